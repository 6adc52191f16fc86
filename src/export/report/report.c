#include "export/report/report.h"

#include "base/date.h"
#include "base/version.h"

void report_make(struct report *r, const struct assessment_file *f,
		 const struct plan_options *options)
{
	const struct questionnaire *q = assessment_file_questionnaire(f);
	const struct assessment *a = assessment_file_assessment(f);
	struct plan_options o = options ? *options : (struct plan_options){0};

	*r = (struct report){
		.q = q,
		.a = a,
		.generated = date_now(),
		.tool = PLUMBLINE_TOOL,
		.file = assessment_file_name(f),
	};
	if (!o.as_of)
		o.as_of = date_day(r->generated);
	r->as_of = o.as_of;
	score_init(&r->score, q);
	score_compute(&r->score, a, o.target);
	plan_compute(&r->plan, &r->score, a, &o);
	architecture_make(&r->architecture, &r->score, a);
	r->set_aside = set_asides_of(&r->arena, &r->score, a);
}

void report_release(struct report *r)
{
	architecture_release(&r->architecture);
	plan_release(&r->plan);
	score_release(&r->score);
	arena_release(&r->arena);
}

const char *report_title(const struct report *r)
{
	const char *const names[] = {r->a->name, r->a->about.title, r->file};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i] && *names[i])
			return names[i];
	return "Untitled assessment";
}

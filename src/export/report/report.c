#include "export/report/report.h"

#include <string.h>

#include "base/date.h"
#include "base/version.h"
#include "base/words.h"
#include "engine/acceptance.h"

/* All milestones, and what moved since the newest. */
static void look_back(struct report *r)
{
	struct side now = {r->a, &r->score, &r->plan};

	trend_make(&r->trend, r->a, &r->score);
	r->since = r->trend.last ? arena_new(&r->arena, struct since, 1) : NULL;
	if (r->since)
		since_last(r->since, &r->trend, &now);
}

void report_make_redacted(struct report *r, const struct assessment_file *f,
			  const struct plan_options *options, enum redaction how)
{
	const struct questionnaire *q = assessment_file_questionnaire(f);
	const struct assessment *own = assessment_file_assessment(f);
	struct assessment *copy = how == REDACT_NOTHING ? NULL : assessment_redacted(own, how);
	const struct assessment *a = copy ? copy : own;
	struct plan_options o = options ? *options : (struct plan_options){0};

	*r = (struct report){
		.q = q,
		.a = a,
		.generated = date_now(),
		.tool = PLUMBLINE_TOOL,
		.file = assessment_file_name(f),
		.redaction = how,
		.redacted = copy,
		.theme = &export_theme_plain,
	};
	if (!o.as_of)
		o.as_of = date_day(r->generated);
	r->as_of = o.as_of;
	r->by_gain = o.by_gain;
	score_init(&r->score, q);
	score_compute(&r->score, a, o.target);
	plan_compute(&r->plan, &r->score, a, &o);
	if (!o.only_counted) {
		r->n_scenarios = outlays_of_scenarios(&r->scenarios, &r->arena, &r->plan,
						      &r->score, a);
		look_back(r);
	}
	architecture_make(&r->architecture, &r->score, a);
	r->set_aside = set_asides_of(&r->arena, &r->score, a);
	r->n_acceptances = acceptances_all(&r->arena, a, &r->acceptances);
}

void report_make(struct report *r, const struct assessment_file *f,
		 const struct plan_options *options)
{
	report_make_redacted(r, f, options, REDACT_NOTHING);
}

void report_spend(struct report *r, const struct purpose *purpose)
{
	r->outlay = arena_new(&r->arena, struct outlay, 1);
	outlay_find(r->outlay, &r->arena, purpose, &r->plan, &r->score, r->a);
}

void report_release(struct report *r)
{
	if (r->since)
		since_release(r->since);
	trend_release(&r->trend);
	architecture_release(&r->architecture);
	plan_release(&r->plan);
	score_release(&r->score);
	arena_release(&r->arena);
	assessment_free(r->redacted);
}

enum acceptance_state report_acceptance_state(const struct report *r,
					      const struct acceptance *c)
{
	enum severity now = risk_severity(&r->score, r->a, questionnaire_find(r->q, c->of));

	return acceptance_state(c, r->as_of, now);
}

const char *report_title(const struct report *r)
{
	const char *const names[] = {r->a->name, r->a->about.title, r->file};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i] && *names[i])
			return names[i];
	return tr("Untitled assessment");
}

const char *report_other_language(const struct report *r)
{
	return strcmp(r->q->language, words_in_use()->code) ? r->q->language : NULL;
}

/* What a language is called in English, "German" for "de-AT"; the code itself when that is not
 * known. */
static const char *language_name(const char *code)
{
	static const struct {
		const char *code, *name;
	} names[] = {
		{"cs", WORD("Czech")}, {"da", WORD("Danish")}, {"de", WORD("German")},
		{"en", WORD("English")}, {"es", WORD("Spanish")}, {"fi", WORD("Finnish")},
		{"fr", WORD("French")}, {"it", WORD("Italian")}, {"ja", WORD("Japanese")},
		{"ko", WORD("Korean")}, {"nb", WORD("Norwegian")}, {"nl", WORD("Dutch")},
		{"pl", WORD("Polish")}, {"pt", WORD("Portuguese")}, {"sv", WORD("Swedish")},
		{"tr", WORD("Turkish")}, {"uk", WORD("Ukrainian")}, {"zh", WORD("Chinese")},
	};
	size_t n = strcspn(code, "-_");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strncmp(names[i].code, code, n) && n == 2)
			return names[i].name;
	return code;
}

void report_questions_language(struct str *out, const struct report *r)
{
	if (report_other_language(r))
		str_addf(out, tr("Questions, options and recommendations are in %s: they stand as "
				 "the questionnaire has them."),
			 tr(language_name(r->q->language)));
}

#include "cli/show/show.h"

#include "model/assessment/assessment.h"

static const struct table_column count_columns[] = {
	{"", false, false},
	{"", true, false},
	{NULL, false, false},
};

static void add_count(struct table *t, const char *what, size_t n)
{
	table_cell(t, INK_PLAIN, "%s", what);
	table_cell(t, INK_PLAIN, "%zu", n);
}

static void print_sections(struct printer *p, const struct questionnaire *q)
{
	static const struct table_column columns[] = {
		{"section", false, false},  {"kind", false, false},
		{"questions", true, false}, {"areas", true, false},
		{"levels", true, false},    {"practices", true, false},
		{"checks", true, false},    {"decisions", true, false},
		{NULL, false, false},
	};
	struct table t = table_start(p, 2, columns);

	for (size_t s = 0; s < q->n_sections; s++) {
		const struct indices *areas = &q->sections[s].areas;
		size_t types[TYPE_DECISIONS + 1] = {0}, n = 0;

		for (size_t i = 0; i < areas->n; i++) {
			const struct indices *questions = &q->areas[areas->items[i]].questions;

			for (size_t k = 0; k < questions->n; k++)
				types[q->questions[questions->items[k]].type]++;
			n += questions->n;
		}
		table_cell(&t, INK_PLAIN, "%s", q->sections[s].id);
		table_cell(&t, INK_PLAIN, "%s", section_kind_name(q->sections[s].kind));
		table_cell(&t, INK_PLAIN, "%zu", n);
		table_cell(&t, INK_PLAIN, "%zu", q->sections[s].areas.n);
		for (size_t k = 0; k <= TYPE_DECISIONS; k++)
			table_cell(&t, INK_PLAIN, "%zu", types[k]);
	}
	table_print(&t);
}

/* How many things a depth asks. */
struct asked {
	size_t questions, decisions, fields;
	size_t prompts; /* what a person answers: nothing that follows from a decision */
};

static struct asked asked_at(const struct questionnaire *q, enum depth d)
{
	struct asked n = {0};

	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *question = &q->questions[i];
		bool derived = question->type == TYPE_DECISIONS || question->mirrors >= 0;

		n.questions += question->depth <= d;
		n.prompts += question->depth <= d && !derived;
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		n.decisions += q->decisions[i].depth <= d;
	for (size_t i = 0; i < q->n_fields; i++) {
		n.fields += q->fields[i].depth <= d;
		n.prompts +=
			q->fields[i].depth <= d && q->fields[i].kind != FIELD_DECISION;
	}
	n.prompts += n.decisions;
	return n;
}

/* The first steps into a depth: what core asks, what standard adds, and deep. */
static void print_depths(struct printer *p, const struct questionnaire *q)
{
	static const struct table_column columns[] = {
		{"asked at depth", false, false},
		{"questions", true, false},
		{"decisions", true, false},
		{"fields", true, false},
		{"together", true, false},
		{"prompts", true, false},
		{NULL, false, false},
	};
	struct table t = table_start(p, 2, columns);

	for (enum depth d = DEPTH_CORE; d <= DEPTH_DEEP; d++) {
		struct asked n = asked_at(q, d);

		table_cell(&t, INK_PLAIN, "%s", depth_name(d));
		table_cell(&t, INK_PLAIN, "%zu", n.questions);
		table_cell(&t, INK_PLAIN, "%zu", n.decisions);
		table_cell(&t, INK_PLAIN, "%zu", n.fields);
		table_cell(&t, INK_PLAIN, "%zu", n.questions + n.decisions + n.fields);
		table_cell(&t, INK_PLAIN, "%zu", n.prompts);
	}
	table_print(&t);
	print_prose(p, 2,
		    "prompts are what a person answers: without the questions and "
		    "fields that follow from a decision");
}

static void print_rules(struct printer *p, const struct questionnaire *q)
{
	struct table t = table_start(p, 2, count_columns);

	for (enum severity s = SEVERITY_CRITICAL; s >= SEVERITY_LOW; s--) {
		size_t n = 0;

		for (size_t i = 0; i < q->n_rules; i++)
			n += q->rules[i].severity == s;
		add_count(&t, severity_name(s), n);
	}
	table_print(&t);
}

static void print_counts(struct printer *p, const struct questionnaire *q)
{
	struct table t = table_start(p, 2, count_columns);
	size_t options = 0, practices = 0;

	for (size_t i = 0; i < q->n_decisions; i++)
		options += q->decisions[i].n_options;
	for (size_t i = 0; i < q->n_questions; i++)
		practices += q->questions[i].n_practices;
	add_count(&t, "questions", q->n_questions);
	add_count(&t, "practices and checks", practices);
	add_count(&t, "decisions", q->n_decisions);
	add_count(&t, "options", options);
	add_count(&t, "rules", q->n_rules);
	add_count(&t, "profile fields", q->n_fields);
	add_count(&t, "references", q->n_references);
	add_count(&t, "glossary terms", q->n_terms);
	add_count(&t, "sources", q->n_sources);
	add_count(&t, "caveats", q->n_caveats);
	table_print(&t);
}

static void print_currency(struct printer *p, const struct questionnaire *q)
{
	size_t moving = 0;

	for (size_t i = 0; i < q->n_caveats; i++)
		moving += q->caveats[i].recheck;
	if (*q->content_date)
		print_line(p, "content of %s; %zu of %zu caveats to check again",
			   q->content_date, moving, q->n_caveats);
}

void show_stats(struct printer *p, const struct questionnaire *q)
{
	print_heading(p, "%s %s: %s", q->id, q->version, q->title);
	print_line(p, "from %s", q->origin);
	print_currency(p, q);
	print_blank(p);
	print_counts(p, q);
	print_blank(p);
	print_heading(p, "Questions");
	print_sections(p, q);
	print_blank(p);
	print_heading(p, "Depth");
	print_depths(p, q);
	print_blank(p);
	print_heading(p, "Rules");
	print_rules(p, q);
}

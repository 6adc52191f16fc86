#include "cli/show.h"

#include "model/assessment.h"

static const struct column count_columns[] = {
	{"", false, false},
	{"", true, false},
	{NULL, false, false},
};

static void add_count(struct table *t, const char *what, size_t n)
{
	table_cell(t, INK_PLAIN, "%s", what);
	table_cell(t, INK_PLAIN, "%zu", n);
}

static void print_sections(struct page *p, const struct questionnaire *q)
{
	static const struct column columns[] = {
		{"section", false, false},  {"kind", false, false},
		{"questions", true, false}, {"areas", true, false},
		{"levels", true, false},    {"practices", true, false},
		{"checks", true, false},    {"decisions", true, false},
		{NULL, false, false},
	};
	struct table t = table_start(p, 2, columns);

	for (size_t s = 0; s < q->n_sections; s++) {
		size_t types[TYPE_DECISIONS + 1] = {0}, n = 0;

		for (size_t i = 0; i < q->n_questions; i++) {
			if (q->questions[i].section != s)
				continue;
			types[q->questions[i].type]++;
			n++;
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

/* The first steps into a depth: what core asks, what standard adds, and deep. */
static void print_depths(struct page *p, const struct questionnaire *q)
{
	static const struct column columns[] = {
		{"asked at depth", false, false},
		{"questions", true, false},
		{"decisions", true, false},
		{"fields", true, false},
		{NULL, false, false},
	};
	struct table t = table_start(p, 2, columns);

	for (enum depth d = DEPTH_CORE; d <= DEPTH_DEEP; d++) {
		size_t questions = 0, decisions = 0, fields = 0;

		for (size_t i = 0; i < q->n_questions; i++)
			questions += q->questions[i].depth <= d;
		for (size_t i = 0; i < q->n_decisions; i++)
			decisions += q->decisions[i].depth <= d;
		for (size_t i = 0; i < q->n_fields; i++)
			fields += q->fields[i].depth <= d;
		table_cell(&t, INK_PLAIN, "%s", depth_name(d));
		table_cell(&t, INK_PLAIN, "%zu", questions);
		table_cell(&t, INK_PLAIN, "%zu", decisions);
		table_cell(&t, INK_PLAIN, "%zu", fields);
	}
	table_print(&t);
}

static void print_rules(struct page *p, const struct questionnaire *q)
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

void show_stats(struct page *p, const struct questionnaire *q)
{
	struct table t = table_start(p, 2, count_columns);
	size_t options = 0, practices = 0;

	for (size_t i = 0; i < q->n_decisions; i++)
		options += q->decisions[i].n_options;
	for (size_t i = 0; i < q->n_questions; i++)
		practices += q->questions[i].n_practices;
	page_heading(p, "%s %s: %s", q->id, q->version, q->title);
	page_line(p, "from %s", q->origin);
	page_blank(p);
	add_count(&t, "questions", q->n_questions);
	add_count(&t, "practices and checks", practices);
	add_count(&t, "decisions", q->n_decisions);
	add_count(&t, "options", options);
	add_count(&t, "rules", q->n_rules);
	add_count(&t, "profile fields", q->n_fields);
	add_count(&t, "references", q->n_references);
	table_print(&t);
	page_blank(p);
	page_heading(p, "Questions");
	print_sections(p, q);
	page_blank(p);
	page_heading(p, "Depth");
	print_depths(p, q);
	page_blank(p);
	page_heading(p, "Rules");
	print_rules(p, q);
}

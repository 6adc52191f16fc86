/* Traceability: every row of the four documents that the questionnaire was made from is
 * there, and something that exists carries it. A row that goes missing, or that names what
 * is not there, is noticed. The catalogue of the rows is not part of the repository; where
 * it is not beside it, that comparison is skipped. */
#include "support.h"

#include "base/embedded.h"
#include "base/file.h"
#include "model/given.h"
#include "model/questionnaire/check.h"

#define CATALOGUE "../shared/content/seed-catalogue.md"
#define PART "traceability.yaml"
#define FILES_MAX 64
#define ROWS 239

static const struct {
	const char *id;
	int rows;
} documents[] = {{"SEED0", 61}, {"SEED1", 39}, {"SEED2", 82}, {"SEED3", 57}};

/* The ids that must be there, in order. */
static const char *expected_id(size_t row)
{
	static char id[16];
	size_t d = 0;

	while (row >= (size_t)documents[d].rows)
		row -= (size_t)documents[d++].rows;
	snprintf(id, sizeof id, "%s-%02d", documents[d].id, (int)row + 1);
	return id;
}

static void all_rows_are_there_and_carried(void **state)
{
	const struct questionnaire *q = *state;

	assert_int_equal(q->n_sources, ROWS);
	for (size_t i = 0; i < ROWS; i++) {
		assert_string_equal(q->sources[i].id, expected_id(i));
		assert_true(strlen(q->sources[i].text) >= 10);
		assert_true(q->sources[i].carried.n > 0);
	}
}

static bool carries(const struct source_row *row, enum thing_kind kind, size_t index)
{
	for (size_t i = 0; i < row->carried.n; i++)
		if (row->carried.items[i].kind == kind &&
		    row->carried.items[i].index == index)
			return true;
	return false;
}

static bool lists(const struct texts *sources, const char *id)
{
	for (size_t i = 0; i < sources->n; i++)
		if (!strcmp(sources->items[i], id))
			return true;
	return false;
}

static void a_question_that_carries_a_row_lists_it(void **state)
{
	const struct questionnaire *q = *state;
	int wrong = 0, pairs = 0;

	for (size_t i = 0; i < q->n_questions; i++)
		for (size_t k = 0; k < q->n_sources; k++) {
			if (!carries(&q->sources[k], THING_QUESTION, i))
				continue;
			pairs++;
			if (lists(&q->questions[i].sources, q->sources[k].id))
				continue;
			print_error("%s carries %s but does not list it\n",
				    q->questions[i].id, q->sources[k].id);
			wrong++;
		}
	assert_int_equal(wrong, 0);
	assert_true(pairs > 200);
}

/* The themes stand on what carries the rows they come from, and nowhere else. */
static const struct {
	const char *theme, *rows[5];
} themes[] = {
	{"Strategic question", {"SEED2-73", "SEED2-74", "SEED2-75", "SEED2-76"}},
	{"Experimentation", {"SEED1-24"}},
	{"Explainability and fairness", {"SEED1-25", "SEED1-26"}},
	{"Lifecycle management", {"SEED1-27", "SEED1-28"}},
	{"Collaboration", {"SEED1-29"}},
};

static bool is_theme_of(const struct questionnaire *q, size_t theme, size_t question)
{
	for (size_t i = 0; themes[theme].rows[i]; i++) {
		struct thing t = questionnaire_find(q, themes[theme].rows[i]);

		assert_int_equal(t.kind, THING_SOURCE);
		if (carries(&q->sources[t.index], THING_QUESTION, question))
			return true;
	}
	return false;
}

static void themes_stand_on_what_carries_their_rows(void **state)
{
	const struct questionnaire *q = *state;
	size_t counts[COUNT_OF(themes)] = {0};

	for (size_t i = 0; i < q->n_questions; i++) {
		size_t n = 0;

		for (size_t t = 0; t < COUNT_OF(themes); t++) {
			bool is = is_theme_of(q, t, i);

			if (is != lists(&q->questions[i].themes, themes[t].theme))
				fail_msg("%s: '%s' is %s", q->questions[i].id,
					 themes[t].theme, is ? "missing" : "too much");
			counts[t] += is;
			n += is;
		}
		assert_int_equal(q->questions[i].themes.n, n);
	}
	for (size_t t = 0; t < COUNT_OF(themes); t++)
		assert_true(counts[t] >= 2);
}

/* What the built-in questionnaire says when this stands in place of its traceability. */
static void diagnose(const char *bytes, size_t n, struct str *out)
{
	struct questionnaire_file files[FILES_MAX];
	struct diags d = {0};
	struct questionnaire *q;

	assert_true(embedded_questionnaire_n <= FILES_MAX);
	for (size_t i = 0; i < embedded_questionnaire_n; i++) {
		const struct embedded_file *f = &embedded_questionnaire[i];
		bool swap = !strcmp(f->name, PART);

		files[i] = (struct questionnaire_file){
			.name = f->name,
			.bytes = swap ? bytes : (const char *)f->bytes,
			.n = swap ? n : f->n,
		};
	}
	q = questionnaire_parse(files, embedded_questionnaire_n, "copy", &d);
	if (q)
		questionnaire_check(q, &d);
	for (size_t i = 0; i < d.n; i++)
		str_addf(out, "%s\n", d.items[i].text);
	questionnaire_free(q);
	diags_release(&d);
}

/* The file as it is, to be changed. */
static void load_part(struct str *out)
{
	for (size_t i = 0; i < embedded_questionnaire_n; i++)
		if (!strcmp(embedded_questionnaire[i].name, PART))
			str_addn(out, (const char *)embedded_questionnaire[i].bytes,
				 embedded_questionnaire[i].n);
	assert_true(out->len > 1000);
}

/* The text of the file without one row. */
static void drop_row(struct str *out, const char *part, const char *id)
{
	char start[32];
	const char *from, *to;

	snprintf(start, sizeof start, "  - id: %s\n", id);
	from = strstr(part, start);
	assert_non_null(from);
	to = strstr(from + 1, "\n  - id: ");
	str_addn(out, part, (size_t)(from - part));
	if (to)
		str_add(out, to + 1);
}

/* The first row of each document, rows inside, and last ones that a question lists. */
static void a_row_that_is_missing_is_named(void **state)
{
	static const struct {
		const char *id, *message;
	} cases[] = {
		{"SEED0-01", "SEED0-02 is the first row of its source: row 1 is missing"},
		{"SEED0-24",
		 "SEED0-25 follows SEED0-23: row 24 of this source is missing"},
		{"SEED0-24",
		 "REL-15 names the source SEED0-24, which no row of 'sources' has"},
		{"SEED1-20",
		 "SEED1-21 follows SEED1-19: row 20 of this source is missing"},
		{"SEED2-73",
		 "SEED2-74 follows SEED2-72: row 73 of this source is missing"},
		{"SEED2-82", "names the source SEED2-82, which no row of 'sources' has"},
		{"SEED3-34",
		 "SEED3-35 follows SEED3-33: row 34 of this source is missing"},
		{"SEED3-57", "names the source SEED3-57, which no row of 'sources' has"},
	};
	struct str part = {0};

	(void)state;
	load_part(&part);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str less = {0}, said = {0};

		drop_row(&less, str_text(&part), cases[i].id);
		diagnose(str_text(&less), less.len, &said);
		assert_text_has(str_text(&said), cases[i].message);
		str_release(&less);
		str_release(&said);
	}
	str_release(&part);
}

/* The text with the first "from" after the row's beginning replaced. */
static void change_row(struct str *out, const char *part, const char *id,
		       const char *from, const char *to)
{
	const char *row, *hit;
	char start[32];

	snprintf(start, sizeof start, "  - id: %s\n", id);
	row = strstr(part, start);
	assert_non_null(row);
	hit = strstr(row, from);
	assert_non_null(hit);
	str_addn(out, part, (size_t)(hit - part));
	str_add(out, to);
	str_add(out, hit + strlen(from));
}

static void a_row_that_names_nothing_is_refused(void **state)
{
	static const struct {
		const char *id, *from, *to, *message;
	} cases[] = {
		{"SEED0-24", "[REL-15]", "[REL-99]",
		 "no question, decision, rule, field, reference or term 'REL-99'"},
		{"SEED0-24", "[REL-15]", "[reliability]",
		 "no question, decision, rule, field, reference or term 'reliability'"},
		{"SEED0-24", "[REL-15]", "[SEED0-23]",
		 "no question, decision, rule, field, reference or term 'SEED0-23'"},
		{"SEED0-24", "[REL-15]", "[]", "nothing carries SEED0-24"},
		{"SEED0-24", "    carried: [REL-15]\n", "", "'carried'"},
		{"SEED0-24", "SEED0-24", "SEED0-23", "SEED0-23"},
	};
	struct str part = {0};

	(void)state;
	load_part(&part);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str changed = {0}, said = {0};

		change_row(&changed, str_text(&part), cases[i].id, cases[i].from,
			   cases[i].to);
		diagnose(str_text(&changed), changed.len, &said);
		assert_text_has(str_text(&said), cases[i].message);
		str_release(&changed);
		str_release(&said);
	}
	str_release(&part);
}

static void an_unchanged_copy_has_no_fault(void **state)
{
	struct str part = {0}, said = {0};

	(void)state;
	load_part(&part);
	diagnose(str_text(&part), part.len, &said);
	assert_text_equal(str_text(&said), "");
	str_release(&part);
	str_release(&said);
}

/* The cells of a table row between its bars; changes line. */
static size_t cut(char *line, char *cells[], size_t max)
{
	size_t n = 0;

	for (char *p = strchr(line, '|'); p && n < max;) {
		char *end = strchr(++p, '|');

		if (!end)
			break;
		*end = '\0';
		p += strspn(p, " ");
		p[strcspn(p, "|")] = '\0';
		while (*p && p[strlen(p) - 1] == ' ')
			p[strlen(p) - 1] = '\0';
		cells[n++] = p;
		p = end;
	}
	return n;
}

/* What carries the row, as the catalogue writes it: "REL-19 DT-29". */
static void add_carriers(struct str *out, const struct questionnaire *q,
			 const struct source_row *row)
{
	for (size_t i = 0; i < row->carried.n; i++)
		str_addf(out, "%s%s", i ? " " : "", thing_id(q, row->carried.items[i]));
}

static void carriers_are_those_of_the_catalogue(void **state)
{
	struct str text = {0}, found = {0}, expected = {0};
	struct questionnaire *q;
	size_t rows = 0;

	(void)state;
	if (!file_exists(CATALOGUE))
		skip_because("%s is not there; carriers are compared where it is",
			     CATALOGUE);
	q = questionnaire_of(QUESTIONNAIRE_2026_11);
	assert_non_null(q);
	file_load(CATALOGUE, &text);
	for (char *line = strtok(text.data, "\n"), *cells[12]; line;
	     line = strtok(NULL, "\n")) {
		struct thing t;

		if (strncmp(line, "| SEED", 6) != 0 || cut(line, cells, 12) != 8)
			continue;
		t = questionnaire_find(q, cells[0]);
		assert_int_equal(t.kind, THING_SOURCE);
		str_addf(&expected, "%s: %s\n", cells[0], cells[6]);
		str_addf(&found, "%s: ", cells[0]);
		add_carriers(&found, q, &q->sources[t.index]);
		str_addc(&found, '\n');
		rows++;
	}
	assert_text_equal(str_text(&found), str_text(&expected));
	assert_int_equal(rows, ROWS);
	str_release(&text);
	str_release(&found);
	str_release(&expected);
	questionnaire_free(q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows_are_there_and_carried),
		cmocka_unit_test(a_question_that_carries_a_row_lists_it),
		cmocka_unit_test(themes_stand_on_what_carries_their_rows),
		cmocka_unit_test(an_unchanged_copy_has_no_fault),
		cmocka_unit_test(a_row_that_is_missing_is_named),
		cmocka_unit_test(a_row_that_names_nothing_is_refused),
		cmocka_unit_test(carriers_are_those_of_the_catalogue),
	};

	return cmocka_run_group_tests(tests, built_in_setup, built_in_teardown);
}

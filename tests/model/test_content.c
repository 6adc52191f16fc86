/* The questionnaire of November 2026 says what the content pages say: every row of their
 * tables is compared with what was loaded. The pages are not part of the repository; where
 * they are not beside it, the tests are skipped. */
#include "support.h"

#include <ctype.h>

#include "base/file.h"
#include "model/given.h"
#include "model/questionnaire/condition.h"

#define QUESTIONS "../shared/content/question-bank.md"
#define DECISIONS "../shared/content/landing-zone-decisions.md"
#define CELLS 12

static struct questionnaire *q;

static int setup(void **state)
{
	int result = questionnaire_2026_11_setup(state);

	q = *state;
	return result;
}

/* The pages write DT03 and SEC_15 where files say DT-03 and SEC-15. */
static void to_ids(struct str *out, const char *text)
{
	for (const char *p = text; *p; p++) {
		bool upper = p > text && isupper((unsigned char)p[-1]);

		if (upper && *p == '_' && isdigit((unsigned char)p[1])) {
			str_addc(out, '-');
		} else if (upper && isdigit((unsigned char)*p)) {
			str_addc(out, '-');
			str_addc(out, *p);
		} else {
			str_addc(out, *p);
		}
	}
}

/* Cuts a table row into its cells, without blanks and back-ticks around; changes line. */
static size_t cut(char *line, char *cells[CELLS])
{
	size_t n = 0;

	if (*line != '|')
		return 0;
	for (char *p = line + 1; *p && n < CELLS;) {
		char *end = strchr(p, '|'), *last;

		if (!end)
			break;
		*end = '\0';
		p += strspn(p, " `");
		last = p + strlen(p);
		while (last > p && strchr(" `", last[-1]))
			*--last = '\0';
		cells[n++] = p;
		p = end + 1;
	}
	return n;
}

/* What reads a page: a function that gets each row of its tables, and the heading above. */
struct printer {
	void (*row)(char *const *cells, size_t n, const char *heading);
	const char *path;
};

static void each_row(const struct printer *page)
{
	struct str text = {0};
	char heading[200] = "";

	if (!file_exists(page->path))
		skip_because("%s is not there; the content is compared where it is", page->path);
	file_load(page->path, &text);
	for (char *line = text.data, *next; line && *line; line = next) {
		char *cells[CELLS];
		size_t n;

		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		if (*line == '#')
			snprintf(heading, sizeof heading, "%s", line + strspn(line, "# "));
		else if (!strncmp(line, "*Ask when:*", 11))
			page->row((char *[]){line}, 1, heading);
		n = cut(line, cells);
		if (n)
			page->row(cells, n, heading);
	}
	str_release(&text);
}

static int wrong, rows;

static void begin(void)
{
	wrong = rows = 0;
}

static void compare_texts(const char *id, const char *what, const char *found,
			  const char *expected)
{
	if (!strcmp(found, expected))
		return;
	print_error("%s: %s is '%s', the page has '%s'\n", id, what, found, expected);
	wrong++;
}

static void compare_conditions(const char *id, const struct condition *when,
			       const char *expected)
{
	struct condition_scope all = {q->n_fields, q->n_decisions, true, false};
	struct loc at = {id, 1, 1};
	struct str ids = {0}, found = {0}, wanted = {0};
	struct diags d = {0};
	const struct condition *c;

	to_ids(&ids, expected);
	c = condition_parse(q, str_text(&ids), at, all, &d);
	diags_print(&d, stderr);
	wrong += d.n != 0;
	condition_text(&found, q, when);
	condition_text(&wanted, q, c);
	compare_texts(id, "the condition", str_text(&found), str_text(&wanted));
	diags_release(&d);
	str_release(&ids);
	str_release(&found);
	str_release(&wanted);
}

static void add_word(struct str *out, const char *word)
{
	str_addf(out, "%s%s", out->len ? " " : "", word);
}

/* Words separated by blanks, commas and semicolons, by one blank. */
static void normalize(struct str *out, const char *list)
{
	while (*list) {
		size_t n;

		list += strspn(list, " ,;");
		n = strcspn(list, " ,;");
		if (n)
			str_addf(out, "%s%.*s", out->len ? " " : "", (int)n, list);
		list += n;
	}
}

static void compare_lists(const char *id, const char *what, const struct str *found,
			  const char *expected)
{
	struct str wanted = {0};

	if (strcmp(expected, "-") != 0)
		normalize(&wanted, expected);
	compare_texts(id, what, str_text(found), str_text(&wanted));
	str_release(&wanted);
}

static void compare_sources(const char *id, const struct texts *sources, const char *expected)
{
	struct str found = {0}, wanted = {0};
	const char *beyond = "beyond seeds;";

	for (size_t i = 0; i < sources->n; i++)
		add_word(&found, sources->items[i]);
	if (!strncmp(expected, beyond, strlen(beyond)))
		expected += strlen(beyond);
	/* "… (design checklist)" is a remark. */
	str_addn(&wanted, expected, strcspn(expected, "("));
	compare_lists(id, "sources", &found, str_text(&wanted));
	str_release(&found);
	str_release(&wanted);
}

/* "P: !a; b; c (or d; e)": how many items there are and which are must-haves. */
static void compare_items(const struct question *it, const char *list)
{
	struct str found = {0}, wanted = {0};
	int nested = 0;
	bool start = true;

	for (size_t i = 0; i < it->n_practices; i++)
		str_addc(&found, it->practices[i].must && it->type != TYPE_CHECKS ? '!' : '.');
	for (const char *p = list; *p; p++) {
		nested += (*p == '(') - (*p == ')');
		if (start && *p != ' ') {
			str_addc(&wanted, *p == '!' ? '!' : '.');
			start = false;
		}
		start = start || (*p == ';' && !nested);
	}
	compare_texts(it->id, "the items, ! for must-haves,", str_text(&found),
		      str_text(&wanted));
	str_release(&found);
	str_release(&wanted);
}

/* "M: 0 none; 3 most; 4 all": these levels have a text; the others may have one. */
static void compare_levels(const struct question *it, const char *list)
{
	for (const char *p = list; *p; p++)
		if (isdigit((unsigned char)*p) && p[1] == ' ' &&
		    (p == list || (p - list > 1 && p[-1] == ' ' && p[-2] == ';')) &&
		    (*p - '0' >= Q_LEVELS || !it->levels[*p - '0'])) {
			print_error("%s: level %c has no text\n", it->id, *p);
			wrong++;
		}
}

static void compare_answers(const struct question *it, const char *cell)
{
	static const char letters[] = {'M', 'P', 'Y', 'D'};
	char letter[2] = {letters[it->type], '\0'}, wanted[2] = {*cell, '\0'};
	struct str found = {0};

	compare_texts(it->id, "the type", letter, wanted);
	if (it->type == TYPE_LEVELS)
		compare_levels(it, cell + 2 + strspn(cell + 2, " "));
	else if (it->type != TYPE_DECISIONS)
		compare_items(it, cell + 2);
	for (size_t i = 0; i < it->decisions.n; i++)
		add_word(&found, q->decisions[it->decisions.items[i]].id);
	if (it->type == TYPE_DECISIONS)
		compare_lists(it->id, "decisions", &found, cell + 2);
	str_release(&found);
}

/* Decisions are facts, not remediation: what a question needs are questions. */
static void compare_needs(const struct question *it, const char *cell)
{
	struct str found = {0}, all = {0}, wanted = {0};

	for (size_t i = 0; i < it->needs.n; i++)
		add_word(&found, q->questions[it->needs.items[i]].id);
	normalize(&all, cell);
	for (char *w = strtok(all.data, " "); w; w = strtok(NULL, " "))
		if (strncmp(w, "DT-", 3) != 0 && strcmp(w, "-") != 0)
			add_word(&wanted, w);
	compare_texts(it->id, "needs", str_text(&found), str_text(&wanted));
	str_release(&found);
	str_release(&all);
	str_release(&wanted);
}

static void compare_question(char *const *cells, size_t n, const char *heading)
{
	struct thing t;
	const struct question *it;
	char weight[12];

	(void)heading;
	if (n != 9)
		return;
	t = questionnaire_find(q, cells[0]);
	if (t.kind != THING_QUESTION) {
		wrong += isupper((unsigned char)cells[0][0]) && strchr(cells[0], '-');
		return;
	}
	rows++;
	it = &q->questions[t.index];
	snprintf(weight, sizeof weight, "%d", it->weight);
	compare_conditions(it->id, it->when, cells[2]);
	compare_answers(it, cells[4]);
	compare_texts(it->id, "the weight", weight, cells[5]);
	compare_texts(it->id, "the effort", effort_name(it->effort), cells[6]);
	compare_sources(it->id, &it->sources, cells[7]);
	compare_needs(it, cells[8]);
}

static void questions_are_those_of_the_page(void **state)
{
	(void)state;
	begin();
	each_row(&(struct printer){compare_question, QUESTIONS});
	assert_int_equal(wrong, 0);
	assert_int_equal(rows, 179);
}

static void compare_field(char *const *cells, size_t n, const char *heading)
{
	static const char *const kinds[] = {"one", "multi", "number", "text", "="};
	struct thing t = questionnaire_find(q, cells[0]);
	struct str values = {0};
	const struct field *f;

	(void)heading;
	if (n != 5 || t.kind != THING_FIELD)
		return;
	rows++;
	f = &q->fields[t.index];
	compare_texts(f->id, "the name", f->name, cells[1]);
	if (f->kind == FIELD_DECISION) {
		compare_texts(f->id, "ref", q->decisions[f->decision].id, cells[2] + 1);
		return;
	}
	compare_texts(f->id, "the kind", kinds[f->kind], cells[2]);
	for (size_t i = 0; i < f->n_values; i++)
		add_word(&values, f->values[i].id);
	if (f->n_values && strcmp(cells[3], "0-4") != 0)
		compare_lists(f->id, "values", &values, cells[3]);
	str_release(&values);
}

static void the_profile_is_that_of_the_page(void **state)
{
	(void)state;
	begin();
	each_row(&(struct printer){compare_field, QUESTIONS});
	assert_int_equal(wrong, 0);
	assert_int_equal(rows, 27);
}

/* The decision of the heading "DT-12 DDoS"; NULL when it is another heading. */
static const struct decision *decision_of(const char *heading)
{
	char id[16];
	struct thing t;

	snprintf(id, sizeof id, "%.*s", (int)strcspn(heading, " "), heading);
	t = questionnaire_find(q, id);
	return t.kind == THING_DECISION ? &q->decisions[t.index] : NULL;
}

static void compare_option(char *const *cells, size_t n, const char *heading)
{
	const struct decision *d = decision_of(heading);
	char fit[12] = "fact";
	int i;

	if (!d)
		return;
	if (n == 1) {
		char *when = strchr(cells[0], '`') + 1;

		*strchr(when, '`') = '\0';
		compare_conditions(d->id, d->when, when);
		compare_texts(d->id, "the name", d->name, heading + strlen(d->id) + 1);
		rows += 1000;
		return;
	}
	if (n != 4 || !strcmp(cells[0], "Code") || cells[0][0] == '-')
		return;
	rows++;
	i = decision_option(d, cells[0]);
	if (i < 0) {
		compare_texts(d->id, "an option", "missing", cells[0]);
		return;
	}
	if (d->options[i].fit >= 0)
		snprintf(fit, sizeof fit, "%d", d->options[i].fit);
	compare_texts(d->id, cells[0], fit, cells[2]);
}

static void decisions_and_options_are_those_of_the_page(void **state)
{
	(void)state;
	begin();
	each_row(&(struct printer){compare_option, DECISIONS});
	assert_int_equal(wrong, 0);
	assert_int_equal(rows, 34 * 1000 + 142);
}

/* Does the word begin with an id of ours, as in "LZG-05" or "DT-23"? Then it goes to out. */
static void add_blamed(struct str *out, const char *word)
{
	size_t n = strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789");
	char id[16];
	enum thing_kind kind;

	snprintf(id, sizeof id, "%.*s", (int)n, word);
	kind = questionnaire_find(q, id).kind;
	if (kind == THING_DECISION || kind == THING_QUESTION)
		str_addf(out, "%s ", id);
}

/* The blamed things are the ids of the Fix column, decisions first; where it names none, the
 * rule says which (CR-51: DT-13, DT-09). */
static void compare_blames(const struct rule *r, const char *fix)
{
	struct str decisions = {0}, questions = {0}, found = {0};

	for (const char *p = fix; *p; p++)
		if (p == fix || strchr(" /;", p[-1])) {
			if (!strncmp(p, "DT-", 3))
				add_blamed(&decisions, p);
			else
				add_blamed(&questions, p);
		}
	str_add(&decisions, str_text(&questions));
	for (size_t i = 0; i < r->decisions.n; i++)
		str_addf(&found, "%s ", q->decisions[r->decisions.items[i]].id);
	for (size_t i = 0; i < r->questions.n; i++)
		str_addf(&found, "%s ", q->questions[r->questions.items[i]].id);
	compare_texts(r->id, "blames", str_text(&found),
		      strcmp(r->id, "CR-51") != 0 ? str_text(&decisions) : "DT-13 DT-09 ");
	str_release(&decisions);
	str_release(&questions);
	str_release(&found);
}

static void compare_rule(char *const *cells, size_t n, const char *heading)
{
	struct thing t = questionnaire_find(q, cells[0]);
	char severity[12];
	const struct rule *r;

	(void)heading;
	if (n != 5 || t.kind != THING_RULE)
		return;
	rows++;
	r = &q->rules[t.index];
	snprintf(severity, sizeof severity, "%s", cells[1]);
	severity[0] = (char)tolower((unsigned char)severity[0]);
	compare_texts(r->id, "the severity", severity_name(r->severity), severity);
	compare_conditions(r->id, r->when, cells[2]);
	compare_blames(r, cells[4]);
}

static void rules_are_those_of_the_page(void **state)
{
	(void)state;
	begin();
	each_row(&(struct printer){compare_rule, DECISIONS});
	assert_int_equal(wrong, 0);
	assert_int_equal(rows, 68);
}

static void compare_reference(char *const *cells, size_t n, const char *heading)
{
	struct thing t = questionnaire_find(q, cells[0]);
	const struct reference *r;
	char path[300];

	(void)heading;
	if (n != 4 || t.kind != THING_REFERENCE)
		return;
	rows++;
	r = &q->references[t.index];
	/* "… (parts 1-5)" is a remark. */
	snprintf(path, sizeof path, "%s", cells[2]);
	path[strcspn(path, "(")] = '\0';
	if (*path && path[strlen(path) - 1] == ' ')
		path[strlen(path) - 1] = '\0';
	compare_texts(r->id, "the path", r->path, path);
}

static void references_are_those_of_the_page(void **state)
{
	(void)state;
	begin();
	each_row(&(struct printer){compare_reference, QUESTIONS});
	assert_int_equal(wrong, 0);
	assert_int_equal(rows, 34);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(questions_are_those_of_the_page),
		cmocka_unit_test(the_profile_is_that_of_the_page),
		cmocka_unit_test(decisions_and_options_are_those_of_the_page),
		cmocka_unit_test(rules_are_those_of_the_page),
		cmocka_unit_test(references_are_those_of_the_page),
	};

	return cmocka_run_group_tests(tests, setup, built_in_teardown);
}

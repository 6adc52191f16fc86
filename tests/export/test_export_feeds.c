/* Exports for other tools: held against what those document, and against themselves. */
#define _GNU_SOURCE
#include "written.h"

#include <locale.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/json_read.h"
#include "base/names.h"
#include "base/utf8.h"

static const char *const tables[] = {"assessments", "sections", "answers",
				     "findings",    "actions",  "acceptances"};

static struct jnode *parsed(struct arena *a, const char *text, size_t n)
{
	struct diags d = {0};
	struct jnode *root = json_read(a, "export", text, n, &d);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(root);
	return root;
}

static struct jnode *parsed_file(struct arena *a, const char *path)
{
	struct str text = {0};
	char *copy;

	file_load(path, &text);
	copy = arena_strndup(a, str_text(&text), text.len);
	str_release(&text);
	return parsed(a, copy, strlen(copy));
}

/* With all that texts may do to other tools. */
static void sample_full(struct sample *s)
{
	static const char *evidence[] = {"https://example.com/a", "a\nb"};
	struct plan_entry *e;

	sample_begin(s);
	sample_answers(s);
	sample_accepted(s);
	s->a->acceptances[0].revoked = true;
	s->a->acceptances[0].revoked_at = "2020-02-01T00:00:00Z";
	s->a->id = "0f8fad5b-d9cb-469f-a165-70867728950e";
	s->a->questions[questionnaire_find(s->q, "REL-01").index].note = "=1+1";
	s->a->questions[questionnaire_find(s->q, "REL-01").index].at = "2026-11-20T10:00:00Z";
	s->a->questions[questionnaire_find(s->q, "REL-01").index].evidence =
		(struct texts){evidence, 2};
	e = assessment_plan_edit(s->a, "REL-02");
	e->owner = "@cmd,\"x\"\r\n</p><script>\xe2\x80\xae";
	e->note = " {code} [x|y] \xc3\xa4";
	sample_report(s);
}

/* ---- CSV, read back ---- */

/* The records of a CSV text: fields in the arena, each ended by NULL. */
static size_t read_csv(struct arena *a, const char *s, const char ****out)
{
	const char ***records = NULL, **fields = NULL;
	size_t n = 0, n_fields = 0;
	struct str field = {0};

	while (*s) {
		bool quoted = *s == '"';

		for (s += quoted; *s; s++)
			if (quoted && s[0] == '"' && s[1] == '"')
				str_addc(&field, *s++);
			else if (quoted && *s == '"')
				quoted = false;
			else if (!quoted && strchr(",\r", *s))
				break;
			else
				str_addc(&field, *s);
		*(const char **)ARENA_PUSH(a, fields, n_fields) =
			arena_strdup(a, str_text(&field));
		str_truncate(&field, 0);
		if (*s == '\r') {
			assert_int_equal(s[1], '\n');
			ARENA_PUSH(a, fields, n_fields);
			*(const char ***)ARENA_PUSH(a, records, n) = fields;
			fields = NULL;
			n_fields = 0;
			s++;
		}
		s++;
	}
	str_release(&field);
	*out = records;
	return n;
}

static size_t column_of(const char **header, const char *name)
{
	for (size_t i = 0; header[i]; i++)
		if (!strcmp(header[i], name))
			return i;
	fail_msg("there is no column %s", name);
	return 0;
}

static size_t exported_csv(const struct sample *s, struct arena *a, const char *format,
			   const char ****records)
{
	struct str text = {0};
	size_t n;

	sample_text(s, format, &text);
	assert_int_not_equal(str_text(&text)[0], '\xef'); /* no mark: it is for programs */
	n = read_csv(a, str_text(&text), records);
	str_release(&text);
	return n;
}

static void assert_header(const char **header, const char *const *wanted)
{
	size_t i = 0;

	for (; wanted[i]; i++)
		assert_string_equal(header[i], wanted[i]);
	assert_null(header[i]);
}

/* No program that opens it takes a text for a formula. */
static void assert_no_formula(const char ***records, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; records[i][c]; c++)
			if (*records[i][c])
				assert_null(strchr("=+-@\t", *records[i][c]));
}

/* ---- Backlogs ---- */

/* learn.microsoft.com/azure/devops/boards/queries/import-work-items-from-csv: Work Item Type and
 * Title are wanted, titles of children stand in columns further right below their parent, tags
 * are parted by semicolons, rich text is HTML, new items have no ID and no State. Effort is a
 * field of features, Remaining Work one of tasks; Priority is 1 to 4. */
static void azure_boards_takes_the_backlog(void **state)
{
	static const char *const header[] = {"Work Item Type", "Title 1", "Title 2", "Title 3",
					     "Priority", "Effort", "Remaining Work", "Tags",
					     "Description", NULL};
	static const char *const types[] = {"Epic", "Feature", "Task"};
	struct sample s;
	struct arena a = {0};
	const char ***r;
	size_t n, depth = 0, features = 0;

	(void)state;
	sample_full(&s);
	n = exported_csv(&s, &a, "azure-boards", &r);
	assert_header(r[0], header);
	for (size_t i = 1; i < n; i++) {
		size_t level = 0;

		while (strcmp(r[i][0], types[level]) != 0)
			level++;
		assert_true(level <= depth + 1);
		assert_true(i > 1 || level == 0);
		depth = level;
		features += level == 1;
		for (size_t t = 0; t < 3; t++)
			assert_true((*r[i][1 + t] != '\0') == (t == level));
		assert_true(utf8_width(r[i][1 + level]) <= 2 * 255);
		assert_null(strpbrk(r[i][1 + level], "\r\n"));
		assert_true(level == 0 ? !*r[i][4] : r[i][4][0] >= '1' && r[i][4][0] <= '4');
		assert_int_equal(*r[i][5] != '\0', level == 1);
		assert_int_equal(*r[i][6] != '\0', level == 2);
		assert_null(strchr(r[i][7], ','));
		assert_memory_equal(r[i][7], "plumbline; ", 11);
		assert_memory_equal(r[i][8], "<p><b>", 6);
		assert_null(strstr(r[i][8], "<script"));
	}
	assert_int_equal(features, s.r.plan.totals.left);
	assert_no_formula(r, n);
	arena_release(&a);
	sample_end(&s);
}

/* support.atlassian.com, keeping parents by CSV: Issue Type, Issue ID, Summary, Parent; what is
 * above comes first, and the parent is its ID. Estimates are seconds; several labels stand in
 * columns of one name. */
static void jira_takes_the_backlog(void **state)
{
	static const char *const header[] = {
		"Issue Type", "Issue ID", "Parent", "Summary", "Description", "Priority", "Labels",
		"Labels", "Labels", "Original Estimate", "External issue ID", NULL};
	static const char *const types[] = {"Epic", "Task", "Sub-task"};
	static const char priorities[] = " Highest High Medium Low ";
	struct sample s;
	struct arena a = {0};
	struct names ids = {.arena = &a}, keys = {.arena = &a};
	const char ***r;
	size_t n, level = 0;

	(void)state;
	sample_full(&s);
	n = exported_csv(&s, &a, "jira", &r);
	assert_header(r[0], header);
	for (size_t i = 1; i < n; i++) {
		while (strcmp(r[i][0], types[level]) != 0)
			assert_true(++level < 3);
		assert_int_equal(names_add(&ids, r[i][1], level), NAMES_NONE);
		assert_int_equal(names_add(&keys, r[i][10], 0), NAMES_NONE);
		assert_int_equal(strspn(r[i][1], "0123456789"), strlen(r[i][1]));
		if (level)
			assert_int_equal(names_find(&ids, r[i][2]), level - 1);
		else
			assert_string_equal(r[i][2], "");
		assert_true(*r[i][3] && strlen(r[i][3]) <= 4 * 255);
		assert_null(strpbrk(r[i][3], "\r\n"));
		if (level)
			assert_non_null(strstr(priorities, arena_printf(&a, " %s ", r[i][5])));
		for (size_t c = 6; c < 9; c++)
			assert_null(strpbrk(r[i][c], " ,"));
		assert_int_equal(strspn(r[i][9], "0123456789"), strlen(r[i][9]));
		assert_null(strstr(r[i][4], "\n{code}"));
	}
	assert_int_equal(level, 2);
	assert_no_formula(r, n);
	arena_release(&a);
	sample_end(&s);
}

/* docs.github.com, creating an issue: title, body, labels. A label has at most 50 characters, a
 * title 256, a body 65,536. */
static void github_takes_the_backlog(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *root;

	(void)state;
	sample_full(&s);
	sample_text(&s, "github", &text);
	root = parsed(&a, str_text(&text), text.len);
	assert_string_equal(json_get(root, "format")->text, "plumbline-github-issues");
	assert_int_equal(json_get(root, "issues")->n, s.r.plan.totals.left);
	for (const struct jnode *i = json_get(root, "issues")->first; i; i = i->next) {
		const struct jnode *issue = json_get(i, "issue");
		const char *key = json_get(i, "key")->text;

		assert_int_equal(issue->n, 3);
		assert_true(strlen(json_get(issue, "title")->text) <= 256);
		assert_true(strlen(json_get(issue, "body")->text) <= 65536);
		assert_text_has(json_get(issue, "body")->text,
				arena_printf(&a, "<!-- plumbline: %s -->", key));
		assert_null(strstr(json_get(issue, "body")->text, "<script"));
		for (const struct jnode *l = json_get(issue, "labels")->first; l; l = l->next)
			assert_true(strlen(l->text) <= 50);
	}
	str_release(&text);
	arena_release(&a);
	sample_end(&s);
}

/* Keys, by what they are of. */
static void find_keys(const struct sample *s, struct arena *a, struct names *keys)
{
	const char ***r;
	size_t n = exported_csv(s, a, "jira", &r), key;

	key = column_of(r[0], "External issue ID");
	for (size_t i = 1; i < n; i++)
		names_add(keys, arena_printf(a, "%s %s", r[i][key], r[i][1]), 0);
}

/* Another answer, another day, another order: the same keys and numbers but for the steps of
 * what was answered. Another assessment has none of them. */
static void keys_stay_and_are_of_one_assessment(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct names keys = {.arena = &a};
	size_t before;

	(void)state;
	sample_full(&s);
	find_keys(&s, &a, &keys);
	before = keys.n;
	assert_true(before > 15);
	report_release(&s.r);
	sample_words(&s, "REL-01", "0");
	sample_words(&s, "name", "Another");
	report_make(&s.r, s.file, &(struct plan_options){.as_of = 25000, .by_gain = true});
	find_keys(&s, &a, &keys);
	assert_int_equal(keys.n, before + 1); /* REL-01/to-1 */
	s.a->id = "1f8fad5b-d9cb-469f-a165-70867728950e";
	find_keys(&s, &a, &keys);
	assert_int_equal(keys.n, 2 * (before + 1));
	arena_release(&a);
	sample_end(&s);
}

/* ---- Facts ---- */

static const struct jnode *schema_of(struct arena *a, const char *table)
{
	return json_get(json_get(json_get(parsed_file(a, "assets/facts.schema.json"), "$defs"),
				 table),
			"properties");
}

/* Does the value have the type that the schema says? */
static bool fits(const struct jnode *value, const struct jnode *column)
{
	static const char *const names[] = {
		[JNODE_NULL] = "null",      [JNODE_FALSE] = "boolean", [JNODE_TRUE] = "boolean",
		[JNODE_NUMBER] = "number",  [JNODE_TEXT] = "string",   [JNODE_LIST] = "",
		[JNODE_OBJECT] = "",
	};
	const struct jnode *type = json_get(column, "type");
	bool whole = value->kind == JNODE_NUMBER && !memchr(value->raw, '.', value->raw_len);

	if (!type)
		return value->number == 1;
	for (type = type->kind == JNODE_LIST ? type->first : type; type; type = type->next) {
		if (!strcmp(type->text, "integer") && whole)
			return true;
		if (!strcmp(type->text, names[value->kind]))
			return true;
	}
	return false;
}

/* The schema says which columns there are, in which order and of which type; both formats hold
 * the same. */
static void facts_are_as_their_schema_says(void **state)
{
	struct sample s;

	sample_full(&s);
	sample_export_as(&s, "ndjson", path_in(state, "n"));
	sample_export_as(&s, "tables", path_in(state, "t"));
	for (size_t t = 0; t < COUNT_OF(tables); t++) {
		struct arena a = {0};
		const struct jnode *schema = schema_of(&a, tables[t]), *column;
		struct str lines = {0}, csv = {0};
		const char ***records, *line;
		size_t n, row = 1;

		file_load(path_in(state, arena_printf(&a, "n/%s.ndjson", tables[t])), &lines);
		file_load(path_in(state, arena_printf(&a, "t/%s.csv", tables[t])), &csv);
		n = read_csv(&a, str_text(&csv), &records);
		assert_no_formula(records, n);
		for (line = str_text(&lines); *line; line = strchr(line, '\n') + 1, row++) {
			const struct jnode *o = parsed(&a, line, strcspn(line, "\n")), *v;
			size_t c = 0;

			assert_true(row < n);
			column = schema->first;
			for (v = o->first; v; v = v->next, column = column->next, c++) {
				assert_string_equal(v->key, column->key);
				assert_string_equal(records[0][c], column->key);
				if (!fits(v, column))
					fail_msg("%s %s: %s", tables[t], v->key,
						 json_kind_name(v));
				if (v->kind == JNODE_NULL)
					assert_string_equal(records[row][c], "");
				if (v->kind == JNODE_NUMBER)
					assert_string_equal(
						records[row][c],
						arena_strndup(&a, v->raw, v->raw_len));
			}
			assert_null(column);
			assert_null(records[row][c]);
		}
		assert_int_equal(row, n);
		assert_true(n > 1);
		str_release(&lines);
		str_release(&csv);
		arena_release(&a);
	}
	sample_end(&s);
}

static void facts_hold_what_the_report_says(void **state)
{
	struct sample s;
	struct arena a = {0};
	const struct jnode *o;
	char buf[32];

	sample_full(&s);
	sample_export_as(&s, "ndjson", path_in(state, "n"));
	o = parsed_file(&a, path_in(state, "n/assessments.ndjson"));
	assert_string_equal(json_get(o, "assessment_id")->text, s.a->id);
	assert_string_equal(json_get(o, "title")->text, "Contoso chat");
	assert_true(json_get(o, "actions_left")->number == (double)s.r.plan.totals.left);
	snprintf(buf, sizeof buf, "%.*s", (int)json_get(o, "score_low")->raw_len,
		 json_get(o, "score_low")->raw);
	assert_string_equal(buf, number_fixed((char[32]){0},
					      score_tenths(s.r.score.overall.low), 1));
	assert_file_has(path_in(state, "n/actions.ndjson"),
			"\"action_id\": \"REL-01\", \"plan_rank\": ");
	assert_file_has(path_in(state, "n/actions.ndjson"),
			"\"status\": \"in-progress\", \"owner\": \"Ann\", \"due\": \"2027-01-31\"");
	assert_file_has(path_in(state, "n/acceptances.ndjson"),
			"\"valid_from\": \"2020-03-02\", \"valid_until\": \"2099-12-31\"");
	assert_file_has(path_in(state, "n/acceptances.ndjson"),
			"\"revoked_at\": \"2020-02-01T00:00:00Z\"");
	assert_file_has(path_in(state, "n/answers.ndjson"),
			"\"answer_id\": \"stage\", \"kind\": \"field\"");
	assert_file_has(path_in(state, "n/answers.ndjson"),
			"\"answered_at\": \"2026-11-20T10:00:00Z\"");
	arena_release(&a);
	sample_end(&s);
}

/* ---- OSCAL ---- */

struct references {
	struct names made; /* UUIDs of things */
	const char **used;
	size_t n_used;
};

static void find_references(struct arena *a, const struct jnode *n, struct references *r)
{
	const char *key = n->key ? n->key : "";
	size_t len = strlen(key);

	if (!strcmp(key, "uuid"))
		assert_int_equal(names_add(&r->made, n->text, 0), NAMES_NONE);
	else if (len > 5 && !strcmp(key + len - 5, "-uuid"))
		*(const char **)ARENA_PUSH(a, r->used, r->n_used) = n->text;
	for (const struct jnode *c = n->first; c; c = c->next) {
		if (len > 6 && !strcmp(key + len - 6, "-uuids"))
			*(const char **)ARENA_PUSH(a, r->used, r->n_used) = c->text;
		find_references(a, c, r);
	}
}

/* What OSCAL requires of each thing that we write; where no text may be empty. */
static void assert_required(const struct jnode *n, const char *name)
{
	static const struct {
		const char *list, *members[6];
	} wanted[] = {
		{"plan-of-action-and-milestones", {"uuid", "metadata", "poam-items", "system-id"}},
		{"metadata", {"title", "last-modified", "version", "oscal-version"}},
		{"components", {"uuid", "type", "title", "description", "status"}},
		{"parties", {"uuid", "type"}},
		{"observations", {"uuid", "description", "methods", "collected"}},
		{"risks", {"uuid", "title", "description", "statement", "status"}},
		{"characterizations", {"origin", "facets"}},
		{"facets", {"name", "system", "value"}},
		{"remediations", {"uuid", "lifecycle", "title", "description"}},
		{"tasks", {"uuid", "type", "title"}},
		{"mitigating-factors", {"uuid", "description"}},
		{"poam-items", {"title", "description"}},
		{"props", {"name", "value"}},
		{"actors", {"type", "actor-uuid"}},
	};

	if (n->kind == JNODE_LIST)
		assert_true(n->n > 0);
	if (n->kind == JNODE_TEXT)
		assert_true(*n->text && !strpbrk(n->text, "\r\n\t") && *n->text != ' ');
	for (size_t i = 0; n->kind == JNODE_OBJECT && i < COUNT_OF(wanted); i++)
		for (size_t m = 0; !strcmp(name, wanted[i].list) && wanted[i].members[m]; m++)
			if (!json_get(n, wanted[i].members[m]))
				fail_msg("%s: %s is missing", name, wanted[i].members[m]);
	for (const struct jnode *c = n->first; c; c = c->next)
		assert_required(c, c->key ? c->key : name);
}

static void assert_oscal(const struct sample *s, size_t items)
{
	struct arena a = {0};
	struct references refs = {.made = {.arena = &a}};
	struct str text = {0};
	const struct jnode *root;

	sample_text(s, "oscal", &text);
	root = json_get(parsed(&a, str_text(&text), text.len), "plan-of-action-and-milestones");
	assert_required(root, "plan-of-action-and-milestones");
	assert_int_equal(json_get(root, "poam-items")->n, items);
	find_references(&a, root, &refs);
	for (size_t i = 0; i < refs.n_used; i++)
		if (names_find(&refs.made, refs.used[i]) == NAMES_NONE)
			fail_msg("%s leads nowhere", refs.used[i]);
	assert_true(refs.n_used >= items - 1);
	str_release(&text);
	arena_release(&a);
}

static void oscal_has_what_it_must_and_leads_nowhere_else(void **state)
{
	struct sample s;
	struct str text = {0};

	(void)state;
	sample_full(&s);
	assert_oscal(&s, s.r.plan.n_actions);
	sample_text(&s, "oscal", &text);
	assert_text_has(str_text(&text), "\"deviation-approved\"");
	assert_text_has(str_text(&text), "\"date\": \"2027-01-31T00:00:00Z\"");
	assert_text_has(str_text(&text), "\"href\": \"https://example.com/a\"");
	str_release(&text);
	sample_end(&s);
	sample_begin(&s);
	sample_report(&s);
	assert_oscal(&s, 1);
	sample_end(&s);
}

/* Of kind and id in the space of the assessment's id, as README.md says. */
static void uuids_stay_the_same(void **state)
{
	static const char item[] = "8de7acda-10e0-5757-bb36-a2bc5b524905"; /* item/REL-06 */
	struct sample s;
	struct str text = {0};

	(void)state;
	sample_full(&s);
	for (int later = 0; later < 2; later++) {
		str_truncate(&text, 0);
		sample_text(&s, "oscal", &text);
		assert_text_has(str_text(&text), item);
		report_release(&s.r);
		sample_words(&s, "DT-11", "unknown");
		sample_words(&s, "name", "Another");
		sample_report(&s);
	}
	str_release(&text);
	sample_end(&s);
}

/* ---- Validators and readers of others ---- */

#define OSCAL_SCHEMA "../shared/data/oscal/poam-1.0.6.schema.json"

/* The exit code: 0 when all fits, 1 with why on stderr, 77 or 127 when there is none. */
static struct run python(const char *script, const char *const *args)
{
	static const char *const pythons[] = {"/usr/bin/python3", "python3"};
	const char *argv[8] = {"-c", script};
	struct run r = {0};

	for (size_t i = 0; args[i]; i++)
		argv[i + 2] = args[i];
	for (size_t i = 0; i < COUNT_OF(pythons); i++) {
		run_release(&r);
		r = run_program(argv, &(struct run_options){.program = pythons[i]});
		if (r.code != 77 && r.code != 127)
			break;
	}
	return r;
}

static bool assert_python(const char *script, const char *const *args)
{
	struct run r = python(script, args);
	bool known = r.code != 77 && r.code != 127;

	if (known && r.code)
		fail_msg("%d: %s", r.code, str_text(&r.err));
	run_release(&r);
	return known;
}

/* The schema of OSCAL is written for other regular expressions. A file without what it must
 * have is refused, or this would prove nothing. */
static void the_schema_of_oscal_takes_the_plan(void **state)
{
	static const char check[] =
		"import json, sys\n"
		"try:\n"
		"    import jsonschema\n"
		"except ImportError:\n"
		"    sys.exit(77)\n"
		"text = open(sys.argv[1]).read()\n"
		"text = text.replace('\\\\\\\\p{L}', '[A-Za-z]').replace('\\\\\\\\p{N}', '[0-9]')\n"
		"v = jsonschema.Draft7Validator(json.loads(text))\n"
		"for name in sys.argv[2:]:\n"
		"    plan = json.load(open(name))\n"
		"    for e in list(v.iter_errors(plan))[:5]:\n"
		"        sys.exit(name + ': ' + str(list(e.path)) + e.message[:200])\n"
		"    del plan['plan-of-action-and-milestones']['poam-items'][0]['title']\n"
		"    if v.is_valid(plan):\n"
		"        sys.exit('takes an item without a title')\n";
	const char *const args[] = {OSCAL_SCHEMA, path_in(state, "full.json"),
				    path_in(state, "empty.json"), NULL};
	struct sample s;
	bool known;

	if (!file_exists(OSCAL_SCHEMA))
		skip_because("%s is not there", OSCAL_SCHEMA);
	sample_full(&s);
	sample_export_as(&s, "oscal", args[1]);
	sample_end(&s);
	sample_begin(&s);
	sample_report(&s);
	sample_export_as(&s, "oscal", args[2]);
	sample_end(&s);
	known = assert_python(check, args);
	if (!known)
		skip_because("python3-jsonschema is not installed");
}

/* Another reader of CSV finds the same as in the lines of JSON; their schema takes these. */
static void other_readers_find_the_same_facts(void **state)
{
	static const char check[] =
		"import csv, glob, json, os, sys\n"
		"try:\n"
		"    import jsonschema\n"
		"except ImportError:\n"
		"    sys.exit(77)\n"
		"schema = json.load(open(sys.argv[1]))\n"
		"jsonschema.Draft202012Validator.check_schema(schema)\n"
		"def said(v):\n"
		"    if v is None: return ''\n"
		"    if isinstance(v, bool): return str(v).lower()\n"
		"    return v if isinstance(v, str) else str(v)\n"
		"for name in glob.glob(sys.argv[2] + '/*.ndjson'):\n"
		"    table = os.path.basename(name)[:-7]\n"
		"    one = dict(schema, **{'$ref': '#/$defs/' + table})\n"
		"    v = jsonschema.Draft202012Validator(one)\n"
		"    lines = [json.loads(l, parse_float=str) for l in open(name, encoding='utf-8')]\n"
		"    for l in open(name, encoding='utf-8'):\n"
		"        for e in v.iter_errors(json.loads(l)):\n"
		"            sys.exit(table + str(list(e.path)) + e.message[:200])\n"
		"    f = open(sys.argv[3] + '/' + table + '.csv', encoding='utf-8', newline='')\n"
		"    rows = list(csv.DictReader(f))\n"
		"    if len(rows) != len(lines): sys.exit(table + ': rows')\n"
		"    for a, b in zip(rows, lines):\n"
		"        for k in b:\n"
		"            text = a[k][1:] if a[k].startswith(\"'\") else a[k]\n"
		"            clean = '\\u202e' not in said(b[k]) and '\\r' not in said(b[k])\n"
		"            if clean and text != said(b[k]):\n"
		"                sys.exit(table + ' ' + k + ': ' + a[k] + ' ' + said(b[k]))\n";
	const char *const args[] = {"assets/facts.schema.json", path_in(state, "n"),
				    path_in(state, "t"), NULL};
	struct sample s;
	bool known;

	sample_full(&s);
	sample_export_as(&s, "ndjson", args[1]);
	sample_export_as(&s, "tables", args[2]);
	sample_end(&s);
	known = assert_python(check, args);
	if (!known)
		skip_because("python3-jsonschema is not installed");
}

/* ---- All of them ---- */

/* Everything that all formats write; time is that of before. */
static void write_all(void **state, const char *under, struct str *out)
{
	struct arena a = {0};
	struct sample s;

	sample_full(&s);
	assert_int_equal(mkdir(path_in(state, under), 0700), 0);
	for (const struct export_format *f = export_formats; f->name; f++)
		written(&s, f, path_in(state, arena_printf(&a, "%s/%s", under, f->name)), out);
	sample_end(&s);
	arena_release(&a);
}

/* Where commas are decimal points and days begin earlier, too. */
static void the_same_bytes_in_every_locale_and_zone(void **state)
{
	struct str first = {0}, again = {0};

	setenv("SOURCE_DATE_EPOCH", "1795255200", 1);
	write_all(state, "first", &first);
	setlocale(LC_ALL, has_locale("de_DE.UTF-8") ? "de_DE.UTF-8" : "C.UTF-8");
	setenv("TZ", "Pacific/Kiritimati", 1);
	write_all(state, "again", &again);
	setlocale(LC_ALL, "C");
	unsetenv("TZ");
	unsetenv("SOURCE_DATE_EPOCH");
	assert_int_equal(first.len, again.len);
	assert_memory_equal(str_text(&first), str_text(&again), first.len);
	str_release(&first);
	str_release(&again);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(azure_boards_takes_the_backlog),
		cmocka_unit_test(jira_takes_the_backlog),
		cmocka_unit_test(github_takes_the_backlog),
		cmocka_unit_test(keys_stay_and_are_of_one_assessment),
		IN_FOLDER(facts_are_as_their_schema_says),
		IN_FOLDER(facts_hold_what_the_report_says),
		cmocka_unit_test(oscal_has_what_it_must_and_leads_nowhere_else),
		cmocka_unit_test(uuids_stay_the_same),
		IN_FOLDER(the_schema_of_oscal_takes_the_plan),
		IN_FOLDER(other_readers_find_the_same_facts),
		IN_FOLDER(the_same_bytes_in_every_locale_and_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Every folder of tests/data/bad holds a broken questionnaire and, in `expected`, exactly what
 * `plumbline check` prints of it: what loading finds and, when it loads, what checking finds.
 * The folder's own name is taken off the places, so that they read as if the command ran
 * inside it. `make golden` writes what is expected anew: read it before you keep it.
 *
 * What cannot stand in a repository (symbolic links, huge files) is made here, and so are
 * mutations: whatever becomes of the bytes, nothing crashes and a refusal says why. */
#define _GNU_SOURCE
#include "support.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/questionnaire/check.h"
#include "model/questionnaire/condition.h"
#include "model/small.h"

#define BAD "tests/data/bad"
#define CASES_AT_LEAST 55
#define MUTATIONS 2000

/* What check does with the questionnaire at path; the diagnostics go to out. */
static bool check(const char *path, struct str *out)
{
	struct diags d = {0};
	struct questionnaire *q = questionnaire_load(path, &d);
	FILE *file = tmpfile();
	bool fine;
	int c;

	assert_non_null(file);
	if (q)
		questionnaire_check(q, &d);
	fine = d.n == 0;
	assert_true(q || d.n);
	diags_print(&d, file);
	rewind(file);
	while ((c = getc(file)) != EOF)
		str_addc(out, (char)c);
	fclose(file);
	questionnaire_free(q);
	diags_release(&d);
	return fine;
}

/* Takes the folder off: "FOLDER/p.yaml:1:2: …" becomes "p.yaml:1:2: …". */
static void strip_folder(struct str *text, const char *folder)
{
	struct str prefix = {0}, out = {0};
	const char *p = str_text(text), *hit;

	str_addf(&prefix, "%s/", folder);
	while ((hit = strstr(p, str_text(&prefix)))) {
		str_addn(&out, p, (size_t)(hit - p));
		p = hit + prefix.len;
	}
	str_add(&out, p);
	str_truncate(text, 0);
	str_add(text, str_text(&out));
	str_release(&out);
	str_release(&prefix);
}

static bool is_golden_written(void)
{
	const char *mode = getenv("GOLDEN");

	return mode && !strcmp(mode, "write");
}

/* Is what check says of the folder what the file `expected` in it says? */
static bool is_as_expected(const char *name)
{
	struct str folder = {0}, path = {0}, found = {0}, expected = {0};
	bool same;

	str_addf(&folder, BAD "/%s", name);
	str_addf(&path, "%s/expected", str_text(&folder));
	check(str_text(&folder), &found);
	strip_folder(&found, str_text(&folder));
	if (is_golden_written())
		file_store(str_text(&path), str_text(&found));
	file_load(str_text(&path), &expected);
	same = found.len && !strcmp(str_text(&found), str_text(&expected));
	if (!same)
		print_error("%s: expected\n%sfound\n%s", name, str_text(&expected),
			    str_text(&found));
	str_release(&folder);
	str_release(&path);
	str_release(&found);
	str_release(&expected);
	return same;
}

static int is_case(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static void each_broken_one_gives_exactly_its_diagnostics(void **state)
{
	struct dirent **names;
	int n = scandir(BAD, &names, is_case, alphasort), wrong = 0;

	(void)state;
	assert_true(n >= CASES_AT_LEAST);
	for (int i = 0; i < n; i++) {
		wrong += !is_as_expected(names[i]->d_name);
		free(names[i]);
	}
	free(names);
	assert_int_equal(wrong, 0);
}

#define HEAD(parts)                                                         \
	"id: bad\nversion: \"1\"\ntitle: Bad\nformat: 1\n"                  \
	"sections: [{id: one, title: One, kind: pillar}]\nparts: [" parts "]\n"
#define QUESTION                                                                     \
	"questions:\n  - {id: Q-01, section: one, area: A, ask: How?, why: So., type: levels, " \
	"levels: {0: None, 4: All}, weight: 3, effort: S}\n"

static void assert_check(void **state, const char *expected)
{
	struct str found = {0};

	check(folder_path(state), &found);
	strip_folder(&found, folder_path(state));
	assert_text_equal(str_text(&found), expected);
	str_release(&found);
}

static void a_sound_folder_is_silent(void **state)
{
	file_store(path_in(state, "questionnaire.yaml"), HEAD("p.yaml"));
	file_store(path_in(state, "p.yaml"), QUESTION);
	assert_check(state, "");
}

static void a_part_that_is_a_symbolic_link_is_refused(void **state)
{
	file_store(path_in(state, "questionnaire.yaml"), HEAD("p.yaml"));
	file_store(path_in(state, "other.yaml"), QUESTION);
	assert_int_equal(symlink("other.yaml", path_in(state, "p.yaml")), 0);
	assert_check(state, "questionnaire.yaml:6:9: error: part 'p.yaml': a symbolic link; a "
			    "part is a file in this folder\n");
}

static void a_part_that_is_a_fifo_or_a_folder_is_refused(void **state)
{
	file_store(path_in(state, "questionnaire.yaml"), HEAD("p.yaml, q.yaml"));
	assert_int_equal(mkfifo(path_in(state, "p.yaml"), 0600), 0);
	assert_int_equal(mkdir(path_in(state, "q.yaml"), 0700), 0);
	assert_check(state,
		     "questionnaire.yaml:6:9: error: part 'p.yaml': not a regular file\n"
		     "questionnaire.yaml:6:17: error: part 'q.yaml': not a regular file\n");
}

static void a_file_of_more_than_8_mib_is_refused(void **state)
{
	size_t n = (8u << 20) + 1;
	char *bytes = malloc(n);

	assert_non_null(bytes);
	memset(bytes, '#', n);
	file_store(path_in(state, "questionnaire.yaml"), HEAD("p.yaml"));
	file_store_n(path_in(state, "p.yaml"), bytes, n);
	free(bytes);
	assert_check(state, "questionnaire.yaml:6:9: error: part 'p.yaml': larger than 8 MiB; this is "
			    "no file of ours\n");
}

static void a_folder_without_questionnaire_is_named(void **state)
{
	assert_check(state, "questionnaire.yaml: error: No such file or directory\n");
}

static void more_than_100_parts_are_refused(void **state)
{
	struct str head = {0};

	str_add(&head, "id: bad\nversion: \"1\"\ntitle: Bad\nformat: 1\n"
		       "sections: [{id: one, title: One, kind: pillar}]\nparts:\n");
	for (int i = 0; i < 101; i++)
		str_addf(&head, "  - p%d.yaml\n", i);
	file_store(path_in(state, "questionnaire.yaml"), str_text(&head));
	str_release(&head);
	assert_check(state, "questionnaire.yaml:7:3: error: more than 100 parts\n");
}

static void no_more_than_500_faults_are_listed(void **state)
{
	struct str part = {0}, found = {0};

	str_add(&part, "questions:\n");
	for (int i = 0; i < 600; i++)
		str_addf(&part, "  - {id: Q-%d}\n", i);
	file_store(path_in(state, "questionnaire.yaml"), HEAD("p.yaml"));
	file_store(path_in(state, "p.yaml"), str_text(&part));
	check(folder_path(state), &found);
	assert_text_has(str_text(&found), "more faults are not shown; mend these first\n");
	str_release(&part);
	str_release(&found);
}

/* Every condition names the decision before it: searching them must not run out of stack. */
static void a_long_chain_of_decisions_is_checked(void **state)
{
	struct str part = {0};

	str_add(&part, QUESTION "decisions:\n");
	for (int i = 0; i < 5000; i++) {
		str_addf(&part, "  - {id: D-%d, name: D, ask: D?, options: [{id: a, text: A, "
				"fit: 1}, {id: b, text: B, fit: 2}]", i);
		if (i)
			str_addf(&part, ", when: D-%d == a", i - 1);
		str_add(&part, "}\n");
	}
	file_store(path_in(state, "questionnaire.yaml"), HEAD("p.yaml"));
	file_store(path_in(state, "p.yaml"), str_text(&part));
	str_release(&part);
	assert_check(state, "");
}

/* xorshift; the seed is fixed, so a fault comes back. */
static uint32_t random_below(uint32_t *seed, uint32_t n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed % n;
}

/* Puts a piece of what means something somewhere into the text, or takes a piece out. */
static void mutate(struct str *text, uint32_t *seed, const char *const *pieces, size_t n)
{
	struct str out = {0};
	size_t at = random_below(seed, (uint32_t)text->len + 1);
	size_t skip = random_below(seed, 4) ? 0 : random_below(seed, 40);
	const char *piece = pieces[random_below(seed, (uint32_t)n)];

	if (at + skip > text->len)
		skip = text->len - at;
	str_addn(&out, str_text(text), at);
	if (random_below(seed, 5))
		str_add(&out, piece);
	else
		str_addc(&out, (char)(1 + random_below(seed, 255)));
	str_addn(&out, str_text(text) + at + skip, text->len - at - skip);
	str_release(text);
	*text = out;
}

/* Parses, and checks what parses; a refusal has a reason. */
static void take(const char *part, size_t n)
{
	static const char root[] = SMALL_YAML("1");
	struct questionnaire_file files[] = {
		{.name = "questionnaire.yaml", .bytes = root, .n = sizeof root - 1},
		{.name = "all.yaml", .bytes = part, .n = n},
	};
	struct diags d = {0};
	struct questionnaire *q = questionnaire_parse(files, 2, "test", &d);

	assert_true((q != NULL) == (d.n == 0));
	if (q)
		questionnaire_check(q, &d);
	questionnaire_free(q);
	diags_release(&d);
}

static void mutated_questionnaires_are_read_or_refused(void **state)
{
	static const char *const pieces[] = {
		"\n",	 "\n  ",  "- ",	 ": ",	 ", ",	 "{",	"}",	 "[",	"]",
		"\"",	 "'",	  "#",	 " #x",	 "&a ",	 "*a",	"!t ",	 "|",	">",
		"\t",	 "~",	  "0",	 "-1",	 "4",	 "99999999999999999999",
		"DT-01", "REL-01", "when: DT-01 == int\n    ",	 "needs: [REL-01]\n    ",
		"fact",	 "id",	  "---", "...",	 "? ",	 "\\x00", "\xc3", "\xe2\x80\xae",
		"<<: ",	 "%",	  "@",	 "{aks}", "null", "kind",
	};
	uint32_t seed = 20261121;

	(void)state;
	for (int i = 0; i < MUTATIONS; i++) {
		struct str text = {0};
		uint32_t times = 1 + random_below(&seed, 3);

		str_add(&text, SMALL_PART);
		for (uint32_t k = 0; k < times; k++)
			mutate(&text, &seed, pieces, COUNT_OF(pieces));
		take(str_text(&text), text.len);
		str_release(&text);
	}
}

static void mutated_conditions_are_read_or_refused(void **state)
{
	static const char *const pieces[] = {
		"(",	   ")",	    " and ", " or ",   " not ", " in ",	  "==",	   "!=",
		"<",	   "<=",    ">",     ">=",     "=",	"!",	  ",",	   "always",
		"stage",   "kinds", "hours", "DT-01",  "net",	"rag",	  "REL-01", "residency",
		"slo",	   "3",	    "-3",    "prod",   " ",	"'",	  "\xc3\xa9", "LZN-07",
		"9999999999999999999",	     "REL-06", "eu",	"\t",	  "#",	   "%s",
	};
	static const char *const begin[] = {
		"stage == prod and (rag in kinds or not hours >= 3)",
		"DT-01 in (int, net) and REL-01 < 3 or not residency != eu",
		"",
	};
	struct questionnaire *q = small_questionnaire();
	struct possible *possible = possible_new(q);
	uint32_t seed = 4711;

	(void)state;
	for (int i = 0; i < MUTATIONS; i++) {
		struct condition_scope scope = {q->n_fields, q->n_decisions, true, i % 2};
		struct loc at = {"c", 1, 1};
		struct str text = {0};
		struct diags d = {0};
		const struct condition *c;
		uint32_t times = 1 + random_below(&seed, 4);

		str_add(&text, begin[i % 3]);
		for (uint32_t k = 0; k < times; k++)
			mutate(&text, &seed, pieces, COUNT_OF(pieces));
		c = condition_parse(q, str_text(&text), at, scope, &d);
		assert_int_equal(d.n, c ? 0 : 1);
		if (c)
			condition_satisfiable(possible, c, DEPTH_DEEP);
		diags_release(&d);
		str_release(&text);
	}
	possible_free(possible);
	questionnaire_free(q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_broken_one_gives_exactly_its_diagnostics),
		IN_FOLDER(a_sound_folder_is_silent),
		IN_FOLDER(a_part_that_is_a_symbolic_link_is_refused),
		IN_FOLDER(a_part_that_is_a_fifo_or_a_folder_is_refused),
		IN_FOLDER(a_file_of_more_than_8_mib_is_refused),
		IN_FOLDER(a_folder_without_questionnaire_is_named),
		IN_FOLDER(more_than_100_parts_are_refused),
		IN_FOLDER(no_more_than_500_faults_are_listed),
		IN_FOLDER(a_long_chain_of_decisions_is_checked),
		cmocka_unit_test(mutated_questionnaires_are_read_or_refused),
		cmocka_unit_test(mutated_conditions_are_read_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

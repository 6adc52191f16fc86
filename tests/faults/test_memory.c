/* Out of memory at every allocation: the program ends with 70 and says so, once, whatever it
 * was reading; or it did what it was asked to all the same. What was saved is still there. */
#include <sys/stat.h>

#include "faults/pty.h"

#define SAID "plumbline: out of memory; nothing that was saved is lost\n"

static const char head[] = "id: small\nversion: '1'\ntitle: Small\nformat: 1\n"
			   "sections: [{id: s, title: S, kind: pillar}]\nparts: [p.yaml]\n";
/* Something of everything that the reader of YAML knows. */
static const char part[] =
	"# what is asked\n"
	"names: {db: \"Data base\"}\n"
	"fields:\n- {id: P-1, name: stage, kind: one, ask: Where?, values: [dev, prod]}\n"
	"decisions:\n- {id: D-1, name: Shape, ask: Which?, when: stage == prod,\n"
	"   options: [{id: a, text: A, fit: 0}, {id: b, text: B, fit: 4}]}\n"
	"questions:\n"
	"- id: A-1\n  section: s\n  area: One\n  ask: \"Is the {db} \\u00e9?\"\n"
	"  type: levels\n  levels: {0: 'no', 4: 'it''s'}\n  weight: 1\n  effort: S\n"
	"  why: |\n    A text of\n    two lines\n"
	"- id: A-2\n  section: s\n  area: Two\n  ask: >-\n    folded\n    text\n"
	"  type: practices\n  practices:\n  - {id: x, text: X}\n  - {id: y, text: Y}\n"
	"  weight: 1\n  effort: S\n  needs: [A-1]\n"
	"rules:\n- {id: R-1, severity: high, when: 'D-1 == a and A-1 < 2', finding: F, fix: G,\n"
	"   blames: D-1}\n"
	"glossary:\n- {id: t, term: Term, text: What it is}\n";
static const char answers[] =
	"{\"format\": \"plumbline-assessment\", \"version\": 1,\n"
	"\"id\": \"12345678-1234-4234-8234-123456789abc\",\n"
	"\"questionnaire\": {\"id\": \"small\", \"version\": \"1\"},\n"
	"\"workload\": {\"name\": \"N\\u00e4me\", \"stage\": \"prod\", \"more\": [1, 2.5]},\n"
	"\"answers\": {\"A-1\": {\"level\": 1, \"note\": \"a\\nb\", \"evidence\": [\"e\"]},\n"
	"\"A-2\": {\"practices\": {\"x\": \"yes\"}, \"votes\": {\"y\": {\"Ann\": \"no\"}}},\n"
	"\"D-1\": {\"option\": \"a\"}},\n"
	"\"plan\": {\"A-1\": {\"owner\": \"Bob\"}},\n"
	"\"workshop\": {\"participants\": [\"Ann\"], \"parking_lot\": [{\"text\": \"P\"}]}}\n";

static void make_questionnaire(void **state)
{
	if (SANITIZED)
		skip_because("the sanitizers have the memory in their own hands");
#ifndef __linux__
	skip_because("no LD_PRELOAD here");
#endif
	file_store(path_in(state, "a.json"), answers);
	assert_int_equal(mkdir(path_in(state, "small"), 0700), 0);
	file_store(path_in(state, "small/questionnaire.yaml"), head);
	file_store(path_in(state, "small/p.yaml"), part);
}

/* Runs it, hungry from the at-th allocation on; 0: with enough. */
static struct run run_hungry(void **state, long at, bool stays, const char *const *argv,
			     const char *input)
{
	char when[32], preload[4096];
	const char *env[] = {preload, when, stays ? "HUNGER_STAYS=1" : "HUNGER_STAYS",
			     at ? "HUNGER_TELLS" : "HUNGER_TELLS=2", NULL};
	const char *slash = strrchr(program_path(), '/');

	snprintf(when, sizeof when, "HUNGER_AT=%ld", at);
	snprintf(preload, sizeof preload, "LD_PRELOAD=%.*s/tests/faults/hunger.so",
		 (int)(slash - program_path()), program_path());
	return run_program(argv, &(struct run_options){.folder = folder_path(state),
						       .env = env,
						       .input = input});
}

/* How many allocations it takes when there is enough; out is what it prints then. */
static long count_allocations(void **state, const char *const *argv, const char *input,
			      struct run *r)
{
	const char *last;
	long n;

	*r = run_hungry(state, 0, false, argv, input);
	last = r->err.len ? r->err.data + r->err.len - 1 : "";
	while (last > r->err.data && last[-1] != '\n')
		last--;
	n = strtol(last, NULL, 10);
	if (n < 100)
		fail_msg("%s: %d %s", argv[0], r->code, str_text(&r->err));
	return n;
}

/* Those of the last words alone, but for remarks on a lock that an earlier run left. */
static void assert_said_once(const struct run *r)
{
	const char *said = strstr(str_text(&r->err), SAID);

	if (!said || strlen(said) != strlen(SAID) || strstr(str_text(&r->err), "error"))
		fail_msg("%s", str_text(&r->err));
}

/* input: what it reads from the standard input, or NULL. step: each so many-th allocation. */
static void assert_hunger_is_named(void **state, const char *const *argv, const char *input,
				   long step)
{
	struct run fed, r;
	long n = count_allocations(state, argv, input, &fed);

	for (int stays = 0; stays < 2; stays++)
		for (long at = 1; at <= n; at += step) {
			r = run_hungry(state, at, stays, argv, input);
			if (r.code != 70 && (r.code != fed.code ||
					     strcmp(str_text(&r.out), str_text(&fed.out)) != 0))
				fail_msg("%s, %ld of %ld: %d %s%s", argv[0], at, n, r.code,
					 str_text(&r.out), str_text(&r.err));
			if (r.code == 70)
				assert_said_once(&r);
			run_release(&r);
		}
	run_release(&fed);
}

static void readers_say_that_memory_is_out(void **state)
{
	static const char *const commands[][6] = {
		{"check", "small"},
		{"check", "a.json"},
		{"show", "a.json", "--questions"},
		{"export", "a.json", "-o", "-", "--format", "csv"},
	};

	make_questionnaire(state);
	for (size_t i = 0; i < COUNT_OF(commands); i++) {
		const char *argv[7] = {0};

		memcpy(argv, commands[i], sizeof commands[i]);
		assert_hunger_is_named(state, argv, NULL, 1);
	}
	assert_file_text(path_in(state, "a.json"), answers);
}

static void plain_mode_does_not_take_it_for_the_end_of_the_input(void **state)
{
	const char *const argv[] = {"a.json", "--plain", NULL}, *input = "/A-1\n3\nq\n";
	struct run r;

	make_questionnaire(state);
	r = run_hungry(state, 0, false, argv, input); /* from now on it is level 3 */
	assert_int_equal(r.code, 0);
	run_release(&r);
	assert_hunger_is_named(state, argv, input, 7);
	assert_run(0, "check", path_in(state, "a.json"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(readers_say_that_memory_is_out),
		IN_FOLDER(plain_mode_does_not_take_it_for_the_end_of_the_input),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

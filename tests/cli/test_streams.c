#define _GNU_SOURCE
#include "cli/shop.h"

/* Runs a line of shell in the test's folder, with $P as the program. */
static struct run shell(void **state, const char *line)
{
	char program[4200];

	snprintf(program, sizeof program, "P=%s", program_path());
	return run_program(SHOP_ARGS("-c", line),
			   &(struct run_options){
				   .program = "/bin/sh",
				   .folder = folder_path(state),
				   .env = SHOP_ARGS(program, "TERM")});
}

static void assert_shell(void **state, const char *line, int code, const char *err)
{
	struct run r = shell(state, line);

	if (r.code != code)
		print_error("%s\nended with %d:\n%s", line, r.code, str_text(&r.err));
	assert_int_equal(r.code, code);
	if (err)
		assert_text_equal(str_text(&r.err), err);
	run_release(&r);
}

static void output_that_does_not_arrive_is_an_error(void **state)
{
	assert_shell(state, "\"$P\" score a.json >/dev/full", 74,
		     "plumbline score: standard output cannot be written: No space left on "
		     "device\n");
	assert_shell(state, "\"$P\" score a.json >&-", 74,
		     "plumbline score: standard output cannot be written: Bad file "
		     "descriptor\n");
	/* So much at once that it is noticed long before the end. */
	assert_shell(state, "\"$P\" plan a.json --format json >/dev/full", 74,
		     "plumbline plan: standard output cannot be written: No space left on "
		     "device\n");
	assert_shell(state, "\"$P\" export a.json --format json -o - >/dev/full", 74,
		     "plumbline export: standard output cannot be written: No space left on "
		     "device\n");
	assert_shell(state, "\"$P\" --help >/dev/full", 74, NULL);
	assert_shell(state, "\"$P\" score a.json --min 99 >/dev/full", 74, NULL);
}

/* All of it at once or line by line, through a buffer or not: what the system said, once. */
static void a_full_device_is_called_so_once(void **state)
{
	static const char *const commands[] = {
		"plan a.json --format json", "plan a.json --format csv", "plan a.json --format md",
		"plan a.json", "score a.json --format json", "score a.json --format json --min 99",
		"export a.json --format json -o -", "export a.json --format csv -o -",
		"export a.json --format md -o /dev/stdout", "show a.json --questions", "show a.json",
		"explain a.json", "set - REL-01=2", "unset - stage", "screen a.json --size 200x60",
		"help", "help set", "--version",
		"new - --questionnaire shop",
	};

	for (size_t i = 0; i < COUNT_OF(commands); i++) {
		char line[256];
		const char *said, *reason = "No space left on device";
		struct run r;

		snprintf(line, sizeof line, "\"$P\" %s <a.json >/dev/full", commands[i]);
		r = shell(state, line);
		said = strstr(str_text(&r.err), "standard output cannot be written");
		if (r.code != 74 || !said || !strstr(said, reason) ||
		    strstr(said + 1, "standard output"))
			fail_msg("%s ended with %d and said:\n%s", commands[i], r.code,
				 str_text(&r.err));
		run_release(&r);
	}
}

static void a_reader_that_leaves_ends_it_quietly(void **state)
{
	assert_shell(state, "(\"$P\" show - --questions <a.json; echo $? >code) | :", 0, "");
	assert_shell(state, "for i in 1 2 3; do \"$P\" plan a.json --format json | head -c 1 "
			    ">/dev/null; done", 0, "");
}

static void closed_descriptors_do_no_harm(void **state)
{
	struct str before = {0}, after = {0};

	file_load(path_in(state, "a.json"), &before);
	assert_shell(state, "\"$P\" set a.json REL-01=3 <&- >&- 2>&-", 0, "");
	file_load(path_in(state, "a.json"), &after);
	assert_text_has(str_text(&after), "\"REL-01\": {\"level\": 3");
	assert_null(strstr(str_text(&after), "overall"));
	str_release(&before);
	str_release(&after);
}

static void a_file_size_limit_is_an_error_and_keeps_the_file(void **state)
{
	struct str before = {0};

	file_load(path_in(state, "a.json"), &before);
	assert_shell(state, "ulimit -f 0; \"$P\" set a.json REL-01=3 2>/dev/null", 74, NULL);
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	str_release(&before);
}

static void commands_read_standard_input(void **state)
{
	assert_shell(state, "\"$P\" score - <a.json >x && \"$P\" plan - <a.json >x && "
			    "\"$P\" explain - REL-01 <a.json >x && \"$P\" show - <a.json >x && "
			    "\"$P\" export - -o - --format json <a.json >x", 0, NULL);
	assert_shell(state, "\"$P\" new - -q --questionnaire shop | \"$P\" set -q - stage=poc "
			    "REL-01=2 | \"$P\" unset -q - stage | \"$P\" check -", 0, "");
}

static void the_locale_changes_no_number(void **state)
{
	struct run c, de;

	if (!has_locale("de_DE.UTF-8"))
		skip_because("there is no de_DE.UTF-8 here");
	assert_shell(state, "\"$P\" set -q a.json REL-01=1 DT-02=two", 0, "");
	c = shell(state, "LC_ALL=C \"$P\" score a.json --min 0.5 --as-of 2026-11-21");
	de = shell(state, "LC_ALL=de_DE.UTF-8 \"$P\" score a.json --min 0.5 --as-of "
			  "2026-11-21");
	assert_int_equal(de.code, c.code);
	assert_text_equal(str_text(&de.out), str_text(&c.out));
	run_release(&c);
	run_release(&de);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(output_that_does_not_arrive_is_an_error),
		IN_SHOP(a_full_device_is_called_so_once),
		IN_SHOP(a_reader_that_leaves_ends_it_quietly),
		IN_SHOP(closed_descriptors_do_no_harm),
		IN_SHOP(a_file_size_limit_is_an_error_and_keeps_the_file),
		IN_SHOP(commands_read_standard_input),
		IN_SHOP(the_locale_changes_no_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

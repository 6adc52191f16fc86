#include "support.h"

#include "cli/cli.h"
#include "cli/shared/options.h"

struct parsed {
	struct args args;
	struct err err;
	bool fine;
};

static struct parsed parse(const char *const *words)
{
	struct parsed p = {.fine = false};
	const struct command *command;
	char *argv[16] = {NULL};
	static char copies[16][64];
	int argc = 1, skip = 0;

	p.args.commands = command_table;
	argv[0] = copies[0];
	for (; *words; words++, argc++) {
		snprintf(copies[argc], sizeof copies[argc], "%s", *words);
		argv[argc] = copies[argc];
	}
	command = args_command(command_table, argc, argv, &skip, &p.err);
	p.fine = command && args_parse(&p.args, command, argc, argv, skip, &p.err);
	return p;
}

#define PARSE(...) parse((const char *const[]){__VA_ARGS__, NULL})

static void options_stand_anywhere(void **state)
{
	static const char *const lines[][8] = {
		{"score", "a.json", "--format", "json", "--min", "70"},
		{"--format", "json", "score", "--min=70", "a.json"},
		{"--format=json", "--min", "70", "score", "a.json"},
		{"score", "--min", "70", "--format", "json", "--", "a.json"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		struct parsed p = parse(lines[i]);

		assert_true(p.fine);
		assert_ptr_equal(p.args.command, &cmd_score);
		assert_int_equal(p.args.n_operands, 1);
		assert_string_equal(p.args.operands[0], "a.json");
		assert_string_equal(args_value(&p.args, "format", ""), "json");
		assert_string_equal(args_value(&p.args, "min", ""), "70");
		args_release(&p.args);
	}
}

static void short_options_take_values_both_ways_and_cluster(void **state)
{
	struct parsed p = PARSE("export", "a.json", "-qo", "x.json", "-oy.json");
	size_t i = 0;

	(void)state;
	assert_true(p.fine);
	assert_true(args_has(&p.args, "quiet"));
	assert_string_equal(args_next(&p.args, "output", &i), "x.json");
	assert_string_equal(args_next(&p.args, "output", &i), "y.json");
	assert_null(args_next(&p.args, "output", &i));
	args_release(&p.args);
}

static void after_two_dashes_all_words_are_operands(void **state)
{
	struct parsed p = PARSE("show", "--", "--open", "-x", "--");

	(void)state;
	assert_true(p.fine);
	assert_int_equal(p.args.n_operands, 3);
	assert_string_equal(p.args.operands[0], "--open");
	assert_string_equal(p.args.operands[2], "--");
	args_release(&p.args);
}

static void a_dash_is_an_operand_and_values_may_begin_with_one(void **state)
{
	struct parsed p = PARSE("export", "-", "-o", "-", "--format", "json");

	(void)state;
	assert_true(p.fine);
	assert_string_equal(p.args.operands[0], "-");
	assert_string_equal(args_value(&p.args, "output", ""), "-");
	args_release(&p.args);
}

static void a_line_without_a_command_opens(void **state)
{
	struct parsed none = parse((const char *const[]){NULL});
	struct parsed file = PARSE("--ascii", "./score");
	struct parsed forced = PARSE("--", "score");

	(void)state;
	assert_true(none.fine && file.fine && forced.fine);
	assert_ptr_equal(none.args.command, &cmd_open);
	assert_ptr_equal(file.args.command, &cmd_open);
	assert_ptr_equal(forced.args.command, &cmd_open);
	assert_string_equal(forced.args.operands[0], "score");
	args_release(&none.args);
	args_release(&file.args);
	args_release(&forced.args);
}

static void the_last_of_repeated_values_counts(void **state)
{
	struct parsed p = PARSE("score", "a", "--on", "low", "--on", "high");

	(void)state;
	assert_string_equal(args_value(&p.args, "on", ""), "high");
	args_release(&p.args);
}

static void what_does_not_fit_is_refused_with_what_is_near(void **state)
{
	static const struct {
		const char *words[5];
		const char *text;
	} table[] = {
		{{"scor", "a.json"},
		 "'scor' is no command and no file (did you mean 'score'?); plumbline --help "
		 "lists the commands"},
		{{"score", "a.json", "--quite"},
		 "there is no option '--quite' (did you mean '--quiet'?); plumbline score --help "
		 "lists them"},
		{{"score", "a.json", "--mim=3"},
		 "there is no option '--mim' (did you mean '--min'?); plumbline score --help "
		 "lists them"},
		{{"score", "a.json", "-z"},
		 "there is no option '-z'; plumbline score --help lists them"},
		{{"score", "a.json", "--quiet=yes"}, "--quiet takes no value"},
		{{"score", "a.json", "--min"},
		 "--min needs a value: --min [SECTION=]SCORE"},
		{{"export", "a.json", "-o"}, "--output needs a value: --output PATH"},
		{{"score", "a.json", "--format", "yaml"},
		 "--format takes one of text|json, not 'yaml'"},
		{{"score", "a.json", "--format="}, "--format takes one of text|json, not ''"},
		{{"score", "a.json", "--form", "json"},
		 "there is no option '--form' (did you mean '--format'?); plumbline score --help "
		 "lists them"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		struct parsed p = parse(table[i].words);

		assert_false(p.fine);
		assert_int_equal(p.err.code, EXIT_CODE_USAGE);
		assert_string_equal(p.err.text, table[i].text);
		args_release(&p.args);
	}
}

/* A name takes a value in one command and none in another: then the first operand could
 * not be found before the command is known. */
static void an_option_means_the_same_everywhere(void **state)
{
	(void)state;
	for (size_t i = 0; command_table[i]; i++)
		for (const struct flag *f = command_table[i]->flags; f->name; f++)
			for (size_t k = 0; k < i; k++)
				for (const struct flag *g = command_table[k]->flags; g->name; g++) {
					if (!strcmp(f->name, g->name))
						assert_int_equal(!f->value, !g->value);
					if (f->letter && f->letter == g->letter)
						assert_string_equal(f->name, g->name);
				}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_stand_anywhere),
		cmocka_unit_test(short_options_take_values_both_ways_and_cluster),
		cmocka_unit_test(after_two_dashes_all_words_are_operands),
		cmocka_unit_test(a_dash_is_an_operand_and_values_may_begin_with_one),
		cmocka_unit_test(a_line_without_a_command_opens),
		cmocka_unit_test(the_last_of_repeated_values_counts),
		cmocka_unit_test(what_does_not_fit_is_refused_with_what_is_near),
		cmocka_unit_test(an_option_means_the_same_everywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is written about the commands agrees with their table: help, man page, completions. */
#include "cli/shop.h"

#include "cli/cli.h"
#include "cli/shared/options.h"

static void help_shows_examples_first_and_every_option(void **state)
{
	for (size_t i = 0; command_table[i]; i++) {
		const struct command *c = command_table[i];
		struct run r = shop_run(state, SHOP_ARGS("help", c->name), NULL);
		char text[64];

		assert_int_equal(r.code, 0);
		assert_int_equal(strncmp(str_text(&r.out), "Examples\n", 9), 0);
		assert_text_has(str_text(&r.out), c->about[0] ? "Usage\n" : "");
		for (const struct flag *f = c->flags; f->name; f++) {
			snprintf(text, sizeof text, "--%s", f->name);
			assert_text_has(str_text(&r.out), text);
		}
		run_release(&r);
	}
}

static void help_can_be_asked_for_in_three_ways(void **state)
{
	struct run a = shop_run(state, SHOP_ARGS("help", "set"), NULL);
	struct run b = shop_run(state, SHOP_ARGS("set", "--help"), NULL);
	struct run c = shop_run(state, SHOP_ARGS("-h", "set", "a.json", "REL-01=9"), NULL);

	assert_int_equal(b.code + c.code, 0);
	assert_text_equal(str_text(&b.out), str_text(&a.out));
	assert_text_equal(str_text(&c.out), str_text(&a.out));
	run_release(&a);
	run_release(&b);
	run_release(&c);
}

static void the_overview_lists_commands_and_exit_codes(void **state)
{
	struct run r = shop_run(state, SHOP_ARGS("--help"), NULL);

	assert_int_equal(r.code, 0);
	for (size_t i = 0; command_table[i]; i++)
		assert_text_has(str_text(&r.out), command_table[i]->summary);
	assert_text_has(str_text(&r.out), "  75  held by another program\n");
	run_release(&r);
}

static void nothing_without_a_terminal_is_help_on_stderr(void **state)
{
	struct run help = shop_run(state, SHOP_ARGS("help"), NULL);
	struct run r = shop_run(state, (const char *const[]){NULL}, NULL);

	assert_int_equal(r.code, 2);
	assert_string_equal(str_text(&r.out), "");
	assert_text_equal(str_text(&r.err), str_text(&help.out));
	run_release(&help);
	run_release(&r);
}

static void a_file_without_a_terminal_says_what_works_instead(void **state)
{
	SHOP_EXPECT(state, 2, "",
		    "plumbline: the screen needs a terminal; plumbline --plain a.json asks "
		    "through a pipe, and plumbline score a.json needs neither\n",
		    "a.json");
}

/* Who asks for it by the environment need not say it again. */
static void plain_mode_is_chosen_by_itself(void **state)
{
	static const char *const envs[][3] = {
		{"TERM=dumb", NULL}, {"ACCESSIBLE=1", NULL}, {"ACCESSIBLE=yes", "TERM=xterm", NULL}};

	for (size_t i = 0; i < COUNT_OF(envs); i++) {
		struct run r = run_program((const char *const[]){"a.json", NULL},
					   &(struct run_options){.folder = folder_path(state),
								 .input = "q\n",
								 .env = envs[i]});

		assert_int_equal(r.code, 0);
		assert_text_has(str_text(&r.out), "? for help > q\n");
		assert_text_has(str_text(&r.out), "Saved in a.json: ");
		run_release(&r);
	}
}

static void the_version_is_printed(void **state)
{
	SHOP_EXPECT(state, 0, "plumbline 0.1.0\n", "", "--version");
	SHOP_EXPECT(state, 0, "plumbline 0.1.0\n", "", "score", "--version");
}

static void an_unknown_command_is_refused(void **state)
{
	SHOP_EXPECT(state, 2, "",
		    "plumbline: 'sorce' is no command and no file (did you mean 'score'?); "
		    "plumbline --help lists the commands\n",
		    "sorce", "a.json");
	SHOP_EXPECT(state, 2, "",
		    "plumbline help: there is no command 'plann' (did you mean 'plan'?); "
		    "plumbline help lists them\n",
		    "help", "plann");
}

/* Lines of the help fit an ordinary terminal without wrapping. */
static void help_fits_the_terminal(void **state)
{
	for (size_t i = 0; command_table[i]; i++) {
		struct run r = shop_run(state, SHOP_ARGS("help", command_table[i]->name), NULL);

		for (const char *line = str_text(&r.out); *line;
		     line += strcspn(line, "\n") + 1)
			if (strcspn(line, "\n") > 90)
				fail_msg("help %s: %.*s", command_table[i]->name,
					 (int)strcspn(line, "\n"), line);
		run_release(&r);
	}
}

/* The part of the man page about one command, or the whole. */
static void man_section(const char *page, const char *name, struct str *out)
{
	char mark[64];
	const char *start, *end;

	snprintf(mark, sizeof mark, "\n.Ss %s\n", name);
	start = strstr(page, mark);
	if (!start)
		fail_msg("the man page has no section for %s", name);
	end = strstr(start + 1, "\n.Ss ");
	if (!end)
		end = strstr(start + 1, "\n.Sh ");
	str_addn(out, start, end ? (size_t)(end - start) : strlen(start));
}

static void assert_man_flag(const char *section, const struct flag *f)
{
	char text[128];

	snprintf(text, sizeof text, "Fl Fl %s%s", f->name, f->value ? " " : "\n");
	if (f->letter)
		snprintf(text, sizeof text, ".It Fl %c , Fl Fl %s%s", f->letter, f->name,
			 f->value ? " " : "\n");
	assert_text_has(section, text);
	if (f->value) {
		snprintf(text, sizeof text, "Fl Fl %s Ar %s\n", f->name, f->value);
		assert_text_has(section, text);
	}
}

static void the_man_page_has_every_command_and_option(void **state)
{
	struct str page = {0}, section = {0};

	(void)state;
	file_load("assets/plumbline.1", &page);
	for (size_t i = 0; command_table[i]; i++) {
		str_truncate(&section, 0);
		man_section(str_text(&page), command_table[i]->name, &section);
		for (const struct flag *f = command_table[i]->flags; f->name; f++)
			assert_man_flag(str_text(&section), f);
	}
	for (const struct flag *f = global_flags; f->name; f++)
		assert_man_flag(str_text(&page), f);
	str_release(&page);
	str_release(&section);
}

static void the_man_page_has_no_option_of_its_own(void **state)
{
	struct str page = {0};

	(void)state;
	file_load("assets/plumbline.1", &page);
	for (const char *at = str_text(&page); (at = strstr(at, "Fl Fl "));) {
		char name[64];
		bool known = false;

		at += strlen("Fl Fl ");
		snprintf(name, sizeof name, "%.*s", (int)strcspn(at, " \n"), at);
		for (size_t i = 0; command_table[i]; i++)
			for (const struct flag *f = command_table[i]->flags; f->name; f++)
				known = known || !strcmp(f->name, name);
		for (const struct flag *f = global_flags; f->name; f++)
			known = known || !strcmp(f->name, name);
		if (!known)
			fail_msg("the man page tells of --%s, which does not exist", name);
	}
	str_release(&page);
}

/* How each shell writes an option of a command: the part of the file about the command
 * holds these, with %s for the name. */
static const struct completion {
	const char *path, *start, *end, *option;
} completions[] = {
	{"assets/completions/plumbline.bash", "\n\t%s)", "\n\t\t;;", "--%s "},
	{"assets/completions/_plumbline", "\n\t%s)", "\n\t\t;;", "--%s"},
	{"assets/completions/plumbline.fish", "\n# %s\n", "\n# ", " -l %s "},
};

static void assert_completes(const struct completion *shell, const char *text,
			     const struct command *c)
{
	char mark[64];
	const char *start, *end;
	struct str part = {0};

	snprintf(mark, sizeof mark, shell->start[1] == '#' ? "\n# %s\n" : "\n\t%s)", c->name);
	start = strstr(text, mark);
	if (!start)
		fail_msg("%s does not know %s", shell->path, c->name);
	end = strstr(start + strlen(mark) - 1, shell->end);
	str_addn(&part, start, end ? (size_t)(end - start) : strlen(start));
	str_addc(&part, ' ');
	for (const struct flag *f = c->flags; f->name; f++) {
		snprintf(mark, sizeof mark, shell->option[0] == ' ' ? " -l %s" : "--%s",
			 f->name);
		if (!strstr(str_text(&part), mark))
			fail_msg("%s: %s has no %s", shell->path, c->name, mark);
	}
	str_release(&part);
}

static void the_completions_have_every_command_and_option(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT_OF(completions); k++) {
		struct str text = {0};

		file_load(completions[k].path, &text);
		for (size_t i = 0; command_table[i]; i++)
			assert_completes(&completions[k], str_text(&text), command_table[i]);
		str_release(&text);
	}
}

/* The program that checks a shell's syntax, if it is here. */
static void the_completions_are_valid_for_their_shells(void **state)
{
	static const char *const lines[] = {
		"command -v bash >/dev/null || exit 0; bash -n assets/completions/plumbline.bash",
		"command -v zsh >/dev/null || exit 0; zsh -n assets/completions/_plumbline",
		"command -v fish >/dev/null || exit 0; fish -n assets/completions/plumbline.fish",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		struct run r = run_program(SHOP_ARGS("-c", lines[i]),
					   &(struct run_options){.program = "/bin/sh"});

		assert_text_equal(str_text(&r.err), "");
		assert_int_equal(r.code, 0);
		run_release(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(help_shows_examples_first_and_every_option),
		IN_SHOP(help_can_be_asked_for_in_three_ways),
		IN_SHOP(the_overview_lists_commands_and_exit_codes),
		IN_SHOP(nothing_without_a_terminal_is_help_on_stderr),
		IN_SHOP(a_file_without_a_terminal_says_what_works_instead),
		IN_SHOP(plain_mode_is_chosen_by_itself),
		IN_SHOP(the_version_is_printed),
		IN_SHOP(an_unknown_command_is_refused),
		IN_SHOP(help_fits_the_terminal),
		cmocka_unit_test(the_man_page_has_every_command_and_option),
		cmocka_unit_test(the_man_page_has_no_option_of_its_own),
		cmocka_unit_test(the_completions_have_every_command_and_option),
		cmocka_unit_test(the_completions_are_valid_for_their_shells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

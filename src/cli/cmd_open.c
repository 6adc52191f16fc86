#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/nearest.h"
#include "cli/cli.h"
#include "cli/shared/input.h"
#include "cli/shared/screen.h"
#include "ui/canvas/style.h"

static const struct example examples[] = {
	{"plumbline", "the start screen: open, begin, or look at an example"},
	{"plumbline chat.json", "go on where you stopped"},
	{"plumbline chat.json --read-only", "look without touching"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"read-only", 0, NULL, "change nothing, take no lock"},
	{"ascii", 0, NULL, "draw with ASCII only"},
	{"theme", 0, "NAME", "auto, dark, light, high-contrast or mono"},
	{"color", 0, "auto|never", "never is --theme mono"},
	{"mono", 0, NULL, "draw without colours"},
	{"config", 0, "FILE", "settings and keys (default: see plumbline(1))"},
	{"mouse", 0, NULL, "use the mouse from the start"},
	{"plain", 0, NULL, "numbered prompts instead of the screen"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

static bool is_theme(const struct args *args, const char *name)
{
	struct nearest near = {.word = name};

	if (!name || theme_of(name) != THEME_COUNT)
		return true;
	for (int i = 0; theme_names[i]; i++)
		nearest_try(&near, theme_names[i]);
	complain(args, EXIT_CODE_USAGE,
		 "--theme is one of auto, dark, light, high-contrast, mono, not '%s'%s", name,
		 nearest_hint(&near));
	return false;
}

static enum exit_code run(const struct args *args)
{
	bool plain = args_has(args, "plain") || ui_prefers_plain();
	bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	struct ui_options options = {
		.path = args->n_operands ? args->operands[0] : NULL,
		.questionnaire = args_value(args, "questionnaire", NULL),
		.ascii = args_has(args, "ascii"),
		.mono = args_has(args, "mono") ||
			!strcmp(args_value(args, "color", ""), "never"),
		.theme = args_value(args, "theme", NULL),
		.config = args_value(args, "config", NULL),
		.mouse = args_has(args, "mouse"),
		.plain = plain,
		.read_only = args_has(args, "read-only"),
	};

	if (!is_theme(args, options.theme))
		return EXIT_CODE_USAGE;
	if (!terminal && !plain && !options.path) {
		help_print(args->commands, NULL, true);
		return EXIT_CODE_USAGE;
	}
	if (options.path && !file_exists(options.path))
		return complain(args, EXIT_CODE_NOINPUT,
				"there is no file %s; begin it with: plumbline new %s",
				options.path, options.path);
	if (!terminal && !plain)
		return complain(args, EXIT_CODE_USAGE,
				"the screen needs a terminal; plumbline --plain %s asks through a "
				"pipe, and plumbline score %s needs neither",
				options.path, options.path);
	return screen_with_exports(&options, ui_run);
}

const struct command cmd_open = {
	.name = "open",
	.operands = "[FILE]",
	.summary = "walk, score and plan on the screen; the word open may be left out",
	.about =
		"Opens FILE on the screen, or the start screen without one. Every answer is "
		"saved as it is given. Without a terminal there is no screen: --plain asks "
		"the same through a pipe, and the other commands do the same work. --plain "
		"is taken for granted when ACCESSIBLE is set, when TERM is dumb, and on a "
		"terminal that nothing is known of.",
	.examples = examples,
	.flags = flags,
	.min_operands = 0,
	.max_operands = 1,
	.run = run,
};

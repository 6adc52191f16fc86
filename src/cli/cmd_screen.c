#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "cli/cli.h"
#include "cli/shared/input.h"
#include "cli/shared/screen.h"

#define SIDE_MAX 1000

static const struct example examples[] = {
	{"plumbline screen chat.json", "what the screen shows first, at 80x24"},
	{"plumbline screen chat.json --keys 'j j <Enter>' --size 120x40",
	 "after some keys, on a larger one"},
	{"plumbline screen chat.json --keys '3' --save", "the same, and keep the answer"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"keys", 'k', "KEYS", "keys to play, parted by blanks: 'j 3 <Enter>'"},
	{"size", 0, "COLSxROWS", "size of the screen (default: 80x24)"},
	{"save", 0, NULL, "write what the keys change and export (default: nothing)"},
	{"ascii", 0, NULL, "draw with ASCII only"},
	{"mono", 0, NULL, "draw without colours"},
	{"config", 0, "FILE", "settings and keys (default: none)"},
	{"styles", 0, NULL, "print the styles of the cells below the text"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

static bool read_size(const char *text, int *cols, int *rows)
{
	char first[8];
	size_t n = strcspn(text, "x");
	long c, r;

	if (!text[n] || n >= sizeof first)
		return false;
	snprintf(first, sizeof first, "%.*s", (int)n, text);
	if (!number_parse(first, &c) || !number_parse(text + n + 1, &r))
		return false;
	*cols = (int)c;
	*rows = (int)r;
	return c >= 1 && c <= SIDE_MAX && r >= 1 && r <= SIDE_MAX;
}

static enum exit_code run(const struct args *args)
{
	const char *size = args_value(args, "size", "80x24");
	struct ui_options options = {
		.path = args->n_operands ? args->operands[0] : NULL,
		.questionnaire = args_value(args, "questionnaire", NULL),
		.keys = args_value(args, "keys", ""),
		.save = args_has(args, "save"),
		.ascii = args_has(args, "ascii"),
		.mono = args_has(args, "mono"),
		.config = args_value(args, "config", NULL),
		.styles = args_has(args, "styles"),
	};

	if (!read_size(size, &options.cols, &options.rows))
		return complain(args, EXIT_CODE_USAGE,
				"--size takes COLSxROWS like 80x24, each from 1 to %d, not '%s'",
				SIDE_MAX, size);
	return screen_with_exports(&options, ui_screen);
}

const struct command cmd_screen = {
	.name = "screen",
	.operands = "[FILE]",
	.summary = "print what the screen shows after some keys, without a terminal",
	.about =
		"Plays keys against the screen and prints what it shows then. Without --save "
		"nothing is written at all: neither FILE nor an export.",
	.examples = examples,
	.flags = flags,
	.min_operands = 0,
	.max_operands = 1,
	.run = run,
};

/* The part of the man page that tells of commands and options, from their table. */
#include "cli/cli.h"

#include <ctype.h>
#include <stdio.h>

#include "base/str.h"
#include "cli/shared/options.h"

/* A text as lines of mdoc: a sentence a line; backslashes are escaped, and what would be a
 * request at the beginning of a line. In capitals at first where a sentence begins. */
static void print_text(const char *text, bool capital)
{
	for (size_t i = 0; text[i]; i++) {
		char c = text[i];

		if (c == ' ' && i && text[i - 1] == '.') {
			putchar('\n');
			continue;
		}
		if (c == '\n') {
			fputs(text[i + 1] == '\n' ? "\n.Pp" : "", stdout);
			i += text[i + 1] == '\n';
		} else if (c == '\\') {
			fputs("\\e", stdout);
			continue;
		} else if (c == '-') {
			fputs("\\-", stdout);
			continue;
		}
		putchar(i == 0 && capital ? toupper((unsigned char)c) : c);
	}
}

static void print_flags(const struct flag *flags)
{
	if (!flags->name)
		return;
	puts(".Bl -tag -width Ds");
	for (const struct flag *f = flags; f->name; f++) {
		fputs(".It ", stdout);
		if (f->letter)
			printf("Fl %c , ", f->letter);
		printf("Fl Fl %s%s%s\n", f->name, f->value ? " Ar " : "",
		       f->value ? f->value : "");
		print_text(f->help, true);
		puts(".");
	}
	puts(".El");
}

static void print_words(const struct command *c)
{
	struct example e;

	printf(".Pp\n%s:\n.Bl -tag -width Ds\n", c->words);
	for (size_t i = 0; c->word(i, &e); i++) {
		fputs(".It Cm ", stdout);
		print_text(e.line, false);
		putchar('\n');
		print_text(e.what, true);
		puts(".");
	}
	puts(".El");
}

static void print_command(const struct command *c, bool is_first)
{
	printf(".Ss %s\n.Nm\n", c->name);
	if (!is_first)
		printf(".Cm %s\n", c->name);
	if (*c->operands) {
		fputs(".Ar ", stdout);
		print_text(c->operands, false);
		putchar('\n');
	}
	puts(".Pp");
	print_text(c->about, false);
	putchar('\n');
	print_flags(c->flags);
	if (c->words)
		print_words(c);
	puts(".Pp\n.Bd -literal -offset indent -compact");
	for (const struct example *e = c->examples; e->line; e++) {
		print_text(e->line, false);
		putchar('\n');
	}
	puts(".Ed");
}

void man_print(const struct command *const *commands)
{
	puts("These options are taken by every command:");
	print_flags(global_flags);
	puts(".Sh COMMANDS");
	for (size_t i = 0; commands[i]; i++)
		print_command(commands[i], i == 0);
}

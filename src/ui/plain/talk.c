/* Saying, asking, and where plain mode stands; see parts.h. */
#define _DEFAULT_SOURCE /* struct winsize */
#define _XOPEN_SOURCE 700
#include "ui/plain/parts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/die.h"
#include "base/utf8.h"
#include "ui/term/input.h"

static void gather(struct plain *p)
{
	p->out = open_memstream(&p->said, &p->said_len);
	if (!p->out)
		die_of_memory();
}

/* The columns of the terminal as it is now; 0: no lines are to be wrapped. */
static int columns_of(const struct plain *p)
{
	struct winsize size;

	if (!p->terminal || ioctl(fileno(p->io->out), TIOCGWINSZ, &size) < 0)
		return 0;
	return size.ws_col;
}

/* Where a line goes on when it is wrapped: below its text, behind blanks and a number. */
static size_t hang_of(const char *line, int cols)
{
	size_t blanks = strspn(line, " "), digits = strspn(line + blanks, "0123456789");
	size_t hang = blanks;

	if (digits && !strncmp(line + blanks + digits, "  ", 2))
		hang += digits + 2;
	return hang * 2 < (size_t)cols ? hang : 0;
}

static void wrap_line(struct str *out, const char *line, int cols)
{
	size_t hang = hang_of(line, cols), len = strlen(line), n;
	struct arena arena = {0};
	struct utf8_line *lines;

	if (utf8_width(line) <= cols) {
		str_addn(out, line, len);
		return;
	}
	lines = utf8_wrap(&arena, line + hang, cols - (int)hang, &n);
	str_addn(out, line, hang);
	for (size_t i = 0; i < n; i++) {
		if (i)
			str_addf(out, "\n%*s", (int)hang, "");
		str_addn(out, lines[i].text, lines[i].len);
	}
	if (line[len - 1] == ' ') /* of a prompt */
		str_addc(out, ' ');
	arena_release(&arena);
}

static void wrap(struct str *out, char *text, int cols)
{
	while (*text) {
		size_t n = strcspn(text, "\n");
		bool ended = text[n] == '\n';

		text[n] = '\0';
		wrap_line(out, text, cols);
		text += n + ended;
		if (ended)
			str_addc(out, '\n');
	}
}

/* What was said, in the characters that there are. */
static char *printable(const struct plain *p)
{
	size_t n;
	char *text = NULL;
	FILE *to = open_memstream(&text, &n);

	if (!to)
		die_of_memory();
	if (p->io->ascii)
		utf8_print_ascii(to, p->said);
	else
		utf8_print(to, p->said);
	if (fclose(to) != 0 || !text)
		die_of_memory();
	return text;
}

static void pass_on(struct plain *p)
{
	int cols = columns_of(p);
	struct str wrapped = {0};
	char *text;

	if (fclose(p->out) != 0 || !p->said)
		die_of_memory();
	text = printable(p);
	if (cols > 0)
		wrap(&wrapped, text, cols);
	fputs(cols > 0 ? str_text(&wrapped) : text, p->io->out);
	str_release(&wrapped);
	free(text);
	free(p->said);
}

void plain_begin(struct plain *p)
{
	p->terminal = isatty(fileno(p->io->out));
	gather(p);
}

void plain_end(struct plain *p)
{
	pass_on(p);
	free(p->line);
}

void plain_say(struct plain *p, const char *text)
{
	utf8_print(p->out, text);
	fputc('\n', p->out);
}

/* A line as a person typed it: what the terminal sent meanwhile is not part of it. */
static void leave_keys(char *line)
{
	struct term_input in = {.esc_ms = TERM_ESC_MS};
	size_t n = strlen(line), to = 0;

	for (size_t from = 0; from < n;) {
		size_t part = n - from < TERM_READ_MAX ? n - from : TERM_READ_MAX;
		int key;

		memcpy(in.read, line + from, part);
		term_input_read(&in, part, 1);
		from += part;
		while ((key = term_input_take(&in)) != K_NONE)
			if (key < K_SPECIAL) /* never longer than what was typed */
				to += utf8_encode((uint32_t)key, line + to);
	}
	line[to] = '\0';
}

/* Reads a line; false at the end of the input. */
static bool read_line(struct plain *p)
{
	ssize_t n;

	errno = 0;
	n = getline(&p->line, &p->cap, p->io->in);
	if (n < 0 && errno == ENOMEM)
		die_of_memory(); /* it is not the end of the input */
	if (n < 0)
		return false;
	while (n > 0 && strchr("\n\r ", p->line[n - 1]))
		p->line[--n] = '\0';
	if (strchr(p->line, '\033'))
		leave_keys(p->line);
	return true;
}

/* Can the line be taken? Else says why not. */
static bool is_taken(struct plain *p)
{
	size_t n = strlen(p->line), bad = utf8_invalid_at(p->line, n);
	char fault[UTF8_FAULT_MAX];

	if (bad == n)
		return true;
	fprintf(p->out, "%sNot taken, for %s: is the terminal set to UTF-8? Once more:\n",
		p->terminal ? "\a" : "", utf8_fault(fault, p->line + bad, n - bad));
	return false;
}

char *plain_ask(struct plain *p, const char *prompt)
{
	do {
		utf8_print(p->out, prompt);
		fputs(" > ", p->out);
		pass_on(p);
		gather(p);
		fflush(p->io->out);
		if (!read_line(p)) {
			fputc('\n', p->out);
			p->over = true;
			return NULL;
		}
	} while (!is_taken(p));
	if (p->echo)
		plain_say(p, p->line);
	return p->line + strspn(p->line, " ");
}

/* Reads out the message of the session, and forgets it. */
static void say_pending(struct plain *p)
{
	if (p->s->message.len)
		plain_say(p, str_text(&p->s->message));
	str_truncate(&p->s->message, 0);
}

/* What the session said of the last change, and of saving it when that failed. */
void plain_say_message(struct plain *p)
{
	say_pending(p);
	if (!p->s->dirty)
		return;
	p->s->dirty = false;
	if (!p->io->save)
		return;
	p->io->save(p->s);
	p->failed = p->s->message.len && p->s->message_style == STYLE_ERROR;
	say_pending(p);
}

struct thing plain_here(const struct plain *p)
{
	return p->s->order[p->at];
}

/* After a change the order may be another one: stay on what was asked, then go on. */
void plain_step_on(struct plain *p, struct thing was)
{
	size_t at = session_place(p->s, was);

	p->at = at < p->s->n_order ? at : p->at;
	if (p->at + 1 < p->s->n_order)
		p->at++;
	else
		plain_say(p, "This was the last one. s reads the score, q leaves.");
}

/* One of two ways to type a thing. */
bool plain_is(const char *typed, const char *letter, const char *word)
{
	return !strcmp(typed, letter) || !strcmp(typed, word);
}

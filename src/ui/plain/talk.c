/* Saying, asking, and where plain mode stands; see parts.h. */
#define _XOPEN_SOURCE 700
#include "ui/plain/parts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/utf8.h"

/* Where there is only ASCII everything is gathered first, and turned into that as a whole. */
static void gather(struct plain *p)
{
	p->out = open_memstream(&p->said, &p->said_len);
	if (!p->out)
		die_of_memory();
}

static void pass_on(struct plain *p)
{
	if (fclose(p->out) != 0)
		die_of_memory();
	utf8_print_ascii(p->to, p->said);
	free(p->said);
}

void plain_begin(struct plain *p, FILE *to, bool ascii)
{
	p->out = to;
	if (!ascii)
		return;
	p->to = to;
	gather(p);
}

void plain_end(struct plain *p)
{
	if (p->to) {
		pass_on(p);
		p->out = p->to;
	}
	free(p->line);
}

void plain_say(struct plain *p, const char *text)
{
	utf8_print(p->out, text);
	fputc('\n', p->out);
}

/* Reads a line after the prompt; NULL at the end of the input. */
char *plain_ask(struct plain *p, const char *prompt)
{
	ssize_t n;

	utf8_print(p->out, prompt);
	fputs(" > ", p->out);
	if (p->to) {
		pass_on(p);
		gather(p);
	}
	fflush(p->to ? p->to : p->out);
	errno = 0;
	n = getline(&p->line, &p->cap, p->in);
	if (n < 0 && errno == ENOMEM)
		die_of_memory(); /* it is not the end of the input */
	if (n < 0) {
		fputc('\n', p->out);
		p->over = true;
		return NULL;
	}
	while (n > 0 && (p->line[n - 1] == '\n' || p->line[n - 1] == '\r' ||
			 p->line[n - 1] == ' '))
		p->line[--n] = '\0';
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
	if (!p->save)
		return;
	p->save(p->s);
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

#define _XOPEN_SOURCE 700
#include "ui/plain/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ui/plain/parts.h"
#include "ui/plain/print.h"
#include "ui/session/leaving.h"
#include "ui/session/merging.h"
#include "ui/session/upgrade.h"
#include "ui/session/workshop.h"

/* Each kind of prompt is explained once. */
static char *ask_here(struct plain *p)
{
	enum wanted kind = plain_wanted(p);
	struct thing t = plain_here(p);
	struct str text = {0};
	char *typed;

	if (kind == WANTED_ITEM) {
		const struct question *q = &p->s->q->questions[t.index];
		const struct practice *item = &q->practices[prompt_practice(q, p->item)];

		utf8_clean(&text, item->text, false);
		str_add(&text, item->must ? " (must)? " : "? ");
		if (p->told >> kind & 1)
			str_add(&text, "y, p, n, u, ? for help");
		else
			plain_wanted_words(&text, p);
	} else {
		if (p->told >> kind & 1)
			str_add(&text, thing_id(p->s->q, t));
		else
			plain_wanted_words(&text, p);
		str_add(&text, ", ? for help");
	}
	p->told |= 1u << kind;
	typed = plain_ask(p, str_text(&text));
	str_release(&text);
	return typed;
}

/* The order may be another one by now, and items are asked of one question only. */
static void follow(struct plain *p, struct thing was)
{
	if (p->at >= p->s->n_order)
		p->at = 0;
	if (plain_here(p).kind != was.kind || plain_here(p).index != was.index)
		p->asks_items = false;
	if (p->asks_items && session_answer(p->s, was)->state == ANSWER_NOT_APPLICABLE)
		p->asks_items = false;
}

/* One prompt. */
static void turn(struct plain *p)
{
	struct thing t = plain_here(p);
	const char *typed;

	p->s->now = date_now();
	if (p->read.kind != t.kind || p->read.index != t.index)
		plain_print(p->out, p->s, p->at);
	p->read = t;
	typed = ask_here(p);
	if (!typed)
		return;
	if (p->asks_items) {
		plain_take_item(p, typed);
	} else if (!*typed) {
		plain_step_on(p, t);
	} else if (plain_command(p, typed)) {
		plain_say_message(p);
	} else {
		plain_take(p, t, typed);
	}
	follow(p, t);
}

/* Where to begin: at the first thing without an answer; optional fields do not count. */
static size_t first_open(const struct session *s)
{
	for (size_t i = 0; i < s->n_order; i++) {
		struct thing t = s->order[i];

		if (!session_is_answered(s, t) &&
		    !(t.kind == THING_FIELD && s->q->fields[t.index].optional))
			return i;
	}
	return 0;
}

/* The last words: is it all on the disk, and how far is it? */
static void say_saved(struct plain *p)
{
	const struct session *s = p->s;
	struct str last = {0};
	struct err diverted;

	if (p->failed)
		fputs("NOT SAVED: the last changes are lost.\n", p->out);
	else if (p->io->save && assessment_save_diverted(s->file, &diverted))
		plain_say(p, diverted.text);
	else if (p->io->save || *session_readonly(s)) {
		session_leaving(&last, s, "plumbline --plain");
		plain_say(p, str_text(&last));
	}
	str_release(&last);
}

static bool says_yes(struct plain *p)
{
	const char *typed;

	do
		typed = plain_ask(p, "y yes, n no");
	while (typed && !plain_is(typed, "y", "yes") && !plain_is(typed, "n", "no"));
	return typed && plain_is(typed, "y", "yes");
}

/* What another save left beside the file. Only when it is on disk as part of the file is it put
 * away. */
static void ask_bring_in(struct plain *p)
{
	struct arena arena = {0};
	struct str text = {0};
	struct texts paths;
	struct err err = {0};

	if (session_leftovers_words(p->s, &text)) {
		plain_say(p, str_text(&text));
		if (says_yes(p) && session_bring_in(p->s, &arena, &paths)) {
			plain_say_message(p);
			if (p->io->save && !p->failed && !leftovers_put_away(&paths, &err))
				session_say(p->s, STYLE_ERROR, "%s", err.text);
		}
		plain_say_message(p);
		p->at = first_open(p->s);
	}
	str_release(&text);
	arena_release(&arena);
}

/* The version in the file is changed only when somebody says so. */
static void ask_upgrade(struct plain *p)
{
	struct str text = {0};

	session_upgrade_words(p->s, &text);
	plain_say(p, str_text(&text));
	str_release(&text);
	if (says_yes(p))
		session_upgrade(p->s);
	else
		session_upgrade_later(p->s);
	plain_say_message(p);
	p->at = first_open(p->s);
}

int plain_walk(struct session *s, const struct plain_io *io)
{
	struct plain p = {.s = s, .io = io, .at = first_open(s),
			  .echo = !isatty(fileno(io->in))};

	plain_begin(&p);
	s->roomy = true;
	fputs("plumbline: ", p.out);
	plain_say(&p, session_title(s));
	if (*session_readonly(s))
		plain_say(&p, session_readonly(s));
	ask_bring_in(&p);
	if (session_can_upgrade(s))
		ask_upgrade(&p);
	if (s->a->n_conflicts) {
		session_say_conflicts(s);
		plain_say_message(&p);
	}
	if (s->n_order == 0)
		plain_say(&p, "Nothing is asked.");
	else
		while (!p.over)
			turn(&p);
	plain_print_score(p.out, s);
	plain_print_parked(p.out, s, false);
	say_saved(&p);
	plain_end(&p);
	return p.failed || ferror(io->out) ? EXIT_CODE_IO : EXIT_CODE_OK;
}

static void save_now(struct session *s)
{
	struct err err;

	assessment_save(s->file);
	if (!assessment_save_wait(s->file, -1, &err))
		session_say(s, STYLE_ERROR, "NOT SAVED: %s", err.text);
	else if (assessment_save_diverted(s->file, &err))
		session_say(s, STYLE_WARNING, "NOT SAVED there: %s", err.text);
}

/* Beside what is printed, as commands do it. */
static void print_remarks(const struct assessment_file *file,
			  void (*print)(FILE *, const char *))
{
	const char *line = assessment_file_remarks(file);
	struct str text = {0};

	while (*line) {
		size_t n = strcspn(line, "\n");

		str_addf(&text, "%s: %.*s\n", file_name(assessment_file_path(file)), (int)n,
			 line);
		line += n + (line[n] == '\n');
	}
	print(stderr, str_text(&text));
	str_release(&text);
}

int plain_run(struct real_ports *real, struct assessment_file *file, bool ascii)
{
	void (*print)(FILE *, const char *) = ascii ? utf8_print_ascii : utf8_print;
	struct offers offers = {.exports = real->ports.exports};
	struct plain_io io = {.in = stdin, .out = stdout, .ascii = ascii};
	struct session s = {.offers = &offers,
			    .user = real->ports.user ? real->ports.user : ""};
	struct str remark = {0};
	struct err err;
	int code;

	if (!file) {
		fputs("plumbline: without a screen a file is needed: plumbline --plain FILE; "
		      "begin one with plumbline new FILE\n",
		      stderr);
		return EXIT_CODE_USAGE;
	}
	s.now = real->ports.now(real->ports.ctx);
	if (config_remark(&real->config, &remark))
		str_addc(&remark, '\n');
	print(stdout, str_text(&remark));
	str_release(&remark);
	print_remarks(file, print);
	session_open(&s, file);
	io.save = *session_readonly(&s) ? NULL : save_now;
	io.export = real->options->export;
	code = plain_walk(&s, &io);
	if (code == EXIT_CODE_OK && assessment_save_diverted(file, &err))
		code = (int)err.code;
	session_close(&s);
	return code;
}

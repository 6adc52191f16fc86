#define _XOPEN_SOURCE 700
#include "ui/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/date.h"
#include "base/number.h"
#include "base/utf8.h"
#include "ui/find.h"
#include "ui/plain_print.h"
#include "ui/session_workshop.h"
#include "ui/walk.h"

/* A walk through the prompts. */
struct plain {
	struct session *s;
	FILE *in, *out;
	void (*save)(struct session *s);
	size_t at;  /* place in the order */
	struct thing read; /* what was read out last: it is not read twice */
	bool echo;  /* what is typed comes through a pipe: shown, to make a transcript */
	char *line; /* what was typed last; owned */
	size_t cap;
};

static const char help_text[] =
	"Type the number or the letter in front of an answer, then Enter.\n"
	"  u        nobody knows (listed as unverified)\n"
	"  x        does not apply; the reason is asked\n"
	"  c        clear the answer\n"
	"  e TEXT   write TEXT as the note\n"
	"  Enter    go on without a change\n"
	"  r        read it again\n"
	"  b        back to the one before\n"
	"  n        on to the next one that is open\n"
	"  /TEXT    on to the next one that holds TEXT, or has it as its id\n"
	"  + TEXT   park TEXT for later; + alone reads what is parked\n"
	"  s        the score\n"
	"  z        take the last change back\n"
	"  q        leave; everything is saved\n";

static void say(struct plain *p, const char *text)
{
	utf8_print(p->out, text);
	fputc('\n', p->out);
}

/* Reads a line after the prompt; NULL at the end of the input. */
static char *ask(struct plain *p, const char *prompt)
{
	ssize_t n;

	fputs(prompt, p->out);
	fputs(" > ", p->out);
	fflush(p->out);
	n = getline(&p->line, &p->cap, p->in);
	if (n < 0) {
		fputc('\n', p->out);
		return NULL;
	}
	while (n > 0 && (p->line[n - 1] == '\n' || p->line[n - 1] == '\r' ||
			 p->line[n - 1] == ' '))
		p->line[--n] = '\0';
	if (p->echo)
		say(p, p->line);
	return p->line + strspn(p->line, " ");
}

/* What the session said of the last change. */
static void say_message(struct plain *p)
{
	if (p->s->message.len)
		say(p, str_text(&p->s->message));
	str_truncate(&p->s->message, 0);
	if (p->s->dirty && p->save)
		p->save(p->s);
	p->s->dirty = false;
}

static struct thing here(const struct plain *p)
{
	return p->s->order[p->at];
}

/* After a change the order may be another one: stay on what was asked, then go on. */
static void step_on(struct plain *p, struct thing was)
{
	size_t at = session_place(p->s, was);

	p->at = at < p->s->n_order ? at : p->at;
	if (p->at + 1 < p->s->n_order)
		p->at++;
	else
		say(p, "This was the last one. s shows the score, q leaves.");
}

/* Answering. Those that return bool are false at the end of the input. */

static bool set_na(struct plain *p)
{
	struct thing t = here(p);
	const char *typed;

	if (t.kind != THING_QUESTION) {
		say(p, "Only questions can be not applicable.");
		return true;
	}
	typed = ask(p,
		    "Why? o out of scope, b business priority, a architecture, t other");
	if (!typed)
		return false;
	for (int i = 0; i < 4; i++)
		if (*typed == "obat"[i] && !typed[1])
			return session_set_na(p->s, t.index,
					      (enum na_reason)(NA_OUT_OF_SCOPE + i)),
			       true;
	say(p, "That is none of o, b, a, t; left as it was.");
	return true;
}

/* One item; in full says what can be typed. */
static bool ask_practice(struct plain *p, size_t index, size_t item, bool in_full)
{
	static const char letters[] = "ypnu";
	const struct question *q = &p->s->q->questions[index];
	size_t at = walk_practice(q, item);
	const char *typed, *found;
	struct str prompt = {0};

	utf8_clean(&prompt, q->practices[at].text, false);
	str_addf(&prompt, "%s? %s", q->practices[at].must ? " (must)" : "",
		 in_full ? "y yes, p partial, n no, u unknown, Enter leaves it"
			 : "y, p, n, u, Enter");
	typed = ask(p, str_text(&prompt));
	str_release(&prompt);
	if (!typed)
		return false;
	found = *typed ? strchr(letters, *typed) : NULL;
	if (found && !typed[1]) {
		session_set_practice(
			p->s, index, at,
			(enum practice_value)(PRACTICE_YES + (found - letters)));
		say_message(p);
	} else if (*typed) {
		say(p, "That is none of y, p, n, u; left as it was.");
	}
	return true;
}

static size_t open_items(const struct plain *p, struct thing t)
{
	const struct question *q = &p->s->q->questions[t.index];
	size_t n = 0;

	for (size_t i = 0; i < walk_items(p->s->q, t); i++)
		n += session_answer(p->s, t)->practices[walk_practice(q, i)] == PRACTICE_UNSET;
	return n;
}

/* All items from one on, to another; then on to the next question when none is open. */
static bool ask_practices(struct plain *p, struct thing t, size_t first, size_t end)
{
	size_t left;

	for (size_t i = first; i < end; i++)
		if (!ask_practice(p, t.index, i, i == first))
			return false;
	left = open_items(p, t);
	if (!left)
		step_on(p, t);
	else
		fprintf(p->out, "%zu of %zu items left open; Enter goes on.\n", left,
			walk_items(p->s->q, t));
	return true;
}

/* "1,3" or "1 3": values by number; 0: none of them. */
static bool set_many(struct plain *p, size_t index, const char *typed)
{
	const struct field *f = &p->s->q->fields[index];
	uint64_t bits = 0;

	for (const char *c = typed; *c;) {
		char *end;
		unsigned long n = strtoul(c, &end, 10);

		if (end == c || n > f->n_values)
			return false;
		if (n > 0)
			bits |= (uint64_t)1 << (n - 1);
		c = end + strspn(end, ", ");
	}
	if (session_edit(p->s, (struct thing){THING_FIELD, index})) {
		p->s->a->fields[index].set = true;
		p->s->a->fields[index].values = bits;
		session_commit(p->s, "noted");
	}
	return true;
}

static void set_field(struct plain *p, size_t index, const char *typed)
{
	const struct field *f = &p->s->q->fields[index];
	long n;

	if (f->kind == FIELD_NUMBER || f->kind == FIELD_TEXT) {
		if (session_set_words(p->s, f->id, typed) && !p->s->message.len)
			session_say(p->s, STYLE_INFO, "noted");
	} else if (f->kind == FIELD_MANY) {
		if (!set_many(p, index, typed))
			say(p,
			    "Type numbers from the list, like 1,3; 0 for none of them.");
	} else if (!number_parse(typed, &n) || n < 1 || (size_t)n > f->n_values) {
		say(p, "Type one number from the list.");
	} else {
		set_many(p, index, typed);
	}
}

/* What was typed as an answer to what is asked. false: it is none. */
static bool set_answer(struct plain *p, const char *typed)
{
	struct thing t = here(p);
	long n;

	if (t.kind == THING_FIELD) {
		set_field(p, t.index, typed);
		return true;
	}
	if (!number_parse(typed, &n))
		return false;
	switch (walk_kind(p->s->q, t)) {
	case WALK_LEVELS:
		if (n < 0 || n >= Q_LEVELS)
			return false;
		session_set_level(p->s, t.index, (int)n);
		return true;
	case WALK_OPTIONS:
		if (n < 1 || (size_t)n > walk_items(p->s->q, t))
			return false;
		session_set_option(p->s, t.index, (int)n - 1);
		return true;
	case WALK_PRACTICES:
	case WALK_DERIVED:
		break;
	}
	return false;
}

/* What holds it may stand further down in what is read then; an id stands first. */
static void say_hit(struct plain *p, struct thing found, const char *query)
{
	struct str said = {0};
	struct hit hit;

	if (walk_holds(p->s, found, query, &hit) && strcmp(hit.where, "id") != 0) {
		str_addf(&said, "Found, %s: ", hit.where);
		find_around(&said, hit.text, query);
		say(p, str_text(&said));
	}
	str_release(&said);
}

/* The place of what has exactly that id, or the number of all that is asked. */
static size_t place_of_id(const struct plain *p, const char *id)
{
	size_t i = 0;

	while (i < p->s->n_order &&
	       strcasecmp(thing_id(p->s->q, p->s->order[i]), id) != 0)
		i++;
	return i;
}

static void find(struct plain *p, enum walk_stop stop, const char *query)
{
	struct walk w = {.at = here(p).kind == THING_FIELD ? (struct thing){THING_NONE, 0}
							   : here(p)};
	size_t exact = *query ? place_of_id(p, query) : p->s->n_order;
	struct thing found;

	if (exact < p->s->n_order) {
		p->at = exact;
		return;
	}
	snprintf(w.query, sizeof w.query, "%.*s", (int)utf8_fit(query, 29), query);
	if (walk_find(&w, p->s, 1, stop, &found)) {
		p->at = session_place(p->s, found);
		if (stop == STOP_FOUND)
			say_hit(p, found, w.query);
	} else {
		say(p, stop == STOP_OPEN ? "Nothing is open." : "Nothing was found.");
	}
}

/* Commands of one letter that are possible everywhere. false: it is none of them. */
static bool command(struct plain *p, const char *typed)
{
	if (!strcmp(typed, "?"))
		fputs(help_text, p->out);
	else if (!strcmp(typed, "r"))
		p->read = (struct thing){THING_NONE, 0};
	else if (!strcmp(typed, "s"))
		plain_print_score(p->out, p->s);
	else if (!strcmp(typed, "b"))
		p->at -= p->at > 0;
	else if (!strcmp(typed, "n"))
		find(p, STOP_OPEN, "");
	else if (*typed == '/')
		find(p, STOP_FOUND, typed + 1);
	else if (!strcmp(typed, "z"))
		session_undo(p->s);
	else if (!strcmp(typed, "c"))
		session_clear(p->s, here(p));
	else if (!strcmp(typed, "+"))
		plain_print_parked(p->out, p->s, true);
	else if (!strncmp(typed, "+ ", 2))
		session_park(p->s, here(p), typed + 2 + strspn(typed + 2, " "));
	else if (!strncmp(typed, "e ", 2))
		session_set_note(p->s, here(p), typed + 2);
	else
		return false;
	return true;
}

static const char *prompt_of(const struct plain *p)
{
	struct thing t = here(p);

	if (t.kind == THING_FIELD) {
		switch (p->s->q->fields[t.index].kind) {
		case FIELD_MANY:
			return "Numbers (1,2), Enter to go on, ? for help";
		case FIELD_ONE:
		case FIELD_DECISION:
			return "Number, Enter to go on, ? for help";
		case FIELD_NUMBER:
		case FIELD_TEXT:
			return "Type it, Enter to go on, ? for help";
		}
	}
	switch (walk_kind(p->s->q, t)) {
	case WALK_LEVELS:
		return "0 to 4, u unknown, x not applicable, Enter to go on, ? for help";
	case WALK_PRACTICES:
		return "a answer all items, or a number for one, u unknown, "
		       "x not applicable, Enter to go on, ? for help";
	case WALK_OPTIONS:
		return "Number, u unknown, Enter to go on, ? for help";
	case WALK_DERIVED:
		break;
	}
	return "x not applicable, Enter to go on, ? for help";
}

/* Items of practices: all of them, or the one of that number. false: neither is meant. */
static bool is_items(const struct plain *p, struct thing t, const char *typed, size_t *first,
		     size_t *end)
{
	long n;

	if (t.kind != THING_QUESTION || walk_kind(p->s->q, t) != WALK_PRACTICES)
		return false;
	*first = 0;
	*end = walk_items(p->s->q, t);
	if (!strcmp(typed, "a"))
		return true;
	if (!number_parse(typed, &n) || n < 1 || (size_t)n > *end)
		return false;
	*first = (size_t)n - 1;
	*end = (size_t)n;
	return true;
}

/* Takes what was typed. false at the end of the input. */
static bool take(struct plain *p, struct thing t, const char *typed)
{
	size_t first, end;
	bool more = true;

	if (is_items(p, t, typed, &first, &end))
		return ask_practices(p, t, first, end);
	if (!strcmp(typed, "x"))
		more = set_na(p);
	else if (!strcmp(typed, "u") && t.kind != THING_FIELD &&
		 walk_kind(p->s->q, t) != WALK_DERIVED)
		session_set_unknown(p->s, t);
	else if (!set_answer(p, typed))
		say(p, "That is no answer here; ? lists what is possible.");
	if (p->s->message_style == STYLE_INFO && p->s->message.len) {
		say_message(p);
		step_on(p, t);
	}
	say_message(p);
	return more;
}

/* One prompt. false when the walk is over. */
static bool turn(struct plain *p)
{
	struct thing t = here(p);
	const char *typed;

	p->s->now = date_now();
	if (p->read.kind != t.kind || p->read.index != t.index)
		plain_print(p->out, p->s, p->at);
	p->read = t;
	typed = ask(p, prompt_of(p));
	if (!typed || !strcmp(typed, "q"))
		return false;
	if (!*typed) {
		step_on(p, t);
		return true;
	}
	if (!command(p, typed))
		return take(p, t, typed);
	say_message(p);
	if (p->at >= p->s->n_order)
		p->at = 0;
	return true;
}

/* Where to begin: at the first that is open. What may be left out is passed over. */
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

int plain_walk(struct session *s, FILE *in, FILE *out, void (*save)(struct session *s))
{
	struct plain p = {.s = s, .in = in, .out = out, .save = save,
			  .at = first_open(s), .echo = !isatty(fileno(in))};

	fputs("plumbline: ", out);
	say(&p, session_title(s));
	if (*session_readonly(s))
		say(&p, session_readonly(s));
	if (s->n_order == 0)
		say(&p, "Nothing is asked.");
	else
		while (turn(&p))
			;
	plain_print_score(out, s);
	plain_print_parked(out, s, false);
	free(p.line);
	return ferror(out) ? EXIT_CODE_IO : EXIT_CODE_OK;
}

static void save_now(struct session *s)
{
	struct err err;

	assessment_save(s->file);
	if (!assessment_save_wait(s->file, -1, &err))
		session_say(s, STYLE_ERROR, "NOT SAVED: %s", err.text);
}

int plain_run(struct real_world *w, struct assessment_file *file)
{
	struct world world = {0};
	struct session s = {.world = &world, .user = w->ports.user ? w->ports.user : ""};
	int code;

	if (!file) {
		fputs("plumbline: without a screen a file is needed: plumbline --plain FILE; "
		      "begin one with plumbline new FILE\n",
		      stderr);
		return EXIT_CODE_USAGE;
	}
	s.now = w->ports.now(w->ports.ctx);
	session_open(&s, file);
	code = plain_walk(&s, stdin, stdout, *session_readonly(&s) ? NULL : save_now);
	session_close(&s);
	return code;
}

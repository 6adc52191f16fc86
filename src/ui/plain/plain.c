#define _XOPEN_SOURCE 700
#include "ui/plain/plain.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/date.h"
#include "base/die.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ui/plain/parts.h"
#include "ui/plain/print.h"
#include "ui/session/upgrade.h"
#include "ui/session/workshop.h"
#include "ui/widget/find.h"

static const char *const prompts[] = {
	[WANTED_MANY] = "Numbers like 1,2; 0 for none of them; Enter to go on",
	[WANTED_ONE] = "Number, Enter to go on",
	[WANTED_TEXT] = "Type it, Enter to go on",
	[WANTED_LEVELS] = ", u unknown, x not applicable, Enter to go on", /* after levels */
	[WANTED_PRACTICES] = "a answer all items, or a number for one, u unknown, "
			     "x not applicable, Enter to go on",
	[WANTED_OPTIONS] = "Number, u unknown, Enter to go on",
	[WANTED_DERIVED] = "x not applicable, Enter to go on",
	[WANTED_ITEM] = "y yes, p partial, n no, u unknown, x not applicable, c clear, "
			"b back, Enter leaves it",
};

static const char help_text[] =
	"Everywhere:\n"
	"  r        read it again\n"
	"  i        more about it: steps, words, linked decisions, sources\n"
	"  b        back to the one before\n"
	"  n        on to the next one that is open\n"
	"  /TEXT    on to the next one that holds TEXT, or has it as its id\n"
	"  c        clear the answer\n"
	"  e TEXT   write TEXT as the note\n"
	"  f        flag it for later, or take the flag away\n"
	"  k        how sure the answer is: low, medium, high, not said\n"
	"  =        the answer still holds, though what is asked has changed\n"
	"  + TEXT   park TEXT for later; + alone reads what is parked\n"
	"  s        the score\n"
	"  w        the findings: what does not go together\n"
	"  z        take the last change back; Z makes it again\n"
	"  q        leave; everything is saved\n"
	"Words do as well: back, next, clear, flag, score, findings, undo, redo, quit.\n"
	"Votes of a room are taken on the screen, and read out here.\n";

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
	fflush(p->out);
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

/* What holds it may stand further down in what is read then; an id stands first. */
static void say_hit(struct plain *p, struct thing found, const char *query)
{
	struct str said = {0};
	struct hit hit;

	if (prompt_holds(p->s, found, query, &hit) && strcmp(hit.where, "id") != 0) {
		str_addf(&said, "Found, %s: ", hit.where);
		find_around(&said, hit.text, query);
		plain_say(p, str_text(&said));
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

/* What is looked for: a text, or without one what is open. */
struct wish {
	const struct session *s;
	const char *query;
};

static bool fulfils(const void *context, struct thing what)
{
	const struct wish *wish = context;
	struct hit hit;

	if (!session_is_asked(wish->s, what))
		return false;
	return *wish->query ? prompt_holds(wish->s, what, wish->query, &hit)
			    : !session_is_answered(wish->s, what);
}

/* Goes to the next that holds the text; without one to the next that is open. */
static void find(struct plain *p, const char *query)
{
	struct thing here = plain_here(p), found;
	size_t exact = *query ? place_of_id(p, query) : p->s->n_order;
	struct wish wish = {p->s, query};

	if (exact < p->s->n_order) {
		p->at = exact;
		return;
	}
	if (here.kind == THING_FIELD)
		here = (struct thing){THING_NONE, 0};
	if (prompt_find(p->s->q, here, 1, true, fulfils, &wish, &found)) {
		p->at = session_place(p->s, found);
		if (*query)
			say_hit(p, found, query);
	} else {
		plain_say(p, *query ? "Nothing was found." : "Nothing is open.");
	}
}

static void show_help(struct plain *p);

static void read_again(struct plain *p)
{
	p->read = (struct thing){THING_NONE, 0};
}

static void go_back(struct plain *p)
{
	p->at -= p->at > 0;
}

static void next_open(struct plain *p)
{
	find(p, "");
}

static void clear_answer(struct plain *p)
{
	session_clear(p->s, plain_here(p));
}

/* To what undo or redo changed, and to the item of it. */
static void go_to_change(struct plain *p)
{
	const struct session *s = p->s;
	struct thing was = plain_here(p);
	size_t at = session_place(s, s->last);

	p->at = at < s->n_order ? at : p->at;
	if (!p->asks_items || s->last_practice < 0 || s->last.index != was.index)
		return;
	for (size_t i = 0; i < prompt_items(s->q, was); i++)
		if (prompt_practice(&s->q->questions[was.index], i) ==
		    (size_t)s->last_practice)
			p->item = i;
}

static void undo(struct plain *p)
{
	if (session_undo(p->s))
		go_to_change(p);
}

static void redo(struct plain *p)
{
	if (session_redo(p->s))
		go_to_change(p);
}

static void flag(struct plain *p)
{
	session_toggle_flag(p->s, plain_here(p));
}

static void confidence(struct plain *p)
{
	session_next_confidence(p->s, plain_here(p));
}

static void confirm(struct plain *p)
{
	struct thing t = plain_here(p);

	if (t.kind != THING_FIELD)
		session_confirm(p->s, t);
}

static void read_more(struct plain *p)
{
	plain_print_more(p->out, p->s, plain_here(p));
}

static void read_score(struct plain *p)
{
	plain_print_score(p->out, p->s);
}

static void read_findings(struct plain *p)
{
	plain_print_findings(p->out, p->s);
}

static void read_parked(struct plain *p)
{
	plain_print_parked(p->out, p->s, true);
}

static void quit(struct plain *p)
{
	p->over = true;
}

static const struct {
	const char *letter, *word;
	void (*run)(struct plain *p);
} commands[] = {
	{"?", "help", show_help},	{"r", "read", read_again},
	{"b", "back", go_back},		{"n", "next", next_open},
	{"c", "clear", clear_answer},	{"z", "undo", undo},
	{"Z", "redo", redo},		{"f", "flag", flag},
	{"k", "confidence", confidence}, {"i", "more", read_more},
	{"=", "confirm", confirm},
	{"s", "score", read_score},	{"w", "findings", read_findings},
	{"+", "parked", read_parked},	{"q", "quit", quit},
};

/* Is a text wanted, in which a word is no command? */
bool plain_wants_text(const struct plain *p)
{
	struct thing t = plain_here(p);

	return t.kind == THING_FIELD && p->s->q->fields[t.index].kind == FIELD_TEXT;
}

/* What is possible everywhere. false: it is none of that. */
bool plain_command(struct plain *p, const char *typed)
{
	if (*typed == '/') {
		find(p, typed + 1);
		return true;
	}
	if (!strncmp(typed, "+ ", 2)) {
		session_park(p->s, plain_here(p), typed + 2 + strspn(typed + 2, " "));
		return true;
	}
	if (!strncmp(typed, "e ", 2)) {
		session_set_note(p->s, plain_here(p), typed + 2);
		return true;
	}
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
		if (strcmp(typed, commands[i].letter) != 0 &&
		    (plain_wants_text(p) || strcmp(typed, commands[i].word) != 0))
			continue;
		commands[i].run(p);
		return true;
	}
	return false;
}

static enum wanted wanted_of(const struct plain *p)
{
	static const enum wanted of_field[] = {[FIELD_MANY] = WANTED_MANY,
					       [FIELD_ONE] = WANTED_ONE,
					       [FIELD_DECISION] = WANTED_ONE,
					       [FIELD_NUMBER] = WANTED_TEXT,
					       [FIELD_TEXT] = WANTED_TEXT};
	static const enum wanted of_kind[] = {[PROMPT_LEVELS] = WANTED_LEVELS,
					      [PROMPT_PRACTICES] = WANTED_PRACTICES,
					      [PROMPT_OPTIONS] = WANTED_OPTIONS,
					      [PROMPT_DERIVED] = WANTED_DERIVED};
	struct thing t = plain_here(p);

	if (p->asks_items)
		return WANTED_ITEM;
	return t.kind == THING_FIELD ? of_field[p->s->q->fields[t.index].kind]
				     : of_kind[prompt_kind(p->s->q, t)];
}

/* Appends what may be typed here. */
static void add_wanted(struct str *out, const struct plain *p)
{
	enum wanted kind = wanted_of(p);
	char levels[32];

	if (kind == WANTED_LEVELS)
		str_add(out, question_levels_text(
				     levels, &p->s->q->questions[plain_here(p).index]));
	str_add(out, prompts[kind]);
}

static void show_help(struct plain *p)
{
	struct str text = {0};

	plain_say(p, "Here:");
	add_wanted(&text, p);
	fprintf(p->out, "  %s\n", str_text(&text));
	str_release(&text);
	fputs(help_text, p->out);
}

/* Each kind of prompt is explained once. */
static char *ask_here(struct plain *p)
{
	enum wanted kind = wanted_of(p);
	struct thing t = plain_here(p);
	struct str text = {0};
	char *typed;

	if (kind == WANTED_ITEM) {
		const struct question *q = &p->s->q->questions[t.index];
		const struct practice *item = &q->practices[prompt_practice(q, p->item)];

		utf8_clean(&text, item->text, false);
		str_addf(&text, "%s? %s", item->must ? " (must)" : "",
			 p->told >> kind & 1 ? "y, p, n, u, ? for help" : prompts[kind]);
	} else {
		if (p->told >> kind & 1)
			str_add(&text, thing_id(p->s->q, t));
		else
			add_wanted(&text, p);
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

/* The last words: is it all on the disk, and how far is it? */
static void say_saved(struct plain *p)
{
	const struct session *s = p->s;
	const char *path = assessment_file_path(s->file);

	if (*session_readonly(s))
		fputs("Nothing was changed: it is read-only.\n", p->out);
	else if (p->failed)
		fputs("NOT SAVED: the last changes are lost.\n", p->out);
	else if (p->save) {
		fputs("Saved in ", p->out);
		utf8_print(p->out, file_name(path));
		fprintf(p->out, ": %zu of %zu questions answered.\n",
			s->score.progress.answered, s->score.progress.asked);
	}
}

/* The version in the file is changed only when somebody says so. */
static void ask_upgrade(struct plain *p)
{
	struct str text = {0};
	const char *typed;

	session_upgrade_words(p->s, &text);
	plain_say(p, str_text(&text));
	str_release(&text);
	do
		typed = plain_ask(p, "y yes, n no");
	while (typed && !plain_is(typed, "y", "yes") && !plain_is(typed, "n", "no"));
	if (typed && plain_is(typed, "y", "yes"))
		session_upgrade(p->s);
	else
		session_upgrade_later(p->s);
	plain_say_message(p);
	p->at = first_open(p->s);
}

int plain_walk(struct session *s, FILE *in, FILE *out, void (*save)(struct session *s))
{
	struct plain p = {.s = s, .in = in, .out = out, .save = save,
			  .at = first_open(s), .echo = !isatty(fileno(in))};

	s->roomy = true;
	fputs("plumbline: ", out);
	plain_say(&p, session_title(s));
	if (*session_readonly(s))
		plain_say(&p, session_readonly(s));
	if (session_can_upgrade(s))
		ask_upgrade(&p);
	if (s->n_order == 0)
		plain_say(&p, "Nothing is asked.");
	else
		while (!p.over)
			turn(&p);
	plain_print_score(out, s);
	plain_print_parked(out, s, false);
	say_saved(&p);
	free(p.line);
	return p.failed || ferror(out) ? EXIT_CODE_IO : EXIT_CODE_OK;
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
	struct str remark = {0};
	int code;

	if (!file) {
		fputs("plumbline: without a screen a file is needed: plumbline --plain FILE; "
		      "begin one with plumbline new FILE\n",
		      stderr);
		return EXIT_CODE_USAGE;
	}
	s.now = w->ports.now(w->ports.ctx);
	if (config_remark(&w->config, &remark)) {
		utf8_print(stdout, str_text(&remark));
		fputc('\n', stdout);
	}
	str_release(&remark);
	session_open(&s, file);
	code = plain_walk(&s, stdin, stdout, *session_readonly(&s) ? NULL : save_now);
	session_close(&s);
	return code;
}

/* parts.h - what the files of plain mode share. Private to them. */
#ifndef UI_PLAIN_PARTS_H
#define UI_PLAIN_PARTS_H

#include <stdio.h>

#include "ui/plain/plain.h"
#include "ui/prompt/prompt.h"

/* What is wanted at a prompt. */
enum wanted {
	WANTED_MANY,
	WANTED_ONE,
	WANTED_TEXT,
	WANTED_LEVELS,
	WANTED_PRACTICES,
	WANTED_OPTIONS,
	WANTED_DERIVED,
	WANTED_ITEM
};

/* A walk through the prompts. */
struct plain {
	struct session *s;
	const struct plain_io *io;
	FILE *out;        /* gathers what is said, up to the next prompt */
	char *said;       /* what it holds by then; owned, with its length */
	size_t said_len;
	bool terminal;    /* it goes to one */
	size_t at;  /* place in the order */
	struct thing read; /* what was read out last: it is not read twice */
	bool asks_items;   /* one item after the other, from item on, to item_end */
	size_t item, item_end;
	unsigned told; /* prompts that were explained, one bit each */
	size_t plan_read; /* actions that were read out */
	bool over;     /* q was typed, or the input has ended */
	bool failed;   /* the last save */
	bool echo;  /* what is typed comes through a pipe: shown, to make a transcript */
	char *line; /* what was typed last; owned */
	size_t cap;
};

/* talk.c: opens out; and the end of it. */
void plain_begin(struct plain *p);
void plain_end(struct plain *p);
/* Prints a line, cleaned. */
void plain_say(struct plain *p, const char *text);
/* Reads a line after the prompt, without the blanks around and without what the terminal sent
 * by itself, good until the next one; NULL at the end of the input. */
char *plain_ask(struct plain *p, const char *prompt);
/* What the session said of the last change, and of saving it when that failed. */
void plain_say_message(struct plain *p);
struct thing plain_here(const struct plain *p);
/* After a change the order may be another one: stay on what was asked, then go on. */
void plain_step_on(struct plain *p, struct thing was);
/* Is it one of the two ways to type a thing? */
bool plain_is(const char *typed, const char *letter, const char *word);
/* commands.c: what is wanted at the prompt, and how that is said. */
enum wanted plain_wanted(const struct plain *p);
void plain_wanted_words(struct str *out, const struct plain *p);
/* Is a text wanted, in which a word is no command? */
bool plain_wants_text(const struct plain *p);
/* Does what is possible everywhere. false: it is none of that. */
bool plain_command(struct plain *p, const char *typed);

/* budget.c: reads what is best done with so many days, "50 for gain"; or the fewest that reach
 * a score, "security=80". */
void plain_budget(struct plain *p, const char *text);
void plain_goal(struct plain *p, const char *text);

/* plan.c: reads the plan, or one of its actions in full, by rank or id; reads or adds evidence;
 * writes an export, or says what can be written. */
void plain_read_plan(struct plain *p, const char *text);
void plain_evidence(struct plain *p, const char *text);
void plain_export(struct plain *p, const char *name);
/* lint.c: reads what to look at again, all of it or one kind by its id. */
void plain_read_lint(struct plain *p, const char *text);
/* accept.c: asks for all that accepts the risk of a question, decision or finding; or what to
 * do about one that is accepted. */
void plain_accept(struct plain *p, const char *id);

/* answer.c: takes what was typed at a question, decision or field; at an item. */
void plain_take(struct plain *p, struct thing t, const char *typed);
void plain_take_item(struct plain *p, const char *typed);

#endif

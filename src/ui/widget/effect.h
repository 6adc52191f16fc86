/* effect.h - what a view wants done outside of itself, and what comes back. Plain data; the
 * app carries it out. */
#ifndef UI_WIDGET_EFFECT_H
#define UI_WIDGET_EFFECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/questionnaire/questionnaire.h"
#include "ui/keys/bindings.h"
#include "ui/widget/list.h"

enum effect_kind {
	EFFECT_DONE, /* handled */
	EFFECT_IDLE, /* handled, but nothing changed and nothing was said: the app says why */
	EFFECT_SCROLLED, /* handled; view_ops.place tells after drawing if it moved */
	EFFECT_PASS, /* not mine: the next in the chain may have it */
	EFFECT_VIEW, /* show view; its cursor goes to thing unless that is THING_NONE */
	EFFECT_BACK, /* to the view below; its cursor goes to thing, likewise */
	EFFECT_LEAVE,
	EFFECT_ASK_TEXT,   /* a field: title, text (initial) → reply with text */
	EFFECT_ASK_CHOICE, /* choices, one key each: title, text (above them), choices →
			      reply with choice */
	EFFECT_CONFIRM,    /* yes or no: title, text (the question) → reply */
	EFFECT_ASK_FORM,   /* several fields: title, text (above them), fields; → reply with
			      texts, and in choice the field in which Enter was pressed */
	EFFECT_MESSAGE,    /* something to read: title, text; no reply */
	EFFECT_SEARCH,     /* the line behind `/`: text2 is what Enter does → seek */
	EFFECT_EDITOR,     /* $EDITOR on text → reply with the new text */
	EFFECT_EXPORT,     /* format text2 to path text → reply with a line to show */
	EFFECT_OPEN,       /* the file at path text */
	EFFECT_NEW,        /* a file at path text that begins as `begin` says */
	EFFECT_FORGET,     /* take path text off the recent files */
	EFFECT_ALL_RECENT, /* read all recent files, not only the newest */
	EFFECT_SAVE_AS,    /* asks for the name, and goes on in that file */
	EFFECT_RENAME,     /* likewise, and gives it to the file */
	EFFECT_WRITE,      /* what a sheet holds, under title, beside the file */
	EFFECT_UNDO,
	EFFECT_REDO,
	EFFECT_REDRAW,
	EFFECT_SUSPEND,
};

/* A choice of a dialog. */
struct choice {
	const char *key;  /* one key: "o" */
	const char *text; /* "out of scope" */
};

/* A field of a form. */
struct form_field {
	const char *label, *text, *hint; /* the hint is seen while the cursor is there */
	const char *fault;               /* what is wrong with the text; "" for nothing */
	bool whole;                      /* what is typed replaces text */
};

/* What a new file holds from the start. */
struct beginning {
	const char *starter; /* the template it is a copy of; "" for none */
	const char *name;    /* what the workload is called; "": as in the template */
	int depth;           /* enum depth, or -1: as in the template */
};

struct sheet;

/* Texts are borrowed until the view is called again (session.lent is for those that have to
 * be made); the app copies what it keeps. */
struct effect {
	enum effect_kind kind;
	enum view_id view;
	struct thing thing;
	const char *title, *text, *text2;
	const struct choice *choices;
	size_t n_choices;
	const struct form_field *fields;
	size_t n_fields, field; /* field: where the cursor is */
	int tag;    /* comes back in the reply */
	bool lines; /* EFFECT_ASK_TEXT: a text of several lines, in rows */
	bool whole; /* EFFECT_ASK_TEXT: what is typed replaces text: numbers, dates, names
		       that are only a proposal */
	const char
		*accept; /* EFFECT_ASK_TEXT: what Enter does, in the footer; NULL: keep.
			       A constant */
	struct beginning begin; /* EFFECT_NEW */
	const struct sheet *sheet; /* EFFECT_WRITE */
};

/* The answer to an effect that has one. */
struct reply {
	int tag;
	bool accepted;    /* false: cancelled, or it failed */
	const char *text; /* what was typed, or what happened; borrowed */
	int choice;       /* index into the choices */
	const struct str *texts; /* of a form, one for each field; borrowed */
};

/* What happens to the line behind `/`. */
enum seek {
	SEEK_BEGIN,    /* it opens: the view remembers where it is */
	SEEK_TEXT,     /* the text is another one: show what is found, from there on */
	SEEK_NEXT,     /* show the next one */
	SEEK_PREVIOUS, /* and the one before */
	SEEK_STAY,     /* Enter */
	SEEK_BACK,     /* Esc: everything as it was at the beginning */
};

/* Short effects. */
static inline struct effect effect_of(enum effect_kind kind)
{
	return (struct effect){.kind = kind};
}

static inline struct effect effect_done(void)
{
	return (struct effect){.kind = EFFECT_DONE};
}

/* Handled, and something changed, or not. */
static inline struct effect effect_if(bool changed)
{
	return effect_of(changed ? EFFECT_DONE : EFFECT_IDLE);
}

/* What an action came to that may be a move of a cursor. */
static inline struct effect effect_moved(enum cursor_move move)
{
	return move == MOVE_NONE ? effect_of(EFFECT_PASS) : effect_if(move == MOVE_MOVES);
}

static inline struct effect effect_ask(const char *title, const char *text, int tag)
{
	return (struct effect){
		.kind = EFFECT_ASK_TEXT, .title = title, .text = text, .tag = tag};
}

static inline struct effect effect_choose(const char *title, const struct choice *choices,
					  size_t n, int tag)
{
	return (struct effect){.kind = EFFECT_ASK_CHOICE,
			       .title = title,
			       .choices = choices,
			       .n_choices = n,
			       .tag = tag};
}

static inline struct effect effect_confirm(const char *title, const char *text, int tag)
{
	return (struct effect){
		.kind = EFFECT_CONFIRM, .title = title, .text = text, .tag = tag};
}

/* enter: what Enter does, in a word or two. */
static inline struct effect effect_search(const char *enter)
{
	return (struct effect){.kind = EFFECT_SEARCH, .text2 = enter};
}

static inline struct effect effect_go(enum view_id view, struct thing thing)
{
	return (struct effect){.kind = EFFECT_VIEW, .view = view, .thing = thing};
}

#endif

/* view.h - what a view is: a row of functions over its own state.
 *
 * act may change the view's state and the session; it never draws. layout only scrolls.
 * draw is const and fills a pane; it must cope with every size, down to 0×0. Neither act nor
 * draw may need that layout ran before. What a view wants done outside (another view, a
 * dialog, an export) it returns as an effect; app.c does it. */
#ifndef UI_VIEW_VIEW_H
#define UI_VIEW_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas/grid.h"
#include "ui/keys/action.h"
#include "ui/keys/keys.h"
#include "ui/session/session.h"

enum view_id {
	VIEW_START,
	VIEW_PROFILE,
	VIEW_WALK,
	VIEW_DECISIONS,
	VIEW_SCORE,
	VIEW_PLAN,
	VIEW_EXPORT,
	VIEW_HELP,
	VIEW_MORE,
	VIEW_LIBRARY,
	VIEW_WORKSHOP,
	VIEW_VOTE,
	VIEW_COUNT
};

enum effect_kind {
	EFFECT_DONE, /* handled */
	EFFECT_PASS, /* not mine: the next in the chain may have it */
	EFFECT_VIEW, /* show view; its cursor goes to thing unless that is THING_NONE */
	EFFECT_BACK, /* to the view below; its cursor goes to thing, likewise */
	EFFECT_LEAVE,
	EFFECT_ASK_TEXT,   /* a field: title, text (initial) → reply with text */
	EFFECT_ASK_CHOICE, /* choices, one key each: title, choices → reply with choice */
	EFFECT_CONFIRM,    /* yes or no: title, text (the question) → reply */
	EFFECT_MESSAGE,    /* something to read: title, text; no reply */
	EFFECT_SEARCH,     /* the line behind `/`: text2 is what Enter does → seek */
	EFFECT_EDITOR,     /* $EDITOR on text → reply with the new text */
	EFFECT_EXPORT,     /* format text2 to path text → reply with a line to show */
	EFFECT_OPEN,       /* the file at path text */
	EFFECT_NEW,        /* a file at path text from template text2 ("" for none) */
	EFFECT_FORGET,     /* take path text off the recent files */
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

/* Texts are borrowed until the view is called again; app.c copies what it keeps. */
struct effect {
	enum effect_kind kind;
	enum view_id view;
	struct thing thing;
	const char *title, *text, *text2;
	const struct choice *choices;
	size_t n_choices;
	int tag; /* comes back in the reply */
	bool lines; /* EFFECT_ASK_TEXT: pasted text keeps its lines */
	bool whole; /* EFFECT_ASK_TEXT: a number or a date; what is typed replaces text */
	const char *accept; /* EFFECT_ASK_TEXT: what Enter does, in the footer; NULL: keep.
			       A constant */
};

/* The answer to an effect that has one. */
struct reply {
	int tag;
	bool accepted;    /* false: cancelled, or it failed */
	const char *text; /* what was typed, or what happened; borrowed */
	int choice;       /* index into the choices */
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

/* What a view is told when a key was pressed. */
struct input {
	enum act act; /* from its bindings; ACT_NONE for keys that are bound nowhere */
	int key;
	int rows, cols; /* of the view's pane */
};

struct view_ops {
	const char *title; /* in the tab and as heading of the help */
	size_t state_size; /* zeroed once, kept while the program runs */
	bool needs_file;   /* cannot be shown without one */
	bool needs_plan;   /* session.plan is computed before any function is called */
	const struct binding *bindings; /* ends with a row of NULL keys */
	/* A table that comes before bindings, by what is under the cursor; or NULL. */
	const struct binding *(*more)(const void *state, const struct session *s);
	/* All tables that more may return, ended by NULL: so that their keys can be changed,
	 * and a key that means something elsewhere in the view is known. May be NULL. */
	const struct binding *const *contexts;
	/* Says why an action of one of those tables cannot be done now; or nothing. May be
	 * NULL. */
	void (*refuse)(const void *state, struct session *s, enum act a);
	/* What the footer calls an action now: "" for nothing, NULL as its table does. May be
	 * NULL. */
	const char *(*label)(const void *state, enum act a);
	/* Looks for a text while it is being typed, and says in a few words what came of it:
	 * "3 of 12, note: …". false when nothing holds it. Without it the view has no
	 * EFFECT_SEARCH. */
	bool (*seek)(void *state, struct session *s, enum seek how, const char *text,
		     struct str *said);
	/* What the cursor is on, for what can be done from anywhere (park, timer); THING_NONE
	 * for nothing. May be NULL. */
	struct thing (*current)(const void *state, const struct session *s);
	/* Does it want the screen for itself, without the title line? May be NULL. */
	bool (*bare)(const void *state);
	/* The view is shown (again). where: kind THING_NONE unless it was asked to go to
	 * something. May be NULL. */
	void (*open)(void *state, struct session *s, struct thing where);
	/* Handles an action (EFFECT_PASS when it is not its own). */
	struct effect (*act)(void *state, struct session *s, const struct input *in);
	/* Gets the answer to an effect it returned. May be NULL. */
	struct effect (*reply)(void *state, struct session *s, const struct reply *r);
	void (*layout)(void *state, const struct session *s, int rows, int cols);
	void (*draw)(const void *state, const struct session *s, struct pane p);
	/* Frees what the state owns, at the end of the program. May be NULL. */
	void (*release)(void *state);
};

/* One a file, in view_NAME.c. */
extern const struct view_ops view_start, view_profile, view_walk, view_decisions,
	view_score, view_plan, view_export, view_help, view_more, view_library,
	view_workshop, view_vote;

/* The keys that work in every view; in app.c. */
extern const struct binding app_everywhere[];

/* Short effects. */
static inline struct effect effect_of(enum effect_kind kind)
{
	return (struct effect){.kind = kind};
}

static inline struct effect effect_go(enum view_id view, struct thing thing)
{
	return (struct effect){.kind = EFFECT_VIEW, .view = view, .thing = thing};
}

#endif

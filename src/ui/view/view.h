/* view.h - what a view is: a row of functions over its own state.
 *
 * act may change the view's state and the session; it never draws. draw fills a pane and
 * changes nothing but how far things are scrolled; it must cope with every size, down to 0×0.
 * What a view wants done outside (another view, a dialog, an export) it returns as an effect;
 * the app does it. */
#ifndef UI_VIEW_VIEW_H
#define UI_VIEW_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas/grid.h"
#include "ui/keys/bindings.h"
#include "ui/keys/keys.h"
#include "ui/session/session.h"
#include "ui/widget/effect.h"

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
	/* One of the contexts of its keys (bindings.h), by what is under the cursor; or NULL. */
	const struct binding *(*more)(const void *state, const struct session *s);
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
	/* Where it stands besides, as a number: the first row that is shown of what page keys
	 * scroll, -1 while nothing of that kind is, or the row of a cursor that is on nothing.
	 * After EFFECT_SCROLLED, and when it is shown again, it tells whether anything moved.
	 * May be NULL. */
	int (*place)(const void *state);
	/* Does it want the screen for itself, without the title line? May be NULL. */
	bool (*bare)(const void *state);
	/* The view is shown (again). where: kind THING_NONE unless it was asked to go to
	 * something. May be NULL. */
	void (*open)(void *state, struct session *s, struct thing where);
	/* Handles an action (EFFECT_PASS when it is not its own). */
	struct effect (*act)(void *state, struct session *s, const struct input *in);
	/* Gets the answer to an effect it returned. May be NULL. */
	struct effect (*reply)(void *state, struct session *s, const struct reply *r);
	void (*draw)(void *state, const struct session *s, struct pane p);
	/* Frees what the state owns, at the end of the program. May be NULL. */
	void (*release)(void *state);
};

/* Each in a folder of its own: ui/view/NAME/view.c. */
#define X(constant, name) extern const struct view_ops view_##name;
VIEWS(X)
#undef X

#endif

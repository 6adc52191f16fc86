/* decisions.h - the state of the decisions view, shared by its files. Private to them. */
#ifndef UI_VIEW_DECISIONS_DECISIONS_H
#define UI_VIEW_DECISIONS_DECISIONS_H

#include "ui/prompt/prompt.h"
#include "ui/view/decisions/tree.h"
#include "ui/widget/search.h"

struct decisions {
	struct list row; /* the decision under the cursor, by index in what is shown */
	bool in_options; /* the cursor is among its options */
	struct prompt one;          /* the decision beside the list */
	struct str text;            /* lent to effects; owned */
	struct decisions_tree tree; /* what follows from all of them, when shown */
	char query[SEARCH_BYTES_MAX + 1]; /* what is searched for; "" for nothing */
	struct {                          /* where the search under way began */
		size_t decision;
		bool in_options;
		char query[SEARCH_BYTES_MAX + 1];
	} before;
};

/* The decision under the cursor. All of them are listed: also those that are not asked. */
size_t decisions_here(struct decisions *v, const struct session *s);
void decisions_go(struct decisions *v, const struct session *s, size_t decision);

/* search.c: seek of the view. */
bool decisions_seek(void *state, struct session *s, enum seek how, const char *text,
		    struct str *said);
/* To the next decision that was found, or the one before, and says which. false when no
 * search goes on. */
bool decisions_search_on(struct decisions *v, struct session *s, int by);
/* false when there was none to end. */
bool decisions_end_search(struct decisions *v, struct session *s);

#endif

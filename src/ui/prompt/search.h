/* search.h - looking for a text among prompts, for every view that stands on one: where it
 * began, where it goes on, and what is said of the place. */
#ifndef UI_PROMPT_SEARCH_H
#define UI_PROMPT_SEARCH_H

#include "ui/prompt/prompt.h"
#include "ui/widget/search.h"

struct prompt_search {
	char query[SEARCH_BYTES_MAX + 1]; /* "" for nothing */
	struct {                          /* where the one under way began */
		struct prompt one;
		char query[SEARCH_BYTES_MAX + 1];
	} before;
};

/* What a view looks through. */
struct prompt_scope {
	struct prompt *one;
	struct prompt_search *search;
	const struct session *session;
	/* Does the view show that thing? view goes to it. */
	bool (*shows)(const void *view, const struct session *s, struct thing what);
	const void *view;
};

/* Remembers the place and the query; and goes back to that place. */
void prompt_search_begin(const struct prompt_scope *in);
void prompt_search_return(const struct prompt_scope *in);
void prompt_search_set(const struct prompt_scope *in, const char *query);
/* Goes to the next place that holds the query, or (by -1) the one before, round the ends.
 * false when there is none. */
bool prompt_search_go(const struct prompt_scope *in, int by);
/* What has exactly that id, shown or not. */
bool prompt_of_id(const struct session *s, const char *id, struct thing *what);
/* How often the query is found among what is shown (or, when not, among the rest); *at: which
 * of them the current thing is, from 1; 0: none. */
size_t prompt_search_count(const struct prompt_scope *in, bool shown, size_t *at);
/* Appends which of the places found this is: "3 of 12, practice: Replicas across zones". false
 * when it is none of them. */
bool prompt_search_place(const struct prompt_scope *in, struct str *said);
/* Says the same in the status line; ends a search that finds nothing. */
void prompt_search_say(const struct prompt_scope *in, struct session *s);
/* false when there was none to end. */
bool prompt_search_end(struct prompt_search *search, struct session *s);

#endif

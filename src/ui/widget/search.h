/* search.h - the line behind `/`: what is typed, and what the view said of it.
 *
 * The view looks while the text is being typed (view_ops.seek); the line only shows it.
 * Its keys, like those of dialogs, belong to typing and cannot be changed. */
#ifndef UI_WIDGET_SEARCH_H
#define UI_WIDGET_SEARCH_H

#include <stdbool.h>

#include "ui/widget/effect.h"
#include "ui/widget/field.h"

#define SEARCH_BYTES_MAX 200u

struct search {
	bool is_open;
	struct field_input field;
	struct binding keys[5]; /* for the footer: what Enter does differs */
	struct str said;        /* by the view */
	bool found;
};

/* Opens an empty line. enter: what Enter does, in a word or two; borrowed. */
void search_open(struct search *f, const char *enter);
/* What a key means for the view; *is_for_view is false when it means nothing for it. */
enum seek search_key(struct search *f, int key, bool *is_for_view);
/* Draws it over the status line and the footer. */
void search_draw(const struct search *f, struct pane screen);
void search_release(struct search *f);

#endif

/* command_line.h - the line behind `:`: what is typed, the words that begin like it, each with
 * what it does, and how Tab and the arrows take one of them.
 *
 * The words are the names of the actions that can be done here, `theme` with each theme, and
 * the ids of everything that is asked. What becomes of the line is the app's business. */
#ifndef UI_WIDGET_COMMAND_LINE_H
#define UI_WIDGET_COMMAND_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/questionnaire/questionnaire.h"
#include "ui/keys/action.h"
#include "ui/widget/field.h"

#define COMMAND_BYTES_MAX 1000u
#define COMMAND_TABLES 3

struct command_line {
	bool is_open;
	struct field_input field;
	struct arena arena;
	const char **words; /* actions, then themes, then ids; in the arena */
	size_t n_words, n_actions;
	const char **matches; /* those of them that begin with what was typed */
	size_t n_matches;
	int choice; /* which of these was put into the line; -1: none */
};

enum command_line_result { COMMAND_MORE, COMMAND_ACCEPTED, COMMAND_CANCELLED };

/* Opens an empty line. The tables (NULL ones are passed over) give the actions; q (may be
 * NULL) the ids, borrowed while it is open. */
void command_line_open(struct command_line *c,
		       const struct binding *const tables[COMMAND_TABLES],
		       const struct questionnaire *q);
enum command_line_result command_line_key(struct command_line *c, int key);
/* Draws it over the status line and the footer; above it, over at most half of the screen, the
 * words that fit, each with what it does. */
void command_line_draw(const struct command_line *c, const struct questionnaire *q,
		       struct pane screen);
void command_line_release(struct command_line *c);

#endif

/* recent.h - the files that were opened lately, remembered between runs, and paths as people
 * type and read them.
 *
 * The list is $XDG_STATE_HOME/plumbline/recent (else ~/.local/state/plumbline/recent): one
 * absolute path a line, newest first. It is a convenience: a list that cannot be read is
 * empty, and one that cannot be written is no reason to stop. */
#ifndef UI_SESSION_RECENT_H
#define UI_SESSION_RECENT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/questionnaire/questionnaire.h"

#define RECENT_MAX 20

/* Appends the remembered paths, newest first, at most RECENT_MAX; they live in the arena. */
void recent_read(struct arena *a, struct texts *paths);
/* Puts path (made absolute) first, or takes it off. The list is replaced atomically; false
 * with err set when it could not be. */
bool recent_remember(const char *path, struct err *err);
bool recent_forget(const char *path, struct err *err);

/* Appends a path as it was typed, with a leading "~/" replaced by the home folder. */
void path_expand(struct str *out, const char *typed);
/* Appends a path as it is shown: with "~/" in place of the home folder. */
void path_shorten(struct str *out, const char *path);

#endif

/* came_back.h - a workbook that came back: what was filled in in it, to be taken or left. */
#ifndef UI_SESSION_CAME_BACK_H
#define UI_SESSION_CAME_BACK_H

#include "ui/session/session.h"

/* One thing that it says and the assessment does not. */
struct came_line {
	const char *words;
	bool conflict; /* the assessment says something else since, too */
	bool taken;    /* it is to be taken */
};

/* All that came back, in its arena; nothing of it points into the assessment. */
struct came_back {
	struct arena arena;
	const char *path;
	struct came_line *lines;
	size_t n;
	const char **refused; /* what does not fit, with sheet, cell and reason */
	size_t n_refused;
};

/* Reads the file at path; all of it is to be taken, but not conflicts. false when it cannot be
 * read, which is said; then it is empty. Released before it is read again. */
bool session_read_back(struct session *s, struct came_back *c, const char *path);
void came_back_release(struct came_back *c);
/* Takes what is to be taken, keeps the state before as a milestone, and says so. When something
 * has changed meanwhile it is read again instead, and that is said. */
void session_take_back(struct session *s, struct came_back *c);

#endif

/* milestones.h - keeping the state of the open file under a name, and going back to one. All say
 * what they did, or why they did nothing. */
#ifndef UI_SESSION_MILESTONES_H
#define UI_SESSION_MILESTONES_H

#include "ui/session/session.h"

/* A name that is taken gets a number. */
void session_keep_milestone(struct session *s, const char *name);
void session_rename_milestone(struct session *s, const char *name, const char *to);
void session_remove_milestone(struct session *s, const char *name);
/* What is there is kept first. Steps made before can then not be taken back. */
void session_go_back(struct session *s, const char *name);

#endif

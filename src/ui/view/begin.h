/* begin.h - how an assessment begins: what is asked before anything else, by the start view
 * for a file that is to be made, by the app for one in which nothing stands yet. */
#ifndef UI_VIEW_BEGIN_H
#define UI_VIEW_BEGIN_H

#include "ui/session/session.h"
#include "ui/widget/effect.h"

/* What each depth takes and asks, a line each, in the order of enum depth. */
#define DEPTHS 3
extern const char *const depth_lines[DEPTHS];

/* Asks how much time there is: the choice of the reply is the depth. */
struct effect begin_ask_time(int tag);
/* Asks what the workload is called. proposal: "" for none; typing replaces it. */
struct effect begin_ask_name(const char *proposal, int tag);
/* Appends the name of a file for a workload of that name, as one that can be typed:
 * "contoso-chat.assessment.json". */
void begin_file_name(struct str *out, const char *name);
/* Appends the path of a new file that was typed: ~ is the home folder, a bare name gets the
 * suffix, and stands beside the file at that path (NULL: where the program was started). */
void begin_path(struct str *out, const char *typed, const char *beside);
/* Does nothing stand in the assessment yet: no answer, no name, no depth? */
bool begin_is_new(const struct session *s);

#endif

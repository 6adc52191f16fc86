/* recent_files.h - what the start view says of the files that were opened lately. */
#ifndef UI_APP_RECENT_FILES_H
#define UI_APP_RECENT_FILES_H

#include "ui/session/session.h"

/* Reads the remembered list; of those that are still there the first `most` are opened, read
 * and scored. named: the questionnaire that the command line names, or NULL. A file that is
 * gone from its folder is left out; one whose folder is gone, too, was moved with it, or its
 * drive is not there: that is said. All texts go into the arena. */
void recent_files_read(struct arena *arena, const char *named, size_t most,
		       struct recent_files *out);

#endif

/* leftovers.h - what a save left beside a file that somebody else had changed meanwhile, and
 * bringing it together with the file.
 *
 * NAME.conflict-TIME.json holds what was answered, NAME.base-TIME.json what both came from.
 * Once they are part of the file they are put away: the former as NAME.conflict-TIME.json~. */
#ifndef MODEL_STORE_LEFTOVERS_H
#define MODEL_STORE_LEFTOVERS_H

#include "base/file.h"
#include "model/assessment/merge.h"
#include "model/store/assessment_file.h"

#define LEFTOVER_MARK ".conflict-"
#define LEFTOVER_SUFFIX ".json"

/* Where what both came from stands for the leftover at that path. */
void leftover_base_path(const char *path, char base[FILE_PATH_MAX]);
/* The paths of the leftovers beside the file at path, oldest first, in the arena. */
void leftovers_find(struct arena *arena, const char *path, struct texts *paths);
/* The file's assessment with all of them; owned by the caller, nothing is written yet. NULL with
 * err set; faults inside files are added to d. */
struct assessment *leftovers_merge(const struct assessment_file *f, const struct texts *paths,
				   enum merge_side side, struct diags *d, struct err *err);
/* When the file with them is saved: puts them away. */
bool leftovers_put_away(const struct texts *paths, struct err *err);

#endif

/* merging.h - merging from the command line: whose side settles, and what is said of it. */
#ifndef CLI_SHARED_MERGING_H
#define CLI_SHARED_MERGING_H

#include "cli/shared/input.h"
#include "model/assessment/conflict.h"

#define FLAGS_MERGE_SIDE                                                                 \
	{"ours", 0, NULL, "settle conflicts by OURS, the file that stands"},             \
	{                                                                                \
		"theirs", 0, NULL, "settle conflicts by THEIRS, the other one"           \
	}

/* Whose side --ours or --theirs says. */
enum merge_side merging_side(const struct args *args);
/* Merges, with the conflicts settled that --ours or --theirs settles; *merged is owned by the
 * caller. base may be NULL. */
enum exit_code merging_do(const struct args *args, const struct assessment *base,
			  const struct assessment *ours, const struct assessment *theirs,
			  struct assessment **merged);
/* Gives milestones of one name numbers, and says so. */
void merging_number(const struct args *args, struct assessment *merged);
/* Settles the conflicts that stand in the file, if --ours or --theirs says how. */
enum exit_code merging_settle(const struct args *args, struct input *in);
/* Prints the conflicts that are left on stderr, and what to do about them: 1, or 0 when there are
 * none. */
enum exit_code merging_report(const struct args *args, const struct assessment *merged,
			      const char *name);

#endif

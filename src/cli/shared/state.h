/* state.h - a state of an assessment as an operand says it: FILE, or FILE@MILESTONE. */
#ifndef CLI_SHARED_STATE_H
#define CLI_SHARED_STATE_H

#include "cli/shared/input.h"
#include "engine/compare/compare.h"
#include "engine/compare/moved.h"

/* Scored and planned; released by state_close, also after a failed state_open. The plan is
 * only counted. */
struct state {
	struct arena arena;
	struct input in;
	struct assessment *kept; /* the milestone; NULL: the file as it is */
	struct side_name name;
	struct score score;
	struct plan plan;
	struct side side;        /* of these */
};

/* Opens what the operand names, faults and messages on stderr. A file that is called so as a
 * whole is that file; else what stands before the first "@" that makes one. A milestone is
 * looked at on its day, a file on the day as_of. */
enum exit_code state_open(struct state *s, const struct args *args, const char *operand,
			  long as_of);
/* The same of the newest milestone in the file; 2 with a message when it has none. */
enum exit_code state_open_last(struct state *s, const struct args *args, const char *path,
			       long as_of);
void state_close(struct state *s);
/* Does the operand name a milestone? Then the file of it goes into *path, in the arena. */
bool state_names_milestone(struct arena *arena, const char *operand, const char **path);

/* Has the file a milestone of that name? Else says which it has. */
bool has_milestone(const struct args *args, const struct input *in, const char *name);

#endif

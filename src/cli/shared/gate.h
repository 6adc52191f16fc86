/* gate.h - the conditions that a pipeline sets: --min and --max of `plumbline score`. */
#ifndef CLI_SHARED_GATE_H
#define CLI_SHARED_GATE_H

#include <stddef.h>

#include "cli/shared/input.h"
#include "engine/wanted_score.h"

/* Which end of the range --min looks at. */
enum gate_side { GATE_LOW, GATE_HIGH, GATE_SO_FAR };

struct gate {
	enum { GATE_SCORE, GATE_COUNT } kind;
	struct wanted_score min; /* GATE_SCORE */
	enum severity severity; /* GATE_COUNT */
	long max;               /* GATE_COUNT */
};

struct gates {
	struct arena arena;
	struct gate *items;
	size_t n;
	enum gate_side side;
	bool count_accepted;
};

/* Reads the gates from --min, --max, --on and --count-accepted; false, with messages, when
 * one does not fit. gates_release frees them either way. */
bool gates_read(struct gates *g, const struct args *args, const struct questionnaire *q);
void gates_release(struct gates *g);
/* Prints a line on stderr for each gate that is not met; returns how many those are. With
 * conflicts of a merge in the file, and any gate at all, that is one more. */
size_t gates_check(const struct gates *g, const struct args *args,
		   const struct report *r);

#endif

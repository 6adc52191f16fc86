/* fields.h - operands of a command that names things by their ids and says something of them:
 * "FILE ID … name=value …". */
#ifndef CLI_SHARED_FIELDS_H
#define CLI_SHARED_FIELDS_H

#include "cli/shared/command.h"

#define FIELDS_MAX 12

struct fields {
	struct arena arena;
	const char *values[FIELDS_MAX]; /* by name; NULL: not given */
	size_t n_values;                /* how many are given */
	const char **ids;               /* in their order */
	size_t n_ids;
	size_t faults;                  /* printed */
};

/* Sorts the operands behind the first. names ends with NULL. An operand with a name that is
 * none of them, or is given twice, is a fault. fields_release frees it. */
void fields_read(struct fields *f, const struct args *args, const char *const *names);
void fields_release(struct fields *f);

#endif

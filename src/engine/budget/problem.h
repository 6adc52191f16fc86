/* problem.h - what to choose with so much to spend: variables of which each takes one of its
 * options, with what that costs and brings, and what options of several bring together.
 *
 * Others see of an option only its class: an action that was not begun, begun, or finished, the
 * level that a question has then. A factor is a table over the classes of some variables; what
 * may not be has the value NEVER. Values are whole numbers of some small unit. */
#ifndef ENGINE_BUDGET_PROBLEM_H
#define ENGINE_BUDGET_PROBLEM_H

#include <stddef.h>
#include <stdint.h>

#define NEVER (INT64_MIN / 4)

struct choice {
	int cost;
	int64_t value;
	size_t class;
};

/* The first option costs nothing and is always possible. */
struct variable {
	struct choice *options;
	size_t n, n_classes;
};

struct factor {
	size_t *vars;
	size_t n;
	int64_t *table; /* by the classes of its variables, the last one's fastest */
};

struct problem {
	struct variable *vars;
	size_t n_vars;
	struct factor *factors;
	size_t n_factors;
};

/* How many entries the table of a factor has. */
size_t factor_size(const struct problem *p, const struct factor *f);
/* What these options (by variable) bring together, or NEVER; and what they cost. */
int64_t problem_value(const struct problem *p, const unsigned char *options);
int problem_cost(const struct problem *p, const unsigned char *options);

#endif

#include "engine/budget/problem.h"

size_t factor_size(const struct problem *p, const struct factor *f)
{
	size_t size = 1;

	for (size_t i = 0; i < f->n; i++)
		size *= p->vars[f->vars[i]].n_classes;
	return size;
}

int64_t problem_value(const struct problem *p, const unsigned char *options)
{
	int64_t value = 0;

	for (size_t i = 0; i < p->n_vars; i++)
		value += p->vars[i].options[options[i]].value;
	for (size_t k = 0; k < p->n_factors; k++) {
		const struct factor *f = &p->factors[k];
		size_t at = 0;

		for (size_t i = 0; i < f->n; i++) {
			const struct variable *v = &p->vars[f->vars[i]];

			at = at * v->n_classes + v->options[options[f->vars[i]]].class;
		}
		if (f->table[at] == NEVER)
			return NEVER;
		value += f->table[at];
	}
	return value;
}

int problem_cost(const struct problem *p, const unsigned char *options)
{
	int cost = 0;

	for (size_t i = 0; i < p->n_vars; i++)
		cost += p->vars[i].options[options[i]].cost;
	return cost;
}

/* What was given on a command line; see command.h. */
#include <string.h>

#include "cli/shared/command.h"

void args_release(struct args *args)
{
	arena_release(&args->arena);
	*args = (struct args){0};
}

bool args_has(const struct args *args, const char *name)
{
	for (size_t i = 0; i < args->n_given; i++)
		if (!strcmp(args->given[i].flag->name, name))
			return true;
	return false;
}

const char *args_value(const struct args *args, const char *name, const char *otherwise)
{
	for (size_t i = args->n_given; i > 0; i--)
		if (!strcmp(args->given[i - 1].flag->name, name))
			return args->given[i - 1].value;
	return otherwise;
}

const char *args_next(const struct args *args, const char *name, size_t *i)
{
	while (*i < args->n_given) {
		const struct given *g = &args->given[(*i)++];

		if (!strcmp(g->flag->name, name))
			return g->value;
	}
	return NULL;
}

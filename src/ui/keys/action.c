#include "ui/keys/action.h"

#include <string.h>

#include "ui/keys/keys.h"

static const struct {
	const char *name, *help;
} acts[ACT_COUNT] = {
#define X(constant, name, help) [ACT_##constant] = {name, help},
	ACTIONS(X)
#undef X
};

const char *act_name(enum act a)
{
	return acts[a].name;
}

const char *act_help(enum act a)
{
	return acts[a].help;
}

enum act act_of(const char *name)
{
	for (int a = 1; a < ACT_COUNT; a++)
		if (!strcmp(acts[a].name, name))
			return (enum act)a;
	return ACT_NONE;
}

enum act binding_find(const struct binding *table, int key)
{
	for (; table && table->keys; table++)
		if (keys_match(table->keys, key))
			return table->act;
	return ACT_NONE;
}

const struct binding *binding_of(const struct binding *table, enum act act)
{
	while (table && table->keys && table->act != act)
		table++;
	return table && table->keys ? table : NULL;
}

bool binding_is_covered(const struct binding *first, const struct binding *row)
{
	const char *keys = row->keys;
	int key;

	return row->act != ACT_NONE && (binding_of(first, row->act) ||
					(key_parse(&keys, &key) && binding_find(first, key)));
}

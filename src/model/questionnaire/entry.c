/* What the readers of entries share. */
#include "model/questionnaire/read.h"

#include <string.h>

size_t at_most(size_t n, size_t max)
{
	return n < max ? n : max;
}

struct loc key_place(const struct ynode *entry, const char *key)
{
	const struct ynode *n = yaml_get(entry, key);

	return n ? yaml_key_at(n) : entry->at;
}

bool is_reserved(struct loader *l, const struct ynode *entry, const char *key,
		 const char *word, const char *const *also)
{
	static const char *const grammar[] = {"and", "or", "not", "in", "always", NULL};
	const char *const *lists[] = {grammar, also};

	for (size_t i = 0; word && i < 2; i++)
		for (const char *const *w = lists[i]; w && *w; w++)
			if (!strcmp(*w, word)) {
				diag_add(l->c.diags,
					 entry->kind == YNODE_MAP ? key_place(entry, key)
								  : entry->at,
					 "'%s' has a meaning of its own here; choose another "
					 "word", word);
				return true;
			}
	return false;
}

#include "ui/view/key_name.h"

#include <stdio.h>

#include "ui/keys/keymap.h"

static bool name_in(const struct session *s, const struct binding *table, enum act a,
		    char buf[KEY_NAME_MAX])
{
	table = keymap_table(s->world ? s->world->keys : NULL, table);
	for (; table && table->keys; table++) {
		if (table->act != a)
			continue;
		keys_label(buf, KEY_NAME_MAX, table->keys, false);
		return true;
	}
	return false;
}

const char *key_name(const struct session *s, const struct view_ops *view, enum act a,
		     char buf[KEY_NAME_MAX])
{
	bool found = false;

	for (size_t i = 0; view && view->contexts && view->contexts[i] && !found; i++)
		found = name_in(s, view->contexts[i], a, buf);
	if (!found && view)
		found = name_in(s, view->bindings, a, buf);
	if (!found && !name_in(s, app_everywhere, a, buf))
		snprintf(buf, KEY_NAME_MAX, ":%s", act_name(a));
	return buf;
}

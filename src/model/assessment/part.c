#include "model/assessment/part.h"

#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "model/assessment/milestone.h"
#include "model/assessment/parts.h"

struct part part_read(struct arena *arena, const struct assessment *a)
{
	const char *raw = raw_value(&a->tail, "part");
	struct part part = {.milestone = ""};
	struct diags d = {0};
	const struct jnode *n = raw ? json_read(arena, "", raw, strlen(raw), &d) : NULL;
	const struct jnode *milestone = json_get(n, "milestone"),
			   *sections = json_get(n, "sections");

	if (milestone && milestone->kind == JNODE_TEXT)
		part.milestone = milestone->text;
	for (const struct jnode *c = sections ? sections->first : NULL; c; c = c->next)
		if (c->kind == JNODE_TEXT)
			*(const char **)ARENA_PUSH(arena, part.sections.items,
						   part.sections.n) = c->text;
	diags_release(&d);
	return part;
}

void part_make(struct assessment *a, const struct texts *sections, const char *name,
	       const char *at)
{
	static const char key[] = "\"part\"";
	struct str text = {0};
	struct json_writer w = {.out = &text};

	name = milestone_keep(a, name, at);
	json_open(&w, NULL, '{', true);
	json_open(&w, "sections", '[', true);
	for (size_t i = 0; i < sections->n; i++)
		json_text(&w, NULL, sections->items[i]);
	json_close(&w, ']');
	json_text(&w, "milestone", name);
	json_close(&w, '}');
	raw_drop(&a->arena, &a->tail, "part");
	raw_keep(&a->arena, &a->tail, key, sizeof key - 1, str_text(&text),
		 strcspn(str_text(&text), "\n"));
	str_release(&text);
}

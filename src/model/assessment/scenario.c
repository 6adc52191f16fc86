#include "model/assessment/scenario.h"

#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/number.h"
#include "model/assessment/parts.h"

/* The scenarios as they stand in the file: an object, or NULL. */
static const struct jnode *parse(struct arena *arena, const struct assessment *a)
{
	const char *raw = scenarios_raw(a);
	struct diags d = {0};
	const struct jnode *root = raw ? json_read(arena, "", raw, strlen(raw), &d) : NULL;

	diags_release(&d);
	return root && root->kind == JNODE_OBJECT ? root : NULL;
}

static const char *text_of(struct arena *arena, const struct jnode *object, const char *key)
{
	const struct jnode *n = json_get(object, key);

	if (n && n->kind == JNODE_NUMBER)
		return arena_strndup(arena, n->raw, n->raw_len);
	return n && n->kind == JNODE_TEXT ? arena_strdup(arena, n->text) : "";
}

static bool read_scenario(struct arena *arena, const struct jnode *n, struct scenario *s)
{
	const struct jnode *budget, *actions;

	*s = (struct scenario){.name = arena_strdup(arena, n->key), .goal = ""};
	if (n->kind != JNODE_OBJECT)
		return false;
	budget = json_get(n, "budget");
	if (budget && budget->kind == JNODE_NUMBER && budget->number >= 0 &&
	    budget->number <= SCENARIO_DAYS_MAX)
		s->half_days = (int)(budget->number * 2 + 0.5);
	s->for_gain = !strcmp(text_of(arena, n, "for"), "gain");
	s->goal = text_of(arena, n, "goal");
	actions = json_get(n, "actions");
	for (const struct jnode *m = actions && actions->kind == JNODE_LIST ? actions->first
									    : NULL;
	     m; m = m->next)
		if (m->kind == JNODE_TEXT)
			*(const char **)ARENA_PUSH(arena, s->actions.items, s->actions.n) =
				arena_strdup(arena, m->text);
	return s->half_days || *s->goal || s->actions.n;
}

size_t scenarios_list(struct arena *arena, const struct assessment *a, struct scenario **list)
{
	const struct jnode *all = parse(arena, a);
	size_t n = 0;

	*list = NULL;
	for (const struct jnode *m = all ? all->first : NULL; m; m = m->next) {
		struct scenario s;

		if (read_scenario(arena, m, &s))
			*(struct scenario *)ARENA_PUSH(arena, *list, n) = s;
	}
	return n;
}

static void write_scenario(struct json_writer *w, const struct scenario *s)
{
	char buf[32];

	json_open(w, s->name, '{', true);
	if (s->half_days) {
		const char *days = number_text(buf, (int64_t)s->half_days * 5, 1);

		json_raw(w, "budget", days, strlen(days));
		json_text(w, "for", s->for_gain ? "gain" : "risk");
	}
	if (*s->goal)
		json_text(w, "goal", s->goal);
	if (s->actions.n) {
		json_open(w, "actions", '[', true);
		for (size_t i = 0; i < s->actions.n; i++)
			json_text(w, NULL, s->actions.items[i]);
		json_close(w, ']');
	}
	json_close(w, '}');
}

const char *scenarios_raw(const struct assessment *a)
{
	return raw_value(&a->tail, "scenarios");
}

void scenarios_put_raw(struct assessment *a, const char *raw)
{
	static const char key[] = "\"scenarios\"";

	raw_drop(&a->arena, &a->tail, "scenarios");
	if (raw)
		raw_keep(&a->arena, &a->tail, key, sizeof key - 1, raw, strlen(raw));
}

/* Writes all of them again, one instead of that of the same name, or without it. */
static void rewrite(struct assessment *a, const char *name, const struct scenario *s)
{
	struct arena arena = {0};
	const struct jnode *all = parse(&arena, a);
	struct str text = {0};
	struct json_writer w = {.out = &text, .depth = 1}; /* as it stands in the file */
	bool written = false;

	w.filled[0] = true;
	json_open(&w, NULL, '{', false);
	for (const struct jnode *m = all ? all->first : NULL; m; m = m->next) {
		if (strcmp(m->key, name) != 0)
			json_raw_member(&w, m->key_raw, m->key_raw_len, m->raw, m->raw_len);
		else if (s)
			write_scenario(&w, s);
		written = written || !strcmp(m->key, name);
	}
	if (s && !written)
		write_scenario(&w, s);
	json_close(&w, '}');
	scenarios_put_raw(a, strchr(str_text(&text), '{'));
	str_release(&text);
	arena_release(&arena);
}

void scenario_keep(struct assessment *a, const struct scenario *s)
{
	rewrite(a, s->name, s);
}

bool scenario_drop(struct assessment *a, const char *name)
{
	struct arena arena = {0};
	const struct jnode *all = parse(&arena, a);
	bool has = all && json_get(all, name);

	arena_release(&arena);
	if (has)
		rewrite(a, name, NULL);
	return has;
}

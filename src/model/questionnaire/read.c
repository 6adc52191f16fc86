/* Questions with their levels and practices. */
#include "model/questionnaire/read.h"

#include <string.h>

struct question_entry {
	struct question q;
	const char *section, *area;
	int type; /* -1: none */
	bool withdrawn;
	const struct ynode *levels, *practices;
	struct question_nodes nodes;
};
static const struct key question_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct question_entry, q.id), .required = true},
	{"section", KEY_ID, .offset = offsetof(struct question_entry, section), .required = true},
	{"area", KEY_TEXT, .offset = offsetof(struct question_entry, area), .required = true},
	{"ask", KEY_TEXT, .offset = offsetof(struct question_entry, q.ask), .required = true},
	{"why", KEY_PROSE, .offset = offsetof(struct question_entry, q.why)},
	{"when", KEY_NODE, .offset = offsetof(struct question_entry, nodes.when)},
	{"mirrors", KEY_NODE, .offset = offsetof(struct question_entry, nodes.mirrors)},
	{"map", KEY_NODE, .offset = offsetof(struct question_entry, nodes.map)},
	{"see", KEY_NODE, .offset = offsetof(struct question_entry, nodes.see)},
	{"type", KEY_WORD, .offset = offsetof(struct question_entry, type), .required = true,
	 .words = type_names},
	{"levels", KEY_NODE, .offset = offsetof(struct question_entry, levels)},
	{"only", KEY_BOOL, .offset = offsetof(struct question_entry, q.only)},
	{"practices", KEY_NODE, .offset = offsetof(struct question_entry, practices)},
	{"decisions", KEY_NODE, .offset = offsetof(struct question_entry, nodes.decisions)},
	{"weight", KEY_INT, .offset = offsetof(struct question_entry, q.weight), .required = true,
	 .min = 1, .max = 5},
	{"effort", KEY_WORD, .offset = offsetof(struct question_entry, q.effort), .required = true,
	 .words = effort_names},
	{"depth", KEY_WORD, .offset = offsetof(struct question_entry, q.depth),
	 .words = depth_names},
	{"needs", KEY_NODE, .offset = offsetof(struct question_entry, nodes.needs)},
	{"after", KEY_NODE, .offset = offsetof(struct question_entry, nodes.after)},
	{"do", KEY_TITLE, .offset = offsetof(struct question_entry, q.action)},
	{"do4", KEY_TITLE, .offset = offsetof(struct question_entry, q.action4)},
	{"fix", KEY_TEXTS, .offset = offsetof(struct question_entry, q.fix)},
	{"evidence", KEY_TEXTS, .offset = offsetof(struct question_entry, q.evidence)},
	{"pitfalls", KEY_TEXTS, .offset = offsetof(struct question_entry, q.pitfalls)},
	{"verify", KEY_TEXTS, .offset = offsetof(struct question_entry, q.verify)},
	{"owner", KEY_TEXT, .offset = offsetof(struct question_entry, q.owner)},
	{"services", KEY_TEXTS, .offset = offsetof(struct question_entry, q.services)},
	{"sources", KEY_TEXTS, .offset = offsetof(struct question_entry, q.sources)},
	{"themes", KEY_TEXTS, .offset = offsetof(struct question_entry, q.themes)},
	{"since", KEY_TEXT, .offset = offsetof(struct question_entry, q.since)},
	{"changed", KEY_TEXT, .offset = offsetof(struct question_entry, q.changed)},
	{"withdrawn", KEY_BOOL, .offset = offsetof(struct question_entry, withdrawn)},
	{"replaces", KEY_NODE, .offset = offsetof(struct question_entry, nodes.replaces)},
	{0},
};

static const struct key practice_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct practice, id), .required = true},
	{"text", KEY_TEXT, .offset = offsetof(struct practice, text), .required = true},
	{"must", KEY_BOOL, .offset = offsetof(struct practice, must)},
	{"withdrawn", KEY_BOOL, .offset = offsetof(struct practice, withdrawn)},
	{"replaces", KEY_TEXTS, .offset = offsetof(struct practice, replaces)},
	{0},
};

static void read_levels(struct loader *l, const struct ynode *map, struct question *q)
{
	if (map->kind != YNODE_MAP) {
		diag_add(l->c.diags, map->at, "'levels' wants a map: 0: text, …, 4: text");
		return;
	}
	for (const struct ynode *n = map->first; n; n = n->next) {
		const char *key = n->key;

		if (key[0] < '0' || key[0] >= '0' + Q_LEVELS || key[1])
			diag_add(l->c.diags, yaml_key_at(n), "a level is 0 to 4, not '%.60s'", key);
		else
			q->levels[key[0] - '0'] = yaml_take_text(&l->c, n, "levels");
	}
	q->only = q->only || (map->n == 2 && yaml_get(map, "0") && yaml_get(map, "4"));
	if (!yaml_get(map, "0") || !yaml_get(map, "4"))
		diag_add(l->c.diags, map->at, "'levels' wants at least a text for 0 and for 4");
}

static bool is_kebab(const char *id)
{
	int words = 1;

	for (const char *p = id; *p; p++) {
		if (*p == '-' && p[1] && p[1] != '-')
			words++;
		else if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9')))
			return false;
	}
	return words <= 3;
}

static bool has_practice(const struct question *q, const char *id)
{
	for (size_t i = 0; i < q->n_practices; i++)
		if (!strcmp(q->practices[i].id, id))
			return true;
	return false;
}

/* One item of practices or checks, but for being asked with the others. */
static void check_practice(struct loader *l, const struct ynode *n, const struct practice *p,
			   const struct question *q)
{
	/* The actions of a question are QUESTION/PRACTICE and QUESTION/find-out. */
	static const char *const actions[] = {"find-out", NULL};

	if (!is_kebab(p->id))
		diag_add(l->c.diags, key_place(n, "id"),
			 "practice id '%s': one to three lower-case words joined by '-'",
			 p->id);
	is_reserved(l, n, "id", p->id, actions);
	if (has_practice(q, p->id))
		diag_add(l->c.diags, key_place(n, "id"),
			 "practice '%s' stands here a second time", p->id);
	if (p->must && q->type == TYPE_CHECKS)
		diag_add(l->c.diags, key_place(n, "must"),
			 "'must' in checks: every item is a must-have already");
}

/* What is replaced is asked no more, and replaced once. */
static void check_replaced(struct loader *l, const struct question *q)
{
	for (size_t i = 0; i < q->n_practices; i++) {
		const struct practice *p = &q->practices[i];

		for (size_t k = 0; k < p->replaces.n; k++) {
			const char *id = p->replaces.items[k];
			int at = question_practice(q, id);

			if (at >= 0 && !strcmp(q->practices[at].id, id) &&
			    !q->practices[at].withdrawn)
				diag_add(l->c.diags, p->at,
					 "'%.60s' is a practice of this question; 'replaces' "
					 "names ids that are no more, or withdrawn", id);
			for (size_t other = 0; other < i; other++)
				if (texts_have(&q->practices[other].replaces, id))
					diag_add(l->c.diags, p->at,
						 "'%.60s' is replaced by '%s' already", id,
						 q->practices[other].id);
		}
	}
}

static void read_practices(struct loader *l, const struct ynode *list, struct question *q)
{
	size_t asked = 0;

	if (!expect_list(&l->c, list, "practices"))
		return;
	q->practices = arena_new(l->c.arena, struct practice, at_most(list->n, Q_ITEMS_MAX + 1));
	for (const struct ynode *n = list->first; n && q->n_practices <= Q_ITEMS_MAX;
	     n = n->next) {
		struct practice e = {0};

		if (!yaml_take_keys(&l->c, n, practice_keys, &e, "a practice") || !*e.id)
			continue;
		if (e.replaces.n > Q_ITEMS_MAX) {
			diag_add(l->c.diags, key_place(n, "replaces"),
				 "'replaces' names more than %d", Q_ITEMS_MAX);
			e.replaces.n = Q_ITEMS_MAX;
		}
		check_practice(l, n, &e, q);
		asked += !e.withdrawn;
		e.must = e.must || q->type == TYPE_CHECKS;
		e.at = n->at;
		q->practices[q->n_practices++] = e;
	}
	if (!list->n || q->n_practices > Q_ITEMS_MAX)
		diag_add(l->c.diags, list->at, "a question has 1 to %d practices", Q_ITEMS_MAX);
	else if (!asked && q->n_practices)
		diag_add(l->c.diags, list->at, "all practices are withdrawn; none is left to ask");
	check_replaced(l, q);
}

static void read_answers(struct loader *l, const struct question_entry *e, struct question *q)
{
	static const char *const wanted[] = {"levels", "practices", "practices", "decisions"};
	bool right[3] = {q->type == TYPE_LEVELS,
			 q->type == TYPE_PRACTICES || q->type == TYPE_CHECKS,
			 q->type == TYPE_DECISIONS};
	const struct ynode *there[3] = {e->levels, e->practices, e->nodes.decisions};
	static const char *const names[3] = {"levels", "practices", "decisions"};

	for (int i = 0; i < 3; i++) {
		if (there[i] && !right[i])
			diag_add(l->c.diags, yaml_key_at(there[i]),
				 "a question of type '%s' has no '%s'", type_name(q->type),
				 names[i]);
		if (!there[i] && right[i])
			diag_add(l->c.diags, q->at, "a question of type '%s' wants '%s'",
				 type_name(q->type), wanted[q->type]);
	}
	if (right[0] && e->levels)
		read_levels(l, e->levels, q);
	if (right[1] && e->practices)
		read_practices(l, e->practices, q);
	if (q->only && !right[0])
		diag_add(l->c.diags, q->at, "'only' says which levels can be chosen; a question "
					    "of type '%s' has none", type_name(q->type));
}

/* Room for a question that is only kept to read answers to it. */
static struct question *add_withdrawn_question(struct loader *l)
{
	struct withdrawn *w = ARENA_PUSH(l->c.arena, l->q->withdrawn, l->q->n_withdrawn);
	struct question *q = arena_new(l->c.arena, struct question, 1);

	*w = (struct withdrawn){.question = q};
	return q;
}

void read_question(struct loader *l, const struct ynode *n)
{
	struct question_entry e = {
		.q = {.depth = DEPTH_DEEP, .weight = 1, .mirrors = -1, .at = n->at}, .type = -1};
	struct question *q;

	if (!yaml_take_keys(&l->c, n, question_keys, &e, "a question") ||
	    !find_section(l, n, e.section, &e.q.section))
		return;
	is_reserved(l, n, "id", e.q.id, NULL);
	if (*e.q.action4 && !yaml_get(n, "do"))
		diag_add(l->c.diags, key_place(n, "do4"), "'do4' without 'do'");
	e.q.type = e.type < 0 ? TYPE_LEVELS : (enum question_type)e.type;
	e.q.area = e.withdrawn ? 0 : area_of(l, e.q.section, n, e.area);
	q = e.withdrawn ? add_withdrawn_question(l)
			: &l->q->questions[l->q->n_questions++];
	*q = e.q;
	if (e.type >= 0)
		read_answers(l, &e, q);
	else
		e.nodes.decisions = e.nodes.mirrors = e.nodes.map = NULL;
	if (e.withdrawn)
		q->only = false; /* a stub may have lost levels that were answered */
	else
		l->question_nodes[l->n_question_nodes++] = e.nodes;
}

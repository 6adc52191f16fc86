#include "model/assessment/merge_tree.h"

#include <string.h>

#include "base/names.h"
#include "model/assessment/merge_rules.h"

struct merge {
	struct arena arena;
	struct str path; /* of what is being merged */
	enum merge_side side;
	struct tree conflicts; /* a list */
};

static const struct jnode *member(const struct jnode *object, const char *key)
{
	return object && object->kind == JNODE_OBJECT ? json_get(object, key) : NULL;
}

static const char *member_text(const struct jnode *object, const char *key)
{
	const struct jnode *n = member(object, key);

	return n && n->kind == JNODE_TEXT ? n->text : "";
}

/* Conflicts. */

static void add_side(struct tree *conflict, const char *key, const struct jnode *value)
{
	if (value)
		tree_add(conflict, key, value);
}

static struct jnode *text_node(struct merge *m, const char *text)
{
	struct jnode *n = tree_new(&m->arena, JNODE_TEXT).node;
	struct str raw = {0};

	json_quote(&raw, text);
	n->text = arena_strdup(&m->arena, text);
	n->raw = arena_strndup(&m->arena, str_text(&raw), raw.len);
	n->raw_len = raw.len;
	str_release(&raw);
	return n;
}

/* Both changed it: the side that settles it stands, ours until a person does. */
static const struct jnode *conflict(struct merge *m, const struct three *v,
				    const struct three *shown)
{
	struct tree t;

	if (m->side == MERGE_NEITHER) {
		t = tree_new(&m->arena, JNODE_OBJECT);
		add_side(&t, "at", text_node(m, str_text(&m->path)));
		add_side(&t, "base", shown->base);
		add_side(&t, "ours", shown->ours);
		add_side(&t, "theirs", shown->theirs);
		tree_add(&m->conflicts, NULL, t.node);
	}
	return m->side == MERGE_THEIRS ? v->theirs : v->ours;
}

/* What belongs together. */

static bool is_open(const struct jnode *n, const char *otherwise)
{
	return otherwise && n && n->kind == JNODE_TEXT && !strcmp(n->text, otherwise);
}

/* The value as it is compared: what says the same as an absent one is absent. */
static const struct jnode *value_of(const struct jnode *object, const char *key,
				    const char *otherwise)
{
	const struct jnode *n = member(object, key);

	return is_open(n, otherwise) ? NULL : n;
}

static bool same_keys(const struct together *g, size_t from, const struct jnode *a,
		      const struct jnode *b)
{
	size_t to = from ? TOGETHER_MAX : g->n_values;

	for (size_t i = from; i < to && g->keys[i]; i++) {
		const char *key = g->keys[i], *otherwise = i ? NULL : g->otherwise;

		if (!tree_same(value_of(a, key, otherwise), value_of(b, key, otherwise)))
			return false;
	}
	return true;
}

static bool has_only_apart(const struct together *g, const struct jnode *object)
{
	for (size_t i = 0; i < g->n_values; i++)
		if (strcmp(g->keys[i], g->apart) != 0 && member(object, g->keys[i]))
			return false;
	return true;
}

/* Whose the values are, and whose what is said of them. */
struct chosen {
	const struct jnode *values, *said;
	const char *apart; /* a member merged by itself, or NULL */
};

/* Who said it last. */
static const struct jnode *later(const struct together *g, const struct three *v)
{
	const char *time = g->keys[g->n_values];

	if (!time || same_keys(g, g->n_values, v->base, v->theirs))
		return v->ours;
	if (same_keys(g, g->n_values, v->base, v->ours))
		return v->theirs;
	return strcmp(member_text(v->theirs, time), member_text(v->ours, time)) > 0
		       ? v->theirs
		       : v->ours;
}

static const struct jnode *only_together(struct merge *m, const struct together *g,
					 const struct jnode *object)
{
	struct tree t = tree_new(&m->arena, JNODE_OBJECT);

	for (size_t i = 0; g->keys[i]; i++)
		add_side(&t, g->keys[i], member(object, g->keys[i]));
	return t.node;
}

static struct chosen choose(struct merge *m, const struct together *g,
			    const struct three *v)
{
	struct three shown;
	const struct jnode *side;

	if (same_keys(g, 0, v->ours, v->theirs))
		return (struct chosen){v->ours, later(g, v), NULL};
	if (same_keys(g, 0, v->base, v->theirs))
		return (struct chosen){v->ours, later(g, v), NULL};
	if (same_keys(g, 0, v->base, v->ours))
		return (struct chosen){v->theirs, later(g, v), NULL};
	if (g->apart && has_only_apart(g, v->ours) && has_only_apart(g, v->theirs))
		return (struct chosen){NULL, later(g, v), g->apart};
	/* A side without any is empty, not absent: the object itself is not what is at stake. */
	shown = (struct three){v->base ? only_together(m, g, v->base) : NULL,
			       only_together(m, g, v->ours),
			       only_together(m, g, v->theirs)};
	side = conflict(m, v, &shown);
	return (struct chosen){side, side, NULL};
}

/* Sequences: members of an object, items of a list. */

#define END ((size_t)-1)
enum { BASE, MINE, OTHERS, SIDES };

struct item {
	const char *id;
	const struct jnode *side[SIDES];
	size_t twins[SIDES];        /* more of the same name on that side */
	size_t place;               /* in the base */
	const struct jnode *result; /* NULL: it is not there */
	size_t next;
	bool placed;
};

struct sequence {
	struct merge *m;
	const struct place_rule *rule;
	bool object;
	struct names index; /* of items, by id */
	struct item *items;
	size_t n;
	size_t *order[SIDES], n_order[SIDES];
	struct names firsts; /* records: how often each first name is on each side */
	size_t (*counts)[SIDES];
	size_t n_firsts;
	size_t head;
};

static const struct jnode *side_of(const struct three *v, int side)
{
	return side == BASE ? v->base : side == MINE ? v->ours : v->theirs;
}

/* Records are named by their first name where nothing else has it; new ones on both sides may
 * have the same by chance. */
static void count_firsts(struct sequence *s, const struct three *v)
{
	s->firsts.arena = &s->m->arena;
	for (int side = 0; s->rule->names.second && side < SIDES; side++) {
		const struct jnode *list = side_of(v, side);

		for (const struct jnode *c = list ? list->first : NULL; c; c = c->next) {
			size_t k = names_add(&s->firsts,
					     member_text(c, s->rule->names.first),
					     s->n_firsts);

			if (k == NAMES_NONE) {
				k = s->n_firsts;
				ARENA_PUSH(&s->m->arena, s->counts, s->n_firsts);
			}
			s->counts[k][side]++;
		}
	}
}

static const char *record_id(struct sequence *s, const struct jnode *n)
{
	const struct record_names *names = &s->rule->names;
	const char *first = member_text(n, names->first);
	const size_t *counts;

	if (!names->second)
		return first;
	counts = s->counts[names_find(&s->firsts, first)];
	if (*first && counts[BASE] == 1 && counts[MINE] <= 1 && counts[OTHERS] <= 1)
		return first;
	return arena_printf(&s->m->arena, "%s %s", first, member_text(n, names->second));
}

static const char *whole_id(struct sequence *s, const struct jnode *n)
{
	struct str text = {0};
	struct json_writer w = {.out = &text};
	struct jnode plain = *n;
	const char *id;

	plain.key = NULL;
	tree_write(&w, &plain, true);
	id = arena_strndup(&s->m->arena, str_text(&text), text.len);
	str_release(&text);
	return id;
}

static const char *item_id(struct sequence *s, const struct jnode *n)
{
	if (s->object)
		return n->key;
	if (s->rule->names.first)
		return record_id(s, n);
	return n->kind == JNODE_TEXT ? arena_printf(&s->m->arena, "\"%s", n->text)
				     : whole_id(s, n);
}

/* The item of that id; made when missing. */
static size_t item_of(struct sequence *s, const char *id)
{
	size_t i = names_add(&s->index, id, s->n);
	struct item *item;

	if (i != NAMES_NONE)
		return i;
	item = ARENA_PUSH(&s->m->arena, s->items, s->n);
	*item = (struct item){.id = id, .place = END, .next = END};
	return s->n - 1;
}

static void gather(struct sequence *s, int side, const struct jnode *from)
{
	for (const struct jnode *c = from ? from->first : NULL; c; c = c->next) {
		size_t i = item_of(s, item_id(s, c));

		if (s->items[i].side[side])
			i = item_of(s,
				    arena_printf(&s->m->arena, "%s #%zu", s->items[i].id,
						 ++s->items[i].twins[side] + 1));
		s->items[i].side[side] = c;
		if (side == BASE)
			s->items[i].place = s->n_order[BASE];
		*(size_t *)ARENA_PUSH(&s->m->arena, s->order[side], s->n_order[side]) = i;
	}
}

/* Did that side put items of the base into another order? */
static bool moved(const struct sequence *s, int side)
{
	size_t last = 0;

	for (size_t i = 0; i < s->n_order[side]; i++) {
		size_t place = s->items[s->order[side][i]].place;

		if (place == END)
			continue;
		if (place < last)
			return true;
		last = place;
	}
	return false;
}

/* Do both sides have what all three have in the same order? */
static bool same_order(const struct sequence *s)
{
	size_t i = 0, k = 0;

	for (;;) {
		for (; i < s->n_order[MINE]; i++) {
			const struct item *item = &s->items[s->order[MINE][i]];

			if (item->side[OTHERS])
				break;
		}
		for (; k < s->n_order[OTHERS]; k++) {
			const struct item *item = &s->items[s->order[OTHERS][k]];

			if (item->side[MINE])
				break;
		}
		if (i == s->n_order[MINE] || k == s->n_order[OTHERS])
			return true;
		if (s->order[MINE][i++] != s->order[OTHERS][k++])
			return false;
	}
}

static void put_after(struct sequence *s, size_t before, size_t item)
{
	size_t *link = before == END ? &s->head : &s->items[before].next;

	s->items[item].next = *link;
	s->items[item].placed = true;
	*link = item;
}

static size_t after(const struct sequence *s, size_t item)
{
	return item == END ? s->head : s->items[item].next;
}

/* Chains what is there: in the order of one side, and what only the other has behind what
 * stands before it there, and behind what was added in that place. */
static void chain(struct sequence *s, int spine)
{
	int other = spine == MINE ? OTHERS : MINE;
	size_t last = END;

	s->head = END;
	for (size_t i = 0; i < s->n_order[spine]; i++) {
		size_t k = s->order[spine][i];

		if (!s->items[k].result)
			continue;
		put_after(s, last, k);
		last = k;
	}
	last = END;
	for (size_t i = 0; i < s->n_order[other]; i++) {
		size_t k = s->order[other][i];

		if (!s->items[k].result)
			continue;
		if (!s->items[k].placed) {
			for (size_t next = after(s, last);
			     next != END && !s->items[next].side[other];
			     next = after(s, last))
				last = next;
			put_after(s, last, k);
		}
		last = k;
	}
}

static const struct jnode *merge_value(struct merge *m, const struct three *v);

static bool is_said(const struct together *g, const char *key, bool *value)
{
	for (size_t i = 0; g->keys[i]; i++)
		if (!strcmp(g->keys[i], key)) {
			*value = i < g->n_values;
			return true;
		}
	return false;
}

static void merge_item(struct sequence *s, struct item *item, const struct together *g,
		       const struct chosen *chosen)
{
	struct three v = {item->side[BASE], item->side[MINE], item->side[OTHERS]};
	size_t len = s->m->path.len;
	bool value;

	if (g && is_said(g, item->id, &value) &&
	    !(chosen->apart && !strcmp(chosen->apart, item->id))) {
		item->result = member(value ? chosen->values : chosen->said, item->id);
		return;
	}
	path_add(&s->m->path, item->id);
	item->result = merge_value(s->m, &v);
	str_truncate(&s->m->path, len);
}

static const struct jnode *sequence_node(struct sequence *s)
{
	struct tree t = tree_new(&s->m->arena, s->object ? JNODE_OBJECT : JNODE_LIST);

	for (size_t i = s->head; i != END; i = s->items[i].next) {
		const struct jnode *n = s->items[i].result;

		tree_add(&t, s->object && !n->key ? s->items[i].id : NULL, n);
	}
	return t.node;
}

/* The names of the records of a list, in order: what a conflict about that holds. */
static const struct jnode *names_in_order(struct sequence *s, int side)
{
	struct tree t = tree_new(&s->m->arena, JNODE_LIST);

	for (size_t i = 0; i < s->n_order[side]; i++)
		tree_add(&t, NULL, text_node(s->m, s->items[s->order[side][i]].id));
	return t.node;
}

/* Both brought it into another order. Returns the side whose order it is now. */
static int settle_order(struct sequence *s)
{
	struct jnode ours = {0}, theirs = {0};
	struct three side = {NULL, &ours, &theirs};
	struct three shown = {names_in_order(s, BASE), names_in_order(s, MINE),
			      names_in_order(s, OTHERS)};

	return conflict(s->m, &side, &shown) == &theirs ? OTHERS : MINE;
}

static int spine_of(struct sequence *s)
{
	bool mine, others;

	if (s->object)
		return MINE;
	mine = moved(s, MINE);
	others = moved(s, OTHERS);
	if (mine && others && s->rule->how == LINES && !same_order(s))
		return settle_order(s);
	return others && !mine ? OTHERS : MINE;
}

static const struct jnode *merge_sequence(struct merge *m, const struct place_rule *rule,
					  const struct three *v, bool object)
{
	struct sequence s = {.m = m, .rule = rule, .object = object};
	const struct together *g = object ? merge_together(str_text(&m->path)) : NULL;
	struct chosen chosen = {0};
	const struct jnode *n;

	s.index.arena = &m->arena;
	count_firsts(&s, v);
	for (int side = 0; side < SIDES; side++)
		gather(&s, side, side_of(v, side));
	if (rule->how == RANKED && moved(&s, MINE) && moved(&s, OTHERS) &&
	    !same_order(&s))
		return conflict(m, v, v);
	if (g)
		chosen = choose(m, g, v);
	for (size_t i = 0; i < s.n; i++)
		merge_item(&s, &s.items[i], g, &chosen);
	chain(&s, spine_of(&s));
	n = sequence_node(&s);
	/* An empty list says "none"; of an object nothing is left. */
	if (n->n || (v->ours && v->theirs && (!object || !v->ours->n || !v->theirs->n)))
		return n;
	return NULL;
}

/* Can all items of a list be told apart, as a set's? */
static bool is_set(struct merge *m, const struct jnode *list)
{
	struct sequence s = {
		.m = m, .rule = merge_rule(""), .index = {.arena = &m->arena}};

	for (const struct jnode *c = list ? list->first : NULL; c; c = c->next)
		if (c->kind == JNODE_OBJECT || c->kind == JNODE_LIST ||
		    names_add(&s.index, item_id(&s, c), 0) != NAMES_NONE)
			return false;
	return true;
}

static bool all_kind(const struct three *v, enum jnode_kind kind)
{
	return (!v->base || v->base->kind == kind) &&
	       (!v->ours || v->ours->kind == kind) &&
	       (!v->theirs || v->theirs->kind == kind);
}

/* Empty says "none" where a list may be unset. */
static bool says_none(const struct three *v)
{
	return !v->ours || !v->theirs || (!v->base && (!v->ours->n || !v->theirs->n));
}

static bool is_joined(struct merge *m, const struct place_rule *rule,
		      const struct three *v)
{
	if (rule->how == RECORDS || rule->how == LINES || rule->how == SAME)
		return true;
	return is_set(m, v->base) && is_set(m, v->ours) && is_set(m, v->theirs) &&
	       (rule->how == SET || rule->how == RANKED || !says_none(v));
}

static const struct jnode *merge_value(struct merge *m, const struct three *v)
{
	const struct place_rule *rule = merge_rule(str_text(&m->path));
	bool record = rule->how == RECORD && (!v->ours || !v->theirs);

	if (rule->how == OURS || tree_same(v->ours, v->theirs) ||
	    tree_same(v->base, v->theirs))
		return v->ours;
	if (tree_same(v->base, v->ours))
		return v->theirs;
	if (rule->how == WHOLE || record)
		return conflict(m, v, v);
	if (all_kind(v, JNODE_OBJECT))
		return merge_sequence(m, rule, v, true);
	if (all_kind(v, JNODE_LIST) && is_joined(m, rule, v))
		return merge_sequence(m, rule, v, false);
	return conflict(m, v, v);
}

/* New conflicts behind those that stood in the files, each once. */
static void write_conflicts(struct merge *m, struct json_writer *w,
			    const struct jnode *before)
{
	struct sequence s = {
		.m = m, .rule = merge_rule("conflicts"), .index = {.arena = &m->arena}};
	const struct jnode *const lists[] = {before, m->conflicts.node};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (const struct jnode *c = lists[i] ? lists[i]->first : NULL; c;
		     c = c->next) {
			if (names_add(&s.index, whole_id(&s, c), 0) != NAMES_NONE)
				continue;
			if (s.index.n == 1)
				json_open(w, "conflicts", '[', false);
			json_open(w, NULL, '{', false);
			for (const struct jnode *part = c->first; part; part = part->next)
				tree_write(w, part, true);
			json_close(w, '}');
		}
	if (s.index.n)
		json_close(w, ']');
}

void merge_trees(struct str *out, const struct three *roots, enum merge_side side)
{
	struct merge m = {.side = side};
	struct json_writer w = {.out = out};
	const struct jnode *root;

	m.conflicts = tree_new(&m.arena, JNODE_LIST);
	/* Member by member, for each file has some of its own. */
	root = merge_sequence(&m, merge_rule(""), roots, true);
	json_open(&w, NULL, '{', false);
	for (const struct jnode *c = root->first; c; c = c->next)
		if (strcmp(c->key, "conflicts") != 0)
			tree_write(&w, c, false);
	write_conflicts(&m, &w, json_get(root, "conflicts"));
	json_close(&w, '}');
	str_release(&m.path);
	arena_release(&m.arena);
}

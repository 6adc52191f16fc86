/* The nodes that a merge makes of others; see merge_tree.h. */
#include "model/assessment/merge_tree.h"

#include <string.h>

struct tree tree_new(struct arena *arena, enum jnode_kind kind)
{
	struct tree t = {.arena = arena, .node = arena_new(arena, struct jnode, 1)};

	t.node->kind = kind;
	t.node->text = "";
	return t;
}

struct jnode *tree_add(struct tree *t, const char *key, const struct jnode *child)
{
	struct jnode *n = arena_new(t->arena, struct jnode, 1);

	*n = *child;
	if (key) {
		n->key = key;
		n->key_raw = NULL;
	}
	n->next = NULL;
	if (t->last)
		t->last->next = n;
	else
		t->node->first = n;
	t->last = n;
	t->node->n++;
	return n;
}

static void write_key(struct json_writer *w, const struct jnode *n, const char *raw,
		      size_t len)
{
	if (n->key && n->key_raw)
		json_raw_member(w, n->key_raw, n->key_raw_len, raw, len);
	else
		json_raw(w, n->key, raw, len);
}

void tree_write(struct json_writer *w, const struct jnode *n, bool compact)
{
	bool holds = n->kind == JNODE_OBJECT || n->kind == JNODE_LIST;
	bool object = n->kind == JNODE_OBJECT;

	if (n->raw && (!compact || !holds)) {
		write_key(w, n, n->raw, n->raw_len);
		return;
	}
	json_open(w, n->key, object ? '{' : '[', compact);
	for (const struct jnode *c = n->first; c; c = c->next)
		tree_write(w, c, compact);
	json_close(w, object ? '}' : ']');
}

/* The member with that key; looked for from where the last one was found, for objects that are
 * compared have theirs in much the same order. */
static const struct jnode *member_near(const struct jnode *object,
				       const struct jnode **near, const char *key)
{
	const struct jnode *from = *near ? (*near)->next : object->first, *c = from;

	while (c && strcmp(c->key, key) != 0)
		c = c->next;
	if (!c)
		for (c = object->first; c != from && strcmp(c->key, key) != 0;)
			c = c->next;
	if (!c || strcmp(c->key, key) != 0)
		return NULL;
	*near = c;
	return c;
}

static bool same_children(const struct jnode *a, const struct jnode *b)
{
	const struct jnode *near = NULL, *other = b->first;

	if (a->n != b->n)
		return false;
	for (const struct jnode *c = a->first; c; c = c->next) {
		if (a->kind == JNODE_OBJECT)
			other = member_near(b, &near, c->key);
		if (!other || !tree_same(c, other))
			return false;
		other = other->next;
	}
	return true;
}

bool tree_same(const struct jnode *a, const struct jnode *b)
{
	if (!a || !b)
		return a == b;
	if (a->kind != b->kind)
		return false;
	if (a->kind == JNODE_OBJECT || a->kind == JNODE_LIST)
		return (a->raw && b->raw && a->raw_len == b->raw_len &&
			!memcmp(a->raw, b->raw, a->raw_len)) ||
		       same_children(a, b);
	if (a->kind == JNODE_NUMBER)
		return a->raw_len == b->raw_len && !memcmp(a->raw, b->raw, a->raw_len);
	return a->kind != JNODE_TEXT || !strcmp(a->text, b->text);
}

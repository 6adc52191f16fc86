/* merge_tree.h - the JSON of three assessments brought together by the tables of merge_rules.h,
 * and the nodes that takes. Nobody but merge*.c and conflict.c includes it. */
#ifndef MODEL_ASSESSMENT_MERGE_TREE_H
#define MODEL_ASSESSMENT_MERGE_TREE_H

#include "base/json_read.h"
#include "base/json_write.h"
#include "model/assessment/merge.h"

/* A value as it stands on each side; NULL where it does not. */
struct three {
	const struct jnode *base, *ours, *theirs;
};

/* Appends both roots brought together, as JSON; base may be NULL. */
void merge_trees(struct str *out, const struct three *roots, enum merge_side side);

/* An object or list made of copies of other nodes; it has no raw text of its own. */
struct tree {
	struct arena *arena;
	struct jnode *node, *last;
};
struct tree tree_new(struct arena *arena, enum jnode_kind kind);
/* Adds a copy to the end, under another key unless that is NULL. */
struct jnode *tree_add(struct tree *t, const char *key, const struct jnode *child);
/* Writes a node under its own key, if it has one: as it was written where it was, in one line
 * if compact. */
void tree_write(struct json_writer *w, const struct jnode *n, bool compact);
/* Do both say the same, however it is written? Both may be NULL. */
bool tree_same(const struct jnode *a, const struct jnode *b);

#endif

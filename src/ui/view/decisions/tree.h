/* tree.h - the architecture that follows from the decisions, as the view of the
 * decisions draws it. */
#ifndef UI_VIEW_DECISIONS_TREE_H
#define UI_VIEW_DECISIONS_TREE_H

#include "ui/view/view.h"
#include "ui/widget/list.h"

struct decisions_tree {
	bool shown;
	struct list line; /* the node under the cursor */
	int top;          /* the first row that is shown */
};

/* Moves the cursor; Enter goes to the decision behind it, which is then in *decision.
 * EFFECT_PASS when the action is none of its own. */
struct effect decisions_tree_act(struct decisions_tree *t, const struct session *s,
				 const struct input *in, struct thing *decision);
void decisions_tree_draw(struct decisions_tree *t, const struct session *s, struct pane p);

#endif

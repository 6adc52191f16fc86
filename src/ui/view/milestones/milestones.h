/* milestones.h - what the view of the milestones shares among its files. Private to it. */
#ifndef UI_VIEW_MILESTONES_MILESTONES_H
#define UI_VIEW_MILESTONES_MILESTONES_H

#include "engine/compare/compare.h"
#include "engine/compare/trend.h"
#include "ui/view/view.h"

struct milestones_view {
	struct list list;
	/* What moved since one of them, while that is shown. */
	bool comparing;
	struct arena arena;      /* of what is said of it */
	struct milestone is;
	const char *file;        /* the id of the assessment */
	struct assessment *kept; /* owned, like what is reckoned of it */
	struct score score;
	struct plan plan;
	size_t cursor;
	int top;
};

/* Begins to compare with a milestone; false, said, when it is damaged. */
bool compare_begin(struct milestones_view *v, struct session *s, const char *name);
void compare_end(struct milestones_view *v);
struct effect compare_act(struct milestones_view *v, struct session *s, const struct input *in);
void compare_draw(struct milestones_view *v, const struct session *s, struct pane p);

/* Draws sections and overall then and now, from row on; returns the row after them. comparable: is
 * what the overall moved? */
int milestones_draw_scores(struct pane p, int row, const struct session *s,
			   const struct compared_range *sections, size_t n,
			   const struct compared_range *overall, bool comparable);

#endif

/* go_to.h - from a thing in a list to the view where something can be done about it. */
#ifndef UI_VIEW_GO_TO_H
#define UI_VIEW_GO_TO_H

#include "ui/view/view.h"

/* Questions are in the walk, decisions and fields in their own views; a rule leads to the
 * first decision it blames, else to the first question; a section to its first asked
 * question that is open, else to its first asked one; terms, references, sources and caveats
 * are in the library. EFFECT_IDLE when there is nowhere to go. */
struct effect go_to(const struct session *s, struct thing what);
/* The same while a view is shown: the walk, which has the decisions, too, stays for them. */
struct effect go_to_from(const struct session *s, enum view_id here, struct thing what);
/* The same for an area, by its index. */
struct effect go_to_area(const struct session *s, size_t area);

#endif

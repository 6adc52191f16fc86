/* parts.h - what the files that compare share; private to them. */
#ifndef ENGINE_COMPARE_PARTS_H
#define ENGINE_COMPARE_PARTS_H

#include "engine/compare/compare.h"

/* The same thing on the other side; kind THING_NONE where there is none. */
struct thing counterpart(const struct side *from, const struct side *to, struct thing t);

/* alike.c: is the same asked on both sides? Else why not. */
bool is_alike(const struct compare *c, struct thing before, struct thing after,
	      enum rest_why *why);
/* Finds what both sides were asked alike, and the rest; unless c->whole, only that is scored. */
void find_alike(struct compare *c);

/* Fills in the lists of a comparison, in arrays of its arena. */
void compare_answers(struct compare *c);
void compare_findings(struct compare *c);
void compare_actions(struct compare *c);
void compare_acceptances(struct compare *c);

#endif

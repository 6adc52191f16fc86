/* set_aside.h - what weighs much and was set aside as not applicable: reports list it, so that
 * nobody takes what is missing from the score for something that is well. */
#ifndef ENGINE_SET_ASIDE_H
#define ENGINE_SET_ASIDE_H

#include "engine/score.h"

#define SET_ASIDE_WEIGHT 4 /* from this weight on a question is listed */

/* One question that the team set aside, as a whole or in all its items. */
struct set_aside {
	size_t question;
	enum na_reason reason;
	const char *note; /* "" when there is none */
};

struct set_asides {
	struct set_aside *items; /* in the order of the questionnaire */
	size_t n;
};

/* Those that are asked; the list is in the arena, the notes are the assessment's. What merely
 * follows from decisions that are not asked was not set aside by anybody. */
struct set_asides set_asides_of(struct arena *arena, const struct score *s,
				const struct assessment *a);

/* Appends how many there are: "3 of weight 4 or 5 do not apply"; nothing where there are none. */
void set_asides_words(struct str *out, const struct set_asides *list);

#endif

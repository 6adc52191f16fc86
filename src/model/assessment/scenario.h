/* scenario.h - what a team thinks of doing, under a name, in the file itself: so many days, a
 * goal, or some actions.
 *
 * They stand in the file as they were written, also what this version does not know of them. */
#ifndef MODEL_ASSESSMENT_SCENARIO_H
#define MODEL_ASSESSMENT_SCENARIO_H

#include "model/assessment/assessment.h"

#define SCENARIO_DAYS_MAX 100000

/* What is not said is 0, false, "" or empty; one of the three it is about is there. */
struct scenario {
	const char *name;
	int half_days;         /* "budget", in days: what may be spent */
	bool for_gain;         /* of a budget: the score is raised, else risk taken away */
	const char *goal;      /* "70", "security=80" */
	struct texts actions;  /* ids of actions, or of their steps, that are done */
};

/* The scenarios in the file, in their order, in the arena; their number. What says nothing
 * that can be understood is passed over. */
size_t scenarios_list(struct arena *arena, const struct assessment *a, struct scenario **list);
/* Keeps one, instead of that of the same name if there is one. */
void scenario_keep(struct assessment *a, const struct scenario *s);
/* Takes out the one of that name; false when there is none. */
bool scenario_drop(struct assessment *a, const char *name);

/* All of them as they stand in the file, NULL for none, as long-lived as the assessment; and
 * so that they stand like that again: for undo. */
const char *scenarios_raw(const struct assessment *a);
void scenarios_put_raw(struct assessment *a, const char *raw);

#endif

/* purpose.h - what is asked of the days: what to do with so many, how few reach a goal, or what
 * some actions come to. */
#ifndef ENGINE_BUDGET_PURPOSE_H
#define ENGINE_BUDGET_PURPOSE_H

#include "base/err.h"
#include "engine/budget/budget.h"
#include "engine/wanted_score.h"
#include "model/assessment/scenario.h"

enum purpose_kind { PURPOSE_DAYS, PURPOSE_GOAL, PURPOSE_ACTIONS };

struct purpose {
	const char *name;      /* of the scenario that it stands in; "" */
	enum purpose_kind kind;
	int half_days;         /* PURPOSE_DAYS */
	enum budget_aim aim;   /* of those; of a goal BUDGET_GAIN */
	const char *goal;      /* PURPOSE_GOAL: as it was written; else "" */
	struct wanted_score wanted; /* the same */
	struct texts actions;  /* PURPOSE_ACTIONS: ids of actions, or of steps */
};

/* From words, which are borrowed: "50" or "12.5" days; "70" or "security=80" points. false, with
 * err set (EXIT_CODE_USAGE), for what is none. */
bool purpose_days(struct purpose *p, const char *text, enum budget_aim aim, struct err *err);
bool purpose_goal(struct purpose *p, const struct questionnaire *q, const char *text,
		  struct err *err);
/* From a scenario, and as one; texts are borrowed. A goal in it may be none. */
bool purpose_read(struct purpose *p, const struct questionnaire *q, const struct scenario *s,
		  struct err *err);
struct scenario purpose_scenario(const struct purpose *p);
/* "days", "goal", "actions"; and "risk", "gain". */
const char *purpose_kind_name(enum purpose_kind k);
const char *budget_aim_name(enum budget_aim aim);
/* Appends it in words: "50 days", "50 days for gain", "goal 70", "goal security=80",
 * "3 actions". */
void purpose_words(struct str *out, const struct purpose *p);

#endif

#include "export/report/parts.h"

#include "model/questionnaire/glossary.h"

const int pick_first[] = {PLAN_ID, PLAN_TITLE, PLAN_SEVERITY, PLAN_DAYS, PLAN_GAIN, PLAN_OWNER,
			  PLAN_DUE, PLAN_WHY, -1};
const int pick_contained[] = {PLAN_ID, PLAN_TITLE, PLAN_SEVERITY, PLAN_STATUS, PLAN_OWNER,
			      PLAN_DUE, -1};
const int pick_scores[] = {SCORE_TITLE, SCORE_LOW, SCORE_HIGH, SCORE_SO_FAR, SCORE_BAND,
			   SCORE_ANSWERED_OF, -1};
const int pick_areas[] = {SCORE_OF, SCORE_AREA, SCORE_RANGE, SCORE_BAND, SCORE_ANSWERED_OF, -1};
const int pick_finding[] = {FINDING_FACTS, FINDING_CONTAIN, FINDING_FIX, FINDING_BLAMES,
			    FINDING_PITFALLS, FINDING_VERIFY, -1};
const int pick_before[] = {PLAN_REMARK, PLAN_IN_BUDGET, PLAN_WHY, PLAN_ABOUT, -1};
const int pick_done[] = {PLAN_DONE_WHEN, -1};
const int pick_after[] = {PLAN_AFTER, PLAN_PASSED_OVER, PLAN_ASKS, PLAN_TOGETHER, PLAN_FOLLOWS,
			  PLAN_OWNER, PLAN_DUE, PLAN_NOTE, PLAN_REASON, PLAN_CONTROL,
			  PLAN_APPROVER, PLAN_UNTIL, -1};
const int pick_step[] = {PLAN_OWNER, PLAN_DUE, PLAN_NOTE, -1};
const int pick_accepted[] = {ACCEPTED_SEVERITY, ACCEPTED_FROM, ACCEPTED_UNTIL, ACCEPTED_REASON,
			     ACCEPTED_CONTROL, ACCEPTED_RESIDUAL, ACCEPTED_OWNER,
			     ACCEPTED_APPROVER, ACCEPTED_REVOKED, ACCEPTED_RECORDED, ACCEPTED_BY,
			     -1};
const int pick_decision[] = {DECISION_ANSWER, DECISION_FIT, DECISION_CONSEQUENCE, DECISION_NOTE,
			     DECISION_EVIDENCE, DECISION_VOTES, -1};

const int pick_answer[] = {ANSWER_TEXT, ANSWER_STATE, ANSWER_GAP, ANSWER_NOTE, ANSWER_EVIDENCE,
			   ANSWER_VOTES, ANSWER_CONFIDENCE, ANSWER_BY, ANSWER_THEMES, -1};
const int pick_unverified[] = {FINDING_ID, FINDING_SEVERITY, FINDING_TEXT, FINDING_FACTS, -1};

bool report_terms(const struct questionnaire *q, const char *text, bool *used)
{
	size_t start = 0, len = 0;
	bool any = false;
	int term;

	while ((term = glossary_find_in(q, text, start + len, &start, &len)) >= 0)
		used[term] = any = true;
	return any;
}

bool action_contains(const struct action *act)
{
	return act->kind == ACTION_CONTAIN;
}

static bool contains_any(const struct report *r)
{
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (action_contains(&r->plan.actions[i]))
			return true;
	return false;
}

bool report_has_part(const struct report *r, enum report_part part)
{
	if (r->theme->left_out[part])
		return false;
	switch (part) {
	case PART_CONTAINED:
		return contains_any(r);
	case PART_ACCEPTED:
		return r->n_acceptances;
	case PART_SET_ASIDE:
		return r->set_aside.n;
	case PART_BUDGET:
		return r->outlay || r->n_scenarios;
	case PART_WORKSHOP:
		return r->a->workshop.n_agenda || r->a->workshop.n_parked;
	case PART_DECISIONS:
	case PART_ARCHITECTURE:
		return r->score.decisions_asked;
	case PART_CAVEATS:
		return r->q->n_caveats;
	case PART_REFERENCES:
		return r->q->n_references;
	default:
		return true;
	}
}

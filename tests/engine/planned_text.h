/* planned_text.h - a plan of the engine as the text of a reckoned one, to compare both. */
#ifndef TESTS_PLANNED_TEXT_H
#define TESTS_PLANNED_TEXT_H

#include "engine/plan/plan.h"
#include "engine/reckon_text.h"

static inline void planned_actions(struct str *out, const struct plan *p,
				   const char *what, const struct indices *list,
				   const struct indices *without)
{
	const char *ids[IDS_MAX];
	size_t n = 0;

	for (size_t k = 0; k < list->n && n < COUNT_OF(ids); k++)
		if (!without || !indices_hold(without, list->items[k]))
			ids[n++] = p->actions[list->items[k]].id;
	add_ids(out, what, ids, n);
}

static inline void planned_rules(struct str *out, const struct questionnaire *q,
				 const char *what, const struct indices *list)
{
	const char *ids[IDS_MAX];
	size_t n = 0;

	for (size_t k = 0; k < list->n && n < COUNT_OF(ids); k++)
		ids[n++] = q->rules[list->items[k]].id;
	add_ids(out, what, ids, n);
}

static inline void planned_row(struct str *out, const struct questionnaire *q,
			       const struct plan *p, const struct action *act,
			       size_t rank)
{
	str_addf(
		out,
		"%zu %s %s %s half-days=%d risk=%lld priority=%lld gain=%lld alone=%lld %s",
		rank, act->id, action_kind_name(act->kind), severity_name(act->severity),
		act->effort, (long long)act->risk, (long long)act->priority,
		(long long)act->gain, (long long)act->gain_alone, wave_name(act->wave));
	planned_actions(out, p, "needs", &act->needs, NULL);
	planned_actions(out, p, "waits", &act->waits, &act->needs);
	planned_rules(out, q, "ends", &act->ends);
	planned_rules(out, q, "opens", &act->opens);
	str_addf(out, " option=%s %s:",
		 act->option < 0 ? "-"
				 : q->decisions[act->decision].options[act->option].id,
		 plan_status_name(act->status));
	for (size_t k = 0; k < act->n_steps; k++)
		add_step(out, act->id, act->steps[k].id, act->n_steps,
			 act->steps[k].effort, act->steps[k].gain);
	str_addc(out, '\n');
}

/* All that is left to do; by_gain: only the ids. */
static inline void planned_text(struct str *out, const struct questionnaire *q,
				const struct plan *p, bool by_gain)
{
	size_t rank = 0;

	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		if (!action_is_left(act))
			continue;
		if (by_gain)
			str_addf(out, " %s", act->id);
		else
			planned_row(out, q, p, act, ++rank);
	}
}

#endif

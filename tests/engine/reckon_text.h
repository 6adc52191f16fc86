/* reckon_text.h - a reckoned plan as text, a line for each action, to compare and to read. */
#ifndef TESTS_RECKON_TEXT_H
#define TESTS_RECKON_TEXT_H

#include "engine/reckon_order.h"

enum { IDS_MAX = 1000 };

static inline int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The ids, sorted. */
static inline void add_ids(struct str *out, const char *what, const char **ids, size_t n)
{
	qsort(ids, n, sizeof *ids, compare_texts);
	str_addf(out, " %s", what);
	for (size_t i = 0; i < n; i++)
		str_addf(out, ",%s", ids[i]);
}

static inline void add_actions(struct str *out, const struct reckoning *r,
			       const char *what, const bool *has)
{
	const char *ids[IDS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < r->n && n < COUNT_OF(ids); i++)
		if (has[i])
			ids[n++] = r->actions[i].id;
	add_ids(out, what, ids, n);
}

static inline void add_rules(struct str *out, const struct reckoning *r, const char *what,
			     const bool *has)
{
	const char *ids[IDS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < r->q->n_rules && n < COUNT_OF(ids); i++)
		if (has[i])
			ids[n++] = r->q->rules[i].id;
	add_ids(out, what, ids, n);
}

/* The only step may bear the id of the action. */
static inline void add_step(struct str *out, const char *action, const char *step,
			    size_t n_steps, int effort, int64_t gain)
{
	str_addf(out, " %s half-days=%d gain=%lld",
		 n_steps > 1 ? step + strlen(action) : "", effort, (long long)gain);
}

static inline void reckoned_row(struct str *out, const struct reckoning *r,
				const struct reckoned_action *act, size_t rank)
{
	static const char *const kinds[] = {"question", "decision", "find-out", "finding",
					    "contain"};
	static const char *const waves[] = {"now", "next", "later"};

	str_addf(
		out,
		"%zu %s %s %s half-days=%d risk=%lld priority=%lld gain=%lld alone=%lld %s",
		rank, act->id, kinds[act->kind], severity_name(act->severity),
		act->effort, (long long)act->risk, (long long)act->priority,
		(long long)act->gain, (long long)act->gain_alone, waves[act->wave]);
	add_actions(out, r, "needs", act->needs);
	add_actions(out, r, "waits", act->waits);
	add_rules(out, r, "ends", act->ends);
	add_rules(out, r, "opens", act->opens);
	str_addf(out, " option=%s %s:",
		 act->option < 0
			 ? "-"
			 : r->q->decisions[act->what.index].options[act->option].id,
		 plan_status_name(act->status));
	for (size_t k = 0; k < act->n_steps; k++)
		add_step(out, act->id, act->steps[k].id, act->n_steps,
			 act->steps[k].effort, act->steps[k].gain);
	str_addc(out, '\n');
}

/* All that is neither done nor accepted nor rejected; by_gain: only the ids. */
static inline void reckoned_text(struct str *out, const struct reckoning *r)
{
	size_t rank = 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct reckoned_action *act = &r->actions[r->order[i]];

		if (act->status > PLAN_IN_PROGRESS)
			continue;
		if (r->by_gain)
			str_addf(out, " %s", act->id);
		else
			reckoned_row(out, r, act, ++rank);
	}
}

#endif

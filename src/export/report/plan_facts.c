#include "export/report/plan_facts.h"

#include "base/words.h"

const struct question *action_after(const struct report *r, const struct action *act,
				    size_t *i)
{
	const struct indices *after;

	if (act->kind != ACTION_QUESTION)
		return NULL;
	after = &r->q->questions[act->question].after;
	for (; *i < after->n; (*i)++)
		if (r->score.questions[after->items[*i]].gap)
			return &r->q->questions[after->items[*i]];
	return NULL;
}

void after_join(struct str *out, const struct report *r, const struct action *act)
{
	const struct question *to;
	size_t start = out->len;

	for (size_t i = 0; (to = action_after(r, act, &i)); i++)
		str_addf(out, "%s%s", out->len > start ? ", " : "", to->id);
}

bool action_is_quoted(const struct action *act)
{
	return act->kind != ACTION_FIND_OUT;
}

enum plan_group action_group(const struct action *act)
{
	return act->status == PLAN_ACCEPTED   ? GROUP_ACCEPTED
	       : act->status == PLAN_REJECTED ? GROUP_REJECTED
	       : act->status == PLAN_DONE     ? GROUP_DONE
					      : (enum plan_group)act->wave;
}

void group_words(struct str *out, const struct report *r, enum plan_group group,
		 const struct plan_totals *t)
{
	static const char *const titles[PLAN_GROUPS] = {WORD("Now"),	   WORD("Next"),
							WORD("Later"),	   WORD("Accepted"),
							WORD("Rejected"), WORD("Done")};
	char dates[40] = "";

	if (group <= GROUP_LATER)
		plan_wave_text(dates, r->a, (enum wave)group);
	str_addf(out, "%s%s%s: ", tr(titles[group]), *dates ? ", " : "", dates);
	if (group <= GROUP_LATER)
		plan_totals_words(out, t, true);
	else
		str_addf(out, tr_n(t->actions, "%zu action", "%zu actions"), t->actions);
}

size_t findings_of(const struct report *r, enum severity s)
{
	size_t n = 0;

	for (size_t i = 0; i < r->plan.n_findings; i++)
		n += r->plan.findings[i].severity == s;
	return n;
}

size_t actions_of(const struct report *r, enum severity s)
{
	size_t n = 0;

	for (size_t i = 0; i < r->plan.n_actions; i++)
		n += r->plan.actions[i].severity == s;
	return n;
}

struct todo report_todo(const struct report *r, enum severity s)
{
	struct plan_totals of = {0};
	int64_t findings = 0;

	for (size_t i = 0; i < r->plan.n_findings; i++)
		findings += s == SEVERITY_NONE || r->plan.findings[i].severity == s;
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (s == SEVERITY_NONE || r->plan.actions[i].severity == s)
			plan_totals_add(&of, &r->plan.actions[i]);
	return (struct todo){.findings = findings, .actions = (int64_t)of.actions,
			     .left = (int64_t)of.left, .effort = of.effort,
			     .gain = of.gain};
}

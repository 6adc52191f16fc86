/* How plans read: names, numbers and totals. */
#include "engine/plan.h"

const char *wave_name(enum wave w)
{
	static const char *const names[] = {"now", "next", "later"};

	return names[w];
}

const char *action_kind_name(enum action_kind k)
{
	static const char *const names[] = {"level", "practice", "decision", "find-out",
					    "finding"};

	return names[k];
}

const char *effort_text(char *buf, int half_days)
{
	return number_text(buf, half_days * 5, 1);
}

const char *effort_column(char *buf, int half_days)
{
	return number_fixed(buf, half_days * 5, 1);
}

const char *points_text(char *buf, int64_t points)
{
	return number_fixed(buf, points, 3);
}

const char *gain_text(char *buf, int64_t gain)
{
	buf[0] = '+';
	points_text(buf + (gain > 0), gain);
	return buf;
}

const char *priority_text(char *buf, double priority)
{
	return number_fixed(buf, (int64_t)(priority * 100 + 0.5), 2);
}

void priority_words(struct str *out, const struct action *act)
{
	char missing[32], criticality[32], days[32];
	int half_days = act->terms.effort_half_days;

	str_addf(out, "weight %d x missing %s x criticality %s / root of %s day%s",
		 act->terms.weight,
		 number_fixed(missing, frac_scaled(act->terms.missing, 1000), 3),
		 number_fixed(criticality, act->terms.criticality_tenths, 1),
		 effort_text(days, half_days), half_days == 2 ? "" : "s");
}

void plan_totals_add(struct plan_totals *t, const struct action *act)
{
	t->actions++;
	t->done += act->status == PLAN_DONE;
	t->accepted += act->status == PLAN_ACCEPTED;
	t->rejected += act->status == PLAN_REJECTED;
	if (!action_is_left(act))
		return;
	t->left++;
	t->waves[act->wave]++;
	t->effort += act->effort;
	t->gain += act->gain;
}

void plan_totals_words(struct str *out, const struct plan_totals *t, bool points)
{
	char days[32], gain[32];

	if (!t->left) {
		str_add(out, t->actions ? "nothing left to do" : "no actions so far");
		return;
	}
	str_addf(out, "%zu action%s to do, %s day%s", t->left, t->left == 1 ? "" : "s",
		 effort_text(days, t->effort), t->effort == 2 ? "" : "s");
	if (points)
		str_addf(out, ", %s points", gain_text(gain, t->gain));
}

void plan_totals_apart(struct str *out, const struct plan_totals *t)
{
	const struct {
		size_t n;
		enum plan_status status;
	} apart[] = {{t->done, PLAN_DONE}, {t->accepted, PLAN_ACCEPTED},
		     {t->rejected, PLAN_REJECTED}};
	const char *sep = "";

	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
		if (!apart[i].n)
			continue;
		str_addf(out, "%s%zu %s", sep, apart[i].n, plan_status_name(apart[i].status));
		sep = ", ";
	}
}

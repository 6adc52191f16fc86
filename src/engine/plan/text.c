/* How plans read: names, numbers and totals. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "engine/plan/planner.h"

const char *wave_name(enum wave w)
{
	static const char *const names[] = {"now", "next", "later"};

	return names[w];
}

const char *plan_wave_text(char *buf, const struct assessment *a, enum wave w)
{
	int days = a->settings.waves_days ? a->settings.waves_days : WAVE_DAYS;
	char first[16], last[16];
	long start;

	buf[0] = '\0';
	if (!date_parse(a->settings.waves_start, &start))
		return buf;
	start += (long)days * (long)w;
	if (w == WAVE_LATER)
		snprintf(buf, 40, "from %s", date_text(first, start));
	else
		snprintf(buf, 40, "%s to %s", date_text(first, start),
			 date_text(last, start + days - 1));
	return buf;
}

const char *action_kind_name(enum action_kind k)
{
	static const char *const names[] = {"question", "decision", "find-out", "finding",
					    "contain"};

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
	if (gain > 0 && gain < 50) {
		snprintf(buf, 32, "under 0.1");
		return buf;
	}
	buf[0] = '+';
	number_fixed(buf + (gain > 0), frac_scaled(frac_of(gain, 100), 1), 1);
	return buf;
}

const char *action_gain_text(char *buf, const struct action *act)
{
	return act->kind == ACTION_CONTAIN ? "–" : gain_text(buf, act->gain);
}

const char *risk_text(char *buf, int64_t risk)
{
	return number_fixed(buf, risk, 1);
}

const char *priority_text(char *buf, int64_t priority)
{
	return number_fixed(buf, priority, 2);
}

static void add_days(struct str *out, int half_days)
{
	char days[32];

	str_addf(out, "%s day%s", effort_text(days, half_days), half_days == 2 ? "" : "s");
}

void priority_words(struct str *out, const struct questionnaire *q, const struct action *act)
{
	char missing[32], criticality[32], risk[32];

	str_addf(out, "weight %d x missing %s x criticality %s x %d (%s)", act->weight,
		 number_fixed(missing, frac_scaled(act->terms.missing, 1000), 3),
		 number_fixed(criticality, act->terms.criticality_tenths, 1),
		 severity_factor(act->severity), severity_name(act->severity));
	if (act->terms.shared_by > 1)
		str_addf(out, ", shared by %zu decisions", act->terms.shared_by);
	for (size_t k = 0; k < act->ends.n; k++) {
		const struct rule *r = &q->rules[act->ends.items[k]];

		str_addf(out, ", + %s for %s", risk_text(risk, finding_risk(act, r->severity)),
			 r->id);
	}
	str_addf(out, " = risk %s, over ", risk_text(risk, act->risk));
	add_days(out, act->effort);
}

void rules_join(struct str *out, const struct questionnaire *q, const struct indices *rules)
{
	for (size_t k = 0; k < rules->n; k++)
		str_addf(out, "%s%s", k ? ", " : "", q->rules[rules->items[k]].id);
}

void actions_join(struct str *out, const struct plan *p, const struct indices *actions)
{
	for (size_t k = 0; k < actions->n; k++)
		str_addf(out, "%s%s", k ? ", " : "", p->actions[actions->items[k]].id);
}

/* The ids of the actions that are left and end the finding. */
static void enders_join(struct str *out, const struct plan *p, size_t rule)
{
	size_t begun = out->len;

	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		if (!action_is_left(act))
			continue;
		if (indices_hold(&act->ends, rule) ||
		    (act->kind == ACTION_FINDING && act->rule == (int)rule))
			str_addf(out, "%s%s", out->len > begun ? ", " : "", act->id);
	}
}

/* "contains CR-06 until SEC-15 is done". */
static void contain_words(struct str *out, const struct plan *p, const struct questionnaire *q,
			  const struct action *act)
{
	struct str enders = {0};

	enders_join(&enders, p, (size_t)act->rule);
	str_addf(out, "contains %s", q->rules[act->rule].id);
	if (enders.len)
		str_addf(out, " until %s %s done", str_text(&enders),
			 strchr(str_text(&enders), ',') ? "are" : "is");
	str_release(&enders);
}

/* "; " between parts of a sentence. */
static void add_part(struct str *out, size_t begun, const char *word)
{
	str_addf(out, "%s%s", out->len > begun ? "; " : "", word);
}

void action_why(struct str *out, const struct plan *p, const struct questionnaire *q,
		const struct action *act)
{
	size_t begun = out->len;
	int half_days = 0;

	if (act->kind == ACTION_CONTAIN)
		contain_words(out, p, q, act);
	if (act->ends.n) {
		add_part(out, begun, "ends ");
		rules_join(out, q, &act->ends);
	}
	if (act->first_for >= 0) {
		add_part(out, begun, "comes first for ");
		str_add(out, p->actions[act->first_for].id);
	}
	if (act->needs.n) {
		add_part(out, begun, "before it: ");
		actions_join(out, p, &act->needs);
		for (size_t k = 0; k < act->needs.n; k++)
			half_days += p->actions[act->needs.items[k]].effort;
		str_add(out, ", ");
		add_days(out, half_days);
	}
	if (act->waits.n) {
		add_part(out, begun, "waits for ");
		actions_join(out, p, &act->waits);
		str_add(out, ", else it opens ");
		rules_join(out, q, &act->opens);
	} else if (act->opens.n) {
		add_part(out, begun, "opens ");
		rules_join(out, q, &act->opens);
	}
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
	t->contradicted += act->contradicted;
	t->waves[act->wave].actions++;
	t->waves[act->wave].effort += act->effort;
	t->waves[act->wave].gain += act->gain;
	t->effort += act->effort;
	t->risk += act->risk;
	t->gain += act->gain;
}

void plan_totals_words(struct str *out, const struct plan_totals *t, bool points)
{
	char gain[32];

	if (!t->left) {
		str_add(out, t->actions ? "nothing left to do" : "no actions so far");
		return;
	}
	str_addf(out, "%zu action%s to do, ", t->left, t->left == 1 ? "" : "s");
	if (t->contradicted)
		str_addf(out, "%zu of them contradicted, ", t->contradicted);
	add_days(out, t->effort);
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

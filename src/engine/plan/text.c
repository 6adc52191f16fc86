/* How plans read: names, numbers and totals. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/words.h"
#include "engine/plan/planner.h"

const char *wave_name(enum wave w)
{
	static const char *const names[] = {WORD("now"), WORD("next"), WORD("later")};

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
		snprintf(buf, 40, tr("from %s"), date_text(first, start));
	else
		snprintf(buf, 40, tr("%s to %s"), date_text(first, start),
			 date_text(last, start + days - 1));
	return buf;
}

const char *action_kind_name(enum action_kind k)
{
	static const char *const names[] = {WORD("question"), WORD("decision"), WORD("find-out"),
					    WORD("finding"), WORD("contain")};

	return names[k];
}

const char *effort_text(char *buf, int half_days)
{
	number_text(buf, half_days * 5, 1);
	return tr_number(buf);
}

const char *effort_column(char *buf, int half_days)
{
	return number_fixed(buf, half_days * 5, 1);
}

const char *points_text(char *buf, int64_t points)
{
	number_fixed(buf, points, 3);
	return tr_number(buf);
}

const char *gain_text(char *buf, int64_t gain)
{
	if (gain > 0 && gain < 50) {
		snprintf(buf, 32, "%s", tr("under 0.1"));
		return buf;
	}
	buf[0] = '+';
	number_fixed(buf + (gain > 0), frac_scaled(frac_of(gain, 100), 1), 1);
	return tr_number(buf);
}

const char *action_gain_text(char *buf, const struct action *act)
{
	return act->kind == ACTION_CONTAIN ? "–" : gain_text(buf, act->gain);
}

const char *risk_text(char *buf, int64_t risk)
{
	number_fixed(buf, risk, 1);
	return tr_number(buf);
}

const char *priority_text(char *buf, int64_t priority)
{
	number_fixed(buf, priority, 2);
	return tr_number(buf);
}

static void add_days(struct str *out, int half_days)
{
	char days[32];

	str_addf(out, tr_n(half_days == 2, "%s day", "%s days"), effort_text(days, half_days));
}

void priority_words(struct str *out, const struct questionnaire *q, const struct action *act)
{
	char missing[32], criticality[32], risk[32];

	number_fixed(missing, frac_scaled(act->terms.missing, 1000), 3);
	number_fixed(criticality, act->terms.criticality_tenths, 1);
	str_addf(out, tr("weight %d x missing %s x criticality %s x %d (%s)"), act->weight,
		 tr_number(missing), tr_number(criticality), severity_factor(act->severity),
		 tr(severity_name(act->severity)));
	if (act->terms.shared_by > 1)
		str_addf(out, tr(", shared by %zu decisions"), act->terms.shared_by);
	for (size_t k = 0; k < act->ends.n; k++) {
		const struct rule *r = &q->rules[act->ends.items[k]];

		str_addf(out, tr(", + %s for %s"), risk_text(risk, finding_risk(act, r->severity)),
			 r->id);
	}
	str_addf(out, tr(" = risk %s, over "), risk_text(risk, act->risk));
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
	if (!enders.len)
		str_addf(out, tr("contains %s"), q->rules[act->rule].id);
	else
		str_addf(out,
			 strchr(str_text(&enders), ',') ? tr("contains %s until %s are done")
							: tr("contains %s until %s is done"),
			 q->rules[act->rule].id, str_text(&enders));
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
		add_part(out, begun, tr("ends "));
		rules_join(out, q, &act->ends);
	}
	if (act->first_for >= 0) {
		add_part(out, begun, tr("comes first for "));
		str_add(out, p->actions[act->first_for].id);
	}
	if (act->needs.n) {
		add_part(out, begun, tr("before it: "));
		actions_join(out, p, &act->needs);
		for (size_t k = 0; k < act->needs.n; k++)
			half_days += p->actions[act->needs.items[k]].effort;
		str_add(out, ", ");
		add_days(out, half_days);
	}
	if (act->waits.n) {
		add_part(out, begun, tr("waits for "));
		actions_join(out, p, &act->waits);
		str_add(out, tr(", else it opens "));
		rules_join(out, q, &act->opens);
	} else if (act->opens.n) {
		add_part(out, begun, tr("opens "));
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
		str_add(out, t->actions ? tr("nothing left to do") : tr("no actions so far"));
		return;
	}
	str_addf(out, tr_n(t->left, "%zu action to do, ", "%zu actions to do, "), t->left);
	if (t->contradicted)
		str_addf(out, tr("%zu of them contradicted, "), t->contradicted);
	add_days(out, t->effort);
	if (points)
		str_addf(out, tr(", %s points"), gain_text(gain, t->gain));
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
		str_addf(out, "%s%zu %s", sep, apart[i].n, tr(plan_status_name(apart[i].status)));
		sep = ", ";
	}
}

#include "export/report/lead.h"

#include <stdio.h>

#include "base/words.h"
#include "export/report/plan_facts.h"

/* Between two sentences. */
static void next(struct str *out)
{
	str_add(out, out->len ? " " : "");
}

/* Half-days as days: "1 day", "30.5 days". */
static const char *days_text(char buf[64], int half_days)
{
	char days[32];

	snprintf(buf, 64, tr_n(half_days == 2, "%s day", "%s days"), effort_text(days, half_days));
	return buf;
}

/* The sections with the least and the most on low, when those are two. */
static void add_extremes(struct str *out, const struct report *r)
{
	size_t least = 0, most = 0;
	bool any = false;
	char low[32], high[32];

	for (size_t i = 0; i < r->q->n_sections; i++) {
		const struct range *x = &r->score.sections[i];

		if (!x->any)
			continue;
		if (!any || score_tenths(x->low) < score_tenths(r->score.sections[least].low))
			least = i;
		if (!any || score_tenths(x->low) > score_tenths(r->score.sections[most].low))
			most = i;
		any = true;
	}
	if (least == most)
		return;
	next(out);
	str_addf(out, tr("Weakest is %s (%s), strongest %s (%s)."),
		 r->q->sections[least].title, score_text(low, r->score.sections[least].low),
		 r->q->sections[most].title, score_text(high, r->score.sections[most].low));
}

static void add_findings(struct str *out, const struct report *r)
{
	size_t critical = findings_of(r, SEVERITY_CRITICAL), n = r->plan.n_findings;

	if (!n)
		return;
	next(out);
	if (critical)
		str_addf(out, tr_n(n, "%zu finding, %zu critical.", "%zu findings, %zu critical."),
			 n, critical);
	else
		str_addf(out,
			 tr_n(n, "%zu finding, none critical.", "%zu findings, none critical."),
			 n);
}

static void add_unverified(struct str *out, const struct report *r)
{
	size_t n = r->plan.n_unverified;

	if (!n)
		return;
	next(out);
	str_addf(out, tr_n(n, "%zu answer is unknown and to be verified.",
			   "%zu answers are unknown and to be verified."), n);
}

static void add_plan(struct str *out, const struct report *r)
{
	struct todo t = report_todo(r, SEVERITY_NONE);
	size_t left = (size_t)t.left;
	struct str apart = {0};
	char days[64], points[32];

	plan_totals_apart(&apart, &r->plan.totals);
	if (left || apart.len)
		next(out);
	if (left && apart.len)
		str_addf(out,
			 tr_n(left, "%zu action is to do: %s of work, %s points; %s.",
			      "%zu actions are to do: %s of work, %s points; %s."),
			 left, days_text(days, (int)t.effort), gain_text(points, t.gain),
			 str_text(&apart));
	else if (left)
		str_addf(out,
			 tr_n(left, "%zu action is to do: %s of work, %s points.",
			      "%zu actions are to do: %s of work, %s points."),
			 left, days_text(days, (int)t.effort), gain_text(points, t.gain));
	else if (apart.len)
		str_addf(out, tr("No action is left to do: %s."), str_text(&apart));
	str_release(&apart);
}

/* What each wave costs, when there is more than one. */
static void add_waves(struct str *out, const struct report *r)
{
	const struct plan_totals *t = &r->plan.totals;
	struct str waves = {0};
	char days[64];

	for (enum wave w = WAVE_NOW; w <= WAVE_LATER; w++) {
		if (!t->waves[w].actions || t->waves[w].actions == t->left)
			continue;
		str_addf(&waves, "%s%s %zu (%s)", waves.len ? ", " : "", tr(wave_name(w)),
			 t->waves[w].actions, days_text(days, t->waves[w].effort));
	}
	if (waves.len) {
		next(out);
		str_addf(out, tr("By wave: %s."), str_text(&waves));
	}
	str_release(&waves);
}

void report_lead(struct str *out, const struct report *r)
{
	const struct progress *p = &r->score.progress;

	str_addf(out, p->answered < p->asked
			      ? tr("%zu of %zu questions are answered; what is open makes the "
				   "score a range.")
			      : tr("%zu of %zu questions are answered."),
		 p->answered, p->asked);
	add_extremes(out, r);
	add_findings(out, r);
	add_unverified(out, r);
	add_plan(out, r);
	add_waves(out, r);
	next(out);
	str_addf(out, r->by_gain ? tr("Target level %d; in order of points per day.")
				 : tr("Target level %d."), r->plan.target);
}

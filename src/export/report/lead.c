#include "export/report/lead.h"

#include "export/report/plan_facts.h"

/* The sections with the least and the most on low, when those are two. */
static void add_extremes(struct str *line, const struct report *r)
{
	size_t least = 0, most = 0;
	bool any = false;
	char low[32];

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
	str_addf(line, "Weakest is %s (%s), ", r->q->sections[least].title,
		 score_text(low, r->score.sections[least].low));
	str_addf(line, "strongest %s (%s). ", r->q->sections[most].title,
		 score_text(low, r->score.sections[most].low));
}

/* What each wave costs, when there is more than one. */
static void add_waves(struct str *line, const struct report *r)
{
	const struct plan_totals *t = &r->plan.totals;
	const char *before = " By wave: ";
	char days[32];

	for (enum wave w = WAVE_NOW; w <= WAVE_LATER; w++) {
		if (!t->waves[w].actions || t->waves[w].actions == t->left)
			continue;
		str_addf(line, "%s%s %zu (%s days)", before, wave_name(w), t->waves[w].actions,
			 effort_text(days, t->waves[w].effort));
		before = ", ";
	}
	if (*before == ',')
		str_add(line, ".");
}

static void add_plan(struct str *line, const struct report *r)
{
	struct todo t = report_todo(r, SEVERITY_NONE);
	struct str apart = {0};
	char days[32], points[32];

	plan_totals_apart(&apart, &r->plan.totals);
	if (t.left)
		str_addf(line, "%d action%s to do: %s days of work, %s points%s%s.", (int)t.left,
			 t.left == 1 ? " is" : "s are", effort_text(days, (int)t.effort),
			 gain_text(points, t.gain), apart.len ? "; " : "", str_text(&apart));
	else if (apart.len)
		str_addf(line, "No action is left to do: %s.", str_text(&apart));
	str_release(&apart);
}

void report_lead(struct str *out, const struct report *r)
{
	const struct progress *p = &r->score.progress;
	size_t critical = findings_of(r, SEVERITY_CRITICAL);

	str_addf(out, "%zu of %zu questions are answered%s. ", p->answered, p->asked,
		 p->answered < p->asked ? "; what is open makes the score a range" : "");
	add_extremes(out, r);
	if (r->plan.n_findings)
		str_addf(out, "%zu finding%s, ", r->plan.n_findings,
			 r->plan.n_findings == 1 ? "" : "s");
	if (r->plan.n_findings && !critical)
		str_add(out, "none critical. ");
	else if (critical)
		str_addf(out, "%zu critical. ", critical);
	if (r->plan.n_unverified)
		str_addf(out, "%zu answer%s unknown and to be verified. ",
			 r->plan.n_unverified,
			 r->plan.n_unverified == 1 ? " is" : "s are");
	add_plan(out, r);
	add_waves(out, r);
	str_addf(out, "%sTarget level %d%s.", str_text(out)[out->len - 1] == ' ' ? "" : " ",
		 r->plan.target, r->by_gain ? "; in order of points per day" : "");
}

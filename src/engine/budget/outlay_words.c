/* What days are spent on, in words; see outlay.h. */
#include "base/str.h"
#include "base/words.h"
#include "engine/budget/outlay.h"

/* The low end alone: that is what is raised. */
static void add_score(struct str *out, const struct range *before, const struct range *after)
{
	char from[32], to[32];

	if (before->any && after->any)
		str_addf(out, tr("from %s to %s"), score_text(from, before->low),
			 score_text(to, after->low));
	else
		str_add(out, tr("not asked"));
}

static bool is_open(const struct range *r)
{
	return r->any && score_tenths(r->low) != score_tenths(r->high);
}

/* What was asked for, and the days that it takes. */
static void add_days(struct str *out, const struct outlay *o)
{
	const struct spending *s = &o->found;
	bool all = s->used == o->all && s->used;
	char days[32];

	purpose_words(out, &o->purpose);
	str_addf(out, ": %s", outlay_reached(o) ? "" : tr("out of reach; "));
	str_addf(out,
		 o->purpose.kind == PURPOSE_DAYS ? tr("%s used")
						 : tr_n(s->used == 2, "%s day", "%s days"),
		 effort_text(days, s->used));
	str_addf(out, "%s, ", all ? tr(", which is all that is left to do") : "");
}

/* How sure that is: "proved best", "the best found; at most 0.4 points more are possible". Nothing
 * for actions. */
static void add_proof(struct str *out, const struct outlay *o)
{
	const struct spending *s = &o->found;
	char much[32];

	if (o->purpose.kind == PURPOSE_ACTIONS)
		return;
	if (s->proved)
		str_add(out, !s->reached			      ? tr("proved")
			     : o->purpose.kind == PURPOSE_GOAL ? tr("proved fewest")
							       : tr("proved best"));
	else if (o->purpose.kind == PURPOSE_GOAL)
		str_addf(out, tr("the fewest found; less than %s days is not possible"),
			 effort_text(much, (int)s->bound));
	else if (o->purpose.aim == BUDGET_GAIN)
		str_addf(out, tr("the best found; at most %s points more are possible"),
			 points_text(much, s->bound - s->gain));
	else
		str_addf(out, tr("the best found; at most %s risk more is possible"),
			 risk_text(much, s->bound - s->risk));
}

void outlay_words(struct str *out, const struct outlay *o, const struct questionnaire *q)
{
	const struct spending *s = &o->found;
	int section = o->purpose.wanted.section;
	char risk[32], all[32], gain[32];

	add_days(out, o);
	str_addf(out,
		 is_open(&o->after) ? tr("risk %s of %s taken away, %s points on the low end, ")
				    : tr("risk %s of %s taken away, %s points, "),
		 risk_text(risk, s->risk), risk_text(all, o->all_risk),
		 gain_text(gain, s->gain));
	add_score(out, &o->before, &o->after);
	if (section >= 0) {
		str_addf(out, ", %s ", q->sections[section].title);
		add_score(out, &o->sections_before[section], &o->sections_after[section]);
	}
	if (!outlay_reached(o) && s->proved)
		str_add(out, tr(" at most"));
	if (o->purpose.kind != PURPOSE_ACTIONS)
		str_add(out, "; ");
	add_proof(out, o);
}

void outlay_proof_prose(struct str *out, const struct outlay *o)
{
	const struct spending *s = &o->found;
	bool goal = o->purpose.kind == PURPOSE_GOAL;

	if (o->purpose.kind == PURPOSE_ACTIONS) {
		str_add(out,
			tr("These actions were marked by hand. What they need is not added."));
		return;
	}
	if (!s->proved)
		str_add(out, tr("It is not proved that this is the best, but how much better "
				"anything could be is known."));
	else if (!s->reached)
		str_add(out, tr("Proved: nothing that is left to do comes to more."));
	else
		str_add(out,
			goal ? tr("Proved: no other steps reach the goal in fewer days.")
			: o->purpose.aim == BUDGET_GAIN
				? tr("Proved: no other steps raise the score more in these days.")
				: tr("Proved: no other steps take away more risk in these days."));
	str_add(out, tr(" Of an action its first steps may be in, and only when all that it needs "
			"is in; what is done, accepted or rejected costs nothing."));
}

void outlay_asked_words(struct str *out, const struct outlay *o)
{
	purpose_words(out, &o->purpose);
	if (!outlay_reached(o))
		str_add(out, tr(", out of reach"));
	if (o->unknown.n)
		str_addf(out, tr(", %zu gone"), o->unknown.n);
}

void outlay_part_words(struct str *out, const struct outlay *o, size_t action)
{
	const struct outlay_part *part = &o->parts[action];

	if (!part->of)
		return;
	if (part->steps == part->of)
		str_add(out, tr("all"));
	else if (part->steps)
		str_addf(out, tr("%zu of %zu steps"), part->steps, part->of);
	else
		str_add(out, tr("none"));
}

/* Half-days of the first step that is left. */
static int first_cost(const struct action *act)
{
	size_t k = 0;

	while (k < act->n_steps && !budget_pays(act, &act->steps[k]))
		k++;
	return k < act->n_steps ? act->steps[k].effort : 0;
}

void outlay_why_out(struct str *out, const struct outlay *o, const struct plan *p, size_t action)
{
	const struct action *act = &p->actions[action];
	int lacks = outlay_lacks(o, p, action), left = o->purpose.half_days - o->found.used;
	int cost = first_cost(act);
	char days[32], rest[32];

	if (lacks >= 0)
		str_addf(out,
			 o->parts[lacks].steps ? tr("needs %s, of which only a part is in")
					       : tr("needs %s, which is out too"),
			 p->actions[lacks].id);
	else if (o->purpose.kind == PURPOSE_ACTIONS)
		str_add(out, tr("not marked"));
	else if (o->purpose.kind == PURPOSE_GOAL)
		str_add(out, o->found.reached ? tr("the goal is reached without it")
					      : tr("brings nothing towards the goal"));
	else if (cost > left)
		str_addf(out,
			 tr_n(cost == 2, "too dear: its first step takes %s day, %s left",
			      "too dear: its first step takes %s days, %s left"),
			 effort_text(days, cost), effort_text(rest, left));
	else
		str_add(out, o->purpose.aim == BUDGET_GAIN
				     ? tr("its first steps bring no points")
				     : tr("takes away no risk"));
}

/* The report as JSON: what days are spent on. */
#include "engine/budget/outlay.h"
#include "export/text/json.h"

/* What every answer has. */
static void put_found(struct json_writer *w, const struct outlay *o)
{
	const struct spending *s = &o->found;

	json_decimal(w, "days",
		     (int64_t)(o->purpose.kind == PURPOSE_DAYS ? o->purpose.half_days
							       : s->used) * 5, 1);
	json_text(w, "for", budget_aim_name(o->purpose.aim));
	json_decimal(w, "used", (int64_t)s->used * 5, 1);
	json_decimal(w, "gain", s->gain, 3);
	json_decimal(w, "risk", s->risk, 1);
}

static void put_proof(struct json_writer *w, const struct outlay *o)
{
	const struct spending *s = &o->found;

	if (o->purpose.kind == PURPOSE_ACTIONS || !s->reached)
		json_null(w, "bound");
	else if (o->purpose.kind == PURPOSE_GOAL)
		json_decimal(w, "bound", s->bound * 5, 1);
	else if (o->purpose.aim == BUDGET_GAIN)
		json_decimal(w, "bound", s->bound, 3);
	else
		json_decimal(w, "bound", s->bound, 1);
	json_bool(w, "proved", s->proved);
}

static void put_scores(struct json_writer *w, const struct report *r, const struct outlay *o)
{
	json_open(w, "overall", '{', true);
	json_score(w, "before", o->before.any, o->before.low);
	json_score(w, "after", o->after.any, o->after.low);
	json_close(w, '}');
	json_open(w, "sections", '[', false);
	for (size_t i = 0; i < r->q->n_sections; i++) {
		const struct range *before = &o->sections_before[i], *after = &o->sections_after[i];

		json_open(w, NULL, '{', true);
		json_text(w, "id", r->q->sections[i].id);
		json_score(w, "before", before->any, before->low);
		json_score(w, "after", after->any, after->low);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_in(struct json_writer *w, const struct report *r, const struct outlay *o)
{
	json_open(w, "actions", '[', false);
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (o->parts[i].steps)
			json_text(w, NULL, r->plan.actions[i].id);
	json_close(w, ']');
	json_open(w, "steps", '[', false);
	for (size_t i = 0; i < r->plan.n_actions; i++)
		for (size_t k = 0; k < r->plan.actions[i].n_steps; k++)
			if (o->in[i][k])
				json_text(w, NULL, r->plan.actions[i].steps[k].id);
	json_close(w, ']');
}

/* Members of an object that is open. */
static void put_outlay(struct json_writer *w, const struct report *r, const struct outlay *o)
{
	if (o->purpose.kind == PURPOSE_GOAL) {
		json_text(w, "goal", o->purpose.goal);
		json_bool(w, "reached", o->found.reached);
	}
	put_found(w, o);
	put_proof(w, o);
	put_scores(w, r, o);
	put_in(w, r, o);
}

static void put_asked(struct json_writer *w, const struct report *r, const char *key,
		      enum purpose_kind kind)
{
	if (!r->outlay || r->outlay->purpose.kind != kind) {
		json_null(w, key);
		return;
	}
	json_open(w, key, '{', false);
	put_outlay(w, r, r->outlay);
	json_close(w, '}');
}

void json_budget(struct json_writer *w, const struct report *r)
{
	put_asked(w, r, "budget", PURPOSE_DAYS);
	put_asked(w, r, "goal", PURPOSE_GOAL);
	json_open(w, "scenarios", '[', false);
	for (size_t i = 0; i < r->n_scenarios; i++) {
		const struct outlay *o = &r->scenarios[i];

		json_open(w, NULL, '{', false);
		json_text(w, "name", o->purpose.name);
		json_text(w, "kind", purpose_kind_name(o->purpose.kind));
		put_outlay(w, r, o);
		json_close(w, '}');
	}
	json_close(w, ']');
}

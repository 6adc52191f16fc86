/* The report as JSON: its findings and its plan. */
#include "export/text/json.h"

#include "export/report/plan_facts.h"

static void put_ids(struct json_writer *w, const struct questionnaire *q,
		    const struct indices *list, enum thing_kind kind)
{
	for (size_t i = 0; i < list->n; i++)
		json_text(w, NULL, thing_id(q, (struct thing){kind, list->items[i]}));
}

void json_findings(struct json_writer *w, const struct report *r)
{
	json_open(w, "findings", '[', false);
	for (size_t i = 0; i < r->plan.n_findings; i++) {
		const struct finding *f = &r->plan.findings[i];
		const struct rule *rule = &r->q->rules[f->rule];

		json_open(w, NULL, '{', false);
		json_text(w, "id", rule->id);
		json_text(w, "severity", severity_name(f->severity));
		json_text(w, "finding", rule->finding);
		json_word(w, "facts", f->facts);
		json_word(w, "fix", rule->fix);
		json_texts(w, "contain", &rule->contain);
		json_texts(w, "pitfalls", &rule->pitfalls);
		json_texts(w, "verify", &rule->verify);
		json_open(w, "blames", '[', true);
		put_ids(w, r->q, &rule->decisions, THING_DECISION);
		put_ids(w, r->q, &rule->questions, THING_QUESTION);
		json_close(w, ']');
		json_close(w, '}');
	}
	json_close(w, ']');
}

/* What the team says, of an action or of a step alone. */
static void put_said(struct json_writer *w, const struct plan_entry *e)
{
	json_word(w, "owner", e ? e->owner : NULL);
	json_word(w, "due", e ? e->due : NULL);
	json_word(w, "note", e ? e->note : NULL);
}

static void put_entry(struct json_writer *w, const struct report *r, const struct action *act)
{
	const struct acceptance *c = act->acceptance;

	json_text(w, "status", plan_status_name(act->status));
	json_bool(w, "contradicted", act->contradicted);
	json_bool(w, "expired", act->expired);
	json_bool(w, "overdue", action_is_overdue(act, r->as_of));
	put_said(w, act->entry);
	json_word(w, "reason", c ? c->reason : NULL);
	json_word(w, "approver", c ? c->approver : NULL);
	json_word(w, "until", c ? c->until : NULL);
}

static void put_terms(struct json_writer *w, const struct action *act)
{
	json_open(w, "terms", '{', true);
	json_decimal(w, "missing", frac_scaled(act->terms.missing, 1000000), 6);
	json_decimal(w, "criticality", act->terms.criticality_tenths, 1);
	json_count(w, "shared_by", act->terms.shared_by);
	json_close(w, '}');
}

static void put_priority(struct json_writer *w, const char *key, int64_t priority)
{
	char buf[32];
	const char *digits = number_fixed(buf, priority, 2);

	json_raw(w, key, digits, strlen(digits));
}

/* The level that the question has now, in halves of a level; and the one it is to reach. */
static void put_levels(struct json_writer *w, const struct report *r, const struct action *act)
{
	int halves = act->question >= 0 ? r->score.questions[act->question].level : -1;

	if (halves >= 0)
		json_decimal(w, "level", (int64_t)halves * 5, 1);
	else
		json_null(w, "level");
	if (act->target >= 0)
		json_integer(w, "target", act->target);
	else
		json_null(w, "target");
}

/* What it is about, and what it comes to. */
static void put_about(struct json_writer *w, const struct report *r, const struct action *act)
{
	const struct questionnaire *q = r->q;

	json_text(w, "kind", action_kind_name(act->kind));
	json_text(w, "title", act->whole_title);
	json_id_at(w, "question", q, THING_QUESTION, act->question);
	json_id_at(w, "decision", q, THING_DECISION, act->decision);
	json_id_at(w, "rule", q, THING_RULE, act->rule);
	json_id_at(w, "section", q, THING_SECTION, act->section);
	json_word(w, "area", act->area >= 0 ? q->areas[act->area].id : NULL);
	put_levels(w, r, act);
	json_word(w, "done_when", act->done_when);
	json_texts(w, "fix", &act->how);
}

static void put_steps(struct json_writer *w, const struct action *act)
{
	json_open(w, "steps", '[', false);
	for (size_t k = 0; k < act->n_steps; k++) {
		const struct step *s = &act->steps[k];

		json_open(w, NULL, '{', true);
		json_text(w, "id", s->id);
		json_text(w, "text", s->text);
		json_decimal(w, "effort_days", (int64_t)s->effort * 5, 1);
		json_decimal(w, "gain", s->gain, 3);
		json_text(w, "status", plan_status_name(s->status));
		put_said(w, s->entry);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_rule_ids(struct json_writer *w, const char *key, const struct questionnaire *q,
			 const struct indices *rules)
{
	json_open(w, key, '[', true);
	put_ids(w, q, rules, THING_RULE);
	json_close(w, ']');
}

/* What doing it brings besides, and where that leads. */
static void put_effects(struct json_writer *w, const struct report *r,
			const struct action *act)
{
	put_rule_ids(w, "ends", r->q, &act->ends);
	put_rule_ids(w, "opens", r->q, &act->opens);
	json_word(w, "asks", act->asks);
	json_word(w, "together", act->together);
	json_word(w, "option",
		  act->option >= 0 && act->decision >= 0
			  ? r->q->decisions[act->decision].options[act->option].id
			  : NULL);
	json_word(w, "follows", act->follows);
	json_word(w, "passed_over", act->passed_over);
}

static void put_numbers(struct json_writer *w, const struct action *act)
{
	json_text(w, "severity", severity_name(act->severity));
	json_integer(w, "weight", act->weight);
	json_decimal(w, "effort_days", (int64_t)act->effort * 5, 1);
	json_decimal(w, "gain", act->gain, 3);
	json_decimal(w, "gain_alone", act->gain_alone, 3);
	json_decimal(w, "risk", act->risk, 1);
	put_priority(w, "priority", act->priority);
	put_terms(w, act);
	json_text(w, "wave", wave_name(act->wave));
}

static void put_action_ids(struct json_writer *w, const char *key, const struct plan *p,
			   const struct indices *actions)
{
	json_open(w, key, '[', true);
	for (size_t i = 0; i < actions->n; i++)
		json_text(w, NULL, p->actions[actions->items[i]].id);
	json_close(w, ']');
}

/* Why it stands where it stands. */
static void put_order(struct json_writer *w, const struct report *r, const struct action *act)
{
	struct str why = {0};
	const struct question *to;

	put_action_ids(w, "needs", &r->plan, &act->needs);
	put_action_ids(w, "waits", &r->plan, &act->waits);
	json_open(w, "after", '[', true);
	for (size_t i = 0; (to = action_after(r, act, &i)); i++)
		json_text(w, NULL, to->id);
	json_close(w, ']');
	action_why(&why, &r->plan, r->q, act);
	json_word(w, "why", str_text(&why));
	str_release(&why);
}

static void put_action(struct json_writer *w, const struct report *r,
		       const struct action *act)
{
	json_open(w, NULL, '{', false);
	json_count(w, "rank", act->rank);
	json_text(w, "id", act->id);
	put_about(w, r, act);
	put_steps(w, act);
	put_effects(w, r, act);
	put_numbers(w, act);
	put_order(w, r, act);
	json_word(w, "role",
		  act->question >= 0 ? r->q->questions[act->question].owner : NULL);
	put_entry(w, r, act);
	json_close(w, '}');
}

void json_plan(struct json_writer *w, const struct report *r)
{
	json_open(w, "plan", '[', false);
	for (size_t i = 0; i < r->plan.n_actions; i++)
		put_action(w, r, &r->plan.actions[i]);
	json_close(w, ']');
	json_open(w, "beyond", '[', false);
	for (size_t i = 0; i < r->plan.n_beyond; i++) {
		const struct beyond *b = &r->plan.beyond[i];
		const struct question *q = &r->q->questions[b->question];

		json_open(w, NULL, '{', true);
		json_text(w, "question", q->id);
		json_word(w, "practice",
			  b->practice >= 0 ? q->practices[b->practice].id : NULL);
		if (b->level >= 0)
			json_integer(w, "level", b->level);
		else
			json_null(w, "level");
		json_close(w, '}');
	}
	json_close(w, ']');
}

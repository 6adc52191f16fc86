/* All about an action, in full; see plan.h. What is decided by comes first: how it stands, why
 * it stands where it stands, when it is done; the reckoning of its priority last. */
#include <stdio.h>
#include <string.h>

#include "ui/session/risk.h"
#include "ui/view/plan/plan.h"

/* Where the next line goes. */
struct paper {
	struct pane p;
	int row;
	const struct session *s;
	struct str words; /* being put together */
};

/* A line "label text", wrapped; nothing for an empty text. */
static void put(struct paper *d, const char *label, const char *text)
{
	struct str line = {0};

	if (*text) {
		str_addf(&line, "%s%s%s", label, *label ? " " : "", text);
		d->row = draw_wrap(d->p, d->row, 2, STYLE_TEXT, str_text(&line));
	}
	str_release(&line);
}

/* The same for what was put together. */
static void put_words(struct paper *d, const char *label)
{
	put(d, label, str_text(&d->words));
	str_truncate(&d->words, 0);
}

static void add_days(struct str *out, int half_days)
{
	char days[32];

	str_addf(out, "%s day%s", effort_text(days, half_days), half_days == 2 ? "" : "s");
}

static void put_title(struct paper *d, const char *id, const char *title)
{
	int col = draw_text(d->p, d->row, 2, STYLE_STRONG, id) + 2;

	d->row = draw_wrap(d->p, d->row, col < d->p.cols / 2 ? col : 2, STYLE_TEXT, title);
}

/* "high  1 to 3, rank 12, 3 days, gain +0.4, now, 2026-12-01 to 2026-12-30". */
static void put_figures(struct paper *d, const struct action *act)
{
	char progress[32], gain[32], when[40];
	int col = draw_text(d->p, d->row, 2, severity_style(act->severity),
			    severity_name(act->severity)) + 2;

	action_progress_text(progress, &d->s->score, act);
	str_addf(&d->words, "rank %zu, %s%s", act->rank, progress, *progress ? ", " : "");
	add_days(&d->words, act->effort);
	str_addf(&d->words, ", gain %s", action_gain_text(gain, act));
	if (action_is_left(act)) {
		plan_wave_text(when, d->s->a, act->wave);
		str_addf(&d->words, "; %s%s%s", wave_name(act->wave), *when ? ", " : "", when);
	}
	d->row = draw_wrap(d->p, d->row, col, STYLE_DIM, str_text(&d->words));
	str_truncate(&d->words, 0);
}

static void put_standing(struct paper *d, const struct action *act)
{
	bool role;
	char about[Q_ID_MAX + 1];
	const char *owner = plan_owner(d->s, act, &role), *due = plan_due(act);

	str_add(&d->words, plan_status(act));
	if (act->contradicted)
		str_add(&d->words, ": it was called done, but the answer given since is still "
				   "below the target");
	if (act->expired)
		str_add(&d->words, ": the day is past until which its risk was accepted");
	if (!*owner || role)
		str_addf(&d->words, ", nobody owns it%s%s", *owner ? "; usually the " : "",
			 owner);
	else
		str_addf(&d->words, ", owner %s", owner);
	if (*due)
		str_addf(&d->words, ", due %s", due);
	if (action_is_overdue(act, d->s->plan.as_of))
		str_addf(&d->words, "%soverdue", *due ? ", " : "; a step is ");
	put_words(d, "");
	if (act->acceptance)
		risk_words(&d->words, d->s, act->acceptance,
			   plan_about_id(about, act->id));
	put_words(d, "");
	put(d, "Note:", act->entry ? act->entry->note : "");
}

static void put_list(struct paper *d, const struct texts *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		int col = draw_textf(d->p, d->row, 2, STYLE_DIM, "%zu.", i + 1) + 1;

		d->row = draw_wrap(d->p, d->row, col, STYLE_TEXT, lines->items[i]);
	}
}

static void put_texts(struct paper *d, const char *label, const struct texts *lines)
{
	for (size_t i = 0; i < lines->n; i++)
		str_addf(&d->words, "%s%s", i ? " " : "", lines->items[i]);
	put_words(d, label);
}

/* What stands in its checklist, and how far it is. */
static void put_steps(struct paper *d, const struct action *act)
{
	for (size_t k = 0; plan_unfolds(act) && k < act->n_steps; k++) {
		const struct step *step = &act->steps[k];
		bool last = k + 1 == act->n_steps;
		int col = draw_symbol(d->p, d->row, 2, STYLE_FRAME,
				      last ? SYMBOL_CORNER_BL : SYMBOL_TEE) + 1;

		if (step->practice < 0)
			str_addf(&d->words, "to %d: ", step->level);
		str_addf(&d->words, "%s (", step->text);
		add_days(&d->words, step->effort);
		if (step->status != act->status)
			str_addf(&d->words, ", %s", plan_status_name(step->status));
		str_addc(&d->words, ')');
		d->row = draw_wrap(d->p, d->row, col, STYLE_TEXT, str_text(&d->words));
		str_truncate(&d->words, 0);
	}
}

static void put_rules(struct paper *d, const char *label, const struct indices *rules)
{
	for (size_t k = 0; k < rules->n; k++) {
		const struct rule *r = &d->s->q->rules[rules->items[k]];

		str_addf(&d->words, "%s (%s) %s", r->id, severity_name(r->severity),
			 r->finding);
		put_words(d, label);
	}
}

static void put_actions(struct paper *d, const char *label, const struct indices *actions)
{
	for (size_t k = 0; k < actions->n; k++) {
		const struct action *act = &d->s->plan.actions[actions->items[k]];

		str_addf(&d->words, "%s%s (", k ? ", " : "", act->id);
		if (action_is_left(act))
			add_days(&d->words, act->effort);
		else
			str_add(&d->words, plan_status(act));
		str_addc(&d->words, ')');
	}
	put_words(d, label);
}

/* Ids with what they stand for: "REL-19 How are …", each on a line. */
static void put_things(struct paper *d, const char *label, const char *ids)
{
	for (const char *at = ids; *at; at += strspn(at, ", ")) {
		size_t n = strcspn(at, ", ");
		char id[Q_ID_MAX + 1];
		struct thing what;

		snprintf(id, sizeof id, "%.*s", (int)n, at);
		what = questionnaire_find(d->s->q, id);
		str_addf(&d->words, "%s %s", id,
			 what.kind == THING_NONE ? "" : thing_title(d->s->q, what));
		put_words(d, label);
		at += n;
	}
}

/* In which way it looks right and is not, and how to see that it is. */
static void put_checks(struct paper *d, const struct action *act)
{
	const struct questionnaire *q = d->s->q;
	const struct texts *pitfalls, *verify;

	if (act->option >= 0) {
		const struct option *o = &q->decisions[act->decision].options[act->option];

		pitfalls = &o->pitfalls;
		verify = &o->verify;
	} else if (act->rule >= 0) {
		pitfalls = &q->rules[act->rule].pitfalls;
		verify = &q->rules[act->rule].verify;
	} else if (act->question >= 0) {
		pitfalls = &q->questions[act->question].pitfalls;
		verify = &q->questions[act->question].verify;
	} else {
		return;
	}
	put_texts(d, "Looks right and is not:", pitfalls);
	put_texts(d, "Verify:", verify);
}

static void put_reckoning(struct paper *d, const struct action *act)
{
	char gain[32], priority[32];

	if (act->kind != ACTION_CONTAIN)
		str_addf(&d->words, "Done alone it gains %s. ", gain_text(gain, act->gain_alone));
	str_addf(&d->words, "Priority %s: ", priority_text(priority, act->priority));
	priority_words(&d->words, d->s->q, act);
	d->row = draw_wrap(d->p, d->row, 2, STYLE_DIM, str_text(&d->words));
	str_truncate(&d->words, 0);
}

/* What days buy of it, or why nothing. */
static void put_days(struct paper *d, const struct action *act)
{
	const struct outlay *o = &d->s->outlook.outlay;
	const struct outlay_part *part = plan_part_of(d->s, act);
	size_t i = (size_t)(act - d->s->plan.actions);

	if (!part || !part->of)
		return;
	if (part->steps) {
		outlay_part_words(&d->words, o, i);
		str_add(&d->words, ", ");
		add_days(&d->words, part->half_days);
		put_words(d, "In:");
	} else {
		outlay_why_out(&d->words, o, &d->s->plan, i);
		put_words(d, "Out:");
	}
}

static void put_action(struct paper *d, const struct action *act)
{
	bool items = act->steps[0].practice >= 0;

	put_title(d, act->id, act->title);
	put_figures(d, act);
	put_standing(d, act);
	put_days(d, act);
	action_why(&d->words, &d->s->plan, d->s->q, act);
	put_words(d, "Why here:");
	if (items) {
		put(d, "", "Done when all of these are:");
		put_steps(d, act);
	} else {
		put(d, "Done when:", act->done_when);
	}
	d->row = draw_wrap(d->p, d->row, 2, STYLE_DIM, action_about(d->s->q, act));
	put_list(d, &act->how);
	put(d, "What follows:", act->follows);
	if (!items)
		put_steps(d, act);
	put_rules(d, "Ends", &act->ends);
	put_rules(d, "Done alone it opens", &act->opens);
	put_actions(d, "Needs first:", &act->needs);
	put_actions(d, "Waits for:", &act->waits);
	put(d, "Better after:", act->after);
	put(d, "Does not wait for:", act->passed_over);
	put(d, "Together with findings that stay:", act->together);
	put_things(d, "Then also asked:", act->asks);
	put_checks(d, act);
	put_reckoning(d, act);
}

static void put_step(struct paper *d, const struct action *act, const struct step *step)
{
	char gain[32];
	const struct plan_entry *e = step->entry;

	put_title(d, step->id, step->text);
	str_addf(&d->words, "step %d of %zu of %s, ", (int)(step - act->steps) + 1, act->n_steps,
		 act->id);
	add_days(&d->words, step->effort);
	str_addf(&d->words, ", gain %s", gain_text(gain, step->gain));
	if (step->practice < 0)
		str_add(&d->words, "; a level on the way: it follows from the answer");
	else
		str_addf(&d->words, "; %s%s%s%s%s%s", plan_status_name(step->status),
			 e && *e->owner ? ", owner " : "", e ? e->owner : "",
			 e && *e->due ? ", due " : "", e ? e->due : "",
			 plan_step_is_overdue(d->s, step) ? " (overdue)" : "");
	put_words(d, "");
	put(d, "Note:", e ? e->note : "");
	put(d, "Of the action:", act->title);
	put_list(d, &act->how);
	put_checks(d, act);
}

int plan_draw_details(const struct session *s, struct plan_row row, struct pane p)
{
	struct paper d = {.p = p, .s = s};
	const struct step *step = plan_step_of(s, row);

	d.p.cols -= p.cols > 2;
	if (step)
		put_step(&d, plan_action_of(s, row), step);
	else
		put_action(&d, plan_action_of(s, row));
	str_release(&d.words);
	return d.row;
}

#include <string.h>

#include "base/number.h"
#include "base/str.h"
#include "cli/shared/input.h"
#include "cli/shared/thing_words.h"
#include "cli/show/actions.h"
#include "cli/show/explain.h"
#include "engine/change.h"
#include "engine/plan/bundle.h"
#include "engine/share.h"
#include "engine/trial.h"
#include "export/report/answer_words.h"

#define LABEL 8 /* columns of the labels */

static void explain_levels(struct printer *p, const struct report *r, size_t question)
{
	const struct question *q = &r->q->questions[question];
	const struct standing *st = &r->score.questions[question];
	int level = question_level(r, question);
	char text[32];

	if (st->state == STANDING_UNANSWERED || level < 0)
		print_line(p,
			   "  not answered: 0 in low, 100 in high, left out of so far");
	else
		print_line(p, "  level %d of 4%s%s: %d / 4 = %s of 100", level,
			   st->mirrored ? ", taken from " : "",
			   st->mirrored ? r->q->decisions[q->mirrors].id : "", level,
			   score_text(text, st->low));
}

/* What the practices of a question come to. */
struct tally {
	int applicable, set, halves;
	const char *missing; /* id of the first must-have that is not yes */
	bool denied;         /* a must-have is set and not yes */
};

static const char *practice_worth(enum practice_value v)
{
	static const char *const worth[] = {
		[PRACTICE_UNSET] = "0 or 1", [PRACTICE_YES] = "1",
		[PRACTICE_PARTIAL] = "1/2",  [PRACTICE_NO] = "0",
		[PRACTICE_UNKNOWN] = "0",    [PRACTICE_NA] = "left out",
	};

	return worth[v];
}

static void count_practice(struct tally *t, const struct practice *item,
			   enum practice_value v)
{
	if (v == PRACTICE_NA)
		return;
	t->applicable++;
	t->set += v != PRACTICE_UNSET;
	t->halves += v == PRACTICE_YES ? 2 : v == PRACTICE_PARTIAL;
	if (!item->must || v == PRACTICE_YES)
		return;
	t->missing = t->missing ? t->missing : item->id;
	t->denied = t->denied || v != PRACTICE_UNSET;
}

static void explain_practices(struct printer *p, const struct report *r, size_t question)
{
	static const struct table_column columns[] = {{"practice", false, false},
						      {"", false, false},
						      {"now", false, false},
						      {"counts", true, false},
						      {NULL, false, false}};
	const struct question *q = &r->q->questions[question];
	const unsigned char *values = r->a->questions[question].practices;
	struct table t = table_start(p, 2, columns);
	struct tally sum = {0};
	char text[32];

	for (size_t i = 0; i < q->n_practices; i++) {
		enum practice_value v =
			values ? (enum practice_value)values[i] : PRACTICE_UNSET;

		if (q->practices[i].withdrawn)
			continue;
		count_practice(&sum, &q->practices[i], v);
		table_cell(&t, INK_PLAIN, "%s", q->practices[i].id);
		table_cell(&t, INK_PLAIN, "%s", q->practices[i].must ? "must" : "");
		table_cell(&t, INK_PLAIN, "%s",
			   v == PRACTICE_UNSET ? "-" : practice_value_name(v));
		table_cell(&t, INK_PLAIN, "%s", practice_worth(v));
	}
	table_print(&t);
	if (!sum.applicable)
		return;
	print_line(p, "  %s of %d that apply = %s of 100; %d not answered",
		   number_text(text, sum.halves * 5, 1), sum.applicable,
		   score_text((char[32]){0}, frac_of(sum.halves, 2 * sum.applicable)),
		   sum.applicable - sum.set);
	if (sum.missing)
		print_line(p, "  at most 25%s: the must-have %s is not yes",
			   sum.denied ? "" : " in low", sum.missing);
}

static const char *decision_counts(struct printer *p, const struct report *r,
				   size_t decision)
{
	const struct answer *a = &r->a->decisions[decision];

	if (!r->score.decision_asked[decision])
		return "not asked";
	if (a->state == ANSWER_UNKNOWN)
		return "0 of 4, unknown";
	if (a->state != ANSWER_SET)
		return "0 to 4, not taken";
	if (r->q->decisions[decision].options[a->option].fit < 0)
		return "a fact, left out";
	return arena_printf(&p->arena, "%d of 4",
			    r->q->decisions[decision].options[a->option].fit);
}

static void explain_linked(struct printer *p, const struct report *r, size_t question)
{
	static const struct table_column columns[] = {{"decision", false, false},
						      {"fit", false, false},
						      {"now", false, true},
						      {NULL, false, false}};
	const struct question *q = &r->q->questions[question];
	const struct standing *st = &r->score.questions[question];
	struct table t = table_start(p, 2, columns);

	for (size_t i = 0; i < q->decisions.n; i++) {
		size_t d = q->decisions.items[i];
		struct str words = {0};

		reply_words(&words, r, (struct thing){THING_DECISION, d});
		table_cell(&t, INK_PLAIN, "%s", r->q->decisions[d].id);
		table_cell(&t, INK_PLAIN, "%s", decision_counts(p, r, d));
		table_cell(&t, INK_PLAIN, "%s", str_text(&words));
		str_release(&words);
	}
	table_print(&t);
	print_line(
		p,
		"  the mean fit / 4 of those that count; facts and decisions not asked do "
		"not");
	if (st->capped_by >= 0)
		print_prose(p, 2, "capped by %s (%s): %s", r->q->rules[st->capped_by].id,
			    severity_name(r->q->rules[st->capped_by].severity),
			    r->q->rules[st->capped_by].finding);
}

static void explain_terms(struct printer *p, const struct report *r, size_t question)
{
	static void (*const by_type[])(struct printer *, const struct report *,
				       size_t) = {
		[TYPE_LEVELS] = explain_levels,
		[TYPE_PRACTICES] = explain_practices,
		[TYPE_CHECKS] = explain_practices,
		[TYPE_DECISIONS] = explain_linked,
	};
	const struct answer *a = &r->a->questions[question];

	if (a->state == ANSWER_NOT_APPLICABLE)
		print_line(p, "  not applicable (%s): left out of the score",
			   na_reason_name(a->reason));
	else if (a->state == ANSWER_UNKNOWN)
		print_line(
			p,
			"  unknown: 0 in low, high and so far, until somebody finds out");
	else
		by_type[r->q->questions[question].type](p, r, question);
}

static void print_standing(struct printer *p, const struct report *r, size_t question)
{
	const struct question *q = &r->q->questions[question];
	const struct standing *st = &r->score.questions[question];
	const struct score *s = &r->score;
	char low[32], high[32], so_far[32], worth[32];

	if (!st->applicable)
		return;
	print_line(p, "  low %s, high %s, so far %s", score_text(low, st->low),
		   score_text(high, st->high),
		   st->has_so_far ? score_text(so_far, st->so_far) : "-");
	print_line(
		p,
		"  weight %d of %d in %s, section weight %d of %d: worth %s points of 100",
		q->weight, section_weights(s, q->section),
		r->q->sections[q->section].title, s->weights[q->section],
		overall_weights(s),
		points_text(worth, frac_scaled(question_share(s, question), 100000)));
	if (st->gap)
		print_line(p, "  a %s gap: weight %d, below the target level %d",
			   severity_name(st->gap), q->weight,
			   question_target(r->a, question, s->target));
}

static void print_change(struct printer *p, const struct report *r, size_t question,
			 const char *file)
{
	char gain[32], from[64], to[64], low[32];
	struct change c;

	change_find(&c, &r->score, r->a, question);
	if (c.found) {
		print_blank(p);
		print_heading(p,
			      c.reaches
				      ? "The smallest change that reaches level %d"
				      : "No single change reaches level %d; the best one",
			      c.level);
		print_entry(p, 2, LABEL, "change",
			    arena_printf(&p->arena, "plumbline set %s %s", file,
					 str_text(&c.words)));
		print_entry(p, 2, LABEL, "then",
			    arena_printf(&p->arena,
					 "%s of 100 here, %s overall (%s on the low "
					 "end; now %s)",
					 score_text(low, c.low),
					 range_text(to, &c.overall),
					 gain_text(gain, c.gain),
					 range_text(from, &r->score.overall)));
	}
	str_release(&c.words);
}

static bool serves_question(const struct action *act, size_t index)
{
	return act->question == (int)index;
}

static bool serves_decision(const struct action *act, size_t index)
{
	return act->decision == (int)index;
}

static bool ends_rule(const struct action *act, size_t index)
{
	return indices_hold(&act->ends, index) ||
	       (act->kind == ACTION_FINDING && act->rule == (int)index);
}

static bool contains_rule(const struct action *act, size_t index)
{
	return act->kind == ACTION_CONTAIN && act->rule == (int)index;
}

/* What it takes and brings together with all that must come before it. */
static void explain_bundle(struct printer *p, const struct report *r, const struct action *act)
{
	struct str before = {0};
	struct bundle b;
	char days[32], gain[32];

	bundle_find(&b, &p->arena, &r->plan, &r->score, r->a, act);
	actions_join(&before, &r->plan, &b.before);
	if (b.before.n)
		print_prose(p, 5, "done with what must come first: %s; %s days, %s",
			    str_text(&before), effort_text(days, b.effort),
			    gain_text(gain, frac_scaled(b.gain, 100000)));
	str_release(&before);
}

/* Its terms multiplied out, and what else is known of it. */
static void explain_terms_of(struct printer *p, const struct report *r, const struct action *act)
{
	const struct {
		const char *label, *text;
	} known[] = {{"still fires with it", act->together},
		     {"doing it asks", act->asks},
		     {"better after", act->after},
		     {"passed over", act->passed_over}};
	char priority[32];
	struct str words = {0};

	action_why(&words, &r->plan, r->q, act);
	if (words.len)
		print_prose(p, 5, "why there: %s", str_text(&words));
	str_truncate(&words, 0);
	priority_words(&words, r->q, act);
	print_prose(p, 5, "%s: priority %s", str_text(&words),
		    priority_text(priority, act->priority));
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (*known[i].text)
			print_prose(p, 5, "%s: %s", known[i].label, known[i].text);
	str_release(&words);
}

static void explain_action(struct printer *p, const struct report *r, const struct action *act)
{
	char gain[32], alone[32], days[32], progress[32];
	struct str words = {0};

	action_progress_text(progress, &r->score, act);
	str_addf(&words, "rank %zu of %zu, %s", act->rank, r->plan.n_actions,
		 act->severity ? severity_name(act->severity) : "no gap");
	if (action_is_left(act))
		str_addf(&words, ", wave %s", wave_name(act->wave));
	str_addf(&words, "%s%s; ", *progress ? "; " : "", progress);
	action_state_words(&words, r, act);
	if (str_text(&words)[words.len - 1] == ' ')
		str_truncate(&words, words.len - 2);
	print_prose(p, 2, "%s: %s", act->id, act->title);
	print_prose(p, 5, "%s", str_text(&words));
	str_release(&words);
	if (!action_is_left(act))
		return;
	print_prose(p, 5, "%s day%s, %s in this order, %s alone", effort_text(days, act->effort),
		    act->effort == 2 ? "" : "s", gain_text(gain, act->gain),
		    gain_text(alone, act->gain_alone));
	explain_bundle(p, r, act);
	explain_terms_of(p, r, act);
}

/* Those that `serves` holds for, with the terms of their priority. */
static void explain_actions(struct printer *p, const struct report *r, const char *heading,
			    bool (*serves)(const struct action *act, size_t index),
			    size_t index)
{
	bool any = false;

	for (size_t i = 0; i < r->plan.n_actions; i++) {
		if (!serves(&r->plan.actions[i], index))
			continue;
		if (!any) {
			print_blank(p);
			print_heading(p, "%s", heading);
		}
		any = true;
		explain_action(p, r, &r->plan.actions[i]);
	}
}

void explain_rule(struct printer *p, const struct report *r, size_t rule)
{
	explain_actions(p, r, "What ends it", ends_rule, rule);
	explain_actions(p, r, "What contains it until then", contains_rule, rule);
}

static void print_asked(struct printer *p, const struct report *r, struct thing t)
{
	struct str words = {0};

	asked_words(&words, r, t);
	print_prose(p, 2, "%s %s",
		    is_asked(&r->score, t) ? "asked" : "not asked, it is asked",
		    str_text(&words));
	str_release(&words);
}

void explain_question(struct printer *p, const struct report *r, size_t question,
		      const char *file)
{
	const struct question *q = &r->q->questions[question];
	struct thing t = {THING_QUESTION, question};

	print_heading(p, "%s  %s", q->id, q->ask);
	print_asked(p, r, t);
	if (!is_asked(&r->score, t)) {
		print_line(p, "  what is not asked scores nothing");
		return;
	}
	print_blank(p);
	print_heading(p, "Its score");
	explain_terms(p, r, question);
	print_standing(p, r, question);
	print_change(p, r, question, file);
	explain_actions(p, r, "In the plan", serves_question, question);
}

/* The rules that fire in what is tried and not now, or the other way round. */
static void fired_words(struct str *out, const struct score *s)
{
	const struct indices *moved = &s->moves.rules;

	for (size_t i = 0; i < moved->n; i++)
		str_addf(out, "%s%s %s", out->len ? ", " : "", s->q->rules[moved->items[i]].id,
			 s->fired[moved->items[i]] ? "fires" : "stops");
}

void explain_decision(struct printer *p, const struct report *r, size_t decision)
{
	static const struct table_column columns[] = {
		{"", false, false},    {"option", false, false}, {"fit", true, false},
		{"gain", true, false}, {"rules", false, false},  {"", false, true},
		{NULL, false, false}};
	const struct decision *d = &r->q->decisions[decision];
	const struct answer *now = &r->a->decisions[decision];
	struct table t = table_start(p, 2, columns);
	struct trial trial;
	char gain[32];

	print_heading(p, "%s  %s", d->id, d->ask);
	print_asked(p, r, (struct thing){THING_DECISION, decision});
	print_blank(p);
	print_heading(p, "What each option would do to the low end of the overall score");
	trial_start(&trial, &r->score, r->a);
	for (size_t i = 0; i < d->n_options; i++) {
		struct str rules = {0};

		trial_begin(&trial, (struct thing){THING_DECISION, decision});
		assessment_set_option(trial.copy, decision, (int)i);
		trial_update(&trial);
		gain_text(gain, frac_scaled(trial_gain(&trial), 100000));
		fired_words(&rules, &trial.score);
		trial_back(&trial);
		table_cell(&t, INK_STRONG, "%s",
			   now->state == ANSWER_SET && now->option == (int)i ? ">" : "");
		table_cell(&t, INK_PLAIN, "%s", d->options[i].id);
		table_cell(&t, INK_PLAIN, d->options[i].fit < 0 ? "fact" : "%d",
			   d->options[i].fit);
		table_cell(&t, INK_PLAIN, "%s", gain);
		table_cell(&t, INK_PLAIN, "%s", str_text(&rules));
		table_cell(&t, INK_PLAIN, "%s", d->options[i].text);
		str_release(&rules);
	}
	trial_release(&trial);
	table_print(&t);
	explain_actions(p, r, "In the plan", serves_decision, decision);
}

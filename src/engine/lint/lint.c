/* Looking through a file; see lint.h. */
#include "engine/lint/lint.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "engine/acceptance.h"

/* What its functions share. */
struct look {
	struct lint *l;
	const struct questionnaire *q;
	const struct score *s;
	const struct assessment *a;
	const struct plan *p;
	long newest; /* day of the newest answer; -1: none has a date */
};

static void add(const struct look *k, enum lint_kind kind, struct thing about, const char *id,
		const char *says)
{
	struct lint *l = k->l;

	*(struct lint_finding *)ARENA_PUSH(&l->arena, l->found, l->n) =
		(struct lint_finding){kind, about, id ? id : thing_id(k->q, about), says};
	l->counts[kind]++;
}

/* The day of a time as it stands in files; -1 where none does. */
static long day_of(const char *at)
{
	int64_t seconds;

	return date_time_parse(at, &seconds) ? date_day(seconds) : -1;
}

/* Answers. */

static void look_at_evidence(const struct look *k, size_t i)
{
	const struct standing *st = &k->s->questions[i];
	const struct answer *answer = &k->a->questions[i];
	char level[32];

	if (st->state != STANDING_ANSWERED || !st->applicable || st->unknown || st->mirrored ||
	    st->gap || answer->evidence.n || answer->state != ANSWER_SET)
		return;
	add(k, LINT_NO_EVIDENCE, (struct thing){THING_QUESTION, i}, NULL,
	    arena_printf(&k->l->arena, "level %s, target %d", level_text(level, st->level),
			 question_target(k->a, i, k->s->target)));
}

static bool sets_aside(const struct question *q, const struct answer *answer)
{
	if (answer->state != ANSWER_SET)
		return answer->state == ANSWER_NOT_APPLICABLE;
	for (size_t i = 0; i < q->n_practices; i++)
		if (answer->practices[i] == PRACTICE_NA && !q->practices[i].withdrawn)
			return true;
	return false;
}

static void look_at_reason(const struct look *k, size_t i)
{
	const struct answer *answer = &k->a->questions[i];
	const char *says = NULL;

	if (!sets_aside(&k->q->questions[i], answer))
		return;
	if (answer->reason == NA_NONE)
		says = "no reason is given";
	else if (!na_reason_offered(answer->reason))
		says = "business priority is no reason any more: what is not worth it now is an "
		       "accepted risk";
	else if (answer_wants_note(answer))
		says = "for another reason, and no note says which";
	if (says)
		add(k, LINT_NO_REASON, (struct thing){THING_QUESTION, i}, NULL, says);
}

/* A flag has no date: it is as old as its answer, or, where there is none, as the last answer to
 * anything. */
static void look_at_flag(const struct look *k, struct thing t, const struct answer *answer)
{
	bool answered = answer->state != ANSWER_UNSET && *answer->at;
	long day = answered ? day_of(answer->at) : k->newest, age = k->p->as_of - day;

	if (answer->flag && day >= 0 && age > LINT_FLAG_DAYS)
		add(k, LINT_FLAGGED, t, NULL,
		    arena_printf(&k->l->arena, "%s %ld days ago",
				 answered ? "answered" : "the last answer to anything was given",
				 age));
}

static void look_at_age(const struct look *k, struct thing t, const struct answer *answer)
{
	long day = day_of(answer->at), age = k->p->as_of - day;

	if (answer->state != ANSWER_UNSET && day >= 0 && age > k->l->older_than)
		add(k, LINT_OLD, t, NULL,
		    arena_printf(&k->l->arena, "answered on %.10s, %ld days ago", answer->at, age));
}

/* Is there no majority for what was taken, or do the others stand far from it? */
static bool is_split(const struct ballot *b, const struct spread *s)
{
	size_t known = s->n - s->unknown;

	if (s->consensus == VOTE_NONE || s->consensus == VOTE_UNKNOWN || known < 2)
		return false;
	return 2 * s->counts[s->consensus] <= known ||
	       (b->what.kind != THING_DECISION && s->highest - s->lowest >= LINT_VOTES_APART);
}

/* A note says why, so that it was not taken for consensus. */
static void look_at_votes(const struct look *k, struct thing t, const struct answer *answer)
{
	struct str words = {0};

	if (!answer->votes.n || *answer->note || !vote_is_possible(k->q, t))
		return;
	for (size_t i = 0; i < ballot_count(k->q, t); i++) {
		struct ballot b = {t, i};
		struct spread s;

		votes_spread(&s, k->q, &b, &answer->votes);
		if (!is_split(&b, &s) || !votes_taken(k->a, &b))
			continue;
		if (words.len)
			str_add(&words, "; ");
		votes_words(&words, k->a, &b);
	}
	if (words.len)
		add(k, LINT_SPLIT, t, NULL, arena_strdup(&k->l->arena, str_text(&words)));
	str_release(&words);
}

static void look_at_answer(const struct look *k, struct thing t, const struct answer *answer)
{
	look_at_flag(k, t, answer);
	look_at_age(k, t, answer);
	look_at_votes(k, t, answer);
}

static bool carried(const struct look *k, const struct acceptance *c, struct thing t)
{
	return c && acceptance_in_force(c, k->p->as_of, risk_severity(k->s, k->a, t));
}

/* Rules that fire and blame the decision, unless the risk of it or of them is carried. */
static void look_at_decision(const struct look *k, const struct accepted *accepted, size_t i)
{
	struct thing t = {THING_DECISION, i};
	const struct indices *rules = &links_of(k->q, t)->blamed_by;
	struct str words = {0};

	if (k->a->decisions[i].state != ANSWER_SET || carried(k, accepted->decisions[i], t))
		return;
	for (size_t n = 0; n < rules->n; n++) {
		struct thing r = {THING_RULE, rules->items[n]};

		if (k->s->fired[r.index] && !carried(k, accepted->rules[r.index], r))
			str_addf(&words, "%s%s: %s", words.len ? "; " : "", thing_id(k->q, r),
				 k->q->rules[r.index].finding);
	}
	if (words.len)
		add(k, LINT_AGAINST, t, NULL, arena_strdup(&k->l->arena, str_text(&words)));
	str_release(&words);
}

static void find_newest(struct look *k)
{
	k->newest = -1;
	for (size_t i = 0; i < k->q->n_questions + k->q->n_decisions; i++) {
		const struct answer *answer =
			i < k->q->n_questions ? &k->a->questions[i]
					      : &k->a->decisions[i - k->q->n_questions];
		long day = day_of(answer->at);

		k->newest = day > k->newest ? day : k->newest;
	}
}

static void look_at_answers(struct look *k)
{
	struct accepted accepted;

	accepted_find(&accepted, &k->l->arena, k->a, k->p->as_of);
	find_newest(k);
	for (size_t i = 0; i < k->q->n_decisions; i++) {
		if (!k->s->decision_asked[i])
			continue;
		look_at_answer(k, (struct thing){THING_DECISION, i}, &k->a->decisions[i]);
		look_at_decision(k, &accepted, i);
	}
	for (size_t i = 0; i < k->q->n_questions; i++) {
		if (!k->s->questions[i].asked)
			continue;
		look_at_evidence(k, i);
		look_at_reason(k, i);
		look_at_answer(k, (struct thing){THING_QUESTION, i}, &k->a->questions[i]);
	}
}

static void look_at_acceptances(const struct look *k)
{
	const struct acceptance **lapsed;
	size_t n = acceptances_lapsed(&k->l->arena, k->s, k->a, k->p->as_of, &lapsed);

	for (size_t i = 0; i < n; i++) {
		struct thing t = questionnaire_find(k->q, lapsed[i]->of);
		bool over = acceptance_state(lapsed[i], k->p->as_of, SEVERITY_NONE) ==
			    ACCEPTANCE_EXPIRED;

		add(k, LINT_EXPIRED, t, NULL,
		    over ? arena_printf(&k->l->arena, "accepted until %s", lapsed[i]->until)
			 : arena_printf(&k->l->arena, "accepted as %s, and %s now",
					severity_name(lapsed[i]->severity),
					severity_name(risk_severity(k->s, k->a, t))));
	}
}

/* Actions. */

/* What an action is about: of a finding, what is to be changed to end it. */
static struct thing about(const struct look *k, const struct action *act)
{
	const struct rule *rule = act->rule >= 0 ? &k->q->rules[act->rule] : NULL;

	if (act->decision >= 0)
		return (struct thing){THING_DECISION, (size_t)act->decision};
	if (act->question >= 0)
		return (struct thing){THING_QUESTION, (size_t)act->question};
	if (rule && rule->decisions.n)
		return (struct thing){THING_DECISION, rule->decisions.items[0]};
	return (struct thing){THING_RULE, (size_t)act->rule};
}

static const char *said_done(const struct look *k, const struct plan_entry *e)
{
	return e && *e->at ? arena_printf(&k->l->arena, "said to be done on %.10s", e->at)
			   : "said to be done";
}

/* Containing something changes no answer. */
static void look_at_done(const struct look *k, const struct action *act)
{
	struct str steps = {0};

	if (act->contradicted)
		add(k, LINT_CONTRADICTED, about(k, act), act->id, said_done(k, act->entry));
	if (act->kind == ACTION_CONTAIN || status_is_set_aside(act->status))
		return;
	for (size_t i = 0; act->kind == ACTION_QUESTION && i < act->n_steps; i++)
		if (act->steps[i].status == PLAN_DONE && act->steps[i].practice >= 0)
			str_addf(&steps, "%s%s", steps.len ? ", " : "", act->steps[i].id);
	if (act->status == PLAN_DONE)
		add(k, LINT_NOT_CONFIRMED, about(k, act), act->id, said_done(k, act->entry));
	else if (steps.len)
		add(k, LINT_NOT_CONFIRMED, about(k, act), act->id,
		    arena_printf(&k->l->arena, "said to be done: %s", str_text(&steps)));
	str_release(&steps);
}

static bool lacks_date(const struct plan_entry *e)
{
	return e && *e->owner && !*e->due;
}

static void look_at_dates(const struct look *k, const struct action *act)
{
	const char *owner;
	long due;

	if (!action_is_left(act))
		return;
	if (lacks_date(act->entry))
		add(k, LINT_NO_DATE, about(k, act), act->id,
		    arena_printf(&k->l->arena, "%s has it", act->entry->owner));
	for (size_t i = 0; i < act->n_steps; i++) {
		const struct step *step = &act->steps[i];

		owner = step->status < PLAN_DONE && lacks_date(step->entry) ? step->entry->owner
									   : "";
		if (*owner && !(act->entry && *act->entry->due))
			add(k, LINT_NO_DATE, about(k, act), step->id,
			    arena_printf(&k->l->arena, "%s has it", owner));
	}
	if (action_is_overdue(act, k->p->as_of))
		add(k, LINT_OVERDUE, about(k, act), act->id,
		    act->entry && date_parse(act->entry->due, &due) && due < k->p->as_of
			    ? arena_printf(&k->l->arena, "due %s", act->entry->due)
			    : "a step was due");
}

/* By kind, then in the order of the questionnaire; what stands under one thing by its id. */
static int by_kind(const void *a, const void *b)
{
	const struct lint_finding *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->about.kind != y->about.kind)
		return x->about.kind < y->about.kind ? -1 : 1;
	if (x->about.index != y->about.index)
		return x->about.index < y->about.index ? -1 : 1;
	return strcmp(x->id, y->id);
}

void lint_find(struct lint *l, const struct score *s, const struct assessment *a,
	       const struct plan *p, int older_than)
{
	struct look k = {.l = l, .q = s->q, .s = s, .a = a, .p = p};

	*l = (struct lint){.older_than = older_than ? older_than : LINT_OLDER_THAN};
	look_at_answers(&k);
	look_at_acceptances(&k);
	for (size_t i = 0; i < p->n_actions; i++) {
		look_at_done(&k, &p->actions[i]);
		look_at_dates(&k, &p->actions[i]);
	}
	if (l->n)
		qsort(l->found, l->n, sizeof *l->found, by_kind);
}

void lint_release(struct lint *l)
{
	arena_release(&l->arena);
	*l = (struct lint){0};
}

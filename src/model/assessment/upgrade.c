#include "model/assessment/upgrade.h"

#include <string.h>

#include "base/names.h"
#include "base/number.h"
#include "model/assessment/milestone.h"
#include "model/assessment/parts.h"

/* One upgrade under way. */
struct work {
	struct upgrade *u;
	struct assessment *a;
	const struct questionnaire *q;
	bool *carried; /* by place, see nth */
};

enum upgrade_state upgrade_state(const struct assessment *a)
{
	int order = version_order(a->questionnaire_version, a->questionnaire->version);

	if (strcmp(a->questionnaire_id, a->questionnaire->id) != 0)
		return UPGRADE_OTHER;
	return order < 0 ? UPGRADE_READY : order > 0 ? UPGRADE_LATER : UPGRADE_NONE;
}

static void add_item(struct work *w, enum upgrade_kind kind, struct thing what,
		     const char *from, const char *to)
{
	struct upgrade *u = w->u;

	*(struct upgrade_item *)ARENA_PUSH(&u->arena, u->items, u->n) =
		(struct upgrade_item){kind, what, from, to};
	u->counts[kind]++;
}

static void add_carried(struct work *w, struct thing what, const char *from, const char *to)
{
	w->carried[prompt_place(w->q, what)] = true;
	add_item(w, UPGRADE_CARRIED, what, from, to);
}

static bool is_open(const struct answer *answer)
{
	return answer->state == ANSWER_UNSET && !answer_kept(answer);
}

/* The items of a question whose successor in the same question is open. */
static void carry_practices(struct work *w, size_t question)
{
	const struct question *q = &w->q->questions[question];
	struct answer *answer = &w->a->questions[question];

	for (size_t i = 0; i < q->n_practices; i++) {
		const struct texts *replaces = &q->practices[i].replaces;

		for (size_t k = 0; k < replaces->n; k++) {
			int old = question_practice(q, replaces->items[k]);
			const char *from, *to;

			if (answer->practices[i] != PRACTICE_UNSET || old == (int)i ||
			    answer->practices[old] == PRACTICE_UNSET)
				continue;
			answer->practices[i] = answer->practices[old];
			if (answer->state == ANSWER_UNSET)
				answer->state = ANSWER_SET;
			from = arena_printf(&w->u->arena, "%s/%s", q->id, q->practices[old].id);
			to = arena_printf(&w->u->arena, "%s/%s", q->id, q->practices[i].id);
			add_carried(w, (struct thing){THING_QUESTION, question}, from, to);
		}
	}
}

/* The live option that replaces a withdrawn one, or -1. */
static int option_after(const struct decision *d, const char *id)
{
	for (size_t i = 0; i < d->n_options; i++)
		if (texts_have(&d->options[i].replaces, id))
			return (int)i;
	return -1;
}

/* An option that is offered no more, and is kept as it was written. */
static void carry_option(struct work *w, size_t decision)
{
	const struct decision *d = &w->q->decisions[decision];
	struct answer *answer = &w->a->decisions[decision];
	const char *kept = answer->state == ANSWER_UNSET ? answer_kept(answer) : NULL;

	for (size_t i = 0; kept && i < d->n_withdrawn; i++) {
		const char *id = d->withdrawn[i].id;
		int option = option_after(d, id);

		if (option < 0 ||
		    strcmp(kept, arena_printf(&w->u->arena, "\"%s\"", id)) != 0)
			continue;
		assessment_set_option(w->a, decision, option);
		answer->version = ""; /* it was chosen of what was asked then */
		add_carried(w, (struct thing){THING_DECISION, decision},
			    arena_printf(&w->u->arena, "%s=%s", d->id, id),
			    arena_printf(&w->u->arena, "%s=%s", d->id, d->options[option].id));
		return;
	}
}

/* Takes the answer proper of a withdrawn question over into one that is open; false when its
 * successor does not take it. */
static bool take_question(const struct question *from, const struct answer *old,
			  const struct question *to, struct answer *answer)
{
	bool taken = false;

	if (old->state == ANSWER_NOT_APPLICABLE ||
	    (old->state == ANSWER_UNKNOWN && to->type != TYPE_DECISIONS)) {
		answer->state = old->state;
		answer->reason = old->reason;
		return true;
	}
	if (old->state == ANSWER_SET && question_has_levels(from) &&
	    question_has_levels(to) && question_offers(to, old->level)) {
		answer->state = ANSWER_SET;
		answer->level = old->level;
		return true;
	}
	for (size_t i = 0; old->state == ANSWER_SET && i < from->n_practices; i++) {
		int item = question_practice(to, from->practices[i].id);

		if (item < 0 || to->practices[item].withdrawn ||
		    old->practices[i] == PRACTICE_UNSET)
			continue;
		answer->practices[item] = old->practices[i];
		answer->reason = old->reason;
		answer->state = ANSWER_SET;
		taken = true;
	}
	return taken;
}

static bool take_decision(const struct decision *from, const struct answer *old,
			  const struct decision *to, struct answer *answer)
{
	int option = old->state == ANSWER_SET
			     ? decision_option(to, from->options[old->option].id)
			     : -1;

	if (old->state != ANSWER_UNKNOWN && option < 0)
		return false;
	answer->state = old->state;
	answer->option = option;
	return true;
}

/* What is said about an answer goes with it, unless something is said there already. */
static void take_remarks(struct arena *arena, const struct answer *old, struct answer *answer)
{
	if (!*answer->note)
		answer->note = arena_strdup(arena, old->note);
	for (size_t i = 0; i < old->evidence.n; i++)
		if (!texts_have(&answer->evidence, old->evidence.items[i]))
			*(const char **)ARENA_PUSH(arena, answer->evidence.items,
						   answer->evidence.n) =
				arena_strdup(arena, old->evidence.items[i]);
	if (!*answer->by && !*answer->at) {
		answer->by = arena_strdup(arena, old->by);
		answer->at = arena_strdup(arena, old->at);
	}
	if (!answer->confidence)
		answer->confidence = old->confidence;
	answer->flag |= old->flag;
	answer->present = true;
}

/* Does the successor take the answer? It has one of its own, or is of another kind: no. */
static bool take(struct work *w, const struct withdrawn *from, const struct answer *old,
		 struct thing to)
{
	struct answer *answer = assessment_answer(w->a, to);
	bool taken;

	if (!is_open(answer))
		return false;
	taken = from->question
			? take_question(from->question, old, &w->q->questions[to.index], answer)
			: take_decision(from->decision, old, &w->q->decisions[to.index], answer);
	if (taken)
		take_remarks(&w->a->arena, old, answer);
	return taken;
}

/* A withdrawn question or decision: its answer goes to all that replace it and are open. */
static void carry_withdrawn(struct work *w, size_t i)
{
	const struct withdrawn *from = &w->q->withdrawn[i];
	const char *id = thing_id(w->q, (struct thing){THING_WITHDRAWN, i});
	bool taken = false;
	struct answer old;

	if (!withdrawn_answer(&w->u->arena, w->a, i, &old) || is_open(&old))
		return;
	for (size_t k = 0; k < from->successors.n; k++) {
		struct thing to = from->successors.items[k];

		if (!take(w, from, &old, to))
			continue;
		taken = true;
		add_carried(w, to, id, thing_id(w->q, to));
	}
	if (!taken)
		add_item(w, UPGRADE_WITHDRAWN, (struct thing){THING_WITHDRAWN, i}, NULL, NULL);
}

static void carry(struct work *w)
{
	for (size_t i = 0; i < w->q->n_decisions; i++)
		carry_option(w, i);
	for (size_t i = 0; i < w->q->n_questions; i++)
		carry_practices(w, i);
	for (size_t i = 0; i < w->q->n_withdrawn; i++)
		carry_withdrawn(w, i);
}

/* The item that carried what an action or one of its steps is about, or NULL. */
static const struct upgrade_item *item_from(struct work *w, const struct names *moved,
					    const char *id)
{
	size_t i = names_find(moved, id);

	if (i == NAMES_NONE)
		i = names_find(moved, arena_strndup(&w->u->arena, id, strcspn(id, "/")));
	return i == NAMES_NONE ? NULL : &w->u->items[i];
}

/* What the team says of actions, and of their steps, goes with the answers: what is said of
 * "REL-05/zones" is said of "SEC-03/zones" then, unless something is said of that. */
static void carry_plan(struct work *w)
{
	size_t entries = w->a->n_plan;
	struct names moved = {.arena = &w->u->arena};

	for (size_t i = 0; i < w->u->n; i++)
		if (w->u->items[i].kind == UPGRADE_CARRIED)
			names_add(&moved, w->u->items[i].from, i);
	for (size_t i = 0; i < entries; i++) {
		struct plan_entry old = w->a->plan[i];
		const struct upgrade_item *item = item_from(w, &moved, old.id);

		if (!item)
			continue;
		old.id = arena_printf(&w->a->arena, "%s%s", item->to,
				      old.id + strlen(item->from));
		if (!assessment_plan(w->a, old.id))
			*assessment_plan_edit(w->a, old.id) = old;
	}
	plan_fold(w->a);
}

/* The target of a withdrawn question goes to those that replace it and have none. */
static void carry_targets(struct work *w)
{
	struct assessment *a = w->a;

	for (size_t i = 0; i < w->q->n_withdrawn; i++) {
		const char *id = thing_id(w->q, (struct thing){THING_WITHDRAWN, i});
		const char *raw = raw_value(&a->settings.targets_extra, id);
		const struct things *next = &w->q->withdrawn[i].successors;
		long level;

		if (!raw || !number_parse(raw, &level) || level < 1 || level >= Q_LEVELS)
			continue;
		for (size_t k = 0; k < next->n; k++) {
			struct thing t = next->items[k];

			if (t.kind == THING_QUESTION && !a->settings.targets[t.index] &&
			    question_offers(&w->q->questions[t.index], (int)level))
				a->settings.targets[t.index] = (unsigned char)level;
		}
	}
}

/* Answers that hold no more say of themselves which version they answer, for the file's will
 * be the present one; and those that were given to the present one need not any more. */
static void mark(struct work *w)
{
	for (size_t i = 0; i < prompt_count(w->q); i++) {
		struct thing t = prompt_at(w->q, i);
		struct answer *answer = assessment_answer(w->a, t);

		if (assessment_to_confirm(w->a, t)) {
			if (!*answer->version)
				answer->version = w->a->questionnaire_version;
			add_item(w, UPGRADE_CONFIRM, t, NULL, NULL);
			continue;
		}
		if (!strcmp(answer->version, w->q->version))
			answer->version = "";
		w->u->same += !is_open(answer) && !w->carried[i];
	}
}

bool upgrade_is_new(const struct assessment *a, struct thing t)
{
	const char *from = *a->questionnaire_before ? a->questionnaire_before
						    : a->questionnaire_version;

	return version_order(from, thing_since(a->questionnaire, t)) < 0;
}

static void find_new(struct work *w)
{
	for (size_t i = 0; i < w->q->n_fields; i++) {
		struct thing t = {THING_FIELD, i};

		if (version_order(w->u->from, thing_since(w->q, t)) < 0 && !w->a->fields[i].set &&
		    w->q->fields[i].kind != FIELD_DECISION)
			add_item(w, UPGRADE_NEW, t, NULL, NULL);
	}
	for (size_t i = 0; i < prompt_count(w->q); i++) {
		struct thing t = prompt_at(w->q, i);

		if (version_order(w->u->from, thing_since(w->q, t)) < 0 &&
		    is_open(assessment_answer(w->a, t)))
			add_item(w, UPGRADE_NEW, t, NULL, NULL);
	}
}

/* By kind; they were found in the order of the questionnaire. */
static void sort(struct upgrade *u)
{
	struct upgrade_item *sorted = arena_new(&u->arena, struct upgrade_item, u->n);
	size_t n = 0;

	for (int kind = 0; kind < UPGRADE_KINDS; kind++)
		for (size_t i = 0; i < u->n; i++)
			if ((int)u->items[i].kind == kind)
				sorted[n++] = u->items[i];
	u->items = sorted;
}

void assessment_upgrade(struct upgrade *u, struct assessment *a, const char *at)
{
	struct work w = {.u = u, .a = a, .q = a->questionnaire};

	*u = (struct upgrade){0};
	u->from = arena_strdup(&u->arena, a->questionnaire_version);
	u->to = a->questionnaire->version;
	u->milestone = arena_strdup(
		&u->arena,
		milestone_keep(a, arena_printf(&u->arena, "before %s", u->to), at));
	w.carried = arena_new(&u->arena, bool, prompt_count(w.q));
	carry(&w);
	carry_targets(&w);
	carry_plan(&w); /* by which it is told what a step was on the way to */
	mark(&w);
	find_new(&w);
	sort(u);
	a->questionnaire_before = a->questionnaire_version;
	a->questionnaire_version = w.q->version;
}

void upgrade_leave_out(struct upgrade *u, bool (*asked)(const void *context, struct thing t),
		       const void *context)
{
	size_t kept = 0;

	for (size_t i = 0; i < u->n; i++)
		if (u->items[i].kind != UPGRADE_NEW || asked(context, u->items[i].what))
			u->items[kept++] = u->items[i];
	u->counts[UPGRADE_NEW] -= u->n - kept;
	u->n = kept;
}

void upgrade_release(struct upgrade *u)
{
	arena_release(&u->arena);
	*u = (struct upgrade){0};
}

void upgrade_words(struct str *out, const struct upgrade *u)
{
	static const char *const words[] = {
		[UPGRADE_CONFIRM] = "to be confirmed",
		[UPGRADE_CARRIED] = "carried over",
		[UPGRADE_WITHDRAWN] = "withdrawn",
		[UPGRADE_NEW] = "new",
	};
	size_t start = out->len;

	for (int kind = 0; kind < UPGRADE_KINDS; kind++)
		if (u->counts[kind])
			str_addf(out, "%s%zu %s", out->len > start ? ", " : "",
				 u->counts[kind], words[kind]);
	if (out->len == start)
		str_add(out, "nothing to be confirmed");
}

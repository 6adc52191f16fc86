/* What both sides were asked, and asked alike; and why the rest was not. */
#include <string.h>

#include "engine/compare/parts.h"

struct thing counterpart(const struct side *from, const struct side *to, struct thing t)
{
	const struct questionnaire *q = from->a->questionnaire, *other = to->a->questionnaire;
	struct thing found;

	if (q == other)
		return t;
	found = questionnaire_find(other, t.kind == THING_FIELD ? q->fields[t.index].name
								: thing_id(q, t));
	return found.kind == t.kind ? found : (struct thing){THING_NONE, 0};
}

/* The version that an answer answers; of no answer, that of its file. */
static const char *version_of(const struct side *side, struct thing t)
{
	const struct answer *answer = t.kind == THING_QUESTION	 ? &side->a->questions[t.index]
				      : t.kind == THING_DECISION ? &side->a->decisions[t.index]
								 : NULL;

	return answer && *answer->version ? answer->version : side->a->questionnaire_version;
}

/* From one version on, up to and including another. */
struct span {
	const char *early, *late;
};

static void span_add(struct span *s, const char *version)
{
	if (version_order(version, s->early) < 0)
		s->early = version;
	if (version_order(version, s->late) > 0)
		s->late = version;
}

static bool span_has(const struct span *s, const char *version)
{
	return version_order(version, s->early) > 0 && version_order(version, s->late) <= 0;
}

/* What is not there on the side of the earlier version is new; else it was withdrawn. */
static enum rest_why missing(const struct side *where, const struct side *other)
{
	int order = version_order(where->a->questionnaire_version,
				  other->a->questionnaire_version);

	if (!order)
		order = version_order(where->a->questionnaire->version,
				      other->a->questionnaire->version);
	return order < 0 ? REST_NEW : REST_WITHDRAWN;
}

bool is_alike(const struct compare *c, struct thing before, struct thing after,
	      enum rest_why *why)
{
	const struct questionnaire *qb = c->before.a->questionnaire,
				   *qa = c->after.a->questionnaire;
	bool back = version_order(qb->version, qa->version) > 0;
	const struct questionnaire *late = back ? qb : qa;
	struct thing t = back ? before : after;
	const char *version = version_of(&c->before, before);
	struct span span = {version, version};

	span_add(&span, version_of(&c->after, after));
	if (strcmp(qb->version, qa->version) != 0) {
		span_add(&span, qb->version);
		span_add(&span, qa->version);
	}
	if (span_has(&span, thing_since(late, t)))
		*why = REST_NEW;
	else if (span_has(&span, thing_changed(late, t)))
		*why = REST_CHANGED;
	else
		return true;
	return false;
}

static bool is_asked_on(const struct side *side, struct thing t)
{
	const struct score *s = side->score;

	return t.kind == THING_FIELD	  ? s->field_asked[t.index]
	       : t.kind == THING_DECISION ? s->decision_asked[t.index]
					  : s->questions[t.index].asked;
}

/* Does it enter conditions and scores? A field that was stated does, asked or not. */
static bool counts_on(const struct side *side, struct thing t)
{
	return t.kind == THING_FIELD ? side->score->field_counts[t.index] : is_asked_on(side, t);
}

static bool *mark_of(struct alike *all, struct thing t)
{
	return t.kind == THING_FIELD	  ? &all->fields[t.index]
	       : t.kind == THING_DECISION ? &all->decisions[t.index]
					  : &all->questions[t.index];
}

static enum depth depth_of(const struct questionnaire *q, struct thing t)
{
	return t.kind == THING_FIELD	  ? q->fields[t.index].depth
	       : t.kind == THING_DECISION ? q->decisions[t.index].depth
					  : q->questions[t.index].depth;
}

static void add_rest(struct compare *c, struct thing what, bool of_before,
		     enum rest_why why)
{
	*(struct rest_item *)ARENA_PUSH(&c->arena, c->rest, c->n_rest) =
		(struct rest_item){what, of_before, why};
}

/* It takes its level from a decision that enters only one side, or is not the same. */
static bool hangs_on_the_rest(struct compare *c, struct thing before, struct thing after)
{
	struct thing to = {THING_DECISION, 0}, from = to;
	int decision = after.kind == THING_QUESTION
			       ? c->after.a->questionnaire->questions[after.index].mirrors
			       : -1;

	if (decision < 0)
		return false;
	to.index = (size_t)decision;
	from = counterpart(&c->after, &c->before, to);
	return !*mark_of(&c->alike[1], to) &&
	       (c->after.score->questions[after.index].mirrored ||
		c->before.score->questions[before.index].mirrored) &&
	       (is_asked_on(&c->after, to) ||
		(from.kind != THING_NONE && is_asked_on(&c->before, from)));
}

/* Why what one side at least was asked is not compared; false: it is. */
static bool is_rest(struct compare *c, struct thing before, struct thing after,
		    enum rest_why *why)
{
	bool then = counts_on(&c->before, before), now = counts_on(&c->after, after);
	const struct side *other = then ? &c->after : &c->before;

	if (!is_alike(c, before, after, why))
		return true;
	*why = REST_DECISION;
	if (then && now)
		return hangs_on_the_rest(c, before, after);
	*why = depth_of(c->after.a->questionnaire, after) > assessment_depth(other->a)
		       ? REST_DEPTH
		       : REST_PROFILE;
	return true;
}

/* Looks at one thing of the side after. */
static void look_at(struct compare *c, struct thing after)
{
	struct thing before = counterpart(&c->after, &c->before, after);
	bool now = is_asked_on(&c->after, after), counts = counts_on(&c->after, after);
	enum rest_why why = REST_NEW;
	bool then = false;

	if (before.kind != THING_NONE) {
		then = is_asked_on(&c->before, before);
		counts = counts || counts_on(&c->before, before);
		if (!counts)
			return;
		if (!is_rest(c, before, after, &why)) {
			*mark_of(&c->alike[0], before) = *mark_of(&c->alike[1], after) = true;
			c->n_compared += after.kind == THING_QUESTION;
			return;
		}
	} else {
		why = missing(&c->before, &c->after);
	}
	if (now || then)
		add_rest(c, now ? after : before, !now, why);
}

/* And at one of the side before, which the other has no more. */
static void look_back_at(struct compare *c, struct thing before)
{
	if (counterpart(&c->before, &c->after, before).kind == THING_NONE &&
	    is_asked_on(&c->before, before))
		add_rest(c, before, true, missing(&c->after, &c->before));
}

static void look_at_all(struct compare *c)
{
	const struct questionnaire *q = c->after.a->questionnaire,
				   *old = c->before.a->questionnaire;

	for (size_t i = 0; i < q->n_fields; i++)
		look_at(c, (struct thing){THING_FIELD, i});
	for (size_t i = 0; i < q->n_decisions; i++)
		look_at(c, (struct thing){THING_DECISION, i});
	for (size_t i = 0; i < q->n_questions; i++)
		look_at(c, (struct thing){THING_QUESTION, i});
	for (size_t i = 0; q != old && i < old->n_fields; i++)
		look_back_at(c, (struct thing){THING_FIELD, i});
	for (size_t i = 0; q != old && i < old->n_decisions; i++)
		look_back_at(c, (struct thing){THING_DECISION, i});
	for (size_t i = 0; q != old && i < old->n_questions; i++)
		look_back_at(c, (struct thing){THING_QUESTION, i});
}

/* What the side of the earlier version answered, and both are read without: it was asked then. */
static void look_at_withdrawn(struct compare *c)
{
	bool back = version_order(c->before.a->questionnaire_version,
				  c->after.a->questionnaire_version) > 0;
	const struct assessment *early = back ? c->after.a : c->before.a;
	struct answer answer;

	if (c->same_version || version_order(c->before.a->questionnaire->version,
					     c->after.a->questionnaire->version) != 0)
		return;
	for (size_t i = 0; i < early->questionnaire->n_withdrawn; i++)
		if (withdrawn_answer(&c->arena, early, i, &answer))
			add_rest(c, (struct thing){THING_WITHDRAWN, i}, !back, REST_WITHDRAWN);
}

/* Scores one side with nothing asked but what is alike. */
static void score_side(struct score *into, const struct side *side, const struct alike *alike)
{
	const struct questionnaire *q = side->a->questionnaire;
	struct score asked;

	score_init(&asked, q);
	score_init(into, q);
	score_recompute(&asked, side->a, side->score);
	for (size_t i = 0; i < q->n_fields; i++) {
		asked.field_asked[i] = asked.field_asked[i] && alike->fields[i];
		asked.field_counts[i] = alike->fields[i];
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		asked.decision_asked[i] = alike->decisions[i];
	for (size_t i = 0; i < q->n_questions; i++)
		asked.questions[i].asked = alike->questions[i];
	score_recompute(into, side->a, &asked);
	score_release(&asked);
}

void find_alike(struct compare *c)
{
	const struct side *sides[] = {&c->before, &c->after};

	for (int i = 0; i < 2; i++) {
		const struct questionnaire *q = sides[i]->a->questionnaire;

		c->alike[i] = (struct alike){arena_new(&c->arena, bool, q->n_fields),
					     arena_new(&c->arena, bool, q->n_decisions),
					     arena_new(&c->arena, bool, q->n_questions)};
		c->scores[i] = sides[i]->score;
	}
	look_at_all(c);
	look_at_withdrawn(c);
	if (c->whole)
		return;
	c->made = arena_new(&c->arena, struct score, 2);
	for (int i = 0; i < 2; i++) {
		score_side(&c->made[i], sides[i], &c->alike[i]);
		c->scores[i] = &c->made[i];
	}
}

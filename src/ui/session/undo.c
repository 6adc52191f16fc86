#include "ui/session/undo.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/die.h"
#include "model/assessment/scenario.h"

/* How a slot was. What is changed in place is kept itself; of all else the assessment as it
 * was, for who changes that changes copies (settings_own, plan_own, workshop_own,
 * acceptance_record). */
struct snapshot {
	struct answer answer;
	unsigned char practices[Q_ITEMS_MAX];
	struct field_answer field;
	bool has_entry;
	struct plan_entry entry;
	struct assessment all;
};

struct step {
	struct slot slot;
	struct snapshot before, after;
};

struct history {
	struct step **steps; /* owned, like each step */
	size_t n, done;      /* done: steps not taken back */
	struct step begun;
	bool has_begun;
};

struct history *history_new(void)
{
	return xcalloc(1, sizeof(struct history));
}

static void forget_after(struct history *h, size_t n)
{
	while (h->n > n)
		free(h->steps[--h->n]);
}

void history_free(struct history *h)
{
	if (!h)
		return;
	forget_after(h, 0);
	free(h->steps);
	free(h);
}

static struct answer *answer_at(const struct assessment *a, struct thing t, size_t *n)
{
	*n = t.kind == THING_QUESTION ? a->questionnaire->questions[t.index].n_practices
				      : 0;
	return t.kind == THING_QUESTION ? &a->questions[t.index] : &a->decisions[t.index];
}

static size_t entry_at(const struct assessment *a, const char *id)
{
	size_t i = 0;

	while (i < a->n_plan && strcmp(a->plan[i].id, id) != 0)
		i++;
	return i;
}

static void take(struct snapshot *s, const struct assessment *a, const struct slot *slot)
{
	size_t n;

	memset(s, 0, sizeof *s);
	switch (slot->kind) {
	case SLOT_ANSWER:
		s->answer = *answer_at(a, slot->thing, &n);
		if (n)
			memcpy(s->practices, s->answer.practices, n);
		return;
	case SLOT_FIELD:
		s->field = a->fields[slot->thing.index];
		return;
	case SLOT_PLAN:
		n = entry_at(a, slot->plan_id);
		s->has_entry = n < a->n_plan;
		if (s->has_entry)
			s->entry = a->plan[n];
		return;
	case SLOT_PLAN_WHOLE:
	case SLOT_SCENARIOS:
	case SLOT_HEAD:
	case SLOT_WORKSHOP:
		s->all = *a;
		return;
	}
}

static void put_entry(struct assessment *a, const char *id, const struct snapshot *s)
{
	size_t i = entry_at(a, id);

	if (s->has_entry) {
		*assessment_plan_edit(a, id) = s->entry;
	} else if (i < a->n_plan) {
		memmove(&a->plan[i], &a->plan[i + 1],
			(a->n_plan - i - 1) * sizeof *a->plan);
		a->n_plan--;
	}
}

static void put_plan(struct assessment *a, const struct assessment *was)
{
	a->plan = was->plan;
	a->n_plan = was->n_plan;
	a->acceptances = was->acceptances;
	a->n_acceptances = was->n_acceptances;
	acceptances_link(a);
}

/* Copied again, because the timer goes on changing the arrays of the assessment in
 * place, and the step must keep what was. */
static void put_workshop(struct assessment *a, const struct workshop *to)
{
	struct workshop now = a->workshop;

	a->workshop = *to;
	workshop_own(a);
	for (size_t i = 0; i < a->workshop.n_agenda; i++) {
		struct agenda_item *item = &a->workshop.agenda[i];
		size_t k = agenda_find(&now, item->section);

		if (k == now.n_agenda)
			continue;
		item->spent = now.agenda[k].spent;
		item->started = now.agenda[k].started;
		item->stopped = now.agenda[k].stopped;
	}
}

static void put(struct assessment *a, const struct slot *slot, const struct snapshot *s)
{
	struct answer *answer;
	size_t n;

	switch (slot->kind) {
	case SLOT_ANSWER:
		answer = answer_at(a, slot->thing, &n);
		if (n)
			memcpy(answer->practices, s->practices, n);
		*answer = s->answer; /* its practices are the same array */
		return;
	case SLOT_FIELD:
		a->fields[slot->thing.index] = s->field;
		return;
	case SLOT_PLAN:
		put_entry(a, slot->plan_id, s);
		return;
	case SLOT_PLAN_WHOLE:
		put_plan(a, &s->all);
		return;
	case SLOT_SCENARIOS:
		scenarios_put_raw(a, scenarios_raw(&s->all));
		return;
	case SLOT_HEAD:
		a->name = s->all.name;
		a->about = s->all.about;
		a->settings = s->all.settings;
		return;
	case SLOT_WORKSHOP:
		put_workshop(a, &s->all.workshop);
		return;
	}
}

static bool same_field(const struct field_answer *a, const struct field_answer *b)
{
	return a->set == b->set && a->values == b->values && !strcmp(a->text, b->text) &&
	       a->unknown.n == b->unknown.n;
}

static bool same_head(const struct assessment *a, const struct assessment *b)
{
	size_t n = a->questionnaire->n_questions;

	return !strcmp(a->name, b->name) && assessment_same(a, b, "about") &&
	       assessment_same(a, b, "settings") &&
	       (!n || !memcmp(a->settings.targets, b->settings.targets, n));
}

static bool same_scenarios(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static bool is_same(enum slot_kind kind, const struct snapshot *x, const struct snapshot *y)
{
	const struct assessment *a = &x->all, *b = &y->all;

	switch (kind) {
	case SLOT_ANSWER:
		return answer_same(&x->answer, &y->answer, NULL) &&
		       !memcmp(x->practices, y->practices, Q_ITEMS_MAX);
	case SLOT_FIELD:
		return same_field(&x->field, &y->field);
	case SLOT_PLAN:
		return x->has_entry == y->has_entry &&
		       (!x->has_entry || plan_entry_same(&x->entry, &y->entry));
	case SLOT_PLAN_WHOLE:
		return assessment_same(a, b, "plan") && assessment_same(a, b, "acceptances");
	case SLOT_SCENARIOS:
		return same_scenarios(scenarios_raw(a), scenarios_raw(b));
	case SLOT_HEAD:
		return same_head(a, b);
	case SLOT_WORKSHOP:
		return assessment_same(a, b, "workshop");
	}
	return false;
}

void history_begin(struct history *h, const struct assessment *a, struct slot slot)
{
	h->begun.slot = slot;
	take(&h->begun.before, a, &slot);
	h->has_begun = true;
}

bool history_changed(const struct history *h, const struct assessment *a)
{
	struct snapshot now;

	if (!h->has_begun)
		return false;
	take(&now, a, &h->begun.slot);
	return !is_same(h->begun.slot.kind, &h->begun.before, &now);
}

/* Is it one item that differs, and which one? */
static bool one_practice(const struct snapshot *a, const struct snapshot *b, size_t *which)
{
	size_t n = 0;

	for (size_t i = 0; i < Q_ITEMS_MAX; i++) {
		if (a->practices[i] == b->practices[i])
			continue;
		*which = i;
		n++;
	}
	return n == 1 &&
	       (a->answer.state == ANSWER_SET || a->answer.state == ANSWER_UNSET) &&
	       (b->answer.state == ANSWER_SET || b->answer.state == ANSWER_UNSET);
}

static enum slot_part part_of(const struct snapshot *x, const struct snapshot *y,
			      size_t *practice)
{
	static const struct {
		const char *member;
		enum slot_part part;
	} beside[] = {{"note", PART_NOTE},		{"evidence", PART_EVIDENCE},
		      {"confidence", PART_CONFIDENCE},	{"flag", PART_FLAG},
		      {"votes", PART_VOTES}};
	const struct answer *a = &x->answer, *b = &y->answer;

	if (one_practice(x, y, practice))
		return PART_PRACTICE;
	if (a->state != b->state || a->level != b->level || a->option != b->option ||
	    a->reason != b->reason || memcmp(x->practices, y->practices, Q_ITEMS_MAX) != 0)
		return PART_ANSWER;
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if (!answer_same(a, b, beside[i].member))
			return beside[i].part;
	return PART_CONFIRMED;
}

bool history_answered(const struct history *h, const struct assessment *a)
{
	struct snapshot now;
	enum slot_part part;
	size_t practice;

	if (!h->has_begun || h->begun.slot.kind != SLOT_ANSWER)
		return false;
	take(&now, a, &h->begun.slot);
	part = part_of(&h->begun.before, &now, &practice);
	return part == PART_ANSWER || part == PART_PRACTICE || part == PART_CONFIRMED;
}

const struct slot *history_end(struct history *h, const struct assessment *a)
{
	struct step *step = xcalloc(1, sizeof *step);

	*step = h->begun;
	take(&step->after, a, &step->slot);
	if (step->slot.kind == SLOT_ANSWER)
		step->slot.part = part_of(&step->before, &step->after, &step->slot.practice);
	forget_after(h, h->done);
	h->steps = xrealloc(h->steps, h->n + 1, sizeof(struct step *));
	h->steps[h->n++] = step;
	h->done = h->n;
	h->has_begun = false;
	return &step->slot;
}

const struct slot *history_undo(struct history *h, struct assessment *a)
{
	struct step *step;

	if (h->done == 0)
		return NULL;
	step = h->steps[--h->done];
	put(a, &step->slot, &step->before);
	return &step->slot;
}

const struct slot *history_redo(struct history *h, struct assessment *a)
{
	struct step *step;

	if (h->done == h->n)
		return NULL;
	step = h->steps[h->done++];
	put(a, &step->slot, &step->after);
	return &step->slot;
}

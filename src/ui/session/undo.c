#include "ui/session/undo.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/die.h"
#include "model/assessment/scenario.h"

/* The head of an assessment: what is neither an answer nor a plan entry nor the workshop. */
struct head {
	const char *name, *title, *date, *scope;
	struct texts participants, rank;
	enum depth depth;
	bool has_depth;
	int target, capacity, waves_days;
	const char *waves_start;
	unsigned char *targets; /* by question; changed in copies only (settings_own) */
	struct raw_members targets_extra;
};

/* All that the team says of the plan. The arrays are left as they are: who changes them
 * changes copies (plan_own, acceptance_record). */
struct whole_plan {
	struct plan_entry *entries;
	struct acceptance *acceptances;
	size_t n_entries, n_acceptances;
};

/* How a slot was. */
struct snapshot {
	struct answer answer;
	unsigned char practices[Q_ITEMS_MAX];
	struct field_answer field;
	bool has_entry;
	struct plan_entry entry;
	struct whole_plan plan;
	const char *scenarios; /* as they stand in the file; NULL */
	struct head head;
	struct workshop workshop;
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

static void take_head(struct head *head, const struct assessment *a)
{
	*head = (struct head){
		a->name,
		a->about.title,
		a->about.date,
		a->about.scope,
		a->about.participants,
		a->settings.rank,
		a->settings.depth,
		a->settings.has_depth,
		a->settings.target,
		a->settings.capacity,
		a->settings.waves_days,
		a->settings.waves_start,
		a->settings.targets,
		a->settings.targets_extra,
	};
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
		s->plan = (struct whole_plan){a->plan, a->acceptances, a->n_plan,
					      a->n_acceptances};
		return;
	case SLOT_SCENARIOS:
		s->scenarios = scenarios_raw(a);
		return;
	case SLOT_HEAD:
		take_head(&s->head, a);
		return;
	case SLOT_WORKSHOP:
		s->workshop = a->workshop;
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

static void put_plan(struct assessment *a, const struct whole_plan *p)
{
	a->plan = p->entries;
	a->n_plan = p->n_entries;
	a->acceptances = p->acceptances;
	a->n_acceptances = p->n_acceptances;
	acceptances_link(a);
}

static void put_head(struct assessment *a, const struct head *h)
{
	a->name = h->name;
	a->about.title = h->title;
	a->about.date = h->date;
	a->about.scope = h->scope;
	a->about.participants = h->participants;
	a->settings.rank = h->rank;
	a->settings.depth = h->depth;
	a->settings.has_depth = h->has_depth;
	a->settings.target = h->target;
	a->settings.capacity = h->capacity;
	a->settings.waves_days = h->waves_days;
	a->settings.waves_start = h->waves_start;
	a->settings.targets = h->targets;
	a->settings.targets_extra = h->targets_extra;
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
		put_plan(a, &s->plan);
		return;
	case SLOT_SCENARIOS:
		scenarios_put_raw(a, s->scenarios);
		return;
	case SLOT_HEAD:
		put_head(a, &s->head);
		return;
	case SLOT_WORKSHOP:
		put_workshop(a, &s->workshop);
		return;
	}
}

static bool same_texts(struct texts a, struct texts b)
{
	return a.n == b.n && a.items == b.items;
}

static bool same_votes(const struct votes *a, const struct votes *b)
{
	if (a->n != b->n || a->extra.n != b->extra.n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->items[i].who, b->items[i].who) != 0 ||
		    a->items[i].item != b->items[i].item ||
		    a->items[i].value != b->items[i].value)
			return false;
	return true;
}

static bool same_agenda(const struct workshop *a, const struct workshop *b)
{
	if (a->n_agenda != b->n_agenda)
		return false;
	for (size_t i = 0; i < a->n_agenda; i++)
		if (strcmp(a->agenda[i].section, b->agenda[i].section) != 0 ||
		    a->agenda[i].minutes != b->agenda[i].minutes)
			return false;
	return true;
}

static bool same_workshop(const struct workshop *a, const struct workshop *b)
{
	if (!same_agenda(a, b) || a->n_parked != b->n_parked ||
	    !same_texts(a->participants, b->participants))
		return false;
	for (size_t i = 0; i < a->n_parked; i++)
		if (strcmp(a->parked[i].text, b->parked[i].text) != 0 ||
		    strcmp(a->parked[i].about, b->parked[i].about) != 0 ||
		    a->parked[i].done != b->parked[i].done)
			return false;
	return true;
}

static bool same_answer(const struct snapshot *x, const struct snapshot *y)
{
	const struct answer *a = &x->answer, *b = &y->answer;

	return a->state == b->state && a->level == b->level && a->option == b->option &&
	       a->reason == b->reason && !strcmp(a->note, b->note) &&
	       same_texts(a->evidence, b->evidence) && a->confidence == b->confidence &&
	       a->flag == b->flag && same_votes(&a->votes, &b->votes) &&
	       !strcmp(a->version, b->version) && !strcmp(a->at, b->at) &&
	       a->extra.n == b->extra.n &&
	       !memcmp(x->practices, y->practices, Q_ITEMS_MAX);
}

static bool same_entry(const struct plan_entry *a, const struct plan_entry *b)
{
	return a->status == b->status && !strcmp(a->id, b->id) && !strcmp(a->owner, b->owner) &&
	       !strcmp(a->due, b->due) && !strcmp(a->note, b->note) &&
	       !strcmp(a->at, b->at) &&
	       !strcmp(a->reason, b->reason) && !strcmp(a->approver, b->approver) &&
	       !strcmp(a->until, b->until);
}

/* Records are only ever replaced by copies. */
static bool same_plan(const struct whole_plan *a, const struct whole_plan *b)
{
	if (a->acceptances != b->acceptances || a->n_entries != b->n_entries)
		return false;
	for (size_t i = 0; i < a->n_entries; i++)
		if (!same_entry(&a->entries[i], &b->entries[i]))
			return false;
	return true;
}

static bool same_field(const struct field_answer *a, const struct field_answer *b)
{
	return a->set == b->set && a->values == b->values && !strcmp(a->text, b->text) &&
	       a->unknown.n == b->unknown.n;
}

static bool same_head(const struct head *a, const struct head *b, size_t n_questions)
{
	return !strcmp(a->name, b->name) && !strcmp(a->title, b->title) &&
	       !strcmp(a->date, b->date) && !strcmp(a->scope, b->scope) &&
	       same_texts(a->participants, b->participants) &&
	       same_texts(a->rank, b->rank) && a->depth == b->depth &&
	       a->has_depth == b->has_depth && a->target == b->target &&
	       a->capacity == b->capacity && a->waves_days == b->waves_days &&
	       !strcmp(a->waves_start, b->waves_start) &&
	       (!n_questions || !memcmp(a->targets, b->targets, n_questions));
}

static bool is_same(enum slot_kind kind, const struct snapshot *a,
		    const struct snapshot *b, size_t n_questions)
{
	switch (kind) {
	case SLOT_ANSWER:
		return same_answer(a, b);
	case SLOT_FIELD:
		return same_field(&a->field, &b->field);
	case SLOT_PLAN:
		return a->has_entry == b->has_entry &&
		       (!a->has_entry || same_entry(&a->entry, &b->entry));
	case SLOT_PLAN_WHOLE:
		return same_plan(&a->plan, &b->plan);
	case SLOT_SCENARIOS:
		return a->scenarios == b->scenarios ||
		       (a->scenarios && b->scenarios && !strcmp(a->scenarios, b->scenarios));
	case SLOT_HEAD:
		return same_head(&a->head, &b->head, n_questions);
	case SLOT_WORKSHOP:
		return same_workshop(&a->workshop, &b->workshop);
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
	return !is_same(h->begun.slot.kind, &h->begun.before, &now,
			a->questionnaire->n_questions);
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
	const struct answer *a = &x->answer, *b = &y->answer;

	if (one_practice(x, y, practice))
		return PART_PRACTICE;
	if (a->state != b->state || a->level != b->level || a->option != b->option ||
	    a->reason != b->reason || memcmp(x->practices, y->practices, Q_ITEMS_MAX) != 0)
		return PART_ANSWER;
	if (strcmp(a->note, b->note) != 0)
		return PART_NOTE;
	if (!same_texts(a->evidence, b->evidence))
		return PART_EVIDENCE;
	if (a->confidence != b->confidence)
		return PART_CONFIDENCE;
	if (a->flag != b->flag)
		return PART_FLAG;
	return same_votes(&a->votes, &b->votes) ? PART_CONFIRMED : PART_VOTES;
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

#include "model/assessment/workshop.h"

#include <string.h>

#include "base/words.h"
#include "model/assessment/assessment.h"

const struct texts *workshop_people(const struct assessment *a)
{
	return a->workshop.participants.n ? &a->workshop.participants
					  : &a->about.participants;
}

bool workshop_is_used(const struct assessment *a)
{
	return workshop_people(a)->n || a->workshop.n_agenda;
}

const char *agenda_title(const struct questionnaire *q, const struct agenda_item *item)
{
	for (size_t i = 0; i < q->n_sections; i++)
		if (!strcmp(q->sections[i].id, item->section))
			return q->sections[i].title;
	if (!strcmp(item->section, AGENDA_PROFILE))
		return tr("Profile");
	return !strcmp(item->section, AGENDA_DECISIONS) ? tr("Decisions") : item->section;
}

const char *agenda_id_of(const struct questionnaire *q, struct thing what)
{
	switch (what.kind) {
	case THING_FIELD:
		return AGENDA_PROFILE;
	case THING_DECISION:
		return AGENDA_DECISIONS;
	case THING_QUESTION:
		return q->sections[q->questions[what.index].section].id;
	case THING_SECTION:
		return q->sections[what.index].id;
	default: /* belongs nowhere */
		return "";
	}
}

struct thing agenda_thing(const struct questionnaire *q, const char *section)
{
	if (!strcmp(section, AGENDA_PROFILE))
		return (struct thing){THING_FIELD, 0};
	if (!strcmp(section, AGENDA_DECISIONS))
		return (struct thing){THING_DECISION, 0};
	for (size_t i = 0; i < q->n_sections; i++)
		if (!strcmp(q->sections[i].id, section))
			return (struct thing){THING_SECTION, i};
	return (struct thing){THING_NONE, 0};
}

size_t agenda_find(const struct workshop *w, const char *section)
{
	size_t i = 0;

	while (i < w->n_agenda && strcmp(w->agenda[i].section, section) != 0)
		i++;
	return i;
}

void workshop_own(struct assessment *a)
{
	ARENA_AGAIN(&a->arena, a->workshop.agenda, a->workshop.n_agenda);
	ARENA_AGAIN(&a->arena, a->workshop.parked, a->workshop.n_parked);
}

struct agenda_item *agenda_add(struct assessment *a, const char *section, int minutes)
{
	struct agenda_item *item =
		ARENA_PUSH(&a->arena, a->workshop.agenda, a->workshop.n_agenda);

	item->section = arena_strdup(&a->arena, section);
	item->minutes = minutes;
	item->started = item->stopped = "";
	return item;
}

struct parked *workshop_park(struct assessment *a, const char *text, const char *about,
			     const char *at, const char *by)
{
	struct parked *item =
		ARENA_PUSH(&a->arena, a->workshop.parked, a->workshop.n_parked);

	item->text = arena_strdup(&a->arena, text);
	item->about = arena_strdup(&a->arena, about);
	item->at = arena_strdup(&a->arena, at);
	item->by = arena_strdup(&a->arena, by);
	return item;
}

void agenda_drop(struct assessment *a, size_t index)
{
	struct workshop *w = &a->workshop;

	w->n_agenda--;
	memmove(&w->agenda[index], &w->agenda[index + 1],
		(w->n_agenda - index) * sizeof *w->agenda);
}

void parked_drop(struct assessment *a, size_t index)
{
	struct workshop *w = &a->workshop;

	w->n_parked--;
	memmove(&w->parked[index], &w->parked[index + 1],
		(w->n_parked - index) * sizeof *w->parked);
}

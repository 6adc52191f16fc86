/* workshop.h - what a team keeps of working through an assessment together: who is there,
 * the agenda and the time it took, and what was parked for later; votes are in votes.h.
 *
 * Part of struct assessment; texts and arrays live in its arena. Arrays are replaced and
 * not changed in place by the functions here, so a copy of the structs taken before (undo)
 * still holds what was. */
#ifndef MODEL_ASSESSMENT_WORKSHOP_H
#define MODEL_ASSESSMENT_WORKSHOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/assessment/raw.h"
#include "model/questionnaire/questionnaire.h"

/* Minutes of an agenda item; seconds spent on one: two days. */
#define AGENDA_MINUTES_MAX 2880
#define AGENDA_SPENT_MAX 172800
#define PARKED_BYTES_MAX 2000u

/* A line of the agenda. section: the id of a section, AGENDA_PROFILE, AGENDA_DECISIONS or
 * any other text, as a break. */
struct agenda_item {
	const char *section;
	int minutes;         /* 0: none set */
	int spent;           /* seconds */
	const char *started; /* ISO 8601 UTC, when it was begun first; "" when it was not */
	const char *stopped; /* likewise: the program was left while it ran; "" else */
	struct raw_members extra;
};
#define AGENDA_PROFILE "profile"
#define AGENDA_DECISIONS "decisions"

/* Something to come back to. */
struct parked {
	const char *text;
	const char *about;   /* id of a question, decision, action, …; "" for nothing */
	const char *at, *by; /* when as ISO 8601 UTC, and who; "" when not known */
	bool done;
	struct raw_members extra;
};

struct workshop {
	struct texts participants; /* empty: those of `about` */
	struct agenda_item *agenda;
	size_t n_agenda;
	struct parked *parked;
	size_t n_parked;
	struct raw_members extra;
};

struct assessment;

/* Who takes part: the workshop's participants, or else those of `about`. Borrowed. */
const struct texts *workshop_people(const struct assessment *a);
/* Is there a room: people, or an agenda that was kept? */
bool workshop_is_used(const struct assessment *a);
/* What an agenda item is about, for readers: "Reliability". Borrowed. */
const char *agenda_title(const struct questionnaire *q, const struct agenda_item *item);
/* The agenda id of where a thing belongs: its section, AGENDA_PROFILE, AGENDA_DECISIONS;
 * "" when nowhere. */
const char *agenda_id_of(const struct questionnaire *q, struct thing what);
/* The other way round: the section, the first field, the first decision; THING_NONE for any
 * other line. */
struct thing agenda_thing(const struct questionnaire *q, const char *section);
/* The index of the item with that id, or n_agenda. */
size_t agenda_find(const struct workshop *w, const char *section);

/* Replaces the arrays of agenda and parking lot by copies that may be changed in place. */
void workshop_own(struct assessment *a);
/* Adds an item at the end; a parked one takes text, about, at and by. Call workshop_own
 * before. Addresses of items are then no longer valid. */
struct agenda_item *agenda_add(struct assessment *a, const char *section, int minutes);
struct parked *workshop_park(struct assessment *a, const char *text, const char *about,
			     const char *at, const char *by);

/* Take an item out, after workshop_own. */
void agenda_drop(struct assessment *a, size_t index);
void parked_drop(struct assessment *a, size_t index);

#endif

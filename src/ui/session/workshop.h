/* workshop.h - what a room does besides answering: the agenda and its timer, votes,
 * the parking lot. Changes are steps of the session like all others; the time that passes
 * is not: undo leaves it alone. */
#ifndef UI_SESSION_WORKSHOP_H
#define UI_SESSION_WORKSHOP_H

#include "ui/session/session.h"

/* Lines of an agenda that is proposed: profile, decisions, sections. */
#define AGENDA_LINES_MAX 64

/* The agenda of the file; while it has none, a proposal in lines (90 minutes for a core
 * review, 180 for a standard, 360 for a deep one; less when a part is answered, and none for
 * what is finished). Returns the lines; *n is their number. */
const struct agenda_item *session_agenda(const struct session *s,
					 struct agenda_item lines[AGENDA_LINES_MAX],
					 size_t *n);
/* Was the room at work since the file was opened: did something change, with people entered, an
 * agenda kept or something parked? */
bool session_was_workshop(const struct session *s);
/* Begins a change of agenda or parking lot: both may then be changed in place. A proposal
 * becomes the agenda when agenda is set. false when read-only. End by session_commit. */
bool session_edit_workshop(struct session *s, bool agenda);

/* How many questions of a line are answered and asked; false when it is about none. */
bool session_agenda_progress(const struct session *s, const struct agenda_item *item,
			     size_t *answered, size_t *asked);
/* The minutes of all lines. */
int session_agenda_minutes(const struct session *s);
/* Makes the lines take that many minutes in all, each its share. Between
 * session_edit_workshop and session_commit. */
void agenda_scale(struct workshop *w, int total);

/* "Ann, Bob" as those who take part. false, with a message said, when nothing was changed:
 * two of one name would share their votes. */
bool session_set_people(struct session *s, const char *names);
/* Adds to the parking lot; about is THING_NONE or what it is tied to. */
bool session_park(struct session *s, struct thing about, const char *text);
/* One vote; VOTE_NONE takes it away. And: what the votes come to becomes the answer. */
bool session_vote(struct session *s, const struct ballot *b, const char *who, int value);
bool session_take_consensus(struct session *s, const struct ballot *b);

/* The timer. At most one line of the agenda runs; seconds count from a steady clock
 * (session.ticks), so setting the clock of the machine changes nothing. */

/* Starts the line with that id, or stops it when it is the one that runs. */
void timer_toggle(struct session *s, const char *section);
/* When the timer runs, the line that a thing belongs to runs from now on. */
void timer_follow(struct session *s, struct thing what);
/* Adds the seconds that passed to the agenda; unless now, only if the file is to be saved
 * anyway. */
void timer_settle(struct session *s, bool now);
/* Stops it because the file is left, and keeps when that was; and the line that it ran for
 * then, or NULL: until it runs again. */
void timer_leave(struct session *s);
const struct agenda_item *timer_left(const struct session *s);
bool timer_runs(const struct session *s, const struct agenda_item *item);
/* Seconds spent on a line until now. */
int timer_seconds(const struct session *s, const struct agenda_item *item);
/* Milliseconds until another minute is full, or -1 while nothing runs. */
int timer_wait(const struct session *s);
/* "12 of 15 min", "18 of 15 min, 3 over", "12 min" into buf; returns it. */
const char *timer_words(char *buf, size_t size, const struct session *s,
			const struct agenda_item *item);
/* The same of the whole agenda: "78 min left for 85 planned: 7 behind", or with less room
 * "78 min left: 7 behind"; "" before anything began. True when there is too little time. */
bool timer_total_words(char *buf, size_t size, const struct session *s,
		       const struct agenda_item *agenda, size_t n, bool narrow);
/* The line that runs, or NULL. */
const struct agenda_item *timer_item(const struct session *s);

#endif

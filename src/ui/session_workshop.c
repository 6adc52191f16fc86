#include "ui/session_workshop.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "ui/key_name.h"

/* Time is shared out in steps of so many minutes. */
#define STEP_MINUTES 5

static size_t propose_line(struct agenda_item *lines, size_t n, size_t *counts,
			   const char *section, size_t count)
{
	if (!count || n == AGENDA_LINES_MAX)
		return n;
	lines[n] = (struct agenda_item){
		.section = section, .minutes = STEP_MINUTES, .started = ""};
	counts[n] = count;
	return n + 1;
}

/* Each line gets a step; what is left goes step by step to whoever has most questions for
 * the minutes that it has. */
static void share_minutes(struct agenda_item *lines, const size_t *counts, size_t n,
			  int total)
{
	for (int left = total - (int)n * STEP_MINUTES; left >= STEP_MINUTES && n;
	     left -= STEP_MINUTES) {
		size_t best = 0;

		for (size_t i = 1; i < n; i++)
			if (counts[i] * (size_t)lines[best].minutes >
			    counts[best] * (size_t)lines[i].minutes)
				best = i;
		lines[best].minutes += STEP_MINUTES;
	}
}

const struct agenda_item *session_agenda(const struct session *s,
					 struct agenda_item lines[AGENDA_LINES_MAX],
					 size_t *n)
{
	static const int totals[] = {
		[DEPTH_CORE] = 90, [DEPTH_STANDARD] = 180, [DEPTH_DEEP] = 360};
	const struct workshop *w = &s->a->workshop;
	enum depth depth = s->a->settings.has_depth ? s->a->settings.depth : DEPTH_DEEP;
	size_t counts[AGENDA_LINES_MAX];

	*n = w->n_agenda;
	if (w->n_agenda)
		return w->agenda;
	*n = propose_line(lines, *n, counts, AGENDA_PROFILE, s->score.fields_asked / 2);
	*n = propose_line(lines, *n, counts, AGENDA_DECISIONS, s->score.decisions_asked);
	for (size_t i = 0; i < s->q->n_sections; i++)
		*n = propose_line(lines, *n, counts, s->q->sections[i].id,
				  s->score.section_progress[i].asked);
	share_minutes(lines, counts, *n, totals[depth]);
	return lines;
}

bool session_edit_workshop(struct session *s, bool agenda)
{
	struct agenda_item lines[AGENDA_LINES_MAX];
	const struct agenda_item *from;
	size_t n;

	if (!session_begin_workshop(s))
		return false;
	workshop_own(s->a);
	from = session_agenda(s, lines, &n);
	if (agenda && from == lines)
		for (size_t i = 0; i < n; i++)
			agenda_add(s->a, lines[i].section, lines[i].minutes);
	return true;
}

/* Names parted by commas, without the blanks around them. */
static struct texts split_names(struct arena *arena, const char *names)
{
	struct texts out = {0};

	while (*names) {
		size_t n = strcspn(names, ","), from = strspn(names, " "), to = n;

		while (to > from && names[to - 1] == ' ')
			to--;
		if (to > from) {
			const char **slot = ARENA_PUSH(arena, out.items, out.n);

			*slot = arena_strndup(arena, names + from, to - from);
		}
		names += n + (names[n] == ',');
	}
	return out;
}

bool session_set_people(struct session *s, const char *names)
{
	bool room = s->a->workshop.participants.n > 0;
	struct texts people;
	char said[64];

	if (room ? !session_edit_workshop(s, false) : !session_edit_settings(s))
		return false;
	people = split_names(&s->a->arena, names);
	if (room)
		s->a->workshop.participants = people;
	else
		s->a->about.participants = people;
	snprintf(said, sizeof said, "%zu %s part", people.n,
		 people.n == 1 ? "takes" : "take");
	session_commit(s, said);
	return true;
}

bool session_park(struct session *s, struct thing about, const char *text)
{
	char now[32];
	size_t n = strlen(text);

	while (n && text[n - 1] == ' ')
		n--;
	if (!n)
		return false;
	if (n > PARKED_BYTES_MAX) {
		session_say(s, STYLE_WARNING,
			    "that is too long: %zu bytes, at most %u; a note takes more",
			    n, PARKED_BYTES_MAX);
		return false;
	}
	if (!session_edit_workshop(s, false))
		return false;
	workshop_park(s->a, arena_strndup(&s->a->arena, text, n),
		      about.kind == THING_NONE ? "" : thing_id(s->q, about),
		      date_time_text(now, s->now), s->user ? s->user : "");
	session_commit(s, "it is in the parking lot");
	return true;
}

bool session_vote(struct session *s, struct thing what, const char *who, int value)
{
	char said[160];

	if (!session_edit(s, what))
		return false;
	assessment_vote(s->a, what, who, value);
	snprintf(said, sizeof said, value < 0 ? "%s: no vote" : "%s has voted", who);
	session_commit(s, said);
	return true;
}

bool session_take_consensus(struct session *s, struct thing what)
{
	struct spread spread;

	votes_spread(&spread, s->q, what, &session_answer(s, what)->votes);
	if (spread.consensus < 0) {
		session_say(s, STYLE_WARNING, "nobody has voted yet");
		return false;
	}
	if (what.kind == THING_DECISION)
		return session_set_option(s, what.index, spread.consensus);
	return session_set_level(s, what.index, spread.consensus);
}

/* The timer. */

static struct agenda_item *running(const struct session *s)
{
	size_t i;

	if (!s->a || !s->timer.section)
		return NULL;
	i = agenda_find(&s->a->workshop, s->timer.section);
	return i < s->a->workshop.n_agenda ? &s->a->workshop.agenda[i] : NULL;
}

const struct agenda_item *timer_item(const struct session *s)
{
	return running(s);
}

static int seconds_since(const struct session *s)
{
	int64_t seconds = (s->ticks - s->timer.since) / 1000;

	if (seconds < 0)
		return 0;
	return seconds > AGENDA_SPENT_MAX ? AGENDA_SPENT_MAX : (int)seconds;
}

bool timer_runs(const struct session *s, const struct agenda_item *item)
{
	return s->timer.section && !strcmp(s->timer.section, item->section);
}

int timer_seconds(const struct session *s, const struct agenda_item *item)
{
	int seconds = item->spent + (timer_runs(s, item) ? seconds_since(s) : 0);

	return seconds > AGENDA_SPENT_MAX ? AGENDA_SPENT_MAX : seconds;
}

void timer_settle(struct session *s, bool now)
{
	struct agenda_item *item = running(s);
	int seconds = item ? seconds_since(s) : 0;

	if (!seconds || (!now && !s->dirty))
		return;
	item->spent = timer_seconds(s, item);
	s->timer.since += (int64_t)seconds * 1000;
	s->dirty = true;
}

static void run(struct session *s, struct agenda_item *item)
{
	char now[32];

	s->timer.section = item->section;
	s->timer.since = s->ticks;
	if (*item->started)
		return;
	item->started = arena_strdup(&s->a->arena, date_time_text(now, s->now));
	s->dirty = true;
}

void timer_toggle(struct session *s, const char *section)
{
	bool stop = s->timer.section && !strcmp(s->timer.section, section);
	size_t i;

	timer_settle(s, true);
	if (stop) {
		s->timer.section = NULL;
		session_say(s, STYLE_INFO, "the timer stands still");
		return;
	}
	if (!session_edit_workshop(s, true))
		return;
	session_commit(s, NULL);
	i = agenda_find(&s->a->workshop, section);
	if (i == s->a->workshop.n_agenda) {
		session_say(s, STYLE_WARNING,
			    "the agenda has no line for this; %s shows it",
			    KEY(s, NULL, ACT_VIEW_WORKSHOP));
		return;
	}
	run(s, &s->a->workshop.agenda[i]);
	session_say(s, STYLE_INFO, "the timer runs: %s",
		    agenda_title(s->q, &s->a->workshop.agenda[i]));
}

void timer_follow(struct session *s, struct thing what)
{
	const char *section = agenda_id_of(s->q, what);
	size_t i = agenda_find(&s->a->workshop, section);

	if (!running(s) || !strcmp(s->timer.section, section) ||
	    i == s->a->workshop.n_agenda)
		return;
	timer_settle(s, true);
	run(s, &s->a->workshop.agenda[i]);
}

int timer_wait(const struct session *s)
{
	const struct agenda_item *item = running(s);
	int64_t passed;

	if (!item)
		return -1;
	passed = (int64_t)item->spent * 1000 + (s->ticks - s->timer.since);
	return passed < 0 ? 60000 : (int)(60000 - passed % 60000);
}

const char *timer_words(char *buf, size_t size, const struct session *s,
			const struct agenda_item *item)
{
	int minutes = timer_seconds(s, item) / 60;

	if (item->minutes && minutes > item->minutes)
		snprintf(buf, size, "%d min over %d", minutes - item->minutes,
			 item->minutes);
	else if (item->minutes)
		snprintf(buf, size, "%d of %d min", minutes, item->minutes);
	else
		snprintf(buf, size, "%d min", minutes);
	return buf;
}

#include "ui/session/workshop.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"

/* Time is shared out in steps of so many minutes. */
#define STEP_MINUTES 5
/* All of it is proposed in quarters of an hour. */
#define QUARTER_MINUTES 15

/* How many questions a line is about, and how many of them are answered. false when it is
 * about none. */
static bool line_progress(const struct session *s, const char *section,
			  struct progress *done)
{
	*done = (struct progress){0};
	if (!strcmp(section, AGENDA_PROFILE))
		*done = (struct progress){.asked = s->score.fields_asked,
					  .answered = s->score.fields_answered};
	else if (!strcmp(section, AGENDA_DECISIONS))
		*done = (struct progress){.asked = s->score.decisions_asked,
					  .answered = s->score.decisions_answered};
	for (size_t i = 0; i < s->q->n_sections; i++)
		if (!strcmp(s->q->sections[i].id, section))
			*done = s->score.section_progress[i];
	return done->asked > 0;
}

bool session_agenda_progress(const struct session *s, const struct agenda_item *item,
			     size_t *answered, size_t *asked)
{
	struct progress done;
	bool any = line_progress(s, item->section, &done);

	*answered = done.answered;
	*asked = done.asked;
	return any;
}

/* What is finished needs no time. */
static size_t propose_line(const struct session *s, struct agenda_item *lines, size_t n,
			   const char *section)
{
	struct progress done;

	if (!line_progress(s, section, &done) || n == AGENDA_LINES_MAX)
		return n;
	lines[n] = (struct agenda_item){
		.section = section,
		.minutes = done.answered < done.asked ? STEP_MINUTES : 0,
		.started = "",
		.stopped = ""};
	return n + 1;
}

/* How much a line weighs, by the questions asked and by those open; a field of the profile
 * takes half as long. */
struct weight {
	size_t asked, open;
};

static struct weight line_weight(const struct session *s, const struct agenda_item *item)
{
	bool profile = !strcmp(item->section, AGENDA_PROFILE);
	struct progress done;

	line_progress(s, item->section, &done);
	return (struct weight){profile ? (done.asked + 1) / 2 : done.asked,
			       profile ? (done.asked - done.answered + 1) / 2
				       : done.asked - done.answered};
}

/* The open line with most questions for the minutes that it has, or n. */
static size_t neediest(const struct agenda_item *lines, const struct weight *weights,
		       size_t n)
{
	size_t best = n;

	for (size_t i = 0; i < n; i++)
		if (lines[i].minutes &&
		    (best == n || weights[i].open * (size_t)lines[best].minutes >
					  weights[best].open * (size_t)lines[i].minutes))
			best = i;
	return best;
}

/* Each open line has a step. Of the whole time there is as much as of the questions; what
 * is left of it is shared out step by step. */
static void share_minutes(const struct session *s, struct agenda_item *lines, size_t n,
			  int total)
{
	struct weight weights[AGENDA_LINES_MAX], all = {0};
	size_t best;
	int left;

	for (size_t i = 0; i < n; i++) {
		weights[i] = line_weight(s, &lines[i]);
		all.asked += weights[i].asked;
		all.open += weights[i].open;
	}
	left = all.asked ? (int)((size_t)total * all.open / all.asked) : 0;
	left += (QUARTER_MINUTES - left % QUARTER_MINUTES) % QUARTER_MINUTES;
	for (size_t i = 0; i < n; i++)
		left -= lines[i].minutes;
	for (; left >= STEP_MINUTES; left -= STEP_MINUTES) {
		best = neediest(lines, weights, n);
		if (best == n)
			return;
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
	enum depth depth = assessment_depth(s->a);

	*n = w->n_agenda;
	if (w->n_agenda)
		return w->agenda;
	*n = propose_line(s, lines, *n, AGENDA_PROFILE);
	*n = propose_line(s, lines, *n, AGENDA_DECISIONS);
	for (size_t i = 0; i < s->q->n_sections; i++)
		*n = propose_line(s, lines, *n, s->q->sections[i].id);
	share_minutes(s, lines, *n, totals[depth]);
	return lines;
}

int session_agenda_minutes(const struct session *s)
{
	struct agenda_item lines[AGENDA_LINES_MAX];
	const struct agenda_item *agenda;
	int minutes = 0;
	size_t n;

	agenda = session_agenda(s, lines, &n);
	for (size_t i = 0; i < n; i++)
		minutes += agenda[i].minutes;
	return minutes;
}

/* Rounds where lines end, so that the lines make up the total to the minute. Without any
 * minutes yet all get the same. */
void agenda_scale(struct workshop *w, int total)
{
	int sum = 0, upto = 0, given = 0;

	for (size_t i = 0; i < w->n_agenda; i++)
		sum += w->agenda[i].minutes;
	for (size_t i = 0; i < w->n_agenda; i++) {
		int of = sum ? sum : (int)w->n_agenda, end;

		upto += sum ? w->agenda[i].minutes : 1;
		end = (2 * upto * total + of) / (2 * of);
		w->agenda[i].minutes = end - given;
		given = end;
	}
}

bool session_was_workshop(const struct session *s)
{
	return session_is_open(s) && s->opened.changed &&
	       (workshop_is_used(s->a) || s->a->workshop.n_parked > s->opened.parked);
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

/* The first name that stands there twice, however it is written, or NULL. */
static const char *twice(const struct texts *people)
{
	for (size_t i = 1; i < people->n; i++)
		for (size_t k = 0; k < i; k++)
			if (!strcasecmp(people->items[i], people->items[k]))
				return people->items[i];
	return NULL;
}

bool session_set_people(struct session *s, const char *names)
{
	bool room = s->a->workshop.participants.n > 0;
	struct texts people = split_names(&s->a->arena, names);
	char said[64];

	if (twice(&people)) {
		session_say(s, STYLE_WARNING, "%s is there twice: add a letter",
			    twice(&people));
		return false;
	}
	if (room ? !session_edit_workshop(s, false) : !session_edit_settings(s))
		return false;
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
	session_commit(s, "parked");
	return true;
}

bool session_vote(struct session *s, const struct ballot *b, const char *who, int value)
{
	char said[160];

	if (!session_edit(s, b->what))
		return false;
	assessment_vote(s->a, b, who, value);
	/* Not what: it may be hidden from the room. */
	snprintf(said, sizeof said, value == VOTE_NONE ? "%.120s: no vote" : "%.120s has voted",
		 who);
	session_commit(s, said);
	return true;
}

bool session_take_consensus(struct session *s, const struct ballot *b)
{
	size_t i = b->what.index;
	struct spread spread;
	int value;

	votes_spread(&spread, s->q, b, &session_answer(s, b->what)->votes);
	value = spread.consensus;
	if (value == VOTE_NONE) {
		session_say(s, STYLE_WARNING, "nobody has voted yet");
		return false;
	}
	if (ballot_is_practice(s->q, b->what))
		return session_set_practice(
			s, i, b->item, (enum practice_value)vote_to_practice(value));
	if (value == VOTE_UNKNOWN)
		return session_set_unknown(s, b->what);
	if (b->what.kind == THING_DECISION)
		return session_set_option(s, i, value);
	return session_set_level(s, i, value);
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
	item->stopped = "";
	item->spent = timer_seconds(s, item);
	s->timer.since += (int64_t)seconds * 1000;
	s->dirty = true;
}

void timer_leave(struct session *s)
{
	struct agenda_item *item = running(s);
	char now[32];

	timer_settle(s, true);
	if (!item || *session_readonly(s))
		return;
	item->stopped = arena_strdup(&s->a->arena, date_time_text(now, s->now));
	s->timer.section = NULL;
	s->dirty = true;
}

const struct agenda_item *timer_left(const struct session *s)
{
	const struct workshop *w = &s->a->workshop;

	for (size_t i = 0; i < w->n_agenda; i++)
		if (*w->agenda[i].stopped)
			return &w->agenda[i];
	return NULL;
}

static void run(struct session *s, struct agenda_item *item)
{
	struct workshop *w = &s->a->workshop;
	char now[32];

	s->timer.section = item->section;
	s->timer.since = s->ticks;
	for (size_t i = 0; i < w->n_agenda; i++) {
		s->dirty |= *w->agenda[i].stopped != '\0';
		w->agenda[i].stopped = "";
	}
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
			    KEY(s, EVERYWHERE, ACT_VIEW_WORKSHOP));
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
		snprintf(buf, size, "%d of %d min, %d over", minutes, item->minutes,
			 minutes - item->minutes);
	else if (item->minutes)
		snprintf(buf, size, "%d of %d min", minutes, item->minutes);
	else
		snprintf(buf, size, "%d min", minutes);
	return buf;
}

/* What is done with: all answered, or, where nothing is asked, begun and left. */
static bool is_over(const struct session *s, const struct agenda_item *item)
{
	struct progress done;

	if (timer_runs(s, item))
		return false;
	if (line_progress(s, item->section, &done))
		return done.answered == done.asked;
	return *item->started;
}

bool timer_total_words(char *buf, size_t size, const struct session *s,
		       const struct agenda_item *agenda, size_t n, bool narrow)
{
	char planned_text[32] = "";
	int minutes = 0, spent = 0, planned = 0, left, behind;

	for (size_t i = 0; i < n; i++) {
		int seconds = timer_seconds(s, &agenda[i]), all = agenda[i].minutes * 60;

		minutes += agenda[i].minutes;
		spent += seconds;
		planned += !is_over(s, &agenda[i]) && seconds < all ? all - seconds : 0;
	}
	left = minutes - spent / 60;
	behind = (planned - (minutes * 60 - spent)) / 60;
	if (!narrow)
		snprintf(planned_text, sizeof planned_text, " for %d planned",
			 left + behind);
	buf[0] = '\0';
	if (!spent)
		return false;
	if (left < 0)
		snprintf(buf, size, "%d of %d min, %d over", spent / 60, minutes, -left);
	else if (behind)
		snprintf(buf, size, "%d min left%s: %d %s", left, planned_text,
			 behind > 0 ? behind : -behind, behind > 0 ? "behind" : "ahead");
	else
		snprintf(buf, size, "%d min left", left);
	return left < 0 || behind > 0;
}

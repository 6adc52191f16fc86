/* The workshop: the agenda with its minutes and the timer, and the parking lot. */
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "ui/session/workshop.h"
#include "ui/view/go_to.h"
#include "ui/view/remark.h"
#include "ui/view/workshop/workshop.h"

#define STEP_MINUTES 5
/* What one line may take, and all of them. */
#define LINE_MINUTES_MAX 480
#define TOTAL_MINUTES_MAX AGENDA_MINUTES_MAX

enum { TAG_MINUTES = 1, TAG_TOTAL, TAG_ADD, TAG_EDIT };

/* What is parked under the cursor, or NULL. */
static struct parked *parked_here(const struct workshop_view *v, const struct session *s)
{
	size_t first = workshop_parked(s);

	if (v->row.cursor < first || v->row.cursor >= workshop_rows(s))
		return NULL;
	return &s->a->workshop.parked[v->row.cursor - first];
}

static struct effect ask_number(struct session *s, const char *title, int tag, int number)
{
	struct effect e = effect_ask(title, arena_printf(&s->lent, "%d", number), tag);

	e.whole = tag == TAG_MINUTES;
	return e;
}

static void commit_taken(struct session *s, const char *what)
{
	char said[160];

	snprintf(said, sizeof said, "%s; %s brings it back", what,
		 KEY(s, EVERYWHERE, ACT_UNDO));
	session_commit(s, said);
}

/* The minutes of the line under the cursor, or of all of them. */
static void set_minutes(struct workshop_view *v, struct session *s, bool all, long minutes)
{
	long least = all, most = all ? TOTAL_MINUTES_MAX : LINE_MINUTES_MAX;
	struct agenda_item *item;
	char said[200];

	minutes = minutes < least ? least : minutes > most ? most : minutes;
	if (!session_edit_workshop(s, true))
		return;
	if (all) {
		agenda_scale(&s->a->workshop, (int)minutes);
		v->row.cursor = workshop_lines(s);
		snprintf(said, sizeof said, "%ld min in all", minutes);
	} else {
		item = &s->a->workshop.agenda[v->row.cursor];
		item->minutes = (int)minutes;
		snprintf(said, sizeof said, "%.100s: %ld minute%s",
			 agenda_title(s->q, item), minutes, minutes == 1 ? "" : "s");
	}
	session_commit(s, said);
}

static struct effect agenda_act(struct workshop_view *v, struct session *s,
				const struct agenda_item *item, enum act a)
{
	struct thing t = agenda_thing(s->q, item->section);

	switch (a) {
	case ACT_ACCEPT: /* where the questions of the line are */
		if (t.kind == THING_FIELD)
			return effect_go(VIEW_PROFILE, (struct thing){THING_NONE, 0});
		if (t.kind == THING_DECISION)
			return effect_go(VIEW_DECISIONS, (struct thing){THING_NONE, 0});
		return t.kind == THING_SECTION ? go_to(s, t) : effect_of(EFFECT_IDLE);
	case ACT_TIMER:
		timer_toggle(s, item->section);
		return effect_done();
	case ACT_MORE_TIME:
	case ACT_LESS_TIME:
		set_minutes(v, s, false,
			    item->minutes + (a == ACT_MORE_TIME ? STEP_MINUTES : -STEP_MINUTES));
		return effect_done();
	case ACT_MINUTES:
		return ask_number(s, "Minutes", TAG_MINUTES, item->minutes);
	case ACT_DELETE:
		if (!session_edit_workshop(s, true))
			return effect_done();
		agenda_drop(s->a, v->row.cursor);
		commit_taken(s, "the line is off the agenda");
		return effect_done();
	default: /* not about a line */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect total_act(struct workshop_view *v, struct session *s, enum act a)
{
	int minutes = session_agenda_minutes(s);

	if (a == ACT_MINUTES || a == ACT_ACCEPT)
		return ask_number(s, "Minutes in all", TAG_TOTAL, minutes);
	if (a != ACT_MORE_TIME && a != ACT_LESS_TIME)
		return effect_of(EFFECT_PASS);
	set_minutes(v, s, true, minutes + (a == ACT_MORE_TIME ? STEP_MINUTES : -STEP_MINUTES));
	return effect_done();
}

static struct effect parked_act(struct workshop_view *v, struct session *s, enum act a)
{
	struct parked *item = parked_here(v, s);
	char id[Q_ID_MAX + 1];

	switch (a) {
	case ACT_DONE:
		if (!session_edit_workshop(s, false))
			return effect_done();
		item = parked_here(v, s);
		item->done = !item->done;
		session_commit(s, item->done ? "done" : "open again");
		return effect_done();
	case ACT_ACCEPT:
		snprintf(id, sizeof id, "%.*s", (int)strcspn(item->about, "/"),
			 item->about);
		return go_to(s, questionnaire_find(s->q, id));
	case ACT_EDIT:
		return effect_ask("Parked for later", item->text, TAG_EDIT);
	case ACT_DELETE:
		if (!session_edit_workshop(s, false))
			return effect_done();
		parked_drop(s->a, v->row.cursor - workshop_parked(s));
		commit_taken(s, "it is out of the parking lot");
		return effect_done();
	default: /* not about what is parked */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct workshop_view *v = state;
	struct agenda_item lines[AGENDA_LINES_MAX];
	const struct agenda_item *agenda;
	enum cursor_move moves;
	size_t n;

	moves = list_act(&v->row, workshop_rows(s), in->rows, in->act);
	if (moves != MOVE_NONE)
		return effect_moved(moves);
	if (in->act == ACT_PEOPLE)
		return people_ask(s);
	if (in->act == ACT_ADD)
		return effect_ask("A line for the agenda: break, wrap-up", "", TAG_ADD);
	agenda = session_agenda(s, lines, &n);
	if (v->row.cursor < n)
		return agenda_act(v, s, &agenda[v->row.cursor], in->act);
	if (parked_here(v, s))
		return parked_act(v, s, in->act);
	return total_act(v, s, in->act);
}

static void take_minutes(struct workshop_view *v, struct session *s, const struct reply *r)
{
	long least = r->tag == TAG_TOTAL, most, minutes;

	most = r->tag == TAG_TOTAL ? TOTAL_MINUTES_MAX : LINE_MINUTES_MAX;
	if (!number_parse(r->text, &minutes))
		session_say(s, STYLE_WARNING, "minutes are a whole number, like 15");
	else if (minutes < least || minutes > most)
		session_say(s, STYLE_WARNING, "minutes go from %ld to %ld", least, most);
	else if (r->tag == TAG_TOTAL || v->row.cursor < workshop_lines(s))
		set_minutes(v, s, r->tag == TAG_TOTAL, minutes);
}

static void take_line(struct workshop_view *v, struct session *s, const char *text)
{
	char said[160];

	if (!session_edit_workshop(s, true))
		return;
	if (agenda_find(&s->a->workshop, text) < s->a->workshop.n_agenda) {
		session_say(s, STYLE_WARNING, "the agenda has that line already");
		return;
	}
	agenda_add(s->a, text, 2 * STEP_MINUTES);
	v->row.cursor = s->a->workshop.n_agenda - 1;
	snprintf(said, sizeof said, "a line more; %s and %s change its minutes",
		 KEY(s, VIEW_WORKSHOP, ACT_MORE_TIME),
		 KEY(s, VIEW_WORKSHOP, ACT_LESS_TIME));
	session_commit(s, said);
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct workshop_view *v = state;

	if (r->tag == TAG_PEOPLE)
		return people_reply(s, r, effect_done());
	if (r->accepted && (r->tag == TAG_MINUTES || r->tag == TAG_TOTAL))
		take_minutes(v, s, r);
	else if (r->accepted && r->tag == TAG_ADD && *r->text)
		take_line(v, s, r->text);
	else if (r->accepted && r->tag == TAG_EDIT && *r->text &&
		 strlen(r->text) <= PARKED_BYTES_MAX && parked_here(v, s) &&
		 session_edit_workshop(s, false)) {
		parked_here(v, s)->text = arena_strdup(&s->a->arena, r->text);
		session_commit(s, "written");
	}
	return effect_done();
}

/* To the line that runs, else to where the room is. */
static void open(void *state, struct session *s, struct thing where)
{
	struct workshop_view *v = state;
	struct agenda_item lines[AGENDA_LINES_MAX];
	const struct agenda_item *agenda;
	const char *section = agenda_id_of(s->q, where);
	size_t n;

	if (!*section)
		return;
	agenda = session_agenda(s, lines, &n);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(agenda[i].section, section))
			v->row.cursor = i;
}

static const struct binding *more(const void *state, const struct session *s)
{
	const struct workshop_view *v = state;
	const struct parked *item = parked_here(v, s);

	if (v->row.cursor == workshop_lines(s))
		return workshop_total_keys;
	if (!item)
		return workshop_agenda_keys;
	return item->done ? workshop_done_keys : workshop_parked_keys;
}

static void refuse(const void *state, struct session *s, enum act a)
{
	(void)a;
	session_say(s, STYLE_INFO,
		    parked_here(state, s) ? "that is for a line of the agenda, further up"
		    : s->a->workshop.n_parked
			    ? "that is for what is parked, further down"
			    : "that is for what is parked; nothing is");
}

static int place(const void *state)
{
	return (int)((const struct workshop_view *)state)->row.cursor;
}

const struct view_ops view_workshop = {
	.title = "Workshop",
	.state_size = sizeof(struct workshop_view),
	.needs_file = true,
	.more = more,
	.refuse = refuse,
	.place = place,
	.open = open,
	.act = act,
	.reply = reply,
	.draw = workshop_draw,
};

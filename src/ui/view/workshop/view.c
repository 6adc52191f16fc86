/* The workshop: the agenda with its minutes and the timer, and the parking lot. */
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "ui/session/workshop.h"
#include "ui/view/jump.h"
#include "ui/view/people.h"
#include "ui/view/workshop/workshop.h"
#include "ui/widget/list.h"

#define STEP_MINUTES 5
/* What one line may take, and all of them. */
#define LINE_MINUTES_MAX 480
#define TOTAL_MINUTES_MAX AGENDA_MINUTES_MAX

enum { TAG_MINUTES = 1, TAG_TOTAL, TAG_ADD, TAG_EDIT };

static struct effect done(void)
{
	return effect_of(EFFECT_DONE);
}

static bool on_total(const struct workshop_view *v, const struct session *s)
{
	return v->row.cursor == workshop_lines(s);
}

/* The line of the agenda under the cursor. */
static bool here(const struct workshop_view *v, const struct session *s,
		 struct agenda_item *item)
{
	struct agenda_item lines[AGENDA_LINES_MAX];
	const struct agenda_item *agenda;
	size_t n;

	agenda = session_agenda(s, lines, &n);
	if (v->row.cursor >= n)
		return false;
	*item = agenda[v->row.cursor];
	return true;
}

/* What is parked under the cursor, or NULL. */
static const struct parked *parked_here(const struct workshop_view *v,
					const struct session *s)
{
	size_t first = workshop_parked(s);

	if (v->row.cursor < first || v->row.cursor >= workshop_rows(s))
		return NULL;
	return &s->a->workshop.parked[v->row.cursor - first];
}

static void set_minutes(struct workshop_view *v, struct session *s, long minutes)
{
	char said[200];

	if (minutes < 0)
		minutes = 0;
	if (minutes > LINE_MINUTES_MAX)
		minutes = LINE_MINUTES_MAX;
	if (!session_edit_workshop(s, true))
		return;
	s->a->workshop.agenda[v->row.cursor].minutes = (int)minutes;
	snprintf(said, sizeof said, "%.100s: %ld minute%s",
		 agenda_title(s->q, &s->a->workshop.agenda[v->row.cursor]), minutes,
		 minutes == 1 ? "" : "s");
	session_commit(s, said);
}

static void set_total(struct workshop_view *v, struct session *s, long minutes)
{
	char said[64];

	if (minutes < 1)
		minutes = 1;
	if (minutes > TOTAL_MINUTES_MAX)
		minutes = TOTAL_MINUTES_MAX;
	if (!session_edit_workshop(s, true))
		return;
	agenda_scale(&s->a->workshop, (int)minutes);
	v->row.cursor = workshop_lines(s);
	snprintf(said, sizeof said, "%ld min in all", minutes);
	session_commit(s, said);
}

static struct effect ask(struct workshop_view *v, const char *title, int tag)
{
	return (struct effect){.kind = EFFECT_ASK_TEXT,
			       .title = title,
			       .text = str_text(&v->text),
			       .whole = tag == TAG_MINUTES,
			       .tag = tag};
}

static struct effect ask_number(struct workshop_view *v, const char *title, int tag,
				int number)
{
	str_truncate(&v->text, 0);
	str_addf(&v->text, "%d", number);
	return ask(v, title, tag);
}

/* Where the questions of a line are. */
static struct effect go_there(const struct session *s, const struct agenda_item *item)
{
	struct thing t = agenda_thing(s->q, item->section);

	if (t.kind == THING_FIELD)
		return effect_go(VIEW_PROFILE, (struct thing){THING_NONE, 0});
	if (t.kind == THING_DECISION)
		return effect_go(VIEW_DECISIONS, (struct thing){THING_NONE, 0});
	return t.kind == THING_SECTION ? jump_to(s, t) : done();
}

static void commit_taken(struct session *s, const char *what)
{
	char said[160];

	snprintf(said, sizeof said, "%s; %s brings it back", what,
		 KEY(s, EVERYWHERE, ACT_UNDO));
	session_commit(s, said);
}

static struct effect agenda_act(struct workshop_view *v, struct session *s,
				const struct agenda_item *item, enum act a)
{
	switch (a) {
	case ACT_ACCEPT:
		return go_there(s, item);
	case ACT_TIMER:
		timer_toggle(s, item->section);
		return done();
	case ACT_MORE_TIME:
		set_minutes(v, s, item->minutes + STEP_MINUTES);
		return done();
	case ACT_LESS_TIME:
		set_minutes(v, s, item->minutes - STEP_MINUTES);
		return done();
	case ACT_MINUTES:
		return ask_number(v, "Minutes", TAG_MINUTES, item->minutes);
	case ACT_DELETE:
		if (!session_edit_workshop(s, true))
			return done();
		agenda_drop(s->a, v->row.cursor);
		commit_taken(s, "the line is off the agenda");
		return done();
	default: /* not about a line */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect total_act(struct workshop_view *v, struct session *s, enum act a)
{
	switch (a) {
	case ACT_MORE_TIME:
		set_total(v, s, session_agenda_minutes(s) + STEP_MINUTES);
		return done();
	case ACT_LESS_TIME:
		set_total(v, s, session_agenda_minutes(s) - STEP_MINUTES);
		return done();
	case ACT_MINUTES:
	case ACT_ACCEPT:
		return ask_number(v, "Minutes in all", TAG_TOTAL, session_agenda_minutes(s));
	default: /* not about all lines */
		return effect_of(EFFECT_PASS);
	}
}

static void set_done(struct workshop_view *v, struct session *s)
{
	struct parked *item;

	if (!session_edit_workshop(s, false))
		return;
	item = &s->a->workshop.parked[v->row.cursor - workshop_parked(s)];
	item->done = !item->done;
	session_commit(s, item->done ? "done" : "open again");
}

static struct effect parked_act(struct workshop_view *v, struct session *s,
				const struct parked *item, enum act a)
{
	char id[Q_ID_MAX + 1];

	switch (a) {
	case ACT_DONE:
		set_done(v, s);
		return done();
	case ACT_ACCEPT:
		snprintf(id, sizeof id, "%.*s", (int)strcspn(item->about, "/"),
			 item->about);
		return jump_to(s, questionnaire_find(s->q, id));
	case ACT_EDIT:
		str_truncate(&v->text, 0);
		str_add(&v->text, item->text);
		return ask(v, "Parked for later", TAG_EDIT);
	case ACT_DELETE:
		if (!session_edit_workshop(s, false))
			return done();
		parked_drop(s->a, v->row.cursor - workshop_parked(s));
		commit_taken(s, "it is out of the parking lot");
		return done();
	default: /* not about what is parked */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct workshop_view *v = state;
	struct agenda_item item;

	list_clamp(&v->row, workshop_rows(s));
	if (list_act(&v->row, workshop_rows(s), in->rows, in->act))
		return done();
	if (in->act == ACT_PEOPLE)
		return people_ask(s, &v->text);
	if (in->act == ACT_ADD) {
		str_truncate(&v->text, 0);
		return ask(v, "A line for the agenda: break, wrap-up", TAG_ADD);
	}
	if (here(v, s, &item))
		return agenda_act(v, s, &item, in->act);
	if (on_total(v, s))
		return total_act(v, s, in->act);
	if (parked_here(v, s))
		return parked_act(v, s, parked_here(v, s), in->act);
	return effect_of(EFFECT_PASS);
}

static struct effect reply_minutes(struct workshop_view *v, struct session *s,
				   const struct reply *r)
{
	long least = r->tag == TAG_TOTAL, most, minutes;

	most = r->tag == TAG_TOTAL ? TOTAL_MINUTES_MAX : LINE_MINUTES_MAX;
	if (!number_parse(r->text, &minutes))
		session_say(s, STYLE_WARNING, "minutes are a whole number, like 15");
	else if (minutes < least || minutes > most)
		session_say(s, STYLE_WARNING, "minutes go from %ld to %ld", least, most);
	else if (r->tag == TAG_TOTAL)
		set_total(v, s, minutes);
	else if (v->row.cursor < workshop_lines(s))
		set_minutes(v, s, minutes);
	return done();
}

static void add_line(struct workshop_view *v, struct session *s, const char *text)
{
	char said[160];

	if (!*text || !session_edit_workshop(s, true))
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

static void edit_parked(struct workshop_view *v, struct session *s, const char *text)
{
	if (!*text || strlen(text) > PARKED_BYTES_MAX || !parked_here(v, s) ||
	    !session_edit_workshop(s, false))
		return;
	s->a->workshop.parked[v->row.cursor - workshop_parked(s)].text =
		arena_strdup(&s->a->arena, text);
	session_commit(s, "written");
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct workshop_view *v = state;

	if (!r->accepted)
		return done();
	switch (r->tag) {
	case TAG_MINUTES:
	case TAG_TOTAL:
		return reply_minutes(v, s, r);
	case TAG_PEOPLE:
		return people_reply(s, r, done());
	case TAG_ADD:
		add_line(v, s, r->text);
		break;
	case TAG_EDIT:
		edit_parked(v, s, r->text);
		break;
	}
	return done();
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

static void layout(void *state, const struct session *s, int rows, int cols)
{
	struct workshop_view *v = state;

	list_clamp(&v->row, workshop_rows(s));
	workshop_layout(v, s, rows, cols);
}

static void draw(const void *state, const struct session *s, struct pane p)
{
	workshop_draw(state, s, p);
}

static void release(void *state)
{
	str_release(&((struct workshop_view *)state)->text);
}

/* clang-format off */
/* clang-format on */

static const struct binding *more(const void *state, const struct session *s)
{
	const struct workshop_view *v = state;

	const struct parked *item = parked_here(v, s);

	if (on_total(v, s))
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

const struct view_ops view_workshop = {
	.title = "Workshop",
	.state_size = sizeof(struct workshop_view),
	.needs_file = true,
	.more = more,
	.refuse = refuse,
	.open = open,
	.act = act,
	.reply = reply,
	.layout = layout,
	.draw = draw,
	.release = release,
};

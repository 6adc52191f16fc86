/* The workshop: the agenda with its minutes and the timer, and the parking lot. */
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "ui/jump.h"
#include "ui/key_name.h"
#include "ui/list.h"
#include "ui/session_workshop.h"
#include "ui/view.h"

/* Where minutes end, and where what was spent of them begins. */
#define MINUTES_END 34
#define SPENT_COL 37
/* From so many columns on a line also says how far its questions are. */
#define PROGRESS_COLS 76
#define STEP_MINUTES 5

struct workshop_view {
	struct list row; /* lines of the agenda, then what is parked */
	int top;
	struct str text; /* lent to effects; owned */
};

enum { TAG_MINUTES = 1, TAG_PEOPLE, TAG_ADD, TAG_EDIT };

static struct effect done(void)
{
	return effect_of(EFFECT_DONE);
}

static size_t agenda_rows(const struct session *s)
{
	struct agenda_item lines[AGENDA_LINES_MAX];
	size_t n;

	session_agenda(s, lines, &n);
	return n;
}

static size_t all_rows(const struct session *s)
{
	return agenda_rows(s) + s->a->workshop.n_parked;
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
	size_t n = agenda_rows(s);

	if (v->row.cursor < n || v->row.cursor >= all_rows(s))
		return NULL;
	return &s->a->workshop.parked[v->row.cursor - n];
}

static void set_minutes(struct workshop_view *v, struct session *s, long minutes)
{
	char said[200];

	if (minutes < 0)
		minutes = 0;
	if (minutes > AGENDA_MINUTES_MAX)
		minutes = AGENDA_MINUTES_MAX;
	if (!session_edit_workshop(s, true))
		return;
	s->a->workshop.agenda[v->row.cursor].minutes = (int)minutes;
	snprintf(said, sizeof said, "%.100s: %ld minutes",
		 agenda_title(s->q, &s->a->workshop.agenda[v->row.cursor]), minutes);
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

static struct effect ask_people(struct workshop_view *v, const struct session *s)
{
	const struct texts *people = workshop_people(s->a);

	str_truncate(&v->text, 0);
	for (size_t i = 0; i < people->n; i++)
		str_addf(&v->text, "%s%s", i ? ", " : "", people->items[i]);
	return ask(v, "Who takes part, parted by commas", TAG_PEOPLE);
}

/* Where the questions of a line are. */
static struct effect go_there(const struct session *s, const struct agenda_item *item)
{
	struct thing t = questionnaire_find(s->q, item->section);

	if (!strcmp(item->section, AGENDA_PROFILE))
		return effect_go(VIEW_PROFILE, (struct thing){THING_NONE, 0});
	if (!strcmp(item->section, AGENDA_DECISIONS))
		return effect_go(VIEW_DECISIONS, (struct thing){THING_NONE, 0});
	for (size_t i = 0; i < s->q->n_sections; i++)
		if (!strcmp(s->q->sections[i].id, item->section))
			t = (struct thing){THING_SECTION, i};
	return t.kind == THING_SECTION ? jump_to(s, t) : done();
}

static void commit_taken(struct session *s, const char *what)
{
	char said[160];

	snprintf(said, sizeof said, "%s; %s brings it back", what,
		 KEY(s, NULL, ACT_UNDO));
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
		str_truncate(&v->text, 0);
		str_addf(&v->text, "%d", item->minutes);
		return ask(v, "Minutes", TAG_MINUTES);
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

static void set_done(struct workshop_view *v, struct session *s)
{
	struct parked *item;

	if (!session_edit_workshop(s, false))
		return;
	item = &s->a->workshop.parked[v->row.cursor - agenda_rows(s)];
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
		parked_drop(s->a, v->row.cursor - agenda_rows(s));
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

	list_clamp(&v->row, all_rows(s));
	if (list_act(&v->row, all_rows(s), in->rows, in->act))
		return done();
	if (in->act == ACT_PEOPLE)
		return ask_people(v, s);
	if (in->act == ACT_ADD) {
		str_truncate(&v->text, 0);
		return ask(v, "A line for the agenda: break, wrap-up", TAG_ADD);
	}
	if (here(v, s, &item))
		return agenda_act(v, s, &item, in->act);
	if (parked_here(v, s))
		return parked_act(v, s, parked_here(v, s), in->act);
	return effect_of(EFFECT_PASS);
}

static void reply_minutes(struct workshop_view *v, struct session *s, const char *text)
{
	long minutes;

	if (v->row.cursor >= agenda_rows(s))
		return;
	if (number_parse(text, &minutes) && minutes >= 0)
		set_minutes(v, s, minutes);
	else
		session_say(s, STYLE_WARNING, "minutes are a whole number, like 15");
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
		 KEY(s, &view_workshop, ACT_MORE_TIME),
		 KEY(s, &view_workshop, ACT_LESS_TIME));
	session_commit(s, said);
}

static void edit_parked(struct workshop_view *v, struct session *s, const char *text)
{
	if (!*text || strlen(text) > PARKED_BYTES_MAX || !parked_here(v, s) ||
	    !session_edit_workshop(s, false))
		return;
	s->a->workshop.parked[v->row.cursor - agenda_rows(s)].text =
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
		reply_minutes(v, s, r->text);
		break;
	case TAG_PEOPLE:
		session_set_people(s, r->text);
		break;
	case TAG_ADD:
		add_line(v, s, r->text);
		break;
	case TAG_EDIT:
		edit_parked(v, s, r->text);
		break;
	}
	return done();
}

/* Drawing: one function for measuring and painting. *first and *height receive the rows of
 * the line under the cursor. */
struct sheet {
	const struct workshop_view *v;
	const struct session *s;
	struct pane pane;
	int first, height;
};

static void sheet_here(struct sheet *sh, int row, int end, size_t line)
{
	draw_marker(sh->pane, row, 0, line == sh->v->row.cursor);
	if (line != sh->v->row.cursor)
		return;
	sh->first = row;
	sh->height = end - row;
}

/* How far the questions of a line are. */
static void progress_text(const struct session *s, const struct agenda_item *item,
			  char *buf, size_t size)
{
	buf[0] = '\0';
	if (!strcmp(item->section, AGENDA_PROFILE))
		snprintf(buf, size, "%zu of %zu answered", s->score.fields_answered,
			 s->score.fields_asked);
	else if (!strcmp(item->section, AGENDA_DECISIONS))
		snprintf(buf, size, "%zu of %zu answered", s->score.decisions_answered,
			 s->score.decisions_asked);
	for (size_t i = 0; i < s->q->n_sections; i++)
		if (!strcmp(s->q->sections[i].id, item->section))
			snprintf(buf, size, "%zu of %zu answered",
				 s->score.section_progress[i].answered,
				 s->score.section_progress[i].asked);
}

static int draw_spent(const struct sheet *sh, int row, const struct agenda_item *item)
{
	const struct session *s = sh->s;
	bool runs = timer_runs(s, item);
	bool over = item->minutes && timer_seconds(s, item) / 60 > item->minutes;
	char words[64];

	if (!runs && !*item->started && !item->spent)
		return SPENT_COL;
	timer_words(words, sizeof words, s, item);
	return draw_textf(sh->pane, row, SPENT_COL,
			  over   ? STYLE_WARNING
			  : runs ? STYLE_STRONG
				 : STYLE_DIM,
			  "%s%s", runs ? "runs: " : "", words);
}

static void draw_line(struct sheet *sh, int row, size_t i, const struct agenda_item *item)
{
	char text[48];

	sheet_here(sh, row, row + 1, i);
	draw_fit(sh->pane, row, 2, MINUTES_END - 8 - 2, STYLE_TEXT,
		 agenda_title(sh->s->q, item));
	snprintf(text, sizeof text, "%d min", item->minutes);
	if (item->minutes)
		draw_right(sh->pane, row, MINUTES_END, STYLE_TEXT, text);
	draw_spent(sh, row, item);
	progress_text(sh->s, item, text, sizeof text);
	if (sh->pane.cols >= PROGRESS_COLS)
		draw_right(sh->pane, row, sh->pane.cols > 90 ? 90 : sh->pane.cols,
			   STYLE_DIM, text);
}

static void draw_total(struct sheet *sh, int row, const struct agenda_item *agenda,
		       size_t n)
{
	int minutes = 0, seconds = 0;
	char text[32];

	for (size_t i = 0; i < n; i++) {
		minutes += agenda[i].minutes;
		seconds += timer_seconds(sh->s, &agenda[i]);
	}
	draw_text(sh->pane, row, 2, STYLE_STRONG, "Total");
	snprintf(text, sizeof text, "%d min", minutes);
	draw_right(sh->pane, row, MINUTES_END, STYLE_STRONG, text);
	if (seconds / 60 > minutes)
		draw_textf(sh->pane, row, SPENT_COL, STYLE_WARNING, "%d min over %d",
			   seconds / 60 - minutes, minutes);
	else if (seconds)
		draw_textf(sh->pane, row, SPENT_COL, STYLE_DIM, "%d min left",
			   minutes - seconds / 60);
}

static int draw_agenda(struct sheet *sh, int row)
{
	struct agenda_item lines[AGENDA_LINES_MAX];
	const struct session *s = sh->s;
	const struct texts *people = workshop_people(s->a);
	const struct agenda_item *agenda;
	struct str names = {0};
	size_t n;
	int col;

	agenda = session_agenda(s, lines, &n);
	col = draw_text(sh->pane, row, 0, STYLE_HEADING, "Agenda");
	if (agenda == lines)
		draw_text(sh->pane, row, col + 2, STYLE_DIM,
			  "proposed; any change keeps it");
	if (!people->n)
		str_addf(&names, "%s names who takes part",
			 KEY(s, &view_workshop, ACT_PEOPLE));
	else
		str_add(&names, "With ");
	for (size_t i = 0; i < people->n; i++)
		str_addf(&names, "%s%s", i ? ", " : "", people->items[i]);
	draw_fit(sh->pane, row, SPENT_COL + 4, sh->pane.cols - SPENT_COL - 4, STYLE_DIM,
		 str_text(&names));
	str_release(&names);
	for (size_t i = 0; i < n; i++)
		draw_line(sh, ++row, i, &agenda[i]);
	draw_total(sh, ++row, agenda, n);
	return row + 1;
}

/* "REL-06, Bob, 2026-11-21" */
static void parked_source(const struct parked *item, struct str *out)
{
	const char *const parts[] = {item->about, item->by};

	for (size_t i = 0; i < 2; i++)
		if (*parts[i])
			str_addf(out, "%s%s", out->len ? ", " : "", parts[i]);
	if (*item->at)
		str_addf(out, "%s%.10s", out->len ? ", " : "", item->at);
}

static int draw_parked(struct sheet *sh, int row, size_t line, const struct parked *item)
{
	enum style style = item->done ? STYLE_DIM : STYLE_TEXT;
	struct str text = {0};
	int end, first = row;

	draw_text(sh->pane, row, 2, item->done ? STYLE_GOOD : STYLE_DIM,
		  item->done ? "done" : "open");
	end = draw_wrap(sh->pane, row, 8, style, item->text);
	row = end == row ? row + 1 : end;
	parked_source(item, &text);
	row = draw_wrap(sh->pane, row, 8, STYLE_DIM, str_text(&text));
	str_release(&text);
	sheet_here(sh, first, row, line);
	return row;
}

static int draw_parking_lot(struct sheet *sh, int row)
{
	const struct workshop *w = &sh->s->a->workshop;
	size_t open = 0, n = agenda_rows(sh->s);
	int col;

	for (size_t i = 0; i < w->n_parked; i++)
		open += !w->parked[i].done;
	col = draw_text(sh->pane, row, 0, STYLE_HEADING, "Parking lot");
	if (w->n_parked)
		draw_textf(sh->pane, row, col + 2, STYLE_DIM, "%zu open, %zu done", open,
			   w->n_parked - open);
	row++;
	if (!w->n_parked)
		return draw_wrapf(sh->pane, row, 2, STYLE_DIM,
				  "Empty: %s parks what comes up and belongs elsewhere, from "
				  "any screen.",
				  KEY(sh->s, NULL, ACT_PARK));
	for (size_t i = 0; i < w->n_parked; i++)
		row = draw_parked(sh, row, n + i, &w->parked[i]);
	return row;
}

static int draw_all(struct sheet *sh)
{
	int row = draw_agenda(sh, 0);

	return draw_parking_lot(sh, row + 1);
}

static void layout(void *state, const struct session *s, int rows, int cols)
{
	struct workshop_view *v = state;
	struct sheet sh = {.v = v, .s = s, .pane = pane_measure(cols), .height = 1};
	int total;

	list_clamp(&v->row, all_rows(s));
	total = draw_all(&sh);
	rows_scroll(&v->top, v->row.cursor ? sh.first : 0,
		    v->row.cursor ? sh.height : sh.first + sh.height, total, rows);
}

static void draw(const void *state, const struct session *s, struct pane p)
{
	const struct workshop_view *v = state;
	struct sheet sh = {.v = v, .s = s, .pane = pane_scrolled(p, v->top)};

	draw_more(p, v->top, draw_all(&sh));
}

static void release(void *state)
{
	str_release(&((struct workshop_view *)state)->text);
}

/* clang-format off */
static const struct binding agenda_keys[] = {{"T", ACT_TIMER, "timer"},
					     {"m", ACT_MINUTES, "minutes"},
					     {"<Enter>", ACT_ACCEPT, "go there"},
					     {"<Right> l", ACT_MORE_TIME, NULL},
					     {"<Left> h", ACT_LESS_TIME, NULL},
					     {0}};
static const struct binding parked_keys[] = {{"<Space>", ACT_DONE, "done"},
					     {"<Enter>", ACT_ACCEPT, "go there"},
					     {"e", ACT_EDIT, "edit"},
					     {0}};
static const struct binding bindings[] = {{"+", ACT_PARK, "park"},
					  FOOTER_BACK,
					  {"p", ACT_PEOPLE, "people"},
					  {"a", ACT_ADD, "add line"},
					  {"<Del>", ACT_DELETE, "take off"},
					  LIST_BINDINGS,
					  {0}};
/* clang-format on */
static const struct binding *const contexts[] = {agenda_keys, parked_keys, NULL};

static const struct binding *more(const void *state, const struct session *s)
{
	const struct workshop_view *v = state;

	return parked_here(v, s) ? parked_keys : agenda_keys;
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
	.bindings = bindings,
	.more = more,
	.contexts = contexts,
	.refuse = refuse,
	.act = act,
	.reply = reply,
	.layout = layout,
	.draw = draw,
	.release = release,
};

#define _POSIX_C_SOURCE 200809L
/* The first screen: open a recent file, begin a new one from a template, or open one by
 * its name. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "ui/session/recent.h"
#include "ui/view/begin.h"
#include "ui/view/view.h"
#include "ui/widget/list.h"

enum { TAG_OPEN = 1, TAG_TIME, TAG_NAME, TAG_NEW };

enum { PATH_BYTES_MAX = FILE_PATH_MAX - 1 };
#define WORDS_COL 5 /* behind marker and key */
/* From so many columns on a date has room; and the name of a worked example. */
#define DATE_COLS 76
#define NAME_COLS 110

struct start_view {
	struct list list;
	int top;  /* first row shown: lines and headings differ */
	bool all; /* recent files, not only the newest */
	/* Of the file that is being begun: its starter; the depth, -1 for that of the starter;
	 * what the workload is called. */
	size_t starter;
	int depth;
	struct str name;
};

/* What a line of the list stands for; the rest are headings and blank rows. */
enum line_kind { LINE_CURRENT, LINE_RECENT, LINE_STARTER, LINE_EXAMPLE, LINE_PATH };
struct line {
	enum line_kind kind;
	size_t index;
};

/* How many recent files are shown. */
static size_t recent_n(const struct start_view *v, const struct session *s)
{
	size_t n = s->offers ? s->offers->recent.n : 0;

	return v->all || n < RECENT_SHOWN ? n : RECENT_SHOWN;
}

static size_t starters_n(const struct session *s)
{
	return s->offers ? s->offers->n_starters : 0;
}

static size_t count_lines(const struct start_view *v, const struct session *s)
{
	return session_is_open(s) + recent_n(v, s) + starters_n(s) + 1;
}

static struct line line_at(const struct start_view *v, const struct session *s, size_t i)
{
	if (session_is_open(s) && i-- == 0)
		return (struct line){LINE_CURRENT, 0};
	if (i < recent_n(v, s))
		return (struct line){LINE_RECENT, i};
	i -= recent_n(v, s);
	if (i < starters_n(s))
		return (struct line){
			s->offers->starters[i].example ? LINE_EXAMPLE : LINE_STARTER, i};
	return (struct line){LINE_PATH, 0};
}

static struct effect ask_path(void)
{
	struct effect e = effect_ask("Open which assessment?", "", TAG_OPEN);

	e.accept = "open";
	return e;
}

/* The first thing that is asked of a new file. Worked examples say themselves how deep they
 * go, and have a name. */
static struct effect ask_first(struct start_view *v, const struct session *s, size_t starter)
{
	const struct starter *from = &s->offers->starters[starter];

	v->starter = starter;
	v->depth = -1;
	return from->example ? begin_ask_name(from->title, TAG_NAME) : begin_ask_time(TAG_TIME);
}

/* A name for the file of that workload which no file there has. */
static const char *free_name(struct session *s, const char *workload)
{
	struct str name = {0};
	const char *first, *next;

	begin_file_name(&name, workload);
	first = next = arena_strdup(&s->lent, str_text(&name));
	str_release(&name);
	for (int i = 2; file_exists(next) && i < 100; i++)
		next = arena_printf(&s->lent, "%.*s-%d%s", (int)strcspn(first, "."), first, i,
				    strchr(first, '.'));
	return next;
}

static struct effect ask_file(struct session *s, const char *workload)
{
	struct effect e = effect_ask("Name of the new file", free_name(s, workload), TAG_NEW);
	struct str in = {0};
	char folder[FILE_PATH_MAX];

	e.accept = "create";
	e.whole = true;
	if (getcwd(folder, sizeof folder)) {
		path_shorten(&in, folder);
		e.title = arena_printf(&s->lent, "%s in %s", e.title, str_text(&in));
		str_release(&in);
	}
	return e;
}

/* Lent to an effect. */
static const char *lend(struct session *s, struct str *path)
{
	const char *lent = arena_strdup(&s->lent, str_text(path));

	str_release(path);
	return lent;
}

static struct effect open_path(struct session *s, const char *path)
{
	struct str whole = {0};

	path_expand(&whole, path);
	return (struct effect){.kind = EFFECT_OPEN, .text = lend(s, &whole)};
}

static struct effect accept(struct start_view *v, struct session *s, struct line line)
{
	switch (line.kind) {
	case LINE_CURRENT:
		return effect_go(VIEW_WALK, (struct thing){THING_NONE, 0});
	case LINE_RECENT:
		return open_path(s, s->offers->recent.items[line.index].path);
	case LINE_STARTER:
	case LINE_EXAMPLE:
		return ask_first(v, s, line.index);
	case LINE_PATH:
		break;
	}
	return ask_path();
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct start_view *v = state;
	enum cursor_move moves;
	struct line line;
	size_t n;

	moves = list_act(&v->list, count_lines(v, s), in->rows, in->act);
	if (moves != MOVE_NONE)
		return effect_moved(moves);
	if (in->act == ACT_ACCEPT)
		return accept(v, s, line_at(v, s, v->list.cursor));
	if (in->act == ACT_OPTION) {
		/* Counted from the first that is not the open file; 0 is the tenth. */
		n = (size_t)(in->key > '0' ? in->key - '0' : 10) - 1 + session_is_open(s);
		if (n + 1 >= count_lines(v, s))
			return effect_of(EFFECT_IDLE);
		v->list.cursor = n;
		return accept(v, s, line_at(v, s, n));
	}
	if (in->act == ACT_SAVE_AS || in->act == ACT_RENAME)
		return effect_of(in->act == ACT_SAVE_AS ? EFFECT_SAVE_AS : EFFECT_RENAME);
	line = line_at(v, s, v->list.cursor);
	if (in->act == ACT_DELETE && line.kind == LINE_RECENT) /* only that is remembered */
		return (struct effect){
			.kind = EFFECT_FORGET,
			.text = arena_strdup(&s->lent,
					     s->offers->recent.items[line.index].path)};
	if (in->act == ACT_ALL_RECENT && (v->all || recent_n(v, s) < s->offers->recent.n)) {
		v->all = !v->all;
		return effect_of(v->all ? EFFECT_ALL_RECENT : EFFECT_DONE);
	}
	return in->act == ACT_OPEN_PATH ? ask_path() : effect_of(EFFECT_PASS);
}

/* What was asked before the file can be made. */
static struct effect reply_begin(struct start_view *v, struct session *s,
				 const struct reply *r)
{
	if (r->tag == TAG_TIME) {
		v->depth = r->choice;
		return begin_ask_name("", TAG_NAME);
	}
	str_truncate(&v->name, 0);
	str_add(&v->name, r->text);
	return ask_file(s, r->text);
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct start_view *v = state;
	struct str whole = {0};

	if (r->accepted && (r->tag == TAG_TIME || r->tag == TAG_NAME))
		return reply_begin(v, s, r);
	if (!r->accepted || !r->text || !r->text[0])
		return effect_done();
	if (strlen(r->text) > PATH_BYTES_MAX) {
		session_say(s, STYLE_WARNING, "that name is too long");
		return effect_done();
	}
	if (r->tag == TAG_OPEN)
		return open_path(s, r->text);
	if (r->tag != TAG_NEW || v->starter >= starters_n(s))
		return effect_done();
	begin_path(&whole, r->text, NULL);
	return (struct effect){.kind = EFFECT_NEW,
			       .text = lend(s, &whole),
			       .begin = {s->offers->starters[v->starter].name,
					 str_text(&v->name), v->depth}};
}

/* The file that is open. */
static void draw_file(struct pane p, int row, const char *path)
{
	struct str shown = {0};

	path_shorten(&shown, path);
	draw_fit(p, row, WORDS_COL, p.cols - WORDS_COL - 1, STYLE_TEXT,
		 *path ? str_text(&shown) : "not in a file");
	str_release(&shown);
}

/* What it is, where it stands, when it was changed, what is open. Columns from the right on:
 * they are as wide as they need to be, the name has the rest. */
static void draw_recent(struct pane p, int row, const struct recent_file *f)
{
	int open = p.cols - 1 - (int)sizeof "100 open", date = open - 12;
	int score = (p.cols >= DATE_COLS ? date : open) - 15;

	draw_fit(p, row, WORDS_COL, score - WORDS_COL - 2, STYLE_TEXT, f->workload);
	if (*f->fault) {
		draw_fit(p, row, score, p.cols - 1 - score, STYLE_WARNING, f->fault);
		return;
	}
	draw_text(p, row, score, STYLE_TEXT, f->score);
	if (p.cols >= DATE_COLS)
		draw_text(p, row, date, STYLE_DIM, f->date);
	if (f->open >= 0)
		draw_textf(p, row, open, f->open ? STYLE_TEXT : STYLE_GOOD,
			   f->open ? "%d open" : "complete", f->open);
}

/* A worked example: what it is; and what it is called, where there is room. */
static void draw_starter(struct pane p, int row, const struct starter *starter)
{
	const char *what = *starter->what ? starter->what : starter->title;

	draw_fit(p, row, WORDS_COL, p.cols - WORDS_COL - 1, STYLE_TEXT, what);
	if (*starter->what && p.cols >= NAME_COLS)
		draw_fit(p, row, NAME_COLS - 30, p.cols - NAME_COLS + 29, STYLE_DIM,
			 starter->title);
}

/* One line without its marker. The key to open by name may be a long one. */
static void draw_line(const struct start_view *v, const struct session *s, struct pane p,
		      int row, size_t i)
{
	struct line line = line_at(v, s, i);
	size_t number = i + 1 - session_is_open(s);
	int col;

	if (line.kind != LINE_CURRENT && line.kind != LINE_PATH && number <= 10)
		draw_textf(p, row, 2, STYLE_KEY, "%d", (int)number % 10);
	switch (line.kind) {
	case LINE_CURRENT:
		draw_file(p, row, assessment_file_path(s->file));
		break;
	case LINE_RECENT:
		draw_recent(p, row, &s->offers->recent.items[line.index]);
		break;
	case LINE_STARTER:
	case LINE_EXAMPLE:
		draw_starter(p, row, &s->offers->starters[line.index]);
		break;
	case LINE_PATH:
		col = draw_text(p, row, 2, STYLE_KEY, KEY(s, VIEW_START, ACT_OPEN_PATH)) + 1;
		if (col < WORDS_COL)
			col = WORDS_COL;
		draw_fit(p, row, col, p.cols - col - 1, STYLE_TEXT, "Open a file by its name");
		break;
	}
}

static const char *const heading_text[] = {
	[LINE_CURRENT] = "Open now",
	[LINE_RECENT] = "Recent files",
	[LINE_STARTER] = "Begin a new one",
	[LINE_EXAMPLE] = "Or from a worked example: its answers are filled in",
	[LINE_PATH] = "Another one",
};

static const char about[] =
	"plumbline asks how an AI workload on Azure is built, scores the answers and makes "
	"a plan of what to do first.";

/* A heading; that of the recent files says where the one under the cursor is. */
static void draw_heading(const struct start_view *v, const struct session *s, struct pane p,
			 int row, enum line_kind kind)
{
	int col = draw_text(p, row, 2, STYLE_HEADING, heading_text[kind]) + 3;
	struct line here = line_at(v, s, v->list.cursor);
	struct str path = {0};

	if (kind != LINE_RECENT || here.kind != LINE_RECENT)
		return;
	path_shorten(&path, s->offers->recent.items[here.index].path);
	draw_fit(p, row, col, p.cols - col - 1, STYLE_DIM, str_text(&path));
	str_release(&path);
}

/* Behind the last recent file that is shown: how many there are besides. */
static int draw_rest(const struct start_view *v, const struct session *s, struct pane p, int row)
{
	size_t rest = s->offers->recent.n - recent_n(v, s);
	int col;

	if (!rest)
		return row;
	col = draw_text(p, row, 2, STYLE_KEY, KEY(s, VIEW_START, ACT_ALL_RECENT)) + 1;
	draw_textf(p, row, col < WORDS_COL ? WORDS_COL : col, STYLE_DIM, "%zu more", rest);
	return row + 1;
}

static int draw_all(const void *what, const struct session *s, struct pane p,
		    struct extent *here)
{
	const struct start_view *v = what;
	struct content_state content = session_content(s);
	size_t n = count_lines(v, s);
	char text[200];
	int kind = -1, row = 0;

	if (!session_is_open(s))
		row = draw_paragraph(p, 0, 2, STYLE_TEXT, about);
	for (size_t i = 0; i < n; i++, row++) {
		if ((int)line_at(v, s, i).kind != kind) {
			kind = (int)line_at(v, s, i).kind;
			row += row > 0;
			draw_heading(v, s, p, row++, (enum line_kind)kind);
		}
		draw_marker(p, row, 0, i == v->list.cursor);
		draw_line(v, s, p, row, i);
		if (i == v->list.cursor)
			here->first = row;
		if (kind == LINE_RECENT && line_at(v, s, i).index + 1 == recent_n(v, s))
			row = draw_rest(v, s, p, row + 1) - 1;
	}
	snprintf(
		text, sizeof text,
		"One key answers a question, and every answer is saved at once. %s shows the "
		"keys of each screen; %s goes back, also out of here.",
		KEY(s, EVERYWHERE, ACT_HELP), KEY(s, EVERYWHERE, ACT_BACK));
	row = draw_paragraph(p, row + 1, 2, STYLE_DIM, text);
	if (content.date && *content.date) {
		snprintf(text, sizeof text,
			 "Content as of %s; %zu notes in it should be checked against "
			 "Microsoft's pages (%s%s).",
			 content.date, content.n_recheck,
			 KEY(s, EVERYWHERE, ACT_VIEW_LIBRARY),
			 session_is_open(s) ? "" : ", once a file is open");
		row = draw_paragraph(p, row, 2, STYLE_DIM, text);
	}
	/* The first and the last line bring what stands above and below into view. */
	if (v->list.cursor == 0)
		here->first = 0;
	else if (v->list.cursor + 1 == n)
		here->first = row - 1;
	return row;
}

static const struct binding *more(const void *state, const struct session *s)
{
	const struct start_view *v = state;
	struct list list = v->list;

	list_clamp(&list, count_lines(v, s));
	switch (line_at(v, s, list.cursor).kind) {
	case LINE_CURRENT:
		return start_open_keys;
	case LINE_RECENT:
		return start_recent_keys;
	default:
		return start_other_keys;
	}
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct start_view *v = state;

	list_clamp(&v->list, count_lines(v, s));
	rows_show(&v->top, p, p, draw_all, v, s);
}

static void open_view(void *state, struct session *s, struct thing where)
{
	(void)s;
	(void)where;
	((struct start_view *)state)->all = false;
}

static void release(void *state)
{
	str_release(&((struct start_view *)state)->name);
}

const struct view_ops view_start = {
	.title = "Files",
	.state_size = sizeof(struct start_view),
	.more = more,
	.open = open_view,
	.act = act,
	.reply = reply,
	.draw = draw,
	.release = release,
};

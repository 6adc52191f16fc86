#define _POSIX_C_SOURCE 200809L
/* The first screen: open a recent file, begin a new one from a template, or open one by
 * its name. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "ui/session/recent.h"
#include "ui/view/view.h"
#include "ui/widget/list.h"

enum { TAG_OPEN = 1, TAG_NEW };

enum { PATH_BYTES_MAX = FILE_PATH_MAX - 1 };
/* The column before what stands beside a name. */
#define BESIDE 36

#define WORDS_COL 5 /* behind marker and key */

struct start_view {
	struct list list;
	int top;             /* first row shown: lines and headings differ */
	size_t starter;      /* for which a name is being asked */
	struct str path;     /* text of the effect under way */
	struct str title;    /* and its title */
};

/* What a line of the list stands for; the rest are headings and blank rows. */
enum line_kind { LINE_CURRENT, LINE_RECENT, LINE_STARTER, LINE_EXAMPLE, LINE_PATH };
struct line {
	enum line_kind kind;
	size_t index;
};

/* Only what is remembered can be forgotten. */

static size_t recent_n(const struct session *s)
{
	return s->world ? s->world->recent.n : 0;
}

static size_t starters_n(const struct session *s)
{
	return s->world ? s->world->n_starters : 0;
}

static size_t count_lines(const struct session *s)
{
	return session_is_open(s) + recent_n(s) + starters_n(s) + 1;
}

static struct line line_at(const struct session *s, size_t i)
{
	if (session_is_open(s) && i-- == 0)
		return (struct line){LINE_CURRENT, 0};
	if (i < recent_n(s))
		return (struct line){LINE_RECENT, i};
	i -= recent_n(s);
	if (i < starters_n(s))
		return (struct line){s->world->starters[i].name[0] ? LINE_EXAMPLE
								   : LINE_STARTER,
				     i};
	return (struct line){LINE_PATH, 0};
}

/* A name for a new file: that of the starter, so that several may stand side by side. */
static void suggest_name(struct str *out, const struct starter *starter)
{
	str_truncate(out, 0);
	str_addf(out, "%s.assessment.json", starter->name[0] ? starter->name : "workload");
}

static struct effect ask_path(const char *text)
{
	return (struct effect){.kind = EFFECT_ASK_TEXT, .tag = TAG_OPEN, .text = text,
			       .title = "Open which assessment?", .accept = "open"};
}

static struct effect ask_name(struct start_view *v, const struct starter *starter)
{
	char folder[FILE_PATH_MAX];

	suggest_name(&v->path, starter);
	str_truncate(&v->title, 0);
	str_add(&v->title, "Name of the new file");
	if (getcwd(folder, sizeof folder)) {
		str_add(&v->title, " in ");
		path_shorten(&v->title, folder);
	}
	return (struct effect){.kind = EFFECT_ASK_TEXT, .tag = TAG_NEW,
			       .text = str_text(&v->path),
			       .title = str_text(&v->title), .accept = "create"};
}

static struct effect open_path(struct start_view *v, const char *path)
{
	str_truncate(&v->path, 0);
	path_expand(&v->path, path);
	return (struct effect){.kind = EFFECT_OPEN, .text = str_text(&v->path)};
}

static struct effect accept(struct start_view *v, struct session *s, struct line line)
{
	switch (line.kind) {
	case LINE_CURRENT:
		return effect_go(VIEW_WALK, (struct thing){THING_NONE, 0});
	case LINE_RECENT:
		return open_path(v, s->world->recent.items[line.index]);
	case LINE_STARTER:
	case LINE_EXAMPLE:
		v->starter = line.index;
		return ask_name(v, &s->world->starters[line.index]);
	case LINE_PATH:
		break;
	}
	return ask_path("");
}

static struct effect forget(struct start_view *v, struct session *s, struct line line)
{
	if (line.kind != LINE_RECENT)
		return effect_of(EFFECT_PASS);
	str_truncate(&v->path, 0);
	str_add(&v->path, s->world->recent.items[line.index]);
	return (struct effect){.kind = EFFECT_FORGET, .text = str_text(&v->path)};
}

/* The number stands beside the line, counted from the first that is not the open file; 0
 * is the tenth. */
static struct effect pick(struct start_view *v, struct session *s, int digit)
{
	size_t i = (size_t)(digit ? digit : 10) - 1 + session_is_open(s);

	if (i + 1 >= count_lines(s))
		return effect_of(EFFECT_DONE);
	v->list.cursor = i;
	return accept(v, s, line_at(s, i));
}

static void view_open(void *state, struct session *s, struct thing where)
{
	struct start_view *v = state;

	(void)where;
	list_clamp(&v->list, count_lines(s));
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct start_view *v = state;
	size_t n = count_lines(s);

	list_clamp(&v->list, n);
	if (list_act(&v->list, n, in->rows, in->act))
		return effect_of(EFFECT_DONE);
	if (in->act == ACT_ACCEPT)
		return accept(v, s, line_at(s, v->list.cursor));
	if (in->act == ACT_OPTION)
		return pick(v, s, in->key - '0');
	if (in->act == ACT_DELETE)
		return forget(v, s, line_at(s, v->list.cursor));
	if (in->act == ACT_OPEN_PATH)
		return ask_path("");
	return effect_of(EFFECT_PASS);
}

/* A bare name gets the suffix by which assessments are known. */
static void add_suffix(struct str *path)
{
	if (path->len && !strchr(file_name(path->data), '.'))
		str_add(path, ".assessment.json");
}

static struct effect begin_new(struct start_view *v, struct session *s, const char *name)
{
	str_truncate(&v->path, 0);
	path_expand(&v->path, name);
	add_suffix(&v->path);
	return (struct effect){.kind = EFFECT_NEW, .text = str_text(&v->path),
			       .text2 = s->world->starters[v->starter].name};
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct start_view *v = state;

	if (!r->accepted || !r->text || !r->text[0])
		return effect_of(EFFECT_DONE);
	if (strlen(r->text) > PATH_BYTES_MAX) {
		session_say(s, STYLE_WARNING, "that name is too long");
		return effect_of(EFFECT_DONE);
	}
	if (r->tag == TAG_OPEN)
		return open_path(v, r->text);
	if (r->tag == TAG_NEW && v->starter < starters_n(s))
		return begin_new(v, s, r->text);
	return effect_of(EFFECT_DONE);
}

/* Rows are drawn and counted by the same function, so that they cannot disagree. */
struct pen_at {
	struct pane p;
	const struct session *s;
	size_t cursor;
	int row;          /* next row */
	int cursor_row;   /* of the line under the cursor */
};

static void put_heading(struct pen_at *at, const char *text)
{
	if (at->row)
		at->row++;
	draw_text(at->p, at->row++, 2, STYLE_HEADING, text);
}

static void put_file(struct pen_at *at, const char *path)
{
	struct str folder = {0};
	char buf[FILE_PATH_MAX];
	int col, wide = at->p.cols - 6;

	file_folder(path, buf);
	path_shorten(&folder, buf);
	if (wide > 8) {
		col = draw_fit(at->p, at->row, WORDS_COL, wide, STYLE_TEXT,
			       *path ? file_name(path) : "not in a file");
		if (col < BESIDE)
			col = BESIDE;
		if (at->p.cols - col > 10 && strchr(path, '/'))
			draw_fit(at->p, at->row, col + 2, at->p.cols - col - 3, STYLE_DIM,
				 str_text(&folder));
	}
	str_release(&folder);
}

static void put_words(struct pen_at *at, int col, const char *text)
{
	if (at->p.cols > col + 1)
		draw_fit(at->p, at->row, col, at->p.cols - col - 1, STYLE_TEXT, text);
}

/* Behind its key, which may be a long one. */
static void put_path(struct pen_at *at)
{
	int col = draw_text(at->p, at->row, 2, STYLE_KEY,
			    KEY(at->s, VIEW_START, ACT_OPEN_PATH)) +
		  1;

	put_words(at, col < WORDS_COL ? WORDS_COL : col, "Open a file by its name");
}

/* What it is called, and beside that whose it is. */
static void put_example(struct pen_at *at, const struct starter *starter)
{
	int wide = at->p.cols - BESIDE - 3;

	put_words(at, WORDS_COL, starter->title);
	if (wide > 20 && starter->about[0] && utf8_width(starter->title) <= BESIDE - WORDS_COL)
		draw_fit(at->p, at->row, BESIDE + 2, wide, STYLE_DIM, starter->about);
}

static void put_line(struct pen_at *at, size_t i)
{
	const struct session *s = at->s;
	struct line line = line_at(s, i);
	size_t number = i + 1 - session_is_open(s);

	if (i == at->cursor)
		at->cursor_row = at->row;
	draw_marker(at->p, at->row, 0, i == at->cursor);
	if (line.kind != LINE_CURRENT && line.kind != LINE_PATH && number <= 10)
		draw_textf(at->p, at->row, 2, STYLE_KEY, "%d", (int)number % 10);
	if (line.kind == LINE_CURRENT)
		put_file(at, assessment_file_path(s->file));
	else if (line.kind == LINE_RECENT)
		put_file(at, s->world->recent.items[line.index]);
	else if (line.kind != LINE_PATH)
		put_example(at, &s->world->starters[line.index]);
	else
		put_path(at);
	at->row++;
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

static void put_wrapped(struct pen_at *at, const char *text)
{
	at->row += draw_wrap(pane_sub(at->p, at->row, 2, at->p.rows - at->row,
				      at->p.cols - 3),
			     0, 0, STYLE_DIM, text);
}

/* Draws everything, or with p measuring only counts. Returns the number of rows. */
static int draw_all(struct pen_at *at)
{
	struct content_state content = session_content(at->s);
	char text[200];
	int kind = -1;

	if (!session_is_open(at->s))
		at->row = draw_wrap(pane_sub(at->p, 0, 2, at->p.rows, at->p.cols - 3), 0, 0,
				    STYLE_TEXT, about);
	for (size_t i = 0; i < count_lines(at->s); i++) {
		int here = (int)line_at(at->s, i).kind;

		if (here != kind)
			put_heading(at, heading_text[here]);
		kind = here;
		put_line(at, i);
	}
	at->row++;
	snprintf(
		text, sizeof text,
		"One key answers a question, and every answer is saved at once. %s shows the "
		"keys of each screen; %s goes back, also out of here.",
		KEY(at->s, EVERYWHERE, ACT_HELP), KEY(at->s, EVERYWHERE, ACT_BACK));
	put_wrapped(at, text);
	if (content.date && *content.date) {
		snprintf(text, sizeof text,
			 "Content as of %s; %zu notes in it should be checked against "
			 "Microsoft's pages (%s%s).",
			 content.date, content.n_recheck,
			 KEY(at->s, EVERYWHERE, ACT_VIEW_LIBRARY),
			 session_is_open(at->s) ? "" : ", once a file is open");
		put_wrapped(at, text);
	}
	return at->row;
}

static size_t cursor_in(const struct start_view *v, const struct session *s)
{
	struct list list = v->list;

	list_clamp(&list, count_lines(s));
	return list.cursor;
}

static const struct binding *more(const void *state, const struct session *s)
{
	struct line line = line_at(s, cursor_in(state, s));

	return line.kind == LINE_RECENT ? start_recent_keys : start_other_keys;
}

static void layout(void *state, const struct session *s, int rows, int cols)
{
	struct start_view *v = state;
	struct pen_at at = {.p = pane_measure(cols), .s = s, .cursor = cursor_in(v, s)};
	int total = draw_all(&at);

	/* The first and the last line bring what stands above and below into view. */
	if (v->list.cursor == 0)
		at.cursor_row = 0;
	else if (v->list.cursor + 1 == count_lines(s))
		at.cursor_row = total - 1;
	rows_scroll(&v->top, at.cursor_row, 1, total, rows);
}

static void draw(const void *state, const struct session *s, struct pane p)
{
	const struct start_view *v = state;
	struct pen_at at = {.p = pane_scrolled(p, v->top), .s = s, .cursor = cursor_in(v, s)};

	draw_more(p, v->top, draw_all(&at));
}

static void release(void *state)
{
	struct start_view *v = state;

	str_release(&v->path);
	str_release(&v->title);
}

const struct view_ops view_start = {
	.title = "Files",
	.state_size = sizeof(struct start_view),
	.more = more,
	.open = view_open,
	.act = act,
	.reply = reply,
	.layout = layout,
	.draw = draw,
	.release = release,
};

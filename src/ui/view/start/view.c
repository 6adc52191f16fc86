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
};

/* What a line of the list stands for; the rest are headings and blank rows. */
enum line_kind { LINE_CURRENT, LINE_RECENT, LINE_STARTER, LINE_EXAMPLE, LINE_PATH };
struct line {
	enum line_kind kind;
	size_t index;
};

static size_t recent_n(const struct session *s)
{
	return s->offers ? s->offers->recent.n : 0;
}

static size_t starters_n(const struct session *s)
{
	return s->offers ? s->offers->n_starters : 0;
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

/* A name for a new file: that of the starter, so that several may stand side by side. */
static struct effect ask_name(struct session *s, const struct starter *starter)
{
	const char *name = arena_printf(&s->lent, "%s.assessment.json",
					starter->name[0] ? starter->name : "workload");
	struct effect e = effect_ask("Name of the new file", name, TAG_NEW);
	struct str in = {0};
	char folder[FILE_PATH_MAX];

	e.accept = "create";
	if (getcwd(folder, sizeof folder)) {
		path_shorten(&in, folder);
		e.title = arena_printf(&s->lent, "%s in %s", e.title, str_text(&in));
		str_release(&in);
	}
	return e;
}

/* What stands behind ~ and, with a suffix, a bare name: lent to an effect. */
static const char *whole_path(struct session *s, const char *path, const char *suffix)
{
	struct str whole = {0};
	const char *lent;

	path_expand(&whole, path);
	if (!whole.len || strchr(file_name(whole.data), '.'))
		suffix = "";
	lent = arena_printf(&s->lent, "%s%s", str_text(&whole), suffix);
	str_release(&whole);
	return lent;
}

static struct effect open_path(struct session *s, const char *path)
{
	return (struct effect){.kind = EFFECT_OPEN, .text = whole_path(s, path, "")};
}

static struct effect accept(struct start_view *v, struct session *s, struct line line)
{
	switch (line.kind) {
	case LINE_CURRENT:
		return effect_go(VIEW_WALK, (struct thing){THING_NONE, 0});
	case LINE_RECENT:
		return open_path(s, s->offers->recent.items[line.index]);
	case LINE_STARTER:
	case LINE_EXAMPLE:
		v->starter = line.index;
		return ask_name(s, &s->offers->starters[line.index]);
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

	moves = list_act(&v->list, count_lines(s), in->rows, in->act);
	if (moves != MOVE_NONE)
		return effect_moved(moves);
	if (in->act == ACT_ACCEPT)
		return accept(v, s, line_at(s, v->list.cursor));
	if (in->act == ACT_OPTION) {
		/* Counted from the first that is not the open file; 0 is the tenth. */
		n = (size_t)(in->key > '0' ? in->key - '0' : 10) - 1 + session_is_open(s);
		if (n + 1 >= count_lines(s))
			return effect_of(EFFECT_IDLE);
		v->list.cursor = n;
		return accept(v, s, line_at(s, n));
	}
	line = line_at(s, v->list.cursor);
	if (in->act == ACT_DELETE && line.kind == LINE_RECENT) /* only that is remembered */
		return (struct effect){
			.kind = EFFECT_FORGET,
			.text = arena_strdup(&s->lent,
					     s->offers->recent.items[line.index])};
	return in->act == ACT_OPEN_PATH ? ask_path() : effect_of(EFFECT_PASS);
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct start_view *v = state;

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
	return (struct effect){.kind = EFFECT_NEW,
			       .text = whole_path(s, r->text, ".assessment.json"),
			       .text2 = s->offers->starters[v->starter].name};
}

static void draw_file(struct pane p, int row, const char *path)
{
	struct str folder = {0};
	char buf[FILE_PATH_MAX];
	int col, wide = p.cols - 6;

	file_folder(path, buf);
	path_shorten(&folder, buf);
	if (wide > 8) {
		col = draw_fit(p, row, WORDS_COL, wide, STYLE_TEXT,
			       *path ? file_name(path) : "not in a file");
		if (col < BESIDE)
			col = BESIDE;
		if (p.cols - col > 10 && strchr(path, '/'))
			draw_fit(p, row, col + 2, p.cols - col - 3, STYLE_DIM,
				 str_text(&folder));
	}
	str_release(&folder);
}

/* One line without its marker. A starter says what it is called, and beside that whose it
 * is; the key to open by name may be a long one. */
static void draw_line(const struct session *s, struct pane p, int row, size_t i)
{
	struct line line = line_at(s, i);
	size_t number = i + 1 - session_is_open(s);
	const struct starter *starter;
	int col = WORDS_COL, wide = p.cols - BESIDE - 3;

	if (line.kind != LINE_CURRENT && line.kind != LINE_PATH && number <= 10)
		draw_textf(p, row, 2, STYLE_KEY, "%d", (int)number % 10);
	switch (line.kind) {
	case LINE_CURRENT:
		draw_file(p, row, assessment_file_path(s->file));
		break;
	case LINE_RECENT:
		draw_file(p, row, s->offers->recent.items[line.index]);
		break;
	case LINE_STARTER:
	case LINE_EXAMPLE:
		starter = &s->offers->starters[line.index];
		draw_fit(p, row, col, p.cols - col - 1, STYLE_TEXT, starter->title);
		if (wide > 20 && starter->about[0] &&
		    utf8_width(starter->title) <= BESIDE - WORDS_COL)
			draw_fit(p, row, BESIDE + 2, wide, STYLE_DIM, starter->about);
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

static int draw_all(const void *what, const struct session *s, struct pane p,
		    struct extent *here)
{
	const struct start_view *v = what;
	struct content_state content = session_content(s);
	size_t n = count_lines(s);
	char text[200];
	int kind = -1, row = 0;

	if (!session_is_open(s))
		row = draw_paragraph(p, 0, 2, STYLE_TEXT, about);
	for (size_t i = 0; i < n; i++, row++) {
		if ((int)line_at(s, i).kind != kind) {
			kind = (int)line_at(s, i).kind;
			row += row > 0;
			draw_text(p, row++, 2, STYLE_HEADING, heading_text[kind]);
		}
		draw_marker(p, row, 0, i == v->list.cursor);
		draw_line(s, p, row, i);
		if (i == v->list.cursor)
			here->first = row;
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
	struct list list = ((const struct start_view *)state)->list;

	list_clamp(&list, count_lines(s));
	return line_at(s, list.cursor).kind == LINE_RECENT ? start_recent_keys
							   : start_other_keys;
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct start_view *v = state;

	list_clamp(&v->list, count_lines(s));
	rows_show(&v->top, p, p, draw_all, v, s);
}

const struct view_ops view_start = {
	.title = "Files",
	.state_size = sizeof(struct start_view),
	.more = more,
	.act = act,
	.reply = reply,
	.draw = draw,
};

/* Writes the plan to files: one line a format, each with the name of its target beside the
 * assessment and what came of writing it. */
#include "ui/view/export/view.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "ui/session/recent.h"
#include "ui/widget/list.h"

#define FORMATS_MAX 16

enum { TAG_TARGET = 1, TAG_OVER = 100, TAG_WRITTEN = 200 }; /* the last two + format */

struct export_view {
	struct list list;
	int top;
	struct str target[FORMATS_MAX]; /* as typed; empty: the name beside the file */
	struct str outcome[FORMATS_MAX];
	bool failed[FORMATS_MAX];
	bool ours[FORMATS_MAX];         /* this program wrote what stands at the target */
};

static size_t count_formats(const struct session *s)
{
	size_t n = s->offers ? s->offers->n_exports : 0;

	return n < FORMATS_MAX ? n : FORMATS_MAX;
}

/* Appends where the format goes: beside the assessment, under its name
 * ("contoso-chat.assessment.json" gives "contoso-chat.plan.xlsx") or the one that was typed,
 * unless that says where. */
static void target_of(struct str *out, const struct export_view *v, const struct session *s,
		      size_t format)
{
	static const char *const endings[] = {".assessment.json", ".json"};
	const char *typed = str_text(&v->target[format]);
	const char *own = assessment_file_path(s->file);
	size_t n;

	if (*typed) {
		if (!strchr(typed, '/') && typed[0] != '~' && own && strchr(own, '/'))
			str_addn(out, own, (size_t)(file_name(own) - own));
		path_expand(out, typed);
		return;
	}
	own = own && *own ? own : "assessment.json";
	n = strlen(own);
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
		size_t k = strlen(endings[i]);

		if (n > k && strcmp(own + n - k, endings[i]) == 0) {
			n -= k;
			break;
		}
	}
	str_addn(out, own, n);
	str_addf(out, ".plan%s", s->offers->exports[format].suffix);
}

/* The same, lent to an effect. */
static const char *lend_target(const struct export_view *v, struct session *s, size_t format)
{
	struct str path = {0};
	const char *lent;

	target_of(&path, v, s, format);
	lent = arena_strdup(&s->lent, str_text(&path));
	str_release(&path);
	return lent;
}

static struct effect write_it(const struct export_view *v, struct session *s, size_t format)
{
	return (struct effect){.kind = EFFECT_EXPORT,
			       .text = lend_target(v, s, format),
			       .text2 = s->offers->exports[format].name,
			       .tag = TAG_WRITTEN + (int)format};
}

/* Somebody may have worked in a file that stands there: ask, unless we have just made it. */
static struct effect begin(struct export_view *v, struct session *s, size_t format)
{
	const char *path = lend_target(v, s, format);

	if (v->ours[format] || !file_exists(path))
		return write_it(v, s, format);
	return effect_confirm("Write over the file?",
			      arena_printf(&s->lent,
					   "%s is there already. Write over it? What was "
					   "changed in it by hand is lost, but not what is filled "
					   "in in a workbook: that is not written over.",
					   file_name(path)),
			      TAG_OVER + (int)format);
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct export_view *v = state;
	size_t n = count_formats(s), digit = (size_t)(in->key - '1');
	enum cursor_move moves = list_act(&v->list, n, in->rows / 4, in->act);

	if (moves != MOVE_NONE)
		return effect_moved(moves);
	if (in->act == ACT_VIEW_UPDATE)
		return effect_go(VIEW_UPDATE, (struct thing){THING_NONE, 0});
	if (in->act == ACT_OPTION && digit < n)
		v->list.cursor = digit;
	else if (in->act == ACT_OPTION)
		return effect_of(EFFECT_IDLE);
	if (in->act != ACT_OPTION && in->act != ACT_ACCEPT && in->act != ACT_TARGET)
		return effect_of(EFFECT_PASS);
	if (!n) {
		session_say(s, STYLE_WARNING, "nothing can be written here");
		return effect_done();
	}
	if (in->act == ACT_TARGET)
		return effect_ask(arena_printf(&s->lent, "File for %s",
					       s->offers->exports[v->list.cursor].name),
				  lend_target(v, s, v->list.cursor), TAG_TARGET);
	return begin(v, s, v->list.cursor);
}

/* The format by whose suffix a name ends, or the number of formats. */
static size_t format_of(const struct session *s, const char *name)
{
	const struct export_kind *kind = export_named(s->offers, name);

	return kind ? (size_t)(kind - s->offers->exports) : count_formats(s);
}

/* May the format be written to a file of that name? A name without a suffix gets its own;
 * one that promises something else would only mislead whoever opens it. */
static bool check_suffix(struct session *s, size_t format, struct str *name)
{
	const struct export_kind *kind = &s->offers->exports[format];
	size_t other = format_of(s, str_text(name));
	const char *base = file_name(str_text(name));
	const char *dot = strrchr(base, '.');

	if (other == format)
		return true;
	if (!*base) {
		session_say(s, STYLE_WARNING, "a name is missing behind the folder");
		return false;
	}
	if (!dot || dot == base) {
		str_add(name, kind->suffix);
		return true;
	}
	if (other < count_formats(s))
		session_say(s, STYLE_WARNING,
			    "%.40s is a name for %s, not for %s: choose %zu", base,
			    s->offers->exports[other].name, kind->name, other + 1);
	else
		session_say(s, STYLE_WARNING, "%s is written to a name that ends in %s, not "
			    "in %.20s", kind->name, kind->suffix, dot);
	return false;
}

/* false after a word of why not; then everything is as it was. */
static bool set_target(struct export_view *v, struct session *s, size_t format,
		       const char *typed)
{
	struct str path = {0}, name = {0}, before = v->target[format];
	bool fine;

	str_add(&name, strlen(typed) < FILE_PATH_MAX ? typed : "");
	fine = !name.len || check_suffix(s, format, &name);
	v->target[format] = name;
	target_of(&path, v, s, format);
	if (fine && strcmp(str_text(&path), assessment_file_path(s->file)) == 0) {
		session_say(s, STYLE_WARNING, "that is the assessment itself; choose another "
			    "name");
		fine = false;
	}
	str_release(&path);
	if (!fine)
		v->target[format] = before;
	str_release(fine ? &before : &name);
	if (!fine)
		return false;
	str_truncate(&v->outcome[format], 0);
	v->ours[format] = false;
	return true;
}

struct effect view_export_to(void *state, struct session *s, const char *name)
{
	struct export_view *v = state;
	size_t n = count_formats(s), format = format_of(s, name);

	for (size_t i = 0; i < n && format == n; i++)
		if (!strcmp(s->offers->exports[i].name, name)) {
			v->list.cursor = i;
			return begin(v, s, i);
		}
	if (format == n) {
		session_say(s, STYLE_WARNING,
			    "%.40s: the end of the name says the format, as in "
			    "plan%s",
			    name, n ? s->offers->exports[0].suffix : "");
		return effect_done();
	}
	v->list.cursor = format;
	return set_target(v, s, format, name) ? begin(v, s, format) : effect_done();
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct export_view *v = state;
	size_t n = count_formats(s), format = (size_t)(r->tag - TAG_WRITTEN);

	if (r->tag == TAG_TARGET && r->accepted && v->list.cursor < n) {
		if (set_target(v, s, v->list.cursor, r->text))
			session_say(s, STYLE_INFO, "Enter writes it");
	} else if (r->tag >= TAG_WRITTEN && format < n) {
		str_truncate(&v->outcome[format], 0);
		str_add(&v->outcome[format], r->text ? r->text : "");
		v->failed[format] = !r->accepted;
		v->ours[format] = r->accepted;
	} else if (r->tag >= TAG_OVER && r->accepted && (size_t)(r->tag - TAG_OVER) < n) {
		return write_it(v, s, (size_t)(r->tag - TAG_OVER));
	}
	return effect_done();
}

static int draw_head(struct pane p, const struct session *s)
{
	char range[64];
	struct str words = {0}, apart = {0};
	int row;

	str_addf(&words, "Score %s; ", range_text(range, &s->score.overall));
	plan_totals_words(&words, &s->plan.totals, true);
	plan_totals_apart(&apart, &s->plan.totals);
	str_addf(&words, "%s%s; %zu finding%s; %zu of %zu questions answered.",
		 apart.len ? "; " : "", str_text(&apart), s->plan.n_findings,
		 s->plan.n_findings == 1 ? "" : "s", s->score.progress.answered,
		 s->score.progress.asked);
	str_release(&apart);
	row = draw_paragraph(p, 0, 2, STYLE_TEXT, str_text(&words));
	row = draw_paragraph(p, row, 2, STYLE_DIM,
			     "Notes and reasons are in every file: mind who gets it.");
	str_release(&words);
	return row + 1;
}

/* One format: what it is, where it goes, what came of it. Returns the row after it. */
static int draw_format(struct pane p, int row, const struct export_view *v,
		       const struct session *s, size_t format, bool here)
{
	const struct export_kind *kind = &s->offers->exports[format];
	struct str path = {0}, shown = {0};
	struct pane text = pane_sub(p, 0, 10, p.rows, p.cols - 11);
	int first = row;

	draw_marker(p, row, 0, here);
	if (format < 9)
		draw_textf(p, row, 2, STYLE_KEY, "%zu", format + 1);
	draw_fit(p, row, 4, 5, STYLE_STRONG, kind->name);
	row = draw_wrap(text, row, 0, STYLE_TEXT, kind->what);
	target_of(&path, v, s, format);
	path_shorten(&shown, str_text(&path));
	row = draw_wrap(text, row, 0, STYLE_DIM, str_text(&shown));
	row = draw_wrap(text, row, 0, v->failed[format] ? STYLE_ERROR : STYLE_INFO,
			str_text(&v->outcome[format]));
	if (here)
		pane_light(p, first, row - first);
	str_release(&path);
	str_release(&shown);
	return row + 1;
}

static int draw_all(const void *what, const struct session *s, struct pane p,
		    struct extent *here)
{
	const struct export_view *v = what;
	int row = draw_head(p, s);

	for (size_t i = 0; i < count_formats(s); i++) {
		int before = row;

		row = draw_format(p, row, v, s, i, i == v->list.cursor);
		if (i == v->list.cursor && i > 0)
			*here = (struct extent){before, row - before};
	}
	return row;
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct export_view *v = state;

	struct extent here = {0, 1};
	int total;

	list_clamp(&v->list, count_formats(s));
	total = draw_all(v, s, pane_measure(p.cols), &here);
	rows_scroll(&v->top, here.first, here.height, total, p.rows);
	draw_all(v, s, pane_scrolled(p, v->top), &here);
	draw_more(p, v->top, total - 1); /* the blank row at the end is nothing more */
}

static void release(void *state)
{
	struct export_view *v = state;

	for (size_t i = 0; i < FORMATS_MAX; i++) {
		str_release(&v->target[i]);
		str_release(&v->outcome[i]);
	}
}

const struct view_ops view_export = {
	.title = "Export",
	.state_size = sizeof(struct export_view),
	.needs_file = true,
	.needs_plan = true,
	.act = act,
	.reply = reply,
	.draw = draw,
	.release = release,
};

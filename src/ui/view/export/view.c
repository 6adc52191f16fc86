/* Writes the report to files: formats to tick, who is to read them, where they go; and what came
 * of each. */
#include "ui/view/export/view.h"

#include <string.h>

#include "base/file.h"
#include "ui/session/recent.h"
#include "ui/widget/list.h"

#define FORMATS_MAX 32

enum { TAG_TARGET = 1, TAG_THEME, TAG_OVER, TAG_WRITTEN /* + format */ };

/* A format. */
struct choice_of {
	bool ticked;
	bool wanted;        /* it is still to be written in this go */
	struct str own;     /* where it goes, as typed; empty: where they all go */
	struct str outcome; /* its size, or why it was not written; empty: nothing came of it */
	bool failed;
	bool ours;          /* this program wrote what stands there */
};

struct export_view {
	struct list list;
	int top;
	bool begun;
	enum redaction redaction;
	struct str theme; /* its name or file, as typed; empty: none */
	const char *language; /* its code, borrowed; NULL: that of the theme */
	struct str place; /* folder and name, as typed, without an ending; empty: see base_of */
	struct choice_of formats[FORMATS_MAX];
	size_t wanted, failed; /* of the go that is under way, or was last */
};

static size_t count_formats(const struct session *s)
{
	size_t n = s->offers ? s->offers->exports.n : 0;

	return n < FORMATS_MAX ? n : FORMATS_MAX;
}

static const char *own_path(const struct session *s)
{
	const char *own = assessment_file_path(s->file);

	return own && *own ? own : "assessment.json";
}

/* A name alone is one beside the assessment. */
static void add_typed(struct str *out, const struct session *s, const char *typed)
{
	const char *own = own_path(s);

	if (!strchr(typed, '/') && typed[0] != '~')
		str_addn(out, own, (size_t)(file_name(own) - own));
	path_expand(out, typed);
}

/* Appends folder and name of all that is written. What was not typed is that of the
 * assessment: contoso-chat.plan beside contoso-chat.assessment.json. */
static void base_of(struct str *out, const struct export_view *v, const struct session *s)
{
	static const char *const endings[] = {".assessment.json", ".json"};
	const char *name = file_name(own_path(s));
	size_t n = strlen(name), i = 0;

	add_typed(out, s, str_text(&v->place));
	if (*file_name(str_text(&v->place)))
		return;
	while (i < 2 && !file_ends_in(name, endings[i]))
		i++;
	str_addn(out, name, i < 2 ? n - strlen(endings[i]) : n);
	str_add(out, ".plan");
}

static void target_of(struct str *out, const struct export_view *v, const struct session *s,
		      size_t format)
{
	const struct str *own = &v->formats[format].own;

	if (own->len) {
		add_typed(out, s, str_text(own));
		return;
	}
	base_of(out, v, s);
	str_add(out, s->offers->exports.items[format].suffix);
}

/* A file of its own, which may stand beside the assessment, or a name. */
static void theme_of_report(struct str *out, const struct export_view *v,
			    const struct session *s)
{
	const char *typed = str_text(&v->theme);

	if (file_ends_in(typed, ".yaml"))
		add_typed(out, s, typed);
	else
		str_add(out, typed);
}

/* A path, lent to an effect. */
static const char *lend(struct session *s, struct str *path)
{
	const char *lent = arena_strdup(&s->lent, str_text(path));

	str_release(path);
	return lent;
}

static void forget(struct choice_of *c)
{
	str_truncate(&c->outcome, 0);
	c->failed = false;
}

/* The last part of a path, also of one of a folder. */
static const char *last_part(const char *path)
{
	const char *at = path + strlen(path);

	while (at > path && !(at[0] && at[-1] == '/'))
		at--;
	return at;
}

/* Says what came of all that was wanted, and shows the first that failed. */
static void say_outcome(struct export_view *v, struct session *s, size_t last)
{
	struct str words = {0}, path = {0};

	target_of(&path, v, s, last);
	for (size_t i = count_formats(s); i-- > 0;) {
		if (!v->formats[i].failed)
			continue;
		str_addf(&words, "%s%s", words.len ? ", " : "", s->offers->exports.items[i].name);
		v->list.cursor = i;
	}
	if (v->wanted == 1 && v->failed)
		session_say(s, STYLE_ERROR, "%s", str_text(&v->formats[last].outcome));
	else if (v->wanted == 1)
		session_say(s, STYLE_INFO, "wrote %s, %s", last_part(str_text(&path)),
			    str_text(&v->formats[last].outcome));
	else if (v->failed)
		session_say(s, STYLE_ERROR, "%zu of %zu are written; not: %s",
			    v->wanted - v->failed, v->wanted, str_text(&words));
	else
		session_say(s, STYLE_INFO, "all %zu are written", v->wanted);
	str_release(&words);
	str_release(&path);
}

/* The next one to write, after that one. */
static struct effect write_next(struct export_view *v, struct session *s, size_t last)
{
	size_t n = count_formats(s), at = n, left = 0;
	struct export_order *order;
	struct str path = {0};

	for (size_t i = n; i-- > 0;)
		if (v->formats[i].wanted) {
			at = i;
			left++;
		}
	if (at == n) {
		say_outcome(v, s, last);
		return effect_done();
	}
	v->formats[at].wanted = false;
	target_of(&path, v, s, at);
	session_say(s, STYLE_INFO, "writing %zu of %zu: %s ...", v->wanted - left + 1, v->wanted,
		    s->offers->exports.items[at].name);
	order = arena_new(&s->lent, struct export_order, 1);
	*order = (struct export_order){s->offers->exports.items[at].name, lend(s, &path),
				       v->redaction, "", v->language ? v->language : ""};
	theme_of_report(&path, v, s);
	order->theme = lend(s, &path);
	return (struct effect){
		.kind = EFFECT_EXPORT, .order = order, .tag = TAG_WRITTEN + (int)at};
}

/* Somebody may have worked in a file that stands there: ask, unless we have just made it. What
 * is in a folder is another's only where its format keeps it. */
static struct effect begin(struct export_view *v, struct session *s)
{
	struct str there = {0}, path = {0};
	size_t n = 0;

	v->wanted = v->failed = 0;
	for (size_t i = 0; i < count_formats(s); i++) {
		struct choice_of *c = &v->formats[i];

		forget(c);
		v->wanted += c->wanted;
		str_truncate(&path, 0);
		target_of(&path, v, s, i);
		if (!c->wanted || c->ours || !file_exists(str_text(&path)) ||
		    file_is_folder(str_text(&path)))
			continue;
		str_addf(&there, "%s%s", n++ ? ", " : "", file_name(str_text(&path)));
	}
	str_release(&path);
	if (!n)
		return write_next(v, s, 0);
	str_addf(&there, " %s there already. Write over %s? What was changed in %s by hand is "
		 "lost, but not what is filled in in a workbook: that is not written over.",
		 n == 1 ? "is" : "are", n == 1 ? "it" : "them", n == 1 ? "it" : "them");
	return effect_confirm(n == 1 ? "Write over the file?" : "Write over the files?",
			      lend(s, &there), TAG_OVER);
}

static struct effect begin_ticked(struct export_view *v, struct session *s)
{
	bool some = false;

	for (size_t i = 0; i < count_formats(s); i++)
		some |= v->formats[i].wanted = v->formats[i].ticked;
	if (some)
		return begin(v, s);
	session_say(s, STYLE_INFO, "nothing is ticked, so nothing is written");
	return effect_done();
}

/* What was written was written otherwise. */
static void forget_all(struct export_view *v)
{
	for (size_t i = 0; i < FORMATS_MAX; i++)
		forget(&v->formats[i]);
}

/* The one after that; NULL after the last. */
static const char *next_language(const char *now, const char *const *languages)
{
	size_t i = 0;

	while (now && languages[i] && strcmp(languages[i], now) != 0)
		i++;
	return !now ? languages[0] : languages[i] ? languages[i + 1] : NULL;
}

static void open_view(void *state, struct session *s, struct thing where)
{
	struct export_view *v = state;

	(void)s;
	(void)where;
	if (!v->begun)
		v->formats[0].ticked = true;
	v->begun = true;
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct export_view *v = state;
	size_t n = count_formats(s);
	enum cursor_move moves = list_act(&v->list, n, in->rows / 2, in->act);
	struct str base = {0};

	if (moves != MOVE_NONE)
		return effect_moved(moves);
	if (in->act == ACT_VIEW_UPDATE)
		return effect_go(VIEW_UPDATE, (struct thing){THING_NONE, 0});
	if (in->act != ACT_TOGGLE && in->act != ACT_ACCEPT && in->act != ACT_TARGET &&
	    in->act != ACT_REDACT && in->act != ACT_EXPORT_THEME && in->act != ACT_LANGUAGE)
		return effect_of(EFFECT_PASS);
	if (!n) {
		session_say(s, STYLE_WARNING, "nothing can be written here");
		return effect_done();
	}
	if (in->act == ACT_ACCEPT)
		return begin_ticked(v, s);
	if (in->act == ACT_REDACT) {
		v->redaction = (enum redaction)((v->redaction + 1) % (REDACT_CUSTOMER + 1));
		forget_all(v);
		return effect_done();
	}
	if (in->act == ACT_LANGUAGE) {
		v->language = next_language(v->language, s->offers->exports.languages);
		forget_all(v);
		return effect_done();
	}
	if (in->act == ACT_EXPORT_THEME)
		return effect_ask("Theme: a file as plain.theme.yaml, or its name",
				  str_text(&v->theme), TAG_THEME);
	if (in->act == ACT_TOGGLE) {
		v->formats[v->list.cursor].ticked = !v->formats[v->list.cursor].ticked;
		return effect_done();
	}
	base_of(&base, v, s);
	return effect_ask("Folder and name, without an ending", lend(s, &base), TAG_TARGET);
}

/* All of them go to that folder, under that name. A folder alone keeps the name; an ending that
 * means a format ticks that. */
static void set_place(struct export_view *v, struct session *s, const char *typed)
{
	const struct export_kind *kind = export_named(s->offers, typed);
	size_t n = strlen(typed);
	struct str path = {0};

	if (n >= FILE_PATH_MAX) {
		session_say(s, STYLE_WARNING, "that name is too long");
		return;
	}
	str_truncate(&v->place, 0);
	str_addn(&v->place, typed, n - (kind ? strlen(kind->suffix) : 0));
	add_typed(&path, s, str_text(&v->place));
	if (v->place.len && *file_name(str_text(&path)) && file_is_folder(str_text(&path)))
		str_addc(&v->place, '/');
	str_release(&path);
	if (kind)
		v->formats[kind - s->offers->exports.items].ticked = true;
	forget_all(v);
	for (size_t i = 0; i < count_formats(s); i++) {
		str_truncate(&v->formats[i].own, 0);
		v->formats[i].ours = false;
	}
	session_say(s, STYLE_INFO, "Enter writes what is ticked");
}

struct effect view_export_to(void *state, struct session *s, const char *name)
{
	struct export_view *v = state;
	const struct export_kind *kind = export_named(s->offers, name);
	size_t n = count_formats(s), at = 0;
	struct choice_of *c;

	while (at < n && &s->offers->exports.items[at] != kind &&
	       (kind || strcmp(s->offers->exports.items[at].name, name) != 0))
		at++;
	if (at == n || strlen(name) >= FILE_PATH_MAX) {
		session_say(s, STYLE_WARNING,
			    "%.40s: the end of the name says the format, as in plan%s", name,
			    n ? s->offers->exports.items[0].suffix : "");
		return effect_done();
	}
	c = &v->formats[at];
	if (kind && strcmp(str_text(&c->own), name) != 0) {
		str_truncate(&c->own, 0);
		str_add(&c->own, name);
		c->ours = false;
	}
	for (size_t i = 0; i < n; i++)
		v->formats[i].wanted = i == at;
	c->ticked = true;
	v->list.cursor = at;
	return begin(v, s);
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct export_view *v = state;
	size_t format = (size_t)(r->tag - TAG_WRITTEN);

	if (r->tag == TAG_TARGET && r->accepted) {
		set_place(v, s, r->text);
	} else if (r->tag == TAG_THEME && r->accepted) {
		str_truncate(&v->theme, 0);
		str_add(&v->theme, r->text);
		forget_all(v);
	} else if (r->tag == TAG_OVER && r->accepted) {
		return write_next(v, s, 0);
	} else if (r->tag >= TAG_WRITTEN && format < count_formats(s)) {
		struct choice_of *c = &v->formats[format];

		str_add(&c->outcome, r->text);
		c->failed = !r->accepted;
		c->ours = r->accepted;
		v->failed += c->failed;
		return write_next(v, s, format);
	}
	return effect_done();
}

static int draw_head(struct pane p, const struct export_view *v, const struct session *s)
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
	str_truncate(&words, 0);
	redaction_words(&words, v->redaction);
	row = draw_paragraph(p, row, 2, words.len ? STYLE_STRONG : STYLE_DIM,
			     words.len ? str_text(&words)
				       : "Nothing is left out: notes and reasons are in every "
					 "file, so mind who gets it.");
	if (v->language)
		row = draw_wrapf(pane_sub(p, 0, 2, p.rows, p.cols - 3), row, 0, STYLE_STRONG,
				 "Language: %s; the questions stay in theirs (%s).", v->language,
				 s->q->language);
	if (v->theme.len)
		row = draw_wrapf(pane_sub(p, 0, 2, p.rows, p.cols - 3), row, 0, STYLE_STRONG,
				 "Theme: %.400s", str_text(&v->theme));
	str_release(&words);
	return row + 1;
}

/* Where it goes, and what came of that. */
static int draw_target(struct pane text, int row, const struct export_view *v,
		       const struct session *s, size_t format)
{
	const struct choice_of *c = &v->formats[format];
	struct str path = {0}, shown = {0};

	target_of(&path, v, s, format);
	path_shorten(&shown, str_text(&path));
	if (c->outcome.len)
		str_addf(&shown, ": written, %s", str_text(&c->outcome));
	if (c->failed) /* that names it */
		row = draw_wrap(text, row, 0, STYLE_ERROR, str_text(&c->outcome));
	else
		row = draw_wrap(text, row, 0, c->outcome.len ? STYLE_INFO : STYLE_DIM,
				str_text(&shown));
	str_release(&path);
	str_release(&shown);
	return row;
}

/* One format: what it is, and what is to be said of its target. Returns the row after it. */
static int draw_format(struct pane p, int row, const struct export_view *v,
		       const struct session *s, size_t format, bool here)
{
	const struct export_kind *kind = &s->offers->exports.items[format];
	const struct choice_of *c = &v->formats[format];
	struct pane text = pane_sub(p, 0, 19, p.rows, p.cols - 20);
	int first = row;

	draw_marker(p, row, 0, here);
	draw_text(p, row, 2, STYLE_TEXT, c->ticked ? "[x]" : "[ ]");
	draw_fit(p, row, 6, 12, STYLE_STRONG, kind->name);
	row = draw_wrap(text, row, 0, STYLE_TEXT, kind->what);
	if (c->ticked || c->outcome.len)
		row = draw_target(text, row, v, s, format);
	if (here)
		pane_light(p, first, row - first);
	return row;
}

static int draw_all(const void *what, const struct session *s, struct pane p,
		    struct extent *here)
{
	const struct export_view *v = what;
	int row = draw_head(p, v, s);

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

	list_clamp(&v->list, count_formats(s));
	rows_show(&v->top, p, p, draw_all, v, s);
}

static void release(void *state)
{
	struct export_view *v = state;

	str_release(&v->place);
	str_release(&v->theme);
	for (size_t i = 0; i < FORMATS_MAX; i++) {
		str_release(&v->formats[i].own);
		str_release(&v->formats[i].outcome);
	}
}

const struct view_ops view_export = {
	.title = "Export",
	.state_size = sizeof(struct export_view),
	.needs_file = true,
	.needs_plan = true,
	.open = open_view,
	.act = act,
	.reply = reply,
	.draw = draw,
	.release = release,
};

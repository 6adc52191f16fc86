/* What the workload is: a list of fields, and the one under the cursor in full. */
#include <stdio.h>
#include <string.h>

#include "ui/key_name.h"
#include "ui/profile.h"

enum { TAG_NAME = 1, TAG_TEXT };

static struct effect done(void)
{
	return effect_of(EFFECT_DONE);
}

static int field_here(struct profile *v, const struct session *s)
{
	list_clamp(&v->row, profile_rows(v, s));
	return profile_field(v, s, v->row.cursor);
}

/* Is every field answered that is asked? */
static bool is_complete(const struct session *s)
{
	for (size_t i = 0; i < s->q->n_fields; i++) {
		struct thing t = {THING_FIELD, i};

		if (session_is_asked(s, t) && !session_is_answered(s, t))
			return false;
	}
	return true;
}

/* To the next row; after the last one to the walk, and there too after the last field when
 * nothing is left to say: all of them are answered and the depth is chosen. */
static struct effect next_row(struct profile *v, struct session *s)
{
	size_t next = v->row.cursor + 1, n = profile_rows(v, s);
	bool was_last_field = next + PROFILE_SETTINGS == n;

	v->in_values = false;
	v->value = 0;
	if (next < n && !(was_last_field && s->a->settings.has_depth && is_complete(s))) {
		v->row.cursor++;
		return done();
	}
	return effect_go(VIEW_WALK, (struct thing){THING_NONE, 0});
}

static bool may_answer(struct session *s, int field)
{
	if (field < 0 || s->score.field_asked[field])
		return true;
	session_say(s, STYLE_WARNING, "%s is not asked here", s->q->fields[field].id);
	return false;
}

static void set_bits(struct session *s, int field, uint64_t bits)
{
	struct field_answer *answer = &s->a->fields[field];

	if (!session_edit(s, (struct thing){THING_FIELD, (size_t)field}))
		return;
	answer->set = true;
	answer->values = bits;
	session_commit(s, NULL);
}

/* The text of a row in a dialog. A digit typed on the row begins another number. */
static struct effect ask_text(struct profile *v, struct session *s, int field, int digit)
{
	const struct field *f;

	str_truncate(&v->text, 0);
	if (field == PROFILE_NAME) {
		str_add(&v->text, s->a->name);
		return (struct effect){.kind = EFFECT_ASK_TEXT,
				       .title = "Workload name",
				       .text = str_text(&v->text),
				       .tag = TAG_NAME};
	}
	if (digit)
		str_addc(&v->text, (char)digit);
	if (field == PROFILE_CAPACITY) {
		if (!digit && s->a->settings.capacity)
			str_addf(&v->text, "%d", s->a->settings.capacity);
		return (struct effect){.kind = EFFECT_ASK_TEXT,
				       .title = "Person-days a wave",
				       .text = str_text(&v->text),
				       .tag = TAG_TEXT};
	}
	f = &s->q->fields[field];
	if (!digit && s->a->fields[field].set)
		str_add(&v->text, s->a->fields[field].text);
	return (struct effect){.kind = EFFECT_ASK_TEXT,
			       .title = f->title,
			       .text = str_text(&v->text),
			       .tag = TAG_TEXT};
}

/* What is asked may change with it, and so the place of its row. */
static struct effect choose_setting(struct profile *v, struct session *s, int field,
				    size_t value)
{
	if (!profile_setting_choose(s, field, value))
		return done();
	v->row.cursor = profile_rows(v, s) - PROFILE_SETTINGS +
			(size_t)(PROFILE_DEPTH - field);
	return next_row(v, s);
}

static struct effect choose(struct profile *v, struct session *s, int field, size_t value)
{
	const struct field *f;

	if (field == PROFILE_NAME)
		session_say(s, STYLE_WARNING, "%s lets you type the name",
			    KEY(s, &view_profile, ACT_ACCEPT));
	if (field == PROFILE_NAME || !may_answer(s, field))
		return done();
	if (!profile_values(s->q, field))
		return ask_text(v, s, field, 0);
	if (value >= profile_values(s->q, field)) {
		session_say(s, STYLE_WARNING, "this takes 1 to %zu",
			    profile_values(s->q, field));
		return done();
	}
	v->value = value;
	if (field < 0)
		return choose_setting(v, s, field, value);
	f = &s->q->fields[field];
	if (f->kind == FIELD_MANY) {
		set_bits(s, field, s->a->fields[field].values ^ (uint64_t)1 << value);
		return done();
	}
	if (f->kind == FIELD_DECISION)
		session_set_option(s, (size_t)f->decision, (int)value);
	else
		set_bits(s, field, (uint64_t)1 << value);
	return *session_readonly(s) ? done() : next_row(v, s);
}

/* "None of them" for fields of many values. */
static struct effect choose_none(struct session *s, int field)
{
	if (field < 0 || s->q->fields[field].kind != FIELD_MANY)
		session_say(s, STYLE_WARNING, "none is an answer only where several may hold");
	else if (may_answer(s, field))
		set_bits(s, field, 0);
	return done();
}

static void show_all(struct profile *v, struct session *s)
{
	v->show_all = !v->show_all;
	session_say(s, STYLE_INFO,
		    v->show_all ? "what is not asked is shown, too"
				: "only what is asked is shown");
}

static bool is_typed(const struct session *s, int field)
{
	return field < 0 ? !profile_values(s->q, field)
			 : s->q->fields[field].kind == FIELD_NUMBER ||
				   s->q->fields[field].kind == FIELD_TEXT;
}

/* A digit chooses a value, or begins the number where one is typed. */
static struct effect choose_digit(struct profile *v, struct session *s, int field, int digit)
{
	bool number = field == PROFILE_CAPACITY ||
		      (field >= 0 && s->q->fields[field].kind == FIELD_NUMBER);

	if (number && may_answer(s, field))
		return ask_text(v, s, field, digit);
	if (number)
		return done();
	return digit == '0' ? choose_none(s, field)
			    : choose(v, s, field, (size_t)(digit - '1'));
}

static struct effect accept(struct profile *v, struct session *s, int field)
{
	if (v->in_values && (field < 0 || s->q->fields[field].kind != FIELD_MANY))
		return choose(v, s, field, v->value);
	if (!is_typed(s, field))
		return next_row(v, s);
	if (!may_answer(s, field))
		return done();
	return ask_text(v, s, field, 0);
}

static void clear(struct session *s, int field)
{
	if (field >= 0)
		session_clear(s, (struct thing){THING_FIELD, (size_t)field});
	else if (field != PROFILE_NAME)
		profile_setting_clear(s, field);
	else if (*s->a->name && session_edit_settings(s)) {
		s->a->name = "";
		session_commit(s, "the name is taken away");
	}
}

static void set_unknown(struct session *s, int field)
{
	if (field >= 0 && s->q->fields[field].kind == FIELD_DECISION)
		session_set_unknown(s, (struct thing){THING_FIELD, (size_t)field});
	else
		session_say(s, STYLE_WARNING,
			    "leave it unanswered: what is not known opens no questions");
}

static struct effect enter_values(struct profile *v, struct session *s, int field)
{
	v->in_values = profile_values(s->q, field) > 0;
	if (v->value >= profile_values(s->q, field))
		v->value = 0;
	return done();
}

static bool move(struct profile *v, struct session *s, int field, const struct input *in)
{
	struct list values = {.cursor = v->value};

	if (v->in_values) {
		if (!list_act(&values, profile_values(s->q, field), in->rows, in->act))
			return false;
		v->value = values.cursor;
		return true;
	}
	v->value = 0;
	return list_act(&v->row, profile_rows(v, s), in->rows, in->act);
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct profile *v = state;
	int field = field_here(v, s);

	if (move(v, s, field, in))
		return done();
	switch (in->act) {
	case ACT_OPTION:
	case ACT_NONE_OF_THEM:
		return choose_digit(v, s, field, in->key);
	case ACT_TOGGLE:
		return v->in_values ? choose(v, s, field, v->value)
				    : enter_values(v, s, field);
	case ACT_ACCEPT:
		return accept(v, s, field);
	case ACT_RIGHT:
	case ACT_NEXT_PANE:
		v->in_values = !v->in_values;
		return v->in_values ? enter_values(v, s, field) : done();
	case ACT_LEFT:
	case ACT_CANCEL:
		if (!v->in_values)
			return effect_of(EFFECT_PASS);
		v->in_values = false;
		return done();
	case ACT_CLEAR:
		clear(s, field);
		return done();
	case ACT_UNKNOWN:
		set_unknown(s, field);
		return done();
	case ACT_MORE:
		if (field < 0) {
			session_say(s, STYLE_INFO, "all there is to know stands at the right");
			return done();
		}
		return effect_go(VIEW_MORE, (struct thing){THING_FIELD, (size_t)field});
	case ACT_SHOW_ALL:
		show_all(v, s);
		return done();
	default: /* not ours */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct profile *v = state;
	int field = field_here(v, s);

	if (!r->accepted)
		return done();
	if (r->tag == TAG_NAME) {
		if (!session_edit_settings(s))
			return done();
		s->a->name = arena_strdup(&s->a->arena, r->text);
		session_commit(s, NULL);
		return next_row(v, s);
	}
	if (!*r->text) {
		clear(s, field);
		return next_row(v, s);
	}
	if (session_set_words(s, field < 0 ? profile_setting_id(field)
					   : s->q->fields[field].id, r->text))
		return next_row(v, s);
	str_truncate(&v->text, 0);
	str_add(&v->text, r->text);
	return (struct effect){.kind = EFFECT_ASK_TEXT,
			       .title = field < 0 ? profile_setting_title(field)
						  : s->q->fields[field].title,
			       .text = str_text(&v->text),
			       .tag = TAG_TEXT};
}

static void open(void *state, struct session *s, struct thing where)
{
	struct profile *v = state;

	if (where.kind != THING_FIELD)
		return;
	if (!s->score.field_asked[where.index])
		v->show_all = true;
	for (size_t i = 0; i < profile_rows(v, s); i++)
		if (profile_field(v, s, i) == (int)where.index)
			v->row.cursor = i;
	v->in_values = false;
}

/* The list takes what it needs at the left; the field the rest. */
static int list_cols(int cols)
{
	return cols >= 110 ? 56 : cols * 11 / 20;
}

/* The last column is for the signs. */
static int field_cols(int cols)
{
	return cols - list_cols(cols) - 4;
}

static void layout(void *state, const struct session *s, int rows, int cols)
{
	struct profile *v = state;
	int field = field_here(v, s), cursor = 0;
	int total = profile_draw_field(v, s, pane_measure(field_cols(cols)), field, &cursor);

	list_scroll(&v->row, profile_rows(v, s), rows);
	if (!v->in_values)
		v->top = 0;
	else
		rows_scroll(&v->top, v->value ? cursor : 0, v->value ? 1 : cursor + 1,
			    total, rows);
}

static void draw(const void *state, const struct session *s, struct pane p)
{
	const struct profile *v = state;
	int left = list_cols(p.cols), total;
	size_t n = profile_rows(v, s), at = v->row.cursor < n ? v->row.cursor : n - 1;
	struct pane field = pane_sub(p, 0, left + 3, p.rows, field_cols(p.cols));

	profile_draw_list(v, s, pane_sub(p, 0, 0, p.rows, left));
	draw_more(pane_sub(p, 0, 0, p.rows, left + 1), (int)v->row.top, (int)n);
	draw_vline(p, 0, left + 1, p.rows, STYLE_FRAME);
	total = profile_draw_field(v, s, pane_scrolled(field, v->top),
				   profile_field(v, s, at), NULL);
	draw_more(p, v->top, total);
}

static void release(void *state)
{
	str_release(&((struct profile *)state)->text);
}

static const struct binding bindings[] = {{"1..9", ACT_OPTION, "choose"},
					  {"<Enter>", ACT_ACCEPT, "next"},
					  {"i", ACT_MORE, "more"},
					  FOOTER_BACK,
					  {"<Del>", ACT_CLEAR, "clear"},
					  {"<Tab>", ACT_NEXT_PANE, "values"},
					  {"a", ACT_SHOW_ALL, "not asked"},
					  {"0", ACT_NONE_OF_THEM, NULL},
					  {"<Space>", ACT_TOGGLE, NULL},
					  {"<Right> l", ACT_RIGHT, NULL},
					  {"<Left> h", ACT_LEFT, NULL},
					  {"<Esc>", ACT_CANCEL, NULL},
					  {"u", ACT_UNKNOWN, NULL},
					  LIST_BINDINGS,
					  {0}};

static struct thing current(const void *state, const struct session *s)
{
	const struct profile *v = state;
	size_t rows = profile_rows(v, s);
	int field = rows ? profile_field(v, s, v->row.cursor < rows ? v->row.cursor : 0) : -1;

	return field < 0 ? (struct thing){THING_NONE, 0}
			 : (struct thing){THING_FIELD, (size_t)field};
}

const struct view_ops view_profile = {
	.title = "Profile",
	.current = current,
	.state_size = sizeof(struct profile),
	.needs_file = true,
	.bindings = bindings,
	.open = open,
	.act = act,
	.reply = reply,
	.layout = layout,
	.draw = draw,
	.release = release,
};

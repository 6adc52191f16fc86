/* What the workload is: a list of fields, and the one under the cursor in full. */
#include <stdio.h>
#include <string.h>

#include "ui/view/profile/profile.h"

enum { TAG_TEXT = 1, TAG_NOTE };

static struct effect done(void)
{
	return effect_of(EFFECT_DONE);
}

static void go(struct profile *v, int field)
{
	v->at = field + 1;
	v->in_values = false;
	v->value = 0;
}

/* The field under the cursor, which is from now on where the cursor is. */
static int field_here(struct profile *v, const struct session *s)
{
	int field = profile_here(v, s);

	v->at = field + 1;
	return field;
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

/* Says that another screen begins, and behind that what the last answer moved. */
static struct effect to_walk(struct session *s)
{
	size_t needed = profile_needed(s);
	struct str said = {0};

	str_add(&said, "the profile is through");
	if (needed)
		str_addf(&said, ", %zu needed still open", needed);
	str_add(&said, "; here begins the walk");
	if (s->message.len)
		str_addf(&said, ". %s", str_text(&s->message));
	session_say(s, STYLE_INFO, "%s", str_text(&said));
	str_release(&said);
	return effect_go(VIEW_WALK, (struct thing){THING_NONE, 0});
}

/* To the next row; after the last one to the walk, and there too after the last field when
 * nothing is left to say: all of them are answered and the depth is chosen. */
static struct effect next_row(struct profile *v, struct session *s)
{
	size_t next = profile_row(v, s) + 1, n = profile_rows(v, s);
	bool was_last_field = next + PROFILE_SETTINGS == n;

	if (next < n && !(was_last_field && s->a->settings.has_depth && is_complete(s))) {
		go(v, profile_field(v, s, next));
		return done();
	}
	go(v, field_here(v, s));
	return to_walk(s);
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

/* Taking back the only value leaves the field open; it does not answer "none of them". */
static void switch_value(struct session *s, int field, size_t value)
{
	uint64_t bits = s->a->fields[field].values ^ (uint64_t)1 << value;

	if (bits)
		set_bits(s, field, bits);
	else
		session_clear(s, (struct thing){THING_FIELD, (size_t)field});
}

/* A dialog with the text that is in v->text. */
static struct effect ask(struct profile *v, const struct session *s, int field, bool whole)
{
	return (struct effect){.kind = EFFECT_ASK_TEXT,
			       .title = field == PROFILE_CAPACITY ? "Person-days per wave"
								  : profile_title(s, field),
			       .text = str_text(&v->text),
			       .whole = whole && profile_is_number(s, field),
			       .tag = TAG_TEXT};
}

/* The text of a row in a dialog. A digit typed on the row begins another number. */
static struct effect ask_text(struct profile *v, struct session *s, int field, int digit)
{
	str_truncate(&v->text, 0);
	if (digit)
		str_addc(&v->text, (char)digit);
	else if (field == PROFILE_NAME)
		str_add(&v->text, s->a->name);
	else if (field == PROFILE_CAPACITY && s->a->settings.capacity)
		str_addf(&v->text, "%d", s->a->settings.capacity);
	else if (field >= 0 && s->a->fields[field].set)
		str_add(&v->text, s->a->fields[field].text);
	return ask(v, s, field, !digit);
}

static struct effect ask_note(struct profile *v, const struct session *s, int field)
{
	struct thing t = {THING_FIELD, (size_t)field};

	str_truncate(&v->text, 0);
	str_add(&v->text, session_answer(s, t)->note);
	return (struct effect){.kind = EFFECT_ASK_TEXT,
			       .title = "Note",
			       .text = str_text(&v->text),
			       .lines = true,
			       .tag = TAG_NOTE};
}

static struct effect choose(struct profile *v, struct session *s, int field, size_t value)
{
	const struct field *f = field < 0 ? NULL : &s->q->fields[field];

	if (!may_answer(s, field))
		return done();
	if (value >= profile_values(s->q, field)) {
		session_say(s, STYLE_WARNING, "this takes 1 to %zu",
			    profile_values(s->q, field));
		return done();
	}
	v->value = value;
	if (!f)
		return profile_setting_choose(s, field, value) ? next_row(v, s) : done();
	if (f->kind == FIELD_MANY) {
		switch_value(s, field, value);
		return done();
	}
	if (f->kind == FIELD_DECISION)
		session_set_option(s, (size_t)f->decision, (int)value);
	else
		set_bits(s, field, (uint64_t)1 << value);
	return *session_readonly(s) ? done() : next_row(v, s);
}

/* A digit begins a number. Its action by name comes without one. */
static struct effect begin_number(struct profile *v, struct session *s, int field, int key)
{
	if (!may_answer(s, field))
		return done();
	return ask_text(v, s, field, key >= '0' && key <= '9' ? key : 0);
}

static struct effect accept(struct profile *v, struct session *s, int field)
{
	if (v->in_values && !profile_is_many(s, field))
		return choose(v, s, field, v->value);
	if (profile_values(s->q, field))
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

/* The cursor goes to the value that is chosen: what Enter does there changes nothing. */
static struct effect enter_values(struct profile *v, struct session *s, int field)
{
	size_t n = profile_values(s->q, field), value = 0;

	if (!may_answer(s, field))
		return done();
	while (value < n && !profile_chosen(s, field, value))
		value++;
	v->in_values = n > 0;
	v->value = value < n ? value : 0;
	return done();
}

static struct effect other_pane(struct profile *v, struct session *s, int field)
{
	if (!v->in_values)
		return enter_values(v, s, field);
	v->in_values = false;
	return done();
}

static struct effect more(struct profile *v, struct session *s, int field)
{
	if (field >= 0)
		return effect_go(VIEW_MORE, (struct thing){THING_FIELD, (size_t)field});
	str_truncate(&v->text, 0);
	profile_setting_more(&v->text, s, field);
	return (struct effect){.kind = EFFECT_MESSAGE,
			       .title = profile_title(s, field),
			       .text = str_text(&v->text)};
}

static void show_all(struct profile *v, struct session *s)
{
	v->show_all = !v->show_all;
	session_say(s, STYLE_INFO,
		    v->show_all ? "what is not asked is shown, too"
				: "only what is asked is shown");
}

static bool move(struct profile *v, struct session *s, int field, const struct input *in)
{
	struct list values = {.cursor = v->value}, rows = {.cursor = profile_row(v, s)};

	if (v->in_values) {
		if (!list_act(&values, profile_values(s->q, field), in->rows, in->act))
			return false;
		v->value = values.cursor;
		return true;
	}
	if (!list_act(&rows, profile_rows(v, s), in->rows, in->act))
		return false;
	go(v, profile_field(v, s, rows.cursor));
	return true;
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct profile *v = state;
	int field = field_here(v, s);

	if (move(v, s, field, in))
		return done();
	switch (in->act) {
	case ACT_OPTION:
		return choose(v, s, field, (size_t)(in->key - '1'));
	case ACT_NONE_OF_THEM:
		if (may_answer(s, field))
			set_bits(s, field, 0);
		return done();
	case ACT_NUMBER:
		return begin_number(v, s, field, in->key);
	case ACT_TOGGLE:
		return v->in_values ? choose(v, s, field, v->value)
				    : enter_values(v, s, field);
	case ACT_ACCEPT:
		return accept(v, s, field);
	case ACT_RIGHT:
	case ACT_NEXT_PANE:
		return other_pane(v, s, field);
	case ACT_LEFT:
	case ACT_CANCEL:
		return v->in_values ? other_pane(v, s, field) : effect_of(EFFECT_PASS);
	case ACT_CLEAR:
		clear(s, field);
		return done();
	case ACT_UNKNOWN:
		if (may_answer(s, field))
			session_set_unknown(s, (struct thing){THING_FIELD, (size_t)field});
		return done();
	case ACT_NOTE:
		return may_answer(s, field) ? ask_note(v, s, field) : done();
	case ACT_MORE:
		return more(v, s, field);
	case ACT_SHOW_ALL:
		show_all(v, s);
		return done();
	default: /* not ours */
		return effect_of(EFFECT_PASS);
	}
}

static bool set_text(struct session *s, int field, const char *text)
{
	if (!*text) {
		clear(s, field);
		return true;
	}
	if (field != PROFILE_NAME)
		return session_set_words(s, field < 0 ? profile_setting_id(field)
						      : s->q->fields[field].id, text);
	if (session_edit_settings(s)) {
		s->a->name = arena_strdup(&s->a->arena, text);
		session_commit(s, NULL);
	}
	return true;
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct profile *v = state;
	int field = field_here(v, s);

	if (!r->accepted)
		return done();
	if (r->tag == TAG_NOTE) {
		session_set_note(s, (struct thing){THING_FIELD, (size_t)field}, r->text);
		return done();
	}
	if (set_text(s, field, r->text))
		return *session_readonly(s) ? done() : next_row(v, s);
	str_truncate(&v->text, 0);
	str_add(&v->text, r->text);
	return ask(v, s, field, true);
}

static void open(void *state, struct session *s, struct thing where)
{
	struct profile *v = state;

	if (where.kind != THING_FIELD)
		return;
	if (!s->score.field_asked[where.index])
		v->show_all = true;
	go(v, (int)where.index);
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
	struct list list = {.cursor = profile_row(v, s), .top = v->list_top};
	int cursor = 0;
	int total = profile_draw_field(v, s, pane_measure(field_cols(cols)),
				       profile_here(v, s), &cursor);

	list_scroll(&list, profile_rows(v, s), rows - 1);
	v->list_top = list.top;
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
	struct pane field = pane_sub(p, 0, left + 3, p.rows, field_cols(p.cols));

	profile_draw_list(v, s, pane_sub(p, 0, 0, p.rows, left));
	draw_more(pane_sub(p, 1, 0, p.rows - 1, left + 1), (int)v->list_top,
		  (int)profile_rows(v, s));
	draw_vline(p, 0, left + 1, p.rows, STYLE_FRAME);
	total = profile_draw_field(v, s, pane_scrolled(field, v->top), profile_here(v, s),
				   NULL);
	draw_more(p, v->top, total);
}

static void release(void *state)
{
	str_release(&((struct profile *)state)->text);
}

static struct thing current(const void *state, const struct session *s)
{
	int field = profile_here(state, s);

	return field < 0 ? (struct thing){THING_NONE, 0}
			 : (struct thing){THING_FIELD, (size_t)field};
}

const struct view_ops view_profile = {
	.title = "Profile",
	.current = current,
	.state_size = sizeof(struct profile),
	.needs_file = true,
	.more = profile_more,
	.refuse = profile_refuse,
	.open = open,
	.act = act,
	.reply = reply,
	.layout = layout,
	.draw = draw,
	.release = release,
};

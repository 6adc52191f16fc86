/* What the workload is: a list of fields, and the one under the cursor in full. */
#include "ui/view/profile/profile.h"
#include "ui/view/remark.h"

enum { TAG_TEXT = 1 };

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

/* The first field from `field` on that is asked and open; their number: none. */
static size_t open_field(const struct session *s, size_t field)
{
	struct thing t = {THING_FIELD, field};

	while (t.index < s->q->n_fields &&
	       (!session_is_asked(s, t) || session_is_answered(s, t)))
		t.index++;
	return t.index;
}

/* Is nothing left to say: all fields are answered and the depth is chosen? */
static bool is_through(const struct session *s)
{
	return s->a->settings.has_depth && open_field(s, 0) == s->q->n_fields;
}

/* To the next row; after the last one to the walk, and there too after the last field when
 * nothing is left to say. */
static struct effect next_row(struct profile *v, struct session *s)
{
	size_t next = profile_row(v, s) + 1, n = profile_rows(v, s);

	if (next < n && !(next + PROFILE_SETTINGS == n && is_through(s))) {
		go(v, profile_field(v, s, next));
		return effect_done();
	}
	go(v, field_here(v, s));
	return to_walk(s);
}

/* A field that was open has its answer: to the next one that is open, as rows that are told
 * already need no key. */
static struct effect next_open(struct profile *v, struct session *s, int field)
{
	size_t next = open_field(s, (size_t)field + 1);

	if (next < s->q->n_fields) {
		go(v, (int)next);
		return effect_done();
	}
	if (!is_through(s))
		return next_row(v, s);
	go(v, field);
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

static struct effect clear(struct session *s, int field)
{
	if (field < 0)
		return effect_if(profile_setting_clear(s, field));
	session_clear(s, (struct thing){THING_FIELD, (size_t)field});
	return effect_done();
}

/* A dialog with that text. */
static struct effect ask(const struct session *s, int field, const char *text, bool whole)
{
	struct effect e = effect_ask(field == PROFILE_CAPACITY ? "Person-days per wave"
							       : profile_title(s, field),
				     text, TAG_TEXT);

	e.whole = whole && profile_kind(s->q, field) == FIELD_NUMBER;
	return e;
}

/* The text of a row in a dialog. A digit typed on the row begins another number. */
static struct effect ask_text(struct session *s, int field, int digit)
{
	const char *text = "";

	if (!may_answer(s, field))
		return effect_done();
	if (digit)
		text = arena_printf(&s->lent, "%c", digit);
	else if (field == PROFILE_NAME)
		text = s->a->name;
	else if (field == PROFILE_CAPACITY && s->a->settings.capacity)
		text = arena_printf(&s->lent, "%d", s->a->settings.capacity);
	else if (field >= 0 && s->a->fields[field].set)
		text = s->a->fields[field].text;
	return ask(s, field, text, !digit);
}

static struct effect choose(struct profile *v, struct session *s, int field, size_t value)
{
	enum field_kind kind = profile_kind(s->q, field);
	struct thing t = {THING_FIELD, (size_t)field};
	uint64_t bit = (uint64_t)1 << (value & 63);
	bool was;

	if (!may_answer(s, field))
		return effect_done();
	if (value >= profile_values(s->q, field)) {
		session_say(s, STYLE_WARNING, "this takes 1 to %zu",
			    profile_values(s->q, field));
		return effect_done();
	}
	v->value = value;
	if (field < 0)
		return profile_setting_choose(s, field, value) ? next_row(v, s)
							       : effect_done();
	was = session_is_answered(s, t);
	if (kind == FIELD_MANY)
		bit ^= s->a->fields[field].values;
	if (kind == FIELD_MANY && !bit) /* open again, which does not say "none of them" */
		clear(s, field);
	else if (kind == FIELD_DECISION)
		session_set_option(s, (size_t)s->q->fields[field].decision, (int)value);
	else
		set_bits(s, field, bit);
	if (kind == FIELD_MANY || *session_readonly(s))
		return effect_done();
	return was ? next_row(v, s) : next_open(v, s, field);
}

/* The cursor goes to the value that is chosen: what Enter does there changes nothing. */
static struct effect enter_values(struct profile *v, struct session *s, int field)
{
	size_t n = profile_values(s->q, field), value = 0;

	if (!may_answer(s, field))
		return effect_done();
	while (value < n && !profile_chosen(s, field, value))
		value++;
	v->in_values = n > 0;
	v->value = value < n ? value : 0;
	return effect_if(v->in_values);
}

static struct effect other_pane(struct profile *v, struct session *s, int field)
{
	if (!v->in_values)
		return enter_values(v, s, field);
	v->in_values = false;
	return effect_done();
}

/* How much each depth holds, at most. */
static const char *depth_more(struct session *s)
{
	const struct questionnaire *q = s->q;
	size_t questions = 0, decisions = 0;
	const char *text = "";

	for (int d = DEPTH_CORE; d <= DEPTH_DEEP; d++) {
		for (size_t i = 0; i < q->n_questions; i++)
			questions += (int)q->questions[i].depth == d;
		for (size_t i = 0; i < q->n_decisions; i++)
			decisions += (int)q->decisions[i].depth == d;
		text = arena_printf(&s->lent,
				    "%s%s: up to %zu questions and %zu decisions.\n", text,
				    depth_name((enum depth)d), questions, decisions);
	}
	return arena_printf(&s->lent, "%sThe profile says which of them are asked.", text);
}

static struct effect tell_more(struct session *s, int field)
{
	const char *more = field < 0 ? profile_setting(field)->more : NULL;

	if (field >= 0)
		return effect_go(VIEW_MORE, (struct thing){THING_FIELD, (size_t)field});
	return (struct effect){.kind = EFFECT_MESSAGE,
			       .title = profile_title(s, field),
			       .text = more ? more : depth_more(s)};
}

static enum cursor_move move(struct profile *v, struct session *s, int field,
			     const struct input *in)
{
	struct list values = {.cursor = v->value}, rows = {.cursor = profile_row(v, s)};
	enum cursor_move moves;

	if (v->in_values) {
		moves = list_act(&values, profile_values(s->q, field), in->rows, in->act);
		v->value = values.cursor;
		return moves;
	}
	moves = list_act(&rows, profile_rows(v, s), in->rows, in->act);
	if (moves == MOVE_MOVES)
		go(v, profile_field(v, s, rows.cursor));
	return moves;
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct profile *v = state;
	int field = field_here(v, s);
	struct thing t = {THING_FIELD, (size_t)field};
	enum cursor_move moves = move(v, s, field, in);

	if (moves != MOVE_NONE)
		return effect_moved(moves);
	switch (in->act) {
	case ACT_OPTION:
		return choose(v, s, field, (size_t)(in->key - '1'));
	case ACT_NONE_OF_THEM:
		if (may_answer(s, field))
			set_bits(s, field, 0);
		return effect_done();
	case ACT_NUMBER: /* its action by name comes without a digit */
		return ask_text(s, field, in->key >= '0' && in->key <= '9' ? in->key : 0);
	case ACT_TOGGLE:
		return v->in_values ? choose(v, s, field, v->value)
				    : enter_values(v, s, field);
	case ACT_ACCEPT:
		if (v->in_values && profile_kind(s->q, field) != FIELD_MANY)
			return choose(v, s, field, v->value);
		return profile_values(s->q, field) ? next_row(v, s) : ask_text(s, field, 0);
	case ACT_RIGHT:
	case ACT_NEXT_PANE:
		return other_pane(v, s, field);
	case ACT_LEFT:
	case ACT_CANCEL:
		return v->in_values ? other_pane(v, s, field) : effect_of(EFFECT_PASS);
	case ACT_CLEAR:
		return clear(s, field);
	case ACT_UNKNOWN:
		if (may_answer(s, field))
			session_set_unknown(s, t);
		return effect_done();
	case ACT_NOTE:
		return may_answer(s, field) ? remark_act(s, t, ACT_NOTE, false) : effect_done();
	case ACT_MORE:
		return tell_more(s, field);
	case ACT_SHOW_ALL:
		v->show_all = !v->show_all;
		session_say(s, STYLE_INFO, v->show_all ? "what is not asked is shown, too"
						       : "only what is asked is shown");
		return effect_done();
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
	return session_set_by_words(
		s, field < 0 ? profile_setting(field)->id : s->q->fields[field].id, text);
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct profile *v = state;
	int field = field_here(v, s);

	if (r->tag != TAG_TEXT)
		return remark_reply(s, (struct thing){THING_FIELD, (size_t)field}, r);
	if (!r->accepted)
		return effect_done();
	if (set_text(s, field, r->text))
		return *session_readonly(s) ? effect_done() : next_row(v, s);
	return ask(s, field, r->text, true);
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

/* The list takes what it needs at the left; the field the rest, but for a column of signs. */
static void draw(void *state, const struct session *s, struct pane p)
{
	struct profile *v = state;
	int left = p.cols >= WIDE_COLS ? p.cols / 2 : p.cols >= 110 ? 56 : p.cols * 11 / 20;
	struct list list = {.cursor = profile_row(v, s), .top = v->list_top};

	list_scroll(&list, profile_rows(v, s), p.rows - 1);
	v->list_top = list.top;
	profile_draw_list(v, s, pane_sub(p, 0, 0, p.rows, left));
	draw_more(pane_sub(p, 1, 0, p.rows - 1, left + 1), (int)v->list_top,
		  (int)profile_rows(v, s));
	draw_vline(p, 0, left + 1, p.rows, STYLE_FRAME);
	rows_show(&v->top, pane_sub(p, 0, left + 3, p.rows, p.cols - left - 4), p,
		  profile_draw_field, v, s);
}

/* Kind by kind, because the footer and the help shall offer nothing that is refused. */
static const struct binding *more(const void *state, const struct session *s)
{
	static const struct binding *const tables[][2] = {
		[FIELD_ONE] = {profile_one_keys, profile_one_value_keys},
		[FIELD_MANY] = {profile_many_keys, profile_many_value_keys},
		[FIELD_DECISION] = {profile_decision_keys, profile_decision_value_keys},
	};
	const struct profile *v = state;
	enum field_kind kind = profile_kind(s->q, profile_here(v, s));

	if (!profile_values(s->q, profile_here(v, s)))
		return kind == FIELD_NUMBER ? profile_number_keys : profile_text_keys;
	return tables[kind][v->in_values];
}

/* Says why a key that means something on other rows means nothing on this one. */
static void refuse(const void *state, struct session *s, enum act a)
{
	bool typed = !profile_values(s->q, profile_here(state, s));
	bool digit = a == ACT_OPTION || a == ACT_NONE_OF_THEM || a == ACT_NUMBER;

	if (typed && (digit || a == ACT_TOGGLE || a == ACT_NEXT_PANE))
		session_say(s, STYLE_WARNING, "this is typed: %s begins",
			    KEY(s, VIEW_PROFILE, ACT_ACCEPT));
	else if (digit)
		session_say(s, STYLE_WARNING,
			    "none is an answer only where several may hold");
	else if (a == ACT_UNKNOWN)
		session_say(s, STYLE_WARNING,
			    "leave it open: what is not known opens no questions");
	else if (a == ACT_NOTE)
		session_say(s, STYLE_WARNING,
			    "only what is a decision, too, has a note here");
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
	.more = more,
	.refuse = refuse,
	.open = open,
	.act = act,
	.reply = reply,
	.draw = draw,
};

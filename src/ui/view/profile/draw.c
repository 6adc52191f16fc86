/* How the profile looks; see profile.h. */
#include "ui/view/profile/profile.h"

#include <stdio.h>

#include "base/utf8.h"
#include "engine/evaluate.h"

size_t profile_rows(const struct profile *v, const struct session *s)
{
	size_t n = 1 + PROFILE_SETTINGS;

	for (size_t i = 0; i < s->q->n_fields; i++)
		n += v->show_all || s->score.field_asked[i];
	return n;
}

int profile_field(const struct profile *v, const struct session *s, size_t row)
{
	if (row == 0)
		return PROFILE_NAME;
	for (size_t i = 0; i < s->q->n_fields; i++)
		if ((v->show_all || s->score.field_asked[i]) && --row == 0)
			return (int)i;
	return row < PROFILE_SETTINGS ? PROFILE_DEPTH - (int)row + 1 : PROFILE_CAPACITY;
}

size_t profile_row(const struct profile *v, const struct session *s)
{
	int field = v->at - 1;
	size_t row = 0;

	if (field == PROFILE_NAME)
		return 0;
	for (size_t i = 0; i < s->q->n_fields && (field < 0 || (int)i <= field); i++)
		row += v->show_all || s->score.field_asked[i];
	return field < 0 ? row + 1 + (size_t)(PROFILE_DEPTH - field) : row;
}

int profile_here(const struct profile *v, const struct session *s)
{
	return profile_field(v, s, profile_row(v, s));
}

enum field_kind profile_kind(const struct questionnaire *q, int field)
{
	if (field >= 0)
		return q->fields[field].kind;
	return field == PROFILE_NAME       ? FIELD_TEXT
	       : field == PROFILE_CAPACITY ? FIELD_NUMBER
					   : FIELD_ONE;
}

size_t profile_values(const struct questionnaire *q, int field)
{
	const struct field *f = &q->fields[field < 0 ? 0 : field];

	if (field < 0)
		return profile_setting(field)->n_values;
	return f->kind == FIELD_DECISION ? q->decisions[f->decision].n_options
					 : f->n_values;
}

/* Must it be answered for the review to be whole? A field that is a decision is no case of
 * that: it is open among the decisions. */
static bool is_needed(const struct session *s, size_t field)
{
	const struct field *f = &s->q->fields[field];

	return s->score.field_asked[field] && !f->optional && f->kind != FIELD_DECISION;
}

size_t profile_needed(const struct session *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->q->n_fields; i++)
		n += is_needed(s, i) && !s->a->fields[i].set;
	return n;
}

const char *profile_title(const struct session *s, int field)
{
	return field < 0 ? profile_setting(field)->title : s->q->fields[field].title;
}

bool profile_chosen(const struct session *s, int field, size_t value)
{
	const struct field *f;
	const struct field_answer *answer;

	if (field < 0)
		return profile_setting_chosen(s, field, value);
	f = &s->q->fields[field];
	answer = &s->a->fields[field];
	if (f->kind == FIELD_DECISION) {
		const struct answer *a = &s->a->decisions[f->decision];

		return a->state == ANSWER_SET && a->option == (int)value;
	}
	return answer->set && answer->values >> value & 1;
}

/* What an answered field says, as a reader would. Of several values the first, which may be
 * all there is room for, with how many they are. */
static void value_words(struct str *out, const struct session *s, int field)
{
	const struct field *f = &s->q->fields[field];
	const struct field_answer *answer = &s->a->fields[field];
	struct facts facts = score_facts(&s->score, s->a);
	size_t n = 0, before;

	if (f->kind == FIELD_DECISION) {
		fact_words(out, (struct thing){THING_DECISION, (size_t)f->decision}, &facts);
		return;
	}
	if (field_is_typed(f)) {
		str_addf(out, "%s%s%s", answer->text, *f->unit ? " " : "", f->unit);
		return;
	}
	for (size_t i = 0; i < f->n_values; i++)
		n += answer->values >> i & 1;
	if (!n)
		str_add(out, "none of them");
	if (n > 1)
		str_addf(out, "%zu: ", n);
	before = out->len;
	for (size_t i = 0; i < f->n_values; i++)
		if (answer->values >> i & 1)
			str_addf(out, "%s%s", out->len > before ? ", " : "", f->values[i].text);
}

/* What is said of a row, or what stands there instead of an answer. */
static void draw_value(const struct session *s, struct pane p, int row, int col,
		       int field)
{
	struct thing t = {THING_FIELD, (size_t)field};
	enum style style = STYLE_DIM;
	struct str text = {0};
	char buf[32];
	bool set = field >= 0 && s->score.field_asked[field] && session_is_answered(s, t);

	if (field < 0)
		str_add(&text, profile_setting_text(buf, sizeof buf, s, field, &set));
	else if (set)
		value_words(&text, s, field);
	else if (!s->score.field_asked[field])
		str_add(&text, "not asked");
	else if (s->q->fields[field].kind == FIELD_DECISION)
		str_add(&text, "open decision");
	else
		str_add(&text, is_needed(s, t.index) ? "needed" : "not answered");
	if (set)
		style = STYLE_TEXT;
	else if (field >= 0 && is_needed(s, t.index))
		style = STYLE_STRONG;
	/* the last column is for the signs that there is more */
	draw_fit(p, row, col, p.cols - 1 - col, style, str_text(&text));
	str_release(&text);
}

/* Room for "not answered" and what stands around it. */
#define VALUE_COLS 16

/* Columns of the titles: as many as the longest needs and a value leaves. */
static int title_cols(const struct profile *v, const struct session *s, int cols)
{
	int widest = cols / 2 - 2;

	for (size_t i = 0; i < s->q->n_fields; i++) {
		int wide = utf8_width(s->q->fields[i].title);

		if ((v->show_all || s->score.field_asked[i]) && wide > widest)
			widest = wide;
	}
	return widest < cols - VALUE_COLS ? widest : cols - VALUE_COLS;
}

void profile_draw_list(const struct profile *v, const struct session *s, struct pane p)
{
	size_t n = profile_rows(v, s), needed = profile_needed(s);
	char count[120], open[60] = "";
	int row = 1, width = title_cols(v, s, p.cols);

	if (needed)
		snprintf(open, sizeof open, ", %zu needed%s open", needed,
			 p.cols < 40 ? "" : " still");
	snprintf(count, sizeof count, "%zu of %zu answered%s", s->score.fields_answered,
		 s->score.fields_asked, open);
	draw_fit(p, 0, 0, p.cols, STYLE_HEADING, count);
	for (size_t i = v->list_top; i < n && row < p.rows; i++, row++) {
		int field = profile_field(v, s, i);
		bool here = i == profile_row(v, s);

		draw_marker_in(p, row, 0, here, !v->in_values);
		draw_fit(p, row, 2, width, here ? STYLE_CURSOR : STYLE_TEXT,
			 profile_title(s, field));
		draw_value(s, p, row, width + 3, field);
	}
}

static int draw_choice(const struct profile *v, const struct session *s, struct pane p,
		       int row, int field, size_t value)
{
	const struct field *f = &s->q->fields[field < 0 ? 0 : field];
	bool chosen = profile_chosen(s, field, value);

	bool here = v->in_values && value == v->value;
	struct grade grade = grade_of(-1);
	int end;

	draw_marker(p, row, 0, here);
	if (value < 9)
		draw_textf(p, row, 2, STYLE_TEXT, "%zu", value + 1);
	if (field >= 0 && f->kind == FIELD_DECISION)
		grade = grade_of(s->q->decisions[f->decision].options[value].fit);
	draw_box(p, row, 4, profile_kind(s->q, field) != FIELD_MANY, grade.style,
		 chosen ? grade.symbol : SYMBOL_BLANK);
	end = draw_wrap(p, row, 8, chosen ? grade.style : STYLE_TEXT,
			field < 0 ? profile_setting(field)->values[value]
			: f->kind == FIELD_DECISION
				? s->q->decisions[f->decision].options[value].text
				: f->values[value].text);
	if (here)
		pane_light(p, row, end - row);
	return end;
}

/* How the field is answered, in a line. Digits always answer; other keys can be changed. */
static int draw_how_to(const struct session *s, struct pane p, int row, int field)
{
	enum field_kind kind = profile_kind(s->q, field);

	if (kind == FIELD_NUMBER)
		return draw_wrap(p, row, 0, STYLE_TEXT, "Type the number.");
	if (!profile_values(s->q, field))
		return draw_wrapf(p, row, 0, STYLE_TEXT, "%s lets you type it.",
				  KEY(s, VIEW_PROFILE, ACT_ACCEPT));
	if (kind != FIELD_MANY)
		return draw_wrap(p, row, 0, STYLE_TEXT, "Choose one.");
	if (profile_values(s->q, field) > 9)
		return draw_wrapf(p, row, 0, STYLE_TEXT,
				  "Choose any number; 0 for none; %s reaches all.",
				  KEY(s, VIEW_PROFILE, ACT_NEXT_PANE));
	return draw_wrap(p, row, 0, STYLE_TEXT, "Choose any number; 0 for none.");
}

/* What is asked, directly below how it is answered, then why. */
static int draw_head(const struct session *s, struct pane p, int field)
{
	const struct field *f = field < 0 ? NULL : &s->q->fields[field];
	struct thing t = {THING_FIELD, (size_t)field};
	int row = draw_wrap(p, 0, 0, STYLE_STRONG, f ? f->ask : profile_setting(field)->ask);

	row = draw_how_to(s, p, row, field);
	row = draw_wrap(p, row, 0, STYLE_DIM, f ? f->why : profile_setting(field)->why);
	if (!f || !links_of(s->q, t)->caveats.n)
		return row;
	/* There is something to know beforehand. */
	draw_symbol(p, row, 0, STYLE_WARNING, SYMBOL_CAVEAT);
	draw_textf(p, row, 2, STYLE_WARNING, "caveat: %s shows it",
		   KEY(s, VIEW_PROFILE, ACT_MORE));
	return row + 1;
}

int profile_draw_field(const void *what, const struct session *s, struct pane p,
		       struct extent *here)
{
	const struct profile *v = what;
	int field = profile_here(v, s), row = draw_head(s, p, field) + 1;
	const struct field *f = field < 0 ? NULL : &s->q->fields[field];
	const struct answer *answer;
	struct str text = {0};

	*here = (struct extent){0, 0};
	if (f && !s->score.field_asked[field] && f->when) {
		str_add(&text, "Not asked: only when ");
		condition_words(&text, s->q, f->when);
		str_add(&text, ".");
		row = draw_wrap(p, row, 0, STYLE_UNKNOWN, str_text(&text));
		str_release(&text);
		return row;
	}
	if (f && field_is_typed(f) && s->a->fields[field].set) {
		str_addf(&text, "%s %s", s->a->fields[field].text, f->unit);
		row = draw_wrap(p, row, 0, STYLE_SELECTED, str_text(&text)) + 1;
		str_release(&text);
	}
	for (size_t i = 0; i < profile_values(s->q, field); i++) {
		/* The head stays in sight while the first value is under the cursor. */
		if (v->in_values && i == v->value)
			*here = i ? (struct extent){row, 1} : (struct extent){0, row + 1};
		row = draw_choice(v, s, p, row, field, i);
	}
	/* A decision can carry a note; other fields have none. */
	answer = f ? session_answer(s, (struct thing){THING_FIELD, (size_t)field}) : NULL;
	if (!answer || !*answer->note)
		return row;
	draw_text(p, row + 1, 0, STYLE_HEADING, "Note");
	return draw_wrap(p, row + 2, 0, STYLE_TEXT, answer->note);
}

/* How the profile looks; see profile.h. */
#include "ui/profile.h"

#include <stdio.h>

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

size_t profile_values(const struct questionnaire *q, int field)
{
	const struct field *f;

	if (field == PROFILE_NAME)
		return 0;
	if (field < 0)
		return profile_setting_values(field);
	f = &q->fields[field];
	return f->kind == FIELD_DECISION ? q->decisions[f->decision].n_options
					 : f->n_values;
}

static bool profile_chosen(const struct session *s, int field, size_t value)
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

static void draw_setting(const struct session *s, struct pane p, int row, int col,
			 int field)
{
	char buf[32];
	bool set;
	const char *text = profile_setting_text(buf, sizeof buf, s, field, &set);

	draw_fit(p, row, col, p.cols - col, set ? STYLE_TEXT : STYLE_DIM, text);
}

/* The value of a field as a reader would say it. */
static void value_words(struct str *out, const struct session *s, int field)
{
	struct thing t = {THING_FIELD, (size_t)field};
	const struct field *f = &s->q->fields[field];
	const struct field_answer *answer = &s->a->fields[field];
	struct facts facts = score_facts(&s->score, s->a);

	if (f->kind == FIELD_DECISION)
		t = (struct thing){THING_DECISION, (size_t)f->decision};
	if (answer->set && (f->kind == FIELD_NUMBER || f->kind == FIELD_TEXT))
		str_addf(out, "%s%s%s", answer->text, *f->unit ? " " : "", f->unit);
	else
		fact_words(out, t, &facts);
}

static void draw_value(const struct session *s, struct pane p, int row, int col,
		       int field)
{
	struct thing t = {THING_FIELD, (size_t)field};
	struct str text = {0};
	int cols = p.cols - col;

	if (field == PROFILE_NAME) {
		draw_fit(p, row, col, cols, *s->a->name ? STYLE_TEXT : STYLE_DIM,
			 *s->a->name ? s->a->name : "not answered");
		return;
	}
	if (field < 0) {
		draw_setting(s, p, row, col, field);
		return;
	}
	if (!s->score.field_asked[field]) {
		draw_fit(p, row, col, cols, STYLE_DIM, "not asked");
		return;
	}
	value_words(&text, s, field);
	draw_fit(p, row, col, cols, session_is_answered(s, t) ? STYLE_TEXT : STYLE_DIM,
		 str_text(&text));
	str_release(&text);
}

void profile_draw_list(const struct profile *v, const struct session *s, struct pane p)
{
	size_t n = profile_rows(v, s);

	for (size_t i = v->row.top; i < n && (int)(i - v->row.top) < p.rows; i++) {
		int field = profile_field(v, s, i), row = (int)(i - v->row.top);
		bool here = i == v->row.cursor;
		const char *title = field == PROFILE_NAME
					    ? "Workload name"
				    : field < 0 ? profile_setting_title(field)
						: s->q->fields[field].title;
		int width = p.cols / 2 - 2;

		draw_marker(p, row, 0, here && !v->in_values);
		if (here && v->in_values)
			draw_symbol(p, row, 0, STYLE_DIM, SYMBOL_MARKER);
		draw_fit(p, row, 2, width, here ? STYLE_CURSOR : STYLE_TEXT, title);
		draw_value(s, p, row, width + 3, field);
	}
}

static const char *value_text(const struct questionnaire *q, int field, size_t value)
{
	const struct field *f;

	if (field < 0)
		return profile_setting_value(field, value);
	f = &q->fields[field];
	return f->kind == FIELD_DECISION ? q->decisions[f->decision].options[value].text
					 : f->values[value].text;
}

static int draw_choice(const struct profile *v, const struct session *s, struct pane p,
		       int row, int field, size_t value)
{
	const char *text = value_text(s->q, field, value);
	bool chosen = profile_chosen(s, field, value);

	draw_marker(p, row, 0, v->in_values && value == v->value);
	if (value < 9)
		draw_textf(p, row, 2, STYLE_KEY, "%zu", value + 1);
	draw_text(p, row, 4, STYLE_DIM, "[");
	draw_symbol(p, row, 5, chosen ? STYLE_SELECTED : STYLE_DIM,
		    chosen ? SYMBOL_CHECK : SYMBOL_BLANK);
	draw_text(p, row, 6, STYLE_DIM, "]");
	return draw_wrap(p, row, 8, chosen ? STYLE_SELECTED : STYLE_TEXT, text);
}

/* All of them and a blank row. */
static int draw_values(const struct profile *v, const struct session *s, struct pane p,
		       int row, int field, int *cursor)
{
	for (size_t i = 0; i < profile_values(s->q, field); i++) {
		if (i == v->value && cursor)
			*cursor = row;
		row = draw_choice(v, s, p, row, field, i);
	}
	return row + (profile_values(s->q, field) > 0);
}

/* How the field is answered, in a line. */
static const char *how_to(const struct field *f)
{
	if (f->kind == FIELD_MANY && f->n_values > 9)
		return "Digits switch each on or off, 0 says none of them; Tab and Space reach "
		       "the others; Enter goes on.";
	switch (f->kind) {
	case FIELD_ONE:
	case FIELD_DECISION:
		return "A digit chooses one.";
	case FIELD_MANY:
		return "Digits switch each on or off, 0 says none of them; Enter goes on.";
	case FIELD_NUMBER:
		return "Enter lets you type the number.";
	case FIELD_TEXT:
		break;
	}
	return "Enter lets you type it.";
}

static int draw_not_asked(const struct session *s, struct pane p, int row, int field)
{
	struct str text = {0};

	str_add(&text, "Not asked: only when ");
	condition_words(&text, s->q, s->q->fields[field].when);
	str_add(&text, ".");
	row = draw_wrap(p, row, 0, STYLE_UNKNOWN, str_text(&text));
	str_release(&text);
	return row;
}

/* That there is something to know beforehand. */
static int draw_caveat(const struct session *s, struct pane p, int row, struct thing t)
{
	if (caveat_about(s->q, t, 0) < 0)
		return row;
	draw_symbol(p, row, 0, STYLE_WARNING, SYMBOL_CAVEAT);
	draw_text(p, row, 2, STYLE_WARNING, "caveat: i shows it");
	return row + 1;
}

int profile_draw_field(const struct profile *v, const struct session *s, struct pane p,
		       int field, int *cursor)
{
	const struct field *f;
	int row;

	if (field == PROFILE_NAME) {
		row = draw_wrap(p, 0, 0, STYLE_STRONG, "What is the workload called?");
		return draw_wrap(p, row + 1, 0, STYLE_DIM, "Enter lets you type it.");
	}
	if (field < 0) {
		row = profile_setting_draw_head(p, field);
		row = draw_values(v, s, p, row, field, cursor);
		return draw_wrap(p, row, 0, STYLE_DIM,
				 profile_values(s->q, field)
					 ? "A digit chooses one; Del takes it back."
					 : "Enter lets you type the number; Del takes it back.");
	}
	f = &s->q->fields[field];
	row = draw_wrap(p, 0, 0, STYLE_STRONG, f->ask);
	row = draw_wrap(p, row, 0, STYLE_DIM, f->why);
	row = draw_caveat(s, p, row, (struct thing){THING_FIELD, (size_t)field}) + 1;
	if (!s->score.field_asked[field] && f->when)
		return draw_not_asked(s, p, row, field);
	if ((f->kind == FIELD_NUMBER || f->kind == FIELD_TEXT) &&
	    s->a->fields[field].set) {
		char text[Q_TEXT_MAX];

		snprintf(text, sizeof text, "%s %s", s->a->fields[field].text, f->unit);
		row = draw_wrap(p, row, 0, STYLE_SELECTED, text) + 1;
	}
	row = draw_values(v, s, p, row, field, cursor);
	return draw_wrap(p, row, 0, STYLE_DIM, how_to(f));
}

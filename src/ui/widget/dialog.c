#include "ui/widget/dialog.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/keys/keys.h"

/* A text in rows looks like one from the start. */
#define ROWS_MIN 3

static const struct binding text_keys[] = {
	{"<Enter>", ACT_ACCEPT, "keep"}, {"<Esc>", ACT_CANCEL, "cancel"}, {0}};
static const struct binding rows_keys[] = {{"<Enter>", ACT_ACCEPT, "keep"},
					   {"<C-j>", ACT_ADD, "new line"},
					   {"<C-e>", ACT_NOTE_EDITOR, "editor"},
					   {"<Esc>", ACT_CANCEL, "cancel"},
					   {0}};
static const struct binding form_keys[] = {{"<Enter>", ACT_ACCEPT, "keep, go on"},
					   {"<Esc>", ACT_CANCEL, "cancel"},
					   {"<Down> <Tab>", ACT_DOWN, "next field"},
					   {"<Up> <S-Tab>", ACT_UP, "field before"},
					   {0}};
static const struct binding choice_keys[] = {{"<Enter>", ACT_ACCEPT, "choose"},
					     {"<Esc> q", ACT_CANCEL, "cancel"},
					     {"j <Down>", ACT_DOWN, NULL},
					     {"k <Up>", ACT_UP, NULL},
					     {0}};
static const struct binding confirm_keys[] = {
	{"y", ACT_ACCEPT, "yes"}, {"n <Esc> q", ACT_CANCEL, "no"}, LIST_BINDINGS, {0}};
static const struct binding message_keys[] = {
	{"<Enter> <Esc> q <Space>", ACT_ACCEPT, "close"}, LIST_BINDINGS, {0}};

const struct binding *dialog_bindings(const struct dialog *d)
{
	return d->kind == EFFECT_ASK_TEXT     ? d->keys
	       : d->kind == EFFECT_ASK_FORM   ? form_keys
	       : d->kind == EFFECT_ASK_CHOICE ? choice_keys
	       : d->kind == EFFECT_CONFIRM    ? confirm_keys
					      : message_keys;
}

static void copy_choices(struct dialog *d, struct arena *arena, const struct effect *e)
{
	d->choices = arena_new(arena, struct choice, e->n_choices);
	d->n_choices = e->n_choices;
	for (size_t i = 0; i < e->n_choices; i++) {
		d->choices[i].key = arena_strdup(arena, e->choices[i].key);
		d->choices[i].text = arena_strdup(arena, e->choices[i].text);
	}
}

static void copy_fields(struct dialog *d, struct arena *arena, const struct effect *e)
{
	d->fields = arena_new(arena, struct form_field, e->n_fields);
	d->texts = arena_new(arena, struct str, e->n_fields);
	d->n_fields = e->n_fields;
	d->list.cursor = e->field;
	for (size_t i = 0; i < e->n_fields; i++) {
		const struct form_field *f = &e->fields[i];

		d->fields[i].label = arena_strdup(arena, f->label);
		d->fields[i].hint = arena_strdup(arena, f->hint);
		d->fields[i].fault = arena_strdup(arena, f->fault);
		d->fields[i].whole = f->whole;
		str_add(&d->texts[i], f->text);
	}
}

/* The field under the cursor of a form is the one that is typed in. */
static void enter_field(struct dialog *d)
{
	size_t at = d->list.cursor;

	field_begin(&d->field, str_text(&d->texts[at]));
	d->field.whole = d->fields[at].whole && d->texts[at].len;
}

static void leave_field(struct dialog *d)
{
	struct str *text = &d->texts[d->list.cursor];

	str_truncate(text, 0);
	str_add(text, str_text(&d->field.text));
}

void dialog_open(struct dialog *d, const struct effect *e)
{
	struct dialog new = {.is_open = true,
			     .kind = e->kind,
			     .tag = e->tag,
			     .lines = e->lines};
	struct arena arena = {0};

	new.title = arena_strdup(&arena, e->title ? e->title : "");
	new.text = arena_strdup(&arena, e->text ? e->text : "");
	new.whole = e->whole && *new.text;
	copy_choices(&new, &arena, e);
	copy_fields(&new, &arena, e);
	new.arena = arena;
	if (e->lines)
		memcpy(new.keys, rows_keys, sizeof rows_keys);
	else
		memcpy(new.keys, text_keys, sizeof text_keys);
	if (e->accept)
		new.keys[0].label = e->accept;
	dialog_close(d);
	*d = new;
	if (e->kind == EFFECT_ASK_TEXT) {
		field_begin(&d->field, d->text);
		d->field.whole = d->whole;
	} else if (e->kind == EFFECT_ASK_FORM) {
		enter_field(d);
	}
}

void dialog_close(struct dialog *d)
{
	for (size_t i = 0; i < d->n_fields; i++)
		str_release(&d->texts[i]);
	field_release(&d->field);
	arena_release(&d->arena);
	*d = (struct dialog){0};
}

bool dialog_takes_text(const struct dialog *d)
{
	return d->kind == EFFECT_ASK_TEXT || d->kind == EFFECT_ASK_FORM;
}

bool dialog_changed(const struct dialog *d)
{
	return d->lines && strcmp(str_text(&d->field.text), d->text) != 0;
}

size_t dialog_text_max(const struct dialog *d)
{
	return d->lines ? DIALOG_LINES_MAX : DIALOG_TEXT_MAX;
}

bool dialog_paste(struct dialog *d, int key)
{
	if (!dialog_takes_text(d) || d->field.cut) /* one hole, at the end */
		return true;
	if (d->lines && (key == K_ENTER || key == K_CTRL + 'j')) {
		field_newline(&d->field, DIALOG_LINES_MAX);
		return true;
	}
	if (key == K_ENTER || key == K_TAB)
		key = ' ';
	return key < K_SPECIAL &&
	       field_key(&d->field, key, dialog_text_max(d)) != FIELD_IGNORED;
}

/* Between the fields of a form; false for other keys. */
static bool move_field(struct dialog *d, enum act act)
{
	if (d->kind != EFFECT_ASK_FORM || (act != ACT_DOWN && act != ACT_UP))
		return false;
	leave_field(d);
	list_act(&d->list, d->n_fields, 1, act);
	enter_field(d);
	return true;
}

/* Of the box in a pane of cols columns. */
static int box_cols(int cols)
{
	return cols > 76 ? 72 : cols - 4;
}

static enum field_result type(struct dialog *d, int key, int cols)
{
	if (d->lines)
		return field_rows_key(&d->field, key, DIALOG_LINES_MAX, box_cols(cols) - 4);
	return field_key(&d->field, key, DIALOG_TEXT_MAX);
}

enum dialog_result dialog_key(struct dialog *d, int key, int cols)
{
	static const enum dialog_result results[] = {[FIELD_MORE] = DIALOG_MORE,
						     [FIELD_ACCEPTED] = DIALOG_ACCEPTED,
						     [FIELD_CANCELLED] = DIALOG_CANCELLED,
						     [FIELD_IGNORED] = DIALOG_IGNORED};
	enum act act = binding_find(dialog_bindings(d), key);

	if (move_field(d, act))
		return DIALOG_MORE;
	if (act == ACT_NOTE_EDITOR)
		return DIALOG_EDITOR;
	if (dialog_takes_text(d)) {
		enum field_result result = type(d, key, cols);

		if (d->kind == EFFECT_ASK_FORM)
			leave_field(d);
		return results[result];
	}
	for (size_t i = 0; d->kind == EFFECT_ASK_CHOICE && i < d->n_choices; i++) {
		if (keys_match(d->choices[i].key, key)) {
			d->list.cursor = i;
			return DIALOG_ACCEPTED;
		}
	}
	if (act == ACT_ACCEPT)
		return DIALOG_ACCEPTED;
	if (act == ACT_CANCEL)
		return DIALOG_CANCELLED;
	if (d->kind == EFFECT_ASK_CHOICE)
		return list_act(&d->list, d->n_choices, 1, act) ? DIALOG_MORE : DIALOG_IGNORED;
	return list_act(&d->list, d->hidden + 1, d->page, act) == MOVE_MOVES ? DIALOG_MORE
									      : DIALOG_IGNORED;
}

struct reply dialog_reply(const struct dialog *d, bool accepted)
{
	return (struct reply){.tag = d->tag,
			      .accepted = accepted,
			      .text = str_text(&d->field.text),
			      .choice = (int)d->list.cursor,
			      .texts = d->texts};
}

static int draw_whole_hint(struct pane p, int row, int col)
{
	return draw_wrap(p, row, col, STYLE_DIM,
			 "Typing replaces it; an arrow key lets you change it.");
}

static int draw_field(struct dialog *d, struct pane p)
{
	int rows;

	if (!d->lines) {
		field_draw(&d->field, p, 0, 0, p.cols);
		if (d->field.whole)
			draw_whole_hint(p, 1, 0);
		return d->whole ? 2 : 1; /* as high as before once something is typed */
	}
	rows = field_rows(&d->field, p.cols);
	rows = rows < ROWS_MIN ? ROWS_MIN : rows > FIELD_ROWS_MAX ? FIELD_ROWS_MAX : rows;
	p.rows = rows < p.rows ? rows : p.rows;
	if (p.grid)
		field_draw_rows(&d->field, p);
	return rows;
}

static int label_cols(const struct dialog *d)
{
	int cols = 0;

	for (size_t i = 0; i < d->n_fields; i++) {
		int wide = utf8_width(d->fields[i].label);

		cols = wide > cols ? wide : cols;
	}
	return cols + 2;
}

/* A field of a form, with what is wrong with it, or what is wanted in the one under the
 * cursor. Returns the row after it. */
static int draw_form_field(const struct dialog *d, struct pane p, int row, size_t i)
{
	const struct form_field *f = &d->fields[i];
	bool here = i == d->list.cursor;
	int col = label_cols(d);

	draw_text(p, row, 0, here ? STYLE_STRONG : STYLE_TEXT, f->label);
	if (here) {
		field_draw(&d->field, p, row, col, p.cols - col);
	} else {
		draw_hline(p, row, col, p.cols - col, STYLE_INPUT, SYMBOL_BLANK);
		draw_fit(p, row, col, p.cols - col, STYLE_INPUT, str_text(&d->texts[i]));
	}
	row++;
	if (*f->fault) {
		draw_text(p, row, col - 2, STYLE_WARNING, "!");
		row = draw_wrap(p, row, col, STYLE_WARNING, f->fault);
	} else if (here) {
		row = draw_wrap(p, row, col, STYLE_DIM, f->hint);
	}
	return here && d->field.whole ? draw_whole_hint(p, row, col) : row;
}

/* here: the rows of the field under the cursor. */
static int draw_form(const struct dialog *d, struct pane p, struct extent *here)
{
	int row = draw_wrap(p, 0, 0, STYLE_TEXT, d->text);

	for (size_t i = 0; i < d->n_fields; i++) {
		int first = row;

		row = draw_form_field(d, p, row, i);
		if (i == d->list.cursor)
			*here = (struct extent){first, row - first};
	}
	return row;
}

/* Everything inside the frame; returns the rows it takes. */
static int draw_inside(struct dialog *d, struct pane p, struct extent *here)
{
	char key[KEY_TEXT_MAX * 2];
	int row;

	if (d->kind == EFFECT_ASK_TEXT)
		return draw_field(d, p);
	if (d->kind == EFFECT_ASK_FORM)
		return draw_form(d, p, here);
	row = draw_wrap(p, 0, 0, STYLE_TEXT, d->text);
	if (d->kind != EFFECT_ASK_CHOICE) {
		pane_cursor(p, d->hidden || d->kind == EFFECT_MESSAGE ? (int)d->list.cursor
								      : row - 1,
			    0, false);
		return row;
	}
	row += row > 0;
	for (size_t i = 0; i < d->n_choices; i++) {
		int first = row;

		draw_marker(p, row, 0, i == d->list.cursor);
		draw_text(p, row, 2, STYLE_KEY,
			  keys_label(key, sizeof key, d->choices[i].key, false));
		row = draw_wrap(p, row, 4, STYLE_TEXT, d->choices[i].text);
		if (i == d->list.cursor)
			pane_light(p, first, row - first);
		if (i == d->list.cursor) /* the head stays in sight with the first */
			*here = i ? (struct extent){first, row - first}
				  : (struct extent){0, row};
	}
	return row;
}

void dialog_draw(struct dialog *d, struct pane p)
{
	struct extent here = {0, 1};
	int cols = box_cols(p.cols);
	int need = draw_inside(d, pane_measure(cols - 4), &here);
	int rows = need + 2 > p.rows ? p.rows : need + 2, top = 0;
	struct pane box =
		pane_sub(p, (p.rows - rows) / 2, (p.cols - cols) / 2, rows, cols), inside;

	d->hidden = (size_t)(need + 2 - rows);
	d->page = rows - 2;
	if (d->kind == EFFECT_MESSAGE || d->kind == EFFECT_CONFIRM) {
		list_clamp(&d->list, d->hidden + 1);
		top = (int)d->list.cursor;
	} else if (d->kind != EFFECT_ASK_TEXT && d->hidden) {
		rows_scroll(&top, here.first, here.height, need, rows - 2);
	}
	/* Words that the box cuts through would read as others. */
	pane_clear(pane_sub(p, (p.rows - rows) / 2, 0, rows, p.cols), STYLE_TEXT);
	inside = draw_frame(box, d->title);
	draw_inside(d, pane_scrolled(inside, top), &here);
	draw_more(pane_sub(box, 1, 0, rows - 2, cols - 1), top, need);
}

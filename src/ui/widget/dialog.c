#include "ui/widget/dialog.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/keys/keys.h"

/* Of a text of several lines. */
#define LINES_SHOWN 8

static const struct binding text_keys[] = {
	{"<Enter>", ACT_ACCEPT, "keep"}, {"<Esc>", ACT_CANCEL, "cancel"}, {0}};
static const struct binding choice_keys[] = {{"<Enter>", ACT_ACCEPT, "choose"},
					     {"<Esc> q", ACT_CANCEL, "cancel"},
					     {"j <Down>", ACT_DOWN, NULL},
					     {"k <Up>", ACT_UP, NULL},
					     {0}};
static const struct binding confirm_keys[] = {
	{"y", ACT_ACCEPT, "yes"}, {"n <Esc> q", ACT_CANCEL, "no"}, {0}};
static const struct binding message_keys[] = {
	{"<Enter> <Esc> q <Space>", ACT_ACCEPT, "close"},
	{"j <Down>", ACT_DOWN, NULL},
	{"k <Up>", ACT_UP, NULL},
	{0}};

const struct binding *dialog_bindings(const struct dialog *d)
{
	return d->kind == EFFECT_ASK_TEXT     ? d->keys
	       : d->kind == EFFECT_ASK_CHOICE ? choice_keys
	       : d->kind == EFFECT_CONFIRM    ? confirm_keys
					      : message_keys;
}

void dialog_open(struct dialog *d, const struct effect *e)
{
	struct arena arena = {0};
	struct choice *choices = arena_new(&arena, struct choice, e->n_choices);
	const char *title = arena_strdup(&arena, e->title ? e->title : "");
	const char *text = arena_strdup(&arena, e->text ? e->text : "");

	for (size_t i = 0; i < e->n_choices; i++) {
		choices[i].key = arena_strdup(&arena, e->choices[i].key);
		choices[i].text = arena_strdup(&arena, e->choices[i].text);
	}
	dialog_close(d);
	*d = (struct dialog){.is_open = true,
			     .kind = e->kind,
			     .arena = arena,
			     .title = title,
			     .text = text,
			     .choices = choices,
			     .n_choices = e->n_choices,
			     .tag = e->tag,
			     .lines = e->lines,
			     .whole = e->whole && *text};
	memcpy(d->keys, text_keys, sizeof d->keys);
	if (e->accept)
		d->keys[0].label = e->accept;
	if (e->kind == EFFECT_ASK_TEXT)
		field_begin(&d->field, text);
	d->field.whole = d->whole;
}

void dialog_close(struct dialog *d)
{
	field_release(&d->field);
	arena_release(&d->arena);
	*d = (struct dialog){0};
}

bool dialog_paste(struct dialog *d, int key)
{
	if (d->kind != EFFECT_ASK_TEXT || d->field.cut) /* one hole, at the end */
		return true;
	if (d->lines && (key == K_ENTER || key == K_CTRL + 'j')) {
		field_newline(&d->field, DIALOG_TEXT_MAX);
		return true;
	}
	if (key == K_ENTER || key == K_TAB || key == K_CTRL + 'j')
		key = ' ';
	return key < K_SPECIAL && field_key(&d->field, key, DIALOG_TEXT_MAX) != FIELD_IGNORED;
}

enum dialog_result dialog_key(struct dialog *d, int key)
{
	static const enum dialog_result results[] = {[FIELD_MORE] = DIALOG_MORE,
						     [FIELD_ACCEPTED] = DIALOG_ACCEPTED,
						     [FIELD_CANCELLED] = DIALOG_CANCELLED,
						     [FIELD_IGNORED] = DIALOG_IGNORED};
	enum act act = binding_find(dialog_bindings(d), key);

	if (d->kind == EFFECT_ASK_TEXT)
		return results[field_key(&d->field, key, DIALOG_TEXT_MAX)];
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
	return list_act(&d->list, d->kind == EFFECT_MESSAGE ? 1000 : d->n_choices, 1, act)
		       ? DIALOG_MORE
		       : DIALOG_IGNORED;
}

struct reply dialog_reply(const struct dialog *d, bool accepted)
{
	return (struct reply){.tag = d->tag,
			      .accepted = accepted,
			      .text = str_text(&d->field.text),
			      .choice = (int)d->list.cursor};
}

static int draw_field(const struct dialog *d, struct pane p)
{
	int rows = field_lines(&d->field);

	if (!d->lines) {
		field_draw(&d->field, p, 0, 0, p.cols);
		if (d->field.whole)
			draw_wrap(p, 1, 0, STYLE_DIM,
				  "Typing replaces it; an arrow key lets you change it.");
		return d->whole ? 2 : 1; /* as high as before once something is typed */
	}
	rows = rows > LINES_SHOWN ? LINES_SHOWN : rows;
	field_draw_lines(&d->field, p, rows);
	return rows;
}

/* Everything inside the frame; returns the rows it takes. */
static int draw_inside(const struct dialog *d, struct pane p)
{
	char key[KEY_TEXT_MAX * 2];
	int row;

	if (d->kind == EFFECT_ASK_TEXT)
		return draw_field(d, p);
	row = draw_wrap(p, 0, 0, STYLE_TEXT, d->text);
	if (d->kind != EFFECT_ASK_CHOICE) {
		pane_cursor(p, d->kind == EFFECT_CONFIRM ? row - 1 : 0, 0, false);
		return row;
	}
	row += row > 0;
	for (size_t i = 0; i < d->n_choices; i++, row++) {
		draw_marker(p, row, 0, i == d->list.cursor);
		draw_text(p, row, 2, STYLE_KEY,
			  keys_label(key, sizeof key, d->choices[i].key, false));
		draw_fit(p, row, 4, p.cols - 4, STYLE_TEXT, d->choices[i].text);
	}
	return row;
}

void dialog_draw(const struct dialog *d, struct pane p)
{
	int cols = p.cols > 76 ? 72 : p.cols - 4;
	int need = draw_inside(d, pane_measure(cols - 4));
	int rows = need + 2 > p.rows ? p.rows : need + 2;
	int hidden = need + 2 - rows;
	int top = (int)d->list.cursor < hidden ? (int)d->list.cursor : hidden;
	struct pane box =
		pane_sub(p, (p.rows - rows) / 2, (p.cols - cols) / 2, rows, cols);

	pane_clear(box, STYLE_TEXT);
	box = draw_frame(box, d->title);
	draw_inside(d, d->kind == EFFECT_MESSAGE ? pane_scrolled(box, top) : box);
}

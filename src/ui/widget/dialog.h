/* dialog.h - the one small window that may stand over a view: a text field, a form of several, a
 * choice, a yes-or-no question, or something to read. Keys in, result out; app.c owns it. */
#ifndef UI_WIDGET_DIALOG_H
#define UI_WIDGET_DIALOG_H

#include <stdbool.h>

#include "base/arena.h"
#include "ui/widget/effect.h"
#include "ui/widget/field.h"
#include "ui/widget/list.h"

/* Bytes of a text, and of one in rows: as many as a note may have. */
#define DIALOG_TEXT_MAX 4000u
#define DIALOG_LINES_MAX 32000u

struct dialog {
	bool is_open;
	enum effect_kind kind; /* EFFECT_ASK_TEXT, ASK_FORM, ASK_CHOICE, CONFIRM, MESSAGE */
	struct arena arena;    /* holds the texts */
	const char *title, *text;
	struct choice *choices;
	size_t n_choices;
	struct form_field *fields; /* of a form */
	struct str *texts;         /* of them; owned. That under the cursor is in field */
	size_t n_fields;
	int tag;
	struct field_input field;
	struct list list; /* the cursor among choices and fields; the first row that is shown of
			     what is only read */
	size_t hidden;    /* rows that there is no room for, and rows that there is, when */
	int page;         /* drawn last */
	bool lines; /* the text is in rows */
	bool whole; /* what is typed first replaces the text */
	struct binding keys[5]; /* of a text field or a form */
};

/* DIALOG_EDITOR: the text wants the user's editor. */
enum dialog_result {
	DIALOG_MORE,
	DIALOG_ACCEPTED,
	DIALOG_CANCELLED,
	DIALOG_IGNORED,
	DIALOG_EDITOR,
};

/* Opens for an effect of one of the five kinds; copies its texts. */
void dialog_open(struct dialog *d, const struct effect *e);
/* cols: of the pane that it is drawn in. */
enum dialog_result dialog_key(struct dialog *d, int key, int cols);
/* Is text typed in it? How many bytes at most? */
bool dialog_takes_text(const struct dialog *d);
size_t dialog_text_max(const struct dialog *d);
/* Is the text in rows another one than at first? */
bool dialog_changed(const struct dialog *d);
/* A character of a paste: always text, never a command. false: no text can hold it. */
bool dialog_paste(struct dialog *d, int key);
/* What was typed or chosen; borrowed until the dialog is closed. */
struct reply dialog_reply(const struct dialog *d, bool accepted);
void dialog_close(struct dialog *d);
/* Draws it in the middle of the pane, with signs where there is more above or below; scrolls a
 * text in rows. */
void dialog_draw(struct dialog *d, struct pane p);
/* Keys and labels for the footer. */
const struct binding *dialog_bindings(const struct dialog *d);

#endif

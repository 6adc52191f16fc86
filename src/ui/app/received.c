/* What comes from the terminal and is no single key: pastes, characters in such a burst that
 * they look like one, broken bytes, the rest of a key that was torn; see parts.h. */
#include "ui/app/parts.h"

#include <stdlib.h>

#include "base/die.h"
#include "base/utf8.h"
#include "model/assessment/assessment.h"
#include "ui/widget/chrome.h"

/* Keys of a burst that may be asked about; who types has not pressed more. */
#define BURST_MAX 1000
_Static_assert(DIALOG_LINES_MAX == NOTE_BYTES_MAX, "the longest note fits");

/* Characters of it that are shown. */
#define BURST_SHOWN 40

static bool takes_text(const struct app *app)
{
	return (app->dialog.is_open && dialog_takes_text(&app->dialog)) ||
	       app->command_line.is_open || app->search.is_open;
}

static void say_left_out(struct app *app)
{
	session_say(&app->session, STYLE_WARNING,
		    "pasted text was left out: open a note or a field first");
}

void app_say_cut(struct app *app)
{
	if (app->dialog.field.cut)
		session_say(&app->session, STYLE_WARNING,
			    "no more than %zu bytes fit in here; the rest was left out",
			    dialog_text_max(&app->dialog));
	else if (app->received.refused)
		session_say(&app->session, STYLE_WARNING,
			    "%zu of what was pasted %s no readable character, and left out",
			    app->received.refused, app->received.refused == 1 ? "is" : "are"),
			app->request = APP_BEEP;
	app->dialog.field.cut = false;
	app->received.refused = 0;
}

static void begin(struct app *app, bool guessed)
{
	struct received *r = &app->received;

	r->pasting = true;
	r->guessed = guessed;
	r->line_ended = r->too_many = false;
	r->refused = r->n_keys = r->n_pressed = 0;
	r->answer = BURST_NONE;
}

/* A character, or the end of a line, where text is being typed. */
static void into_text(struct app *app, int key)
{
	if (app->dialog.is_open)
		app->received.refused += !dialog_paste(&app->dialog, key);
	else if (key >= K_SPECIAL)
		return; /* such a line has one line */
	else if (app->command_line.is_open)
		app_command_key(app, key);
	else
		app_search_key(app, key);
}

static void keep_key(struct app *app, int key)
{
	struct received *r = &app->received;

	if (!r->keys)
		r->keys = xcalloc(BURST_MAX, sizeof *r->keys);
	if (r->n_keys < BURST_MAX)
		r->keys[r->n_keys++] = key;
	else
		r->too_many = true;
}

/* Where text is typed it makes no difference whether it was pasted, up to the end of a line:
 * one in the middle is text, the last one a key. */
static void burst_key(struct app *app, int key)
{
	struct received *r = &app->received;

	if (!takes_text(app)) {
		keep_key(app, key);
		return;
	}
	if (r->line_ended)
		into_text(app, K_ENTER);
	r->line_ended = key == K_ENTER;
	if (key < K_SPECIAL || key == K_CTRL + 'j')
		into_text(app, key);
	else if (key != K_ENTER)
		r->press = key;
}

static void pasted_key(struct app *app, int key)
{
	if (app->received.guessed)
		burst_key(app, key);
	else if (takes_text(app))
		into_text(app, key);
	else
		say_left_out(app);
}

static void ask_burst(struct app *app)
{
	const struct received *r = &app->received;
	struct str text = {0};
	size_t shown = 0;
	char bytes[4];

	str_addf(&text, "%zu keys came at once, as pasted text does: '", r->n_keys);
	for (size_t i = 0; i < r->n_keys && shown < BURST_SHOWN; i++, shown++)
		str_addn(&text, bytes,
			 utf8_encode(r->keys[i] < K_SPECIAL ? (uint32_t)r->keys[i] : ' ', bytes));
	str_add(&text, r->n_keys > shown ? "\u2026'" : "'");
	str_add(&text, ". Press all of them here?");
	dialog_open(&app->dialog, &(struct effect){.kind = EFFECT_CONFIRM,
						   .title = "Pasted or typed?",
						   .text = str_text(&text),
						   .tag = APP_TAG_BURST});
	str_release(&text);
}

int app_received_press(struct app *app)
{
	struct received *r = &app->received;
	int key = r->press;

	r->press = K_NONE;
	if (key != K_NONE)
		return key;
	if (r->answer == BURST_PASTED)
		say_left_out(app);
	if (r->answer == BURST_TYPED && r->n_pressed < r->n_keys)
		return r->keys[r->n_pressed++];
	r->answer = BURST_NONE;
	return K_NONE;
}

static void end(struct app *app)
{
	struct received *r = &app->received;
	if (r->line_ended)
		r->press = K_ENTER;
	r->pasting = r->line_ended = false;
	app_say_cut(app);
	if (r->n_keys && !r->too_many && !app->dialog.is_open &&
	    !chrome_is_too_small(&app->grid))
		ask_burst(app);
	else if (r->n_keys)
		say_left_out(app);
}

static void refuse_bytes(struct app *app)
{
	static const char said[] = "that is no UTF-8, and not taken: set the terminal to UTF-8, "
				   "and LANG=C.UTF-8";

	if (app->received.pasting) {
		app->received.refused++;
		return;
	}
	app->request = APP_BEEP;
	session_say(&app->session, STYLE_WARNING, "%s", said);
	str_truncate(&app->search.said, 0);
	if (app->search.is_open)
		str_add(&app->search.said, said);
}

/* The Esc closed what was being typed: it is opened again, as it was. */
static void take_back_escape(struct app *app)
{
	struct received *r = &app->received;

	if (app->dialog.is_open && app->dialog.tag == APP_TAG_DROP)
		app_dialog_done(app, false);
	if (app->dialog.is_open || app->command_line.is_open || app->search.is_open)
		return;
	if (r->dialog.is_open)
		app->dialog = r->dialog;
	else if (r->command_line.is_open)
		app->command_line = r->command_line;
	else if (r->search.is_open)
		app_search_resume(app, &r->search);
	r->dialog = (struct dialog){0};
	r->command_line = (struct command_line){0};
	r->search = (struct search){0};
}

void app_forget_escape(struct app *app)
{
	struct received *r = &app->received;

	if (r->dialog.is_open)
		dialog_close(&r->dialog);
	if (r->command_line.is_open)
		command_line_release(&r->command_line);
	if (r->search.is_open)
		search_release(&r->search);
}

bool app_received(struct app *app, int key)
{
	if (key == K_PASTE_BEGIN || key == K_BURST_BEGIN)
		begin(app, key == K_BURST_BEGIN);
	else if (key == K_PASTE_END)
		end(app);
	else if (key == K_BROKEN)
		refuse_bytes(app);
	else if (key == K_TORN)
		take_back_escape(app);
	else if (app->received.pasting && key != K_NONE && key < K_RESIZE)
		pasted_key(app, key);
	else
		return false;
	return true;
}

void app_received_release(struct app *app)
{
	app_forget_escape(app);
	free(app->received.keys);
}

/* Keys for the dialog that is open, and what lies behind it meanwhile; see parts.h. */
#include "ui/app/parts.h"

/* The text of the dialog in the user's editor: what comes back is kept at once. When none does,
 * the dialog is there again behind what says why. */
static void dialog_to_editor(struct app *app)
{
	struct effect said = {.kind = EFFECT_MESSAGE, .title = "Not taken"};
	struct str text = {0};
	struct err err = {0};

	if (!app->ports->edit) {
		session_say(&app->session, STYLE_WARNING, "there is no editor here");
		return;
	}
	str_add(&text, str_text(&app->dialog.field.text));
	app->request = APP_REDRAW;
	if (app->ports->edit(app->ports->ctx, &text, &err)) {
		field_begin(&app->dialog.field, str_text(&text));
		app_dialog_done(app, true);
	} else {
		said.text = err.text;
		app_dialog_over(app, &said);
	}
	str_release(&text);
}

void app_dialog_key(struct app *app, int key)
{
	struct effect drop = effect_confirm("Not kept yet", "Drop what you typed?", APP_TAG_DROP);
	enum dialog_result result = dialog_key(&app->dialog, key, app->grid.cols);

	app_say_cut(app);
	if (result == DIALOG_IGNORED)
		app_idle_dialog(app, key);
	else if (result == DIALOG_EDITOR)
		dialog_to_editor(app);
	else if (result == DIALOG_CANCELLED && dialog_changed(&app->dialog))
		app_dialog_over(app, &drop);
	else if (result != DIALOG_MORE)
		app_dialog_done(app, result == DIALOG_ACCEPTED);
}

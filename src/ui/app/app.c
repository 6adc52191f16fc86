#include "ui/app/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "ui/app/parts.h"
#include "ui/session/workshop.h"
#include "ui/widget/chrome.h"

static void key_to_view(struct app *app, int key)
{
	struct effect e = {.kind = EFFECT_PASS};
	enum act global = binding_find(app_keys_everywhere(app), key);
	enum act act = binding_find(app_more(app), key);

	app_idle_begin(app, key);
	if (act == ACT_NONE)
		act = binding_find(app_keys(app), key);
	if (act == ACT_NONE && global == ACT_NONE) {
		app_idle_unbound(app, key);
		return;
	}
	if (act != ACT_NONE || global == ACT_BACK)
		e = app_view_act(app, act != ACT_NONE ? act : global, key);
	if (e.kind == EFFECT_PASS)
		e = effect_if(app_global_act(app, global));
	else
		app_perform(app, &e);
	app_idle_watch(app, act != ACT_NONE ? act : global, e.kind);
}

static void press(struct app *app, int key)
{
	enum act everywhere = binding_find(app_keys_everywhere(app), key), act;

	if (key_is_mouse(key))
		app_mouse(app, key);
	if (key == K_NONE || key >= K_RESIZE)
		return;
	app_forget_escape(app);
	/* The remark on faulty settings, made at the start, stays while keys only move the
	 * cursor; any other key wipes it away. */
	act = binding_find(app_more(app), key);
	if (act == ACT_NONE)
		act = binding_find(app_keys(app), key);
	app->remark = app->remark && !app->dialog.is_open && !app->command_line.is_open &&
		      act >= ACT_DOWN && act <= ACT_PREVIOUS_PANE;
	if (!app->remark)
		str_truncate(&app->session.message, 0);
	if (!chrome_is_too_small(&app->grid)) {
		if (app->dialog.is_open)
			app_dialog_key(app, key);
		else if (app->command_line.is_open)
			app_command_key(app, key);
		else if (app->search.is_open)
			app_search_key(app, key);
		else
			key_to_view(app, key);
	} else if (everywhere == ACT_BACK || everywhere == ACT_LEAVE ||
		   everywhere == ACT_REDRAW || everywhere == ACT_SUSPEND) {
		/* While the window is too small to draw in, a key may leave, redraw or
		 * suspend, but change no answer. */
		app_global_act(app, everywhere == ACT_BACK ? ACT_LEAVE : everywhere);
	}
}

bool app_key(struct app *app, int key)
{
	app_clock(app);
	if (key == K_CTRL + 'j' && !(app->dialog.is_open && app->dialog.lines))
		key = K_ENTER;
	if (key == K_SUSPEND)
		app->request = APP_SUSPEND;
	if (key == K_HANGUP && app->behind.is_open)
		app_dialog_done(app, false);
	if (key == K_HANGUP && app->dialog.is_open && dialog_changed(&app->dialog))
		app_dialog_done(app, true); /* rather half a note than none */
	if (key == K_HANGUP)
		app->ended = true;
	/* Of a paste the shell gets the rest. */
	if (!app_received(app, key == K_SUSPEND ? K_PASTE_END : key))
		press(app, key);
	while (!app->ended && (key = app_received_press(app)) != K_NONE)
		press(app, key);
	return !app->ended;
}

void app_resize(struct app *app, int rows, int cols)
{
	grid_resize(&app->grid, rows, cols);
}

enum app_request app_request(struct app *app)
{
	enum app_request request = app->request;

	app->request = APP_NOTHING;
	return request;
}

struct app *app_new(const struct ports *ports, struct assessment_file *file, bool ascii,
		    int rows, int cols)
{
	struct app *app = xcalloc(1, sizeof *app);

	app->ports = ports;
	app->unsaved_since = -1;
	app->session.offers = &app->offers;
	app->session.user = ports->user ? ports->user : "";
	app_clock(app);
	app->grid.ascii = ascii;
	app->mouse = ports->mouse;
	app->theme = ports->theme;
	grid_resize(&app->grid, rows, cols);
	for (int i = 0; i < VIEW_COUNT; i++)
		app->state[i] =
			xcalloc(1, app_views[i]->state_size ? app_views[i]->state_size : 1);
	app_take_offers(app);
	app->depth = 1;
	if (file) {
		app_show_file(app, file);
	} else {
		app->stack[0] = VIEW_START;
		app_open_top(app, (struct thing){THING_NONE, 0});
	}
	if (ports->remark &&
	    (!app->session.message.len || app->session.message_style == STYLE_INFO)) {
		session_say(&app->session, STYLE_WARNING, "%s", ports->remark);
		app->remark = true;
	}
	return app;
}

void app_free(struct app *app)
{
	for (int i = 0; i < VIEW_COUNT; i++) {
		if (app_views[i]->release)
			app_views[i]->release(app->state[i]);
		free(app->state[i]);
	}
	app_received_release(app);
	dialog_close(&app->dialog);
	dialog_close(&app->behind);
	command_line_release(&app->command_line);
	search_release(&app->search);
	session_close(&app->session);
	arena_release(&app->offers.arena);
	grid_release(&app->grid);
	free(app);
}

struct session *app_session(struct app *app)
{
	return &app->session;
}

enum theme app_theme(const struct app *app)
{
	return app->theme;
}

bool app_uses_mouse(const struct app *app)
{
	return app->mouse;
}

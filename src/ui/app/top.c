/* The view that is shown: its state, its keys, its session; and a dialog over another one; see
 * parts.h. */
#include "ui/app/parts.h"
#include "ui/session/workshop.h"
#include "ui/widget/chrome.h"

const struct view_ops *const app_views[VIEW_COUNT] = {
#define X(constant, name) &view_##name,
	VIEWS(X)
#undef X
};

const struct view_ops *app_top(const struct app *app)
{
	return app_views[app->stack[app->depth - 1]];
}

void *app_top_state(const struct app *app)
{
	return app->state[app->stack[app->depth - 1]];
}

enum view_id app_view(const struct app *app)
{
	return app->stack[app->depth - 1];
}

enum view_id app_tab(const struct app *app)
{
	enum view_id top = app_view(app);

	return app->depth > 1 && (top == VIEW_MORE || top == VIEW_HELP)
		       ? app->stack[app->depth - 2]
		       : top;
}

void app_clock(struct app *app)
{
	const struct ports *ports = app->ports;
	struct session *s = &app->session;

	s->now = ports->now(ports->ctx);
	s->ticks = ports->ticks ? ports->ticks(ports->ctx) : s->now * 1000;
}

struct session *app_session_for(struct app *app, const struct view_ops *ops)
{
	app_clock(app);
	if (ops->needs_plan)
		session_need_plan(&app->session);
	return &app->session;
}

struct pane app_content(struct app *app)
{
	struct pane content = chrome_content(pane_of(&app->grid));
	int more = app->status_rows > 1 ? app->status_rows - 1 : 0;

	return pane_sub(content, 0, 0, content.rows - more, content.cols);
}

const struct binding *app_more(struct app *app)
{
	const struct view_ops *ops = app_top(app);

	if (!ops->more)
		return NULL;
	return keymap_table(app->ports->keys,
			    ops->more(app_top_state(app), app_session_for(app, ops)));
}

const struct binding *app_keys(const struct app *app)
{
	return keymap_table(app->ports->keys, keys_of(app->stack[app->depth - 1])->base);
}

const struct binding *app_keys_everywhere(const struct app *app)
{
	return keymap_table(app->ports->keys, keys_of(EVERYWHERE)->base);
}

struct effect app_view_act(struct app *app, enum act act, int key)
{
	const struct view_ops *ops = app_top(app);
	struct pane content = app_content(app);
	struct input in = {
		.act = act, .key = key, .rows = content.rows, .cols = content.cols};

	arena_release(&app->session.lent);
	return ops->act(app_top_state(app), app_session_for(app, ops), &in);
}

void app_save(struct app *app)
{
	app_clock(app);
	if (app->ended)
		timer_leave(&app->session);
	else
		timer_settle(&app->session, false);
	if (!app->session.dirty || !app->ports->save)
		return;
	app->session.dirty = false;
	app->ports->save(app->ports->ctx, &app->session);
}

void app_take_offers(struct app *app)
{
	const struct ports *ports = app->ports;

	app->offers.exports = ports->exports;
	app->offers.content = ports->content;
	app->offers.keys = ports->keys;
}

void app_load_start(struct app *app, size_t most)
{
	const struct ports *ports = app->ports;

	app_take_offers(app);
	arena_release(&app->offers.arena);
	app->offers.recent = (struct recent_files){0};
	app->offers.recent_most = most;
	if (ports->starters)
		app->offers.starters =
			ports->starters(ports->ctx, &app->offers.n_starters);
	if (ports->recent)
		ports->recent(ports->ctx, &app->offers.arena, most, &app->offers.recent);
}

void app_open_top(struct app *app, struct thing where)
{
	const struct view_ops *ops = app_top(app);

	if (app->stack[app->depth - 1] == VIEW_START)
		app_load_start(app, RECENT_SHOWN);
	if (ops->open)
		ops->open(app_top_state(app), app_session_for(app, ops), where);
}

void app_dialog_over(struct app *app, const struct effect *e)
{
	app->behind = app->dialog;
	app->dialog = (struct dialog){0};
	dialog_open(&app->dialog, e);
}

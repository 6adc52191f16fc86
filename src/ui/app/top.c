/* The view that is shown: its state, its keys, its session; see parts.h. */
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

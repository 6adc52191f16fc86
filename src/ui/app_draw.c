/* The screen around a view: title, status line, footer, dialog; see app_parts.h. */
#include "ui/app_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "ui/chrome.h"
#include "ui/session_workshop.h"

/* Does the view have the screen for itself? Then q leaves that first. */
static bool is_bare(const struct app *app)
{
	const struct view_ops *ops = app_top(app);

	return ops->bare && ops->bare(app_top_state(app));
}

/* A key that works everywhere, as it stands in every footer. */
static struct binding everywhere(const struct app *app, enum act a, const char *label)
{
	const struct binding *b = app_keys_everywhere(app);

	while (b->keys && b->act != a)
		b++;
	return (struct binding){b->keys, a, label};
}

/* There is little room: a message about the file that is open need not say where it is. */
static const char *without_folder(const struct app *app, const char *message)
{
	const char *path = assessment_file_path(app->session.file);
	size_t folder = strlen(path) - strlen(file_name(path));

	return strncmp(message, path, folder) == 0 ? message + folder : message;
}

/* How saving stands, in words. */
static enum style saved_text(struct app *app, char *buf, size_t size)
{
	struct save_state save;
	char clock[16] = "";

	buf[0] = '\0';
	if (!session_is_open(&app->session))
		return STYLE_DIM;
	if (*session_readonly(&app->session)) {
		snprintf(buf, size, "read-only");
		return STYLE_WARNING;
	}
	save = assessment_save_state(app->session.file);
	if (save.durable != app->durable_seen) {
		app->durable_seen = save.durable;
		app->durable_at = app->ports->now(app->ports->ctx);
	}
	if (save.failed || save.conflict) {
		snprintf(buf, size, "NOT SAVED: %s", without_folder(app, save.message));
		return STYLE_ERROR;
	}
	if (app->session.dirty && !app->ports->save) {
		snprintf(buf, size, "not saved");
	} else if (app->session.dirty || save.durable < save.wanted) {
		if (app->unsaved_since < 0)
			app->unsaved_since = app->session.ticks;
		if (app->session.ticks - app->unsaved_since >= SAVING_UNSAID_MS)
			snprintf(buf, size, "saving%s", app->grid.ascii ? "..." : "\u2026");
		return STYLE_DIM;
	} else if (save.durable) {
		if (app->ports->clock)
			app->ports->clock(app->ports->ctx, clock, app->durable_at);
		snprintf(buf, size, "saved%s%s", *clock ? " " : "", clock);
	}
	app->unsaved_since = -1;
	return STYLE_DIM;
}

/* The timer, when it runs, in front of how saving stands; a fault goes first. */
static enum style state_text(struct app *app, char *buf, size_t size)
{
	const struct session *s = &app->session;
	const struct agenda_item *item = timer_item(s);
	char saved[600], of[16] = "";
	enum style style = saved_text(app, saved, sizeof saved);

	if (item && item->minutes)
		snprintf(of, sizeof of, "/%d", item->minutes);
	if (item && style == STYLE_DIM)
		snprintf(buf, size, "%.64s %d%s min%s%.400s", agenda_title(s->q, item),
			 timer_seconds(s, item) / 60, of, *saved ? "; " : "", saved);
	else
		snprintf(buf, size, "%s", saved);
	return style;
}

static void draw_footer(struct app *app, struct pane screen)
{
	const struct view_ops *ops = app_top(app);
	bool bare = is_bare(app), leaves = app->depth == 1 && !bare; /* at the first screen */
	const struct binding always[] = {everywhere(app, ACT_BACK, leaves ? "leave" : "back"),
					 everywhere(app, ACT_HELP, "help"),
					 {0}};
	struct footer f = {.tables = {app_more(app), app_keys(app)},
			   .back = always[0],
			   .always = always + 1,
			   .label = ops->label,
			   .state = app_top_state(app)};

	if (bare) { /* no tab says how to get out of there */
		f.back.keys = NULL;
		f.always = always;
	}
	if (app->dialog.is_open)
		f = (struct footer){.tables = {dialog_bindings(&app->dialog)}};
	chrome_footer(screen, &f);
}

const struct grid *app_draw(struct app *app)
{
	const struct view_ops *ops = app_top(app);
	const struct session *s = app_session_for(app, ops);
	struct pane screen = pane_of(&app->grid), content = chrome_content(screen);
	char saved[600];
	enum style style;

	grid_clear(&app->grid);
	if (chrome_is_too_small(&app->grid)) {
		chrome_too_small(screen);
		return &app->grid;
	}
	ops->layout(app_top_state(app), s, content.rows, content.cols);
	app_idle_end(app);
	ops->draw(app_top_state(app), s, content);
	if (!is_bare(app))
		chrome_title(screen, session_title(s), app->stack[app->depth - 1],
			     app_keys_everywhere(app));
	if (app->command.is_open) {
		command_draw(&app->command, s->q, screen);
		return &app->grid;
	}
	if (app->search.is_open) {
		search_draw(&app->search, screen);
		return &app->grid;
	}
	style = state_text(app, saved, sizeof saved);
	chrome_status(screen, s, saved, style);
	draw_footer(app, screen);
	if (app->dialog.is_open)
		dialog_draw(&app->dialog, content);
	return &app->grid;
}


/* The screen around a view: title, status line, footer, dialog; see parts.h. */
#include "ui/app/parts.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "ui/session/workshop.h"
#include "ui/widget/chrome.h"

/* Does the view have the screen for itself? Then q leaves that first. */
static bool is_bare(const struct app *app)
{
	return app_top(app)->bare && app_top(app)->bare(app_top_state(app));
}

/* A key that works everywhere, as it stands in every footer. */
static struct binding everywhere(const struct app *app, enum act a, const char *label)
{
	const struct binding *b = binding_of(app_keys_everywhere(app), a);

	return (struct binding){b ? b->keys : NULL, a, label};
}

/* What is at the right of the status line, with the room for its words. */
struct status_words {
	struct status now;
	char timer[140], saved[SAVE_MESSAGE_MAX + 20], brief[16];
};

static void say_saved(struct status_words *w, enum style style, const char *brief,
		      const char *more)
{
	w->now.style = style;
	snprintf(w->brief, sizeof w->brief, "%s", brief);
	snprintf(w->saved, sizeof w->saved, "%s%s", brief, more);
}

/* How saving stands, in words. */
static void saved_text(struct app *app, struct status_words *w)
{
	const struct ports *ports = app->ports;
	struct session *s = &app->session;
	struct save_state save;
	char more[SAVE_MESSAGE_MAX + 2], clock[16] = "";

	if (!session_is_open(s))
		return;
	if (*session_readonly(s)) {
		say_saved(w, STYLE_WARNING, "read-only", "");
		return;
	}
	save = assessment_save_state(s->file);
	if (save.durable != app->durable_seen) {
		app->durable_seen = save.durable;
		app->durable_at = ports->now(ports->ctx);
	}
	if (save.failed || save.conflict) {
		/* There is little room: it need not be said where the open file is. */
		const char *path = assessment_file_path(s->file), *message = save.message;
		size_t folder = strlen(path) - strlen(file_name(path));

		message += strncmp(message, path, folder) == 0 ? folder : 0;
		snprintf(more, sizeof more, ": %s", message);
		say_saved(w, STYLE_ERROR, "NOT SAVED", more);
		return;
	}
	if (s->dirty ? ports->save != NULL : save.durable < save.wanted) {
		/* Nothing is known to be on disk yet. */
		if (app->unsaved_since < 0)
			app->unsaved_since = s->ticks;
		if (s->ticks - app->unsaved_since >= SAVING_UNSAID_MS)
			say_saved(w, STYLE_DIM, app->grid.ascii ? "saving..." : "saving\u2026",
				  "");
		return;
	}
	app->unsaved_since = -1;
	if (!s->dirty && save.durable && ports->clock)
		ports->clock(ports->ctx, clock, app->durable_at);
	snprintf(more, sizeof more, "%s%s", *clock ? " " : "", clock);
	if (s->dirty || save.durable)
		say_saved(w, STYLE_DIM, s->dirty ? "not saved" : "saved", more);
}

/* Conflicts stand before that: what counts there is one side only. */
static void add_conflicts(struct status_words *w, size_t n)
{
	char saved[sizeof w->saved];

	memcpy(saved, w->saved, sizeof saved);
	snprintf(w->brief, sizeof w->brief, "%zu conflict%s", n % 1000, n == 1 ? "" : "s");
	snprintf(w->saved, sizeof w->saved, "%s%s%.500s", w->brief, *saved ? ", " : "", saved);
	w->now.style = STYLE_WARNING;
}

static void draw_footer(struct app *app, struct pane screen)
{
	const struct view_ops *ops = app_top(app);
	bool bare = is_bare(app), leaves = (app->depth == 1 && !bare) || app_view(app) == VIEW_END;
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

/* What the status line says. The timer stands there when it runs, and how saving stands; a
 * fault there is told alone. */
static void status_words(struct app *app, struct status_words *w)
{
	const struct session *s = &app->session;
	const struct agenda_item *item = timer_item(s);
	int minutes = item ? timer_seconds(s, item) / 60 : 0;
	char of[16] = "", over[32] = "";

	*w->timer = *w->saved = *w->brief = '\0';
	w->now = (struct status){.style = STYLE_DIM,
				 .timer = w->timer,
				 .saved = w->saved,
				 .brief = w->brief};
	saved_text(app, w);
	if (item && item->minutes)
		snprintf(of, sizeof of, "/%d", item->minutes);
	w->now.late = item && item->minutes && minutes > item->minutes;
	if (w->now.late)
		snprintf(over, sizeof over, ", %d over", minutes - item->minutes);
	if (item && w->now.style == STYLE_DIM)
		snprintf(w->timer, sizeof w->timer, "%.64s %d%s min%s", agenda_title(s->q, item),
			 minutes, of, over);
	w->now.message = str_text(&s->message);
	w->now.message_style = s->message_style;
	if (session_is_open(s) && s->a->n_conflicts && w->now.style == STYLE_DIM)
		add_conflicts(w, s->a->n_conflicts);
}

const struct grid *app_draw(struct app *app)
{
	const struct view_ops *ops = app_top(app);
	const struct session *s = app_session_for(app, ops);
	struct progress whole = session_progress(s);
	struct pane screen = pane_of(&app->grid), content;
	struct status_words w;

	grid_clear(&app->grid);
	if (chrome_is_too_small(&app->grid)) {
		chrome_too_small(screen);
		return &app->grid;
	}
	status_words(app, &w);
	app->status_rows = chrome_status_rows(screen, &w.now);
	content = app_content(app);
	ops->draw(app_top_state(app), s, content);
	app_idle_end(app);
	w.now.message = str_text(&s->message); /* why nothing happened is said only now */
	w.now.message_style = s->message_style;
	if (!is_bare(app))
		chrome_title(screen, session_title(s), session_is_open(s) ? &whole : NULL,
			     app_tab(app),
			     session_is_open(s) ? app_keys_everywhere(app) : NULL);
	if (app->command_line.is_open) {
		command_line_draw(&app->command_line, s->q, screen);
	} else if (app->search.is_open) {
		search_draw(&app->search, screen);
	} else {
		chrome_status(screen, &w.now);
		draw_footer(app, screen);
		if (app->dialog.is_open) {
			pane_unlight(screen);
			dialog_draw(&app->dialog, content);
		}
	}
	return &app->grid;
}


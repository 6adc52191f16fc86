/* What views and keys want done: other views, dialogs, files; see parts.h. */
#include "ui/app/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "ui/session/merging.h"
#include "ui/session/upgrade.h"
#include "ui/session/workshop.h"
#include "ui/view/help/view.h"
#include "ui/widget/chrome.h"

/* Tags of the dialogs that the app opens itself; views use numbers above 0. */
enum { TAG_LEAVE = -1, TAG_LEAVE_TIMER = -3, TAG_UPGRADE = -4, TAG_BRING_IN = -6 };

/* How long what was brought in may take to be saved. */
#define BRING_IN_WAIT_MS 5000

/* Takes a view from among those of the stack from `at` on, but for what was only looked up: who
 * follows a line to its place comes back to the list by the key that leads back. Returns where
 * it is to stand. */
static int take_from_below(struct app *app, int at)
{
	int n = at;

	for (int i = at + 1; i < app->depth; i++)
		if (app->stack[i] != VIEW_MORE && app->stack[i] != VIEW_HELP)
			app->stack[n++] = app->stack[i];
	return n;
}

/* Shows a view: back to it when it is among those below, else on top of them, and at a thing
 * on top of them always. false: it was shown already, and just so. */
static bool show(struct app *app, enum view_id view, struct thing where)
{
	bool shown = app_view(app) == view;
	struct thing before, now;
	int place, at = 0;

	if (app_views[view]->needs_file && !session_is_open(&app->session)) {
		app_has_file(app); /* says so */
		return true;
	}
	before = app_current(app);
	place = app_place(app);
	while (at < app->depth && app->stack[at] != view)
		at++;
	if (where.kind != THING_NONE)
		at = take_from_below(app, at);
	app->stack[at] = view;
	app->depth = at + 1;
	app_open_top(app, where);
	now = app_current(app);
	return !shown || now.kind != before.kind || now.index != before.index ||
	       app_place(app) != place;
}

static void leave(struct app *app)
{
	struct effect ask = effect_confirm(
		"Not saved", "The last answers are not on disk. Leave and lose them?", TAG_LEAVE);

	timer_settle(&app->session, true);
	app_save(app);
	if (app_view(app) != VIEW_END && session_was_workshop(&app->session) &&
	    !chrome_is_too_small(&app->grid))
		show(app, VIEW_END, (struct thing){THING_NONE, 0});
	else if (session_is_open(&app->session) &&
		 assessment_save_state(app->session.file).failed)
		dialog_open(&app->dialog, &ask);
	else
		app->ended = true;
}

static void to_below(struct app *app, struct thing where)
{
	app->depth--;
	app_open_top(app, where);
}

/* where: what to go to in the view below, or THING_NONE. Leaving stops the timer. The key that
 * leaves is the one that goes back, easily pressed once too often: so it asks first. */
static void back(struct app *app, struct thing where)
{
	struct session *s = &app->session;
	struct effect ask;

	if (app->depth > 1 && app_view(app) != VIEW_END) {
		to_below(app, where);
	} else if (timer_item(s) && app_view(app) != VIEW_END) {
		ask = effect_confirm("Leave",
				     arena_printf(&s->lent,
						  "The timer of %s runs. Stop it and leave?",
						  agenda_title(s->q, timer_item(s))),
				     TAG_LEAVE_TIMER);
		dialog_open(&app->dialog, &ask);
	} else {
		leave(app);
	}
}

/* The version in the file is changed only when somebody says so. */
static void ask_upgrade(struct app *app)
{
	struct str text = {0};

	session_upgrade_words(&app->session, &text);
	dialog_open(&app->dialog, &(struct effect){.kind = EFFECT_CONFIRM,
						   .title = "A new version of the questionnaire",
						   .text = str_text(&text),
						   .tag = TAG_UPGRADE});
	str_release(&text);
}

static void upgrade(struct app *app)
{
	if (session_can_upgrade(&app->session))
		ask_upgrade(app);
	else
		session_say(&app->session, STYLE_INFO, "there is nothing to upgrade");
}

static void upgrade_done(struct app *app, bool accepted)
{
	if (!accepted) {
		session_upgrade_later(&app->session);
		return;
	}
	session_upgrade(&app->session);
	app_open_top(app, (struct thing){THING_NONE, 0});
}

/* What another save left beside the file is brought in only when somebody says so. */
static bool ask_bring_in(struct app *app)
{
	struct str text = {0};
	bool some = session_leftovers_words(&app->session, &text);

	if (some)
		dialog_open(&app->dialog, &(struct effect){.kind = EFFECT_CONFIRM,
							   .title = "Left by a save",
							   .text = str_text(&text),
							   .tag = TAG_BRING_IN});
	str_release(&text);
	return some;
}

/* Only when it is on disk as part of the file is it put away. */
static void bring_in_done(struct app *app, bool accepted)
{
	struct session *s = &app->session;
	struct arena arena = {0};
	struct texts paths;
	struct err err = {0};

	if (!accepted) {
		session_say(s, STYLE_INFO, "nothing was changed; :merge brings it in");
	} else if (session_bring_in(s, &arena, &paths)) {
		app_save(app);
		if (app->ports->save &&
		    (!assessment_save_wait(s->file, BRING_IN_WAIT_MS, &err) ||
		     assessment_save_state(s->file).conflict ||
		     !leftovers_put_away(&paths, &err)))
			session_say(s, STYLE_ERROR, "%s",
				    *err.text ? err.text : "it stays beside the file");
		app_open_top(app, (struct thing){THING_NONE, 0});
		if (s->a->n_conflicts)
			show(app, VIEW_CONFLICTS, (struct thing){THING_NONE, 0});
	}
	if (session_can_upgrade(s))
		ask_upgrade(app);
	arena_release(&arena);
}

/* Takes over an opened file: shows the profile while nothing of it is known yet, else the
 * walk. */
void app_show_file(struct app *app, struct assessment_file *file)
{
	const char *remarks = assessment_file_remarks(file);
	struct session *s = &app->session;

	timer_leave(s);
	app_save(app);
	session_close(s);
	app->durable_seen = 0;
	/* Where the views were is of no use for another file. */
	for (int i = 0; i < VIEW_COUNT; i++) {
		if (app_views[i]->release)
			app_views[i]->release(app->state[i]);
		memset(app->state[i], 0, app_views[i]->state_size);
	}
	session_open(s, file);
	app->depth = 1;
	app->stack[0] = s->score.fields_asked && !s->score.fields_answered ? VIEW_PROFILE
									 : VIEW_WALK;
	app_open_top(app, (struct thing){THING_NONE, 0});
	if (*session_readonly(s))
		session_say(s, STYLE_WARNING, "%s", session_readonly(s));
	else if (ask_bring_in(app))
		return;
	else if (session_can_upgrade(s))
		ask_upgrade(app);
	else if (s->a->n_conflicts)
		session_say_conflicts(s);
	else if (*remarks)
		session_say(s, STYLE_INFO, "%.*s", (int)strcspn(remarks, "\n"), remarks);
	else
		app_say_timer(app);
	app_begin(app);
}

/* Hands the outcome of an effect back to the view that wanted it. */
static void hand_back(struct app *app, const struct reply *r)
{
	const struct view_ops *ops = app_top(app);
	struct effect next;

	if (!ops->reply)
		return;
	arena_release(&app->session.lent);
	next = ops->reply(app_top_state(app), app_session_for(app, ops), r);
	app_perform(app, &next);
}

/* Opens or begins a file; on failure the view hears why. */
static void open_file(struct app *app, const struct effect *e)
{
	const struct ports *ports = app->ports;
	struct assessment_file *file = NULL;
	char *path = xstrdup(e->text ? e->text : "");
	struct err err = {0};
	bool made = e->kind == EFFECT_NEW;
	bool done = e->kind == EFFECT_OPEN
			    ? ports->open && ports->open(ports->ctx, path, &file, &err)
			    : ports->create && ports->create(ports->ctx, path,
							     &e->begin, &file, &err);

	if (done) {
		if (ports->remember)
			ports->remember(ports->ctx, path, false);
		app_show_file(app, file);
		if (made)
			app_begin_made(app);
	} else {
		session_say(&app->session, STYLE_ERROR, "%s", err.text);
		hand_back(app, &(struct reply){.tag = e->tag, .text = err.text});
	}
	free(path);
}

static void export_file(struct app *app, const struct effect *e)
{
	const struct ports *ports = app->ports;
	struct str said = {0};
	struct err err = {0};
	bool done = false;

	if (ports->export)
		done = ports->export(ports->ctx, &app->session, e->text2, e->text, &said,
				     &err);
	else
		err_set(&err, EXIT_CODE_USAGE, "exports are not possible here");
	session_say(&app->session, done ? STYLE_INFO : STYLE_ERROR, "%s",
		    done ? str_text(&said) : err.text);
	hand_back(app, &(struct reply){.tag = e->tag,
				   .accepted = done,
				   .text = done ? str_text(&said) : err.text});
	app->request = APP_REDRAW;
	str_release(&said);
}

static void edit_text(struct app *app, const struct effect *e)
{
	const struct ports *ports = app->ports;
	struct str text = {0};
	struct err err = {0};
	bool done;

	str_add(&text, e->text ? e->text : "");
	done = ports->edit && ports->edit(ports->ctx, &text, &err);
	if (!ports->edit)
		session_say(&app->session, STYLE_WARNING, "there is no editor here");
	hand_back(app,
		  &(struct reply){.tag = e->tag, .accepted = done, .text = str_text(&text)});
	/* It may name a file: that has to be read to its end. */
	if (ports->edit && !done)
		dialog_open(&app->dialog, &(struct effect){.kind = EFFECT_MESSAGE,
							   .title = "Not taken",
							   .text = err.text});
	app->request = APP_REDRAW;
	str_release(&text);
}

void app_set_theme(struct app *app, enum theme theme)
{
	if (app->ports->mono) {
		session_say(&app->session, STYLE_WARNING,
			    "no colours: NO_COLOR or the command line wants none");
		return;
	}
	app->theme = theme;
	app->request = APP_THEME;
	session_say(&app->session, STYLE_INFO,
		    "theme %s; 'theme: %s' in config.yaml keeps it", theme_names[theme],
		    theme_names[theme]);
}

static void perform_on_files(struct app *app, const struct effect *e)
{
	const struct ports *ports = app->ports;

	if (e->kind == EFFECT_EXPORT) {
		export_file(app, e);
	} else if (e->kind == EFFECT_OPEN || e->kind == EFFECT_NEW) {
		open_file(app, e);
	} else if (e->kind == EFFECT_SAVE_AS || e->kind == EFFECT_RENAME) {
		app_ask_file(app, e->kind == EFFECT_RENAME);
	} else if (e->kind == EFFECT_WRITE) {
		app_write_sheet(app, e);
	} else if (e->kind == EFFECT_FORGET) {
		if (ports->remember && e->text)
			ports->remember(ports->ctx, e->text, true);
		app_load_start(app, app->offers.recent_most);
	} else { /* EFFECT_ALL_RECENT */
		app_load_start(app, SIZE_MAX);
	}
}

void app_perform(struct app *app, const struct effect *e)
{
	struct session *s = &app->session;

	switch (e->kind) {
	case EFFECT_DONE:
	case EFFECT_IDLE:
	case EFFECT_SCROLLED:
	case EFFECT_PASS:
		return;
	case EFFECT_VIEW:
		show(app, e->view, e->thing);
		return;
	case EFFECT_BACK:
		back(app, e->thing);
		return;
	case EFFECT_LEAVE:
		leave(app);
		return;
	case EFFECT_ASK_TEXT:
	case EFFECT_ASK_FORM:
	case EFFECT_ASK_CHOICE:
	case EFFECT_CONFIRM:
	case EFFECT_MESSAGE:
		dialog_open(&app->dialog, e);
		return;
	case EFFECT_SEARCH:
		app_search_open(app, e);
		return;
	case EFFECT_EDITOR:
		edit_text(app, e);
		return;
	case EFFECT_EXPORT:
	case EFFECT_OPEN:
	case EFFECT_NEW:
	case EFFECT_SAVE_AS:
	case EFFECT_RENAME:
	case EFFECT_WRITE:
	case EFFECT_FORGET:
	case EFFECT_ALL_RECENT:
		perform_on_files(app, e);
		return;
	case EFFECT_UNDO:
	case EFFECT_REDO:
		if (e->kind == EFFECT_UNDO ? session_undo(s) : session_redo(s))
			app_open_top(app, s->last);
		return;
	case EFFECT_REDRAW:
		app->request = APP_REDRAW;
		return;
	case EFFECT_SUSPEND:
		app->request = APP_SUSPEND;
		return;
	}
}

bool app_global_act(struct app *app, enum act act)
{
	static const struct {
		enum act act;
		enum effect_kind effect;
	} effects[] = {
		{ACT_BACK, EFFECT_BACK}, {ACT_LEAVE, EFFECT_LEAVE},   {ACT_UNDO, EFFECT_UNDO},
		{ACT_SAVE_AS, EFFECT_SAVE_AS}, {ACT_RENAME, EFFECT_RENAME},
		{ACT_REDO, EFFECT_REDO}, {ACT_REDRAW, EFFECT_REDRAW}, {ACT_SUSPEND, EFFECT_SUSPEND},
	};
	const struct binding *const tables[COMMAND_TABLES] = {
		app_more(app), app_keys(app), app_keys_everywhere(app)};
	const struct thing nowhere = {THING_NONE, 0};
	enum view_id here = app_view(app), view = view_of_act(act);
	size_t i = 0;

	if (act == ACT_HELP && here != VIEW_HELP) {
		view_help_of(app->state[VIEW_HELP], here, app_top(app)->title, tables[0],
			     tables[1], tables[2]);
		return show(app, VIEW_HELP, nowhere);
	} else if (act == ACT_MOUSE) {
		app->mouse = !app->mouse;
		app->request = APP_MOUSE;
		session_say(&app->session, STYLE_INFO,
			    app->mouse ? "mouse on: click a line, a tab, an answer; the wheel "
					 "moves"
				       : "mouse off: the terminal selects text again");
	} else if (act == ACT_THEME) {
		app_set_theme(app, (app->theme + 1) % THEME_COUNT);
	} else if (act == ACT_PARK) {
		app_park(app);
	} else if (act == ACT_UPGRADE) {
		upgrade(app);
	} else if (act == ACT_MERGE) {
		if (!ask_bring_in(app))
			session_say(&app->session, STYLE_INFO,
				    "no save left anything beside the file");
	} else if (act == ACT_TIMER) {
		app_timer(app);
	} else if (act == ACT_COMMAND) {
		command_line_open(&app->command_line, tables, app->session.q);
	} else if (act == ACT_CANCEL && app->depth > 1) {
		to_below(app, nowhere);
	} else if (view != VIEW_COUNT) {
		return show(app, view, view == VIEW_WORKSHOP ? app_room(app) : nowhere);
	} else {
		while (i < sizeof effects / sizeof effects[0] && effects[i].act != act)
			i++;
		if (i == sizeof effects / sizeof effects[0])
			return false;
		app_perform(app, &(struct effect){.kind = effects[i].effect});
	}
	return true;
}

void app_dialog_done(struct app *app, bool accepted)
{
	struct dialog d = app->dialog;
	struct reply r;

	app->dialog = app->behind;
	app->behind = (struct dialog){0};
	if (d.tag == APP_TAG_DROP && accepted)
		app_dialog_done(app, false);
	r = dialog_reply(&d, accepted);
	if (d.tag == TAG_LEAVE)
		app->ended = accepted;
	else if (d.tag == TAG_LEAVE_TIMER && accepted)
		timer_leave(&app->session), leave(app);
	else if (d.tag == TAG_UPGRADE)
		upgrade_done(app, accepted);
	else if (d.tag == APP_TAG_BURST)
		app->received.answer = accepted ? BURST_TYPED : BURST_PASTED;
	else if (d.tag == TAG_BRING_IN)
		bring_in_done(app, accepted);
	else if (d.tag == APP_TAG_PARK)
		app_park_done(app, &r);
	else if (d.tag == APP_TAG_SAVE_AS || d.tag == APP_TAG_RENAME)
		app_file_done(app, &r);
	else if (d.tag == APP_TAG_TIME || d.tag == APP_TAG_NAME)
		app_begin_done(app, &r);
	else if (d.kind != EFFECT_MESSAGE && d.tag != APP_TAG_DROP)
		hand_back(app, &r);
	if (dialog_takes_text(&d) && !accepted)
		app->received.dialog = d;
	else
		dialog_close(&d);
}


#include "ui/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "ui/chrome.h"
#include "ui/dialog.h"
#include "ui/view_help.h"

#define STACK_MAX 8

/* Tags of the dialogs that the app opens itself; views use numbers above 0. */
enum { TAG_LEAVE = -1, TAG_SWITCH = -2 };

struct app {
	const struct ports *ports;
	struct session session;
	struct world world;
	struct grid grid;
	void *state[VIEW_COUNT];
	enum view_id stack[STACK_MAX];
	int depth; /* at least 1 */
	struct dialog dialog;
	bool pasting;
	bool ended;
	enum app_request request;
	uint64_t durable_seen; /* saves known to be on disk */
	int64_t durable_at;    /* since when */
};

static const struct view_ops *const views[VIEW_COUNT] = {
	[VIEW_START] = &view_start,   [VIEW_PROFILE] = &view_profile,
	[VIEW_WALK] = &view_walk,     [VIEW_DECISIONS] = &view_decisions,
	[VIEW_SCORE] = &view_score,   [VIEW_PLAN] = &view_plan,
	[VIEW_EXPORT] = &view_export, [VIEW_HELP] = &view_help,
};

static const struct binding everywhere[] = {{"? <F1>", ACT_HELP, "help"},
					    {"q", ACT_BACK, "back"},
					    {"<Esc>", ACT_CANCEL, NULL},
					    {"Q <C-c>", ACT_LEAVE, NULL},
					    {"P <F2>", ACT_VIEW_PROFILE, NULL},
					    {"W <F3>", ACT_VIEW_WALK, NULL},
					    {"D <F4>", ACT_VIEW_DECISIONS, NULL},
					    {"S <F5>", ACT_VIEW_SCORE, NULL},
					    {"L <F6>", ACT_VIEW_PLAN, NULL},
					    {"E <F7>", ACT_VIEW_EXPORT, NULL},
					    {"A <F8>", ACT_VIEW_START, NULL},
					    {"U z", ACT_UNDO, NULL},
					    {"<C-r>", ACT_REDO, NULL},
					    {"<C-l>", ACT_REDRAW, NULL},
					    {"<C-z>", ACT_SUSPEND, NULL},
					    {0}};

/* What of it stands in every footer; at the first screen q leaves. */
static const struct binding footer_back[] = {
	{"?", ACT_HELP, "help"}, {"q", ACT_BACK, "back"}, {0}};
static const struct binding footer_leave[] = {
	{"?", ACT_HELP, "help"}, {"q", ACT_BACK, "leave"}, {0}};

static void perform(struct app *app, const struct effect *e);

static const struct view_ops *top_view(const struct app *app)
{
	return views[app->stack[app->depth - 1]];
}

static void *top_state(const struct app *app)
{
	return app->state[app->stack[app->depth - 1]];
}

/* The session as a view wants it: with a plan when it says so. */
static struct session *session_for(struct app *app, const struct view_ops *ops)
{
	app->session.now = app->ports->now(app->ports->ctx);
	if (ops->needs_plan)
		session_need_plan(&app->session);
	return &app->session;
}

static void load_world(struct app *app)
{
	arena_release(&app->world.arena);
	app->world.recent = (struct texts){0};
	app->world.starters = app->ports->starters;
	app->world.n_starters = app->ports->n_starters;
	app->world.exports = app->ports->exports;
	app->world.n_exports = app->ports->n_exports;
	if (app->ports->recent)
		app->ports->recent(app->ports->ctx, &app->world.arena,
				   &app->world.recent);
}

static void open_top(struct app *app, struct thing where)
{
	const struct view_ops *ops = top_view(app);

	if (app->stack[app->depth - 1] == VIEW_START)
		load_world(app);
	if (ops->open)
		ops->open(top_state(app), session_for(app, ops), where);
}

/* Shows a view: back to it when it is among those below, else on top of them. */
static void show(struct app *app, enum view_id view, struct thing where)
{
	int at = 0;

	if (views[view]->needs_file && !session_is_open(&app->session)) {
		session_say(&app->session, STYLE_WARNING,
			    "open a file or begin a new one first");
		return;
	}
	while (at < app->depth && app->stack[at] != view)
		at++;
	if (at == STACK_MAX)
		at = STACK_MAX - 1;
	app->stack[at] = view;
	app->depth = at + 1;
	open_top(app, where);
}

static void leave(struct app *app)
{
	struct save_state save = {0};

	app_save(app);
	if (session_is_open(&app->session))
		save = assessment_save_state(app->session.file);
	if (!save.failed) {
		app->ended = true;
		return;
	}
	dialog_open(
		&app->dialog,
		&(struct effect){.kind = EFFECT_CONFIRM,
				 .title = "Not saved",
				 .text = "The last answers are not on disk. Leave and "
					 "lose them?",
				 .tag = TAG_LEAVE});
}

static void back(struct app *app)
{
	if (app->depth == 1) {
		leave(app);
		return;
	}
	app->depth--;
	open_top(app, (struct thing){THING_NONE, 0});
}

static void show_help(struct app *app)
{
	const struct view_ops *ops = top_view(app);
	const struct binding *more =
		ops->more ? ops->more(top_state(app), session_for(app, ops)) : NULL;

	if (ops == &view_help)
		return;
	view_help_of(app->state[VIEW_HELP], ops->title, more, ops->bindings, everywhere);
	show(app, VIEW_HELP, (struct thing){THING_NONE, 0});
}

/* Forgets where the views were: they are about to show another file. */
static void reset_states(struct app *app)
{
	for (int i = 0; i < VIEW_COUNT; i++) {
		if (views[i]->release)
			views[i]->release(app->state[i]);
		memset(app->state[i], 0, views[i]->state_size);
	}
}

/* Takes over an opened file: shows the profile while nothing is known yet, else the walk. */
static void show_file(struct app *app, struct assessment_file *file)
{
	const char *remarks = assessment_file_remarks(file);
	struct session *s = &app->session;

	session_close(s);
	app->durable_seen = 0;
	reset_states(app);
	session_open(s, file);
	app->depth = 1;
	app->stack[0] = s->score.fields_answered ? VIEW_WALK : VIEW_PROFILE;
	open_top(app, (struct thing){THING_NONE, 0});
	if (*session_readonly(s))
		session_say(s, STYLE_WARNING, "%s", session_readonly(s));
	else if (*remarks)
		session_say(s, STYLE_INFO, "%.*s", (int)strcspn(remarks, "\n"), remarks);
}

/* Hands the outcome of an effect back to the view that wanted it. */
static void reply(struct app *app, const struct reply *r)
{
	const struct view_ops *ops = top_view(app);
	struct effect next;

	if (!ops->reply)
		return;
	next = ops->reply(top_state(app), session_for(app, ops), r);
	perform(app, &next);
}

/* Opens or begins a file; on failure the view hears why. */
static void open_file(struct app *app, const struct effect *e)
{
	const struct ports *ports = app->ports;
	struct assessment_file *file = NULL;
	char *path = xstrdup(e->text ? e->text : "");
	struct err err = {0};
	bool done = e->kind == EFFECT_OPEN
			    ? ports->open && ports->open(ports->ctx, path, &file, &err)
			    : ports->create && ports->create(ports->ctx, path,
							     e->text2 ? e->text2 : "",
							     &file, &err);

	if (done) {
		if (ports->remember)
			ports->remember(ports->ctx, path, false);
		show_file(app, file);
	} else {
		session_say(&app->session, STYLE_ERROR, "%s", err.text);
		reply(app, &(struct reply){.tag = e->tag, .text = err.text});
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
	reply(app, &(struct reply){.tag = e->tag,
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
	if (!done)
		session_say(&app->session, STYLE_WARNING, "%s",
			    ports->edit ? err.text : "there is no editor here");
	reply(app,
	      &(struct reply){.tag = e->tag, .accepted = done, .text = str_text(&text)});
	app->request = APP_REDRAW;
	str_release(&text);
}

static void forget_file(struct app *app, const struct effect *e)
{
	if (app->ports->remember && e->text)
		app->ports->remember(app->ports->ctx, e->text, true);
	load_world(app);
}

static void take_step(struct app *app, bool undo)
{
	struct session *s = &app->session;

	if (undo ? session_undo(s) : session_redo(s))
		open_top(app, s->last);
}

static void perform(struct app *app, const struct effect *e)
{
	switch (e->kind) {
	case EFFECT_DONE:
	case EFFECT_PASS:
		return;
	case EFFECT_VIEW:
		show(app, e->view, e->thing);
		return;
	case EFFECT_BACK:
		back(app);
		return;
	case EFFECT_LEAVE:
		leave(app);
		return;
	case EFFECT_ASK_TEXT:
	case EFFECT_ASK_CHOICE:
	case EFFECT_CONFIRM:
	case EFFECT_MESSAGE:
		dialog_open(&app->dialog, e);
		return;
	case EFFECT_EDITOR:
		edit_text(app, e);
		return;
	case EFFECT_EXPORT:
		export_file(app, e);
		return;
	case EFFECT_OPEN:
	case EFFECT_NEW:
		open_file(app, e);
		return;
	case EFFECT_FORGET:
		forget_file(app, e);
		return;
	case EFFECT_UNDO:
	case EFFECT_REDO:
		take_step(app, e->kind == EFFECT_UNDO);
		return;
	case EFFECT_REDRAW:
		app->request = APP_REDRAW;
		return;
	case EFFECT_SUSPEND:
		app->request = APP_SUSPEND;
		return;
	}
}

static void global_act(struct app *app, enum act act)
{
	static const struct {
		enum act act;
		struct effect effect;
	} effects[] = {
		{ACT_BACK, {.kind = EFFECT_BACK}},
		{ACT_LEAVE, {.kind = EFFECT_LEAVE}},
		{ACT_VIEW_START, {.kind = EFFECT_VIEW, .view = VIEW_START}},
		{ACT_VIEW_PROFILE, {.kind = EFFECT_VIEW, .view = VIEW_PROFILE}},
		{ACT_VIEW_WALK, {.kind = EFFECT_VIEW, .view = VIEW_WALK}},
		{ACT_VIEW_DECISIONS, {.kind = EFFECT_VIEW, .view = VIEW_DECISIONS}},
		{ACT_VIEW_SCORE, {.kind = EFFECT_VIEW, .view = VIEW_SCORE}},
		{ACT_VIEW_PLAN, {.kind = EFFECT_VIEW, .view = VIEW_PLAN}},
		{ACT_VIEW_EXPORT, {.kind = EFFECT_VIEW, .view = VIEW_EXPORT}},
		{ACT_UNDO, {.kind = EFFECT_UNDO}},
		{ACT_REDO, {.kind = EFFECT_REDO}},
		{ACT_REDRAW, {.kind = EFFECT_REDRAW}},
		{ACT_SUSPEND, {.kind = EFFECT_SUSPEND}},
	};

	if (act == ACT_HELP)
		show_help(app);
	else if (act == ACT_CANCEL && app->depth > 1)
		back(app);
	for (size_t i = 0; i < sizeof effects / sizeof effects[0]; i++)
		if (effects[i].act == act)
			perform(app, &effects[i].effect);
}

static void dialog_done(struct app *app, bool accepted)
{
	struct dialog d = app->dialog;
	struct reply r;

	app->dialog = (struct dialog){0};
	r = dialog_reply(&d, accepted);
	if (d.tag == TAG_LEAVE)
		app->ended = accepted;
	else if (d.kind != EFFECT_MESSAGE)
		reply(app, &r);
	dialog_close(&d);
}

static void key_to_dialog(struct app *app, int key)
{
	enum dialog_result result = dialog_key(&app->dialog, key);

	if (result != DIALOG_MORE)
		dialog_done(app, result == DIALOG_ACCEPTED);
}

static void key_to_view(struct app *app, int key)
{
	const struct view_ops *ops = top_view(app);
	struct session *s = session_for(app, ops);
	struct pane content = chrome_content(pane_of(&app->grid));
	struct input in = {.key = key, .rows = content.rows, .cols = content.cols};
	struct effect e = {.kind = EFFECT_PASS};
	enum act global = binding_find(everywhere, key);

	in.act = ops->more ? binding_find(ops->more(top_state(app), s), key) : ACT_NONE;
	if (in.act == ACT_NONE)
		in.act = binding_find(ops->bindings, key);
	if (in.act != ACT_NONE || global == ACT_NONE)
		e = ops->act(top_state(app), s, &in);
	if (e.kind == EFFECT_PASS)
		global_act(app, global);
	else
		perform(app, &e);
}

static bool is_too_small(const struct app *app)
{
	return app->grid.rows < CHROME_ROWS_MIN || app->grid.cols < CHROME_COLS_MIN;
}

/* What cannot be seen should not be changed: only leaving and the like. */
static void key_unseen(struct app *app, int key)
{
	enum act act = binding_find(everywhere, key);

	if (act == ACT_BACK || act == ACT_LEAVE || act == ACT_REDRAW ||
	    act == ACT_SUSPEND)
		global_act(app, act == ACT_BACK ? ACT_LEAVE : act);
}

static void paste(struct app *app, int key)
{
	if (app->dialog.is_open)
		dialog_paste(&app->dialog, key);
	else
		session_say(&app->session, STYLE_WARNING,
			    "pasted text was left out: open a note or a field first");
}

bool app_key(struct app *app, int key)
{
	app->session.now = app->ports->now(app->ports->ctx);
	if (key == K_HANGUP)
		app->ended = true;
	else if (key == K_SUSPEND)
		app->request = APP_SUSPEND;
	else if (key == K_PASTE_BEGIN || key == K_PASTE_END)
		app->pasting = key == K_PASTE_BEGIN;
	else if (app->pasting)
		paste(app, key);
	if (key == K_NONE || key >= K_RESIZE || app->pasting)
		return !app->ended;
	str_truncate(&app->session.message, 0);
	if (is_too_small(app))
		key_unseen(app, key);
	else if (app->dialog.is_open)
		key_to_dialog(app, key);
	else
		key_to_view(app, key);
	return !app->ended;
}

void app_save(struct app *app)
{
	if (!app->session.dirty || !app->ports->save)
		return;
	app->session.dirty = false;
	app->ports->save(app->ports->ctx, &app->session);
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
		snprintf(buf, size, "NOT SAVED: %s", save.message);
		return STYLE_ERROR;
	}
	if (app->session.dirty && !app->ports->save) {
		snprintf(buf, size, "not saved");
	} else if (app->session.dirty || save.durable < save.wanted) {
		snprintf(buf, size, "saving%s", app->grid.ascii ? "..." : "\u2026");
	} else if (save.durable) {
		if (app->ports->clock)
			app->ports->clock(app->ports->ctx, clock, app->durable_at);
		snprintf(buf, size, "saved%s%s", *clock ? " " : "", clock);
	}
	return STYLE_DIM;
}

static void draw_footer(struct app *app, struct pane screen)
{
	const struct view_ops *ops = top_view(app);
	const struct binding *sets[3] = {NULL, ops->bindings,
					 app->depth > 1 ? footer_back : footer_leave};

	if (app->dialog.is_open) {
		sets[0] = dialog_bindings(&app->dialog);
		sets[1] = sets[2] = NULL;
	} else if (ops->more) {
		sets[0] = ops->more(top_state(app), &app->session);
	}
	chrome_footer(screen, sets);
}

const struct grid *app_draw(struct app *app)
{
	const struct view_ops *ops = top_view(app);
	const struct session *s = session_for(app, ops);
	struct pane screen = pane_of(&app->grid), content = chrome_content(screen);
	char saved[600];
	enum style style;

	grid_clear(&app->grid);
	if (is_too_small(app)) {
		chrome_too_small(screen);
		return &app->grid;
	}
	ops->layout(top_state(app), s, content.rows, content.cols);
	ops->draw(top_state(app), s, content);
	chrome_title(screen, session_title(s), app->stack[app->depth - 1]);
	style = saved_text(app, saved, sizeof saved);
	chrome_status(screen, s, saved, style);
	draw_footer(app, screen);
	if (app->dialog.is_open)
		dialog_draw(&app->dialog, content);
	return &app->grid;
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
	app->session.world = &app->world;
	app->session.user = ports->user ? ports->user : "";
	app->session.now = ports->now(ports->ctx);
	app->grid.ascii = ascii;
	grid_resize(&app->grid, rows, cols);
	for (int i = 0; i < VIEW_COUNT; i++)
		app->state[i] =
			xcalloc(1, views[i]->state_size ? views[i]->state_size : 1);
	load_world(app);
	app->depth = 1;
	if (file) {
		show_file(app, file);
	} else {
		app->stack[0] = VIEW_START;
		open_top(app, (struct thing){THING_NONE, 0});
	}
	return app;
}

void app_free(struct app *app)
{
	for (int i = 0; i < VIEW_COUNT; i++) {
		if (views[i]->release)
			views[i]->release(app->state[i]);
		free(app->state[i]);
	}
	dialog_close(&app->dialog);
	session_close(&app->session);
	arena_release(&app->world.arena);
	grid_release(&app->grid);
	free(app);
}

struct session *app_session(struct app *app)
{
	return &app->session;
}

enum view_id app_view(const struct app *app)
{
	return app->stack[app->depth - 1];
}

const char *app_dialog(const struct app *app)
{
	return app->dialog.is_open ? app->dialog.title : NULL;
}

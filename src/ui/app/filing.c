/* Where the file stands: another name for it, and what is written beside it; see parts.h. */
#include "ui/app/parts.h"

#include "base/date.h"
#include "base/file.h"
#include "ui/session/recent.h"
#include "ui/view/begin.h"

/* Proposes what is free to be changed: the present name, or one after the workload. */
static void ask(struct app *app, bool rename, const char *proposal)
{
	struct session *s = &app->session;
	const char *path = assessment_file_path(s->file);
	struct effect e = effect_ask(rename ? "Rename to" : "Save as", proposal,
				     rename ? APP_TAG_RENAME : APP_TAG_SAVE_AS);
	struct str folder = {0}, shown = {0};

	str_addn(&folder, path, strlen(path) - strlen(file_name(path)));
	path_shorten(&shown, str_text(&folder));
	e.title = arena_printf(&s->lent, "%s%s%s", e.title, shown.len ? ", in " : "",
			       str_text(&shown));
	e.accept = rename ? "rename" : "save";
	e.whole = true;
	dialog_open(&app->dialog, &e);
	str_release(&folder);
	str_release(&shown);
}

void app_ask_file(struct app *app, bool rename)
{
	struct session *s = &app->session;
	struct str name = {0};

	if (!app_has_file(app))
		return;
	if (rename && *session_readonly(s)) {
		session_say(s, STYLE_WARNING, "it cannot be renamed: %s", session_readonly(s));
		return;
	}
	if (rename && *s->a->name)
		begin_file_name(&name, s->a->name);
	else
		str_add(&name, assessment_file_name(s->file));
	ask(app, rename, str_text(&name));
	str_release(&name);
}

/* It may name a file: that has to be read to its end. */
static void refuse(struct app *app, const char *what, const struct err *err)
{
	app_dialog_over(app, &(struct effect){.kind = EFFECT_MESSAGE,
					      .title = what,
					      .text = err->text});
}

/* All is handed over before: that is what stays behind. */
static bool move(struct app *app, const char *path, bool rename, struct err *err)
{
	const struct ports *ports = app->ports;

	if (!ports->move)
		return err_set(err, EXIT_CODE_USAGE, "there are no files here");
	app_save(app);
	return ports->move(ports->ctx, app->session.file, path, rename, err);
}

static void remember(struct app *app, const char *from, bool gone)
{
	const struct ports *ports = app->ports;

	if (ports->remember && gone)
		ports->remember(ports->ctx, from, true);
	if (ports->remember)
		ports->remember(ports->ctx, assessment_file_path(app->session.file), false);
	if (app_view(app) == VIEW_START)
		app_load_start(app, app->offers.recent_most);
}

void app_file_done(struct app *app, const struct reply *r)
{
	struct session *s = &app->session;
	bool rename = r->tag == APP_TAG_RENAME;
	struct str to = {0}, from = {0};
	struct err err = {0};

	if (!r->accepted || !*r->text)
		return;
	str_add(&from, assessment_file_path(s->file));
	begin_path(&to, r->text, assessment_file_path(s->file));
	if (!move(app, str_text(&to), rename, &err)) {
		ask(app, rename, r->text);
		refuse(app, rename ? "Not renamed" : "Not saved", &err);
	} else {
		app->durable_seen = 0;
		remember(app, str_text(&from), rename);
		session_say(s, STYLE_INFO, "%s %s %s now", file_name(str_text(&from)),
			    rename ? "is" : "stays as it is; this is",
			    assessment_file_name(s->file));
	}
	str_release(&from);
	str_release(&to);
}

/* chat.assessment.json: chat-workshop-2026-11-29.md. */
static void path_beside(struct str *out, const struct session *s)
{
	const char *path = assessment_file_path(s->file), *name = file_name(path);
	char day[16];

	str_addn(out, path, (size_t)(name - path) + strcspn(name, "."));
	str_addf(out, "-workshop-%s.md", date_text(day, date_day(s->now)));
}

void app_write_sheet(struct app *app, const struct effect *e)
{
	const struct ports *ports = app->ports;
	struct session *s = &app->session;
	struct str path = {0};
	struct err err = {0};
	bool done = false;

	path_beside(&path, s);
	if (!ports->write || !*assessment_file_path(s->file))
		err_set(&err, EXIT_CODE_USAGE, "there is no file here to write it beside");
	else
		done = ports->write(ports->ctx, e->title, e->sheet, str_text(&path), &err);
	if (done)
		session_say(s, STYLE_INFO, "wrote %s", file_name(str_text(&path)));
	else
		refuse(app, "Not written", &err);
	str_release(&path);
}

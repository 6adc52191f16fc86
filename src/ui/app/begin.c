/* The first minute of a file: how much time there is, what the workload is called; see
 * parts.h. */
#include "ui/app/parts.h"

#include "ui/view/begin.h"

/* The name is known, or nobody wants to tell it: the profile goes on with what comes next. */
static void to_first_field(struct app *app)
{
	const struct session *s = &app->session;
	struct thing t = {THING_FIELD, 0};

	while (t.index < s->q->n_fields &&
	       (!session_is_asked(s, t) || session_is_answered(s, t)))
		t.index++;
	if (t.index < s->q->n_fields)
		app_open_top(app, t);
}

void app_begin(struct app *app)
{
	const struct session *s = &app->session;
	struct effect ask = begin_ask_time(APP_TAG_TIME);

	if (app_view(app) != VIEW_PROFILE || *session_readonly(s))
		return;
	if (begin_is_new(s) && !app->dialog.is_open)
		dialog_open(&app->dialog, &ask);
	else if (*s->a->name)
		to_first_field(app);
}

void app_begin_made(struct app *app)
{
	const struct session *s = &app->session;

	if (app_view(app) != VIEW_WALK || s->score.progress.answered ||
	    s->score.fields_answered == s->score.fields_asked)
		return;
	app->stack[0] = VIEW_PROFILE;
	to_first_field(app);
}

void app_begin_done(struct app *app, const struct reply *r)
{
	struct session *s = &app->session;
	struct effect ask = begin_ask_name("", APP_TAG_NAME);

	if (r->tag == APP_TAG_TIME) {
		if (r->accepted)
			session_set_by_words(s, "depth", depth_name((enum depth)r->choice));
		dialog_open(&app->dialog, &ask);
		return;
	}
	if (r->accepted && *r->text)
		session_set_by_words(s, "name", r->text);
	to_first_field(app);
}

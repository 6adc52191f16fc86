/* The line behind `/`: the view looks while it is being typed; see parts.h. */
#include "ui/app/parts.h"

static void seek(struct app *app, enum seek how)
{
	const struct view_ops *ops = app_top(app);
	struct search *f = &app->search;

	str_truncate(&f->said, 0);
	f->found = ops->seek(app_top_state(app), app_session_for(app, ops), how,
			     str_text(&f->field.text), &f->said);
}

void app_search_open(struct app *app, const struct effect *e)
{
	search_open(&app->search, e->text2);
	seek(app, SEEK_BEGIN);
}

void app_search_key(struct app *app, int key)
{
	bool is_for_view;
	enum seek how = search_key(&app->search, key, &is_for_view);

	if (!is_for_view)
		return;
	seek(app, how);
	if (how == SEEK_BACK && key == K_ESC)
		app->received.search = app->search, app->search = (struct search){0};
	if (how == SEEK_STAY || how == SEEK_BACK)
		search_release(&app->search);
}

void app_search_resume(struct app *app, const struct search *was)
{
	app->search = *was;
	seek(app, SEEK_BEGIN);
	seek(app, SEEK_TEXT);
}

void app_search_for(struct app *app, const char *text)
{
	app_search_open(app, &(struct effect){.kind = EFFECT_SEARCH});
	field_begin(&app->search.field, text);
	seek(app, SEEK_TEXT);
	seek(app, SEEK_STAY);
	search_release(&app->search);
}

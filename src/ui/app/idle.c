/* No key does nothing in silence: where a view has no reason of its own, one is said here;
 * see parts.h. */
#include "ui/app/parts.h"

/* Why an action changed nothing. */
static const struct {
	enum act act;
	const char *why;
} reasons[] = {
	{ACT_DOWN, "there is nothing further down"},
	{ACT_PAGE_DOWN, "there is nothing further down"},
	{ACT_LAST, "there is nothing further down"},
	{ACT_UP, "there is nothing further up"},
	{ACT_PAGE_UP, "there is nothing further up"},
	{ACT_FIRST, "there is nothing further up"},
	{ACT_LEFT, "there is nothing further to the left"},
	{ACT_RIGHT, "there is nothing further to the right"},
	{ACT_NEXT_PANE, "there is no other part to go to"},
	{ACT_PREVIOUS_PANE, "there is no other part to go to"},
	{ACT_ACCEPT, "there is nothing to open here"},
	{ACT_TOGGLE, "there is nothing to switch on or off here"},
	{ACT_OPTION, "nothing here has that number"},
	{ACT_CLEAR, "there is nothing to take away"},
	{ACT_DELETE, "there is nothing to take off"},
};

static void say_nothing_done(struct app *app, int key)
{
	struct session *s = &app->session;
	char label[KEY_TEXT_MAX];

	session_say(s, STYLE_INFO, "%s does nothing here; %s shows the keys",
		    key_label(label, key), KEY(s, EVERYWHERE, ACT_HELP));
}

static void say_reason(struct app *app, int key, enum act act)
{
	struct session *s = &app->session;
	size_t i = 0, n = sizeof reasons / sizeof reasons[0];

	while (i < n && reasons[i].act != act)
		i++;
	if (i < n)
		session_say(s, STYLE_INFO, "%s", reasons[i].why);
	else if (view_of_act(act) != VIEW_COUNT)
		session_say(s, STYLE_INFO, "this screen is shown already");
	else if (act == ACT_CANCEL)
		session_say(s, STYLE_INFO, "there is nothing to go back to; %s leaves",
			    KEY(s, EVERYWHERE, ACT_BACK));
	else
		say_nothing_done(app, key);
}

int app_place(const struct app *app)
{
	const struct view_ops *ops = app_top(app);

	return ops->place ? ops->place(app_top_state(app)) : 0;
}

void app_idle_begin(struct app *app, int key)
{
	app->idle = (struct idle){
		.key = key, .ops = app_top(app), .place = app_place(app)};
}

void app_idle_watch(struct app *app, enum act act, enum effect_kind came)
{
	struct idle *idle = &app->idle;

	idle->act = act;
	idle->scrolls = came == EFFECT_SCROLLED;
	idle->watch = came == EFFECT_IDLE || idle->scrolls;
}

void app_idle_end(struct app *app)
{
	struct idle *idle = &app->idle;
	bool nothing = idle->watch && idle->ops == app_top(app) &&
		       !(idle->scrolls && idle->place != app_place(app));

	idle->watch = false;
	if (nothing && !app->session.message.len)
		say_reason(app, idle->key, idle->act);
}

void app_idle_unbound(struct app *app, int key)
{
	const struct view_ops *ops = app_top(app);
	const struct key_tables *keys = keys_of(app->stack[app->depth - 1]);
	const struct session *s = app_session_for(app, ops);
	enum act act = ACT_NONE;

	for (size_t i = 0; keys->contexts && keys->contexts[i] && act == ACT_NONE; i++)
		act = binding_find(keymap_table(app->ports->keys, keys->contexts[i]),
				   key);
	if (act != ACT_NONE && ops->refuse)
		ops->refuse(app_top_state(app), &app->session, act);
	if (!s->message.len)
		say_nothing_done(app, key);
}

/* What the dialog takes stands in the footer, too, but the eye is in the dialog. */
void app_idle_dialog(struct app *app, int key)
{
	struct str said = {0};
	char label[4 * KEY_TEXT_MAX];

	str_addf(&said, "%s does nothing here:", key_label(label, key));
	for (const struct binding *b = dialog_bindings(&app->dialog); b->keys; b++)
		if (b->label)
			str_addf(&said, "%s %s %s", b == dialog_bindings(&app->dialog) ? "" : ",",
				 keys_label(label, sizeof label, b->keys, false), b->label);
	session_say(&app->session, STYLE_INFO, "%s", str_text(&said));
	str_release(&said);
}

/* The command line of the screen: an action by its name, or an id to go to. */
#include "ui/app/parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "model/questionnaire/glossary.h"
#include "ui/view/export/view.h"
#include "ui/view/go_to.h"
#include "ui/widget/find.h"

/* Commands of vi, for those who type them from habit. */
static const struct {
	const char *word;
	enum act act;
} habits[] = {{"q", ACT_LEAVE}, {"q!", ACT_LEAVE}, {"wq", ACT_LEAVE}, {"x", ACT_LEAVE}};

/* The action that a word means among those that can be done here: by its name, or by the
 * beginning of only one. */
static enum act action_here(const struct command_line *c, const char *word)
{
	enum act found = ACT_NONE;

	for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++)
		if (!strcmp(habits[i].word, word))
			return habits[i].act;
	for (size_t i = 0; i < c->n_actions; i++) {
		if (!strcmp(c->words[i], word))
			return act_of(word);
		if (!find_begins(c->words[i], word))
			continue;
		if (found != ACT_NONE)
			found = ACT_COUNT;
		else
			found = act_of(c->words[i]);
	}
	return found == ACT_COUNT ? ACT_NONE : found;
}

/* What has that id, or the term of the glossary that the whole line names. */
static struct thing thing_named(const struct app *app, const char *word,
				const char *line)
{
	const struct command_line *c = &app->command_line;
	const struct questionnaire *q = app->session.q;
	struct thing t = {THING_NONE, 0};

	if (!q)
		return t;
	t = questionnaire_find(q, word);
	for (size_t i = c->n_actions; i < c->n_words && t.kind == THING_NONE; i++)
		if (strlen(c->words[i]) == strlen(word) && find_begins(c->words[i], word))
			t = questionnaire_find(q, c->words[i]);
	if (t.kind == THING_NONE && *word && glossary_find(q, line) >= 0)
		t = (struct thing){THING_TERM, (size_t)glossary_find(q, line)};
	return t;
}

/* Actions that ask for words, and so may have them at once. */
static const enum act takes_words[] = {
	ACT_NOTE, ACT_EVIDENCE, ACT_SEARCH, ACT_FILTER, ACT_OWNER, ACT_DUE,
	ACT_ACCEPT_RISK, ACT_NOT_APPLICABLE, ACT_ITEM_NA, ACT_MINUTES, ACT_PEOPLE,
	ACT_ADD, ACT_EDIT, ACT_OPEN_PATH, ACT_TARGET, ACT_PARK, ACT_LEVEL, ACT_OPTION,
	ACT_VIEW_EXPORT, ACT_THEME, ACT_SAVE_AS, ACT_RENAME, ACT_KEEP};

static void refuse_words(struct app *app, enum act act)
{
	session_say(&app->session, STYLE_WARNING, "'%s' takes nothing after it: %s",
		    act_name(act), act_help(act));
}

/* Hands the words behind the name of an action to the dialog or the search that the
 * action opened; if it opened none, says that it takes no words. */
static void give_words(struct app *app, enum act act, const char *rest)
{
	struct dialog *d = &app->dialog;
	size_t i = 0;

	if (!*rest)
		return;
	if (d->is_open && d->kind == EFFECT_ASK_TEXT) {
		field_begin(&d->field, rest);
		app_dialog_done(app, true);
	} else if (d->is_open && d->kind == EFFECT_ASK_CHOICE) {
		while (i < d->n_choices && strcmp(d->choices[i].key, rest) != 0 &&
		       !find_begins(d->choices[i].text, rest))
			i++;
		d->list.cursor = i < d->n_choices ? i : d->list.cursor;
		if (i < d->n_choices)
			app_dialog_done(app, true);
	} else if (app->search.is_open) {
		app_search_for(app, rest);
	} else if (!d->is_open && !app->session.message.len) {
		refuse_words(app, act);
	}
}

/* Does what the key of a binding would do. Where several keys are bound, as for levels, the
 * line says which. */
static void press(struct app *app, const struct binding *b, const char *rest)
{
	const char *keys = b->keys;
	struct effect e;
	int key = K_NONE;
	char label[64];

	if (strstr(keys, "..")) {
		if (strlen(rest) == 1 && keys_match(keys, *rest))
			key = *rest;
		rest = "";
	} else {
		key_parse(&keys, &key);
	}
	if (key == K_NONE) {
		session_say(&app->session, STYLE_WARNING,
			    "'%s' wants one of %s behind it", act_name(b->act),
			    keys_label(label, sizeof label, b->keys, false));
		return;
	}
	e = app_view_act(app, b->act, key);
	if (e.kind == EFFECT_PASS)
		app_global_act(app, b->act);
	else
		app_perform(app, &e);
	give_words(app, b->act, rest);
}

static void set_theme(struct app *app, const char *name)
{
	struct nearest near = {.word = name};

	if (theme_of(name) != THEME_COUNT) {
		app_set_theme(app, theme_of(name));
		return;
	}
	for (int i = 0; theme_names[i]; i++)
		nearest_try(&near, theme_names[i]);
	session_say(&app->session, STYLE_WARNING,
		    "there is no theme '%.30s'%s; there are auto, dark, light, "
		    "high-contrast, mono",
		    name, nearest_hint(&near));
}

static void act_named(struct app *app, enum act act, const char *rest)
{
	const struct binding *b = binding_of(app_more(app), act);
	size_t i = 0, n = sizeof takes_words / sizeof takes_words[0];
	struct effect e;

	if (!b)
		b = binding_of(app_keys(app), act);
	while (i < n && takes_words[i] != act)
		i++;
	if (*rest && i == n) {
		refuse_words(app, act);
	} else if (act == ACT_THEME && *rest) {
		set_theme(app, rest);
	} else if (act == ACT_VIEW_EXPORT && *rest) {
		app_global_act(app, act);
		if (app_view(app) != VIEW_EXPORT)
			return;
		e = view_export_to(app_top_state(app), app_session_for(app, app_top(app)),
				   rest);
		app_perform(app, &e);
	} else if (b) {
		press(app, b, rest);
	} else {
		app_global_act(app, act);
		give_words(app, act, rest);
	}
}

static void show_thing(struct app *app, struct thing t)
{
	struct effect e = go_to_from(&app->session, app_view(app), t);

	if (e.kind == EFFECT_IDLE)
		session_say(&app->session, STYLE_WARNING,
			    "nothing that %s leads to is asked here",
			    thing_id(app->session.q, t));
	app_perform(app, &e);
}

static void run(struct app *app, const char *text)
{
	char *word = xstrdup(text + strspn(text, " ")), *rest = word + strcspn(word, " ");
	size_t n = strlen(rest);
	struct nearest near = {.word = word};
	enum act act;
	struct thing t;

	while (n && rest[n - 1] == ' ')
		rest[--n] = '\0';
	if (*rest)
		*rest++ = '\0';
	rest += strspn(rest, " ");
	act = action_here(&app->command_line, word);
	t = thing_named(app, word, text);
	app->command_line.is_open = false;
	/* The beginning of an action gives way to an id; its whole name does not. */
	if (t.kind != THING_NONE &&
	    (act == ACT_NONE || strlen(word) < strlen(act_name(act)))) {
		show_thing(app, t);
	} else if (act != ACT_NONE) {
		act_named(app, act, rest);
	} else if (act_of(word) != ACT_NONE) {
		session_say(&app->session, STYLE_WARNING,
			    "'%s' means nothing on this screen", word);
	} else if (*word) {
		for (size_t i = 0; i < app->command_line.n_words; i++)
			nearest_try(&near, app->command_line.words[i]);
		session_say(&app->session, STYLE_WARNING,
			    "'%.60s' is neither an action of this screen nor an id%s", word,
			    nearest_hint(&near));
	}
	free(word);
}

void app_command_key(struct app *app, int key)
{
	enum command_line_result result = command_line_key(&app->command_line, key);

	if (result == COMMAND_MORE)
		return;
	if (result == COMMAND_ACCEPTED)
		run(app, str_text(&app->command_line.field.text));
	else if (key == K_ESC)
		app->received.command_line = app->command_line,
		app->command_line = (struct command_line){0};
	command_line_release(&app->command_line);
}

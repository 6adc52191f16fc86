/* The command line of the screen: an action by its name, or an id to go to. */
#include "ui/app_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/nearest.h"
#include "model/glossary.h"
#include "ui/find.h"
#include "ui/jump.h"

/* A line taken apart. */
struct line {
	char *word; /* owned, together with what follows */
	char *rest; /* after the blanks; "" for nothing */
};

/* What hands used to other programs type. */
static const struct {
	const char *word;
	enum act act;
} habits[] = {{"q", ACT_LEAVE}, {"q!", ACT_LEAVE}, {"wq", ACT_LEAVE}, {"x", ACT_LEAVE}};

void app_command_open(struct app *app)
{
	const struct binding *const tables[COMMAND_TABLES] = {
		app_more(app), app_keys(app), app_keys_everywhere(app)};

	command_open(&app->command, tables, app->session.q);
}

static struct line line_of(const char *text)
{
	struct line line = {.word = xstrdup(text + strspn(text, " "))};
	size_t n = strcspn(line.word, " ");

	line.rest = line.word + n + strspn(line.word + n, " ");
	line.word[n] = '\0';
	n = strlen(line.rest);
	while (n && line.rest[n - 1] == ' ')
		line.rest[--n] = '\0';
	return line;
}

/* The action that a word means among those that can be done here: by its name, or by the
 * beginning of only one. */
static enum act action_here(const struct command *c, const char *word)
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
	const struct command *c = &app->command;
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

static const struct binding *binding_of(const struct binding *table, enum act act)
{
	for (; table && table->keys; table++)
		if (table->act == act)
			return table;
	return NULL;
}

/* Answers at once what the action asks, when the line goes on behind its name. */
static void perform_with(struct app *app, const struct effect *e, const char *rest)
{
	struct reply r = {.tag = e->tag, .accepted = true, .text = rest};

	if (*rest && e->kind == EFFECT_ASK_TEXT) {
		app_reply(app, &r);
		return;
	}
	if (*rest && e->kind == EFFECT_SEARCH) {
		app_search_for(app, rest);
		return;
	}
	for (size_t i = 0; *rest && e->kind == EFFECT_ASK_CHOICE && i < e->n_choices;
	     i++) {
		r.choice = (int)i;
		if (!strcmp(e->choices[i].key, rest) ||
		    find_begins(e->choices[i].text, rest)) {
			app_reply(app, &r);
			return;
		}
	}
	app_perform(app, e);
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
		perform_with(app, &e, rest);
}

static void act_named(struct app *app, enum act act, const char *rest)
{
	const struct binding *b = binding_of(app_more(app), act);

	if (!b)
		b = binding_of(app_keys(app), act);
	if (b)
		press(app, b, rest);
	else
		app_global_act(app, act);
}

static void go_to(struct app *app, struct thing t)
{
	struct effect e = jump_from(&app->session, app_view(app), t);

	if (e.kind == EFFECT_DONE)
		session_say(&app->session, STYLE_WARNING,
			    "nothing that %s leads to is asked here",
			    thing_id(app->session.q, t));
	app_perform(app, &e);
}

static void say_unknown(struct app *app, const char *word)
{
	struct nearest near = {.word = word};

	if (act_of(word) != ACT_NONE) {
		session_say(&app->session, STYLE_WARNING,
			    "'%s' means nothing on this screen", word);
		return;
	}
	for (size_t i = 0; i < app->command.n_words; i++)
		nearest_try(&near, app->command.words[i]);
	session_say(&app->session, STYLE_WARNING,
		    "'%.60s' is neither an action of this screen nor an id%s", word,
		    nearest_hint(&near));
}

static void run(struct app *app, const char *text)
{
	struct line line = line_of(text);
	enum act act = action_here(&app->command, line.word);
	struct thing t = thing_named(app, line.word, text);
	/* The beginning of an action gives way to an id; its whole name does not. */
	bool is_part = act != ACT_NONE && strlen(line.word) < strlen(act_name(act));

	app->command.is_open = false;
	if (t.kind != THING_NONE && is_part)
		go_to(app, t);
	else if (act != ACT_NONE)
		act_named(app, act, line.rest);
	else if (t.kind != THING_NONE)
		go_to(app, t);
	else if (*line.word)
		say_unknown(app, line.word);
	free(line.word);
}

void app_command_key(struct app *app, int key)
{
	enum command_result result = command_key(&app->command, key);

	if (result == COMMAND_MORE)
		return;
	if (result == COMMAND_ACCEPTED)
		run(app, str_text(&app->command.field.text));
	command_release(&app->command);
}

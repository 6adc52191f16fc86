#include "ui/widget/command_line.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/keys/keys.h"
#include "ui/widget/chrome.h"
#include "ui/widget/find.h"

static const struct binding command_keys[] = {{"<Tab>", ACT_NONE, "completes"},
					      {"<Enter>", ACT_ACCEPT, "does it"},
					      {"<Esc>", ACT_CANCEL, "cancel"},
					      {0}};

/* Each once. */
static void add_word(struct command_line *c, const char *word)
{
	*(const char **)ARENA_PUSH(&c->arena, c->words, c->n_words) = word;
}

static void add_action(struct command_line *c, enum act a)
{
	size_t i = 0;

	while (i < c->n_words && strcmp(c->words[i], act_name(a)) != 0)
		i++;
	if (i == c->n_words && a != ACT_NONE)
		add_word(c, act_name(a));
}

static void add_ids(struct command_line *c, const struct questionnaire *q)
{
	for (size_t i = 0; i < q->n_questions; i++)
		add_word(c, q->questions[i].id);
	for (size_t i = 0; i < q->n_decisions; i++)
		add_word(c, q->decisions[i].id);
	for (size_t i = 0; i < q->n_fields; i++)
		add_word(c, q->fields[i].id);
	for (size_t i = 0; i < q->n_rules; i++)
		add_word(c, q->rules[i].id);
	for (size_t i = 0; i < q->n_references; i++)
		add_word(c, q->references[i].id);
	for (size_t i = 0; i < q->n_caveats; i++)
		add_word(c, q->caveats[i].id);
	for (size_t i = 0; i < q->n_sources; i++)
		add_word(c, q->sources[i].id);
	for (size_t i = 0; i < q->n_terms; i++)
		add_word(c, q->terms[i].id);
}

void command_line_open(struct command_line *c,
		       const struct binding *const tables[COMMAND_TABLES],
		       const struct questionnaire *q)
{
	command_line_release(c);
	c->is_open = true;
	c->choice = -1;
	field_begin(&c->field, "");
	for (int i = 0; i < COMMAND_TABLES; i++)
		for (const struct binding *b = tables[i]; b && b->keys; b++)
			add_action(c, b->act);
	c->n_actions = c->n_words;
	for (int t = 0; theme_names[t]; t++)
		add_word(c, arena_printf(&c->arena, "%s %s", act_name(ACT_THEME),
					 theme_names[t]));
	if (q)
		add_ids(c, q);
}

/* The i-th of the words that begin with what was typed, or NULL. */
static const char *command_match(const struct command_line *c, size_t i)
{
	const char *stem = str_text(c->choice < 0 ? &c->field.text : &c->stem);

	for (size_t k = 0; k < c->n_words; k++)
		if (find_begins(c->words[k], stem) && i-- == 0)
			return c->words[k];
	return NULL;
}

/* How many words fit, and how long a beginning they share. */
static size_t count_matches(const struct command_line *c, size_t *common)
{
	const char *first = command_match(c, 0), *word;
	size_t n = 0;

	*common = first ? strlen(first) : 0;
	while ((word = command_match(c, n))) {
		size_t same = 0;

		while (same < *common && word[same] == first[same])
			same++;
		*common = same;
		n++;
	}
	return n;
}

/* Tab brings what all that fit have in common; then one after the other. */
static void complete(struct command_line *c, int by)
{
	size_t common, n = count_matches(c, &common);

	if (!n)
		return;
	if (c->choice < 0 && (n == 1 || common > c->field.text.len)) {
		char *text = arena_strndup(&c->arena, command_match(c, 0), common);

		field_begin(&c->field, text);
		return;
	}
	if (c->choice < 0) {
		str_truncate(&c->stem, 0);
		str_add(&c->stem, str_text(&c->field.text));
		c->choice = by > 0 ? 0 : (int)n - 1;
	} else {
		c->choice = (int)(((size_t)c->choice + n + (size_t)(by + (int)n)) % n);
	}
	field_begin(&c->field, command_match(c, (size_t)c->choice));
}

enum command_line_result command_line_key(struct command_line *c, int key)
{
	enum field_result result;

	if (key == K_TAB || key == K_SHIFT_TAB) {
		complete(c, key == K_TAB ? 1 : -1);
		return COMMAND_MORE;
	}
	if (key == K_BACKSPACE && !c->field.text.len)
		return COMMAND_CANCELLED;
	c->choice = -1;
	result = field_key(&c->field, key, COMMAND_BYTES_MAX);
	return result == FIELD_ACCEPTED    ? COMMAND_ACCEPTED
	       : result == FIELD_CANCELLED ? COMMAND_CANCELLED
					   : COMMAND_MORE;
}

/* What the only word that fits would do or show. */
static const char *meaning(const struct questionnaire *q, const char *word)
{
	static const char *const themes[] = {
#define X(constant, name, who) who,
		THEMES(X)
#undef X
	};
	enum act a = act_of(word);
	struct thing t = {THING_NONE, 0};
	const char *name = strchr(word, ' ');

	if (a != ACT_NONE)
		return act_help(a);
	if (name && theme_of(name + 1) != THEME_COUNT)
		return themes[theme_of(name + 1)];
	if (q)
		t = questionnaire_find(q, word);
	return q ? thing_title(q, t) : "";
}

/* The words that fit, as many as there is room for, or what the only one means. */
static void draw_matches(const struct command_line *c, const struct questionnaire *q,
			 struct pane p)
{
	size_t common, n = count_matches(c, &common);
	int col = 0;

	if (n == 1) {
		col = draw_text(p, 0, 0, STYLE_CURSOR, command_match(c, 0)) + 2;
		draw_fit(p, 0, col, p.cols - col, STYLE_FOOTER,
			 meaning(q, command_match(c, 0)));
		return;
	}
	for (size_t i = c->choice > 0 ? (size_t)c->choice : 0; i < n; i++) {
		const char *word = command_match(c, i);
		int end = col + utf8_width(word);

		if (end + 2 > p.cols) {
			draw_symbol(p, 0, col, STYLE_FOOTER, SYMBOL_ELLIPSIS);
			return;
		}
		draw_text(p, 0, col, (int)i == c->choice ? STYLE_CURSOR : STYLE_FOOTER,
			  word);
		col = end + 2;
	}
	if (!n && !strchr(str_text(&c->field.text), ' '))
		draw_fit(p, 0, 0, p.cols, STYLE_FOOTER, "nothing begins like that");
}

void command_line_draw(const struct command_line *c, const struct questionnaire *q,
		       struct pane screen)
{
	int end = chrome_footer(screen, &(struct footer){.always = command_keys});

	draw_matches(c, q, pane_sub(screen, screen.rows - 1, 0, 1, end - 2));
	draw_text(screen, screen.rows - 2, 0, STYLE_KEY, ":");
	field_draw(&c->field, screen, screen.rows - 2, 1, screen.cols - 1);
}

void command_line_release(struct command_line *c)
{
	field_release(&c->field);
	str_release(&c->stem);
	arena_release(&c->arena);
	*c = (struct command_line){0};
}

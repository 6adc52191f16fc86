#include "ui/widget/command_line.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/keys/keys.h"
#include "ui/widget/chrome.h"
#include "ui/widget/find.h"

/* Words are no longer than this, but for some ids, beside what they do. */
#define WORD_COLS_MAX 20

static const struct binding command_keys[] = {{"<Enter>", ACT_ACCEPT, "does it"},
					      {"<Esc>", ACT_CANCEL, "cancel"},
					      {"<Tab>", ACT_NONE, "completes"},
					      {"<Down>", ACT_DOWN, "next"},
					      {"<Up>", ACT_UP, "previous"},
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

/* Finds what begins with what is typed. */
static void match(struct command_line *c)
{
	c->choice = -1;
	c->n_matches = 0;
	for (size_t i = 0; i < c->n_words; i++)
		if (find_begins(c->words[i], str_text(&c->field.text)))
			c->matches[c->n_matches++] = c->words[i];
}

void command_line_open(struct command_line *c,
		       const struct binding *const tables[COMMAND_TABLES],
		       const struct questionnaire *q)
{
	command_line_release(c);
	c->is_open = true;
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
	c->matches = arena_new(&c->arena, const char *, c->n_words);
	match(c);
}

/* Puts the one that is `by` further into the line. */
static void choose(struct command_line *c, int by)
{
	int n = (int)c->n_matches;

	if (!n)
		return;
	c->choice = c->choice < 0 ? (by > 0 ? 0 : n - 1) : (c->choice + by + n) % n;
	field_begin(&c->field, c->matches[c->choice]);
}

/* Tab brings what all that fit have in common; then one after the other. */
static void complete(struct command_line *c, int by)
{
	const char *first = c->n_matches ? c->matches[0] : "";
	size_t common = strlen(first);

	for (size_t i = 1; i < c->n_matches; i++) {
		size_t same = 0;

		while (same < common && c->matches[i][same] == first[same])
			same++;
		common = same;
	}
	if (c->choice >= 0 || (c->n_matches != 1 && common <= c->field.text.len)) {
		choose(c, by);
	} else {
		field_begin(&c->field, arena_strndup(&c->arena, first, common));
		match(c);
	}
}

enum command_line_result command_line_key(struct command_line *c, int key)
{
	enum field_result result;

	if (key == K_TAB || key == K_SHIFT_TAB) {
		complete(c, key == K_TAB ? 1 : -1);
		return COMMAND_MORE;
	}
	if (key == K_DOWN || key == K_UP) {
		choose(c, key == K_DOWN ? 1 : -1);
		return COMMAND_MORE;
	}
	if (key == K_BACKSPACE && !c->field.text.len)
		return COMMAND_CANCELLED;
	result = field_key(&c->field, key, COMMAND_BYTES_MAX);
	match(c);
	return result == FIELD_ACCEPTED    ? COMMAND_ACCEPTED
	       : result == FIELD_CANCELLED ? COMMAND_CANCELLED
					   : COMMAND_MORE;
}

/* What a word would do or show. */
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

/* What is drawn. */
struct matches {
	const struct command_line *c;
	const struct questionnaire *q;
	int cols; /* of the words */
};

static int draw_word(const struct matches *m, struct pane p, int row, const char *word,
		     bool here)
{
	int end = draw_text(p, row, 2, here ? STYLE_CURSOR : STYLE_KEY, word) + 2;
	int next = draw_wrap(p, row, end > 2 + m->cols ? end : 2 + m->cols, STYLE_TEXT,
			     meaning(m->q, word));

	if (here) {
		draw_symbol(p, row, 0, STYLE_MARK, SYMBOL_MARKER);
		pane_light(p, row, next - row);
	}
	return next > row ? next : row + 1;
}

/* Behind the name of an action stand words for it: then that is told. */
static int draw_matches(const void *what, const struct session *s, struct pane p,
			struct extent *here)
{
	const struct matches *m = what;
	const struct command_line *c = m->c;
	const char *line = str_text(&c->field.text);
	int row = 0;

	(void)s;
	for (size_t i = 0; i < c->n_matches; i++) {
		int first = row;

		row = draw_word(m, p, row, c->matches[i], (int)i == c->choice);
		if ((int)i == c->choice)
			*here = (struct extent){first, row - first};
	}
	for (size_t i = 0; !row && i < c->n_actions; i++)
		if (find_begins(line, c->words[i]) && line[strlen(c->words[i])] == ' ')
			row = draw_word(m, p, row, c->words[i], false);
	return row ? row : draw_wrap(p, 0, 2, STYLE_DIM, "nothing begins like that");
}

void command_line_draw(const struct command_line *c, const struct questionnaire *q,
		       struct pane screen)
{
	struct matches m = {.c = c, .q = q};
	int line = screen.rows - 2, rows, most = screen.rows / 2, top = 0;
	struct extent here;
	struct pane list;

	for (size_t i = 0; i < c->n_matches; i++)
		if (utf8_width(c->matches[i]) + 2 > m.cols)
			m.cols = utf8_width(c->matches[i]) + 2;
	if (m.cols > WORD_COLS_MAX + 2)
		m.cols = WORD_COLS_MAX + 2;
	rows = draw_matches(&m, NULL, pane_measure(screen.cols - 2), &here);
	rows = rows < most ? rows : most;
	list = pane_sub(screen, line - rows, 0, rows, screen.cols);
	pane_unlight(screen);
	draw_hline(screen, line - rows - 1, 0, screen.cols, STYLE_FRAME, SYMBOL_HLINE);
	pane_clear(pane_sub(screen, line - rows, 0, rows + 2, screen.cols), STYLE_TEXT);
	rows_show(&top, pane_sub(list, 0, 0, rows, screen.cols - 2), list, draw_matches, &m, NULL);
	chrome_footer(screen, &(struct footer){.tables = {command_keys}});
	draw_text(screen, line, 0, STYLE_KEY, ":");
	field_draw(&c->field, screen, line, 1, screen.cols - 1);
}

void command_line_release(struct command_line *c)
{
	field_release(&c->field);
	arena_release(&c->arena);
	*c = (struct command_line){0};
}

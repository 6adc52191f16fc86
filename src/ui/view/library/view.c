/* The words, references, caveats and sources of the questionnaire: lists to look things up
 * in. */
#include <stdio.h>
#include <string.h>

#include "ui/view/go_to.h"
#include "ui/view/view.h"
#include "ui/widget/find.h"
#include "ui/widget/search.h"
#include "ui/widget/sheet.h"

/* From so many columns on there is room for the length of every list. */
#define COUNTS_COLS 72

enum shelf { SHELF_WORDS, SHELF_REFERENCES, SHELF_CAVEATS, SHELF_SOURCES, SHELF_COUNT };

struct library {
	enum shelf shelf;
	struct sheet sheet;
	struct str query;            /* only what holds it is shown; "" shows all */
	size_t found[SHELF_COUNT];   /* how many hold it in each list */
	size_t cursors[SHELF_COUNT]; /* where each list was left */
	bool searching;              /* a text is being typed */
	struct {                     /* where that began */
		struct str query;
		enum shelf shelf;
		size_t cursor;
	} before;
};

static const struct {
	const char *title;
	enum thing_kind kind;
} shelves[SHELF_COUNT] = {
	[SHELF_WORDS] = {"words", THING_TERM},
	[SHELF_REFERENCES] = {"references", THING_REFERENCE},
	[SHELF_CAVEATS] = {"caveats", THING_CAVEAT},
	[SHELF_SOURCES] = {"sources", THING_SOURCE},
};

static size_t count(const struct questionnaire *q, enum shelf shelf)
{
	const size_t n[SHELF_COUNT] = {q->n_terms, q->n_references, q->n_caveats,
				       q->n_sources};

	return n[shelf];
}

/* "In REL-01, DT-03", or nothing. */
static const char *ids_text(struct sheet *sh, const struct questionnaire *q,
			    const char *before, const struct things *list)
{
	struct str ids = {0};
	const char *text;

	for (size_t i = 0; i < list->n; i++)
		str_addf(&ids, "%s%s", i ? ", " : before, thing_id(q, list->items[i]));
	text = arena_strdup(&sh->arena, str_text(&ids));
	str_release(&ids);
	return text;
}

static struct sheet_item item_of(struct sheet *sh, const struct questionnaire *q,
				 struct thing t, const char *query)
{
	struct sheet_item item = {
		.label = thing_id(q, t), .style = STYLE_STRONG, .target = t};
	const struct glossary_term *term;
	const struct caveat *c;

	switch (t.kind) {
	case THING_TERM:
		term = &q->terms[t.index];
		item.label = term->term;
		item.text = term->text;
		/* One that goes by the other word that was looked for says so. */
		if (find_in(term->term, query) || find_in(term->text, query))
			break;
		for (size_t i = 0; i < term->also.n && item.text == term->text; i++)
			if (find_in(term->also.items[i], query))
				item.text = arena_printf(&sh->arena, "Also called %s. %s",
							 term->also.items[i], term->text);
		break;
	case THING_REFERENCE:
		item.text = arena_printf(&sh->arena, "%s\n%s",
					 q->references[t.index].title,
					 q->references[t.index].path);
		break;
	case THING_CAVEAT:
		c = &q->caveats[t.index];
		item.style = c->recheck ? STYLE_WARNING : STYLE_STRONG;
		item.text = arena_printf(&sh->arena, "%s%s%s%s%s",
					 c->recheck ? "Check again. " : "", c->text,
					 ids_text(sh, q, "\nConcerns ", &c->concerns),
					 *c->basis ? ". Basis: " : "", c->basis);
		break;
	default: /* a source */
		item.text = arena_printf(&sh->arena, "%s%s", q->sources[t.index].text,
					 ids_text(sh, q, "\nIn ",
						  &q->sources[t.index].carried));
		break;
	}
	return item;
}

/* By its id, everything that is shown of it, and the other words for a term. */
static bool ids_hold(const struct questionnaire *q, const struct things *list,
		     const char *query)
{
	for (size_t i = 0; i < list->n; i++)
		if (find_in(thing_id(q, list->items[i]), query))
			return true;
	return false;
}

/* By its id, everything that is shown of it, and the other words for a term. */
static bool is_found(const struct questionnaire *q, struct thing t, const char *query)
{
	const size_t i = t.index;

	/* "term" is a word; it stands in the id of every term, too. */
	if ((t.kind != THING_TERM || strchr(query, '-')) && find_in(thing_id(q, t), query))
		return true;
	if (find_in(thing_title(q, t), query))
		return true;
	switch (t.kind) {
	case THING_TERM:
		for (size_t k = 0; k < q->terms[i].also.n; k++)
			if (find_in(q->terms[i].also.items[k], query))
				return true;
		return find_in(q->terms[i].text, query);
	case THING_REFERENCE:
		return find_in(q->references[i].path, query);
	case THING_CAVEAT:
		return find_in(q->caveats[i].basis, query) ||
		       ids_hold(q, &q->caveats[i].concerns, query);
	default: /* a source */
		return ids_hold(q, &q->sources[i].carried, query);
	}
}

/* Lists what holds the query; the cursor goes to where, when that is on the shelf. */
static void fill(struct library *v, const struct session *s, struct thing where)
{
	struct sheet *sh = &v->sheet;

	sheet_begin(sh, NULL);
	for (size_t i = 0; i < count(s->q, v->shelf); i++) {
		struct thing t = {shelves[v->shelf].kind, i};

		if (!is_found(s->q, t, str_text(&v->query)))
			continue;
		if (t.kind == where.kind && t.index == where.index)
			sh->cursor = sh->n;
		sheet_add(sh, item_of(sh, s->q, t, str_text(&v->query)));
	}
}

static void show(struct library *v, const struct session *s, enum shelf shelf)
{
	v->cursors[v->shelf] = v->sheet.cursor;
	v->shelf = shelf;
	fill(v, s, (struct thing){THING_NONE, 0});
	if (v->cursors[shelf] < v->sheet.n)
		v->sheet.cursor = v->cursors[shelf];
}

static void open(void *state, struct session *s, struct thing where)
{
	struct library *v = state;
	enum shelf shelf = SHELF_WORDS;

	while (shelf < SHELF_COUNT && shelves[shelf].kind != where.kind)
		shelf++;
	if (shelf < SHELF_COUNT) {
		str_truncate(&v->query, 0);
		v->shelf = shelf;
		fill(v, s, where);
	} else if (!v->sheet.n && !v->query.len) { /* not because nothing was found */
		fill(v, s, where);
	}
}

/* Looks for a text. What goes by that name is meant sooner than what only mentions it. */
static void look(struct library *v, const struct session *s, const char *query)
{
	const struct questionnaire *q = s->q;

	str_truncate(&v->query, 0);
	str_add(&v->query, query);
	query = str_text(&v->query);
	v->cursors[v->shelf] = 0;
	for (int shelf = 0; shelf < SHELF_COUNT; shelf++) {
		v->found[shelf] = 0;
		for (size_t i = 0; i < count(q, (enum shelf)shelf); i++)
			v->found[shelf] += is_found(
				q, (struct thing){shelves[shelf].kind, i}, query);
	}
	fill(v, s, (struct thing){THING_NONE, 0});
	for (size_t i = v->sheet.n; *query && i-- > 0;) {
		const struct sheet_item *item = &v->sheet.items[i];
		bool called = find_begins(item->label, query);

		if (item->target.kind == THING_TERM)
			for (size_t k = 0; k < q->terms[item->target.index].also.n; k++)
				called |= find_begins(
					q->terms[item->target.index].also.items[k], query);
		if (called)
			v->sheet.cursor = i;
	}
}

/* How many of this list hold the text; when none does, where some are. */
static bool say_found(const struct library *v, const struct session *s, struct str *said)
{
	const char *query = str_text(&v->query);

	if (!*query) {
		str_add(said, "an id, a word or another word for it, a text");
		return true;
	}
	if (v->sheet.n) {
		str_addf(said, "%zu of %zu %s", v->sheet.n, count(s->q, v->shelf),
			 shelves[v->shelf].title);
		return true;
	}
	str_addf(said, "nothing found among %s", shelves[v->shelf].title);
	for (int i = 0; i < SHELF_COUNT; i++)
		if (v->found[i])
			str_addf(said, "; %zu among %s (%d)", v->found[i],
				 shelves[i].title, i + 1);
	return false;
}

static bool seek(void *state, struct session *s, enum seek how, const char *text,
		 struct str *said)
{
	struct library *v = state;
	bool found;

	v->searching = how != SEEK_STAY && how != SEEK_BACK;
	if (how == SEEK_BEGIN) {
		str_truncate(&v->before.query, 0);
		str_add(&v->before.query, str_text(&v->query));
		v->before.shelf = v->shelf;
		v->before.cursor = v->sheet.cursor;
	} else if (how == SEEK_TEXT) {
		look(v, s, text);
	} else if (how == SEEK_NEXT && v->sheet.cursor + 1 < v->sheet.n) {
		v->sheet.cursor++;
	} else if (how == SEEK_PREVIOUS && v->sheet.cursor > 0) {
		v->sheet.cursor--;
	} else if (how == SEEK_BACK) {
		v->shelf = v->before.shelf;
		look(v, s, str_text(&v->before.query));
		if (v->before.cursor < v->sheet.n)
			v->sheet.cursor = v->before.cursor;
	}
	found = say_found(v, s, said);
	if (how == SEEK_STAY && !found)
		session_say(s, STYLE_WARNING, "%s", str_text(said));
	return found;
}

/* To the first thing that a caveat concerns or that carries a source. */
static struct effect accept(struct session *s, const struct sheet_item *item)
{
	const struct things *list = NULL;

	if (!item)
		return effect_of(EFFECT_IDLE);
	if (item->target.kind == THING_CAVEAT)
		list = &s->q->caveats[item->target.index].concerns;
	else if (item->target.kind == THING_SOURCE)
		list = &s->q->sources[item->target.index].carried;
	if (list && list->n)
		return go_to(s, list->items[0]);
	if (item->target.kind == THING_TERM)
		session_say(s, STYLE_INFO,
			    "%s beside a question shows the words that it uses",
			    KEY(s, VIEW_WALK, ACT_MORE));
	else
		session_say(s, STYLE_INFO, "plumbline opens no links; copy the address");
	return effect_done();
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct library *v = state;

	switch (in->act) {
	case ACT_NEXT_PANE:
	case ACT_PREVIOUS_PANE:
		show(v, s,
		     (v->shelf + (in->act == ACT_NEXT_PANE ? 1 : SHELF_COUNT - 1)) %
			     SHELF_COUNT);
		return effect_done();
	case ACT_OPTION:
		if (v->shelf == (enum shelf)(in->key - '1'))
			session_say(s, STYLE_INFO, "this is that list");
		show(v, s, (enum shelf)(in->key - '1'));
		return effect_done();
	case ACT_FILTER:
		return effect_search("show only these");
	case ACT_ACCEPT:
		return accept(s, sheet_at(&v->sheet));
	case ACT_CANCEL:
		if (!v->query.len)
			return effect_of(EFFECT_PASS);
		look(v, s, "");
		return effect_done();
	default: /* moves, or not ours */
		return effect_moved(
			sheet_act(&v->sheet, in->act, in->rows - 3, in->cols));
	}
}

/* The lists by number; the one that is shown in brackets. */
static void draw_shelves(const struct library *v, const struct session *s, struct pane p)
{
	int col = 0;

	for (int i = 0; i < SHELF_COUNT; i++) {
		bool here = i == (int)v->shelf;
		enum style style = here ? STYLE_TAB_HERE : STYLE_TAB;

		if (here)
			col = draw_text(p, 0, col, style, "[");
		col = draw_textf(p, 0, col, here ? style : STYLE_KEY, "%d", i + 1);
		col = draw_textf(p, 0, col, style, " %s", shelves[i].title);
		if (here || p.cols >= COUNTS_COLS)
			col = draw_textf(p, 0, col, style, " (%zu)",
					 v->query.len ? v->found[i]
						      : count(s->q, (enum shelf)i));
		if (here)
			col = draw_text(p, 0, col, style, "]");
		col += 2;
	}
}

/* What is looked for and how often it was found, or how current all of it is. */
static void draw_second(const struct library *v, const struct session *s, struct pane p)
{
	struct content_state content = session_content(s);
	char text[160];
	int from, col;

	if (v->searching)
		return; /* the line that is typed says it */
	if (v->query.len) {
		snprintf(text, sizeof text, "%zu of %zu; %s shows all", v->sheet.n,
			 count(s->q, v->shelf), KEY(s, VIEW_LIBRARY, ACT_CANCEL));
		col = draw_right(p, 1, p.cols - 2, STYLE_DIM, text);
		from = draw_text(p, 1, 0, STYLE_KEY, KEY(s, VIEW_LIBRARY, ACT_FILTER)) +
		       1;
		draw_fit(p, 1, from, col - from - 2, STYLE_TEXT, str_text(&v->query));
	} else if (content.date && *content.date) {
		draw_textf(p, 1, 0, STYLE_DIM,
			   "Content of %s; %zu of %zu caveats say: check again",
			   content.date, content.n_recheck, s->q->n_caveats);
	}
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct library *v = state;

	draw_shelves(v, s, p);
	sheet_draw(&v->sheet, pane_sub(p, 3, 0, p.rows - 3, p.cols));
	if (!v->sheet.n)
		draw_text(p, 3, 2, STYLE_DIM,
			  v->query.len ? "Nothing holds that."
				       : "This questionnaire has none.");
	draw_second(v, s, p);
}

static void release(void *state)
{
	struct library *v = state;

	sheet_release(&v->sheet);
	str_release(&v->query);
	str_release(&v->before.query);
}

const struct view_ops view_library = {
	.title = "Library",
	.state_size = sizeof(struct library),
	.needs_file = true,
	.seek = seek,
	.open = open,
	.act = act,
	.draw = draw,
	.release = release,
};

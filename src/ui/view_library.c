/* The words, references, caveats and sources of the questionnaire: lists to look things up
 * in. */
#include <stdio.h>

#include "ui/field.h"
#include "ui/find.h"
#include "ui/jump.h"
#include "ui/sheet.h"
#include "ui/view.h"

#define QUERY_BYTES_MAX 200u
/* From so many columns on there is room for the length of every list. */
#define COUNTS_COLS 72

enum shelf { SHELF_WORDS, SHELF_REFERENCES, SHELF_CAVEATS, SHELF_SOURCES, SHELF_COUNT };

struct library {
	enum shelf shelf;
	struct sheet sheet;
	struct field_input query; /* only what holds it is shown */
	bool typing;
	size_t cursors[SHELF_COUNT]; /* where each list was left */
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
				 struct thing t)
{
	struct sheet_item item = {
		.label = thing_id(q, t), .style = STYLE_STRONG, .target = t};
	const struct caveat *c;

	switch (t.kind) {
	case THING_TERM:
		item.label = q->terms[t.index].term;
		item.text = q->terms[t.index].text;
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

static bool is_found(const struct questionnaire *q, const struct sheet_item *item,
		     const char *query)
{
	const struct texts *also = NULL;

	if (find_in(item->label, query) || find_in(item->text, query))
		return true;
	if (item->target.kind == THING_TERM)
		also = &q->terms[item->target.index].also;
	for (size_t i = 0; also && i < also->n; i++)
		if (find_in(also->items[i], query))
			return true;
	return false;
}

/* Lists what holds the query; the cursor goes to where, when that is on the shelf. */
static void fill(struct library *v, const struct session *s, struct thing where)
{
	struct sheet *sh = &v->sheet;

	sheet_begin(sh, NULL);
	for (size_t i = 0; i < count(s->q, v->shelf); i++) {
		struct thing t = {shelves[v->shelf].kind, i};
		struct sheet_item item = item_of(sh, s->q, t);

		if (!is_found(s->q, &item, str_text(&v->query.text)))
			continue;
		if (t.kind == where.kind && t.index == where.index)
			sh->cursor = sh->n;
		sheet_add(sh, item);
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

	v->typing = false;
	while (shelf < SHELF_COUNT && shelves[shelf].kind != where.kind)
		shelf++;
	if (shelf < SHELF_COUNT) {
		field_begin(&v->query, "");
		v->shelf = shelf;
		fill(v, s, where);
	} else if (!v->sheet.n) {
		fill(v, s, where);
	}
}

static void look(struct library *v, const struct session *s)
{
	v->cursors[v->shelf] = 0;
	fill(v, s, (struct thing){THING_NONE, 0});
}

static void type(struct library *v, const struct session *s, int key)
{
	switch (field_key(&v->query, key, QUERY_BYTES_MAX)) {
	case FIELD_ACCEPTED:
		v->typing = false;
		return;
	case FIELD_CANCELLED:
		v->typing = false;
		field_begin(&v->query, "");
		break;
	case FIELD_MORE:
	case FIELD_IGNORED:
		break;
	}
	look(v, s);
}

static void say_where(struct session *s, const struct sheet_item *item)
{
	session_say(s, STYLE_INFO,
		    item->target.kind == THING_TERM
			    ? "i beside a question shows the words that it uses"
			    : "plumbline opens no links; copy the address");
}

/* To the first thing that a caveat concerns or that carries a source. */
static struct effect accept(struct session *s, const struct sheet_item *item)
{
	const struct things *list = NULL;

	if (!item)
		return effect_of(EFFECT_DONE);
	if (item->target.kind == THING_CAVEAT)
		list = &s->q->caveats[item->target.index].concerns;
	else if (item->target.kind == THING_SOURCE)
		list = &s->q->sources[item->target.index].carried;
	if (list && list->n)
		return jump_to(s, list->items[0]);
	say_where(s, item);
	return effect_of(EFFECT_DONE);
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct library *v = state;

	if (v->typing) {
		type(v, s, in->key);
		return effect_of(EFFECT_DONE);
	}
	switch (in->act) {
	case ACT_NEXT_PANE:
	case ACT_PREVIOUS_PANE:
		show(v, s,
		     (v->shelf + (in->act == ACT_NEXT_PANE ? 1 : SHELF_COUNT - 1)) %
			     SHELF_COUNT);
		return effect_of(EFFECT_DONE);
	case ACT_OPTION:
		show(v, s, (enum shelf)(in->key - '1'));
		return effect_of(EFFECT_DONE);
	case ACT_FILTER:
		v->typing = true;
		return effect_of(EFFECT_DONE);
	case ACT_ACCEPT:
		return accept(s, sheet_at(&v->sheet));
	case ACT_CANCEL:
		if (!v->query.text.len)
			return effect_of(EFFECT_PASS);
		field_begin(&v->query, "");
		look(v, s);
		return effect_of(EFFECT_DONE);
	default: /* moves, or not ours */
		return effect_of(sheet_act(&v->sheet, in->act, in->rows - 3, in->cols)
					 ? EFFECT_DONE
					 : EFFECT_PASS);
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
					 count(s->q, (enum shelf)i));
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
	int end = p.cols;

	if (!v->typing && !v->query.text.len) {
		if (content.date && *content.date)
			draw_textf(p, 1, 0, STYLE_DIM,
				   "Content of %s; %zu of %zu caveats say: check again",
				   content.date, content.n_recheck, s->q->n_caveats);
		return;
	}
	snprintf(text, sizeof text, "%zu of %zu", v->sheet.n, count(s->q, v->shelf));
	end = draw_right(p, 1, p.cols - 2, STYLE_DIM, text);
	draw_text(p, 1, 0, STYLE_KEY, "/");
	if (v->typing)
		field_draw(&v->query, p, 1, 2, end - 4);
	else
		draw_fit(p, 1, 2, end - 4, STYLE_TEXT, str_text(&v->query.text));
}

static void layout(void *state, const struct session *s, int rows, int cols)
{
	struct library *v = state;

	(void)s;
	sheet_layout(&v->sheet, rows - 3, cols);
}

static void draw(const void *state, const struct session *s, struct pane p)
{
	const struct library *v = state;

	draw_shelves(v, s, p);
	sheet_draw(&v->sheet, pane_sub(p, 3, 0, p.rows - 3, p.cols));
	if (!v->sheet.n)
		draw_text(p, 3, 2, STYLE_DIM,
			  v->query.text.len ? "Nothing holds that."
					    : "This questionnaire has none.");
	draw_second(v, s, p);
}

static void release(void *state)
{
	struct library *v = state;

	sheet_release(&v->sheet);
	field_release(&v->query);
}

static bool typing(const void *state)
{
	return ((const struct library *)state)->typing;
}

static const struct binding typing_keys[] = {
	{"<Enter>", ACT_ACCEPT, "keep"}, {"<Esc>", ACT_CANCEL, "show all"}, {0}};

static const struct binding *more(const void *state, const struct session *s)
{
	(void)s;
	return typing(state) ? typing_keys : NULL;
}

static const struct binding bindings[] = {{"/", ACT_FILTER, "find"},
					  {"<Tab>", ACT_NEXT_PANE, "next list"},
					  {"1..4", ACT_OPTION, "this list"},
					  {"<Enter>", ACT_ACCEPT, "go there"},
					  {"j <Down>", ACT_DOWN, NULL},
					  {"k <Up>", ACT_UP, NULL},
					  {"<S-Tab>", ACT_PREVIOUS_PANE, NULL},
					  {"<PgDn> <Space> <C-d>", ACT_PAGE_DOWN, NULL},
					  {"<PgUp> <C-u>", ACT_PAGE_UP, NULL},
					  {"g <Home>", ACT_FIRST, NULL},
					  {"G <End>", ACT_LAST, NULL},
					  {"<Esc>", ACT_CANCEL, NULL},
					  {0}};

const struct view_ops view_library = {
	.title = "Library",
	.state_size = sizeof(struct library),
	.needs_file = true,
	.bindings = bindings,
	.more = more,
	.typing = typing,
	.open = open,
	.act = act,
	.layout = layout,
	.draw = draw,
	.release = release,
};

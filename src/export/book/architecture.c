/* The sheet with what follows from the decisions: the architecture as a tree. */
#include "export/book/book.h"

#include "engine/architecture.h"
#include "export/report/answer_words.h"

enum { TREE, FROM };

static const struct column columns[] = {
	[TREE] = {WORD("Element"), 70, LOOK_TEXT, NULL, NULL},
	[FROM] = {WORD("From"), 56, LOOK_TEXT, NULL, NULL},
};

static enum look look_of(const struct architecture_node *node)
{
	if (node->depth == 0)
		return LOOK_NAME;
	return node->open ? LOOK_MUTED : LOOK_TEXT;
}

/* What leads to a single decision is a link to its row. */
static void put_from(struct book *b, struct book_sheet *s, int row, size_t i,
		     const char *words)
{
	const struct architecture_node *node = &b->report->architecture.nodes[i];
	const char *link = NULL;

	if (node->from.n == 1)
		link = book_link_to(b,
				    (struct thing){THING_DECISION, node->from.items[0]});
	if (link)
		book_link(b, s, row, FROM, words, link, LOOK_LINK);
	else
		book_text(b, s, row, FROM, words, node->open ? LOOK_TEXT : LOOK_MUTED);
}

static void put_node(struct book *b, struct book_sheet *s, int row, size_t i)
{
	const struct architecture_node *node = &b->report->architecture.nodes[i];
	size_t first = s->n_cells;
	struct str words = {0};

	architecture_from_words(&words, b->report, i);
	book_text(b, s, row, TREE,
		  arena_printf(&b->arena, "%*s%s", node->depth * 4, "", node->text),
		  look_of(node));
	put_from(b, s, row, i, str_text(&words));
	book_fit_row(b, s, row, first);
	str_release(&words);
}

void book_architecture(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, SHEET_ARCHITECTURE, ACCENT_LIGHT);
	const struct report *r = b->report;
	struct str words = {0};
	int row = 1;

	book_header(b, s, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; r->score.decisions_asked && i < r->architecture.n; i++)
		put_node(b, s, row++, i);
	if (r->score.decisions_asked)
		architecture_summary(&words, &r->architecture, &r->score);
	else
		str_add(&words, tr("No decision is asked yet: the profile comes first."));
	book_text(b, s, row == 1 ? row : row + 1, TREE, str_text(&words), LOOK_SUBTITLE);
	str_release(&words);
	s->portrait = true;
	s->no_grid = true;
}

/* The architecture that follows from the decisions: a block below their table. */
#include "export/book.h"

#include "engine/architecture.h"
#include "export/words.h"

/* Columns of the table above: an element over the first, what brings it over the others. */
enum { TREE = 1, TREE_LAST = 3, FROM = 4, FROM_LAST = 6 };

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
	if (!link) {
		book_banner(b, s, row, FROM, FROM_LAST, words,
			    node->open ? LOOK_TEXT : LOOK_MUTED);
		return;
	}
	book_link(b, s, row, FROM, words, link, LOOK_LINK);
	book_join(b, s, row, FROM, FROM_LAST);
}

static void put_node(struct book *b, struct book_sheet *s, int row, size_t i)
{
	const struct architecture_node *node = &b->report->architecture.nodes[i];
	struct str words = {0};

	architecture_from_words(&words, b->report, i);
	book_banner(b, s, row, TREE, TREE_LAST,
		    arena_printf(&b->arena, "%*s%s", node->depth * 4, "", node->text),
		    look_of(node));
	put_from(b, s, row, i, str_text(&words));
	str_release(&words);
}

void book_architecture(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;
	struct str words = {0};

	if (!r->score.decisions_asked)
		return;
	architecture_summary(&words, &r->architecture, &r->score);
	book_text(b, s, row++, 0, "Architecture", LOOK_HEADING);
	book_text(b, s, row++, 0, str_text(&words), LOOK_SUBTITLE);
	for (size_t i = 0; i < r->architecture.n; i++)
		put_node(b, s, row++, i);
	str_release(&words);
}

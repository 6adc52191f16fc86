/* The architecture that follows from the decisions, as trees. */
#include "export/report/answer_words.h"
#include "export/web/chart.h"
#include "export/web/web.h"

/* A picture holds no more rows than a sheet of paper does. */
enum { STEP = 22, ROW = 24, MAX_ROWS = 36, COLS = 104 };

static size_t rows_from(const struct report *r, size_t i)
{
	size_t n = 1;

	while (i + n < r->architecture.n && n < MAX_ROWS && r->architecture.nodes[i + n].depth > 0)
		n++;
	return n;
}

/* Up to what leads to it: the line beside those between. */
static void put_lines(struct str *out, const struct architecture_node *nodes, size_t from, size_t i)
{
	int x = (nodes[i].depth - 1) * STEP + 8, y = (int)(i - from) * ROW + 18;
	size_t up = i;

	while (up > from && nodes[up - 1].depth >= nodes[i].depth)
		up--;
	chart_line(out, x, up == from ? 0 : (int)(up - 1 - from) * ROW + 24, x, y - 4, "grid");
	chart_line(out, x, y - 4, x + STEP - 10, y - 4, "grid");
}

static void put_node(struct str *out, const struct report *r, size_t from, size_t i)
{
	const struct architecture_node *node = &r->architecture.nodes[i];
	bool element = node->depth > 0 && !node->open;
	struct str text = {0}, why = {0};

	if (node->depth)
		put_lines(out, r->architecture.nodes, from, i);
	architecture_from_words(&why, r, i);
	str_addf(&text, !why.len ? "%s" : element ? tr("%s, from %s") : "%s: %s", node->text,
		 str_text(&why));
	if (element)
		web_quote_begin(out, r, "g");
	chart_wrapped(out, node->depth * STEP + 2, (int)(i - from) * ROW + 18,
		      COLS - node->depth * 3, 1,
		      node->depth == 0  ? "strong"
		      : node->open ? "muted"
				       : "",
		      str_text(&text));
	if (element)
		web_quote_end(out, r, "g");
	str_release(&text);
	str_release(&why);
}

static void put_tree(struct str *out, const struct report *r, size_t from, size_t n)
{
	struct arena a = {0};
	struct str says = {0};

	for (size_t i = from; i < from + n; i++)
		str_addf(&says, "%s%s", i > from ? "; " : "", r->architecture.nodes[i].text);
	str_add(out, "<figure>\n");
	chart_begin(out, arena_printf(&a, "tree-%zu", from), (int)n * ROW + 4,
		    arena_printf(&a, tr("Architecture: %s"), r->architecture.nodes[from].text),
		    str_text(&says));
	for (size_t i = from; i < from + n; i++)
		put_node(out, r, from, i);
	chart_end(out, "");
	str_release(&says);
	arena_release(&a);
}

void web_architecture(struct str *out, const struct report *r)
{
	struct str words = {0};

	architecture_summary(&words, &r->architecture, &r->score);
	str_add(out, "<p>");
	htmlf(out, tr("What follows from the decisions: %s."), str_text(&words));
	str_add(out, "</p>\n");
	str_release(&words);
	for (size_t i = 0, n; i < r->architecture.n; i += n)
		put_tree(out, r, i, n = rows_from(r, i));
}

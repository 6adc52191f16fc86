#include "ui/view/decisions/tree.h"

#include "engine/architecture.h"

/* The line above the tree, and a blank one. */
#define HEAD_ROWS 2
/* From so many columns on the name of the decision is beside its id. */
#define NAME_COLS 100

bool decisions_tree_act(struct decisions_tree *t, const struct session *s,
			const struct input *in, bool *moved, size_t *decision)
{
	struct architecture arch;
	bool go = false;

	architecture_make(&arch, &s->score, s->a);
	*moved = list_act(&t->line, arch.n, in->rows - HEAD_ROWS, in->act);
	if (in->act == ACT_ACCEPT && arch.n && arch.nodes[t->line.cursor].from.n) {
		*decision = arch.nodes[t->line.cursor].from.items[0];
		go = true;
	}
	architecture_release(&arch);
	return go;
}

void decisions_tree_layout(struct decisions_tree *t, const struct session *s, int rows)
{
	struct architecture arch;

	architecture_make(&arch, &s->score, s->a);
	list_scroll(&t->line, arch.n, rows - HEAD_ROWS);
	architecture_release(&arch);
}

/* The lines that lead to a node; ends[d]: the node at depth d above was the last. */
static int draw_branches(struct pane p, int row, const struct architecture_node *node,
			 const bool *ends)
{
	int col = 2;

	for (int depth = 1; depth < node->depth; depth++, col += 3)
		if (!ends[depth])
			draw_symbol(p, row, col, STYLE_FRAME, SYMBOL_VLINE);
	if (node->depth > 0) {
		draw_symbol(p, row, col, STYLE_FRAME,
			    node->last ? SYMBOL_CORNER_BL : SYMBOL_TEE);
		draw_symbol(p, row, col + 1, STYLE_FRAME, SYMBOL_HLINE);
		col += 3;
	}
	return col;
}

/* The ids of the decisions behind a node; with room, the name of the only one. */
static void draw_from(const struct session *s, struct pane p, int row, int col,
		      const struct architecture_node *node)
{
	struct str text = {0};

	architecture_from(&text, node, s->q, p.cols >= NAME_COLS);
	draw_fit(p, row, col, p.cols - col, node->open ? STYLE_UNKNOWN : STYLE_DIM,
		 str_text(&text));
	str_release(&text);
}

static void draw_node(const struct session *s, struct pane p, int row, bool here,
		      const struct architecture *arch, size_t i, const bool *ends)
{
	const struct architecture_node *node = &arch->nodes[i];
	int from = p.cols * 3 / 5, col = draw_branches(p, row, node, ends);
	enum style style = node->depth == 0 ? STYLE_HEADING
			   : node->open     ? STYLE_UNKNOWN
			   : node->from.n   ? STYLE_TEXT
					    : STYLE_DIM;

	draw_marker(p, row, 0, here);
	col = draw_fit(p, row, col, from - col - 2, style, node->text);
	if (architecture_is_bare(arch, i))
		draw_text(p, row, col + 2, STYLE_DIM, ARCHITECTURE_BARE);
	else
		draw_from(s, p, row, from, node);
}

static void draw_head(const struct session *s, struct pane p,
		      const struct architecture *arch)
{
	int col = draw_text(p, 0, 0, STYLE_HEADING, "The architecture that follows") + 2;
	struct str text = {0};

	architecture_summary(&text, arch, &s->score);
	draw_fit(p, 0, col, p.cols - col, STYLE_DIM, str_text(&text));
	str_release(&text);
}

void decisions_tree_draw(const struct decisions_tree *t, const struct session *s,
			 struct pane p)
{
	struct pane body = pane_sub(p, HEAD_ROWS, 0, p.rows - HEAD_ROWS, p.cols - 2);
	bool ends[ARCHITECTURE_DEPTH_MAX + 2] = {0};
	struct architecture arch;

	architecture_make(&arch, &s->score, s->a);
	draw_head(s, p, &arch);
	for (size_t i = 0; i < arch.n; i++) {
		ends[arch.nodes[i].depth] = arch.nodes[i].last;
		if (i >= t->line.top && (int)(i - t->line.top) < body.rows)
			draw_node(s, body, (int)(i - t->line.top), i == t->line.cursor,
				  &arch, i, ends);
	}
	if (t->line.top > 0)
		draw_more_sign(p, HEAD_ROWS, p.cols - 1, SYMBOL_MORE_UP);
	if ((int)(arch.n - t->line.top) > body.rows)
		draw_more_sign(p, p.rows - 1, p.cols - 1, SYMBOL_MORE_DOWN);
	architecture_release(&arch);
}

#include "ui/view/decisions/tree.h"

#include "engine/architecture.h"

/* The line above the tree, and a blank one, or what has no room in the first. */
#define HEAD_ROWS 2
/* From so many columns on the name of the decision is beside its id. */
#define NAME_COLS 100

struct effect decisions_tree_act(struct decisions_tree *t, const struct session *s,
				 const struct input *in, struct thing *decision)
{
	struct architecture arch;
	enum cursor_move moves;

	architecture_make(&arch, &s->score, s->a);
	moves = list_act(&t->line, arch.n, in->rows - HEAD_ROWS, in->act);
	if (in->act == ACT_ACCEPT && arch.n && arch.nodes[t->line.cursor].from.n)
		*decision = (struct thing){THING_DECISION,
					   arch.nodes[t->line.cursor].from.items[0]};
	architecture_release(&arch);
	return in->act == ACT_ACCEPT ? effect_if(decision->kind != THING_NONE)
				     : effect_moved(moves);
}

/* The lines that lead to a node, on its first row, and past it on the others; ends[d]: the node
 * at depth d above was the last. */
static int draw_branches(struct pane p, int row, const struct architecture_node *node,
			 bool first, const bool *ends)
{
	int col = 2;

	for (int depth = 1; depth < node->depth; depth++, col += 3)
		if (!ends[depth])
			draw_symbol(p, row, col, STYLE_FRAME, SYMBOL_VLINE);
	if (node->depth > 0) {
		if (first || !node->last)
			draw_symbol(p, row, col, STYLE_FRAME,
				    !first        ? SYMBOL_VLINE
				    : node->last ? SYMBOL_CORNER_BL
						 : SYMBOL_TEE);
		if (first)
			draw_symbol(p, row, col + 1, STYLE_FRAME, SYMBOL_HLINE);
		col += 3;
	}
	return col;
}

/* Returns the row after it. */
static int draw_node(const struct session *s, struct pane p, int row, bool here,
		     const struct architecture *arch, size_t i, const bool *ends)
{
	const struct architecture_node *node = &arch->nodes[i];
	int from = p.cols * 3 / 5, col = draw_branches(p, row, node, true, ends), end;
	struct pane label = pane_sub(p, 0, 0, p.rows, from - 2);
	enum style style = node->depth == 0 ? STYLE_HEADING
			   : node->open     ? STYLE_UNKNOWN
			   : node->from.n   ? STYLE_TEXT
					    : STYLE_DIM;
	struct str text = {0};

	draw_marker(p, row, 0, here);
	if (architecture_is_bare(arch, i)) {
		col = draw_text(p, row, col, style, node->text);
		draw_text(p, row, col + 2, STYLE_DIM, ARCHITECTURE_BARE);
		return row + 1;
	}
	end = draw_wrap(label, row, col, style, node->text);
	for (int r = row + 1; r < end; r++)
		draw_branches(p, r, node, false, ends);
	/* The ids of the decisions behind it; with room, the name of the only one. */
	architecture_from(&text, node, s->q, p.cols >= NAME_COLS);
	row = draw_wrap(p, row, from, node->open ? STYLE_UNKNOWN : STYLE_DIM, str_text(&text));
	str_release(&text);
	return row > end ? row : end;
}

/* A tree while it is drawn. */
struct drawn_tree {
	const struct architecture *arch;
	size_t cursor;
};

static int draw_nodes(const void *what, const struct session *s, struct pane p,
		      struct extent *here)
{
	const struct drawn_tree *t = what;
	bool ends[ARCHITECTURE_DEPTH_MAX + 2] = {0};
	int row = 0;

	for (size_t i = 0; i < t->arch->n; i++) {
		int first = row;

		ends[t->arch->nodes[i].depth] = t->arch->nodes[i].last;
		row = draw_node(s, p, row, i == t->cursor, t->arch, i, ends);
		if (i != t->cursor)
			continue;
		pane_light(p, first, row - first);
		*here = (struct extent){first, row - first};
	}
	return row;
}

void decisions_tree_draw(struct decisions_tree *t, const struct session *s, struct pane p)
{
	struct pane below = pane_sub(p, HEAD_ROWS, 0, p.rows - HEAD_ROWS, p.cols);
	int col = draw_text(p, 0, 0, STYLE_HEADING, "The architecture that follows") + 2;
	bool fits;
	struct architecture arch;
	struct str text = {0};

	architecture_make(&arch, &s->score, s->a);
	architecture_summary(&text, &arch, &s->score);
	fits = col + (int)text.len <= p.cols;
	draw_wrap(p, !fits, fits ? col : 0, STYLE_DIM, str_text(&text));
	str_release(&text);
	list_clamp(&t->line, arch.n);
	rows_show(&t->top, pane_sub(below, 0, 0, below.rows, p.cols - 2), below, draw_nodes,
		  &(struct drawn_tree){&arch, t->line.cursor}, s);
	architecture_release(&arch);
}

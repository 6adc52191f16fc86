#include "ui/view/decisions/tree.h"

#include "engine/architecture.h"

/* The line above the tree, and a blank one. */
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

static void draw_node(const struct session *s, struct pane p, int row, bool here,
		      const struct architecture *arch, size_t i, const bool *ends)
{
	const struct architecture_node *node = &arch->nodes[i];
	int from = p.cols * 3 / 5, col = draw_branches(p, row, node, ends);
	enum style style = node->depth == 0 ? STYLE_HEADING
			   : node->open     ? STYLE_UNKNOWN
			   : node->from.n   ? STYLE_TEXT
					    : STYLE_DIM;

	struct str text = {0};

	draw_marker(p, row, 0, here);
	col = draw_fit(p, row, col, from - col - 2, style, node->text);
	if (architecture_is_bare(arch, i)) {
		draw_text(p, row, col + 2, STYLE_DIM, ARCHITECTURE_BARE);
		return;
	}
	/* The ids of the decisions behind it; with room, the name of the only one. */
	architecture_from(&text, node, s->q, p.cols >= NAME_COLS);
	draw_fit(p, row, from, p.cols - from, node->open ? STYLE_UNKNOWN : STYLE_DIM,
		 str_text(&text));
	str_release(&text);
}

void decisions_tree_draw(struct decisions_tree *t, const struct session *s, struct pane p)
{
	struct pane body = pane_sub(p, HEAD_ROWS, 0, p.rows - HEAD_ROWS, p.cols - 2);
	int col = draw_text(p, 0, 0, STYLE_HEADING, "The architecture that follows") + 2;
	bool ends[ARCHITECTURE_DEPTH_MAX + 2] = {0};
	struct architecture arch;
	struct str text = {0};

	architecture_make(&arch, &s->score, s->a);
	architecture_summary(&text, &arch, &s->score);
	draw_fit(p, 0, col, p.cols - col, STYLE_DIM, str_text(&text));
	str_release(&text);
	list_scroll(&t->line, arch.n, p.rows - HEAD_ROWS);
	for (size_t i = 0; i < arch.n; i++) {
		ends[arch.nodes[i].depth] = arch.nodes[i].last;
		if (i >= t->line.top && (int)(i - t->line.top) < body.rows)
			draw_node(s, body, (int)(i - t->line.top), i == t->line.cursor,
				  &arch, i, ends);
	}
	draw_more(pane_sub(p, HEAD_ROWS, 0, body.rows, p.cols), (int)t->line.top, (int)arch.n);
	architecture_release(&arch);
}

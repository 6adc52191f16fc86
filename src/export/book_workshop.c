/* What was parked in the workshop and is still open: a block on the Summary sheet. */
#include "export/book.h"

#define SHOWN_MAX 12

static void put_item(struct book *b, struct book_sheet *s, int row,
		     const struct block_columns *c, const struct parked *item)
{
	book_text(b, s, row, c->id, item->about, LOOK_WORD);
	book_banner(b, s, row, c->text, c->text_last, item->text, LOOK_TEXT);
	book_text(b, s, row, c->by, item->by, LOOK_WORD);
	book_text(b, s, row, c->by + 1, arena_printf(&b->arena, "%.10s", item->at),
		  LOOK_WORD);
}

int book_parking_lot(struct book *b, struct book_sheet *s, int row,
		     const struct block_columns *c)
{
	const struct workshop *w = &b->report->a->workshop;
	size_t open = 0;

	for (size_t i = 0; i < w->n_parked; i++)
		open += !w->parked[i].done;
	if (!open)
		return row;
	book_text(b, s, row, c->id, "Parked", LOOK_HEADER);
	book_banner(b, s, row, c->text, c->text_last,
		    "To come back to, from the workshop", LOOK_HEADER);
	book_text(b, s, row, c->by, "By", LOOK_HEADER);
	book_text(b, s, row, c->by + 1, "On", LOOK_HEADER);
	for (size_t i = 0, shown = 0; i < w->n_parked && shown < SHOWN_MAX; i++) {
		if (w->parked[i].done)
			continue;
		put_item(b, s, ++row, c, &w->parked[i]);
		shown++;
	}
	if (open > SHOWN_MAX)
		book_banner(b, s, ++row, c->text, c->text_last,
			    arena_printf(&b->arena, "and %zu more, in the other exports",
					 open - SHOWN_MAX),
			    LOOK_TEXT);
	return row + 2;
}

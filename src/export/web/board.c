/* The single page for a board, as HTML. */
#include "export/report/board.h"
#include "export/web/web.h"

static void put_lines(struct str *out, const struct report *r, const struct board_lines *lines,
		      const char *list)
{
	if (!lines->n)
		return;
	str_addf(out, "<%s>\n", list);
	for (size_t i = 0; i < lines->n; i++) {
		str_add(out, *lines->items[i].lead ? "<li><strong>" : "<li>");
		html(out, lines->items[i].lead);
		str_add(out, *lines->items[i].lead ? "</strong> " : "");
		web_quoting(out, r, lines->items[i].text, lines->items[i].quoted);
		str_add(out, "</li>\n");
	}
	str_addf(out, "</%s>\n", list);
}

static void put_spans(struct str *out, const struct report *r, const struct board *b)
{
	str_add(out, "<div class=\"spans\">\n");
	for (int i = 0; i < BOARD_SPANS; i++) {
		str_add(out, "<div>");
		web_heading(out, 3, b->spans[i].title);
		web_paragraph(out, "muted", b->spans[i].sum);
		put_lines(out, r, &b->spans[i].deeds, "ul");
		web_paragraph(out, "muted", b->spans[i].rest);
		str_add(out, "</div>\n");
	}
	str_add(out, "</div>\n");
}

void web_board(struct str *out, const struct report *r)
{
	struct arena a = {0};
	struct board b;

	board_make(&b, &a, r);
	web_heading(out, 2, tr(report_parts[PART_MESSAGE].title));
	str_add(out, "<div class=\"stand\">\n");
	web_score(out, r);
	web_paragraph(out, "", b.stand);
	web_score_bars(out, r);
	str_add(out, "</div>\n");
	web_heading(out, 2, tr(board_headings[BOARD_HEAD_RISKS]));
	put_lines(out, r, &b.risks, "ol");
	if (!b.risks.n)
		web_paragraph(out, "", tr(BOARD_NO_RISK));
	web_heading(out, 2, tr(board_headings[BOARD_HEAD_DEEDS]));
	put_spans(out, r, &b);
	web_heading(out, 2, tr(board_headings[BOARD_HEAD_ASKS]));
	put_lines(out, r, &b.asks, "ul");
	arena_release(&a);
}

/* The single page for a board, as HTML. */
#include "export/report/board.h"
#include "export/web/web.h"

static void put_lines(struct str *out, const struct board_lines *lines, const char *list)
{
	if (!lines->n)
		return;
	str_addf(out, "<%s>\n", list);
	for (size_t i = 0; i < lines->n; i++) {
		str_add(out, *lines->items[i].lead ? "<li><strong>" : "<li>");
		html(out, lines->items[i].lead);
		str_add(out, *lines->items[i].lead ? "</strong> " : "");
		html(out, lines->items[i].text);
		str_add(out, "</li>\n");
	}
	str_addf(out, "</%s>\n", list);
}

static void put_spans(struct str *out, const struct board *b)
{
	str_add(out, "<div class=\"spans\">\n");
	for (int i = 0; i < BOARD_SPANS; i++) {
		str_addf(out, "<div><h3>%s</h3>\n", b->spans[i].title);
		web_paragraph(out, "muted", b->spans[i].sum);
		put_lines(out, &b->spans[i].deeds, "ul");
		web_paragraph(out, "muted", b->spans[i].rest);
		str_add(out, "</div>\n");
	}
	str_add(out, "</div>\n");
}

static void put_heading(struct str *out, enum board_heading h)
{
	str_addf(out, "<h2>%s</h2>\n", board_headings[h]);
}

void web_board(struct str *out, const struct report *r)
{
	struct arena a = {0};
	struct board b;

	board_make(&b, &a, r);
	str_addf(out, "<h2>%s</h2>\n", tr(report_parts[PART_MESSAGE].title));
	web_score(out, r);
	str_add(out, "<div class=\"stand\">\n");
	web_paragraph(out, "", b.stand);
	web_score_bars(out, r);
	str_add(out, "</div>\n");
	put_heading(out, BOARD_HEAD_RISKS);
	put_lines(out, &b.risks, "ol");
	if (!b.risks.n)
		web_paragraph(out, "", BOARD_NO_RISK);
	put_heading(out, BOARD_HEAD_DEEDS);
	put_spans(out, &b);
	put_heading(out, BOARD_HEAD_ASKS);
	put_lines(out, &b.asks, "ul");
	arena_release(&a);
}

/* chart.h - what the pictures of the HTML report are drawn with. Private to src/export/web. */
#ifndef EXPORT_WEB_CHART_H
#define EXPORT_WEB_CHART_H

#include "base/str.h"

enum { CHART_WIDTH = 760, CHART_LINE = 18 };

/* Begins a picture of that height, in pixels at its own size, with a title and what it says in
 * words; its name is that of its ids. chart_end ends it, and the figure that it stands in, with a
 * caption; "": none. */
void chart_begin(struct str *out, const char *name, int height, const char *title,
		 const char *says);
void chart_end(struct str *out, const char *caption);
/* A text with its baseline at y; class: "" for none. Anchored at its start, or at its end. */
void chart_text(struct str *out, int x, int y, const char *class, const char *text);
void chart_text_end(struct str *out, int x, int y, const char *class, const char *text);
/* A text over at most lines lines of so many columns, the last one cut with an ellipsis;
 * returns how many it took. */
int chart_wrapped(struct str *out, int x, int y, int cols, int lines, const char *class,
		  const char *text);
void chart_rect(struct str *out, int x, int y, int width, int height, const char *class);
void chart_line(struct str *out, int x1, int y1, int x2, int y2, const char *class);
/* A small sign around a point. */
enum chart_sign { SIGN_DISC, SIGN_SQUARE, SIGN_DIAMOND, SIGN_TRIANGLE, CHART_SIGNS };
void chart_sign(struct str *out, int x, int y, enum chart_sign sign, const char *class);

#endif

/* web.h - what the files of the HTML report share. Private to src/export. */
#ifndef EXPORT_WEB_WEB_H
#define EXPORT_WEB_WEB_H

#include "base/str.h"
#include "export/report/columns.h"
#include "export/report/parts.h"

/* Appends text as HTML shows it and nothing else, in an element or in quotes: no markup, no
 * control characters. Lines stay lines: as <br> in html, as blanks in html_line. */
void html(struct str *out, const char *text);
void html_line(struct str *out, const char *text);
/* The id in the file of a thing with that id, of a kind such as "a-". */
void web_id(struct str *out, const char *kind, const char *id);
/* Appends <dt> and <dd> for some columns of a row, by index and ended by -1, where there is
 * something; web_item: for one text. */
void web_items(struct str *out, const struct column *columns, const int *which,
	       const struct row *w);
void web_item(struct str *out, const char *label, const char *text);
/* A table of some columns: its begin, a row, its end. The first cell of a row is its heading;
 * with `to` it leads to the thing of that kind, see web_id, that the cell names. */
void web_table(struct str *out, const char *caption, const struct column *columns,
	       const int *which);
void web_row(struct str *out, const struct column *columns, const int *which,
	     const struct row *w, const char *to);
void web_table_end(struct str *out);
/* Appends the word of a severity, or of a band, as a label with its colours. */
void web_severity(struct str *out, enum severity s);
const char *band_class(enum band b);

/* Appends a paragraph; nothing without a text. class: "" for none. */
void web_paragraph(struct str *out, const char *class, const char *text);
/* Begins a part with its heading. */
void web_part(struct str *out, enum report_part part);

/* The style sheet, with the colours of the theme, for a report or a single page. */
void web_style(struct str *out, const struct report *r);

/* Pictures, each an SVG with a title and a description in words. */
void web_score_bars(struct str *out, const struct report *r);
void web_heat_map(struct str *out, const struct report *r);
void web_roadmap(struct str *out, const struct report *r);
void web_impact(struct str *out, const struct report *r);
void web_architecture(struct str *out, const struct report *r);

/* The parts: what to do; what the team answered; how the numbers are made. */
void web_plan(struct str *out, const struct report *r);
void web_budget(struct str *out, const struct report *r);
void web_workshop(struct str *out, const struct report *r);
void web_profile(struct str *out, const struct report *r);
void web_decisions(struct str *out, const struct report *r);
void web_answers(struct str *out, const struct report *r);
void web_about(struct str *out, const struct report *r, size_t from);

/* The single page. */
void web_board(struct str *out, const struct report *r);
/* The overall score in large. */
void web_score(struct str *out, const struct report *r);

#endif

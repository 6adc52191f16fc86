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
/* html of a format, filled in: of what tr says. */
void htmlf(struct str *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* html of what the questionnaire says: marked as of its language, where the report is written in
 * another. */
void web_quote(struct str *out, const struct report *r, const char *text);
/* html of a text that quotes it, in order; "": no more. */
void web_quoting(struct str *out, const struct report *r, const char *text,
		 const char *const quoted[2]);
/* Begin and end of an element of that name so marked; nothing where all is in one language. */
void web_quote_begin(struct str *out, const struct report *r, const char *element);
void web_quote_end(struct str *out, const struct report *r, const char *element);
/* The id in the file of a thing with that id, of a kind such as "a-". */
void web_id(struct str *out, const char *kind, const char *id);
/* What stands in that column of the row. */
void web_words(struct str *out, const struct column *c, const struct row *w);
/* Appends <dt> and <dd> for some columns of a row, by index and ended by -1, where there is
 * something; web_item: for one text. */
void web_items(struct str *out, const struct column *columns, const int *which,
	       const struct row *w);
void web_item(struct str *out, const char *label, const char *text);
/* The same under a label that the questionnaire says, as it does the text if quoted says so. */
void web_quote_item(struct str *out, const struct report *r, const char *label, const char *text,
		    bool quoted);
/* A table of some columns: its begin, a row, its end. The first cell of a row is its heading;
 * with `to` it leads to the thing of that kind, see web_id, that the cell names. */
void web_table(struct str *out, const char *caption, const struct column *columns,
	       const int *which);
void web_row(struct str *out, const struct column *columns, const int *which,
	     const struct row *w, const char *to);
void web_table_end(struct str *out);
/* The begin piece by piece, for other columns: before the heads, a head, after them; and a cell of
 * a number. */
void web_table_begin(struct str *out, const char *caption);
void web_head(struct str *out, const char *title, bool number);
void web_table_body(struct str *out);
void web_number(struct str *out, const char *text);
/* "1.5 days", into buf (64). */
const char *web_days(char *buf, int half_days);
/* Appends the word of a severity, or of a band, as a label with its colours. */
void web_severity(struct str *out, enum severity s);
const char *band_class(enum band b);

/* Appends a paragraph; nothing without a text. class: "" for none. */
void web_paragraph(struct str *out, const char *class, const char *text);
/* Appends a heading of that level. */
void web_heading(struct str *out, int level, const char *text);
/* Begins a part with its heading. */
void web_part(struct str *out, enum report_part part);

/* Colours that lines of a picture take in turn: classes series-0 and so on. */
enum { WEB_SERIES = 8 };
/* The style sheet, with the colours of the theme, for a report or a single page. */
void web_style(struct str *out, const struct report *r);

/* Pictures, each an SVG with a title and a description in words. */
void web_score_bars(struct str *out, const struct report *r);
void web_heat_map(struct str *out, const struct report *r);
void web_roadmap(struct str *out, const struct report *r);
void web_impact(struct str *out, const struct report *r);
void web_trend(struct str *out, const struct report *r);
void web_architecture(struct str *out, const struct report *r);

/* The parts: what moved since the newest milestone; what to do; what the team answered; how the
 * numbers are made. */
void web_since(struct str *out, const struct report *r);
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

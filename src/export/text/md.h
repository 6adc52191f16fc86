/* md.h - what the files of the Markdown report share. Private to src/export. */
#ifndef EXPORT_TEXT_MD_H
#define EXPORT_TEXT_MD_H

#include "base/str.h"
#include "export/report/columns.h"

/* Appends text as Markdown shows it and nothing else: no markup, no HTML, no links, no
 * formulas, on one line. */
void md(struct str *out, const char *text);
/* Appends "- Label: text" below an item, when there is a text. */
void md_item(struct str *out, const char *indent, const char *label, const char *text);
/* The same for some columns, by index and ended by -1, of a row; each under its title. */
void md_items(struct str *out, const char *indent, const struct column *columns,
	      const int *which, const struct row *w);
/* Begins a table of some columns, and appends a row to it. */
void md_table(struct str *out, const struct column *columns, const int *which);
void md_row(struct str *out, const struct column *columns, const int *which,
	    const struct row *w);

/* Append sections of the report: what days are spent on, and what the team answered. */
void md_budget(struct str *out, const struct report *r);
void md_workshop(struct str *out, const struct report *r);
void md_profile(struct str *out, const struct report *r);
void md_decisions(struct str *out, const struct report *r);
void md_architecture(struct str *out, const struct report *r);
void md_answers(struct str *out, const struct report *r);

#endif

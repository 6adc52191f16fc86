/* md.h - what the files of the Markdown report share. Private to src/export. */
#ifndef EXPORT_TEXT_MD_H
#define EXPORT_TEXT_MD_H

#include "base/str.h"
#include "export/report/report.h"

/* Appends text as Markdown shows it and nothing else: no markup, no HTML, no links, no
 * formulas, on one line. */
void md(struct str *out, const char *text);
/* Appends "- Label: text" below an item, when there is a text. */
void md_item(struct str *out, const char *indent, const char *label, const char *text);

/* Append the sections of the report that say what the team answered. */
void md_workshop(struct str *out, const struct report *r);
void md_profile(struct str *out, const struct report *r);
void md_architecture(struct str *out, const struct report *r);
void md_answers(struct str *out, const struct report *r);

#endif

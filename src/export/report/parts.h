/* parts.h - what a report to read is made of, in order: the parts with their headings, and the
 * columns that each shows. Markdown and HTML have the same. */
#ifndef EXPORT_REPORT_PARTS_H
#define EXPORT_REPORT_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "export/report/columns.h"
#include "export/report/report.h"

/* Is there anything to say in it, and does the theme show it? */
bool report_has_part(const struct report *r, enum report_part part);

/* Columns by index, ended by -1: of tables, and of what stands below an item. */
extern const int pick_first[], pick_contained[], pick_scores[], pick_areas[], pick_finding[],
	pick_before[], pick_done[], pick_after[], pick_step[], pick_accepted[], pick_decision[],
	pick_answer[], pick_unverified[];

/* How many findings and actions come first. */
enum { FIRST_FINDINGS = 5, FIRST_ACTIONS = 10 };

/* Which terms of the glossary the text uses: used has a place for each. Returns whether any. */
bool report_terms(const struct questionnaire *q, const char *text, bool *used);

/* Is it one that contains a finding until that is ended? */
bool action_contains(const struct action *act);

#endif

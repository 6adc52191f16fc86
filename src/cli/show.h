/* show.h - the parts of `plumbline show`: one thing with all that is known about it, and
 * what a questionnaire holds. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "cli/page.h"
#include "export/report.h"

/* Prints a question, decision, field, rule, section or reference. file is the assessment's
 * name, for the commands that are suggested. */
void show_thing(struct page *p, const struct report *r, struct thing t, const char *file);
/* Prints the numbers of a questionnaire: sections, questions, decisions, rules, fields. */
void show_stats(struct page *p, const struct questionnaire *q);

#endif

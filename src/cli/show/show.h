/* show.h - the parts of `plumbline show`: one thing with all that is known about it, what
 * stands beside the questions, and what a questionnaire holds. */
#ifndef CLI_SHOW_SHOW_H
#define CLI_SHOW_SHOW_H

#include "cli/shared/command.h"
#include "cli/shared/print.h"
#include "export/report/report.h"

/* Prints a thing of any kind. file is the assessment's name, for the commands that are
 * suggested. */
void show_thing(struct printer *p, const struct report *r, struct thing t,
		const char *file);

/* Prints what a question, decision or field was answered with at each milestone, by whom and
 * when, and is now; false when there is no milestone. Faults in them are added to d. */
bool show_history(struct printer *p, const struct report *r, struct thing t, struct diags *d);

/* Prints all that the assessment holds as lines of words, for git to compare. */
void show_textconv(struct printer *p, const struct report *r);

/* Print a thing that needs no assessment. */
void show_term(struct printer *p, const struct questionnaire *q, size_t term);
void show_source(struct printer *p, const struct questionnaire *q, size_t row);
void show_caveat(struct printer *p, const struct questionnaire *q, size_t caveat);
void show_reference(struct printer *p, const struct questionnaire *q, size_t reference);

/* What stands beside a question, decision, rule, field, reference or term, as entries: its
 * caveats, and the glossary's words in its texts; and the pages that `sources` names. */
void show_beside(struct printer *p, const struct questionnaire *q, struct thing t);
void show_pages(struct printer *p, const struct questionnaire *q,
		const struct texts *sources);

/* A list of things with their titles, under a heading; nothing when it is empty. */
void show_things(struct printer *p, const struct questionnaire *q, const char *heading,
		 const struct things *things);

/* A flag that asks for a part of the questionnaire alone: --stats, --source, --sources,
 * --glossary, --references or --caveats. NULL when none was given. */
const char *topic_given(const struct args *args);
/* Prints the topic that was given; the operands from first_word on are its words. Messages
 * go to stderr, as the exit code says. */
enum exit_code topic_print(struct printer *p, const struct args *args,
			   const struct questionnaire *q, size_t first_word);

/* Prints the numbers of a questionnaire: sections, questions, decisions, rules, fields,
 * and what a depth asks. */
void show_stats(struct printer *p, const struct questionnaire *q);

#endif

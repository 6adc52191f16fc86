/* explain.h - the parts of `plumbline explain`: where a number comes from. */
#ifndef CLI_SHOW_EXPLAIN_H
#define CLI_SHOW_EXPLAIN_H

#include "cli/shared/print.h"
#include "export/report/report.h"

/* The whole: sections, their weights, what costs and what gains most. */
void explain_overall(struct printer *p, const struct report *r);
/* A section: its questions, their weights and shares. */
void explain_section(struct printer *p, const struct report *r, size_t section);
/* A question: terms, caps, why it is asked, the smallest change to the next level. */
void explain_question(struct printer *p, const struct report *r, size_t question,
		      const char *file);
/* A decision: what each option would do. */
void explain_decision(struct printer *p, const struct report *r, size_t decision);
/* A rule that fires: which actions end it, and what contains it until then. */
void explain_rule(struct printer *p, const struct report *r, size_t rule);

#endif

/* lead.h - what the numbers of a report come to, in a few sentences: the same in every export. */
#ifndef EXPORT_REPORT_LEAD_H
#define EXPORT_REPORT_LEAD_H

#include "base/str.h"
#include "export/report/report.h"

/* Appends how much is answered, the weakest and the strongest section, the findings, what there
 * is to do, how that is spread over the waves, and to which level. */
void report_lead(struct str *out, const struct report *r);

#endif

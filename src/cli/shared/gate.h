/* gate.h - the conditions that a pipeline sets, from the options of `plumbline score` to its exit
 * code: --min, --max, --no-worse-than, and --report. */
#ifndef CLI_SHARED_GATE_H
#define CLI_SHARED_GATE_H

#include "cli/shared/input.h"
#include "cli/shared/state.h"
#include "export/gate/gate.h"

/* Gates, what they compare with, and how they came out. Zeroed, then gating_read; released by
 * gating_release, whatever was done in between. */
struct gating {
	struct gates gates;
	struct state then;  /* of --no-worse-than */
	struct compare c;
	bool compares;      /* c is made */
	struct verdicts v;
	bool to_stdout;     /* a report goes there, so nothing else may */
};

/* Reads the options; false, with messages, when one does not fit: EXIT_CODE_USAGE. */
bool gating_read(struct gating *g, const struct args *args, const struct questionnaire *q);
/* Looks whether the reports may be written, opens what is compared with, and judges. Nothing is
 * printed but faults; the result is the exit code, 0 also when gates are missed. */
enum exit_code gating_judge(struct gating *g, const struct args *args, const struct report *r);
/* Says on stderr which gates are missed and how all was counted, and writes the reports. Returns
 * EXIT_CODE_FOUND when one is missed, or why a report could not be written. */
enum exit_code gating_tell(const struct gating *g, const struct args *args);
void gating_release(struct gating *g);

#endif

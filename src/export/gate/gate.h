/* gate.h - the conditions that a pipeline sets, how a report comes out by them, and that as a
 * report of its own.
 *
 * Each condition comes out met, missed or, where there is nothing to judge it by, skipped; and
 * it is always said how accepted risks, contradicted actions and what cannot be compared were
 * counted. */
#ifndef EXPORT_GATE_GATE_H
#define EXPORT_GATE_GATE_H

#include "engine/compare/compare.h"
#include "engine/wanted_score.h"
#include "export/report/report.h"

/* Which end of a range is looked at. */
enum gate_side { GATE_LOW, GATE_HIGH, GATE_SO_FAR };
const char *gate_side_name(enum gate_side side); /* "low", "high", "so_far" */

/* What can be counted: findings and gaps by their severity, and the rest by these. */
enum gate_counted { COUNTED_EXPIRED = SEVERITY_CRITICAL + 1, COUNTED_CONTRADICTED,
		    COUNTED_OVERDUE };
enum { GATE_COUNTED_END = COUNTED_OVERDUE + 1 };
/* "critical", "expired"; from SEVERITY_LOW on. */
const char *gate_counted_name(int counted);

enum gate_kind { GATE_MIN, GATE_MAX, GATE_NO_WORSE };
struct gate {
	enum gate_kind kind;
	const char *given;       /* "security=80", as it was typed; borrowed */
	struct wanted_score min; /* GATE_MIN */
	int counted;             /* GATE_MAX */
	long max;
};

struct gates {
	struct arena arena;
	struct gate *items;
	size_t n;
	enum gate_side side;
	bool count_accepted;
};

enum verdict_state { VERDICT_MET, VERDICT_MISSED, VERDICT_SKIPPED };
const char *verdict_state_name(enum verdict_state state); /* "met", … */
struct verdict {
	enum gate_kind kind;
	enum verdict_state state;
	const char *name; /* the same in every run: "min security=80", "no-worse findings" */
	const char *says; /* "security is 41.0 (low), at least 80 is asked for" */
};

/* How the gates came out; texts are in the arena, or borrowed from what was judged. */
struct verdicts {
	struct arena arena;
	const struct gates *gates;
	const struct report *report;
	struct verdict *items;
	size_t n, counts[VERDICT_SKIPPED + 1];
	const char *against;       /* what was compared with, "kick-off of 2026-11-01"; NULL:
				      nothing */
	struct texts accepted;     /* ids that were left out of what is counted */
	struct texts contradicted; /* of actions: they count as open */
	struct texts apart;        /* ids that could not be compared */
};

/* Judges all of them. c: what moved since, for GATE_NO_WORSE; NULL without such a gate. What a
 * merge could not settle is a gate of its own that is missed. */
void gates_judge(struct verdicts *v, const struct gates *g, const struct report *r,
		 const struct compare *c, const char *against);
void verdicts_release(struct verdicts *v);

/* Append how the three were counted, each a sentence without its end: "no accepted risk is left
 * out". */
void verdicts_accepted(struct str *out, const struct verdicts *v);
void verdicts_contradicted(struct str *out, const struct verdicts *v);
void verdicts_apart(struct str *out, const struct verdicts *v);
/* Appends "2 of 3 gates met, 1 could not be judged". */
void verdicts_total(struct str *out, const struct verdicts *v);

/* Ways to write that down. Ends with a row whose name is NULL. */
struct gate_format {
	const char *name; /* "junit" */
	void (*text)(const struct verdicts *v, struct str *out);
};
extern const struct gate_format gate_formats[];
void gate_junit(const struct verdicts *v, struct str *out); /* junit.c */

#endif

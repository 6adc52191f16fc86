/* report.h - everything an export says, gathered once: a flat, const view.
 *
 * Exports read it and nothing else; numbers come out of the engine's own text functions
 * (score_text, gain_text, …), so all formats print the same digits. */
#ifndef EXPORT_REPORT_REPORT_H
#define EXPORT_REPORT_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/architecture.h"
#include "engine/budget/outlay.h"
#include "engine/compare/trend.h"
#include "engine/plan/plan.h"
#include "engine/score.h"
#include "engine/set_aside.h"
#include "export/report/theme.h"
#include "model/assessment/redact.h"
#include "model/store/assessment_file.h"

struct report {
	const struct questionnaire *q;
	const struct assessment *a;
	struct score score;
	struct plan plan;
	struct architecture architecture;
	struct set_asides set_aside; /* in the arena */
	const struct acceptance **acceptances; /* all, as acceptances_all has them; likewise */
	size_t n_acceptances;
	struct outlay *outlay; /* what was asked of the days, answered; NULL: nothing */
	struct outlay *scenarios; /* those in the file, answered; both in the arena */
	size_t n_scenarios;
	struct trend trend;  /* of all milestones; empty unless the plan is whole */
	struct since *since; /* the newest of them; NULL: none. In the arena */
	struct arena arena;
	int64_t generated;  /* seconds since 1970; SOURCE_DATE_EPOCH when set */
	long as_of;         /* day */
	bool by_gain;       /* see plan_options */
	bool with_steps;    /* the plan's table has rows for steps too, where a format leaves
			       them out unless wanted */
	const char *tool;   /* "plumbline 0.1.0" */
	const char *file;   /* see assessment_file_name */
	bool with_sources; /* the workbook has them, and what carries each */
	bool force;    /* write over a workbook in which something was filled in */
	enum redaction redaction; /* what was left out of the assessment before */
	struct assessment *redacted; /* the copy without that; owned, NULL for none */
	const struct export_theme *theme; /* never NULL */
	bool board;         /* a single page for a board, where a format has one */
	bool bare_csv; /* for machines: CSV without the mark by which spreadsheets know UTF-8 */
};

/* Computes score, plan, scenarios, architecture, what is set aside and what is accepted of the
 * assessment in f; options may be NULL. Everything else is borrowed; report_release frees those. */
void report_make(struct report *r, const struct assessment_file *f,
		 const struct plan_options *options);
/* The same of a copy of the assessment without what such readers are not to see. */
void report_make_redacted(struct report *r, const struct assessment_file *f,
			  const struct plan_options *options, enum redaction how);
void report_release(struct report *r);
/* Answers what is asked of the days, for all that the report is written to. Its texts are
 * borrowed. */
void report_spend(struct report *r, const struct purpose *purpose);

/* How an accepted risk stands on the day of the report. */
enum acceptance_state report_acceptance_state(const struct report *r,
					      const struct acceptance *c);

/* The code of the language that the questions are in, where the report is written in another;
 * NULL: in the same. */
const char *report_other_language(const struct report *r);
/* Appends which that is, for people. */
void report_questions_language(struct str *out, const struct report *r);

/* "Contoso chat", or the title in `about`, or the file's name: what heads a report. */
const char *report_title(const struct report *r);

#endif

/* columns.h - tables of a report as data: which columns, and what stands in each.
 *
 * Each table of a report stands here once; workbook, CSV, Markdown and the texts of commands
 * pick from its columns, so they cannot disagree. */
#ifndef EXPORT_REPORT_COLUMNS_H
#define EXPORT_REPORT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "export/report/look.h"
#include "export/report/report.h"

/* A word is one of few, "high", "done", "yes": its text is the English key, which programs read and
 * which formats compare; what people read says tr(text). */
enum datum_kind { DATUM_NONE, DATUM_TEXT, DATUM_WORD, DATUM_NUMBER, DATUM_DAY };

/* What stands in one place of a table. */
struct datum {
	enum datum_kind kind;
	const char *text;  /* DATUM_TEXT: as the file says it, not cleaned; DATUM_WORD: the key */
	int64_t value;     /* DATUM_NUMBER: value / 10^decimals; DATUM_DAY: a day */
	int decimals;
	bool quoted;       /* DATUM_TEXT: the questionnaire says it, in its language */
};

/* What a row is of. */
struct row {
	struct arena *arena; /* texts that are made live there */
	const struct report *r;
	size_t i;            /* the action, finding, question, … */
	int step;            /* of an action; -1: the action itself, and all else */
};

struct column {
	const char *title;   /* a WORD: programs and searches have it as it is, people tr(title) */
	double width;        /* in characters */
	enum look look;
	struct datum (*cell)(const struct row *);
	struct datum (*step)(const struct row *); /* the same of a step; NULL: nothing */
};

struct columns {
	const struct column *items;
	size_t n;
};

/* What stands in that column of the row. */
struct datum column_cell(const struct column *c, const struct row *w);
/* Appends it as people read it, in the language in use: gains as changes, numbers with all their
 * decimals. */
void column_words(struct str *out, const struct column *c, const struct row *w);
void datum_words(struct str *out, const struct datum *d, enum look look);
/* Appends it as programs read it: words as their keys, numbers with all their decimals. */
void column_key(struct str *out, const struct column *c, const struct row *w);
/* Is it one of numbers? */
bool look_is_number(enum look l);

/* For the tables: an expression of the row w, or what is appended to out. */
#define CELL(name, ...) \
	static struct datum name(const struct row *w) \
	{ \
		return __VA_ARGS__; \
	}
#define CELL_TEXT_OF(name, ...) \
	static struct datum name(const struct row *w) \
	{ \
		struct str text = {0}, *out = &text; \
		__VA_ARGS__; \
		return datum_str(w->arena, out); \
	}
/* The same of what the questionnaire says, at least for the most part. */
#define CELL_QUOTE(name, ...) CELL(name, datum_quote(__VA_ARGS__, true))
#define CELL_QUOTE_OF(name, ...) \
	CELL_TEXT_OF(name##_said, __VA_ARGS__) \
	CELL_QUOTE(name, name##_said(w))

struct datum datum_text(const char *text);
struct datum datum_word(const char *key);
struct datum datum_number(int64_t value, int decimals);
/* A day when the text is a date; else the text. */
struct datum datum_date(const char *text);
/* The same, marked as what the questionnaire says, or not. */
struct datum datum_quote(struct datum d, bool quoted);
/* The text of a str, copied into the arena; releases the str. */
struct datum datum_str(struct arena *a, struct str *s);

/* The plan; a row is an action by rank, or one of its steps. What stands up to PLAN_IN_BUDGET is
 * for paper too; that one is there only where something was asked of the days. */
enum plan_column {
	PLAN_RANK, PLAN_ID, PLAN_TITLE, PLAN_SEVERITY, PLAN_WAVE, PLAN_DAYS, PLAN_RISK,
	PLAN_GAIN, PLAN_STATUS, PLAN_OWNER, PLAN_DUE, PLAN_NOTE, PLAN_CAUSE, PLAN_FIX,
	PLAN_IN_BUDGET,
	PLAN_PROGRESS, PLAN_PRIORITY, PLAN_READ, PLAN_STEP_DAYS, PLAN_STEP_GAIN, PLAN_KIND,
	PLAN_WHY, PLAN_DONE_WHEN, PLAN_ABOUT, PLAN_SECTION, PLAN_AREA, PLAN_ROLE, PLAN_NEEDS,
	PLAN_WAITS, PLAN_AFTER, PLAN_PASSED_OVER, PLAN_ENDS, PLAN_OPENS, PLAN_ASKS,
	PLAN_TOGETHER, PLAN_FOLLOWS, PLAN_TERMS, PLAN_GAIN_ALONE, PLAN_REMARK, PLAN_REASON,
	PLAN_CONTROL, PLAN_APPROVER, PLAN_UNTIL, PLAN_ANSWER_NOTE, PLAN_VOTES,
	PLAN_COLUMNS,
	/* Where what is in a budget is listed by itself. */
	PLAN_SPENT = PLAN_COLUMNS, PLAN_STEPS_IN, PLAN_WHY_OUT, PLAN_COLUMNS_END
};
extern const struct column plan_columns[PLAN_COLUMNS_END];
/* The remark on an action that was said to be done and is open again; up to its colon a word. */
#define REMARK_CONTRADICTED \
	WORD("contradicted: said to be done, and answered below its target since")
/* Those that its table has, in the arena; and the place of one that it has among them. */
struct columns plan_columns_of(struct arena *arena, const struct report *r);
int plan_column_place(const struct report *r, enum plan_column c);
/* What an action is about: the answer that it changes, or its finding. */
struct thing action_thing(const struct action *act);
/* Does it stand below its action: is it more than the action over again? */
bool step_has_row(const struct action *act);

/* Findings, and after them what is unverified. */
enum finding_column { FINDING_ID, FINDING_KIND, FINDING_SEVERITY, FINDING_TEXT, FINDING_FACTS,
		      FINDING_CONTAIN, FINDING_FIX, FINDING_BLAMES, FINDING_PITFALLS,
		      FINDING_VERIFY, FINDING_COLUMNS };
extern const struct column finding_columns[FINDING_COLUMNS];

enum decision_column { DECISION_ID, DECISION_NAME = 2, DECISION_ANSWER = 4, DECISION_STATE,
		       DECISION_FIT, DECISION_CONSEQUENCE, DECISION_NOTE, DECISION_VOTES,
		       DECISION_EVIDENCE = 11,
		       DECISION_COLUMNS = 13 };
extern const struct column decision_columns[DECISION_COLUMNS];

enum answer_column { ANSWER_ID, ANSWER_ASK = 3, ANSWER_TEXT, ANSWER_STATE, ANSWER_LOW, ANSWER_HIGH,
		     ANSWER_WEIGHT, ANSWER_GAP, ANSWER_NOTE, ANSWER_VOTES, ANSWER_EVIDENCE,
		     ANSWER_CONFIDENCE = 14, ANSWER_BY = 16, ANSWER_AT, ANSWER_THEMES,
		     ANSWER_COLUMNS = 20 };
extern const struct column answer_columns[ANSWER_COLUMNS];

/* What the days buy, of which the report has an answer: sections, then the overall score. And
 * its scenarios. */
enum bought_column { BOUGHT_TITLE, BOUGHT_BEFORE, BOUGHT_AFTER, BOUGHT_GAIN, BOUGHT_COLUMNS };
extern const struct column bought_columns[BOUGHT_COLUMNS];
enum scenario_column {
	SCENARIO_NAME, SCENARIO_ASKED, SCENARIO_DAYS, SCENARIO_RISK, SCENARIO_GAIN,
	SCENARIO_SCORE, SCENARIO_ACTIONS, SCENARIO_STEPS, SCENARIO_APART, SCENARIO_COLUMNS
};
extern const struct column scenario_columns[SCENARIO_COLUMNS];

/* Accepted risks, of which the report has a list. */
enum acceptance_column {
	ACCEPTED_OF, ACCEPTED_TITLE, ACCEPTED_STATE, ACCEPTED_SEVERITY, ACCEPTED_RESIDUAL,
	ACCEPTED_FROM, ACCEPTED_UNTIL, ACCEPTED_OWNER, ACCEPTED_APPROVER, ACCEPTED_REASON,
	ACCEPTED_CONTROL, ACCEPTED_REVOKED, ACCEPTED_RECORDED, ACCEPTED_BY, ACCEPTED_RECORD,
	ACCEPTED_SUPERSEDES, ACCEPTED_COLUMNS
};
extern const struct column acceptance_columns[ACCEPTED_COLUMNS];

/* Sections, then the overall score, then areas. */
enum score_column { SCORE_TITLE, SCORE_LOW, SCORE_HIGH, SCORE_SO_FAR, SCORE_OPEN, SCORE_RANGE,
		    SCORE_BAND, SCORE_ANSWERED_OF, SCORE_ASKED, SCORE_ANSWERED, SCORE_UNKNOWN,
		    SCORE_NOT_APPLICABLE, SCORE_FLAGGED,
		    /* Of areas alone, where these are listed by themselves. */
		    SCORE_OF, SCORE_AREA, SCORE_COLUMNS };
extern const struct column score_columns[SCORE_COLUMNS];
/* The row of the overall score, and of an area. */
size_t score_row_overall(const struct report *r);
size_t score_row_area(const struct report *r, size_t area);

#endif

/* live.h - the hidden sheet Live: what the scores are made of that follow the statuses of Plan.
 *
 * A row for each action and step that changes an answer (is it done?), then for each decision of
 * which it depends on them whether it is asked, each rule that may fire or cease to, each question
 * (what it weighs, its low and high), each section, and the overall score. Conditions become
 * formulas, so that nothing in it is a guess. Only a formula that no program would take is a number
 * instead; then what is made of it is marked "about". */
#ifndef EXPORT_BOOK_LIVE_H
#define EXPORT_BOOK_LIVE_H

#include "export/book/book.h"

/* Its columns, but for rows of actions and steps; scores are 0 to 1 of questions, else 0 to 100. */
enum { LIVE_ID, LIVE_WEIGHT, LIVE_LOW, LIVE_HIGH, LIVE_LOW_EXACT, LIVE_HIGH_EXACT };

/* Something that is true or not: always the same, or what a formula says. */
struct expr {
	bool value;
	const char *text; /* NULL: value, always */
};

/* The making of the sheet. */
struct live {
	struct book *b;
	const struct report *r;
	const struct score *done; /* with what is marked done now: what the cells have cached */
	struct facts facts;      /* as it is now */
	int *of_question, *of_decision; /* the action that changes it; -1: none */
	int *action_row;         /* by action, and in the rows below it its steps; -1: none */
	int *decision_row;       /* where it says whether it is asked; -1: that does not change */
	int *rule_row;           /* likewise, whether it fires */
	int *question_row;
	bool *moves;             /* by question: its low or high does, and has a formula */
	bool about;              /* some formula would be too much, and stands as it is now */
	struct book_sheet *s;
	int row;                 /* the next */
};

/* live_when.c: truths as formulas. */
struct expr expr_both(struct live *l, struct expr x, struct expr y);
/* The value before the action (-1: none) is done, and after. */
struct expr expr_after(struct live *l, int action, bool before, bool after);
/* "IF(truth,then,otherwise)", without the IF where one of them is always so. */
const char *expr_choose(struct live *l, struct expr truth, const char *then,
			const char *otherwise);
struct expr live_asks_decision(struct live *l, size_t decision);
struct expr live_asks_question(struct live *l, size_t question);
/* Is what has that depth and condition asked? */
struct expr live_asked(struct live *l, enum depth depth, const struct condition *when);
/* Does the condition have that truth? */
struct expr live_truth(struct live *l, const struct condition *c, enum truth want);

/* Puts a formula (without "=") and what it says now. */
void live_put(struct live *l, int row, int col, const char *formula, struct frac value);

/* live_score.c: the low and high of a question, and what it weighs. */
void live_question(struct live *l, size_t question);

#endif

/* work_words.h - the tables of work in a file, and the words by which they are found and read:
 * names of sheets, titles of columns, what is chosen in cells. A workbook may be written in another
 * language; it then says itself what stands there for each of them. */
#ifndef IMPORT_WORK_WORDS_H
#define IMPORT_WORK_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/words.h"

/* What their sheets are called, as exported. */
#define PLAN_SHEET WORD("Plan")
#define RISKS_SHEET WORD("Acceptances")
/* What the columns are called, wherever they stand; they are found by it. */
#define TITLE_ID WORD("Id")
#define TITLE_STATUS WORD("Status")
#define TITLE_OWNER WORD("Owner")
#define TITLE_DUE WORD("Due")
#define TITLE_NOTE WORD("Note")
#define TITLE_RECORD WORD("Record")
#define TITLE_RESIDUAL WORD("What is left")
#define TITLE_UNTIL WORD("Until")
#define TITLE_APPROVER WORD("Approver")
#define TITLE_REASON WORD("Reason")
#define TITLE_CONTROL WORD("What holds the line")

/* The two tables, and the fields of each: those of the plan in the order of enum said. */
enum work_table { WORK_PLAN, WORK_RISKS, WORK_TABLES };
#define WORK_FIELDS 6
enum { RISK_RESIDUAL, RISK_UNTIL, RISK_OWNER, RISK_APPROVER, RISK_REASON, RISK_CONTROL };

/* Words that must not be taken for each other. */
enum word_group { GROUP_SHEETS, GROUP_STATUSES, GROUP_SEVERITIES, GROUP_PLAN, GROUP_RISKS,
		  GROUP_COLUMNS /* of some other table */ };

struct work_layout {
	const char *word;   /* "plan", "risk": how a workbook calls a row of it */
	const char *key;    /* title of the column of the ids */
	const char *sheet;  /* where it stands, as exported */
	const char *titles[WORK_FIELDS]; /* NULL: there is no such field */
	size_t day;         /* which of them is a day */
	size_t choice;      /* and which is a word of some group */
	enum word_group choices, columns;
};
extern const struct work_layout work_layouts[WORK_TABLES];

struct work_word {
	const char *english, *here; /* here: what stands for it; NULL: that is not said */
	enum word_group group;
};
#define WORK_WORDS_MAX 32
/* None: all are English. */
struct work_words {
	struct work_word items[WORK_WORDS_MAX];
	size_t n;
};

/* All that is looked for; nothing stands for any of them yet. */
void work_words_begin(struct work_words *w);
/* What stands for the program's word, in whatever group. */
const char *work_word_here(const struct work_words *w, const char *english);
/* The program's word for what is chosen from a group; NULL: it is none of them. The program's own
 * words are taken, too. */
const char *work_word_english(const struct work_words *w, enum word_group group, const char *here);

/* Can a workbook be written and read with what stands for word i of n? Else false, and why (65). */
bool work_word_check(const struct work_word *words, size_t n, size_t i, struct err *err);

#endif

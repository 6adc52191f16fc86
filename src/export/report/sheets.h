/* sheets.h - the sheets of a workbook, and the words that it cannot do with any others for: what a
 * language has to say so that a workbook in it opens, computes and comes back. */
#ifndef EXPORT_REPORT_SHEETS_H
#define EXPORT_REPORT_SHEETS_H

#include "base/words.h"

enum sheet {
	SHEET_SUMMARY, SHEET_PLAN, SHEET_ROADMAP, SHEET_OWNERS, SHEET_BUDGET, SHEET_SCORES,
	SHEET_TREND, SHEET_FINDINGS, SHEET_RISKS, SHEET_ACCEPTANCES, SHEET_DECISIONS,
	SHEET_ARCHITECTURE, SHEET_ANSWERS, SHEET_WORKSHOP, SHEET_METHOD, SHEET_GLOSSARY,
	SHEET_REFERENCES, SHEET_SOURCES, SHEET_LISTS, SHEET_MADE_FROM, SHEET_LIVE, SHEETS
};
/* As programs call them; people read tr of it. */
extern const char *const sheet_names[SHEETS];

/* Tells of each word of the language in use with which a workbook could not be written or read:
 * what it stands for, and why. */
void sheet_words_check(void (*tell)(void *to, const char *english, const char *why), void *to);

#endif

/* look.h - how a cell looks, by meaning; the workbook's door turns these into formats. */
#ifndef EXPORT_REPORT_LOOK_H
#define EXPORT_REPORT_LOOK_H

enum look {
	LOOK_PLAIN,
	LOOK_TITLE,     /* the name of the workload */
	LOOK_SUBTITLE,
	LOOK_HEADING,   /* over a block */
	LOOK_LABEL,     /* small and muted */
	LOOK_LEAD,      /* the sentence that sums up */
	LOOK_BIG,       /* the overall score */
	LOOK_BIG_FROM,  /* its lower end: "41.3 to" */
	LOOK_BIG_WORD,  /* between and beside it */
	LOOK_HEADER,    /* over a column */
	LOOK_HEADER_NUMBER,
	LOOK_TEXT,      /* in a table: wrapped, at the top */
	LOOK_SMALL,     /* likewise, of what there is much */
	LOOK_NAME,      /* in a table, bold */
	LOOK_WORD,      /* one word, not wrapped */
	LOOK_LINK,
	LOOK_PAGE,      /* the same, wrapped: an address */
	LOOK_NUMBER,    /* with one decimal: scores, days */
	LOOK_FIXED,     /* with two */
	LOOK_GAIN,      /* with three */
	LOOK_COUNT,
	LOOK_PLACE,     /* in a list, at the left: 1, 2, 3 */
	LOOK_DATE,
	LOOK_MUTED,     /* there, but not what to read first */
	LOOK_MUTED_NUMBER,
	LOOK_MUTED_COUNT,
	LOOK_STEP,      /* the text of what is folded below an action */
	LOOK_TOTAL,     /* the line under a column */
	LOOK_TOTAL_NUMBER,
	LOOK_TOTAL_COUNT,
	LOOK_WORK_TEXT, /* for the team to fill in: unlocked, tinted */
	LOOK_WORK_WORD,
	LOOK_WORK_DATE,
	LOOK_PROSE,     /* text across a page */
	LOOK_CRITICAL,  /* painted over a cell by what stands in it */
	LOOK_HIGH,
	LOOK_MEDIUM,
	LOOK_LOW,
	LOOK_DONE,
	LOOK_UNDER_WAY,
	LOOK_SET_ASIDE,
	LOOK_END
};

#endif

/* board.h - what a report says on a single page, for those who decide: where we stand, the worst
 * risks, what we do when, what we ask for. Markdown and HTML show the same. */
#ifndef EXPORT_REPORT_BOARD_H
#define EXPORT_REPORT_BOARD_H

#include "export/report/report.h"

enum { BOARD_RISKS = 3, BOARD_SPANS = 3, BOARD_DEEDS = 4, BOARD_NAMED = 6 };

/* Lists are cut, so that it stays one page whatever the plan holds. A line: what it is about in
 * few words, and the rest; either may be "". */
struct board_line {
	const char *lead, *text;
	const char *quoted[2]; /* what of the text the questionnaire says, in order; "" for none */
};

struct board_lines {
	struct board_line *items;
	size_t n;
};

struct board {
	const char *stand;            /* a few sentences */
	struct board_lines risks;     /* at most BOARD_RISKS, the worst first */
	struct {
		const char *title;    /* "In 30 days" */
		const char *sum;      /* what it comes to */
		struct board_lines deeds; /* the first of it */
		const char *rest;     /* "and 12 more", or "" */
	} spans[BOARD_SPANS];
	struct board_lines asks;      /* never empty */
};

/* Over the three lists, each a WORD; and what stands under the first one when it is empty. */
enum board_heading { BOARD_HEAD_RISKS, BOARD_HEAD_DEEDS, BOARD_HEAD_ASKS, BOARD_HEADINGS };
extern const char *const board_headings[BOARD_HEADINGS];
#define BOARD_NO_RISK WORD("None that we know of.")

/* Makes it; everything is in the arena or borrowed. */
void board_make(struct board *b, struct arena *arena, const struct report *r);

#endif

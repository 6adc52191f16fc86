#include "ui/widget/signs.h"

#include "base/utf8.h"

/* Between two entries of a legend. */
#define GAP 3

static const struct sign walk_signs[] = {
	{NULL, SYMBOL_CHECK, STYLE_GOOD, "level 3 or 4, or a fact; of a practice: yes", NULL},
	{NULL, SYMBOL_PARTIAL, STYLE_MODERATE, "level 2; of a practice: partial", NULL},
	{NULL, SYMBOL_CROSS, STYLE_CRITICAL, "level 0 or 1; of a practice: no", NULL},
	{NULL, SYMBOL_UNKNOWN, STYLE_UNKNOWN, "a practice or a question: unknown", NULL},
	{NULL, SYMBOL_NA, STYLE_DIM, "a practice or a question: does not apply", NULL},
	{"(must)", SYMBOL_BLANK, STYLE_TEXT,
	 "a must-have: while it is not yes, the question scores a quarter at most", NULL},
	{NULL, SYMBOL_CAVEAT, STYLE_WARNING, "something to know beforehand: i shows it", NULL},
	{NULL, SYMBOL_FLAG, STYLE_FLAG, "flagged for later", NULL},
	{"fit 3 of 4", SYMBOL_BLANK, STYLE_DIM,
	 "how well the option of a decision suits an AI workload; 4 is best", NULL},
	{"3/15", SYMBOL_BLANK, STYLE_DIM, "3 of 15 questions answered", NULL},
	{NULL, SYMBOL_BLOCK, STYLE_TEXT, "in a bar: the score that is certain (low)", NULL},
	{NULL, SYMBOL_SHADE, STYLE_BAR_RANGE, "in a bar: what is still open, up to high", NULL},
	{NULL, SYMBOL_TICK, STYLE_DIM, "in a bar: 33 and 67, where moderate and excellent begin",
	 NULL},
	{NULL, 0, 0, NULL, NULL},
};

static const struct sign decisions_signs[] = {
	{"!c", SYMBOL_BLANK, STYLE_CRITICAL,
	 "a finding blames it or comes of its option; the worst: critical, high, medium, low",
	 "critical, h high, m medium"},
	{NULL, SYMBOL_CAVEAT, STYLE_WARNING, "something to know beforehand: i shows it",
	 "caveat"},
	{NULL, SYMBOL_CHECK, STYLE_SELECTED, "the option that is chosen", NULL},
	{"fit 3 of 4", SYMBOL_BLANK, STYLE_DIM,
	 "how well the option suits an AI workload; 4 is best", NULL},
	{NULL, 0, 0, NULL, NULL},
};

static const struct sign profile_signs[] = {
	{NULL, SYMBOL_CHECK, STYLE_SELECTED, "the value that is chosen", NULL},
	{NULL, SYMBOL_CAVEAT, STYLE_WARNING, "something to know beforehand: i shows it", NULL},
	{NULL, 0, 0, NULL, NULL},
};

static const struct sign score_signs[] = {
	{NULL, SYMBOL_BLOCK, STYLE_TEXT, "the score that is certain (low)", NULL},
	{NULL, SYMBOL_SHADE, STYLE_BAR_RANGE, "what is still open, up to high", NULL},
	{NULL, SYMBOL_EMPTY, STYLE_DIM, "what is lost by the answers, above high", NULL},
	{NULL, SYMBOL_TICK, STYLE_DIM, "33 and 67, where moderate and excellent begin", NULL},
	{NULL, SYMBOL_VLINE, STYLE_STRONG, "the score so far: without what is open", NULL},
	{"C", SYMBOL_BLANK, STYLE_CRITICAL, "critical: below 33", "critical"},
	{"M", SYMBOL_BLANK, STYLE_MODERATE, "moderate: below 67", "moderate"},
	{"E", SYMBOL_BLANK, STYLE_GOOD, "excellent: 67 and more", "excellent"},
	{"C-M", SYMBOL_BLANK, STYLE_TEXT,
	 "from critical to moderate: what is open decides", NULL},
	{"c m e", SYMBOL_BLANK, STYLE_TEXT, "on the map: so far; something is still open", NULL},
	{".", SYMBOL_BLANK, STYLE_DIM, "on the map: nothing is answered yet", NULL},
	{"-", SYMBOL_BLANK, STYLE_DIM, "on the map: nothing applies", NULL},
	{"3 of 15", SYMBOL_BLANK, STYLE_TEXT, "3 of 15 questions answered", NULL},
	{NULL, 0, 0, NULL, NULL},
};

static const struct sign plan_signs[] = {
	{"#", SYMBOL_BLANK, STYLE_DIM, "rank: 1 is done first", NULL},
	{"+", SYMBOL_BLANK, STYLE_SELECTED, "counted as done: what if", NULL},
	{NULL, SYMBOL_CHECK, STYLE_SELECTED, "while days are asked: in the budget", NULL},
	{NULL, SYMBOL_PARTIAL, STYLE_SELECTED, "the same: its first steps are in", NULL},
	{"1 to 3", SYMBOL_BLANK, STYLE_TEXT, "the level now, and the one to reach", NULL},
	{"2 of 6", SYMBOL_BLANK, STYLE_TEXT, "two of the six items to do are done", NULL},
	{"due", SYMBOL_BLANK, STYLE_DIM, "by when; of an accepted risk until when it is", NULL},
	{"2026-12-15!", SYMBOL_BLANK, STYLE_WARNING, "overdue", NULL},
	{"incomplete", SYMBOL_BLANK, STYLE_TEXT,
	 "accepted in an older file: what holds the line is not said; a accepts it anew", NULL},
	{"contradicted", SYMBOL_BLANK, STYLE_WARNING,
	 "called done, and answered below its target since", NULL},
	{"expired", SYMBOL_BLANK, STYLE_WARNING,
	 "the day is past until which its risk was accepted", NULL},
	{"crit high med low", SYMBOL_BLANK, STYLE_TEXT,
	 "severity: critical, high, medium, low", NULL},
	{"days", SYMBOL_BLANK, STYLE_DIM, "days of work for one person", NULL},
	{"gain", SYMBOL_BLANK, STYLE_DIM,
	 "points of 100 that it adds to the low end, done in this order", NULL},
	{"prio", SYMBOL_BLANK, STYLE_DIM,
	 "priority: how much it brings for its days; the details reckon it up", NULL},
	{NULL, SYMBOL_MORE_DOWN, STYLE_STRONG,
	 "beside the title of a column: sorted by it, largest first", NULL},
	{NULL, SYMBOL_MORE_UP, STYLE_STRONG, "the same, smallest first", NULL},
	{"(Data engineer)", SYMBOL_BLANK, STYLE_DIM, "nobody is named; who usually does it",
	 NULL},
	{NULL, SYMBOL_BLOCK, STYLE_BAR, "in the curve: up to the days that are asked", NULL},
	{NULL, SYMBOL_SHADE, STYLE_BAR_RANGE, "in the curve: what more days would bring", NULL},
	{"owner:ann wave:now", SYMBOL_BLANK, STYLE_TEXT,
	 "in a filter: only that column. Also overdue, action, severity, status, section, "
	 "note, due:2026-12, owner:nobody, kind:contain, days:<3, gain:>0.5, risk, priority, "
	 "rank", NULL},
	{NULL, 0, 0, NULL, NULL},
};

static const struct sign vote_signs[] = {
	{NULL, SYMBOL_BLOCK, STYLE_BAR, "in a bar: votes; the longest has the most", NULL},
	{NULL, SYMBOL_EMPTY, STYLE_DIM, "has not voted yet", NULL},
	{NULL, SYMBOL_BULLET, STYLE_STRONG, "voted; hidden until all are in, or Enter", NULL},
	{NULL, SYMBOL_UNKNOWN, STYLE_STRONG, "does not know", NULL},
	{NULL, 0, 0, NULL, NULL},
};

const struct sign signs_everywhere[] = {
	{NULL, SYMBOL_MARKER, STYLE_MARK, "the line under the cursor", NULL},
	{NULL, SYMBOL_AWAY, STYLE_DIM, "the same in a part without the keys", NULL},
	{NULL, SYMBOL_ELLIPSIS, STYLE_TEXT, "the text goes on; there is no room for it here", NULL},
	{NULL, SYMBOL_MORE_UP, STYLE_DIM, "at the right: there is more above", NULL},
	{NULL, SYMBOL_MORE_DOWN, STYLE_DIM, "at the right: there is more below", NULL},
	{NULL, 0, 0, NULL, NULL},
};

const struct sign *signs_of(enum view_id view)
{
	static const struct sign *const of[VIEW_COUNT] = {
		[VIEW_WALK] = walk_signs,       [VIEW_DECISIONS] = decisions_signs,
		[VIEW_PROFILE] = profile_signs, [VIEW_SCORE] = score_signs,
		[VIEW_PLAN] = plan_signs,       [VIEW_VOTE] = vote_signs,
	};

	return of[view];
}

int draw_sign(struct pane p, int row, int col, const struct sign *sign)
{
	if (sign->text)
		return draw_text(p, row, col, sign->style, sign->text);
	return draw_symbol(p, row, col, sign->style, sign->symbol);
}

int draw_legend(struct pane p, int row, int col, const struct sign *signs)
{
	for (; signs && signs->means; signs++) {
		int end;

		if (!signs->brief)
			continue;
		end = draw_sign(pane_measure(0), row, col, signs) + 1 + utf8_width(signs->brief);
		if (end > p.cols)
			break;
		col = draw_sign(p, row, col, signs) + 1;
		col = draw_text(p, row, col, STYLE_DIM, signs->brief) + GAP;
	}
	return col;
}

#include "export/book.h"

#include "base/date.h"
#include "base/number.h"
#include "export/words.h"

/* How the numbers are made, for somebody who has only the workbook. */
static const struct {
	const char *about, *text;
} method[] = {
	{"Answers",
	 "A question on levels scores its level of 4. A question on practices "
	 "scores the share of the items that apply: yes counts 1, partial one "
	 "half, no and unknown 0. While a must-have is not met, the question "
	 "scores at most one quarter; a checklist is made of must-haves only. "
	 "A question on decisions scores the mean fit of the decisions taken, "
	 "each 0 to 4; decisions that are facts do not count."},
	{"Contradictions",
	 "A rule fires when profile, decisions and answers together make its "
	 "condition true. What it blames is capped: at 0 for a critical rule, "
	 "a quarter for high, half for medium."},
	{"Unknown",
	 "Unknown is an answer: it scores 0, is listed under Findings as "
	 "unverified, and the plan asks for half a day to find out."},
	{"Not applicable",
	 "What does not apply leaves the score entirely, and needs a reason."},
	{"Ranges",
	 "Low counts everything not yet answered as 0, high as full marks. So "
	 "far leaves it out. The truth lies between low and high for what is "
	 "asked now; answers that open further questions can move both."},
	{"Sections and overall",
	 "A section is the mean of its questions, weighted 1 to 5; the overall "
	 "score is the mean of the sections, by their weights on the sheet "
	 "Scores. Numbers are rounded once, when shown."},
	{"Bands",
	 "Below 33 critical, below 67 moderate, from 67 on excellent."},
	{"Severity of a gap",
	 "From the weight of the question and its level, 4 x score. Weight 5: "
	 "below 1 critical in production, else high; below 2 high; below 3 "
	 "medium. Weight 4: below 1 high; below 3 medium. Weight 3: below 2 "
	 "medium. Any other gap to the target is low. In a proof of concept "
	 "one step lower."},
	{"Priority",
	 "weight x (1 - score) x criticality / square root of the effort in "
	 "days. Criticality is 0.7 low, 1 business operational or unset, 1.3 "
	 "business critical, 1.5 mission critical. An action that others wait "
	 "for inherits the highest severity and priority among them."},
	{"Gain",
	 "Points on low that the action brings when the plan is done in its "
	 "order; the gains of the plan add up to its whole effect. A gain of 0 "
	 "means that the action only helps together with others, or opens the "
	 "way."},
	{"Waves",
	 "With a capacity, now and next are filled in order and the rest is "
	 "later. Without: now is critical and high, next is medium, later is "
	 "low; what they need is pulled forward."},
	{"Status",
	 "open, in-progress, done, accepted, rejected. Done does not change an "
	 "answer: answer the question again. Accepted needs a reason, an "
	 "approver and an end date, and comes back by itself the day after."},
	{"Colours",
	 "Colour repeats what the word beside it says; nothing is said by "
	 "colour alone. Tinted columns on the sheet Plan are yours to fill in."},
};

static void put_line(struct book *b, struct book_sheet *s, int row, const char *about,
		     const char *text)
{
	size_t first = s->n_cells;

	book_text(b, s, row, 0, about, LOOK_NAME);
	book_text(b, s, row, 1, text, LOOK_TEXT);
	book_fit_row(b, s, row, first);
}

/* What this very report was made from. */
static int put_inputs(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;
	char buf[32];
	struct arena *a = &b->arena;

	book_text(b, s, row++, 0, "This report", LOOK_HEADING);
	put_line(b, s, row++, "Questionnaire",
		 arena_printf(a, "%s (%s), version %s", r->q->title, r->q->id,
			      r->q->version));
	if (*r->file)
		put_line(b, s, row++, "Assessment", r->file);
	put_line(b, s, row++, "Written by", r->tool);
	put_line(b, s, row++, "Written at", date_time_text(buf, r->generated));
	put_line(b, s, row++, "State of", date_text(buf, r->as_of));
	put_line(b, s, row++, "Target level", arena_printf(a, "%d of 4", r->plan.target));
	put_line(b, s, row++, "Capacity",
		 r->plan.capacity > 0
			 ? arena_printf(a, "%d person-days a wave", r->plan.capacity)
			 : "not set");
	if (r->plan.has_projected)
		put_line(b, s, row++, "Projected",
			 arena_printf(a, "%s overall, were every action marked done really "
					 "done",
				      range_text(arena_alloc(a, 64, 1),
						 &r->plan.projected)));
	return row;
}

static int put_profile(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;

	book_text(b, s, row++, 0, "Profile of the workload", LOOK_HEADING);
	for (size_t i = 0; i < r->q->n_fields; i++) {
		struct str words = {0};

		if (!field_shown(r, i))
			continue;
		field_words(&words, r, i);
		put_line(b, s, row++, r->q->fields[i].title,
			 words.len ? str_text(&words) : "not answered");
		str_release(&words);
	}
	return row;
}

void book_method(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, "Method", MUTED);
	int row = 0;

	book_width(b, s, 28);
	book_width(b, s, 110);
	book_text(b, s, row++, 0, "Method", LOOK_TITLE);
	book_height(b, s, 0, 30);
	for (size_t i = 0; i < sizeof method / sizeof *method; i++)
		put_line(b, s, row++, method[i].about, method[i].text);
	row = put_inputs(b, s, row + 1);
	put_profile(b, s, row + 1);
	s->no_grid = true;
}

#include "export/book/book.h"

#include "base/date.h"
#include "base/number.h"
#include "export/report/answer_words.h"
#include "export/report/caveats.h"

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
	{"Actions and steps",
	 "An action is what a team takes on: one for each question below its target, each "
	 "decision to change, each thing to find out, each finding that none of these ends, and "
	 "one to contain each critical or high finding until it is ended. Its steps are its "
	 "checklist, folded below it on the sheet Plan; their days and gains stand in columns of "
	 "their own and sum to the action's, so nothing is counted twice."},
	{"Days",
	 "What is missing of the whole: a question has an effort of 2, 7, 20 or 60 days, of which "
	 "an action costs the share of the levels or items that it takes. Finding out takes half "
	 "a day, containing what the rule says. What is accepted or rejected costs nothing."},
	{"Risk",
	 "weight x what is missing (1 - score) x criticality x 8, 4, 2 or 1 for critical, high, "
	 "medium or low; and 5 x criticality x the same factor for each finding that the action "
	 "ends. Criticality is 0.7 low, 1 business operational or unset, 1.3 business critical, "
	 "1.5 mission critical. Decisions of one question share its risk and its days."},
	{"Order",
	 "What contains a finding comes first. Then critical and high actions, then medium, then "
	 "low; among these the one that takes away most risk per day comes next, counting all "
	 "that has to be done before it, which then goes ahead of it whatever its own severity. "
	 "Priority is risk per day of the action alone. Why here says what it ends and what goes "
	 "before it; an action that would make another finding waits for what keeps that away."},
	{"Gain",
	 "Points on low that the action brings when the plan is done in its "
	 "order; the gains of the plan add up to its whole effect. Gain alone is what it would "
	 "bring today by itself. A gain of 0 means that the action only helps together with "
	 "others, opens the way, or contains until something else ends the finding."},
	{"Projected",
	 "What the scores are once all that Plan marks as done is really done. It follows when a "
	 "status is changed here: which rules fire and what is asked then is worked out by the "
	 "sheet Live, which is hidden, and gives what the program itself would."},
	{"Waves",
	 "With a capacity, now and next are filled in order and the rest is "
	 "later. Without: now is containing, critical and high, next is medium, later is "
	 "low; what they need is pulled forward. What is in progress or overdue is now. Dates "
	 "follow from the start and the length of a wave, where they are set."},
	{"Status",
	 "open, in-progress, done, accepted, rejected. Done does not change an "
	 "answer: answer the question again; an action that was done and is answered below its "
	 "target since is contradicted, and counts as open. A step of practices has a status of "
	 "its own; one that leads to a level has not."},
	{"Accepted risks",
	 "A risk is accepted by a record: why, what holds the line meanwhile, what is left, who "
	 "answers for it, from when and until when, at most 90, 180, 365 or 730 days for "
	 "critical, high, medium or low. It changes no score and no finding; it takes the action "
	 "out of the waves and comes back by itself the day after, or when its severity rises."},
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

#define N_METHOD ((int)(sizeof method / sizeof *method))
enum { INPUTS = 10 };

int method_profile_row(void)
{
	/* Title, method, a gap, the heading and the inputs, a gap. */
	return 1 + N_METHOD + 1 + 1 + INPUTS + 1;
}

/* What this very report was made from: as many lines as INPUTS says, for every report. */
static void put_inputs(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;
	char day[32], at[32], range[64];
	struct arena *a = &b->arena;
	const struct {
		const char *about, *text;
	} inputs[INPUTS] = {
		{"Questionnaire", arena_printf(a, "%s (%s), version %s", r->q->title,
					       r->q->id, r->q->version)},
		{"Content as of", *r->q->content_date ? r->q->content_date : "not said"},
		{"Answered with", r->a->questionnaire_version &&
						  *r->a->questionnaire_version
					  ? arena_printf(a, "version %s",
							 r->a->questionnaire_version)
					  : "not said"},
		{"Assessment", *r->file ? r->file : "not in a file"},
		{"Written by", r->tool},
		{"Written at", date_time_text(at, r->generated)},
		{"State of", date_text(day, r->as_of)},
		{"Target level", arena_printf(a, "%d of 4", r->plan.target)},
		{"Capacity", r->plan.capacity > 0 ? arena_printf(a, "%d person-days a wave",
								 r->plan.capacity)
						  : "not set"},
		{"Projected",
		 r->plan.has_projected
			 ? arena_printf(a, "%s overall, were every action marked done "
					   "really done",
					range_text(range, &r->plan.projected))
			 : "no action is marked done"},
	};

	book_heading(b, s, row++, 0, "This report");
	for (int i = 0; i < INPUTS; i++)
		put_line(b, s, row++, inputs[i].about, inputs[i].text);
}

/* A field stands in the row that field_row says, counted from the heading. */
static int put_profile(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;

	book_heading(b, s, row++, 0, "Profile of the workload");
	for (size_t i = 0; i < b->fields.n; i++) {
		size_t field = b->fields.items[i];
		struct str words = {0};

		field_words(&words, r, field);
		put_line(b, s, row++, r->q->fields[field].title,
			 words.len ? str_text(&words) : "not answered");
		str_release(&words);
	}
	return row;
}

static void put_caveat(struct book *b, struct book_sheet *s, int row,
		       const struct caveat *c)
{
	struct str text = {0};

	str_add(&text, c->text);
	if (c->concerns.n) {
		str_add(&text, "\nConcerns ");
		thing_ids_join(&text, b->report->q, &c->concerns);
		str_add(&text, ".");
	}
	if (*c->basis)
		str_addf(&text, "%sBasis: %s.", c->concerns.n ? " " : "\n", c->basis);
	put_line(b, s, row,
		 c->recheck ? arena_printf(&b->arena, "%s, to be checked again", c->id)
			    : c->id,
		 str_text(&text));
	str_release(&text);
}

static void put_caveats(struct book *b, struct book_sheet *s, int row)
{
	const struct questionnaire *q = b->report->q;
	struct caveats c = caveats_of(&b->arena, b->report);
	struct str words = {0};

	content_words(&words, b->report);
	if (!words.len && !c.order.n)
		return;
	book_heading(b, s, row++, 0, "What to know about the content");
	put_line(b, s, row++, "In short", str_text(&words));
	str_release(&words);
	for (size_t i = 0; i < c.order.n; i++) {
		if (i == c.n_here)
			book_text(b, s, row++, 0, "About what is not asked here",
				  LOOK_LABEL);
		put_caveat(b, s, row++, &q->caveats[c.order.items[i]]);
	}
}

void book_method(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, "Method", MUTED);
	int row = 0;

	book_width(b, s, 28);
	book_width(b, s, 110);
	book_text(b, s, row++, 0, "Method", LOOK_TITLE);
	book_height(b, s, 0, 30);
	for (int i = 0; i < N_METHOD; i++)
		put_line(b, s, row++, method[i].about, method[i].text);
	put_inputs(b, s, row + 1);
	row = put_profile(b, s, method_profile_row());
	put_caveats(b, s, row + 1);
	s->portrait = true;
	s->no_grid = true;
}

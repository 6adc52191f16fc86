#include "export/book/book.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "engine/compare/moved.h"
#include "export/report/answer_words.h"
#include "export/report/caveats.h"
#include "export/report/lead.h"
#include "export/report/plan_facts.h"
#include "model/assessment/conflict.h"

/* Columns: a margin, the tables, a gap, and what stands under the chart. */
enum { FROM = 1, UNTIL = 6, CHART = 8, LAST = 12 };
enum { CONTENT_ROW = 3, BIG_ROW = 5, LEAD_ROW = 6, TABLE_ROW = 8, TOP_ACTIONS = 10,
       TOP_ACCEPTED = 3, TOP_FINDINGS = 5, TOP_SET_ASIDE = 4 };

/* Ends a sentence with a point, unless it has its own end. */
static void end_sentence(struct str *line)
{
	if (line->len)
		str_add(line, strchr(".!? ", line->data[line->len - 1]) ? "" : ".");
	str_add(line, !line->len || line->data[line->len - 1] == ' ' ? "" : " ");
}

/* What the content is true for, and how much of it to check again; leads to Method. */
static void put_content(struct book *b, struct book_sheet *s)
{
	struct str line = {0};

	content_words(&line, b->report);
	if (line.len) {
		str_addf(&line, " %s", tr("See Method."));
		book_banner(b, s, CONTENT_ROW, FROM, LAST, str_text(&line), LOOK_SUBTITLE);
		s->cells[s->n_cells - 1].link =
			arena_printf(&b->arena, "internal:%s!A1", b->refs[SHEET_METHOD]);
		s->n_links++;
	}
	str_release(&line);
	book_height(b, s, CONTENT_ROW, 22);
}

/* Who took part in it when, and what is to be known of it first. */
static void put_about(struct book *b, struct book_sheet *s)
{
	const struct report *r = b->report;
	struct str line = {0}, people = {0};

	texts_join(&people, &r->a->about.participants, ", ");
	conflicts_words(&line, r->a);
	str_add(&line, line.len ? tr("; ours counts until then. ") : "");
	redaction_words(&line, r->redaction);
	end_sentence(&line);
	report_questions_language(&line, r);
	end_sentence(&line);
	if (r->a->about.date && *r->a->about.date)
		str_addf(&line, tr("Assessed %s"), r->a->about.date);
	end_sentence(&line);
	if (r->a->about.scope && *r->a->about.scope)
		str_addf(&line, tr("Scope: %s"), r->a->about.scope);
	end_sentence(&line);
	if (people.len)
		str_addf(&line, tr("With %s"), str_text(&people));
	end_sentence(&line);
	book_banner(b, s, 2, FROM, LAST, str_text(&line), LOOK_PROSE);
	str_release(&people);
	str_release(&line);
}

static void put_names(struct book *b, struct book_sheet *s)
{
	const struct report *r = b->report;
	struct str line = {0};
	char day[16];

	book_banner(b, s, 0, FROM, LAST, report_title(r), LOOK_TITLE);
	book_height(b, s, 0, 34);
	str_add(&line, r->theme->organisation);
	end_sentence(&line);
	str_addf(&line, tr("%s, version %s. State of %s; written by %s."), r->q->title,
		 r->q->version, date_text(day, r->as_of), r->tool);
	book_banner(b, s, 1, FROM, LAST, str_text(&line), LOOK_SUBTITLE);
	str_release(&line);
	put_about(b, s);
	put_content(b, s);
}

static void put_big(struct book *b, struct book_sheet *s)
{
	const struct report *r = b->report;
	const struct range *o = &r->score.overall;
	int from = scores_overall_row(r) + 1;
	bool one = o->any && score_tenths(o->low) == score_tenths(o->high);
	char band[64];

	book_banner(b, s, BIG_ROW - 1, FROM, UNTIL, tr("OVERALL SCORE, OF 100"), LOOK_LABEL);
	book_height(b, s, BIG_ROW, 50);
	if (!o->any) {
		book_banner(b, s, BIG_ROW, FROM, UNTIL, tr(range_absent(o)), LOOK_BIG_WORD);
		return;
	}
	book_formula(b, s, BIG_ROW, FROM, score_tenths(o->low), 1,
		     one ? LOOK_BIG : LOOK_BIG_FROM, "=%s!D%d", b->refs[SHEET_SCORES], from);
	range_band_text(band, o);
	if (one) {
		book_banner(b, s, BIG_ROW, FROM + 1, FROM + 3, band, LOOK_BIG_WORD);
		book_paint_words(b, s,
				 (struct area_of_cells){BIG_ROW, FROM + 1, BIG_ROW, FROM + 3});
		return;
	}
	book_formula(b, s, BIG_ROW, FROM + 1, score_tenths(o->high), 1, LOOK_BIG,
		     "=%s!E%d", b->refs[SHEET_SCORES], from);
	book_join(b, s, FROM + 3);
	book_banner(b, s, BIG_ROW, FROM + 4, UNTIL, band, LOOK_BIG_WORD);
	book_paint_words(b, s, (struct area_of_cells){BIG_ROW, FROM + 4, BIG_ROW, UNTIL});
}

/* Of a section, or of all: low, high, and low with what is marked done. */
static void put_row(struct book *b, struct book_sheet *s, int row, size_t of, enum look word,
		    enum look number)
{
	const struct report *r = b->report;
	bool all = of == r->q->n_sections;
	const struct range *range = all ? &r->score.overall : &r->score.sections[of];
	const struct range *done = all ? &b->done.overall : &b->done.sections[of];
	const struct progress *p = all ? &r->score.progress : &r->score.section_progress[of];
	int from = SCORES_FIRST + (int)of + 1;
	const struct {
		bool there;
		struct frac score;
		char col;
		int row;
	} cells[] = {{range->any, range->low, 'A' + SCORES_LOW, from},
		     {range->any, range->high, 'A' + SCORES_HIGH, from},
		     {done->any, done->low, 'A' + SCORES_LOW, scores_projected_row(r, of) + 1}};
	char text[64];

	for (int i = 0; i < 3; i++)
		if (cells[i].there)
			book_formula(b, s, row, FROM + 1 + i, score_tenths(cells[i].score), 1,
				     number, "=%s!%c%d", b->refs[SHEET_SCORES], cells[i].col,
				     cells[i].row);
		else
			book_text(b, s, row, FROM + 1 + i, "", number);
	book_text(b, s, row, FROM + 4,
		  range->any ? range_band_text(text, range) : tr(range_absent(range)), word);
	snprintf(text, sizeof text, tr("%zu of %zu"), p->answered, p->asked);
	book_text(b, s, row, FROM + 5, text, word);
}

static int put_sections(struct book *b, struct book_sheet *s)
{
	const struct report *r = b->report;
	const char *const titles[] = {
		WORD("Section"), WORD("Low"), WORD("High"),
		b->live_about ? WORD("Projected, about") : WORD("Projected"), WORD("Band"),
		WORD("Answered")};
	int row = TABLE_ROW;

	for (int i = 0; i < 6; i++)
		book_text(b, s, row, FROM + i, tr(titles[i]),
			  i >= 1 && i <= 3 ? LOOK_HEADER_NUMBER : LOOK_HEADER);
	row++;
	for (size_t i = 0; i < r->q->n_sections; i++, row++) {
		book_text(b, s, row, FROM, r->q->sections[i].title, LOOK_NAME);
		put_row(b, s, row, i, LOOK_WORD, LOOK_NUMBER);
	}
	book_text(b, s, row, FROM, tr("Overall"), LOOK_TOTAL);
	put_row(b, s, row, r->q->n_sections, LOOK_TOTAL, LOOK_TOTAL_NUMBER);
	book_paint_words(b, s,
			 (struct area_of_cells){TABLE_ROW + 1, FROM + 4, row, FROM + 4});
	return row + 2;
}

/* What the rows take on a screen, up to but without last. */
static int pixels(const struct book_sheet *s, int row, int last)
{
	double points = 15.0 * (last - row);

	for (size_t i = 0; i < s->n_rows; i++)
		if (s->rows[i].row >= row && s->rows[i].row < last)
			points += s->rows[i].height - 15.0;
	return (int)(points * 4 / 3);
}

static void put_chart(struct book *b, struct book_sheet *s, int last)
{
	const struct report *r = b->report;
	int end = scores_overall_row(r) - 1;
	struct chart *c;

	if (!r->q->n_sections)
		return;
	c = ARENA_PUSH(&b->arena, s->charts, s->n_charts);
	*c = (struct chart){
		.row = BIG_ROW - 1,
		.col = CHART,
		.width = 613,
		.height = pixels(s, BIG_ROW - 1, last),
		.title = tr("Sections: low, and how far high may still reach"),
		.description =
			tr("Bar chart of the sections. The dark part of each bar is the low "
			   "score, the light part what is still open, up to the high score. The "
			   "table beside it has the same numbers."),
		.categories = 0,
	};
	book_series(b, c, (struct series){tr("Low"), tr(sheet_names[SHEET_SCORES]), SCORES_LOW,
					  SCORES_FIRST, end, ACCENT, false});
	book_series(b, c, (struct series){tr("Still open, up to high"),
					  tr(sheet_names[SHEET_SCORES]), SCORES_OPEN, SCORES_FIRST,
					  end, ACCENT_LIGHT, false});
}

/* The block of the Scores sheet again, by reference. */
static void put_todo_row(struct book *b, struct book_sheet *s, int row,
			 enum severity severity, enum look count, enum look number)
{
	struct todo t = report_todo(b->report, severity);
	const struct {
		int64_t value;
		int decimals;
	} cells[] = {{t.findings, 0},
		     {t.actions, 0},
		     {t.left, 0},
		     {t.effort * 5, 1},
		     {t.gain, 3}};
	int from = scores_severity_row(b->report, severity) + 1;

	for (int i = 0; i < 5; i++)
		book_formula(b, s, row, FROM + 1 + i, cells[i].value, cells[i].decimals,
			     cells[i].decimals ? number : count, "=%s!%c%d",
			     b->refs[SHEET_SCORES], 'A' + WORK_FINDINGS + i, from);
}

static int put_todo(struct book *b, struct book_sheet *s, int row)
{
	static const char *const titles[] = {WORD("Severity"),     WORD("Findings"),
					     WORD("Actions"),      WORD("Left to do"),
					     WORD("Days of work"), WORD("Points to gain")};
	int first = row + 1;

	for (int i = 0; i < 6; i++)
		book_text(b, s, row, FROM + i, tr(titles[i]),
			  i ? LOOK_HEADER_NUMBER : LOOK_HEADER);
	for (int v = SEVERITY_CRITICAL; v > SEVERITY_NONE; v--) {
		book_text(b, s, ++row, FROM, tr(severity_name((enum severity)v)), LOOK_WORD);
		put_todo_row(b, s, row, (enum severity)v, LOOK_COUNT, LOOK_NUMBER);
	}
	book_paint_words(b, s, (struct area_of_cells){first, FROM, row, FROM});
	book_text(b, s, ++row, FROM, tr("All"), LOOK_TOTAL);
	put_todo_row(b, s, row, SEVERITY_NONE, LOOK_TOTAL_COUNT, LOOK_TOTAL_NUMBER);
	return row + 2;
}

static int put_waves(struct book *b, struct book_sheet *s, int row)
{
	static const char *const titles[] = {WORD("Left to do"), WORD("Days of work"),
					     WORD("Points to gain")};
	const struct plan_totals *t = &b->report->plan.totals;
	char dates[40];

	if (!t->left)
		return row;
	book_banner(b, s, row, FROM, FROM + 2, tr("Wave"), LOOK_HEADER);
	for (int i = 0; i < 3; i++)
		book_text(b, s, row, FROM + 3 + i, tr(titles[i]), LOOK_HEADER_NUMBER);
	for (enum wave w = WAVE_NOW; w <= WAVE_LATER; w++) {
		const int64_t values[] = {(int64_t)t->waves[w].actions,
					  (int64_t)t->waves[w].effort * 5, t->waves[w].gain};
		static const int decimals[] = {0, 1, 3};

		plan_wave_text(dates, b->report->a, w);
		book_banner(b, s, ++row, FROM, FROM + 2,
			    arena_printf(&b->arena, "%s%s%s", tr(wave_name(w)), *dates ? ", " : "",
					 dates),
			    LOOK_WORD);
		for (int i = 0; i < 3; i++)
			book_formula(b, s, row, FROM + 3 + i, values[i], decimals[i],
				     i ? LOOK_NUMBER : LOOK_COUNT, "=%s!%c%d",
				     b->refs[SHEET_SCORES], 'A' + WAVE_LEFT + i,
				     scores_wave_row(b->report, w) + 1);
	}
	return row + 2;
}

/* What is carried for now, and until when, beside the waves. */
static int put_accepted(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;
	size_t shown = 0, in_force = 0;

	for (size_t i = 0; i < r->n_acceptances; i++) {
		const struct acceptance *c = r->acceptances[i];
		enum acceptance_state state = report_acceptance_state(r, c);
		struct thing of = questionnaire_find(r->q, c->of);

		if (state != ACCEPTANCE_ACTIVE && state != ACCEPTANCE_EXPIRING &&
		    state != ACCEPTANCE_EXPIRED)
			continue;
		in_force += state != ACCEPTANCE_EXPIRED;
		if (shown >= TOP_ACCEPTED)
			continue;
		shown++;
		book_link(b, s, row + (int)shown, CHART,
			  arena_printf(&b->arena, "%s %s", c->of, tr(acceptance_state_name(state))),
			  book_link_to(b, of), LOOK_LINK);
		book_banner(b, s, row + (int)shown, CHART + 1, LAST,
			    arena_printf(&b->arena, tr("until %s: %s"), c->until, c->reason),
			    LOOK_TEXT);
	}
	if (!r->n_acceptances)
		return row;
	book_text(b, s, row, CHART, tr("Accepted risks"), LOOK_HEADER);
	book_banner(b, s, row, CHART + 1, LAST,
		    arena_printf(&b->arena, tr("%zu in force; Acceptances has all"), in_force),
		    LOOK_HEADER);
	return row + (int)shown + 2;
}

/* How far the action is that contains a finding; "" where there is none. */
static const char *contained(const struct report *r, int rule)
{
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (r->plan.actions[i].kind == ACTION_CONTAIN && r->plan.actions[i].rule == rule)
			return action_status_name(&r->plan.actions[i]);
	return "";
}

/* Which answers contradict each other: the worst, beside the counts. */
static void put_worst(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;
	size_t n = r->plan.n_findings, shown = n < TOP_FINDINGS ? n : TOP_FINDINGS;
	const char *rest = "";

	if (shown < n)
		rest = arena_printf(&b->arena, tr("The worst %zu of %zu; Findings has all"),
				    shown, n);
	book_text(b, s, row, CHART, tr("Findings"), LOOK_HEADER);
	book_banner(b, s, row, CHART + 1, LAST - 1, rest, LOOK_HEADER);
	book_text(b, s, row, LAST, n ? tr("Contained") : "", LOOK_HEADER);
	if (!n)
		book_banner(b, s, row + 1, CHART, LAST, tr("None was found."), LOOK_WORD);
	for (size_t i = 0; i < shown; i++) {
		const struct rule *rule = &r->q->rules[r->plan.findings[i].rule];
		const char *severity = tr(severity_name(r->plan.findings[i].severity));
		int at = row + 1 + (int)i;

		book_link(b, s, at, CHART,
			  arena_printf(&b->arena, "%s %s", rule->id, severity),
			  book_link_to(b, (struct thing){THING_RULE,
							 r->plan.findings[i].rule}),
			  LOOK_LINK);
		book_banner(b, s, at, CHART + 1, LAST - 1, rule->finding, LOOK_TEXT);
		book_text(b, s, at, LAST, tr(contained(r, (int)r->plan.findings[i].rule)),
			  LOOK_WORD);
	}
	book_paint_words(b, s, (struct area_of_cells){row + 1, LAST, row + (int)shown, LAST});
}

static const enum plan_column top_columns[] = {PLAN_SEVERITY, PLAN_DAYS, PLAN_WAVE, PLAN_OWNER,
					       PLAN_DUE};

/* What to do, and why that comes first. */
static void put_top_action(struct book *b, struct book_sheet *s, int row,
			   const struct action *act)
{
	const struct report *r = b->report;
	struct row of = {&b->arena, r, act->rank - 1, -1};
	struct str text = {0}, why = {0};

	action_why(&why, &r->plan, r->q, act);
	str_addf(&text, "%s%s%s", act->whole_title, why.len ? "\n" : "", str_text(&why));
	book_link(b, s, row, FROM, act->id, book_link_to_action(b, of.i), LOOK_LINK);
	book_banner(b, s, row, FROM + 1, UNTIL + 1, str_text(&text), LOOK_TEXT);
	for (size_t i = 0; i < sizeof top_columns / sizeof *top_columns; i++)
		book_cell(b, s, row, CHART + (int)i, &plan_columns[top_columns[i]], &of);
	str_release(&text);
	str_release(&why);
}

static int put_top(struct book *b, struct book_sheet *s, int row)
{
	const struct action *list[TOP_ACTIONS];
	size_t n = plan_first(&b->report->plan, list, TOP_ACTIONS);
	int first;

	book_text(b, s, row, FROM, tr("First to do"), LOOK_HEADER);
	book_banner(b, s, row, FROM + 1, UNTIL + 1, tr("Action"), LOOK_HEADER);
	for (size_t i = 0; i < sizeof top_columns / sizeof *top_columns; i++)
		book_column_title(b, s, row, CHART + (int)i, &plan_columns[top_columns[i]]);
	first = row + 1;
	for (size_t i = 0; i < n; i++)
		put_top_action(b, s, ++row, list[i]);
	if (!n)
		book_banner(b, s, ++row, FROM, LAST,
			    b->report->score.progress.answered
				    ? tr("Nothing: everything answered so far is at its target.")
				    : tr("Nothing yet: the plan follows from the answers."),
			    LOOK_TEXT);
	book_paint_words(b, s, (struct area_of_cells){first, CHART, row, CHART});
	return row + 2;
}

/* What weighs much and is missing from the numbers above. */
static int put_set_aside(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;
	const struct set_asides *list = &r->set_aside;
	struct str words = {0};

	if (!list->n)
		return row;
	set_asides_words(&words, list);
	book_text(b, s, row, FROM, tr("Set aside"), LOOK_HEADER);
	book_banner(b, s, row, FROM + 1, UNTIL + 1, str_text(&words), LOOK_HEADER);
	book_text(b, s, row, CHART, tr(TITLE_REASON), LOOK_HEADER);
	book_banner(b, s, row, CHART + 1, LAST, tr(TITLE_NOTE), LOOK_HEADER);
	str_release(&words);
	for (size_t i = 0; i < list->n && i < TOP_SET_ASIDE; i++) {
		const struct set_aside *it = &list->items[i];
		const struct question *q = &r->q->questions[it->question];

		book_link(b, s, ++row, FROM, q->id,
			  book_link_to(b, (struct thing){THING_QUESTION, it->question}),
			  LOOK_LINK);
		book_banner(b, s, row, FROM + 1, UNTIL + 1, q->ask, LOOK_TEXT);
		book_text(b, s, row, CHART, tr(na_reason_name(it->reason)), LOOK_WORD);
		book_banner(b, s, row, CHART + 1, LAST, it->note, LOOK_TEXT);
	}
	if (list->n > TOP_SET_ASIDE)
		book_banner(b, s, ++row, FROM + 1, UNTIL + 1,
			    arena_printf(&b->arena, tr("and %zu more, on the sheet Risks"),
					 list->n - TOP_SET_ASIDE),
			    LOOK_TEXT);
	return row + 2;
}

/* What moved since the newest milestone: how many of each, and where to read which. */
static int put_moved(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;
	struct str words = {0};
	struct moves *all;
	size_t n;

	if (!r->since)
		return row;
	n = moves_list(&b->arena, &r->since->c, &all);
	for (size_t i = 0; i < n; i++)
		if (all[i].n_moved)
			str_addf(&words, "%s%s: %zu", words.len ? "; " : "", all[i].heading,
				 all[i].n_moved);
	book_text(b, s, row, FROM, tr("What moved"), LOOK_HEADER);
	book_banner(b, s, row, FROM + 1, LAST,
		    arena_printf(&b->arena, tr("since the milestone %s; Trend has all"),
				 r->since->is.name),
		    LOOK_HEADER);
	book_banner(b, s, row + 1, FROM, LAST, words.len ? str_text(&words) : tr("Nothing."),
		    LOOK_TEXT);
	str_release(&words);
	return row + 3;
}

static void put_advice(struct book *b, struct book_sheet *s, int row)
{
	static const char *const lines[] = {
		WORD("A score runs from 0 to 100: below 33 is critical, below 67 moderate, from "
		     "there on excellent. Low counts what is not answered as 0, high as full "
		     "marks. Projected is what low will be with all that Plan marks as done."),
		WORD("Work in the sheet Plan: owner, status, due date and note are yours to fill "
		     "in; filter and sort as you like, the ids stay. The counts here follow, and "
		     "so do Roadmap and Owners. The plus sign at the left of a row unfolds its "
		     "steps. Rows are kept low: a cell under How shows all of it when you select "
		     "it."),
		WORD("Findings are answers that contradict each other or the workload's facts. "
		     "Answers has every question with its note and evidence; Method says how each "
		     "number is made, Glossary what the words mean, References where to read "
		     "on."),
	};

	book_heading(b, s, row, FROM, tr("How to read this"));
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		book_banner(b, s, ++row, FROM, LAST, tr(lines[i]), LOOK_PROSE);
	if (*b->report->theme->disclaimer)
		book_banner(b, s, ++row, FROM, LAST, b->report->theme->disclaimer, LOOK_PROSE);
}

void book_summary(struct book *b)
{
	static const double widths[] = {2, 30, 10, 10, 10, 20, 15, 3, 16, 16, 16, 16, 20};
	struct book_sheet *s = book_sheet_add(b, SHEET_SUMMARY, ACCENT);
	struct str lead = {0};
	int row, beside;

	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		book_width(b, s, widths[i]);
	put_names(b, s);
	put_big(b, s);
	report_lead(&lead, b->report);
	book_banner(b, s, LEAD_ROW, FROM, UNTIL, str_text(&lead), LOOK_LEAD);
	str_release(&lead);
	row = put_sections(b, s);
	put_chart(b, s, row - 1);
	put_worst(b, s, row);
	row = put_todo(b, s, row);
	beside = put_accepted(b, s, row);
	row = put_waves(b, s, row);
	row = row > beside ? row : beside;
	row = put_top(b, s, row);
	row = put_set_aside(b, s, row);
	row = put_moved(b, s, row);
	row = book_parking_lot(b, s, row,
			       &(struct block_columns){FROM, FROM + 1, UNTIL + 1, CHART});
	put_advice(b, s, row);
	s->one_page = true;
	s->zoom = 90; /* down to what is first to do, on a common screen */
	s->no_grid = true;
}

/* The sheet Risks: what is carried for now and until when, what is only contained, and what is left
 * out of the score. */
#include "export/book/book.h"

#include "base/date.h"
#include "export/report/answer_words.h"

enum { AT_ID, AT_TEXT, AT_STATE, AT_SEVERITY, AT_DATE, AT_LEFT, AT_OWNER, AT_MORE, N_COLUMNS };

static void put_header(struct book *b, struct book_sheet *s, int row,
		       const char *const titles[N_COLUMNS])
{
	for (int c = 0; c < N_COLUMNS; c++)
		book_text(b, s, row, c, tr(titles[c]),
			  c == AT_LEFT ? LOOK_HEADER_NUMBER : LOOK_HEADER);
}

static void put_id(struct book *b, struct book_sheet *s, int row, const char *id)
{
	book_text(b, s, row, AT_ID, id, LOOK_NAME);
	book_link_cell(b, s, &s->cells[s->n_cells - 1], questionnaire_find(b->report->q, id));
}

static void put_accepted(struct book *b, struct book_sheet *s, int row, size_t i)
{
	static const struct {
		int at;
		enum acceptance_column of;
	} cells[] = {{AT_TEXT, ACCEPTED_TITLE},   {AT_STATE, ACCEPTED_STATE},
		     {AT_SEVERITY, ACCEPTED_SEVERITY}, {AT_DATE, ACCEPTED_UNTIL},
		     {AT_OWNER, ACCEPTED_OWNER},  {AT_MORE, ACCEPTED_CONTROL}};
	const struct row of = {&b->arena, b->report, i, -1};
	const struct acceptance *a = b->report->acceptances[i];
	size_t first = s->n_cells;
	long until;

	put_id(b, s, row, a->of);
	for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
		book_cell(b, s, row, cells[k].at, &acceptance_columns[cells[k].of], &of);
	if (date_parse(a->until, &until))
		book_number(b, s, row, AT_LEFT, until - b->report->as_of, 0, LOOK_COUNT);
	else
		book_text(b, s, row, AT_LEFT, "", LOOK_COUNT);
	book_fit_row(b, s, row, first);
}

/* Those that ask for something first; what was revoked or took another's place is in
 * Acceptances. */
static int put_acceptances(struct book *b, struct book_sheet *s, int row)
{
	static const char *const titles[N_COLUMNS] = {
		WORD("Accepted"),  WORD("Risk"),  WORD("State"), WORD("Severity"), TITLE_UNTIL,
		WORD("Days left"), TITLE_OWNER, TITLE_CONTROL};
	static const enum acceptance_state order[] = {ACCEPTANCE_EXPIRED, ACCEPTANCE_EXPIRING,
						      ACCEPTANCE_ACTIVE, ACCEPTANCE_PENDING};
	int first = row + 1;

	put_header(b, s, row, titles);
	for (size_t k = 0; k < sizeof order / sizeof *order; k++)
		for (size_t i = 0; i < b->report->n_acceptances; i++)
			if (report_acceptance_state(b->report, b->report->acceptances[i]) ==
			    order[k])
				put_accepted(b, s, ++row, i);
	if (row < first)
		book_banner(b, s, ++row, AT_ID, AT_MORE, tr("No risk is accepted."), LOOK_WORD);
	book_paint_words(b, s, (struct area_of_cells){first, AT_STATE, row, AT_SEVERITY});
	return row + 2;
}

static void put_contained(struct book *b, struct book_sheet *s, int row, const struct action *act)
{
	static const struct {
		int at;
		enum plan_column of;
	} cells[] = {{AT_STATE, PLAN_STATUS}, {AT_SEVERITY, PLAN_SEVERITY}, {AT_DATE, PLAN_DUE},
		     {AT_LEFT, PLAN_DAYS}, {AT_OWNER, PLAN_OWNER}};
	const struct row of = {&b->arena, b->report, act->rank - 1, -1};
	const struct rule *rule = &b->report->q->rules[act->rule];
	struct str how = {0};
	size_t first = s->n_cells;

	put_id(b, s, row, rule->id);
	book_text(b, s, row, AT_TEXT, rule->finding, LOOK_TEXT);
	for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
		book_cell(b, s, row, cells[k].at, &plan_columns[cells[k].of], &of);
	texts_join(&how, &rule->contain, "\n");
	book_text(b, s, row, AT_MORE, str_text(&how), LOOK_TEXT);
	book_fit_row(b, s, row, first);
	str_release(&how);
}

static int put_containing(struct book *b, struct book_sheet *s, int row)
{
	static const char *const titles[N_COLUMNS] = {
		WORD("Finding"), WORD("What is wrong"), WORD("Contained"), WORD("Severity"),
		TITLE_DUE,       WORD("Days"),          TITLE_OWNER,
		WORD("What contains it until it is mended")};
	const struct plan *p = &b->report->plan;
	int first = row + 1;

	put_header(b, s, row, titles);
	for (size_t i = 0; i < p->n_actions; i++)
		if (p->actions[i].kind == ACTION_CONTAIN)
			put_contained(b, s, ++row, &p->actions[i]);
	if (row < first)
		book_banner(b, s, ++row, AT_ID, AT_MORE,
			    tr("Nothing is critical or high and can be contained."), LOOK_WORD);
	book_paint_words(b, s, (struct area_of_cells){first, AT_STATE, row, AT_SEVERITY});
	return row + 2;
}

static void put_set_aside(struct book *b, struct book_sheet *s, int row)
{
	static const char *const titles[N_COLUMNS] = {
		WORD("Set aside"), WORD("Question"), TITLE_REASON, "", "", "", "", TITLE_NOTE};
	const struct set_asides *list = &b->report->set_aside;

	put_header(b, s, row, titles);
	for (size_t i = 0; i < list->n; i++) {
		const struct set_aside *it = &list->items[i];
		const struct question *q = &b->report->q->questions[it->question];
		size_t first = s->n_cells;

		put_id(b, s, ++row, q->id);
		book_text(b, s, row, AT_TEXT, q->ask, LOOK_TEXT);
		for (int c = AT_SEVERITY; c < AT_MORE; c++)
			book_text(b, s, row, c, "", LOOK_WORD);
		book_text(b, s, row, AT_MORE, it->note, LOOK_TEXT);
		book_fit_row(b, s, row, first);
		book_text(b, s, row, AT_STATE, tr(na_reason_name(it->reason)), LOOK_WORD);
	}
	if (!list->n)
		book_banner(b, s, row + 1, AT_ID, AT_MORE,
			    tr("Nothing of weight 4 or 5 is said not to apply."), LOOK_WORD);
}

void book_risks(struct book *b)
{
	static const double widths[N_COLUMNS] = {14, 52, 14, 11, 13, 11, 22, 56};
	struct book_sheet *s = book_sheet_add(b, SHEET_RISKS, 0xB42318);
	int row = 3;

	for (int i = 0; i < N_COLUMNS; i++)
		book_width(b, s, widths[i]);
	book_banner(b, s, 0, 0, AT_MORE, tr("Risks"), LOOK_TITLE);
	book_height(b, s, 0, 30);
	book_banner(b, s, 1, 0, AT_MORE,
		    tr("What is carried for now and until when, what is only contained, and what "
		       "was set aside as not applicable. Accepted risks are edited in "
		       "Acceptances."),
		    LOOK_SUBTITLE);
	row = put_acceptances(b, s, row);
	row = put_containing(b, s, row);
	put_set_aside(b, s, row);
	s->no_grid = true;
}

/* The sheets that are one table each: findings, accepted risks, decisions, answers. */
#include "export/book/book.h"

void book_findings(struct book *b)
{
	const struct plan *p = &b->report->plan;
	struct book_sheet *s = book_sheet_add(b, SHEET_FINDINGS, 0xB42318);
	size_t n = p->n_findings + p->n_unverified;

	s->printed_cols = FINDING_BLAMES + 1;
	book_table(b, s, "FindingsTable", finding_columns, FINDING_COLUMNS, book_all(b, n),
		   WORD("No rule fires, and nothing was answered with unknown."));
	book_paint_column(b, s, FINDING_SEVERITY);
}

/* What can be changed by a record that takes its place, of one that none has yet. */
static enum look acceptance_look(const struct row *w, const struct column *c)
{
	const struct acceptance *a = w->r->acceptances[w->i];
	bool closed = a->revoked || *a->superseded_from;

	return closed ? look_to_read(c->look) : c->look;
}

/* Choices of the words and days in it. */
static void offer_risks(struct book *b, struct book_sheet *s)
{
	book_offer(b, s, ACCEPTED_RESIDUAL, "=SeverityList", TITLE_RESIDUAL,
		   WORD("critical, high, medium or low, and no more than the risk itself"));
	book_offer(b, s, ACCEPTED_UNTIL, NULL, TITLE_UNTIL,
		   WORD("A date, such as 2027-03-31: at most 90, 180, 365 or 730 days on for a "
			"critical, high, medium or low risk"));
}

void book_acceptances(struct book *b)
{
	size_t n = b->report->n_acceptances;
	struct book_sheet *s;

	if (!n)
		return;
	s = book_sheet_add(b, SHEET_ACCEPTANCES, 0xB42318);
	s->printed_cols = ACCEPTED_REVOKED + 1;
	book_header(b, s, acceptance_columns, ACCEPTED_COLUMNS);
	for (size_t i = 0; i < n; i++)
		book_row(b, s, (int)i + 1, acceptance_columns, ACCEPTED_COLUMNS,
			 &(struct row){&b->arena, b->report, i, -1}, acceptance_look);
	book_is_table(s, "AcceptancesTable", ACCEPTED_COLUMNS, n);
	offer_risks(b, s);
	for (size_t i = 0; i < n; i++)
		book_link_cell(b, s, &s->cells[(i + 1) * ACCEPTED_COLUMNS + ACCEPTED_OF],
			       questionnaire_find(b->report->q, b->report->acceptances[i]->of));
	s->frozen_cols = 1;
	book_paint_column(b, s, ACCEPTED_STATE);
	book_paint_column(b, s, ACCEPTED_SEVERITY);
	book_paint_column(b, s, ACCEPTED_RESIDUAL);
}

/* How many columns are for paper; the votes, which follow them, only when there are any. */
static int printed_with(int columns, const struct answer *answers,
			const struct indices *shown)
{
	for (size_t i = 0; i < shown->n; i++)
		if (answers[shown->items[i]].votes.n)
			return columns + 1;
	return columns;
}

void book_decisions(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, SHEET_DECISIONS, ACCENT_LIGHT);

	s->printed_cols =
		printed_with(DECISION_NOTE + 1, b->report->a->decisions, &b->decisions);
	book_table(b, s, "DecisionsTable", decision_columns, DECISION_COLUMNS, b->decisions,
		   WORD("No decision is asked yet: the profile comes first."));
	s->frozen_cols = 1;
	book_paint_column(b, s, DECISION_STATE);
}

void book_answers(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, SHEET_ANSWERS, ACCENT_LIGHT);

	s->printed_cols = printed_with(ANSWER_NOTE + 1, b->report->a->questions, &b->answers);
	book_table(b, s, "AnswersTable", answer_columns, ANSWER_COLUMNS, b->answers,
		   WORD("No question is asked yet: the profile comes first."));
	s->frozen_cols = 1;
	book_paint_column(b, s, ANSWER_STATE);
	book_paint_column(b, s, ANSWER_GAP);
}

/* The sheets that are one table each: findings, accepted risks, decisions, answers. */
#include "export/book/book.h"

void book_findings(struct book *b)
{
	const struct plan *p = &b->report->plan;
	struct book_sheet *s = book_sheet_add(b, "Findings", 0xB42318);
	size_t n = p->n_findings + p->n_unverified;

	s->printed_cols = FINDING_BLAMES + 1;
	book_table(b, s, "FindingsTable", finding_columns, FINDING_COLUMNS, book_all(b, n),
		   "No rule fires, and nothing was answered with unknown.");
	book_paint_column(b, s, FINDING_SEVERITY);
}

void book_acceptances(struct book *b)
{
	size_t n = b->report->n_acceptances;
	struct book_sheet *s;

	if (!n)
		return;
	s = book_sheet_add(b, "Acceptances", 0xB42318);
	s->printed_cols = ACCEPTED_REVOKED + 1;
	book_table(b, s, "AcceptancesTable", acceptance_columns, ACCEPTED_COLUMNS,
		   book_all(b, n), "");
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
	struct book_sheet *s = book_sheet_add(b, "Decisions", ACCENT_LIGHT);

	s->printed_cols =
		printed_with(DECISION_NOTE + 1, b->report->a->decisions, &b->decisions);
	book_table(b, s, "DecisionsTable", decision_columns, DECISION_COLUMNS, b->decisions,
		   "No decision is asked yet: the profile comes first.");
	s->frozen_cols = 1;
	book_paint_column(b, s, DECISION_STATE);
}

void book_answers(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, "Answers", ACCENT_LIGHT);

	s->printed_cols = printed_with(ANSWER_NOTE + 1, b->report->a->questions, &b->answers);
	book_table(b, s, "AnswersTable", answer_columns, ANSWER_COLUMNS, b->answers,
		   "No question is asked yet: the profile comes first.");
	s->frozen_cols = 1;
	book_paint_column(b, s, ANSWER_STATE);
	book_paint_column(b, s, ANSWER_GAP);
}

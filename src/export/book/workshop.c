/* What a workshop leaves behind: the sheet Workshop, and a block on the Summary with what
 * is parked and still open. */
#include "export/book/book.h"

#include "export/report/answer_words.h"

#define SHOWN_MAX 12

static void put_item(struct book *b, struct book_sheet *s, int row,
		     const struct block_columns *c, const struct parked *item)
{
	book_text(b, s, row, c->id, item->about, LOOK_WORD);
	book_banner(b, s, row, c->text, c->text_last, item->text, LOOK_TEXT);
	book_text(b, s, row, c->by, item->by, LOOK_WORD);
	book_text(b, s, row, c->by + 1, arena_printf(&b->arena, "%.10s", item->at),
		  LOOK_WORD);
}

static size_t count_open(const struct workshop *w)
{
	size_t open = 0;

	for (size_t i = 0; i < w->n_parked; i++)
		open += !w->parked[i].done;
	return open;
}

int book_parking_lot(struct book *b, struct book_sheet *s, int row,
		     const struct block_columns *c)
{
	const struct workshop *w = &b->report->a->workshop;
	size_t open = count_open(w);

	if (!open)
		return row;
	book_text(b, s, row, c->id, tr("Parked"), LOOK_HEADER);
	book_banner(b, s, row, c->text, c->text_last,
		    tr("To come back to, from the workshop"), LOOK_HEADER);
	book_text(b, s, row, c->by, tr("By"), LOOK_HEADER);
	book_text(b, s, row, c->by + 1, tr("On"), LOOK_HEADER);
	for (size_t i = 0, shown = 0; i < w->n_parked && shown < SHOWN_MAX; i++) {
		if (w->parked[i].done)
			continue;
		put_item(b, s, ++row, c, &w->parked[i]);
		shown++;
	}
	if (open > SHOWN_MAX)
		book_banner(b, s, ++row, c->text, c->text_last,
			    arena_printf(&b->arena, tr("and %zu more, on the sheet Workshop"),
					 open - SHOWN_MAX),
			    LOOK_TEXT);
	return row + 2;
}

/* The blocks of the sheet share its columns. */
enum { AT_ID, AT_TEXT, AT_FIRST, AT_SECOND, AT_REST, N_COLUMNS };

static void put_header(struct book *b, struct book_sheet *s, int row,
		       const char *const titles[N_COLUMNS], bool numbers)
{
	for (int i = 0; i < N_COLUMNS; i++) {
		bool number = numbers && (i == AT_FIRST || i == AT_SECOND);

		if (titles[i])
			book_text(b, s, row, i, tr(titles[i]),
				  number ? LOOK_HEADER_NUMBER : LOOK_HEADER);
	}
}

static int put_agenda(struct book *b, struct book_sheet *s, int row)
{
	static const char *const titles[N_COLUMNS] = {WORD("Agenda"), WORD("What"),
						      WORD("Minutes"), WORD("Spent")};
	const struct workshop *w = &b->report->a->workshop;
	int64_t minutes = 0, spent = 0;

	if (!w->n_agenda)
		return row;
	put_header(b, s, row, titles, true);
	for (size_t i = 0; i < w->n_agenda; i++) {
		const struct agenda_item *item = &w->agenda[i];

		row++;
		book_number(b, s, row, AT_ID, (int64_t)i + 1, 0, LOOK_PLACE);
		book_text(b, s, row, AT_TEXT, agenda_title(b->report->q, item),
			  LOOK_WORD);
		book_number(b, s, row, AT_FIRST, item->minutes, 0, LOOK_COUNT);
		book_number(b, s, row, AT_SECOND, item->spent / 60, 0, LOOK_COUNT);
		minutes += item->minutes;
		spent += item->spent / 60;
	}
	row++;
	book_text(b, s, row, AT_ID, tr("All"), LOOK_TOTAL);
	book_text(b, s, row, AT_TEXT, "", LOOK_TOTAL);
	book_formula(b, s, row, AT_FIRST, minutes, 0, LOOK_TOTAL_COUNT, "=SUM(C%d:C%d)",
		     row - (int)w->n_agenda + 1, row);
	book_formula(b, s, row, AT_SECOND, spent, 0, LOOK_TOTAL_COUNT, "=SUM(D%d:D%d)",
		     row - (int)w->n_agenda + 1, row);
	return row + 2;
}

static int put_parked(struct book *b, struct book_sheet *s, int row)
{
	static const char *const titles[N_COLUMNS] = {WORD("Parked"), WORD("To come back to"),
						      WORD("By"), WORD("On"), WORD("State")};
	const struct workshop *w = &b->report->a->workshop;

	if (!w->n_parked)
		return row;
	put_header(b, s, row, titles, false);
	for (size_t i = 0; i < w->n_parked; i++) {
		const struct parked *item = &w->parked[i];
		size_t first = s->n_cells;

		row++;
		book_text(b, s, row, AT_ID, item->about, LOOK_NAME);
		book_text(b, s, row, AT_TEXT, item->text, LOOK_TEXT);
		book_text(b, s, row, AT_FIRST, item->by, LOOK_TEXT);
		book_text(b, s, row, AT_SECOND,
			  arena_printf(&b->arena, "%.10s", item->at), LOOK_WORD);
		book_text(b, s, row, AT_REST, item->done ? tr("done") : tr("open"), LOOK_WORD);
		book_fit_row(b, s, row, first);
	}
	return row + 2;
}

static const struct answer *answer_of(const struct report *r, struct thing t)
{
	return t.kind == THING_DECISION ? &r->a->decisions[t.index]
					: &r->a->questions[t.index];
}

/* The answer in the terms of the votes. */
static const char *answer_short(struct book *b, const struct ballot *on)
{
	const struct report *r = b->report;
	const struct answer *a = answer_of(r, on->what);

	if (on->what.kind == THING_DECISION)
		return a->state == ANSWER_SET && a->option >= 0
			       ? r->q->decisions[on->what.index].options[a->option].text
			       : tr(decision_state(r, on->what.index));
	if (a->state != ANSWER_SET)
		return tr(question_state(r, on->what.index));
	if (!ballot_is_practice(r->q, on->what))
		return arena_printf(&b->arena, tr("level %d"), a->level);
	return a->practices[on->item] == PRACTICE_UNSET
		       ? tr("unanswered")
		       : tr(practice_value_name((enum practice_value)a->practices[on->item]));
}

static void put_vote(struct book *b, struct book_sheet *s, int row,
		     const struct ballot *on)
{
	const struct questionnaire *q = b->report->q;
	struct str all = {0}, dissent = {0};
	size_t first = s->n_cells;

	votes_words(&all, b->report->a, on);
	dissent_words(&dissent, b->report->a, on);
	book_link(b, s, row, AT_ID, thing_id(q, on->what), book_link_to(b, on->what),
		  LOOK_LINK);
	book_text(b, s, row, AT_TEXT, thing_ask(q, on->what), LOOK_TEXT);
	book_text(b, s, row, AT_FIRST, answer_short(b, on), LOOK_TEXT);
	book_text(b, s, row, AT_SECOND, str_text(&dissent), LOOK_NAME);
	book_text(b, s, row, AT_REST, str_text(&all), LOOK_TEXT);
	book_fit_row(b, s, row, first);
	str_release(&all);
	str_release(&dissent);
}

static bool differs(const struct report *r, const struct ballot *on)
{
	const struct answer *a = answer_of(r, on->what);
	bool taken = votes_taken(r->a, on);

	for (size_t i = 0; taken && i < a->votes.n; i++)
		if (vote_differs(r->a, on, &a->votes.items[i]))
			return true;
	return false;
}

struct ballots {
	struct ballot *items;
	size_t n;
};

static void add_voted(struct book *b, struct ballots *list, enum thing_kind kind,
		      const struct indices *shown)
{
	for (size_t i = 0; i < shown->n; i++) {
		struct ballot on = {{kind, shown->items[i]}, 0};

		for (; on.item < ballot_count(b->report->q, on.what); on.item++) {
			struct ballot *slot;

			if (!votes_on(&answer_of(b->report, on.what)->votes, on.item))
				continue;
			slot = ARENA_PUSH(&b->arena, list->items, list->n);
			*slot = on;
		}
	}
}

/* What was voted on. */
static struct ballots voted(struct book *b)
{
	struct ballots list = {0};

	add_voted(b, &list, THING_DECISION, &b->decisions);
	add_voted(b, &list, THING_QUESTION, &b->answers);
	return list;
}

/* Where somebody differs comes first: that is what to talk about again. */
static void put_votes(struct book *b, struct book_sheet *s, int row,
		      const struct ballots *list)
{
	static const char *const titles[N_COLUMNS] = {WORD("Votes"), WORD("Question"),
						      WORD("Answer"), WORD("Who differs"),
						      WORD("All votes")};

	if (!list->n)
		return;
	put_header(b, s, row, titles, false);
	s->repeated_row = row;
	for (int dissent = 1; dissent >= 0; dissent--)
		for (size_t i = 0; i < list->n; i++)
			if (differs(b->report, &list->items[i]) == (dissent == 1))
				put_vote(b, s, ++row, &list->items[i]);
}

void book_workshop(struct book *b)
{
	static const double widths[N_COLUMNS] = {12, 62, 16, 20, 44};
	const struct workshop *w = &b->report->a->workshop;
	struct ballots list = voted(b);
	struct book_sheet *s;
	int row = 1;

	if (!w->n_agenda && !w->n_parked && !list.n)
		return;
	s = book_sheet_add(b, SHEET_WORKSHOP, ACCENT_LIGHT);
	for (int i = 0; i < N_COLUMNS; i++)
		book_width(b, s, widths[i]);
	book_text(b, s, 0, 0, tr("Workshop"), LOOK_TITLE);
	book_height(b, s, 0, 30);
	row = put_agenda(b, s, row + 1);
	row = put_parked(b, s, row);
	put_votes(b, s, row, &list);
	s->portrait = true;
	s->no_grid = true;
}

#include "export/book/book.h"

#include "base/date.h"
#include "base/number.h"
#include "export/report/answer_words.h"
#include "export/report/caveats.h"
#include "export/report/method.h"

static const char *method_in_book(struct book *b, const struct method_line *m)
{
	return m->book ? arena_printf(&b->arena, "%s %s", tr(m->text), tr(m->book)) : tr(m->text);
}

static void put_line(struct book *b, struct book_sheet *s, int row, const char *about,
		     const char *text)
{
	size_t first = s->n_cells;

	book_text(b, s, row, 0, about, LOOK_NAME);
	book_text(b, s, row, 1, text, LOOK_TEXT);
	book_fit_row(b, s, row, first);
}

enum { INPUTS = 10 };

int method_profile_row(void)
{
	/* Title, method, a gap, the heading and the inputs, a gap. */
	return 1 + METHOD_LINES + 1 + 1 + INPUTS + 1;
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
		{WORD("Questionnaire"), arena_printf(a, tr("%s (%s), version %s"), r->q->title,
					       r->q->id, r->q->version)},
		{WORD("Content as of"), *r->q->content_date ? r->q->content_date : tr("not said")},
		{WORD("Answered with"), r->a->questionnaire_version &&
						  *r->a->questionnaire_version
					  ? arena_printf(a, tr("version %s"),
							 r->a->questionnaire_version)
					  : tr("not said")},
		{WORD("Assessment"), *r->file ? r->file : tr("not in a file")},
		{WORD("Written by"), r->tool},
		{WORD("Written at"), date_time_text(at, r->generated)},
		{WORD("State of"), date_text(day, r->as_of)},
		{WORD("Target level"), arena_printf(a, tr("%d of 4"), r->plan.target)},
		{WORD("Capacity"),
		 r->plan.capacity > 0
			 ? arena_printf(a, tr("%d person-days a wave"), r->plan.capacity)
			 : tr("not set")},
		{WORD("Projected"),
		 r->plan.has_projected
			 ? arena_printf(a, tr("%s overall, were every action marked done really "
					      "done"),
					range_text(range, &r->plan.projected))
			 : tr("no action is marked done")},
	};

	book_heading(b, s, row++, 0, tr("This report"));
	for (int i = 0; i < INPUTS; i++)
		put_line(b, s, row++, tr(inputs[i].about), inputs[i].text);
}

/* A field stands in the row that field_row says, counted from the heading. */
static int put_profile(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;

	book_heading(b, s, row++, 0, tr("Profile of the workload"));
	for (size_t i = 0; i < b->fields.n; i++) {
		size_t field = b->fields.items[i];
		struct str words = {0};

		field_words(&words, r, field);
		put_line(b, s, row++, r->q->fields[field].title,
			 words.len ? str_text(&words) : tr("not answered"));
		str_release(&words);
	}
	return row;
}

static void put_caveat(struct book *b, struct book_sheet *s, int row,
		       const struct caveat *c)
{
	struct str text = {0}, ids = {0};

	str_add(&text, c->text);
	if (c->concerns.n) {
		thing_ids_join(&ids, b->report->q, &c->concerns);
		str_add(&text, "\n");
		str_addf(&text, tr("Concerns %s."), str_text(&ids));
	}
	if (*c->basis) {
		str_add(&text, c->concerns.n ? " " : "\n");
		str_addf(&text, tr("Basis: %s."), c->basis);
	}
	put_line(b, s, row,
		 c->recheck ? arena_printf(&b->arena, tr("%s, to be checked again"), c->id)
			    : c->id,
		 str_text(&text));
	str_release(&ids);
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
	book_heading(b, s, row++, 0, tr("What to know about the content"));
	put_line(b, s, row++, tr("In short"), str_text(&words));
	str_release(&words);
	for (size_t i = 0; i < c.order.n; i++) {
		if (i == c.n_here)
			book_text(b, s, row++, 0, tr("About what is not asked here"),
				  LOOK_LABEL);
		put_caveat(b, s, row++, &q->caveats[c.order.items[i]]);
	}
}

void book_method(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, SHEET_METHOD, MUTED);
	int row = 0;

	book_width(b, s, 28);
	book_width(b, s, 110);
	book_text(b, s, row++, 0, tr("Method"), LOOK_TITLE);
	book_height(b, s, 0, 30);
	for (int i = 0; i < METHOD_LINES; i++)
		put_line(b, s, row++, tr(method_lines[i].about),
			 method_in_book(b, &method_lines[i]));
	put_inputs(b, s, row + 1);
	row = put_profile(b, s, method_profile_row());
	put_caveats(b, s, row + 1);
	s->portrait = true;
	s->no_grid = true;
}

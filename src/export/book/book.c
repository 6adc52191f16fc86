#include "export/book/book.h"

#include <string.h>

#include "export/report/answer_words.h"

/* Decides which of n things a sheet shows, below its header, and where. */
static int *place_shown(struct book *b, struct indices *shown, size_t n,
			bool (*is_shown)(const struct report *, size_t))
{
	int *rows = arena_new(&b->arena, int, n);

	shown->items = arena_new(&b->arena, size_t, n);
	for (size_t i = 0; i < n; i++) {
		rows[i] = -1;
		if (!is_shown(b->report, i))
			continue;
		shown->items[shown->n++] = i;
		rows[i] = (int)shown->n;
	}
	return rows;
}

static int *place_rules(struct book *b)
{
	int *rows = arena_new(&b->arena, int, b->report->q->n_rules);

	for (size_t i = 0; i < b->report->q->n_rules; i++)
		rows[i] = -1;
	for (size_t i = 0; i < b->report->plan.n_findings; i++)
		rows[b->report->plan.findings[i].rule] = (int)i + 1;
	return rows;
}

/* Below an action its steps, and how to go on. */
static int *place_actions(struct book *b)
{
	const struct plan *p = &b->report->plan;
	int *rows = arena_new(&b->arena, int, p->n_actions);

	for (size_t i = 0; i < p->n_actions; i++) {
		rows[i] = ++b->plan_rows;
		b->plan_rows += book_rows_below(&p->actions[i]);
	}
	return rows;
}

/* The first sheet, which the others look at, becomes the last. */
static void move_first_behind(struct book *b)
{
	struct book_sheet first = b->sheets[0];

	memmove(b->sheets, b->sheets + 1, (b->n_sheets - 1) * sizeof *b->sheets);
	b->sheets[b->n_sheets - 1] = first;
}

/* In quotes as soon as it is no name of ours, which have nothing but letters. */
static const char *ref_of(struct arena *a, const char *english)
{
	struct str quoted = {0};
	const char *name = tr(english), *ref;

	if (!strcmp(name, english) && !strchr(name, ' '))
		return name;
	for (const char *c = name; *c; c++)
		str_addf(&quoted, *c == '\'' ? "''" : "%c", *c);
	ref = arena_printf(a, "'%s'", str_text(&quoted));
	str_release(&quoted);
	return ref;
}

void book_make(struct book *b, const struct report *r)
{
	static void (*const compose[])(struct book *) = {
		book_live,         book_summary, book_plan,    book_roadmap,  book_owners,
		book_budget,       book_scores,  book_trend,   book_findings, book_risks,
		book_acceptances,
		book_decisions,    book_architecture, book_answers, book_workshop,
		book_method,       book_glossary, book_references, book_sources,
		book_lists,        book_made_from,
	};

	*b = (struct book){.report = r};
	for (size_t i = 0; i < SHEETS; i++)
		b->refs[i] = ref_of(&b->arena, sheet_names[i]);
	work_begin(&b->work);
	work_of_plan(&b->work, &r->plan, r->a);
	book_plan_columns(b);
	b->answer_row = place_shown(b, &b->answers, r->q->n_questions, question_shown);
	b->decision_row =
		place_shown(b, &b->decisions, r->q->n_decisions, decision_shown);
	b->field_row = place_shown(b, &b->fields, r->q->n_fields, field_shown);
	b->rule_row = place_rules(b);
	b->action_row = place_actions(b);
	b->profile_row = method_profile_row();
	for (size_t i = 0; i < sizeof compose / sizeof *compose; i++)
		compose[i](b);
	move_first_behind(b);
	book_widen(b);
}

void book_release(struct book *b)
{
	work_release(&b->work);
	score_release(&b->done);
	arena_release(&b->arena);
}

/* Where the questions come from and what their words mean: Sources, Glossary. */
#include "export/book.h"

#include "export/notes.h"
#include "export/words.h"

enum { AT_SOURCE, AT_SAYS, AT_CARRIED, AT_KIND, AT_TITLE, AT_STATE, AT_WHERE };

static const struct column source_columns[] = {
	[AT_SOURCE] = {"Source", 11, LOOK_NAME, NULL},
	[AT_SAYS] = {"What it says", 58, LOOK_TEXT, NULL},
	[AT_CARRIED] = {"Carried by", 14, LOOK_LINK, NULL},
	[AT_KIND] = {"Kind", 10, LOOK_MUTED, NULL},
	[AT_TITLE] = {"What that is about", 54, LOOK_TEXT, NULL},
	[AT_STATE] = {"Here", 14, LOOK_WORD, NULL},
	[AT_WHERE] = {"Where to read", 84, LOOK_LINK, NULL},
};

#define N_COLUMNS (sizeof source_columns / sizeof *source_columns)

/* A source has a row for each thing that carries it, so that both can be filtered. */
static size_t rows_of(const struct source_row *row)
{
	return row->carried.n ? row->carried.n : 1;
}

int sources_reference_row(const struct report *r, size_t reference)
{
	size_t row = 1 + reference;

	for (size_t i = 0; i < r->q->n_sources; i++)
		row += rows_of(&r->q->sources[i]);
	return (int)row;
}

static void put_carrier(struct book *b, struct book_sheet *s, int row, struct thing t)
{
	const struct report *r = b->report;
	const char *link = book_link_to(b, t);

	book_link(b, s, row, AT_CARRIED, thing_id(r->q, t), link,
		  link ? LOOK_LINK : LOOK_WORD);
	book_text(b, s, row, AT_KIND,
		  t.kind == THING_NONE ? "" : thing_kind_name(t.kind), LOOK_MUTED);
	book_text(b, s, row, AT_TITLE, thing_title(r->q, t), LOOK_TEXT);
	book_text(b, s, row, AT_STATE, thing_state(r, t), LOOK_WORD);
}

/* One row. path is a page or a host and a path, or "". */
static void put_row(struct book *b, struct book_sheet *s, int row, const char *source,
		    const char *says, struct thing t, const char *path)
{
	const char *url = source_url(&b->arena, path);
	size_t first = s->n_cells;

	book_text(b, s, row, AT_SOURCE, source, LOOK_NAME);
	book_text(b, s, row, AT_SAYS, says, LOOK_TEXT);
	put_carrier(b, s, row, t);
	book_link(b, s, row, AT_WHERE, path, url, url ? LOOK_LINK : LOOK_WORD);
	book_fit_row(b, s, row, first);
}

static int put_rows(struct book *b, struct book_sheet *s, int row)
{
	const struct questionnaire *q = b->report->q;

	for (size_t i = 0; i < q->n_sources; i++) {
		const struct source_row *x = &q->sources[i];

		for (size_t k = 0; k < rows_of(x); k++)
			put_row(b, s, row++, x->id, x->text,
				k < x->carried.n ? x->carried.items[k] : (struct thing){0},
				"");
	}
	return row;
}

static int put_references(struct book *b, struct book_sheet *s, int row)
{
	const struct questionnaire *q = b->report->q;

	for (size_t i = 0; i < q->n_references; i++)
		put_row(b, s, row++, q->references[i].id, q->references[i].title,
			(struct thing){0}, q->references[i].path);
	return row;
}

/* Pages that a thing names by itself; rows of the documents are listed above. */
static int put_pages(struct book *b, struct book_sheet *s, int row, struct thing t,
		     const struct texts *sources)
{
	for (size_t i = 0; i < sources->n; i++) {
		const struct reference *ref =
			source_reference(b->report->q, sources->items[i]);
		struct thing known = questionnaire_find(b->report->q, sources->items[i]);

		if (known.kind == THING_SOURCE)
			continue;
		put_row(b, s, row++, ref ? ref->id : "page",
			ref ? ref->title : "Further reading", t, sources->items[i]);
	}
	return row;
}

void book_sources(struct book *b)
{
	const struct questionnaire *q = b->report->q;
	struct book_sheet *s = book_sheet_add(b, "Sources", MUTED);
	int row = 1;

	book_header(b, s, source_columns, N_COLUMNS);
	row = put_rows(b, s, row);
	row = put_references(b, s, row);
	for (size_t i = 0; i < b->decisions.n; i++)
		row = put_pages(b, s, row,
				(struct thing){THING_DECISION, b->decisions.items[i]},
				&q->decisions[b->decisions.items[i]].sources);
	for (size_t i = 0; i < b->answers.n; i++)
		row = put_pages(b, s, row,
				(struct thing){THING_QUESTION, b->answers.items[i]},
				&q->questions[b->answers.items[i]].sources);
	s->frozen_cols = 1;
	if (row > 1)
		book_is_table(s, "SourcesTable", N_COLUMNS, (size_t)row - 1);
	else
		book_text(b, s, 1, 0, "This questionnaire names no sources.",
			  LOOK_SUBTITLE);
}

#define GET(name) \
	static struct datum name(struct arena *a, const struct report *r, size_t i)

GET(term_name)
{
	(void)a;
	return datum_text(r->q->terms[i].term);
}

GET(term_text)
{
	(void)a;
	return datum_text(r->q->terms[i].text);
}

GET(term_also)
{
	struct str s = {0};

	texts_join(&s, &r->q->terms[i].also, ", ");
	return datum_str(a, &s);
}

GET(term_id)
{
	(void)a;
	return datum_text(r->q->terms[i].id);
}

static const struct column term_columns[] = {
	{"Term", 30, LOOK_NAME, term_name},
	{"What it means", 100, LOOK_TEXT, term_text},
	{"Also called", 44, LOOK_TEXT, term_also},
	{"Id", 34, LOOK_MUTED, term_id},
};

void book_glossary(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, "Glossary", MUTED);
	size_t n = b->report->q->n_terms;
	struct indices rows = {arena_new(&b->arena, size_t, n), n};

	for (size_t i = 0; i < n; i++)
		rows.items[i] = i;
	book_table(b, s, "GlossaryTable", term_columns,
		   sizeof term_columns / sizeof *term_columns, &rows,
		   "This questionnaire explains no words.");
	s->printed_cols = 3;
	s->frozen_cols = 1;
}

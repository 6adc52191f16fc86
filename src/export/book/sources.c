/* Where the questions come from, where to read on, what their words mean: Sources,
 * References, Glossary. */
#include "export/book/book.h"

#include "base/names.h"
#include "export/report/answer_words.h"
#include "export/report/caveats.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A source has one row, and in it a cell for each of the first that carry it, so that all
 * of them can be links. What they are about follows beside what is printed: on paper the
 * list is there to be looked things up in. */
enum { AT_SOURCE, AT_SAYS, AT_CARRIED, N_CARRIED = 4, AT_ABOUT = AT_CARRIED + N_CARRIED };

static const struct column source_columns[] = {
	{WORD("Source"), 11, LOOK_NAME, NULL, NULL},
	{WORD("What it says"), 86, LOOK_TEXT, NULL, NULL},
	{WORD("Carried by"), 11, LOOK_LINK, NULL, NULL},
	{WORD("And by"), 11, LOOK_LINK, NULL, NULL},
	{WORD("And by (3)"), 11, LOOK_LINK, NULL, NULL},
	{WORD("And by (4)"), 11, LOOK_LINK, NULL, NULL},
	{WORD("What carries it, and how that stands here"), 110, LOOK_MUTED, NULL, NULL},
};

static void put_carriers(struct book *b, struct book_sheet *s, int row,
			 const struct things *carried)
{
	for (size_t i = 0; i < N_CARRIED; i++) {
		struct thing t = i < carried->n ? carried->items[i] : (struct thing){0};
		const char *link = book_link_to(b, t);

		book_link(b, s, row, AT_CARRIED + (int)i, thing_id(b->report->q, t), link,
			  link ? LOOK_LINK : LOOK_WORD);
	}
}

/* "REL-01 question: What does … mean? (answered)", one after the other. */
static void carriers_words(struct str *out, const struct report *r,
			   const struct things *carried)
{
	for (size_t i = 0; i < carried->n; i++) {
		struct thing t = carried->items[i];
		const char *state = thing_state(r, t);

		str_addf(out, "%s%s %s: %s", i ? "; " : "", thing_id(r->q, t),
			 tr(thing_kind_name(t.kind)), thing_title(r->q, t));
		if (*state)
			str_addf(out, " (%s)", tr(state));
	}
}

static void put_source(struct book *b, struct book_sheet *s, int row,
		       const struct source_row *x)
{
	size_t first = s->n_cells;
	struct str about = {0};

	book_text(b, s, row, AT_SOURCE, x->id, LOOK_NAME);
	book_text(b, s, row, AT_SAYS, x->text, LOOK_TEXT);
	put_carriers(b, s, row, &x->carried);
	carriers_words(&about, b->report, &x->carried);
	book_text(b, s, row, AT_ABOUT, str_text(&about), LOOK_MUTED);
	book_fit_row(b, s, row, first);
	str_release(&about);
}

void book_sources(struct book *b)
{
	const struct questionnaire *q = b->report->q;
	struct book_sheet *s;

	if (!b->report->with_sources)
		return;
	s = book_sheet_add(b, SHEET_SOURCES, MUTED);
	s->printed_cols = AT_ABOUT;
	s->portrait = true;
	book_header(b, s, source_columns, COUNT(source_columns));
	for (size_t i = 0; i < q->n_sources; i++)
		put_source(b, s, 1 + (int)i, &q->sources[i]);
	s->frozen_cols = 1;
	if (q->n_sources)
		book_is_table(s, "SourcesTable", COUNT(source_columns), q->n_sources);
	else
		book_text(b, s, 1, 0, tr("This questionnaire names no sources."),
			  LOOK_SUBTITLE);
}

/* The references come first, and are what is printed; then the pages that questions and
 * decisions name by themselves, which one follows on a screen. */
enum { AT_REFERENCE, AT_TITLE, AT_WHERE, AT_FOR, AT_KIND, AT_ABOUT_IT, AT_STATE };

static const struct column reference_columns[] = {
	{WORD("Id"), 10, LOOK_NAME, NULL, NULL},
	{WORD("Title"), 60, LOOK_TEXT, NULL, NULL},
	{WORD("Where to read"), 80, LOOK_PAGE, NULL, NULL},
	{WORD("For"), 11, LOOK_LINK, NULL, NULL},
	{WORD("Kind"), 10, LOOK_MUTED, NULL, NULL},
	{WORD("What that is about"), 54, LOOK_TEXT, NULL, NULL},
	{WORD("Here"), 13, LOOK_WORD, NULL, NULL},
};

/* What the page is for. */
static void put_use(struct book *b, struct book_sheet *s, int row, struct thing t)
{
	const struct report *r = b->report;
	const char *link = book_link_to(b, t);

	book_link(b, s, row, AT_FOR, thing_id(r->q, t), link, link ? LOOK_LINK : LOOK_WORD);
	book_text(b, s, row, AT_KIND, t.kind == THING_NONE ? "" : tr(thing_kind_name(t.kind)),
		  LOOK_MUTED);
	book_text(b, s, row, AT_ABOUT_IT, thing_title(r->q, t), LOOK_TEXT);
	book_text(b, s, row, AT_STATE, tr(thing_state(r, t)), LOOK_WORD);
}

/* One row. path is a page or a host and a path. */
static void put_page(struct book *b, struct book_sheet *s, int row, const char *id,
		     const char *title, const char *path, struct thing t)
{
	const char *url = source_url(&b->arena, path);
	size_t first = s->n_cells;

	book_text(b, s, row, AT_REFERENCE, id, LOOK_NAME);
	book_text(b, s, row, AT_TITLE, title, LOOK_TEXT);
	book_link(b, s, row, AT_WHERE, path, url, url ? LOOK_PAGE : LOOK_TEXT);
	put_use(b, s, row, t);
	book_fit_row(b, s, row, first);
}

/* The reference that lists a page, or whose path it is; of several the first. */
static struct names pages_of(struct arena *a, const struct questionnaire *q)
{
	struct names pages = {.arena = a};

	for (size_t i = 0; i < q->n_references; i++) {
		const struct reference *ref = &q->references[i];

		if (ref->path)
			names_add(&pages, ref->path, i);
		for (size_t k = 0; k < ref->sources.n; k++)
			names_add(&pages, ref->sources.items[k], i);
	}
	return pages;
}

/* Pages that a thing names by itself; rows of the documents stand on Sources. */
static int put_pages(struct book *b, struct book_sheet *s, int row, struct thing t,
		     const struct texts *sources, const struct names *pages)
{
	for (size_t i = 0; i < sources->n; i++) {
		size_t of = names_find(pages, sources->items[i]);
		const struct reference *ref =
			of == NAMES_NONE ? NULL : &b->report->q->references[of];
		struct thing known = questionnaire_find(b->report->q, sources->items[i]);

		if (known.kind == THING_SOURCE)
			continue;
		put_page(b, s, row++, ref ? ref->id : tr("page"),
			 ref ? ref->title : tr("Further reading"), sources->items[i], t);
	}
	return row;
}

void book_references(struct book *b)
{
	const struct questionnaire *q = b->report->q;
	struct book_sheet *s = book_sheet_add(b, SHEET_REFERENCES, MUTED);
	struct names pages = pages_of(&b->arena, q);
	int row = BOOK_FIRST_REFERENCE;

	s->printed_cols = AT_WHERE + 1;
	s->printed_rows = q->n_references ? BOOK_FIRST_REFERENCE + (int)q->n_references : 0;
	book_header(b, s, reference_columns, COUNT(reference_columns));
	for (size_t i = 0; i < q->n_references; i++)
		put_page(b, s, row++, q->references[i].id, q->references[i].title,
			 q->references[i].path, (struct thing){0});
	for (size_t i = 0; i < b->decisions.n; i++)
		row = put_pages(b, s, row,
				(struct thing){THING_DECISION, b->decisions.items[i]},
				&q->decisions[b->decisions.items[i]].sources, &pages);
	for (size_t i = 0; i < b->answers.n; i++)
		row = put_pages(b, s, row,
				(struct thing){THING_QUESTION, b->answers.items[i]},
				&q->questions[b->answers.items[i]].sources, &pages);
	s->frozen_cols = 1;
	s->portrait = true;
	if (row > 1)
		book_is_table(s, "ReferencesTable", COUNT(reference_columns),
			      (size_t)row - 1);
	else
		book_text(b, s, 1, 0, tr("This questionnaire names no references."),
			  LOOK_SUBTITLE);
}

/* clang-format off */
CELL(term_name, datum_text(w->r->q->terms[w->i].term))
CELL(term_text, datum_text(w->r->q->terms[w->i].text))
CELL_TEXT_OF(term_also, texts_join(out, &w->r->q->terms[w->i].also, ", "))
CELL(term_id, datum_text(w->r->q->terms[w->i].id))
/* clang-format on */

static const struct column term_columns[] = {
	{WORD("Term"), 28, LOOK_NAME, term_name, NULL},
	{WORD("What it means"), 94, LOOK_TEXT, term_text, NULL},
	{WORD("Also called"), 34, LOOK_TEXT, term_also, NULL},
	{WORD("Id"), 34, LOOK_MUTED, term_id, NULL},
};

void book_glossary(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, SHEET_GLOSSARY, MUTED);

	s->printed_cols = 3;
	book_table(b, s, "GlossaryTable", term_columns, COUNT(term_columns),
		   book_all(b, b->report->q->n_terms),
		   WORD("This questionnaire explains no words."));
	s->frozen_cols = 1;
	s->portrait = true;
}

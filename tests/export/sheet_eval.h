/* sheet_eval.h - a small spreadsheet: evaluates the formulas of a book as programs do that open it.
 * It knows the functions that the book uses, and fails on any other. */
#ifndef TESTS_EXPORT_SHEET_EVAL_H
#define TESTS_EXPORT_SHEET_EVAL_H

#include "support.h"

#include <ctype.h>
#include <math.h>
#include <strings.h>

#include "export/book/book.h"

struct seen {
	bool is_text, is_error;
	double number;
	const char *text;
};

struct grid {
	int rows, cols;
	const struct book_cell **cells;
	struct seen *values;  /* of formulas that were evaluated */
	bool *known;
};

struct sheets {
	struct arena arena;
	const struct book *b;
	struct grid *grids;
	/* What stands in one column of one sheet instead of what the book says: by row; NULL: that. */
	int replaced_sheet, replaced_col;
	const char **replaced;
};

struct block {
	int sheet, row, col, last_row, last_col;
};

/* A formula being read. With an array a function looks at its rows, one by one. */
struct reading {
	struct sheets *s;
	const char *at;
	int sheet;
};

static struct seen eval_any(struct reading *r);

static void sheets_open(struct sheets *s, const struct book *b)
{
	*s = (struct sheets){.b = b, .replaced_sheet = -1};
	s->grids = arena_new(&s->arena, struct grid, b->n_sheets);
	for (size_t i = 0; i < b->n_sheets; i++) {
		const struct book_sheet *sheet = &b->sheets[i];
		struct grid *g = &s->grids[i];

		for (size_t k = 0; k < sheet->n_cells; k++) {
			g->rows = sheet->cells[k].row >= g->rows ? sheet->cells[k].row + 1 : g->rows;
			g->cols = sheet->cells[k].col >= g->cols ? sheet->cells[k].col + 1 : g->cols;
		}
		g->cells = arena_new(&s->arena, const struct book_cell *,
				     (size_t)(g->rows * g->cols));
		g->values = arena_new(&s->arena, struct seen, (size_t)(g->rows * g->cols));
		g->known = arena_new(&s->arena, bool, (size_t)(g->rows * g->cols));
		for (size_t k = 0; k < sheet->n_cells; k++)
			g->cells[sheet->cells[k].row * g->cols + sheet->cells[k].col] =
				&sheet->cells[k];
	}
}

static int sheets_named(const struct sheets *s, const char *name)
{
	for (size_t i = 0; i < s->b->n_sheets; i++)
		if (!strcmp(s->b->sheets[i].name, name))
			return (int)i;
	fail_msg("no sheet %s", name);
	return -1;
}

/* Forgets what was evaluated: something was replaced. */
static void sheets_again(struct sheets *s)
{
	for (size_t i = 0; i < s->b->n_sheets; i++)
		memset(s->grids[i].known, 0,
		       (size_t)(s->grids[i].rows * s->grids[i].cols) * sizeof(bool));
}

static struct seen number_value(double x)
{
	return (struct seen){.number = x};
}

static struct seen value_at(struct sheets *s, int sheet, int row, int col)
{
	struct grid *g = &s->grids[sheet];
	const struct book_cell *c;
	struct reading r = {s, NULL, sheet};
	int at = row * g->cols + col;

	if (row >= g->rows || col >= g->cols)
		return number_value(0);
	if (sheet == s->replaced_sheet && col == s->replaced_col && s->replaced[row])
		return (struct seen){.is_text = true, .text = s->replaced[row]};
	c = g->cells[at];
	if (!c || c->kind == CELL_BLANK)
		return number_value(0);
	if (c->kind == CELL_TEXT)
		return (struct seen){.is_text = true, .text = c->text};
	if (c->kind == CELL_NUMBER)
		return number_value(c->number);
	if (g->known[at])
		return g->values[at];
	r.at = c->formula + 1;
	g->values[at] = eval_any(&r);
	if (*r.at)
		fail_msg("cannot read %s at %s", c->formula, r.at);
	g->known[at] = true;
	return g->values[at];
}

static bool eats(struct reading *r, const char *what)
{
	size_t n = strlen(what);

	if (strncmp(r->at, what, n) != 0)
		return false;
	r->at += n;
	return true;
}

static void must(struct reading *r, const char *what)
{
	if (!eats(r, what))
		fail_msg("%s is missing at %s", what, r->at);
}

static bool read_cell(struct reading *r, int *row, int *col)
{
	const char *s = r->at;

	s += *s == '$';
	if (!isupper((unsigned char)*s))
		return false;
	for (*col = 0; isupper((unsigned char)*s) && *col < 1000; s++)
		*col = *col * 26 + *s - 'A' + 1;
	--*col;
	s += *s == '$';
	if (!isdigit((unsigned char)*s))
		return false;
	for (*row = -1; isdigit((unsigned char)*s); s++)
		*row = (*row + 1) * 10 + *s - '0' - 1;
	if (*s == '(' || isalpha((unsigned char)*s))
		return false;
	r->at = s;
	return true;
}

/* The name of a sheet in quotes, in which one stands doubled; NULL where none stands. */
static const char *read_quoted(struct reading *r)
{
	struct str name = {0};
	const char *copy, *s = r->at;

	if (*s++ != '\'')
		return NULL;
	for (; *s != '\'' || s[1] == '\''; s++) {
		s += *s == '\'';
		str_addc(&name, *s);
	}
	r->at = s + 1;
	copy = arena_strdup(&r->s->arena, str_text(&name));
	str_release(&name);
	return copy;
}

/* A place or an area, of this sheet or another. */
static bool read_area(struct reading *r, struct block *a)
{
	const char *from = r->at, *end = from + strspn(from, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
							     "abcdefghijklmnopqrstuvwxyz");
	const char *quoted = read_quoted(r);

	a->sheet = r->sheet;
	if (quoted) {
		a->sheet = sheets_named(r->s, quoted);
		must(r, "!");
	} else if (end > from && *end == '!') {
		a->sheet = sheets_named(r->s, arena_strndup(&r->s->arena, from,
							    (size_t)(end - from)));
		r->at = end + 1;
	}
	if (!read_cell(r, &a->row, &a->col)) {
		r->at = from;
		return false;
	}
	a->last_row = a->row;
	a->last_col = a->col;
	if (eats(r, ":") && !read_cell(r, &a->last_row, &a->last_col))
		fail_msg("no area at %s", r->at);
	return true;
}

static bool same_text(struct seen a, struct seen b)
{
	return a.is_text && b.is_text && !strcasecmp(a.text, b.text);
}

static int order(struct seen a, struct seen b)
{
	if (a.is_text || b.is_text)
		return a.is_text && b.is_text ? strcasecmp(a.text, b.text) : a.is_text - b.is_text;
	return a.number < b.number ? -1 : a.number > b.number;
}

/* Does a cell meet a criterion: a word, or "<>" and one? */
static bool meets(struct seen v, struct seen criterion)
{
	if (criterion.is_text && !strncmp(criterion.text, "<>", 2))
		return !same_text(v, (struct seen){.is_text = true, .text = criterion.text + 2});
	return criterion.is_text ? same_text(v, criterion) : !v.is_text && order(v, criterion) == 0;
}

static double half_up(double x, int digits)
{
	double scale = pow(10, digits), whole;
	double part = modf(fabs(x) * scale, &whole);

	whole += part >= 0.5 ? 1 : 0;
	return (x < 0 ? -whole : whole) / scale;
}

/* COUNTIF, COUNTIFS, SUMIFS: sum is what is added, or NULL to count. */
static struct seen eval_ifs(struct reading *r, bool sums)
{
	struct block sum = {0}, a[4];
	struct seen want[4];
	int n = 0;
	double total = 0;

	if (sums) {
		assert_true(read_area(r, &sum));
		must(r, ",");
	}
	do {
		assert_true(n < 4 && read_area(r, &a[n]));
		must(r, ",");
		want[n++] = eval_any(r);
	} while (eats(r, ","));
	must(r, ")");
	for (int row = 0; row <= a[0].last_row - a[0].row; row++) {
		bool yes = true;
		struct seen v = number_value(1);

		for (int k = 0; k < n && yes; k++)
			yes = meets(value_at(r->s, a[k].sheet, a[k].row + row, a[k].col), want[k]);
		if (yes && sums)
			v = value_at(r->s, sum.sheet, sum.row + row, sum.col);
		if (yes && !v.is_text)
			total += v.number;
	}
	return number_value(total);
}

/* An argument of SUMPRODUCT: the cells of an area, or whether each is a number or is like
 * something. */
struct factor {
	struct block a;
	enum { FACTOR_CELLS, FACTOR_NUMBERS, FACTOR_EXACT, FACTOR_LIKE } kind;
	struct seen like;
};

static struct factor read_factor(struct reading *r)
{
	struct factor f = {.kind = eats(r, "--ISNUMBER(") ? FACTOR_NUMBERS
				   : eats(r, "--EXACT(")  ? FACTOR_EXACT
				   : eats(r, "--(")	  ? FACTOR_LIKE
							  : FACTOR_CELLS};

	assert_true(read_area(r, &f.a));
	if (f.kind == FACTOR_EXACT || f.kind == FACTOR_LIKE) {
		must(r, f.kind == FACTOR_EXACT ? "," : "=");
		f.like = eval_any(r);
	}
	if (f.kind != FACTOR_CELLS)
		must(r, ")");
	return f;
}

static double factor_at(struct sheets *s, const struct factor *f, int row)
{
	struct seen v = value_at(s, f->a.sheet, f->a.row + row, f->a.col);
	const struct grid *g = &s->grids[f->a.sheet];
	int at = (f->a.row + row) * g->cols + f->a.col;
	bool there = f->a.row + row < g->rows && g->cells[at] && g->cells[at]->kind != CELL_BLANK;

	switch (f->kind) {
	case FACTOR_NUMBERS:
		return there && !v.is_text;
	case FACTOR_EXACT:
		return v.is_text && f->like.is_text && !strcmp(v.text, f->like.text);
	case FACTOR_LIKE:
		return same_text(v, f->like);
	case FACTOR_CELLS:
		break;
	}
	return v.is_text ? 0 : v.number;
}

static struct seen eval_sumproduct(struct reading *r)
{
	struct factor f[4];
	int n = 0;
	double total = 0;

	do {
		assert_true(n < 4);
		f[n++] = read_factor(r);
	} while (eats(r, ","));
	must(r, ")");
	for (int row = 0; row <= f[0].a.last_row - f[0].a.row; row++) {
		double product = 1;

		for (int k = 0; k < n && (product > 0 || product < 0); k++)
			product *= factor_at(r->s, &f[k], row);
		total += product;
	}
	return number_value(total);
}

/* Place of a value among those of a column, or of a list in braces. */
static struct seen eval_match(struct reading *r)
{
	struct seen want = eval_any(r), found = {.is_error = true};
	struct block a;
	int n = 0;

	must(r, ",");
	if (eats(r, "{")) {
		do {
			n++;
			if (found.is_error && same_text(eval_any(r), want))
				found = number_value(n);
			else if (!found.is_error)
				eval_any(r);
		} while (eats(r, ","));
		must(r, "}");
	} else {
		assert_true(read_area(r, &a));
		for (int row = a.row; row <= a.last_row && found.is_error; row++)
			if (same_text(value_at(r->s, a.sheet, row, a.col), want))
				found = number_value(row - a.row + 1);
	}
	must(r, ",0)");
	return found;
}

static struct seen eval_index(struct reading *r)
{
	struct block a;
	struct seen place;

	assert_true(read_area(r, &a));
	must(r, ",");
	place = eval_any(r);
	must(r, ")");
	return place.is_error ? place
			      : value_at(r->s, a.sheet, a.row + (int)place.number - 1, a.col);
}

/* SUM, MIN, MAX, AND, OR: of numbers and areas. */
static struct seen eval_many(struct reading *r, char which)
{
	double total = which == '<' ? HUGE_VAL : which == '>' ? -HUGE_VAL : which == '&';
	struct block a;

	do {
		const char *from = r->at;
		bool is_area = read_area(r, &a) && strchr(",)", *r->at);
		struct seen v;

		if (!is_area) {
			r->at = from;
			a = (struct block){0};
		}
		for (int row = a.row; row <= a.last_row; row++)
			for (int col = a.col; col <= a.last_col; col++) {
				v = is_area ? value_at(r->s, a.sheet, row, col) : eval_any(r);
				if (v.is_error)
					fail_msg("an error before %s", r->at);
				if (v.is_text)
					continue;
				total = which == '+'   ? total + v.number
					: which == '<' ? fmin(total, v.number)
					: which == '>' ? fmax(total, v.number)
					: which == '&' ? total != 0 && v.number != 0
						       : total != 0 || v.number != 0;
			}
	} while (eats(r, ","));
	must(r, ")");
	return number_value(total);
}

static struct seen eval_function(struct reading *r)
{
	static const struct {
		const char *name;
		char which;
	} many[] = {{"SUM(", '+'}, {"MIN(", '<'}, {"MAX(", '>'}, {"AND(", '&'}, {"OR(", '|'}};
	struct seen v, w, x;

	for (size_t i = 0; i < COUNT_OF(many); i++)
		if (eats(r, many[i].name))
			return eval_many(r, many[i].which);
	if (eats(r, "SUMPRODUCT("))
		return eval_sumproduct(r);
	if (eats(r, "COUNTIFS(") || eats(r, "COUNTIF("))
		return eval_ifs(r, false);
	if (eats(r, "SUMIFS("))
		return eval_ifs(r, true);
	if (eats(r, "MATCH("))
		return eval_match(r);
	if (eats(r, "INDEX("))
		return eval_index(r);
	if (eats(r, "ROUND(") || eats(r, "IFERROR(")) {
		bool rounds = r->at[-2] == 'D';

		v = eval_any(r);
		must(r, ",");
		w = eval_any(r);
		must(r, ")");
		return rounds ? number_value(half_up(v.number, (int)w.number)) : v.is_error ? w : v;
	}
	must(r, "IF(");
	v = eval_any(r);
	must(r, ",");
	w = eval_any(r);
	must(r, ",");
	x = eval_any(r);
	must(r, ")");
	return v.number != 0 ? w : x;
}

static struct seen eval_one(struct reading *r)
{
	struct block a;
	struct seen v;
	char *end;

	if (eats(r, "(")) {
		v = eval_any(r);
		must(r, ")");
		return v;
	}
	if (*r->at == '"') {
		const char *from = ++r->at;

		r->at += strcspn(from, "\"");
		v = (struct seen){.is_text = true,
				   .text = arena_strndup(&r->s->arena, from,
							 (size_t)(r->at - from))};
		r->at++;
		return v;
	}
	if (isdigit((unsigned char)*r->at)) {
		v = number_value(strtod(r->at, &end));
		r->at = end;
		return v;
	}
	if (read_area(r, &a))
		return value_at(r->s, a.sheet, a.row, a.col);
	return eval_function(r);
}

static struct seen eval_product(struct reading *r)
{
	struct seen v = eval_one(r);

	for (;;) {
		if (eats(r, "*"))
			v = number_value(v.number * eval_one(r).number);
		else if (eats(r, "/"))
			v = number_value(v.number / eval_one(r).number);
		else
			return v;
	}
}

static struct seen eval_sum(struct reading *r)
{
	struct seen v = eval_product(r);

	for (;;) {
		if (eats(r, "+"))
			v = number_value(v.number + eval_product(r).number);
		else if (eats(r, "-"))
			v = number_value(v.number - eval_product(r).number);
		else
			return v;
	}
}

static struct seen eval_any(struct reading *r)
{
	static const char *const signs[] = {"<>", "<=", ">=", "=", "<", ">"};
	struct seen v = eval_sum(r);

	for (int i = 0; i < (int)COUNT_OF(signs); i++) {
		int o;

		if (!eats(r, signs[i]))
			continue;
		o = order(v, eval_sum(r));
		return number_value(i == 0   ? o != 0
				    : i == 1 ? o <= 0
				    : i == 2 ? o >= 0
				    : i == 3 ? o == 0
				    : i == 4 ? o < 0
					     : o > 0);
	}
	return v;
}

#endif

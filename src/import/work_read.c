#include "import/work_read.h"

#include <stdarg.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/str.h"
#include "engine/saying.h"
#include "import/csv.h"

#define FILE_BYTES_MAX (256u << 20)
/* How far down a header may stand: people put a title above. */
#define HEADER_ROWS 100
/* The first day that a bare number can mean: else 2027 would be one of 1905. */
#define DAY_FIRST 10957 /* 2000-01-01 */

/* Cells as they stand in a sheet of a workbook, or in a CSV file. */
struct grid {
	const char *name; /* NULL: CSV */
	const struct xlsx_cell *cells;
	size_t n;
	bool from_1904;
};

struct reading {
	struct work *file, *base;
	const char *path;
	struct diags *d;
	bool found[WORK_TABLES];
	const char *lacks[WORK_TABLES]; /* the sheet that looks like it, and a title it lacks */
	const char *lacking[WORK_TABLES];
};

/* Places. */

static void add_sheet_name(struct str *out, const char *name)
{
	bool plain = true;

	for (const char *c = name; *c; c++)
		plain = plain && ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
				  (*c >= '0' && *c <= '9') || (unsigned char)*c >= 0x80);
	str_addf(out, plain ? "%s!" : "'%s'!", name);
}

void work_place(struct str *out, const struct work_row *row, size_t field)
{
	const struct work_layout *layout = &work_layouts[row->table];
	size_t col = field == WORK_FIELDS ? row->sheet->key : row->sheet->columns[field];
	char place[XLSX_PLACE_MAX];

	if (row->sheet->name) {
		add_sheet_name(out, row->sheet->name);
		str_add(out, xlsx_place(place, row->row, col));
	} else {
		str_addf(out, "row %zu, column %s", row->row + 1,
			 field == WORK_FIELDS ? layout->key : layout->titles[field]);
	}
}

void work_fault(struct diags *d, const char *path, const struct work_row *row, size_t field,
		const char *fmt, ...)
{
	char text[1024];
	struct str place = {0};
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	work_place(&place, row, field);
	diag_add(d, (struct loc){path, 0, 0}, "%s: %s", str_text(&place), text);
	str_release(&place);
}

/* Cells as values. */

static const char *text_value(struct arena *a, const char *text, bool escapes)
{
	struct str plain = {0};
	const char *value;
	size_t to = 0;

	if (escapes)
		xlsx_unescape(&plain, text);
	else
		str_add(&plain, text);
	for (size_t i = 0; i < plain.len; i++) /* line ends, as different programs write them */
		if (plain.data[i] != '\r')
			plain.data[to++] = plain.data[i];
		else if (i + 1 == plain.len || plain.data[i + 1] != '\n')
			plain.data[to++] = '\n';
	if (plain.len)
		str_truncate(&plain, to);
	value = work_value(a, arena_strndup(a, str_text(&plain), plain.len));
	str_release(&plain);
	return value;
}

/* The value of a cell; NULL with what is wrong with it. */
static const char *cell_value(struct arena *a, const struct grid *g, const struct xlsx_cell *c,
			      bool is_day, const char **fault)
{
	char buf[XLSX_DIGITS_MAX];
	long day;

	if (*c->formula) {
		*fault = "holds a formula; put in its place what it comes to";
		return NULL;
	}
	if (c->is_text)
		return text_value(a, c->text, g->name);
	if (c->kind == XLSX_ERROR) {
		*fault = "holds an error";
		return NULL;
	}
	if (c->kind == XLSX_TRUTH)
		return *c->text == '1' ? "TRUE" : "FALSE";
	if (!is_day && !c->is_dated && c->kind == XLSX_NUMBER)
		return arena_strdup(a, xlsx_digits(buf, c->text));
	if (xlsx_day(c, g->from_1904, &day) &&
	    (c->is_dated || c->kind == XLSX_TIME || day >= DAY_FIRST))
		return arena_strdup(a, date_text(buf, day));
	*fault = "is no day; use a date like 2026-12-15";
	return NULL;
}

/* A sheet. */

/* What the file calls what the program calls so. */
static const char *here(const struct reading *rd, const char *english)
{
	return work_word_here(&rd->file->words, english);
}

static bool is_title(const struct xlsx_cell *c, const char *title)
{
	static const char around[] = " \t\r\n";
	const char *text = c->text + strspn(c->text, around);
	size_t n = strlen(title);

	return c->is_text && !strncmp(text, title, n) && !text[n + strspn(text + n, around)];
}

/* The end of the row that begins at cell i. */
static size_t row_end(const struct grid *g, size_t i)
{
	size_t row = g->cells[i].row;

	while (i < g->n && g->cells[i].row == row)
		i++;
	return i;
}

/* Is the row from one cell to another the header of the table? Else remembers what a sheet
 * lacks that looks as if it were. */
static bool is_header(struct reading *rd, const struct grid *g, enum work_table table, size_t from,
		      size_t to, struct work_sheet *s)
{
	const struct work_layout *layout = &work_layouts[table];
	const char *missing = NULL;
	bool keyed = false;
	size_t have = 0;

	for (size_t c = from; c < to; c++)
		if (is_title(&g->cells[c], here(rd, layout->key))) {
			s->key = g->cells[c].col;
			keyed = true;
		}
	for (size_t f = 0; f < WORK_FIELDS && layout->titles[f]; f++) {
		size_t n = 0;

		for (size_t c = from; c < to; c++)
			if (is_title(&g->cells[c], here(rd, layout->titles[f]))) {
				s->columns[f] = g->cells[c].col;
				n++;
			}
		have += n == 1;
		missing = n == 1 || missing ? missing : layout->titles[f];
	}
	missing = keyed ? missing : layout->key;
	if (missing && have && (!g->name || !strcmp(g->name, here(rd, layout->sheet)))) {
		rd->lacks[table] = g->name ? here(rd, layout->sheet) : "";
		rd->lacking[table] = here(rd, missing);
	}
	return !missing;
}

/* The program's word for what was chosen; what is none of them is refused here where the file has
 * words of its own, for nobody else knows these. */
static const char *chosen(struct reading *rd, const struct work_row *row, size_t f,
			  const char *value)
{
	const struct work_words *words = &rd->file->words;
	enum word_group group = work_layouts[row->table].choices;
	const char *english = work_word_english(words, group, value);
	struct nearest near = {.word = value};
	struct str all = {0};

	if (english || !words->n || !*value)
		return english ? english : value;
	for (size_t i = 0; i < words->n; i++)
		if (words->items[i].group == group) {
			nearest_try(&near, words->items[i].here);
			str_addf(&all, "%s%s", all.len ? ", " : "", words->items[i].here);
		}
	work_fault(rd->d, rd->path, row, f, "'%.80s' is not possible%s; there are %s", value,
		   nearest_hint(&near), str_text(&all));
	str_release(&all);
	return NULL;
}

static void read_field(struct reading *rd, const struct grid *g, struct work_row *row, size_t f,
		       const struct xlsx_cell *c)
{
	const char *fault = NULL;

	row->values[f] = cell_value(&rd->file->arena, g, c, f == work_layouts[row->table].day,
				    &fault);
	if (!row->values[f])
		work_fault(rd->d, rd->path, row, f, "%s", fault);
	else if (f == work_layouts[row->table].choice)
		row->values[f] = chosen(rd, row, f, row->values[f]);
}

/* The cell in a column of a row, or NULL. */
static const struct xlsx_cell *cell_in(const struct grid *g, size_t from, size_t to, size_t col)
{
	while (from < to && g->cells[from].col < col)
		from++;
	return from < to && g->cells[from].col == col ? &g->cells[from] : NULL;
}

/* What is filled in where it belongs to nothing. */
static void refuse_nameless(struct reading *rd, const struct grid *g, const struct work_row *at,
			    size_t from, size_t to)
{
	for (size_t f = 0; f < WORK_FIELDS && work_layouts[at->table].titles[f]; f++)
		if (cell_in(g, from, to, at->sheet->columns[f])) {
			work_fault(rd->d, rd->path, at, f,
				   "this row has no %s, so nothing can be said of it; %s",
				   here(rd, work_layouts[at->table].key),
				   at->table == WORK_PLAN
					   ? "a level is a step of its action: say it of that"
					   : "plumbline accept adds a risk");
			return;
		}
}

static void read_row(struct reading *rd, const struct grid *g, struct work_row at, size_t from,
		     size_t to)
{
	const struct xlsx_cell *key = cell_in(g, from, to, at.sheet->key);
	const char *fault, *id = key ? cell_value(&rd->file->arena, g, key, false, &fault) : "";
	struct work_row *row;

	if (!id || !*id) {
		refuse_nameless(rd, g, &at, from, to);
		return;
	}
	if (!work_add(rd->file, at.table, id, &row)) {
		row = work_find(rd->file, at.table, id);
		row->twice = true;
		work_fault(rd->d, rd->path, &at, WORK_FIELDS,
			   "%.80s stands in row %zu already; take one of the two rows out", id,
			   row->row + 1);
		return;
	}
	row->sheet = at.sheet;
	row->row = at.row;
	for (size_t f = 0; f < WORK_FIELDS && work_layouts[at.table].titles[f]; f++) {
		const struct xlsx_cell *c = cell_in(g, from, to, at.sheet->columns[f]);

		if (c)
			read_field(rd, g, row, f, c);
	}
	if (at.table == WORK_PLAN && row->values[SAID_STATUS] && !*row->values[SAID_STATUS])
		row->values[SAID_STATUS] = plan_status_name(PLAN_OPEN);
}

/* Where the rows of the table begin, behind its header; 0 when it does not stand there. */
static size_t find_table(struct reading *rd, const struct grid *g, enum work_table table,
			 struct work_sheet *s)
{
	size_t end;

	for (size_t i = 0; i < g->n && g->cells[i].row < HEADER_ROWS; i = end) {
		end = row_end(g, i);
		if (is_header(rd, g, table, i, end, s))
			return end;
	}
	return 0;
}

static void read_rows(struct reading *rd, const struct grid *g, enum work_table table, size_t i,
		      const struct work_sheet *found)
{
	struct work_sheet *s = arena_new(&rd->file->arena, struct work_sheet, 1);
	size_t end;

	*s = *found;
	s->name = g->name ? arena_strdup(&rd->file->arena, g->name) : NULL;
	rd->found[table] = true;
	for (; i < g->n; i = end) {
		struct work_row at = {.table = table, .sheet = s, .row = g->cells[i].row};

		end = row_end(g, i);
		read_row(rd, g, at, i, end);
	}
}

/* What a workbook was made from. */

static const char *cell_text(struct work *w, const struct xlsx_cell *c)
{
	return c && c->is_text ? text_value(&w->arena, c->text, true) : "";
}

/* Adds a fault at a cell of that sheet. */
static void made_fault(struct reading *rd, const struct grid *g, size_t row, size_t col,
		       const char *text)
{
	struct str place = {0};
	char cell[XLSX_PLACE_MAX];

	add_sheet_name(&place, g->name);
	str_add(&place, xlsx_place(cell, row, col));
	diag_add(rd->d, (struct loc){rd->path, 0, 0}, "%s: %s", str_text(&place), text);
	str_release(&place);
}

/* What stands for a word of the program, of which it says nothing yet. A later version may look for
 * words that this one does not know. */
static void read_word(struct reading *rd, const struct grid *g, size_t row, const char *english,
		      const char *word)
{
	struct work_words *w = &rd->file->words;
	struct err err = {0};

	if (!w->n)
		work_words_begin(w);
	for (size_t i = 0; i < w->n && !*err.text; i++) {
		if (strcmp(w->items[i].english, english) != 0)
			continue;
		if (w->items[i].here && w->items[i].here != word)
			err_set(&err, EXIT_CODE_DATA, "what stands for '%s' is said before",
				w->items[i].english);
		w->items[i].here = word;
		if (!*err.text)
			work_word_check(w->items, w->n, i, &err);
	}
	if (*err.text)
		made_fault(rd, g, row, 2, err.text);
}

/* All of them are said, or none. */
static void check_words(struct reading *rd, const struct grid *g)
{
	const struct work_words *w = &rd->file->words;
	struct err err = {0};

	for (size_t i = 0; i < w->n; i++)
		if (!w->items[i].here && !work_word_check(w->items, w->n, i, &err))
			made_fault(rd, g, MADE_ROWS, 2, err.text);
}

static void read_made_row(struct reading *rd, const struct grid *g, size_t from, size_t to)
{
	struct work *w = rd->base;
	const char *word = cell_text(w, cell_in(g, from, to, 0));
	const char *id = cell_text(w, cell_in(g, from, to, 1));
	struct work_row *row;
	enum work_table t = WORK_PLAN;

	if (!strcmp(word, MADE_WORD)) {
		read_word(rd, g, g->cells[from].row, id,
			  cell_text(rd->file, cell_in(g, from, to, 2)));
		return;
	}

	while (t < WORK_TABLES && strcmp(word, work_layouts[t].word) != 0)
		t++;
	if (t == WORK_TABLES || !*id || !work_add(w, t, id, &row))
		return;
	for (size_t f = 0; f < WORK_FIELDS; f++)
		row->values[f] = cell_text(w, cell_in(g, from, to, f + 2));
}

static void read_made(struct reading *rd, const struct grid *g)
{
	struct work *w = rd->base;
	const char **facts[MADE_ROWS] = {
		[MADE_ASSESSMENT] = &w->assessment, [MADE_QUESTIONNAIRE] = &w->questionnaire,
		[MADE_VERSION] = &w->version,	    [MADE_GENERATED] = &w->generated,
		[MADE_TARGET] = &w->target};
	size_t end;

	w->made = true;
	w->made_sheet = arena_strdup(&w->arena, g->name);
	for (size_t i = 0; i < g->n; i = end) {
		size_t row = g->cells[i].row;

		end = row_end(g, i);
		if (row >= MADE_ROWS)
			read_made_row(rd, g, i, end);
		else if (row)
			*facts[row] = cell_text(w, cell_in(g, i, end, 1));
	}
	check_words(rd, g);
}

/* Whole files. */

static bool is_made_from(const struct grid *g)
{
	return g->n && !g->cells[0].row && !g->cells[0].col && is_title(&g->cells[0], MADE_MARK);
}

static struct grid grid_of(const struct xlsx *x, size_t sheet)
{
	struct grid g = {.name = xlsx_sheet_name(x, sheet), .from_1904 = xlsx_from_1904(x)};

	g.cells = xlsx_cells(x, sheet, &g.n);
	return g;
}

/* A sheet may be called otherwise by now, and others may show the same columns to be read: where
 * none has its name, the longest is it. */
static void read_table(struct reading *rd, const struct xlsx *x, enum work_table table)
{
	struct grid best = {0};
	struct work_sheet found = {0};
	size_t begin = 0;

	for (size_t i = 0; i < xlsx_sheets(x); i++) {
		struct grid g = grid_of(x, i);
		struct work_sheet s = {0};
		size_t at = find_table(rd, &g, table, &s);
		bool own = !strcmp(g.name, here(rd, work_layouts[table].sheet));

		if (!at || (!own && g.n - at <= best.n - begin && begin))
			continue;
		best = g;
		found = s;
		begin = at;
		if (own)
			break;
	}
	if (begin)
		read_rows(rd, &best, table, begin, &found);
}

static bool read_workbook(struct reading *rd, const struct str *bytes, struct err *err)
{
	struct xlsx *x = xlsx_open_bytes(str_text(bytes), bytes->len, false, err);
	size_t faults = rd->d->n;
	bool made = false, known;

	if (!x)
		return false;
	for (size_t i = 0; i < xlsx_sheets(x) && !made; i++) {
		struct grid g = grid_of(x, i);

		made = is_made_from(&g);
		if (made)
			read_made(rd, &g);
	}
	known = rd->d->n == faults;
	for (enum work_table t = WORK_PLAN; made && known && t < WORK_TABLES; t++)
		read_table(rd, x, t);
	xlsx_close(x);
	if (made && !known)
		return err_set(err, EXIT_CODE_DATA,
			       "what its words stand for cannot be told; export it anew");
	return made || err_set(err, EXIT_CODE_DATA,
			       "does not say what it was made from: its hidden sheet '" MADE_SHEET
			       "' is missing, or an older version made it; export it anew");
}

static bool read_csv(struct reading *rd, const struct str *bytes, struct err *err)
{
	struct arena arena = {0};
	struct grid g = {0};
	struct work_sheet s = {0};
	struct xlsx_cell *cells;
	size_t at;
	bool ok = csv_cells(&arena, str_text(bytes), bytes->len, &cells, &g.n, err);

	if (ok) {
		g.cells = cells;
		at = find_table(rd, &g, WORK_PLAN, &s);
		if (at)
			read_rows(rd, &g, WORK_PLAN, at, &s);
	}
	arena_release(&arena);
	return ok;
}

/* A table that was exported and is not there, or not all of it. */
static bool check_found(const struct reading *rd, enum work_table table, struct err *err)
{
	const struct work_layout *layout = &work_layouts[table];
	bool wanted = table == WORK_PLAN || rd->base->by_id[table].n > 0;

	if (rd->found[table] || !wanted)
		return true;
	if (rd->lacking[table])
		return err_set(err, EXIT_CODE_DATA,
			       "%s%s has no column '%s', or two of them; call it so again",
			       *rd->lacks[table] ? "sheet " : "its header", rd->lacks[table],
			       rd->lacking[table]);
	return err_set(err, EXIT_CODE_DATA,
		       "has no table with the columns %s, %s, %s and so on, which stood in the "
		       "sheet %s", here(rd, layout->key), here(rd, layout->titles[0]),
		       here(rd, layout->titles[1]), here(rd, layout->sheet));
}

bool work_read(struct work *file, struct work *base, const char *path, struct diags *d,
	       struct err *err)
{
	struct reading rd = {.file = file, .base = base, .path = path, .d = d};
	struct str bytes = {0};
	bool ok = file_read(path, FILE_BYTES_MAX, &bytes, NULL, err);

	work_begin(file);
	work_begin(base);
	if (ok)
		ok = bytes.len > 1 && !memcmp(bytes.data, "PK", 2) ? read_workbook(&rd, &bytes, err)
								   : read_csv(&rd, &bytes, err);
	str_release(&bytes);
	return ok && check_found(&rd, WORK_PLAN, err) && check_found(&rd, WORK_RISKS, err);
}

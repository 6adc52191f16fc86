/* export_bench - what an export takes beyond its plan, against bare libraries.
 *
 *   export_bench FOLDER BARE_BOOK N...
 *
 * FOLDER holds bench-N and mixed-N with their assessments, as questions.sh makes them. The
 * workbook is held against libxlsxwriter alone with the same cells and formats (bare_book.c,
 * which gets them as a dump), the JSON against cJSON that builds and prints the same
 * document. What a row costs in the largest is held against the smallest, for each format,
 * written and read back. Scores and plans are made before the clock starts. */
#define _POSIX_C_SOURCE 200809L
#include <cjson/cJSON.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "book_dump.h"
#include "export/book/book.h"
#include "export/export.h"
#include "import/xlsx/zip_read.h"
#include "export/report/formats.h"
#include "measure.h"

enum { SIZES_MAX = 8, PATH_LEN = 4096 };

/* One assessment and all that follows from it. */
struct world {
	struct assessment_file *file;
	struct report report;
};

static const char *folder;

static const char *path_of(const char *name, int n, const char *suffix)
{
	static char paths[4][PATH_LEN];
	static int next;
	char *path = paths[next++ % 4];

	snprintf(path, PATH_LEN, "%s/%s-%d%s", folder, name, n, suffix);
	return path;
}

static _Noreturn void fail_with(const char *text)
{
	errno = 0;
	fail(text);
}

static void world_open(struct world *w, const char *name, int n)
{
	struct diags d = {0};
	struct err err = {0};

	w->file = assessment_open(path_of(name, n, ".json"), path_of(name, n, ""), OPEN_READ,
				  false, &d, &err);
	if (!w->file) {
		diags_print(&d, stderr);
		fail_with(err.text);
	}
	report_make(&w->report, w->file, NULL);
}

static void world_close(struct world *w)
{
	report_release(&w->report);
	assessment_close(w->file);
}

/* Handing a book to bare_book. */

static void put_text(FILE *out, const char *text)
{
	fwrite(text, 1, strlen(text) + 1, out);
}

static void put_format(FILE *out, const struct style *s, bool painted)
{
	bool in_table = s->line || s->strong_line || s->fill == ACCENT || s->set_in;
	struct dump_format d = {
		.size = s->size > 0 ? s->size : 10,
		.colour = s->colour,
		.fill = s->fill,
		.bottom = s->line ? LINE : 0,
		.top = s->strong_line ? ACCENT : 0,
		.across = s->align == ALIGN_LEFT ? -1 : s->align == ALIGN_RIGHT,
		.bold = s->bold,
		.painted = painted,
		.underlined = s->underlined,
		.wrap = s->wrap,
		.indent = in_table && (s->align == ALIGN_LEFT || !s->number),
		.middle = s->middle,
		.unlocked = s->unlocked,
	};

	fputc('F', out);
	fwrite(&d, sizeof d, 1, out);
	put_text(out, s->number ? s->number : "");
}

static void put_cell(FILE *out, const struct book_cell *c)
{
	static const int kinds[] = {
		[CELL_BLANK] = DUMP_BLANK,
		[CELL_TEXT] = DUMP_TEXT,
		[CELL_NUMBER] = DUMP_NUMBER,
		[CELL_FORMULA] = DUMP_FORMULA,
	};
	struct dump_cell d = {c->number, c->row, c->col, kinds[c->kind], (int32_t)c->look};

	if (c->kind == CELL_TEXT && c->link)
		d.kind = DUMP_LINK;
	fputc('C', out);
	fwrite(&d, sizeof d, 1, out);
	if (c->kind == CELL_TEXT)
		put_text(out, c->text);
	if (d.kind == DUMP_LINK)
		put_text(out, c->link);
	if (c->kind == CELL_FORMULA)
		put_text(out, c->formula);
}

static void put_sheet(FILE *out, const struct book_sheet *s)
{
	fputc('S', out);
	put_text(out, s->name);
	for (size_t i = 0; i < s->n_widths; i++) {
		fputc('W', out);
		fwrite(&s->widths[i], sizeof s->widths[i], 1, out);
	}
	for (size_t i = 0; i < s->n_rows; i++) {
		const struct row_shape *r = &s->rows[i];
		int32_t record[] = {r->row, r->folded, r->folds};

		fputc('H', out);
		fwrite(record, sizeof record, 1, out);
		fwrite(&r->height, sizeof r->height, 1, out);
	}
	for (size_t i = 0; i < s->n_joined; i++) {
		const struct joined *j = &s->joined[i];
		int32_t record[] = {j->row, j->col, j->last_col, (int32_t)j->look};

		fputc('J', out);
		fwrite(record, sizeof record, 1, out);
	}
	for (size_t i = 0; i < s->n_cells; i++)
		put_cell(out, &s->cells[i]);
}

static void dump(const struct report *r, const char *path)
{
	FILE *out = fopen(path, "wb");
	struct book b;

	if (!out)
		fail(path);
	book_make(&b, r);
	for (int i = 0; i < LOOK_END; i++)
		put_format(out, style_of((enum look)i), i >= LOOK_CRITICAL);
	for (size_t i = 0; i < b.n_sheets; i++)
		put_sheet(out, &b.sheets[i]);
	book_release(&b);
	if (fclose(out))
		fail(path);
}

static double bare_book(const char *program, const char *dump, const char *to)
{
	char line[3 * PATH_LEN];
	double us = 0;
	FILE *said;

	snprintf(line, sizeof line, "'%s' '%s' '%s'", program, dump, to);
	said = popen(line, "r");
	if (!said || fscanf(said, "%lf", &us) != 1 || pclose(said) != 0)
		fail(program);
	return us;
}

/* The cells of a sheet as XML, the same in both; rows beside bars of data have one attribute
 * more, and bars are not replayed. */
static bool same_cells(const struct zip_entry *a, const struct zip_entry *b)
{
	static const char more[] = " x14ac:dyDescent=\"0.25\"";
	const char *x = strstr(a->bytes, "<sheetData"), *y = b ? strstr(b->bytes, "<sheetData") : NULL;
	const char *end = strstr(a->bytes, "</sheetData>");

	if (!x || !y || !end)
		return false;
	while (x < end) {
		if (*x == ' ' && !strncmp(x, more, sizeof more - 1))
			x += sizeof more - 1;
		else if (*x++ != *y++)
			return false;
	}
	return true;
}

static void compare_books(const char *ours, const char *bare)
{
	struct arena arena = {0};
	struct zip a, b;
	struct err err;
	size_t n, m;
	char *x = read_whole(ours, &n), *y = read_whole(bare, &m);

	if (!zip_read(&arena, x, n, &a, &err) || !zip_read(&arena, y, m, &b, &err))
		fail_with(err.text);
	for (size_t i = 0; i < a.n; i++)
		if (!strncmp(a.entries[i].name, "xl/worksheets/sheet", 19) &&
		    !same_cells(&a.entries[i], zip_find(&b, a.entries[i].name)))
			fail_with("bare_book writes other cells");
	arena_release(&arena);
	free(x);
	free(y);
}

/* The workbook. */

static double write_book(const struct report *r, const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	double start = now_us();
	struct err err;

	if (fd < 0)
		fail(path);
	close(fd);
	if (!export_xlsx_file(r, path, &err))
		fail_with(err.text);
	return now_us() - start;
}

static double read_book_back(const struct report *r, const char *path)
{
	double start = now_us();
	struct err err;

	if (!export_xlsx_verify(r, path, &err))
		fail_with(err.text);
	return now_us() - start;
}

static void measure_book(const struct world *w, const char *program, int n, int rounds)
{
	static struct pairs written, read_back;
	const char *dump_path = path_of("book", n, ".dump");
	const char *ours = path_of("book", n, ".xlsx"), *bare = path_of("bare", n, ".xlsx");
	char what[64];

	written.n = read_back.n = 0;
	dump(&w->report, dump_path);
	for (int i = 0; i < rounds; i++) {
		double mine = write_book(&w->report, ours);
		double theirs = bare_book(program, dump_path, bare);

		pairs_add(&written, mine, theirs);
		pairs_add(&read_back, read_book_back(&w->report, ours), theirs);
	}
	compare_books(ours, bare);
	snprintf(what, sizeof what, "workbook of %d questions / libxlsxwriter", n);
	pairs_print(&written, what, 1.5, "us");
	pairs_print(&read_back, "reading it back / the same", 1.5, "us");
}

/* JSON. */

static cJSON *build(const cJSON *like)
{
	cJSON *made;

	switch (like->type & 0xff) {
	case cJSON_String:
		return cJSON_CreateString(like->valuestring);
	case cJSON_Number:
		return cJSON_CreateNumber(like->valuedouble);
	case cJSON_True:
	case cJSON_False:
		return cJSON_CreateBool(cJSON_IsTrue(like));
	case cJSON_Object:
		made = cJSON_CreateObject();
		for (const cJSON *c = like->child; c; c = c->next)
			cJSON_AddItemToObject(made, c->string, build(c));
		return made;
	case cJSON_Array:
		made = cJSON_CreateArray();
		for (const cJSON *c = like->child; c; c = c->next)
			cJSON_AddItemToArray(made, build(c));
		return made;
	}
	return cJSON_CreateNull();
}

static double bare_json(const cJSON *like)
{
	double start = now_us();
	cJSON *made = build(like);
	char *text = cJSON_Print(made);

	if (!text)
		fail("cJSON_Print");
	free(text);
	cJSON_Delete(made);
	return now_us() - start;
}

static double write_json(const struct report *r, struct str *text)
{
	double start = now_us();

	export_json_text(r, text);
	return now_us() - start;
}

static void measure_json(const struct world *w, int n, int rounds)
{
	static struct pairs pairs;
	struct str text = {0};
	char what[64];
	cJSON *like;

	pairs.n = 0;
	write_json(&w->report, &text);
	like = cJSON_ParseWithLength(text.data, text.len);
	if (!like)
		fail("cJSON_Parse");
	for (int i = 0; i < rounds; i++) {
		double mine;

		str_release(&text);
		mine = write_json(&w->report, &text);
		pairs_add(&pairs, mine, bare_json(like));
	}
	cJSON_Delete(like);
	str_release(&text);
	snprintf(what, sizeof what, "JSON of %d questions / cJSON, built and printed", n);
	pairs_print(&pairs, what, 2.0, "us");
}

/* What a row costs. */

static double export_once(const struct world *w, const struct export_format *f, int n)
{
	const char *path = path_of("export", n, f->name);
	double start = now_us();
	struct err err;

	if (!export_report(&w->report, f, path, &err))
		fail_with(err.text);
	return now_us() - start;
}

/* So many of the smaller take about as long as one of the larger. */
static void measure_growth(const struct world *small, int few, const struct world *large,
			   int many, const char *kind, int rounds)
{
	static struct pairs pairs;
	double small_rows = (double)small->report.plan.n_actions;
	double large_rows = (double)large->report.plan.n_actions;

	for (const struct export_format *f = export_formats; f->name; f++) {
		char what[96];

		pairs.n = 0;
		for (int i = 0; i < rounds; i++) {
			double one = export_once(large, f, many) / large_rows, other = 0;
			int times = many / few;

			for (int k = 0; k < times; k++)
				other += export_once(small, f, few) / small_rows;
			pairs_add(&pairs, one, other / times);
		}
		snprintf(what, sizeof what, "%s, an action of %d %squestions / of %d", f->name,
			 many, kind, few);
		pairs_print(&pairs, what, 1.5, "us");
	}
}

int main(int argc, char **argv)
{
	static struct world worlds[SIZES_MAX], mixed[2];
	int sizes[SIZES_MAX], n = argc - 3;

	if (argc < 5 || n > SIZES_MAX)
		fail_with("usage: export_bench FOLDER BARE_BOOK N N ...");
	folder = argv[1];
	for (int i = 0; i < n; i++) {
		int rounds;

		sizes[i] = atoi(argv[i + 3]);
		rounds = 5 + 6000 / sizes[i];
		world_open(&worlds[i], "bench", sizes[i]);
		measure_book(&worlds[i], argv[2], sizes[i], rounds);
		measure_json(&worlds[i], sizes[i], rounds);
	}
	measure_growth(&worlds[0], sizes[0], &worlds[n - 1], sizes[n - 1], "", 5);
	world_open(&mixed[0], "mixed", sizes[0]);
	world_open(&mixed[1], "mixed", sizes[n - 1]);
	measure_growth(&mixed[0], sizes[0], &mixed[1], sizes[n - 1], "mixed ", 5);
	for (int i = 0; i < n; i++)
		world_close(&worlds[i]);
	world_close(&mixed[0]);
	world_close(&mixed[1]);
	return 0;
}

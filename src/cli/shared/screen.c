#include "cli/shared/screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "cli/shared/input.h"
#include "export/export.h"
#include "export/report/language.h"
#include "export/report/theme.h"
#include "ui/widget/sheet.h"

/* "48 kB", "12 files, 51 kB". */
static void size_words(struct str *out, const struct export_size *size, bool folder)
{
	if (folder)
		str_addf(out, "%zu file%s, ", size->files, size->files == 1 ? "" : "s");
	if (size->bytes < 1000)
		str_addf(out, "%llu byte%s", size->bytes, size->bytes == 1 ? "" : "s");
	else
		str_addf(out, "%llu kB", (size->bytes + 500) / 1000);
}

/* The theme that was ordered, with the language; false with the first fault. */
static bool find_theme(struct export_theme *t, struct arena *arena,
		       const struct export_order *order, struct err *err)
{
	struct diags d = {0};
	bool found = theme_choose(t, arena, *order->theme ? order->theme : NULL,
				  *order->language ? order->language : NULL, &d, err);

	if (d.n)
		err_set(err, EXIT_CODE_DATA, "%s:%d:%d: %s", d.items->at.file, d.items->at.line,
			d.items->at.col, d.items->text);
	diags_release(&d);
	return found;
}

#define BOARD "-board" /* behind the name of a format: its page for a board */

/* The format of that name; *board: its page for a board. */
static const struct export_format *find_format(const char *name, bool *board)
{
	struct str format = {0};
	const struct export_format *f;
	const char *behind = strstr(name, BOARD);

	str_addn(&format, name, behind ? (size_t)(behind - name) : strlen(name));
	f = export_format_named(str_text(&format));
	str_release(&format);
	*board = behind != NULL;
	return f;
}

static bool write_export(const struct assessment_file *file, const struct export_order *order,
			 struct str *size, struct err *err)
{
	bool board, written = false;
	const struct export_format *f = find_format(order->format, &board);
	struct export_theme theme;
	struct export_size came_to;
	struct arena arena = {0};
	struct report r;

	if (!f)
		return err_set(err, EXIT_CODE_USAGE, "there is no format '%s'", order->format);
	if (find_theme(&theme, &arena, order, err)) {
		words_use(theme.language);
		report_make_redacted(&r, file, NULL, order->redaction);
		r.theme = &theme;
		r.board = board;
		written = export_report_sized(&r, f, order->path, &came_to, err);
		report_release(&r);
		words_use(&words_english);
	}
	arena_release(&arena);
	if (written)
		size_words(size, &came_to, f->files);
	return written;
}

static bool write_sheet(const char *title, const struct sheet *sheet, const char *path,
			struct err *err)
{
	struct export_note *notes = xcalloc(sheet->n + 1, sizeof *notes);
	bool written;

	for (size_t i = 0; i < sheet->n; i++)
		notes[i] = (struct export_note){sheet->headings[sheet->items[i].part],
						sheet->items[i].label, sheet->items[i].text};
	written = export_notes(title, notes, sheet->n, path, err);
	free(notes);
	return written;
}

static void add_kind(struct arena *arena, struct export_kind **kinds, size_t *n,
		     struct export_kind kind)
{
	*(struct export_kind *)ARENA_PUSH(arena, *kinds, *n) = kind;
}

struct export_kinds screen_exports(struct arena *arena)
{
	static const char first[] = "xlsx"; /* what most people want */
	struct export_kind *kinds = NULL;
	size_t n = 0;

	for (int pass = 0; pass < 2; pass++)
		for (const struct export_format *f = export_formats; f->name; f++) {
			if (!strcmp(f->name, first) != !pass)
				continue;
			add_kind(arena, &kinds, &n,
				 (struct export_kind){f->name, f->suffix, f->what});
			if (f->has_board)
				add_kind(arena, &kinds, &n,
					 (struct export_kind){
						 arena_printf(arena, "%s" BOARD, f->name),
						 arena_printf(arena, ".board%s", f->suffix),
						 "that report as a single page, for a board"});
		}
	return (struct export_kinds){kinds, n, language_codes(arena)};
}

enum exit_code screen_with_exports(const struct ui_options *options,
				   int (*show)(const struct ui_options *options))
{
	struct ui_options with = *options;
	struct arena arena = {0};
	int code;

	with.exports = screen_exports(&arena);
	with.export = write_export;
	with.write = write_sheet;
	code = show(&with);
	arena_release(&arena);
	return (enum exit_code)code;
}

#include "cli/shared/screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/file.h"
#include "cli/shared/input.h"
#include "export/export.h"
#include "ui/widget/sheet.h"

static bool write_export(const struct assessment_file *file, const char *format,
			 const char *path, struct str *said, struct err *err)
{
	const struct export_format *f = export_format_named(format);
	struct report r;
	bool written;

	if (!f)
		return err_set(err, EXIT_CODE_USAGE, "there is no format '%s'", format);
	report_make(&r, file, NULL);
	written = export_report(&r, f, path, err);
	if (written)
		str_addf(said, "wrote %s: %zu action%s to do, %zu finding%s", file_name(path),
			 r.plan.totals.left, r.plan.totals.left == 1 ? "" : "s",
			 r.plan.n_findings, r.plan.n_findings == 1 ? "" : "s");
	report_release(&r);
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

const struct export_kind *screen_exports(struct arena *arena, size_t *n)
{
	static const char first[] = "xlsx"; /* what most people want */
	struct export_kind *kinds = NULL;

	*n = 0;
	for (int pass = 0; pass < 2; pass++)
		for (const struct export_format *f = export_formats; f->name; f++)
			if (f->suffix && !strcmp(f->name, first) == !pass)
				*(struct export_kind *)ARENA_PUSH(arena, kinds, *n) =
					(struct export_kind){f->name, f->suffix, f->what};
	return kinds;
}

enum exit_code screen_with_exports(const struct ui_options *options,
				   int (*show)(const struct ui_options *options))
{
	struct ui_options with = *options;
	struct arena arena = {0};
	int code;

	with.exports = screen_exports(&arena, &with.n_exports);
	with.export = write_export;
	with.write = write_sheet;
	code = show(&with);
	arena_release(&arena);
	return (enum exit_code)code;
}

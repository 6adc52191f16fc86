/* exported.h - a workbook as it was written, and its cells. */
#ifndef TESTS_EXPORT_EXPORTED_H
#define TESTS_EXPORT_EXPORTED_H

#include "export/sample.h"
#include "import/xlsx/xlsx_read.h"

/* The sample as a workbook at path, read back; for xlsx_close. */
static inline struct xlsx *exported(const struct sample *s, const char *path)
{
	struct err err = {0};
	struct xlsx *x;

	sample_export(s, path);
	x = xlsx_open(path, true, &err);
	if (!x)
		fail_msg("%s", err.text);
	return x;
}

/* The cell there, counted from 0; NULL where there is none. */
static inline const struct xlsx_cell *cell(const struct xlsx *x, const char *sheet, int row,
					   int col)
{
	int index = xlsx_sheet(x, sheet);
	const struct xlsx_cell *cells;
	size_t n;

	assert_true(index >= 0);
	cells = xlsx_cells(x, (size_t)index, &n);
	for (size_t i = 0; i < n; i++)
		if (cells[i].row == (size_t)row && cells[i].col == (size_t)col)
			return &cells[i];
	return NULL;
}

#endif

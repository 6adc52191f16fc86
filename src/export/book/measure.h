/* measure.h - how many lines a text takes in a cell of the workbook.
 *
 * Rows get their height from us, because not every program works it out; so we have to
 * know where lines break in a proportional font. The widths are those of Calibri, in which
 * Excel shows the workbook; the fonts that others put in its place are no wider beside the
 * digits by which columns are measured. */
#ifndef EXPORT_BOOK_MEASURE_H
#define EXPORT_BOOK_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

/* What a column of so many characters takes on a screen. */
double column_pixels(double width);
/* The lines, at least 1, that the text takes when it wraps at blanks in a cell so many
 * pixels wide; size in points. Rather one too many than one too few. */
size_t measure_lines(const char *text, double pixels, double size, bool bold);

#endif

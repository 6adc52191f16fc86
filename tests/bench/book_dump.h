/* book_dump.h - the records in which export_bench hands a book to bare_book. */
#ifndef BENCH_BOOK_DUMP_H
#define BENCH_BOOK_DUMP_H

#include <stdint.h>

/* 'F', then this, then the number format as text. */
struct dump_format {
	double size;
	uint32_t colour, fill, bottom, top; /* 0: none */
	int8_t across;                      /* -1 left, 1 right */
	uint8_t bold, painted, underlined, wrap, indent, middle, unlocked;
};

enum { DUMP_BLANK, DUMP_TEXT, DUMP_LINK, DUMP_NUMBER, DUMP_FORMULA };

/* 'C', then this, then its text; of a link the text and where it leads; of a formula that. */
struct dump_cell {
	double number;
	int32_t row, col, kind, format;
};

/* 'S' and the name of a sheet; 'W' and a width; 'H', a row and its height; 'J' and four
 * numbers: row, column, last column, format. Rows and formats are int32_t, sizes double. */

#endif

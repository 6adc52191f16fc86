/* book.h - a workbook as plain data, before any file format.
 *
 * The sheets are composed here (summary.c, plan.c, …), xlsx.c turns the
 * data into a file, and what is read back from that file is compared with the same data,
 * cell by cell. Everything lives in the book's arena; texts in cells are clean
 * (book_clean) and never formulas. */
#ifndef EXPORT_BOOK_BOOK_H
#define EXPORT_BOOK_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "export/book/style.h"
#include "export/report/columns.h"
#include "export/report/look.h"
#include "export/report/report.h"
#include "export/report/sheets.h"
#include "import/work.h"

/* What a spreadsheet takes in one cell, in UTF-16 units; longer texts are cut, visibly. */
#define CELL_TEXT_MAX 32767
/* Links on one sheet; what comes after them is plain text. */
#define SHEET_LINKS_MAX 60000

enum cell_kind { CELL_BLANK, CELL_TEXT, CELL_NUMBER, CELL_FORMULA };

struct book_cell {
	int row, col;
	enum cell_kind kind;
	enum look look;
	const char *text;    /* CELL_TEXT; CELL_FORMULA whose value is a text */
	const char *formula; /* with its "="; made of constants and cell names only */
	const char *link;    /* NULL; "https://…" or "internal:Answers!A7" */
	double number;       /* CELL_NUMBER; the cached value of a CELL_FORMULA */
	int last_col;        /* of the cells that are joined to it; else 0 */
};

struct area_of_cells {
	int row, col, last_row, last_col;
};

/* A choice offered in cells: a list kept under a defined name, or a date. */
struct book_choice {
	struct area_of_cells where;
	const char *list;    /* "=StatusList"; NULL: a date */
	const char *only;    /* formula of the first cell that must be true instead; or NULL */
	const char *title, *message;
	bool silent;         /* the message is shown only to what is refused */
	bool free;           /* the list only suggests */
};

/* Cells painted by what stands in them: a word's look, that of what meets a formula of the first
 * cell, or bars from 0 to 100, or to the most. */
struct paint {
	struct area_of_cells where;
	const char *word;    /* painted where it stands; NULL: */
	const char *formula; /* where this holds, said of the first row; NULL: bars */
	bool to_most;
	enum look look;
};

/* Numbers that stand on a sheet: bars, stacked; a curve; or lines from name to name. Cells
 * without a number leave a gap in a line. */
struct series {
	const char *name;
	const char *sheet;
	int col, row, last_row;
	unsigned colour;
	bool strong;         /* of lines: what all others come to */
};
struct chart {
	int row, col;        /* its upper left corner */
	int width, height;   /* in pixels */
	const char *title, *description;
	int categories;      /* column of the names, on the sheet of the series; of a curve:
				of the numbers along its axis */
	int curve_end;       /* where that axis ends; 0: it is no curve, but bars or lines of 0
				to 100 */
	bool lines;
	bool sums;           /* bars of whatever comes to, not of 0 to 100 */
	const char *axis;    /* of a curve: what runs along it */
	struct series *series;
	size_t n_series;
};

/* Cells of one row joined to one. */
struct joined {
	int row, col, last_col;
	enum look look;      /* of the first, which holds what is there */
};

/* How a row is shown. */
struct row_shape {
	int row;
	double height;       /* in points */
	bool folded;         /* it belongs to a row above, and is hidden until that is opened */
	bool folds;          /* there are such rows below it */
};

struct book_sheet {
	const char *name;
	unsigned tab;        /* colour */
	struct book_cell *cells;
	size_t n_cells, n_links;
	double *widths;      /* by column */
	size_t n_widths;
	struct row_shape *rows;
	size_t n_rows;
	struct joined *joined;
	size_t n_joined;
	struct book_choice *choices;
	size_t n_choices;
	struct paint *paints;
	size_t n_paints;
	struct chart *charts;
	size_t n_charts;
	int frozen_rows, frozen_cols;
	const char *table;   /* name of the table that fills the sheet; NULL: none */
	int table_rows, table_cols; /* rows without the header, which is row 0 */
	int printed_cols;    /* 0: all; else rows are fitted to these */
	int printed_rows;    /* from the top; 0: all */
	int repeated_row;    /* printed again on the pages after its own; 0: the frozen */
	int zoom;            /* percent; 0: 100 */
	bool hidden, portrait, one_page, no_grid;
};

struct defined_name {
	const char *name, *formula;
};

struct book {
	struct arena arena;
	const struct report *report;
	const char *refs[SHEETS]; /* how formulas and links name the sheets: "Plan", "'Der Plan'" */
	struct book_sheet *sheets;
	size_t n_sheets;
	struct defined_name *names;
	size_t n_names;
	/* What the Answers and Decisions sheets and the profile on Method show, and in which
	 * row (from 0) each question, decision, field or rule stands; -1: not there. */
	struct indices answers, decisions, fields;
	int *answer_row, *decision_row, *field_row, *rule_row;
	struct columns plan; /* of Plan */
	int *action_row; /* there, where steps stand between */
	int plan_rows;   /* of actions and what stands below them */
	int profile_row; /* where the profile begins on Method */
	struct texts owners; /* who may own an action, each once: */
	size_t n_people;     /* first who owns one or took part, then roles */
	struct work work;    /* what can be filled in, as it is now */
	int live_row;        /* of the first section on Live; the overall score is below the last */
	bool live_about;     /* what stands there is not exact */
	struct score done;   /* with what is marked done */
};

/* Composes the whole workbook; released by book_release. */
void book_make(struct book *b, const struct report *r);
void book_release(struct book *b);

/* Adds a sheet; its index stays, its address only until the next one is added. */
struct book_sheet *book_sheet_add(struct book *b, enum sheet sheet, unsigned tab);
/* A word of the program as formulas compare it: in quotes, behind a sign or "", in the language of
 * the report. */
const char *book_quoted(struct book *b, const char *sign, const char *english);
/* The word of each of the two statuses of what is left to do, so quoted. */
const char *book_left(struct book *b, int which);
/* How many characters a spreadsheet counts. */
size_t book_units(const char *text);
/* Its first so many characters, as a spreadsheet counts them: of what takes no more. */
const char *book_first(struct arena *a, const char *text, size_t units);

/* Puts something into a cell; nothing is put twice. Texts are cleaned. */
void book_text(struct book *b, struct book_sheet *s, int row, int col, const char *text,
	       enum look look);
void book_number(struct book *b, struct book_sheet *s, int row, int col, int64_t value,
		 int decimals, enum look look);
/* A live formula and the value it has now. */
void book_formula(struct book *b, struct book_sheet *s, int row, int col, int64_t value,
		  int decimals, enum look look, const char *fmt, ...)
	__attribute__((format(printf, 8, 9)));
void book_link(struct book *b, struct book_sheet *s, int row, int col, const char *text,
	       const char *link, enum look look);
/* Joins the cell that was put last with those beside it, up to last_col. */
void book_join(struct book *b, struct book_sheet *s, int last_col);
/* A text over joined cells; when it wraps, the row gets the height that it wants, or another
 * of the row that is higher. */
void book_banner(struct book *b, struct book_sheet *s, int row, int col, int last_col,
		 const char *text, enum look look);
/* Over a block, in a row that is high enough for it. */
void book_heading(struct book *b, struct book_sheet *s, int row, int col, const char *text);
void book_width(struct book *b, struct book_sheet *s, double width);
struct row_shape *book_height(struct book *b, struct book_sheet *s, int row, double height);
/* Gives the row the height that its wrapped texts want: programs that open the file do not
 * all work it out. Its cells are the last ones, from first_cell on; columns have their
 * widths before. */
struct row_shape *book_fit_row(struct book *b, struct book_sheet *s, int row,
			       size_t first_cell);
void book_paint_words(struct book *b, struct book_sheet *s, struct area_of_cells where);
/* The same for a column of the sheet's table. */
void book_paint_column(struct book *b, struct book_sheet *s, int col);
/* Bars in such a column, from 0 to the largest number in it. */
void book_paint_most(struct book *b, struct book_sheet *s, int col);
/* Offers in such a column what a list has, or a date where there is none. Title and message are
 * said in the language of the report. */
void book_offer(struct book *b, struct book_sheet *s, int col, const char *list,
		const char *title, const char *message);
void book_paint_bars(struct book *b, struct book_sheet *s, struct area_of_cells where);

/* Scores of one column in the colours of their bands; what is empty has none. */
void book_paint_bands(struct book *b, struct book_sheet *s, struct area_of_cells where);

/* A sheet that is one table: the header in row 0, frozen; then one row for each of the
 * things in rows. note stands below the header when there are none. */
void book_table(struct book *b, struct book_sheet *s, const char *name,
		const struct column *columns, size_t n, struct indices rows, const char *note);
/* How what can be filled in on its own sheet looks elsewhere; other looks stay. */
enum look look_to_read(enum look look);
/* What a column says of a row, put into a cell to be read; and its title. */
void book_cell(struct book *b, struct book_sheet *s, int row, int col, const struct column *c,
	       const struct row *of);
void book_column_title(struct book *b, struct book_sheet *s, int row, int col,
		       const struct column *c);
/* One row of it; its shape may be changed until the next. look: how a cell looks, unless as its
 * column says; or NULL. */
struct row_shape *book_row(struct book *b, struct book_sheet *s, int at,
			   const struct column *columns, size_t n, const struct row *row,
			   enum look (*look)(const struct row *, const struct column *));
/* The first n things, as rows of a table. */
struct indices book_all(struct book *b, size_t n);
/* The header alone; and what makes a table of the rows that the caller puts below it. */
void book_header(struct book *b, struct book_sheet *s, const struct column *columns,
		 size_t n);
void book_is_table(struct book_sheet *s, const char *name, size_t n, size_t rows);

/* One more series of a chart. */
void book_series(struct book *b, struct chart *c, struct series series);

/* The text as a cell holds it: valid UTF-8, controls made visible, "_x0041_" kept from
 * being read as an escape, cut at CELL_TEXT_MAX with a remark. */
const char *book_clean(struct arena *a, const char *text);

/* Decides the columns of Plan; how many rows stand folded below an action there. */
void book_plan_columns(struct book *b);
int book_rows_below(const struct action *act);

/* The sheets, in their order. */
void book_summary(struct book *b);
void book_plan(struct book *b);
void book_roadmap(struct book *b); /* this and the next only where there are actions */
void book_owners(struct book *b);
void book_budget(struct book *b); /* only where days were asked for or scenarios kept */
void book_scores(struct book *b);
void book_trend(struct book *b); /* only where milestones were kept */
void book_findings(struct book *b);
void book_risks(struct book *b);
void book_acceptances(struct book *b); /* only where there are any */
void book_decisions(struct book *b);
void book_architecture(struct book *b);
void book_answers(struct book *b);
void book_workshop(struct book *b); /* only where there was one */
void book_references(struct book *b);
void book_sources(struct book *b); /* only where they are asked for */
void book_method(struct book *b);
void book_glossary(struct book *b);
void book_lists(struct book *b);
/* Composed before Scores, which looks at it, and then moved behind all others. */
void book_live(struct book *b);
void book_made_from(struct book *b);
/* When all are composed: room for the words of the language in use, where English wants less. */
void book_widen(struct book *b);

/* "internal:Answers!A7": where the thing stands in the workbook; NULL when it does not. */
const char *book_link_to(struct book *b, struct thing t);
/* The same of an action, on Plan. */
const char *book_link_to_action(struct book *b, size_t action);
/* Makes the cell, which holds a name, a link to the thing, where that stands somewhere. */
void book_link_cell(struct book *b, struct book_sheet *s, struct book_cell *c, struct thing t);
/* Where Method begins with the profile, and where References has one. */
int method_profile_row(void);
#define BOOK_FIRST_REFERENCE 1

/* Puts what is parked and open into a block from row on; nothing when there is nothing.
 * Returns the row for the next block. */
struct block_columns {
	int id, text, text_last, by;
};
int book_parking_lot(struct book *b, struct book_sheet *s, int row,
		     const struct block_columns *columns);

/* Where the Scores sheet keeps its numbers: one row a section from SCORES_FIRST on, then
 * the overall row; and, in a block below, one row for each severity. */
enum { SCORES_FIRST = 4, SCORES_LOW = 3, SCORES_HIGH = 4, SCORES_SO_FAR = 5,
       SCORES_OPEN = 6 };
enum { WORK_FINDINGS = 1, WORK_ACTIONS = 2, WORK_LEFT = 3, WORK_EFFORT = 4, WORK_GAIN = 5 };
int scores_overall_row(const struct report *r);
/* In another block, of the projected low (SCORES_LOW) and high; n_sections: the overall row. */
int scores_projected_row(const struct report *r, size_t section);
/* SEVERITY_NONE: the row of the sums. */
int scores_severity_row(const struct report *r, enum severity s);
/* In another block, by wave: what is left, its days and points, in the columns after. */
enum { WAVE_LEFT = 1, WAVE_DATES = 4 };
int scores_wave_row(const struct report *r, enum wave w);

#endif

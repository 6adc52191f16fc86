/* options.h - what the screen is asked for, by the command line and above it. */
#ifndef UI_APP_OPTIONS_H
#define UI_APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "model/assessment/assessment.h"
#include "ui/session/session.h"

struct sheet;

struct ui_options {
	const char *path;          /* the assessment file; NULL opens the start screen */
	const char *questionnaire; /* a folder, or NULL: see questionnaire_search */
	bool ascii;                /* no characters beyond ASCII */
	bool mono;                 /* no colours */
	const char *theme;  /* its name; NULL: see PLUMBLINE_THEME and the config */
	const char *config; /* a file; NULL: the user's own, or none for ui_screen */
	bool plain;         /* numbered prompts instead of the screen; the
				      environment may want them, too */
	bool mouse;         /* mouse on from the start */
	bool read_only;

	/* Exports are made above the screen: the formats, and what writes one. export
	 * writes a report on file ("-" is never asked for) and appends its size in words. NULL:
	 * the export view offers nothing. */
	struct export_kinds exports;
	bool (*export)(const struct assessment_file *file, const struct export_order *order,
		       struct str *size, struct err *err);

	/* Writes what a sheet holds as Markdown to path, likewise; may be NULL. */
	bool (*write)(const char *title, const struct sheet *sheet, const char *path,
		      struct err *err);

	/* ui_screen only: */
	const char *keys; /* "j 3 <Enter>": keys, parted by blanks */
	int rows, cols;
	bool save;   /* may write the file; otherwise nothing is written */
	bool styles; /* print the styles below the text */
};

#endif

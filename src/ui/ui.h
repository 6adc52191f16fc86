/* ui.h - the screen, as the command line sees it: run it on a terminal, or play keys
 * against it without one and print what it shows. */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "model/assessment/assessment.h"
#include "ui/session/session.h"

struct ui_options {
	const char *path;          /* the assessment file; NULL opens the start screen */
	const char *questionnaire; /* a folder, or NULL: see questionnaire_search */
	bool ascii;                /* no characters beyond ASCII */
	bool mono;                 /* no colours */
	const char *theme;         /* its name; NULL: see PLUMBLINE_THEME and the config */
	const char *config;        /* a file; NULL: the user's own, or none for ui_screen */
	bool plain;                /* numbered prompts instead of the screen; the
				      environment may want them, too */
	bool mouse;                /* mouse on from the start */
	bool read_only;

	/* Exports are made above the screen: the formats, and what writes one. export
	 * writes a report on a to path ("-" is never asked for) and says in one line what it
	 * wrote. NULL: the export view offers nothing. */
	const struct export_kind *exports;
	size_t n_exports;
	bool (*export)(const struct questionnaire *q, const struct assessment *a,
		       const char *format, const char *path, struct str *said,
		       struct err *err);

	/* ui_screen only: */
	const char *keys; /* "j 3 <Enter>": keys, parted by blanks */
	int rows, cols;
	bool save;   /* may write the file; otherwise nothing is written */
	bool styles; /* print the styles below the text */
};

/* Does the environment ask for plain mode: ACCESSIBLE, or a TERM that is dumb? */
bool ui_prefers_plain(void);
/* Opens the screen on the terminal and returns when the user leaves: an exit code. Errors
 * go to stderr after the terminal was given back. */
int ui_run(const struct ui_options *options);
/* Plays the keys and prints the resulting screen on stdout, without a terminal: an exit
 * code; 2 for keys that do not parse. */
int ui_screen(const struct ui_options *options);

#endif

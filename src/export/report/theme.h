/* theme.h - whose report it is: what a theme says of how reports look and what stands in them.
 *
 * And what they are made of, in order: the parts with their headings. Markdown and HTML have the
 * same. */
#ifndef EXPORT_REPORT_THEME_H
#define EXPORT_REPORT_THEME_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/words.h"

enum report_part {
	PART_MESSAGE, PART_CONTAINED, PART_ACCEPTED, PART_SET_ASIDE, PART_SECTIONS, PART_AREAS,
	PART_SINCE, PART_FINDINGS, PART_BUDGET, PART_PLAN, PART_UNVERIFIED, PART_OPEN,
	PART_WORKSHOP, PART_PROFILE, PART_DECISIONS, PART_ARCHITECTURE, PART_ANSWERS, PART_CAVEATS,
	PART_METHOD, PART_GLOSSARY, PART_REFERENCES, REPORT_PARTS
};

/* The heading of each, and the word by which themes name it. */
struct report_part_name {
	const char *id, *title;
};
extern const struct report_part_name report_parts[REPORT_PARTS];

/* Texts are "" for what it does not say. */
struct export_theme {
	const char *organisation;
	const char *disclaimer;
	const char *logo;            /* a picture as data:image/…;base64,… */
	unsigned accent, accent_dark; /* 0xRRGGBB: of headings and bars, where it is dark */
	bool left_out[REPORT_PARTS]; /* parts that it does not show */
	const struct words *language; /* in which the report is written */
};

/* That of a report for which none was chosen. */
extern const struct export_theme export_theme_plain;
/* What headings and bars stand on, where it is light and where it is dark: the accents of a theme
 * have a contrast of ACCENT_CONTRAST to these, in tenths. */
enum { ON_PAPER = 0xFFFFFF, ON_PALE = 0xF1F5F9, ON_PAPER_DARK = 0x14181D,
       ON_PALE_DARK = 0x1E252D, ACCENT_CONTRAST = 45 };
/* Reads the theme in the file at path, or the one of that name that the program carries. A logo
 * is a PNG or SVG file beside it. NULL: err says that there is none (2, 66, 74), or d has its
 * faults; everything is in the arena. */
const struct export_theme *theme_read(struct arena *arena, const char *path, struct diags *d,
				      struct err *err);
/* Puts the theme and the language that somebody named into t: theme as theme_read wants it, NULL
 * for the plain one; language as language_read wants it, NULL for that of the theme. false: err or
 * d as they have it. */
bool theme_choose(struct export_theme *t, struct arena *arena, const char *theme,
		  const char *language, struct diags *d, struct err *err);
/* Is that what a file with a theme is called: NAME.theme.yaml? */
bool theme_is_path(const char *path);

#endif

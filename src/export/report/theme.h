/* theme.h - whose report it is: what a theme says of how reports look and what stands in them.
 *
 * And what they are made of, in order: the parts with their headings. Markdown and HTML have the
 * same. */
#ifndef EXPORT_REPORT_THEME_H
#define EXPORT_REPORT_THEME_H

#include <stdbool.h>

enum report_part {
	PART_MESSAGE, PART_CONTAINED, PART_ACCEPTED, PART_SET_ASIDE, PART_SECTIONS, PART_AREAS,
	PART_FINDINGS, PART_BUDGET, PART_PLAN, PART_UNVERIFIED, PART_OPEN, PART_WORKSHOP,
	PART_PROFILE, PART_DECISIONS, PART_ARCHITECTURE, PART_ANSWERS, PART_CAVEATS,
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
};

/* That of a report for which none was chosen. */
extern const struct export_theme export_theme_plain;

#endif

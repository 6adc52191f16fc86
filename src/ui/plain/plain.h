/* plain.h - the walk as numbered prompts, one at a time: for screen readers, serial lines,
 * pipes. Lines in, lines out; no cursor addressing, no colours. */
#ifndef UI_PLAIN_PLAIN_H
#define UI_PLAIN_PLAIN_H

#include <stdio.h>

#include "ui/app/real_ports.h"

/* Walks through file (taken over; NULL: says how to begin one) on stdin and stdout. Returns
 * an exit code. */
int plain_run(struct real_ports *real, struct assessment_file *file, bool ascii);
/* What a walk stands on. */
struct plain_io {
	FILE *in, *out; /* on a terminal, lines are wrapped to its width */
	bool ascii;     /* nothing beyond ASCII is printed */
	/* Saves, after each answer; as in struct ui_options. Both may be NULL. */
	void (*save)(struct session *s);
	bool (*export)(const struct assessment_file *file, const struct export_order *order,
		       struct str *size, struct err *err);
};
/* The same on other streams. */
int plain_walk(struct session *s, const struct plain_io *io);

#endif

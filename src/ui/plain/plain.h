/* plain.h - the walk as numbered prompts, one at a time: for screen readers, serial lines,
 * pipes. Lines in, lines out; no cursor addressing, no colours. */
#ifndef UI_PLAIN_PLAIN_H
#define UI_PLAIN_PLAIN_H

#include <stdio.h>

#include "ui/app/real_ports.h"

/* Walks through file (taken over; NULL: says how to begin one) on stdin and stdout. Returns
 * an exit code. */
int plain_run(struct real_ports *real, struct assessment_file *file, bool ascii);
/* The same on other streams. Saves by save (may be NULL) after each answer. ascii: nothing
 * beyond ASCII is printed. */
int plain_walk(struct session *s, FILE *in, FILE *out, bool ascii,
	       void (*save)(struct session *s));

#endif

/* real_ports.h - the ports of the real program: files, templates, the editor, the clock. */
#ifndef UI_APP_REAL_PORTS_H
#define UI_APP_REAL_PORTS_H

#include "ui/app/app.h"
#include "ui/app/config.h"
#include "ui/app/options.h"
#include "ui/term/term.h"

/* What the real ports stand on; zeroed, then set up by real_ports_open. */
struct real_ports {
	const struct ui_options *options; /* borrowed */
	struct term *term;                /* NULL without a terminal */
	bool local_clock; /* show the time of day of this place, else UTC */
	struct arena arena;
	struct ports ports;             /* ctx is this */
	const struct starter *starters; /* NULL until somebody asks */
	struct config config;
	struct diags diags; /* faults found in the file opened last */
};

void real_ports_open(struct real_ports *real, const struct ui_options *options);
void real_ports_close(struct real_ports *real);

/* Opens the assessment at path as the options say: to write it, or read-only when it is
 * held by another one or cannot be written. Faults go to real->diags. */
struct assessment_file *real_ports_file(struct real_ports *real, const char *path,
					struct err *err);
/* Reads the assessment at path into memory: answers can change, the file cannot. */
struct assessment_file *real_ports_copy(struct real_ports *real, const char *path,
					struct err *err);

#endif

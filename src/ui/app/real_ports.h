/* world.h - the ports of the real program: files, templates, the editor, the clock. */
#ifndef UI_APP_WORLD_H
#define UI_APP_WORLD_H

#include "ui/app/app.h"
#include "ui/app/config.h"
#include "ui/app/options.h"
#include "ui/term/term.h"

/* What the real ports stand on; zeroed, then set up by world_open. */
struct real_world {
	const struct ui_options *options; /* borrowed */
	struct term *term;                /* NULL without a terminal */
	bool local_clock; /* show the time of day of this place, else UTC */
	struct arena arena;
	struct ports ports; /* ctx is this world */
	const struct starter *starters; /* NULL until somebody asks */
	struct config config;
	struct diags diags; /* faults found in the file opened last */
};

void real_world_open(struct real_world *w, const struct ui_options *options);
void real_world_close(struct real_world *w);

/* Opens the assessment at path as the options say: to write it, or read-only when it is
 * held by another one or cannot be written. Faults go to w->diags. */
struct assessment_file *world_file(struct real_world *w, const char *path,
				   struct err *err);
/* Reads the assessment at path into memory: answers can change, the file cannot. */
struct assessment_file *world_copy(struct real_world *w, const char *path,
				   struct err *err);

#endif

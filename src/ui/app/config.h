/* config.h - how the user wants the screen: $XDG_CONFIG_HOME/plumbline/config.yaml.
 *
 *	theme: light
 *	ascii: false
 *	mouse: true
 *	keys:
 *	  walk:
 *	    note: m
 *	    flag: [f, '<F10>']
 *
 * Faults are reported as in a questionnaire, and never keep the program from running: what
 * is right holds, the rest is as if it was not there. */
#ifndef UI_APP_CONFIG_H
#define UI_APP_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "ui/canvas/style.h"
#include "ui/keys/keymap.h"

#define CONFIG_BYTES_MAX (1u << 20)

struct config {
	struct arena arena;
	struct diags diags; /* what is wrong in it, in order */
	const char *path;   /* of the file; NULL when there is none */
	int theme;          /* enum theme */
	bool ascii, mouse;
	struct keymap keys;
};

/* Reads the file at path (NULL: below XDG_CONFIG_HOME or HOME; there it may be missing). The
 * config is always usable; c->diags holds what is wrong. */
void config_load(struct config *c, const char *path);
/* The same from the n bytes of a file called name. */
void config_parse(struct config *c, const char *name, const char *bytes, size_t n);
void config_release(struct config *c);
/* The only fault in one line, or how many there are and what lists them; or false. */
bool config_remark(const struct config *c, struct str *out);

#endif

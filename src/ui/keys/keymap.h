/* keymap.h - which keys mean what, as the user wants it.
 *
 * A binding table of the program stands for itself, or for a copy in which some actions have
 * other keys. Whoever reads a table (dispatch, footer, help, tabs) asks for it here, so all
 * of them say the same. */
#ifndef UI_KEYS_KEYMAP_H
#define UI_KEYS_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/yaml_read.h"
#include "ui/keys/bindings.h"
#include "ui/keys/keys.h"

/* A place where keys have a meaning: a view, or everywhere. */
#define KEYMAP_TABLES 14
struct keymap_place {
	const char *name; /* "walk", "everywhere" */
	/* What comes first stands first; ended by NULL. */
	const struct binding *tables[KEYMAP_TABLES];
};

struct keymap {
	struct arena arena;
	struct remapped {
		const struct binding *from, *to;
	} *tables;
	size_t n;
};

/* Reads `place: {action: key, action: [key, key]}` and makes the tables of it. The last
 * place is everywhere. What cannot be is reported with its place in the file, and left out;
 * the rest holds. */
void keymap_read(struct keymap *m, const struct ynode *keys,
		 const struct keymap_place *places, size_t n_places, struct diags *d);
/* The table to use instead of that one, or that one. m and table may be NULL. */
const struct binding *keymap_table(const struct keymap *m, const struct binding *table);
/* Writes the first key of an action, as a reader sees it, into buf and returns that: for
 * sentences that name it. It is looked for among the keys of the view and then among those
 * that work everywhere. An action without a key goes by its name behind `:`. */
#define KEY_NAME_MAX (2 * KEY_TEXT_MAX)
const char *keymap_key_name(const struct keymap *m, enum view_id view, enum act a,
			    char buf[KEY_NAME_MAX]);
void keymap_release(struct keymap *m);

#endif

/* yaml_keys.h - reads a YAML map into a struct by a table of its keys.
 *
 * One row a key: its name, what its value must be, and where it goes. Unknown keys (with
 * the nearest known one), missing ones and values of the wrong kind are reported; reading
 * goes on with the next key. Texts have their {names} expanded.
 *
 * In a long text an empty line begins a paragraph and a line that begins with "- " an item
 * of a list. It is kept as it is shown: "\n\n" between paragraphs, "\n" before an item. */
#ifndef MODEL_QUESTIONNAIRE_YAML_KEYS_H
#define MODEL_QUESTIONNAIRE_YAML_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/yaml_read.h"
#include "model/questionnaire/questionnaire.h"

enum key_kind { /* the texts come first */
	KEY_TEXT,  /* const char *: a text for people, in one line */
	KEY_TITLE, /* const char *: the same, of at most Q_TITLE_MAX columns */
	KEY_PROSE, /* const char *: a long text, with paragraphs and lists */
	KEY_ID,    /* const char *: letters, digits, '-', '_', '.' */
	KEY_WORD,  /* int: index into words (NULL-terminated) */
	KEY_INT,   /* int: min to max */
	KEY_DAYS,  /* int: half-days, from a number of days as "2" or "1.5"; min to max */
	KEY_BOOL,  /* bool: true or false */
	KEY_TEXTS, /* struct texts: a list of texts; one text counts as a list of one */
	KEY_NODE,  /* struct ynode *: read later */
};

struct key {
	const char *name;
	enum key_kind kind;
	size_t offset;            /* in the struct that is filled */
	bool required;
	const char *const *words; /* KEY_WORD */
	int min, max;             /* KEY_INT; KEY_DAYS: in half-days */
};

/* A product name that texts refer to as {key}. */
struct product {
	const char *key, *name;
	struct loc at;
};

/* What reading needs everywhere. */
struct yaml_context {
	struct arena *arena;   /* of what is read */
	struct arena *scratch; /* of what is needed while reading only */
	struct diags *diags;
	struct product *products; /* sorted by key once all are read */
	size_t n_products;
	bool incomplete; /* a part could not be read: what is missing is no fault */
};

/* Fills the struct at target from map; what says what it is ("a question") for messages.
 * keys ends with a row whose name is NULL. A value that is missing or wrong leaves its place
 * as it was, and a text that was NULL "". false when map is no map. */
bool yaml_take_keys(struct yaml_context *c, const struct ynode *map, const struct key *keys,
		    void *target, const char *what);
/* The text of a scalar in one line, checked and expanded; NULL after a diagnostic. */
const char *yaml_take_text(struct yaml_context *c, const struct ynode *n, const char *key);
/* The scalar as an id; NULL after a diagnostic. */
const char *yaml_take_id(struct yaml_context *c, const struct ynode *n, const char *key);
/* Is what stands at a place an id? Adds a diagnostic when not. */
bool expect_id(struct yaml_context *c, struct loc at, const char *text, const char *key);
/* Is n a scalar, a list? Adds a diagnostic when not. */
bool expect_scalar(struct yaml_context *c, const struct ynode *n, const char *key);
bool expect_list(struct yaml_context *c, const struct ynode *n, const char *key);

#endif

/* json_read.h - a JSON file as a tree of nodes that know their place and their exact text.
 *
 * The only door to cJSON, which turns escapes and digits into values. It accepts what JSON does
 * not (duplicate keys, trailing text, 012, invalid UTF-8) and knows no places, so it gets single
 * texts and numbers only: the nodes come from one strict walk over the bytes, which refuses all
 * that with line and column and records for each value the span of bytes it stands on, so that
 * what is not understood can be written back as it was. */
#ifndef BASE_JSON_READ_H
#define BASE_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

#define JSON_DEPTH_MAX 64

enum jnode_kind {
	JNODE_NULL,
	JNODE_FALSE,
	JNODE_TRUE,
	JNODE_NUMBER,
	JNODE_TEXT,
	JNODE_LIST,
	JNODE_OBJECT,
};

struct jnode {
	enum jnode_kind kind;
	struct loc at;         /* of the value */
	struct loc key_at;     /* of the key; inside objects */
	const char *key;       /* decoded; NULL outside objects */
	const char *key_raw;   /* the key as written, with its quotes */
	size_t key_raw_len;
	const char *raw;       /* the value as written; in the bytes that were parsed */
	size_t raw_len;
	const char *text;      /* JNODE_TEXT: decoded UTF-8; else "" */
	double number;         /* JNODE_NUMBER */
	struct jnode *first;   /* list and object: children in file order */
	struct jnode *next;
	size_t n;              /* number of children */
};

/* Parses the n bytes at bytes, which must outlive the nodes (raw points into them). name is
 * stored in every place. Returns NULL when the text is no JSON, with the reason in d and
 * d->unreadable set. Duplicate keys are faults in d; the later one is left out. */
struct jnode *json_read(struct arena *a, const char *name, const char *bytes, size_t n,
			struct diags *d);
/* Checks the text as a whole, but makes nodes only down to that depth (0: the root) and gives
 * them no values. What stands deeper is counted in n of its parent. */
struct jnode *json_outline(struct arena *a, const char *name, const char *bytes, size_t n,
			   size_t depth, struct diags *d);

/* The member of an object with exactly that key, or NULL. */
struct jnode *json_get(const struct jnode *object, const char *key);
/* "a text", "a number", …: what the node is, for messages. */
const char *json_kind_name(const struct jnode *n);
/* Is it a whole number in [min, max]? Then stores it. */
bool json_int(const struct jnode *n, long min, long max, long *value);

#endif

/* yaml_read.h - a YAML file as a tree of nodes that know their place.
 *
 * The only door to libyaml, through its event API: aliases, anchors, tags, several
 * documents, duplicate keys, nesting deeper than YAML_DEPTH_MAX, UTF-16, control characters
 * and noncharacters are refused with file, line and column. All scalars are text; what they
 * mean is the reader's business. Nodes live in the arena that was passed in. */
#ifndef BASE_YAML_READ_H
#define BASE_YAML_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

#define YAML_DEPTH_MAX 32
#define YAML_BYTES_MAX (8u << 20)

enum ynode_kind { YNODE_SCALAR, YNODE_LIST, YNODE_MAP };

struct ynode {
	struct loc at;
	const char *text;    /* scalars: NUL-terminated UTF-8; "" otherwise */
	struct ynode *key;   /* inside a map: the member's key; else NULL */
	struct ynode *first; /* list and map: children in file order */
	struct ynode *next;
	uint32_t len;        /* of text */
	uint32_t n;          /* number of children */
	enum ynode_kind kind;
	bool plain;          /* scalar without quotes */
	bool flow;           /* list or map in [ ] or { } */
	bool verbatim;       /* scalars: stands in the file as in text, on one line, perhaps
				in quotes; so offsets in text are offsets in the line */
	bool literal;        /* a block after '|': its lines are kept */
	bool cut;            /* plain scalars: ended by " #x", which began a comment */
};

/* Parses the n bytes at bytes. name is stored in every place and must outlive the nodes.
 * Returns the root, or NULL when the text is no YAML at all, with the reason in d (and
 * d->unreadable set). Other faults (duplicate keys, …) are added to d and the tree is
 * returned without the offending part. An empty file is a NULL root with a diag. */
struct ynode *yaml_read(struct arena *a, const char *name, const char *bytes, size_t n,
			struct diags *d);

/* The member of a map with that key, or NULL. */
struct ynode *yaml_get(const struct ynode *map, const char *key);

#endif

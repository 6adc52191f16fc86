/* yaml_read.h - a YAML file as a tree of nodes that know their place.
 *
 * The only door to libyaml, through its event API: aliases, anchors, tags, several
 * documents, duplicate keys, nesting deeper than YAML_DEPTH_MAX, UTF-16, control characters
 * and noncharacters are refused with file, line and column. All scalars are text; what they
 * mean is the reader's business. */
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

/* There are tens of thousands of these while a large questionnaire is read, so they are
 * packed. */
struct ynode {
	struct loc at;
	const char *text;      /* scalars: NUL-terminated UTF-8; "" otherwise */
	const char *key;       /* inside a map: what stands before the ':'; else NULL */
	int key_line, key_col; /* where that stands; see yaml_key_at */
	struct ynode *first;   /* list and map: children in file order */
	struct ynode *next;
	uint32_t len : 24;     /* of text */
	bool plain : 1;        /* scalar without quotes */
	bool flow : 1;         /* list or map in [ ] or { } */
	bool verbatim : 1;     /* scalars: stands in the file as in text, on one line, perhaps
				  in quotes; so offsets in text are offsets in the line */
	bool literal : 1;      /* a block after '|': its lines are kept */
	bool cut : 1;          /* plain scalars: ended by " #x", which began a comment */
	uint32_t n : 24;       /* number of children */
	enum ynode_kind kind : 8;
};

/* Where a tree is put. Most texts are kept when what they mean has been read, and the nodes
 * are not; so they may live apart. */
struct yaml_memory {
	struct arena *nodes, *texts; /* may be the same */
};

/* Parses the n bytes at bytes. name is stored in every place and must outlive the nodes.
 * Texts of a few bytes that are alike may be the same one in memory.
 * Returns the root, or NULL when the text is no YAML at all, with the reason in d (and
 * d->unreadable set). Other faults (duplicate keys, …) are added to d and the tree is
 * returned without the offending part. An empty file is a NULL root with a diag. */
struct ynode *yaml_read(struct yaml_memory to, const char *name, const char *bytes, size_t n,
			struct diags *d);

/* The place of a member's key. */
struct loc yaml_key_at(const struct ynode *member);
/* The member of a map with that key, or NULL. */
struct ynode *yaml_get(const struct ynode *map, const char *key);

#endif

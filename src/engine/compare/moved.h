/* moved.h - what a comparison found, in words: the same lists in every text, JSON, Markdown,
 * workbook and view. */
#ifndef ENGINE_COMPARE_MOVED_H
#define ENGINE_COMPARE_MOVED_H

#include "base/arena.h"
#include "base/str.h"
#include "engine/compare/compare.h"

/* One thing that moved. Texts are in the arena that was given, or borrowed; "" for nothing. */
struct move {
	const char *id, *kind;  /* "REL-06" and "question"; kinds as in the report */
	const char *title;      /* what it asks, finds, is called */
	const char *words;      /* "level 1, then level 3", "due 2026-11-30", "until …" */
	const char *by, *at;    /* who, and when as it stands in the file */
	enum severity severity; /* findings, actions and accepted risks; else SEVERITY_NONE */
	bool then;              /* it was so before: it did not move */
};

/* What a side of a comparison is called. */
struct side_name {
	const char *file;        /* as it was named */
	const char *milestone;   /* NULL: the file as it is */
	const char *at;          /* of the milestone; "" when not there */
};

/* Those of one kind. */
struct moves {
	const char *group, *key; /* "findings", "gone": members of the JSON */
	const char *heading;     /* "Findings that are gone" */
	struct move *items;
	size_t n, n_moved;       /* n_moved: without those that were so before */
};

/* All kinds, also those of which there are none, in a fixed order; their number. */
size_t moves_list(struct arena *arena, const struct compare *c, struct moves **list);

/* What is the matter where not all of both is compared, or the overall is not, line by line:
 * "The sides are of versions 2026.11 and 2026.12: only the 40 questions that both ask alike are
 * compared, by themselves." Nothing where nothing is. */
void compare_caveats(struct str *out, const struct compare *c);
/* Appends "kick-off of 2026-11-20", "chat.json as it is". */
void side_name_words(struct str *out, const struct side_name *name);

#endif

/* architecture.h - the architecture that follows from the decisions taken: what their
 * chosen options add, as a tree.
 *
 * An option adds "kind: element"; an element may stand below others: "Landing zones / Corp".
 * Pure; the screen and the exports draw it. */
#ifndef ENGINE_ARCHITECTURE_H
#define ENGINE_ARCHITECTURE_H

#include "base/str.h"
#include "base/words.h"
#include "engine/score.h"

/* Elements deeper than that stand at this depth. */
#define ARCHITECTURE_DEPTH_MAX 8

struct architecture_node {
	const char *text;    /* "Corp"; of a branch its title: "Management groups" */
	const char *kind;    /* of a branch: its title in English, as programs read it; or "" */
	int depth;           /* 0: a branch, one for each kind */
	bool last;           /* the last of its siblings */
	bool open;           /* no element: decisions that may still add some */
	struct indices from; /* the decisions that add it, or that are open; a branch and
				what only leads to others have none */
};

struct architecture {
	struct arena arena;
	struct architecture_node *nodes; /* each before what is below it */
	size_t n;
	size_t n_elements; /* nodes that a decision adds */
};

/* Makes it from the decisions that are asked and taken, with a branch for every kind that
 * the questionnaire knows, also empty ones. Texts belong to the questionnaire or to the
 * arena; release it with architecture_release. */
void architecture_make(struct architecture *arch, const struct score *s,
		       const struct assessment *a);
void architecture_release(struct architecture *arch);

/* Is it a branch in which nothing stands: neither an element nor a decision that is open? */
bool architecture_is_bare(const struct architecture *arch, size_t node);
/* What stands beside such a branch. */
#define ARCHITECTURE_BARE WORD("nothing follows from the decisions")
/* Appends "10 elements from 6 of 22 decisions". */
void architecture_summary(struct str *out, const struct architecture *arch,
			  const struct score *s);
/* Appends the ids of the decisions behind a node; of a single one also the name, if names
 * says so: "DT-01 Existing platform". */
void architecture_from(struct str *out, const struct architecture_node *node,
		       const struct questionnaire *q, bool names);

#endif

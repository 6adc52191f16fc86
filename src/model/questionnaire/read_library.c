/* What stands beside the questions: references, glossary, sources and what carries them,
 * caveats. */
#include "model/questionnaire/read.h"

static const struct key reference_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct reference, id), .required = true},
	{"title", KEY_TEXT, .offset = offsetof(struct reference, title), .required = true},
	{"path", KEY_TEXT, .offset = offsetof(struct reference, path), .required = true},
	{"sources", KEY_TEXTS, .offset = offsetof(struct reference, sources)},
	{0},
};

static const struct key term_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct glossary_term, id), .required = true},
	{"term", KEY_TEXT, .offset = offsetof(struct glossary_term, term), .required = true},
	{"text", KEY_PROSE, .offset = offsetof(struct glossary_term, text), .required = true},
	{"also", KEY_TEXTS, .offset = offsetof(struct glossary_term, also)},
	{0},
};

struct source_entry {
	struct source_row row;
	struct source_nodes nodes;
};
static const struct key source_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct source_entry, row.id), .required = true},
	{"text", KEY_TEXT, .offset = offsetof(struct source_entry, row.text), .required = true},
	{"carried", KEY_NODE, .offset = offsetof(struct source_entry, nodes.carried),
	 .required = true},
	{0},
};

struct caveat_entry {
	struct caveat caveat;
	struct caveat_nodes nodes;
};
static const struct key caveat_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct caveat_entry, caveat.id), .required = true},
	{"text", KEY_PROSE, .offset = offsetof(struct caveat_entry, caveat.text), .required = true},
	{"concerns", KEY_NODE, .offset = offsetof(struct caveat_entry, nodes.concerns)},
	{"recheck", KEY_BOOL, .offset = offsetof(struct caveat_entry, caveat.recheck)},
	{"basis", KEY_TEXT, .offset = offsetof(struct caveat_entry, caveat.basis)},
	{0},
};

void read_reference(struct loader *l, const struct ynode *n)
{
	struct reference e = {.at = n->at};

	if (yaml_take_keys(&l->c, n, reference_keys, &e, "a reference"))
		l->q->references[l->q->n_references++] = e;
}

void read_term(struct loader *l, const struct ynode *n)
{
	struct glossary_term e = {.at = n->at};

	if (yaml_take_keys(&l->c, n, term_keys, &e, "a glossary term"))
		l->q->terms[l->q->n_terms++] = e;
}

void read_source_row(struct loader *l, const struct ynode *n)
{
	struct source_entry e = {.row.at = n->at};

	if (!yaml_take_keys(&l->c, n, source_keys, &e, "a source"))
		return;
	l->q->sources[l->q->n_sources++] = e.row;
	l->source_nodes[l->n_source_nodes++] = e.nodes;
}

void read_caveat(struct loader *l, const struct ynode *n)
{
	struct caveat_entry e = {.caveat.at = n->at};

	if (!yaml_take_keys(&l->c, n, caveat_keys, &e, "a caveat"))
		return;
	l->q->caveats[l->q->n_caveats++] = e.caveat;
	l->caveat_nodes[l->n_caveat_nodes++] = e.nodes;
}

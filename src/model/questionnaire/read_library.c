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
	const char *id, *text;
	struct source_nodes nodes;
};
static const struct key source_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct source_entry, id), .required = true},
	{"text", KEY_TEXT, .offset = offsetof(struct source_entry, text), .required = true},
	{"carried", KEY_NODE, .offset = offsetof(struct source_entry, nodes.carried),
	 .required = true},
	{0},
};

struct caveat_entry {
	const char *id, *text, *basis;
	bool recheck;
	struct caveat_nodes nodes;
};
static const struct key caveat_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct caveat_entry, id), .required = true},
	{"text", KEY_PROSE, .offset = offsetof(struct caveat_entry, text), .required = true},
	{"concerns", KEY_NODE, .offset = offsetof(struct caveat_entry, nodes.concerns)},
	{"recheck", KEY_BOOL, .offset = offsetof(struct caveat_entry, recheck)},
	{"basis", KEY_TEXT, .offset = offsetof(struct caveat_entry, basis)},
	{0},
};

void read_reference(struct loader *l, const struct ynode *n)
{
	struct reference e = {0};

	if (!yaml_take_keys(&l->c, n, reference_keys, &e, "a reference"))
		return;
	e.id = or_empty(e.id);
	e.title = or_empty(e.title);
	e.path = or_empty(e.path);
	e.at = n->at;
	l->q->references[l->q->n_references++] = e;
}

void read_term(struct loader *l, const struct ynode *n)
{
	struct glossary_term e = {0};

	if (!yaml_take_keys(&l->c, n, term_keys, &e, "a glossary term"))
		return;
	e.id = or_empty(e.id);
	e.term = or_empty(e.term);
	e.text = or_empty(e.text);
	e.at = n->at;
	l->q->terms[l->q->n_terms++] = e;
}

void read_source_row(struct loader *l, const struct ynode *n)
{
	struct source_entry e = {0};
	struct source_row *row;

	if (!yaml_take_keys(&l->c, n, source_keys, &e, "a source"))
		return;
	row = &l->q->sources[l->q->n_sources++];
	*row = (struct source_row){.id = or_empty(e.id), .text = or_empty(e.text), .at = n->at};
	l->source_nodes[l->n_source_nodes++] = e.nodes;
}

void read_caveat(struct loader *l, const struct ynode *n)
{
	struct caveat_entry e = {0};
	struct caveat *caveat;

	if (!yaml_take_keys(&l->c, n, caveat_keys, &e, "a caveat"))
		return;
	caveat = &l->q->caveats[l->q->n_caveats++];
	*caveat = (struct caveat){.id = or_empty(e.id), .text = or_empty(e.text),
				  .basis = or_empty(e.basis), .recheck = e.recheck,
				  .at = n->at};
	l->caveat_nodes[l->n_caveat_nodes++] = e.nodes;
}

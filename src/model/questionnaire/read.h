/* questionnaire_read.h - the inner half of loading: single entries, and what they refer to.
 * Private to the model's loader. */
#ifndef MODEL_QUESTIONNAIRE_READ_H
#define MODEL_QUESTIONNAIRE_READ_H

#include "model/questionnaire/questionnaire.h"
#include "model/questionnaire/yaml_keys.h"

/* What entries hold until all ids are known and it can be resolved. */
struct question_nodes {
	const struct ynode *when, *decisions, *needs, *mirrors, *map, *see;
};
struct decision_nodes {
	const struct ynode *when;
};
struct rule_nodes {
	const struct ynode *when, *blames;
};
struct field_nodes {
	const struct ynode *when, *ref;
};

struct source_nodes {
	const struct ynode *carried;
};
struct caveat_nodes {
	const struct ynode *concerns;
};

#define SECTIONS_MAX 100

struct loader {
	struct yaml_context c;
	struct questionnaire *q;
	struct names areas[SECTIONS_MAX]; /* by section: their titles */
	struct question_nodes *question_nodes;
	struct decision_nodes *decision_nodes;
	struct rule_nodes *rule_nodes;
	struct field_nodes *field_nodes;
	struct source_nodes *source_nodes;
	struct caveat_nodes *caveat_nodes;
	size_t n_question_nodes, n_decision_nodes, n_rule_nodes, n_field_nodes;
	size_t n_source_nodes, n_caveat_nodes;
};

/* Each appends one entry of its kind to the questionnaire. */
void read_section(struct loader *l, const struct ynode *n);
void read_field(struct loader *l, const struct ynode *n);
void read_decision(struct loader *l, const struct ynode *n);
void read_question(struct loader *l, const struct ynode *n);
void read_rule(struct loader *l, const struct ynode *n);
void read_reference(struct loader *l, const struct ynode *n);
void read_term(struct loader *l, const struct ynode *n);
void read_source_row(struct loader *l, const struct ynode *n);
void read_caveat(struct loader *l, const struct ynode *n);

/* Resolves ids and parses conditions, once everything is read and indexed. */
void resolve_all(struct loader *l);
/* Fills q->links, once everything is resolved. */
void link_all(struct questionnaire *q);

#endif

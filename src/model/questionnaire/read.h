/* read.h - the inner half of loading: single entries, and what they refer to.
 * Private to the model's loader. */
#ifndef MODEL_QUESTIONNAIRE_READ_H
#define MODEL_QUESTIONNAIRE_READ_H

#include "model/questionnaire/questionnaire.h"
#include "model/questionnaire/yaml_keys.h"

/* What entries hold until all ids are known and it can be resolved. */
struct question_nodes {
	const struct ynode *when, *decisions, *needs, *after, *mirrors, *map, *see, *replaces;
};
struct decision_nodes {
	const struct ynode *when, *replaces;
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
	struct names areas[SECTIONS_MAX]; /* by section: titles, and ids of those declared */
	struct names declared;            /* areas of all sections, by id */
	struct question_nodes *question_nodes;
	struct decision_nodes *decision_nodes;
	struct rule_nodes *rule_nodes;
	struct field_nodes *field_nodes;
	struct source_nodes *source_nodes;
	struct caveat_nodes *caveat_nodes;
	size_t n_question_nodes, n_decision_nodes, n_rule_nodes, n_field_nodes;
	size_t n_source_nodes, n_caveat_nodes;
};

size_t at_most(size_t n, size_t max);
/* The place of a key inside an entry, or of the entry when it is not there. */
struct loc key_place(const struct ynode *entry, const char *key);
/* Ids and values stand in conditions, on the command line and in ids of actions; there some
 * words mean something else. Reports one of them, or one of `also`, and returns whether it
 * was one. */
bool is_reserved(struct loader *l, const struct ynode *entry, const char *key,
		 const char *word, const char *const *also);
/* The section that an entry names, in *at; false when there are no sections at all. After a
 * diagnostic it is the first one, so that what names the entry still finds it. */
bool find_section(struct loader *l, const struct ynode *n, const char *id, size_t *at);
/* The area of the section that a question calls by id or by title, made when it is new. */
size_t area_of(struct loader *l, size_t section, const struct ynode *n, const char *name);
/* Brings areas into the order of the sections and of their `order`, once all questions are
 * read, and the questions with them where a section declares its areas. */
void order_questions(struct loader *l);
/* Links questions to their areas and areas to their sections, once they are in order. */
void link_areas(struct loader *l);

/* Each appends one entry of its kind to the questionnaire; for all but sections and areas
 * room has been made there, and in the arrays of nodes. */
void read_section(struct loader *l, const struct ynode *n);
void read_area(struct loader *l, const struct ynode *n);
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

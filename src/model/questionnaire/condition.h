/* condition.h - the small language of `when`: parsed into a tree, printed in words.
 *
 * name == v, name != v, name in (a, b), v in manyname, name < 2 (<= > >=), and, or, not,
 * parentheses, always. `not` binds tighter than `and`, `and` tighter than `or`. Names are
 * profile fields, decisions and questions. Evaluation is the engine's (engine/evaluate.h). */
#ifndef MODEL_QUESTIONNAIRE_CONDITION_H
#define MODEL_QUESTIONNAIRE_CONDITION_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/questionnaire/questionnaire.h"

enum condition_op {
	COND_ALWAYS,
	COND_AND,    /* left, right */
	COND_OR,     /* left, right */
	COND_NOT,    /* left */
	COND_IN,     /* the value of one name is among `set`; == and in (…) */
	COND_HAS,    /* the many-valued field holds the value `set` */
	COND_NUMBER, /* number or level compared with `number` */
};

enum comparison { CMP_EQ, CMP_NE, CMP_LT, CMP_LE, CMP_GT, CMP_GE };

struct condition {
	enum condition_op op;
	const struct condition *left, *right;
	struct thing name;      /* a field, a decision or a question */
	uint64_t set;           /* values or options, as bits by index */
	enum comparison compare;
	long number;            /* COND_NUMBER; a level counts in whole levels */
	int col;                /* of the name, counted from 1 in the expression */
};

/* What a condition may name: earlier fields; fields and earlier decisions; fields and
 * decisions; everything. */
struct condition_scope {
	size_t fields;     /* the first so many fields */
	size_t decisions;  /* the first so many decisions */
	bool questions;
	bool folded; /* the text does not stand in the file as it is: a diagnostic counts
			the characters itself instead of adding them to the column */
};

/* Parses text into a tree in q's arena. Names are looked up in q. On a fault adds one
 * diagnostic at the column inside the expression (at is where the text begins) and returns
 * NULL. A FIELD_DECISION field is resolved to its decision. */
const struct condition *condition_parse(struct questionnaire *q, const char *text,
					struct loc at, struct condition_scope scope,
					struct diags *d);

/* Appends the condition as a reader would say it, by titles:
 * "Stage is Production and Kinds include RAG". */
void condition_words(struct str *out, const struct questionnaire *q,
		     const struct condition *c);
/* Appends the condition as it is written in files. */
void condition_text(struct str *out, const struct questionnaire *q,
		    const struct condition *c);

#endif

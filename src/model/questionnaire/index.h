/* index.h - filling the index of ids, and that of words; private to the model's loader. */
#ifndef MODEL_QUESTIONNAIRE_INDEX_H
#define MODEL_QUESTIONNAIRE_INDEX_H

#include <stdbool.h>

#include "model/questionnaire/questionnaire.h"

/* The key is borrowed. false when the key stands for something already, which goes into *old. */
bool questionnaire_index_add(struct questionnaire *q, const char *key, struct thing t,
			     struct thing *old);

/* glossary.c: puts the words of all terms in order, for finding them in texts. */
void glossary_index(struct questionnaire *q);

#endif

/* index.h - filling what a questionnaire is searched by; private to the model's loader. */
#ifndef MODEL_QUESTIONNAIRE_INDEX_H
#define MODEL_QUESTIONNAIRE_INDEX_H

#include <stdbool.h>

#include "model/questionnaire/questionnaire.h"

/* Makes room for n keys, once. */
void questionnaire_index_room(struct questionnaire *q, size_t n);
/* The key is borrowed. false when the key stands for something already, which goes into *old. */
bool questionnaire_index_add(struct questionnaire *q, const char *key, struct thing t,
			     struct thing *old);
/* Once all terms are known. */
void questionnaire_index_glossary(struct questionnaire *q);

#endif

/* glossary.h - words of the glossary, found in texts and by name.
 *
 * Pure functions over a questionnaire. A term goes by its own words and by those of its
 * `also`; letters count alike in both cases, ASCII only. */
#ifndef MODEL_QUESTIONNAIRE_GLOSSARY_H
#define MODEL_QUESTIONNAIRE_GLOSSARY_H

#include "model/questionnaire/questionnaire.h"

/* The first term that stands in text at or after the byte offset from: its index, and where
 * it stands in *start and *len, both bytes. -1 when there is none. Only whole words count,
 * with or without an 's' at the end; a hyphen parts words. Where several terms begin at the
 * same place the longest is taken, so that "private endpoints" is not an endpoint. To go
 * on, pass start + len. from may not be past the end of text. */
int glossary_find_in(const struct questionnaire *q, const char *text, size_t from,
		     size_t *start, size_t *len);

/* The terms that occur in the texts of a question, decision, rule, field, reference or
 * term (without itself), each once, in the order of the glossary; the list is in the
 * arena. */
struct indices glossary_of(struct arena *a, const struct questionnaire *q,
			   struct thing t);

/* The word with capital letters (ASCII) made small, in the arena: words that are alike then
 * are one. */
const char *glossary_lowered(struct arena *a, const char *word);

/* The term with that id, name or other word; -1 when there is none. */
int glossary_find(const struct questionnaire *q, const char *word);

#endif

/* parts.h - what the files of the assessment share among themselves.
 *
 * Word lists (how enums are called in the file), choices (what is possible, for messages)
 * and raw members (what is kept as it was written). Nobody else includes it. */
#ifndef MODEL_ASSESSMENT_PARTS_H
#define MODEL_ASSESSMENT_PARTS_H

#include "base/nearest.h"
#include "base/str.h"
#include "model/assessment/assessment.h"

/* The words of an enum, by value; "" for a value that has none. */
struct word_list {
	const char *const *words;
	int n;
	int old; /* a value that older files hold and nobody is offered; 0: there is none */
};

extern const struct word_list practice_words, reason_words, confidence_words, plan_words,
	depth_words, severity_words;

/* The value of a word, or -1. */
int word_value(const struct word_list *list, const char *word);

/* What is possible somewhere. The words are borrowed. */
struct choices {
	const char *items[Q_VALUES_MAX + 8];
	size_t n;
};

void choices_add(struct choices *c, const char *word);
/* Those that are offered. */
void choices_add_words(struct choices *c, const struct word_list *list);
/* Appends "a, b or c", with last (" or ") before the last one. */
void choices_list(const struct choices *c, const char *last, struct str *out);
/* Appends "'GIVEN' is not possible (did you mean 'x'?); use a, b or c". */
void choices_refuse(const struct choices *c, const char *given, struct str *out);

/* For what is set by words: refuses with "ID: 'VALUE' is not possible …; use …"; and is the
 * value a text of one line, as the file and the screen can hold it? Both say it in err, and
 * return false. */
bool words_refuse(struct err *err, const char *id, const char *value, const struct choices *c);
bool words_are_text(const char *id, const char *value, struct err *err);

/* Offers what can be set beside answers to near, and appends it to out: "name, … or title".
 * Either may be NULL. */
void setting_words(struct nearest *near, struct str *out);

/* The choices for one thing of a questionnaire. Withdrawn practices are left out. */
void choices_of_practices(struct choices *c, const struct question *q);
void choices_of_options(struct choices *c, const struct decision *d);
void choices_of_values(struct choices *c, const struct field *f);

/* Keeps a member as it was written; the texts are copied into the arena. Returns it. */
struct raw_member *raw_keep(struct arena *arena, struct raw_members *m, const char *key,
			    size_t key_len, const char *value, size_t value_len);
/* Makes all that a copy of them points to its own, in the arena. */
void raw_own(struct arena *arena, struct raw_members *m);
/* Forgets the member with that key (without quotes), if there is one. The rest is a new list:
 * the old one may stand in a history. */
void raw_drop(struct arena *arena, struct raw_members *m, const char *key);
/* The value of the member with that key, as written; NULL when there is none. */
const char *raw_value(const struct raw_members *m, const char *key);

/* assessment_new without an id. */
struct assessment *assessment_blank(const struct questionnaire *q);
/* An answer to nothing yet. */
void answer_init(struct arena *arena, struct answer *a, size_t n_practices);
/* Makes of plan entries for single levels of a question ("REL-01/to-2", of older files) one
 * for the question, by its level and target now. */
void plan_fold(struct assessment *a);
/* Sets the state of a question with practices from the practices themselves. */
void answer_settle(struct answer *a, const struct question *q);

#endif

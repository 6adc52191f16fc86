/* read.h - reading the JSON of an assessment: what its parts share.
 *
 * Known keys stand in tables of struct member; what is in no table is kept raw. Nobody but
 * read*.c, json.c and redact.c includes it. */
#ifndef MODEL_ASSESSMENT_READ_H
#define MODEL_ASSESSMENT_READ_H

#include "base/json_read.h"
#include "model/assessment/assessment.h"
#include "model/assessment/parts.h"
#include "model/assessment/redact.h"

struct reader {
	struct assessment *a;
	struct arena *arena; /* the assessment's */
	struct diags *diags;
	bool newer; /* a later format: what we do not expect is no fault */
	bool other; /* made with another version of the questionnaire, or upgraded from one */
	/* The answer being read: to a question or to a decision, the other is NULL. */
	const struct question *question;
	const struct decision *decision;
	struct answer *answer;
};

/* How the value of a known key is read, where it goes inside the object's struct, and who may
 * get to see it (redact.h). Ends with a NULL key; a NULL read passes the member over. */
struct member {
	const char *key;
	size_t offset;
	void (*read)(struct reader *r, const struct jnode *n, void *slot);
	enum text_class class;
};

/* The tables of all objects in a file. Questionnaire, about, settings and waves stand in the
 * assessment itself, and what was revoked in the acceptance. */
extern const struct member root_members[], questionnaire_members[], about_members[],
	settings_members[], waves_members[], answer_members[], plan_members[],
	acceptance_members[], revoked_members[], workshop_members[], agenda_members[],
	parked_members[];

void reader_fault(struct reader *r, struct loc at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* What stands there, for messages: the value itself when it is short. */
const char *reader_shown(struct reader *r, const struct jnode *n);
/* Is n of that kind? Else a fault that says it must be what. */
bool reader_want(struct reader *r, const struct jnode *n, enum jnode_kind kind,
		 const char *what);
/* May what does not fit the questionnaire stand in this file? Then it is to be kept. */
bool reader_allows_misfit(struct reader *r);
void reader_keep(struct reader *r, struct raw_members *m, const struct jnode *n);
/* Keeps a member under a plain key, so that setters find it and drop it. */
void reader_keep_plain(struct reader *r, struct raw_members *m, const char *key,
		       const struct jnode *n);
void reader_object(struct reader *r, const struct jnode *n, const struct member *members,
		   void *into, struct raw_members *extra);

/* Readers of values; slot is a const char **, in reader_texts a struct texts *. */
void reader_text(struct reader *r, const struct jnode *n, void *slot);
void reader_note(struct reader *r, const struct jnode *n, void *slot);
void reader_date(struct reader *r, const struct jnode *n, void *slot);
void reader_time(struct reader *r, const struct jnode *n, void *slot);
void reader_texts(struct reader *r, const struct jnode *n, void *slot);
/* The value of a word of the list, or -1 with a fault. */
int reader_word(struct reader *r, const struct jnode *n, const struct word_list *list);
void reader_flag(struct reader *r, const struct jnode *n, void *slot); /* a bool */
bool reader_number(struct reader *r, const struct jnode *n, long min, long max,
		   int *slot);

/* The practices of the question being read that an object names by their present ids: one
 * bit each. */
uint64_t reader_present(const struct reader *r, const struct jnode *object);
/* Which practice a key beside those stands for: by its id, or by an old id unless the new one
 * is there too; -1 when none. */
int reader_practice(const struct reader *r, uint64_t present, const char *key);

/* The member "workshop"; slot is its struct. */
void reader_workshop(struct reader *r, const struct jnode *n, void *slot);
/* The member "acceptances"; slot is the assessment. */
void reader_acceptances(struct reader *r, const struct jnode *n, void *slot);
/* The votes on what r says is being read; slot is a struct votes. */
void reader_votes(struct reader *r, const struct jnode *n, void *slot);
/* The same of an answer, which may have none. */
void reader_answer_votes(struct reader *r, const struct jnode *n, void *slot);
/* The members "answers" and "workload"; slot is the assessment. */
void reader_answers(struct reader *r, const struct jnode *n, void *slot);
void reader_workload(struct reader *r, const struct jnode *n, void *slot);

#endif

/* members.h - the objects of an assessment file, each as a table of its members.
 *
 * A table says once what a member is called and how its value stands in the struct: by it the
 * object is read, written, compared, copied and redacted. What is in no table is kept raw.
 * Nobody includes it but files of this room and who tests its tables. */
#ifndef MODEL_ASSESSMENT_MEMBERS_H
#define MODEL_ASSESSMENT_MEMBERS_H

#include "base/json_read.h"
#include "base/json_write.h"
#include "model/assessment/assessment.h"
#include "model/assessment/parts.h"
#include "model/assessment/redact.h"

#define ASSESSMENT_FORMAT "plumbline-assessment"

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

struct writer {
	struct json_writer json;
	const struct assessment *a;
	/* What the answer being written is to; the other is NULL. */
	const struct question *question;
	const struct decision *decision;
};

/* What a value is, and what the struct holds for it. What is "", 0, false or empty is not
 * written. */
enum member_kind {
	MEMBERS_END,
	AS_REST,   /* struct raw_members: all that is in no other row */
	AS_TEXT,   /* const char *, like the next three */
	AS_NOTE,   /* of at most NOTE_BYTES_MAX */
	AS_DAY,    /* 2026-11-21 */
	AS_TIME,   /* the same with a time, in UTC */
	AS_TEXTS,  /* struct texts */
	AS_WORD,   /* an enum: one of words */
	AS_NUMBER, /* int: min to max */
	AS_FLAG,   /* bool */
	AS_OBJECT, /* the struct with members, in this one or, with offset 0, this one */
	AS_LIST,   /* an array of such structs, and at count how many */
	AS_MAP,    /* the same by the key that each begins with, a const char * */
	AS_VOTES,  /* struct votes */
	AS_OWN,    /* read and written by functions of its own; offset is that of what they keep
		      raw, or 0 */
	IN_TAIL,   /* kept as it was written, in the tail of the assessment */
};

/* A row. The first of a table is AS_REST and says how the object is as a whole; the last is
 * MEMBERS_END. */
struct member {
	const char *key;
	enum member_kind kind;
	enum text_class class; /* who may get to see it */
	size_t offset;
	const struct word_list *words;
	int min, max;
	const struct member *members;
	size_t count; /* the offset of that */
	size_t has;   /* AS_WORD, AS_OBJECT: that of a bool, whether it is there; else 0 */
	bool always;  /* written though it is empty */
	bool breaks;  /* an object on one line takes more with it */
	bool runs;    /* goes on by itself: that is no change */
	/* Of an object: the size of its struct; does it stand on one line? */
	size_t size;
	bool on_line;
	/* What is looked at once the member, or in the first row the object, was read. */
	void (*check)(struct reader *r, const struct jnode *n, void *object);
	/* AS_OWN, and but for is_set AS_VOTES. What is never set is written with another. */
	void (*read)(struct reader *r, const struct jnode *n, void *object);
	bool (*is_set)(const struct writer *w, const void *object);
	void (*write)(struct writer *w, const void *object);
};

#define AT(name, member) .offset = offsetof(struct name, member)

/* That of the file, and those of what is also read or made by itself. */
extern const struct member root_members[], answer_members[], plan_members[],
	acceptance_members[], workshop_members[];

void read_object(struct reader *r, const struct jnode *n, const struct member *members,
		 void *object);
void write_object(struct writer *w, const char *key, const struct member *members,
		  const void *object);
/* Is there anything in it to write? */
bool object_is_set(const struct writer *w, const struct member *members, const void *object);
/* Makes the texts of a zeroed struct "". */
void init_object(const struct member *members, void *object);
/* Makes all that a copy of a struct points to its own, in the arena. */
void own_object(struct arena *arena, const struct member *members, void *object);
/* Do both say the same? What AS_OWN reads, only their caller knows. */
bool same_object(const struct member *members, const void *a, const void *b);
bool same_member(const struct member *m, const void *a, const void *b);
/* How many structs an AS_LIST or AS_MAP has, and one of them. */
size_t member_count(const struct member *m, const void *object);
void *member_item(const struct member *m, const void *object, size_t i);

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
/* Faults of a list in which a text stands twice. */
void reader_want_once(struct reader *r, const struct jnode *n, const struct texts *texts);

/* Readers of values. */
void reader_text(struct reader *r, const struct jnode *n, const char **slot);
void reader_note(struct reader *r, const struct jnode *n, const char **slot);
void reader_day(struct reader *r, const struct jnode *n, const char **slot);
void reader_time(struct reader *r, const struct jnode *n, const char **slot);
/* The value of a word of the list, or -1 with a fault. */
int reader_word(struct reader *r, const struct jnode *n, const struct word_list *list);
bool reader_number(struct reader *r, const struct jnode *n, long min, long max, int *slot);

/* The practices of the question being read that an object names by their present ids: one
 * bit each. */
uint64_t reader_present(const struct reader *r, const struct jnode *object);
/* Which practice a key beside those stands for: by its id, or by an old id unless the new one
 * is there too; -1 when none. */
int reader_practice(const struct reader *r, uint64_t present, const char *key);

void write_raw(struct writer *w, const struct raw_members *m);

/* Says which acceptances have an id that is taken. */
void acceptances_check(struct reader *r, const struct jnode *n, void *assessment);
/* The members "answers" and "workload" of an assessment. */
void read_answers(struct reader *r, const struct jnode *n, void *assessment);
void write_answers(struct writer *w, const void *assessment);
void read_workload(struct reader *r, const struct jnode *n, void *assessment);
void write_workload(struct writer *w, const void *assessment);

#endif

/* assessment.h - what a team answered: the content of one assessment file, in memory.
 *
 * Plain data beside a questionnaire: answers are found by the index of the question,
 * decision or field. Everything the file holds that the questionnaire or this version does
 * not know is kept as raw JSON and written back. Texts live in the assessment's arena and
 * are only ever added to; whoever changes an answer puts its texts there. */
#ifndef MODEL_ASSESSMENT_ASSESSMENT_H
#define MODEL_ASSESSMENT_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/str.h"
#include "model/assessment/acceptance.h"
#include "model/assessment/raw.h"
#include "model/assessment/votes.h"
#include "model/assessment/workshop.h"
#include "model/questionnaire/questionnaire.h"

#define ASSESSMENT_VERSION 1
#define ASSESSMENT_BYTES_MAX (32u << 20)
#define NOTE_BYTES_MAX 32000u
#define CAPACITY_MAX 100000 /* person-days a wave */
#define WAVE_DAYS 30        /* length of a wave, unless set */
#define WAVE_DAYS_MAX 3650

enum answer_state { ANSWER_UNSET, ANSWER_SET, ANSWER_UNKNOWN, ANSWER_NOT_APPLICABLE };
enum practice_value { PRACTICE_UNSET, PRACTICE_YES, PRACTICE_PARTIAL, PRACTICE_NO,
		      PRACTICE_UNKNOWN, PRACTICE_NA };
/* NA_BUSINESS_PRIORITY is read from older files and offered nowhere: what is not worth it now is
 * an accepted risk. Rules take the question for level 0. NA_OTHER wants a note when it is set. */
enum na_reason { NA_NONE, NA_OUT_OF_SCOPE, NA_BUSINESS_PRIORITY, NA_ARCHITECTURE, NA_OTHER };
enum confidence { CONFIDENCE_NONE, CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH };

/* The answer to a question or a decision. */
struct answer {
	enum answer_state state;
	int level;               /* levels: 0 to 4 when set (a mirror's override too) */
	unsigned char *practices; /* practices, checks: enum practice_value by index; owned by
				    the arena, never shared between two copies being edited */
	int option;              /* decisions: when set */
	enum na_reason reason;
	const char *note;        /* "" when there is none; likewise the other texts */
	struct texts evidence;
	const char *by, *at;     /* who, and when as ISO 8601 UTC */
	const char *version;     /* of the questionnaire that it answers, where what is asked has
				    changed since or before the file's; else "" */
	enum confidence confidence;
	bool flag;
	bool present;            /* the file holds a member for it, though perhaps only a note */
	struct votes votes;      /* what each participant answers */
	struct raw_members extra;
	struct raw_members practices_extra; /* practices the questionnaire does not know */
};

/* The value of a profile field. FIELD_DECISION fields have none of their own. */
struct field_answer {
	bool set;
	uint64_t values;         /* one and many: bits by value index; 0 and set: none */
	double number;
	const char *text;        /* number: as written; text */
	struct raw_members unknown; /* many: values the questionnaire does not know */
};

enum plan_status { PLAN_OPEN, PLAN_IN_PROGRESS, PLAN_DONE, PLAN_ACCEPTED, PLAN_REJECTED };

/* What the team says of an action or a step, by its id. Texts are "" when not there. Reason,
 * approver and until stand beside an accepted status of older files; now a risk is accepted by
 * a record of its own (acceptance.h). */
struct plan_entry {
	const char *id;
	enum plan_status status;
	const char *owner, *due, *note;
	const char *at;          /* when its status was set, as ISO 8601 UTC */
	const char *reason, *approver, *until;
	struct raw_members extra;
};

struct about {
	const char *title, *date, *scope;
	struct texts participants;
	struct raw_members extra;
};

struct settings {
	enum depth depth;
	bool has_depth;
	int target;             /* level 1 to 4; 0: not set */
	struct texts rank;      /* section ids, most important first */
	int capacity;           /* person-days a wave; 0: not set */
	unsigned char *targets; /* level 1 to 4 by question; 0: that of all */
	const char *waves_start; /* the day on which the first wave begins, or "" */
	int waves_days;         /* length of a wave; 0: not set, WAVE_DAYS */
	struct raw_members targets_extra, waves_extra, extra;
};

struct assessment {
	struct arena arena;
	const struct questionnaire *questionnaire; /* borrowed; outlives the assessment */
	const char *id;                            /* a UUID */
	const char *questionnaire_id, *questionnaire_version; /* as in the file */
	const char *questionnaire_before;          /* what it was upgraded from, or "" */
	struct about about;
	struct settings settings;
	const char *name;               /* of the workload */
	struct field_answer *fields;    /* by field */
	struct answer *decisions;       /* by decision */
	struct answer *questions;       /* by question */
	struct plan_entry *plan;
	size_t n_plan;
	struct acceptance *acceptances; /* in file order: the newest last */
	size_t n_acceptances;
	struct raw_members workload_extra, answers_extra, questionnaire_extra, extra;
	struct workshop workshop;
	struct raw_members tail;        /* scenarios, milestones, what part of another file it
					   is, conflicts, as written */
	size_t n_conflicts;             /* that a merge left in it; see conflict.h */
	bool newer;                     /* written by a higher version: never save it */
};

/* A new, empty assessment of q with a fresh id; owned by the caller (assessment_free). */
struct assessment *assessment_new(const struct questionnaire *q);
void assessment_free(struct assessment *a);
/* An independent copy (for undo, what-if and tests). */
struct assessment *assessment_copy(const struct assessment *a);

/* Do two states of one assessment say the same in a member of the file, like "plan"? What it
 * holds by question, like "answers", only their caller knows. */
bool assessment_same(const struct assessment *a, const struct assessment *b, const char *member);
/* Do two answers to the same, but for practices? member: in that one, like "note", or NULL. */
bool answer_same(const struct answer *a, const struct answer *b, const char *member);
bool plan_entry_same(const struct plan_entry *a, const struct plan_entry *b);

/* Puts another assessment of the same questionnaire in the place of a, which stays where it is,
 * and frees it. Texts of a stay valid. */
void assessment_take_over(struct assessment *a, struct assessment *other);

/* Reads an assessment from its JSON. Every fault is added to d; NULL when there is any.
 * Ids unknown to q are kept, not faults. */
struct assessment *assessment_parse(const struct questionnaire *q, const char *name,
				    const char *bytes, size_t n, struct diags *d);
/* The same in two steps, for who must first find the questionnaire. A peek tells its id and
 * version, "" when missing; false when this is no assessment at all: d says why. Then the rest is
 * read. The bytes must last until the peek is released, whatever came of it. */
struct assessment_peek {
	const char *id, *version;
	struct arena nodes;
	struct jnode *root;
	struct diags faults; /* that reading will say */
};
bool assessment_peek(struct assessment_peek *p, const char *name, const char *bytes, size_t n,
		     struct diags *d);
struct assessment *assessment_read(const struct questionnaire *q, struct assessment_peek *p,
				   struct diags *d);
void assessment_peek_release(struct assessment_peek *p);
/* Do the n bytes of a file say that they are one, be they damaged, cut, or amid the marks
 * of a merge that met a conflict? */
bool assessment_claimed(const char *bytes, size_t n);
/* Appends the assessment as JSON: two-space indent, one member a line, fixed key order. */
void assessment_write(const struct assessment *a, struct str *out);

/* Setting answers. They overwrite what was there and keep note, evidence, flag. The version of
 * the questionnaire in the file stays as it is: only an upgrade (upgrade.h) changes it. */
void assessment_set_level(struct assessment *a, size_t question, int level);
void assessment_set_practice(struct assessment *a, size_t question, size_t practice,
			     enum practice_value value);
void assessment_set_option(struct assessment *a, size_t decision, int option);
void assessment_set_unknown(struct assessment *a, enum thing_kind kind, size_t index);
void assessment_set_na(struct assessment *a, size_t question, enum na_reason reason);
/* Clears the answer; note, evidence and flag stay. */
void assessment_clear(struct assessment *a, enum thing_kind kind, size_t index);
/* How deep it asks: all there is unless that was set. */
enum depth assessment_depth(const struct assessment *a);
/* The level to reach, 1 to 4: wanted unless that is 0, else the one that was set, else 4 when
 * the workload is mission-critical, else 3. */
int assessment_target(const struct assessment *a, int wanted);
/* The same of one question, which may have one of its own; of_all: assessment_target. */
int question_target(const struct assessment *a, size_t question, int of_all);
/* The id of the value of a profile field of that name which takes one value; "" when there is
 * no such field, it is not set, or it is not asked at this depth. */
const char *assessment_word(const struct assessment *a, const char *field);
/* Replaces what settings hold by question by a copy that may be changed in place. */
void settings_own(struct assessment *a);
/* Replaces what the plan holds by a copy that may be changed; what was there stays as it is in
 * memory, so that it can be put back. */
void plan_own(struct assessment *a);
/* The entry for an action id, or NULL; and the same, made when missing. */
const struct plan_entry *assessment_plan(const struct assessment *a, const char *id);
struct plan_entry *assessment_plan_edit(struct assessment *a, const char *id);
/* Makes the entry of an id that has none. */
struct plan_entry *plan_entry_add(struct assessment *a, const char *id);

/* Can the text be a note, with lines and tabs and nothing else that cannot be seen? Else
 * false, with what is wrong with it in err: "has 40000 bytes; 32000 are possible". */
bool note_check(const char *text, struct err *err);
/* Sets one answer from the words of the command line or the screen: id is that of a
 * question, decision or field, or a field's name, or of what setting_set takes; value is "3",
 * "replicas:yes,zones:partial", "unknown", "na:out-of-scope", an option, a field's value,
 * values with commas, a number, a text. false with a message that names what is possible. */
bool assessment_set_by_words(struct assessment *a, const char *id, const char *value,
			     struct err *err);
/* What is set beside answers: "name", "title", "depth", "target", "target.REL-06",
 * "capacity", "waves.start", "waves.days"; also cleared by that id. Refused: err says why. */
enum setting_result { SETTING_UNKNOWN, SETTING_DONE, SETTING_REFUSED };
enum setting_result setting_set(struct assessment *a, const char *id, const char *value,
				struct err *err);
enum setting_result setting_clear(struct assessment *a, const char *id, struct err *err);

/* The answer of a question or decision, or NULL for anything else. */
struct answer *assessment_answer(struct assessment *a, struct thing t);
/* Is a question or decision to be answered anew, for its answer is to what an earlier version
 * asked, or to nothing that can be chosen now? The answer stays until then; one that is still
 * possible counts. */
bool assessment_to_confirm(const struct assessment *a, struct thing t);
/* Appends " (Ann, 2026-11-20)": who said it and on which day, as far as they are known; put appends
 * the name. */
void said_by_words(struct str *out, const char *by, const char *at,
		   void (*put)(struct str *out, const char *text));
/* The answer as it stands in the file where it cannot be chosen now ("2", "\"tape\""), or
 * NULL. */
const char *answer_kept(const struct answer *answer);
/* Appends the same in words: "On tape", "level 2"; nothing when there is none. */
void answer_kept_words(struct str *out, const struct questionnaire *q, struct thing t,
		       const struct answer *answer);
/* Says of the answer that it holds for what is asked now. */
void assessment_confirm(struct assessment *a, struct thing t);

/* Reads the answer that the file keeps to a withdrawn question or decision; its texts go into
 * the arena. false when there is none. */
bool withdrawn_answer(struct arena *arena, const struct assessment *a, size_t withdrawn,
		      struct answer *into);

/* Words as they stand in the file. */
const char *practice_value_name(enum practice_value v);
const char *na_reason_name(enum na_reason r);
bool na_reason_offered(enum na_reason r);
/* Appends the reason that is offered no more, and what to do instead of it, of a question. */
void na_reason_withdrawn(struct str *out, const char *id);
/* Was the question, or an item of it, set aside for another reason that no note tells? */
bool answer_wants_note(const struct answer *answer);
const char *confidence_name(enum confidence c);
const char *plan_status_name(enum plan_status s);
/* The value of a word, or -1. */
int practice_value_of(const char *word);
int na_reason_of(const char *word);

#endif

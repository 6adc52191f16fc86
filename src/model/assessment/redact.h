/* redact.h - which texts of an assessment go to whom.
 *
 * Every text has a class, which stands beside its key in the tables by which it is read
 * (read.h). A redaction is a set of classes that are left out. It is made on a copy, before
 * anything is gathered from it, so that nothing written from that copy can hold them. */
#ifndef MODEL_ASSESSMENT_REDACT_H
#define MODEL_ASSESSMENT_REDACT_H

#include "base/words.h"
#include "model/assessment/assessment.h"

enum text_class {
	NO_TEXT,      /* a number, a word of a list, an object: its parts have classes */
	TEXT_PLAIN,   /* ids, dates, versions: never left out */
	TEXT_SUBJECT, /* what the workload is called, and what it is: texts of its profile */
	TEXT_RECORD,  /* what somebody answers for: why a risk is accepted, what holds the line */
	TEXT_PERSON,  /* names of people */
	TEXT_REMARK,  /* notes, evidence, scenarios */
	TEXT_ROOM,    /* what was said among those who took part: votes, what was parked */
	TEXT_OTHER,   /* what is kept as it was written, whatever it says */
	TEXT_CLASSES
};

enum redaction { REDACT_NOTHING, REDACT_INTERNAL, REDACT_CUSTOMER };
#define REDACTIONS "customer|internal"

/* By its word; REDACT_NOTHING for any other. */
enum redaction redaction_of(const char *word);
/* Appends who it is for and what it leaves out, as a sentence; nothing for REDACT_NOTHING. */
void redaction_words(struct str *out, enum redaction how);

/* What stands where a text was left out, and there was one: in a copy in the language in use. */
#define TEXT_LEFT_OUT WORD("[left out]")

/* A copy without what the redaction leaves out; owned by the caller. */
struct assessment *assessment_redacted(const struct assessment *a, enum redaction how);

#endif

/* input.h - the assessment that a command works on: from a file, or from standard input. */
#ifndef CLI_SHARED_INPUT_H
#define CLI_SHARED_INPUT_H

#include <stdbool.h>

#include "cli/shared/command.h"
#include "export/report/report.h"
#include "model/store/assessment_file.h"

/* The flag that all commands with a FILE have. */
#define FLAG_QUESTIONNAIRE                                                               \
	{                                                                                \
		"questionnaire", 0, "FOLDER",                                            \
			"use the questionnaire there instead of looking for it"      \
	}

#define FLAG_TARGET                                                                      \
	{                                                                                \
		"target", 0, "LEVEL",                                                    \
			"level to reach, 1 to 4, instead of the file's own"              \
	}
#define FLAG_AS_OF                                                                       \
	{                                                                                \
		"as-of", 0, "DATE",                                                      \
			"the day that counts for accepted risks (default: today)"        \
	}

/* An open assessment. Released by input_close, also after a failed input_open. */
struct input {
	struct assessment_file *file;  /* owned */
	const struct questionnaire *q; /* of the file */
	struct assessment *a;          /* of the file; writable when opened so */
	const char *name;              /* as on the command line; "-" is standard input */
	bool is_stdin;
};

/* Opens the assessment at path for reading, or for writing. Faults and remarks go to
 * stderr; the result is the exit code, 0 when all is well. */
enum exit_code input_open(struct input *in, const struct args *args, const char *path,
			  enum open_mode mode);
/* The same from a text that is called name in messages and is saved nowhere; its questionnaire
 * is searched for as for a file at `place`. */
enum exit_code input_parse(struct input *in, const struct args *args, const struct str *text,
			   const char *name, const char *place);
/* Saves what was changed and waits until it is on disk; standard input's goes to standard
 * output. */
enum exit_code input_save(struct input *in, const struct args *args);
/* Takes over an assessment of the same questionnaire in the place of the file's own. */
void input_replace(struct input *in, struct assessment *a);
void input_close(struct input *in);

/* Opens the first operand, has it used when that went well, and closes it. */
enum exit_code input_use(const struct args *args, enum open_mode mode,
			 enum exit_code (*use)(const struct args *args, struct input *in));

/* Computes the report that --target, --capacity, --by, --as-of, --redact and the flags of days.h
 * ask for, which the caller releases with report_release; without `plan` its actions are only
 * counted.
 * false, with a message, when one of them does not fit. */
bool input_report(const struct input *in, const struct args *args, bool plan,
		  struct report *r);

/* Prints the report as the export of that name on standard output. */
enum exit_code input_print(const struct args *args, const struct report *r,
			   const char *format);

/* The question, decision, rule, field, … with that id or name; upper and lower case count
 * as equal when nothing fits exactly. kind THING_NONE, with a message
 * that names the nearest, when there is none. */
struct thing input_find(const struct input *in, const struct args *args, const char *id);

/* Does the assessment hold an answer for this field, decision or question? */
bool is_answered(const struct assessment *a, struct thing t);
/* Is it asked now? */
bool is_asked(const struct score *s, struct thing t);

#endif

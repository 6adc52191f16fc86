/* days.h - what is asked of the days: --budget and --for, --goal, --scenario. */
#ifndef CLI_SHARED_DAYS_H
#define CLI_SHARED_DAYS_H

#include "cli/shared/command.h"
#include "export/report/report.h"

#define FLAG_BUDGET                                                                          \
	{                                                                                    \
		"budget", 0, "DAYS", "what is best done with so many person-days, with proof" \
	}
#define FLAG_FOR                                                                             \
	{                                                                                    \
		"for", 0, "risk|gain",                                                       \
			"what they buy: least risk (default), or most points"       \
	}
#define FLAG_GOAL                                                                            \
	{                                                                                    \
		"goal", 0, "SCORE", "the fewest days that reach it: 70, or security=80"      \
	}
#define FLAG_SCENARIO                                                                        \
	{                                                                                    \
		"scenario", 0, "NAME", "what the scenario of that name in FILE asks for"     \
	}

/* Answers in the report what the flags ask for; nothing when they ask for nothing. name: of the
 * file. false, with a message, when they do not fit. */
bool days_ask(const struct args *args, const char *name, struct report *r);
/* The one of --budget and --goal that is given, as a purpose; *given: is any? false, with a
 * message. */
bool days_read(const struct args *args, const struct questionnaire *q, struct purpose *purpose,
	       bool *given);
/* The scenario of that name; NULL, with a message, when the file has none that can be read. */
const struct outlay *days_scenario(const struct args *args, const char *file,
				   const struct report *r, const char *name);
/* EXIT_CODE_FOUND, with a message, for a goal that is out of reach. */
enum exit_code days_reached(const struct args *args, const struct report *r);

#endif

/* err.h - exit codes, and the one error that a failing function hands up.
 *
 * A function that can fail because of the world (files, input) returns bool and takes a
 * struct err. The message is written once, where the fault is found, and passed up as it
 * is; on success err is untouched. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

/* Exit codes of the program; part of its interface. */
enum exit_code {
	EXIT_CODE_OK = 0,
	EXIT_CODE_FOUND = 1,      /* check or lint --strict found something, a gate was not met, a
				     merge conflicts */
	EXIT_CODE_USAGE = 2,      /* wrong on the command line: ids, values, flags */
	EXIT_CODE_DATA = 65,      /* wrong inside a file */
	EXIT_CODE_NOINPUT = 66,   /* no such input */
	EXIT_CODE_INTERNAL = 70,  /* our fault */
	EXIT_CODE_CANTCREAT = 73, /* cannot create */
	EXIT_CODE_IO = 74,        /* reading or writing failed */
	EXIT_CODE_TEMPFAIL = 75,  /* held by another program */
	EXIT_CODE_CONFLICT = 76,  /* changed by somebody else; the answers are in another file */
};

struct err {
	enum exit_code code; /* what the program should exit with */
	char text[1024];     /* one line, no newline: what is wrong and what to do */
};

/* Fills err (which may be NULL) and returns false, so that `return err_set(…)` reads well. */
_Bool err_set(struct err *err, enum exit_code code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* The same for a call of the system that failed: its reason, as errno has it, is added behind
 * ": ". Out of memory is 70, whatever the code. May be called in any thread. */
_Bool err_set_errno(struct err *err, enum exit_code code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* That reason in words, in buf, which is returned. */
#define ERR_REASON_MAX 128
const char *err_reason(char buf[ERR_REASON_MAX], int error);

#endif

/* support.h - what every test program begins with.
 *
 * Brings in cmocka with the headers it wants before it, and the few helpers that tests
 * share: folders that vanish, whole files, running the built program, comparing texts so
 * that a difference can be read. Helpers that fail do so by failing the test. */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/str.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* A row of the test table whose test gets an empty folder of its own, removed afterwards
 * with all that is in it: IN_FOLDER(save_keeps_unknown_keys). */
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
int folder_setup(void **state);
int folder_teardown(void **state);
/* The folder of the test, and the path of name inside it; valid until the test ends. */
const char *folder_path(void **state);
const char *path_in(void **state, const char *name);
/* How many entries the folder holds, hidden ones too. */
size_t folder_count(void **state);

/* The whole file, appended to out; and a whole file written. */
void file_load(const char *path, struct str *out);
void file_store(const char *path, const char *text);
void file_store_n(const char *path, const char *bytes, size_t n);
/* The content of the file at path is exactly text. */
#define assert_file_text(path, text) assert_file_text_at(path, text, __FILE__, __LINE__)
void assert_file_text_at(const char *path, const char *text, const char *file, int line);
/* part stands somewhere in the file at path, or nowhere. */
#define assert_file_has(path, part) assert_file_has_at(path, part, true, __FILE__, __LINE__)
#define assert_file_lacks(path, part) assert_file_has_at(path, part, false, __FILE__, __LINE__)
void assert_file_has_at(const char *path, const char *part, bool has, const char *file,
			int line);

/* Two texts are equal; if not, shows the lines that differ, "-" expected, "+" found. */
#define assert_text_equal(found, expected) \
	assert_text_equal_at(found, expected, __FILE__, __LINE__)
void assert_text_equal_at(const char *found, const char *expected, const char *file, int line);
/* part stands somewhere in text. */
#define assert_text_has(text, part) assert_text_has_at(text, part, __FILE__, __LINE__)
void assert_text_has_at(const char *text, const char *part, const char *file, int line);
/* The diagnostics, printed, are exactly text. */
#define assert_diags(diags, text) assert_diags_at(diags, text, __FILE__, __LINE__)
void assert_diags_at(struct diags *d, const char *text, const char *file, int line);
/* text equals the file tests/golden/NAME; `make golden` writes that file instead. */
#define assert_golden(name, text) assert_golden_at(name, text, __FILE__, __LINE__)
void assert_golden_at(const char *name, const char *text, const char *file, int line);

/* Leaves the test as skipped, and says why where the runner shows it. */
#define skip_because(...)                  \
	do {                               \
		print_message("SKIP: ");   \
		print_message(__VA_ARGS__); \
		print_message("\n");       \
		skip();                    \
	} while (0)

/* How a program ended and what it said. */
struct run {
	int code; /* exit code, or 128 + the signal that ended it */
	struct str out, err;
};
struct run_options {
	const char *program;    /* NULL: the plumbline that was built */
	const char *input;      /* its stdin; NULL: /dev/null */
	const char *folder;     /* where it runs; NULL: here */
	const char *const *env; /* "NAME=VALUE" sets, "NAME" takes away; ends with NULL */
};
/* Runs the program with arguments (argv without argv[0], ended by NULL) and waits. */
struct run run_program(const char *const *argv, const struct run_options *options);
#define RUN(...) run_program((const char *const[]){__VA_ARGS__, NULL}, NULL)
/* Frees what was said. */
void run_release(struct run *r);
/* Runs, expects that exit code and releases; shows stderr when it is another one. */
#define assert_run(expected, ...)                                               \
	assert_run_at(expected, (const char *const[]){__VA_ARGS__, NULL}, __FILE__, \
		      __LINE__)
void assert_run_at(int code, const char *const *argv, const char *file, int line);
/* The plumbline that was built: an absolute path. */
const char *program_path(void);

/* Is there a locale of that name ("de_DE.UTF-8")? Leaves the locale as it is. */
bool has_locale(const char *name);

#endif

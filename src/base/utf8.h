/* utf8.h - UTF-8 text: decoding, width, wrapping, and making text from files harmless.
 *
 * Text from files, arguments and keys cannot drive a terminal or a spreadsheet: every sink
 * that may be a terminal prints through utf8_print or utf8_clean. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/str.h"

/* Decodes one character of the n bytes at s into *cp and returns its length in bytes
 * (1 to 4); 0 when the bytes are no valid UTF-8, n is 0, or it is a noncharacter. */
size_t utf8_decode(const char *s, size_t n, uint32_t *cp);
/* Writes cp as UTF-8 to out (room for 4) and returns the length in bytes. */
size_t utf8_encode(uint32_t cp, char *out);
/* How many of the n bytes at the start of s are ASCII. */
size_t utf8_ascii_run(const char *s, size_t n);
/* The offset of the first invalid byte in the n bytes at s, or n when all is valid. */
size_t utf8_invalid_at(const char *s, size_t n);
/* What is wrong at such a byte, of n to the end, in words: into buf, which is returned. */
#define UTF8_FAULT_MAX 64
const char *utf8_fault(char buf[UTF8_FAULT_MAX], const char *s, size_t n);
/* Is cp a control character, a bidi control, a zero-width or another invisible one? Line
 * feed and tab count as controls too; the two joiners do not, for words are spelled with
 * them. */
bool utf8_is_control(uint32_t cp);
/* Columns that cp takes on a terminal: 0 for combining marks, 1 or 2 otherwise. The locale
 * does not matter. */
int utf8_width_of(uint32_t cp);
/* Columns of a whole text; invalid bytes count 1. */
int utf8_width(const char *s);
int utf8_width_n(const char *s, size_t n);
/* The longest prefix of s, in bytes, that fits into cols columns. */
size_t utf8_fit(const char *s, int cols);
/* The length in bytes of what a person takes for one character: that at s with the marks that
 * combine with it, a flag, pictures that are joined. */
size_t utf8_cluster(const char *s);

/* Appends s with every control character shown (ESC as ^[, U+202E as <202E>) and invalid
 * bytes as U+FFFD. Keeps line feeds when keep_lines. */
void utf8_clean(struct str *out, const char *s, bool keep_lines);
/* utf8_clean into an arena: the text itself when nothing had to change. */
const char *utf8_safe(struct arena *a, const char *s, bool keep_lines);
/* Prints s on out, cleaned; line feeds stay. */
void utf8_print(FILE *out, const char *s);

/* What is shown for a character where there is only ASCII: one column, '?' when nothing is
 * like it. */
char utf8_ascii(uint32_t cp);
/* utf8_print where there is only ASCII: "…" as "...", "é" as "e". */
void utf8_print_ascii(FILE *out, const char *s);

/* A line of wrapped text: len bytes from text (borrowed), without the blanks around. */
struct utf8_line {
	const char *text;
	size_t len;
	int indent; /* columns before it: where an item of a list goes on */
};

/* Wraps s greedily at blanks to cols columns (at least 1); words longer than a line are
 * cut, an address behind a slash; line feeds end a line. A line that begins with "- " is an
 * item of a list: what does not fit goes on beside its text. Returns the lines, in the arena,
 * and their number in *n. */
struct utf8_line *utf8_wrap(struct arena *a, const char *s, int cols, size_t *n);

#endif

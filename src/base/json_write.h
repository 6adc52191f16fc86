/* json_write.h - JSON, written as a stream: two-space indent, one member a line.
 *
 * A zeroed struct json_writer with out set is ready. Objects and lists opened inline stay on
 * one line. Texts are escaped; invalid UTF-8 becomes U+FFFD, so the output is always valid
 * JSON. */
#ifndef BASE_JSON_WRITE_H
#define BASE_JSON_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#define JSON_WRITE_DEPTH 64

struct json_writer {
	struct str *out; /* borrowed */
	int depth;
	bool filled[JSON_WRITE_DEPTH];    /* has the object or list a member already? */
	bool on_line[JSON_WRITE_DEPTH];   /* is it written on one line? */
};

/* key is NULL inside lists and at the top. */
void json_open(struct json_writer *w, const char *key, char bracket, bool on_line);
void json_close(struct json_writer *w, char bracket);
void json_text(struct json_writer *w, const char *key, const char *text);
/* NULL text becomes null. */
void json_text_or_null(struct json_writer *w, const char *key, const char *text);
void json_integer(struct json_writer *w, const char *key, int64_t value);
/* Digits that are already a JSON number (number_text), or any other raw value. */
void json_raw(struct json_writer *w, const char *key, const char *raw, size_t n);
/* The same with the key as it was written, in its quotes. */
void json_raw_member(struct json_writer *w, const char *raw_key, size_t key_len,
		     const char *raw, size_t n);
void json_bool(struct json_writer *w, const char *key, bool value);
void json_null(struct json_writer *w, const char *key);
/* Appends text as a JSON string, with its quotes. */
void json_quote(struct str *out, const char *text);
/* Appends JSON that goes out to a terminal or a reader. What json_quote leaves as it is but
 * they would act upon (bidi and C1 controls) stands only inside texts, and is escaped. */
void json_escape_controls(struct str *out, const char *json, size_t n);

#endif

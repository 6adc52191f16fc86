/* input.h - bytes from the terminal as keys, whatever pieces they come in.
 *
 * Curses knows the keys of terminfo as long as all their bytes come within its delay. What
 * it hands on as bytes is put together here without a clock: characters of the locale, a
 * sequence of which only the beginning was there, and pasted text, which ends where its
 * marker ends and nowhere else. */
#ifndef UI_TERM_INPUT_H
#define UI_TERM_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#include "ui/keys/keys.h"

/* Bytes of a sequence; longer ones do not exist. */
#define TERM_SEQUENCE_MAX 40

struct term_input {
	bool pasting;                 /* what comes is text until the end marker */
	char held[TERM_SEQUENCE_MAX]; /* an Esc and what came after it */
	size_t n_held;
	bool line_ended;              /* by a carriage return, in pasted text */
	mbstate_t character;          /* of which not all bytes are there */
	int keys[16];                 /* made, but not taken yet */
	size_t n_keys;
};

/* Forms of keys that jump hosts and old terminals send whatever terminfo says; ended by
 * NULL. */
struct term_form {
	const char *bytes;
	int key;
};
extern const struct term_form term_forms[];

/* The next byte. All keys are to be taken before the next call. */
void term_input_byte(struct term_input *in, unsigned char byte);
/* A key that was recognized already. */
void term_input_key(struct term_input *in, int key);
/* Nothing more came in the same breath: an Esc was the key of that name. */
void term_input_quiet(struct term_input *in);
/* The first key that was not taken yet, or K_NONE. */
int term_input_take(struct term_input *in);

#endif

/* input.h - bytes from the terminal as keys, whatever pieces they come in.
 *
 * What a terminal sends by itself (answers to queries, reports, the rest of a key that was
 * torn) is never a key; what a person types is never lost. Bytes come as they were read, with
 * the time of it: a machine sends a sequence in one piece or in quick ones, a person one key
 * at a time. Pasted text ends where its marker ends and nowhere else. */
#ifndef UI_TERM_INPUT_H
#define UI_TERM_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#include "ui/term/sequence.h"

/* Bytes that are read at once. */
#define TERM_READ_MAX 4096
/* So long an Esc waits for the rest of a key, unless $ESCDELAY says otherwise. */
#define TERM_ESC_MS 25

/* Zeroed, but for what term_input_begin sets. */
struct term_input {
	/* As the terminal is. */
	const struct term_forms *own; /* borrowed */
	bool local;   /* characters are those of the locale, which are not UTF-8 */
	bool guesses; /* it may not mark what is pasted: that has to be guessed */
	bool mouse;   /* it was told to report the mouse */
	int esc_ms;

	unsigned char read[TERM_READ_MAX]; /* read at last, from at up to n not looked at */
	size_t at, n;
	int64_t now, before; /* when that was read, and the bytes before it; ms */

	enum {
		INPUT_TEXT,
		INPUT_ESCAPE,   /* an Esc, or two of them */
		INPUT_SEQUENCE, /* behind Esc [ or Esc O */
		INPUT_STRING,   /* behind Esc ] and the like, up to its end marker */
		INPUT_PASTE,
	} state;
	bool two;  /* Esc Esc; in a sequence: it was Alt with that key */
	bool late; /* the Esc of this sequence was a key already */
	bool ends; /* an Esc in a string: the end marker, it may be */
	bool within; /* the last byte in a string was of a character: 0x9c would be, too */
	bool alt;  /* the next character is held together with Alt */
	bool burst;
	char held[TERM_SEQUENCE_MAX]; /* of a sequence, or of the marker that ends a paste */
	size_t n_held;
	int64_t escaped; /* when a lone Esc was a key last; 0 for never */
	bool line_ended; /* by a carriage return, in pasted text */
	char part[4];    /* a character of which not all bytes are there */
	size_t n_part;
	mbstate_t local_part;
	int keys[16]; /* made, but not taken yet */
	size_t n_keys;
};

/* Begins anew: nothing is held. */
void term_input_begin(struct term_input *in);
/* n bytes were read into `read` at that time. All keys are to be taken before. */
void term_input_read(struct term_input *in, size_t n, int64_t now_ms);
/* The next key, or K_NONE. */
int term_input_take(struct term_input *in);
/* Is something held that turns into keys when nothing more comes within esc_ms? */
bool term_input_waits(const struct term_input *in);
/* Nothing more came. */
void term_input_quiet(struct term_input *in, int64_t now_ms);

#endif

/* sequence.h - what a control sequence of the terminal means as a key: its whole bytes in, the
 * key out. */
#ifndef UI_TERM_SEQUENCE_H
#define UI_TERM_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/keys/keys.h"

/* Bytes of a sequence; longer ones do not exist. */
#define TERM_SEQUENCE_MAX 40

/* A form of a key that only this terminal has. */
struct term_form {
	char bytes[TERM_SEQUENCE_MAX]; /* without its Esc */
	int key;
};
struct term_forms {
	struct term_form items[48];
	size_t n;
};

/* Adds what terminfo says of a key (NULL: nothing), unless it is a form that every terminal
 * has, or begins with anything but Esc. */
void term_forms_add(struct term_forms *f, const char *bytes, int key);

/* Are the n bytes (without Esc) that begin with [ or O a whole sequence? */
bool term_sequence_is_whole(const char *bytes, size_t n);
/* Its key; K_ALT when Alt was held; K_NONE for one that is no key here: a reply, a report, a
 * key that was let go, and the mouse unless it is used. */
int term_sequence_key(const char *bytes, size_t n, const struct term_forms *own, bool mouse);

#endif

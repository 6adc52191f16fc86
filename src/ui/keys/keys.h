/* keys.h - keys as numbers, and their notation.
 *
 * A key is a Unicode character, or one of enum key_code above those. Notation: `j`, `3`,
 * `<Enter>`, `<Esc>`, `<C-l>`, `<F1>`, `<lt>` for `<`. Keys in a text are parted by blanks;
 * the same notation stands in bindings, in --keys, in the footer and in the help. */
#ifndef UI_KEYS_KEYS_H
#define UI_KEYS_KEYS_H

#include <stdbool.h>
#include <stddef.h>

enum key_code {
	K_NONE = 0,           /* no key: woken up, or nothing within the time */
	K_SPECIAL = 0x200000, /* below: characters */
	K_ENTER,
	K_ESC,
	K_TAB,
	K_SHIFT_TAB,
	K_BACKSPACE,
	K_DEL,
	K_INS,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PGUP,
	K_PGDN,
	K_F1,
	K_F2,
	K_F3,
	K_F4,
	K_F5,
	K_F6,
	K_F7,
	K_F8,
	K_F9,
	K_F10,
	K_F11,
	K_F12,
	K_ALT,  /* Alt and whatever key: it has no notation, and means nothing anywhere */
	K_CTRL, /* K_CTRL + 'a' to 'z' */
	K_CTRL_END = K_CTRL + 128,
	/* Not keys of a keyboard; they have no notation: */
	K_RESIZE, /* the terminal has another size now */
	K_PASTE_BEGIN,
	K_BURST_BEGIN, /* so many characters at once as nobody types: pasted, it seems */
	K_PASTE_END,   /* what lies between was pasted */
	K_BROKEN,      /* bytes that are no character */
	K_TORN,        /* what came now belongs to the Esc before: that was no key */
	K_SUSPEND,     /* asked from outside to stop (SIGTSTP) */
	K_HANGUP,      /* the terminal is gone, or we were told to end: save and leave */
};

/* Above all of these: what the mouse did, and where. */
enum mouse { MOUSE_CLICK, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };
#define K_MOUSE 0x400000
#define MOUSE_SIDE 1024 /* rows and columns that can be told */

static inline int key_mouse(enum mouse what, int row, int col)
{
	return K_MOUSE + ((int)what * MOUSE_SIDE + row) * MOUSE_SIDE + col;
}

static inline bool key_is_mouse(int key)
{
	return key >= K_MOUSE;
}

#define KEY_TEXT_MAX 16

/* Parses one key at *text and moves *text past it. false when there is none. */
bool key_parse(const char **text, int *key);
/* The notation of a key into buf (room for KEY_TEXT_MAX); returns buf. */
const char *key_text(char *buf, int key);
/* How a reader sees it: "Enter", "^L", "Down", "j". Returns buf (KEY_TEXT_MAX). */
const char *key_label(char *buf, int key);
/* Parses keys parted by blanks. Returns them in the array *keys, owned by the caller
 * (free); false with the offset of the fault in *at. */
bool keys_parse(const char *text, int **keys, size_t *n, size_t *at);

/* Is key one of those that a binding names? The text holds keys and ranges of characters,
 * parted by blanks: "j <Down>", "0..4". */
bool keys_match(const char *binding, int key);
/* The first key (or range) of a binding as a reader sees it ("j", "0-4"), or with all of
 * them ("j Down"), into buf. */
const char *keys_label(char *buf, size_t size, const char *binding, bool all);

#endif

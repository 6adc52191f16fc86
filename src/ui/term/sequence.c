#include "ui/term/sequence.h"

#include <string.h>

/* Forms that terminals, jump hosts and multiplexers send whatever terminfo says. */
static const struct {
	const char *bytes;
	int key;
} forms[] = {
	{"[A", K_UP},     {"OA", K_UP},    {"[B", K_DOWN},   {"OB", K_DOWN},  {"[C", K_RIGHT},
	{"OC", K_RIGHT},  {"[D", K_LEFT},  {"OD", K_LEFT},   {"[H", K_HOME},  {"OH", K_HOME},
	{"[1~", K_HOME},  {"[7~", K_HOME}, {"[F", K_END},    {"OF", K_END},   {"[4~", K_END},
	{"[8~", K_END},   {"[3~", K_DEL},  {"[5~", K_PGUP},  {"[6~", K_PGDN}, {"[2~", K_INS},
	{"[Z", K_SHIFT_TAB}, {"OP", K_F1}, {"OQ", K_F2},     {"OR", K_F3},    {"OS", K_F4},
	{"[P", K_F1},     {"[Q", K_F2},    {"[S", K_F4},     {"[11~", K_F1},  {"[12~", K_F2},
	{"[13~", K_F3},   {"[14~", K_F4},  {"[15~", K_F5},   {"[17~", K_F6},  {"[18~", K_F7},
	{"[19~", K_F8},   {"[20~", K_F9},  {"[21~", K_F10},  {"[23~", K_F11}, {"[24~", K_F12},
	{"[[A", K_F1},    {"[[B", K_F2},   {"[[C", K_F3},    {"[[D", K_F4},   {"[[E", K_F5},
	{"[200~", K_PASTE_BEGIN},          {"[201~", K_PASTE_END},
	/* The numeric keypad in application mode. */
	{"OM", K_ENTER},  {"OI", K_TAB},   {"O ", ' '},      {"OX", '='},
};

/* Of the keypad: what stands on the key, at its letter from j on. */
static const char keypad[] = "*+,-./0123456789";

/* A key of the keypad by what stands on it, as some terminals number them: from 57399 on. */
static const char numbered_keypad[] = "0123456789./*-+\r=";
#define NUMBERED_KEYPAD 57399

/* Bits of the parameter that says which other keys were held, and which count. Those that
 * lock (Caps Lock, Num Lock) do not. */
enum { HELD_SHIFT = 1, HELD_ALT = 2, HELD_CTRL = 4, HELD_META = 32, HELD_ANY = 63 };

#define PARAMETERS_MAX 3

/* ESC [ parameters final: numbers parted by ';', each with parts behind ':'. */
struct parameters {
	long number[PARAMETERS_MAX];
	long part[PARAMETERS_MAX]; /* behind the first ':'; 0 for none */
	size_t n;
	char final;
};

/* false when there is anything but numbers: a private sequence. */
static bool parse(const char *bytes, size_t n, struct parameters *p)
{
	size_t parts = 0;
	long *number;

	*p = (struct parameters){.n = 1, .final = bytes[n - 1]};
	for (size_t i = 1; i + 1 < n; i++) {
		if (bytes[i] == ';' && p->n < PARAMETERS_MAX) {
			p->n++;
			parts = 0;
		} else if (bytes[i] == ':') {
			parts++;
		} else if (bytes[i] >= '0' && bytes[i] <= '9') {
			number = parts ? &p->part[p->n - 1] : &p->number[p->n - 1];
			if (parts < 2 && *number < 0x110000)
				*number = *number * 10 + (bytes[i] - '0');
		} else {
			return false;
		}
	}
	return true;
}

void term_forms_add(struct term_forms *f, const char *bytes, int key)
{
	size_t n = bytes ? strlen(bytes) : 0;
	struct term_form *form = &f->items[f->n];

	if (n < 2 || n > sizeof form->bytes || bytes[0] != '\033' ||
	    f->n == sizeof f->items / sizeof f->items[0] ||
	    term_sequence_key(bytes + 1, n - 1, NULL, false) != K_NONE)
		return;
	memcpy(form->bytes, bytes + 1, n);
	form->key = key;
	f->n++;
}

bool term_sequence_is_whole(const char *bytes, size_t n)
{
	unsigned char last = (unsigned char)bytes[n - 1];

	if (n < 2)
		return false;
	if (bytes[0] == 'O') /* some put numbers before the letter */
		return last < '0' || last > '?';
	if (bytes[1] == 'M') /* the old mouse: three bytes of any kind */
		return n == 5;
	if (bytes[1] == '[') /* function keys of the Linux console */
		return n == 3;
	return last >= '@' && last <= '~';
}

static int form_key(const char *bytes, size_t n, const struct term_forms *own)
{
	const char *on_keypad;

	for (size_t i = 0; own && i < own->n; i++)
		if (strlen(own->items[i].bytes) == n && !memcmp(own->items[i].bytes, bytes, n))
			return own->items[i].key;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (strlen(forms[i].bytes) == n && !memcmp(forms[i].bytes, bytes, n))
			return forms[i].key;
	if (n != 2 || bytes[0] != 'O' || bytes[1] < 'j')
		return K_NONE;
	on_keypad = keypad + (bytes[1] - 'j');
	return on_keypad < keypad + sizeof keypad - 1 ? *on_keypad : K_NONE;
}

/* Buttons as both forms of the report number them, with the bits of keys that were held. */
static int mouse_key(long button, long col, long row)
{
	static const struct {
		long button;
		enum mouse what;
	} events[] = {{0, MOUSE_CLICK}, {64, MOUSE_WHEEL_UP}, {65, MOUSE_WHEEL_DOWN}};

	if (col < 1 || row < 1 || col > MOUSE_SIDE || row > MOUSE_SIDE)
		return K_NONE;
	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
		if ((button & ~(4L | 8 | 16)) == events[i].button)
			return key_mouse(events[i].what, (int)row - 1, (int)col - 1);
	return K_NONE;
}

static int old_mouse_key(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return mouse_key(b[2] - 32L, b[3] - 32L, b[4] - 32L);
}

/* A key that is sent as the number of its character. */
static int numbered_key(long number, long shifted, long held)
{
	switch (number) {
	case 8:
	case 127:
		return K_BACKSPACE;
	case '\t':
		return held & HELD_SHIFT ? K_SHIFT_TAB : K_TAB;
	case '\r':
		return K_ENTER;
	case 27:
		return K_ESC;
	}
	if (number >= NUMBERED_KEYPAD &&
	    number < NUMBERED_KEYPAD + (long)sizeof numbered_keypad - 1)
		return numbered_key(numbered_keypad[number - NUMBERED_KEYPAD], 0, held);
	if (number < ' ' || number >= 0x110000 || (number >= 0xd800 && number < 0xf900))
		return K_NONE;
	if (held & HELD_CTRL)
		return number >= 'a' && number <= 'z' ? K_CTRL + (int)number : K_NONE;
	if (held & HELD_SHIFT && shifted)
		return (int)shifted;
	return (int)(held & HELD_SHIFT && number >= 'a' && number <= 'z' ? number - 'a' + 'A'
									 : number);
}

/* Keys with parameters: which others were held, and what happened to them. */
static int modified_key(const struct parameters *p, const struct term_forms *own)
{
	bool by_number = p->final == 'u', is_27 = p->final == '~' && p->number[0] == 27;
	long held = p->number[1] ? (p->number[1] - 1) & HELD_ANY : 0;
	char plain[16] = "[";
	size_t n = 1;

	if (p->part[1] == 3) /* let go */
		return K_NONE;
	if (held & (HELD_ALT | HELD_META))
		return K_ALT;
	if (by_number)
		return numbered_key(p->number[0], p->part[0], held);
	if (is_27)
		return numbered_key(p->number[2], 0, held);
	if (held || p->n != 2)
		return K_NONE;
	if (p->final == '~') {
		if (p->number[0] > 99)
			return K_NONE;
		if (p->number[0] > 9)
			plain[n++] = (char)('0' + p->number[0] / 10);
		plain[n++] = (char)('0' + p->number[0] % 10);
	}
	plain[n++] = p->final;
	return form_key(plain, n, own);
}

int term_sequence_key(const char *bytes, size_t n, const struct term_forms *own, bool mouse)
{
	int key = form_key(bytes, n, own);
	struct parameters p;

	if (key != K_NONE)
		return key;
	if (bytes[0] == '[' && n == 5 && bytes[1] == 'M')
		return mouse ? old_mouse_key(bytes) : K_NONE;
	if (bytes[0] == '[' && n > 2 && bytes[1] == '<') {
		if (!mouse || bytes[n - 1] != 'M' || !parse(bytes + 1, n - 1, &p) || p.n != 3)
			return K_NONE;
		return mouse_key(p.number[0], p.number[1], p.number[2]);
	}
	/* Of the keys with parameters R is not: it says where the cursor is. */
	if (!parse(bytes, n, &p) || !strchr("ABCDFHPQSu~", p.final) ||
	    (p.n < 2 && p.final != 'u'))
		return K_NONE;
	return modified_key(&p, own);
}

#include "ui/term/input.h"

#include <string.h>

#define ESC 27
#define PASTE_END "\033[201~"

const struct term_form term_forms[] = {
	{"\033[A", K_UP},	    {"\033OA", K_UP},	     {"\033[B", K_DOWN},
	{"\033OB", K_DOWN},	    {"\033[C", K_RIGHT},     {"\033OC", K_RIGHT},
	{"\033[D", K_LEFT},	    {"\033OD", K_LEFT},	     {"\033[H", K_HOME},
	{"\033OH", K_HOME},	    {"\033[1~", K_HOME},     {"\033[7~", K_HOME},
	{"\033[F", K_END},	    {"\033OF", K_END},	     {"\033[4~", K_END},
	{"\033[8~", K_END},	    {"\033[3~", K_DEL},	     {"\033[5~", K_PGUP},
	{"\033[6~", K_PGDN},	    {"\033[2~", K_INS},	     {"\033[Z", K_SHIFT_TAB},
	{"\033OP", K_F1},	    {"\033OQ", K_F2},	     {"\033OR", K_F3},
	{"\033OS", K_F4},	    {"\033[11~", K_F1},	     {"\033[12~", K_F2},
	{"\033[13~", K_F3},	    {"\033[14~", K_F4},	     {"\033[15~", K_F5},
	{"\033[17~", K_F6},	    {"\033[18~", K_F7},	     {"\033[19~", K_F8},
	{"\033OM", K_ENTER},	    {"\033[200~", K_PASTE_BEGIN},
	{PASTE_END, K_PASTE_END}, {NULL, K_NONE},
};

static void put(struct term_input *in, int key)
{
	if (key == K_NONE || in->n_keys == sizeof in->keys / sizeof in->keys[0])
		return;
	if (key == K_PASTE_BEGIN || key == K_PASTE_END) {
		in->pasting = key == K_PASTE_BEGIN;
		in->line_ended = false;
		memset(&in->character, 0, sizeof in->character);
	}
	in->keys[in->n_keys++] = key;
}

static int key_of_control(unsigned char byte)
{
	switch (byte) {
	case '\r':
	case '\n':
		return K_ENTER;
	case '\t':
		return K_TAB;
	case ESC:
		return K_ESC;
	case 8:
	case 127:
		return K_BACKSPACE;
	default:
		return byte && byte < ESC ? K_CTRL + byte - 1 + 'a' : K_NONE;
	}
}

/* A byte of a character; the key when it was the last one. */
static int key_of_byte(struct term_input *in, unsigned char byte)
{
	char text = (char)byte;
	wchar_t c = 0;
	size_t n = mbrtowc(&c, &text, 1, &in->character);

	if (n == (size_t)-1) { /* what was begun is lost; this may be a beginning itself */
		memset(&in->character, 0, sizeof in->character);
		n = mbrtowc(&c, &text, 1, &in->character);
	}
	if (n == (size_t)-1)
		memset(&in->character, 0, sizeof in->character);
	if (n > 1 || c < ' ' || c == 127)
		return n > 1 ? K_NONE : key_of_control(byte);
	return c > 0x10ffff || (c >= 0xd800 && c < 0xe000) ? K_NONE : (int)c;
}

static void put_byte(struct term_input *in, unsigned char byte)
{
	bool ended = in->line_ended;

	in->line_ended = in->pasting && byte == '\r';
	if (!ended || byte != '\n') /* the two of them end one line */
		put(in, key_of_byte(in, byte));
}

/* Is what is held a whole sequence? That of an old mouse has three bytes after the M. */
static bool is_whole(const struct term_input *in)
{
	unsigned char last = (unsigned char)in->held[in->n_held - 1];

	if (in->n_held < 3)
		return false;
	return in->held[2] == 'M' ? in->n_held == 6 : last >= '@' && last <= '~';
}

/* What it means; K_NONE for those that nobody here knows (a mouse that another program left
 * on, say): their digits are no answers. */
static int key_of_held(const struct term_input *in)
{
	for (const struct term_form *f = term_forms; f->bytes; f++)
		if (strlen(f->bytes) == in->n_held &&
		    !memcmp(f->bytes, in->held, in->n_held))
			return f->key;
	return K_NONE;
}

/* A byte after an Esc; false when it does not belong to it. */
static bool hold(struct term_input *in, unsigned char byte)
{
	if (in->n_held == 1 && byte != '[') {
		put(in, K_ESC);
		in->n_held = 0;
		return false;
	}
	if (byte < ' ' && (in->n_held < 3 || in->held[2] != 'M')) {
		in->n_held = 0;
		return false;
	}
	if (in->n_held == sizeof in->held) /* nobody knows it: only its end matters */
		in->n_held--;
	in->held[in->n_held++] = (char)byte;
	if (is_whole(in)) {
		put(in, key_of_held(in));
		in->n_held = 0;
	}
	return true;
}

/* A byte of pasted text: held while it could belong to the end marker. */
static void paste_byte(struct term_input *in, unsigned char byte)
{
	size_t n = in->n_held;

	if (byte == (unsigned char)PASTE_END[n]) {
		in->n_held++;
		if (!PASTE_END[in->n_held]) {
			in->n_held = 0;
			put(in, K_PASTE_END);
		}
		return;
	}
	in->n_held = 0;
	/* These bytes were text; the Esc before them cannot be shown. */
	for (size_t i = 1; i < n; i++)
		put_byte(in, (unsigned char)PASTE_END[i]);
	if (n)
		paste_byte(in, byte);
	else
		put_byte(in, byte);
}

void term_input_byte(struct term_input *in, unsigned char byte)
{
	if (in->pasting)
		paste_byte(in, byte);
	else if (in->n_held && hold(in, byte))
		return;
	else if (byte == ESC)
		in->held[in->n_held++] = ESC;
	else
		put_byte(in, byte);
}

void term_input_key(struct term_input *in, int key)
{
	term_input_quiet(in);
	if (!in->pasting)
		in->n_held = 0;
	put(in, key);
}

void term_input_quiet(struct term_input *in)
{
	bool opened = in->n_held == 2;

	if (in->pasting || !in->n_held || in->n_held > 2)
		return;
	in->n_held = 0;
	put(in, K_ESC);
	if (opened)
		put(in, '[');
}

int term_input_take(struct term_input *in)
{
	int key = in->n_keys ? in->keys[0] : K_NONE;

	if (in->n_keys)
		memmove(in->keys, in->keys + 1, --in->n_keys * sizeof in->keys[0]);
	return key;
}

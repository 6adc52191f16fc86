#include "ui/term/input.h"

#include <string.h>

#include "base/utf8.h"

#define ESC 27
#define BEL 7
#define CANCEL 24
#define SUBSTITUTE 26
#define PASTE_END "\033[201~"

/* So many ms after its beginning the rest of a sequence is still taken for that, even when it
 * is one byte: it may be a key as well. */
#define REST_MS 500
/* And so many when it is more than one, which nobody types. */
#define PIECE_MS 2000
/* So many characters at once are pasted. */
#define BURST_KEYS 8

static void put(struct term_input *in, int key)
{
	if (key == K_NONE || in->n_keys == sizeof in->keys / sizeof in->keys[0])
		return;
	if (in->alt && key < K_RESIZE)
		key = K_ALT;
	in->alt = false;
	if (key == K_PASTE_BEGIN || key == K_PASTE_END) {
		in->state = key == K_PASTE_BEGIN ? INPUT_PASTE : INPUT_TEXT;
		in->line_ended = false;
		in->n_part = 0;
		memset(&in->local_part, 0, sizeof in->local_part);
	}
	in->keys[in->n_keys++] = key;
}

static int key_of_control(unsigned char byte)
{
	switch (byte) {
	case '\r':
		return K_ENTER;
	case '\t':
		return K_TAB;
	case 8:
	case 127:
		return K_BACKSPACE;
	default:
		return byte && byte < ESC ? K_CTRL + byte - 1 + 'a' : K_NONE;
	}
}

static void step(struct term_input *in, unsigned char byte);

static void begin_sequence(struct term_input *in, char introducer)
{
	in->state = introducer == '[' || introducer == 'O' ? INPUT_SEQUENCE : INPUT_STRING;
	in->held[0] = introducer;
	in->n_held = 1;
	in->ends = in->within = false;
	if (in->two && in->state == INPUT_STRING) { /* nobody types that with Alt */
		put(in, K_ESC);
		in->two = false;
	}
}

/* What begins a sequence stands here as one character, as some terminals send it. */
static bool begin_of_character(struct term_input *in, uint32_t c)
{
	static const char introducers[] = "PX[]^_O"; /* behind an Esc they are letters */

	if (c < 0x80 || c >= 0xa0 || in->state == INPUT_PASTE ||
	    !strchr(introducers, (int)(c - 0x40)))
		return false;
	in->two = in->late = false;
	begin_sequence(in, (char)(c - 0x40));
	return true;
}

/* A character is there. */
static void put_character(struct term_input *in, uint32_t c)
{
	if (c >= 0x80 && c < 0xa0) {
		if (!begin_of_character(in, c))
			put(in, K_BROKEN);
	} else {
		if (c == '\n' && in->state == INPUT_PASTE) /* else it is ^J */
			c = '\r';
		put(in, c < ' ' || c == 127 ? key_of_control((unsigned char)c) : (int)c);
	}
}

/* How long a character is that begins with that byte; 0: none does. */
static size_t length_of(unsigned char byte)
{
	return byte < 0x80			   ? 1
	       : byte >= 0xc2 && byte < 0xe0 ? 2
	       : byte >= 0xe0 && byte < 0xf0 ? 3
	       : byte >= 0xf0 && byte < 0xf5 ? 4
					     : 0;
}

/* What was begun is not a character. */
static void drop_part(struct term_input *in)
{
	if (in->n_part)
		put(in, K_BROKEN);
	in->n_part = 0;
}

static void utf8_byte(struct term_input *in, unsigned char byte)
{
	size_t length;
	uint32_t c;

	if ((byte & 0xc0) != 0x80)
		drop_part(in);
	if (!in->n_part && begin_of_character(in, byte))
		return;
	in->part[in->n_part++] = (char)byte;
	length = length_of((unsigned char)in->part[0]);
	if (in->n_part < length)
		return;
	if (length && utf8_decode(in->part, in->n_part, &c) == length) {
		in->n_part = 0;
		put_character(in, c);
	} else {
		drop_part(in);
	}
}

static void local_byte(struct term_input *in, unsigned char byte)
{
	char text = (char)byte;
	wchar_t c = 0;
	size_t n = mbrtowc(&c, &text, 1, &in->local_part);

	if (n == (size_t)-1) { /* what was begun is lost; this may be a beginning itself */
		put(in, K_BROKEN);
		memset(&in->local_part, 0, sizeof in->local_part);
		if (byte < 0x80)
			put_character(in, byte);
	} else if (n <= 1) {
		put_character(in, (uint32_t)c);
	}
}

static void text_byte(struct term_input *in, unsigned char byte)
{
	bool ended = in->line_ended;

	in->line_ended = in->state == INPUT_PASTE && byte == '\r';
	if (ended && byte == '\n') /* the two of them end one line */
		return;
	if (in->local)
		local_byte(in, byte);
	else
		utf8_byte(in, byte);
}

static void end_sequence(struct term_input *in, int key)
{
	bool is_key = key != K_NONE && key < K_RESIZE;

	if (in->late)
		put(in, K_TORN);
	else if (in->two && !is_key)
		put(in, K_ESC);
	else if (in->two)
		key = K_ALT;
	in->state = INPUT_TEXT;
	if (!in->late || !is_key)
		put(in, key);
	in->late = in->two = false;
}

/* The byte behind an Esc. */
static void escape_byte(struct term_input *in, unsigned char byte)
{
	bool two = in->two;

	if (byte == ESC) { /* the first of three is a key */
		if (two)
			put(in, K_ESC);
		in->two = true;
	} else if (byte && strchr("[O]P_^X", byte)) {
		begin_sequence(in, (char)byte);
	} else {
		in->state = INPUT_TEXT;
		in->two = false;
		if (two)
			put(in, K_ESC);
		in->alt = true;
		text_byte(in, byte);
	}
}

static void sequence_byte(struct term_input *in, unsigned char byte)
{
	bool old_mouse = in->n_held > 1 && in->held[0] == '[' && in->held[1] == 'M';

	if ((byte < ' ' || byte > '~') && !old_mouse) { /* it was broken off */
		end_sequence(in, K_NONE);
		step(in, byte);
		return;
	}
	if (in->n_held == sizeof in->held) /* nobody knows it: only its end matters */
		in->n_held--;
	in->held[in->n_held++] = (char)byte;
	if (term_sequence_is_whole(in->held, in->n_held))
		end_sequence(in, term_sequence_key(in->held, in->n_held, in->own, in->mouse));
}

/* A string ends with Esc \ or, as many write it, with BEL. Another Esc begins something new;
 * so does the end of a line, which stands in no reply. */
static void string_byte(struct term_input *in, unsigned char byte)
{
	if (in->ends) {
		in->ends = false;
		end_sequence(in, K_NONE);
		if (byte == '\\')
			return;
		in->state = INPUT_ESCAPE;
		escape_byte(in, byte);
	} else if (byte == ESC) {
		in->ends = true;
	} else if (byte == BEL || byte == CANCEL || byte == SUBSTITUTE ||
		   (byte == 0x9c && !in->within)) {
		end_sequence(in, K_NONE);
	} else if (byte == '\r' || byte == '\n') {
		end_sequence(in, K_NONE);
		step(in, byte);
	} else {
		in->within = byte >= 0x80;
	}
}

/* A byte of pasted text: held while it could belong to the end marker. */
static void paste_byte(struct term_input *in, unsigned char byte)
{
	size_t n = in->n_held;

	if (byte == (unsigned char)PASTE_END[n]) {
		in->n_held++;
		if (!PASTE_END[in->n_held]) {
			in->n_held = 0;
			drop_part(in);
			put(in, K_PASTE_END);
		}
		return;
	}
	in->n_held = 0;
	/* These bytes were text; the Esc before them cannot be shown. */
	for (size_t i = 1; i < n; i++)
		text_byte(in, (unsigned char)PASTE_END[i]);
	if (n)
		paste_byte(in, byte);
	else
		text_byte(in, byte);
}

static void step(struct term_input *in, unsigned char byte)
{
	switch (in->state) {
	case INPUT_TEXT:
		if (byte != ESC) {
			text_byte(in, byte);
			return;
		}
		drop_part(in);
		in->state = INPUT_ESCAPE;
		in->two = in->late = false;
		return;
	case INPUT_ESCAPE:
		escape_byte(in, byte);
		return;
	case INPUT_SEQUENCE:
		sequence_byte(in, byte);
		if (in->state == INPUT_PASTE)
			in->n_held = 0;
		return;
	case INPUT_STRING:
		string_byte(in, byte);
		return;
	case INPUT_PASTE:
		paste_byte(in, byte);
		return;
	}
}

int term_input_take(struct term_input *in)
{
	int key;

	while (!in->n_keys && in->at < in->n)
		step(in, in->read[in->at++]);
	if (!in->n_keys)
		return K_NONE;
	key = in->keys[0];
	memmove(in->keys, in->keys + 1, --in->n_keys * sizeof in->keys[0]);
	return key;
}

/* Does a sequence that is open, or begins here, end within what was read? */
static bool ends_here(const struct term_input *in)
{
	struct term_input trial = *in;

	while (trial.at < trial.n && (trial.state == INPUT_SEQUENCE || trial.state == INPUT_STRING))
		step(&trial, trial.read[trial.at++]);
	return trial.state != INPUT_SEQUENCE && trial.state != INPUT_STRING;
}

/* Does what was read go on with the sequence that is open? Else it was none: Alt with the
 * key that begins one, or its rest was lost. */
static bool is_rest(const struct term_input *in)
{
	int64_t gap = in->now - in->before;
	int64_t least = in->esc_ms > REST_MS ? in->esc_ms : REST_MS;

	if (gap <= least)
		return true;
	if (in->n == 1)
		return in->state == INPUT_STRING &&
		       (in->read[0] == BEL || (in->ends && in->read[0] == '\\'));
	return gap <= PIECE_MS || ends_here(in);
}

/* The Esc was a key, for nothing came in time; does its sequence come now, in one piece? */
static void resume(struct term_input *in)
{
	struct term_input trial = *in;

	if (!in->escaped || in->now - in->escaped > REST_MS || in->n < 2 ||
	    !strchr("[O]P_^X", in->read[0]) || !in->read[0])
		return;
	trial.late = true;
	begin_sequence(&trial, (char)in->read[0]);
	trial.at = 1;
	if (ends_here(&trial) || (in->read[0] == ']' && in->read[1] >= '0' && in->read[1] <= '9'))
		*in = trial;
}

/* What was read, beside sequences: how many characters, were they one key that was held down,
 * and how many words of two letters and more. */
struct typed {
	size_t n, word, words;
	int first;
	bool differ, line; /* a line for a command or a text to look for was opened before */
};

static void count_key(struct typed *t, int key)
{
	bool letter = (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z') || key >= 0x80;

	if (key < ' ' || key >= K_SPECIAL)
		return;
	t->first = t->n ? t->first : key;
	t->differ |= key != t->first;
	t->line |= (key == ':' || key == '/') && !t->words;
	t->n++;
	t->word = letter ? t->word + 1 : 0;
	t->words += t->word == 2;
}

/* So many characters at once as nobody types. A terminal that marks what is pasted may pass on
 * a paste of something else (a multiplexer's own): that is known by its being prose. */
static bool is_burst(const struct term_input *in)
{
	struct term_input trial = *in;
	struct typed t = {0};
	bool blank = false;
	int key;

	while ((key = term_input_take(&trial)) != K_NONE && trial.state != INPUT_PASTE) {
		count_key(&t, key);
		blank |= key == ' ' && t.words == 1;
	}
	return t.n >= BURST_KEYS && t.differ && (in->guesses || (blank && t.words > 1 && !t.line));
}

void term_input_read(struct term_input *in, size_t n, int64_t now_ms)
{
	in->at = 0;
	in->n = n;
	in->before = in->now;
	in->now = now_ms;
	if ((in->state == INPUT_SEQUENCE || in->state == INPUT_STRING) && !is_rest(in))
		end_sequence(in, K_NONE);
	else if (in->state == INPUT_TEXT)
		resume(in);
	in->escaped = 0;
	if (n >= BURST_KEYS && !in->burst && in->state != INPUT_PASTE &&
	    is_burst(in)) {
		put(in, K_BURST_BEGIN);
		in->burst = true;
	}
}

void term_input_begin(struct term_input *in)
{
	struct term_input fresh = {.own = in->own,
				   .local = in->local,
				   .guesses = in->guesses,
				   .mouse = in->mouse,
				   .esc_ms = in->esc_ms};

	*in = fresh;
}

bool term_input_waits(const struct term_input *in)
{
	return in->state == INPUT_ESCAPE || in->burst;
}

void term_input_quiet(struct term_input *in, int64_t now_ms)
{
	if (in->state == INPUT_ESCAPE) {
		put(in, K_ESC);
		if (in->two)
			put(in, K_ESC);
		in->state = INPUT_TEXT;
		in->two = false;
		in->escaped = now_ms;
	}
	if (in->burst) {
		in->burst = false;
		put(in, K_PASTE_END);
	}
}

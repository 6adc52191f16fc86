/* Bytes of the terminal as keys: the same keys whatever pieces they come in. */
#include "support.h"

#include <locale.h>

#include "ui/term/input.h"

#define WHOLE 1000

/* Takes the keys and writes them down: characters as they are, others as in --keys, a paste
 * in braces. */
static void take_all(struct term_input *in, struct str *out)
{
	char buf[KEY_TEXT_MAX];
	int key;

	while ((key = term_input_take(in)) != K_NONE)
		str_add(out, key == K_PASTE_BEGIN ? "{"
			     : key == K_PASTE_END ? "}"
			     : key == ' '	  ? "_"
			     : key == '<'	  ? "<"
						  : key_text(buf, key));
}

/* Feeds text in pieces of n bytes with a breath after each; the first has `first` bytes. */
static void feed(struct term_input *in, struct str *out, const char *text, size_t first,
		 size_t n)
{
	size_t len = strlen(text);

	for (size_t i = 0; i < len; i++) {
		term_input_byte(in, (unsigned char)text[i]);
		take_all(in, out);
		if (i + 1 == len || (i + 1 >= first && (i + 1 - first) % n == 0))
			term_input_quiet(in);
		take_all(in, out);
	}
}

static void assert_keys(const char *text, size_t first, size_t n, const char *keys)
{
	struct term_input in = {0};
	struct str found = {0};

	feed(&in, &found, text, first, n);
	if (strcmp(str_text(&found), keys) != 0)
		fail_msg("after %zu bytes in pieces of %zu: %s instead of %s", first, n,
			 str_text(&found), keys);
	str_release(&found);
}

static void what_comes_whole_is_what_it_means(void **state)
{
	static const struct {
		const char *text, *keys;
	} rows[] = {
		{"j3\r", "j3<Enter>"},
		{"\n\t\b\177\001\032", "<Enter><Tab><BS><BS><C-a><C-z>"},
		{"\303\244\342\202\254\360\237\230\200", "\303\244\342\202\254\360\237\230\200"},
		{"\033", "<Esc>"},
		{"\033\033", "<Esc><Esc>"},
		{"\033j", "<Esc>j"},
		{"\033[", "<Esc>["},
		{"\033[B\033OB", "<Down><Esc>OB"}, /* the second is recognized by curses */
		{"\033[5~\033[Z\033[11~", "<PgUp><S-Tab><F1>"},
		{"\033[1;5A\033[?1;2c\033[38;5;1mx", "x"},
		{"\033[<0;10;5Mx\033[<0;10;5my", "xy"},
		{"\033[M !\"x", "x"},
		{"\033[M\200\201\202x", "x"},
		{"\033[12\033[Bx", "<Down>x"},
		{"\033[12\rx", "<Enter>x"},
		{"\033[200~q\033[201~q", "{q}q"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_keys(rows[i].text, WHOLE, WHOLE, rows[i].keys);
}

static void a_sequence_longer_than_any_is_passed_over_to_its_end(void **state)
{
	char text[200] = "\033[";

	(void)state;
	memset(text + 2, '1', 150);
	strcpy(text + 152, "~x");
	assert_keys(text, WHOLE, WHOLE, "x");
	assert_keys(text, 3, 7, "x");
}

/* From the third byte on a sequence is one, even when its rest comes next week. */
static void a_sequence_may_be_torn(void **state)
{
	static const char text[] = "\033[200~3\033[201~\033[5~x";

	(void)state;
	for (size_t at = 3; at < sizeof text; at++)
		if (text[at - 1] == '\033' && at > 8) /* then it is Esc, and the rest keys */
			assert_keys(text, at, WHOLE, "{3}<Esc>[5~x");
		else if (text[at] != '5')
			assert_keys(text, at, WHOLE, "{3}<PgUp>x");
}

static void characters_come_in_pieces_too(void **state)
{
	static const char text[] = "\303\244b\342\202\254\360\237\230\200";

	(void)state;
	for (size_t n = 1; n < sizeof text; n++)
		assert_keys(text, n, n, text);
}

static void broken_characters_cost_nothing_else(void **state)
{
	(void)state;
	assert_keys("a\303b", 1, 1, "ab");
	assert_keys("a\377\376\200b", 1, 1, "ab");
	assert_keys("\360\237\303\244", 1, 1, "\303\244");
	assert_keys("\355\240\200x", 1, 1, "x"); /* half of a pair */
	assert_keys("\303\r", 1, 1, "<Enter>");
}

/* Pasted text ends with its marker, not before and not later, wherever it is torn. */
static void a_paste_ends_where_its_marker_ends(void **state)
{
	static const struct {
		const char *text, *keys;
	} rows[] = {
		{"\033[200~ab\033[201~c", "{ab}c"},
		{"\033[200~\033[201~c", "{}c"},
		{"\033[200~a\033b\033[Bc\033[20x\033[201~d", "{ab[Bc[20x}d"},
		{"\033[200~\033\033[201~d", "{}d"},
		{"\033[200~\033[\033[201~d", "{[}d"},
		{"\033[200~\033[20\033[201~d", "{[20}d"},
		{"\033[200~\033[200~a\033[201~d", "{[200~a}d"},
		{"\033[200~\033[M\033[201~d", "{[M}d"},
		{"\033[200~\033[<0;1\033[201~d", "{[<0;1}d"},
		{"\033[200~\303\244 Q\033[201~d", "{\303\244_Q}d"},
		{"\033[200~\303\033[201~\244d", "{}d"},
		{"\033[200~a\tb\rc\nd\r\ne\r\rf\003\033[201~",
		 "{a<Tab>b<Enter>c<Enter>d<Enter>e<Enter><Enter>f<C-c>}"},
		{"\033[201~d", "}d"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		assert_keys(rows[i].text, WHOLE, WHOLE, rows[i].keys);
		/* The marker at the begin in one piece, then as it happens to come. */
		for (size_t n = 1; n < 8 && rows[i].keys[0] == '{'; n++)
			assert_keys(rows[i].text, strlen("\033[200~"), n, rows[i].keys);
	}
}

static void a_key_that_was_recognized_comes_after_what_was_held(void **state)
{
	struct term_input in = {0};

	(void)state;
	term_input_byte(&in, 27);
	term_input_key(&in, K_DOWN);
	assert_int_equal(term_input_take(&in), K_ESC);
	assert_int_equal(term_input_take(&in), K_DOWN);
	assert_int_equal(term_input_take(&in), K_NONE);
	term_input_byte(&in, 27);
	term_input_byte(&in, '[');
	term_input_byte(&in, '5');
	term_input_key(&in, K_DOWN);
	term_input_byte(&in, '~');
	assert_int_equal(term_input_take(&in), K_DOWN);
	assert_int_equal(term_input_take(&in), '~');
}

static int setup(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_comes_whole_is_what_it_means),
		cmocka_unit_test(a_sequence_longer_than_any_is_passed_over_to_its_end),
		cmocka_unit_test(a_sequence_may_be_torn),
		cmocka_unit_test(characters_come_in_pieces_too),
		cmocka_unit_test(broken_characters_cost_nothing_else),
		cmocka_unit_test(a_paste_ends_where_its_marker_ends),
		cmocka_unit_test(a_key_that_was_recognized_comes_after_what_was_held),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}

/* Bytes of the terminal as keys: the same keys whatever pieces they come in, and no keys from
 * what the terminal sends by itself. */
#include "support.h"

#include <locale.h>

#include "ui/term/input.h"

#define WHOLE 1000
/* Pauses: within a sequence as a machine sends it; between keys as a person presses them. */
#define QUICK_MS 5
#define SLOW_MS 300

static struct term_forms own;

static struct term_input fresh(void)
{
	return (struct term_input){.own = &own, .esc_ms = TERM_ESC_MS};
}

/* Takes the keys and writes them down: characters as they are, others as in --keys, a paste
 * in braces, what may be one in brackets. */
static void take_all(struct term_input *in, struct str *out)
{
	char buf[KEY_TEXT_MAX];
	int key;

	while ((key = term_input_take(in)) != K_NONE)
		str_add(out, key == K_PASTE_BEGIN   ? "{"
			     : key == K_PASTE_END   ? "}"
			     : key == K_BURST_BEGIN ? "<burst>"
			     : key == K_BROKEN	    ? "<broken>"
			     : key == K_TORN	    ? "<torn>"
			     : key == K_ALT	    ? "<alt>"
			     : key_is_mouse(key)    ? "<mouse>"
			     : key == ' '	    ? "_"
			     : key == '<'	    ? "<"
						    : key_text(buf, key));
}

/* A piece that is read at once, and then nothing for some ms. */
static void piece(struct term_input *in, struct str *out, const char *text, size_t n, int ms)
{
	static int64_t clock = 1000;

	for (size_t i = 0; i < n; i++)
		in->read[i] = (unsigned char)text[i];
	term_input_read(in, n, clock);
	take_all(in, out);
	if (ms >= in->esc_ms && term_input_waits(in))
		term_input_quiet(in, clock + in->esc_ms);
	take_all(in, out);
	clock += ms;
}

/* Feeds text in pieces of n bytes, the first of `first`, ms apart. */
static void feed(struct term_input *in, struct str *out, const char *text, size_t first,
		 size_t n, int ms)
{
	size_t len = strlen(text), i = 0;

	while (i < len) {
		size_t want = i ? n : first, part = want < len - i ? want : len - i;

		piece(in, out, text + i, part, i + part == len ? 3000 : ms);
		i += part;
	}
}

static void assert_pieces(const char *text, size_t first, size_t n, int ms, const char *keys)
{
	struct term_input in = fresh();
	struct str found = {0};

	feed(&in, &found, text, first, n, ms);
	if (strcmp(str_text(&found), keys) != 0)
		fail_msg("%s: after %zu bytes in pieces of %zu, %d ms apart: %s, not %s", text,
			 first, n, ms, str_text(&found), keys);
	str_release(&found);
}

static void assert_keys(const char *text, const char *keys)
{
	assert_pieces(text, WHOLE, WHOLE, QUICK_MS, keys);
}

/* In one piece, torn everywhere by a quick pause, and byte by byte as a slow line has it. */
static void assert_in_all_pieces(const char *text, const char *keys)
{
	assert_keys(text, keys);
	for (size_t at = 1; at < strlen(text); at++)
		assert_pieces(text, at, WHOLE, QUICK_MS, keys);
	for (size_t n = 1; n < 5; n++)
		assert_pieces(text, n, n, QUICK_MS, keys);
}

static void what_comes_whole_is_what_it_means(void **state)
{
	static const struct {
		const char *text, *keys;
	} rows[] = {
		{"j3\r", "j3<Enter>"},
		{"\n\t\b\177\001\032", "<C-j><Tab><BS><BS><C-a><C-z>"},
		{"\303\244\342\202\254\360\237\230\200", "\303\244\342\202\254\360\237\230\200"},
		{"\033", "<Esc>"},
		{"\033\033", "<Esc><Esc>"},
		{"\033\033\033", "<Esc><Esc><Esc>"},
		{"\033[B\033OB", "<Down><Down>"},
		{"\033[5~\033[Z\033[11~\033[24~\033OS", "<PgUp><S-Tab><F1><F12><F4>"},
		{"\033[[A\033[[Ex", "<F1><F5>x"},
		{"\033[1;1A\033[3;1~", "<Up><Del>"},
		{"\033[1;2A\033[1;5A\033[38;5;1mx", "x"},
		{"\033[12\033[Bx", "<Down>x"},
		{"\033[12\rx", "<Enter>x"},
		{"\033[200~q\033[201~q", "{q}q"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_in_all_pieces(rows[i].text, rows[i].keys);
}

/* Answers to queries, reports, strings of every kind: no part of them is a key. */
static void what_a_terminal_sends_by_itself_is_no_key(void **state)
{
	static const char *const replies[] = {
		"\033]11;rgb:3030/3434/4646\033\\",
		"\033]11;rgb:3030/3434/4646\007",
		"\033]10;rgba:ffff/ffff/ffff/ffff\033\\",
		"\033]4;1;rgb:cd00/0000/0000\007",
		"\033]52;c;M3l5cTEy\033\\",
		"\033]lvim 3\033\\",
		"\033]L\033\\",
		"\033P>|XTerm(370)\033\\",
		"\033P1+r544e=787465726d\033\\",
		"\033P0+r\033\\",
		"\033P1$r0;1;31m\033\\",
		"\033P!|7E565445\033\\",
		"\033P>|tmux 3.3a\007",
		"\033_Gi=31;OK\033\\",
		"\033_3 yes\033\\",
		"\033^1 2 3 q\033\\",
		"\033Xq4\033\\",
		"\033X\342\234\223 q4\007",
		"\235" "11;rgb:30/34/46\234",
		"\302\235" "11;rgb:30/34/46\033\\",
		"\220>|XTerm\234",
		"\237Gi=1;OK\234",
		"\2333;4R",
		"\033[?1;2c",
		"\033[>41;370;0c",
		"\033[=0c",
		"\033[0n",
		"\033[3;4R",
		"\033[?3;4;1R",
		"\033[?2004;2$y",
		"\033[8;24;80t",
		"\033[4;480;640t",
		"\033[I",
		"\033[O",
		"\033[?997;1n",
		"\033[?1u",
		"\033[<35;10;5M",
		"\033[<0;10;5M\033[<0;10;5m",
		"\033[M !\"",
		"\033[M\200\201\202",
		"\033[32;10;5M",
	};
	char text[200], keys[32];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(replies); i++) {
		assert_in_all_pieces(replies[i], "");
		snprintf(text, sizeof text, "j%s3", replies[i]);
		snprintf(keys, sizeof keys, "j3");
		assert_in_all_pieces(text, keys);
		/* Of one that is late its Esc was a key; the rest is none. */
		if (replies[i][0] == '\033' && strcmp(replies[i], "\033]lvim 3\033\\") != 0)
			assert_pieces(text, 2, WHOLE, SLOW_MS, "j<Esc><torn>3");
	}
}

/* Torn by long pauses: behind its second byte a string is one for two seconds, and for ever
 * when it then ends; but a key that is pressed is one. */
static void a_string_in_pieces_stays_one(void **state)
{
	static const char text[] = "j\033]11;rgb:30/34/46\033\\3";

	(void)state;
	for (size_t at = 3; at < sizeof text - 3; at++) {
		assert_pieces(text, at, WHOLE, SLOW_MS, "j3");
		assert_pieces(text, at, WHOLE, 5000, "j3");
	}
	for (size_t n = 2; n < 6; n++)
		assert_pieces(text + 1, n, n, 1500, "3");
	assert_pieces("\033]11;rgb:j", 9, 1, 600, "j");
	assert_pieces("\033]11;rgb:\033j", 9, 1, 600, "<Esc>j");
	assert_pieces("\033P1\rj", WHOLE, WHOLE, QUICK_MS, "<Enter>j");
	assert_pieces("\033P1\033[Bj", WHOLE, WHOLE, QUICK_MS, "<Down>j");
	assert_pieces("\033P1\030j", WHOLE, WHOLE, QUICK_MS, "j");
}

static void the_keypad_in_application_mode_gives_what_stands_on_it(void **state)
{
	char text[32], keys[32];

	(void)state;
	for (int digit = 0; digit < 10; digit++) {
		snprintf(keys, sizeof keys, "%d", digit);
		snprintf(text, sizeof text, "\033O%c", 'p' + digit);
		assert_in_all_pieces(text, keys);
		snprintf(text, sizeof text, "\217%c", 'p' + digit);
		assert_in_all_pieces(text, keys);
	}
	assert_in_all_pieces("\033Oj\033Ok\033Ol\033Om\033On\033Oo\033OX\033O \033OM", "*+,-./=_<Enter>");
	assert_in_all_pieces("\033[57399u\033[57408u\033[57414u\033[57399;129u", "09<Enter>0");
	assert_in_all_pieces("\033O2p\033O5C\033Oz\033O~", "");
}

static void alt_and_a_key_is_never_the_key(void **state)
{
	static const char *const rows[] = {
		"\0333",	  "\033y",     "\033n",	       "\033x",	      "\033q",
		"\033\r",	  "\033\t",    "\033\177",     "\033\001",    "\033 ",
		"\033\303\244",   "\033\342\202\254", "\033[1;3A", "\033[1;3D", "\033[3;3~",
		"\033\033[A",	  "\033\033OB", "\033\033[3~", "\033[51;3u",  "\033[27;3;51~",
		"\033[1;4P",	  "\033[113;7u", "\033[1;11A", "\033\033Op", "\033[49;33u",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		char text[32];

		assert_in_all_pieces(rows[i], "<alt>");
		snprintf(text, sizeof text, "%sj", rows[i]);
		assert_in_all_pieces(text, "<alt>j");
	}
	/* What begins a sequence, with nothing behind it: nothing, and the next key is one. */
	for (const char *c = "[O]PX^_"; *c; c++) {
		char text[] = {'\033', *c, 'j', '\0'};

		assert_pieces(text, 2, 1, 600, "j");
	}
	assert_keys("\033\033j", "<Esc><alt>");
	assert_keys("\033\033]11;x\007j", "<Esc>j");
	assert_keys("\033\033[200~j\033[201~", "<Esc>{j}");
	assert_keys("\033\033[3;4Rj", "<Esc>j");
}

/* A lone Esc is a key after a moment; what comes then in one piece is no key. */
static void the_rest_of_a_key_that_comes_late_is_no_key(void **state)
{
	static const char *const keys[] = {"\033[A",  "\033OA",   "\033[3~",  "\033[1;5C",
					   "\033OP",  "\033[15~", "\033Op",   "\033[24;80R",
					   "\033[[A", "\033]11;rgb:1/2/3\007", "\033[<0;1;1M",
					   "\033O5C", "\033P1+r\033\\"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		for (int ms = 30; ms < 500; ms += 117) {
			assert_pieces(keys[i], 1, WHOLE, ms, "<Esc><torn>");
		}
	/* In the middle it is one key for as long as it takes. */
	assert_pieces("\033[3~x", 2, WHOLE, 400, "<Del>x");
	assert_pieces("\033[3~", 3, WHOLE, 400, "<Del>");
	assert_pieces("\033[15~", 3, WHOLE, 1500, "<F5>");
	/* A paste whose marker was torn is one. */
	assert_pieces("\033[200~3q\033[201~j", 1, WHOLE, 100, "<Esc><torn>{3q}j");
	/* Later, or one by one, they are keys that somebody pressed. */
	assert_pieces("\033[A", 1, WHOLE, 600, "<Esc>[A");
	assert_pieces("\033[A", 1, 1, 100, "<Esc>[A");
	assert_pieces("\033OK", 1, 1, 100, "<Esc>OK");
	assert_pieces("\0333q", 1, WHOLE, 100, "<Esc>3q");
}

static void a_key_sent_as_a_number_is_that_key(void **state)
{
	static const struct {
		const char *text, *keys;
	} rows[] = {
		{"\033[49u", "1"},	     {"\033[113u", "q"},	{"\033[113;2u", "Q"},
		{"\033[49:33;2u", "!"},	     {"\033[27u", "<Esc>"},	{"\033[13u", "<Enter>"},
		{"\033[127u", "<BS>"},	     {"\033[9;2u", "<S-Tab>"},	{"\033[97;5u", "<C-a>"},
		{"\033[113;1:3u", ""},	     {"\033[113;1:2u", "q"},	{"\033[1;1:3B", ""},
		{"\033[27;5;97~", "<C-a>"},  {"\033[27;2;81~", "Q"},	{"\033[57441;2u", ""},
		{"\033[228u", "\303\244"},   {"\033[113;65u", "q"},	{"\033[99999999999u", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_in_all_pieces(rows[i].text, rows[i].keys);
}

static void the_mouse_counts_while_it_is_used(void **state)
{
	static const char *const reports[] = {"\033[<0;10;5M", "\033[<64;1;1M", "\033[<65;80;24M",
					      "\033[M !\"", "\033[Ma!\"", "\033[<16;10;5M"};
	static const char *const others[] = {"\033[<0;10;5m", "\033[<35;1;1M", "\033[<2;1;1M",
					     "\033[M#!\"", "\033[<0;0;5M", "\033[<0;9999;5M",
					     "\033[<0;5M"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(reports) + COUNT_OF(others); i++) {
		bool counts = i < COUNT_OF(reports);
		const char *text = counts ? reports[i] : others[i - COUNT_OF(reports)];

		for (size_t n = 1; n < 9; n++) {
			struct term_input in = fresh();
			struct str found = {0};

			in.mouse = true;
			feed(&in, &found, text, n, n, QUICK_MS);
			assert_string_equal(str_text(&found), counts ? "<mouse>" : "");
			str_release(&found);
		}
	}
	{
		struct term_input in = fresh();

		in.mouse = true;
		memcpy(in.read, "\033[<0;10;5M", 10);
		term_input_read(&in, 10, 1);
		assert_int_equal(term_input_take(&in), key_mouse(MOUSE_CLICK, 4, 9));
	}
}

static void a_sequence_longer_than_any_is_passed_over_to_its_end(void **state)
{
	char text[200] = "\033[";

	(void)state;
	memset(text + 2, '1', 150);
	strcpy(text + 152, "~x");
	assert_keys(text, "x");
	assert_pieces(text, 3, 7, QUICK_MS, "x");
}

static void characters_come_in_pieces_too(void **state)
{
	static const char text[] = "\303\244b\342\202\254\360\237\230\200\342\200\214";

	(void)state;
	for (size_t n = 1; n < sizeof text; n++)
		for (int ms = QUICK_MS; ms < 10000; ms += 3333)
			assert_pieces(text, n, n, ms, text);
}

static void broken_characters_are_told_and_cost_nothing_else(void **state)
{
	(void)state;
	assert_pieces("a\303b", 1, 1, QUICK_MS, "a<broken>b");
	assert_pieces("a\377\376\200b", 1, 1, QUICK_MS, "a<broken><broken><broken>b");
	assert_pieces("\360\237\303\244", 1, 1, QUICK_MS, "<broken>\303\244");
	assert_pieces("\355\240\200x", 1, 1, QUICK_MS, "<broken>x"); /* half of a pair */
	assert_pieces("\303\r", 1, 1, QUICK_MS, "<broken><Enter>");
	assert_pieces("Pr\374fung K\366ln", 1, 1, QUICK_MS, "Pr<broken>fung_K<broken>ln");
	assert_pieces("\303\033[B", 1, 1, QUICK_MS, "<broken><Down>");
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
		{"\033[200~\303\033[201~\244d", "{<broken>}<broken>d"},
		{"\033[200~\233\033[201~d", "{<broken>}d"},
		{"\033[200~a\tb\rc\nd\r\ne\r\rf\003\033[201~",
		 "{a<Tab>b<Enter>c<Enter>d<Enter>e<Enter><Enter>f<C-c>}"},
		{"\033[200~eight and more words\033[201~", "{eight_and_more_words}"},
		{"\033[201~d", "}d"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		assert_keys(rows[i].text, rows[i].keys);
		/* The marker at the begin in one piece, then as it happens to come. */
		for (size_t n = 1; n < 8 && rows[i].keys[0] == '{'; n++)
			for (int ms = QUICK_MS; ms < 10000; ms += 3333)
				assert_pieces(rows[i].text, strlen("\033[200~"), n, ms, rows[i].keys);
	}
}

static void assert_guessed(bool guesses, const char *text, const char *keys)
{
	struct term_input in = fresh();
	struct str found = {0};

	in.guesses = guesses;
	feed(&in, &found, text, WHOLE, WHOLE, QUICK_MS);
	if (strcmp(str_text(&found), keys) != 0)
		fail_msg("%s, guessed %d: %s, not %s", text, guesses, str_text(&found), keys);
	str_release(&found);
}

static void many_characters_at_once_may_be_a_paste(void **state)
{
	(void)state;
	assert_guessed(true, "3jn2yq4", "3jn2yq4");
	assert_guessed(true, "3jn2yq4x", "<burst>3jn2yq4x}");
	assert_guessed(true, "3\r2\r1\r0\ry\rn\rq\rx\r",
		       "<burst>3<Enter>2<Enter>1<Enter>0<Enter>y<Enter>n<Enter>q<Enter>x<Enter>}");
	assert_guessed(true, "\303\244\303\266\303\274\303\237\303\244\303\266\303\274x",
		       "<burst>\303\244\303\266\303\274\303\237\303\244\303\266\303\274x}");
	/* A key that is held down, keys that are no characters, and replies are none. */
	assert_guessed(true, "jjjjjjjjjj", "jjjjjjjjjj");
	assert_guessed(true, "\033[B\033[B\033[B\033[B\033[B\033[A\033[A\033[A\033[A",
		       "<Down><Down><Down><Down><Down><Up><Up><Up><Up>");
	assert_guessed(true, "\033]11;rgb:3030/3434/4646\007j", "j");
	assert_guessed(true, "\033[200~eight and more\033[201~", "{eight_and_more}");
	/* Where a paste is marked only prose is one. */
	assert_guessed(false, "3jn2yq4x", "3jn2yq4x");
	assert_guessed(false, ":REL-01\r3", ":REL-01<Enter>3");
	assert_guessed(false, "yes, by Peter", "<burst>yes,_by_Peter}");
	assert_guessed(false, "j j j j j j", "j_j_j_j_j_j");
}

/* It goes on for as long as bytes come without a pause, keys and all. */
static void a_burst_goes_on_until_nothing_more_comes(void **state)
{
	struct term_input in = fresh();
	struct str found = {0};

	(void)state;
	in.guesses = true;
	piece(&in, &found, "pasted text ", 12, QUICK_MS);
	piece(&in, &found, "3q\r", 3, QUICK_MS);
	piece(&in, &found, "\033[B!", 4, 100);
	piece(&in, &found, "3", 1, 100);
	assert_string_equal(str_text(&found), "<burst>pasted_text_3q<Enter><Down>!}3");
	str_release(&found);
}

static void what_only_this_terminal_sends_is_known_too(void **state)
{
	(void)state;
	term_forms_add(&own, "\033[225z", K_F2);
	term_forms_add(&own, "\033[y", K_HOME);
	term_forms_add(&own, "\033[A", K_HOME);	 /* known already */
	term_forms_add(&own, "\013", K_UP);	 /* a control character stays one */
	term_forms_add(&own, NULL, K_UP);
	assert_int_equal(own.n, 2);
	assert_in_all_pieces("\033[225z\033[y\033[A", "<F2><Home><Up>");
	own.n = 0;
}

/* On a slow line a longer wait is asked for. */
static void a_longer_wait_holds_a_sequence_together(void **state)
{
	struct term_input in = fresh();
	struct str found = {0};

	(void)state;
	in.esc_ms = 5000;
	feed(&in, &found, "\033[3~\033OB", 1, 1, 900);
	assert_string_equal(str_text(&found), "<Del><Down>");
	str_release(&found);
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
		cmocka_unit_test(what_a_terminal_sends_by_itself_is_no_key),
		cmocka_unit_test(a_string_in_pieces_stays_one),
		cmocka_unit_test(the_keypad_in_application_mode_gives_what_stands_on_it),
		cmocka_unit_test(alt_and_a_key_is_never_the_key),
		cmocka_unit_test(the_rest_of_a_key_that_comes_late_is_no_key),
		cmocka_unit_test(a_key_sent_as_a_number_is_that_key),
		cmocka_unit_test(the_mouse_counts_while_it_is_used),
		cmocka_unit_test(a_sequence_longer_than_any_is_passed_over_to_its_end),
		cmocka_unit_test(characters_come_in_pieces_too),
		cmocka_unit_test(broken_characters_are_told_and_cost_nothing_else),
		cmocka_unit_test(a_paste_ends_where_its_marker_ends),
		cmocka_unit_test(many_characters_at_once_may_be_a_paste),
		cmocka_unit_test(a_burst_goes_on_until_nothing_more_comes),
		cmocka_unit_test(what_only_this_terminal_sends_is_known_too),
		cmocka_unit_test(a_longer_wait_holds_a_sequence_together),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}

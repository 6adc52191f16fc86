/* Of every question, the built-in questionnaire tells how it looks right and is not, and where
 * to look; and what it tells belongs to that one question: no two reasons, titles, lists of
 * steps or pitfalls are alike, and none is hollow. */
#include "support.h"

#include <ctype.h>

#include "model/content.h"

#define BYTES_MIN 40
#define BYTES_MAX 320

/* What says nothing of the thing at hand. */
static const char *const hollow[] = {
	"best practice", "as needed",	"where appropriate", "as appropriate",
	"make sure",	 "ensure",	"leverage",	  "utilise",	       "seamless",
	"holistic",	 "robust and",	"state of the art", "cutting edge",    "world class",
	"industry standard", "in a timely manner", "it is important", "properly", "adequate",
	"sufficient",	 "going forward", "stakeholders", "proactive",	       "various",
	"and so on",	 "comprehensive", "optimal",	  "where possible",    "if necessary",
	"mature",	 "streamline",	"empower",	  "synergy",	       "periodically",
};

/* Words that two texts share without being alike; those of the names of products too. */
static const char little[] =
	" a after all an and any are as at azure be before both but by can could did do does each "
	"else even every first for from had has have how if in into is it its last level less "
	"may microsoft might more most must need needs no nobody none not nothing of off on once "
	"one only or other out over own per same second so some somebody still such than that the their "
	"them then there these they this those to too two under until up was were what when "
	"where which while who whose will with without would yet ";

/* The words of a text that count, each once, in the order of the alphabet. */
struct text {
	const char *id, *whole;
	const char **words;
	size_t n;
	size_t thing; /* a question or a decision has several titles, of which a plan shows one */
};
struct texts_of_kind {
	struct text *items;
	size_t n;
	struct arena arena;
};

static int by_word(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_little(const char *word)
{
	char with[64];

	snprintf(with, sizeof with, " %.60s ", word);
	return strstr(little, with) != NULL;
}

/* Adds the words of a text to those of t; unsorted. */
static void add_words(struct arena *arena, struct text *t, const char *text)
{
	struct str word = {0};

	for (const char *p = text;; p++) {
		unsigned char c = (unsigned char)*p;

		if (isalnum(c) || c >= 0x80 || (c == '\'' && word.len)) {
			str_addc(&word, (char)tolower(c));
			continue;
		}
		if (word.len && !is_little(str_text(&word)))
			*(const char **)ARENA_PUSH(arena, t->words, t->n) =
				arena_strdup(arena, str_text(&word));
		word.len = 0;
		if (!c)
			break;
	}
	str_release(&word);
}

static void sort_words(struct text *t)
{
	size_t kept = 0;

	if (t->n)
		qsort(t->words, t->n, sizeof *t->words, by_word);
	for (size_t i = 0; i < t->n; i++)
		if (!kept || strcmp(t->words[i], t->words[kept - 1]) != 0)
			t->words[kept++] = t->words[i];
	t->n = kept;
}

/* Takes n texts as one. */
static void take_list(struct texts_of_kind *kind, const char *id, const char *const *texts, size_t n,
		      size_t thing)
{
	struct text t = {.id = id, .whole = texts[0], .thing = thing};

	for (size_t i = 0; i < n; i++)
		add_words(&kind->arena, &t, texts[i]);
	sort_words(&t);
	*(struct text *)ARENA_PUSH(&kind->arena, kind->items, kind->n) = t;
}

static void take(struct texts_of_kind *kind, const char *id, const char *text, size_t thing)
{
	if (*text)
		take_list(kind, id, &text, 1, thing);
}

static void take_each(struct texts_of_kind *kind, const char *id, const struct texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		take(kind, id, texts->items[i], kind->n);
}

static size_t words_shared(const struct text *a, const struct text *b)
{
	size_t shared = 0;

	for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
		int order = strcmp(a->words[i], b->words[k]);

		shared += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	return shared;
}

/* Do they share more than half of the words of the shorter one? Titles are of few words, and
 * many are of the same thing: they are alike when it is more than half of the longer one. */
static bool alike(const struct text *a, const struct text *b, bool titles)
{
	size_t more = a->n > b->n ? a->n : b->n, less = a->n + b->n - more;

	if (titles && a->thing == b->thing)
		return false;
	return words_shared(a, b) * 2 > (titles ? more : less);
}

static void expect_apart(struct texts_of_kind *kind, size_t least, bool titles)
{
	assert_true(kind->n >= least);
	wrong = 0;
	for (size_t i = 0; i < kind->n; i++)
		for (size_t k = 0; k < i; k++)
			expect(!alike(&kind->items[i], &kind->items[k], titles), kind->items[i].id,
			       kind->items[k].id, kind->items[i].whole);
	arena_release(&kind->arena);
	assert_int_equal(wrong, 0);
}

static void no_two_reasons_are_alike(void **state)
{
	struct texts_of_kind why = {0};

	(void)state;
	for (size_t i = 0; i < q->n_questions; i++)
		take(&why, q->questions[i].id, q->questions[i].why, i);
	expect_apart(&why, 170, false);
}

static void no_two_lists_of_steps_are_alike(void **state)
{
	struct texts_of_kind fix = {0};

	(void)state;
	for (size_t i = 0; i < q->n_questions; i++)
		take_list(&fix, q->questions[i].id, q->questions[i].fix.items,
			  q->questions[i].fix.n, i);
	expect_apart(&fix, 170, false);
}

/* Of the options of a decision, and of the two titles of a question, a plan shows one. */
static void no_two_titles_are_alike(void **state)
{
	struct texts_of_kind titles = {0};
	size_t thing = 0;

	(void)state;
	for (size_t i = 0; i < q->n_questions; i++, thing++) {
		take(&titles, q->questions[i].id, q->questions[i].action, thing);
		take(&titles, q->questions[i].id, q->questions[i].action4, thing);
	}
	for (size_t i = 0; i < q->n_decisions; i++, thing++)
		for (size_t o = 0; o < q->decisions[i].n_options; o++)
			take(&titles, q->decisions[i].id, q->decisions[i].options[o].action, thing);
	for (size_t i = 0; i < q->n_rules; i++, thing++)
		take(&titles, q->rules[i].id, q->rules[i].action, thing);
	expect_apart(&titles, 450, true);
}

static void no_two_pitfalls_are_alike(void **state)
{
	struct texts_of_kind pitfalls = {0};

	(void)state;
	for (size_t i = 0; i < q->n_questions; i++)
		take_each(&pitfalls, q->questions[i].id, &q->questions[i].pitfalls);
	for (size_t i = 0; i < q->n_decisions; i++)
		for (size_t o = 0; o < q->decisions[i].n_options; o++)
			take_each(&pitfalls, q->decisions[i].id,
				  &q->decisions[i].options[o].pitfalls);
	for (size_t i = 0; i < q->n_rules; i++)
		take_each(&pitfalls, q->rules[i].id, &q->rules[i].pitfalls);
	expect_apart(&pitfalls, 350, false);
}

/* What is to be expected there is said by one of these. */
static bool says_what_to_expect(const char *text)
{
	static const char *const words[] = {" has to ", " have to ", "xpect ", " may ",
					    " must ",	" calls for ", " needs ", " can "};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (strstr(text, words[i]))
			return true;
	return false;
}

/* What is wrong with one of the lines, or NULL. */
static const char *line_fault(const char *text, bool verify)
{
	size_t n = strlen(text);

	if (n < BYTES_MIN || n > BYTES_MAX)
		return "40 to 320 bytes";
	if (text[n - 1] != '.' || !(isupper((unsigned char)*text) || isdigit((unsigned char)*text)))
		return "no sentence";
	if (verify && !says_what_to_expect(text))
		return "it does not say what to expect";
	return NULL;
}

static void expect_lines(const char *id, const struct texts *lines, bool verify)
{
	for (size_t i = 0; i < lines->n; i++) {
		const char *what = line_fault(lines->items[i], verify);

		expect(!what, id, what, lines->items[i]);
	}
}

static bool any_has(const struct texts *lines, const char *word)
{
	for (size_t i = 0; i < lines->n; i++)
		if (strstr(lines->items[i], word))
			return true;
	return false;
}

static void every_question_tells_how_it_looks_right_and_is_not(void **state)
{
	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];
		bool items = it->type == TYPE_PRACTICES || it->type == TYPE_CHECKS;

		expect(it->pitfalls.n == 1 || it->pitfalls.n == 2, it->id, "pitfalls",
		       "one or two");
		expect(it->verify.n == 1 || it->verify.n == 2, it->id, "verify", "one or two");
		expect_lines(it->id, &it->pitfalls, false);
		expect_lines(it->id, &it->verify, true);
		expect(!items || strstr(it->why, "partial") || any_has(&it->pitfalls, "partial"),
		       it->id, "when is partial the true answer", it->ask);
		expect(it->type == TYPE_LEVELS || !any_has(&it->verify, "Level "), it->id,
		       "it has no levels", "verify");
	}
	assert_int_equal(wrong, 0);
}

static void what_options_and_rules_tell_is_whole(void **state)
{
	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_decisions; i++)
		for (size_t o = 0; o < q->decisions[i].n_options; o++) {
			const struct option *it = &q->decisions[i].options[o];

			expect(it->pitfalls.n == it->verify.n, q->decisions[i].id,
			       "a pitfall, and where it shows", it->text);
			expect_lines(q->decisions[i].id, &it->pitfalls, false);
			expect_lines(q->decisions[i].id, &it->verify, true);
		}
	for (size_t i = 0; i < q->n_rules; i++) {
		const struct rule *it = &q->rules[i];

		expect(it->pitfalls.n == it->verify.n, it->id, "a pitfall, and where it shows",
		       it->finding);
		expect_lines(it->id, &it->pitfalls, false);
		expect_lines(it->id, &it->verify, true);
	}
	assert_int_equal(wrong, 0);
}

/* The hollow phrase in a text, or NULL. */
static const char *hollow_in(const char *text)
{
	struct str plain = {0};
	const char *found = NULL;

	str_addc(&plain, ' ');
	for (const char *p = text; *p; p++) {
		char c = (char)tolower((unsigned char)*p);

		str_addc(&plain, isalpha((unsigned char)c) ? c : ' ');
	}
	for (size_t i = 0; i < COUNT_OF(hollow) && !found; i++) {
		const char *at = strstr(str_text(&plain), hollow[i]);

		found = at && at[-1] == ' ' ? hollow[i] : NULL;
	}
	str_release(&plain);
	return found;
}

static void expect_solid(const char *id, const char *text)
{
	const char *phrase = hollow_in(text);

	expect(!phrase, id, phrase, text);
}

static void expect_all_solid(const char *id, const struct texts *lines)
{
	for (size_t i = 0; i < lines->n; i++)
		expect_solid(id, lines->items[i]);
}

static void no_text_is_hollow(void **state)
{
	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		expect_solid(it->id, it->why);
		expect_solid(it->id, it->action);
		expect_solid(it->id, it->action4);
		expect_all_solid(it->id, &it->fix);
		expect_all_solid(it->id, &it->pitfalls);
		expect_all_solid(it->id, &it->verify);
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		for (size_t o = 0; o < q->decisions[i].n_options; o++) {
			const struct option *it = &q->decisions[i].options[o];

			expect_solid(q->decisions[i].id, it->action);
			expect_solid(q->decisions[i].id, it->consequence);
			expect_all_solid(q->decisions[i].id, &it->pitfalls);
			expect_all_solid(q->decisions[i].id, &it->verify);
		}
	for (size_t i = 0; i < q->n_rules; i++) {
		expect_solid(q->rules[i].id, q->rules[i].action);
		expect_solid(q->rules[i].id, q->rules[i].fix);
		expect_all_solid(q->rules[i].id, &q->rules[i].contain);
		expect_all_solid(q->rules[i].id, &q->rules[i].pitfalls);
		expect_all_solid(q->rules[i].id, &q->rules[i].verify);
	}
	assert_int_equal(wrong, 0);
}

/* Each kind of fault is seen where it is, and nothing is seen where there is none. */
static void what_is_planted_is_found(void **state)
{
	static const struct {
		const char *a, *b;
		bool texts, titles; /* alike as these */
	} pairs[] = {
		{"The backup lies in the region that burns.", "Region burns, backup lies there.", true,
		 true},
		{"The backup lies in the region that burns.", "The index is older than the model.",
		 false, false},
		{"Rehearse failover.", "Rehearse each restore of every store by hand.", false, false},
		{"Rehearse failover twice.", "Rehearse failover with every owner of a store at hand.",
		 true, false},
		{"Every Azure service of Microsoft", "Every Azure store of Microsoft", false, false},
	};
	static const struct {
		const char *text;
		bool verify;
		bool fault;
	} lines[] = {
		{"The alert fires, and goes to a mailbox that nobody reads.", false, false},
		{"The alert fires.", false, true},
		{"The alert fires, and goes to a mailbox that nobody reads", false, true},
		{"the alert fires, and goes to a mailbox that nobody reads.", false, true},
		{"Read the mailbox of the alert. Somebody has to have answered.", true, false},
		{"Read the mailbox of the alert, and the answers in it.", true, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		struct texts_of_kind kind = {0};

		take(&kind, "A", pairs[i].a, 0);
		take(&kind, "B", pairs[i].b, 1);
		if (alike(&kind.items[0], &kind.items[1], false) != pairs[i].texts ||
		    alike(&kind.items[1], &kind.items[0], true) != pairs[i].titles)
			fail_msg("%s | %s", pairs[i].a, pairs[i].b);
		kind.items[1].thing = 0;
		assert_false(alike(&kind.items[0], &kind.items[1], true));
		arena_release(&kind.arena);
	}
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		if ((line_fault(lines[i].text, lines[i].verify) != NULL) != lines[i].fault)
			fail_msg("%s", lines[i].text);
	assert_string_equal(hollow_in("Follow best practices."), "best practice");
	assert_string_equal(hollow_in("Make sure that it works"), "make sure");
	assert_string_equal(hollow_in("State-of-the-art models"), "state of the art");
	assert_null(hollow_in("Licensure of a premature model"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_question_tells_how_it_looks_right_and_is_not),
		cmocka_unit_test(what_options_and_rules_tell_is_whole),
		cmocka_unit_test(no_two_reasons_are_alike),
		cmocka_unit_test(no_two_lists_of_steps_are_alike),
		cmocka_unit_test(no_two_titles_are_alike),
		cmocka_unit_test(no_two_pitfalls_are_alike),
		cmocka_unit_test(no_text_is_hollow),
		cmocka_unit_test(what_is_planted_is_found),
	};

	return cmocka_run_group_tests(tests, setup, built_in_teardown);
}

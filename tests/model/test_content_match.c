/* Each `why` finds its way home: read alone, it shares more words with its own question than
 * with others. A stand-in for a reader who gets reasons and questions shuffled; whoever
 * fails here names what is too vague or could be said of anything. */
#include "support.h"

#include <ctype.h>

#include "model/given.h"

#define SEED 20261121u
#define ROUNDS 40
#define HAND 30 /* reasons and questions in one shuffled hand */

/* A set of words as stems, sorted, each once. */
struct words {
	const char **items;
	size_t n;
};

/* A question as the reader sees it: the reason alone, and all the rest. */
struct side {
	struct words why, body;
};

static struct arena arena;
static struct questionnaire *q;
static struct side *sides;

static const char *const stop_words[] = {
	"a", "about", "after", "again", "against", "all", "also", "an", "and", "another",
	"any", "are", "as", "at", "be", "because", "been", "before", "between", "both",
	"but", "by", "can", "cannot", "could", "did", "do", "does", "down", "during",
	"each", "even", "every", "few", "for", "from", "had", "has", "have", "he", "her",
	"his", "how", "if", "in", "into", "is", "it", "its", "just", "may", "might", "more",
	"most", "must", "nobody", "no", "not", "of", "on", "once", "one", "only", "or",
	"other", "our", "out", "over", "own", "per", "same", "she", "should", "so", "some",
	"somebody", "someone", "still", "such", "than", "that", "the", "their", "them",
	"then", "there", "they", "this", "those", "through", "to", "too", "two", "under",
	"until", "up", "very", "via", "was", "we", "were", "what", "when", "where", "which",
	"while", "who", "whom", "whose", "will", "with", "without", "would", "yet", "you",
	"your",
};

static int by_word(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_stop_word(const char *word)
{
	for (size_t i = 0; i < COUNT_OF(stop_words); i++)
		if (!strcmp(word, stop_words[i]))
			return true;
	return false;
}

/* "policies", "policy" and "policed" are one word here; rough, and the same for all. */
static void stem(char *word)
{
	static const char *const ends[] = {"ies", "ing", "ed", "es", "s", "y", "e"};
	size_t n = strlen(word);

	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		size_t m = strlen(ends[i]);

		if (n >= m + 4 && !strcmp(word + n - m, ends[i])) {
			word[n - m] = '\0';
			return;
		}
	}
}

static void add_words(struct words *set, const char *text)
{
	for (const char *p = text; *p;) {
		char word[64];
		size_t n = 0;

		while (*p && !isalnum((unsigned char)*p))
			p++;
		for (; isalnum((unsigned char)*p); p++)
			if (n < sizeof word - 1)
				word[n++] = (char)tolower((unsigned char)*p);
		word[n] = '\0';
		if (n < 3 || is_stop_word(word))
			continue;
		stem(word);
		*(const char **)ARENA_PUSH(&arena, set->items, set->n) =
			arena_strdup(&arena, word);
	}
}

static void sort_words(struct words *set)
{
	size_t kept = 0;

	qsort(set->items, set->n, sizeof *set->items, by_word);
	for (size_t i = 0; i < set->n; i++)
		if (!kept || strcmp(set->items[kept - 1], set->items[i]) != 0)
			set->items[kept++] = set->items[i];
	set->n = kept;
}

static void add_decision(struct words *set, const struct decision *d)
{
	add_words(set, d->name);
	add_words(set, d->ask);
	for (size_t i = 0; i < d->n_options; i++)
		add_words(set, d->options[i].text);
}

static void read_sides(struct side *side, const struct question *it)
{
	add_words(&side->why, it->why);
	add_words(&side->body, it->ask);
	for (int l = 0; l < Q_LEVELS; l++)
		if (it->levels[l])
			add_words(&side->body, it->levels[l]);
	for (size_t i = 0; i < it->n_practices; i++)
		add_words(&side->body, it->practices[i].text);
	for (size_t i = 0; i < it->decisions.n; i++)
		add_decision(&side->body, &q->decisions[it->decisions.items[i]]);
	for (size_t i = 0; i < it->fix.n; i++)
		add_words(&side->body, it->fix.items[i]);
	sort_words(&side->why);
	sort_words(&side->body);
}

static int setup(void **state)
{
	if (built_in_setup(state) < 0)
		return -1;
	q = *state;
	sides = arena_new(&arena, struct side, q->n_questions);
	for (size_t i = 0; i < q->n_questions; i++)
		read_sides(&sides[i], &q->questions[i]);
	return 0;
}

static int teardown(void **state)
{
	arena_release(&arena);
	return built_in_teardown(state);
}

/* How many words of the reason of one question the body of another has. */
static size_t shared(size_t why, size_t body)
{
	const struct words *a = &sides[why].why, *b = &sides[body].body;
	size_t n = 0;

	for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
		int order = strcmp(a->items[i], b->items[k]);

		n += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	return n;
}

static void a_reason_is_nearer_to_its_question_than_to_others(void **state)
{
	size_t won = 0, all = 0;

	(void)state;
	for (size_t i = 0; i < q->n_questions; i++) {
		size_t own = shared(i, i), lost = 0;

		for (size_t k = 0; k < q->n_questions; k++)
			lost += k != i && shared(i, k) >= own;
		won += q->n_questions - 1 - lost;
		all += q->n_questions - 1;
		if (lost * 4 > q->n_questions)
			print_message("vague: %s shares %zu words with its question, %zu others "
				      "as many: %s\n",
				      q->questions[i].id, own, lost, q->questions[i].why);
	}
	print_message("nearer in %zu of %zu pairs\n", won, all);
	assert_true(won * 100 >= all * 95);
}

static unsigned next_random(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Draws a hand of different questions. */
static void draw(size_t *hand, unsigned *random)
{
	for (size_t n = 0; n < HAND;) {
		size_t card = next_random(random) % q->n_questions;
		bool new = true;

		for (size_t i = 0; i < n; i++)
			new = new && hand[i] != card;
		if (new)
			hand[n++] = card;
	}
}

/* Takes the surest pairs first, as a reader would; how many are right. */
static size_t match(const size_t *hand)
{
	bool why_taken[HAND] = {false}, body_taken[HAND] = {false};
	size_t right = 0;

	for (size_t pair = 0; pair < HAND; pair++) {
		size_t best = 0, w = 0, b = 0;

		for (size_t i = 0; i < HAND; i++)
			for (size_t k = 0; k < HAND && !why_taken[i]; k++) {
				size_t n = body_taken[k] ? 0 : 1 + shared(hand[i], hand[k]);

				if (n > best) {
					best = n;
					w = i;
					b = k;
				}
			}
		why_taken[w] = body_taken[b] = true;
		right += w == b;
	}
	return right;
}

/* Counting shared words is a poor reader: what it finds, a person finds with ease. */
static void shuffled_reasons_find_their_questions(void **state)
{
	unsigned random = SEED;
	size_t right = 0;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		size_t hand[HAND];

		draw(hand, &random);
		right += match(hand);
	}
	print_message("%zu of %d matched\n", right, ROUNDS * HAND);
	assert_true(right * 100 >= (size_t)ROUNDS * HAND * 75);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reason_is_nearer_to_its_question_than_to_others),
		cmocka_unit_test(shuffled_reasons_find_their_questions),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}

/* The glossary: which words of a text are its terms, and by which names a term goes. */
#include "support.h"

#include <strings.h>

#include "model/given.h"
#include "model/questionnaire/check.h"
#include "model/questionnaire/glossary.h"
#include "model/small.h"

#define GLOSSARY                                                                         \
	SMALL_PART                                                                       \
	"references:\n"                                                                  \
	"  - {id: REF-01, title: The landing zones and a RAG, path: x}\n"                \
	"glossary:\n"                                                                    \
	"  - {id: TERM-agent, term: Agent, text: It calls tools., also: [agents]}\n"     \
	"  - {id: TERM-endpoint, term: Endpoint, text: Where RAG and an agent listen.}\n" \
	"  - {id: TERM-private, term: Private endpoint, text: An endpoint inside.}\n"    \
	"  - {id: TERM-rag, term: RAG, text: RAG and nothing else., "                    \
	"also: [retrieval-augmented generation]}\n"                                      \
	"  - {id: TERM-zone, term: Landing zone, text: Prepared ground.}\n"              \
	"  - {id: TERM-corp, term: Corp (group), text: Inside., also: [corp]}\n"

static struct questionnaire *load_part(const char *part)
{
	const struct questionnaire_file files[] = {
		{"questionnaire.yaml", SMALL_YAML("1"), strlen(SMALL_YAML("1")), NULL},
		{"all.yaml", part, strlen(part), NULL},
	};
	struct diags d = {0};
	struct questionnaire *q = questionnaire_parse(files, COUNT_OF(files), "test", &d);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(q);
	return q;
}

static struct questionnaire *load(void)
{
	return load_part(GLOSSARY);
}

/* The text with what was found as <word=id>. */
static void mark(struct str *out, const struct questionnaire *q, const char *text)
{
	size_t from = 0, start, len;
	int term;

	while ((term = glossary_find_in(q, text, from, &start, &len)) >= 0) {
		str_addn(out, text + from, start - from);
		str_addf(out, "<%.*s=%s>", (int)len, text + start, q->terms[term].id + 5);
		from = start + len;
	}
	str_add(out, text + from);
}

static void terms_are_found_as_whole_words(void **state)
{
	static const struct {
		const char *text, *marked;
	} table[] = {
		{"", ""},
		{"nothing", "nothing"},
		{"RAG", "<RAG=rag>"},
		{"a rag, a Rag; RAGs!", "a <rag=rag>, a <Rag=rag>; <RAGs=rag>!"},
		{"fragile drag rags-to-riches rage ragss",
		 "fragile drag <rags=rag>-to-riches rage ragss"},
		{"rag_store rag2 2rag", "rag_store rag2 2rag"},
		{"sub-agent's agents", "sub-<agent=agent>'s <agents=agent>"},
		{"private endpoints, public endpoint, private end",
		 "<private endpoints=private>, public <endpoint=endpoint>, private end"},
		{"rag rag", "<rag=rag> <rag=rag>"},
		{"Retrieval-augmented generation at work",
		 "<Retrieval-augmented generation=rag> at work"},
		{"corp, corp (group), Corp (group)s",
		 "<corp=corp>, <corp (group)=corp>, <Corp (group)s=corp>"},
		/* Letters beyond ASCII go on with a word; dashes and quotes end it. */
		{"\xc3\xa9rag rag\xc3\xa9", "\xc3\xa9rag rag\xc3\xa9"},
		{"\xe2\x80\x9crag\xe2\x80\x9d\xe2\x80\x94rag\xe2\x80\x99s",
		 "\xe2\x80\x9c<rag=rag>\xe2\x80\x9d\xe2\x80\x94<rag=rag>\xe2\x80\x99s"},
		{"\xc2\xa0rag\xc2\xa0", "\xc2\xa0<rag=rag>\xc2\xa0"},
	};
	struct questionnaire *q = load();
	struct str out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		str_truncate(&out, 0);
		mark(&out, q, table[i].text);
		assert_string_equal(str_text(&out), table[i].marked);
	}
	str_release(&out);
	questionnaire_free(q);
}

/* Random words of few letters, so that many begin alike, are alike but for a plural or stand
 * in several terms; and what a plain search through all of them finds. */

static unsigned dice;

static unsigned roll(unsigned n)
{
	dice = dice * 1103515245u + 12345u;
	return (dice >> 16) % n;
}

static void add_letters(struct str *out, const char *letters, unsigned most)
{
	str_addc(out, letters[roll(3)]);
	for (unsigned n = roll(most); n > 0; n--)
		str_addc(out, letters[roll((unsigned)strlen(letters))]);
}

static struct questionnaire *random_terms(void)
{
	struct str yaml = {0};
	struct diags d = {0};
	struct questionnaire *q;

	str_add(&yaml, SMALL_PART "glossary:\n");
	for (int i = 0; i < 8; i++) {
		str_addf(&yaml, "  - {id: TERM-%d, text: T., term: \"", i);
		add_letters(&yaml, "abs -", 4);
		str_add(&yaml, "\", also: [\"");
		add_letters(&yaml, "ABs -", 5);
		str_add(&yaml, "\"]}\n");
	}
	q = questionnaire_parse(
		(const struct questionnaire_file[]){
			{"questionnaire.yaml", SMALL_YAML("1"), strlen(SMALL_YAML("1")), NULL},
			{"all.yaml", yaml.data, yaml.len, NULL},
		},
		2, "test", &d);
	assert_diags(&d, "");
	str_release(&yaml);
	assert_non_null(q);
	return q;
}

static bool in_word(char c)
{
	return c && strchr("abAB", c) != NULL;
}

static size_t taken_by(const char *word, const char *s)
{
	size_t n = strlen(word);

	if (strncasecmp(s, word, n) != 0)
		return 0;
	if ((s[n] == 's' || s[n] == 'S') && !in_word(s[n + 1]) && s[n + 1] != 's')
		return n + 1;
	return in_word(s[n]) || s[n] == 's' ? 0 : n;
}

static int search_plainly(const struct questionnaire *q, const char *text, size_t from,
			  size_t *start, size_t *len)
{
	int best = -1;

	for (size_t at = from; text[at] && best < 0; at++) {
		bool inside = at && (in_word(text[at - 1]) || text[at - 1] == 's');

		*start = at;
		*len = 0;
		for (size_t i = 0; i < q->n_terms && !inside && !strchr(" -", text[at]); i++) {
			size_t one = taken_by(q->terms[i].term, text + at);
			size_t other = taken_by(q->terms[i].also.items[0], text + at);
			size_t n = one > other ? one : other;

			if (n > *len) {
				*len = n;
				best = (int)i;
			}
		}
	}
	return best;
}

static void the_index_finds_what_a_plain_search_finds(void **state)
{
	size_t found = 0;

	(void)state;
	for (dice = 1; found < 3000;) {
		struct questionnaire *q = random_terms();
		struct str text = {0};
		size_t from = 0, start = 0, len = 0, at = 0, n = 0;
		int term, want;

		for (int i = 0; i < 40; i++)
			add_letters(&text, "abs  -", 3);
		do {
			want = search_plainly(q, text.data, from, &at, &n);
			term = glossary_find_in(q, text.data, from, &start, &len);
			if (term != want || (term >= 0 && (start != at || len != n)))
				fail_msg("'%s' from %zu: term %d at %zu, %zu bytes; should be "
					 "%d at %zu, %zu bytes",
					 text.data, from, term, start, len, want, at, n);
			from = start + len;
			found += term >= 0;
		} while (term >= 0);
		str_release(&text);
		questionnaire_free(q);
	}
}

static void a_term_goes_by_its_id_its_name_and_other_words(void **state)
{
	static const struct {
		const char *word;
		int term;
	} table[] = {
		{"TERM-rag", 3}, {"term-RAG", 3}, {"RAG", 3}, {"rag", 3},
		{"Retrieval-Augmented generation", 3}, {"agents", 0}, {"Corp (group)", 5},
		{"CORP", 5}, {"endpoint", 1}, {"private", -1}, {"rags", -1}, {"", -1},
	};
	struct questionnaire *q = load();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (glossary_find(q, table[i].word) != table[i].term)
			fail_msg("'%s' is term %d, not %d", table[i].word,
				 glossary_find(q, table[i].word), table[i].term);
	questionnaire_free(q);
}

static void assert_terms(const struct questionnaire *q, const char *id, const char *terms)
{
	struct arena arena = {0};
	struct str words = {0};
	struct indices found = glossary_of(&arena, q, questionnaire_find(q, id));

	for (size_t i = 0; i < found.n; i++)
		str_addf(&words, "%s%s", i ? " " : "", q->terms[found.items[i]].id);
	assert_string_equal(str_text(&words), terms);
	str_release(&words);
	arena_release(&arena);
}

static void the_terms_of_a_thing_come_once_and_without_itself(void **state)
{
	struct questionnaire *q = load();

	(void)state;
	assert_terms(q, "REF-01", "TERM-rag TERM-zone");
	assert_terms(q, "TERM-endpoint", "TERM-agent TERM-rag");
	assert_terms(q, "TERM-rag", "");
	assert_terms(q, "REL-01", "");
	assert_terms(q, "first", "");
	questionnaire_free(q);
}

/* Every text of a thing is looked through: take one away and its words are missing. */
static void every_text_of_a_thing_counts(void **state)
{
	static const char text[] = SMALL_PART
		"glossary:\n"
		"  - {id: TERM-a, term: Alpha, text: x}\n  - {id: TERM-b, term: Beta, text: x}\n"
		"  - {id: TERM-c, term: Gamma, text: x}\n  - {id: TERM-d, term: Delta, text: x}\n"
		"  - {id: TERM-e, term: Epsilon, text: x}\n  - {id: TERM-f, term: Zeta, text: x}\n";
	struct questionnaire_file files[] = {
		{"questionnaire.yaml", SMALL_YAML("1"), strlen(SMALL_YAML("1")), NULL},
		{"all.yaml", text, strlen(text), NULL},
	};
	struct diags d = {0};
	struct questionnaire *q = questionnaire_parse(files, COUNT_OF(files), "test", &d);
	const char *evidence[] = {"the Zeta report"}, *fix[] = {"Take Epsilon."};

	(void)state;
	assert_diags(&d, "");
	assert_non_null(q);
	q->questions[0].ask = "Alpha?";
	q->questions[0].why = "Beta.";
	q->questions[0].levels[2] = "Gamma";
	q->questions[1].practices[0].text = "Delta";
	q->questions[1].fix = (struct texts){fix, 1};
	q->questions[1].evidence = (struct texts){evidence, 1};
	assert_terms(q, "REL-01", "TERM-a TERM-b TERM-c");
	assert_terms(q, "REL-06", "TERM-d TERM-e TERM-f");
	q->decisions[0].name = "Alpha";
	q->decisions[0].ask = "Beta?";
	q->decisions[0].why = "Gamma";
	q->decisions[0].options[0].text = "Delta";
	q->decisions[0].options[1].consequence = "Epsilon";
	assert_terms(q, "DT-01", "TERM-a TERM-b TERM-c TERM-d TERM-e");
	q->fields[0].title = "Alpha";
	q->fields[0].ask = "Beta?";
	q->fields[0].why = "Gamma";
	q->fields[0].values[1].text = "Delta";
	assert_terms(q, "PF-01", "TERM-a TERM-b TERM-c TERM-d");
	q->rules[0].finding = "Alpha";
	q->rules[0].fix = "Beta";
	assert_terms(q, "CR-01", "TERM-a TERM-b");
	questionnaire_free(q);
	diags_release(&d);
}

/* Every text of the built-in questionnaire that is shown beside a word is looked through. */
static void the_terms_of_built_in_things_stand_in_their_texts(void **state)
{
	struct questionnaire *q = built_in();
	struct arena arena = {0};
	size_t questions = 0;

	(void)state;
	assert_non_null(q);
	for (size_t i = 0; i < q->n_questions; i++)
		questions += glossary_of(&arena, q, (struct thing){THING_QUESTION, i}).n > 0;
	assert_in_range(questions, q->n_questions / 2, q->n_questions);
	arena_release(&arena);
	questionnaire_free(q);
}

/* Abbreviations above all; and no word stands for two terms. */
static void people_find_built_in_terms_by_what_they_type(void **state)
{
	static const struct {
		const char *word, *id;
	} table[] = {
		{"vnet", "TERM-virtual-network"},
		{"cmk", "TERM-customer-managed-key"},
		{"byok", "TERM-customer-managed-key"},
		{"2fa", "TERM-mfa"},
		{"ptu", "TERM-provisioned-deployment"},
		{"network security group", "TERM-nsg"},
		{"role-based access control", "TERM-rbac"},
		{"spot vm", "TERM-interruptible-capacity"},
		{"jump host", "TERM-jumpbox"},
		{"grs", "TERM-geo-redundant-storage"},
		{"ttft", "TERM-time-to-first-token"},
		{"429", "TERM-throttling"},
		{"waf", "TERM-web-application-firewall"},
	};
	struct diags d = {0};
	struct questionnaire *q = questionnaire_load(NULL, &d);

	(void)state;
	questionnaire_check(q, &d);
	assert_diags(&d, "");
	diags_release(&d);
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		int term = glossary_find(q, table[i].word);

		if (term < 0 || strcmp(q->terms[term].id, table[i].id) != 0)
			fail_msg("'%s' is not %s", table[i].word, table[i].id);
	}
	for (size_t i = 0; i < q->n_terms; i++)
		for (size_t k = 0; k < q->terms[i].also.n; k++)
			assert_int_equal(glossary_find(q, q->terms[i].also.items[k]), i);
	questionnaire_free(q);
}

static void without_a_glossary_nothing_is_found(void **state)
{
	struct questionnaire *q = load_part(SMALL_PART "references:\n"
					    "  - {id: REF-01, title: A RAG, path: x}\n");
	size_t start, len;

	(void)state;
	assert_int_equal(glossary_find_in(q, "RAG", 0, &start, &len), -1);
	assert_int_equal(glossary_find(q, "RAG"), -1);
	assert_terms(q, "REF-01", "");
	questionnaire_free(q);
}

/* Words made of few letters begin with each other, end in s and stand side by side. */
static uint32_t seed = 1;

static void add_words(struct str *out, size_t longest)
{
	static const char letters[] = "aAbsS -";
	size_t n = 1 + (seed >> 8) % longest;

	for (size_t i = 0; i < n; i++) {
		seed = seed * 1664525u + 1013904223u;
		str_addc(out, letters[(seed >> 16) % (sizeof letters - 1)]);
	}
}

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
	return small(c) >= 'a' && small(c) <= 'z';
}

/* What a word takes of the text at s, by the words of the header. */
static size_t takes(const char *s, const char *word)
{
	size_t n = 0;

	while (word[n] && small(s[n]) == small(word[n]))
		n++;
	if (word[n])
		return 0;
	if (small(s[n]) == 's' && !is_letter(s[n + 1]))
		return n + 1;
	return is_letter(s[n]) ? 0 : n;
}

/* The plain way: all terms at each place. */
static int search(const struct questionnaire *q, const char *text, size_t *start, size_t *len)
{
	for (*start = 0; text[*start]; ++*start) {
		int best = -1;

		*len = 0;
		if (!is_letter(text[*start]) || (*start && is_letter(text[*start - 1])))
			continue;
		for (size_t i = 0; i < q->n_terms; i++) {
			size_t n = takes(text + *start, q->terms[i].term);

			for (size_t k = 0; k < q->terms[i].also.n; k++) {
				size_t other = takes(text + *start, q->terms[i].also.items[k]);

				n = other > n ? other : n;
			}
			if (n > *len) {
				*len = n;
				best = (int)i;
			}
		}
		if (best >= 0)
			return best;
	}
	return -1;
}

static void the_longest_match_is_found_whatever_words_there_are(void **state)
{
	(void)state;
	for (int round = 0; round < 60; round++) {
		struct str part = {0}, text = {0};
		struct questionnaire *q;

		str_add(&part, SMALL_PART "glossary:\n");
		for (int i = 0; i < 1 + round % 20; i++) {
			str_addf(&part, "  - {id: T-%d, text: x, term: 'a", i);
			add_words(&part, 5);
			str_add(&part, "', also: ['b");
			add_words(&part, 3);
			str_add(&part, "', 'ab");
			add_words(&part, 4);
			str_add(&part, "']}\n");
		}
		q = load_part(str_text(&part));
		for (int i = 0; i < 40; i++) {
			size_t start = 0, len = 0, right_start, right_len;
			int found, right;

			str_truncate(&text, 0);
			add_words(&text, 20);
			found = glossary_find_in(q, str_text(&text), 0, &start, &len);
			right = search(q, str_text(&text), &right_start, &right_len);
			if (found != right ||
			    (found >= 0 && (start != right_start || len != right_len)))
				fail_msg("'%s' in\n%s", str_text(&text), str_text(&part));
		}
		questionnaire_free(q);
		str_release(&part);
		str_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(terms_are_found_as_whole_words),
		cmocka_unit_test(the_index_finds_what_a_plain_search_finds),
		cmocka_unit_test(a_term_goes_by_its_id_its_name_and_other_words),
		cmocka_unit_test(the_terms_of_a_thing_come_once_and_without_itself),
		cmocka_unit_test(every_text_of_a_thing_counts),
		cmocka_unit_test(the_terms_of_built_in_things_stand_in_their_texts),
		cmocka_unit_test(people_find_built_in_terms_by_what_they_type),
		cmocka_unit_test(without_a_glossary_nothing_is_found),
		cmocka_unit_test(the_longest_match_is_found_whatever_words_there_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

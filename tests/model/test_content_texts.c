/* The texts of the built-in questionnaire are there, specific and its own: nothing is empty,
 * too short, said twice or left to be written, a product is named in one file only, and a
 * reader who sees a `why` alone finds the question it belongs to. */
#define _GNU_SOURCE
#include "support.h"

#include <ctype.h>
#include <dirent.h>
#include <strings.h>

#include "model/content.h"

#define FOLDER "questionnaires/azure-ai-workload"
#define RUN_WORDS 7 /* so many words in a row are no coincidence */

static void expect_lengths(const char *id, const char *what, const struct texts *list,
			   size_t least)
{
	for (size_t i = 0; i < list->n; i++)
		expect(strlen(list->items[i]) >= least, id, what, list->items[i]);
}

static void every_question_is_complete(void **state)
{
	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];
		size_t n = strlen(it->why);

		expect(n >= 60 && n <= 300, it->id, "why wants 60 to 300 bytes", it->why);
		expect(it->fix.n >= 2 && it->fix.n <= 4, it->id, "fix", "2 to 4 steps");
		expect_lengths(it->id, "a step of fix is short", &it->fix, 40);
		expect(it->evidence.n >= 2, it->id, "evidence", "2 or more");
		expect_lengths(it->id, "evidence is short", &it->evidence, 12);
		expect(strlen(it->owner) >= 5, it->id, "owner", it->owner);
		expect(it->weight >= 1 && it->weight <= 5, it->id, "weight", "1 to 5");
		expect(it->sources.n > 0, it->id, "sources", "none");
		expect(effort_half_days(it->effort) > 0, it->id, "effort", "none");
	}
	assert_int_equal(wrong, 0);
}

/* Five texts, told apart; one that is left out is put together from its neighbours and says
 * so, never from nothing. */
static void every_level_says_something(void **state)
{
	struct arena arena = {0};

	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		for (int l = 0; it->type == TYPE_LEVELS && l < Q_LEVELS; l++) {
			const char *text = question_level_text(&arena, it, l);
			const char *below =
				l ? question_level_text(&arena, it, l - 1) : "";

			expect(strlen(text) >= 4, it->id, "a level is short", text);
			expect(strcasecmp(text, below) != 0, it->id, "levels alike",
			       text);
			expect(it->levels[l] || !strncmp(text, "between '", 9), it->id,
			       "a level without text", text);
		}
	}
	arena_release(&arena);
	assert_int_equal(wrong, 0);
}

static void options_and_rules_say_what_follows(void **state)
{
	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_decisions; i++) {
		const struct decision *d = &q->decisions[i];

		expect(strlen(d->ask) >= 15, d->id, "what it asks is short", d->ask);
		for (size_t o = 0; o < d->n_options; o++)
			expect(strlen(d->options[o].consequence) >= 6, d->id,
			       "an option has no consequence", d->options[o].id);
	}
	for (size_t i = 0; i < q->n_rules; i++) {
		expect(strlen(q->rules[i].fix) >= 40, q->rules[i].id, "fix is short",
		       q->rules[i].fix);
		expect(strlen(q->rules[i].finding) >= 15, q->rules[i].id,
		       "finding is short", q->rules[i].finding);
	}
	assert_int_equal(wrong, 0);
}

/* A text, or a place in one, and whose it is. */
struct entry {
	const char *text;
	const char *id;
};
struct entries {
	struct entry *items;
	size_t n;
	struct arena arena;
};

static void add_entry(struct entries *list, const char *text, const char *id)
{
	*(struct entry *)ARENA_PUSH(&list->arena, list->items, list->n) =
		(struct entry){text, id};
}

static void add_entries(struct entries *list, const struct texts *texts, const char *id)
{
	for (size_t i = 0; i < texts->n; i++)
		add_entry(list, texts->items[i], id);
}

static int by_text(const void *a, const void *b)
{
	return strcasecmp(((const struct entry *)a)->text,
			  ((const struct entry *)b)->text);
}

static void no_text_stands_twice(void **state)
{
	struct entries all = {0};

	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		add_entry(&all, it->why, it->id);
		add_entries(&all, &it->fix, it->id);
		add_entries(&all, &it->evidence, it->id);
	}
	qsort(all.items, all.n, sizeof *all.items, by_text);
	for (size_t i = 1; i < all.n; i++)
		expect(by_text(&all.items[i - 1], &all.items[i]) != 0, all.items[i].id,
		       all.items[i - 1].id, all.items[i].text);
	assert_true(all.n > 179 * 5);
	arena_release(&all.arena);
	assert_int_equal(wrong, 0);
}

/* Appends the words of text in small letters, each followed by one blank. */
static void add_words(struct str *out, const char *text)
{
	bool in_word = false;

	for (const char *p = text; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (isalnum(c) ||
		    (*p == '\'' && in_word && isalpha((unsigned char)p[1]))) {
			str_addc(out, (char)tolower(c));
			in_word = true;
		} else if (in_word) {
			str_addc(out, ' ');
			in_word = false;
		}
	}
	if (in_word)
		str_addc(out, ' ');
}

static const char *words_of(struct arena *arena, const char *text)
{
	struct str words = {0};
	const char *kept;

	add_words(&words, text);
	kept = arena_strdup(arena, str_text(&words));
	str_release(&words);
	return kept;
}

/* Bytes of the first RUN_WORDS words; 0 when there are fewer. */
static size_t run_length(const char *words)
{
	const char *p = words;

	for (int i = 0; i < RUN_WORDS; i++) {
		p = strchr(p, ' ');
		if (!p)
			return 0;
		p++;
	}
	return (size_t)(p - words);
}

static int by_run(const void *a, const void *b)
{
	const char *x = ((const struct entry *)a)->text,
		   *y = ((const struct entry *)b)->text;
	size_t n = run_length(x), m = run_length(y);
	int order = memcmp(x, y, n < m ? n : m);

	return order ? order : (n > m) - (n < m);
}

static void no_two_reasons_share_a_run_of_words(void **state)
{
	struct entries runs = {0};

	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_questions; i++)
		for (const char *p = words_of(&runs.arena, q->questions[i].why);
		     run_length(p); p = strchr(p, ' ') + 1)
			add_entry(&runs, p, q->questions[i].id);
	qsort(runs.items, runs.n, sizeof *runs.items, by_run);
	for (size_t i = 1; i < runs.n; i++)
		if (runs.items[i].id != runs.items[i - 1].id)
			expect(by_run(&runs.items[i - 1], &runs.items[i]) != 0,
			       runs.items[i].id, runs.items[i - 1].id,
			       runs.items[i].text);
	assert_true(runs.n > 179 * 10);
	arena_release(&runs.arena);
	assert_int_equal(wrong, 0);
}

/* Calls each with every file of the questionnaire, by its lines. */
static void each_line(void (*line)(const char *file, int number, const char *text))
{
	struct dirent **names;
	int n = scandir(FOLDER, &names, NULL, alphasort), files = 0;

	assert_true(n > 0);
	for (int i = 0; i < n; i++) {
		struct str path = {0}, text = {0};
		int number = 0;

		str_addf(&path, FOLDER "/%s", names[i]->d_name);
		if (strstr(names[i]->d_name, ".yaml")) {
			file_load(str_text(&path), &text);
			files++;
		}
		for (char *p = text.data, *end; p && *p; p = end) {
			end = p + strcspn(p, "\n");
			if (*end)
				*end++ = '\0';
			line(names[i]->d_name, ++number, p);
		}
		str_release(&path);
		str_release(&text);
		free(names[i]);
	}
	free(names);
	assert_true(files > 15);
}

static void expect_finished(const char *file, int number, const char *text)
{
	static const char *const marks[] = {
		"TBD", "TODO", "FIXME", "lorem", "placeholder", "to be written", "???"};

	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (strcasestr(text, marks[i])) {
			print_error("%s:%d: %s\n", file, number, text);
			wrong++;
		}
}

static void nothing_is_left_to_be_written(void **state)
{
	(void)state;
	wrong = 0;
	each_line(expect_finished);
	assert_int_equal(wrong, 0);
}

/* The products, by key and name, as the one file that names them has them. */
static struct entries products;

static void take_product(const char *file, int number, const char *text)
{
	const char *colon = strstr(text, ": ");

	(void)number;
	if (strcmp(file, "names.yaml") != 0 || strncmp(text, "  ", 2) != 0 || !colon)
		return;
	add_entry(&products, arena_strdup(&products.arena, colon + 2), "names.yaml");
}

/* Product names as people shorten them. */
static const char *const short_names[] = {
	"Foundry",
	"OpenAI",
	"AKS",
	"Databricks",
	"Cosmos",
	"APIM",
	"Bastion",
	"ExpressRoute",
	"Front Door",
	"Traffic Manager",
	"Application Gateway",
	"Virtual WAN",
	"Private Link",
	"Entra",
	"Key Vault",
	"Azure ML",
	"Data Factory",
	"API Management",
	"Container Apps",
	"Chaos Studio",
	"Defender",
	"Sentinel",
	"Purview",
	"AI Search",
	"Azure Advisor",
};

/* Questions and decisions are asked in the very words of the sources, and the sources are
 * quoted: there a short name may stand, at the start of these lines. */
static const struct {
	const char *file, *start;
} quoted[] = {
	{"traceability.yaml", "    text: "},
	{"caveats.yaml", "    text: Product names follow"},
	{"decisions.yaml", "    ask: If infrastructure or AKS hosts models"},
	{"decisions.yaml", "    ask: Is ExpressRoute FastPath required?"},
};

static bool is_quoted(const char *file, const char *text)
{
	for (size_t i = 0; i < COUNT_OF(quoted); i++)
		if (!strcmp(file, quoted[i].file) &&
		    !strncmp(text, quoted[i].start, strlen(quoted[i].start)))
			return true;
	return false;
}

/* Does name stand in text as words of its own? */
static bool has_name(const char *text, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = text; (p = strstr(p, name)); p++)
		if ((p == text || !isalnum((unsigned char)p[-1])) &&
		    !isalnum((unsigned char)p[n]))
			return true;
	return false;
}

static void expect_no_product(const char *file, int number, const char *text)
{
	if (!strcmp(file, "names.yaml") || strstr(text, "path: ") ||
	    strstr(text, "sources: ") || strspn(text, " ") == strcspn(text, "#"))
		return;
	for (size_t i = 0; i < products.n; i++)
		if (has_name(text, products.items[i].text)) {
			print_error("%s:%d: '%s' is written out: %s\n", file, number,
				    products.items[i].text, text);
			wrong++;
		}
	for (size_t i = 0; i < COUNT_OF(short_names) && !is_quoted(file, text); i++)
		if (has_name(text, short_names[i])) {
			print_error("%s:%d: '%s' is written out: %s\n", file, number,
				    short_names[i], text);
			wrong++;
		}
}

static void products_are_named_in_one_file(void **state)
{
	(void)state;
	wrong = 0;
	each_line(take_product);
	assert_true(products.n > 60);
	each_line(expect_no_product);
	arena_release(&products.arena);
	assert_int_equal(wrong, 0);
}

/* A name that is spoken with a vowel first, as in "an Azure Policy" and "an ONNX Runtime". */
static bool begins_with_vowel(const char *name)
{
	static const char *const as_letters[] = {"MLflow"};

	for (size_t i = 0; i < COUNT_OF(as_letters); i++)
		if (!strncmp(name, as_letters[i], strlen(as_letters[i])))
			return true;
	return strchr("AEIO", *name) != NULL;
}

static const char *product_named(const char *key, size_t n)
{
	for (size_t i = 0; i < products.n; i++)
		if (!strncmp(products.items[i].id, key, n) && !products.items[i].id[n])
			return products.items[i].text;
	return NULL;
}

static void take_key(const char *file, int number, const char *text)
{
	const char *colon = strstr(text, ": ");

	(void)number;
	if (strcmp(file, "names.yaml") != 0 || strncmp(text, "  ", 2) != 0 || !colon)
		return;
	add_entry(&products, arena_strdup(&products.arena, colon + 2),
		  arena_printf(&products.arena, "%.*s", (int)(colon - text - 2), text + 2));
}

/* "a {resource-graph}" would be shown as "a Azure Resource Graph". */
static void expect_article(const char *file, int number, const char *text)
{
	for (const char *p = text; (p = strchr(p, '{')); p++) {
		size_t n = strcspn(p + 1, "}");
		const char *name = product_named(p + 1, n);
		bool a = p - text > 2 && strspn(p - 2, "Aa") == 1 && p[-1] == ' ' &&
			 strchr(" \"", p[-3]);
		bool an = p - text > 3 && strspn(p - 3, "Aa") == 1 && !strncmp(p - 2, "n ", 2) &&
			  strchr(" \"", p[-4]);

		if (!name || (!a && !an) || an == begins_with_vowel(name))
			continue;
		print_error("%s:%d: '%s %s': %s\n", file, number, an ? "an" : "a", name, text);
		wrong++;
	}
}

static void articles_go_with_the_names(void **state)
{
	(void)state;
	wrong = 0;
	products = (struct entries){0};
	each_line(take_key);
	assert_true(products.n > 60);
	expect_article("-", 1, "by an {resource-graph} query, with a {github} action");
	assert_int_equal(wrong, 0);
	each_line(expect_article);
	arena_release(&products.arena);
	assert_int_equal(wrong, 0);
}

/* Other texts set these in quotes: "between 'A' and 'B'", "Reach 'A'". */
static void expect_unquoted(const char *id, const char *what, const char *text)
{
	for (const char *p = text; p && *p; p++)
		expect(*p != '"' && (*p != '\'' || (p > text && isalpha((unsigned char)p[-1]))), id,
		       what, text);
}

static void what_is_quoted_holds_no_quotes(void **state)
{
	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		for (int l = 0; l < Q_LEVELS; l++)
			expect_unquoted(it->id, "quotes in a level", it->levels[l]);
		for (size_t k = 0; k < it->n_practices; k++)
			expect_unquoted(it->id, "quotes in an item", it->practices[k].text);
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		for (size_t o = 0; o < q->decisions[i].n_options; o++)
			expect_unquoted(q->decisions[i].id, "quotes in an option",
					q->decisions[i].options[o].text);
	assert_int_equal(wrong, 0);
}

static const char *const months[] = {"January",	  "February", "March",	  "April",
				     "May",	  "June",     "July",	  "August",
				     "September", "October",  "November", "December"};

/* The last day that "March 2026", "31 March 2026" or "2026" can mean, as 20260331. */
static long last_day(const char *text, const char *year)
{
	long y = strtol(year, NULL, 10), month = 12, day = 31;
	const char *end = year - 1;

	for (size_t i = 0; i < COUNT_OF(months); i++) {
		size_t n = strlen(months[i]);

		if (end - text < (long)n || strncmp(end - n, months[i], n) != 0)
			continue;
		month = (long)i + 1;
		end -= n + 1;
		if (end > text && isdigit((unsigned char)end[-1]))
			day = strtol(end - (end - text > 1 && isdigit((unsigned char)end[-2]) ? 2 : 1),
				     NULL, 10);
		break;
	}
	return y * 10000 + month * 100 + day;
}

static long content_day;

/* Does the sentence speak of what comes, with a date that is past on the content's date? */
static bool speaks_of_past_as_to_come(const char *sentence)
{
	static const char *const to_come[] = {
		" will ",   "to come",	  "upcoming",	 " shall ",   "going to",
		"being w",  "to retire",  "to be ",	 "retires ",  "is due",
		"are due",  "reach their", "not yet",	 "for retirement", "on the way out",
		"until ",   "soon",	  "are coming",	 "is coming", "about to"};
	bool future = false, past = false;

	for (size_t i = 0; i < COUNT_OF(to_come); i++)
		future = future || strstr(sentence, to_come[i]);
	for (const char *p = sentence; (p = strstr(p, "20")); p++)
		if (strspn(p, "0123456789") == 4 && p > sentence && p[-1] == ' ')
			past = past || last_day(sentence, p) < content_day;
	return future && past;
}

static void expect_tense(const char *file, int number, const char *text)
{
	struct str sentence = {0};

	for (const char *p = text; *p; p++) {
		str_addc(&sentence, *p);
		if ((*p != '.' && *p != ';') || (p[1] && p[1] != ' '))
			continue;
		if (speaks_of_past_as_to_come(str_text(&sentence))) {
			print_error("%s:%d: past, but told as to come: %s\n", file, number,
				    str_text(&sentence));
			wrong++;
		}
		sentence.len = 0;
	}
	if (sentence.len && speaks_of_past_as_to_come(str_text(&sentence))) {
		print_error("%s:%d: past, but told as to come: %s\n", file, number, text);
		wrong++;
	}
	str_release(&sentence);
}

static void no_past_date_is_told_as_to_come(void **state)
{
	int y, m, d;

	(void)state;
	assert_int_equal(sscanf(q->content_date, "%d-%d-%d", &y, &m, &d), 3);
	content_day = y * 10000L + m * 100 + d;
	assert_true(speaks_of_past_as_to_come(" it will retire on 31 March 2026"));
	assert_true(speaks_of_past_as_to_come(" listed for retirement in September 2026"));
	assert_false(speaks_of_past_as_to_come(" it was retired in March 2026"));
	assert_false(speaks_of_past_as_to_come(" it will be switched off in April 2227"));
	wrong = 0;
	each_line(expect_tense);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_question_is_complete),
		cmocka_unit_test(every_level_says_something),
		cmocka_unit_test(options_and_rules_say_what_follows),
		cmocka_unit_test(no_text_stands_twice),
		cmocka_unit_test(no_two_reasons_share_a_run_of_words),
		cmocka_unit_test(nothing_is_left_to_be_written),
		cmocka_unit_test(products_are_named_in_one_file),
		cmocka_unit_test(articles_go_with_the_names),
		cmocka_unit_test(what_is_quoted_holds_no_quotes),
		cmocka_unit_test(no_past_date_is_told_as_to_come),
	};

	return cmocka_run_group_tests(tests, setup, built_in_teardown);
}

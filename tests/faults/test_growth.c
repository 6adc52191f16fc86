/* No input costs `check` more than its size: eight times as much of each kind may take eight
 * times as long, and some, but not 64 times. */
#include <sys/resource.h>
#include <sys/stat.h>

#include "faults/pty.h"

#define TIMES 8     /* as large */
#define ALLOWED 20  /* times as long; a busy machine is no fault */
#define ATTEMPTS 3  /* of which the quickest counts */
#define LARGE ((SANITIZED ? 1u : 8u) << 20)
/* Of most things a questionnaire has 20,000 at most. */
#define ENTRIES ((SANITIZED ? 1u : 2u) << 20)

/* In items these stand for the number of the item, of the one before and the one after. */
#define I "\1"
#define BEFORE "\2"
#define AFTER "\3"

#define HEAD "id: g\nversion: '1'\ntitle: G\nformat: 1\n" \
	     "sections: [{id: s, title: S, kind: pillar}]\nparts: [p.yaml]\n"
/* A question up to what makes it one; and a whole one. */
#define QUESTION(id, area) "- {id: " id ", section: s, area: " area ", ask: x, weight: 1, effort: S"
#define LEVELS ", type: levels, levels: {0: a, 4: b}"
#define ONE "questions:\n" QUESTION("Q", "A") LEVELS "}\n"
#define ONE_ITS "questions:\n- id: Q\n  section: s\n  area: A\n  ask: x\n  weight: 1\n  effort: S\n"
#define OPTIONS ", options: [{id: a, text: A, fit: 0}, {id: b, text: B, fit: 4}]}\n"
#define JSON "{\"format\": \"plumbline-assessment\", \"version\": 1, \"id\": \"x\",\n" \
	     "\"questionnaire\": {\"id\": \"azure-ai-workload\"},\n"
#define FIVE(a) a a a a a
#define OR_PAIR(a, b) "(f" a " == a or f" b " == a) and "

static const struct kind {
	const char *name, *before, *item, *after;
	size_t size;
} kinds[] = {
	{"unknown keys", ONE_ITS, "  key" I ": x\n", "", LARGE},
	{"unknown keys, one an entry", "questions:\n",
	 QUESTION("Q-" I, "A") LEVELS ", evidnce: x}\n", "", ENTRIES},
	{"keys again and again", ONE "names:\n", "  k: x\n", "", LARGE},
	{"two of each key", ONE "names:\n", "  k" I ": x\n  k" I ": x\n", "", LARGE},
	{"one id for all", "questions:\n", QUESTION("Q", "A") LEVELS "}\n", "", ENTRIES},
	{"areas", "questions:\n", QUESTION("Q-" I, "Area " I) LEVELS "}\n", "", ENTRIES},
	{"needs of what is not there", "questions:\n",
	 QUESTION("Q-" I, "A") LEVELS ", needs: [X-" I "]}\n", "", ENTRIES},
	{"needs in a circle", "questions:\n",
	 QUESTION("Q-" I, "A") LEVELS ", needs: [Q-" BEFORE ", Q-0]}\n",
	 QUESTION("Q-end", "A") LEVELS "}\n", ENTRIES},
	{"needs in a row", "questions:\n",
	 QUESTION("Q-" I, "A") LEVELS ", needs: [Q-" AFTER "]}\n", "", ENTRIES},
	{"conditions on the one before", ONE "fields:\n- {id: F-0, name: f0, kind: one, "
	 "ask: x, values: [a, b]}\n- {id: F-1, name: f1, kind: one, ask: x, values: [a, b]}\n",
	 "- {id: G-" I ", name: g" I ", kind: one, ask: x, values: [a, b], when: f1 == a}\n", "",
	 ENTRIES},
	{"conditions in a chain", ONE "fields:\n- {id: F, name: f, kind: one, ask: x, "
	 "values: [a, b]}\n- {id: G-0, name: g0, kind: one, ask: x, values: [a, b]}\n",
	 "- {id: H-" I ", name: g" AFTER ", kind: one, ask: x, values: [a, b], "
	 "when: g" I " == a}\n", "", ENTRIES},
	{"conditions that are hard", ONE "fields:\n"
	 "- {id: F-0, name: f0, kind: one, ask: x, values: [a, b]}\n"
	 "- {id: F-1, name: f1, kind: one, ask: x, values: [a, b]}\n"
	 "- {id: F-2, name: f2, kind: one, ask: x, values: [a, b]}\ndecisions:\n",
	 "- {id: D-" I ", name: N, ask: x, when: \"" FIVE(OR_PAIR("0", "1") OR_PAIR("1", "2"))
	 FIVE(OR_PAIR("2", "0") OR_PAIR("0", "1")) " f0 == b and f1 == b and f2 == b\"" OPTIONS,
	 "", LARGE},
	{"conditions on what is not there", ONE "decisions:\n",
	 "- {id: D-" I ", name: N, ask: x, when: z" I " == a" OPTIONS, "", ENTRIES},
	{"blame for what is not there", ONE "rules:\n",
	 "- {id: R-" I ", severity: low, when: Q < 2, finding: x, fix: y, blames: Z-" I "}\n", "",
	 ENTRIES},
	{"terms", ONE "glossary:\n", "- {id: T-" I ", term: Word " I ", text: As word " BEFORE
	 "}\n", "", ENTRIES},
	{"words of a term", ONE "glossary:\n- id: T\n  term: T\n  text: x\n  also:\n",
	 "  - word" I "\n", "", LARGE},
	{"a word again and again", ONE "glossary:\n- id: T\n  term: T\n  text: x\n  also:\n",
	 "  - word\n", "", LARGE},
	{"sources, and who names them", ONE "sources:\n",
	 "- {id: D" I "-1, text: x, carried: Q}\n",
	 "references:\n- {id: R, title: x, path: y, sources: [D1-1, D1-2, E1-1]}\n", ENTRIES},
	{"names of sources", "sources:\n- {id: D-1, text: x, carried: Q}\n" ONE_ITS
	 "  type: levels\n  levels: {0: a, 4: b}\n  sources:\n", "  - E-" I "\n", "", LARGE},
	{"caveats on what is not there", ONE "caveats:\n",
	 "- {id: C-" I ", text: x, concerns: [Q, Z-" I "]}\n", "", ENTRIES},
	{"practices", ONE_ITS "  type: practices\n  practices:\n", "  - {id: p" I ", text: x}\n",
	 "", LARGE},
	{"ids that a practice replaces", ONE_ITS "  type: practices\n  practices:\n"
	 "  - {id: a, text: x}\n  - id: b\n    text: x\n    replaces:\n", "    - r" I "\n", "",
	 LARGE},
	{"options", ONE "decisions:\n- id: D\n  name: N\n  ask: x\n  options:\n",
	 "  - {id: o" I ", text: x, fit: 1}\n", "", LARGE},
	{"elements that an option adds", ONE "decisions:\n- id: D\n  name: N\n  ask: x\n"
	 "  options:\n  - {id: b, text: x, fit: 0}\n  - id: a\n    text: x\n    fit: 1\n"
	 "    adds:\n", "    - bad" I "\n", "", LARGE},
	{"values", ONE "fields:\n- id: F\n  name: f\n  kind: one\n  ask: x\n  values:\n",
	 "  - v" I "\n", "", LARGE},
	{"levels", ONE_ITS "  type: levels\n  levels:\n    0: a\n    4: b\n", "    k" I ": x\n", "",
	 LARGE},
	{"names, and one that is missing", ONE "names:\n", "  k" I ": Name\n",
	 "caveats: [{id: C, text: '{zz} and {k1}'}]\n", LARGE},
	{"names that are missing", "names: {k: Name}\nquestions:\n",
	 QUESTION("Q-" I, "A") LEVELS ", why: 'a {zz" I "}'}\n", "", ENTRIES},
	{"words that are none", "questions:\n", QUESTION("Q-" I, "A") ", type: lebels}\n", "",
	 ENTRIES},
	{"tags", "", "%TAG !a" I "! x\n", "---\n" ONE, LARGE},
	{"a map on one line", ONE "names: {", "k" I ": x, ", "}\n", LARGE},
	{"workload", JSON "\"workload\": {", "\"k" I "\": " I ",\n", "\"end\": 0}}\n", LARGE},
	{"answers", JSON "\"answers\": {", "\"Z-" I "\": {\"level\": 1},\n",
	 "\"end\": 0}}\n", LARGE},
	{"members again and again", JSON "\"workload\": {", "\"k\": " I ",\n", "\"end\": 0}}\n",
	 LARGE},
	{"rank", JSON "\"settings\": {\"rank\": [", "\"s" I "\",\n", "\"end\"]}}\n", LARGE},
	{"one rank for all", JSON "\"settings\": {\"rank\": [", "\"s\",\n", "\"end\"]}}\n", LARGE},
	{"agenda", JSON "\"workshop\": {\"agenda\": [", "{\"section\": \"s" I "\"},\n",
	 "{\"section\": \"end\"}]}}\n", LARGE},
	{"parking lot", JSON "\"workshop\": {\"parking_lot\": [", "{\"text\": \"s" I "\"},\n",
	 "{\"text\": \"end\"}]}}\n", LARGE},
	{"participants", JSON "\"workshop\": {\"participants\": [", "\"P " I "\",\n",
	 "\"end\"]}}\n", LARGE},
	{"evidence", JSON "\"answers\": {\"REL-01\": {\"level\": 1, \"evidence\": [",
	 "\"E " I "\",\n", "\"end\"]}}}\n", LARGE},
	{"votes", JSON "\"answers\": {\"REL-01\": {\"level\": 1, \"votes\": {",
	 "\"P " I "\": 3,\n", "\"end\": 0}}}}\n", LARGE},
	{"votes that are none", JSON "\"answers\": {\"REL-01\": {\"level\": 1, \"votes\": {",
	 "\"P " I "\": \"yes\",\n", "\"end\": 0}}}}\n", LARGE},
	{"practices that are not known", JSON "\"answers\": {\"REL-03\": {\"practices\": {",
	 "\"k" I "\": \"yes\",\n", "\"end\": \"no\"}}}}\n", LARGE},
	{"votes on practices", JSON "\"answers\": {\"REL-03\": {\"votes\": {",
	 "\"k" I "\": {\"Ann\": \"yes\"},\n", "\"end\": {}}}}}\n", LARGE},
	{"plan", JSON "\"plan\": {", "\"A-" I "\": {\"status\": \"done\"},\n",
	 "\"end\": {}}}\n", LARGE},
	{"steps of the plan", JSON "\"plan\": {\"REL-01/to-1\": {", "\"k" I "\": " I ",\n",
	 "\"end\": 0}, \"REL-01/to-2\": {\"k1\": 2}}}\n", LARGE},
	{"acceptances", JSON "\"acceptances\": [", "{\"id\": \"a" I "\", \"of\": \"REL-01\", "
	 "\"supersedes\": \"a" BEFORE "\", \"from\": \"2026-12-01\", \"until\": "
	 "\"2027-01-01\"},\n", "{\"id\": \"end\", \"of\": \"x\", \"from\": \"2026-12-01\", "
	 "\"until\": \"2027-01-01\"}]}\n", LARGE},
	{"acceptances of one id", JSON "\"acceptances\": [", "{\"id\": \"a\", \"of\": \"x\"},\n",
	 "{}]}\n", LARGE},
	{"members of an acceptance", JSON "\"acceptances\": [{\"id\": \"a\", \"of\": \"x\", "
	 "\"from\": \"2026-12-01\", \"until\": \"2027-01-01\", \"revoked\": {",
	 "\"k" I "\": " I ",\n", "\"end\": 0}}]}\n", LARGE},
	{"targets", JSON "\"settings\": {\"targets\": {", "\"Z-" I "\": 3,\n",
	 "\"REL-01\": 4}}}\n", LARGE},
	{"states that are none", JSON "\"plan\": {", "\"A-" I "\": {\"status\": \"dome\"},\n",
	 "\"end\": {}}}\n", LARGE},
};

static void add_item(struct str *out, const char *item, size_t i)
{
	for (; *item; item++) {
		if (*item == *I)
			str_addf(out, "%zu", i);
		else if (*item == *BEFORE)
			str_addf(out, "%zu", i ? i - 1 : 0);
		else if (*item == *AFTER)
			str_addf(out, "%zu", i + 1);
		else
			str_addc(out, *item);
	}
}

static bool is_json(const struct kind *k)
{
	return k->before[0] == '{';
}

/* Writes as much of the kind as fits, and returns what to check. */
static const char *make_input(void **state, const struct kind *k, size_t size)
{
	struct str text = {0};

	str_reserve(&text, size);
	str_add(&text, k->before);
	for (size_t i = 0; text.len + 1000 < size; i++)
		add_item(&text, k->item, i);
	str_add(&text, k->after);
	file_store_n(path_in(state, is_json(k) ? "a.json" : "q/p.yaml"), text.data, text.len);
	str_release(&text);
	return path_in(state, is_json(k) ? "a.json" : "q");
}

/* Of CPU, in ms. */
static double cost_of_check(void **state, const struct kind *k, size_t size)
{
	const char *path = make_input(state, k, size);
	double least = 0;

	for (int i = 0; i < ATTEMPTS; i++) {
		struct rusage before, after;
		double ms;
		struct run r;

		getrusage(RUSAGE_CHILDREN, &before);
		r = RUN("check", "-q", path);
		getrusage(RUSAGE_CHILDREN, &after);
		if (r.code != 0 && r.code != 1 && r.code != 65)
			fail_msg("%s: %d %s", k->name, r.code, str_text(&r.err));
		run_release(&r);
		ms = 1e3 * (double)(after.ru_utime.tv_sec - before.ru_utime.tv_sec +
				    after.ru_stime.tv_sec - before.ru_stime.tv_sec) +
		     1e-3 * (double)(after.ru_utime.tv_usec - before.ru_utime.tv_usec +
				     after.ru_stime.tv_usec - before.ru_stime.tv_usec);
		least = i == 0 || ms < least ? ms : least;
		if (least > 100) /* long enough to be exact */
			break;
	}
	return least;
}

static void check_costs_no_more_than_its_input(void **state)
{
	bool fine = true;

	assert_int_equal(mkdir(path_in(state, "q"), 0700), 0);
	file_store(path_in(state, "q/questionnaire.yaml"), HEAD);
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const struct kind *k = &kinds[i];
		double small = cost_of_check(state, k, k->size / TIMES);
		double large = cost_of_check(state, k, k->size);

		if (large <= ALLOWED * small)
			continue;
		print_error("%s: %.0f ms, and %.0f ms for %d times as much\n", k->name, small,
			    large, TIMES);
		fine = false;
	}
	assert_true(fine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(check_costs_no_more_than_its_input),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

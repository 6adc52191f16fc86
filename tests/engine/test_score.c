/* The score: mirrors, aliases, depth, weights, caps, words; and what holds of any answers to
 * the questionnaire that is built in. The worked cases are in test_score_vectors.c. */
#include "engine/world.h"

#define RUNS 120

static void assert_score(const struct world *w, const char *id, const char *expected)
{
	static const char *const states[] = {"unanswered", "started", "answered", "na"};
	const struct standing *st = world_standing(w, id);
	char low[32], high[32], so_far[32], level[32];
	struct str text = {0};

	if (!st->asked)
		str_add(&text, "not asked");
	else if (!st->applicable)
		str_add(&text, states[st->state]);
	else
		str_addf(&text, "%s %s-%s (%s) level %s", states[st->state],
			 score_text(low, st->low), score_text(high, st->high),
			 st->has_so_far ? score_text(so_far, st->so_far) : "-",
			 level_text(level, st->level));
	assert_text_equal(str_text(&text), expected);
	str_release(&text);
}

#define MIRROR                                                                            \
	"fields:\n" STAGE                                                                  \
	"  - {id: PF-03, name: rehearsal, kind: decision, ask: How?, ref: DT-01}\n"          \
	"decisions:\n"                                                                      \
	"  - {id: DT-01, name: Rehearsal, ask: How often?, when: \"stage in (preprod, prod)\", " \
	"options: [{id: never, text: Never, fit: 0}, {id: once, text: Once, fit: 2}, "       \
	"{id: half, text: Twice, fit: 4}]}\n"                                               \
	"questions:\n"                                                                      \
	LEVELS("A-1", "3", "S", ", mirrors: DT-01, map: {never: 0, half: 4}")

static void a_mirror_takes_its_level_from_the_decision(void **state)
{
	static const struct {
		const char *answers, *score;
		bool mirrored;
	} cases[] = {
		{"stage=prod DT-01=half", "answered 100.0-100.0 (100.0) level 4", true},
		{"stage=prod DT-01=never", "answered 0.0-0.0 (0.0) level 0", true},
		{"stage=prod rehearsal=half", "answered 100.0-100.0 (100.0) level 4", true},
		/* an answer of its own wins */
		{"stage=prod DT-01=half A-1=1", "answered 25.0-25.0 (25.0) level 1", false},
		{"stage=prod DT-01=half A-1=unknown", "answered 0.0-0.0 (0.0) level 0", false},
		{"stage=prod DT-01=half A-1=na:other", "na", false},
		/* without a level to take it is a question like others */
		{"stage=prod", "unanswered 0.0-100.0 (-) level -", false},
		{"stage=prod DT-01=unknown", "unanswered 0.0-100.0 (-) level -", false},
		{"stage=prod DT-01=once", "unanswered 0.0-100.0 (-) level -", false},
		/* a decision that is not asked counts as unset */
		{"stage=poc DT-01=half", "unanswered 0.0-100.0 (-) level -", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(MIRROR, cases[i].answers);

		assert_score(&w, "A-1", cases[i].score);
		assert_int_equal(world_standing(&w, "A-1")->mirrored, cases[i].mirrored);
		world_close(&w);
	}
}

static void depth_decides_what_is_asked(void **state)
{
	static const char part[] = "questions:\n" LEVELS("A-1", "3", "S", ", depth: core")
		LEVELS("A-2", "3", "S", ", depth: standard") LEVELS("A-3", "3", "S", "");
	static const struct {
		const char *depth;
		bool asked[3];
	} cases[] = {
		{"depth=core", {true, false, false}},
		{"depth=standard", {true, true, false}},
		{"depth=deep", {true, true, true}},
		{"", {true, true, true}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(part, cases[i].depth);

		for (size_t k = 0; k < 3; k++)
			assert_int_equal(w.s.questions[k].asked, cases[i].asked[k]);
		world_close(&w);
	}
}

/* Section one weighs 1, section two 3; ranked, the first weighs n, the last 1. */
static void rank_replaces_the_weights_of_the_sections(void **state)
{
	static const char part[] = "questions:\n" LEVELS("A-1", "3", "S", "")
		"  - {id: B-1, section: two, area: B, ask: How?, type: levels, levels: "
		"{0: none, 4: all}, weight: 1, effort: S}\n";
	static const struct {
		const char *rank[2];
		size_t n;
		const char *overall;
	} cases[] = {
		{{NULL}, 0, "25.0"},
		{{"one", "two"}, 2, "66.7"},
		{{"two", "one"}, 2, "33.3"},
		{{"one"}, 1, "50.0"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(part, "A-1=4 B-1=0");
		const char *rank[2] = {cases[i].rank[0], cases[i].rank[1]};
		char text[32];

		w.a->settings.rank = (struct texts){rank, cases[i].n};
		world_score(&w);
		assert_string_equal(score_text(text, w.s.overall.low), cases[i].overall);
		world_close(&w);
	}
}

#define CAPS                                                                              \
	"fields:\n" STAGE                                                                  \
	"decisions:\n"                                                                      \
	"  - {id: DT-01, name: D, ask: D?, options: [{id: good, text: G, fit: 4}, "         \
	"{id: fair, text: F, fit: 2}]}\n"                                                   \
	"  - {id: DT-02, name: E, ask: E?, options: [{id: yes, text: Y, fit: 4}, "          \
	"{id: no, text: N, fit: 0}]}\n"                                                     \
	"  - {id: DT-03, name: F, ask: F?, options: [{id: x, text: X, fit: fact}, "         \
	"{id: y, text: Y, fit: fact}]}\n"                                                   \
	"questions:\n"                                                                      \
	"  - {id: Q-1, section: one, area: A, ask: Q?, type: decisions, decisions: "        \
	"[DT-01, DT-02, DT-03], weight: 3, effort: S}\n"                                     \
	"rules:\n"                                                                          \
	"  - {id: CR-1, severity: low, when: DT-03 == x, finding: L, fix: F, blames: [Q-1]}\n" \
	"  - {id: CR-2, severity: medium, when: stage == poc, finding: M, fix: F, blames: "  \
	"[DT-03]}\n"                                                                        \
	"  - {id: CR-3, severity: high, when: \"stage == prod\", finding: H, fix: F, "       \
	"blames: [Q-1]}\n"                                                                  \
	"  - {id: CR-4, severity: critical, when: stage == prod and criticality == mcrit, "  \
	"finding: C, fix: F, blames: [DT-02]}\n"

static void rules_cap_what_they_blame(void **state)
{
	static const struct {
		const char *answers, *score, *by;
	} cases[] = {
		{"DT-01=good DT-02=yes DT-03=y", "answered 100.0-100.0 (100.0) level 4", ""},
		{"DT-01=good DT-02=yes DT-03=x", "answered 100.0-100.0 (100.0) level 4", ""},
		{"DT-01=fair", "started 25.0-75.0 (50.0) level -", ""},
		{"DT-01=fair DT-02=yes", "started 75.0-75.0 (75.0) level -", ""},
		{"DT-01=unknown DT-02=yes DT-03=y", "answered 50.0-50.0 (50.0) level 2", ""},
		{"DT-03=y", "started 0.0-100.0 (-) level -", ""},
		{"DT-01=good DT-02=yes DT-03=y stage=poc", "answered 50.0-50.0 (50.0) level 2", "CR-2"},
		{"DT-01=good DT-02=yes DT-03=y stage=prod", "answered 25.0-25.0 (25.0) level 1", "CR-3"},
		{"DT-01=good DT-02=yes DT-03=y stage=prod criticality=mcrit",
		 "answered 0.0-0.0 (0.0) level 0", "CR-4"},
		/* so far and high are capped too, though something is unset */
		{"DT-01=good stage=prod", "started 25.0-25.0 (25.0) level -", "CR-3"},
		{"stage=prod criticality=mcrit", "unanswered 0.0-0.0 (-) level -", "CR-4"},
		/* nothing below the cap: nothing is capped */
		{"DT-01=unknown DT-02=no DT-03=y stage=poc", "answered 0.0-0.0 (0.0) level 0", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(CAPS, cases[i].answers);
		int by = world_standing(&w, "Q-1")->capped_by;

		assert_score(&w, "Q-1", cases[i].score);
		assert_string_equal(by < 0 ? "" : w.q->rules[by].id, cases[i].by);
		world_close(&w);
	}
}

static void severity_of_a_gap_is_that_of_the_table(void **state)
{
	/* By weight, for levels 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4; target 4. */
	static const char *const production[] = {
		[5] = "CCHHMMLL-", [4] = "HHMMMMLL-", [3] = "MMMMLLLL-", [2] = "LLLLLLLL-",
		[1] = "LLLLLLLL-"};
	static const char *const before[] = {
		[5] = "HHHHMMLL-", [4] = "HHMMMMLL-", [3] = "MMMMLLLL-", [2] = "LLLLLLLL-",
		[1] = "LLLLLLLL-"};
	static const char *const poc[] = {
		[5] = "MMMMLLLL-", [4] = "MMLLLLLL-", [3] = "LLLLLLLL-", [2] = "LLLLLLLL-",
		[1] = "LLLLLLLL-"};
	static const char letters[] = "-LMHC";

	(void)state;
	for (int weight = 1; weight <= 5; weight++)
		for (int half = 0; half <= 8; half++) {
			struct frac score = frac_of(half, 8);

			assert_int_equal(letters[gap_severity(weight, score, 4, true, false)],
					 production[weight][half]);
			assert_int_equal(letters[gap_severity(weight, score, 4, false, false)],
					 before[weight][half]);
			assert_int_equal(letters[gap_severity(weight, score, 4, false, true)],
					 poc[weight][half]);
			/* At or above the target there is no gap. */
			for (int target = 1; target <= 3; target++)
				assert_int_equal(gap_severity(weight, score, target, true,
							      false) == SEVERITY_NONE,
						 half >= 2 * target);
		}
	/* From the unrounded level: 0.999 is below 1. */
	assert_int_equal(gap_severity(5, frac_of(249, 1000), 3, true, false), SEVERITY_CRITICAL);
	assert_int_equal(gap_severity(5, frac_of(250, 1000), 3, true, false), SEVERITY_HIGH);
	assert_int_equal(gap_severity(1, frac_of(749, 1000), 3, true, false), SEVERITY_LOW);
}

static void the_target_depends_on_what_is_at_stake(void **state)
{
	static const struct {
		const char *answers;
		int asked_for, target;
	} cases[] = {
		{"", 0, 3},		      {"criticality=bcrit", 0, 3},
		{"criticality=mcrit", 0, 4},  {"criticality=mcrit target=2", 0, 2},
		{"criticality=mcrit", 1, 1},  {"target=4", 0, 4},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(MIRROR, cases[i].answers);

		w.target = cases[i].asked_for;
		world_score(&w);
		assert_int_equal(w.s.target, cases[i].target);
		world_close(&w);
	}
}

static void numbers_are_rounded_once(void **state)
{
	static const struct {
		struct frac score;
		const char *text;
		enum band band;
	} cases[] = {
		{{0, 1}, "0.0", BAND_CRITICAL},	  {{5, 8}, "62.5", BAND_MODERATE},
		{{1, 3}, "33.3", BAND_MODERATE},  {{329499, 1000000}, "32.9", BAND_CRITICAL},
		/* bands go by the number as shown */
		{{32950, 100000}, "33.0", BAND_MODERATE}, {{66949, 100000}, "66.9", BAND_MODERATE},
		{{66950, 100000}, "67.0", BAND_EXCELLENT}, {{1, 1}, "100.0", BAND_EXCELLENT},
	};
	struct range r = {true, true, {1, 4}, {3, 4}, {1, 2}, false};
	char text[64];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_string_equal(score_text(text, cases[i].score), cases[i].text);
		assert_int_equal(band_of(cases[i].score), cases[i].band);
	}
	assert_string_equal(range_text(text, &r), "25.0 to 75.0");
	assert_string_equal(range_band_text(text, &r), "critical to excellent");
	r.high = r.low;
	assert_string_equal(range_text(text, &r), "25.0");
	assert_string_equal(range_band_text(text, &r), "critical");
	r.any = false;
	assert_string_equal(range_text(text, &r), "not asked");
	assert_string_equal(range_band_text(text, &r), "");
	assert_string_equal(level_text(text, 5), "2.5");
	assert_string_equal(level_text(text, 8), "4");
	assert_string_equal(level_text(text, -1), "-");
}

static void assert_ordered(const struct range *r)
{
	if (!r->any)
		return;
	assert_true(frac_cmp(r->low, r->high) <= 0);
	assert_true(r->low.num >= 0 && frac_cmp(r->high, frac_of(1, 1)) <= 0);
	if (r->has_so_far)
		assert_true(frac_cmp(r->low, r->so_far) <= 0);
}

/* A section is the weighted mean of its asked, applicable questions and of nothing else. */
static void assert_mean(const struct world *w, size_t section)
{
	double sum = 0, weight = 0;

	for (size_t i = 0; i < w->q->n_questions; i++) {
		const struct standing *st = &w->s.questions[i];

		if (w->q->questions[i].section != section || !st->asked || !st->applicable)
			continue;
		sum += w->q->questions[i].weight * frac_double(st->low);
		weight += w->q->questions[i].weight;
	}
	assert_int_equal(w->s.sections[section].any, weight > 0);
	if (weight > 0) {
		double off = sum / weight - frac_double(w->s.sections[section].low);

		assert_true(off < 1e-12 && off > -1e-12);
	}
}

static void ranges_hold_for_any_answers(void **state)
{
	struct world w = world_open(NULL, "");
	uint32_t seed = 2026;

	(void)state;
	for (int run = 0; run < RUNS; run++) {
		world_fill(&w, &seed);
		world_score(&w);
		for (size_t i = 0; i < w.q->n_questions; i++) {
			const struct standing *st = &w.s.questions[i];
			struct range r = {st->asked && st->applicable, st->has_so_far, st->low,
					  st->high, st->so_far, false};

			assert_ordered(&r);
			if (r.any && st->state == STANDING_ANSWERED)
				assert_int_equal(frac_cmp(st->low, st->high), 0);
		}
		for (size_t i = 0; i < w.q->n_sections; i++) {
			assert_ordered(&w.s.sections[i]);
			assert_mean(&w, i);
		}
		assert_ordered(&w.s.overall);
	}
	world_close(&w);
}

static void a_higher_level_never_lowers_a_score(void **state)
{
	struct world w = world_open(NULL, "");
	uint32_t seed = 77;

	(void)state;
	for (int run = 0; run < RUNS; run++) {
		struct range before;
		size_t i;

		world_fill(&w, &seed);
		do
			i = random_below(&seed, (uint32_t)w.q->n_questions);
		while (w.q->questions[i].type != TYPE_LEVELS);
		assessment_set_level(w.a, i, 0);
		world_score(&w);
		before = w.s.overall;
		for (int level = 1; level < Q_LEVELS; level++) {
			assessment_set_level(w.a, i, level);
			world_score(&w);
			assert_true(frac_cmp(before.low, w.s.overall.low) <= 0);
			assert_true(frac_cmp(before.high, w.s.overall.high) <= 0);
			before = w.s.overall;
		}
	}
	world_close(&w);
}

static void not_applicable_leaves_the_denominator_alone(void **state)
{
	struct world w = world_open(NULL, "");
	uint32_t seed = 99;

	(void)state;
	for (int run = 0; run < RUNS; run++) {
		size_t i, others = 0;

		world_fill(&w, &seed);
		i = random_below(&seed, (uint32_t)w.q->n_questions);
		assessment_set_na(w.a, i, NA_OUT_OF_SCOPE);
		world_score(&w);
		for (size_t k = 0; k < w.q->n_questions; k++)
			others += w.s.questions[k].asked && w.s.questions[k].applicable;
		assert_false(w.s.questions[i].applicable);
		assert_int_equal(others, w.s.progress.applicable);
		assert_mean(&w, w.q->questions[i].section);
	}
	world_close(&w);
}

/* What is not applicable needs no answer any more: it counts as one, in area and section too. */
static void not_applicable_counts_as_answered(void **state)
{
	struct world w = world_open("fields:\n" STAGE "questions:\n" LEVELS("A-1", "3", "S", "")
					    LEVELS("B-1", "3", "S", "") LEVELS("C-1", "3", "S", "")
						    LEVELS("D-1", "3", "S", ""),
				    "A-1=3 B-1=na:other C-1=unknown");
	const struct progress *all[] = {&w.s.progress, &w.s.section_progress[0],
					&w.s.area_progress[0]};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		assert_int_equal(all[i]->asked, 4);
		assert_int_equal(all[i]->applicable, 3);
		assert_int_equal(all[i]->answered, 3);
		assert_int_equal(all[i]->unknown, 1);
	}
	world_close(&w);
}

/* There is a reason why there is no score, and it is the one. */
static void what_has_no_score_says_why(void **state)
{
	static const struct {
		const char *answers, *overall;
	} rows[] = {
		{"", "0.0 to 100.0"},
		{"A-1=na:other", "0.0 to 100.0"},
		{"A-1=na:other B-1=na:out-of-scope", "not applicable"},
		{"A-1=na:other B-1=na:other stage=prod", "0.0 to 100.0"},
		{"A-1=na:other B-1=na:other C-1=na:other stage=prod", "not applicable"},
		{"A-1=na:other B-1=na:other C-1=2 stage=poc", "not applicable"},
	};
	char text[64];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct world w = world_open(
			"fields:\n" STAGE "questions:\n" LEVELS("A-1", "3", "S", "")
				LEVELS("B-1", "3", "S", "")
					LEVELS("C-1", "3", "S", ", when: \"stage == prod\""),
			rows[i].answers);

		assert_string_equal(range_text(text, &w.s.overall), rows[i].overall);
		assert_string_equal(range_text(text, &w.s.sections[0]), rows[i].overall);
		assert_string_equal(range_text(text, &w.s.areas[0]), rows[i].overall);
		assert_string_equal(range_of_100(text, &w.s.overall),
				    w.s.overall.any ? "0.0 to 100.0 of 100" : "not applicable");
		world_close(&w);
	}
	{
		struct world w = world_open("fields:\n" STAGE "questions:\n" LEVELS(
						    "A-1", "3", "S", ", when: \"stage == prod\""),
					    "stage=poc A-1=na:other");

		assert_string_equal(range_text(text, &w.s.overall), "not asked");
		world_close(&w);
	}
}

/* The condition of a field says whether to ask for it; a fact that was stated is a fact. At a
 * lower depth it does not count. */
static void a_stated_fact_counts_though_nobody_asks_for_it(void **state)
{
	static const char part[] =
		"fields:\n" STAGE
		"  - {id: PF-03, name: writes, kind: one, ask: Which?, when: stage == prod, "
		"values: [yes_it_does, no_it_does_not], depth: standard}\n"
		"questions:\n" LEVELS("A-1", "3", "S", ", when: writes == yes_it_does, depth: core");
	struct world w = world_open(part, "stage=poc");

	(void)state;
	assert_false(w.s.field_asked[2]);
	assert_false(world_standing(&w, "A-1")->asked);
	world_set(&w, "writes=yes_it_does");
	world_score(&w);
	assert_false(w.s.field_asked[2]);
	assert_true(world_standing(&w, "A-1")->asked);
	w.a->settings.has_depth = true;
	w.a->settings.depth = DEPTH_CORE;
	world_score(&w);
	assert_false(world_standing(&w, "A-1")->asked);
	world_close(&w);
}

/* Answers to what is not asked stay in the file and change nothing. */
static void what_is_not_asked_changes_nothing(void **state)
{
	struct world w = world_open(NULL, "");
	uint32_t seed = 5;

	(void)state;
	for (int run = 0; run < RUNS; run++) {
		struct range before;
		size_t fired;

		world_fill(&w, &seed);
		w.a->settings.has_depth = true;
		w.a->settings.depth = (enum depth)random_below(&seed, 3);
		world_score(&w);
		before = w.s.overall;
		fired = w.s.n_fired;
		for (size_t i = 0; i < w.q->n_decisions; i++)
			if (!w.s.decision_asked[i])
				assessment_set_option(w.a, i, 0);
		for (size_t i = 0; i < w.q->n_questions; i++)
			if (!w.s.questions[i].asked)
				random_question(&w, i, &seed);
		world_score(&w);
		assert_int_equal(w.s.n_fired, fired);
		assert_int_equal(before.any, w.s.overall.any);
		assert_true(!before.any || (!frac_cmp(before.low, w.s.overall.low) &&
					    !frac_cmp(before.high, w.s.overall.high)));
	}
	world_close(&w);
}

static int64_t common_multiple(int64_t a, int64_t b)
{
	int64_t x = a, y = b;

	while (y) {
		int64_t r = x % y;

		x = y;
		y = r;
	}
	return a / x * b;
}

/* No answers whatever make a fraction of the shipped questionnaire overflow: the common
 * denominator of a section, times its weights, stays far below 2^63. */
static void fractions_of_the_built_in_one_cannot_overflow(void **state)
{
	struct world w = world_open(NULL, "");

	(void)state;
	for (size_t s = 0; s < w.q->n_sections; s++) {
		int64_t common = 4, weights = 0;

		for (size_t i = 0; i < w.q->n_questions; i++) {
			const struct question *q = &w.q->questions[i];

			if (q->section != s)
				continue;
			weights += q->weight;
			for (int64_t n = 1; n <= (int64_t)q->n_practices; n++)
				common = common_multiple(common, 2 * n);
			for (int64_t n = 1; n <= (int64_t)q->decisions.n; n++)
				common = common_multiple(common, 4 * n);
		}
		assert_true(common < INT64_MAX / 1000000 / weights);
	}
	world_close(&w);
}

/* The most that a questionnaire may ask for in one question: 31 and 29 and 23 … items. */
static void odd_numbers_of_items_add_up_exactly(void **state)
{
	static const int counts[] = {32, 31, 29, 27, 25, 23, 19, 17, 13, 11, 7};
	struct str part = {0};
	struct world w;
	char text[32];

	(void)state;
	str_add(&part, "questions:\n");
	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		str_addf(&part, "  - {id: Q-%zu, section: one, area: A, ask: Q?, type: practices, "
				"weight: 5, effort: S, practices: [", i);
		for (int k = 0; k < counts[i]; k++)
			str_addf(&part, "{id: p%d, text: P}, ", k);
		str_add(&part, "]}\n");
	}
	w = world_open(str_text(&part), "");
	for (size_t i = 0; i < COUNT_OF(counts); i++)
		for (int k = 0; k < counts[i]; k++)
			assessment_set_practice(w.a, i, (size_t)k,
						k ? PRACTICE_YES : PRACTICE_NO);
	world_score(&w);
	/* 1 - the mean of 1/32, 1/31, …, computed apart */
	assert_string_equal(score_text(text, w.s.sections[0].low), "94.2");
	assert_string_equal(score_text(text, w.s.overall.low), "94.2");
	str_release(&part);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mirror_takes_its_level_from_the_decision),
		cmocka_unit_test(depth_decides_what_is_asked),
		cmocka_unit_test(rank_replaces_the_weights_of_the_sections),
		cmocka_unit_test(rules_cap_what_they_blame),
		cmocka_unit_test(severity_of_a_gap_is_that_of_the_table),
		cmocka_unit_test(the_target_depends_on_what_is_at_stake),
		cmocka_unit_test(numbers_are_rounded_once),
		cmocka_unit_test(ranges_hold_for_any_answers),
		cmocka_unit_test(a_higher_level_never_lowers_a_score),
		cmocka_unit_test(not_applicable_leaves_the_denominator_alone),
		cmocka_unit_test(not_applicable_counts_as_answered),
		cmocka_unit_test(what_has_no_score_says_why),
		cmocka_unit_test(a_stated_fact_counts_though_nobody_asks_for_it),
		cmocka_unit_test(what_is_not_asked_changes_nothing),
		cmocka_unit_test(fractions_of_the_built_in_one_cannot_overflow),
		cmocka_unit_test(odd_numbers_of_items_add_up_exactly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

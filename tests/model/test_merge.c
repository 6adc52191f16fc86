/* Two assessments that came from one, brought together: by id and member, and nothing lost. */
#include "model/merge_cases.h"

#include "model/assessment/conflict.h"
#include "model/assessment/merge.h"

/* The order of members says nothing, that of items does. */
static bool same_json(const struct jnode *a, const struct jnode *b)
{
	if (a->kind != b->kind || a->n != b->n)
		return false;
	if (a->kind == JNODE_OBJECT) {
		for (const struct jnode *c = a->first; c; c = c->next) {
			const struct jnode *other = json_get(b, c->key);

			if (!other || !same_json(c, other))
				return false;
		}
		return true;
	}
	for (const struct jnode *c = a->first, *k = b->first; c; c = c->next, k = k->next)
		if (!same_json(c, k))
			return false;
	return a->kind == JNODE_TEXT ? !strcmp(a->text, b->text)
	       : a->kind == JNODE_NUMBER
		       ? a->raw_len == b->raw_len && !memcmp(a->raw, b->raw, a->raw_len)
		       : true;
}

/* With or without the conflicts in them. */
static void assert_same_at(const struct assessment *a, const struct assessment *b,
			   int line)
{
	struct str texts[2] = {{0}, {0}};
	struct arena arena = {0};
	struct diags d = {0};
	bool same;

	assessment_write(a, &texts[0]);
	assessment_write(b, &texts[1]);
	same = same_json(json_read(&arena, "a", str_text(&texts[0]), texts[0].len, &d),
			 json_read(&arena, "b", str_text(&texts[1]), texts[1].len, &d));
	if (!same)
		assert_text_equal_at(str_text(&texts[0]), str_text(&texts[1]), __FILE__,
				     line);
	assert_true(same);
	diags_release(&d);
	arena_release(&arena);
	str_release(&texts[0]);
	str_release(&texts[1]);
}
#define assert_same(a, b) assert_same_at(a, b, __LINE__)

static struct assessment *merged(const struct assessment *base,
				 const struct assessment *ours,
				 const struct assessment *theirs, enum merge_side side)
{
	struct err err = {0};
	struct assessment *m = assessment_merge(base, ours, theirs, side, &err);

	if (!m)
		fail_msg("%s", err.text);
	return m;
}

/* A base, two who changed some of it, and both at once: with ours or theirs where they differ,
 * and the other way round. */
struct story {
	struct assessment *base, *ours, *theirs, *with_ours, *with_theirs, *reversed;
	size_t conflicts;
};

static bool is_conflict(size_t i)
{
	return !strcmp(pieces[i].in, "conflicts[");
}

static void change_some(struct made *m, const struct made *base, const struct made *other,
			size_t *stamp, uint32_t *seed)
{
	*m = *base;
	for (size_t i = 0; i < N_PIECES; i++)
		if (!chance(seed, 4) && !(other && other->value[i] != base->value[i]))
			change(m, i, (*stamp)++, seed);
}

/* Both changes at once, and how many pieces were changed in two ways. */
static size_t join(struct made both[3], const struct made *base,
		   const struct made side[2])
{
	size_t differ = 0;

	both[0] = both[1] = both[2] = side[0];
	for (size_t i = 0; i < N_PIECES; i++) {
		bool mine = side[0].value[i] != base->value[i];

		if (mine)
			both[2].stamp[i] += 10 * N_PIECES;
		if (side[1].value[i] == base->value[i])
			continue;
		differ += mine && side[0].value[i] != side[1].value[i];
		both[1].value[i] = side[1].value[i];
		if (mine)
			continue;
		for (int k = 0; k < 3; k++) {
			both[k].value[i] = side[1].value[i];
			both[k].stamp[i] = side[1].stamp[i];
		}
	}
	return differ;
}

static void tell(struct story *s, const struct questionnaire *q, uint32_t *seed,
		 bool apart)
{
	struct made base, side[2], both[3];
	size_t stamp = N_PIECES;

	make_base(&base, seed);
	change_some(&side[0], &base, NULL, &stamp, seed);
	change_some(&side[1], &base, apart ? &side[0] : NULL, &stamp, seed);
	for (size_t i = 0; i < N_PIECES; i++)
		if (!apart && is_conflict(i))
			base.value[i] = side[0].value[i] = side[1].value[i] = 0;
	s->conflicts = join(both, &base, side);
	s->base = assessment_made(q, &base);
	s->ours = assessment_made(q, &side[0]);
	s->theirs = assessment_made(q, &side[1]);
	s->with_ours = assessment_made(q, &both[0]);
	s->with_theirs = assessment_made(q, &both[1]);
	s->reversed = assessment_made(q, &both[2]);
}

static void forget(struct story *s)
{
	assessment_free(s->base);
	assessment_free(s->ours);
	assessment_free(s->theirs);
	assessment_free(s->with_ours);
	assessment_free(s->with_theirs);
	assessment_free(s->reversed);
}

/* The merge comes to what is expected. */
static void assert_merged(const struct assessment *base, const struct assessment *ours,
			  const struct assessment *theirs, enum merge_side side,
			  const struct assessment *expected)
{
	struct assessment *m = merged(base, ours, theirs, side);

	assert_same(m, expected);
	assessment_free(m);
}

#define CASES 5000 /* of either kind */

static void what_is_apart_comes_together_whole(void **state)
{
	uint32_t seed = 20;

	for (int i = 0; i < CASES; i++) {
		struct story s;

		tell(&s, *state, &seed, true);
		assert_int_equal(s.conflicts, 0);
		assert_merged(s.base, s.ours, s.theirs, MERGE_NEITHER, s.with_ours);
		assert_merged(s.base, s.theirs, s.ours, MERGE_NEITHER, s.reversed);
		assert_merged(s.base, s.with_ours, s.theirs, MERGE_NEITHER, s.with_ours);
		assert_merged(s.base, s.ours, s.ours, MERGE_NEITHER, s.ours);
		assert_merged(NULL, s.ours, s.ours, MERGE_NEITHER, s.ours);
		assert_merged(s.base, s.base, s.theirs, MERGE_NEITHER, s.theirs);
		forget(&s);
	}
}

/* All at once, or one after the other. */
static struct assessment *settled(const struct assessment *a, enum merge_side side,
				  bool at_once)
{
	struct assessment *now = assessment_copy(a), *then;
	struct err err = {0};

	while (now->n_conflicts) {
		then = conflict_settle(now, at_once ? CONFLICT_ALL : now->n_conflicts - 1,
				       side, &err);
		if (!then)
			fail_msg("%s", err.text);
		assert_true(then->n_conflicts < now->n_conflicts);
		assessment_free(now);
		now = then;
	}
	return now;
}

static void assert_settles(const struct assessment *m, const struct story *s)
{
	for (int way = 0; way < 4; way++) {
		bool theirs = way & 1;
		struct assessment *a =
			settled(m, theirs ? MERGE_THEIRS : MERGE_OURS, way & 2);

		assert_same(a, theirs ? s->with_theirs : s->with_ours);
		assessment_free(a);
	}
}

static void a_conflict_drops_neither_side(void **state)
{
	uint32_t seed = 21;
	size_t conflicts = 0;

	for (int i = 0; i < CASES; i++) {
		struct story s;
		struct assessment *m;

		tell(&s, *state, &seed, false);
		m = merged(s.base, s.ours, s.theirs, MERGE_NEITHER);
		assert_int_equal(m->n_conflicts, s.conflicts);
		conflicts += s.conflicts;
		assert_settles(m, &s);
		assert_merged(s.base, s.ours, s.theirs, MERGE_OURS, s.with_ours);
		assert_merged(s.base, s.ours, s.theirs, MERGE_THEIRS, s.with_theirs);
		assert_merged(s.base, m, s.theirs, MERGE_NEITHER, m);
		assert_merged(s.base, m, m, MERGE_NEITHER, m);
		assessment_free(m);
		forget(&s);
	}
	assert_true(conflicts > CASES);
}

/* Members of an assessment as they stand in the file. */
static struct assessment *with_members(const struct questionnaire *q, const char *members)
{
	struct str text = {0};
	struct diags d = {0};
	struct assessment *a;

	str_addf(
		&text,
		"{\"format\": \"plumbline-assessment\", \"version\": 1, \"id\": \"one\", "
		"\"questionnaire\": {\"id\": \"small\", \"version\": \"2026.11\"}%s%s}",
		*members ? ", " : "", members);
	a = assessment_parse(q, "members", str_text(&text), text.len, &d);
	assert_diags(&d, "");
	diags_release(&d);
	str_release(&text);
	return a;
}

/* "REL-01: level 2 | level 3\n": the place of each conflict, and both sides. */
static void conflicts_text(struct str *out, const struct assessment *a)
{
	struct arena arena = {0};
	struct conflict *all;
	size_t n = conflicts_list(&arena, a, &all);

	for (size_t i = 0; i < n; i++) {
		conflict_place(out, &all[i]);
		str_add(out, ": ");
		conflict_value(out, all[i].ours);
		str_add(out, " | ");
		conflict_value(out, all[i].theirs);
		str_addc(out, '\n');
	}
	arena_release(&arena);
}

#define AGENDA(lines) "\"workshop\": {\"agenda\": [" lines "]}"
#define LINE(id) "{\"section\": \"" id "\"}"
#define TIMED(id) "{\"section\": \"" id "\", \"minutes\": 5}"
#define NOTE(id, note) "\"" id "\": {\"note\": \"" note "\"}"
#define PARK(items) "\"workshop\": {\"parking_lot\": [" items "]}"
#define SAME_SECOND(text) "{\"text\": \"" text "\", \"at\": \"2026-11-21T10:00:00Z\"}"
#define RISK                                                                             \
	"\"id\": \"a\", \"of\": \"REL-01\", \"from\": \"2026-11-01\", \"until\": \"2026-12-01\""

/* What a merge comes to, with theirs where there is a conflict; and its conflicts. */
static const struct {
	const char *base, *ours, *theirs, *settled, *conflicts;
} knots[] = {
	/* An order that one side changed, and one that both did. */
	{"\"settings\": {\"rank\": [\"a\", \"b\", \"c\"]}",
	 "\"settings\": {\"rank\": [\"a\", \"b\", \"c\", \"d\"]}",
	 "\"settings\": {\"rank\": [\"c\", \"a\", \"b\"]}",
	 "\"settings\": {\"rank\": [\"c\", \"d\", \"a\", \"b\"]}", ""},
	{"\"settings\": {\"rank\": [\"a\", \"b\", \"c\"]}",
	 "\"settings\": {\"rank\": [\"b\", \"a\", \"c\"]}",
	 "\"settings\": {\"rank\": [\"c\", \"a\", \"b\"]}",
	 "\"settings\": {\"rank\": [\"c\", \"a\", \"b\"]}",
	 "settings rank: b, a, c | c, a, b\n"},
	{AGENDA(LINE("a") ", " LINE("b") ", " LINE("c")),
	 AGENDA(LINE("b") ", " LINE("a") ", " TIMED("c")),
	 AGENDA(LINE("c") ", " TIMED("a") ", " LINE("b") ", " LINE("d")),
	 AGENDA(TIMED("c") ", " TIMED("a") ", " LINE("b") ", " LINE("d")),
	 "workshop agenda: b, a, c | c, a, b, d\n"},
	/* A state, and practices: one of them only can be the answer. */
	{"", "\"answers\": {\"REL-06\": {\"state\": \"unknown\"}}",
	 "\"answers\": {\"REL-06\": {\"practices\": {\"zones\": \"yes\"}}}",
	 "\"answers\": {\"REL-06\": {\"practices\": {\"zones\": \"yes\"}}}",
	 "REL-06: unknown | zones yes\n"},
	{"\"answers\": {\"REL-01\": {\"level\": 2, \"note\": \"n\"}}",
	 "\"answers\": {\"REL-01\": {\"note\": \"n\"}}",
	 "\"answers\": {\"REL-01\": {\"level\": 4, \"note\": \"n\"}}",
	 "\"answers\": {\"REL-01\": {\"level\": 4, \"note\": \"n\"}}",
	 "REL-01: nothing | level 4\n"},
	/* An answer taken back here, a note beside it there. */
	{"\"answers\": {\"REL-01\": {\"level\": 2}}", "",
	 "\"answers\": {\"REL-01\": {\"level\": 2, \"note\": \"n\"}}",
	 "\"answers\": {" NOTE("REL-01", "n") "}", ""},
	/* Open is what an action is without a word of it. */
	{"", "\"plan\": {\"REL-01\": {\"status\": \"open\", \"owner\": \"Ann\"}}",
	 "\"plan\": {\"REL-01\": {\"status\": \"done\"}}",
	 "\"plan\": {\"REL-01\": {\"status\": \"done\", \"owner\": \"Ann\"}}", ""},
	{"", "\"plan\": {\"REL-06/zones\": {\"owner\": \"Ann\"}}",
	 "\"plan\": {\"REL-06/zones\": {\"owner\": \"Bob\"}}",
	 "\"plan\": {\"REL-06/zones\": {\"owner\": \"Bob\"}}",
	 "plan REL-06/zones owner: Ann | Bob\n"},
	/* A record taken out, and changed. */
	{"\"acceptances\": [{" RISK "}]", "",
	 "\"acceptances\": [{" RISK ", \"owner\": \"Ann\"}]",
	 "\"acceptances\": [{" RISK ", \"owner\": \"Ann\"}]",
	 "acceptances a: nothing | id a, of REL-01, owner Ann, from 2026-11-01, until "
	 "2026-12-01\n"},
	{"\"acceptances\": [{" RISK ", \"owner\": \"Ann\"}]",
	 "\"acceptances\": [{" RISK ", \"owner\": \"Bob\"}]", "", "",
	 "acceptances a: id a, of REL-01, owner Bob, from 2026-11-01, until 2026-12-01 | "
	 "nothing\n"},
	/* Parked in the same second by both. */
	{PARK(SAME_SECOND("a")), PARK(SAME_SECOND("a") ", " SAME_SECOND("b")),
	 PARK(SAME_SECOND("a") ", " SAME_SECOND("c")),
	 PARK(SAME_SECOND("a") ", " SAME_SECOND("b") ", " SAME_SECOND("c")), ""},
	{PARK(SAME_SECOND("a") ", " SAME_SECOND("a")), PARK(SAME_SECOND("a")),
	 PARK(SAME_SECOND("a") ", " SAME_SECOND("a") ", " SAME_SECOND("b")),
	 PARK(SAME_SECOND("a") ", " SAME_SECOND("b")), ""},
	/* None is an answer. */
	{"", "\"workload\": {\"kinds\": []}", "\"workload\": {\"kinds\": [\"rag\"]}",
	 "\"workload\": {\"kinds\": [\"rag\"]}", "workload kinds: nothing | rag\n"},
	{"", "\"workload\": {\"kinds\": [\"genai\"]}",
	 "\"workload\": {\"kinds\": [\"rag\"]}",
	 "\"workload\": {\"kinds\": [\"rag\", \"genai\"]}", ""},
	/* What is not known, with names as odd as can be. */
	{"", "\"x\": {\"a/b~\": {\"\": 1}}", "\"x\": {\"a/b~\": {\"\": 2}}",
	 "\"x\": {\"a/b~\": {\"\": 2}}", "x a/b~ : 1 | 2\n"},
	{"", "\"x\": [1, 1]", "\"x\": [1, 2]", "\"x\": [1, 2]", "x: 1, 1 | 1, 2\n"},
};

static void knots_are_untied_or_shown(void **state)
{
	for (size_t i = 0; i < COUNT_OF(knots); i++) {
		struct assessment *base = with_members(*state, knots[i].base);
		struct assessment *ours = with_members(*state, knots[i].ours);
		struct assessment *theirs = with_members(*state, knots[i].theirs);
		struct assessment *expected = with_members(*state, knots[i].settled);
		struct assessment *m = merged(base, ours, theirs, MERGE_NEITHER),
				  *by_theirs;
		struct str text = {0};

		by_theirs = settled(m, MERGE_THEIRS, false);
		conflicts_text(&text, m);
		assert_text_equal(str_text(&text), knots[i].conflicts);
		assert_same(by_theirs, expected);
		str_release(&text);
		assessment_free(base);
		assessment_free(ours);
		assessment_free(theirs);
		assessment_free(expected);
		assessment_free(m);
		assessment_free(by_theirs);
	}
}

static void a_place_that_is_gone_is_said(void **state)
{
	struct assessment *a = with_members(
		*state,
		"\"conflicts\": [{\"at\": \"acceptances/b/owner\", \"theirs\": \"x\"}, "
		"{\"at\": \"about/title\", \"ours\": 1, \"theirs\": 2}]");
	struct str words = {0};
	struct err err = {0};

	assert_null(conflict_settle(a, 0, MERGE_THEIRS, &err));
	assert_text_equal(err.text,
			  "acceptances b owner: what the conflict is about is not there "
			  "any more; only ours can be kept");
	assert_null(conflict_settle(a, 1, MERGE_THEIRS, &err));
	assert_text_equal(
		err.text,
		"theirs does not fit any more: \"title\" must be a text, not 2");
	conflicts_words(&words, a);
	assert_text_equal(
		str_text(&words),
		"2 conflicts of a merge are not settled (acceptances b owner, about "
		"title)");
	str_release(&words);
	assessment_free(a);
}

/* Whatever stands there: settled, or refused with a word of why; and the file stays as it is. */
static void odd_conflicts_do_no_harm(void **state)
{
	static const char *const odd[] = {
		"conflicts", "conflicts/0", "", "/", "//", "format", "id", "answers", "milestones",
		"answers/REL-01", "answers/REL-01/practices/x", "answers/~", "answers/~1~0",
		"workshop/agenda", "workshop/agenda/x", "acceptances", "acceptances/",
		("a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/"
		"a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a")};
	static const char *const values[] = {
		"", ", \"theirs\": 1", ", \"ours\": {}, \"theirs\": {\"level\": 2}",
		", \"ours\": [], \"theirs\": [\"x\", \"y\"]", ", \"ours\": null, \"theirs\": null",
		", \"theirs\": {\"level\": \"two\"}"};

	for (size_t i = 0; i < COUNT_OF(odd) * COUNT_OF(values); i++) {
		struct str members = {0};
		struct assessment *a;

		str_addf(&members, "\"conflicts\": [{\"at\": \"%s\"%s}, {\"at\": \"x\"}]",
			 odd[i / COUNT_OF(values)], values[i % COUNT_OF(values)]);
		a = with_members(*state, str_text(&members));
		for (int way = 0; way < 4; way++) {
			struct err err = {0};
			struct assessment *then =
				conflict_settle(a, way & 2 ? 0 : CONFLICT_ALL,
						way & 1 ? MERGE_THEIRS : MERGE_OURS, &err);

			assert_true(then || *err.text);
			if (then)
				assert_true(then->n_conflicts < a->n_conflicts);
			assessment_free(then);
		}
		assessment_free(a);
		str_release(&members);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_apart_comes_together_whole),
		cmocka_unit_test(a_conflict_drops_neither_side),
		cmocka_unit_test(knots_are_untied_or_shown),
		cmocka_unit_test(a_place_that_is_gone_is_said),
		cmocka_unit_test(odd_conflicts_do_no_harm),
	};

	return cmocka_run_group_tests(tests, small_setup, small_teardown);
}

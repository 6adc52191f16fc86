/* What a session keeps of an assessment is what would be found anew, whatever is pressed. */
#include "engine/same_score.h"
#include "ui/play.h"

/* Keys that answer, take back, look elsewhere and walk on, by kind of question and view. */
static const char *const pressed[] = {
	"0", "1", "2", "3", "4", "y", "p", "n", "u", "2", "3", "y", "n", "1", "f", "c",
	"x o", "X o", "<Del>", "U", "U", "<C-r>", "]", "}", ")", "<Down>", "<Up>", "<Space>",
	"D", "W", "D <Down> <Down>", "P", "P <Down> <Down> <Down>", "P <Down> 2", "S", "L",
	"<Esc>", "<Esc>", "a", "W", "W 2", "W 3 y",
};

static void assert_current(const struct session *s)
{
	struct score anew;
	size_t n = 0;

	score_init(&anew, s->q);
	score_compute(&anew, s->a, 0);
	assert_same_score(&s->score, &anew);
	for (size_t i = 0; i < s->q->n_questions; i++)
		if (anew.questions[i].asked) {
			struct thing t = {THING_QUESTION, i};
			size_t place = session_place(s, t);

			assert_true(place < s->n_order);
			assert_int_equal(s->order[place].kind, THING_QUESTION);
			assert_int_equal(s->order[place].index, i);
			n++;
		}
	assert_int_equal(s->n_order, n + anew.decisions_asked + anew.fields_asked);
	score_release(&anew);
}

static void follow(const char *const *answers, uint32_t seed, int keys)
{
	struct play *p = play_open(answers, 24, 80, false);
	int undone = 0;

	for (int i = 0; i < keys; i++) {
		seed = seed * 1664525u + 1013904223u;
		play(p, pressed[(seed >> 16) % COUNT_OF(pressed)]);
		assert_current(play_session(p));
	}
	for (; session_undo(play_session(p)); undone++)
		assert_current(play_session(p));
	assert_true(undone > keys / 20);
	play_close(p);
}

static void its_score_is_never_behind(void **state)
{
	static const char *const some[] = {
		"stage=prod", "kinds=rag,genai", "criticality=mcrit", "DT-03=net",
		"DT-12=none", "DT-01=partial", NULL,
	};

	(void)state;
	follow(play_begun, 1, 1000);
	follow(some, 2, 1500);
	follow(some, 3, 1500);
}

/* Settings that stand by question are taken back like any other, and made again. */
static void targets_and_waves_are_taken_back(void **state)
{
	static const char *const words[][2] = {
		{"target.REL-01", "2"}, {"target.REL-06", "4"}, {"target.REL-01", "4"},
		{"waves.start", "2026-12-01"}, {"waves.days", "14"}, {"target", "2"},
	};
	struct play *p = play_open(play_begun, 24, 80, false);
	struct session *s = play_session(p);
	struct str texts[COUNT_OF(words) + 1] = {{0}}, now = {0};

	(void)state;
	assessment_write(s->a, &texts[0]);
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		assert_true(session_set_by_words(s, words[i][0], words[i][1]));
		assert_current(s);
		assessment_write(s->a, &texts[i + 1]);
		assert_string_not_equal(str_text(&texts[i]), str_text(&texts[i + 1]));
	}
	assert_false(session_set_by_words(s, "target.REL-01", "5"));
	for (size_t round = 0; round < 2; round++) {
		for (size_t i = COUNT_OF(words); i-- > 0;) {
			assert_true(session_undo(s));
			assert_current(s);
			str_truncate(&now, 0);
			assessment_write(s->a, &now);
			assert_text_equal(str_text(&now), str_text(&texts[i]));
		}
		for (size_t i = 1; i <= COUNT_OF(words); i++) {
			assert_true(session_redo(s));
			str_truncate(&now, 0);
			assessment_write(s->a, &now);
			assert_text_equal(str_text(&now), str_text(&texts[i]));
		}
	}
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		str_release(&texts[i]);
	str_release(&now);
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(its_score_is_never_behind),
		cmocka_unit_test(targets_and_waves_are_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

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
	static const char *const none[] = {NULL};
	static const char *const some[] = {
		"stage=prod", "kinds=rag,genai", "criticality=mcrit", "DT-03=net",
		"DT-12=none", "DT-01=partial", NULL,
	};

	(void)state;
	follow(none, 1, 1000);
	follow(some, 2, 1500);
	follow(some, 3, 1500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(its_score_is_never_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A person who reads the screen and types as little as possible answers everything that a
 * core review asks, from an empty file on. The keys are counted. */
#include "play.h"

#include "ui/view/walk/walk.h"

/* What the person has to say of the workload. A choice of many ends with Enter. */
static const struct {
	const char *name, *keys;
} facts[] = {
	{"kinds", "1 2 3 <Enter>"}, {"stage", "3"}, {"criticality", "3"},
	{"serving", "1 <Enter>"},   {"sensitivity", "3"},
};

/* What that takes, for the questionnaire as it stands: a change of its content may change
 * these, a change of the screen must not. */
enum {
	KEYS_VALUES = 7,
	KEYS_BEGIN = 1 + 2,               /* the time; a name of a letter */
	KEYS_PROFILE = KEYS_VALUES + 2,   /* after two choices of many */
	KEYS_DECISIONS = 12,
	KEYS_LEVELS = 20,
	KEYS_ITEMS = 58,
	KEYS_ALL = KEYS_BEGIN + KEYS_PROFILE + KEYS_DECISIONS + KEYS_LEVELS + KEYS_ITEMS,
};

struct person {
	struct play *p;
	size_t keys, facts, decisions, levels, items;
};

static void type(struct person *who, const char *keys)
{
	int *codes;
	size_t n, at;

	assert_true(keys_parse(keys, &codes, &n, &at));
	free(codes);
	who->keys += n;
	assert_true(play(who->p, keys));
}

/* The line of the screen that holds part, from there on; fails when there is none. */
static void read_line(struct person *who, const char *part, char *line, size_t size)
{
	struct str screen = play_screen(who->p);
	const char *at = strstr(str_text(&screen), part);

	if (!at)
		fail_msg("'%s' is not on the screen:\n%s", part, str_text(&screen));
	snprintf(line, size, "%.*s", (int)strcspn(at, "\n"), at);
	str_release(&screen);
}

static bool screen_has(struct person *who, const char *part)
{
	struct str screen = play_screen(who->p);
	bool has = strstr(str_text(&screen), part) != NULL;

	str_release(&screen);
	return has;
}

/* The cursor stands on the title of a field. */
static void answer_fact(struct person *who, size_t i)
{
	struct session *s = play_session(who->p);
	struct thing t = questionnaire_find(s->q, facts[i].name);
	char line[400];

	assert_int_equal(t.kind, THING_FIELD);
	read_line(who, "\u25b8 ", line, sizeof line);
	assert_text_has(line, s->q->fields[t.index].title);
	type(who, facts[i].keys);
	assert_true(session_is_answered(s, t));
	who->facts++;
}

/* The id heads the question, in the third row. */
static struct thing read_question(struct person *who)
{
	struct str screen = play_screen(who->p);
	const char *row = strchr(str_text(&screen), '\n');
	struct thing t;
	char id[16];

	row = row ? strchr(row + 1, '\n') : NULL;
	assert_non_null(row);
	snprintf(id, sizeof id, "%.*s", (int)strcspn(row + 1, " \n"), row + 1);
	t = questionnaire_find(play_session(who->p)->q, id);
	if (t.kind == THING_NONE)
		fail_msg("no question is shown:\n%s", str_text(&screen));
	str_release(&screen);
	return t;
}

static void answer_question(struct person *who, struct thing t)
{
	struct session *s = play_session(who->p);
	size_t items = prompt_items(s->q, t);

	if (session_is_answered(s, t))
		fail_msg("%s is shown again", thing_id(s->q, t));
	switch (prompt_kind(s->q, t)) {
	case PROMPT_LEVELS:
		type(who, "3");
		who->levels++;
		break;
	case PROMPT_OPTIONS:
		type(who, "1");
		who->decisions++;
		break;
	case PROMPT_PRACTICES:
		for (size_t i = 0; i < items; i++)
			type(who, i % 3 ? "y" : "p");
		who->items += items;
		break;
	case PROMPT_DERIVED:
		fail_msg("%s follows from decisions and is asked", thing_id(s->q, t));
	}
	if (!session_is_answered(s, t))
		fail_msg("%s is not answered", thing_id(s->q, t));
}

static void assert_all_is_answered(const struct session *s)
{
	for (size_t i = 0; i < s->n_order; i++)
		if (!session_is_answered(s, s->order[i]))
			fail_msg("%s is not answered", thing_id(s->q, s->order[i]));
}

static void a_core_review_takes_the_fewest_keys(void **state)
{
	static const char *const nothing[] = {NULL};
	struct person who = {.p = play_open(nothing, 24, 80, false)};
	struct session *s = play_session(who.p);
	size_t questions = 0;

	(void)state;
	assert_int_equal(app_view(who.p->app), VIEW_PROFILE);
	type(&who, "1 A <Enter>");
	for (size_t i = 0; i < COUNT_OF(facts); i++)
		answer_fact(&who, i);
	assert_int_equal(who.keys, KEYS_BEGIN + KEYS_PROFILE);
	assert_int_equal(app_view(who.p->app), VIEW_WALK);
	while (!screen_has(&who, "everything is answered")) {
		answer_question(&who, read_question(&who));
		questions++;
	}
	assert_all_is_answered(s);
	assert_int_equal(who.decisions, KEYS_DECISIONS);
	assert_int_equal(who.levels, KEYS_LEVELS);
	assert_int_equal(who.items, KEYS_ITEMS);
	assert_int_equal(who.keys, KEYS_ALL);
	/* In all at most 2.1 keys for each thing that is asked, time and name among them. */
	assert_true(10 * who.keys <= 21 * (2 + who.facts + questions));
	/* What is promised of any questionnaire: two keys a question for moving on. */
	assert_true(who.keys <= KEYS_BEGIN + KEYS_VALUES + who.decisions + who.levels + who.items +
					2 * (who.facts + questions));
	play_close(who.p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_core_review_takes_the_fewest_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

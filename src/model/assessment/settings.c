/* What is set by words beside answers: a table of ids, and one id for each question's target. */
#include <string.h>

#include "base/date.h"
#include "base/nearest.h"
#include "base/number.h"
#include "model/assessment/members.h"

#define TARGET_OF "target."

static const struct member settings[] = {
	{"name", AS_TEXT, TEXT_SUBJECT, AT(assessment, name)},
	{"title", AS_TEXT, TEXT_SUBJECT, AT(assessment, about.title)},
	{"depth", AS_WORD, NO_TEXT, AT(assessment, settings.depth), .words = &depth_words,
	 .has = offsetof(struct assessment, settings.has_depth)},
	{"target", AS_NUMBER, NO_TEXT, AT(assessment, settings.target), .min = 1,
	 .max = Q_LEVELS - 1},
	{"capacity", AS_NUMBER, NO_TEXT, AT(assessment, settings.capacity), .min = 1,
	 .max = CAPACITY_MAX},
	{"waves.start", AS_DAY, TEXT_PLAIN, AT(assessment, settings.waves_start)},
	{"waves.days", AS_NUMBER, NO_TEXT, AT(assessment, settings.waves_days), .min = 1,
	 .max = WAVE_DAYS_MAX},
};

#define N_SETTINGS (sizeof settings / sizeof *settings)

static bool set_word(struct assessment *a, const struct member *m, const char *value,
		     struct err *err)
{
	struct choices c = {0};
	int word = word_value(m->words, value);

	choices_add_words(&c, m->words);
	if (word < 0)
		return words_refuse(err, m->key, value, &c);
	*(int *)(void *)((char *)a + m->offset) = word;
	*(bool *)((char *)a + m->has) = true;
	return true;
}

static bool set_number(int *into, const struct member *m, const char *value, struct err *err)
{
	long n;

	if (!number_parse(value, &n) || n < m->min || n > m->max)
		return err_set(err, EXIT_CODE_USAGE,
			       "%s: '%.80s' is not possible; use a whole number from %d to %d",
			       m->key, value, m->min, m->max);
	*into = (int)n;
	return true;
}

static bool set(struct assessment *a, const struct member *m, const char *value,
		struct err *err)
{
	void *slot = (char *)a + m->offset;
	long day;

	if (m->kind == AS_WORD)
		return set_word(a, m, value, err);
	if (m->kind == AS_NUMBER)
		return set_number(slot, m, value, err);
	if (m->kind == AS_TEXT && !words_are_text(m->key, value, err))
		return false;
	if (m->kind == AS_DAY && !date_parse(value, &day))
		return err_set(err, EXIT_CODE_USAGE,
			       "%s: '%.80s' is not possible; use a date like 2026-12-01", m->key,
			       value);
	*(const char **)slot = arena_strdup(&a->arena, value);
	return true;
}

static void clear(struct assessment *a, const struct member *m)
{
	void *slot = (char *)a + m->offset;

	if (m->kind == AS_WORD) /* the depth */
		a->settings.depth = DEPTH_DEEP;
	else if (m->kind == AS_NUMBER)
		*(int *)slot = 0;
	else
		*(const char **)slot = "";
	if (m->has)
		*(bool *)((char *)a + m->has) = false;
}

void setting_words(struct nearest *near, struct str *out)
{
	for (size_t i = 0; i < N_SETTINGS; i++) {
		if (near)
			nearest_try(near, settings[i].key);
		if (out)
			str_addf(out, "%s, ", settings[i].key);
	}
	if (out)
		str_add(out, "or target.ID of a question");
}

/* The question whose target an id is: "target.REL-06". NULL, with a message, when it is none. */
static const struct question *find_question(const struct questionnaire *q, const char *id,
					    struct err *err)
{
	const char *of = id + sizeof TARGET_OF - 1;
	struct thing t = questionnaire_find(q, of);
	struct nearest near = {.word = of};

	if (t.kind == THING_QUESTION)
		return &q->questions[t.index];
	if (t.kind != THING_NONE) {
		err_set(err, EXIT_CODE_USAGE,
			"%.80s: only questions have targets; %.40s is a %s", id, of,
			thing_kind_name(t.kind));
		return NULL;
	}
	for (size_t i = 0; i < q->n_questions; i++)
		nearest_try(&near, q->questions[i].id);
	err_set(err, EXIT_CODE_USAGE, "%.80s: there is no question '%.40s'%s", id, of,
		nearest_hint(&near));
	return NULL;
}

/* A target that another version's file has, of what this one could not have, goes too. */
static void put_target(struct assessment *a, const struct question *q, int level)
{
	a->settings.targets[q - a->questionnaire->questions] = (unsigned char)level;
	raw_drop(&a->arena, &a->settings.targets_extra, q->id);
}

static bool set_question_target(struct assessment *a, const char *id, const char *value,
				struct err *err)
{
	const struct question *q = find_question(a->questionnaire, id, err);
	static const char *const levels[] = {"0", "1", "2", "3", "4"};
	struct choices c = {0};

	if (!q)
		return false;
	for (int i = 1; i < Q_LEVELS; i++) {
		if (!question_offers(q, i))
			continue;
		choices_add(&c, levels[i]);
		if (strcmp(value, levels[i]) != 0)
			continue;
		put_target(a, q, i);
		return true;
	}
	return words_refuse(err, id, value, &c);
}

static bool is_target(const char *id)
{
	return !strncmp(id, TARGET_OF, sizeof TARGET_OF - 1);
}

static enum setting_result result_of(bool done)
{
	return done ? SETTING_DONE : SETTING_REFUSED;
}

enum setting_result setting_set(struct assessment *a, const char *id, const char *value,
				struct err *err)
{
	if (is_target(id))
		return result_of(set_question_target(a, id, value, err));
	for (size_t i = 0; i < N_SETTINGS; i++)
		if (!strcmp(id, settings[i].key))
			return result_of(set(a, &settings[i], value, err));
	return SETTING_UNKNOWN;
}

enum setting_result setting_clear(struct assessment *a, const char *id, struct err *err)
{
	const struct question *q = is_target(id) ? find_question(a->questionnaire, id, err)
						 : NULL;

	if (q)
		put_target(a, q, 0);
	if (is_target(id))
		return result_of(q != NULL);
	for (size_t i = 0; i < N_SETTINGS; i++)
		if (!strcmp(id, settings[i].key)) {
			clear(a, &settings[i]);
			return SETTING_DONE;
		}
	return SETTING_UNKNOWN;
}

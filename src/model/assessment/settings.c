/* What is set by words beside answers: a table of ids, and one id for each question's target. */
#include <string.h>

#include "base/date.h"
#include "base/nearest.h"
#include "base/number.h"
#include "model/assessment/assessment.h"
#include "model/assessment/parts.h"

#define TARGET_OF "target."

static bool set_name(struct assessment *a, const char *value, struct err *err)
{
	if (!words_are_text("name", value, err))
		return false;
	a->name = arena_strdup(&a->arena, value);
	return true;
}

static void clear_name(struct assessment *a)
{
	a->name = "";
}

static bool set_title(struct assessment *a, const char *value, struct err *err)
{
	if (!words_are_text("title", value, err))
		return false;
	a->about.title = arena_strdup(&a->arena, value);
	return true;
}

static void clear_title(struct assessment *a)
{
	a->about.title = "";
}

static bool set_depth(struct assessment *a, const char *value, struct err *err)
{
	struct choices c = {0};
	int depth = word_value(&depth_words, value);

	choices_add_words(&c, &depth_words);
	if (depth < 0)
		return words_refuse(err, "depth", value, &c);
	a->settings.depth = (enum depth)depth;
	a->settings.has_depth = true;
	return true;
}

static void clear_depth(struct assessment *a)
{
	a->settings.depth = DEPTH_DEEP;
	a->settings.has_depth = false;
}

static bool take_number(const char *id, const char *value, long min, long max, int *into,
			struct err *err)
{
	long n;

	if (!number_parse(value, &n) || n < min || n > max)
		return err_set(
			err, EXIT_CODE_USAGE,
			"%s: '%.80s' is not possible; use a whole number from %ld to %ld",
			id, value, min, max);
	*into = (int)n;
	return true;
}

static bool set_target(struct assessment *a, const char *value, struct err *err)
{
	return take_number("target", value, 1, Q_LEVELS - 1, &a->settings.target, err);
}

static void clear_target(struct assessment *a)
{
	a->settings.target = 0;
}

static bool set_capacity(struct assessment *a, const char *value, struct err *err)
{
	return take_number("capacity", value, 1, CAPACITY_MAX, &a->settings.capacity,
			   err);
}

static void clear_capacity(struct assessment *a)
{
	a->settings.capacity = 0;
}

static bool set_waves_start(struct assessment *a, const char *value, struct err *err)
{
	long day;

	if (!date_parse(value, &day))
		return err_set(err, EXIT_CODE_USAGE,
			       "waves.start: '%.80s' is not possible; use a date like 2026-12-01",
			       value);
	a->settings.waves_start = arena_strdup(&a->arena, value);
	return true;
}

static void clear_waves_start(struct assessment *a)
{
	a->settings.waves_start = "";
}

static bool set_waves_days(struct assessment *a, const char *value, struct err *err)
{
	return take_number("waves.days", value, 1, WAVE_DAYS_MAX, &a->settings.waves_days,
			   err);
}

static void clear_waves_days(struct assessment *a)
{
	a->settings.waves_days = 0;
}

static const struct {
	const char *id;
	bool (*set)(struct assessment *a, const char *value, struct err *err);
	void (*clear)(struct assessment *a);
} settings[] = {
	{"name", set_name, clear_name},
	{"title", set_title, clear_title},
	{"depth", set_depth, clear_depth},
	{"target", set_target, clear_target},
	{"capacity", set_capacity, clear_capacity},
	{"waves.start", set_waves_start, clear_waves_start},
	{"waves.days", set_waves_days, clear_waves_days},
};

#define N_SETTINGS (sizeof settings / sizeof *settings)

void setting_words(struct nearest *near, struct str *out)
{
	for (size_t i = 0; i < N_SETTINGS; i++) {
		if (near)
			nearest_try(near, settings[i].id);
		if (out)
			str_addf(out, "%s, ", settings[i].id);
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
		if (!strcmp(id, settings[i].id))
			return result_of(settings[i].set(a, value, err));
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
		if (!strcmp(id, settings[i].id)) {
			settings[i].clear(a);
			return SETTING_DONE;
		}
	return SETTING_UNKNOWN;
}

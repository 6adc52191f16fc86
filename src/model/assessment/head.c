/* The tables of the file itself: its head, its settings, and what else stands in it. */
#include <string.h>

#include "model/assessment/members.h"

static void check_rank(struct reader *r, const struct jnode *n, void *object)
{
	const struct settings *settings = object;

	reader_want_once(r, n, &settings->rank);
}

/* A target that the question cannot have: another version's is kept, else it is a fault. */
static void keep_target(struct reader *r, const struct jnode *n, const struct question *q)
{
	char levels[32];

	if (reader_allows_misfit(r))
		reader_keep_plain(r, &r->a->settings.targets_extra, n->key, n);
	else
		reader_fault(r, n->at, "%s has the levels %s; the target %s is none of them",
			     q->id, question_levels_text(levels, q), reader_shown(r, n));
}

static void read_targets(struct reader *r, const struct jnode *n, void *object)
{
	struct settings *settings = object;
	const struct questionnaire *q = r->a->questionnaire;

	if (!reader_want(r, n, JNODE_OBJECT, "an object like {\"REL-06\": 4}"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next) {
		struct thing t = questionnaire_find(q, c->key);
		int level;

		if (t.kind != THING_QUESTION)
			reader_keep(r, &settings->targets_extra, c);
		else if (!reader_number(r, c, 1, Q_LEVELS - 1, &level))
			continue;
		else if (question_offers(&q->questions[t.index], level))
			settings->targets[t.index] = (unsigned char)level;
		else
			keep_target(r, c, &q->questions[t.index]);
	}
}

static bool has_targets(const struct writer *w, const void *object)
{
	const struct settings *settings = object;
	size_t n = w->a->questionnaire->n_questions, i = 0;

	while (i < n && !settings->targets[i])
		i++;
	return i < n || settings->targets_extra.n;
}

static void write_targets(struct writer *w, const void *object)
{
	const struct settings *settings = object;
	const struct questionnaire *q = w->a->questionnaire;

	json_open(&w->json, "targets", '{', false);
	for (size_t i = 0; i < q->n_questions; i++)
		if (settings->targets[i])
			json_integer(&w->json, q->questions[i].id, settings->targets[i]);
	write_raw(w, &settings->targets_extra);
	json_close(&w->json, '}');
}

/* They are kept as they are; conflict.h reads them when they are asked for. */
static void check_conflicts(struct reader *r, const struct jnode *n, void *object)
{
	struct assessment *a = object;

	if (!reader_want(r, n, JNODE_LIST, "a list of objects"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next) {
		const struct jnode *at = json_get(c, "at");

		if (reader_want(r, c, JNODE_OBJECT, "an object") &&
		    (!at || at->kind != JNODE_TEXT))
			reader_fault(r, c->at,
				     "\"at\" is missing: where the conflict is, like "
				     "\"answers/REL-06\"");
	}
	a->n_conflicts = n->n;
}

/* Both are judged before anything else is read. */
static void write_format(struct writer *w, const void *object)
{
	(void)object;
	json_text(&w->json, "format", ASSESSMENT_FORMAT);
	json_integer(&w->json, "version", ASSESSMENT_VERSION);
}

/* clang-format off */
static const struct member questionnaire_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(assessment, questionnaire_extra), .on_line = true},
	{"id", AS_TEXT, TEXT_PLAIN, AT(assessment, questionnaire_id), .always = true},
	{"version", AS_TEXT, TEXT_PLAIN, AT(assessment, questionnaire_version),
	 .always = true},
	{"before", AS_TEXT, TEXT_PLAIN, AT(assessment, questionnaire_before)},
	{0},
};
static const struct member about_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(about, extra)},
	{"title", AS_TEXT, TEXT_SUBJECT, AT(about, title)},
	{"date", AS_DAY, TEXT_PLAIN, AT(about, date)},
	{"scope", AS_NOTE, TEXT_SUBJECT, AT(about, scope)},
	{"participants", AS_TEXTS, TEXT_PERSON, AT(about, participants)},
	{0},
};
static const struct member waves_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(settings, waves_extra), .on_line = true},
	{"start", AS_DAY, TEXT_PLAIN, AT(settings, waves_start)},
	{"days", AS_NUMBER, NO_TEXT, AT(settings, waves_days), .min = 1,
	 .max = WAVE_DAYS_MAX},
	{0},
};
static const struct member settings_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(settings, extra)},
	{"depth", AS_WORD, NO_TEXT, AT(settings, depth), .words = &depth_words,
	 .has = offsetof(struct settings, has_depth)},
	{"target", AS_NUMBER, NO_TEXT, AT(settings, target), .min = 1, .max = Q_LEVELS - 1},
	{"rank", AS_TEXTS, TEXT_PLAIN, AT(settings, rank), .check = check_rank},
	{"capacity", AS_NUMBER, NO_TEXT, AT(settings, capacity), .min = 1,
	 .max = CAPACITY_MAX},
	{"targets", AS_OWN, NO_TEXT, AT(settings, targets_extra),
	 .read = read_targets, .is_set = has_targets, .write = write_targets},
	{"waves", AS_OBJECT, NO_TEXT, .members = waves_members},
	{0},
};

const struct member root_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(assessment, extra)},
	{"format", AS_OWN, NO_TEXT, .write = write_format, .always = true},
	{"version", AS_OWN, .class = NO_TEXT},
	{"id", AS_TEXT, TEXT_PLAIN, AT(assessment, id), .always = true},
	{"questionnaire", AS_OBJECT, NO_TEXT, .members = questionnaire_members,
	 .always = true},
	{"about", AS_OBJECT, NO_TEXT, AT(assessment, about), .members = about_members},
	{"settings", AS_OBJECT, NO_TEXT, AT(assessment, settings),
	 .members = settings_members},
	{"workload", AS_OWN, NO_TEXT, AT(assessment, workload_extra),
	 .read = read_workload, .write = write_workload, .always = true},
	{"answers", AS_OWN, NO_TEXT, AT(assessment, answers_extra),
	 .read = read_answers, .write = write_answers, .always = true},
	{"plan", AS_MAP, NO_TEXT, AT(assessment, plan),
	 .count = offsetof(struct assessment, n_plan), .members = plan_members},
	{"acceptances", AS_LIST, NO_TEXT, AT(assessment, acceptances),
	 .count = offsetof(struct assessment, n_acceptances), .members = acceptance_members,
	 .check = acceptances_check},
	{"workshop", AS_OBJECT, NO_TEXT, AT(assessment, workshop),
	 .members = workshop_members},
	{"scenarios", IN_TAIL, TEXT_REMARK, AT(assessment, tail)},
	{"milestones", IN_TAIL, TEXT_OTHER, AT(assessment, tail)},
	{"part", IN_TAIL, TEXT_OTHER, AT(assessment, tail)},
	{"conflicts", IN_TAIL, TEXT_OTHER, AT(assessment, tail), .check = check_conflicts},
	{0},
};
/* clang-format on */

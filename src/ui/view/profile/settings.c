/* How deep the review goes, which level counts as done, how much fits into a wave: the last
 * rows of the profile; see profile.h. */
#include <stdio.h>

#include "ui/view/profile/profile.h"

static const char *const depths[] = {
	[DEPTH_CORE] = "Core: what matters most, in one session of about 90 minutes",
	[DEPTH_STANDARD] = "Standard: core, and what a production workload needs",
	[DEPTH_DEEP] = "Deep: everything (the default)",
};
static const char *const levels[] = {
	"Level 1: begun", "Level 2: in part", "Level 3: in place; usual for most workloads",
	"Level 4: proven, watched and improved",
};

static const struct setting {
	const char *id, *title, *ask, *why;
	const char *const *values;
	size_t n_values;
	const char *unset; /* NULL: by the score */
} settings[] = {
	{"depth", "Review depth", "How much is asked?",
	 "Questions beyond it are left out of the walk and of the score. Answers that they "
	 "have already are kept.",
	 depths, 3, "deep (default)"},
	{"target", "Target level", "From which level on is a question good enough?",
	 "Answers below it become actions of the plan. When you choose none "
	 "it is 3, or 4 for a mission-critical workload.",
	 levels, 4, NULL},
	{"capacity", "Capacity per wave",
	 "How many person-days can the team spend in each wave?",
	 "The waves now and next are filled up to that, in the order of the plan. Without "
	 "it the urgency alone decides.",
	 NULL, 0, "no limit"},
};

static const struct setting *setting_of(int field)
{
	return &settings[PROFILE_DEPTH - field];
}

const char *profile_setting_id(int field)
{
	return setting_of(field)->id;
}

const char *profile_setting_title(int field)
{
	return setting_of(field)->title;
}

size_t profile_setting_values(int field)
{
	return setting_of(field)->n_values;
}

const char *profile_setting_value(int field, size_t value)
{
	return setting_of(field)->values[value];
}

bool profile_setting_chosen(const struct session *s, int field, size_t value)
{
	if (field == PROFILE_DEPTH)
		return s->a->settings.has_depth && s->a->settings.depth == (enum depth)value;
	return field == PROFILE_TARGET && s->a->settings.target == (int)value + 1;
}

const char *profile_setting_text(char *buf, size_t size, const struct session *s, int field,
				 bool *set)
{
	int number = field == PROFILE_TARGET ? s->a->settings.target : s->a->settings.capacity;

	*set = field == PROFILE_DEPTH ? s->a->settings.has_depth : number != 0;
	if (!*set && field != PROFILE_TARGET)
		return setting_of(field)->unset;
	if (field == PROFILE_DEPTH)
		return depth_name(s->a->settings.depth);
	if (!*set) {
		snprintf(buf, size, "level %d (default)", s->score.target);
		return buf;
	}
	snprintf(buf, size, "%s%d%s", field == PROFILE_TARGET ? "level " : "", number,
		 field == PROFILE_TARGET ? "" : number == 1 ? " day" : " days");
	return buf;
}

bool profile_setting_choose(struct session *s, int field, size_t value)
{
	char number[16];

	if (field == PROFILE_DEPTH)
		return session_set_words(s, "depth", depth_name((enum depth)value));
	snprintf(number, sizeof number, "%zu", value + 1);
	return session_set_words(s, setting_of(field)->id, number);
}

void profile_setting_clear(struct session *s, int field)
{
	if (!session_edit_settings(s))
		return;
	if (field == PROFILE_DEPTH)
		s->a->settings.has_depth = false;
	else if (field == PROFILE_TARGET)
		s->a->settings.target = 0;
	else
		s->a->settings.capacity = 0;
	session_commit(s, NULL);
}

const char *profile_setting_ask(int field)
{
	return setting_of(field)->ask;
}

const char *profile_setting_why(int field)
{
	return setting_of(field)->why;
}

/* How much each depth holds, at most. */
static void depth_more(struct str *out, const struct questionnaire *q)
{
	size_t questions = 0, decisions = 0;

	for (int d = DEPTH_CORE; d <= DEPTH_DEEP; d++) {
		for (size_t i = 0; i < q->n_questions; i++)
			questions += (int)q->questions[i].depth == d;
		for (size_t i = 0; i < q->n_decisions; i++)
			decisions += (int)q->decisions[i].depth == d;
		str_addf(out, "%s: up to %zu questions and %zu decisions.\n",
			 depth_name((enum depth)d), questions, decisions);
	}
	str_add(out, "The profile says which of them are asked.");
}

void profile_setting_more(struct str *out, const struct session *s, int field)
{
	if (field == PROFILE_NAME)
		str_add(out, "The name heads the screen and every export.");
	else if (field == PROFILE_DEPTH)
		depth_more(out, s->q);
	else if (field == PROFILE_TARGET)
		str_add(out, "Of a question below the target, the plan lists what lifts it "
			     "there. The scores do not depend on the target.");
	else
		str_add(out, "A wave is a stretch of work: now, next, later. With 20 "
			     "person-days per wave the first 20 days of the plan are for now, "
			     "the 20 after them for next, and the rest for later.");
}

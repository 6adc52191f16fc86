/* How deep the review goes, which level counts as done, how many days a wave has: the last
 * rows of the profile; see profile.h. */
#include <stdio.h>

#include "ui/profile.h"

static const char *const depths[] = {
	[DEPTH_CORE] = "Core: what matters most, in one session of about 90 minutes",
	[DEPTH_STANDARD] = "Standard: core, and what a production workload needs",
	[DEPTH_DEEP] = "Deep: everything; the same as not set",
};
static const char *const levels[] = {
	"Level 1: begun", "Level 2: in part", "Level 3: in place; usual for most workloads",
	"Level 4: proven, watched and improved",
};

static const struct setting {
	const char *id, *title, *ask, *why;
	const char *const *values;
	size_t n_values;
	const char *unset;
} settings[] = {
	{"depth", "Review depth", "How much is asked?",
	 "Questions beyond it are left out of the walk and of the score. Answers that they "
	 "have already are kept.",
	 depths, 3, "deep: everything"},
	{"target", "Target level", "From which level on is a question good enough?",
	 "Answers below it become actions of the plan.", levels, 4,
	 "3; 4 when mission-critical"},
	{"capacity", "Days a wave", "How many person-days does a wave of the plan have?",
	 "Now and next are then filled up to it, in the order of the plan. Without it the "
	 "urgency alone decides.",
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
	if (!*set)
		return setting_of(field)->unset;
	if (field == PROFILE_DEPTH)
		return depth_name(s->a->settings.depth);
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

int profile_setting_draw_head(struct pane p, int field)
{
	const struct setting *set = setting_of(field);
	int row = draw_wrap(p, 0, 0, STYLE_STRONG, set->ask);

	return draw_wrap(p, row, 0, STYLE_DIM, set->why) + 1;
}

/* The name, how deep the review goes, which level counts as done, how much fits into a wave:
 * the rows of the profile that are no fields; see profile.h. */
#include <stdio.h>

#include "ui/view/begin.h"
#include "ui/view/profile/profile.h"

static const char *const levels[] = {
	"Level 1: begun", "Level 2: in part", "Level 3: in place; usual for most workloads",
	"Level 4: proven, watched and improved",
};

static const struct profile_setting settings[] = {
	{"name", "Workload name", "What is the workload called?", "", NULL, 0, "not answered",
	 "The name heads the screen and every export."},
	{"depth", "Review depth", "How much is asked?",
	 "Questions beyond it are left out of the walk and of the score. Answers that they "
	 "have already are kept.",
	 depth_lines, DEPTHS, "deep (default)", NULL},
	{"target", "Target level", "From which level on is a question good enough?",
	 "Answers below it become actions of the plan. When you choose none "
	 "it is 3, or 4 for a mission-critical workload.",
	 levels, 4, NULL,
	 "Of a question below the target, the plan lists what lifts it "
	 "there. The scores do not depend on the target."},
	{"capacity", "Capacity per wave",
	 "How many person-days can the team spend in each wave?",
	 "The waves now and next are filled up to that, in the order of the plan. Without "
	 "it the urgency alone decides.",
	 NULL, 0, "no limit",
	 "A wave is a stretch of work: now, next, later. With 20 "
	 "person-days per wave the first 20 days of the plan are for now, "
	 "the 20 after them for next, and the rest for later."},
};

const struct profile_setting *profile_setting(int field)
{
	return &settings[PROFILE_NAME - field];
}

bool profile_setting_chosen(const struct session *s, int field, size_t value)
{
	if (field == PROFILE_DEPTH)
		return s->a->settings.has_depth && s->a->settings.depth == (enum depth)value;
	return field == PROFILE_TARGET && s->a->settings.target == (int)value + 1;
}

static bool is_set(const struct session *s, int field)
{
	const struct assessment *a = s->a;

	return field == PROFILE_NAME    ? *a->name != '\0'
	       : field == PROFILE_DEPTH ? a->settings.has_depth
					: (field == PROFILE_TARGET ? a->settings.target
								   : a->settings.capacity) > 0;
}

const char *profile_setting_text(char *buf, size_t size, const struct session *s, int field,
				 bool *set)
{
	int number = field == PROFILE_TARGET ? s->a->settings.target : s->a->settings.capacity;

	*set = is_set(s, field);
	if (!*set && field != PROFILE_TARGET)
		return profile_setting(field)->unset;
	if (field == PROFILE_NAME)
		return s->a->name;
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
		return session_set_by_words(s, "depth", depth_name((enum depth)value));
	snprintf(number, sizeof number, "%zu", value + 1);
	return session_set_by_words(s, profile_setting(field)->id, number);
}

bool profile_setting_clear(struct session *s, int field)
{
	if (!is_set(s, field))
		return false;
	if (!session_edit_settings(s))
		return true;
	if (field == PROFILE_NAME)
		s->a->name = "";
	else if (field == PROFILE_DEPTH)
		s->a->settings.has_depth = false;
	else if (field == PROFILE_TARGET)
		s->a->settings.target = 0;
	else
		s->a->settings.capacity = 0;
	session_commit(s, field == PROFILE_NAME ? "the name is taken away" : NULL);
	return true;
}

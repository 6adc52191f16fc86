#include "ui/session/milestones.h"

#include <string.h>

#include "base/date.h"
#include "model/assessment/milestone.h"
#include "ui/session/merging.h"

/* Can it be called so, in a file that can be changed? */
static bool fits(struct session *s, const char *name)
{
	struct err err = {0};

	if (!session_may_edit(s))
		return false;
	if (milestone_name_fits(name, &err))
		return true;
	session_say(s, STYLE_WARNING, "%s", err.text);
	return false;
}

static void changed(struct session *s)
{
	s->dirty = true;
	look_back_update(&s->look_back, s->a, &s->score);
}

void session_keep_milestone(struct session *s, const char *name)
{
	char now[32];

	if (!fits(s, name))
		return;
	name = milestone_keep(s->a, name, date_time_text(now, s->now));
	changed(s);
	session_say(s, STYLE_GOOD, "kept as '%s'", name);
}

void session_rename_milestone(struct session *s, const char *name, const char *to)
{
	if (!fits(s, to) || !strcmp(name, to))
		return;
	if (milestone_is_there(s->a, to)) {
		session_say(s, STYLE_WARNING, "there is a milestone '%s' already", to);
		return;
	}
	milestone_rename(s->a, name, to);
	session_say(s, STYLE_GOOD, "'%s' is '%s' now", name, to);
	changed(s);
}

void session_remove_milestone(struct session *s, const char *name)
{
	if (!session_may_edit(s))
		return;
	milestone_remove(s->a, name);
	session_say(s, STYLE_GOOD, "'%s' is forgotten", name);
	changed(s);
}

void session_go_back(struct session *s, const char *name)
{
	struct diags d = {0};
	const char *kept;
	struct assessment *then;
	char now[32];

	if (!session_may_edit(s))
		return;
	name = arena_strdup(&s->lent, name); /* it may be of what is computed anew */
	then = milestone_go_back(s->a, name, date_time_text(now, s->now), &kept, &d);
	if (then) {
		session_take_over(s, then);
		session_say(s, STYLE_GOOD, "as it was at '%s'; what was there is kept as '%s'",
			    name, kept);
	} else {
		changed(s);
		session_say(s, STYLE_ERROR, "'%s' is damaged and cannot be gone back to; plumbline "
					    "check names its faults", name);
	}
	diags_release(&d);
}

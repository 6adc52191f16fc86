/* What the keys of the profile mean; see profile.h. Context by context, because the footer
 * and the help shall offer nothing that is refused. */
#include "ui/view/profile/profile.h"

const struct binding *profile_more(const void *state, const struct session *s)
{
	const struct profile *v = state;
	int field = profile_here(v, s);

	if (!profile_values(s->q, field))
		return profile_is_number(s, field) ? profile_number_keys
						   : profile_text_keys;
	if (profile_is_many(s, field))
		return v->in_values ? profile_many_value_keys : profile_many_keys;
	if (field >= 0 && s->q->fields[field].kind == FIELD_DECISION)
		return v->in_values ? profile_decision_value_keys : profile_decision_keys;
	return v->in_values ? profile_one_value_keys : profile_one_keys;
}

void profile_refuse(const void *state, struct session *s, enum act a)
{
	bool typed = !profile_values(s->q, profile_here(state, s));
	bool digit = a == ACT_OPTION || a == ACT_NONE_OF_THEM || a == ACT_NUMBER;

	if (typed && (digit || a == ACT_TOGGLE || a == ACT_NEXT_PANE))
		session_say(s, STYLE_WARNING, "this is typed: %s begins",
			    KEY(s, VIEW_PROFILE, ACT_ACCEPT));
	else if (digit)
		session_say(s, STYLE_WARNING,
			    "none is an answer only where several may hold");
	else if (a == ACT_UNKNOWN)
		session_say(s, STYLE_WARNING,
			    "leave it open: what is not known opens no questions");
	else if (a == ACT_NOTE)
		session_say(s, STYLE_WARNING,
			    "only what is a decision, too, has a note here");
}

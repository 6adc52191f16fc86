/* Which keys the walk has, and why some of them do nothing now; see walk.h. */
#include "model/assessment/workshop.h"
#include "ui/view/walk/walk.h"

const struct binding *walk_more(const void *state, const struct session *s)
{
	static const struct binding *const tables[][2] = { /* and in a room */
		[PROMPT_LEVELS] = {walk_levels_keys, walk_room_levels_keys},
		[PROMPT_PRACTICES] = {walk_practices_keys, walk_room_practices_keys},
		[PROMPT_OPTIONS] = {walk_options_keys, walk_room_options_keys},
		[PROMPT_DERIVED] = {walk_derived_keys, walk_room_derived_keys}};
	const struct walk *w = state;

	if (w->one.away)
		return walk_outline_keys;
	if (w->one.at.kind == THING_NONE)
		return NULL;
	return tables[prompt_kind(s->q, w->one.at)][workshop_is_used(s->a)];
}

const char *walk_label(const void *state, enum act a)
{
	const struct walk *w = state;

	if (a == ACT_CLEAR && w->one.away)
		return ""; /* nothing unseen is taken away */
	if (a == ACT_DETAILS && !w->one.large)
		return ""; /* they stand beside the question, or are told by more */
	if ((a == ACT_PRESENT || a == ACT_VIEW_WORKSHOP) && w->one.large)
		return ""; /* the way back stands at the right */
	if (w->tight && (a == ACT_NOTE || (a == ACT_PREVIOUS_QUESTION && *w->search.query)))
		return ""; /* after a slip the way back is wanted more; in a search the next */
	if (a == ACT_ACCEPT && w->one.aimed && !w->one.away)
		return "take it";
	return a == ACT_NEXT_OPEN && *w->search.query ? "next found" : NULL;
}

/* What the question under the cursor takes instead of an answer of another kind. */
static void say_takes(const struct walk *w, struct session *s)
{
	char levels[32];

	switch (prompt_kind(s->q, w->one.at)) {
	case PROMPT_LEVELS:
		session_say(s, STYLE_WARNING, "this question takes %s",
			    question_levels_text(levels, &s->q->questions[w->one.at.index]));
		return;
	case PROMPT_PRACTICES:
		session_say(s, STYLE_WARNING,
			    "each line of this question takes y yes, p partial, n no");
		return;
	case PROMPT_OPTIONS:
		session_say(s, STYLE_WARNING, "this decision takes 1 to %zu",
			    prompt_items(s->q, w->one.at));
		return;
	case PROMPT_DERIVED:
		session_say(
			s, STYLE_WARNING,
			"this follows from decisions; %s opens the one under the cursor",
			KEY(s, VIEW_WALK, ACT_ACCEPT));
		return;
	}
}

void walk_refuse(const void *state, struct session *s, enum act a)
{
	const struct walk *w = state;

	if (w->one.at.kind == THING_NONE)
		session_say(s, STYLE_WARNING,
			    "nothing is asked yet; %s shows the profile",
			    KEY(s, EVERYWHERE, ACT_VIEW_PROFILE));
	else if (a == ACT_LEFT || a == ACT_RIGHT)
		session_say(s, STYLE_INFO,
			    "%s goes to the sections, %s to the next question",
			    KEY(s, VIEW_WALK, ACT_OUTLINE),
			    KEY(s, VIEW_WALK, ACT_NEXT_QUESTION));
	else if (w->one.away)
		session_say(s, STYLE_WARNING,
			    "answers are given beside the question; %s goes there",
			    KEY(s, VIEW_WALK, ACT_CANCEL));
	else if (a == ACT_ITEM_NA)
		session_say(s, STYLE_WARNING,
			    "there are no lines here that could be left out one by one");
	else if (a == ACT_NOT_APPLICABLE)
		session_say(s, STYLE_WARNING,
			    "a decision always applies; %s says that nobody knows it yet",
			    KEY(s, VIEW_WALK, ACT_UNKNOWN));
	else
		say_takes(w, s);
}

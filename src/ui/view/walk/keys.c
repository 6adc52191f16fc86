/* Which keys the walk has, and why some of them do nothing now; see walk.h. */
#include "ui/view/key_name.h"
#include "ui/view/walk/walk.h"

static const struct binding levels_keys[] = {{"0..4", ACT_LEVEL, "answer"},
					     {"u", ACT_UNKNOWN, "unknown"},
					     {"x", ACT_NOT_APPLICABLE, "n/a"},
					     {"<Enter>", ACT_ACCEPT, "next"},
					     {0}};
static const struct binding practices_keys[] = {{"y", ACT_YES, "yes"},
						{"p", ACT_PARTIAL, "partial"},
						{"n", ACT_NO, "no"},
						{"u", ACT_UNKNOWN, "unknown"},
						{"X", ACT_ITEM_NA, "n/a"},
						{"x", ACT_NOT_APPLICABLE, "all n/a"},
						{0}};
static const struct binding options_keys[] = {
	{"1..9", ACT_OPTION, "choose"},
	{"u", ACT_UNKNOWN, "unknown"},
	{"<Enter>", ACT_ACCEPT, "next"},
	{0}};
static const struct binding derived_keys[] = {
	{"<Enter>", ACT_ACCEPT, "decision"}, {"x", ACT_NOT_APPLICABLE, "n/a"}, {0}};
static const struct binding outline_keys[] = {{"<Enter>", ACT_ACCEPT, "go there"},
					      {"<Esc>", ACT_CANCEL, "stay"},
					      {"<Right> l", ACT_RIGHT, NULL},
					      {"<Left> h", ACT_LEFT, NULL},
					      {0}};

const struct binding *const walk_contexts[] = {
	levels_keys, practices_keys, options_keys, derived_keys, outline_keys, NULL};

const struct binding *walk_more(const void *state, const struct session *s)
{
	static const struct binding *const tables[] = {[WALK_LEVELS] = levels_keys,
						       [WALK_PRACTICES] = practices_keys,
						       [WALK_OPTIONS] = options_keys,
						       [WALK_DERIVED] = derived_keys};
	const struct walk *w = state;

	if (w->outline)
		return outline_keys;
	return w->at.kind == THING_NONE ? NULL : tables[walk_kind(s->q, w->at)];
}

const struct binding walk_bindings[] = {{"i", ACT_MORE, "more"},
					{"} n", ACT_NEXT_OPEN, "next open"},
					FOOTER_BACK,
					{"e", ACT_NOTE, "note"},
					{"/", ACT_SEARCH, "find"},
					{"o <Tab>", ACT_OUTLINE, "sections"},
					{"<Del>", ACT_CLEAR, "clear"},
					{"f", ACT_FLAG, "flag"},
					{"s", ACT_FILTER, "show only"},
					{"V", ACT_VOTE, "vote"},
					{"B", ACT_PRESENT, "large"},
					{"<Enter>", ACT_ACCEPT, NULL},
					{"j <Down>", ACT_DOWN, NULL},
					{"k <Up>", ACT_UP, NULL},
					{"<Space>", ACT_TOGGLE, NULL},
					{"]", ACT_NEXT_QUESTION, NULL},
					{"[", ACT_PREVIOUS_QUESTION, NULL},
					{"{ N", ACT_PREVIOUS_OPEN, NULL},
					{")", ACT_NEXT_SECTION, NULL},
					{"(", ACT_PREVIOUS_SECTION, NULL},
					{"F", ACT_NEXT_FLAG, NULL},
					{"<C-e>", ACT_NOTE_EDITOR, NULL},
					{"v", ACT_EVIDENCE, NULL},
					{"c", ACT_CONFIDENCE, NULL},
					{"I", ACT_DETAILS, NULL},
					{"a", ACT_SHOW_ALL, NULL},
					PAGE_BINDINGS,
					{"<Esc>", ACT_CANCEL, NULL},
					{0}};

const char *walk_label(const void *state, enum act a)
{
	const struct walk *w = state;

	if (a == ACT_CLEAR && w->outline)
		return ""; /* nothing unseen is taken away */
	if (a == ACT_ACCEPT && w->aimed && !w->outline)
		return "take it";
	return a == ACT_NEXT_OPEN && *w->query ? "next found" : NULL;
}

/* What the question under the cursor takes instead of an answer of another kind. */
static void say_takes(const struct walk *w, struct session *s)
{
	char levels[32];

	switch (walk_kind(s->q, w->at)) {
	case WALK_LEVELS:
		session_say(s, STYLE_WARNING, "this question takes %s",
			    question_levels_text(levels, &s->q->questions[w->at.index]));
		return;
	case WALK_PRACTICES:
		session_say(s, STYLE_WARNING,
			    "each line of this question takes y yes, p partial, n no");
		return;
	case WALK_OPTIONS:
		session_say(s, STYLE_WARNING, "this decision takes 1 to %zu",
			    walk_items(s->q, w->at));
		return;
	case WALK_DERIVED:
		session_say(s, STYLE_WARNING,
			    "this follows from decisions; %s opens the one under the cursor",
			    KEY(s, &view_walk, ACT_ACCEPT));
		return;
	}
}

void walk_refuse(const void *state, struct session *s, enum act a)
{
	const struct walk *w = state;

	if (w->at.kind == THING_NONE)
		session_say(s, STYLE_WARNING, "nothing is asked yet; %s shows the profile",
			    KEY(s, NULL, ACT_VIEW_PROFILE));
	else if (a == ACT_LEFT || a == ACT_RIGHT)
		session_say(s, STYLE_INFO, "%s goes to the sections, %s to the next question",
			    KEY(s, &view_walk, ACT_OUTLINE),
			    KEY(s, &view_walk, ACT_NEXT_QUESTION));
	else if (w->outline)
		session_say(s, STYLE_WARNING,
			    "answers are given beside the question; %s goes there",
			    KEY(s, &view_walk, ACT_CANCEL));
	else if (a == ACT_ITEM_NA)
		session_say(s, STYLE_WARNING,
			    "there are no lines here that could be left out one by one");
	else if (a == ACT_NOT_APPLICABLE)
		session_say(s, STYLE_WARNING,
			    "a decision always applies; %s says that nobody knows it yet",
			    KEY(s, &view_walk, ACT_UNKNOWN));
	else
		say_takes(w, s);
}

/* What the keys of the profile mean; see profile.h. Context by context, because the footer
 * and the help shall offer nothing that is refused. */
#include "ui/view/key_name.h"
#include "ui/view/profile/profile.h"

#define DOWN_KEYS "j <Down>"

static const struct binding text_keys[] = {
	{"<Enter>", ACT_ACCEPT, "type"}, {DOWN_KEYS, ACT_DOWN, "next"}, {0}};
static const struct binding number_keys[] = {{"<Enter>", ACT_ACCEPT, "type"},
					     {DOWN_KEYS, ACT_DOWN, "next"},
					     {"0..9", ACT_NUMBER, NULL},
					     {0}};
static const struct binding one_keys[] = {{"1..9", ACT_OPTION, "choose"},
					  {"<Enter>", ACT_ACCEPT, "next"},
					  {"<Tab>", ACT_NEXT_PANE, "values"},
					  {"<Space>", ACT_TOGGLE, NULL},
					  {DOWN_KEYS, ACT_DOWN, NULL},
					  {0}};
static const struct binding many_keys[] = {{"1..9", ACT_OPTION, "switch"},
					   {"0", ACT_NONE_OF_THEM, "none"},
					   {"<Enter>", ACT_ACCEPT, "next"},
					   {"<Tab>", ACT_NEXT_PANE, "values"},
					   {"<Space>", ACT_TOGGLE, NULL},
					   {DOWN_KEYS, ACT_DOWN, NULL},
					   {0}};
static const struct binding decision_keys[] = {{"1..9", ACT_OPTION, "choose"},
					       {"<Enter>", ACT_ACCEPT, "next"},
					       {"u", ACT_UNKNOWN, "unknown"},
					       {"e", ACT_NOTE, "note"},
					       {"<Tab>", ACT_NEXT_PANE, "values"},
					       {"<Space>", ACT_TOGGLE, NULL},
					       {DOWN_KEYS, ACT_DOWN, NULL},
					       {0}};
static const struct binding one_value_keys[] = {{"<Enter>", ACT_ACCEPT, "choose"},
						{"<Tab>", ACT_NEXT_PANE, "fields"},
						{"1..9", ACT_OPTION, NULL},
						{"<Space>", ACT_TOGGLE, NULL},
						{DOWN_KEYS, ACT_DOWN, NULL},
						{0}};
static const struct binding many_value_keys[] = {{"<Space>", ACT_TOGGLE, "switch"},
						 {"0", ACT_NONE_OF_THEM, "none"},
						 {"<Enter>", ACT_ACCEPT, "next"},
						 {"<Tab>", ACT_NEXT_PANE, "fields"},
						 {"1..9", ACT_OPTION, NULL},
						 {DOWN_KEYS, ACT_DOWN, NULL},
						 {0}};
static const struct binding decision_value_keys[] = {{"<Enter>", ACT_ACCEPT, "choose"},
						     {"u", ACT_UNKNOWN, "unknown"},
						     {"e", ACT_NOTE, "note"},
						     {"<Tab>", ACT_NEXT_PANE, "fields"},
						     {"1..9", ACT_OPTION, NULL},
						     {"<Space>", ACT_TOGGLE, NULL},
						     {DOWN_KEYS, ACT_DOWN, NULL},
						     {0}};

const struct binding *const profile_contexts[] = {
	text_keys, number_keys, one_keys, many_keys, decision_keys,
	one_value_keys, many_value_keys, decision_value_keys, NULL};

const struct binding profile_bindings[] = {{"i", ACT_MORE, "more"},
					   FOOTER_BACK,
					   {"<Del>", ACT_CLEAR, "clear"},
					   {"a", ACT_SHOW_ALL, "not asked"},
					   {"<Right> l", ACT_RIGHT, NULL},
					   {"<Left> h", ACT_LEFT, NULL},
					   {"<Esc>", ACT_CANCEL, NULL},
					   {"k <Up>", ACT_UP, NULL},
					   PAGE_BINDINGS,
					   {0}};

const struct binding *profile_more(const void *state, const struct session *s)
{
	const struct profile *v = state;
	int field = profile_here(v, s);

	if (!profile_values(s->q, field))
		return profile_is_number(s, field) ? number_keys : text_keys;
	if (profile_is_many(s, field))
		return v->in_values ? many_value_keys : many_keys;
	if (field >= 0 && s->q->fields[field].kind == FIELD_DECISION)
		return v->in_values ? decision_value_keys : decision_keys;
	return v->in_values ? one_value_keys : one_keys;
}

void profile_refuse(const void *state, struct session *s, enum act a)
{
	bool typed = !profile_values(s->q, profile_here(state, s));
	bool digit = a == ACT_OPTION || a == ACT_NONE_OF_THEM || a == ACT_NUMBER;

	if (typed && (digit || a == ACT_TOGGLE || a == ACT_NEXT_PANE))
		session_say(s, STYLE_WARNING, "this is typed: %s begins",
			    KEY(s, &view_profile, ACT_ACCEPT));
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

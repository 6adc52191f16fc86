/* bindings.h - which keys every view has: all tables in one place, so that help, footer,
 * sentences that name a key, and the user's own keymap read the same. */
#ifndef UI_KEYS_BINDINGS_H
#define UI_KEYS_BINDINGS_H

#include "ui/keys/action.h"

/* X(constant, name): every view, those first that an action of their own shows from anywhere
 * (ACT_VIEW_START and on, in this order). Each is view_name, in ui/view/name/view.c. */
#define VIEWS(X)                                                                         \
	X(START, start) X(PROFILE, profile) X(WALK, walk) X(DECISIONS, decisions)        \
	X(SCORE, score) X(PLAN, plan) X(EXPORT, export) X(LIBRARY, library)              \
	X(WORKSHOP, workshop) X(CONFLICTS, conflicts) X(MILESTONES, milestones)          \
	X(END, end) X(UPDATE, update) X(LINT, lint) X(HELP, help) X(MORE, more)          \
	X(VOTE, vote)

enum view_id {
#define X(constant, name) VIEW_##constant,
	VIEWS(X)
#undef X
	VIEW_COUNT
};
/* The view that an action shows, or VIEW_COUNT. */
enum view_id view_of_act(enum act a);

/* In place of a view: the keys that work in all of them. */
#define EVERYWHERE VIEW_COUNT

/* Tables end with a row of NULL keys. */
struct key_tables {
	const struct binding *base; /* work wherever the cursor is */
	/* Tables that come before base, by what is under the cursor: all that the view's
	 * `more` may return, ended by NULL. May be NULL. */
	const struct binding *const *contexts;
};

/* Those of a view, or EVERYWHERE. */
const struct key_tables *keys_of(enum view_id view);

/* The contexts by name, for the `more` of their views. */
#define VOTE_OPTION_TABLES 9
extern const struct binding start_open_keys[], start_recent_keys[], start_other_keys[];
extern const struct binding profile_text_keys[], profile_number_keys[], profile_one_keys[],
	profile_many_keys[], profile_decision_keys[], profile_one_value_keys[],
	profile_many_value_keys[], profile_decision_value_keys[];
extern const struct binding walk_levels_keys[], walk_practices_keys[], walk_options_keys[],
	walk_derived_keys[], walk_outline_keys[], walk_room_levels_keys[],
	walk_room_practices_keys[], walk_room_options_keys[], walk_room_derived_keys[];
extern const struct binding decisions_tree_keys[], decisions_list_keys[];
extern const struct binding plan_picture_keys[], plan_budget_keys[], plan_scenario_keys[];
extern const struct binding workshop_agenda_keys[], workshop_total_keys[],
	workshop_parked_keys[], workshop_done_keys[];
extern const struct binding milestones_list_keys[], milestones_none_keys[],
	milestones_compare_keys[];
extern const struct binding vote_level_keys[], vote_practice_keys[],
	vote_option_keys[VOTE_OPTION_TABLES][3];

#endif

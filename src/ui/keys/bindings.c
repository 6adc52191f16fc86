/* The key tables of all views; see bindings.h. A context holds what is under the cursor:
 * context by context, because the footer and the help shall offer nothing that is refused. */
#include "ui/keys/bindings.h"

static const struct binding start_bindings[] = {
	{"1..9", ACT_OPTION, "that one"},
	FOOTER_BACK,
	{"a", ACT_ALL_RECENT, NULL},
	{"0", ACT_OPTION, NULL},
	{"j <Down>", ACT_DOWN, NULL},
	{"k <Up>", ACT_UP, NULL},
	{"g <Home>", ACT_FIRST, NULL},
	{"G <End>", ACT_LAST, NULL},
	{"<PgDn> <C-d>", ACT_PAGE_DOWN, NULL},
	{"<PgUp> <C-u>", ACT_PAGE_UP, NULL},
	{0},
};
const struct binding start_open_keys[] = {{"<Enter> l <Right>", ACT_ACCEPT, "go on"},
					  {"s", ACT_SAVE_AS, "save as"},
					  {"r", ACT_RENAME, "rename"},
					  {"o", ACT_OPEN_PATH, "open by name"},
					  {0}};
const struct binding start_recent_keys[] = {{"<Enter> l <Right>", ACT_ACCEPT, "open"},
					    {"o", ACT_OPEN_PATH, "open by name"},
					    {"<Del> d", ACT_DELETE, "forget"},
					    {0}};
const struct binding start_other_keys[] = {{"<Enter> l <Right>", ACT_ACCEPT, "open"},
					   {"o", ACT_OPEN_PATH, "open by name"},
					   {0}};
static const struct binding *const start_contexts[] = {start_open_keys, start_recent_keys,
						       start_other_keys, NULL};

#define DOWN_KEYS "j <Down>"

const struct binding profile_text_keys[] = {
	{"<Enter>", ACT_ACCEPT, "type"}, {DOWN_KEYS, ACT_DOWN, "next"}, {0}};
const struct binding profile_number_keys[] = {{"<Enter>", ACT_ACCEPT, "type"},
					      {DOWN_KEYS, ACT_DOWN, "next"},
					      {"0..9", ACT_NUMBER, NULL},
					      {0}};
const struct binding profile_one_keys[] = {
	{"1..9", ACT_OPTION, "choose"},     {"<Enter>", ACT_ACCEPT, "next"},
	{"<Tab>", ACT_NEXT_PANE, "values"}, {"<Space>", ACT_TOGGLE, NULL},
	{DOWN_KEYS, ACT_DOWN, NULL},        {0}};
const struct binding profile_many_keys[] = {{"1..9", ACT_OPTION, "switch"},
					    {"0", ACT_NONE_OF_THEM, "none"},
					    {"<Enter>", ACT_ACCEPT, "next"},
					    {"<Tab>", ACT_NEXT_PANE, "values"},
					    {"<Space>", ACT_TOGGLE, NULL},
					    {DOWN_KEYS, ACT_DOWN, NULL},
					    {0}};
const struct binding profile_decision_keys[] = {
	{"1..9", ACT_OPTION, "choose"},     {"<Enter>", ACT_ACCEPT, "next"},
	{"u", ACT_UNKNOWN, "unknown"},      {"e", ACT_NOTE, "note"},
	{"<Tab>", ACT_NEXT_PANE, "values"}, {"<Space>", ACT_TOGGLE, NULL},
	{DOWN_KEYS, ACT_DOWN, NULL},        {0}};
const struct binding profile_one_value_keys[] = {
	{"<Enter>", ACT_ACCEPT, "choose"}, {"<Tab>", ACT_NEXT_PANE, "fields"},
	{"1..9", ACT_OPTION, NULL},        {"<Space>", ACT_TOGGLE, NULL},
	{DOWN_KEYS, ACT_DOWN, NULL},       {0}};
const struct binding profile_many_value_keys[] = {{"<Space>", ACT_TOGGLE, "switch"},
						  {"0", ACT_NONE_OF_THEM, "none"},
						  {"<Enter>", ACT_ACCEPT, "next"},
						  {"<Tab>", ACT_NEXT_PANE, "fields"},
						  {"1..9", ACT_OPTION, NULL},
						  {DOWN_KEYS, ACT_DOWN, NULL},
						  {0}};
const struct binding profile_decision_value_keys[] = {
	{"<Enter>", ACT_ACCEPT, "choose"}, {"u", ACT_UNKNOWN, "unknown"},
	{"e", ACT_NOTE, "note"},           {"<Tab>", ACT_NEXT_PANE, "fields"},
	{"1..9", ACT_OPTION, NULL},        {"<Space>", ACT_TOGGLE, NULL},
	{DOWN_KEYS, ACT_DOWN, NULL},       {0}};
static const struct binding *const profile_contexts[] = {
	profile_text_keys,       profile_number_keys,         profile_one_keys,
	profile_many_keys,       profile_decision_keys,       profile_one_value_keys,
	profile_many_value_keys, profile_decision_value_keys, NULL};
static const struct binding profile_bindings[] = {{"i", ACT_MORE, "more"},
						  FOOTER_BACK,
						  {"<Del>", ACT_CLEAR, "clear"},
						  {"a", ACT_SHOW_ALL, "not asked"},
						  {"<Right> l", ACT_RIGHT, NULL},
						  {"<Left> h", ACT_LEFT, NULL},
						  {"<Esc>", ACT_CANCEL, NULL},
						  {"k <Up>", ACT_UP, NULL},
						  PAGE_BINDINGS,
						  {0}};

/* What a facilitator needs next, before the rest, once there is a room; and the way back. */
#define ROOM_KEYS                                                                        \
	{"K <F10>", ACT_VIEW_WORKSHOP, "agenda"}, {"B", ACT_PRESENT, "big"},             \
		{"V", ACT_VOTE, "vote"}, {"+", ACT_PARK, "park"}, FOOTER_BACK

/* What else is done to a question; the way back after an answer led on stands in its place
 * where there is room for one of them only: see walk_label. */
#define WALK_REMARKS                                                                     \
	{"i", ACT_MORE, "more"}, {"e", ACT_NOTE, "note"}, FOOTER_BACK,                   \
		{"[", ACT_PREVIOUS_QUESTION, "back"}

const struct binding walk_room_levels_keys[] = {{"0..4", ACT_LEVEL, "level"},
						{"u", ACT_UNKNOWN, "unknown"},
						ROOM_KEYS,
						{"<Enter>", ACT_ACCEPT, "next"},
						{"x", ACT_NOT_APPLICABLE, "n/a"},
						{0}};
const struct binding walk_room_practices_keys[] = {{"y", ACT_YES, "yes"},
						   {"p", ACT_PARTIAL, "part"},
						   {"n", ACT_NO, "no"},
						   {"u", ACT_UNKNOWN, "unknown"},
						   ROOM_KEYS,
						   {"<Enter>", ACT_ACCEPT, "next"},
						   {"X", ACT_ITEM_NA, "n/a"},
						   {"x", ACT_NOT_APPLICABLE, "all n/a"},
						   {0}};
const struct binding walk_room_options_keys[] = {{"1..9", ACT_OPTION, "choose"},
						 {"u", ACT_UNKNOWN, "unknown"},
						 ROOM_KEYS,
						 {"<Enter>", ACT_ACCEPT, "next"},
						 {0}};
const struct binding walk_room_derived_keys[] = {{"<Enter>", ACT_ACCEPT, "decision"},
						 ROOM_KEYS,
						 {"x", ACT_NOT_APPLICABLE, "n/a"},
						 {0}};
const struct binding walk_levels_keys[] = {{"0..4", ACT_LEVEL, "level"},
					   {"u", ACT_UNKNOWN, "unknown"},
					   {"x", ACT_NOT_APPLICABLE, "n/a"},
					   {"<Enter>", ACT_ACCEPT, "next"},
					   {0}};
const struct binding walk_practices_keys[] = {{"y", ACT_YES, "yes"},
					      {"p", ACT_PARTIAL, "part"},
					      {"n", ACT_NO, "no"},
					      {"u", ACT_UNKNOWN, "unknown"},
					      {"<Enter>", ACT_ACCEPT, "next"},
					      WALK_REMARKS,
					      {"X", ACT_ITEM_NA, "n/a"},
					      {"x", ACT_NOT_APPLICABLE, "all n/a"},
					      {0}};
const struct binding walk_options_keys[] = {{"1..9", ACT_OPTION, "choose"},
					    {"u", ACT_UNKNOWN, "unknown"},
					    {"<Enter>", ACT_ACCEPT, "next"},
					    {0}};
const struct binding walk_derived_keys[] = {
	{"<Enter>", ACT_ACCEPT, "decision"}, {"x", ACT_NOT_APPLICABLE, "n/a"}, {0}};
const struct binding walk_outline_keys[] = {{"<Enter>", ACT_ACCEPT, "go there"},
					    {"<Esc>", ACT_CANCEL, "stay"},
					    {"a", ACT_SHOW_ALL, "not asked"},
					    {"<Right> l", ACT_RIGHT, NULL},
					    {"<Left> h", ACT_LEFT, NULL},
					    {0}};
static const struct binding *const walk_contexts[] = {
	walk_levels_keys,  walk_practices_keys, walk_options_keys,
	walk_derived_keys, walk_outline_keys,   walk_room_levels_keys,
	walk_room_practices_keys, walk_room_options_keys, walk_room_derived_keys, NULL};
static const struct binding walk_bindings[] = {{"I", ACT_DETAILS, "why"},
					       WALK_REMARKS,
					       {"} n", ACT_NEXT_OPEN, "next open"},
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
					       {"{ N", ACT_PREVIOUS_OPEN, NULL},
					       {")", ACT_NEXT_SECTION, NULL},
					       {"(", ACT_PREVIOUS_SECTION, NULL},
					       {"F", ACT_NEXT_FLAG, NULL},
					       {"=", ACT_CONFIRM, NULL},
					       {"<C-e>", ACT_NOTE_EDITOR, NULL},
					       {"v", ACT_EVIDENCE, NULL},
					       {"c", ACT_CONFIDENCE, NULL},
					       {"a", ACT_SHOW_ALL, NULL},
					       PAGE_BINDINGS,
					       {"<Esc>", ACT_CANCEL, NULL},
					       {0}};

const struct binding decisions_tree_keys[] = {{"t", ACT_TREE, "decisions"},
					      {"<Enter>", ACT_ACCEPT, "its decision"},
					      FOOTER_BACK,
					      {"j <Down>", ACT_DOWN, "down"},
					      {"k <Up>", ACT_UP, NULL},
					      READING_BINDINGS,
					      {"<Esc>", ACT_CANCEL, NULL},
					      {0}};
const struct binding decisions_list_keys[] = {{"1..9", ACT_OPTION, "choose"},
					      {"u", ACT_UNKNOWN, "unknown"},
					      {"I", ACT_DETAILS, "why"},
					      {"i", ACT_MORE, "more"},
					      {"t", ACT_TREE, "architecture"},
					      {"<Tab>", ACT_NEXT_PANE, "options"},
					      FOOTER_BACK,
					      {"} n", ACT_NEXT_OPEN, "next open"},
					      {"/", ACT_SEARCH, "find"},
					      {"e", ACT_NOTE, "note"},
					      {"<Del>", ACT_CLEAR, "clear"},
					      {"{ N", ACT_PREVIOUS_OPEN, NULL},
					      {"<Enter>", ACT_ACCEPT, NULL},
					      {"<Space>", ACT_TOGGLE, NULL},
					      {"<Right> l", ACT_RIGHT, NULL},
					      {"<Left> h", ACT_LEFT, NULL},
					      {"<Esc>", ACT_CANCEL, NULL},
					      {"f", ACT_FLAG, NULL},
					      {"=", ACT_CONFIRM, NULL},
					      {"V", ACT_VOTE, "vote"},
					      {"B", ACT_PRESENT, "large"},
					      {"]", ACT_NEXT_QUESTION, NULL},
					      {"[", ACT_PREVIOUS_QUESTION, NULL},
					      LIST_BINDINGS,
					      {0}};
static const struct binding decisions_bindings[] = {{0}};
static const struct binding *const decisions_contexts[] = {decisions_list_keys,
							   decisions_tree_keys, NULL};

static const struct binding score_bindings[] = {
	{"<Enter>", ACT_ACCEPT, "go there"},
	{"<Space> l <Right>", ACT_TOGGLE, "areas"},
	{"<Tab>", ACT_NEXT_PANE, "next part"},
	{"j <Down>", ACT_DOWN, NULL},
	{"k <Up>", ACT_UP, NULL},
	{"<S-Tab>", ACT_PREVIOUS_PANE, NULL},
	PAGE_BINDINGS,
	{0},
};

static const struct binding plan_bindings[] = {
	{"s", ACT_STATUS, "status"},
	{"o", ACT_OWNER, "owner"},
	{"d", ACT_DUE, "due"},
	{"<Enter>", ACT_ACCEPT, "open"},
	{"<Right> l", ACT_UNFOLD, "steps"},
	{"$", ACT_BUDGET, "days"},
	FOOTER_BACK,
	{"/", ACT_FILTER, "filter"},
	{"i", ACT_MORE, "more"},
	{"<Space>", ACT_WHAT_IF, "what if"},
	{"a", ACT_ACCEPT_RISK, "accept risk"},
	{"*", ACT_ALL_SHOWN, "for all"},
	{"!", ACT_OVERDUE, "overdue"},
	{"v", ACT_DETAILS, "details"},
	{"m", ACT_PICTURE, "picture"},
	{"b", ACT_GROUP, "group"},
	{"> .", ACT_SORT, "sort"},
	{"t", ACT_UNFOLD_ALL, "all steps"},
	{"c", ACT_SCENARIOS, "scenarios"},
	{"n", ACT_KEEP, "keep"},
	{"<Left> h", ACT_FOLD, NULL},
	{"e", ACT_NOTE, NULL},
	{"<C-e>", ACT_NOTE_EDITOR, NULL},
	{"<lt> ,", ACT_SORT_BACK, NULL},
	{"r", ACT_REVERSE, NULL},
	{"<Esc>", ACT_CANCEL, NULL},
	LIST_BINDINGS,
	{0},
};
const struct binding plan_picture_keys[] = {
	{"<Enter>", ACT_ACCEPT, "in the list"},
	{"<Tab>", ACT_NEXT_PANE, "next quarter"},
	{"<Right> l", ACT_RIGHT, "next"},
	{"<Left> h", ACT_LEFT, NULL},
	{"m", ACT_PICTURE, "list"},
	FOOTER_BACK,
	{0},
};
const struct binding plan_budget_keys[] = {
	{"<Right> l", ACT_MORE_DAYS, "a day more"},
	{"<Left> h", ACT_LESS_DAYS, "less"},
	{"> .", ACT_MORE_WEEKS, "a week"},
	{"r", ACT_AIM, "risk or gain"},
	{"$", ACT_BUDGET, "other"},
	FOOTER_BACK,
	{"n", ACT_KEEP, "keep"},
	{"c", ACT_SCENARIOS, "scenarios"},
	{"<Tab>", ACT_STEPS, "steps"},
	{"<Esc>", ACT_CANCEL, "whole plan"},
	{"<lt> ,", ACT_LESS_WEEKS, NULL},
	{0},
};
const struct binding plan_scenario_keys[] = {
	{"<Enter>", ACT_ACCEPT, "take up"},
	{"<Del>", ACT_DELETE, "remove"},
	{"c", ACT_SCENARIOS, "the plan"},
	{"$", ACT_BUDGET, "other days"},
	FOOTER_BACK,
	{"<Esc>", ACT_CANCEL, NULL},
	LIST_BINDINGS,
	{0},
};
static const struct binding *const plan_contexts[] = {plan_picture_keys, plan_budget_keys,
						      plan_scenario_keys, NULL};

static const struct binding export_bindings[] = {
	{"<Space>", ACT_TOGGLE, "tick"},
	{"<Enter>", ACT_ACCEPT, "write"},
	{"r", ACT_REDACT, "redact"},
	{"t", ACT_TARGET, "where"},
	FOOTER_BACK,
	{"l", ACT_LANGUAGE, "language"},
	{"u", ACT_VIEW_UPDATE, "update"},
	{"c", ACT_EXPORT_THEME, "theme"},
	LIST_BINDINGS,
	{0},
};

static const struct binding help_bindings[] = {
	{"j <Down>", ACT_DOWN, "down"},
	{"k <Up>", ACT_UP, "up"},
	{"<PgDn> <Space> <C-d>", ACT_PAGE_DOWN, "page"},
	{"<PgUp> <C-u>", ACT_PAGE_UP, NULL},
	{"g <Home>", ACT_FIRST, NULL},
	{"G <End>", ACT_LAST, NULL},
	{"? <F1>", ACT_HELP, NULL},
	{0}};

static const struct binding more_bindings[] = {
	{"<Tab>", ACT_NEXT_PANE, "next part"},
	{"<Enter>", ACT_ACCEPT, "open that"},
	FOOTER_BACK,
	{"j <Down>", ACT_DOWN, "down"},
	{"R <F9>", ACT_VIEW_LIBRARY, "all words, sources"},
	{"<S-Tab>", ACT_PREVIOUS_PANE, NULL},
	{"k <Up>", ACT_UP, NULL},
	READING_BINDINGS,
	{"i", ACT_MORE, NULL},
	{0}};

static const struct binding library_bindings[] = {{"/", ACT_FILTER, "find"},
						  {"<Tab>", ACT_NEXT_PANE, "next list"},
						  {"1..4", ACT_OPTION, "this list"},
						  FOOTER_BACK,
						  {"<Enter>", ACT_ACCEPT, "go there"},
						  {"j <Down>", ACT_DOWN, NULL},
						  {"k <Up>", ACT_UP, NULL},
						  {"<S-Tab>", ACT_PREVIOUS_PANE, NULL},
						  READING_BINDINGS,
						  {"<Esc>", ACT_CANCEL, NULL},
						  {0}};

const struct binding workshop_agenda_keys[] = {
	{"T", ACT_TIMER, "timer"},           {"m", ACT_MINUTES, "minutes"},
	{"<Enter>", ACT_ACCEPT, "go there"}, {"<Right> l", ACT_MORE_TIME, NULL},
	{"<Left> h", ACT_LESS_TIME, NULL},   {0}};
const struct binding workshop_total_keys[] = {{"m", ACT_MINUTES, "minutes in all"},
					      {"<Right> l", ACT_MORE_TIME, NULL},
					      {"<Left> h", ACT_LESS_TIME, NULL},
					      {"<Enter>", ACT_ACCEPT, NULL},
					      {0}};
const struct binding workshop_parked_keys[] = {{"<Space>", ACT_DONE, "done"},
					       {"<Enter>", ACT_ACCEPT, "go there"},
					       {"e", ACT_EDIT, "edit"},
					       {0}};
const struct binding workshop_done_keys[] = {{"<Space>", ACT_DONE, "open again"},
					     {"<Enter>", ACT_ACCEPT, "go there"},
					     {"e", ACT_EDIT, "edit"},
					     {0}};
static const struct binding workshop_bindings[] = {{"+", ACT_PARK, "park"},
						   FOOTER_BACK,
						   {"w", ACT_PEOPLE, "people"},
						   {"a", ACT_ADD, "add line"},
						   {"<Del>", ACT_DELETE, "take off"},
						   LIST_BINDINGS,
						   {0}};
static const struct binding *const workshop_contexts[] = {
	workshop_agenda_keys, workshop_total_keys, workshop_parked_keys,
	workshop_done_keys, NULL};

/* The footer names the keys that there are options for; the others are told why not. */
/* clang-format off */
#define OPTION_KEYS(keys) {{keys, ACT_OPTION, "vote"}, {"1..9", ACT_OPTION, NULL}, {0}}
const struct binding vote_level_keys[] = {{"0..4", ACT_LEVEL, "vote"}, {0}};
const struct binding vote_practice_keys[] = {{"y", ACT_YES, "yes"},
					       {"p", ACT_PARTIAL, "partial"},
					       {"n", ACT_NO, "no"},
					       {"]", ACT_NEXT_QUESTION, NULL},
					       {"[", ACT_PREVIOUS_QUESTION, NULL},
					       {0}};
const struct binding vote_option_keys[VOTE_OPTION_TABLES][3] = {
	OPTION_KEYS("1"), OPTION_KEYS("1..2"), OPTION_KEYS("1..3"), OPTION_KEYS("1..4"),
	OPTION_KEYS("1..5"), OPTION_KEYS("1..6"), OPTION_KEYS("1..7"), OPTION_KEYS("1..8"),
	OPTION_KEYS("1..9"),
};
static const struct binding *const vote_contexts[] = {
	vote_level_keys,     vote_practice_keys,  vote_option_keys[0], vote_option_keys[1],
	vote_option_keys[2], vote_option_keys[3], vote_option_keys[4], vote_option_keys[5],
	vote_option_keys[6], vote_option_keys[7], vote_option_keys[8], NULL};
static const struct binding vote_bindings[] = {{"<Enter>", ACT_ACCEPT, "result"},
					  {"u", ACT_UNKNOWN, "don't know"},
					  FOOTER_BACK,
					  {"h", ACT_HIDE_VOTES, "hide/show"},
					  {"w", ACT_PEOPLE, "people"},
					  {"<Del>", ACT_CLEAR, "no vote"},
					  LIST_BINDINGS,
					  {0}};
/* clang-format on */

static const struct binding conflicts_bindings[] = {{"o", ACT_OURS, "ours stays"},
						    {"t", ACT_THEIRS, "take theirs"},
						    {"a", ACT_SETTLE_ALL, "all"},
						    {"<Enter>", ACT_ACCEPT, "go there"},
						    FOOTER_BACK,
						    LIST_BINDINGS,
						    {0}};

const struct binding milestones_none_keys[] = {{"n", ACT_KEEP, "keep now"}, FOOTER_BACK, {0}};
const struct binding milestones_list_keys[] = {{"<Enter>", ACT_ACCEPT, "what moved"},
					       {"n", ACT_KEEP, "keep now"},
					       {"e", ACT_EDIT, "rename"},
					       {"<Del>", ACT_DELETE, "remove"},
					       {"r", ACT_RESTORE, "go back"},
					       FOOTER_BACK,
					       LIST_BINDINGS,
					       {0}};
const struct binding milestones_compare_keys[] = {{"<Enter>", ACT_ACCEPT, "go there"},
						  {"<Esc>", ACT_CANCEL, "milestones"},
						  FOOTER_BACK,
						  {"j <Down>", ACT_DOWN, "down"},
						  {"k <Up>", ACT_UP, NULL},
						  READING_BINDINGS,
						  {0}};
static const struct binding milestones_bindings[] = {{0}};
static const struct binding *const milestones_contexts[] = {
	milestones_none_keys, milestones_list_keys, milestones_compare_keys, NULL};

static const struct binding lint_bindings[] = {{"<Enter>", ACT_ACCEPT, "go there"},
					       {"v", ACT_EVIDENCE, "evidence"},
					       {"e", ACT_NOTE, "note"},
					       {"f", ACT_FLAG, "flag"},
					       {"=", ACT_CONFIRM, "still holds"},
					       FOOTER_BACK,
					       {"<Tab>", ACT_NEXT_PANE, "next kind"},
					       {"<S-Tab>", ACT_PREVIOUS_PANE, NULL},
					       {"<C-e>", ACT_NOTE_EDITOR, NULL},
					       LIST_BINDINGS,
					       {0}};
static const struct binding end_bindings[] = {{"m", ACT_MARKDOWN, "as Markdown"},
					      {"<Enter>", ACT_ACCEPT, "go there"},
					      {"<Esc>", ACT_CANCEL, "go on"},
					      FOOTER_BACK,
					      {"<Tab>", ACT_NEXT_PANE, "next part"},
					      {"<S-Tab>", ACT_PREVIOUS_PANE, NULL},
					      {"j <Down>", ACT_DOWN, NULL},
					      {"k <Up>", ACT_UP, NULL},
					      READING_BINDINGS,
					      {0}};

static const struct binding update_bindings[] = {{"<Space>", ACT_TOGGLE, "tick"},
						 {"<Enter>", ACT_ACCEPT, "take"},
						 {"t", ACT_TARGET, "another file"},
						 FOOTER_BACK,
						 LIST_BINDINGS,
						 {0}};

static const struct binding everywhere[] = {{"? <F1>", ACT_HELP, "help"},
					    {"q", ACT_BACK, "back"},
					    {"<Esc>", ACT_CANCEL, NULL},
					    {"Q <C-c>", ACT_LEAVE, NULL},
					    {"P <F2>", ACT_VIEW_PROFILE, NULL},
					    {"W <F3>", ACT_VIEW_WALK, NULL},
					    {"D <F4>", ACT_VIEW_DECISIONS, NULL},
					    {"S <F5>", ACT_VIEW_SCORE, NULL},
					    {"L <F6>", ACT_VIEW_PLAN, NULL},
					    {"E <F7>", ACT_VIEW_EXPORT, NULL},
					    {"A <F8>", ACT_VIEW_START, NULL},
					    {"R <F9>", ACT_VIEW_LIBRARY, NULL},
					    {"K <F10>", ACT_VIEW_WORKSHOP, NULL},
					    {"C", ACT_VIEW_CONFLICTS, NULL},
					    {"H", ACT_VIEW_LINT, NULL},
					    {"", ACT_VIEW_UPDATE, NULL},
					    {"M", ACT_VIEW_MILESTONES, NULL},
					    {"+", ACT_PARK, NULL},
					    {"T", ACT_TIMER, NULL},
					    {":", ACT_COMMAND, NULL},
					    {"U z", ACT_UNDO, NULL},
					    {"<C-r>", ACT_REDO, NULL},
					    {"<C-l>", ACT_REDRAW, NULL},
					    {"<C-t>", ACT_MOUSE, NULL},
					    {"", ACT_VIEW_END, NULL},
					    {"", ACT_SAVE_AS, NULL},
					    {"", ACT_RENAME, NULL},
					    {"", ACT_THEME, NULL},
					    {"", ACT_UPGRADE, NULL},
					    {"", ACT_MERGE, NULL},
					    {"<C-z>", ACT_SUSPEND, NULL},
					    {0}};

enum view_id view_of_act(enum act a)
{
	return a >= ACT_VIEW_START && a <= ACT_VIEW_LINT ? (enum view_id)(a - ACT_VIEW_START)
							: VIEW_COUNT;
}

const struct key_tables *keys_of(enum view_id view)
{
	static const struct key_tables all[VIEW_COUNT + 1] = {
		[VIEW_START] = {start_bindings, start_contexts},
		[VIEW_PROFILE] = {profile_bindings, profile_contexts},
		[VIEW_WALK] = {walk_bindings, walk_contexts},
		[VIEW_DECISIONS] = {decisions_bindings, decisions_contexts},
		[VIEW_SCORE] = {score_bindings, NULL},
		[VIEW_PLAN] = {plan_bindings, plan_contexts},
		[VIEW_EXPORT] = {export_bindings, NULL},
		[VIEW_CONFLICTS] = {conflicts_bindings, NULL},
		[VIEW_MILESTONES] = {milestones_bindings, milestones_contexts},
		[VIEW_LINT] = {lint_bindings, NULL},
		[VIEW_END] = {end_bindings, NULL},
		[VIEW_UPDATE] = {update_bindings, NULL},
		[VIEW_HELP] = {help_bindings, NULL},
		[VIEW_MORE] = {more_bindings, NULL},
		[VIEW_LIBRARY] = {library_bindings, NULL},
		[VIEW_WORKSHOP] = {workshop_bindings, workshop_contexts},
		[VIEW_VOTE] = {vote_bindings, vote_contexts},
		[EVERYWHERE] = {everywhere, NULL},
	};

	return &all[view];
}

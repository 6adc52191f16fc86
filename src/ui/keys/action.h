/* action.h - everything a key can mean, and which key means it where.
 *
 * One row in ACTIONS is the name and the sentence of help; a binding ties keys to an action
 * and gives the label of the footer. Dispatch, footer and help all read these two. */
#ifndef UI_KEYS_ACTION_H
#define UI_KEYS_ACTION_H

#include <stdbool.h>
#include <stddef.h>

/* X(constant, name, help) */
#define ACTIONS(X)                                                                       \
	X(NONE, "none", "")                                                              \
	/* everywhere */                                                                 \
	X(HELP, "help", "show the keys of this screen")                                  \
	X(BACK, "back", "go back; at the first screen, leave")                           \
	X(LEAVE, "leave", "leave; every answer is saved already")                        \
	X(REDRAW, "redraw", "draw the screen again")                                     \
	X(MOUSE, "mouse", "use the mouse, or leave it to the terminal")                  \
	X(THEME, "theme", "other colours: auto, dark, light, high-contrast, mono")       \
	X(SUSPEND, "suspend", "stop for a while; `fg` in the shell brings it back")      \
	X(VIEW_START, "start", "files: open another one, begin a new one")               \
	X(VIEW_PROFILE, "profile", "what the workload is")                               \
	X(VIEW_WALK, "walk", "the questions, one by one")                                \
	X(VIEW_DECISIONS, "decisions", "the decisions of the landing zone")              \
	X(VIEW_SCORE, "score", "where the workload stands")                              \
	X(VIEW_PLAN, "plan", "what to do, in which order")                               \
	X(VIEW_EXPORT, "export", "write the report to files")                            \
	X(VIEW_LIBRARY, "library", "glossary, references, what to check again, sources")  \
	X(VIEW_WORKSHOP, "workshop", "agenda, timer and parking lot of the room")         \
	X(VIEW_CONFLICTS, "conflicts", "what a merge could not settle, side by side")     \
	X(VIEW_MILESTONES, "milestones", "states that were kept, and what moved since")    \
	X(VIEW_END, "end", "what this session came to, for the end of a workshop")       \
	X(VIEW_UPDATE, "update", "take what others filled in in a workbook")              \
	X(VIEW_LINT, "lint", "what to look at again: a check of your own answers")        \
	X(PARK, "park", "put something into the parking lot, to come back to it")        \
	X(TIMER, "timer", "start or stop the timer of this section")                     \
	X(COMMAND, "command", "type what to do, or an id to go to; Tab completes")        \
	X(UPGRADE, "upgrade", "bring the file to the present version of what is asked")  \
	X(MERGE, "merge", "bring in what a save left beside the file")                   \
	X(SAVE_AS, "save-as", "go on in a file of another name; this one stays")         \
	X(RENAME, "rename", "give the file another name")                                \
	X(UNDO, "undo", "take the last change of this session back")                     \
	X(REDO, "redo", "make the change again that was taken back")                     \
	/* moving */                                                                     \
	X(DOWN, "down", "one line down")                                                 \
	X(UP, "up", "one line up")                                                       \
	X(PAGE_DOWN, "page-down", "one page down")                                       \
	X(PAGE_UP, "page-up", "one page up")                                             \
	X(FIRST, "first", "to the first line")                                           \
	X(LAST, "last", "to the last line")                                              \
	X(LEFT, "left", "to the left")                                                   \
	X(RIGHT, "right", "to the right")                                                \
	X(NEXT_PANE, "next-pane", "to the next part of the screen")                      \
	X(PREVIOUS_PANE, "previous-pane", "to the part before")                          \
	X(ACCEPT, "accept", "do it: open, choose, go on")                                \
	X(CANCEL, "cancel", "leave this without a change")                               \
	X(TOGGLE, "toggle", "choose it, or switch it on or off")                         \
	X(SEARCH, "search", "find a text or an id")                                      \
	X(SEARCH_NEXT, "search-next", "to the next place that was found")                \
	X(SEARCH_PREVIOUS, "search-previous", "to the place found before")               \
	/* answering */                                                                  \
	X(LEVEL, "level", "answer with this level")                                      \
	X(OPTION, "option", "choose this one")                                           \
	X(NONE_OF_THEM, "none-of-them", "none of them, where several can be chosen")     \
	X(NUMBER, "number", "begin the number with this digit")                          \
	X(YES, "yes", "the practice is in place")                                        \
	X(PARTIAL, "partial", "the practice is in place in part")                        \
	X(NO, "no", "the practice is not in place")                                      \
	X(UNKNOWN, "unknown", "nobody here knows; it is listed as unverified")           \
	X(NOT_APPLICABLE, "not-applicable", "does not apply here, with a reason")        \
	X(ITEM_NA, "item-not-applicable", "this item does not apply here")               \
	X(CLEAR, "clear", "take the answer away")                                        \
	X(NOTE, "note", "write a note")                                                  \
	X(NOTE_EDITOR, "note-editor", "write the note in your editor")                   \
	X(EVIDENCE, "evidence", "name a piece of evidence")                              \
	X(FLAG, "flag", "flag for later, or take the flag away")                         \
	X(CONFIRM, "confirm", "the answer still holds today, as if it was given again")   \
	X(CONFIDENCE, "confidence", "how sure the answer is: low, medium, high")         \
	X(VOTE, "vote", "let everybody answer this, and see the spread")                 \
	X(PRESENT, "present", "one question in large, for everybody to read")            \
	X(NEXT_QUESTION, "next-question", "to the next question")                        \
	X(PREVIOUS_QUESTION, "previous-question", "to the question before")              \
	X(NEXT_OPEN, "next-open", "to the next unanswered one, or the next one found")   \
	X(PREVIOUS_OPEN, "previous-open",                                                \
	  "to the one before that is unanswered or found")                               \
	X(NEXT_FLAG, "next-flag", "to the next flagged question")                        \
	X(NEXT_SECTION, "next-section", "to the next section")                           \
	X(PREVIOUS_SECTION, "previous-section", "to the section before")                 \
	X(OUTLINE, "outline", "show or hide sections and areas")                         \
	X(MORE, "more", "why, steps, words, caveats and sources of this, in full")        \
	X(DETAILS, "details", "show or hide sources and steps; in large, why")                \
	X(TREE, "architecture", "show or hide the architecture that follows")             \
	X(SHOW_ALL, "show-all", "show or hide what is not asked, and why")               \
	/* lists: plan, findings */                                                      \
	X(SORT, "sort", "order by the next column")                                      \
	X(SORT_BACK, "sort-back", "order by the column before")                          \
	X(REVERSE, "reverse", "turn the order round")                                    \
	X(GROUP, "group", "group by wave, section or owner, or not")                     \
	X(FILTER, "filter", "show only what matches")                                    \
	X(OVERDUE, "overdue", "show only what is overdue, or all again")                 \
	X(UNFOLD, "unfold", "show the steps of the action")                              \
	X(FOLD, "fold", "hide the steps of the action")                                  \
	X(UNFOLD_ALL, "unfold-all", "show or hide the steps of all actions")             \
	X(STEPS, "steps", "show or hide the steps of the action")                        \
	X(ALL_SHOWN, "all-shown",                                                        \
	  "the next key, status, owner, due or note, is for all that is shown")          \
	X(STATUS, "status", "the next status: open, in-progress, done, rejected")        \
	X(ACCEPT_RISK, "accept-risk", "accept the risk for a time, or revoke that")      \
	X(OWNER, "owner", "who does it")                                                 \
	X(DUE, "due", "by when it is due")                                               \
	X(PICTURE, "picture", "risk against work: quick wins and what is costly")        \
	X(WHAT_IF, "what-if", "count the action or step as done and see the score")      \
	X(BUDGET, "budget", "what to do with so many days, or how few reach a goal")     \
	X(MORE_DAYS, "more-days", "a day more")                                          \
	X(LESS_DAYS, "less-days", "a day less")                                          \
	X(MORE_WEEKS, "more-weeks", "a week of five days more")                          \
	X(LESS_WEEKS, "less-weeks", "a week of five days less")                          \
	X(AIM, "aim", "spend the days on risk, or on gain")                              \
	X(KEEP, "keep", "keep this under a name: days, a goal, marks, the state of now")  \
	X(SCENARIOS, "scenarios", "what was kept under a name, side by side")            \
	X(OPEN_PATH, "open-path", "open a file by its name")                             \
	X(ALL_RECENT, "all-recent", "show all recent files, or the newest five")         \
	X(MARKDOWN, "markdown", "write this as Markdown, beside the file")               \
	X(TARGET, "target", "name another file, or folder")                              \
	X(EXPORT_THEME, "export-theme", "whose name, logo and colours reports carry")     \
	X(LANGUAGE, "language", "in which language reports are written")                  \
	X(REDACT, "redact", "leave out what colleagues, or a customer, are not to see")  \
	X(DELETE, "delete", "take it off the list")                                      \
	X(RESTORE, "restore", "go back to this milestone; what is there is kept first")   \
	/* conflicts */                                                                  \
	X(OURS, "ours", "what stands here stays")                                        \
	X(THEIRS, "theirs", "the other side takes its place")                            \
	X(SETTLE_ALL, "settle-all", "settle all of them by one side")                    \
	/* workshop */                                                                   \
	X(MINUTES, "minutes", "how many minutes it may take")                            \
	X(MORE_TIME, "more-time", "five minutes more")                                   \
	X(LESS_TIME, "less-time", "five minutes less")                                   \
	X(PEOPLE, "people", "who takes part")                                            \
	X(HIDE_VOTES, "hide-votes", "hide votes until all are in, or show each at once") \
	X(ADD, "add", "add a line")                                                      \
	X(EDIT, "edit", "change the text or the name")                                   \
	X(DONE, "done", "mark it done, or open again")

enum act {
#define X(constant, name, help) ACT_##constant,
	ACTIONS(X)
#undef X
		ACT_COUNT
};

const char *act_name(enum act a);
const char *act_help(enum act a);
/* By name; ACT_NONE when there is none. */
enum act act_of(const char *name);

/* Keys → action, as the program comes. A table ends with a row whose keys are NULL. */
struct binding {
	const char *keys; /* keys_match: "j <Down>", "0..4"; "": only by its name */
	enum act act;
	const char *label; /* in the footer; NULL keeps it out of there */
};

/* A row that binds nothing: where `q back` stands in the footer. Labels behind it give way
 * to it where there is little room. */
#define FOOTER_BACK {"", ACT_NONE, NULL}

/* clang-format off */
/* Rows of a table that the footer need not name: the moves by pages and to the ends, down
 * with the keys given; and all moves in a list. */
#define PAGE_BINDINGS_DOWN(keys) \
	{keys, ACT_PAGE_DOWN, NULL}, {"<PgUp> <C-u>", ACT_PAGE_UP, NULL}, \
	{"g <Home>", ACT_FIRST, NULL}, {"G <End>", ACT_LAST, NULL}
#define PAGE_BINDINGS PAGE_BINDINGS_DOWN("<PgDn> <C-d>")
#define LIST_BINDINGS \
	{"j <Down>", ACT_DOWN, NULL}, {"k <Up>", ACT_UP, NULL}, PAGE_BINDINGS
/* Where Space has nothing to switch it pages, as in programs to read with. */
#define READING_BINDINGS PAGE_BINDINGS_DOWN("<PgDn> <Space> <C-d>")
/* clang-format on */

/* The action of the first row that names the key, or ACT_NONE. table may be NULL. */
enum act binding_find(const struct binding *table, int key);
/* The first row of an action, or NULL; likewise. */
const struct binding *binding_of(const struct binding *table, enum act act);
/* Does a table that comes first do what the row does, or take its first key? Then nobody is to
 * be told of the row. first may be NULL. */
bool binding_is_covered(const struct binding *first, const struct binding *row);

#endif

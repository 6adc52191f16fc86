/* session.h - the assessment that is open, everything computed from it, and its history.
 *
 * All changes go through here: begin an edit, change the assessment, commit. Commit records
 * the step for undo, computes the score again, says what moved and marks the session as not
 * saved; app.c saves. Without a file (start screen) file, q and a are NULL. */
#ifndef UI_SESSION_SESSION_H
#define UI_SESSION_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "engine/lint/lint.h"
#include "engine/plan/plan.h"
#include "engine/score.h"
#include "model/assessment/redact.h"
#include "model/store/assessment_file.h"
#include "ui/canvas/style.h"
#include "ui/keys/keymap.h"
#include "ui/session/look_back.h"
#include "ui/session/outlook.h"
#include "ui/session/what_if.h"

struct history; /* undo.c */
struct slot;

/* A starter to begin a file from. */
struct starter {
	const char *name; /* of the template; "" for an empty assessment */
	const char *title; /* what the file is called once it is open */
	const char *what;  /* what it is, in a line; "": as it is called */
	bool example;      /* its answers are filled in */
};

/* A file that was opened lately. */
struct recent_file {
	const char *path;
	const char *workload; /* what it is called; else the file's name */
	const char *score;    /* as range_text; "" where it was not read */
	const char *date;     /* when it was changed last; "" likewise */
	int open;             /* questions and decisions without an answer; -1 likewise */
	const char *fault;    /* why there is nothing to tell; "" for none */
};
struct recent_files {
	struct recent_file *items;
	size_t n;
};
/* So many stand in the start view; the others are shown by a key. */
#define RECENT_SHOWN 5

/* A format that the plan can be written in. */
struct export_kind {
	const char *name;   /* "xlsx"; of the page for a board "html-board" */
	const char *suffix; /* ".xlsx"; of a folder ".madr/" */
	const char *what;   /* one line: what it holds, who it is for */
};
/* Those that there are, and the languages of reports: their codes, then NULL. */
struct export_kinds {
	const struct export_kind *items;
	size_t n;
	const char *const *languages;
};

/* A report to write. */
struct export_order {
	const char *format, *path;
	enum redaction redaction;
	const char *theme; /* its file or name; "" for none */
	const char *language; /* its code; "" for that of the theme */
};

/* How current the built-in content is. */
struct content_state {
	const char *date;   /* what it is true for: "2026-11-21"; NULL or "": not known */
	size_t n_recheck;   /* caveats that say: look again */
};

/* What the program has to offer in the start and the export view; the app fills it from its
 * ports. */
struct offers {
	struct arena arena;
	struct recent_files recent; /* newest first */
	size_t recent_most;         /* so many of them were read */
	const struct starter *starters;
	size_t n_starters;
	struct export_kinds exports;
	struct content_state content; /* of the built-in questionnaire */
	const struct keymap *keys;    /* as the user wants them; may be NULL */
};

/* The format by whose suffix a name ends, the longest that fits; or NULL. */
const struct export_kind *export_named(const struct offers *o, const char *name);

struct session {
	struct assessment_file *file;  /* owned; NULL while nothing is open */
	const struct questionnaire *q; /* the file's */
	struct assessment *a;          /* the file's */
	struct score score;            /* of the current answers */
	struct plan plan;              /* valid while has_plan: see view_ops.needs_plan */
	bool has_plan;
	struct what_if what_if;        /* computed with the plan, and when marks change */
	struct lint lint;              /* computed with the plan, and valid as long */
	struct outlook outlook;        /* computed with the plan, and when other days are asked */
	struct look_back look_back; /* its milestones; computed with the plan */
	struct thing *order; /* everything asked, as walked: fields, decisions,
					   questions */
	size_t n_order;
	struct history *history;
	bool dirty;                /* changed since the last save was handed over */
	int64_t now;               /* seconds; set before every key */
	const struct offers *offers; /* never NULL inside an app */
	struct {
		struct range overall, *sections; /* owned */
		size_t answered, parked;
		bool changed; /* something was, since */
	} opened; /* how it was when the file was opened */
	const char *user;          /* who answers, "" for nobody; borrowed */

	bool roomy; /* messages need not fit into one row */
	struct str message; /* shown in the status line until the next key */
	enum style message_style;
	struct str score_change; /* what the last change did, "" for nothing */
	struct thing last; /* what was changed last */
	int last_practice; /* the item of it that undo or redo changed; -1: none */

	struct arena lent; /* texts of effects; the app empties it before a view is called */
	int64_t ticks; /* milliseconds of a clock that is never set; as now */
	size_t vote_item; /* the practice that a vote is about: see vote.h */
	struct {       /* see workshop.h */
		const char *section; /* of the agenda's line that runs; NULL: none */
		int64_t since;       /* when it began, in ticks */
	} timer;
};

/* Takes over f. The session must be zeroed or closed. */
void session_open(struct session *s, struct assessment_file *f);
/* Waits for saves and frees everything. */
void session_close(struct session *s);
bool session_is_open(const struct session *s);
/* "" or why nothing can be changed. */
const char *session_readonly(const struct session *s);
/* Computes the plan unless it is there. */
void session_need_plan(struct session *s);

/* Counts an action or a step of the plan as done to see the score, or no longer; and none of
 * them any more. */
void session_mark(struct session *s, const char *id);
/* Counts these, and nothing else. */
void session_mark_only(struct session *s, const struct texts *ids);
void session_unmark_all(struct session *s);

/* Looks at what can be done with days, or what a goal takes, and no longer; and at the
 * scenarios of the file beside each other, or no longer. */
void session_ask_days(struct session *s, const struct purpose *p);
void session_leave_days(struct session *s);
void session_compare_scenarios(struct session *s, bool on);

/* The assessment as a whole is another one now: computes all anew, and forgets the steps that
 * could be taken back. */
void session_restart(struct session *s);

/* The message in the status line. */
void session_say(struct session *s, enum style style, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Begins a change of a question, decision or field. false, with a message said, when the
 * file is read-only; then change nothing. */
bool session_edit(struct session *s, struct thing what);
/* The same for what the team says of an action; and for name, about and settings. Returns
 * NULL or false when read-only. Texts go into s->a->arena. */
struct plan_entry *session_edit_plan(struct session *s, const char *action_id);
/* Of what the team says of the plan as a whole, accepted risks among it, as one step. what: for
 * the message when it is taken back: "14 actions". */
bool session_edit_plan_whole(struct session *s, const char *what);
bool session_edit_settings(struct session *s);
/* Can it be changed? Else says why not. */
bool session_may_edit(struct session *s);
/* Of the scenario of that name. */
bool session_edit_scenario(struct session *s, const char *name);
/* The beginning of session_edit_workshop (workshop.h), which is what to call. */
bool session_begin_workshop(struct session *s);
/* Ends the change. said: what to show ("REL-01 is level 3"), or NULL: an answer then says
 * itself; what moved is added. */
void session_commit(struct session *s, const char *said);

/* One-step changes on top of those; all false when read-only. */
bool session_set_level(struct session *s, size_t question, int level);
bool session_set_practice(struct session *s, size_t question, size_t practice,
			  enum practice_value value);
bool session_set_option(struct session *s, size_t decision, int option);
bool session_set_unknown(struct session *s, struct thing what);
/* note: what it says from then on, for a reason that wants one; NULL leaves it. */
bool session_set_na(struct session *s, size_t question, enum na_reason reason,
		    const char *note);
/* One item of practices does not apply. */
bool session_set_item_na(struct session *s, size_t question, size_t practice,
			 enum na_reason reason, const char *note);
/* Values of a field, one bit each. */
bool session_set_values(struct session *s, size_t field, uint64_t values);
bool session_clear(struct session *s, struct thing what);
bool session_set_note(struct session *s, struct thing what, const char *text);
bool session_add_evidence(struct session *s, struct thing what, const char *text);
bool session_toggle_flag(struct session *s, struct thing what);
/* The answer still holds today, though what is asked may have changed. */
bool session_confirm(struct session *s, struct thing what);
bool session_next_confidence(struct session *s, struct thing what);
/* By words, as on the command line: a field's value, "name", "target" (see
 * assessment_set_by_words). What cannot be is said in the status line. */
bool session_set_by_words(struct session *s, const char *id, const char *value);

/* "2026-12-15", or "+30" from today, as a date into buf (16); "" stays "". false: neither. */
bool session_read_date(const struct session *s, const char *text, char *buf);

/* false when there is nothing (said so). s->last tells where. */
bool session_undo(struct session *s);
bool session_redo(struct session *s);

/* Looking things up. */
const struct answer *session_answer(const struct session *s, struct thing what);
/* Is it asked? And is it answered (or n/a, or unknown)? */
bool session_is_asked(const struct session *s, struct thing what);
bool session_is_answered(const struct session *s, struct thing what);
/* What heads the screen: the workload's name, the title, or the file's name. */
const char *session_title(const struct session *s);
/* How current the content is: that of the open file, else the built-in one. */
struct content_state session_content(const struct session *s);
/* How much of all is answered, questions and decisions together. */
static inline struct progress session_progress(const struct session *s)
{
	const struct score *sc = &s->score;

	return (struct progress){.asked = sc->progress.asked + sc->decisions_asked,
				 .answered = sc->progress.answered + sc->decisions_answered};
}
/* Index in order, or n_order. */
size_t session_place(const struct session *s, struct thing what);

/* The key that an action has now in a view (or EVERYWHERE), for sentences that name it; in a
 * buffer that lives as long as the block around. */
#define KEY(s, view, a)                                                                  \
	keymap_key_name((s)->offers ? (s)->offers->keys : NULL, view, a,                 \
			(char[KEY_NAME_MAX]){0})

#endif

/* assessment_file.h - one assessment file on disk: opened, locked, watched, saved.
 *
 * A writer holds the lock beside the file for as long as it has it open. Saves run on a
 * thread of their own that sees only bytes: at most one is under way and one waits, a
 * newer one takes the place of the waiting one. What counts as saved is told only after the
 * fsync of that very content. */
#ifndef MODEL_STORE_ASSESSMENT_FILE_H
#define MODEL_STORE_ASSESSMENT_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "model/assessment/assessment.h"

enum open_mode {
	OPEN_READ,  /* no lock; never saves */
	OPEN_WRITE, /* waits two seconds for the lock, then fails with 75 */
};

struct assessment_file; /* machinery; opaque */

/* Opens the file at path: resolves a symlink once, takes the lock, reads, finds its
 * questionnaire (see questionnaire_search) unless `questionnaire` names one. Faults inside
 * files go to d (code 65), others to err. Returns NULL on failure. A file that is held by
 * another one, of a newer version, or in a read-only folder is opened read-only when mode is
 * OPEN_WRITE and `fallback`; else refused. */
struct assessment_file *assessment_open(const char *path, const char *questionnaire,
					enum open_mode mode, bool fallback,
					struct diags *d, struct err *err);
/* For a file that is no JSON, with the faults found in it: when its end is missing, as after a
 * power cut, and NAME~ beside it is whole, the first fault says so, and how to take that. */
void assessment_point_to_previous(const char *path, const struct str *content,
				  struct diags *d);
/* Creates the file for an assessment that is not on disk yet (code 73 when it exists), takes
 * the lock and saves it. Takes over both the questionnaire and the assessment; when it
 * returns NULL they stay the caller's. */
struct assessment_file *assessment_create(const char *path, struct questionnaire *q,
					  struct assessment *a, struct err *err);
/* An assessment that has no file: saves go nowhere. Takes over both. name is that of the
 * file it is a copy of, "" for none. */
struct assessment_file *assessment_unfiled(struct questionnaire *q, struct assessment *a,
					   const char *name);

/* Goes on in a new file at path (73 when there is one); that at the old path stays as it was
 * saved last, and is free for others. What could only be read can be written from then on. */
bool assessment_save_as(struct assessment_file *f, const char *path, struct err *err);
/* Gives the file the name path (73 when that is taken), with what was kept of it beside it; the
 * lock goes along. Only what can be written, and is saved. */
bool assessment_rename(struct assessment_file *f, const char *path, struct err *err);

const struct questionnaire *assessment_file_questionnaire(const struct assessment_file *f);
struct assessment *assessment_file_assessment(const struct assessment_file *f);
/* Where it really is, links followed; "" when it has no file. */
/* Takes over another assessment of the same questionnaire in the place of the file's own. */
void assessment_file_replace(struct assessment_file *f, struct assessment *a);
const char *assessment_file_path(const struct assessment_file *f);
/* The file's name as it was opened, without folders: what a report says it was made from.
 * "" when there is none. */
const char *assessment_file_name(const struct assessment_file *f);
/* "" or why it cannot be written: "read-only: held by ann on host since …". */
const char *assessment_file_readonly(const struct assessment_file *f);
/* Remarks from opening, one line each, "" when none: another questionnaire version, no locks
 * on this share, a stale lock was cleared, the file can be read by others. */
const char *assessment_file_remarks(const struct assessment_file *f);

/* Hands the current content to the saving thread and returns at once. */
void assessment_save(struct assessment_file *f);

/* Room for two names of files, whole. */
#define SAVE_MESSAGE_MAX 800
struct save_state {
	uint64_t wanted;   /* saves handed over so far */
	uint64_t durable;  /* the newest of them that is on disk for good */
	bool failed;       /* the newest finished attempt failed */
	bool conflict;     /* somebody else changed the file; ours went to another one */
	char message[SAVE_MESSAGE_MAX]; /* why it failed, or where ours went */
};
/* How far saving has come. Never blocks. */
struct save_state assessment_save_state(struct assessment_file *f);
/* Did somebody change the file meanwhile? Then err says, with 76, in which file the answers
 * are: its whole path. */
bool assessment_save_diverted(struct assessment_file *f, struct err *err);
/* A descriptor that becomes readable when the state changed; -1 when there is none. The
 * reader empties it by assessment_save_state. */
int assessment_save_fd(const struct assessment_file *f);
/* Waits until everything handed over is durable or failed, at most timeout_ms (-1: for
 * ever). false, with err set, when it is not durable. */
bool assessment_save_wait(struct assessment_file *f, int timeout_ms, struct err *err);
/* Waits for the saves (five seconds at most), gives the lock back, frees everything. */
void assessment_close(struct assessment_file *f);

/* Finds the questionnaire with that id for a file at path: `named` (a folder, when not
 * NULL); a folder of that id beside the file; $XDG_DATA_HOME/plumbline; the one built in.
 * NULL with code 66 and the places looked at, or 65 with faults in d. */
struct questionnaire *questionnaire_search(const char *path, const char *named,
					   const char *id, struct diags *d,
					   struct err *err);

#endif

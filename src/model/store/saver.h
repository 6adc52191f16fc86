/* saver.h - the thread that writes one file, so that a slow disk never holds up a key.
 *
 * It sees only bytes. One save is under way and one waits; a newer one takes the place of
 * the waiting one. Before it replaces the file it looks whether the file is still what was
 * loaded or last written here; if somebody changed it, the content goes to
 * NAME.conflict-TIME.json from then on, and what both came from beside it (leftovers.h).
 * Before the first replacement the file as it was is kept as NAME~. A failed save leaves the
 * file as it was; the next one begins anew, and when none comes the same content is tried
 * again every few seconds. */
#ifndef MODEL_STORE_SAVER_H
#define MODEL_STORE_SAVER_H

#include <stdbool.h>

#include "base/err.h"
#include "base/file.h"
#include "base/str.h"

#define LEFTOVER_MARK ".conflict-"
#define LEFTOVER_SUFFIX ".json"

struct saver; /* opaque */
struct save_state;

/* Savers are started, used and stopped by one thread. This one is for the file at path, which
 * is as the stamp says and has that content; its own thread begins with the first save. */
struct saver *saver_start(const char *path, const struct file_stamp *loaded,
			  const struct str *content);
/* Hands over content; takes its memory and leaves the str empty. Returns at once. */
void saver_submit(struct saver *s, struct str *content);
/* How far it has come; empties the descriptor. Never blocks. */
struct save_state saver_state(struct saver *s);
/* Did the content go to another file? err then says where; when nothing is under way. */
bool saver_diverted(struct saver *s, struct err *err);
/* The file has another name now; nothing may be under way. */
void saver_move(struct saver *s, const char *path);
/* Becomes readable when the state changed; -1 when there is none. */
int saver_fd(const struct saver *s);
/* Waits until nothing is under way or waiting, at most timeout_ms (-1: for ever). false,
 * with err set, when not everything is durable then. */
bool saver_wait(struct saver *s, int timeout_ms, struct err *err);
/* Waits at most timeout_ms, then ends the thread and frees everything. Does not wait when
 * saver_wait did so in vain already. false when it was still writing: then it goes on by
 * itself until it is done, as long as the program lives. */
bool saver_stop(struct saver *s, int timeout_ms);

/* For who forks a process that goes on without an exec, where only the thread that forks
 * lives on: waits until nothing is under way, at most timeout_ms for each saver, and ends
 * the threads of all. false, with err set, when one still writes; then all go on. */
bool savers_pause(int timeout_ms, struct err *err);
/* Savers go on as before the pause. */
void savers_resume(void);

/* Where what both came from stands for the content that went to that path. */
void leftover_base_path(const char *path, char base[FILE_PATH_MAX]);

#endif

#define _POSIX_C_SOURCE 200809L
#include "model/store/saver.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/date.h"
#include "base/die.h"
#include "base/replace.h"
#include "model/store/assessment_file.h"

#ifdef __APPLE__
#define WAIT_CLOCK CLOCK_REALTIME
#else
#define WAIT_CLOCK CLOCK_MONOTONIC
#endif

/* Between two attempts when one failed and nothing newer came. */
#define RETRY_MS 3000

#define BASE_MARK ".base-"

struct saver {
	pthread_mutex_t mutex;
	pthread_cond_t work, idle;
	pthread_t thread;
	bool threaded; /* the thread lives, or is still to be joined */
	int pipe[2];   /* the thread writes, saver_state empties; -1 when there is none */
	char *name;    /* for messages; owned */

	/* Shared, under the mutex. */
	struct str waiting;
	struct str again; /* what could not be saved, to be tried again; empty for none */
	bool has_waiting, busy, stopping;
	bool hangs; /* somebody waited in vain for the save under way */
	bool ended; /* the thread touches nothing any more */
	struct save_state state;
	enum exit_code code; /* of the last failure */

	/* The thread's own, while it runs. */
	char path[FILE_PATH_MAX];
	struct file_stamp stamp; /* the file as loaded, or as last written here */
	struct file_stamp tried; /* the content of the last attempt that may have arrived
				    though it was reported as failed */
	bool keeps_previous;     /* NAME~ is still to be made */
	bool changed, passed;    /* what the guard said in the save under way */
	struct str base;         /* the content that the stamp is of, until there is a conflict:
				    what both contents came from then */
	char conflict[SAVE_MESSAGE_MAX]; /* what to say of it, "" when there is none */

	struct saver *next; /* of all */
	bool abandoned;     /* stopped while it was still writing */
};

/* All of them, also who was abandoned and still writes: a process that forks must know. Only
 * the thread that starts and stops savers looks here. */
static struct saver *savers;

/* Saving; without the mutex. */

/* Gives the file at path the second name NAME~, or copies it there. When neither works the
 * save goes on: the present content matters more than the previous one. */
static void keep_previous(const char *path)
{
	char name[FILE_PATH_MAX + 1];
	struct file_commit_options options = {.rights_of = path};
	struct str content = {0};
	struct temp t;
	bool linked;

	snprintf(name, sizeof name, "%s~", path);
	if (!temp_make(&t, path, NULL))
		return;
	unlink(t.path);
	linked = link(path, t.path) == 0 && rename(t.path, name) == 0;
	temp_remove(&t); /* still there when NAME~ was the same file already */
	if (!linked && file_read(path, ASSESSMENT_BYTES_MAX, &content, NULL, NULL))
		file_replace(name, str_text(&content), content.len, &options, NULL, NULL);
	str_release(&content);
}

/* Asked just before the rename: is the file still ours to replace? */
static bool guard(void *ctx, struct err *err)
{
	struct saver *s = ctx;
	bool there = file_exists(s->path);

	if (!there || file_unchanged(s->path, &s->stamp)) {
		/* Ours, or gone: then there is nothing to overwrite. */
	} else if (s->tried.exists && file_unchanged(s->path, &s->tried)) {
		s->stamp = s->tried; /* it did arrive */
	} else {
		s->changed = true;
		return err_set(err, EXIT_CODE_IO, "%s: changed by somebody else",
			       s->path);
	}
	if (there && s->keeps_previous) {
		keep_previous(s->path);
		s->keeps_previous = false;
	}
	s->passed = true;
	return true;
}

static bool replace(struct saver *s, const struct str *content, struct err *err)
{
	struct file_commit_options options = {
		.rights_of = s->path,
		.before_rename = guard,
		.ctx = s,
	};
	struct stat st;

	s->changed = s->passed = false;
	if (file_replace(s->path, str_text(content), content->len, &options, &st, err)) {
		s->stamp = file_stamp_of(&st, str_text(content), content->len);
		s->tried.exists = false;
		return true;
	}
	if (s->passed)
		s->tried = (struct file_stamp){
			.exists = true,
			.size = content->len,
			.hash = file_hash(str_text(content), content->len),
		};
	return false;
}

/* NAME.conflict-20261121T100000Z.json, with a number when that is taken. */
static bool conflict_path(const char *path, char out[FILE_PATH_MAX], struct err *err)
{
	char time[32], stamp[32];
	size_t n = 0;

	date_time_text(time, date_now());
	for (const char *p = time; *p; p++)
		if (*p != '-' && *p != ':')
			stamp[n++] = *p;
	stamp[n] = '\0';
	for (int i = 1; i < 1000; i++) {
		char number[16] = "";
		int len;

		if (i > 1)
			snprintf(number, sizeof number, "-%d", i);
		len = snprintf(out, FILE_PATH_MAX, "%s" LEFTOVER_MARK "%s%s" LEFTOVER_SUFFIX,
			       path, stamp, number);
		if (len < 0 || len >= FILE_PATH_MAX)
			break;
		if (!file_exists(out))
			return true;
	}
	return err_set(
		err, EXIT_CODE_IO,
		"%s: changed by somebody else, and no name is left for this content",
		path);
}

void leftover_base_path(const char *path, char base[FILE_PATH_MAX])
{
	const char *mark = NULL;

	for (const char *p = path; (p = strstr(p, LEFTOVER_MARK)); p++)
		mark = p;
	if (mark)
		snprintf(base, FILE_PATH_MAX, "%.*s" BASE_MARK "%s", (int)(mark - path),
			 path, mark + sizeof LEFTOVER_MARK - 1);
	else
		*base = '\0';
}

/* What both came from is kept beside, for who brings them together (leftovers.h); without it
 * that can be done too, less well. */
static void keep_base(struct saver *s, const char *conflict)
{
	struct file_commit_options options = {.rights_of = conflict};
	char path[FILE_PATH_MAX];

	if (!s->base.len)
		return;
	leftover_base_path(conflict, path);
	file_replace(path, str_text(&s->base), s->base.len, &options, NULL, NULL);
	str_release(&s->base);
}

/* Somebody changed the file: theirs stays, ours goes beside it from now on. */
static bool divert(struct saver *s, const struct str *content, struct err *err)
{
	char path[FILE_PATH_MAX], before[FILE_PATH_MAX];
	struct file_stamp stamp = s->stamp;
	bool keeps = s->keeps_previous;

	if (!conflict_path(s->path, path, err))
		return false;
	memcpy(before, s->path, sizeof before);
	memcpy(s->path, path, sizeof path);
	s->stamp = (struct file_stamp){0};
	s->tried = (struct file_stamp){0};
	s->keeps_previous = false;
	if (replace(s, content, err)) {
		snprintf(
			s->conflict, sizeof s->conflict,
			"%.255s was changed by somebody else; what you answer goes to %.300s",
			file_name(before), file_name(path));
		keep_base(s, path);
		return true;
	}
	memcpy(s->path, before, sizeof before);
	s->stamp = stamp;
	s->tried = (struct file_stamp){0};
	s->keeps_previous = keeps;
	return false;
}

static bool save(struct saver *s, struct str *content, struct err *err)
{
	struct str before = s->base;

	if (!replace(s, content, err))
		return s->changed && divert(s, content, err);
	if (!*s->conflict) {
		s->base = *content;
		*content = before;
	}
	return true;
}

/* The thread. */

static void notify(const struct saver *s)
{
	/* A full pipe is readable already. */
	if (s->pipe[1] >= 0)
		(void)!write(s->pipe[1], "", 1);
}

/* Saves what waits; called with the mutex held, which is given away meanwhile. */
static void save_waiting(struct saver *s)
{
	struct str content = s->waiting;
	uint64_t number = s->state.wanted;
	struct err err = {0};
	bool ok;

	s->waiting = (struct str){0};
	s->has_waiting = false;
	s->busy = true;
	pthread_mutex_unlock(&s->mutex);
	ok = save(s, &content, &err);
	pthread_mutex_lock(&s->mutex);
	if (!ok && !s->has_waiting) {
		s->again = content;
		content = (struct str){0};
	}
	str_release(&content);
	s->busy = s->hangs = false;
	s->state.failed = !ok;
	s->state.conflict = *s->conflict != '\0';
	s->code = err.code;
	if (ok)
		s->state.durable = number;
	snprintf(s->state.message, sizeof s->state.message, "%.*s", SAVE_MESSAGE_MAX - 1,
		 ok ? s->conflict : err.text);
	notify(s);
	pthread_cond_broadcast(&s->idle);
}

static struct timespec deadline(int timeout_ms)
{
	struct timespec t;

	clock_gettime(WAIT_CLOCK, &t);
	t.tv_sec += timeout_ms / 1000;
	t.tv_nsec += (long)(timeout_ms % 1000) * 1000000L;
	if (t.tv_nsec >= 1000000000L) {
		t.tv_sec++;
		t.tv_nsec -= 1000000000L;
	}
	return t;
}

static void set_waiting(struct saver *s, struct str *content)
{
	str_release(&s->waiting);
	str_release(&s->again);
	s->waiting = *content;
	*content = (struct str){0};
	s->has_waiting = true;
}

/* Waits for work. Nobody tells when there is room on a full disk again: what could not be
 * saved is tried again after a while. */
static void await_work(struct saver *s)
{
	struct timespec until = deadline(RETRY_MS);
	struct str content;

	if (!s->again.len) {
		pthread_cond_wait(&s->work, &s->mutex);
	} else if (pthread_cond_timedwait(&s->work, &s->mutex, &until) == ETIMEDOUT &&
		   s->again.len && !s->stopping) {
		content = s->again;
		s->again = (struct str){0};
		set_waiting(s, &content);
	}
}

static void *run(void *arg)
{
	struct saver *s = arg;

	pthread_mutex_lock(&s->mutex);
	while (s->has_waiting || !s->stopping) {
		if (s->has_waiting)
			save_waiting(s);
		else
			await_work(s);
	}
	s->ended = true;
	pthread_cond_broadcast(&s->idle);
	pthread_mutex_unlock(&s->mutex);
	return NULL;
}

static void open_pipe(int fds[2])
{
	if (pipe(fds) < 0) {
		fds[0] = fds[1] = -1;
		return;
	}
	for (int i = 0; i < 2; i++) {
		fcntl(fds[i], F_SETFD, FD_CLOEXEC);
		fcntl(fds[i], F_SETFL, O_NONBLOCK);
	}
}

/* Blocks all signals but those of crashes for the saving thread: the main thread,
 * which has the terminal, handles them. */
static void block_signals(sigset_t *before)
{
	static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
	sigset_t all;

	sigfillset(&all);
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		sigdelset(&all, faults[i]);
	pthread_sigmask(SIG_BLOCK, &all, before);
}

/* The first save starts the thread; when there can be none, saver_submit saves by itself. */
static void start_thread(struct saver *s)
{
	sigset_t before;

	s->stopping = s->ended = false;
	block_signals(&before);
	s->threaded = pthread_create(&s->thread, NULL, run, s) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* Lets the thread end when it has nothing to write any more; the mutex is held. */
static void tell_to_end(struct saver *s)
{
	s->stopping = true;
	pthread_cond_signal(&s->work);
}

static void join_thread(struct saver *s)
{
	if (s->threaded)
		pthread_join(s->thread, NULL);
	s->threaded = false;
}

static void saver_free(struct saver *s)
{
	struct saver **at = &savers;

	while (*at != s)
		at = &(*at)->next;
	*at = s->next;
	pthread_mutex_destroy(&s->mutex);
	pthread_cond_destroy(&s->work);
	pthread_cond_destroy(&s->idle);
	for (int i = 0; i < 2; i++)
		if (s->pipe[i] >= 0)
			close(s->pipe[i]);
	str_release(&s->waiting);
	str_release(&s->again);
	str_release(&s->base);
	free(s->name);
	free(s);
}

static bool has_ended(struct saver *s)
{
	bool ended;

	pthread_mutex_lock(&s->mutex);
	ended = s->ended;
	pthread_mutex_unlock(&s->mutex);
	return ended;
}

/* Frees those that were abandoned and are done by now. */
static void free_ended(void)
{
	struct saver *next;

	for (struct saver *s = savers; s; s = next) {
		next = s->next;
		if (!s->abandoned || !has_ended(s))
			continue;
		join_thread(s);
		saver_free(s);
	}
}

struct saver *saver_start(const char *path, const struct file_stamp *loaded,
			  const struct str *content)
{
	struct saver *s = xcalloc(1, sizeof *s);
	pthread_condattr_t attr;

	free_ended();
	s->next = savers;
	savers = s;
	snprintf(s->path, sizeof s->path, "%s", path);
	s->name = xstrdup(path);
	s->stamp = *loaded;
	str_addn(&s->base, str_text(content), content->len);
	s->keeps_previous = true;
	open_pipe(s->pipe);
	pthread_mutex_init(&s->mutex, NULL);
	pthread_condattr_init(&attr);
#ifndef __APPLE__
	pthread_condattr_setclock(&attr, WAIT_CLOCK);
#endif
	pthread_cond_init(&s->work, &attr);
	pthread_cond_init(&s->idle, &attr);
	pthread_condattr_destroy(&attr);
	return s;
}

void saver_submit(struct saver *s, struct str *content)
{
	pthread_mutex_lock(&s->mutex);
	set_waiting(s, content);
	s->state.wanted++;
	if (!s->threaded)
		start_thread(s);
	if (!s->threaded)
		save_waiting(s);
	pthread_mutex_unlock(&s->mutex);
	pthread_cond_signal(&s->work); /* only now: the thread finds the mutex free */
}

struct save_state saver_state(struct saver *s)
{
	struct save_state state;
	char sink[64];

	while (s->pipe[0] >= 0 && read(s->pipe[0], sink, sizeof sink) > 0)
		;
	pthread_mutex_lock(&s->mutex);
	state = s->state;
	pthread_mutex_unlock(&s->mutex);
	return state;
}

bool saver_diverted(struct saver *s, struct err *err)
{
	bool diverted;

	pthread_mutex_lock(&s->mutex);
	diverted = s->state.conflict;
	if (diverted)
		err_set(err, EXIT_CODE_CONFLICT,
			"%.255s was changed by somebody else, and is as they left it; what was "
			"answered here is in %s",
			file_name(s->name), s->path);
	pthread_mutex_unlock(&s->mutex);
	return diverted;
}

void saver_move(struct saver *s, const char *path)
{
	pthread_mutex_lock(&s->mutex);
	snprintf(s->path, sizeof s->path, "%s", path);
	free(s->name);
	s->name = xstrdup(path);
	pthread_mutex_unlock(&s->mutex);
}

int saver_fd(const struct saver *s)
{
	return s->pipe[0];
}

/* Waits, with the mutex held, until nothing is to be done; false when time is up. */
static bool wait_idle(struct saver *s, int timeout_ms)
{
	struct timespec until = deadline(timeout_ms < 0 ? 0 : timeout_ms);
	int error = 0;

	while ((s->busy || s->has_waiting) && error != ETIMEDOUT)
		error = timeout_ms < 0
				? pthread_cond_wait(&s->idle, &s->mutex)
				: pthread_cond_timedwait(&s->idle, &s->mutex, &until);
	return !s->busy && !s->has_waiting;
}

bool saver_wait(struct saver *s, int timeout_ms, struct err *err)
{
	bool ok, idle;

	pthread_mutex_lock(&s->mutex);
	idle = wait_idle(s, timeout_ms);
	s->hangs = !idle;
	ok = idle && s->state.durable == s->state.wanted;
	if (!idle)
		err_set(err, EXIT_CODE_IO, "%s: not saved yet, the disk does not answer",
			s->name);
	else if (!ok)
		err_set(err, s->code, "%s", s->state.message);
	pthread_mutex_unlock(&s->mutex);
	return ok;
}

bool saver_stop(struct saver *s, int timeout_ms)
{
	bool idle;

	pthread_mutex_lock(&s->mutex);
	idle = wait_idle(s, s->hangs ? 0 : timeout_ms);
	s->abandoned = !idle;
	tell_to_end(s);
	pthread_mutex_unlock(&s->mutex);
	if (!idle)
		return false;
	join_thread(s);
	saver_free(s);
	return true;
}

/* Ends the thread, unless it still writes when time is up. */
static bool pause_saver(struct saver *s, int timeout_ms, struct err *err)
{
	bool idle;

	pthread_mutex_lock(&s->mutex);
	idle = wait_idle(s, timeout_ms);
	s->hangs = !idle;
	if (idle)
		tell_to_end(s);
	else
		err_set(err, EXIT_CODE_IO,
			"%s is still being saved, and the disk does not answer",
			s->name);
	pthread_mutex_unlock(&s->mutex);
	if (idle)
		join_thread(s);
	return idle;
}

bool savers_pause(int timeout_ms, struct err *err)
{
	for (struct saver *s = savers; s; s = s->next)
		if (!pause_saver(s, timeout_ms, err)) {
			savers_resume();
			return false;
		}
	free_ended();
	return true;
}

/* A save that failed is tried again, as before; for all else the next save starts the
 * thread. */
void savers_resume(void)
{
	for (struct saver *s = savers; s; s = s->next) {
		pthread_mutex_lock(&s->mutex);
		if (!s->threaded && s->again.len)
			start_thread(s);
		pthread_mutex_unlock(&s->mutex);
	}
}

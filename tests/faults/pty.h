/* pty.h - the program on a terminal of ours: start it, type, see what it shows, and hurt it.
 *
 * Every byte that came is kept, and a small xterm (bench/vt.h) keeps the cells. The program
 * gets a folder for its state, so that no test touches the home of who runs it. */
#ifndef FAULTS_PTY_H
#define FAULTS_PTY_H

#include <sys/resource.h>
#include <sys/types.h>
#include <termios.h>

#include "bench/vt.h"
#include "support.h"

/* How long something may take that is expected to happen; a busy machine is no fault. */
#define PATIENCE_MS 20000

struct pty {
	pid_t pid;
	int fd;               /* our side; -1 once the line is dropped */
	struct vt screen;
	struct str heard;     /* everything it sent */
	struct termios lines; /* how the terminal was before */
	bool gone;            /* nobody has the other side any more */
	bool ended;
	int status;           /* of waitpid, once it has ended */
	struct rusage used;   /* by then */
};

struct pty_options {
	int rows, cols;         /* 0: 24 × 80 */
	const char *program;    /* NULL: plumbline */
	const char *folder;     /* where it runs, and where its state goes; NULL: /nonexistent */
	const char *const *env; /* as in struct run_options, on top of TERM=xterm-256color */
};

/* Starts the program with arguments (without argv[0], ended by NULL). */
struct pty *pty_open(const char *const *argv, const struct pty_options *options);
#define PTY(folder_, ...)                                  \
	pty_open((const char *const[]){__VA_ARGS__, NULL}, \
		 &(struct pty_options){.folder = (folder_)})
/* The screen of an assessment in the folder of the test, and that with its first question
 * answered and saved. */
struct pty *pty_screen(void **state, const char *path);
struct pty *pty_screen_answered(void **state, const char *path);
/* Takes what comes within ms; false when nothing did. */
bool pty_hear(struct pty *p, int ms);
/* Goes on hearing until all that was typed is read and nothing came for quiet_ms. */
void pty_settle(struct pty *p, int quiet_ms);
void pty_type(struct pty *p, const char *keys);
/* Types Esc, and waits until it cannot be the beginning of another key any more. */
void pty_escape(struct pty *p);
void pty_resize(struct pty *p, int rows, int cols);

/* The text of a row, without the blanks at its end; valid until the next call. */
const char *pty_row(const struct pty *p, int row);
/* Does it stand on a row, and does that come true within ms? */
bool pty_shows(const struct pty *p, const char *text);
bool pty_wait(struct pty *p, const char *text, int ms);
/* It comes true, else the test fails and shows the screen. */
void pty_expect(struct pty *p, const char *text);
void pty_print(const struct pty *p);
/* Where text was heard last, as an offset; -1 for never. */
long pty_heard_last(const struct pty *p, const char *text);

/* Waits at most ms for its end. Its exit code, 128 + the signal, or -1: it still runs. */
int pty_end(struct pty *p, int ms);
/* CPU time that it used, in ms; after its end. */
double pty_cpu_ms(const struct pty *p);
/* How often its threads have gone to sleep so far; -1 where the system does not tell. */
long pty_sleeps(const struct pty *p);
/* The program is gone, the alternate screen left, the cursor shown, no attribute, mouse or
 * paste mode left on, the lines as before. */
void assert_terminal_restored(struct pty *p);
/* Drops the line: for the program the terminal is gone. */
void pty_drop(struct pty *p);
/* Types the key to leave; it must end well and give the terminal back. Frees everything. */
void pty_leave(struct pty *p);
/* Ends it by force when it still runs, and frees everything. */
void pty_close(struct pty *p);

/* For the environment of a program behind the gate (gate.c): where it is, else the test is
 * skipped; and what the sanitizer has to accept. */
const char *gate_preload(void);
const char *gate_asan(void);

/* ms since some moment. */
double now_ms(void);
/* An assessment in the folder of the test with the decisions taken (as unknown), so that
 * the walk begins at the first question. */
const char *new_assessment(void **state, const char *name);
/* Names in the folder of the test that begin with prefix and hold part. */
size_t count_files(const char *folder, const char *prefix, const char *part);

#endif

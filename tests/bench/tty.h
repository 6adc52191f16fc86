/* tty.h - a program on a terminal of ours: start it, press a key, wait until it is quiet,
 * know what it shows and what that cost. */
#ifndef BENCH_TTY_H
#define BENCH_TTY_H

#include <stddef.h>
#include <sys/types.h>

#include "vt.h"

enum { CHUNKS_MAX = 512, HEARD_MAX = 1 << 20 };

struct tty {
	pid_t pid;
	int fd;
	double started; /* µs */
	struct vt vt;   /* what it shows */
};

/* What came back. Times are µs since the key was written, or the program was started. */
struct answer {
	size_t bytes;
	double last;  /* when the last byte came */
	double shown; /* when all but the status line stood as in the end */
};

/* Starts argv with rows × cols; extra is "NAME=VALUE" for its environment or NULL. */
void tty_start(struct tty *t, char *const argv[], int rows, int cols, const char *extra);
/* Waits for output until quiet_ms passed without any, at most wait_ms for the first. */
void tty_settle(struct tty *t, double since, int wait_ms, int quiet_ms, struct answer *a);
/* Writes keys and settles. */
void tty_keys(struct tty *t, const char *keys, size_t n, int quiet_ms, struct answer *a);
/* Times that its threads went to sleep so far, or -1 where that is not told. */
long tty_sleeps(const struct tty *t);
/* Ends it: by keys, and if it does not go, by force. */
void tty_end(struct tty *t, const char *keys);

#endif

/* crowd.h - many commands that write one file at once, and what came of it. */
#ifndef FAULTS_CROWD_H
#define FAULTS_CROWD_H

#include <sys/types.h>

#include "faults/pty.h"

#define CROWD_MAX 200

/* A `plumbline set` that says that nobody knows the answer to id. */
struct member {
	const char *id;
	pid_t pid;
	FILE *err;
	int code; /* once it has ended; 128 + the signal that ended it */
};

/* The id of the n-th thing that can be answered; after the last one they begin again. */
const char *crowd_id(size_t n);
/* Starts a member on the file at path; env as in struct run_options. */
void member_start(struct member *m, const char *path, const char *id, const char *const *env);
/* Waits for its end; a second call is harmless. */
void member_wait(struct member *m);

struct tally {
	int commands;
	int saved, refused, killed; /* exit codes 0, 75, 137 */
	int odd;                    /* others: nobody expects them */
	int lost;                   /* saved, and not in the file */
	int conflicts, left;        /* files: of conflicts; temporary ones and locks */
};

/* Waits for the members and counts how they ended; shows what is lost or odd. */
void tally_members(struct tally *t, struct member *m, size_t n, const char *path);
/* Counts in the folder what belongs to the file of that name and should not be there. */
void tally_folder(struct tally *t, const char *folder, const char *name);
/* Fails unless nothing is odd, lost, in conflict or left. */
#define assert_tally_clean(t) assert_tally_clean_at(t, __FILE__, __LINE__)
void assert_tally_clean_at(const struct tally *t, const char *file, int line);
void tally_print(const char *what, const struct tally *t);

#endif

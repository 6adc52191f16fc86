/* foreground.h - another program that has the terminal to itself, as a job of its own. */
#ifndef UI_TERM_FOREGROUND_H
#define UI_TERM_FOREGROUND_H

/* How a program ended that never began, or was killed. */
enum { FOREGROUND_KILLED = -1, FOREGROUND_FAILED = -2 };

/* Runs the shell command line with path as its $1, and waits. Keys that send signals reach
 * that program alone. When it stops (^Z) this process and its group stop, too, so that a
 * shell with job control has the terminal; when they go on, so does the program. Returns its
 * exit code, or one of those above. The terminal must have been left before. */
int foreground_run(const char *line, const char *path);

#endif

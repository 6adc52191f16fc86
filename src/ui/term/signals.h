/* signals.h - signals as bytes in a pipe, and a terminal that is given back even when the
 * program crashes. Used by the terminal alone. */
#ifndef UI_TERM_SIGNALS_H
#define UI_TERM_SIGNALS_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

/* The readable end of the pipe: one byte a signal, its number. -1 before signals_open. */
int signals_fd(void);
/* To be called before curses begins. */
bool signals_open(void);
/* Everything back to the defaults, also what curses has taken: there is no screen. */
void signals_close(void);
/* From now on SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP and SIGCONT arrive in the pipe, and
 * a crash gives the terminal back before it ends the program. */
void signals_take(void);
/* Back to the defaults; but hang-ups stay in the pipe, so that the last save can finish. */
void signals_release(void);
/* Who has the terminal instead: a process group that hears of hang-ups and of requests to end,
 * too. 0: nobody. */
void signals_pass(pid_t group);
/* Stops this process and its group until somebody lets it go on. */
void signals_stop(void);

/* Remembers how the lines of the terminal are, before they are changed. */
void rescue_lines(void);
/* Adds to what a crash must write; texts that do not fit are left out. */
void rescue_add(const char *text);
/* Is there something to give back? Between rescue_arm(false) and (true) there is not. */
void rescue_arm(bool armed);
/* Gives the terminal back, if there is something to give. */
void rescue_now(void);

#endif

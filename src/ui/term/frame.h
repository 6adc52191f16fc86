/* frame.h - sends what curses writes for one frame in one piece.
 *
 * Curses hands its output over at every move of the cursor: a frame of thirty changed rows is
 * thirty writes, and over SSH as many packets, which are seen as they arrive. So curses writes
 * into a descriptor of its own, and between frame_begin and frame_end that is a pipe instead of
 * the terminal, if the pipe can hold all that is written. (No file in memory: a limit on the
 * size of files would cut it off.) Used by the terminal alone. */
#ifndef UI_TERM_FRAME_H
#define UI_TERM_FRAME_H

#include <stdio.h>

/* A stream on the terminal for curses to write to; stdout itself when nothing can be
 * gathered. To be opened once at a time. */
FILE *frame_open(void);
/* From here on all that is written for so many cells is gathered, unless they are too many;
 * nothing may ask the stream for the terminal meanwhile. */
void frame_begin(size_t cells);
/* Sends what was gathered. The stream is the terminal again. */
void frame_end(void);
/* Closes the stream, unless it is stdout. */
void frame_close(void);

#endif

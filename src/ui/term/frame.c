#define _GNU_SOURCE /* F_SETPIPE_SZ, dup3 */
#include "ui/term/frame.h"

#include <fcntl.h>

#ifdef F_SETPIPE_SZ

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/die.h"
#include "base/file.h"

/* What the pipe is asked to hold; and the most a cell takes: a move, colours, attributes and
 * a character with its marks. */
#define PIPE_BYTES (1 << 20)
#define CELL_BYTES 64

static struct {
	FILE *stream; /* what curses writes to; NULL: stdout */
	int terminal, in, out;
	size_t room; /* bytes that the pipe holds */
	char *bytes; /* as many */
	bool gathers;
} frame = {.terminal = -1, .in = -1, .out = -1};

static bool open_pipe(void)
{
	int ends[2], room;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return false;
	frame.out = ends[0];
	frame.in = ends[1];
	fcntl(frame.out, F_SETFL, O_NONBLOCK);
	room = fcntl(frame.in, F_SETPIPE_SZ, PIPE_BYTES);
	frame.room = room > 0 ? (size_t)room : 0;
	return frame.room > 0;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

FILE *frame_open(void)
{
	int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);

	frame.terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	frame.stream = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (frame.stream && frame.terminal >= 0 && open_pipe()) {
		frame.bytes = xcalloc(frame.room, 1);
		return frame.stream;
	}
	if (!frame.stream)
		close_fd(&fd);
	frame_close();
	return stdout;
}

void frame_begin(size_t cells)
{
	/* Curses waits for ever for a pipe that is full. */
	if (frame.stream && cells < frame.room / CELL_BYTES)
		frame.gathers = dup3(frame.in, fileno(frame.stream), O_CLOEXEC) >= 0;
}

void frame_end(void)
{
	ssize_t n;

	if (!frame.gathers)
		return;
	frame.gathers = false;
	if (dup3(frame.terminal, fileno(frame.stream), O_CLOEXEC) < 0)
		die("the terminal is gone");
	n = read(frame.out, frame.bytes, frame.room);
	if (n > 0) /* when writing fails the next key says that the terminal is gone */
		file_write_all(STDOUT_FILENO, frame.bytes, (size_t)n);
}

void frame_close(void)
{
	if (frame.stream)
		fclose(frame.stream);
	close_fd(&frame.terminal);
	close_fd(&frame.in);
	close_fd(&frame.out);
	free(frame.bytes);
	frame.stream = NULL;
	frame.bytes = NULL;
}

#else

FILE *frame_open(void)
{
	return stdout;
}

void frame_begin(size_t cells)
{
	(void)cells;
}

void frame_end(void)
{
}

void frame_close(void)
{
}

#endif

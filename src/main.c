/* main.c - what the process needs before any command runs. */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"
#include "base/err.h"
#include "base/temp.h"
#include "cli/cli.h"
#include "ui/term/term.h"

/* A program that is started with a standard descriptor closed gets that number for the
 * next file it opens, and its messages would go into an assessment. So the numbers are
 * taken by /dev/null, opened for reading, which makes printing fail. */
static void hold_standard_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd)
			exit(EXIT_CODE_IO);
}

int main(int argc, char **argv)
{
	hold_standard_descriptors();
	umask(S_IRWXG | S_IRWXO);
	/* When the reader of a pipe has gone, the program ends without a message; a
	 * file that grows too large is an error of write, not a signal. */
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN);
	die_cleanup = temp_remove_all;
	/* Here and not below, so that only the program itself is linked with curses. */
	term_opener = term_curses_open;
	return cli_main(argc, argv);
}

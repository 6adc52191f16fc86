/* main.c - what the process needs before any command runs. */
#define _GNU_SOURCE
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

/* Started with standard descriptors closed, files would be opened as them, and messages
 * written into assessments. What is opened instead cannot be written: output then fails. */
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
	/* A reader that leaves ends us quietly; a full quota is an error like others. */
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN);
	die_cleanup = temp_remove_all;
	/* Here and not below, so that only the program itself is linked with curses. */
	term_opener = term_curses_open;
	return cli_main(argc, argv);
}

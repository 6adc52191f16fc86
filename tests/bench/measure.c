#define _POSIX_C_SOURCE 200809L
#include "measure.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

_Noreturn void fail(const char *what)
{
	fprintf(stderr, "bench: %s%s%s\n", what, errno ? ": " : "",
		errno ? strerror(errno) : "");
	exit(1);
}

double now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

void pairs_add(struct pairs *p, double ours, double bare)
{
	if (p->n == PAIRS_MAX)
		return;
	p->ours[p->n] = ours;
	p->bare[p->n++] = bare;
}

static int compare(const void *x, const void *y)
{
	const double *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

double median(double *values, size_t n)
{
	if (!n)
		return 0;
	qsort(values, n, sizeof *values, compare);
	return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

double pairs_ratio(const struct pairs *p)
{
	static double ratios[PAIRS_MAX];

	for (size_t i = 0; i < p->n; i++)
		ratios[i] = p->bare[i] > 0 ? p->ours[i] / p->bare[i] : 0;
	return median(ratios, p->n);
}

void print_row(const char *what, double ratio, double bar, double ours, double bare,
	       const char *unit)
{
	printf("%s\t%.3f\t%.2f\t%.4g\t%.4g\t%s\n", what, ratio, bar, ours, bare, unit);
	fflush(stdout);
}

void pairs_print(const struct pairs *p, const char *what, double bar, const char *unit)
{
	static struct pairs sorted;

	sorted = *p;
	print_row(what, pairs_ratio(p), bar, median(sorted.ours, p->n),
		  median(sorted.bare, p->n), unit);
}

double run_program(char *const argv[])
{
	posix_spawn_file_actions_t to_null;
	double start;
	pid_t pid;
	int status;

	posix_spawn_file_actions_init(&to_null);
	posix_spawn_file_actions_addopen(&to_null, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&to_null, 1, 2);
	start = now_us();
	errno = posix_spawnp(&pid, argv[0], &to_null, NULL, argv, environ);
	if (errno)
		fail(argv[0]);
	if (waitpid(pid, &status, 0) < 0)
		fail("waitpid");
	start = now_us() - start;
	posix_spawn_file_actions_destroy(&to_null);
	errno = 0;
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		fail(argv[0]);
	return start;
}

char *read_whole(const char *path, size_t *n)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *bytes;
	ssize_t got;

	if (fd < 0 || fstat(fd, &st) < 0)
		fail(path);
	bytes = malloc((size_t)st.st_size + 1);
	if (!bytes)
		fail("malloc");
	*n = 0;
	while ((got = read(fd, bytes + *n, (size_t)st.st_size - *n)) > 0)
		*n += (size_t)got;
	if (got < 0)
		fail(path);
	bytes[*n] = '\0';
	close(fd);
	return bytes;
}

/* start_bench PROGRAM BARE [STATIC] - saying the version against a bare program that links the
 * same libraries; and the program as `make static` builds it against PROGRAM. */
#define _POSIX_C_SOURCE 200809L
#include "measure.h"

enum { ROUNDS = 200 };

static void measure(char *ours, char *bare, const char *name, double bar)
{
	static struct pairs pairs[2], *next = pairs;
	char option[] = "--version";

	for (int i = 0; i < ROUNDS; i++) {
		double mine = run_program((char *const[]){ours, option, NULL});

		pairs_add(next, mine, run_program((char *const[]){bare, option, NULL}));
	}
	pairs_print(next++, name, bar, "us");
}

int main(int argc, char **argv)
{
	if (argc != 3 && argc != 4)
		fail("usage: start_bench PROGRAM BARE [STATIC]");
	measure(argv[1], argv[2], "--version / bare program with its libraries", 1.15);
	if (argc == 4)
		measure(argv[3], argv[1], "--version, static / dynamic", 1.05);
	return 0;
}

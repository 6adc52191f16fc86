/* start_bench PROGRAM BARE - saying the version against a bare program that links the same
 * libraries. */
#define _POSIX_C_SOURCE 200809L
#include "measure.h"

enum { ROUNDS = 200 };

int main(int argc, char **argv)
{
	static struct pairs pairs;
	char option[] = "--version";

	if (argc != 3)
		fail("usage: start_bench PROGRAM BARE");
	for (int i = 0; i < ROUNDS; i++) {
		double mine = run_program((char *const[]){argv[1], option, NULL});

		pairs_add(&pairs, mine, run_program((char *const[]){argv[2], option, NULL}));
	}
	pairs_print(&pairs, "--version / bare program with its libraries", 1.15, "us");
	return 0;
}

/* measure.h - what all measurements share: a clock, medians, and the line they print.
 *
 * A measured and a bare run always take turns, and the ratio is taken pair by pair, so that
 * a machine that gets slower meanwhile moves neither. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stddef.h>

#define PAIRS_MAX 4096

/* Times, bytes or counts of runs that took turns. */
struct pairs {
	double ours[PAIRS_MAX], bare[PAIRS_MAX];
	size_t n;
};

/* Microseconds of a clock that only goes forward. */
double now_us(void);
void pairs_add(struct pairs *p, double ours, double bare);
/* The median of n values, which get sorted. */
double median(double *values, size_t n);
/* The median over the pairs of ours ÷ bare. */
double pairs_ratio(const struct pairs *p);
/* Prints a row for run.sh: what, ratio, bar, both medians with their unit, parted by tabs. */
void pairs_print(const struct pairs *p, const char *what, double bar, const char *unit);
/* The same for figures that are known already. */
void print_row(const char *what, double ratio, double bar, double ours, double bare,
	       const char *unit);

/* Runs a program to its end, its output thrown away; microseconds. */
double run_program(char *const argv[]);
/* Says what went wrong and ends the program. */
_Noreturn void fail(const char *what);
/* The bytes of a file, NUL-terminated; owned by the caller. */
char *read_whole(const char *path, size_t *n);

#endif

/* cost_bench - what score and plan cost as questionnaires grow.
 *
 *   cost_bench PROGRAM TOOLS FOLDER SIZE...
 *
 * TOOLS holds bare_json, FOLDER the questionnaires mixed-SIZE of questions.sh with their
 * answers. `check` of the same folder is the measure: it reads the questionnaire and goes
 * through all of it once. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure.h"

enum { PATH = 4096, COMMANDS = 3 };

static char *program, *tools, *folder;

/* The commands, in the order in which they take turns. */
enum command { CHECK, SCORE, PLAN };

static double run(enum command command, char *name)
{
	char path[PATH], file[PATH], from[] = "--questionnaire";
	char check[] = "check", score[] = "score", plan[] = "plan";
	char format[] = "--format", json[] = "json";
	char *const lines[COMMANDS][8] = {
		[CHECK] = {program, check, path},
		[SCORE] = {program, score, file, from, path},
		[PLAN] = {program, plan, file, from, path, format, json},
	};

	snprintf(path, sizeof path, "%s/mixed-%s", folder, name);
	snprintf(file, sizeof file, "%s/mixed-%s.json", folder, name);
	return run_program(lines[command]);
}

/* The same document as the plan, built and printed by cJSON alone. */
static double bare(const char *name)
{
	char line[3 * PATH], said[64];
	FILE *out;

	snprintf(line, sizeof line, "'%s/bare_json' '%s/mixed-%s.plan'", tools, folder, name);
	out = popen(line, "r");
	if (!out || !fgets(said, sizeof said, out) || pclose(out) != 0)
		fail(line);
	return strtod(said, NULL);
}

static void write_plan(const char *name)
{
	char line[5 * PATH];

	snprintf(line, sizeof line,
		 "'%s' plan '%s/mixed-%s.json' --questionnaire '%s/mixed-%s' --format json "
		 ">'%s/mixed-%s.plan'",
		 program, folder, name, folder, name, folder, name);
	if (system(line) != 0)
		fail(line);
}

static void print_size(const struct pairs *p, const char *what, const char *name, double bar)
{
	char text[96];

	snprintf(text, sizeof text, what, name);
	pairs_print(p, text, bar, "us");
}

static size_t rounds_of(size_t n)
{
	return n < 1000 ? 15 : n < 10000 ? 9 : 5;
}

static void measure(char *name)
{
	static struct pairs score, plan;
	size_t rounds = rounds_of(strtoul(name, NULL, 10));

	score.n = plan.n = 0;
	write_plan(name);
	for (size_t i = 0; i < rounds; i++) {
		double check = run(CHECK, name);

		pairs_add(&score, run(SCORE, name), check);
		pairs_add(&plan, run(PLAN, name), check + 2 * bare(name));
	}
	print_size(&score, "score of %s questions / check", name, 1.5);
	print_size(&plan, "plan as JSON of %s / check + 2 x cJSON", name, 1.0);
}

/* Per question: the largest against the smallest. */
static void compare(char *small, char *large)
{
	static const char *const names[COMMANDS] = {"check", "score", "plan as JSON"};
	static struct pairs pairs;
	double n_small = strtod(small, NULL), n_large = strtod(large, NULL);

	for (enum command c = CHECK; c <= PLAN; c++) {
		char text[96];

		pairs.n = 0;
		for (size_t i = 0; i < rounds_of((size_t)n_large); i++) {
			double took = run(c, large) / n_large;

			pairs_add(&pairs, took, run(c, small) / n_small);
		}
		snprintf(text, sizeof text, "%s, a question of %s / of %s", names[c], large,
			 small);
		pairs_print(&pairs, text, 1.5, "us");
	}
}

int main(int argc, char **argv)
{
	if (argc < 6)
		fail("usage: cost_bench PROGRAM TOOLS FOLDER SIZE SIZE...");
	program = argv[1];
	tools = argv[2];
	folder = argv[3];
	for (int i = 4; i < argc; i++)
		measure(argv[i]);
	compare(argv[4], argv[argc - 1]);
	return 0;
}

/* load_bench - loading a questionnaire against bare libyaml on the same files.
 *
 *   load_bench FOLDER        both in turn, in this process and as processes of their own
 *   load_bench ours FOLDER   loads once; bare FOLDER: takes all events once
 *
 * Bare means: read each file, take every event, throw it away. Ours makes nodes, checks
 * keys, types, limits and references, parses conditions, and keeps the result. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "measure.h"
#include "model/questionnaire/questionnaire.h"

enum { ROUNDS = 41, PROCESSES = 61 };

static void take_events(const char *bytes, size_t n)
{
	yaml_parser_t parser;
	bool done = false;

	if (!yaml_parser_initialize(&parser))
		fail("libyaml");
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, n);
	while (!done) {
		yaml_event_t event;

		if (!yaml_parser_parse(&parser, &event))
			fail("libyaml");
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

static double bare(const char *folder)
{
	double start = now_us();
	char pattern[4096];
	glob_t found;

	snprintf(pattern, sizeof pattern, "%s/*.yaml", folder);
	if (glob(pattern, 0, NULL, &found) != 0)
		fail(folder);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		size_t n;
		char *bytes = read_whole(found.gl_pathv[i], &n);

		take_events(bytes, n);
		free(bytes);
	}
	globfree(&found);
	return now_us() - start;
}

static double ours(const char *folder)
{
	double start = now_us();
	struct diags d = {0};
	struct questionnaire *q = questionnaire_load(folder, &d);

	if (!q) {
		diags_print(&d, stderr);
		errno = 0;
		fail("the questionnaire does not load");
	}
	questionnaire_free(q);
	diags_release(&d);
	return now_us() - start;
}

/* In the loop memory stays with the process, so that it measures the work; what the kernel
 * takes for fresh pages is in the figure for whole processes. */
static void keep_memory(void)
{
#ifdef __GLIBC__
	mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}

static void compare(char *self, char *folder)
{
	char word_ours[] = "ours", word_bare[] = "bare";
	char *const argv_ours[] = {self, word_ours, folder, NULL};
	char *const argv_bare[] = {self, word_bare, folder, NULL};
	static struct pairs loop, process;

	keep_memory();
	for (int i = 0; i < ROUNDS; i++) {
		double mine = ours(folder);

		pairs_add(&loop, mine, bare(folder));
	}
	for (int i = 0; i < PROCESSES; i++) {
		double mine = run_program(argv_ours);

		pairs_add(&process, mine, run_program(argv_bare));
	}
	pairs_print(&loop, "load the questionnaire / libyaml events", 1.6, "us");
	pairs_print(&process, "the same, whole process", 1.6, "us");
}

int main(int argc, char **argv)
{
	if (argc == 2)
		compare(argv[0], argv[1]);
	else if (argc == 3 && !strcmp(argv[1], "ours"))
		ours(argv[2]);
	else if (argc == 3 && !strcmp(argv[1], "bare"))
		bare(argv[2]);
	else
		fail("usage: load_bench [ours|bare] FOLDER");
	return 0;
}

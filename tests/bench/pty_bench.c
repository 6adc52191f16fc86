/* pty_bench - the screen on a terminal, key by key, against plain curses.
 *
 *   pty_bench PROGRAM TOOLS FOLDER SHIPPED [STATIC]
 *
 * TOOLS holds the bare programs, FOLDER the questionnaires made by questions.sh and the
 * files of this run, SHIPPED is the folder of the questionnaire that comes with us, STATIC
 * the program as `make static` builds it. Two sessions live at once, and each key goes to one and then to the other. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "measure.h"
#include "tty.h"

enum { MOVES = 240, ANSWERS = 60, SLOW_ANSWERS = 40, BURST = 300, BURSTS = 3, STARTS = 15 };
enum { QUIET_KEY = 4, QUIET_ANSWER = 25, QUIET_START = 60 }; /* ms */

static char *program, *tools, *folder, *shipped;
static struct tty ours, bare; /* bare: whatever ours is compared with */
static struct answer mine, other;

static const char *path_in(const char *where, const char *name)
{
	static char paths[4][4096];
	static size_t next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", where, name);
	return path;
}

/* A new assessment; of the questionnaire that is built in, or of one made for this. */
static char *new_file(const char *name, const char *questionnaire)
{
	char *path = strdup(path_in(folder, name)), option[] = "--questionnaire";
	char *from = strdup(questionnaire ? path_in(folder, questionnaire) : ""), verb[] = "new";
	char stage[] = "stage=prod";
	char *const made[] = {program, verb, path, stage, option, from, NULL};
	char *const usual[] = {program, verb, path, stage, NULL};

	unlink(path);
	run_program(questionnaire ? made : usual);
	free(from);
	return path;
}

static void start_ours(struct tty *t, char *file, int rows, int cols, const char *extra)
{
	char *const argv[] = {program, file, NULL};

	tty_start(t, argv, rows, cols, extra);
	tty_settle(t, t->started, 10000, QUIET_START, &mine);
}

/* The same, in the walk. */
static void start_walk(struct tty *t, char *file, int rows, int cols, const char *extra)
{
	start_ours(t, file, rows, cols, extra);
	tty_keys(t, "W", 1, QUIET_START, &mine);
	free(file);
}

static void save_screen(const struct vt_screen *screen)
{
	FILE *out = fopen(path_in(folder, "screen"), "wb");

	if (!out || fwrite(screen, sizeof *screen, 1, out) != 1 || fclose(out) != 0)
		fail("cannot keep a screen");
}

/* Plain curses with the screen that ours shows now. */
static void start_screen(const struct vt_screen *screen, char *yaml)
{
	char *tool = strdup(path_in(tools, "bare_screen"));
	char *file = strdup(path_in(folder, "screen"));
	char *const argv[] = {tool, file, yaml, NULL};

	save_screen(screen);
	tty_start(&bare, argv, screen->rows, screen->cols, NULL);
	tty_settle(&bare, bare.started, 10000, QUIET_START, &other);
	if (!vt_same(&bare.vt.now, screen, -1)) {
		errno = 0;
		fail("plain curses does not show the same screen");
	}
	free(tool);
	free(file);
}

/* down, down, down, up, up, up */
static const char *move_key(int i)
{
	return i % 6 < 3 ? "j" : "k";
}

static void measure_moves(int rows, int cols)
{
	static struct pairs times;
	char *tool = strdup(path_in(tools, "bare_list")), items[] = "300", what[80];
	char *const argv[] = {tool, items, NULL};
	double sum = 0, bare_sum = 0;

	times.n = 0;
	start_walk(&ours, new_file("moves.json", "bench-300"), rows, cols, NULL);
	tty_start(&bare, argv, rows, cols, NULL);
	tty_settle(&bare, bare.started, 10000, QUIET_START, &other);
	for (int i = 0; i < MOVES; i++) {
		tty_keys(&ours, move_key(i), 1, QUIET_KEY, &mine);
		tty_keys(&bare, move_key(i), 1, QUIET_KEY, &other);
		pairs_add(&times, mine.last, other.last);
		sum += (double)mine.bytes;
		bare_sum += (double)other.bytes;
	}
	snprintf(what, sizeof what, "cursor at %dx%d / curses list: bytes (mean)", cols, rows);
	print_row(what, sum / bare_sum, 1.0, sum / MOVES, bare_sum / MOVES, "B");
	snprintf(what, sizeof what, "cursor at %dx%d / curses list: time", cols, rows);
	pairs_print(&times, what, 1.3, "us");
	tty_end(&ours, "Q");
	tty_end(&bare, "q");
	free(tool);
}

static void measure_answers(int rows, int cols)
{
	static struct pairs times, bytes;
	char what[80];

	times.n = bytes.n = 0;
	start_walk(&ours, new_file("answers.json", "bench-300"), rows, cols, NULL);
	start_screen(&ours.vt.now, NULL);
	for (int i = 0; i < ANSWERS; i++) {
		tty_keys(&ours, i % 2 ? "3" : "2", 1, QUIET_ANSWER, &mine);
		save_screen(&ours.vt.now);
		if (write(bare.fd, "l", 1) != 1)
			fail("bare_screen is gone");
		tty_settle(&bare, 0, QUIET_ANSWER, 1, &other);
		tty_keys(&bare, "p", 1, QUIET_ANSWER, &other);
		if (!vt_same(&bare.vt.now, &ours.vt.now, -1))
			fail("plain curses does not show the same screen");
		pairs_add(&times, mine.shown, other.shown);
		pairs_add(&bytes, (double)mine.bytes, (double)other.bytes);
	}
	snprintf(what, sizeof what, "answer at %dx%d / curses, same screens: bytes", cols, rows);
	pairs_print(&bytes, what, 1.1, "B");
	snprintf(what, sizeof what, "answer at %dx%d / curses, same screens: time", cols, rows);
	pairs_print(&times, what, 1.3, "us");
	tty_end(&ours, "Q");
	tty_end(&bare, "q");
}

static void measure_slow_disk(void)
{
	static struct pairs times;
	char preload[4200];

	snprintf(preload, sizeof preload, "LD_PRELOAD=%s", path_in(tools, "slow_fsync.so"));
	start_walk(&ours, new_file("slow.json", "bench-300"), 24, 80, preload);
	start_walk(&bare, new_file("fast.json", "bench-300"), 24, 80, NULL);
	for (int i = 0; i < SLOW_ANSWERS; i++) {
		tty_keys(&ours, "2", 1, QUIET_KEY, &mine);
		tty_keys(&bare, "2", 1, QUIET_KEY, &other);
		pairs_add(&times, mine.shown, other.shown);
	}
	pairs_print(&times, "answer with fsync 200 ms slower / without", 1.5, "us");
	tty_end(&ours, "Q");
	tty_end(&bare, "Q");
}

static size_t levels_in(const char *path)
{
	size_t n, count = 0;
	char *text = read_whole(path, &n);

	for (const char *p = text; (p = strstr(p, "\"level\"")); p++)
		count++;
	free(text);
	return count;
}

/* All keys at once, and one by one, on files of their own; both must end up the same. */
static void burst_round(const char *keys, struct pairs *times, struct pairs *bytes)
{
	char *at_once = new_file("burst.json", "bench-300");
	char *one_by_one = new_file("single.json", "bench-300");
	double time = 0, sum = 0;

	start_walk(&ours, strdup(at_once), 24, 80, NULL);
	start_walk(&bare, strdup(one_by_one), 24, 80, NULL);
	tty_keys(&ours, keys, BURST, QUIET_START, &mine);
	for (int i = 0; i < BURST; i++) {
		tty_keys(&bare, keys + i, 1, QUIET_KEY, &other);
		time += other.shown;
		sum += (double)other.bytes;
	}
	pairs_add(times, mine.shown, time);
	pairs_add(bytes, (double)mine.bytes, sum);
	tty_end(&ours, "Q");
	tty_end(&bare, "Q");
	if (levels_in(at_once) != BURST / 5 * 2 || levels_in(one_by_one) != BURST / 5 * 2) {
		errno = 0;
		fail("not all answers of a burst were saved");
	}
	free(at_once);
	free(one_by_one);
}

static void measure_burst(void)
{
	static struct pairs times, bytes;
	char keys[BURST];

	for (int i = 0; i < BURST; i++)
		keys[i] = "jk2j3"[i % 5];
	for (int i = 0; i < BURSTS; i++)
		burst_round(keys, &times, &bytes);
	pairs_print(&bytes, "300 keys at once / one by one: bytes", 0.05, "B");
	pairs_print(&times, "300 keys at once / one by one: time", 0.2, "us");
}

static void measure_start(void)
{
	static struct pairs times;
	char *file = new_file("start.json", NULL);

	for (int i = 0; i < STARTS; i++) {
		start_ours(&ours, file, 24, 80, NULL);
		start_screen(&ours.vt.now, shipped);
		pairs_add(&times, mine.last, other.last);
		tty_end(&ours, "Q");
		tty_end(&bare, "q");
	}
	pairs_print(&times, "first paint / curses + libyaml events", 1.5, "us");
	free(file);
}

static void measure_idle(void)
{
	double until;
	size_t bytes = 0;
	long sleeps;

	start_walk(&ours, new_file("idle.json", NULL), 24, 80, NULL);
	tty_settle(&ours, 0, 500, 500, &mine);
	sleeps = tty_sleeps(&ours);
	for (until = now_us() + 3e6; now_us() < until;) {
		tty_settle(&ours, 0, (int)((until - now_us()) / 1e3) + 1, 1, &mine);
		bytes += mine.bytes;
	}
	sleeps = tty_sleeps(&ours) - sleeps;
	print_row("idle for 3 s: wake-ups", (double)sleeps, 0, (double)sleeps, 0, "");
	print_row("idle for 3 s: bytes", (double)bytes, 0, (double)bytes, 0, "B");
	tty_end(&ours, "Q");
}

static void measure_size(void)
{
	static struct pairs times;

	start_walk(&ours, new_file("large.json", "bench-10000"), 24, 80, NULL);
	start_walk(&bare, new_file("small.json", "bench-300"), 24, 80, NULL);
	for (int i = 0; i < MOVES; i++) {
		tty_keys(&ours, move_key(i), 1, QUIET_KEY, &mine);
		tty_keys(&bare, move_key(i), 1, QUIET_KEY, &other);
		pairs_add(&times, mine.last, other.last);
	}
	pairs_print(&times, "cursor among 10,000 questions / among 300", 1.2, "us");
	tty_end(&ours, "Q");
	tty_end(&bare, "Q");
}

/* Everything is answered already: each key gives another answer to the next one. keys: two
 * that do so by turns. */
static void measure_answered(const char *small, const char *large, const char *keys,
			     const char *what)
{
	static struct pairs times;

	times.n = 0;
	start_walk(&ours, strdup(path_in(folder, large)), 24, 80, NULL);
	start_walk(&bare, strdup(path_in(folder, small)), 24, 80, NULL);
	for (int i = 0; i < ANSWERS; i++) {
		tty_keys(&ours, keys + i % 2, 1, QUIET_ANSWER, &mine);
		tty_keys(&bare, keys + i % 2, 1, QUIET_ANSWER, &other);
		pairs_add(&times, mine.shown, other.shown);
	}
	pairs_print(&times, what, 1.2, "us");
	tty_end(&ours, "Q");
	tty_end(&bare, "Q");
}

static double first_paint(char *of, char *file)
{
	program = of;
	start_ours(&ours, file, 24, 80, NULL);
	tty_end(&ours, "Q");
	return mine.last;
}

static void measure_static(char *linked)
{
	static struct pairs times;
	char *file = new_file("static.json", NULL), *usual = program;

	for (int i = 0; i < STARTS; i++) {
		double paint = first_paint(linked, file);

		pairs_add(&times, paint, first_paint(usual, file));
	}
	pairs_print(&times, "first paint, static / dynamic", 1.05, "us");
	free(file);
}

int main(int argc, char **argv)
{
	if (argc != 5 && argc != 6)
		fail("usage: pty_bench PROGRAM TOOLS FOLDER SHIPPED [STATIC]");
	setlocale(LC_ALL, "");
	program = argv[1];
	tools = argv[2];
	folder = argv[3];
	shipped = argv[4];
	measure_moves(24, 80);
	measure_moves(60, 200);
	measure_answers(24, 80);
	measure_answers(60, 200);
	measure_slow_disk();
	measure_burst();
	measure_start();
	if (argc == 6)
		measure_static(argv[5]);
	measure_idle();
	measure_size();
	measure_answered("bench-300.json", "bench-10000.json", "21",
			 "answer among 10,000 questions / among 300");
	return 0;
}

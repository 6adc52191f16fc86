/* What curses writes for a frame reaches the terminal in one piece. */
#define _POSIX_C_SOURCE 200809L /* fileno */
#include "support.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ui/term/frame.h"

/* A pipe in the place of the terminal; the real stdout is kept for cmocka. */
static struct {
	int kept, read_end;
	FILE *out;
} tty;

static int set_up(void **state)
{
	int ends[2];

	(void)state;
	fflush(stdout);
	assert_int_equal(pipe(ends), 0);
	tty.kept = dup(STDOUT_FILENO);
	dup2(ends[1], STDOUT_FILENO);
	close(ends[1]);
	tty.read_end = ends[0];
	fcntl(tty.read_end, F_SETFL, O_NONBLOCK);
	tty.out = frame_open();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	frame_close();
	dup2(tty.kept, STDOUT_FILENO);
	close(tty.kept);
	close(tty.read_end);
	return 0;
}

static void put(const char *text)
{
	assert_int_equal(write(fileno(tty.out), text, strlen(text)), strlen(text));
}

/* What has come by now. */
static const char *come(void)
{
	static char buf[8192];
	ssize_t n = read(tty.read_end, buf, sizeof buf - 1);

	buf[n > 0 ? n : 0] = '\0';
	return buf;
}

#define NEEDS_GATHERING()    \
	if (tty.out == stdout) \
	skip_because("frames are not gathered on this system")

static void outside_of_a_frame_all_goes_straight_out(void **state)
{
	(void)state;
	put("modes");
	assert_string_equal(come(), "modes");
}

static void a_frame_comes_as_a_whole_when_it_ends(void **state)
{
	(void)state;
	NEEDS_GATHERING();
	frame_begin(80 * 24);
	put("one ");
	put("two ");
	assert_string_equal(come(), "");
	put("three");
	frame_end();
	assert_string_equal(come(), "one two three");
	put("after");
	assert_string_equal(come(), "after");
}

static void a_shorter_frame_brings_nothing_of_the_one_before(void **state)
{
	(void)state;
	NEEDS_GATHERING();
	frame_begin(80 * 24);
	put("a long frame");
	frame_end();
	assert_string_equal(come(), "a long frame");
	frame_begin(80 * 24);
	put("short");
	frame_end();
	assert_string_equal(come(), "short");
	frame_begin(80 * 24);
	frame_end();
	assert_string_equal(come(), "");
}

static void a_frame_that_could_be_too_much_goes_straight_out(void **state)
{
	(void)state;
	frame_begin(1000 * 1000);
	put("at once");
	assert_string_equal(come(), "at once");
	frame_end();
	assert_string_equal(come(), "");
}

static void a_large_frame_comes_whole(void **state)
{
	static const char row[] = "0123456789abcdefghijklmnopqrstuvwxyz0123456789"
				  "abcdefghijklmnopq";
	struct str all = {0}, text = {0};

	(void)state;
	NEEDS_GATHERING();
	frame_begin(200 * 60);
	for (int i = 0; i < 700; i++) { /* below what a pipe takes in the end */
		put(row);
		str_add(&all, row);
	}
	frame_end();
	for (const char *part = come(); *part; part = come())
		str_add(&text, part);
	assert_string_equal(str_text(&text), str_text(&all));
	str_release(&all);
	str_release(&text);
}

static void a_limit_on_files_does_not_cut_frames(void **state)
{
	const struct rlimit small = {10, RLIM_INFINITY}, none = {RLIM_INFINITY, RLIM_INFINITY};

	(void)state;
	NEEDS_GATHERING();
	if (setrlimit(RLIMIT_FSIZE, &small) < 0)
		skip_because("no limits can be set here");
	frame_begin(80 * 24);
	put("more than ten bytes");
	frame_end();
	setrlimit(RLIMIT_FSIZE, &none);
	assert_string_equal(come(), "more than ten bytes");
}

static void what_curses_holds_is_not_inherited(void **state)
{
	(void)state;
	NEEDS_GATHERING();
	frame_begin(80 * 24);
	assert_true(fcntl(fileno(tty.out), F_GETFD) & FD_CLOEXEC);
	frame_end();
	assert_true(fcntl(fileno(tty.out), F_GETFD) & FD_CLOEXEC);
}

static void it_can_be_opened_again(void **state)
{
	(void)state;
	frame_close();
	tty.out = frame_open();
	frame_begin(80 * 24);
	put("again");
	frame_end();
	assert_string_equal(come(), "again");
}

int main(void)
{
#define FRAME_TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		FRAME_TEST(outside_of_a_frame_all_goes_straight_out),
		FRAME_TEST(a_frame_comes_as_a_whole_when_it_ends),
		FRAME_TEST(a_shorter_frame_brings_nothing_of_the_one_before),
		FRAME_TEST(a_frame_that_could_be_too_much_goes_straight_out),
		FRAME_TEST(a_large_frame_comes_whole),
		FRAME_TEST(a_limit_on_files_does_not_cut_frames),
		FRAME_TEST(what_curses_holds_is_not_inherited),
		FRAME_TEST(it_can_be_opened_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* No room on the disk: nothing is lost, nothing is hidden, nothing is left behind. */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults/pty.h"

/* From now on the program can write no file beyond so many bytes. */
static void limit_files(const struct pty *p, rlim_t bytes)
{
	struct rlimit limit = {bytes, RLIM_INFINITY};

	assert_int_equal(prlimit(p->pid, RLIMIT_FSIZE, &limit, NULL), 0);
}

static void assert_not_saved_is_shown(struct pty *p, const char *path)
{
	struct str before = {0};

	file_load(path, &before);
	pty_type(p, "2");
	pty_expect(p, "NOT SAVED");
	pty_type(p, "yyn");
	pty_expect(p, "REL-03");
	pty_settle(p, 200);
	assert_true(pty_shows(p, "NOT SAVED"));
	assert_false(pty_shows(p, "  saved"));
	assert_file_text(path, str_text(&before));
	str_release(&before);
}

static void a_full_quota_is_said_and_made_good(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen_answered(state, path);

	limit_files(p, 100);
	assert_not_saved_is_shown(p, path);
	assert_int_equal(count_files(folder_path(state), ".chat", ".tmp"), 0);
	limit_files(p, RLIM_INFINITY);
	pty_type(p, "p");
	pty_expect(p, "  saved");
	assert_false(pty_shows(p, "NOT SAVED"));
	assert_file_has(path, "\"REL-02\": {\"level\": 2");
	assert_file_has(path, "\"partial\"");
	pty_leave(p);
}

static void when_there_is_room_again_it_is_saved_without_a_key(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen_answered(state, path);

	limit_files(p, 100);
	assert_not_saved_is_shown(p, path);
	limit_files(p, RLIM_INFINITY);
	pty_expect(p, "  saved");
	assert_file_has(path, "\"REL-02\": {\"level\": 2");
	pty_leave(p);
}

static void leaving_while_nothing_can_be_saved_asks(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen_answered(state, path);

	limit_files(p, 100);
	assert_not_saved_is_shown(p, path);
	pty_type(p, "Q");
	pty_expect(p, "Leave and lose them?");
	pty_type(p, "n");
	pty_expect(p, "? help");
	limit_files(p, RLIM_INFINITY);
	pty_type(p, "p");
	pty_expect(p, "  saved");
	pty_leave(p);
	assert_file_has(path, "\"REL-02\": {\"level\": 2");
}

static void ended_from_outside_it_tries_once_more_and_says_when_in_vain(void **state)
{
	for (int room = 0; room < 2; room++) {
		const char *path = new_assessment(state, room ? "chat1.json" : "chat0.json");
		struct pty *p = pty_screen_answered(state, path);
		int code;

		limit_files(p, 100);
		assert_not_saved_is_shown(p, path);
		if (room)
			limit_files(p, RLIM_INFINITY);
		kill(p->pid, SIGTERM);
		code = pty_end(p, PATIENCE_MS);
		assert_terminal_restored(p);
		assert_int_equal(code, room ? 0 : 74);
		if (room)
			assert_file_has(path, "\"REL-02\": {\"level\": 2");
		else
			assert_text_has(str_text(&p->heard) + p->heard.len - 300, "chat0.json");
		pty_close(p);
		assert_run(0, "check", path);
		assert_int_equal(count_files(folder_path(state), ".chat", ".tmp"), 0);
	}
}

/* Runs the program with files of at most so many blocks of 512 bytes. */
static struct run run_limited(const char *blocks, const char *const *argv)
{
	const char *all[16] = {"-c", "ulimit -f $0; exec \"$@\"", blocks, program_path()};
	size_t n = 4;

	while (*argv && n < COUNT_OF(all) - 1)
		all[n++] = *argv++;
	return run_program(all, &(struct run_options){.program = "/bin/sh"});
}
#define LIMITED(blocks, ...) run_limited(blocks, (const char *const[]){__VA_ARGS__, NULL})

static void commands_fail_with_74_and_change_nothing(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	const char *fresh = path_in(state, "new.json");
	struct str before = {0};
	struct run r;

	file_load(path, &before);
	r = LIMITED("1", "set", path, "REL-01=3");
	assert_int_equal(r.code, 74);
	assert_text_has(str_text(&r.err), "chat.json");
	run_release(&r);
	assert_file_text(path, str_text(&before));
	r = LIMITED("0", "new", fresh, "stage=prod");
	assert_int_equal(r.code, 74);
	run_release(&r);
	assert_int_equal(access(fresh, F_OK), -1);
	assert_int_equal(count_files(folder_path(state), ".", ".tmp"), 0);
	assert_int_equal(count_files(folder_path(state), ".", ".lock"), 0);
	str_release(&before);
}

static const char *const exports[] = {"plan.json", "plan.xlsx", "plan.csv", "plan.md"};

static void an_export_without_room_leaves_the_old_one(void **state)
{
	const char *path = new_assessment(state, "chat.json");

	/* One block: so much the messages need, for they go into a file here. */
	for (size_t i = 0; i < COUNT_OF(exports); i++)
		for (int blocks = 1; blocks < 16; blocks = blocks * 2 + 1) {
			const char *to = path_in(state, exports[i]);
			char limit[16];
			struct run r;

			snprintf(limit, sizeof limit, "%d", blocks);
			unlink(to);
			r = LIMITED(limit, "export", path, "-o", to);
			if (r.code != 0) {
				assert_int_equal(r.code, 74);
				assert_int_equal(access(to, F_OK), -1);
				assert_text_has(str_text(&r.err), exports[i]);
			}
			run_release(&r);
			file_store(to, "the old one\n");
			r = LIMITED(limit, "export", path, "-o", to);
			if (r.code != 0) {
				assert_int_equal(r.code, 74);
				assert_file_text(to, "the old one\n");
			}
			run_release(&r);
			unlink(to);
			/* chat.json, chat.json~ and nothing else, hidden or not */
			assert_int_equal(folder_count(state), 2);
		}
}

static void standard_output_that_is_full_is_an_error(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	static const char *const commands[] = {
		"show \"$1\"", "show \"$1\" --questions", "score \"$1\"",
		"score \"$1\" --format json", "plan \"$1\"", "plan \"$1\" --format csv",
		"explain \"$1\"", "explain \"$1\" REL-01", "export \"$1\" --format json -o -",
		"export \"$1\" --format md -o -", "screen \"$1\" --keys j", "help",
		"help set", "--version", "set --help",
	};

	if (access("/dev/full", W_OK) < 0)
		skip_because("there is no /dev/full");
	for (size_t i = 0; i < COUNT_OF(commands); i++) {
		char script[256];
		struct run r;

		snprintf(script, sizeof script, "\"$0\" %s >/dev/full", commands[i]);
		r = run_program((const char *const[]){"-c", script, program_path(), path, NULL},
				&(struct run_options){.program = "/bin/sh"});
		if (r.code != 74 || !r.err.len)
			fail_msg("%s: exit %d: %s", commands[i], r.code, str_text(&r.err));
		run_release(&r);
	}
}

/* A small file system of its own. */

static void a_full_file_system_is_said_and_made_good(void **state)
{
	const char *folder = path_in(state, "small");
	const char *path = path_in(state, "small/chat.json");
	const char *ballast = path_in(state, "small/ballast");
	static const char chunk[4096] = "x";
	struct pty *p;
	FILE *out;

	mkdir(folder, 0700);
	if (mount("tmpfs", folder, "tmpfs", 0, "size=64k") < 0)
		skip_because("a file system of 64 KiB needs root");
	new_assessment(state, "small/chat.json");
	p = pty_screen_answered(state, path);
	out = fopen(ballast, "wb");
	while (out && fwrite(chunk, 1, sizeof chunk, out) == sizeof chunk && !fflush(out))
		;
	if (out)
		fclose(out);
	assert_not_saved_is_shown(p, path);
	assert_true(pty_shows(p, "No space left"));
	for (size_t i = 0; i < COUNT_OF(exports); i++) {
		char to[4200];
		struct run r;

		snprintf(to, sizeof to, "%s/%s", folder, exports[i]);
		r = RUN("export", path, "-o", to);
		assert_int_equal(r.code, 74);
		assert_text_has(str_text(&r.err), exports[i]);
		assert_int_equal(access(to, F_OK), -1);
		run_release(&r);
	}
	unlink(ballast);
	pty_type(p, "p");
	pty_expect(p, "  saved");
	pty_leave(p);
	assert_file_has(path, "\"REL-02\": {\"level\": 2");
	assert_run(0, "check", path);
	assert_int_equal(count_files(folder, ".", ".tmp"), 0);
	assert_int_equal(count_files(folder, "plan", ""), 0);
	assert_int_equal(umount2(folder, MNT_DETACH), 0);
}

static int unmount_teardown(void **state)
{
	umount2(path_in(state, "small"), MNT_DETACH);
	return folder_teardown(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_full_quota_is_said_and_made_good),
		IN_FOLDER(when_there_is_room_again_it_is_saved_without_a_key),
		IN_FOLDER(leaving_while_nothing_can_be_saved_asks),
		IN_FOLDER(ended_from_outside_it_tries_once_more_and_says_when_in_vain),
		IN_FOLDER(commands_fail_with_74_and_change_nothing),
		IN_FOLDER(an_export_without_room_leaves_the_old_one),
		IN_FOLDER(standard_output_that_is_full_is_an_error),
		cmocka_unit_test_setup_teardown(a_full_file_system_is_said_and_made_good,
						folder_setup, unmount_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

#define _XOPEN_SOURCE 700
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/replace.h"

static void a_file_is_read_whole(void **state)
{
	const char *path = path_in(state, "a");
	struct str out = {0};
	struct stat st;
	struct err err;

	file_store_n(path, "a\0b\n", 4);
	str_add(&out, "before ");
	assert_true(file_read(path, 4, &out, &st, &err));
	assert_int_equal(out.len, 11);
	assert_memory_equal(out.data, "before a\0b\n", 12);
	assert_int_equal(st.st_size, 4);
	str_release(&out);
	file_store(path, "");
	assert_true(file_read(path, 0, &out, NULL, &err));
	assert_string_equal(str_text(&out), "");
	str_release(&out);
}

static void a_large_file_is_read_whole(void **state)
{
	const char *path = path_in(state, "large");
	struct str text = {0}, out = {0};
	struct err err;

	for (int i = 0; i < 100000; i++)
		str_addf(&text, "%d,", i);
	file_store(path, str_text(&text));
	assert_true(file_read(path, 1u << 20, &out, NULL, &err));
	assert_int_equal(out.len, text.len);
	assert_memory_equal(out.data, text.data, text.len);
	str_release(&text);
	str_release(&out);
}

static void reading_has_a_limit(void **state)
{
	const char *path = path_in(state, "a");
	struct str out = {0};
	struct err err;
	int fd;

	file_store(path, "12345");
	str_add(&out, "kept");
	assert_false(file_read(path, 4, &out, NULL, &err));
	assert_int_equal(err.code, EXIT_CODE_DATA);
	assert_text_has(err.text, "larger than 4 bytes");
	assert_string_equal(str_text(&out), "kept");
	fd = open(path, O_RDONLY);
	assert_false(file_read_fd(fd, "stdin", 4, &out, &err));
	assert_int_equal(err.code, EXIT_CODE_DATA);
	assert_text_has(err.text, "stdin: larger than 4 bytes");
	assert_string_equal(str_text(&out), "kept");
	close(fd);
	str_release(&out);
}

static void make_socket(const char *path)
{
	struct sockaddr_un name = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(name.sun_path, sizeof name.sun_path, "%s", path);
	assert_int_equal(bind(fd, (const struct sockaddr *)&name, sizeof name), 0);
	close(fd);
}

static void what_is_no_regular_file_is_refused_at_once(void **state)
{
	const char *paths[] = {folder_path(state), path_in(state, "fifo"),
			       path_in(state, "socket"), "/dev/null", path_in(state, "missing"),
			       path_in(state, "file/below"), path_in(state, "dangling"), ""};
	struct str out = {0};

	assert_int_equal(mkfifo(paths[1], 0600), 0);
	make_socket(paths[2]);
	file_store(path_in(state, "file"), "");
	assert_int_equal(symlink("nowhere", paths[6]), 0);
	for (size_t i = 0; i < COUNT_OF(paths); i++) {
		struct err err = {0};

		assert_false(file_read(paths[i], 100, &out, NULL, &err));
		assert_int_equal(err.code, EXIT_CODE_NOINPUT);
		assert_text_has(err.text, paths[i]);
	}
	str_release(&out);
}

/* In a child, as somebody who is not root. */
static int read_as_nobody(const char *path)
{
	struct str out = {0};
	struct err err = {0};

	if (geteuid() == 0 && setuid(65534) < 0)
		return 2;
	return file_read(path, 100, &out, NULL, &err) || err.code != EXIT_CODE_IO;
}

static void a_file_that_may_not_be_read_says_so(void **state)
{
	const char *path = path_in(state, "secret");
	int status;
	pid_t pid;

	file_store(path, "x");
	chmod(path, 0);
	fflush(NULL);
	pid = fork();
	if (pid == 0)
		_exit(read_as_nobody(path));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void paths_are_taken_apart(void **state)
{
	static const struct {
		const char *path, *folder, *name;
	} cases[] = {
		{"a", ".", "a"},         {"a/b", "a", "b"},  {"/a", "/", "a"},
		{"/a/b/c", "/a/b", "c"}, {"./a", ".", "a"},  {"../a", "..", "a"},
		{"a/", "a", ""},         {"/", "/", ""},     {"", ".", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char folder[FILE_PATH_MAX];

		file_folder(cases[i].path, folder);
		assert_string_equal(folder, cases[i].folder);
		assert_string_equal(file_name(cases[i].path), cases[i].name);
	}
}

static void what_exists_is_found(void **state)
{
	const char *file = path_in(state, "file"), *link = path_in(state, "link");

	file_store(file, "");
	assert_int_equal(symlink("nowhere", link), 0);
	assert_true(file_exists(file));
	assert_true(file_exists(link));
	assert_true(file_exists(folder_path(state)));
	assert_false(file_exists(path_in(state, "missing")));
	assert_true(file_is_folder(folder_path(state)));
	assert_false(file_is_folder(file));
	assert_false(file_is_folder(link));
}

static void the_hash_is_fnv_1a(void **state)
{
	(void)state;
	assert_true(file_hash("", 0) == UINT64_C(0xcbf29ce484222325));
	assert_true(file_hash("a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(file_hash("foobar", 6) == UINT64_C(0x85944171f73967e8));
}

static void each_byte_counts_and_where_it_stands(void **state)
{
	char text[200];
	uint64_t seen[2 * sizeof text + 1];
	size_t n = 0;

	(void)state;
	memset(text, 'a', sizeof text);
	for (size_t len = 1; len <= sizeof text; len++)
		seen[n++] = file_hash(text, len);
	for (size_t i = 0; i < sizeof text; i++) {
		text[i] = 'b';
		seen[n++] = file_hash(text, sizeof text);
		text[i] = 'a';
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			assert_true(seen[i] != seen[k]);
}

static struct file_stamp stamp_of(const char *path)
{
	struct file_stamp stamp;
	struct str text = {0};
	struct stat st;
	struct err err;

	assert_true(file_read(path, 1000, &text, &st, &err));
	stamp = file_stamp_of(&st, str_text(&text), text.len);
	str_release(&text);
	return stamp;
}

static void a_change_underneath_is_seen(void **state)
{
	const char *path = path_in(state, "a"), *other = path_in(state, "b");
	struct file_stamp none = {0}, stamp;
	struct timespec times[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};

	assert_true(file_unchanged(path, &none));
	file_store(path, "one");
	assert_false(file_unchanged(path, &none));
	stamp = stamp_of(path);
	assert_true(file_unchanged(path, &stamp));
	utimensat(AT_FDCWD, path, times, 0);
	assert_true(file_unchanged(path, &stamp));
	file_store(other, "one");
	assert_int_equal(rename(other, path), 0);
	assert_true(file_unchanged(path, &stamp));
	file_store(path, "two");
	assert_false(file_unchanged(path, &stamp));
	file_store(path, "one more");
	assert_false(file_unchanged(path, &stamp));
	unlink(path);
	assert_false(file_unchanged(path, &stamp));
}

/* Writes into the file as it is and sets its time back. */
static void edit_in_place(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);
	struct stat before;
	struct timespec times[2];

	assert_true(fd >= 0);
	assert_int_equal(fstat(fd, &before), 0);
	assert_int_equal(pwrite(fd, text, strlen(text), 0), (ssize_t)strlen(text));
	times[0] = before.st_atim;
	times[1] = before.st_mtim;
	assert_int_equal(futimens(fd, times), 0);
	close(fd);
}

static void an_edit_that_hides_its_time_is_seen(void **state)
{
	const char *path = path_in(state, "a");
	struct timespec wait = {0, 100000000};

	for (int settled = 0; settled < 2; settled++)
		for (int i = 0; i < 20; i++) {
			struct file_stamp stamp;

			file_store(path, "one");
			if (settled && i < 3)
				nanosleep(&wait, NULL);
			stamp = stamp_of(path);
			assert_true(file_unchanged(path, &stamp));
			edit_in_place(path, "two");
			assert_false(file_unchanged(path, &stamp));
			edit_in_place(path, "one"); /* and back: nothing would be lost */
			assert_true(file_unchanged(path, &stamp));
		}
}

static mode_t mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 07777;
}

static void a_new_file_is_private(void **state)
{
	const char *path = path_in(state, "new.json");
	struct stat st, now;
	struct err err = {EXIT_CODE_OK, ""};

	umask(0);
	assert_true(file_replace(path, "text", 4, NULL, &st, &err));
	umask(022);
	assert_file_text(path, "text");
	assert_int_equal(mode_of(path), 0600);
	assert_int_equal(folder_count(state), 1);
	assert_int_equal(stat(path, &now), 0);
	assert_true(st.st_ino == now.st_ino && st.st_size == 4);
	assert_true(st.st_mtim.tv_nsec == now.st_mtim.tv_nsec);
	assert_string_equal(err.text, "");
}

static void a_reader_sees_the_old_file_or_the_new_one(void **state)
{
	const char *path = path_in(state, "a");
	struct str text = {0};
	struct err err;
	int fd;

	file_store(path, "old");
	fd = open(path, O_RDONLY);
	assert_true(file_replace(path, "new and longer", 14, NULL, NULL, &err));
	assert_true(file_read_fd(fd, path, 100, &text, &err));
	assert_string_equal(str_text(&text), "old");
	assert_file_text(path, "new and longer");
	close(fd);
	str_release(&text);
}

struct question {
	bool answer;
	int asked;
	const char *path;
};

static bool ask(void *ctx, struct err *err)
{
	struct question *q = ctx;
	struct str now = {0};

	q->asked++;
	file_load(q->path, &now);
	assert_string_equal(str_text(&now), "old");
	str_release(&now);
	return q->answer || err_set(err, EXIT_CODE_TEMPFAIL, "changed underneath");
}

static void the_last_word_before_the_rename_is_the_callers(void **state)
{
	struct question q = {.path = path_in(state, "a")};
	const struct file_commit_options options = {.before_rename = ask, .ctx = &q};
	struct err err;

	file_store(q.path, "old");
	assert_false(file_replace(q.path, "new", 3, &options, NULL, &err));
	assert_int_equal(q.asked, 1);
	assert_int_equal(err.code, EXIT_CODE_TEMPFAIL);
	assert_string_equal(err.text, "changed underneath");
	assert_file_text(q.path, "old");
	assert_int_equal(folder_count(state), 1);
	q.answer = true;
	assert_true(file_replace(q.path, "new", 3, &options, NULL, &err));
	assert_int_equal(q.asked, 2);
	assert_file_text(q.path, "new");
}

static void what_cannot_be_written_leaves_nothing_behind(void **state)
{
	const char *folder = path_in(state, "folder");
	const struct {
		const char *path;
		enum exit_code code;
	} cases[] = {
		{path_in(state, "missing/a"), EXIT_CODE_CANTCREAT},
		{path_in(state, "file/a"), EXIT_CODE_CANTCREAT},
		{folder, EXIT_CODE_CANTCREAT},
	};

	file_store(path_in(state, "file"), "");
	assert_int_equal(mkdir(folder, 0700), 0);
	file_store(path_in(state, "folder/inside"), "");
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct err err = {0};

		assert_false(file_replace(cases[i].path, "x", 1, NULL, NULL, &err));
		assert_int_equal(err.code, cases[i].code);
		assert_text_has(err.text, cases[i].path);
		assert_int_equal(folder_count(state), 2);
	}
}

/* The disk is full after 100 bytes, as far as this process can see. */
static int replace_on_a_full_disk(const char *path)
{
	const struct rlimit limit = {100, 100};
	char text[1000];
	struct err err = {0};

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	memset(text, 'x', sizeof text);
	if (file_replace(path, text, sizeof text, NULL, NULL, &err))
		return 1;
	return err.code == EXIT_CODE_IO && strstr(err.text, path) ? 0 : 2;
}

static void a_full_disk_leaves_the_old_file(void **state)
{
	const char *path = path_in(state, "a");
	int status;
	pid_t pid;

	file_store(path, "old");
	fflush(NULL);
	pid = fork();
	if (pid == 0)
		_exit(replace_on_a_full_disk(path));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_file_text(path, "old");
	assert_int_equal(folder_count(state), 1);
}

static void a_closed_descriptor_cannot_be_committed(void **state)
{
	const char *path = path_in(state, "a");
	struct temp t;
	struct err err;

	file_store(path, "old");
	assert_true(temp_make(&t, path, &err));
	close(t.fd);
	assert_false(file_commit(&t, path, NULL, NULL, &err));
	assert_int_equal(err.code, EXIT_CODE_IO);
	assert_file_text(path, "old");
	assert_int_equal(folder_count(state), 1);
}

static void ignore(int signal_number)
{
	(void)signal_number;
}

/* A pipe takes what fits and signals interrupt the rest; all of it arrives. */
static void short_and_interrupted_writes_go_on(void **state)
{
	const struct sigaction quiet = {.sa_handler = ignore};
	struct sigaction before;
	static char text[1u << 20];
	struct str got = {0};
	struct err err;
	int ends[2], status;
	pid_t pid;

	(void)state;
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (char)('a' + i % 23);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(sigaction(SIGUSR1, &quiet, &before), 0);
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		_exit(!file_write_all(ends[1], text, sizeof text));
	}
	close(ends[1]);
	for (int i = 0; i < 300; i++)
		kill(pid, SIGUSR1);
	assert_true(file_read_fd(ends[0], "pipe", sizeof text, &got, &err));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	sigaction(SIGUSR1, &before, NULL);
	assert_int_equal(status, 0);
	assert_int_equal(got.len, sizeof text);
	assert_memory_equal(got.data, text, sizeof text);
	close(ends[0]);
	str_release(&got);
}

static void writing_into_nothing_fails(void **state)
{
	int fd;

	(void)state;
	assert_false(file_write_all(-1, "x", 1));
	assert_true(file_write_all(-1, "", 0));
	fd = open("/dev/full", O_WRONLY);
	if (fd < 0)
		skip_because("no /dev/full");
	assert_false(file_write_all(fd, "x", 1));
	assert_int_equal(errno, ENOSPC);
	close(fd);
}

static void a_path_is_one_word_for_the_shell(void **state)
{
	static const struct {
		const char *path, *word;
	} cases[] = {
		{"chat.json", "chat.json"},
		{"../a b.json", "'../a b.json'"},
		{"it's.json", "'it'\\''s.json'"},
		{"-x.json", "./-x.json"},
		{"~x.json", "'~x.json'"},
		{"$HOME", "'$HOME'"},
		{"", "''"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str word = {0};

		file_word(&word, cases[i].path);
		assert_string_equal(str_text(&word), cases[i].word);
		str_release(&word);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_path_is_one_word_for_the_shell),
		IN_FOLDER(a_file_is_read_whole),
		IN_FOLDER(a_large_file_is_read_whole),
		IN_FOLDER(reading_has_a_limit),
		IN_FOLDER(what_is_no_regular_file_is_refused_at_once),
		IN_FOLDER(a_file_that_may_not_be_read_says_so),
		cmocka_unit_test(paths_are_taken_apart),
		IN_FOLDER(what_exists_is_found),
		cmocka_unit_test(the_hash_is_fnv_1a),
		cmocka_unit_test(each_byte_counts_and_where_it_stands),
		IN_FOLDER(a_change_underneath_is_seen),
		IN_FOLDER(an_edit_that_hides_its_time_is_seen),
		IN_FOLDER(a_new_file_is_private),
		IN_FOLDER(a_reader_sees_the_old_file_or_the_new_one),
		IN_FOLDER(the_last_word_before_the_rename_is_the_callers),
		IN_FOLDER(what_cannot_be_written_leaves_nothing_behind),
		IN_FOLDER(a_full_disk_leaves_the_old_file),
		IN_FOLDER(a_closed_descriptor_cannot_be_committed),
		cmocka_unit_test(short_and_interrupted_writes_go_on),
		cmocka_unit_test(writing_into_nothing_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The child process that writes a workbook: alone when it begins, and nobody's loss when it
 * dies. fork and fsync of the whole program are those below, so that tests can look at the
 * moment of the fork, harm the child, and hold up a save. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "sample.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/file.h"

static struct {
	int forks;
	int threads;            /* at the last fork; -1 when they cannot be counted */
	void (*in_child)(void); /* what happens to the child first; NULL: nothing */
	atomic_bool disk_hangs; /* for saves, which other threads do */
	pthread_t main_thread;
} stage;

/* The threads of this process, -1 when nobody tells. */
static int count_threads(void)
{
	DIR *d = opendir("/proc/self/task");
	struct dirent *e;
	int n = 0;

	if (!d)
		return -1;
	while ((e = readdir(d)))
		n += e->d_name[0] != '.';
	closedir(d);
	return n;
}

/* One that has been joined may be listed for another moment; one that lives stays. */
static int count_living_threads(void)
{
	int n = count_threads();

	for (int i = 0; i < 200 && n > 1; i++) {
		usleep(1000);
		n = count_threads();
	}
	return n;
}

/* The function of the C library that one of ours stands before. */
static void find_real(const char *name, void *function)
{
	void *f = dlsym(RTLD_NEXT, name);

	if (!f)
		abort();
	memcpy(function, &f, sizeof f);
}

pid_t fork(void)
{
	pid_t (*real)(void), child;

	find_real("fork", &real);
	stage.forks++;
	stage.threads = count_living_threads();
	child = real();
	if (child == 0 && stage.in_child)
		stage.in_child();
	return child;
}

int fsync(int fd)
{
	int (*real)(int);

	while (stage.disk_hangs && !pthread_equal(pthread_self(), stage.main_thread))
		usleep(1000);
	find_real("fsync", &real);
	return real(fd);
}

static int begin_stage(void **state)
{
	stage.forks = 0;
	stage.threads = 0;
	stage.in_child = NULL;
	stage.disk_hangs = false;
	stage.main_thread = pthread_self();
	return folder_setup(state);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, begin_stage, folder_teardown)

/* A sample in a file at path, saved once. */
static void sample_filed(struct sample *s, const char *path)
{
	struct questionnaire *q = built_in();
	struct err err = {0};

	*s = (struct sample){.q = q, .a = assessment_new(q)};
	sample_answers(s);
	s->file = assessment_create(path, s->q, s->a, &err);
	if (!s->file)
		fail_msg("%s", err.text);
	sample_report(s);
}

static void save(struct sample *s, const char *note)
{
	s->a->about.scope = note;
	assessment_save(s->file);
}

static void assert_saved(struct sample *s, const char *path, const char *note)
{
	struct err err = {0};

	if (!assessment_save_wait(s->file, -1, &err))
		fail_msg("%s", err.text);
	assert_file_has(path, note);
}

static bool try_workbook(const struct sample *s, const char *path, struct err *err)
{
	return export_report(&s->r, export_format_named("xlsx"), path, err);
}

static void no_other_thread_lives_at_the_fork(void **state)
{
	const char *path = path_in(state, "a.json"), *to = path_in(state, "a.xlsx");
	struct sample s;

	if (count_threads() < 0)
		skip_because("no /proc/self/task: threads cannot be counted");
	sample_filed(&s, path);
	for (int i = 0; i < 3; i++) {
		char note[32];

		snprintf(note, sizeof note, "round %d", i);
		save(&s, note);
		assert_int_equal(count_threads(), 2);
		sample_export(&s, to);
		assert_int_equal(stage.forks, i + 1);
		assert_int_equal(stage.threads, 1);
		assert_saved(&s, path, note);
	}
	save(&s, "after all");
	assert_saved(&s, path, "after all");
	sample_end(&s);
}

static void who_never_saved_has_no_thread(void **state)
{
	struct sample s;

	if (count_threads() < 0)
		skip_because("no /proc/self/task: threads cannot be counted");
	sample_filed(&s, path_in(state, "a.json"));
	assert_int_equal(count_threads(), 1);
	sample_export(&s, path_in(state, "a.xlsx"));
	sample_end(&s);
}

/* The saver's thread was ended for the workbook, and what it had still to try is not lost. */
static void a_failed_save_is_tried_again_after_a_workbook(void **state)
{
	const char *path = path_in(state, "folder/a.json");
	struct save_state now;
	struct sample s;
	struct err err;

	assert_int_equal(mkdir(path_in(state, "folder"), 0700), 0);
	sample_filed(&s, path);
	assert_int_equal(rename(path_in(state, "folder"), path_in(state, "away")), 0);
	save(&s, "written in the end");
	assert_false(assessment_save_wait(s.file, -1, &err));
	sample_export(&s, path_in(state, "a.xlsx"));
	assert_int_equal(stage.forks, 1);
	assert_true(assessment_save_state(s.file).failed);
	assert_int_equal(rename(path_in(state, "away"), path_in(state, "folder")), 0);
	for (int i = 0; i < 2000; i++) {
		now = assessment_save_state(s.file);
		if (now.durable == now.wanted)
			break;
		usleep(10000);
	}
	assert_int_equal(now.durable, now.wanted);
	assert_file_has(path, "written in the end");
	sample_end(&s);
}

static void assert_held_up(const struct sample *s, const char *to)
{
	struct err err = {0};

	assert_false(try_workbook(s, to, &err));
	assert_int_equal(err.code, EXIT_CODE_IO);
	assert_text_has(err.text, "a.json is still being saved, and the disk does not answer");
	assert_text_has(err.text, "a.xlsx");
	assert_int_equal(stage.forks, 0);
	assert_file_text(to, "the old one");
}

/* What a save that hangs holds is kept until the program ends: no leak. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:lock_take";
}

/* A thread that hangs in the kernel cannot be ended, and beside it nobody forks; also when
 * its file was closed meanwhile. */
static void a_save_that_hangs_holds_up_the_workbook_and_nothing_else(void **state)
{
	const char *path = path_in(state, "a.json"), *to = path_in(state, "a.xlsx");
	struct sample s, other;
	size_t files;

	file_store(to, "the old one");
	sample_filed(&s, path);
	sample_filed(&other, path_in(state, "b.json"));
	stage.disk_hangs = true;
	save(&s, "slowly");
	for (int i = 0; i < 1000 && folder_count(state) < 6; i++)
		usleep(1000); /* until its temporary file is there */
	files = folder_count(state);
	assert_held_up(&s, to);
	sample_export(&s, path_in(state, "a.md"));
	sample_end(&s);
	assert_held_up(&other, to);
	stage.disk_hangs = false;
	sample_export(&other, to);
	assert_int_equal(stage.forks, 1);
	assert_file_has(path, "slowly");
	assert_true(folder_count(state) <= files + 2); /* a.md, and a.json~ */
	sample_end(&other);
}

/* What befalls a child. */

static void is_killed(void)
{
	raise(SIGKILL);
}

static void has_no_room(void)
{
	struct rlimit limit = {4096, 4096};

	setrlimit(RLIMIT_FSIZE, &limit);
}

static void crash_now(int sig)
{
	(void)sig;
	raise(SIGSEGV);
}

/* In the midst of its work: at the first write that is over the limit. A clock would not do:
 * a workbook may be written within one of its ticks. */
static void crashes_later(void)
{
	signal(SIGXFSZ, crash_now);
	has_no_room();
}

static int alarm_pipe[2];

static void give_the_terminal_back(int sig)
{
	(void)sig;
	(void)!write(alarm_pipe[1], "x", 1);
	_exit(3);
}

static void a_child_that_dies_leaves_the_old_workbook(void **state)
{
	static const struct {
		void (*befalls)(void);
		const char *said;
	} cases[] = {
		{is_killed, "ended by signal 9; there may be too little memory"},
		{crashes_later, "ended by signal 11; there may be too little memory"},
		{has_no_room, "cannot be written"},
	};
	const char *to = path_in(state, "a.xlsx");
	struct sample s;
	char byte;

	sample_make(&s);
	file_store(to, "the old one");
	assert_int_equal(pipe(alarm_pipe), 0);
	assert_int_equal(fcntl(alarm_pipe[0], F_SETFL, O_NONBLOCK), 0);
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGSEGV, give_the_terminal_back);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct err err = {0};

		stage.in_child = cases[i].befalls;
		assert_false(try_workbook(&s, to, &err));
		assert_int_equal(err.code, EXIT_CODE_IO);
		assert_text_has(err.text, "a.xlsx");
		assert_text_has(err.text, cases[i].said);
		assert_file_text(to, "the old one");
		assert_int_equal(folder_count(state), 1);
	}
	assert_int_equal(read(alarm_pipe[0], &byte, 1), -1);
	signal(SIGSEGV, SIG_DFL);
	stage.in_child = NULL;
	sample_export(&s, to);
	sample_end(&s);
}

/* What the child may take, in pages beyond what it has from us. */
static unsigned long room_in_pages;

static void has_little_memory(void)
{
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	rlim_t bytes;
	struct rlimit limit;

	if (!f || fscanf(f, "%lu", &pages) != 1)
		_exit(99);
	fclose(f);
	bytes = (rlim_t)(pages + room_in_pages) * (rlim_t)sysconf(_SC_PAGESIZE);
	limit = (struct rlimit){bytes, bytes};
	setrlimit(RLIMIT_AS, &limit);
}

/* Wherever memory ends, it is said, and the old workbook is there. */
static void a_child_without_memory_leaves_the_old_workbook(void **state)
{
	const char *to = path_in(state, "a.xlsx");
	size_t failed = 0, told = 0;
	struct sample s;

#ifdef __SANITIZE_ADDRESS__
	skip_because("the sanitizer wants more memory than there is");
#endif
	if (access("/proc/self/statm", R_OK) != 0)
		skip_because("no /proc/self/statm: memory cannot be measured");
	sample_make(&s);
	stage.in_child = has_little_memory;
	for (room_in_pages = 0; room_in_pages < 2048; room_in_pages += 32) {
		struct err err = {0};

		file_store(to, "the old one");
		if (try_workbook(&s, to, &err))
			continue;
		assert_file_text(to, "the old one");
		assert_int_equal(folder_count(state), 1);
		assert_text_has(err.text, "a.xlsx: ");
		failed++;
		told += strstr(err.text, "memory") != NULL ||
			strstr(err.text, "cannot be loaded") != NULL ||
			strstr(err.text, "cannot be written") != NULL;
	}
	assert_true(failed > 0);
	assert_int_equal(told, failed);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_STAGE(no_other_thread_lives_at_the_fork),
		ON_STAGE(who_never_saved_has_no_thread),
		ON_STAGE(a_failed_save_is_tried_again_after_a_workbook),
		ON_STAGE(a_save_that_hangs_holds_up_the_workbook_and_nothing_else),
		ON_STAGE(a_child_that_dies_leaves_the_old_workbook),
		ON_STAGE(a_child_without_memory_leaves_the_old_workbook),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

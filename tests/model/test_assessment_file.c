#define _GNU_SOURCE
#include "support.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "model/small.h"
#include "model/store/assessment_file.h"
#include "model/store/lock.h"

#define HEAD(version, of)                                                         \
	"{\n"                                                                     \
	"  \"format\": \"plumbline-assessment\",\n"                               \
	"  \"version\": " version ",\n"                                           \
	"  \"id\": \"x\",\n"                                                      \
	"  \"questionnaire\": {\"id\": \"small\", \"version\": \"" of "\"},\n"

static const char content[] = HEAD("1", "2026.11")
	"  \"workload\": {},\n"
	"  \"answers\": {\n"
	"    \"REL-01\": {\"level\": 1},\n"
	"    \"NEW-77\": {\"level\":  2}\n"
	"  }\n"
	"}\n";

/* A folder with the questionnaire in it; path is relative to the test's own folder. */
static void store_questionnaire(void **state, const char *folder)
{
	char path[FILE_PATH_MAX], file[FILE_PATH_MAX + 32];

	snprintf(path, sizeof path, "%s", path_in(state, folder));
	assert_int_equal(mkdir(path, 0755), 0);
	snprintf(file, sizeof file, "%s/questionnaire.yaml", path);
	file_store(file, SMALL_YAML("2026.11"));
	snprintf(file, sizeof file, "%s/all.yaml", path);
	file_store(file, SMALL_PART);
}

/* The file a.json with that content, and its questionnaire beside it. */
static const char *store(void **state, const char *text)
{
	const char *path = path_in(state, "a.json");

	store_questionnaire(state, "small");
	file_store(path, text);
	return path;
}

static struct assessment_file *open_well(const char *path, enum open_mode mode)
{
	struct diags d = {0};
	struct err err = {0};
	struct assessment_file *f = assessment_open(path, NULL, mode, false, &d, &err);

	if (!f)
		fail_msg("%s", err.text);
	assert_diags(&d, "");
	diags_release(&d);
	return f;
}

static void open_badly(const char *path, enum open_mode mode, enum exit_code code,
		       const char *message)
{
	struct diags d = {0};
	struct err err = {0};

	assert_null(assessment_open(path, NULL, mode, false, &d, &err));
	assert_int_equal(err.code, code);
	assert_text_has(err.text, message);
	diags_release(&d);
}

static void save_level(struct assessment_file *f, int level)
{
	struct err err = {0};

	assessment_set_level(assessment_file_assessment(f), Q_LEVEL, level);
	assessment_save(f);
	if (!assessment_save_wait(f, -1, &err))
		fail_msg("%s", err.text);
}

/* The same where no file may be large enough; err says why. */
static void fail_to_save_level(struct assessment_file *f, int level, struct err *err)
{
	struct rlimit was, little;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	little = was;
	little.rlim_cur = 64;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
	assessment_set_level(assessment_file_assessment(f), Q_LEVEL, level);
	assessment_save(f);
	assert_false(assessment_save_wait(f, -1, err));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
}

/* The level in the file at path, as it stands there. */
static void assert_level(const char *path, int level)
{
	struct str text = {0};
	char expected[32];

	file_load(path, &text);
	snprintf(expected, sizeof expected, "\"REL-01\": {\"level\": %d}", level);
	assert_text_has(str_text(&text), expected);
	str_release(&text);
}

static mode_t mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 0777;
}

static void a_created_file_is_private_locked_and_loads(void **state)
{
	const char *path = path_in(state, "a.json");
	struct questionnaire *q = small_questionnaire();
	struct assessment_file *f;
	struct err err = {0};

	store_questionnaire(state, "small");
	f = assessment_create(path, q, assessment_new(q), &err);
	assert_non_null(f);
	assert_int_equal(mode_of(path), 0600);
	assert_true(file_exists(path_in(state, ".a.json.lock")));
	save_level(f, 4);
	assessment_close(f);
	assert_false(file_exists(path_in(state, ".a.json.lock")));
	assert_level(path, 4);
	f = open_well(path, OPEN_READ);
	assert_int_equal(assessment_file_assessment(f)->questions[Q_LEVEL].level, 4);
	assert_string_equal(assessment_file_readonly(f), "read-only");
	assessment_close(f);
}

static void an_existing_file_is_not_created(void **state)
{
	struct questionnaire *q = small_questionnaire();
	struct assessment *a = assessment_new(q);
	const char *path = path_in(state, "a.json");
	struct err err = {0};

	file_store(path, "mine");
	assert_null(assessment_create(path, q, a, &err));
	assert_int_equal(err.code, EXIT_CODE_CANTCREAT);
	assert_text_has(err.text, "exists already");
	assert_file_text(path, "mine");
	assert_int_equal(folder_count(state), 1);
	assert_null(assessment_create(path_in(state, "no/a.json"), q, a, &err));
	assert_int_equal(err.code, EXIT_CODE_CANTCREAT);
	assert_text_has(err.text, "there is no folder");
	assessment_free(a);
	questionnaire_free(q);
}

static void opening_and_closing_changes_nothing(void **state)
{
	const char *path = store(state, HEAD("1", "2025.01") "  \"workload\":{}}");
	size_t n = folder_count(state);
	struct assessment_file *f = open_well(path, OPEN_WRITE);

	assert_text_has(assessment_file_remarks(f),
			"made with version 2025.01 of the questionnaire; version 2026.11 is "
			"used, and upgrade brings it over\n");
	assert_string_equal(assessment_file_readonly(f), "");
	assessment_close(f);
	assert_file_text(path, HEAD("1", "2025.01") "  \"workload\":{}}");
	assert_int_equal(folder_count(state), n);
}

static void a_save_keeps_unknown_ids_and_one_previous_copy(void **state)
{
	const char *path = store(state, content);
	struct assessment_file *f = open_well(path, OPEN_WRITE);

	save_level(f, 2);
	save_level(f, 3);
	assert_level(path, 3);
	assert_file_text(path_in(state, "a.json~"), content);
	assert_file_has(path, "\"NEW-77\": {\"level\":  2}");
	assessment_close(f);
	f = open_well(path, OPEN_WRITE);
	save_level(f, 4);
	assessment_close(f);
	assert_level(path_in(state, "a.json~"), 3);
	assert_int_equal(folder_count(state), 3); /* a.json a.json~ small */
}

/* Who may read the file may see who holds it, and nobody else. */
static void the_lock_is_open_to_whom_the_file_is(void **state)
{
	static const mode_t modes[][2] = {{0600, 0600}, {0640, 0640}, {0660, 0660}, {0664, 0664}};
	const char *path = store(state, content);

	for (size_t i = 0; i < COUNT_OF(modes); i++) {
		struct assessment_file *f;

		assert_int_equal(chmod(path, modes[i][0]), 0);
		f = open_well(path, OPEN_WRITE);
		assert_int_equal(mode_of(path_in(state, ".a.json.lock")), modes[i][1]);
		assessment_close(f);
	}
}

static void a_file_that_is_open_to_others_is_remarked(void **state)
{
	static const struct {
		mode_t mode;
		const char *remark;
	} cases[] = {{0600, NULL}, {0660, NULL}, {0640, NULL},
		     {0644, "can read the file"}, {0646, "can change the file"},
		     {0602, "can change the file"}};
	const char *path = store(state, content);

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct assessment_file *f;

		assert_int_equal(chmod(path, cases[i].mode), 0);
		f = open_well(path, OPEN_WRITE);
		if (cases[i].remark)
			assert_text_has(assessment_file_remarks(f), cases[i].remark);
		else
			assert_null(strstr(assessment_file_remarks(f), "others on this machine"));
		assessment_close(f);
	}
}

static void a_save_keeps_the_mode_and_follows_the_link(void **state)
{
	const char *path = store(state, content), *link = path_in(state, "link.json");
	struct assessment_file *f;
	struct stat st;

	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(symlink("a.json", link), 0);
	f = open_well(link, OPEN_WRITE);
	assert_string_equal(file_name(assessment_file_path(f)), "a.json");
	save_level(f, 2);
	assessment_close(f);
	assert_int_equal(mode_of(path), 0640);
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_level(path, 2);
}

static void what_was_handed_over_last_is_durable_in_the_end(void **state)
{
	const char *path = store(state, content);
	struct assessment_file *f = open_well(path, OPEN_WRITE);
	struct save_state s = assessment_save_state(f);
	struct err err = {0};
	uint64_t before = 0;

	assert_int_equal(s.wanted, 0);
	for (int i = 0; i < 200; i++) {
		assessment_set_level(assessment_file_assessment(f), Q_LEVEL, i % 5);
		assessment_save(f);
		s = assessment_save_state(f);
		assert_int_equal(s.wanted, i + 1);
		assert_true(s.durable >= before && s.durable <= s.wanted);
		before = s.durable;
	}
	assert_true(assessment_save_wait(f, -1, &err));
	s = assessment_save_state(f);
	assert_int_equal(s.durable, 200);
	assert_false(s.failed);
	assert_string_equal(s.message, "");
	assert_level(path, 4);
	assessment_close(f);
}

static void the_descriptor_tells_that_something_was_saved(void **state)
{
	struct assessment_file *f = open_well(store(state, content), OPEN_WRITE);
	struct pollfd p = {.fd = assessment_save_fd(f), .events = POLLIN};

	assert_true(p.fd >= 0);
	assert_int_equal(poll(&p, 1, 0), 0);
	assessment_save(f);
	assert_int_equal(poll(&p, 1, -1), 1);
	assert_int_equal(assessment_save_state(f).durable, 1);
	assert_int_equal(poll(&p, 1, 0), 0);
	assessment_close(f);
}

static void a_failed_save_leaves_the_file_and_the_next_one_succeeds(void **state)
{
	const char *path = store(state, content);
	struct assessment_file *f = open_well(path, OPEN_WRITE);
	struct save_state s;
	struct err err = {0};

	fail_to_save_level(f, 4, &err);
	assert_int_equal(err.code, EXIT_CODE_IO);
	s = assessment_save_state(f);
	assert_true(s.failed);
	assert_int_equal(s.durable, 0);
	assert_text_has(s.message, "cannot write");
	assert_file_text(path, content);
	assert_int_equal(folder_count(state), 3); /* the lock, but no temporary file */
	assessment_save(f);
	assert_true(assessment_save_wait(f, -1, &err));
	s = assessment_save_state(f);
	assert_false(s.failed);
	assert_int_equal(s.durable, 2);
	assert_level(path, 4);
	assessment_close(f);
}

/* A save that failed is tried again after a while, but not once a later one has succeeded. */
static void what_failed_is_not_written_over_what_came_later(void **state)
{
	const char *path = store(state, content);
	struct assessment_file *f = open_well(path, OPEN_WRITE);
	struct err err = {0};

	fail_to_save_level(f, 4, &err);
	save_level(f, 2);
	assert_level(path, 2);
	sleep(4); /* longer than it waits */
	assert_level(path, 2);
	assert_false(assessment_save_state(f).failed);
	assessment_close(f);
}

static void a_folder_that_vanishes_and_returns_loses_nothing(void **state)
{
	const char *away = path_in(state, "away"), *here = path_in(state, "here");
	const char *path = path_in(state, "here/a.json");
	struct assessment_file *f;
	struct diags d = {0};
	struct err err = {0};

	assert_int_equal(mkdir(here, 0700), 0);
	store_questionnaire(state, "here/small");
	file_store(path, content);
	f = assessment_open(path, NULL, OPEN_WRITE, false, &d, &err);
	assert_non_null(f);
	assert_int_equal(rename(here, away), 0);
	assessment_set_level(assessment_file_assessment(f), Q_LEVEL, 4);
	assessment_save(f);
	assert_false(assessment_save_wait(f, -1, &err));
	assert_true(assessment_save_state(f).failed);
	assert_int_equal(rename(away, here), 0);
	assessment_save(f);
	assert_true(assessment_save_wait(f, -1, &err));
	assert_level(path, 4);
	assessment_close(f);
}

static const char *find_conflict(void **state, char out[FILE_PATH_MAX])
{
	snprintf(out, FILE_PATH_MAX, "%s",
		 path_in(state, "a.json.conflict-20261121T100000Z.json"));
	return out;
}

static void a_change_underneath_is_never_overwritten(void **state)
{
	const char *path = store(state, content);
	struct assessment_file *f = open_well(path, OPEN_WRITE);
	char other[FILE_PATH_MAX];
	struct save_state s;
	size_t n;

	setenv("SOURCE_DATE_EPOCH", "1795255200", 1);
	find_conflict(state, other);
	save_level(f, 2);
	file_store(path, "{\"theirs\": 1}");
	save_level(f, 3);
	n = folder_count(state);
	assert_file_text(path, "{\"theirs\": 1}");
	assert_level(other, 3);
	assert_int_equal(mode_of(other), 0600);
	s = assessment_save_state(f);
	assert_true(s.conflict);
	assert_false(s.failed);
	assert_int_equal(s.durable, 2);
	assert_text_has(s.message, "a.json was changed by somebody else; what you answer goes "
				   "to a.json.conflict-20261121T100000Z.json");
	save_level(f, 4);
	assert_level(other, 4);
	assert_file_text(path, "{\"theirs\": 1}");
	assert_true(assessment_save_state(f).conflict);
	assert_int_equal(folder_count(state), n);
	file_store(other, "theirs too");
	save_level(f, 1);
	assert_file_text(other, "theirs too");
	assert_int_equal(folder_count(state), n + 1);
	unsetenv("SOURCE_DATE_EPOCH");
	assessment_close(f);
}

/* In the very file, of the same size, with its time set back: also right after a save. */
static void an_edit_that_hides_its_time_is_never_overwritten(void **state)
{
	const char *path = store(state, content);
	struct assessment_file *f = open_well(path, OPEN_WRITE);
	struct str theirs = {0};
	struct timespec times[2];
	struct stat st;
	char *level;
	int fd;

	save_level(f, 2);
	assert_int_equal(stat(path, &st), 0);
	file_load(path, &theirs);
	level = strstr(theirs.data, "\"level\": 2");
	assert_non_null(level);
	level[strlen("\"level\": ")] = '4';
	fd = open(path, O_WRONLY);
	assert_int_equal(pwrite(fd, theirs.data, theirs.len, 0), (ssize_t)theirs.len);
	times[0] = st.st_atim;
	times[1] = st.st_mtim;
	assert_int_equal(futimens(fd, times), 0);
	close(fd);
	save_level(f, 3);
	assert_true(assessment_save_state(f).conflict);
	assert_file_text(path, str_text(&theirs));
	str_release(&theirs);
	assessment_close(f);
}

static void the_same_content_under_a_new_date_is_no_conflict(void **state)
{
	const char *path = store(state, content);
	struct assessment_file *f = open_well(path, OPEN_WRITE);

	file_store(path_in(state, "copy"), content);
	assert_int_equal(rename(path_in(state, "copy"), path), 0);
	save_level(f, 3);
	assert_false(assessment_save_state(f).conflict);
	assert_level(path, 3);
	assessment_close(f);
}

static void a_file_that_was_removed_is_written_again(void **state)
{
	const char *path = store(state, content);
	struct assessment_file *f = open_well(path, OPEN_WRITE);

	assert_int_equal(unlink(path), 0);
	save_level(f, 3);
	assert_false(assessment_save_state(f).conflict);
	assert_level(path, 3);
	assessment_close(f);
}

/* Another process that holds the file until the pipe is closed. */
struct other {
	pid_t pid;
	int stop;
};

static struct other hold(const char *path)
{
	int ready[2], stop[2];
	struct other o;
	char byte;

	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(stop), 0);
	o.pid = fork();
	assert_true(o.pid >= 0);
	if (o.pid == 0) {
		struct str remarks = {0};

		close(stop[1]);
		if (!lock_take(path, 0, NULL, &remarks, NULL))
			_exit(1);
		(void)!write(ready[1], "", 1);
		(void)!read(stop[0], &byte, 1);
		_exit(0); /* as if killed: the lock file stays */
	}
	close(stop[0]);
	o.stop = stop[1];
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	close(ready[1]);
	return o;
}

static void let_go(struct other o)
{
	close(o.stop);
	assert_int_equal(waitpid(o.pid, NULL, 0), o.pid);
}

static void who_holds_the_file_is_named(void **state)
{
	const char *path = store(state, content);
	struct other other = hold(path);
	struct assessment_file *f;
	struct diags d = {0};
	char process[64];
	struct err err = {0};

	file_store(path_in(state, ".a.json.abc123.plumbline.tmp"), "half");
	snprintf(process, sizeof process, " (process %ld) since 20", (long)other.pid);
	assert_null(assessment_open(path, NULL, OPEN_WRITE, false, &d, &err));
	assert_int_equal(err.code, EXIT_CODE_TEMPFAIL);
	assert_text_has(err.text, "a.json: held by ");
	assert_text_has(err.text, process);
	assert_text_has(err.text, "; close it there and try again, or look at it: "
				  "plumbline --read-only /");
	f = open_well(path, OPEN_READ);
	assert_text_has(assessment_file_readonly(f), "read-only: held by ");
	assessment_save(f);
	assert_int_equal(assessment_save_state(f).wanted, 0);
	assessment_close(f);
	err = (struct err){0};
	f = assessment_open(path, NULL, OPEN_WRITE, true, &d, &err);
	assert_non_null(f);
	assert_int_equal(err.code, 0);
	assert_text_has(assessment_file_readonly(f), "read-only: held by ");
	assessment_close(f);
	assert_file_has(path_in(state, ".a.json.lock"), "host ");
	assert_file_text(path_in(state, ".a.json.abc123.plumbline.tmp"), "half"); /* it may be the holder's */
	let_go(other);
	assert_file_text(path, content);
	f = open_well(path, OPEN_WRITE);
	assert_text_has(assessment_file_remarks(f), "left behind");
	assessment_close(f);
	assert_false(file_exists(path_in(state, ".a.json.lock")));
}

/* A person removed the lock file: another one comes in, and is not hurt by the first. */
static void a_lock_is_not_taken_away_by_who_lost_it(void **state)
{
	const char *path = store(state, content), *name = path_in(state, ".a.json.lock");
	struct assessment_file *first = open_well(path, OPEN_WRITE), *second;

	assert_int_equal(unlink(name), 0);
	second = open_well(path, OPEN_WRITE);
	save_level(second, 3);
	save_level(first, 4);
	assert_true(assessment_save_state(first).conflict);
	assessment_close(first);
	assert_true(file_exists(name));
	assessment_close(second);
	assert_false(file_exists(name));
	assert_level(path, 3);
}

static void what_is_no_lock_file_is_not_followed(void **state)
{
	const char *path = store(state, content), *victim = path_in(state, "victim");

	file_store(victim, "precious");
	assert_int_equal(symlink("victim", path_in(state, ".a.json.lock")), 0);
	open_badly(path, OPEN_WRITE, EXIT_CODE_CANTCREAT, "cannot be made");
	assert_file_text(victim, "precious");
}

static void what_a_killed_save_left_is_swept(void **state)
{
	const char *path = store(state, content);
	const char *const kept[] = {".a.json.abc123.tmp", "a.json.abc123.plumbline.tmp",
				    ".a.json.abc123.plumbline.tmp.x"};
	const char *const left[] = {".a.json.abc123.plumbline.tmp",
				    ".a.json~.abc123.plumbline.tmp",
				    ".b.xlsx.abc123.plumbline.tmp"};

	for (size_t i = 0; i < COUNT_OF(left); i++)
		file_store(path_in(state, left[i]), "half");
	for (size_t i = 0; i < COUNT_OF(kept); i++)
		file_store(path_in(state, kept[i]), "other");
	assessment_close(open_well(path, OPEN_READ));
	for (size_t i = 0; i < COUNT_OF(left); i++)
		assert_true(file_exists(path_in(state, left[i])));
	assessment_close(open_well(path, OPEN_WRITE));
	for (size_t i = 0; i < COUNT_OF(left); i++)
		assert_false(file_exists(path_in(state, left[i])));
	for (size_t i = 0; i < COUNT_OF(kept); i++)
		assert_true(file_exists(path_in(state, kept[i])));
}

/* Those are made before the lock is anybody's, so a living one may own them. */
static void what_a_killed_taker_left_is_swept_and_no_other(void **state)
{
	const char *path = store(state, content), *name = path_in(state, ".a.json.lock");
	const char *left = path_in(state, "..a.json.lock.abc123.plumbline.tmp");
	const char *second = path_in(state, "..a.json.lock.abc124.plumbline.tmp");
	const char *living = path_in(state, "..a.json.lock.abc125.plumbline.tmp");
	int fd;

	file_store(living, "");
	fd = open(living, O_RDWR | O_CLOEXEC);
	assert_int_equal(flock(fd, LOCK_EX | LOCK_NB), 0);
	file_store(left, "host x\n");
	file_store(name, "host x\n");
	assert_int_equal(link(name, second), 0);
	assessment_close(open_well(path, OPEN_WRITE));
	assert_false(file_exists(left));
	assert_false(file_exists(second));
	assert_false(file_exists(name));
	assert_true(file_exists(living));
	close(fd);
	assessment_close(open_well(path, OPEN_WRITE));
	assert_false(file_exists(living));
}

static void a_newer_file_is_looked_at_and_never_written(void **state)
{
	static const char newer[] = HEAD("2", "2026.11") "  \"answers\": {}\n}\n";
	const char *path = store(state, newer);
	struct assessment_file *f;
	struct diags d = {0};
	struct err err = {0};

	open_badly(path, OPEN_WRITE, EXIT_CODE_DATA, "newer plumbline");
	open_badly(path, OPEN_READ, EXIT_CODE_DATA, "newer plumbline");
	f = assessment_open(path, NULL, OPEN_WRITE, true, &d, &err);
	assert_non_null(f);
	assert_string_equal(assessment_file_readonly(f),
			    "read-only: written by a newer plumbline");
	assert_false(file_exists(path_in(state, ".a.json.lock")));
	assessment_set_level(assessment_file_assessment(f), Q_LEVEL, 4);
	assessment_save(f);
	assert_true(assessment_save_wait(f, -1, &err));
	assessment_close(f);
	assert_file_text(path, newer);
}

static void faults_are_diagnostics_and_leave_no_lock(void **state)
{
	const char *path = store(state, HEAD("1", "2026.11") "\"answers\": 4}");
	struct diags d = {0};
	struct err err = {0};
	struct str expected = {0};

	assert_null(assessment_open(path, NULL, OPEN_WRITE, false, &d, &err));
	assert_int_equal(err.code, EXIT_CODE_DATA);
	str_addf(&expected, "%s:6:12: error: \"answers\" must be an object, not 4\n", path);
	assert_diags(&d, str_text(&expected));
	assert_int_equal(folder_count(state), 2);
	diags_release(&d);
	str_release(&expected);
	file_store(path, "not json");
	open_badly(path, OPEN_READ, EXIT_CODE_DATA, "cannot be read");
}

static void a_file_that_is_missing_is_66(void **state)
{
	open_badly(path_in(state, "none.json"), OPEN_WRITE, EXIT_CODE_NOINPUT, "No such file");
	open_badly(folder_path(state), OPEN_READ, EXIT_CODE_NOINPUT, "not a regular file");
	assert_int_equal(symlink("nowhere", path_in(state, "link")), 0);
	open_badly(path_in(state, "link"), OPEN_WRITE, EXIT_CODE_NOINPUT, "No such file");
	assert_int_equal(folder_count(state), 1);
}

static void a_questionnaire_is_searched_for_in_its_places(void **state)
{
	const char *path = path_in(state, "a.json");
	struct diags d = {0};
	struct err err = {0};
	struct assessment_file *f;
	struct str old = {0};

	str_add(&old, getenv("XDG_DATA_HOME") ? getenv("XDG_DATA_HOME") : "");
	file_store(path, content);
	setenv("XDG_DATA_HOME", path_in(state, "data"), 1);
	open_badly(path, OPEN_READ, EXIT_CODE_NOINPUT, "/data/plumbline/small, and the one "
						       "built in is");
	assert_int_equal(mkdir(path_in(state, "data"), 0700), 0);
	assert_int_equal(mkdir(path_in(state, "data/plumbline"), 0700), 0);
	store_questionnaire(state, "data/plumbline/small");
	assessment_close(open_well(path, OPEN_READ));
	if (old.len)
		setenv("XDG_DATA_HOME", str_text(&old), 1);
	else
		unsetenv("XDG_DATA_HOME");
	store_questionnaire(state, "named");
	f = assessment_open(path, path_in(state, "named"), OPEN_READ, false, &d, &err);
	assert_non_null(f);
	assert_string_equal(assessment_file_questionnaire(f)->id, "small");
	assessment_close(f);
	assert_null(assessment_open(path, path_in(state, "absent"), OPEN_READ, false, &d, &err));
	assert_int_equal(err.code, EXIT_CODE_NOINPUT);
	diags_release(&d);
	str_release(&old);
}

static void an_id_of_a_questionnaire_is_no_path(void **state)
{
	const char *path = path_in(state, "a.json");

	store_questionnaire(state, "small");
	file_store(path, "{\"format\": \"plumbline-assessment\", \"version\": 1, "
			 "\"questionnaire\": {\"id\": \"./small\", \"version\": \"1\"}}");
	open_badly(path, OPEN_READ, EXIT_CODE_NOINPUT, "'./small' is not found");
}

static void without_a_file_saves_go_nowhere(void **state)
{
	struct questionnaire *q = small_questionnaire();
	struct assessment_file *f = assessment_unfiled(q, assessment_new(q), "copy.json");
	struct err err = {0};

	(void)state;
	assessment_save(f);
	assert_true(assessment_save_wait(f, -1, &err));
	assert_int_equal(assessment_save_state(f).wanted, 0);
	assert_int_equal(assessment_save_fd(f), -1);
	assert_string_equal(assessment_file_path(f), "");
	assert_string_equal(assessment_file_name(f), "copy.json");
	assessment_close(f);
}

/* Runs as somebody who may read here and not write; the result is the exit code. */
static int open_as_stranger(const char *path)
{
	pid_t pid = fork();
	int status;

	assert_true(pid >= 0);
	if (pid == 0) {
		struct diags d = {0};
		struct err err = {0};
		struct assessment_file *f;

		if (geteuid() == 0 && (setgid(65534) < 0 || setuid(65534) < 0))
			_exit(9);
		if (assessment_open(path, NULL, OPEN_WRITE, false, &d, &err) ||
		    err.code != EXIT_CODE_CANTCREAT)
			_exit(1);
		f = assessment_open(path, NULL, OPEN_WRITE, true, &d, &err);
		if (!f)
			_exit(2);
		_exit(strcmp(assessment_file_readonly(f),
			     "read-only: its folder cannot be written") != 0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static void a_folder_that_cannot_be_written_opens_read_only(void **state)
{
	const char *path = store(state, content);
	size_t n = folder_count(state);

	assert_int_equal(chmod(path, 0644), 0);
	assert_int_equal(chmod(path_in(state, "small/questionnaire.yaml"), 0644), 0);
	assert_int_equal(chmod(path_in(state, "small/all.yaml"), 0644), 0);
	assert_int_equal(chmod(folder_path(state), 0555), 0);
	assert_int_equal(open_as_stranger(path), 0);
	assert_int_equal(chmod(folder_path(state), 0755), 0);
	assert_int_equal(folder_count(state), n);
}

/* What a power cut leaves, or a sync client, or a disk that was full: cut at any byte, or of
 * nothing but zeros. NAME~ is pointed at when it is whole, with a command that a shell takes. */
static void a_file_that_was_cut_points_to_the_one_before(void **state)
{
	static const char *const names[] = {"a.json", "it's.json", "two words.json"};
	const size_t len = sizeof content - 1;

	for (size_t i = 0; i < COUNT_OF(names) * 8; i++) {
		const char *path = path_in(state, names[i % COUNT_OF(names)]);
		size_t n = len * (i / COUNT_OF(names)) / 8;
		char previous[FILE_PATH_MAX + 1], words[2 * FILE_PATH_MAX];
		struct diags d = {0};
		struct err err = {0};
		const char *said;

		file_store_n(path, content, n);
		snprintf(previous, sizeof previous, "%s~", path);
		unlink(previous);
		assert_null(assessment_open(path, NULL, OPEN_READ, false, &d, &err));
		assert_true(d.n > 0);
		assert_null(strstr(d.items[0].text, "is whole"));
		diags_release(&d);
		d = (struct diags){0};
		file_store_n(previous, content, len / 2); /* no help */
		assert_null(assessment_open(path, NULL, OPEN_READ, false, &d, &err));
		assert_null(strstr(d.items[0].text, "is whole"));
		diags_release(&d);
		d = (struct diags){0};
		file_store_n(previous, content, sizeof content - 1);
		assert_null(assessment_open(path, NULL, OPEN_READ, false, &d, &err));
		said = strstr(d.items[0].text, "to take it, ");
		assert_non_null(said);
		snprintf(words, sizeof words, "%s", said + strlen("to take it, "));
		diags_release(&d);
		assert_int_equal(system(words), 0);
		assert_file_text(path, content);
	}
}

static void zeros_are_cut_and_a_fault_of_ours_is_not(void **state)
{
	static const char zeros[400];
	static const char *const others[] = {"{\"format\": 1}", "{\"a\": {}", "[1, 2 ", "{}}",
					     "{\"a\": tru}", "{\"}\"", "{\"a\": \"\\\"}", "\n "};
	static const bool cut[] = {false, true, true, false, false, true, true, true};
	const char *path = path_in(state, "a.json"), *previous = path_in(state, "a.json~");
	struct err err = {0};
	struct diags d = {0};

	file_store_n(previous, content, sizeof content - 1);
	file_store_n(path, zeros, sizeof zeros);
	assert_null(assessment_open(path, NULL, OPEN_READ, false, &d, &err));
	assert_text_has(d.items[0].text, "a.json~ is whole");
	diags_release(&d);
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		d = (struct diags){0};
		file_store(path, others[i]);
		assert_null(assessment_open(path, NULL, OPEN_READ, false, &d, &err));
		assert_int_equal(strstr(d.items[0].text, "is whole") != NULL,
				 cut[i]);
		diags_release(&d);
	}
}

static void lock_is_at(void **state, const char *name, bool held)
{
	struct str holder = {0};

	assert_int_equal(lock_is_held(path_in(state, name), &holder), held);
	str_release(&holder);
}

static void saved_as_another_it_goes_on_there_and_the_old_one_stays(void **state)
{
	char to[FILE_PATH_MAX];
	struct assessment_file *f = open_well(store(state, content), OPEN_WRITE);
	struct err err = {0};

	snprintf(to, sizeof to, "%s", path_in(state, "b.json"));
	save_level(f, 2);
	assert_true(assessment_save_as(f, to, &err));
	assert_string_equal(assessment_file_path(f), to);
	assert_string_equal(assessment_file_name(f), "b.json");
	lock_is_at(state, "a.json", false);
	lock_is_at(state, "b.json", true);
	save_level(f, 4);
	assert_level(path_in(state, "a.json"), 2);
	assert_level(to, 4);
	assert_file_has(to, "NEW-77");
	/* What is there is nobody's to replace. */
	assert_false(assessment_save_as(f, path_in(state, "a.json"), &err));
	assert_int_equal(err.code, EXIT_CODE_CANTCREAT);
	assert_text_has(err.text, "exists already");
	assert_false(assessment_save_as(f, path_in(state, "none/b.json"), &err));
	assert_text_has(err.text, "there is no folder");
	lock_is_at(state, "b.json", true);
	save_level(f, 3);
	assert_level(to, 3);
	assessment_close(f);
	lock_is_at(state, "b.json", false);
}

static void a_name_that_others_hold_is_not_taken(void **state)
{
	char held[FILE_PATH_MAX];
	struct assessment_file *f = open_well(store(state, content), OPEN_WRITE);
	struct err err = {0};
	struct lock *lock;

	snprintf(held, sizeof held, "%s", path_in(state, "b.json"));
	lock = lock_take(held, 0, NULL, NULL, &err);
	assert_non_null(lock);
	assert_false(assessment_rename(f, held, &err));
	assert_int_equal(err.code, EXIT_CODE_TEMPFAIL);
	assert_false(assessment_save_as(f, held, &err));
	assert_int_equal(err.code, EXIT_CODE_TEMPFAIL);
	lock_release(lock);
	save_level(f, 3);
	assert_level(path_in(state, "a.json"), 3);
	assessment_close(f);
}

static void what_could_only_be_read_is_written_under_another_name(void **state)
{
	char to[FILE_PATH_MAX];
	struct assessment_file *f = open_well(store(state, content), OPEN_READ);
	struct err err = {0};

	snprintf(to, sizeof to, "%s", path_in(state, "b.json"));
	assert_false(assessment_rename(f, to, &err));
	assert_text_has(err.text, "read-only");
	assert_true(assessment_save_as(f, to, &err));
	assert_string_equal(assessment_file_readonly(f), "");
	save_level(f, 2);
	assert_level(path_in(state, "a.json"), 1);
	assert_level(to, 2);
	assessment_close(f);
}

static void of_a_newer_version_no_copy_is_made(void **state)
{
	const char *path = store(state, HEAD("99", "2026.11") "  \"answers\": {}\n}\n");
	struct diags d = {0};
	struct err err = {0};
	struct assessment_file *f = assessment_open(path, NULL, OPEN_WRITE, true, &d, &err);

	assert_non_null(f);
	assert_false(assessment_save_as(f, path_in(state, "b.json"), &err));
	assert_text_has(err.text, "newer plumbline");
	assert_false(file_exists(path_in(state, "b.json")));
	assessment_close(f);
	diags_release(&d);
}

/* The lock, and what was kept of the file, go with it; what it is compared with at a save, too. */
static void renamed_it_is_the_same_file(void **state)
{
	char to[FILE_PATH_MAX];
	struct assessment_file *f = open_well(store(state, content), OPEN_WRITE);
	struct err err = {0};

	snprintf(to, sizeof to, "%s", path_in(state, "b.json"));
	save_level(f, 2);
	assert_true(assessment_rename(f, to, &err));
	assert_false(file_exists(path_in(state, "a.json")));
	assert_false(file_exists(path_in(state, "a.json~")));
	assert_level(path_in(state, "b.json~"), 1);
	lock_is_at(state, "a.json", false);
	lock_is_at(state, "b.json", true);
	save_level(f, 3);
	assert_level(to, 3);
	assert_false(assessment_save_state(f).conflict);
	file_store(path_in(state, "c.json"), content);
	assert_false(assessment_rename(f, path_in(state, "c.json"), &err));
	assert_text_has(err.text, "exists already");
	file_store(to, content); /* somebody else */
	save_level(f, 4);
	assert_true(assessment_save_state(f).conflict);
	assert_false(assessment_rename(f, path_in(state, "d.json"), &err));
	assert_int_equal(err.code, EXIT_CODE_CONFLICT);
	assessment_close(f);
}

static void what_a_link_leads_to_keeps_its_name(void **state)
{
	char link[FILE_PATH_MAX];
	struct assessment_file *f;
	struct err err = {0};

	snprintf(link, sizeof link, "%s", path_in(state, "link.json"));
	assert_int_equal(symlink(store(state, content), link), 0);
	f = open_well(link, OPEN_WRITE);
	assert_false(assessment_rename(f, path_in(state, "b.json"), &err));
	assert_text_has(err.text, "opened by a link");
	assert_true(file_exists(path_in(state, "a.json")));
	assessment_close(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_file_that_was_cut_points_to_the_one_before),
		IN_FOLDER(zeros_are_cut_and_a_fault_of_ours_is_not),
		IN_FOLDER(a_created_file_is_private_locked_and_loads),
		IN_FOLDER(an_existing_file_is_not_created),
		IN_FOLDER(opening_and_closing_changes_nothing),
		IN_FOLDER(a_save_keeps_unknown_ids_and_one_previous_copy),
		IN_FOLDER(the_lock_is_open_to_whom_the_file_is),
		IN_FOLDER(a_file_that_is_open_to_others_is_remarked),
		IN_FOLDER(a_save_keeps_the_mode_and_follows_the_link),
		IN_FOLDER(what_was_handed_over_last_is_durable_in_the_end),
		IN_FOLDER(the_descriptor_tells_that_something_was_saved),
		IN_FOLDER(a_failed_save_leaves_the_file_and_the_next_one_succeeds),
		IN_FOLDER(what_failed_is_not_written_over_what_came_later),
		IN_FOLDER(a_folder_that_vanishes_and_returns_loses_nothing),
		IN_FOLDER(a_change_underneath_is_never_overwritten),
		IN_FOLDER(an_edit_that_hides_its_time_is_never_overwritten),
		IN_FOLDER(the_same_content_under_a_new_date_is_no_conflict),
		IN_FOLDER(a_file_that_was_removed_is_written_again),
		IN_FOLDER(who_holds_the_file_is_named),
		IN_FOLDER(a_lock_is_not_taken_away_by_who_lost_it),
		IN_FOLDER(what_is_no_lock_file_is_not_followed),
		IN_FOLDER(what_a_killed_save_left_is_swept),
		IN_FOLDER(what_a_killed_taker_left_is_swept_and_no_other),
		IN_FOLDER(a_newer_file_is_looked_at_and_never_written),
		IN_FOLDER(faults_are_diagnostics_and_leave_no_lock),
		IN_FOLDER(a_file_that_is_missing_is_66),
		IN_FOLDER(saved_as_another_it_goes_on_there_and_the_old_one_stays),
		IN_FOLDER(a_name_that_others_hold_is_not_taken),
		IN_FOLDER(what_could_only_be_read_is_written_under_another_name),
		IN_FOLDER(of_a_newer_version_no_copy_is_made),
		IN_FOLDER(renamed_it_is_the_same_file),
		IN_FOLDER(what_a_link_leads_to_keeps_its_name),
		IN_FOLDER(a_questionnaire_is_searched_for_in_its_places),
		IN_FOLDER(an_id_of_a_questionnaire_is_no_path),
		IN_FOLDER(a_folder_that_cannot_be_written_opens_read_only),
		cmocka_unit_test(without_a_file_saves_go_nowhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

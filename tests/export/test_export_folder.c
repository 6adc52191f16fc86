/* Formats that write a folder: all of its files or none, and what people wrote stays. */
#define _GNU_SOURCE
#include "written.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MARK "<!-- plumbline: all above is written anew; below is yours -->\n"

/* A file of the folder, in memory of the test. */
static const char *in(void **state, const char *folder, const char *name)
{
	char both[200];

	snprintf(both, sizeof both, "%s/%s", folder, name);
	return path_in(state, both);
}

static void assert_refused(const struct sample *s, const char *format, const char *path,
			   enum exit_code code, const char *said)
{
	struct err err = {0};

	assert_false(export_report(&s->r, export_format_named(format), path, &err));
	assert_int_equal(err.code, code);
	assert_text_has(err.text, said);
}

static void a_folder_is_made_and_others_files_stay(void **state)
{
	static const char *const names[] = {"assessments.ndjson", "sections.ndjson",
					    "answers.ndjson",     "findings.ndjson",
					    "actions.ndjson",     "acceptances.ndjson"};
	struct sample s;
	struct stat st;

	sample_make(&s);
	sample_export_as(&s, "ndjson", path_in(state, "facts/"));
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		assert_int_equal(stat(in(state, "facts", names[i]), &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
	}
	file_store(in(state, "facts", "mine.txt"), "mine");
	chmod(in(state, "facts", "actions.ndjson"), 0640);
	file_store(in(state, "facts", "actions.ndjson"), "old");
	sample_export_as(&s, "ndjson", path_in(state, "facts"));
	assert_file_text(in(state, "facts", "mine.txt"), "mine");
	assert_int_equal(stat(in(state, "facts", "actions.ndjson"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_true(st.st_size > 1000);
	sample_end(&s);
}

static void what_cannot_be_the_folder_is_refused(void **state)
{
	struct sample s;

	sample_make(&s);
	file_store(path_in(state, "file"), "text");
	assert_refused(&s, "tables", path_in(state, "file"), EXIT_CODE_CANTCREAT, "is a file");
	assert_refused(&s, "tables", path_in(state, "no/such/facts"), EXIT_CODE_CANTCREAT,
		       "cannot be made");
	assert_refused(&s, "tables", "-", EXIT_CODE_USAGE, "name a folder");
	assert_int_equal(symlink("nowhere", path_in(state, "link")), 0);
	assert_refused(&s, "tables", path_in(state, "link"), EXIT_CODE_CANTCREAT,
		       "is a link to what is not there");
	assert_file_text(path_in(state, "file"), "text");
	sample_end(&s);
}

/* Whatever one of the files cannot take the place of, none of the others is written. */
static void one_that_cannot_be_written_leaves_all(void **state)
{
	struct str assessment = {0}, before = {0}, after = {0};
	struct sample s;

	sample_make(&s);
	assessment_write(s.a, &assessment);
	mkdir(path_in(state, "t"), 0700);
	file_store(in(state, "t", "assessments.csv"), "old");
	file_store_n(in(state, "t", "findings.csv"), str_text(&assessment), assessment.len);
	written_folder(path_in(state, "t"), &before);
	assert_refused(&s, "tables", path_in(state, "t"), EXIT_CODE_USAGE, "is an assessment");
	unlink(in(state, "t", "findings.csv"));
	mkdir(in(state, "t", "acceptances.csv"), 0700);
	assert_refused(&s, "tables", path_in(state, "t"), EXIT_CODE_CANTCREAT, "is a folder");
	rmdir(in(state, "t", "acceptances.csv"));
	file_store_n(in(state, "t", "findings.csv"), str_text(&assessment), assessment.len);
	written_folder(path_in(state, "t"), &after);
	assert_string_equal(str_text(&before), str_text(&after));
	str_release(&assessment);
	str_release(&before);
	str_release(&after);
	sample_end(&s);
}

/* Exports in a process that may write files of at most so many bytes; returns the code. */
static int export_limited(const struct sample *s, const char *format, const char *path,
			  rlim_t bytes)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct rlimit limit = {bytes, bytes};
		struct err err = {0};

		setrlimit(RLIMIT_FSIZE, &limit);
		signal(SIGXFSZ, SIG_IGN);
		_exit(export_report(&s->r, export_format_named(format), path, &err)
			      ? 0
			      : (int)err.code);
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* The files have different sizes: each limit stops at another of them. */
static void a_full_disk_leaves_the_old_folder(void **state)
{
	static const rlim_t limits[] = {0, 300, 900, 1200};
	static const char *const formats[] = {"ndjson", "tables", "madr"};
	struct sample s, old;

	sample_begin(&old);
	sample_report(&old);
	sample_make(&s);
	for (size_t f = 0; f < COUNT_OF(formats); f++) {
		struct str before = {0};

		sample_export_as(&old, formats[f], path_in(state, formats[f]));
		written_folder(path_in(state, formats[f]), &before);
		for (size_t i = 0; i < COUNT_OF(limits); i++) {
			struct str after = {0};

			assert_int_equal(export_limited(&s, formats[f],
							path_in(state, formats[f]), limits[i]),
					 EXIT_CODE_IO);
			written_folder(path_in(state, formats[f]), &after);
			assert_string_equal(str_text(&before), str_text(&after));
			str_release(&after);
			assert_int_equal(export_limited(&s, formats[f],
							path_in(state, "new"), limits[i]),
					 EXIT_CODE_IO);
			assert_int_equal(access(path_in(state, "new"), F_OK), -1);
		}
		str_release(&before);
	}
	sample_end(&s);
	sample_end(&old);
}

static void what_has_not_changed_is_not_touched(void **state)
{
	struct stat before, after, other;
	struct sample s;

	sample_make(&s);
	sample_export_as(&s, "madr", path_in(state, "d"));
	assert_int_equal(stat(in(state, "d", "DT-03.md"), &before), 0);
	assert_int_equal(stat(in(state, "d", "DT-11.md"), &other), 0);
	report_release(&s.r);
	sample_words(&s, "DT-11", "unknown");
	sample_report(&s);
	sample_export_as(&s, "madr", path_in(state, "d"));
	assert_int_equal(stat(in(state, "d", "DT-03.md"), &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	assert_int_equal(stat(in(state, "d", "DT-11.md"), &after), 0);
	assert_int_not_equal(other.st_ino, after.st_ino);
	assert_file_has(in(state, "d", "DT-11.md"), "status: proposed");
	sample_end(&s);
}

/* ---- Records of decisions ---- */

static void append(const char *path, const char *text)
{
	struct str all = {0};

	file_load(path, &all);
	str_add(&all, text);
	file_store_n(path, str_text(&all), all.len);
	str_release(&all);
}

static void a_record_says_what_was_decided_when_and_why(void **state)
{
	struct sample s;
	struct answer *x;
	const char *path;

	sample_begin(&s);
	sample_answers(&s);
	x = &s.a->decisions[questionnaire_find(s.q, "DT-03").index];
	x->note = "asked for by <b>the board</b>\n" MARK "---";
	x->by = "Ann: \"lead\"";
	x->at = "2026-11-20T23:00:00Z";
	sample_report(&s);
	sample_export_as(&s, "madr", path_in(state, "d"));
	path = in(state, "d", "DT-03.md");
	assert_file_has(path, "---\nstatus: accepted\ndate: 2026-11-20\n"
			      "decision-makers: \"Ann: \\\"lead\\\"\"\n---\n\n# DT-03: ");
	assert_file_has(path, "\n## Context and Problem Statement\n");
	assert_file_has(path, "\n## Considered Options\n\n* ");
	assert_file_has(path, "\n## Decision Outcome\n\nChosen option: \"");
	assert_file_has(path, ", because: asked for by &lt;b\\>the board&lt;/b\\><br>&lt;\\!--");
	assert_file_has(path, "\n### Consequences\n\n* ");
	assert_file_has(in(state, "d", "DT-13.md"), "status: proposed");
	assert_file_has(in(state, "d", "DT-13.md"), "Nobody knows what was chosen");
	sample_end(&s);
}

static void what_people_wrote_below_the_mark_stays(void **state)
{
	static const char theirs[] = "\n## More Information\n\nWe tried \xe2\x80\xa6 twice.\n" MARK
				     "and this\r\n";
	struct sample s;
	struct str text = {0};

	sample_make(&s);
	sample_export_as(&s, "madr", path_in(state, "d"));
	assert_file_has(in(state, "d", "DT-03.md"), "status: accepted");
	append(in(state, "d", "DT-03.md"), theirs);
	report_release(&s.r);
	sample_words(&s, "DT-03", "unknown");
	sample_report(&s);
	for (int again = 0; again < 2; again++) {
		sample_export_as(&s, "madr", path_in(state, "d"));
		str_truncate(&text, 0);
		file_load(in(state, "d", "DT-03.md"), &text);
		assert_text_has(str_text(&text), "status: proposed");
		assert_true(text.len > sizeof theirs);
		assert_string_equal(str_text(&text) + text.len - (sizeof theirs - 1), theirs);
	}
	str_release(&text);
	sample_end(&s);
}

/* An editor may have ended its lines in its own way. */
static void a_mark_with_another_end_of_line_is_one(void **state)
{
	struct sample s;

	sample_make(&s);
	mkdir(path_in(state, "d"), 0700);
	file_store(in(state, "d", "DT-03.md"),
		   "old\r\n<!-- plumbline: all above is written anew; below is yours -->\r\nmine\r\n");
	file_store(in(state, "d", "DT-04.md"),
		   "<!-- plumbline: all above is written anew; below is yours -->");
	sample_export_as(&s, "madr", path_in(state, "d"));
	assert_file_has(in(state, "d", "DT-03.md"), MARK "mine\r\n");
	assert_file_has(in(state, "d", "DT-04.md"), "status: ");
	sample_end(&s);
}

static void a_file_without_its_mark_is_kept_and_so_are_all(void **state)
{
	struct str before = {0}, after = {0};
	struct sample s;

	sample_make(&s);
	sample_export_as(&s, "madr", path_in(state, "d"));
	file_store(in(state, "d", "DT-11.md"), "# My own\n\n x" MARK);
	report_release(&s.r);
	sample_words(&s, "DT-03", "unknown");
	sample_report(&s);
	written_folder(path_in(state, "d"), &before);
	assert_refused(&s, "madr", path_in(state, "d"), EXIT_CODE_CANTCREAT,
		       "DT-11.md: is kept as it is, for it has lost the line");
	written_folder(path_in(state, "d"), &after);
	assert_string_equal(str_text(&before), str_text(&after));
	str_release(&before);
	str_release(&after);
	sample_end(&s);
}

/* Its record stays with another status; one that never was is not made. */
static void a_decision_no_longer_asked_is_deprecated(void **state)
{
	struct sample s;
	const char *gone = NULL;

	sample_make(&s);
	for (size_t i = 0; i < s.q->n_decisions && !gone; i++)
		if (!s.r.score.decision_asked[i] &&
		    s.a->decisions[i].state == ANSWER_UNSET)
			gone = arena_printf(&s.r.arena, "%s.md", s.q->decisions[i].id);
	assert_non_null(gone);
	mkdir(path_in(state, "d"), 0700);
	file_store(in(state, "d", gone), "once\n" MARK "why we thought so\n");
	sample_export_as(&s, "madr", path_in(state, "d"));
	assert_file_has(in(state, "d", gone), "status: deprecated");
	assert_file_has(in(state, "d", gone), MARK "why we thought so\n");
	unlink(in(state, "d", gone));
	sample_export_as(&s, "madr", path_in(state, "d"));
	assert_int_equal(access(in(state, "d", gone), F_OK), -1);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_folder_is_made_and_others_files_stay),
		IN_FOLDER(what_cannot_be_the_folder_is_refused),
		IN_FOLDER(one_that_cannot_be_written_leaves_all),
		IN_FOLDER(a_full_disk_leaves_the_old_folder),
		IN_FOLDER(what_has_not_changed_is_not_touched),
		IN_FOLDER(a_record_says_what_was_decided_when_and_why),
		IN_FOLDER(what_people_wrote_below_the_mark_stays),
		IN_FOLDER(a_mark_with_another_end_of_line_is_one),
		IN_FOLDER(a_file_without_its_mark_is_kept_and_so_are_all),
		IN_FOLDER(a_decision_no_longer_asked_is_deprecated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

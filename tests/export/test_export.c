#define _XOPEN_SOURCE 700
#include "sample.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void formats_are_found_by_name_and_suffix(void **state)
{
	static const struct {
		const char *path, *name;
	} cases[] = {
		{"a.json", "json"},    {"a.xlsx", "xlsx"},	   {"A.XLSX", "xlsx"},
		{"dir/plan.csv", "csv"}, {"report.md", "md"},	   {"a.assessment.json", "json"},
		{"a.txt", NULL},       {"json", NULL},		   {".json", NULL},
		{"a.xlsx.bak", NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const struct export_format *f = export_format_of_path(cases[i].path);

		if (cases[i].name)
			assert_string_equal(f ? f->name : "none", cases[i].name);
		else
			assert_null(f);
	}
	assert_null(export_format_named("docx"));
	assert_string_equal(export_format_named("md")->suffix, ".md");
}

static void every_format_leaves_one_private_file(void **state)
{
	struct sample s;
	struct stat st;
	size_t n = 0;

	sample_make(&s);
	for (const struct export_format *f = export_formats; f->name; f++, n++) {
		char name[32];

		snprintf(name, sizeof name, "out.%s", f->name);
		sample_export_as(&s, f->name, path_in(state, name));
		assert_int_equal(stat(path_in(state, name), &st), 0);
		assert_int_equal(st.st_mode & 0777, f->files ? 0700 : 0600);
		assert_true(f->files || st.st_size > 1000);
	}
	assert_int_equal(folder_count(state), n);
	sample_end(&s);
}

static void an_existing_file_keeps_its_mode_and_a_link_its_place(void **state)
{
	struct sample s;
	struct stat st;

	sample_make(&s);
	file_store(path_in(state, "real.json"), "old");
	assert_int_equal(chmod(path_in(state, "real.json"), 0640), 0);
	assert_int_equal(symlink("real.json", path_in(state, "link.json")), 0);
	sample_export(&s, path_in(state, "link.json"));
	assert_int_equal(lstat(path_in(state, "link.json"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(path_in(state, "real.json"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_true(st.st_size > 1000);
	sample_end(&s);
}

static void what_cannot_be_a_target_is_refused(void **state)
{
	struct sample s;
	struct err err = {0};

	sample_make(&s);
	assert_false(export_report(&s.r, export_format_named("json"), folder_path(state),
				   &err));
	assert_int_equal(err.code, EXIT_CODE_CANTCREAT);
	assert_text_has(err.text, "is a folder");
	assert_false(export_report(&s.r, export_format_named("xlsx"),
				   path_in(state, "no/such/a.xlsx"), &err));
	assert_int_equal(err.code, EXIT_CODE_CANTCREAT);
	assert_int_equal(mkfifo(path_in(state, "pipe"), 0600), 0);
	assert_false(export_report(&s.r, export_format_named("xlsx"),
				   path_in(state, "pipe"), &err));
	assert_int_equal(err.code, EXIT_CODE_CANTCREAT);
	assert_false(export_report(&s.r, export_format_named("xlsx"), "-", &err));
	assert_int_equal(err.code, EXIT_CODE_USAGE);
	assert_int_equal(folder_count(state), 1);
	sample_end(&s);
}

static void a_device_is_written_through_and_stays(void **state)
{
	struct sample s;
	struct err err = {0};
	struct stat st;

	(void)state;
	sample_make(&s);
	if (access("/dev/full", W_OK) != 0)
		skip_because("there is no /dev/full");
	assert_false(export_report(&s.r, export_format_named("json"), "/dev/full", &err));
	assert_int_equal(err.code, EXIT_CODE_IO);
	assert_text_has(err.text, "/dev/full");
	assert_int_equal(stat("/dev/full", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
	sample_end(&s);
}

/* Exports in a process that may write files of at most so many bytes; returns the code. */
static int export_limited(const struct sample *s, const char *path, rlim_t bytes,
			  bool signals)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct rlimit limit = {bytes, bytes};
		struct err err = {0};
		bool ok;

		setrlimit(RLIMIT_FSIZE, &limit);
		signal(SIGXFSZ, signals ? SIG_DFL : SIG_IGN);
		ok = export_report(&s->r, export_format_of_path(path), path, &err);
		_exit(ok ? 0 : (int)err.code);
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Wherever writing stops, the old file is whole, and nothing lies beside it. */
static void a_full_disk_leaves_the_old_export(void **state)
{
	static const char *const names[] = {"a.json", "a.xlsx", "a.csv", "a.md"};
	struct sample s;

	sample_make(&s);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct stat st;
		off_t whole;

		sample_export(&s, path_in(state, names[i]));
		assert_int_equal(stat(path_in(state, names[i]), &st), 0);
		whole = st.st_size;
		file_store(path_in(state, names[i]), "the old one");
		for (int part = 0; part < 8; part++) {
			rlim_t limit = (rlim_t)(whole * part / 8);

			assert_int_equal(export_limited(&s, path_in(state, names[i]), limit,
							false),
					 EXIT_CODE_IO);
			assert_file_text(path_in(state, names[i]), "the old one");
			assert_int_equal(folder_count(state), i + 1);
		}
	}
	assert_int_equal(export_limited(&s, path_in(state, "a.xlsx"), 20000, true),
			 EXIT_CODE_IO);
	assert_file_text(path_in(state, "a.xlsx"), "the old one");
	assert_int_equal(folder_count(state), COUNT_OF(names));
	sample_end(&s);
}

static void the_title_is_name_then_title_then_file(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	sample_report(&s);
	assert_string_equal(report_title(&s.r), "contoso.assessment.json");
	s.a->about.title = "Review";
	assert_string_equal(report_title(&s.r), "Review");
	s.a->name = "Chat";
	assert_string_equal(report_title(&s.r), "Chat");
	sample_end(&s);
}

/* Nothing answered, nothing asked: every format still has something to say. */
static void an_empty_assessment_exports_too(void **state)
{
	struct sample s;

	sample_begin(&s);
	sample_report(&s);
	for (const struct export_format *f = export_formats; f->name; f++)
		sample_export_as(&s, f->name, path_in(state, f->name));
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_found_by_name_and_suffix),
		IN_FOLDER(every_format_leaves_one_private_file),
		IN_FOLDER(an_existing_file_keeps_its_mode_and_a_link_its_place),
		IN_FOLDER(what_cannot_be_a_target_is_refused),
		cmocka_unit_test(a_device_is_written_through_and_stays),
		IN_FOLDER(a_full_disk_leaves_the_old_export),
		cmocka_unit_test(the_title_is_name_then_title_then_file),
		IN_FOLDER(an_empty_assessment_exports_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

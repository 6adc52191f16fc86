#define _POSIX_C_SOURCE 200809L
#include "support.h"

#include <dirent.h>

#include "base/embedded.h"

static void assert_same(const char *folder, const struct embedded_file *f)
{
	struct str path = {0}, disk = {0};

	str_addf(&path, "%s/%s", folder, f->name);
	file_load(str_text(&path), &disk);
	assert_int_equal(f->n, disk.len);
	assert_memory_equal(f->bytes, disk.data, f->n);
	assert_int_equal(f->bytes[f->n], 0);
	str_release(&path);
	str_release(&disk);
}

/* How many files of the folder end in that. */
static size_t count_files(const char *folder, const char *ending)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	size_t n = 0;

	while (d && (e = readdir(d))) {
		const char *dot = strrchr(e->d_name, '.');

		n += e->d_name[0] != '.' && dot && !strcmp(dot, ending);
	}
	if (d)
		closedir(d);
	return n;
}

static void the_questionnaire_is_carried_byte_for_byte(void **state)
{
	const char *folder = "questionnaires/azure-ai-workload";

	(void)state;
	assert_true(embedded_questionnaire_n > 0);
	assert_int_equal(embedded_questionnaire_n, count_files(folder, ".yaml"));
	assert_string_equal(embedded_questionnaire[0].name, "questionnaire.yaml");
	for (size_t i = 0; i < embedded_questionnaire_n; i++)
		assert_same(folder, &embedded_questionnaire[i]);
	for (size_t i = 2; i < embedded_questionnaire_n; i++)
		assert_true(strcmp(embedded_questionnaire[i - 1].name,
				   embedded_questionnaire[i].name) < 0);
}

static void the_templates_are_carried_byte_for_byte(void **state)
{
	(void)state;
	assert_int_equal(embedded_templates_n, count_files("templates", ".json"));
	for (size_t i = 0; i < embedded_templates_n; i++)
		assert_same("templates", &embedded_templates[i]);
}

/* The script itself, on bytes that want escaping: what it prints is compiled and compared. */
static void every_byte_survives_embedding(void **state)
{
	const char *source = path_in(state, "e.c"), *cc = getenv("CC");
	char bytes[512], command[2048];
	struct run r;

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i < 256 ? i : 511 - i);
	file_store_n(path_in(state, "questionnaire.yaml"), bytes, sizeof bytes);
	file_store(path_in(state, "a.json"), "\?\?/\n\"\\012");
	file_store(path_in(state, "empty.json"), "");
	file_store(path_in(state, "main.c"),
		   "#include <stdio.h>\n#include \"base/embedded.h\"\n"
		   "int main(void) { if (embedded_questionnaire_n != 1 || embedded_templates_n != 2 "
		   "|| embedded_templates[1].n || embedded_made_of[3] != '\\n') return 1;\n"
		   "fwrite(embedded_questionnaire->bytes, 1, embedded_questionnaire->n, stdout);\n"
		   "return fwrite(embedded_templates->bytes, 1, embedded_templates->n, stdout) != 9; }\n");
	snprintf(command, sizeof command,
		 "set -e; sh src/embed.sh %s %s %s/a.json >%s; "
		 "%s -std=c11 -Isrc -o %s/e %s/main.c %s; %s/e",
		 folder_path(state), folder_path(state), folder_path(state), source,
		 cc ? cc : "cc",
		 folder_path(state), folder_path(state), source, folder_path(state));
	r = run_program((const char *const[]){"-c", command, NULL},
			&(struct run_options){.program = "/bin/sh"});
	assert_text_equal(str_text(&r.err), "");
	assert_int_equal(r.code, 0);
	assert_int_equal(r.out.len, sizeof bytes + 9);
	assert_memory_equal(r.out.data, bytes, sizeof bytes);
	assert_memory_equal(r.out.data + sizeof bytes, "\?\?/\n\"\\012", 9);
	run_release(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_questionnaire_is_carried_byte_for_byte),
		cmocka_unit_test(the_templates_are_carried_byte_for_byte),
		IN_FOLDER(every_byte_survives_embedding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

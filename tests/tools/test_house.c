/* The scripts that guard the house refuse what they are there for: a step upward or sideways,
 * a second door to a library, a room too full, a circle between files, a word that a language
 * lacks. */
#include "support.h"

#include <sys/stat.h>

/* A source below src in the test's folder, with the rooms above it. */
static void plant(void **state, const char *path, const char *text)
{
	struct str at = {0};

	str_addf(&at, "src/%s", path);
	for (char *p = at.data; (p = strchr(p, '/')); *p++ = '/') {
		*p = '\0';
		mkdir(path_in(state, at.data), 0755);
	}
	file_store(path_in(state, str_text(&at)), text);
	str_release(&at);
}

/* What a script of tests/tools says, run with so many arguments. */
static struct run guard(const char *script, const char *const *args, size_t n)
{
	struct run_options options = {.program = "/bin/sh"};
	const char *all[8] = {script};

	assert_true(n + 2 <= COUNT_OF(all));
	for (size_t i = 0; i < n; i++)
		all[i + 1] = args[i];
	return run_program(all, &options);
}

static struct run layers(void **state)
{
	const char *folder = folder_path(state);

	return guard("tests/tools/layers.sh", &folder, 1);
}

static void assert_refused(void **state, const char *path, const char *text,
			   const char *why)
{
	struct run r;

	plant(state, path, text);
	r = layers(state);
	assert_int_equal(r.code, 1);
	assert_text_has(str_text(&r.out), why);
	run_release(&r);
	plant(state, path, "");
}

static void what_points_down_is_taken(void **state)
{
	struct run r;

	plant(state, "base/str.h", "#include <stddef.h>\n");
	plant(state, "ui/view/walk/act.c", "#include \"base/str.h\"\n"
					   "#include \"ui/prompt/prompt.h\"\n"
					   "#include \"ui/session/session.h\"\n");
	plant(state, "cli/cmd_set.c", "#include \"cli/shared/edit.h\"\n");
	r = layers(state);
	assert_text_equal(str_text(&r.out), "");
	assert_int_equal(r.code, 0);
	run_release(&r);
}

static void a_step_upward_is_refused(void **state)
{
	assert_refused(state, "model/store/lock.c", "\n#include \"engine/score.h\"\n",
		       "src/model/store/lock.c:2: error: model/store must not know engine");
	assert_refused(state, "model/questionnaire/load.c",
		       "#include \"model/assessment/assessment.h\"\n",
		       "model/questionnaire must not know model/assessment");
	assert_refused(state, "engine/plan.c",
		       "#include \"export/report/answer_words.h\"\n",
		       "engine must not know export/report");
	assert_refused(state, "ui/widget/list.c", "#include \"ui/session/session.h\"\n",
		       "ui/widget must not know ui/session");
	assert_refused(state, "cli/shared/gate.c", "#include \"cli/cli.h\"\n",
		       "cli/shared must not know cli");
}

static void a_step_sideways_is_refused(void **state)
{
	assert_refused(state, "ui/view/plan/rows.c", "#include \"ui/view/walk/walk.h\"\n",
		       "ui/view/plan must not know ui/view/walk");
	assert_refused(state, "export/text/csv.c", "#include \"export/book/book.h\"\n",
		       "export/text must not know export/book");
	assert_refused(state, "ui/app/app.c", "#include \"export/export.h\"\n",
		       "ui/app must not know export");
}

static void a_room_nobody_knows_is_refused(void **state)
{
	assert_refused(state, "ui/misc/help.c", "#include <stdio.h>\n",
		       "src/ui/misc is no room");
	assert_refused(state, "base/str.c", "#include \"str.h\"\n", "names no room");
}

static void a_library_has_one_door(void **state)
{
	assert_refused(state, "engine/score.c", "#include <cJSON.h>\n",
		       "<cJSON.h> has one door");
	assert_refused(state, "ui/canvas/grid.c", "#include <ncursesw/curses.h>\n",
		       "<curses.h> has one door");
}

static void a_full_room_is_refused(void **state)
{
	struct run r;
	char path[40];

	for (int i = 0; i < 26; i++) {
		snprintf(path, sizeof path, "engine/part%d.c", i);
		plant(state, path, "\n");
	}
	r = layers(state);
	assert_int_equal(r.code, 1);
	assert_text_has(str_text(&r.out), "src/engine:1: error: 26 sources");
	run_release(&r);
}

static void a_word_without_a_translation_is_refused(void **state)
{
	const char *const folder = folder_path(state);
	struct run r;

	mkdir(path_in(state, "templates"), 0755);
	plant(state, "a.c", "f(tr(\"One\"), tr_n(g(1, 2), \"%zu \"\n\t\"two\", \"twos\"), WORD(\"Ab \\\"c\\\"\"));\n"
			    " * tr(\"None\")\n");
	file_store(path_in(state, "templates/xx.language.yaml"),
		   "words:\n  \"One\": \"x\"\n  \"%zu two\": \"x\"\n  \"Ab \\\"c\\\"\": \"x\"\n"
		   "  \"Gone\": \"x\"\n");
	r = guard("tests/tools/words.sh", &folder, 1);
	assert_int_equal(r.code, 1);
	assert_text_equal(str_text(&r.out),
			  "templates/xx.language.yaml:5: error: nobody says \"Gone\"; take it out\n"
			  "templates/xx.language.yaml: error: nothing stands for \"twos\"\n");
	run_release(&r);
}

/* Compiles a planted source to an object beside it; false when there is no compiler. */
static bool compile(void **state, const char *source, const char *object)
{
	const char *cc = getenv("CC");
	char line[1200];
	const char *const args[] = {"-c", line, NULL};
	struct run_options options = {.program = "/bin/sh"};
	struct run r;
	bool fine;

	snprintf(line, sizeof line, "%s -c -o '%s/%s' '%s/%s'", cc && *cc ? cc : "cc",
		 folder_path(state), object, folder_path(state), source);
	r = run_program(args, &options);
	fine = r.code == 0;
	run_release(&r);
	return fine;
}

static void a_circle_between_files_is_refused(void **state)
{
	static const char *const names[] = {"src/a/one.o", "src/a/two.o", "src/b/three.o"};
	const char *objects[3];
	char paths[3][600];
	struct run r;

	plant(state, "a/one.c", "int two(void);\nint one(void);\nint one(void) { return two(); }\n");
	plant(state, "a/two.c", "extern int three[];\nint two(void);\nint two(void) { return three[0]; }\n");
	plant(state, "b/three.c", "int three[1];\n");
	for (size_t i = 0; i < 3; i++) {
		char source[40];

		snprintf(source, sizeof source, "%.*sc", (int)strlen(names[i]) - 1, names[i]);
		if (!compile(state, source, names[i]))
			skip_because("there is no compiler here");
		snprintf(paths[i], sizeof paths[i], "%s", path_in(state, names[i]));
		objects[i] = paths[i];
	}
	r = guard("tests/tools/circles.sh", objects, 3);
	assert_text_equal(str_text(&r.out), "");
	assert_int_equal(r.code, 0);
	run_release(&r);
	plant(state, "b/three.c", "int one(void);\nint three[1];\nint four(void);\nint four(void) { return one(); }\n");
	assert_true(compile(state, "src/b/three.c", names[2]));
	r = guard("tests/tools/circles.sh", objects, 3);
	assert_int_equal(r.code, 1);
	assert_text_has(str_text(&r.out), "circle: ");
	assert_text_has(str_text(&r.out), "a/one");
	assert_text_has(str_text(&r.out), "b/three");
	run_release(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(what_points_down_is_taken),
		IN_FOLDER(a_step_upward_is_refused),
		IN_FOLDER(a_step_sideways_is_refused),
		IN_FOLDER(a_room_nobody_knows_is_refused),
		IN_FOLDER(a_library_has_one_door),
		IN_FOLDER(a_full_room_is_refused),
		IN_FOLDER(a_word_without_a_translation_is_refused),
		IN_FOLDER(a_circle_between_files_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

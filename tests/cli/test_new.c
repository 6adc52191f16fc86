#define _POSIX_C_SOURCE 200809L
#include "cli/shop.h"

#include <sys/stat.h>

static void new_makes_an_empty_assessment_and_says_what_is_next(void **state)
{
	SHOP_EXPECT(state, 0, "",
		    "b.json: a new assessment of A small shop 1; 5 questions and 1 decision "
		    "are asked so far\n"
		    "next: plumbline b.json for the screen, or plumbline show b.json --open\n",
		    "new", "b.json", "--questionnaire", "shop");
	SHOP_EXPECT(state, 0, "", "", "check", "b.json");
}

static void new_takes_values(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "new", "b.json", "--questionnaire", "shop",
		    "stage=poc", "name=Kiosk", "REL-01=3", "depth=core");
	assert_file_has(path_in(state, "b.json"), "\"name\": \"Kiosk\"");
	assert_file_has(path_in(state, "b.json"), "\"stage\": \"poc\"");
	assert_file_has(path_in(state, "b.json"), "\"REL-01\": {\"level\": 3}");
	assert_file_has(path_in(state, "b.json"), "\"depth\": \"core\"");
}

static void new_files_are_private(void **state)
{
	struct stat st;

	assert_int_equal(stat(path_in(state, "a.json"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void new_uses_the_built_in_questionnaire_otherwise(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "new", "b.json");
	assert_file_has(path_in(state, "b.json"), "\"id\": \"azure-ai-workload\"");
}

static void new_on_standard_output_writes_no_file(void **state)
{
	size_t entries = folder_count(state);
	struct run r = shop_run(state, SHOP_ARGS("new", "-", "stage=prod"), NULL);

	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "\"stage\": \"prod\"");
	assert_int_equal(folder_count(state), entries);
	run_release(&r);
}

/* The id of an assessment, to be freed. */
static char *id_of(const char *text)
{
	const char *id = strstr(text, "\"id\": \"");

	assert_non_null(id);
	return strndup(id + strlen("\"id\": \""), 36);
}

static void a_template_is_copied_under_a_fresh_id(void **state)
{
	struct str a = {0}, b = {0};
	char *old, *fresh;

	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "REL-01=2");
	SHOP_EXPECT(state, 0, "", NULL, "new", "b.json", "--template", "./a.json");
	file_load(path_in(state, "a.json"), &a);
	file_load(path_in(state, "b.json"), &b);
	old = id_of(str_text(&a));
	fresh = id_of(str_text(&b));
	assert_string_not_equal(old, fresh);
	assert_text_has(str_text(&b), "\"REL-01\": {\"level\": 2");
	free(old);
	free(fresh);
	str_release(&a);
	str_release(&b);
}

static void every_template_of_the_list_can_be_begun(void **state)
{
	struct run r = shop_run(state, SHOP_ARGS("new", "--list"), NULL);
	size_t n = 0;

	assert_int_equal(r.code, 0);
	for (const char *line = str_text(&r.out); *line; line += strcspn(line, "\n") + 1) {
		char name[64], file[80];

		snprintf(name, sizeof name, "%.*s", (int)strcspn(line, " \n"), line);
		snprintf(file, sizeof file, "t%zu.json", n++);
		SHOP_EXPECT(state, 0, "", NULL, "new", file, "--template", name);
		SHOP_EXPECT(state, 0, "", "", "check", file);
	}
	assert_int_equal(n, 20);
	run_release(&r);
}

static void a_questionnaire_that_will_not_be_found_is_told(void **state)
{
	assert_int_equal(mkdir(path_in(state, "elsewhere"), 0755), 0);
	SHOP_EXPECT(state, 0, "",
		    "elsewhere/b.json: a new assessment of A small shop 1; 5 questions and 1 "
		    "decision are asked so far\n"
		    "remark: give --questionnaire each time, or put that folder beside "
		    "elsewhere/b.json under the name shop\n"
		    "next: plumbline elsewhere/b.json for the screen, or plumbline show "
		    "elsewhere/b.json --open\n",
		    "new", "elsewhere/b.json", "--questionnaire", "shop");
}

static void new_refuses_and_makes_nothing(void **state)
{
	static const struct refusal table[] = {
		{{"new"}, 2,
		 "plumbline new: a file name is missing: plumbline new chat.json stage=prod\n"},
		{{"new", "a.json"}, 73,
		 "plumbline new: a.json is there already and is not touched; plumbline a.json "
		 "opens it\n"},
		{{"new", "stage=prod"}, 2,
		 "plumbline new: the file comes first: plumbline new chat.json stage=prod\n"},
		{{"new", "b.json", "--questionnaire", "shop", "stage=late", "rubbish"}, 2,
		 "plumbline new: stage: 'late' is not possible; use poc, preprod or prod\n"
		 "plumbline new: 'rubbish' is not of the form ID=ANSWER, like REL-01=3\n"
		 "plumbline new: b.json was not made\n"},
		{{"new", "b.json", "--template", "nothing-like-it"}, 2,
		 "plumbline new: there is no template 'nothing-like-it'; plumbline new --list "
		 "lists them\n"},
		{{"new", "b.json", "--template", "./missing.json"}, 66, NULL},
		{{"new", "b.json", "--template", "shop/all.yaml"}, 65, NULL},
		{{"new", "b.json", "--questionnaire", "missing"}, 66, NULL},
		{{"new", "no/such/folder/b.json"}, 73, NULL},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(new_makes_an_empty_assessment_and_says_what_is_next),
		IN_SHOP(new_takes_values),
		IN_SHOP(new_files_are_private),
		IN_SHOP(new_uses_the_built_in_questionnaire_otherwise),
		IN_SHOP(new_on_standard_output_writes_no_file),
		IN_SHOP(a_template_is_copied_under_a_fresh_id),
		IN_SHOP(every_template_of_the_list_can_be_begun),
		IN_SHOP(a_questionnaire_that_will_not_be_found_is_told),
		IN_SHOP(new_refuses_and_makes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

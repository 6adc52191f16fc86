/* shop.h - a folder with the small questionnaire `shop` and an assessment of it, a.json; and
 * running the program there with the clock at 2026-11-21T10:00:00Z. */
#ifndef TESTS_CLI_SHOP_H
#define TESTS_CLI_SHOP_H

#include "support.h"

#include <sys/stat.h>

#define SHOP_ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})
/* A row of the test table whose test gets such a folder. */
#define IN_SHOP(test) cmocka_unit_test_setup_teardown(test, shop_setup, folder_teardown)

static inline struct run shop_run(void **state, const char *const *argv, const char *input)
{
	static const char *const env[] = {
		"SOURCE_DATE_EPOCH=1795255200", "TZ=Asia/Tokyo", "XDG_DATA_HOME", "COLUMNS",
		"TERM", NULL};

	return run_program(argv, &(struct run_options){.input = input,
						       .folder = folder_path(state),
						       .env = env});
}

/* Runs; the exit code, stdout and stderr are exactly these (NULL: whatever they are). */
static inline void shop_expect_at(void **state, int code, const char *out, const char *err,
				  const char *const *argv, const char *input,
				  const char *file, int line)
{
	struct run r = shop_run(state, argv, input);

	if (r.code != code) {
		print_error("plumbline");
		for (; *argv; argv++)
			print_error(" %s", *argv);
		print_error("\nended with %d, not %d:\n%s%s\n", r.code, code,
			    str_text(&r.err), str_text(&r.out));
		_fail(file, line);
	}
	if (err)
		assert_text_equal_at(str_text(&r.err), err, file, line);
	if (out)
		assert_text_equal_at(str_text(&r.out), out, file, line);
	run_release(&r);
}
#define SHOP_EXPECT(state, code, out, err, ...)                                      \
	shop_expect_at(state, code, out, err, SHOP_ARGS(__VA_ARGS__), NULL, __FILE__, \
		       __LINE__)

/* Runs, which must go well, and compares stdout with a golden file. */
static inline void shop_golden_at(void **state, const char *name, const char *const *argv,
				  const char *file, int line)
{
	struct run r = shop_run(state, argv, NULL);

	if (r.code)
		print_error("%s", str_text(&r.err));
	_assert_int_equal((LargestIntegralType)r.code, 0, file, line);
	assert_golden_at(name, str_text(&r.out), file, line);
	run_release(&r);
}
#define SHOP_GOLDEN(state, name, ...) \
	shop_golden_at(state, name, SHOP_ARGS(__VA_ARGS__), __FILE__, __LINE__)

/* What is refused: with this code and these messages, and a.json as it was. */
struct refusal {
	const char *argv[10];
	int code;
	const char *err;
};

static inline void shop_refuses(void **state, const struct refusal *table, size_t n)
{
	struct str before = {0};
	size_t entries = folder_count(state);

	file_load(path_in(state, "a.json"), &before);
	for (size_t i = 0; i < n; i++) {
		shop_expect_at(state, table[i].code, "", table[i].err, table[i].argv, NULL,
			       __FILE__, __LINE__);
		assert_file_text(path_in(state, "a.json"), str_text(&before));
		assert_int_equal(folder_count(state), entries);
	}
	str_release(&before);
}

static inline void shop_copy(void **state, const char *from, const char *to)
{
	struct str text = {0};

	file_load(from, &text);
	file_store_n(path_in(state, to), str_text(&text), text.len);
	str_release(&text);
}

/* Puts one text in the place of another, everywhere in a.json. */
static inline void shop_change(void **state, const char *from, const char *to)
{
	struct str text = {0}, out = {0};
	const char *rest, *at;

	file_load(path_in(state, "a.json"), &text);
	for (rest = str_text(&text); (at = strstr(rest, from)); rest = at + strlen(from)) {
		str_addn(&out, rest, (size_t)(at - rest));
		str_add(&out, to);
	}
	str_add(&out, rest);
	file_store(path_in(state, "a.json"), str_text(&out));
	str_release(&text);
	str_release(&out);
}

static inline int shop_setup(void **state)
{
	if (folder_setup(state))
		return 1;
	if (mkdir(path_in(state, "shop"), 0755))
		return 1;
	shop_copy(state, "tests/data/cli/shop/questionnaire.yaml", "shop/questionnaire.yaml");
	shop_copy(state, "tests/data/cli/shop/all.yaml", "shop/all.yaml");
	SHOP_EXPECT(state, 0, "", NULL, "new", "a.json", "-q", "--questionnaire", "shop",
		    "stage=prod", "kinds=rag");
	return 0;
}

#endif

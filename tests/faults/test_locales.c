/* The same bytes in every locale and time zone. */
#define _GNU_SOURCE
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults/pty.h"

/* Where locales were made for this test, or NULL when the system has them. */
static const struct {
	const char *name, *input;
} wanted[] = {{"C", NULL}, {"de_DE.UTF-8", "de_DE"}, {"ja_JP.UTF-8", "ja_JP"}};

/* Sets *locpath to "LOCPATH=…" or "LOCPATH"; false when the locale is not to be had. */
static bool have_locale(void **state, size_t i, char *locpath, size_t size)
{
	const char *folder = path_in(state, "locales");
	char target[4200];
	struct run r;
	bool made;

	snprintf(locpath, size, "LOCPATH");
	if (!wanted[i].input || has_locale(wanted[i].name))
		return true;
	mkdir(folder, 0700);
	snprintf(target, sizeof target, "%s/%s", folder, wanted[i].name);
	r = run_program((const char *const[]){"-c",
					      "localedef -c -i \"$0\" -f UTF-8 --no-archive \"$1\"",
					      wanted[i].input, target, NULL},
			&(struct run_options){.program = "/bin/sh"});
	snprintf(target, sizeof target, "%s/%s/LC_CTYPE", folder, wanted[i].name);
	made = access(target, R_OK) == 0;
	run_release(&r);
	snprintf(locpath, size, "LOCPATH=%s", folder);
	return made;
}

static void load(void **state, const char *name, struct str *out)
{
	file_load(path_in(state, name), out);
}

/* Everything that the program writes about the file, one after the other. */
static void write_all(void **state, const char *path, const char *lang, const char *locpath,
		      const char *zone, struct str *out)
{
	static const char *const commands[][5] = {
		{"score"}, {"score", "--format", "json"}, {"plan"}, {"plan", "--format", "json"},
		{"plan", "--format", "csv"}, {"show"}, {"explain"},
	};
	char lc[64], tz[64];
	const char *env[] = {lc, tz, locpath, "SOURCE_DATE_EPOCH=1795255200", NULL};
	struct run_options o = {.env = env};
	const char *names[] = {"out.json", "out.xlsx", "out.csv", "out.md"};

	snprintf(lc, sizeof lc, "LC_ALL=%s", lang);
	snprintf(tz, sizeof tz, "TZ=%s", zone);
	for (size_t i = 0; i < COUNT_OF(commands); i++) {
		const char *argv[8] = {commands[i][0], path, commands[i][1], commands[i][2]};
		struct run r = run_program(argv, &o);

		assert_int_equal(r.code, 0);
		str_addn(out, str_text(&r.out), r.out.len);
		run_release(&r);
	}
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		const char *to = path_in(state, names[i]);
		struct run r = run_program(
			(const char *const[]){"export", "-q", path, "-o", to, NULL}, &o);

		if (r.code != 0)
			fail_msg("%s: %s", lang, str_text(&r.err));
		run_release(&r);
		load(state, names[i], out);
		unlink(to);
	}
}

static void the_same_bytes_in_every_locale_and_time_zone(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct str first = {0};
	char locpath[4300];

	assert_run(0, "set", "-q", path, "REL-01=3", "REL-06=replicas:yes,zones:partial",
		   "SEC-01=2", "name=Größe 東京");
	write_all(state, path, "C.UTF-8", "LOCPATH", "UTC", &first);
	for (size_t i = 0; i < COUNT_OF(wanted); i++) {
		if (!have_locale(state, i, locpath, sizeof locpath)) {
			print_message("SKIP: the locale %s is not to be had\n", wanted[i].name);
			continue;
		}
		for (int again = 0; again < 2; again++) {
			struct str now = {0};

			write_all(state, path, wanted[i].name, locpath,
				  again ? "Asia/Tokyo" : "America/New_York", &now);
			if (now.len != first.len ||
			    memcmp(str_text(&now), str_text(&first), now.len) != 0)
				fail_msg("%s differs", wanted[i].name);
			str_release(&now);
		}
	}
	str_release(&first);
}

/* Read out, and typed at: nothing that such a terminal cannot show, but the file keeps it. */
static void plain_mode_keeps_to_the_locale(void **state)
{
	const char *path = path_in(state, "chat.json");
	static const char typed[] =
		"/REL-01\ne Caf\u00e9 \u2026 \u201cdone\u201d\ni\nr\n/caf\n?\nq\n";

	assert_run(0, "new", "-q", path, "name=B\u00fccher & \u8fbe\u4eba");
	for (int ascii = 0; ascii < 3; ascii++) {
		const char *env[] = {ascii == 1 ? "LC_ALL=C" : "LC_ALL=C.UTF-8", NULL};
		struct run r = run_program(
			(const char *const[]){path, "--plain", ascii == 2 ? "--ascii" : NULL,
					      NULL},
			&(struct run_options){.input = typed, .env = env});
		bool beyond = false;

		assert_int_equal(r.code, 0);
		for (size_t i = 0; i < r.out.len; i++)
			beyond |= (unsigned char)r.out.data[i] > 0x7f;
		assert_int_equal(beyond, ascii == 0 && has_locale("C.UTF-8"));
		if (!beyond) {
			assert_text_has(str_text(&r.out), "plumbline: Bucher & ??\n");
			assert_text_has(str_text(&r.out), "note: Cafe ... \"done\"\n");
		}
		run_release(&r);
	}
	assert_file_has(path, "Caf\u00e9 \u2026");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(the_same_bytes_in_every_locale_and_time_zone),
		IN_FOLDER(plain_mode_keeps_to_the_locale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

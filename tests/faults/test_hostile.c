/* Text from files, arguments and names cannot drive the terminal: no escape, no C1, no bidi
 * control of theirs comes out, neither on the screen nor from any command. */
#define _GNU_SOURCE
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "faults/pty.h"

/* A title for the window, a colour, the screen erased, all with marks that nobody else sends;
 * C1 in UTF-8; text turned round; text written over. */
#define OSC "\033]0;PWNED\a"
#define CSI "\033[31;1337m\033[2J"
#define C1 "\302\2337331m\302\235PWNED\302\234"
#define BIDI "\342\200\256evil\342\200\254\342\201\246x\342\201\251"
#define OVER "good\rEVIL\b\b\b\bWORSE"
#define HOSTILE OSC CSI C1 BIDI OVER
/* The same in JSON. */
#define JSON_HOSTILE                                                                       \
	"\\u001b]0;PWNED\\u0007\\u001b[31;1337m\\u001b[2J\302\2337331m\302\235PWNED\302\234" \
	"\342\200\256evil\342\200\254\342\201\246x\342\201\251good\\rEVIL\\b\\b\\b\\bWORSE"

/* The place in text of the first byte that is no harmless text, or NULL. The ends of lines
 * are harmless, also those of CSV. */
static const char *first_harm(const char *text, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t len = utf8_decode(text + i, n - i, &cp);

		if (!len)
			return text + i;
		if (utf8_is_control(cp) && cp != '\n' && !(cp == '\r' && i + 1 < n &&
							  text[i + 1] == '\n'))
			return text + i;
		i += len;
	}
	return NULL;
}

static void assert_harmless(const char *what, const struct str *s)
{
	const char *at = first_harm(str_text(s), s->len);

	if (at)
		fail_msg("%s: byte %02x of \"%.60s\"", what, (unsigned char)*at, at + 1);
}

static const char *hostile_assessment(void **state, const char *name)
{
	const char *path = path_in(state, name);

	file_store(path,
		   "{\"format\": \"plumbline-assessment\", \"version\": 1, \"id\": "
		   "\"1d9fe0c1-4eb7-4f17-bb3a-bd5f459c9836\",\n"
		   "\"questionnaire\": {\"id\": \"azure-ai-workload\", \"version\": "
		   "\"2026.11" JSON_HOSTILE "\"},\n"
		   "\"about\": {\"title\": \"T" JSON_HOSTILE "\", \"scope\": \"S" JSON_HOSTILE
		   "\", \"participants\": [\"P" JSON_HOSTILE "\"]},\n"
		   "\"workload\": {\"name\": \"N" JSON_HOSTILE "\", \"stage\": \"prod\", "
		   "\"kinds\": [\"rag\"], \"serving\": [\"online\"]},\n"
		   "\"answers\": {\"REL-01\": {\"level\": 1, \"note\": \"n" JSON_HOSTILE
		   "\", \"evidence\": [\"e" JSON_HOSTILE "\"], \"by\": \"b" JSON_HOSTILE "\"},\n"
		   "\"DT-03\": {\"option\": \"net\", \"note\": \"" JSON_HOSTILE "\"}},\n"
		   "\"plan\": {\"REL-01/to-2\": {\"status\": \"in-progress\", \"owner\": \"o"
		   JSON_HOSTILE "\", \"note\": \"" JSON_HOSTILE "\"}},\n"
		   "\"milestones\": [{\"name\": \"M" JSON_HOSTILE "\", \"at\": "
		   "\"2026-06-01T09:00:00Z\", \"answers\": {}}],\n"
		   "\"un" JSON_HOSTILE "known\": \"" JSON_HOSTILE "\"}\n");
	return path;
}

static void assert_command_harmless(const char *const *argv)
{
	struct run r = run_program(argv, NULL);

	assert_true(r.code < 128);
	assert_harmless(argv[0], &r.out);
	assert_harmless(argv[0], &r.err);
	run_release(&r);
}
#define HARMLESS(...) assert_command_harmless((const char *const[]){__VA_ARGS__, NULL})

static void no_command_prints_what_drives_a_terminal(void **state)
{
	const char *path = hostile_assessment(state, "chat.json");

	HARMLESS("show", path);
	HARMLESS("show", path, "REL-01");
	HARMLESS("show", path, "DT-03");
	HARMLESS("show", path, "--questions");
	HARMLESS("show", path, "--open");
	HARMLESS("score", path);
	HARMLESS("score", path, "--format", "json");
	HARMLESS("plan", path);
	HARMLESS("plan", path, "--format", "json");
	HARMLESS("plan", path, "--format", "md");
	HARMLESS("plan", path, "--format", "csv");
	HARMLESS("explain", path);
	HARMLESS("explain", path, "REL-01");
	HARMLESS("explain", path, "DT-03");
	HARMLESS("check", path);
	HARMLESS("export", path, "--format", "json", "-o", "-");
	HARMLESS("export", path, "--format", "md", "-o", "-");
	HARMLESS("export", path, "--format", "csv", "-o", "-");
	HARMLESS("export", path, "--format", "azure-boards", "-o", "-");
	HARMLESS("export", path, "--format", "jira", "-o", "-");
	HARMLESS("export", path, "--format", "github", "-o", "-");
	HARMLESS("export", path, "--format", "oscal", "-o", "-");
	HARMLESS("screen", path, "--size", "120x40");
	HARMLESS("screen", path, "--size", "120x40", "--keys", "/ R E L - 0 1 <Enter>");
	HARMLESS("screen", path, "--size", "120x40", "--keys", "P");
	HARMLESS("screen", path, "--size", "120x40", "--keys", "D");
	HARMLESS("screen", path, "--size", "120x40", "--keys", "L <Enter>");
	HARMLESS("set", path, "REL-02=2");
	HARMLESS("unset", path, "REL-02");
	HARMLESS("milestone", path, "--list");
	HARMLESS("compare", path, "--all");
	HARMLESS("compare", path, "--format", "json");
	HARMLESS("compare", path, "--format", "md");
	HARMLESS("show", path, "REL-01", "--history");
	HARMLESS("screen", path, "--size", "120x40", "--keys", "M");
	HARMLESS("screen", path, "--size", "120x40", "--keys", "M <Enter> G");
	HARMLESS("screen", path, "--size", "80x24", "--keys", "S");
	HARMLESS("upgrade", path, "--dry-run");
	HARMLESS("update", path, "--from", path);
	HARMLESS("upgrade", path, "--dry-run", "--format", "json");
	HARMLESS("upgrade", path);
	HARMLESS("milestone", path, "--list");
	HARMLESS("milestone", path, "--restore", "M" HOSTILE);
}

static void arguments_come_back_harmless(void **state)
{
	static const char *const hostile[] = {HOSTILE, ("\233" "31m\377\300\257"), "a\nb\tc"};
	const char *path = hostile_assessment(state, "chat.json");

	for (size_t i = 0; i < COUNT_OF(hostile); i++) {
		const char *h = hostile[i];
		char word[256], option[256];

		snprintf(word, sizeof word, "%s=3", h);
		snprintf(option, sizeof option, "--%s", h);
		HARMLESS(h);
		HARMLESS(option);
		HARMLESS("set", path, word);
		HARMLESS("set", path, h);
		snprintf(word, sizeof word, "REL-01=%s", h);
		HARMLESS("set", path, word);
		snprintf(word, sizeof word, "name=%s", h);
		HARMLESS("set", path, word);
		HARMLESS("show", path);
		HARMLESS("unset", path, h);
		HARMLESS("show", path, h);
		HARMLESS("explain", path, h);
		HARMLESS("milestone", path, h);
		HARMLESS("milestone", path, "--restore", h);
		HARMLESS("milestone", path, "--remove", h);
		snprintf(word, sizeof word, "M=%s", h);
		HARMLESS("milestone", path, "--rename", word);
		HARMLESS("compare", path, h);
		HARMLESS("plan", path, "--format", h);
		HARMLESS("plan", path, "--target", h);
		HARMLESS("score", path, "--min", h);
		HARMLESS("score", path, "--as-of", h);
		HARMLESS("export", path, "-o", h);
		HARMLESS("screen", path, "--keys", h);
		HARMLESS("screen", path, "--size", h);
		HARMLESS("check", h);
		HARMLESS("score", h);
		HARMLESS("help", h);
		HARMLESS("score", path, "--questionnaire", h);
		HARMLESS("new", path_in(state, "new.json"), "--template", h);
		HARMLESS(h, h);
	}
}

static void file_names_come_back_harmless(void **state)
{
	static const char *const names[] = {"a" OSC CSI ".json", "b" BIDI OVER ".json",
					    ("c\233" "31m\302\233.json")};

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		const char *path = hostile_assessment(state, names[i]);
		char to[4200];
		struct pty *p;

		HARMLESS("check", path);
		HARMLESS("score", path);
		HARMLESS("show", path);
		HARMLESS("set", path, "REL-02=1");
		HARMLESS("new", path);
		snprintf(to, sizeof to, "%s.md", path);
		HARMLESS("export", path, "-o", to);
		snprintf(to, sizeof to, "%s.xlsx", path);
		HARMLESS("export", path, "-o", to);
		file_store(path, "{\"" JSON_HOSTILE "\": [}");
		HARMLESS("check", path);
		HARMLESS("score", path);
		p = PTY(folder_path(state), path);
		assert_true(pty_end(p, PATIENCE_MS) > 0);
		assert_null(first_harm(str_text(&p->heard), p->heard.len));
		pty_close(p);
	}
}

static void the_faults_of_a_file_are_told_harmlessly(void **state)
{
	static const char *const broken[] = {
		"id: \"x\\e]0;PWNED\\a\\u202e\"\n\"k\\e[2Jey\": 1\n",
		("id: x\nversion: \"1\\e[31;1337m\"\ntitle: \"\\x9b31m\\u202eevil\"\n"
		"format: \"\\r\\b\\e]0;PWNED\\a\"\nsections: [{id: \"\\e[2J\"}]\nparts: "
		"[\"\\e]0;PWNED\\a.yaml\", \"../\\u202e.yaml\"]\n"),
		"\033]0;PWNED\a: \033[2J\n",
	};
	const char *folder = path_in(state, "q");

	mkdir(folder, 0700);
	for (size_t i = 0; i < COUNT_OF(broken); i++) {
		file_store(path_in(state, "q/questionnaire.yaml"), broken[i]);
		HARMLESS("check", folder);
		HARMLESS("new", path_in(state, "x.json"), "--questionnaire", folder);
	}
}

/* A questionnaire whose texts hold what libyaml lets through. */
static const char *hostile_questionnaire(void **state)
{
	static const char text[] =
		"\\e]0;PWNED\\a\\e[31;1337m\\e[2J\\x9b7331m\\u202eevil\\u202c"
		"good\\rEVIL\\b\\bWORSE";
	const char *folder = path_in(state, "q");
	struct str s = {0};

	mkdir(folder, 0700);
	str_addf(&s,
		 "id: azure-ai-workload\nversion: \"1\"\ntitle: \"T%s\"\nformat: 1\n"
		 "sections:\n  - {id: rel, title: \"S%s\", kind: pillar, weight: 1}\n"
		 "questions:\n  - id: REL-01\n    section: rel\n    area: \"A%s\"\n"
		 "    ask: \"Q%s\"\n    why: \"W%s\"\n    type: levels\n    levels: {0: \"L%s\", "
		 "4: \"M%s\"}\n    weight: 5\n    effort: M\n    fix: [\"F%s\"]\n",
		 text, text, text, text, text, text, text, text);
	file_store_n(path_in(state, "q/questionnaire.yaml"), str_text(&s), s.len);
	str_release(&s);
	return folder;
}

static void questionnaire_texts_are_shown_harmlessly(void **state)
{
	const char *folder = hostile_questionnaire(state);
	const char *path = path_in(state, "x.json");

	HARMLESS("check", folder);
	HARMLESS("new", path, "--questionnaire", folder);
	if (access(path, F_OK) < 0) {
		/* Refused as a whole: then none of it can be shown. */
		assert_run(65, "new", path, "--questionnaire", folder);
		return;
	}
	HARMLESS("show", path, "--questions", "--questionnaire", folder);
	HARMLESS("show", path, "REL-01", "--questionnaire", folder);
	HARMLESS("plan", path, "--questionnaire", folder);
	HARMLESS("screen", path, "--questionnaire", folder);
}

/* On the terminal there are sequences of curses; ours carry marks, and the rest is bare. */
static void assert_only_bells(struct pty *p, size_t bells)
{
	const char *bytes = str_text(&p->heard);
	size_t n = 0;

	assert_int_equal(pty_heard_last(p, "\033]"), -1);
	assert_int_equal(pty_heard_last(p, "\033[31;1337m"), -1);
	for (size_t i = 0; i < p->heard.len; i++)
		n += bytes[i] == '\a';
	assert_int_equal(n, bells);
	for (size_t i = 0; i < p->heard.len;) {
		uint32_t cp;
		size_t len = utf8_decode(bytes + i, p->heard.len - i, &cp);

		if (!len && p->heard.len - i < 4)
			break; /* cut by the end */
		if (!len || (cp >= 0x80 && utf8_is_control(cp)))
			fail_msg("byte %02x on the terminal", (unsigned char)bytes[i]);
		i += len;
	}
	assert_true(p->screen.unknown == 0);
}

static void assert_terminal_not_driven(struct pty *p)
{
	assert_only_bells(p, 0);
}

static void the_screen_shows_hostile_text_and_obeys_none_of_it(void **state)
{
	static const char *const views[] = {"/REL-01\r\033", "o", "P", "D", "S", "L", "\r", "E",
					    "?", "q", "A", "W", "/DT-03\r\033"};
	const char *path = hostile_assessment(state, "a" OVER ".json");
	struct pty *p = pty_open((const char *const[]){path, NULL},
				 &(struct pty_options){.folder = folder_path(state),
						       .rows = 40,
						       .cols = 140});

	pty_expect(p, "Upgrade it?");
	assert_terminal_not_driven(p);
	pty_type(p, "n");
	pty_expect(p, "leave");
	for (size_t i = 0; i < COUNT_OF(views); i++) {
		pty_type(p, views[i]);
		pty_settle(p, 60);
	}
	assert_true(pty_shows(p, "^["));
	assert_false(pty_shows(p, "WORSEEVIL"));
	assert_terminal_not_driven(p);
	pty_type(p, "Q");
	assert_true(pty_end(p, PATIENCE_MS) == 0);
	assert_terminal_not_driven(p);
	pty_close(p);
	p = PTY(folder_path(state), NULL); /* the start screen, with the list of recent files */
	pty_expect(p, "leave");
	pty_settle(p, 60);
	assert_terminal_not_driven(p);
	pty_close(p);
}

static void plain_mode_obeys_none_of_it(void **state)
{
	const char *path = hostile_assessment(state, "a" OVER ".json");
	struct pty *p = PTY(folder_path(state), path, "--plain");

	pty_expect(p, "Upgrade it?");
	pty_type(p, "n\n");
	pty_expect(p, "for help");
	pty_type(p, "/REL-01\n");
	pty_settle(p, 60);
	pty_type(p, "s\nq\n");
	assert_true(pty_end(p, PATIENCE_MS) >= 0);
	assert_null(first_harm(str_text(&p->heard), p->heard.len));
	assert_int_equal(pty_heard_last(p, "good\rEVIL"), -1);
	pty_close(p);
}

static void what_is_typed_and_pasted_comes_back_harmless(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);
	struct str text = {0};

	pty_type(p, "e");
	pty_settle(p, 60);
	pty_type(p, "\033[200~x" C1 BIDI "\377\300y\033]0;PWNED\a\033[201~");
	pty_expect(p, "no readable character");
	pty_type(p, "\r");
	pty_settle(p, 100);
	assert_only_bells(p, 1); /* ours: something was left out */
	pty_type(p, "\033\033");
	pty_settle(p, 100);
	pty_type(p, "Q");
	pty_end(p, 1000);
	pty_close(p);
	assert_run(0, "check", path);
	file_load(path, &text);
	assert_int_equal(utf8_invalid_at(str_text(&text), text.len), text.len);
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(no_command_prints_what_drives_a_terminal),
		IN_FOLDER(arguments_come_back_harmless),
		IN_FOLDER(file_names_come_back_harmless),
		IN_FOLDER(the_faults_of_a_file_are_told_harmlessly),
		IN_FOLDER(questionnaire_texts_are_shown_harmlessly),
		IN_FOLDER(the_screen_shows_hostile_text_and_obeys_none_of_it),
		IN_FOLDER(plain_mode_obeys_none_of_it),
		IN_FOLDER(what_is_typed_and_pasted_comes_back_harmless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

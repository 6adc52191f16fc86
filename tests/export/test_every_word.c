/* No English slips through: a questionnaire and assessments whose own texts have no letter of
 * ours, in a language that has none either. Whatever letters are left in a report stand in a
 * text that was not asked of the language. */
#include "export/sample.h"

#include "base/date.h"
#include "base/utf8.h"
#include "export/report/language.h"

#define DATA "tests/data/every-word"

/* Formats that are looked through. */
static const char *const formats[] = {"md", "madr", "html"};

/* What may stay; where it says so, only behind that sign. */
static const struct {
	const char *word, *behind;
	const char *why;
} allowed[] = {
	{"plumbline", "", "the name of the program"},
	{"contain", "/", "the end of an id"},
	{"find-out", "/", "the end of an id"},
	{"to-", " /", "the end of the id of a step, also alone in a list"},
	{"network", " ", "a kind as the questionnaire writes it"},
	{"accepted", "status: ", "a status that programs read in the head of a record"},
	{"proposed", "status: ", "likewise"},
	{"deprecated", "status: ", "likewise"},
	{"status", "\n", "a key there"},
	{"date", "\n", "likewise"},
	{"decision-makers", "\n", "likewise"},
};

/* What is exported of which file. */
static const struct variant {
	const char *file;
	const char *days, *goal; /* what is asked of the days; neither: what is marked */
	enum budget_aim aim;
	enum redaction redaction;
	bool by_gain;
} variants[] = {
	{.file = "full.json", .days = "4"},
	{.file = "full.json", .days = "1", .aim = BUDGET_GAIN, .by_gain = true},
	{.file = "full.json", .days = "100"},
	{.file = "full.json", .goal = "30"},
	{.file = "full.json", .goal = "s1=100", .redaction = REDACT_INTERNAL},
	{.file = "full.json", .redaction = REDACT_CUSTOMER},
	{.file = "older.json", .days = "3"},
	{.file = "empty.json", .days = "1"},
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- The language ---- */

/* Each letter outside of conversions becomes another one, of another script. */
static const char *strange(struct arena *a, const char *english)
{
	struct str out = {0};
	const char *made;

	for (const char *s = english; *s; s++) {
		if (*s == '%') {
			size_t n = 1 + strcspn(s + 1, "diouxXeEfFgGcsp%") + 1;

			str_addn(&out, s, n);
			s += n - 1;
		} else if (is_letter(*s)) {
			uint32_t cp = *s >= 'a' ? 0x430u + (uint32_t)(*s - 'a')
						: 0x410u + (uint32_t)(*s - 'A');
			char letter[5];

			str_addn(&out, letter, utf8_encode(cp, letter));
		} else {
			str_addc(&out, *s);
		}
	}
	made = arena_strdup(a, str_text(&out));
	str_release(&out);
	return made;
}

/* That which is carried, with strange words. */
static struct words strange_words(struct arena *a)
{
	struct diags d = {0};
	struct err err = {0};
	const struct words *german = language_read(a, "de", &d, &err);
	struct word *items;
	struct words w;

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(german);
	w = *german;
	w.code = "zz";
	items = arena_new(a, struct word, w.n);
	for (size_t i = 0; i < w.n; i++) {
		items[i] = (struct word){w.items[i].english, strange(a, w.items[i].english)};
		assert_true(word_fits(items[i].english, items[i].here));
	}
	w.items = items;
	return w;
}

/* ---- What is left of a report ---- */

/* Appends what people read of it: of tags only the attributes that are texts. */
static void texts_of(struct str *out, const char *s)
{
	static const char *const texts[] = {" title=\"", " alt=\"", " aria-label=\"",
					    " placeholder=\""};

	while (*s) {
		size_t n = strcspn(s, "<&");

		str_addn(out, s, n);
		s += n;
		if (*s == '&') {
			s += strcspn(s, ";") + 1;
		} else if (!strncmp(s, "<style", 6) || !strncmp(s, "<script", 7)) {
			s = strstr(s, !strncmp(s, "<style", 6) ? "</style>" : "</script>");
			assert_non_null(s);
		} else if (*s) {
			size_t tag = strcspn(s, ">");

			for (size_t i = 0; i < COUNT_OF(texts); i++) {
				const char *at = strstr(s, texts[i]);

				if (!at || at > s + tag)
					continue;
				at += strlen(texts[i]);
				str_addf(out, " %.*s ", (int)strcspn(at, "\""), at);
			}
			str_addc(out, ' ');
			s += tag + (s[tag] == '>');
		}
	}
}

/* How many letters of what may stay stand there; 0 for none. */
static size_t may_stay(const char *begin, const char *s)
{
	for (size_t i = 0; i < COUNT_OF(allowed); i++) {
		size_t n = strlen(allowed[i].word), behind = strlen(allowed[i].behind);

		if (strncmp(s, allowed[i].word, n) != 0)
			continue;
		if (!behind || (s > begin && strchr(allowed[i].behind, s[-1])) ||
		    ((size_t)(s - begin) >= behind &&
		     !strncmp(s - behind, allowed[i].behind, behind)))
			return n;
	}
	return 0;
}

/* Prints a word with what stands around it on its line, from there to there. */
static void print_place(const char *what, const char *begin, const char *s, size_t n)
{
	const char *from = s, *to = s + n;

	while (from > begin && s - from < 60 && from[-1] != '\n')
		from--;
	while (((unsigned char)*from & 0xc0) == 0x80)
		from++;
	while (*to && *to != '\n' && to - s < 60)
		to++;
	print_message("%s: %.*s: %.*s\n", what, (int)n, s, (int)(to - from), from);
}

/* The words of two letters or more; each is printed, where what says of what it is. */
static size_t slipped(const char *what, const char *text)
{
	size_t found = 0;

	for (const char *s = text; *s; s++) {
		size_t n = 0, stays;

		if (!is_letter(*s))
			continue;
		stays = may_stay(text, s);
		if (stays) {
			s += stays - 1;
			continue;
		}
		while (is_letter(s[n]))
			n++;
		if (n > 1 && what)
			print_place(what, text, s, n);
		found += n > 1;
		s += n - 1;
	}
	return found;
}

/* The report in that format, of a folder all its files. */
static void write_text(const struct report *r, const char *format, struct str *out)
{
	const struct export_format *f = export_format_named(format);
	struct export_files files = {0};

	if (!f->files) {
		f->text(r, out);
		return;
	}
	f->files(r, &files);
	for (size_t i = 0; i < files.n; i++) {
		str_add(out, str_text(&files.items[i].text));
		str_release(&files.items[i].text);
	}
	arena_release(&files.arena);
}

/* What is asked of the days. */
static void spend(struct report *r, const struct variant *v)
{
	static const char *marked[] = {"q1", "d1"};
	struct purpose p;
	struct err err = {0};

	if (v->days)
		assert_true(purpose_days(&p, v->days, v->aim, &err));
	else if (v->goal)
		assert_true(purpose_goal(&p, r->q, v->goal, &err));
	else
		p = (struct purpose){.name = "", .goal = "", .kind = PURPOSE_ACTIONS,
				     .wanted = {.section = -1},
				     .actions = {marked, 2}};
	report_spend(r, &p);
}

static size_t slipped_in(const struct report *r, const char *format, const char *file, bool aloud)
{
	struct arena a = {0};
	struct str text = {0}, read = {0};
	size_t found;

	write_text(r, format, &text);
	assert_true(text.len > 500);
	texts_of(&read, str_text(&text));
	found = slipped(aloud ? arena_printf(&a, "%s of %s", format, file) : NULL, str_text(&read));
	str_release(&read);
	str_release(&text);
	arena_release(&a);
	return found;
}

static size_t slipped_of(const struct variant *v, bool aloud)
{
	struct arena a = {0};
	struct diags d = {0};
	struct err err = {0};
	struct plan_options options = {.by_gain = v->by_gain};
	struct assessment_file *file =
		assessment_open(arena_printf(&a, DATA "/%s", v->file), DATA, OPEN_READ, false, &d,
				&err);
	struct report r;
	size_t found = 0;

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(file);
	assert_true(date_parse("2026-11-30", &options.as_of));
	report_make_redacted(&r, file, &options, v->redaction);
	spend(&r, v);
	for (size_t i = 0; i < COUNT_OF(formats); i++) {
		found += slipped_in(&r, formats[i], v->file, aloud);
		r.board = true;
		if (export_format_named(formats[i])->has_board)
			found += slipped_in(&r, formats[i], v->file, aloud);
		r.board = false;
	}
	report_release(&r);
	assessment_close(file);
	arena_release(&a);
	return found;
}

static void no_english_slips_through(void **state)
{
	struct arena a = {0};
	struct words w = strange_words(&a);
	size_t found = 0;

	(void)state;
	words_use(&w);
	for (size_t i = 0; i < COUNT_OF(variants); i++)
		found += slipped_of(&variants[i], true);
	words_use(&words_english);
	assert_int_equal((int)found, 0);
	arena_release(&a);
}

/* In English there is a lot to find: the search finds what there is. */
static void the_search_finds_english(void **state)
{
	static const char html[] = "<p title=\"abc\" class=\"def\">&amp; x <b>ghi</b> plumbline</p>";
	struct str read = {0};

	(void)state;
	texts_of(&read, html);
	assert_int_equal((int)slipped(NULL, str_text(&read)), 2);
	str_release(&read);
	assert_true(slipped_of(&variants[COUNT_OF(variants) - 1], false) > 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_english_slips_through),
		cmocka_unit_test(the_search_finds_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The report as HTML: whole, safe, readable in both schemes, and a page for a board. */
#include "sample.h"

#include <math.h>

#include "export/report/parts.h"
#include "markup.h"
#include "model/assessment/milestone.h"

static void html_of(const struct sample *s, struct str *out)
{
	sample_text(s, "html", out);
}

static void is_whole_with_all_parts_in_order(void **state)
{
	struct sample s;
	struct str text = {0};
	const char *at;

	(void)state;
	full_sample(&s);
	html_of(&s, &text);
	assert_true(assert_whole(text.data) > 1000);
	at = text.data;
	for (int part = 0; part < REPORT_PARTS; part++) {
		struct str head = {0};

		if (part == PART_BUDGET || part == PART_WORKSHOP)
			continue;
		str_addf(&head, "<section id=\"%s\">\n<h2>%s</h2>", report_parts[part].id,
			 report_parts[part].title);
		at = strstr(at, head.data);
		if (!at)
			fail_msg("no %s, or not in its place", head.data);
		str_release(&head);
	}
	assert_int_equal(count(text.data, "<h1>"), 1);
	assert_text_has(text.data, "<p>What moved since &lt;first&gt; of 2026-11-01</p>");
	assert_text_has(text.data, "<li><strong>REL-01</strong> level 1, then level 3");
	assert_text_has(text.data, "<dt>Consequence</dt>");
	assert_text_has(text.data, "<dt>Note</dt><dd>agreed in May</dd>");
	assert_text_has(text.data, "Owner: Cy; Note: half of them</li>");
	assert_text_has(text.data, "<dt>What holds the line</dt><dd>=HYPERLINK(1)</dd>");
	assert_int_equal(count(text.data, "<details>"), s.r.plan.n_actions);
	str_release(&text);
	sample_end(&s);
}

/* What is referred to is there, once; nothing is fetched. */
static void links_lead_somewhere_and_nothing_is_fetched(void **state)
{
	static const char *const never[] = {"<script", "<link", "@import", "url(", "<iframe",
					    "http://", "javascript:", " onload", "src=\"http"};
	struct sample s;
	struct str text = {0}, id = {0};
	size_t within = 0;

	(void)state;
	full_sample(&s);
	html_of(&s, &text);
	for (size_t i = 0; i < COUNT_OF(never); i++)
		if (strstr(text.data, never[i]))
			fail_msg("%s", never[i]);
	for (const char *p = text.data; (p = strstr(p, "href=\"")); p++) {
		const char *to = p + strlen("href=\"");

		if (*to != '#') {
			assert_memory_equal(to, "https://", strlen("https://"));
			continue;
		}
		within++;
		str_truncate(&id, 0);
		str_addf(&id, " id=\"%.*s\"", (int)strcspn(to + 1, "\""), to + 1);
		assert_int_equal(count(text.data, id.data), 1);
	}
	assert_true(within > 20);
	for (const char *p = text.data; (p = strstr(p, " id=\"")); p++) {
		size_t n = strcspn(p + 5, "\"");

		str_truncate(&id, 0);
		str_addn(&id, p, n + 6);
		assert_int_equal(strspn(p + 5, "abcdefghijklmnopqrstuvwxyz-_0123456789"
					       "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), n);
		assert_int_equal(count(text.data, id.data), 1);
	}
	str_release(&id);
	str_release(&text);
	sample_end(&s);
}

static void pictures_say_in_words_what_they_show(void **state)
{
	static const char *const names[] = {"bars", "heat-0", "road", "impact", "tree-0"};
	struct sample s;
	struct str text = {0};
	size_t pictures = 0;

	(void)state;
	full_sample(&s);
	html_of(&s, &text);
	for (const char *p = text.data; (p = strstr(p, "<svg ")); p++) {
		const char *end = strstr(p, "</svg>"), *title = strstr(p, "<title id=");
		const char *desc = strstr(p, "</title><desc id=");

		assert_true(title && desc && title < desc && desc < end);
		assert_memory_equal(strstr(p, "role="), "role=\"img\" aria-labelledby=", 27);
		assert_true(strchr(title, '>')[1] != '<');
		assert_true(strchr(desc + 9, '>')[1] != '<');
		pictures++;
	}
	assert_true(pictures >= s.q->n_sections + 5);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct str id = {0};

		str_addf(&id, "aria-labelledby=\"%s-t %s-d\"", names[i], names[i]);
		assert_text_has(text.data, id.data);
		str_release(&id);
	}
	/* The bars have the numbers beside them, and ticks where the bands end. */
	assert_text_has(text.data, ">33</text>");
	assert_text_has(text.data, ">67</text>");
	str_release(&text);
	sample_end(&s);
}

#define EVIL "</title><img src=x onerror=\"a('b')\"> & <b>\x1b[31m\xe2\x80\xae"

static void texts_are_only_text(void **state)
{
	struct sample s;
	struct str text = {0};
	struct plan_entry *e;

	for (int board = 0; board < 2; board++) {
		sample_begin(&s);
		sample_answers(&s);
		sample_accepted(&s);
		s.a->name = EVIL;
		s.a->about.scope = EVIL;
		s.a->questions[questionnaire_find(s.q, "REL-01").index].note = EVIL;
		e = assessment_plan_edit(s.a, "REL-01");
		e->owner = e->note = EVIL;
		s.a->acceptances[1].reason = EVIL;
		sample_report(&s);
		s.r.board = board;
		s.r.theme = &(struct export_theme){.organisation = EVIL, .disclaimer = EVIL,
						   .logo = "", .accent = 0x123456,
						   .accent_dark = 0xABCDEF};
		str_truncate(&text, 0);
		html_of(&s, &text);
		assert_null(strstr(text.data, "<img"));
		assert_null(strstr(text.data, "<b>"));
		assert_null(strstr(text.data, "\"a("));
		assert_null(strchr(text.data, 0x1b));
		assert_null(strstr(text.data, "\xe2\x80\xae"));
		assert_text_has(text.data, "<title>&lt;/title&gt;&lt;img src=x "
					   "onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; ");
		assert_true(count(text.data, "&lt;img src=x") >= (board ? 4 : 8));
		assert_whole(text.data);
		sample_end(&s);
	}
	(void)state;
	str_release(&text);
}

/* Contrast, reckoned from the style sheet as a browser reads it. */

/* The colour of a name in the n-th block of colours: 0 light, 1 dark; -1 when it has none. */
static long colour(const char *css, int scheme, const char *name, size_t n, const char *more)
{
	const char *block = strstr(css, ":root{--accent");
	struct str key = {0};
	const char *at, *end;
	long value = -1;

	if (scheme)
		block = strstr(block + 1, ":root{--accent");
	assert_non_null(block);
	end = strchr(block, '}');
	str_addf(&key, "--%.*s%s:#", (int)n, name, more);
	at = strstr(block, key.data);
	if (at && at < end)
		value = strtol(at + key.len, NULL, 16);
	str_release(&key);
	return value;
}

static double luminance(long rgb)
{
	double sum = 0, parts[] = {0.2126, 0.7152, 0.0722};

	for (int i = 0; i < 3; i++) {
		double c = (double)(rgb >> (16 - 8 * i) & 255) / 255;

		sum += parts[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double contrast(long a, long b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

	return x > y ? x / y : y / x;
}

/* Every colour that text has, against what it can stand on: that of its name with -back, or
 * paper and pale. Returns how many there are. */
static size_t assert_contrast(const char *css, const char *property)
{
	size_t n = 0;

	for (const char *p = css; (p = strstr(p, property)); p++) {
		const char *name = p + strlen(property);
		size_t len = strcspn(name, ")");

		if (!strchr("{;", p[-1]))
			continue;
		if (property[0] == 'f') { /* only of texts */
			const char *rule = p;

			while (rule > css && *rule != '\n')
				rule--;
			if (!strstr(rule, "text") || strstr(rule, "text") > p)
				continue;
		}
		for (int scheme = 0; scheme < 2; scheme++) {
			long ink = colour(css, scheme, name, len, "");
			long back = colour(css, scheme, name, len, "-back");
			long paper = colour(css, scheme, "paper", 5, "");
			long pale = colour(css, scheme, "pale", 4, "");
			double worst = back >= 0 ? contrast(ink, back)
						 : fmin(contrast(ink, paper), contrast(ink, pale));

			assert_true(ink >= 0);
			if (worst < 4.5)
				fail_msg("%.*s in scheme %d: %.2f", (int)len, name, scheme, worst);
			n++;
		}
	}
	return n;
}

static void contrast_is_at_least_four_and_a_half(void **state)
{
	struct sample s;
	struct str text = {0};

	(void)state;
	full_sample(&s);
	html_of(&s, &text);
	strstr(text.data, "</style>")[0] = '\0';
	assert_text_has(text.data, "@media screen and (prefers-color-scheme:dark)");
	assert_true(assert_contrast(text.data, "color:var(--") > 20);
	assert_true(assert_contrast(text.data, "fill:var(--") > 10);
	/* Bars against what is beside them: they are no text. */
	for (int scheme = 0; scheme < 2; scheme++)
		assert_true(contrast(colour(text.data, scheme, "accent", 6, ""),
				     colour(text.data, scheme, "pale", 4, "")) >= 3);
	/* Each colour that has one behind it is painted on that. */
	assert_text_has(text.data, ".critical{color:var(--critical);background:var(--critical-back)}");
	assert_text_has(text.data, "svg .critical rect{fill:var(--critical-back);");
	str_release(&text);
	sample_end(&s);
}

static void a_theme_shows_whose_it_is_and_leaves_parts_out(void **state)
{
	struct export_theme theme = {.organisation = "Contoso", .disclaimer = "For us alone.",
				     .logo = "data:image/png;base64,AAAA", .accent = 0x0B5394,
				     .accent_dark = 0x9FC5E8};
	struct sample s;
	struct str text = {0};

	(void)state;
	theme.left_out[PART_ANSWERS] = theme.left_out[PART_METHOD] = true;
	full_sample(&s);
	s.r.theme = &theme;
	html_of(&s, &text);
	assert_text_has(text.data, "<img class=\"logo\" src=\"data:image/png;base64,AAAA\" "
				   "alt=\"Contoso\">\n<p class=\"muted\">Contoso</p>\n");
	assert_text_has(text.data, ":root{--accent:#0b5394;");
	assert_text_has(text.data, ":root{--accent:#9fc5e8;");
	assert_text_has(text.data, "<p>For us alone.</p>");
	assert_null(strstr(text.data, "answers\""));
	assert_null(strstr(text.data, "method\""));
	str_truncate(&text, 0);
	sample_text(&s, "md", &text);
	assert_text_has(text.data, "Contoso\n\n# Contoso chat\n");
	assert_text_has(text.data, "\n---\n\nFor us alone.\n");
	assert_null(strstr(text.data, "## Answers"));
	assert_null(strstr(text.data, "#method"));
	str_release(&text);
	sample_end(&s);
}

/* One page: lists are cut whatever the plan holds. */
static void a_board_gets_a_single_page(void **state)
{
	static const char *const parts[] = {
		"Where we stand", "The worst risks", "What we do", "In 14 days", "In 28 days",
		"In 42 days, and after", "What we ask for", "Days of work", "Decisions", "Owners",
		"Answers",
	};
	static const char *const formats[] = {"html", "md"};
	struct sample s;
	struct str text = {0};

	(void)state;
	full_sample(&s);
	s.a->settings.waves_days = 14;
	s.r.board = true;
	for (size_t f = 0; f < COUNT_OF(formats); f++) {
		const char *at;

		assert_true(export_format_named(formats[f])->has_board);
		str_truncate(&text, 0);
		sample_text(&s, formats[f], &text);
		at = text.data;
		for (size_t i = 0; i < COUNT_OF(parts); i++)
			if (!(at = strstr(at, parts[i])))
				fail_msg("%s has no %s, or not in its place", formats[f], parts[i]);
		assert_true(text.len < (f ? 8000 : 24000));
	}
	assert_int_equal(count(text.data, "\n1. "), 3);
	assert_true(count(text.data, "\n- ") <= 3 * 4 + 5);
	assert_text_has(text.data, "\nand ");
	str_release(&text);
	sample_end(&s);
}

static void an_empty_report_and_page_are_whole(void **state)
{
	struct sample s;
	struct str text = {0};

	(void)state;
	sample_begin(&s);
	sample_report(&s);
	html_of(&s, &text);
	assert_whole(text.data);
	assert_text_has(text.data, "No question is answered yet.");
	str_truncate(&text, 0);
	s.r.board = true;
	html_of(&s, &text);
	assert_whole(text.data);
	assert_text_has(text.data, "None that we know of.");
	assert_text_has(text.data, "nothing planned");
	str_release(&text);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_whole_with_all_parts_in_order),
		cmocka_unit_test(links_lead_somewhere_and_nothing_is_fetched),
		cmocka_unit_test(pictures_say_in_words_what_they_show),
		cmocka_unit_test(texts_are_only_text),
		cmocka_unit_test(contrast_is_at_least_four_and_a_half),
		cmocka_unit_test(a_theme_shows_whose_it_is_and_leaves_parts_out),
		cmocka_unit_test(a_board_gets_a_single_page),
		cmocka_unit_test(an_empty_report_and_page_are_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

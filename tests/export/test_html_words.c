/* The report as HTML and its page for a board in other languages: every word of the program's in that
 * language, what the questionnaire says marked as in its own, and English as it was. */
#include "sample.h"

#include "base/utf8.h"
#include "markup.h"
#include "spoken.h"

/* A report in a language; board: its single page. */
static void tell(struct str *out, const struct words *w, void (*make)(struct sample *),
		 const char *format, bool board)
{
	struct sample s;

	words_use(w);
	make(&s);
	s.r.board = board;
	s.r.generated = 0; /* so that two of them are alike */
	str_truncate(out, 0);
	sample_text(&s, format, out);
	words_use(&words_english);
	sample_end(&s);
}

static void empty_sample(struct sample *s)
{
	sample_begin(s);
	sample_report(s);
}

/* With something to spend, too. */
static void spent_sample(struct sample *s)
{
	full_sample(s);
	report_spend(&s->r, &(struct purpose){.kind = PURPOSE_DAYS, .half_days = 80});
}

static void a_german_one_says_it_in_german(void **state)
{
	static const char *const parts[] = {
		"<html lang=\"de\">", "Fassung ", "Stand vom ",
		"<p class=\"muted\">Fragen, Auswahl und Empfehlungen sind auf Englisch: ",
		"<h2>Wo wir stehen</h2>", " von 100</strong> <span>kritisch",
		"<h3>Schwerste Befunde</h3>", "<span class=\"chip critical\">kritisch</span>",
		"<th scope=\"col\">Maßnahme</th>",
		"<nav aria-label=\"Inhalt\">", "<title id=\"bars-t\">Werte der Bereiche und ",
		"class=\"strong\">Gesamtwert</text>", "<title id=\"heat-0-t\">Themenfelder von ",
		"<caption>Werte damals und jetzt</caption>",
		"<p>Was sich bewegt hat seit &lt;first&gt; vom 2026-11-01</p>",
		"Stufe 1, dann Stufe 3", "<title id=\"trend-t\">Untergrenzen von ",
		"<dt>Liegt an</dt>", "<caption>Was die Tage bringen</caption>",
		">Arbeitstage</text>", ">kritisch</text>", ", hoch, 1 Tag<", " Tage, Gewinn +",
		"<summary>1 Schritt, warum an dieser Stelle", "<summary>3 Schritte, warum an ",
		"<p>Schritte</p>", "Zuständig: Cy; Notiz: half of them</li>",
		"<dt>Status</dt><dd>offen</dd>", "<footer>\n<p>Erstellt von plumbline ",
	};
	struct arena a = {0};
	struct str text = {0}, before = {0}, after = {0};

	(void)state;
	tell(&before, &words_english, spent_sample, "html", false);
	tell(&text, spoken(&a, "de"), spent_sample, "html", false);
	tell(&after, &words_english, spent_sample, "html", false);
	assert_true(assert_whole(text.data) > 1000);
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (!strstr(text.data, parts[i]))
			fail_msg("no %s", parts[i]);
	assert_null(strstr(text.data, "1 Tage"));
	assert_string_equal(before.data, after.data);
	assert_int_equal(count(before.data, " lang=\""), 1);
	str_release(&before);
	str_release(&after);
	str_release(&text);
	arena_release(&a);
}

/* A language is somebody's file: each of its texts here has what HTML has to write otherwise. */
static void words_of_a_language_are_only_text(void **state)
{
	struct arena a = {0};
	struct str text = {0};

	(void)state;
	for (int board = 0; board < 2; board++) {
		tell(&text, spoken_other(&a), spent_sample, "html", board);
		assert_whole(text.data);
		assert_null(strstr(text.data, OTHER_TONGUE));
		assert_true(count(text.data, "Ä&#39;") > (board ? 30 : 500));
	}
	assert_text_has(text.data, "<h2>Ä&#39;Where we stand</h2>");
	str_release(&text);
	arena_release(&a);
}

/* WCAG 3.1.2. */
static void what_the_questionnaire_says_is_marked_as_in_its_language(void **state)
{
	struct arena a = {0};
	struct str text = {0}, part = {0};
	struct sample s;
	const struct rule *worst;

	(void)state;
	tell(&text, spoken(&a, "de"), spent_sample, "html", false);
	spent_sample(&s);
	worst = &s.q->rules[s.r.plan.findings[0].rule];
	str_addf(&part, "</a> <span lang=\"en\">%s</span></li>", worst->finding);
	assert_text_has(text.data, str_text(&part));
	str_truncate(&part, 0);
	str_addf(&part, "<h4>REL-01 <span lang=\"en\">%s</span></h4>",
		 s.q->questions[questionnaire_find(s.q, "REL-01").index].ask);
	assert_text_has(text.data, str_text(&part));
	assert_text_has(text.data, "<g lang=\"en\"><text x=\"188\" y=\"43\" text-anchor=\"end\">");
	assert_text_has(text.data, "<th scope=\"row\"><span lang=\"en\">Reliability</span></th>");
	assert_text_has(text.data, "<dt>Abhilfe</dt><dd><span lang=\"en\">");
	assert_text_has(text.data, "<td>Herausfinden: ");
	assert_text_has(text.data, "<dt>Notiz</dt><dd>agreed in May</dd>");
	assert_text_has(text.data, "<th scope=\"row\">Gesamtwert</th>");
	tell(&text, spoken(&a, "de"), spent_sample, "html", true);
	str_truncate(&part, 0);
	str_addf(&part, "</strong> <span lang=\"en\">%s</span>. Bis dahin: <span lang=\"en\">%s"
			"</span></li>",
		 worst->finding, worst->contain.items[0]);
	assert_text_has(text.data, str_text(&part));
	sample_end(&s);
	str_release(&part);
	str_release(&text);
	arena_release(&a);
}

static void a_board_reads_german(void **state)
{
	static const char *const parts[] = {
		"Wo wir stehen", "Die größten Risiken", "(kritisch)", "Bis dahin: ", "Was wir tun",
		"In 30 Tagen", " Maßnahmen zu tun, ", "weitere", "In 60 Tagen",
		"In 90 Tagen und danach", "Was wir brauchen", "Arbeitstage",
		" für den ganzen Plan.", "Entscheidungen", " zu treffen oder zu ändern: ",
		"Zuständige", " Maßnahmen, die jetzt anstehen, fehlen sie.", "Antworten",
	};
	struct arena a = {0};
	struct str text = {0};

	(void)state;
	for (int md = 0; md < 2; md++) {
		const char *at;

		tell(&text, spoken(&a, "de"), full_sample, md ? "md" : "html", true);
		at = strstr(text.data, md ? "## Wo" : "<h2>Wo");
		for (size_t i = 0; i < COUNT_OF(parts); i++)
			if (!(at = strstr(at, parts[i])))
				fail_msg("no %s, or not in its place", parts[i]);
	}
	tell(&text, spoken(&a, "de"), empty_sample, "html", true);
	assert_text_has(text.data, "<p>Keine, von denen wir wissen.</p>");
	assert_text_has(text.data, "<p class=\"muted\">nichts geplant</p>");
	str_release(&text);
	arena_release(&a);
}

/* Where a text of a picture stands, of letters of common width. */
struct place {
	const char *text;
	int left, right, y;
};

static struct place place_of(struct arena *a, const char *s)
{
	const char *y = strstr(s, " y=\""), *class = strchr(y + 4, '"') + 1, *text = strchr(s, '>') + 1;
	struct place p = {text, atoi(s + strlen("<text x=\"")), 0, atoi(y + 4)};
	int width = 7 * utf8_width(arena_strndup(a, text, strcspn(text, "<")));

	p.right = p.left + width;
	if (!strncmp(class, " text-anchor", 12)) {
		p.right = p.left;
		p.left -= width;
	}
	return p;
}

/* No text of a picture leaves it or stands on another; returns how many there are. */
static size_t assert_texts_fit(const char *svg)
{
	const char *end = strstr(svg, "</svg>");
	struct place *all = NULL, p;
	struct arena a = {0};
	size_t n = 0;

	for (const char *s = svg; (s = strstr(s, "<text x=\"")) && s < end; s++) {
		p = place_of(&a, s);
		if (p.left < 0 || p.right > 760)
			fail_msg("%.60s leaves its picture", p.text);
		for (size_t i = 0; i < n; i++)
			if (abs(all[i].y - p.y) < 12 && all[i].left < p.right && p.left < all[i].right)
				fail_msg("%.60s stands on %.60s", p.text, all[i].text);
		*(struct place *)ARENA_PUSH(&a, all, n) = p;
	}
	arena_release(&a);
	return n;
}

static void coordinates_are_whole_and_texts_have_room(void **state)
{
	struct arena a = {0};
	struct str text = {0};

	(void)state;
	for (int n = 0; n < 4; n++) {
		size_t texts = 0;

		tell(&text, n < 2 ? &words_english : spoken(&a, "de"),
		     n % 2 ? empty_sample : spent_sample, "html", false);
		for (const char *s = text.data; (s = strstr(s, "<svg ")); s++) {
			const char *end = strstr(s, "</svg>");

			texts += assert_texts_fit(s);
			for (const char *at = s; at < end; at++)
				if (at[0] == '=' && at[1] == '"' && isdigit((unsigned char)at[2]))
					assert_int_equal(at[2 + strspn(at + 2, "0123456789 ")], '"');
		}
		assert_true(texts > 100);
	}
	/* Of the widest bands, in two lines beside a bar and in a field. */
	assert_text_has(text.data, ">0,0 bis 100,0</text>\n<text x=\"514\" y=\"51\">kritisch bis "
				   "ausgezeichnet</text>");
	assert_text_has(text.data, ">kritisch bis</text>\n<text x=\"9\" y=\"92\">ausgezeichnet</text>");
	assert_text_has(text.data, "<rect x=\"1\" y=\"2\" width=\"182\" height=\"102\"");
	str_release(&text);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_german_one_says_it_in_german),
		cmocka_unit_test(words_of_a_language_are_only_text),
		cmocka_unit_test(what_the_questionnaire_says_is_marked_as_in_its_language),
		cmocka_unit_test(a_board_reads_german),
		cmocka_unit_test(coordinates_are_whole_and_texts_have_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Reports in German: what people read is German, what programs read is what it was, and English is
 * what it was afterwards. */
#include "written.h"

#include "base/json_read.h"
#include "export/report/language.h"
#include "export/report/lead.h"
#include "export/report/plan_facts.h"
#include "import/csv.h"

static const struct words *german(struct arena *a)
{
	struct diags d = {0};
	struct err err = {0};
	const struct words *w = language_read(a, "de", &d, &err);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(w);
	return w;
}

/* Of all that a report may say something: the same each time. */
static void begin(struct sample *s)
{
	struct purpose four;

	sample_begin(s);
	sample_answers(s);
	milestone_keep(s->a, "May", "2026-05-01T10:00:00Z");
	sample_words(s, "REL-01", "0");
	sample_accepted(s);
	sample_set_aside(s);
	workshop_park(s->a, "Who pays?", "REL-01", "2026-11-21T10:00:00Z", "Ann");
	s->a->id = "0f8fad5b-d9cb-469f-a165-70867728950e";
	report_make(&s->r, s->file, &(struct plan_options){.as_of = 20800});
	s->r.generated = 1796000000;
	assert_true(purpose_days(&four, "4", BUDGET_RISK, NULL));
	report_spend(&s->r, &four);
}

/* All that the format writes, in that language. */
static void write_in(const struct words *w, void **state, const char *format, struct str *out)
{
	const struct export_format *f = export_format_named(format);
	struct sample s;

	words_use(w);
	begin(&s);
	written(&s, f, path_in(state, f->files ? "d" : "f"), out);
	sample_end(&s);
	words_use(&words_english);
}

static void assert_has_all(const char *text, const char *const *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_text_has(text, parts[i]);
}

static void markdown_is_german(void **state)
{
	static const char *const parts[] = {
		"\n\nFragen, Auswahl und Empfehlungen sind auf Englisch: Sie stehen hier so,",
		"\n## Wo wir stehen\n\n**Gesamtwert ",
		" von 100**, kritisch bis ausgezeichnet.\n",
		" Fragen sind beantwortet; was offen ist, macht aus dem Wert eine Spanne. Am ",
		"\n### Schwerste Befunde\n\n- **CR-",
		"\n| ID | Maßnahme | Schwere | Tage | Gewinn | Zuständig | Fällig | Warum an ",
		"\nInhalt: [",
		"\n## Akzeptierte Risiken\n\n- **REL-02** (ersetzt) ",
		"  - Gilt bis: 2099-12-31\n",
		"\n2 mit Gewicht 4 oder 5 treffen nicht zu.\n\n- **REL-02** (anderer Grund) ",
		"\n| Gesamtwert | ",
		"\n| Bereich | Damals | Jetzt | Veränderung |\n",
		" | nicht gefragt | nicht gefragt | 0 von 0 |\n",
		"\n4 Tage: ",
		"\n- **DT-13/find-out** Herausfinden: ",
		" Tage, Gewinn ",
		"\n  - Status: in Arbeit\n",
		"\n  - Antwort: nicht zutreffend (außerhalb des Umfangs)\n",
		"\n    - teilweise: ",
		"\n- **DT-13** (hoch) ",
		"\nGeparkt, um darauf zurückzukommen:\n",
		"\n## Methode\n\n- Antworten: Eine Frage nach Stufen ",
	};
	struct arena a = {0};
	struct str before = {0}, text = {0}, after = {0};

	write_in(&words_english, state, "md", &before);
	write_in(german(&a), state, "md", &text);
	write_in(&words_english, state, "md", &after);
	assert_text_equal(str_text(&after), str_text(&before));
	assert_has_all(str_text(&text), parts, COUNT_OF(parts));
	assert_text_has(str_text(&before), "\n## Where we stand\n\n**Overall ");
	assert_null(strstr(str_text(&before), "Questions, options and "));
	str_release(&before);
	str_release(&text);
	str_release(&after);
	arena_release(&a);
}

/* Links to headings are those that readers of Markdown make: small letters, blanks as hyphens,
 * without other signs. */
static void links_lead_to_their_headings(void **state)
{
	struct arena a = {0};
	struct str text = {0}, slugs = {0};
	size_t n = 0;

	write_in(german(&a), state, "md", &text);
	for (const char *s = str_text(&text); (s = strstr(s, "\n## ")); s++)
		for (const char *c = s + 3; *c != '\n'; c++)
			/* No capital of German begins with another byte than 0xc3. */
			if (*c == ' ')
				str_addc(&slugs, c == s + 3 ? '\n' : '-');
			else if (c[-1] == '\xc3' && (*c == '\x84' || *c == '\x96' || *c == '\x9c'))
				str_addc(&slugs, (char)(*c + 0x20));
			else if (!strchr(".,:;!?()\"'/", *c))
				str_addc(&slugs, *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c);
	str_addc(&slugs, '\n');
	for (const char *s = str_text(&text); (s = strstr(s, "](#")); n++) {
		size_t len = strcspn(s += 3, ")");

		assert_text_has(str_text(&slugs), arena_printf(&a, "\n%.*s\n", (int)len, s));
	}
	assert_true(n > 10);
	str_release(&slugs);
	str_release(&text);
	arena_release(&a);
}

static void one_and_many_are_told_apart(void **state)
{
	static const struct {
		size_t n;
		const char *findings, *unknown, *actions;
	} cases[] = {
		{0, NULL, NULL, "Erledigt: 0 Maßnahmen"},
		{1, "1 Befund, nicht kritisch.", "1 Antwort ist unbekannt und zu prüfen.",
		 "Erledigt: 1 Maßnahme"},
		{2, "2 Befunde, keiner davon kritisch.",
		 "2 Antworten sind unbekannt und zu prüfen.", "Erledigt: 2 Maßnahmen"},
	};
	struct finding low[2] = {{.severity = SEVERITY_LOW}, {.severity = SEVERITY_LOW}};
	struct arena a = {0};
	struct sample s;

	(void)state;
	sample_make(&s);
	words_use(german(&a));
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct report r = s.r;
		struct str lead = {0}, group = {0};

		r.plan.findings = low;
		r.plan.n_findings = r.plan.n_unverified = cases[i].n;
		report_lead(&lead, &r);
		group_words(&group, &r, GROUP_DONE, &(struct plan_totals){.actions = cases[i].n});
		assert_string_equal(str_text(&group), cases[i].actions);
		if (cases[i].findings)
			assert_text_has(str_text(&lead), cases[i].findings);
		else
			assert_null(strstr(str_text(&lead), "Befund"));
		if (cases[i].unknown)
			assert_text_has(str_text(&lead), cases[i].unknown);
		else
			assert_null(strstr(str_text(&lead), "unbekannt"));
		str_release(&lead);
		str_release(&group);
	}
	words_use(&words_english);
	sample_end(&s);
	arena_release(&a);
}

/* ---- What programs read ---- */

static bool is_one_of(const char *name, const char *const *list)
{
	for (; *list; list++)
		if (!strcmp(*list, name))
			return true;
	return false;
}

/* Counts values that differ, which are texts of such keys; key: that which it stands below. */
static size_t differ(const struct jnode *x, const struct jnode *y, const char *key,
		     const char *const *said)
{
	size_t n = 0;

	key = x->key ? x->key : key;
	assert_int_equal(x->kind, y->kind);
	assert_int_equal(x->n, y->n);
	if (x->key)
		assert_string_equal(x->key, y->key);
	for (const struct jnode *c = x->first, *d = y->first; c; c = c->next, d = d->next)
		n += differ(c, d, key, said);
	if (x->first || (x->raw_len == y->raw_len && !memcmp(x->raw, y->raw, x->raw_len)))
		return n;
	if (x->kind != JNODE_TEXT || !is_one_of(key, said))
		fail_msg("%s: %.*s is now %.*s", key, (int)x->raw_len, x->raw, (int)y->raw_len,
			 y->raw);
	return n + 1;
}

/* Of texts of one JSON value a line, or of one alone. */
static size_t differ_json(const char *x, const char *y, bool lines, const char *const *said)
{
	struct arena a = {0};
	size_t differing = 0;

	while (*x && *y) {
		size_t n = lines ? strcspn(x, "\n") : strlen(x);
		size_t m = lines ? strcspn(y, "\n") : strlen(y);
		struct diags d = {0};
		const struct jnode *one, *other;

		if (*x == '{') {
			one = json_read(&a, "english", x, n, &d);
			other = json_read(&a, "german", y, m, &d);
			assert_diags(&d, "");
			differing += differ(one, other, "", said);
		}
		diags_release(&d);
		x += n + (x[n] == '\n');
		y += m + (y[m] == '\n');
	}
	assert_true(!*x && !*y);
	arena_release(&a);
	return differing;
}

static size_t differ_csv(const struct str *x, const struct str *y, const char *const *said)
{
	struct arena a = {0};
	struct xlsx_cell *one, *other;
	const char **titles = NULL;
	size_t n, m, n_titles = 0, differing = 0;
	struct err err = {0};

	assert_true(csv_cells(&a, str_text(x), x->len, &one, &n, &err));
	assert_true(csv_cells(&a, str_text(y), y->len, &other, &m, &err));
	assert_int_equal(n, m);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(one[i].row, other[i].row);
		assert_int_equal(one[i].col, other[i].col);
		if (!one[i].row) /* all of them have a title */
			*(const char **)ARENA_PUSH(&a, titles, n_titles) = one[i].text;
		if (!strcmp(one[i].text, other[i].text))
			continue;
		differing++;
		if (!one[i].row || !is_one_of(titles[one[i].col], said))
			fail_msg("%s: %s is now %s", titles[one[i].col], one[i].text,
				 other[i].text);
	}
	arena_release(&a);
	return differing;
}

/* What people read in it may differ; all else, with its keys and numbers, is the same. */
static void programs_read_the_same(void **state)
{
	static const struct {
		const char *format;
		const char *said[16]; /* keys, or titles of columns */
	} cases[] = {
		{"json", {"facts", "title", "done_when", "why", "passed_over",
					       "answer", "asks", "together", "words", "text",
					       "items", NULL}},
		{"oscal", {"title", "description", "statement", NULL}},
		{"github", {"title", "body", "about", NULL}},
		{"ndjson", {"answer", "facts", "finding", "title", "fix",
						 "done_when", "note", NULL}},
		{"csv", {"Action", "Why", "In the budget", "Progress",
					      "Why here", "Done when", "Does not wait for",
					      "Then also asked", "Together with", "Remark",
					      "How the priority comes about", "Votes", NULL}},
		{"azure-boards", {"Title 1", "Title 2", "Title 3",
						       "Description", NULL}},
		{"jira", {"Summary", "Description", NULL}},
	};
	struct arena a = {0};
	const struct words *w = german(&a);

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str english = {0}, other = {0};
		bool json = strstr("json oscal github ndjson", cases[i].format);

		write_in(&words_english, state, cases[i].format, &english);
		write_in(w, state, cases[i].format, &other);
		assert_true((json ? differ_json(str_text(&english), str_text(&other),
						!strcmp(cases[i].format, "ndjson"), cases[i].said)
				  : differ_csv(&english, &other, cases[i].said)) > 10);
		str_release(&english);
		str_release(&other);
	}
	arena_release(&a);
}

/* A folder of tables is the same facts again: there only that their titles stay. */
static void titles_of_facts_stay(void **state)
{
	struct arena a = {0};
	struct str english = {0}, other = {0};

	write_in(&words_english, state, "tables", &english);
	write_in(german(&a), state, "tables", &other);
	for (const char *s = str_text(&english); (s = strstr(s, "assessment_id,as_of,")); s++)
		assert_text_has(str_text(&other),
				arena_printf(&a, "%.*s\n", (int)strcspn(s, "\n"), s));
	assert_text_has(str_text(&other), "Herausfinden: ");
	str_release(&english);
	str_release(&other);
	arena_release(&a);
}

static void items_of_a_backlog_are_german(void **state)
{
	static const char *const parts[] = {
		"<p><b>Betrifft:</b> ", "<p><b>Erledigt, wenn:</b> ", "<p><b>Schwere:</b> hoch</p>",
		"<p><b>Zuständig:</b> Ann</p>", "<p><b>Schlüssel:</b> ", "Teil des Plans von ",
		"\nFeature,", "; now,", ",0.5,", /* for a program */
	};
	struct arena a = {0};
	struct str text = {0};

	write_in(german(&a), state, "azure-boards", &text);
	assert_has_all(str_text(&text), parts, COUNT_OF(parts));
	str_release(&text);
	arena_release(&a);
}

static void notes_below_the_mark_outlive_a_change_of_language(void **state)
{
	static const char mark[] = "<!-- plumbline: all above is written anew; below is yours -->\n";
	struct arena a = {0};
	struct str text = {0}, noted = {0};
	const char *path;

	write_in(&words_english, state, "madr", &text);
	assert_text_has(str_text(&text), "\n## Decision Outcome\n\nChosen option: \"");
	path = arena_printf(&a, "%s/DT-03.md", path_in(state, "d"));
	file_load(path, &noted);
	str_add(&noted, "\nWe tried twice.\n");
	file_store(path, str_text(&noted));
	for (int again = 0; again < 2; again++) {
		str_truncate(&text, 0);
		str_truncate(&noted, 0);
		write_in(again ? &words_english : german(&a), state, "madr", &text);
		file_load(path, &noted);
		assert_text_has(str_text(&noted), "status: accepted\n");
		assert_text_has(str_text(&noted), again ? "Chosen option: \"" : "Gewählt: „");
		assert_text_has(str_text(&noted), again ? "\n## Considered Options\n\n"
							: "\n## Erwogene Möglichkeiten\n\n");
		assert_text_has(str_text(&noted), arena_printf(&a, "%s\nWe tried twice.\n", mark));
	}
	str_release(&text);
	str_release(&noted);
	arena_release(&a);
}

static void what_is_left_out_is_said_in_german(void **state)
{
	struct arena a = {0};
	struct sample s;
	struct str text = {0};

	(void)state;
	sample_make(&s);
	report_release(&s.r);
	words_use(german(&a));
	report_make_redacted(&s.r, s.file, NULL, REDACT_CUSTOMER);
	sample_text(&s, "md", &text);
	words_use(&words_english);
	assert_text_has(str_text(&text),
			"\nFür einen Kunden bereinigt. Ausgelassen: Namen von Personen; Notizen, ");
	assert_text_has(str_text(&text), "Notiz: \\[ausgelassen\\]\n");
	assert_null(strstr(str_text(&text), "left out"));
	str_release(&text);
	sample_end(&s);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(markdown_is_german),
		IN_FOLDER(links_lead_to_their_headings),
		cmocka_unit_test(one_and_many_are_told_apart),
		IN_FOLDER(programs_read_the_same),
		IN_FOLDER(titles_of_facts_stay),
		IN_FOLDER(items_of_a_backlog_are_german),
		IN_FOLDER(notes_below_the_mark_outlive_a_change_of_language),
		cmocka_unit_test(what_is_left_out_is_said_in_german),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

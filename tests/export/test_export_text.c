/* The two formats to read as text: CSV and Markdown. */
#include "sample.h"

#include "export/report/columns.h"

/* The n-th record of a CSV, from 0; ends before CR LF. */
static const char *record(const char *csv, size_t n, size_t *len)
{
	bool quoted = false;
	const char *from = csv;

	for (;; csv++) {
		assert_true(*csv);
		if (*csv == '"')
			quoted = !quoted;
		if (quoted || csv[0] != '\r' || csv[1] != '\n')
			continue;
		*len = (size_t)(csv - from);
		if (n-- == 0)
			return from;
		from = csv + 2;
	}
}

static void assert_record_has(const char *csv, size_t n, const char *part)
{
	struct str copy = {0};
	size_t len;
	const char *r = record(csv, n, &len);

	str_addn(&copy, r, len);
	assert_text_has(str_text(&copy), part);
	str_release(&copy);
}

static size_t rank_of(const struct plan *p, const char *id)
{
	for (size_t i = 0; i < p->n_actions; i++)
		if (strcmp(p->actions[i].id, id) == 0)
			return i + 1;
	fail_msg("no action %s", id);
	return 0;
}

static void csv_has_a_record_for_each_action(void **state)
{
	struct sample s;
	struct str text = {0};
	size_t len;

	(void)state;
	sample_make(&s);
	sample_text(&s, "csv", &text);
	assert_record_has(text.data, 0, "Rank,Id,Action,Severity,Wave,Days,Risk,Gain,Status,"
					"Owner,Due,Note,Why,How,Progress,Priority,Read on,"
					"Step days,Step gain,Kind,Why here,Done when,About");
	assert_record_has(text.data, rank_of(&s.r.plan, "REL-01"),
			  "in-progress,Ann,2027-01-31,waits for the budget,");
	assert_record_has(text.data, rank_of(&s.r.plan, "SEC-01"),
			  "small audience,,Bo,2099-12-31");
	record(text.data, s.r.plan.n_actions, &len);
	assert_string_equal(text.data + text.len - 2, "\r\n");
	str_release(&text);
	sample_end(&s);
}

/* On demand, in the same columns, and told apart by their kind. */
static void csv_has_steps_when_they_are_wanted(void **state)
{
	struct sample s;
	struct str text = {0};
	struct err err = {0};
	size_t records = 1, len, level = 0, item = 0;

	sample_begin(&s);
	sample_answers(&s);
	sample_report(&s);
	s.r.with_steps = true;
	sample_text(&s, "csv", &text);
	for (size_t i = 0; i < s.r.plan.n_actions; i++) {
		const struct action *act = &s.r.plan.actions[i];
		struct str rank = {0};

		str_addf(&rank, "%zu,%s,", act->rank, act->id);
		assert_record_has(text.data, records++, str_text(&rank));
		str_truncate(&rank, 0);
		for (size_t k = 0; step_has_row(act) && k < act->n_steps; k++) {
			const struct step *step = &act->steps[k];

			str_truncate(&rank, 0);
			str_addf(&rank, "%zu,%s,", act->rank, step->practice < 0 ? "" : step->id);
			assert_record_has(text.data, records, str_text(&rank));
			assert_record_has(text.data, records++, ",step,");
			level += step->level >= 0;
			item += step->practice >= 0;
		}
		str_release(&rank);
	}
	assert_true(level && item);
	record(text.data, records - 1, &len);
	assert_int_equal(record(text.data, records - 1, &len) + len + 2 - text.data, text.len);
	sample_export(&s, path_in(state, "a.csv"));
	s.r.with_steps = false;
	assert_false(export_format_named("csv")->verify(&s.r, path_in(state, "a.csv"), &err));
	str_release(&text);
	sample_end(&s);
}

static void csv_texts_are_no_formulas_and_are_quoted(void **state)
{
	static const struct {
		const char *note, *field;
	} cases[] = {
		{"=1+1", ",'=1+1,"},		   {"@SUM(A1)", ",'@SUM(A1),"},
		{"-2", ",'-2,"},		   {"+2", ",'+2,"},
		{"  =x", ",'  =x,"},		   {"\t=x", ",' =x,"},
		{"a, b", ",\"a, b\","},		   {"say \"yes\"", ",\"say \"\"yes\"\"\","},
		{"two\nlines", ",\"two\nlines\","}, {"plain - text", ",plain - text,"},
		{"\x1b[31m", ",^[[31m,"},	   {" padded", ",\" padded\","},
		{"\uff1d1+1", ",'\uff1d1+1,"},   {"\uff0b1", ",'\uff0b1,"},
		{"\uff0d1", ",'\uff0d1,"},	   {"\uff20SUM(A1)", ",'\uff20SUM(A1),"},
		{"\u3000=x", ",'\u3000=x,"},	   {"\u00a0 \uff1dx", ",'\u00a0 \uff1dx,"},
		{"\n=x", ",\"'\n=x\","},	   {"1 \uff1d 1", ",1 \uff1d 1,"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sample s;
		struct str text = {0};

		sample_begin(&s);
		sample_answers(&s);
		assessment_plan_edit(s.a, "REL-01")->note = cases[i].note;
		sample_report(&s);
		sample_text(&s, "csv", &text);
		assert_record_has(text.data, rank_of(&s.r.plan, "REL-01"),
				  cases[i].field);
		str_release(&text);
		sample_end(&s);
	}
}

static void markdown_says_summary_findings_plan_and_open(void **state)
{
	static const char *const parts[] = {
		"# Contoso chat\n", "**Overall ", "## Findings", "### CR-01 (critical): ",
		"- Because: ", "## Plan", "**REL-01**", "  - Owner: Ann\n",
		"  - Note: waits for the budget\n", "  - Reason: small audience\n",
		"## Unverified", "**REL-09**", "## Open", "## Answers",
		"  - Note: agreed in May\n", "\nContent as of 2", "  - Theme: ",
		"## Caveats", " To be checked again.", "About what is not asked here:",
		"## References", ", <https://learn.microsoft.com/",
	};
	struct sample s;
	struct str text = {0};

	(void)state;
	sample_make(&s);
	sample_text(&s, "md", &text);
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		assert_text_has(text.data, parts[i]);
	str_release(&text);
	sample_end(&s);
}

/* Words that the report does not use need no explaining. */
static void markdown_explains_the_words_it_uses(void **state)
{
	struct sample s;
	struct str text = {0};
	const char *glossary;
	size_t explained = 0;

	(void)state;
	sample_make(&s);
	sample_text(&s, "md", &text);
	glossary = strstr(text.data, "## Glossary\n");
	assert_non_null(glossary);
	for (size_t i = 0; i < s.q->n_terms; i++) {
		struct str head = {0};

		str_addf(&head, "\n- **%s** ", s.q->terms[i].term);
		explained += strstr(glossary, head.data) != NULL;
		str_release(&head);
	}
	assert_true(explained > 10);
	assert_true(explained < s.q->n_terms);
	str_release(&text);
	sample_end(&s);
}

/* What belongs to an item is set in below it, and each action stands in the group that it
 * belongs to, which is said once. */
static void markdown_sets_in_what_belongs_to_an_action(void **state)
{
	struct sample s;
	struct str text = {0};
	size_t below = 0, actions = 0, headings = 0;
	const char *line;

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	s.a->settings.capacity = 5; /* what is in progress is now, though others before it wait */
	sample_report(&s);
	sample_text(&s, "md", &text);
	line = strstr(text.data, "\n## Plan\n");
	assert_non_null(line);
	for (line += strlen("\n## Plan\n"); strncmp(line, "## ", 3) != 0;
	     line = strchr(line, '\n') + 1) {
		actions += strncmp(line, "- **", 4) == 0;
		headings += strncmp(line, "### ", 4) == 0;
		assert_int_equal(strspn(line, " ") % 2, 0);
		below += strncmp(line, "  - ", 4) == 0;
	}
	assert_int_equal(actions, s.r.plan.n_actions);
	assert_true(headings >= 3 && headings <= 6);
	assert_true(below > 10);
	str_release(&text);
	sample_end(&s);
}

/* An action has its steps as boxes, with what is said of each alone; a title is whole. */
static void markdown_has_checklists_and_accepted_risks(void **state)
{
	static const char *const parts[] = {
		"- [ ] Level 2: ", "  - Done when: ", "  - Why here: ", "  - How:\n",
		"- [ ] **REL-06/zones** ", "    - Owner: Cy\n", "    - Note: half of them\n",
		"### Now: ", " actions to do, ", "### Accepted: 2 actions\n\n",
		"\n## Accepted risks\n\n- **REL-02** (superseded) ", "\n- **REL-02** (active) ",
		"  - What holds the line: =HYPERLINK(1)\n", "  - Revoked: 2020-02-01, Bo: moved\n",
		"\n- **SEC-01** (active, incomplete) ", "[Accepted risks](#accepted-risks)",
	};
	struct sample s;
	struct str text = {0};

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	sample_accepted(&s);
	s.a->acceptances[0].revoked = true;
	s.a->acceptances[0].revoked_at = "2020-02-01T10:00:00Z";
	s.a->acceptances[0].revoked_by = "Bo";
	s.a->acceptances[0].revoked_reason = "moved";
	sample_report(&s);
	sample_text(&s, "md", &text);
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (i != 10 || !strstr(text.data, "(revoked)"))
			assert_text_has(text.data, parts[i]);
	for (size_t i = 0; i < s.r.plan.n_actions; i++)
		assert_null(strstr(s.r.plan.actions[i].whole_title, "\xe2\x80\xa6"));
	str_release(&text);
	sample_end(&s);
}

/* In the first screen: what to begin with, and where to go on. */
static void markdown_says_first_what_to_do(void **state)
{
	struct sample s;
	struct str text = {0};
	const char *first, *contents, *findings;

	(void)state;
	sample_make(&s);
	sample_text(&s, "md", &text);
	first = strstr(text.data, "\n### First to do\n\n| Id | Action | Severity |");
	contents = strstr(text.data, "\nContents: [Contained for now](#contained-for-now) | ");
	findings = strstr(text.data, "\n## Findings\n");
	assert_true(first && contents && findings);
	assert_true(first < contents && contents < findings);
	assert_text_has(first, s.r.plan.actions[0].id);
	assert_text_has(contents, " | [References](#references)\n");
	assert_null(strstr(contents, "[Workshop]"));
	str_release(&text);
	sample_end(&s);
}

static void markdown_lists_answers_and_steps_once(void **state)
{
	struct sample s;
	struct str text = {0};

	(void)state;
	sample_make(&s);
	sample_text(&s, "md", &text);
	assert_text_has(text.data, "## Decisions\n\n- **DT-03**");
	assert_text_has(text.data, "\n\n### Reliability\n\n- **REL-01**");
	assert_text_has(text.data, "  - Answer:\n    - yes: Two or more replicas\n"
				   "    - partial: Replicas are spread across zones\n");
	assert_null(strstr(text.data, "<br>yes: "));
	str_release(&text);
	sample_end(&s);
}

static void markdown_texts_are_only_text(void **state)
{
	struct sample s;
	struct str text = {0};

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	s.a->name = "![x](http://evil) <script>*b* & |\n# no heading $x$";
	sample_report(&s);
	sample_text(&s, "md", &text);
	assert_text_has(text.data, "# \\!\\[x\\](`http://evil`) &lt;script\\>\\*b\\* &amp; "
				   "\\|<br>\\# no heading \\$x\\$\n");
	str_release(&text);
	sample_end(&s);
}

/* Many readers make links of bare addresses; none does so in code. */
static void markdown_addresses_of_files_are_no_links(void **state)
{
	static const struct {
		const char *note, *shown;
	} cases[] = {
		{"see https://evil.example/a_b*c, please", "see `https://evil.example/a_b*c`, please"},
		{"HTTP://EVIL.EXAMPLE", "`HTTP://EVIL.EXAMPLE`"},
		{"(ftp://evil.example).", "(`ftp://evil.example`)."},
		{"www.evil.example!", "`www.evil.example`\\!"},
		{"Www.evil.example", "`Www.evil.example`"},
		{"two https://a.example\nhttps://b.example", "two `https://a.example`<br>"
							    "`https://b.example`"},
		{"mail ann@evil.example.", "mail `ann@evil.example`."},
		{"mailto:ann@evil.example", "`mailto:ann@evil.example`"},
		{"xmpp:ann@evil", "`xmpp:ann@evil`"},
		{"javascript://evil.example", "`javascript://evil.example`"},
		{"a`https://evil.example`b", "a\\``https://evil.example`\\`b"},
		{"a|https://evil.example|b", "a\\|`https://evil.example`\\|b"},
		{"<https://evil.example>", "&lt;`https://evil.example`\\>"},
		{"[x](https://evil.example)", "\\[x\\](`https://evil.example`)"},
		{"\u3000https://evil.example\u3002", "`\u3000https://evil.example\u3002`"},
		{"no address: a@b, @ann, www, 1.2.3 a:b//c", "no address: a@b, @ann, www, 1.2.3 "
							     "a:b//c"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sample s;
		struct str text = {0}, line = {0};

		sample_begin(&s);
		sample_answers(&s);
		assessment_plan_edit(s.a, "REL-01")->note = cases[i].note;
		sample_report(&s);
		sample_text(&s, "md", &text);
		str_addf(&line, "  - Note: %s\n", cases[i].shown);
		assert_text_has(text.data, str_text(&line));
		str_release(&line);
		str_release(&text);
		sample_end(&s);
	}
}

static void markdown_lists_what_is_set_aside(void **state)
{
	struct sample s;
	struct str text = {0};

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	sample_set_aside(&s);
	sample_report(&s);
	sample_text(&s, "md", &text);
	assert_text_has(text.data, "\n## Set aside\n\n2 of weight 4 or 5 do not apply.\n\n"
				   "- **REL-02** (other) Are the user and");
	assert_text_has(text.data, "  - Note: one flow only\n- **REL-12** (business-priority) ");
	str_release(&text);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csv_has_a_record_for_each_action),
		IN_FOLDER(csv_has_steps_when_they_are_wanted),
		cmocka_unit_test(csv_texts_are_no_formulas_and_are_quoted),
		cmocka_unit_test(markdown_says_summary_findings_plan_and_open),
		cmocka_unit_test(markdown_explains_the_words_it_uses),
		cmocka_unit_test(markdown_sets_in_what_belongs_to_an_action),
		cmocka_unit_test(markdown_has_checklists_and_accepted_risks),
		cmocka_unit_test(markdown_says_first_what_to_do),
		cmocka_unit_test(markdown_lists_answers_and_steps_once),
		cmocka_unit_test(markdown_texts_are_only_text),
		cmocka_unit_test(markdown_addresses_of_files_are_no_links),
		cmocka_unit_test(markdown_lists_what_is_set_aside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What a workshop leaves behind, in every export. */
#include "sample.h"

#include "export/book/book.h"
#include "model/assessment/workshop.h"

static struct thing thing_of(const struct sample *s, const char *id)
{
	return questionnaire_find(s->q, id);
}

static void workshop_begin(struct sample *s)
{
	static const char *const about[] = {"", "REL-01", "REL-06/zones"};
	static const char *people[] = {"Ann", "Bob", "=Cy"};
	static const char *const parked[] = {"Invite <b>them</b>", "Who pays?",
					     "Done already"};

	struct ballot level, decision, practice;

	sample_begin(s);
	sample_answers(s);
	level = (struct ballot){thing_of(s, "REL-01"), 0};
	decision = (struct ballot){thing_of(s, "DT-03"), 0};
	practice = (struct ballot){thing_of(s, "REL-06"), 1};
	s->a->about.participants = (struct texts){people, 3};
	agenda_add(s->a, "reliability", 45)->spent = 754;
	agenda_add(s->a, "lunch", 30);
	for (size_t i = 0; i < 3; i++)
		workshop_park(s->a, parked[i], about[i], "2026-11-21T10:00:00Z", "Ann");
	s->a->workshop.parked[2].done = true;
	for (int i = 0; i < 3; i++)
		assessment_vote(s->a, &level, people[i], i);
	assessment_vote(s->a, &decision, "Ann", 0);
	assessment_vote(s->a, &decision, "Bob", 3);
	assessment_vote(s->a, &decision, "Di", 3);
	assessment_vote(s->a, &practice, "Ann", 2);
	assessment_vote(s->a, &practice, "Bob", 0);
	assessment_vote(s->a, &practice, "Di", VOTE_UNKNOWN);
	sample_report(s);
}

static void the_json_report_has_agenda_parking_lot_and_votes(void **state)
{
	struct sample s;
	struct str out = {0};

	(void)state;
	workshop_begin(&s);
	sample_text(&s, "json", &out);
	assert_text_has(str_text(&out),
			"{\"section\": \"reliability\", \"title\": \"Reliability\", "
			"\"minutes\": 45, \"started\": null, \"spent_seconds\": 754}");
	assert_text_has(str_text(&out), "{\"section\": \"lunch\", \"title\": \"lunch\"");
	assert_text_has(str_text(&out),
			"{\"text\": \"Who pays?\", \"about\": \"REL-01\", \"at\": "
			"\"2026-11-21T10:00:00Z\", \"by\": \"Ann\", \"done\": false}");
	assert_text_has(str_text(&out),
			"{\"who\": \"Bob\", \"value\": 1, \"dissent\": false}");
	assert_text_has(str_text(&out),
			"{\"who\": \"Ann\", \"value\": 0, \"dissent\": true}");
	assert_text_has(str_text(&out), "\"median\": 1,\n");
	assert_text_has(str_text(&out), "\"consensus\": 1,\n");
	assert_text_has(str_text(&out), "\"taken\": true\n");
	assert_text_has(str_text(&out),
			"{\"who\": \"Ann\", \"value\": \"yes\", \"dissent\": false}");
	assert_text_has(str_text(&out),
			"{\"who\": \"Di\", \"value\": \"unknown\", \"dissent\": false}");
	assert_text_has(str_text(&out), "\"consensus\": \"no\", \"taken\": false}");
	assert_text_has(str_text(&out),
			"{\"who\": \"Ann\", \"value\": \"int\", \"dissent\": true}");
	assert_text_has(str_text(&out), "\"votes\": null");
	str_release(&out);
	sample_end(&s);
}

static void a_report_without_a_workshop_says_so_with_empty_lists(void **state)
{
	struct sample s;
	struct str out = {0};

	(void)state;
	sample_make(&s);
	sample_text(&s, "json", &out);
	assert_text_has(str_text(&out), "\"agenda\": []");
	assert_text_has(str_text(&out), "\"parking_lot\": []");
	str_truncate(&out, 0);
	sample_text(&s, "md", &out);
	assert_null(strstr(str_text(&out), "## Workshop"));
	str_release(&out);
	sample_end(&s);
}

static void the_markdown_report_reads_like_minutes(void **state)
{
	struct sample s;
	struct str out = {0};

	(void)state;
	workshop_begin(&s);
	sample_text(&s, "md", &out);
	assert_text_has(str_text(&out), "## Workshop\n\n| Agenda | Minutes | Spent |\n");
	assert_text_has(str_text(&out),
			"| Reliability | 45 | 12 |\n| lunch | 30 | 0 |\n");
	assert_text_has(str_text(&out),
			"- [ ] Invite &lt;b\\>them&lt;/b\\> (Ann, 2026-11-21)\n");
	assert_text_has(str_text(&out), "- [ ] **REL-01** Who pays? (Ann, 2026-11-21)\n");
	assert_text_has(str_text(&out), "- [x] **REL-06/zones** Done already");
	assert_text_has(str_text(&out),
			"  - Votes: Ann 0, Bob 1, =Cy 2; median 1, mean 1.00, "
			"from 0 to 2; dissent: Ann 0, =Cy 2\n");
	str_release(&out);
	sample_end(&s);
}

static bool cell_has(const struct book *b, const char *sheet, const char *text)
{
	for (size_t i = 0; i < b->n_sheets; i++)
		for (size_t k = 0; k < b->sheets[i].n_cells; k++)
			if (!strcmp(b->sheets[i].name, sheet) &&
			    b->sheets[i].cells[k].kind == CELL_TEXT &&
			    !strcmp(b->sheets[i].cells[k].text, text))
				return true;
	return false;
}

static void the_workbook_shows_what_is_open_and_who_voted(void **state)
{
	struct sample s;
	struct book b;

	(void)state;
	workshop_begin(&s);
	book_make(&b, &s.r);
	assert_true(cell_has(&b, "Summary", "Who pays?"));
	assert_true(cell_has(&b, "Summary", "Invite <b>them</b>"));
	assert_false(cell_has(&b, "Summary", "Done already"));
	assert_true(cell_has(&b, "Answers",
			     "Ann 0, Bob 1, =Cy 2; median 1, mean 1.00, from 0 to "
			     "2; dissent: Ann 0, =Cy 2"));
	assert_true(cell_has(&b, "Decisions",
			     "Ann: Staff only, over private paths; Bob, Di: "
			     "The public, anonymous or with an account; 1 did not vote; "
			     "dissent: Ann: Staff only, over private paths"));
	assert_true(cell_has(&b, "Answers",
			     "Replicas are spread across zones: Ann yes, Bob no, Di unknown; 1 did "
			     "not vote; not taken"));
	book_release(&b);
	sample_end(&s);
}

static const struct book_sheet *workshop_of(const struct book *b)
{
	for (size_t i = 0; i < b->n_sheets; i++)
		if (!strcmp(b->sheets[i].name, "Workshop"))
			return &b->sheets[i];
	return NULL;
}

/* The row of the first cell with that text in the column. */
static int row_of(const struct book_sheet *s, int col, const char *text)
{
	for (size_t i = 0; i < s->n_cells; i++)
		if (s->cells[i].col == col && !strcmp(s->cells[i].text, text))
			return s->cells[i].row;
	fail_msg("no cell says %s", text);
	return -1;
}

static const struct book_cell *at(const struct book_sheet *s, int row, int col)
{
	for (size_t i = 0; i < s->n_cells; i++)
		if (s->cells[i].row == row && s->cells[i].col == col)
			return &s->cells[i];
	fail_msg("nothing in row %d, column %d", row, col);
	return NULL;
}

static void the_workbook_has_a_sheet_on_the_workshop(void **state)
{
	struct sample s;
	struct book b;
	const struct book_sheet *sheet;
	int row;

	(void)state;
	workshop_begin(&s);
	book_make(&b, &s.r);
	sheet = workshop_of(&b);
	assert_non_null(sheet);
	row = row_of(sheet, 1, "lunch");
	assert_true(at(sheet, row, 2)->number > 29 && at(sheet, row, 2)->number < 31);
	assert_string_equal(at(sheet, row + 1, 2)->formula, "=SUM(C4:C5)");
	assert_true(at(sheet, row + 1, 2)->number > 74 && at(sheet, row + 1, 2)->number < 76);
	row = row_of(sheet, 1, "Done already");
	assert_string_equal(at(sheet, row, 4)->text, "done");
	assert_string_equal(at(sheet, row_of(sheet, 1, "Who pays?"), 4)->text, "open");
	row = row_of(sheet, 0, "Votes") + 1; /* both have dissent: decisions come first */
	assert_string_equal(at(sheet, row, 0)->text, "DT-03");
	assert_string_equal(at(sheet, row, 2)->text,
			    "The public, anonymous or with an account");
	assert_string_equal(at(sheet, row, 3)->text,
			    "Ann: Staff only, over private paths");
	assert_string_equal(at(sheet, row + 1, 2)->text, "level 1");
	assert_string_equal(at(sheet, row + 1, 3)->text, "Ann 0, =Cy 2");
	assert_string_equal(at(sheet, row + 2, 0)->text, "REL-06");
	assert_string_equal(at(sheet, row + 2, 2)->text, "partial");
	assert_int_equal(sheet->repeated_row, row - 1);
	book_release(&b);
	sample_end(&s);
	sample_make(&s);
	book_make(&b, &s.r);
	assert_null(workshop_of(&b));
	book_release(&b);
	sample_end(&s);
}

static void a_workbook_with_a_workshop_reads_back(void **state)
{
	struct sample s;

	workshop_begin(&s);
	sample_export(&s, path_in(state, "w.xlsx"));
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_json_report_has_agenda_parking_lot_and_votes),
		cmocka_unit_test(a_report_without_a_workshop_says_so_with_empty_lists),
		cmocka_unit_test(the_markdown_report_reads_like_minutes),
		cmocka_unit_test(the_workbook_shows_what_is_open_and_who_voted),
		cmocka_unit_test(the_workbook_has_a_sheet_on_the_workshop),
		IN_FOLDER(a_workbook_with_a_workshop_reads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

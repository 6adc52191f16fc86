#define _XOPEN_SOURCE 700
#include "ui/play.h"

#include "ui/plain/plain.h"

/* A session walked through by lines typed; returns what was printed. */
static struct str walk(struct play *p, const char *typed)
{
	struct str out = {0};
	FILE *in = tmpfile(), *to = tmpfile();
	int c;

	assert_non_null(in);
	assert_non_null(to);
	fputs(typed, in);
	rewind(in);
	assert_int_equal(plain_walk(play_session(p), &(struct plain_io){.in = in, .out = to}), 0);
	rewind(to);
	while ((c = getc(to)) != EOF)
		str_addc(&out, (char)c);
	fclose(in);
	fclose(to);
	return out;
}

static const struct answer *question(struct play *p, const char *id)
{
	struct session *s = play_session(p);

	return &s->a->questions[questionnaire_find(s->q, id).index];
}

static void answers_are_numbers_and_letters(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str out = walk(p, "/REL-02\n4\nx\no\n/SEC-01\nu\n/REL-06\na\nn\n\ny\n\np\nq\n");

	(void)state;
	assert_int_equal(question(p, "REL-02")->level, 4);
	assert_int_equal(question(p, "REL-03")->state, ANSWER_NOT_APPLICABLE);
	assert_int_equal(question(p, "SEC-01")->state, ANSWER_UNKNOWN);
	assert_int_equal(question(p, "REL-06")->practices[0], PRACTICE_NO);
	assert_int_equal(question(p, "REL-06")->practices[1], PRACTICE_PARTIAL);
	assert_int_equal(question(p, "REL-06")->practices[2], PRACTICE_YES);
	assert_int_equal(question(p, "REL-06")->practices[4], PRACTICE_PARTIAL);
	assert_text_has(str_text(&out), "REL-02 is level 4. Reliability");
	str_release(&out);
	play_close(p);
}

static void fields_take_numbers_lists_and_texts(void **state)
{
	static const char *const nothing[] = {NULL};
	struct play *p = play_open(nothing, 24, 80, false);
	struct str out = walk(p, "1,3\n2\n99\n3\n");
	struct session *s = play_session(p);

	(void)state;
	assert_int_equal(s->a->fields[0].values, 5);
	assert_int_equal(s->a->fields[1].values, 2);
	assert_int_equal(s->a->fields[2].values, 4);
	assert_text_has(str_text(&out), "Type one number from the list.");
	str_release(&out);
	play_close(p);
}

/* By its title: the id of a field stands nowhere else. */
static void what_a_field_cannot_be_is_said_by_its_title(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct session *s = play_session(p);
	size_t i = 0;

	(void)state;
	while (i < s->q->n_fields && s->q->fields[i].kind != FIELD_NUMBER)
		i++;
	assert_true(i < s->q->n_fields);
	assert_false(session_set_by_words(s, s->q->fields[i].id, "fast"));
	assert_text_has(str_text(&s->message), s->q->fields[i].title);
	assert_text_has(str_text(&s->message), ": 'fast' is not possible; use ");
	assert_null(strstr(str_text(&s->message), s->q->fields[i].id));
	assert_true(session_set_by_words(s, s->q->fields[i].id, "200"));
	assert_text_has(str_text(&s->message), "200");
	play_close(p);
}

static void what_is_no_answer_changes_nothing(void **state)
{
	static const char *const typed[] = {"7", "-1", "yes", "3 4", "z9", "\033[31m9"};
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(typed); i++) {
		char lines[80];
		struct str out;

		snprintf(lines, sizeof lines, "/REL-03\n/REL-02\n%s\n", typed[i]);
		out = walk(p, lines);
		assert_text_has(str_text(&out), "That is no answer here");
		assert_null(strchr(str_text(&out), '\033'));
		str_release(&out);
	}
	assert_int_equal(question(p, "REL-02")->level, 2);
	play_close(p);
}

/* What the terminal sends into a line by itself is not part of it; the keypad is. */
static void what_the_terminal_sends_is_no_part_of_a_line(void **state)
{
	static const struct {
		const char *typed;
		int level;
	} rows[] = {
		{"\033]11;rgb:3030/3434/4646\033\\4", 4}, {"1\033[24;80R", 1},
		{"\033P>|XTerm(370)\033\\", 2},	   {"\033Os", 3},
		{"\0333", 2},				   {"\033[A\033[B4", 4},
		{"\033[?1;2c\033Op", 0},		   {"\033]4;3;rgb:1/2/3\007u", -1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);
		char lines[120];
		struct str out;

		snprintf(lines, sizeof lines, "/REL-02\n%s\nq\n", rows[i].typed);
		out = walk(p, lines);
		if (rows[i].level < 0)
			assert_int_equal(question(p, "REL-02")->state, ANSWER_UNKNOWN);
		else
			assert_int_equal(question(p, "REL-02")->level, rows[i].level);
		assert_null(strchr(str_text(&out), '\033'));
		str_release(&out);
		play_close(p);
	}
}

static void a_line_that_is_no_text_is_refused_and_asked_again(void **state)
{
	static const char *const notes[] = {"Pr\374fung", "\377", "K\303", "\xef\xbf\xbe", "a\200b"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(notes); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);
		char lines[120];
		struct str out;

		snprintf(lines, sizeof lines, "/REL-02\ne %s\ne Gr\u00f6\u00dfe\nq\n", notes[i]);
		out = walk(p, lines);
		assert_text_has(str_text(&out), "Not taken, for ");
		assert_string_equal(question(p, "REL-02")->note, "Gr\u00f6\u00dfe");
		str_release(&out);
		play_close(p);
	}
}

static void the_plan_is_read_and_one_action_in_full(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str out = walk(p, "l\nl 1\nplan nosuch\nl REL-02\nq\n");
	const struct plan *plan = &play_session(p)->plan;
	char line[200];

	(void)state;
	assert_true(plan->n_actions > 0);
	for (size_t i = 0; i < plan->n_actions && i < 10; i++) {
		snprintf(line, sizeof line, "  %zu  %s  %s, ", i + 1, plan->actions[i].id,
			 plan->actions[i].title);
		assert_text_has(str_text(&out), line);
	}
	assert_text_has(str_text(&out), "  step 1, open: ");
	assert_text_has(str_text(&out), plan->actions[0].done_when);
	assert_text_has(str_text(&out), "none of them is nosuch");
	str_release(&out);
	play_close(p);
}

static void evidence_is_added_and_read(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str out = walk(p, "/REL-02\nv\nv https://wiki/flows\nevidence the March workshop\nv\nq\n");
	const struct answer *answer = question(p, "REL-02");

	(void)state;
	assert_int_equal(answer->evidence.n, 2);
	assert_string_equal(answer->evidence.items[1], "the March workshop");
	assert_text_has(str_text(&out), "There is no evidence yet");
	assert_text_has(str_text(&out), "Evidence: https://wiki/flows\nEvidence: the March workshop\n");
	str_release(&out);
	play_close(p);
}

/* Not only what a narrow column would show of it. */
static void a_long_text_is_looked_for_to_its_end(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	const struct session *s = play_session(p);
	struct str typed = {0}, id = {0}, out;
	struct thing t = {THING_QUESTION, 1};
	const char *ask;

	(void)state;
	while (!session_is_asked(s, t) || strlen(s->q->questions[t.index].ask) <= 60)
		assert_true(++t.index < s->q->n_questions);
	ask = s->q->questions[t.index].ask;
	str_addf(&id, "\n%s, ", s->q->questions[t.index].id);
	str_addf(&typed, "/%s\n/%s\n/%szqx\n/%s\nq\n", s->q->questions[0].id, ask, ask,
		 ask + strlen(ask) - 50);
	out = walk(p, str_text(&typed));
	assert_text_has(str_text(&out), "Found, question: ");
	assert_text_has(str_text(&out), str_text(&id));
	str_release(&id);
	assert_text_has(str_text(&out), "zqx\nNothing was found.\n");
	str_release(&typed);
	str_release(&out);
	play_close(p);
}

static void a_text_is_found_and_told_where(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str out = walk(p, "/fewer than two\n/PF-03\n/rel-02\n/zqx\nq\n");

	(void)state;
	assert_text_has(str_text(&out),
			"Found, practice: Fewer than two instances are refused by policy or pipeline\n");
	assert_text_has(str_text(&out), "PF-03");
	assert_text_has(str_text(&out), "REL-02");
	assert_text_has(str_text(&out), "Nothing was found.");
	str_release(&out);
	play_close(p);
}

/* Each kind of prompt is explained once; then its name has to do. */
static void prompts_are_explained_once(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str out = walk(p, "/REL-02\n\n/REL-04\n/REL-02\n?\nq\n");
	const char *text = str_text(&out), *first = strstr(text, "0 to 4, u unknown"), *again;

	(void)state;
	assert_non_null(first);
	again = strstr(first + 1, "0 to 4, u unknown");
	assert_text_has(text, "\nREL-02, ? for help > ?\nHere:\n  0 to 4, u unknown, x not");
	assert_non_null(again); /* in the help */
	assert_null(strstr(again + 1, "0 to 4, u unknown"));
	str_release(&out);
	play_close(p);
}

static void items_can_be_left_at_any_of_them(void **state)
{
	static const struct {
		const char *typed, *said;
	} rows[] = {
		{"a\nq\n", "Overall: "},
		{"a\n?\nq\n", "Here:\n  y yes, p partial"},
		{"a\nb\n9\nq\n", "That is no answer here"}, /* at the question again */
		{"a\n\nb\nb\n9\nq\n", "That is no answer here"},
		{"a\n\n/REL-09\nq\n", "REL-09, "},
		{"a\nx\nq\n", "Overall: "},
		{"a\ns\nq\n", "Reliability: "},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);
		char typed[80];
		struct str out;

		snprintf(typed, sizeof typed, "/SEC-15\n/REL-06\n%s", rows[i].typed);
		out = walk(p, typed);
		assert_text_has(strstr(str_text(&out), "REL-06"), rows[i].said);
		assert_int_equal(question(p, "REL-06")->practices[0], PRACTICE_YES);
		assert_int_equal(question(p, "REL-06")->practices[2], PRACTICE_UNSET);
		str_release(&out);
		play_close(p);
	}
}

static void items_take_words_reasons_and_corrections(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str out = walk(p, "/REL-06\na\nno\nyes\npartial\nb\nx\nother\nNo zones here\nc\nu\nq\n");
	const struct answer *answer = question(p, "REL-06");

	(void)state;
	assert_int_equal(answer->practices[0], PRACTICE_NO);
	assert_int_equal(answer->practices[1], PRACTICE_YES);
	assert_int_equal(answer->practices[2], PRACTICE_NA);
	assert_int_equal(answer->practices[3], PRACTICE_UNKNOWN);
	assert_int_equal(answer->reason, NA_OTHER);
	assert_text_has(str_text(&out), "REL-06, Two or more replicas: no");
	assert_text_has(str_text(&out), "skip a failed replica: not applicable, another reason");
	str_release(&out);
	play_close(p);
}

static void what_is_beside_an_answer_is_read_and_set(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str out = walk(p, "/REL-02\ni\nf\nk\nk\nr\nz\nfindings\nq\n");
	const char *text = str_text(&out);

	(void)state;
	assert_true(question(p, "REL-02")->flag);
	assert_int_equal(question(p, "REL-02")->confidence, CONFIDENCE_LOW);
	assert_text_has(text, "\nGet better:\n  Rank ");
	assert_text_has(text, "\nRead on:\n");
	assert_text_has(text, "  confidence: medium\n  flagged for later\n");
	assert_text_has(text, "Taken back: REL-02, its confidence");
	assert_text_has(text, "There are no findings so far.");
	assert_null(strstr(text, "\u2022")); /* it would be read aloud */
	str_release(&out);
	play_close(p);
}

static void findings_are_read_with_what_causes_them(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str out = walk(p, "/DT-03\n4\n/DT-04\n1\nw\nq\n");
	const char *text = str_text(&out);

	(void)state;
	assert_text_has(text, "DT-04: Corp (internal). New finding, high: Public workload "
			      "placed in Corp, where deny-public rules will block it or pile "
			      "up exemptions (CR-03)");
	assert_text_has(text, "\nCR-03, high: Public workload placed in Corp, where ");
	assert_text_has(text, "\n  because: Exposure: The public");
	assert_text_has(text, "\n  to do: ");
	str_release(&out);
	play_close(p);
}

/* The walk goes where the change was. */
static void undo_goes_to_what_it_changed(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str out = walk(p, "/REL-03\nx\na\n/SEC-01\nz\nq\n");
	const char *said = strstr(str_text(&out), "Taken back: REL-03 (now open)");

	(void)state;
	assert_non_null(said);
	assert_text_has(said, "\nREL-03, ");
	str_release(&out);
	play_close(p);
}

static void what_is_parked_is_read_and_written(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct session *s = play_session(p);
	struct ballot b = {questionnaire_find(s->q, "REL-02"), 0};
	struct str out;

	(void)state;
	assessment_vote(s->a, &b, "Ann", 4);
	assessment_vote(s->a, &b, "Bob", 2);
	out = walk(p, "+\n/REL-02\n+ Who pays?\n+\nq\n");
	assert_text_has(str_text(&out), "Nothing is parked.");
	assert_text_has(str_text(&out), "parked\n");
	assert_text_has(str_text(&out), "  votes: Ann 4, Bob 2; median 3, mean 3.00, from 2 to 4\n"
			"  dissent: Ann 4\n");
	assert_text_has(str_text(&out), "Overall: ");
	assert_text_has(strstr(str_text(&out), "Overall: "), "Parked at REL-02: Who pays?\n");
	assert_int_equal(s->a->workshop.n_parked, 1);
	str_release(&out);
	play_close(p);
}

static void the_end_of_the_input_is_the_end(void **state)
{
	static const char *const typed[] = {"", "/REL-06\na\ny\n", "/REL-02\nx\n", "n"};
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(typed); i++) {
		struct str out = walk(p, typed[i]);

		assert_text_has(str_text(&out), "Overall: ");
		str_release(&out);
	}
	play_close(p);
}

static void days_are_asked_for_in_words(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str out = walk(p, "B 5\nbudget 5 for gain\nG security=99\nB\nG\nB x\nG x=1\n"
				 "B 5 for fun\nq\n");
	const char *text = str_text(&out);

	(void)state;
	assert_text_has(text, "\n5 days: ");
	assert_text_has(text, "; proved best.\nIn:\n  1  ");
	assert_text_has(text, "\nOut, first of all:\n  ");
	assert_text_has(text, "\n5 days for gain: ");
	assert_text_has(text, "\ngoal security=99: out of reach; ");
	assert_text_has(text, "\nG and a score says how few days reach it: ");
	assert_text_has(text, "\ndays are wanted, whole or half ones, like 50 or 12.5, not 'x'\n");
	assert_text_has(text, "\nthere is no section 'x'; there are reliability, ");
	text = strstr(text, "\nB and days says what is best done with them: ");
	assert_non_null(text);
	assert_text_has(text + 1, "\nB and days says what is best done with them: ");
	str_release(&out);
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_are_numbers_and_letters),
		cmocka_unit_test(fields_take_numbers_lists_and_texts),
		cmocka_unit_test(what_a_field_cannot_be_is_said_by_its_title),
		cmocka_unit_test(what_is_no_answer_changes_nothing),
		cmocka_unit_test(what_the_terminal_sends_is_no_part_of_a_line),
		cmocka_unit_test(a_line_that_is_no_text_is_refused_and_asked_again),
		cmocka_unit_test(the_plan_is_read_and_one_action_in_full),
		cmocka_unit_test(evidence_is_added_and_read),
		cmocka_unit_test(a_long_text_is_looked_for_to_its_end),
		cmocka_unit_test(a_text_is_found_and_told_where),
		cmocka_unit_test(prompts_are_explained_once),
		cmocka_unit_test(items_can_be_left_at_any_of_them),
		cmocka_unit_test(items_take_words_reasons_and_corrections),
		cmocka_unit_test(what_is_beside_an_answer_is_read_and_set),
		cmocka_unit_test(findings_are_read_with_what_causes_them),
		cmocka_unit_test(undo_goes_to_what_it_changed),
		cmocka_unit_test(what_is_parked_is_read_and_written),
		cmocka_unit_test(days_are_asked_for_in_words),
		cmocka_unit_test(the_end_of_the_input_is_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

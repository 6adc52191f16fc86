/* What people fill in in a workbook, and how it comes back: exactly, or refused with its cell. */
#define _POSIX_C_SOURCE 200809L
#include "export/sample.h"
#include "export/spoken.h"
#include "resave.h"

#include "import/csv.h"
#include "import/update.h"

#define TODAY 1796083200 /* 2026-12-01 */

/* A sample, its workbook, and that opened to be filled in. */
struct round {
	struct sample s;
	struct edited e;
	const char *path, *back;
	struct update u;
	struct diags d;
	struct assessment *after; /* what came of it */
};

/* What that language calls it. */
static const char *in(const struct words *w, const char *english)
{
	const char *here;

	words_use(w);
	here = tr(english);
	words_use(&words_english);
	return here;
}

/* The workbook in a language, exported once, and of it what can be filled in: the rest only takes
 * time. */
static void load_small(struct round *r, void **state, const struct words *w)
{
	static struct str smalls[3];
	struct str *small = &smalls[w == &words_english ? 0 : strcmp(w->code, "de") ? 1 : 2];
	struct err err = {0};

	if (!small->len) {
		sample_report(&r->s);
		words_use(w);
		if (!export_report(&r->s.r, export_format_named("xlsx"), r->path, &err))
			fail_msg("%s", err.text);
		words_use(&words_english);
		report_release(&r->s.r);
		edited_open(&r->e, r->path);
		for (size_t i = r->e.n_sheets; i-- > 0;)
			if (strcmp(r->e.sheets[i].name, in(w, "Plan")) != 0 &&
			    strcmp(r->e.sheets[i].name, in(w, "Acceptances")) != 0 &&
			    strcmp(r->e.sheets[i].name, in(w, "Made from")) != 0)
				edited_drop(&r->e, r->e.sheets[i].name);
		edited_store(&r->e, &(struct manner){0}, r->path);
		edited_close(&r->e);
		file_load(r->path, small);
	}
	file_store_n(path_in(state, "small.xlsx"), small->data, small->len);
	edited_open(&r->e, path_in(state, "small.xlsx"));
}

static void round_begin_in(struct round *r, void **state, const struct words *w)
{
	*r = (struct round){.path = path_in(state, "plan.xlsx"), .back = path_in(state, "back.xlsx")};
	sample_begin(&r->s);
	r->s.a->id = "0d5c3a52-6f6b-4a0e-9b53-8a6b6d6a7c11";
	sample_answers(&r->s);
	sample_accepted(&r->s);
	load_small(r, state, w);
}

static void round_begin(struct round *r, void **state)
{
	round_begin_in(r, state, &words_english);
}

static void round_end(struct round *r)
{
	edited_close(&r->e);
	assessment_close(r->s.file);
}

/* Sends it back, and takes it over by a side. */
static void round_back_by(struct round *r, const struct manner *m, enum merge_side side)
{
	struct err err = {0};

	edited_store(&r->e, m, r->back);
	if (!update_read(&r->u, r->s.a, r->back, date_day(TODAY), &r->d, &err))
		fail_msg("%s", err.text);
	r->after = update_apply(&r->u, r->s.a, side, TODAY, &r->d);
}

static void round_back(struct round *r, const struct manner *m)
{
	round_back_by(r, m, MERGE_NEITHER);
}

static void round_forget(struct round *r)
{
	assessment_free(r->after);
	update_release(&r->u);
	diags_release(&r->d);
}

static void no_faults(struct round *r)
{
	assert_diags(&r->d, "");
}

/* What an assessment would be exported as, to hold two against each other. */
static void work_text(struct str *out, const struct assessment *a)
{
	struct work w;

	work_begin(&w);
	work_of_assessment(&w, a, 0, date_day(TODAY));
	for (size_t i = 0; i < w.n; i++) {
		str_addf(out, "%s", w.rows[i].id);
		for (size_t f = 0; f < WORK_FIELDS; f++)
			str_addf(out, "|%s", w.rows[i].values[f]);
		str_addc(out, '\n');
	}
	work_release(&w);
}

static const struct manner manners[] = {
	{0},
	{.inline_texts = true, .absolute = true},
	{.iso_dates = true},
	{.from_1904 = true, .inline_texts = true},
};

static void what_nobody_changed_changes_nothing(void **state)
{
	struct round r;

	round_begin(&r, state);
	for (size_t i = 0; i < COUNT_OF(manners); i++) {
		round_back(&r, &manners[i]);
		no_faults(&r);
		assert_int_equal(r.u.n, 0);
		assert_int_equal(r.u.file.n, r.u.now.n);
		round_forget(&r);
	}
	round_end(&r);
}

/* Fills in much, and says what is to come of it. */
static void fill_in(struct edited *e)
{
	edited_say(e, "REL-01", "Status", IS_TEXT, "done");
	edited_say(e, "REL-01", "Due", IS_NOTHING, "");
	edited_say(e, "REL-01", "Note", IS_TEXT, " =1+1 \r\nsays_x000D_\nshe: _x005F_x0041_ \xe6\x97\xa5 "
						"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xf0\x9f\x98\x80 ");
	edited_say(e, "REL-06/zones", "Status", IS_TEXT, "in-progress");
	edited_say(e, "REL-06/zones", "Due", IS_DATE, "46477"); /* 2027-03-31 */
	edited_say(e, "REL-09/find-out", "Owner", IS_NUMBER, "7");
	edited_say(e, "REL-09/find-out", "Note", IS_TRUTH, "1");
	edited_say(e, "DT-13/find-out", "Due", IS_TEXT, "2027-02-01");
	edited_say(e, "DT-13/find-out", "Owner", IS_TEXT, "-cmd");
	edited_say(e, "DT-11", "Note", IS_NUMBER, "1.1000000000000001");
	edited_say(e, "DT-11", "Status", IS_TEXT, "rejected");
	edited_say(e, "DT-12", "Note", IS_DATE, "46477");
	edited_say(e, "DT-12", "Status", IS_NOTHING, "");
}

static void assert_entry(const struct assessment *a, const char *id, enum plan_status status,
			 const char *owner, const char *due, const char *note)
{
	const struct plan_entry *e = assessment_plan(a, id);

	if (!e)
		fail_msg("nothing is said of %s", id);
	assert_int_equal(e->status, status);
	assert_string_equal(e->owner, owner);
	assert_string_equal(e->due, due);
	assert_string_equal(e->note, note);
}

static void assert_filled_in(const struct assessment *a)
{
	assert_entry(a, "REL-01", PLAN_DONE, "Ann", "",
		     "=1+1 \nsays\nshe: _x0041_ \xe6\x97\xa5 "
		     "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xf0\x9f\x98\x80");
	assert_string_equal(assessment_plan(a, "REL-01")->at, "2026-12-01T00:00:00Z");
	assert_entry(a, "REL-06/zones", PLAN_IN_PROGRESS, "Cy", "2027-03-31", "half of them");
	assert_entry(a, "REL-09/find-out", PLAN_OPEN, "7", "", "TRUE");
	assert_entry(a, "DT-13/find-out", PLAN_OPEN, "-cmd", "2027-02-01", "");
	assert_entry(a, "DT-11", PLAN_REJECTED, "", "", "1.1");
	assert_entry(a, "DT-12", PLAN_OPEN, "", "", "2027-03-31");
}

/* Sorted, moved, renamed, hidden, by whatever program: each comes back exactly, and the second
 * time there is nothing to take. */
static void what_is_filled_in_comes_back_exactly(void **state)
{
	struct edited_sheet *plan, *made;
	struct round r;

	round_begin(&r, state);
	plan = edited_sheet(&r.e, "Plan");
	made = edited_sheet(&r.e, "Made from");
	fill_in(&r.e);
	for (size_t i = 0; i < COUNT_OF(manners); i++) {
		round_back(&r, &manners[i]);
		no_faults(&r);
		assert_int_equal(updates_taken(&r.u), 12);
		assert_filled_in(r.after);
		assert_entry(r.s.a, "REL-01", PLAN_IN_PROGRESS, "Ann", "2027-01-31",
			     "waits for the budget");
		round_forget(&r);
		edited_reverse_rows(plan);
		edited_reverse_cols(plan);
		plan->name = "Was tun & wann";
		made->name = "Sheet2";
	}
	round_end(&r);
}

static void what_was_taken_is_not_taken_again(void **state)
{
	struct str first = {0}, second = {0};
	struct round r;
	struct update again;
	struct err err = {0};

	round_begin(&r, state);
	fill_in(&r.e);
	round_back(&r, &manners[0]);
	no_faults(&r);
	assert_true(update_read(&again, r.after, r.back, date_day(TODAY), &r.d, &err));
	assert_int_equal(again.n, 0);
	no_faults(&r);
	/* And what an export of it says is what was filled in. */
	work_text(&first, r.after);
	assert_text_has(str_text(&first), "REL-01|done|Ann||=1+1");
	assert_text_has(str_text(&first), "REL-06/zones|in-progress|Cy|2027-03-31|half of them");
	work_text(&second, r.s.a);
	assert_string_not_equal(str_text(&first), str_text(&second));
	update_release(&again);
	str_release(&first);
	str_release(&second);
	round_forget(&r);
	round_end(&r);
}

/* What only one of them changed is that one's; what both did is a conflict, settled by a side. */
static void three_ways_are_told_apart(void **state)
{
	struct plan_entry *e;
	struct round r;

	for (enum merge_side side = MERGE_NEITHER; side <= MERGE_THEIRS; side++) {
		round_begin(&r, state);
		e = assessment_plan_edit(r.s.a, "REL-01");
		e->owner = "Zoe"; /* the file alone */
		e->due = "2027-05-05"; /* both */
		e->note = "alike";
		edited_say(&r.e, "REL-01", "Due", IS_TEXT, "2027-06-06");
		edited_say(&r.e, "REL-01", "Note", IS_TEXT, "alike");
		edited_say(&r.e, "REL-01", "Status", IS_TEXT, "open");
		round_back_by(&r, &manners[0], side);
		no_faults(&r);
		assert_int_equal(r.u.n_conflicts, side == MERGE_NEITHER);
		assert_int_equal(updates_taken(&r.u), side == MERGE_THEIRS ? 2 : 1);
		assert_entry(r.after, "REL-01", PLAN_OPEN, "Zoe",
			     side == MERGE_THEIRS ? "2027-06-06" : "2027-05-05", "alike");
		round_forget(&r);
		round_end(&r);
	}
}

static void a_conflict_shows_all_three(void **state)
{
	struct str words = {0};
	struct round r;

	round_begin(&r, state);
	assessment_plan_edit(r.s.a, "REL-01")->due = "2027-05-05";
	edited_say(&r.e, "REL-01", "Due", IS_NOTHING, "");
	round_back(&r, &manners[0]);
	assert_int_equal(r.u.n, 1);
	update_words(&words, &r.u.changes[0]);
	assert_string_equal(str_text(&words),
			    "REL-01 Due: 2027-05-05 -> nothing, both changed from 2027-01-31");
	str_release(&words);
	round_forget(&r);
	round_end(&r);
}

/* Each changes one thing, and what is said of it begins where it stands. */
static void nothing_but_steps(struct edited *e)
{
	edited_say(e, "REL-06", "Status", IS_TEXT, "done");
	edited_say(e, "REL-06/zones", "Status", IS_TEXT, "in-progress");
}

static void no_row(struct edited *e)
{
	struct edited_sheet *s = edited_sheet(e, "Plan");

	edited_clear_row(s, edited_row(s, edited_col(s, "Id"), "REL-06/zones"));
}

static void row_twice(struct edited *e)
{
	struct edited_sheet *s = edited_sheet(e, "Plan");
	size_t from = edited_row(s, edited_col(s, "Id"), "REL-01");

	for (size_t c = 0; c < s->n_cols; c++)
		*edited_at(s, s->n_rows - 2, c) = *edited_at(s, from, c);
}

static void row_more(struct edited *e)
{
	struct edited_sheet *s = edited_sheet(e, "Plan");

	*edited_at(s, s->n_rows - 1, edited_col(s, "Id")) =
		(struct edited_cell){IS_TEXT, "MINE-1"};
}

/* The first row without an id is a level of REL-01 or another. */
static void level_row(struct edited *e)
{
	struct edited_sheet *s = edited_sheet(e, "Plan");
	size_t r = 1, id = edited_col(s, "Id");

	while (edited_at(s, r, id)->is != IS_NOTHING)
		r++;
	assert_true(r < s->n_rows - 2);
	*edited_at(s, r, edited_col(s, "Note")) = (struct edited_cell){IS_TEXT, "soon"};
}

static void level_row_status(struct edited *e)
{
	struct edited_sheet *s = edited_sheet(e, "Plan");
	size_t r = 1, id = edited_col(s, "Id");

	while (edited_at(s, r, id)->is != IS_NOTHING)
		r++;
	*edited_at(s, r, edited_col(s, "Status")) = (struct edited_cell){IS_TEXT, "done"};
}

static void no_acceptances(struct edited *e)
{
	edited_drop(e, "Acceptances");
}

static void too_long(struct edited *e)
{
	static char text[NOTE_BYTES_MAX + 2];

	memset(text, 'x', sizeof text - 1);
	edited_say(e, "REL-01", "Note", IS_TEXT, text);
}

struct refused {
	void (*change)(struct edited *e);
	const char *id, *title; /* else this field is made so */
	enum cell_is is;
	const char *text;
	const char *says;
	bool risk;
};

static const struct refused refused[] = {
	{NULL, "REL-01", "Due", IS_TEXT, "soon", "'soon' is not possible; use a date", 0},
	{NULL, "REL-01", "Due", IS_TEXT, "31.03.2027", "use a date like 2026-12-15", 0},
	{NULL, "REL-01", "Due", IS_TEXT, "2027-02-30", "use a date like 2026-12-15", 0},
	{NULL, "REL-01", "Due", IS_NUMBER, "2027", "is no day", 0},
	{NULL, "REL-01", "Due", IS_DATE, "46477.5", "is no day", 0},
	{NULL, "REL-01", "Due", IS_NUMBER, "-3", "is no day", 0},
	{NULL, "REL-01", "Due", IS_NUMBER, "1e300", "is no day", 0},
	{NULL, "REL-01", "Due", IS_FORMULA, "TODAY()", "holds a formula", 0},
	{NULL, "REL-01", "Due", IS_ERROR, "#REF!", "holds an error", 0},
	{NULL, "REL-01", "Status", IS_TEXT, "finished", "'finished' is not possible", 0},
	{NULL, "REL-01", "Status", IS_TEXT, "Done", "did you mean 'done'?", 0},
	{NULL, "REL-01", "Status", IS_NUMBER, "1", "'1' is not possible", 0},
	{NULL, "REL-01", "Status", IS_TEXT, "accepted", "plumbline accept", 0},
	{NULL, "REL-02", "Status", IS_TEXT, "open", "its risk is accepted", 0},
	{NULL, "REL-01", "Owner", IS_TEXT, "Ann\nBo", "a name stands on one line", 0},
	{NULL, "REL-01", "Id", IS_TEXT, "REL-1", "none of the ids that were exported", 0},
	{too_long, NULL, NULL, 0, NULL, "has 32001 bytes", 0},
	{no_row, NULL, NULL, 0, NULL, "Plan: the row of REL-06/zones is missing", 0},
	{row_twice, NULL, NULL, 0, NULL, "REL-01 stands in row", 0},
	{row_more, NULL, NULL, 0, NULL, "'MINE-1' is none of the ids", 0},
	{level_row, NULL, NULL, 0, NULL, "this row has no Id", 0},
	{level_row_status, NULL, NULL, 0, NULL, "say it of that", 0},
	{nothing_but_steps, NULL, NULL, 0, NULL, "REL-06/zones cannot be in-progress while", 0},
	{NULL, "new", "Until", IS_TEXT, "2031-01-01", "is accepted for", true},
	{NULL, "new", "Until", IS_TEXT, "never", "use a date", true},
	{NULL, "new", "What is left", IS_TEXT, "some", "'some' is not possible", true},
	{NULL, "new", "What holds the line", IS_TEXT, "n/a", "says nothing", true},
	{NULL, "new", "Approver", IS_NOTHING, "", "who has accepted it is missing", true},
	{NULL, "old", "Owner", IS_TEXT, "Zoe", "was superseded", true},
	{NULL, "new", "Record", IS_TEXT, "mine", "none of the ids", true},
};

static void what_does_not_fit_is_refused_with_its_cell(void **state)
{
	for (size_t i = 0; i < COUNT_OF(refused); i++) {
		const struct refused *c = &refused[i];
		struct str before = {0}, after = {0};
		struct round r;

		round_begin(&r, state);
		if (c->change)
			c->change(&r.e);
		else
			*edited_field(&r.e, c->risk ? "Acceptances" : "Plan", c->risk ? "Record" : "Id",
				      c->id, c->title) = (struct edited_cell){c->is, c->text};
		round_back(&r, &manners[i % 2]);
		if (!r.d.n)
			fail_msg("%zu: taken, instead of: %s", i, c->says);
		assert_text_has(r.d.items[0].text, c->risk ? "Acceptances" : "Plan");
		for (size_t k = 0; k < r.d.n && !strstr(r.d.items[k].text, c->says); k++)
			if (k + 1 == r.d.n)
				fail_msg("%zu: %s, instead of: %s", i, r.d.items[0].text, c->says);
		/* Of what is refused nothing is in the copy either. */
		work_text(&before, r.s.a);
		work_text(&after, r.after);
		if (c->change != nothing_but_steps)
			assert_text_equal(str_text(&after), str_text(&before));
		str_release(&before);
		str_release(&after);
		round_forget(&r);
		round_end(&r);
	}
}

static void without_its_sheet_of_risks_it_is_refused(void **state)
{
	struct round r;
	struct err err = {0};

	round_begin(&r, state);
	no_acceptances(&r.e);
	edited_store(&r.e, &manners[0], r.back);
	assert_false(update_read(&r.u, r.s.a, r.back, date_day(TODAY), &r.d, &err));
	assert_text_has(err.text, "which stood in the sheet Acceptances");
	update_release(&r.u);
	round_end(&r);
}

/* An action that is in the plan no more: nothing can be said of it, but what says nothing does
 * not hinder. */
static void of_an_older_plan_only_what_is_filled_in_is_refused(void **state)
{
	struct round r;

	round_begin(&r, state);
	sample_words(&r.s, "REL-01", "4");
	edited_say(&r.e, "REL-09/find-out", "Owner", IS_TEXT, "Zoe");
	round_back(&r, &manners[0]);
	no_faults(&r);
	assert_int_equal(updates_taken(&r.u), 1);
	round_forget(&r);
	edited_say(&r.e, "REL-01", "Owner", IS_TEXT, "Zoe");
	round_back(&r, &manners[0]);
	assert_int_equal(r.d.n, 1);
	assert_text_has(r.d.items[0].text, "REL-01 is not in the plan any more");
	assert_int_equal(updates_taken(&r.u), 1); /* the rest, for whoever wants it */
	round_forget(&r);
	round_end(&r);
}

static void a_workbook_of_something_else_is_refused(void **state)
{
	static const struct {
		size_t row;
		const char *text, *says;
		bool whole; /* is none of it read? */
	} cases[] = {
		{MADE_ASSESSMENT, "another", "'Made from'!B2: it was made from another", true},
		{MADE_VERSION, "2020.01", "'Made from'!B4: it was made with azure-ai-workload 2020.01",
		 false},
		{0, "", "does not say what it was made from", true},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct err err = {0};
		struct round r;
		bool read;

		round_begin(&r, state);
		*edited_at(edited_sheet(&r.e, "Made from"), cases[i].row, cases[i].row ? 1 : 0) =
			(struct edited_cell){IS_TEXT, cases[i].text};
		edited_store(&r.e, &manners[0], r.back);
		read = update_read(&r.u, r.s.a, r.back, date_day(TODAY), &r.d, &err);
		assert_int_equal(read, !cases[i].whole);
		assert_text_has(read ? r.d.items[0].text : err.text, cases[i].says);
		update_release(&r.u);
		diags_release(&r.d);
		round_end(&r);
	}
}

static void a_column_that_is_gone_is_named(void **state)
{
	static const char *const titles[] = {"Id", "Status", "Owner", "Due", "Note"};

	for (size_t i = 0; i < COUNT_OF(titles); i++) {
		struct err err = {0};
		struct round r;
		struct edited_sheet *s;

		round_begin(&r, state);
		s = edited_sheet(&r.e, "Plan");
		edited_at(s, 0, edited_col(s, titles[i]))->text = "Mine";
		edited_store(&r.e, &manners[0], r.back);
		assert_false(update_read(&r.u, r.s.a, r.back, date_day(TODAY), &r.d, &err));
		assert_int_equal(err.code, EXIT_CODE_DATA);
		assert_text_has(err.text, titles[i]);
		assert_text_has(err.text, "sheet Plan has no column");
		update_release(&r.u);
		diags_release(&r.d);
		round_end(&r);
	}
}

/* A risk is not changed but superseded; once, however often the same comes back. */
static void a_changed_risk_becomes_a_new_record(void **state)
{
	const struct acceptance *c;
	struct update again;
	struct err err = {0};
	struct round r;

	round_begin(&r, state);
	edited_say_risk(&r.e, "new", "Until", IS_DATE, "46400"); /* 2027-01-13 */
	edited_say_risk(&r.e, "new", "Approver", IS_TEXT, "Zoe");
	edited_say_risk(&r.e, "incomplete, from an older file: SEC-01", "Until", IS_TEXT, "2027-01-20");
	edited_say_risk(&r.e, "incomplete, from an older file: SEC-01", "Owner", IS_TEXT, "Eve");
	edited_say_risk(&r.e, "incomplete, from an older file: SEC-01", "What holds the line", IS_TEXT,
			"a person looks at each");
	edited_say_risk(&r.e, "incomplete, from an older file: SEC-01", "What is left", IS_TEXT, "low");
	edited_reverse_cols(edited_sheet(&r.e, "Acceptances"));
	round_back(&r, &manners[1]);
	no_faults(&r);
	assert_int_equal(r.after->n_acceptances, r.s.a->n_acceptances + 2);
	c = &r.after->acceptances[r.s.a->n_acceptances];
	assert_string_equal(c->of, "REL-02");
	assert_string_equal(c->supersedes, "new");
	assert_string_equal(c->until, "2027-01-13");
	assert_string_equal(c->from, "2026-12-01");
	assert_string_equal(c->approver, "Zoe");
	assert_string_equal(c->owner, "Ann");
	assert_string_equal(c->control, "=HYPERLINK(1)");
	assert_string_equal(c[1].of, "SEC-01");
	assert_string_equal(c[1].approver, "Bo");
	assert_true(update_read(&again, r.after, r.back, date_day(TODAY), &r.d, &err));
	assert_int_equal(again.n, 0);
	update_release(&again);
	round_forget(&r);
	round_end(&r);
}

/* What a record that took the place of another says is not lost by an export. */
static void a_risk_that_was_taken_is_no_longer_unsaved(void **state)
{
	struct str places = {0};
	struct work now;
	struct round r;

	round_begin(&r, state);
	edited_say_risk(&r.e, "new", "Until", IS_DATE, "46400");
	round_back(&r, &manners[0]);
	no_faults(&r);
	work_begin(&now);
	work_of_assessment(&now, r.s.a, 0, date_day(TODAY));
	assert_int_equal(update_unsaved(r.back, &now, &places), 1);
	assert_string_equal(str_text(&places), "Acceptances!G3");
	work_release(&now);
	work_begin(&now);
	work_of_assessment(&now, r.after, 0, date_day(TODAY));
	assert_int_equal(update_unsaved(r.back, &now, &places), 0);
	work_release(&now);
	str_release(&places);
	round_forget(&r);
	round_end(&r);
}

/* A workbook that was filled in is not written over until that was taken. */
static void what_is_filled_in_is_not_written_over(void **state)
{
	const struct export_format *f = export_format_named("xlsx");
	struct err err = {0};
	struct sample *s;
	struct round r;

	round_begin(&r, state);
	s = &r.s;
	sample_report(s);
	fill_in(&r.e);
	level_row(&r.e);
	edited_store(&r.e, &manners[0], r.path);
	assert_false(export_report(&s->r, f, r.path, &err));
	assert_int_equal(err.code, EXIT_CODE_CANTCREAT);
	assert_text_has(err.text, "13 cells were changed in it since it was exported (Plan!");
	assert_text_has(err.text, "plumbline update contoso.assessment.json --from ");
	s->r.force = true;
	assert_true(export_report(&s->r, f, r.path, &err));
	s->r.force = false;
	assert_true(export_report(&s->r, f, r.path, &err));
	/* What the assessment says as well is not lost. */
	edited_close(&r.e);
	edited_open(&r.e, r.path);
	edited_say(&r.e, "REL-01", "Owner", IS_TEXT, "Zoe");
	edited_store(&r.e, &manners[0], r.path);
	assert_false(export_report(&s->r, f, r.path, &err));
	assert_text_has(err.text, "1 cell was changed in it");
	assessment_plan_edit(s->a, "REL-01")->owner = "Zoe";
	report_release(&s->r);
	sample_report(s);
	assert_true(export_report(&s->r, f, r.path, &err));
	report_release(&s->r);
	round_end(&r);
}

/* As CSV it comes back too: with other separators, quotes, and signs that begin a formula. */
static void csv_comes_back(void **state)
{
	struct str csv = {0}, bare = {0};
	struct err err = {0};
	struct round r;

	round_begin(&r, state);
	assessment_plan_edit(r.s.a, "REL-01")->note = "'=1+1";
	sample_report(&r.s);
	r.s.r.with_steps = true;
	sample_text(&r.s, "csv", &csv);
	report_release(&r.s.r);
	file_store_n(r.back, csv.data, csv.len);
	assert_true(update_read(&r.u, r.s.a, r.back, date_day(TODAY), &r.d, &err));
	no_faults(&r);
	assert_int_equal(r.u.n, 0);
	assert_int_equal(r.u.file.n, r.u.now.by_id[WORK_PLAN].n);
	update_release(&r.u);
	file_store(r.back, "Id;Due;Mine;Status;Owner;Note\r\n"
			   "REL-01;2027-06-06;x;done;Ann;\"say \"\"no\"\";\r\nor yes\"\r\n"
			   "\r\n"
			   "REL-09/find-out;;;open;'=cmd;''quoted");
	assert_true(update_read(&r.u, r.s.a, r.back, date_day(TODAY), &r.d, &err));
	no_faults(&r);
	r.after = update_apply(&r.u, r.s.a, MERGE_NEITHER, TODAY, &r.d);
	assert_entry(r.after, "REL-01", PLAN_DONE, "Ann", "2027-06-06", "say \"no\";\nor yes");
	assert_entry(r.after, "REL-09/find-out", PLAN_OPEN, "=cmd", "", "''quoted");
	round_forget(&r);
	file_store(r.back, "Id,Status,Owner,Due,Note\nREL-01,done,Ann,soon,x\n");
	assert_true(update_read(&r.u, r.s.a, r.back, date_day(TODAY), &r.d, &err));
	assert_int_equal(r.d.n, 1);
	assert_text_has(r.d.items[0].text, "row 2, column Due: 'soon' is not possible");
	update_release(&r.u);
	diags_release(&r.d);
	str_release(&csv);
	str_release(&bare);
	round_end(&r);
}

static void say_in(struct round *r, const struct words *w, const char *id, const char *title,
		   const char *text)
{
	*edited_field(&r->e, in(w, "Plan"), in(w, "Id"), id, in(w, title)) =
		(struct edited_cell){*text ? IS_TEXT : IS_NOTHING, text};
}

/* As in English: whatever is sorted, moved and renamed, and though this program has no such
 * language. Somebody also wrote a word of the program's own. */
static void so_it_comes_back_in_any_language(void **state)
{
	struct arena a = {0};
	const struct words *all[] = {spoken(&a, "de"), spoken_other(&a)};

	for (size_t i = 0; i < COUNT_OF(all); i++) {
		struct edited_sheet *plan;
		struct str words = {0};
		struct round r;
		struct work now;

		round_begin_in(&r, state, all[i]);
		round_back(&r, &manners[i]);
		no_faults(&r);
		assert_int_equal(r.u.n, 0);
		assert_int_equal(r.u.file.n, r.u.now.n);
		round_forget(&r);
		say_in(&r, all[i], "REL-01", "Status", in(all[i], "done"));
		say_in(&r, all[i], "REL-01", "Due", "2027-03-31");
		say_in(&r, all[i], "REL-06/zones", "Status", in(all[i], "in-progress"));
		say_in(&r, all[i], "DT-11", "Status", "rejected");
		say_in(&r, all[i], "DT-12", "Note", in(all[i], "done"));
		*edited_field(&r.e, in(all[i], "Acceptances"), in(all[i], "Record"), "new",
			      in(all[i], "What is left")) =
			(struct edited_cell){IS_TEXT, in(all[i], "low")};
		*edited_field(&r.e, in(all[i], "Acceptances"), in(all[i], "Record"), "new",
			      in(all[i], "Until")) = (struct edited_cell){IS_TEXT, "2027-01-13"};
		plan = edited_sheet(&r.e, in(all[i], "Plan"));
		edited_reverse_rows(plan);
		edited_reverse_cols(plan);
		plan->name = "Was tun & wann";
		edited_sheet(&r.e, in(all[i], "Made from"))->name = "Sheet2";
		round_back(&r, &manners[i]);
		no_faults(&r);
		assert_int_equal(updates_taken(&r.u), 7);
		assert_entry(r.after, "REL-01", PLAN_DONE, "Ann", "2027-03-31",
			     "waits for the budget");
		assert_entry(r.after, "REL-06/zones", PLAN_IN_PROGRESS, "Cy", "", "half of them");
		assert_entry(r.after, "DT-11", PLAN_REJECTED, "", "", "");
		assert_entry(r.after, "DT-12", PLAN_OPEN, "", "", in(all[i], "done"));
		assert_int_equal(r.after->acceptances[r.after->n_acceptances - 1].residual,
				 SEVERITY_LOW);
		update_words(&words, &r.u.changes[0]);
		assert_text_has(str_text(&words), " -> ");
		/* And an export of what is there would not lose it unseen. */
		work_begin(&now);
		work_of_assessment(&now, r.s.a, 0, date_day(TODAY));
		assert_int_equal(update_unsaved(r.back, &now, &words), 7);
		work_release(&now);
		str_release(&words);
		round_forget(&r);
		round_end(&r);
	}
	arena_release(&a);
}

/* Each says a word in column C of the hidden sheet, of "done" in German. */
static const struct {
	const char *word, *says;
} hostile_words[] = {
	{"", "nothing stands for 'done'"},
	{"offen", "'offen' stands for 'done', and for 'open' too"},
	{"OFFEN", "stands for 'done', and for 'open' too"},
	{"open", "'open' stands for 'done', but is what the program calls something else"},
	{"erledigt*", "a workbook cannot have 'erledigt*' for 'done'"},
	{"<>offen", "a workbook cannot have"},
	{"\"erledigt\"", "a workbook cannot have"},
	{"123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 "
	 "123456789 123456789 1", "is too long for a workbook: at most 100 characters"},
};

static void assert_refused_whole(struct round *r, const char *says, size_t i)
{
	struct err err = {0};

	edited_store(&r->e, &manners[0], r->back);
	assert_false(update_read(&r->u, r->s.a, r->back, date_day(TODAY), &r->d, &err));
	assert_int_equal(err.code, EXIT_CODE_DATA);
	assert_string_equal(err.text, "what its words stand for cannot be told; export it anew");
	assert_true(r->d.n > 0);
	assert_text_has(r->d.items[0].text, "'Erzeugt aus'!C");
	if (!strstr(r->d.items[0].text, says))
		fail_msg("%zu: %s, instead of: %s", i, r->d.items[0].text, says);
	round_forget(r);
	r->after = NULL;
}

static void a_list_of_words_that_lies_is_refused_by_its_cell(void **state)
{
	struct arena a = {0};
	const struct words *german = spoken(&a, "de");
	struct edited_sheet *made;
	struct edited_cell *word, was;
	struct err err = {0};
	struct round r;
	size_t row, first;

	round_begin_in(&r, state, german);
	made = edited_sheet(&r.e, "Erzeugt aus");
	row = edited_row(made, 1, "done");
	first = edited_row(made, 0, "word");
	word = edited_at(made, row, 2);
	was = *word;
	for (size_t i = 0; i < COUNT_OF(hostile_words); i++) {
		*word = (struct edited_cell){*hostile_words[i].word ? IS_TEXT : IS_NOTHING,
					     hostile_words[i].word};
		assert_refused_whole(&r, hostile_words[i].says, i);
	}
	*word = was; /* said twice, and then not at all */
	for (size_t c = 0; c < made->n_cols; c++)
		*edited_at(made, made->n_rows - 1, c) = *edited_at(made, row, c);
	assert_refused_whole(&r, "what stands for 'done' is said before", 90);
	edited_clear_row(made, made->n_rows - 1);
	edited_clear_row(made, row);
	assert_refused_whole(&r, "nothing stands for 'done'", 91);
	/* Without any it is English, and then it has none of the columns. */
	for (size_t k = first; k < first + 22; k++)
		edited_clear_row(made, k);
	edited_store(&r.e, &manners[0], r.back);
	assert_false(update_read(&r.u, r.s.a, r.back, date_day(TODAY), &r.d, &err));
	assert_text_has(err.text, "has no column 'Id', or two of them");
	update_release(&r.u);
	round_end(&r);
	arena_release(&a);
}

/* Words, sheets and titles are named as the workbook has them. */
static void faults_name_what_the_sheet_says(void **state)
{
	struct arena a = {0};
	const struct words *german = spoken(&a, "de");
	struct edited_sheet *plan;
	struct err err = {0};
	struct round r;

	round_begin_in(&r, state, german);
	say_in(&r, german, "REL-01", "Status", "erledgt");
	round_back(&r, &manners[0]);
	assert_text_has(r.d.items[0].text, "Plan!I");
	assert_text_has(r.d.items[0].text,
			"'erledgt' is not possible (did you mean 'erledigt'?); there are offen, in "
			"Arbeit, erledigt, akzeptiert, abgelehnt");
	round_forget(&r);
	say_in(&r, german, "REL-01", "Status", "offen");
	plan = edited_sheet(&r.e, "Plan");
	edited_at(plan, 0, edited_col(plan, in(german, "Owner")))->text = "Owner";
	edited_store(&r.e, &manners[0], r.back);
	assert_false(update_read(&r.u, r.s.a, r.back, date_day(TODAY), &r.d, &err));
	assert_text_has(err.text, "sheet Plan has no column 'Zust\xc3\xa4ndig', or two of them");
	update_release(&r.u);
	round_end(&r);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(so_it_comes_back_in_any_language),
		IN_FOLDER(a_list_of_words_that_lies_is_refused_by_its_cell),
		IN_FOLDER(faults_name_what_the_sheet_says),
		IN_FOLDER(what_nobody_changed_changes_nothing),
		IN_FOLDER(what_is_filled_in_comes_back_exactly),
		IN_FOLDER(what_was_taken_is_not_taken_again),
		IN_FOLDER(three_ways_are_told_apart),
		IN_FOLDER(a_conflict_shows_all_three),
		IN_FOLDER(what_does_not_fit_is_refused_with_its_cell),
		IN_FOLDER(without_its_sheet_of_risks_it_is_refused),
		IN_FOLDER(of_an_older_plan_only_what_is_filled_in_is_refused),
		IN_FOLDER(a_workbook_of_something_else_is_refused),
		IN_FOLDER(a_column_that_is_gone_is_named),
		IN_FOLDER(a_changed_risk_becomes_a_new_record),
		IN_FOLDER(a_risk_that_was_taken_is_no_longer_unsaved),
		IN_FOLDER(what_is_filled_in_is_not_written_over),
		IN_FOLDER(csv_comes_back),
	};

	setenv("SOURCE_DATE_EPOCH", "1796083200", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The sheets that are one table each: findings, decisions, answers. */
#include "export/book/book.h"

#include "export/report/answer_words.h"
#include "export/report/caveats.h"

#define GET(name) \
	static struct datum name(struct arena *a, const struct report *r, size_t i)

/* A row is a finding, or after those something unverified. */
static const struct unverified *unverified_at(const struct report *r, size_t i)
{
	return i < r->plan.n_findings ? NULL : &r->plan.unverified[i - r->plan.n_findings];
}

static const struct rule *rule_at(const struct report *r, size_t i)
{
	return &r->q->rules[r->plan.findings[i].rule];
}

GET(finding_id)
{
	const struct unverified *u = unverified_at(r, i);

	(void)a;
	return datum_text(u ? thing_id(r->q, u->what) : rule_at(r, i)->id);
}

GET(finding_kind)
{
	(void)a;
	return datum_text(unverified_at(r, i) ? "unverified" : "rule");
}

GET(finding_severity)
{
	const struct unverified *u = unverified_at(r, i);

	(void)a;
	return datum_text(severity_name(u ? u->severity : r->plan.findings[i].severity));
}

GET(finding_text)
{
	const struct unverified *u = unverified_at(r, i);

	if (!u)
		return datum_text(rule_at(r, i)->finding);
	return datum_text(arena_printf(a, "Nobody knows: %s", thing_title(r->q, u->what)));
}

GET(finding_facts)
{
	const struct unverified *u = unverified_at(r, i);

	if (!u)
		return datum_text(r->plan.findings[i].facts);
	if (u->rule < 0)
		return datum_text(u->items);
	return datum_text(arena_printf(a, "takes part in %s: %s", r->q->rules[u->rule].id,
				       r->q->rules[u->rule].finding));
}

GET(finding_fix)
{
	(void)a;
	return datum_text(unverified_at(r, i) ? "Find out, then answer again."
					      : rule_at(r, i)->fix);
}

GET(finding_blames)
{
	struct str s = {0};

	if (!unverified_at(r, i))
		blames_join(&s, r->q, rule_at(r, i));
	return datum_str(a, &s);
}

static const struct column finding_columns[] = {
	{"Id", 10, LOOK_NAME, finding_id},
	{"Kind", 11, LOOK_MUTED, finding_kind},
	{"Severity", 10, LOOK_WORD, finding_severity},
	{"Finding", 46, LOOK_TEXT, finding_text},
	{"Because", 50, LOOK_TEXT, finding_facts},
	{"Fix", 60, LOOK_TEXT, finding_fix},
	{"Blames", 22, LOOK_TEXT, finding_blames},
};

void book_findings(struct book *b)
{
	const struct plan *p = &b->report->plan;
	struct book_sheet *s = book_sheet_add(b, "Findings", 0xB42318);
	size_t n = p->n_findings + p->n_unverified;
	struct indices rows = {arena_new(&b->arena, size_t, n), n};

	for (size_t i = 0; i < n; i++)
		rows.items[i] = i;
	book_table(b, s, "FindingsTable", finding_columns,
		   sizeof finding_columns / sizeof *finding_columns, &rows,
		   "No rule fires, and nothing was answered with unknown.");
	book_paint_words(b, s, (struct area_of_cells){1, 2, (int)n, 2});
}

static const struct option *option_of(const struct report *r, size_t i)
{
	const struct answer *x = &r->a->decisions[i];

	return x->state == ANSWER_SET && x->option >= 0 ?
		&r->q->decisions[i].options[x->option] : NULL;
}

GET(decision_id)
{
	(void)a;
	return datum_text(r->q->decisions[i].id);
}

GET(decision_group)
{
	(void)a;
	return datum_text(r->q->decisions[i].group);
}

GET(decision_name)
{
	(void)a;
	return datum_text(r->q->decisions[i].name);
}

GET(decision_ask)
{
	(void)a;
	return datum_text(r->q->decisions[i].ask);
}

GET(decision_answer)
{
	struct str s = {0};

	decision_words(&s, r, i);
	return datum_str(a, &s);
}

GET(decision_status)
{
	(void)a;
	return datum_text(r->score.decision_asked[i] ? decision_state(r, i) : "not asked");
}

GET(decision_fit)
{
	const struct option *o = option_of(r, i);

	(void)a;
	if (!o)
		return datum_text(NULL);
	return o->fit < 0 ? datum_text("fact") : datum_number(o->fit, 0);
}

GET(decision_consequence)
{
	const struct option *o = option_of(r, i);

	(void)a;
	return datum_text(o ? o->consequence : NULL);
}

GET(decision_adds)
{
	const struct option *o = option_of(r, i);
	struct str s = {0};

	if (o)
		texts_join(&s, &o->adds, "\n");
	return datum_str(a, &s);
}

/* Note, evidence and the rest that answers to questions and decisions have alike. */
static struct datum evidence_of(struct arena *a, const struct answer *x)
{
	struct str s = {0};

	texts_join(&s, &x->evidence, "\n");
	return datum_str(a, &s);
}

static struct datum note_of(struct arena *a, const struct answer *x)
{
	if (x->state != ANSWER_NOT_APPLICABLE || x->reason == NA_NONE)
		return datum_text(x->note);
	return datum_text(arena_printf(a, "[%s] %s", na_reason_name(x->reason),
				       x->note ? x->note : ""));
}

static struct datum confidence_of_answer(const struct answer *x)
{
	return datum_text(x->confidence == CONFIDENCE_NONE ? ""
							   : confidence_name(x->confidence));
}

GET(decision_note)
{
	return note_of(a, &r->a->decisions[i]);
}

GET(decision_evidence)
{
	return evidence_of(a, &r->a->decisions[i]);
}

GET(decision_votes)
{
	struct str s = {0};

	votes_join(&s, r, (struct thing){THING_DECISION, i});
	return datum_str(a, &s);
}

GET(decision_caveats)
{
	struct str s = {0};

	caveat_ids_join(&s, r->q, (struct thing){THING_DECISION, i});
	return datum_str(a, &s);
}

static const struct column decision_columns[] = {
	{"Id", 8, LOOK_NAME, decision_id},
	{"Group", 16, LOOK_TEXT, decision_group},
	{"Decision", 22, LOOK_TEXT, decision_name},
	{"Question", 36, LOOK_TEXT, decision_ask},
	{"Answer", 34, LOOK_NAME, decision_answer},
	{"State", 13, LOOK_WORD, decision_status},
	{"Fit of 4", 9, LOOK_COUNT, decision_fit},
	{"Consequence", 50, LOOK_TEXT, decision_consequence},
	{"Note", 30, LOOK_TEXT, decision_note},
	{"Votes", 30, LOOK_TEXT, decision_votes},
	{"Adds to the architecture", 40, LOOK_TEXT, decision_adds},
	{"Evidence", 36, LOOK_TEXT, decision_evidence},
	{"Caveats (see Method)", 18, LOOK_TEXT, decision_caveats},
};

/* How many columns are for paper; the votes, which follow them, only when there are any. */
static int printed_with(int columns, const struct answer *answers,
			const struct indices *shown)
{
	for (size_t i = 0; i < shown->n; i++)
		if (answers[shown->items[i]].votes.n)
			return columns + 1;
	return columns;
}

void book_decisions(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, "Decisions", ACCENT_LIGHT);

	s->printed_cols = printed_with(9, b->report->a->decisions, &b->decisions);
	book_table(b, s, "DecisionsTable", decision_columns,
		   sizeof decision_columns / sizeof *decision_columns, &b->decisions,
		   "No decision is asked yet: the profile comes first.");
	s->frozen_cols = 1;
	book_paint_words(b, s, (struct area_of_cells){1, 5, (int)b->decisions.n, 5});
}

GET(answer_id)
{
	(void)a;
	return datum_text(r->q->questions[i].id);
}

GET(answer_section)
{
	(void)a;
	return datum_text(r->q->sections[r->q->questions[i].section].title);
}

GET(answer_area)
{
	(void)a;
	return datum_text(r->q->areas[r->q->questions[i].area].title);
}

GET(answer_ask)
{
	(void)a;
	return datum_text(r->q->questions[i].ask);
}

GET(answer_text)
{
	struct str s = {0};

	answer_words(&s, r, i);
	return datum_str(a, &s);
}

GET(answer_state)
{
	(void)a;
	if (!r->score.questions[i].asked)
		return datum_text("not asked");
	return datum_text(question_state(r, i));
}

GET(answer_low)
{
	(void)a;
	if (!question_scored(r, i))
		return datum_text(NULL);
	return datum_number(score_tenths(r->score.questions[i].low), 1);
}

GET(answer_high)
{
	(void)a;
	if (!question_scored(r, i))
		return datum_text(NULL);
	return datum_number(score_tenths(r->score.questions[i].high), 1);
}

GET(answer_weight)
{
	(void)a;
	return datum_number(r->q->questions[i].weight, 0);
}

GET(answer_gap)
{
	const struct standing *s = &r->score.questions[i];

	(void)a;
	if (!question_scored(r, i) || s->gap == SEVERITY_NONE)
		return datum_text(NULL);
	return datum_text(severity_name(s->gap));
}

GET(answer_note)
{
	return note_of(a, &r->a->questions[i]);
}

GET(answer_evidence)
{
	return evidence_of(a, &r->a->questions[i]);
}

GET(answer_role)
{
	(void)a;
	return datum_text(r->q->questions[i].owner);
}

GET(answer_confidence)
{
	(void)a;
	return confidence_of_answer(&r->a->questions[i]);
}

GET(answer_flag)
{
	(void)a;
	return datum_text(r->a->questions[i].flag ? "yes" : NULL);
}

GET(answer_votes)
{
	struct str s = {0};

	votes_join(&s, r, (struct thing){THING_QUESTION, i});
	return datum_str(a, &s);
}

GET(answer_by)
{
	(void)a;
	return datum_text(r->a->questions[i].by);
}

GET(answer_at)
{
	(void)a;
	return datum_text(r->a->questions[i].at);
}

GET(answer_themes)
{
	struct str s = {0};

	texts_join(&s, &r->q->questions[i].themes, ", ");
	return datum_str(a, &s);
}

GET(answer_caveats)
{
	struct str s = {0};

	caveat_ids_join(&s, r->q, (struct thing){THING_QUESTION, i});
	return datum_str(a, &s);
}

static const struct column answer_columns[] = {
	{"Id", 9, LOOK_NAME, answer_id},
	{"Section", 16, LOOK_TEXT, answer_section},
	{"Area", 18, LOOK_TEXT, answer_area},
	{"Question", 46, LOOK_TEXT, answer_ask},
	{"Answer", 50, LOOK_TEXT, answer_text},
	{"State", 14, LOOK_WORD, answer_state},
	{"Low", 7, LOOK_NUMBER, answer_low},
	{"High", 7, LOOK_NUMBER, answer_high},
	{"Weight", 8, LOOK_COUNT, answer_weight},
	{"Gap", 9, LOOK_WORD, answer_gap},
	{"Note", 40, LOOK_TEXT, answer_note},
	{"Votes", 30, LOOK_TEXT, answer_votes},
	{"Evidence", 36, LOOK_TEXT, answer_evidence},
	{"Suggested role", 20, LOOK_TEXT, answer_role},
	{"Confidence", 11, LOOK_WORD, answer_confidence},
	{"Flag", 6, LOOK_WORD, answer_flag},
	{"By", 16, LOOK_TEXT, answer_by},
	{"At", 21, LOOK_MUTED, answer_at},
	{"Theme", 26, LOOK_TEXT, answer_themes},
	{"Caveats (see Method)", 18, LOOK_TEXT, answer_caveats},
};

void book_answers(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, "Answers", ACCENT_LIGHT);

	s->printed_cols = printed_with(11, b->report->a->questions, &b->answers);
	book_table(b, s, "AnswersTable", answer_columns,
		   sizeof answer_columns / sizeof *answer_columns, &b->answers,
		   "No question is asked yet: the profile comes first.");
	s->frozen_cols = 1;
	book_paint_words(b, s, (struct area_of_cells){1, 5, (int)b->answers.n, 5});
	book_paint_words(b, s, (struct area_of_cells){1, 9, (int)b->answers.n, 9});
}

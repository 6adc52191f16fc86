/* The columns of findings, decisions, answers, accepted risks and scores. */
#include "export/report/columns.h"

#include "base/words.h"
#include "export/report/answer_words.h"
#include "export/report/caveats.h"
#include "import/work.h"

/* A row is a finding, or after those something unverified. */
static const struct unverified *unverified(const struct row *w)
{
	const struct plan *p = &w->r->plan;

	return w->i < p->n_findings ? NULL : &p->unverified[w->i - p->n_findings];
}

static const struct finding *finding(const struct row *w)
{
	return &w->r->plan.findings[w->i];
}

/* Whose finding it is; an unverified thing has none, and its texts are empty. */
static const struct rule *rule(const struct row *w)
{
	static const struct rule none = {.fix = ""};

	return unverified(w) ? &none : &w->r->q->rules[finding(w)->rule];
}

static void put_finding_facts(struct str *out, const struct row *w)
{
	const struct unverified *u = unverified(w);

	if (!u)
		str_add(out, finding(w)->facts);
	else if (u->rule < 0)
		str_add(out, u->items);
	else
		str_addf(out, tr("takes part in %s: %s"), w->r->q->rules[u->rule].id,
			 w->r->q->rules[u->rule].finding);
}

static void put_finding_text(struct str *out, const struct row *w)
{
	const struct unverified *u = unverified(w);

	if (u)
		str_addf(out, tr("Nobody knows: %s"), thing_title(w->r->q, u->what));
	else
		str_add(out, rule(w)->finding);
}

static const struct decision *decision(const struct row *w)
{
	return &w->r->q->decisions[w->i];
}

/* What was chosen; an option that says nothing when nothing was. */
static const struct option *option(const struct row *w)
{
	static const struct option none = {.consequence = ""};
	const struct answer *x = &w->r->a->decisions[w->i];

	return x->state == ANSWER_SET && x->option >= 0 ? &decision(w)->options[x->option]
							: &none;
}

static struct datum fit(const struct option *o)
{
	if (!o->id)
		return datum_text(NULL);
	return o->fit < 0 ? datum_word(WORD("fact")) : datum_number(o->fit, 0);
}

static const struct question *question(const struct row *w)
{
	return &w->r->q->questions[w->i];
}

static struct datum points(bool any, struct frac score)
{
	return any ? datum_number(score_tenths(score), 1) : datum_text(NULL);
}

static const char *gap_name(const struct row *w)
{
	enum severity gap = w->r->score.questions[w->i].gap;

	return question_scored(w->r, w->i) && gap ? severity_name(gap) : NULL;
}

/* Answers to questions and decisions have these alike. */
#define REMARKS(prefix, answer, thing) \
	CELL_TEXT_OF(prefix##_note, put_note(out, answer)) \
	CELL_TEXT_OF(prefix##_evidence, texts_join(out, &(answer)->evidence, "\n")) \
	CELL_TEXT_OF(prefix##_votes, votes_join(out, w->r, thing)) \
	CELL_TEXT_OF(prefix##_caveats, caveat_ids_join(out, w->r->q, thing))

static void put_note(struct str *out, const struct answer *x)
{
	if (x->state == ANSWER_NOT_APPLICABLE && x->reason != NA_NONE)
		str_addf(out, "[%s] ", tr(na_reason_name(x->reason)));
	str_add(out, x->note ? x->note : "");
}

/* Is the answer of what the questionnaire offers, and no word of ours? */
static bool chosen(const struct answer *x)
{
	return x->state != ANSWER_UNKNOWN && x->state != ANSWER_NOT_APPLICABLE;
}

static const char *confidence_word(const struct answer *x)
{
	return x->confidence == CONFIDENCE_NONE ? "" : confidence_name(x->confidence);
}

static const struct acceptance *accepted(const struct row *w)
{
	return w->r->acceptances[w->i];
}

static const char *severity_said(enum severity s)
{
	return s ? severity_name(s) : NULL;
}

static void put_revoked(struct str *out, const struct acceptance *c)
{
	if (c->revoked)
		str_addf(out, "%.10s%s%s: %s", c->revoked_at, *c->revoked_by ? ", " : "",
			 c->revoked_by, c->revoked_reason);
}

/* A row is a section, then the overall score, then an area. */
size_t score_row_overall(const struct report *r)
{
	return r->q->n_sections;
}

size_t score_row_area(const struct report *r, size_t area)
{
	return r->q->n_sections + 1 + area;
}

static const struct area *area(const struct row *w)
{
	size_t first = score_row_area(w->r, 0);

	return w->i < first ? NULL : &w->r->q->areas[w->i - first];
}

static const struct range *range(const struct row *w)
{
	const struct score *s = &w->r->score;

	if (area(w))
		return &s->areas[area(w) - w->r->q->areas];
	return w->i < w->r->q->n_sections ? &s->sections[w->i] : &s->overall;
}

static const struct progress *progress(const struct row *w)
{
	const struct score *s = &w->r->score;

	if (area(w))
		return &s->area_progress[area(w) - w->r->q->areas];
	return w->i < w->r->q->n_sections ? &s->section_progress[w->i] : &s->progress;
}

static const char *score_name(const struct row *w)
{
	if (area(w))
		return area(w)->title;
	return w->i < w->r->q->n_sections ? w->r->q->sections[w->i].title : tr("Overall");
}

static struct datum still_open(const struct range *x)
{
	return x->any ? datum_number(score_tenths(x->high) - score_tenths(x->low), 1)
		      : datum_text(NULL);
}

static void put_range(struct str *out, const struct range *x)
{
	char buf[64];

	str_add(out, range_text(buf, x));
}

/* clang-format off */
CELL(finding_id, datum_text(unverified(w) ? thing_id(w->r->q, unverified(w)->what) : rule(w)->id))
CELL(finding_kind, datum_word(unverified(w) ? WORD("unverified") : WORD("rule")))
CELL(finding_severity,
     datum_word(severity_name(unverified(w) ? unverified(w)->severity : finding(w)->severity)))
CELL_QUOTE_OF(finding_text, put_finding_text(out, w))
CELL_TEXT_OF(finding_facts, put_finding_facts(out, w))
CELL_QUOTE_OF(finding_contain, texts_join(out, &rule(w)->contain, "\n"))
CELL(finding_fix,
     datum_quote(datum_text(unverified(w) ? tr("Find out, then answer again.") : rule(w)->fix),
		 !unverified(w)))
CELL_TEXT_OF(finding_blames, blames_join(out, w->r->q, rule(w)))
CELL_QUOTE_OF(finding_pitfalls, texts_join(out, &rule(w)->pitfalls, "\n"))
CELL_QUOTE_OF(finding_verify, texts_join(out, &rule(w)->verify, "\n"))

const struct column finding_columns[FINDING_COLUMNS] = {
	[FINDING_ID] = {WORD("Id"), 10, LOOK_NAME, finding_id, NULL},
	[FINDING_KIND] = {WORD("Kind"), 11, LOOK_MUTED, finding_kind, NULL},
	[FINDING_SEVERITY] = {WORD("Severity"), 10, LOOK_WORD, finding_severity, NULL},
	[FINDING_TEXT] = {WORD("Finding"), 46, LOOK_TEXT, finding_text, NULL},
	[FINDING_FACTS] = {WORD("Because"), 46, LOOK_TEXT, finding_facts, NULL},
	[FINDING_CONTAIN] = {WORD("Until then"), 46, LOOK_TEXT, finding_contain, NULL},
	[FINDING_FIX] = {WORD("Fix"), 50, LOOK_TEXT, finding_fix, NULL},
	[FINDING_BLAMES] = {WORD("Blames"), 16, LOOK_TEXT, finding_blames, NULL},
	[FINDING_PITFALLS] = {WORD("Pitfalls"), 46, LOOK_TEXT, finding_pitfalls, NULL},
	[FINDING_VERIFY] = {WORD("Verify"), 46, LOOK_TEXT, finding_verify, NULL},
};

CELL(decision_id, datum_text(decision(w)->id))
CELL(decision_group, datum_text(decision(w)->group))
CELL(decision_name, datum_text(decision(w)->name))
CELL(decision_ask, datum_text(decision(w)->ask))
CELL_TEXT_OF(decision_said, decision_words(out, w->r, w->i))
CELL(decision_answer,
     datum_quote(decision_said(w), chosen(&w->r->a->decisions[w->i])))
CELL(decision_status,
     datum_word(w->r->score.decision_asked[w->i] ? decision_state(w->r, w->i) : WORD("not asked")))
CELL(decision_fit, fit(option(w)))
CELL_QUOTE(decision_consequence, datum_text(option(w)->consequence))
CELL_TEXT_OF(decision_adds, texts_join(out, &option(w)->adds, "\n"))
REMARKS(decision, &w->r->a->decisions[w->i], ((struct thing){THING_DECISION, w->i}))

const struct column decision_columns[DECISION_COLUMNS] = {
	[DECISION_ID] = {WORD("Id"), 8, LOOK_NAME, decision_id, NULL},
	{WORD("Group"), 16, LOOK_TEXT, decision_group, NULL},
	[DECISION_NAME] = {WORD("Decision"), 22, LOOK_TEXT, decision_name, NULL},
	{WORD("Question"), 36, LOOK_TEXT, decision_ask, NULL},
	[DECISION_ANSWER] = {WORD("Answer"), 34, LOOK_NAME, decision_answer, NULL},
	[DECISION_STATE] = {WORD("State"), 13, LOOK_WORD, decision_status, NULL},
	[DECISION_FIT] = {WORD("Fit of 4"), 9, LOOK_COUNT, decision_fit, NULL},
	{WORD("Consequence"), 50, LOOK_TEXT, decision_consequence, NULL},
	[DECISION_NOTE] = {WORD("Note"), 30, LOOK_TEXT, decision_note, NULL},
	{WORD("Votes"), 30, LOOK_TEXT, decision_votes, NULL},
	{WORD("Adds to the architecture"), 40, LOOK_TEXT, decision_adds, NULL},
	[DECISION_EVIDENCE] = {WORD("Evidence"), 36, LOOK_TEXT, decision_evidence, NULL},
	{WORD("Caveats (see Method)"), 18, LOOK_TEXT, decision_caveats, NULL},
};

CELL(answer_id, datum_text(question(w)->id))
CELL(answer_section, datum_text(w->r->q->sections[question(w)->section].title))
CELL(answer_area, datum_text(w->r->q->areas[question(w)->area].title))
CELL(answer_ask, datum_text(question(w)->ask))
CELL_TEXT_OF(answer_said, answer_words(out, w->r, w->i))
CELL(answer_text, datum_quote(answer_said(w), chosen(&w->r->a->questions[w->i])))
CELL(answer_state,
     datum_word(w->r->score.questions[w->i].asked ? question_state(w->r, w->i) : WORD("not asked")))
CELL(answer_low, points(question_scored(w->r, w->i), w->r->score.questions[w->i].low))
CELL(answer_high, points(question_scored(w->r, w->i), w->r->score.questions[w->i].high))
CELL(answer_weight, datum_number(question(w)->weight, 0))
CELL(answer_gap, datum_word(gap_name(w)))
REMARKS(answer, &w->r->a->questions[w->i], ((struct thing){THING_QUESTION, w->i}))
CELL(answer_role, datum_text(question(w)->owner))
CELL(answer_confidence, datum_word(confidence_word(&w->r->a->questions[w->i])))
CELL(answer_flag, datum_word(w->r->a->questions[w->i].flag ? WORD("yes") : NULL))
CELL(answer_by, datum_text(w->r->a->questions[w->i].by))
CELL(answer_at, datum_text(w->r->a->questions[w->i].at))
CELL_QUOTE_OF(answer_themes, texts_join(out, &question(w)->themes, ", "))

const struct column answer_columns[ANSWER_COLUMNS] = {
	[ANSWER_ID] = {WORD("Id"), 9, LOOK_NAME, answer_id, NULL},
	{WORD("Section"), 16, LOOK_TEXT, answer_section, NULL},
	{WORD("Area"), 18, LOOK_TEXT, answer_area, NULL},
	[ANSWER_ASK] = {WORD("Question"), 46, LOOK_TEXT, answer_ask, NULL},
	[ANSWER_TEXT] = {WORD("Answer"), 50, LOOK_TEXT, answer_text, NULL},
	[ANSWER_STATE] = {WORD("State"), 14, LOOK_WORD, answer_state, NULL},
	[ANSWER_LOW] = {WORD("Low"), 7, LOOK_NUMBER, answer_low, NULL},
	[ANSWER_HIGH] = {WORD("High"), 7, LOOK_NUMBER, answer_high, NULL},
	[ANSWER_WEIGHT] = {WORD("Weight"), 8, LOOK_COUNT, answer_weight, NULL},
	[ANSWER_GAP] = {WORD("Gap"), 9, LOOK_WORD, answer_gap, NULL},
	[ANSWER_NOTE] = {WORD("Note"), 40, LOOK_TEXT, answer_note, NULL},
	{WORD("Votes"), 30, LOOK_TEXT, answer_votes, NULL},
	[ANSWER_EVIDENCE] = {WORD("Evidence"), 36, LOOK_TEXT, answer_evidence, NULL},
	{WORD("Suggested role"), 20, LOOK_TEXT, answer_role, NULL},
	[ANSWER_CONFIDENCE] = {WORD("Confidence"), 11, LOOK_WORD, answer_confidence, NULL},
	{WORD("Flag"), 6, LOOK_WORD, answer_flag, NULL},
	[ANSWER_BY] = {WORD("By"), 16, LOOK_TEXT, answer_by, NULL},
	[ANSWER_AT] = {WORD("At"), 21, LOOK_MUTED, answer_at, NULL},
	{WORD("Theme"), 26, LOOK_TEXT, answer_themes, NULL},
	{WORD("Caveats (see Method)"), 18, LOOK_TEXT, answer_caveats, NULL},
};

CELL(accepted_of, datum_text(accepted(w)->of))
CELL_QUOTE(accepted_title,
     datum_text(thing_title(w->r->q, questionnaire_find(w->r->q, accepted(w)->of))))
CELL(accepted_state,
     datum_word(acceptance_state_name(report_acceptance_state(w->r, accepted(w)))))
CELL(accepted_severity, datum_word(severity_said(accepted(w)->severity)))
CELL(accepted_residual, datum_word(severity_said(accepted(w)->residual)))
CELL(accepted_from, datum_date(accepted(w)->from))
CELL(accepted_until, datum_date(accepted(w)->until))
CELL(accepted_owner, datum_text(accepted(w)->owner))
CELL(accepted_approver, datum_text(accepted(w)->approver))
CELL(accepted_reason, datum_text(accepted(w)->reason))
CELL(accepted_control, datum_text(accepted(w)->control))
CELL_TEXT_OF(accepted_revoked, put_revoked(out, accepted(w)))
CELL(accepted_recorded, datum_text(accepted(w)->recorded))
CELL(accepted_by, datum_text(accepted(w)->by))
/* What an older file's plan calls accepted does not say all that a record says. */
CELL(accepted_record, datum_text(work_risk_id(w->arena, accepted(w))))
CELL(accepted_supersedes, datum_text(accepted(w)->supersedes))

const struct column acceptance_columns[ACCEPTED_COLUMNS] = {
	[ACCEPTED_OF] = {WORD("Id"), 10, LOOK_NAME, accepted_of, NULL},
	[ACCEPTED_TITLE] = {WORD("Risk"), 46, LOOK_TEXT, accepted_title, NULL},
	[ACCEPTED_STATE] = {WORD("State"), 18, LOOK_WORD, accepted_state, NULL},
	[ACCEPTED_SEVERITY] = {WORD("Severity"), 10, LOOK_WORD, accepted_severity, NULL},
	[ACCEPTED_RESIDUAL] = {TITLE_RESIDUAL, 12, LOOK_WORK_WORD, accepted_residual, NULL},
	[ACCEPTED_FROM] = {WORD("From"), 12, LOOK_DATE, accepted_from, NULL},
	[ACCEPTED_UNTIL] = {TITLE_UNTIL, 12, LOOK_WORK_DATE, accepted_until, NULL},
	[ACCEPTED_OWNER] = {TITLE_OWNER, 16, LOOK_WORK_TEXT, accepted_owner, NULL},
	[ACCEPTED_APPROVER] = {TITLE_APPROVER, 16, LOOK_WORK_TEXT, accepted_approver, NULL},
	[ACCEPTED_REASON] = {TITLE_REASON, 40, LOOK_WORK_TEXT, accepted_reason, NULL},
	[ACCEPTED_CONTROL] = {TITLE_CONTROL, 40, LOOK_WORK_TEXT, accepted_control, NULL},
	[ACCEPTED_REVOKED] = {WORD("Revoked"), 30, LOOK_TEXT, accepted_revoked, NULL},
	[ACCEPTED_RECORDED] = {WORD("Recorded"), 21, LOOK_MUTED, accepted_recorded, NULL},
	[ACCEPTED_BY] = {WORD("By"), 16, LOOK_TEXT, accepted_by, NULL},
	[ACCEPTED_RECORD] = {TITLE_RECORD, 38, LOOK_MUTED, accepted_record, NULL},
	[ACCEPTED_SUPERSEDES] = {WORD("Supersedes"), 38, LOOK_MUTED, accepted_supersedes, NULL},
};

CELL(score_title, datum_quote(datum_text(score_name(w)), w->i != score_row_overall(w->r)))
CELL(score_of, datum_text(area(w) ? w->r->q->sections[area(w)->section].title : NULL))
CELL(score_low, points(range(w)->any, range(w)->low))
CELL(score_high, points(range(w)->any, range(w)->high))
CELL(score_so_far, points(range(w)->any && range(w)->has_so_far, range(w)->so_far))
CELL(score_open, still_open(range(w)))
CELL_TEXT_OF(score_range, put_range(out, range(w)))
CELL(score_band, datum_word(range(w)->any ? range_band_name(range(w)) : range_absent(range(w))))
CELL_TEXT_OF(score_answered_of,
	     str_addf(out, tr("%zu of %zu"), progress(w)->answered, progress(w)->asked))
CELL(score_asked, datum_number((int64_t)progress(w)->asked, 0))
CELL(score_answered, datum_number((int64_t)progress(w)->answered, 0))
CELL(score_unknown, datum_number((int64_t)progress(w)->unknown, 0))
CELL(score_na, datum_number((int64_t)(progress(w)->asked - progress(w)->applicable), 0))
CELL(score_flagged, datum_number((int64_t)progress(w)->flagged, 0))

const struct column score_columns[SCORE_COLUMNS] = {
	[SCORE_TITLE] = {WORD("Section"), 30, LOOK_NAME, score_title, NULL},
	[SCORE_LOW] = {WORD("Low"), 13, LOOK_NUMBER, score_low, NULL},
	[SCORE_HIGH] = {WORD("High"), 14, LOOK_NUMBER, score_high, NULL},
	[SCORE_SO_FAR] = {WORD("So far"), 15, LOOK_NUMBER, score_so_far, NULL},
	[SCORE_OPEN] = {WORD("Still open"), 11, LOOK_NUMBER, score_open, NULL},
	[SCORE_RANGE] = {WORD("Low to high"), 14, LOOK_NUMBER, score_range, NULL},
	[SCORE_BAND] = {WORD("Band"), 22, LOOK_WORD, score_band, NULL},
	[SCORE_ANSWERED_OF] = {WORD("Answered"), 11, LOOK_COUNT, score_answered_of, NULL},
	[SCORE_ASKED] = {WORD("Asked"), 9, LOOK_COUNT, score_asked, NULL},
	[SCORE_ANSWERED] = {WORD("Answered"), 10, LOOK_COUNT, score_answered, NULL},
	[SCORE_UNKNOWN] = {WORD("Unknown"), 10, LOOK_COUNT, score_unknown, NULL},
	[SCORE_NOT_APPLICABLE] = {WORD("N/a"), 9, LOOK_COUNT, score_na, NULL},
	[SCORE_FLAGGED] = {WORD("Flagged"), 10, LOOK_COUNT, score_flagged, NULL},
	[SCORE_OF] = {WORD("Section"), 30, LOOK_TEXT, score_of, NULL},
	[SCORE_AREA] = {WORD("Area"), 30, LOOK_NAME, score_title, NULL},
};
/* clang-format on */

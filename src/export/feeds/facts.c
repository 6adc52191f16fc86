#include "export/feeds/facts.h"

#include <string.h>

#include "base/date.h"
#include "export/report/answer_words.h"
#include "export/report/plan_facts.h"

static const struct assessment *a(const struct row *w)
{
	return w->r->a;
}

static const struct question *question(const struct row *w)
{
	return &w->r->q->questions[w->i];
}

static const struct action *act(const struct row *w)
{
	return &w->r->plan.actions[w->i];
}

static const struct acceptance *accepted(const struct row *w)
{
	return w->r->acceptances[w->i];
}

static struct datum flag(bool is)
{
	return datum_number(is, 0);
}

static struct datum count(size_t n)
{
	return datum_number((int64_t)n, 0);
}

static struct datum time_of(struct arena *arena, int64_t seconds)
{
	char buf[32];

	return datum_text(arena_strdup(arena, date_time_text(buf, seconds)));
}

static struct datum section_of(const struct row *w, int section)
{
	return datum_text(section < 0 ? NULL : w->r->q->sections[section].id);
}

static struct datum area_of(const struct row *w, int area)
{
	return datum_text(area < 0 ? NULL : w->r->q->areas[area].id);
}

static const char *updated(const struct action *action)
{
	return action->entry ? action->entry->at : NULL;
}

/* A column that no table of the report has. */
#define OWN(name, ...) \
	CELL(name##_cell, __VA_ARGS__) \
	static const struct column name = {.cell = name##_cell};
#define OWN_TEXT_OF(name, ...) \
	CELL_TEXT_OF(name##_cell, __VA_ARGS__) \
	static const struct column name = {.cell = name##_cell};

/* clang-format off */
OWN(assessment_id, datum_text(a(w)->id))
OWN(as_of, ((struct datum){.kind = DATUM_DAY, .value = w->r->as_of}))
OWN(generated_at, time_of(w->arena, w->r->generated))
OWN(schema_version, (void)w, datum_number(FACTS_VERSION, 0))
OWN(tool, datum_text(w->r->tool))
OWN_TEXT_OF(redaction, redaction_words(out, w->r->redaction))
OWN(title, datum_text(report_title(w->r)))
OWN(scope, datum_text(a(w)->about.scope))
OWN(assessed_on, datum_date(a(w)->about.date))
OWN(questionnaire_id, datum_text(w->r->q->id))
OWN(questionnaire_version, datum_text(w->r->q->version))
OWN(content_date, datum_date(w->r->q->content_date))
OWN(depth, datum_text(depth_name(a(w)->settings.has_depth ? a(w)->settings.depth : DEPTH_DEEP)))
OWN(target_level, datum_number(w->r->plan.target, 0))
OWN(capacity_days,
    w->r->plan.capacity > 0 ? datum_number(w->r->plan.capacity, 0) : datum_text(NULL))
OWN(findings_critical, count(findings_of(w->r, SEVERITY_CRITICAL)))
OWN(findings_high, count(findings_of(w->r, SEVERITY_HIGH)))
OWN(findings_medium, count(findings_of(w->r, SEVERITY_MEDIUM)))
OWN(findings_low, count(findings_of(w->r, SEVERITY_LOW)))
OWN(actions_left, count(w->r->plan.totals.left))
OWN(actions_done, count(w->r->plan.totals.done))
OWN(actions_accepted, count(w->r->plan.totals.accepted))
OWN(actions_rejected, count(w->r->plan.totals.rejected))
OWN(effort_days_left, datum_number((int64_t)w->r->plan.totals.effort * 5, 1))
OWN(risk_left, datum_number(w->r->plan.totals.risk, 1))
OWN(gain_left, datum_number(w->r->plan.totals.gain, 3))
OWN(conflicts, count(a(w)->n_conflicts))

OWN(section_id, datum_text(w->r->q->sections[w->i].id))
OWN(section_kind, datum_text(section_kind_name(w->r->q->sections[w->i].kind)))
OWN(section_weight, datum_number(w->r->score.weights[w->i], 0))

OWN(is_question, (void)w, datum_text("question"))
OWN(is_decision, (void)w, datum_text("decision"))
OWN(is_field, (void)w, datum_text("field"))
OWN(question_section, section_of(w, (int)question(w)->section))
OWN(question_area, area_of(w, (int)question(w)->area))
OWN(question_asked, flag(w->r->score.questions[w->i].asked))
OWN(level_of_question, question_level(w->r, w->i) < 0 ? datum_text(NULL)
						   : datum_number(question_level(w->r, w->i), 0))
OWN(question_flag, flag(w->r->a->questions[w->i].flag))
OWN(decision_asked, flag(w->r->score.decision_asked[w->i]))
OWN(decision_confidence, datum_text(w->r->a->decisions[w->i].confidence == CONFIDENCE_NONE ? NULL
		: confidence_name(w->r->a->decisions[w->i].confidence)))
OWN(decision_flag, flag(w->r->a->decisions[w->i].flag))
OWN(decision_by, datum_text(w->r->a->decisions[w->i].by))
OWN(decision_at, datum_text(w->r->a->decisions[w->i].at))
OWN(field_id, datum_text(w->r->q->fields[w->i].name))
OWN(field_title, datum_text(w->r->q->fields[w->i].title))
OWN(field_asked, flag(w->r->score.field_asked[w->i]))
OWN(field_state, datum_text(w->r->a->fields[w->i].set ? "answered" : "unanswered"))
OWN_TEXT_OF(field_answer, field_words(out, w->r, w->i))

OWN(action_section, section_of(w, act(w)->section))
OWN(action_area, area_of(w, act(w)->area))
OWN(overdue, flag(action_is_overdue(act(w), w->r->as_of)))
OWN(contradicted, flag(act(w)->contradicted))
OWN(updated_at, datum_text(updated(act(w))))

OWN(acceptance_id, datum_text(accepted(w)->id))
OWN(revoked_at, datum_text(accepted(w)->revoked_at))
OWN(revoked_by, datum_text(accepted(w)->revoked_by))
OWN(revoked_reason, datum_text(accepted(w)->revoked_reason))

#define KEYS {"assessment_id", FACT_TEXT, {&assessment_id, &assessment_id, &assessment_id}}, \
	     {"as_of", FACT_DATE, {&as_of, &as_of, &as_of}}
#define END {NULL, FACT_TEXT, {NULL, NULL, NULL}}
/* The same column of one kind of row; and another one of each. */
#define ONE(name, type, column) {name, type, {&(column), NULL, NULL}}
#define EACH(name, type, ...) {name, type, {__VA_ARGS__}}

static const struct fact assessment_facts[] = {
	KEYS,
	ONE("generated_at", FACT_TIME, generated_at),
	ONE("schema_version", FACT_INTEGER, schema_version),
	ONE("tool", FACT_TEXT, tool),
	ONE("redaction", FACT_TEXT, redaction),
	ONE("title", FACT_TEXT, title),
	ONE("scope", FACT_TEXT, scope),
	ONE("assessed_on", FACT_DATE, assessed_on),
	ONE("questionnaire_id", FACT_TEXT, questionnaire_id),
	ONE("questionnaire_version", FACT_TEXT, questionnaire_version),
	ONE("content_date", FACT_DATE, content_date),
	ONE("depth", FACT_TEXT, depth),
	ONE("target_level", FACT_INTEGER, target_level),
	ONE("capacity_days", FACT_INTEGER, capacity_days),
	ONE("score_low", FACT_NUMBER, score_columns[SCORE_LOW]),
	ONE("score_high", FACT_NUMBER, score_columns[SCORE_HIGH]),
	ONE("score_so_far", FACT_NUMBER, score_columns[SCORE_SO_FAR]),
	ONE("band", FACT_TEXT, score_columns[SCORE_BAND]),
	ONE("questions_asked", FACT_INTEGER, score_columns[SCORE_ASKED]),
	ONE("questions_answered", FACT_INTEGER, score_columns[SCORE_ANSWERED]),
	ONE("questions_unknown", FACT_INTEGER, score_columns[SCORE_UNKNOWN]),
	ONE("questions_not_applicable", FACT_INTEGER, score_columns[SCORE_NOT_APPLICABLE]),
	ONE("questions_flagged", FACT_INTEGER, score_columns[SCORE_FLAGGED]),
	ONE("findings_critical", FACT_INTEGER, findings_critical),
	ONE("findings_high", FACT_INTEGER, findings_high),
	ONE("findings_medium", FACT_INTEGER, findings_medium),
	ONE("findings_low", FACT_INTEGER, findings_low),
	ONE("actions_left", FACT_INTEGER, actions_left),
	ONE("actions_done", FACT_INTEGER, actions_done),
	ONE("actions_accepted", FACT_INTEGER, actions_accepted),
	ONE("actions_rejected", FACT_INTEGER, actions_rejected),
	ONE("effort_days_left", FACT_NUMBER, effort_days_left),
	ONE("risk_left", FACT_NUMBER, risk_left),
	ONE("gain_left", FACT_NUMBER, gain_left),
	ONE("conflicts", FACT_INTEGER, conflicts),
	END,
};

static const struct fact section_facts[] = {
	KEYS,
	ONE("section_id", FACT_TEXT, section_id),
	ONE("title", FACT_TEXT, score_columns[SCORE_TITLE]),
	ONE("kind", FACT_TEXT, section_kind),
	ONE("weight", FACT_INTEGER, section_weight),
	ONE("score_low", FACT_NUMBER, score_columns[SCORE_LOW]),
	ONE("score_high", FACT_NUMBER, score_columns[SCORE_HIGH]),
	ONE("score_so_far", FACT_NUMBER, score_columns[SCORE_SO_FAR]),
	ONE("band", FACT_TEXT, score_columns[SCORE_BAND]),
	ONE("questions_asked", FACT_INTEGER, score_columns[SCORE_ASKED]),
	ONE("questions_answered", FACT_INTEGER, score_columns[SCORE_ANSWERED]),
	ONE("questions_unknown", FACT_INTEGER, score_columns[SCORE_UNKNOWN]),
	ONE("questions_not_applicable", FACT_INTEGER, score_columns[SCORE_NOT_APPLICABLE]),
	ONE("questions_flagged", FACT_INTEGER, score_columns[SCORE_FLAGGED]),
	END,
};

static const struct fact answer_facts[] = {
	KEYS,
	EACH("answer_id", FACT_TEXT, &answer_columns[ANSWER_ID], &decision_columns[DECISION_ID],
	     &field_id),
	EACH("kind", FACT_TEXT, &is_question, &is_decision, &is_field),
	ONE("section_id", FACT_TEXT, question_section),
	ONE("area_id", FACT_TEXT, question_area),
	EACH("title", FACT_TEXT, &answer_columns[ANSWER_ASK], &decision_columns[DECISION_NAME],
	     &field_title),
	EACH("asked", FACT_BOOLEAN, &question_asked, &decision_asked, &field_asked),
	EACH("state", FACT_TEXT, &answer_columns[ANSWER_STATE], &decision_columns[DECISION_STATE],
	     &field_state),
	EACH("answer", FACT_TEXT, &answer_columns[ANSWER_TEXT], &decision_columns[DECISION_ANSWER],
	     &field_answer),
	ONE("level", FACT_INTEGER, level_of_question),
	EACH("fit", FACT_INTEGER, NULL, &decision_columns[DECISION_FIT], NULL),
	ONE("score_low", FACT_NUMBER, answer_columns[ANSWER_LOW]),
	ONE("score_high", FACT_NUMBER, answer_columns[ANSWER_HIGH]),
	ONE("weight", FACT_INTEGER, answer_columns[ANSWER_WEIGHT]),
	ONE("gap", FACT_TEXT, answer_columns[ANSWER_GAP]),
	EACH("note", FACT_TEXT, &answer_columns[ANSWER_NOTE], &decision_columns[DECISION_NOTE],
	     NULL),
	EACH("evidence", FACT_TEXT, &answer_columns[ANSWER_EVIDENCE],
	     &decision_columns[DECISION_EVIDENCE], NULL),
	EACH("confidence", FACT_TEXT, &answer_columns[ANSWER_CONFIDENCE], &decision_confidence,
	     NULL),
	EACH("flagged", FACT_BOOLEAN, &question_flag, &decision_flag, NULL),
	EACH("answered_by", FACT_TEXT, &answer_columns[ANSWER_BY], &decision_by, NULL),
	EACH("answered_at", FACT_TIME, &answer_columns[ANSWER_AT], &decision_at, NULL),
	END,
};

static const struct fact finding_facts[] = {
	KEYS,
	ONE("finding_id", FACT_TEXT, finding_columns[FINDING_ID]),
	ONE("kind", FACT_TEXT, finding_columns[FINDING_KIND]),
	ONE("severity", FACT_TEXT, finding_columns[FINDING_SEVERITY]),
	ONE("finding", FACT_TEXT, finding_columns[FINDING_TEXT]),
	ONE("facts", FACT_TEXT, finding_columns[FINDING_FACTS]),
	ONE("contain", FACT_TEXT, finding_columns[FINDING_CONTAIN]),
	ONE("fix", FACT_TEXT, finding_columns[FINDING_FIX]),
	ONE("blames", FACT_TEXT, finding_columns[FINDING_BLAMES]),
	END,
};

static const struct fact action_facts[] = {
	KEYS,
	ONE("action_id", FACT_TEXT, plan_columns[PLAN_ID]),
	ONE("plan_rank", FACT_INTEGER, plan_columns[PLAN_RANK]),
	ONE("kind", FACT_TEXT, plan_columns[PLAN_KIND]),
	ONE("title", FACT_TEXT, plan_columns[PLAN_TITLE]),
	ONE("section_id", FACT_TEXT, action_section),
	ONE("area_id", FACT_TEXT, action_area),
	ONE("severity", FACT_TEXT, plan_columns[PLAN_SEVERITY]),
	ONE("wave", FACT_TEXT, plan_columns[PLAN_WAVE]),
	ONE("status", FACT_TEXT, plan_columns[PLAN_STATUS]),
	ONE("owner", FACT_TEXT, plan_columns[PLAN_OWNER]),
	ONE("due", FACT_DATE, plan_columns[PLAN_DUE]),
	ONE("note", FACT_TEXT, plan_columns[PLAN_NOTE]),
	ONE("updated_at", FACT_TIME, updated_at),
	ONE("overdue", FACT_BOOLEAN, overdue),
	ONE("contradicted", FACT_BOOLEAN, contradicted),
	ONE("effort_days", FACT_NUMBER, plan_columns[PLAN_DAYS]),
	ONE("risk", FACT_NUMBER, plan_columns[PLAN_RISK]),
	ONE("priority", FACT_NUMBER, plan_columns[PLAN_PRIORITY]),
	ONE("gain", FACT_NUMBER, plan_columns[PLAN_GAIN]),
	ONE("gain_alone", FACT_NUMBER, plan_columns[PLAN_GAIN_ALONE]),
	ONE("done_when", FACT_TEXT, plan_columns[PLAN_DONE_WHEN]),
	ONE("needs", FACT_TEXT, plan_columns[PLAN_NEEDS]),
	ONE("waits_for", FACT_TEXT, plan_columns[PLAN_WAITS]),
	ONE("ends", FACT_TEXT, plan_columns[PLAN_ENDS]),
	ONE("opens", FACT_TEXT, plan_columns[PLAN_OPENS]),
	END,
};

static const struct fact acceptance_facts[] = {
	KEYS,
	ONE("acceptance_id", FACT_TEXT, acceptance_id),
	ONE("accepted_id", FACT_TEXT, acceptance_columns[ACCEPTED_OF]),
	ONE("title", FACT_TEXT, acceptance_columns[ACCEPTED_TITLE]),
	ONE("state", FACT_TEXT, acceptance_columns[ACCEPTED_STATE]),
	ONE("severity", FACT_TEXT, acceptance_columns[ACCEPTED_SEVERITY]),
	ONE("residual", FACT_TEXT, acceptance_columns[ACCEPTED_RESIDUAL]),
	ONE("valid_from", FACT_DATE, acceptance_columns[ACCEPTED_FROM]),
	ONE("valid_until", FACT_DATE, acceptance_columns[ACCEPTED_UNTIL]),
	ONE("owner", FACT_TEXT, acceptance_columns[ACCEPTED_OWNER]),
	ONE("approver", FACT_TEXT, acceptance_columns[ACCEPTED_APPROVER]),
	ONE("reason", FACT_TEXT, acceptance_columns[ACCEPTED_REASON]),
	ONE("control", FACT_TEXT, acceptance_columns[ACCEPTED_CONTROL]),
	ONE("recorded_at", FACT_TIME, acceptance_columns[ACCEPTED_RECORDED]),
	ONE("recorded_by", FACT_TEXT, acceptance_columns[ACCEPTED_BY]),
	ONE("supersedes_id", FACT_TEXT, acceptance_columns[ACCEPTED_SUPERSEDES]),
	ONE("revoked_at", FACT_TIME, revoked_at),
	ONE("revoked_by", FACT_TEXT, revoked_by),
	ONE("revoked_reason", FACT_TEXT, revoked_reason),
	END,
};
/* clang-format on */

/* The assessment is where the scores have the overall one. */
static size_t n_scores(const struct report *r)
{
	return score_row_overall(r) + 1;
}

static bool is_overall(const struct report *r, size_t i)
{
	return i == score_row_overall(r);
}

static size_t n_sections(const struct report *r)
{
	return r->q->n_sections;
}

static size_t n_questions(const struct report *r)
{
	return r->q->n_questions;
}

static size_t n_decisions(const struct report *r)
{
	return r->q->n_decisions;
}

static size_t n_fields(const struct report *r)
{
	return r->q->n_fields;
}

/* What is a decision, too, is one. */
static bool own_field_shown(const struct report *r, size_t field)
{
	return r->q->fields[field].kind != FIELD_DECISION && field_shown(r, field);
}

static size_t n_findings(const struct report *r)
{
	return r->plan.n_findings + r->plan.n_unverified;
}

static size_t n_actions(const struct report *r)
{
	return r->plan.n_actions;
}

static size_t n_acceptances(const struct report *r)
{
	return r->n_acceptances;
}

const struct fact_table fact_tables[] = {
	{"assessments", assessment_facts, {{n_scores, is_overall}}},
	{"sections", section_facts, {{n_sections, NULL}}},
	{"answers",
	 answer_facts,
	 {{n_questions, question_shown}, {n_decisions, decision_shown},
	  {n_fields, own_field_shown}}},
	{"findings", finding_facts, {{n_findings, NULL}}},
	{"actions", action_facts, {{n_actions, NULL}}},
	{"acceptances", acceptance_facts, {{n_acceptances, NULL}}},
	{NULL, NULL, {{NULL, NULL}}},
};

struct datum fact_datum(const struct fact *f, size_t source, const struct row *w)
{
	static const enum datum_kind kinds[] = {
		[FACT_TEXT] = DATUM_TEXT,      [FACT_INTEGER] = DATUM_NUMBER,
		[FACT_NUMBER] = DATUM_NUMBER,  [FACT_BOOLEAN] = DATUM_NUMBER,
		[FACT_DATE] = DATUM_DAY,       [FACT_TIME] = DATUM_TEXT,
	};
	struct datum d = f->of[source] ? f->of[source]->cell(w) : datum_text(NULL);
	int64_t seconds;

	d.kind = d.kind == DATUM_WORD ? DATUM_TEXT : d.kind;
	if (d.kind != kinds[f->type] ||
	    (f->type == FACT_TIME && !date_time_parse(d.text, &seconds)))
		return datum_text(NULL);
	return d;
}

/* The plan as an OSCAL plan of action and milestones (JSON, version 1.0.6).
 *
 * An answer is an observation; a finding, and what each action is to end, a risk; an action an
 * item with a remediation, whose tasks are its steps. Each thing has the UUID that stands for
 * its kind and id within the assessment's own (version 5, see uuid.h): the same at every
 * export. What is named by a UUID is always in the file. */
#include "export/feeds/feeds.h"

#include <string.h>

#include "base/date.h"
#include "base/names.h"
#include "base/uuid.h"
#include "base/words.h"
#include "export/report/answer_words.h"
#include "export/report/columns.h"
#include "export/report/formats.h"
#include "export/text/json.h"

#define OSCAL_VERSION "1.0.6"
/* Whose names our properties are. */
#define NAMESPACE "urn:uuid:9e1f7c52-6d0b-4b0e-8a3c-2f5d7b1c4e60"
#define TEXT_MAX 8000

struct poam {
	struct arena arena;
	const struct report *r;
	struct json_writer json;
	struct json_writer *w;
	bool *questions, *decisions; /* that something in it is about */
	struct names accepted;       /* what a risk in force is of: place in r->acceptances */
};

static void put_uuid(struct poam *p, const char *key, const char *kind, const char *id)
{
	char uuid[UUID_TEXT];

	uuid_named(uuid, p->r->a->id, arena_printf(&p->arena, "%s/%s", kind, id));
	json_text(p->w, key, uuid);
}

/* On one line; "-" for nothing, where OSCAL wants something. */
static void put_text(struct poam *p, const char *key, const char *text)
{
	struct str line = {0};

	feed_line(&line, text ? text : "", TEXT_MAX);
	json_text(p->w, key, line.len ? str_text(&line) : "-");
	str_release(&line);
}

static void put_optional(struct poam *p, const char *key, const char *text)
{
	if (text && *text)
		put_text(p, key, text);
}

static void put_prop(struct poam *p, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	json_open(p->w, NULL, '{', true);
	json_text(p->w, "name", name);
	json_text(p->w, "ns", NAMESPACE);
	put_text(p, "value", value);
	json_close(p->w, '}');
}

static void put_day(struct poam *p, const char *key, const char *date)
{
	json_text(p->w, key, arena_printf(&p->arena, "%sT00:00:00Z", date));
}

/* A list of one object that holds one UUID each. */
static void put_related(struct poam *p, const char *key, const char *kind, const char *id)
{
	json_open(p->w, NULL, '{', true);
	put_uuid(p, key, kind, id);
	json_close(p->w, '}');
}

static void put_words(struct poam *p, const char *key, const struct column *c,
		      const struct row *row)
{
	struct str words = {0};

	column_words(&words, c, row);
	put_text(p, key, str_text(&words));
	str_release(&words);
}

/* ---- Who ---- */

static void put_party(struct poam *p, struct names *seen, const char *name)
{
	if (!name || !*name || names_add(seen, name, 0) != NAMES_NONE)
		return;
	if (seen->n == 1)
		json_open(p->w, "parties", '[', false);
	json_open(p->w, NULL, '{', true);
	put_uuid(p, "uuid", "party", name);
	json_text(p->w, "type", "person");
	put_text(p, "name", name);
	json_close(p->w, '}');
}

static const char *owner_of(const struct plan_entry *e)
{
	return e ? e->owner : "";
}

static void put_parties(struct poam *p)
{
	struct names seen = {.arena = &p->arena};

	for (size_t i = 0; i < p->r->plan.n_actions; i++) {
		const struct action *act = &p->r->plan.actions[i];

		put_party(p, &seen, owner_of(act->entry));
		for (size_t k = 0; k < act->n_steps; k++)
			put_party(p, &seen, owner_of(act->steps[k].entry));
	}
	if (seen.n)
		json_close(p->w, ']');
}

static void put_owner(struct poam *p, const struct plan_entry *e)
{
	if (!*owner_of(e))
		return;
	json_open(p->w, "responsible-roles", '[', true);
	json_open(p->w, NULL, '{', true);
	json_text(p->w, "role-id", "owner");
	json_open(p->w, "party-uuids", '[', true);
	put_uuid(p, NULL, "party", e->owner);
	json_close(p->w, ']');
	json_close(p->w, '}');
	json_close(p->w, ']');
}

static void put_metadata(struct poam *p)
{
	const struct report *r = p->r;
	struct str words = {0};
	char buf[32];

	json_open(p->w, "metadata", '{', false);
	put_text(p, "title", report_title(r));
	json_text(p->w, "last-modified", date_time_text(buf, r->generated));
	json_text(p->w, "version", date_text(buf, r->as_of));
	json_text(p->w, "oscal-version", OSCAL_VERSION);
	json_open(p->w, "document-ids", '[', true);
	json_open(p->w, NULL, '{', true);
	put_text(p, "identifier", r->a->id);
	json_close(p->w, '}');
	json_close(p->w, ']');
	json_open(p->w, "roles", '[', true);
	json_open(p->w, NULL, '{', true);
	json_text(p->w, "id", "owner");
	json_text(p->w, "title", tr("Owner"));
	json_close(p->w, '}');
	json_close(p->w, ']');
	put_parties(p);
	redaction_words(&words, r->redaction);
	put_optional(p, "remarks", str_text(&words));
	str_release(&words);
	json_close(p->w, '}');
}

/* The program is what others name as where a thing came from. */
static void put_tool(struct poam *p)
{
	json_open(p->w, "local-definitions", '{', false);
	json_open(p->w, "components", '[', false);
	json_open(p->w, NULL, '{', false);
	put_uuid(p, "uuid", "component", "tool");
	json_text(p->w, "type", "software");
	json_text(p->w, "title", p->r->tool);
	put_text(p, "description",
		 arena_printf(&p->arena, tr("Scores the answers of a team to %s, version %s."),
			      p->r->q->title, p->r->q->version));
	json_open(p->w, "status", '{', true);
	json_text(p->w, "state", "operational");
	json_close(p->w, '}');
	json_close(p->w, '}');
	json_close(p->w, ']');
	json_close(p->w, '}');
}

static void put_origin(struct poam *p)
{
	json_open(p->w, "actors", '[', true);
	json_open(p->w, NULL, '{', true);
	json_text(p->w, "type", "tool");
	put_uuid(p, "actor-uuid", "component", "tool");
	json_close(p->w, '}');
	json_close(p->w, ']');
}

/* ---- Observations: the answers that something is about ---- */

static void about_rule(struct poam *p, size_t rule)
{
	const struct rule *it = &p->r->q->rules[rule];

	for (size_t i = 0; i < it->questions.n; i++)
		p->questions[it->questions.items[i]] = true;
	for (size_t i = 0; i < it->decisions.n; i++)
		p->decisions[it->decisions.items[i]] = true;
}

static void find_observed(struct poam *p)
{
	const struct plan *plan = &p->r->plan;

	p->questions = arena_new(&p->arena, bool, p->r->q->n_questions);
	p->decisions = arena_new(&p->arena, bool, p->r->q->n_decisions);
	for (size_t i = 0; i < plan->n_findings; i++)
		about_rule(p, plan->findings[i].rule);
	for (size_t i = 0; i < plan->n_actions; i++) {
		if (plan->actions[i].decision >= 0)
			p->decisions[plan->actions[i].decision] = true;
		else if (plan->actions[i].question >= 0)
			p->questions[plan->actions[i].question] = true;
	}
}

static void put_evidence(struct poam *p, const struct texts *evidence)
{
	if (!evidence->n)
		return;
	json_open(p->w, "relevant-evidence", '[', false);
	for (size_t i = 0; i < evidence->n; i++) {
		const char *url = source_url(&p->arena, evidence->items[i]);

		json_open(p->w, NULL, '{', true);
		if (url)
			json_text(p->w, "href", url);
		put_text(p, "description", evidence->items[i]);
		json_close(p->w, '}');
	}
	json_close(p->w, ']');
}

static void put_observation(struct poam *p, struct thing what, const struct answer *answer)
{
	const struct report *r = p->r;
	const char *id = thing_id(r->q, what), *state;
	struct str words = {0};
	int64_t at;
	char buf[32];

	if (what.kind == THING_QUESTION) {
		answer_words(&words, r, what.index);
		state = question_state(r, what.index);
	} else {
		decision_words(&words, r, what.index);
		state = decision_state(r, what.index);
	}
	if (!date_time_parse(answer->at ? answer->at : "", &at))
		at = r->generated;
	json_open(p->w, NULL, '{', false);
	put_uuid(p, "uuid", "observation", id);
	put_text(p, "title", thing_ask(r->q, what));
	put_text(p, "description", words.len ? str_text(&words) : tr(state));
	json_open(p->w, "props", '[', false);
	put_prop(p, "id", id);
	put_prop(p, "state", state);
	json_close(p->w, ']');
	json_open(p->w, "methods", '[', true);
	json_text(p->w, NULL, "INTERVIEW");
	json_close(p->w, ']');
	put_evidence(p, &answer->evidence);
	json_text(p->w, "collected", date_time_text(buf, at));
	put_optional(p, "remarks", answer->note);
	json_close(p->w, '}');
	str_release(&words);
}

static bool any_of(const bool *list, size_t n)
{
	return n && memchr(list, true, n);
}

static void put_observations(struct poam *p)
{
	const struct report *r = p->r;

	if (!any_of(p->questions, r->q->n_questions) && !any_of(p->decisions, r->q->n_decisions))
		return;
	json_open(p->w, "observations", '[', false);
	for (size_t i = 0; i < r->q->n_decisions; i++)
		if (p->decisions[i])
			put_observation(p, (struct thing){THING_DECISION, i},
					&r->a->decisions[i]);
	for (size_t i = 0; i < r->q->n_questions; i++)
		if (p->questions[i])
			put_observation(p, (struct thing){THING_QUESTION, i},
					&r->a->questions[i]);
	json_close(p->w, ']');
}

/* ---- Risks ---- */

static void put_facets(struct poam *p, enum severity severity)
{
	json_open(p->w, "characterizations", '[', false);
	json_open(p->w, NULL, '{', false);
	json_open(p->w, "origin", '{', true);
	put_origin(p);
	json_close(p->w, '}');
	json_open(p->w, "facets", '[', true);
	json_open(p->w, NULL, '{', true);
	json_text(p->w, "name", "severity");
	json_text(p->w, "system", NAMESPACE);
	json_text(p->w, "value", severity_name(severity));
	json_close(p->w, '}');
	json_close(p->w, ']');
	json_close(p->w, '}');
	json_close(p->w, ']');
}

static void put_control(struct poam *p, const struct acceptance *c, const char *id)
{
	if (!c || !*c->control)
		return;
	json_open(p->w, "mitigating-factors", '[', false);
	json_open(p->w, NULL, '{', true);
	put_uuid(p, "uuid", "control", id);
	put_text(p, "description", c->control);
	json_close(p->w, '}');
	json_close(p->w, ']');
}

static void put_finding(struct poam *p, size_t i)
{
	const struct finding *f = &p->r->plan.findings[i];
	const struct rule *rule = &p->r->q->rules[f->rule];
	struct row row = {&p->arena, p->r, i, -1};
	size_t record = names_find(&p->accepted, rule->id);
	const struct acceptance *c =
		record == NAMES_NONE ? NULL : p->r->acceptances[record];

	json_open(p->w, NULL, '{', false);
	put_uuid(p, "uuid", "finding", rule->id);
	put_words(p, "title", &finding_columns[FINDING_TEXT], &row);
	put_words(p, "description", &finding_columns[FINDING_FACTS], &row);
	put_words(p, "statement", &finding_columns[FINDING_FIX], &row);
	json_open(p->w, "props", '[', false);
	put_prop(p, "id", rule->id);
	json_close(p->w, ']');
	json_text(p->w, "status", c ? "deviation-approved" : "open");
	put_facets(p, f->severity);
	put_control(p, c, arena_printf(&p->arena, "finding/%s", rule->id));
	if (rule->decisions.n || rule->questions.n) {
		json_open(p->w, "related-observations", '[', false);
		for (size_t k = 0; k < rule->decisions.n; k++)
			put_related(p, "observation-uuid", "observation",
				    p->r->q->decisions[rule->decisions.items[k]].id);
		for (size_t k = 0; k < rule->questions.n; k++)
			put_related(p, "observation-uuid", "observation",
				    p->r->q->questions[rule->questions.items[k]].id);
		json_close(p->w, ']');
	}
	json_close(p->w, '}');
}

static void put_timing(struct poam *p, const struct plan_entry *e)
{
	if (!e || !*e->due)
		return;
	json_open(p->w, "timing", '{', true);
	json_open(p->w, "on-date", '{', true);
	put_day(p, "date", e->due);
	json_close(p->w, '}');
	json_close(p->w, '}');
}

static void put_steps(struct poam *p, size_t i)
{
	const struct action *act = &p->r->plan.actions[i];

	json_open(p->w, "tasks", '[', false);
	for (size_t k = 0; k < act->n_steps; k++) {
		json_open(p->w, NULL, '{', false);
		put_uuid(p, "uuid", "step", act->steps[k].id);
		json_text(p->w, "type", "action");
		put_words(p, "title", &plan_columns[PLAN_TITLE],
			  &(struct row){&p->arena, p->r, i, (int)k});
		put_timing(p, act->steps[k].entry);
		put_owner(p, act->steps[k].entry);
		json_close(p->w, '}');
	}
	json_close(p->w, ']');
}

static const char *lifecycle(const struct action *act)
{
	if (act->status == PLAN_DONE)
		return "completed";
	return act->status == PLAN_IN_PROGRESS || act->entry ? "planned" : "recommendation";
}

static void put_remediation(struct poam *p, size_t i)
{
	const struct action *act = &p->r->plan.actions[i];
	struct row row = {&p->arena, p->r, i, -1};

	json_open(p->w, "remediations", '[', false);
	json_open(p->w, NULL, '{', false);
	put_uuid(p, "uuid", "remediation", act->id);
	json_text(p->w, "lifecycle", lifecycle(act));
	put_text(p, "title", act->whole_title);
	put_words(p, "description", &plan_columns[PLAN_FIX], &row);
	json_open(p->w, "tasks", '[', false);
	json_open(p->w, NULL, '{', false);
	put_uuid(p, "uuid", "milestone", act->id);
	json_text(p->w, "type", "milestone");
	put_words(p, "title", &plan_columns[PLAN_DONE_WHEN], &row);
	put_timing(p, act->entry);
	if (step_has_row(act) && act->n_steps)
		put_steps(p, i);
	put_owner(p, act->entry);
	json_close(p->w, '}');
	json_close(p->w, ']');
	json_close(p->w, '}');
	json_close(p->w, ']');
}

/* What its answer is about; "" for none. */
static const char *observed(const struct poam *p, const struct action *act)
{
	if (act->decision >= 0)
		return p->r->q->decisions[act->decision].id;
	return act->question >= 0 ? p->r->q->questions[act->question].id : "";
}

static void put_observed(struct poam *p, const struct action *act)
{
	if (!*observed(p, act))
		return;
	json_open(p->w, "related-observations", '[', true);
	put_related(p, "observation-uuid", "observation", observed(p, act));
	json_close(p->w, ']');
}

static void put_gap(struct poam *p, size_t i)
{
	static const char *const states[] = {
		[PLAN_OPEN] = "open",
		[PLAN_IN_PROGRESS] = "remediating",
		[PLAN_DONE] = "closed",
		[PLAN_ACCEPTED] = "deviation-approved",
		[PLAN_REJECTED] = "open",
	};
	const struct action *act = &p->r->plan.actions[i];
	const struct acceptance *c = act->status == PLAN_ACCEPTED ? act->acceptance : NULL;
	struct row row = {&p->arena, p->r, i, -1};
	const char *about = action_about(p->r->q, act);

	json_open(p->w, NULL, '{', false);
	put_uuid(p, "uuid", "risk", act->id);
	put_text(p, "title", *about ? about : act->whole_title);
	put_words(p, "description", &plan_columns[PLAN_TERMS], &row);
	put_text(p, "statement",
		 act->question >= 0 && *p->r->q->questions[act->question].why
			 ? p->r->q->questions[act->question].why
			 : act->whole_title);
	json_text(p->w, "status", states[act->status]);
	put_facets(p, act->severity);
	put_control(p, c, act->id);
	if (act->entry && *act->entry->due)
		put_day(p, "deadline", act->entry->due);
	put_remediation(p, i);
	put_observed(p, act);
	json_close(p->w, '}');
}

static void put_risks(struct poam *p)
{
	const struct plan *plan = &p->r->plan;

	if (!plan->n_findings && !plan->n_actions)
		return;
	json_open(p->w, "risks", '[', false);
	for (size_t i = 0; i < plan->n_findings; i++)
		put_finding(p, i);
	for (size_t i = 0; i < plan->n_actions; i++)
		put_gap(p, i);
	json_close(p->w, ']');
}

/* ---- Items ---- */

static void put_item(struct poam *p, size_t i)
{
	static const struct {
		const char *name;
		enum plan_column column;
	} told[] = {
		{"id", PLAN_ID},           {"kind", PLAN_KIND},
		{"rank", PLAN_RANK},       {"severity", PLAN_SEVERITY},
		{"wave", PLAN_WAVE},       {"status", PLAN_STATUS},
		{"effort-days", PLAN_DAYS}, {"priority", PLAN_PRIORITY},
	};
	const struct action *act = &p->r->plan.actions[i];
	struct row row = {&p->arena, p->r, i, -1};
	struct str words = {0};

	json_open(p->w, NULL, '{', false);
	put_uuid(p, "uuid", "item", act->id);
	put_text(p, "title", act->whole_title);
	put_words(p, "description", &plan_columns[PLAN_DONE_WHEN], &row);
	json_open(p->w, "props", '[', false);
	for (size_t k = 0; k < sizeof told / sizeof *told; k++) {
		str_truncate(&words, 0);
		column_key(&words, &plan_columns[told[k].column], &row);
		put_prop(p, told[k].name, str_text(&words));
	}
	json_close(p->w, ']');
	put_observed(p, act);
	json_open(p->w, "related-risks", '[', false);
	put_related(p, "risk-uuid", "risk", act->id);
	for (size_t k = 0; k < act->ends.n; k++)
		put_related(p, "risk-uuid", "finding", p->r->q->rules[act->ends.items[k]].id);
	json_close(p->w, ']');
	put_optional(p, "remarks", act->entry ? act->entry->note : "");
	json_close(p->w, '}');
	str_release(&words);
}

/* OSCAL wants one at least. */
static void put_items(struct poam *p)
{
	json_open(p->w, "poam-items", '[', false);
	for (size_t i = 0; i < p->r->plan.n_actions; i++)
		put_item(p, i);
	if (!p->r->plan.n_actions) {
		json_open(p->w, NULL, '{', false);
		put_uuid(p, "uuid", "item", "none");
		json_text(p->w, "title", tr("Nothing is planned"));
		json_text(p->w, "description", tr("No answer so far calls for an action."));
		json_close(p->w, '}');
	}
	json_close(p->w, ']');
}

static void find_accepted(struct poam *p)
{
	p->accepted.arena = &p->arena;
	for (size_t i = 0; i < p->r->n_acceptances; i++) {
		enum acceptance_state state =
			report_acceptance_state(p->r, p->r->acceptances[i]);

		if (state == ACCEPTANCE_ACTIVE || state == ACCEPTANCE_EXPIRING)
			names_add(&p->accepted, p->r->acceptances[i]->of, i);
	}
}

void export_oscal_text(const struct report *r, struct str *out)
{
	struct str text = {0};
	struct poam p = {.r = r, .json = {.out = &text}};

	p.w = &p.json;
	find_observed(&p);
	find_accepted(&p);
	json_open(p.w, NULL, '{', false);
	json_open(p.w, "plan-of-action-and-milestones", '{', false);
	put_uuid(&p, "uuid", "plan", "");
	put_metadata(&p);
	json_open(p.w, "system-id", '{', true);
	json_text(p.w, "identifier-type", "http://ietf.org/rfc/rfc4122");
	put_uuid(&p, "id", "system", "");
	json_close(p.w, '}');
	put_tool(&p);
	put_observations(&p);
	put_risks(&p);
	put_items(&p);
	json_close(p.w, '}');
	json_close(p.w, '}');
	json_finish(out, &text);
	arena_release(&p.arena);
}

#include "export/text/json.h"

#include <string.h>

#include "base/date.h"
#include "base/json_read.h"
#include "export/report/answer_words.h"
#include "export/report/formats.h"
#include "export/report/plan_facts.h"
#include "model/assessment/conflict.h"

/* Only where there are any: then what counts is what stands on one side. */
static void put_conflicts(struct json_writer *w, const struct assessment *a)
{
	struct arena arena = {0};
	struct conflict *all;
	size_t n = conflicts_list(&arena, a, &all);

	json_open(w, "conflicts", '[', false);
	for (size_t i = 0; i < n; i++) {
		struct str place = {0}, ours = {0}, theirs = {0};

		conflict_place(&place, &all[i]);
		conflict_value(&ours, all[i].ours);
		conflict_value(&theirs, all[i].theirs);
		json_open(w, NULL, '{', true);
		json_text(w, "about", str_text(&place));
		json_text(w, "ours", str_text(&ours));
		json_text(w, "theirs", str_text(&theirs));
		json_close(w, '}');
		str_release(&place);
		str_release(&ours);
		str_release(&theirs);
	}
	json_close(w, ']');
	arena_release(&arena);
}

/* Likewise. */
static void put_redaction(struct json_writer *w, const struct report *r)
{
	struct str words = {0};

	redaction_words(&words, r->redaction);
	json_text(w, "redaction", str_text(&words));
	str_release(&words);
}

static void put_head(struct json_writer *w, const struct report *r)
{
	char buf[32];

	json_text(w, "format", "plumbline-report");
	json_integer(w, "version", 2);
	json_text(w, "generated", date_time_text(buf, r->generated));
	json_text(w, "as_of", date_text(buf, r->as_of));
	json_text(w, "tool", r->tool);
	json_word(w, "file", r->file);
	json_text(w, "title", report_title(r));
	json_open(w, "questionnaire", '{', true);
	json_text(w, "id", r->q->id);
	json_text(w, "version", r->q->version);
	json_text(w, "title", r->q->title);
	json_word(w, "answered_version", r->a->questionnaire_version);
	json_close(w, '}');
	json_word(w, "content_date", r->q->content_date);
	json_open(w, "assessment", '{', false);
	json_word(w, "id", r->a->id);
	json_word(w, "title", r->a->about.title);
	json_word(w, "date", r->a->about.date);
	json_word(w, "scope", r->a->about.scope);
	json_texts(w, "participants", &r->a->about.participants);
	json_close(w, '}');
	if (r->a->n_conflicts)
		put_conflicts(w, r->a);
	if (r->redaction != REDACT_NOTHING)
		put_redaction(w, r);
}

static void put_targets(struct json_writer *w, const struct report *r)
{
	json_open(w, "targets", '{', false);
	for (size_t i = 0; r->a->settings.targets && i < r->q->n_questions; i++)
		if (r->a->settings.targets[i])
			json_integer(w, r->q->questions[i].id, r->a->settings.targets[i]);
	json_close(w, '}');
}

static void put_settings(struct json_writer *w, const struct report *r)
{
	json_open(w, "settings", '{', false);
	json_text(
		w, "depth",
		depth_name(assessment_depth(r->a)));
	json_integer(w, "target", r->plan.target);
	if (r->plan.capacity > 0)
		json_integer(w, "capacity", r->plan.capacity);
	else
		json_null(w, "capacity");
	json_texts(w, "rank", &r->a->settings.rank);
	json_text(w, "by", r->by_gain ? "gain" : "risk");
	put_targets(w, r);
	json_open(w, "waves", '{', true);
	json_word(w, "start", r->a->settings.waves_start);
	json_integer(w, "days",
		     r->a->settings.waves_days ? r->a->settings.waves_days : WAVE_DAYS);
	json_close(w, '}');
	json_close(w, '}');
}

/* The value of a field as in the file: a text, a number, a list of ids. */
static void put_value(struct json_writer *w, const char *key, const struct report *r,
		      size_t i)
{
	const struct field *f = &r->q->fields[i];
	const struct field_answer *a = &r->a->fields[i];
	char buf[32];

	if (!a->set) {
		json_null(w, key);
	} else if (f->kind == FIELD_MANY) {
		json_open(w, key, '[', true);
		for (size_t v = 0; v < f->n_values; v++)
			if (a->values >> v & 1)
				json_text(w, NULL, f->values[v].id);
		json_close(w, ']');
	} else if (f->kind == FIELD_ONE) {
		for (size_t v = 0; v < f->n_values; v++)
			if (a->values >> v & 1) {
				json_text(w, key, f->values[v].id);
				return;
			}
		json_null(w, key);
	} else if (f->kind == FIELD_NUMBER) {
		/* Written by another tool with more digits than three it is rounded. */
		const char *digits = number_text(
			buf, (int64_t)(a->number * 1000 + (a->number < 0 ? -0.5 : 0.5)),
			3);

		json_raw(w, key, digits, strlen(digits));
	} else {
		json_text(w, key, a->text ? a->text : "");
	}
}

static void put_workload(struct json_writer *w, const struct report *r)
{
	json_open(w, "workload", '{', false);
	json_word(w, "name", r->a->name);
	for (size_t i = 0; i < r->q->n_fields; i++)
		if (r->q->fields[i].kind != FIELD_DECISION && r->a->fields[i].set &&
		    strcmp(r->q->fields[i].name, "name") != 0)
			put_value(w, r->q->fields[i].name, r, i);
	json_close(w, '}');
}

static void put_profile(struct json_writer *w, const struct report *r)
{
	struct str words = {0};

	json_open(w, "profile", '[', false);
	for (size_t i = 0; i < r->q->n_fields; i++) {
		const struct field *f = &r->q->fields[i];

		if (!field_shown(r, i))
			continue;
		str_truncate(&words, 0);
		field_words(&words, r, i);
		json_open(w, NULL, '{', true);
		json_text(w, "id", f->id);
		json_text(w, "name", f->name);
		json_text(w, "title", f->title);
		json_bool(w, "asked", r->score.field_asked[i]);
		json_word(w, "text", str_text(&words));
		json_id_at(w, "decision", r->q, THING_DECISION, f->decision);
		json_close(w, '}');
	}
	json_close(w, ']');
	str_release(&words);
}

static void put_range(struct json_writer *w, const struct range *range)
{
	json_score(w, "low", range->any, range->low);
	json_score(w, "high", range->any, range->high);
	json_score(w, "so_far", range->any && range->has_so_far, range->so_far);
	json_word(w, "band", range_band_name(range));
	json_word(w, "low_band", range->any ? band_name(band_of(range->low)) : NULL);
	json_word(w, "high_band", range->any ? band_name(band_of(range->high)) : NULL);
}

static void put_progress(struct json_writer *w, const struct progress *p)
{
	json_open(w, "progress", '{', true);
	json_count(w, "asked", p->asked);
	json_count(w, "applicable", p->applicable);
	json_count(w, "answered", p->answered);
	json_count(w, "unknown", p->unknown);
	json_count(w, "flagged", p->flagged);
	json_close(w, '}');
}

static void put_sections(struct json_writer *w, const struct report *r)
{
	json_open(w, "sections", '[', false);
	for (size_t i = 0; i < r->q->n_sections; i++) {
		json_open(w, NULL, '{', false);
		json_text(w, "id", r->q->sections[i].id);
		json_text(w, "title", r->q->sections[i].title);
		json_text(w, "kind", section_kind_name(r->q->sections[i].kind));
		json_integer(w, "weight", r->score.weights[i]);
		put_range(w, &r->score.sections[i]);
		put_progress(w, &r->score.section_progress[i]);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_areas(struct json_writer *w, const struct report *r)
{
	json_open(w, "areas", '[', false);
	for (size_t i = 0; i < r->q->n_areas; i++) {
		json_open(w, NULL, '{', false);
		json_text(w, "id", r->q->areas[i].id);
		json_text(w, "title", r->q->areas[i].title);
		json_text(w, "section", r->q->sections[r->q->areas[i].section].id);
		json_word(w, "text", r->q->areas[i].text);
		put_range(w, &r->score.areas[i]);
		put_progress(w, &r->score.area_progress[i]);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_severities(struct json_writer *w, const char *key, const struct report *r,
			   size_t (*count)(const struct report *, enum severity))
{
	json_open(w, key, '{', true);
	for (int s = SEVERITY_CRITICAL; s > SEVERITY_NONE; s--)
		json_count(w, severity_name((enum severity)s), count(r, (enum severity)s));
	json_close(w, '}');
}

static void put_score(struct json_writer *w, const struct report *r)
{
	json_open(w, "score", '{', false);
	json_open(w, "overall", '{', false);
	put_range(w, &r->score.overall);
	put_progress(w, &r->score.progress);
	json_close(w, '}');
	put_sections(w, r);
	put_areas(w, r);
	json_close(w, '}');
}

/* What is left to do, by wave. */
static void put_waves(struct json_writer *w, const struct report *r)
{
	json_open(w, "waves", '{', false);
	for (enum wave wave = WAVE_NOW; wave <= WAVE_LATER; wave++) {
		char dates[40];

		json_open(w, wave_name(wave), '{', true);
		json_word(w, "dates", plan_wave_text(dates, r->a, wave));
		json_count(w, "actions", r->plan.totals.waves[wave].actions);
		json_decimal(w, "effort_days", (int64_t)r->plan.totals.waves[wave].effort * 5, 1);
		json_decimal(w, "gain", r->plan.totals.waves[wave].gain, 3);
		json_close(w, '}');
	}
	json_close(w, '}');
}

static void put_totals(struct json_writer *w, const struct report *r)
{
	const struct plan_totals *t = &r->plan.totals;

	json_open(w, "totals", '{', false);
	json_count(w, "fields_asked", r->score.fields_asked);
	json_count(w, "fields_answered", r->score.fields_answered);
	json_count(w, "decisions_asked", r->score.decisions_asked);
	json_count(w, "decisions_answered", r->score.decisions_answered);
	put_severities(w, "findings", r, findings_of);
	put_severities(w, "actions", r, actions_of);
	json_count(w, "actions_left", t->left);
	json_count(w, "actions_done", t->done);
	json_count(w, "actions_accepted", t->accepted);
	json_count(w, "actions_rejected", t->rejected);
	json_decimal(w, "gain", t->gain, 3);
	json_decimal(w, "risk", t->risk, 1);
	json_decimal(w, "effort_days", (int64_t)t->effort * 5, 1);
	put_waves(w, r);
	if (r->plan.has_projected) {
		json_open(w, "projected", '{', true);
		put_range(w, &r->plan.projected);
		json_close(w, '}');
	} else {
		json_null(w, "projected");
	}
	json_close(w, '}');
}

static void put_unverified(struct json_writer *w, const struct report *r)
{
	json_open(w, "unverified", '[', false);
	for (size_t i = 0; i < r->plan.n_unverified; i++) {
		const struct unverified *u = &r->plan.unverified[i];

		json_open(w, NULL, '{', true);
		json_text(w, "id", thing_id(r->q, u->what));
		json_text(w, "kind", thing_kind_name(u->what.kind));
		json_text(w, "title", thing_title(r->q, u->what));
		json_word(w, "items", u->items);
		json_id_at(w, "rule", r->q, THING_RULE, u->rule);
		json_text(w, "severity", severity_name(u->severity));
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_set_aside(struct json_writer *w, const struct report *r)
{
	json_open(w, "set_aside", '[', false);
	for (size_t i = 0; i < r->set_aside.n; i++) {
		const struct set_aside *it = &r->set_aside.items[i];
		const struct question *q = &r->q->questions[it->question];

		json_open(w, NULL, '{', true);
		json_text(w, "id", q->id);
		json_text(w, "title", q->ask);
		json_text(w, "section", r->q->sections[q->section].id);
		json_integer(w, "weight", q->weight);
		json_text(w, "reason", na_reason_name(it->reason));
		json_word(w, "note", it->note);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_open(struct json_writer *w, const struct report *r)
{
	json_open(w, "open", '[', false);
	for (size_t i = 0; i < r->plan.n_open; i++) {
		struct thing t = r->plan.open[i];
		const struct question *q =
			t.kind == THING_QUESTION ? &r->q->questions[t.index] : NULL;

		json_open(w, NULL, '{', true);
		json_text(w, "id", thing_id(r->q, t));
		json_text(w, "kind", thing_kind_name(t.kind));
		json_text(w, "title", thing_title(r->q, t));
		json_word(w, "section", q ? r->q->sections[q->section].id : NULL);
		json_word(w, "area", q ? r->q->areas[q->area].id : NULL);
		json_close(w, '}');
	}
	json_close(w, ']');
}

void export_json_text(const struct report *r, struct str *out)
{
	struct str text = {0};
	struct json_writer w = {.out = &text};

	json_open(&w, NULL, '{', false);
	put_head(&w, r);
	put_settings(&w, r);
	put_workload(&w, r);
	put_profile(&w, r);
	put_score(&w, r);
	put_totals(&w, r);
	json_findings(&w, r);
	json_plan(&w, r);
	json_budget(&w, r);
	json_acceptances(&w, r);
	json_decisions(&w, r);
	json_architecture(&w, r);
	json_answers(&w, r);
	put_unverified(&w, r);
	put_set_aside(&w, r);
	put_open(&w, r);
	json_moved(&w, r);
	json_trend(&w, r);
	json_workshop(&w, r);
	json_content(&w, r);
	json_close(&w, '}');
	json_finish(out, &text);
}

static bool holds(const struct jnode *root, const char *key, size_t n)
{
	const struct jnode *list = json_get(root, key);

	return list && list->kind == JNODE_LIST && list->n == n;
}

static size_t count_kinds(const struct architecture *arch)
{
	size_t n = 0;

	for (size_t i = 0; i < arch->n; i++)
		n += arch->nodes[i].depth == 0;
	return n;
}

bool export_json_verify(const struct report *r, const char *bytes, size_t n,
			struct err *err)
{
	struct arena a = {0};
	struct diags d = {0};
	const struct jnode *root = json_outline(&a, "export", bytes, n, 2, &d);
	bool ok = root && !d.n && holds(root, "plan", r->plan.n_actions) &&
		  holds(root, "findings", r->plan.n_findings) &&
		  holds(root, "scenarios", r->n_scenarios) &&
		  holds(root, "architecture", count_kinds(&r->architecture)) &&
		  holds(root, "unverified", r->plan.n_unverified) &&
		  holds(root, "acceptances", r->n_acceptances) &&
		  holds(root, "set_aside", r->set_aside.n) &&
		  holds(root, "trend", r->trend.n) &&
		  holds(root, "open", r->plan.n_open) &&
		  holds(root, "glossary", r->q->n_terms) &&
		  holds(root, "sources", r->q->n_sources) &&
		  holds(root, "caveats", r->q->n_caveats);

	if (!ok)
		err_set(err, EXIT_CODE_IO,
			"the written JSON does not read back whole%s%s", d.n ? ": " : "",
			d.n ? d.items[0].text : "");
	diags_release(&d);
	arena_release(&a);
	return ok;
}

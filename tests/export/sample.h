/* sample.h - a report to export: the built-in questionnaire, answered in part. */
#ifndef TESTS_EXPORT_SAMPLE_H
#define TESTS_EXPORT_SAMPLE_H

#include "support.h"

#include "export/export.h"
#include "model/given.h"

struct sample {
	struct assessment_file *file; /* owned, with both below */
	struct questionnaire *q;
	struct assessment *a;
	struct report r;
};

static inline void sample_words(struct sample *s, const char *id, const char *value)
{
	struct err err = {0};

	if (!assessment_set_by_words(s->a, id, value, &err))
		fail_msg("%s=%s: %s", id, value, err.text);
}

/* A production workload with contradictions, unknowns, an accepted risk and notes. */
static inline void sample_answers(struct sample *s)
{
	static const char *const words[][2] = {
		{"name", "Contoso chat"}, {"stage", "prod"},	{"kinds", "rag,genai"},
		{"serving", "online"},	  {"criticality", "bcrit"}, {"DT-03", "net"},
		{"DT-04", "corp"},	  {"DT-11", "raw"},	{"DT-12", "none"},
		{"DT-13", "unknown"},	  {"REL-01", "1"},	{"REL-02", "0"},
		{"REL-09", "unknown"},	  {"REL-06", "replicas:yes,zones:partial,health-balanced:no,capacity-tested:no,"
			   "minimum-enforced:no"},
		{"SEC-01", "2"},	  {"REL-05", "na:out-of-scope"},
	};
	struct plan_entry *e;

	for (size_t i = 0; i < COUNT_OF(words); i++)
		sample_words(s, words[i][0], words[i][1]);
	s->a->about.scope = "Chat, two regions";
	s->a->questions[questionnaire_find(s->q, "REL-01").index].note = "agreed in May";
	e = assessment_plan_edit(s->a, "REL-01");
	e->status = PLAN_IN_PROGRESS;
	e->owner = "Ann";
	e->due = "2027-01-31";
	e->note = "waits for the budget";
	e = assessment_plan_edit(s->a, "REL-06/zones");
	e->owner = "Cy";
	e->note = "half of them";
	e = assessment_plan_edit(s->a, "SEC-01"); /* as an older file has it */
	e->status = PLAN_ACCEPTED;
	e->reason = "small audience";
	e->approver = "Bo";
	e->until = "2099-12-31";
}

/* A risk that is accepted by a record, and one of the past. */
static inline void sample_accepted(struct sample *s)
{
	static const struct acceptance records[] = {
		{.id = "old", .of = "REL-02", .severity = SEVERITY_HIGH, .reason = "first reason",
		 .control = "watched by hand", .residual = SEVERITY_LOW, .owner = "Ann",
		 .approver = "Bo", .from = "2020-01-01", .until = "2020-03-01",
		 .recorded = "2020-01-01T08:00:00Z", .by = "Ann", .supersedes = ""},
		{.id = "new", .of = "REL-02", .severity = SEVERITY_CRITICAL,
		 .reason = "moves in spring", .control = "=HYPERLINK(1)",
		 .residual = SEVERITY_MEDIUM, .owner = "Ann", .approver = "Bo",
		 .from = "2020-03-02", .until = "2099-12-31", .recorded = "2020-03-02T08:00:00Z",
		 .by = "Ann", .supersedes = "old"},
	};

	for (size_t i = 0; i < COUNT_OF(records); i++) {
		struct acceptance c = records[i];

		c.revoked_at = c.revoked_by = c.revoked_reason = "";
		acceptance_record(s->a, &c);
		s->a->acceptances[i].id = c.id;
	}
	acceptances_link(s->a);
}

/* Two questions of weight 4 and 5 that do not apply, one of them by a reason of older files. */
static inline void sample_set_aside(struct sample *s)
{
	size_t told = questionnaire_find(s->q, "REL-02").index;

	sample_words(s, "REL-02", "na:other");
	s->a->questions[told].note = "one flow only";
	assessment_set_na(s->a, questionnaire_find(s->q, "REL-12").index, NA_BUSINESS_PRIORITY);
}

static inline void sample_report(struct sample *s)
{
	report_make(&s->r, s->file, NULL);
}

/* Nothing answered yet; takes over q. */
static inline void sample_begin_with(struct sample *s, struct questionnaire *q)
{
	assert_non_null(q);
	*s = (struct sample){.q = q, .a = assessment_new(q)};
	s->file = assessment_unfiled(s->q, s->a, "contoso.assessment.json");
}

static inline void sample_begin(struct sample *s)
{
	sample_begin_with(s, built_in());
}

/* The whole thing at once; sample_end frees it. */
static inline void sample_make(struct sample *s)
{
	sample_begin(s);
	sample_answers(s);
	sample_report(s);
}

static inline void sample_end(struct sample *s)
{
	report_release(&s->r);
	assessment_close(s->file);
}

/* The report in a text format, appended to out. */
static inline void sample_text(const struct sample *s, const char *format, struct str *out)
{
	export_format_named(format)->text(&s->r, out);
}

static inline void sample_export_as(const struct sample *s, const char *format,
				    const char *path)
{
	struct err err = {0};

	if (!export_report(&s->r, export_format_named(format), path, &err))
		fail_msg("%s: %s", format, err.text);
}

static inline void sample_export(const struct sample *s, const char *path)
{
	sample_export_as(s, export_format_of_path(path)->name, path);
}

#endif

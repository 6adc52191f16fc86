/* The report as one HTML file: no script, nothing from elsewhere. */
#include "export/web/web.h"

#include "base/date.h"
#include "export/report/answer_words.h"
#include "export/report/caveats.h"
#include "export/report/formats.h"
#include "export/report/lead.h"
#include "export/report/plan_facts.h"
#include "model/assessment/conflict.h"

static void put_marks(struct str *out, const struct report *r)
{
	struct str words = {0};

	conflicts_words(&words, r->a);
	if (words.len) {
		str_add(out, "<p class=\"mark\">");
		htmlf(out, tr("%s; ours counts until then."), str_text(&words));
		str_add(out, "</p>\n");
		str_truncate(&words, 0);
	}
	redaction_words(&words, r->redaction);
	web_paragraph(out, "mark", str_text(&words));
	str_release(&words);
}

static void put_head(struct str *out, const struct report *r)
{
	struct str words = {0};
	char day[32];

	str_add(out, "<!DOCTYPE html>\n<html lang=\"");
	html_line(out, words_in_use()->code);
	str_add(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
		     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		     "<title>");
	html_line(out, report_title(r));
	str_addf(out, "</title>\n<meta name=\"generator\" content=\"%s\">\n", r->tool);
	web_style(out, r);
	str_addf(out, "</head>\n<body%s>\n<header>\n", r->board ? " class=\"board\"" : "");
	if (*r->theme->logo) {
		str_addf(out, "<img class=\"logo\" src=\"%s\" alt=\"", r->theme->logo);
		html_line(out, *r->theme->organisation ? r->theme->organisation : tr("Logo"));
		str_add(out, "\">\n");
	}
	web_paragraph(out, "muted", r->theme->organisation);
	str_add(out, "<h1>");
	html(out, report_title(r));
	str_add(out, "</h1>\n");
	str_addf(&words, tr("%s, version %s. State of %s."), r->q->title, r->q->version,
		 date_text(day, r->as_of));
	web_paragraph(out, "muted", str_text(&words));
	str_truncate(&words, 0);
	report_questions_language(&words, r);
	web_paragraph(out, "muted", str_text(&words));
	str_release(&words);
	put_marks(out, r);
	str_add(out, "</header>\n<main>\n");
}

static void put_foot(struct str *out, const struct report *r)
{
	char at[32];

	str_add(out, "</main>\n<footer>\n");
	web_paragraph(out, "", r->theme->disclaimer);
	str_add(out, "<p>");
	htmlf(out, tr("Written by %s at %s."), r->tool, date_time_text(at, r->generated));
	str_add(out, "</p>\n</footer>\n</body>\n</html>\n");
}

static void put_about(struct str *out, const struct report *r)
{
	struct str people = {0};

	texts_join(&people, &r->a->about.participants, ", ");
	if (!*r->a->about.date && !*r->a->about.scope && !people.len)
		return;
	str_add(out, "<dl>\n");
	web_item(out, tr("Assessed"), r->a->about.date);
	web_item(out, tr("Scope"), r->a->about.scope);
	web_item(out, tr("With"), str_text(&people));
	str_add(out, "</dl>\n");
	str_release(&people);
}

/* The worst, each in a line; the part of findings has all about them. */
static void put_worst(struct str *out, const struct report *r)
{
	size_t n = r->plan.n_findings < FIRST_FINDINGS ? r->plan.n_findings : FIRST_FINDINGS;

	if (!n)
		return;
	web_heading(out, 3, tr("Worst findings"));
	str_add(out, "<ul>\n");
	for (size_t i = 0; i < n; i++) {
		const struct rule *rule = &r->q->rules[r->plan.findings[i].rule];

		str_add(out, "<li>");
		web_severity(out, r->plan.findings[i].severity);
		str_add(out, " <a href=\"#");
		web_id(out, "f-", rule->id);
		str_add(out, "\">");
		html(out, rule->id);
		str_add(out, "</a> ");
		web_quote(out, r, rule->finding);
		str_add(out, "</li>\n");
	}
	str_add(out, "</ul>\n");
	if (n == r->plan.n_findings)
		return;
	str_add(out, "<p class=\"small muted\">");
	htmlf(out, tr("The worst %zu of %zu."), n, r->plan.n_findings);
	str_add(out, "</p>\n");
}

static void put_first(struct str *out, const struct report *r)
{
	const struct action *list[FIRST_ACTIONS];
	size_t n = plan_first(&r->plan, list, FIRST_ACTIONS);
	struct arena a = {0};

	if (!n)
		return;
	web_heading(out, 3, tr("First to do"));
	web_table(out, tr("What to begin with, and who does it until when"), plan_columns,
		  pick_first);
	for (size_t i = 0; i < n; i++)
		web_row(out, plan_columns, pick_first,
			&(struct row){&a, r, list[i]->rank - 1, -1}, "a-");
	web_table_end(out);
	arena_release(&a);
}

static void put_message(struct str *out, const struct report *r)
{
	struct str words = {0};

	web_score(out, r);
	report_lead(&words, r);
	web_paragraph(out, "lead", str_text(&words));
	str_truncate(&words, 0);
	if (r->plan.has_projected) {
		char buf[64];

		str_addf(&words, tr("Were every action marked done really done: %s."),
			 range_text(buf, &r->plan.projected));
		web_paragraph(out, "", str_text(&words));
		str_truncate(&words, 0);
	}
	put_about(out, r);
	content_words(&words, r);
	web_paragraph(out, "small muted", str_text(&words));
	str_release(&words);
	put_worst(out, r);
	put_first(out, r);
}

static void put_contained(struct str *out, const struct report *r)
{
	struct arena a = {0};

	web_table(out, tr("What holds until a finding is ended"), plan_columns, pick_contained);
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (action_contains(&r->plan.actions[i]))
			web_row(out, plan_columns, pick_contained, &(struct row){&a, r, i, -1},
				"a-");
	web_table_end(out);
	arena_release(&a);
}

static void put_accepted(struct str *out, const struct report *r)
{
	struct arena a = {0};

	for (size_t i = 0; i < r->n_acceptances; i++) {
		struct row w = {&a, r, i, -1};

		str_add(out, "<article>\n<h3>");
		html(out, r->acceptances[i]->of);
		htmlf(out, " (%s%s) ",
		      tr(acceptance_state_name(report_acceptance_state(r, r->acceptances[i]))),
		      *r->acceptances[i]->id ? "" : tr(", incomplete"));
		web_words(out, &acceptance_columns[ACCEPTED_TITLE], &w);
		str_add(out, "</h3>\n<dl>\n");
		web_items(out, acceptance_columns, pick_accepted, &w);
		str_add(out, "</dl>\n</article>\n");
	}
	arena_release(&a);
}

static void put_set_aside(struct str *out, const struct report *r)
{
	struct str words = {0};

	set_asides_words(&words, &r->set_aside);
	str_add(&words, ".");
	web_paragraph(out, "", str_text(&words));
	str_release(&words);
	str_add(out, "<ul>\n");
	for (size_t i = 0; i < r->set_aside.n; i++) {
		const struct set_aside *it = &r->set_aside.items[i];

		str_add(out, "<li><strong>");
		html(out, r->q->questions[it->question].id);
		str_add(out, "</strong>");
		htmlf(out, " (%s) ", tr(na_reason_name(it->reason)));
		web_quote(out, r, r->q->questions[it->question].ask);
		if (*it->note) {
			str_add(out, "<br>");
			htmlf(out, tr("Note: %s"), it->note);
		}
		str_add(out, "</li>\n");
	}
	str_add(out, "</ul>\n");
}

static void put_sections(struct str *out, const struct report *r)
{
	struct arena a = {0};

	web_score_bars(out, r);
	web_table(out,
		  tr("Low counts what is open as 0, high as full marks; so far leaves it out"),
		  score_columns, pick_scores);
	for (size_t i = 0; i <= score_row_overall(r); i++)
		web_row(out, score_columns, pick_scores, &(struct row){&a, r, i, -1}, NULL);
	web_table_end(out);
	arena_release(&a);
}

static void put_findings(struct str *out, const struct report *r)
{
	struct arena a = {0};

	if (!r->plan.n_findings)
		web_paragraph(out, "", tr("No rule fires."));
	for (size_t i = 0; i < r->plan.n_findings; i++) {
		const struct rule *rule = &r->q->rules[r->plan.findings[i].rule];

		str_add(out, "<article id=\"");
		web_id(out, "f-", rule->id);
		str_add(out, "\">\n<h3>");
		html(out, rule->id);
		str_add(out, " ");
		web_severity(out, r->plan.findings[i].severity);
		str_add(out, " ");
		web_quote(out, r, rule->finding);
		str_add(out, "</h3>\n<dl>\n");
		web_items(out, finding_columns, pick_finding, &(struct row){&a, r, i, -1});
		str_add(out, "</dl>\n</article>\n");
	}
	arena_release(&a);
}

static void put_unverified(struct str *out, const struct report *r)
{
	struct arena a = {0};

	if (!r->plan.n_unverified) {
		web_paragraph(out, "", tr("Nothing was answered with unknown."));
		return;
	}
	web_table(out, tr("What nobody knows yet"), finding_columns, pick_unverified);
	for (size_t i = 0; i < r->plan.n_unverified; i++)
		web_row(out, finding_columns, pick_unverified,
			&(struct row){&a, r, r->plan.n_findings + i, -1}, NULL);
	web_table_end(out);
	arena_release(&a);
}

static void put_open(struct str *out, const struct report *r)
{
	if (!r->plan.n_open) {
		web_paragraph(out, "", tr("Everything that is asked is answered."));
		return;
	}
	str_add(out, "<ul>\n");
	for (size_t i = 0; i < r->plan.n_open; i++) {
		str_add(out, "<li><strong>");
		html(out, thing_id(r->q, r->plan.open[i]));
		str_add(out, "</strong> ");
		web_quote(out, r, thing_title(r->q, r->plan.open[i]));
		str_add(out, "</li>\n");
	}
	str_add(out, "</ul>\n");
}

/* What stands in each part up to the answers; those behind it are web_about's. */
static void (*const bodies[REPORT_PARTS])(struct str *, const struct report *) = {
	[PART_MESSAGE] = put_message,	    [PART_CONTAINED] = put_contained,
	[PART_ACCEPTED] = put_accepted,	    [PART_SET_ASIDE] = put_set_aside,
	[PART_SECTIONS] = put_sections,	    [PART_AREAS] = web_heat_map,
	[PART_SINCE] = web_since,
	[PART_FINDINGS] = put_findings,	    [PART_BUDGET] = web_budget,
	[PART_PLAN] = web_plan,		    [PART_UNVERIFIED] = put_unverified,
	[PART_OPEN] = put_open,		    [PART_WORKSHOP] = web_workshop,
	[PART_PROFILE] = web_profile,	    [PART_DECISIONS] = web_decisions,
	[PART_ARCHITECTURE] = web_architecture, [PART_ANSWERS] = web_answers,
};

static void put_contents(struct str *out, const struct report *r)
{
	str_add(out, "<nav aria-label=\"");
	html_line(out, tr("Contents"));
	str_add(out, "\">\n<ul>\n");
	for (int part = PART_MESSAGE + 1; part < REPORT_PARTS; part++)
		if (part != PART_GLOSSARY && report_has_part(r, (enum report_part)part)) {
			str_addf(out, "<li><a href=\"#%s\">", report_parts[part].id);
			html(out, tr(report_parts[part].title));
			str_add(out, "</a></li>\n");
		}
	str_add(out, "</ul>\n</nav>\n");
}

static void put_report(struct str *out, const struct report *r)
{
	size_t from = out->len;

	for (int part = 0; part < REPORT_PARTS; part++) {
		if (!bodies[part] || !report_has_part(r, (enum report_part)part))
			continue;
		web_part(out, (enum report_part)part);
		bodies[part](out, r);
		str_add(out, "</section>\n");
		if (part == PART_MESSAGE)
			put_contents(out, r);
	}
	web_about(out, r, from);
}

void export_html_text(const struct report *r, struct str *out)
{
	put_head(out, r);
	if (r->board)
		web_board(out, r);
	else
		put_report(out, r);
	put_foot(out, r);
}

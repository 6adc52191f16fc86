#include "export/text/md.h"

#include <ctype.h>
#include <string.h>

#include "base/date.h"
#include "base/words.h"
#include "export/report/answer_words.h"
#include "export/report/board.h"
#include "export/report/caveats.h"
#include "export/report/formats.h"
#include "export/report/lead.h"
#include "export/report/method.h"
#include "export/report/parts.h"
#include "export/report/plan_facts.h"
#include "model/assessment/conflict.h"

/* A paragraph of what was made, which it empties; nothing without a text. */
static void put_made(struct str *out, struct str *text, const char *mark)
{
	if (text->len) {
		str_add(out, mark);
		md(out, str_text(text));
		str_addf(out, "%s\n\n", mark);
	}
	str_truncate(text, 0);
}

static void put_head(struct str *out, const struct report *r)
{
	struct str words = {0}, conflicts = {0};
	char day[16], now[32];

	str_add(&words, r->theme->organisation);
	put_made(out, &words, "");
	str_add(out, "# ");
	md(out, report_title(r));
	str_add(out, "\n\n");
	str_addf(&words, tr("%s, version %s. State of %s; written by %s at %s."), r->q->title,
		 r->q->version, date_text(day, r->as_of), r->tool,
		 date_time_text(now, r->generated));
	put_made(out, &words, "");
	report_questions_language(&words, r);
	put_made(out, &words, "");
	content_words(&words, r);
	put_made(out, &words, "");
	redaction_words(&words, r->redaction);
	put_made(out, &words, "");
	conflicts_words(&conflicts, r->a);
	if (conflicts.len)
		str_addf(&words, tr("%s; ours counts until then."), str_text(&conflicts));
	put_made(out, &words, "**");
	str_release(&conflicts);
	str_release(&words);
}

static void put_score(struct str *out, const struct report *r)
{
	char buf[64];

	str_addf(out, "**%s %s**", tr("Overall"), range_of_100(buf, &r->score.overall));
	range_band_text(buf, &r->score.overall);
	str_addf(out, "%s%s.\n", *buf ? ", " : "", buf);
}

static void put_summary(struct str *out, const struct report *r)
{
	struct str words = {0}, people = {0};
	char buf[64];

	put_score(out, r);
	report_lead(&words, r);
	md(out, str_text(&words));
	str_truncate(&words, 0);
	str_add(out, "\n\n");
	if (r->plan.has_projected)
		str_addf(out, tr("Were every action marked done really done: %s."),
			 range_text(buf, &r->plan.projected));
	str_add(out, r->plan.has_projected ? "\n\n" : "");
	texts_join(&people, &r->a->about.participants, ", ");
	md_item(out, "", tr("Assessed"), r->a->about.date);
	md_item(out, "", tr("Scope"), r->a->about.scope);
	md_item(out, "", tr("With"), str_text(&people));
	str_release(&people);
	str_release(&words);
}

static void put_worst(struct str *out, const struct report *r)
{
	if (r->plan.n_findings)
		str_addf(out, "\n### %s\n\n", tr("Worst findings"));
	for (size_t i = 0; i < r->plan.n_findings && i < FIRST_FINDINGS; i++) {
		const struct finding *f = &r->plan.findings[i];

		str_addf(out, "- **%s** (%s) ", r->q->rules[f->rule].id,
			 tr(severity_name(f->severity)));
		md(out, r->q->rules[f->rule].finding);
		str_add(out, "\n");
	}
	str_add(out, "\n");
}

/* A table of actions, of which there is at least one. */
static void put_rows(struct str *out, const struct report *r, const int *columns,
		     const struct action *const *list, size_t n)
{
	struct arena a = {0};

	md_table(out, plan_columns, columns);
	for (size_t i = 0; i < n; i++)
		md_row(out, plan_columns, columns, &(struct row){&a, r, list[i]->rank - 1, -1});
	str_add(out, "\n");
	arena_release(&a);
}

/* What to begin with; the plan has everything. */
static void put_first(struct str *out, const struct report *r)
{
	const struct action *list[FIRST_ACTIONS];
	size_t n = plan_first(&r->plan, list, FIRST_ACTIONS);

	if (!n)
		return;
	str_addf(out, "### %s\n\n", tr("First to do"));
	put_rows(out, r, pick_first, list, n);
}

static void put_message(struct str *out, const struct report *r)
{
	put_summary(out, r);
	put_worst(out, r);
	put_first(out, r);
}

static void put_contained(struct str *out, const struct report *r)
{
	struct arena a = {0};
	const struct action **list = NULL;
	size_t n = 0;

	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (action_contains(&r->plan.actions[i]))
			*(const struct action **)ARENA_PUSH(&a, list, n) = &r->plan.actions[i];
	put_rows(out, r, pick_contained, list, n);
	arena_release(&a);
}

static void put_score_rows(struct str *out, const struct report *r, const int *columns,
			   size_t from, size_t end)
{
	struct arena a = {0};

	md_table(out, score_columns, columns);
	for (size_t i = from; i < end; i++)
		md_row(out, score_columns, columns, &(struct row){&a, r, i, -1});
	str_add(out, "\n");
	arena_release(&a);
}

static void put_sections(struct str *out, const struct report *r)
{
	put_score_rows(out, r, pick_scores, 0, score_row_overall(r) + 1);
	str_addf(out, "%s\n%s\n\n",
		 tr("Low counts what is not answered as 0, high as full marks; so far leaves it "
		    "out."),
		 tr("Below 33 is critical, below 67 moderate, from there on excellent."));
}

static void put_areas(struct str *out, const struct report *r)
{
	put_score_rows(out, r, pick_areas, score_row_area(r, 0), score_row_area(r, r->q->n_areas));
}

static void put_findings(struct str *out, const struct report *r)
{
	struct arena a = {0};

	if (!r->plan.n_findings)
		str_addf(out, "%s\n\n", tr("No rule fires."));
	for (size_t i = 0; i < r->plan.n_findings; i++) {
		const struct finding *f = &r->plan.findings[i];
		const struct rule *rule = &r->q->rules[f->rule];

		str_addf(out, "### %s (%s): ", rule->id, tr(severity_name(f->severity)));
		md(out, rule->finding);
		str_add(out, "\n\n");
		md_items(out, "", finding_columns, pick_finding, &(struct row){&a, r, i, -1});
		str_add(out, "\n");
	}
	arena_release(&a);
}

/* A step as a box to tick, with what is said of it alone. */
static void put_step(struct str *out, const struct row *w)
{
	const struct step *s = &w->r->plan.actions[w->i].steps[w->step];
	struct str id = {0}, title = {0};
	char days[32];

	column_words(&id, &plan_columns[PLAN_ID], w);
	column_words(&title, &plan_columns[PLAN_TITLE], w);
	str_addf(out, "  - [%s] %s%s%s", s->status == PLAN_DONE ? "x" : " ", id.len ? "**" : "",
		 str_text(&id), id.len ? "** " : "");
	md(out, str_text(&title));
	str_add(out, ", ");
	str_addf(out, tr_n(s->effort == 2, "%s day", "%s days"), effort_text(days, s->effort));
	if (s->status == PLAN_IN_PROGRESS || status_is_set_aside(s->status))
		str_addf(out, ", %s", tr(plan_status_name(s->status)));
	if (w->r->outlay && w->r->outlay->in[w->i][w->step])
		str_addf(out, ", %s", tr("in the budget"));
	str_add(out, "\n");
	md_items(out, "    ", plan_columns, pick_step, w);
	str_release(&id);
	str_release(&title);
}

static void put_how(struct str *out, const struct texts *how)
{
	if (how->n)
		str_addf(out, "  - %s:\n", tr("How"));
	for (size_t i = 0; i < how->n; i++) {
		str_add(out, "    - ");
		md(out, how->items[i]);
		str_add(out, "\n");
	}
}

/* What it comes to, on a line. */
static void put_numbers(struct str *out, const struct report *r, const struct action *act)
{
	char effort[32], gain[32], risk[32], priority[32], progress[32];

	str_addf(out,
		 tr_n(act->effort == 2, "Rank %zu, %s, %s day, gain %s, risk %s, priority %s",
		      "Rank %zu, %s, %s days, gain %s, risk %s, priority %s"),
		 act->rank, act->severity ? tr(severity_name(act->severity)) : tr("no gap"),
		 effort_text(effort, act->effort), action_gain_text(gain, act),
		 risk_text(risk, act->risk), priority_text(priority, act->priority));
	action_progress_text(progress, &r->score, act);
	if (*progress)
		str_addf(out, tr(", progress %s"), progress);
}

static void put_action(struct str *out, const struct report *r, const struct action *act)
{
	struct arena a = {0};
	struct row w = {&a, r, act->rank - 1, -1};

	str_addf(out, "- **%s** ", act->id);
	md(out, act->whole_title);
	str_add(out, "\n  - ");
	put_numbers(out, r, act);
	str_add(out, "\n");
	if (act->status != PLAN_OPEN)
		md_item(out, "  ", tr(plan_columns[PLAN_STATUS].title),
			tr(plan_status_name(act->status)));
	md_items(out, "  ", plan_columns, pick_before, &w);
	if (act->steps->practice < 0) /* else its boxes say so, each */
		md_items(out, "  ", plan_columns, pick_done, &w);
	for (w.step = 0; step_has_row(act) && w.step < (int)act->n_steps; w.step++)
		put_step(out, &w);
	w.step = -1;
	put_how(out, &act->how);
	md_items(out, "  ", plan_columns, pick_after, &w);
	arena_release(&a);
}

/* An action in progress or overdue is now, wherever it stands in the order: so the groups are
 * put together, and each has its own in order. */
static void put_group(struct str *out, const struct report *r, enum plan_group group)
{
	struct plan_totals of = {0};

	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (action_group(&r->plan.actions[i]) == group)
			plan_totals_add(&of, &r->plan.actions[i]);
	if (!of.actions)
		return;
	str_add(out, "### ");
	group_words(out, r, group, &of);
	str_add(out, "\n\n");
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (action_group(&r->plan.actions[i]) == group)
			put_action(out, r, &r->plan.actions[i]);
	str_add(out, "\n");
}

static void put_plan(struct str *out, const struct report *r)
{
	if (!r->plan.n_actions)
		str_addf(out, "%s\n\n", tr("Everything answered so far is at its target."));
	for (enum plan_group group = GROUP_NOW; group < PLAN_GROUPS; group++)
		put_group(out, r, group);
}

static void put_acceptances(struct str *out, const struct report *r)
{
	struct arena a = {0};

	for (size_t i = 0; i < r->n_acceptances; i++) {
		struct row w = {&a, r, i, -1};
		struct str title = {0};

		column_words(&title, &acceptance_columns[ACCEPTED_TITLE], &w);
		str_add(out, "- **");
		md(out, r->acceptances[i]->of);
		str_addf(out, "** (%s%s) ",
			 tr(acceptance_state_name(report_acceptance_state(r, r->acceptances[i]))),
			 *r->acceptances[i]->id ? "" : tr(", incomplete"));
		md(out, str_text(&title));
		str_add(out, "\n");
		md_items(out, "  ", acceptance_columns, pick_accepted, &w);
		str_release(&title);
	}
	str_add(out, "\n");
	arena_release(&a);
}

static void put_unverified(struct str *out, const struct report *r)
{
	if (!r->plan.n_unverified)
		str_addf(out, "%s\n\n", tr("Nothing was answered with unknown."));
	for (size_t i = 0; i < r->plan.n_unverified; i++) {
		const struct unverified *u = &r->plan.unverified[i];

		str_addf(out, "- **%s** (%s) ", thing_id(r->q, u->what),
			 tr(severity_name(u->severity)));
		md(out, thing_title(r->q, u->what));
		if (u->items && *u->items) {
			str_add(out, ": ");
			md(out, u->items);
		}
		if (u->rule >= 0)
			str_addf(out, tr(", takes part in %s"), r->q->rules[u->rule].id);
		str_add(out, "\n");
	}
	str_add(out, r->plan.n_unverified ? "\n" : "");
}

static void put_set_aside(struct str *out, const struct report *r)
{
	set_asides_words(out, &r->set_aside);
	str_add(out, ".\n\n");
	for (size_t i = 0; i < r->set_aside.n; i++) {
		const struct set_aside *it = &r->set_aside.items[i];
		const struct question *q = &r->q->questions[it->question];

		str_addf(out, "- **%s** (%s) ", q->id, tr(na_reason_name(it->reason)));
		md(out, q->ask);
		str_add(out, "\n");
		md_item(out, "  ", tr("Note"), it->note);
	}
	str_add(out, "\n");
}

static void put_open(struct str *out, const struct report *r)
{
	if (!r->plan.n_open)
		str_addf(out, "%s\n\n", tr("Everything that is asked is answered."));
	for (size_t i = 0; i < r->plan.n_open; i++) {
		str_addf(out, "- **%s** ", thing_id(r->q, r->plan.open[i]));
		md(out, thing_title(r->q, r->plan.open[i]));
		str_add(out, "\n");
	}
	str_add(out, r->plan.n_open ? "\n" : "");
}

static void put_caveat(struct str *out, const struct questionnaire *q,
		       const struct caveat *c)
{
	struct str concerns = {0};

	str_addf(out, "- **%s** ", c->id);
	md(out, c->text);
	str_add(out, c->recheck ? tr(" To be checked again.") : "");
	thing_ids_join(&concerns, q, &c->concerns);
	if (concerns.len)
		str_addf(out, " (%s)", str_text(&concerns));
	str_add(out, "\n");
	str_release(&concerns);
}

static void put_caveats(struct str *out, const struct report *r)
{
	struct arena a = {0};
	struct caveats c = caveats_of(&a, r);

	for (size_t i = 0; i < c.order.n; i++) {
		if (i == c.n_here)
			str_addf(out, "%s%s\n\n", i ? "\n" : "",
				 tr("About what is not asked here:"));
		put_caveat(out, r->q, &r->q->caveats[c.order.items[i]]);
	}
	str_add(out, "\n");
	arena_release(&a);
}

static void put_method(struct str *out, const struct report *r)
{
	(void)r;
	for (int i = 0; i < METHOD_LINES; i++)
		md_item(out, "", tr(method_lines[i].about), tr(method_lines[i].text));
	str_add(out, "\n");
}

/* The terms that the report uses, each once; it begins at that byte. */
static void put_glossary(struct str *out, const struct questionnaire *q, size_t from)
{
	struct arena a = {0};
	bool *used = arena_new(&a, bool, q->n_terms);

	if (report_terms(q, str_text(out) + from, used))
		str_addf(out, "## %s\n\n", tr(report_parts[PART_GLOSSARY].title));
	for (size_t i = 0; i < q->n_terms; i++) {
		if (!used[i])
			continue;
		str_add(out, "- **");
		md(out, q->terms[i].term);
		str_add(out, "** ");
		md(out, q->terms[i].text);
		str_add(out, "\n");
	}
	str_add(out, "\n");
	arena_release(&a);
}

static void put_references(struct str *out, const struct report *r)
{
	const struct questionnaire *q = r->q;
	struct arena a = {0};

	for (size_t i = 0; i < q->n_references; i++) {
		const struct reference *ref = &q->references[i];
		const char *url = source_url(&a, ref->path);

		str_addf(out, "- **%s** ", ref->id);
		md(out, ref->title);
		if (url)
			str_addf(out, ", <%s>", url);
		str_add(out, "\n");
	}
	str_add(out, q->n_sources ? "\n" : "");
	if (q->n_sources)
		str_addf(out,
			 tr("What carries each of the %zu rows of the sources is in the JSON "
			    "report and the workbook."),
			 q->n_sources);
	str_add(out, q->n_sources ? "\n" : "");
	arena_release(&a);
}

/* Where to go on reading: the headings of what follows from there on, as links. An empty line
 * stands before them, and one before what follows. */
static void put_contents(struct str *out, size_t at)
{
	struct str rest = {0};
	const char *between = " ";

	str_add(&rest, str_text(out) + --at);
	str_truncate(out, at);
	str_addf(out, "\n%s", tr("Contents:"));
	for (const char *s = str_text(&rest); (s = strstr(s, "\n## ")); s++) {
		int n = (int)strcspn(s + 4, "\n");

		str_addf(out, "%s[%.*s](#", between, n, s + 4);
		for (int i = 0; i < n; i++)
			str_addc(out, s[4 + i] == ' ' ? '-'
						      : (char)tolower((unsigned char)s[4 + i]));
		str_add(out, ")");
		between = " | ";
	}
	str_add(out, "\n");
	str_add(out, str_text(&rest));
	str_release(&rest);
}

static void (*const bodies[REPORT_PARTS])(struct str *, const struct report *) = {
	[PART_MESSAGE] = put_message,	  [PART_CONTAINED] = put_contained,
	[PART_ACCEPTED] = put_acceptances, [PART_SET_ASIDE] = put_set_aside,
	[PART_SECTIONS] = put_sections,	  [PART_AREAS] = put_areas,
	[PART_SINCE] = md_since,
	[PART_FINDINGS] = put_findings,	  [PART_BUDGET] = md_budget,
	[PART_PLAN] = put_plan,		  [PART_UNVERIFIED] = put_unverified,
	[PART_OPEN] = put_open,		  [PART_WORKSHOP] = md_workshop,
	[PART_PROFILE] = md_profile,	  [PART_DECISIONS] = md_decisions,
	[PART_ARCHITECTURE] = md_architecture, [PART_ANSWERS] = md_answers,
	[PART_CAVEATS] = put_caveats,	  [PART_METHOD] = put_method,
	[PART_REFERENCES] = put_references,
};

static void put_report(struct str *out, const struct report *r)
{
	size_t from = out->len, summed = from;

	for (int part = 0; part < REPORT_PARTS; part++) {
		if (!report_has_part(r, (enum report_part)part))
			continue;
		if (part == PART_GLOSSARY) {
			put_glossary(out, r->q, from);
			continue;
		}
		str_addf(out, "## %s\n\n", tr(report_parts[part].title));
		bodies[part](out, r);
		summed = part == PART_MESSAGE ? out->len : summed;
	}
	put_contents(out, summed);
}

static void put_lines(struct str *out, const struct board_lines *lines, const char *mark)
{
	for (size_t i = 0; i < lines->n; i++) {
		str_addf(out, "%s ", mark);
		if (*lines->items[i].lead) {
			str_add(out, "**");
			md(out, lines->items[i].lead);
			str_add(out, "** ");
		}
		md(out, lines->items[i].text);
		str_add(out, "\n");
	}
	str_add(out, lines->n ? "\n" : "");
}

static void put_board(struct str *out, const struct report *r)
{
	struct arena a = {0};
	struct board b;

	board_make(&b, &a, r);
	str_addf(out, "## %s\n\n", tr(report_parts[PART_MESSAGE].title));
	put_score(out, r);
	md(out, b.stand);
	str_addf(out, "\n\n## %s\n\n", tr(board_headings[BOARD_HEAD_RISKS]));
	put_lines(out, &b.risks, "1.");
	if (!b.risks.n)
		str_addf(out, "%s\n\n", tr(BOARD_NO_RISK));
	str_addf(out, "## %s\n\n", tr(board_headings[BOARD_HEAD_DEEDS]));
	for (int i = 0; i < BOARD_SPANS; i++) {
		str_addf(out, "### %s: %s\n\n", b.spans[i].title, b.spans[i].sum);
		put_lines(out, &b.spans[i].deeds, "-");
		str_addf(out, "%s%s", b.spans[i].rest, *b.spans[i].rest ? "\n\n" : "");
	}
	str_addf(out, "## %s\n\n", tr(board_headings[BOARD_HEAD_ASKS]));
	put_lines(out, &b.asks, "-");
	arena_release(&a);
}

void export_md_text(const struct report *r, struct str *out)
{
	struct str words = {0};

	put_head(out, r);
	if (r->board)
		put_board(out, r);
	else
		put_report(out, r);
	if (*r->theme->disclaimer)
		str_add(out, "\n---\n\n");
	str_add(&words, r->theme->disclaimer);
	put_made(out, &words, "");
	str_release(&words);
}

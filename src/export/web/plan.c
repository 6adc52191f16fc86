/* The report as HTML: what to do; see web.h. */
#include <string.h>

#include "export/report/plan_facts.h"
#include "export/web/web.h"

/* A step with what is said of it alone. */
static void put_step(struct str *out, const struct row *w)
{
	const struct step *s = &w->r->plan.actions[w->i].steps[w->step];
	const char *id = column_cell(&plan_columns[PLAN_ID], w).text;
	char days[64];

	str_add(out, "<li>");
	if (id) {
		str_add(out, "<strong>");
		html(out, id);
		str_add(out, "</strong> ");
	}
	web_words(out, &plan_columns[PLAN_TITLE], w);
	htmlf(out, ", %s", web_days(days, s->effort));
	if (s->status != PLAN_OPEN)
		htmlf(out, ", %s", tr(plan_status_name(s->status)));
	if (w->r->outlay && w->r->outlay->in[w->i][w->step])
		html(out, tr(", in the budget"));
	for (const int *c = pick_step; *c >= 0; c++) {
		if (column_cell(&plan_columns[*c], w).kind == DATUM_NONE)
			continue;
		htmlf(out, "; %s: ", tr(plan_columns[*c].title));
		web_words(out, &plan_columns[*c], w);
	}
	str_add(out, "</li>\n");
}

static void put_how(struct str *out, const struct report *r, const struct texts *how)
{
	if (!how->n)
		return;
	web_paragraph(out, "", tr("How"));
	str_add(out, "<ul>\n");
	for (size_t i = 0; i < how->n; i++) {
		str_add(out, "<li>");
		web_quote(out, r, how->items[i]);
		str_add(out, "</li>\n");
	}
	str_add(out, "</ul>\n");
}

static void put_steps(struct str *out, const struct row *of, const struct action *act)
{
	struct row w = *of;

	web_paragraph(out, "", tr("Steps"));
	str_add(out, "<ol>\n");
	for (w.step = 0; w.step < (int)act->n_steps; w.step++)
		put_step(out, &w);
	str_add(out, "</ol>\n");
}

/* What it comes to, in a line. */
static void put_numbers(struct str *out, const struct report *r, const struct action *act)
{
	char days[64], gain[32], risk[32], priority[32], progress[32];

	str_add(out, "<p class=\"small\">");
	htmlf(out, tr("Rank %zu"), act->rank);
	str_addc(out, ' ');
	web_severity(out, act->severity);
	htmlf(out, tr(" %s, gain %s, risk %s, priority %s"), web_days(days, act->effort),
	      gain_text(gain, act->gain), risk_text(risk, act->risk),
	      priority_text(priority, act->priority));
	action_progress_text(progress, &r->score, act);
	if (*progress)
		htmlf(out, tr(", progress %s"), progress);
	if (act->status != PLAN_OPEN) {
		str_add(out, ", <strong>");
		html(out, tr(plan_status_name(act->status)));
		str_add(out, "</strong>");
	}
	str_add(out, "</p>\n");
}

static void put_action(struct str *out, const struct report *r, const struct action *act)
{
	struct arena a = {0};
	struct row w = {&a, r, act->rank - 1, -1};
	bool steps = step_has_row(act);

	str_add(out, "<article id=\"");
	web_id(out, "a-", act->id);
	str_add(out, "\">\n<h4>");
	html(out, act->id);
	str_add(out, " ");
	web_words(out, &plan_columns[PLAN_TITLE], &w);
	str_add(out, "</h4>\n");
	put_numbers(out, r, act);
	str_add(out, "<details><summary>");
	if (steps)
		htmlf(out, tr_n(act->n_steps, "%zu step, why here, done when",
				"%zu steps, why here, done when"), act->n_steps);
	else
		html(out, tr("Why here, how, done when"));
	str_add(out, "</summary>\n<dl>\n");
	web_items(out, plan_columns, pick_before, &w);
	web_items(out, plan_columns, pick_done, &w);
	web_items(out, plan_columns, pick_after, &w);
	/* So that the list is never empty. */
	web_item(out, tr(plan_columns[PLAN_STATUS].title), tr(plan_status_name(act->status)));
	str_add(out, "</dl>\n");
	if (steps)
		put_steps(out, &w, act);
	put_how(out, r, &act->how);
	str_add(out, "</details>\n</article>\n");
	arena_release(&a);
}

static void put_group(struct str *out, const struct report *r, enum plan_group group)
{
	struct plan_totals of = {0};
	struct str words = {0};

	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (action_group(&r->plan.actions[i]) == group)
			plan_totals_add(&of, &r->plan.actions[i]);
	if (!of.actions)
		return;
	group_words(&words, r, group, &of);
	str_add(out, "<h3>");
	html(out, str_text(&words));
	str_add(out, "</h3>\n");
	str_release(&words);
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (action_group(&r->plan.actions[i]) == group)
			put_action(out, r, &r->plan.actions[i]);
}

void web_plan(struct str *out, const struct report *r)
{
	if (!r->plan.n_actions)
		web_paragraph(out, "", tr("Everything answered so far is at its target."));
	web_roadmap(out, r);
	web_impact(out, r);
	for (enum plan_group group = GROUP_NOW; group < PLAN_GROUPS; group++)
		put_group(out, r, group);
}

static void put_bought(struct str *out, const struct report *r)
{
	static const int columns[] = {BOUGHT_TITLE, BOUGHT_BEFORE, BOUGHT_AFTER, BOUGHT_GAIN, -1};
	struct arena a = {0};

	web_table(out, tr("What the days buy"), bought_columns, columns);
	for (size_t i = 0; i <= r->q->n_sections; i++)
		web_row(out, bought_columns, columns, &(struct row){&a, r, i, -1}, NULL);
	web_table_end(out);
	arena_release(&a);
}

static void put_in(struct str *out, const struct report *r)
{
	static const int columns[] = {PLAN_ID,	      PLAN_TITLE, PLAN_SEVERITY,
				      PLAN_IN_BUDGET, PLAN_SPENT, PLAN_STEPS_IN, -1};
	struct arena a = {0};

	if (!r->outlay->n_actions) {
		web_paragraph(out, "", tr("Nothing is in."));
		return;
	}
	web_table(out, tr("What is in"), plan_columns, columns);
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (r->outlay->parts[i].steps)
			web_row(out, plan_columns, columns, &(struct row){&a, r, i, -1}, "a-");
	web_table_end(out);
	arena_release(&a);
}

static void put_out(struct str *out, const struct report *r)
{
	static const int columns[] = {PLAN_ID,	 PLAN_TITLE,   PLAN_SEVERITY,
				      PLAN_DAYS, PLAN_WHY_OUT, -1};
	struct arena a = {0};
	size_t n = 0;

	for (size_t i = 0; n < FIRST_ACTIONS && outlay_next_out(r->outlay, &r->plan, &i); i++) {
		if (!n++)
			web_table(out, tr("The first that are out"), plan_columns, columns);
		web_row(out, plan_columns, columns, &(struct row){&a, r, i, -1}, "a-");
	}
	if (n)
		web_table_end(out);
	arena_release(&a);
}

static void put_asked(struct str *out, const struct report *r)
{
	struct str words = {0};

	outlay_words(&words, r->outlay, r->q);
	str_add(&words, ". ");
	outlay_proof_prose(&words, r->outlay);
	web_paragraph(out, "", str_text(&words));
	str_release(&words);
	put_bought(out, r);
	put_in(out, r);
	put_out(out, r);
}

void web_budget(struct str *out, const struct report *r)
{
	static const int columns[] = {SCENARIO_NAME,	SCENARIO_ASKED, SCENARIO_DAYS,
				      SCENARIO_RISK,	SCENARIO_GAIN,	SCENARIO_SCORE,
				      SCENARIO_ACTIONS, SCENARIO_APART, -1};
	struct arena a = {0};

	if (r->outlay)
		put_asked(out, r);
	if (r->n_scenarios) {
		web_table(out, tr("Scenarios"), scenario_columns, columns);
		for (size_t i = 0; i < r->n_scenarios; i++)
			web_row(out, scenario_columns, columns, &(struct row){&a, r, i, -1}, NULL);
		web_table_end(out);
	}
	arena_release(&a);
}

/* The report as Markdown: what days are spent on; see md.h. */
#include "base/words.h"
#include "engine/budget/outlay.h"
#include "export/text/md.h"

#define FIRST_OUT 10

static void put_scores(struct str *out, const struct report *r)
{
	static const int columns[] = {BOUGHT_TITLE, BOUGHT_BEFORE, BOUGHT_AFTER, BOUGHT_GAIN, -1};
	struct arena a = {0};

	md_table(out, bought_columns, columns);
	for (size_t i = 0; i <= r->q->n_sections; i++)
		md_row(out, bought_columns, columns, &(struct row){&a, r, i, -1});
	str_add(out, "\n");
	arena_release(&a);
}

static void put_in(struct str *out, const struct report *r)
{
	static const int columns[] = {PLAN_RANK,      PLAN_ID,    PLAN_TITLE,    PLAN_SEVERITY,
				      PLAN_IN_BUDGET, PLAN_SPENT, PLAN_STEPS_IN, -1};
	struct arena a = {0};

	if (!r->outlay->n_actions) {
		str_addf(out, "%s\n\n", tr("Nothing is in."));
		return;
	}
	md_table(out, plan_columns, columns);
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (r->outlay->parts[i].steps)
			md_row(out, plan_columns, columns, &(struct row){&a, r, i, -1});
	str_add(out, "\n");
	arena_release(&a);
}

static void put_out(struct str *out, const struct report *r)
{
	static const int columns[] = {PLAN_RANK, PLAN_ID,      PLAN_TITLE, PLAN_SEVERITY,
				      PLAN_DAYS, PLAN_WHY_OUT, -1};
	struct arena a = {0};
	size_t n = 0;

	for (size_t i = 0; n < FIRST_OUT && outlay_next_out(r->outlay, &r->plan, &i); i++) {
		if (!n++) {
			str_addf(out, "%s\n\n", tr("The first that are out:"));
			md_table(out, plan_columns, columns);
		}
		md_row(out, plan_columns, columns, &(struct row){&a, r, i, -1});
	}
	str_add(out, n ? "\n" : "");
	arena_release(&a);
}

static void put_asked(struct str *out, const struct report *r)
{
	struct str words = {0};

	if (!r->outlay)
		return;
	outlay_words(&words, r->outlay, r->q);
	md(out, str_text(&words));
	str_add(out, ".\n\n");
	str_truncate(&words, 0);
	outlay_proof_prose(&words, r->outlay);
	md(out, str_text(&words));
	str_add(out, "\n\n");
	put_scores(out, r);
	put_in(out, r);
	put_out(out, r);
	str_release(&words);
}

void md_budget(struct str *out, const struct report *r)
{
	static const int columns[] = {SCENARIO_NAME,  SCENARIO_ASKED,   SCENARIO_DAYS,
				      SCENARIO_RISK,  SCENARIO_GAIN,    SCENARIO_SCORE,
				      SCENARIO_ACTIONS, SCENARIO_APART, -1};
	struct arena a = {0};

	put_asked(out, r);
	if (!r->n_scenarios)
		return;
	str_addf(out, "### %s\n\n", tr("Scenarios"));
	md_table(out, scenario_columns, columns);
	for (size_t i = 0; i < r->n_scenarios; i++)
		md_row(out, scenario_columns, columns, &(struct row){&a, r, i, -1});
	str_add(out, "\n");
	arena_release(&a);
}

/* The columns of what days buy: by section, and by scenario. */
#include "base/words.h"
#include "engine/budget/outlay.h"
#include "export/report/columns.h"

/* ---- Sections, then the overall score ---- */

static const struct range *range_of(const struct row *w, bool after)
{
	const struct outlay *o = w->r->outlay;

	if (w->i == w->r->q->n_sections)
		return after ? &o->after : &o->before;
	return after ? &o->sections_after[w->i] : &o->sections_before[w->i];
}

static const char *bought_name(const struct row *w)
{
	return w->i == w->r->q->n_sections ? tr("Overall") : w->r->q->sections[w->i].title;
}

static struct datum low(const struct row *w, bool after)
{
	const struct range *r = range_of(w, after);

	return r->any ? datum_number(score_tenths(r->low), 1) : datum_text(NULL);
}

static struct datum raised(const struct row *w)
{
	const struct range *from = range_of(w, false), *to = range_of(w, true);

	return from->any && to->any
		       ? datum_number(frac_scaled(frac_sub(to->low, from->low), 100000), 3)
		       : datum_text(NULL);
}

CELL(bought_title, datum_quote(datum_text(bought_name(w)), w->i != w->r->q->n_sections))
CELL(bought_before, low(w, false))
CELL(bought_after, low(w, true))
CELL(bought_gain, raised(w))

const struct column bought_columns[BOUGHT_COLUMNS] = {
	[BOUGHT_TITLE] = {WORD("Section"), 26, LOOK_NAME, bought_title, NULL},
	[BOUGHT_BEFORE] = {WORD("Low now"), 11, LOOK_NUMBER, bought_before, NULL},
	[BOUGHT_AFTER] = {WORD("Low then"), 11, LOOK_NUMBER, bought_after, NULL},
	[BOUGHT_GAIN] = {WORD("Gain"), 11, LOOK_GAIN, bought_gain, NULL},
};

/* ---- Scenarios ---- */

/* Ids that are told, of what may be many. */
enum { TOLD = 12 };

static const struct outlay *outlay(const struct row *w)
{
	return &w->r->scenarios[w->i];
}

/* In how many of the others is anything of the action? */
static size_t others_with(const struct row *w, size_t action)
{
	size_t n = 0;

	for (size_t k = 0; k < w->r->n_scenarios; k++)
		n += k != w->i && w->r->scenarios[k].parts[action].steps;
	return n;
}

/* Actions that are in here and in no other; or in all others and not here. */
static void put_apart(struct str *out, const struct row *w, bool here)
{
	size_t others = w->r->n_scenarios - 1, n = 0;
	struct str ids = {0};

	for (size_t i = 0; i < w->r->plan.n_actions; i++) {
		bool in = outlay(w)->parts[i].steps;

		if (in != here || others_with(w, i) != (here ? 0 : others))
			continue;
		if (n++ >= TOLD)
			continue;
		str_addf(&ids, "%s%s", n > 1 ? ", " : "", w->r->plan.actions[i].id);
	}
	if (n > TOLD)
		str_addf(&ids, tr(" and %zu more"), n - TOLD);
	str_add(out, n && out->len ? "; " : "");
	if (n)
		str_addf(out, here ? tr("only here: %s") : tr("missing only here: %s"),
			 str_text(&ids));
	str_release(&ids);
}

/* With two of them, what one lacks is what the other has alone. */
static void put_differs(struct str *out, const struct row *w)
{
	if (w->r->n_scenarios < 2)
		return;
	put_apart(out, w, true);
	if (w->r->n_scenarios > 2)
		put_apart(out, w, false);
}

/* clang-format off */
CELL(scenario_name, datum_text(outlay(w)->purpose.name))
CELL_TEXT_OF(scenario_asked, outlay_asked_words(out, outlay(w)))
CELL(scenario_days, datum_number((int64_t)outlay(w)->found.used * 5, 1))
CELL(scenario_risk, datum_number(outlay(w)->found.risk, 1))
CELL(scenario_gain, datum_number(outlay(w)->found.gain, 3))
CELL(scenario_score, outlay(w)->after.any ? datum_number(score_tenths(outlay(w)->after.low), 1)
					  : datum_text(NULL))
CELL(scenario_actions, datum_number((int64_t)outlay(w)->n_actions, 0))
CELL(scenario_steps, datum_number((int64_t)outlay(w)->n_steps, 0))
CELL_TEXT_OF(scenario_differs, put_differs(out, w))

const struct column scenario_columns[SCENARIO_COLUMNS] = {
	[SCENARIO_NAME] = {WORD("Scenario"), 26, LOOK_NAME, scenario_name, NULL},
	[SCENARIO_ASKED] = {WORD("Asked for"), 30, LOOK_TEXT, scenario_asked, NULL},
	[SCENARIO_DAYS] = {WORD("Days"), 11, LOOK_NUMBER, scenario_days, NULL},
	[SCENARIO_RISK] = {WORD("Risk"), 11, LOOK_NUMBER, scenario_risk, NULL},
	[SCENARIO_GAIN] = {WORD("Gain"), 11, LOOK_GAIN, scenario_gain, NULL},
	[SCENARIO_SCORE] = {WORD("Score then"), 11, LOOK_NUMBER, scenario_score, NULL},
	[SCENARIO_ACTIONS] = {WORD("Actions"), 9, LOOK_COUNT, scenario_actions, NULL},
	[SCENARIO_STEPS] = {WORD("Steps"), 9, LOOK_COUNT, scenario_steps, NULL},
	[SCENARIO_APART] = {WORD("What differs"), 46, LOOK_TEXT, scenario_differs, NULL},
};
/* clang-format on */

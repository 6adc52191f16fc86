/* Pictures of the plan: a road of waves, and risk against work. */
#include <math.h>
#include <stdlib.h>

#include "export/report/plan_facts.h"
#include "export/web/chart.h"
#include "export/web/web.h"

enum { LANES = WAVE_LATER + 1, LANE_GAP = 14, LANE = (CHART_WIDTH - 2 * LANE_GAP) / LANES,
       LANE_COLS = 34, HEAD_COLS = 30, SHOWN = 5, ENTRY = 3 * CHART_LINE + 10,
       HEAD = 4 * CHART_LINE + 14, LEFT = 64, RIGHT = 16, ABOVE = 34, PLOT = 360, BELOW = 46 };

static void put_entry(struct str *out, const struct report *r, const struct action *act, int x,
		      int y)
{
	struct arena a = {0};
	struct row w = {&a, r, act->rank - 1, -1};
	const char *owner = column_cell(&plan_columns[PLAN_OWNER], &w).text;
	struct str more = {0};
	char days[64];

	str_addf(&more, "%s, %s, %s%s%s", act->id,
		 tr(act->severity ? severity_name(act->severity) : WORD("no gap")),
		 web_days(days, act->effort), owner ? ", " : "", owner ? owner : "");
	chart_wrapped(out, x, y, LANE_COLS, 1, "muted", str_text(&more));
	if (action_is_quoted(act))
		web_quote_begin(out, r, "g");
	chart_wrapped(out, x, y + CHART_LINE, LANE_COLS, 2, "", act->title);
	if (action_is_quoted(act))
		web_quote_end(out, r, "g");
	str_release(&more);
	arena_release(&a);
}

/* A lane: what the wave comes to, a bar of its days, and its first actions. */
static void put_lane(struct str *out, const struct report *r, enum wave wave, int most)
{
	const struct plan_totals *t = &r->plan.totals;
	int x = (int)wave * (LANE + LANE_GAP), y = HEAD + 30, left = SHOWN, days;
	struct plan_totals of = {0};
	struct str words = {0};

	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (action_group(&r->plan.actions[i]) == (enum plan_group)wave)
			plan_totals_add(&of, &r->plan.actions[i]);
	group_words(&words, r, (enum plan_group)wave, &of);
	chart_wrapped(out, x, 16, HEAD_COLS, 4, "strong", str_text(&words));
	str_release(&words);
	chart_rect(out, x, HEAD - 4, LANE, 10, "track");
	days = most ? t->waves[wave].effort * LANE / most : 0;
	if (days)
		chart_rect(out, x, HEAD - 4, days, 10, "is");
	for (size_t i = 0; i < r->plan.n_actions && left; i++) {
		if (action_group(&r->plan.actions[i]) != (enum plan_group)wave)
			continue;
		put_entry(out, r, &r->plan.actions[i], x, y);
		y += ENTRY;
		left--;
	}
}

void web_roadmap(struct str *out, const struct report *r)
{
	const struct plan_totals *t = &r->plan.totals;
	struct arena a = {0};
	int most = 0, rows = 0;

	if (!t->left)
		return;
	for (int w = WAVE_NOW; w <= WAVE_LATER; w++) {
		int n = t->waves[w].actions < SHOWN ? (int)t->waves[w].actions : SHOWN;

		most = t->waves[w].effort > most ? t->waves[w].effort : most;
		rows = n > rows ? n : rows;
	}
	str_add(out, "<figure>\n");
	chart_begin(out, "road", HEAD + 20 + rows * ENTRY, tr("The waves of the plan"),
		    tr("A lane for each wave: what it comes to, a bar as long as its days of work, "
		       "and its first actions. The plan below has all of them."));
	for (int w = WAVE_NOW; w <= WAVE_LATER; w++)
		put_lane(out, r, (enum wave)w, most);
	chart_end(out, arena_printf(&a,
				    tr("The first %d of each wave; a bar is as long as the wave "
				       "has days of work."),
				    SHOWN));
	arena_release(&a);
}

/* A sign of each severity: colours are not needed to tell them apart. */
static void put_sign(struct str *out, int x, int y, enum severity s)
{
	static const struct {
		const char *class;
		enum chart_sign sign;
	} signs[] = {
		[SEVERITY_NONE] = {"dot low", SIGN_DISC},
		[SEVERITY_LOW] = {"dot low", SIGN_DISC},
		[SEVERITY_MEDIUM] = {"dot medium", SIGN_TRIANGLE},
		[SEVERITY_HIGH] = {"dot high", SIGN_SQUARE},
		[SEVERITY_CRITICAL] = {"dot critical", SIGN_DIAMOND},
	};

	chart_sign(out, x, y, signs[s].sign, signs[s].class);
}

static int scaled(double part, double most, int length)
{
	return most > 0 ? (int)(sqrt(part / most) * length + 0.5) : 0;
}

/* What is the most of both, among what is left to do. */
struct most {
	int effort;
	int64_t risk;
};

static int impact_x(const struct action *act, const struct most *most)
{
	return LEFT + scaled(act->effort, most->effort, CHART_WIDTH - LEFT - RIGHT - 30);
}

static int impact_y(const struct action *act, const struct most *most)
{
	return ABOVE + PLOT - scaled((double)act->risk, (double)most->risk, PLOT - 16);
}

static void put_axes(struct str *out, const struct most *most)
{
	static const int days[] = {1, 5, 10, 20, 40, 60, 100, 200};
	char buf[32];

	chart_rect(out, LEFT, ABOVE, CHART_WIDTH - LEFT - RIGHT, PLOT, "grid");
	for (size_t i = 0; i < sizeof days / sizeof *days && days[i] * 2 <= most->effort; i++) {
		struct action at = {.effort = days[i] * 2};
		int x = impact_x(&at, most);

		chart_line(out, x, ABOVE, x, ABOVE + PLOT, "tick");
		chart_text(out, x - 4, ABOVE + PLOT + CHART_LINE, "muted",
			   number_text(buf, days[i], 0));
	}
	for (int quarter = 1; quarter <= 4; quarter++) {
		struct action at = {.risk = most->risk * quarter / 4};
		int y = impact_y(&at, most);

		chart_line(out, LEFT, y, CHART_WIDTH - RIGHT, y, "tick");
		chart_text_end(out, LEFT - 6, y + 4, "muted", risk_text(buf, at.risk));
	}
	chart_text_end(out, CHART_WIDTH - RIGHT, ABOVE + PLOT + 2 * CHART_LINE, "muted",
		       tr("days of work"));
	chart_text(out, 0, ABOVE - 20, "muted", tr("risk"));
	for (int s = SEVERITY_CRITICAL, x = 300; s > SEVERITY_NONE; s--, x += 100) {
		put_sign(out, x, ABOVE - 22, (enum severity)s);
		chart_text(out, x + 14, ABOVE - 17, "", tr(severity_name((enum severity)s)));
	}
}

struct place {
	int x, y;
};

/* The number of one of the first actions, kept off those that are there already. */
static void put_number(struct str *out, const struct action *act, const struct most *most,
		       struct place *there, size_t n)
{
	struct place at = {impact_x(act, most) + 9, impact_y(act, most) + 4};
	char buf[32];

	for (size_t k = 0; k < n;) {
		if (abs(there[k].x - at.x) >= 20 || abs(there[k].y - at.y) >= 12) {
			k++;
			continue;
		}
		at.x = there[k].x + 20;
		k = 0; /* it may stand on another now */
	}
	there[n] = at;
	chart_text(out, at.x, at.y, "strong", number_text(buf, (int64_t)act->rank, 0));
}

void web_impact(struct str *out, const struct report *r)
{
	const struct action *list[FIRST_ACTIONS];
	size_t n = plan_first(&r->plan, list, FIRST_ACTIONS);
	struct place numbers[FIRST_ACTIONS];
	struct most most = {0};

	for (size_t i = 0; i < r->plan.n_actions; i++) {
		const struct action *act = &r->plan.actions[i];

		if (!action_is_left(act))
			continue;
		most.effort = act->effort > most.effort ? act->effort : most.effort;
		most.risk = act->risk > most.risk ? act->risk : most.risk;
	}
	if (!n)
		return;
	str_add(out, "<figure>\n");
	chart_begin(out, "impact", ABOVE + PLOT + BELOW,
		    tr("Risk that actions take away, against work"),
		    tr("A sign for each action that is left: the higher, the more risk it takes "
		       "away; the further right, the more days it takes. Both grow with their "
		       "roots. The numbers are the ranks of the first actions; the plan has the "
		       "same numbers."));
	put_axes(out, &most);
	for (size_t i = r->plan.n_actions; i-- > 0;) {
		const struct action *act = &r->plan.actions[i];
		char days[32], risk[32];

		if (!action_is_left(act))
			continue;
		str_add(out, "<g><title>");
		htmlf(out, tr("%s %s, %s days, risk %s"), act->id, act->title,
		      effort_text(days, act->effort), risk_text(risk, act->risk));
		str_add(out, "</title>");
		put_sign(out, impact_x(act, &most), impact_y(act, &most), act->severity);
		str_add(out, "</g>\n");
	}
	for (size_t i = 0; i < n; i++)
		put_number(out, list[i], &most, numbers, i);
	chart_end(out, tr("Upper left first: much risk for little work. Numbers are the ranks of "
			  "the first to do."));
}

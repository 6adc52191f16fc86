/* The sheets Roadmap and Owners: what is left to do, by wave and severity, and by owner and wave.
 * Their numbers follow Plan. */
#include "export/book/book.h"

#include "base/names.h"
#include "export/report/plan_facts.h"

/* On Roadmap the lists below share the columns of the numbers. */
enum { AT_WAVE, AT_WHEN, AT_ACTIONS, AT_DAYS, AT_POINTS, AT_SEVERITIES,
       AT_END = AT_SEVERITIES + 4 };
enum { HEADER = 3, FIRST = 4, WAVES = WAVE_LATER + 1, IN_WAVE_MAX = 25, CHART_ROWS = 14,
       ROW_PIXELS = 20 };
/* On Owners. */
enum { AT_OWNER, AT_LOAD, AT_ALL = AT_LOAD + WAVES, OWNERS_MAX = 40, OWNER_CHART_ROWS = 12 };

static const unsigned severity_colours[] = {0xB42318, 0xE07B39, 0xE3B341, 0x9AA5B1};
static const unsigned wave_colours[] = {ACCENT, 0x5B8DB8, ACCENT_LIGHT};

/* A column of the rows of Plan, as formulas have it. */
static const char *plan_cells(struct book *b, enum plan_column col)
{
	int name = 'A' + plan_column_place(b->report, col);

	return arena_printf(&b->arena, "%s!$%c$2:$%c$%d", b->refs[SHEET_PLAN], name, name,
			    b->plan_rows ? b->plan_rows + 1 : 2);
}

static void put_titles(struct book *b, struct book_sheet *s, const char *title, const char *about,
		       int last)
{
	book_banner(b, s, 0, 0, last, title, LOOK_TITLE);
	book_height(b, s, 0, 30);
	book_banner(b, s, 1, 0, last, about, LOOK_SUBTITLE);
}

/* The worst first. */
static const char *severity_at(int k)
{
	return tr(severity_name((enum severity)(SEVERITY_CRITICAL - k)));
}

/* Half-days left in a wave, of one severity. */
static int64_t effort_of(const struct report *r, enum wave w, enum severity severity)
{
	int64_t sum = 0;

	for (size_t i = 0; i < r->plan.n_actions; i++) {
		const struct action *act = &r->plan.actions[i];

		if (action_is_left(act) && act->wave == w && act->severity == severity)
			sum += act->effort;
	}
	return sum;
}

static void put_wave(struct book *b, struct book_sheet *s, enum wave w)
{
	const struct report *r = b->report;
	int row = FIRST + (int)w, from = scores_wave_row(r, w) + 1;
	const int64_t values[] = {(int64_t)r->plan.totals.waves[w].actions,
				  (int64_t)r->plan.totals.waves[w].effort * 5,
				  r->plan.totals.waves[w].gain};
	static const int decimals[] = {0, 1, 3};
	const char *status = plan_cells(b, PLAN_STATUS), *days = plan_cells(b, PLAN_DAYS);
	const char *waves = plan_cells(b, PLAN_WAVE), *severities = plan_cells(b, PLAN_SEVERITY);
	char dates[40];

	book_text(b, s, row, AT_WAVE, tr(wave_name(w)), LOOK_WORD);
	book_text(b, s, row, AT_WHEN, plan_wave_text(dates, r->a, w), LOOK_MUTED);
	for (int k = 0; k < 3; k++)
		book_formula(b, s, row, AT_ACTIONS + k, values[k], decimals[k],
			     k ? LOOK_NUMBER : LOOK_COUNT, "=%s!%c%d",
			     b->refs[SHEET_SCORES], 'A' + WAVE_LEFT + k, from);
	for (int k = 0; k < 4; k++)
		book_formula(b, s, row, AT_SEVERITIES + k,
			     effort_of(r, w, (enum severity)(SEVERITY_CRITICAL - k)) * 5, 1,
			     LOOK_NUMBER,
			     "=ROUND(SUMIFS(%s,%s,$A%d,%s,%c$%d,%s,%s)+"
			     "SUMIFS(%s,%s,$A%d,%s,%c$%d,%s,%s),3)",
			     days, waves, row + 1, severities, 'A' + AT_SEVERITIES + k, HEADER + 1,
			     status, book_left(b, 0), days, waves, row + 1, severities,
			     'A' + AT_SEVERITIES + k, HEADER + 1, status, book_left(b, 1));
}

static void put_waves_sum(struct book *b, struct book_sheet *s)
{
	const struct plan_totals *t = &b->report->plan.totals;
	int row = FIRST + WAVES;
	int64_t sums[AT_END - AT_ACTIONS] = {(int64_t)t->left, (int64_t)t->effort * 5, t->gain};

	for (enum wave w = WAVE_NOW; w <= WAVE_LATER; w++)
		for (int k = 0; k < 4; k++)
			sums[3 + k] += 5 * effort_of(b->report, w,
						     (enum severity)(SEVERITY_CRITICAL - k));
	book_text(b, s, row, AT_WAVE, tr("All"), LOOK_TOTAL);
	book_text(b, s, row, AT_WHEN, "", LOOK_TOTAL);
	for (int k = 0; k < AT_END - AT_ACTIONS; k++)
		book_formula(b, s, row, AT_ACTIONS + k, sums[k], k == 0 ? 0 : k == 2 ? 3 : 1,
			     k ? LOOK_TOTAL_NUMBER : LOOK_TOTAL_COUNT, "=ROUND(SUM(%c%d:%c%d),3)",
			     'A' + AT_ACTIONS + k, FIRST + 1, 'A' + AT_ACTIONS + k, row);
}

/* Bars of days, one for each row from first on, stacked of n columns. */
static struct chart *put_chart(struct book *b, struct book_sheet *s, int row, int rows)
{
	struct chart *c = ARENA_PUSH(&b->arena, s->charts, s->n_charts);

	*c = (struct chart){.row = row, .width = 1000, .height = (rows - 1) * ROW_PIXELS,
			    .sums = true};
	return c;
}

static int put_waves(struct book *b, struct book_sheet *s)
{
	static const char *const titles[] = {WORD("Wave"), WORD("When"), WORD("Actions left"),
					     WORD("Days"), WORD("Points")};
	struct chart *c;
	int row = FIRST + WAVES + 2;

	for (int k = 0; k < AT_SEVERITIES; k++)
		book_text(b, s, HEADER, k, tr(titles[k]),
			  k > AT_WHEN ? LOOK_HEADER_NUMBER : LOOK_HEADER);
	for (int k = 0; k < 4; k++)
		book_text(b, s, HEADER, AT_SEVERITIES + k, severity_at(k), LOOK_HEADER_NUMBER);
	for (enum wave w = WAVE_NOW; w <= WAVE_LATER; w++)
		put_wave(b, s, w);
	put_waves_sum(b, s);
	book_paint_words(b, s, (struct area_of_cells){FIRST, AT_WAVE, FIRST + WAVES - 1, AT_WAVE});
	c = put_chart(b, s, row, CHART_ROWS);
	c->title = tr("Days of work left, by wave and severity");
	c->description = tr("Bars of the days that are left in each wave, by severity. The table "
			    "above has the same numbers.");
	c->categories = *b->report->a->settings.waves_start ? AT_WHEN : AT_WAVE;
	for (int k = 0; k < 4; k++)
		book_series(b, c,
			    (struct series){severity_at(k), s->name, AT_SEVERITIES + k, FIRST,
					    FIRST + WAVES - 1, severity_colours[k], false});
	return row + CHART_ROWS;
}

/* What is done in a wave, one line each: the first of it. */
static const enum plan_column listed[] = {PLAN_DAYS, PLAN_SEVERITY, PLAN_STATUS, PLAN_OWNER,
					  PLAN_DUE};

static void put_listed(struct book *b, struct book_sheet *s, int row, const struct action *act)
{
	struct row of = {&b->arena, b->report, act->rank - 1, -1};

	book_link(b, s, row, AT_WAVE, act->id,
		  book_link_to_action(b, of.i), LOOK_LINK);
	book_banner(b, s, row, AT_WHEN, AT_DAYS, act->title, LOOK_TEXT);
	for (int k = 0; k < 5; k++)
		book_cell(b, s, row, AT_POINTS + k, &plan_columns[listed[k]], &of);
}

static int put_list(struct book *b, struct book_sheet *s, int row, enum wave w)
{
	const struct plan *p = &b->report->plan;
	struct plan_totals t = {0};
	struct str words = {0};
	size_t n = 0;
	int first;

	for (size_t i = 0; i < p->n_actions; i++)
		if (action_group(&p->actions[i]) == (enum plan_group)w)
			plan_totals_add(&t, &p->actions[i]);
	if (!t.actions)
		return row;
	group_words(&words, b->report, (enum plan_group)w, &t);
	book_banner(b, s, row, AT_WAVE, AT_DAYS, str_text(&words), LOOK_HEADER);
	for (int k = 0; k < 5; k++)
		book_column_title(b, s, row, AT_POINTS + k, &plan_columns[listed[k]]);
	str_release(&words);
	first = row + 1;
	for (size_t i = 0; i < p->n_actions && n < IN_WAVE_MAX; i++)
		if (action_group(&p->actions[i]) == (enum plan_group)w) {
			put_listed(b, s, ++row, &p->actions[i]);
			n++;
		}
	book_paint_words(b, s, (struct area_of_cells){first, AT_POINTS + 1, row, AT_POINTS + 2});
	if (n < t.actions)
		book_banner(b, s, ++row, AT_WHEN, AT_DAYS,
			    arena_printf(&b->arena, tr("and %zu more, in Plan"), t.actions - n),
			    LOOK_SUBTITLE);
	return row + 2;
}

void book_roadmap(struct book *b)
{
	static const double widths[] = {20, 34, 14, 12, 11, 12, 13, 24, 13};
	struct book_sheet *s;
	int row;

	if (!b->report->plan.n_actions)
		return;
	s = book_sheet_add(b, SHEET_ROADMAP, ACCENT);
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		book_width(b, s, widths[i]);
	put_titles(b, s, tr("Roadmap"),
		   tr("What is left to do, by wave; days by severity. The numbers follow the "
		      "statuses in Plan, the lists below are as exported."), AT_END - 1);
	row = put_waves(b, s);
	for (enum wave w = WAVE_NOW; w <= WAVE_LATER; w++)
		row = put_list(b, s, row, w);
	s->no_grid = true;
}

/* Half-days left, by owner (from b->owners; the last row: of nobody there) and wave. */
struct loads {
	int64_t (*of)[WAVES];
	size_t n;
};

static struct loads loads_of(struct book *b)
{
	const struct plan *p = &b->report->plan;
	struct names known = {.arena = &b->arena};
	struct loads l = {.n = b->n_people < OWNERS_MAX ? b->n_people : OWNERS_MAX};

	l.of = arena_alloc(&b->arena, l.n + 1, sizeof *l.of);
	for (size_t i = 0; i < l.n; i++)
		names_add(&known, b->owners.items[i], i);
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];
		const char *owner = act->entry && act->entry->owner ? act->entry->owner : "";
		size_t k = *owner ? names_find(&known, owner) : NAMES_NONE;

		if (action_is_left(act))
			l.of[k == NAMES_NONE ? l.n : k][act->wave] += act->effort;
	}
	return l;
}

static void put_all_waves(struct book *b, struct book_sheet *s, int row, const int64_t *load,
			  enum look look)
{
	book_formula(b, s, row, AT_ALL, (load[0] + load[1] + load[2]) * 5, 1, look,
		     "=ROUND(SUM(%c%d:%c%d),3)", 'A' + AT_LOAD, row + 1, 'A' + AT_LOAD + WAVES - 1,
		     row + 1);
}

/* Names are compared as they are: a criterion would take some for more than that. */
static void put_owner(struct book *b, struct book_sheet *s, int row, const char *name,
		      const int64_t *load)
{
	const char *waves = plan_cells(b, PLAN_WAVE), *status = plan_cells(b, PLAN_STATUS);
	const char *owners = plan_cells(b, PLAN_OWNER), *days = plan_cells(b, PLAN_DAYS);

	book_text(b, s, row, AT_OWNER, name, LOOK_NAME);
	for (int k = 0; k < WAVES; k++)
		book_formula(b, s, row, AT_LOAD + k, load[k] * 5, 1, LOOK_NUMBER,
			     "=ROUND(SUMPRODUCT(--EXACT(%s,$A%d),--(%s=%c$%d),--(%s=%s),%s)"
			     "+SUMPRODUCT(--EXACT(%s,$A%d),--(%s=%c$%d),--(%s=%s),%s),3)",
			     owners, row + 1, waves, 'A' + AT_LOAD + k, HEADER + 1, status,
			     book_left(b, 0), days, owners, row + 1, waves, 'A' + AT_LOAD + k,
			     HEADER + 1, status, book_left(b, 1), days);
	put_all_waves(b, s, row, load, LOOK_NUMBER);
}

/* What nobody in the list has: the rest of each wave; then the waves. */
static void put_rest(struct book *b, struct book_sheet *s, int row, const int64_t *rest)
{
	const struct plan_totals *t = &b->report->plan.totals;
	int64_t all[WAVES];

	book_text(b, s, row, AT_OWNER, tr("Nobody yet, or somebody else"), LOOK_MUTED);
	book_text(b, s, row + 1, AT_OWNER, tr("All"), LOOK_TOTAL);
	for (int k = 0; k < WAVES; k++) {
		char c = (char)('A' + AT_LOAD + k);

		all[k] = t->waves[k].effort;
		book_formula(b, s, row + 1, AT_LOAD + k, all[k] * 5, 1, LOOK_TOTAL_NUMBER,
			     "=%s!%c%d", b->refs[SHEET_SCORES], 'A' + WAVE_LEFT + 1,
			     scores_wave_row(b->report, (enum wave)k) + 1);
		if (row > FIRST)
			book_formula(b, s, row, AT_LOAD + k, rest[k] * 5, 1, LOOK_NUMBER,
				     "=ROUND(%c%d-SUM(%c%d:%c%d),3)", c, row + 2, c, FIRST + 1, c,
				     row);
		else
			book_formula(b, s, row, AT_LOAD + k, rest[k] * 5, 1, LOOK_NUMBER, "=%c%d",
				     c, row + 2);
	}
	put_all_waves(b, s, row, rest, LOOK_NUMBER);
	put_all_waves(b, s, row + 1, all, LOOK_TOTAL_NUMBER);
}

void book_owners(struct book *b)
{
	struct book_sheet *s;
	struct loads l = loads_of(b);
	int row = FIRST;
	struct chart *c;

	if (!b->report->plan.n_actions)
		return;
	s = book_sheet_add(b, SHEET_OWNERS, ACCENT);
	book_width(b, s, 34);
	for (int k = 0; k <= WAVES; k++)
		book_width(b, s, 14);
	book_width(b, s, 3);
	for (int k = 0; k < 6; k++)
		book_width(b, s, 14);
	put_titles(b, s, tr("Owners"),
		   tr("Days of work left, by owner and wave. The numbers follow Plan: set an "
		      "owner there, and the days move here."),
		   AT_ALL + 7);
	book_text(b, s, HEADER, AT_OWNER, tr(TITLE_OWNER), LOOK_HEADER);
	for (enum wave w = WAVE_NOW; w <= WAVE_LATER; w++)
		book_text(b, s, HEADER, AT_LOAD + (int)w, tr(wave_name(w)), LOOK_HEADER_NUMBER);
	book_text(b, s, HEADER, AT_ALL, tr("All"), LOOK_HEADER_NUMBER);
	for (size_t i = 0; i < l.n; i++)
		put_owner(b, s, row++, b->owners.items[i], l.of[i]);
	put_rest(b, s, row, l.of[l.n]);
	c = put_chart(b, s, HEADER, (int)l.n + OWNER_CHART_ROWS);
	c->col = AT_ALL + 2;
	c->width = 620;
	c->title = tr("Days of work left, by owner and wave");
	c->description = tr("Bars of the days that each owner has left, by wave. The table beside "
			    "it has the same numbers.");
	for (int k = 0; k < WAVES; k++)
		book_series(b, c,
			    (struct series){tr(wave_name((enum wave)k)), s->name, AT_LOAD + k,
					    FIRST, row, wave_colours[k], false});
	s->no_grid = true;
}

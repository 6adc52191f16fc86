#include "export/book/book.h"

#include "base/date.h"
#include "base/names.h"
#include "import/work_read.h"
#include "model/assessment/saying.h"

static const char *const severities[] = {"critical", "high", "medium", "low"};

#define N_SEVERITIES ((int)(sizeof severities / sizeof *severities))

/* What the id of an action leads to: the answer that it changes, or its finding. */
static struct thing thing_behind(const struct action *act)
{
	if (act->kind == ACTION_FINDING || act->kind == ACTION_CONTAIN)
		return (struct thing){THING_RULE, (size_t)act->rule};
	if (act->decision >= 0)
		return (struct thing){THING_DECISION, (size_t)act->decision};
	return (struct thing){THING_QUESTION, (size_t)act->question};
}

/* A step is lighter than its action; what can be filled in is so of practices alone. */
static enum look step_look(const struct row *w, const struct column *c)
{
	bool practice = w->r->plan.actions[w->i].steps[w->step].practice >= 0;

	switch (c->look) {
	case LOOK_NAME:
		return LOOK_STEP;
	case LOOK_LINK:
		return LOOK_MUTED;
	case LOOK_COUNT:
		return LOOK_MUTED_COUNT;
	default:
		return practice && c->step ? c->look : look_to_read(c->look);
	}
}

/* The action, and folded below it its steps. */
static void put_action(struct book *b, struct book_sheet *s, size_t i)
{
	const struct action *act = &b->report->plan.actions[i];
	struct row row = {&b->arena, b->report, i, -1};
	int at = b->action_row[i];
	size_t first = s->n_cells;
	bool steps = step_has_row(act);

	book_row(b, s, at, b->plan.items, b->plan.n, &row, NULL)->folds = steps;
	book_link_cell(b, s, &s->cells[first + PLAN_ID], thing_behind(act));
	for (size_t k = 0; steps && k < act->n_steps; k++) {
		row.step = (int)k;
		book_row(b, s, at + 1 + (int)k, b->plan.items, b->plan.n, &row, step_look)
			->folded = true;
	}
}

static void add_once(struct texts *list, struct names *known, const char *name)
{
	if (name && *name && names_add(known, name, list->n) == NAMES_NONE)
		list->items[list->n++] = name;
}

static void add_owner(struct texts *list, struct names *known, const struct plan_entry *e)
{
	if (e)
		add_once(list, known, e->owner);
}

/* Who may own an action: who owns one already, who took part, and the roles that the
 * questionnaire suggests; each once. */
static struct texts owners(struct book *b)
{
	const struct report *r = b->report;
	const struct texts *people = workshop_people(r->a);
	struct names known = {.arena = &b->arena};
	struct texts list = {arena_new(&b->arena, const char *,
				       (size_t)b->plan_rows + r->plan.n_actions +
					       people->n + 1),
			     0};

	for (size_t i = 0; i < r->plan.n_actions; i++) {
		const struct action *act = &r->plan.actions[i];

		add_owner(&list, &known, act->entry);
		for (size_t k = 0; step_has_row(act) && k < act->n_steps; k++)
			add_owner(&list, &known, act->steps[k].entry);
	}
	for (size_t i = 0; i < people->n; i++)
		add_once(&list, &known, people->items[i]);
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (r->plan.actions[i].question >= 0)
			add_once(&list, &known,
				 r->q->questions[r->plan.actions[i].question].owner);
	return list;
}

void book_offer(struct book *b, struct book_sheet *s, int col, const char *list,
		const char *title, const char *message)
{
	struct book_choice *c = ARENA_PUSH(&b->arena, s->choices, s->n_choices);

	*c = (struct book_choice){{1, col, s->table_rows, col}, list, title, message, false};
}

/* Who is known already; any other name may be typed. */
static void suggest_owners(struct book *b, struct book_sheet *s)
{
	if (!b->owners.n)
		return;
	book_offer(b, s, PLAN_OWNER, "=OwnerList", "Owner",
	      "Somebody from the list, or any other name");
	s->choices[s->n_choices - 1].free = true;
}

void book_plan(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, "Plan", ACCENT);

	b->owners = owners(b);
	/* Rows stay low: what a long list of steps needs is not what one scans the plan by. */
	s->printed_cols = plan_column_place(b->report, PLAN_STEP_DAYS);
	s->frozen_cols = PLAN_TITLE + 1;
	book_header(b, s, b->plan.items, b->plan.n);
	for (size_t i = 0; i < b->report->plan.n_actions; i++)
		put_action(b, s, i);
	if (!b->plan_rows) {
		book_text(b, s, 1, 0, "No actions: everything answered so far is at its target.",
			  LOOK_SUBTITLE);
		return;
	}
	book_is_table(s, "PlanTable", b->plan.n, (size_t)b->plan_rows);
	book_offer(b, s, PLAN_SEVERITY, "=SeverityList", "Severity",
	      "critical, high, medium or low");
	book_offer(b, s, PLAN_STATUS, "=StatusList", "Status",
	      "open, in-progress, done or rejected. A risk is accepted by plumbline accept, with "
	      "its reason and its end; see Acceptances");
	book_offer(b, s, PLAN_DUE, NULL, "Due", "A date, such as 2027-03-31");
	suggest_owners(b, s);
	book_paint_column(b, s, PLAN_SEVERITY);
	book_paint_column(b, s, PLAN_STATUS);
}

static void put_list(struct book *b, struct book_sheet *s, int col, const char *title,
		     const char *const *words, int n)
{
	book_width(b, s, 16);
	book_text(b, s, 0, col, title, LOOK_HEADER);
	for (int i = 0; i < n; i++)
		book_text(b, s, i + 1, col, words[i], LOOK_WORD);
}

static void name_list(struct book *b, const char *name, char column, int n)
{
	struct defined_name *d = ARENA_PUSH(&b->arena, b->names, b->n_names);

	d->name = name;
	d->formula =
		arena_printf(&b->arena, "=Lists!$%c$2:$%c$%d", column, column, n + 1);
}

void book_lists(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, "Lists", MUTED);
	int n_statuses = 0;

	while (said_statuses[n_statuses])
		n_statuses++;
	put_list(b, s, 0, "Status", said_statuses, n_statuses);
	put_list(b, s, 1, "Severity", severities, N_SEVERITIES);
	put_list(b, s, 2, "Owner", b->owners.items, (int)b->owners.n);
	name_list(b, "StatusList", 'A', n_statuses);
	name_list(b, "SeverityList", 'B', N_SEVERITIES);
	if (b->owners.n)
		name_list(b, "OwnerList", 'C', (int)b->owners.n);
	s->hidden = true;
}

/* By which a workbook that comes back is held against what it was: see work_read.h. */
void book_made_from(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, MADE_SHEET, MUTED);
	struct work *w = &b->work;
	char generated[32];
	const char *const facts[MADE_ROWS][2] = {
		{MADE_MARK, ""},
		[MADE_ASSESSMENT] = {"assessment", w->assessment},
		[MADE_QUESTIONNAIRE] = {"questionnaire", w->questionnaire},
		[MADE_VERSION] = {"version", w->version},
		[MADE_GENERATED] = {"generated", date_time_text(generated, b->report->generated)},
		[MADE_TARGET] = {"target", w->target},
	};

	for (int i = 0; i < MADE_ROWS; i++) {
		book_text(b, s, i, 0, facts[i][0], LOOK_PLAIN);
		book_text(b, s, i, 1, facts[i][1], LOOK_PLAIN);
	}
	for (size_t i = 0; i < w->n; i++) {
		const struct work_row *row = &w->rows[i];
		int at = MADE_ROWS + (int)i;

		book_text(b, s, at, 0, work_layouts[row->table].word, LOOK_PLAIN);
		book_text(b, s, at, 1, row->id, LOOK_PLAIN);
		for (int f = 0; f < WORK_FIELDS; f++)
			if (*row->values[f])
				book_text(b, s, at, f + 2, row->values[f], LOOK_PLAIN);
	}
	s->hidden = true;
}

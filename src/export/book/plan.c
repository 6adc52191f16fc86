#include "export/book/book.h"

#include <string.h>

#include "base/date.h"
#include "base/names.h"
#include "engine/saying.h"
#include "export/report/answer_words.h"
#include "import/work_read.h"
#include "import/xlsx/xlsx_read.h"

/* What is offered where nothing can be said. */
static const char *const no_status[] = {WORD("(say it of the action above)")};
static const char *const severities[] = {WORD("critical"), WORD("high"), WORD("medium"),
					 WORD("low")};

#define N_SEVERITIES ((int)(sizeof severities / sizeof *severities))

/* A step is lighter than its action; what can be filled in is so of practices alone. */
static enum look step_look(const struct row *w, const struct column *c)
{
	bool practice = w->r->plan.actions[w->i].steps[w->step].practice >= 0;

	switch (c->look) {
	case LOOK_NAME:
	case LOOK_LINK:
		return LOOK_STEP;
	case LOOK_COUNT:
		return LOOK_MUTED_COUNT;
	default:
		return practice && c->step ? c->look : look_to_read(c->look);
	}
}

/* How it is done, a line at a time: the first beside the action, each other in a row below. */
static const char *how_line(struct arena *a, const struct texts *how, size_t i)
{
	if (i >= how->n)
		return "";
	return how->n == 1 ? how->items[0] : arena_printf(a, "%zu. %s", i + 1, how->items[i]);
}

static struct datum how_first(const struct row *w)
{
	const struct texts *how = &w->r->plan.actions[w->i].how;
	const char *line = how_line(w->arena, how, 0);

	return datum_text(how->n > 1 ? arena_printf(w->arena, tr("%s (%zu more below)"), line,
						    how->n - 1)
				     : line);
}

static struct datum how_next(const struct row *w)
{
	return datum_text(how_line(w->arena, &w->r->plan.actions[w->i].how,
				   (size_t)w->step + 1));
}

int book_rows_below(const struct action *act)
{
	size_t steps = step_has_row(act) ? act->n_steps : 0;
	size_t lines = act->how.n ? act->how.n - 1 : 0;

	return (int)(steps > lines ? steps : lines);
}

void book_plan_columns(struct book *b)
{
	struct columns all = plan_columns_of(&b->arena, b->report);
	struct column *own = arena_new(&b->arena, struct column, all.n);

	memcpy(own, all.items, all.n * sizeof *own);
	own[PLAN_FIX].cell = how_first;
	own[PLAN_FIX].step = how_next;
	b->plan = (struct columns){own, all.n};
}

/* A row that only says how to go on, where there are more lines of that than steps. */
static struct datum nothing(const struct row *w)
{
	(void)w;
	return datum_text(NULL);
}

static const struct column *how_columns(struct book *b)
{
	struct column *own = arena_new(&b->arena, struct column, b->plan.n);
	int kind = plan_column_place(b->report, PLAN_KIND);

	memcpy(own, b->plan.items, b->plan.n * sizeof *own);
	for (int c = 0; c < (int)b->plan.n; c++)
		if (c != PLAN_FIX && c != kind && c != PLAN_RANK)
			own[c].step = nothing;
	return own;
}

static enum look how_look(const struct row *w, const struct column *c)
{
	(void)w;
	return c->look == LOOK_COUNT  ? LOOK_MUTED_COUNT
	       : c->look == LOOK_LINK ? LOOK_MUTED
				      : look_to_read(c->look);
}

/* The action, and folded below it its steps and how to go on. */
static void put_action(struct book *b, struct book_sheet *s, size_t i,
		       const struct column *how_only)
{
	const struct action *act = &b->report->plan.actions[i];
	struct row row = {&b->arena, b->report, i, -1};
	int at = b->action_row[i], below = book_rows_below(act);
	size_t first = s->n_cells, steps = step_has_row(act) ? act->n_steps : 0;
	struct book_cell *page;

	book_row(b, s, at, b->plan.items, b->plan.n, &row, NULL)->folds = below > 0;
	book_link_cell(b, s, &s->cells[first + PLAN_ID], action_thing(act));
	page = &s->cells[first + (size_t)plan_column_place(b->report, PLAN_READ)];
	if (*page->text && s->n_links < SHEET_LINKS_MAX) {
		page->link = source_url(&b->arena, page->text);
		s->n_links++;
	}
	for (row.step = 0; row.step < below; row.step++)
		book_row(b, s, at + 1 + row.step,
			 (size_t)row.step < steps ? b->plan.items : how_only, b->plan.n, &row,
			 (size_t)row.step < steps ? step_look : how_look)
			->folded = true;
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
	b->n_people = list.n;
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

	*c = (struct book_choice){.where = {1, col, s->table_rows, col},
				  .list = list,
				  .title = book_first(&b->arena, tr(title), 32),
				  .message = book_first(&b->arena, tr(message), 255)};
}

/* Who is known already; any other name may be typed. */
static void suggest_owners(struct book *b, struct book_sheet *s)
{
	if (!b->owners.n)
		return;
	book_offer(b, s, PLAN_OWNER, "=OwnerList", TITLE_OWNER,
		   WORD("Somebody from the list, or any other name"));
	s->choices[s->n_choices - 1].free = true;
}

/* What can be filled in, in rows that have an id: the others are levels on the way of their
 * action, of which nothing is said alone. */
static void offer_work(struct book *b, struct book_sheet *s)
{
	static const char level[] =
		WORD("This row is a step on the way of the action above: say it of that");
	const char *id = arena_printf(&b->arena, "$%c2", 'A' + PLAN_ID);

	book_offer(b, s, PLAN_STATUS,
		   arena_printf(&b->arena, "=IF(%s=\"\",NoStatusList,StatusList)", id),
		   TITLE_STATUS,
		   WORD("open, in-progress, done or rejected. A risk is accepted by plumbline "
			"accept, with its reason and its end; see Acceptances"));
	book_offer(b, s, PLAN_DUE, NULL, TITLE_DUE, WORD("A date, such as 2027-03-31"));
	s->choices[s->n_choices - 1].only =
		arena_printf(&b->arena, "=AND(%s<>\"\",ISNUMBER(%c2),%c2>=36526)", id,
			     'A' + PLAN_DUE, 'A' + PLAN_DUE);
	book_offer(b, s, PLAN_NOTE, NULL, TITLE_NOTE, level);
	s->choices[s->n_choices - 1].only = arena_printf(&b->arena, "=%s<>\"\"", id);
	s->choices[s->n_choices - 1].silent = true;
}

/* What was said to be done and is open again stands out, and its remark says why: at the status
 * itself stands only what can be said there, for that comes back. */
static void paint_contradicted(struct book *b, struct book_sheet *s)
{
	struct paint *p = ARENA_PUSH(&b->arena, s->paints, s->n_paints);
	const char *text = tr(REMARK_CONTRADICTED);
	const char *word = arena_strndup(&b->arena, text, strcspn(text, ":"));
	char remark[XLSX_PLACE_MAX];

	xlsx_place(remark, 1, (size_t)plan_column_place(b->report, PLAN_REMARK));
	*p = (struct paint){
		.where = {1, PLAN_STATUS, s->table_rows, PLAN_STATUS},
		.formula = arena_printf(&b->arena, "=LEFT($%s,%zu)=%s", remark, book_units(word),
					book_quoted(b, "", word)),
		.look = LOOK_HIGH,
	};
}

void book_plan(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, SHEET_PLAN, ACCENT);
	const struct column *how_only = how_columns(b);

	b->owners = owners(b);
	/* Rows stay low: what a long text needs further right is not what one scans the plan by. */
	s->printed_cols = plan_column_place(b->report, PLAN_PROGRESS);
	s->frozen_cols = PLAN_TITLE + 1;
	book_header(b, s, b->plan.items, b->plan.n);
	for (size_t i = 0; i < b->report->plan.n_actions; i++)
		put_action(b, s, i, how_only);
	if (!b->plan_rows) {
		book_text(b, s, 1, 0,
			  tr("No actions: everything answered so far is at its target."),
			  LOOK_SUBTITLE);
		return;
	}
	book_is_table(s, "PlanTable", b->plan.n, (size_t)b->plan_rows);
	offer_work(b, s);
	suggest_owners(b, s);
	book_paint_column(b, s, PLAN_SEVERITY);
	book_paint_column(b, s, PLAN_WAVE);
	paint_contradicted(b, s);
	book_paint_column(b, s, PLAN_STATUS);
	book_paint_most(b, s, PLAN_RISK);
	book_paint_most(b, s, PLAN_GAIN);
}

static void put_list(struct book *b, struct book_sheet *s, int col, const char *title,
		     struct texts words)
{
	book_width(b, s, 16);
	book_text(b, s, 0, col, tr(title), LOOK_HEADER);
	for (size_t i = 0; i < words.n; i++)
		book_text(b, s, (int)i + 1, col, words.items[i], LOOK_WORD);
}

/* The program's words, as they are called here. */
static struct texts here(struct book *b, const char *const *words, int n)
{
	struct texts list = {arena_new(&b->arena, const char *, (size_t)n), (size_t)n};

	for (int i = 0; i < n; i++)
		list.items[i] = tr(words[i]);
	return list;
}

static void name_list(struct book *b, const char *name, char column, int n)
{
	struct defined_name *d = ARENA_PUSH(&b->arena, b->names, b->n_names);

	d->name = name;
	d->formula =
		arena_printf(&b->arena, "=%s!$%c$2:$%c$%d", b->refs[SHEET_LISTS], column, column,
			     n + 1);
}

void book_lists(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, SHEET_LISTS, MUTED);
	int n_statuses = 0;

	while (said_statuses[n_statuses])
		n_statuses++;
	put_list(b, s, 0, TITLE_STATUS, here(b, said_statuses, n_statuses));
	put_list(b, s, 1, WORD("Severity"), here(b, severities, N_SEVERITIES));
	put_list(b, s, 3, WORD("No status"), here(b, no_status, 1));
	put_list(b, s, 2, TITLE_OWNER, b->owners);
	name_list(b, "StatusList", 'A', n_statuses);
	name_list(b, "SeverityList", 'B', N_SEVERITIES);
	name_list(b, "NoStatusList", 'D', 1);
	if (b->owners.n)
		name_list(b, "OwnerList", 'C', (int)b->owners.n);
	s->hidden = true;
}

/* What its words stand for, each once, from a row on; returns the next. English says nothing. */
static int put_words(struct book *b, struct book_sheet *s, int row)
{
	struct work_words words;
	struct names known = {.arena = &b->arena};

	work_words_begin(&words);
	for (size_t i = 0; words_in_use()->n && i < words.n; i++) {
		if (names_add(&known, words.items[i].english, i) != NAMES_NONE)
			continue;
		book_text(b, s, row, 0, MADE_WORD, LOOK_PLAIN);
		book_text(b, s, row, 1, words.items[i].english, LOOK_PLAIN);
		book_text(b, s, row++, 2, tr(words.items[i].english), LOOK_PLAIN);
	}
	return row;
}

/* By which a workbook that comes back is held against what it was: see work_read.h. */
void book_made_from(struct book *b)
{
	struct book_sheet *s = book_sheet_add(b, SHEET_MADE_FROM, MUTED);
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
	int at;

	for (int i = 0; i < MADE_ROWS; i++) {
		book_text(b, s, i, 0, facts[i][0], LOOK_PLAIN);
		book_text(b, s, i, 1, facts[i][1], LOOK_PLAIN);
	}
	at = put_words(b, s, MADE_ROWS);
	for (size_t i = 0; i < w->n; i++, at++) {
		const struct work_row *row = &w->rows[i];

		book_text(b, s, at, 0, work_layouts[row->table].word, LOOK_PLAIN);
		book_text(b, s, at, 1, row->id, LOOK_PLAIN);
		for (int f = 0; f < WORK_FIELDS; f++)
			if (*row->values[f])
				book_text(b, s, at, f + 2, row->values[f], LOOK_PLAIN);
	}
	s->hidden = true;
}

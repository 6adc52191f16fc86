/* Which actions of the plan are shown, in which order, under which headings, and which of
 * their steps. */
#include "ui/view/plan/plan.h"

#include <stdlib.h>
#include <string.h>

/* What is not left to do stands behind all other groups, in the order of the plan. */
enum { GROUP_APART = 1000000 };

/* A row being sorted: by group, then by the column, then by rank. Texts compare when the
 * numbers are equal; an empty text comes last either way. */
struct sortable {
	int64_t group, key;
	const char *group_text, *key_text;
	int sign;
	size_t action;
};

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_texts(const char *a, const char *b, int sign)
{
	if (!*a || !*b)
		return !*a - !*b;
	return sign * strcmp(a, b);
}

static int compare(const void *pa, const void *pb)
{
	const struct sortable *a = pa, *b = pb;
	int c = compare_numbers(a->group, b->group);

	if (!c)
		c = compare_texts(a->group_text, b->group_text, 1);
	if (!c)
		c = a->sign * compare_numbers(a->key, b->key);
	if (!c)
		c = compare_texts(a->key_text, b->key_text, a->sign);
	return c ? c : compare_numbers((int64_t)a->action, (int64_t)b->action);
}

struct plan_order plan_order_of(const struct plan_view *v, const struct session *s)
{
	return s->outlook.asked ? (struct plan_order){COLUMN_RANK, false, GROUP_BUDGET}
				: v->order;
}

bool plan_column_descends(enum plan_column c)
{
	return c == COLUMN_SEVERITY || c == COLUMN_GAIN || c == COLUMN_RISK ||
	       c == COLUMN_PRIORITY;
}

static void set_key(struct sortable *r, const struct session *s, const struct action *act,
		    enum plan_column column)
{
	bool role;

	switch (column) {
	case COLUMN_RANK:
	case COLUMN_PROGRESS: /* no orders of their own */
	case COLUMN_IN:
	case COLUMN_COUNT:
		r->key = (int64_t)act->rank;
		break;
	case COLUMN_SEVERITY:
		r->key = act->severity;
		break;
	case COLUMN_WHAT:
		r->key_text = act->id;
		break;
	case COLUMN_EFFORT:
		r->key = act->effort;
		break;
	case COLUMN_GAIN:
		r->key = act->gain;
		break;
	case COLUMN_RISK:
		r->key = act->risk;
		break;
	case COLUMN_PRIORITY:
		r->key = act->priority;
		break;
	case COLUMN_WAVE:
		r->key = act->wave;
		break;
	case COLUMN_STATUS:
		r->key = act->status;
		break;
	case COLUMN_OWNER:
		r->key_text = plan_owner(s, act, &role);
		r->key = role;
		break;
	case COLUMN_DUE:
		r->key_text = plan_due(act);
		break;
	}
}

static void set_group(struct sortable *r, const struct session *s, const struct action *act,
		      enum plan_group group)
{
	static const int apart[] = {
		[PLAN_ACCEPTED] = 0, [PLAN_REJECTED] = 1, [PLAN_DONE] = 2};
	bool role;

	if (group == GROUP_NONE)
		return;
	if (!action_is_left(act)) {
		r->group = GROUP_APART + apart[act->status];
	} else if (group == GROUP_BUDGET) {
		r->group = !plan_part_of(s, act)->steps;
	} else if (group == GROUP_WAVE) {
		r->group = act->wave;
	} else if (group == GROUP_SECTION) {
		r->group = act->section;
		if (act->section < 0)
			r->group = (int64_t)s->q->n_sections + (act->rule >= 0);
	} else {
		r->group_text = plan_owner(s, act, &role);
		r->group = role; /* who was named comes before who usually does it */
	}
}

/* The plan's own order needs no sorting. */
static void sort(struct sortable *order, size_t n)
{
	size_t i = 1;

	while (i < n && compare(&order[i - 1], &order[i]) <= 0)
		i++;
	if (i < n)
		qsort(order, n, sizeof *order, compare);
}

static void add_rows(struct arena *a, struct plan_rows *rows, const struct plan_view *v,
		     const struct session *s, size_t action)
{
	const struct action *act = &s->plan.actions[action];
	bool unfolded = plan_unfolds(act) && name_set_has(&v->unfolded, act->id);

	for (int step = -1; step < (unfolded ? (int)act->n_steps : 0); step++)
		*(struct plan_row *)ARENA_PUSH(a, rows->items, rows->n) =
			(struct plan_row){action, step};
	rows->actions++;
}

struct plan_rows plan_rows_make(struct arena *a, const struct plan_view *v,
				const struct session *s)
{
	size_t n = s->plan.n_actions, shown = 0;
	struct plan_rows rows = {0};
	struct sortable *order = arena_new(a, struct sortable, n + 1);
	struct plan_order by = plan_order_of(v, s);
	int sign = plan_column_descends(by.sort) != by.reverse ? -1 : 1;
	struct plan_filter filter = plan_filter_make(a, str_text(&v->filter), s);

	for (size_t i = 0; i < n; i++) {
		const struct action *act = &s->plan.actions[i];
		struct sortable *r = &order[shown];

		if (!plan_filter_passes(&filter, s, act))
			continue;
		*r = (struct sortable){.group_text = "", .key_text = "", .sign = sign,
				       .action = i};
		set_group(r, s, act, by.group);
		set_key(r, s, act, by.sort);
		shown++;
	}
	sort(order, shown);
	for (size_t i = 0; i < shown; i++)
		add_rows(a, &rows, v, s, order[i].action);
	return rows;
}

size_t plan_rows_cursor(const struct plan_view *v, const struct session *s,
			const struct plan_rows *rows)
{
	const char *at = str_text(&v->at);

	for (size_t i = 0; *at && i < rows->n; i++)
		if (strcmp(plan_row_id(s, rows->items[i]), at) == 0)
			return i;
	if (v->place < rows->n)
		return v->place;
	return rows->n ? rows->n - 1 : 0;
}

static bool same_group(const struct plan_view *v, const struct session *s,
		       const struct plan_rows *rows, size_t i, size_t k)
{
	struct sortable one = {.group_text = ""}, other = {.group_text = ""};
	enum plan_group group = plan_order_of(v, s).group;

	set_group(&one, s, plan_action_of(s, rows->items[i]), group);
	set_group(&other, s, plan_action_of(s, rows->items[k]), group);
	return one.group == other.group && strcmp(one.group_text, other.group_text) == 0;
}

static void heading_words(struct str *out, enum plan_group group, const struct session *s,
			  const struct action *act)
{
	static const char *const waves[] = {[WAVE_NOW] = "Now", [WAVE_NEXT] = "Next",
					    [WAVE_LATER] = "Later"};
	static const char *const apart[] = {[PLAN_ACCEPTED] = "Accepted",
					    [PLAN_REJECTED] = "Rejected",
					    [PLAN_DONE] = "Done"};
	const char *owner, *when;
	char buf[40];
	bool role;

	if (!action_is_left(act)) {
		str_add(out, apart[act->status]);
	} else if (group == GROUP_BUDGET) {
		str_add(out, plan_part_of(s, act)->steps ? "In" : "out:");
	} else if (group == GROUP_WAVE) {
		when = plan_wave_text(buf, s->a, act->wave);
		str_addf(out, "%s%s%s", waves[act->wave], *when ? ", " : "", when);
	} else if (group == GROUP_SECTION) {
		str_add(out, plan_section(s, act));
	} else {
		owner = plan_owner(s, act, &role);
		if (!owner[0] || role)
			str_addf(out, "Nobody yet%s", owner[0] ? ", usually " : "");
		str_add(out, owner);
	}
}

bool plan_rows_heading(const struct plan_view *v, const struct session *s,
		       const struct plan_rows *rows, size_t i, struct str *out)
{
	if (plan_order_of(v, s).group == GROUP_NONE || (i && same_group(v, s, rows, i, i - 1)))
		return false;
	if (out)
		heading_words(out, plan_order_of(v, s).group, s,
			      plan_action_of(s, rows->items[i]));
	return true;
}

struct plan_sum plan_rows_sum(const struct plan_view *v, const struct session *s,
			      const struct plan_rows *rows, size_t i, bool group)
{
	struct plan_sum sum = {.critical = 0};

	for (size_t k = i; k < rows->n && (!group || same_group(v, s, rows, i, k)); k++) {
		const struct action *act = plan_action_of(s, rows->items[k]);
		const struct outlay_part *part = plan_part_of(s, act);

		if (rows->items[k].step >= 0)
			continue;
		sum.steps += part ? part->steps : 0;
		sum.half_days += part ? part->half_days : 0;
		plan_totals_add(&sum.totals, act);
		sum.critical += action_is_left(act) && act->severity == SEVERITY_CRITICAL;
	}
	return sum;
}

void plan_sum_words(struct str *out, const struct plan_sum *sum)
{
	size_t actions = sum->totals.actions;
	char days[32];

	str_addf(out, "%zu action%s, %zu step%s, %s day%s", actions, actions == 1 ? "" : "s",
		 sum->steps, sum->steps == 1 ? "" : "s", effort_text(days, sum->half_days),
		 sum->half_days == 2 ? "" : "s");
}

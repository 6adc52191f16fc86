/* Which actions of the plan are shown, in which order, under which headings; and the score
 * were some of them done. */
#include "ui/plan_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/die.h"
#include "ui/find.h"

const struct action *plan_find(const struct plan *p, const char *id)
{
	for (size_t i = 0; i < p->n_actions; i++)
		if (strcmp(p->actions[i].id, id) == 0)
			return &p->actions[i];
	return NULL;
}

const char *plan_owner(const struct session *s, const struct action *act, bool *is_role)
{
	*is_role = false;
	if (act->entry && act->entry->owner[0])
		return act->entry->owner;
	if (act->question < 0)
		return "";
	*is_role = true;
	return s->q->questions[act->question].owner;
}

bool plan_is_late(const struct session *s, const struct action *act)
{
	long day;

	return act->entry && act->status != PLAN_DONE && act->status != PLAN_REJECTED &&
	       date_parse(act->entry->due, &day) && day < s->plan.as_of;
}

static bool action_holds(const struct session *s, const struct action *act, const char *word,
			 size_t n)
{
	bool role;
	const char *texts[] = {
		act->id, act->title, severity_name(act->severity), wave_name(act->wave),
		action_status_name(act), plan_owner(s, act, &role),
		act->section < 0 ? "" : s->q->sections[act->section].title,
		act->entry ? act->entry->due : "", act->entry ? act->entry->note : "",
	};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (find_in_n(texts[i], word, n))
			return true;
	return false;
}

/* Every word of the filter stands somewhere in the action. */
static bool passes(const char *filter, const struct session *s, const struct action *act)
{
	for (;;) {
		size_t n;

		filter += strspn(filter, " ");
		n = strcspn(filter, " ");
		if (!n)
			return true;
		if (!action_holds(s, act, filter, n))
			return false;
		filter += n;
	}
}

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

bool plan_column_descends(enum plan_column c)
{
	return c == COLUMN_SEVERITY || c == COLUMN_GAIN || c == COLUMN_PRIORITY;
}

static void set_key(struct sortable *r, const struct session *s, const struct action *act,
		    enum plan_column column)
{
	bool role;

	switch (column) {
	case COLUMN_RANK:
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
	case COLUMN_PRIORITY:
		r->key = (int64_t)(act->effective_priority * 100 + 0.5);
		break;
	case COLUMN_WAVE:
		r->key = act->wave;
		break;
	case COLUMN_STATUS:
		r->key = act->status;
		break;
	case COLUMN_OWNER:
		r->key_text = plan_owner(s, act, &role);
		break;
	case COLUMN_DUE:
		r->key_text = act->entry ? act->entry->due : "";
		break;
	}
}

static void set_group(struct sortable *r, const struct session *s, const struct action *act,
		      enum plan_group group)
{
	bool role;

	if (group == GROUP_WAVE)
		r->group = act->wave;
	else if (group == GROUP_SECTION)
		r->group = act->section < 0 ? (int64_t)s->q->n_sections : act->section;
	else if (group == GROUP_OWNER)
		r->group_text = plan_owner(s, act, &role);
}

struct plan_rows plan_rows_make(struct arena *a, const struct plan_view *v,
				const struct session *s)
{
	size_t n = s->plan.n_actions;
	struct plan_rows rows = {.items = arena_new(a, size_t, n + 1)};
	struct sortable *order = arena_new(a, struct sortable, n + 1);
	int sign = plan_column_descends(v->sort) != v->reverse ? -1 : 1;

	for (size_t i = 0; i < n; i++) {
		const struct action *act = &s->plan.actions[i];
		struct sortable *r = &order[rows.n];

		if (!passes(str_text(&v->filter), s, act))
			continue;
		*r = (struct sortable){.group_text = "", .key_text = "", .sign = sign,
				       .action = i};
		set_group(r, s, act, v->group);
		set_key(r, s, act, v->sort);
		rows.n++;
	}
	qsort(order, rows.n, sizeof *order, compare);
	for (size_t i = 0; i < rows.n; i++)
		rows.items[i] = order[i].action;
	return rows;
}

size_t plan_rows_cursor(const struct plan_view *v, const struct session *s,
			const struct plan_rows *rows)
{
	const char *at = str_text(&v->at);

	for (size_t i = 0; *at && i < rows->n; i++)
		if (strcmp(s->plan.actions[rows->items[i]].id, at) == 0)
			return i;
	if (v->place < rows->n)
		return v->place;
	return rows->n ? rows->n - 1 : 0;
}

/* What the heading says: "Now", a section, an owner. */
static void heading_text(struct str *out, const struct plan_view *v, const struct session *s,
			 const struct action *act)
{
	static const char *const waves[] = {[WAVE_NOW] = "Now", [WAVE_NEXT] = "Next",
					    [WAVE_LATER] = "Later"};
	bool role;
	const char *owner;

	if (v->group == GROUP_WAVE) {
		str_add(out, waves[act->wave]);
	} else if (v->group == GROUP_SECTION) {
		str_add(out, act->section < 0 ? "In no section"
					      : s->q->sections[act->section].title);
	} else {
		owner = plan_owner(s, act, &role);
		str_add(out, owner[0] ? owner : "Nobody yet");
	}
}

bool plan_rows_heading(const struct plan_view *v, const struct session *s,
		       const struct plan_rows *rows, size_t i, struct str *out)
{
	struct sortable here = {.group_text = ""}, before = {.group_text = ""};

	if (v->group == GROUP_NONE)
		return false;
	set_group(&here, s, &s->plan.actions[rows->items[i]], v->group);
	if (i) {
		set_group(&before, s, &s->plan.actions[rows->items[i - 1]], v->group);
		if (here.group == before.group &&
		    strcmp(here.group_text, before.group_text) == 0)
			return false;
	}
	if (out)
		heading_text(out, v, s, &s->plan.actions[rows->items[i]]);
	return true;
}

static size_t find_mark(const struct plan_view *v, const char *id)
{
	size_t i = 0;

	while (i < v->n_marked && strcmp(v->marked[i], id) != 0)
		i++;
	return i;
}

bool plan_is_marked(const struct plan_view *v, const char *id)
{
	return find_mark(v, id) < v->n_marked;
}

void plan_toggle_mark(struct plan_view *v, const char *id)
{
	size_t i = find_mark(v, id);

	if (i < v->n_marked) {
		free(v->marked[i]);
		v->marked[i] = v->marked[--v->n_marked];
		return;
	}
	v->marked = xrealloc(v->marked, v->n_marked + 1, sizeof *v->marked);
	v->marked[v->n_marked++] = xstrdup(id);
}

void plan_what_if(struct plan_view *v, const struct session *s)
{
	struct assessment *a;
	struct score sc = {0};

	v->what_if_n = 0;
	if (!v->n_marked)
		return;
	a = assessment_copy(s->a);
	for (size_t i = 0; i < s->plan.n_actions; i++) {
		if (!plan_is_marked(v, s->plan.actions[i].id))
			continue;
		action_apply(&s->plan.actions[i], a);
		v->what_if_n++;
	}
	score_init(&sc, s->q);
	score_compute(&sc, a, s->plan.target);
	v->what_if = sc.overall;
	v->what_if_asked = sc.progress.asked > s->score.progress.asked
				   ? sc.progress.asked - s->score.progress.asked : 0;
	score_release(&sc);
	assessment_free(a);
}

#include "import/work.h"

#include <string.h>

#include "base/utf8.h"
#include "engine/acceptance.h"
#include "engine/saying.h"

void work_begin(struct work *w)
{
	*w = (struct work){.assessment = "", .questionnaire = "", .version = "", .generated = "",
			   .target = "", .made_sheet = ""};
	for (size_t i = 0; i < WORK_TABLES; i++)
		w->by_id[i].arena = &w->arena;
}

void work_release(struct work *w)
{
	arena_release(&w->arena);
}

bool work_add(struct work *w, enum work_table table, const char *id, struct work_row **row)
{
	if (names_add(&w->by_id[table], id, w->n) != NAMES_NONE)
		return false;
	*row = ARENA_PUSH(&w->arena, w->rows, w->n);
	**row = (struct work_row){.table = table, .id = id};
	for (size_t i = 0; i < WORK_FIELDS; i++)
		(*row)->values[i] = "";
	return true;
}

struct work_row *work_find(const struct work *w, enum work_table table, const char *id)
{
	size_t i = names_find(&w->by_id[table], id);

	return i == NAMES_NONE ? NULL : &w->rows[i];
}

const char *work_value(struct arena *arena, const char *text)
{
	static const char around[] = " \t\n";
	const char *safe = utf8_safe(arena, text + strspn(text, around), true);
	size_t n = strlen(safe);

	while (n && strchr(around, safe[n - 1]))
		n--;
	return safe[n] ? arena_strndup(arena, safe, n) : safe;
}

static void put_entry(struct work *w, const char *id, enum plan_status status,
		      const struct plan_entry *e)
{
	struct work_row *row;

	if (!work_add(w, WORK_PLAN, id, &row))
		return;
	row->entry = e;
	row->values[SAID_STATUS] = plan_status_name(status);
	row->values[SAID_OWNER] = e ? work_value(&w->arena, e->owner) : "";
	row->values[SAID_DUE] = e ? work_value(&w->arena, e->due) : "";
	row->values[SAID_NOTE] = e ? work_value(&w->arena, e->note) : "";
}

const char *work_older_id(struct arena *arena, const char *of)
{
	return arena_printf(arena, "incomplete, from an older file: %s", of);
}

const char *work_risk_id(struct arena *arena, const struct acceptance *c)
{
	return *c->id ? c->id : work_older_id(arena, c->of);
}

static void put_risk(struct work *w, const struct acceptance *c)
{
	struct work_row *row;

	if (!work_add(w, WORK_RISKS, work_risk_id(&w->arena, c), &row))
		return;
	row->record = c;
	row->values[RISK_RESIDUAL] = c->residual ? severity_name(c->residual) : "";
	row->values[RISK_UNTIL] = work_value(&w->arena, c->until);
	row->values[RISK_OWNER] = work_value(&w->arena, c->owner);
	row->values[RISK_APPROVER] = work_value(&w->arena, c->approver);
	row->values[RISK_REASON] = work_value(&w->arena, c->reason);
	row->values[RISK_CONTROL] = work_value(&w->arena, c->control);
}

void work_of_plan(struct work *w, const struct plan *p, const struct assessment *a)
{
	const struct acceptance **risks;
	size_t n = acceptances_all(&w->arena, a, &risks);

	w->assessment = a->id;
	w->questionnaire = a->questionnaire->id;
	w->version = a->questionnaire->version;
	w->target = arena_printf(&w->arena, "%d", p->target);
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		put_entry(w, act->id, act->status, act->entry);
		for (size_t k = 0; k < act->n_steps; k++)
			if (act->steps[k].practice >= 0)
				put_entry(w, act->steps[k].id, act->steps[k].status,
					  act->steps[k].entry);
	}
	for (size_t i = 0; i < n; i++)
		put_risk(w, risks[i]);
}

void work_of_assessment(struct work *w, const struct assessment *a, int target, long as_of)
{
	struct plan_options options = {.target = target, .as_of = as_of, .only_counted = true};
	struct score s;
	struct plan p;

	score_init(&s, a->questionnaire);
	score_compute(&s, a, target);
	plan_compute(&p, &s, a, &options);
	work_of_plan(w, &p, a);
	arena_join(&w->arena, &p.arena);
	plan_release(&p);
	score_release(&s);
}

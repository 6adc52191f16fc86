#include "export/report/board.h"

#include "base/words.h"
#include "export/report/lead.h"
#include "export/report/parts.h"
#include "export/report/plan_facts.h"

const char *const board_headings[BOARD_HEADINGS] = {
	[BOARD_HEAD_RISKS] = WORD("The worst risks"),
	[BOARD_HEAD_DEEDS] = WORD("What we do"),
	[BOARD_HEAD_ASKS] = WORD("What we ask for"),
};

struct maker {
	struct board *b;
	struct arena *arena;
	const struct report *r;
};

static void add(const struct maker *m, struct board_lines *lines, struct board_line line)
{
	*(struct board_line *)ARENA_PUSH(m->arena, lines->items, lines->n) = line;
}

static void ask(const struct maker *m, const char *lead, const char *text)
{
	add(m, &m->b->asks, (struct board_line){.lead = lead, .text = text});
}

/* A text that was made, kept. */
static const char *keep(const struct maker *m, struct str *text)
{
	const char *kept = arena_strndup(m->arena, str_text(text), text->len);

	str_release(text);
	return kept;
}

/* By rule: is there a record that carries it today? */
static const bool *accepted_rules(const struct maker *m)
{
	bool *accepted = arena_new(m->arena, bool, m->r->q->n_rules + 1);

	for (size_t i = 0; i < m->r->n_acceptances; i++) {
		const struct acceptance *c = m->r->acceptances[i];
		enum acceptance_state s = report_acceptance_state(m->r, c);
		struct thing of = questionnaire_find(m->r->q, c->of);

		if (of.kind == THING_RULE && (s == ACCEPTANCE_ACTIVE || s == ACCEPTANCE_EXPIRING))
			accepted[of.index] = true;
	}
	return accepted;
}

static void put_stand(const struct maker *m)
{
	struct str words = {0};

	report_lead(&words, m->r);
	m->b->stand = keep(m, &words);
}

static const char *severity_lead(const struct maker *m, enum severity s, const char *id)
{
	return arena_printf(m->arena, "%s (%s)", id, tr(s ? severity_name(s) : WORD("no gap")));
}

/* Findings say in plain words what is wrong; where there are few, the gaps that weigh most. */
static void put_risks(const struct maker *m)
{
	const struct plan *p = &m->r->plan;
	const bool *accepted = accepted_rules(m);
	struct board_lines *risks = &m->b->risks;

	for (size_t i = 0; i < p->n_findings && risks->n < BOARD_RISKS; i++) {
		const struct rule *rule = &m->r->q->rules[p->findings[i].rule];
		const char *until = rule->contain.n ? rule->contain.items[0] : "";

		if (p->findings[i].severity < SEVERITY_HIGH || accepted[p->findings[i].rule])
			continue;
		add(m, risks,
		    (struct board_line){
			    severity_lead(m, p->findings[i].severity, rule->id),
			    *until ? arena_printf(m->arena, tr("%s. Until then: %s"),
						  rule->finding, until)
				   : arena_printf(m->arena, "%s.", rule->finding),
			    {rule->finding, until}});
	}
	for (size_t i = 0; i < p->n_actions && risks->n < BOARD_RISKS; i++) {
		const struct action *act = &p->actions[i];

		if (action_is_left(act) && act->kind == ACTION_QUESTION)
			add(m, risks,
			    (struct board_line){severity_lead(m, act->severity, act->id),
						arena_printf(m->arena, tr("Not yet there: %s."),
							     act->whole_title),
						{act->whole_title, ""}});
	}
}

static void put_span(const struct maker *m, enum wave wave, int days)
{
	struct plan_totals of = {0};
	struct str words = {0};
	struct board_lines *deeds = &m->b->spans[wave].deeds;
	size_t more = 0, contain = BOARD_DEEDS / 2;

	for (size_t i = 0; i < m->r->plan.n_actions; i++) {
		const struct action *act = &m->r->plan.actions[i];

		if (action_group(act) != (enum plan_group)wave)
			continue;
		plan_totals_add(&of, act);
		if (deeds->n >= BOARD_DEEDS || (action_contains(act) && !contain)) {
			more++;
			continue;
		}
		contain -= action_contains(act);
		/* The title of one that contains says what it contains. */
		add(m, deeds,
		    (struct board_line){action_contains(act) ? "" : act->id, act->title,
					{action_is_quoted(act) ? act->title : "", ""}});
	}
	m->b->spans[wave].title = arena_printf(
		m->arena, wave == WAVE_LATER ? tr("In %d days, and after") : tr("In %d days"),
		days * ((int)wave + 1));
	plan_totals_words(&words, &of, true);
	m->b->spans[wave].sum = of.actions ? keep(m, &words) : tr("nothing planned");
	m->b->spans[wave].rest = more ? arena_printf(m->arena, tr("and %zu more"), more) : "";
	str_release(&words);
}

static void ask_days(const struct maker *m)
{
	const struct plan_totals *t = &m->r->plan.totals;
	char now[32], all[32];

	if (t->effort)
		ask(m, tr("Days of work"),
		    arena_printf(m->arena, tr("%s for what is now, %s for the whole plan."),
				 effort_text(now, t->waves[WAVE_NOW].effort),
				 effort_text(all, t->effort)));
}

/* Names in a list that is cut: the first of them, and how many more there are. */
struct names_said {
	struct str text;
	size_t n;
};

static void name(struct names_said *list, const char *id, const char *more)
{
	if (list->n++ < BOARD_NAMED)
		str_addf(&list->text, "%s%s%s%s", list->n > 1 ? ", " : "", id, *more ? " " : "",
			 more);
}

static const char *names_end(const struct maker *m, struct names_said *list)
{
	if (list->n > BOARD_NAMED)
		str_addf(&list->text, tr(" and %zu more"), list->n - BOARD_NAMED);
	return keep(m, &list->text);
}

/* Decisions: those that the plan changes, and those that nobody has taken. */
static void ask_decisions(const struct maker *m)
{
	struct names_said list = {0};
	const char *names;

	for (size_t i = 0; i < m->r->plan.n_actions; i++) {
		const struct action *act = &m->r->plan.actions[i];

		if (act->kind == ACTION_DECISION && action_is_left(act))
			name(&list, act->id, m->r->q->decisions[act->decision].name);
	}
	for (size_t i = 0; i < m->r->plan.n_open; i++)
		if (m->r->plan.open[i].kind == THING_DECISION)
			name(&list, thing_id(m->r->q, m->r->plan.open[i]),
			     thing_title(m->r->q, m->r->plan.open[i]));
	names = names_end(m, &list);
	if (list.n)
		ask(m, tr("Decisions"),
		    arena_printf(m->arena, tr("%zu to take or to change: %s."), list.n, names));
}

static void ask_owners(const struct maker *m)
{
	size_t now = 0, missing = 0;

	for (size_t i = 0; i < m->r->plan.n_actions; i++) {
		const struct action *act = &m->r->plan.actions[i];

		if (action_group(act) != GROUP_NOW)
			continue;
		now++;
		missing += !act->entry || !*act->entry->owner;
	}
	if (missing)
		ask(m, tr("Owners"),
		    arena_printf(m->arena, tr("%zu of the %zu actions that are now have none."),
				 missing, now));
}

static void ask_acceptances(const struct maker *m)
{
	struct names_said list = {0};
	const char *names;

	for (size_t i = 0; i < m->r->n_acceptances; i++) {
		const struct acceptance *c = m->r->acceptances[i];
		enum acceptance_state s = report_acceptance_state(m->r, c);

		if (s == ACCEPTANCE_EXPIRED || s == ACCEPTANCE_EXPIRING)
			name(&list, c->of, arena_printf(m->arena, tr("(until %s)"), c->until));
	}
	names = names_end(m, &list);
	if (list.n)
		ask(m, tr("Accepted risks"),
		    arena_printf(m->arena, tr("to end or to accept anew: %s."), names));
}

static void ask_answers(const struct maker *m)
{
	const struct plan *p = &m->r->plan;

	if (p->n_open || p->n_unverified)
		ask(m, tr("Answers"),
		    arena_printf(m->arena,
				 tr("%zu are open and %zu unknown; each makes the score less "
				    "certain."),
				 p->n_open, p->n_unverified));
}

void board_make(struct board *b, struct arena *arena, const struct report *r)
{
	struct maker m = {b, arena, r};
	int days = r->a->settings.waves_days ? r->a->settings.waves_days : WAVE_DAYS;

	*b = (struct board){0};
	put_stand(&m);
	put_risks(&m);
	for (int w = WAVE_NOW; w <= WAVE_LATER; w++)
		put_span(&m, (enum wave)w, days);
	ask_days(&m);
	ask_decisions(&m);
	ask_owners(&m);
	ask_acceptances(&m);
	ask_answers(&m);
	if (!b->asks.n)
		ask(&m, tr("Nothing"),
		    tr("everything that is asked is answered and at its target."));
}

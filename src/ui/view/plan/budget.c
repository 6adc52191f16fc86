/* What can be done with days, and what a goal takes: asking for it, moving the days, keeping
 * it under a name; see plan.h. */
#include <string.h>

#include "ui/view/plan/plan.h"

enum { TAG_DAYS = TAG_BUDGET, TAG_NAME };

/* Half-days of a day, and of a week of work. */
enum { DAY = 2, WEEK = 10 };

#define NAME_BYTES_MAX 100

static const struct purpose nothing = {.name = "", .goal = "", .wanted = {.section = -1}};

/* The dialog as it stands. */
static struct effect ask(struct session *s, const char *text, const char *fault)
{
	struct form_field *field = arena_new(&s->lent, struct form_field, 1);

	*field = (struct form_field){.label = "days, or a goal",
				     .text = arena_strdup(&s->lent, text),
				     .hint = "50, or 12.5 for gain; 70 points, or security=80",
				     .fault = arena_strdup(&s->lent, fault),
				     .whole = !*fault};
	return (struct effect){
		.kind = EFFECT_ASK_FORM,
		.title = "What can be done?",
		.text = "Days: what is best done with them. A goal, a score overall or of a "
			"section: the fewest days that reach it.",
		.fields = field,
		.n_fields = 1,
		.tag = TAG_DAYS,
	};
}

static struct effect begin(struct session *s)
{
	struct str text = {0};
	struct effect e;

	if (s->outlook.has_purpose)
		outlook_typed(&text, &s->outlook.purpose);
	e = ask(s, text.len ? str_text(&text) : "50", "");
	str_release(&text);
	return e;
}

void plan_look_at(struct plan_view *v, struct session *s, const struct purpose *p)
{
	v->details = v->picture = false;
	session_compare_scenarios(s, false);
	session_ask_days(s, p);
	plan_show_first(v, s); /* what is in stands first */
}

static struct effect take(struct plan_view *v, struct session *s, const char *text)
{
	const struct outlook *o = &s->outlook;
	enum budget_aim aim = o->has_purpose && o->purpose.kind == PURPOSE_DAYS
				      ? o->purpose.aim
				      : BUDGET_RISK;
	struct purpose purpose;
	struct err err = {0};

	text = arena_strdup(&s->lent, text);
	if (!outlook_read(&purpose, s->q, text, aim, &s->lent, &err))
		return ask(s, text, err.text);
	plan_look_at(v, s, &purpose);
	return effect_done();
}

/* So many half-days more, or fewer; from a goal on, those that it takes. No fewer than a day,
 * and no more than there is to do. */
static struct effect move(struct session *s, int by)
{
	const struct outlook *o = &s->outlook;
	struct purpose p = o->purpose;
	int most = (o->outlay.all + 1) / DAY * DAY;
	int now = p.kind == PURPOSE_DAYS ? p.half_days : o->outlay.found.used, then;

	most = most < DAY ? DAY : most;
	then = (now > most ? most : now) + by;
	then = then < DAY ? DAY : then > most ? most : then;
	if (then == now && p.kind == PURPOSE_DAYS) {
		session_say(s, STYLE_INFO,
			    by > 0 ? "that is all that is left to do"
				   : "less than a day is asked for by %s",
			    KEY(s, VIEW_PLAN, ACT_BUDGET));
		return effect_of(EFFECT_IDLE);
	}
	if (p.kind == PURPOSE_GOAL)
		session_say(s, STYLE_INFO, "days for gain, from those that %s takes", p.goal);
	p = nothing;
	p.kind = PURPOSE_DAYS;
	p.aim = o->purpose.aim;
	p.half_days = then;
	session_ask_days(s, &p);
	return effect_done();
}

static struct effect switch_aim(struct session *s)
{
	struct purpose p = s->outlook.purpose;

	if (p.kind != PURPOSE_DAYS) {
		session_say(s, STYLE_INFO, "a goal is a score: its days are spent on gain");
		return effect_of(EFFECT_IDLE);
	}
	p.aim = p.aim == BUDGET_RISK ? BUDGET_GAIN : BUDGET_RISK;
	p.name = "";
	session_ask_days(s, &p);
	session_say(s, STYLE_INFO,
		    p.aim == BUDGET_RISK ? "spent on risk: what takes away most of it"
					 : "spent on gain: what raises the score most");
	return effect_done();
}

/* What is marked in the plan and counts, as a scenario has it. */
static struct texts marked(struct session *s, struct arena *arena)
{
	struct texts ids = {0};

	for (size_t i = 0; i < s->plan.n_actions; i++) {
		const struct action *act = &s->plan.actions[i];

		if (what_if_counts(&s->what_if, act))
			*(const char **)ARENA_PUSH(arena, ids.items, ids.n) = act->id;
		for (size_t k = 0; k < act->n_steps; k++)
			if (what_if_counts_step(&s->what_if, act, &act->steps[k]))
				*(const char **)ARENA_PUSH(arena, ids.items, ids.n) =
					act->steps[k].id;
	}
	return ids;
}

/* What is there to be kept: the days or the goal that are looked at, or what is marked. false:
 * neither. */
static bool present(struct session *s, struct purpose *p)
{
	*p = s->outlook.asked ? s->outlook.purpose : nothing;
	if (s->outlook.asked)
		return true;
	p->kind = PURPOSE_ACTIONS;
	p->actions = marked(s, &s->lent);
	return p->actions.n > 0;
}

static struct effect ask_name(struct session *s, const char *text)
{
	struct str words = {0};
	struct purpose p;
	struct effect e = effect_of(EFFECT_IDLE);

	if (session_readonly(s)[0])
		session_say(s, STYLE_WARNING, "%s", session_readonly(s));
	else if (!present(s, &p))
		session_say(s, STYLE_INFO,
			    "there is nothing to keep under a name: %s asks for days or a goal, "
			    "%s marks an action", KEY(s, VIEW_PLAN, ACT_BUDGET),
			    KEY(s, VIEW_PLAN, ACT_WHAT_IF));
	else {
		purpose_words(&words, &p);
		e = effect_ask(arena_printf(&s->lent, "%s: keep under which name?",
					    str_text(&words)),
			       arena_strdup(&s->lent, text), TAG_NAME);
		e.whole = true;
	}
	str_release(&words);
	return e;
}

/* Is there one of that name? */
static bool is_taken(const struct session *s, const char *name)
{
	struct arena arena = {0};
	struct scenario *list;
	size_t n = scenarios_list(&arena, s->a, &list), i = 0;

	while (i < n && strcmp(list[i].name, name) != 0)
		i++;
	arena_release(&arena);
	return i < n;
}

static struct effect keep(struct session *s, const char *name)
{
	struct str words = {0};
	struct scenario kept;
	struct purpose p;
	bool taken = is_taken(s, name);

	name = arena_strdup(&s->lent, name + strspn(name, " "));
	if (!*name || strlen(name) > NAME_BYTES_MAX) {
		session_say(s, STYLE_WARNING, "a name has 1 to %d bytes", NAME_BYTES_MAX);
		return ask_name(s, name);
	}
	if (!present(s, &p) || !session_edit_scenario(s, name))
		return effect_done();
	p.name = name;
	kept = purpose_scenario(&p);
	scenario_keep(s->a, &kept);
	purpose_words(&words, &p);
	session_commit(s, arena_printf(&s->lent, "kept as '%s': %s%s; %s compares", name,
				       str_text(&words), taken ? ", instead of what it was" : "",
				       KEY(s, VIEW_PLAN, ACT_SCENARIOS)));
	str_release(&words);
	return effect_done();
}

static struct effect compare(struct plan_view *v, struct session *s)
{
	struct arena arena = {0};
	struct scenario *list;
	size_t n = scenarios_list(&arena, s->a, &list);

	arena_release(&arena);
	if (!n) {
		session_say(s, STYLE_INFO,
			    "no scenario is kept; %s asks for days or a goal, %s keeps it",
			    KEY(s, VIEW_PLAN, ACT_BUDGET), KEY(s, VIEW_PLAN, ACT_KEEP));
		return effect_of(EFFECT_IDLE);
	}
	v->details = v->picture = false;
	session_compare_scenarios(s, true);
	return effect_done();
}

struct effect plan_budget(struct plan_view *v, struct session *s, enum act what)
{
	bool moves = what >= ACT_MORE_DAYS && what <= ACT_AIM;

	if (moves && !s->outlook.asked) {
		session_say(s, STYLE_INFO, "no days are asked for; %s does that",
			    KEY(s, VIEW_PLAN, ACT_BUDGET));
		return effect_of(EFFECT_IDLE);
	}
	switch (what) {
	case ACT_BUDGET:
		return begin(s);
	case ACT_MORE_DAYS:
		return move(s, DAY);
	case ACT_LESS_DAYS:
		return move(s, -DAY);
	case ACT_MORE_WEEKS:
		return move(s, WEEK);
	case ACT_LESS_WEEKS:
		return move(s, -WEEK);
	case ACT_AIM:
		return switch_aim(s);
	case ACT_KEEP:
		return ask_name(s, s->outlook.asked ? s->outlook.purpose.name : "");
	case ACT_SCENARIOS:
		return compare(v, s);
	default: /* nothing about days */
		return effect_of(EFFECT_PASS);
	}
}

struct effect plan_budget_reply(struct plan_view *v, struct session *s, const struct reply *r)
{
	if (!r->accepted)
		return effect_done();
	if (r->tag == TAG_DAYS)
		return take(v, s, str_text(&r->texts[0]));
	return keep(s, r->text ? r->text : "");
}

#include <string.h>

#include "base/date.h"
#include "base/names.h"
#include "base/nearest.h"
#include "cli/shared/commands.h"
#include "cli/shared/fields.h"
#include "cli/shared/input.h"
#include "engine/saying.h"

static const struct example examples[] = {
	{"plumbline act chat.json REL-06 status=in-progress owner=Ann due=2026-12-15",
	 "somebody has begun it"},
	{"plumbline act chat.json REL-06/zones REL-06/replicas status=done",
	 "two items of its checklist are done"},
	{"plumbline act chat.json CR-06/contain DT-12 REL-09/find-out owner=Bo",
	 "several at once: all of them, or none"},
	{"plumbline act chat.json REL-06 owner= due=", "an empty value clears"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* What is to be said, and of what. */
struct saying {
	const struct args *args;
	struct input *in;
	struct fields f;
	size_t *entries;         /* of the ids, as places in the plan; once it was said */
};

/* The ids of the plan: its actions, and the steps of which something can be said alone. */
struct plan_ids {
	struct arena arena;
	struct names known;
	const char **list;
	size_t n;
};

static void add_id(struct plan_ids *ids, const char *id)
{
	if (names_add(&ids->known, id, ids->n) == NAMES_NONE)
		*(const char **)ARENA_PUSH(&ids->arena, ids->list, ids->n) = id;
}

static void find_ids(struct plan_ids *ids, const struct plan *p)
{
	*ids = (struct plan_ids){0};
	ids->known.arena = &ids->arena;
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		add_id(ids, act->id);
		for (size_t k = 0; k < act->n_steps; k++)
			if (act->steps[k].practice >= 0)
				add_id(ids, act->steps[k].id);
	}
}

static void refuse_id(struct saying *s, const struct plan_ids *ids, const char *id)
{
	const struct questionnaire *q = s->in->q;
	const char *of = arena_strndup(&s->f.arena, id, strcspn(id, "/"));
	struct thing t = questionnaire_find(q, of);
	struct nearest near = {.word = id};

	s->f.faults++;
	if (!strncmp(id + strlen(of), "/to-", 4) && t.kind == THING_QUESTION &&
	    question_has_levels(&q->questions[t.index])) {
		complain(s->args, EXIT_CODE_USAGE,
			 "%.80s is a level on the way of %s; say it of %s", id, of, of);
		return;
	}
	for (size_t i = 0; i < ids->n; i++)
		nearest_try(&near, ids->list[i]);
	complain(s->args, EXIT_CODE_USAGE,
		 "'%.80s' is not in the plan%s; plumbline plan %s lists what is", id,
		 nearest_hint(&near), s->in->name);
}

/* All that the plan has, and what something stands of already. */
static void check_ids(struct saying *s)
{
	struct plan_ids ids;
	struct report r;

	report_make(&r, s->in->file,
		    &(struct plan_options){.as_of = date_day(date_now()), .only_counted = true});
	find_ids(&ids, &r.plan);
	for (size_t i = 0; i < s->in->a->n_plan; i++)
		names_add(&ids.known, s->in->a->plan[i].id, ids.n);
	for (size_t i = 0; i < s->f.n_ids; i++)
		if (names_find(&ids.known, s->f.ids[i]) == NAMES_NONE)
			refuse_id(s, &ids, s->f.ids[i]);
	arena_release(&ids.arena);
	report_release(&r);
}

static void check_values(struct saying *s)
{
	for (int i = 0; i < SAID_PARTS; i++) {
		struct err err = {0};

		if (!s->f.values[i] || said_check((enum said)i, s->f.values[i], &err))
			continue;
		s->f.faults++;
		if (i == SAID_STATUS && !strcmp(s->f.values[i], plan_status_name(PLAN_ACCEPTED)))
			complain(s->args, EXIT_CODE_USAGE,
				 "%s %s %s reason=... control=... residual=... owner=... "
				 "approver=... until=...",
				 err.text, s->in->name, s->f.n_ids ? s->f.ids[0] : "ID");
		else
			complain(s->args, EXIT_CODE_USAGE, "%s: %s", said_names[i], err.text);
	}
}

/* The entries by their ids, so that many can be said at once. */
static void say_all(struct saying *s)
{
	struct assessment *a = s->in->a;
	struct names places = {.arena = &s->f.arena};
	char now[32];

	for (size_t i = 0; i < a->n_plan; i++)
		names_add(&places, a->plan[i].id, i);
	date_time_text(now, date_now());
	s->entries = arena_new(&s->f.arena, size_t, s->f.n_ids);
	for (size_t i = 0; i < s->f.n_ids; i++) {
		size_t at = names_add(&places, s->f.ids[i], a->n_plan);
		struct plan_entry *e = at == NAMES_NONE ? plan_entry_add(a, s->f.ids[i])
							: &a->plan[at];

		s->entries[i] = (size_t)(e - a->plan);
		for (int k = 0; k < SAID_PARTS; k++)
			if (s->f.values[k])
				said_put(a, e, (enum said)k, s->f.values[k], now);
	}
}

/* "REL-06: in-progress, Ann, due 2026-12-15" for each. */
static void report(const struct saying *s)
{
	for (size_t i = 0; i < s->f.n_ids; i++) {
		const struct plan_entry *e = &s->in->a->plan[s->entries[i]];

		remark(s->args, "%s: %s%s%s%s%s", e->id, plan_status_name(e->status),
		       *e->owner ? ", " : "", e->owner, *e->due ? ", due " : "", e->due);
	}
	if (s->f.values[SAID_STATUS] && !strcmp(s->f.values[SAID_STATUS], "done"))
		remark(s->args,
		       "what is done changes no answer: once it is true, plumbline set it");
}

static enum exit_code say(struct saying *s)
{
	enum exit_code code;

	check_ids(s);
	check_values(s);
	if (s->f.faults)
		return complain(s->args, EXIT_CODE_USAGE, "nothing was said; %s is as it was",
				s->in->name);
	say_all(s);
	code = input_save(s->in, s->args);
	if (code == EXIT_CODE_OK)
		report(s);
	return code;
}

static enum exit_code run(const struct args *args)
{
	struct input in = {0};
	struct saying s = {.args = args, .in = &in};
	enum exit_code code = EXIT_CODE_USAGE;

	fields_read(&s.f, args, said_names);
	if (!s.f.n_ids || (!s.f.n_values && !s.f.faults))
		complain(args, EXIT_CODE_USAGE,
			 "%s missing: plumbline act %s REL-06 status=in-progress owner=Ann "
			 "due=2026-12-15",
			 s.f.n_ids ? "what to say is" : "the id of an action or a step is",
			 args->operands[0]);
	else
		code = input_open(&in, args, args->operands[0], OPEN_WRITE);
	if (code == EXIT_CODE_OK)
		code = say(&s);
	input_close(&in);
	fields_release(&s.f);
	return code;
}

const struct command cmd_act = {
	.name = "act",
	.operands = "FILE ID ... [status= owner= due= note=]",
	.summary = "say of actions and steps of the plan who does them, and how far they are",
	.about =
		"Says the same of all actions and steps of the plan that are named, or nothing "
		"when one of them is not in it. status is open, in-progress, done or rejected; "
		"due is a date; an empty value clears. A risk that is to stay is accepted by "
		"plumbline accept.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = OPERANDS_MANY,
	.run = run,
};

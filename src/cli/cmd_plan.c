#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/names.h"
#include "cli/cli.h"
#include "cli/shared/days.h"
#include "cli/shared/input.h"
#include "cli/show/actions.h"
#include "export/report/plan_facts.h"
#include "ui/widget/find.h"

#define TOP_MAX 100000
#define TOP_ON_TERMINAL 20 /* rows that leave the first ones on the screen */
#define TOP_OUT 5          /* of what the days of a budget leave out */

static const struct example examples[] = {
	{"plumbline plan chat.json", "what to do, in order, and what it takes and brings"},
	{"plumbline plan chat.json --top 5 --steps", "the first five actions with their steps"},
	{"plumbline plan chat.json --wave now --capacity 40",
	 "what fits into the next 40 person-days"},
	{"plumbline plan chat.json --owner ann --overdue", "what Ann is late with"},
	{"plumbline plan chat.json --by gain", "what raises the score fastest first"},
	{"plumbline plan chat.json --budget 50", "the best that can be done with 50 days"},
	{"plumbline plan chat.json --goal security=80",
	 "the fewest days that bring Security to 80"},
	{"plumbline plan chat.json --format csv >plan.csv", "a table for other programs"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"format", 0, "text|json|csv|md", "text for people, or a whole export"},
	{"by", 0, "risk|gain", "what is first: most risk a day (default), or most points"},
	{"top", 0, "N", "only the first N actions"},
	{"all", 'a', NULL, "all actions, and what is possible beyond the target"},
	{"wave", 0, "now|next|later", "only the actions of that wave"},
	{"owner", 0, "NAME", "only those of an owner with this in the name"},
	{"overdue", 0, NULL, "only those that were due before today, or --as-of"},
	{"why", 0, NULL, "why each stands there; shown anyway where there is room"},
	{"steps", 0, NULL, "the checklist of each action beneath it, in text and CSV"},
	{"capacity", 0, "DAYS", "person-days a wave has"},
	FLAG_BUDGET,
	FLAG_FOR,
	FLAG_GOAL,
	FLAG_SCENARIO,
	FLAG_TARGET,
	FLAG_AS_OF,
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* What is to be printed. */
struct plan_choice {
	const char *wave, *owner; /* NULL: all */
	size_t top;
	bool all, overdue, why, steps;
};

static bool has_owner(const struct plan_entry *e, const char *name)
{
	return e && *e->owner && find_in(e->owner, name);
}

static bool is_owned_by(const struct action *act, const char *name)
{
	bool owned = has_owner(act->entry, name);

	for (size_t k = 0; !owned && k < act->n_steps; k++)
		owned = has_owner(act->steps[k].entry, name);
	return owned;
}

static bool is_shown(const struct report *r, const struct plan_choice *c,
		     const struct action *act)
{
	if (c->wave && (!action_is_left(act) || strcmp(c->wave, wave_name(act->wave)) != 0))
		return false;
	if (c->overdue && !action_is_overdue(act, r->plan.as_of))
		return false;
	return !c->owner || is_owned_by(act, c->owner);
}

/* "113 actions to do, 682 days, +53.3 points; 1 done", with words after the points. */
static void totals_words(struct str *out, const struct plan_totals *t, const char *points)
{
	size_t before;

	plan_totals_words(out, t, true);
	str_add(out, t->left ? points : "");
	before = out->len;
	str_add(out, "; ");
	plan_totals_apart(out, t);
	if (out->len == before + 2)
		str_truncate(out, before);
}

static void print_group_heading(struct printer *p, const struct report *r,
				enum plan_group group, const struct plan_totals *t)
{
	struct str words = {0};

	group_words(&words, r, group, t);
	print_blank(p);
	print_heading(p, "%s", str_text(&words));
	str_release(&words);
}

/* Returns how many actions were passed over because of --top. */
static size_t print_group(struct printer *p, const struct report *r,
			  const struct plan_choice *c, enum plan_group group,
			  size_t *printed)
{
	struct table t = actions_table(p);
	struct plan_totals of = {0};
	size_t left = 0;

	for (size_t i = 0; i < r->plan.n_actions; i++) {
		const struct action *act = &r->plan.actions[i];

		if (action_group(act) != group || !is_shown(r, c, act))
			continue;
		plan_totals_add(&of, act);
		if (*printed >= c->top) {
			left++;
			continue;
		}
		add_action(&t, r, act, c->why, c->steps);
		++*printed;
	}
	if (of.actions == left)
		return left;
	print_group_heading(p, r, group, &of);
	table_print(&t);
	return left;
}

/* How much of it is in: "2 of 4 steps, 3.5 of 7 days: to-2, zones"; and why it is out. */
static void add_part(struct table *t, const struct report *r, size_t i)
{
	const struct outlay *o = r->outlay;
	const struct outlay_part *part = &o->parts[i];
	const struct action *act = &r->plan.actions[i];
	struct str words = {0};
	char days[32], all[32];
	const char *between = ": ";

	if (!part->steps) {
		str_add(&words, "out: ");
		outlay_why_out(&words, o, &r->plan, i);
	} else if (part->steps == part->of && part->of > 1) {
		str_addf(&words, part->of == 2 ? "in: both steps" : "in: all %zu steps", part->of);
	} else if (part->steps < part->of) {
		str_add(&words, "in: ");
		outlay_part_words(&words, o, i);
		str_addf(&words, ", %s of %s days", effort_text(days, part->half_days),
			 effort_text(all, act->effort));
		for (size_t k = 0; k < act->n_steps; k++) {
			const char *slash = strchr(act->steps[k].id, '/');

			if (!o->in[i][k])
				continue;
			str_addf(&words, "%s%s", between, slash ? slash + 1 : act->steps[k].id);
			between = ", ";
		}
	}
	if (words.len)
		table_note(t, 0, "%s", str_text(&words));
	str_release(&words);
}

/* What the days are spent on; returns how many actions were passed over because of --top. */
static size_t print_in(struct printer *p, const struct report *r, const struct plan_choice *c,
		       size_t *printed)
{
	const struct outlay *o = r->outlay;
	struct table t = actions_table(p);
	size_t left = 0;
	char days[32];

	for (size_t i = 0; i < r->plan.n_actions; i++) {
		const struct action *act = &r->plan.actions[i];

		if (!o->parts[i].steps || !is_shown(r, c, act))
			continue;
		if (*printed >= c->top) {
			left++;
			continue;
		}
		add_action(&t, r, act, c->why, c->steps);
		add_part(&t, r, i);
		++*printed;
	}
	print_blank(p);
	print_heading(p, "In: %zu action%s, %zu step%s, %s day%s", o->n_actions,
		      o->n_actions == 1 ? "" : "s", o->n_steps, o->n_steps == 1 ? "" : "s",
		      effort_text(days, o->found.used), o->found.used == 2 ? "" : "s");
	if (*printed)
		table_print(&t);
	return left;
}

/* The first that the days leave out, and why. */
static void print_out(struct printer *p, const struct report *r, const struct plan_choice *c)
{
	const struct plan *plan = &r->plan;
	struct table t = actions_table(p);
	size_t shown = 0, n = 0;

	for (size_t i = 0; outlay_next_out(r->outlay, plan, &i); i++) {
		bool counts = is_shown(r, c, &plan->actions[i]);

		n += counts;
		if (!counts || shown >= (c->all ? TOP_MAX : TOP_OUT))
			continue;
		add_action(&t, r, &plan->actions[i], false, false);
		add_part(&t, r, i);
		shown++;
	}
	if (!shown)
		return;
	print_blank(p);
	if (shown < n)
		print_heading(p, "Out: the first %zu of %zu actions", shown, n);
	else
		print_heading(p, "Out: %zu action%s", n, n == 1 ? "" : "s");
	table_print(&t);
}

static void print_beyond(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {
		{"", false, false}, {"", false, true}, {NULL, false, false}};
	struct table t = table_start(p, 2, columns);

	if (!r->plan.n_beyond)
		return;
	print_blank(p);
	print_heading(p, "Beyond the target: possible, not planned");
	for (size_t i = 0; i < r->plan.n_beyond; i++) {
		const struct beyond *b = &r->plan.beyond[i];
		const struct question *q = &r->q->questions[b->question];

		if (b->practice >= 0) {
			table_cell(&t, INK_PLAIN, "%s/%s", q->id,
				   q->practices[b->practice].id);
			table_cell(&t, INK_PLAIN, "%s", q->practices[b->practice].text);
		} else {
			table_cell(&t, INK_PLAIN, "%s/to-%d", q->id, b->level);
			table_cell(&t, INK_PLAIN, "%s",
				   question_level_text(&p->arena, q, b->level));
		}
	}
	table_print(&t);
}

/* "shown: what is overdue, what is noted for 'ann', 3 actions to do, 9 days". */
static void print_chosen(struct printer *p, const struct report *r,
			 const struct plan_choice *c)
{
	struct plan_totals of = {0};
	struct str words = {0};

	if (!c->wave && !c->owner && !c->overdue)
		return;
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (is_shown(r, c, &r->plan.actions[i]))
			plan_totals_add(&of, &r->plan.actions[i]);
	str_add(&words, "shown: ");
	if (c->overdue)
		str_add(&words, "what is overdue, ");
	if (c->wave)
		str_addf(&words, "the wave %s, ", c->wave);
	if (c->owner)
		str_addf(&words, "what is noted for '%s', ", c->owner);
	if (of.actions)
		totals_words(&words, &of, "");
	else
		str_add(&words, "no actions");
	print_prose(p, 0, "%s", str_text(&words));
	str_release(&words);
}

static void print_head(struct printer *p, const struct report *r, const struct plan_choice *c,
		       bool by_gain)
{
	char day[16], range[64];
	const struct plan *plan = &r->plan;
	struct str words = {0};

	print_heading(p, "%s: plan to level %d", report_title(r), plan->target);
	print_line(p, "overall %s now, as of %s",
		   range_of_100(range, &r->score.overall), date_text(day, plan->as_of));
	totals_words(&words, &plan->totals, " on the low end");
	print_prose(p, 0, "%s", str_text(&words));
	str_release(&words);
	if (plan->has_projected)
		print_line(p, "with what is marked done: %s",
			   range_text(range, &plan->projected));
	if (plan->totals.left)
		print_prose(p, 0,
			    by_gain ? "ordered by points per day, together with what must come "
				      "first"
				    : "ordered: containing first, then critical and high, medium, "
				      "low; within each by the risk taken away per day (priority), "
				      "together with what must come first");
	if (r->outlay) {
		outlay_words(&words, r->outlay, r->q);
		print_prose(p, 0, "%s", str_text(&words));
		str_release(&words);
	}
	print_chosen(p, r, c);
}

static void say_owners(const struct report *r, const struct args *args)
{
	struct arena arena = {0};
	struct names names = {.arena = &arena};
	struct str owners = {0};

	for (size_t i = 0; i < r->a->n_plan; i++) {
		const char *owner = r->a->plan[i].owner;

		if (*owner && names_add(&names, owner, i) == NAMES_NONE)
			str_addf(&owners, "%s%s", owners.len ? ", " : "", owner);
	}
	remark(args, "owners noted in the plan: %s", owners.len ? str_text(&owners) : "none");
	str_release(&owners);
	arena_release(&arena);
}

static void say_what_is_missing(const struct report *r, const struct args *args,
				const struct plan_choice *c, size_t printed, size_t left)
{
	if (!r->plan.n_actions)
		remark(args, "nothing answered is below level %d", r->plan.target);
	else if (!printed)
		remark(args, "no action is like that");
	if (r->plan.n_actions && !printed && c->owner)
		say_owners(r, args);
	if (left)
		remark(args, "%zu more %s: --all", left, left == 1 ? "action" : "actions");
	if (r->plan.n_open)
		remark(args,
		       "open, and so without an action yet: %zu questions and decisions; "
		       "plumbline show %s --open lists them",
		       r->plan.n_open, args->operands[0]);
}

static void print_plan_text(const struct report *r, const struct args *args,
			    const struct plan_choice *c)
{
	struct plan_choice choice = *c;
	struct printer p;
	size_t printed = 0, left = 0;

	printer_init(&p, stdout);
	if (!choice.top)
		choice.top = p.terminal && !c->all ? TOP_ON_TERMINAL : TOP_MAX;
	choice.why = c->why || actions_have_room(&p);
	print_head(&p, r, c, !strcmp(args_value(args, "by", "risk"), "gain"));
	if (r->outlay) {
		left = print_in(&p, r, &choice, &printed);
		print_out(&p, r, &choice);
	}
	for (enum plan_group group = GROUP_NOW; !r->outlay && group < PLAN_GROUPS; group++)
		left += print_group(&p, r, &choice, group, &printed);
	if (c->all)
		print_beyond(&p, r);
	printer_release(&p);
	say_what_is_missing(r, args, c, printed, left);
}

static enum exit_code print_plan(const struct report *r, const struct args *args,
				 const struct plan_choice *c)
{
	const char *format = args_value(args, "format", "text");

	if (strcmp(format, "text") != 0)
		return input_print(args, r, format);
	print_plan_text(r, args, c);
	return EXIT_CODE_OK;
}

static bool read_choice(const struct args *args, struct plan_choice *c)
{
	bool text = !strcmp(args_value(args, "format", "text"), "text");
	int top = 0;

	if (!args_number(args, "top", 1, TOP_MAX, &top))
		return false;
	*c = (struct plan_choice){.wave = args_value(args, "wave", NULL),
				  .owner = args_value(args, "owner", NULL),
				  .top = (size_t)top,
				  .all = args_has(args, "all"),
				  .overdue = args_has(args, "overdue"),
				  .why = args_has(args, "why"),
				  .steps = args_has(args, "steps")};
	if (text || (!c->wave && !c->owner && !c->top && !c->all && !c->overdue && !c->why))
		return true;
	complain(args, EXIT_CODE_USAGE,
		 "--top, --all, --wave, --owner, --overdue and --why choose what the text shows; "
		 "the other formats hold all of it");
	return false;
}

static enum exit_code run(const struct args *args)
{
	struct input in;
	struct report r;
	struct plan_choice choice;
	enum exit_code code;

	if (!read_choice(args, &choice))
		return EXIT_CODE_USAGE;
	code = input_open(&in, args, args->operands[0], OPEN_READ);
	if (code == EXIT_CODE_OK && !input_report(&in, args, true, &r))
		code = EXIT_CODE_USAGE;
	else if (code == EXIT_CODE_OK) {
		code = print_plan(&r, args, &choice);
		code = code ? code : days_reached(args, &r);
		report_release(&r);
	}
	input_close(&in);
	return code;
}

const struct command cmd_plan = {
	.name = "plan",
	.operands = "FILE",
	.summary = "what to do, in order, and why in that order",
	.about =
		"Prints the remediation plan: an action for every question and decision that is "
		"below its target, everything to find out, and every finding that none of these "
		"ends; before them what contains the worst findings this week. progress is the "
		"level now and the one to reach, or steps done; days is effort in person-days; "
		"gain is what the action adds to the low end of the overall score when it is done "
		"in this order; priority is the risk that it takes away, per day. The waves carry "
		"dates once the file says when they begin: plumbline set FILE "
		"waves.start=2026-12-01.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};

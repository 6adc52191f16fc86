#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "cli/cli.h"
#include "cli/shared/input.h"
#include "cli/shared/print.h"
#include "cli/shared/thing_words.h"
#include "export/report/plan_facts.h"

#define TOP_MAX 100000
#define WIDE 120           /* columns that the whole table wants */
#define TOP_ON_TERMINAL 20 /* rows that leave the first ones on the screen */

static const struct example examples[] = {
	{"plumbline plan chat.json", "what to do, in order, with effort and gain"},
	{"plumbline plan chat.json --wave now --capacity 40",
	 "what fits into the next 40 person-days"},
	{"plumbline plan chat.json --top 5", "the first five actions"},
	{"plumbline plan chat.json --format csv >plan.csv", "a table for other programs"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"format", 0, "text|json|csv|md", "text for people, or a whole export"},
	{"wave", 0, "now|next|later", "only the actions of that wave"},
	{"top", 0, "N", "only the first N actions"},
	{"all", 'a', NULL, "all actions, and what is possible beyond the target"},
	{"capacity", 0, "DAYS", "person-days a wave has"},
	FLAG_TARGET,
	FLAG_AS_OF,
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

static const struct table_column wide_columns[] = {
	{"#", true, false},        {"severity", false, false},  {"id", false, false},
	{"action", false, true},   {"days", true, false},       {"gain", true, false},
	{"priority", true, false}, {"waits for", false, false}, {"status", false, false},
	{NULL, false, false},
};

static const struct table_column narrow_columns[] = {
	{"#", true, false},      {"severity", false, false}, {"id", false, false},
	{"action", false, true}, {"days", true, false},      {"gain", true, false},
	{NULL, false, false},
};

/* What is to be printed. */
struct plan_choice {
	const char *wave; /* NULL: all */
	size_t top;
	bool all;
};

/* In a narrow terminal the table leaves out some columns, so that the text of the
 * action has room. */
static bool is_narrow(const struct printer *p)
{
	return p->terminal && p->width < WIDE;
}

static void add_wide(struct table *t, const struct report *r, const struct action *act)
{
	const char *status = act->entry ? action_status_name(act) : "";
	const char *owner = act->entry ? act->entry->owner : "";
	char priority[32];
	struct str needs = {0};

	actions_join(&needs, &r->plan, &act->needs);
	table_cell(t, INK_PLAIN, "%s", priority_text(priority, act->priority));
	table_cell(t, INK_PLAIN, "%s", str_text(&needs));
	table_cell(t, INK_PLAIN, "%s%s%s", status, *owner ? ", " : "", owner);
	str_release(&needs);
}

static void add_action(struct table *t, const struct report *r, const struct action *act)
{
	char days[32], gain[32];

	table_cell(t, INK_PLAIN, "%zu", act->rank);
	table_cell(t, severity_ink(act->severity), "%s",
		   act->severity ? severity_name(act->severity) : "-");
	table_cell(t, INK_PLAIN, "%s", act->id);
	table_cell(t, INK_PLAIN, "%s", act->title);
	table_cell(t, INK_PLAIN, "%s", effort_column(days, act->effort));
	table_cell(t, INK_PLAIN, "%s", gain_text(gain, act->gain));
	if (!is_narrow(t->printer))
		add_wide(t, r, act);
}

static bool is_shown(const struct plan_choice *c, const struct action *act)
{
	return !c->wave || !strcmp(c->wave, wave_name(act->wave));
}

/* "281 actions to do, 969 days, +54.121 points; 1 done", with words after the points. */
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

static void print_wave_heading(struct printer *p, enum wave wave,
			       const struct plan_totals *t)
{
	static const char *const titles[] =
		{[WAVE_NOW] = "Now", [WAVE_NEXT] = "Next", [WAVE_LATER] = "Later"};
	struct str words = {0};

	totals_words(&words, t, "");
	print_blank(p);
	print_heading(p, "%s: %s", titles[wave], str_text(&words));
	str_release(&words);
}

/* Returns how many actions were passed over because of --top. */
static size_t print_wave(struct printer *p, const struct report *r,
			 const struct plan_choice *c, enum wave wave, size_t *printed)
{
	struct table t = table_start(p, 2, is_narrow(p) ? narrow_columns : wide_columns);
	struct plan_totals of = {0};
	size_t left = 0;

	for (size_t i = 0; i < r->plan.n_actions; i++) {
		const struct action *act = &r->plan.actions[i];

		if (act->wave != wave || !is_shown(c, act))
			continue;
		plan_totals_add(&of, act);
		if (*printed >= c->top) {
			left++;
			continue;
		}
		add_action(&t, r, act);
		++*printed;
	}
	if (of.actions == left)
		return left;
	print_wave_heading(p, wave, &of);
	table_print(&t);
	return left;
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

static void print_head(struct printer *p, const struct report *r)
{
	char day[16], range[64];
	const struct plan *plan = &r->plan;
	struct str words = {0};

	print_heading(p, "%s: plan to level %d", report_title(r), plan->target);
	print_line(p, "overall %s of 100 now, as of %s",
		   range_text(range, &r->score.overall), date_text(day, plan->as_of));
	totals_words(&words, &plan->totals, " on the low end");
	print_prose(p, 0, "%s", str_text(&words));
	str_release(&words);
	if (plan->has_projected)
		print_line(p, "with what is marked done: %s",
			   range_text(range, &plan->projected));
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
	print_head(&p, r);
	for (enum wave w = WAVE_NOW; w <= WAVE_LATER; w++)
		left += print_wave(&p, r, &choice, w, &printed);
	if (c->all)
		print_beyond(&p, r);
	printer_release(&p);
	if (!r->plan.n_actions)
		remark(args, "nothing answered is below level %d", r->plan.target);
	else if (!printed && c->wave)
		remark(args, "no action is in the wave %s", c->wave);
	if (left)
		remark(args, "%zu more %s: --all", left,
		       left == 1 ? "action" : "actions");
	if (r->plan.n_open)
		remark(args,
		       "open, and so without an action yet: %zu questions and decisions; "
		       "plumbline show %s --open lists them",
		       r->plan.n_open, args->operands[0]);
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
	*c = (struct plan_choice){args_value(args, "wave", NULL), (size_t)top,
			     args_has(args, "all")};
	if (text || (!c->wave && !c->top && !c->all))
		return true;
	complain(args, EXIT_CODE_USAGE,
		 "--wave, --top and --all choose what the text shows; the other formats hold all "
		 "of it");
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
		report_release(&r);
	}
	input_close(&in);
	return code;
}

const struct command cmd_plan = {
	.name = "plan",
	.operands = "FILE",
	.summary = "what to do, in order: severity, effort, gain, what waits for what",
	.about =
		"Prints the remediation plan: an action for everything answered that is "
		"below the target. days is effort in person-days; gain is what the action "
		"adds to the low end of the overall score when it is done in this order.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};

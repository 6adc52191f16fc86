#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "cli/cli.h"
#include "cli/shared/gate.h"
#include "cli/shared/print.h"
#include "cli/shared/thing_words.h"
#include "export/report/answer_words.h"
#include "export/report/plan_facts.h"

#define BAR_WIDTH 20
#define WIDE 110 /* columns from which there is room for bars */

static const struct example examples[] = {
	{"plumbline score chat.json", "ranges by section, and what contradicts what"},
	{"plumbline score chat.json --format json",
	 "the whole report, for other programs"},
	{"plumbline score chat.json --min 70 --min security=80 --max critical=0",
	 "as a gate in a pipeline: exit code 1 when it is not met"},
	{"plumbline score chat.json --no-worse-than chat.json@kick-off --max expired=0 \\\n"
	 "    --report junit=gates.xml --report md=gates.md",
	 "against a milestone; reports for the pages of a pipeline"},
	{"plumbline score chat.json --on so_far --min 60",
	 "a gate on what was answered so far"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"format", 0, "text|json", "text for people, or the JSON report"},
	{"min", 0, "[SECTION=]SCORE", "exit 1 when the score is lower; may be repeated"},
	{"on", 0, "low|high|so_far",
	 "which end of the range --min looks at (default: low)"},
	{"max", 0, "WHAT=COUNT",
	 "exit 1 when there is more: critical=0, expired=0, \u2026"},
	{"no-worse-than", 0, "STATE", "exit 1 when worse than FILE, or FILE@MILESTONE"},
	{"count-accepted", 0, NULL, "let gates count accepted risks too"},
	{"report", 0, "FORMAT=PATH", "how the gates came out: junit, md, json, text; - prints"},
	FLAG_TARGET,
	FLAG_AS_OF,
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* The range as a bar: sure, possible, missing. */
static const char *bar(char buf[BAR_WIDTH + 3], const struct range *r)
{
	int low = (int)frac_scaled(r->low, BAR_WIDTH);
	int high = (int)frac_scaled(r->high, BAR_WIDTH);

	buf[0] = '[';
	for (int i = 0; i < BAR_WIDTH; i++)
		buf[1 + i] = i < low ? '#' : i < high ? '-' : ' ';
	buf[1 + BAR_WIDTH] = ']';
	buf[2 + BAR_WIDTH] = '\0';
	return r->any ? buf : "";
}

static enum ink band_ink(const struct range *r)
{
	static const enum ink inks[] = {
		[BAND_NONE] = INK_PLAIN,
		[BAND_CRITICAL] = INK_BAD,
		[BAND_MODERATE] = INK_WARN,
		[BAND_EXCELLENT] = INK_GOOD,
	};

	if (!r->any || band_of(r->low) != band_of(r->high))
		return INK_PLAIN;
	return inks[band_of(r->low)];
}

static void score_row(struct table *t, const char *title, const struct range *range,
		      const struct progress *done)
{
	char text[64], so_far[32], band[64], line[BAR_WIDTH + 3];

	table_cell(t, INK_PLAIN, "%s", title);
	table_cell(t, INK_PLAIN, "%s", range_text(text, range));
	table_cell(t, INK_PLAIN, "%s",
		   range->has_so_far ? score_text(so_far, range->so_far) : "-");
	if (t->printer->width >= WIDE)
		table_cell(t, band_ink(range), "%s", bar(line, range));
	table_cell(t, INK_PLAIN, "%zu of %zu", done->answered, done->asked);
	table_cell(t, band_ink(range), "%s", range_band_text(band, range));
}

static void print_ranges(struct printer *p, const struct report *r)
{
	static const struct table_column wide[] = {
		{"section", false, false}, {"low to high", true, false},
		{"so far", true, false},   {"", false, false},
		{"answered", true, false}, {"band", false, false},
		{NULL, false, false},
	};
	static const struct table_column narrow[] = {
		{"section", false, false}, {"low to high", true, false},
		{"so far", true, false},   {"answered", true, false},
		{"band", false, false},    {NULL, false, false},
	};
	struct table t = table_start(p, 0, p->width >= WIDE ? wide : narrow);

	for (size_t i = 0; i < r->q->n_sections; i++)
		score_row(&t, r->q->sections[i].title, &r->score.sections[i],
			  &r->score.section_progress[i]);
	score_row(&t, "Overall", &r->score.overall, &r->score.progress);
	table_print(&t);
}

static void print_findings(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {{"", false, false},
						      {"", false, false},
						      {"", false, true},
						      {NULL, false, false}};
	struct table t = table_start(p, 2, columns);

	print_blank(p);
	print_heading(p, "Findings (%zu)", r->plan.n_findings);
	for (size_t i = 0; i < r->plan.n_findings; i++) {
		const struct finding *f = &r->plan.findings[i];

		table_cell(&t, severity_ink(f->severity), "%s",
			   severity_name(f->severity));
		table_cell(&t, INK_PLAIN, "%s", r->q->rules[f->rule].id);
		table_cell(&t, INK_PLAIN, "%s", r->q->rules[f->rule].finding);
	}
	table_print(&t);
	if (!r->plan.n_findings)
		print_line(p, "  none of the %zu rules fires", r->q->n_rules);
}

static void print_unverified(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {{"", false, false},
						      {"", false, false},
						      {"", false, true},
						      {NULL, false, false}};
	struct table t = table_start(p, 2, columns);

	if (!r->plan.n_unverified)
		return;
	print_blank(p);
	print_heading(p, "Unverified (%zu): answered with unknown", r->plan.n_unverified);
	for (size_t i = 0; i < r->plan.n_unverified; i++) {
		const struct unverified *u = &r->plan.unverified[i];

		table_cell(&t, severity_ink(u->severity), "%s",
			   u->severity ? severity_name(u->severity) : "-");
		table_cell(&t, INK_PLAIN, "%s", thing_word(r->q, u->what));
		table_cell(&t, INK_PLAIN, "%s%s%s", thing_title(r->q, u->what),
			   *u->items ? " " : "", u->items);
	}
	table_print(&t);
}

static void print_set_aside(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {{"", false, false},
						{"", false, false},
						{"", false, true},
						{NULL, false, false}};
	struct table t = table_start(p, 2, columns);
	struct str words = {0};

	if (!r->set_aside.n)
		return;
	print_blank(p);
	set_asides_words(&words, &r->set_aside);
	print_heading(p, "Set aside: %s", str_text(&words));
	str_release(&words);
	for (size_t i = 0; i < r->set_aside.n; i++) {
		const struct set_aside *it = &r->set_aside.items[i];
		const struct question *q = &r->q->questions[it->question];

		table_cell(&t, INK_PLAIN, "%s", q->id);
		table_cell(&t, INK_PLAIN, "%s", na_reason_name(it->reason));
		table_cell(&t, INK_PLAIN, "%s%s%s", q->ask, *it->note ? " " : "", it->note);
	}
	table_print(&t);
}

static void print_gaps(struct printer *p, const struct report *r)
{
	size_t counts[SEVERITY_CRITICAL + 1] = {0};
	struct str plan = {0}, apart = {0};

	for (size_t i = 0; i < r->q->n_questions; i++)
		counts[r->score.questions[i].gap]++;
	print_blank(p);
	print_line(p, "Gaps below level %d: %zu critical, %zu high, %zu medium, %zu low.",
		   r->score.target, counts[SEVERITY_CRITICAL], counts[SEVERITY_HIGH],
		   counts[SEVERITY_MEDIUM], counts[SEVERITY_LOW]);
	plan_totals_words(&plan, &r->plan.totals, false);
	plan_totals_apart(&apart, &r->plan.totals);
	print_line(p, "Open questions and decisions: %zu.", r->plan.n_open);
	print_line(p, "The plan: %s%s%s; plumbline plan says what to do first.",
		   str_text(&plan), apart.len ? "; " : "", str_text(&apart));
	str_release(&plan);
	str_release(&apart);
}

static enum exit_code print_score(const struct report *r)
{
	char day[16];
	struct printer p;

	printer_init(&p, stdout);
	print_heading(&p, "%s", report_title(r));
	print_line(&p, "%s %s, as of %s", r->q->id, r->q->version,
		   date_text(day, r->as_of));
	print_blank(&p);
	print_ranges(&p, r);
	print_findings(&p, r);
	print_unverified(&p, r);
	print_set_aside(&p, r);
	print_gaps(&p, r);
	printer_release(&p);
	return EXIT_CODE_OK;
}

/* The score, unless a report of the gates has its place; then how the gates came out. */
static enum exit_code print_all(const struct args *args, const struct report *r,
				const struct gating *g)
{
	bool json = !strcmp(args_value(args, "format", "text"), "json");
	enum exit_code code = EXIT_CODE_OK, told;

	if (!g->to_stdout)
		code = json ? input_print(args, r, "json") : print_score(r);
	told = gating_tell(g, args);
	return code ? code : told;
}

static enum exit_code score(const struct args *args, struct input *in)
{
	bool json = !strcmp(args_value(args, "format", "text"), "json");
	struct report r;
	struct gating g = {.compares = false};
	enum exit_code code = EXIT_CODE_USAGE;

	if (gating_read(&g, args, in->q) && input_report(in, args, json, &r)) {
		code = gating_judge(&g, args, &r);
		if (code == EXIT_CODE_OK)
			code = print_all(args, &r, &g);
		gating_release(&g);
		report_release(&r);
		return code;
	}
	gating_release(&g);
	return code;
}

static enum exit_code run(const struct args *args)
{
	return input_use(args, OPEN_READ, score);
}

const struct command cmd_score = {
	.name = "score",
	.operands = "FILE",
	.summary = "score an assessment: ranges, findings; gates for pipelines",
	.about =
		"Scores FILE. What is not answered counts as 0 in low and as 100 in high; so "
		"far leaves it out. --min, --max and --no-worse-than make gates: each that is "
		"not met is told on stderr, and the exit code is 1. --max counts findings and gaps "
		"of a severity (critical, high, medium, low), accepted risks that have expired, "
		"and actions that are contradicted or overdue. --no-worse-than looks at the scores "
		"of all and of the sections, and at new findings. It is always said how accepted "
		"risks, contradicted actions and what cannot be compared were counted. A gate that "
		"there is nothing to judge by is skipped, and said. What a merge could not settle "
		"meets no gate. Exit codes: 0 all met, 1 one missed, 2 a gate or report that "
		"cannot be, 65 and 66 what to compare with, 73 and 74 a report that could not be "
		"written.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};

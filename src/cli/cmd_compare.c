#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/shared/print.h"
#include "cli/shared/state.h"
#include "export/export.h"

static const struct example examples[] = {
	{"plumbline compare chat.json", "what moved since the newest milestone"},
	{"plumbline compare chat.json@kick-off chat.json", "since the milestone kick-off"},
	{"plumbline compare chat.json@kick-off chat.json@review", "between two milestones"},
	{"plumbline compare old/chat.json chat.json --format md >moved.md",
	 "between two files, for the page of a pull request"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"format", 0, "text|json|md", "text for people, JSON for programs, or Markdown"},
	{"all", 'a', NULL, "also list what is still there, and every area"},
	FLAG_AS_OF,
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

static enum ink move_ink(const struct compared_range *r)
{
	return compared_move(r) > 0 ? INK_GOOD : compared_move(r) < 0 ? INK_BAD : INK_PLAIN;
}

static void range_row(struct table *t, const char *title, const struct compared_range *r,
		      bool comparable)
{
	char then[64], now[64], move[32];

	table_cell(t, INK_PLAIN, "%s", title);
	table_cell(t, INK_PLAIN, "%s", range_text(then, &r->before));
	table_cell(t, INK_PLAIN, "%s", range_text(now, &r->after));
	if (!comparable)
		table_cell(t, INK_PLAIN, "not comparable");
	else
		table_cell(t, move_ink(r), "%s",
			   r->before.any && r->after.any
				   ? gain_text(move, (int64_t)compared_move(r) * 100)
				   : "-");
}

static void print_scores(struct printer *p, const struct compare *c, bool all)
{
	static const struct table_column columns[] = {{"section", false, false},
						      {"then", true, false},
						      {"now", true, false},
						      {"moved", true, false},
						      {NULL, false, false}};
	const struct questionnaire *q = c->after.a->questionnaire;
	struct table t = table_start(p, 0, columns);

	for (size_t i = 0; i < c->n_sections; i++)
		range_row(&t, q->sections[c->sections[i].index].title, &c->sections[i], true);
	range_row(&t, "Overall", &c->overall, c->same_rank);
	for (size_t i = 0; i < c->n_areas; i++) {
		const struct area *area = &q->areas[c->areas[i].index];

		if (all || compared_moved(&c->areas[i]))
			range_row(&t,
				  arena_printf(&p->arena, "  %s: %s",
					       q->sections[area->section].title, area->title),
				  &c->areas[i], true);
	}
	table_print(&t);
}

/* "Ann, 2026-12-01". */
static void who_cell(struct table *t, const struct move *m)
{
	table_cell(t, INK_PLAIN, "%s%s%.10s", m->by, *m->by && *m->at ? ", " : "", m->at);
}

/* What is still as it was is named by its ids, unless all is wanted. */
static void print_still(struct printer *p, const struct moves *list)
{
	struct str ids = {0};

	for (size_t i = 0; i < list->n; i++)
		if (list->items[i].then)
			str_addf(&ids, "%s%s", ids.len ? ", " : "", list->items[i].id);
	if (list->n_moved)
		print_prose(p, 2, "and already then: %s", str_text(&ids));
	else
		print_prose(p, 0, "%s, as then (%zu): %s", list->heading, list->n, str_text(&ids));
	str_release(&ids);
}

static void print_list(struct printer *p, const struct moves *list, bool all)
{
	static const struct table_column columns[] = {{"", false, false}, {"", false, false},
						      {"", false, false}, {"", false, false},
						      {"", false, true},  {NULL, false, false}};
	struct table t = table_start(p, 2, columns);
	size_t n = all ? list->n : list->n_moved;

	if (!list->n)
		return;
	print_blank(p);
	if (n)
		print_heading(p, "%s (%zu)", list->heading, n);
	for (size_t i = 0; i < list->n; i++) {
		const struct move *m = &list->items[i];

		if (m->then && !all)
			continue;
		table_cell(&t, severity_ink(m->severity), "%s",
			   m->severity ? severity_name(m->severity) : "");
		table_cell(&t, INK_PLAIN, "%s", m->id);
		table_cell(&t, INK_PLAIN, "%s%s", m->words,
			   !m->then	  ? ""
			   : *m->words ? "; already then"
				       : "already then");
		who_cell(&t, m);
		table_cell(&t, INK_PLAIN, "%s", m->title);
	}
	if (n)
		table_print(&t);
	if (n < list->n)
		print_still(p, list);
}

static void print_text(const struct compare *c, const struct side_name names[2], bool all)
{
	struct printer p;
	struct moves *lists;
	struct str words = {0};
	size_t n;

	printer_init(&p, stdout);
	side_name_words(&words, &names[0]);
	str_add(&words, ", then ");
	side_name_words(&words, &names[1]);
	print_heading(&p, "%s", str_text(&words));
	str_truncate(&words, 0);
	compare_caveats(&words, c);
	for (const char *line = str_text(&words); *line; line += strcspn(line, "\n") + 1)
		print_prose(&p, 0, "%.*s", (int)strcspn(line, "\n"), line);
	if (compare_is_empty(c))
		print_line(&p, "Nothing moved.");
	print_blank(&p);
	print_scores(&p, c, all);
	n = moves_list(&p.arena, c, &lists);
	for (size_t i = 0; i < n; i++)
		print_list(&p, &lists[i], all);
	str_release(&words);
	printer_release(&p);
}

static enum exit_code print(const struct args *args, const struct compare *c,
			    const struct side_name names[2])
{
	const char *format = args_value(args, "format", "text");
	struct str out = {0};
	enum exit_code code;

	if (!strcmp(format, "text")) {
		print_text(c, names, args_has(args, "all"));
		return EXIT_CODE_OK;
	}
	export_compare(c, names, !strcmp(format, "json"), &out);
	code = print_whole(args, &out);
	str_release(&out);
	return code;
}

static enum exit_code compare(const struct args *args, const struct state *before,
			      const struct state *after)
{
	const struct side_name names[] = {before->name, after->name};
	struct compare c;
	enum exit_code code;

	if (!compare_possible(before->side.a, after->side.a))
		return complain(args, EXIT_CODE_DATA,
				"%s answers the questionnaire %s, %s answers %s: nothing in them "
				"can be compared",
				before->name.file, before->side.a->questionnaire_id,
				after->name.file, after->side.a->questionnaire_id);
	compare_make(&c, &before->side, &after->side);
	code = print(args, &c, names);
	compare_release(&c);
	return code;
}

/* One operand is compared with its file as it is; a file alone by its newest milestone. */
static enum exit_code open_before(struct state *s, const struct args *args, bool alone,
				  long as_of)
{
	return alone ? state_open_last(s, args, args->operands[0], as_of)
		     : state_open(s, args, args->operands[0], as_of);
}

static enum exit_code run(const struct args *args)
{
	struct state before = {.kept = NULL}, after = {.kept = NULL};
	struct arena arena = {0};
	const char *second = args->operands[args->n_operands - 1];
	bool one = args->n_operands == 1, names;
	enum exit_code code;
	long as_of;

	if (args_has(args, "all") && strcmp(args_value(args, "format", "text"), "text") != 0)
		return complain(args, EXIT_CODE_USAGE,
				"--all chooses what the text shows; the other formats hold all "
				"of it");
	if (!args_day(args, &as_of))
		return EXIT_CODE_USAGE;
	names = one && state_names_milestone(&arena, second, &second);
	code = open_before(&before, args, one && !names, as_of);
	if (code == EXIT_CODE_OK)
		code = state_open(&after, args, second, as_of);
	if (code == EXIT_CODE_OK)
		code = compare(args, &before, &after);
	state_close(&after);
	state_close(&before);
	arena_release(&arena);
	return code;
}

#define COMPARE_COMMAND(called, line)                                                           \
	{                                                                                       \
		.name = (called), .operands = "OLD [NEW]", .summary = (line),                   \
		.about = "Says what moved between two states: scores of all, of sections and "  \
			 "areas; answers and decisions, with who and when; findings gone, new " \
			 "and still there; actions done, new, contradicted and overdue; risks " \
			 "accepted, and those that have run out. OLD and NEW are files, or "    \
			 "FILE@MILESTONE; without NEW it is the file of OLD as it is, and a "   \
			 "file alone is compared with its newest milestone. Where the two are " \
			 "of different versions of the questionnaire, or of different depth, "  \
			 "only what both ask alike is compared, and the rest is listed. A "     \
			 "milestone is looked at on its day, a file on that of --as-of.",       \
		.examples = examples, .flags = flags, .min_operands = 1, .max_operands = 2,     \
		.run = run,                                                                     \
	}

const struct command cmd_compare = COMPARE_COMMAND(
	"compare", "what moved between two states of an assessment");
const struct command cmd_diff = COMPARE_COMMAND("diff", "the same as compare");

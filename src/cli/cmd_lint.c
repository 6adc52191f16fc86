#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/json_write.h"
#include "cli/cli.h"
#include "cli/shared/input.h"
#include "cli/shared/print.h"
#include "engine/lint/lint.h"

static const struct example examples[] = {
	{"plumbline lint chat.json", "what to look at again, why, and what mends it"},
	{"plumbline lint chat.json --older-than 180", "answers of more than half a year are old"},
	{"plumbline lint chat.json --strict --format json",
	 "for programs; exit code 1 when something is found"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"format", 0, "text|json", "text for people, or JSON"},
	{"strict", 0, NULL, "exit 1 when something is found"},
	{"older-than", 0, "DAYS", "an answer given before that is old (default: 365)"},
	FLAG_TARGET,
	FLAG_AS_OF,
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* What is looked at, and under which name it was given. */
struct checked {
	struct report r;
	struct lint l;
	const char *name;
};

/* The findings of one kind, from *at on. */
static void print_kind(struct printer *p, const struct checked *c, enum lint_kind kind, size_t *at)
{
	static const struct table_column columns[] = {
		{"", false, false}, {"", false, true}, {NULL, false, false}};
	const struct lint_words *words = &lint_words[kind];
	struct table t = table_start(p, 2, columns);
	struct str command = {0};

	if (!c->l.counts[kind])
		return;
	print_blank(p);
	print_heading(p, "%s (%zu, %s)", words->title, c->l.counts[kind], words->id);
	print_prose(p, 2, "%s", words->why);
	lint_command(&command, c->r.q, kind, NULL, c->name);
	print_line(p, "  %s", str_text(&command));
	str_release(&command);
	for (; *at < c->l.n && c->l.found[*at].kind == kind; ++*at) {
		const struct lint_finding *f = &c->l.found[*at];

		table_cell(&t, INK_PLAIN, "%s", f->id);
		table_cell(&t, INK_PLAIN, "%s - %s", thing_title(c->r.q, f->about), f->says);
	}
	table_print(&t);
}

static void print_text(const struct checked *c)
{
	struct str total = {0};
	struct printer p;
	char day[16];
	size_t at = 0;

	printer_init(&p, stdout);
	lint_total(&total, &c->l);
	print_heading(&p, "%s", report_title(&c->r));
	lint_limits(&total, &c->l);
	print_prose(&p, 0, "as of %s: %s", date_text(day, c->r.as_of), str_text(&total));
	for (int kind = 0; kind < LINT_KINDS; kind++)
		print_kind(&p, c, (enum lint_kind)kind, &at);
	str_release(&total);
	printer_release(&p);
}

static void put_command(struct json_writer *w, const struct checked *c, enum lint_kind kind,
			const struct lint_finding *f)
{
	struct str command = {0};

	lint_command(&command, c->r.q, kind, f, c->name);
	json_text(w, "command", str_text(&command));
	str_release(&command);
}

static void put_kinds(struct json_writer *w, const struct checked *c)
{
	json_open(w, "kinds", '[', false);
	for (int kind = 0; kind < LINT_KINDS; kind++) {
		json_open(w, NULL, '{', false);
		json_text(w, "id", lint_words[kind].id);
		json_text(w, "title", lint_words[kind].title);
		json_text(w, "why", lint_words[kind].why);
		json_text(w, "mend", lint_words[kind].mend);
		put_command(w, c, (enum lint_kind)kind, NULL);
		json_integer(w, "found", (int64_t)c->l.counts[kind]);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_findings(struct json_writer *w, const struct checked *c)
{
	json_open(w, "findings", '[', false);
	for (size_t i = 0; i < c->l.n; i++) {
		const struct lint_finding *f = &c->l.found[i];

		json_open(w, NULL, '{', false);
		json_text(w, "kind", lint_words[f->kind].id);
		json_text(w, "id", f->id);
		json_text(w, "about", thing_id(c->r.q, f->about));
		json_text(w, "title", thing_title(c->r.q, f->about));
		json_text(w, "says", f->says);
		put_command(w, c, f->kind, f);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static enum exit_code print_json(const struct args *args, const struct checked *c)
{
	struct str text = {0};
	struct json_writer w = {.out = &text};
	char day[16], now[32];
	enum exit_code code;

	json_open(&w, NULL, '{', false);
	json_text(&w, "format", "plumbline-lint");
	json_integer(&w, "version", 1);
	json_text(&w, "generated", date_time_text(now, c->r.generated));
	json_text(&w, "tool", c->r.tool);
	json_text(&w, "title", report_title(&c->r));
	json_text(&w, "as_of", date_text(day, c->r.as_of));
	json_integer(&w, "older_than_days", c->l.older_than);
	json_integer(&w, "flagged_days", LINT_FLAG_DAYS);
	json_integer(&w, "found", (int64_t)c->l.n);
	put_kinds(&w, c);
	put_findings(&w, c);
	json_close(&w, '}');
	code = print_whole(args, &text);
	str_release(&text);
	return code;
}

static enum exit_code lint(const struct args *args, struct input *in)
{
	struct checked c = {.name = in->name};
	enum exit_code code = EXIT_CODE_OK;
	int older_than = 0;

	if (!args_number(args, "older-than", 1, LINT_OLDER_THAN_MAX, &older_than) ||
	    !input_report(in, args, false, &c.r))
		return EXIT_CODE_USAGE;
	lint_find(&c.l, &c.r.score, c.r.a, &c.r.plan, older_than);
	if (!strcmp(args_value(args, "format", "text"), "json"))
		code = print_json(args, &c);
	else
		print_text(&c);
	if (!code && c.l.n && args_has(args, "strict"))
		code = EXIT_CODE_FOUND;
	lint_release(&c.l);
	report_release(&c.r);
	return code;
}

static enum exit_code run(const struct args *args)
{
	return input_use(args, OPEN_READ, lint);
}

const struct command cmd_lint = {
	.name = "lint",
	.operands = "FILE",
	.summary = "what a team should look at again in its own answers",
	.about =
		"Looks through FILE: answered well without evidence, not applicable without a "
		"reason, accepted and expired, done and contradicted, done and not confirmed, "
		"owned without a date, dates that have passed, flagged and forgotten, answered "
		"long ago, votes split and taken for consensus, decided against its consequences. "
		"Each with why it matters and the command that mends it. The exit code is 0, or "
		"with --strict 1 when something is found.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/shared/input.h"
#include "cli/shared/thing_words.h"
#include "cli/show/show.h"
#include "export/report/answer_words.h"

static const struct example examples[] = {
	{"plumbline show chat.json", "profile, progress and all answers"},
	{"plumbline show chat.json REL-06", "all that is known about a question"},
	{"plumbline show chat.json REL-06 --history",
	 "what it was answered with at each milestone, by whom and when"},
	{"plumbline show chat.json DT-03", "about a decision, with its options"},
	{"plumbline show chat.json --open", "what is still to be answered"},
	{"plumbline show chat.json --questions",
	 "everything that is asked, with its state"},
	{"git config diff.plumbline.textconv 'plumbline show --textconv'",
	 "let git diff compare assessments in words"},
	{"plumbline show --stats", "how many questions, decisions and rules there are"},
	{"plumbline show --source SEED0-24",
	 "what carries a row of the source documents"},
	{"plumbline show --glossary 'landing zone'", "what a word means"},
	{"plumbline show --caveats", "what to check again before relying on it"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"open", 0, NULL, "what is asked and not answered yet"},
	{"questions", 0, NULL, "everything that is asked, with its state and answer"},
	{"history", 0, NULL, "of an ID: its answer at each milestone, by whom and when"},
	{"textconv", 0, NULL, "all of it as lines of words, for git diff"},
	{"stats", 0, NULL, "the numbers of the questionnaire"},
	{"source", 0, "ID", "a row of the source documents and what carries it"},
	{"sources", 0, NULL, "all rows of the source documents, with what carries them"},
	{"glossary", 0, NULL, "the words that stand as operands; all without any"},
	{"references", 0, NULL, "what to read"},
	{"caveats", 0, NULL, "the date of the content, and what to check again"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* Calls each for fields, decisions and questions, in the order of the walk. */
static void each_asked(const struct report *r,
		       void (*each)(void *ctx, const struct report *r, struct thing t),
		       void *ctx)
{
	const struct questionnaire *q = r->q;

	for (size_t i = 0; i < q->n_fields; i++)
		each(ctx, r, (struct thing){THING_FIELD, i});
	for (size_t i = 0; i < prompt_count(q); i++)
		each(ctx, r, prompt_at(q, i));
}

static bool is_alias(const struct report *r, struct thing t)
{
	return t.kind == THING_FIELD && r->q->fields[t.index].kind == FIELD_DECISION;
}

static void add_asked(void *ctx, const struct report *r, struct thing t)
{
	struct table *table = ctx;
	struct str words = {0};

	if (!is_asked(&r->score, t) || is_alias(r, t))
		return;
	reply_words(&words, r, t);
	table_cell(table, INK_PLAIN, "%s", thing_word(r->q, t));
	table_cell(table, INK_PLAIN, "%s", state_word(r, t));
	table_cell(table, INK_PLAIN, "%s", thing_ask(r->q, t));
	table_cell(table, INK_PLAIN, "%s",
		   strcmp(state_word(r, t), "open") != 0 ? str_text(&words) : "");
	str_release(&words);
}

static void print_questions(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {{"id", false, false},
						      {"state", false, false},
						      {"question", false, true},
						      {"answer", false, false},
						      {NULL, false, false}};
	struct table t = table_start(p, 0, columns);

	each_asked(r, add_asked, &t);
	table_print(&t);
}

/* How it is answered, in a word. */
static const char *answer_form(const struct report *r, struct thing t)
{
	if (t.kind == THING_FIELD)
		return field_kind_name(r->q->fields[t.index].kind);
	if (t.kind == THING_DECISION)
		return "option";
	if (question_has_levels(&r->q->questions[t.index]))
		return "0-4";
	return type_name(r->q->questions[t.index].type);
}

static bool is_open(const struct report *r, struct thing t)
{
	if (!is_asked(&r->score, t) || is_alias(r, t))
		return false;
	if (t.kind == THING_QUESTION)
		return r->q->questions[t.index].type != TYPE_DECISIONS &&
		       (r->score.questions[t.index].state == STANDING_UNANSWERED ||
			r->score.questions[t.index].state == STANDING_STARTED);
	return !is_answered(r->a, t);
}

static void add_open(void *ctx, const struct report *r, struct thing t)
{
	struct table *table = ctx;
	bool optional = t.kind == THING_FIELD && r->q->fields[t.index].optional;

	if (!is_open(r, t))
		return;
	table_cell(table, INK_PLAIN, "%s", thing_word(r->q, t));
	table_cell(table, INK_PLAIN, "%s", answer_form(r, t));
	table_cell(table, INK_PLAIN, "%s%s", thing_ask(r->q, t), optional ? " (optional)" : "");
}

static void print_open(struct printer *p, const struct report *r, const struct args *args)
{
	static const struct table_column columns[] = {{"id", false, false},
						      {"form", false, false},
						      {"question", false, true},
						      {NULL, false, false}};
	struct table t = table_start(p, 0, columns);

	each_asked(r, add_open, &t);
	if (t.n_cells)
		table_print(&t);
	else
		remark(args, "nothing is open; plumbline plan %s says what to do",
		       args->operands[0]);
}

static void print_profile(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {
		{"", false, false}, {"", false, true}, {NULL, false, false}};
	struct table t = table_start(p, 2, columns);
	struct str open = {0};

	print_heading(p, "Profile");
	for (size_t i = 0; i < r->q->n_fields; i++) {
		struct thing field = {THING_FIELD, i};
		struct str words = {0};

		if (!field_shown(r, i))
			continue;
		if (!is_answered(r->a, field)) {
			str_addf(&open, "%s%s", open.len ? ", " : "",
				 r->q->fields[i].name);
			continue;
		}
		reply_words(&words, r, field);
		table_cell(&t, INK_PLAIN, "%s", r->q->fields[i].name);
		table_cell(&t, INK_PLAIN, "%s%s", str_text(&words),
			   is_asked(&r->score, field) ? "" : " (not asked)");
		str_release(&words);
	}
	table_print(&t);
	print_entry(p, 2, 6, "open:", str_text(&open));
	str_release(&open);
}

static void print_progress(struct printer *p, const struct report *r)
{
	static const int columns[] = {SCORE_TITLE, SCORE_ASKED, SCORE_ANSWERED, SCORE_UNKNOWN,
				      SCORE_NOT_APPLICABLE, SCORE_FLAGGED, SCORE_RANGE, -1};
	struct table t = table_of(p, 2, score_columns, columns);

	print_blank(p);
	print_heading(p, "Progress");
	for (size_t i = 0; i <= score_row_overall(r); i++)
		table_row(&t, score_columns, columns, r, i);
	table_print(&t);
	print_line(p, "  decisions taken: %zu of %zu asked", r->score.decisions_answered,
		   r->score.decisions_asked);
}

static void add_answer(void *ctx, const struct report *r, struct thing t)
{
	struct table *table = ctx;
	const struct answer *a = t.kind == THING_QUESTION   ? &r->a->questions[t.index]
				 : t.kind == THING_DECISION ? &r->a->decisions[t.index]
							    : NULL;
	bool mirrored = t.kind == THING_QUESTION && r->score.questions[t.index].mirrored;
	struct str words = {0};

	if (!a || !(is_answered(r->a, t) || mirrored || (a->note && *a->note) || a->flag ||
		    answer_kept(a)))
		return;
	reply_words(&words, r, t);
	if (!is_asked(&r->score, t))
		str_add(&words, " (not asked)");
	if (assessment_to_confirm(r->a, t))
		str_add(&words, " (to be confirmed)");
	if (a->flag)
		str_add(&words, " (flagged)");
	if (a->note && *a->note)
		str_addf(&words, " - %s", a->note);
	table_cell(table, INK_PLAIN, "%s", thing_word(r->q, t));
	table_cell(table, INK_PLAIN, "%s", str_text(&words));
	str_release(&words);
}

static void print_answers(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {
		{"", false, false}, {"", false, true}, {NULL, false, false}};
	struct table t = table_start(p, 2, columns);

	print_blank(p);
	print_heading(p, "Answers");
	each_asked(r, add_answer, &t);
	table_print(&t);
	if (!t.n_cells)
		print_line(p, "  none yet");
}

/* What the file keeps of what is asked no more. */
static void print_withdrawn(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {
		{"", false, false}, {"", false, true}, {NULL, false, false}};
	struct table t = table_start(p, 2, columns);

	for (size_t i = 0; i < r->q->n_withdrawn; i++) {
		struct answer old;
		struct str words = {0};

		if (!withdrawn_answer(&p->arena, r->a, i, &old))
			continue;
		withdrawn_words(&words, r->a, i);
		table_cell(&t, INK_PLAIN, "%s",
			   thing_id(r->q, (struct thing){THING_WITHDRAWN, i}));
		table_cell(&t, INK_PLAIN, "%s", str_text(&words));
		str_release(&words);
	}
	if (!t.n_cells)
		return;
	print_blank(p);
	print_heading(p, "Withdrawn: asked no more, and kept");
	table_print(&t);
}

static void print_overview(struct printer *p, const struct report *r)
{
	print_heading(p, "%s", report_title(r));
	print_line(p, "%s %s, depth %s, target level %d", r->q->id, r->q->version,
		   depth_name(r->a->settings.depth), r->score.target);
	print_blank(p);
	print_profile(p, r);
	print_progress(p, r);
	print_answers(p, r);
	print_withdrawn(p, r);
}

static enum exit_code print_history(struct printer *p, const struct report *r, struct thing t,
				    const struct args *args)
{
	struct diags d = {0};

	if (t.kind != THING_QUESTION && t.kind != THING_DECISION && t.kind != THING_FIELD)
		return complain(args, EXIT_CODE_USAGE,
				"%s is a %s; questions, decisions and profile fields have answers",
				thing_id(r->q, t), thing_kind_name(t.kind));
	if (!show_history(p, r, t, &d))
		remark(args, "no milestone was kept: plumbline milestone %s NAME keeps one",
		       args->operands[0]);
	diags_print(&d, stderr);
	diags_release(&d);
	return EXIT_CODE_OK;
}

static enum exit_code print_things(struct printer *p, const struct report *r,
				   const struct args *args, const struct input *in)
{
	enum exit_code code = EXIT_CODE_OK;

	for (size_t i = 1; i < args->n_operands; i++) {
		struct thing t = input_find(in, args, args->operands[i]);

		if (t.kind == THING_NONE) {
			code = EXIT_CODE_USAGE;
			continue;
		}
		if (i > 1)
			print_blank(p);
		if (!args_has(args, "history"))
			show_thing(p, r, t, in->name);
		else if (print_history(p, r, t, args) != EXIT_CODE_OK)
			code = EXIT_CODE_USAGE;
	}
	return code;
}

static enum exit_code show(const struct args *args, struct input *in)
{
	enum exit_code code = EXIT_CODE_OK;
	struct report r;
	struct printer p;

	if (!input_report(in, args, false, &r))
		return EXIT_CODE_USAGE;
	printer_init(&p, stdout);
	if (args_has(args, "questions"))
		print_questions(&p, &r);
	else if (args_has(args, "open"))
		print_open(&p, &r, args);
	else if (args->n_operands > 1)
		code = print_things(&p, &r, args, in);
	else
		print_overview(&p, &r);
	printer_release(&p);
	report_release(&r);
	return code;
}

/* Git hands over copies elsewhere: a questionnaire that stands beside the file is looked for
 * here too. What cannot be read is compared as it is. */
static enum exit_code show_for_git(const struct args *args)
{
	const char *path = args->operands[0];
	struct str text = {0};
	struct err err = {0};
	struct input in = {0};
	struct report r;
	struct printer p;

	if (!file_read(path, ASSESSMENT_BYTES_MAX, &text, NULL, &err))
		return complain(args, err.code, "%s", err.text);
	if (!text.len || input_parse(&in, args, &text, path, ".") != EXIT_CODE_OK) {
		fwrite(str_text(&text), 1, text.len, stdout);
	} else {
		report_make(&r, in.file, &(struct plan_options){.only_counted = true});
		printer_init(&p, stdout);
		show_textconv(&p, &r);
		printer_release(&p);
		report_release(&r);
	}
	str_release(&text);
	input_close(&in);
	return EXIT_CODE_OK;
}

static enum exit_code print_topic(const struct args *args, const struct questionnaire *q,
				  size_t first_word)
{
	enum exit_code code;
	struct printer p;

	printer_init(&p, stdout);
	code = topic_print(&p, args, q, first_word);
	printer_release(&p);
	return code;
}

static enum exit_code topic_of_file(const struct args *args, struct input *in)
{
	return print_topic(args, in->q, 1);
}

static enum exit_code topic_of_questionnaire(const struct args *args)
{
	struct diags d = {0};
	const char *folder = args_value(args, "questionnaire", NULL);
	struct questionnaire *q;
	enum exit_code code = EXIT_CODE_DATA;

	if (folder && !file_exists(folder))
		return complain(args, EXIT_CODE_NOINPUT, "%s: there is no such folder",
				folder);
	q = questionnaire_load(folder, &d);
	if (q)
		code = print_topic(args, q, 0);
	else
		diags_print(&d, stderr);
	diags_release(&d);
	questionnaire_free(q);
	return code;
}

/* Words of the glossary may stand where a file does otherwise. */
static bool names_file(const struct args *args)
{
	const char *first = args->n_operands ? args->operands[0] : NULL;

	if (!first || !args_has(args, "glossary"))
		return first != NULL;
	return !strcmp(first, "-") || strpbrk(first, "./") || file_exists(first);
}

static bool check_flags(const struct args *args)
{
	static const char *const exclusive[] = {"open",       "questions", "stats", "textconv",
						"source",     "sources",   "glossary",
						"references", "caveats"};
	int n = args->n_operands > 1 && !args_has(args, "glossary");

	for (size_t i = 0; i < sizeof exclusive / sizeof *exclusive; i++)
		n += args_has(args, exclusive[i]);
	if (args_has(args, "history") && (n != 1 || args->n_operands < 2)) {
		complain(args, EXIT_CODE_USAGE,
			 "--history goes with an ID and nothing else: plumbline show FILE REL-06 "
			 "--history");
		return false;
	}
	if (n > 1)
		complain(args, EXIT_CODE_USAGE,
			 "an ID and the options but --questionnaire exclude each other; "
			 "give one of them");
	return n <= 1;
}

static enum exit_code run(const struct args *args)
{
	if (!check_flags(args))
		return EXIT_CODE_USAGE;
	if (topic_given(args))
		return names_file(args) ? input_use(args, OPEN_READ, topic_of_file)
					: topic_of_questionnaire(args);
	if (args->n_operands && args_has(args, "textconv"))
		return show_for_git(args);
	if (args->n_operands)
		return input_use(args, OPEN_READ, show);
	return complain(args, EXIT_CODE_USAGE,
			"a file is missing: plumbline show FILE, or plumbline show "
			"--stats for the questionnaire");
}

const struct command cmd_show = {
	.name = "show",
	.operands = "FILE [ID ...]",
	.summary = "answers and progress; one question or decision with all about it",
	.about =
		"Shows what FILE holds: the profile, progress by section, and the answers. "
		"With an ID, all that is known about that question, decision, profile "
		"field, rule, section, reference, glossary term, caveat or row of the "
		"sources; --history tells what it was answered with at each milestone. "
		"--stats, --source, --sources, --glossary, --references and "
		"--caveats are about the questionnaire and need no FILE; with one it is "
		"that of FILE. --source takes the beginning of an ID too: SEED0.",
	.examples = examples,
	.flags = flags,
	.min_operands = 0,
	.max_operands = OPERANDS_MANY,
	.run = run,
};

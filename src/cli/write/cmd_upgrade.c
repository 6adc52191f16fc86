#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/json_write.h"
#include "cli/shared/input.h"
#include "cli/shared/print.h"
#include "cli/shared/thing_words.h"
#include "model/assessment/upgrade.h"

static const struct example examples[] = {
	{"plumbline upgrade chat.json --dry-run", "what it would do"},
	{"plumbline upgrade chat.json", "do it, and keep the state before as a milestone"},
	{"plumbline upgrade chat.json --format json", "the same report for programs"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"dry-run", 0, NULL, "say what would be done, and write nothing"},
	{"format", 0, "text|json", "text for people, or JSON"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* An upgrade of the assessment in memory, whether that is saved then or not. */
struct done {
	const struct input *in;
	struct upgrade u;
	struct report r; /* of the upgraded assessment */
	bool dry_run;
};

static const struct {
	const char *key, *heading;
} kinds[] = {
	[UPGRADE_CONFIRM] = {"confirm", "To be confirmed: what is asked has changed, or the "
					"answer cannot be chosen now"},
	[UPGRADE_CARRIED] = {"carried", "Carried over from what was withdrawn"},
	[UPGRADE_WITHDRAWN] = {"withdrawn", "Withdrawn: asked no more; the answers are kept"},
	[UPGRADE_NEW] = {"new", "New"},
};

static bool asked_now(const void *context, struct thing t)
{
	return is_asked(context, t);
}

static void answer_of(struct str *out, const struct done *d, struct thing t)
{
	if (t.kind == THING_WITHDRAWN)
		withdrawn_words(out, d->in->a, t.index);
	else
		reply_words(out, &d->r, t);
}

static const char *title_of(const struct done *d, struct thing t)
{
	const struct withdrawn *w = t.kind == THING_WITHDRAWN ? &d->in->q->withdrawn[t.index]
							      : NULL;

	if (w)
		return w->decision ? w->decision->ask : thing_title(d->in->q, t);
	return thing_ask(d->in->q, t);
}

/* The value of one practice: "REL-06/zones". */
static void add_item_value(struct str *out, const struct done *d,
			   const struct upgrade_item *item)
{
	size_t question = item->what.index;
	int i = question_practice(&d->in->q->questions[question], strchr(item->to, '/') + 1);

	str_add(out, practice_value_name(
			     (enum practice_value)d->in->a->questions[question].practices[i]));
}

static void print_items(struct printer *p, const struct done *d, enum upgrade_kind kind)
{
	static const struct table_column columns[] = {{"", false, false},
						      {"", false, false},
						      {"", false, true},
						      {NULL, false, false}};
	struct table t = table_start(p, 2, columns);

	if (!d->u.counts[kind])
		return;
	print_blank(p);
	print_heading(p, "%s", kinds[kind].heading);
	for (size_t i = 0; i < d->u.n; i++) {
		const struct upgrade_item *item = &d->u.items[i];
		struct str words = {0};

		if (item->kind != kind)
			continue;
		if (kind == UPGRADE_CARRIED)
			str_addf(&words, "from %s: ", item->from);
		if (kind == UPGRADE_CARRIED && strchr(item->to, '/'))
			add_item_value(&words, d, item);
		else if (kind != UPGRADE_NEW)
			answer_of(&words, d, item->what);
		table_cell(&t, INK_PLAIN, "%s",
			   kind == UPGRADE_CARRIED ? item->to
						   : thing_word(d->in->q, item->what));
		table_cell(&t, INK_PLAIN, "%s", str_text(&words));
		table_cell(&t, INK_PLAIN, "%s", title_of(d, item->what));
		str_release(&words);
	}
	table_print(&t);
}

static void print_text(const struct done *d)
{
	struct str words = {0};
	struct printer p;

	printer_init(&p, stdout);
	print_heading(&p, "%s: %s, version %s to %s",
		      d->in->is_stdin ? "standard input" : file_name(d->in->name),
		      d->in->q->id, d->u.from, d->u.to);
	upgrade_words(&words, &d->u);
	print_line(&p, "%zu answer%s as %s; %s", d->u.same,
		   d->u.same == 1 ? " stays" : "s stay",
		   d->u.same == 1 ? "it is" : "they are", str_text(&words));
	for (int kind = 0; kind < UPGRADE_KINDS; kind++)
		print_items(&p, d, (enum upgrade_kind)kind);
	printer_release(&p);
	str_release(&words);
}

static void put_item(struct json_writer *w, const struct done *d,
		     const struct upgrade_item *item)
{
	struct str words = {0};

	json_open(w, NULL, '{', true);
	json_text(w, "id", thing_id(d->in->q, item->what));
	json_text(w, "kind",
		  item->what.kind != THING_WITHDRAWN ? thing_kind_name(item->what.kind)
		  : d->in->q->withdrawn[item->what.index].question
			  ? thing_kind_name(THING_QUESTION)
			  : thing_kind_name(THING_DECISION));
	json_text(w, "title", title_of(d, item->what));
	if (item->kind == UPGRADE_CARRIED) {
		json_text(w, "from", item->from);
		json_text(w, "to", item->to);
	}
	if (item->kind != UPGRADE_NEW) {
		if (item->kind == UPGRADE_CARRIED && strchr(item->to, '/'))
			add_item_value(&words, d, item);
		else
			answer_of(&words, d, item->what);
		json_text(w, "answer", str_text(&words));
	}
	json_close(w, '}');
	str_release(&words);
}

static void print_json(const struct done *d)
{
	struct str text = {0}, out = {0};
	struct json_writer w = {.out = &text};

	json_open(&w, NULL, '{', false);
	json_text(&w, "format", "plumbline-upgrade");
	json_integer(&w, "version", 1);
	json_open(&w, "questionnaire", '{', true);
	json_text(&w, "id", d->in->q->id);
	json_text(&w, "from", d->u.from);
	json_text(&w, "to", d->u.to);
	json_close(&w, '}');
	json_bool(&w, "written", !d->dry_run);
	json_text(&w, "milestone", d->u.milestone);
	json_integer(&w, "same", (int64_t)d->u.same);
	for (int kind = 0; kind < UPGRADE_KINDS; kind++) {
		json_open(&w, kinds[kind].key, '[', false);
		for (size_t i = 0; i < d->u.n; i++)
			if ((int)d->u.items[i].kind == kind)
				put_item(&w, d, &d->u.items[i]);
		json_close(&w, ']');
	}
	json_close(&w, '}');
	json_escape_controls(&out, str_text(&text), text.len);
	fwrite(str_text(&out), 1, out.len, stdout);
	str_release(&text);
	str_release(&out);
}

/* The report goes where the data goes, unless that is the assessment itself. */
static void print_report(const struct args *args, const struct done *d)
{
	const char *name = d->in->name;

	if (d->dry_run || !d->in->is_stdin) {
		if (!strcmp(args_value(args, "format", "text"), "json"))
			print_json(d);
		else
			print_text(d);
	}
	if (d->dry_run)
		remark(args, "nothing was written; plumbline upgrade %s does it", name);
	else
		remark(args,
		       "the state before is kept: plumbline milestone %s --restore '%s' brings "
		       "it back",
		       name, d->u.milestone);
}

static enum exit_code upgrade(const struct args *args, struct input *in)
{
	struct done d = {.in = in, .dry_run = args_has(args, "dry-run")};
	enum exit_code code = EXIT_CODE_OK;
	char now[32];

	assessment_upgrade(&d.u, in->a, date_time_text(now, date_now()));
	report_make(&d.r, in->file, &(struct plan_options){.only_counted = true});
	upgrade_leave_out(&d.u, asked_now, &d.r.score);
	if (!d.dry_run)
		code = input_save(in, args);
	if (code == EXIT_CODE_OK)
		print_report(args, &d);
	report_release(&d.r);
	upgrade_release(&d.u);
	return code;
}

/* Is there something to upgrade? Else *code says what becomes of the command. */
static bool is_ready(const struct args *args, const struct input *in, enum exit_code *code)
{
	const struct assessment *a = in->a;

	*code = EXIT_CODE_OK;
	switch (upgrade_state(a)) {
	case UPGRADE_READY:
		return true;
	case UPGRADE_NONE:
		remark(args, "%s: of version %s already; nothing was changed", in->name,
		       a->questionnaire_version);
		return false;
	case UPGRADE_LATER:
		*code = complain(args, EXIT_CODE_DATA,
				 "%s: made with version %s of the questionnaire, later than %s; "
				 "use that one",
				 in->name, a->questionnaire_version, in->q->version);
		return false;
	case UPGRADE_OTHER:
		break;
	}
	*code = complain(args, EXIT_CODE_DATA,
			 "%s: made with the questionnaire %s, not with %s", in->name,
			 a->questionnaire_id, in->q->id);
	return false;
}

static enum exit_code upgrade_ready(const struct args *args, struct input *in)
{
	enum exit_code code;

	return is_ready(args, in, &code) ? upgrade(args, in) : code;
}

static enum exit_code run(const struct args *args)
{
	return input_use(args, args_has(args, "dry-run") ? OPEN_READ : OPEN_WRITE, upgrade_ready);
}

const struct command cmd_upgrade = {
	.name = "upgrade",
	.operands = "FILE",
	.summary = "bring an assessment to the present version of its questionnaire",
	.about =
		"Brings FILE to the version of the questionnaire that is in use. Answers are "
		"carried by id, and from what was withdrawn to what replaces it. Where what is "
		"asked has changed, the answer stays and counts, and is to be confirmed: by "
		"answering again, or by = in the walk. The report tells which these are, what "
		"is new and what was withdrawn. Nothing is taken away: the state before is "
		"kept as a milestone.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};

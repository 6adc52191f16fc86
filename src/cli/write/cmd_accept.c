#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/nearest.h"
#include "cli/shared/commands.h"
#include "cli/shared/fields.h"
#include "cli/shared/input.h"
#include "cli/shared/print.h"
#include "engine/acceptance.h"
#include "export/export.h"

static const struct example examples[] = {
	{"plumbline accept chat.json SEC-15 residual=medium until=2027-02-28",
	 "the risk of a question: refused, with all that is missing to accept it"},
	{"plumbline accept chat.json --list", "what is accepted, by whom and until when"},
	{"plumbline accept chat.json --revoke SEC-15 reason='it was exploited elsewhere'",
	 "the risk is taken back, and its action is in the plan again"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"list", 0, NULL, "the accepted risks in the file, and how they stand"},
	{"format", 0, "text|json", "the list as text for people, or as JSON"},
	FLAG_AS_OF,
	{"revoke", 0, "ID", "take back the accepted risk of that id, or of that record"},
	{"by", 0, "NAME", "who records or revokes it"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* The value of a part, which has its name on the line; "" when it is not given. */
static const char *given(const struct fields *f, enum acceptance_part part)
{
	const char *value = f->values[part - ACCEPT_REASON];

	return value ? value : "";
}

static enum exit_code refuse_all(const struct args *args, const struct input *in)
{
	return complain(args, EXIT_CODE_USAGE, "nothing was changed; %s is as it was", in->name);
}

/* Who, if that was said and is a name. */
static bool take_by(const struct args *args, const char **by)
{
	struct err err = {0};

	*by = args_value(args, "by", "");
	if (note_check(*by, &err) && !strpbrk(*by, "\n\t"))
		return true;
	complain(args, EXIT_CODE_USAGE, "--by: the name %s",
		 err.code ? err.text : "stands on one line; take line feeds and tabs out");
	return false;
}

/* Recording. */

static enum exit_code record(const struct args *args, struct input *in,
			     struct acceptance_verdict *v)
{
	const char *id = thing_id(in->q, v->what);
	enum exit_code code;
	char now[32];

	v->record.recorded = date_time_text(now, date_now());
	acceptance_record(in->a, &v->record);
	code = input_save(in, args);
	if (code != EXIT_CODE_OK)
		return code;
	remark(args, "%s: a %s risk is accepted from %s until %s; the day after it is back", id,
	       severity_name(v->severity), v->record.from, v->record.until);
	if (*v->record.supersedes)
		remark(args, "it stands in the place of %s", v->record.supersedes);
	return code;
}

static enum exit_code judge(const struct args *args, struct input *in, const struct fields *f)
{
	struct acceptance_request request;
	struct acceptance_verdict v;
	struct arena arena = {0};
	struct score s;
	enum exit_code code = EXIT_CODE_USAGE;
	bool by;

	request.parts[ACCEPT_OF] = f->ids[0];
	for (int i = ACCEPT_REASON; i < ACCEPT_PARTS; i++)
		request.parts[i] = given(f, (enum acceptance_part)i);
	score_init(&s, in->q);
	score_compute(&s, in->a, 0);
	acceptance_judge(&v, &arena, &s, in->a, &request, date_day(date_now()));
	score_release(&s);
	by = take_by(args, &v.record.by);
	for (int i = 0; i < ACCEPT_PARTS; i++)
		if (*v.refused[i])
			complain(args, EXIT_CODE_USAGE, "%s: %s",
				 acceptance_part_name((enum acceptance_part)i), v.refused[i]);
	code = v.n_refused || !by ? refuse_all(args, in) : record(args, in, &v);
	arena_release(&arena);
	return code;
}

/* Revoking. */

/* Can it still be revoked? Not what has ended by itself. */
static bool is_live(const struct acceptance *c, long today)
{
	enum acceptance_state state = acceptance_state(c, today, SEVERITY_NONE);

	return state == ACCEPTANCE_PENDING || state == ACCEPTANCE_ACTIVE ||
	       state == ACCEPTANCE_EXPIRING;
}

/* The record of that id; else of those of that thing the only one that can be revoked. NULL,
 * with a message, when there is none, or more than one. */
static const struct acceptance *find_record(const struct args *args, const struct input *in,
					    const char *id, long today)
{
	const struct acceptance *found = NULL, *ended = NULL;
	struct str more = {0};
	size_t n = 0;

	for (size_t i = 0; i < in->a->n_acceptances; i++) {
		const struct acceptance *c = &in->a->acceptances[i];
		bool own = !strcmp(c->id, id);

		if (!own && strcmp(c->of, id) != 0)
			continue;
		if (!is_live(c, today)) {
			ended = c;
			continue;
		}
		found = c;
		n++;
		str_addf(&more, "%s%s", n > 1 ? " or " : "", c->id);
		if (own) {
			n = 1;
			break;
		}
	}
	if (n > 1)
		complain(args, EXIT_CODE_USAGE, "%s has %zu accepted risks; name one: %s", id, n,
			 str_text(&more));
	else if (!found && ended)
		complain(args, EXIT_CODE_USAGE, "the accepted risk of %s is %s already", ended->of,
			 acceptance_state_name(acceptance_state(ended, today, SEVERITY_NONE)));
	else if (!found)
		complain(args, EXIT_CODE_USAGE,
			 "'%.80s' has no accepted risk; plumbline accept %s --list shows what has",
			 id, in->name);
	str_release(&more);
	return n == 1 ? found : NULL;
}

static enum exit_code revoke(const struct args *args, struct input *in, const struct fields *f)
{
	const char *reason = given(f, ACCEPT_REASON), *by;
	const struct acceptance *c =
		find_record(args, in, args_value(args, "revoke", ""), date_day(date_now()));
	bool fine = take_by(args, &by) && c;
	struct err err = {0};
	enum exit_code code;
	char now[32];

	if (!*reason) {
		complain(args, EXIT_CODE_USAGE, "reason: why it is taken back is missing");
		fine = false;
	} else if (!note_check(reason, &err)) {
		complain(args, EXIT_CODE_USAGE, "reason: the text %s", err.text);
		fine = false;
	}
	if (!fine)
		return refuse_all(args, in);
	acceptance_revoke(in->a, (size_t)(c - in->a->acceptances),
			  date_time_text(now, date_now()), by, reason);
	code = input_save(in, args);
	if (code == EXIT_CODE_OK)
		remark(args, "%s: the risk is no longer accepted", c->of);
	return code;
}

/* Listing. */

static void list_one(struct printer *p, const struct report *r, const struct acceptance *c)
{
	const char *severity = c->severity ? severity_name(c->severity) : "severity not said";
	struct thing t = questionnaire_find(r->q, c->of);
	struct str who = {0};

	print_heading(p, "%s  %s%s, %s%s until %s", c->of,
		      acceptance_state_name(acceptance_state(c, r->as_of,
							     risk_severity(&r->score, r->a, t))),
		      *c->id ? "" : " (incomplete: from an older file)",
		      *c->from ? c->from : "", *c->from ? "" : "from the beginning",
		      c->until);
	print_entry(p, 2, 11, "about", thing_title(r->q, t));
	print_entry(p, 2, 11, "severity", severity);
	print_entry(p, 2, 11, "reason", c->reason);
	print_entry(p, 2, 11, "control", c->control);
	print_entry(p, 2, 11, "residual", c->residual ? severity_name(c->residual) : "");
	if (*c->owner || *c->approver)
		str_addf(&who, "owner %s, approver %s", *c->owner ? c->owner : "-",
			 *c->approver ? c->approver : "-");
	print_entry(p, 2, 11, "who", str_text(&who));
	print_entry(p, 2, 11, "instead of", c->supersedes);
	print_entry(p, 2, 11, "revoked", c->revoked_reason);
	print_entry(p, 2, 11, "record", c->id);
	str_release(&who);
}

static void list(const struct report *r)
{
	struct printer p;
	const struct acceptance **all;
	size_t n;

	printer_init(&p, stdout);
	n = acceptances_all(&p.arena, r->a, &all);
	for (size_t i = 0; i < n; i++) {
		if (i)
			print_blank(&p);
		list_one(&p, r, all[i]);
	}
	if (!n)
		print_line(&p, "No risk is accepted.");
	printer_release(&p);
}

static enum exit_code print_list(const struct args *args, const struct input *in)
{
	enum exit_code code = EXIT_CODE_OK;
	struct str text = {0};
	struct report r;

	if (!input_report(in, args, false, &r))
		return EXIT_CODE_USAGE;
	if (!strcmp(args_value(args, "format", "text"), "json")) {
		export_acceptances(&r, &text);
		code = print_whole(args, &text);
	} else {
		list(&r);
	}
	str_release(&text);
	report_release(&r);
	return code;
}

/* Does the line ask for exactly one thing, and give it what it takes? */
static bool is_whole(const struct args *args, const struct fields *f)
{
	bool lists = args_has(args, "list"), revokes = args_has(args, "revoke");

	if (f->faults)
		return false;
	if (lists + revokes + (f->n_ids > 0) != 1 || f->n_ids > 1 || (lists && f->n_values)) {
		complain(args, EXIT_CODE_USAGE,
			 "one of them is wanted: the ID of what is accepted with reason= control= "
			 "residual= owner= approver= until=, --list, or --revoke ID reason=");
		return false;
	}
	if (!revokes || f->n_values == (f->values[0] ? 1 : 0))
		return true;
	complain(args, EXIT_CODE_USAGE, "--revoke takes reason= and nothing else");
	return false;
}

static enum exit_code run(const struct args *args)
{
	const char *names[ACCEPT_PARTS] = {NULL};
	bool lists = args_has(args, "list");
	struct input in = {0};
	struct fields f;
	enum exit_code code = EXIT_CODE_USAGE;

	for (int i = ACCEPT_REASON; i < ACCEPT_PARTS; i++)
		names[i - ACCEPT_REASON] = acceptance_part_name((enum acceptance_part)i);
	fields_read(&f, args, names);
	if (is_whole(args, &f))
		code = input_open(&in, args, args->operands[0], lists ? OPEN_READ : OPEN_WRITE);
	if (code == EXIT_CODE_OK)
		code = lists ? print_list(args, &in)
		       : args_has(args, "revoke") ? revoke(args, &in, &f)
						  : judge(args, &in, &f);
	input_close(&in);
	fields_release(&f);
	return code;
}

const struct command cmd_accept = {
	.name = "accept",
	.operands = "FILE [ID reason= control= residual= owner= approver= until=]",
	.summary = "accept the risk of a question, a decision or a finding until a day",
	.about =
		"Records in FILE that a risk is carried on: why, what holds the line meanwhile "
		"(control), what is left of it (residual), who carries it (owner), who accepts "
		"it (approver), from when if not from today (from=), and until when: at most 90, "
		"180, 365 or 730 days for a critical, high, medium or low one. It changes no score "
		"and no finding; what would mend it leaves the waves of the plan, and is back the "
		"day after. A record is never "
		"changed: a new one takes the place of the one in force. Only a record of a "
		"finding itself leaves that finding out of score --max.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = OPERANDS_MANY,
	.run = run,
};

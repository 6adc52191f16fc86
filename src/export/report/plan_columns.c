#include "export/report/columns.h"

#include "export/report/answer_words.h"
#include "export/report/plan_facts.h"

static const struct action *action_at(const struct report *r, size_t row)
{
	return &r->plan.actions[row];
}

/* What the team says of the action, or an entry that says nothing. */
static const struct plan_entry *entry_at(const struct report *r, size_t row)
{
	static const struct plan_entry none = {
		.id = "", .owner = "", .due = "", .note = "", .reason = "",
		.approver = "", .until = "",
	};
	const struct plan_entry *e = action_at(r, row)->entry;

	return e ? e : &none;
}

#define GET(name) \
	static struct datum get_##name(struct arena *a, const struct report *r, size_t row)

GET(rank)
{
	(void)a;
	return datum_number((int64_t)action_at(r, row)->rank, 0);
}

GET(id)
{
	(void)a;
	return datum_text(action_at(r, row)->id);
}

GET(title)
{
	(void)a;
	return datum_text(action_at(r, row)->title);
}

GET(section)
{
	int s = action_at(r, row)->section;

	(void)a;
	return datum_text(s < 0 ? "" : r->q->sections[s].title);
}

GET(area)
{
	int i = action_at(r, row)->area;

	(void)a;
	return datum_text(i < 0 ? "" : r->q->areas[i].title);
}

GET(severity)
{
	(void)a;
	return datum_text(severity_name(action_at(r, row)->severity));
}

GET(wave)
{
	(void)a;
	return datum_text(wave_name(action_at(r, row)->wave));
}

GET(effort)
{
	(void)a;
	return datum_number((int64_t)action_at(r, row)->effort * 5, 1);
}

GET(gain)
{
	(void)a;
	return datum_number(action_at(r, row)->gain, 3);
}

GET(priority)
{
	struct datum d =
		datum_number(action_at(r, row)->priority, 2);

	(void)a;
	d.fixed = true;
	return d;
}

GET(owner)
{
	(void)a;
	return datum_text(entry_at(r, row)->owner);
}

GET(status)
{
	(void)a;
	return datum_text(plan_status_name(action_at(r, row)->status));
}

GET(due)
{
	(void)a;
	return datum_date(entry_at(r, row)->due);
}

GET(note)
{
	(void)a;
	return datum_text(entry_at(r, row)->note);
}

GET(steps)
{
	const struct texts *steps = &action_at(r, row)->how;
	struct str s = {0};

	for (size_t i = 0; i < steps->n; i++)
		if (steps->n == 1)
			str_add(&s, steps->items[i]);
		else
			str_addf(&s, "%s%zu. %s", i ? "\n" : "", i + 1, steps->items[i]);
	return datum_str(a, &s);
}

GET(question)
{
	const struct action *act = action_at(r, row);

	(void)a;
	if (act->question >= 0)
		return datum_text(r->q->questions[act->question].ask);
	if (act->decision >= 0)
		return datum_text(r->q->decisions[act->decision].ask);
	return datum_text(act->rule >= 0 ? r->q->rules[act->rule].finding : "");
}

GET(needs)
{
	struct str s = {0};

	actions_join(&s, &r->plan, &action_at(r, row)->needs);
	if (action_at(r, row)->passed_over && *action_at(r, row)->passed_over)
		str_addf(&s, "%s(does not wait for %s)", s.len ? " " : "",
			 action_at(r, row)->passed_over);
	return datum_str(a, &s);
}

GET(opens)
{
	(void)a;
	return datum_text(action_at(r, row)->asks);
}

GET(together)
{
	(void)a;
	return datum_text(action_at(r, row)->together);
}

GET(role)
{
	int q = action_at(r, row)->question;

	(void)a;
	return datum_text(q < 0 ? "" : r->q->questions[q].owner);
}

GET(reason)
{
	(void)a;
	return datum_text(entry_at(r, row)->reason);
}

GET(approver)
{
	(void)a;
	return datum_text(entry_at(r, row)->approver);
}

GET(until)
{
	(void)a;
	return datum_date(entry_at(r, row)->until);
}

GET(answer_note)
{
	const struct action *act = action_at(r, row);

	(void)a;
	if (act->question >= 0)
		return datum_text(r->a->questions[act->question].note);
	return datum_text(act->decision >= 0 ? r->a->decisions[act->decision].note : "");
}

GET(votes)
{
	const struct action *act = action_at(r, row);
	struct str s = {0};

	if (act->decision >= 0)
		votes_join(&s, r, (struct thing){THING_DECISION, (size_t)act->decision});
	else if (act->question >= 0)
		votes_join(&s, r, (struct thing){THING_QUESTION, (size_t)act->question});
	return datum_str(a, &s);
}

const struct column plan_columns[] = {
	{"Rank", 6, LOOK_COUNT, get_rank},
	{"Id", 28, LOOK_LINK, get_id},
	{"Action", 46, LOOK_NAME, get_title},
	{"Section", 16, LOOK_TEXT, get_section},
	{"Area", 18, LOOK_TEXT, get_area},
	{"Severity", 10, LOOK_WORK_WORD, get_severity},
	{"Wave", 8, LOOK_WORD, get_wave},
	{"Effort (days)", 9, LOOK_NUMBER, get_effort},
	{"Gain", 8, LOOK_GAIN, get_gain},
	{"Priority", 9, LOOK_FIXED, get_priority},
	{"Owner", 16, LOOK_WORK_TEXT, get_owner},
	{"Status", 12, LOOK_WORK_WORD, get_status},
	{"Due", 12, LOOK_WORK_DATE, get_due},
	{"Note", 30, LOOK_WORK_TEXT, get_note},
	{"Steps", 150, LOOK_TEXT, get_steps},
	{"Question", 46, LOOK_TEXT, get_question},
	{"Needs", 18, LOOK_TEXT, get_needs},
	{"Opens", 18, LOOK_TEXT, get_opens},
	{"Together with", 18, LOOK_TEXT, get_together},
	{"Suggested role", 20, LOOK_TEXT, get_role},
	{"Reason", 30, LOOK_WORK_TEXT, get_reason},
	{"Approver", 18, LOOK_WORK_TEXT, get_approver},
	{"Until", 12, LOOK_WORK_DATE, get_until},
	{"Answer note", 40, LOOK_TEXT, get_answer_note},
	{"Votes", 30, LOOK_TEXT, get_votes},
};

const size_t n_plan_columns = sizeof plan_columns / sizeof *plan_columns;

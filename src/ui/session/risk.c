#include "ui/session/risk.h"

#include <string.h>

#include "base/date.h"
#include "engine/acceptance.h"

static const enum acceptance_part parts[RISK_FIELDS] = {
	ACCEPT_REASON, ACCEPT_CONTROL, ACCEPT_RESIDUAL,
	ACCEPT_OWNER,  ACCEPT_APPROVER, ACCEPT_UNTIL,
};

const char *risk_field_name(enum risk_field f)
{
	return acceptance_part_name(parts[f]);
}

/* Judges what was typed; a date that is counted from today is one to the rules. */
static void judge(struct acceptance_verdict *v, const struct session *s, struct arena *arena,
		  const char *id, const char *const texts[RISK_FIELDS])
{
	struct acceptance_request request = {{0}};
	char until[16];

	for (size_t i = 0; i < ACCEPT_PARTS; i++)
		request.parts[i] = "";
	request.parts[ACCEPT_OF] = id;
	for (size_t i = 0; i < RISK_FIELDS; i++)
		request.parts[parts[i]] = texts[i];
	if (*texts[RISK_UNTIL] == '+' && session_read_date(s, texts[RISK_UNTIL], until))
		request.parts[ACCEPT_UNTIL] = arena_strdup(arena, until);
	acceptance_judge(v, arena, &s->score, s->a, &request, date_day(s->now));
}

/* The last record of it, whatever has become of it, unless it was revoked; what an older file
 * says, last of all. */
static const struct acceptance *find_record(const struct session *s, struct arena *arena,
					    const char *id, bool *in_force)
{
	const struct acceptance **all, *found = NULL;
	size_t n = acceptances_all(arena, s->a, &all);
	long today = date_day(s->now);
	enum severity now = risk_severity(&s->score, s->a, questionnaire_find(s->q, id));

	*in_force = false;
	for (size_t i = 0; i < n; i++) {
		bool holds = acceptance_in_force(all[i], today, now);

		if (strcmp(all[i]->of, id) != 0 || all[i]->revoked || (found && !*all[i]->id))
			continue;
		if (*in_force && !holds)
			continue;
		found = all[i];
		*in_force = holds;
	}
	return found;
}

/* "low, medium or high": what can be left of it. */
static void residual_words(struct str *out, enum severity most)
{
	for (enum severity i = SEVERITY_LOW; i <= most; i++)
		str_addf(out, "%s%s", i == SEVERITY_LOW ? "" : i == most ? " or " : ", ",
			 severity_name(i));
}

static void hint(struct risk *r, struct arena *arena, const char *last_day)
{
	const char *severity = severity_name(r->severity);
	struct str left = {0};

	residual_words(&left, r->severity);
	r->hints[RISK_REASON] = "why it is not mended now";
	r->hints[RISK_CONTROL] = "what holds the line; or: nothing does, because …";
	r->hints[RISK_RESIDUAL] = arena_printf(arena, "what is left of it: %s", str_text(&left));
	r->hints[RISK_OWNER] = "who carries the risk";
	r->hints[RISK_APPROVER] = "who accepts it";
	r->hints[RISK_UNTIL] = arena_printf(
		arena, "a date, or +30 for in 30 days; for what is %s %s at the latest", severity,
		last_day);
	str_release(&left);
}

static void propose(struct risk *r, const struct session *s, struct arena *arena)
{
	const struct plan_entry *entry = assessment_plan(s->a, r->id);
	int days = acceptance_days(r->severity);
	const char *most = arena_strdup(arena, date_text((char[16]){0},
							 date_day(s->now) + days));

	for (size_t i = 0; i < RISK_FIELDS; i++)
		r->proposed[i] = "";
	if (entry)
		r->proposed[RISK_OWNER] = entry->owner;
	if (r->now) {
		r->proposed[RISK_REASON] = r->now->reason;
		r->proposed[RISK_CONTROL] = r->now->control;
		if (r->now->residual)
			r->proposed[RISK_RESIDUAL] = severity_name(r->now->residual);
		r->proposed[RISK_OWNER] = r->now->owner;
		r->proposed[RISK_APPROVER] = r->now->approver;
	}
	r->proposed[RISK_UNTIL] = most;
	hint(r, arena, most);
}

bool risk_begin(struct risk *r, struct session *s, struct arena *arena, const char *id)
{
	static const char *const nothing[RISK_FIELDS] = {"", "", "", "", "", ""};
	struct acceptance_verdict v;
	struct thing t = questionnaire_find(s->q, id);

	judge(&v, s, arena, id, nothing);
	if (*v.refused[ACCEPT_OF]) {
		session_say(s, STYLE_WARNING, "%s", v.refused[ACCEPT_OF]);
		return false;
	}
	*r = (struct risk){.id = arena_strdup(arena, thing_id(s->q, t)),
			   .severity = v.severity};
	r->title = t.kind == THING_RULE ? s->q->rules[t.index].finding : thing_title(s->q, t);
	r->now = find_record(s, arena, r->id, &r->in_force);
	propose(r, s, arena);
	return true;
}

size_t risk_judge(const struct session *s, struct arena *arena, const char *id,
		  const char *const texts[RISK_FIELDS], const char *faults[RISK_FIELDS])
{
	struct acceptance_verdict v;

	judge(&v, s, arena, id, texts);
	for (size_t i = 0; i < RISK_FIELDS; i++)
		faults[i] = v.refused[parts[i]];
	return v.n_refused;
}

/* What an older file calls accepted is so no longer: a record stands in its place, or it was
 * taken back. */
static void forget_word(struct assessment *a, const char *id)
{
	for (size_t i = 0; i < a->n_plan; i++) {
		struct plan_entry *e = &a->plan[i];

		if (e->status != PLAN_ACCEPTED || strcmp(e->id, id) != 0)
			continue;
		e->status = PLAN_OPEN;
		e->reason = e->approver = e->until = "";
	}
}

/* Begins a step about the risk. */
static bool begin(struct session *s, const char *id)
{
	struct str what = {0};
	bool begun;

	str_addf(&what, "the accepted risk of %s", id);
	begun = session_edit_plan_whole(s, str_text(&what));
	str_release(&what);
	return begun;
}

bool risk_accept(struct session *s, const char *id, const char *const texts[RISK_FIELDS])
{
	struct arena arena = {0};
	struct acceptance_verdict v;
	char now[32];

	if (!begin(s, id))
		return false;
	judge(&v, s, &arena, id, texts);
	v.record.recorded = date_time_text(now, s->now);
	v.record.by = s->user ? s->user : "";
	acceptance_record(s->a, &v.record);
	forget_word(s->a, id);
	session_commit(s, arena_printf(&arena, "%s: the risk is accepted until %s", id,
				       v.record.until));
	arena_release(&arena);
	return true;
}

bool risk_revoke(struct session *s, const char *id, const char *reason)
{
	struct arena arena = {0};
	bool in_force;
	const struct acceptance *c;
	char now[32];

	if (!begin(s, id))
		return false;
	c = find_record(s, &arena, id, &in_force);
	if (c && *c->id)
		acceptance_revoke(s->a, (size_t)(c - s->a->acceptances),
				  date_time_text(now, s->now), s->user ? s->user : "", reason);
	forget_word(s->a, id);
	session_commit(s, arena_printf(&arena, "%s: the accepted risk is revoked; it is in the "
					       "plan again", id));
	arena_release(&arena);
	return true;
}

/* "label: text. ", unless there is none. */
static void add_part(struct str *out, const char *label, const char *text)
{
	if (*text)
		str_addf(out, "%s%s. ", label, text);
}

void risk_words(struct str *out, const struct session *s, const struct acceptance *c,
		const char *about)
{
	struct thing t = questionnaire_find(s->q, about);
	enum acceptance_state state =
		acceptance_state(c, date_day(s->now), risk_severity(&s->score, s->a, t));
	const char *how = state == ACCEPTANCE_EXPIRED	 ? "The risk was accepted"
			  : state == ACCEPTANCE_EXPIRING ? "Risk accepted, expiring,"
							 : "Risk accepted";
	bool complete = *c->id;

	str_addf(out, "%s%s until %s by %s%s%s", complete ? "" : "Incomplete. ", how,
		 *c->until ? c->until : "no date", *c->approver ? c->approver : "nobody named",
		 *c->owner ? ", carried by " : "", c->owner);
	if (strcmp(c->of, about) != 0)
		str_addf(out, ", as that of %s", c->of);
	str_add(out, ". ");
	add_part(out, "Because: ", c->reason);
	add_part(out, "Until then: ", c->control);
	if (c->residual)
		add_part(out, "Left: ", severity_name(c->residual));
	if (!complete)
		str_add(out, "Control, owner and what is left are not said: accept it anew.");
	else
		str_truncate(out, out->len - 1);
}

/* Editing the plan: what the team says of an action, one question at a time. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "ui/view/plan/plan.h"

enum { TAG_OWNER = TAG_EDIT, TAG_DUE, TAG_NOTE, TAG_REASON, TAG_APPROVER, TAG_UNTIL };

/* For how long a risk is accepted when nobody says otherwise. */
#define ACCEPTED_DAYS 180
#define PLAN_TEXT_MAX 2000

static void set(struct str *s, const char *text)
{
	str_truncate(s, 0);
	str_add(s, text);
}

static struct effect ask(struct plan_view *v, struct session *s, const char *what,
			 const char *text, int tag)
{
	struct effect e = effect_ask(
		arena_printf(&s->lent, "%s: %s", str_text(&v->asked), what),
		arena_strdup(&s->lent, text), tag);

	e.lines = tag == TAG_NOTE;
	e.whole = tag == TAG_DUE || tag == TAG_UNTIL;
	return e;
}

static struct effect refuse(struct plan_view *v, struct session *s, const char *why,
			    const char *what, const char *text, int tag)
{
	session_say(s, STYLE_WARNING, "%s", why);
	return ask(v, s, what, text, tag);
}

static const char due_title[] = "due (2026-12-15, or +30 for in 30 days)";
static const char until_title[] = "accepted until (2026-12-15, or +180 for 180 days)";

/* The entry to change, begun in the session. When the action has only that of its whole
 * question, it starts as a copy, so that nothing said there is lost. NULL: read-only. */
static struct plan_entry *begin(struct session *s, const char *id)
{
	const struct action *act = plan_find(&s->plan, id);
	bool fresh = !assessment_plan(s->a, id);
	struct plan_entry old = {0}, *e;

	if (act && act->entry)
		old = *act->entry;
	e = session_edit_plan(s, id);
	if (e && fresh && old.id) {
		const char *own = e->id;

		*e = old;
		e->id = own;
		e->extra = (struct raw_members){0};
	}
	return e;
}

static struct effect commit(struct session *s, const char *id, const char *what,
			    const char *text)
{
	struct str said = {0};

	str_addf(&said, "%s: %s%s", id, what, text);
	session_commit(s, str_text(&said));
	str_release(&said);
	return effect_done();
}

static const char *keep(struct session *s, const char *text)
{
	return *text ? arena_strdup(&s->a->arena, text) : "";
}

struct effect plan_edit(struct plan_view *v, struct session *s, const struct action *act,
			enum act what)
{
	static const enum plan_status next[] = {
		[PLAN_OPEN] = PLAN_IN_PROGRESS, [PLAN_IN_PROGRESS] = PLAN_DONE,
		[PLAN_DONE] = PLAN_REJECTED, [PLAN_REJECTED] = PLAN_OPEN,
		[PLAN_ACCEPTED] = PLAN_OPEN,
	};
	const struct plan_entry *e = act->entry;
	enum plan_status status = next[act->status];
	struct plan_entry *begun;

	set(&v->asked, act->id); /* the plan goes with the first change */
	if (what == ACT_STATUS) {
		begun = begin(s, str_text(&v->asked));
		if (!begun)
			return effect_done();
		begun->status = status;
		return commit(s, str_text(&v->asked), plan_status_name(status),
			      status == PLAN_DONE ? "; once it is true, answer it so in the walk"
						  : "");
	}
	if (session_readonly(s)[0]) {
		session_say(s, STYLE_WARNING, "%s", session_readonly(s));
		return effect_done();
	}
	if (what == ACT_OWNER)
		return ask(v, s, "owner", e ? e->owner : "", TAG_OWNER);
	if (what == ACT_DUE)
		return ask(v, s, due_title, e ? e->due : "", TAG_DUE);
	if (what == ACT_NOTE)
		return ask(v, s, "note", e ? e->note : "", TAG_NOTE);
	if (what == ACT_ACCEPT_RISK)
		return ask(v, s, "why is the risk accepted?", e ? e->reason : "", TAG_REASON);
	return (struct effect){.kind = EFFECT_EDITOR, .text = e ? e->note : "",
			       .tag = TAG_NOTE};
}

/* "2026-12-15", or "+30" from today, as a date into buf; "" stays "". */
static bool read_date(const struct session *s, const char *text, char *buf)
{
	long days;

	buf[0] = '\0';
	if (!*text)
		return true;
	if (text[0] == '+') {
		if (!number_parse(text + 1, &days) || days < 0 || days > 36500)
			return false;
		date_text(buf, s->plan.as_of + days);
		return true;
	}
	if (!date_parse(text, &days))
		return false;
	date_text(buf, days);
	return true;
}

/* What the team says in one text: who, by when, a note. */
static struct effect take_text(struct plan_view *v, struct session *s, int tag,
			       const char *text)
{
	const char *id = str_text(&v->asked);
	struct plan_entry *e;
	char date[16];

	if (tag == TAG_DUE && !read_date(s, text, date))
		return refuse(v, s, "a date is written 2026-12-15, or +30 for in 30 days",
			      due_title, text, TAG_DUE);
	e = begin(s, id);
	if (!e)
		return effect_done();
	if (tag == TAG_DUE) {
		e->due = keep(s, date);
		return commit(s, id, *date ? "due " : "no due date", date);
	}
	if (tag == TAG_OWNER) {
		e->owner = keep(s, text);
		return commit(s, id, *text ? "owner " : "no owner", text);
	}
	e->note = keep(s, text);
	return commit(s, id, *text ? "note kept" : "no note", "");
}

static struct effect take_reason(struct plan_view *v, struct session *s, const char *text)
{
	const struct plan_entry *e = assessment_plan(s->a, str_text(&v->asked));

	if (!*text)
		return refuse(v, s, "an accepted risk needs a reason",
			      "why is the risk accepted?", "", TAG_REASON);
	set(&v->reason, text);
	return ask(v, s, "who approves that?", e ? e->approver : "", TAG_APPROVER);
}

static struct effect take_approver(struct plan_view *v, struct session *s, const char *text)
{
	const struct plan_entry *e = assessment_plan(s->a, str_text(&v->asked));
	char date[16];

	if (!*text)
		return refuse(v, s, "an accepted risk needs an approver",
			      "who approves that?", "", TAG_APPROVER);
	set(&v->approver, text);
	date_text(date, s->plan.as_of + ACCEPTED_DAYS);
	return ask(v, s, until_title, e && e->until[0] ? e->until : date, TAG_UNTIL);
}

static struct effect take_until(struct plan_view *v, struct session *s, const char *text)
{
	char date[16];
	long day;
	struct plan_entry *e;

	if (!read_date(s, text, date) || !*date)
		return refuse(v, s, "an accepted risk needs its last day: 2026-12-15 or +180",
			      until_title, text, TAG_UNTIL);
	if (date_parse(date, &day) && day < s->plan.as_of)
		return refuse(v, s, "that day has passed", until_title, text, TAG_UNTIL);
	e = begin(s, str_text(&v->asked));
	if (!e)
		return effect_done();
	e->status = PLAN_ACCEPTED;
	e->reason = keep(s, str_text(&v->reason));
	e->approver = keep(s, str_text(&v->approver));
	e->until = keep(s, date);
	return commit(s, str_text(&v->asked), "risk accepted until ", date);
}

struct effect plan_edit_reply(void *state, struct session *s, const struct reply *r)
{
	struct plan_view *v = state;
	const char *text = r->text ? r->text : "";

	if (!r->accepted)
		return effect_done();
	if (r->tag != TAG_NOTE && strlen(text) > PLAN_TEXT_MAX) {
		session_say(s, STYLE_WARNING, "that is too long: at most %d bytes",
			    PLAN_TEXT_MAX);
		return effect_done();
	}
	if (strlen(text) > NOTE_BYTES_MAX) {
		session_say(s, STYLE_WARNING, "a note holds at most %u bytes", NOTE_BYTES_MAX);
		return effect_done();
	}
	switch (r->tag) {
	case TAG_REASON:
		return take_reason(v, s, text);
	case TAG_APPROVER:
		return take_approver(v, s, text);
	case TAG_UNTIL:
		return take_until(v, s, text);
	default: /* who, by when, a note */
		return take_text(v, s, r->tag, text);
	}
}

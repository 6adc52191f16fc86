/* Editing the plan: what the team says of an action or a step, or of all actions that are
 * shown at once; one question at a time. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/names.h"
#include "ui/view/plan/plan.h"

enum { TAG_OWNER = TAG_EDIT, TAG_DUE, TAG_NOTE, TAG_STATUS };

#define PLAN_TEXT_MAX 2000

static void set(struct str *s, const char *text)
{
	str_truncate(s, 0);
	str_add(s, text);
}

static const char due_title[] = "due (2026-12-15, or +30 for in 30 days)";

/* How many actions are shown, and of what kind: "14 actions, 3 of them done". */
static void count_words(struct str *out, const struct plan_sum *sum, size_t n)
{
	struct str apart = {0};

	str_addf(out, "%zu action%s", n, n == 1 ? "" : "s");
	plan_totals_apart(&apart, &sum->totals);
	if (apart.len)
		str_addf(out, ", %s", str_text(&apart));
	str_release(&apart);
}

/* The rows that are shown while a question about all of them is open: nothing else changed. */
static size_t count_shown(const struct plan_view *v, const struct session *s,
			  struct plan_sum *sum)
{
	struct arena arena = {0};
	struct plan_rows rows = plan_rows_make(&arena, v, s);

	*sum = plan_rows_sum(v, s, &rows, 0, false);
	arena_release(&arena);
	return rows.actions;
}

/* Whom or what a question is about, as its title begins. */
static const char *asked_words(struct plan_view *v, struct session *s)
{
	struct plan_sum sum;
	struct str words = {0};
	const char *text;

	if (v->asked.len)
		return str_text(&v->asked);
	count_words(&words, &sum, count_shown(v, s, &sum));
	text = arena_strdup(&s->lent, str_text(&words));
	str_release(&words);
	return text;
}

static struct effect ask(struct plan_view *v, struct session *s, const char *what,
			 const char *text, int tag)
{
	struct effect e = effect_ask(
		arena_printf(&s->lent, "%s: %s", asked_words(v, s), what),
		arena_strdup(&s->lent, text), tag);

	e.lines = tag == TAG_NOTE;
	e.whole = tag == TAG_DUE;
	return e;
}

/* The action of an id, or the one with that step; NULL when it is gone. */
static const struct action *find(const struct plan *p, const char *id,
				 const struct step **step)
{
	*step = NULL;
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		if (strcmp(act->id, id) == 0)
			return act;
		for (size_t k = 0; k < act->n_steps; k++)
			if (strcmp(act->steps[k].id, id) == 0) {
				*step = &act->steps[k];
				return act;
			}
	}
	return NULL;
}

/* The entry to change, begun in the session. When the action has only that of its whole
 * question, it starts as a copy, so that nothing said there is lost. NULL: read-only. */
static struct plan_entry *begin(struct session *s, const char *id)
{
	const struct step *step;
	const struct action *act = find(&s->plan, id, &step);
	bool fresh = !assessment_plan(s->a, id);
	struct plan_entry old = {0}, *e;

	if (act && !step && act->entry)
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

static struct effect commit(struct session *s, const char *of, const char *what,
			    const char *text)
{
	struct str said = {0};

	str_addf(&said, "%s: %s%s", of, what, text);
	session_commit(s, str_text(&said));
	str_release(&said);
	return effect_done();
}

/* What is to be said, of one or of many. */
struct saying {
	int tag;
	enum plan_status status;
	const char *text; /* in the assessment's arena */
	const char *at;   /* now, likewise */
};

static struct saying saying_of(struct session *s, int tag, enum plan_status status,
			       const char *text)
{
	char now[32];

	return (struct saying){tag, status, *text ? arena_strdup(&s->a->arena, text) : "",
			       arena_strdup(&s->a->arena, date_time_text(now, s->now))};
}

static void say(struct plan_entry *e, const struct saying *what)
{
	switch (what->tag) {
	case TAG_STATUS:
		e->status = what->status;
		e->at = what->at;
		return;
	case TAG_OWNER:
		e->owner = what->text;
		return;
	case TAG_DUE:
		e->due = what->text;
		return;
	default:
		e->note = what->text;
		return;
	}
}

/* How that reads in the message. */
static const char *said_words(const struct saying *what)
{
	switch (what->tag) {
	case TAG_STATUS:
		return plan_status_name(what->status);
	case TAG_OWNER:
		return *what->text ? "owner " : "no owner";
	case TAG_DUE:
		return *what->text ? "due " : "no due date";
	default:
		return *what->text ? "note kept" : "no note";
	}
}

static const char *said_text(const struct saying *what)
{
	if (what->tag == TAG_STATUS)
		return what->status == PLAN_DONE ? "; once it is true, answer it so in the walk"
						 : "";
	return what->tag == TAG_NOTE ? "" : what->text;
}

/* Is its risk accepted by a record? Then its status is no matter of a word. */
static bool is_accepted(const struct action *act)
{
	return act->status == PLAN_ACCEPTED && act->acceptance && *act->acceptance->id;
}

/* Says it of all that are shown, as one step. What is accepted keeps that status. */
static struct effect say_all(struct plan_view *v, struct session *s, const struct saying *what)
{
	struct arena arena = {0};
	struct names have = {.arena = &arena};
	struct plan_rows rows = plan_rows_make(&arena, v, s);
	const char *of = arena_strdup(&s->lent, asked_words(v, s));

	if (!session_edit_plan_whole(s, of)) {
		arena_release(&arena);
		return effect_done();
	}
	for (size_t i = 0; i < s->a->n_plan; i++)
		names_add(&have, s->a->plan[i].id, i);
	for (size_t i = 0; i < rows.n; i++) {
		const struct action *act = plan_action_of(s, rows.items[i]);
		size_t k = names_find(&have, act->id);
		struct plan_entry *e;

		if (rows.items[i].step >= 0 || (what->tag == TAG_STATUS && is_accepted(act)))
			continue;
		e = k == NAMES_NONE ? plan_entry_add(s->a, act->id) : &s->a->plan[k];
		if (k == NAMES_NONE && act->entry) { /* that of its whole question */
			const char *own = e->id;

			*e = *act->entry;
			e->id = own;
			e->extra = (struct raw_members){0};
		}
		say(e, what);
	}
	arena_release(&arena);
	return commit(s, of, said_words(what), said_text(what));
}

/* act->entry may point into what plan_entry_add moves: so it is looked up by then. */
static struct effect say_it(struct plan_view *v, struct session *s, const struct saying *what)
{
	const char *id = str_text(&v->asked);
	struct plan_entry *e;

	if (!*id)
		return say_all(v, s, what);
	e = begin(s, id);
	if (!e)
		return effect_done();
	say(e, what);
	return commit(s, id, said_words(what), said_text(what));
}

/* What the team has said of it already. */
static const char *text_of(const struct plan_entry *e, int tag)
{
	if (!e)
		return "";
	return tag == TAG_OWNER ? e->owner : tag == TAG_DUE ? e->due : e->note;
}

static const char *title_of(int tag)
{
	return tag == TAG_OWNER ? "owner" : tag == TAG_DUE ? due_title : "note";
}

static int tag_of(enum act what)
{
	return what == ACT_OWNER ? TAG_OWNER : what == ACT_DUE ? TAG_DUE : TAG_NOTE;
}

static bool may_edit(struct session *s)
{
	if (!session_readonly(s)[0])
		return true;
	session_say(s, STYLE_WARNING, "%s", session_readonly(s));
	return false;
}

static struct effect next_status(struct plan_view *v, struct session *s,
				 const struct action *act, const struct step *step)
{
	static const enum plan_status next[] = {
		[PLAN_OPEN] = PLAN_IN_PROGRESS, [PLAN_IN_PROGRESS] = PLAN_DONE,
		[PLAN_DONE] = PLAN_REJECTED, [PLAN_REJECTED] = PLAN_OPEN,
		[PLAN_ACCEPTED] = PLAN_OPEN,
	};
	struct saying what;

	if (is_accepted(act)) {
		session_say(s, STYLE_WARNING,
			    "the risk of %s is accepted; %s accepts anew or revokes that",
			    act->id, KEY(s, VIEW_PLAN, ACT_ACCEPT_RISK));
		return effect_done();
	}
	what = saying_of(s, TAG_STATUS, next[step ? step->status : act->status], "");
	return say_it(v, s, &what);
}

struct effect plan_edit(struct plan_view *v, struct session *s, struct plan_row row,
			enum act what)
{
	const struct action *act = plan_action_of(s, row);
	const struct step *step = plan_step_of(s, row);
	const struct plan_entry *e = step ? step->entry : act->entry;
	int tag = tag_of(what);

	if (!may_edit(s))
		return effect_done();
	if (step && step->practice < 0) {
		session_say(s, STYLE_WARNING,
			    "a level on the way is no task of its own: it follows from the "
			    "answer; say it of %s", act->id);
		return effect_done();
	}
	set(&v->asked, plan_row_id(s, row)); /* the plan goes with the first change */
	if (what == ACT_STATUS)
		return next_status(v, s, act, step);
	if (what == ACT_NOTE_EDITOR)
		return (struct effect){.kind = EFFECT_EDITOR, .text = text_of(e, tag),
				       .tag = tag};
	return ask(v, s, title_of(tag), text_of(e, tag), tag);
}

/* One question, which says how many. */
struct effect plan_edit_all(struct plan_view *v, struct session *s,
			    const struct plan_rows *rows, enum act what)
{
	static const struct choice statuses[] = {
		{"o", "open"}, {"i", "in-progress"}, {"d", "done"}, {"r", "rejected"}};
	struct effect e;

	if (!may_edit(s))
		return effect_done();
	if (!rows->actions) {
		session_say(s, STYLE_WARNING, "there is no action here");
		return effect_done();
	}
	str_truncate(&v->asked, 0);
	if (what == ACT_STATUS) {
		e = effect_choose(arena_printf(&s->lent, "%s: status", asked_words(v, s)),
				  statuses, sizeof statuses / sizeof *statuses, TAG_STATUS);
		if (plan_rows_sum(v, s, rows, 0, false).totals.accepted)
			e.text = "What is accepted stays so.";
		return e;
	}
	return ask(v, s, title_of(tag_of(what)), "", tag_of(what));
}

struct effect plan_edit_reply(struct plan_view *v, struct session *s, const struct reply *r)
{
	static const enum plan_status chosen[] = {PLAN_OPEN, PLAN_IN_PROGRESS, PLAN_DONE,
						  PLAN_REJECTED};
	const char *text = r->text ? r->text : "";
	struct saying what;
	char date[16];

	if (r->tag >= TAG_ACCEPT)
		return plan_accept_reply(v, s, r);
	if (r->tag >= TAG_BUDGET)
		return plan_budget_reply(v, s, r);
	if (!r->accepted)
		return effect_done();
	if (strlen(text) > (r->tag == TAG_NOTE ? NOTE_BYTES_MAX : PLAN_TEXT_MAX)) {
		session_say(s, STYLE_WARNING, "that is too long: at most %u bytes",
			    r->tag == TAG_NOTE ? NOTE_BYTES_MAX : PLAN_TEXT_MAX);
		return effect_done();
	}
	if (r->tag == TAG_DUE && !session_read_date(s, text, date)) {
		session_say(s, STYLE_WARNING,
			    "a date is written 2026-12-15, or +30 for in 30 days");
		return ask(v, s, due_title, text, TAG_DUE);
	}
	what = saying_of(s, r->tag, r->tag == TAG_STATUS ? chosen[r->choice] : PLAN_OPEN,
			 r->tag == TAG_DUE ? date : r->tag == TAG_STATUS ? "" : text);
	return say_it(v, s, &what);
}

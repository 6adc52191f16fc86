#define _XOPEN_SOURCE 700
#include "ui/session/session.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/die.h"
#include "base/file.h"
#include "ui/session/message.h"
#include "ui/session/score_change.h"
#include "ui/session/undo.h"

static const struct thing nothing = {THING_NONE, 0};

/* Aliases of decisions are asked with the decisions, not twice. */
static void order_fields(struct session *s)
{
	for (size_t i = 0; i < s->q->n_fields; i++)
		if (s->score.field_asked[i] && s->q->fields[i].kind != FIELD_DECISION)
			s->order[s->n_order++] = (struct thing){THING_FIELD, i};
}

static void order_make(struct session *s)
{
	s->n_order = 0;
	order_fields(s);
	for (size_t i = 0; i < prompt_count(s->q); i++) {
		struct thing t = prompt_at(s->q, i);

		if (t.kind == THING_QUESTION ? s->score.questions[t.index].asked
					     : s->score.decision_asked[t.index])
			s->order[s->n_order++] = t;
	}
}

static void forget_plan(struct session *s)
{
	outlook_forget(&s->outlook);
	if (s->has_plan) {
		lint_release(&s->lint);
		plan_release(&s->plan);
	}
	s->has_plan = false;
}

static void remember_opening(struct session *s)
{
	size_t size = s->q->n_sections * sizeof *s->opened.sections;

	s->opened.overall = s->score.overall;
	s->opened.sections = xcalloc(size + 1, 1);
	memcpy(s->opened.sections, s->score.sections, size);
	s->opened.answered = session_progress(s).answered;
	s->opened.parked = s->a->workshop.n_parked;
	s->opened.changed = false;
}

void session_open(struct session *s, struct assessment_file *f)
{
	s->file = f;
	s->q = assessment_file_questionnaire(f);
	s->a = assessment_file_assessment(f);
	score_init(&s->score, s->q);
	s->order = xcalloc(s->q->n_fields + prompt_count(s->q) + 1, sizeof *s->order);
	s->history = history_new();
	s->last = nothing;
	s->last_practice = -1;
	s->dirty = false;
	s->timer.section = NULL;
	str_truncate(&s->score_change, 0);
	score_compute(&s->score, s->a, 0);
	order_make(s);
	remember_opening(s);
}

void session_restart(struct session *s)
{
	look_back_clear(&s->look_back);
	history_free(s->history);
	s->history = history_new();
	s->last = nothing;
	s->last_practice = -1;
	str_truncate(&s->score_change, 0);
	score_compute(&s->score, s->a, 0);
	order_make(s);
	forget_plan(s);
	s->dirty = true;
}

void session_close(struct session *s)
{
	str_release(&s->message);
	str_release(&s->score_change);
	arena_release(&s->lent);
	if (!s->file)
		return;
	forget_plan(s);
	what_if_clear(&s->what_if);
	outlook_clear(&s->outlook);
	look_back_clear(&s->look_back);
	history_free(s->history);
	free(s->order);
	free(s->opened.sections);
	s->opened.sections = NULL;
	score_release(&s->score);
	assessment_close(s->file);
	s->file = NULL;
	s->q = NULL;
	s->a = NULL;
	s->history = NULL;
	s->order = NULL;
	s->n_order = 0;
}

bool session_is_open(const struct session *s)
{
	return s->file != NULL;
}

const char *session_readonly(const struct session *s)
{
	return s->file ? assessment_file_readonly(s->file) : "no file is open";
}

void session_need_plan(struct session *s)
{
	if (!s->file || s->has_plan)
		return;
	plan_compute(&s->plan, &s->score, s->a,
		     &(struct plan_options){.as_of = date_day(s->now)});
	s->has_plan = true;
	lint_find(&s->lint, &s->score, s->a, &s->plan, 0);
	what_if_compute(&s->what_if, &s->plan, &s->score, s->a);
	outlook_compute(&s->outlook, &s->plan, &s->score, s->a);
	look_back_update(&s->look_back, s->a, &s->score);
}

void session_ask_days(struct session *s, const struct purpose *p)
{
	outlook_ask(&s->outlook, p);
	if (s->has_plan)
		outlook_compute(&s->outlook, &s->plan, &s->score, s->a);
}

void session_leave_days(struct session *s)
{
	s->outlook.asked = false;
}

void session_compare_scenarios(struct session *s, bool on)
{
	s->outlook.comparing = on;
	if (s->has_plan)
		outlook_compute(&s->outlook, &s->plan, &s->score, s->a);
}

void session_mark(struct session *s, const char *id)
{
	name_set_toggle(&s->what_if.marked, id);
	if (s->has_plan)
		what_if_compute(&s->what_if, &s->plan, &s->score, s->a);
}

void session_mark_only(struct session *s, const struct texts *ids)
{
	what_if_clear(&s->what_if);
	for (size_t i = 0; i < ids->n; i++)
		if (!name_set_has(&s->what_if.marked, ids->items[i]))
			name_set_toggle(&s->what_if.marked, ids->items[i]);
	if (s->has_plan)
		what_if_compute(&s->what_if, &s->plan, &s->score, s->a);
}

void session_unmark_all(struct session *s)
{
	what_if_clear(&s->what_if);
}

void session_say(struct session *s, enum style style, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	str_truncate(&s->message, 0);
	str_add(&s->message, text);
	s->message_style = style;
}

bool session_may_edit(struct session *s)
{
	const char *why = session_readonly(s);

	if (!*why)
		return true;
	session_say(s, STYLE_WARNING, "nothing was changed: %s", why);
	return false;
}

bool session_edit(struct session *s, struct thing what)
{
	struct slot slot = {.thing = s->q ? thing_resolve(s->q, what) : what};

	if (!session_may_edit(s))
		return false;
	slot.kind = slot.thing.kind == THING_FIELD ? SLOT_FIELD : SLOT_ANSWER;
	s->last = slot.thing;
	s->last_practice = -1;
	history_begin(s->history, s->a, slot);
	return true;
}

struct plan_entry *session_edit_plan(struct session *s, const char *action_id)
{
	struct slot slot = {.kind = SLOT_PLAN};

	if (!session_may_edit(s))
		return NULL;
	s->last = nothing;
	slot.plan_id = arena_strdup(&s->a->arena, action_id);
	history_begin(s->history, s->a, slot);
	return assessment_plan_edit(s->a, slot.plan_id);
}

bool session_edit_plan_whole(struct session *s, const char *what)
{
	struct slot slot = {.kind = SLOT_PLAN_WHOLE};

	if (!session_may_edit(s))
		return false;
	s->last = nothing;
	slot.plan_id = arena_strdup(&s->a->arena, what);
	history_begin(s->history, s->a, slot);
	plan_own(s->a);
	return true;
}

bool session_edit_settings(struct session *s)
{
	if (!session_may_edit(s))
		return false;
	s->last = nothing;
	history_begin(s->history, s->a, (struct slot){.kind = SLOT_HEAD});
	settings_own(s->a);
	return true;
}

bool session_edit_scenario(struct session *s, const char *name)
{
	struct slot slot = {.kind = SLOT_SCENARIOS};

	if (!session_may_edit(s))
		return false;
	s->last = nothing;
	slot.plan_id = arena_strdup(&s->a->arena, name);
	history_begin(s->history, s->a, slot);
	return true;
}

bool session_begin_workshop(struct session *s)
{
	if (!session_may_edit(s))
		return false;
	s->last = nothing;
	history_begin(s->history, s->a, (struct slot){.kind = SLOT_WORKSHOP});
	return true;
}

/* Notes who answered and when; when the answer was taken away, nobody. What is said beside an
 * answer, and votes, are no answer: they leave that as it was. */
static void stamp(struct session *s)
{
	struct answer *answer = assessment_answer(s->a, s->last);
	char now[32];

	if (!answer)
		return;
	if (answer->state == ANSWER_UNSET && !*answer->note && !answer->evidence.n &&
	    !answer->flag && !answer->votes.n) {
		answer->by = answer->at = "";
		return;
	}
	answer->present = true;
	if (answer->state == ANSWER_UNSET || !history_answered(s->history, s->a))
		return;
	answer->at = arena_strdup(&s->a->arena, date_time_text(now, s->now));
	if (s->user && *s->user)
		answer->by = arena_strdup(&s->a->arena, s->user);
}

static bool ends_cut(const char *said)
{
	size_t n = strlen(said);

	return n >= 3 && !strcmp(said + n - 3, "\u2026");
}

/* What was said and what moved, in one line. */
static void say_moved(struct session *s, const char *said)
{
	const char *moved = str_text(&s->score_change);

	if (said && *moved)
		session_say(s, STYLE_INFO, "%s%s %s", said, ends_cut(said) ? "" : ".", moved);
	else if (said || *moved)
		session_say(s, STYLE_INFO, "%s", said ? said : moved);
}

/* What the team says of actions, its scenarios and the workshop score nothing. */
static bool scores(const struct slot *slot)
{
	return slot->kind != SLOT_PLAN && slot->kind != SLOT_PLAN_WHOLE &&
	       slot->kind != SLOT_SCENARIOS && slot->kind != SLOT_WORKSHOP;
}

static void update_score(struct session *s, const struct slot *slot)
{
	const struct score_moves *m = &s->score.moves;
	bool is_answer = slot->kind == SLOT_ANSWER || slot->kind == SLOT_FIELD;

	score_update(&s->score, s->a, is_answer ? slot->thing : nothing);
	if (m->fields.n || m->decisions.n || m->questions.n)
		order_make(s);
	score_change_words(&s->score_change, &s->score);
}

static void apply_change(struct session *s, const struct slot *slot, const char *said)
{
	str_truncate(&s->score_change, 0);
	if (scores(slot))
		update_score(s, slot);
	forget_plan(s);
	s->dirty = s->opened.changed = true;
	say_moved(s, said);
}

static void commit(struct session *s, const char *said)
{
	if (!history_changed(s->history, s->a)) {
		str_truncate(&s->score_change, 0);
		session_say(s, STYLE_INFO, "%s", said ? said : "that is so already");
		return;
	}
	stamp(s);
	apply_change(s, history_end(s->history, s->a), said);
}

void session_commit(struct session *s, const char *said)
{
	struct str value = {0};

	if (!said && s->last.kind == THING_DECISION)
		str_addf(&value, "%s: ", thing_id(s->q, s->last));
	if (!said && s->last.kind == THING_FIELD && !s->a->fields[s->last.index].set)
		str_addf(&value, "%s: ", thing_title(s->q, s->last));
	if (!said)
		message_answer(&value, s, s->last);
	commit(s, value.len ? str_text(&value) : said);
	str_release(&value);
}

static bool step(struct session *s, const struct slot *slot, const char *what,
		 const char *none)
{
	struct str said = {0};

	if (!slot) {
		session_say(s, STYLE_WARNING, "%s", none);
		return false;
	}
	s->last = slot->kind == SLOT_ANSWER || slot->kind == SLOT_FIELD ? slot->thing
									: nothing;
	s->last_practice = slot->kind == SLOT_ANSWER && slot->part == PART_PRACTICE
				   ? (int)slot->practice
				   : -1;
	str_add(&said, what);
	message_step(&said, s, slot);
	apply_change(s, slot, str_text(&said));
	str_release(&said);
	return true;
}

bool session_undo(struct session *s)
{
	return session_may_edit(s) && step(s, history_undo(s->history, s->a), "Taken back: ",
					   "there is nothing to take back: undo ends with the "
					   "session");
}

bool session_redo(struct session *s)
{
	return session_may_edit(s) && step(s, history_redo(s->history, s->a), "Made again: ",
				   "there is nothing to make again");
}

const struct export_kind *export_named(const struct offers *o, const char *name)
{
	const struct export_kind *best = NULL;

	for (size_t i = 0; i < o->exports.n; i++)
		if (file_ends_in(name, o->exports.items[i].suffix) &&
		    (!best || strlen(o->exports.items[i].suffix) > strlen(best->suffix)))
			best = &o->exports.items[i];
	return best;
}

const struct answer *session_answer(const struct session *s, struct thing what)
{
	return assessment_answer(s->a, thing_resolve(s->q, what));
}

bool session_is_asked(const struct session *s, struct thing what)
{
	switch (what.kind) {
	case THING_FIELD:
		return s->score.field_asked[what.index];
	case THING_DECISION:
		return s->score.decision_asked[what.index];
	case THING_QUESTION:
		return s->score.questions[what.index].asked;
	default: /* rules, sections and references are not asked */
		return false;
	}
}

bool session_is_answered(const struct session *s, struct thing what)
{
	what = thing_resolve(s->q, what);
	switch (what.kind) {
	case THING_FIELD:
		return s->a->fields[what.index].set;
	case THING_DECISION:
		return s->a->decisions[what.index].state != ANSWER_UNSET;
	case THING_QUESTION:
		return s->score.questions[what.index].state >= STANDING_ANSWERED;
	default: /* as above */
		return false;
	}
}

const char *session_title(const struct session *s)
{
	const char *path;

	if (!s->file)
		return "plumbline";
	if (*s->a->name)
		return s->a->name;
	if (*s->a->about.title)
		return s->a->about.title;
	path = assessment_file_path(s->file);
	return path && *path ? file_name(path) : "(no file)";
}

struct content_state session_content(const struct session *s)
{
	struct content_state content = {0};

	if (!s->q)
		return s->offers ? s->offers->content : content;
	content.date = s->q->content_date;
	for (size_t i = 0; i < s->q->n_caveats; i++)
		content.n_recheck += s->q->caveats[i].recheck;
	return content;
}

static int compare_places(const void *a, const void *b)
{
	const struct thing *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

size_t session_place(const struct session *s, struct thing what)
{
	const struct thing *found =
		bsearch(&what, s->order, s->n_order, sizeof *s->order, compare_places);

	return found ? (size_t)(found - s->order) : s->n_order;
}

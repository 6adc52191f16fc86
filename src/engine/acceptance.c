#include "engine/acceptance.h"

#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/nearest.h"
#include "base/str.h"

/* What covers what. */

/* Where a record of that thing is noted; NULL for what has no risk of its own. */
static const struct acceptance **slot_of(struct accepted *all, struct thing t)
{
	switch (t.kind) {
	case THING_QUESTION:
		return &all->questions[t.index];
	case THING_DECISION:
		return &all->decisions[t.index];
	case THING_RULE:
		return &all->rules[t.index];
	default:
		return NULL;
	}
}

static void note(struct accepted *all, struct thing t, const struct acceptance *c)
{
	const struct acceptance **slot = slot_of(all, t);

	if (slot)
		*slot = c;
}

static void cover(struct accepted *all, const struct questionnaire *q,
		  const struct acceptance *c)
{
	struct thing t = questionnaire_find(q, c->of);
	const struct things *next;

	note(all, t, c);
	if (t.kind != THING_WITHDRAWN)
		return;
	next = &q->withdrawn[t.index].successors;
	for (size_t k = 0; k < next->n; k++)
		note(all, next->items[k], c);
}

/* What an older file says of an action stands for a record; NULL: it does not call it
 * accepted. */
static const struct acceptance *record_of(struct arena *arena, const struct plan_entry *e)
{
	struct acceptance *c;

	if (e->status != PLAN_ACCEPTED)
		return NULL;
	c = arena_new(arena, struct acceptance, 1);
	*c = (struct acceptance){
		.id = "", .of = e->id, .reason = e->reason, .control = "",
		.owner = e->owner, .approver = e->approver, .from = "", .until = e->until,
		.recorded = "", .by = "", .supersedes = "", .revoked_at = "",
		.revoked_by = "", .revoked_reason = "", .superseded_from = "",
	};
	return c;
}

size_t acceptances_all(struct arena *arena, const struct assessment *a,
		       const struct acceptance ***list)
{
	size_t n = 0;

	*list = arena_new(arena, const struct acceptance *, a->n_acceptances + a->n_plan);
	for (size_t i = 0; i < a->n_acceptances; i++)
		(*list)[n++] = &a->acceptances[i];
	for (size_t i = 0; i < a->n_plan; i++) {
		(*list)[n] = record_of(arena, &a->plan[i]);
		n += (*list)[n] != NULL;
	}
	return n;
}

/* Of two records the later one; those of a file come one after the other in memory, and any
 * comes after what an older file says. */
static const struct acceptance *later(const struct acceptance *x, const struct acceptance *y)
{
	if (!x || !y)
		return x ? x : y;
	if (!*x->id || !*y->id)
		return *x->id ? x : y;
	return x > y ? x : y;
}

void accepted_find(struct accepted *out, struct arena *arena, const struct assessment *a,
		   long as_of)
{
	const struct questionnaire *q = a->questionnaire;
	const struct acceptance **all;
	size_t n = acceptances_all(arena, a, &all);

	out->questions = arena_new(arena, const struct acceptance *, q->n_questions);
	out->decisions = arena_new(arena, const struct acceptance *, q->n_decisions);
	out->rules = arena_new(arena, const struct acceptance *, q->n_rules);
	for (size_t i = a->n_acceptances; i < n; i++)
		if (acceptance_in_force(all[i], as_of, SEVERITY_NONE))
			cover(out, q, all[i]);
	for (size_t i = 0; i < a->n_acceptances; i++)
		if (acceptance_in_force(all[i], as_of, SEVERITY_NONE))
			cover(out, q, all[i]);
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct indices *made_of = &q->questions[i].decisions;

		for (size_t k = 0; out->questions[i] && k < made_of->n; k++) {
			size_t d = made_of->items[k];

			out->decisions[d] = later(out->decisions[d], out->questions[i]);
		}
	}
}

size_t accepted_find_last(struct accepted *out, struct arena *arena, const struct assessment *a,
			  long as_of, const struct acceptance ***list)
{
	size_t n = acceptances_all(arena, a, list);

	accepted_find(out, arena, a, as_of);
	for (size_t i = n; i-- > 0;) {
		const struct acceptance **slot =
			slot_of(out, questionnaire_find(a->questionnaire, (*list)[i]->of));

		if (slot && !*slot &&
		    acceptance_state((*list)[i], as_of, SEVERITY_NONE) == ACCEPTANCE_EXPIRED)
			*slot = (*list)[i];
	}
	return n;
}

size_t acceptances_lapsed(struct arena *arena, const struct score *s, const struct assessment *a,
			  long as_of, const struct acceptance ***list)
{
	struct accepted last;
	size_t n = accepted_find_last(&last, arena, a, as_of, list), kept = 0;

	for (size_t i = 0; i < n; i++) {
		const struct acceptance *c = (*list)[i];
		struct thing t = questionnaire_find(s->q, c->of);
		const struct acceptance **slot = slot_of(&last, t);
		enum severity now = risk_severity(s, a, t);

		if (slot && *slot == c && now &&
		    acceptance_state(c, as_of, now) == ACCEPTANCE_EXPIRED)
			(*list)[kept++] = c;
	}
	return kept;
}

static enum severity question_severity(const struct score *s, size_t i)
{
	const struct standing *st = &s->questions[i];

	if (!st->asked || !st->applicable || !st->gap)
		return SEVERITY_NONE;
	return severity_worse(st->gap, worst_blame(s, (struct thing){THING_QUESTION, i}));
}

/* A rule may blame a question of it that has no gap, as it is only started. */
static enum severity decision_severity(const struct score *s, const struct assessment *a,
				       size_t i)
{
	const struct indices *questions = &s->q->decisions[i].questions;
	enum severity severity = worst_blame(s, (struct thing){THING_DECISION, i});

	if (!s->decision_asked[i] || a->decisions[i].state == ANSWER_UNSET)
		return SEVERITY_NONE;
	if (a->decisions[i].state == ANSWER_UNKNOWN)
		severity = severity_worse(severity, unverified_severity(s->q, i));
	for (size_t k = 0; k < questions->n; k++) {
		struct thing t = {THING_QUESTION, questions->items[k]};

		severity = severity_worse(severity, worst_blame(s, t));
		severity = severity_worse(severity, question_severity(s, t.index));
	}
	return severity;
}

enum severity risk_severity(const struct score *s, const struct assessment *a,
			    struct thing what)
{
	if (what.kind == THING_QUESTION)
		return question_severity(s, what.index);
	if (what.kind == THING_DECISION)
		return decision_severity(s, a, what.index);
	if (what.kind == THING_RULE && s->fired[what.index])
		return s->q->rules[what.index].severity;
	return SEVERITY_NONE;
}

/* What can be accepted. */

int acceptance_days(enum severity s)
{
	static const int days[] = {
		[SEVERITY_NONE] = 0,	   [SEVERITY_LOW] = 730,  [SEVERITY_MEDIUM] = 365,
		[SEVERITY_HIGH] = 180, [SEVERITY_CRITICAL] = 90,
	};

	return days[s];
}

const char *acceptance_part_name(enum acceptance_part part)
{
	static const char *const names[] = {
		[ACCEPT_OF] = "id",	      [ACCEPT_REASON] = "reason",
		[ACCEPT_CONTROL] = "control", [ACCEPT_RESIDUAL] = "residual",
		[ACCEPT_OWNER] = "owner",     [ACCEPT_APPROVER] = "approver",
		[ACCEPT_FROM] = "from",	      [ACCEPT_UNTIL] = "until",
	};

	return names[part];
}

/* One request being judged. */
struct judging {
	struct acceptance_verdict *v;
	struct arena *arena;
	const struct score *s;
	const struct assessment *a;
	const struct acceptance_request *request;
	long today;
};

/* The first thing that is wrong with a part is said; why is in the arena. */
static void refuse(struct judging *j, enum acceptance_part part, const char *why)
{
	if (*j->v->refused[part])
		return;
	j->v->refused[part] = why;
	j->v->n_refused++;
}

static const char *given(const struct judging *j, enum acceptance_part part)
{
	return j->request->parts[part];
}

static void refuse_question(struct judging *j, size_t i)
{
	const struct question *q = &j->s->q->questions[i];
	const struct standing *st = &j->s->questions[i];
	const char *why = "is at its target: no risk is left to accept";

	if (!st->asked)
		why = "is not asked: there is no risk to accept";
	else if (st->state == STANDING_NOT_APPLICABLE)
		why = "is not applicable; if there is a risk, answer it first";
	else if (st->state != STANDING_ANSWERED)
		why = "is not answered in full; answer it first, if only with unknown";
	if (!st->gap)
		refuse(j, ACCEPT_OF, arena_printf(j->arena, "%s %s", q->id, why));
}

static void refuse_decision(struct judging *j, size_t i)
{
	const struct decision *d = &j->s->q->decisions[i];
	const char *why = NULL;

	if (!j->s->decision_asked[i])
		why = "is not asked: there is no risk to accept";
	else if (j->a->decisions[i].state == ANSWER_UNSET)
		why = "is not decided; answer it first, if only with unknown";
	else if (!j->v->severity)
		why = "carries no risk as it is: there is nothing to accept";
	if (why)
		refuse(j, ACCEPT_OF, arena_printf(j->arena, "%s %s", d->id, why));
}

/* An id that stands for nothing: perhaps that of a step, else there is one like it. */
static void refuse_unknown(struct judging *j, const char *id)
{
	const struct questionnaire *q = j->s->q;
	const char *of = arena_strndup(j->arena, id, strcspn(id, "/"));
	struct nearest near = {.word = id};

	if (strchr(id, '/') && questionnaire_find(q, of).kind != THING_NONE) {
		refuse(j, ACCEPT_OF,
		       arena_printf(j->arena, "%.80s is a part of what is done about %s; accept "
					      "the risk of that: %s", id, of, of));
		return;
	}
	for (size_t i = 0; i < q->n_questions; i++)
		nearest_try(&near, q->questions[i].id);
	for (size_t i = 0; i < q->n_decisions; i++)
		nearest_try(&near, q->decisions[i].id);
	for (size_t i = 0; i < q->n_rules; i++)
		nearest_try(&near, q->rules[i].id);
	refuse(j, ACCEPT_OF,
	       *id ? arena_printf(j->arena, "there is no '%.80s' in %s%s; use the id of a "
					    "question, a decision or a finding",
				  id, q->id, nearest_hint(&near))
		   : "whose risk it is, is missing; use the id of a question, a decision or a "
		     "finding");
}

static void judge_what(struct judging *j)
{
	const struct questionnaire *q = j->s->q;
	const char *id = given(j, ACCEPT_OF);
	struct thing t = questionnaire_find(q, id);
	const struct things *next;

	j->v->severity = risk_severity(j->s, j->a, t);
	if (t.kind == THING_QUESTION) {
		refuse_question(j, t.index);
	} else if (t.kind == THING_DECISION) {
		refuse_decision(j, t.index);
	} else if (t.kind == THING_RULE) {
		if (!j->v->severity)
			refuse(j, ACCEPT_OF,
			       arena_printf(j->arena,
					    "%s does not fire: there is no risk to accept", id));
	} else if (t.kind == THING_WITHDRAWN) {
		next = &q->withdrawn[t.index].successors;
		refuse(j, ACCEPT_OF,
		       arena_printf(j->arena, "%s is withdrawn, and asked no more%s%s", id,
				    next->n ? "; accept " : "",
				    next->n ? thing_id(q, next->items[0]) : ""));
	} else if (t.kind == THING_NONE) {
		refuse_unknown(j, id);
	} else {
		refuse(j, ACCEPT_OF,
		       arena_printf(j->arena, "%.80s is a %s; use the id of a question, a decision "
					      "or a finding", id, thing_kind_name(t.kind)));
	}
	if (!*j->v->refused[ACCEPT_OF])
		j->v->what = t;
}

/* Without the blanks and stops around it, in the arena, and in small letters as far as ASCII
 * goes: what people take for the same. */
static const char *plain(struct arena *arena, const char *text)
{
	static const char around[] = " \t\n.,;:!-";
	size_t from = strspn(text, around), n = strlen(text);
	char *copy;

	while (n > from && strchr(around, text[n - 1]))
		n--;
	copy = arena_strndup(arena, text + from, n - from);
	for (char *c = copy; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return copy;
}

static void judge_text(struct judging *j, enum acceptance_part part, const char *missing)
{
	const char *text = given(j, part);
	struct err err = {0};

	if (!*plain(j->arena, text))
		refuse(j, part, missing);
	else if (!note_check(text, &err))
		refuse(j, part, arena_printf(j->arena, "the text %s", err.text));
}

static void judge_person(struct judging *j, enum acceptance_part part, const char *missing)
{
	judge_text(j, part, missing);
	if (strpbrk(given(j, part), "\n\t"))
		refuse(j, part, "a name stands on one line; take line feeds and tabs out");
}

static void judge_control(struct judging *j)
{
	static const char *const says_nothing[] = {"none", "n/a", "na", "no", "nothing", "nil"};
	const char *control = plain(j->arena, given(j, ACCEPT_CONTROL));
	const char *reason = plain(j->arena, given(j, ACCEPT_REASON));

	for (size_t i = 0; i < sizeof says_nothing / sizeof *says_nothing; i++)
		if (!strcmp(control, says_nothing[i]))
			refuse(j, ACCEPT_CONTROL,
			       arena_printf(j->arena,
					    "'%.40s' says nothing; if nothing holds the line, say "
					    "why: \"nothing does, because ...\"",
					    given(j, ACCEPT_CONTROL)));
	if (*control && !strcmp(control, reason))
		refuse(j, ACCEPT_CONTROL,
		       "it is the reason again; say what holds the line meanwhile, or \"nothing "
		       "does, because ...\"");
	judge_text(j, ACCEPT_CONTROL,
		   "what holds the line meanwhile is missing; where nothing does, say \"nothing "
		   "does, because ...\"");
}

static void judge_residual(struct judging *j)
{
	const char *word = given(j, ACCEPT_RESIDUAL);
	enum severity most = j->v->severity ? j->v->severity : SEVERITY_CRITICAL;
	struct str possible = {0};
	enum severity s = SEVERITY_CRITICAL;

	for (enum severity i = SEVERITY_LOW; i <= most; i++)
		str_addf(&possible, "%s%s", i == SEVERITY_LOW ? "" : i == most ? " or " : ", ",
			 severity_name(i));
	while (s > SEVERITY_NONE && strcmp(word, severity_name(s)) != 0)
		s--;
	j->v->record.residual = s;
	if (!*word)
		refuse(j, ACCEPT_RESIDUAL,
		       arena_printf(j->arena, "what is left of the risk is missing; use %s",
				    str_text(&possible)));
	else if (!s)
		refuse(j, ACCEPT_RESIDUAL,
		       arena_printf(j->arena, "'%.40s' is not possible; use %s", word,
				    str_text(&possible)));
	else if (s > most)
		refuse(j, ACCEPT_RESIDUAL,
		       arena_printf(j->arena,
				    "%s is more than the risk itself, which is %s; use %s", word,
				    severity_name(most), str_text(&possible)));
	str_release(&possible);
}

static bool read_day(struct judging *j, enum acceptance_part part, long *day)
{
	const char *text = given(j, part);

	if (date_parse(text, day))
		return true;
	refuse(j, part,
	       *text ? arena_printf(j->arena, "'%.40s' is not possible; use a date like 2026-12-01",
				    text)
		     : "the last day is missing; use a date like 2026-12-01");
	return false;
}

static void judge_days(struct judging *j)
{
	long from = j->today, until;
	int most = acceptance_days(j->v->severity);
	char day[16];

	if (*given(j, ACCEPT_FROM) && read_day(j, ACCEPT_FROM, &from) && from < j->today)
		refuse(j, ACCEPT_FROM,
		       arena_printf(j->arena, "a risk is not accepted for days gone by; use %s or "
					      "later", date_text(day, j->today)));
	if (!read_day(j, ACCEPT_UNTIL, &until) || *j->v->refused[ACCEPT_FROM])
		return;
	if (until < from)
		refuse(j, ACCEPT_UNTIL,
		       arena_printf(j->arena, "it ends before it begins; use %s or later",
				    date_text(day, from)));
	else if (most && until > from + most)
		refuse(j, ACCEPT_UNTIL,
		       arena_printf(j->arena, "a %s risk is accepted for %d days at most, which is "
					      "until %s; after that decide again",
				    severity_name(j->v->severity), most,
				    date_text(day, from + most)));
	j->v->record.from = arena_strdup(j->arena, date_text(day, from));
	j->v->record.until = given(j, ACCEPT_UNTIL);
}

/* The record of the same that is in force, the last of them; "" when there is none. */
static const char *in_force(const struct assessment *a, const char *of, long today)
{
	const char *id = "";

	for (size_t i = 0; i < a->n_acceptances; i++)
		if (!strcmp(a->acceptances[i].of, of) &&
		    acceptance_in_force(&a->acceptances[i], today, SEVERITY_NONE))
			id = a->acceptances[i].id;
	return id;
}

void acceptance_judge(struct acceptance_verdict *v, struct arena *arena, const struct score *s,
		      const struct assessment *a, const struct acceptance_request *request,
		      long today)
{
	struct judging j = {v, arena, s, a, request, today};

	*v = (struct acceptance_verdict){0};
	for (size_t i = 0; i < ACCEPT_PARTS; i++)
		v->refused[i] = "";
	judge_what(&j);
	judge_text(&j, ACCEPT_REASON, "why it is not mended now is missing");
	judge_control(&j);
	judge_residual(&j);
	judge_person(&j, ACCEPT_OWNER, "who carries the risk is missing");
	judge_person(&j, ACCEPT_APPROVER, "who has accepted it is missing");
	judge_days(&j);
	v->record = (struct acceptance){
		.id = "",
		.of = given(&j, ACCEPT_OF),
		.severity = v->severity,
		.reason = given(&j, ACCEPT_REASON),
		.control = given(&j, ACCEPT_CONTROL),
		.residual = v->record.residual,
		.owner = given(&j, ACCEPT_OWNER),
		.approver = given(&j, ACCEPT_APPROVER),
		.from = v->record.from,
		.until = v->record.until,
		.recorded = "",
		.by = "",
		.supersedes = in_force(a, given(&j, ACCEPT_OF), today),
		.revoked_at = "",
		.revoked_by = "",
		.revoked_reason = "",
		.superseded_from = "",
	};
}

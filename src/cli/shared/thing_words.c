#include "cli/shared/thing_words.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "cli/shared/input.h"
#include "export/report/answer_words.h"
#include "model/questionnaire/condition.h"

const char *thing_word(const struct questionnaire *q, struct thing t)
{
	return t.kind == THING_FIELD ? q->fields[t.index].name : thing_id(q, t);
}

static void practices_reply(struct str *out, const struct question *q,
			    const struct answer *answer)
{
	size_t start = out->len, open = 0;

	for (size_t i = 0; i < q->n_practices; i++) {
		unsigned char v =
			answer->practices ? answer->practices[i] : PRACTICE_UNSET;

		open += v == PRACTICE_UNSET && !q->practices[i].withdrawn;
		if (v != PRACTICE_UNSET)
			str_addf(out, "%s%s %s", out->len > start ? ", " : "",
				 q->practices[i].id,
				 practice_value_name((enum practice_value)v));
	}
	if (open && out->len > start)
		str_addf(out, "; %zu open", open);
}

static void decisions_reply(struct str *out, const struct report *r,
			    const struct question *q)
{
	size_t asked = 0, taken = 0;

	for (size_t i = 0; i < q->decisions.n; i++) {
		size_t d = q->decisions.items[i];

		asked += r->score.decision_asked[d];
		taken += r->score.decision_asked[d] &&
			 r->a->decisions[d].state != ANSWER_UNSET;
	}
	if (asked)
		str_addf(out, "%zu of %zu %s taken", taken, asked,
			 asked == 1 ? "decision" : "decisions");
	else
		str_add(out, "none of its decisions is asked");
}

static void question_reply(struct str *out, const struct report *r, size_t index)
{
	const struct question *q = &r->q->questions[index];
	const struct answer *answer = &r->a->questions[index];
	bool whole =
		answer->state == ANSWER_UNKNOWN || answer->state == ANSWER_NOT_APPLICABLE;

	if (whole || question_has_levels(q))
		answer_words(out, r, index);
	else if (q->type == TYPE_DECISIONS)
		decisions_reply(out, r, q);
	else
		practices_reply(out, q, answer);
}

/* An answer that stands in the file and cannot be chosen now. */
static void add_kept(struct str *out, const struct report *r, struct thing t)
{
	const struct answer *answer = t.kind == THING_QUESTION ? &r->a->questions[t.index]
							       : &r->a->decisions[t.index];

	if (!answer_kept(answer))
		return;
	str_add(out, "; kept: ");
	answer_kept_words(out, r->q, t, answer);
}

void reply_words(struct str *out, const struct report *r, struct thing t)
{
	size_t start = out->len;

	t = thing_resolve(r->q, t);
	if (t.kind == THING_FIELD)
		field_words(out, r, t.index);
	else if (t.kind == THING_DECISION)
		decision_words(out, r, t.index);
	else if (t.kind == THING_QUESTION)
		question_reply(out, r, t.index);
	if (out->len > start)
		return;
	str_add(out, "not answered");
	if (t.kind == THING_QUESTION || t.kind == THING_DECISION)
		add_kept(out, r, t);
}

void withdrawn_words(struct str *out, const struct assessment *a, size_t withdrawn)
{
	const struct withdrawn *w = &a->questionnaire->withdrawn[withdrawn];
	struct arena arena = {0};
	struct answer old;

	if (!withdrawn_answer(&arena, a, withdrawn, &old))
		str_add(out, "not answered");
	else if (old.state == ANSWER_UNKNOWN)
		str_add(out, "unknown");
	else if (old.state == ANSWER_NOT_APPLICABLE)
		str_addf(out, "not applicable (%s)", na_reason_name(old.reason));
	else if (old.state == ANSWER_SET && w->decision)
		str_add(out, w->decision->options[old.option].text);
	else if (old.state == ANSWER_SET && question_has_levels(w->question))
		str_addf(out, "%d: %s", old.level,
			 question_level_text(&arena, w->question, old.level));
	else if (old.state == ANSWER_SET)
		practices_reply(out, w->question, &old);
	else
		str_add(out, answer_kept(&old) ? answer_kept(&old) : "not answered");
	arena_release(&arena);
}

static const char *standing_word(const struct report *r, size_t question)
{
	static const char *const words[] = {
		[STANDING_UNANSWERED] = "open",
		[STANDING_STARTED] = "started",
		[STANDING_ANSWERED] = "answered",
		[STANDING_NOT_APPLICABLE] = "not applicable",
	};
	const struct standing *st = &r->score.questions[question];

	return st->unknown ? "unknown" : words[st->state];
}

const char *state_word(const struct report *r, struct thing t)
{
	t = thing_resolve(r->q, t);
	if (!is_asked(&r->score, t))
		return "not asked";
	if (t.kind == THING_QUESTION)
		return standing_word(r, t.index);
	if (t.kind == THING_DECISION && r->a->decisions[t.index].state == ANSWER_UNKNOWN)
		return "unknown";
	return is_answered(r->a, t) ? "answered" : "open";
}

static const struct condition *thing_when(const struct questionnaire *q, struct thing t)
{
	if (t.kind == THING_FIELD)
		return q->fields[t.index].when;
	if (t.kind == THING_DECISION)
		return q->decisions[t.index].when;
	return t.kind == THING_QUESTION ? q->questions[t.index].when : NULL;
}

static enum depth thing_depth(const struct questionnaire *q, struct thing t)
{
	if (t.kind == THING_FIELD)
		return q->fields[t.index].depth;
	if (t.kind == THING_DECISION)
		return q->decisions[t.index].depth;
	return q->questions[t.index].depth;
}

void asked_words(struct str *out, const struct report *r, struct thing t)
{
	struct facts facts = score_facts(&r->score, r->a);
	const struct condition *when;
	bool asked;

	t = thing_resolve(r->q, t);
	when = thing_when(r->q, t);
	asked = is_asked(&r->score, t);
	if (!asked && condition_truth(when, &facts) == TRUTH_TRUE) {
		str_addf(out, "only at depth %s; this assessment is of depth %s",
			 depth_name(thing_depth(r->q, t)),
			 depth_name(r->a->settings.depth));
		return;
	}
	if (!when) {
		str_add(out, "always");
		return;
	}
	str_add(out, asked ? "because " : "only when ");
	condition_words(out, r->q, when);
	str_add(out, "; now ");
	condition_facts(out, when, &facts, true);
}

static void join_values(struct str *out, const struct field *f, const char *between)
{
	for (size_t i = 0; i < f->n_values; i++)
		str_addf(out, "%s%s", i ? between : "", f->values[i].id);
}

static void field_syntax(struct str *out, const struct field *f)
{
	str_addf(out, "%s=", f->name);
	if (f->kind == FIELD_NUMBER)
		str_addf(out, "NUMBER%s%s", *f->unit ? ", in " : "", f->unit);
	else if (field_is_typed(f))
		str_add(out, "TEXT");
	else
		join_values(out, f, f->kind == FIELD_MANY ? "," : " | ");
	if (f->kind == FIELD_MANY)
		str_add(out, " (those that hold)");
}

static void na_syntax(struct str *out, const struct question *q)
{
	str_addf(out, ", or %s=na:REASON with", q->id);
	for (int r = NA_OUT_OF_SCOPE; r <= NA_OTHER; r++)
		if (na_reason_offered((enum na_reason)r))
			str_addf(out, "%s %s",
				 r == NA_OUT_OF_SCOPE ? ""
				 : r == NA_OTHER      ? " or"
						      : ",",
				 na_reason_name((enum na_reason)r));
}

static void levels_syntax(struct str *out, const struct question *q)
{
	if (!q->only) {
		str_addf(out, "%s=0 (to 4), or %s=unknown", q->id, q->id);
		return;
	}
	for (int level = 0; level < Q_LEVELS; level++)
		if (question_offers(q, level))
			str_addf(out, "%s=%d, ", q->id, level);
	str_addf(out, "or %s=unknown", q->id);
}

static void question_syntax(struct str *out, const struct questionnaire *all,
			    const struct question *q)
{
	if (question_has_levels(q)) {
		levels_syntax(out, q);
	} else if (q->type == TYPE_DECISIONS) {
		for (size_t i = 0; i < q->decisions.n; i++)
			str_addf(out, "%s%s=OPTION", i ? " " : "",
				 all->decisions[q->decisions.items[i]].id);
	} else {
		str_addf(out,
			 "%s=%s:yes,... (each yes, partial, no, unknown or na), or "
			 "%s=unknown",
			 q->id, q->n_practices ? q->practices[0].id : "ID", q->id);
	}
	na_syntax(out, q);
}

void syntax_words(struct str *out, const struct questionnaire *q, struct thing t)
{
	const struct decision *d;

	t = thing_resolve(q, t);
	if (t.kind == THING_FIELD) {
		field_syntax(out, &q->fields[t.index]);
	} else if (t.kind == THING_QUESTION) {
		question_syntax(out, q, &q->questions[t.index]);
	} else if (t.kind == THING_DECISION) {
		d = &q->decisions[t.index];
		str_addf(out, "%s=", d->id);
		for (size_t i = 0; i < d->n_options; i++)
			str_addf(out, "%s | ", d->options[i].id);
		str_add(out, "unknown");
	}
}

void join_things(struct str *out, const struct questionnaire *q, enum thing_kind kind,
		 const struct indices *indices)
{
	for (size_t i = 0; i < indices->n; i++)
		str_addf(out, "%s%s", i ? ", " : "",
			 thing_id(q, (struct thing){kind, indices->items[i]}));
}

const char *span_text(char *buf, struct frac low, struct frac high)
{
	char from[32], to[32];

	score_text(from, low);
	score_text(to, high);
	if (strcmp(from, to) != 0)
		snprintf(buf, 64, "%.20s to %.20s", from, to);
	else
		snprintf(buf, 64, "%s", from);
	return buf;
}

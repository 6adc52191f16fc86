#include "cli/shared/edit.h"

#include <stdio.h>
#include <string.h>

#include "cli/shared/thing_words.h"

void edit_start(struct edit *e, const struct args *args, struct input *in)
{
	*e = (struct edit){.args = args, .in = in};
	score_init(&e->before, in->q);
	score_compute(&e->before, in->a, 0);
}

void edit_release(struct edit *e)
{
	score_release(&e->before);
	arena_release(&e->arena);
}

const char *edit_split(struct edit *e, const char *word, const char *form,
		       const char **id)
{
	const char *equals = strchr(word, '=');

	if (!equals || equals == word) {
		complain(e->args, EXIT_CODE_USAGE, "'%s' is not of the form %s", word,
			 form);
		e->faults++;
		return NULL;
	}
	*id = arena_strndup(&e->arena, word, (size_t)(equals - word));
	return equals + 1;
}

static bool lacks_note(const struct edit *e, struct thing t)
{
	const struct answer *answer = assessment_answer(e->in->a, t);

	return answer && answer_wants_note(answer);
}

void edit_touch(struct edit *e, struct thing t)
{
	t = thing_resolve(e->in->q, t);
	for (size_t i = 0; i < e->n_touched; i++)
		if (e->touched[i].kind == t.kind && e->touched[i].index == t.index)
			return;
	*(struct thing *)ARENA_PUSH(&e->arena, e->touched, e->n_touched) = t;
	*(bool *)ARENA_PUSH(&e->arena, e->lacked_note, e->n_lacked) = lacks_note(e, t);
}

void edit_want_notes(struct edit *e)
{
	for (size_t i = 0; i < e->n_touched; i++) {
		const char *id = thing_id(e->in->q, e->touched[i]);

		if (e->lacked_note[i] || !lacks_note(e, e->touched[i]))
			continue;
		complain(e->args, EXIT_CODE_USAGE,
			 "%s: na:other wants a note that says which reason; plumbline set takes "
			 "--note %s='\u2026'",
			 id, id);
		e->faults++;
	}
}

void edit_assign(struct edit *e, const char *word)
{
	struct err err = {0};
	const char *id, *value = edit_split(e, word, "ID=ANSWER, like REL-01=3", &id);
	struct thing t;

	if (!value)
		return;
	t = questionnaire_find(e->in->q, id);
	if (t.kind != THING_NONE)
		edit_touch(e, t);
	if (!assessment_set_by_words(e->in->a, id, value, &err)) {
		complain(e->args, EXIT_CODE_USAGE, "%s", err.text);
		e->faults++;
	}
}

static void report_touched(const struct edit *e, const struct report *r, struct thing t,
			   const char *verb)
{
	struct str words = {0};

	reply_words(&words, r, t);
	remark(e->args, "%s %s: %s", verb, thing_word(r->q, t), str_text(&words));
	if (!is_asked(&r->score, t) && is_answered(r->a, t)) {
		str_truncate(&words, 0);
		asked_words(&words, r, t);
		remark(e->args, "remark: %s counts for nothing now, it is asked %s",
		       thing_word(r->q, t), str_text(&words));
	}
	str_release(&words);
}

static void report_rules(const struct edit *e, const struct report *r)
{
	for (size_t i = 0; i < r->q->n_rules; i++) {
		const struct rule *rule = &r->q->rules[i];

		if (r->score.fired[i] && !e->before.fired[i])
			remark(e->args, "%s fires now (%s): %s", rule->id,
			       severity_name(rule->severity), rule->finding);
		else if (!r->score.fired[i] && e->before.fired[i])
			remark(e->args, "%s fires no longer: %s", rule->id,
			       rule->finding);
	}
}

/* "n more questions", "n fewer decisions". */
static void report_count(const struct edit *e, size_t before, size_t after,
			 const char *what)
{
	size_t n = after > before ? after - before : before - after;

	if (n)
		remark(e->args, "%zu %s %s%s asked now", n,
		       after > before ? "more" : "fewer", what, n == 1 ? " is" : "s are");
}

static void report_score(const struct edit *e, const struct report *r)
{
	const struct range *is = &r->score.overall;
	char was[64], now[64], band[64];

	range_text(was, &e->before.overall);
	range_text(now, is);
	if (strcmp(was, now) != 0)
		remark(e->args, "overall: %s%s%s (was %s)", range_of_100(now, is),
		       is->any ? ", " : "", range_band_text(band, is), was);
	else
		remark(e->args, "overall: %s, as before", range_of_100(now, is));
}

void edit_report(const struct edit *e, const char *verb)
{
	struct report r;

	report_make(&r, e->in->file, &(struct plan_options){.only_counted = true});
	for (size_t i = 0; i < e->n_touched; i++)
		report_touched(e, &r, e->touched[i], verb);
	report_count(e, e->before.decisions_asked, r.score.decisions_asked, "decision");
	report_count(e, e->before.progress.asked, r.score.progress.asked, "question");
	report_rules(e, &r);
	report_score(e, &r);
	report_release(&r);
}

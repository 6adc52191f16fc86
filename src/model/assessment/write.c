/* Writing an assessment: keys in a fixed order, one member a line. An answer or a plan
 * entry that holds words only stands on one line; with a note, evidence or anything else of
 * free length it takes a line for each member, so that a change is a small diff. */
#include <string.h>

#include "base/json_write.h"
#include "model/assessment/assessment.h"
#include "model/assessment/parts.h"

static void write_raw(struct json_writer *w, const struct raw_members *m)
{
	for (size_t i = 0; i < m->n; i++)
		json_raw_member(w, m->items[i].key, strlen(m->items[i].key),
				m->items[i].value, strlen(m->items[i].value));
}

static void write_text(struct json_writer *w, const char *key, const char *text)
{
	if (*text)
		json_text(w, key, text);
}

static void write_texts(struct json_writer *w, const char *key, const struct texts *texts)
{
	if (!texts->n)
		return;
	json_open(w, key, '[', true);
	for (size_t i = 0; i < texts->n; i++)
		json_text(w, NULL, texts->items[i]);
	json_close(w, ']');
}

static void write_about(struct json_writer *w, const struct assessment *a)
{
	if (!*a->about.title && !*a->about.date && !*a->about.scope &&
	    !a->about.participants.n && !a->about.extra.n)
		return;
	json_open(w, "about", '{', false);
	write_text(w, "title", a->about.title);
	write_text(w, "date", a->about.date);
	write_text(w, "scope", a->about.scope);
	write_texts(w, "participants", &a->about.participants);
	write_raw(w, &a->about.extra);
	json_close(w, '}');
}

static bool has_targets(const struct assessment *a)
{
	size_t i = 0;

	while (i < a->questionnaire->n_questions && !a->settings.targets[i])
		i++;
	return i < a->questionnaire->n_questions || a->settings.targets_extra.n;
}

static void write_targets(struct json_writer *w, const struct assessment *a)
{
	json_open(w, "targets", '{', false);
	for (size_t i = 0; i < a->questionnaire->n_questions; i++)
		if (a->settings.targets[i])
			json_integer(w, a->questionnaire->questions[i].id,
				     a->settings.targets[i]);
	write_raw(w, &a->settings.targets_extra);
	json_close(w, '}');
}

static bool has_waves(const struct assessment *a)
{
	return *a->settings.waves_start || a->settings.waves_days ||
	       a->settings.waves_extra.n;
}

static void write_waves(struct json_writer *w, const struct assessment *a)
{
	json_open(w, "waves", '{', !a->settings.waves_extra.n);
	write_text(w, "start", a->settings.waves_start);
	if (a->settings.waves_days)
		json_integer(w, "days", a->settings.waves_days);
	write_raw(w, &a->settings.waves_extra);
	json_close(w, '}');
}

static void write_settings(struct json_writer *w, const struct assessment *a)
{
	bool targets = has_targets(a), waves = has_waves(a);

	if (!a->settings.has_depth && !a->settings.target && !a->settings.rank.n &&
	    !a->settings.capacity && !targets && !waves && !a->settings.extra.n)
		return;
	json_open(w, "settings", '{', false);
	if (a->settings.has_depth)
		json_text(w, "depth", depth_words.words[a->settings.depth]);
	if (a->settings.target)
		json_integer(w, "target", a->settings.target);
	write_texts(w, "rank", &a->settings.rank);
	if (a->settings.capacity)
		json_integer(w, "capacity", a->settings.capacity);
	if (targets)
		write_targets(w, a);
	if (waves)
		write_waves(w, a);
	write_raw(w, &a->settings.extra);
	json_close(w, '}');
}

static void write_values(struct json_writer *w, const struct field *f,
			 const struct field_answer *answer)
{
	json_open(w, f->name, '[', true);
	for (size_t i = 0; i < f->n_values; i++)
		if (answer->values >> i & 1)
			json_text(w, NULL, f->values[i].id);
	for (size_t i = 0; i < answer->unknown.n; i++)
		json_raw(w, NULL, answer->unknown.items[i].value,
			 strlen(answer->unknown.items[i].value));
	json_close(w, ']');
}

static void write_value(struct json_writer *w, const struct field *f,
			const struct field_answer *answer)
{
	for (size_t i = 0; i < f->n_values; i++)
		if (answer->values >> i & 1)
			json_text(w, f->name, f->values[i].id);
}

static void write_field(struct json_writer *w, const struct field *f,
			const struct field_answer *answer)
{
	const struct raw_members *unknown = &answer->unknown;

	if (!answer->set && unknown->n)
		json_raw(w, f->name, unknown->items[0].value,
			 strlen(unknown->items[0].value));
	else if (!answer->set || f->kind == FIELD_DECISION)
		return;
	else if (f->kind == FIELD_MANY)
		write_values(w, f, answer);
	else if (f->kind == FIELD_ONE)
		write_value(w, f, answer);
	else if (f->kind == FIELD_NUMBER)
		json_raw(w, f->name, answer->text, strlen(answer->text));
	else
		json_text(w, f->name, answer->text);
}

static void write_workload(struct json_writer *w, const struct assessment *a)
{
	const struct questionnaire *q = a->questionnaire;

	json_open(w, "workload", '{', false);
	write_text(w, "name", a->name);
	for (size_t i = 0; i < q->n_fields; i++)
		write_field(w, &q->fields[i], &a->fields[i]);
	write_raw(w, &a->workload_extra);
	json_close(w, '}');
}

static bool has_practices(const struct answer *a, const struct question *q)
{
	for (size_t i = 0; q && i < q->n_practices; i++)
		if (a->practices[i] != PRACTICE_UNSET)
			return true;
	return a->practices_extra.n > 0;
}

static bool has_votes(const struct answer *a)
{
	return a->votes.n || a->votes.extra.n;
}

static bool has_more(const struct answer *a)
{
	return *a->note || a->evidence.n || has_votes(a) || a->extra.n;
}

static bool is_written(const struct answer *a, const struct question *q)
{
	return a->state != ANSWER_UNSET || has_practices(a, q) || has_more(a) || *a->by ||
	       *a->at || *a->version || a->confidence || a->flag || a->reason;
}

static void write_practices(struct json_writer *w, const struct answer *a,
			    const struct question *q)
{
	if (!has_practices(a, q))
		return;
	json_open(w, "practices", '{', true);
	for (size_t i = 0; q && i < q->n_practices; i++)
		write_text(w, q->practices[i].id,
			   practice_value_name((enum practice_value)a->practices[i]));
	write_raw(w, &a->practices_extra);
	json_close(w, '}');
}

/* q is NULL for a decision, d for a question. */
static void write_state(struct json_writer *w, const struct answer *a,
			const struct question *q, const struct decision *d)
{
	if (a->state == ANSWER_UNKNOWN)
		json_text(w, "state", "unknown");
	else if (a->state == ANSWER_NOT_APPLICABLE)
		json_text(w, "state", "not-applicable");
	else if (a->state == ANSWER_SET && q && q->type == TYPE_LEVELS)
		json_integer(w, "level", a->level);
	else if (a->state == ANSWER_SET && d)
		json_text(w, "option", d->options[a->option].id);
}

/* d is NULL for a vote on a question. */
static void write_vote(struct json_writer *w, const struct vote *v,
		       const struct question *q, const struct decision *d)
{
	if (v->value == VOTE_UNKNOWN)
		json_text(w, v->who, practice_value_name(PRACTICE_UNKNOWN));
	else if (d)
		json_text(w, v->who, d->options[v->value].id);
	else if (q->n_practices)
		json_text(w, v->who,
			  practice_value_name(
				  (enum practice_value)vote_to_practice(v->value)));
	else
		json_integer(w, v->who, v->value);
}

/* All votes on one thing, as members. */
static void write_ballot(struct json_writer *w, const struct votes *v, size_t item,
			 const struct question *q, const struct decision *d)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->items[i].item == item)
			write_vote(w, &v->items[i], q, d);
}

static void write_votes(struct json_writer *w, const struct votes *v,
			const struct question *q, const struct decision *d)
{
	bool practices = q && q->n_practices;

	if (!v->n && !v->extra.n)
		return;
	json_open(w, "votes", '{', !practices);
	for (size_t i = 0; practices && i < q->n_practices; i++) {
		if (!votes_on(v, i))
			continue;
		json_open(w, q->practices[i].id, '{', true);
		write_ballot(w, v, i, q, NULL);
		json_close(w, '}');
	}
	if (!practices)
		write_ballot(w, v, 0, q, d);
	write_raw(w, &v->extra);
	json_close(w, '}');
}

static void write_answer(struct json_writer *w, const struct answer *a,
			 const struct question *q, const struct decision *d)
{
	if (!is_written(a, q))
		return;
	json_open(w, q ? q->id : d->id, '{', !has_more(a));
	write_state(w, a, q, d);
	write_practices(w, a, q);
	write_text(w, "reason", na_reason_name(a->reason));
	write_text(w, "note", a->note);
	write_texts(w, "evidence", &a->evidence);
	write_text(w, "by", a->by);
	write_text(w, "at", a->at);
	write_text(w, "confidence", confidence_name(a->confidence));
	if (a->flag)
		json_bool(w, "flag", true);
	write_text(w, "version", a->version);
	write_votes(w, &a->votes, q, d);
	write_raw(w, &a->extra);
	json_close(w, '}');
}

static void write_answers(struct json_writer *w, const struct assessment *a)
{
	const struct questionnaire *q = a->questionnaire;

	json_open(w, "answers", '{', false);
	for (size_t i = 0; i < q->n_decisions; i++)
		write_answer(w, &a->decisions[i], NULL, &q->decisions[i]);
	for (size_t i = 0; i < q->n_questions; i++)
		write_answer(w, &a->questions[i], &q->questions[i], NULL);
	write_raw(w, &a->answers_extra);
	json_close(w, '}');
}

static bool plan_is_written(const struct plan_entry *e)
{
	return e->status != PLAN_OPEN || *e->owner || *e->due || *e->note || *e->reason ||
	       *e->at || *e->approver || *e->until || e->extra.n;
}

static void write_plan_entry(struct json_writer *w, const struct plan_entry *e)
{
	json_open(w, e->id, '{', !*e->note && !*e->reason && !e->extra.n);
	json_text(w, "status", plan_status_name(e->status));
	write_text(w, "owner", e->owner);
	write_text(w, "due", e->due);
	write_text(w, "note", e->note);
	write_text(w, "at", e->at);
	write_text(w, "reason", e->reason);
	write_text(w, "approver", e->approver);
	write_text(w, "until", e->until);
	write_raw(w, &e->extra);
	json_close(w, '}');
}

static void write_plan(struct json_writer *w, const struct assessment *a)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n_plan; i++)
		n += plan_is_written(&a->plan[i]);
	if (!n)
		return;
	json_open(w, "plan", '{', false);
	for (size_t i = 0; i < a->n_plan; i++)
		if (plan_is_written(&a->plan[i]))
			write_plan_entry(w, &a->plan[i]);
	json_close(w, '}');
}

static void write_acceptance(struct json_writer *w, const struct acceptance *c)
{
	json_open(w, NULL, '{', false);
	write_text(w, "id", c->id);
	write_text(w, "of", c->of);
	write_text(w, "severity", severity_words.words[c->severity]);
	write_text(w, "reason", c->reason);
	write_text(w, "control", c->control);
	write_text(w, "residual", severity_words.words[c->residual]);
	write_text(w, "owner", c->owner);
	write_text(w, "approver", c->approver);
	write_text(w, "from", c->from);
	write_text(w, "until", c->until);
	write_text(w, "recorded", c->recorded);
	write_text(w, "by", c->by);
	write_text(w, "supersedes", c->supersedes);
	if (c->revoked) {
		json_open(w, "revoked", '{', false);
		write_text(w, "at", c->revoked_at);
		write_text(w, "by", c->revoked_by);
		write_text(w, "reason", c->revoked_reason);
		write_raw(w, &c->revoked_extra);
		json_close(w, '}');
	}
	write_raw(w, &c->extra);
	json_close(w, '}');
}

static void write_acceptances(struct json_writer *w, const struct assessment *a)
{
	if (!a->n_acceptances)
		return;
	json_open(w, "acceptances", '[', false);
	for (size_t i = 0; i < a->n_acceptances; i++)
		write_acceptance(w, &a->acceptances[i]);
	json_close(w, ']');
}

static void write_agenda(struct json_writer *w, const struct workshop *shop)
{
	if (!shop->n_agenda)
		return;
	json_open(w, "agenda", '[', false);
	for (size_t i = 0; i < shop->n_agenda; i++) {
		const struct agenda_item *item = &shop->agenda[i];

		json_open(w, NULL, '{', !item->extra.n);
		json_text(w, "section", item->section);
		if (item->minutes)
			json_integer(w, "minutes", item->minutes);
		write_text(w, "started", item->started);
		if (item->spent)
			json_integer(w, "spent", item->spent);
		write_text(w, "stopped", item->stopped);
		write_raw(w, &item->extra);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void write_parking_lot(struct json_writer *w, const struct workshop *shop)
{
	if (!shop->n_parked)
		return;
	json_open(w, "parking_lot", '[', false);
	for (size_t i = 0; i < shop->n_parked; i++) {
		const struct parked *item = &shop->parked[i];

		json_open(w, NULL, '{', !item->extra.n);
		json_text(w, "text", item->text);
		write_text(w, "about", item->about);
		write_text(w, "at", item->at);
		write_text(w, "by", item->by);
		if (item->done)
			json_bool(w, "done", true);
		write_raw(w, &item->extra);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void write_workshop(struct json_writer *w, const struct workshop *shop)
{
	if (!shop->participants.n && !shop->n_agenda && !shop->n_parked && !shop->extra.n)
		return;
	json_open(w, "workshop", '{', false);
	write_texts(w, "participants", &shop->participants);
	write_agenda(w, shop);
	write_parking_lot(w, shop);
	write_raw(w, &shop->extra);
	json_close(w, '}');
}

void assessment_write(const struct assessment *a, struct str *out)
{
	struct json_writer w = {.out = out};

	json_open(&w, NULL, '{', false);
	json_text(&w, "format", "plumbline-assessment");
	json_integer(&w, "version", ASSESSMENT_VERSION);
	json_text(&w, "id", a->id);
	json_open(&w, "questionnaire", '{', a->questionnaire_extra.n == 0);
	json_text(&w, "id", a->questionnaire_id);
	json_text(&w, "version", a->questionnaire_version);
	write_text(&w, "before", a->questionnaire_before);
	write_raw(&w, &a->questionnaire_extra);
	json_close(&w, '}');
	write_about(&w, a);
	write_settings(&w, a);
	write_workload(&w, a);
	write_answers(&w, a);
	write_plan(&w, a);
	write_acceptances(&w, a);
	write_workshop(&w, &a->workshop);
	write_raw(&w, &a->tail);
	write_raw(&w, &a->extra);
	json_close(&w, '}');
}

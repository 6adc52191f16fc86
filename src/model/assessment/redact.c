#include "model/assessment/redact.h"

#include <string.h>

#include "base/json_write.h"
#include "base/words.h"
#include "model/assessment/read.h"

/* Who may read it, and what those do not get to see. */
static const struct {
	const char *word;
	bool out[TEXT_CLASSES];
} redactions[] = {
	[REDACT_NOTHING] = {"", {false}},
	[REDACT_INTERNAL] = {"internal", {[TEXT_ROOM] = true, [TEXT_OTHER] = true}},
	[REDACT_CUSTOMER] = {"customer",
			     {[TEXT_PERSON] = true, [TEXT_REMARK] = true, [TEXT_ROOM] = true,
			      [TEXT_OTHER] = true}},
};

enum redaction redaction_of(const char *word)
{
	size_t i = sizeof redactions / sizeof *redactions - 1;

	while (i && strcmp(redactions[i].word, word) != 0)
		i--;
	return (enum redaction)i;
}

void redaction_words(struct str *out, enum redaction how)
{
	static const char *const what[TEXT_CLASSES] = {
		[TEXT_PERSON] = WORD("names of people"),
		[TEXT_REMARK] = WORD("notes, evidence and scenarios"),
		[TEXT_ROOM] = WORD("votes and what was parked"),
		[TEXT_OTHER] = WORD("milestones, sides of conflicts and members that are not "
				    "known"),
	};
	struct str list = {0};

	if (how == REDACT_NOTHING)
		return;
	for (int i = 0; i < TEXT_CLASSES; i++)
		if (redactions[how].out[i])
			str_addf(&list, "%s%s", list.len ? "; " : "", tr(what[i]));
	str_addf(out,
		 how == REDACT_CUSTOMER
			 ? tr("Redacted for a customer. Left out: %s.")
			 : tr("Redacted for colleagues who did not take part. Left out: %s."),
		 str_text(&list));
	str_release(&list);
}

struct redactor {
	struct assessment *a; /* the copy */
	const bool *out;      /* by class */
};

static bool is_text(const struct member *m)
{
	return m->read == reader_text || m->read == reader_note || m->read == reader_date ||
	       m->read == reader_time;
}

static const char *left_out(const char *text)
{
	return text && *text ? tr(TEXT_LEFT_OUT) : text;
}

/* How many there were is not told. */
static void redact_texts(struct redactor *x, struct texts *texts)
{
	struct texts rest = {arena_new(&x->a->arena, const char *, 1), 1};

	rest.items[0] = tr(TEXT_LEFT_OUT);
	if (texts->n)
		*texts = rest;
}

/* What the members are read into, and what is kept beside them. A text without a class is
 * left out, too. */
static void redact(struct redactor *x, const struct member *members, void *into,
		   struct raw_members *extra)
{
	for (const struct member *m = members; m->key; m++) {
		void *slot = (char *)into + m->offset;

		if (!x->out[m->class == NO_TEXT ? TEXT_OTHER : m->class])
			continue;
		if (is_text(m))
			*(const char **)slot = left_out(*(const char **)slot);
		else if (m->read == reader_texts)
			redact_texts(x, slot);
		else if (m->read == reader_answer_votes)
			*(struct votes *)slot = (struct votes){0};
	}
	if (x->out[TEXT_OTHER])
		*extra = (struct raw_members){0};
}

static void redact_answer(struct redactor *x, struct answer *answer)
{
	redact(x, answer_members, answer, &answer->extra);
	if (x->out[TEXT_OTHER])
		answer->practices_extra = (struct raw_members){0};
}

static void redact_workload(struct redactor *x)
{
	struct assessment *a = x->a;
	const struct questionnaire *q = a->questionnaire;

	if (x->out[TEXT_SUBJECT])
		a->name = left_out(a->name);
	for (size_t i = 0; i < q->n_fields; i++) {
		struct field_answer *f = &a->fields[i];

		if (q->fields[i].kind == FIELD_TEXT && x->out[TEXT_SUBJECT])
			f->text = left_out(f->text);
		if (x->out[TEXT_OTHER])
			f->unknown = (struct raw_members){0};
	}
	if (x->out[TEXT_OTHER])
		a->workload_extra = a->answers_extra = (struct raw_members){0};
}

static void redact_plan(struct redactor *x)
{
	for (size_t i = 0; i < x->a->n_plan; i++)
		redact(x, plan_members, &x->a->plan[i], &x->a->plan[i].extra);
	for (size_t i = 0; i < x->a->n_acceptances; i++) {
		struct acceptance *c = &x->a->acceptances[i];

		redact(x, acceptance_members, c, &c->extra);
		redact(x, revoked_members, c, &c->revoked_extra);
	}
}

/* What the agenda says of sections is no secret. */
static void redact_workshop(struct redactor *x)
{
	struct workshop *w = &x->a->workshop;

	workshop_own(x->a);
	redact(x, workshop_members, w, &w->extra);
	for (size_t i = 0; i < w->n_agenda; i++) {
		const char *section = w->agenda[i].section;

		redact(x, agenda_members, &w->agenda[i], &w->agenda[i].extra);
		if (agenda_thing(x->a->questionnaire, section).kind != THING_NONE)
			w->agenda[i].section = section;
	}
	for (size_t i = 0; i < w->n_parked; i++)
		redact(x, parked_members, &w->parked[i], &w->parked[i].extra);
	if (x->out[TEXT_ROOM])
		w->n_parked = 0;
}

/* How many conflicts there are is still told. */
static const char *bare_conflicts(struct redactor *x)
{
	struct str list = {0};
	const char *raw;

	for (size_t i = 0; i < x->a->n_conflicts; i++) {
		str_add(&list, i ? ", {\"at\": " : "[{\"at\": ");
		json_quote(&list, tr(TEXT_LEFT_OUT));
		str_addc(&list, '}');
	}
	str_add(&list, "]");
	raw = arena_strdup(&x->a->arena, str_text(&list));
	str_release(&list);
	return raw;
}

static void redact_tail(struct redactor *x)
{
	for (const struct member *m = root_members; m->key; m++)
		if (!m->read && m->class != NO_TEXT && x->out[m->class])
			raw_drop(&x->a->arena, &x->a->tail, m->key);
	if (x->a->n_conflicts && x->out[TEXT_OTHER]) {
		const char *raw = bare_conflicts(x);

		raw_keep(&x->a->arena, &x->a->tail, "\"conflicts\"", strlen("\"conflicts\""), raw,
			 strlen(raw));
	}
}

struct assessment *assessment_redacted(const struct assessment *from, enum redaction how)
{
	struct assessment *a = assessment_copy(from);
	struct redactor x = {a, redactions[how].out};

	redact(&x, root_members, a, &a->extra);
	redact(&x, questionnaire_members, a, &a->questionnaire_extra);
	redact(&x, about_members, a, &a->about.extra);
	redact(&x, settings_members, a, &a->settings.extra);
	redact(&x, waves_members, a, &a->settings.waves_extra);
	redact_workload(&x);
	for (size_t i = 0; i < a->questionnaire->n_questions; i++)
		redact_answer(&x, &a->questions[i]);
	for (size_t i = 0; i < a->questionnaire->n_decisions; i++)
		redact_answer(&x, &a->decisions[i]);
	redact_plan(&x);
	redact_workshop(&x);
	redact_tail(&x);
	return a;
}

#include "model/assessment/redact.h"

#include <string.h>

#include "base/words.h"
#include "model/assessment/members.h"

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

static void redact_member(struct redactor *x, const struct member *m, void *object)
{
	void *slot = (char *)object + m->offset;

	switch (m->kind) {
	case AS_TEXT:
	case AS_NOTE:
	case AS_DAY:
	case AS_TIME:
		*(const char **)slot = left_out(*(const char **)slot);
		break;
	case AS_TEXTS:
		redact_texts(x, slot);
		break;
	case AS_VOTES:
		*(struct votes *)slot = (struct votes){0};
		break;
	case AS_REST:
	case AS_OWN:
		if (m->kind == AS_REST || m->offset)
			*(struct raw_members *)slot = (struct raw_members){0};
		break;
	case IN_TAIL:
		raw_drop(&x->a->arena, &x->a->tail, m->key);
		break;
	default: /* no text */
		break;
	}
}

/* A text without a class is left out, too. */
static void redact(struct redactor *x, const struct member *members, void *object)
{
	for (const struct member *m = members; m->kind; m++)
		if (m->kind == AS_OBJECT)
			redact(x, m->members, (char *)object + m->offset);
		else if (m->kind == AS_LIST || m->kind == AS_MAP)
			for (size_t i = 0; i < member_count(m, object); i++)
				redact(x, m->members, member_item(m, object, i));
		else if (x->out[m->class == NO_TEXT ? TEXT_OTHER : m->class])
			redact_member(x, m, object);
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
}

/* What the agenda says of sections is no secret. */
static void redact_workshop(struct redactor *x, const struct workshop *was)
{
	struct workshop *w = &x->a->workshop;

	for (size_t i = 0; i < was->n_agenda; i++)
		if (agenda_thing(x->a->questionnaire, was->agenda[i].section).kind != THING_NONE)
			w->agenda[i].section =
				arena_strdup(&x->a->arena, was->agenda[i].section);
	if (x->out[TEXT_ROOM])
		w->n_parked = 0;
}

/* How many conflicts there are is still told. */
static void keep_bare_conflicts(struct redactor *x)
{
	static const char key[] = "\"conflicts\"";
	struct str list = {0};

	for (size_t i = 0; i < x->a->n_conflicts; i++) {
		str_add(&list, i ? ", {\"at\": " : "[{\"at\": ");
		json_quote(&list, tr(TEXT_LEFT_OUT));
		str_addc(&list, '}');
	}
	str_add(&list, "]");
	raw_keep(&x->a->arena, &x->a->tail, key, sizeof key - 1, str_text(&list), list.len);
	str_release(&list);
}

struct assessment *assessment_redacted(const struct assessment *from, enum redaction how)
{
	struct assessment *a = assessment_copy(from);
	struct redactor x = {a, redactions[how].out};

	redact(&x, root_members, a);
	redact_workload(&x);
	for (size_t i = 0; i < a->questionnaire->n_questions; i++)
		redact(&x, answer_members, &a->questions[i]);
	for (size_t i = 0; i < a->questionnaire->n_decisions; i++)
		redact(&x, answer_members, &a->decisions[i]);
	redact_workshop(&x, &from->workshop);
	if (a->n_conflicts && x.out[TEXT_OTHER])
		keep_bare_conflicts(&x);
	return a;
}

/* The member "workload": its name, and the fields of its profile. */
#include "model/assessment/members.h"

#include <string.h>

static void keep_value(struct reader *r, struct field_answer *answer,
		       const struct jnode *n)
{
	raw_keep(r->arena, &answer->unknown, "", 0, n->raw, n->raw_len);
}

/* A value of a kind that the field does not have; like misfit. */
static void misfit_value(struct reader *r, const struct jnode *n,
			 struct field_answer *answer, const char *wanted)
{
	if (reader_allows_misfit(r))
		keep_value(r, answer, n);
	else
		reader_fault(r, n->at, "\"%s\" must be %s, not %s", n->key, wanted,
			     reader_shown(r, n));
}

static void read_one(struct reader *r, const struct jnode *n, const struct field *f,
		     struct field_answer *answer)
{
	int i;

	if (n->kind != JNODE_TEXT) {
		misfit_value(r, n, answer, "one of its values, a text");
		return;
	}
	i = field_value(f, n->text);
	if (i < 0) {
		keep_value(r, answer, n);
		return;
	}
	answer->set = true;
	answer->values = UINT64_C(1) << i;
}

static void read_many_item(struct reader *r, const struct jnode *n, const struct field *f,
			   struct field_answer *answer)
{
	int i = field_value(f, n->text);

	if (i < 0)
		keep_value(r, answer, n);
	else
		answer->values |= UINT64_C(1) << i;
}

static void read_many(struct reader *r, const struct jnode *n, const struct field *f,
		      struct field_answer *answer)
{
	if (n->kind == JNODE_TEXT &&
	    (r->other || r->newer)) { /* once it took one value */
		answer->set = true;
		read_many_item(r, n, f, answer);
		return;
	}
	if (!reader_want(r, n, JNODE_LIST, "a list of values ([] for none)"))
		return;
	answer->set = true;
	for (const struct jnode *c = n->first; c; c = c->next)
		if (c->kind == JNODE_TEXT)
			read_many_item(r, c, f, answer);
		else
			reader_fault(r, c->at, "\"%s\" must hold values as texts, not %s",
				     n->key, reader_shown(r, c));
}

static void read_amount(struct reader *r, const struct jnode *n, const struct field *f,
			struct field_answer *answer)
{
	(void)f;
	if (n->kind != JNODE_NUMBER || n->number < 0 || n->number > 1e15) {
		misfit_value(r, n, answer, "a number of 0 or more");
		return;
	}
	answer->set = true;
	answer->number = n->number;
	answer->text = arena_strndup(r->arena, n->raw, n->raw_len);
}

static void read_words(struct reader *r, const struct jnode *n, const struct field *f,
		       struct field_answer *answer)
{
	(void)f;
	if (n->kind != JNODE_TEXT) {
		misfit_value(r, n, answer, "a text");
		return;
	}
	answer->set = true;
	reader_note(r, n, &answer->text);
}

static void read_alias(struct reader *r, const struct jnode *n, const struct field *f,
		       struct field_answer *answer)
{
	(void)answer;
	if (reader_allows_misfit(r))
		reader_keep(r, &r->a->workload_extra, n);
	else
		reader_fault(r, n->key_at,
			     "\"%s\" is decision %s; write it under \"answers\"", f->name,
			     r->a->questionnaire->decisions[f->decision].id);
}

void read_workload(struct reader *r, const struct jnode *n, void *object)
{
	static void (*const readers[])(struct reader *, const struct jnode *,
				       const struct field *, struct field_answer *) = {
		[FIELD_ONE] = read_one,        [FIELD_MANY] = read_many,
		[FIELD_NUMBER] = read_amount,  [FIELD_TEXT] = read_words,
		[FIELD_DECISION] = read_alias,
	};
	struct assessment *a = object;

	if (!reader_want(r, n, JNODE_OBJECT, "an object"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next) {
		int i = questionnaire_field(a->questionnaire, c->key);

		if (!strcmp(c->key, "name"))
			reader_text(r, c, &a->name);
		else if (i < 0)
			reader_keep(r, &a->workload_extra, c);
		else
			readers[a->questionnaire->fields[i].kind](
				r, c, &a->questionnaire->fields[i], &a->fields[i]);
	}
}

static void write_values(struct writer *w, const struct field *f,
			 const struct field_answer *answer)
{
	json_open(&w->json, f->name, '[', true);
	for (size_t i = 0; i < f->n_values; i++)
		if (answer->values >> i & 1)
			json_text(&w->json, NULL, f->values[i].id);
	for (size_t i = 0; i < answer->unknown.n; i++)
		json_raw(&w->json, NULL, answer->unknown.items[i].value,
			 strlen(answer->unknown.items[i].value));
	json_close(&w->json, ']');
}

static void write_value(struct writer *w, const struct field *f,
			const struct field_answer *answer)
{
	for (size_t i = 0; i < f->n_values; i++)
		if (answer->values >> i & 1)
			json_text(&w->json, f->name, f->values[i].id);
}

static void write_field(struct writer *w, const struct field *f,
			const struct field_answer *answer)
{
	const struct raw_members *unknown = &answer->unknown;

	if (!answer->set && unknown->n)
		json_raw(&w->json, f->name, unknown->items[0].value,
			 strlen(unknown->items[0].value));
	else if (!answer->set || f->kind == FIELD_DECISION)
		return;
	else if (f->kind == FIELD_MANY)
		write_values(w, f, answer);
	else if (f->kind == FIELD_ONE)
		write_value(w, f, answer);
	else if (f->kind == FIELD_NUMBER)
		json_raw(&w->json, f->name, answer->text, strlen(answer->text));
	else
		json_text(&w->json, f->name, answer->text);
}

void write_workload(struct writer *w, const void *object)
{
	const struct assessment *a = object;
	const struct questionnaire *q = a->questionnaire;

	json_open(&w->json, "workload", '{', false);
	if (*a->name)
		json_text(&w->json, "name", a->name);
	for (size_t i = 0; i < q->n_fields; i++)
		write_field(w, &q->fields[i], &a->fields[i]);
	write_raw(w, &a->workload_extra);
	json_close(&w->json, '}');
}

#include "export/text/json.h"

#include "export/report/answer_words.h"
#include "export/report/caveats.h"

static void put_things(struct json_writer *w, const char *key, const struct questionnaire *q,
		       const struct things *list)
{
	json_open(w, key, '[', true);
	for (size_t i = 0; i < list->n; i++) {
		json_open(w, NULL, '{', true);
		json_text(w, "id", thing_id(q, list->items[i]));
		json_text(w, "kind", thing_kind_name(list->items[i].kind));
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_references(struct json_writer *w, const struct questionnaire *q)
{
	json_open(w, "references", '[', false);
	for (size_t i = 0; i < q->n_references; i++) {
		const struct reference *ref = &q->references[i];

		json_open(w, NULL, '{', true);
		json_text(w, "id", ref->id);
		json_word(w, "title", ref->title);
		json_word(w, "path", ref->path);
		json_texts(w, "sources", &ref->sources);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_glossary(struct json_writer *w, const struct questionnaire *q)
{
	json_open(w, "glossary", '[', false);
	for (size_t i = 0; i < q->n_terms; i++) {
		const struct glossary_term *term = &q->terms[i];

		json_open(w, NULL, '{', true);
		json_text(w, "id", term->id);
		json_text(w, "term", term->term);
		json_text(w, "text", term->text);
		json_texts(w, "also", &term->also);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_sources(struct json_writer *w, const struct questionnaire *q)
{
	json_open(w, "sources", '[', false);
	for (size_t i = 0; i < q->n_sources; i++) {
		json_open(w, NULL, '{', true);
		json_text(w, "id", q->sources[i].id);
		json_text(w, "text", q->sources[i].text);
		put_things(w, "carried", q, &q->sources[i].carried);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_caveats(struct json_writer *w, const struct report *r)
{
	struct arena a = {0};
	struct caveats c = caveats_of(&a, r);

	json_open(w, "caveats", '[', false);
	for (size_t i = 0; i < c.order.n; i++) {
		const struct caveat *x = &r->q->caveats[c.order.items[i]];

		json_open(w, NULL, '{', false);
		json_text(w, "id", x->id);
		json_bool(w, "asked", i < c.n_here);
		json_text(w, "text", x->text);
		json_bool(w, "recheck", x->recheck);
		json_word(w, "basis", x->basis);
		put_things(w, "concerns", r->q, &x->concerns);
		json_close(w, '}');
	}
	json_close(w, ']');
	arena_release(&a);
}

void json_content(struct json_writer *w, const struct report *r)
{
	put_references(w, r->q);
	put_glossary(w, r->q);
	put_sources(w, r->q);
	put_caveats(w, r);
}

void json_caveat_ids(struct json_writer *w, const struct questionnaire *q, struct thing t)
{
	const struct indices *caveats = &links_of(q, t)->caveats;

	json_open(w, "caveats", '[', true);
	for (size_t i = 0; i < caveats->n; i++)
		json_text(w, NULL, q->caveats[caveats->items[i]].id);
	json_close(w, ']');
}

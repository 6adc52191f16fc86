/* The workshop in the JSON report: agenda, parking lot, and the votes of an answer. */
#include "export/text/json.h"

#include "export/report/answer_words.h"
#include "model/assessment/workshop.h"

static void put_agenda(struct json_writer *w, const struct report *r)
{
	const struct workshop *shop = &r->a->workshop;

	json_open(w, "agenda", '[', false);
	for (size_t i = 0; i < shop->n_agenda; i++) {
		const struct agenda_item *item = &shop->agenda[i];

		json_open(w, NULL, '{', true);
		json_text(w, "section", item->section);
		json_text(w, "title", agenda_title(r->q, item));
		json_integer(w, "minutes", item->minutes);
		json_word(w, "started", item->started);
		json_integer(w, "spent_seconds", item->spent);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_parking_lot(struct json_writer *w, const struct report *r)
{
	const struct workshop *shop = &r->a->workshop;

	json_open(w, "parking_lot", '[', false);
	for (size_t i = 0; i < shop->n_parked; i++) {
		const struct parked *item = &shop->parked[i];

		json_open(w, NULL, '{', true);
		json_text(w, "text", item->text);
		json_word(w, "about", item->about);
		json_word(w, "at", item->at);
		json_word(w, "by", item->by);
		json_bool(w, "done", item->done);
		json_close(w, '}');
	}
	json_close(w, ']');
}

void json_workshop(struct json_writer *w, const struct report *r)
{
	json_open(w, "workshop", '{', false);
	json_texts(w, "participants", workshop_people(r->a));
	put_agenda(w, r);
	put_parking_lot(w, r);
	json_close(w, '}');
}

/* A level as a number, an option by its id, what a practice is by its word. */
static void put_value(struct json_writer *w, const char *key, const struct report *r,
		      const struct ballot *b, int value)
{
	char buf[16];

	if (value != VOTE_UNKNOWN && b->what.kind == THING_DECISION)
		json_text(w, key, r->q->decisions[b->what.index].options[value].id);
	else if (value != VOTE_UNKNOWN && !ballot_is_practice(r->q, b->what))
		json_integer(w, key, value);
	else
		json_text(w, key, ballot_word(buf, r->q, b, value));
}

static void put_cast(struct json_writer *w, const struct report *r,
		     const struct ballot *b, const struct votes *votes)
{
	bool taken = votes_taken(r->a, b);

	json_open(w, "cast", '[', false);
	for (size_t i = 0; i < votes->n; i++) {
		const struct vote *v = &votes->items[i];

		if (v->item != b->item)
			continue;
		json_open(w, NULL, '{', true);
		json_text(w, "who", v->who);
		put_value(w, "value", r, b, v->value);
		json_bool(w, "dissent", taken && vote_differs(r->a, b, v));
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_spread(struct json_writer *w, const struct report *r,
		       const struct ballot *b, const struct spread *s)
{
	size_t n = ballot_answers(r->q, b);
	bool levels = b->what.kind == THING_QUESTION && !ballot_is_practice(r->q, b->what);

	json_open(w, "spread", '[', false);
	for (size_t i = 0; i < n; i++) {
		json_open(w, NULL, '{', true);
		put_value(w, "value", r, b, (int)i);
		json_integer(w, "votes", (int64_t)s->counts[i]);
		json_close(w, '}');
	}
	json_close(w, ']');
	json_integer(w, "unknown", (int64_t)s->unknown);
	if (!levels || s->unknown == s->n) {
		json_null(w, "median");
		json_null(w, "mean");
	} else {
		json_decimal(w, "median", s->median * 5, 1);
		json_decimal(w, "mean", s->mean, 2);
	}
	put_value(w, "consensus", r, b, s->consensus);
	json_bool(w, "taken", votes_taken(r->a, b));
}

void json_votes(struct json_writer *w, const struct report *r, const struct ballot *b)
{
	const struct answer *answer = b->what.kind == THING_DECISION
					      ? &r->a->decisions[b->what.index]
					      : &r->a->questions[b->what.index];
	struct spread spread;

	votes_spread(&spread, r->q, b, &answer->votes);
	if (!spread.n) {
		json_null(w, "votes");
		return;
	}
	json_open(w, "votes", '{', false);
	put_cast(w, r, b, &answer->votes);
	put_spread(w, r, b, &spread);
	json_close(w, '}');
}

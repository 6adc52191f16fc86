/* The workshop in the JSON report: agenda, parking lot, and the votes of an answer. */
#include "export/export_json.h"

#include "export/words.h"
#include "model/workshop.h"

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

/* A level as a number, an option by its id. */
static void put_value(struct json_writer *w, const char *key, const struct report *r,
		      struct thing what, int value)
{
	if (what.kind == THING_DECISION)
		json_text(w, key, r->q->decisions[what.index].options[value].id);
	else
		json_integer(w, key, value);
}

static void put_cast(struct json_writer *w, const struct report *r, struct thing what,
		     const struct answer *answer)
{
	json_open(w, "cast", '[', false);
	for (size_t i = 0; i < answer->votes.n; i++) {
		const struct vote *v = &answer->votes.items[i];

		json_open(w, NULL, '{', true);
		json_text(w, "who", v->who);
		put_value(w, "value", r, what, v->value);
		json_bool(w, "dissent", vote_dissents(answer, v, what));
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_spread(struct json_writer *w, const struct report *r, struct thing what,
		       const struct spread *s)
{
	size_t n = what.kind == THING_DECISION ? r->q->decisions[what.index].n_options
					       : Q_LEVELS;

	json_open(w, "spread", '[', false);
	for (size_t i = 0; i < n; i++) {
		json_open(w, NULL, '{', true);
		put_value(w, "value", r, what, (int)i);
		json_integer(w, "votes", (int64_t)s->counts[i]);
		json_close(w, '}');
	}
	json_close(w, ']');
	if (what.kind == THING_DECISION) {
		json_null(w, "median");
		json_null(w, "mean");
	} else {
		json_decimal(w, "median", s->median * 5, 1);
		json_decimal(w, "mean", s->mean, 2);
	}
	put_value(w, "consensus", r, what, s->consensus);
}

void json_votes(struct json_writer *w, const struct report *r, struct thing what)
{
	const struct answer *answer = what.kind == THING_DECISION
					      ? &r->a->decisions[what.index]
					      : &r->a->questions[what.index];
	struct spread spread;

	if (!answer->votes.n) {
		json_null(w, "votes");
		return;
	}
	votes_spread(&spread, r->q, what, &answer->votes);
	json_open(w, "votes", '{', false);
	put_cast(w, r, what, answer);
	put_spread(w, r, what, &spread);
	json_close(w, '}');
}

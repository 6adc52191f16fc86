/* The member "workshop", and the votes of an answer; see read.h. */
#include "model/assessment/read.h"

#include <string.h>

#include "base/json_write.h"
#include "base/names.h"

static void read_minutes(struct reader *r, const struct jnode *n, void *slot)
{
	reader_number(r, n, 0, AGENDA_MINUTES_MAX, slot);
}

static void read_spent(struct reader *r, const struct jnode *n, void *slot)
{
	reader_number(r, n, 0, AGENDA_SPENT_MAX, slot);
}

/* clang-format off */
const struct member agenda_members[] = {
	{"section", offsetof(struct agenda_item, section), reader_text, TEXT_ROOM},
	{"minutes", offsetof(struct agenda_item, minutes), read_minutes, NO_TEXT},
	{"started", offsetof(struct agenda_item, started), reader_time, TEXT_PLAIN},
	{"spent", offsetof(struct agenda_item, spent), read_spent, NO_TEXT},
	{"stopped", offsetof(struct agenda_item, stopped), reader_time, TEXT_PLAIN},
	{0},
};
const struct member parked_members[] = {
	{"text", offsetof(struct parked, text), reader_note, TEXT_ROOM},
	{"about", offsetof(struct parked, about), reader_text, TEXT_ROOM},
	{"at", offsetof(struct parked, at), reader_time, TEXT_PLAIN},
	{"by", offsetof(struct parked, by), reader_text, TEXT_PERSON},
	{"done", offsetof(struct parked, done), reader_flag, NO_TEXT},
	{0},
};
/* clang-format on */

static void read_agenda_item(struct reader *r, const struct jnode *n, struct workshop *w)
{
	struct agenda_item item = {.section = "", .started = "", .stopped = ""}, *slot;

	reader_object(r, n, agenda_members, &item, &item.extra);
	if (n->kind == JNODE_OBJECT && !json_get(n, "section"))
		reader_fault(r, n->at,
			     "a \"section\" is missing: the id of one, \"profile\", "
			     "\"decisions\", or what else there is time for");
	slot = ARENA_PUSH(r->arena, w->agenda, w->n_agenda);
	*slot = item;
}

/* The timer tells lines apart by their section. */
static void want_different(struct reader *r, const struct jnode *n,
			   const struct workshop *w)
{
	struct arena scratch = {0};
	struct names seen = {.arena = &scratch};

	for (size_t i = 0; i < w->n_agenda; i++)
		if (names_add(&seen, w->agenda[i].section, i) != NAMES_NONE)
			reader_fault(r, n->at, "\"agenda\" holds '%.80s' twice",
				     w->agenda[i].section);
	arena_release(&scratch);
}

static void read_agenda(struct reader *r, const struct jnode *n, void *slot)
{
	if (!reader_want(r, n, JNODE_LIST, "a list of objects"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next)
		read_agenda_item(r, c, slot);
	want_different(r, n, slot);
}

static void read_parked_item(struct reader *r, const struct jnode *n, struct workshop *w)
{
	struct parked item = {.text = "", .about = "", .at = "", .by = ""}, *slot;

	reader_object(r, n, parked_members, &item, &item.extra);
	if (n->kind == JNODE_OBJECT && !json_get(n, "text"))
		reader_fault(r, n->at, "a \"text\" is missing: what was parked");
	slot = ARENA_PUSH(r->arena, w->parked, w->n_parked);
	*slot = item;
}

static void read_parking_lot(struct reader *r, const struct jnode *n, void *slot)
{
	if (!reader_want(r, n, JNODE_LIST, "a list of objects"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next)
		read_parked_item(r, c, slot);
}

const struct member workshop_members[] = {
	{"participants", offsetof(struct workshop, participants), reader_texts, TEXT_PERSON},
	{"agenda", 0, read_agenda, NO_TEXT},
	{"parking_lot", 0, read_parking_lot, NO_TEXT},
	{0},
};

void reader_workshop(struct reader *r, const struct jnode *n, void *slot)
{
	struct workshop *w = slot;

	reader_object(r, n, workshop_members, w, &w->extra);
}

/* The name is quoted our way, so that a new vote of the same person finds it. */
static void keep_vote(struct reader *r, const struct jnode *n, struct votes *votes)
{
	struct str who = {0};

	json_quote(&who, n->key);
	raw_keep(r->arena, &votes->extra, str_text(&who), who.len, n->raw, n->raw_len);
	str_release(&who);
}

static bool is_unknown(const struct jnode *n)
{
	return n->kind == JNODE_TEXT &&
	       !strcmp(n->text, practice_value_name(PRACTICE_UNKNOWN));
}

/* The option of a vote, or VOTE_NONE: then it was kept, or is a fault. */
static int read_option_vote(struct reader *r, const struct jnode *n, struct votes *votes)
{
	int value;

	if (!reader_want(r, n, JNODE_TEXT, "the id of an option, or \"unknown\""))
		return VOTE_NONE;
	value = decision_option(r->decision, n->text);
	if (value >= 0)
		return value;
	if (is_unknown(n))
		return VOTE_UNKNOWN;
	keep_vote(r, n, votes);
	return VOTE_NONE;
}

static int read_practice_vote(struct reader *r, const struct jnode *n)
{
	int practice = reader_word(r, n, &practice_words), value;

	if (practice < 0)
		return VOTE_NONE;
	value = vote_from_practice(practice);
	if (value == VOTE_NONE)
		reader_fault(r, n->at, "a vote is \"yes\", \"partial\", \"no\" or "
				       "\"unknown\"");
	return value;
}

/* Could it be a vote on what is asked now? Else it is one on what an earlier version asked. */
static bool may_be_vote(const struct reader *r, const struct jnode *n)
{
	bool level = r->question && !r->question->n_practices;

	return is_unknown(n) || n->kind == (level ? JNODE_NUMBER : JNODE_TEXT);
}

static int read_vote(struct reader *r, const struct jnode *n, struct votes *votes)
{
	int value = VOTE_NONE;

	if (!may_be_vote(r, n) && reader_allows_misfit(r)) {
		keep_vote(r, n, votes);
		return VOTE_NONE;
	}
	if (r->decision)
		return read_option_vote(r, n, votes);
	if (r->question->n_practices)
		return read_practice_vote(r, n);
	if (is_unknown(n))
		return VOTE_UNKNOWN;
	if (!reader_number(r, n, 0, Q_LEVELS - 1, &value) || question_offers(r->question, value))
		return value;
	keep_vote(r, n, votes);
	return VOTE_NONE;
}

/* The votes on one thing: by who cast them. */
static void read_ballot(struct reader *r, const struct jnode *n, size_t item,
			struct votes *votes)
{
	for (const struct jnode *c = n->first; c; c = c->next) {
		int value = read_vote(r, c, votes);
		struct vote *vote;

		if (value < 0)
			continue;
		vote = ARENA_PUSH(r->arena, votes->items, votes->n);
		*vote = (struct vote){arena_strdup(r->arena, c->key), item, value};
	}
}

/* Each practice has its own; those on practices that are not known are kept. */
static void read_ballots(struct reader *r, const struct jnode *n, struct votes *votes)
{
	uint64_t present = reader_present(r, n), taken = 0;

	for (const struct jnode *c = n->first; c; c = c->next) {
		int item = reader_practice(r, present, c->key);
		size_t before = votes->n;

		if (item < 0 || (taken >> item & 1))
			keep_vote(r, c, votes);
		else if (reader_want(r, c, JNODE_OBJECT, "an object like {\"Ann\": \"yes\"}"))
			read_ballot(r, c, (size_t)item, votes);
		if (votes->n > before)
			taken |= UINT64_C(1) << item;
	}
}

void reader_votes(struct reader *r, const struct jnode *n, void *slot)
{
	bool practices = r->question && r->question->n_practices;

	if (!reader_want(r, n, JNODE_OBJECT,
			 r->decision ? "an object like {\"Ann\": \"net\"}"
			 : practices ? "an object like {\"replicas\": {\"Ann\": \"yes\"}}"
				     : "an object like {\"Ann\": 3}"))
		return;
	if (practices)
		read_ballots(r, n, slot);
	else
		read_ballot(r, n, 0, slot);
}

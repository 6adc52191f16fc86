/* The member "answers", and the votes in it. */
#include "model/assessment/members.h"

#include <string.h>

struct answer *assessment_answer(struct assessment *a, struct thing t)
{
	if (t.kind == THING_QUESTION)
		return &a->questions[t.index];
	if (t.kind == THING_DECISION)
		return &a->decisions[t.index];
	return NULL;
}

void answer_settle(struct answer *a, const struct question *q)
{
	bool set = false, na = false;

	for (size_t i = 0; i < q->n_practices; i++) {
		set |= a->practices[i] != PRACTICE_UNSET && !q->practices[i].withdrawn;
		na |= a->practices[i] == PRACTICE_NA;
	}
	a->state = set ? ANSWER_SET : ANSWER_UNSET;
	if (!na)
		a->reason = NA_NONE;
}

/* A member that does not go with what is asked: in a file made with another version of the
 * questionnaire it is kept as it is, else it is a fault, told by text. */
static void misfit(struct reader *r, const struct jnode *n, const char *text)
{
	if (reader_allows_misfit(r))
		reader_keep_plain(r, &r->answer->extra, n->key, n);
	else
		reader_fault(r, n->key_at, "\"%s\" does not fit %s: %s", n->key,
			     r->question ? r->question->id : r->decision->id, text);
}

/* How the thing being read is answered. */
static const char *how_answered(const struct reader *r)
{
	static const char *const by_type[] = {
		[TYPE_LEVELS] = "it is answered by a \"level\" from 0 to 4",
		[TYPE_PRACTICES] = "it is answered by \"practices\"",
		[TYPE_CHECKS] = "it is answered by \"practices\"",
		[TYPE_DECISIONS] = "it follows from its decisions; answer those",
	};

	return r->decision ? "a decision is answered by an \"option\""
			   : by_type[r->question->type];
}

static void read_level(struct reader *r, const struct jnode *n, void *object)
{
	struct answer *answer = object;

	if (!r->question || !question_has_levels(r->question))
		misfit(r, n, how_answered(r));
	else if (!reader_number(r, n, 0, Q_LEVELS - 1, &answer->level))
		return;
	else if (question_offers(r->question, answer->level))
		answer->state = ANSWER_SET;
	else /* like an option that is no more */
		reader_keep_plain(r, &answer->extra, "level", n);
}

static void read_option(struct reader *r, const struct jnode *n, void *object)
{
	struct answer *answer = object;

	if (!r->decision) {
		misfit(r, n, how_answered(r));
		return;
	}
	if (!reader_want(r, n, JNODE_TEXT, "the id of an option"))
		return;
	answer->option = decision_option(r->decision, n->text);
	if (answer->option >= 0)
		answer->state = ANSWER_SET;
	else
		reader_keep_plain(r, &answer->extra, "option", n);
}

static void read_practices(struct reader *r, const struct jnode *n, void *object)
{
	struct answer *answer = object;
	uint64_t present;

	if (!r->question || !r->question->n_practices) {
		misfit(r, n, how_answered(r));
		return;
	}
	if (!reader_want(r, n, JNODE_OBJECT, "an object like {\"replicas\": \"yes\"}"))
		return;
	present = reader_present(r, n);
	for (const struct jnode *c = n->first; c; c = c->next) {
		int i = reader_practice(r, present, c->key), value;

		/* Of two old ids of one practice the first counts. */
		if (i < 0 || answer->practices[i] != PRACTICE_UNSET) {
			reader_keep(r, &answer->practices_extra, c);
			continue;
		}
		value = reader_word(r, c, &practice_words);
		if (value >= 0)
			answer->practices[i] = (unsigned char)value;
	}
}

static void read_state(struct reader *r, const struct jnode *n, void *object)
{
	static const char *const names[] = {"", "", "unknown", "not-applicable"};
	static const struct word_list states = {names, 4, 0};
	int state = reader_word(r, n, &states);

	(void)object; /* judged by read_answer, when all is known */
	if (r->decision && state == ANSWER_NOT_APPLICABLE)
		misfit(r, n, "a decision can be unknown, not not-applicable");
	else if (r->question && r->question->type == TYPE_DECISIONS &&
		 state == ANSWER_UNKNOWN)
		misfit(r, n, "it follows from its decisions; those can be unknown");
}

static bool has_state(const struct writer *w, const void *object)
{
	const struct answer *answer = object;
	bool practices = w->question && !question_has_levels(w->question);

	return answer->state != ANSWER_UNSET && !(answer->state == ANSWER_SET && practices);
}

/* The level, the option, or why there is none. */
static void write_state(struct writer *w, const void *object)
{
	const struct answer *answer = object;

	if (answer->state == ANSWER_UNKNOWN)
		json_text(&w->json, "state", "unknown");
	else if (answer->state == ANSWER_NOT_APPLICABLE)
		json_text(&w->json, "state", "not-applicable");
	else if (w->question)
		json_integer(&w->json, "level", answer->level);
	else
		json_text(&w->json, "option", w->decision->options[answer->option].id);
}

static bool has_practices(const struct writer *w, const void *object)
{
	const struct answer *answer = object;

	for (size_t i = 0; w->question && i < w->question->n_practices; i++)
		if (answer->practices[i] != PRACTICE_UNSET)
			return true;
	return answer->practices_extra.n > 0;
}

static void write_practices(struct writer *w, const void *object)
{
	const struct answer *answer = object;
	const struct question *q = w->question;

	json_open(&w->json, "practices", '{', true);
	for (size_t i = 0; q && i < q->n_practices; i++)
		if (answer->practices[i] != PRACTICE_UNSET)
			json_text(&w->json, q->practices[i].id,
				  practice_words.words[answer->practices[i]]);
	write_raw(w, &answer->practices_extra);
	json_close(&w->json, '}');
}

/* Votes. */

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

static void read_votes(struct reader *r, const struct jnode *n, void *object)
{
	struct answer *answer = object;
	bool practices = r->question && r->question->n_practices;

	if (r->question && r->question->type == TYPE_DECISIONS) {
		misfit(r, n, "it follows from its decisions; votes are on those");
		return;
	}
	if (!reader_want(r, n, JNODE_OBJECT,
			 r->decision ? "an object like {\"Ann\": \"net\"}"
			 : practices ? "an object like {\"replicas\": {\"Ann\": \"yes\"}}"
				     : "an object like {\"Ann\": 3}"))
		return;
	if (practices)
		read_ballots(r, n, &answer->votes);
	else
		read_ballot(r, n, 0, &answer->votes);
}

static void write_vote(struct writer *w, const struct vote *v)
{
	struct json_writer *json = &w->json;

	if (v->value == VOTE_UNKNOWN)
		json_text(json, v->who, practice_value_name(PRACTICE_UNKNOWN));
	else if (w->decision)
		json_text(json, v->who, w->decision->options[v->value].id);
	else if (w->question->n_practices)
		json_text(json, v->who,
			  practice_value_name(
				  (enum practice_value)vote_to_practice(v->value)));
	else
		json_integer(json, v->who, v->value);
}

/* All votes on one thing, as members. */
static void write_ballot(struct writer *w, const struct votes *v, size_t item)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->items[i].item == item)
			write_vote(w, &v->items[i]);
}

static void write_votes(struct writer *w, const void *object)
{
	const struct answer *answer = object;
	const struct votes *v = &answer->votes;
	const struct question *q = w->question;
	bool practices = q && q->n_practices;

	json_open(&w->json, "votes", '{', !practices);
	for (size_t i = 0; practices && i < q->n_practices; i++) {
		if (!votes_on(v, i))
			continue;
		json_open(&w->json, q->practices[i].id, '{', true);
		write_ballot(w, v, i);
		json_close(&w->json, '}');
	}
	if (!practices)
		write_ballot(w, v, 0);
	write_raw(w, &v->extra);
	json_close(&w->json, '}');
}

/* clang-format off */
const struct member answer_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(answer, extra), .on_line = true},
	{"level", AS_OWN, NO_TEXT, .read = read_level, .is_set = has_state,
	 .write = write_state},
	{"state", AS_OWN, NO_TEXT, .read = read_state},
	{"option", AS_OWN, NO_TEXT, .read = read_option},
	{"practices", AS_OWN, NO_TEXT, AT(answer, practices_extra),
	 .read = read_practices, .is_set = has_practices, .write = write_practices},
	{"reason", AS_WORD, NO_TEXT, AT(answer, reason), .words = &reason_words},
	{"note", AS_NOTE, TEXT_REMARK, AT(answer, note), .breaks = true},
	{"evidence", AS_TEXTS, TEXT_REMARK, AT(answer, evidence), .breaks = true},
	{"by", AS_TEXT, TEXT_PERSON, AT(answer, by)},
	{"at", AS_TIME, TEXT_PLAIN, AT(answer, at)},
	{"confidence", AS_WORD, NO_TEXT, AT(answer, confidence),
	 .words = &confidence_words},
	{"flag", AS_FLAG, NO_TEXT, AT(answer, flag)},
	{"version", AS_TEXT, TEXT_PLAIN, AT(answer, version)},
	{"votes", AS_VOTES, TEXT_ROOM, AT(answer, votes), .breaks = true,
	 .read = read_votes, .write = write_votes},
	{0},
};
/* clang-format on */

void answer_init(struct arena *arena, struct answer *a, size_t n_practices)
{
	*a = (struct answer){.option = -1};
	init_object(answer_members, a);
	if (n_practices)
		a->practices = arena_new(arena, unsigned char, n_practices);
}

static bool kept_raw(const struct answer *a, const char *key)
{
	size_t len = strlen(key);

	for (size_t i = 0; i < a->extra.n; i++)
		if (!strncmp(a->extra.items[i].key + 1, key, len) &&
		    !strcmp(a->extra.items[i].key + 1 + len, "\""))
			return true;
	return false;
}

/* Brings "state", which wins over nothing else, together with the rest of the answer. */
static void settle_state(struct reader *r, const struct jnode *n)
{
	const struct jnode *state = json_get(n, "state");
	struct answer *answer = r->answer;

	if (!state || state->kind != JNODE_TEXT || kept_raw(answer, "state"))
		return;
	if (answer->state == ANSWER_SET) {
		reader_fault(r, state->key_at,
			     "\"state\" stands beside an answer; keep one of them");
		return;
	}
	if (!strcmp(state->text, "unknown"))
		answer->state = ANSWER_UNKNOWN;
	else if (!strcmp(state->text, "not-applicable"))
		answer->state = ANSWER_NOT_APPLICABLE;
	if (answer->state == ANSWER_NOT_APPLICABLE && !json_get(n, "reason"))
		reader_fault(r, state->at,
			     "a \"reason\" is missing; use out-of-scope, "
			     "architecture-constraint or other");
}

/* The answer that r says is being read. */
static void read_answer(struct reader *r, const struct jnode *n)
{
	enum na_reason reason;

	r->answer->present = true;
	if (n->kind != JNODE_OBJECT) {
		reader_fault(r, n->at, "the answer to %s must be an object, not %s; %s",
			     n->key, reader_shown(r, n), how_answered(r));
		return;
	}
	read_object(r, n, answer_members, r->answer);
	reason = r->answer->reason;
	if (r->question && r->question->n_practices) {
		answer_settle(r->answer, r->question);
		r->answer->reason = reason;
	}
	settle_state(r, n);
}

void read_answers(struct reader *r, const struct jnode *n, void *object)
{
	struct assessment *a = object;

	if (!reader_want(r, n, JNODE_OBJECT, "an object"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next) {
		const struct questionnaire *q = a->questionnaire;
		struct thing thing = questionnaire_find(q, c->key);
		bool question = thing.kind == THING_QUESTION;

		if (!question && thing.kind != THING_DECISION) {
			reader_keep(r, &a->answers_extra, c);
			continue;
		}
		r->question = question ? &q->questions[thing.index] : NULL;
		r->decision = question ? NULL : &q->decisions[thing.index];
		r->answer = assessment_answer(a, thing);
		read_answer(r, c);
	}
}

static void write_answer(struct writer *w, const struct answer *answer,
			 const struct question *q, const struct decision *d)
{
	w->question = q;
	w->decision = d;
	if (object_is_set(w, answer_members, answer))
		write_object(w, q ? q->id : d->id, answer_members, answer);
}

void write_answers(struct writer *w, const void *object)
{
	const struct assessment *a = object;
	const struct questionnaire *q = a->questionnaire;

	json_open(&w->json, "answers", '{', false);
	for (size_t i = 0; i < q->n_decisions; i++)
		write_answer(w, &a->decisions[i], NULL, &q->decisions[i]);
	for (size_t i = 0; i < q->n_questions; i++)
		write_answer(w, &a->questions[i], &q->questions[i], NULL);
	write_raw(w, &a->answers_extra);
	json_close(&w->json, '}');
}

bool withdrawn_answer(struct arena *arena, const struct assessment *a, size_t withdrawn,
		      struct answer *into)
{
	const struct withdrawn *w = &a->questionnaire->withdrawn[withdrawn];
	const char *id = thing_id(a->questionnaire, (struct thing){THING_WITHDRAWN, withdrawn});
	const char *raw = raw_value(&a->answers_extra, id);
	struct diags d = {0};
	struct reader r = {.arena = arena, .diags = &d, .newer = true,
			   .question = w->question, .decision = w->decision, .answer = into};
	struct jnode *n;

	if (!raw || w->rule)
		return false;
	answer_init(arena, into, w->question ? w->question->n_practices : 0);
	n = json_read(arena, "", raw, strlen(raw), &d);
	if (n)
		read_answer(&r, n);
	diags_release(&d);
	return n != NULL;
}

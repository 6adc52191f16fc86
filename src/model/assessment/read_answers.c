#include "model/assessment/read.h"

#include <string.h>

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

static void read_level(struct reader *r, const struct jnode *n, void *slot)
{
	struct answer *answer = slot;

	if (!r->question || r->question->type != TYPE_LEVELS)
		misfit(r, n, how_answered(r));
	else if (!reader_number(r, n, 0, Q_LEVELS - 1, &answer->level))
		return;
	else if (question_offers(r->question, answer->level))
		answer->state = ANSWER_SET;
	else /* like an option that is no more */
		reader_keep_plain(r, &answer->extra, "level", n);
}

static void read_option(struct reader *r, const struct jnode *n, void *slot)
{
	struct answer *answer = slot;

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

static void read_practices(struct reader *r, const struct jnode *n, void *slot)
{
	struct answer *answer = slot;
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

static void read_state(struct reader *r, const struct jnode *n, void *slot)
{
	static const char *const names[] = {"", "", "unknown", "not-applicable"};
	static const struct word_list states = {names, 4, 0};
	int state = reader_word(r, n, &states);

	(void)slot; /* judged by read_answer, when all is known */
	if (r->decision && state == ANSWER_NOT_APPLICABLE)
		misfit(r, n, "a decision can be unknown, not not-applicable");
	else if (r->question && r->question->type == TYPE_DECISIONS &&
		 state == ANSWER_UNKNOWN)
		misfit(r, n, "it follows from its decisions; those can be unknown");
}

static void read_reason(struct reader *r, const struct jnode *n, void *slot)
{
	enum na_reason *reason = slot;
	int value = reader_word(r, n, &reason_words);

	if (value >= 0)
		*reason = (enum na_reason)value;
}

static void read_confidence(struct reader *r, const struct jnode *n, void *slot)
{
	enum confidence *confidence = slot;
	int value = reader_word(r, n, &confidence_words);

	if (value >= 0)
		*confidence = (enum confidence)value;
}

void reader_answer_votes(struct reader *r, const struct jnode *n, void *slot)
{
	if (r->decision || r->question->type != TYPE_DECISIONS)
		reader_votes(r, n, slot);
	else
		misfit(r, n, "it follows from its decisions; votes are on those");
}

/* clang-format off */
const struct member answer_members[] = {
	{"level", 0, read_level, NO_TEXT},
	{"state", 0, read_state, NO_TEXT},
	{"option", 0, read_option, NO_TEXT},
	{"practices", 0, read_practices, NO_TEXT},
	{"reason", offsetof(struct answer, reason), read_reason, NO_TEXT},
	{"note", offsetof(struct answer, note), reader_note, TEXT_REMARK},
	{"evidence", offsetof(struct answer, evidence), reader_texts, TEXT_REMARK},
	{"by", offsetof(struct answer, by), reader_text, TEXT_PERSON},
	{"at", offsetof(struct answer, at), reader_time, TEXT_PLAIN},
	{"confidence", offsetof(struct answer, confidence), read_confidence, NO_TEXT},
	{"flag", offsetof(struct answer, flag), reader_flag, NO_TEXT},
	{"version", offsetof(struct answer, version), reader_text, TEXT_PLAIN},
	{"votes", offsetof(struct answer, votes), reader_answer_votes, TEXT_ROOM},
	{0},
};
/* clang-format on */

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
	reader_object(r, n, answer_members, r->answer, &r->answer->extra);
	reason = r->answer->reason;
	if (r->question && r->question->n_practices) {
		answer_settle(r->answer, r->question);
		r->answer->reason = reason;
	}
	settle_state(r, n);
}

void reader_answers(struct reader *r, const struct jnode *n, void *slot)
{
	struct assessment *a = slot;

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

/* A vote: everybody who takes part answers one question, decision or practice, the spread
 * shows at once or when all are in, and what it comes to becomes the answer. */
#include "ui/session/workshop.h"
#include "ui/view/remark.h"
#include "ui/view/vote/vote.h"

/* To the next one who has not voted; else it stays. */
static void next_voter(struct vote_view *v, const struct session *s)
{
	const struct votes *votes = &session_answer(s, v->at.what)->votes;
	size_t n = ballot_voters(s, &v->at);

	for (size_t i = 1; i <= n; i++) {
		size_t k = (v->row.cursor + i) % n;

		if (vote_of(votes, v->at.item, ballot_voter(s, &v->at, k)) == VOTE_NONE) {
			v->row.cursor = k;
			return;
		}
	}
}

/* Another ballot: the first who has not voted is asked. */
static void go(struct vote_view *v, struct session *s, struct ballot to)
{
	size_t n = ballot_voters(s, &to);

	v->at = to;
	v->revealed = false;
	s->vote_item = to.item;
	v->row = (struct list){n ? n - 1 : 0, 0};
	next_voter(v, s);
	if (v->row.cursor + 1 == n &&
	    vote_of(&session_answer(s, to.what)->votes, to.item,
		    ballot_voter(s, &to, v->row.cursor)) != VOTE_NONE)
		v->row.cursor = 0;
}

/* To the practice after or before (by -1) this one; false when there is none. */
static bool step(struct vote_view *v, struct session *s, int by)
{
	const struct question *q = &s->q->questions[v->at.what.index];
	size_t i = v->at.item;

	if (!ballot_is_practice(s->q, v->at.what))
		return false;
	while (by > 0 ? ++i < q->n_practices : i-- > 0) {
		if (!q->practices[i].withdrawn) {
			go(v, s, (struct ballot){v->at.what, i});
			return true;
		}
	}
	return false;
}

/* Answers have the keys that they have in the walk. */
static void refuse(const void *state, struct session *s, enum act a)
{
	const struct vote_view *v = state;
	char levels[32];

	(void)a;
	if (!vote_is_open(v, s))
		return;
	if (v->at.what.kind == THING_DECISION)
		session_say(s, STYLE_WARNING, "this decision takes 1 to %zu",
			    ballot_answers(s->q, &v->at));
	else if (ballot_is_practice(s->q, v->at.what))
		session_say(s, STYLE_WARNING, "this item takes y yes, p partial, n no");
	else
		session_say(s, STYLE_WARNING, "this question takes %s",
			    question_levels_text(levels, &s->q->questions[v->at.what.index]));
}

static struct effect cast(struct vote_view *v, struct session *s, int value)
{
	const char *who = ballot_voter(s, &v->at, v->row.cursor);

	if (!who)
		return people_ask(s);
	if (value >= 0 && value != VOTE_UNKNOWN && !ballot_offers(s->q, &v->at, value))
		refuse(v, s, ACT_OPTION);
	else if (!session_is_asked(s, v->at.what))
		session_say(s, STYLE_WARNING, "%s is not asked here",
			    thing_id(s->q, v->at.what));
	else if (session_vote(s, &v->at, who, value) && value != VOTE_NONE)
		next_voter(v, s);
	return effect_done();
}

/* Shows what is hidden; else takes the result and goes on to the next item, or back to what
 * was voted on. */
static struct effect accept(struct vote_view *v, struct session *s)
{
	struct effect back = {.kind = EFFECT_BACK, .thing = v->at.what};

	if (vote_hides(v, s) &&
	    votes_on(&session_answer(s, v->at.what)->votes, v->at.item)) {
		v->revealed = true;
		return effect_done();
	}
	return session_take_consensus(s, &v->at) && !step(v, s, 1) ? back : effect_done();
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct vote_view *v = state;
	enum cursor_move moves;

	if (!vote_is_open(v, s))
		return effect_of(EFFECT_PASS);
	moves = list_act(&v->row, ballot_voters(s, &v->at), in->rows, in->act);
	if (moves != MOVE_NONE)
		return effect_moved(moves);
	switch (in->act) {
	case ACT_LEVEL:
		return cast(v, s, in->key - '0');
	case ACT_OPTION:
		return cast(v, s, in->key - '1');
	case ACT_YES:
		return cast(v, s, vote_from_practice(PRACTICE_YES));
	case ACT_PARTIAL:
		return cast(v, s, vote_from_practice(PRACTICE_PARTIAL));
	case ACT_NO:
		return cast(v, s, vote_from_practice(PRACTICE_NO));
	case ACT_UNKNOWN:
		return cast(v, s, VOTE_UNKNOWN);
	case ACT_CLEAR:
		return cast(v, s, VOTE_NONE);
	case ACT_PEOPLE:
		return people_ask(s);
	case ACT_HIDE_VOTES:
		v->shows = !v->shows && !v->revealed;
		v->revealed = false;
		if (!v->shows)
			session_say(s, STYLE_INFO,
				    "votes are hidden until all are in or %s shows them",
				    KEY(s, VIEW_VOTE, ACT_ACCEPT));
		else
			session_say(s, STYLE_INFO, "votes show at once");
		return effect_done();
	case ACT_NEXT_QUESTION:
	case ACT_PREVIOUS_QUESTION:
		if (!step(v, s, in->act == ACT_NEXT_QUESTION ? 1 : -1))
			session_say(s, STYLE_INFO, "this is the %s item",
				    in->act == ACT_NEXT_QUESTION ? "last" : "first");
		return effect_done();
	case ACT_ACCEPT:
		return accept(v, s);
	default: /* not ours */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	(void)state;
	return people_reply(s, r, effect_done());
}

static void open(void *state, struct session *s, struct thing where)
{
	struct vote_view *v = state;
	struct ballot b = {where, 0};

	if (where.kind == THING_NONE || !vote_is_possible(s->q, where))
		return;
	if (ballot_is_practice(s->q, where)) {
		const struct question *q = &s->q->questions[where.index];

		if (s->vote_item < q->n_practices)
			b.item = s->vote_item;
		while (q->practices[b.item].withdrawn && b.item + 1 < q->n_practices)
			b.item++;
	}
	go(v, s, b);
}

static struct thing current(const void *state, const struct session *s)
{
	(void)s;
	return ((const struct vote_view *)state)->at.what;
}

static const struct binding *more(const void *state, const struct session *s)
{
	const struct vote_view *v = state;
	size_t n;

	if (!vote_is_open(v, s))
		return NULL;
	if (v->at.what.kind == THING_QUESTION)
		return ballot_is_practice(s->q, v->at.what) ? vote_practice_keys
							    : vote_level_keys;
	n = ballot_answers(s->q, &v->at);
	return vote_option_keys[n > VOTE_OPTION_TABLES ? VOTE_OPTION_TABLES - 1 : n - 1];
}

const struct view_ops view_vote = {
	.title = "Vote",
	.state_size = sizeof(struct vote_view),
	.needs_file = true,
	.more = more,
	.refuse = refuse,
	.current = current,
	.open = open,
	.act = act,
	.reply = reply,
	.draw = vote_draw,
};

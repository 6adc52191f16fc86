/* A vote: everybody who takes part answers one question or decision, the spread shows at
 * once, and what it comes to becomes the answer. */
#include <stdio.h>
#include <string.h>

#include "ui/key_name.h"
#include "ui/list.h"
#include "ui/session_workshop.h"
#include "ui/view.h"

/* Columns of the names at most; blocks of a count, where there is room and where not. */
#define NAMES_COLS 28
#define BLOCKS 8
#define BLOCKS_NARROW 3
#define NARROW_COLS 44

struct vote_view {
	struct thing at;
	struct list row; /* who is asked */
	struct str text; /* lent to effects; owned */
};

enum { TAG_PEOPLE = 1 };

static struct effect done(void)
{
	return effect_of(EFFECT_DONE);
}

static bool is_present(const struct texts *people, const char *who)
{
	for (size_t i = 0; i < people->n; i++)
		if (!strcmp(people->items[i], who))
			return true;
	return false;
}

/* Those who take part, then those who voted but are not listed any more. NULL after the
 * last. */
static const char *voter(const struct session *s, struct thing at, size_t i)
{
	const struct texts *people = workshop_people(s->a);
	const struct votes *votes = &session_answer(s, at)->votes;

	if (i < people->n)
		return people->items[i];
	i -= people->n;
	for (size_t k = 0; k < votes->n; k++)
		if (!is_present(people, votes->items[k].who) && i-- == 0)
			return votes->items[k].who;
	return NULL;
}

static size_t voters(const struct session *s, struct thing at)
{
	size_t n = 0;

	while (voter(s, at, n))
		n++;
	return n;
}

static size_t answers(const struct session *s, struct thing at)
{
	return at.kind == THING_DECISION ? s->q->decisions[at.index].n_options : Q_LEVELS;
}

/* Can it be voted on at all? It may be gone: another file was opened. */
static bool is_open(const struct vote_view *v, const struct session *s)
{
	return s->q && vote_is_possible(s->q, v->at);
}

/* To the next one who has not voted; else it stays. */
static void next_voter(struct vote_view *v, const struct session *s)
{
	const struct votes *votes = &session_answer(s, v->at)->votes;
	size_t n = voters(s, v->at);

	for (size_t i = 1; i < n; i++) {
		size_t k = (v->row.cursor + i) % n;

		if (vote_of(votes, voter(s, v->at, k)) < 0) {
			v->row.cursor = k;
			return;
		}
	}
}

static struct effect ask_people(struct vote_view *v, const struct session *s)
{
	const struct texts *people = workshop_people(s->a);

	str_truncate(&v->text, 0);
	for (size_t i = 0; i < people->n; i++)
		str_addf(&v->text, "%s%s", i ? ", " : "", people->items[i]);
	return (struct effect){.kind = EFFECT_ASK_TEXT,
			       .title = "Who takes part, parted by commas",
			       .text = str_text(&v->text),
			       .tag = TAG_PEOPLE};
}

/* Answers have the keys that they have in the walk. */
static void refuse(const void *state, struct session *s, enum act a)
{
	const struct vote_view *v = state;

	(void)a;
	if (!is_open(v, s))
		return;
	if (v->at.kind == THING_DECISION)
		session_say(s, STYLE_WARNING, "this decision takes 1 to %zu",
			    answers(s, v->at));
	else
		session_say(s, STYLE_WARNING, "this question takes 0 to 4");
}

static struct effect cast(struct vote_view *v, struct session *s, int value)
{
	const char *who = voter(s, v->at, v->row.cursor);

	if (!who)
		session_say(s, STYLE_WARNING, "nobody is listed: %s names who takes part",
			    KEY(s, &view_vote, ACT_PEOPLE));
	else if (value >= (int)answers(s, v->at))
		refuse(v, s, ACT_OPTION);
	else if (!session_is_asked(s, v->at))
		session_say(s, STYLE_WARNING, "%s is not asked here",
			    thing_id(s->q, v->at));
	else if (session_vote(s, v->at, who, value) && value >= 0)
		next_voter(v, s);
	return done();
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct vote_view *v = state;

	if (!is_open(v, s))
		return effect_of(EFFECT_PASS);
	list_clamp(&v->row, voters(s, v->at));
	if (list_act(&v->row, voters(s, v->at), in->rows, in->act))
		return done();
	switch (in->act) {
	case ACT_LEVEL:
		return cast(v, s, in->key - '0');
	case ACT_OPTION:
		return cast(v, s, in->key - '1');
	case ACT_CLEAR:
		return cast(v, s, -1);
	case ACT_PEOPLE:
		return ask_people(v, s);
	case ACT_ACCEPT:
		return session_take_consensus(s, v->at) ? effect_of(EFFECT_BACK) : done();
	default: /* not ours */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	(void)state;
	if (r->accepted && r->tag == TAG_PEOPLE)
		session_set_people(s, r->text);
	return done();
}

static void open(void *state, struct session *s, struct thing where)
{
	struct vote_view *v = state;

	if (where.kind == THING_NONE || !vote_is_possible(s->q, where))
		return;
	v->at = where;
	v->row = (struct list){voters(s, where) - 1, 0};
	if (!voters(s, where))
		v->row.cursor = 0;
	next_voter(v, s);
	if (v->row.cursor + 1 == voters(s, where) &&
	    vote_of(&session_answer(s, where)->votes, voter(s, where, v->row.cursor)) >=
		    0)
		v->row.cursor = 0;
}

/* Drawing. */

static const char *answer_text(struct arena *arena, const struct session *s,
			       struct thing at, size_t i)
{
	if (at.kind == THING_DECISION)
		return s->q->decisions[at.index].options[i].text;
	return question_level_text(arena, &s->q->questions[at.index], (int)i);
}

/* The key of an answer, as it stands beside a name, too. */
static void answer_key(char *buf, size_t size, struct thing at, int i)
{
	snprintf(buf, size, "%d", at.kind == THING_DECISION ? i + 1 : i);
}

/* Answers with their votes; wrapped, or one line each. Returns the row after. */
static int draw_answers(const struct vote_view *v, const struct session *s, struct pane p,
			const struct spread *spread, bool wrapped)
{
	int blocks = p.cols < NARROW_COLS ? BLOCKS_NARROW : BLOCKS;
	struct arena arena = {0};
	int row = 0;

	for (size_t i = 0; i < answers(s, v->at); i++) {
		const char *text = answer_text(&arena, s, v->at, i);
		size_t n = spread->counts[i];
		char key[16];
		int col;

		answer_key(key, sizeof key, v->at, (int)i);
		draw_text(p, row, 0, STYLE_KEY, key);
		col = draw_hline(p, row, 3, n > (size_t)blocks ? blocks : (int)n,
				 STYLE_BAR, SYMBOL_BLOCK);
		if (n)
			draw_textf(p, row, col + 1, STYLE_STRONG, "%zu", n);
		col = 3 + blocks + 4;
		if (wrapped) {
			row = draw_wrap(p, row, col, STYLE_TEXT, text);
		} else {
			draw_fit(p, row, col, p.cols - col, STYLE_TEXT, text);
			row++;
		}
	}
	arena_release(&arena);
	return row;
}

static void draw_names(const struct vote_view *v, const struct session *s, struct pane p)
{
	const struct votes *votes = &session_answer(s, v->at)->votes;
	size_t n = voters(s, v->at);

	if (!n)
		draw_wrapf(p, 0, 0, STYLE_TEXT, "Nobody is listed yet: %s names who takes part.",
			   KEY(s, &view_vote, ACT_PEOPLE));
	for (int row = 0; row < p.rows && v->row.top + (size_t)row < n; row++) {
		size_t i = v->row.top + (size_t)row;
		const char *who = voter(s, v->at, i);
		int vote = vote_of(votes, who);
		char key[16];

		draw_marker(p, row, 0, i == v->row.cursor);
		draw_fit(p, row, 2, p.cols - 6, STYLE_TEXT, who);
		if (vote < 0) {
			draw_symbol(p, row, p.cols - 3, STYLE_DIM, SYMBOL_EMPTY);
			continue;
		}
		answer_key(key, sizeof key, v->at, vote);
		draw_text(p, row, p.cols - 3, STYLE_STRONG, key);
	}
	draw_more(p, (int)v->row.top, (int)n);
}

/* Who is missing, what it comes to, and what Enter does. */
static int draw_sum(const struct vote_view *v, const struct session *s, struct pane p,
		    int row, const struct spread *spread)
{
	struct str text = {0};
	char key[16] = "";

	str_addf(&text, "%zu of %zu have voted", spread->n, voters(s, v->at));
	if (spread->n) {
		answer_key(key, sizeof key, v->at, spread->consensus);
		str_add(&text, ": ");
		if (v->at.kind == THING_DECISION)
			str_addf(&text, "%zu of them for %s",
				 spread->counts[spread->consensus], key);
		else
			spread_words(&text, s->q, v->at, spread);
	}
	row = draw_wrap(p, row, 0, STYLE_TEXT, str_text(&text));
	str_truncate(&text, 0);
	if (spread->n)
		str_addf(&text, "%s makes %s the answer; who differs stays beside it.",
			 KEY(s, &view_vote, ACT_ACCEPT), key);
	draw_wrap(p, row, 0, STYLE_DIM, str_text(&text));
	str_release(&text);
	return row + 1;
}

/* The three parts: question above, names at the left and answers at the right, the sum
 * below. */
struct parts {
	struct pane names, answers;
	int sum;
};

static struct parts part(const struct vote_view *v, const struct session *s,
			 struct pane p)
{
	int row = 1 +
		  draw_wrap(pane_measure(p.cols), 0, 0, STYLE_STRONG,
			    v->at.kind == THING_QUESTION
				    ? s->q->questions[v->at.index].ask
				    : s->q->decisions[v->at.index].ask) +
		  1;
	int rows = p.rows - row - 3, names = p.cols / 3;
	struct parts parts;

	if (rows < 1)
		rows = 1;
	if (names > NAMES_COLS)
		names = NAMES_COLS;
	parts.names = pane_sub(p, row, 0, rows, names);
	parts.answers = pane_sub(p, row, names + 2, rows, p.cols - names - 2);
	parts.sum = p.rows - 2;
	return parts;
}

static void layout(void *state, const struct session *s, int rows, int cols)
{
	struct vote_view *v = state;

	if (is_open(v, s))
		list_scroll(
			&v->row, voters(s, v->at),
			part(v, s, (struct pane){.rows = rows, .cols = cols}).names.rows);
}

static void draw(const void *state, const struct session *s, struct pane p)
{
	const struct vote_view *v = state;
	struct spread spread;
	struct parts parts;
	int col, needed;

	if (!is_open(v, s)) {
		draw_wrapf(p, 0, 0, STYLE_TEXT,
			   "Nothing to vote on: %s in the walk opens a vote.",
			   KEY(s, &view_walk, ACT_VOTE));
		return;
	}
	parts = part(v, s, p);
	votes_spread(&spread, s->q, v->at, &session_answer(s, v->at)->votes);
	col = draw_text(p, 0, 0, STYLE_CURSOR, thing_id(s->q, v->at));
	draw_text(p, 0, col + 2, STYLE_DIM, "a vote");
	draw_wrap(p, 1, 0, STYLE_STRONG,
		  v->at.kind == THING_QUESTION ? s->q->questions[v->at.index].ask
					       : s->q->decisions[v->at.index].ask);
	draw_names(v, s, parts.names);
	needed = draw_answers(v, s, pane_measure(parts.answers.cols), &spread, true);
	draw_answers(v, s, parts.answers, &spread, needed <= parts.answers.rows);
	draw_sum(v, s, p, parts.sum, &spread);
}

static void release(void *state)
{
	str_release(&((struct vote_view *)state)->text);
}

static struct thing current(const void *state, const struct session *s)
{
	(void)s;
	return ((const struct vote_view *)state)->at;
}

static const struct binding level_keys[] = {{"0..4", ACT_LEVEL, "vote"}, {0}};
static const struct binding option_keys[] = {{"1..9", ACT_OPTION, "vote"}, {0}};
static const struct binding *const contexts[] = {level_keys, option_keys, NULL};

static const struct binding *more(const void *state, const struct session *s)
{
	const struct vote_view *v = state;

	if (!is_open(v, s))
		return NULL;
	return v->at.kind == THING_DECISION ? option_keys : level_keys;
}

static const struct binding bindings[] = {{"<Enter>", ACT_ACCEPT, "take the result"},
					  {"p", ACT_PEOPLE, "people"},
					  FOOTER_BACK,
					  {"<Del>", ACT_CLEAR, "no vote"},
					  LIST_BINDINGS,
					  {0}};

const struct view_ops view_vote = {
	.title = "Vote",
	.state_size = sizeof(struct vote_view),
	.needs_file = true,
	.bindings = bindings,
	.more = more,
	.contexts = contexts,
	.refuse = refuse,
	.current = current,
	.open = open,
	.act = act,
	.reply = reply,
	.layout = layout,
	.draw = draw,
	.release = release,
};

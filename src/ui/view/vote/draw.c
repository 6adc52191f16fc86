/* How a vote looks: the question, what the vote comes to, below that names at the left and
 * answers at the right; see vote.h. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/view/remark.h"
#include "ui/view/vote/vote.h"

/* Columns of the names: what stands beside one; at least and at most. */
#define BESIDE_COLS 7
#define NAMES_COLS_MIN 12
#define NAMES_COLS_MAX 28
/* Columns of the bar of the answer with the most votes, at most and in a narrow pane. */
#define BLOCKS 24
#define BLOCKS_NARROW 6
#define NARROW_COLS 48

/* All that is known of the vote while it is drawn. */
struct vote_page {
	const struct vote_view *v;
	const struct session *s;
	const struct votes *votes;
	struct spread spread;
	size_t voters;
	bool hidden;
};

static struct vote_page sheet_of(const struct vote_view *v, const struct session *s)
{
	struct vote_page sh = {.v = v,
			   .s = s,
			   .votes = &session_answer(s, v->at.what)->votes,
			   .voters = ballot_voters(s, &v->at)};

	votes_spread(&sh.spread, s->q, &v->at, sh.votes);
	sh.hidden = vote_hides(v, s);
	return sh;
}

bool vote_hides(const struct vote_view *v, const struct session *s)
{
	size_t in = votes_on(&session_answer(s, v->at.what)->votes, v->at.item);

	return !v->shows && !v->revealed && in < ballot_voters(s, &v->at);
}

static bool is_decision(const struct vote_page *sh)
{
	return sh->v->at.what.kind == THING_DECISION;
}

static bool is_practice(const struct vote_page *sh)
{
	return ballot_is_practice(sh->s->q, sh->v->at.what);
}

/* The key of an answer, as it stands beside a name, too. Returns buf (16). */
static const char *answer_key(char *buf, const struct vote_page *sh, int value)
{
	if (value == VOTE_UNKNOWN)
		return "?";
	if (is_practice(sh))
		return value == 0 ? "n" : value == 1 ? "p" : "y";
	snprintf(buf, 16, "%d", is_decision(sh) ? value + 1 : value);
	return buf;
}

/* The same in a sentence: a practice is called by its word. */
static const char *answer_name(char *buf, const struct vote_page *sh, int value)
{
	if (is_practice(sh))
		return ballot_word(buf, sh->s->q, &sh->v->at, value);
	return answer_key(buf, sh, value);
}

static const char *answer_text(struct arena *arena, const struct vote_page *sh, int value)
{
	static const char *const practice_texts[VOTE_PRACTICES] = {
		"No", "Partial", "Yes, it is in place"};
	struct thing what = sh->v->at.what;

	if (is_practice(sh))
		return practice_texts[value];
	if (is_decision(sh))
		return sh->s->q->decisions[what.index].options[value].text;
	return question_level_text(arena, &sh->s->q->questions[what.index], value);
}

/* Answers that can be chosen. */
static int lines_of(const struct vote_page *sh)
{
	int n = 0;

	for (size_t i = 0; i < ballot_answers(sh->s->q, &sh->v->at); i++)
		n += ballot_offers(sh->s->q, &sh->v->at, (int)i);
	return n;
}

/* Answers with their votes, practices from good to bad, as elsewhere. Texts are wrapped as
 * long as there are rows to spare. Returns the row after. */
static int draw_answers(const struct vote_page *sh, struct pane p)
{
	int blocks = p.cols < NARROW_COLS ? BLOCKS_NARROW : p.cols / 4, col;
	size_t n = ballot_answers(sh->s->q, &sh->v->at);
	int row = 0, spare = p.rows - lines_of(sh), most = 1;
	struct arena arena = {0};

	if (blocks > BLOCKS)
		blocks = BLOCKS;
	col = 3 + blocks + 4;
	for (size_t i = 0; i < n; i++)
		most = (int)sh->spread.counts[i] > most ? (int)sh->spread.counts[i] : most;

	for (size_t i = 0; i < n; i++) {
		int value = is_practice(sh) ? VOTE_PRACTICES - 1 - (int)i : (int)i, needed, end;
		int votes = sh->hidden ? 0 : (int)sh->spread.counts[value];
		const char *text = answer_text(&arena, sh, value);
		char key[16];

		if (!ballot_offers(sh->s->q, &sh->v->at, value))
			continue;
		draw_text(p, row, 0, STYLE_KEY, answer_key(key, sh, value));
		end = draw_hline(p, row, 3, votes * blocks / most, STYLE_BAR, SYMBOL_BLOCK);
		if (votes)
			draw_textf(p, row, end + 1, STYLE_STRONG, "%d", votes);
		needed = draw_wrap(pane_measure(p.cols), 0, col, STYLE_TEXT, text);
		if (needed > 1 && needed - 1 > spare) {
			draw_fit(p, row, col, p.cols - col, STYLE_TEXT, text);
			row++;
			continue;
		}
		draw_wrap(p, row, col, STYLE_TEXT, text);
		row += needed > 1 ? needed : 1;
		spare -= needed > 1 ? needed - 1 : 0;
	}
	arena_release(&arena);
	draw_more(p, 0, row);
	return row;
}

static void draw_name(const struct vote_page *sh, struct pane p, int row, size_t i)
{
	const char *who = ballot_voter(sh->s, &sh->v->at, i);
	int vote = vote_of(sh->votes, sh->v->at.item, who);
	char key[16];

	draw_marker(p, row, 0, i == sh->v->row.cursor);
	draw_fit(p, row, 2, p.cols - BESIDE_COLS + 1, STYLE_TEXT, who);
	if (vote == VOTE_NONE)
		draw_symbol(p, row, p.cols - 3, STYLE_DIM, SYMBOL_EMPTY);
	else if (sh->hidden)
		draw_symbol(p, row, p.cols - 3, STYLE_STRONG, SYMBOL_BULLET);
	else
		draw_text(p, row, p.cols - 3, STYLE_STRONG, answer_key(key, sh, vote));
}

static void draw_names(const struct vote_page *sh, struct list *list, struct pane p)
{
	list_scroll(list, sh->voters, p.rows);
	if (!sh->voters)
		draw_wrap(p, 0, 0, STYLE_TEXT, "Nobody is listed yet.");
	for (int row = 0; row < p.rows && list->top + (size_t)row < sh->voters; row++)
		draw_name(sh, p, row, list->top + (size_t)row);
	draw_more(p, (int)list->top, (int)sh->voters);
}

/* What Enter takes, when the votes do not say it themselves. */
static void undecided_words(struct str *out, const struct vote_page *sh)
{
	const char *enter = KEY(sh->s, VIEW_VOTE, ACT_ACCEPT);
	const struct spread *s = &sh->spread;
	size_t known = s->n - s->unknown;
	char buf[2][16];
	const char *low = answer_name(buf[0], sh, s->consensus);
	const char *high = answer_name(buf[1], sh, s->other);

	if (is_decision(sh)) {
		str_addf(out, "Talk it over, or %s takes %s", enter, low);
		return;
	}
	if (known == 2)
		str_addf(out, "Split: one says %s, one says %s.", low, high);
	else if (s->counts[s->consensus] + s->counts[s->other] == known)
		str_addf(out, "Split: half say %s, half say %s.", low, high);
	else
		str_addf(out, "Between %s and %s in the middle.", low, high);
	str_addf(out, " %s takes the lower, %s", enter, low);
}

/* " without Cy", " without the other 6" */
static void missing_words(struct str *out, const struct vote_page *sh)
{
	size_t missing = sh->voters - sh->spread.n;

	if (missing && sh->spread.other != sh->spread.consensus)
		str_add(out, ",");
	if (missing > 1)
		str_addf(out, " without the other %zu", missing);
	for (size_t i = 0; missing == 1 && i < sh->voters; i++) {
		const char *who = ballot_voter(sh->s, &sh->v->at, i);

		if (vote_of(sh->votes, sh->v->at.item, who) == VOTE_NONE)
			str_addf(out, " without %s", who);
	}
}

/* What Enter does. */
static void result_words(struct str *out, const struct vote_page *sh)
{
	const struct spread *s = &sh->spread;
	bool known = s->consensus != VOTE_UNKNOWN;
	size_t differ = known ? s->n - s->unknown - s->counts[s->consensus] : 0;
	char buf[16];

	if (s->other != s->consensus)
		undecided_words(out, sh);
	else
		str_addf(out, "%s makes %s the answer", KEY(sh->s, VIEW_VOTE, ACT_ACCEPT),
			 known ? answer_name(buf, sh, s->consensus) : "'unknown'");
	missing_words(out, sh);
	if (differ)
		str_addf(out, "; %s as dissent",
			 differ > 1 ? "other votes stay" : "the other vote stays");
	str_add(out, ".");
}

/* Who is missing, what it comes to, and what Enter does. Returns the row after. */
static int draw_sum(const struct vote_page *sh, struct pane p, int row)
{
	const struct spread *s = &sh->spread;
	struct str text = {0};

	str_addf(&text, "%zu of %zu %s voted", s->n, sh->voters, s->n == 1 ? "has" : "have");
	if (sh->hidden && s->n)
		str_addf(&text, ". %s shows the votes",
			 KEY(sh->s, VIEW_VOTE, ACT_ACCEPT));
	else if (sh->hidden)
		str_add(&text, "; votes are hidden");
	else if (s->n)
		str_add(&text, ": ");
	if (!sh->hidden)
		spread_words(&text, sh->s->q, &sh->v->at, s);
	row = draw_wrap(p, row, 0, STYLE_TEXT, str_text(&text));
	str_truncate(&text, 0);
	if (s->n && !sh->hidden)
		result_words(&text, sh);
	row = draw_wrap(p, row, 0, s->other != s->consensus ? STYLE_WARNING : STYLE_DIM,
			str_text(&text));
	str_release(&text);
	return row;
}

/* What is asked; of practices, which it is of how many that are still asked. Returns the row
 * after. */
static int draw_head(const struct vote_page *sh, struct pane p)
{
	const struct questionnaire *q = sh->s->q;
	const struct ballot *b = &sh->v->at;
	const struct question *asked;
	int col = draw_text(p, 0, 0, STYLE_CURSOR, thing_id(q, b->what)), row;
	size_t here = 0, n = 0;

	col = draw_text(p, 0, col + 2, STYLE_DIM, "a vote");
	if (!is_practice(sh))
		return draw_wrap(p, 1, 0, STYLE_STRONG, thing_ask(q, b->what));
	asked = &q->questions[b->what.index];
	for (size_t i = 0; i < asked->n_practices; i++) {
		n += !asked->practices[i].withdrawn;
		if (i == b->item)
			here = n;
	}
	draw_textf(p, 0, col + 2, STYLE_DIM, "item %zu of %zu; %s and %s go to the others",
		   here, n, KEY(sh->s, VIEW_VOTE, ACT_PREVIOUS_QUESTION),
		   KEY(sh->s, VIEW_VOTE, ACT_NEXT_QUESTION));
	row = draw_wrap(p, 1, 0, STYLE_TEXT, thing_ask(q, b->what));
	return draw_wrap(p, row, 2, STYLE_STRONG, asked->practices[b->item].text);
}

static int names_cols(const struct vote_page *sh, int cols)
{
	int most = cols / 3 < NAMES_COLS_MAX ? cols / 3 : NAMES_COLS_MAX, want = 0;

	for (size_t i = 0; i < sh->voters; i++) {
		int width = utf8_width(ballot_voter(sh->s, &sh->v->at, i)) + BESIDE_COLS;

		want = width > want ? width : want;
	}
	if (want < NAMES_COLS_MIN)
		want = NAMES_COLS_MIN;
	return want < most ? want : most;
}

/* Where the parts stand. A blank row parts them while there is room for all answers. */
struct parts {
	struct pane names, answers;
	int line, sum; /* the column between the two; the first row of the result */
};

static struct parts part(const struct vote_page *sh, struct pane p)
{
	int head = draw_head(sh, pane_measure(p.cols));
	int sum = draw_sum(sh, pane_measure(p.cols), 0), names = names_cols(sh, p.cols);
	int rows = p.rows - head - sum;
	int need = lines_of(sh);
	struct parts parts = {.line = names};

	if (rows >= need + 1) {
		head++;
		rows--;
	}
	parts.sum = head;
	head += sum;
	if (rows >= need + 1) {
		head++;
		rows--;
	}
	if (rows < 1)
		rows = 1;
	parts.names = pane_sub(p, head, 0, rows, names);
	parts.answers = pane_sub(p, head, names + 2, rows, p.cols - names - 2);
	return parts;
}

bool vote_is_open(const struct vote_view *v, const struct session *s)
{
	return s->q && vote_is_possible(s->q, v->at.what);
}

void vote_draw(void *state, const struct session *s, struct pane p)
{
	struct vote_view *v = state;
	struct vote_page sh;
	struct parts parts;
	int rows;

	if (!vote_is_open(v, s)) {
		draw_wrapf(p, 0, 0, STYLE_TEXT,
			   "Nothing to vote on: %s in the walk opens a vote.",
			   KEY(s, VIEW_WALK, ACT_VOTE));
		return;
	}
	sh = sheet_of(v, s);
	parts = part(&sh, p);
	draw_head(&sh, p);
	draw_names(&sh, &v->row, parts.names);
	rows = draw_answers(&sh, parts.answers);
	if (sh.voters > (size_t)rows)
		rows = (int)sh.voters;
	if (rows > parts.names.rows)
		rows = parts.names.rows;
	draw_vline(p, parts.names.top - p.top, parts.line, rows, STYLE_FRAME);
	draw_sum(&sh, p, parts.sum);
}

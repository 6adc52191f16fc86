#include "model/assessment/votes.h"

#include <stdio.h>
#include <string.h>

#include "base/json_write.h"
#include "base/names.h"
#include "base/number.h"
#include "base/words.h"
#include "model/assessment/assessment.h"

static const enum practice_value practices[VOTE_PRACTICES] = {
	PRACTICE_NO, PRACTICE_PARTIAL, PRACTICE_YES};

bool vote_is_possible(const struct questionnaire *q, struct thing what)
{
	return ballot_count(q, what) > 0;
}

bool ballot_is_practice(const struct questionnaire *q, struct thing what)
{
	return what.kind == THING_QUESTION && q->questions[what.index].n_practices > 0;
}

size_t ballot_count(const struct questionnaire *q, struct thing what)
{
	if (ballot_is_practice(q, what))
		return q->questions[what.index].n_practices;
	return what.kind == THING_DECISION ||
	       (what.kind == THING_QUESTION &&
		question_has_levels(&q->questions[what.index]));
}

size_t ballot_answers(const struct questionnaire *q, const struct ballot *b)
{
	if (b->what.kind == THING_DECISION)
		return q->decisions[b->what.index].n_options;
	return ballot_is_practice(q, b->what) ? VOTE_PRACTICES : Q_LEVELS;
}

bool ballot_offers(const struct questionnaire *q, const struct ballot *b, int value)
{
	if (value < 0 || (size_t)value >= ballot_answers(q, b))
		return false;
	return b->what.kind == THING_DECISION || ballot_is_practice(q, b->what) ||
	       question_offers(&q->questions[b->what.index], value);
}

const char *ballot_word(char *buf, const struct questionnaire *q, const struct ballot *b,
			int value)
{
	if (value == VOTE_UNKNOWN)
		return practice_value_name(PRACTICE_UNKNOWN);
	if (b->what.kind == THING_DECISION)
		return q->decisions[b->what.index].options[value].text;
	if (ballot_is_practice(q, b->what))
		return practice_value_name(practices[value]);
	snprintf(buf, 16, "%d", value);
	return buf;
}

int vote_to_practice(int value)
{
	return (int)(value == VOTE_UNKNOWN ? PRACTICE_UNKNOWN : practices[value]);
}

int vote_from_practice(int practice)
{
	for (int i = 0; i < VOTE_PRACTICES; i++)
		if ((int)practices[i] == practice)
			return i;
	return practice == PRACTICE_UNKNOWN ? VOTE_UNKNOWN : VOTE_NONE;
}

int vote_of(const struct votes *v, size_t item, const char *who)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->items[i].item == item && !strcmp(v->items[i].who, who))
			return v->items[i].value;
	return VOTE_NONE;
}

size_t votes_on(const struct votes *v, size_t item)
{
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		n += v->items[i].item == item;
	return n;
}

static void vote_push(struct arena *arena, struct votes *v, const char *who, size_t item,
		      int value)
{
	struct vote *vote = ARENA_PUSH(arena, v->items, v->n);

	*vote = (struct vote){who, item, value};
}

/* Kept votes for options that are not known, but for those of one person. */
static struct raw_members others(struct arena *arena, const struct raw_members *kept,
				 const char *who)
{
	struct raw_members out = {0};
	struct str quoted = {0};

	json_quote(&quoted, who);
	for (size_t i = 0; i < kept->n; i++) {
		struct raw_member *to;

		if (!strcmp(kept->items[i].key, str_text(&quoted)))
			continue;
		to = ARENA_PUSH(arena, out.items, out.n);
		*to = kept->items[i];
	}
	str_release(&quoted);
	return out;
}

static struct answer *answer_of(const struct assessment *a, struct thing what)
{
	return what.kind == THING_DECISION ? &a->decisions[what.index]
					   : &a->questions[what.index];
}

void assessment_vote(struct assessment *a, const struct ballot *b, const char *who,
		     int value)
{
	struct answer *answer = answer_of(a, b->what);
	struct votes fresh = {.extra = answer->votes.extra};
	bool found = false;

	if (!ballot_is_practice(a->questionnaire, b->what))
		fresh.extra = others(&a->arena, &fresh.extra, who);
	for (size_t i = 0; i < answer->votes.n; i++) {
		const struct vote *vote = &answer->votes.items[i];
		bool same = vote->item == b->item && !strcmp(vote->who, who);

		found |= same;
		if (!same || value >= 0)
			vote_push(&a->arena, &fresh, vote->who, vote->item,
				  same ? value : vote->value);
	}
	if (!found && value >= 0)
		vote_push(&a->arena, &fresh, arena_strdup(&a->arena, who), b->item,
			  value);
	answer->votes = fresh;
	answer->present = true;
}

/* How votes are spread. */

/* The vote in the place k of all who know, when these are sorted. */
static int nth_vote(const struct spread *s, size_t k)
{
	int value = 0;

	while (value + 1 < Q_ITEMS_MAX && k >= s->counts[value])
		k -= s->counts[value++];
	return value;
}

static int most_votes(const struct spread *s, const struct decision *d)
{
	int best = 0;

	for (size_t i = 1; i < d->n_options; i++)
		if (s->counts[i] > s->counts[best] ||
		    (s->counts[i] == s->counts[best] &&
		     d->options[i].fit < d->options[best].fit))
			best = (int)i;
	return best;
}

/* Has the option as many votes as the one that the votes come to? Of decisions. */
static bool leads(const struct spread *s, size_t option)
{
	return s->counts[option] == s->counts[s->consensus];
}

static void spread_options(struct spread *s, const struct decision *d)
{
	s->consensus = s->other = most_votes(s, d);
	for (size_t i = d->n_options; i-- > 0;)
		if ((int)i != s->consensus && leads(s, i))
			s->other = (int)i;
}

static void spread_ranks(struct spread *s)
{
	size_t n = s->n - s->unknown;
	int64_t sum = 0;

	for (int value = 0; value < Q_ITEMS_MAX; value++)
		sum += (int64_t)s->counts[value] * value;
	s->lowest = nth_vote(s, 0);
	s->highest = nth_vote(s, n - 1);
	s->consensus = nth_vote(s, (n - 1) / 2);
	s->other = nth_vote(s, n / 2);
	s->median = s->consensus + s->other;
	s->mean = (int)frac_scaled(frac_of(sum, (int64_t)n), 100);
}

void votes_spread(struct spread *s, const struct questionnaire *q, const struct ballot *b,
		  const struct votes *v)
{
	*s = (struct spread){.consensus = VOTE_NONE, .other = VOTE_NONE};
	for (size_t i = 0; i < v->n; i++) {
		if (v->items[i].item != b->item)
			continue;
		s->n++;
		if (v->items[i].value == VOTE_UNKNOWN)
			s->unknown++;
		else
			s->counts[v->items[i].value]++;
	}
	if (!s->n)
		return;
	if (s->unknown == s->n)
		s->consensus = s->other = VOTE_UNKNOWN;
	else if (b->what.kind == THING_DECISION)
		spread_options(s, &q->decisions[b->what.index]);
	else
		spread_ranks(s);
}

/* The answer that stands, as a vote; VOTE_NONE while there is none. */
static int standing(const struct assessment *a, const struct ballot *b)
{
	const struct answer *answer = answer_of(a, b->what);

	if (answer->state == ANSWER_UNKNOWN)
		return VOTE_UNKNOWN;
	if (answer->state != ANSWER_SET)
		return VOTE_NONE;
	if (b->what.kind == THING_DECISION)
		return answer->option;
	if (ballot_is_practice(a->questionnaire, b->what))
		return vote_from_practice(answer->practices[b->item]);
	return answer->level;
}

bool votes_taken(const struct assessment *a, const struct ballot *b)
{
	int answer = standing(a, b);
	struct spread s;

	votes_spread(&s, a->questionnaire, b, &answer_of(a, b->what)->votes);
	if (answer == VOTE_NONE || !s.n)
		return false;
	if (answer == VOTE_UNKNOWN || s.consensus == VOTE_UNKNOWN)
		return answer == s.consensus;
	if (b->what.kind == THING_DECISION)
		return leads(&s, (size_t)answer);
	return answer == s.consensus || answer == s.other;
}

bool vote_differs(const struct assessment *a, const struct ballot *b,
		  const struct vote *v)
{
	return v->item == b->item && v->value != VOTE_UNKNOWN &&
	       v->value != standing(a, b);
}

/* In words. */

static void rank_words(struct str *out, const struct spread *s)
{
	char median[32], mean[32];

	number_text(median, s->median * 5, 1);
	number_fixed(mean, s->mean, 2);
	str_addf(out, tr("median %s, mean %s"), tr_number(median), tr_number(mean));
	if (s->lowest == s->highest)
		str_add(out, tr(", all alike"));
	else
		str_addf(out, tr(", from %d to %d"), s->lowest, s->highest);
}

static void practice_words(struct str *out, const struct spread *s)
{
	const char *sep = "";

	for (int i = VOTE_PRACTICES - 1; i >= 0; i--) {
		if (!s->counts[i])
			continue;
		str_addf(out, "%s%zu %s", sep, s->counts[i],
			 tr(practice_value_name(practices[i])));
		sep = ", ";
	}
}

/* "1", "1 and 2", "1, 2 and 4": the options that have most votes. */
static void leaders(struct str *out, const struct spread *s, size_t n)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++)
		left += leads(s, i);
	for (size_t i = 0; i < n; i++)
		if (leads(s, i))
			str_addf(out, "%zu%s", i + 1,
				 --left == 1 ? tr(" and ") : left ? ", " : "");
}

static void option_words(struct str *out, const struct spread *s, const struct decision *d)
{
	size_t most = s->counts[s->consensus];

	if (s->other == s->consensus) {
		str_addf(out, tr("%zu of %zu for %d %s"), most, s->n, s->consensus + 1,
			 d->options[s->consensus].text);
		return;
	}
	str_add(out, tr("a tie between "));
	leaders(out, s, d->n_options);
	str_addf(out, tr(", %zu each"), most);
}

void spread_words(struct str *out, const struct questionnaire *q, const struct ballot *b,
		  const struct spread *s)
{
	if (s->n == s->unknown) {
		str_add(out, s->n ? tr("nobody knows") : "");
		return;
	}
	if (b->what.kind == THING_DECISION)
		option_words(out, s, &q->decisions[b->what.index]);
	else if (ballot_is_practice(q, b->what))
		practice_words(out, s);
	else
		rank_words(out, s);
	if (s->unknown)
		str_addf(out, tr_n(s->unknown, ", %zu does not know", ", %zu do not know"),
			 s->unknown);
}

/* "Ann 3, Bob 2" */
static void list_votes(struct str *out, const struct assessment *a,
		       const struct ballot *b, bool dissent)
{
	const struct votes *votes = &answer_of(a, b->what)->votes;
	const char *sep = "";
	char buf[16];

	for (size_t i = 0; i < votes->n; i++) {
		const struct vote *v = &votes->items[i];

		if (v->item != b->item || (dissent && !vote_differs(a, b, v)))
			continue;
		str_addf(out, "%s%s %s", sep, v->who,
			 tr(ballot_word(buf, a->questionnaire, b, v->value)));
		sep = ", ";
	}
}

/* "Ann, Bob: Inside", who voted for that; false when nobody did. */
static bool group_votes(struct str *out, const struct assessment *a,
			const struct ballot *b, int value, const char *sep)
{
	const struct votes *votes = &answer_of(a, b->what)->votes;
	char buf[16];
	bool any = false;

	for (size_t i = 0; i < votes->n; i++) {
		if (votes->items[i].value != value)
			continue;
		str_addf(out, "%s%s", any ? ", " : sep, votes->items[i].who);
		any = true;
	}
	if (any && value == VOTE_UNKNOWN)
		str_addf(out, ": %s", tr(practice_value_name(PRACTICE_UNKNOWN)));
	else if (any) /* an option's text is the questionnaire's, in whatever language */
		str_addf(out, ": %s", ballot_word(buf, a->questionnaire, b, value));
	return any;
}

/* Options are long, so each stands once, after those who voted for it. */
static void group_all(struct str *out, const struct assessment *a, const struct ballot *b,
		      bool dissent)
{
	size_t n = ballot_answers(a->questionnaire, b);
	const char *sep = "";

	for (size_t i = 0; i < n; i++)
		if (!(dissent && (int)i == standing(a, b)) &&
		    group_votes(out, a, b, (int)i, sep))
			sep = "; ";
	if (!dissent)
		group_votes(out, a, b, VOTE_UNKNOWN, sep);
}

static void who_voted(struct str *out, const struct assessment *a, const struct ballot *b,
		      bool dissent)
{
	if (b->what.kind == THING_DECISION)
		group_all(out, a, b, dissent);
	else
		list_votes(out, a, b, dissent);
}

/* Those who take part and have no vote. */
static size_t count_missing(const struct assessment *a, const struct ballot *b)
{
	const struct texts *people = workshop_people(a);
	const struct votes *votes = &answer_of(a, b->what)->votes;
	struct arena scratch = {0};
	struct names voters = {.arena = &scratch};
	size_t n = 0;

	for (size_t i = 0; i < votes->n; i++)
		if (votes->items[i].item == b->item)
			names_add(&voters, votes->items[i].who, i);
	for (size_t i = 0; i < people->n; i++)
		n += names_find(&voters, people->items[i]) == NAMES_NONE;
	arena_release(&scratch);
	return n;
}

void votes_words(struct str *out, const struct assessment *a, const struct ballot *b)
{
	const struct questionnaire *q = a->questionnaire;
	size_t missing = count_missing(a, b);
	struct spread s;

	votes_spread(&s, q, b, &answer_of(a, b->what)->votes);
	if (!s.n)
		return;
	if (ballot_is_practice(q, b->what))
		str_addf(out, "%s: ", q->questions[b->what.index].practices[b->item].text);
	who_voted(out, a, b, false);
	if (b->what.kind == THING_QUESTION && !ballot_is_practice(q, b->what)) {
		str_add(out, "; ");
		spread_words(out, q, b, &s);
	}
	if (missing)
		str_addf(out, tr("; %zu did not vote"), missing);
	if (!votes_taken(a, b))
		str_add(out, tr("; not taken"));
}

void dissent_words(struct str *out, const struct assessment *a, const struct ballot *b)
{
	if (votes_taken(a, b))
		who_voted(out, a, b, true);
}

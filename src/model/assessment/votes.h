/* votes.h - what each participant answers to one thing, how that is spread, and what it comes
 * to. Beside the answer in struct answer; texts and arrays live in the assessment's arena.
 * Arrays are replaced and not changed in place, so a copy of the struct taken before (undo)
 * still holds what was. */
#ifndef MODEL_ASSESSMENT_VOTES_H
#define MODEL_ASSESSMENT_VOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/assessment/raw.h"
#include "model/questionnaire/questionnaire.h"

/* The value of a vote is a level; the index of an option; or, for a practice, 0 no, 1 partial,
 * 2 yes: from bad to good, like levels. Besides: */
#define VOTE_NONE (-1)
#define VOTE_UNKNOWN Q_ITEMS_MAX /* does not know */
#define VOTE_PRACTICES 3

/* What one person answers. item: the index of the practice, 0 where there is none. */
struct vote {
	const char *who;
	size_t item;
	int value;
};
struct votes {
	struct vote *items; /* in the order in which they came */
	size_t n;
	struct raw_members extra; /* for options and practices that are not known */
};

/* What is voted on: a question of levels, a decision, or one practice of a question. */
struct ballot {
	struct thing what;
	size_t item; /* as in struct vote */
};

struct assessment;
struct str;

/* All but what follows from decisions can be voted on: in one ballot, or one a practice. */
bool vote_is_possible(const struct questionnaire *q, struct thing what);
size_t ballot_count(const struct questionnaire *q, struct thing what);
/* How many values a vote may have: options, practice values, or all levels. */
size_t ballot_answers(const struct questionnaire *q, const struct ballot *b);
/* Can that value be chosen? Not all levels can. */
bool ballot_offers(const struct questionnaire *q, const struct ballot *b, int value);
bool ballot_is_practice(const struct questionnaire *q, struct thing what);
/* "2", "yes", "unknown"; the text of an option. Borrowed; buf has room for 16. */
const char *ballot_word(char *buf, const struct questionnaire *q, const struct ballot *b,
			int value);
/* The practice value (enum practice_value) of a vote, and the other way round: VOTE_NONE for
 * what nobody can vote. */
int vote_to_practice(int value);
int vote_from_practice(int practice);

/* The vote of somebody on an item, or VOTE_NONE; and how many votes an item has. */
int vote_of(const struct votes *v, size_t item, const char *who);
size_t votes_on(const struct votes *v, size_t item);
/* Sets the vote of somebody; VOTE_NONE takes it away. */
void assessment_vote(struct assessment *a, const struct ballot *b, const char *who,
		     int value);

/* How votes are spread. Who does not know is counted and else left out. */
struct spread {
	size_t n;                   /* votes */
	size_t unknown;             /* of them: does not know */
	size_t counts[Q_ITEMS_MAX]; /* by value */
	int lowest, highest;        /* of levels and practices */
	int mean;                   /* of levels: hundredths, halves up */
	int median;                 /* of levels: halves; 5 is 2.5 */
	/* What the votes come to, VOTE_NONE without any: the median, of two the lower one;
	 * the option with most votes, of several the one that fits least, then the first;
	 * VOTE_UNKNOWN when nobody knows. */
	int consensus;
	/* The upper one of two medians, or another option with as many votes: then the votes
	 * are undecided. Else the consensus. */
	int other;
};
void votes_spread(struct spread *s, const struct questionnaire *q, const struct ballot *b,
		  const struct votes *v);

/* Did the votes become the answer that stands? Before that nobody dissents. It looks through
 * all votes: ask once. */
bool votes_taken(const struct assessment *a, const struct ballot *b);
/* Is it on that, known, and something else than the answer that stands? Then who cast it
 * dissents, once the votes are taken. */
bool vote_differs(const struct assessment *a, const struct ballot *b,
		  const struct vote *v);

/* Words are appended; nothing without votes. */
/* "median 2, mean 2.33, from 1 to 3"; "2 yes, 1 no"; "2 of 3 for 2 Partners", "a tie between
 * 1 and 2, 1 each". */
void spread_words(struct str *out, const struct questionnaire *q, const struct ballot *b,
		  const struct spread *s);
/* "Ann 3, Bob 2; median 2.5, mean 2.50, from 2 to 3; 1 did not vote; not taken"; of a decision
 * "Ann, Bob: Inside; Cy: Outside"; of a practice with its text in front. */
void votes_words(struct str *out, const struct assessment *a, const struct ballot *b);
/* "Ann 3"; nothing when nobody dissents. */
void dissent_words(struct str *out, const struct assessment *a, const struct ballot *b);

#endif

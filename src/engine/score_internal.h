/* score_internal.h - what the files that make a score share; private to them. */
#ifndef ENGINE_SCORE_INTERNAL_H
#define ENGINE_SCORE_INTERNAL_H

#include "engine/score.h"

/* The three ends of a range, or what is added to them. */
struct ends {
	struct frac low, high, so_far;
};

/* Sums for a weighted mean. */
struct sum {
	struct ends ends;
	int64_t weight, so_far_weight;
};

/* How a section enters the overall mean: in billionths. */
struct billionths {
	bool any, has_so_far;
	int64_t low, high, so_far;
};

/* Indices, each at most once, in the order of their coming. */
struct touched {
	struct indices list;
	bool *has;
};

/* How a field or decision is counted. */
enum counted { COUNTED_NOT, COUNTED_ASKED, COUNTED_ANSWERED };

struct score_work {
	bool held;           /* the set of asked things is another score's and stays */
	int target_wanted;   /* as given; 0: the assessment's own */
	enum depth depth;
	bool production, proof_of_concept;
	struct sum *areas, *sections;
	struct billionths *entered, total; /* by section, and their sum by weight */
	int64_t total_weight, total_so_far_weight;
	bool *flagged;       /* by question, as counted in progress */
	unsigned char *fields, *decisions; /* enum counted, by index */
	int *decision_cap;   /* by decision: the fired rule that blames it and caps most, the
				first of those; or -1 */
	/* Of the update under way. */
	struct touched look_decisions; /* a heap */
	struct touched look_questions, look_rules, look_derived, look_caps;
	struct touched areas_moved, sections_moved;
};

/* score.c */
bool field_is_asked(const struct score *s, const struct facts *f, size_t i);
bool decision_is_asked(const struct score *s, const struct facts *f, size_t i);
bool question_is_asked(const struct score *s, const struct facts *f, size_t i);
bool rule_fires(const struct score *s, const struct facts *f, size_t i);
/* All of it anew; what is asked is known. */
void score_all(struct score *s, const struct assessment *a);
void find_all_asked(struct score *s, const struct assessment *a);
/* The field that says how critical the workload is, or where it runs: what the arithmetic
 * itself depends on. */
bool is_central_field(const struct score *s, size_t field);
/* Around an update: nothing has moved yet; and what has is complete and in order, and nothing
 * is left to be looked at. */
void score_begin_moves(struct score *s);
void score_end_moves(struct score *s);

/* score_stand.c: finds decision_cap again, after rules that blame it fired or ceased to. */
void find_decision_cap(struct score *s, size_t decision);
/* Where a question stands by its answer and the rules that fire, anew; whether it is asked is
 * known. */
void score_stand(struct score *s, const struct assessment *a, size_t question);

/* score_sums.c: counts a question, which stood so before, into sums and progress, and notes
 * the area and section whose ranges are to be reckoned again. */
void score_count(struct score *s, const struct assessment *a, size_t question,
		 const struct standing *before);
void count_field(struct score *s, const struct assessment *a, size_t i);
void count_decision(struct score *s, const struct assessment *a, size_t i);
/* Everything back to nothing. */
void score_count_nothing(struct score *s);
/* Reckons the ranges of the noted areas and sections, and the overall. */
void score_ranges(struct score *s);

static inline void touch(struct touched *t, size_t i)
{
	if (t->has[i])
		return;
	t->has[i] = true;
	t->list.items[t->list.n++] = i;
}

static inline void note_moved(struct indices *moved, size_t i)
{
	moved->items[moved->n++] = i;
}

static inline void untouch(struct touched *t)
{
	for (size_t i = 0; i < t->list.n; i++)
		t->has[t->list.items[i]] = false;
	t->list.n = 0;
}

#endif

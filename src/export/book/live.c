#include "export/book/live.h"

#include <string.h>

/* Of actions and steps: its status on Plan (1 done, more: set aside), whether it counts as done,
 * and of a step what that adds to the half points of its question, and whether it is a must. */
enum { AT_STATUS = LIVE_WEIGHT, AT_DONE = LIVE_LOW, AT_HALVES, AT_MUST };
static int status_number(enum plan_status status)
{
	return status == PLAN_DONE	 ? 1
	       : status == PLAN_ACCEPTED ? 2
	       : status == PLAN_REJECTED ? 3
					 : 0;
}

static void put_status(struct live *l, const char *id, enum plan_status status)
{
	char name = 'A' + (char)PLAN_STATUS, ids = 'A' + (char)PLAN_ID;
	const char *plan = l->b->refs[SHEET_PLAN];
	int last = l->b->plan_rows + 1;

	book_text(l->b, l->s, l->row, LIVE_ID, id, LOOK_PLAIN);
	book_formula(l->b, l->s, l->row, AT_STATUS, status_number(status), 0, LOOK_PLAIN,
		     "=IFERROR(MATCH(INDEX(%s!$%c$2:$%c$%d,MATCH(A%d,%s!$%c$2:$%c$%d,0)),"
		     "{%s,%s,%s},0),0)",
		     plan, name, name, last, l->row + 1, plan, ids, ids, last,
		     book_quoted(l->b, "", plan_status_name(PLAN_DONE)),
		     book_quoted(l->b, "", plan_status_name(PLAN_ACCEPTED)),
		     book_quoted(l->b, "", plan_status_name(PLAN_REJECTED)));
}

/* What a step adds to its question when it is done. */
static void put_item(struct live *l, const struct action *act, const struct step *step)
{
	const struct practice *p =
		&l->r->q->questions[act->question].practices[step->practice];
	const unsigned char *are = l->r->a->questions[act->question].practices;
	unsigned char is = are ? are[step->practice] : PRACTICE_UNSET;

	book_number(l->b, l->s, l->row, AT_HALVES, is == PRACTICE_PARTIAL ? 1 : 2, 0, LOOK_PLAIN);
	book_number(l->b, l->s, l->row, AT_MUST, p->must, 0, LOOK_PLAIN);
}

/* What the row of the action says of its steps: all done, or set aside. Where it only sums up what
 * these say, that is nothing until somebody changes it. */
static const char *said_of_all(struct live *l, const struct action *act, int row)
{
	enum plan_status said = act->entry ? act->entry->status : PLAN_OPEN;
	bool accepted = act->status == PLAN_ACCEPTED && act->acceptance;

	if (act->status == said || accepted)
		return arena_printf(&l->b->arena, "B%d", row + 1);
	return arena_printf(&l->b->arena, "IF(B%d=%d,0,B%d)", row + 1, status_number(act->status),
			    row + 1);
}

static void put_steps(struct live *l, const struct action *act, int above)
{
	const char *all = said_of_all(l, act, above);

	for (size_t k = 0; k < act->n_steps; k++, l->row++) {
		const struct step *step = &act->steps[k];

		put_status(l, step->id, step->status);
		book_formula(l->b, l->s, l->row, AT_DONE, step->status == PLAN_DONE, 0, LOOK_PLAIN,
			     "=IF(%s>1,0,IF(MIN(%s,1)+IF(B%d=1,1,0)>0,1,0))", all, all,
			     l->row + 1);
		put_item(l, act, step);
	}
}

static void put_actions(struct live *l)
{
	const struct plan *p = &l->r->plan;

	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		l->action_row[i] = -1;
		if (action_changes(act).kind == THING_NONE)
			continue;
		l->action_row[i] = l->row;
		put_status(l, act->id, act->status);
		book_formula(l->b, l->s, l->row, AT_DONE, act->status == PLAN_DONE, 0, LOOK_PLAIN,
			     "=IF(B%d=1,1,0)", l->row + 1);
		l->row++;
		if (act->steps[0].practice >= 0)
			put_steps(l, act, l->row - 1);
	}
}

/* A row that says whether something is so: only where that can change. */
static int put_truth(struct live *l, const char *id, struct expr is, bool now)
{
	if (!is.text)
		return -1;
	book_text(l->b, l->s, l->row, LIVE_ID, id, LOOK_PLAIN);
	live_put(l, l->row, LIVE_LOW, arena_printf(&l->b->arena, "IF(%s,1,0)", is.text),
		 frac_of(now, 1));
	return l->row++;
}

/* A condition names earlier decisions only. */
static void put_asked(struct live *l)
{
	const struct questionnaire *q = l->r->q;

	for (size_t i = 0; i < q->n_decisions; i++)
		l->decision_row[i] =
			put_truth(l, q->decisions[i].id,
				  live_asked(l, q->decisions[i].depth, q->decisions[i].when),
				  l->done->decision_asked[i]);
}

/* Does its own low or high change with what is done, rules apart? */
static bool moves(const struct live *l, size_t i)
{
	const struct question *q = &l->r->q->questions[i];
	bool mirrors = q->mirrors >= 0 && l->r->a->questions[i].state == ANSWER_UNSET;

	return l->of_question[i] >= 0 ||
	       (mirrors && (l->of_decision[q->mirrors] >= 0 || l->decision_row[q->mirrors] >= 0));
}

/* Rules that cap a question; their conditions may name the questions that stand below. */
static void put_rules(struct live *l)
{
	const struct questionnaire *q = l->r->q;

	for (size_t i = 0; i < q->n_rules; i++)
		l->rule_row[i] = put_truth(l, q->rules[i].id,
					   live_truth(l, q->rules[i].when, TRUTH_TRUE),
					   l->done->fired[i]);
}

/* The weighted mean of rows in a column of scores; before is what it is multiplied with. */
static const char *mean(struct live *l, const char *before, int col, int first, int last)
{
	int c = 'A' + col;

	return arena_printf(&l->b->arena, "%sSUMPRODUCT(B%d:B%d,%c%d:%c%d)/MAX(1,SUM(B%d:B%d))",
			    before, first + 1, last + 1, c, first + 1, c, last + 1, first + 1,
			    last + 1);
}

static struct frac of_100(struct frac score)
{
	return score.den ? frac_mul(score, frac_of(100, 1)) : score;
}

/* As the overall score takes it: to billionths, half up; the inner rounding takes away what
 * binary fractions add. */
static void put_exact(struct live *l, int row, int col, struct frac score)
{
	live_put(l, row, col,
		 arena_printf(&l->b->arena, "ROUND(ROUND(%c%d,10),7)", 'A' + col - 2, row + 1),
		 score.den ? frac_of(frac_scaled(score, 1000000000), 10000000) : score);
}

static void put_section(struct live *l, size_t i, int row, int first, int last)
{
	const struct range *is = &l->done->sections[i];
	int weight = l->r->score.weights[i];

	book_text(l->b, l->s, row, LIVE_ID, l->r->q->sections[i].id, LOOK_PLAIN);
	live_put(l, row, LIVE_WEIGHT,
		 arena_printf(&l->b->arena, "IF(SUM(B%d:B%d)=0,0,%d)", first + 1, last + 1, weight),
		 frac_of(is->any ? weight : 0, 1));
	live_put(l, row, LIVE_LOW, mean(l, "100*", LIVE_LOW, first, last), of_100(is->low));
	live_put(l, row, LIVE_HIGH, mean(l, "100*", LIVE_HIGH, first, last), of_100(is->high));
	put_exact(l, row, LIVE_LOW_EXACT, is->low);
	put_exact(l, row, LIVE_HIGH_EXACT, is->high);
}

/* Questions come in the order of their sections, and so do these rows; a section without any has
 * an empty row to look at. */
static void place_questions(struct live *l, int *first, int *last)
{
	const struct questionnaire *q = l->r->q;
	size_t i = 0;

	for (size_t k = 0; k < q->n_sections; k++) {
		first[k] = l->row;
		for (; i < q->n_questions && q->questions[i].section == k; i++)
			l->question_row[i] = l->row++;
		last[k] = l->row == first[k] ? l->row++ : l->row - 1;
	}
}

static void put_scores(struct live *l, const int *first, const int *last)
{
	const struct questionnaire *q = l->r->q;
	const struct range *overall = &l->done->overall;
	int from = l->row, to = from + (int)q->n_sections - 1;

	for (size_t k = 0; k < q->n_sections; k++)
		put_section(l, k, l->row++, first[k], last[k]);
	book_text(l->b, l->s, l->row, LIVE_ID, "overall", LOOK_PLAIN);
	live_put(l, l->row, LIVE_LOW, mean(l, "", LIVE_LOW_EXACT, from, to), of_100(overall->low));
	live_put(l, l->row, LIVE_HIGH, mean(l, "", LIVE_HIGH_EXACT, from, to),
		 of_100(overall->high));
	l->b->live_row = from;
}

static void place_actions(struct live *l)
{
	const struct plan *p = &l->r->plan;
	struct arena *arena = &l->b->arena;
	const struct questionnaire *q = l->r->q;

	l->action_row = arena_new(arena, int, p->n_actions);
	l->of_question = arena_new(arena, int, q->n_questions);
	l->of_decision = arena_new(arena, int, q->n_decisions);
	memset(l->of_question, -1, q->n_questions * sizeof *l->of_question);
	memset(l->of_decision, -1, q->n_decisions * sizeof *l->of_decision);
	for (size_t i = 0; i < p->n_actions; i++) {
		struct thing t = action_changes(&p->actions[i]);

		if (t.kind == THING_QUESTION)
			l->of_question[t.index] = (int)i;
		else if (t.kind == THING_DECISION)
			l->of_decision[t.index] = (int)i;
	}
	l->decision_row = arena_new(arena, int, q->n_decisions);
	l->rule_row = arena_new(arena, int, q->n_rules);
	l->question_row = arena_new(arena, int, q->n_questions);
	l->moves = arena_new(arena, bool, q->n_questions);
}

void book_live(struct book *b)
{
	struct live l = {.b = b, .r = b->report, .done = &b->done, .row = 1};
	const struct questionnaire *q = b->report->q;
	int *first = arena_new(&b->arena, int, q->n_sections);
	int *last = arena_new(&b->arena, int, q->n_sections);

	l.s = book_sheet_add(b, SHEET_LIVE, MUTED);
	l.s->hidden = true;
	book_text(b, l.s, 0, 0, tr("What the projected scores on Scores are made of"), LOOK_PLAIN);
	plan_project(&b->done, &l.r->plan, l.r->a, NULL, NULL);
	l.facts = score_facts(&l.r->score, l.r->a);
	place_actions(&l);
	put_actions(&l);
	put_asked(&l);
	for (size_t i = 0; i < q->n_questions; i++)
		l.moves[i] = moves(&l, i);
	place_questions(&l, first, last);
	put_rules(&l);
	for (size_t i = 0; i < q->n_questions; i++)
		live_question(&l, i);
	put_scores(&l, first, last);
	b->live_about = l.about;
}

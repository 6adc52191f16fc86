/* What a question scores, as a formula of what is done. */
#include "export/book/live.h"

/* The action that brings the question itself further, if it is asked and one does. */
static const struct action *action_of(const struct live *l, size_t i)
{
	return l->of_question[i] < 0 ? NULL : &l->r->plan.actions[l->of_question[i]];
}

/* A number that is no whole one, as formulas have it. */
static const char *number(struct live *l, struct frac x)
{
	char buf[32];

	return x.den == 1 || !x.num
		       ? arena_strdup(&l->b->arena, number_fixed(buf, x.num / x.den, 0))
		       : arena_printf(&l->b->arena, "%lld/%lld", (long long)x.num,
				      (long long)x.den);
}

static const char *cell(struct live *l, int col, int row)
{
	return arena_printf(&l->b->arena, "$%c$%d", 'A' + col, row + 1);
}

/* A score of what counts; what does not has none. */
static void put_score(struct live *l, int row, int col, struct expr counts, const char *formula,
		      struct frac value)
{
	if (!counts.text && !counts.value)
		formula = "0";
	else if (counts.text)
		formula = arena_printf(&l->b->arena, "IF(%s>0,%s,0)", cell(l, LIVE_WEIGHT, row),
				       formula);
	live_put(l, row, col, formula, value);
}

/* The end of what a mirrored decision gives: low or high. */
static const char *mirrored(struct live *l, const struct question *q, bool high)
{
	size_t d = (size_t)q->mirrors;
	const struct answer *answer = &l->r->a->decisions[d];
	int act = l->of_decision[d];
	struct frac none = frac_of(high, 1), before = none, after = none;

	if (answer->state == ANSWER_SET && q->mirror_level[answer->option] >= 0)
		before = frac_of(q->mirror_level[answer->option], 4);
	if (act >= 0 && q->mirror_level[l->r->plan.actions[act].option] >= 0)
		after = frac_of(q->mirror_level[l->r->plan.actions[act].option], 4);
	return expr_choose(l, live_asks_decision(l, d),
			   frac_cmp(before, after) && act >= 0
				   ? expr_choose(l, expr_after(l, act, false, true),
						 number(l, after), number(l, before))
				   : number(l, before),
			   number(l, none));
}

/* Levels: that of the answer, or of what it mirrors, and the target once that is reached. */
static void put_levels(struct live *l, size_t i, int row, struct expr counts)
{
	struct standing st = standing_by_answer(&l->r->score, l->r->a, i);
	const struct question *q = &l->r->q->questions[i];
	const struct action *act = action_of(l, i);
	bool mirrors = l->r->a->questions[i].state == ANSWER_UNSET && q->mirrors >= 0;
	const char *low = mirrors ? mirrored(l, q, false) : number(l, st.low);
	const char *high = mirrors ? mirrored(l, q, true) : number(l, st.high);
	struct expr reached = expr_after(l, l->of_question[i], false, true);

	if (act) {
		const char *target =
			number(l, frac_of(act->steps[act->n_steps - 1].level, 4));

		low = mirrors ? arena_printf(&l->b->arena, "MAX(%s,%s)",
					     expr_choose(l, reached, target, "0"), low)
			      : expr_choose(l, reached, target, low);
		high = expr_choose(l, reached, cell(l, LIVE_LOW, row), high);
	}
	put_score(l, row, LIVE_LOW, counts, low, l->done->questions[i].low);
	put_score(l, row, LIVE_HIGH, counts, high, l->done->questions[i].high);
}

/* Items: those that were there and those of the steps that are done, capped while a must-have is
 * not among them. */
static void put_items(struct live *l, size_t i, int row, struct expr counts)
{
	const struct question *q = &l->r->q->questions[i];
	const unsigned char *are = l->r->a->questions[i].practices;
	const struct action *act = action_of(l, i);
	int first = l->action_row[l->of_question[i]] + 2, halves = 0, n = 0, open = 0;
	int last = first + (int)act->n_steps - 1;

	for (size_t k = 0; k < q->n_practices; k++) {
		unsigned char v = are ? are[k] : PRACTICE_UNSET;

		if (q->practices[k].withdrawn || v == PRACTICE_NA)
			continue;
		n++;
		halves += v == PRACTICE_YES ? 2 : v == PRACTICE_PARTIAL;
		open += q->practices[k].must && v != PRACTICE_YES;
	}
	put_score(l, row, LIVE_LOW, counts,
		  arena_printf(&l->b->arena,
			       "MIN((%d+SUMPRODUCT(C%d:C%d,D%d:D%d))/%d,"
			       "IF(SUMPRODUCT(C%d:C%d,E%d:E%d)<%d,1/4,1))",
			       halves, first, last, first, last, 2 * n, first, last, first, last,
			       open),
		  l->done->questions[i].low);
	live_put(l, row, LIVE_HIGH, cell(l, LIVE_LOW, row), l->done->questions[i].high);
}

/* What linked decisions add up to: how many count, their fit, and that of the high end. */
struct fits {
	int n, low, high;       /* what is always so */
	struct str more_n, more_low, more_high;
};

static void add_term(struct live *l, struct str *sum, struct expr asked, struct expr done,
		     int before, int after)
{
	char then[16], now[16];

	snprintf(then, sizeof then, "%d", after);
	snprintf(now, sizeof now, "%d", before);
	if (before || after)
		str_addf(sum, "+%s",
			 expr_choose(l, asked, expr_choose(l, done, then, now), "0"));
}

static int fit_of(const struct decision *d, const struct answer *answer)
{
	return answer->state == ANSWER_SET ? d->options[answer->option].fit : 0;
}

/* One of them: an option that is a fact does not count. */
static void add_fit(struct live *l, struct fits *f, size_t i)
{
	const struct decision *d = &l->r->q->decisions[i];
	const struct answer *answer = &l->r->a->decisions[i];
	struct expr asked = live_asks_decision(l, i);
	int act = l->of_decision[i], fit = fit_of(d, answer);
	int then = act < 0 ? fit : d->options[l->r->plan.actions[act].option].fit;
	int high = answer->state == ANSWER_UNSET ? 4 : fit;
	struct expr done = act < 0 ? (struct expr){0} : expr_after(l, act, false, true);

	if (decision_is_fact(d) || (!asked.text && !asked.value))
		return;
	if (!asked.text && (!done.text || then == fit)) {
		f->n += fit >= 0;
		f->low += fit >= 0 ? fit : 0;
		f->high += fit >= 0 ? high : 0;
		return;
	}
	add_term(l, &f->more_n, asked, done, fit >= 0, then >= 0);
	add_term(l, &f->more_low, asked, done, fit > 0 ? fit : 0, then > 0 ? then : 0);
	add_term(l, &f->more_high, asked, done, high > 0 ? high : 0,
		 act < 0 ? (high > 0 ? high : 0) : then > 0 ? then : 0);
}

/* Appends what the rules that blame it let a question have: ",1/4" where one always fires. */
static void add_caps(struct live *l, struct str *caps, struct thing blamed)
{
	const struct indices *rules = &links_of(l->r->q, blamed)->blamed_by;

	for (size_t k = 0; k < rules->n; k++) {
		size_t rule = rules->items[k];
		struct frac limit = severity_cap(l->r->q->rules[rule].severity);
		struct expr fires = {.value = l->r->score.fired[rule]};

		if (limit.num == limit.den)
			continue;
		if (l->rule_row[rule] >= 0)
			fires.text = arena_printf(&l->b->arena, "%s=1",
						  cell(l, LIVE_LOW, l->rule_row[rule]));
		if (fires.text || fires.value)
			str_addf(caps, ",%s", expr_choose(l, fires, number(l, limit), "1"));
	}
}

static void put_end(struct live *l, int row, int col, struct expr counts, const struct fits *f,
		    const char *caps, struct frac value)
{
	bool high = col == LIVE_HIGH;
	const char *n = arena_printf(&l->b->arena, "%d%s", f->n, str_text(&f->more_n));
	const char *sum = arena_printf(&l->b->arena, "%d%s", high ? f->high : f->low,
				       str_text(high ? &f->more_high : &f->more_low));

	put_score(l, row, col, counts,
		  arena_printf(&l->b->arena, "MIN((%s)/(4*(%s))%s)", sum, n, caps), value);
}

/* Returns when it counts: when it is asked and any of its decisions counts. */
static struct expr put_decisions(struct live *l, size_t i, int row, struct expr counts)
{
	const struct indices *linked = &l->r->q->questions[i].decisions;
	struct fits f = {0};
	struct str caps = {0};
	struct expr any;

	add_caps(l, &caps, (struct thing){THING_QUESTION, i});
	for (size_t k = 0; k < linked->n; k++) {
		add_fit(l, &f, linked->items[k]);
		add_caps(l, &caps, (struct thing){THING_DECISION, linked->items[k]});
	}
	any = (struct expr){.value = f.n > 0};
	if (!f.n && f.more_n.len)
		any.text = arena_printf(&l->b->arena, "0%s>0", str_text(&f.more_n));
	counts = expr_both(l, counts, any);
	put_end(l, row, LIVE_LOW, counts, &f, str_text(&caps), l->done->questions[i].low);
	put_end(l, row, LIVE_HIGH, counts, &f, str_text(&caps), l->done->questions[i].high);
	str_release(&f.more_n);
	str_release(&f.more_low);
	str_release(&f.more_high);
	str_release(&caps);
	return counts;
}

static void put_fixed(struct live *l, int row, const struct standing *st)
{
	live_put(l, row, LIVE_LOW, number(l, st->applicable ? st->low : frac_of(0, 1)),
		 st->low);
	live_put(l, row, LIVE_HIGH, number(l, st->applicable ? st->high : frac_of(0, 1)),
		 st->high);
}

void live_question(struct live *l, size_t i)
{
	const struct question *q = &l->r->q->questions[i];
	struct standing st = standing_by_answer(&l->r->score, l->r->a, i);
	struct expr counts = live_asks_question(l, i);
	int row = l->question_row[i];
	char weight[16];

	book_text(l->b, l->s, row, LIVE_ID, q->id, LOOK_PLAIN);
	if (l->r->a->questions[i].state == ANSWER_NOT_APPLICABLE)
		counts = (struct expr){0};
	if (q->type == TYPE_DECISIONS && (counts.text || counts.value))
		counts = put_decisions(l, i, row, counts);
	else if (!l->moves[i])
		put_fixed(l, row, &st);
	else if (question_has_levels(q))
		put_levels(l, i, row, counts);
	else
		put_items(l, i, row, counts);
	snprintf(weight, sizeof weight, "%d", q->weight);
	live_put(l, row, LIVE_WEIGHT, expr_choose(l, counts, weight, "0"),
		 frac_of(l->done->questions[i].applicable ? q->weight : 0, 1));
}

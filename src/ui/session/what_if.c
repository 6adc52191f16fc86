#include "ui/session/what_if.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/utf8.h"

/* Where the mark is, or belongs, among those in order. */
static size_t find_mark(const struct what_if *w, const char *id)
{
	size_t first = 0, n = w->n_marked;

	while (n > 0) {
		size_t half = n / 2;

		if (strcmp(w->marked[first + half], id) < 0) {
			first += half + 1;
			n -= half + 1;
		} else {
			n = half;
		}
	}
	return first;
}

static bool holds_at(const struct what_if *w, size_t i, const char *id)
{
	return i < w->n_marked && !strcmp(w->marked[i], id);
}

bool what_if_holds(const struct what_if *w, const char *id)
{
	return holds_at(w, find_mark(w, id), id);
}

void what_if_toggle(struct what_if *w, const char *id)
{
	size_t i = find_mark(w, id), after = w->n_marked - i;

	if (holds_at(w, i, id)) {
		free(w->marked[i]);
		memmove(&w->marked[i], &w->marked[i + 1], (after - 1) * sizeof *w->marked);
		w->n_marked--;
		return;
	}
	w->marked = xrealloc(w->marked, w->n_marked + 1, sizeof *w->marked);
	memmove(&w->marked[i + 1], &w->marked[i], after * sizeof *w->marked);
	w->marked[i] = xstrdup(id);
	w->n_marked++;
}

static void forget_result(struct what_if *w)
{
	free(w->sections);
	free(w->before);
	w->sections = w->before = NULL;
	w->n = 0;
}

void what_if_clear(struct what_if *w)
{
	forget_result(w);
	for (size_t i = 0; i < w->n_marked; i++)
		free(w->marked[i]);
	free(w->marked);
	*w = (struct what_if){0};
}

static bool counts(const struct what_if *w, const struct action *act)
{
	return act->status != PLAN_DONE && what_if_holds(w, act->id);
}

static struct range *copy_sections(const struct score *s)
{
	size_t n = s->q->n_sections;
	struct range *copy = xcalloc(n + 1, sizeof *copy);

	if (n)
		memcpy(copy, s->sections, n * sizeof *copy);
	return copy;
}

/* Scores a copy with everything done that is marked so, and on demand what is marked here:
 * in the order of the plan, as the plan's own projection does. */
static void score_done(struct score *sc, const struct what_if *w, const struct plan *p,
		       const struct assessment *a, bool marked)
{
	struct assessment *copy = assessment_copy(a);

	for (size_t i = 0; i < p->n_actions; i++)
		if (p->actions[i].status == PLAN_DONE || (marked && counts(w, &p->actions[i])))
			action_apply(&p->actions[i], copy);
	score_compute(sc, copy, p->target);
	assessment_free(copy);
}

void what_if_compute(struct what_if *w, const struct plan *p, const struct score *now,
		     const struct assessment *a)
{
	struct score sc = {0};
	size_t asked = now->progress.asked;

	forget_result(w);
	for (size_t i = 0; w->n_marked && i < p->n_actions; i++)
		w->n += counts(w, &p->actions[i]);
	if (!w->n)
		return;
	score_init(&sc, now->q);
	if (p->has_projected) {
		score_done(&sc, w, p, a, false);
		w->before = copy_sections(&sc);
		asked = sc.progress.asked;
	} else {
		w->before = copy_sections(now);
	}
	score_done(&sc, w, p, a, true);
	w->overall = sc.overall;
	w->sections = copy_sections(&sc);
	w->asked = sc.progress.asked > asked ? sc.progress.asked - asked : 0;
	score_release(&sc);
}

static bool looks_alike(const struct range *a, const struct range *b)
{
	char one[64], other[64];

	return strcmp(range_text(one, a), range_text(other, b)) == 0;
}

/* Appends the part where there is room for it; says whether. */
static bool add_part(struct str *out, const struct str *part, int cols)
{
	bool fits = utf8_width(str_text(out)) + utf8_width(str_text(part)) <= cols;

	if (fits)
		str_add(out, str_text(part));
	return fits;
}

/* "; Landing zone 13.7 to 16.9" for each that moves, and how many there is no room for.
 * false when some were left out. */
static bool add_sections(struct str *out, const struct what_if *w, const struct score *now,
			 int cols)
{
	size_t left = 0, named = 0;

	for (size_t i = 0; i < now->q->n_sections; i++) {
		struct str part = {0};
		char range[64];

		if (looks_alike(&w->sections[i], &w->before[i]))
			continue;
		str_addf(&part, "; %s %s", now->q->sections[i].title,
			 range_text(range, &w->sections[i]));
		if (left || !add_part(out, &part, cols))
			left++;
		else
			named++;
		str_release(&part);
	}
	if (named && left && utf8_width(str_text(out)) + 8 <= cols) /* "; 7 more" */
		str_addf(out, "; %zu more", left);
	return !left;
}

/* How much is said of what it is compared with; least where there is least room. */
enum telling { TELL_ALL, TELL_DONE, TELL_BRIEFLY };

/* What is done counts before what is answered. */
static void add_before(struct str *out, const struct what_if *w, const struct plan *p,
		       const struct score *now, enum telling how)
{
	char range[64], answered[64];
	const struct range *r = p->has_projected ? &p->projected : &now->overall;
	const char *before = looks_alike(r, &w->overall) ? "as" : range_text(range, r);

	if (!p->has_projected)
		str_addf(out, " (%s now", before);
	else if (how == TELL_BRIEFLY)
		str_addf(out, " (done: %s", range_text(range, r));
	else
		str_addf(out, " (%s with what is done", before);
	if (p->has_projected && how == TELL_ALL)
		str_addf(out, ", %s now", range_text(answered, &now->overall));
	str_addc(out, ')');
}

/* Returns whether everything found room. */
static bool make_words(struct str *out, const struct what_if *w, const struct plan *p,
		       const struct score *now, int cols, enum telling how)
{
	struct str part = {0};
	char then[64];
	bool all;

	str_addf(out, "With %zu marked +: %s", w->n, range_text(then, &w->overall));
	add_before(&part, w, p, now, how);
	all = add_part(out, &part, cols);
	str_truncate(&part, 0);
	all = add_sections(out, w, now, cols) && all;
	if (w->asked)
		str_addf(&part, "; asks %zu more", w->asked);
	all = add_part(out, &part, cols) && all;
	str_release(&part);
	return all;
}

void what_if_words(struct str *out, const struct what_if *w, const struct plan *p,
		   const struct score *now, int cols)
{
	struct str words = {0};
	int how = TELL_ALL;

	if (!w->n)
		return;
	while (!make_words(&words, w, p, now, cols, (enum telling)how) && how < TELL_BRIEFLY) {
		str_truncate(&words, 0);
		how++;
	}
	str_add(out, str_text(&words));
	str_release(&words);
}

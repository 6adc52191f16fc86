#include "ui/session/what_if.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/utf8.h"

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
	name_set_clear(&w->marked);
}

bool what_if_counts(const struct what_if *w, const struct action *act)
{
	return action_is_left(act) && name_set_has(&w->marked, act->id);
}

bool what_if_counts_step(const struct what_if *w, const struct action *act,
			 const struct step *step)
{
	return step->status < PLAN_DONE && !what_if_counts(w, act) && step->id != act->id &&
	       name_set_has(&w->marked, step->id);
}

static struct range *copy_sections(const struct score *s)
{
	size_t n = s->q->n_sections;
	struct range *copy = xcalloc(n + 1, sizeof *copy);

	if (n)
		memcpy(copy, s->sections, n * sizeof *copy);
	return copy;
}

/* What is marked done in the file, and what is marked here. */
static bool counts(const void *marks, const struct action *act, const struct step *step)
{
	const struct what_if *w = marks;

	if (step->status == PLAN_DONE)
		return true;
	return what_if_counts(w, act) ? !status_is_set_aside(step->status)
				      : what_if_counts_step(w, act, step);
}

/* Marks that count: one for the action, or one for each of its steps. */
static size_t marks_of(const struct what_if *w, const struct action *act)
{
	size_t n = what_if_counts(w, act);

	for (size_t k = 0; k < act->n_steps; k++)
		n += what_if_counts_step(w, act, &act->steps[k]);
	return n;
}

void what_if_compute(struct what_if *w, const struct plan *p, const struct score *now,
		     const struct assessment *a)
{
	struct score sc = {0};
	size_t asked = now->progress.asked;

	forget_result(w);
	for (size_t i = 0; w->marked.n && i < p->n_actions; i++)
		w->n += marks_of(w, &p->actions[i]);
	if (!w->n)
		return;
	if (p->has_projected) {
		plan_project(&sc, p, a, NULL, NULL);
		w->before = copy_sections(&sc);
		asked = sc.progress.asked;
		score_release(&sc);
	} else {
		w->before = copy_sections(now);
	}
	plan_project(&sc, p, a, counts, w);
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

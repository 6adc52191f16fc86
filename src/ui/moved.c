#include "ui/moved.h"

#include <string.h>

/* More than so many names of a kind are only counted. */
#define NAMES_MAX 2

static bool *copy_flags(struct arena *a, const bool *from, size_t n)
{
	bool *to = arena_new(a, bool, n);

	if (n)
		memcpy(to, from, n * sizeof *to);
	return to;
}

void sight_take(struct score_sight *sight, const struct score *s)
{
	const struct questionnaire *q = s->q;

	memset(sight, 0, sizeof *sight);
	sight->overall = s->overall;
	sight->sections = arena_new(&sight->arena, struct range, q->n_sections);
	if (q->n_sections)
		memcpy(sight->sections, s->sections,
		       q->n_sections * sizeof *sight->sections);
	sight->asked = arena_new(&sight->arena, bool, q->n_questions);
	for (size_t i = 0; i < q->n_questions; i++)
		sight->asked[i] = s->questions[i].asked;
	sight->decided = copy_flags(&sight->arena, s->decision_asked, q->n_decisions);
	sight->fired = copy_flags(&sight->arena, s->fired, q->n_rules);
}

void sight_release(struct score_sight *sight)
{
	arena_release(&sight->arena);
}

static void part(struct str *out)
{
	if (out->len)
		str_add(out, "; ");
}

/* Adds "TITLE low to high (was low to high)" when the two look different. */
static bool range_moved(struct str *out, const char *title, const struct range *was,
			const struct range *is)
{
	char now[64], before[64];

	range_text(now, is);
	range_text(before, was);
	if (!strcmp(now, before))
		return false;
	part(out);
	str_addf(out, "%s %s (was %s)", title, now, before);
	return true;
}

/* Names, or their number, with what became of them. */
struct names {
	const char *first[NAMES_MAX];
	size_t n;
};

static void names_add(struct names *names, const char *id)
{
	if (names->n < NAMES_MAX)
		names->first[names->n] = id;
	names->n++;
}

static void names_tell(struct str *out, const struct names *names, const char *one,
		       const char *many, const char *what)
{
	if (!names->n)
		return;
	part(out);
	if (names->n > NAMES_MAX) {
		str_addf(out, "%zu %s", names->n, what);
	} else {
		for (size_t i = 0; i < names->n; i++)
			str_addf(out, "%s%s", i ? ", " : "", names->first[i]);
	}
	str_addf(out, " %s", names->n == 1 ? one : many);
}

static void sections_moved(struct str *out, const struct score_sight *before,
			   const struct score *now)
{
	const struct questionnaire *q = now->q;
	size_t moved = 0, at = 0;

	for (size_t i = 0; i < q->n_sections; i++) {
		char a[64], b[64];

		if (strcmp(range_text(a, &before->sections[i]),
			   range_text(b, &now->sections[i])) != 0) {
			moved++;
			at = i;
		}
	}
	if (moved == 1)
		range_moved(out, q->sections[at].title, &before->sections[at],
			    &now->sections[at]);
	else if (moved > 1)
		range_moved(out, "overall", &before->overall, &now->overall);
}

void sight_compare(const struct score_sight *before, const struct score *now,
		   struct str *out)
{
	const struct questionnaire *q = now->q;
	struct names asked = {0}, gone = {0}, fires = {0}, quiet = {0};

	sections_moved(out, before, now);
	for (size_t i = 0; i < q->n_decisions; i++)
		if (before->decided[i] != now->decision_asked[i])
			names_add(now->decision_asked[i] ? &asked : &gone,
				  q->decisions[i].id);
	for (size_t i = 0; i < q->n_questions; i++)
		if (before->asked[i] != now->questions[i].asked)
			names_add(now->questions[i].asked ? &asked : &gone,
				  q->questions[i].id);
	for (size_t i = 0; i < q->n_rules; i++)
		if (before->fired[i] != now->fired[i])
			names_add(now->fired[i] ? &fires : &quiet, q->rules[i].id);
	names_tell(out, &fires, "fires", "fire", "findings");
	names_tell(out, &quiet, "is solved", "are solved", "findings");
	names_tell(out, &asked, "now asked", "now asked", "things");
	names_tell(out, &gone, "no longer asked", "no longer asked", "things");
}

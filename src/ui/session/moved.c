#include "ui/session/moved.h"

#include <string.h>

#include "ui/session/said.h"

/* More than so many ids of a kind are only counted. */
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

/* Ids, or their number, with what became of them. */
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

/* many: what they are when they are only counted. */
static void names_tell(struct str *out, const struct names *names, const char *many,
		       const char *what)
{
	if (!names->n)
		return;
	part(out);
	if (names->n > NAMES_MAX)
		str_addf(out, "%zu %s", names->n, many);
	else
		str_addf(out, "%s%s%s", names->first[0], names->n > 1 ? " and " : "",
			 names->n > 1 ? names->first[1] : "");
	str_addf(out, " %s %s", names->n == 1 ? "is" : "are", what);
}

/* Findings that came or went: how many, and the worst of them. */
struct found {
	const struct rule *worst;
	size_t n;
};

static void found_add(struct found *found, const struct rule *rule)
{
	if (!found->worst || rule->severity > found->worst->severity)
		found->worst = rule;
	found->n++;
}

static void found_tell_new(struct str *out, const struct found *found, int cols)
{
	const struct rule *r = found->worst;

	if (!found->n)
		return;
	part(out);
	if (found->n == 1)
		str_addf(out, "New finding, %s: ", severity_name(r->severity));
	else
		str_addf(out, "%zu new findings, the worst %s: ", found->n,
			 severity_name(r->severity));
	said_finding(out, r->finding, cols);
	str_addf(out, " (%s)", r->id);
}

static void found_tell_gone(struct str *out, const struct found *found, int cols)
{
	if (!found->n)
		return;
	part(out);
	if (found->n > 1) {
		str_addf(out, "%zu findings gone", found->n);
		return;
	}
	str_add(out, "Finding gone: ");
	said_finding(out, found->worst->finding, cols);
	str_addf(out, " (%s)", found->worst->id);
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
		range_moved(out, "Overall", &before->overall, &now->overall);
}

static void findings_moved(struct str *out, const struct score_sight *before,
			   const struct score *now, int cols)
{
	const struct questionnaire *q = now->q;
	struct found fires = {0}, quiet = {0};

	for (size_t i = 0; i < q->n_rules; i++)
		if (before->fired[i] != now->fired[i])
			found_add(now->fired[i] ? &fires : &quiet, &q->rules[i]);
	found_tell_new(out, &fires, cols);
	found_tell_gone(out, &quiet, cols);
}

void sight_compare(const struct score_sight *before, const struct score *now, int cols,
		   struct str *out)
{
	const struct questionnaire *q = now->q;
	struct names asked = {0}, gone = {0};

	findings_moved(out, before, now, cols);
	for (size_t i = 0; i < q->n_decisions; i++)
		if (before->decided[i] != now->decision_asked[i])
			names_add(now->decision_asked[i] ? &asked : &gone,
				  q->decisions[i].id);
	for (size_t i = 0; i < q->n_questions; i++)
		if (before->asked[i] != now->questions[i].asked)
			names_add(now->questions[i].asked ? &asked : &gone,
				  q->questions[i].id);
	names_tell(out, &asked, "more questions", "now asked");
	names_tell(out, &gone, "questions", "no longer asked");
	sections_moved(out, before, now);
}

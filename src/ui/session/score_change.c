#include "ui/session/score_change.h"

#include <string.h>

/* More than so many ids of a kind are only counted. */
#define NAMES_MAX 2

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
struct id_list {
	const char *first[NAMES_MAX];
	size_t n;
};

static void id_list_add(struct id_list *names, const char *id)
{
	if (names->n < NAMES_MAX)
		names->first[names->n] = id;
	names->n++;
}

/* many: what they are when they are only counted. */
static void id_list_tell(struct str *out, const struct id_list *names, const char *many,
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

static void found_tell_new(struct str *out, const struct found *found)
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
	str_addf(out, "%s (%s)", r->finding, r->id);
}

static void found_tell_gone(struct str *out, const struct found *found)
{
	if (!found->n)
		return;
	part(out);
	if (found->n > 1) {
		str_addf(out, "%zu findings gone", found->n);
		return;
	}
	str_addf(out, "Finding gone: %s (%s)", found->worst->finding, found->worst->id);
}

static void sections_moved(struct str *out, const struct score *s)
{
	const struct score_moves *m = &s->moves;
	size_t moved = 0, at = 0;

	for (size_t k = 0; k < m->sections.n; k++) {
		size_t i = m->sections.items[k];
		char a[64], b[64];

		if (strcmp(range_text(a, &m->sections_before[i]),
			   range_text(b, &s->sections[i])) != 0) {
			moved++;
			at = i;
		}
	}
	if (moved == 1)
		range_moved(out, s->q->sections[at].title, &m->sections_before[at],
			    &s->sections[at]);
	else if (moved > 1)
		range_moved(out, "Overall", &m->overall_before, &s->overall);
}

static void findings_moved(struct str *out, const struct score *s)
{
	struct found fires = {0}, quiet = {0};

	for (size_t k = 0; k < s->moves.rules.n; k++) {
		size_t i = s->moves.rules.items[k];

		found_add(s->fired[i] ? &fires : &quiet, &s->q->rules[i]);
	}
	found_tell_new(out, &fires);
	found_tell_gone(out, &quiet);
}

static void asked_moved(struct str *out, const struct score *s)
{
	const struct score_moves *m = &s->moves;
	struct id_list asked = {0}, gone = {0};

	for (size_t k = 0; k < m->decisions.n; k++) {
		size_t i = m->decisions.items[k];

		id_list_add(s->decision_asked[i] ? &asked : &gone, s->q->decisions[i].id);
	}
	for (size_t k = 0; k < m->questions.n; k++) {
		size_t i = m->questions.items[k];

		id_list_add(s->questions[i].asked ? &asked : &gone, s->q->questions[i].id);
	}
	id_list_tell(out, &asked, "more questions", "now asked");
	id_list_tell(out, &gone, "questions", "no longer asked");
}

void score_change_words(struct str *out, const struct score *s)
{
	findings_moved(out, s);
	asked_moved(out, s);
	sections_moved(out, s);
}

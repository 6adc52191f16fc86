#include "model/workshop.h"

#include <string.h>

#include "base/json_write.h"
#include "base/number.h"
#include "model/assessment.h"

const struct texts *workshop_people(const struct assessment *a)
{
	return a->workshop.participants.n ? &a->workshop.participants
					  : &a->about.participants;
}

const char *agenda_title(const struct questionnaire *q, const struct agenda_item *item)
{
	for (size_t i = 0; i < q->n_sections; i++)
		if (!strcmp(q->sections[i].id, item->section))
			return q->sections[i].title;
	if (!strcmp(item->section, AGENDA_PROFILE))
		return "Profile";
	return !strcmp(item->section, AGENDA_DECISIONS) ? "Decisions" : item->section;
}

const char *agenda_id_of(const struct questionnaire *q, struct thing what)
{
	switch (what.kind) {
	case THING_FIELD:
		return AGENDA_PROFILE;
	case THING_DECISION:
		return AGENDA_DECISIONS;
	case THING_QUESTION:
		return q->sections[q->questions[what.index].section].id;
	case THING_SECTION:
		return q->sections[what.index].id;
	default: /* belongs nowhere */
		return "";
	}
}

size_t agenda_find(const struct workshop *w, const char *section)
{
	size_t i = 0;

	while (i < w->n_agenda && strcmp(w->agenda[i].section, section) != 0)
		i++;
	return i;
}

void workshop_own(struct assessment *a)
{
	struct workshop *w = &a->workshop, old = *w;

	w->agenda = NULL;
	w->parked = NULL;
	w->n_agenda = w->n_parked = 0;
	for (size_t i = 0; i < old.n_agenda; i++) {
		struct agenda_item *to = ARENA_PUSH(&a->arena, w->agenda, w->n_agenda);

		*to = old.agenda[i];
	}
	for (size_t i = 0; i < old.n_parked; i++) {
		struct parked *to = ARENA_PUSH(&a->arena, w->parked, w->n_parked);

		*to = old.parked[i];
	}
}

struct agenda_item *agenda_add(struct assessment *a, const char *section, int minutes)
{
	struct agenda_item *item =
		ARENA_PUSH(&a->arena, a->workshop.agenda, a->workshop.n_agenda);

	item->section = arena_strdup(&a->arena, section);
	item->minutes = minutes;
	item->started = "";
	return item;
}

struct parked *workshop_park(struct assessment *a, const char *text, const char *about,
			     const char *at, const char *by)
{
	struct parked *item =
		ARENA_PUSH(&a->arena, a->workshop.parked, a->workshop.n_parked);

	item->text = arena_strdup(&a->arena, text);
	item->about = arena_strdup(&a->arena, about);
	item->at = arena_strdup(&a->arena, at);
	item->by = arena_strdup(&a->arena, by);
	return item;
}

void agenda_drop(struct assessment *a, size_t index)
{
	struct workshop *w = &a->workshop;

	w->n_agenda--;
	memmove(&w->agenda[index], &w->agenda[index + 1],
		(w->n_agenda - index) * sizeof *w->agenda);
}

void parked_drop(struct assessment *a, size_t index)
{
	struct workshop *w = &a->workshop;

	w->n_parked--;
	memmove(&w->parked[index], &w->parked[index + 1],
		(w->n_parked - index) * sizeof *w->parked);
}

bool vote_is_possible(const struct questionnaire *q, struct thing what)
{
	return what.kind == THING_DECISION ||
	       (what.kind == THING_QUESTION &&
		q->questions[what.index].type == TYPE_LEVELS);
}

int vote_of(const struct votes *v, const char *who)
{
	for (size_t i = 0; i < v->n; i++)
		if (!strcmp(v->items[i].who, who))
			return v->items[i].value;
	return -1;
}

static void vote_push(struct arena *arena, struct votes *v, const char *who, int value)
{
	struct vote *vote = ARENA_PUSH(arena, v->items, v->n);

	*vote = (struct vote){who, value};
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

void assessment_vote(struct assessment *a, struct thing what, const char *who, int value)
{
	struct answer *answer = what.kind == THING_DECISION ? &a->decisions[what.index]
							    : &a->questions[what.index];
	struct votes fresh = {.extra = others(&a->arena, &answer->votes.extra, who)};
	bool found = false;

	for (size_t i = 0; i < answer->votes.n; i++) {
		const struct vote *vote = &answer->votes.items[i];
		bool same = !strcmp(vote->who, who);

		found |= same;
		if (!same || value >= 0)
			vote_push(&a->arena, &fresh, vote->who,
				  same ? value : vote->value);
	}
	if (!found && value >= 0)
		vote_push(&a->arena, &fresh, arena_strdup(&a->arena, who), value);
	answer->votes = fresh;
	answer->present = true;
}

bool vote_dissents(const struct answer *answer, const struct vote *v, struct thing what)
{
	return answer->state == ANSWER_SET &&
	       v->value != (what.kind == THING_DECISION ? answer->option : answer->level);
}

/* The vote in the place k of all votes, when these are sorted. */
static int nth_vote(const struct spread *s, size_t k)
{
	int value = 0;

	while (value + 1 < Q_ITEMS_MAX && k >= s->counts[value])
		k -= s->counts[value++];
	return value;
}

static int most_votes(const struct spread *s, const struct decision *d)
{
	int best = -1;

	for (size_t i = 0; i < d->n_options; i++) {
		size_t most = best < 0 ? 0 : s->counts[best];

		if (s->counts[i] > most || (best >= 0 && s->counts[i] == most &&
					    d->options[i].fit < d->options[best].fit))
			best = (int)i;
	}
	return best;
}

void votes_spread(struct spread *s, const struct questionnaire *q, struct thing what,
		  const struct votes *v)
{
	int64_t sum = 0;

	*s = (struct spread){.n = v->n, .consensus = -1};
	for (size_t i = 0; i < v->n; i++) {
		s->counts[v->items[i].value]++;
		sum += v->items[i].value;
	}
	if (!v->n)
		return;
	if (what.kind == THING_DECISION) {
		s->consensus = most_votes(s, &q->decisions[what.index]);
		return;
	}
	s->lowest = nth_vote(s, 0);
	s->highest = nth_vote(s, v->n - 1);
	s->consensus = nth_vote(s, (v->n - 1) / 2);
	s->median = s->consensus + nth_vote(s, v->n / 2);
	s->mean = (int)frac_scaled(frac_of(sum, (int64_t)v->n), 100);
}

void spread_words(struct str *out, const struct questionnaire *q, struct thing what,
		  const struct spread *s)
{
	char median[32], mean[32];

	if (!s->n)
		return;
	if (what.kind == THING_DECISION) {
		str_addf(out, "%zu of %zu for %s", s->counts[s->consensus], s->n,
			 q->decisions[what.index].options[s->consensus].id);
		return;
	}
	str_addf(out, "median %s, mean %s", number_text(median, s->median * 5, 1),
		 number_fixed(mean, s->mean, 2));
	if (s->lowest == s->highest)
		str_add(out, ", all alike");
	else
		str_addf(out, ", from %d to %d", s->lowest, s->highest);
}

void votes_words(struct str *out, const struct questionnaire *q, struct thing what,
		 const struct answer *answer, bool dissent)
{
	const char *sep = "";

	for (size_t i = 0; i < answer->votes.n; i++) {
		const struct vote *v = &answer->votes.items[i];

		if (dissent && !vote_dissents(answer, v, what))
			continue;
		str_addf(out, "%s%s ", sep, v->who);
		if (what.kind == THING_DECISION)
			str_add(out, q->decisions[what.index].options[v->value].id);
		else
			str_addf(out, "%d", v->value);
		sep = ", ";
	}
}

#include "engine/compare/compare.h"

#include <string.h>

#include "base/names.h"
#include "engine/compare/parts.h"

static bool same_rank(const struct texts *b, const struct texts *a)
{
	if (b->n != a->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(b->items[i], a->items[i]) != 0)
			return false;
	return true;
}

static void compare_settings(struct compare *c)
{
	const struct assessment *b = c->before.a, *a = c->after.a;

	c->same_version = !version_order(b->questionnaire_version, a->questionnaire_version) &&
			  !version_order(b->questionnaire->version, a->questionnaire->version);
	c->same_depth = assessment_depth(b) == assessment_depth(a);
	c->same_target = c->before.score->target == c->after.score->target;
	c->same_rank = same_rank(&b->settings.rank, &a->settings.rank);
	c->whole = c->same_version && c->same_depth;
}

static void compare_sections(struct compare *c)
{
	const struct questionnaire *q = c->after.a->questionnaire;

	c->sections = arena_new(&c->arena, struct compared_range, q->n_sections);
	for (size_t i = 0; i < q->n_sections; i++) {
		struct thing old = counterpart(&c->after, &c->before,
					       (struct thing){THING_SECTION, i});

		if (old.kind == THING_SECTION)
			c->sections[c->n_sections++] = (struct compared_range){
				i, c->scores[0]->sections[old.index], c->scores[1]->sections[i]};
	}
}

/* Areas have ids of their own within their section. */
static const char *area_key(struct arena *arena, const struct questionnaire *q, size_t i)
{
	return arena_printf(arena, "%s/%s", q->sections[q->areas[i].section].id, q->areas[i].id);
}

static void compare_areas(struct compare *c)
{
	const struct questionnaire *q = c->after.a->questionnaire,
				   *old = c->before.a->questionnaire;
	struct names known = {.arena = &c->arena};

	for (size_t i = 0; q != old && i < old->n_areas; i++)
		names_add(&known, area_key(&c->arena, old, i), i);
	c->areas = arena_new(&c->arena, struct compared_range, q->n_areas);
	for (size_t i = 0; i < q->n_areas; i++) {
		size_t at = q == old ? i : names_find(&known, area_key(&c->arena, q, i));

		if (at != NAMES_NONE)
			c->areas[c->n_areas++] = (struct compared_range){
				i, c->scores[0]->areas[at], c->scores[1]->areas[i]};
	}
}

bool compare_possible(const struct assessment *before, const struct assessment *after)
{
	return !strcmp(before->questionnaire->id, after->questionnaire->id) &&
	       !strcmp(before->questionnaire_id, after->questionnaire_id);
}

void compare_scores(struct compare *c, const struct side *before, const struct side *after)
{
	*c = (struct compare){.before = *before, .after = *after};
	compare_settings(c);
	find_alike(c);
	c->overall = (struct compared_range){0, c->scores[0]->overall, c->scores[1]->overall};
	compare_sections(c);
	compare_areas(c);
}

void compare_make(struct compare *c, const struct side *before, const struct side *after)
{
	compare_scores(c, before, after);
	compare_findings(c);
	compare_actions(c);
	compare_acceptances(c);
	compare_answers(c);
}

void compare_release(struct compare *c)
{
	for (int i = 0; c->made && i < 2; i++)
		score_release(&c->made[i]);
	arena_release(&c->arena);
	memset(c, 0, sizeof *c);
}

int compared_move(const struct compared_range *r)
{
	return r->before.any && r->after.any
		       ? score_tenths(r->after.low) - score_tenths(r->before.low)
		       : 0;
}

bool compared_moved(const struct compared_range *r)
{
	char then[64], now[64];

	return strcmp(range_text(then, &r->before), range_text(now, &r->after)) != 0;
}

static bool any_moved(const struct compared_range *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (compared_moved(&list[i]))
			return true;
	return false;
}

bool compare_is_empty(const struct compare *c)
{
	bool moved = compared_moved(&c->overall) || any_moved(c->sections, c->n_sections) ||
		     any_moved(c->areas, c->n_areas) || c->n_answers || c->n_rest ||
		     c->findings_of[FINDING_STILL] < c->n_findings;

	for (size_t i = 0; i < c->n_actions; i++)
		moved = moved || !c->actions[i].then;
	for (size_t i = 0; i < c->n_acceptances; i++)
		moved = moved || !c->acceptances[i].then;
	return !moved && c->whole && c->same_target && c->same_rank;
}

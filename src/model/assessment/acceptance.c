#include "model/assessment/acceptance.h"

#include <string.h>

#include "base/date.h"
#include "base/names.h"
#include "base/uuid.h"
#include "base/words.h"
#include "model/assessment/assessment.h"
#include "model/assessment/members.h"

enum acceptance_state acceptance_state(const struct acceptance *c, long as_of,
				       enum severity now)
{
	int64_t revoked;
	long from, until, superseded;

	if (c->revoked &&
	    (!date_time_parse(c->revoked_at, &revoked) || date_day(revoked) <= as_of))
		return ACCEPTANCE_REVOKED;
	if (date_parse(c->superseded_from, &superseded) && superseded <= as_of)
		return ACCEPTANCE_SUPERSEDED;
	if (!date_parse(c->until, &until) || until < as_of)
		return ACCEPTANCE_EXPIRED;
	if (date_parse(c->from, &from) && as_of < from)
		return ACCEPTANCE_PENDING;
	if (c->severity != SEVERITY_NONE && now > c->severity)
		return ACCEPTANCE_EXPIRED;
	return until - as_of <= ACCEPTANCE_EXPIRING_DAYS ? ACCEPTANCE_EXPIRING
							 : ACCEPTANCE_ACTIVE;
}

const char *acceptance_state_name(enum acceptance_state state)
{
	static const char *const names[] = {
		[ACCEPTANCE_PENDING] = WORD("pending"),
		[ACCEPTANCE_ACTIVE] = WORD("active"),
		[ACCEPTANCE_EXPIRING] = WORD("expiring"),
		[ACCEPTANCE_EXPIRED] = WORD("expired"),
		[ACCEPTANCE_REVOKED] = WORD("revoked"),
		[ACCEPTANCE_SUPERSEDED] = WORD("superseded"),
	};

	return names[state];
}

bool acceptance_in_force(const struct acceptance *c, long as_of, enum severity now)
{
	enum acceptance_state state = acceptance_state(c, as_of, now);

	return state == ACCEPTANCE_ACTIVE || state == ACCEPTANCE_EXPIRING;
}

void acceptance_record(struct assessment *a, const struct acceptance *c)
{
	struct acceptance *to;
	char id[UUID_TEXT];

	ARENA_AGAIN(&a->arena, a->acceptances, a->n_acceptances);
	uuid_random(id);
	to = ARENA_PUSH(&a->arena, a->acceptances, a->n_acceptances);
	*to = *c;
	own_object(&a->arena, acceptance_members, to);
	to->id = arena_strdup(&a->arena, id);
	acceptances_link(a);
}

void acceptance_revoke(struct assessment *a, size_t index, const char *at, const char *by,
		       const char *reason)
{
	struct acceptance *c;

	ARENA_AGAIN(&a->arena, a->acceptances, a->n_acceptances);
	c = &a->acceptances[index];
	c->revoked = true;
	c->revoked_at = arena_strdup(&a->arena, at);
	c->revoked_by = arena_strdup(&a->arena, by);
	c->revoked_reason = arena_strdup(&a->arena, reason);
	acceptances_link(a);
}

/* Was it taken back before its first day? */
static bool never_held(const struct acceptance *c)
{
	int64_t revoked;
	long from;

	return c->revoked && date_time_parse(c->revoked_at, &revoked) &&
	       date_parse(c->from, &from) && date_day(revoked) < from;
}

void acceptances_link(struct assessment *a)
{
	struct arena scratch = {0};
	struct names ids = {.arena = &scratch};

	for (size_t i = 0; i < a->n_acceptances; i++) {
		a->acceptances[i].superseded_from = "";
		names_add(&ids, a->acceptances[i].id, i);
	}
	for (size_t i = 0; i < a->n_acceptances; i++) {
		const struct acceptance *by = &a->acceptances[i];
		size_t k = *by->supersedes ? names_find(&ids, by->supersedes) : NAMES_NONE;
		struct acceptance *c = k == NAMES_NONE ? NULL : &a->acceptances[k];

		if (!c || k == i || !*by->from || never_held(by))
			continue;
		if (!*c->superseded_from || strcmp(by->from, c->superseded_from) < 0)
			c->superseded_from = by->from;
	}
	arena_release(&scratch);
}

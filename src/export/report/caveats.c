#include "export/report/caveats.h"

#include "base/words.h"
#include "export/report/answer_words.h"

static bool is_alias(const struct questionnaire *q, size_t field)
{
	return q->fields[field].kind == FIELD_DECISION && q->fields[field].decision >= 0;
}

/* Is it asked in this assessment; for a rule: does it fire? References and terms are not. */
static bool thing_asked(const struct report *r, struct thing t)
{
	switch (t.kind) {
	case THING_FIELD:
		if (is_alias(r->q, t.index))
			return r->score.decision_asked[r->q->fields[t.index].decision];
		return r->score.field_asked[t.index];
	case THING_DECISION:
		return r->score.decision_asked[t.index];
	case THING_QUESTION:
		return r->score.questions[t.index].asked;
	case THING_RULE:
		return r->score.fired[t.index];
	case THING_SECTION:
		return r->score.section_progress[t.index].asked > 0;
	case THING_REFERENCE:
	case THING_TERM:
	case THING_SOURCE:
	case THING_CAVEAT:
	case THING_WITHDRAWN:
	case THING_NONE:
		break;
	}
	return false;
}

static const char *field_state(const struct report *r, size_t field)
{
	if (is_alias(r->q, field))
		return decision_state(r, (size_t)r->q->fields[field].decision);
	return r->a->fields[field].set ? "answered" : "unanswered";
}

const char *thing_state(const struct report *r, struct thing t)
{
	bool asked = thing_asked(r, t);

	switch (t.kind) {
	case THING_FIELD:
		return asked ? field_state(r, t.index) : "not asked";
	case THING_DECISION:
		return asked ? decision_state(r, t.index) : "not asked";
	case THING_QUESTION:
		return asked ? question_state(r, t.index) : "not asked";
	case THING_RULE:
		return asked ? WORD("fires") : WORD("does not fire");
	case THING_SECTION:
	case THING_REFERENCE:
	case THING_TERM:
	case THING_SOURCE:
	case THING_CAVEAT:
	case THING_WITHDRAWN:
	case THING_NONE:
		break;
	}
	return "";
}

static bool concerns_asked(const struct report *r, const struct caveat *c)
{
	for (size_t i = 0; i < c->concerns.n; i++)
		if (thing_asked(r, c->concerns.items[i]))
			return true;
	return false;
}

struct caveats caveats_of(struct arena *a, const struct report *r)
{
	const struct questionnaire *q = r->q;
	struct caveats c = {.order = {arena_new(a, size_t, q->n_caveats), 0}};

	for (int here = 1; here >= 0; here--) {
		for (size_t i = 0; i < q->n_caveats; i++) {
			if (concerns_asked(r, &q->caveats[i]) != (here == 1))
				continue;
			c.order.items[c.order.n++] = i;
			c.recheck += q->caveats[i].recheck;
		}
		if (!here)
			continue;
		c.n_here = c.order.n;
		c.recheck_here = c.recheck;
	}
	return c;
}

void caveat_ids_join(struct str *out, const struct questionnaire *q, struct thing t)
{
	const struct indices *caveats = &links_of(q, t)->caveats;

	for (size_t i = 0; i < caveats->n; i++)
		str_addf(out, "%s%s", i ? ", " : "", q->caveats[caveats->items[i]].id);
}

void thing_ids_join(struct str *out, const struct questionnaire *q,
		    const struct things *list)
{
	for (size_t i = 0; i < list->n; i++)
		str_addf(out, "%s%s", i ? ", " : "", thing_id(q, list->items[i]));
}

void content_words(struct str *out, const struct report *r)
{
	struct arena a = {0};
	struct caveats c = caveats_of(&a, r);

	if (*r->q->content_date && !c.recheck)
		str_addf(out, tr("Content as of %s."), r->q->content_date);
	else if (*r->q->content_date)
		str_addf(out,
			 tr_n(c.recheck,
			      "Content as of %s; %zu of %zu remarks on it asks to be checked "
			      "again, %zu about something asked here.",
			      "Content as of %s; %zu of %zu remarks on it ask to be checked again, "
			      "%zu about something asked here."),
			 r->q->content_date, c.recheck, r->q->n_caveats, c.recheck_here);
	else if (c.recheck)
		str_addf(out,
			 tr_n(c.recheck,
			      "Content without a date; %zu of %zu remarks on it asks to be "
			      "checked again, %zu about something asked here.",
			      "Content without a date; %zu of %zu remarks on it ask to be "
			      "checked again, %zu about something asked here."),
			 c.recheck, r->q->n_caveats, c.recheck_here);
	arena_release(&a);
}

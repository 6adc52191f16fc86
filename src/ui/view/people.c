#include "ui/view/people.h"

#include "ui/session/workshop.h"

static struct effect ask(const char *text)
{
	return (struct effect){.kind = EFFECT_ASK_TEXT,
			       .title = "Who takes part: names with commas between",
			       .text = text,
			       .tag = TAG_PEOPLE};
}

struct effect people_ask(const struct session *s, struct str *text)
{
	const struct texts *people = workshop_people(s->a);

	str_truncate(text, 0);
	for (size_t i = 0; i < people->n; i++)
		str_addf(text, "%s%s", i ? ", " : "", people->items[i]);
	return ask(str_text(text));
}

struct effect people_reply(struct session *s, const struct reply *r, struct effect then)
{
	if (!r->accepted)
		return effect_of(EFFECT_DONE);
	if (!session_set_people(s, r->text))
		return *session_readonly(s) ? effect_of(EFFECT_DONE) : ask(r->text);
	return workshop_people(s->a)->n ? then : effect_of(EFFECT_DONE);
}

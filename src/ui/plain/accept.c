/* Accepting a risk by prompts, and taking that back; see parts.h. */
#include <stdio.h>
#include <string.h>

#include "ui/plain/parts.h"
#include "ui/session/risk.h"

/* Asks until what was typed will do; false when nothing was typed, or nothing more can be. */
static bool ask_field(struct plain *p, const struct risk *risk, struct arena *arena,
		      const char *texts[RISK_FIELDS], enum risk_field f)
{
	const char *faults[RISK_FIELDS], *typed;
	struct str prompt = {0};

	str_addf(&prompt, "%s: %s", risk_field_name(f), risk->hints[f]);
	if (*risk->proposed[f])
		str_addf(&prompt, "; Enter keeps '%s'", risk->proposed[f]);
	for (;;) {
		typed = plain_ask(p, str_text(&prompt));
		if (!typed || (!*typed && !*risk->proposed[f]))
			break;
		texts[f] = arena_strdup(arena, *typed ? typed : risk->proposed[f]);
		risk_judge(p->s, arena, risk->id, texts, faults);
		if (!*faults[f])
			break;
		plain_say(p, faults[f]);
	}
	str_release(&prompt);
	return typed && (*typed || *risk->proposed[f]);
}

static void accept(struct plain *p, const struct risk *risk, struct arena *arena)
{
	const char *texts[RISK_FIELDS] = {"", "", "", "", "", ""};
	size_t f = 0;

	while (f < RISK_FIELDS && ask_field(p, risk, arena, texts, (enum risk_field)f))
		f++;
	if (f == RISK_FIELDS)
		risk_accept(p->s, risk->id, texts);
	else
		plain_say(p, "Nothing was accepted.");
}

static void revoke(struct plain *p, const struct risk *risk)
{
	const char *why = plain_ask(p, "Why is it taken back? Enter leaves it");

	if (why && *why)
		risk_revoke(p->s, risk->id, why);
}

void plain_accept(struct plain *p, const char *id)
{
	struct arena arena = {0};
	struct risk risk;
	struct str words = {0};
	const char *typed = "a";

	if (*session_readonly(p->s)) {
		plain_say(p, session_readonly(p->s));
		return;
	}
	if (!risk_begin(&risk, p->s, &arena, id)) {
		arena_release(&arena);
		return;
	}
	str_addf(&words, "The risk of %s, %s: %s", risk.id, severity_name(risk.severity),
		 risk.title);
	plain_say(p, str_text(&words));
	str_truncate(&words, 0);
	if (risk.in_force) {
		risk_words(&words, p->s, risk.now, risk.id);
		plain_say(p, str_text(&words));
		typed = plain_ask(p, "a accept it anew, r take it back, Enter leaves it");
	}
	if (typed && plain_is(typed, "a", "accept"))
		accept(p, &risk, &arena);
	else if (typed && plain_is(typed, "r", "revoke"))
		revoke(p, &risk);
	str_release(&words);
	arena_release(&arena);
}

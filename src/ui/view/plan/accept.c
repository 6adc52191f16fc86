/* Accepting a risk in the plan, and taking that back: a form that says beneath each field what
 * is refused and why; see plan.h. */
#include <string.h>

#include "ui/session/risk.h"
#include "ui/view/plan/plan.h"

enum { TAG_FORM = TAG_ACCEPT, TAG_WHICH, TAG_REVOKE };

/* The form as it stands: faults are told of the fields that were gone through. */
static struct effect show_form(struct plan_view *v, struct session *s, const struct risk *risk,
			       const char *const texts[RISK_FIELDS], size_t field)
{
	struct form_field *fields = arena_new(&s->lent, struct form_field, RISK_FIELDS);
	const char *faults[RISK_FIELDS];

	risk_judge(s, &s->lent, risk->id, texts, faults);
	for (size_t i = 0; i < RISK_FIELDS; i++)
		fields[i] = (struct form_field){
			.label = risk_field_name((enum risk_field)i),
			.text = texts[i],
			.hint = risk->hints[i],
			.fault = i < v->gone_through ? faults[i] : "",
			/* Reasons are often carried on with a word more; names and dates not. */
			.whole = i >= RISK_RESIDUAL && !strcmp(texts[i], risk->proposed[i]),
		};
	return (struct effect){
		.kind = EFFECT_ASK_FORM,
		.title = arena_printf(&s->lent, "Accept the risk of %s, %s", risk->id,
				      severity_name(risk->severity)),
		.text = risk->title,
		.fields = fields,
		.n_fields = RISK_FIELDS,
		.field = field,
		.tag = TAG_FORM,
	};
}

static struct effect begin_form(struct plan_view *v, struct session *s)
{
	struct risk risk;

	v->gone_through = 0;
	if (!risk_begin(&risk, s, &s->lent, str_text(&v->asked)))
		return effect_done();
	return show_form(v, s, &risk, risk.proposed, 0);
}

struct effect plan_accept(struct plan_view *v, struct session *s, struct plan_row row)
{
	static const struct choice which[] = {
		{"a", "accept anew: a record that takes the place of this one"},
		{"r", "revoke: the risk is taken back, and is in the plan again"}};
	const struct action *act = plan_action_of(s, row);
	char about[Q_ID_MAX + 1];
	struct effect e;

	if (session_readonly(s)[0]) {
		session_say(s, STYLE_WARNING, "%s", session_readonly(s));
		return effect_done();
	}
	str_truncate(&v->asked, 0);
	/* What covers a decision may be the record of its question. */
	str_add(&v->asked, act->status == PLAN_ACCEPTED && act->acceptance
				   ? act->acceptance->of
				   : plan_about_id(about, act->id));
	if (act->status != PLAN_ACCEPTED)
		return begin_form(v, s);
	e = effect_choose(arena_printf(&s->lent, "The risk of %s is accepted",
				       str_text(&v->asked)),
			  which, sizeof which / sizeof *which, TAG_WHICH);
	return e;
}

/* On to the next field; from the last, or when all is said, the record is made. */
static struct effect take_form(struct plan_view *v, struct session *s, const struct reply *r)
{
	const char *texts[RISK_FIELDS], *faults[RISK_FIELDS];
	size_t field = (size_t)r->choice;
	struct risk risk;

	for (size_t i = 0; i < RISK_FIELDS; i++)
		texts[i] = arena_strdup(&s->lent, str_text(&r->texts[i]));
	if (!risk_begin(&risk, s, &s->lent, str_text(&v->asked)))
		return effect_done();
	if (field + 1 > v->gone_through)
		v->gone_through = field + 1;
	if (!risk_judge(s, &s->lent, risk.id, texts, faults) && field + 1 == RISK_FIELDS) {
		risk_accept(s, risk.id, texts);
		return effect_done();
	}
	for (size_t i = 0; i < RISK_FIELDS; i++) { /* to the first that is wrong, or the next */
		if (i < v->gone_through && *faults[i] && (i == field || field + 1 == RISK_FIELDS))
			return show_form(v, s, &risk, texts, i);
	}
	return show_form(v, s, &risk, texts, field + 1 < RISK_FIELDS ? field + 1 : field);
}

static struct effect ask_why(struct plan_view *v, struct session *s)
{
	return effect_ask(arena_printf(&s->lent, "%s: why is the accepted risk revoked?",
				       str_text(&v->asked)),
			  "", TAG_REVOKE);
}

struct effect plan_accept_reply(struct plan_view *v, struct session *s, const struct reply *r)
{
	const char *why = r->text ? r->text : "";

	if (!r->accepted)
		return effect_done();
	if (r->tag == TAG_FORM)
		return take_form(v, s, r);
	if (r->tag == TAG_WHICH)
		return r->choice == 0 ? begin_form(v, s) : ask_why(v, s);
	if (!why[strspn(why, " ")]) {
		session_say(s, STYLE_WARNING, "a risk is taken back for a reason; say which");
		return ask_why(v, s);
	}
	risk_revoke(s, str_text(&v->asked), why);
	return effect_done();
}

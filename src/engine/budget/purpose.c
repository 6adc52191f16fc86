#include "engine/budget/purpose.h"

#include "base/str.h"
#include "base/words.h"

static const struct purpose nothing = {.name = "", .goal = "", .wanted = {.section = -1}};

bool purpose_days(struct purpose *p, const char *text, enum budget_aim aim, struct err *err)
{
	double days = 0;

	*p = nothing;
	p->kind = PURPOSE_DAYS;
	p->aim = aim;
	if (number_parse_double(text, &days) && days > 0 && days <= SCENARIO_DAYS_MAX)
		p->half_days = (int)(days * 2);
	return (p->half_days && p->half_days == days * 2) ||
	       err_set(err, EXIT_CODE_USAGE,
		       "days are wanted, whole or half ones, like 50 or 12.5, not '%s'", text);
}

bool purpose_goal(struct purpose *p, const struct questionnaire *q, const char *text,
		  struct err *err)
{
	*p = nothing;
	p->kind = PURPOSE_GOAL;
	p->aim = BUDGET_GAIN;
	p->goal = text;
	return wanted_score_read(&p->wanted, q, text, err);
}

bool purpose_read(struct purpose *p, const struct questionnaire *q, const struct scenario *s,
		  struct err *err)
{
	bool fine = true;

	if (*s->goal) {
		fine = purpose_goal(p, q, s->goal, err);
	} else {
		*p = nothing;
		p->kind = s->half_days ? PURPOSE_DAYS : PURPOSE_ACTIONS;
		p->half_days = s->half_days;
		p->aim = s->half_days && s->for_gain ? BUDGET_GAIN : BUDGET_RISK;
		p->actions = s->half_days ? p->actions : s->actions;
	}
	p->name = s->name;
	return fine;
}

struct scenario purpose_scenario(const struct purpose *p)
{
	return (struct scenario){.name = p->name,
				 .half_days = p->half_days,
				 .for_gain = p->kind == PURPOSE_DAYS && p->aim == BUDGET_GAIN,
				 .goal = p->goal,
				 .actions = p->actions};
}

const char *purpose_kind_name(enum purpose_kind k)
{
	static const char *const names[] = {WORD("days"), WORD("goal"), WORD("actions")};

	return names[k];
}

const char *budget_aim_name(enum budget_aim aim)
{
	return aim == BUDGET_GAIN ? WORD("gain") : WORD("risk");
}

void purpose_words(struct str *out, const struct purpose *p)
{
	char days[32];

	if (p->kind == PURPOSE_DAYS)
		str_addf(out,
			 p->aim == BUDGET_GAIN
				 ? tr_n(p->half_days == 2, "%s day for gain", "%s days for gain")
				 : tr_n(p->half_days == 2, "%s day", "%s days"),
			 effort_text(days, p->half_days));
	else if (p->kind == PURPOSE_GOAL)
		str_addf(out, tr("goal %s"), p->goal);
	else
		str_addf(out, tr("%zu marked"), p->actions.n);
}

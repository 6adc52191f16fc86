#include "ui/session/upgrade.h"

#include "base/date.h"
#include "model/assessment/upgrade.h"

bool session_can_upgrade(const struct session *s)
{
	return session_is_open(s) && !*session_readonly(s) &&
	       upgrade_state(s->a) == UPGRADE_READY;
}

static bool asked(const void *context, struct thing t)
{
	const struct score *score = context;

	return t.kind == THING_FIELD	  ? score->field_asked[t.index]
	       : t.kind == THING_DECISION ? score->decision_asked[t.index]
					  : score->questions[t.index].asked;
}

/* On a copy; u counts what would be new and asked then. */
static void preview(struct upgrade *u, const struct session *s, const char *now)
{
	struct assessment *copy = assessment_copy(s->a);
	struct score score;

	assessment_upgrade(u, copy, now);
	score_init(&score, s->q);
	score_compute(&score, copy, 0);
	upgrade_leave_out(u, asked, &score);
	score_release(&score);
	assessment_free(copy);
}

void session_upgrade_words(const struct session *s, struct str *out)
{
	struct upgrade u;
	char now[32];

	preview(&u, s, date_time_text(now, s->now));
	str_addf(out, "This file was made with version %s of its questionnaire; this is %s. %zu "
		      "answer%s as %s; ",
		 u.from, u.to, u.same, u.same == 1 ? " stays" : "s stay",
		 u.same == 1 ? "it is" : "they are");
	upgrade_words(out, &u);
	str_add(out, ". Upgrade it? The state before is kept as a milestone.");
	upgrade_release(&u);
}

void session_upgrade(struct session *s)
{
	struct upgrade u;
	struct str words = {0};
	char now[32];

	assessment_upgrade(&u, s->a, date_time_text(now, s->now));
	session_restart(s);
	upgrade_leave_out(&u, asked, &s->score);
	upgrade_words(&words, &u);
	session_say(s, STYLE_GOOD, "upgraded to %s: %s", u.to, str_text(&words));
	str_release(&words);
	upgrade_release(&u);
}

void confirm_words(struct str *out, const struct session *s, struct thing what,
		   const char *key)
{
	const struct answer *answer = session_answer(s, what);

	if (!assessment_to_confirm(s->a, what))
		return;
	if (answer_kept(answer)) {
		str_add(out, "The answer in the file cannot be chosen any more: ");
		answer_kept_words(out, s->q, what, answer);
		str_add(out, ". It stays there until another is given.");
		return;
	}
	str_addf(out,
		 "To be confirmed: what is asked here has changed since it was answered. Answer "
		 "again, or %s says that the answer holds.",
		 key);
}

void session_upgrade_later(struct session *s)
{
	session_say(s, STYLE_INFO, "nothing was changed; :upgrade brings the file to version %s",
		    s->q->version);
}

/* One-step changes of a session; see session.h. */
#include "ui/session/session.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "ui/session/message.h"
#include "ui/session/undo.h"

bool session_set_level(struct session *s, size_t question, int level)
{
	char said[96];

	if (!session_edit(s, (struct thing){THING_QUESTION, question}))
		return false;
	assessment_set_level(s->a, question, level);
	snprintf(said, sizeof said, "%s is level %d", s->q->questions[question].id,
		 level);
	session_commit(s, said);
	return true;
}

bool session_set_practice(struct session *s, size_t question, size_t practice,
			  enum practice_value value)
{
	struct str said = {0};

	if (!session_edit(s, (struct thing){THING_QUESTION, question}))
		return false;
	assessment_set_practice(s->a, question, practice, value);
	message_item(&said, s, question, practice);
	str_addf(&said, ": %s", message_practice(value));
	session_commit(s, str_text(&said));
	str_release(&said);
	return true;
}

bool session_set_option(struct session *s, size_t decision, int option)
{
	const struct decision *d = &s->q->decisions[decision];
	struct str said = {0};

	if (!session_edit(s, (struct thing){THING_DECISION, decision}))
		return false;
	assessment_set_option(s->a, decision, option);
	str_addf(&said, "%s: ", d->id);
	message_clip(&said, d->options[option].text, message_cols(s));
	session_commit(s, str_text(&said));
	str_release(&said);
	return true;
}

bool session_set_unknown(struct session *s, struct thing what)
{
	char said[96];

	if (!session_edit(s, what))
		return false;
	assessment_set_unknown(s->a, s->last.kind, s->last.index);
	snprintf(said, sizeof said, "%s is unknown", thing_id(s->q, s->last));
	session_commit(s, said);
	return true;
}

/* Writes a note without the blanks at its end. */
static bool write_note(struct session *s, struct answer *answer, const char *text)
{
	size_t n = strlen(text);

	while (n && (text[n - 1] == '\n' || text[n - 1] == ' '))
		n--;
	if (n > NOTE_BYTES_MAX) {
		session_say(s, STYLE_WARNING,
			    "the note is too long: %zu bytes, at most %u", n,
			    NOTE_BYTES_MAX);
		return false;
	}
	answer->note = arena_strndup(&s->a->arena, text, n);
	return true;
}

bool session_set_na(struct session *s, size_t question, enum na_reason reason,
		    const char *note)
{
	char said[120];

	if (!session_edit(s, (struct thing){THING_QUESTION, question}) ||
	    (note && !write_note(s, &s->a->questions[question], note)))
		return false;
	assessment_set_na(s->a, question, reason);
	snprintf(said, sizeof said, "%s is not applicable: %s",
		 s->q->questions[question].id, message_reason(reason));
	session_commit(s, said);
	return true;
}

bool session_set_item_na(struct session *s, size_t question, size_t practice,
			 enum na_reason reason, const char *note)
{
	struct str said = {0};

	if (!session_edit(s, (struct thing){THING_QUESTION, question}) ||
	    (note && !write_note(s, &s->a->questions[question], note)))
		return false;
	assessment_set_practice(s->a, question, practice, PRACTICE_NA);
	s->a->questions[question].reason = reason;
	message_item(&said, s, question, practice);
	str_addf(&said, ": not applicable, %s", message_reason(reason));
	session_commit(s, str_text(&said));
	str_release(&said);
	return true;
}

bool session_set_values(struct session *s, size_t field, uint64_t values)
{
	if (!session_edit(s, (struct thing){THING_FIELD, field}))
		return false;
	s->a->fields[field].set = true;
	s->a->fields[field].values = values;
	session_commit(s, NULL);
	return true;
}

bool session_clear(struct session *s, struct thing what)
{
	char said[96];

	if (!session_edit(s, what))
		return false;
	assessment_clear(s->a, s->last.kind, s->last.index);
	snprintf(said, sizeof said,
		 history_changed(s->history, s->a) ? "%s is open again"
						   : "%s has no answer to take away",
		 s->last.kind == THING_FIELD ? thing_title(s->q, s->last)
					     : thing_id(s->q, s->last));
	session_commit(s, said);
	return true;
}

/* Begins a change of what is said about an answer; fields have nothing of that kind. */
static struct answer *remark_edit(struct session *s, struct thing what)
{
	struct answer *answer;

	if (!session_edit(s, what))
		return NULL;
	answer = assessment_answer(s->a, s->last);
	if (!answer)
		session_say(s, STYLE_WARNING, "a profile field has no notes or flags");
	return answer;
}

static void remark_commit(struct session *s, const char *what)
{
	char said[160];

	snprintf(said, sizeof said, "%s: %s", thing_id(s->q, s->last), what);
	session_commit(s, said);
}

bool session_set_note(struct session *s, struct thing what, const char *text)
{
	struct answer *answer = remark_edit(s, what);

	if (!answer || !write_note(s, answer, text))
		return false;
	remark_commit(s, *answer->note ? "note written" : "note taken away");
	return true;
}

bool session_add_evidence(struct session *s, struct thing what, const char *text)
{
	struct answer *answer = remark_edit(s, what);
	struct texts all = {0};

	if (!answer || !*text)
		return false;
	/* A new list: the old one may stand in the history. */
	for (size_t i = 0; i <= answer->evidence.n; i++) {
		const char **slot = ARENA_PUSH(&s->a->arena, all.items, all.n);

		*slot = i < answer->evidence.n ? answer->evidence.items[i]
					       : arena_strdup(&s->a->arena, text);
	}
	answer->evidence = all;
	remark_commit(s, "evidence named");
	return true;
}

bool session_toggle_flag(struct session *s, struct thing what)
{
	struct answer *answer = remark_edit(s, what);

	if (!answer)
		return false;
	answer->flag = !answer->flag;
	remark_commit(s, answer->flag ? "flagged for later" : "flag taken away");
	return true;
}

bool session_confirm(struct session *s, struct thing what)
{
	struct answer *answer;
	char now[32];

	what = thing_resolve(s->q, what);
	answer = assessment_answer(s->a, what);
	if (!answer || (answer->state == ANSWER_UNSET && !answer_kept(answer))) {
		session_say(s, STYLE_INFO, "there is nothing to confirm: %s has no answer of its "
					   "own",
			    thing_id(s->q, what));
		return false;
	}
	if (answer_kept(answer)) {
		session_say(s, STYLE_WARNING,
			    "the answer in the file cannot be chosen any more: choose another");
		return false;
	}
	if (!session_edit(s, what))
		return false;
	assessment_confirm(s->a, what);
	answer->at = arena_strdup(&s->a->arena, date_time_text(now, s->now));
	remark_commit(s, "confirmed");
	return true;
}

bool session_next_confidence(struct session *s, struct thing what)
{
	struct answer *answer = remark_edit(s, what);
	char said[64];

	if (!answer)
		return false;
	answer->confidence = answer->confidence == CONFIDENCE_HIGH
				     ? CONFIDENCE_NONE
				     : (enum confidence)(answer->confidence + 1);
	snprintf(said, sizeof said, "confidence %s",
		 answer->confidence ? confidence_name(answer->confidence) : "taken away");
	remark_commit(s, said);
	return true;
}

/* Says what cannot be, of a field by its title: its id stands nowhere on the screen. */
static void say_refused(struct session *s, const char *id, struct thing what,
			const char *text)
{
	size_t n = strlen(id);

	if (what.kind == THING_FIELD && !strncmp(text, id, n) && text[n] == ':')
		session_say(s, STYLE_WARNING, "%s%s", thing_title(s->q, what), text + n);
	else
		session_say(s, STYLE_WARNING, "%s", text);
}

bool session_set_by_words(struct session *s, const char *id, const char *value)
{
	struct thing what = questionnaire_find(s->q, id);
	bool is_answer = what.kind == THING_FIELD || what.kind == THING_DECISION ||
			 what.kind == THING_QUESTION;
	struct err err;

	if (is_answer ? !session_edit(s, what) : !session_edit_settings(s))
		return false;
	if (!assessment_set_by_words(s->a, id, value, &err)) {
		say_refused(s, id, what, err.text);
		return false;
	}
	session_commit(s, NULL);
	return true;
}

bool session_read_date(const struct session *s, const char *text, char *buf)
{
	long days;

	buf[0] = '\0';
	if (!*text)
		return true;
	if (text[0] == '+') {
		if (!number_parse(text + 1, &days) || days < 0 || days > 36500)
			return false;
		date_text(buf, date_day(s->now) + days);
		return true;
	}
	if (!date_parse(text, &days))
		return false;
	date_text(buf, days);
	return true;
}

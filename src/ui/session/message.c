#include "ui/session/message.h"

#include <string.h>

#include "base/utf8.h"

void message_clip(struct str *out, const char *text, int cols)
{
	size_t n = utf8_fit(text, cols), end;

	if (!text[n]) {
		str_add(out, text);
		return;
	}
	n = utf8_fit(text, cols - 1);
	for (end = n; end && text[end] != ' '; end--)
		;
	n = end ? end : n;
	while (n && strchr(" ,;:", text[n - 1]))
		n--;
	str_addn(out, text, n);
	str_add(out, "\u2026");
}

const char *message_reason(enum na_reason r)
{
	static const char *const words[] = {
		[NA_NONE] = "no reason",
		[NA_OUT_OF_SCOPE] = "out of scope",
		[NA_BUSINESS_PRIORITY] = "business priority",
		[NA_ARCHITECTURE] = "architecture constraint",
		[NA_OTHER] = "another reason",
	};

	return words[r];
}

const char *message_practice(enum practice_value v)
{
	if (v == PRACTICE_UNSET)
		return "open";
	return v == PRACTICE_NA ? "not applicable" : practice_value_name(v);
}

int message_cols(const struct session *s)
{
	return s->roomy ? 1000 : MESSAGE_COLS;
}

void message_item(struct str *out, const struct session *s, size_t question,
		  size_t practice)
{
	const struct question *q = &s->q->questions[question];

	str_addf(out, "%s, ", q->id);
	message_clip(out, q->practices[practice].text, message_cols(s));
}

/* Appends the value of a field: "Production"; "open" while there is none. */
static void message_field(struct str *out, const struct session *s, size_t field)
{
	const struct field *f = &s->q->fields[field];
	const struct field_answer *answer = &s->a->fields[field];
	struct str text = {0};
	size_t n = 0;

	if (!answer->set) {
		str_add(out, "open");
		return;
	}
	for (size_t i = 0; i < f->n_values; i++) {
		if (!(answer->values >> i & 1))
			continue;
		if (!n++)
			message_clip(out, f->values[i].text, message_cols(s));
	}
	if (n > 1)
		str_addf(out, " and %zu more", n - 1);
	if (f->n_values && !n)
		str_add(out, "none of them");
	if (!f->n_values)
		str_addf(&text, "%s%s%s", answer->text, *f->unit ? " " : "", f->unit);
	message_clip(out, str_text(&text), message_cols(s));
	str_release(&text);
}

/* What is open, unknown or not applicable; false when there is an answer. */
static bool message_state(struct str *out, const struct answer *answer)
{
	if (answer->state == ANSWER_SET)
		return false;
	str_add(out, answer->state == ANSWER_UNSET     ? "open"
		     : answer->state == ANSWER_UNKNOWN ? "unknown"
						       : "not applicable: ");
	if (answer->state == ANSWER_NOT_APPLICABLE)
		str_add(out, message_reason(answer->reason));
	return true;
}

static void message_question(struct str *out, const struct session *s, size_t index)
{
	const struct question *q = &s->q->questions[index];
	const struct answer *answer = &s->a->questions[index];
	size_t set = 0, all = 0;

	if (message_state(out, answer))
		return;
	if (question_has_levels(q)) {
		str_addf(out, "level %d", answer->level);
		return;
	}
	for (size_t i = 0; i < q->n_practices; i++) {
		all += !q->practices[i].withdrawn;
		set += answer->practices[i] != PRACTICE_UNSET;
	}
	str_addf(out, "%zu of %zu items answered", set, all);
}

void message_answer(struct str *out, const struct session *s, struct thing what)
{
	const struct answer *answer;
	const struct option *options;

	if (what.kind == THING_FIELD) {
		message_field(out, s, what.index);
	} else if (what.kind == THING_QUESTION) {
		message_question(out, s, what.index);
	} else if (what.kind == THING_DECISION) {
		answer = &s->a->decisions[what.index];
		options = s->q->decisions[what.index].options;
		if (!message_state(out, answer))
			message_clip(out, options[answer->option].text, message_cols(s));
	}
}

/* A part of an answer that is no answer itself. */
static const char *message_part(enum slot_part part)
{
	switch (part) {
	case PART_NOTE:
		return "its note";
	case PART_EVIDENCE:
		return "its evidence";
	case PART_CONFIDENCE:
		return "its confidence";
	case PART_FLAG:
		return "its flag";
	case PART_CONFIRMED:
		return "confirmed";
	case PART_VOTES:
		return "its votes";
	case PART_ANSWER:
	case PART_PRACTICE:
		break;
	}
	return NULL;
}

/* Fields are known by their titles, all else by its id. */
static const char *name_of(const struct session *s, struct thing what)
{
	return what.kind == THING_FIELD ? thing_title(s->q, what) : thing_id(s->q, what);
}

static void message_thing(struct str *out, const struct session *s,
			  const struct slot *slot)
{
	const char *part = message_part(slot->part);

	if (part) {
		str_addf(out, "%s, %s", name_of(s, slot->thing), part);
		return;
	}
	if (slot->part == PART_PRACTICE) {
		message_item(out, s, slot->thing.index, slot->practice);
		str_addf(out, " (now %s)",
			 message_practice(
				 (enum practice_value)s->a->questions[slot->thing.index]
					 .practices[slot->practice]));
		return;
	}
	str_addf(out, "%s (now ", name_of(s, slot->thing));
	message_answer(out, s, slot->thing);
	str_addc(out, ')');
}

void message_step(struct str *out, const struct session *s, const struct slot *slot)
{
	switch (slot->kind) {
	case SLOT_ANSWER:
	case SLOT_FIELD:
		message_thing(out, s, slot);
		return;
	case SLOT_PLAN:
	case SLOT_PLAN_WHOLE:
		str_addf(out, "%s in the plan", slot->plan_id);
		return;
	case SLOT_SCENARIOS:
		str_addf(out, "scenario '%s'", slot->plan_id);
		return;
	case SLOT_HEAD:
		str_add(out, "a setting of the profile");
		return;
	case SLOT_WORKSHOP:
		str_add(out, "a change of the workshop");
		return;
	}
}

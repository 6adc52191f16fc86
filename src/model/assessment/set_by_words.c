/* Setting answers by words, as the command line and the screen give them. */
#include <string.h>

#include "base/nearest.h"
#include "base/number.h"
#include "base/utf8.h"
#include "model/assessment/assessment.h"
#include "model/assessment/parts.h"

static bool is_visible(const char *text, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t cp = 0;

		i += utf8_decode(text + i, n - i, &cp);
		if (utf8_is_control(cp) && cp != '\n' && cp != '\t')
			return false;
	}
	return true;
}

bool note_check(const char *text, struct err *err)
{
	size_t n = strlen(text), bad = utf8_invalid_at(text, n);
	char fault[UTF8_FAULT_MAX];

	if (bad < n)
		return err_set(err, EXIT_CODE_USAGE, "cannot be taken: %s",
			       utf8_fault(fault, text + bad, n - bad));
	if (n > NOTE_BYTES_MAX)
		return err_set(err, EXIT_CODE_USAGE, "has %zu bytes; %u are possible", n,
			       NOTE_BYTES_MAX);
	if (!is_visible(text, n))
		return err_set(err, EXIT_CODE_USAGE,
			       "holds a control or invisible character; leave it out");
	return true;
}

/* Questions. */

enum taken { TAKEN_NOT, TAKEN_YES, TAKEN_REFUSED };

static bool take_reason(const char *id, const char *word, const char *before,
			enum na_reason *reason, struct err *err)
{
	struct choices c = {0};
	struct str text = {0};
	int value = na_reason_of(word);

	if (value > 0 && na_reason_offered((enum na_reason)value)) {
		*reason = (enum na_reason)value;
		return true;
	}
	if (value > 0) {
		na_reason_withdrawn(&text, id);
		err_set(err, EXIT_CODE_USAGE, "%s", str_text(&text));
		str_release(&text);
		return false;
	}
	choices_add_words(&c, &reason_words);
	if (*word)
		return words_refuse(err, id, word, &c);
	return err_set(
		err, EXIT_CODE_USAGE,
		"%s: not applicable needs a reason; use %sna:out-of-scope, "
		"%sna:architecture-constraint or %sna:other",
		id, before, before, before);
}

void na_reason_withdrawn(struct str *out, const char *id)
{
	str_addf(out,
		 "%s: business-priority is no reason any more, for it hides the risk; accept the "
		 "risk instead: plumbline accept FILE %s reason=\u2026 control=\u2026 "
		 "residual=\u2026 owner=\u2026 approver=\u2026 until=\u2026",
		 id, id);
}

bool answer_wants_note(const struct answer *answer)
{
	bool items = answer->state == ANSWER_SET; /* some of which do not apply */

	return (items || answer->state == ANSWER_NOT_APPLICABLE) && answer->reason == NA_OTHER &&
	       !*answer->note;
}

/* na:REASON, which every question takes. */
static enum taken take_na(struct assessment *a, size_t question, const char *value,
			  struct err *err)
{
	const char *id = a->questionnaire->questions[question].id;
	enum na_reason reason;

	if (strncmp(value, "na", 2) != 0 || (value[2] && value[2] != ':'))
		return TAKEN_NOT;
	if (!take_reason(id, value[2] ? value + 3 : "", "", &reason, err))
		return TAKEN_REFUSED;
	assessment_set_na(a, question, reason);
	return TAKEN_YES;
}

static bool set_level(struct assessment *a, size_t question, const char *value,
		      struct err *err)
{
	static const char *const levels[] = {"0", "1", "2", "3", "4"};
	struct choices c = {0};

	for (int i = 0; i < Q_LEVELS; i++) {
		if (!question_offers(&a->questionnaire->questions[question], i))
			continue;
		if (!strcmp(value, levels[i])) {
			assessment_set_level(a, question, i);
			return true;
		}
		choices_add(&c, levels[i]);
	}
	choices_add(&c, "unknown");
	choices_add(&c, "na:REASON");
	return words_refuse(err, a->questionnaire->questions[question].id, value, &c);
}

/* The practices as they will be, so that one wrong item leaves them all alone. */
struct practice_list {
	const struct question *q;
	unsigned char value[Q_ITEMS_MAX];
	bool given[Q_ITEMS_MAX];
	enum na_reason reason;
	bool na;
};

/* What an earlier version offered. */
static bool refuse_old(struct err *err, const char *of, const char *what, const char *id,
		       const struct choices *c)
{
	struct str text = {0};

	choices_list(c, " or ", &text);
	err_set(err, EXIT_CODE_USAGE, "%s: %s '%.80s' was withdrawn; use %s", of, what, id,
		str_text(&text));
	str_release(&text);
	return false;
}

static bool find_practice(const struct question *q, const char *id, int *index,
			  struct err *err)
{
	struct choices c = {0};

	*index = question_practice(q, id);
	if (*index >= 0 && *index < Q_ITEMS_MAX && !q->practices[*index].withdrawn)
		return true;
	choices_of_practices(&c, q);
	if (*index < 0)
		return words_refuse(err, q->id, id, &c);
	return refuse_old(err, q->id, "practice", id, &c);
}

/* One "replicas:yes", cut apart in place. */
static bool take_practice(struct practice_list *p, char *item, struct err *err)
{
	char *value = strchr(item, ':'), *reason;
	struct choices c = {0};
	int i, v;

	if (value)
		*value++ = '\0';
	if (!find_practice(p->q, item, &i, err))
		return false;
	if (p->given[i])
		return err_set(err, EXIT_CODE_USAGE, "%s: '%s' is given twice", p->q->id,
			       item);
	reason = value ? strchr(value, ':') : NULL;
	if (reason)
		*reason++ = '\0';
	v = value ? practice_value_of(value) : -1;
	choices_add_words(&c, &practice_words);
	if (!value)
		return err_set(
			err, EXIT_CODE_USAGE,
			"%s: '%s' wants a value, like %s:yes; others are partial, no, "
			"unknown and na",
			p->q->id, item, item);
	if (v < 0)
		return words_refuse(err, p->q->id, value, &c);
	if (reason && v != PRACTICE_NA)
		return err_set(err, EXIT_CODE_USAGE,
			       "%s: only na takes a reason, '%s' does not", p->q->id,
			       value);
	if (reason && !take_reason(p->q->id, reason, "", &p->reason, err))
		return false;
	p->na |= v == PRACTICE_NA;
	p->value[i] = (unsigned char)v;
	p->given[i] = true;
	return true;
}

static bool is_practice_list(const struct question *q, const char *value, struct err *err)
{
	struct choices c = {0};
	struct str text = {0};

	if (strchr(value, ':') || question_practice(q, value) >= 0)
		return true;
	choices_of_practices(&c, q);
	choices_list(&c, " and ", &text);
	err_set(err, EXIT_CODE_USAGE,
		"%s: '%.80s' is not possible; use ID:yes, ID:partial, ID:no, ID:unknown or "
		"ID:na with commas between, the ids are %s; or unknown or na:REASON",
		q->id, value, str_text(&text));
	str_release(&text);
	return false;
}

static bool set_practices(struct assessment *a, size_t question, const char *value,
			  struct err *err)
{
	struct practice_list p = {.q = &a->questionnaire->questions[question]};
	struct answer *answer = &a->questions[question];
	char *item = arena_strdup(&a->arena, value), *next;

	if (!is_practice_list(p.q, value, err))
		return false;
	p.reason = answer->reason;
	for (; item; item = next) {
		next = strchr(item, ',');
		if (next)
			*next++ = '\0';
		if (!take_practice(&p, item, err))
			return false;
	}
	if (p.na && !na_reason_offered(p.reason))
		return take_reason(p.q->id, "", "ID:", &p.reason, err);
	for (size_t i = 0; i < p.q->n_practices; i++)
		if (i < Q_ITEMS_MAX && p.given[i])
			assessment_set_practice(a, question, i,
						(enum practice_value)p.value[i]);
	if (p.na)
		answer->reason = p.reason;
	return true;
}

/* A decisions question is never answered itself. */
static bool refuse_derived(const struct assessment *a, size_t question, const char *value,
			   struct err *err)
{
	const struct questionnaire *q = a->questionnaire;
	const struct question *asked = &q->questions[question];
	struct str ids = {0};

	for (size_t i = 0; i < asked->decisions.n; i++)
		str_addf(&ids, "%s%s",
			 i == 0                        ? ""
			 : i + 1 == asked->decisions.n ? " and "
						       : ", ",
			 q->decisions[asked->decisions.items[i]].id);
	err_set(err, EXIT_CODE_USAGE,
		"%s: '%.80s' is not possible, it follows from its decisions; set %s, or "
		"%s=na:REASON",
		asked->id, value, str_text(&ids), asked->id);
	str_release(&ids);
	return false;
}

static bool set_question(struct assessment *a, size_t index, const char *value,
			 struct err *err)
{
	const struct question *q = &a->questionnaire->questions[index];
	enum taken taken = take_na(a, index, value, err);

	if (taken != TAKEN_NOT)
		return taken == TAKEN_YES;
	if (q->type == TYPE_DECISIONS)
		return refuse_derived(a, index, value, err);
	if (!strcmp(value, "unknown")) {
		assessment_set_unknown(a, THING_QUESTION, index);
		return true;
	}
	return question_has_levels(q) ? set_level(a, index, value, err)
				      : set_practices(a, index, value, err);
}

/* Decisions. */

static bool refuse_na(struct err *err, const char *id, const struct choices *c)
{
	struct str text = {0};

	choices_list(c, " or ", &text);
	err_set(err, EXIT_CODE_USAGE, "%s: a decision can be unknown, not na; use %s", id,
		str_text(&text));
	str_release(&text);
	return false;
}

static bool set_decision(struct assessment *a, const char *id, size_t index,
			 const char *value, struct err *err)
{
	const struct decision *d = &a->questionnaire->decisions[index];
	struct choices c = {0};
	int option = decision_option(d, value);

	if (option >= 0) {
		assessment_set_option(a, index, option);
		return true;
	}
	if (!strcmp(value, "unknown")) {
		assessment_set_unknown(a, THING_DECISION, index);
		return true;
	}
	choices_of_options(&c, d);
	choices_add(&c, "unknown");
	if (!strcmp(value, "na") || !strncmp(value, "na:", 3))
		return refuse_na(err, id, &c);
	if (decision_withdrawn(d, value))
		return refuse_old(err, id, "option", value, &c);
	return words_refuse(err, id, value, &c);
}

/* Fields. */

static void adopt(struct assessment *a, size_t field, struct field_answer answer)
{
	assessment_clear(a, THING_FIELD, field); /* what was there, unknown values too */
	a->fields[field] = answer;
}

static bool set_one(struct assessment *a, const char *id, size_t index, const char *value,
		    struct err *err)
{
	const struct field *f = &a->questionnaire->fields[index];
	struct choices c = {0};
	int i = field_value(f, value);

	choices_of_values(&c, f);
	if (i < 0)
		return words_refuse(err, id, value, &c);
	adopt(a, index,
	      (struct field_answer){.set = true, .values = UINT64_C(1) << i, .text = ""});
	return true;
}

static bool set_many(struct assessment *a, const char *id, size_t index,
		     const char *value, struct err *err)
{
	const struct field *f = &a->questionnaire->fields[index];
	struct field_answer answer = {.set = true, .text = ""};
	char *item = arena_strdup(&a->arena, value), *next;
	struct choices c = {0};

	choices_of_values(&c, f);
	if (field_value(f, "none") < 0)
		choices_add(&c, "none");
	if (!*value || (!strcmp(value, "none") && field_value(f, "none") < 0))
		item = NULL;
	for (; item; item = next) {
		int i;

		next = strchr(item, ',');
		if (next)
			*next++ = '\0';
		i = field_value(f, item);
		if (i < 0)
			return words_refuse(err, id, item, &c);
		answer.values |= UINT64_C(1) << i;
	}
	adopt(a, index, answer);
	return true;
}

static bool set_amount(struct assessment *a, const char *id, size_t index,
		       const char *value, struct err *err)
{
	struct field_answer answer = {.set = true};
	const char *digits = value;

	if (*value == '-' || !number_parse_double(value, &answer.number))
		return err_set(
			err, EXIT_CODE_USAGE,
			"%s: '%.80s' is not possible; use a number of %s, 0 or more", id,
			value,
			*a->questionnaire->fields[index].unit
				? a->questionnaire->fields[index].unit
				: "units");
	while (digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
		digits++; /* JSON has no leading zeros */
	answer.text = arena_strdup(&a->arena, digits);
	adopt(a, index, answer);
	return true;
}

static bool set_text(struct assessment *a, const char *id, size_t index,
		     const char *value, struct err *err)
{
	if (!words_are_text(id, value, err))
		return false;
	if (!*value)
		return err_set(err, EXIT_CODE_USAGE,
			       "%s: a text is missing; unset it to clear it", id);
	adopt(a, index,
	      (struct field_answer){.set = true, .text = arena_strdup(&a->arena, value)});
	return true;
}

static bool set_alias(struct assessment *a, const char *id, size_t index,
		      const char *value, struct err *err)
{
	return set_decision(a, id, (size_t)a->questionnaire->fields[index].decision,
			    value, err);
}

static bool set_field(struct assessment *a, const char *id, size_t index,
		      const char *value, struct err *err)
{
	static bool (*const by_kind[])(struct assessment *, const char *, size_t,
				       const char *, struct err *) = {
		[FIELD_ONE] = set_one,        [FIELD_MANY] = set_many,
		[FIELD_NUMBER] = set_amount,  [FIELD_TEXT] = set_text,
		[FIELD_DECISION] = set_alias,
	};

	return by_kind[a->questionnaire->fields[index].kind](a, id, index, value, err);
}

static void try_all(const struct questionnaire *q, struct nearest *near)
{
	for (size_t i = 0; i < q->n_questions; i++)
		nearest_try(near, q->questions[i].id);
	for (size_t i = 0; i < q->n_decisions; i++)
		nearest_try(near, q->decisions[i].id);
	for (size_t i = 0; i < q->n_fields; i++) {
		nearest_try(near, q->fields[i].name);
		nearest_try(near, q->fields[i].id);
	}
	setting_words(near, NULL);
}

static bool refuse_id(const struct assessment *a, const char *id, struct err *err)
{
	const struct questionnaire *q = a->questionnaire;
	struct nearest near = {.word = id};
	struct str fields = {0};

	try_all(q, &near);
	for (size_t i = 0; i < q->n_fields; i++)
		str_addf(&fields, "%s, ", q->fields[i].name);
	setting_words(NULL, &fields);
	err_set(err, EXIT_CODE_USAGE,
		"'%.80s' names nothing that can be set%s; use the id of a question or a "
		"decision, or %s",
		id, nearest_hint(&near), str_text(&fields));
	str_release(&fields);
	return false;
}

static bool refuse_kind(struct err *err, const char *id, enum thing_kind kind)
{
	const char *hint = kind == THING_RULE      ? "; it follows from the answers"
			   : kind == THING_SECTION ? "; set its questions"
						   : "";

	return err_set(err, EXIT_CODE_USAGE, "%s cannot be set: it is a %s%s", id,
		       thing_kind_name(kind), hint);
}

static bool refuse_withdrawn(const struct questionnaire *q, const char *id, size_t index,
			     struct err *err)
{
	const struct things *next = &q->withdrawn[index].successors;

	return err_set(err, EXIT_CODE_USAGE, "%s is withdrawn, and asked no more%s%s", id,
		       next->n ? "; set " : "", next->n ? thing_id(q, next->items[0]) : "");
}

bool assessment_set_by_words(struct assessment *a, const char *id, const char *value,
			     struct err *err)
{
	enum setting_result setting = setting_set(a, id, value, err);
	struct thing thing;

	if (setting != SETTING_UNKNOWN)
		return setting == SETTING_DONE;
	thing = questionnaire_find(a->questionnaire, id);
	switch (thing.kind) {
	case THING_QUESTION:
		return set_question(a, thing.index, value, err);
	case THING_DECISION:
		return set_decision(a, id, thing.index, value, err);
	case THING_FIELD:
		return set_field(a, id, thing.index, value, err);
	case THING_RULE:
	case THING_SECTION:
	case THING_REFERENCE:
	case THING_TERM:
	case THING_SOURCE:
	case THING_CAVEAT:
		return refuse_kind(err, id, thing.kind);
	case THING_WITHDRAWN:
		return refuse_withdrawn(a->questionnaire, id, thing.index, err);
	case THING_NONE:
		break;
	}
	return refuse_id(a, id, err);
}

#include "model/assessment/assessment.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/uuid.h"
#include "model/assessment/members.h"

struct assessment *assessment_blank(const struct questionnaire *q)
{
	struct assessment *a = xcalloc(1, sizeof *a);

	a->questionnaire = q;
	init_object(root_members, a);
	a->name = "";
	a->questionnaire_id = q->id;
	a->questionnaire_version = q->version;
	a->settings.depth = DEPTH_DEEP;
	a->settings.targets = arena_new(&a->arena, unsigned char, q->n_questions);
	a->fields = arena_new(&a->arena, struct field_answer, q->n_fields);
	a->decisions = arena_new(&a->arena, struct answer, q->n_decisions);
	a->questions = arena_new(&a->arena, struct answer, q->n_questions);
	for (size_t i = 0; i < q->n_fields; i++)
		a->fields[i].text = "";
	for (size_t i = 0; i < q->n_decisions; i++)
		answer_init(&a->arena, &a->decisions[i], 0);
	for (size_t i = 0; i < q->n_questions; i++)
		answer_init(&a->arena, &a->questions[i], q->questions[i].n_practices);
	return a;
}

struct assessment *assessment_new(const struct questionnaire *q)
{
	struct assessment *a = assessment_blank(q);
	char id[UUID_TEXT];

	uuid_random(id);
	a->id = arena_strdup(&a->arena, id);
	return a;
}

void assessment_free(struct assessment *a)
{
	if (!a)
		return;
	arena_release(&a->arena);
	free(a);
}

void assessment_take_over(struct assessment *a, struct assessment *other)
{
	struct arena before = a->arena;

	other->questionnaire = a->questionnaire;
	*a = *other;
	arena_join(&a->arena, &before);
	free(other);
}

static void copy_answer(struct arena *arena, struct answer *to, const struct answer *from,
			size_t n_practices)
{
	unsigned char *practices = to->practices;

	*to = *from;
	to->practices = practices;
	if (n_practices)
		memcpy(practices, from->practices, n_practices);
	own_object(arena, answer_members, to);
}

/* Every text is copied too: the original may be freed first. */
struct assessment *assessment_copy(const struct assessment *from)
{
	const struct questionnaire *q = from->questionnaire;
	struct assessment *to = assessment_blank(q), blank = *to;
	struct arena *arena = &to->arena;

	*to = *from;
	to->arena = blank.arena;
	to->fields = blank.fields;
	to->decisions = blank.decisions;
	to->questions = blank.questions;
	own_object(arena, root_members, to);
	to->name = arena_strdup(arena, from->name);
	raw_own(arena, &to->tail);
	settings_own(to);
	acceptances_link(to);
	for (size_t i = 0; i < q->n_fields; i++) {
		to->fields[i] = from->fields[i];
		to->fields[i].text = arena_strdup(arena, from->fields[i].text);
		raw_own(arena, &to->fields[i].unknown);
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		copy_answer(arena, &to->decisions[i], &from->decisions[i], 0);
	for (size_t i = 0; i < q->n_questions; i++)
		copy_answer(arena, &to->questions[i], &from->questions[i],
			    q->questions[i].n_practices);
	return to;
}

static bool same_in(const struct member *m, const char *key, const void *a, const void *b)
{
	do
		m++;
	while (strcmp(m->key, key) != 0);
	return same_member(m, a, b);
}

bool assessment_same(const struct assessment *a, const struct assessment *b, const char *member)
{
	return same_in(root_members, member, a, b);
}

bool answer_same(const struct answer *a, const struct answer *b, const char *member)
{
	if (member)
		return same_in(answer_members, member, a, b);
	return a->state == b->state && a->level == b->level && a->option == b->option &&
	       same_object(answer_members, a, b);
}

bool plan_entry_same(const struct plan_entry *a, const struct plan_entry *b)
{
	return same_object(plan_members, a, b);
}

/* Setting. */

/* How an answer proper is written. */
static const char *const answer_keys[] = {"level", "state", "option", "practices"};
#define N_ANSWER_KEYS (sizeof answer_keys / sizeof *answer_keys)

const char *answer_kept(const struct answer *answer)
{
	const char *kept = NULL;

	for (size_t i = 0; answer->extra.n && i < N_ANSWER_KEYS && !kept; i++)
		kept = raw_value(&answer->extra, answer_keys[i]);
	return kept;
}

/* What was written, in one line and without the marks of JSON: {"zones": "yes"} is
 * "zones yes". */
static void add_plain(struct str *out, const char *raw)
{
	while (*raw) {
		size_t word = strcspn(raw, "\n{}\":");

		str_addn(out, raw, word);
		raw += word;
		raw += strspn(raw, "{}\":");
		if (*raw == '\n') {
			raw += strspn(raw, "\n ");
			if (out->len && out->data[out->len - 1] == ',')
				str_addc(out, ' ');
		}
	}
}

void said_by_words(struct str *out, const char *by, const char *at,
		   void (*put)(struct str *out, const char *text))
{
	if (!*by && !*at)
		return;
	str_add(out, " (");
	put(out, by);
	str_addf(out, "%s%.10s)", *by && *at ? ", " : "", at);
}

void answer_kept_words(struct str *out, const struct questionnaire *q, struct thing t,
		       const struct answer *answer)
{
	const char *kept = answer_kept(answer);
	const struct decision *d = t.kind == THING_DECISION ? &q->decisions[t.index] : NULL;

	for (size_t i = 0; kept && d && i < d->n_withdrawn; i++)
		if (strlen(kept) == strlen(d->withdrawn[i].id) + 2 &&
		    !strncmp(kept + 1, d->withdrawn[i].id, strlen(d->withdrawn[i].id))) {
			str_add(out, d->withdrawn[i].text);
			return;
		}
	if (kept && raw_value(&answer->extra, "level"))
		str_add(out, "level ");
	if (kept)
		add_plain(out, kept);
}

/* Takes the answer proper away; what is said about it stays. */
static void answer_reset(struct arena *arena, struct answer *a, size_t n_practices)
{
	a->state = ANSWER_UNSET;
	a->level = 0;
	a->option = -1;
	a->reason = NA_NONE;
	if (n_practices)
		memset(a->practices, PRACTICE_UNSET, n_practices);
	for (size_t i = 0; i < N_ANSWER_KEYS; i++)
		raw_drop(arena, &a->extra, answer_keys[i]);
}

static struct answer *answer_begin(struct assessment *a, enum thing_kind kind, size_t index)
{
	const struct questionnaire *q = a->questionnaire;
	bool question = kind == THING_QUESTION;
	struct answer *answer = question ? &a->questions[index] : &a->decisions[index];

	assert(question || kind == THING_DECISION);
	assert(index < (question ? q->n_questions : q->n_decisions));
	answer_reset(&a->arena, answer, question ? q->questions[index].n_practices : 0);
	assessment_confirm(a, (struct thing){kind, index});
	answer->present = true;
	return answer;
}

void assessment_confirm(struct assessment *a, struct thing t)
{
	const struct questionnaire *q = a->questionnaire;
	struct answer *answer = assessment_answer(a, t);

	answer->version = version_order(a->questionnaire_version, thing_changed(q, t)) < 0
				  ? q->version
				  : "";
}

bool assessment_to_confirm(const struct assessment *a, struct thing t)
{
	const struct answer *answer = t.kind == THING_QUESTION	 ? &a->questions[t.index]
				      : t.kind == THING_DECISION ? &a->decisions[t.index]
								 : NULL;
	const char *version;
	bool set;

	if (!answer)
		return false;
	if (answer_kept(answer))
		return true;
	set = answer->state != ANSWER_UNSET;
	version = *answer->version ? answer->version : a->questionnaire_version;
	return set && version_order(version, thing_changed(a->questionnaire, t)) < 0;
}

void assessment_set_level(struct assessment *a, size_t question, int level)
{
	struct answer *answer = answer_begin(a, THING_QUESTION, question);

	assert(question_has_levels(&a->questionnaire->questions[question]));
	assert(level >= 0 && level < Q_LEVELS);
	assert(question_offers(&a->questionnaire->questions[question], level));
	answer->state = ANSWER_SET;
	answer->level = level;
}

void assessment_set_practice(struct assessment *a, size_t question, size_t practice,
			     enum practice_value value)
{
	const struct question *q = &a->questionnaire->questions[question];
	struct answer *answer = &a->questions[question];
	enum na_reason reason = answer->reason;

	assert(practice < q->n_practices);
	if (answer->state == ANSWER_UNKNOWN || answer->state == ANSWER_NOT_APPLICABLE)
		answer_begin(a, THING_QUESTION, question);
	for (size_t i = 0; i < N_ANSWER_KEYS; i++)
		raw_drop(&a->arena, &answer->extra, answer_keys[i]);
	assessment_confirm(a, (struct thing){THING_QUESTION, question});
	answer->present = true;
	answer->reason = reason;
	answer->practices[practice] = (unsigned char)value;
	answer_settle(answer, q);
}

void assessment_set_option(struct assessment *a, size_t decision, int option)
{
	struct answer *answer = answer_begin(a, THING_DECISION, decision);

	assert(option >= 0);
	assert((size_t)option < a->questionnaire->decisions[decision].n_options);
	answer->state = ANSWER_SET;
	answer->option = option;
}

void assessment_set_unknown(struct assessment *a, enum thing_kind kind, size_t index)
{
	answer_begin(a, kind, index)->state = ANSWER_UNKNOWN;
}

void assessment_set_na(struct assessment *a, size_t question, enum na_reason reason)
{
	struct answer *answer = answer_begin(a, THING_QUESTION, question);

	assert(reason != NA_NONE);
	answer->state = ANSWER_NOT_APPLICABLE;
	answer->reason = reason;
}

static void clear_field(struct assessment *a, size_t index)
{
	const struct field *f = &a->questionnaire->fields[index];

	if (f->kind == FIELD_DECISION)
		assessment_clear(a, THING_DECISION, (size_t)f->decision);
	else
		a->fields[index] = (struct field_answer){.text = ""};
}

void assessment_clear(struct assessment *a, enum thing_kind kind, size_t index)
{
	struct answer *answer;

	if (kind == THING_FIELD) {
		clear_field(a, index);
		return;
	}
	answer = answer_begin(a, kind, index);
	answer->version = "";
	answer->present = false;
	answer->confidence = CONFIDENCE_NONE;
	answer->by = answer->at = "";
	if (kind == THING_QUESTION)
		answer->practices_extra.n = 0;
}

/* What the levels aim at. */

void settings_own(struct assessment *a)
{
	size_t n = a->questionnaire->n_questions;
	unsigned char *own = arena_new(&a->arena, unsigned char, n);

	if (n)
		memcpy(own, a->settings.targets, n);
	a->settings.targets = own;
}

const char *assessment_word(const struct assessment *a, const char *field)
{
	const struct questionnaire *q = a->questionnaire;
	int i = questionnaire_field(q, field);

	if (i < 0 || q->fields[i].kind != FIELD_ONE ||
	    q->fields[i].depth > a->settings.depth || !a->fields[i].set)
		return "";
	for (size_t v = 0; v < q->fields[i].n_values; v++)
		if (a->fields[i].values >> v & 1)
			return q->fields[i].values[v].id;
	return "";
}

enum depth assessment_depth(const struct assessment *a)
{
	return a->settings.has_depth ? a->settings.depth : DEPTH_DEEP;
}

int assessment_target(const struct assessment *a, int wanted)
{
	if (wanted || a->settings.target)
		return wanted ? wanted : a->settings.target;
	return strcmp(assessment_word(a, "criticality"), "mcrit") ? 3 : 4;
}

int question_target(const struct assessment *a, size_t question, int of_all)
{
	int own = a->settings.targets[question];

	return own ? own : of_all;
}

/* The plan. */

static struct plan_entry *find_plan(const struct assessment *a, const char *id)
{
	for (size_t i = 0; i < a->n_plan; i++)
		if (!strcmp(a->plan[i].id, id))
			return &a->plan[i];
	return NULL;
}

const struct plan_entry *assessment_plan(const struct assessment *a, const char *id)
{
	return find_plan(a, id);
}

void plan_own(struct assessment *a)
{
	ARENA_AGAIN(&a->arena, a->plan, a->n_plan);
}

struct plan_entry *assessment_plan_edit(struct assessment *a, const char *id)
{
	struct plan_entry *entry = find_plan(a, id);

	return entry ? entry : plan_entry_add(a, id);
}

struct plan_entry *plan_entry_add(struct assessment *a, const char *id)
{
	struct plan_entry *entry = ARENA_PUSH(&a->arena, a->plan, a->n_plan);

	init_object(plan_members, entry);
	entry->id = arena_strdup(&a->arena, id);
	return entry;
}

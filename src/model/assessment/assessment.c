#include "model/assessment/assessment.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/uuid.h"
#include "model/assessment/parts.h"

void answer_init(struct arena *arena, struct answer *a, size_t n_practices)
{
	*a = (struct answer){.option = -1, .note = "", .by = "", .at = "", .version = ""};
	if (n_practices)
		a->practices = arena_new(arena, unsigned char, n_practices);
}

struct assessment *assessment_blank(const struct questionnaire *q)
{
	struct assessment *a = xcalloc(1, sizeof *a);

	a->questionnaire = q;
	a->id = a->name = "";
	a->questionnaire_id = q->id;
	a->questionnaire_version = q->version;
	a->questionnaire_before = "";
	a->about.title = a->about.date = a->about.scope = "";
	a->settings.depth = DEPTH_DEEP;
	a->settings.waves_start = "";
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

/* Copying. Every text is copied too: the original may be freed first. */

static const char *copy_text(struct arena *arena, const char *text)
{
	return *text ? arena_strdup(arena, text) : "";
}

static struct texts copy_texts(struct arena *arena, struct texts from)
{
	struct texts to = {0};

	for (size_t i = 0; i < from.n; i++) {
		const char **slot = ARENA_PUSH(arena, to.items, to.n);

		*slot = copy_text(arena, from.items[i]);
	}
	return to;
}

static struct raw_members copy_raw(struct arena *arena, struct raw_members from)
{
	struct raw_members to = {0};

	for (size_t i = 0; i < from.n; i++)
		raw_keep(arena, &to, from.items[i].key, strlen(from.items[i].key),
			 from.items[i].value, strlen(from.items[i].value));
	return to;
}

static struct votes copy_votes(struct arena *arena, const struct votes *from)
{
	struct votes to = {.extra = copy_raw(arena, from->extra)};

	for (size_t i = 0; i < from->n; i++) {
		struct vote *vote = ARENA_PUSH(arena, to.items, to.n);

		*vote = from->items[i];
		vote->who = copy_text(arena, vote->who);
	}
	return to;
}

static void copy_workshop(struct assessment *to, const struct workshop *from)
{
	struct arena *arena = &to->arena;

	to->workshop = *from;
	to->workshop.participants = copy_texts(arena, from->participants);
	to->workshop.extra = copy_raw(arena, from->extra);
	workshop_own(to);
	for (size_t i = 0; i < from->n_agenda; i++) {
		struct agenda_item *item = &to->workshop.agenda[i];

		item->section = copy_text(arena, item->section);
		item->started = copy_text(arena, item->started);
		item->stopped = copy_text(arena, item->stopped);
		item->extra = copy_raw(arena, item->extra);
	}
	for (size_t i = 0; i < from->n_parked; i++) {
		struct parked *item = &to->workshop.parked[i];

		item->text = copy_text(arena, item->text);
		item->about = copy_text(arena, item->about);
		item->at = copy_text(arena, item->at);
		item->by = copy_text(arena, item->by);
		item->extra = copy_raw(arena, item->extra);
	}
}

static void copy_answer(struct arena *arena, struct answer *to, const struct answer *from,
			size_t n_practices)
{
	unsigned char *practices = to->practices;

	*to = *from;
	to->practices = practices;
	if (n_practices)
		memcpy(practices, from->practices, n_practices);
	to->note = copy_text(arena, from->note);
	to->by = copy_text(arena, from->by);
	to->at = copy_text(arena, from->at);
	to->version = copy_text(arena, from->version);
	to->evidence = copy_texts(arena, from->evidence);
	to->votes = copy_votes(arena, &from->votes);
	to->extra = copy_raw(arena, from->extra);
	to->practices_extra = copy_raw(arena, from->practices_extra);
}

static void copy_plan_entry(struct arena *arena, struct plan_entry *to,
			    const struct plan_entry *from)
{
	*to = (struct plan_entry){
		.id = copy_text(arena, from->id),
		.status = from->status,
		.owner = copy_text(arena, from->owner),
		.due = copy_text(arena, from->due),
		.note = copy_text(arena, from->note),
		.at = copy_text(arena, from->at),
		.reason = copy_text(arena, from->reason),
		.approver = copy_text(arena, from->approver),
		.until = copy_text(arena, from->until),
		.extra = copy_raw(arena, from->extra),
	};
}

void acceptance_copy(struct arena *arena, struct acceptance *to, const struct acceptance *from)
{
	*to = (struct acceptance){
		.id = copy_text(arena, from->id),
		.of = copy_text(arena, from->of),
		.severity = from->severity,
		.reason = copy_text(arena, from->reason),
		.control = copy_text(arena, from->control),
		.residual = from->residual,
		.owner = copy_text(arena, from->owner),
		.approver = copy_text(arena, from->approver),
		.from = copy_text(arena, from->from),
		.until = copy_text(arena, from->until),
		.recorded = copy_text(arena, from->recorded),
		.by = copy_text(arena, from->by),
		.supersedes = copy_text(arena, from->supersedes),
		.revoked = from->revoked,
		.revoked_at = copy_text(arena, from->revoked_at),
		.revoked_by = copy_text(arena, from->revoked_by),
		.revoked_reason = copy_text(arena, from->revoked_reason),
		.extra = copy_raw(arena, from->extra),
		.revoked_extra = copy_raw(arena, from->revoked_extra),
		.superseded_from = copy_text(arena, from->superseded_from),
	};
}

static void copy_settings(struct assessment *to, const struct assessment *from)
{
	struct arena *arena = &to->arena;

	to->settings = from->settings;
	settings_own(to);
	to->settings.rank = copy_texts(arena, from->settings.rank);
	to->settings.waves_start = copy_text(arena, from->settings.waves_start);
	to->settings.targets_extra = copy_raw(arena, from->settings.targets_extra);
	to->settings.waves_extra = copy_raw(arena, from->settings.waves_extra);
	to->settings.extra = copy_raw(arena, from->settings.extra);
}

static void copy_head(struct assessment *to, const struct assessment *from)
{
	struct arena *arena = &to->arena;

	to->id = copy_text(arena, from->id);
	to->questionnaire_id = copy_text(arena, from->questionnaire_id);
	to->questionnaire_version = copy_text(arena, from->questionnaire_version);
	to->questionnaire_before = copy_text(arena, from->questionnaire_before);
	to->about.title = copy_text(arena, from->about.title);
	to->about.date = copy_text(arena, from->about.date);
	to->about.scope = copy_text(arena, from->about.scope);
	to->about.participants = copy_texts(arena, from->about.participants);
	to->about.extra = copy_raw(arena, from->about.extra);
	copy_settings(to, from);
	to->name = copy_text(arena, from->name);
	to->workload_extra = copy_raw(arena, from->workload_extra);
	to->answers_extra = copy_raw(arena, from->answers_extra);
	to->questionnaire_extra = copy_raw(arena, from->questionnaire_extra);
	to->extra = copy_raw(arena, from->extra);
	copy_workshop(to, &from->workshop);
	to->tail = copy_raw(arena, from->tail);
	to->n_conflicts = from->n_conflicts;
	to->newer = from->newer;
}

struct assessment *assessment_copy(const struct assessment *from)
{
	const struct questionnaire *q = from->questionnaire;
	struct assessment *to = assessment_blank(q);
	struct arena *arena = &to->arena;

	copy_head(to, from);
	for (size_t i = 0; i < q->n_fields; i++) {
		to->fields[i] = from->fields[i];
		to->fields[i].text = copy_text(arena, from->fields[i].text);
		to->fields[i].unknown = copy_raw(arena, from->fields[i].unknown);
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		copy_answer(arena, &to->decisions[i], &from->decisions[i], 0);
	for (size_t i = 0; i < q->n_questions; i++)
		copy_answer(arena, &to->questions[i], &from->questions[i],
			    q->questions[i].n_practices);
	for (size_t i = 0; i < from->n_plan; i++) {
		struct plan_entry *entry = ARENA_PUSH(arena, to->plan, to->n_plan);

		copy_plan_entry(arena, entry, &from->plan[i]);
	}
	for (size_t i = 0; i < from->n_acceptances; i++) {
		struct acceptance *c =
			ARENA_PUSH(arena, to->acceptances, to->n_acceptances);

		acceptance_copy(arena, c, &from->acceptances[i]);
	}
	return to;
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

	assert(a->questionnaire->questions[question].type == TYPE_LEVELS);
	assert(level >= 0 && level < Q_LEVELS);
	assert(question_offers(&a->questionnaire->questions[question], level));
	answer->state = ANSWER_SET;
	answer->level = level;
}

void answer_settle(struct answer *a, const struct question *q)
{
	bool set = false, na = false;

	for (size_t i = 0; i < q->n_practices; i++) {
		set |= a->practices[i] != PRACTICE_UNSET && !q->practices[i].withdrawn;
		na |= a->practices[i] == PRACTICE_NA;
	}
	a->state = set ? ANSWER_SET : ANSWER_UNSET;
	if (!na)
		a->reason = NA_NONE;
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
	const struct plan_entry *old = a->plan;
	size_t n = a->n_plan;

	a->plan = NULL;
	a->n_plan = 0;
	for (size_t i = 0; i < n; i++) {
		struct plan_entry *to = ARENA_PUSH(&a->arena, a->plan, a->n_plan);

		*to = old[i];
	}
}

struct plan_entry *assessment_plan_edit(struct assessment *a, const char *id)
{
	struct plan_entry *entry = find_plan(a, id);

	return entry ? entry : plan_entry_add(a, id);
}

struct plan_entry *plan_entry_add(struct assessment *a, const char *id)
{
	struct plan_entry *entry = ARENA_PUSH(&a->arena, a->plan, a->n_plan);

	*entry = (struct plan_entry){
		.id = arena_strdup(&a->arena, id),
		.owner = "", .due = "", .note = "", .at = "", .reason = "",
		.approver = "", .until = "",
	};
	return entry;
}

struct answer *assessment_answer(struct assessment *a, struct thing t)
{
	if (t.kind == THING_QUESTION)
		return &a->questions[t.index];
	if (t.kind == THING_DECISION)
		return &a->decisions[t.index];
	return NULL;
}

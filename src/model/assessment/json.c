/* An assessment's JSON as a whole; its parts are in assessment_read_*.c. */
#include <string.h>

#include "base/names.h"
#include "base/uuid.h"
#include "model/assessment/read.h"

#define FORMAT "plumbline-assessment"

static void read_depth(struct reader *r, const struct jnode *n, void *slot)
{
	struct assessment *a = slot;
	int depth = reader_word(r, n, &depth_words);

	if (depth < 0)
		return;
	a->settings.depth = (enum depth)depth;
	a->settings.has_depth = true;
}

static void read_target(struct reader *r, const struct jnode *n, void *slot)
{
	reader_number(r, n, 1, Q_LEVELS - 1, slot);
}

static void read_capacity(struct reader *r, const struct jnode *n, void *slot)
{
	reader_number(r, n, 1, CAPACITY_MAX, slot);
}

static void read_rank(struct reader *r, const struct jnode *n, void *slot)
{
	struct texts *rank = slot;
	struct arena scratch = {0};
	struct names seen = {.arena = &scratch};

	reader_texts(r, n, slot);
	for (size_t i = 0; i < rank->n; i++)
		if (names_add(&seen, rank->items[i], i) != NAMES_NONE)
			reader_fault(r, n->at, "\"rank\" holds '%.80s' twice",
				     rank->items[i]);
	arena_release(&scratch);
}

/* A target that the question cannot have: another version's is kept, else it is a fault. */
static void keep_target(struct reader *r, const struct jnode *n, const struct question *q)
{
	char levels[32];

	if (reader_allows_misfit(r))
		reader_keep_plain(r, &r->a->settings.targets_extra, n->key, n);
	else
		reader_fault(r, n->at, "%s has the levels %s; the target %s is none of them",
			     q->id, question_levels_text(levels, q), reader_shown(r, n));
}

static void read_targets(struct reader *r, const struct jnode *n, void *slot)
{
	struct assessment *a = slot;
	const struct questionnaire *q = a->questionnaire;

	if (!reader_want(r, n, JNODE_OBJECT, "an object like {\"REL-06\": 4}"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next) {
		struct thing t = questionnaire_find(q, c->key);
		int level;

		if (t.kind != THING_QUESTION)
			reader_keep(r, &a->settings.targets_extra, c);
		else if (!reader_number(r, c, 1, Q_LEVELS - 1, &level))
			continue;
		else if (question_offers(&q->questions[t.index], level))
			a->settings.targets[t.index] = (unsigned char)level;
		else
			keep_target(r, c, &q->questions[t.index]);
	}
}

static void read_wave_days(struct reader *r, const struct jnode *n, void *slot)
{
	reader_number(r, n, 1, WAVE_DAYS_MAX, slot);
}

/* clang-format off */
const struct member waves_members[] = {
	{"start", offsetof(struct assessment, settings.waves_start), reader_date, TEXT_PLAIN},
	{"days", offsetof(struct assessment, settings.waves_days), read_wave_days, NO_TEXT},
	{0},
};
/* clang-format on */

static void read_waves(struct reader *r, const struct jnode *n, void *slot)
{
	reader_object(r, n, waves_members, slot, &r->a->settings.waves_extra);
}

static void read_plan_status(struct reader *r, const struct jnode *n, void *slot)
{
	enum plan_status *status = slot;
	int value = reader_word(r, n, &plan_words);

	if (value >= 0)
		*status = (enum plan_status)value;
}

/* clang-format off */
const struct member plan_members[] = {
	{"status", offsetof(struct plan_entry, status), read_plan_status, NO_TEXT},
	{"owner", offsetof(struct plan_entry, owner), reader_text, TEXT_PERSON},
	{"due", offsetof(struct plan_entry, due), reader_date, TEXT_PLAIN},
	{"note", offsetof(struct plan_entry, note), reader_note, TEXT_REMARK},
	{"at", offsetof(struct plan_entry, at), reader_time, TEXT_PLAIN},
	{"reason", offsetof(struct plan_entry, reason), reader_note, TEXT_RECORD},
	{"approver", offsetof(struct plan_entry, approver), reader_text, TEXT_PERSON},
	{"until", offsetof(struct plan_entry, until), reader_date, TEXT_PLAIN},
	{0},
};
const struct member questionnaire_members[] = {
	{"id", offsetof(struct assessment, questionnaire_id), reader_text, TEXT_PLAIN},
	{"version", offsetof(struct assessment, questionnaire_version), reader_text, TEXT_PLAIN},
	{"before", offsetof(struct assessment, questionnaire_before), reader_text, TEXT_PLAIN},
	{0},
};
const struct member about_members[] = {
	{"title", offsetof(struct assessment, about.title), reader_text, TEXT_SUBJECT},
	{"date", offsetof(struct assessment, about.date), reader_date, TEXT_PLAIN},
	{"scope", offsetof(struct assessment, about.scope), reader_note, TEXT_SUBJECT},
	{"participants", offsetof(struct assessment, about.participants), reader_texts,
	 TEXT_PERSON},
	{0},
};
const struct member settings_members[] = {
	{"depth", 0, read_depth, NO_TEXT},
	{"target", offsetof(struct assessment, settings.target), read_target, NO_TEXT},
	{"rank", offsetof(struct assessment, settings.rank), read_rank, TEXT_PLAIN},
	{"capacity", offsetof(struct assessment, settings.capacity), read_capacity, NO_TEXT},
	{"targets", 0, read_targets, NO_TEXT},
	{"waves", 0, read_waves, NO_TEXT},
	{0},
};
/* clang-format on */

static void read_questionnaire(struct reader *r, const struct jnode *n, void *slot)
{
	reader_object(r, n, questionnaire_members, slot, &r->a->questionnaire_extra);
}

static void read_about(struct reader *r, const struct jnode *n, void *slot)
{
	reader_object(r, n, about_members, slot, &r->a->about.extra);
}

static void read_settings(struct reader *r, const struct jnode *n, void *slot)
{
	reader_object(r, n, settings_members, slot, &r->a->settings.extra);
}

static void read_plan(struct reader *r, const struct jnode *n, void *slot)
{
	struct assessment *a = slot;

	if (!reader_want(r, n, JNODE_OBJECT, "an object"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next) {
		struct plan_entry entry = {
			.id = arena_strdup(r->arena, c->key),
			.owner = "", .due = "", .note = "", .at = "",
			.reason = "", .approver = "", .until = "",
		};
		struct plan_entry *slot_of;

		reader_object(r, c, plan_members, &entry, &entry.extra);
		slot_of = ARENA_PUSH(r->arena, a->plan, a->n_plan);
		*slot_of = entry;
	}
}

/* Format and version are judged before anything else is read. */
const struct member root_members[] = {
	{"format", 0, NULL, NO_TEXT},
	{"version", 0, NULL, NO_TEXT},
	{"id", offsetof(struct assessment, id), reader_text, TEXT_PLAIN},
	{"questionnaire", 0, read_questionnaire, NO_TEXT},
	{"about", 0, read_about, NO_TEXT},
	{"settings", 0, read_settings, NO_TEXT},
	{"workload", 0, reader_workload, NO_TEXT},
	{"answers", 0, reader_answers, NO_TEXT},
	{"plan", 0, read_plan, NO_TEXT},
	{"acceptances", 0, reader_acceptances, NO_TEXT},
	{"workshop", offsetof(struct assessment, workshop), reader_workshop, NO_TEXT},
	{"scenarios", 0, NULL, TEXT_REMARK}, /* these: read_tail */
	{"milestones", 0, NULL, TEXT_OTHER},
	{"part", 0, NULL, TEXT_OTHER},
	{"conflicts", 0, NULL, TEXT_OTHER},
	{0},
};

/* They are kept as they are; conflict.h reads them when they are asked for. */
static void read_conflicts(struct reader *r, const struct jnode *n)
{
	if (!n || !reader_want(r, n, JNODE_LIST, "a list of objects"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next) {
		const struct jnode *at = json_get(c, "at");

		if (reader_want(r, c, JNODE_OBJECT, "an object") &&
		    (!at || at->kind != JNODE_TEXT))
			reader_fault(r, c->at,
				     "\"at\" is missing: where the conflict is, like "
				     "\"answers/REL-06\"");
	}
	r->a->n_conflicts = n->n;
}

static void read_tail(struct reader *r, const struct jnode *root)
{
	static const char *const keys[] = {"scenarios", "milestones", "part", "conflicts"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct jnode *n = json_get(root, keys[i]);

		if (n)
			reader_keep_plain(r, &r->a->tail, keys[i], n);
	}
	read_conflicts(r, json_get(root, "conflicts"));
}

static bool is_assessment(const struct jnode *root, struct diags *d)
{
	const struct jnode *format = json_get(root, "format");

	if (format && format->kind == JNODE_TEXT && !strcmp(format->text, FORMAT))
		return true;
	diag_add(d, format ? format->at : root->at,
		 "this is no assessment: it must be an object with \"format\": \"" FORMAT "\"");
	return false;
}

static void read_version(struct reader *r, const struct jnode *root)
{
	const struct jnode *n = json_get(root, "version");
	long version;

	if (!n)
		reader_fault(r, root->at, "\"version\" is missing; the present one is %d",
			     ASSESSMENT_VERSION);
	else if (!json_int(n, 1, 1000000, &version))
		reader_fault(r, n->at, "\"version\" must be a whole number from 1, not %s",
			     reader_shown(r, n));
	else
		r->a->newer = r->newer = version > ASSESSMENT_VERSION;
}

/* The member of root's "questionnaire" when it is a text, else "". */
static const char *questionnaire_text(const struct jnode *root, const char *key)
{
	const struct jnode *n = json_get(json_get(root, "questionnaire"), key);

	return n && n->kind == JNODE_TEXT ? n->text : "";
}

/* Was some of it answered to another version? Also in a file that was upgraded: what did not
 * fit is kept until it is answered anew. */
static bool is_other(const struct questionnaire *q, const struct jnode *root)
{
	const char *id = questionnaire_text(root, "id");
	const char *version = questionnaire_text(root, "version");

	return (*id && strcmp(id, q->id) != 0) ||
	       (*version && strcmp(version, q->version) != 0) ||
	       *questionnaire_text(root, "before");
}

static void read_root(struct reader *r, const struct jnode *root)
{
	char id[UUID_TEXT];

	r->other = is_other(r->a->questionnaire, root);
	read_version(r, root);
	reader_object(r, root, root_members, r->a, &r->a->extra);
	read_tail(r, root);
	plan_fold(r->a);
	if (*r->a->id)
		return;
	uuid_random(id);
	r->a->id = arena_strdup(r->arena, id);
}

struct assessment *assessment_parse(const struct questionnaire *q, const char *name,
				    const char *bytes, size_t n, struct diags *d)
{
	size_t faults = d->n + d->dropped;
	struct arena nodes = {0};
	struct jnode *root = json_read(&nodes, name, bytes, n, d);
	struct assessment *a = NULL;

	if (root && is_assessment(root, d)) {
		struct reader r = {.diags = d};

		r.a = a = assessment_blank(q);
		r.arena = &a->arena;
		read_root(&r, root);
	}
	if (a && d->n + d->dropped != faults) {
		assessment_free(a);
		a = NULL;
	}
	arena_release(&nodes);
	return a;
}

static void pass_on(const struct diags *from, struct diags *to)
{
	for (size_t i = 0; i < from->n; i++)
		diag_add(to, from->items[i].at, "%s", from->items[i].text);
	to->dropped += from->dropped;
	to->unreadable |= from->unreadable;
}

bool assessment_peek(struct arena *arena, const char *name, const char *bytes, size_t n,
		     const char **id, const char **version, struct diags *d)
{
	struct arena nodes = {0};
	struct diags own = {0}; /* what the parser will say again is not said here */
	struct jnode *root = json_read(&nodes, name, bytes, n, &own);
	bool ok = root && is_assessment(root, &own);

	if (ok) {
		*id = arena_strdup(arena, questionnaire_text(root, "id"));
		*version = arena_strdup(arena, questionnaire_text(root, "version"));
	} else {
		pass_on(&own, d);
	}
	diags_release(&own);
	arena_release(&nodes);
	return ok;
}

/* What follows the key "format": does it say assessment, as far as it goes? */
static bool says_assessment(const char *at)
{
	static const char value[] = "\"" FORMAT "\"";
	const size_t least = sizeof "\"plumbline-a" - 1;
	size_t n = 0;

	at += strspn(at, " \t\r\n");
	if (*at++ != ':')
		return false;
	at += strspn(at, " \t\r\n");
	while (value[n] && at[n] == value[n])
		n++;
	return !value[n] || (!at[n] && n >= least);
}

bool assessment_claimed(const char *bytes, size_t n)
{
	static const char key[] = "\"format\"";
	struct str text = {0};
	const char *at;
	bool is = false;

	/* Some shells write UTF-16: the same letters, each with a NUL. */
	for (size_t i = 0; i < n; i++)
		if (bytes[i])
			str_addc(&text, bytes[i]);
	at = str_text(&text);
	if (*at == '#') /* a report in Markdown, whose notes may quote one */
		at = NULL;
	while (at && !is && (at = strstr(at, key))) {
		at += sizeof key - 1;
		is = says_assessment(at);
	}
	str_release(&text);
	return is;
}

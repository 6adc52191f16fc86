/* The records in an assessment: plan entries, accepted risks, agenda, parking lot. */
#include <string.h>

#include "base/names.h"
#include "model/assessment/members.h"

/* clang-format off */
const struct member plan_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(plan_entry, extra),
	 .size = sizeof(struct plan_entry), .on_line = true},
	{"status", AS_WORD, NO_TEXT, AT(plan_entry, status), .words = &plan_words,
	 .always = true},
	{"owner", AS_TEXT, TEXT_PERSON, AT(plan_entry, owner)},
	{"due", AS_DAY, TEXT_PLAIN, AT(plan_entry, due)},
	{"note", AS_NOTE, TEXT_REMARK, AT(plan_entry, note), .breaks = true},
	{"at", AS_TIME, TEXT_PLAIN, AT(plan_entry, at)},
	{"reason", AS_NOTE, TEXT_RECORD, AT(plan_entry, reason), .breaks = true},
	{"approver", AS_TEXT, TEXT_PERSON, AT(plan_entry, approver)},
	{"until", AS_DAY, TEXT_PLAIN, AT(plan_entry, until)},
	{0},
};
/* clang-format on */

/* What a record says nothing without. */
static void want_whole(struct reader *r, const struct jnode *n, void *object)
{
	const struct acceptance *c = object;
	static const struct {
		const char *key, *what;
	} wanted[] = {
		{"id", "a UUID, or any text that no other acceptance has"},
		{"of", "the id of the question, decision or finding whose risk it is"},
		{"from", "its first day, like 2026-11-21"},
		{"until", "its last day, like 2026-11-21"},
	};

	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		const struct jnode *m = json_get(n, wanted[i].key);

		if (!m || (m->kind == JNODE_TEXT && !*m->text))
			reader_fault(r, m ? m->at : n->at, "\"%s\" is missing: %s",
				     wanted[i].key, wanted[i].what);
	}
	if (*c->from && *c->until && strcmp(c->until, c->from) < 0)
		reader_fault(r, json_get(n, "until")->at,
			     "\"until\" is a day before \"from\", %s", c->from);
}

void acceptances_check(struct reader *r, const struct jnode *n, void *object)
{
	const struct assessment *a = object;
	struct arena scratch = {0};
	struct names ids = {.arena = &scratch};
	const struct jnode *m = n->kind == JNODE_LIST ? n->first : NULL;

	for (size_t i = 0; m; m = m->next, i++) {
		const char *id = a->acceptances[i].id;

		if (*id && names_add(&ids, id, i) != NAMES_NONE)
			reader_fault(r, json_get(m, "id")->at,
				     "another acceptance has the id '%.80s'; give one of them "
				     "a new one, or leave out the second of two alike",
				     id);
	}
	arena_release(&scratch);
}

/* clang-format off */
static const struct member revoked_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(acceptance, revoked_extra)},
	{"at", AS_TIME, TEXT_PLAIN, AT(acceptance, revoked_at)},
	{"by", AS_TEXT, TEXT_PERSON, AT(acceptance, revoked_by)},
	{"reason", AS_NOTE, TEXT_RECORD, AT(acceptance, revoked_reason)},
	{0},
};
const struct member acceptance_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(acceptance, extra),
	 .size = sizeof(struct acceptance), .check = want_whole},
	{"id", AS_TEXT, TEXT_PLAIN, AT(acceptance, id)},
	{"of", AS_TEXT, TEXT_PLAIN, AT(acceptance, of)},
	{"severity", AS_WORD, NO_TEXT, AT(acceptance, severity), .words = &severity_words},
	{"reason", AS_NOTE, TEXT_RECORD, AT(acceptance, reason)},
	{"control", AS_NOTE, TEXT_RECORD, AT(acceptance, control)},
	{"residual", AS_WORD, NO_TEXT, AT(acceptance, residual), .words = &severity_words},
	{"owner", AS_TEXT, TEXT_PERSON, AT(acceptance, owner)},
	{"approver", AS_TEXT, TEXT_PERSON, AT(acceptance, approver)},
	{"from", AS_DAY, TEXT_PLAIN, AT(acceptance, from)},
	{"until", AS_DAY, TEXT_PLAIN, AT(acceptance, until)},
	{"recorded", AS_TIME, TEXT_PLAIN, AT(acceptance, recorded)},
	{"by", AS_TEXT, TEXT_PERSON, AT(acceptance, by)},
	{"supersedes", AS_TEXT, TEXT_PLAIN, AT(acceptance, supersedes)},
	{"revoked", AS_OBJECT, NO_TEXT, .members = revoked_members,
	 .has = offsetof(struct acceptance, revoked)},
	{0},
};
/* clang-format on */

static void want_section(struct reader *r, const struct jnode *n, void *object)
{
	(void)object;
	if (!json_get(n, "section"))
		reader_fault(r, n->at,
			     "a \"section\" is missing: the id of one, \"profile\", "
			     "\"decisions\", or what else there is time for");
}

/* The timer tells lines apart by their section. */
static void want_different(struct reader *r, const struct jnode *n, void *object)
{
	const struct workshop *w = object;
	struct arena scratch = {0};
	struct texts sections = {arena_new(&scratch, const char *, w->n_agenda), w->n_agenda};

	for (size_t i = 0; i < w->n_agenda; i++)
		sections.items[i] = w->agenda[i].section;
	reader_want_once(r, n, &sections);
	arena_release(&scratch);
}

static void want_text(struct reader *r, const struct jnode *n, void *object)
{
	(void)object;
	if (!json_get(n, "text"))
		reader_fault(r, n->at, "a \"text\" is missing: what was parked");
}

/* clang-format off */
static const struct member agenda_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(agenda_item, extra),
	 .size = sizeof(struct agenda_item), .on_line = true, .check = want_section},
	{"section", AS_TEXT, TEXT_ROOM, AT(agenda_item, section), .always = true},
	{"minutes", AS_NUMBER, NO_TEXT, AT(agenda_item, minutes),
	 .max = AGENDA_MINUTES_MAX},
	{"started", AS_TIME, TEXT_PLAIN, AT(agenda_item, started), .runs = true},
	{"spent", AS_NUMBER, NO_TEXT, AT(agenda_item, spent),
	 .max = AGENDA_SPENT_MAX, .runs = true},
	{"stopped", AS_TIME, TEXT_PLAIN, AT(agenda_item, stopped), .runs = true},
	{0},
};
static const struct member parked_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(parked, extra),
	 .size = sizeof(struct parked), .on_line = true, .check = want_text},
	{"text", AS_NOTE, TEXT_ROOM, AT(parked, text), .always = true},
	{"about", AS_TEXT, TEXT_ROOM, AT(parked, about)},
	{"at", AS_TIME, TEXT_PLAIN, AT(parked, at)},
	{"by", AS_TEXT, TEXT_PERSON, AT(parked, by)},
	{"done", AS_FLAG, NO_TEXT, AT(parked, done)},
	{0},
};
const struct member workshop_members[] = {
	{NULL, AS_REST, TEXT_OTHER, AT(workshop, extra)},
	{"participants", AS_TEXTS, TEXT_PERSON, AT(workshop, participants)},
	{"agenda", AS_LIST, NO_TEXT, AT(workshop, agenda),
	 .count = offsetof(struct workshop, n_agenda), .members = agenda_members,
	 .check = want_different},
	{"parking_lot", AS_LIST, NO_TEXT, AT(workshop, parked),
	 .count = offsetof(struct workshop, n_parked), .members = parked_members},
	{0},
};
/* clang-format on */

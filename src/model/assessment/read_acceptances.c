/* The member "acceptances"; see read.h. */
#include "model/assessment/read.h"

#include <string.h>

#include "base/names.h"

static void read_severity(struct reader *r, const struct jnode *n, void *slot)
{
	enum severity *severity = slot;
	int value = reader_word(r, n, &severity_words);

	if (value >= 0)
		*severity = (enum severity)value;
}

/* clang-format off */
const struct member revoked_members[] = {
	{"at", offsetof(struct acceptance, revoked_at), reader_time, TEXT_PLAIN},
	{"by", offsetof(struct acceptance, revoked_by), reader_text, TEXT_PERSON},
	{"reason", offsetof(struct acceptance, revoked_reason), reader_note, TEXT_RECORD},
	{0},
};
/* clang-format on */

static void read_revoked(struct reader *r, const struct jnode *n, void *slot)
{
	struct acceptance *c = slot;

	c->revoked = true;
	reader_object(r, n, revoked_members, c, &c->revoked_extra);
}

/* clang-format off */
const struct member acceptance_members[] = {
	{"id", offsetof(struct acceptance, id), reader_text, TEXT_PLAIN},
	{"of", offsetof(struct acceptance, of), reader_text, TEXT_PLAIN},
	{"severity", offsetof(struct acceptance, severity), read_severity, NO_TEXT},
	{"reason", offsetof(struct acceptance, reason), reader_note, TEXT_RECORD},
	{"control", offsetof(struct acceptance, control), reader_note, TEXT_RECORD},
	{"residual", offsetof(struct acceptance, residual), read_severity, NO_TEXT},
	{"owner", offsetof(struct acceptance, owner), reader_text, TEXT_PERSON},
	{"approver", offsetof(struct acceptance, approver), reader_text, TEXT_PERSON},
	{"from", offsetof(struct acceptance, from), reader_date, TEXT_PLAIN},
	{"until", offsetof(struct acceptance, until), reader_date, TEXT_PLAIN},
	{"recorded", offsetof(struct acceptance, recorded), reader_time, TEXT_PLAIN},
	{"by", offsetof(struct acceptance, by), reader_text, TEXT_PERSON},
	{"supersedes", offsetof(struct acceptance, supersedes), reader_text, TEXT_PLAIN},
	{"revoked", 0, read_revoked, NO_TEXT},
	{0},
};
/* clang-format on */

/* What a record says nothing without. */
static void want_whole(struct reader *r, const struct jnode *n, const struct acceptance *c)
{
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

void reader_acceptances(struct reader *r, const struct jnode *n, void *slot)
{
	struct assessment *a = slot;
	struct arena scratch = {0};
	struct names ids = {.arena = &scratch};

	if (!reader_want(r, n, JNODE_LIST, "a list of objects"))
		return;
	for (const struct jnode *m = n->first; m; m = m->next) {
		struct acceptance *c = acceptance_add(a);

		reader_object(r, m, acceptance_members, c, &c->extra);
		if (m->kind != JNODE_OBJECT)
			continue;
		want_whole(r, m, c);
		if (*c->id && names_add(&ids, c->id, a->n_acceptances) != NAMES_NONE)
			reader_fault(r, json_get(m, "id")->at,
				     "another acceptance has the id '%.80s'; give one of them "
				     "a new one, or leave out the second of two alike",
				     c->id);
	}
	acceptances_link(a);
	arena_release(&scratch);
}

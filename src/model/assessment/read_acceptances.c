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
static const struct member revoked_members[] = {
	{"at", offsetof(struct acceptance, revoked_at), reader_time},
	{"by", offsetof(struct acceptance, revoked_by), reader_text},
	{"reason", offsetof(struct acceptance, revoked_reason), reader_note},
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
static const struct member acceptance_members[] = {
	{"id", offsetof(struct acceptance, id), reader_text},
	{"of", offsetof(struct acceptance, of), reader_text},
	{"severity", offsetof(struct acceptance, severity), read_severity},
	{"reason", offsetof(struct acceptance, reason), reader_note},
	{"control", offsetof(struct acceptance, control), reader_note},
	{"residual", offsetof(struct acceptance, residual), read_severity},
	{"owner", offsetof(struct acceptance, owner), reader_text},
	{"approver", offsetof(struct acceptance, approver), reader_text},
	{"from", offsetof(struct acceptance, from), reader_date},
	{"until", offsetof(struct acceptance, until), reader_date},
	{"recorded", offsetof(struct acceptance, recorded), reader_time},
	{"by", offsetof(struct acceptance, by), reader_text},
	{"supersedes", offsetof(struct acceptance, supersedes), reader_text},
	{"revoked", 0, read_revoked},
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

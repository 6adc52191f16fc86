#include "engine/saying.h"

#include <string.h>

#include "base/date.h"
#include "base/nearest.h"

const char *const said_names[SAID_PARTS + 1] = {"status", "owner", "due", "note", NULL};

/* A risk is accepted by a record that says why and until when. */
const char *const said_statuses[] = {"open", "in-progress", "done", "rejected", NULL};

static bool check_status(const char *word, struct err *err)
{
	struct nearest near = {.word = word};

	for (size_t i = 0; said_statuses[i]; i++) {
		if (!strcmp(word, said_statuses[i]))
			return true;
		nearest_try(&near, said_statuses[i]);
	}
	if (!strcmp(word, plan_status_name(PLAN_ACCEPTED)))
		return err_set(err, EXIT_CODE_USAGE,
			       "a risk is accepted with a reason, by somebody and until a day: "
			       "plumbline accept");
	return err_set(err, EXIT_CODE_USAGE,
		       "'%.80s' is not possible%s; use open, in-progress, done or rejected", word,
		       nearest_hint(&near));
}

bool said_check(enum said part, const char *value, struct err *err)
{
	struct err why = {0};
	long day;

	if (!*value) /* cleared, a status is open */
		return true;
	if (part == SAID_STATUS)
		return check_status(value, err);
	if (!note_check(value, &why))
		return err_set(err, EXIT_CODE_USAGE, "the text %s", why.text);
	if (part == SAID_OWNER && strpbrk(value, "\n\t"))
		return err_set(err, EXIT_CODE_USAGE,
			       "a name stands on one line; take line feeds and tabs out");
	return part != SAID_DUE || date_parse(value, &day) ||
	       err_set(err, EXIT_CODE_USAGE,
		       "'%.80s' is not possible; use a date like 2026-12-15", value);
}

void said_put(struct assessment *a, struct plan_entry *e, enum said part, const char *value,
	      const char *now)
{
	const char **texts[SAID_PARTS] = {
		[SAID_OWNER] = &e->owner, [SAID_DUE] = &e->due, [SAID_NOTE] = &e->note};

	if (part != SAID_STATUS) {
		*texts[part] = *value ? arena_strdup(&a->arena, value) : "";
		return;
	}
	e->status = PLAN_OPEN;
	for (enum plan_status i = PLAN_OPEN; i <= PLAN_REJECTED; i++)
		if (!strcmp(value, plan_status_name(i)))
			e->status = i;
	e->at = *value ? arena_strdup(&a->arena, now) : "";
}

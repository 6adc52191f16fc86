#include "ui/session/came_back.h"

#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "import/update.h"
#include "model/assessment/milestone.h"
#include "ui/session/merging.h"

void came_back_release(struct came_back *c)
{
	arena_release(&c->arena);
	*c = (struct came_back){0};
}

static void list_all(struct came_back *c, const struct update *u, const struct diags *d)
{
	for (size_t i = 0; i < u->n; i++) {
		const struct update_change *change = &u->changes[i];
		struct str words = {0};

		update_words(&words, change);
		if (!change->refused)
			*(struct came_line *)ARENA_PUSH(&c->arena, c->lines, c->n) =
				(struct came_line){arena_strdup(&c->arena, str_text(&words)),
						   change->conflict, !change->conflict};
		str_release(&words);
	}
	for (size_t i = 0; i < d->n; i++)
		*(const char **)ARENA_PUSH(&c->arena, c->refused, c->n_refused) =
			arena_strdup(&c->arena, d->items[i].text);
}

/* Reads it, and finds what fits, by trying. */
static bool read_file(struct session *s, struct update *u, struct diags *d, const char *path)
{
	struct err err = {0};

	if (!update_read(u, s->a, path, date_day(s->now), d, &err)) {
		session_say(s, STYLE_ERROR, "%s: %s", file_name(path), err.text);
		return false;
	}
	assessment_free(update_apply(u, s->a, MERGE_THEIRS, s->now, d));
	return true;
}

bool session_read_back(struct session *s, struct came_back *c, const char *path)
{
	struct update u;
	struct diags d = {0};
	bool ok;

	*c = (struct came_back){0};
	c->path = arena_strdup(&c->arena, path);
	ok = read_file(s, &u, &d, c->path);
	if (ok)
		list_all(c, &u, &d);
	update_release(&u);
	diags_release(&d);
	return ok;
}

/* Leaves out what is not to be taken; false when the lines are others by now. */
static bool choose(struct update *u, const struct came_back *c)
{
	struct str words = {0};
	size_t n = 0;
	bool same = true;

	for (size_t i = 0; i < u->n && same; i++) {
		if (u->changes[i].refused)
			continue;
		str_truncate(&words, 0);
		update_words(&words, &u->changes[i]);
		same = n < c->n && !strcmp(c->lines[n].words, str_text(&words));
		u->changes[i].left_out = same && !c->lines[n].taken;
		n++;
	}
	str_release(&words);
	return same && n == c->n;
}

static void take(struct session *s, struct update *u, struct diags *d)
{
	struct str name = {0};
	struct assessment *after;
	const char *kept;
	char now[32];
	size_t n;

	str_addf(&name, "before %s", file_name(u->path));
	/* It may have got a number, and is of an assessment that goes. */
	kept = arena_strdup(&s->lent, milestone_keep(s->a, str_text(&name),
						     date_time_text(now, s->now)));
	after = update_apply(u, s->a, MERGE_THEIRS, s->now, d);
	n = updates_taken(u);
	session_take_over(s, after);
	session_say(s, STYLE_GOOD, "%zu change%s taken; the state before is kept as '%s'", n,
		    n == 1 ? "" : "s", kept);
	str_release(&name);
}

void session_take_back(struct session *s, struct came_back *c)
{
	struct came_back again;
	struct update u;
	struct diags d = {0};
	bool ok = read_file(s, &u, &d, c->path), same = ok && choose(&u, c);

	if (same)
		take(s, &u, &d);
	update_release(&u);
	diags_release(&d);
	if (!ok)
		return;
	if (!same)
		session_say(s, STYLE_WARNING,
			    "something has changed meanwhile: look at it again");
	if (session_read_back(s, &again, c->path)) {
		came_back_release(c);
		*c = again;
	} else {
		came_back_release(&again);
	}
}

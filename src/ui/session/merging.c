#include "ui/session/merging.h"

#include "base/file.h"
#include "model/assessment/milestone.h"
#include "ui/session/workshop.h"

static void find(const struct session *s, struct arena *arena, struct texts *paths)
{
	*paths = (struct texts){0};
	if (session_is_open(s) && !*session_readonly(s))
		leftovers_find(arena, assessment_file_path(s->file), paths);
}

bool session_leftovers_words(const struct session *s, struct str *out)
{
	struct arena arena = {0};
	struct texts paths;
	size_t n;

	find(s, &arena, &paths);
	n = paths.n;
	if (n == 1)
		str_addf(
			out,
			"%s stands beside this file: answers that were given when somebody "
			"else had changed it. Bring them in?",
			file_name(paths.items[0]));
	else if (n)
		str_addf(
			out,
			"%zu files like %s stand beside this one: answers that were given "
			"when somebody else had changed it. Bring them in?",
			n, file_name(paths.items[0]));
	if (n)
		str_add(out,
			" What both changed differently is shown, and both sides are kept.");
	arena_release(&arena);
	return n > 0;
}

void session_take_over(struct session *s, struct assessment *other)
{
	const char *section = s->timer.section;
	size_t line;

	session_unmark_all(s);
	assessment_take_over(s->a, other);
	line = section ? agenda_find(&s->a->workshop, section) : s->a->workshop.n_agenda;
	s->timer.section = line < s->a->workshop.n_agenda
				   ? s->a->workshop.agenda[line].section
				   : NULL;
	session_restart(s);
}

static bool refuse(struct session *s, const struct err *err)
{
	session_say(s, STYLE_ERROR, "%s", err->text);
	return false;
}

bool session_bring_in(struct session *s, struct arena *arena, struct texts *paths)
{
	struct diags d = {0};
	struct err err = {0};
	struct str numbered = {0};
	struct assessment *merged;

	find(s, arena, paths);
	merged = leftovers_merge(s->file, paths, MERGE_NEITHER, &d, &err);
	diags_release(&d);
	if (!merged)
		return refuse(s, &err);
	milestones_number(merged, &numbered);
	session_take_over(s, merged);
	session_say(s, STYLE_GOOD, "brought in%s%s", numbered.len ? "; milestones: " : "",
		    str_text(&numbered));
	str_release(&numbered);
	if (s->a->n_conflicts)
		session_say_conflicts(s);
	return true;
}

void session_say_conflicts(struct session *s)
{
	session_say(
		s, STYLE_WARNING,
		"%zu conflict%s of a merge: ours stands until %s settled; %s shows %s",
		s->a->n_conflicts, s->a->n_conflicts == 1 ? "" : "s",
		s->a->n_conflicts == 1 ? "it is" : "they are",
		KEY(s, EVERYWHERE, ACT_VIEW_CONFLICTS),
		s->a->n_conflicts == 1 ? "it" : "them");
}

static void say_settled(struct session *s, const char *place, enum merge_side side,
			bool all)
{
	const char *done =
		side == MERGE_OURS ? "what stood here stays" : "theirs stands now";

	if (all)
		session_say(s, STYLE_GOOD, "all conflicts are settled: %s", done);
	else if (!s->a->n_conflicts)
		session_say(s, STYLE_GOOD, "%s: %s; it was the last conflict", place,
			    done);
	else
		session_say(s, STYLE_GOOD, "%s: %s; %zu left", place, done,
			    s->a->n_conflicts);
}

bool session_settle(struct session *s, size_t which, enum merge_side side)
{
	struct arena arena = {0};
	struct str place = {0};
	struct conflict *all;
	struct err err = {0};
	struct assessment *settled;
	size_t n = conflicts_list(&arena, s->a, &all);

	if (*session_readonly(s)) {
		session_say(s, STYLE_WARNING, "%s", session_readonly(s));
		arena_release(&arena);
		return false;
	}
	if (which < n)
		conflict_place(&place, &all[which]);
	settled = n ? conflict_settle(s->a, which, side, &err) : NULL;
	arena_release(&arena);
	if (settled) {
		session_take_over(s, settled);
		say_settled(s, str_text(&place), side, which == CONFLICT_ALL);
	} else if (n) {
		refuse(s, &err);
	}
	str_release(&place);
	return settled != NULL;
}

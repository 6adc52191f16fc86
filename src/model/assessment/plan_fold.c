/* Older files say of every level of a question what the team does about it ("REL-01/to-2");
 * now that is said of the question. */
#include <string.h>

#include "base/json_write.h"
#include "base/names.h"
#include "model/assessment/members.h"

/* The entries that one question has, as places in the plan; NAMES_NONE where there is none. */
struct entries {
	size_t own, to[Q_LEVELS];
};

/* The level, 1 to 4, when the id is that of a step of a question of levels; else 0. */
static int step_of(const struct questionnaire *q, struct arena *scratch, const char *id,
		   size_t *question)
{
	const char *slash = strchr(id, '/');
	struct thing t;

	if (!slash || strncmp(slash, "/to-", 4) != 0 || slash[4] < '1' ||
	    slash[4] >= '0' + Q_LEVELS || slash[5])
		return 0;
	t = questionnaire_find(q, arena_strndup(scratch, id, (size_t)(slash - id)));
	if (t.kind != THING_QUESTION || !question_has_levels(&q->questions[t.index]))
		return 0;
	*question = t.index;
	return slash[4] - '0';
}

/* Its own level, or that of the decision that it mirrors; -1 when there is none. */
static int level_now(const struct assessment *a, size_t question)
{
	const struct question *q = &a->questionnaire->questions[question];
	const struct answer *answer = &a->questions[question], *mirrored;

	if (answer->state == ANSWER_SET)
		return answer->level;
	mirrored = answer->state == ANSWER_UNSET && q->mirrors >= 0
			   ? &a->decisions[q->mirrors]
			   : NULL;
	return mirrored && mirrored->state == ANSWER_SET ? q->mirror_level[mirrored->option]
							 : -1;
}

/* Which levels its steps lead to now. When there are none left, or it has no level, those that
 * something was said of stand for all. */
static void find_steps(const struct assessment *a, size_t question, const struct entries *e,
		       bool steps[Q_LEVELS])
{
	const struct question *q = &a->questionnaire->questions[question];
	int level = level_now(a, question);
	int goal = question_target(a, question, assessment_target(a, 0));
	bool any = false;

	while (!question_offers(q, goal))
		goal++;
	for (int i = 1; i < Q_LEVELS; i++) {
		steps[i] = level >= 0 && i > level && i <= goal && question_offers(q, i);
		any |= steps[i];
	}
	for (int i = 1; i < Q_LEVELS && !any; i++)
		steps[i] = e->to[i] != NAMES_NONE;
}

static enum plan_status joint_status(const struct assessment *a, size_t question,
				     const struct entries *e)
{
	bool steps[Q_LEVELS] = {false}, begun = false, alike = true;
	int first = -1;

	find_steps(a, question, e, steps);
	for (int i = 1; i < Q_LEVELS; i++) {
		enum plan_status status =
			e->to[i] == NAMES_NONE ? PLAN_OPEN : a->plan[e->to[i]].status;

		begun |= status == PLAN_DONE || status == PLAN_IN_PROGRESS;
		if (!steps[i])
			continue;
		alike &= first < 0 || (int)status == first;
		first = first < 0 ? (int)status : first;
	}
	if (alike && first >= 0 && first != PLAN_OPEN)
		return (enum plan_status)first;
	return begun ? PLAN_IN_PROGRESS : PLAN_OPEN;
}

/* One entry being made of several. */
struct folding {
	struct arena *arena;  /* the assessment's */
	struct names keys;    /* of its members that are kept raw, without their quotes */
	struct plan_entry *to;
};

#define TAKEN (NAMES_NONE - 1) /* a key that is none of those, and may not become one */

/* Keeps a member; one of another value under the same key gets the step into its key. */
static void keep_member(struct folding *f, const char *key, size_t n, const char *value,
			int step)
{
	const char *plain = arena_strndup(f->keys.arena, key, n);
	size_t i = names_add(&f->keys, plain, f->to->extra.n);
	const char *quoted;

	if (i < f->to->extra.n && !strcmp(f->to->extra.items[i].value, value))
		return;
	while (i != NAMES_NONE) {
		plain = arena_printf(f->keys.arena, "%s (to-%d)", plain, step);
		i = names_add(&f->keys, plain, f->to->extra.n);
	}
	quoted = arena_printf(f->keys.arena, "\"%s\"", plain);
	raw_keep(f->arena, &f->to->extra, quoted, strlen(quoted), value, strlen(value));
}

static bool has_lines(const char *text, const char *lines)
{
	size_t n = strlen(lines);

	for (const char *at = text; (at = strstr(at, lines)); at++)
		if ((at == text || at[-1] == '\n') && (!at[n] || at[n] == '\n'))
			return true;
	return false;
}

/* Joins two texts, each once. Where both are more than a note may hold, the other is kept
 * beside it. */
static void join(struct folding *f, const char **text, const char *other, const char *key,
		 int step)
{
	struct str quoted = {0};

	if (!*other || has_lines(*text, other))
		return;
	if (!**text) {
		*text = other;
	} else if (strlen(*text) + 1 + strlen(other) <= NOTE_BYTES_MAX) {
		*text = arena_printf(f->arena, "%s\n%s", *text, other);
	} else {
		json_quote(&quoted, other);
		names_add(&f->keys, key, TAKEN);
		keep_member(f, key, strlen(key), str_text(&quoted), step);
		str_release(&quoted);
	}
}

static void keep_first(const char **text, const char *other)
{
	if (!**text)
		*text = other;
}

/* What was said of a step; the steps come from the highest down. */
static void fold(struct folding *f, const struct plan_entry *from, int step)
{
	struct plan_entry *to = f->to;

	keep_first(&to->owner, from->owner);
	keep_first(&to->due, from->due);
	keep_first(&to->approver, from->approver);
	join(f, &to->note, from->note, "note", step);
	join(f, &to->reason, from->reason, "reason", step);
	if (strcmp(from->at, to->at) > 0) /* the latest */
		to->at = from->at;
	if (*from->until && (!*to->until || strcmp(from->until, to->until) < 0))
		to->until = from->until; /* a risk comes back no later than was agreed */
	for (size_t i = 0; i < from->extra.n; i++) {
		const struct raw_member *m = &from->extra.items[i];

		keep_member(f, m->key + 1, strlen(m->key) - 2, m->value, step);
	}
}

/* The one entry of a question. What is said of the question itself wins. */
static struct plan_entry fold_all(struct assessment *a, size_t question,
				  const struct entries *e)
{
	struct arena scratch = {0};
	struct plan_entry to = {.id = a->questionnaire->questions[question].id};
	struct folding f = {&a->arena, {.arena = &scratch}, &to};

	init_object(plan_members, &to);
	if (e->own != NAMES_NONE) {
		to = a->plan[e->own];
		to.extra = (struct raw_members){0};
		fold(&f, &a->plan[e->own], 0);
	}
	if (to.status == PLAN_OPEN)
		to.status = joint_status(a, question, e);
	for (int i = Q_LEVELS - 1; i > 0; i--)
		if (e->to[i] != NAMES_NONE)
			fold(&f, &a->plan[e->to[i]], i);
	arena_release(&scratch);
	return to;
}

/* Which entries each question has; false when none is of a step. */
static bool find_entries(const struct assessment *a, struct arena *scratch,
			 struct entries *all, size_t *question)
{
	const struct questionnaire *q = a->questionnaire;
	bool any = false;

	for (size_t i = 0; i < q->n_questions; i++)
		all[i] = (struct entries){NAMES_NONE, {NAMES_NONE, NAMES_NONE, NAMES_NONE,
						       NAMES_NONE, NAMES_NONE}};
	for (size_t i = 0; i < a->n_plan; i++) {
		int step = step_of(q, scratch, a->plan[i].id, &question[i]);
		struct thing t = {THING_NONE, 0};

		if (!step)
			t = questionnaire_find(q, a->plan[i].id);
		any |= step > 0;
		if (step)
			all[question[i]].to[step] = i;
		else
			question[i] = NAMES_NONE;
		if (t.kind == THING_QUESTION && !strcmp(thing_id(q, t), a->plan[i].id)) {
			all[t.index].own = i;
			question[i] = t.index;
		}
	}
	return any;
}

static bool has_steps(const struct entries *e)
{
	int i = 1;

	while (i < Q_LEVELS && e->to[i] == NAMES_NONE)
		i++;
	return i < Q_LEVELS;
}

/* In place: an entry stands where the first of those stood that it is made of. */
void plan_fold(struct assessment *a)
{
	struct arena scratch = {0};
	size_t n = a->questionnaire->n_questions, left = 0;
	struct entries *all = arena_new(&scratch, struct entries, n);
	size_t *question = arena_new(&scratch, size_t, a->n_plan);
	bool *done = arena_new(&scratch, bool, n);

	if (!find_entries(a, &scratch, all, question)) {
		arena_release(&scratch);
		return;
	}
	for (size_t i = 0; i < a->n_plan; i++) {
		size_t of = question[i];

		if (of == NAMES_NONE || !has_steps(&all[of]))
			a->plan[left++] = a->plan[i];
		else if (!done[of])
			a->plan[left++] = fold_all(a, of, &all[of]);
		if (of != NAMES_NONE)
			done[of] = true;
	}
	a->n_plan = left;
	arena_release(&scratch);
}

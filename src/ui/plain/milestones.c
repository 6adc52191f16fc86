/* The milestones of the file: keeping one, reading them, and what moved since one; see parts.h. */
#include <string.h>

#include "engine/compare/moved.h"
#include "ui/plain/parts.h"
#include "ui/session/milestones.h"

/* So many things of a kind are read. */
#define READ_OF_A_KIND 10

static void say(struct plain *p, struct str *line)
{
	plain_say(p, str_text(line));
	str_release(line);
}

/* "  kick-off of 2026-03-12, version 2026.13: overall 24.1 to 56.0, 6 findings"; or why its
 * overall is none to set beside that of now. */
static void say_point(struct plain *p, const struct trend_point *point)
{
	struct side_name name = {.milestone = point->is.name, .at = point->is.at};
	struct str line = {0};
	char range[64];

	str_add(&line, "  ");
	side_name_words(&line, &name);
	if (point->alike)
		str_addf(&line, ", version %s: overall %s", point->is.version,
			 range_text(range, &point->overall));
	else
		str_add(&line, ": ");
	trend_apart_words(&line, &p->s->look_back.trend, point);
	str_addf(&line, ", %zu finding%s", point->findings, point->findings == 1 ? "" : "s");
	say(p, &line);
}

void plain_milestones(struct plain *p, const char *name)
{
	size_t n;

	if (*name) {
		session_keep_milestone(p->s, name);
		return;
	}
	session_need_plan(p->s);
	n = look_back_count(&p->s->look_back);
	for (size_t i = 0; i < n; i++)
		say_point(p, look_back_at(&p->s->look_back, i));
	plain_say(p, n ? "M and a name keeps the state of now as well; D and a name reads what "
			 "moved since one."
		       : "No milestone is kept yet; M and a name keeps the state of now.");
}

/* "  Reliability: 50.8, now 54.2, moved +3.4". */
static void say_range(struct plain *p, const char *title, const struct compared_range *r,
		      bool comparable)
{
	char then[64], now[64], move[32];
	struct str line = {0};

	str_addf(&line, "  %s: %s, now %s", title, range_text(then, &r->before),
		 range_text(now, &r->after));
	if (!comparable)
		str_add(&line, ", not comparable");
	else if (r->before.any && r->after.any)
		str_addf(&line, ", moved %s",
			 gain_text(move, (int64_t)compared_move(r) * 100));
	say(p, &line);
}

static void say_list(struct plain *p, const struct moves *list)
{
	struct str line = {0};
	size_t read = 0;

	if (list->n_moved)
		fprintf(p->out, "%s (%zu):\n", list->heading, list->n_moved);
	for (size_t i = 0; i < list->n && read < READ_OF_A_KIND; i++) {
		const struct move *m = &list->items[i];

		if (m->then)
			continue;
		read++;
		str_addf(&line, "  %s  %s%s", m->id, m->severity ? severity_name(m->severity) : "",
			 m->severity ? ": " : "");
		move_words(&line, m);
		say(p, &line);
	}
	if (read < list->n_moved)
		fprintf(p->out, "  and %zu more; plumbline compare lists all.\n",
			list->n_moved - read);
}

static void say_moved(struct plain *p, const struct since *since)
{
	const struct compare *c = &since->c;
	struct arena arena = {0};
	struct moves *lists;
	struct str words = {0};
	size_t n = moves_list(&arena, c, &lists);

	since_words(&words, &since->is);
	str_add(&words, ":\n");
	compare_remarks(&words, c);
	str_truncate(&words, words.len - 1); /* the end of its last line */
	say(p, &words);
	for (size_t i = 0; i < c->n_sections; i++)
		say_range(p, p->s->q->sections[c->sections[i].index].title, &c->sections[i], true);
	say_range(p, "Overall", &c->overall, c->same_rank);
	for (size_t i = 0; i < n; i++)
		say_list(p, &lists[i]);
	arena_release(&arena);
}

void plain_moved(struct plain *p, const char *name)
{
	struct side now = {p->s->a, &p->s->score, &p->s->plan};
	const struct trend_point *point = NULL;
	struct assessment *kept = NULL;
	struct diags d = {0};
	struct since since;

	session_need_plan(p->s);
	for (size_t i = look_back_count(&p->s->look_back); i > 0 && !point; i--) {
		const struct trend_point *at = look_back_at(&p->s->look_back, i - 1);

		if (!*name || !strcmp(at->is.name, name))
			point = at;
	}
	if (point)
		kept = milestone_open(p->s->a, point->is.name, &d);
	diags_release(&d);
	if (kept) {
		since_make(&since, &point->is, kept, &now);
		say_moved(p, &since);
		since_release(&since);
	} else {
		plain_say(p, *name ? "There is no milestone of that name; M reads which there are."
				   : "No milestone is kept yet; M and a name keeps the state of "
				     "now.");
	}
	assessment_free(kept);
}

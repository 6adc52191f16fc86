/* places.h - every view in states in which some of its keys do nothing, for tests that press
 * them all. Each key is pressed in a child process, so that the next one finds everything as
 * it was. */
#ifndef TESTS_UI_PLACES_H
#define TESTS_UI_PLACES_H

#include "ui/play.h"

#include <sys/wait.h>
#include <unistd.h>

#include "ui/app/parts.h"

static const char *const one_vote[] = {"stage=prod", "kinds=rag", "serving=online", "REL-01=2",
				       NULL};

/* A view in a state, and the keys that lead there. */
struct place {
	const char *name, *keys;
	const char *const *answers; /* NULL: without a file */
	int rows, cols;
};

static const struct place places[] = {
	{"start", "", NULL, 24, 80},
	{"start with a file", "A", play_contoso, 24, 80},
	{"profile, first row", "P g", play_contoso, 24, 80},
	{"profile, last row", "P G", play_contoso, 24, 80},
	{"profile, one of several", "P j", play_contoso, 24, 80},
	{"profile, several", "P j j", play_contoso, 24, 80},
	{"profile, among the values", "P j <Tab>", play_contoso, 24, 80},
	{"profile, a number", "P G k k k", play_contoso, 24, 80},
	{"profile, empty", "P", play_begun, 24, 80},
	{"walk, levels", "W / R E L - 0 3 <Enter> ] ]", play_contoso, 24, 80},
	{"walk, practices", "W / R E L - 0 6 <Enter>", play_contoso, 24, 80},
	{"walk, last practice", "W / R E L - 0 6 <Enter> G", play_contoso, 40, 120},
	{"walk, decision", "W / D T - 0 1 <Enter>", play_contoso, 24, 80},
	{"walk, derived", "W / L Z N - 0 7 <Enter>", play_contoso, 24, 80},
	{"walk, not asked", "W / R E L - 0 5 <Enter>", play_contoso, 24, 80},
	{"walk, last question", "W ( ( ( ( ( ( ( ( ( ( ) ) ) ) ) ) ) )", play_contoso, 40, 120},
	{"walk, sections", "W o g", play_contoso, 24, 80},
	{"walk, large", "W / R E L - 0 1 <Enter> B", play_contoso, 24, 80},
	{"walk, searching", "W / z o n e <Enter>", play_contoso, 24, 80},
	{"walk, nothing answered", "W", play_begun, 24, 80},
	{"decisions, first", "D g", play_contoso, 24, 80},
	{"decisions, last", "D G", play_contoso, 40, 120},
	{"decisions, skipped", "D g j j j j j", play_contoso, 24, 80},
	{"decisions, among the options", "D g <Tab>", play_contoso, 24, 80},
	{"architecture", "D t", play_contoso, 24, 80},
	{"score", "S", play_contoso, 24, 80},
	{"score, last", "S G", play_contoso, 40, 120},
	{"score, empty", "S", play_begun, 24, 80},
	{"plan", "L", play_contoso, 24, 80},
	{"plan, empty", "L", play_begun, 24, 80},
	{"plan, filtered away", "L / z z z z <Enter>", play_contoso, 24, 80},
	{"plan, details", "L v", play_contoso, 24, 80},
	{"plan, details of many steps", "L / S E C - 0 1 <Enter> v", play_contoso, 24, 80},
	{"plan, a step", "L / S E C - 0 1 <Enter> l j", play_contoso, 24, 80},
	{"plan, for all", "L *", play_contoso, 24, 80},
	{"plan, days", "L $ 5 0 <Enter>", play_contoso, 24, 80},
	{"plan, few days", "L $ 1 <Enter>", play_contoso, 40, 120},
	{"plan, all days", "L $ 9 9 9 9 <Enter> G", play_contoso, 24, 80},
	{"plan, a goal", "L $ 6 0 <Space> p o i n t s <Enter> v", play_contoso, 24, 80},
	{"plan, scenarios", "L $ 5 0 <Enter> n x <Enter> $ 9 <Enter> n y <Enter> c", play_contoso,
	 24, 80},
	{"picture", "L m", play_contoso, 24, 80},
	{"export", "E", play_contoso, 24, 80},
	{"export, last", "E G", play_contoso, 40, 120},
	{"help", "W ?", play_contoso, 24, 80},
	{"help, end", "W ? G", play_contoso, 24, 80},
	{"more", "W i", play_contoso, 24, 80},
	{"more, end", "W i G", play_contoso, 24, 80},
	{"library", "R", play_contoso, 24, 80},
	{"library, nothing found", "R / z z z z <Enter>", play_contoso, 24, 80},
	{"library, caveats", "R 3 G", play_contoso, 24, 80},
	{"library, references", "R 2", play_contoso, 24, 80},
	{"milestones, none", "M", play_contoso, 24, 80},
	{"milestones", "M n o n e <Enter> n t w o <Enter>", play_contoso, 24, 80},
	{"milestones, what moved", "M n o n e <Enter> W 1 M <Enter>", play_contoso, 24, 80},
	{"milestones, end of what moved", "M n o n e <Enter> W 1 M <Enter> G", play_contoso, 24, 80},
	{"workshop", "K", play_contoso, 24, 80},
	{"workshop, parked", "+ x <Enter> K G", play_contoso, 24, 80},
	{"workshop, total", "K g j j j j j j j j j j", play_contoso, 24, 80},
	{"vote on levels", "W / R E L - 0 1 <Enter> V A n n , B o b <Enter>", one_vote, 24,
	 80},
	{"vote on a practice", "W / R E L - 0 6 <Enter> V A n n , B o b <Enter> y", one_vote,
	 24, 80},
	{"vote, hidden", "W / R E L - 0 1 <Enter> V A n n , B o b <Enter> 1", one_vote, 24,
	 80},
	{"decision in large", "D g B", play_contoso, 24, 80},
	{"vote on a decision", "W / D T - 0 1 <Enter> V A n n <Enter>", one_vote, 24, 80},
};

/* All that works in a place: the tables of the view, its contexts, and those everywhere;
 * as the program comes. Ended by NULL. */
#define PLACE_TABLES 16
static inline void place_tables(struct play *p, const struct binding **tables)
{
	const struct key_tables *keys = keys_of(app_view(p->app));
	size_t n = 0;

	for (size_t k = 0; keys->contexts && keys->contexts[k]; k++)
		tables[n++] = keys->contexts[k];
	tables[n++] = keys->base;
	tables[n++] = keys_of(EVERYWHERE)->base;
	tables[n] = NULL;
}

/* Is what check says after the key, in a child, true? */
static inline bool place_try(struct play *p, int key,
			     bool (*check)(struct play *p, int key))
{
	int status = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (!child) {
		str_truncate(&play_session(p)->message, 0);
		_exit(check(p, key) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status) == 0;
}

#endif

/* What a question, decision or field was answered with at each milestone, and is now. */
#include <string.h>

#include "cli/shared/thing_words.h"
#include "cli/show/show.h"
#include "model/assessment/milestone.h"

static void row(struct table *t, const struct report *now, const struct milestone *is,
		const struct assessment *a, struct thing what)
{
	struct report then = {.q = now->q, .a = a};
	const struct answer *answer = what.kind == THING_QUESTION   ? &a->questions[what.index]
				      : what.kind == THING_DECISION ? &a->decisions[what.index]
								    : NULL;
	struct str words = {0};

	score_init(&then.score, now->q);
	score_compute(&then.score, a, 0);
	reply_words(&words, &then, what);
	if (strcmp(is->version, now->q->version) != 0)
		str_addf(&words, " (of version %s)", is->version);
	if (answer && *answer->note)
		str_addf(&words, " - %s", answer->note);
	table_cell(t, INK_PLAIN, "%s", is->name);
	table_cell(t, INK_PLAIN, "%.10s", is->at);
	table_cell(t, INK_PLAIN, "%s%s%.10s", answer ? answer->by : "",
		   answer && *answer->by && *answer->at ? ", " : "", answer ? answer->at : "");
	table_cell(t, INK_PLAIN, "%s", str_text(&words));
	str_release(&words);
	score_release(&then.score);
}

bool show_history(struct printer *p, const struct report *r, struct thing t, struct diags *d)
{
	static const struct table_column columns[] = {{"", false, false},
						      {"kept", false, false},
						      {"answered", false, false},
						      {"answer", false, true},
						      {NULL, false, false}};
	struct table table = table_start(p, 2, columns);
	struct kept_state *all;
	size_t n = milestones_open(&p->arena, r->a, &all, d);

	t = thing_resolve(r->q, t);
	print_heading(p, "%s  %s", thing_word(r->q, t), thing_ask(r->q, t));
	for (size_t i = 0; i < n; i++) {
		if (all[i].a)
			row(&table, r, &all[i].is, all[i].a, t);
		assessment_free(all[i].a);
	}
	row(&table, r, &(struct milestone){"now", "", r->a->questionnaire_version}, r->a, t);
	table_print(&table);
	return n > 0;
}

/* Where the cursor of the decisions stands; see decisions.h. */
#include "ui/view/decisions/decisions.h"

size_t decisions_here(struct decisions *v, const struct session *s)
{
	list_clamp(&v->row, s->q->n_decisions);
	return v->row.cursor;
}

void decisions_go(struct decisions *v, const struct session *s, size_t decision)
{
	v->row.cursor = decision;
	v->in_options = v->one.large;
	prompt_go(&v->one, s, (struct thing){THING_DECISION, decision});
}

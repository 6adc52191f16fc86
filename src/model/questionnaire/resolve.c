/* The last step of loading: ids become indices, conditions become trees. */
#include <string.h>

#include "base/nearest.h"
#include "base/number.h"
#include "model/questionnaire/condition.h"
#include "model/questionnaire/read.h"

#define IDS_MAX 100 /* in one list */

static void report_withdrawn(struct loader *l, const struct ynode *n)
{
	struct thing t = questionnaire_find(l->q, n->text);
	const struct things *successors = &l->q->withdrawn[t.index].successors;

	if (successors->n)
		diag_add(l->c.diags, n->at, "'%s' is withdrawn; %s replaces it", n->text,
			 thing_id(l->q, successors->items[0]));
	else
		diag_add(l->c.diags, n->at, "'%s' is withdrawn; name something that is asked",
			 n->text);
}

/* "no question 'X' (did you mean …)": offers what would fit. */
static void report_missing(struct loader *l, const struct ynode *n, const char *what,
			   bool decisions, bool questions)
{
	struct nearest near = {.word = diags_hinted(l->c.diags, n->text)};

	if (diags_full(l->c.diags))
		return;
	if (questionnaire_find(l->q, n->text).kind == THING_WITHDRAWN) {
		report_withdrawn(l, n);
		return;
	}
	for (size_t i = 0; decisions && i < l->q->n_decisions; i++)
		nearest_try(&near, l->q->decisions[i].id);
	for (size_t i = 0; questions && i < l->q->n_questions; i++)
		nearest_try(&near, l->q->questions[i].id);
	diag_add(l->c.diags, n->at, "there is no %s '%.60s'%s", what, n->text,
		 nearest_hint(&near));
}

/* An id may stand alone or in a list, but in a list only once. */
static bool stands_before(const struct ynode *list, const struct ynode *n)
{
	for (const struct ynode *o = list->first; o != n; o = o->next)
		if (!strcmp(o->text, n->text))
			return true;
	return false;
}

/* Runs take on each scalar of a list, or on a lone scalar. */
static void each_id(struct loader *l, const struct ynode *list, const char *key,
		    void (*take)(struct loader *, const struct ynode *, void *), void *ctx)
{
	if (!list)
		return;
	if (list->kind == YNODE_SCALAR) {
		take(l, list, ctx);
		return;
	}
	if (!expect_list(&l->c, list, key))
		return;
	if (list->n > IDS_MAX) {
		diag_add(l->c.diags, list->at, "'%s' names more than %d", key, IDS_MAX);
		return;
	}
	for (const struct ynode *n = list->first; n; n = n->next) {
		if (n->kind != YNODE_SCALAR)
			diag_add(l->c.diags, n->at, "'%s' wants ids", key);
		else if (stands_before(list, n))
			diag_add(l->c.diags, n->at, "'%.60s' stands in '%s' a second time",
				 n->text, key);
		else
			take(l, n, ctx);
	}
}

static void push(struct loader *l, struct indices *list, size_t i)
{
	*(size_t *)ARENA_PUSH(l->c.arena, list->items, list->n) = i;
}

static void take_decision(struct loader *l, const struct ynode *n, void *ctx)
{
	struct thing t = questionnaire_find(l->q, n->text);

	if (t.kind == THING_DECISION)
		push(l, ctx, t.index);
	else
		report_missing(l, n, thing_kind_name(THING_DECISION), true, false);
}

static void take_question(struct loader *l, const struct ynode *n, void *ctx)
{
	struct thing t = questionnaire_find(l->q, n->text);

	if (t.kind == THING_QUESTION)
		push(l, ctx, t.index);
	else
		report_missing(l, n, thing_kind_name(THING_QUESTION), false, true);
}

static void take_blamed(struct loader *l, const struct ynode *n, void *ctx)
{
	struct rule *r = ctx;
	struct thing t = questionnaire_find(l->q, n->text);

	if (t.kind == THING_DECISION)
		push(l, &r->decisions, t.index);
	else if (t.kind == THING_QUESTION)
		push(l, &r->questions, t.index);
	else
		report_missing(l, n, "decision or question", true, true);
}

/* Parses a condition; NULL when there is none, or after a diagnostic. Where the text does
 * not stand in the file as it is read, the diagnostic says where in the text it is. */
static const struct condition *parse(struct loader *l, const struct ynode *n,
				     struct condition_scope scope)
{
	struct loc at;

	if (!n)
		return NULL;
	if (n->kind != YNODE_SCALAR || strspn(n->text, " \n") == n->len) {
		diag_add(l->c.diags, n->at, "'when' wants a condition");
		return NULL;
	}
	if (n->len > Q_TEXT_MAX) { /* its words are ASCII */
		diag_add(l->c.diags, n->at, "'when' is longer than %d characters; shorten it",
			 Q_TEXT_MAX);
		return NULL;
	}
	at = n->at;
	at.col += !n->plain;
	scope.folded = !n->verbatim;
	if (scope.folded)
		at = n->at;
	return condition_parse(l->q, n->text, at, scope, l->c.diags);
}

/* The same where "always" says no more than nothing. */
static const struct condition *condition_of(struct loader *l, const struct ynode *n,
					    struct condition_scope scope)
{
	const struct condition *c = parse(l, n, scope);

	return c && c->op == COND_ALWAYS ? NULL : c;
}

/* What takes the place of something withdrawn, while its `replaces` is read. */
struct successor {
	struct thing what;
	struct indices *replaces;
};

static void take_replaced(struct loader *l, const struct ynode *n, void *ctx)
{
	const struct successor *s = ctx;
	struct thing t = questionnaire_find(l->q, n->text);
	const char *kind = thing_kind_name(s->what.kind);
	struct withdrawn *w;

	if (t.kind != THING_WITHDRAWN) {
		diag_add(l->c.diags, n->at,
			 t.kind == THING_NONE ? "there is no '%.60s'; 'replaces' names a %s that "
						"stands here with 'withdrawn: true'"
					      : "'%.60s' is asked still; 'replaces' names a %s "
						"that stands here with 'withdrawn: true'",
			 n->text, kind);
		return;
	}
	w = &l->q->withdrawn[t.index];
	if (s->what.kind == THING_QUESTION ? !w->question : !w->decision) {
		diag_add(l->c.diags, n->at, "'%.60s' is no %s; 'replaces' names another of its "
					    "kind", n->text, kind);
	} else {
		push(l, s->replaces, t.index);
		*(struct thing *)ARENA_PUSH(l->c.arena, w->successors.items,
					    w->successors.n) = s->what;
	}
}

static void resolve_replaced(struct loader *l)
{
	struct questionnaire *q = l->q;

	for (size_t i = 0; i < q->n_decisions; i++)
		each_id(l, l->decision_nodes[i].replaces, "replaces", take_replaced,
			&(struct successor){{THING_DECISION, i}, &q->decisions[i].replaces});
	for (size_t i = 0; i < q->n_questions; i++)
		each_id(l, l->question_nodes[i].replaces, "replaces", take_replaced,
			&(struct successor){{THING_QUESTION, i}, &q->questions[i].replaces});
}

/* A question does not come after itself. What it needs may stand there too: that says less. */
static void check_after(struct loader *l, size_t question, const struct ynode *after)
{
	const struct question *q = &l->q->questions[question];

	for (size_t i = 0; i < q->after.n; i++)
		if (q->after.items[i] == question)
			diag_add(l->c.diags, after->at, "%s comes after itself", q->id);
}

static void resolve_fields(struct loader *l)
{
	struct questionnaire *q = l->q;

	for (size_t i = 0; i < q->n_fields; i++) {
		const struct ynode *ref = l->field_nodes[i].ref;
		struct thing t;

		if (!ref || !expect_scalar(&l->c, ref, "ref"))
			continue;
		t = questionnaire_find(q, ref->text);
		if (t.kind == THING_DECISION)
			q->fields[i].decision = (int)t.index;
		else
			report_missing(l, ref, thing_kind_name(THING_DECISION), true, false);
	}
	for (size_t i = 0; i < q->n_fields; i++)
		q->fields[i].when = condition_of(l, l->field_nodes[i].when,
						 (struct condition_scope){.fields = i});
}

static void resolve_decisions(struct loader *l)
{
	struct questionnaire *q = l->q;

	for (size_t i = 0; i < q->n_decisions; i++)
		q->decisions[i].when = condition_of(
			l, l->decision_nodes[i].when,
			(struct condition_scope){.fields = q->n_fields, .decisions = i});
}

static void report_option(struct loader *l, const struct decision *d, const struct ynode *n)
{
	struct nearest near = {.word = diags_hinted(l->c.diags, n->key)};

	if (diags_full(l->c.diags))
		return;
	for (size_t i = 0; i < d->n_options; i++)
		nearest_try(&near, d->options[i].id);
	diag_add(l->c.diags, yaml_key_at(n), "%s has no option '%.60s'%s", d->id, n->key,
		 nearest_hint(&near));
}

static void resolve_map(struct loader *l, struct question *q, const struct ynode *map)
{
	const struct decision *d = &l->q->decisions[q->mirrors];

	q->mirror_level = arena_new(l->c.arena, signed char, d->n_options);
	memset(q->mirror_level, -1, d->n_options);
	if (!map->first)
		diag_add(l->c.diags, map->at, "'map' wants option: level, at least once");
	for (const struct ynode *n = map->first; n; n = n->next) {
		int option = decision_option(d, n->key);
		long level;

		if (option < 0)
			report_option(l, d, n);
		else if (!number_parse(n->text, &level) || level < 0 || level >= Q_LEVELS)
			diag_add(l->c.diags, n->at, "a level is 0 to 4, not '%.60s'", n->text);
		else if (!question_offers(q, (int)level))
			diag_add(l->c.diags, n->at, "level %ld of %s cannot be chosen", level,
				 q->id);
		else
			q->mirror_level[option] = (signed char)level;
	}
}

static void resolve_mirror(struct loader *l, struct question *q,
			   const struct question_nodes *nodes)
{
	struct thing t;

	if (!nodes->mirrors && !nodes->map)
		return;
	if (!nodes->mirrors || !nodes->map || nodes->map->kind != YNODE_MAP ||
	    !question_has_levels(q)) {
		diag_add(l->c.diags, yaml_key_at(nodes->mirrors ? nodes->mirrors : nodes->map),
			 "a question of type 'levels' takes its level from a decision by "
			 "'mirrors: DECISION' and 'map: {option: level, …}'");
		return;
	}
	if (!expect_scalar(&l->c, nodes->mirrors, "mirrors"))
		return;
	t = questionnaire_find(l->q, nodes->mirrors->text);
	if (t.kind != THING_DECISION) {
		report_missing(l, nodes->mirrors, thing_kind_name(THING_DECISION), true, false);
		return;
	}
	q->mirrors = (int)t.index;
	resolve_map(l, q, nodes->map);
}

static void resolve_questions(struct loader *l)
{
	struct questionnaire *q = l->q;
	struct condition_scope scope = {.fields = q->n_fields, .decisions = q->n_decisions};

	for (size_t i = 0; i < q->n_questions; i++) {
		struct question *it = &q->questions[i];
		const struct question_nodes *nodes = &l->question_nodes[i];

		it->when = condition_of(l, nodes->when, scope);
		each_id(l, nodes->needs, "needs", take_question, &it->needs);
		each_id(l, nodes->after, "after", take_question, &it->after);
		check_after(l, i, nodes->after);
		each_id(l, nodes->see, "see", take_decision, &it->see);
		if (it->type == TYPE_DECISIONS)
			each_id(l, nodes->decisions, "decisions", take_decision,
				&it->decisions);
		if (it->type == TYPE_DECISIONS && nodes->decisions &&
		    (it->decisions.n > Q_ITEMS_MAX ||
		     (nodes->decisions->kind == YNODE_LIST && !nodes->decisions->n)))
			diag_add(l->c.diags, nodes->decisions->at,
				 "a question has 1 to %d decisions", Q_ITEMS_MAX);
		for (size_t k = 0; k < it->decisions.n; k++)
			push(l, &q->decisions[it->decisions.items[k]].questions, i);
		resolve_mirror(l, it, nodes);
	}
}

static void resolve_rules(struct loader *l)
{
	struct questionnaire *q = l->q;
	struct condition_scope scope = {.fields = q->n_fields, .decisions = q->n_decisions,
					.questions = true};

	for (size_t i = 0; i < q->n_rules; i++) {
		struct rule *r = &q->rules[i];

		r->when = parse(l, l->rule_nodes[i].when, scope);
		each_id(l, l->rule_nodes[i].blames, "blames", take_blamed, r);
		if (r->when && r->when->op == COND_ALWAYS)
			diag_add(l->c.diags, l->rule_nodes[i].when->at,
				 "a rule that always fires says nothing");
	}
}

/* What carries a source or what a caveat concerns: any question, decision, rule, field,
 * reference or term. */
static void take_thing(struct loader *l, const struct ynode *n, void *ctx)
{
	struct things *list = ctx;
	struct thing t = questionnaire_find(l->q, n->text);

	if (t.kind == THING_NONE || t.kind == THING_SECTION || t.kind == THING_SOURCE ||
	    t.kind == THING_CAVEAT || t.kind == THING_WITHDRAWN)
		report_missing(l, n, "question, decision, rule, field, reference or term",
			       true, true);
	else
		*(struct thing *)ARENA_PUSH(l->c.arena, list->items, list->n) = t;
}

static void resolve_notes(struct loader *l)
{
	for (size_t i = 0; i < l->q->n_sources; i++) {
		struct source_row *row = &l->q->sources[i];

		each_id(l, l->source_nodes[i].carried, "carried", take_thing, &row->carried);
		if (!row->carried.n)
			diag_add(l->c.diags, row->at, "nothing carries %s", row->id);
	}
	for (size_t i = 0; i < l->q->n_caveats; i++)
		each_id(l, l->caveat_nodes[i].concerns, "concerns", take_thing,
			&l->q->caveats[i].concerns);
}

void resolve_all(struct loader *l)
{
	resolve_replaced(l);
	resolve_fields(l);
	resolve_decisions(l);
	resolve_questions(l);
	resolve_rules(l);
	resolve_notes(l);
	link_all(l->q);
}

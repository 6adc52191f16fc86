/* Decisions with their options, and rules. */
#include "model/questionnaire/read.h"

#include <string.h>

#include "base/number.h"

struct decision_entry {
	struct decision d;
	bool withdrawn;
	const struct ynode *options;
	struct decision_nodes nodes;
};
static const struct key decision_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct decision_entry, d.id), .required = true},
	{"name", KEY_TEXT, .offset = offsetof(struct decision_entry, d.name), .required = true},
	{"group", KEY_TEXT, .offset = offsetof(struct decision_entry, d.group)},
	{"ask", KEY_TEXT, .offset = offsetof(struct decision_entry, d.ask), .required = true},
	{"why", KEY_PROSE, .offset = offsetof(struct decision_entry, d.why)},
	{"when", KEY_NODE, .offset = offsetof(struct decision_entry, nodes.when)},
	{"depth", KEY_WORD, .offset = offsetof(struct decision_entry, d.depth),
	 .words = depth_names},
	{"options", KEY_NODE, .offset = offsetof(struct decision_entry, options), .required = true},
	{"sources", KEY_TEXTS, .offset = offsetof(struct decision_entry, d.sources)},
	{"since", KEY_TEXT, .offset = offsetof(struct decision_entry, d.since)},
	{"changed", KEY_TEXT, .offset = offsetof(struct decision_entry, d.changed)},
	{"withdrawn", KEY_BOOL, .offset = offsetof(struct decision_entry, withdrawn)},
	{"replaces", KEY_NODE, .offset = offsetof(struct decision_entry, nodes.replaces)},
	{0},
};

struct option_entry {
	struct option o;
	const struct ynode *fit;
	bool withdrawn;
};
static const struct key option_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct option_entry, o.id), .required = true},
	{"text", KEY_TEXT, .offset = offsetof(struct option_entry, o.text), .required = true},
	{"fit", KEY_NODE, .offset = offsetof(struct option_entry, fit), .required = true},
	{"consequence", KEY_PROSE, .offset = offsetof(struct option_entry, o.consequence)},
	{"adds", KEY_TEXTS, .offset = offsetof(struct option_entry, o.adds)},
	{"do", KEY_TITLE, .offset = offsetof(struct option_entry, o.action)},
	{"pitfalls", KEY_TEXTS, .offset = offsetof(struct option_entry, o.pitfalls)},
	{"verify", KEY_TEXTS, .offset = offsetof(struct option_entry, o.verify)},
	{"withdrawn", KEY_BOOL, .offset = offsetof(struct option_entry, withdrawn)},
	{"replaces", KEY_TEXTS, .offset = offsetof(struct option_entry, o.replaces)},
	{0},
};

struct rule_entry {
	struct rule r;
	int severity;
	bool withdrawn;
	struct rule_nodes nodes;
};
static const struct key rule_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct rule_entry, r.id), .required = true},
	{"severity", KEY_WORD, .offset = offsetof(struct rule_entry, severity), .required = true,
	 .words = severity_names + 1},
	{"when", KEY_NODE, .offset = offsetof(struct rule_entry, nodes.when), .required = true},
	{"finding", KEY_TEXT, .offset = offsetof(struct rule_entry, r.finding), .required = true},
	{"fix", KEY_TEXT, .offset = offsetof(struct rule_entry, r.fix), .required = true},
	{"do", KEY_TITLE, .offset = offsetof(struct rule_entry, r.action)},
	{"contain", KEY_TEXTS, .offset = offsetof(struct rule_entry, r.contain)},
	{"contain_days", KEY_DAYS, .offset = offsetof(struct rule_entry, r.contain_half_days),
	 .min = 1, .max = 180},
	{"pitfalls", KEY_TEXTS, .offset = offsetof(struct rule_entry, r.pitfalls)},
	{"verify", KEY_TEXTS, .offset = offsetof(struct rule_entry, r.verify)},
	{"effort", KEY_WORD, .offset = offsetof(struct rule_entry, r.effort),
	 .words = effort_names},
	{"blames", KEY_NODE, .offset = offsetof(struct rule_entry, nodes.blames), .required = true},
	{"withdrawn", KEY_BOOL, .offset = offsetof(struct rule_entry, withdrawn)},
	{0},
};

static int read_fit(struct loader *l, const struct ynode *n)
{
	long fit;

	if (!n)
		return 0;
	if (n->kind == YNODE_SCALAR && !strcmp(n->text, "fact"))
		return -1;
	if (n->kind == YNODE_SCALAR && number_parse(n->text, &fit) && fit >= 0 && fit <= 4)
		return (int)fit;
	diag_add(l->c.diags, n->at, "'fit' is 0 to 4, or fact");
	return 0;
}

/* What an option adds reads "kind: element". */
static void check_adds(struct loader *l, const struct ynode *option, const struct texts *adds)
{
	struct loc at = key_place(option, "adds");

	for (size_t i = 0; i < adds->n; i++)
		if (!strstr(adds->items[i], ": "))
			diag_add(l->c.diags, at,
				 "'adds' wants \"kind: element\", not '%.60s'", adds->items[i]);
}

static bool has_option(const struct decision *d, const char *id)
{
	for (size_t i = 0; i < d->n_options; i++)
		if (!strcmp(d->options[i].id, id))
			return true;
	return decision_withdrawn(d, id) != NULL;
}

/* What is replaced is offered no more, and replaced once. */
static void check_replaced(struct loader *l, const struct decision *d)
{
	for (size_t i = 0; i < d->n_options; i++)
		for (size_t k = 0; k < d->options[i].replaces.n; k++) {
			const struct option *o = &d->options[i];
			const char *id = o->replaces.items[k];

			if (has_option(d, id) && !decision_withdrawn(d, id))
				diag_add(l->c.diags, o->at,
					 "'%.60s' is offered still; 'replaces' names options that "
					 "are no more, or withdrawn", id);
			for (size_t other = 0; other < i; other++)
				if (texts_have(&d->options[other].replaces, id))
					diag_add(l->c.diags, o->at,
						 "'%.60s' is replaced by '%s' already", id,
						 d->options[other].id);
		}
}

static void read_option(struct loader *l, const struct ynode *n, struct decision *d)
{
	static const char *const answers[] = {"unknown", "na", NULL};
	struct option_entry e = {.o.at = n->at};
	struct option *o = &e.o;

	if (!yaml_take_keys(&l->c, n, option_keys, &e, "an option") || !*o->id)
		return;
	if (has_option(d, o->id))
		diag_add(l->c.diags, n->at, "option '%s' stands here a second time", o->id);
	is_reserved(l, n, "id", o->id, answers);
	check_adds(l, n, &o->adds);
	if (o->replaces.n > Q_ITEMS_MAX) {
		diag_add(l->c.diags, key_place(n, "replaces"), "'replaces' names more than %d",
			 Q_ITEMS_MAX);
		o->replaces.n = Q_ITEMS_MAX;
	}
	o->fit = read_fit(l, e.fit);
	if (e.withdrawn)
		*(struct option *)ARENA_PUSH(l->c.arena, d->withdrawn, d->n_withdrawn) = *o;
	else
		d->options[d->n_options++] = *o;
}

static void read_options(struct loader *l, const struct ynode *list, struct decision *d)
{
	size_t facts = 0;

	if (!list || !expect_list(&l->c, list, "options"))
		return;
	d->options = arena_new(l->c.arena, struct option, at_most(list->n, Q_ITEMS_MAX + 1));
	for (const struct ynode *n = list->first; n && d->n_options <= Q_ITEMS_MAX; n = n->next)
		read_option(l, n, d);
	for (size_t i = 0; i < d->n_options; i++)
		facts += d->options[i].fit < 0;
	if (list->n < 2 + d->n_withdrawn || d->n_options > Q_ITEMS_MAX)
		diag_add(l->c.diags, list->at, "a decision has 2 to %d options", Q_ITEMS_MAX);
	else if (facts && facts < d->n_options)
		diag_add(l->c.diags, list->at,
			 "some options are facts and some are not; a decision is the one or the "
			 "other");
	check_replaced(l, d);
}

/* Room for a decision or rule that is only kept to read what was said of it. */
static struct decision *add_withdrawn_decision(struct loader *l)
{
	struct withdrawn *w = ARENA_PUSH(l->c.arena, l->q->withdrawn, l->q->n_withdrawn);
	struct decision *d = arena_new(l->c.arena, struct decision, 1);

	*w = (struct withdrawn){.decision = d};
	return d;
}

static struct rule *add_withdrawn_rule(struct loader *l)
{
	struct withdrawn *w = ARENA_PUSH(l->c.arena, l->q->withdrawn, l->q->n_withdrawn);
	struct rule *r = arena_new(l->c.arena, struct rule, 1);

	*w = (struct withdrawn){.rule = r};
	return r;
}

void read_decision(struct loader *l, const struct ynode *n)
{
	struct decision_entry e = {.d = {.depth = DEPTH_DEEP, .at = n->at}};
	struct decision *d;

	if (!yaml_take_keys(&l->c, n, decision_keys, &e, "a decision"))
		return;
	is_reserved(l, n, "id", e.d.id, NULL);
	d = e.withdrawn ? add_withdrawn_decision(l)
			: &l->q->decisions[l->q->n_decisions++];
	*d = e.d;
	read_options(l, e.options, d);
	if (!e.withdrawn)
		l->decision_nodes[l->n_decision_nodes++] = e.nodes;
}

void read_rule(struct loader *l, const struct ynode *n)
{
	struct rule_entry e = {.r = {.contain_half_days = 2, .at = n->at}};

	if (!yaml_take_keys(&l->c, n, rule_keys, &e, "a rule"))
		return;
	if (!e.r.contain.n && yaml_get(n, "contain_days"))
		diag_add(l->c.diags, key_place(n, "contain_days"),
			 "'contain_days' without 'contain'");
	e.r.severity = (enum severity)(e.severity + SEVERITY_LOW);
	*(e.withdrawn ? add_withdrawn_rule(l) : &l->q->rules[l->q->n_rules++]) = e.r;
	if (!e.withdrawn)
		l->rule_nodes[l->n_rule_nodes++] = e.nodes;
}

#include "engine/architecture.h"

#include <string.h>

/* A node while the tree grows: children as a chain of indices, -1 at its end. */
struct twig {
	const char *text;
	int first, next;
	struct indices from, open;
};

struct growth {
	struct architecture *arch;
	struct twig *twigs;
	size_t n;
	int first; /* branch */
};

static const struct {
	const char *kind, *title;
} branches[] = {
	{"management-group", WORD("Management groups")},
	{"subscription", WORD("Subscriptions")},
	{"network", WORD("Network")},
	{"connectivity", WORD("Connectivity")},
	{"security", WORD("Security")},
	{"region", WORD("Regions")},
	{"endpoint", WORD("Endpoints")},
	{"operations", WORD("Operations")},
};

static int new_twig(struct growth *g, const char *text)
{
	struct twig *t = ARENA_PUSH(&g->arch->arena, g->twigs, g->n);

	*t = (struct twig){.text = text, .first = -1, .next = -1};
	return (int)g->n - 1;
}

static int *chain_of(struct growth *g, int parent)
{
	return parent < 0 ? &g->first : &g->twigs[parent].first;
}

/* The child of that text, made at the end of the others when there is none yet. */
static int child(struct growth *g, int parent, const char *text)
{
	int last = -1, i = *chain_of(g, parent), made;

	for (; i >= 0; last = i, i = g->twigs[i].next)
		if (!strcmp(g->twigs[i].text, text))
			return i;
	made = new_twig(g, text);
	if (last < 0)
		*chain_of(g, parent) = made;
	else
		g->twigs[last].next = made;
	return made;
}

static void remember(struct growth *g, struct indices *list, size_t decision)
{
	if (!indices_hold(list, decision))
		*(size_t *)ARENA_PUSH(&g->arch->arena, list->items, list->n) = decision;
}

/* Parts "kind: rest": the branch of that kind; *rest is what follows. */
static int branch_of(struct growth *g, const char *adds, const char **rest)
{
	const char *colon = strchr(adds, ':');
	size_t n = colon ? (size_t)(colon - adds) : 0;
	const char *kind = arena_strndup(&g->arch->arena, adds, n), *title = kind;

	*rest = colon ? colon + 1 : adds;
	*rest += strspn(*rest, " ");
	for (size_t i = 0; i < sizeof branches / sizeof branches[0]; i++)
		if (!strcmp(branches[i].kind, kind))
			title = branches[i].title;
	return child(g, -1, *title ? title : WORD("Other"));
}

static void add_element(struct growth *g, const char *adds, size_t decision)
{
	const char *rest;
	int at = branch_of(g, adds, &rest);

	for (int depth = 1; *rest; depth++) {
		const char *slash = strstr(rest, " / ");
		size_t n = slash && depth < ARCHITECTURE_DEPTH_MAX
				   ? (size_t)(slash - rest)
				   : strlen(rest);

		at = child(g, at, arena_strndup(&g->arch->arena, rest, n));
		rest += n;
		rest += strncmp(rest, " / ", 3) ? 0 : 3;
	}
	remember(g, &g->twigs[at].from, decision);
}

static bool is_open(const struct score *s, const struct assessment *a, size_t decision)
{
	return s->decision_asked[decision] && a->decisions[decision].state != ANSWER_SET;
}

/* Which branches there are, and which decisions may still add to them. */
static void grow_branches(struct growth *g, const struct score *s,
			  const struct assessment *a)
{
	for (size_t i = 0; i < s->q->n_decisions; i++) {
		const struct decision *d = &s->q->decisions[i];

		for (size_t k = 0; k < d->n_options; k++) {
			for (size_t j = 0; j < d->options[k].adds.n; j++) {
				const char *rest;
				int b = branch_of(g, d->options[k].adds.items[j], &rest);

				if (is_open(s, a, i))
					remember(g, &g->twigs[b].open, i);
			}
		}
	}
}

static void grow_elements(struct growth *g, const struct score *s,
			  const struct assessment *a)
{
	for (size_t i = 0; i < s->q->n_decisions; i++) {
		const struct answer *answer = &a->decisions[i];
		const struct texts *adds;

		if (!s->decision_asked[i] || answer->state != ANSWER_SET)
			continue;
		adds = &s->q->decisions[i].options[answer->option].adds;
		for (size_t j = 0; j < adds->n; j++)
			add_element(g, adds->items[j], i);
	}
}

static void put(struct growth *g, struct architecture_node node)
{
	*(struct architecture_node *)ARENA_PUSH(&g->arch->arena, g->arch->nodes,
						g->arch->n) = node;
	g->arch->n_elements += node.depth > 0 && !node.open && node.from.n;
}

/* A chain of twigs and what is below each; what is open comes last in a branch. */
static void put_chain(struct growth *g, int i, int depth, bool more_follow)
{
	for (; i >= 0; i = g->twigs[i].next) {
		struct indices open = g->twigs[i].open;

		put(g, (struct architecture_node){
			       .text = depth ? g->twigs[i].text : tr(g->twigs[i].text),
			       .kind = depth ? "" : g->twigs[i].text,
			       .depth = depth,
			       .last = g->twigs[i].next < 0 && !more_follow,
			       .from = g->twigs[i].from});
		put_chain(g, g->twigs[i].first, depth + 1, open.n > 0);
		if (open.n)
			put(g, (struct architecture_node){.text = tr("still open"),
							  .kind = "",
							  .depth = depth + 1,
							  .last = true,
							  .open = true,
							  .from = open});
	}
}

void architecture_make(struct architecture *arch, const struct score *s,
		       const struct assessment *a)
{
	struct growth g = {.arch = arch, .first = -1};

	*arch = (struct architecture){0};
	for (size_t i = 0; i < sizeof branches / sizeof branches[0]; i++)
		child(&g, -1, branches[i].title); /* in this order, whoever comes first */
	grow_branches(&g, s, a);
	grow_elements(&g, s, a);
	put_chain(&g, g.first, 0, false);
}

void architecture_release(struct architecture *arch)
{
	arena_release(&arch->arena);
	*arch = (struct architecture){0};
}

bool architecture_is_bare(const struct architecture *arch, size_t node)
{
	return arch->nodes[node].depth == 0 &&
	       (node + 1 == arch->n || arch->nodes[node + 1].depth == 0);
}

void architecture_summary(struct str *out, const struct architecture *arch,
			  const struct score *s)
{
	str_addf(out,
		 tr_n(arch->n_elements, "%zu element from %zu of %zu decisions",
		      "%zu elements from %zu of %zu decisions"),
		 arch->n_elements, s->decisions_answered, s->decisions_asked);
}

void architecture_from(struct str *out, const struct architecture_node *node,
		       const struct questionnaire *q, bool names)
{
	for (size_t i = 0; i < node->from.n; i++)
		str_addf(out, "%s%s", i ? ", " : "",
			 q->decisions[node->from.items[i]].id);
	if (node->from.n == 1 && names)
		str_addf(out, " %s", q->decisions[node->from.items[0]].name);
}

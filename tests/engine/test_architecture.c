/* The architecture that follows from the decisions. */
#include "engine/world.h"

#include "engine/architecture.h"

#define DECISION(id, when, options)                                                       \
	"  - {id: " id ", name: N, group: G, ask: Which?, when: \"" when "\", options: ["  \
	options "]}\n"
#define OPTION(id, adds) "{id: " id ", text: T, fit: 4, consequence: C, adds: [" adds "]}"

static const char yaml[] =
	"fields:\n" STAGE
	"decisions:\n"
	DECISION("DT-01", "always",
		 OPTION("a", "\"management-group: Landing zones / Corp\", "
			     "\"subscription: Prod\"") ", "
		 OPTION("b", "\"management-group: Landing zones / Online\"") ", "
		 OPTION("c", "\"management-group: Landing zones\""))
	DECISION("DT-02", "stage == prod",
		 OPTION("a", "\"management-group: Landing zones / Corp\", "
			     "\"management-group: Platform\"") ", "
		 OPTION("b", "\"toys: Ball\""))
	DECISION("DT-03", "always",
		 OPTION("a", "\"region: A / B / C / D / E / F / G / H / I / J\"") ", "
		 OPTION("b", "\"region: A\""))
	"questions:\n" LEVELS("ONE-01", "3", "M", "");

/* The tree as text: two blanks a level, '`' before the last of its siblings, the decisions
 * behind. */
static void print(const struct world *w, const struct architecture *arch, struct str *out)
{
	for (size_t i = 0; i < arch->n; i++) {
		const struct architecture_node *n = &arch->nodes[i];

		if (n->depth == 0 && (i + 1 == arch->n || arch->nodes[i + 1].depth == 0))
			continue;
		str_addf(out, "%*s%s%s%s", n->depth * 2, "", n->last ? "`" : "",
			 n->open ? "?" : n->text, n->from.n ? " <" : "");
		for (size_t k = 0; k < n->from.n; k++)
			str_addf(out, " %s", w->q->decisions[n->from.items[k]].id);
		str_add(out, "\n");
	}
}

static void assert_tree_at(const char *answers, const char *tree, int line)
{
	struct world w = world_open(yaml, answers);
	struct architecture arch;
	struct str text = {0};

	architecture_make(&arch, &w.s, w.a);
	print(&w, &arch, &text);
	if (strcmp(str_text(&text), tree) != 0)
		print_error("line %d:\n%s", line, str_text(&text));
	assert_string_equal(str_text(&text), tree);
	str_release(&text);
	architecture_release(&arch);
	world_close(&w);
}
#define assert_tree(answers, tree) assert_tree_at(answers, tree, __LINE__)

static void open_decisions_stand_in_every_branch_they_may_add_to(void **state)
{
	(void)state;
	assert_tree("stage=poc", "Management groups\n  `? < DT-01\n"
				 "Subscriptions\n  `? < DT-01\n"
				 "Regions\n  `? < DT-03\n");
}

static void elements_hang_below_those_they_name(void **state)
{
	(void)state;
	assert_tree("stage=poc DT-01=b DT-03=b",
		    "Management groups\n  `Landing zones\n    `Online < DT-01\n"
		    "Regions\n  `A < DT-03\n");
	assert_tree("stage=poc DT-01=c DT-03=b",
		    "Management groups\n  `Landing zones < DT-01\n"
		    "Regions\n  `A < DT-03\n");
}

static void what_two_decisions_add_stands_there_once(void **state)
{
	(void)state;
	assert_tree("stage=prod DT-01=a DT-02=a DT-03=b",
		    "Management groups\n  Landing zones\n    `Corp < DT-01 DT-02\n"
		    "  `Platform < DT-02\n"
		    "Subscriptions\n  `Prod < DT-01\n"
		    "Regions\n  `A < DT-03\n");
}

static void what_is_not_asked_adds_nothing(void **state)
{
	(void)state;
	assert_tree("stage=poc DT-01=c DT-02=a DT-03=b",
		    "Management groups\n  `Landing zones < DT-01\n"
		    "Regions\n  `A < DT-03\n");
}

static void an_unknown_decision_is_open(void **state)
{
	(void)state;
	assert_tree("stage=poc DT-01=c DT-03=unknown",
		    "Management groups\n  `Landing zones < DT-01\n"
		    "Regions\n  `? < DT-03\n");
}

static void a_kind_of_its_own_is_a_branch_at_the_end(void **state)
{
	(void)state;
	assert_tree("stage=prod DT-01=c DT-02=b DT-03=b",
		    "Management groups\n  `Landing zones < DT-01\n"
		    "Regions\n  `A < DT-03\n"
		    "`toys\n  `Ball < DT-02\n");
}

static void a_tree_ends_at_a_depth(void **state)
{
	struct world w = world_open(yaml, "stage=poc DT-03=a");
	struct architecture arch;
	int deepest = 0;

	(void)state;
	architecture_make(&arch, &w.s, w.a);
	for (size_t i = 0; i < arch.n; i++) {
		if (arch.nodes[i].depth < deepest)
			continue;
		deepest = arch.nodes[i].depth;
		if (deepest == ARCHITECTURE_DEPTH_MAX)
			assert_string_equal(arch.nodes[i].text, "H / I / J");
	}
	assert_int_equal(deepest, ARCHITECTURE_DEPTH_MAX);
	assert_int_equal(arch.n_elements, 1);
	architecture_release(&arch);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(open_decisions_stand_in_every_branch_they_may_add_to),
		cmocka_unit_test(elements_hang_below_those_they_name),
		cmocka_unit_test(what_two_decisions_add_stands_there_once),
		cmocka_unit_test(what_is_not_asked_adds_nothing),
		cmocka_unit_test(an_unknown_decision_is_open),
		cmocka_unit_test(a_kind_of_its_own_is_a_branch_at_the_end),
		cmocka_unit_test(a_tree_ends_at_a_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Profile fields and their values. */
#include "model/questionnaire/read.h"

#include <string.h>

struct field_entry {
	struct field f;
	int kind; /* -1: none */
	const struct ynode *values;
	struct field_nodes nodes;
};
static const struct key field_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct field_entry, f.id), .required = true},
	{"name", KEY_ID, .offset = offsetof(struct field_entry, f.name), .required = true},
	{"title", KEY_TEXT, .offset = offsetof(struct field_entry, f.title)},
	{"kind", KEY_WORD, .offset = offsetof(struct field_entry, kind), .required = true,
	 .words = field_kind_names},
	{"ask", KEY_TEXT, .offset = offsetof(struct field_entry, f.ask), .required = true},
	{"why", KEY_PROSE, .offset = offsetof(struct field_entry, f.why)},
	{"when", KEY_NODE, .offset = offsetof(struct field_entry, nodes.when)},
	{"optional", KEY_BOOL, .offset = offsetof(struct field_entry, f.optional)},
	{"depth", KEY_WORD, .offset = offsetof(struct field_entry, f.depth), .words = depth_names},
	{"values", KEY_NODE, .offset = offsetof(struct field_entry, values)},
	{"ref", KEY_NODE, .offset = offsetof(struct field_entry, nodes.ref)},
	{"unit", KEY_TEXT, .offset = offsetof(struct field_entry, f.unit)},
	{"since", KEY_TEXT, .offset = offsetof(struct field_entry, f.since)},
	{0},
};

static const struct key value_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct value, id), .required = true},
	{"text", KEY_TEXT, .offset = offsetof(struct value, text)},
	{0},
};

static void read_values(struct loader *l, const struct ynode *list, struct field *f)
{
	if (!expect_list(&l->c, list, "values"))
		return;
	f->values = arena_new(l->c.arena, struct value, at_most(list->n, Q_VALUES_MAX + 1));
	for (const struct ynode *n = list->first; n && f->n_values <= Q_VALUES_MAX;
	     n = n->next) {
		struct value entry = {.text = ""};

		if (n->kind == YNODE_SCALAR)
			entry.id = yaml_take_id(&l->c, n, "values");
		else if (!yaml_take_keys(&l->c, n, value_keys, &entry, "a value"))
			continue;
		if (!entry.id || !*entry.id)
			continue;
		if (field_value(f, entry.id) >= 0)
			diag_add(l->c.diags, n->at, "value '%s' stands here a second time",
				 entry.id);
		is_reserved(l, n, "id", entry.id, NULL);
		if (!*entry.text)
			entry.text = entry.id;
		f->values[f->n_values++] = entry;
	}
	if (!list->first || f->n_values > Q_VALUES_MAX)
		diag_add(l->c.diags, list->at, "a field has 1 to %d values", Q_VALUES_MAX);
}

static void check_field(struct loader *l, const struct field_entry *e, const struct field *f)
{
	bool wants_values = f->kind == FIELD_ONE || f->kind == FIELD_MANY;

	if (wants_values != (e->values != NULL))
		diag_add(l->c.diags, f->at, wants_values ? "a field of kind '%s' wants 'values'"
							 : "a field of kind '%s' has no 'values'",
			 field_kind_names[f->kind]);
	if ((f->kind == FIELD_DECISION) != (e->nodes.ref != NULL))
		diag_add(l->c.diags, f->at, f->kind == FIELD_DECISION
						    ? "a field of kind 'decision' wants 'ref'"
						    : "only a field of kind 'decision' has 'ref'");
}

void read_field(struct loader *l, const struct ynode *n)
{
	static const char *const settings[] = {"name", "title", "depth", "target", "capacity",
					       NULL};
	struct field_entry e = {
		.f = {.depth = DEPTH_DEEP, .decision = -1, .at = n->at}, .kind = -1};
	struct field *f;

	if (!yaml_take_keys(&l->c, n, field_keys, &e, "a profile field"))
		return;
	e.f.kind = e.kind >= 0 ? (enum field_kind)e.kind : e.values ? FIELD_ONE : FIELD_NUMBER;
	is_reserved(l, n, "id", e.f.id, settings);
	is_reserved(l, n, "name", e.f.name, settings);
	if (!*e.f.title)
		e.f.title = e.f.name;
	f = &l->q->fields[l->q->n_fields++];
	*f = e.f;
	if (e.values)
		read_values(l, e.values, f);
	if (e.kind >= 0)
		check_field(l, &e, f);
	l->field_nodes[l->n_field_nodes++] = e.nodes;
}

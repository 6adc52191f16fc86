/* Profile fields and their values. */
#include "model/questionnaire/read.h"

#include <string.h>

static const char *const field_kinds[] = {"one", "many", "number", "text", "decision", NULL};

struct field_entry {
	const char *id, *name, *title, *ask, *why, *unit, *since;
	int kind, depth;
	bool optional;
	const struct ynode *when, *values, *ref;
};
static const struct key field_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct field_entry, id), .required = true},
	{"name", KEY_ID, .offset = offsetof(struct field_entry, name), .required = true},
	{"title", KEY_TEXT, .offset = offsetof(struct field_entry, title)},
	{"kind", KEY_WORD, .offset = offsetof(struct field_entry, kind), .required = true,
	 .words = field_kinds},
	{"ask", KEY_TEXT, .offset = offsetof(struct field_entry, ask), .required = true},
	{"why", KEY_PROSE, .offset = offsetof(struct field_entry, why)},
	{"when", KEY_NODE, .offset = offsetof(struct field_entry, when)},
	{"optional", KEY_BOOL, .offset = offsetof(struct field_entry, optional)},
	{"depth", KEY_WORD, .offset = offsetof(struct field_entry, depth), .words = depth_keys},
	{"values", KEY_NODE, .offset = offsetof(struct field_entry, values)},
	{"ref", KEY_NODE, .offset = offsetof(struct field_entry, ref)},
	{"unit", KEY_TEXT, .offset = offsetof(struct field_entry, unit)},
	{"since", KEY_TEXT, .offset = offsetof(struct field_entry, since)},
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
		struct value *v, entry = {0};

		if (n->kind == YNODE_SCALAR)
			entry.id = yaml_take_id(&l->c, n, "values");
		else if (!yaml_take_keys(&l->c, n, value_keys, &entry, "a value"))
			continue;
		if (!entry.id)
			continue;
		if (field_value(f, entry.id) >= 0)
			diag_add(l->c.diags, n->at, "value '%s' stands here a second time",
				 entry.id);
		is_reserved(l, n, "id", entry.id, NULL);
		v = &f->values[f->n_values++];
		*v = entry;
		if (!v->text)
			v->text = v->id;
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
			 field_kinds[f->kind]);
	if ((f->kind == FIELD_DECISION) != (e->ref != NULL))
		diag_add(l->c.diags, f->at, f->kind == FIELD_DECISION
						    ? "a field of kind 'decision' wants 'ref'"
						    : "only a field of kind 'decision' has 'ref'");
}

void read_field(struct loader *l, const struct ynode *n)
{
	static const char *const settings[] = {"name", "title", "depth", "target", "capacity",
					       NULL};
	struct field_entry e = {.depth = DEPTH_DEEP, .kind = -1};
	bool has_kind;
	struct field *f;

	if (!yaml_take_keys(&l->c, n, field_keys, &e, "a profile field"))
		return;
	has_kind = e.kind >= 0;
	if (!has_kind)
		e.kind = e.values ? FIELD_ONE : FIELD_NUMBER;
	is_reserved(l, n, "id", e.id, settings);
	is_reserved(l, n, "name", e.name, settings);
	f = &l->q->fields[l->q->n_fields++];
	*f = (struct field){
		.id = or_empty(e.id), .name = or_empty(e.name), .ask = or_empty(e.ask),
		.title = e.title ? e.title : or_empty(e.name), .why = or_empty(e.why),
		.unit = or_empty(e.unit), .since = or_empty(e.since),
		.kind = (enum field_kind)e.kind, .decision = -1,
		.optional = e.optional, .depth = (enum depth)e.depth, .at = n->at,
	};
	if (e.values)
		read_values(l, e.values, f);
	if (has_kind)
		check_field(l, &e, f);
	l->field_nodes[l->n_field_nodes++] = (struct field_nodes){e.when, e.ref};
}


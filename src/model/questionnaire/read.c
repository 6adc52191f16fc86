#include "model/questionnaire/read.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/number.h"

static const char *const section_kinds[] = {"pillar", "cross", "foundation", NULL};
static const char *const field_kinds[] = {"one", "many", "number", "text", "decision", NULL};
static const char *const types[] = {"levels", "practices", "checks", "decisions", NULL};
static const char *const depths[] = {"core", "standard", "deep", NULL};
static const char *const efforts[] = {"S", "M", "L", "XL", NULL};
static const char *const severities[] = {"low", "medium", "high", "critical", NULL};

/* Enums are filled through int: the words stand in the order of their constants. */
struct section_entry {
	const char *id, *title;
	int kind, weight;
};
static const struct key section_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct section_entry, id), .required = true},
	{"title", KEY_TEXT, .offset = offsetof(struct section_entry, title), .required = true},
	{"kind", KEY_WORD, .offset = offsetof(struct section_entry, kind), .required = true,
	 .words = section_kinds},
	{"weight", KEY_INT, .offset = offsetof(struct section_entry, weight), .min = 1, .max = 100},
	{0},
};

struct field_entry {
	const char *id, *name, *title, *ask, *why, *unit;
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
	{"why", KEY_TEXT, .offset = offsetof(struct field_entry, why)},
	{"when", KEY_NODE, .offset = offsetof(struct field_entry, when)},
	{"optional", KEY_BOOL, .offset = offsetof(struct field_entry, optional)},
	{"depth", KEY_WORD, .offset = offsetof(struct field_entry, depth), .words = depths},
	{"values", KEY_NODE, .offset = offsetof(struct field_entry, values)},
	{"ref", KEY_NODE, .offset = offsetof(struct field_entry, ref)},
	{"unit", KEY_TEXT, .offset = offsetof(struct field_entry, unit)},
	{0},
};

static const struct key value_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct value, id), .required = true},
	{"text", KEY_TEXT, .offset = offsetof(struct value, text)},
	{0},
};

struct decision_entry {
	const char *id, *name, *group, *ask, *why;
	int depth;
	struct texts sources;
	const struct ynode *when, *options;
};
static const struct key decision_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct decision_entry, id), .required = true},
	{"name", KEY_TEXT, .offset = offsetof(struct decision_entry, name), .required = true},
	{"group", KEY_TEXT, .offset = offsetof(struct decision_entry, group)},
	{"ask", KEY_TEXT, .offset = offsetof(struct decision_entry, ask), .required = true},
	{"why", KEY_TEXT, .offset = offsetof(struct decision_entry, why)},
	{"when", KEY_NODE, .offset = offsetof(struct decision_entry, when)},
	{"depth", KEY_WORD, .offset = offsetof(struct decision_entry, depth), .words = depths},
	{"options", KEY_NODE, .offset = offsetof(struct decision_entry, options), .required = true},
	{"sources", KEY_TEXTS, .offset = offsetof(struct decision_entry, sources)},
	{0},
};

struct option_entry {
	const char *id, *text, *consequence;
	const struct ynode *fit;
	struct texts adds;
};
static const struct key option_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct option_entry, id), .required = true},
	{"text", KEY_TEXT, .offset = offsetof(struct option_entry, text), .required = true},
	{"fit", KEY_NODE, .offset = offsetof(struct option_entry, fit), .required = true},
	{"consequence", KEY_TEXT, .offset = offsetof(struct option_entry, consequence)},
	{"adds", KEY_TEXTS, .offset = offsetof(struct option_entry, adds)},
	{0},
};

struct question_entry {
	const char *id, *section, *area, *ask, *why, *owner;
	int type, weight, effort, depth;
	struct texts fix, evidence, services, sources, themes;
	const struct ynode *levels, *practices;
	struct question_nodes nodes;
};
static const struct key question_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct question_entry, id), .required = true},
	{"section", KEY_ID, .offset = offsetof(struct question_entry, section), .required = true},
	{"area", KEY_TEXT, .offset = offsetof(struct question_entry, area), .required = true},
	{"ask", KEY_TEXT, .offset = offsetof(struct question_entry, ask), .required = true},
	{"why", KEY_TEXT, .offset = offsetof(struct question_entry, why)},
	{"when", KEY_NODE, .offset = offsetof(struct question_entry, nodes.when)},
	{"mirrors", KEY_NODE, .offset = offsetof(struct question_entry, nodes.mirrors)},
	{"map", KEY_NODE, .offset = offsetof(struct question_entry, nodes.map)},
	{"see", KEY_NODE, .offset = offsetof(struct question_entry, nodes.see)},
	{"type", KEY_WORD, .offset = offsetof(struct question_entry, type), .required = true,
	 .words = types},
	{"levels", KEY_NODE, .offset = offsetof(struct question_entry, levels)},
	{"practices", KEY_NODE, .offset = offsetof(struct question_entry, practices)},
	{"decisions", KEY_NODE, .offset = offsetof(struct question_entry, nodes.decisions)},
	{"weight", KEY_INT, .offset = offsetof(struct question_entry, weight), .required = true,
	 .min = 1, .max = 5},
	{"effort", KEY_WORD, .offset = offsetof(struct question_entry, effort), .required = true,
	 .words = efforts},
	{"depth", KEY_WORD, .offset = offsetof(struct question_entry, depth), .words = depths},
	{"needs", KEY_NODE, .offset = offsetof(struct question_entry, nodes.needs)},
	{"fix", KEY_TEXTS, .offset = offsetof(struct question_entry, fix)},
	{"evidence", KEY_TEXTS, .offset = offsetof(struct question_entry, evidence)},
	{"owner", KEY_TEXT, .offset = offsetof(struct question_entry, owner)},
	{"services", KEY_TEXTS, .offset = offsetof(struct question_entry, services)},
	{"sources", KEY_TEXTS, .offset = offsetof(struct question_entry, sources)},
	{"themes", KEY_TEXTS, .offset = offsetof(struct question_entry, themes)},
	{0},
};

static const struct key practice_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct practice, id), .required = true},
	{"text", KEY_TEXT, .offset = offsetof(struct practice, text), .required = true},
	{"must", KEY_BOOL, .offset = offsetof(struct practice, must)},
	{"withdrawn", KEY_BOOL, .offset = offsetof(struct practice, withdrawn)},
	{"replaces", KEY_TEXTS, .offset = offsetof(struct practice, replaces)},
	{0},
};

struct rule_entry {
	const char *id, *finding, *fix;
	int severity, effort;
	struct rule_nodes nodes;
};
static const struct key rule_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct rule_entry, id), .required = true},
	{"severity", KEY_WORD, .offset = offsetof(struct rule_entry, severity), .required = true,
	 .words = severities},
	{"when", KEY_NODE, .offset = offsetof(struct rule_entry, nodes.when), .required = true},
	{"finding", KEY_TEXT, .offset = offsetof(struct rule_entry, finding), .required = true},
	{"fix", KEY_TEXT, .offset = offsetof(struct rule_entry, fix), .required = true},
	{"effort", KEY_WORD, .offset = offsetof(struct rule_entry, effort), .words = efforts},
	{"blames", KEY_NODE, .offset = offsetof(struct rule_entry, nodes.blames), .required = true},
	{0},
};

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

/* The place of a key inside an entry, or of the entry when it is not there. */
static struct loc key_place(const struct ynode *entry, const char *key)
{
	const struct ynode *n = yaml_get(entry, key);

	return n ? n->key->at : entry->at;
}

/* Ids and values stand in conditions, on the command line and in ids of actions; there some
 * words mean something else. Reports one of them, and returns whether it was one. */
static bool is_reserved(struct loader *l, const struct ynode *entry, const char *key,
			const char *word, const char *const *also)
{
	static const char *const grammar[] = {"and", "or", "not", "in", "always", NULL};
	const char *const *lists[] = {grammar, also};

	for (size_t i = 0; word && i < 2; i++)
		for (const char *const *w = lists[i]; w && *w; w++)
			if (!strcmp(*w, word)) {
				diag_add(l->c.diags,
					 entry->kind == YNODE_MAP ? key_place(entry, key)
								  : entry->at,
					 "'%s' has a meaning of its own here; choose another "
					 "word", word);
				return true;
			}
	return false;
}

void read_section(struct loader *l, const struct ynode *n)
{
	struct section_entry e = {.weight = 1};
	struct section *s;

	if (l->q->n_sections == SECTIONS_MAX)
		diag_add(l->c.diags, n->at, "more than %d sections", SECTIONS_MAX);
	if (l->q->n_sections >= SECTIONS_MAX ||
	    !yaml_take_keys(&l->c, n, section_keys, &e, "a section"))
		return;
	s = ARENA_PUSH(l->c.arena, l->q->sections, l->q->n_sections);
	*s = (struct section){.id = or_empty(e.id), .title = or_empty(e.title),
			      .kind = (enum section_kind)e.kind, .weight = e.weight,
			      .at = n->at};
}

static void read_values(struct loader *l, const struct ynode *list, struct field *f)
{
	if (!expect_list(&l->c, list, "values"))
		return;
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
		v = ARENA_PUSH(l->c.arena, f->values, f->n_values);
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
	f = ARENA_PUSH(l->c.arena, l->q->fields, l->q->n_fields);
	*f = (struct field){
		.id = or_empty(e.id), .name = or_empty(e.name), .ask = or_empty(e.ask),
		.title = e.title ? e.title : or_empty(e.name), .why = or_empty(e.why),
		.unit = or_empty(e.unit), .kind = (enum field_kind)e.kind, .decision = -1,
		.optional = e.optional, .depth = (enum depth)e.depth, .at = n->at,
	};
	if (e.values)
		read_values(l, e.values, f);
	if (has_kind)
		check_field(l, &e, f);
	*(struct field_nodes *)ARENA_PUSH(l->c.arena, l->field_nodes, l->n_field_nodes) =
		(struct field_nodes){e.when, e.ref};
}

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

static void read_options(struct loader *l, const struct ynode *list, struct decision *d)
{
	size_t facts = 0;

	if (!list || !expect_list(&l->c, list, "options"))
		return;
	for (const struct ynode *n = list->first; n && d->n_options <= Q_ITEMS_MAX;
	     n = n->next) {
		static const char *const answers[] = {"unknown", "na", NULL};
		struct option_entry e = {0};
		struct option *o;

		if (!yaml_take_keys(&l->c, n, option_keys, &e, "an option") || !e.id)
			continue;
		if (decision_option(d, e.id) >= 0)
			diag_add(l->c.diags, n->at, "option '%s' stands here a second time",
				 e.id);
		is_reserved(l, n, "id", e.id, answers);
		check_adds(l, n, &e.adds);
		o = ARENA_PUSH(l->c.arena, d->options, d->n_options);
		*o = (struct option){e.id, or_empty(e.text), or_empty(e.consequence),
				     read_fit(l, e.fit), e.adds, n->at};
		facts += o->fit < 0;
	}
	if (list->n < 2 || d->n_options > Q_ITEMS_MAX)
		diag_add(l->c.diags, list->at, "a decision has 2 to %d options", Q_ITEMS_MAX);
	else if (facts && facts < d->n_options)
		diag_add(l->c.diags, list->at,
			 "some options are facts and some are not; a decision is the one or the "
			 "other");
}

void read_decision(struct loader *l, const struct ynode *n)
{
	struct decision_entry e = {.depth = DEPTH_DEEP};
	struct decision *d;

	if (!yaml_take_keys(&l->c, n, decision_keys, &e, "a decision"))
		return;
	is_reserved(l, n, "id", e.id, NULL);
	d = ARENA_PUSH(l->c.arena, l->q->decisions, l->q->n_decisions);
	*d = (struct decision){
		.id = or_empty(e.id), .name = or_empty(e.name), .group = or_empty(e.group),
		.ask = or_empty(e.ask), .why = or_empty(e.why),
		.depth = (enum depth)e.depth, .sources = e.sources, .at = n->at,
	};
	read_options(l, e.options, d);
	*(struct decision_nodes *)ARENA_PUSH(l->c.arena, l->decision_nodes,
					     l->n_decision_nodes) =
		(struct decision_nodes){e.when};
}

static void read_levels(struct loader *l, const struct ynode *map, struct question *q)
{
	if (map->kind != YNODE_MAP) {
		diag_add(l->c.diags, map->at, "'levels' wants a map: 0: text, …, 4: text");
		return;
	}
	for (const struct ynode *n = map->first; n; n = n->next) {
		const char *key = n->key->text;

		if (key[0] < '0' || key[0] >= '0' + Q_LEVELS || key[1])
			diag_add(l->c.diags, n->key->at, "a level is 0 to 4, not '%.60s'", key);
		else
			q->levels[key[0] - '0'] = yaml_take_text(&l->c, n, "levels");
	}
	if (!yaml_get(map, "0") || !yaml_get(map, "4"))
		diag_add(l->c.diags, map->at, "'levels' wants at least a text for 0 and for 4");
}

static bool is_kebab(const char *id)
{
	int words = 1;

	for (const char *p = id; *p; p++) {
		if (*p == '-' && p[1] && p[1] != '-')
			words++;
		else if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9')))
			return false;
	}
	return words <= 3;
}

/* One item of practices or checks, but for being asked with the others. */
static void check_practice(struct loader *l, const struct ynode *n, const struct practice *p,
			   const struct question *q)
{
	/* The actions of a question are QUESTION/PRACTICE and QUESTION/find-out. */
	static const char *const actions[] = {"find-out", NULL};

	if (!is_kebab(p->id))
		diag_add(l->c.diags, key_place(n, "id"),
			 "practice id '%s': one to three lower-case words joined by '-'",
			 p->id);
	is_reserved(l, n, "id", p->id, actions);
	if (question_practice(q, p->id) >= 0)
		diag_add(l->c.diags, key_place(n, "id"),
			 "practice '%s' stands here a second time", p->id);
	for (size_t i = 0; i < p->replaces.n; i++)
		if (!strcmp(p->replaces.items[i], p->id) ||
		    question_practice(q, p->replaces.items[i]) >= 0)
			diag_add(l->c.diags, key_place(n, "replaces"),
				 "'%.60s' is a practice of this question; 'replaces' names ids "
				 "that are no more", p->replaces.items[i]);
	if (p->must && q->type == TYPE_CHECKS)
		diag_add(l->c.diags, key_place(n, "must"),
			 "'must' in checks: every item is a must-have already");
}

static void read_practices(struct loader *l, const struct ynode *list, struct question *q)
{
	size_t asked = 0;

	if (!expect_list(&l->c, list, "practices"))
		return;
	for (const struct ynode *n = list->first; n && q->n_practices <= Q_ITEMS_MAX;
	     n = n->next) {
		struct practice e = {0};

		if (!yaml_take_keys(&l->c, n, practice_keys, &e, "a practice") || !e.id)
			continue;
		if (e.replaces.n > Q_ITEMS_MAX) {
			diag_add(l->c.diags, key_place(n, "replaces"),
				 "'replaces' names more than %d", Q_ITEMS_MAX);
			e.replaces.n = Q_ITEMS_MAX;
		}
		check_practice(l, n, &e, q);
		asked += !e.withdrawn;
		e.text = or_empty(e.text);
		e.must = e.must || q->type == TYPE_CHECKS;
		e.at = n->at;
		*(struct practice *)ARENA_PUSH(l->c.arena, q->practices, q->n_practices) = e;
	}
	if (!list->n || q->n_practices > Q_ITEMS_MAX)
		diag_add(l->c.diags, list->at, "a question has 1 to %d practices", Q_ITEMS_MAX);
	else if (!asked && q->n_practices)
		diag_add(l->c.diags, list->at, "all practices are withdrawn; none is left to ask");
}

static void read_answers(struct loader *l, const struct question_entry *e, struct question *q)
{
	static const char *const wanted[] = {"levels", "practices", "practices", "decisions"};
	bool right[3] = {q->type == TYPE_LEVELS,
			 q->type == TYPE_PRACTICES || q->type == TYPE_CHECKS,
			 q->type == TYPE_DECISIONS};
	const struct ynode *there[3] = {e->levels, e->practices, e->nodes.decisions};
	static const char *const names[3] = {"levels", "practices", "decisions"};

	for (int i = 0; i < 3; i++) {
		if (there[i] && !right[i])
			diag_add(l->c.diags, there[i]->key->at,
				 "a question of type '%s' has no '%s'", types[q->type], names[i]);
		if (!there[i] && right[i])
			diag_add(l->c.diags, q->at, "a question of type '%s' wants '%s'",
				 types[q->type], wanted[q->type]);
	}
	if (right[0] && e->levels)
		read_levels(l, e->levels, q);
	if (right[1] && e->practices)
		read_practices(l, e->practices, q);
}

/* "Training data / grounding" as training-data-grounding. */
static const char *kebab(struct loader *l, const char *title)
{
	char *id = arena_strdup(l->c.arena, title), *to = id;

	for (const char *p = id; *p; p++) {
		bool letter = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
			      (*p >= '0' && *p <= '9') || (unsigned char)*p >= 0x80;

		if (letter)
			*to++ = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
		else if (to > id && to[-1] != '-')
			*to++ = '-';
	}
	if (to > id && to[-1] == '-')
		to--;
	*to = '\0';
	return id;
}

/* The area with that title in the section, made when it is new. */
static size_t area_of(struct loader *l, size_t section, const char *title)
{
	struct questionnaire *q = l->q;
	struct area *area;
	const char *id;
	size_t known;

	l->areas[section].arena = l->c.arena;
	known = names_add(&l->areas[section], title, q->n_areas);
	if (known != NAMES_NONE)
		return known;
	id = kebab(l, title);
	area = ARENA_PUSH(l->c.arena, q->areas, q->n_areas);
	*area = (struct area){.id = id, .title = title, .section = section};
	*(size_t *)ARENA_PUSH(l->c.arena, q->sections[section].areas.items,
			      q->sections[section].areas.n) = q->n_areas - 1;
	return q->n_areas - 1;
}

static bool find_section(struct loader *l, const struct ynode *n, const char *id, size_t *at)
{
	struct nearest near = {.word = diags_hinted(l->c.diags, id ? id : "")};

	for (size_t i = 0; id && i < l->q->n_sections; i++)
		if (!strcmp(l->q->sections[i].id, id)) {
			*at = i;
			return true;
		}
	if (id && l->q->n_sections && !diags_full(l->c.diags)) {
		for (size_t i = 0; i < l->q->n_sections; i++)
			nearest_try(&near, l->q->sections[i].id);
		diag_add(l->c.diags, yaml_get(n, "section")->at, "there is no section '%s'%s", id,
			 nearest_hint(&near));
	}
	/* It goes into the first one, so that what names the question still finds it. */
	*at = 0;
	return l->q->n_sections > 0;
}

void read_question(struct loader *l, const struct ynode *n)
{
	struct question_entry e = {.depth = DEPTH_DEEP, .weight = 1, .type = -1};
	bool has_type;
	struct question *q;
	size_t section = 0;

	if (!yaml_take_keys(&l->c, n, question_keys, &e, "a question") ||
	    !find_section(l, n, e.section, &section))
		return;
	has_type = e.type >= 0;
	if (!has_type)
		e.type = TYPE_LEVELS;
	is_reserved(l, n, "id", e.id, NULL);
	q = ARENA_PUSH(l->c.arena, l->q->questions, l->q->n_questions);
	*q = (struct question){
		.id = or_empty(e.id), .ask = or_empty(e.ask), .why = or_empty(e.why),
		.section = section, .area = area_of(l, section, or_empty(e.area)),
		.type = (enum question_type)e.type, .weight = e.weight,
		.effort = (enum effort)e.effort, .depth = (enum depth)e.depth, .fix = e.fix,
		.evidence = e.evidence, .services = e.services, .sources = e.sources,
		.themes = e.themes, .owner = or_empty(e.owner), .mirrors = -1, .at = n->at,
	};
	if (has_type)
		read_answers(l, &e, q);
	else
		e.nodes.decisions = e.nodes.mirrors = e.nodes.map = NULL;
	*(struct question_nodes *)ARENA_PUSH(l->c.arena, l->question_nodes,
					     l->n_question_nodes) = e.nodes;
}

void read_rule(struct loader *l, const struct ynode *n)
{
	struct rule_entry e = {0};
	struct rule *r;

	if (!yaml_take_keys(&l->c, n, rule_keys, &e, "a rule"))
		return;
	r = ARENA_PUSH(l->c.arena, l->q->rules, l->q->n_rules);
	*r = (struct rule){.id = or_empty(e.id), .finding = or_empty(e.finding),
			   .fix = or_empty(e.fix),
			   .severity = (enum severity)(e.severity + SEVERITY_LOW),
			   .effort = (enum effort)e.effort, .at = n->at};
	*(struct rule_nodes *)ARENA_PUSH(l->c.arena, l->rule_nodes, l->n_rule_nodes) = e.nodes;
}

#include "model/assessment/conflict.h"

#include <string.h>

#include "base/words.h"
#include "model/assessment/merge_rules.h"
#include "model/assessment/merge_tree.h"
#include "model/assessment/parts.h"

static struct jnode *parse(struct arena *arena, const char *text, size_t n)
{
	struct diags d = {0};
	struct jnode *root = json_read(arena, "", text, n, &d);

	diags_release(&d);
	return root;
}

static const char *raw_of(struct arena *arena, const struct jnode *object,
			  const char *key)
{
	const struct jnode *n = json_get(object, key);

	return n ? arena_strndup(arena, n->raw, n->raw_len) : NULL;
}

size_t conflicts_list(struct arena *arena, const struct assessment *a,
		      struct conflict **list)
{
	const char *raw = a->n_conflicts ? raw_value(&a->tail, "conflicts") : NULL;
	const struct jnode *all = raw ? parse(arena, raw, strlen(raw)) : NULL;
	size_t n = 0;

	*list = NULL;
	for (const struct jnode *c = all ? all->first : NULL; c; c = c->next)
		*(struct conflict *)ARENA_PUSH(arena, *list, n) = (struct conflict){
			json_get(c, "at")->text,
			raw_of(arena, c, "base"),
			raw_of(arena, c, "ours"),
			raw_of(arena, c, "theirs"),
		};
	return n;
}

/* Settling. */

/* The segments of a path, decoded. */
static size_t segments(struct arena *arena, const char *path, const char ***list)
{
	size_t n = 0;

	*list = NULL;
	for (;;) {
		size_t len = strcspn(path, "/"), k = 0;
		char *segment = arena_strndup(arena, path, len);

		for (size_t i = 0; i < len; i++, k++)
			if (path[i] == '~' && (path[i + 1] == '0' || path[i + 1] == '1'))
				segment[k] = path[++i] == '0' ? '~' : '/';
			else
				segment[k] = path[i];
		segment[k] = '\0';
		*(const char **)ARENA_PUSH(arena, *list, n) = segment;
		if (!path[len])
			return n;
		path += len + 1;
	}
}

static const char *text_in(const struct jnode *object, const char *key)
{
	const struct jnode *n =
		object->kind == JNODE_OBJECT ? json_get(object, key) : NULL;

	return n && n->kind == JNODE_TEXT ? n->text : "";
}

/* Is it the record that a segment names? */
static bool is_named(const struct jnode *record, const struct record_names *names,
		     const char *segment)
{
	const char *first = text_in(record, names->first);
	size_t n = strlen(first);

	if (!strcmp(first, segment))
		return true;
	return names->second && !strncmp(segment, first, n) && segment[n] == ' ' &&
	       !strcmp(segment + n + 1, text_in(record, names->second));
}

/* Where the child hangs that a segment names, or would. */
static struct jnode **child_link(struct jnode *parent, const char *path,
				 const char *segment)
{
	const struct record_names *names = &merge_rule(path)->names;
	struct jnode **link = &parent->first;

	if (parent->kind == JNODE_OBJECT)
		while (*link && strcmp((*link)->key, segment) != 0)
			link = &(*link)->next;
	else if (names->first)
		while (*link && !is_named(*link, names, segment))
			link = &(*link)->next;
	else
		while (*link)
			link = &(*link)->next;
	return link;
}

/* Puts a value, or nothing, in the place of what hangs there. */
static void put(struct arena *arena, struct jnode *parent, struct jnode **link,
		const char *key, const struct jnode *value)
{
	struct jnode *rest = *link ? (*link)->next : NULL;

	parent->n -= *link != NULL;
	*link = rest;
	if (!value)
		return;
	*link = arena_new(arena, struct jnode, 1);
	**link = *value;
	(*link)->key = parent->kind == JNODE_OBJECT ? key : NULL;
	(*link)->key_raw = NULL;
	(*link)->next = rest;
	parent->n++;
}

static void put_together(struct arena *arena, struct jnode *object,
			 const char *const *keys, const struct jnode *values)
{
	object->raw = NULL;
	for (size_t i = 0; keys[i]; i++)
		put(arena, object, child_link(object, "", keys[i]), keys[i],
		    json_get(values, keys[i]));
}

static bool are_texts(const struct jnode *list)
{
	for (const struct jnode *c = list->first; c; c = c->next)
		if (c->kind != JNODE_TEXT)
			return false;
	return true;
}

/* Brings records into the order of their names; what is not named keeps its place behind what
 * stands before it. */
static void put_in_order(struct jnode *list, const struct record_names *names,
			 const struct jnode *order)
{
	struct jnode *sorted = NULL, **end = &sorted;

	list->raw = NULL;
	for (const struct jnode *name = order->first; name; name = name->next) {
		struct jnode **link = &list->first;

		while (*link && !is_named(*link, names, name->text))
			link = &(*link)->next;
		if (!*link)
			continue;
		*end = *link;
		*link = (*link)->next;
		end = &(*end)->next;
		*end = NULL;
	}
	*end = list->first;
	list->first = sorted;
}

struct settling {
	struct arena arena;
	struct jnode *root; /* of the assessment */
};

static bool is_object(const char *json)
{
	return json && *json == '{';
}

/* The way from the root to the place of a conflict: where each segment hangs, and in what. */
struct way {
	const char **at; /* the segments */
	size_t n;        /* of them */
	struct jnode *in[JSON_DEPTH_MAX], **link[JSON_DEPTH_MAX];
};

/* An object, or a list where records stand. */
static const struct jnode *empty_at(struct settling *s, const char *path)
{
	bool records = merge_rule(path)->names.first;

	return tree_new(&s->arena, records ? JNODE_LIST : JNODE_OBJECT).node;
}

/* Walks it, and makes again what was emptied meanwhile. false when it leads nowhere. */
static bool walk(struct settling *s, const char *path, struct way *way)
{
	struct jnode *node = s->root;
	struct str so_far = {0};
	size_t i = 0;

	way->n = segments(&s->arena, path, &way->at);
	if (!strcmp(way->at[0], "conflicts")) /* no merge is about those */
		return false;
	for (; i < way->n && i < JSON_DEPTH_MAX; i++) {
		if (node->kind != JNODE_OBJECT && node->kind != JNODE_LIST)
			break;
		node->raw = NULL;
		way->in[i] = node;
		way->link[i] = child_link(node, str_text(&so_far), way->at[i]);
		path_add(&so_far, way->at[i]);
		if (i + 1 == way->n)
			continue;
		if (!*way->link[i] && node->kind != JNODE_OBJECT)
			break;
		if (!*way->link[i])
			put(&s->arena, node, way->link[i], way->at[i],
			    empty_at(s, str_text(&so_far)));
		node = *way->link[i];
	}
	str_release(&so_far);
	return i == way->n;
}

/* Puts theirs where the way ends. */
static void put_theirs(struct settling *s, const struct conflict *c, struct way *way)
{
	const struct jnode *value =
		c->theirs ? parse(&s->arena, c->theirs, strlen(c->theirs)) : NULL;
	const struct together *keys =
		is_object(c->ours) && is_object(c->theirs) ? merge_together(c->at) : NULL;
	const struct record_names *names = &merge_rule(c->at)->names;
	size_t last = way->n - 1;
	struct jnode **link = way->link[last], *in = way->in[last];

	if (keys && !*link && in->kind == JNODE_OBJECT)
		put(&s->arena, in, link, way->at[last],
		    tree_new(&s->arena, JNODE_OBJECT).node);
	if (keys && *link)
		put_together(&s->arena, *link, keys->keys, value);
	else if (*link && (*link)->kind == JNODE_LIST && value &&
		 value->kind == JNODE_LIST && are_texts(value) && names->first)
		put_in_order(*link, names, value);
	else
		put(&s->arena, in, link, way->at[last], value);
	/* What holds nothing any more goes too; but theirs may be just that. */
	for (size_t i = way->n - !keys; i--;)
		if (*way->link[i] && (*way->link[i])->kind == JNODE_OBJECT &&
		    !(*way->link[i])->n)
			put(&s->arena, way->in[i], way->link[i], NULL, NULL);
}

static bool take_theirs(struct settling *s, const struct conflict *c)
{
	struct way way;
	bool there = walk(s, c->at, &way);

	if (there)
		put_theirs(s, c, &way);
	return there;
}

/* Takes conflicts out of the file: one, or all. */
static void drop(struct settling *s, size_t which)
{
	struct jnode **link = child_link(s->root, "", "conflicts"), *all = *link, **c;

	s->root->raw = NULL;
	if (which != CONFLICT_ALL && all->n > 1) {
		all->raw = NULL;
		for (c = &all->first; which--;)
			c = &(*c)->next;
		put(&s->arena, all, c, NULL, NULL);
	} else {
		put(&s->arena, s->root, link, NULL, NULL);
	}
}

static struct assessment *parsed_again(const struct settling *s,
				       const struct assessment *a, struct err *err)
{
	struct str text = {0};
	struct json_writer w = {.out = &text};
	struct diags d = {0};
	struct assessment *settled;

	tree_write(&w, s->root, false);
	settled = assessment_parse(a->questionnaire, "the file", str_text(&text),
				   text.len, &d);
	if (!settled)
		err_set(err, EXIT_CODE_DATA, "theirs does not fit any more: %s",
			d.n ? d.items[0].text : "too many faults");
	diags_release(&d);
	str_release(&text);
	return settled;
}

struct assessment *conflict_settle(const struct assessment *a, size_t which,
				   enum merge_side side, struct err *err)
{
	struct settling s = {0};
	struct str text = {0}, place = {0};
	struct conflict *all;
	struct assessment *settled = NULL;
	size_t n = conflicts_list(&s.arena, a, &all),
	       i = which == CONFLICT_ALL ? 0 : which;
	size_t end = which == CONFLICT_ALL ? n : which + 1;

	assessment_write(a, &text);
	s.root = parse(&s.arena, str_text(&text), text.len);
	while (i < end && (side != MERGE_THEIRS || take_theirs(&s, &all[i])))
		i++;
	if (i == end) {
		drop(&s, which);
		settled = parsed_again(&s, a, err);
	} else {
		conflict_place(&place, &all[i]);
		err_set(err, EXIT_CODE_DATA,
			"%s: what the conflict is about is not there any more; only ours can be "
			"kept",
			str_text(&place));
	}
	str_release(&text);
	str_release(&place);
	arena_release(&s.arena);
	return settled;
}

/* Words. */

void conflict_place(struct str *out, const struct conflict *c)
{
	struct arena arena = {0};
	const char **at;
	size_t n = segments(&arena, c->at, &at), i = n > 1 && !strcmp(at[0], "answers");
	bool practice = i && n == 4 && !strcmp(at[2], "practices");

	for (size_t first = i; i < n; i++)
		if (!practice || i != 2)
			str_addf(out, "%s%s",
				 i == first ? ""
				 : practice ? "/"
					    : " ",
				 at[i]);
	arena_release(&arena);
}

const char *conflict_id(struct arena *arena, const struct conflict *c)
{
	const char **at;
	size_t n = segments(arena, c->at, &at);

	if (n < 2 || (strcmp(at[0], "answers") != 0 && strcmp(at[0], "workload") != 0 &&
		      strcmp(at[0], "plan") != 0))
		return "";
	return strcmp(at[0], "plan") != 0
		       ? at[1]
		       : arena_strndup(arena, at[1], strcspn(at[1], "/"));
}

static void add_text(struct str *out, const char *text)
{
	for (; *text; text++)
		if (*text == '\n')
			str_add(out, " / ");
		else
			str_addc(out, *text == '\t' ? ' ' : *text);
}

static void add_value(struct str *out, const struct jnode *n)
{
	switch (n->kind) {
	case JNODE_NULL:
		str_add(out, "null");
		return;
	case JNODE_FALSE:
	case JNODE_TRUE:
		str_add(out, n->kind == JNODE_TRUE ? "yes" : "no");
		return;
	case JNODE_NUMBER:
		str_addn(out, n->raw, n->raw_len);
		return;
	case JNODE_TEXT:
		add_text(out, n->text);
		return;
	case JNODE_LIST:
	case JNODE_OBJECT:
		break;
	}
	if (!n->first)
		str_add(out, "nothing");
	for (const struct jnode *c = n->first; c; c = c->next) {
		if (c != n->first)
			str_add(out, ", ");
		/* What the state and the practices are shows in them. */
		if (c->key && strcmp(c->key, "state") != 0 &&
		    strcmp(c->key, "practices") != 0)
			str_addf(out, "%s ", c->key);
		add_value(out, c);
	}
}

void conflict_value(struct str *out, const char *json)
{
	struct arena arena = {0};
	const struct jnode *n = json ? parse(&arena, json, strlen(json)) : NULL;

	if (n)
		add_value(out, n);
	else
		str_add(out, "nothing");
	arena_release(&arena);
}

void conflict_says(struct str *out, const struct questionnaire *q, struct thing t,
		   const char *json)
{
	struct arena arena = {0};
	const struct jnode *n = json ? parse(&arena, json, strlen(json)) : NULL;
	const struct jnode *level = json_get(n, "level"), *option = json_get(n, "option");
	long value = -1;

	if (level && t.kind == THING_QUESTION &&
	    question_has_levels(&q->questions[t.index]) &&
	    json_int(level, 0, Q_LEVELS - 1, &value))
		str_add(out,
			question_level_text(&arena, &q->questions[t.index], (int)value));
	if (option && option->kind == JNODE_TEXT && t.kind == THING_DECISION)
		value = decision_option(&q->decisions[t.index], option->text);
	if (option && value >= 0)
		str_add(out, q->decisions[t.index].options[value].text);
	arena_release(&arena);
}

#define NAMED_MAX 5

void conflicts_words(struct str *out, const struct assessment *a)
{
	struct arena arena = {0};
	struct conflict *all;
	size_t n = conflicts_list(&arena, a, &all);
	struct str places = {0};

	for (size_t i = 0; i < n && i < NAMED_MAX; i++) {
		str_add(&places, i ? ", " : "");
		conflict_place(&places, &all[i]);
	}
	str_add(&places, n > NAMED_MAX ? ", …" : "");
	if (n)
		str_addf(out,
			 tr_n(n, "%zu conflict of a merge is not settled (%s)",
			      "%zu conflicts of a merge are not settled (%s)"),
			 n, str_text(&places));
	str_release(&places);
	arena_release(&arena);
}

#include "model/assessment/milestone.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/names.h"
#include "model/assessment/part.h"
#include "model/assessment/parts.h"

/* What a milestone holds of an assessment, in this order. */
static const char *const held[] = {"questionnaire", "settings",	   "workload",
				   "answers",	    "plan",	   "acceptances"};
#define N_HELD (sizeof held / sizeof *held)

/* A JSON text and the nodes in it. */
struct parsed {
	struct str text;
	struct arena arena;
	struct jnode *root; /* NULL: it is no JSON */
};

static void parse(struct parsed *p)
{
	struct diags d = {0};

	p->root = json_read(&p->arena, "", str_text(&p->text), p->text.len, &d);
	diags_release(&d);
}

/* The assessment as it would be written. */
static void parse_assessment(struct parsed *p, const struct assessment *a)
{
	*p = (struct parsed){0};
	assessment_write(a, &p->text);
	parse(p);
}

const char *milestones_raw(const struct assessment *a)
{
	return raw_value(&a->tail, "milestones");
}

/* Its milestones: a list, or NULL. */
static const struct jnode *parse_milestones(struct parsed *p, const struct assessment *a)
{
	const char *raw = milestones_raw(a);

	*p = (struct parsed){0};
	if (!raw)
		return NULL;
	str_add(&p->text, raw);
	parse(p);
	return p->root && p->root->kind == JNODE_LIST ? p->root : NULL;
}

static void parsed_release(struct parsed *p)
{
	str_release(&p->text);
	arena_release(&p->arena);
}

static const char *text_of(const struct jnode *object, const char *key)
{
	const struct jnode *n = object && object->kind == JNODE_OBJECT ? json_get(object, key)
								       : NULL;

	return n && n->kind == JNODE_TEXT ? n->text : "";
}

static struct milestone read_milestone(struct arena *arena, const struct jnode *m)
{
	const struct jnode *q = m->kind == JNODE_OBJECT ? json_get(m, "questionnaire") : NULL;

	return (struct milestone){arena_strdup(arena, text_of(m, "name")),
				  arena_strdup(arena, text_of(m, "at")),
				  arena_strdup(arena, text_of(q, "version"))};
}

size_t milestones_list(struct arena *arena, const struct assessment *a,
		       struct milestone **list)
{
	struct parsed p;
	const struct jnode *all = parse_milestones(&p, a);
	size_t n = 0;

	*list = NULL;
	for (const struct jnode *m = all ? all->first : NULL; m; m = m->next)
		*(struct milestone *)ARENA_PUSH(arena, *list, n) = read_milestone(arena, m);
	parsed_release(&p);
	return n;
}

static const struct jnode *find(const struct jnode *all, const char *name)
{
	const struct jnode *found = NULL;

	for (const struct jnode *m = all ? all->first : NULL; m; m = m->next)
		if (!strcmp(text_of(m, "name"), name))
			found = m;
	return found;
}

/* The name, or with the first number that makes it another one. */
static const char *free_name(struct assessment *a, const struct jnode *all, const char *name)
{
	const char *with_number = arena_strdup(&a->arena, name);

	for (int i = 2; find(all, with_number); i++)
		with_number = arena_printf(&a->arena, "%s (%d)", name, i);
	return with_number;
}

#define INDENT "    " /* two levels down in the file */

/* Appends a value as it was written, with its lines further in, or back out again. No line
 * feed stands in a JSON text itself. */
static void add_lines(struct str *out, const struct jnode *n, bool in)
{
	const char *p = n->raw, *end = n->raw + n->raw_len;

	while (p < end) {
		const char *line = memchr(p, '\n', (size_t)(end - p));
		const char *stop = line ? line + 1 : end;

		str_addn(out, p, (size_t)(stop - p));
		p = stop;
		if (line && in)
			str_add(out, INDENT);
		else if (line && !strncmp(p, INDENT, sizeof INDENT - 1))
			p += sizeof INDENT - 1;
	}
}

static void add_member(struct str *out, const char *key, const struct jnode *n)
{
	str_addf(out, ",\n      \"%s\": ", key);
	add_lines(out, n, true);
}

/* Appends the present state as a milestone, as it stands two levels down in the file. */
static void add_state(struct str *out, const struct assessment *a, const char *name,
		      const char *at)
{
	struct parsed now;

	parse_assessment(&now, a);
	str_add(out, "{\n      \"name\": ");
	json_quote(out, name);
	str_add(out, ",\n      \"at\": ");
	json_quote(out, at);
	for (size_t i = 0; i < N_HELD; i++) {
		const struct jnode *n = json_get(now.root, held[i]);

		if (n)
			add_member(out, held[i], n);
	}
	str_add(out, "\n    }");
	parsed_release(&now);
}

/* Takes "[\n    {…},\n    {…}" for the list that the file holds, or nothing for none. */
static void put_list(struct assessment *a, struct str *list)
{
	static const char key[] = "\"milestones\"";

	raw_drop(&a->arena, &a->tail, "milestones");
	if (list->len) {
		str_add(list, "\n  ]");
		raw_keep(&a->arena, &a->tail, key, sizeof key - 1, str_text(list), list->len);
	}
}

static void add_separator(struct str *list)
{
	str_add(list, list->len ? ",\n    " : "[\n    ");
}

const char *milestone_keep(struct assessment *a, const char *name, const char *at)
{
	struct parsed p;
	const struct jnode *all = parse_milestones(&p, a);
	struct str out = {0};

	name = free_name(a, all, name);
	for (const struct jnode *m = all ? all->first : NULL; m; m = m->next) {
		add_separator(&out);
		str_addn(&out, m->raw, m->raw_len);
	}
	if (p.root && !all) /* no list, but nothing of a file gets lost */
		str_addf(&out, "[\n    %s", str_text(&p.text));
	add_separator(&out);
	add_state(&out, a, name, at);
	put_list(a, &out);
	parsed_release(&p);
	str_release(&out);
	return name;
}

/* Appends one with another name, and all else as it was written. */
static void add_renamed(struct str *out, const struct jnode *m, const char *name)
{
	const struct jnode *old = m->kind == JNODE_OBJECT ? json_get(m, "name") : NULL;
	size_t before = old ? (size_t)(old->raw - m->raw) : 0;

	if (old) {
		str_addn(out, m->raw, before);
		json_quote(out, name);
		str_addn(out, old->raw + old->raw_len, m->raw_len - before - old->raw_len);
	} else {
		str_addn(out, m->raw, m->raw_len);
	}
}

/* Writes the list again: one of them under another name, or without it when that is NULL. */
static void rewrite(struct assessment *a, const char *name, const char *to)
{
	struct parsed p;
	const struct jnode *all = parse_milestones(&p, a), *found = find(all, name);
	struct str out = {0};

	for (const struct jnode *m = found ? all->first : NULL; m; m = m->next) {
		if (m == found && !to)
			continue;
		add_separator(&out);
		if (m == found)
			add_renamed(&out, m, to);
		else
			str_addn(&out, m->raw, m->raw_len);
	}
	if (found)
		put_list(a, &out);
	parsed_release(&p);
	str_release(&out);
}

void milestone_rename(struct assessment *a, const char *name, const char *to)
{
	rewrite(a, name, to);
}

void milestone_remove(struct assessment *a, const char *name)
{
	rewrite(a, name, NULL);
}

bool milestone_is_there(const struct assessment *a, const char *name)
{
	struct parsed p;
	bool there = find(parse_milestones(&p, a), name);

	parsed_release(&p);
	return there;
}

/* One that is to be numbered. */
struct numbered {
	const struct jnode *m;
	const char *name; /* as it is called then; NULL: as before */
	size_t next;      /* the number for the next of its name */
	size_t place;
};

static int by_time(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;
	int order = strcmp(text_of(x->m, "at"), text_of(y->m, "at"));

	return order ? order : x->place < y->place ? -1 : 1;
}

static int by_place(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	return x->place < y->place ? -1 : 1;
}

/* Of those of one name the oldest keeps it: so both sides of a merge number alike. */
static bool number_all(struct arena *arena, struct numbered *list, size_t n, struct str *said)
{
	struct names taken = {.arena = arena};
	bool any = false;

	qsort(list, n, sizeof *list, by_time);
	for (size_t i = 0; i < n; i++)
		names_add(&taken, text_of(list[i].m, "name"), i);
	for (size_t i = 0; i < n; i++) {
		const char *name = text_of(list[i].m, "name"), *to;
		struct numbered *first = &list[names_find(&taken, name)];

		if (first == &list[i] || !*name)
			continue;
		do
			to = arena_printf(arena, "%s (%zu)", name, 2 + first->next++);
		while (names_add(&taken, to, i) != NAMES_NONE);
		list[i].name = to;
		str_addf(said, "%s'%s' of %.10s is '%s' now", any ? "; " : "", name,
			 text_of(list[i].m, "at"), to);
		any = true;
	}
	qsort(list, n, sizeof *list, by_place);
	return any;
}

bool milestones_number(struct assessment *a, struct str *said)
{
	struct parsed p;
	const struct jnode *all = parse_milestones(&p, a);
	struct arena arena = {0};
	struct numbered *list = arena_new(&arena, struct numbered, all ? all->n : 0);
	struct str out = {0};
	size_t n = 0;
	bool any;

	for (const struct jnode *m = all ? all->first : NULL; m; m = m->next, n++)
		list[n] = (struct numbered){.m = m, .place = n};
	any = n > 1 && number_all(&arena, list, n, said);
	for (size_t i = 0; any && i < n; i++) {
		add_separator(&out);
		add_renamed(&out, list[i].m, list[i].name ? list[i].name
							  : text_of(list[i].m, "name"));
	}
	if (any)
		put_list(a, &out);
	str_release(&out);
	arena_release(&arena);
	parsed_release(&p);
	return any;
}

static bool is_held(const char *key)
{
	for (size_t i = 0; i < N_HELD; i++)
		if (!strcmp(held[i], key))
			return true;
	return false;
}

static void add_back(struct json_writer *w, const struct jnode *n)
{
	struct str value = {0};

	add_lines(&value, n, false);
	json_raw_member(w, n->key_raw, n->key_raw_len, str_text(&value), value.len);
	str_release(&value);
}

/* The state that a milestone holds, within the members of `around` that `takes` wants. */
static struct assessment *as_assessment(const struct assessment *a, const struct jnode *around,
					const struct jnode *m, bool (*takes)(const char *key),
					struct diags *d)
{
	struct str text = {0};
	struct json_writer w = {.out = &text};
	struct assessment *then;

	json_open(&w, NULL, '{', false);
	for (const struct jnode *n = around->first; n; n = n->next)
		if (takes(n->key))
			json_raw_member(&w, n->key_raw, n->key_raw_len, n->raw, n->raw_len);
	for (const struct jnode *n = m->first; n; n = n->next)
		if (is_held(n->key))
			add_back(&w, n);
	json_close(&w, '}');
	then = assessment_parse(a->questionnaire, text_of(m, "name"), str_text(&text), text.len, d);
	str_release(&text);
	return then;
}

static bool is_not_held(const char *key)
{
	return !is_held(key);
}

static struct assessment *restore(const struct assessment *a, const char *name, struct diags *d)
{
	struct parsed now, kept;
	const struct jnode *m = find(parse_milestones(&kept, a), name);
	struct assessment *then = NULL;

	parse_assessment(&now, a);
	if (m)
		then = as_assessment(a, now.root, m, is_not_held, d);
	parsed_release(&now);
	parsed_release(&kept);
	return then;
}

bool milestone_name_fits(const char *name, struct err *err)
{
	struct err why = {0};

	if (!*name)
		return err_set(err, EXIT_CODE_USAGE, "a milestone needs a name");
	if (!note_check(name, &why) || strpbrk(name, "\n\t"))
		return err_set(err, EXIT_CODE_USAGE,
			       "the name of a milestone is one line of text, with nothing in it "
			       "that cannot be seen");
	return true;
}

/* What every assessment begins with. */
static bool is_head(const char *key)
{
	return !strcmp(key, "format") || !strcmp(key, "version") || !strcmp(key, "id");
}

static const struct jnode *newer(const struct jnode *a, const struct jnode *b)
{
	return !a || (b && strcmp(text_of(b, "at"), text_of(a, "at")) > 0) ? b : a;
}

struct assessment *milestone_open(const struct assessment *a, const char *name,
				  struct diags *d)
{
	struct parsed head, kept;
	const struct jnode *m = find(parse_milestones(&kept, a), name);
	struct assessment *then = NULL;

	parse_assessment(&head, a);
	if (m)
		then = as_assessment(a, head.root, m, is_head, d);
	parsed_release(&head);
	parsed_release(&kept);
	return then;
}

/* Nothing is kept where there is nothing to go back to. */
struct assessment *milestone_go_back(struct assessment *a, const char *name, const char *at,
				     const char **kept, struct diags *d)
{
	struct assessment *then = milestone_open(a, name, d);
	struct str before = {0};

	if (!then)
		return NULL;
	assessment_free(then);
	str_addf(&before, "before going back to %s", name);
	*kept = milestone_keep(a, str_text(&before), at);
	then = restore(a, name, d);
	if (then)
		*kept = arena_strdup(&then->arena, *kept);
	str_release(&before);
	return then;
}

static int kept_by_time(const void *a, const void *b)
{
	const struct kept_state *x = a, *y = b;
	int order = strcmp(x->is.at, y->is.at);

	return order ? order : x->place < y->place ? -1 : 1;
}

size_t milestones_open(struct arena *arena, const struct assessment *a,
		       struct kept_state **list, struct diags *d)
{
	struct parsed head, kept;
	const struct jnode *all = parse_milestones(&kept, a);
	size_t n = 0;

	*list = NULL;
	parse_assessment(&head, a);
	for (const struct jnode *m = all ? all->first : NULL; m; m = m->next) {
		struct kept_state *to = ARENA_PUSH(arena, *list, n);

		*to = (struct kept_state){read_milestone(arena, m),
					  as_assessment(a, head.root, m, is_head, d), n};
	}
	if (n)
		qsort(*list, n, sizeof **list, kept_by_time);
	parsed_release(&head);
	parsed_release(&kept);
	return n;
}

/* The newest milestone of one list that stands, as it is, in the other too. */
static const struct jnode *newest_in_both(struct arena *arena, const struct jnode *all,
					  const struct jnode *others)
{
	struct names known = {.arena = arena};
	const struct jnode *newest = NULL;

	for (const struct jnode *m = others ? others->first : NULL; m; m = m->next)
		names_add(&known, arena_strndup(arena, m->raw, m->raw_len), 0);
	for (const struct jnode *m = all ? all->first : NULL; m; m = m->next)
		if (names_find(&known, arena_strndup(arena, m->raw, m->raw_len)) != NAMES_NONE)
			newest = newer(newest, m);
	return newest;
}

struct assessment *milestone_common(const struct assessment *ours,
				    const struct assessment *theirs, struct str *name)
{
	const struct assessment *of[] = {ours, theirs};
	const struct jnode *lists[2], *m = NULL;
	struct parsed kept[2], head;
	struct assessment *then = NULL;
	struct arena arena = {0};
	struct diags d = {0};

	for (int i = 0; i < 2; i++)
		lists[i] = parse_milestones(&kept[i], of[i]);
	m = newest_in_both(&arena, lists[0], lists[1]);
	for (int i = 0; i < 2; i++)
		m = newer(m, find(lists[i], part_read(&arena, of[i]).milestone));
	parse_assessment(&head, ours);
	if (m)
		then = as_assessment(ours, head.root, m, is_head, &d);
	if (then && name)
		str_add(name, text_of(m, "name"));
	for (int i = 0; i < 2; i++)
		parsed_release(&kept[i]);
	parsed_release(&head);
	diags_release(&d);
	arena_release(&arena);
	return then;
}

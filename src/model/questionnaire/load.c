/* The outer half of loading: files and parts, the order of things, the index. What stands
 * inside an entry is read.c's. */
#define _POSIX_C_SOURCE 200809L
#include "model/questionnaire/questionnaire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/die.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/str.h"
#include "model/questionnaire/index.h"
#include "model/questionnaire/read.h"

#define PARTS_MAX 100
#define NAME_MAX 100 /* bytes of a product's name */

/* The head of questionnaire.yaml. */
struct head {
	const char *id, *version, *title, *language;
	int format;
	const struct ynode *sections, *areas, *parts;
};

static const struct key head_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct head, id), .required = true},
	{"version", KEY_TEXT, .offset = offsetof(struct head, version), .required = true},
	{"title", KEY_TEXT, .offset = offsetof(struct head, title), .required = true},
	{"language", KEY_ID, .offset = offsetof(struct head, language)},
	{"format", KEY_INT, .offset = offsetof(struct head, format), .required = true,
	 .min = 1, .max = 1},
	{"sections", KEY_NODE, .offset = offsetof(struct head, sections), .required = true},
	{"areas", KEY_NODE, .offset = offsetof(struct head, areas)},
	{"parts", KEY_NODE, .offset = offsetof(struct head, parts), .required = true},
	{0},
};

/* What a part may hold; each is a list of entries but names, which is a map. */
struct part {
	const struct ynode *names, *fields, *decisions, *questions, *rules, *references;
	const struct ynode *glossary, *sources, *caveats, *areas;
	const char *content_date;
};

static const struct key part_keys[] = {
	{"names", KEY_NODE, .offset = offsetof(struct part, names)},
	{"fields", KEY_NODE, .offset = offsetof(struct part, fields)},
	{"decisions", KEY_NODE, .offset = offsetof(struct part, decisions)},
	{"questions", KEY_NODE, .offset = offsetof(struct part, questions)},
	{"rules", KEY_NODE, .offset = offsetof(struct part, rules)},
	{"references", KEY_NODE, .offset = offsetof(struct part, references)},
	{"glossary", KEY_NODE, .offset = offsetof(struct part, glossary)},
	{"sources", KEY_NODE, .offset = offsetof(struct part, sources)},
	{"caveats", KEY_NODE, .offset = offsetof(struct part, caveats)},
	{"areas", KEY_NODE, .offset = offsetof(struct part, areas)},
	{"content-date", KEY_TEXT, .offset = offsetof(struct part, content_date)},
	{0},
};

static int compare_products(const void *x, const void *y)
{
	const struct product *a = x, *b = y;
	int keys = strcmp(a->key, b->key), files = strcmp(a->at.file, b->at.file);

	return keys ? keys : files ? files : a->at.line - b->at.line;
}

static void read_names(struct loader *l, const struct ynode *names)
{
	if (names->kind != YNODE_MAP) {
		diag_add(l->c.diags, names->at, "'names' wants a map: key: Display name");
		return;
	}
	for (const struct ynode *n = names->first; n; n = n->next) {
		struct product *p;

		if (!expect_id(&l->c, yaml_key_at(n), n->key, "names"))
			continue;
		if (n->kind != YNODE_SCALAR || strspn(n->text, " ") == n->len ||
		    n->len > NAME_MAX || strpbrk(n->text, "{}\n"))
			diag_add(l->c.diags, n->at,
				 "a name is one line of text, without braces and of at most %d "
				 "bytes", NAME_MAX);
		p = ARENA_PUSH(l->c.scratch, l->c.products, l->c.n_products);
		*p = (struct product){n->key, n->len > NAME_MAX ? "" : n->text,
				      yaml_key_at(n)};
	}
}

/* By key; the same key in two parts is a fault. */
static void sort_names(struct loader *l)
{
	struct product *p = l->c.products;

	if (l->c.n_products > 1)
		qsort(p, l->c.n_products, sizeof *p, compare_products);
	for (size_t i = 1; i < l->c.n_products; i++)
		if (!strcmp(p[i - 1].key, p[i].key))
			diag_add(l->c.diags, p[i].at, "'%s' is named a second time", p[i].key);
}

/* What parts hold lists of: how an entry is read, and where it goes. */
struct entries {
	const char *key;
	size_t list; /* in struct part */
	void (*read)(struct loader *, const struct ynode *);
	size_t items, size;      /* array in struct questionnaire; size 0: read makes room */
	size_t nodes, node_size; /* array in struct loader: what is resolved later */
};

#define LIST(name) #name, offsetof(struct part, name)
#define ARRAY(type, name) offsetof(type, name), sizeof *((type *)NULL)->name
#define ITEMS(name) ARRAY(struct questionnaire, name)
#define NODES(name) ARRAY(struct loader, name)

/* In the order of reading: what names something comes after it. */
static const struct entries all_entries[] = {
	{LIST(areas), read_area, 0, 0, 0, 0},
	{LIST(fields), read_field, ITEMS(fields), NODES(field_nodes)},
	{LIST(decisions), read_decision, ITEMS(decisions), NODES(decision_nodes)},
	{LIST(questions), read_question, ITEMS(questions), NODES(question_nodes)},
	{LIST(rules), read_rule, ITEMS(rules), NODES(rule_nodes)},
	{LIST(references), read_reference, ITEMS(references), 0, 0},
	{LIST(glossary), read_term, ITEMS(terms), 0, 0},
	{LIST(sources), read_source_row, ITEMS(sources), NODES(source_nodes)},
	{LIST(caveats), read_caveat, ITEMS(caveats), NODES(caveat_nodes)},
};

#undef LIST
#undef ITEMS
#undef NODES
#undef ARRAY

/* The list of those entries in a part; NULL when there is none, or something else. */
static const struct ynode *list_in(const struct part *part, const struct entries *e)
{
	const struct ynode *list;

	memcpy(&list, (const char *)part + e->list, sizeof list);
	return list && list->kind == YNODE_LIST ? list : NULL;
}

/* Sets the array whose pointer stands at `to`. */
static void make_room(struct arena *a, void *to, size_t n, size_t size)
{
	void *items = size ? arena_alloc(a, n, size) : NULL;

	if (items)
		memcpy(to, &items, sizeof items);
}

/* Reads the entries of one kind from all parts; one more than there may be at most, so that
 * it is seen. */
static void read_entries(struct loader *l, const struct part *parts, size_t n_parts,
			 const struct entries *e)
{
	size_t n = 0, n_read = 0;

	for (size_t i = 0; i < n_parts; i++)
		n += list_in(&parts[i], e) ? list_in(&parts[i], e)->n : 0;
	n = n > Q_COUNT_MAX ? Q_COUNT_MAX + 1 : n;
	if (n)
		make_room(l->c.arena, (char *)l->q + e->items, n, e->size);
	if (n)
		make_room(l->c.scratch, (char *)l + e->nodes, n, e->node_size);
	for (size_t i = 0; i < n_parts; i++) {
		const struct ynode *list;

		memcpy(&list, (const char *)&parts[i] + e->list, sizeof list);
		if (!list || !expect_list(&l->c, list, e->key))
			continue;
		for (const struct ynode *one = list->first; one && n_read < n;
		     one = one->next, n_read++)
			e->read(l, one);
	}
}

/* Adds an id (or a field's name) to the index; a second one is a fault. */
static void index_id(struct loader *l, const char *id, enum thing_kind kind, size_t i,
		     struct loc at)
{
	struct thing old;

	if (!*id)
		return;
	if (!questionnaire_index_add(l->q, id, (struct thing){kind, i}, &old) &&
	    !(old.kind == kind && old.index == i))
		diag_add(l->c.diags, at, "'%s' is used a second time; ids are unique", id);
}

static struct loc withdrawn_place(const struct withdrawn *w)
{
	return w->question ? w->question->at : w->decision ? w->decision->at : w->rule->at;
}

static void index_all(struct loader *l)
{
	struct questionnaire *q = l->q;

	questionnaire_index_room(q, q->n_sections + 2 * q->n_fields + q->n_decisions +
					    q->n_questions + q->n_rules + q->n_references +
					    q->n_terms + q->n_sources + q->n_caveats +
					    q->n_withdrawn);
	for (size_t i = 0; i < q->n_sections; i++)
		index_id(l, q->sections[i].id, THING_SECTION, i, q->sections[i].at);
	for (size_t i = 0; i < q->n_fields; i++) {
		index_id(l, q->fields[i].id, THING_FIELD, i, q->fields[i].at);
		index_id(l, q->fields[i].name, THING_FIELD, i, q->fields[i].at);
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		index_id(l, q->decisions[i].id, THING_DECISION, i, q->decisions[i].at);
	for (size_t i = 0; i < q->n_questions; i++)
		index_id(l, q->questions[i].id, THING_QUESTION, i, q->questions[i].at);
	for (size_t i = 0; i < q->n_rules; i++)
		index_id(l, q->rules[i].id, THING_RULE, i, q->rules[i].at);
	for (size_t i = 0; i < q->n_references; i++)
		index_id(l, q->references[i].id, THING_REFERENCE, i, q->references[i].at);
	for (size_t i = 0; i < q->n_terms; i++)
		index_id(l, q->terms[i].id, THING_TERM, i, q->terms[i].at);
	for (size_t i = 0; i < q->n_sources; i++)
		index_id(l, q->sources[i].id, THING_SOURCE, i, q->sources[i].at);
	for (size_t i = 0; i < q->n_caveats; i++)
		index_id(l, q->caveats[i].id, THING_CAVEAT, i, q->caveats[i].at);
	for (size_t i = 0; i < q->n_withdrawn; i++)
		index_id(l, thing_id(q, (struct thing){THING_WITHDRAWN, i}), THING_WITHDRAWN, i,
			 withdrawn_place(&q->withdrawn[i]));
}

static void check_counts(struct loader *l, struct loc at)
{
	const struct questionnaire *q = l->q;

	const size_t counts[] = {q->n_fields,	  q->n_decisions, q->n_questions, q->n_rules,
				 q->n_references, q->n_terms,	  q->n_sources,	  q->n_caveats};
	size_t most = 0;

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		most = counts[i] > most ? counts[i] : most;
	if (most > Q_COUNT_MAX)
		diag_add(l->c.diags, at, "more than %d entries of one kind", Q_COUNT_MAX);
	else if (!q->n_questions && !l->c.incomplete && !l->c.diags->n)
		diag_add(l->c.diags, at, "the parts hold no questions");
}

static void read_content_date(struct loader *l, const struct part *parts, size_t n)
{
	l->q->content_date = "";
	for (size_t i = 0; i < n; i++)
		if (parts[i].content_date && *parts[i].content_date)
			l->q->content_date = parts[i].content_date;
}

static void read_parts(struct loader *l, const struct part *parts, size_t n, struct loc at)
{
	for (size_t i = 0; i < n; i++)
		if (parts[i].names)
			read_names(l, parts[i].names);
	sort_names(l);
	for (size_t i = 0; i < sizeof all_entries / sizeof *all_entries; i++)
		read_entries(l, parts, n, &all_entries[i]);
	read_content_date(l, parts, n);
	check_counts(l, at);
	if (!l->q->n_sections || l->q->n_questions > Q_COUNT_MAX)
		return;
	order_questions(l);
	index_all(l);
	if (!l->c.incomplete)
		resolve_all(l);
	link_areas(l);
	questionnaire_index_glossary(l->q);
}

/* Where the files come from: memory, or a folder, then one at a time. */
struct source {
	const struct questionnaire_file *files; /* NULL for a folder */
	size_t n;
	char folder[FILE_PATH_MAX];
	char path[FILE_PATH_MAX + 256]; /* these four: of the file read last */
	struct str bytes;
	struct err err;
	struct questionnaire_file file;
};

/* What is wrong, without the path: the diagnostic names the place already. */
static const char *reason(const char *path, const char *text)
{
	size_t n = strlen(path);

	return !strncmp(text, path, n) && !strncmp(text + n, ": ", 2) ? text + n + 2 : text;
}

static const struct questionnaire_file *read_file(struct source *s, bool link_allowed)
{
	struct stat link;

	s->file = (struct questionnaire_file){.name = s->path};
	str_truncate(&s->bytes, 0);
	if (!link_allowed && lstat(s->path, &link) == 0 && S_ISLNK(link.st_mode)) {
		s->file.error = "a symbolic link; a part is a file in this folder";
	} else if (!file_read(s->path, YAML_BYTES_MAX, &s->bytes, NULL, &s->err)) {
		s->file.error = reason(s->path, s->err.text);
	} else {
		s->file.bytes = str_text(&s->bytes);
		s->file.n = s->bytes.len;
	}
	return &s->file;
}

/* The file of that name, or NULL. What it holds stays until the next one is asked for. */
static const struct questionnaire_file *file_named(struct source *s, const char *name)
{
	if (!s->files) {
		snprintf(s->path, sizeof s->path, "%s/%.200s", s->folder, name);
		return read_file(s, false);
	}
	for (size_t i = 0; i < s->n; i++)
		if (!strcmp(file_name(s->files[i].name), name))
			return &s->files[i];
	return NULL;
}

/* Parses a file; its name lives as long as the questionnaire, for things know their place. */
static struct ynode *parse_file(struct loader *l, const struct questionnaire_file *f)
{
	const char *name = arena_strdup(l->c.arena, f->name);

	return yaml_read((struct yaml_memory){.nodes = l->c.scratch, .texts = l->c.arena}, name,
			 f->bytes, f->n, l->c.diags);
}

/* A part's name must stay inside the folder of the questionnaire. */
static bool is_part_name(const struct ynode *n, struct diags *d)
{
	if (n->kind == YNODE_SCALAR && n->len && n->len < 200 && n->text[0] != '.' &&
	    !strchr(n->text, '/') && !strchr(n->text, '\\'))
		return true;
	diag_add(d, n->at, "a part is the name of a file in the questionnaire's own folder");
	return false;
}

/* The file of a part; NULL after a diagnostic. */
static const struct questionnaire_file *part_file(struct loader *l, const struct ynode *list,
						  const struct ynode *n, struct source *source)
{
	const struct questionnaire_file *f;

	if (!is_part_name(n, l->c.diags)) {
		l->c.incomplete = true;
		return NULL;
	}
	if (!strcmp(file_name(list->at.file), n->text)) {
		diag_add(l->c.diags, n->at, "'%s' is this file; parts are the others", n->text);
		return NULL;
	}
	for (const struct ynode *o = list->first; o != n; o = o->next)
		if (!strcmp(o->text, n->text)) {
			diag_add(l->c.diags, n->at, "part '%s' is named a second time", n->text);
			return NULL;
		}
	f = file_named(source, n->text);
	if (f && !f->error)
		return f;
	l->c.incomplete = true;
	diag_add(l->c.diags, n->at, "part '%s': %s", n->text, f ? f->error : "no such file");
	return NULL;
}

/* Parses the parts named in the head; there is room for PARTS_MAX. */
static size_t parse_parts(struct loader *l, const struct ynode *list, struct source *source,
			  struct part *parts)
{
	size_t n = 0;

	if (list->n > PARTS_MAX) {
		diag_add(l->c.diags, list->at, "more than %d parts", PARTS_MAX);
		l->c.incomplete = true;
		return 0;
	}
	for (const struct ynode *i = list->first; i; i = i->next) {
		const struct questionnaire_file *f = part_file(l, list, i, source);
		const struct ynode *root;

		if (!f)
			continue;
		root = parse_file(l, f);
		if (root)
			yaml_take_keys(&l->c, root, part_keys, &parts[n++], "a part");
		else
			l->c.incomplete = true;
	}
	return n;
}

/* What the head says, then what its parts hold. */
static void parse_head(struct loader *l, const struct ynode *root, struct source *source,
		       const char *origin)
{
	struct part parts[PARTS_MAX + 1] = {{0}};
	struct head head = {.language = "en"};
	size_t n;

	if (!yaml_take_keys(&l->c, root, head_keys, &head, "a questionnaire"))
		return;
	l->q->id = head.id;
	l->q->version = head.version;
	l->q->title = head.title;
	l->q->language = head.language;
	l->q->origin = arena_strdup(&l->q->arena, origin);
	if (head.sections && expect_list(&l->c, head.sections, "sections") && !head.sections->n)
		diag_add(l->c.diags, head.sections->at, "'sections' names none");
	if (head.sections && head.sections->kind == YNODE_LIST)
		for (const struct ynode *s = head.sections->first; s; s = s->next)
			read_section(l, s);
	if (!head.parts || !expect_list(&l->c, head.parts, "parts"))
		return;
	n = parse_parts(l, head.parts, source, parts);
	parts[n++].areas = head.areas;
	read_parts(l, parts, n, head.parts->at);
}

static struct questionnaire *parse(const struct questionnaire_file *first,
				   struct source *source, const char *origin,
				   struct diags *d)
{
	struct questionnaire *q = xcalloc(1, sizeof *q);
	struct arena scratch = {0};
	struct loader l = {.q = q,
			   .c = {.arena = &q->arena, .scratch = &scratch, .diags = d}};
	size_t faults = d->n + d->dropped;
	const struct ynode *root = parse_file(&l, first);

	if (root)
		parse_head(&l, root, source, origin);
	arena_release(&scratch);
	if (d->n + d->dropped == faults)
		return q;
	questionnaire_free(q);
	return NULL;
}

struct questionnaire *questionnaire_parse(const struct questionnaire_file *files, size_t n,
					  const char *origin, struct diags *d)
{
	struct source source = {.files = files, .n = n};

	return parse(&files[0], &source, origin, d);
}

static struct questionnaire *load_built_in(struct diags *d)
{
	struct questionnaire_file *files = xcalloc(embedded_questionnaire_n, sizeof *files);
	struct questionnaire *q;

	for (size_t i = 0; i < embedded_questionnaire_n; i++)
		files[i] = (struct questionnaire_file){
			embedded_questionnaire[i].name,
			(const char *)embedded_questionnaire[i].bytes,
			embedded_questionnaire[i].n,
			NULL,
		};
	q = questionnaire_parse(files, embedded_questionnaire_n, "built-in", d);
	free(files);
	return q;
}

struct questionnaire *questionnaire_load(const char *origin, struct diags *d)
{
	const struct questionnaire_file *first;
	struct questionnaire *q = NULL;
	struct source source = {0};
	size_t len;

	if (!origin)
		return load_built_in(d);
	len = strlen(origin);
	while (len > 1 && origin[len - 1] == '/')
		len--;
	if (snprintf(source.path, FILE_PATH_MAX, "%.*s%s", (int)len, origin,
		     file_is_folder(origin) ? "/questionnaire.yaml" : "") >= FILE_PATH_MAX) {
		diag_add(d, (struct loc){origin, 0, 0}, "the path is too long");
		return NULL;
	}
	file_folder(source.path, source.folder);
	first = read_file(&source, true);
	if (first->error) {
		diag_add(d, (struct loc){first->name, 0, 0}, "%s", first->error);
		d->unreadable = true;
	} else {
		q = parse(first, &source, origin, d);
	}
	str_release(&source.bytes);
	return q;
}

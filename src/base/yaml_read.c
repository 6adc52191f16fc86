#include "base/yaml_read.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/die.h"
#include "base/utf8.h"

#define SMALL_MAP 24
#define TAGS_MAX 20
#define LEN_MAX 0xffffffu
/* No escape stands for more than three bytes, and none is shorter than two. */
_Static_assert(YAML_BYTES_MAX / 2 * 3 <= LEN_MAX, "the length of a text fits into a node");
#define SHORT_MAX 15 /* bytes of a text that is looked for among those before */
#define SHORT_TEXTS 256

struct reader {
	struct yaml_memory to;
	const char *file;
	const char *bytes;
	size_t n;
	bool harmless; /* printable ASCII and line feeds only */
	struct diags *diags;
	struct ynode *stack[YAML_DEPTH_MAX];
	struct ynode *last[YAML_DEPTH_MAX]; /* last child of each open node */
	struct {
		const char *text; /* NULL: none waits */
		struct loc at;
	} key[YAML_DEPTH_MAX]; /* waiting for its value */
	size_t depth;
	struct ynode *root;
	size_t seen_chars, seen_bytes; /* how far marks have been turned into offsets */
	const char *texts[SHORT_TEXTS]; /* short ones, by what they are made of */
	bool stop;
};

static struct loc place(const struct reader *r, yaml_mark_t m)
{
	return (struct loc){r->file, (int)m.line + 1, (int)m.column + 1};
}

static void stop_at(struct reader *r, yaml_mark_t m, const char *text)
{
	diag_add(r->diags, place(r, m), "%s", text);
	r->diags->unreadable = true;
	r->stop = true;
}

/* How much of the text is printable ASCII, which has nothing to hide, as most is. Eight
 * bytes are looked at together: are all from 0x20 to 0x7e? */
static size_t printable_run(const char *s, size_t n)
{
	const uint64_t each = 0x0101010101010101u;
	uint64_t word;
	size_t i = 0;

	for (; n - i >= sizeof word; i += sizeof word) {
		memcpy(&word, s + i, sizeof word);
		if (((word - 0x20 * each) | (word + each) | word) & 0x80 * each)
			break;
	}
	while (i < n && s[i] >= 0x20 && s[i] < 0x7f)
		i++;
	return i;
}

/* Is it that, in lines? */
static bool is_harmless(const char *s, size_t n)
{
	for (size_t i = printable_run(s, n); i < n; i += printable_run(s + i, n - i))
		if (s[i++] != '\n')
			return false;
	return true;
}

static void check_text(struct reader *r, struct loc at, const char *text, size_t n)
{
	size_t i = printable_run(text, n);
	char fault[UTF8_FAULT_MAX];

	while (i < n) {
		uint32_t cp;
		size_t len = utf8_decode(text + i, n - i, &cp);

		if (!len) {
			diag_add(r->diags, at, "in this text %s",
				 utf8_fault(fault, text + i, n - i));
			return;
		}
		if (utf8_is_control(cp) && cp != '\n') {
			diag_add(r->diags, at,
				 "control character U+%04X in this text; remove it",
				 (unsigned)cp);
			return;
		}
		i += len;
		i += printable_run(text + i, n - i);
	}
}

/* Does what opens or stands now take the place of a key? */
static bool wants_key(const struct reader *r)
{
	size_t top = r->depth - 1;

	return r->depth && r->stack[top]->kind == YNODE_MAP && !r->key[top].text;
}

/* Hangs a finished scalar or an opened list or map into the node above it. */
static void attach(struct reader *r, struct ynode *n, yaml_mark_t m)
{
	size_t top = r->depth - 1;
	struct ynode *parent;

	if (r->depth == 0) {
		if (r->root)
			stop_at(r, m, "a second document; a file holds one");
		r->root = n;
		return;
	}
	parent = r->stack[top];
	if (parent->kind == YNODE_MAP) {
		n->key = r->key[top].text;
		n->key_line = r->key[top].at.line;
		n->key_col = r->key[top].at.col;
		r->key[top].text = NULL;
	}
	if (r->last[top])
		r->last[top]->next = n;
	else
		parent->first = n;
	r->last[top] = n;
	parent->n++;
}

static struct ynode *new_node(struct reader *r, enum ynode_kind kind, yaml_mark_t m)
{
	struct ynode *n = arena_new(r->to.nodes, struct ynode, 1);

	n->kind = kind;
	n->at = place(r, m);
	n->text = "";
	return n;
}

static void open_node(struct reader *r, enum ynode_kind kind, bool flow, yaml_mark_t m)
{
	struct ynode *n;

	if (wants_key(r)) {
		stop_at(r, m, "a key must be a plain word; put the text in quotes");
		return;
	}
	n = new_node(r, kind, m);
	n->flow = flow;
	attach(r, n, m);
	if (r->stop)
		return;
	if (r->depth == YAML_DEPTH_MAX) {
		stop_at(r, m, "nested too deeply; at most 32 levels");
		return;
	}
	r->stack[r->depth] = n;
	r->last[r->depth] = NULL;
	r->key[r->depth].text = NULL;
	r->depth++;
}

static int compare_keys(const void *x, const void *y)
{
	const struct ynode *a = *(struct ynode *const *)x, *b = *(struct ynode *const *)y;
	int c = strcmp(a->key, b->key);

	if (c)
		return c;
	if (a->key_line != b->key_line)
		return a->key_line < b->key_line ? -1 : 1;
	return a->key_col < b->key_col ? -1 : 1;
}

static void report_duplicate(struct reader *r, const struct ynode *first,
			     struct ynode *again)
{
	diag_add(r->diags, yaml_key_at(again),
		 "key '%.80s' stands here a second time; the first is on line %d",
		 again->key, first->key_line);
	again->key = NULL;
}

/* Small maps, as nearly all are: each member against those before it. */
static bool find_in_small(struct reader *r, struct ynode *map)
{
	bool found = false;

	for (struct ynode *m = map->first; m; m = m->next)
		for (struct ynode *o = map->first; o != m; o = o->next)
			if (o->key && o->key[0] == m->key[0] && !strcmp(o->key, m->key)) {
				report_duplicate(r, o, m);
				found = true;
				break;
			}
	return found;
}

static bool find_in_large(struct reader *r, struct ynode *map)
{
	struct ynode **sorted = arena_new(r->to.nodes, struct ynode *, map->n);
	bool found = false;
	size_t i = 0;

	for (struct ynode *m = map->first; m; m = m->next)
		sorted[i++] = m;
	qsort(sorted, map->n, sizeof *sorted, compare_keys);
	for (size_t first = 0, j = 1; j < map->n; j++) {
		if (strcmp(sorted[first]->key, sorted[j]->key) != 0) {
			first = j;
			continue;
		}
		report_duplicate(r, sorted[first], sorted[j]);
		found = true;
	}
	return found;
}

/* Reports members with a key that stands before, and takes them out. */
static void drop_duplicates(struct reader *r, struct ynode *map)
{
	struct ynode **link = &map->first;

	if (!(map->n <= SMALL_MAP ? find_in_small(r, map) : find_in_large(r, map)))
		return;
	while (*link)
		if ((*link)->key) {
			link = &(*link)->next;
		} else {
			*link = (*link)->next;
			map->n--;
		}
}

/* The offset of the byte at a mark; marks come in the order of the file. */
static size_t byte_of(struct reader *r, yaml_mark_t m)
{
	if (r->harmless)
		return m.index < r->n ? m.index : r->n;
	while (r->seen_chars < m.index && r->seen_bytes < r->n) {
		size_t chars = m.index - r->seen_chars, bytes = r->n - r->seen_bytes;
		size_t run = utf8_ascii_run(r->bytes + r->seen_bytes,
					    chars < bytes ? chars : bytes);

		r->seen_bytes += run;
		r->seen_chars += run;
		if (run)
			continue;
		do
			r->seen_bytes++;
		while (r->seen_bytes < r->n &&
		       ((unsigned char)r->bytes[r->seen_bytes] & 0xc0) == 0x80);
		r->seen_chars++;
	}
	return r->seen_bytes;
}

/* How the scalar stands in the file: letter for letter? cut short by a comment? */
static void look_at_source(struct reader *r, const yaml_event_t *e, struct ynode *n)
{
	size_t from = byte_of(r, e->start_mark), to = byte_of(r, e->end_mark);
	size_t quotes = n->plain ? 0 : 1;

	n->verbatim = to - from == n->len + 2 * quotes &&
		      !memcmp(r->bytes + from + quotes, n->text, n->len) &&
		      !memchr(n->text, '\n', n->len);
	n->cut = n->plain && to + 2 < r->n && r->bytes[to] == ' ' && r->bytes[to + 1] == '#' &&
		 (unsigned char)r->bytes[to + 2] > ' ' && r->bytes[to + 2] != '#';
}

/* Only between quotes can there be what does not stand in the file. */
static bool is_quoted(const yaml_event_t *e)
{
	return e->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
	       e->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
}

/* A copy of the scalar; keys, ids and words are mostly there already. */
static const char *take_text(struct reader *r, const yaml_event_t *e)
{
	const char *text = (const char *)e->data.scalar.value;
	size_t n = e->data.scalar.length;
	const unsigned char *u = e->data.scalar.value;
	const char **slot;

	if (n > SHORT_MAX)
		return arena_strndup(r->to.texts, text, n);
	slot = &r->texts[(n * 61 + u[0] * 31u + u[n / 2] * 7u + u[n ? n - 1 : 0]) % SHORT_TEXTS];
	if (!*slot || strlen(*slot) != n || memcmp(*slot, text, n) != 0)
		*slot = arena_strndup(r->to.texts, text, n);
	return *slot;
}

static void take_key(struct reader *r, const yaml_event_t *e)
{
	size_t top = r->depth - 1;

	r->key[top].at = place(r, e->start_mark);
	r->key[top].text = take_text(r, e);
	if (!r->harmless || is_quoted(e))
		check_text(r, r->key[top].at, r->key[top].text, e->data.scalar.length);
}

static void take_value(struct reader *r, const yaml_event_t *e)
{
	struct ynode *n = new_node(r, YNODE_SCALAR, e->start_mark);

	n->text = take_text(r, e);
	n->len = e->data.scalar.length & LEN_MAX;
	n->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	n->literal = e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE;
	look_at_source(r, e, n);
	if (!r->harmless || (is_quoted(e) && !n->verbatim))
		check_text(r, n->at, n->text, n->len);
	attach(r, n, e->start_mark);
}

static void take_scalar(struct reader *r, const yaml_event_t *e)
{
	if (e->data.scalar.anchor)
		stop_at(r, e->start_mark, "anchors (&name) are not allowed; write the text out");
	else if (e->data.scalar.tag)
		stop_at(r, e->start_mark,
			"tags (!name) are not allowed; put a text that begins with '!' in quotes");
	else if (wants_key(r))
		take_key(r, e);
	else
		take_value(r, e);
}

static void close_node(struct reader *r)
{
	struct ynode *n = r->stack[--r->depth];

	if (n->kind == YNODE_MAP)
		drop_duplicates(r, n);
}

static void take_event(struct reader *r, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		take_scalar(r, e);
		break;
	case YAML_SEQUENCE_START_EVENT:
		if (e->data.sequence_start.anchor || e->data.sequence_start.tag)
			stop_at(r, e->start_mark, "anchors and tags are not allowed");
		else
			open_node(r, YNODE_LIST,
				  e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
				  e->start_mark);
		break;
	case YAML_MAPPING_START_EVENT:
		if (e->data.mapping_start.anchor || e->data.mapping_start.tag)
			stop_at(r, e->start_mark, "anchors and tags are not allowed");
		else
			open_node(r, YNODE_MAP,
				  e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
				  e->start_mark);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_node(r);
		break;
	case YAML_ALIAS_EVENT:
		stop_at(r, e->start_mark,
			"aliases (*name) are not allowed; write the text out, or quote it");
		break;
	default:
		break;
	}
}

/* The place of the byte at an offset. */
static struct loc place_of(const struct reader *r, size_t offset)
{
	struct loc at = {r->file, 1, 1};

	for (size_t i = 0; i < offset && i < r->n; i++) {
		at.col += ((unsigned char)r->bytes[i] & 0xc0) != 0x80;
		if (r->bytes[i] == '\n') {
			at.line++;
			at.col = 1;
		}
	}
	return at;
}

/* The first byte of the character at a place that libyaml named. */
static char char_at(const struct reader *r, yaml_mark_t m)
{
	size_t i = 0;

	for (size_t left = m.index; i < r->n; i++)
		if (((unsigned char)r->bytes[i] & 0xc0) != 0x80 && left-- == 0)
			return r->bytes[i];
	return '\0';
}

/* What people get wrong most, in words that help; NULL when it is something else. */
static const char *plain_words(const struct reader *r, const yaml_parser_t *p)
{
	static const struct {
		const char *problem, *words;
	} table[] = {
		{"could not find expected ':'",
		 "a key without ':', or a text that goes on here wants quotes"},
		{"did not find expected node content",
		 "a value is missing here, or a bracket before is not closed"},
		{"did not find expected ',' or ']'",
		 "',' or ']' is missing here: a list in [ ] is not closed"},
		{"did not find expected ',' or '}'",
		 "',' or '}' is missing here: a map in { } is not closed"},
		{"did not find expected key",
		 "expected a key here, or the line is not indented like those above"},
		{"did not find expected '-' indicator",
		 "expected '- ' here, or the line is not indented like those above"},
		{"found unexpected end of stream", "this quote is not closed"},
	};
	const char *problem = p->problem ? p->problem : "";

	if (strstr(problem, "mapping values are not allowed"))
		return "': ' inside a text without quotes; put the text in double quotes";
	if (strstr(problem, "cannot start any token"))
		return char_at(r, p->problem_mark) == '\t'
			       ? "a tab; indent with spaces"
			       : "a text may not begin with this character; "
				 "put the text in double quotes";
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (strstr(problem, table[i].problem))
			return table[i].words;
	return NULL;
}

static void report_problem(struct reader *r, const yaml_parser_t *p)
{
	struct loc at = place(r, p->problem_mark);
	const char *problem = p->problem ? p->problem : "not YAML";
	const char *words = plain_words(r, p);

	if (words && strstr(words, "this quote"))
		at = place(r, p->context_mark);
	if (p->error == YAML_MEMORY_ERROR)
		die_of_memory();
	/* Of what it cannot even decode libyaml tells the byte, not the place. */
	if (p->error == YAML_READER_ERROR && p->problem_value >= 0)
		diag_add(r->diags, place_of(r, p->problem_offset),
			 "control character U+%04X; remove it", (unsigned)p->problem_value);
	else if (p->error == YAML_READER_ERROR)
		diag_add(r->diags, place_of(r, p->problem_offset), "%s", problem);
	else if (words)
		diag_add(r->diags, at, "%s", words);
	else if (p->context && *p->context)
		diag_add(r->diags, at, "this is not YAML: %s %s", p->context, problem);
	else
		diag_add(r->diags, at, "this is not YAML: %s", problem);
	r->diags->unreadable = true;
}

static bool refuse(struct reader *r, struct loc at, const char *text)
{
	diag_add(r->diags, at, "%s", text);
	r->diags->unreadable = true;
	return false;
}

/* libyaml holds each %TAG against all before it. As tags are not allowed nobody needs any; so
 * it does not get to see many. */
static bool check_directives(struct reader *r)
{
	const char *end = r->bytes + r->n, *p = r->bytes;
	int tags = 0;

	for (; (p = memchr(p, '%', (size_t)(end - p))); p++) {
		bool begins = p == r->bytes || p[-1] == '\n' || p[-1] == '\r';

		if (begins && end - p > 4 && !memcmp(p, "%TAG", 4) && ++tags > TAGS_MAX)
			return refuse(r, place_of(r, (size_t)(p - r->bytes)),
				      "one %TAG after the other; tags are not allowed");
	}
	return true;
}

/* What is looked at before libyaml sees the bytes. */
static bool check_bytes(struct reader *r)
{
	const unsigned char *u = (const unsigned char *)r->bytes;
	char fault[UTF8_FAULT_MAX];
	size_t bad;

	if (r->n > YAML_BYTES_MAX)
		return refuse(r, (struct loc){r->file, 0, 0},
			      "larger than 8 MiB; split it into parts");
	if (r->n >= 2 && ((u[0] == 0xff && u[1] == 0xfe) || (u[0] == 0xfe && u[1] == 0xff)))
		return refuse(r, (struct loc){r->file, 1, 1}, "this is UTF-16; save it as UTF-8");
	r->harmless = is_harmless(r->bytes, r->n);
	bad = r->harmless ? r->n : utf8_invalid_at(r->bytes, r->n);
	if (bad == r->n)
		return check_directives(r);
	diag_add(r->diags, place_of(r, bad),
		 "%s; save the file as UTF-8 without it",
		 utf8_fault(fault, r->bytes + bad, r->n - bad));
	r->diags->unreadable = true;
	return false;
}

/* Feeds all events to the reader; false when it had to stop. */
static bool read_events(struct reader *r)
{
	yaml_parser_t parser;
	bool done = false;

	if (!yaml_parser_initialize(&parser))
		die_of_memory();
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)r->bytes, r->n);
	while (!done && !r->stop) {
		yaml_event_t event;

		if (!yaml_parser_parse(&parser, &event)) {
			report_problem(r, &parser);
			r->stop = true;
			break;
		}
		take_event(r, &event);
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return !r->stop;
}

struct ynode *yaml_read(struct yaml_memory to, const char *name, const char *bytes, size_t n,
			struct diags *d)
{
	struct reader r = {.to = to, .file = name, .bytes = bytes, .n = n, .diags = d};

	/* libyaml would count a byte order mark as a column. */
	if (n >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3)) {
		r.bytes += 3;
		r.n -= 3;
	}
	if (!check_bytes(&r) || !read_events(&r))
		return NULL;
	if (!r.root)
		refuse(&r, (struct loc){name, 1, 1}, "the file is empty");
	return r.root;
}

struct loc yaml_key_at(const struct ynode *member)
{
	return (struct loc){member->at.file, member->key_line, member->key_col};
}

struct ynode *yaml_get(const struct ynode *map, const char *key)
{
	if (map && map->kind == YNODE_MAP)
		for (struct ynode *m = map->first; m; m = m->next)
			if (!strcmp(m->key, key))
				return m;
	return NULL;
}

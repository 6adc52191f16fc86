#include "base/json_read.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/utf8.h"

#define NUMBER_MAX 61
#define VALUES_MAX 2000000

struct walk {
	struct arena *arena;
	struct diags *diags;
	const char *p, *end;
	const char *known;      /* a byte of the current line; at is its place */
	struct loc at;
	size_t depth;
	size_t kept;          /* down to which depth there are nodes */
	struct jnode scratch; /* for all that stand deeper */
	size_t n;             /* nodes so far */
	bool failed;
};

/* The place of p, which is on the current line and not before the places asked for earlier:
 * so a whole file on one line costs no more than one on many. Columns count characters. */
static struct loc place(struct walk *w, const char *p)
{
	for (; w->known < p; w->known++)
		w->at.col += ((unsigned char)*w->known & 0xc0) != 0x80;
	return w->at;
}

static void next_line(struct walk *w, const char *p)
{
	w->at.line++;
	w->at.col = 1;
	w->known = p;
}

static void *fail(struct walk *w, const char *p, const char *text)
{
	if (!w->failed)
		diag_add(w->diags, place(w, p), "this is not JSON: %s", text);
	w->failed = true;
	w->diags->unreadable = true;
	return NULL;
}

static void skip_blanks(struct walk *w)
{
	while (w->p < w->end &&
	       (*w->p == ' ' || *w->p == '\t' || *w->p == '\n' || *w->p == '\r')) {
		if (*w->p++ == '\n')
			next_line(w, w->p);
	}
}

/* The value of the escape \uXXXX at p, or -1 when there is none. */
static int unicode_escape(const struct walk *w, const char *p)
{
	int v = 0;

	if (w->end - p < 6 || p[0] != '\\' || p[1] != 'u')
		return -1;
	for (int i = 2; i < 6; i++) {
		char c = p[i];

		if (c >= '0' && c <= '9')
			v = v * 16 + (c - '0');
		else if (c >= 'a' && c <= 'f')
			v = v * 16 + (c - 'a' + 10);
		else if (c >= 'A' && c <= 'F')
			v = v * 16 + (c - 'A' + 10);
		else
			return -1;
	}
	return v;
}

static bool walk_unicode(struct walk *w)
{
	int v = unicode_escape(w, w->p), low;
	size_t len = 6, text_len;
	char text[4], fault[UTF8_FAULT_MAX];
	uint32_t cp;

	if (v < 0)
		return fail(w, w->p, "\\u wants four hexadecimal digits");
	if (v == 0)
		return fail(w, w->p, "\\u0000 cannot stand in a text");
	cp = (uint32_t)v;
	if (v >= 0xd800 && v <= 0xdbff) {
		low = unicode_escape(w, w->p + 6);
		if (low < 0xdc00 || low > 0xdfff)
			return fail(w, w->p, "half a surrogate pair");
		cp = 0x10000 + ((uint32_t)(v - 0xd800) << 10) + (uint32_t)(low - 0xdc00);
		len = 12;
	} else if (v >= 0xdc00 && v <= 0xdfff) {
		return fail(w, w->p, "half a surrogate pair");
	}
	/* A noncharacter in an escape is refused like one that is written out. */
	text_len = utf8_encode(cp, text);
	if (!utf8_decode(text, text_len, &cp))
		return fail(w, w->p, utf8_fault(fault, text, text_len));
	w->p += len;
	return true;
}

/* Walks over a string; p stands on its opening quote. */
static bool walk_string(struct walk *w)
{
	const char *start = w->p++;

	while (w->p < w->end && *w->p != '"') {
		if (*w->p == '\n')
			return fail(w, start, "this text is not closed on its line; "
					      "a line feed is written \\n");
		if ((unsigned char)*w->p < 0x20)
			return fail(w, w->p, "a control character inside a text; "
					     "use \\n, \\t or \\u");
		if (*w->p != '\\') {
			w->p++;
			continue;
		}
		if (w->end - w->p < 2 || !strchr("\"\\/bfnrtu", w->p[1]) || !w->p[1])
			return fail(w, w->p, "unknown escape; use \\\\ for a backslash");
		if (w->p[1] == 'u') {
			if (!walk_unicode(w))
				return false;
		} else {
			w->p += 2;
		}
	}
	if (w->p >= w->end)
		return fail(w, start, "this text has no closing quote");
	w->p++;
	return true;
}

static size_t digits(struct walk *w)
{
	const char *start = w->p;

	while (w->p < w->end && *w->p >= '0' && *w->p <= '9')
		w->p++;
	return (size_t)(w->p - start);
}

/* Walks over the digits that must follow at p + skip. */
static bool walk_digits(struct walk *w, size_t skip, const char *start, const char *missing)
{
	w->p += skip;
	return digits(w) || fail(w, start, missing);
}

static bool walk_number(struct walk *w)
{
	const char *start = w->p;
	bool negative = *w->p == '-';

	if (w->end - w->p > negative + 1 && w->p[negative] == '0' &&
	    w->p[negative + 1] >= '0' && w->p[negative + 1] <= '9')
		return fail(w, start, "a number may not begin with 0");
	if (!walk_digits(w, negative, start, "expected a value"))
		return false;
	if (w->p < w->end && *w->p == '.' &&
	    !walk_digits(w, 1, start, "digits are missing after the decimal point"))
		return false;
	if (w->p < w->end && (*w->p == 'e' || *w->p == 'E')) {
		bool sign = w->end - w->p > 1 && (w->p[1] == '+' || w->p[1] == '-');

		if (!walk_digits(w, 1u + sign, start, "digits are missing in the exponent"))
			return false;
	}
	/* What cJSON takes for a number ends here. */
	return w->p - start < NUMBER_MAX || fail(w, start, "a number of more than 60 digits");
}

static bool walk_word(struct walk *w, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(w->end - w->p) < n || memcmp(w->p, word, n) != 0)
		return fail(w, w->p, "expected a value; texts want double quotes");
	w->p += n;
	return true;
}

static struct jnode *walk_value(struct walk *w);

/* Counts a child of a list or an object, and links it when there is a node for it. */
static void add_child(const struct walk *w, struct jnode *parent, struct jnode **last,
		      struct jnode *child)
{
	parent->n++;
	if (child == &w->scratch)
		return;
	if (*last)
		(*last)->next = child;
	else
		parent->first = child;
	*last = child;
}

static bool walk_member(struct walk *w, struct jnode *object, struct jnode **last)
{
	const char *key = w->p;
	struct loc key_at;
	size_t key_len;
	struct jnode *m;

	key_at = w->depth <= w->kept ? place(w, w->p) : w->at;
	if (w->p >= w->end || *w->p != '"')
		return fail(w, w->p, "expected a key in double quotes");
	if (!walk_string(w))
		return false;
	key_len = (size_t)(w->p - key);
	skip_blanks(w);
	if (w->p >= w->end || *w->p != ':')
		return fail(w, w->p, "expected ':' after the key");
	w->p++;
	skip_blanks(w);
	m = walk_value(w);
	if (!m)
		return false;
	m->key_raw = key;
	m->key_raw_len = key_len;
	m->key_at = key_at;
	add_child(w, object, last, m);
	return true;
}

static bool walk_item(struct walk *w, struct jnode *list, struct jnode **last)
{
	struct jnode *m = walk_value(w);

	if (!m)
		return false;
	add_child(w, list, last, m);
	return true;
}

/* Walks over [ … ] or { … }; p stands on the opening bracket. */
static bool walk_children(struct walk *w, struct jnode *node, char close)
{
	struct jnode *last = NULL;

	if (++w->depth > JSON_DEPTH_MAX)
		return fail(w, w->p, "nested too deeply; at most 64 levels");
	w->p++;
	skip_blanks(w);
	while (w->p < w->end && *w->p != close) {
		if (!(close == '}' ? walk_member(w, node, &last) : walk_item(w, node, &last)))
			return false;
		skip_blanks(w);
		if (w->p < w->end && *w->p == ',') {
			w->p++;
			skip_blanks(w);
			if (w->p < w->end && *w->p == close)
				return fail(w, w->p, "a comma before the closing bracket");
		} else if (w->p < w->end && *w->p != close) {
			return fail(w, w->p, close == '}' ? "expected ',' or '}'"
							  : "expected ',' or ']'");
		}
	}
	if (w->p >= w->end)
		return fail(w, w->p, "the file ends too early; a bracket is not closed");
	w->p++;
	w->depth--;
	return true;
}

/* The node for the value at p; NULL when there are too many. */
static struct jnode *new_node(struct walk *w)
{
	struct jnode *n = &w->scratch;

	if (w->depth <= w->kept) {
		if (++w->n > VALUES_MAX)
			return fail(w, w->p,
				    "more than two million values; this is no file of ours");
		n = arena_new(w->arena, struct jnode, 1);
		n->at = place(w, w->p);
	}
	n->raw = w->p;
	n->text = "";
	return n;
}

static struct jnode *walk_value(struct walk *w)
{
	struct jnode *n = new_node(w);
	bool ok;

	if (!n)
		return NULL;
	if (w->p >= w->end)
		return fail(w, w->p, "the file ends where a value is expected");
	switch (*w->p) {
	case '{':
		n->kind = JNODE_OBJECT;
		ok = walk_children(w, n, '}');
		break;
	case '[':
		n->kind = JNODE_LIST;
		ok = walk_children(w, n, ']');
		break;
	case '"':
		n->kind = JNODE_TEXT;
		ok = walk_string(w);
		break;
	case 't':
		n->kind = JNODE_TRUE;
		ok = walk_word(w, "true");
		break;
	case 'f':
		n->kind = JNODE_FALSE;
		ok = walk_word(w, "false");
		break;
	case 'n':
		n->kind = JNODE_NULL;
		ok = walk_word(w, "null");
		break;
	default:
		n->kind = JNODE_NUMBER;
		ok = walk_number(w);
		break;
	}
	n->raw_len = (size_t)(w->p - n->raw);
	return ok ? n : NULL;
}

/* What cJSON makes of the text or number at raw; NULL for none. It was checked before, and this
 * allocator dies when there is no memory. */
static void *give_memory(size_t n)
{
	return xrealloc(NULL, n, 1);
}

static cJSON *parse_value(const char *raw, size_t n)
{
	cJSON_Hooks memory = {.malloc_fn = give_memory, .free_fn = free};

	cJSON_InitHooks(&memory);
	return cJSON_ParseWithLength(raw, n);
}

/* The text without its quotes. One without escapes says what it is. */
static const char *text_of(struct arena *a, const char *raw, size_t n)
{
	cJSON *value;
	const char *text;

	if (!memchr(raw, '\\', n))
		return arena_strndup(a, raw + 1, n - 2);
	value = parse_value(raw, n);
	text = value ? arena_strdup(a, value->valuestring) : NULL;
	cJSON_Delete(value);
	return text;
}

static bool take_number(struct jnode *n)
{
	cJSON *value = parse_value(n->raw, n->raw_len);

	if (value)
		n->number = value->valuedouble;
	cJSON_Delete(value);
	return value;
}

/* Gives n and all below it their keys, and their values where they are wanted. */
static bool take(struct arena *a, struct jnode *n, bool values)
{
	bool ok = true;

	if (n->key_raw)
		ok = (n->key = text_of(a, n->key_raw, n->key_raw_len)) != NULL;
	if (values && n->kind == JNODE_TEXT)
		ok = ok && (n->text = text_of(a, n->raw, n->raw_len));
	else if (values && n->kind == JNODE_NUMBER)
		ok = ok && take_number(n);
	for (struct jnode *c = n->first; c && ok; c = c->next)
		ok = take(a, c, values);
	return ok;
}

static int compare_keys(const void *x, const void *y)
{
	const struct jnode *a = *(struct jnode *const *)x, *b = *(struct jnode *const *)y;
	int c = strcmp(a->key, b->key);

	return c ? c : a->raw < b->raw ? -1 : a->raw > b->raw;
}

/* Unlinks the members of an object that lost their key. */
static void drop_keyless(struct jnode *object)
{
	struct jnode **link = &object->first;

	while (*link)
		if ((*link)->key) {
			link = &(*link)->next;
		} else {
			*link = (*link)->next;
			object->n--;
		}
}

/* Reports duplicate keys below n and unlinks the later ones. */
static void drop_duplicates(struct arena *a, struct jnode *n, struct diags *d)
{
	struct jnode **sorted, *c;
	bool found = false;
	size_t i = 0;

	for (c = n->first; c; c = c->next)
		drop_duplicates(a, c, d);
	if (n->kind != JNODE_OBJECT || n->n < 2 || !n->first)
		return;
	sorted = arena_new(a, struct jnode *, n->n);
	for (c = n->first; c; c = c->next)
		sorted[i++] = c;
	qsort(sorted, i, sizeof *sorted, compare_keys);
	for (size_t first = 0, j = 1; j < i; j++) {
		if (strcmp(sorted[first]->key, sorted[j]->key) != 0) {
			first = j;
			continue;
		}
		diag_add(d, sorted[j]->key_at,
			 "\"%.80s\" stands here a second time; the first is on line %d",
			 sorted[j]->key, sorted[first]->key_at.line);
		sorted[j]->key = NULL;
		found = true;
	}
	if (found)
		drop_keyless(n);
}

static bool check_utf8(struct walk *w)
{
	size_t n = (size_t)(w->end - w->p), bad = utf8_invalid_at(w->p, n);
	char fault[UTF8_FAULT_MAX];

	if (bad == n)
		return true;
	for (size_t i = 0; i < bad; i++)
		if (w->p[i] == '\n')
			next_line(w, w->p + i + 1);
	return fail(w, w->p + bad, utf8_fault(fault, w->p + bad, n - bad));
}

/* Walks over the whole text. */
static struct jnode *walk_text(struct walk *w)
{
	struct jnode *root;

	w->known = w->p;
	if (!check_utf8(w))
		return NULL;
	skip_blanks(w);
	root = walk_value(w);
	if (!root)
		return NULL;
	skip_blanks(w);
	return w->p < w->end ? fail(w, w->p, "more text after the end") : root;
}

/* Down to a depth, with values or without. */
static struct jnode *read_to(struct arena *a, const char *name, const char *bytes, size_t n,
			     size_t depth, bool values, struct diags *d)
{
	/* Editors on Windows begin a file with a byte order mark. */
	size_t mark = n >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3) ? 3 : 0;
	struct walk w = {.arena = a, .diags = d, .at = {name, 1, 1}, .p = bytes + mark,
			 .end = bytes + n, .kept = depth};
	struct jnode *root = walk_text(&w);

	if (!root)
		return NULL;
	if (!take(a, root, values))
		return fail(&w, w.p, "it cannot be parsed");
	drop_duplicates(a, root, d);
	return root;
}

struct jnode *json_read(struct arena *a, const char *name, const char *bytes, size_t n,
			struct diags *d)
{
	return read_to(a, name, bytes, n, JSON_DEPTH_MAX, true, d);
}

struct jnode *json_outline(struct arena *a, const char *name, const char *bytes, size_t n,
			   size_t depth, struct diags *d)
{
	return read_to(a, name, bytes, n, depth, false, d);
}

struct jnode *json_get(const struct jnode *object, const char *key)
{
	if (object && object->kind == JNODE_OBJECT)
		for (struct jnode *m = object->first; m; m = m->next)
			if (!strcmp(m->key, key))
				return m;
	return NULL;
}

const char *json_kind_name(const struct jnode *n)
{
	static const char *const names[] = {
		[JNODE_NULL] = "null",       [JNODE_FALSE] = "false",
		[JNODE_TRUE] = "true",       [JNODE_NUMBER] = "a number",
		[JNODE_TEXT] = "a text",     [JNODE_LIST] = "a list",
		[JNODE_OBJECT] = "an object",
	};

	return names[n->kind];
}

bool json_int(const struct jnode *n, long min, long max, long *value)
{
	long whole;

	/* Above 2^53 a double no longer tells whole numbers apart. */
	if (n->kind != JNODE_NUMBER || !(n->number >= -9007199254740992.0) ||
	    !(n->number <= 9007199254740992.0))
		return false;
	whole = (long)n->number;
	if (n->number < (double)whole || n->number > (double)whole || whole < min ||
	    whole > max)
		return false;
	*value = whole;
	return true;
}

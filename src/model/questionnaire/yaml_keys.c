#include "model/questionnaire/yaml_keys.h"

#include <stdint.h>
#include <string.h>

#include "base/nearest.h"
#include "base/number.h"
#include "base/str.h"
#include "base/utf8.h"

/* The product with that key, or NULL. */
static const struct product *product_find(const struct yaml_context *c, const char *key,
					  size_t n)
{
	size_t low = 0, high = c->n_products;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = strncmp(c->products[mid].key, key, n);

		if (order == 0 && c->products[mid].key[n])
			order = 1;
		if (order == 0)
			return &c->products[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static void report_product(struct yaml_context *c, const struct ynode *n, const char *word)
{
	struct nearest near = {.word = diags_hinted(c->diags, word)};

	if (c->incomplete || diags_full(c->diags))
		return;
	for (size_t i = 0; i < c->n_products; i++)
		nearest_try(&near, c->products[i].key);
	diag_add(c->diags, n->at, "no product '%s' among the names%s", word,
		 nearest_hint(&near));
}

/* Appends the product named at *p ("{key}") and moves *p behind it. */
static bool expand_one(struct yaml_context *c, const struct ynode *n, const char **p,
		       struct str *out)
{
	const char *end = strchr(*p, '}');
	const struct product *product;
	char word[Q_ID_MAX + 1];

	if (!end || end - *p - 1 > Q_ID_MAX) {
		diag_add(c->diags, n->at,
			 "'{' without a product name and '}'; write {{ for a brace");
		return false;
	}
	product = product_find(c, *p + 1, (size_t)(end - *p - 1));
	if (product) {
		str_add(out, product->name);
		*p = end + 1;
		return true;
	}
	memcpy(word, *p + 1, (size_t)(end - *p - 1));
	word[end - *p - 1] = '\0';
	report_product(c, n, word);
	return false;
}

/* Names for their {keys}; n says where it stands. NULL after a diagnostic. */
static const char *expand(struct yaml_context *c, const struct ynode *n, const char *text)
{
	struct str out = {0};
	const char *p = text, *copy = NULL;
	bool ok = true;

	if (!strpbrk(p, "{}"))
		return p;
	while (ok && *p) {
		if ((*p == '{' || *p == '}') && p[1] == *p) {
			str_addc(&out, *p);
			p += 2;
		} else if (*p == '}') {
			diag_add(c->diags, n->at, "'}' without '{'; write }} for a brace");
			ok = false;
		} else if (*p == '{') {
			ok = expand_one(c, n, &p, &out);
		} else {
			size_t run = strcspn(p, "{}");

			str_addn(&out, p, run);
			p += run;
		}
	}
	if (ok)
		copy = arena_strndup(c->arena, str_text(&out), out.len);
	str_release(&out);
	return copy;
}

/* One line of text: line feeds, and the blanks around them, become one blank. */
static const char *fold(struct yaml_context *c, const struct ynode *n)
{
	char *copy, *to;

	if (!memchr(n->text, '\n', n->len))
		return n->text;
	copy = to = arena_strndup(c->arena, n->text, n->len);
	for (const char *p = copy; *p;) {
		size_t blanks = strspn(p, " \n");

		if (blanks && memchr(p, '\n', blanks)) {
			if (to != copy && p[blanks])
				*to++ = ' ';
			p += blanks;
		} else {
			*to++ = *p++;
		}
	}
	*to = '\0';
	return copy;
}

/* Appends one line of a long text: a paragraph, an item of a list, or what goes on with the
 * line before. */
static void add_line(struct str *out, const char *line, size_t n, bool goes_on)
{
	bool item = n > 1 && !strncmp(line, "- ", 2);

	if (out->len)
		str_add(out, item ? "\n" : goes_on ? " " : "\n\n");
	str_addn(out, line, n);
}

/* A long text as it is kept. Only in a block after '|' are its lines those of the file; in
 * any other the reader has joined them, and what is left of line feeds were empty lines. */
static const char *lay_out(struct yaml_context *c, const struct ynode *n)
{
	struct str out = {0};
	bool goes_on = false;
	const char *copy;

	if (!memchr(n->text, '\n', n->len))
		return n->text;
	for (const char *p = n->text; *p;) {
		size_t line = strcspn(p, "\n"), from = strspn(p, " "), to = line;

		while (to > from && p[to - 1] == ' ')
			to--;
		if (to > from)
			add_line(&out, p + from, to - from, goes_on);
		goes_on = n->literal && to > from;
		p += line + (p[line] == '\n');
	}
	copy = arena_strndup(c->arena, str_text(&out), out.len);
	str_release(&out);
	return copy;
}

bool expect_scalar(struct yaml_context *c, const struct ynode *n, const char *key)
{
	if (n->kind == YNODE_SCALAR)
		return true;
	diag_add(c->diags, n->at, "'%s' wants one value, not a %s", key,
		 n->kind == YNODE_MAP ? "map" : "list");
	return false;
}

static bool expect_text(struct yaml_context *c, const struct ynode *n, const char *key)
{
	if (n->kind == YNODE_SCALAR)
		return true;
	if (n->kind == YNODE_MAP && !n->flow && n->n == 1)
		diag_add(c->diags, n->at,
			 "'%s' wants a text, but ': ' made it a map; put the text in quotes",
			 key);
	else if (n->flow)
		diag_add(c->diags, n->at,
			 "'%s' wants a text; put a text that begins with a bracket in quotes",
			 key);
	else
		diag_add(c->diags, n->at, "'%s' wants a text, not a %s", key,
			 n->kind == YNODE_MAP ? "map" : "list");
	return false;
}

/* No text, or what YAML reads as nothing? */
static bool is_empty(const struct ynode *n)
{
	static const char *const nothing[] = {"~", "null", "Null", "NULL"};

	for (size_t i = 0; n->plain && n->len <= 4 && i < sizeof nothing / sizeof *nothing; i++)
		if (!strcmp(n->text, nothing[i]))
			return true;
	return strspn(n->text, " \n") == n->len;
}

static size_t characters(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xc0) != 0x80;
	return n;
}

/* Bytes are counted at once; characters only where they decide. */
static bool is_too_long(const char *text)
{
	return strlen(text) > Q_TEXT_MAX && characters(text) > Q_TEXT_MAX;
}

/* laid_out: how the lines of the scalar become those of the text. */
static const char *take_text(struct yaml_context *c, const struct ynode *n, const char *key,
			     const char *(*laid_out)(struct yaml_context *,
						     const struct ynode *))
{
	const char *text;

	if (!expect_text(c, n, key))
		return NULL;
	if (is_empty(n)) {
		diag_add(c->diags, n->at, "'%s' has no text", key);
		return NULL;
	}
	if (n->cut)
		diag_add(c->diags, n->at,
			 "the text of '%s' ends at ' #', which begins a comment; put it in "
			 "quotes", key);
	text = laid_out(c, n);
	if (!is_too_long(text))
		text = expand(c, n, text);
	if (text && is_too_long(text)) {
		diag_add(c->diags, n->at, "'%s' is longer than %d characters; shorten it", key,
			 Q_TEXT_MAX);
		return NULL;
	}
	return text;
}

const char *yaml_take_text(struct yaml_context *c, const struct ynode *n, const char *key)
{
	return take_text(c, n, key, fold);
}

static const char *take_title(struct yaml_context *c, const struct ynode *n, const char *key)
{
	const char *text = yaml_take_text(c, n, key);

	/* No character is wider than it has bytes. */
	if (!text || strlen(text) <= Q_TITLE_MAX || utf8_width(text) <= Q_TITLE_MAX)
		return text;
	diag_add(c->diags, n->at, "'%s' is wider than %d columns; shorten it", key,
		 Q_TITLE_MAX);
	return NULL;
}

static bool is_id_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || c == '.';
}

bool expect_id(struct yaml_context *c, struct loc at, const char *text, const char *key)
{
	size_t n = 0;

	for (; text[n]; n++)
		if (!is_id_char(text[n]) || (n == 0 && strchr("-.", text[0]))) {
			diag_add(c->diags, at,
				 "'%.60s' is no id: letters, digits, '-', '_' and '.' only, "
				 "and a letter or digit first", text);
			return false;
		}
	if (n == 0 || n > Q_ID_MAX) {
		diag_add(c->diags, at, "'%s' wants an id of 1 to %d characters", key, Q_ID_MAX);
		return false;
	}
	return true;
}

const char *yaml_take_id(struct yaml_context *c, const struct ynode *n, const char *key)
{
	return expect_scalar(c, n, key) && expect_id(c, n->at, n->text, key) ? n->text : NULL;
}

bool expect_list(struct yaml_context *c, const struct ynode *n, const char *key)
{
	if (n->kind == YNODE_LIST)
		return true;
	diag_add(c->diags, n->at, "'%s' wants a list", key);
	return false;
}

/* In [a, b], a text that YAML split at a comma goes on in lower case or after a blank. */
static bool looks_split(const struct ynode *list)
{
	bool sentence = false;

	for (const struct ynode *n = list->first; n; n = n->next) {
		if (n->kind == YNODE_SCALAR && n->plain && sentence && n->len &&
		    n->text[0] >= 'a' && n->text[0] <= 'z' && strchr(n->text, ' '))
			return true;
		if (n->kind == YNODE_SCALAR && n->plain && n->len &&
		    n->text[0] >= 'A' && n->text[0] <= 'Z' && strchr(n->text, ' ') &&
		    n->text[n->len - 1] != '.')
			sentence = true;
		else
			sentence = false;
	}
	return false;
}

/* A list of texts, or a single one. */
static struct texts yaml_take_texts(struct yaml_context *c, const struct ynode *n,
				    const char *key)
{
	struct texts list = {0};

	if (n->kind == YNODE_SCALAR) {
		const char *text = yaml_take_text(c, n, key);

		list.items = arena_new(c->arena, const char *, 1);
		if (text)
			list.items[list.n++] = text;
		return list;
	}
	if (!expect_list(c, n, key))
		return list;
	if (n->flow && looks_split(n))
		diag_add(c->diags, n->at,
			 "a text in '%s' was split at its comma; put it in quotes, or use a "
			 "line with '- ' for each", key);
	if (n->n)
		list.items = arena_new(c->arena, const char *, n->n);
	for (const struct ynode *i = n->first; i; i = i->next) {
		const char *text = yaml_take_text(c, i, key);

		if (text)
			list.items[list.n++] = text;
	}
	return list;
}

static void read_word(struct yaml_context *c, const struct ynode *n, const struct key *k,
		      int *to)
{
	struct nearest near = {.word = diags_hinted(c->diags, n->text)};
	struct str known = {0};

	if (!expect_scalar(c, n, k->name))
		return;
	for (int i = 0; k->words[i]; i++)
		if (!strcmp(n->text, k->words[i])) {
			*to = i;
			return;
		}
	if (diags_full(c->diags))
		return;
	for (int i = 0; k->words[i]; i++) {
		nearest_try(&near, k->words[i]);
		str_addf(&known, "%s%s", i ? ", " : "", k->words[i]);
	}
	diag_add(c->diags, n->at, "'%s' is one of %s, not '%.60s'%s", k->name,
		 str_text(&known), n->text, nearest_hint(&near));
	str_release(&known);
}

static void read_int(struct yaml_context *c, const struct ynode *n, const struct key *k,
		     int *to)
{
	long value;

	if (!expect_scalar(c, n, k->name))
		return;
	if (number_parse(n->text, &value) && value >= k->min && value <= k->max)
		*to = (int)value;
	else if (k->min == k->max)
		diag_add(c->diags, n->at, "'%s' is %d, not '%.60s'; this program reads no other",
			 k->name, k->min, n->text);
	else
		diag_add(c->diags, n->at, "'%s' is a whole number from %d to %d, not '%.60s'",
			 k->name, k->min, k->max, n->text);
}

static void read_days(struct yaml_context *c, const struct ynode *n, const struct key *k,
		      int *to)
{
	double days;
	char min[32], max[32];

	if (!expect_scalar(c, n, k->name))
		return;
	if (number_parse_double(n->text, &days) && 2 * days >= k->min && 2 * days <= k->max &&
	    2 * days <= (int)(2 * days))
		*to = (int)(2 * days);
	else
		diag_add(c->diags, n->at,
			 "'%s' is a number of days from %s to %s, by halves, not '%.60s'", k->name,
			 number_text(min, 5 * k->min, 1), number_text(max, 5 * k->max, 1), n->text);
}

static void read_bool(struct yaml_context *c, const struct ynode *n, const char *key,
		      bool *to)
{
	if (!expect_scalar(c, n, key))
		return;
	if (n->plain && !strcmp(n->text, "true"))
		*to = true;
	else if (n->plain && !strcmp(n->text, "false"))
		*to = false;
	else
		diag_add(c->diags, n->at, "'%s' is true or false, not %s'%.60s'", key,
			 n->plain ? "" : "the text ", n->text);
}

static void keep_text(void *to, const char *text)
{
	if (text)
		*(const char **)to = text;
}

static void read_value(struct yaml_context *c, const struct ynode *n, const struct key *k,
		       void *target)
{
	void *to = (char *)target + k->offset;

	switch (k->kind) {
	case KEY_TEXT:
		keep_text(to, yaml_take_text(c, n, k->name));
		break;
	case KEY_TITLE:
		keep_text(to, take_title(c, n, k->name));
		break;
	case KEY_PROSE:
		keep_text(to, take_text(c, n, k->name, lay_out));
		break;
	case KEY_ID:
		keep_text(to, yaml_take_id(c, n, k->name));
		break;
	case KEY_WORD:
		read_word(c, n, k, to);
		break;
	case KEY_INT:
		read_int(c, n, k, to);
		break;
	case KEY_DAYS:
		read_days(c, n, k, to);
		break;
	case KEY_BOOL:
		read_bool(c, n, k->name, to);
		break;
	case KEY_TEXTS:
		*(struct texts *)to = yaml_take_texts(c, n, k->name);
		break;
	case KEY_NODE:
		*(const struct ynode **)to = n;
		break;
	}
}

/* In {a: text, more: 1}, a comma inside a text makes keys of what follows. */
static bool is_split_off(const struct ynode *map, const struct ynode *n)
{
	return map->flow && n->kind == YNODE_SCALAR && n->plain && !n->len &&
	       n != map->first;
}

static void report_unknown(struct yaml_context *c, const struct ynode *map,
			   const struct ynode *n, const struct key *keys, const char *what)
{
	struct nearest near = {.word = diags_hinted(c->diags, n->key)};

	if (is_split_off(map, n)) {
		diag_add(c->diags, yaml_key_at(n),
			 "'%.60s' was split off at a comma; put the text before it in quotes",
			 n->key);
		return;
	}
	if (diags_full(c->diags))
		return;
	for (const struct key *k = keys; k->name; k++)
		nearest_try(&near, k->name);
	diag_add(c->diags, yaml_key_at(n), "unknown key '%.60s' in %s%s", n->key, what,
		 nearest_hint(&near));
}

/* The row of a key, or the last one. Keys mostly stand in the order of the table, so it is
 * looked for behind the one before first. */
static const struct key *find_key(const struct key *keys, const struct key *before,
				  const char *name)
{
	const struct key *k = before;

	while (k->name && (k->name[0] != name[0] || strcmp(k->name, name) != 0))
		k++;
	if (k->name)
		return k;
	for (const struct key *first = keys; first != before; first++)
		if (first->name[0] == name[0] && !strcmp(first->name, name))
			return first;
	return k;
}

bool yaml_take_keys(struct yaml_context *c, const struct ynode *map, const struct key *keys,
		    void *target, const char *what)
{
	const struct key *k = keys;
	uint64_t seen = 0;

	if (map->kind != YNODE_MAP) {
		diag_add(c->diags, map->at, "expected %s: a map of keys and values", what);
		return false;
	}
	for (const struct ynode *n = map->first; n; n = n->next) {
		k = find_key(keys, k, n->key);
		if (!k->name) {
			report_unknown(c, map, n, keys, what);
			k = keys;
			continue;
		}
		if (seen >> (k - keys) & 1)
			continue; /* a duplicate; already reported */
		seen |= (uint64_t)1 << (k - keys);
		read_value(c, n, k, target);
	}
	for (k = keys; k->name; k++) {
		if (k->required && !(seen >> (k - keys) & 1))
			diag_add(c->diags, map->at, "%s lacks '%s'", what, k->name);
		if (k->kind <= KEY_ID && !*(const char **)((char *)target + k->offset))
			*(const char **)((char *)target + k->offset) = "";
	}
	return true;
}

#include "model/assessment/members.h"

#include <string.h>

/* The place of a member in a struct. */
static void *in(const struct member *m, void *object)
{
	return (char *)object + m->offset;
}

static const void *at(const struct member *m, const void *object)
{
	return (const char *)object + m->offset;
}

/* Texts. */

static const char *text_of(const struct member *m, const void *object)
{
	const char *text = *(const char *const *)at(m, object);

	return text ? text : "";
}

static void own(struct arena *arena, const char **text)
{
	*text = arena_strdup(arena, *text);
}

static void text_read(struct reader *r, const struct jnode *n, const struct member *m,
		      void *object)
{
	static void (*const readers[])(struct reader *, const struct jnode *, const char **) = {
		[AS_TEXT] = reader_text, [AS_NOTE] = reader_note,
		[AS_DAY] = reader_day, [AS_TIME] = reader_time,
	};

	readers[m->kind](r, n, in(m, object));
}

static void text_write(struct writer *w, const struct member *m, const void *object)
{
	json_text(&w->json, m->key, text_of(m, object));
}

static void text_own(struct arena *arena, const struct member *m, void *object)
{
	own(arena, in(m, object));
}

static bool text_same(const struct member *m, const void *a, const void *b)
{
	return !strcmp(text_of(m, a), text_of(m, b));
}

static void texts_read(struct reader *r, const struct jnode *n, const struct member *m,
		       void *object)
{
	struct texts *texts = in(m, object);

	if (!reader_want(r, n, JNODE_LIST, "a list of texts"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next)
		if (c->kind == JNODE_TEXT)
			*(const char **)ARENA_PUSH(r->arena, texts->items, texts->n) =
				arena_strdup(r->arena, c->text);
		else
			reader_fault(r, c->at, "\"%s\" must hold texts, not %s", n->key,
				     reader_shown(r, c));
}

static void texts_write(struct writer *w, const struct member *m, const void *object)
{
	const struct texts *texts = at(m, object);

	json_open(&w->json, m->key, '[', true);
	for (size_t i = 0; i < texts->n; i++)
		json_text(&w->json, NULL, texts->items[i]);
	json_close(&w->json, ']');
}

static void texts_own(struct arena *arena, const struct member *m, void *object)
{
	struct texts *texts = in(m, object);

	ARENA_AGAIN(arena, texts->items, texts->n);
	for (size_t i = 0; i < texts->n; i++)
		own(arena, &texts->items[i]);
}

static bool texts_same(const struct member *m, const void *a, const void *b)
{
	const struct texts *x = at(m, a), *y = at(m, b);
	size_t i = 0;

	while (x->n == y->n && i < x->n && !strcmp(x->items[i], y->items[i]))
		i++;
	return x->n == y->n && i == x->n;
}

/* Words, numbers and flags. An enum is an int, as its words are numbered. */

static int number_of(const struct member *m, const void *object)
{
	return *(const int *)at(m, object);
}

static void word_read(struct reader *r, const struct jnode *n, const struct member *m,
		      void *object)
{
	int value = reader_word(r, n, m->words);

	if (value < 0)
		return;
	*(int *)in(m, object) = value;
	if (m->has)
		*(bool *)((char *)object + m->has) = true;
}

static void word_write(struct writer *w, const struct member *m, const void *object)
{
	json_text(&w->json, m->key, m->words->words[number_of(m, object)]);
}

static void number_read(struct reader *r, const struct jnode *n, const struct member *m,
			void *object)
{
	reader_number(r, n, m->min, m->max, in(m, object));
}

static void number_write(struct writer *w, const struct member *m, const void *object)
{
	json_integer(&w->json, m->key, number_of(m, object));
}

static bool number_same(const struct member *m, const void *a, const void *b)
{
	return number_of(m, a) == number_of(m, b);
}

static void flag_read(struct reader *r, const struct jnode *n, const struct member *m,
		      void *object)
{
	if (n->kind != JNODE_TRUE && n->kind != JNODE_FALSE)
		reader_fault(r, n->at, "\"%s\" must be true or false, not %s", n->key,
			     reader_shown(r, n));
	*(bool *)in(m, object) = n->kind == JNODE_TRUE;
}

static void flag_write(struct writer *w, const struct member *m, const void *object)
{
	json_bool(&w->json, m->key, *(const bool *)at(m, object));
}

static bool flag_same(const struct member *m, const void *a, const void *b)
{
	return *(const bool *)at(m, a) == *(const bool *)at(m, b);
}

/* Objects, and arrays of them. */

static void object_read(struct reader *r, const struct jnode *n, const struct member *m,
			void *object)
{
	if (m->has)
		*(bool *)((char *)object + m->has) = true;
	read_object(r, n, m->members, in(m, object));
}

static void object_write(struct writer *w, const struct member *m, const void *object)
{
	write_object(w, m->key, m->members, at(m, object));
}

static void object_own(struct arena *arena, const struct member *m, void *object)
{
	own_object(arena, m->members, in(m, object));
}

static bool object_same(const struct member *m, const void *a, const void *b)
{
	return same_object(m->members, at(m, a), at(m, b));
}

size_t member_count(const struct member *m, const void *object)
{
	return *(const size_t *)(const void *)((const char *)object + m->count);
}

/* The array is one of any struct, so its address is copied, not read. */
void *member_item(const struct member *m, const void *object, size_t i)
{
	char *items;

	memcpy(&items, at(m, object), sizeof items);
	return items + i * m->members->size;
}

static const char **key_of(void *item)
{
	return item;
}

static void items_read(struct reader *r, const struct jnode *n, const struct member *m,
		       void *object)
{
	bool map = m->kind == AS_MAP;

	if (!reader_want(r, n, map ? JNODE_OBJECT : JNODE_LIST,
			 map ? "an object" : "a list of objects"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next) {
		void *item = arena_push(r->arena, in(m, object),
					(size_t *)(void *)((char *)object + m->count),
					m->members->size);

		init_object(m->members, item);
		if (map)
			*key_of(item) = arena_strdup(r->arena, c->key);
		read_object(r, c, m->members, item);
	}
}

static void items_write(struct writer *w, const struct member *m, const void *object)
{
	bool map = m->kind == AS_MAP;

	json_open(&w->json, m->key, map ? '{' : '[', false);
	for (size_t i = 0; i < member_count(m, object); i++) {
		void *item = member_item(m, object, i);

		if (!map || object_is_set(w, m->members, item))
			write_object(w, map ? *key_of(item) : NULL, m->members, item);
	}
	json_close(&w->json, map ? '}' : ']');
}

static void items_own(struct arena *arena, const struct member *m, void *object)
{
	arena_again(arena, in(m, object), member_count(m, object), m->members->size);
	for (size_t i = 0; i < member_count(m, object); i++) {
		void *item = member_item(m, object, i);

		if (m->kind == AS_MAP)
			own(arena, key_of(item));
		own_object(arena, m->members, item);
	}
}

static bool items_same(const struct member *m, const void *a, const void *b)
{
	size_t n = member_count(m, a), i = 0;
	bool same = n == member_count(m, b);

	for (; same && i < n; i++) {
		void *x = member_item(m, a, i), *y = member_item(m, b, i);

		same = (m->kind != AS_MAP || !strcmp(*key_of(x), *key_of(y))) &&
		       same_object(m->members, x, y);
	}
	return same;
}

/* Votes, and what is kept raw. */

static void votes_own(struct arena *arena, const struct member *m, void *object)
{
	struct votes *votes = in(m, object);

	ARENA_AGAIN(arena, votes->items, votes->n);
	for (size_t i = 0; i < votes->n; i++)
		own(arena, &votes->items[i].who);
	raw_own(arena, &votes->extra);
}

static bool votes_same(const struct member *m, const void *a, const void *b)
{
	const struct votes *x = at(m, a), *y = at(m, b);
	size_t i = 0;

	if (x->n != y->n || x->extra.n != y->extra.n)
		return false;
	while (i < x->n && x->items[i].item == y->items[i].item &&
	       x->items[i].value == y->items[i].value &&
	       !strcmp(x->items[i].who, y->items[i].who))
		i++;
	return i == x->n;
}

void raw_own(struct arena *arena, struct raw_members *m)
{
	ARENA_AGAIN(arena, m->items, m->n);
	for (size_t i = 0; i < m->n; i++) {
		own(arena, &m->items[i].key);
		own(arena, &m->items[i].value);
	}
}

void write_raw(struct writer *w, const struct raw_members *m)
{
	for (size_t i = 0; i < m->n; i++)
		json_raw_member(&w->json, m->items[i].key, strlen(m->items[i].key),
				m->items[i].value, strlen(m->items[i].value));
}

static void rest_write(struct writer *w, const struct member *m, const void *object)
{
	write_raw(w, at(m, object));
}

static void rest_own(struct arena *arena, const struct member *m, void *object)
{
	if (m->offset)
		raw_own(arena, in(m, object));
}

static bool rest_same(const struct member *m, const void *a, const void *b)
{
	const struct raw_members *x = at(m, a), *y = at(m, b);

	return x->n == y->n;
}

static void tail_write(struct writer *w, const struct member *m, const void *object)
{
	const char *raw = raw_value(at(m, object), m->key);

	json_raw(&w->json, m->key, raw, strlen(raw));
}

/* What is done with each kind; NULL: nothing is to be done, or nothing differs. */
static const struct {
	void (*read)(struct reader *r, const struct jnode *n, const struct member *m,
		     void *object);
	void (*write)(struct writer *w, const struct member *m, const void *object);
	void (*own)(struct arena *arena, const struct member *m, void *object);
	bool (*same)(const struct member *m, const void *a, const void *b);
} kinds[] = {
	[AS_REST] = {NULL, rest_write, rest_own, rest_same},
	[AS_TEXT] = {text_read, text_write, text_own, text_same},
	[AS_NOTE] = {text_read, text_write, text_own, text_same},
	[AS_DAY] = {text_read, text_write, text_own, text_same},
	[AS_TIME] = {text_read, text_write, text_own, text_same},
	[AS_TEXTS] = {texts_read, texts_write, texts_own, texts_same},
	[AS_WORD] = {word_read, word_write, NULL, number_same},
	[AS_NUMBER] = {number_read, number_write, NULL, number_same},
	[AS_FLAG] = {flag_read, flag_write, NULL, flag_same},
	[AS_OBJECT] = {object_read, object_write, object_own, object_same},
	[AS_LIST] = {items_read, items_write, items_own, items_same},
	[AS_MAP] = {items_read, items_write, items_own, items_same},
	[AS_VOTES] = {NULL, NULL, votes_own, votes_same},
	[AS_OWN] = {NULL, NULL, rest_own, NULL},
	[IN_TAIL] = {NULL, tail_write, NULL, NULL},
};

/* Whole objects. */

void init_object(const struct member *members, void *object)
{
	for (const struct member *m = members; m->kind; m++)
		if (m->kind >= AS_TEXT && m->kind <= AS_TIME)
			*(const char **)in(m, object) = "";
		else if (m->kind == AS_OBJECT)
			init_object(m->members, in(m, object));
}

void own_object(struct arena *arena, const struct member *members, void *object)
{
	for (const struct member *m = members; m->kind; m++)
		if (kinds[m->kind].own)
			kinds[m->kind].own(arena, m, object);
}

bool same_member(const struct member *m, const void *a, const void *b)
{
	bool has = !m->has || *(const bool *)((const char *)a + m->has);

	if (m->has && has != *(const bool *)((const char *)b + m->has))
		return false;
	return !has || !kinds[m->kind].same || kinds[m->kind].same(m, a, b);
}

bool same_object(const struct member *members, const void *a, const void *b)
{
	const struct member *m = members;

	while (m->kind && (m->runs || same_member(m, a, b)))
		m++;
	return !m->kind;
}

void read_object(struct reader *r, const struct jnode *n, const struct member *members,
		 void *object)
{
	if (!reader_want(r, n, JNODE_OBJECT, "an object"))
		return;
	for (const struct jnode *c = n->first; c; c = c->next) {
		const struct member *m = members + 1;

		while (m->kind && strcmp(m->key, c->key) != 0)
			m++;
		if (!m->kind)
			reader_keep(r, in(members, object), c);
		else if (m->read)
			m->read(r, c, object);
		else if (kinds[m->kind].read)
			kinds[m->kind].read(r, c, m, object);
		if (m->check)
			m->check(r, c, object);
	}
	if (members->check)
		members->check(r, n, object);
}

static bool is_set(const struct writer *w, const struct member *m, const void *object)
{
	static const struct assessment nothing; /* all zero, like any other empty struct */
	size_t n = m->kind == AS_MAP ? member_count(m, object) : 0;

	if (m->kind == AS_OWN)
		return m->is_set && m->is_set(w, object);
	if (m->kind == AS_OBJECT && !m->has)
		return object_is_set(w, m->members, at(m, object));
	if (m->kind == IN_TAIL)
		return raw_value(at(m, object), m->key);
	while (n && !object_is_set(w, m->members, member_item(m, object, n - 1)))
		n--;
	return m->kind == AS_MAP ? n : !same_member(m, object, &nothing);
}

bool object_is_set(const struct writer *w, const struct member *members, const void *object)
{
	const struct member *m = members;

	while (m->kind && !is_set(w, m, object))
		m++;
	return m->kind;
}

/* Does anything in it take a line for each member? */
static bool breaks(const struct writer *w, const struct member *members, const void *object)
{
	const struct member *m = members;

	while (m->kind && !((m->breaks || m->kind == AS_REST) && is_set(w, m, object)))
		m++;
	return m->kind;
}

void write_object(struct writer *w, const char *key, const struct member *members,
		  const void *object)
{
	json_open(&w->json, key, '{', members->on_line && !breaks(w, members, object));
	for (const struct member *m = members + 1; m->kind; m++)
		if (!m->always && !is_set(w, m, object))
			continue;
		else if (m->write)
			m->write(w, object);
		else
			kinds[m->kind].write(w, m, object);
	rest_write(w, members, object);
	json_close(&w->json, '}');
}

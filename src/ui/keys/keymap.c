#include "ui/keys/keymap.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/str.h"

#define WISHED_MAX 32 /* keys of one action */

/* Keys that the user gives to an action. */
struct wish {
	const struct keymap_place *place;
	enum act act;
	const char *keys; /* as in a binding */
	struct loc at;
	bool refused;
};

struct reader {
	struct keymap *map;
	struct diags *diags;
	const struct keymap_place *places;
	size_t n_places;
	struct wish *wishes;
	size_t n_wishes;
};

const struct binding *keymap_table(const struct keymap *m, const struct binding *table)
{
	for (size_t i = 0; m && table && i < m->n; i++)
		if (m->tables[i].from == table)
			return m->tables[i].to;
	return table;
}

void keymap_release(struct keymap *m)
{
	arena_release(&m->arena);
	*m = (struct keymap){0};
}

/* Answers are given by keys that the questions show, so these stay. */
static bool is_answer(enum act a)
{
	return a == ACT_LEVEL || a == ACT_OPTION || a == ACT_NONE_OF_THEM ||
	       a == ACT_NUMBER || a == ACT_YES || a == ACT_PARTIAL || a == ACT_NO;
}

/* Does a key (K_NONE: any) mean the action in the tables as the program brings them? */
static bool is_bound(const struct keymap_place *place, enum act act, int key)
{
	for (size_t i = 0; i < KEYMAP_TABLES && place->tables[i]; i++)
		for (const struct binding *b = place->tables[i]; b->keys; b++)
			if (b->act == act && (key == K_NONE || keys_match(b->keys, key)))
				return true;
	return false;
}

/* Reading. */

static bool add_key(const struct reader *r, const struct ynode *n, struct str *keys)
{
	const char *text = n->text;
	char name[KEY_TEXT_MAX];
	int key;

	if (n->kind != YNODE_SCALAR) {
		diag_add(r->diags, n->at, "a key is one text, like f or '<F9>'");
		return false;
	}
	if (!key_parse(&text, &key) || *text) {
		diag_add(r->diags, n->at,
			 "'%.60s' is no key; write f, '<F9>', '<C-f>', '<Enter>', '<Space>'",
			 n->text);
		return false;
	}
	str_addf(keys, "%s%s", keys->len ? " " : "", key_text(name, key));
	return true;
}

static bool read_list(const struct reader *r, const struct ynode *n, struct str *keys)
{
	bool fine = true;

	if (n->kind != YNODE_LIST)
		return add_key(r, n, keys);
	if (!n->n) {
		diag_add(r->diags, n->at, "'%s' needs at least one key", n->key);
		return false;
	}
	if (n->n > WISHED_MAX) {
		diag_add(r->diags, n->at, "'%s' has more than %d keys", n->key,
			 WISHED_MAX);
		return false;
	}
	for (const struct ynode *i = n->first; i; i = i->next)
		fine = add_key(r, i, keys) && fine;
	return fine;
}

static void read_wish(struct reader *r, const struct keymap_place *place,
		      const struct ynode *n)
{
	enum act act = act_of(n->key);
	struct str keys = {0};

	if (act == ACT_NONE || !is_bound(place, act, K_NONE)) {
		struct nearest near = {.word = diags_hinted(r->diags, n->key)};

		for (int a = 1; !diags_full(r->diags) && a < ACT_COUNT; a++)
			if (is_bound(place, (enum act)a, K_NONE))
				nearest_try(&near, act_name((enum act)a));
		diag_add(r->diags, yaml_key_at(n), "no key means '%.60s' in '%s'%s",
			 n->key, place->name, nearest_hint(&near));
	} else if (is_answer(act)) {
		diag_add(r->diags, yaml_key_at(n),
			 "the keys of '%s' stand beside the answers and stay as they are",
			 n->key);
	} else if (read_list(r, n, &keys)) {
		struct wish *w = ARENA_PUSH(&r->map->arena, r->wishes, r->n_wishes);

		*w = (struct wish){place, act,
				   arena_strdup(&r->map->arena, str_text(&keys)), n->at,
				   false};
	}
	str_release(&keys);
}

static void read_place(struct reader *r, const struct ynode *n)
{
	size_t i = 0;

	while (i < r->n_places && strcmp(r->places[i].name, n->key) != 0)
		i++;
	if (i == r->n_places) {
		struct nearest near = {.word = diags_hinted(r->diags, n->key)};

		for (i = 0; !diags_full(r->diags) && i < r->n_places; i++)
			nearest_try(&near, r->places[i].name);
		diag_add(r->diags, yaml_key_at(n), "there is no screen '%.60s'%s", n->key,
			 nearest_hint(&near));
	} else if (n->kind != YNODE_MAP) {
		diag_add(r->diags, n->at, "'%s' wants a map of actions and their keys",
			 n->key);
	} else {
		for (const struct ynode *k = n->first; k; k = k->next)
			read_wish(r, &r->places[i], k);
	}
}

/* Making the tables. */

static const struct wish *wish_for(const struct reader *r, const struct keymap_place *place,
				   enum act act)
{
	for (size_t i = 0; i < r->n_wishes; i++)
		if (r->wishes[i].place == place && r->wishes[i].act == act &&
		    !r->wishes[i].refused)
			return &r->wishes[i];
	return NULL;
}

/* Copies of the tables in which somebody wishes something. */
static void make_tables(struct reader *r)
{
	r->map->tables = NULL;
	r->map->n = 0;
	for (size_t i = 0; i < r->n_places * KEYMAP_TABLES; i++) {
		const struct keymap_place *place = &r->places[i / KEYMAP_TABLES];
		const struct binding *from = place->tables[i % KEYMAP_TABLES];
		struct binding *to = NULL;
		size_t n = 0;

		while (from && from[n].keys)
			n++;
		for (size_t k = 0; k < n; k++) {
			const struct wish *w = wish_for(r, place, from[k].act);

			if (w && !to) {
				to = arena_new(&r->map->arena, struct binding, n + 1);
				memcpy(to, from, (n + 1) * sizeof *to);
				*(struct remapped *)ARENA_PUSH(&r->map->arena, r->map->tables,
							       r->map->n) =
					(struct remapped){from, to};
			}
			if (w)
				to[k].keys = w->keys;
		}
	}
}

/* Who else has the key. */

/* Another action in that place that the key means now, or ACT_NONE. */
static enum act other_in(const struct reader *r, const struct keymap_place *place,
			 enum act act, int key)
{
	for (size_t i = 0; i < KEYMAP_TABLES && place->tables[i]; i++) {
		const struct binding *b = keymap_table(r->map, place->tables[i]);

		for (; b->keys; b++)
			if (b->act != act && keys_match(b->keys, key))
				return b->act;
	}
	return ACT_NONE;
}

/* A wish for everywhere must be free in every view, that of a view free everywhere. */
static enum act other_of(const struct reader *r, const struct wish *w, int key,
			 const struct keymap_place **where)
{
	const struct keymap_place *everywhere = &r->places[r->n_places - 1];
	enum act other = other_in(r, w->place, w->act, key);

	*where = w->place;
	if (other != ACT_NONE)
		return other;
	if (w->place != everywhere) {
		*where = everywhere;
		return other_in(r, everywhere, w->act, key);
	}
	for (size_t i = 0; i + 1 < r->n_places; i++) {
		*where = &r->places[i];
		other = other_in(r, *where, w->act, key);
		if (other != ACT_NONE)
			return other;
	}
	return ACT_NONE;
}

/* false after a diagnostic: another one has the key, had it before, and gets no other. */
static bool key_is_free(const struct reader *r, const struct wish *w, int key)
{
	const struct keymap_place *where;
	enum act other = other_of(r, w, key, &where);
	const struct wish *later;
	char name[KEY_TEXT_MAX];

	if (other == ACT_NONE || is_bound(w->place, w->act, key))
		return true;
	later = wish_for(r, where, other);
	if (later && later > w)
		return true;
	key_text(name, key);
	if (is_answer(other))
		diag_add(r->diags, w->at, "%s answers in '%s' and cannot mean '%s'", name,
			 where->name, act_name(w->act));
	else
		diag_add(r->diags, w->at,
			 "%s means '%s' in '%s' already; give that another key, or this",
			 name, act_name(other), where->name);
	return false;
}

static bool refuse_some(struct reader *r)
{
	bool any = false;

	for (size_t i = 0; i < r->n_wishes; i++) {
		struct wish *w = &r->wishes[i];
		const char *keys = w->keys;
		int key;

		while (!w->refused && *keys) {
			keys += *keys == ' ';
			if (!key_parse(&keys, &key))
				break;
			w->refused = !key_is_free(r, w, key);
		}
		any = any || (w->refused && w->place);
		if (w->refused)
			w->place = NULL;
	}
	return any;
}

void keymap_read(struct keymap *m, const struct ynode *keys,
		 const struct keymap_place *places, size_t n_places, struct diags *d)
{
	struct reader r = {.map = m, .diags = d, .places = places, .n_places = n_places};

	if (keys->kind != YNODE_MAP) {
		diag_add(d, keys->at, "'keys' wants a map: screens, their actions, keys");
		return;
	}
	for (const struct ynode *n = keys->first; n; n = n->next)
		read_place(&r, n);
	/* An action whose wish is refused has its old keys again, and another wish may
	 * want those. */
	do
		make_tables(&r);
	while (refuse_some(&r));
}

static bool name_in(const struct keymap *m, const struct binding *table, enum act a,
		    char buf[KEY_NAME_MAX])
{
	const struct binding *b = binding_of(keymap_table(m, table), a);

	if (b)
		keys_label(buf, KEY_NAME_MAX, b->keys, false);
	return b != NULL;
}

const char *keymap_key_name(const struct keymap *m, enum view_id view, enum act a,
			    char buf[KEY_NAME_MAX])
{
	const struct key_tables *keys = keys_of(view);

	for (size_t i = 0; keys->contexts && keys->contexts[i]; i++)
		if (name_in(m, keys->contexts[i], a, buf))
			return buf;
	if (!name_in(m, keys->base, a, buf) &&
	    !name_in(m, keys_of(EVERYWHERE)->base, a, buf))
		snprintf(buf, KEY_NAME_MAX, ":%s", act_name(a));
	return buf;
}

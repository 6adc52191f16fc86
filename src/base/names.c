#include "base/names.h"

#include <stdint.h>
#include <string.h>

#include "base/random.h"

#define SIZE_FIRST 16

struct names_slot {
	const char *name; /* NULL: free */
	uint64_t hash;
	size_t value;
};

/* The hash is SipHash with one round a word and three at the end. */

static uint64_t rotated(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static void stir(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotated(v[1], 13) ^ v[0];
	v[3] = rotated(v[3], 16) ^ v[2];
	v[0] = rotated(v[0], 32) + v[3];
	v[2] += v[1];
	v[3] = rotated(v[3], 21) ^ v[0];
	v[1] = rotated(v[1], 17) ^ v[2];
	v[2] = rotated(v[2], 32);
}

static void take(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	stir(v);
	v[0] ^= word;
}

static uint64_t hash_of(const char *name)
{
	static uint64_t key[2];
	uint64_t v[4], word;
	size_t n = strlen(name), left = n;

	if (!key[0])
		random_bytes(key, sizeof key);
	v[0] = key[0] ^ UINT64_C(0x736f6d6570736575);
	v[1] = key[1] ^ UINT64_C(0x646f72616e646f6d);
	v[2] = key[0] ^ UINT64_C(0x6c7967656e657261);
	v[3] = key[1] ^ UINT64_C(0x7465646279746573);
	for (; left >= sizeof word; left -= sizeof word, name += sizeof word) {
		memcpy(&word, name, sizeof word);
		take(v, word);
	}
	word = 0;
	memcpy(&word, name, left);
	take(v, word ^ (uint64_t)n << 56);
	v[2] ^= 0xff;
	for (int i = 0; i < 3; i++)
		stir(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* Where the name is, or belongs. */
static struct names_slot *slot_of(const struct names *t, const char *name, uint64_t hash)
{
	size_t i = (size_t)hash & (t->size - 1);

	while (t->slots[i].name &&
	       (t->slots[i].hash != hash || strcmp(t->slots[i].name, name) != 0))
		i = (i + 1) & (t->size - 1);
	return &t->slots[i];
}

/* At most every other place is taken. */
void names_reserve(struct names *t, size_t n)
{
	struct names old = *t;

	if (2 * n <= t->size)
		return;
	t->size = t->size ? t->size : SIZE_FIRST;
	while (2 * n > t->size)
		t->size *= 2;
	t->slots = arena_new(t->arena, struct names_slot, t->size);
	for (size_t i = 0; i < old.size; i++)
		if (old.slots[i].name)
			*slot_of(t, old.slots[i].name, old.slots[i].hash) = old.slots[i];
}

size_t names_add(struct names *t, const char *name, size_t value)
{
	uint64_t hash = hash_of(name);
	struct names_slot *slot;

	names_reserve(t, t->n + 1);
	slot = slot_of(t, name, hash);
	if (slot->name)
		return slot->value;
	*slot = (struct names_slot){name, hash, value};
	t->n++;
	return NAMES_NONE;
}

size_t names_find(const struct names *t, const char *name)
{
	const struct names_slot *slot;

	if (!t->n)
		return NAMES_NONE;
	slot = slot_of(t, name, hash_of(name));
	return slot->name ? slot->value : NAMES_NONE;
}

#include "base/uuid.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/random.h"
#include "base/str.h"

#define BYTES 16
#define BLOCK 64

static void put(char out[UUID_TEXT], const unsigned char bytes[BYTES], int version)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char b[BYTES];
	char *p = out;

	memcpy(b, bytes, BYTES);
	b[6] = (unsigned char)((b[6] & 0x0f) | version << 4);
	b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
	for (int i = 0; i < BYTES; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*p++ = '-';
		*p++ = digits[b[i] >> 4];
		*p++ = digits[b[i] & 15];
	}
	*p = '\0';
}

void uuid_random(char out[UUID_TEXT])
{
	unsigned char b[BYTES];

	random_bytes(b, sizeof b);
	put(out, b, 4);
}

/* SHA-1 (RFC 3174): what version 5 is made by. No secret hangs on it. */

static uint32_t turned(uint32_t x, int by)
{
	return x << by | x >> (32 - by);
}

static void stir(uint32_t h[5], const unsigned char block[BLOCK])
{
	static const uint32_t add[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
	uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];

	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
		       (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (int i = 16; i < 80; i++)
		w[i] = turned(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	for (int i = 0; i < 80; i++) {
		const uint32_t mixed[] = {(b & c) | (~b & d), b ^ c ^ d,
					  (b & c) | (b & d) | (c & d), b ^ c ^ d};
		uint32_t next = turned(a, 5) + mixed[i / 20] + e + w[i] + add[i / 20];

		e = d;
		d = c;
		c = turned(b, 30);
		b = a;
		a = next;
	}
	h[0] += a;
	h[1] += b;
	h[2] += c;
	h[3] += d;
	h[4] += e;
}

/* The first bytes of the digest of s, to which the padding is added. */
static void digest(unsigned char out[BYTES], struct str *s)
{
	uint32_t h[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
	uint64_t bits = (uint64_t)s->len * 8;

	str_addc(s, (char)0x80);
	while (s->len % BLOCK != BLOCK - 8)
		str_addc(s, 0);
	for (int shift = 56; shift >= 0; shift -= 8)
		str_addc(s, (char)(bits >> shift & 0xff));
	for (size_t i = 0; i < s->len; i += BLOCK)
		stir(h, (const unsigned char *)s->data + i);
	for (int i = 0; i < BYTES; i++)
		out[i] = (unsigned char)(h[i / 4] >> (24 - i % 4 * 8));
}

static int nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* false: that text is no UUID. */
static bool read_bytes(unsigned char out[BYTES], const char *text)
{
	if (strlen(text) != UUID_TEXT - 1)
		return false;
	for (int i = 0; i < BYTES; i++) {
		int high, low;

		if ((i == 4 || i == 6 || i == 8 || i == 10) && *text++ != '-')
			return false;
		high = nibble(*text++);
		low = nibble(*text++);
		if (high < 0 || low < 0)
			return false;
		out[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

void uuid_named(char out[UUID_TEXT], const char *space, const char *name)
{
	static const char ours[] = "9e1f7c52-6d0b-4b0e-8a3c-2f5d7b1c4e60";
	unsigned char b[BYTES];
	struct str s = {0};

	if (!read_bytes(b, space)) {
		uuid_named(out, ours, space);
		read_bytes(b, out);
	}
	str_addn(&s, (const char *)b, BYTES);
	str_add(&s, name);
	digest(b, &s);
	put(out, b, 5);
	str_release(&s);
}

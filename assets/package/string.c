/* string.c - for the static program on x86-64: the calls on bytes and strings that a start makes
 * most, sixteen bytes at a time, in place of musl's, which take one or eight.
 *
 * A string is read beyond its end only within the 16 bytes in which it ends, where they are
 * aligned, or within its page. Compiled so that no loop here becomes a call of itself, and without
 * stack protector: some run before there is any. */
#ifdef __x86_64__
#define _GNU_SOURCE /* strchrnul */
#include <emmintrin.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define STEP 16u
#define PAGE 4096u /* the smallest there is */

char *__strchrnul(const char *s, int c);

static __m128i load(const void *at)
{
	return _mm_loadu_si128(at);
}

static void store(void *at, __m128i bytes)
{
	_mm_storeu_si128(at, bytes);
}

/* Which of these bytes are c: one bit for each. */
static unsigned which(__m128i bytes, __m128i c)
{
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, c));
}

static const __m128i *aligned(const void *at)
{
	return (const __m128i *)((uintptr_t)at & ~(uintptr_t)(STEP - 1));
}

/* Bits of the bytes before at, of the aligned 16 that hold it. */
static unsigned before(const void *at)
{
	return (1u << ((uintptr_t)at & (STEP - 1))) - 1;
}

static unsigned first(unsigned bits)
{
	return (unsigned)__builtin_ctz(bits);
}

/* Are the 16 bytes from here in one page? */
static bool in_page(const void *at)
{
	return ((uintptr_t)at & (PAGE - 1)) <= PAGE - STEP;
}

/* Fewer than 16. */
static void move_few(unsigned char *to, const unsigned char *from, size_t n)
{
	if (n >= 8) {
		uint64_t head, tail;

		__builtin_memcpy(&head, from, 8);
		__builtin_memcpy(&tail, from + n - 8, 8);
		__builtin_memcpy(to, &head, 8);
		__builtin_memcpy(to + n - 8, &tail, 8);
	} else if (n >= 4) {
		uint32_t head, tail;

		__builtin_memcpy(&head, from, 4);
		__builtin_memcpy(&tail, from + n - 4, 4);
		__builtin_memcpy(to, &head, 4);
		__builtin_memcpy(to + n - 4, &tail, 4);
	} else if (n) {
		unsigned char head = from[0], middle = from[n / 2], tail = from[n - 1];

		to[0] = head;
		to[n / 2] = middle;
		to[n - 1] = tail;
	}
}

/* Whatever was there is read before it is written over: head or tail first, then what lies
 * between, away from where the two overlap. */
void *memmove(void *to, const void *from, size_t n)
{
	unsigned char *d = to;
	const unsigned char *s = from;
	__m128i head, tail;

	if (n < STEP) {
		move_few(d, s, n);
		return to;
	}
	head = load(s);
	tail = load(s + n - STEP);
	if (n <= 2 * STEP) {
		store(d, head);
		store(d + n - STEP, tail);
	} else if ((uintptr_t)d - (uintptr_t)s >= n) {
		size_t i = 0;

		for (; n - i > 4 * STEP; i += 4 * STEP) {
			__m128i a = load(s + i), b = load(s + i + STEP);
			__m128i c = load(s + i + 2 * STEP), e = load(s + i + 3 * STEP);

			store(d + i, a);
			store(d + i + STEP, b);
			store(d + i + 2 * STEP, c);
			store(d + i + 3 * STEP, e);
		}
		for (; n - i > STEP; i += STEP)
			store(d + i, load(s + i));
		store(d + n - STEP, tail);
	} else {
		for (; n > STEP; n -= STEP)
			store(d + n - STEP, load(s + n - STEP));
		store(d, head);
	}
	return to;
}

void *memcpy(void *restrict to, const void *restrict from, size_t n)
{
	return memmove(to, from, n);
}

void *memset(void *to, int c, size_t n)
{
	unsigned char *d = to, *end = d + n;
	__m128i bytes = _mm_set1_epi8((char)c);

	if (n < STEP) {
		unsigned char few[STEP];

		store(few, bytes);
		move_few(d, few, n);
		return to;
	}
	store(end - STEP, bytes);
	for (; end - d > 4 * (int)STEP; d += 4 * STEP) {
		store(d, bytes);
		store(d + STEP, bytes);
		store(d + 2 * STEP, bytes);
		store(d + 3 * STEP, bytes);
	}
	for (; end - d > (int)STEP; d += STEP)
		store(d, bytes);
	return to;
}

int memcmp(const void *one, const void *other, size_t n)
{
	const unsigned char *a = one, *b = other;
	size_t i = 0;

	for (; n - i >= STEP; i += STEP) {
		unsigned differ = which(load(a + i), load(b + i)) ^ 0xffff;

		if (differ)
			return a[i + first(differ)] - b[i + first(differ)];
	}
	for (; i < n; i++)
		if (a[i] != b[i])
			return a[i] - b[i];
	return 0;
}

void *memchr(const void *s, int c, size_t n)
{
	const __m128i *at = aligned(s), sought = _mm_set1_epi8((char)c);
	size_t seen = STEP - ((uintptr_t)s & (STEP - 1)), i;
	unsigned found;

	if (!n)
		return NULL;
	found = which(*at, sought) & ~before(s);
	for (; !found && seen < n; seen += STEP)
		found = which(*++at, sought);
	if (!found)
		return NULL;
	i = (size_t)((const char *)at + first(found) - (const char *)s);
	return i < n ? (char *)(uintptr_t)s + i : NULL;
}

size_t strlen(const char *s)
{
	const __m128i *at = aligned(s), zero = _mm_setzero_si128();
	unsigned found = which(*at, zero) & ~before(s);

	while (!found)
		found = which(*++at, zero);
	return (size_t)((const char *)at + first(found) - s);
}

/* How many bytes of s come before its end or one of these four. */
static size_t span_until(const char *s, const char chars[4])
{
	const __m128i *at = aligned(s), zero = _mm_setzero_si128();
	const __m128i a = _mm_set1_epi8(chars[0]), b = _mm_set1_epi8(chars[1]);
	const __m128i c = _mm_set1_epi8(chars[2]), d = _mm_set1_epi8(chars[3]);
	unsigned found, skip = before(s);

	for (;; at++, skip = 0) {
		__m128i ab = _mm_or_si128(_mm_cmpeq_epi8(*at, a), _mm_cmpeq_epi8(*at, b));
		__m128i cd = _mm_or_si128(_mm_cmpeq_epi8(*at, c), _mm_cmpeq_epi8(*at, d));
		__m128i end = _mm_cmpeq_epi8(*at, zero);

		found = (unsigned)_mm_movemask_epi8(
			_mm_or_si128(_mm_or_si128(ab, cd), end));
		found &= ~skip;
		if (found)
			return (size_t)((const char *)at + first(found) - s);
	}
}

size_t strcspn(const char *s, const char *set)
{
	char chars[4] = {0};
	size_t n = 0;
	bool in_set[256];

	for (; n < sizeof chars && set[n]; n++)
		chars[n] = set[n];
	if (!set[n])
		return span_until(s, chars);
	memset(in_set, false, sizeof in_set);
	in_set[0] = true;
	for (; *set; set++)
		in_set[(unsigned char)*set] = true;
	for (n = 0; !in_set[(unsigned char)s[n]];)
		n++;
	return n;
}

char *__strchrnul(const char *s, int c)
{
	const __m128i *at = aligned(s), zero = _mm_setzero_si128();
	const __m128i sought = _mm_set1_epi8((char)c);
	unsigned found = (which(*at, zero) | which(*at, sought)) & ~before(s);

	for (; !found; at++)
		found = which(at[1], zero) | which(at[1], sought);
	return (char *)(uintptr_t)at + first(found);
}

char *strchrnul(const char *s, int c)
{
	return __strchrnul(s, c);
}

int strncmp(const char *one, const char *other, size_t n)
{
	const unsigned char *a = (const unsigned char *)one,
			    *b = (const unsigned char *)other;
	const __m128i zero = _mm_setzero_si128();
	size_t i = 0;

	while (i < n) {
		if (in_page(a + i) && in_page(b + i)) {
			__m128i bytes = load(a + i);
			unsigned stop = which(bytes, load(b + i)) ^ 0xffff;

			stop |= which(bytes, zero);
			i += stop ? first(stop) : STEP;
			if (!stop)
				continue;
			return i < n ? a[i] - b[i] : 0;
		}
		if (a[i] != b[i] || !a[i])
			return a[i] - b[i];
		i++;
	}
	return 0;
}

int strcmp(const char *one, const char *other)
{
	return strncmp(one, other, SIZE_MAX);
}
#endif

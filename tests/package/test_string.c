/* The calls on strings of the static program for x86-64: each says what a plain loop says, at
 * every alignment, and reads nothing of a page that it was not given. */
#define _GNU_SOURCE
#include "support.h"

#if defined(__linux__) && defined(__x86_64__)

#include <sys/mman.h>

void *our_memmove(void *to, const void *from, size_t n);
void *our_memcpy(void *restrict to, const void *restrict from, size_t n);
void *our_memset(void *to, int c, size_t n);
int our_memcmp(const void *one, const void *other, size_t n);
void *our_memchr(const void *s, int c, size_t n);
size_t our_strlen(const char *s);
size_t our_strcspn(const char *s, const char *set);
char *our_strchrnul(const char *s, int c);
int our_strcmp(const char *one, const char *other);
int our_strncmp(const char *one, const char *other, size_t n);

#define memmove our_memmove
#define memcpy our_memcpy
#define memset our_memset
#define memcmp our_memcmp
#define memchr our_memchr
#define strlen our_strlen
#define strcspn our_strcspn
#define strchrnul our_strchrnul
#define __strchrnul our_inner_strchrnul
#define strcmp our_strcmp
#define strncmp our_strncmp
#include "../../assets/package/string.c"

enum { ROOM = 2 * PAGE, LONG = 150 };

/* Two rooms of two pages each; before and behind them nothing can be read. */
static unsigned char *one, *other;

static unsigned char *new_room(void)
{
	unsigned char *at = mmap(NULL, ROOM + 2 * PAGE, PROT_NONE,
				 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	assert_ptr_not_equal(at, MAP_FAILED);
	assert_int_equal(mprotect(at + PAGE, ROOM, PROT_READ | PROT_WRITE), 0);
	return at + PAGE;
}

static int new_rooms(void **state)
{
	(void)state;
	one = new_room();
	other = new_room();
	return 0;
}

static void fill(unsigned char *room, unsigned char c)
{
	for (size_t i = 0; i < ROOM; i++)
		room[i] = c;
}

static unsigned char byte_at(size_t i)
{
	return (unsigned char)(i * 37 % 251 + 1);
}

/* Places for n bytes in a room: at its beginning, across the border of its pages, at its end; and
 * each moved by 0 to 16. */
static unsigned char *place(unsigned char *room, size_t n, unsigned which_one)
{
	unsigned by = which_one % (STEP + 1);

	switch (which_one / (STEP + 1)) {
	case 0:
		return room + by;
	case 1:
		return room + PAGE - n / 2 - by;
	default:
		return room + ROOM - n - by;
	}
}

#define PLACES (3 * (STEP + 1))

/* What is sought, or the end of another string, stands before it as well. */
static void check_search(char *s, size_t n, size_t at)
{
	s[at] = '!';
	assert_ptr_equal(memchr(s, '!', n), at < n ? s + at : NULL);
	assert_ptr_equal(memchr(s, '!', at), NULL);
	assert_ptr_equal(memchr(s, '!' + 256, SIZE_MAX), s + at);
	s[n] = '\0';
	assert_int_equal(strlen(s), n);
	assert_ptr_equal(strchrnul(s, '!'), s + at);
	assert_ptr_equal(__strchrnul(s, '\0'), s + n);
	assert_int_equal(strcspn(s, ""), n);
	assert_int_equal(strcspn(s, "!"), at);
	assert_int_equal(strcspn(s, "?#+!"), at);
	assert_int_equal(strcspn(s, "?#+;!"), at);
	assert_int_equal(strcspn(s, "?#+;"), n);
}

static void what_is_sought_is_found(void **state)
{
	(void)state;
	for (size_t n = 0; n < 70; n += n < 36 ? 1 : 3)
		for (unsigned i = 0; i < PLACES; i++)
			for (size_t at = 0; at <= n;
			     at += at + 18 > n || at < 18 ? 1 : 7) {
				char *s = (char *)place(one, n + 1, i);

				fill(one, at % 2 ? '!' : '\0');
				assert_null(memchr(place(one, n, i), '?', n));
				for (size_t k = 0; k < n; k++)
					s[k] = (char)(at == k ? '!' : (char)(128 + k));
				check_search(s, n, at);
			}
}

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

/* n bytes here and there that differ at byte at, if that is below n. */
static void check_order(size_t n, size_t at, unsigned where, unsigned elsewhere)
{
	unsigned char *a = place(one, n, where), *b = place(other, n, elsewhere);
	int order;

	for (size_t i = 0; i < n; i++)
		a[i] = b[i] = byte_at(i);
	if (at < n)
		b[at] = at % 2 ? 255 : 0;
	order = at < n ? sign(a[at] - b[at]) : 0;
	assert_int_equal(sign(memcmp(a, b, n)), order);
	assert_int_equal(sign(memcmp(b, a, n)), -order);
	assert_int_equal(sign(strncmp((char *)a, (char *)b, n)), order);
	assert_int_equal(sign(strncmp((char *)b, (char *)a, n)), -order);
	assert_int_equal(strncmp((char *)a, (char *)b, at < n ? at : n), 0);
	if (!n)
		return;
	a[n - 1] = b[n - 1] = 0;
	order = at < n - 1 ? order : 0;
	assert_int_equal(sign(strcmp((char *)a, (char *)b)), order);
	assert_int_equal(sign(strcmp((char *)b, (char *)a)), -order);
	assert_int_equal(sign(strncmp((char *)a, (char *)b, SIZE_MAX)), order);
}

static void what_differs_first_decides(void **state)
{
	(void)state;
	for (size_t n = 0; n < 70; n += n < 36 ? 1 : 5)
		for (unsigned i = 0; i < PLACES; i++)
			for (unsigned k = i % 3; k < PLACES; k += 3)
				check_order(n, (i * 7 + k * 5 + n) % (n + 2), i, k);
}

static void what_is_behind_the_end_does_not_count(void **state)
{
	(void)state;
	fill(one, 'a');
	fill(other, 'b');
	for (size_t n = 0; n < 40; n++) {
		char *a = (char *)one + 5, *b = (char *)other + 9;

		for (size_t i = 0; i < n; i++)
			a[i] = b[i] = 'c';
		assert_int_equal(memcmp(a, b, n), 0);
		assert_int_equal(strncmp(a, b, n), 0);
		a[n] = b[n] = '\0';
		assert_int_equal(strcmp(a, b), 0);
		b[n] = 'b';
		assert_true(strcmp(a, b) < 0 && strncmp(a, b, n + 1) < 0);
	}
}

static void check_room(const unsigned char *d, size_t n, const unsigned char *from_to)
{
	for (size_t i = 0; i < ROOM; i++) {
		bool inside = one + i >= d && one + i < d + n;
		unsigned char byte = inside ? *from_to++ : byte_at(i);

		if (one[i] != byte)
			fail_msg("byte %zu is %u, not %u", i, one[i], byte);
	}
}

/* n bytes within one room, from s to d; all else stays as it was. */
static void check_move(unsigned char *d, const unsigned char *s, size_t n)
{
	static unsigned char meant[ROOM];

	for (size_t i = 0; i < ROOM; i++)
		one[i] = byte_at(i);
	for (size_t i = 0; i < n; i++)
		meant[i] = s[i];
	assert_ptr_equal(memmove(d, s, n), d);
	check_room(d, n, meant);
}

static void moved_bytes_may_lie_on_each_other(void **state)
{
	(void)state;
	for (size_t n = 0; n <= LONG; n += n < 40 ? 1 : 11)
		for (size_t by = 0; by <= n + 3; by += by < 20 ? 3 : 13) {
			check_move(one + PAGE - by, one + PAGE, n);
			check_move(one + PAGE + by, one + PAGE, n);
			check_move(one + ROOM - n, one + ROOM - n - by, n);
			check_move(one, one + by, n);
		}
	check_move(one + 1, one, ROOM - 1);
	check_move(one, one + 1, ROOM - 1);
	check_move(one, one + 1000, ROOM - 1000);
}

static void copied_and_set_bytes_end_where_they_should(void **state)
{
	static unsigned char meant[LONG];

	(void)state;
	for (size_t n = 0; n < LONG; n += n < 40 ? 1 : 9)
		for (unsigned i = 0; i < PLACES; i++) {
			unsigned char *d = place(one, n, i);
			unsigned char *s =
				place(other, n, (i * 5 + (unsigned)n) % PLACES);

			for (size_t k = 0; k < ROOM; k++)
				one[k] = byte_at(k);
			for (size_t k = 0; k < n; k++)
				meant[k] = s[k] = (unsigned char)(200 - k);
			assert_ptr_equal(memcpy(d, s, n), d);
			check_room(d, n, meant);
			for (size_t k = 0; k < n; k++)
				meant[k] = 253;
			assert_ptr_equal(memset(d, 253 - 256, n), d);
			check_room(d, n, meant);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_sought_is_found),
		cmocka_unit_test(what_differs_first_decides),
		cmocka_unit_test(what_is_behind_the_end_does_not_count),
		cmocka_unit_test(moved_bytes_may_lie_on_each_other),
		cmocka_unit_test(copied_and_set_bytes_end_where_they_should),
	};

	return cmocka_run_group_tests(tests, new_rooms, NULL);
}

#else

static void it_is_for_linux_on_x86_64(void **state)
{
	(void)state;
	skip();
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(it_is_for_linux_on_x86_64)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif

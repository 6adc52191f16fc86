#define _DEFAULT_SOURCE
#include "base/random.h"

#include <stdint.h>
#include <time.h>
#include <unistd.h>
#ifdef __APPLE__
#include <sys/random.h> /* getentropy, which others have in unistd.h */
#endif

/* When the system has none to give, time and process make them unlike any others in
 * practice: each byte stirs the number and takes its top. */
static void make_do(unsigned char *out, size_t n)
{
	struct timespec t;
	uint64_t x;

	clock_gettime(CLOCK_REALTIME, &t);
	x = (uint64_t)t.tv_sec << 32 ^ (uint64_t)t.tv_nsec << 16 ^ (uint64_t)getpid();
	for (size_t i = 0; i < n; i++) {
		x = x * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		out[i] = (unsigned char)(x >> 56);
	}
}

void random_bytes(void *out, size_t n)
{
	if (getentropy(out, n) < 0)
		make_do(out, n);
}

/* random.h - bytes that nobody can guess. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>

/* Fills n bytes, at most 256. */
void random_bytes(void *out, size_t n);

#endif

/* zip_read.h - a zip archive in memory, checked as it is opened.
 *
 * The only door to zlib. Every entry is inflated and its size and CRC are compared; what
 * is encrypted, spread over several files, larger than said or than it can be, outside the
 * archive, on top of another entry or oddly named is refused. */
#ifndef IMPORT_XLSX_ZIP_READ_H
#define IMPORT_XLSX_ZIP_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/names.h"

#define ZIP_INFLATED_MAX (512u << 20) /* bytes of all entries together */

struct zip_entry {
	const char *name;  /* in the arena */
	const char *bytes; /* inflated, NUL-terminated, in the arena */
	size_t n;
};

struct zip {
	struct zip_entry *entries; /* in the order of the directory */
	size_t n;
	struct names by_name;
};

/* Opens the n bytes at bytes; everything goes into the arena. false with code 65 and a
 * message that does not name the file; with 70 when there is no zlib. */
bool zip_read(struct arena *a, const char *bytes, size_t n, struct zip *z, struct err *err);
/* The entry with that name, or NULL. */
const struct zip_entry *zip_find(const struct zip *z, const char *name);

#endif

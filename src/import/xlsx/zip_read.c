#include "import/xlsx/zip_read.h"

#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "base/die.h"
#include "base/library.h"
#include "base/names.h"

#define CALLS(X) X(inflateInit2_) X(inflate) X(inflateEnd) X(crc32)

struct calls {
	CALLS(LIBRARY_FIELD)
};

/* Loaded when a workbook is read: few starts of the program read one. */
static struct calls zlib = LIBRARY_TABLE;
static const struct library_call zlib_calls[] = {CALLS(LIBRARY_CALL)};
static const struct library zlib_library = {"libz.so.1", "install zlib, or read a .csv file",
					    zlib_calls, sizeof zlib_calls / sizeof *zlib_calls};

enum {
	END_SIZE = 22,
	CENTRAL_SIZE = 46,
	LOCAL_SIZE = 30,
	COMMENT_MAX = 65535,
	METHOD_STORED = 0,
	METHOD_DEFLATED = 8,
	DEFLATE_MOST = 1032 /* bytes that one packed byte can become */
};

static const char end_mark[4] = {'P', 'K', 5, 6};
static const char central_mark[4] = {'P', 'K', 1, 2};
static const char local_mark[4] = {'P', 'K', 3, 4};

/* The archive; how much may still be inflated, and how much of it is not yet spoken for:
 * entries that lie on each other are a way to make much of little. */
struct source {
	const char *bytes;
	size_t n, left, unclaimed;
};

static uint32_t number_at(const struct source *s, size_t at, size_t bytes)
{
	uint32_t v = 0;

	for (size_t i = 0; i < bytes; i++)
		v |= (uint32_t)(unsigned char)s->bytes[at + i] << (8 * i);
	return v;
}

static bool mark_at(const struct source *s, size_t at, const char mark[4], size_t size)
{
	return at <= s->n && size <= s->n - at && memcmp(s->bytes + at, mark, 4) == 0;
}

static bool broken(struct err *err, const char *what)
{
	return err_set(err, EXIT_CODE_DATA, "no whole zip archive: %s", what);
}

/* The end record may be followed by a comment, so it is looked for backwards. */
static bool find_end(const struct source *s, size_t *at)
{
	size_t back = END_SIZE;

	while (back <= s->n && back <= END_SIZE + COMMENT_MAX) {
		size_t here = s->n - back;

		if (mark_at(s, here, end_mark, END_SIZE) &&
		    number_at(s, here + 20, 2) == back - END_SIZE) {
			*at = here;
			return true;
		}
		back++;
	}
	return false;
}

static bool inflate_into(const char *from, size_t n, char *to, size_t size)
{
	unsigned char past[1];
	z_stream z = {0};
	int status;

	status = zlib.inflateInit2_(&z, -MAX_WBITS, ZLIB_VERSION, (int)sizeof z);
	if (status == Z_MEM_ERROR)
		die_of_memory();
	if (status != Z_OK)
		return false;
	/* zlib does not write to its input but does not say so. */
	memcpy(&z.next_in, &from, sizeof from);
	z.avail_in = (uInt)n;
	z.next_out = size ? (unsigned char *)to : past;
	z.avail_out = (uInt)(size ? size : sizeof past);
	status = zlib.inflate(&z, Z_FINISH);
	if (status == Z_MEM_ERROR)
		die_of_memory();
	zlib.inflateEnd(&z);
	return status == Z_STREAM_END && z.total_out == size && z.avail_in == 0;
}

/* One entry, as the central directory tells it. */
struct header {
	uint32_t flags, method, crc, packed, size, name_len, more, local;
};

static struct header header_at(const struct source *s, size_t at)
{
	return (struct header){
		.flags = number_at(s, at + 8, 2),
		.method = number_at(s, at + 10, 2),
		.crc = number_at(s, at + 16, 4),
		.packed = number_at(s, at + 20, 4),
		.size = number_at(s, at + 24, 4),
		.name_len = number_at(s, at + 28, 2),
		.more = number_at(s, at + 30, 2) + number_at(s, at + 32, 2),
		.local = number_at(s, at + 42, 4),
	};
}

/* Where the packed bytes begin, or 0: the local header repeats the name. */
static size_t data_at(const struct source *s, const struct header *h, const char *name)
{
	size_t at = h->local, data;

	if (!mark_at(s, at, local_mark, LOCAL_SIZE))
		return 0;
	data = at + LOCAL_SIZE + number_at(s, at + 26, 2) + number_at(s, at + 28, 2);
	if (number_at(s, at + 26, 2) != h->name_len || data > s->n ||
	    h->packed > s->n - data ||
	    memcmp(s->bytes + at + LOCAL_SIZE, name, h->name_len) != 0)
		return 0;
	return data;
}

static bool read_entry(struct arena *a, struct source *s, const struct header *h,
		       struct zip_entry *e, struct err *err)
{
	size_t at = data_at(s, h, e->name);
	char *to;

	if (!at)
		return broken(err, "an entry lies outside");
	if (h->flags & 1)
		return broken(err, "it is encrypted");
	if (h->method != METHOD_STORED && h->method != METHOD_DEFLATED)
		return broken(err, "an entry is packed in an unknown way");
	if (h->size > s->left || h->size / DEFLATE_MOST > h->packed)
		return broken(err, "it unpacks to too much");
	if (h->packed > s->unclaimed)
		return broken(err, "its entries lie on each other");
	s->left -= h->size;
	s->unclaimed -= h->packed;
	to = arena_alloc(a, (size_t)h->size + 1, 1);
	if (h->method == METHOD_DEFLATED) {
		if (!inflate_into(s->bytes + at, h->packed, to, h->size))
			return broken(err, "an entry does not unpack");
	} else if (h->packed != h->size) {
		return broken(err, "an entry has two sizes");
	} else {
		memcpy(to, s->bytes + at, h->size);
	}
	if (zlib.crc32(zlib.crc32(0, NULL, 0), (unsigned char *)to, h->size) != h->crc)
		return broken(err, "a checksum is wrong");
	e->bytes = to;
	e->n = h->size;
	return true;
}

/* Only names that stay below the root: nothing here is ever unpacked into files, but what others
 * could be led astray by is no workbook. */
static bool is_tame(const char *name, size_t n)
{
	return n && strlen(name) == n && *name != '/' && !strchr(name, '\\') &&
	       strncmp(name, "../", 3) != 0 && !strstr(name, "/../");
}

static bool read_directory(struct arena *a, struct source *s, size_t at, size_t entries,
			   struct zip *z, struct err *err)
{
	z->entries = arena_new(a, struct zip_entry, entries);
	z->by_name.arena = a;
	names_reserve(&z->by_name, entries);
	for (; z->n < entries; z->n++) {
		struct zip_entry *e = &z->entries[z->n];
		struct header h;

		if (!mark_at(s, at, central_mark, CENTRAL_SIZE))
			return broken(err, "its directory is cut off");
		h = header_at(s, at);
		if ((size_t)h.name_len + h.more > s->n - at - CENTRAL_SIZE)
			return broken(err, "its directory is cut off");
		e->name = arena_strndup(a, s->bytes + at + CENTRAL_SIZE, h.name_len);
		if (!is_tame(e->name, h.name_len))
			return broken(err, "an entry has no proper name");
		if (names_add(&z->by_name, e->name, z->n) != NAMES_NONE)
			return broken(err, "two entries have one name");
		if (!read_entry(a, s, &h, e, err))
			return false;
		at += CENTRAL_SIZE + h.name_len + h.more;
	}
	return true;
}

bool zip_read(struct arena *a, const char *bytes, size_t n, struct zip *z,
	      struct err *err)
{
	struct source s = {bytes, n, ZIP_INFLATED_MAX, n};
	size_t end, size, at;

	*z = (struct zip){0};
	if (!find_end(&s, &end))
		return broken(err, "its end is missing");
	size = number_at(&s, end + 12, 4);
	at = number_at(&s, end + 16, 4);
	if (number_at(&s, end + 4, 4) != 0 ||
	    number_at(&s, end + 8, 2) != number_at(&s, end + 10, 2))
		return broken(err, "it is spread over several files");
	if (at > end || size != end - at)
		return broken(err, "its directory is not where it should be");
	return library_load(&zlib_library, &zlib, err) &&
	       read_directory(a, &s, at, number_at(&s, end + 10, 2), z, err);
}

const struct zip_entry *zip_find(const struct zip *z, const char *name)
{
	size_t i = names_find(&z->by_name, name);

	return i == NAMES_NONE ? NULL : &z->entries[i];
}

/* carried.h - themes and languages: a file that somebody names, or one that the program carries. */
#ifndef EXPORT_REPORT_CARRIED_H
#define EXPORT_REPORT_CARRIED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/embedded.h"
#include "base/err.h"
#include "base/str.h"

/* Those of a kind, "theme"; each is called NAME and the suffix. */
struct carried {
	const char *kind, *suffix;
	const struct embedded_file *files;
	const size_t *n;
	const char *also; /* a name that stands for no file; NULL: none */
};

/* Appends the bytes of what is carried under that name, or else of the file at path. false: err
 * says that there is none (2 with the names that there are, 66, 74). */
bool carried_read(const struct carried *c, const char *path, struct str *bytes, struct err *err);
/* Does the path end as they are called? */
bool carried_is_path(const struct carried *c, const char *path);

#endif

/* written.h - everything that an export wrote, as one text: the file, or all files of the
 * folder with their names; of a workbook all its parts. */
#ifndef TESTS_EXPORT_WRITTEN_H
#define TESTS_EXPORT_WRITTEN_H

#include <dirent.h>

#include "export/package.h"
#include "export/sample.h"

static inline void written_parts(const char *path, struct str *out)
{
	struct package p;

	package_open(&p, path);
	for (size_t i = 0; i < p.zip.n; i++) {
		str_addf(out, "%s\n", p.zip.entries[i].name);
		str_addn(out, p.zip.entries[i].bytes, p.zip.entries[i].n);
	}
	package_close(&p);
}

static inline int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static inline void written_folder(const char *path, struct str *out)
{
	struct arena arena = {0};
	const char **names = NULL;
	size_t n = 0;
	DIR *dir = opendir(path);

	assert_non_null(dir);
	for (struct dirent *e; (e = readdir(dir));)
		if (e->d_name[0] != '.')
			*(const char **)ARENA_PUSH(&arena, names, n) =
				arena_strdup(&arena, e->d_name);
	closedir(dir);
	qsort(names, n, sizeof *names, by_name);
	for (size_t i = 0; i < n; i++) {
		str_addf(out, "%s\n", names[i]);
		file_load(arena_printf(&arena, "%s/%s", path, names[i]), out);
	}
	arena_release(&arena);
}

/* Exports the sample at path and appends what came of it. */
static inline void written(const struct sample *s, const struct export_format *f,
			   const char *path, struct str *out)
{
	sample_export_as(s, f->name, path);
	if (f->files)
		written_folder(path, out);
	else if (f->suffix && !strcmp(f->suffix, ".xlsx"))
		written_parts(path, out);
	else
		file_load(path, out);
}

#endif

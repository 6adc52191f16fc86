#define _POSIX_C_SOURCE 200809L
#include "model/store/leftovers.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/assessment/milestone.h"

#define BASE_MARK ".base-"

void leftover_base_path(const char *path, char base[FILE_PATH_MAX])
{
	const char *mark = NULL;

	for (const char *p = path; (p = strstr(p, LEFTOVER_MARK)); p++)
		mark = p;
	if (mark)
		snprintf(base, FILE_PATH_MAX, "%.*s" BASE_MARK "%s", (int)(mark - path),
			 path, mark + sizeof LEFTOVER_MARK - 1);
	else
		*base = '\0';
}

static bool is_leftover(const char *entry, const char *name)
{
	static const char suffix[] = LEFTOVER_SUFFIX;
	size_t n = strlen(entry), stem = strlen(name), mark = sizeof LEFTOVER_MARK - 1;

	return !strncmp(entry, name, stem) &&
	       !strncmp(entry + stem, LEFTOVER_MARK, mark) &&
	       n > stem + mark + sizeof suffix - 1 &&
	       !strcmp(entry + n - (sizeof suffix - 1), suffix);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void leftovers_find(struct arena *arena, const char *path, struct texts *paths)
{
	char folder[FILE_PATH_MAX];
	struct dirent *e;
	DIR *d;

	*paths = (struct texts){0};
	file_folder(path, folder);
	d = *path ? opendir(folder) : NULL;
	while (d && (e = readdir(d)))
		if (is_leftover(e->d_name, file_name(path)))
			*(const char **)ARENA_PUSH(arena, paths->items, paths->n) =
				arena_printf(arena, "%.*s%s",
					     (int)(file_name(path) - path), path,
					     e->d_name);
	if (d)
		closedir(d);
	if (paths->n)
		qsort(paths->items, paths->n, sizeof *paths->items, by_name);
}

/* An assessment as it stands in a file beside, by the questionnaire of the file. */
static struct assessment *read_beside(const struct assessment_file *f, const char *path,
				      struct diags *d, struct err *err)
{
	struct str text = {0};
	struct assessment *a = NULL;
	size_t faults = d->n + d->dropped;

	if (file_read(path, ASSESSMENT_BYTES_MAX, &text, NULL, err)) {
		a = assessment_parse(assessment_file_questionnaire(f), path,
				     str_text(&text), text.len, d);
		if (!a)
			err_set(err, EXIT_CODE_DATA,
				"%s: cannot be read as an assessment: %zu faults", path,
				d->n + d->dropped - faults);
	}
	str_release(&text);
	return a;
}

/* What it and the file came from: as it was kept beside it, else the state that both kept. */
static struct assessment *base_of(const struct assessment_file *f, const char *path,
				  const struct assessment *ours,
				  const struct assessment *theirs)
{
	char base[FILE_PATH_MAX];
	struct diags d = {0};
	struct assessment *a = NULL;

	leftover_base_path(path, base);
	if (file_exists(base))
		a = read_beside(f, base, &d, NULL);
	if (!a)
		a = milestone_common(ours, theirs, NULL);
	diags_release(&d);
	return a;
}

static struct assessment *merge_one(const struct assessment_file *f,
				    const struct assessment *ours, const char *path,
				    enum merge_side side, struct diags *d,
				    struct err *err)
{
	struct assessment *theirs = read_beside(f, path, d, err), *base, *merged;

	if (!theirs)
		return NULL;
	base = base_of(f, path, ours, theirs);
	merged = assessment_merge(base, ours, theirs, side, err);
	assessment_free(base);
	assessment_free(theirs);
	return merged;
}

struct assessment *leftovers_merge(const struct assessment_file *f,
				   const struct texts *paths, enum merge_side side,
				   struct diags *d, struct err *err)
{
	struct assessment *now = assessment_copy(assessment_file_assessment(f));

	for (size_t i = 0; now && i < paths->n; i++) {
		struct assessment *then =
			merge_one(f, now, paths->items[i], side, d, err);

		assessment_free(now);
		now = then;
	}
	return now;
}

bool leftovers_put_away(const struct texts *paths, struct err *err)
{
	for (size_t i = 0; i < paths->n; i++) {
		char path[FILE_PATH_MAX];

		snprintf(path, sizeof path, "%s~", paths->items[i]);
		if (rename(paths->items[i], path) < 0)
			return err_set_errno(err, EXIT_CODE_IO, "%s", paths->items[i]);
		leftover_base_path(paths->items[i], path);
		unlink(path);
	}
	return true;
}

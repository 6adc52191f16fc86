#define _XOPEN_SOURCE 700
#include "ui/session/recent.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/replace.h"

#define RECENT_BYTES_MAX (RECENT_MAX * (FILE_PATH_MAX + 1u))

/* The value of an environment variable that names a folder, or NULL. XDG says that relative
 * ones do not count. */
static const char *folder_from(const char *variable)
{
	const char *value = getenv(variable);

	return value && value[0] == '/' ? value : NULL;
}

/* Appends where the list is; false when the environment names no place for it. */
static bool list_path(struct str *out)
{
	const char *state = folder_from("XDG_STATE_HOME");
	const char *home = folder_from("HOME");

	if (state)
		str_addf(out, "%s/plumbline/recent", state);
	else if (home)
		str_addf(out, "%s/.local/state/plumbline/recent", home);
	return state || home;
}

/* Makes every folder above path, only for the user. */
static bool make_folders(const char *path, struct err *err)
{
	char folder[FILE_PATH_MAX];

	file_folder(path, folder);
	for (char *slash = strchr(folder + 1, '/');; slash = strchr(slash + 1, '/')) {
		if (slash)
			*slash = '\0';
		if (mkdir(folder, 0700) < 0 && errno != EEXIST)
			return err_set_errno(err, EXIT_CODE_CANTCREAT, "%s: cannot be made",
					     folder);
		if (!slash)
			return true;
		*slash = '/';
	}
}

void recent_read(struct arena *a, struct texts *paths)
{
	struct str at = {0}, bytes = {0};
	char *line, *end;

	if (list_path(&at) &&
	    file_read(at.data, RECENT_BYTES_MAX, &bytes, NULL, NULL) && bytes.data) {
		for (line = bytes.data; *line && paths->n < RECENT_MAX; line = end) {
			size_t n = strcspn(line, "\n");
			const char **slot;

			end = line + n + (line[n] == '\n');
			if (line[0] != '/')
				continue;
			slot = ARENA_PUSH(a, paths->items, paths->n);
			*slot = arena_strndup(a, line, n);
		}
	}
	str_release(&at);
	str_release(&bytes);
}

/* Writes first (unless NULL), then the remembered paths without `without`. */
static bool list_write(const char *first, const char *without, struct err *err)
{
	struct arena arena = {0};
	struct texts old = {0};
	struct str at = {0}, bytes = {0};
	struct file_commit_options options = {.unsynced = true}; /* a key waits for it */
	bool ok;

	recent_read(&arena, &old);
	if (first)
		str_addf(&bytes, "%s\n", first);
	for (size_t i = 0, n = first != NULL; i < old.n && n < RECENT_MAX; i++) {
		if (strcmp(old.items[i], without) == 0)
			continue;
		str_addf(&bytes, "%s\n", old.items[i]);
		n++;
	}
	if (!list_path(&at)) {
		ok = err_set(err, EXIT_CODE_CANTCREAT, "neither XDG_STATE_HOME nor HOME "
			     "says where to remember files");
	} else {
		temp_sweep(at.data, -1);
		options.rights_of = at.data;
		ok = make_folders(at.data, err) &&
		     file_replace(at.data, str_text(&bytes), bytes.len, &options, NULL, err);
	}
	str_release(&at);
	str_release(&bytes);
	arena_release(&arena);
	return ok;
}

bool recent_remember(const char *path, struct err *err)
{
	char *real = realpath(path, NULL);
	bool ok;

	if (!real)
		return err_set_errno(err, EXIT_CODE_NOINPUT, "%s", path);
	if (strchr(real, '\n')) /* one path a line: such a name cannot be kept */
		ok = err_set(err, EXIT_CODE_USAGE, "a name with a line feed is not remembered");
	else
		ok = list_write(real, real, err);
	free(real);
	return ok;
}

bool recent_forget(const char *path, struct err *err)
{
	return list_write(NULL, path, err);
}

void path_expand(struct str *out, const char *typed)
{
	const char *home = folder_from("HOME");

	if (home && typed[0] == '~' && (typed[1] == '/' || !typed[1])) {
		str_add(out, home);
		typed++;
	}
	str_add(out, typed);
}

void path_shorten(struct str *out, const char *path)
{
	const char *home = folder_from("HOME");
	size_t n = home ? strlen(home) : 0;

	if (n > 1 && strncmp(path, home, n) == 0 && (path[n] == '/' || !path[n])) {
		str_addc(out, '~');
		path += n;
	}
	str_add(out, path);
}

#include "export/report/carried.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/yaml_read.h"

bool carried_is_path(const struct carried *c, const char *path)
{
	size_t n = strlen(path), k = strlen(c->suffix);

	return n > k && !strcmp(path + n - k, c->suffix);
}

bool carried_read(const struct carried *c, const char *path, struct str *bytes, struct err *err)
{
	struct nearest near = {.word = path};
	struct str names = {0};
	struct arena kept = {0};
	bool found = false;

	if (c->also)
		str_add(&names, c->also);
	for (size_t i = 0; i < *c->n && !found; i++) {
		const struct embedded_file *f = &c->files[i];
		size_t n = strlen(f->name) - strlen(c->suffix);

		found = strlen(path) == n && !strncmp(f->name, path, n);
		if (found)
			str_addn(bytes, (const char *)f->bytes, f->n);
		nearest_try(&near, arena_strndup(&kept, f->name, n));
		str_addf(&names, "%s%.*s", names.len ? ", " : "", (int)n, f->name);
	}
	if (!found && (strchr(path, '/') || strchr(path, '.') || file_exists(path)))
		found = file_read(path, YAML_BYTES_MAX, bytes, NULL, err);
	else if (!found)
		err_set(err, EXIT_CODE_USAGE,
			"there is no %s '%s'%s; name a file, or one of these: %s", c->kind, path,
			nearest_hint(&near), str_text(&names));
	str_release(&names);
	arena_release(&kept);
	return found;
}

/* Where the questionnaire of an assessment may be. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "model/store/assessment_file.h"

/* An id becomes the name of a folder: nothing in it may lead elsewhere. */
static bool is_plain_id(const char *id)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789-_.";

	return *id && *id != '.' && strlen(id) <= 100 &&
	       strspn(id, allowed) == strlen(id);
}

/* The folder of that id below $XDG_DATA_HOME/plumbline, or NULL. */
static const char *data_folder(struct arena *arena, const char *id)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data && *data == '/')
		return arena_printf(arena, "%s/plumbline/%s", data, id);
	if (home && *home == '/')
		return arena_printf(arena, "%s/.local/share/plumbline/%s", home, id);
	return NULL;
}

static struct questionnaire *load(const char *source, const char *name, struct diags *d,
				  struct err *err)
{
	struct questionnaire *q = questionnaire_load(source, d);

	if (!q)
		err_set(err, EXIT_CODE_DATA, "%s: the questionnaire has faults", name);
	return q;
}

static struct questionnaire *load_named(const char *named, struct diags *d,
					struct err *err)
{
	if (!file_exists(named)) {
		err_set(err, EXIT_CODE_NOINPUT,
			"%s: no such questionnaire; name a folder that holds "
			"questionnaire.yaml",
			named);
		return NULL;
	}
	return load(named, named, d, err);
}

/* Looks into a folder; *found when a questionnaire is there, whatever became of it. */
static struct questionnaire *look_into(struct arena *arena, const char *folder,
				       const char *id, bool *found, struct diags *d,
				       struct err *err)
{
	struct questionnaire *q;

	*found = folder &&
		 file_exists(arena_printf(arena, "%s/questionnaire.yaml", folder));
	if (!*found)
		return NULL;
	q = load(folder, folder, d, err);
	if (q && strcmp(q->id, id) != 0) {
		err_set(err, EXIT_CODE_DATA,
			"%s: holds the questionnaire '%.80s', not '%s'", folder, q->id,
			id);
		questionnaire_free(q);
		return NULL;
	}
	return q;
}

static struct questionnaire *load_built_in(const char *id, const char *beside,
					   const char *data, struct diags *d,
					   struct err *err)
{
	struct questionnaire *q = load(NULL, "built-in", d, err);

	if (!q || !*id || !strcmp(q->id, id))
		return q;
	err_set(err, EXIT_CODE_NOINPUT,
		"the questionnaire '%.80s' is not found; looked for it at %s, at %s, and "
		"the one built in is '%.80s'; name its folder with --questionnaire",
		id, beside ? beside : "no folder beside the file",
		data ? data : "no folder of yours", q->id);
	questionnaire_free(q);
	return NULL;
}

static struct questionnaire *search(struct arena *arena, const char *path, const char *id,
				    struct diags *d, struct err *err)
{
	const char *places[2] = {NULL, NULL};
	char folder[FILE_PATH_MAX];

	if (is_plain_id(id)) {
		file_folder(path, folder);
		places[0] = arena_printf(arena, "%s/%s", folder, id);
		places[1] = data_folder(arena, id);
	}
	for (int i = 0; i < 2; i++) {
		bool found;
		struct questionnaire *q = look_into(arena, places[i], id, &found, d, err);

		if (found)
			return q;
	}
	return load_built_in(id, places[0], places[1], d, err);
}

struct questionnaire *questionnaire_search(const char *path, const char *named,
					   const char *id, struct diags *d,
					   struct err *err)
{
	struct arena arena = {0};
	struct questionnaire *q;

	if (named)
		return load_named(named, d, err);
	q = search(&arena, path ? path : "", id ? id : "", d, err);
	arena_release(&arena);
	return q;
}

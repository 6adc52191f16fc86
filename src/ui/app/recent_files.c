#define _POSIX_C_SOURCE 200809L
#include "ui/app/recent_files.h"

#include <string.h>
#include <sys/stat.h>

#include "base/date.h"
#include "base/file.h"
#include "ui/session/recent.h"

/* The questionnaire of the file before: files in one folder mostly have the same. */
struct reader {
	const char *named;
	struct questionnaire *q;
	char folder[FILE_PATH_MAX], id[128];
};

static const struct questionnaire *questionnaire_for(struct reader *r, const char *path,
						     const char *id)
{
	struct diags diags = {0};
	char folder[FILE_PATH_MAX];
	struct err err;

	file_folder(path, folder);
	if (!r->q || strcmp(r->id, id) != 0 || strcmp(r->folder, folder) != 0) {
		questionnaire_free(r->q);
		r->q = questionnaire_search(path, r->named, id, &diags, &err);
		snprintf(r->folder, sizeof r->folder, "%s", folder);
		snprintf(r->id, sizeof r->id, "%s", id);
	}
	diags_release(&diags);
	return r->q;
}

/* "48.2 to 71.0", and what is still to be asked. */
static void tell(struct arena *arena, const struct questionnaire *q,
		 const struct assessment *a, struct recent_file *f)
{
	struct score score = {0};
	const struct progress *p = &score.progress;
	char range[64];

	score_init(&score, q);
	score_compute(&score, a, 0);
	if (*a->name)
		f->workload = arena_strdup(arena, a->name);
	f->score = arena_strdup(arena, range_text(range, &score.overall));
	f->open = (int)(p->asked - p->answered + score.decisions_asked -
			score.decisions_answered);
	score_release(&score);
}

static void describe(struct reader *r, struct arena *arena, struct recent_file *f)
{
	struct str bytes = {0};
	struct assessment_peek p = {0};
	struct diags diags = {0};
	const struct questionnaire *q = NULL;
	struct assessment *a = NULL;

	if (file_read(f->path, ASSESSMENT_BYTES_MAX, &bytes, NULL, NULL) &&
	    assessment_peek(&p, f->path, str_text(&bytes), bytes.len, &diags))
		q = questionnaire_for(r, f->path, p.id);
	if (q)
		a = assessment_read(q, &p, &diags);
	if (a)
		tell(arena, q, a, f);
	else
		f->fault = "cannot be read";
	assessment_free(a);
	assessment_peek_release(&p);
	diags_release(&diags);
	str_release(&bytes);
}

/* false: it is gone. */
static bool look(struct arena *arena, struct recent_file *f)
{
	char folder[FILE_PATH_MAX], date[16];
	struct stat st;

	if (stat(f->path, &st) == 0) {
		f->date = arena_strdup(arena, date_text(date, date_day(st.st_mtime)));
		return true;
	}
	file_folder(f->path, folder);
	f->fault = "moved, or drive is away";
	return !file_exists(folder);
}

void recent_files_read(struct arena *arena, const char *named, size_t most,
		       struct recent_files *out)
{
	struct reader reader = {.named = named};
	struct texts paths = {0};

	*out = (struct recent_files){0};
	recent_read(arena, &paths);
	for (size_t i = 0; i < paths.n; i++) {
		struct recent_file f = {.path = paths.items[i], .open = -1}, *slot;

		f.workload = file_name(f.path);
		f.score = f.date = f.fault = "";
		if (!look(arena, &f))
			continue;
		if (!*f.fault && out->n < most)
			describe(&reader, arena, &f);
		slot = ARENA_PUSH(arena, out->items, out->n);
		*slot = f;
	}
	questionnaire_free(reader.q);
}

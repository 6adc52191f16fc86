#define _XOPEN_SOURCE 700
#include "model/store/assessment_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"
#include "base/file.h"
#include "base/replace.h"
#include "model/assessment/part.h"
#include "model/store/lock.h"
#include "model/store/saver.h"

#define LOCK_WAIT_MS 2000
#define CLOSE_WAIT_MS 5000

struct assessment_file {
	char *path; /* where it really is; owned, NULL when it has no file */
	bool linked; /* and it was opened by a link to there */
	char *name; /* as it was opened, without folders; owned */
	struct questionnaire *q;
	struct assessment *a;
	struct lock *lock;   /* NULL unless writing */
	struct saver *saver; /* NULL unless writing */
	size_t written;      /* bytes of the last save: about what the next will take */
	struct str readonly, remarks;
};

/* What belongs to the place where it stands. */
static void leave_place(struct assessment_file *f)
{
	/* A save that still hangs keeps the lock until the program ends. */
	if (f->saver && !saver_stop(f->saver, CLOSE_WAIT_MS))
		f->lock = NULL;
	lock_release(f->lock);
	str_release(&f->readonly);
	str_release(&f->remarks);
	free(f->path);
	free(f->name);
}

static void file_free(struct assessment_file *f)
{
	if (!f)
		return;
	leave_place(f);
	assessment_free(f->a);
	questionnaire_free(f->q);
	free(f);
}

/* Where path leads: a symlink is followed here, once and for all. NULL with err set. */
static char *resolve(const char *path, struct err *err)
{
	struct stat st;
	char *real;

	if (strlen(path) + 64 >= FILE_PATH_MAX) {
		err_set(err, EXIT_CODE_NOINPUT, "%.200s…: the path is too long", path);
		return NULL;
	}
	if (lstat(path, &st) == 0 && !S_ISLNK(st.st_mode))
		return xstrdup(path);
	real = realpath(path, NULL);
	if (!real)
		err_set_errno(err,
			      errno == ENOENT || errno == ENOTDIR ? EXIT_CODE_NOINPUT
								  : EXIT_CODE_IO,
			      "%s", path);
	return real;
}

/* Opening. */

/* Can the file be written here? Else why says what is in the way. */
static bool is_writable(const char *path, struct str *why)
{
	char folder[FILE_PATH_MAX];

	file_folder(path, folder);
	if (access(folder, W_OK | X_OK) < 0)
		str_add(why, "its folder cannot be written");
	else if (access(path, W_OK) < 0)
		str_add(why, "the file is write-protected");
	return !why->len;
}

static bool take_lock(struct assessment_file *f, struct str *holder, struct err *err)
{
	f->lock = lock_take(f->path, LOCK_WAIT_MS, holder, &f->remarks, err);
	if (f->lock)
		lock_sweep(f->lock);
	return f->lock != NULL;
}

static void set_readonly(struct assessment_file *f, const char *why)
{
	str_truncate(&f->readonly, 0);
	str_addf(&f->readonly, "read-only%s%s", *why ? ": " : "", why);
}

/* Takes the lock, or opens for reading what cannot be written. */
static bool prepare(struct assessment_file *f, enum open_mode mode, bool fallback,
		    struct err *err)
{
	struct err failed = {0};
	struct str why = {0};
	bool ok = true;

	if (mode == OPEN_READ)
		lock_is_held(f->path, &why);
	else if (!is_writable(f->path, &why))
		err_set(&failed, EXIT_CODE_CANTCREAT, "%s: %s", f->path, str_text(&why));
	else
		take_lock(f, &why, &failed);
	if (!f->lock && (mode == OPEN_READ || (fallback && why.len)))
		set_readonly(f, str_text(&why));
	else if (!f->lock)
		ok = err_set(err, failed.code, "%s", failed.text);
	str_release(&why);
	return ok;
}

static bool refuse_faults(const struct diags *d, const char *path, struct err *err)
{
	return err_set(err, EXIT_CODE_DATA, "%s: cannot be read as an assessment: %zu %s",
		       path, d->n + d->dropped,
		       d->n + d->dropped == 1 ? "fault" : "faults");
}

/* Did the end of the file get lost, or was it never written? Something is open at its end
 * then, or there is nothing, or zeros. */
static bool is_cut(const struct str *content)
{
	bool in_string = false, nothing = true;
	long depth = 0;

	for (size_t i = 0; i < content->len; i++) {
		char c = content->data[i];

		if (!c)
			return true;
		nothing &= strchr(" \t\r\n", c) != NULL;
		if (c == '"')
			in_string = !in_string;
		else if (in_string)
			i += c == '\\';
		else
			depth += (c == '{' || c == '[') - (c == '}' || c == ']');
	}
	return nothing || in_string || depth > 0;
}

/* Is there an assessment at path that can be read? */
static bool is_whole(const char *path)
{
	struct str content = {0};
	struct assessment_peek p = {0};
	struct diags d = {0};
	bool whole = file_read(path, ASSESSMENT_BYTES_MAX, &content, NULL, NULL) &&
		     assessment_peek(&p, path, str_text(&content), content.len, &d);

	assessment_peek_release(&p);
	str_release(&content);
	diags_release(&d);
	return whole;
}

void assessment_point_to_previous(const char *path, const struct str *content,
				  struct diags *d)
{
	char previous[FILE_PATH_MAX + 1];
	struct str said = {0};

	snprintf(previous, sizeof previous, "%s~", path);
	if (!d->n || !is_cut(content) || !is_whole(previous))
		return;
	str_addf(&said, "%s; %s is whole, as the file was before the last session: to take it, "
			"cp -p ", d->items[0].text, previous);
	file_word(&said, previous);
	str_addc(&said, ' ');
	file_word(&said, path);
	d->items[0].text = arena_strdup(&d->arena, str_text(&said));
	str_release(&said);
}

static void remark_questionnaire(struct assessment_file *f)
{
	const struct assessment *a = f->a;

	if (strcmp(a->questionnaire_id, f->q->id) != 0)
		str_addf(&f->remarks, "made with the questionnaire %s; %s %s is used\n",
			 a->questionnaire_id, f->q->id, f->q->version);
	else if (strcmp(a->questionnaire_version, f->q->version) != 0)
		str_addf(
			&f->remarks,
			"made with version %s of the questionnaire; version %s is used%s\n",
			a->questionnaire_version, f->q->version,
			version_order(a->questionnaire_version, f->q->version) < 0
				? ", and upgrade brings it over"
				: "");
}

/* A file of a later format may only be looked at, and only by who asked for that. */
static bool settle_newer(struct assessment_file *f, bool fallback, struct err *err)
{
	if (!f->a->newer)
		return true;
	if (!fallback)
		return err_set(
			err, EXIT_CODE_DATA,
			"%s: written by a newer plumbline; this one knows format %d",
			f->path, ASSESSMENT_VERSION);
	lock_release(f->lock);
	f->lock = NULL;
	set_readonly(f, "written by a newer plumbline");
	return true;
}

/* A part of another file asks first what it was made for. */
static void ask_first(const struct assessment_file *f)
{
	struct arena arena = {0};
	struct part part = part_read(&arena, f->a);

	if (part.sections.n)
		questionnaire_ask_first(f->q, &part.sections);
	arena_release(&arena);
}

static bool parse(struct assessment_file *f, const char *questionnaire,
		  const struct str *content, struct diags *d, struct err *err)
{
	struct assessment_peek p;
	bool ok = assessment_peek(&p, f->path, str_text(content), content->len, d);

	if (!ok) {
		assessment_point_to_previous(f->path, content, d);
		refuse_faults(d, f->path, err);
	} else {
		f->q = questionnaire_search(f->path, questionnaire, p.id, d, err);
		f->a = f->q ? assessment_read(f->q, &p, d) : NULL;
		if (f->q && !f->a)
			refuse_faults(d, f->path, err);
	}
	assessment_peek_release(&p);
	if (!f->a)
		return false;
	ask_first(f);
	return true;
}

/* What a save would take from others is said before anything else. */
static void remark_rights(struct assessment_file *f, const struct stat *st)
{
	unsigned lost = file_rights_lost(f->path, st);
	struct str before = f->remarks;

	f->remarks = (struct str){0};
	if (lost & RIGHTS_OWNER)
		str_add(&f->remarks, "belongs to another user; when it is saved it will be "
				     "yours\n");
	if (lost & RIGHTS_GROUP)
		str_add(&f->remarks, "its group is none of yours; when it is saved the group "
				     "changes\n");
	if (lost & RIGHTS_LIST)
		str_add(&f->remarks, "its access list cannot be kept here; when it is saved "
				     "only you may read it\n");
	str_addn(&f->remarks, str_text(&before), before.len);
	str_release(&before);
	if (st->st_mode & (S_IROTH | S_IWOTH))
		str_addf(&f->remarks, "others on this machine can %s the file\n",
			 st->st_mode & S_IWOTH ? "change" : "read");
}

static bool load(struct assessment_file *f, const char *questionnaire, bool fallback,
		 struct diags *d, struct err *err)
{
	struct str content = {0};
	struct file_stamp stamp;
	struct stat st;
	bool ok = file_read(f->path, ASSESSMENT_BYTES_MAX, &content, &st, err) &&
		  parse(f, questionnaire, &content, d, err) &&
		  settle_newer(f, fallback, err);

	if (ok && f->lock) {
		stamp = file_stamp_of(&st, str_text(&content), content.len);
		f->saver = saver_start(f->path, &stamp, &content);
		remark_rights(f, &st);
	}
	if (ok)
		remark_questionnaire(f);
	str_release(&content);
	return ok;
}

struct assessment_file *assessment_open(const char *path, const char *questionnaire,
					enum open_mode mode, bool fallback,
					struct diags *d, struct err *err)
{
	struct assessment_file *f = xcalloc(1, sizeof *f);

	f->name = xstrdup(file_name(path));
	f->path = resolve(path, err);
	f->linked = f->path && strcmp(f->path, path) != 0;
	if (!f->path || !prepare(f, mode, fallback, err) ||
	    !load(f, questionnaire, fallback, d, err)) {
		file_free(f);
		return NULL;
	}
	return f;
}

/* Creating. */

static bool still_missing(void *ctx, struct err *err)
{
	const char *path = ctx;

	if (!file_exists(path))
		return true;
	return err_set(err, EXIT_CODE_CANTCREAT, "%s: exists already; use another name",
		       path);
}

static bool check_place(const char *path, struct err *err)
{
	char folder[FILE_PATH_MAX];

	if (strlen(path) + 64 >= FILE_PATH_MAX)
		return err_set(err, EXIT_CODE_CANTCREAT, "%.200s…: the path is too long",
			       path);
	file_folder(path, folder);
	if (!file_is_folder(folder))
		return err_set(err, EXIT_CODE_CANTCREAT,
			       "%s: there is no folder %s; make it first", path, folder);
	if (!*file_name(path))
		return err_set(err, EXIT_CODE_CANTCREAT, "%s: a file name is missing",
			       path);
	return true;
}

static bool write_first(struct assessment_file *f, const struct assessment *a,
			struct err *err)
{
	struct file_commit_options options = {
		.before_rename = still_missing,
		.ctx = f->path,
	};
	struct str content = {0};
	struct file_stamp stamp;
	struct stat st;
	bool ok;

	assessment_write(a, &content);
	ok = file_replace(f->path, str_text(&content), content.len, &options, &st, err);
	if (ok) {
		stamp = file_stamp_of(&st, str_text(&content), content.len);
		f->saver = saver_start(f->path, &stamp, &content);
	}
	str_release(&content);
	return ok;
}

struct assessment_file *assessment_create(const char *path, struct questionnaire *q,
					  struct assessment *a, struct err *err)
{
	struct assessment_file *f;
	char *own = xstrdup(path);

	if (!check_place(path, err) || !still_missing(own, err)) {
		free(own);
		return NULL;
	}
	f = xcalloc(1, sizeof *f);
	f->path = own;
	f->name = xstrdup(file_name(path));
	if (!take_lock(f, NULL, err) || !write_first(f, a, err)) {
		file_free(f);
		return NULL;
	}
	f->q = q;
	f->a = a;
	ask_first(f);
	return f;
}

bool assessment_save_as(struct assessment_file *f, const char *path, struct err *err)
{
	struct assessment_file to = {.q = f->q, .a = f->a};

	if (f->a->newer)
		return err_set(err, EXIT_CODE_DATA,
			       "written by a newer plumbline: a copy would lose what this one does "
			       "not know");
	if (!check_place(path, err))
		return false;
	to.path = xstrdup(path);
	to.name = xstrdup(file_name(path));
	if (!still_missing(to.path, err) || !take_lock(&to, NULL, err) ||
	    !write_first(&to, f->a, err)) {
		leave_place(&to);
		return false;
	}
	leave_place(f);
	*f = to;
	return true;
}

/* As it was before the last session, if that was kept. */
static void move_previous(const char *from, const char *to)
{
	char before[FILE_PATH_MAX + 1], after[FILE_PATH_MAX + 1];

	snprintf(before, sizeof before, "%s~", from);
	snprintf(after, sizeof after, "%s~", to);
	if (file_exists(before))
		file_move(before, after, NULL);
}

bool assessment_rename(struct assessment_file *f, const char *path, struct err *err)
{
	char *to = xstrdup(path);
	struct lock *lock = NULL;
	bool ok = false;

	if (!f->saver)
		err_set(err, EXIT_CODE_CANTCREAT, "it cannot be renamed: %s",
			str_text(&f->readonly));
	else if (f->linked)
		err_set(err, EXIT_CODE_CANTCREAT,
			"%s was opened by a link, which would lead nowhere then", f->path);
	else
		ok = check_place(to, err) && still_missing(to, err) &&
		     saver_wait(f->saver, CLOSE_WAIT_MS, err) && !saver_diverted(f->saver, err);
	lock = ok ? lock_take(to, LOCK_WAIT_MS, NULL, &f->remarks, err) : NULL;
	if (!lock || !file_move(f->path, to, err)) {
		lock_release(lock);
		free(to);
		return false;
	}
	move_previous(f->path, to);
	saver_move(f->saver, to);
	lock_release(f->lock);
	f->lock = lock;
	free(f->path);
	free(f->name);
	f->path = to;
	f->name = xstrdup(file_name(to));
	return true;
}

struct assessment_file *assessment_unfiled(struct questionnaire *q, struct assessment *a,
					   const char *name)
{
	struct assessment_file *f = xcalloc(1, sizeof *f);

	f->name = xstrdup(name);
	f->q = q;
	f->a = a;
	ask_first(f);
	return f;
}

/* Looking and saving. */

const struct questionnaire *assessment_file_questionnaire(const struct assessment_file *f)
{
	return f->q;
}

struct assessment *assessment_file_assessment(const struct assessment_file *f)
{
	return f->a;
}

void assessment_file_replace(struct assessment_file *f, struct assessment *a)
{
	assessment_free(f->a);
	f->a = a;
}

const char *assessment_file_path(const struct assessment_file *f)
{
	return f->path ? f->path : "";
}

const char *assessment_file_name(const struct assessment_file *f)
{
	return f->name;
}

const char *assessment_file_readonly(const struct assessment_file *f)
{
	return str_text(&f->readonly);
}

const char *assessment_file_remarks(const struct assessment_file *f)
{
	return str_text(&f->remarks);
}

void assessment_save(struct assessment_file *f)
{
	struct str content = {0};

	if (!f->saver)
		return;
	str_reserve(&content, f->written + f->written / 8);
	assessment_write(f->a, &content);
	f->written = content.len;
	saver_submit(f->saver, &content);
}

struct save_state assessment_save_state(struct assessment_file *f)
{
	return f->saver ? saver_state(f->saver) : (struct save_state){0};
}

bool assessment_save_diverted(struct assessment_file *f, struct err *err)
{
	return f->saver && saver_diverted(f->saver, err);
}

int assessment_save_fd(const struct assessment_file *f)
{
	return f->saver ? saver_fd(f->saver) : -1;
}

bool assessment_save_wait(struct assessment_file *f, int timeout_ms, struct err *err)
{
	return !f->saver || saver_wait(f->saver, timeout_ms, err);
}

void assessment_close(struct assessment_file *f)
{
	file_free(f);
}

#define _XOPEN_SOURCE 700
#include "export/export.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/replace.h"
#include "export/report/formats.h"
#include "export/text/md.h"
#include "import/update.h"

#define READ_BACK_MAX (1u << 30)
/* How much of a file is looked at for whether it is an assessment. */
#define START_BYTES (1u << 20)
/* For the reader of a pipe. */
#define READER_WAIT_MS 1000
#define READER_POLL_MS 20
/* Open beside those of a folder that is written. */
#define FILES_BESIDE 64

static bool verify_with(const struct report *r, const char *path, struct err *err,
			bool (*verify)(const struct report *, const char *, size_t,
				       struct err *))
{
	struct str bytes = {0};
	bool ok = file_read(path, READ_BACK_MAX, &bytes, NULL, err) &&
		  verify(r, str_text(&bytes), bytes.len, err);

	str_release(&bytes);
	return ok;
}

static bool verify_json(const struct report *r, const char *path, struct err *err)
{
	return verify_with(r, path, err, export_json_verify);
}

static bool verify_csv(const struct report *r, const char *path, struct err *err)
{
	return verify_with(r, path, err, export_csv_verify);
}

/* clang-format off */
const struct export_format export_formats[] = {
	{"json", ".json", "everything, for programs (schema: plumbline-report 2)",
	 export_json_text, NULL, verify_json, NULL, false},
	{"xlsx", ".xlsx", "workbook: summary, plan to work in, scores, answers",
	 NULL, export_xlsx_file, export_xlsx_verify, NULL, false},
	{"csv", ".csv", "the plan, one line an action",
	 export_csv_text, NULL, verify_csv, NULL, false},
	{"md", ".md", "a report to read: summary, findings, plan, answers",
	 export_md_text, NULL, NULL, NULL, true},
	{"html", ".html", "the same report for a browser or paper, with pictures",
	 export_html_text, NULL, NULL, NULL, true},
	{"azure-boards", NULL, "backlog as CSV for Azure Boards: epics, features, tasks",
	 export_azure_text, NULL, NULL, NULL, false},
	{"jira", NULL, "backlog as CSV for Jira: epics, tasks, sub-tasks",
	 export_jira_text, NULL, NULL, NULL, false},
	{"github", NULL, "backlog as JSON: issues for GitHub",
	 export_github_text, NULL, NULL, NULL, false},
	{"ndjson", NULL, "a folder of facts, one JSON object a line",
	 NULL, NULL, NULL, export_ndjson_files, false},
	{"tables", NULL, "the same folder of facts as flat CSV",
	 NULL, NULL, NULL, export_tables_files, false},
	{"oscal", NULL, "plan of action and milestones as OSCAL JSON",
	 export_oscal_text, NULL, NULL, NULL, false},
	{"madr", NULL, "a folder with a record of each decision, to write on in",
	 NULL, NULL, NULL, export_madr_files, false},
	{NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};
/* clang-format on */

const struct export_format *export_format_named(const char *name)
{
	for (const struct export_format *f = export_formats; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

/* Suffixes are compared without regard to case: PLAN.XLSX comes from some file dialogs. */
static bool has_suffix(const char *path, const char *suffix)
{
	size_t n = strlen(path), k = strlen(suffix);

	if (n <= k)
		return false;
	for (size_t i = 0; i < k; i++) {
		char c = path[n - k + i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (c != suffix[i])
			return false;
	}
	return true;
}

const struct export_format *export_format_of_path(const char *path)
{
	for (const struct export_format *f = export_formats; f->name; f++)
		if (f->suffix && has_suffix(path, f->suffix))
			return f;
	return NULL;
}

/* May it go there? */

/* A link that leads nowhere, or what cannot be looked at, is not replaced. */
static bool nothing_there(const char *path, struct err *err)
{
	struct stat st;

	if (errno != ENOENT && errno != ENOTDIR)
		return err_set_errno(err, EXIT_CODE_CANTCREAT, "%s", path);
	return lstat(path, &st) < 0 ||
	       err_set(err, EXIT_CODE_CANTCREAT,
		       "%s: is a link to what is not there; remove it, or name another file",
		       path);
}

static bool is_assessment(const char *path, struct err *err)
{
	struct str start = {0};
	struct err why = {0};
	bool is = true;

	if (!file_read_start(path, START_BYTES, &start, &why))
		err_set(err, EXIT_CODE_CANTCREAT,
			"%s is there and cannot be read, so it may be an assessment; "
			"choose another name",
			path);
	else if (assessment_claimed(str_text(&start), start.len))
		err_set(err, EXIT_CODE_USAGE,
			"'%s' is an assessment and is not overwritten; choose another name",
			path);
	else
		is = false;
	str_release(&start);
	return is;
}

static bool may_be_file(const char *path, struct err *err)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return nothing_there(path, err);
	if (S_ISDIR(st.st_mode))
		return err_set(err, EXIT_CODE_CANTCREAT,
			       "%s: is a folder; name a file in it", path);
	return !S_ISREG(st.st_mode) || !is_assessment(path, err);
}

bool export_may_write(const struct export_format *f, const char *path, struct err *err)
{
	struct stat st;

	if (strcmp(path, "-") == 0)
		return true;
	if (!f || !f->files)
		return may_be_file(path, err);
	if (stat(path, &st) < 0)
		return nothing_there(path, err);
	return S_ISDIR(st.st_mode) ||
	       err_set(err, EXIT_CODE_CANTCREAT,
		       "%s: is a file, and %s goes into a folder; name another", path, f->name);
}

/* What people have filled in in a workbook is not written over before it was taken over. */
static bool nothing_unsaved(const struct report *r, const char *path, struct err *err)
{
	struct work now;
	struct str places = {0};
	size_t n;

	work_begin(&now);
	work_of_plan(&now, &r->plan, r->a);
	n = update_unsaved(path, &now, &places);
	if (n)
		err_set(err, EXIT_CODE_CANTCREAT,
			"%s: %zu cell%s changed in it since it was exported (%s%s); plumbline "
			"update %s --from %s takes them over, --force writes over them",
			path, n, n == 1 ? " was" : "s were", str_text(&places),
			n > UPDATE_PLACES ? ", ..." : "", r->file, path);
	str_release(&places);
	work_release(&now);
	return n == 0;
}

/* Writing. */

/* What is to be written. */
struct output {
	const struct str *text;             /* NULL: the format writes a file of its own */
	const struct report *report;        /* that it is of, with its format; or both NULL, */
	const struct export_format *format; /* for a text of another kind */
};

/* What stands beside the target and is about to take its place. */
struct candidate {
	const struct output *out;
	const char *temp, *target;
};

static bool is_whole(const struct candidate *c, struct err *err)
{
	const struct str *text = c->out->text;
	const struct export_format *f = c->out->format;
	struct str back = {0};
	bool same;

	if (text) {
		if (!file_read(c->temp, READ_BACK_MAX, &back, NULL, err))
			return false;
		same = back.len == text->len &&
		       memcmp(str_text(&back), str_text(text), back.len) == 0;
		str_release(&back);
		if (!same)
			return err_set(err, EXIT_CODE_IO,
				       "what was written does not read back the same");
	}
	return !f || !f->verify || f->verify(c->out->report, c->temp, err);
}

/* Asked just before the rename; somebody may have put an assessment there meanwhile. */
static bool may_take_its_place(void *ctx, struct err *err)
{
	const struct candidate *c = ctx;

	return is_whole(c, err) && may_be_file(c->target, err);
}

static bool fill(const struct candidate *c, int fd, struct err *err)
{
	const struct output *out = c->out;

	if (!out->text)
		return out->format->file(out->report, c->temp, err);
	return file_write_all(fd, str_text(out->text), out->text->len) ||
	       err_set_errno(err, EXIT_CODE_IO, "cannot write");
}

/* Says which file it was, when the message does not. */
static bool name_target(const char *path, struct err *err)
{
	char text[sizeof err->text];

	if (!err || strstr(err->text, path))
		return false;
	memcpy(text, err->text, sizeof text);
	return err_set(err, err->code, "%s: %s", path, text);
}

static bool write_beside(const struct output *out, const char *path, struct err *err)
{
	struct temp t;
	struct candidate c = {out, t.path, path};
	struct file_commit_options options = {
		.rights_of = path, .before_rename = may_take_its_place, .ctx = &c};
	bool ok;

	temp_sweep(path, -1);
	if (!temp_make(&t, path, err))
		return false;
	ok = fill(&c, t.fd, err);
	if (ok)
		ok = file_commit(&t, path, &options, NULL, err);
	else
		temp_remove(&t);
	return ok || name_target(path, err);
}

/* Opens a pipe or a device for writing. A pipe whose reader is still to come is waited for,
 * but not for ever. */
static int open_through(const char *path, bool pipe)
{
	const struct timespec step = {0, READER_POLL_MS * 1000000L};
	int flags = O_WRONLY | O_CLOEXEC | O_NOCTTY, fd = -1;

	for (int waited = 0; waited <= READER_WAIT_MS; waited += READER_POLL_MS) {
		fd = open(path, flags | (pipe ? O_NONBLOCK : 0));
		if (fd >= 0 || !pipe || (errno != ENXIO && errno != EINTR))
			break;
		if (waited < READER_WAIT_MS)
			nanosleep(&step, NULL);
	}
	if (fd >= 0 && pipe)
		fcntl(fd, F_SETFL, flags);
	return fd;
}

/* A pipe or a device has no place beside it to write to, and must not be replaced. */
static bool write_through(const struct output *out, const char *path, bool pipe, struct err *err)
{
	int fd;
	bool ok;

	if (!out->text)
		return err_set(err, EXIT_CODE_CANTCREAT,
			       "%s: not a regular file; %s needs one", path, out->format->name);
	fd = open_through(path, pipe);
	if (fd < 0 && pipe && errno == ENXIO)
		return err_set(err, EXIT_CODE_CANTCREAT, "%s: nobody reads from this pipe",
			       path);
	if (fd < 0)
		return err_set_errno(err, EXIT_CODE_CANTCREAT, "%s", path);
	ok = file_write_all(fd, str_text(out->text), out->text->len);
	if (!ok)
		err_set_errno(err, EXIT_CODE_IO, "%s: cannot write", path);
	close(fd);
	return ok;
}

/* Is it where standard output goes, as /dev/stdout is? That is not opened anew: what others
 * have written there would be written over. */
static bool is_stdout(const struct stat *st)
{
	struct stat out;

	return fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == st->st_dev &&
	       out.st_ino == st->st_ino;
}

/* Folders. */

/* A file of the folder on its way there. */
struct part {
	struct temp temp;
	char target[PATH_MAX];
	const struct export_file *file;
	struct str text; /* ours, and what people wrote below it */
};

/* Where the line begins that the mark is; NULL when there is none. */
static const char *find_mark(const char *text, const char *mark)
{
	size_t n = strlen(mark);

	for (const char *at = text; (at = strstr(at, mark)); at += n)
		if ((at == text || at[-1] == '\n') && strchr("\r\n", at[n]))
			return at;
	return NULL;
}

/* What is to stand in the folder: below our mark that which stands there already. */
static bool compose(struct part *p, const struct str *old, struct err *err)
{
	const struct export_file *f = p->file;
	const char *at = f->mark && old->len ? find_mark(str_text(old), f->mark) : NULL;

	if (f->mark && old->len && !at)
		return err_set(err, EXIT_CODE_CANTCREAT,
			       "%s: is kept as it is, for it has lost the line that parts our "
			       "words from yours; move it away, or put this line above yours: %s",
			       p->target, f->mark);
	str_addn(&p->text, str_text(&f->text), f->text.len);
	if (at) {
		at += strlen(f->mark);
		at += *at == '\r';
		at += *at == '\n';
		str_addn(&p->text, at, old->len - (size_t)(at - str_text(old)));
	}
	return true;
}

/* Writes one beside its target, for good; *same: that would change nothing. */
static bool write_part(struct part *p, const char *folder, bool *same, struct err *err)
{
	struct str old = {0};
	bool there, ok = true;
	char name[FILE_PATH_MAX];
	int n = snprintf(name, sizeof name, "%s/%s", folder, p->file->name);

	if (n < 0 || (size_t)n >= sizeof name)
		return err_set(err, EXIT_CODE_CANTCREAT, "%s: the name is too long", folder);
	there = file_exists(name);
	/* Through a symlink to the file it means. */
	if (!there || !realpath(name, p->target))
		memcpy(p->target, name, (size_t)n + 1);
	ok = may_be_file(p->target, err) &&
	     (!there || file_read(p->target, READ_BACK_MAX, &old, NULL, err));
	*same = !there && p->file->only_again;
	ok = ok && (*same || compose(p, &old, err));
	*same = *same || (there && p->text.len == old.len &&
			  !memcmp(str_text(&p->text), str_text(&old), old.len));
	str_release(&old);
	if (!ok || *same)
		return ok;
	if (!temp_make(&p->temp, p->target, err))
		return false;
	if (file_write_all(p->temp.fd, str_text(&p->text), p->text.len) &&
	    (fsync(p->temp.fd) == 0 || errno == EINVAL || errno == ENOTSUP))
		return true;
	err_set_errno(err, EXIT_CODE_IO, "%s: cannot write", p->target);
	temp_remove(&p->temp);
	return false;
}

/* Those that wait take the places of the old ones, or after a failure none that is left. What
 * is in them is on the disk by then, and with the last one the folder is, too. */
static bool commit_parts(const struct report *r, const struct export_format *f,
			 struct part **waiting, size_t n, bool ok, struct err *err)
{
	while (n-- > 0) {
		struct part *p = waiting[n];
		const struct output out = {&p->text, r, f};
		struct candidate c = {&out, p->temp.path, p->target};
		struct file_commit_options options = {
			.rights_of = p->target, .before_rename = may_take_its_place, .ctx = &c,
			.unsynced = n > 0};

		if (ok)
			ok = file_commit(&p->temp, p->target, &options, NULL, err) ||
			     name_target(p->target, err);
		else
			temp_remove(&p->temp);
	}
	return ok;
}

/* Each file on its way is open, and holds the lock of its temporary. */
static void make_room(const struct export_files *files)
{
	struct rlimit room;

	if (getrlimit(RLIMIT_NOFILE, &room) < 0 || room.rlim_cur >= files->n + FILES_BESIDE)
		return;
	room.rlim_cur = files->n + FILES_BESIDE;
	if (room.rlim_max != RLIM_INFINITY && room.rlim_cur > room.rlim_max)
		room.rlim_cur = room.rlim_max;
	setrlimit(RLIMIT_NOFILE, &room);
}

static bool write_folder(const struct report *r, const struct export_format *f,
			 const char *path, struct err *err)
{
	struct export_files files = {0};
	struct part *parts, **waiting;
	size_t n = 0, i = 0;
	bool made = mkdir(path, 0700) == 0, ok = true;

	if (!made && errno != EEXIST)
		return err_set_errno(err, EXIT_CODE_CANTCREAT, "%s: cannot be made", path);
	f->files(r, &files);
	make_room(&files);
	parts = arena_new(&files.arena, struct part, files.n);
	waiting = arena_new(&files.arena, struct part *, files.n);
	for (; i < files.n && ok; i++) {
		bool same = false;

		parts[i].file = &files.items[i];
		if (!i && snprintf(parts[i].target, sizeof parts[i].target, "%s/", path) > 0)
			temp_sweep(parts[i].target, -1);
		ok = write_part(&parts[i], path, &same, err);
		if (ok && !same)
			waiting[n++] = &parts[i];
	}
	ok = commit_parts(r, f, waiting, n, ok, err);
	if (made && !ok)
		rmdir(path);
	for (i = 0; i < files.n; i++) {
		str_release(&parts[i].text);
		str_release(&files.items[i].text);
	}
	arena_release(&files.arena);
	return ok;
}

static bool put(const struct output *out, const char *path, struct err *err)
{
	char target[PATH_MAX];
	struct stat st;

	if (strcmp(path, "-") == 0)
		return out->text
			       ? file_print(out->text, err)
			       : err_set(err, EXIT_CODE_USAGE,
					 "%s cannot go to the standard output: name a %s",
					 out->format->name, out->format->files ? "folder" : "file");
	if (!export_may_write(out->format, path, err))
		return false;
	if (out->format && out->format->files)
		return write_folder(out->report, out->format, path, err);
	if (stat(path, &st) < 0)
		return write_beside(out, path, err);
	if (out->text && is_stdout(&st))
		return file_print(out->text, err);
	if (!S_ISREG(st.st_mode))
		return write_through(out, path, S_ISFIFO(st.st_mode), err);
	/* Through a symlink to the file it means. */
	if (!realpath(path, target))
		return err_set_errno(err, EXIT_CODE_CANTCREAT, "%s", path);
	return (out->text || out->report->force || nothing_unsaved(out->report, target, err)) &&
	       write_beside(out, target, err);
}

bool export_text(const struct str *text, const char *path, struct err *err)
{
	return put(&(struct output){.text = text}, path, err);
}

bool export_report(const struct report *r, const struct export_format *f,
		   const char *path, struct err *err)
{
	struct str text = {0};
	bool ok;

	if (f->text)
		f->text(r, &text);
	ok = put(&(struct output){f->text ? &text : NULL, r, f}, path, err);
	str_release(&text);
	return ok;
}

bool export_notes(const char *title, const struct export_note *notes, size_t n, const char *path,
		  struct err *err)
{
	struct str out = {0};
	bool ok;

	str_add(&out, "# ");
	md(&out, title);
	str_add(&out, "\n");
	for (size_t i = 0; i < n; i++) {
		if (!i || strcmp(notes[i].heading, notes[i - 1].heading) != 0)
			str_addf(&out, "\n## %s\n\n", notes[i].heading);
		str_add(&out, *notes[i].label ? "- **" : "- ");
		md(&out, notes[i].label);
		str_add(&out, *notes[i].label ? "** " : "");
		md(&out, notes[i].text);
		str_add(&out, "\n");
	}
	ok = export_text(&out, path, err);
	str_release(&out);
	return ok;
}

void export_acceptances(const struct report *r, struct str *out)
{
	export_json_acceptances(r, out);
}

void export_compare(const struct compare *c, const struct side_name names[2], bool json,
		    struct str *out)
{
	(json ? export_json_compare : export_md_compare)(c, names, out);
}

#define _XOPEN_SOURCE 700
#include "export/export.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/replace.h"
#include "export/report/formats.h"

#define READ_BACK_MAX (1u << 30)
/* How much of a file is looked at for whether it is an assessment. */
#define START_BYTES (1u << 20)
/* For the reader of a pipe. */
#define READER_WAIT_MS 1000
#define READER_POLL_MS 20

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
	 export_json_text, NULL, verify_json},
	{"xlsx", ".xlsx", "workbook: summary, plan to work in, scores, answers",
	 NULL, export_xlsx_file, export_xlsx_verify},
	{"csv", ".csv", "the plan, one line an action",
	 export_csv_text, NULL, verify_csv},
	{"md", ".md", "a report to read: summary, findings, plan, answers",
	 export_md_text, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL, NULL},
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
		if (has_suffix(path, f->suffix))
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

bool export_may_write(const char *path, struct err *err)
{
	struct stat st;

	if (strcmp(path, "-") == 0)
		return true;
	if (stat(path, &st) < 0)
		return nothing_there(path, err);
	if (S_ISDIR(st.st_mode))
		return err_set(err, EXIT_CODE_CANTCREAT,
			       "%s: is a folder; name a file in it", path);
	return !S_ISREG(st.st_mode) || !is_assessment(path, err);
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

	return is_whole(c, err) && export_may_write(c->target, err);
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

static bool put(const struct output *out, const char *path, struct err *err)
{
	char target[PATH_MAX];
	struct stat st;

	if (strcmp(path, "-") == 0)
		return out->text ? file_print(out->text, err)
				 : err_set(err, EXIT_CODE_USAGE,
					   "%s cannot go to the standard output: name a file",
					   out->format->name);
	if (!export_may_write(path, err))
		return false;
	if (stat(path, &st) < 0)
		return write_beside(out, path, err);
	if (out->text && is_stdout(&st))
		return file_print(out->text, err);
	if (!S_ISREG(st.st_mode))
		return write_through(out, path, S_ISFIFO(st.st_mode), err);
	/* Through a symlink to the file it means. */
	if (!realpath(path, target))
		return err_set_errno(err, EXIT_CODE_CANTCREAT, "%s", path);
	return write_beside(out, target, err);
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

void export_acceptances(const struct report *r, struct str *out)
{
	export_json_acceptances(r, out);
}

void export_compare(const struct compare *c, const struct side_name names[2], bool json,
		    struct str *out)
{
	(json ? export_json_compare : export_md_compare)(c, names, out);
}

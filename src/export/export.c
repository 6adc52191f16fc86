#define _XOPEN_SOURCE 700
#include "export/export.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "export/report/formats.h"

#define READ_BACK_MAX (1u << 30)

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
	{"json", ".json", "everything, for programs (schema: plumbline-report 1)",
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

static bool write_stdout(const struct report *r, const struct export_format *f,
			 struct err *err)
{
	struct str text = {0};
	bool ok;

	if (!f->text)
		return err_set(err, EXIT_CODE_USAGE,
			       "%s cannot go to the standard output: name a file",
			       f->name);
	f->text(r, &text);
	ok = fwrite(str_text(&text), 1, text.len, stdout) == text.len &&
	     fflush(stdout) == 0;
	str_release(&text);
	return ok || err_set(err, EXIT_CODE_IO, "standard output: cannot write: %s",
			     strerror(errno));
}

/* What stands beside the target and is about to take its place. */
struct candidate {
	const struct report *report;
	const struct export_format *format;
	const char *temp;
	const struct str *text; /* what it should hold; NULL when the format wrote it */
};

static bool is_whole(void *ctx, struct err *err)
{
	const struct candidate *c = ctx;
	struct str back = {0};
	bool same;

	if (c->text) {
		if (!file_read(c->temp, READ_BACK_MAX, &back, NULL, err))
			return false;
		same = back.len == c->text->len &&
		       memcmp(str_text(&back), str_text(c->text), back.len) == 0;
		str_release(&back);
		if (!same)
			return err_set(err, EXIT_CODE_IO,
				       "what was written does not read back the same");
	}
	return !c->format->verify || c->format->verify(c->report, c->temp, err);
}

static bool fill(const struct candidate *c, int fd, struct err *err)
{
	if (!c->text)
		return c->format->file(c->report, c->temp, err);
	return file_write_all(fd, str_text(c->text), c->text->len) ||
	       err_set(err, EXIT_CODE_IO, "cannot write: %s", strerror(errno));
}

/* Says which file it was, when the message does not. */
static bool name_target(const char *path, struct err *err)
{
	char text[sizeof err->text];

	if (!err || strncmp(err->text, path, strlen(path)) == 0)
		return false;
	memcpy(text, err->text, sizeof text);
	return err_set(err, err->code, "%s: %s", path, text);
}

static bool write_beside(const struct report *r, const struct export_format *f,
			 const char *path, struct err *err)
{
	struct str text = {0};
	char temp[FILE_PATH_MAX];
	struct candidate c = {r, f, temp, f->text ? &text : NULL};
	struct file_commit_options options = {true, is_whole, &c};
	int fd = file_temp(path, temp, err);
	bool ok;

	if (fd < 0)
		return false;
	if (f->text)
		f->text(r, &text);
	ok = fill(&c, fd, err);
	if (ok) {
		ok = file_commit(fd, temp, path, &options, NULL, err);
	} else {
		close(fd);
		unlink(temp);
	}
	str_release(&text);
	return ok || name_target(path, err);
}

/* A pipe or a device has no place beside it to write to, and must not be replaced. */
static bool write_through(const struct report *r, const struct export_format *f,
			  const char *path, struct err *err)
{
	struct str text = {0};
	int fd;
	bool ok;

	if (!f->text)
		return err_set(err, EXIT_CODE_CANTCREAT,
			       "%s: not a regular file; %s needs one", path, f->name);
	fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return err_set(err, EXIT_CODE_CANTCREAT, "%s: %s", path, strerror(errno));
	f->text(r, &text);
	ok = file_write_all(fd, str_text(&text), text.len);
	if (!ok)
		err_set(err, EXIT_CODE_IO, "%s: cannot write: %s", path, strerror(errno));
	close(fd);
	str_release(&text);
	return ok;
}

bool export_report(const struct report *r, const struct export_format *f,
		   const char *path, struct err *err)
{
	char target[PATH_MAX];
	struct stat st;

	if (strcmp(path, "-") == 0)
		return write_stdout(r, f, err);
	if (stat(path, &st) < 0)
		return write_beside(r, f, path, err);
	if (S_ISDIR(st.st_mode))
		return err_set(err, EXIT_CODE_CANTCREAT,
			       "%s: is a folder; name a file in it", path);
	if (!S_ISREG(st.st_mode))
		return write_through(r, f, path, err);
	/* Through a symlink to the file it means. */
	if (!realpath(path, target))
		return err_set(err, EXIT_CODE_CANTCREAT, "%s: %s", path, strerror(errno));
	return write_beside(r, f, target, err);
}

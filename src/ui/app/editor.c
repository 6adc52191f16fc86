#define _XOPEN_SOURCE 700
#include "ui/app/editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "model/assessment/assessment.h"
#include "ui/term/foreground.h"

#define EDITED_BYTES_MAX (8u << 20) /* what is looked at, not what is taken */

/* The editor may be given with words of its own. */
static const char editor_line[] = "exec ${VISUAL:-${EDITOR:-vi}} \"$1\"";

/* Makes the file that is edited; only we may read it. It has no struct temp: editors put
 * another file in its place, which nobody holds. */
static bool make_file(char path[FILE_PATH_MAX], const struct str *text, struct err *err)
{
	const char *folder = getenv("TMPDIR");
	bool written;
	int fd;

	snprintf(path, FILE_PATH_MAX, "%s/plumbline-note-XXXXXX",
		 folder && *folder ? folder : "/tmp");
	fd = mkstemp(path);
	if (fd < 0)
		return err_set_errno(err, EXIT_CODE_CANTCREAT, "%s: cannot be made", path);
	written = file_write_all(fd, str_text(text), text->len);
	if (!written)
		err_set_errno(err, EXIT_CODE_IO, "%s: cannot write", path);
	close(fd);
	if (!written)
		unlink(path);
	return written;
}

static void trim(struct str *text)
{
	size_t n = text->len;

	while (n && strchr("\n\r ", text->data[n - 1]))
		n--;
	str_truncate(text, n);
}

/* Did the editor end as it should? */
static bool check_ending(int code, const char *path, bool changed, struct err *err)
{
	char how[64] = "the editor was ended by a signal";

	if (code == 0)
		return true;
	if (code == FOREGROUND_FAILED)
		snprintf(how, sizeof how, "the editor cannot be started");
	else if (code > 0)
		snprintf(how, sizeof how, "the editor ended with %d", code);
	if (!changed)
		return err_set(err, EXIT_CODE_IO, "%s: the note is as it was; set VISUAL or EDITOR",
			       how);
	return err_set(err, EXIT_CODE_IO, "%s: the note is as it was. What you wrote is in %s",
		       how, path);
}

static bool check_text(const struct str *text, const char *path, struct err *err)
{
	char fault[UTF8_FAULT_MAX];
	size_t bad;

	if (text->len > NOTE_BYTES_MAX)
		return err_set(err, EXIT_CODE_DATA,
			       "%zu bytes are too long for a note, which has %u at most: it is "
			       "as it was. What you wrote is in %s",
			       text->len, NOTE_BYTES_MAX, path);
	bad = utf8_invalid_at(str_text(text), text->len);
	if (strlen(str_text(text)) < bad)
		bad = strlen(str_text(text));
	if (bad < text->len)
		return err_set(err, EXIT_CODE_DATA,
			       "this is no UTF-8 text, for %s: the note is as it was. What you "
			       "wrote is in %s",
			       utf8_fault(fault, str_text(text) + bad, text->len - bad), path);
	return true;
}

/* Takes over what the file holds by now. Unless it is taken, or nothing was written, the file
 * stays. */
static bool take(const char *path, int code, struct str *text, struct err *err)
{
	struct str now = {0};
	bool changed, taken;

	if (!file_read(path, EDITED_BYTES_MAX, &now, NULL, err))
		return false;
	changed = now.len != text->len || memcmp(str_text(&now), str_text(text), now.len) != 0;
	trim(&now);
	taken = check_ending(code, path, changed, err) && check_text(&now, path, err);
	if (taken || !changed)
		unlink(path);
	if (taken) {
		str_truncate(text, 0);
		str_addn(text, str_text(&now), now.len);
	}
	str_release(&now);
	return taken;
}

bool editor_edit(struct term *t, struct str *text, struct err *err)
{
	char path[FILE_PATH_MAX];
	int code;

	if (!make_file(path, text, err))
		return false;
	t->ops->leave(t);
	code = foreground_run(editor_line, path);
	t->ops->enter(t);
	return take(path, code, text, err);
}

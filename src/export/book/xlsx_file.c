/* The workbook as one of the formats: written by a child process whose death hurts nobody,
 * then read back and compared with the book it was made from, cell by cell. */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/die.h"
#include "base/file.h"
#include "base/temp.h"
#include "export/book/book.h"
#include "export/book/xlsx_write.h"
#include "import/xlsx/xlsx_read.h"
#include "export/report/formats.h"
#include "model/store/saver.h"

/* How long a save under way may hold up a workbook. */
#define SAVE_WAIT_MS 3000

/* Where a child says why it failed. */
static int child_out = -1;

/* The child must not do what the parent does at its end (temporary files, the
 * terminal). It only dies by itself for want of memory, and says so. */
static void end_child(void)
{
	static const char why[] = "there is too little memory to write the workbook";

	(void)!write(child_out, why, sizeof why - 1);
	_exit(EXIT_CODE_INTERNAL);
}

/* The terminal is the parent's: a child that crashes must not give it back. What the parent
 * ignores (nohup) does not end the child either. */
static void forget_signals(void)
{
	static const int ends[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT,
				   SIGQUIT, SIGHUP, SIGINT, SIGTERM};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (signal(ends[i], SIG_DFL) == SIG_IGN)
			signal(ends[i], SIG_IGN);
	signal(SIGTSTP, SIG_IGN); /* the parent waits, and could not wake it again */
}

__attribute__((noreturn)) static void run_child(const struct book *b, const char *path,
						const char *tmpdir, int out)
{
	struct err err = {.code = EXIT_CODE_OK};
	int null = open("/dev/null", O_WRONLY);

	child_out = out;
	die_hook = end_child;
	forget_signals();
	if (null >= 0)
		dup2(null, STDERR_FILENO);
	setlocale(LC_NUMERIC, "C");
	if (!xlsx_write(b, path, tmpdir, &err))
		(void)!write(out, err.text, strlen(err.text));
	_exit((int)err.code);
}

static int wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return status;
}

/* What the child says until it ends, one line at most. */
static void listen_to(int in, char *said, size_t size)
{
	size_t n = 0;

	while (n < size - 1) {
		ssize_t got = read(in, said + n, size - 1 - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	said[n] = '\0';
}

/* Without memory the library reads from nowhere, or the system picks a process to end. */
static bool tells_of_memory(int sig)
{
	return sig == SIGSEGV || sig == SIGBUS || sig == SIGABRT || sig == SIGKILL;
}

static bool judge(int status, const char *said, struct err *err)
{
	if (status >= 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (*said && WIFEXITED(status))
		return err_set(err, (enum exit_code)WEXITSTATUS(status), "%s", said);
	if (status >= 0 && WIFSIGNALED(status))
		return err_set(err, EXIT_CODE_IO,
			       "writing the workbook was ended by signal %d%s",
			       WTERMSIG(status),
			       tells_of_memory(WTERMSIG(status))
				       ? "; there may be too little memory"
				       : "");
	return err_set(err, EXIT_CODE_IO, "writing the workbook failed");
}

/* A child that allocates and loads a library is only promised to work when no other thread
 * lived at the fork: one that did may have held a lock that nobody gives back. */
static pid_t fork_alone(struct err *err)
{
	pid_t child;

	if (!savers_pause(SAVE_WAIT_MS, err))
		return -1;
	child = fork();
	if (child < 0)
		err_set_errno(err, EXIT_CODE_IO, "no process");
	if (child != 0)
		savers_resume();
	return child;
}

static bool write_in_child(const struct book *b, const char *path, const char *tmpdir,
			   struct err *err)
{
	char said[512];
	int ends[2], status;
	pid_t child;

	if (pipe(ends) < 0)
		return err_set_errno(err, EXIT_CODE_IO, "no pipe");
	child = fork_alone(err);
	if (child < 0) {
		close(ends[0]);
		close(ends[1]);
		return false;
	}
	if (child == 0) {
		close(ends[0]);
		run_child(b, path, tmpdir, ends[1]);
	}
	close(ends[1]);
	listen_to(ends[0], said, sizeof said);
	close(ends[0]);
	status = wait_for(child);
	return judge(status, said, err);
}

bool export_xlsx_file(const struct report *r, const char *path, struct err *err)
{
	char tmpdir[FILE_PATH_MAX];
	struct book b;
	bool ok;

	if (!temp_folder(path, tmpdir))
		return err_set(err, EXIT_CODE_CANTCREAT, "the path is too long");
	if (mkdir(tmpdir, 0700) < 0)
		return err_set_errno(err, EXIT_CODE_CANTCREAT, "cannot create %s", tmpdir);
	book_make(&b, r);
	ok = write_in_child(&b, path, tmpdir, err);
	book_release(&b);
	temp_remove_folder(tmpdir);
	return ok;
}

static int by_place(const void *a, const void *b)
{
	const struct book_cell *const *x = a, *const *y = b;

	if ((*x)->row != (*y)->row)
		return (*x)->row < (*y)->row ? -1 : 1;
	return ((*x)->col > (*y)->col) - ((*x)->col < (*y)->col);
}

/* The cells that hold something, in the order in which a file has them. */
static const struct book_cell **cells_in_order(struct arena *a, const struct book_sheet *s,
					  size_t *n)
{
	const struct book_cell **list = arena_new(a, const struct book_cell *, s->n_cells);

	*n = 0;
	for (size_t i = 0; i < s->n_cells; i++)
		if (s->cells[i].kind != CELL_BLANK)
			list[(*n)++] = &s->cells[i];
	qsort(list, *n, sizeof *list, by_place);
	return list;
}

static bool is_same(const struct book_cell *want, const struct xlsx_cell *is)
{
	double number;

	if (is->row != (size_t)want->row || is->col != (size_t)want->col)
		return false;
	if (want->kind == CELL_TEXT)
		return is->is_text && !*is->formula && strcmp(is->text, want->text) == 0;
	number = xlsx_number(is->text);
	if (is->is_text || number < want->number || number > want->number)
		return false;
	return want->kind == CELL_NUMBER ? !*is->formula
					 : strcmp(is->formula, want->formula + 1) == 0;
}

/* Are the same rows folded below the same others? Both have them from the top. */
static bool same_folds(const struct book_sheet *s, const struct xlsx_row *are, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < s->n_rows; i++) {
		const struct row_shape *want = &s->rows[i];

		if (!want->folded && !want->folds)
			continue;
		if (k == n || are[k].row != (size_t)want->row || are[k].folded != want->folded ||
		    are[k].folds != want->folds)
			return false;
		k++;
	}
	return k == n;
}

static bool same_sheet(const struct book_sheet *s, const struct xlsx *x, struct err *err)
{
	struct arena a = {0};
	const struct book_cell **want;
	const struct xlsx_cell *are;
	const struct xlsx_row *rows;
	int index = xlsx_sheet(x, s->name);
	size_t n, found, i = 0;
	bool ok;

	if (index < 0)
		return err_set(err, EXIT_CODE_IO, "the written workbook lacks sheet %s",
			       s->name);
	want = cells_in_order(&a, s, &n);
	are = xlsx_cells(x, (size_t)index, &found);
	while (i < n && i < found && is_same(want[i], &are[i]))
		i++;
	ok = i == n && n == found;
	if (!ok)
		err_set(err, EXIT_CODE_IO,
			"the written workbook does not read back the same: sheet %s, row %zu",
			s->name, i < n ? (size_t)want[i]->row + 1 : (size_t)0);
	arena_release(&a);
	rows = xlsx_rows(x, (size_t)index, &n);
	if (ok && !same_folds(s, rows, n))
		return err_set(err, EXIT_CODE_IO,
			       "the written workbook does not read back the same: rows of sheet %s "
			       "are folded otherwise",
			       s->name);
	return ok;
}

bool export_xlsx_verify(const struct report *r, const char *path, struct err *err)
{
	struct xlsx *x = xlsx_open(path, true, err);
	struct book b;
	bool ok;

	if (!x) {
		if (err)
			err->code = EXIT_CODE_IO; /* it is ours, not the user's */
		return false;
	}
	book_make(&b, r);
	ok = xlsx_sheets(x) == b.n_sheets ||
	     err_set(err, EXIT_CODE_IO,
		     "the written workbook has %zu sheets instead of %zu", xlsx_sheets(x),
		     b.n_sheets);
	for (size_t i = 0; ok && i < b.n_sheets; i++)
		ok = same_sheet(&b.sheets[i], x, err);
	book_release(&b);
	xlsx_close(x);
	return ok;
}

#define _GNU_SOURCE
#include "support.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/utf8.h"

#define FILE_MAX (256u << 20)
#define DIFF_LINES 12

struct folder {
	struct arena arena;
	const char *path;
};

/* What is printed and what cmocka says of it appear in the order in which they happen. */
__attribute__((constructor)) static void print_in_order(void)
{
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
}

static void fail_errno(const char *what, const char *path)
{
	print_error("%s %s: %s\n", what, path, strerror(errno));
	fail();
}

int folder_setup(void **state)
{
	const char *root = getenv("TMPDIR");
	struct folder *f = calloc(1, sizeof *f);
	char *path;

	if (!f)
		return -1;
	path = arena_printf(&f->arena, "%s/plumbline-test-XXXXXX", root ? root : "/tmp");
	if (!mkdtemp(path))
		return -1;
	f->path = path;
	*state = f;
	return 0;
}

/* Removes everything below path, also what was made unwritable. */
static void remove_tree(struct arena *a, const char *path)
{
	struct stat st;
	struct dirent *e;
	DIR *d;

	if (lstat(path, &st) < 0)
		return;
	if (!S_ISDIR(st.st_mode)) {
		unlink(path);
		return;
	}
	chmod(path, 0700);
	d = opendir(path);
	while (d && (e = readdir(d)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			remove_tree(a, arena_printf(a, "%s/%s", path, e->d_name));
	if (d)
		closedir(d);
	rmdir(path);
}

int folder_teardown(void **state)
{
	struct folder *f = *state;

	remove_tree(&f->arena, f->path);
	arena_release(&f->arena);
	free(f);
	return 0;
}

const char *folder_path(void **state)
{
	const struct folder *f = *state;

	return f->path;
}

const char *path_in(void **state, const char *name)
{
	struct folder *f = *state;

	return arena_printf(&f->arena, "%s/%s", f->path, name);
}

size_t folder_count(void **state)
{
	DIR *d = opendir(folder_path(state));
	struct dirent *e;
	size_t n = 0;

	if (!d)
		fail_errno("cannot list", folder_path(state));
	while ((e = readdir(d)))
		n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	closedir(d);
	return n;
}

void file_load(const char *path, struct str *out)
{
	struct err err;

	if (!file_read(path, FILE_MAX, out, NULL, &err)) {
		print_error("%s\n", err.text);
		fail();
	}
}

void file_store_n(const char *path, const char *bytes, size_t n)
{
	FILE *out = fopen(path, "wb");

	if (!out || fwrite(bytes, 1, n, out) != n || fclose(out) != 0)
		fail_errno("cannot write", path);
}

void file_store(const char *path, const char *text)
{
	file_store_n(path, text, strlen(text));
}

/* One line of a text, without its end; moves *text behind it. */
static void show_line(char sign, const char **text)
{
	size_t n = strcspn(*text, "\n");
	struct str line = {0}, clean = {0};

	str_addn(&line, *text, n);
	utf8_clean(&clean, str_text(&line), false);
	print_error("%c %s%s\n", sign, str_text(&clean),
		    (*text)[n] ? "" : sign == ' ' ? "" : "  (no line feed)");
	str_release(&line);
	str_release(&clean);
	*text += n + ((*text)[n] == '\n');
}

/* Skips the lines that both texts begin with; returns how many. */
static int skip_common(const char **a, const char **b)
{
	int lines = 0;

	while (**a && **b) {
		size_t n = strcspn(*a, "\n"), m = strcspn(*b, "\n");

		if (n != m || memcmp(*a, *b, n) != 0 || (*a)[n] != (*b)[n])
			break;
		*a += n + ((*a)[n] == '\n');
		*b += n + ((*b)[n] == '\n');
		lines++;
	}
	return lines;
}

static void show_difference(const char *found, const char *expected)
{
	int line = skip_common(&found, &expected) + 1;

	print_error("they differ from line %d on:\n", line);
	for (int i = 0; i < DIFF_LINES && (*found || *expected); i++) {
		if (*expected)
			show_line('-', &expected);
		if (*found)
			show_line('+', &found);
	}
	if (*found || *expected)
		print_error("  …\n");
}

void assert_text_equal_at(const char *found, const char *expected, const char *file, int line)
{
	if (!strcmp(found, expected))
		return;
	show_difference(found, expected);
	_fail(file, line);
}

void assert_text_has_at(const char *text, const char *part, const char *file, int line)
{
	if (strstr(text, part))
		return;
	print_error("'%s' is not in:\n%s\n", part, text);
	_fail(file, line);
}

void assert_file_text_at(const char *path, const char *text, const char *file, int line)
{
	struct str now = {0};
	bool same;

	file_load(path, &now);
	same = !strcmp(str_text(&now), text) && now.len == strlen(text);
	if (!same) {
		print_error("%s: ", path);
		show_difference(str_text(&now), text);
	}
	str_release(&now);
	if (!same)
		_fail(file, line);
}

void assert_file_has_at(const char *path, const char *part, bool has, const char *file,
			int line)
{
	struct str now = {0};
	bool same;

	file_load(path, &now);
	same = has == (strstr(str_text(&now), part) != NULL);
	if (!same)
		print_error("'%s' is %s %s:\n%s\n", part, has ? "not in" : "in", path,
			    str_text(&now));
	str_release(&now);
	if (!same)
		_fail(file, line);
}

void assert_diags_at(struct diags *d, const char *text, const char *file, int line)
{
	struct str found = {0};
	FILE *out = tmpfile();
	int c;

	if (!out)
		fail_errno("cannot open", "a temporary file");
	diags_print(d, out);
	rewind(out);
	while ((c = getc(out)) != EOF)
		str_addc(&found, (char)c);
	fclose(out);
	if (strcmp(str_text(&found), text) != 0) {
		show_difference(str_text(&found), text);
		str_release(&found);
		_fail(file, line);
	}
	str_release(&found);
}

void assert_golden_at(const char *name, const char *text, const char *file, int line)
{
	const char *mode = getenv("GOLDEN");
	char path[PATH_MAX];

	snprintf(path, sizeof path, "tests/golden/%s", name);
	if (mode && !strcmp(mode, "write"))
		file_store(path, text);
	else
		assert_file_text_at(path, text, file, line);
}

const char *program_path(void)
{
	static char path[PATH_MAX];
	const char *named = getenv("PLUMBLINE");

	if (!path[0] && !realpath(named ? named : "build/release/plumbline", path)) {
		path[0] = '\0';
		fail_errno("cannot find the program", named ? named : "build/release/plumbline");
	}
	return path;
}

static void change_environment(const char *const *env)
{
	for (; env && *env; env++) {
		char name[128];
		size_t n = strcspn(*env, "=");

		snprintf(name, sizeof name, "%.*s", (int)n, *env);
		if ((*env)[n])
			setenv(name, *env + n + 1, 1);
		else
			unsetenv(name);
	}
}

/* In the child: becomes the program. */
static void become(const char *program, char **argv, const struct run_options *o, FILE *in,
		   FILE *out, FILE *err)
{
	FILE *null = in ? in : fopen("/dev/null", "r");

	change_environment(o->env);
	if (!null || dup2(fileno(null), 0) < 0 || dup2(fileno(out), 1) < 0 ||
	    dup2(fileno(err), 2) < 0 || (o->folder && chdir(o->folder) < 0))
		_exit(126);
	execv(program, argv);
	_exit(127);
}

static void take_output(FILE *from, struct str *to)
{
	char chunk[4096];
	size_t n;

	rewind(from);
	while ((n = fread(chunk, 1, sizeof chunk, from)) > 0)
		str_addn(to, chunk, n);
	fclose(from);
}

static FILE *temporary(const char *content)
{
	FILE *f = tmpfile();

	if (!f)
		fail_errno("cannot open", "a temporary file");
	if (content) {
		fputs(content, f);
		rewind(f);
	}
	return f;
}

struct run run_program(const char *const *argv, const struct run_options *options)
{
	static const struct run_options plain;
	const struct run_options *o = options ? options : &plain;
	const char *program = o->program ? o->program : program_path();
	FILE *in = o->input ? temporary(o->input) : NULL;
	FILE *out = temporary(NULL), *err = temporary(NULL);
	struct arena a = {0};
	struct run r = {0};
	size_t n = 0;
	char **args;
	int status;
	pid_t pid;

	while (argv[n])
		n++;
	args = arena_new(&a, char *, n + 2);
	args[0] = arena_strdup(&a, program);
	for (size_t i = 0; i < n; i++)
		args[i + 1] = arena_strdup(&a, argv[i]);
	fflush(NULL);
	pid = fork();
	if (pid < 0)
		fail_errno("cannot start", program);
	if (pid == 0)
		become(program, args, o, in, out, err);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	r.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	take_output(out, &r.out);
	take_output(err, &r.err);
	if (in)
		fclose(in);
	arena_release(&a);
	return r;
}

void run_release(struct run *r)
{
	str_release(&r->out);
	str_release(&r->err);
}

void assert_run_at(int code, const char *const *argv, const char *file, int line)
{
	struct run r = run_program(argv, NULL);
	bool same = r.code == code;

	if (!same) {
		print_error("plumbline");
		for (; *argv; argv++)
			print_error(" %s", *argv);
		print_error("\nended with %d, not %d:\n%s%s\n", r.code, code, str_text(&r.err),
			    str_text(&r.out));
	}
	run_release(&r);
	if (!same)
		_fail(file, line);
}

bool has_locale(const char *name)
{
	locale_t l = newlocale(LC_ALL_MASK, name, (locale_t)0);

	if (l == (locale_t)0)
		return false;
	freelocale(l);
	return true;
}

#define _GNU_SOURCE
#include "faults/crowd.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/questionnaire/questionnaire.h"

const char *crowd_id(size_t n)
{
	static char ids[CROWD_MAX][16];
	static size_t n_ids;

	if (!n_ids) {
		struct diags d = {0};
		struct questionnaire *q = questionnaire_load(NULL, &d);

		assert_non_null(q);
		for (size_t i = 0; i < q->n_questions && n_ids < CROWD_MAX; i++)
			if (q->questions[i].type != TYPE_DECISIONS)
				snprintf(ids[n_ids++], sizeof *ids, "%s", q->questions[i].id);
		for (size_t i = 0; i < q->n_decisions && n_ids < CROWD_MAX; i++)
			snprintf(ids[n_ids++], sizeof *ids, "%s", q->decisions[i].id);
		questionnaire_free(q);
		diags_release(&d);
	}
	return ids[n % n_ids];
}

/* In the child. */
static void become(const char *path, const char *answer, FILE *err, const char *const *env)
{
	int nothing = open("/dev/null", O_RDWR);

	dup2(nothing, STDIN_FILENO);
	dup2(nothing, STDOUT_FILENO);
	dup2(fileno(err), STDERR_FILENO);
	for (; env && *env; env++)
		putenv(strdup(*env));
	execl(program_path(), program_path(), "set", "-q", path, answer, (char *)NULL);
	_exit(127);
}

void member_start(struct member *m, const char *path, const char *id, const char *const *env)
{
	char answer[32];

	program_path(); /* found once, here and not in the child */
	snprintf(answer, sizeof answer, "%s=unknown", id);
	*m = (struct member){.id = id, .err = tmpfile()};
	assert_non_null(m->err);
	fcntl(fileno(m->err), F_SETFD, FD_CLOEXEC);
	fflush(NULL);
	m->pid = fork();
	assert_true(m->pid >= 0);
	if (m->pid == 0)
		become(path, answer, m->err, env);
}

void member_wait(struct member *m)
{
	int status;

	if (!m->pid)
		return;
	while (waitpid(m->pid, &status, 0) < 0)
		assert_int_equal(errno, EINTR);
	m->pid = 0;
	m->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void show(const char *what, struct member *m)
{
	char text[1024];
	size_t n;

	rewind(m->err);
	n = fread(text, 1, sizeof text - 1, m->err);
	text[n] = '\0';
	print_error("%s: %s ended with %d: %s\n", what, m->id, m->code, text);
}

void tally_members(struct tally *t, struct member *m, size_t n, const char *path)
{
	struct str text = {0};
	char member[32];

	for (size_t i = 0; i < n; i++)
		member_wait(&m[i]);
	file_load(path, &text);
	for (size_t i = 0; i < n; i++) {
		snprintf(member, sizeof member, "\"%s\": {", m[i].id);
		t->commands++;
		t->saved += m[i].code == 0;
		t->refused += m[i].code == 75;
		t->killed += m[i].code == 128 + SIGKILL;
		if (m[i].code && m[i].code != 75 && m[i].code != 128 + SIGKILL) {
			t->odd++;
			show("odd", &m[i]);
		}
		if (!m[i].code && !strstr(str_text(&text), member)) {
			t->lost++;
			show("lost", &m[i]);
		}
		fclose(m[i].err);
	}
	str_release(&text);
}

void tally_folder(struct tally *t, const char *folder, const char *name)
{
	DIR *d = opendir(folder);
	struct dirent *e;

	assert_non_null(d);
	while ((e = readdir(d))) {
		const char *end = strrchr(e->d_name, '.');

		if (!strstr(e->d_name, name))
			continue;
		t->conflicts += strstr(e->d_name, "conflict") != NULL;
		t->left += end && (!strcmp(end, ".tmp") || !strcmp(end, ".lock"));
	}
	closedir(d);
}

void assert_tally_clean_at(const struct tally *t, const char *file, int line)
{
	if (!t->odd && !t->lost && !t->conflicts && !t->left)
		return;
	tally_print("found", t);
	_fail(file, line);
}

void tally_print(const char *what, const struct tally *t)
{
	print_message("%s: %d commands, %d saved, %d refused with 75, %d killed, %d odd; "
		      "%d acknowledged answers lost, %d conflict files, %d files left\n",
		      what, t->commands, t->saved, t->refused, t->killed, t->odd, t->lost,
		      t->conflicts, t->left);
}

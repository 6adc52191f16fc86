/* save_bench - an acknowledged save against the least that survives a power cut.
 *
 *   save_bench FOLDER
 *
 * Ours: one answer changes, assessment_save, and wait until it is told durable. Bare: write
 * the same bytes into a new file in the same folder, fsync, rename, fsync the folder. */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

#include "base/str.h"
#include "engine/score.h"
#include "measure.h"
#include "model/store/assessment_file.h"

enum { WARM_UP = 20, ROUNDS = 400 };

static void answer_all(struct assessment *a)
{
	const struct questionnaire *q = a->questionnaire;

	for (size_t i = 0; i < q->n_decisions; i++)
		assessment_set_option(a, i, (int)(i % q->decisions[i].n_options));
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		if (it->type == TYPE_LEVELS)
			assessment_set_level(a, i, (int)(i % Q_LEVELS));
		for (size_t k = 0; k < it->n_practices; k++)
			assessment_set_practice(a, i, k, PRACTICE_YES);
		if (i % 4 == 0)
			a->questions[i].note = "Discussed on the second day; the runbook says more.";
	}
}

static struct assessment_file *create(const char *path)
{
	struct diags d = {0};
	struct err err = {0};
	struct questionnaire *q = questionnaire_load(NULL, &d);
	struct assessment *a = q ? assessment_new(q) : NULL;
	struct assessment_file *f;

	if (!a)
		fail("the questionnaire does not load");
	answer_all(a);
	f = assessment_create(path, q, a, &err);
	if (!f) {
		errno = 0;
		fail(err.text);
	}
	diags_release(&d);
	return f;
}

/* The first levels question: its level is what changes. */
static size_t level_question(const struct questionnaire *q)
{
	size_t i = 0;

	while (i < q->n_questions && q->questions[i].type != TYPE_LEVELS)
		i++;
	if (i == q->n_questions)
		fail("no question with levels");
	return i;
}

/* The answer is scored before it is saved, as it always is: only the saving counts. */
static double ours(struct assessment_file *f, struct score *score, size_t question, int level)
{
	struct assessment *a = assessment_file_assessment(f);
	struct err err = {0};
	double start;

	assessment_set_level(a, question, level);
	score_compute(score, a, 0);
	start = now_us();
	assessment_save(f);
	if (!assessment_save_wait(f, -1, &err)) {
		errno = 0;
		fail(err.text);
	}
	return now_us() - start;
}

static double bare(const char *folder, const struct str *content)
{
	double start = now_us();
	int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), fd;

	if (at < 0)
		fail(folder);
	fd = openat(at, "bare.tmp", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, content->data, content->len) != (ssize_t)content->len ||
	    fsync(fd) < 0 || close(fd) < 0 ||
	    renameat(at, "bare.tmp", at, "bare.json") < 0 || fsync(at) < 0)
		fail("bare save");
	close(at);
	return now_us() - start;
}

/* Gives the file an access list, and as root another owner and group: false where there are
 * none. */
static bool share(const char *path)
{
#ifdef __linux__
	static const unsigned char list[] = {
		2, 0, 0, 0, 1,  0, 6, 0, 255, 255, 255, 255, 2,  0, 6, 0, 210, 4,   0,   0,
		4, 0, 0, 0, 255, 255, 255, 255, 16, 0, 6, 0, 255, 255, 255, 255, 32, 0, 0, 0,
		255, 255, 255, 255,
	};

	if (geteuid() == 0 && chown(path, 1000, 1005) < 0)
		fail(path);
	return setxattr(path, "system.posix_acl_access", list, sizeof list, 0) == 0;
#else
	(void)path;
	return false;
#endif
}

static void measure(const char *folder, bool shared, const char *title, double bar)
{
	static struct pairs pairs;
	struct str content = {0};
	struct assessment_file *f;
	struct score score;
	char path[4096];
	size_t question;
	int rounds = WARM_UP + ROUNDS;

	snprintf(path, sizeof path, "%s/save.assessment.json", folder);
	unlink(path);
	pairs.n = 0;
	f = create(path);
	score_init(&score, assessment_file_questionnaire(f));
	question = level_question(assessment_file_questionnaire(f));
	if (shared && !share(path))
		rounds = 0;
	for (int i = 0; i < rounds; i++) {
		double mine = ours(f, &score, question, i % Q_LEVELS), limit;

		str_truncate(&content, 0);
		assessment_write(assessment_file_assessment(f), &content);
		limit = bare(folder, &content);
		if (i >= WARM_UP)
			pairs_add(&pairs, mine, limit);
	}
	if (pairs.n)
		pairs_print(&pairs, title, bar, "us");
	score_release(&score);
	assessment_close(f);
	str_release(&content);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		fail("usage: save_bench FOLDER");
	measure(argv[1], false, "acknowledged save / write+fsync+rename+fsync", 1.25);
	measure(argv[1], true, "the same, keeping access list, owner and group", 1.25);
	return 0;
}

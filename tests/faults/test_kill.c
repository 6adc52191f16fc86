/* SIGKILL at any instant: what the screen called saved is in the file, the file loads, and
 * the next opening clears what was left. And what "saved" on the screen stands for: the
 * content is synced, in place, and its folder synced. */
#define _GNU_SOURCE
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/json_read.h"
#include "faults/pty.h"
#include "model/questionnaire/questionnaire.h"

enum { STEPS = 24, RUNS = SANITIZED ? 40 : 200, STATUS_ROW = 22, QUIET_MS = 10 };

/* One key of the script: what the screen says of it begins so, and the value follows. */
struct step {
	char said[80];
	bool level;
	char id[16], item[64]; /* as in the file; item: of a practice */
};

static const char *const level_words[] = {"0", "1", "2", "3", "4"};
static const char *const practice_words[] = {"yes", "partial", "no"};

static unsigned long random_state = 20261121;

static unsigned random_below(unsigned n)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(random_state >> 33) % n;
}

static void copy_file(const char *from, const char *to)
{
	struct str text = {0};

	file_load(from, &text);
	file_store_n(to, str_text(&text), text.len);
	str_release(&text);
}

/* Finds what stands in the file for what the screen says: "REL-06, Two or more replicas: ". */
static void learn_ids(struct step *step, const struct questionnaire *q)
{
	size_t n = strcspn(step->said, " ,");
	const char *text = step->said + n + 2;
	struct thing t;

	snprintf(step->id, sizeof step->id, "%.*s", (int)n, step->said);
	t = questionnaire_find(q, step->id);
	assert_int_equal(t.kind, THING_QUESTION);
	if (step->level)
		return;
	n = strstr(text, "\u2026") ? strcspn(text, "\u2026") : strlen(text) - strlen(": ");
	for (size_t i = 0; i < q->questions[t.index].n_practices; i++)
		if (!strncmp(q->questions[t.index].practices[i].text, text, n))
			snprintf(step->item, sizeof step->item, "%s",
				 q->questions[t.index].practices[i].id);
	assert_true(*step->item);
}

/* So wide that what is said of an answer takes one row. */
static struct pty *wide_screen(const char *folder, const char *path)
{
	return pty_open((const char *const[]){path, NULL},
			&(struct pty_options){.folder = folder, .rows = 24, .cols = 180});
}

/* The status line once it tells of the next answer, and that it is saved. A long item leaves
 * no room there for what the answer moved. */
static const char *await_news(struct pty *p, const char *before, const char *word)
{
	for (int i = 0; i < 250; i++) {
		const char *row;

		pty_settle(p, 20);
		row = pty_row(p, STATUS_ROW);
		if (strcmp(row, before) != 0 && strstr(row, word) && strstr(row, "  saved"))
			return row;
	}
	fail_msg("no news with '%s' after '%s'", word, before);
	return NULL;
}

/* Walks once at leisure and notes what the screen says of each key. */
static void learn_steps(const char *folder, const char *path, struct step steps[STEPS])
{
	struct diags d = {0};
	struct questionnaire *q = questionnaire_load(NULL, &d);
	struct pty *p = wide_screen(folder, path);

	pty_expect(p, "leave");
	for (int i = 0; i < STEPS; i++) {
		const char *row, *value;
		char before[400];

		snprintf(before, sizeof before, "%s", pty_row(p, STATUS_ROW));
		steps[i].level = pty_shows(p, "0-4 level");
		pty_type(p, steps[i].level ? "1" : "y");
		row = await_news(p, before, steps[i].level ? " is level 1" : ": yes");
		value = strstr(row, steps[i].level ? " is level 1" : ": yes") +
			strlen(steps[i].level ? " is level " : ": ");
		snprintf(steps[i].said, sizeof steps[i].said, "%.*s", (int)(value - row), row);
		learn_ids(&steps[i], q);
	}
	questionnaire_free(q);
	diags_release(&d);
	pty_leave(p);
}

/* A run: which values are typed, and up to which of them the screen said saved. */
struct script {
	const struct step *steps;
	unsigned value[STEPS];
	int typed, acknowledged;
};

static const char *value_word(const struct script *s, int i)
{
	return s->steps[i].level ? level_words[s->value[i]] : practice_words[s->value[i]];
}

static bool says_saved(const struct pty *p)
{
	const char *row = pty_row(p, STATUS_ROW), *at = strstr(row, "  saved");

	/* Beside a long message there is no room for the time. */
	return at && (strlen(at) == strlen("  saved") || strlen(at) == strlen("  saved 10:02"));
}

/* The status line shows step i and saved: then all up to i are. */
static void note_acknowledged(struct script *s, const struct pty *p)
{
	const char *row = pty_row(p, STATUS_ROW);

	for (int i = s->typed - 1; i > s->acknowledged; i--) {
		size_t n = strlen(s->steps[i].said);
		const char *word = value_word(s, i);

		if (!strncmp(row, s->steps[i].said, n) &&
		    !strncmp(row + n, word, strlen(word)) &&
		    strchr(". ", row[n + strlen(word)])) {
			s->acknowledged = i;
			return;
		}
	}
}

/* Hears what there is within ms. The right end of the status line is painted after its left
 * one: "saved" counts in the instant in which it appears, or when it stays; a screen that is
 * half painted does not count. */
static bool follow(struct script *s, struct pty *p, int ms)
{
	size_t from = p->heard.len;
	struct vt *screen = malloc(sizeof *screen);
	bool came, before, now;

	assert_non_null(screen);
	*screen = p->screen;
	before = says_saved(p);
	came = pty_hear(p, ms);
	if (came) {
		struct vt after = p->screen;

		p->screen = *screen;
		for (size_t i = from; i < p->heard.len; i++) {
			vt_feed(&p->screen, str_text(&p->heard) + i, 1);
			now = says_saved(p);
			if (now && !before)
				note_acknowledged(s, p);
			before = now;
		}
		p->screen = after;
	} else if (ms >= QUIET_MS && before) {
		note_acknowledged(s, p);
	}
	free(screen);
	return came;
}

static void type_next(struct script *s, struct pty *p)
{
	static const char *const practice_keys[] = {"y", "p", "n"};
	int i = s->typed;

	if (i == STEPS)
		return;
	s->value[i] = random_below(s->steps[i].level ? 5 : 3);
	s->typed++;
	pty_type(p, s->steps[i].level ? level_words[s->value[i]]
				      : practice_keys[s->value[i]]);
}

/* Types at random paces until a random instant, and kills. */
static void run_and_kill(struct script *s, struct pty *p)
{
	static const unsigned paces[] = {1, 4, 12, 40};
	unsigned pace = paces[random_below(COUNT_OF(paces))];
	double end, next = 0;

	if (random_below(20) != 0)
		pty_expect(p, "leave");
	end = now_ms() + random_below(pace < 12 ? 40 : 90) * (SANITIZED ? 4 : 1);
	while (now_ms() < end) {
		int left = (int)(end - now_ms());

		if (now_ms() >= next) {
			type_next(s, p);
			next = now_ms() + random_below(pace);
		}
		while (follow(s, p, left < (int)pace ? left : (int)pace) && now_ms() < end)
			;
	}
	kill(p->pid, SIGKILL);
	while (!p->gone && follow(s, p, 1))
		;
	assert_int_equal(pty_end(p, PATIENCE_MS), 128 + SIGKILL);
}

/* The value of a step as it stands in the file, in quotes when it is a text; "" for none. */
static void answer_in_file(char out[32], const struct jnode *root, const struct step *step)
{
	const struct jnode *n = json_get(root, "answers");

	n = n ? json_get(n, step->id) : NULL;
	n = n ? json_get(n, step->level ? "level" : "practices") : NULL;
	if (n && !step->level)
		n = json_get(n, step->item);
	snprintf(out, 32, "%.*s", n ? (int)n->raw_len : 0, n ? n->raw : "");
}

/* Fails when an answer that was called saved is not in the file. */
static void assert_acknowledged(const struct script *s, const char *path, int run)
{
	struct arena arena = {0};
	struct diags d = {0};
	struct str text = {0};
	const struct jnode *root;

	file_load(path, &text);
	root = json_read(&arena, path, str_text(&text), text.len, &d);
	assert_non_null(root);
	for (int i = 0; i <= s->acknowledged; i++) {
		char found[32], expected[32];

		answer_in_file(found, root, &s->steps[i]);
		snprintf(expected, sizeof expected, s->steps[i].level ? "%s" : "\"%s\"",
			 value_word(s, i));
		if (strcmp(found, expected) != 0)
			fail_msg("run %d: '%s%s' was shown as saved (%d of %d), the file has "
				 "'%s'", run, s->steps[i].said, value_word(s, i),
				 s->acknowledged + 1, s->typed, found);
	}
	diags_release(&d);
	str_release(&text);
	arena_release(&arena);
}

/* The next opening finds a file that loads, and leaves nothing of what was left. */
static void assert_next_opening_is_clean(void **state, const char *path)
{
	const char *folder = folder_path(state);

	assert_run(0, "check", path);
	assert_run(0, "set", "-q", path, "name=chat");
	assert_int_equal(count_files(folder, ".chat", ".tmp"), 0);
	assert_int_equal(count_files(folder, ".chat", ".lock"), 0);
	assert_int_equal(count_files(folder, "chat", "conflict"), 0);
}

static void kill_loses_nothing_acknowledged(void **state)
{
	const char *fresh = new_assessment(state, "fresh.json");
	const char *path = path_in(state, "chat.json");
	struct step steps[STEPS];
	int acknowledged = 0, typed = 0, temps = 0, locks = 0;

	copy_file(fresh, path);
	learn_steps(folder_path(state), path, steps);
	for (int run = 0; run < RUNS; run++) {
		struct script s = {.steps = steps, .acknowledged = -1};
		struct pty *p;

		copy_file(fresh, path);
		p = wide_screen(folder_path(state), path);
		run_and_kill(&s, p);
		pty_close(p);
		temps += count_files(folder_path(state), ".chat", ".tmp") > 0;
		locks += count_files(folder_path(state), ".chat", ".lock") > 0;
		assert_acknowledged(&s, path, run);
		assert_next_opening_is_clean(state, path);
		acknowledged += s.acknowledged + 1;
		typed += s.typed;
	}
	print_message("%d runs, %d answers typed, %d acknowledged, %d temporary files and %d "
		      "locks left behind\n", RUNS, typed, acknowledged, temps, locks);
	assert_true(acknowledged > RUNS / 2);
	assert_true(locks > RUNS / 2);
}

/* The gate. */

struct gate {
	int says, hears; /* our ends */
	struct pty *p;
};

static void gate_open(struct gate *g, const char *folder, const char *path)
{
	int to_us[2], to_it[2];
	char says[32], hears[32];
	const char *env[] = {gate_preload(), gate_asan(), says, hears, NULL};

	assert_int_equal(pipe(to_us), 0);
	assert_int_equal(pipe(to_it), 0);
	snprintf(says, sizeof says, "GATE_SAYS=%d", to_us[1]);
	snprintf(hears, sizeof hears, "GATE_HEARS=%d", to_it[0]);
	g->p = pty_open((const char *const[]){path, NULL},
			&(struct pty_options){.folder = folder, .env = env});
	close(to_us[1]);
	close(to_it[0]);
	g->says = to_us[0];
	g->hears = to_it[1];
}

/* What stands at the gate, while the screen is listened to; 0 when nothing comes. */
static char gate_waits(struct gate *g, int ms)
{
	struct pollfd says = {.fd = g->says, .events = POLLIN};
	double until = now_ms() + ms;
	char what = 0;

	while (now_ms() < until) {
		if (poll(&says, 1, 2) == 1)
			return read(g->says, &what, 1) == 1 ? what : 0;
		pty_hear(g->p, 2);
	}
	return 0;
}

static void gate_let(struct gate *g, char answer)
{
	assert_int_equal(write(g->hears, &answer, 1), 1);
}

/* Lets all pass until nothing comes any more. */
static void gate_pass_all(struct gate *g)
{
	while (gate_waits(g, 300))
		gate_let(g, '.');
}

static void gate_close(struct gate *g)
{
	pty_close(g->p);
	close(g->says);
	close(g->hears);
}

/* The list of recent files is written, but no key waits until it is on the disk. */
static void opening_a_file_waits_for_no_disk(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct gate g;
	char what;

	gate_open(&g, folder_path(state), path);
	pty_expect(g.p, "leave");
	while ((what = gate_waits(&g, 500))) {
		assert_int_equal(what, 'R');
		gate_let(&g, '.');
	}
	assert_file_has(path_in(state, ".state/plumbline/recent"), "/chat.json\n");
	pty_type(g.p, "}");
	pty_expect(g.p, "REL-02");
	gate_close(&g);
}

/* Passes over what else is written at the start (the list of recent files), and what keeps
 * the previous content. Returns 'F' of the save. */
static void gate_begin(struct gate *g, const char *path)
{
	pty_expect(g->p, "leave");
	gate_pass_all(g);
	assert_file_lacks(path, "\"REL-01\"");
	pty_type(g->p, "3");
	assert_int_equal(gate_waits(g, PATIENCE_MS), 'F');
}

static void saved_is_said_only_after_file_and_folder_are_synced(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct gate g;
	char what;

	gate_open(&g, folder_path(state), path);
	gate_begin(&g, path);
	pty_expect(g.p, "REL-01 is level 3.");
	pty_expect(g.p, "saving");
	pty_settle(g.p, 100);
	assert_false(pty_shows(g.p, "  saved"));
	assert_file_lacks(path, "\"REL-01\"");
	gate_let(&g, '.');
	/* The first rename keeps the previous content, the second brings the new one. */
	for (what = gate_waits(&g, PATIENCE_MS); what == 'R'; what = gate_waits(&g, PATIENCE_MS)) {
		pty_settle(g.p, 50);
		assert_false(pty_shows(g.p, "  saved"));
		assert_file_lacks(path, "\"REL-01\"");
		gate_let(&g, '.');
	}
	assert_int_equal(what, 'D');
	assert_file_has(path, "\"REL-01\"");
	pty_settle(g.p, 100);
	assert_false(pty_shows(g.p, "  saved"));
	gate_let(&g, '.');
	pty_expect(g.p, "  saved");
	gate_close(&g);
}

static void keys_are_served_while_the_disk_is_slow(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct gate g;

	gate_open(&g, folder_path(state), path);
	gate_begin(&g, path);
	pty_type(g.p, "2yyn");
	pty_expect(g.p, "REL-03");
	pty_expect(g.p, "saving");
	assert_file_lacks(path, "\"REL-01\"");
	gate_let(&g, '.');
	gate_pass_all(&g);
	pty_expect(g.p, "  saved");
	assert_file_has(path, "\"REL-03\"");
	gate_close(&g);
}

static void killed_at_each_step_the_file_is_the_old_or_the_new_one(void **state)
{
	const char *fresh = new_assessment(state, "fresh.json");
	const char *path = path_in(state, "chat.json");

	for (int steps = 0; steps < 4; steps++) {
		struct gate g;

		copy_file(fresh, path);
		gate_open(&g, folder_path(state), path);
		gate_begin(&g, path);
		for (int i = 0; i < steps; i++) {
			gate_let(&g, '.');
			if (!gate_waits(&g, 2000))
				break;
		}
		kill(g.p->pid, SIGKILL);
		assert_int_equal(pty_end(g.p, PATIENCE_MS), 128 + SIGKILL);
		gate_close(&g);
		assert_run(0, "check", path);
		assert_file_has_at(path, "\"REL-01\"", steps == 3, __FILE__, __LINE__);
		assert_next_opening_is_clean(state, path);
	}
}

static void a_failed_sync_is_said_and_made_good_by_a_new_file(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct gate g;

	gate_open(&g, folder_path(state), path);
	gate_begin(&g, path);
	gate_let(&g, 'x');
	pty_expect(g.p, "NOT SAVED");
	assert_file_lacks(path, "\"REL-01\"");
	assert_int_equal(count_files(folder_path(state), ".chat", ".tmp"), 0);
	pty_type(g.p, "2");
	gate_pass_all(&g);
	pty_expect(g.p, "  saved");
	assert_false(pty_shows(g.p, "NOT SAVED"));
	assert_file_has(path, "\"REL-01\"");
	assert_file_has(path, "\"REL-02\"");
	gate_close(&g);
}

static void the_end_waits_for_the_save_under_way(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP};
	const char *fresh = new_assessment(state, "fresh.json");
	const char *path = path_in(state, "chat.json");

	for (size_t i = 0; i < COUNT_OF(signals); i++) {
		struct gate g;

		copy_file(fresh, path);
		gate_open(&g, folder_path(state), path);
		gate_begin(&g, path);
		pty_type(g.p, "2");
		pty_expect(g.p, "REL-02 is level 2.");
		kill(g.p->pid, signals[i]);
		assert_int_equal(pty_end(g.p, 300), -1);
		kill(g.p->pid, signals[i]); /* impatience changes nothing */
		gate_let(&g, '.');
		gate_pass_all(&g);
		assert_int_equal(pty_end(g.p, PATIENCE_MS), 0);
		assert_file_has(path, "\"REL-01\"");
		assert_file_has(path, "\"REL-02\"");
		assert_int_equal(count_files(folder_path(state), ".chat", ".lock"), 0);
		gate_close(&g);
	}
}

static void a_disk_that_never_answers_is_not_waited_for_longer_than_five_seconds(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	double start;
	struct gate g;

	gate_open(&g, folder_path(state), path);
	gate_begin(&g, path);
	start = now_ms();
	kill(g.p->pid, SIGTERM);
	assert_int_equal(pty_end(g.p, PATIENCE_MS), 74);
	assert_in_range((unsigned long)(now_ms() - start), 4000, 7000);
	assert_text_has(str_text(&g.p->heard), "not saved yet");
	gate_close(&g);
	assert_run(0, "check", path);
	assert_next_opening_is_clean(state, path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(kill_loses_nothing_acknowledged),
#ifdef __linux__
		IN_FOLDER(opening_a_file_waits_for_no_disk),
		IN_FOLDER(saved_is_said_only_after_file_and_folder_are_synced),
		IN_FOLDER(keys_are_served_while_the_disk_is_slow),
		IN_FOLDER(killed_at_each_step_the_file_is_the_old_or_the_new_one),
		IN_FOLDER(a_failed_sync_is_said_and_made_good_by_a_new_file),
		IN_FOLDER(the_end_waits_for_the_save_under_way),
		IN_FOLDER(a_disk_that_never_answers_is_not_waited_for_longer_than_five_seconds),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

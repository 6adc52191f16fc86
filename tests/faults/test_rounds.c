/* Rounds of many writers of one file, each held up at random calls of the lock and the save by
 * up to 300 ms, with the screen beside them, and in every third round one of them killed at a
 * random call: no answer that was acknowledged is lost, nothing is diverted or left behind,
 * and who is refused hears 75. Ten rounds with a third of the delays here; the whole of it is
 * what tests/tools/rounds.sh does. */
#define _GNU_SOURCE
#include <unistd.h>

#include "faults/crowd.h"

enum {
	CALLS_MAX = 50, /* more than a command makes, unless it waits: some are not killed */
	DELAY_MS = 300,
	SCREEN_AFTER_MS = 400,
	SCREEN_STAYS_MS = 1200,
};

static unsigned long random_state = 20261129;

static unsigned random_below(unsigned n)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(random_state >> 33) % n;
}

static void wait_ms(unsigned ms)
{
	usleep(ms * 1000);
}

/* How one of them is hindered. */
struct hindrance {
	char delays[64], kills[32], about[4200];
	const char *env[6];
};

static const char *const *hinder(struct hindrance *h, const char *folder, bool kill)
{
	static const unsigned one_in[] = {3, 10, 40};
	size_t n = 0;

	snprintf(h->about, sizeof h->about, "GATE_ABOUT=%s", folder);
	snprintf(h->delays, sizeof h->delays, "GATE_DELAYS=%d %u %u",
		 getenv("ROUNDS") ? DELAY_MS : DELAY_MS / 3,
		 one_in[random_below(COUNT_OF(one_in))], random_below(1000000));
	snprintf(h->kills, sizeof h->kills, "GATE_KILLS=%u", 1 + random_below(CALLS_MAX));
	h->env[n++] = gate_preload();
	h->env[n++] = gate_asan();
	h->env[n++] = h->about;
	h->env[n++] = h->delays;
	if (kill)
		h->env[n++] = h->kills;
	h->env[n] = NULL;
	return h->env;
}

/* What the screens came to. */
struct screens {
	int opened, read_only, acknowledged, odd, lost;
};

/* The screen opens, answers the first question if it may, stays a while and leaves. true when
 * it said that the answer is saved. */
static bool use_screen(struct screens *s, void **state, const char *path)
{
	const char *folder = folder_path(state);
	struct hindrance h;
	struct pty *p = pty_open(
		(const char *const[]){path, NULL},
		&(struct pty_options){.folder = folder, .env = hinder(&h, folder, false)});
	bool opens = pty_wait(p, "leave", PATIENCE_MS), saved = false;

	s->opened += opens;
	if (opens && pty_shows(p, "read-only: held by ")) {
		s->read_only++;
	} else if (opens) {
		pty_type(p, "3");
		saved = pty_wait(p, "REL-01 is level 3.", PATIENCE_MS) &&
			pty_wait(p, "  saved", PATIENCE_MS);
		s->acknowledged += saved;
		s->odd += !saved;
	}
	wait_ms(random_below(SCREEN_STAYS_MS));
	pty_type(p, "Q");
	if (pty_end(p, PATIENCE_MS) != 0) {
		s->odd++;
		pty_print(p);
	}
	pty_close(p);
	return saved;
}

struct rounds {
	int n, with_killed;
	struct tally tally;
	struct screens screens;
};

static void play_round(struct rounds *r, void **state, const char *fresh, size_t n)
{
	size_t victim = random_below((unsigned)n);
	struct member members[CROWD_MAX];
	struct str text = {0};
	/* Whoever was to be killed may have been done before. */
	bool kills = r->with_killed < (r->n + 1) / 3, saved;
	int before = r->tally.killed;
	char name[32];
	const char *path;

	snprintf(name, sizeof name, "chat-%d.json", r->n);
	path = path_in(state, name);
	file_load(fresh, &text);
	file_store_n(path, str_text(&text), text.len);
	str_release(&text);
	for (size_t i = 0; i < n; i++) {
		struct hindrance h;

		/* Not REL-01, which is the screen's. */
		member_start(&members[i], path, crowd_id(1 + i),
			     hinder(&h, folder_path(state), kills && i == victim));
	}
	wait_ms(random_below(SCREEN_AFTER_MS));
	saved = use_screen(&r->screens, state, path);
	tally_members(&r->tally, members, n, path);
	if (r->tally.killed == before) /* else it may have left what the next one sweeps */
		tally_folder(&r->tally, folder_path(state), name);
	assert_run(0, "set", "-q", path, "name=chat");
	tally_folder(&r->tally, folder_path(state), name);
	assert_run(0, "check", path);
	file_load(path, &text);
	r->screens.lost += saved && !strstr(str_text(&text), "\"REL-01\": {\"level\": 3");
	str_release(&text);
	r->with_killed += r->tally.killed > before;
	r->n++;
}

static void play_rounds(void **state, size_t n)
{
	const char *wanted = getenv("ROUNDS"), *fresh = new_assessment(state, "fresh.json");
	unsigned long rounds = wanted ? strtoul(wanted, NULL, 10) : SANITIZED ? 3 : 5;
	struct rounds r = {0};
	char what[64];

	gate_preload(); /* or skip */
	for (unsigned long i = 0; i < rounds; i++)
		play_round(&r, state, fresh, n);
	snprintf(what, sizeof what, "%d rounds of %zu", r.n, n);
	tally_print(what, &r.tally);
	print_message("%s: %d with one killed; %d screens beside them, %d of them read-only, "
		      "%d answers acknowledged there, %d of them lost, %d odd\n",
		      what, r.with_killed, r.screens.opened, r.screens.read_only,
		      r.screens.acknowledged, r.screens.lost, r.screens.odd);
	assert_tally_clean(&r.tally);
	assert_int_equal(r.screens.lost + r.screens.odd, 0);
	assert_true(r.tally.saved > r.n);
}

static void rounds_of_eight_lose_nothing(void **state)
{
	play_rounds(state, 8);
}

static void rounds_of_twenty_lose_nothing(void **state)
{
	play_rounds(state, 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(rounds_of_eight_lose_nothing),
		IN_FOLDER(rounds_of_twenty_lose_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

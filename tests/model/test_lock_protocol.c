/* Every interleaving of two and three writers of one file: each takes the lock, clears what
 * was left, reads, writes beside, looks whether the file is still what it read, renames,
 * tells that its answer is saved, and gives the lock back. Between any two calls any other
 * one goes on, or one is killed; where locks may fail, any of them fails. The protocol is the
 * one of the program; the folder is a model. Protocols that are known to lose answers are
 * put in its place to see that they are found out. */
#include "support.h"

#include "model/store/lock_protocol.h"

enum { WRITERS = 3, NEWCOMER = WRITERS, INODES = 10, STATES_MAX = 1 << 20 };

/* What a writer is at. */
enum phase {
	TAKING,
	SWEEPING,
	READING,
	WRITING,
	LOOKING, /* is the file what was read? */
	RENAMING,
	TELLING,
	RELEASING,
	SAVED, /* from here on: ended */
	REFUSED,
	BROKEN,
	KILLED,
};

/* Steps that only a planted protocol has. */
enum {
	READ_HOLDER = LOCK_STEPS,
	IS_HOLDER_GONE,
	REMOVE_ANYHOW, /* what is at the path, whosever it is */
};

/* Inodes are numbers; 0 is none. Everything is a byte and what no longer matters is 0, so
 * that equal states have equal bytes. */
struct inode {
	uint8_t owner;  /* the writer that has locked it, counted from 1 */
	uint8_t holder; /* the one that stands in it */
	uint8_t unlocked;
};

struct writer {
	uint8_t phase, at;
	uint8_t fd, made;       /* what is open; what has the other name */
	uint8_t uncertain;      /* it has no lock but the file's being there */
	uint8_t read, temp;     /* contents: a bit for each answer, and IS_THERE */
	uint8_t told, struck;   /* "saved" was said; a call of it was made to fail */
	uint8_t suspect;        /* whom a planted protocol has read of */
};

struct state {
	uint8_t there; /* the inode at the path of the lock */
	uint8_t content;
	struct inode inodes[INODES];
	struct writer writers[WRITERS + 1];
};

enum { IS_THERE = 0x80 };

/* The kind of share. */
struct share {
	const char *name;
	bool no_links, no_locks;
	bool locks_fail;  /* flock may say EIO at any time */
	bool locks_differ; /* and ENOLCK to one, and lock for another */
};

struct protocol {
	const char *name;
	enum lock_step first;
	int (*next)(int at, enum lock_answer answer);
};

static int next_of_ours(int at, enum lock_answer answer)
{
	return (int)lock_next((enum lock_step)at, answer);
}

static const struct protocol ours = {"ours", LOCK_OPEN, next_of_ours};

/* The model of the calls. */

static bool has_ended(const struct writer *w)
{
	return w->phase >= SAVED;
}

static bool is_named(const struct state *s, uint8_t inode)
{
	bool named = s->there == inode;

	for (int i = 0; i <= WRITERS; i++)
		named |= s->writers[i].fd == inode || s->writers[i].made == inode;
	return named;
}

static uint8_t new_inode(struct state *s)
{
	uint8_t inode = 1;

	while (is_named(s, inode))
		inode++;
	assert_true(inode < INODES);
	s->inodes[inode] = (struct inode){0};
	return inode;
}

static void forget_unnamed(struct state *s)
{
	for (uint8_t inode = 1; inode < INODES; inode++)
		if (!is_named(s, inode))
			s->inodes[inode] = (struct inode){0};
}

static void close_fd(struct state *s, int i)
{
	struct writer *w = &s->writers[i];

	if (w->fd && s->inodes[w->fd].owner == i + 1)
		s->inodes[w->fd].owner = 0;
	w->fd = 0;
}

/* What may happen to a call: nothing in its way, or one of these. */
enum chance { AS_IT_IS, FAILS, SAYS_NEVER, CHANCES };

static enum lock_answer lock_inode(struct state *s, int i, const struct share *share)
{
	struct inode *inode = &s->inodes[s->writers[i].fd];

	if (share->no_locks)
		return LOCK_NEVER;
	if (inode->owner && inode->owner != i + 1)
		return LOCK_BUSY;
	inode->owner = (uint8_t)(i + 1);
	return LOCK_DONE;
}

static enum lock_answer lock_fresh(struct state *s, int i, const struct share *share,
				   enum chance chance)
{
	enum lock_answer answer = chance == FAILS	 ? LOCK_ERROR
				  : chance == SAYS_NEVER ? LOCK_NEVER
							 : lock_inode(s, i, share);

	s->writers[i].uncertain = answer == LOCK_NEVER;
	s->writers[i].struck |= answer == LOCK_ERROR;
	return answer;
}

static enum lock_answer lock_found(struct state *s, int i, const struct share *share,
				   enum chance chance)
{
	enum lock_answer answer = lock_fresh(s, i, share, chance);

	s->writers[i].uncertain = 0;
	return answer == LOCK_DONE && s->inodes[s->writers[i].fd].unlocked ? LOCK_NEVER
									   : answer;
}

static enum lock_answer publish(struct state *s, int i, const struct share *share)
{
	struct writer *w = &s->writers[i];

	if (!w->made)
		return LOCK_MISSING;
	s->inodes[w->made].unlocked = w->uncertain;
	if (share->no_links)
		return LOCK_NEVER;
	if (s->there)
		return LOCK_OTHER;
	s->there = w->made;
	return LOCK_DONE;
}

static enum lock_answer make_there(struct state *s, int i)
{
	if (s->there)
		return LOCK_OTHER;
	s->there = s->writers[i].fd = new_inode(s);
	return LOCK_DONE;
}

static enum lock_answer read_holder(struct state *s, int i)
{
	struct writer *w = &s->writers[i];

	w->suspect = s->inodes[w->fd].holder;
	close_fd(s, i);
	return w->suspect ? LOCK_DONE : LOCK_OTHER;
}

static enum lock_answer is_holder_gone(struct state *s, int i)
{
	struct writer *w = &s->writers[i];
	bool gone = has_ended(&s->writers[w->suspect - 1]);

	w->suspect = 0;
	return gone ? LOCK_DONE : LOCK_OTHER;
}

/* Whether a call can end so, too. */
static bool may(int at, enum chance chance, const struct share *share)
{
	bool locks = at == LOCK_TRY || at == LOCK_TRY_MADE || at == LOCK_TRY_THERE;

	if (chance == FAILS)
		return at == LOCK_REST || at == LOCK_RETRY || (locks && share->locks_fail);
	return chance == AS_IT_IS || (locks && share->locks_differ);
}

static enum lock_answer call(struct state *s, int i, const struct share *share,
			     enum chance chance)
{
	struct writer *w = &s->writers[i];

	switch (w->at) {
	case LOCK_OPEN:
		w->fd = s->there;
		return w->fd ? LOCK_DONE : LOCK_MISSING;
	case LOCK_TRY:
		return lock_found(s, i, share, chance);
	case LOCK_COMPARE:
	case LOCK_FIND:
		return w->fd == s->there ? LOCK_DONE : LOCK_OTHER;
	case LOCK_MAKE:
		w->fd = w->made = new_inode(s);
		return LOCK_DONE;
	case LOCK_TRY_MADE:
	case LOCK_TRY_THERE:
		return lock_fresh(s, i, share, chance);
	case LOCK_PUBLISH:
		return publish(s, i, share);
	case LOCK_UNNAME:
		w->made = 0;
		return LOCK_DONE;
	case LOCK_MAKE_THERE:
		return make_there(s, i);
	case LOCK_RETRY:
	case LOCK_REST:
		return chance == FAILS ? LOCK_LATE : LOCK_DONE;
	case LOCK_LET_GO:
		close_fd(s, i);
		return LOCK_DONE;
	case LOCK_REMOVE:
	case REMOVE_ANYHOW:
		s->there = 0;
		return LOCK_DONE;
	case READ_HOLDER:
		return read_holder(s, i);
	case IS_HOLDER_GONE:
		return is_holder_gone(s, i);
	}
	fail_msg("no such call: %d", w->at);
	return LOCK_ERROR;
}

/* A writer. */

static void end(struct state *s, int i, enum phase phase)
{
	struct writer *w = &s->writers[i];

	close_fd(s, i);
	*w = (struct writer){
		.phase = (uint8_t)phase,
		.made = w->made,
		.temp = w->temp,
		.told = w->told,
		.struck = w->struck,
	};
}

static void step_lock(struct state *s, int i, const struct share *share,
		      const struct protocol *protocol, enum chance chance)
{
	struct writer *w = &s->writers[i];

	w->at = (uint8_t)protocol->next(w->at, call(s, i, share, chance));
	if (w->at == LOCK_RETRY || w->at == LOCK_REST || w->at == LOCK_MAKE_THERE ||
	    w->at == LOCK_FAILED) {
		close_fd(s, i);
		w->made = 0;
		w->uncertain = 0;
	}
	if (w->at == LOCK_TAKEN) {
		s->inodes[w->fd].holder = (uint8_t)(i + 1);
		w->phase = w->uncertain ? READING : SWEEPING;
		w->at = 0;
	} else if (w->at == LOCK_HELD) {
		end(s, i, REFUSED);
	} else if (w->at == LOCK_FAILED) {
		end(s, i, BROKEN);
	} else if (w->at == LOCK_FREE) {
		end(s, i, SAVED);
	}
}

/* Removes one leftover; NULL, or what is wrong with that. */
static const char *step_sweep(struct state *s, int i)
{
	struct writer *w = &s->writers[i];

	for (int k = 0; k <= WRITERS; k++) {
		struct writer *other = &s->writers[k];
		uint8_t owner = s->inodes[other->made].owner;

		if (k == i)
			continue;
		if (other->temp) {
			other->temp = 0;
			return has_ended(other) ? NULL : "the temp of a living writer was swept";
		}
		if (other->made && (!owner || other->made == w->fd)) {
			other->made = 0;
			return NULL;
		}
	}
	w->phase = READING;
	return NULL;
}

/* One call of writer i; NULL, or what went wrong. */
static const char *step(struct state *s, int i, const struct share *share,
			const struct protocol *protocol, enum chance chance)
{
	struct writer *w = &s->writers[i];

	switch ((enum phase)w->phase) {
	case TAKING:
	case RELEASING:
		step_lock(s, i, share, protocol, chance);
		return w->phase == BROKEN && !w->struck ? "a writer failed for no reason" : NULL;
	case SWEEPING:
		return step_sweep(s, i);
	case READING:
		w->read = s->content;
		break;
	case WRITING:
		w->temp = (uint8_t)(IS_THERE | w->read | 1 << i);
		break;
	case LOOKING:
		if (s->content != w->read) {
			end(s, i, BROKEN);
			return "a writer found the file changed";
		}
		break;
	case RENAMING:
		if (!w->temp) {
			end(s, i, BROKEN);
			return "a writer found its temp gone";
		}
		s->content = w->temp & (uint8_t)~IS_THERE;
		w->temp = 0;
		break;
	case TELLING:
		w->told = 1;
		w->at = LOCK_FIND;
		break;
	default:
		return NULL;
	}
	w->phase++;
	return NULL;
}

static const char *what_is_lost(const struct state *s)
{
	for (int i = 0; i < WRITERS; i++)
		if (s->writers[i].told && !(s->content & 1 << i))
			return "an answer that was called saved is lost";
	return NULL;
}

static bool is_anything_left(const struct state *s)
{
	bool left = s->there != 0;

	for (int i = 0; i <= WRITERS; i++)
		left |= s->writers[i].made || s->writers[i].temp;
	return left;
}

/* When all have ended: who was not killed has left nothing, and the next one gets the lock
 * and clears what was left. Where locks are not to be trusted, a person does. */
static const char *what_is_left(struct state s, const struct share *share,
				const struct protocol *protocol)
{
	bool killed = false, stays = share->no_links && share->locks_fail;
	struct writer *newcomer = &s.writers[NEWCOMER];
	const char *wrong = NULL;

	for (int i = 0; i < WRITERS; i++) {
		if (!has_ended(&s.writers[i]))
			return NULL;
		killed |= s.writers[i].phase == KILLED;
	}
	if (!killed && !stays && is_anything_left(&s))
		return "something is left though nobody was killed";
	if (share->no_locks || share->locks_differ)
		return NULL;
	*newcomer = (struct writer){.at = (uint8_t)protocol->first};
	for (int calls = 0; !has_ended(newcomer) && !wrong; calls++) {
		if (calls == 100)
			return "the next one never comes to an end";
		wrong = step(&s, NEWCOMER, share, protocol, AS_IT_IS);
	}
	if (!wrong && newcomer->phase != SAVED)
		wrong = "the next one does not get the lock";
	if (!wrong && is_anything_left(&s))
		wrong = "the next one leaves something";
	return wrong;
}

/* All states that can be reached. */

struct search {
	const struct share *share;
	const struct protocol *protocol;
	bool only_losses; /* other faults do not count */
	struct state *states;
	uint32_t *from;   /* the state before */
	uint8_t *by;      /* and whose call it was: the writer, KILLED_BIT */
	uint32_t *places; /* open hashing: 1 + number of a state */
	uint32_t n;
	const char *wrong;
	uint32_t wrong_at;
	bool saved[WRITERS]; /* did each of them save somewhere? */
};

enum { PLACES = STATES_MAX * 2, KILL = 0x10 };

static uint32_t hash_of(const struct state *s)
{
	const unsigned char *bytes = (const unsigned char *)s;
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < sizeof *s; i++)
		h = (h ^ bytes[i]) * 1099511628211u;
	return (uint32_t)(h ^ h >> 32);
}

static void add(struct search *x, const struct state *s, uint32_t from, int by,
		const char *wrong)
{
	uint32_t at = hash_of(s) % PLACES;

	if (x->only_losses)
		wrong = NULL;
	for (; x->places[at]; at = (at + 1) % PLACES)
		if (!memcmp(&x->states[x->places[at] - 1], s, sizeof *s))
			break;
	if (!x->places[at]) {
		assert_true(x->n < STATES_MAX);
		x->states[x->n] = *s;
		x->from[x->n] = from;
		x->by[x->n] = (uint8_t)by;
		x->places[at] = ++x->n;
		wrong = wrong ? wrong : what_is_left(*s, x->share, x->protocol);
		if (!wrong || x->only_losses)
			wrong = what_is_lost(s);
		for (int i = 0; i < WRITERS; i++)
			x->saved[i] |= s->writers[i].phase == SAVED;
	}
	if (wrong && !x->wrong) {
		x->wrong = wrong;
		x->wrong_at = x->places[at] - 1;
	}
}

static void go_on(struct search *x, uint32_t from, int i)
{
	struct state s;

	for (int chance = 0; chance < CHANCES; chance++) {
		const struct writer *w = &x->states[from].writers[i];
		bool at_lock = w->phase == TAKING || w->phase == RELEASING;
		const char *wrong;

		if (chance && !(at_lock && may(w->at, (enum chance)chance, x->share)))
			continue;
		s = x->states[from];
		wrong = step(&s, i, x->share, x->protocol, (enum chance)chance);
		forget_unnamed(&s);
		add(x, &s, from, i, wrong);
	}
	s = x->states[from];
	end(&s, i, KILLED);
	forget_unnamed(&s);
	add(x, &s, from, i | KILL, NULL);
}

static void search_all(struct search *x, int writers)
{
	struct state s;

	memset(&s, 0, sizeof s);
	for (int i = 0; i <= WRITERS; i++)
		s.writers[i].phase = i < writers ? TAKING : REFUSED;
	for (int i = 0; i < writers; i++)
		s.writers[i].at = (uint8_t)x->protocol->first;
	add(x, &s, 0, 0, NULL);
	for (uint32_t at = 0; at < x->n && !x->wrong; at++)
		for (int i = 0; i < writers; i++)
			if (!has_ended(&x->states[at].writers[i]))
				go_on(x, at, i);
}

/* What was called on the way to a state, from the first call on. */
static void print_way(const struct search *x, uint32_t to)
{
	static const char *const phases[] = {"takes",  "sweeps", "reads",    "writes",
					     "looks",  "renames", "tells",   "releases"};
	const struct writer *w;

	if (!to)
		return;
	print_way(x, x->from[to]);
	w = &x->states[x->from[to]].writers[x->by[to] & ~KILL];
	print_message("  writer %d %s %s (%d)\n", (x->by[to] & ~KILL) + 1,
		      x->by[to] & KILL ? "is killed while it" : "", phases[w->phase], w->at);
}

static int way_length(const struct search *x, uint32_t to)
{
	int n = 0;

	for (; to; to = x->from[to])
		n++;
	return n;
}

static void search_begin(struct search *x, const struct share *share,
			 const struct protocol *protocol)
{
	*x = (struct search){.share = share, .protocol = protocol};
	x->states = malloc(STATES_MAX * sizeof *x->states);
	x->from = malloc(STATES_MAX * sizeof *x->from);
	x->by = malloc(STATES_MAX);
	x->places = calloc(PLACES, sizeof *x->places);
	assert_true(x->states && x->from && x->by && x->places);
}

static void search_end(struct search *x)
{
	free(x->states);
	free(x->from);
	free(x->by);
	free(x->places);
}

/* The tests. */

static const struct share shares[] = {
	{.name = "locks and links"},
	{.name = "locks that may fail", .locks_fail = true},
	{.name = "locks that some have not", .locks_differ = true},
	{.name = "no links", .no_links = true},
	{.name = "no links, locks that may fail", .no_links = true, .locks_fail = true},
	{.name = "no locks", .no_locks = true},
	{.name = "neither", .no_links = true, .no_locks = true},
};

static void no_interleaving_loses_an_answer(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT_OF(shares); k++)
		for (int writers = 2; writers <= WRITERS; writers++) {
			struct search x;

			search_begin(&x, &shares[k], &ours);
			search_all(&x, writers);
			print_message("%d writers, %s: %u states\n", writers, shares[k].name,
				      (unsigned)x.n);
			if (x.wrong) {
				print_way(&x, x.wrong_at);
				fail_msg("%s", x.wrong);
			}
			for (int i = 0; i < writers; i++)
				assert_true(x.saved[i]);
			search_end(&x);
		}
}

/* Protocols with faults. */

/* As it was: made at the path; who finds it locked asks whether the one that stands in it is
 * gone, and if so removes what is at the path. */
static int next_by_pid(int at, enum lock_answer answer)
{
	switch (at) {
	case LOCK_MAKE_THERE:
		return answer == LOCK_DONE ? LOCK_TRY : LOCK_OPEN;
	case LOCK_OPEN:
		return answer == LOCK_DONE ? LOCK_TRY : LOCK_RETRY;
	case LOCK_TRY:
		return answer == LOCK_DONE ? LOCK_COMPARE : READ_HOLDER;
	case READ_HOLDER:
		return answer == LOCK_DONE ? IS_HOLDER_GONE : LOCK_REST;
	case IS_HOLDER_GONE:
		return answer == LOCK_DONE ? REMOVE_ANYHOW : LOCK_REST;
	case REMOVE_ANYHOW:
		return LOCK_MAKE_THERE;
	case LOCK_RETRY:
		return LOCK_MAKE_THERE;
	case LOCK_REST:
		return answer == LOCK_DONE ? LOCK_MAKE_THERE : LOCK_HELD;
	}
	return next_of_ours(at, answer);
}

static int next_without_comparing(int at, enum lock_answer answer)
{
	int next = next_of_ours(at, answer);

	return next == LOCK_COMPARE ? LOCK_TAKEN : next;
}

static int next_unlocking_first(int at, enum lock_answer answer)
{
	if (at == LOCK_FIND)
		return LOCK_LET_GO;
	if (at == LOCK_LET_GO)
		return REMOVE_ANYHOW;
	return at == REMOVE_ANYHOW ? LOCK_FREE : next_of_ours(at, answer);
}

/* Made at the path, and removed from there when it cannot be locked. */
static int next_removing_what_failed(int at, enum lock_answer answer)
{
	if (at == LOCK_OPEN && answer == LOCK_MISSING)
		return LOCK_MAKE_THERE;
	if (at == LOCK_TRY_THERE && answer == LOCK_ERROR)
		return REMOVE_ANYHOW;
	return at == REMOVE_ANYHOW ? LOCK_FAILED : next_of_ours(at, answer);
}

static void faulty_protocols_are_found_out(void **state)
{
	static const struct {
		struct protocol protocol;
		int share, writers;
	} planted[] = {
		{{"asking for the process", LOCK_MAKE_THERE, next_by_pid}, 0, 3},
		{{"not comparing", LOCK_OPEN, next_without_comparing}, 0, 3},
		{{"unlocking first", LOCK_OPEN, next_unlocking_first}, 0, 3},
		{{"removing what failed", LOCK_OPEN, next_removing_what_failed}, 1, 3},
	};

	(void)state;
	for (size_t k = 0; k < COUNT_OF(planted); k++) {
		struct search x;

		search_begin(&x, &shares[planted[k].share], &planted[k].protocol);
		x.only_losses = true;
		search_all(&x, planted[k].writers);
		print_message("%s: %s, after %d calls; %u states\n", planted[k].protocol.name,
			      x.wrong ? x.wrong : "nothing found",
			      way_length(&x, x.wrong_at), (unsigned)x.n);
		assert_non_null(x.wrong);
		search_end(&x);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_interleaving_loses_an_answer),
		cmocka_unit_test(faulty_protocols_are_found_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

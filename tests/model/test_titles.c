/* The titles of actions, `do`, read as a backlog: each is there, says what to do to reach which
 * state in one line, and is not taken for another one. And what contains a finding until it is
 * mended can be done within days. */
#include "support.h"

#include <ctype.h>

#include "base/utf8.h"
#include "model/given.h"

#define COLUMNS_MAX 72
#define CONTAIN_HALF_DAYS_MAX 10 /* a week */
#define ACTION_COLUMNS_MAX 100   /* "Contain CR-06: " and the first line */

/* The verbs that titles, and lines that contain a finding, begin with. A new one is added here
 * on purpose: that it is one, in the imperative, no program can tell. */
static const char verbs[] = " "
	"Accept Add Administer Admit Adopt Agree Alert Allow Analyse Archive Ask Assign "
	"Attribute Audit Authenticate Automate Balance Benchmark Block Bound Bring "
	"Build Buy Calculate Call Cap Carry Change Chart Check Choose Cite Classify Clear Close "
	"Collect Compare Complete Confirm Connect Copy Cover Create Decide Delete Deliver "
	"Deny Deploy Derive Detect Discover Drill Drop Encrypt End Enforce Erase Evaluate "
	"Execute Explain Export Extend Fail Fall Feed Fill Find Fit Forecast Freeze Fund "
	"Get Give Grant Ground Handle Have Hold Host Inject Isolate Join Justify Keep "
	"Launch Lay Let Limit List Load Load-test Log Look Make Map Mask Match Measure "
	"Meet Model Move Narrow Patch Pause Place Plan Promote Propagate Protect Prove "
	"Publish Put Raise Rank Rebuild Reconcile Record Redeploy Refresh Refuse Register "
	"Rehearse Release Remove Renew Reopen Repeat Replace Report Request Require "
	"Reserve Resize Resolve Restart Restore Restrict Resume Retire Retrieve Review Roll "
	"Rotate Route Run Scale Scan Script Search Send Separate Serve Set Settle Show Sign Size "
	"Spill Split Spread Stand Start Stop Store Stream Switch Take Tell Test Trace "
	"Track Trim Tune Turn Update Use Verify Version Walk Withdraw Work Write ";

/* What says nothing, or less than it seems to. */
static const char *const hollow[] = {"ensure",	 "implement", "appropriate", "consider", "reach",
				     "reaches",	 "should",    "must",	     "proper",	 "properly",
				     "adequate", "improve",   "level",	     "levels"};

/* A title, in small letters and as words, and whose it is. */
struct title {
	const char *id, *text, *lower;
	const char *words;   /* each with a blank before and behind: " put it there " */
	const char *gist;    /* those that count, in the order of the alphabet */
	int decision;        /* whose option it is of; or -1 */
	unsigned char letters[26];
};

static struct {
	struct title *items;
	size_t n;
	struct arena arena;
} titles;

static const struct questionnaire *q;
static int wrong;

static int setup(void **state)
{
	int result = built_in_setup(state);

	q = *state;
	return result;
}

static void fault(const char *id, const char *what, const char *text)
{
	print_error("%s: %s: %s\n", id, what, text);
	wrong++;
}

/* The words of a text in small letters, " put it there ". */
static const char *words_of(struct arena *arena, const char *text)
{
	struct str out = {0};
	const char *kept;

	str_add(&out, " ");
	for (const char *p = text; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (isalnum(c) || c == '\'' || c >= 0x80)
			str_addc(&out, (char)tolower(c));
		else if (out.data[out.len - 1] != ' ')
			str_addc(&out, ' ');
	}
	if (out.data[out.len - 1] != ' ')
		str_addc(&out, ' ');
	kept = arena_strdup(arena, str_text(&out));
	str_release(&out);
	return kept;
}

static size_t count_words(const char *words)
{
	size_t n = 0;

	for (; *words; words++)
		n += *words == ' ';
	return n - 1;
}

static bool has_word(const char *words, const char *word)
{
	char with[40];

	snprintf(with, sizeof with, " %s ", word);
	return strstr(words, with) != NULL;
}

static int by_word(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The words of a title that count, sorted: what two that say the same would share. */
static const char *gist_of(struct arena *arena, const char *words)
{
	static const char little[] =
		" a an the of to in for by and or with on its every each at from all that ";
	char *copy = arena_strdup(arena, words), *list[40];
	struct str out = {0};
	const char *kept;
	size_t n = 0;

	for (char *w = strtok(copy, " "); w && n < COUNT_OF(list); w = strtok(NULL, " "))
		if (!has_word(little, w))
			list[n++] = w;
	qsort(list, n, sizeof *list, by_word);
	for (size_t i = 0; i < n; i++)
		str_addf(&out, "%s ", list[i]);
	kept = arena_strdup(arena, str_text(&out));
	str_release(&out);
	return kept;
}

static struct title title_of(const char *id, const char *text, int decision)
{
	struct arena *arena = &titles.arena;
	char *lower = arena_strdup(arena, text);
	struct title t = {.id = id, .text = text, .lower = lower, .decision = decision};

	for (char *p = lower; *p; p++) {
		*p = (char)tolower((unsigned char)*p);
		if (*p >= 'a' && *p <= 'z')
			t.letters[*p - 'a']++;
	}
	t.words = words_of(arena, text);
	t.gist = gist_of(arena, t.words);
	return t;
}

static bool begins_with_verb(const char *text)
{
	size_t n = strcspn(text, " ,");
	char with[40];

	if (!n || n + 3 > sizeof with)
		return false;
	snprintf(with, sizeof with, " %.*s ", (int)n, text);
	return strstr(verbs, with) != NULL;
}

static bool has_quotes(const char *text)
{
	for (const char *p = text; *p; p++)
		if (*p == '"' || (unsigned char)*p == 0xe2 ||
		    (*p == '\'' && (p == text || !isalpha((unsigned char)p[-1]))))
			return true;
	return false;
}

/* Is one of the texts a part of the other, though not a mere word or two? */
static bool quotes(const char *words, const char *text)
{
	const char *other = words_of(&titles.arena, text);
	size_t n = count_words(other);

	return (n > 2 && strstr(words, other)) || strstr(other, words);
}

static bool quotes_a_level(const struct title *t, const struct question *of)
{
	for (const char *p = t->words; *p; p++) /* a number by itself: " 3 " */
		if (*p == ' ' && p[1] >= '0' && p[1] <= '4' && p[2] == ' ')
			return true;
	for (int level = 0; of && level < Q_LEVELS; level++)
		if (of->levels[level] && quotes(t->words, of->levels[level]))
			return true;
	return false;
}

/* What is wrong with a title, the question it is of being given if there is one; or NULL. */
static const char *title_fault(const struct title *t, const struct question *of)
{
	if (!*t->text)
		return "missing";
	if (utf8_width(t->text) > COLUMNS_MAX)
		return "too long";
	if (!begins_with_verb(t->text))
		return "no verb";
	if (count_words(t->words) < 3 || strchr(".!?", t->text[strlen(t->text) - 1]))
		return "no line of a backlog";
	if (has_quotes(t->text))
		return "quotes";
	if (quotes_a_level(t, of))
		return "a level";
	for (size_t i = 0; i < COUNT_OF(hollow); i++)
		if (has_word(t->words, hollow[i]))
			return "hollow";
	return NULL;
}

/* How many letters are written, left out or changed between two texts of at most 200. */
static int edits_between(const char *a, const char *b)
{
	int row[201], n = (int)strlen(b);

	assert_true(n <= 200);
	for (int j = 0; j <= n; j++)
		row[j] = j;
	for (int i = 1; a[i - 1]; i++) {
		int before = row[0];

		row[0] = i;
		for (int j = 1; j <= n; j++) {
			int change = before + (a[i - 1] != b[j - 1]);

			before = row[j];
			row[j] = row[j] + 1 < change ? row[j] + 1 : change;
			row[j] = row[j - 1] + 1 < row[j] ? row[j - 1] + 1 : row[j];
		}
	}
	return row[n];
}

/* How many words two gists share. */
static size_t words_shared(const char *a, const char *b)
{
	size_t n = 0;

	while (*a && *b) {
		size_t x = strcspn(a, " ") + 1, y = strcspn(b, " ") + 1;
		int order = strncmp(a, b, x < y ? x : y);

		n += order == 0;
		a += order <= 0 ? x : 0;
		b += order >= 0 ? y : 0;
	}
	return n;
}

static size_t words_in(const char *gist)
{
	size_t n = 0;

	for (; *gist; gist++)
		n += *gist == ' ';
	return n;
}

/* Would one be taken for the other? They have the same words that count, in whatever order, or
 * four of five; or fewer than three letters of ten differ. Of the options of one decision a
 * plan proposes one, so there likeness is a help. */
static bool nearly_equal(const struct title *a, const struct title *b)
{
	size_t n = strlen(a->lower), m = strlen(b->lower), longer = n > m ? n : m;
	size_t in_a = words_in(a->gist), in_b = words_in(b->gist), words = in_a > in_b ? in_a : in_b;
	size_t shared = words_shared(a->gist, b->gist), apart = 0;

	if (!strcmp(a->gist, b->gist))
		return true;
	if (a->decision >= 0 && a->decision == b->decision)
		return false;
	if (shared >= 4 && shared * 5 >= words * 4)
		return true;
	for (int i = 0; i < 26; i++) /* each change of a letter mends two of these at most */
		apart += (size_t)abs(a->letters[i] - b->letters[i]);
	if (apart * 5 >= longer * 3)
		return false;
	return (size_t)edits_between(a->lower, b->lower) * 10 < longer * 3;
}

static void take_title(const char *id, const char *text, const struct question *of, int decision)
{
	struct title *t = ARENA_PUSH(&titles.arena, titles.items, titles.n);
	const char *what;

	*t = title_of(id, text, decision);
	what = title_fault(t, of);
	if (what)
		fault(id, what, text);
}

static bool is_proposed(size_t decision, const struct option *o)
{
	const struct decision *d = &q->decisions[decision];
	bool blamed = links_of(q, (struct thing){THING_DECISION, decision})->blamed_by.n > 0;
	int least = 4;

	for (size_t i = 0; i < d->n_options; i++)
		least = d->options[i].fit < least ? d->options[i].fit : least;
	return o->fit > least || (least < 0 && blamed);
}

static void take_all(void)
{
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		take_title(it->id, it->action, it, -1);
		if (*it->action4)
			take_title(it->id, it->action4, it, -1);
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		for (size_t o = 0; o < q->decisions[i].n_options; o++)
			if (*q->decisions[i].options[o].action ||
			    is_proposed(i, &q->decisions[i].options[o]))
				take_title(q->decisions[i].id, q->decisions[i].options[o].action,
					   NULL, (int)i);
	for (size_t i = 0; i < q->n_rules; i++)
		take_title(q->rules[i].id, q->rules[i].action, NULL, -1);
}

static void every_title_is_a_line_of_a_backlog(void **state)
{
	(void)state;
	wrong = 0;
	take_all();
	assert_true(titles.n > 450);
	for (size_t i = 0; i < titles.n; i++)
		for (size_t k = 0; k < i; k++)
			if (nearly_equal(&titles.items[i], &titles.items[k]))
				fault(titles.items[i].id, titles.items[k].id,
				      titles.items[i].text);
	assert_int_equal(wrong, 0);
}

static bool begins_some_title(const char *verb, size_t n)
{
	for (size_t i = 0; i < titles.n; i++)
		if (!strncmp(titles.items[i].text, verb, n) && strchr(" ,", titles.items[i].text[n]))
			return true;
	for (size_t i = 0; i < q->n_rules; i++)
		for (size_t k = 0; k < q->rules[i].contain.n; k++)
			if (!strncmp(q->rules[i].contain.items[k], verb, n) &&
			    q->rules[i].contain.items[k][n] == ' ')
				return true;
	return false;
}

/* The list has what is used and no more, so that it stays one that somebody reads. */
static void every_verb_of_the_list_is_used(void **state)
{
	(void)state;
	wrong = 0;
	for (const char *p = verbs + 1; *p; p += strcspn(p, " ") + 1)
		if (!begins_some_title(p, strcspn(p, " ")))
			fault("verbs", "no title begins with it",
			      arena_strndup(&titles.arena, p, strcspn(p, " ")));
	assert_int_equal(wrong, 0);
}

/* Each kind of fault is seen where it is, and nothing is seen where there is none. */
static void what_is_planted_is_found(void **state)
{
	static const struct question of = {
		.levels = {"Nothing is done", NULL, "Some policies are assigned",
			   "The full baseline is assigned at each group", "As level 3, and watched"}};
	static const struct {
		const char *text, *what;
	} cases[] = {
		{"Assign the full policy baseline at every management group", NULL},
		{"Bring the team's data inside the boundary", NULL},
		{"", "missing"},
		{"Assign the full policy baseline at every management group of every one of them",
		 "too long"},
		{"Assign policies until the line is exactly seventy-two columns of text..",
		 "no line of a backlog"},
		{"Malformed items", "no verb"},
		{"Assigning the baseline at every group", "no verb"},
		{"Baseline at every management group", "no verb"},
		{"The team assigns the baseline", "no verb"},
		{"Assign policies", "no line of a backlog"},
		{"Assign the baseline at every group.", "no line of a backlog"},
		{"Assign the 'baseline' at every group", "quotes"},
		{"Assign the \"baseline\" at every group", "quotes"},
		{"Assign the \u201cbaseline\u201d at every group", "quotes"},
		{"Bring the baseline to 3 of them", "a level"},
		{"Make it so that some policies are assigned", "a level"},
		{"Check the full baseline is assigned at each group", "a level"},
		{"Bring the policies to the next level", "hollow"},
		{"Make sure to reach the baseline", "hollow"},
		{"Assign the appropriate baseline", "hollow"},
		{"Check and consider the baseline", "hollow"},
	};
	static const struct {
		const char *a, *b;
		int of_a, of_b; /* decisions */
		bool near;
	} pairs[] = {
		{"Alert on drift by threshold", "Alert by threshold on the drift", -1, -1, true},
		{"Alert on drift by threshold", "Alert on drifts by thresholds", -1, -1, true},
		{"Move the gateway to a tier that carries an SLA",
		 "Move the production gateway to a tier with an SLA", -1, -1, true},
		{"Move the gateway to a tier with an SLA", "Move its gateways to tiers with an SLA",
		 -1, -1, true},
		{"Add a passive second region", "Serve users from both regions", -1, -1, false},
		{"Redeploy models in the EU data zone", "Redeploy models in the US data zone", 1, 1,
		 false},
		{"Redeploy models in the EU data zone", "Redeploy models in the US data zone", 1, 2,
		 true},
		{"Redeploy models in the zone", "Redeploy the models in a zone", 1, 1, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct title t = title_of("X", cases[i].text, -1);
		const char *found = title_fault(&t, &of);

		if ((found != NULL) != (cases[i].what != NULL) ||
		    (found && strcmp(found, cases[i].what) != 0))
			fail_msg("%s: %s", cases[i].text, found ? found : "no fault");
	}
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		struct title a = title_of("A", pairs[i].a, pairs[i].of_a);
		struct title b = title_of("B", pairs[i].b, pairs[i].of_b);

		if (nearly_equal(&a, &b) != pairs[i].near ||
		    nearly_equal(&b, &a) != pairs[i].near)
			fail_msg("%s | %s", pairs[i].a, pairs[i].b);
	}
	assert_int_equal(edits_between("kitten", "sitting"), 3);
	assert_int_equal(edits_between("", "abc"), 3);
}

/* What is critical can be contained this week, and so can what is high, but where nothing is
 * at risk yet. A line says what to do, and is neither the fix nor its title. */
static void critical_and_high_findings_can_be_contained(void **state)
{
	static const char *const on_paper[] = {
		"CR-62", /* a type that cannot be deployed with this scope */
	};

	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_rules; i++) {
		const struct rule *r = &q->rules[i];
		bool excused = false;

		for (size_t k = 0; k < COUNT_OF(on_paper); k++)
			excused = excused || !strcmp(r->id, on_paper[k]);
		if (r->severity >= SEVERITY_HIGH && !excused && !r->contain.n)
			fault(r->id, "nothing contains it", r->finding);
		if (r->contain.n && utf8_width(r->contain.items[0]) + (int)strlen("Contain : ") +
						    (int)strlen(r->id) > ACTION_COLUMNS_MAX)
			fault(r->id, "as a title it would be cut", r->contain.items[0]);
		if (r->contain.n && r->contain_half_days > CONTAIN_HALF_DAYS_MAX)
			fault(r->id, "containing it takes more than a week", r->finding);
		for (size_t k = 0; k < r->contain.n; k++) {
			const char *line = r->contain.items[k];

			if (strlen(line) < 40)
				fault(r->id, "containing it is told too shortly", line);
			if (!begins_with_verb(line))
				fault(r->id, "containing it begins with no verb", line);
			if (quotes(words_of(&titles.arena, line), r->fix) ||
			    quotes(words_of(&titles.arena, line), r->action))
				fault(r->id, "what contains it is the fix", line);
		}
	}
	assert_int_equal(wrong, 0);
}

static int teardown(void **state)
{
	arena_release(&titles.arena);
	return built_in_teardown(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_title_is_a_line_of_a_backlog),
		cmocka_unit_test(every_verb_of_the_list_is_used),
		cmocka_unit_test(what_is_planted_is_found),
		cmocka_unit_test(critical_and_high_findings_can_be_contained),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}

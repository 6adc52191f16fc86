/* What can be typed at every prompt of plain mode; see parts.h. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "ui/plain/parts.h"
#include "ui/plain/print.h"
#include "ui/session/workshop.h"
#include "ui/widget/find.h"

static const char *const prompts[] = {
	[WANTED_MANY] = "Numbers like 1,2; 0 for none of them; Enter to go on",
	[WANTED_ONE] = "Number, Enter to go on",
	[WANTED_TEXT] = "Type it, Enter to go on",
	[WANTED_LEVELS] = ", u unknown, x not applicable, Enter to go on", /* after levels */
	[WANTED_PRACTICES] = "a answer all items, or a number for one, u unknown, "
			     "x not applicable, Enter to go on",
	[WANTED_OPTIONS] = "Number, u unknown, Enter to go on",
	[WANTED_DERIVED] = "x not applicable, Enter to go on",
	[WANTED_ITEM] = "y yes, p partial, n no, u unknown, x not applicable, c clear, "
			"b back, Enter leaves it",
};

static const char help_text[] =
	"Everywhere:\n"
	"  r        read it again\n"
	"  i        more about it: steps, words, linked decisions, sources\n"
	"  b        back to the one before\n"
	"  n        on to the next one that is open\n"
	"  /TEXT    on to the next one that holds TEXT, or has it as its id\n"
	"  c        clear the answer\n"
	"  e TEXT   write TEXT as the note\n"
	"  v TEXT   add TEXT as evidence; v alone reads what there is\n"
	"  f        flag it for later, or take the flag away\n"
	"  k        how sure the answer is: low, medium, high, not said\n"
	"  =        the answer still holds today, as if it was given again\n"
	"  + TEXT   park TEXT for later; + alone reads what is parked\n"
	"  s        the score\n"
	"  l        the plan, ten actions at a time; l 3 or l REL-02 reads one in full\n"
	"  E FILE   write the report to FILE; E alone says which formats there are\n"
	"  B 50     what is best done with 50 days; B 50 for gain raises the score\n"
	"  G 70     how few days bring the score to 70; G security=80 that of Security\n"
	"  w        the findings: what does not go together\n"
	"  L        what to look at again, and what mends it; L overdue reads one kind\n"
	"  M NAME   keep the state of now as a milestone; M alone reads which there are\n"
	"  D        what moved since the newest milestone; D NAME since that one\n"
	"  A        accept the risk of this for a time, or take that back; A CR-06 of another\n"
	"  z        take the last change of this session back; Z makes it again\n"
	"  q        leave; everything is saved\n"
	"Words do as well: back, next, clear, flag, note, evidence, score, plan, budget, goal,\n"
	"export, findings, lint, milestone, compare, accept, undo, redo, quit.\n"
	"Votes of a room are taken on the screen, and read out here.\n";

enum wanted plain_wanted(const struct plain *p)
{
	static const enum wanted of_kind[] = {[PROMPT_LEVELS] = WANTED_LEVELS,
					      [PROMPT_PRACTICES] = WANTED_PRACTICES,
					      [PROMPT_OPTIONS] = WANTED_OPTIONS,
					      [PROMPT_DERIVED] = WANTED_DERIVED};
	struct thing t = plain_here(p);
	const struct field *f = t.kind == THING_FIELD ? &p->s->q->fields[t.index] : NULL;

	if (p->asks_items)
		return WANTED_ITEM;
	if (!f)
		return of_kind[prompt_kind(p->s->q, t)];
	return field_is_typed(f) ? WANTED_TEXT
				 : f->kind == FIELD_MANY ? WANTED_MANY : WANTED_ONE;
}

void plain_wanted_words(struct str *out, const struct plain *p)
{
	enum wanted kind = plain_wanted(p);
	char levels[32];

	if (kind == WANTED_LEVELS)
		str_add(out, question_levels_text(
				     levels, &p->s->q->questions[plain_here(p).index]));
	str_add(out, prompts[kind]);
}

/* What holds it may stand further down in what is read then; an id stands first. */
static void say_hit(struct plain *p, struct thing found, const char *query)
{
	struct str said = {0};
	struct hit hit;

	if (prompt_holds(p->s, found, query, &hit) && strcmp(hit.where, "id") != 0) {
		str_addf(&said, "Found, %s: ", hit.where);
		find_around(&said, hit.text, query);
		plain_say(p, str_text(&said));
	}
	str_release(&said);
}

/* The place of what has exactly that id, or the number of all that is asked. */
static size_t place_of_id(const struct plain *p, const char *id)
{
	size_t i = 0;

	while (i < p->s->n_order &&
	       strcasecmp(thing_id(p->s->q, p->s->order[i]), id) != 0)
		i++;
	return i;
}

/* What is looked for: a text, or without one what is open. */
struct wish {
	const struct session *s;
	const char *query;
};

static bool fulfils(const void *context, struct thing what)
{
	const struct wish *wish = context;
	struct hit hit;

	if (!session_is_asked(wish->s, what))
		return false;
	return *wish->query ? prompt_holds(wish->s, what, wish->query, &hit)
			    : !session_is_answered(wish->s, what);
}

/* Goes to the next that holds the text; without one to the next that is open. */
static void find(struct plain *p, const char *query)
{
	struct thing here = plain_here(p), found;
	size_t exact = *query ? place_of_id(p, query) : p->s->n_order;
	struct wish wish = {p->s, query};

	if (exact < p->s->n_order) {
		p->at = exact;
		return;
	}
	if (here.kind == THING_FIELD)
		here = (struct thing){THING_NONE, 0};
	if (prompt_find(p->s->q, here, 1, true, fulfils, &wish, &found)) {
		p->at = session_place(p->s, found);
		if (*query)
			say_hit(p, found, query);
	} else {
		plain_say(p, *query ? "Nothing was found." : "Nothing is open.");
	}
}

static void read_again(struct plain *p)
{
	p->read = (struct thing){THING_NONE, 0};
}

static void go_back(struct plain *p)
{
	p->at -= p->at > 0;
}

static void next_open(struct plain *p)
{
	find(p, "");
}

static void clear_answer(struct plain *p)
{
	session_clear(p->s, plain_here(p));
}

/* To what undo or redo changed, and to the item of it. */
static void go_to_change(struct plain *p)
{
	const struct session *s = p->s;
	struct thing was = plain_here(p);
	size_t at = session_place(s, s->last);

	p->at = at < s->n_order ? at : p->at;
	if (!p->asks_items || s->last_practice < 0 || s->last.index != was.index)
		return;
	for (size_t i = 0; i < prompt_items(s->q, was); i++)
		if (prompt_practice(&s->q->questions[was.index], i) ==
		    (size_t)s->last_practice)
			p->item = i;
}

static void undo(struct plain *p)
{
	if (session_undo(p->s))
		go_to_change(p);
}

static void redo(struct plain *p)
{
	if (session_redo(p->s))
		go_to_change(p);
}

static void flag(struct plain *p)
{
	session_toggle_flag(p->s, plain_here(p));
}

static void confidence(struct plain *p)
{
	session_next_confidence(p->s, plain_here(p));
}

static void confirm(struct plain *p)
{
	struct thing t = plain_here(p);

	if (t.kind != THING_FIELD)
		session_confirm(p->s, t);
}

static void read_more(struct plain *p)
{
	plain_print_more(p->out, p->s, plain_here(p));
}

static void read_score(struct plain *p)
{
	plain_print_score(p->out, p->s);
}

static void read_findings(struct plain *p)
{
	plain_print_findings(p->out, p->s);
}

static void quit(struct plain *p)
{
	p->over = true;
}

static void show_help(struct plain *p)
{
	struct str text = {0};

	plain_say(p, "Here:");
	plain_wanted_words(&text, p);
	fprintf(p->out, "  %s\n", str_text(&text));
	str_release(&text);
	fputs(help_text, p->out);
}

static const struct {
	const char *letter, *word;
	void (*run)(struct plain *p);
} commands[] = {
	{"?", "help", show_help},	{"r", "read", read_again},
	{"b", "back", go_back},		{"n", "next", next_open},
	{"c", "clear", clear_answer},	{"z", "undo", undo},
	{"Z", "redo", redo},		{"f", "flag", flag},
	{"k", "confidence", confidence}, {"i", "more", read_more},
	{"=", "confirm", confirm},
	{"s", "score", read_score},	{"w", "findings", read_findings},
	{"q", "quit", quit},
};

static void park(struct plain *p, const char *text)
{
	if (*text)
		session_park(p->s, plain_here(p), text);
	else
		plain_print_parked(p->out, p->s, true);
}

static void write_note(struct plain *p, const char *text)
{
	if (*text)
		session_set_note(p->s, plain_here(p), text);
	else
		plain_say(p, "e and a text writes it as the note.");
}

static void accept_risk(struct plain *p, const char *id)
{
	plain_accept(p, *id ? id : thing_id(p->s->q, plain_here(p)));
}

/* Those that a text may follow. */
static const struct {
	const char *letter, *word;
	void (*run)(struct plain *p, const char *text);
} with_text[] = {
	{"+", "parked", park},		   {"e", "note", write_note},
	{"v", "evidence", plain_evidence}, {"l", "plan", plain_read_plan},
	{"E", "export", plain_export},	   {"A", "accept", accept_risk},
	{"B", "budget", plain_budget},	   {"G", "goal", plain_goal},
	{"L", "lint", plain_read_lint},   {"M", "milestone", plain_milestones},
	{"D", "compare", plain_moved},
};

/* Is a text wanted, in which a word is no command? */
bool plain_wants_text(const struct plain *p)
{
	struct thing t = plain_here(p);

	return t.kind == THING_FIELD && p->s->q->fields[t.index].kind == FIELD_TEXT;
}

/* Are the n bytes one of two ways to type a command? Where a text is wanted only the letter is,
 * and only alone, but for a note and what is parked. */
static bool is_word(const struct plain *p, const char *typed, size_t n, const char *letter,
		    const char *word)
{
	if (n == 1 && typed[0] == letter[0])
		return !plain_wants_text(p) || !typed[n] || strchr("+e", typed[0]);
	return !plain_wants_text(p) && strlen(word) == n && !strncmp(typed, word, n);
}

/* What is possible everywhere. false: it is none of that. */
bool plain_command(struct plain *p, const char *typed)
{
	size_t n = strcspn(typed, " ");

	if (*typed == '/') {
		find(p, typed + 1);
		return true;
	}
	for (size_t i = 0; i < sizeof with_text / sizeof with_text[0]; i++)
		if (is_word(p, typed, n, with_text[i].letter, with_text[i].word)) {
			with_text[i].run(p, typed + n + strspn(typed + n, " "));
			return true;
		}
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
		if (typed[n] || !is_word(p, typed, n, commands[i].letter, commands[i].word))
			continue;
		commands[i].run(p);
		return true;
	}
	return false;
}

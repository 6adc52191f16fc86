#define _XOPEN_SOURCE 700
#include "ui/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/utf8.h"
#include "ui/session_workshop.h"
#include "ui/walk.h"

/* A walk through the prompts. */
struct plain {
	struct session *s;
	FILE *in, *out;
	void (*save)(struct session *s);
	size_t at;  /* place in the order */
	char *line; /* what was typed last; owned */
	size_t cap;
};

static const char help_text[] =
	"Type the number or the letter in front of an answer, then Enter.\n"
	"  u        nobody knows (listed as unverified)\n"
	"  x        does not apply; the reason is asked\n"
	"  c        clear the answer\n"
	"  e TEXT   write TEXT as the note\n"
	"  Enter    go on without a change\n"
	"  b        back to the one before\n"
	"  n        on to the next one that is open\n"
	"  /TEXT    on to the next one that holds TEXT, or has it as its id\n"
	"  + TEXT   park TEXT for later; + alone reads what is parked\n"
	"  s        the score\n"
	"  z        take the last change back\n"
	"  q        leave; everything is saved\n";

/* Reads a line after the prompt; NULL at the end of the input. */
static char *ask(struct plain *p, const char *prompt)
{
	ssize_t n;

	fputs(prompt, p->out);
	fputs(" > ", p->out);
	fflush(p->out);
	n = getline(&p->line, &p->cap, p->in);
	if (n < 0) {
		fputc('\n', p->out);
		return NULL;
	}
	while (n > 0 && (p->line[n - 1] == '\n' || p->line[n - 1] == '\r' ||
			 p->line[n - 1] == ' '))
		p->line[--n] = '\0';
	return p->line + strspn(p->line, " ");
}

static void say(struct plain *p, const char *text)
{
	utf8_print(p->out, text);
	fputc('\n', p->out);
}

/* What the session said of the last change. */
static void say_message(struct plain *p)
{
	if (p->s->message.len)
		say(p, str_text(&p->s->message));
	str_truncate(&p->s->message, 0);
	if (p->s->dirty && p->save)
		p->save(p->s);
	p->s->dirty = false;
}

static void print_score(struct plain *p)
{
	const struct session *s = p->s;
	char range[64], band[64];

	fprintf(p->out, "Overall: %s, %s\n", range_text(range, &s->score.overall),
		range_band_text(band, &s->score.overall));
	for (size_t i = 0; i < s->q->n_sections; i++) {
		utf8_print(p->out, s->q->sections[i].title);
		fprintf(p->out, ": %s, %zu of %zu answered\n",
			range_text(range, &s->score.sections[i]),
			s->score.section_progress[i].answered,
			s->score.section_progress[i].asked);
	}
}

static struct thing here(const struct plain *p)
{
	return p->s->order[p->at];
}

/* The question and its answers, as lines. */

static void print_item(struct plain *p, size_t number, const char *text, bool chosen)
{
	fprintf(p->out, "  %zu  ", number);
	utf8_print(p->out, text);
	fputs(chosen ? " (chosen)\n" : "\n", p->out);
}

static void print_field(struct plain *p, size_t index)
{
	const struct field *f = &p->s->q->fields[index];
	const struct field_answer *answer = &p->s->a->fields[index];

	say(p, f->ask);
	for (size_t i = 0; i < f->n_values; i++)
		print_item(p, i + 1, f->values[i].text,
			   answer->set && answer->values >> i & 1);
	if (!f->n_values && answer->set)
		fprintf(p->out, "  now: "), say(p, answer->text);
}

static void print_decision(struct plain *p, size_t index)
{
	const struct decision *d = &p->s->q->decisions[index];
	const struct answer *answer = &p->s->a->decisions[index];

	say(p, d->ask);
	for (size_t i = 0; i < d->n_options; i++)
		print_item(p, i + 1, d->options[i].text,
			   answer->state == ANSWER_SET && answer->option == (int)i);
}

static void print_question(struct plain *p, size_t index)
{
	const struct question *q = &p->s->q->questions[index];
	const struct answer *answer = &p->s->a->questions[index];
	struct arena arena = {0};

	say(p, q->ask);
	if (*q->why)
		say(p, q->why);
	for (int i = 0; q->type == TYPE_LEVELS && i < Q_LEVELS; i++)
		print_item(p, (size_t)i, question_level_text(&arena, q, i),
			   answer->state == ANSWER_SET && answer->level == i);
	for (size_t i = 0; i < walk_items(p->s->q, here(p)) && q->n_practices; i++) {
		size_t at = walk_practice(q, i);

		fprintf(p->out, "  %zu  ", i + 1);
		utf8_print(p->out, q->practices[at].text);
		fprintf(p->out, "%s%s%s\n", q->practices[at].must ? " (must)" : "",
			answer->practices[at] ? ": " : "",
			answer->practices[at]
				? practice_value_name(
					  (enum practice_value)answer->practices[at])
				: "");
	}
	if (q->type == TYPE_DECISIONS)
		say(p, "  This follows from decisions; there is nothing to answer.");
	arena_release(&arena);
}

static void print_votes(struct plain *p, struct thing t, const struct answer *answer)
{
	struct str text = {0};

	if (!answer->votes.n)
		return;
	str_add(&text, "  votes: ");
	votes_words(&text, p->s->q, t, answer, false);
	say(p, str_text(&text));
	str_truncate(&text, 0);
	votes_words(&text, p->s->q, t, answer, true);
	if (text.len)
		fputs("  dissent: ", p->out), say(p, str_text(&text));
	str_release(&text);
}

/* What is parked; all of it, or what is open. */
static void print_parked(struct plain *p, bool all)
{
	const struct workshop *w = &p->s->a->workshop;
	struct str text = {0};

	for (size_t i = 0; i < w->n_parked; i++) {
		const struct parked *item = &w->parked[i];

		if (item->done && !all)
			continue;
		str_addf(&text, "Parked%s%s%s: %s", *item->about ? " at " : "",
			 item->about, item->done ? ", done" : "", item->text);
		say(p, str_text(&text));
		str_truncate(&text, 0);
	}
	if (all && !w->n_parked)
		say(p, "Nothing is parked.");
	str_release(&text);
}

static void print_here(struct plain *p)
{
	const struct session *s = p->s;
	struct thing t = here(p);
	const struct answer *answer = t.kind == THING_FIELD ? NULL : session_answer(s, t);

	fprintf(p->out, "\n%s, %zu of %zu", thing_id(s->q, t), p->at + 1, s->n_order);
	if (t.kind == THING_QUESTION) {
		fputs(", ", p->out);
		utf8_print(p->out,
			   s->q->sections[s->q->questions[t.index].section].title);
	}
	fputc('\n', p->out);
	if (t.kind == THING_FIELD)
		print_field(p, t.index);
	else if (t.kind == THING_DECISION)
		print_decision(p, t.index);
	else
		print_question(p, t.index);
	if (answer && answer->state == ANSWER_UNKNOWN)
		say(p, "  now: unknown");
	if (answer && answer->state == ANSWER_NOT_APPLICABLE)
		fprintf(p->out, "  now: not applicable, %s\n",
			na_reason_name(answer->reason));
	if (answer && *answer->note)
		fputs("  note: ", p->out), say(p, answer->note);
	if (answer)
		print_votes(p, t, answer);
}

/* Answering. Those that return bool are false at the end of the input. */

static bool set_na(struct plain *p)
{
	struct thing t = here(p);
	const char *typed;

	if (t.kind != THING_QUESTION) {
		say(p, "Only questions can be not applicable.");
		return true;
	}
	typed = ask(p,
		    "Why? o out of scope, b business priority, a architecture, t other");
	if (!typed)
		return false;
	for (int i = 0; *typed && i < 4; i++)
		if (*typed == "obat"[i])
			session_set_na(p->s, t.index,
				       (enum na_reason)(NA_OUT_OF_SCOPE + i));
	return true;
}

static bool ask_practices(struct plain *p, size_t index)
{
	static const char letters[] = "ypnu";
	const struct question *q = &p->s->q->questions[index];

	for (size_t i = 0; i < walk_items(p->s->q, (struct thing){THING_QUESTION, index});
	     i++) {
		const struct practice *practice = &q->practices[walk_practice(q, i)];
		const char *typed, *found;
		struct str prompt = {0};

		utf8_clean(&prompt, practice->text, false);
		str_add(&prompt, "? y yes, p partial, n no, u unknown, Enter leaves it");
		typed = ask(p, str_text(&prompt));
		str_release(&prompt);
		if (!typed)
			return false;
		found = *typed ? strchr(letters, *typed) : NULL;
		if (found && !typed[1]) {
			session_set_practice(
				p->s, index, walk_practice(q, i),
				(enum practice_value)(PRACTICE_YES + (found - letters)));
			say_message(p);
		} else if (*typed) {
			say(p, "That is none of y, p, n, u; left as it was.");
		}
	}
	return true;
}

/* "1,3" or "1 3": values by number; 0: none of them. */
static bool set_many(struct plain *p, size_t index, const char *typed)
{
	const struct field *f = &p->s->q->fields[index];
	uint64_t bits = 0;

	for (const char *c = typed; *c;) {
		char *end;
		unsigned long n = strtoul(c, &end, 10);

		if (end == c || n > f->n_values)
			return false;
		if (n > 0)
			bits |= (uint64_t)1 << (n - 1);
		c = end + strspn(end, ", ");
	}
	if (session_edit(p->s, (struct thing){THING_FIELD, index})) {
		p->s->a->fields[index].set = true;
		p->s->a->fields[index].values = bits;
		session_commit(p->s, "noted");
	}
	return true;
}

static void set_field(struct plain *p, size_t index, const char *typed)
{
	const struct field *f = &p->s->q->fields[index];
	long n;

	if (f->kind == FIELD_NUMBER || f->kind == FIELD_TEXT) {
		if (session_set_words(p->s, f->id, typed) && !p->s->message.len)
			session_say(p->s, STYLE_INFO, "noted");
	} else if (f->kind == FIELD_MANY) {
		if (!set_many(p, index, typed))
			say(p,
			    "Type numbers from the list, like 1,3; 0 for none of them.");
	} else if (!number_parse(typed, &n) || n < 1 || (size_t)n > f->n_values) {
		say(p, "Type one number from the list.");
	} else {
		set_many(p, index, typed);
	}
}

/* What was typed as an answer to what is asked. false: it is none. */
static bool set_answer(struct plain *p, const char *typed)
{
	struct thing t = here(p);
	long n;

	if (t.kind == THING_FIELD) {
		set_field(p, t.index, typed);
		return true;
	}
	if (!number_parse(typed, &n))
		return false;
	switch (walk_kind(p->s->q, t)) {
	case WALK_LEVELS:
		if (n < 0 || n >= Q_LEVELS)
			return false;
		session_set_level(p->s, t.index, (int)n);
		return true;
	case WALK_OPTIONS:
		if (n < 1 || (size_t)n > walk_items(p->s->q, t))
			return false;
		session_set_option(p->s, t.index, (int)n - 1);
		return true;
	case WALK_PRACTICES:
	case WALK_DERIVED:
		break;
	}
	return false;
}

static void find(struct plain *p, enum walk_stop stop, const char *query)
{
	struct walk w = {.at = here(p).kind == THING_FIELD ? (struct thing){THING_NONE, 0}
							   : here(p)};
	struct thing found;

	snprintf(w.query, sizeof w.query, "%.*s", (int)utf8_fit(query, 29), query);
	if (walk_find(&w, p->s, 1, stop, &found))
		p->at = session_place(p->s, found);
	else
		say(p, stop == STOP_OPEN ? "Nothing is open." : "Nothing was found.");
}

/* After a change the order may be another one: stay on what was asked, then go on. */
static void step_on(struct plain *p, struct thing was)
{
	size_t at = session_place(p->s, was);

	p->at = at < p->s->n_order ? at : p->at;
	if (p->at + 1 < p->s->n_order)
		p->at++;
	else
		say(p, "This was the last one. s shows the score, q leaves.");
}

/* Commands of one letter that are possible everywhere. false: it is none of them. */
static bool command(struct plain *p, const char *typed)
{
	if (!strcmp(typed, "?"))
		fputs(help_text, p->out);
	else if (!strcmp(typed, "s"))
		print_score(p);
	else if (!strcmp(typed, "b"))
		p->at -= p->at > 0;
	else if (!strcmp(typed, "n"))
		find(p, STOP_OPEN, "");
	else if (*typed == '/')
		find(p, STOP_FOUND, typed + 1);
	else if (!strcmp(typed, "z"))
		session_undo(p->s);
	else if (!strcmp(typed, "c"))
		session_clear(p->s, here(p));
	else if (!strcmp(typed, "+"))
		print_parked(p, true);
	else if (!strncmp(typed, "+ ", 2))
		session_park(p->s, here(p), typed + 2 + strspn(typed + 2, " "));
	else if (!strncmp(typed, "e ", 2))
		session_set_note(p->s, here(p), typed + 2);
	else
		return false;
	return true;
}

static const char *prompt_of(const struct plain *p)
{
	struct thing t = here(p);

	if (t.kind == THING_FIELD) {
		switch (p->s->q->fields[t.index].kind) {
		case FIELD_MANY:
			return "Numbers (1,3), Enter to go on, ? for help";
		case FIELD_ONE:
		case FIELD_DECISION:
			return "Number, Enter to go on, ? for help";
		case FIELD_NUMBER:
		case FIELD_TEXT:
			return "Type it, Enter to go on, ? for help";
		}
	}
	switch (walk_kind(p->s->q, t)) {
	case WALK_LEVELS:
		return "0 to 4, u unknown, x not applicable, Enter to go on, ? for help";
	case WALK_PRACTICES:
		return "a answer the items, u unknown, x not applicable, Enter to go on, "
		       "? for help";
	case WALK_OPTIONS:
		return "Number, u unknown, Enter to go on, ? for help";
	case WALK_DERIVED:
		break;
	}
	return "x not applicable, Enter to go on, ? for help";
}

/* One prompt. false when the walk is over. */
static bool turn(struct plain *p)
{
	struct thing t = here(p);
	const char *typed;
	bool more = true;

	p->s->now = date_now();
	print_here(p);
	typed = ask(p, prompt_of(p));
	if (!typed || !strcmp(typed, "q"))
		return false;
	if (!*typed) {
		step_on(p, t);
		return true;
	}
	if (command(p, typed)) {
		say_message(p);
		if (p->at >= p->s->n_order)
			p->at = 0;
		return true;
	}
	if (!strcmp(typed, "x"))
		more = set_na(p);
	else if (!strcmp(typed, "u") && t.kind != THING_FIELD &&
		 walk_kind(p->s->q, t) != WALK_DERIVED)
		session_set_unknown(p->s, t);
	else if (!strcmp(typed, "a") && t.kind == THING_QUESTION &&
		 walk_kind(p->s->q, t) == WALK_PRACTICES)
		more = ask_practices(p, t.index);
	else if (!set_answer(p, typed))
		say(p, "That is no answer here; ? lists what is possible.");
	if (p->s->message_style == STYLE_INFO && p->s->message.len) {
		say_message(p);
		step_on(p, t);
	}
	say_message(p);
	return more;
}

int plain_walk(struct session *s, FILE *in, FILE *out, void (*save)(struct session *s))
{
	struct plain p = {.s = s, .in = in, .out = out, .save = save};

	fputs("plumbline: ", out);
	say(&p, session_title(s));
	if (*session_readonly(s))
		say(&p, session_readonly(s));
	if (s->n_order == 0)
		say(&p, "Nothing is asked.");
	else
		while (turn(&p))
			;
	print_score(&p);
	print_parked(&p, false);
	free(p.line);
	return ferror(out) ? EXIT_CODE_IO : EXIT_CODE_OK;
}

static void save_now(struct session *s)
{
	struct err err;

	assessment_save(s->file);
	if (!assessment_save_wait(s->file, -1, &err))
		session_say(s, STYLE_ERROR, "NOT SAVED: %s", err.text);
}

int plain_run(struct real_world *w, struct assessment_file *file)
{
	struct world world = {0};
	struct session s = {.world = &world, .user = w->ports.user ? w->ports.user : ""};
	int code;

	if (!file) {
		fputs("plumbline: without a screen a file is needed: plumbline --plain FILE; "
		      "begin one with plumbline new FILE\n",
		      stderr);
		return EXIT_CODE_USAGE;
	}
	s.now = w->ports.now(w->ports.ctx);
	session_open(&s, file);
	code = plain_walk(&s, stdin, stdout, *session_readonly(&s) ? NULL : save_now);
	session_close(&s);
	return code;
}

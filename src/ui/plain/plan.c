/* What the plan says, what an answer rests on, and writing it all to a file; see parts.h. */
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "ui/plain/parts.h"
#include "ui/session/recent.h"

/* So many actions are read at once. */
#define READ_AT_ONCE 10

static void say_line(struct plain *p, const char *before, const char *text)
{
	struct str line = {0};

	str_addf(&line, "%s%s", before, text);
	if (*text)
		plain_say(p, str_text(&line));
	str_release(&line);
}

/* "3  REL-02  Rank the flows, 2.5 days, open"; and why it stands there. */
static void say_action(struct plain *p, const struct action *act)
{
	struct str line = {0}, why = {0};
	char days[32];

	effort_text(days, act->effort);
	str_addf(&line, "  %zu  %s  %s, %s day%s, %s", act->rank, act->id, act->title, days,
		 strcmp(days, "1") == 0 ? "" : "s", action_status_name(act));
	plain_say(p, str_text(&line));
	action_why(&why, &p->s->plan, p->s->q, act);
	say_line(p, "  why: ", str_text(&why));
	str_release(&line);
	str_release(&why);
}

/* All that is known of one of them. */
static void say_whole_action(struct plain *p, const struct action *act)
{
	const struct plan_entry *entry = act->entry;
	struct str line = {0};
	char gain[32];

	say_action(p, act);
	str_add(&line, severity_name(act->severity));
	if (act->kind != ACTION_CONTAIN)
		str_addf(&line, "; it brings %s points", action_gain_text(gain, act));
	say_line(p, "  severity: ", str_text(&line));
	str_release(&line);
	say_line(p, "  about: ", action_about(p->s->q, act));
	if (entry) {
		say_line(p, "  who: ", entry->owner);
		say_line(p, "  by: ", entry->due);
		say_line(p, "  note: ", entry->note);
		say_line(p, "  because: ", entry->reason);
	}
	for (size_t i = 0; i < act->n_steps; i++) {
		line = (struct str){0};
		str_addf(&line, "  step %zu, %s: %s", i + 1,
			 plan_status_name(act->steps[i].status), act->steps[i].text);
		plain_say(p, str_text(&line));
		str_release(&line);
	}
	for (size_t i = 0; i < act->how.n; i++)
		say_line(p, "  how: ", act->how.items[i]);
	say_line(p, "  done when: ", act->done_when);
}

static void say_totals(struct plain *p)
{
	struct str words = {0}, apart = {0};

	str_add(&words, "The plan: ");
	plan_totals_words(&words, &p->s->plan.totals, true);
	plan_totals_apart(&apart, &p->s->plan.totals);
	if (apart.len)
		str_addf(&words, "; %s", str_text(&apart));
	plain_say(p, str_text(&words));
	str_release(&words);
	str_release(&apart);
}

/* The next ones; after the last from the first again. */
static void say_actions(struct plain *p)
{
	const struct plan *plan = &p->s->plan;
	size_t from = p->plan_read < plan->n_actions ? p->plan_read : 0;
	size_t to = from + READ_AT_ONCE < plan->n_actions ? from + READ_AT_ONCE
							  : plan->n_actions;

	say_totals(p);
	for (size_t i = from; i < to; i++)
		say_action(p, &plan->actions[i]);
	p->plan_read = to;
	if (to < plan->n_actions)
		fprintf(p->out, "%zu more; l reads on, l and a number reads one in full.\n",
			plan->n_actions - to);
}

void plain_read_plan(struct plain *p, const char *text)
{
	const struct plan *plan = &p->s->plan;
	long rank = 0;

	session_need_plan(p->s);
	number_parse(text, &rank);
	if (!*text) {
		say_actions(p);
		return;
	}
	for (size_t i = 0; i < plan->n_actions; i++)
		if ((size_t)rank == plan->actions[i].rank ||
		    !strcasecmp(text, plan->actions[i].id)) {
			say_whole_action(p, &plan->actions[i]);
			return;
		}
	fprintf(p->out, "The plan has %zu actions; none of them is ", plan->n_actions);
	plain_say(p, text);
}

void plain_evidence(struct plain *p, const char *text)
{
	struct thing here = plain_here(p);
	const struct answer *answer = here.kind == THING_FIELD ? NULL : session_answer(p->s, here);

	if (*text)
		session_add_evidence(p->s, here, text);
	else if (!answer || !answer->evidence.n)
		plain_say(p, "There is no evidence yet; v and a text or an address adds some.");
	for (size_t i = 0; !*text && answer && i < answer->evidence.n; i++)
		say_line(p, "Evidence: ", answer->evidence.items[i]);
}

static void say_formats(struct plain *p)
{
	const struct offers *offers = p->s->offers;
	struct str line = {0};

	for (size_t i = 0; i < offers->exports.n; i++) {
		str_addf(&line, "  plan%s  %s", offers->exports.items[i].suffix,
			 offers->exports.items[i].what);
		plain_say(p, str_text(&line));
		str_truncate(&line, 0);
	}
	if (!offers->exports.n) {
		plain_say(p, "Nothing can be written here.");
	} else {
		str_add(&line, "E and a name writes it; the end of the name says which. Behind the "
			       "name, customer or internal leaves out what such readers are not "
			       "to see, and a language writes it in that:");
		for (const char *const *l = offers->exports.languages; *l; l++)
			str_addf(&line, " %s", *l);
		str_add(&line, ".");
		plain_say(p, str_text(&line));
	}
	str_release(&line);
}

/* "plan.xlsx customer de": who is to read it, and in which language, stand behind the name. Takes
 * the last word off, when it is such. */
static bool take_word(struct str *name, const struct offers *offers, struct export_order *order)
{
	const char *word = strrchr(str_text(name), ' ');
	enum redaction how = word ? redaction_of(word + 1) : REDACT_NOTHING;
	const char *const *language = offers->exports.languages;

	if (!word || !language)
		return false;
	while (*language && strcmp(*language, word + 1) != 0)
		language++;
	if (how != REDACT_NOTHING)
		order->redaction = how;
	else if (*language)
		order->language = *language;
	else
		return false;
	str_truncate(name, (size_t)(word - str_text(name)));
	return true;
}

static void write_export(struct plain *p, const struct export_order *order)
{
	struct str size = {0}, line = {0};
	struct err err = {0};

	if (p->io->export(p->s->file, order, &size, &err))
		str_addf(&line, "wrote %s, %s", order->path, str_text(&size));
	else
		str_add(&line, err.text);
	plain_say(p, str_text(&line));
	str_release(&size);
	str_release(&line);
}

void plain_export(struct plain *p, const char *typed)
{
	const struct export_kind *kind;
	struct export_order order = {.theme = "", .language = ""};
	struct str name = {0}, path = {0};

	str_add(&name, typed);
	while (take_word(&name, p->s->offers, &order))
		;
	kind = export_named(p->s->offers, str_text(&name));
	if (!kind || !p->io->export) {
		if (*typed && p->io->export)
			plain_say(p, "The end of the name says the format:");
		say_formats(p);
	} else {
		path_expand(&path, str_text(&name));
		order.format = kind->name;
		order.path = str_text(&path);
		write_export(p, &order);
	}
	str_release(&name);
	str_release(&path);
}

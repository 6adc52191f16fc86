/* Reading out: what is asked, with its answer, as lines; see print.h. */
#include "ui/plain/print.h"

#include <ctype.h>

#include "base/date.h"
#include "base/utf8.h"
#include "ui/prompt/about.h"
#include "ui/prompt/prompt.h"
#include "ui/session/message.h"
#include "ui/session/upgrade.h"
#include "ui/session/workshop.h"

static void say(FILE *out, const char *text)
{
	utf8_print(out, text);
	fputc('\n', out);
}

/* What the plan comes to, as everywhere. */
static void print_plan(FILE *out, const struct session *s)
{
	struct str words = {0}, apart = {0};
	struct plan plan;

	plan_compute(&plan, &s->score, s->a,
		     &(struct plan_options){.as_of = date_day(s->now), .only_counted = true});
	plan_totals_words(&words, &plan.totals, false);
	plan_totals_apart(&apart, &plan.totals);
	fprintf(out, "The plan: %s%s%s\n", str_text(&words), apart.len ? "; " : "",
		str_text(&apart));
	str_release(&words);
	str_release(&apart);
	plan_release(&plan);
}

void plain_print_score(FILE *out, const struct session *s)
{
	char range[64], band[64];

	fprintf(out, "Overall: %s%s%s\n", range_text(range, &s->score.overall),
		s->score.overall.any ? ", " : "", range_band_text(band, &s->score.overall));
	for (size_t i = 0; i < s->q->n_sections; i++) {
		utf8_print(out, s->q->sections[i].title);
		fprintf(out, ": %s, %zu of %zu answered\n",
			range_text(range, &s->score.sections[i]),
			s->score.section_progress[i].answered,
			s->score.section_progress[i].asked);
	}
	print_plan(out, s);
}

static void print_item(FILE *out, size_t number, const char *text, bool chosen)
{
	fprintf(out, "  %zu  ", number);
	utf8_print(out, text);
	fputs(chosen ? " (chosen)\n" : "\n", out);
}

static void print_field(FILE *out, const struct session *s, size_t index)
{
	const struct field *f = &s->q->fields[index];
	const struct field_answer *answer = &s->a->fields[index];

	say(out, f->ask);
	for (size_t i = 0; i < f->n_values; i++)
		print_item(out, i + 1, f->values[i].text,
			   answer->set && answer->values >> i & 1);
	if (!f->n_values && answer->set)
		fprintf(out, "  now: "), say(out, answer->text);
}

static void print_decision(FILE *out, const struct session *s, size_t index)
{
	const struct decision *d = &s->q->decisions[index];
	const struct answer *answer = &s->a->decisions[index];

	say(out, d->ask);
	for (size_t i = 0; i < d->n_options; i++)
		print_item(out, i + 1, d->options[i].text,
			   answer->state == ANSWER_SET && answer->option == (int)i);
}

static void print_question(FILE *out, const struct session *s, size_t index)
{
	const struct question *q = &s->q->questions[index];
	const struct answer *answer = &s->a->questions[index];
	size_t n = q->n_practices
			   ? prompt_items(s->q, (struct thing){THING_QUESTION, index})
			   : 0;
	struct arena arena = {0};

	say(out, q->ask);
	if (*q->why)
		say(out, q->why);
	for (int i = 0; question_has_levels(q) && i < Q_LEVELS; i++)
		if (question_offers(q, i))
			print_item(out, (size_t)i, question_level_text(&arena, q, i),
				   answer->state == ANSWER_SET && answer->level == i);
	for (size_t i = 0; i < n; i++) {
		size_t at = prompt_practice(q, i);

		fprintf(out, "  %zu  ", i + 1);
		utf8_print(out, q->practices[at].text);
		fprintf(out, "%s%s%s\n", q->practices[at].must ? " (must)" : "",
			answer->practices[at] ? ": " : "",
			answer->practices[at]
				? message_practice(
					  (enum practice_value)answer->practices[at])
				: "");
	}
	if (q->type == TYPE_DECISIONS)
		say(out, "  This follows from decisions; there is nothing to answer.");
	arena_release(&arena);
}

static void print_votes(FILE *out, const struct session *s, struct thing t)
{
	struct ballot b = {t, 0};
	struct str text = {0};

	for (; b.item < ballot_count(s->q, t); b.item++) {
		str_truncate(&text, 0);
		votes_words(&text, s->a, &b);
		if (text.len)
			fputs("  votes: ", out), say(out, str_text(&text));
		str_truncate(&text, 0);
		dissent_words(&text, s->a, &b);
		if (text.len)
			fputs("  dissent: ", out), say(out, str_text(&text));
	}
	str_release(&text);
}

void plain_print_parked(FILE *out, const struct session *s, bool all)
{
	const struct workshop *w = &s->a->workshop;
	struct str text = {0};

	for (size_t i = 0; i < w->n_parked; i++) {
		const struct parked *item = &w->parked[i];

		if (item->done && !all)
			continue;
		str_addf(&text, "Parked%s%s%s: %s", *item->about ? " at " : "",
			 item->about, item->done ? ", done" : "", item->text);
		say(out, str_text(&text));
		str_truncate(&text, 0);
	}
	if (all && !w->n_parked)
		say(out, "Nothing is parked.");
	str_release(&text);
}

void plain_print_more(FILE *out, const struct session *s, struct thing about)
{
	struct sheet sheet = {0};
	int part = -1;

	about = thing_resolve(s->q, about);
	prompt_about_fill(&sheet, s, about);
	for (size_t i = 0; i < sheet.n; i++) {
		const struct sheet_item *it = &sheet.items[i];
		/* A bullet would be read aloud. */
		bool labelled = isalnum((unsigned char)*it->label) && *it->text;

		if (it->part != part)
			fprintf(out, "%s:\n", sheet.headings[it->part]);
		part = it->part;
		fputs("  ", out);
		if (labelled) {
			utf8_print(out, it->label);
			fputs(isdigit((unsigned char)*it->label) ? "  " : ": ", out);
		}
		say(out, *it->text ? it->text : it->label);
	}
	if (!sheet.n)
		say(out, "There is nothing more about it.");
	sheet_release(&sheet);
}

void plain_print_findings(FILE *out, struct session *s)
{
	session_need_plan(s);
	if (!s->plan.n_findings)
		say(out, "There are no findings so far.");
	for (size_t i = 0; i < s->plan.n_findings; i++) {
		const struct finding *f = &s->plan.findings[i];
		const struct rule *rule = &s->q->rules[f->rule];

		fprintf(out, "%s, %s: ", rule->id, severity_name(f->severity));
		say(out, rule->finding);
		if (*f->facts)
			fputs("  because: ", out), say(out, f->facts);
		if (*rule->fix)
			fputs("  to do: ", out), say(out, rule->fix);
	}
}

/* What is said of an answer besides it. */
static void print_remarks(FILE *out, const struct answer *answer)
{
	if (*answer->note)
		fputs("  note: ", out), say(out, answer->note);
	for (size_t i = 0; i < answer->evidence.n; i++)
		fputs("  evidence: ", out), say(out, answer->evidence.items[i]);
	if (answer->confidence)
		fprintf(out, "  confidence: %s\n", confidence_name(answer->confidence));
	if (answer->flag)
		fputs("  flagged for later\n", out);
}

void plain_print(FILE *out, const struct session *s, size_t at)
{
	struct thing t = s->order[at];
	const struct answer *answer = t.kind == THING_FIELD ? NULL : session_answer(s, t);
	struct str confirm = {0};

	fprintf(out, "\n%s", thing_id(s->q, t));
	if (t.kind != THING_QUESTION) {
		fputc(' ', out);
		utf8_print(out, thing_title(s->q, t));
	}
	fprintf(out, ", %zu of %zu", at + 1, s->n_order);
	if (t.kind == THING_QUESTION) {
		fputs(", ", out);
		utf8_print(out,
			   s->q->sections[s->q->questions[t.index].section].title);
	}
	fputc('\n', out);
	if (t.kind == THING_FIELD)
		print_field(out, s, t.index);
	else if (t.kind == THING_DECISION)
		print_decision(out, s, t.index);
	else
		print_question(out, s, t.index);
	if (answer) {
		confirm_words(&confirm, s, t, "=");
		if (confirm.len)
			say(out, str_text(&confirm));
		str_release(&confirm);
	}
	if (answer && answer->state == ANSWER_UNKNOWN)
		say(out, "  now: unknown");
	if (answer && answer->state == ANSWER_NOT_APPLICABLE)
		fprintf(out, "  now: not applicable, %s\n",
			message_reason(answer->reason));
	if (answer)
		print_remarks(out, answer);
	if (answer && answer->votes.n)
		print_votes(out, s, t);
}

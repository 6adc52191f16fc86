/* The report as Markdown: what the team brought together. */
#include "export/text/md.h"

#include <string.h>

#include "base/words.h"
#include "export/report/answer_words.h"
#include "export/report/parts.h"

static void put_agenda(struct str *out, const struct report *r)
{
	const struct workshop *w = &r->a->workshop;

	if (!w->n_agenda)
		return;
	str_addf(out, "| %s | %s | %s |\n|---|---:|---:|\n", tr("Agenda"), tr("Minutes"),
		 tr("Spent"));
	for (size_t i = 0; i < w->n_agenda; i++) {
		str_add(out, "| ");
		md(out, agenda_title(r->q, &w->agenda[i]));
		str_addf(out, " | %d | %d |\n", w->agenda[i].minutes,
			 w->agenda[i].spent / 60);
	}
	str_add(out, "\n");
}

static void put_parked(struct str *out, const struct parked *item)
{
	str_addf(out, "- [%s] ", item->done ? "x" : " ");
	if (*item->about) {
		str_add(out, "**");
		md(out, item->about);
		str_add(out, "** ");
	}
	md(out, item->text);
	said_by_words(out, item->by, item->at, md);
	str_add(out, "\n");
}

void md_workshop(struct str *out, const struct report *r)
{
	const struct workshop *w = &r->a->workshop;

	put_agenda(out, r);
	if (w->n_parked)
		str_addf(out, "%s\n\n", tr("Parked, to come back to:"));
	for (size_t i = 0; i < w->n_parked; i++)
		put_parked(out, &w->parked[i]);
	str_add(out, w->n_parked ? "\n" : "");
}

/* The answer; one of several lines as a list of its own. */
static void put_answer_words(struct str *out, const char *words)
{
	if (!strchr(words, '\n')) {
		md_item(out, "  ", tr("Answer"), words);
		return;
	}
	str_addf(out, "  - %s:\n", tr("Answer"));
	while (*words) {
		size_t n = strcspn(words, "\n");
		struct str line = {0};

		str_addn(&line, words, n);
		str_add(out, "    - ");
		md(out, str_text(&line));
		str_add(out, "\n");
		str_release(&line);
		words += n + (words[n] == '\n');
	}
}

/* What was answered to a question, with everything that was said about it. */
static void put_question(struct str *out, const struct report *r, size_t i,
			 const char *words)
{
	const struct thing what = {THING_QUESTION, i};
	const struct question *q = &r->q->questions[i];
	const struct answer *a = &r->a->questions[i];
	struct str evidence = {0}, votes = {0}, themes = {0};

	str_addf(out, "- **%s** ", q->id);
	md(out, q->ask);
	str_addf(out, "%s\n", r->score.questions[i].asked ? "" : tr(" (not asked now)"));
	put_answer_words(out, words);
	md_item(out, "  ", tr("Note"), a->note);
	texts_join(&evidence, &a->evidence, "; ");
	md_item(out, "  ", tr("Evidence"), str_text(&evidence));
	votes_join(&votes, r, what);
	md_item(out, "  ", tr("Votes"), str_text(&votes));
	texts_join(&themes, &q->themes, ", ");
	md_item(out, "  ", tr("Theme"), str_text(&themes));
	str_release(&evidence);
	str_release(&votes);
	str_release(&themes);
}

static bool has_note(const struct answer *a)
{
	return (a->note && *a->note) || a->evidence.n || a->votes.n;
}

static void put_heading(struct str *out, const char *title, bool *any)
{
	if (*any)
		return;
	*any = true;
	str_add(out, "### ");
	md(out, title);
	str_add(out, "\n\n");
}

void md_decisions(struct str *out, const struct report *r)
{
	struct arena a = {0};
	bool any = false;

	for (size_t i = 0; i < r->q->n_decisions; i++) {
		const struct answer *x = &r->a->decisions[i];

		if (x->state == ANSWER_UNSET && !has_note(x))
			continue;
		any = true;
		str_addf(out, "- **%s** ", r->q->decisions[i].id);
		md(out, r->q->decisions[i].ask);
		str_addf(out, "%s\n",
			 r->score.decision_asked[i] ? "" : tr(" (not asked now)"));
		md_items(out, "  ", decision_columns, pick_decision, &(struct row){&a, r, i, -1});
	}
	str_addf(out, "%s\n", any ? "" : tr("No decision is taken yet."));
	str_add(out, any ? "" : "\n");
	arena_release(&a);
}

static void put_section(struct str *out, const struct report *r, size_t section)
{
	struct str words = {0};
	bool any = false;

	for (size_t i = 0; i < r->q->n_questions; i++) {
		if (r->q->questions[i].section != section || !question_shown(r, i))
			continue;
		str_truncate(&words, 0);
		answer_words(&words, r, i);
		if (!words.len && !has_note(&r->a->questions[i]))
			continue;
		put_heading(out, r->q->sections[section].title, &any);
		put_question(out, r, i, str_text(&words));
	}
	str_add(out, any ? "\n" : "");
	str_release(&words);
}

void md_answers(struct str *out, const struct report *r)
{
	for (size_t i = 0; i < r->q->n_sections; i++)
		put_section(out, r, i);
}

void md_profile(struct str *out, const struct report *r)
{
	struct str words = {0};

	for (size_t i = 0; i < r->q->n_fields; i++) {
		str_truncate(&words, 0);
		if (field_shown(r, i))
			field_words(&words, r, i);
		md_item(out, "", r->q->fields[i].title, str_text(&words));
	}
	str_add(out, "\n");
	str_release(&words);
}

static void put_architecture_node(struct str *out, const struct report *r, size_t i)
{
	const struct architecture_node *node = &r->architecture.nodes[i];
	bool element = node->depth > 0 && !node->open;
	struct str from = {0};

	architecture_from_words(&from, r, i);
	str_addf(out, "%*s- %s", node->depth * 2, "", node->depth ? "" : "**");
	md(out, node->text);
	str_add(out, node->depth ? "" : "**");
	if (from.len) {
		str_add(out, element ? tr(", from ") : ": ");
		md(out, str_text(&from));
	}
	str_add(out, "\n");
	str_release(&from);
}

void md_architecture(struct str *out, const struct report *r)
{
	struct str summary = {0};

	architecture_summary(&summary, &r->architecture, &r->score);
	str_addf(out, tr("What follows from the decisions: %s."), str_text(&summary));
	str_add(out, "\n\n");
	str_release(&summary);
	for (size_t i = 0; i < r->architecture.n; i++)
		put_architecture_node(out, r, i);
	str_add(out, "\n");
}

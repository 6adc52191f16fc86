#include "ui/prompt/about.h"

#include <string.h>

#include "model/questionnaire/condition.h"
#include "model/questionnaire/glossary.h"
#include "ui/prompt/prompt.h"

/* So many things are named one by one; more of them in one line, by id. */
#define NAMED_MAX 6

enum part { PART_ANSWERS, PART_WHY, PART_FINDINGS, PART_OPTIONS, PART_STEPS, PART_PITFALLS,
	    PART_VERIFY, PART_SHOWS, PART_WORDS, PART_CAVEATS, PART_LINKS, PART_SOURCES,
	    PART_THEMES, PART_WEIGHT, PART_COUNT };
static const char *const headings[PART_COUNT] = {
	[PART_ANSWERS] = "Answers",
	[PART_WHY] = "Why",
	[PART_FINDINGS] = "Findings",
	[PART_OPTIONS] = "Options",
	[PART_STEPS] = "Get better",
	[PART_PITFALLS] = "Pitfalls",
	[PART_VERIFY] = "How to verify",
	[PART_SHOWS] = "What shows it",
	[PART_WORDS] = "Words",
	[PART_CAVEATS] = "Caveats",
	[PART_LINKS] = "Goes with",
	[PART_SOURCES] = "Read on",
	[PART_THEMES] = "Themes",
	[PART_WEIGHT] = "In the score",
};

static const struct thing nothing = {THING_NONE, 0};

static void add(struct sheet *sh, enum part part, const char *label, const char *text,
		struct thing target)
{
	if (*label || *text)
		sheet_add(sh, (struct sheet_item){.part = (int)part,
						  .label = label,
						  .text = text,
						  .style = STYLE_STRONG,
						  .target = target});
}

static void add_texts(struct sheet *sh, enum part part, const struct texts *texts,
		      bool numbered)
{
	for (size_t i = 0; i < texts->n; i++) {
		const char *label =
			numbered ? arena_printf(&sh->arena, "%zu", i + 1) : "\u2022";

		sheet_add(sh, (struct sheet_item){.part = (int)part,
						  .label = label,
						  .text = texts->items[i],
						  .style = STYLE_DIM});
	}
}

/* What was decided. */
static const char *taken(const struct session *s, size_t decision)
{
	const struct decision *d = &s->q->decisions[decision];
	const struct answer *answer = &s->a->decisions[decision];

	if (!s->score.decision_asked[decision])
		return "not asked";
	if (answer->state == ANSWER_SET)
		return d->options[answer->option].text;
	return answer->state == ANSWER_UNKNOWN ? "unknown" : "not decided yet";
}

const char *decision_text(struct arena *a, const struct session *s, size_t decision)
{
	const struct decision *d = &s->q->decisions[decision];

	return arena_printf(a, "%s %s: %s", d->id, d->name, taken(s, decision));
}

const char *mirror_text(struct arena *a, const struct session *s,
			const struct question *q, int *level)
{
	const struct decision *d;
	const struct answer *answer;

	*level = -1;
	if (q->mirrors < 0)
		return "";
	d = &s->q->decisions[q->mirrors];
	answer = &s->a->decisions[q->mirrors];
	if (!s->score.decision_asked[q->mirrors] || answer->state != ANSWER_SET ||
	    q->mirror_level[answer->option] < 0)
		return "";
	*level = q->mirror_level[answer->option];
	return arena_printf(a, "from %s: %s", d->id, d->options[answer->option].text);
}

/* Is the option that was taken one that others are better than? */
static bool is_poor(const struct session *s, struct thing what)
{
	const struct answer *answer = session_answer(s, what);
	int fit = what.kind == THING_DECISION && answer->state == ANSWER_SET
			  ? s->q->decisions[what.index].options[answer->option].fit
			  : -1;

	return fit >= 0 && fit <= 2;
}

struct indices thing_findings(struct arena *arena, const struct session *s, struct thing what)
{
	const struct links *links = links_of(s->q, what);
	struct indices out = {0};

	for (size_t i = 0; i < links->blamed_by.n; i++)
		if (s->score.fired[links->blamed_by.items[i]])
			*(size_t *)ARENA_PUSH(arena, out.items, out.n) = links->blamed_by.items[i];
	for (size_t i = 0; i < links->named_by.n && is_poor(s, what); i++) {
		struct thing by = links->named_by.items[i];
		size_t k = 0;

		while (k < out.n && out.items[k] != by.index)
			k++;
		if (by.kind == THING_RULE && s->score.fired[by.index] && k == out.n)
			*(size_t *)ARENA_PUSH(arena, out.items, out.n) = by.index;
	}
	return out;
}

/* As they stand. */
static void add_findings(struct sheet *sh, const struct session *s, struct thing about)
{
	struct indices rules = thing_findings(&sh->arena, s, about);

	for (size_t i = 0; i < rules.n; i++) {
		const struct rule *r = &s->q->rules[rules.items[i]];

		add(sh, PART_FINDINGS,
		    arena_printf(&sh->arena, "%s %s", r->id, severity_name(r->severity)),
		    r->finding, nothing);
		sh->items[sh->n - 1].style = severity_style(r->severity);
	}
}

/* Words of the glossary. */

static void add_words(struct sheet *sh, const struct session *s, struct thing about)
{
	struct indices terms = glossary_of(&sh->arena, s->q, about);

	for (size_t i = 0; i < terms.n; i++) {
		const struct glossary_term *t = &s->q->terms[terms.items[i]];

		add(sh, PART_WORDS, t->term, t->text,
		    (struct thing){THING_TERM, terms.items[i]});
	}
}

static void add_caveats(struct sheet *sh, const struct session *s, struct thing about)
{
	const struct indices *caveats = &links_of(s->q, about)->caveats;

	for (size_t i = 0; i < caveats->n; i++) {
		const struct caveat *c = &s->q->caveats[caveats->items[i]];
		const char *text = arena_printf(
			&sh->arena, "%s%s%s%s%s", c->recheck ? "Check again. " : "",
			c->text, *c->basis ? " (Basis: " : "", c->basis,
			*c->basis ? ")" : "");

		add(sh, PART_CAVEATS, c->id, text,
		    (struct thing){THING_CAVEAT, caveats->items[i]});
		if (c->recheck)
			sh->items[sh->n - 1].style = STYLE_WARNING;
	}
}

/* What goes with it. */

static void add_link(struct sheet *sh, const struct session *s, const char *how,
		     struct thing t)
{
	const char *title = thing_title(s->q, t);

	if (t.kind == THING_DECISION)
		title = arena_printf(&sh->arena, "%s (%s)", title, taken(s, t.index));
	add(sh, PART_LINKS, thing_id(s->q, t),
	    arena_printf(&sh->arena, "%s: %s", how, title), t);
}

static void add_links(struct sheet *sh, const struct session *s, const char *how,
		      enum thing_kind kind, const struct indices *list)
{
	for (size_t i = 0; i < list->n; i++)
		add_link(sh, s, how, (struct thing){kind, list->items[i]});
}

/* A few things with their titles, or many by their ids. */
static void add_many(struct sheet *sh, const struct session *s, const char *how,
		     const struct things *list)
{
	struct str ids = {0};

	for (size_t i = 0; list->n <= NAMED_MAX && i < list->n; i++)
		add_link(sh, s, how, list->items[i]);
	if (list->n <= NAMED_MAX)
		return;
	for (size_t i = 0; i < list->n; i++)
		str_addf(&ids, "%s%s", i ? ", " : "", thing_id(s->q, list->items[i]));
	add(sh, PART_LINKS, "",
	    arena_printf(&sh->arena, "%s (%zu): %s", how, list->n, str_text(&ids)),
	    list->items[0]);
	str_release(&ids);
}

static void push(struct sheet *sh, struct things *list, enum thing_kind kind, size_t i)
{
	*(struct thing *)ARENA_PUSH(&sh->arena, list->items, list->n) =
		(struct thing){kind, i};
}

/* What is asked or not according to the answer. */
static void add_opened(struct sheet *sh, const struct session *s, struct thing about)
{
	const struct things *named_by = &links_of(s->q, about)->named_by;
	struct things list = {0};

	for (size_t i = 0; i < named_by->n; i++)
		if (named_by->items[i].kind != THING_RULE)
			push(sh, &list, named_by->items[i].kind, named_by->items[i].index);
	add_many(sh, s, "Its answer opens or closes", &list);
}

static void add_followers(struct sheet *sh, const struct session *s, struct thing about)
{
	const struct links *links = links_of(s->q, about);
	struct things list = {0};

	add_links(sh, s, "Takes its level from here", THING_QUESTION, &links->mirrored_by);
	for (size_t i = 0; i < links->needed_by.n; i++)
		push(sh, &list, THING_QUESTION, links->needed_by.items[i]);
	add_many(sh, s, "Comes after it", &list);
}

static bool is_among(const struct texts *texts, const char *text)
{
	for (size_t i = 0; i < texts->n; i++)
		if (!strcmp(texts->items[i], text))
			return true;
	return false;
}

/* The pages to read on; rows of the source documents stay in the library. */
static void add_pages(struct sheet *sh, const struct session *s, const struct texts *sources)
{
	for (size_t i = 0; i < sources->n; i++) {
		struct thing t = questionnaire_find(s->q, sources->items[i]);

		if (t.kind == THING_REFERENCE)
			add(sh, PART_SOURCES, sources->items[i], thing_title(s->q, t), t);
		else if (t.kind != THING_SOURCE)
			add(sh, PART_SOURCES, "", sources->items[i], nothing);
	}
	/* References to the same page, or made from the same row of the sources. */
	for (size_t i = 0; i < s->q->n_references; i++) {
		const struct reference *r = &s->q->references[i];
		bool goes = is_among(sources, r->path);

		for (size_t k = 0; k < r->sources.n; k++)
			goes |= is_among(sources, r->sources.items[k]);
		if (goes && !is_among(sources, r->id))
			add(sh, PART_SOURCES, r->id,
			    arena_printf(&sh->arena, "%s: %s", r->title, r->path),
			    (struct thing){THING_REFERENCE, i});
	}
}

/* The three kinds. */

static void add_weight(struct sheet *sh, const struct question *q)
{
	struct str services = {0};
	char days[32];

	add(sh, PART_WEIGHT, "",
	    arena_printf(&sh->arena, "Weight %d of 5, effort %s (%s days), part of the %s review",
			 q->weight, effort_name(q->effort),
			 effort_text(days, effort_half_days(q->effort)), depth_name(q->depth)),
	    nothing);
	if (*q->owner)
		add(sh, PART_WEIGHT, "",
		    arena_printf(&sh->arena, "Owner, unless you say: %s", q->owner),
		    nothing);
	for (size_t i = 0; i < q->services.n; i++)
		str_addf(&services, "%s%s", i ? ", " : "Services: ",
			 q->services.items[i]);
	add(sh, PART_WEIGHT, "", arena_strdup(&sh->arena, str_text(&services)), nothing);
	str_release(&services);
}

/* What it can be answered with, and which level is; the lines of a checklist. */
static void add_answers(struct sheet *sh, const struct session *s, struct thing about)
{
	const struct question *q = &s->q->questions[about.index];
	enum prompt_kind kind = prompt_kind(s->q, about);
	int chosen = prompt_chosen(s, about);

	for (size_t i = 0; kind == PROMPT_LEVELS && i < prompt_items(s->q, about); i++) {
		int level = question_level_at(q, i);

		add(sh, PART_ANSWERS,
		    arena_printf(&sh->arena, "%d%s", level, (int)i == chosen ? " now" : ""),
		    question_level_text(&sh->arena, q, level), nothing);
	}
	for (size_t i = 0; kind == PROMPT_PRACTICES && i < prompt_items(s->q, about); i++)
		add(sh, PART_ANSWERS, "\u2022", q->practices[prompt_practice(q, i)].text, nothing);
}

static void make_question(struct sheet *sh, const struct session *s, struct thing about)
{
	const struct question *q = &s->q->questions[about.index];
	const struct area *area = &s->q->areas[q->area];

	add_answers(sh, s, about);
	add(sh, PART_WHY, "", q->why, nothing);
	if (*area->text)
		add(sh, PART_WHY, area->title, area->text, nothing);
	add_findings(sh, s, about);
	add(sh, PART_STEPS, "", q->action, nothing);
	add_texts(sh, PART_STEPS, &q->fix, true);
	if (*q->action4)
		add(sh, PART_STEPS, "To level 4", q->action4, nothing);
	add_texts(sh, PART_PITFALLS, &q->pitfalls, false);
	add_texts(sh, PART_VERIFY, &q->verify, false);
	add_texts(sh, PART_SHOWS, &q->evidence, false);
	add_words(sh, s, about);
	add_caveats(sh, s, about);
	if (q->mirrors >= 0)
		add_link(sh, s, "Taken from here, asked once",
			 (struct thing){THING_DECISION, (size_t)q->mirrors});
	add_links(sh, s, "Follows from", THING_DECISION, &q->decisions);
	add_links(sh, s, "See also", THING_DECISION, &q->see);
	add_links(sh, s, "Do this first", THING_QUESTION, &q->needs);
	add_links(sh, s, "Better done first", THING_QUESTION, &q->after);
	add_followers(sh, s, about);
	add_opened(sh, s, about);
	add_pages(sh, s, &q->sources);
	add_texts(sh, PART_THEMES, &q->themes, false);
	add_weight(sh, q);
}

static void make_decision(struct sheet *sh, const struct session *s, struct thing about)
{
	const struct decision *d = &s->q->decisions[about.index];

	add(sh, PART_WHY, "", d->why, nothing);
	add_findings(sh, s, about);
	/* How good each option is, unless it is a mere fact, and what follows from it. */
	for (size_t i = 0; i < d->n_options; i++) {
		const struct option *o = &d->options[i];
		const char *fit =
			o->fit < 0 ? "" : arena_printf(&sh->arena, " (fit %d of 4)", o->fit);

		add(sh, PART_OPTIONS, arena_printf(&sh->arena, "%zu", i + 1),
		    arena_printf(&sh->arena, "%s%s: %s", o->text, fit, o->consequence),
		    nothing);
	}
	if (s->a->decisions[about.index].state == ANSWER_SET) {
		const struct option *o = &d->options[s->a->decisions[about.index].option];

		add_texts(sh, PART_PITFALLS, &o->pitfalls, false);
		add_texts(sh, PART_VERIFY, &o->verify, false);
	}
	add_words(sh, s, about);
	add_caveats(sh, s, about);
	add_followers(sh, s, about);
	add_links(sh, s, "Is scored in", THING_QUESTION, &d->questions);
	add_opened(sh, s, about);
	add_pages(sh, s, &d->sources);
}

void prompt_about_fill(struct sheet *sh, const struct session *s, struct thing about)
{
	sheet_begin(sh, headings);
	if (about.kind == THING_QUESTION) {
		make_question(sh, s, about);
	} else if (about.kind == THING_DECISION) {
		make_decision(sh, s, about);
	} else if (about.kind == THING_FIELD) {
		add(sh, PART_WHY, "", s->q->fields[about.index].why, nothing);
		add_words(sh, s, about);
		add_caveats(sh, s, about);
		add_opened(sh, s, about);
	}
}

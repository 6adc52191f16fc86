#include "cli/show/show.h"

#include <string.h>

#include "base/number.h"
#include "base/str.h"
#include "cli/shared/input.h"
#include "cli/shared/thing_words.h"
#include "engine/share.h"
#include "export/report/answer_words.h"
#include "model/questionnaire/condition.h"

#define LABEL 12 /* columns of the labels */

/* What is being shown, and where to. */
struct shown {
	struct printer *p;
	const struct report *r;
	struct thing t;
	const char *file;
};

static void entry(const struct shown *s, const char *label, const char *text)
{
	print_entry(s->p, 2, LABEL, label, text);
}

static void entry_str(const struct shown *s, const char *label, struct str *text)
{
	entry(s, label, str_text(text));
	str_release(text);
}

static void entry_list(const struct shown *s, const char *label,
		       const struct texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		print_entry(s->p, 2, LABEL + 3,
			    arena_printf(&s->p->arena, "%-*s%zu.", LABEL, i ? "" : label,
					 i + 1),
			    texts->items[i]);
}

static void entry_texts(const struct shown *s, const char *label,
			const struct texts *texts)
{
	struct str words = {0};

	texts_join(&words, texts, ", ");
	entry_str(s, label, &words);
}

static void entry_things(const struct shown *s, const char *label, enum thing_kind kind,
			 const struct indices *indices)
{
	struct str words = {0};

	join_things(&words, s->r->q, kind, indices);
	entry_str(s, label, &words);
}

static void entry_asked(const struct shown *s)
{
	struct str words = {0};

	if (!is_asked(&s->r->score, s->t))
		str_add(&words, "no, ");
	asked_words(&words, s->r, s->t);
	entry_str(s, "asked", &words);
}

/* What was answered, by whom, with which note. */
static void entry_answer(const struct shown *s)
{
	struct str words = {0};

	reply_words(&words, s->r, s->t);
	entry_str(s, "now", &words);
}

static void entry_remarks(const struct shown *s, const struct answer *a)
{
	struct str words = {0};

	if (assessment_to_confirm(s->r->a, s->t))
		entry(s, "confirm",
		      answer_kept(a) ? "the answer in the file cannot be chosen now; it stays "
				       "until another is given"
				     : "what is asked has changed since; set it again");
	if (a->flag)
		entry(s, "flagged", "for another look");
	entry(s, "note", a->note);
	texts_join(&words, &a->evidence, "\n");
	entry_str(s, "evidence", &words);
	votes_join(&words, s->r, s->t);
	entry_str(s, "votes", &words);
	if (a->by && *a->by)
		str_addf(&words, "%s", a->by);
	if (a->at && *a->at)
		str_addf(&words, "%s%s", words.len ? ", " : "", a->at);
	entry_str(s, "answered", &words);
}

static void entry_syntax(const struct shown *s)
{
	struct str words = {0};

	str_addf(&words, "plumbline set %s ", s->file);
	syntax_words(&words, s->r->q, s->t);
	entry_str(s, "set with", &words);
}

static void print_levels(const struct shown *s, const struct question *q)
{
	static const struct table_column columns[] = {{"", false, false},
						      {"", true, false},
						      {"", false, true},
						      {NULL, false, false}};
	struct table t = table_start(s->p, 2, columns);
	int level = question_level(s->r, s->t.index);

	for (int i = 0; i < Q_LEVELS; i++) {
		if (!question_offers(q, i) && i != level)
			continue;
		table_cell(&t, INK_STRONG, "%s", i == level ? ">" : "");
		table_cell(&t, INK_PLAIN, "%d", i);
		table_cell(&t, INK_PLAIN, "%s", question_level_text(&s->p->arena, q, i));
	}
	table_print(&t);
}

static void print_practices(const struct shown *s, const struct question *q)
{
	static const struct table_column columns[] = {{"practice", false, false},
						      {"now", false, false},
						      {"", false, false},
						      {"", false, true},
						      {NULL, false, false}};
	const unsigned char *values = s->r->a->questions[s->t.index].practices;
	struct table t = table_start(s->p, 2, columns);

	for (size_t i = 0; i < q->n_practices; i++) {
		enum practice_value v =
			values ? (enum practice_value)values[i] : PRACTICE_UNSET;
		bool must = q->type == TYPE_CHECKS || q->practices[i].must;

		if (q->practices[i].withdrawn && v == PRACTICE_UNSET)
			continue;
		table_cell(&t, INK_PLAIN, "%s", q->practices[i].id);
		table_cell(&t, INK_PLAIN, "%s",
			   v == PRACTICE_UNSET ? "-" : practice_value_name(v));
		table_cell(&t, INK_PLAIN, "%s",
			   q->practices[i].withdrawn ? "withdrawn"
			   : must                    ? "must"
						     : "");
		table_cell(&t, INK_PLAIN, "%s", q->practices[i].text);
	}
	table_print(&t);
}

static void print_linked(const struct shown *s, const struct question *q)
{
	static const struct table_column columns[] = {{"decision", false, false},
						      {"", false, false},
						      {"now", false, true},
						      {NULL, false, false}};
	struct table t = table_start(s->p, 2, columns);

	for (size_t i = 0; i < q->decisions.n; i++) {
		struct thing linked = {THING_DECISION, q->decisions.items[i]};
		struct str words = {0};

		if (is_asked(&s->r->score, linked))
			reply_words(&words, s->r, linked);
		else
			str_add(&words, "not asked");
		table_cell(&t, INK_PLAIN, "%s", s->r->q->decisions[linked.index].id);
		table_cell(&t, INK_PLAIN, "%s", s->r->q->decisions[linked.index].name);
		table_cell(&t, INK_PLAIN, "%s", str_text(&words));
		str_release(&words);
	}
	table_print(&t);
}

static void print_answers(const struct shown *s, const struct question *q)
{
	static void (*const by_type[])(const struct shown *, const struct question *) = {
		[TYPE_LEVELS] = print_levels,
		[TYPE_PRACTICES] = print_practices,
		[TYPE_CHECKS] = print_practices,
		[TYPE_DECISIONS] = print_linked,
	};

	by_type[q->type](s, q);
}

static void entry_score(const struct shown *s, const struct question *q)
{
	const struct score *score = &s->r->score;
	const struct standing *st = &score->questions[s->t.index];
	char span[64], share[32], days[32];

	if (!st->applicable) {
		entry(s, "score",
		      st->asked ? "left out: not applicable"
				: "none while it is not asked");
		return;
	}
	entry(s, "score",
	      arena_printf(&s->p->arena,
			   "%s of 100; weight %d of %d in %s, worth %s of the "
			   "overall 100; effort %s (%s days)%s%s",
			   span_text(span, st->low, st->high), q->weight,
			   section_weights(score, q->section),
			   s->r->q->sections[q->section].title,
			   points_text(share,
				       frac_scaled(question_share(score, s->t.index),
						   100000)),
			   effort_name(q->effort),
			   effort_text(days, effort_half_days(q->effort)),
			   st->gap ? "; gap: " : "",
			   st->gap ? severity_name(st->gap) : ""));
}

/* The next rule that blames it or whose condition names it, in order of the questionnaire;
 * *blamed and *named count those of both lists that were told. -1: none is left. */
static int next_rule(const struct links *links, size_t *blamed, size_t *named)
{
	size_t by_blame = SIZE_MAX, by_name = SIZE_MAX, rule;

	while (*named < links->named_by.n && links->named_by.items[*named].kind != THING_RULE)
		++*named;
	if (*blamed < links->blamed_by.n)
		by_blame = links->blamed_by.items[*blamed];
	if (*named < links->named_by.n)
		by_name = links->named_by.items[*named].index;
	rule = by_blame < by_name ? by_blame : by_name;
	*blamed += by_blame == rule;
	*named += by_name == rule;
	return rule == SIZE_MAX ? -1 : (int)rule;
}

static void print_rules(const struct shown *s)
{
	static const struct table_column columns[] = {{"", false, false},
						      {"", false, false},
						      {"", false, false},
						      {"", false, true},
						      {NULL, false, false}};
	const struct links *links = links_of(s->r->q, s->t);
	struct table t = table_start(s->p, 2, columns);
	size_t blamed = 0, named = 0;

	for (int i; (i = next_rule(links, &blamed, &named)) >= 0;) {
		const struct rule *rule = &s->r->q->rules[i];

		table_cell(&t, INK_PLAIN, "%s", rule->id);
		table_cell(&t, severity_ink(rule->severity), "%s",
			   severity_name(rule->severity));
		table_cell(&t, INK_PLAIN, "%s", s->r->score.fired[i] ? "fires" : "quiet");
		table_cell(&t, INK_PLAIN, "%s", rule->finding);
	}
	if (!t.n_cells)
		return;
	print_blank(s->p);
	print_heading(s->p, "Rules about it");
	table_print(&t);
}

/* What this field or decision brings in or leaves out. */
static void entry_decides(const struct shown *s)
{
	const struct things *named_by = &links_of(s->r->q, s->t)->named_by;
	struct str words = {0};

	for (size_t i = 0; i < named_by->n; i++)
		if (named_by->items[i].kind != THING_RULE)
			str_addf(&words, "%s%s", words.len ? ", " : "",
				 thing_word(s->r->q, named_by->items[i]));
	entry_str(s, "decides on", &words);
}

/* Caveats, words of the glossary, and the pages to read on. */
static void entry_beside(const struct shown *s, const struct texts *sources)
{
	show_beside(s->p, s->r->q, s->t);
	show_pages(s->p, s->r->q, sources);
}

static void show_question(const struct shown *s)
{
	const struct questionnaire *all = s->r->q;
	const struct question *q = &all->questions[s->t.index];

	print_heading(s->p, "%s  %s, %s", q->id, all->sections[q->section].title,
		      all->areas[q->area].title);
	print_prose(s->p, 0, "%s", q->ask);
	print_blank(s->p);
	print_answers(s, q);
	print_blank(s->p);
	entry_answer(s);
	entry_remarks(s, &s->r->a->questions[s->t.index]);
	entry_asked(s);
	entry_score(s, q);
	entry(s, "why", q->why);
	entry(s, "area", all->areas[q->area].text);
	if (q->mirrors >= 0)
		entry(s, "mirrors", all->decisions[q->mirrors].id);
	entry_things(s, "see", THING_DECISION, &q->see);
	entry_things(s, "needs", THING_QUESTION, &q->needs);
	entry_things(s, "after", THING_QUESTION, &q->after);
	entry(s, "do", q->action);
	entry(s, "to level 4", q->action4);
	entry_list(s, "fix", &q->fix);
	entry_list(s, "pitfalls", &q->pitfalls);
	entry_list(s, "verify", &q->verify);
	entry_list(s, "proof", &q->evidence);
	entry(s, "owner", q->owner);
	entry_texts(s, "services", &q->services);
	entry_texts(s, "themes", &q->themes);
	entry_beside(s, &q->sources);
	entry_syntax(s);
	print_rules(s);
}

static void print_options(const struct shown *s, const struct decision *d)
{
	static const struct table_column columns[] = {{"", false, false},
						      {"option", false, false},
						      {"fit", true, false},
						      {"", false, true},
						      {NULL, false, false}};
	const struct answer *a = &s->r->a->decisions[s->t.index];
	struct table t = table_start(s->p, 2, columns);

	for (size_t i = 0; i < d->n_options; i++) {
		const struct option *o = &d->options[i];
		bool taken = a->state == ANSWER_SET && a->option == (int)i;

		table_cell(&t, INK_STRONG, "%s", taken ? ">" : "");
		table_cell(&t, INK_PLAIN, "%s", o->id);
		table_cell(&t, INK_PLAIN, o->fit < 0 ? "fact" : "%d", o->fit);
		table_cell(&t, INK_PLAIN, "%s", o->text);
	}
	table_print(&t);
}

/* What follows from the option that was chosen. */
static void entry_option(const struct shown *s, const struct option *o)
{
	entry(s, "means", o->consequence);
	entry_list(s, "pitfalls", &o->pitfalls);
	entry_list(s, "verify", &o->verify);
}

static void show_decision(const struct shown *s)
{
	const struct decision *d = &s->r->q->decisions[s->t.index];
	const struct answer *a = &s->r->a->decisions[s->t.index];

	print_heading(s->p, "%s  %s%s%s", d->id, d->name, *d->group ? ", " : "",
		      d->group);
	print_prose(s->p, 0, "%s", d->ask);
	print_blank(s->p);
	print_options(s, d);
	print_blank(s->p);
	entry_answer(s);
	if (a->state == ANSWER_SET)
		entry_option(s, &d->options[a->option]);
	entry_remarks(s, a);
	entry_asked(s);
	entry(s, "why", d->why);
	entry_things(s, "scores", THING_QUESTION, &d->questions);
	entry_decides(s);
	entry_beside(s, &d->sources);
	entry_syntax(s);
	print_rules(s);
}

static void show_field(const struct shown *s)
{
	const struct field *f = &s->r->q->fields[s->t.index];
	static const struct table_column columns[] = {
		{"", false, false}, {"", false, true}, {NULL, false, false}};
	struct table t = table_start(s->p, 2, columns);

	print_heading(s->p, "%s  %s (%s)", f->name, f->title, f->id);
	print_prose(s->p, 0, "%s", f->ask);
	print_blank(s->p);
	for (size_t i = 0; i < f->n_values; i++) {
		table_cell(&t, INK_PLAIN, "%s", f->values[i].id);
		table_cell(&t, INK_PLAIN, "%s", f->values[i].text);
	}
	table_print(&t);
	if (f->n_values)
		print_blank(s->p);
	entry_answer(s);
	entry_asked(s);
	entry(s, "why", f->why);
	entry_decides(s);
	show_beside(s->p, s->r->q, s->t);
	entry_syntax(s);
	print_rules(s);
}

static void show_rule(const struct shown *s)
{
	const struct questionnaire *q = s->r->q;
	const struct rule *rule = &q->rules[s->t.index];
	struct facts facts = score_facts(&s->r->score, s->r->a);
	struct str words = {0};

	print_heading(s->p, "%s  %s", rule->id, severity_name(rule->severity));
	print_prose(s->p, 0, "%s", rule->finding);
	print_blank(s->p);
	entry(s, "now", s->r->score.fired[s->t.index] ? "it fires" : "it does not fire");
	condition_words(&words, q, rule->when);
	entry_str(s, "fires when", &words);
	condition_facts(&words, rule->when, &facts, true);
	entry_str(s, "facts", &words);
	blames_join(&words, q, rule);
	entry_str(s, "blames", &words);
	entry(s, "do", rule->action);
	entry(s, "fix", rule->fix);
	entry_list(s, "contain", &rule->contain);
	entry_list(s, "pitfalls", &rule->pitfalls);
	entry_list(s, "verify", &rule->verify);
	show_beside(s->p, q, s->t);
}

static void show_section(const struct shown *s)
{
	const struct questionnaire *q = s->r->q;
	const struct section *section = &q->sections[s->t.index];
	static const struct table_column columns[] = {{"id", false, false},
						      {"state", false, false},
						      {"score", true, false},
						      {"question", false, true},
						      {NULL, false, false}};
	struct table t = table_start(s->p, 2, columns);
	char text[64];

	print_heading(s->p, "%s  %s", section->id, section->title);
	print_line(s->p, "%s", range_of_100(text, &s->r->score.sections[s->t.index]));
	print_blank(s->p);
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct standing *st = &s->r->score.questions[i];

		if (q->questions[i].section != s->t.index)
			continue;
		table_cell(&t, INK_PLAIN, "%s", q->questions[i].id);
		table_cell(&t, INK_PLAIN, "%s",
			   state_word(s->r, (struct thing){THING_QUESTION, i}));
		table_cell(&t, INK_PLAIN, "%s",
			   st->applicable ? span_text(text, st->low, st->high) : "-");
		table_cell(&t, INK_PLAIN, "%s", q->questions[i].ask);
	}
	table_print(&t);
}

/* References, terms, sources and caveats do not depend on the answers. */
static void show_note(const struct shown *s)
{
	static void (*const by_kind[])(struct printer *, const struct questionnaire *,
				       size_t) = {
		[THING_REFERENCE] = show_reference,
		[THING_TERM] = show_term,
		[THING_SOURCE] = show_source,
		[THING_CAVEAT] = show_caveat,
	};

	by_kind[s->t.kind](s->p, s->r->q, s->t.index);
}

/* What an earlier version asked, and what the file keeps of it. */
static void show_withdrawn(const struct shown *s)
{
	const struct questionnaire *q = s->r->q;
	const struct withdrawn *w = &q->withdrawn[s->t.index];
	struct str words = {0};

	print_heading(s->p, "%s  withdrawn %s", thing_id(q, s->t),
		      thing_kind_name(w->question   ? THING_QUESTION
				      : w->decision ? THING_DECISION
						    : THING_RULE));
	print_prose(s->p, 0, "%s", w->decision ? w->decision->ask : thing_title(q, s->t));
	print_blank(s->p);
	if (!w->rule) {
		withdrawn_words(&words, s->r->a, s->t.index);
		entry_str(s, "kept", &words);
	}
	entry(s, "asked", "no, it was withdrawn");
	entry(s, "why", w->question ? w->question->why : w->decision ? w->decision->why : "");
	show_things(s->p, q, "Replaced by", &w->successors);
}

static void show_nothing(const struct shown *s)
{
	(void)s;
}

void show_thing(struct printer *p, const struct report *r, struct thing t,
		const char *file)
{
	static void (*const by_kind[])(const struct shown *) = {
		[THING_NONE] = show_nothing,      [THING_FIELD] = show_field,
		[THING_DECISION] = show_decision, [THING_QUESTION] = show_question,
		[THING_RULE] = show_rule,         [THING_SECTION] = show_section,
		[THING_REFERENCE] = show_note,    [THING_TERM] = show_note,
		[THING_SOURCE] = show_note,       [THING_CAVEAT] = show_note,
		[THING_WITHDRAWN] = show_withdrawn,
	};
	struct shown s = {p, r, thing_resolve(r->q, t), file};

	by_kind[s.t.kind](&s);
}

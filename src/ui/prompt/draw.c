/* The question in the middle of the walk; see prompt.h. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "engine/evaluate.h"
#include "ui/prompt/about.h"
#include "ui/prompt/prompt.h"
#include "ui/session/upgrade.h"

/* Room for an id and what stands around it. */
#define ID_COLS 12
/* And for "check again" behind its sign. */
#define CAVEAT_COLS 15

/* The area of a question, the group of a decision. */
static const char *place_of(const struct prompt *one, const struct session *s)
{
	const struct question *q = prompt_question(s->q, one->at);

	return q ? s->q->areas[q->area].title : s->q->decisions[one->at.index].group;
}

/* Id, area and the worst that is to be known beforehand, up to column end; with room, also
 * which key shows it. */
static void draw_name(const struct prompt *one, const struct session *s, struct pane p,
		      int end)
{
	const struct indices *caveats = &links_of(s->q, one->at)->caveats;
	const char *caveat = caveats->n ? "caveat" : "";
	char words[80];
	int col = draw_text(p, 0, 0, STYLE_CURSOR, thing_id(s->q, one->at)) + 2, width;

	for (size_t i = 0; i < caveats->n; i++)
		if (s->q->caveats[caveats->items[i]].recheck)
			caveat = "check again";
	snprintf(words, sizeof words, "%s: %s shows it", caveat,
		 KEY(s, VIEW_WALK, ACT_MORE));
	if (col + utf8_width(place_of(one, s)) + utf8_width(words) + 4 > end)
		snprintf(words, sizeof words, "%s", caveat);
	width = *caveat ? utf8_width(words) + 4 : 0;
	if (width > end - col)
		width = 0;
	col = draw_fit(p, 0, col, end - col - width, STYLE_DIM, place_of(one, s));
	if (!width)
		return;
	draw_symbol(p, 0, col + 2, STYLE_WARNING, SYMBOL_CAVEAT);
	draw_text(p, 0, col + 4, STYLE_WARNING, words);
}

void prompt_draw_title(const struct questionnaire *q, struct pane p, int row, int col, int cols,
		       enum style s, const char *title)
{
	if (utf8_width(title) <= cols)
		draw_fit(p, row, col, cols, s, title);
	else
		draw_fit_apart(p, row, col, cols, s, title, title_differs(q, title));
}

/* How far the section is, which has a name of its own beside that of the area; or how many
 * decisions are taken. As much of it as leaves room for `beside` columns: the title line says how
 * far all of it is. */
static void count_words(struct str *out, const struct session *s, const struct question *q,
			int beside, int cols)
{
	const struct progress *done = q ? &s->score.section_progress[q->section] : NULL;
	const struct range *r = q ? &s->score.sections[q->section] : NULL;
	char range[64];

	if (!q) {
		str_addf(out, "%zu of %zu decisions taken", s->score.decisions_answered,
			 s->score.decisions_asked);
		if ((int)out->len + beside > cols)
			str_truncate(out, out->len - strlen(" decisions taken"));
		if ((int)out->len + beside > cols)
			str_truncate(out, 0);
		return;
	}
	str_addf(out, "%s: %zu of %zu", s->q->sections[q->section].title, done->answered,
		 done->asked);
	if (utf8_width(str_text(out)) + beside > cols) {
		str_truncate(out, 0);
		str_addf(out, "%zu of %zu", done->answered, done->asked);
	}
	if (utf8_width(str_text(out)) + beside > cols) {
		str_truncate(out, 0);
		return;
	}
	if (utf8_width(str_text(out)) + (int)strlen(" answered") + beside <= cols)
		str_add(out, " answered");
	range_text(range, r);
	if (r->any && (int)out->len + 2 + (int)strlen(range) + beside <= cols)
		str_addf(out, ", %s", range);
}

static int draw_head(const struct prompt *one, const struct session *s, struct pane p)
{
	const struct question *q = prompt_question(s->q, one->at);
	struct str themes = {0}, count = {0};
	bool warns = links_of(s->q, one->at)->caveats.n > 0;
	int row, beside = ID_COLS + (warns ? CAVEAT_COLS : 0) + utf8_width(place_of(one, s));

	count_words(&count, s, q, beside, p.cols);
	draw_name(one, s, p, draw_right(p, 0, p.cols, STYLE_DIM, str_text(&count)) - 2);
	str_release(&count);
	/* "Strategic question" and design principles, below the id. */
	for (size_t i = 0; q && i < q->themes.n; i++)
		str_addf(&themes, "%s%s", i ? ", " : "", q->themes.items[i]);
	row = draw_wrap(p, 1, 0, STYLE_HEADING, str_text(&themes));
	str_release(&themes);
	return row;
}

/* Why it is not asked, in words. */
static int draw_not_asked(const struct prompt *one, const struct session *s,
			  struct pane p, int row)
{
	const struct question *q = prompt_question(s->q, one->at);
	const struct condition *when = q ? q->when : s->q->decisions[one->at.index].when;
	enum depth depth = q ? q->depth : s->q->decisions[one->at.index].depth;
	struct facts facts = score_facts(&s->score, s->a);
	struct str text = {0};

	str_add(&text, "Not asked");
	if (when && condition_truth(when, &facts) != TRUTH_TRUE) {
		str_add(&text, ": only when ");
		condition_words(&text, s->q, when);
		str_add(&text, ". Now: ");
		condition_facts(&text, when, &facts, true);
	} else if (s->a->settings.has_depth && depth > s->a->settings.depth) {
		str_addf(&text, ": it is part of the %s review, this one is %s",
			 depth_name(depth), depth_name(s->a->settings.depth));
	}
	str_add(&text, ".");
	row = draw_wrap(p, row, 0, STYLE_UNKNOWN, str_text(&text));
	str_release(&text);
	return row;
}

/* Which must-have that is not yes keeps a question at level 1, whatever the rest says. */
static void add_must(struct str *out, const struct question *q, const struct answer *answer)
{
	for (size_t i = 0; q->type == TYPE_PRACTICES && i < q->n_practices; i++) {
		const struct practice *p = &q->practices[i];
		unsigned char value = answer->practices[i];

		if (p->withdrawn || !p->must || value == PRACTICE_YES ||
		    value == PRACTICE_UNSET || value == PRACTICE_NA)
			continue;
		str_addf(out, "At most level 1 while '%s' (must) is not yes.", p->text);
		return;
	}
}

/* The standing of a question in words; what to know or do about it goes to
 * *advice. */
static void question_state(const struct session *s, size_t index, struct str *out,
			   struct str *advice)
{
	const struct question *q = &s->q->questions[index];
	const struct answer *answer = &s->a->questions[index];
	const struct standing *st = &s->score.questions[index];
	struct arena arena = {0};
	int given;
	const char *mirror = mirror_text(&arena, s, q, &given);
	char level[32];

	if (answer->state == ANSWER_NOT_APPLICABLE)
		str_addf(out, "Not applicable: %s", na_reason_name(answer->reason));
	else if (answer->state == ANSWER_UNKNOWN)
		str_add(out, "Unknown; listed as unverified");
	else if (st->mirrored)
		str_addf(out, "Level %d of 4, %s", given, mirror);
	else if (st->state == STANDING_STARTED && q->n_practices)
		str_addf(out, "%zu of %zu items answered", prompt_items_set(q, answer),
			 prompt_items(s->q, (struct thing){THING_QUESTION, index}));
	else if (st->state == STANDING_ANSWERED && st->applicable)
		str_addf(out, "Level %s of 4%s", level_text(level, st->level),
			 given >= 0 ? ", your own" : "");
	else if (st->state == STANDING_NOT_APPLICABLE)
		str_add(out, "Not applicable");
	else
		str_add(out, "Not answered yet");
	if (st->capped_by >= 0)
		str_addf(out, ", held down by finding %s (%s)", s->q->rules[st->capped_by].id,
			 severity_name(s->q->rules[st->capped_by].severity));
	if (q->mirrors >= 0 && answer->state == ANSWER_UNSET &&
	    s->score.decision_asked[q->mirrors] &&
	    s->a->decisions[q->mirrors].state == ANSWER_UNSET)
		str_addf(out, "; deciding %s answers it, too",
			 s->q->decisions[q->mirrors].id);
	if (st->mirrored)
		str_add(advice, "A digit overrides it here.");
	else if (given >= 0)
		str_addf(advice, "%s brings back level %d, %s.",
			 KEY(s, VIEW_WALK, ACT_CLEAR), given, mirror);
	add_must(advice, q, answer);
	arena_release(&arena);
}

struct grade prompt_grade(const struct session *s, struct thing what)
{
	const struct answer *answer = session_answer(s, what);
	const struct standing *st =
		what.kind == THING_QUESTION ? &s->score.questions[what.index] : NULL;

	if (answer->state == ANSWER_UNKNOWN)
		return (struct grade){SYMBOL_UNKNOWN, STYLE_UNKNOWN};
	if (st && st->state == STANDING_NOT_APPLICABLE)
		return (struct grade){SYMBOL_NA, STYLE_DIM};
	if (st && st->state == STANDING_ANSWERED && st->level >= 0)
		return grade_of(st->level / 2);
	if (!st && answer->state == ANSWER_SET)
		return grade_of(s->q->decisions[what.index].options[answer->option].fit);
	return (struct grade){SYMBOL_BLANK, STYLE_TEXT};
}

static int draw_state(const struct prompt *one, const struct session *s, struct pane p,
		      int row)
{
	const struct answer *answer = session_answer(s, one->at);
	struct grade grade = prompt_grade(s, one->at);
	bool decided = one->at.kind == THING_DECISION && answer->state == ANSWER_SET;
	struct str text = {0}, advice = {0};
	int col = 2;

	if (answer->state == ANSWER_UNSET && !session_is_asked(s, one->at))
		str_add(&text, "Not asked");
	else if (one->at.kind == THING_QUESTION)
		question_state(s, one->at.index, &text, &advice);
	else
		str_add(&text, answer->state == ANSWER_SET       ? "Decided"
			       : answer->state == ANSWER_UNKNOWN ? "Unknown; listed as unverified"
								 : "Not decided yet");
	if (answer->confidence)
		str_addf(&text, ", confidence %s", confidence_name(answer->confidence));
	said_by_words(&text, answer->by, answer->at, str_add);
	if (advice.len)
		str_addf(&text, ". %s", str_text(&advice));
	str_release(&advice);
	if (answer->flag) {
		col = draw_symbol(p, row, col, STYLE_FLAG, SYMBOL_FLAG) + 1;
		col = draw_text(p, row, col, STYLE_FLAG, "flagged") + 2;
	}
	if (grade.symbol != SYMBOL_BLANK && !decided) /* the option has it */
		col = draw_symbol(p, row, col, grade.style, grade.symbol) + 1;
	row = draw_wrap(p, row, col,
			session_is_answered(s, one->at) ? STYLE_TEXT : STYLE_DIM,
			str_text(&text));
	str_release(&text);
	return row;
}

/* An answer to what an earlier version asked. */
static int draw_confirm(const struct prompt *one, const struct session *s, struct pane p,
			int row)
{
	struct str text = {0};

	confirm_words(&text, s, one->at, KEY(s, VIEW_WALK, ACT_CONFIRM));
	row = draw_wrap(p, row, 2, STYLE_WARNING, str_text(&text));
	str_release(&text);
	return row;
}

/* Decisions that help with the answer, as they stand, and its findings. */
static int draw_links(const struct prompt *one, const struct session *s, struct pane p,
		      int row)
{
	const struct question *q = prompt_question(s->q, one->at);
	struct arena arena = {0};
	struct indices rules = thing_findings(&arena, s, one->at);

	for (size_t i = 0; q && i < q->see.n; i++)
		row = draw_wrap(p, row, 2, STYLE_DIM,
				arena_printf(&arena, "See %s",
					     decision_text(&arena, s, q->see.items[i])));
	for (size_t i = 0; i < rules.n; i++) {
		const struct rule *r = &s->q->rules[rules.items[i]];
		int col = draw_textf(p, row, 2, severity_style(r->severity), "%s %s", r->id,
				     severity_name(r->severity));

		row = draw_wrap(p, row, col + 1, STYLE_TEXT, r->finding);
	}
	arena_release(&arena);
	return row;
}

int prompt_draw(const struct prompt *one, const struct session *s, struct pane p,
		bool details, struct extent *here)
{
	const struct answer *answer = session_answer(s, one->at);
	int row = draw_head(one, s, p);

	row = draw_wrap(p, row, 0, STYLE_STRONG, thing_ask(s->q, one->at));
	if (!session_is_asked(s, one->at))
		row = draw_not_asked(one, s, p, row);
	else
		row = draw_wrap(p, row, 0, STYLE_DIM, thing_why(s->q, one->at));
	row = prompt_draw_answers(one, s, p, row + 1, here) + 1;
	row = draw_state(one, s, p, row);
	row = draw_confirm(one, s, p, row);
	row = draw_links(one, s, p, row);
	row = prompt_draw_room(s, p, row, one->at);
	if (*answer->note)
		draw_text(p, row, 2, STYLE_HEADING, "Note");
	row = draw_wrap(p, row, 12, STYLE_TEXT, answer->note);
	for (size_t i = 0; i < answer->evidence.n; i++) {
		if (i == 0)
			draw_text(p, row, 2, STYLE_HEADING, "Evidence");
		row = draw_wrap(p, row, 12, STYLE_TEXT, answer->evidence.items[i]);
	}
	if (details)
		row = prompt_draw_details(s, p, row + 1, one->at);
	return row;
}

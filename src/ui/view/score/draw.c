#include "ui/view/score/score.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "engine/set_aside.h"
#include "ui/prompt/prompt.h"
#include "ui/session/message.h"
#include "ui/widget/signs.h"

enum {
	LABEL = 23,        /* columns of a section's title */
	RANGE = 13,        /* "12.5 to 100.0" */
	GAIN = 7,          /* "+12.500" */
	BAND_LETTERS = 3,  /* "C-E" */
	BAR_MIN = 6, BAR_MAX = 40,
	BAR_LEAST = 4,     /* beside what moved */
	CHIP = 22,         /* one area on the map */
	LEGEND = 41,       /* of the signs in a bar */
	WHAT_IF_MAX = 1000,
	IDS = 6,           /* an id: "XC-01", "REL-01" */
	BESIDE = 72,       /* from so many columns the map's labels stand beside it */
	MOVED = 6,         /* "+33.3", since the newest milestone */
};

/* Columns of a line with a bar, from the left; 0 columns when there is no room. */
struct columns {
	int label, bar, range, moved, band, done;
	bool words; /* bands in words, else in letters */
};

/* Does it say something to name the bands, or can it still be any of them? */
static bool has_band(const struct range *r)
{
	return r->any && !(band_of(r->low) == BAND_CRITICAL && band_of(r->high) == BAND_EXCELLENT);
}

static struct columns columns_of(const struct session *s, int cols)
{
	const struct score *sc = &s->score;
	struct columns c = {.label = LABEL, .range = RANGE, .done = 2 + 4};
	size_t most = 10;
	int fixed, least = BAR_MIN;

	for (size_t i = 0; i < sc->q->n_sections; i++) {
		const struct range *r = &sc->sections[i];
		int words = 0; /* of the bands of a section */

		if (has_band(r)) {
			words = (int)strlen(band_name(band_of(r->low)));
			if (band_of(r->low) != band_of(r->high))
				words += (int)(strlen(" to ") +
					       strlen(band_name(band_of(r->high))));
		}
		c.band = words > c.band ? words : c.band;
		if (sc->section_progress[i].asked > most)
			most = sc->section_progress[i].asked;
	}
	for (; most >= 10; most /= 10) /* "10 of 37", with the digits that are needed */
		c.done += 2;
	fixed = 2 + LABEL + 1 + 1 + RANGE + 1 + 1 + c.done;
	if (cols - fixed - BAND_LETTERS - MOVED >= BAR_LEAST &&
	    look_back_last(&s->look_back, s->a)) {
		c.moved = MOVED;
		least = BAR_LEAST;
	}
	fixed += c.moved;
	c.words = cols - fixed - c.band >= least;
	if (c.band && !c.words)
		c.band = BAND_LETTERS;
	c.bar = cols - fixed - c.band;
	if (c.bar > BAR_MAX)
		c.bar = BAR_MAX;
	if (c.bar < least) {
		c.bar = 0;
		c.label = cols - fixed + LABEL - c.band > 8 ? cols - fixed + LABEL - c.band : 8;
	}
	return c;
}

/* Does the range show two numbers? */
static bool is_open(const struct range *r)
{
	return r->any && score_tenths(r->low) != score_tenths(r->high);
}

/* A bar with a tick where the answers so far stand. */
static void draw_range(struct pane p, int row, int col, int cols, const struct range *r)
{
	int at;

	draw_bar(p, row, col, cols, r);
	if (!is_open(r) || !r->has_so_far || cols <= 0)
		return;
	at = (int)frac_scaled(r->so_far, cols);
	draw_symbol(p, row, col + (at < cols ? at : cols - 1), STYLE_STRONG, SYMBOL_VLINE);
}

/* The style of a range's words: that of its band while it is within one. */
static enum style range_style(const struct range *r)
{
	if (!r->any || band_of(r->low) != band_of(r->high))
		return STYLE_TEXT;
	return band_style(band_of(r->low));
}

/* By how much low moved since the newest milestone; then: as it was. */
static void draw_moved(struct pane p, int row, int end, const struct range *then,
		       const struct range *now)
{
	struct compared_range r = {0, *then, *now};
	int move = compared_move(&r);
	char text[32];

	if (then->any && now->any)
		draw_right(p, row, end, move > 0   ? STYLE_GOOD
					: move < 0 ? STYLE_WARNING
						   : STYLE_DIM,
			   gain_text(text, (int64_t)move * 100));
}

/* then: its range at the newest milestone; NULL for none. */
static void draw_line(struct pane p, int row, int indent, const char *title,
		      const struct session *s, const struct range *r, const struct progress *g,
		      const struct range *then)
{
	const struct score *sc = &s->score;
	struct columns c = columns_of(s, p.cols - 2);
	char range[64], band[64], done[64];
	int col = 2 + indent;

	prompt_draw_title(sc->q, p, row, col, c.label - indent, STYLE_TEXT, title);
	col = 2 + c.label + 1;
	draw_range(p, row, col, c.bar, r);
	col += c.bar ? c.bar + 1 : 0;
	draw_right(p, row, col + c.range, STYLE_TEXT, range_text(range, r));
	if (c.moved && then)
		draw_moved(p, row, col + c.range + c.moved, then, r);
	col += c.range + c.moved + 1;
	if (has_band(r))
		draw_text(p, row, col, range_style(r),
			  c.words && (int)strlen(range_band_text(band, r)) <= c.band ? band
			  : c.band >= BAND_LETTERS ? band_letters(band, r)
						   : "");
	snprintf(done, sizeof done, "%zu of %zu", g->answered, g->asked);
	if (g->asked)
		draw_right(p, row, col + c.band + 1 + c.done, STYLE_TEXT, done);
}

static int legend(struct pane p, int row, int col)
{
	col = draw_symbol(p, row, col, STYLE_TEXT, SYMBOL_BLOCK);
	col = draw_text(p, row, col, STYLE_DIM, " certain  ");
	col = draw_symbol(p, row, col, STYLE_BAR_RANGE, SYMBOL_SHADE);
	col = draw_text(p, row, col, STYLE_DIM, " open  ");
	col = draw_symbol(p, row, col, STYLE_DIM, SYMBOL_EMPTY);
	col = draw_text(p, row, col, STYLE_DIM, " lost  ");
	col = draw_symbol(p, row, col, STYLE_STRONG, SYMBOL_VLINE);
	return draw_text(p, row, col, STYLE_DIM, " so far");
}

/* What moved since the newest milestone, and the key that tells it all. */
static int draw_since(struct pane p, int row, const struct session *s)
{
	const struct trend_point *last = look_back_last(&s->look_back, s->a);
	struct str words = {0};
	struct compared_range overall;
	char move[32];

	if (!look_back_count(&s->look_back))
		return row;
	if (last) {
		overall = (struct compared_range){0, last->overall, s->score.overall};
		str_addf(&words, "%s since %s of %.10s; %s tells what moved",
			 gain_text(move, (int64_t)compared_move(&overall) * 100), last->is.name,
			 last->is.at, KEY(s, EVERYWHERE, ACT_VIEW_MILESTONES));
	} else {
		str_addf(&words, "the newest milestone was of another version or depth; %s tells "
				 "what can be compared",
			 KEY(s, EVERYWHERE, ACT_VIEW_MILESTONES));
	}
	row = draw_paragraph(p, row, 2, STYLE_INFO, str_text(&words));
	str_release(&words);
	return row;
}

static int draw_overall(struct pane p, int row, const struct session *s)
{
	const struct score *sc = &s->score;
	const struct range *r = &sc->overall;
	char range[64], band[64], so_far[32];
	struct str words = {0};
	int bar = p.cols - 4 < 60 ? p.cols - 4 : 60;
	int col;

	col = draw_text(p, row, 2, STYLE_HEADING, "Overall ");
	col = draw_text(p, row, col, STYLE_STRONG, range_text(range, r));
	col = draw_text(p, row, col + 2, range_style(r),
			band_of(r->low) != band_of(r->high) ? "from " : "");
	col = draw_text(p, row, col, range_style(r), range_band_text(band, r));
	if (is_open(r) && r->has_so_far)
		draw_textf(p, row, col + 2, STYLE_TEXT, "so far %s",
			   score_text(so_far, r->so_far));
	if (p.cols < 60 + LEGEND + 4)
		bar = p.cols - 4 > LEGEND + 8 ? p.cols - LEGEND - 4 : p.cols - 4;
	draw_range(p, row + 1, 2, bar, r);
	legend(p, row + 1, 2 + bar + 2);
	str_addf(&words, "%zu of %zu questions answered", sc->progress.answered,
		 sc->progress.asked);
	if (sc->progress.unknown)
		str_addf(&words, ", %zu of them unknown", sc->progress.unknown);
	if (sc->progress.flagged)
		str_addf(&words, ", %zu flagged", sc->progress.flagged);
	str_addf(&words, "; %zu of %zu decisions; %zu of %zu in the profile",
		 sc->decisions_answered, sc->decisions_asked, sc->fields_answered,
		 sc->fields_asked);
	row = draw_paragraph(p, row + 2, 2, STYLE_DIM, str_text(&words));
	row = draw_since(p, row, s);
	/* What the actions marked in the plan would come to. */
	str_truncate(&words, 0);
	what_if_words(&words, &s->what_if, &s->plan, sc, WHAT_IF_MAX);
	row = draw_paragraph(p, row, 2, STYLE_INFO, str_text(&words));
	str_release(&words);
	return row;
}

static void add_count(struct str *out, size_t n, const char *what)
{
	if (n)
		str_addf(out, "%s%zu %s%s", out->len ? ", " : "", n, what, n == 1 ? "" : "s");
}

/* "2 questions, 1 decision, parts of 2 questions; find out". */
static void draw_unverified_heading(struct pane p, int row, const struct session *s)
{
	size_t questions = 0, decisions = 0, parts = 0;
	struct str words = {0};
	int col = draw_text(p, row, 2, STYLE_HEADING, "Unverified") + 2;

	for (size_t i = 0; i < s->plan.n_unverified; i++) {
		const struct unverified *u = &s->plan.unverified[i];

		decisions += u->what.kind == THING_DECISION;
		parts += u->items[0] != '\0';
		questions += u->what.kind == THING_QUESTION && !u->items[0];
	}
	add_count(&words, questions, "question");
	add_count(&words, decisions, "decision");
	if (parts)
		str_addf(&words, "%sitems of %zu%s question%s", words.len ? ", " : "", parts,
			 questions ? " more" : "", parts == 1 ? "" : "s");
	str_add(&words, "; nobody knew: find out");
	draw_fit(p, row, col, p.cols - col - 1, STYLE_DIM, str_text(&words));
	str_release(&words);
}

/* "3 critical, 1 high" among the findings. */
static void findings_words(struct str *out, const struct plan *p)
{
	size_t counts[SEVERITY_CRITICAL + 1] = {0};

	for (size_t i = 0; i < p->n_findings; i++)
		counts[p->findings[i].severity]++;
	for (int k = SEVERITY_CRITICAL; k > SEVERITY_NONE; k--)
		if (counts[k])
			str_addf(out, "%s%zu %s", out->len ? ", " : "", counts[k],
				 severity_name((enum severity)k));
}

/* index: of what is set aside, how much it is. */
static int draw_heading(struct pane p, int row, const struct session *s,
			enum score_block block, size_t index)
{
	const struct set_asides aside = {.n = index};
	static const char letters[] = "C critical, M moderate, E excellent; small: open";
	struct str words = {0};
	int col;

	row += row > 0;
	switch (block) {
	case BLOCK_ACTIONS:
		draw_text(p, row, 2, STYLE_HEADING, "What to do first");
		break;
	case BLOCK_MOVERS:
		col = draw_text(p, row, 2, STYLE_HEADING, "What would narrow the range most");
		draw_text(p, row, col + 2, STYLE_DIM, "in points of 100");
		break;
	case BLOCK_SECTIONS: /* where they say their bands in letters: what those mean */
		col = draw_text(p, row, 2, STYLE_HEADING, "Sections");
		if (!columns_of(s, p.cols - 2).words)
			draw_legend(p, row, col + 2, signs_of(VIEW_SCORE));
		break;
	case BLOCK_FINDINGS:
		findings_words(&words, &s->plan);
		col = draw_text(p, row, 2, STYLE_HEADING, "Findings");
		draw_text(p, row, col + 2, STYLE_DIM, str_text(&words));
		str_release(&words);
		break;
	case BLOCK_AREAS: /* with what its letters mean, beside or below */
		col = draw_text(p, row, 2, STYLE_HEADING, "Areas so far") + 2;
		if (col + (int)sizeof letters > p.cols) {
			col = 2;
			row++;
		}
		draw_text(p, row, col, STYLE_DIM, letters);
		break;
	case BLOCK_UNVERIFIED:
		draw_unverified_heading(p, row, s);
		break;
	case BLOCK_SET_ASIDE:
		set_asides_words(&words, &aside);
		col = draw_text(p, row, 2, STYLE_HEADING, "Set aside") + 2;
		draw_fit(p, row, col, p.cols - col - 1, STYLE_DIM, str_text(&words));
		str_release(&words);
		break;
	case BLOCK_OVERALL:
		break;
	}
	return row + 1;
}

static int draw_open(struct pane p, int row, const struct session *s)
{
	struct str words = {0};
	size_t questions = 0, decisions = 0, fields = 0, with = 0;

	for (size_t i = 0; i < s->plan.n_open; i++) {
		questions += s->plan.open[i].kind == THING_QUESTION;
		decisions += s->plan.open[i].kind == THING_DECISION;
		fields += s->plan.open[i].kind == THING_FIELD;
	}
	/* Open questions that nobody is asked: decisions answer them. */
	for (size_t i = 0; i < s->q->n_questions; i++) {
		const struct standing *st = &s->score.questions[i];

		with += s->q->questions[i].type == TYPE_DECISIONS && st->asked &&
			(st->state == STANDING_UNANSWERED || st->state == STANDING_STARTED);
	}
	add_count(&words, questions, "question");
	add_count(&words, decisions, "decision");
	if (decisions && with)
		str_addf(&words, " (they answer %zu more question%s)", with,
			 with == 1 ? "" : "s");
	add_count(&words, fields, "needed profile field");
	str_add(&words, " still open");
	row = draw_paragraph(p, row, 2, STYLE_TEXT, str_text(&words));
	str_release(&words);
	return row;
}

/* An id, in so many columns, and a severity in front, the text wrapped beside them. Returns the
 * row after it; *col is where the text stands. */
static int draw_entry(struct pane p, int row, const char *id, int ids, enum severity severity,
		      const char *text, int *col)
{
	int end = draw_text(p, row, 2, STYLE_STRONG, id) + 1;

	end = end > 2 + ids + 1 ? end : 2 + ids + 1;
	if (severity != SEVERITY_NONE)
		draw_text(p, row, end, severity_style(severity), severity_name(severity));
	*col = end + 9;
	if (p.cols - *col < 24) {
		*col = 4;
		row++;
	}
	return draw_paragraph(p, row, *col, STYLE_TEXT, text);
}

static int draw_finding(struct pane p, int row, const struct session *s,
			const struct score_item *it, bool here)
{
	const struct finding *f = &s->plan.findings[it->index];
	const struct rule *rule = &s->q->rules[f->rule];
	struct str because = {0};
	int col;

	row = draw_entry(p, row, rule->id, IDS, f->severity, rule->finding, &col);
	if (it->brief && !here)
		return row;
	if (f->facts[0])
		str_addf(&because, "Because %s. ", f->facts);
	str_add(&because, "See ");
	blames_join(&because, s->q, rule);
	row = draw_paragraph(p, row, col, STYLE_DIM, str_text(&because));
	str_release(&because);
	return row;
}

/* Under the cursor it says why it comes first. */
static int draw_action(struct pane p, int row, const struct session *s,
		       const struct score_item *it, bool here)
{
	const struct action *act = &s->plan.actions[it->index];
	struct str words = {0};
	char days[32];
	int col;

	str_addf(&words, "%s (%s day%s)", act->title, effort_text(days, act->effort),
		 act->effort == 2 ? "" : "s");
	row = draw_entry(p, row, act->id, it->ids, act->severity, str_text(&words), &col);
	str_truncate(&words, 0);
	if (here)
		action_why(&words, &s->plan, s->q, act);
	if (words.len)
		row = draw_paragraph(p, row, col, STYLE_DIM, str_text(&words));
	str_release(&words);
	return row;
}

static int draw_hidden(struct pane p, int row, size_t more)
{
	if (more)
		draw_textf(p, row, 2, STYLE_DIM, "%zu more finding%s", more, more == 1 ? "" : "s");
	else
		draw_textf(p, row, 2, STYLE_DIM, "only the worst %d again", WORST_FINDINGS);
	return row + 1;
}

static const char *nothing_words(const struct session *s, enum score_block block)
{
	const struct plan *p = &s->plan;

	if (block == BLOCK_FINDINGS)
		return p->n_open ? "None so far: no answers contradict each other."
				 : "None: no answers contradict each other.";
	return p->n_actions ? "Nothing is left to do."
	       : p->n_open  ? "Nothing so far: no answer is below its target."
			    : "Nothing: no answer is below its target.";
}

/* One line of the map: the areas of a section, each with its letter. */
static int draw_heat(struct pane p, int row, const struct session *s, size_t section)
{
	const struct section *sec = &s->q->sections[section];
	bool beside = p.cols >= BESIDE;
	int left = beside ? 2 + LABEL + 1 : 4;
	int per_row = (p.cols - left) / CHIP > 1 ? (p.cols - left) / CHIP : 1;
	int width = (p.cols - left) / per_row, n = 0;

	prompt_draw_title(s->q, p, row, 2, beside ? LABEL : p.cols - 3, STYLE_TEXT, sec->title);
	row += !beside;
	for (size_t i = 0; i < sec->areas.n; i++) {
		size_t area = sec->areas.items[i];
		const struct range *r = &s->score.areas[area];
		const struct progress *g = &s->score.area_progress[area];
		int at = row + n / per_row, col = left + n % per_row * width;
		enum style style = r->has_so_far ? band_style(band_of(r->so_far)) : STYLE_DIM;

		if (!g->asked)
			continue;
		draw_textf(p, at, col, style, "%c", heat_letter(r, g));
		draw_fit(p, at, col + 2, width - 3, STYLE_TEXT, s->q->areas[area].title);
		n++;
	}
	return row + (n + per_row - 1) / per_row;
}

/* The question, and below it why it does not apply. */
static int draw_set_aside(struct pane p, int row, const struct session *s, struct thing what)
{
	const struct answer *answer = session_answer(s, what);
	struct str why = {0};
	int col;

	row = draw_entry(p, row, thing_id(s->q, what), IDS, SEVERITY_NONE, thing_title(s->q, what),
			 &col);
	str_addf(&why, "%s%s%s", message_reason(answer->reason), *answer->note ? ": " : "",
		 answer->note);
	row = draw_paragraph(p, row, col, STYLE_DIM, str_text(&why));
	str_release(&why);
	return row;
}

static int draw_item(struct pane p, int row, const struct session *s,
		     const struct score_item *it, bool here)
{
	const struct trend_point *last = look_back_last(&s->look_back, s->a);
	const struct score *sc = &s->score;
	const struct unverified *u;
	size_t i = it->index;
	char gain[32];
	int col;

	switch (it->kind) {
	case ITEM_OVERALL:
		return draw_overall(p, row, s);
	case ITEM_SECTION:
		draw_line(p, row, 0, s->q->sections[i].title, s, &sc->sections[i],
			  &sc->section_progress[i], last ? &last->sections[i] : NULL);
		return row + 1;
	case ITEM_AREA:
		draw_line(p, row, 2, s->q->areas[i].title, s, &sc->areas[i],
			  &sc->area_progress[i], NULL);
		return row + 1;
	case ITEM_HEADING:
		return draw_heading(p, row, s, it->block, i);
	case ITEM_NOTHING:
		return draw_paragraph(p, row, 2, STYLE_DIM, nothing_words(s, it->block));
	case ITEM_ACTION:
		return draw_action(p, row, s, it, here);
	case ITEM_MORE:
		return draw_hidden(p, row, i);
	case ITEM_MOVER:
		col = draw_text(p, row, 2, STYLE_TEXT, "up to ") + GAIN;
		draw_right(p, row, col, STYLE_TEXT, gain_text(gain, it->gain));
		col = draw_text(p, row, col + 2, STYLE_STRONG, thing_id(s->q, it->what)) + 1;
		draw_fit(p, row, col, p.cols - col - 1, STYLE_TEXT,
			 thing_title(s->q, it->what));
		return row + 1;
	case ITEM_OPEN:
		return draw_open(p, row, s);
	case ITEM_FINDING:
		return draw_finding(p, row, s, it, here);
	case ITEM_HEAT:
		return draw_heat(p, row, s, i);
	case ITEM_UNVERIFIED:
		u = &s->plan.unverified[i];
		row = draw_entry(p, row, thing_id(s->q, u->what), IDS, u->severity,
				 thing_title(s->q, u->what), &col);
		return draw_paragraph(p, row, col, STYLE_DIM, u->items);
	case ITEM_SET_ASIDE:
		return draw_set_aside(p, row, s, it->what);
	}
	return row;
}

int score_item_draw(struct pane p, int row, const struct session *s,
		    const struct score_item *it, bool here)
{
	bool lit = here && score_item_selectable(it);
	int end;

	if (score_item_selectable(it))
		draw_marker(p, row, 0, here);
	end = draw_item(p, row, s, it, here);
	if (lit)
		pane_light(p, row, end - row);
	return end;
}

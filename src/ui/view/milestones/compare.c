/* What moved since a milestone: the scores, then all that came, went or was answered otherwise. */
#include <string.h>

#include "engine/compare/moved.h"
#include "ui/prompt/prompt.h"
#include "ui/session/message.h"
#include "ui/view/go_to.h"
#include "ui/view/milestones/milestones.h"

enum { ID_COLS = 9, SEVERITY_COLS = 9, TITLE_COLS = 24, RANGE_COLS = 14, MOVED_COLS = 8 };

bool compare_begin(struct milestones_view *v, struct session *s, const char *name)
{
	struct plan_options o = {.only_counted = true};
	struct diags d = {0};
	size_t n = look_back_count(&s->look_back);

	compare_end(v);
	v->kept = milestone_open(s->a, name, &d);
	diags_release(&d);
	if (!v->kept) {
		session_say(s, STYLE_ERROR, "'%s' is damaged; plumbline check names its faults",
			    name);
		return false;
	}
	for (size_t i = 0; i < n; i++)
		if (!strcmp(look_back_at(&s->look_back, i)->is.name, name))
			v->is = look_back_at(&s->look_back, i)->is;
	v->file = arena_strdup(&v->arena, s->a->id);
	v->is.name = arena_strdup(&v->arena, v->is.name);
	v->is.at = arena_strdup(&v->arena, v->is.at);
	o.as_of = milestone_day(v->is.at, s->plan.as_of);
	score_init(&v->score, s->q);
	score_compute(&v->score, v->kept, 0);
	plan_compute(&v->plan, &v->score, v->kept, &o);
	v->comparing = true;
	v->cursor = 0;
	v->top = 0;
	return true;
}

void compare_end(struct milestones_view *v)
{
	if (v->comparing) {
		plan_release(&v->plan);
		score_release(&v->score);
	}
	assessment_free(v->kept);
	v->kept = NULL;
	v->comparing = false;
	arena_release(&v->arena);
}

/* The comparison with now, and its lists. */
struct compared {
	struct arena arena;
	struct compare c;
	struct moves *lists;
	size_t n_lists;
	size_t n; /* places for the cursor: the scores, then each thing in the lists */
};

static void look(struct compared *out, const struct milestones_view *v, const struct session *s)
{
	struct side then = {v->kept, &v->score, &v->plan}, now = {s->a, &s->score, &s->plan};

	*out = (struct compared){.n = 1};
	compare_make(&out->c, &then, &now);
	out->n_lists = moves_list(&out->arena, &out->c, &out->lists);
	for (size_t i = 0; i < out->n_lists; i++)
		out->n += out->lists[i].n;
}

static void look_away(struct compared *out)
{
	compare_release(&out->c);
	arena_release(&out->arena);
}

/* NULL: on the scores. */
static const struct move *move_at(const struct compared *c, size_t at)
{
	if (!at--)
		return NULL;
	for (size_t i = 0; i < c->n_lists; at -= c->lists[i++].n)
		if (at < c->lists[i].n)
			return &c->lists[i].items[at];
	return NULL;
}

/* Actions have the id of what they change, or that with something behind it. */
static struct thing thing_of(const struct session *s, const struct move *m)
{
	char id[Q_ID_MAX + 1];
	size_t n = strcspn(m->id, "/");

	n = n < sizeof id ? n : sizeof id - 1;
	memcpy(id, m->id, n);
	id[n] = '\0';
	return questionnaire_find(s->q, id);
}

struct effect compare_act(struct milestones_view *v, struct session *s, const struct input *in)
{
	struct compared c;
	struct list list = {.cursor = v->cursor};
	struct effect e = effect_of(EFFECT_PASS);
	const struct move *here;

	if (in->act == ACT_CANCEL) {
		compare_end(v);
		return effect_done();
	}
	look(&c, v, s);
	here = move_at(&c, v->cursor);
	if (in->act == ACT_ACCEPT)
		e = here ? go_to(s, thing_of(s, here)) : effect_of(EFFECT_IDLE);
	else
		e = effect_moved(list_act(&list, c.n, in->rows / 2 > 1 ? in->rows / 2 : 1,
					  in->act));
	v->cursor = list.cursor;
	look_away(&c);
	return e;
}

/* ---- Drawing ---- */

static enum style move_style(const struct compared_range *r)
{
	return compared_move(r) > 0   ? STYLE_GOOD
	       : compared_move(r) < 0 ? STYLE_WARNING
				      : STYLE_DIM;
}

/* Where the numbers begin: beside whole titles where there is room. */
static int numbers_from(int cols)
{
	int most = cols - 2 * RANGE_COLS - MOVED_COLS - 1;

	return most < 2 + TITLE_COLS ? most : 2 + TITLE_COLS;
}

static int draw_range(struct pane p, int row, const struct session *s, const char *title,
		      const struct compared_range *r, bool comparable)
{
	char text[64], move[32];
	int from = numbers_from(p.cols), col = from + RANGE_COLS;

	prompt_draw_title(s->q, p, row, 2, from - 3, STYLE_TEXT, title);
	draw_right(p, row, col, STYLE_DIM, range_text(text, &r->before));
	draw_right(p, row, col + RANGE_COLS, STYLE_TEXT, range_text(text, &r->after));
	col += RANGE_COLS + MOVED_COLS;
	if (!comparable)
		draw_right(p, row, col, STYLE_DIM, "-");
	else if (r->before.any && r->after.any)
		draw_right(p, row, col, move_style(r),
			   gain_text(move, (int64_t)compared_move(r) * 100));
	return row + 1;
}

int milestones_draw_scores(struct pane p, int row, const struct session *s,
			   const struct compared_range *sections, size_t n,
			   const struct compared_range *overall, bool comparable)
{
	int col = numbers_from(p.cols) + RANGE_COLS;

	draw_right(p, row, col, STYLE_DIM, "then");
	draw_right(p, row, col + RANGE_COLS, STYLE_DIM, "now");
	draw_right(p, row, col + RANGE_COLS + MOVED_COLS, STYLE_DIM, "moved");
	row++;
	for (size_t i = 0; i < n; i++)
		row = draw_range(p, row, s, s->q->sections[sections[i].index].title, &sections[i],
				 true);
	return draw_range(p, row, s, "Overall", overall, comparable);
}

/* "level 1, then level 3 (Ann, 2026-12-01): what it asks", "what to do (Ann), already then". */
static void words_of(struct str *out, const struct move *m)
{
	str_add(out, *m->words ? m->words : m->title);
	if (*m->by || *m->at)
		str_addf(out, " (%s%s%.10s)", m->by, *m->by && *m->at ? ", " : "", m->at);
	if (m->then)
		str_add(out, ", already then");
	if (*m->words)
		str_addf(out, ": %s", m->title);
}

static int draw_move(struct pane p, int row, const struct move *m, bool here)
{
	struct str words = {0};
	int col = draw_text(p, row, 2, STYLE_STRONG, m->id) + 1;

	draw_marker(p, row, 0, here);
	col = col > 2 + ID_COLS ? col : 2 + ID_COLS;
	if (m->severity) {
		draw_text(p, row, col, severity_style(m->severity), severity_name(m->severity));
		col += SEVERITY_COLS;
	}
	if (p.cols - col < 24) {
		col = 4;
		row++;
	}
	words_of(&words, m);
	row = draw_paragraph(p, row, col, m->then ? STYLE_DIM : STYLE_TEXT, str_text(&words));
	str_release(&words);
	return row;
}

/* A comparison, and where the cursor stands in it. */
struct drawn {
	const struct milestones_view *v;
	const struct compared *c;
};

static int draw_head(struct pane p, const struct drawn *d)
{
	struct side_name name = {.milestone = d->v->is.name, .at = d->v->is.at};
	struct str words = {0};
	int row;

	str_add(&words, "What moved since ");
	side_name_words(&words, &name);
	draw_marker(p, 0, 0, !d->v->cursor);
	row = draw_paragraph(p, 0, 2, STYLE_HEADING, str_text(&words));
	str_truncate(&words, 0);
	compare_caveats(&words, &d->c->c);
	if (compare_is_empty(&d->c->c))
		str_add(&words, "Nothing moved.");
	row = draw_paragraph(p, row, 2, STYLE_INFO, str_text(&words));
	str_release(&words);
	return row;
}

static int draw_all(const void *what, const struct session *s, struct pane p,
		    struct extent *here)
{
	const struct drawn *d = what;
	const struct compare *c = &d->c->c;
	int row = milestones_draw_scores(p, draw_head(p, d), s, c->sections, c->n_sections,
					 &c->overall, c->same_rank);
	size_t at = 1;

	for (size_t i = 0; i < d->c->n_lists; i++) {
		const struct moves *list = &d->c->lists[i];

		if (list->n)
			draw_textf(p, ++row, 2, STYLE_HEADING, "%s (%zu)", list->heading, list->n);
		row += list->n > 0;
		for (size_t k = 0; k < list->n; k++, at++) {
			int first = row;

			row = draw_move(p, row, &list->items[k], at == d->v->cursor);
			if (at == d->v->cursor)
				*here = (struct extent){first, row - first};
		}
	}
	return row;
}

void compare_draw(struct milestones_view *v, const struct session *s, struct pane p)
{
	struct compared c;
	struct drawn d = {v, &c};

	look(&c, v, s);
	if (v->cursor >= c.n)
		v->cursor = c.n - 1;
	rows_show(&v->top, pane_sub(p, 0, 0, p.rows, p.cols - 1), p, draw_all, &d, s);
	look_away(&c);
}

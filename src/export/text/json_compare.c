/* A comparison as JSON, and as a part of the report. */
#include "base/date.h"
#include "base/version.h"
#include "export/report/formats.h"
#include "export/text/json.h"

static void put_ends(struct json_writer *w, const char *key, const struct range *r)
{
	json_open(w, key, '{', true);
	json_score(w, "low", r->any, r->low);
	json_score(w, "high", r->any, r->high);
	json_score(w, "so_far", r->any && r->has_so_far, r->so_far);
	json_close(w, '}');
}

/* id NULL: the overall. moved: null where there is nothing to compare. */
static void put_compared(struct json_writer *w, const char *key, const char *id,
			 const char *section, const struct compared_range *r, bool comparable)
{
	json_open(w, key, '{', false);
	if (id)
		json_text(w, "id", id);
	if (section)
		json_text(w, "section", section);
	put_ends(w, "before", &r->before);
	put_ends(w, "after", &r->after);
	if (comparable && r->before.any && r->after.any)
		json_decimal(w, "moved", compared_move(r), 1);
	else
		json_null(w, "moved");
	json_close(w, '}');
}

static void put_scores(struct json_writer *w, const struct compare *c)
{
	const struct questionnaire *q = c->after.a->questionnaire;

	json_open(w, "score", '{', false);
	put_compared(w, "overall", NULL, NULL, &c->overall, c->same_rank);
	json_open(w, "sections", '[', false);
	for (size_t i = 0; i < c->n_sections; i++)
		put_compared(w, NULL, q->sections[c->sections[i].index].id, NULL,
			     &c->sections[i], true);
	json_close(w, ']');
	json_open(w, "areas", '[', false);
	for (size_t i = 0; i < c->n_areas; i++) {
		const struct area *area = &q->areas[c->areas[i].index];

		put_compared(w, NULL, area->id, q->sections[area->section].id, &c->areas[i],
			     true);
	}
	json_close(w, ']');
	json_close(w, '}');
}

/* What the plan says of an action is by its owner; all else by who did it. */
static void put_move(struct json_writer *w, const struct move *m, bool action)
{
	json_open(w, NULL, '{', true);
	json_text(w, "id", m->id);
	json_text(w, "kind", m->kind);
	json_text(w, "title", m->title);
	json_word(w, "severity", m->severity ? severity_name(m->severity) : "");
	json_word(w, "words", m->words);
	json_word(w, action ? "owner" : "by", m->by);
	json_word(w, "at", m->at);
	json_bool(w, "then", m->then);
	json_close(w, '}');
}

static void put_moves(struct json_writer *w, const struct compare *c)
{
	struct arena arena = {0};
	struct moves *all;
	size_t n = moves_list(&arena, c, &all);

	for (size_t i = 0; i < n; i++) {
		bool actions = !strcmp(all[i].group, "actions");

		if (!i || strcmp(all[i - 1].group, all[i].group) != 0)
			json_open(w, all[i].group, '{', false);
		json_open(w, all[i].key, '[', false);
		for (size_t k = 0; k < all[i].n; k++)
			put_move(w, &all[i].items[k], actions);
		json_close(w, ']');
		if (i + 1 == n || strcmp(all[i + 1].group, all[i].group) != 0)
			json_close(w, '}');
	}
	arena_release(&arena);
}

static void put_all(struct json_writer *w, const struct compare *c)
{
	json_bool(w, "empty", compare_is_empty(c));
	json_open(w, "comparable", '{', true);
	json_bool(w, "whole", c->whole);
	json_bool(w, "same_version", c->same_version);
	json_bool(w, "same_depth", c->same_depth);
	json_bool(w, "same_target", c->same_target);
	json_bool(w, "overall", c->same_rank);
	json_count(w, "questions", c->n_compared);
	json_close(w, '}');
	put_scores(w, c);
	put_moves(w, c);
}

void json_moved(struct json_writer *w, const struct report *r)
{
	if (!r->since) {
		json_null(w, "moved");
		return;
	}
	json_open(w, "moved", '{', false);
	json_text(w, "milestone", r->since->is.name);
	json_word(w, "at", r->since->is.at);
	put_all(w, &r->since->c);
	json_close(w, '}');
}

static void put_point(struct json_writer *w, const struct report *r,
		      const struct trend_point *point)
{
	json_open(w, NULL, '{', false);
	json_word(w, "milestone", point->is.name);
	json_word(w, "at", point->is.at);
	json_word(w, "version", point->is.version);
	json_text(w, "depth", depth_name(point->depth));
	json_bool(w, "alike", point->alike);
	json_count(w, "findings", point->findings);
	put_ends(w, "overall", &point->overall);
	json_open(w, "sections", '{', false);
	for (size_t i = 0; i < r->q->n_sections; i++)
		put_ends(w, r->q->sections[i].id, &point->sections[i]);
	json_close(w, '}');
	if (point->alike) {
		json_null(w, "compared");
	} else {
		json_open(w, "compared", '{', true);
		json_count(w, "questions", point->n_compared);
		put_ends(w, "now", &point->now);
		json_close(w, '}');
	}
	json_close(w, '}');
}

void json_trend(struct json_writer *w, const struct report *r)
{
	json_open(w, "trend", '[', false);
	for (size_t i = 0; i < r->trend.n; i++)
		put_point(w, r, &r->trend.points[i]);
	json_close(w, ']');
}

static void put_side(struct json_writer *w, const char *key, const struct side *side,
		     const struct side_name *name)
{
	char day[16];

	json_open(w, key, '{', false);
	json_text(w, "file", name->file);
	json_text_or_null(w, "milestone", name->milestone);
	json_word(w, "at", name->at);
	json_text(w, "as_of", date_text(day, side->plan->as_of));
	json_word(w, "version", side->a->questionnaire_version);
	json_text(w, "depth", depth_name(assessment_depth(side->a)));
	json_integer(w, "target", side->score->target);
	put_ends(w, "overall", &side->score->overall);
	json_close(w, '}');
}

void export_json_compare(const struct compare *c, const struct side_name names[2],
			 struct str *out)
{
	struct str text = {0};
	struct json_writer w = {.out = &text};
	char now[32];

	json_open(&w, NULL, '{', false);
	json_text(&w, "format", "plumbline-comparison");
	json_integer(&w, "version", 1);
	json_text(&w, "generated", date_time_text(now, date_now()));
	json_text(&w, "tool", PLUMBLINE_TOOL);
	json_text(&w, "questionnaire", c->after.a->questionnaire->id);
	put_side(&w, "before", &c->before, &names[0]);
	put_side(&w, "after", &c->after, &names[1]);
	put_all(&w, c);
	json_close(&w, '}');
	json_escape_controls(out, str_text(&text), text.len);
	str_release(&text);
}

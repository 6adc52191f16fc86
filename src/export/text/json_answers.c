#include "export/text/json.h"

#include "export/report/answer_words.h"

/* What question and decision answers have alike. */
static void put_remarks(struct json_writer *w, const struct report *r, struct thing t,
			const struct answer *a)
{
	json_word(w, "reason", a->reason != NA_NONE ? na_reason_name(a->reason) : NULL);
	json_word(w, "note", a->note);
	json_texts(w, "evidence", &a->evidence);
	json_word(w, "confidence",
		  a->confidence != CONFIDENCE_NONE ? confidence_name(a->confidence)
						   : NULL);
	json_bool(w, "flag", a->flag);
	json_bool(w, "to_confirm", assessment_to_confirm(r->a, t));
	json_word(w, "by", a->by);
	json_word(w, "at", a->at);
}

static void put_option(struct json_writer *w, const struct option *o)
{
	json_word(w, "option", o ? o->id : NULL);
	json_word(w, "text", o ? o->text : NULL);
	json_bool(w, "fact", o && o->fit < 0);
	if (o && o->fit >= 0)
		json_integer(w, "fit", o->fit);
	else
		json_null(w, "fit");
	json_word(w, "consequence", o ? o->consequence : NULL);
	json_texts(w, "adds", o ? &o->adds : &(struct texts){0});
}

void json_decisions(struct json_writer *w, const struct report *r)
{
	json_open(w, "decisions", '[', false);
	for (size_t i = 0; i < r->q->n_decisions; i++) {
		const struct decision *d = &r->q->decisions[i];
		const struct answer *a = &r->a->decisions[i];
		bool set = a->state == ANSWER_SET && a->option >= 0;

		if (!decision_shown(r, i))
			continue;
		json_open(w, NULL, '{', false);
		json_text(w, "id", d->id);
		json_text(w, "name", d->name);
		json_word(w, "group", d->group);
		json_bool(w, "asked", r->score.decision_asked[i]);
		json_text(w, "ask", d->ask);
		json_text(w, "state", decision_state(r, i));
		put_option(w, set ? &d->options[a->option] : NULL);
		put_remarks(w, r, (struct thing){THING_DECISION, i}, a);
		json_votes(w, r, &(struct ballot){{THING_DECISION, i}, 0});
		json_caveat_ids(w, r->q, (struct thing){THING_DECISION, i});
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_practices(struct json_writer *w, const struct report *r, size_t i)
{
	const struct question *q = &r->q->questions[i];
	const struct answer *a = &r->a->questions[i];

	json_open(w, "practices", '[', false);
	for (size_t k = 0; k < q->n_practices; k++) {
		unsigned char value = a->practices ? a->practices[k] : PRACTICE_UNSET;

		if (q->practices[k].withdrawn && value == PRACTICE_UNSET)
			continue;
		json_open(w, NULL, '{', true);
		json_text(w, "id", q->practices[k].id);
		json_text(w, "text", q->practices[k].text);
		json_bool(w, "must", q->practices[k].must || q->type == TYPE_CHECKS);
		json_word(w, "value",
			  value == PRACTICE_UNSET
				  ? NULL
				  : practice_value_name((enum practice_value)value));
		json_votes(w, r, &(struct ballot){{THING_QUESTION, i}, k});
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_given(struct json_writer *w, const struct report *r, size_t i)
{
	const struct question *q = &r->q->questions[i];
	int level = question_level(r, i);
	struct str words = {0};

	answer_words(&words, r, i);
	json_word(w, "answer", str_text(&words));
	str_release(&words);
	if (level >= 0)
		json_integer(w, "level", level);
	else
		json_null(w, "level");
	put_practices(w, r, i);
	json_open(w, "decisions", '[', true);
	for (size_t k = 0; k < q->decisions.n; k++)
		json_text(w, NULL, r->q->decisions[q->decisions.items[k]].id);
	json_close(w, ']');
	json_word(w, "mirrors",
		  q->mirrors >= 0 && r->score.questions[i].mirrored
			  ? r->q->decisions[q->mirrors].id
			  : NULL);
}

static void put_standing(struct json_writer *w, const struct report *r, size_t i)
{
	const struct standing *s = &r->score.questions[i];
	bool scored = question_scored(r, i);
	bool capped = scored && s->capped_by >= 0;

	json_score(w, "low", scored, s->low);
	json_score(w, "high", scored, s->high);
	json_score(w, "so_far", scored && s->has_so_far, s->so_far);
	json_word(w, "gap",
		  scored && s->gap != SEVERITY_NONE ? severity_name(s->gap) : NULL);
	json_word(w, "capped_by", capped ? r->q->rules[s->capped_by].id : NULL);
}

static void put_question(struct json_writer *w, const struct report *r, size_t i)
{
	const struct question *q = &r->q->questions[i];

	json_open(w, NULL, '{', false);
	json_text(w, "id", q->id);
	json_bool(w, "asked", r->score.questions[i].asked);
	json_text(w, "section", r->q->sections[q->section].id);
	json_text(w, "area", r->q->areas[q->area].id);
	json_text(w, "ask", q->ask);
	json_word(w, "why", q->why);
	json_text(w, "type", type_name(q->type));
	json_integer(w, "weight", q->weight);
	json_text(w, "state", question_state(r, i));
	put_given(w, r, i);
	put_standing(w, r, i);
	put_remarks(w, r, (struct thing){THING_QUESTION, i}, &r->a->questions[i]);
	if (q->n_practices)
		json_null(w, "votes"); /* they stand with the practices */
	else
		json_votes(w, r, &(struct ballot){{THING_QUESTION, i}, 0});
	json_word(w, "role", q->owner);
	json_texts(w, "sources", &q->sources);
	json_texts(w, "themes", &q->themes);
	json_caveat_ids(w, r->q, (struct thing){THING_QUESTION, i});
	json_close(w, '}');
}

void json_answers(struct json_writer *w, const struct report *r)
{
	json_open(w, "answers", '[', false);
	for (size_t i = 0; i < r->q->n_questions; i++)
		if (question_shown(r, i))
			put_question(w, r, i);
	json_close(w, ']');
}

/* The report as HTML: what the team brought together; see web.h. */
#include "export/report/answer_words.h"
#include "export/web/web.h"

void web_workshop(struct str *out, const struct report *r)
{
	const struct workshop *w = &r->a->workshop;

	if (w->n_agenda) {
		web_table_begin(out, tr("Agenda"));
		web_head(out, tr("Agenda"), false);
		web_head(out, tr("Minutes"), true);
		web_head(out, tr("Spent"), true);
		web_table_body(out);
		for (size_t i = 0; i < w->n_agenda; i++) {
			str_add(out, "<tr><th scope=\"row\">");
			html(out, agenda_title(r->q, &w->agenda[i]));
			str_addf(out, "</th><td class=\"n\">%d</td><td class=\"n\">%d</td></tr>\n",
				 w->agenda[i].minutes, w->agenda[i].spent / 60);
		}
		web_table_end(out);
	}
	if (!w->n_parked)
		return;
	web_paragraph(out, "", tr("Parked, to come back to:"));
	str_add(out, "<ul>\n");
	for (size_t i = 0; i < w->n_parked; i++) {
		const struct parked *p = &w->parked[i];

		str_add(out, "<li>");
		html(out, p->done ? tr("Done: ") : "");
		html(out, p->about);
		str_add(out, *p->about ? ": " : "");
		html(out, p->text);
		said_by_words(out, p->by, p->at, html);
		str_add(out, "</li>\n");
	}
	str_add(out, "</ul>\n");
}

void web_profile(struct str *out, const struct report *r)
{
	struct str words = {0};
	bool any = false;

	for (size_t i = 0; i < r->q->n_fields; i++) {
		str_truncate(&words, 0);
		if (field_shown(r, i))
			field_words(&words, r, i);
		if (!words.len)
			continue;
		str_add(out, any ? "" : "<dl>\n");
		any = true;
		web_quote_item(out, r, r->q->fields[i].title, str_text(&words),
			       r->q->fields[i].kind != FIELD_TEXT &&
				       r->q->fields[i].kind != FIELD_NUMBER);
	}
	if (any)
		str_add(out, "</dl>\n");
	else
		web_paragraph(out, "", tr("Nothing is said of the workload yet."));
	str_release(&words);
}

static bool has_note(const struct answer *a)
{
	return (a->note && *a->note) || a->evidence.n || a->votes.n;
}

static void put_thing(struct str *out, const struct report *r, struct thing t, bool asked,
		      char level, const struct column *columns, const int *which)
{
	struct arena a = {0};

	str_add(out, "<article id=\"");
	web_id(out, "q-", thing_id(r->q, t));
	str_addf(out, "\">\n<h%c>", level);
	html(out, thing_id(r->q, t));
	str_add(out, " ");
	web_quote(out, r, thing_ask(r->q, t));
	html(out, asked ? "" : tr(" (not asked now)"));
	str_addf(out, "</h%c>\n<dl>\n", level);
	web_items(out, columns, which, &(struct row){&a, r, t.index, -1});
	str_add(out, "</dl>\n</article>\n");
	arena_release(&a);
}

void web_decisions(struct str *out, const struct report *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->q->n_decisions; i++) {
		const struct answer *x = &r->a->decisions[i];

		if (x->state == ANSWER_UNSET && !has_note(x))
			continue;
		n++;
		put_thing(out, r, (struct thing){THING_DECISION, i},
			  r->score.decision_asked[i], '3', decision_columns, pick_decision);
	}
	if (!n)
		web_paragraph(out, "", tr("No decision is taken yet."));
}

static size_t put_section(struct str *out, const struct report *r, size_t section)
{
	struct str words = {0};
	size_t n = 0;

	for (size_t i = 0; i < r->q->n_questions; i++) {
		if (r->q->questions[i].section != section || !question_shown(r, i))
			continue;
		str_truncate(&words, 0);
		answer_words(&words, r, i);
		if (!words.len && !has_note(&r->a->questions[i]))
			continue;
		if (!n++) {
			str_add(out, "<h3>");
			web_quote(out, r, r->q->sections[section].title);
			str_add(out, "</h3>\n");
		}
		put_thing(out, r, (struct thing){THING_QUESTION, i}, r->score.questions[i].asked,
			  '4', answer_columns, pick_answer);
	}
	str_release(&words);
	return n;
}

void web_answers(struct str *out, const struct report *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->q->n_sections; i++)
		n += put_section(out, r, i);
	if (!n)
		web_paragraph(out, "", tr("No question is answered yet."));
}

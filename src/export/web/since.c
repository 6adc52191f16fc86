/* The report as HTML: what moved since the newest milestone; see web.h. */
#include "engine/compare/moved.h"
#include "export/web/web.h"

static void put_range(struct str *out, const char *title, const struct compared_range *r,
		      bool comparable)
{
	char then[64], now[64], move[32];

	str_add(out, "<tr><th scope=\"row\">");
	html(out, title);
	str_addf(out,
		 "</th><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td>"
		 "</tr>\n",
		 range_text(then, &r->before), range_text(now, &r->after),
		 !comparable			 ? "not comparable"
		 : r->before.any && r->after.any ? gain_text(move, (int64_t)compared_move(r) * 100)
						 : "");
}

static void put_scores(struct str *out, const struct compare *c)
{
	const struct questionnaire *q = c->after.a->questionnaire;

	str_add(out, "<div class=\"wide\"><table>\n<caption>Scores then and now</caption>\n"
		     "<thead><tr><th scope=\"col\">Section</th><th scope=\"col\" class=\"n\">Then"
		     "</th><th scope=\"col\" class=\"n\">Now</th><th scope=\"col\" class=\"n\">"
		     "Moved</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < c->n_sections; i++)
		put_range(out, q->sections[c->sections[i].index].title, &c->sections[i], true);
	put_range(out, "Overall", &c->overall, c->same_rank);
	web_table_end(out);
}

static void put_move(struct str *out, const struct move *m)
{
	struct str words = {0};

	str_add(out, "<li><strong>");
	html(out, m->id);
	str_add(out, "</strong> ");
	if (m->severity)
		web_severity(out, m->severity);
	str_add(out, m->severity ? " " : "");
	move_words(&words, m);
	html(out, str_text(&words));
	str_add(out, "</li>\n");
	str_release(&words);
}

static void put_moves(struct str *out, const struct moves *list)
{
	str_addf(out, "<h3>%s (%zu)</h3>\n<ul>\n", list->heading, list->n_moved);
	for (size_t i = 0; i < list->n; i++)
		if (!list->items[i].then)
			put_move(out, &list->items[i]);
	str_add(out, "</ul>\n");
}

void web_since(struct str *out, const struct report *r)
{
	struct arena arena = {0};
	struct moves *lists;
	struct str words = {0};
	size_t n = moves_list(&arena, &r->since->c, &lists);

	since_words(&words, &r->since->is);
	web_paragraph(out, "", str_text(&words));
	str_truncate(&words, 0);
	compare_remarks(&words, &r->since->c);
	web_paragraph(out, "", str_text(&words));
	put_scores(out, &r->since->c);
	for (size_t i = 0; i < n; i++)
		if (lists[i].n_moved)
			put_moves(out, &lists[i]);
	str_release(&words);
	arena_release(&arena);
}

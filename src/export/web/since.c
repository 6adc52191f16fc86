/* The report as HTML: what moved since the newest milestone; see web.h. */
#include "engine/compare/moved.h"
#include "export/web/web.h"

static void put_range(struct str *out, const struct compared_range *r, bool comparable)
{
	char buf[64];

	str_add(out, "</th>");
	web_number(out, range_text(buf, &r->before));
	web_number(out, range_text(buf, &r->after));
	web_number(out, !comparable ? tr("not comparable")
			: r->before.any && r->after.any
				? gain_text(buf, (int64_t)compared_move(r) * 100)
				: "");
	str_add(out, "</tr>\n");
}

static void put_scores(struct str *out, const struct report *r)
{
	const struct compare *c = &r->since->c;

	web_table_begin(out, tr("Scores then and now"));
	web_head(out, tr("Section"), false);
	web_head(out, tr("Then"), true);
	web_head(out, tr("Now"), true);
	web_head(out, tr("Moved"), true);
	web_table_body(out);
	for (size_t i = 0; i < c->n_sections; i++) {
		str_add(out, "<tr><th scope=\"row\">");
		web_quote(out, r, r->q->sections[c->sections[i].index].title);
		put_range(out, &c->sections[i], true);
	}
	str_add(out, "<tr><th scope=\"row\">");
	html(out, tr("Overall"));
	put_range(out, &c->overall, c->same_rank);
	web_table_end(out);
}

static void put_move(struct str *out, const struct report *r, const struct move *m)
{
	struct str words = {0};

	str_add(out, "<li><strong>");
	html(out, m->id);
	str_add(out, "</strong> ");
	if (m->severity)
		web_severity(out, m->severity);
	str_add(out, m->severity ? " " : "");
	move_words(&words, m);
	web_quoting(out, r, str_text(&words), (const char *const[2]){m->title, ""});
	str_add(out, "</li>\n");
	str_release(&words);
}

static void put_moves(struct str *out, const struct report *r, const struct moves *list)
{
	str_add(out, "<h3>");
	html(out, tr(list->heading));
	str_addf(out, " (%zu)</h3>\n<ul>\n", list->n_moved);
	for (size_t i = 0; i < list->n; i++)
		if (!list->items[i].then)
			put_move(out, r, &list->items[i]);
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
	put_scores(out, r);
	web_trend(out, r);
	for (size_t i = 0; i < n; i++)
		if (lists[i].n_moved)
			put_moves(out, r, &lists[i]);
	str_release(&words);
	arena_release(&arena);
}

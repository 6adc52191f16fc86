/* A comparison as Markdown. */
#include "export/report/formats.h"
#include "export/text/md.h"

static void put_row(struct str *out, const char *title, const struct compared_range *r,
		    bool comparable)
{
	char then[64], now[64], move[32];

	str_add(out, "| ");
	md(out, title);
	str_addf(out, " | %s | %s | %s |\n", range_text(then, &r->before),
		 range_text(now, &r->after),
		 !comparable			? "not comparable"
		 : r->before.any && r->after.any ? gain_text(move, (int64_t)compared_move(r) * 100)
						 : "");
}

static void put_scores(struct str *out, const struct compare *c)
{
	const struct questionnaire *q = c->after.a->questionnaire;

	str_add(out, "| Section | Then | Now | Moved |\n| --- | ---: | ---: | ---: |\n");
	for (size_t i = 0; i < c->n_sections; i++)
		put_row(out, q->sections[c->sections[i].index].title, &c->sections[i], true);
	put_row(out, "Overall", &c->overall, c->same_rank);
	str_add(out, "\n");
}

static void put_areas(struct str *out, const struct compare *c)
{
	const struct questionnaire *q = c->after.a->questionnaire;
	bool any = false;

	for (size_t i = 0; i < c->n_areas; i++) {
		if (!compared_moved(&c->areas[i]))
			continue;
		if (!any)
			str_add(out, "| Area | Then | Now | Moved |\n"
				     "| --- | ---: | ---: | ---: |\n");
		any = true;
		put_row(out, q->areas[c->areas[i].index].title, &c->areas[i], true);
	}
	str_add(out, any ? "\n" : "");
}

static void put_move(struct str *out, const struct move *m)
{
	str_add(out, "- ");
	md(out, m->id);
	if (m->severity) {
		str_addf(out, ", %s", severity_name(m->severity));
	}
	str_add(out, ": ");
	md(out, m->title);
	if (*m->words) {
		str_add(out, " — ");
		md(out, m->words);
	}
	if (*m->by || *m->at) {
		str_addf(out, " (");
		md(out, m->by);
		str_addf(out, "%s%.10s)", *m->by && *m->at ? ", " : "", m->at);
	}
	str_add(out, m->then ? " (already then)\n" : "\n");
}

static void put_moves(struct str *out, const struct compare *c)
{
	struct arena arena = {0};
	struct moves *all;
	size_t n = moves_list(&arena, c, &all);

	for (size_t i = 0; i < n; i++) {
		if (!all[i].n)
			continue;
		str_addf(out, "## %s (%zu)\n\n", all[i].heading, all[i].n);
		for (size_t k = 0; k < all[i].n; k++)
			put_move(out, &all[i].items[k]);
		str_add(out, "\n");
	}
	arena_release(&arena);
}

void export_md_compare(const struct compare *c, const struct side_name names[2], struct str *out)
{
	struct str words = {0};

	side_name_words(&words, &names[0]);
	str_add(&words, ", then ");
	side_name_words(&words, &names[1]);
	str_add(out, "# ");
	md(out, str_text(&words));
	str_add(out, "\n\n");
	str_truncate(&words, 0);
	compare_caveats(&words, c);
	if (words.len) {
		md(out, str_text(&words));
		str_add(out, "\n\n");
	}
	if (compare_is_empty(c))
		str_add(out, "Nothing moved.\n\n");
	put_scores(out, c);
	put_areas(out, c);
	put_moves(out, c);
	str_release(&words);
}

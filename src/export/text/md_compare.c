/* A comparison as Markdown, and in the report what moved since the newest milestone. */
#include "base/words.h"
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
		 !comparable			? tr("not comparable")
		 : r->before.any && r->after.any ? gain_text(move, (int64_t)compared_move(r) * 100)
						 : "");
}

static void put_heads(struct str *out, const char *what)
{
	str_addf(out, "| %s | %s | %s | %s |\n| --- | ---: | ---: | ---: |\n", what, tr("Then"),
		 tr("Now"), tr("Moved"));
}

static void put_scores(struct str *out, const struct compare *c)
{
	const struct questionnaire *q = c->after.a->questionnaire;

	put_heads(out, tr("Section"));
	for (size_t i = 0; i < c->n_sections; i++)
		put_row(out, q->sections[c->sections[i].index].title, &c->sections[i], true);
	put_row(out, tr("Overall"), &c->overall, c->same_rank);
	str_add(out, "\n");
}

static void put_areas(struct str *out, const struct compare *c)
{
	const struct questionnaire *q = c->after.a->questionnaire;
	struct str title = {0};
	bool any = false;

	for (size_t i = 0; i < c->n_areas; i++) {
		const struct area *area = &q->areas[c->areas[i].index];

		if (!compared_moved(&c->areas[i]))
			continue;
		str_truncate(&title, 0);
		str_addf(&title, "%s: %s", q->sections[area->section].title, area->title);
		if (!any)
			put_heads(out, tr("Area"));
		any = true;
		put_row(out, str_text(&title), &c->areas[i], true);
	}
	str_add(out, any ? "\n" : "");
	str_release(&title);
}

static void put_move(struct str *out, const struct move *m)
{
	str_add(out, "- ");
	md(out, m->id);
	if (m->severity)
		str_addf(out, ", %s", tr(severity_name(m->severity)));
	str_add(out, ": ");
	md(out, m->title);
	if (*m->words) {
		str_add(out, " — ");
		md(out, m->words);
	}
	said_by_words(out, m->by, m->at, md);
	str_addf(out, "%s\n", m->then ? tr(" (already then)") : "");
}

/* The lists, under headings of that level; only what moved, or all. */
static void put_moves(struct str *out, const struct compare *c, const char *level, bool all)
{
	struct arena arena = {0};
	struct moves *lists;
	size_t n = moves_list(&arena, c, &lists);

	for (size_t i = 0; i < n; i++) {
		const struct moves *list = &lists[i];
		size_t shown = all ? list->n : list->n_moved;

		if (!shown)
			continue;
		str_addf(out, "%s %s (%zu)\n\n", level, list->heading, shown);
		for (size_t k = 0; k < list->n; k++)
			if (all || !list->items[k].then)
				put_move(out, &list->items[k]);
		str_add(out, "\n");
	}
	arena_release(&arena);
}

/* The words that head it, and what is said of it before its numbers; the words are released. */
static void put_remarks(struct str *out, struct str *words, const struct compare *c)
{
	md(out, str_text(words));
	str_truncate(words, 0);
	str_add(out, "\n\n");
	compare_remarks(words, c);
	md(out, str_text(words));
	str_add(out, words->len ? "\n\n" : "");
	str_release(words);
}

void export_md_compare(const struct compare *c, const struct side_name names[2], struct str *out)
{
	struct str words = {0};

	sides_words(&words, names);
	str_add(out, "# ");
	put_remarks(out, &words, c);
	put_scores(out, c);
	put_areas(out, c);
	put_moves(out, c, "##", true);
}

void md_since(struct str *out, const struct report *r)
{
	struct str words = {0};

	since_words(&words, &r->since->is);
	str_add(&words, ":");
	put_remarks(out, &words, &r->since->c);
	put_scores(out, &r->since->c);
	put_areas(out, &r->since->c);
	put_moves(out, &r->since->c, "###", false);
}

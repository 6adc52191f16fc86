#define _XOPEN_SOURCE 700
#include "cli/show/show.h"

#include <string.h>
#include <strings.h>

#include "base/nearest.h"
#include "base/str.h"
#include "model/questionnaire/glossary.h"

/* What a topic is printed from. */
struct topic_view {
	struct printer *p;
	const struct args *args;
	const struct questionnaire *q;
	size_t first_word; /* among the operands */
};

static void join_ids(struct str *out, const struct questionnaire *q,
		     const struct things *things)
{
	str_truncate(out, 0);
	for (size_t i = 0; i < things->n; i++)
		str_addf(out, "%s%s", i ? ", " : "", thing_id(q, things->items[i]));
}

static enum exit_code print_stats(const struct topic_view *v)
{
	show_stats(v->p, v->q);
	return EXIT_CODE_OK;
}

/* The rows whose id begins with the prefix; how many there are. */
static size_t list_sources(const struct topic_view *v, const char *prefix)
{
	static const struct table_column columns[] = {{"source", false, false},
						      {"carried by", false, false},
						      {"text", false, true},
						      {NULL, false, false}};
	struct table t = table_start(v->p, 0, columns);
	struct str ids = {0};

	for (size_t i = 0; i < v->q->n_sources; i++) {
		const struct source_row *row = &v->q->sources[i];

		if (strncasecmp(row->id, prefix, strlen(prefix)) != 0)
			continue;
		join_ids(&ids, v->q, &row->carried);
		table_cell(&t, INK_PLAIN, "%s", row->id);
		table_cell(&t, INK_PLAIN, "%s", str_text(&ids));
		table_cell(&t, INK_PLAIN, "%s", row->text);
	}
	str_release(&ids);
	if (t.n_cells)
		table_print(&t);
	return t.n_cells / t.n_columns;
}

static enum exit_code refuse_source(const struct topic_view *v, const char *id)
{
	struct nearest near = {.word = id};

	for (size_t i = 0; i < v->q->n_sources; i++)
		nearest_try(&near, v->q->sources[i].id);
	return complain(v->args, EXIT_CODE_USAGE,
			"there is no source '%s' in %s%s; plumbline show --sources lists "
			"all",
			id, v->q->id, nearest_hint(&near));
}

/* A row with that id, or all whose ids begin so: "SEED0". */
static enum exit_code print_source(const struct topic_view *v)
{
	enum exit_code code = EXIT_CODE_OK;
	const char *id;
	size_t at = 0, n = 0;

	while ((id = args_next(v->args, "source", &at))) {
		size_t i = 0;

		while (i < v->q->n_sources && strcasecmp(v->q->sources[i].id, id) != 0)
			i++;
		if (n++)
			print_blank(v->p);
		if (i < v->q->n_sources)
			show_source(v->p, v->q, i);
		else if (!*id || !list_sources(v, id))
			code = refuse_source(v, id);
	}
	return code;
}

static enum exit_code print_sources(const struct topic_view *v)
{
	if (!list_sources(v, ""))
		remark(v->args, "%s names no sources", v->q->id);
	return EXIT_CODE_OK;
}

/* Terms are found whatever the case of their letters, so the nearest one is looked for
 * in small letters. */
static void offer(const struct topic_view *v, struct nearest *near, const char *word,
		  const char **found)
{
	const char *best = near->best;

	nearest_try(near, glossary_lowered(&v->p->arena, word));
	if (near->best != best)
		*found = word;
}

static enum exit_code refuse_word(const struct topic_view *v, const char *word)
{
	struct nearest near = {.word = glossary_lowered(&v->p->arena, word)};
	const char *found = NULL;

	for (size_t i = 0; i < v->q->n_terms; i++) {
		const struct glossary_term *g = &v->q->terms[i];

		offer(v, &near, g->term, &found);
		for (size_t k = 0; k < g->also.n; k++)
			offer(v, &near, g->also.items[k], &found);
		offer(v, &near, g->id, &found);
	}
	near.best = found;
	return complain(v->args, EXIT_CODE_USAGE,
			"there is no '%s' in the glossary of %s%s; plumbline show "
			"--glossary lists all",
			word, v->q->id, nearest_hint(&near));
}

static void list_terms(const struct topic_view *v)
{
	static const struct table_column columns[] = {
		{"term", false, false}, {"meaning", false, true}, {NULL, false, false}};
	struct table t = table_start(v->p, 0, columns);

	for (size_t i = 0; i < v->q->n_terms; i++) {
		table_cell(&t, INK_STRONG, "%s", v->q->terms[i].term);
		table_cell(&t, INK_PLAIN, "%s", v->q->terms[i].text);
	}
	if (t.n_cells)
		table_print(&t);
	else
		remark(v->args, "%s has no glossary", v->q->id);
}

static enum exit_code print_glossary(const struct topic_view *v)
{
	enum exit_code code = EXIT_CODE_OK;

	if (v->first_word == v->args->n_operands)
		list_terms(v);
	for (size_t i = v->first_word; i < v->args->n_operands; i++) {
		const char *word = v->args->operands[i];
		int term = glossary_find(v->q, word);

		if (i > v->first_word)
			print_blank(v->p);
		if (term >= 0)
			show_term(v->p, v->q, (size_t)term);
		else
			code = refuse_word(v, word);
	}
	return code;
}

static enum exit_code print_references(const struct topic_view *v)
{
	static const struct table_column columns[] = {{"id", false, false},
						      {"title", false, true},
						      {"path", false, false},
						      {NULL, false, false}};
	struct table t = table_start(v->p, 0, columns);

	for (size_t i = 0; i < v->q->n_references; i++) {
		table_cell(&t, INK_PLAIN, "%s", v->q->references[i].id);
		table_cell(&t, INK_PLAIN, "%s", v->q->references[i].title);
		table_cell(&t, INK_PLAIN, "%s", v->q->references[i].path);
	}
	if (t.n_cells)
		table_print(&t);
	else
		remark(v->args, "%s names no references", v->q->id);
	return EXIT_CODE_OK;
}

static enum exit_code print_caveats(const struct topic_view *v)
{
	static const struct table_column columns[] = {
		{"id", false, false},
		{"", false, false},
		{"caveat, and what it concerns", false, true},
		{NULL, false, false}};
	struct table t = table_start(v->p, 0, columns);
	struct str ids = {0};

	for (size_t i = 0; i < v->q->n_caveats; i++) {
		const struct caveat *c = &v->q->caveats[i];

		join_ids(&ids, v->q, &c->concerns);
		table_cell(&t, INK_PLAIN, "%s", c->id);
		table_cell(&t, INK_WARN, "%s", c->recheck ? "check again" : "");
		table_cell(&t, INK_PLAIN, "%s%s%s%s", c->text, ids.len ? " (" : "",
			   str_text(&ids), ids.len ? ")" : "");
	}
	str_release(&ids);
	if (*v->q->content_date)
		print_line(v->p, "content of %s\n", v->q->content_date);
	if (t.n_cells)
		table_print(&t);
	else
		remark(v->args, "%s has no caveats", v->q->id);
	return EXIT_CODE_OK;
}

static const struct {
	const char *flag;
	enum exit_code (*print)(const struct topic_view *v);
} topics[] = {
	{"stats", print_stats},           {"source", print_source},
	{"sources", print_sources},       {"glossary", print_glossary},
	{"references", print_references}, {"caveats", print_caveats},
};

#define N_TOPICS (sizeof topics / sizeof *topics)

const char *topic_given(const struct args *args)
{
	for (size_t i = 0; i < N_TOPICS; i++)
		if (args_has(args, topics[i].flag))
			return topics[i].flag;
	return NULL;
}

enum exit_code topic_print(struct printer *p, const struct args *args,
			   const struct questionnaire *q, size_t first_word)
{
	const struct topic_view v = {p, args, q, first_word};
	size_t i = 0;

	while (!args_has(args, topics[i].flag))
		i++;
	return topics[i].print(&v);
}

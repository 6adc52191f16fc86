/* An assessment as lines of words, one for each thing that can change: what git compares. */
#include <string.h>

#include "base/json_read.h"
#include "cli/shared/thing_words.h"
#include "cli/show/show.h"
#include "model/assessment/merge_rules.h"

struct lines {
	struct printer *p;
	struct arena arena;
};

/* Prints "what: text", a line for each line of the text. */
static void print_text(struct lines *l, const char *what, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, "\n");

		print_line(l->p, "%s: %.*s", what, (int)n, text);
		text += n + (text[n] == '\n');
	}
}

static const char *text_of(struct lines *l, const struct jnode *n)
{
	if (n->kind == JNODE_TEXT)
		return n->text;
	return arena_strndup(&l->arena, n->raw, n->raw_len);
}

static bool holds_others(const struct jnode *n)
{
	const struct jnode *c = n->first;

	while (c && c->kind != JNODE_OBJECT && c->kind != JNODE_LIST)
		c = c->next;
	return c != NULL;
}

/* What a record of a list is called. */
static const char *record_name(struct lines *l, const struct jnode *n, size_t place)
{
	static const char *const keys[] = {"name", "section", "of", "at", "text", "id"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct jnode *name = json_get(n, keys[i]);

		if (name && name->kind == JNODE_TEXT)
			return name->text;
	}
	return arena_printf(&l->arena, "%zu", place);
}

/* Whatever stands there, by its place: "plan REL-06 owner: Ann". */
static void print_value(struct lines *l, const char *what, const struct jnode *n)
{
	struct str items = {0};
	size_t place = 0;

	if (n->kind == JNODE_OBJECT || holds_others(n)) {
		for (const struct jnode *c = n->first; c; c = c->next)
			print_value(l,
				    arena_printf(&l->arena, "%s %s", what,
						 c->key ? c->key
							: record_name(l, c, ++place)),
				    c);
		return;
	}
	for (const struct jnode *c = n->first; c; c = c->next)
		str_addf(&items, "%s%s", c == n->first ? "" : ", ", text_of(l, c));
	print_text(l, what,
		   n->kind == JNODE_LIST ? n->first ? str_text(&items) : "none"
					 : text_of(l, n));
	str_release(&items);
}

static bool is_said(const char *path, const char *key)
{
	const struct together *t = merge_together(path);

	for (size_t i = 0; t && t->keys[i]; i++)
		if (!strcmp(t->keys[i], key))
			return true;
	return false;
}

/* Who answered, and when. */
static const char *said_by(struct lines *l, const struct answer *a)
{
	if (!*a->by && !*a->at)
		return "";
	return arena_printf(&l->arena, " (%s%s%s)", a->by, *a->by && *a->at ? ", " : "",
			    a->at);
}

/* An answer as a sentence, and what stands beside it. */
static void print_answer(struct lines *l, const struct report *r, const struct jnode *n)
{
	struct thing t = questionnaire_find(r->q, n->key);
	struct str words = {0};
	const struct answer *a = t.kind == THING_QUESTION   ? &r->a->questions[t.index]
				 : t.kind == THING_DECISION ? &r->a->decisions[t.index]
							    : NULL;

	if (!a) {
		print_value(l, n->key, n);
		return;
	}
	reply_words(&words, r, t);
	print_line(l->p, "%s %s %s%s", n->key, thing_ask(r->q, t), str_text(&words),
		   said_by(l, a));
	str_release(&words);
	for (const struct jnode *c = n->first; c; c = c->next)
		if (!is_said("answers/*", c->key))
			print_value(l, arena_printf(&l->arena, "%s %s", n->key, c->key),
				    c);
}

static void print_field(struct lines *l, const struct report *r, const struct jnode *n)
{
	int i = questionnaire_field(r->q, n->key);
	struct thing t = {THING_FIELD, (size_t)i};
	struct str words = {0};

	if (i < 0) {
		print_value(l, n->key, n);
		return;
	}
	reply_words(&words, r, t);
	print_line(l->p, "%s %s %s", n->key, thing_ask(r->q, t), str_text(&words));
	str_release(&words);
}

/* A kept state never changes: that it is there is all there is to say. */
static void print_milestone(struct lines *l, const struct jnode *n)
{
	const struct jnode *answers = json_get(n, "answers"), *at = json_get(n, "at");

	print_line(l->p, "milestone %s: kept %s, with %zu answers", record_name(l, n, 0),
		   at ? text_of(l, at) : "", answers ? answers->n : 0);
}

static void print_member(struct lines *l, const struct report *r, const struct jnode *n)
{
	bool answers = !strcmp(n->key, "answers"),
	     milestones = !strcmp(n->key, "milestones");

	if (!strcmp(n->key, "format") || !strcmp(n->key, "version") ||
	    !strcmp(n->key, "id"))
		return;
	if (!answers && !milestones && strcmp(n->key, "workload") != 0) {
		print_value(l, n->key, n);
		return;
	}
	for (const struct jnode *c = n->first; c; c = c->next)
		if (milestones)
			print_milestone(l, c);
		else if (answers)
			print_answer(l, r, c);
		else
			print_field(l, r, c);
}

void show_textconv(struct printer *p, const struct report *r)
{
	struct lines l = {.p = p};
	struct str text = {0};
	struct diags d = {0};
	const struct jnode *root;

	assessment_write(r->a, &text);
	root = json_read(&l.arena, "", str_text(&text), text.len, &d);
	for (const struct jnode *n = root ? root->first : NULL; n; n = n->next)
		print_member(&l, r, n);
	diags_release(&d);
	str_release(&text);
	arena_release(&l.arena);
}

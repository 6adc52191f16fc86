/* What to look at again; see parts.h. */
#include <string.h>

#include "ui/plain/parts.h"

/* So many findings of a kind are read where all kinds are. */
#define READ_OF_A_KIND 5

/* "  REL-01  What is promised?: level 3, target 3", from *at on, at most `most` of them. */
static void say_findings(struct plain *p, enum lint_kind kind, size_t *at, size_t most)
{
	const struct lint *l = &p->s->lint;
	size_t n = 0;

	for (; *at < l->n && l->found[*at].kind == kind; ++*at) {
		const struct lint_finding *f = &l->found[*at];
		struct str line = {0};

		if (n++ >= most)
			continue;
		str_addf(&line, "  %s  %s: %s", f->id, thing_title(p->s->q, f->about), f->says);
		plain_say(p, str_text(&line));
		str_release(&line);
	}
	if (n > most)
		fprintf(p->out, "  and %zu more; L %s reads them all.\n", n - most,
			lint_words[kind].id);
}

static void say_kind(struct plain *p, enum lint_kind kind, size_t *at, size_t most)
{
	const struct lint_words *k = &lint_words[kind];

	if (!p->s->lint.counts[kind])
		return;
	fprintf(p->out, "%s (%zu, %s). %s To mend it, %s.\n", k->title, p->s->lint.counts[kind],
		k->id, k->why, k->mend);
	say_findings(p, kind, at, most);
}

static void say_kinds(struct plain *p)
{
	struct str line = {0};

	for (int kind = 0; kind < LINT_KINDS; kind++)
		str_addf(&line, "%s%s", kind ? ", " : "L alone reads all, L and one of these one: ",
			 lint_words[kind].id);
	plain_say(p, str_text(&line));
	str_release(&line);
}

static void say_all(struct plain *p)
{
	struct str line = {0};
	size_t at = 0;

	lint_total(&line, &p->s->lint);
	lint_limits(&line, &p->s->lint);
	str_add(&line, ".");
	plain_say(p, str_text(&line));
	str_release(&line);
	for (int kind = 0; kind < LINT_KINDS; kind++)
		say_kind(p, (enum lint_kind)kind, &at, READ_OF_A_KIND);
}

void plain_read_lint(struct plain *p, const char *text)
{
	size_t at = 0;

	session_need_plan(p->s);
	if (!*text) {
		say_all(p);
		return;
	}
	for (int kind = 0; kind < LINT_KINDS; kind++) {
		if (!strcmp(text, lint_words[kind].id)) {
			if (!p->s->lint.counts[kind])
				plain_say(p, "There is nothing of that kind.");
			say_kind(p, (enum lint_kind)kind, &at, p->s->lint.n);
			return;
		}
		at += p->s->lint.counts[kind];
	}
	say_kinds(p);
}

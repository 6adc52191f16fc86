#include "export/report/answer_words.h"

#include <ctype.h>
#include <string.h>

#include "base/words.h"

/* Is any practice of the question set in the file? */
static bool has_practices(const struct report *r, size_t question)
{
	const struct question *q = &r->q->questions[question];
	const struct answer *a = &r->a->questions[question];

	if (!a->practices || (q->type != TYPE_PRACTICES && q->type != TYPE_CHECKS))
		return false;
	for (size_t i = 0; i < q->n_practices; i++)
		if (a->practices[i] != PRACTICE_UNSET)
			return true;
	return false;
}

static bool answer_says_something(const struct answer *a)
{
	return a->state != ANSWER_UNSET || (a->note && *a->note) || a->evidence.n;
}

bool question_shown(const struct report *r, size_t question)
{
	return r->score.questions[question].asked ||
	       answer_says_something(&r->a->questions[question]) ||
	       has_practices(r, question);
}

bool decision_shown(const struct report *r, size_t decision)
{
	return r->score.decision_asked[decision] ||
	       answer_says_something(&r->a->decisions[decision]);
}

bool field_shown(const struct report *r, size_t field)
{
	const struct field *f = &r->q->fields[field];

	if (f->kind == FIELD_DECISION)
		return f->decision >= 0 && decision_shown(r, (size_t)f->decision);
	return r->score.field_asked[field] || r->a->fields[field].set;
}

const char *question_state(const struct report *r, size_t question)
{
	static const char *const names[] = {
		[STANDING_UNANSWERED] = WORD("unanswered"),
		[STANDING_STARTED] = WORD("started"),
		[STANDING_ANSWERED] = WORD("answered"),
		[STANDING_NOT_APPLICABLE] = WORD("not-applicable"),
	};
	const struct standing *s = &r->score.questions[question];
	enum answer_state a = r->a->questions[question].state;

	if (a == ANSWER_UNKNOWN || (s->asked && s->unknown))
		return WORD("unknown");
	if (s->asked)
		return names[s->state];
	if (a == ANSWER_NOT_APPLICABLE)
		return "not-applicable";
	return a == ANSWER_SET || has_practices(r, question) ? "answered" : "unanswered";
}

const char *decision_state(const struct report *r, size_t decision)
{
	switch (r->a->decisions[decision].state) {
	case ANSWER_SET:
		return "answered";
	case ANSWER_UNKNOWN:
		return "unknown";
	case ANSWER_NOT_APPLICABLE:
		return "not-applicable";
	case ANSWER_UNSET:
		break;
	}
	return "unanswered";
}

int question_level(const struct report *r, size_t question)
{
	const struct question *q = &r->q->questions[question];
	const struct answer *a = &r->a->questions[question];
	const struct standing *s = &r->score.questions[question];

	if (!question_has_levels(q))
		return -1;
	if (a->state == ANSWER_SET)
		return a->level;
	if (s->asked && s->mirrored && s->level >= 0)
		return s->level / 2;
	return -1;
}

bool question_scored(const struct report *r, size_t question)
{
	const struct standing *s = &r->score.questions[question];

	return s->asked && s->applicable;
}

static void level_words(struct str *out, const struct report *r, size_t question)
{
	const struct question *q = &r->q->questions[question];
	struct arena a = {0};
	int level = question_level(r, question);

	if (level < 0)
		return;
	str_addf(out, "%d: %s", level, question_level_text(&a, q, level));
	if (r->score.questions[question].mirrored && q->mirrors >= 0)
		str_addf(out, tr(" (from %s)"), r->q->decisions[q->mirrors].id);
	arena_release(&a);
}

static void practices_words(struct str *out, const struct report *r, size_t question)
{
	const struct question *q = &r->q->questions[question];
	const struct answer *a = &r->a->questions[question];
	const char *between = "";

	for (size_t i = 0; i < q->n_practices; i++) {
		if (!a->practices || a->practices[i] == PRACTICE_UNSET)
			continue;
		str_addf(out, "%s%s: %s", between,
			 tr(practice_value_name((enum practice_value)a->practices[i])),
			 q->practices[i].text);
		between = "\n";
	}
}

static void linked_words(struct str *out, const struct report *r, size_t question)
{
	const struct indices *linked = &r->q->questions[question].decisions;
	const char *between = "";

	for (size_t i = 0; i < linked->n; i++) {
		size_t d = linked->items[i];

		if (!r->score.decision_asked[d])
			continue;
		if (r->a->decisions[d].state == ANSWER_UNSET)
			continue;
		str_addf(out, "%s%s %s: ", between, r->q->decisions[d].id,
			 r->q->decisions[d].name);
		decision_words(out, r, d);
		between = "\n";
	}
}

static void state_words(struct str *out, const struct answer *a)
{
	if (a->state == ANSWER_UNKNOWN)
		str_add(out, tr("unknown"));
	else if (a->reason == NA_NONE)
		str_add(out, tr("not applicable"));
	else
		str_addf(out, tr("not applicable (%s)"), tr(na_reason_name(a->reason)));
}

void answer_words(struct str *out, const struct report *r, size_t question)
{
	static void (*const words[])(struct str *, const struct report *, size_t) = {
		[TYPE_LEVELS] = level_words,
		[TYPE_PRACTICES] = practices_words,
		[TYPE_CHECKS] = practices_words,
		[TYPE_DECISIONS] = linked_words,
	};
	const struct answer *a = &r->a->questions[question];

	if (a->state == ANSWER_UNKNOWN || a->state == ANSWER_NOT_APPLICABLE)
		state_words(out, a);
	else
		words[r->q->questions[question].type](out, r, question);
}

void decision_words(struct str *out, const struct report *r, size_t decision)
{
	const struct answer *a = &r->a->decisions[decision];
	const struct decision *d = &r->q->decisions[decision];

	if (a->state == ANSWER_UNKNOWN || a->state == ANSWER_NOT_APPLICABLE)
		state_words(out, a);
	else if (a->state == ANSWER_SET && a->option >= 0 &&
		 (size_t)a->option < d->n_options)
		str_add(out, d->options[a->option].text);
}

static void values_words(struct str *out, const struct field *f,
			 const struct field_answer *a)
{
	const char *between = "";

	for (size_t i = 0; i < f->n_values; i++) {
		if (!(a->values >> i & 1))
			continue;
		str_addf(out, "%s%s", between, f->values[i].text);
		between = ", ";
	}
	if (!*between)
		str_add(out, tr("none"));
}

void field_words(struct str *out, const struct report *r, size_t field)
{
	const struct field *f = &r->q->fields[field];
	const struct field_answer *a = &r->a->fields[field];

	if (f->kind == FIELD_DECISION) {
		if (f->decision >= 0)
			decision_words(out, r, (size_t)f->decision);
		return;
	}
	if (!a->set)
		return;
	if (f->kind == FIELD_ONE || f->kind == FIELD_MANY) {
		values_words(out, f, a);
		return;
	}
	str_add(out, a->text ? a->text : "");
	if (f->kind == FIELD_NUMBER && f->unit && *f->unit)
		str_addf(out, " %s", f->unit);
}

void architecture_from_words(struct str *out, const struct report *r, size_t node)
{
	const struct architecture *arch = &r->architecture;

	architecture_from(out, &arch->nodes[node], r->q, true);
	if (architecture_is_bare(arch, node))
		str_add(out, tr(ARCHITECTURE_BARE));
}

void texts_join(struct str *out, const struct texts *t, const char *sep)
{
	for (size_t i = 0; i < t->n; i++)
		str_addf(out, "%s%s", i ? sep : "", t->items[i]);
}

void votes_join(struct str *out, const struct report *r, struct thing what)
{
	struct ballot b = {what, 0};
	struct str one = {0};
	size_t begin = out->len;

	for (; b.item < ballot_count(r->q, what); b.item++) {
		str_truncate(&one, 0);
		votes_words(&one, r->a, &b);
		if (one.len)
			str_addf(out, "%s%s", out->len > begin ? ". " : "", str_text(&one));
		str_truncate(&one, 0);
		dissent_words(&one, r->a, &b);
		if (one.len)
			str_addf(out, tr("; dissent: %s"), str_text(&one));
	}
	str_release(&one);
}

/* "learn.microsoft.com": dotted labels of letters, digits and hyphens, the last of letters. */
static bool looks_like_host(const char *s, size_t n)
{
	size_t label = 0, dots = 0;
	bool letters = true;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '.') {
			if (!label || s[i - 1] == '-')
				return false;
			dots++;
			label = 0;
			letters = true;
			continue;
		}
		if (c > 126 || !(isalnum(c) || (c == '-' && label)))
			return false;
		letters = letters && isalpha(c);
		label++;
	}
	return dots && label >= 2 && letters;
}

const char *source_url(struct arena *a, const char *source)
{
	static const char allowed[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789-._~/?&=%+,:;@!$#()";
	const char *scheme = "https://";
	size_t n = strlen(scheme), host;

	if (strncmp(source, scheme, n) == 0)
		source += n;
	host = strcspn(source, "/");
	if (!looks_like_host(source, host) || !source[host] || strstr(source, "...") ||
	    source[strspn(source, allowed)] || strlen(source) > 2000)
		return NULL;
	return arena_printf(a, "%s%s", scheme, source);
}

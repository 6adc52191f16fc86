/* What a filter of the plan means: words, and columns by name; see plan.h. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "ui/view/plan/plan.h"
#include "ui/widget/find.h"

const char plan_filter_hint[] = "words, or owner:ann severity:high wave:now overdue";
const char plan_filter_overdue[] = "overdue";

/* One that names no column stands anywhere in the action. */
enum filter_column { FILTER_ANY, FILTER_ACTION, FILTER_SEVERITY, FILTER_WAVE, FILTER_STATUS,
		     FILTER_OWNER, FILTER_DUE, FILTER_SECTION, FILTER_NOTE, FILTER_RANK,
		     FILTER_DAYS, FILTER_GAIN, FILTER_RISK, FILTER_PRIORITY, FILTER_KIND,
		     FILTER_OVERDUE };

struct filter_term {
	enum filter_column column;
	const char *text;
	bool whole; /* only whole words of the column */
};

static const struct {
	const char *name;
	enum filter_column column;
} columns[] = {
	{"action", FILTER_ACTION},     {"id", FILTER_ACTION},	    {"severity", FILTER_SEVERITY},
	{"wave", FILTER_WAVE},	       {"status", FILTER_STATUS},   {"owner", FILTER_OWNER},
	{"due", FILTER_DUE},	       {"section", FILTER_SECTION}, {"note", FILTER_NOTE},
	{"rank", FILTER_RANK},	       {"days", FILTER_DAYS},	    {"gain", FILTER_GAIN},
	{"priority", FILTER_PRIORITY}, {"prio", FILTER_PRIORITY},   {"risk", FILTER_RISK},
	{"kind", FILTER_KIND},
};

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Does a word of the text begin with part, or is it part as a whole? */
static bool has_word(const char *text, const char *part, bool whole)
{
	for (size_t i = 0; text[i]; i++)
		if ((!i || !is_word_char(text[i - 1])) && find_begins(text + i, part) &&
		    (!whole || !is_word_char(text[i + strlen(part)])))
			return true;
	return !*part;
}

static bool is_same(const char *a, const char *b)
{
	return strlen(a) == strlen(b) && find_begins(a, b);
}

static const char *named_owner(const struct session *s, const struct action *act)
{
	bool role;
	const char *owner = plan_owner(s, act, &role);

	return role ? "" : owner;
}

/* The column in which a word is a name: "low" is a severity, and not a part of "allowed";
 * "ann" is a person when the plan has one of that name. */
static enum filter_column column_of_word(const char *word, const struct session *s)
{
	static const char *const more[] = {"expired", "contradicted", "incomplete"};

	for (int i = SEVERITY_LOW; i <= SEVERITY_CRITICAL; i++)
		if (is_same(word, severity_name((enum severity)i)))
			return FILTER_SEVERITY;
	for (int i = WAVE_NOW; i <= WAVE_LATER; i++)
		if (is_same(word, wave_name((enum wave)i)))
			return FILTER_WAVE;
	for (int i = PLAN_OPEN; i <= PLAN_REJECTED; i++)
		if (is_same(word, plan_status_name((enum plan_status)i)))
			return FILTER_STATUS;
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		if (is_same(word, more[i]))
			return FILTER_STATUS;
	if (is_same(word, plan_filter_overdue))
		return FILTER_OVERDUE;
	for (size_t i = 0; i < s->plan.n_actions; i++)
		if (*named_owner(s, &s->plan.actions[i]) &&
		    has_word(named_owner(s, &s->plan.actions[i]), word, true))
			return FILTER_OWNER;
	return FILTER_ANY;
}

static struct filter_term term_of(struct arena *a, const char *word, size_t n,
				  const struct session *s)
{
	struct filter_term t = {.text = arena_strndup(a, word, n)};
	size_t name = strcspn(t.text, ":");

	for (size_t i = 0; t.text[name] && i < sizeof columns / sizeof *columns; i++) {
		if (strlen(columns[i].name) != name || !find_begins(t.text, columns[i].name))
			continue;
		t.column = columns[i].column;
		t.text += name + 1;
		return t;
	}
	t.column = column_of_word(t.text, s);
	t.whole = t.column != FILTER_ANY;
	return t;
}

struct plan_filter plan_filter_make(struct arena *a, const char *words,
				    const struct session *s)
{
	struct plan_filter f = {NULL, 0};

	for (;;) {
		size_t n;

		words += strspn(words, " ");
		n = strcspn(words, " ");
		if (!n)
			return f;
		*(struct filter_term *)ARENA_PUSH(a, f.terms, f.n) = term_of(a, words, n, s);
		words += n;
	}
}

/* Who does one of its steps does the action, too. */
static bool owner_passes(const struct session *s, const struct action *act,
			 const struct filter_term *t)
{
	bool role;
	const char *owner = plan_owner(s, act, &role);

	if (is_same(t->text, "nobody"))
		return role || !*owner;
	for (size_t k = 0; k < act->n_steps; k++)
		if (act->steps[k].entry && *act->steps[k].entry->owner &&
		    has_word(act->steps[k].entry->owner, t->text, t->whole))
			return true;
	return !(t->whole && role) && has_word(owner, t->text, t->whole);
}

static bool due_passes(const struct session *s, const struct action *act, const char *text)
{
	const char *due = plan_due(act);

	if (is_same(text, plan_filter_overdue))
		return action_is_overdue(act, s->plan.as_of);
	for (size_t k = 0; *text && k < act->n_steps; k++)
		if (find_begins(plan_step_due(&act->steps[k]), text))
			return true;
	return is_same(text, "none") ? !*due : find_begins(due, text);
}

/* "3", "<3" or ">3"; what is no number yet leaves everything. */
static bool number_passes(double value, const char *text)
{
	char sign = *text == '<' || *text == '>' ? *text : '=';
	double wanted;

	text += sign != '=';
	if (!number_parse_double(text + (*text == '+'), &wanted))
		return true;
	if (fabs(value - wanted) < 1e-6)
		return sign == '=';
	return sign == '<' ? value < wanted : sign == '>' && value > wanted;
}

static bool stands_anywhere(const struct session *s, const struct action *act,
			    const char *word)
{
	bool role;
	const char *texts[] = {
		act->id, act->title, severity_name(act->severity), wave_name(act->wave),
		plan_status(act), plan_owner(s, act, &role), plan_section(s, act),
		plan_due(act), act->entry ? act->entry->note : "",
	};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (find_in(texts[i], word))
			return true;
	for (size_t k = 0; k < act->n_steps; k++) {
		const struct step *step = &act->steps[k];

		if (find_in(step->id, word) || find_in(step->text, word) ||
		    (step->entry && find_in(step->entry->note, word)))
			return true;
	}
	return false;
}

static bool term_passes(const struct filter_term *t, const struct session *s,
			const struct action *act)
{
	switch (t->column) {
	case FILTER_ANY:
		return stands_anywhere(s, act, t->text);
	case FILTER_ACTION:
		return find_in(act->id, t->text) || find_in(act->title, t->text);
	case FILTER_SEVERITY:
		return find_begins(severity_name(act->severity), t->text);
	case FILTER_WAVE:
		return find_begins(wave_name(act->wave), t->text);
	case FILTER_STATUS:
		return find_begins(plan_status(act), t->text) ||
		       find_begins(plan_status_name(act->status), t->text);
	case FILTER_OWNER:
		return owner_passes(s, act, t);
	case FILTER_DUE:
		return due_passes(s, act, t->text);
	case FILTER_SECTION:
		return has_word(plan_section(s, act), t->text, false);
	case FILTER_NOTE:
		return act->entry && find_in(act->entry->note, t->text);
	case FILTER_RANK:
		return number_passes((double)act->rank, t->text);
	case FILTER_DAYS:
		return number_passes(act->effort / 2.0, t->text);
	case FILTER_GAIN:
		return number_passes((double)act->gain / 1000, t->text);
	case FILTER_PRIORITY:
		return number_passes((double)act->priority / 100, t->text);
	case FILTER_RISK:
		return number_passes((double)act->risk / 10, t->text);
	case FILTER_KIND:
		return find_begins(action_kind_name(act->kind), t->text);
	case FILTER_OVERDUE:
		return action_is_overdue(act, s->plan.as_of);
	}
	return false;
}

bool plan_filter_passes(const struct plan_filter *f, const struct session *s,
			const struct action *act)
{
	for (size_t i = 0; i < f->n; i++)
		if (!term_passes(&f->terms[i], s, act))
			return false;
	return true;
}

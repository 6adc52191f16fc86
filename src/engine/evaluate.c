#include "engine/evaluate.h"

#include <string.h>

#include "base/number.h"
#include "base/words.h"
static enum truth truth_of(bool yes)
{
	return yes ? TRUTH_TRUE : TRUTH_FALSE;
}

/* Is the field or decision asked and set? Then its values, as bits. */
static bool known_values(struct thing name, const struct facts *f, uint64_t *values)
{
	if (name.kind == THING_DECISION) {
		const struct answer *d = &f->a->decisions[name.index];

		if (!f->decision_asked[name.index] || d->state != ANSWER_SET)
			return false;
		*values = (uint64_t)1 << d->option;
		return true;
	}
	if (!f->field_counts[name.index] || !f->a->fields[name.index].set)
		return false;
	*values = f->a->fields[name.index].values;
	return true;
}

static bool compares(enum comparison op, double a, double b)
{
	switch (op) {
	case CMP_EQ:
		return !(a < b) && !(a > b);
	case CMP_NE:
		return a < b || a > b;
	case CMP_LT:
		return a < b;
	case CMP_LE:
		return a <= b;
	case CMP_GT:
		return a > b;
	case CMP_GE:
		return a >= b;
	}
	return false;
}

static enum truth number_truth(const struct condition *c, const struct facts *f)
{
	double value;

	if (c->name.kind == THING_QUESTION) {
		if (!f->level || f->level[c->name.index] < 0)
			return TRUTH_UNKNOWN;
		value = f->level[c->name.index] / 2.0;
	} else {
		if (!f->field_counts[c->name.index] || !f->a->fields[c->name.index].set)
			return TRUTH_UNKNOWN;
		value = f->a->fields[c->name.index].number;
	}
	return truth_of(compares(c->compare, value, (double)c->number));
}

enum truth condition_truth(const struct condition *c, const struct facts *f)
{
	enum truth left, right;
	uint64_t values;

	if (!c)
		return TRUTH_TRUE;
	switch (c->op) {
	case COND_ALWAYS:
		return TRUTH_TRUE;
	case COND_AND:
		left = condition_truth(c->left, f);
		right = condition_truth(c->right, f);
		return left < right ? left : right;
	case COND_OR:
		left = condition_truth(c->left, f);
		right = condition_truth(c->right, f);
		return left > right ? left : right;
	case COND_NOT:
		left = condition_truth(c->left, f);
		return left == TRUTH_UNKNOWN ? left : truth_of(left == TRUTH_FALSE);
	case COND_IN:
	case COND_HAS:
		if (!known_values(c->name, f, &values))
			return TRUTH_UNKNOWN;
		return truth_of((values & c->set) != 0);
	case COND_NUMBER:
		return number_truth(c, f);
	}
	return TRUTH_UNKNOWN;
}

static void values_words(struct str *out, struct thing name, const struct facts *f,
			 uint64_t values)
{
	const struct questionnaire *q = f->q;
	bool first = true;

	for (size_t i = 0; i < 64; i++) {
		if (!(values >> i & 1))
			continue;
		if (!first)
			str_add(out, ", ");
		first = false;
		str_add(out, name.kind == THING_DECISION
				     ? q->decisions[name.index].options[i].text
				     : q->fields[name.index].values[i].text);
	}
	if (first)
		str_add(out, tr("none"));
}

static void level_words(struct str *out, const struct answer *answer, int halves)
{
	char digits[32];

	if (halves < 0) {
		str_add(out, tr("not answered"));
	} else if (answer->state == ANSWER_NOT_APPLICABLE) {
		str_add(out, tr("set aside for business priority, which counts as level 0"));
	} else {
		number_text(digits, halves * 5, 1);
		str_addf(out, tr("level %s"), tr_number(digits));
	}
}

void fact_words(struct str *out, struct thing name, const struct facts *f)
{
	uint64_t values;

	if (name.kind == THING_QUESTION) {
		level_words(out, &f->a->questions[name.index],
			    f->level ? f->level[name.index] : -1);
	} else if (name.kind == THING_DECISION && !f->decision_asked[name.index]) {
		str_add(out, tr("not asked"));
	} else if (name.kind == THING_DECISION &&
		   f->a->decisions[name.index].state == ANSWER_UNKNOWN) {
		str_add(out, tr("unknown"));
	} else if (name.kind == THING_FIELD && !f->field_counts[name.index]) {
		str_add(out, tr("not asked"));
	} else if (name.kind == THING_FIELD && f->a->fields[name.index].set &&
		   f->q->fields[name.index].kind == FIELD_NUMBER) {
		str_add(out, f->a->fields[name.index].text);
	} else if (known_values(name, f, &values)) {
		values_words(out, name, f, values);
	} else {
		str_add(out, tr("not answered"));
	}
}

static const char *title_of(struct thing name, const struct questionnaire *q)
{
	switch (name.kind) {
	case THING_FIELD:
		return q->fields[name.index].title;
	case THING_DECISION:
		return q->decisions[name.index].name;
	default:
		return q->questions[name.index].id;
	}
}

/* The names already told, so that none is told twice. */
struct told {
	struct thing names[64];
	size_t n;
	size_t start; /* where the text began in out */
};

static void tell(struct str *out, struct told *told, struct thing name,
		 const struct facts *f)
{
	for (size_t i = 0; i < told->n; i++)
		if (told->names[i].kind == name.kind && told->names[i].index == name.index)
			return;
	if (told->n < sizeof told->names / sizeof *told->names)
		told->names[told->n++] = name;
	if (out->len > told->start)
		str_add(out, "; ");
	str_addf(out, "%s: ", title_of(name, f->q));
	fact_words(out, name, f);
}

/* Does one side alone decide the whole, as in an `or` that is true? */
static bool one_side_decides(const struct condition *c, enum truth want)
{
	return (c->op == COND_OR) == (want == TRUTH_TRUE);
}

/* want: the truth that makes the whole true. Sides that have no part in it are left out. */
static void add_facts(struct str *out, struct told *told, const struct condition *c,
		      const struct facts *f, enum truth want, bool all)
{
	switch (c->op) {
	case COND_ALWAYS:
		return;
	case COND_AND:
	case COND_OR:
		if (all || !one_side_decides(c, want) || condition_truth(c->left, f) == want)
			add_facts(out, told, c->left, f, want, all);
		if (all || !one_side_decides(c, want) || condition_truth(c->right, f) == want)
			add_facts(out, told, c->right, f, want, all);
		return;
	case COND_NOT:
		add_facts(out, told, c->left, f,
			  want == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE, all);
		return;
	case COND_IN:
	case COND_HAS:
	case COND_NUMBER:
		if (all || condition_truth(c, f) == want)
			tell(out, told, c->name, f);
		return;
	}
}

void condition_facts(struct str *out, const struct condition *c, const struct facts *f,
		     bool all)
{
	struct told told = {.start = out->len};

	if (c)
		add_facts(out, &told, c, f, TRUTH_TRUE, all);
}

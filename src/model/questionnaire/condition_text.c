#include "model/questionnaire/condition.h"

static const char *const compare_signs[] = {
	[CMP_EQ] = "==", [CMP_NE] = "!=", [CMP_LT] = "<",
	[CMP_LE] = "<=", [CMP_GT] = ">",  [CMP_GE] = ">=",
};
static const char *const compare_spoken[] = {
	[CMP_EQ] = "is",       [CMP_NE] = "is not",    [CMP_LT] = "is below",
	[CMP_LE] = "is at most", [CMP_GT] = "is above", [CMP_GE] = "is at least",
};

static const enum comparison opposite[] = {
	[CMP_EQ] = CMP_NE, [CMP_NE] = CMP_EQ, [CMP_LT] = CMP_GE,
	[CMP_LE] = CMP_GT, [CMP_GT] = CMP_LE, [CMP_GE] = CMP_LT,
};

/* How the two printings differ. */
struct manner {
	bool spoken;
	const struct questionnaire *q;
};

static const char *name_of(const struct manner *m, struct thing t)
{
	switch (t.kind) {
	case THING_FIELD:
		return m->spoken ? m->q->fields[t.index].title : m->q->fields[t.index].name;
	case THING_DECISION:
		return m->spoken ? m->q->decisions[t.index].name
				 : m->q->decisions[t.index].id;
	case THING_QUESTION:
		return m->q->questions[t.index].id;
	default:
		return "?";
	}
}

static const char *value_of(const struct manner *m, struct thing t, size_t i)
{
	if (t.kind == THING_DECISION) {
		const struct option *o = &m->q->decisions[t.index].options[i];

		return m->spoken ? o->text : o->id;
	}
	return m->spoken ? m->q->fields[t.index].values[i].text
			 : m->q->fields[t.index].values[i].id;
}

static size_t add_values(struct str *out, const struct manner *m,
			 const struct condition *c, const char *between)
{
	size_t n = 0;

	for (size_t i = 0; i < 64; i++)
		if (c->set >> i & 1) {
			if (n++)
				str_add(out, between);
			str_add(out, value_of(m, c->name, i));
		}
	return n;
}

static void add_in(struct str *out, const struct manner *m, const struct condition *c,
		   bool negated)
{
	bool several = (c->set & (c->set - 1)) != 0;

	str_add(out, name_of(m, c->name));
	if (m->spoken) {
		str_add(out, negated ? " is not '" : " is '");
		add_values(out, m, c, "' or '");
		str_addc(out, '\'');
		return;
	}
	str_add(out, several ? " in (" : negated ? " != " : " == ");
	add_values(out, m, c, ", ");
	if (several)
		str_addc(out, ')');
}

static void add_has(struct str *out, const struct manner *m, const struct condition *c,
		    bool negated)
{
	if (!m->spoken) {
		add_values(out, m, c, ", ");
		str_addf(out, " in %s", name_of(m, c->name));
		return;
	}
	str_addf(out, "%s %s '", name_of(m, c->name), negated ? "without" : "with");
	add_values(out, m, c, "' or '");
	str_addc(out, '\'');
}

/* How tightly an operator binds; a looser one inside a tighter wants parentheses. */
static int binding(enum condition_op op)
{
	return op == COND_OR ? 0 : op == COND_AND ? 1 : 2;
}

static void add(struct str *out, const struct manner *m, const struct condition *c,
		int around);

static void add_number(struct str *out, const struct manner *m, const struct condition *c,
		       enum comparison compare)
{
	str_addf(out, "%s%s %s %ld",
		 m->spoken && c->name.kind == THING_QUESTION ? "level of " : "",
		 name_of(m, c->name),
		 m->spoken ? compare_spoken[compare] : compare_signs[compare], c->number);
}

static void add_not(struct str *out, const struct manner *m, const struct condition *c)
{
	const struct condition *inner = c->left;
	bool several = (inner->set & (inner->set - 1)) != 0;

	if (inner->op == COND_IN && (m->spoken || !several)) {
		add_in(out, m, inner, true);
		return;
	}
	if (inner->op == COND_HAS && m->spoken) {
		add_has(out, m, inner, true);
		return;
	}
	if (inner->op == COND_NUMBER && m->spoken) {
		add_number(out, m, inner, opposite[inner->compare]);
		return;
	}
	str_add(out, "not ");
	add(out, m, inner, 3);
}

static void add(struct str *out, const struct manner *m, const struct condition *c,
		int around)
{
	bool braces = binding(c->op) < around && binding(c->op) < 2;

	if (braces)
		str_addc(out, '(');
	switch (c->op) {
	case COND_ALWAYS:
		str_add(out, "always");
		break;
	case COND_AND:
	case COND_OR:
		add(out, m, c->left, binding(c->op));
		str_add(out, c->op == COND_AND ? " and " : " or ");
		add(out, m, c->right, binding(c->op) + 1);
		break;
	case COND_NOT:
		add_not(out, m, c);
		break;
	case COND_IN:
		add_in(out, m, c, false);
		break;
	case COND_HAS:
		add_has(out, m, c, false);
		break;
	case COND_NUMBER:
		add_number(out, m, c, c->compare);
		break;
	}
	if (braces)
		str_addc(out, ')');
}

void condition_words(struct str *out, const struct questionnaire *q,
		     const struct condition *c)
{
	struct manner m = {true, q};

	if (c)
		add(out, &m, c, 0);
	else
		str_add(out, "always");
}

void condition_text(struct str *out, const struct questionnaire *q,
		    const struct condition *c)
{
	struct manner m = {false, q};

	if (c)
		add(out, &m, c, 0);
	else
		str_add(out, "always");
}

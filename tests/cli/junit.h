/* junit.h - is a text a JUnit report of the shape that Azure Pipelines documents? Rules and code
 * of their own, beside what writes it. */
#ifndef TESTS_CLI_JUNIT_H
#define TESTS_CLI_JUNIT_H

#include "support.h"

#include "import/xlsx/xml_read.h"

/* An element: where it stands, which attributes it has to have, which it may, and whether it may
 * hold text. Lists are words between blanks. */
struct junit_rule {
	const char *name, *parent, *wanted, *allowed;
	bool text;
};

static const struct junit_rule junit_rules[] = {
	{"testsuites", "", " ", " ", false},
	{"testsuite", "testsuites",
	 " package id name timestamp hostname tests failures errors time ", " skipped ", false},
	{"properties", "testsuite", " ", " ", false},
	{"property", "properties", " name value ", " ", false},
	{"testcase", "testsuite", " name classname time ", " ", false},
	{"skipped", "testcase", " ", " message ", false},
	{"failure", "testcase", " type ", " message ", true},
	{"error", "testcase", " type ", " message ", true},
	{"system-out", "testsuite", " ", " ", true},
	{"system-err", "testsuite", " ", " ", true},
};

/* What a suite holds, and in which order it came. */
struct junit_suite {
	long tests, failures, errors, skipped;
	int part;    /* the last: 0 properties, 1 testcase, 2 system-out, 3 system-err; -1 none */
	bool judged; /* the case has a child already */
};

struct junit_check {
	struct xml x;
	const struct junit_rule *open[8]; /* the elements around */
	size_t depth, suites;
	struct junit_suite counted, said;
	char fault[200]; /* the first; "" */
};

static inline void junit_want(struct junit_check *c, bool fine, const char *what)
{
	if (!fine && !*c->fault)
		snprintf(c->fault, sizeof c->fault, "%.60s: %.100s",
			 c->depth ? c->open[c->depth - 1]->name : "JUnit", what);
}

static inline bool junit_lists(const char *list, struct xml_span word)
{
	char padded[80];

	snprintf(padded, sizeof padded, " %.*s ", (int)(word.n < 64 ? word.n : 64), word.at);
	return strstr(list, padded) != NULL;
}

static inline void junit_attributes(struct junit_check *c, const struct junit_rule *rule)
{
	size_t wanted = 0;

	for (const char *p = rule->wanted + 1; *p; p++)
		wanted += *p == ' ';
	for (size_t i = 0; i < c->x.n_attributes; i++) {
		bool is_wanted = junit_lists(rule->wanted, c->x.keys[i]);

		wanted -= is_wanted;
		junit_want(c, is_wanted || junit_lists(rule->allowed, c->x.keys[i]),
			   "an attribute that it has not");
	}
	junit_want(c, !wanted, "an attribute is missing");
}

static inline long junit_number(struct junit_check *c, const char *key)
{
	struct xml_span span = xml_attribute(&c->x, key);
	long n = 0;

	junit_want(c, span.n > 0 && span.n < 9, key);
	for (size_t i = 0; i < span.n; i++) {
		junit_want(c, span.at[i] >= '0' && span.at[i] <= '9', key);
		n = n * 10 + (span.at[i] - '0');
	}
	return n;
}

/* Something, without blanks at its ends or two together. */
static inline void junit_token(struct junit_check *c, const char *key)
{
	struct xml_span span = xml_attribute(&c->x, key);

	junit_want(c, span.n && span.at[0] != ' ' && span.at[span.n - 1] != ' ', key);
	for (size_t i = 0; i + 1 < span.n; i++)
		junit_want(c, span.at[i] != ' ' || span.at[i + 1] != ' ', key);
}

/* A time without a zone. */
static inline void junit_time(struct junit_check *c)
{
	static const char shape[] = "0000-00-00T00:00:00";
	struct xml_span span = xml_attribute(&c->x, "timestamp");

	junit_want(c, span.n == strlen(shape), "timestamp");
	for (size_t i = 0; i < span.n && shape[i]; i++)
		junit_want(c, shape[i] == '0' ? span.at[i] >= '0' && span.at[i] <= '9'
					      : span.at[i] == shape[i], "timestamp");
}

/* The parts of a suite come in order; only cases may be several, or none. */
static inline void junit_part(struct junit_check *c, const char *name)
{
	static const char *const parts[] = {"properties", "testcase", "system-out", "system-err"};
	int part = 0, last = c->counted.part;

	while (strcmp(parts[part], name) != 0)
		part++;
	junit_want(c, part == last + 1 || (part == 1 && last == 1) || (part == 2 && last == 0),
		   "out of its place");
	c->counted.part = part;
}

static inline void junit_child(struct junit_check *c, const char *name)
{
	junit_want(c, !c->counted.judged, "a second verdict");
	c->counted.judged = true;
	c->counted.failures += !strcmp(name, "failure");
	c->counted.errors += !strcmp(name, "error");
	c->counted.skipped += !strcmp(name, "skipped");
}

static inline void junit_suite_begins(struct junit_check *c)
{
	c->counted = (struct junit_suite){.part = -1};
	c->said = (struct junit_suite){
		junit_number(c, "tests"), junit_number(c, "failures"), junit_number(c, "errors"),
		junit_number(c, "skipped"), 3, false};
	junit_want(c, junit_number(c, "id") == (long)c->suites++, "id");
	junit_token(c, "name");
	junit_token(c, "hostname");
	junit_time(c);
}

static inline void junit_start(struct junit_check *c)
{
	const char *parent = c->depth ? c->open[c->depth - 1]->name : "";
	const struct junit_rule *rule = NULL;

	for (size_t i = 0; i < COUNT_OF(junit_rules); i++)
		if (xml_is(&c->x, junit_rules[i].name))
			rule = &junit_rules[i];
	junit_want(c, rule && !strcmp(rule->parent, parent), "an element that is not there");
	if (*c->fault)
		return;
	c->open[c->depth++] = rule;
	junit_attributes(c, rule);
	if (!strcmp(parent, "testsuite"))
		junit_part(c, rule->name);
	if (!strcmp(parent, "testcase"))
		junit_child(c, rule->name);
	if (!strcmp(rule->name, "testsuite"))
		junit_suite_begins(c);
	if (strcmp(rule->name, "testcase") != 0)
		return;
	c->counted.tests++;
	c->counted.judged = false;
	junit_token(c, "name");
	junit_token(c, "classname");
	junit_number(c, "time");
}

static inline void junit_end(struct junit_check *c)
{
	const struct junit_suite *n = &c->counted, *said = &c->said;

	if (!strcmp(c->open[c->depth - 1]->name, "testsuite")) {
		junit_want(c, n->part == 3, "a part is missing");
		junit_want(c, n->tests == said->tests && n->failures == said->failures &&
				      n->errors == said->errors && n->skipped == said->skipped,
			   "it holds other numbers than it says");
	}
	c->depth--;
}

/* What is wrong with it, "" for nothing, in *c. */
static inline const char *junit_fault(struct junit_check *c, const char *text)
{
	enum xml_event e;

	*c = (struct junit_check){.depth = 0};
	xml_begin(&c->x, text, strlen(text));
	while (!*c->fault && (e = xml_next(&c->x)) != XML_DONE) {
		junit_want(c, e != XML_BAD, "no XML");
		if (e == XML_START)
			junit_start(c);
		else if (e == XML_END)
			junit_end(c);
		else if (e == XML_TEXT && !c->open[c->depth - 1]->text)
			for (size_t i = 0; i < c->x.text.n; i++)
				junit_want(c, strchr(" \n", c->x.text.at[i]) != NULL, "text");
	}
	junit_want(c, c->suites > 0, "no suite");
	return c->fault;
}

/* Fails the test unless the text is one; returns what its last suite holds. */
static inline struct junit_suite assert_junit(const char *text)
{
	struct junit_check c;

	if (*junit_fault(&c, text))
		fail_msg("%s in:\n%s", c.fault, text);
	return c.counted;
}

#endif

/* merge_cases.h - assessments made of small pieces that are changed one by one: what a merge
 * must come to is then known without merging.
 *
 * A piece is what two people can change without getting into each other's way. */
#ifndef TESTS_MERGE_CASES_H
#define TESTS_MERGE_CASES_H

#include "model/small.h"

#include "base/json_read.h"

/* A piece stands in containers, from the outside in: "name{" is an object, "name[" a list and,
 * in a list, "name{" a record. Its values are JSON as it stands there; 0 is none of them. */
struct piece {
	const char *in;
	const char *values[3];
	bool always; /* never taken away */
};

#define MS(at, more) "\"at\": \"2026-11-0" at "T10:00:00Z\", \"answers\": {" more "}"
#define ACCEPTED(id) \
	"{\"id\": \"" id "\", \"of\": \"REL-01\", \"from\": \"2026-11-01\", \"until\": \"2026-12-01\"}"
#define PARKED(at, text) \
	"{\"text\": \"" text "\", \"at\": \"2026-11-21T10:00:0" at "Z\", \"by\": \"Ann\"}"

static const struct piece pieces[] = {
	{"about{", {"\"title\": \"A\"", "\"title\": \"B\"", "\"title\": \"C\""}, false},
	{"about{", {"\"date\": \"2026-11-21\"", "\"date\": \"2026-11-22\"", NULL}, false},
	{"about{", {"\"scope\": \"All\"", "\"scope\": \"Some\\nof it\"", NULL}, false},
	{"about{", {"\"later\": {\"a\": [1, 2]}", "\"later\": 2", NULL}, false},
	{"about{ participants[", {"\"Ann\"", NULL, NULL}, false},
	{"about{ participants[", {"\"Bob\"", NULL, NULL}, false},
	{"about{ participants[", {"\"Cy\"", NULL, NULL}, false},
	{"settings{", {"\"depth\": \"core\"", "\"depth\": \"deep\"", NULL}, false},
	{"settings{", {"\"target\": 2", "\"target\": 3", "\"target\": 4"}, false},
	{"settings{", {"\"capacity\": 40", "\"capacity\": 60", NULL}, false},
	{"settings{", {"\"theme\": \"x\"", "\"theme\": \"y\"", NULL}, false},
	{"settings{ rank[", {"\"first\"", NULL, NULL}, false},
	{"settings{ rank[", {"\"second\"", NULL, NULL}, false},
	{"settings{ targets{", {"\"REL-01\": 2", "\"REL-01\": 4", NULL}, false},
	{"settings{ targets{", {"\"REL-99\": 2", "\"REL-99\": 4", NULL}, false},
	{"settings{ waves{", {"\"start\": \"2026-12-01\"", "\"start\": \"2027-01-01\"", NULL}, false},
	{"settings{ waves{", {"\"days\": 30", "\"days\": 14", NULL}, false},
	{"workload{", {"\"name\": \"Chat\"", "\"name\": \"Search\"", NULL}, false},
	{"workload{", {"\"stage\": \"poc\"", "\"stage\": \"prod\"", "\"stage\": \"odd\""}, false},
	{"workload{", {"\"hours\": 1", "\"hours\": 2.50", NULL}, false},
	{"workload{", {"\"slo\": \"99\"", "\"slo\": \"99.9\"", NULL}, false},
	{"workload{", {"\"colour\": \"red\"", "\"colour\": [\"red\", 2]", NULL}, false},
	{"workload{ kinds[", {"\"rag\"", NULL, NULL}, true},
	{"workload{ kinds[", {"\"genai\"", NULL, NULL}, false},
	{"workload{ kinds[", {"\"agent\"", NULL, NULL}, false},
	{"answers{ DT-01{",
	 {"\"option\": \"int\"", "\"option\": \"net\", \"by\": \"Ann\"", "\"state\": \"unknown\""},
	 false},
	{"answers{ DT-01{", {"\"note\": \"a\"", "\"note\": \"b\"", NULL}, false},
	{"answers{ DT-01{ votes{", {"\"Ann\": \"int\"", "\"Ann\": \"net\"", NULL}, false},
	{"answers{ DT-01{ votes{", {"\"Bob\": \"int\"", "\"Bob\": \"unknown\"", NULL}, false},
	{"answers{ REL-01{",
	 {"\"level\": 2, \"by\": \"Ann\", \"at\": \"2026-11-21T10:00:00Z\"",
	  "\"state\": \"unknown\", \"at\": \"2026-11-21T11:00:00Z\"",
	  "\"state\": \"not-applicable\", \"reason\": \"out-of-scope\""},
	 false},
	{"answers{ REL-01{", {"\"note\": \"x\"", "\"note\": \"y\\tz\"", NULL}, false},
	{"answers{ REL-01{", {"\"confidence\": \"low\"", "\"confidence\": \"high\"", NULL}, false},
	{"answers{ REL-01{", {"\"flag\": true", NULL, NULL}, false},
	{"answers{ REL-01{", {"\"mood\": {\"a\": 1}", "\"mood\": null", NULL}, false},
	{"answers{ REL-01{ evidence[", {"\"one.pdf\"", NULL, NULL}, false},
	{"answers{ REL-01{ evidence[", {"\"two.pdf\"", NULL, NULL}, false},
	{"answers{ REL-01{ evidence[", {"\"three.pdf\"", NULL, NULL}, false},
	{"answers{ REL-01{ votes{", {"\"Ann\": 2", "\"Ann\": 4", NULL}, false},
	{"answers{ REL-01{ votes{", {"\"Bob\": 0", "\"Bob\": \"unknown\"", NULL}, false},
	{"answers{ REL-06{ practices{",
	 {"\"replicas\": \"yes\"", "\"replicas\": \"no\"", "\"replicas\": \"partial\""}, false},
	{"answers{ REL-06{ practices{", {"\"zones\": \"yes\"", "\"zones\": \"na\"", NULL}, false},
	{"answers{ REL-06{ practices{", {"\"moons\": \"yes\"", "\"moons\": 3", NULL}, false},
	{"answers{ REL-06{ votes{ zones{", {"\"Ann\": \"yes\"", "\"Ann\": \"no\"", NULL}, false},
	{"answers{ REL-22{", {"\"level\": 4, \"version\": \"2026.10\"", "\"level\": 0", NULL}, false},
	{"answers{ OLD-01{", {"\"level\": 4", "\"level\": 0", NULL}, false},
	{"answers{ OLD-01{", {"\"note\": \"4\"", "\"note\": \"0\"", NULL}, false},
	{"plan{ REL-06{",
	 {"\"status\": \"done\", \"at\": \"2026-11-21T10:00:00Z\"", "\"status\": \"in-progress\"",
	  "\"status\": \"rejected\", \"reason\": \"r\""},
	 false},
	{"plan{ REL-06{", {"\"owner\": \"Ann\"", "\"owner\": \"Bob\"", NULL}, false},
	{"plan{ REL-06{", {"\"due\": \"2026-12-01\"", "\"due\": \"2026-12-02\"", NULL}, false},
	{"plan{ REL-06{", {"\"note\": \"n\"", "\"note\": \"m\"", NULL}, false},
	{"plan{ REL-06{", {"\"ticket\": 7", "\"ticket\": 8", NULL}, false},
	{"plan{ REL-06/zones{", {"\"owner\": \"Ann\"", "\"owner\": \"Bob\"", NULL}, false},
	{"plan{ REL-06/zones{", {"\"status\": \"done\"", "\"status\": \"in-progress\"", NULL}, false},
	{"acceptances[ a1{", {"\"id\": \"a1\", \"of\": \"REL-01\"", NULL, NULL}, true},
	{"acceptances[ a1{",
	 {"\"from\": \"2026-11-01\", \"until\": \"2026-12-01\"",
	  "\"from\": \"2026-12-02\", \"until\": \"2026-12-31\"", NULL},
	 true},
	{"acceptances[ a1{", {"\"reason\": \"r\"", "\"reason\": \"s\"", NULL}, false},
	{"acceptances[ a1{",
	 {"\"revoked\": {\"at\": \"2026-11-21T10:00:00Z\"}", "\"revoked\": {\"by\": \"Bob\"}", NULL},
	 false},
	{"acceptances[", {ACCEPTED("a2"), NULL, NULL}, false},
	{"acceptances[", {ACCEPTED("a3"), NULL, NULL}, false},
	{"acceptances[", {ACCEPTED("a4"), NULL, NULL}, false},
	{"workshop{", {"\"room\": 1", "\"room\": 2", NULL}, false},
	{"workshop{ participants[", {"\"Ann\"", NULL, NULL}, false},
	{"workshop{ participants[", {"\"Dee\"", NULL, NULL}, false},
	{"workshop{ agenda[ first{", {"\"section\": \"first\"", NULL, NULL}, true},
	{"workshop{ agenda[ first{", {"\"minutes\": 10", "\"minutes\": 20", NULL}, false},
	{"workshop{ agenda[ first{",
	 {"\"started\": \"2026-11-21T10:00:00Z\", \"spent\": 60", "\"spent\": 90", NULL}, false},
	{"workshop{ agenda[", {"{\"section\": \"profile\"}", NULL, NULL}, false},
	{"workshop{ agenda[", {"{\"section\": \"lunch\", \"minutes\": 60}", NULL, NULL}, false},
	{"workshop{ parking_lot[ p{",
	 {"\"text\": \"p\", \"at\": \"2026-11-20T10:00:00Z\"",
	  "\"text\": \"q\", \"at\": \"2026-11-20T10:00:00Z\"", NULL}, true},
	{"workshop{ parking_lot[ p{", {"\"done\": true", NULL, NULL}, false},
	{"workshop{ parking_lot[", {PARKED("1", "a"), NULL, NULL}, false},
	{"workshop{ parking_lot[", {PARKED("2", "b"), NULL, NULL}, false},
	{"workshop{ parking_lot[", {PARKED("3", "c"), NULL, NULL}, false},
	{"workshop{ parking_lot[", {"{\"text\": \"no time\"}", NULL, NULL}, false},
	{"scenarios{", {"\"lean\": {\"budget\": 20}", "\"lean\": {\"goal\": \"70\"}", NULL}, false},
	{"scenarios{", {"\"big\": {\"goal\": \"90\"}", NULL, NULL}, false},
	{"milestones[ kick{", {MS("1", ""), NULL, NULL}, true},
	{"milestones[ kick{", {"\"name\": \"kick-off\"", "\"name\": \"start\"", NULL}, true},
	{"milestones[", {"{\"name\": \"two\", " MS("2", "\"REL-01\": {\"level\": 2}") "}", NULL, NULL},
	 false},
	{"milestones[", {"{\"name\": \"three\", " MS("3", "") "}", NULL, NULL}, false},
	{"milestones[", {"{\"name\": \"four\", " MS("4", "") "}", NULL, NULL}, false},
	{"conflicts[", {"{\"at\": \"about/x\", \"ours\": 1, \"theirs\": 2}", NULL, NULL}, false},
	{"conflicts[", {"{\"at\": \"about/y\", \"theirs\": 2}", NULL, NULL}, false},
	{"extra{", {"\"keep\": 0", NULL, NULL}, true},
	{"extra{", {"\"a\": {\"b\": [1, {}]}", "\"a\": [1, 1]", "\"a\": \"\\u00e9\""}, false},
	{"extra{ inner{", {"\"keep\": 0", NULL, NULL}, true},
	{"extra{ inner{", {"\"b\": 1", "\"b\": 1.0", NULL}, false},
	{"extra{ inner{ list[", {"\"keep\"", NULL, NULL}, true},
	{"extra{ inner{ list[", {"7", NULL, NULL}, false},
	{"extra{ inner{ list[", {"\"7\"", NULL, NULL}, false},
	{"extra{ inner{ list[", {"true", NULL, NULL}, false},
};
#define N_PIECES COUNT_OF(pieces)

/* An assessment: the value of each piece, from 1, and what comes first in a list. */
struct made {
	unsigned char value[N_PIECES];
	size_t stamp[N_PIECES];
};

static inline size_t n_values(size_t i)
{
	size_t n = 0;

	while (n < 3 && pieces[i].values[n])
		n++;
	return n;
}

static inline uint32_t chance(uint32_t *seed, size_t n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % (uint32_t)n;
}

static inline void make_base(struct made *m, uint32_t *seed)
{
	memset(m, 0, sizeof *m);
	for (size_t i = 0; i < N_PIECES; i++) {
		if (pieces[i].always || chance(seed, 2))
			m->value[i] = (unsigned char)(1 + chance(seed, n_values(i)));
		m->stamp[i] = i;
	}
}

/* Another value for a piece; a new item comes last. */
static inline void change(struct made *m, size_t i, size_t stamp, uint32_t *seed)
{
	size_t least = pieces[i].always, n = n_values(i) + 1 - least;

	if (n < 2)
		return;
	if (!m->value[i])
		m->stamp[i] = stamp;
	m->value[i] = (unsigned char)(least + (m->value[i] - least + 1 + chance(seed, n - 1)) % n);
}

/* Closes and opens containers: from those of one piece to those of the next. */
static inline void move_to(struct str *out, const char *from, const char *to)
{
	size_t same = 0, n = 0;

	for (size_t i = 0; from[i] == to[i] && from[i]; i++)
		if (from[i] == '{' || from[i] == '[')
			same = i + 1;
	if (from[same] && from[same] != ' ')
		same = 0;
	for (size_t i = strlen(from); i-- > same;)
		if (from[i] == '{' || from[i] == '[')
			str_addc(out, from[i] == '{' ? '}' : ']');
	for (const char *p = to + same; *p; p += n) {
		bool list;
		size_t name;

		p += *p == ' ';
		n = strcspn(p, " ");
		name = n - 1;
		list = p > to && p[-1] == ' ' && p[-2] == '[';
		if (out->len && !strchr("{[", out->data[out->len - 1]))
			str_add(out, ", ");
		if (!list)
			str_addf(out, "\"%.*s\": ", (int)name, p);
		str_addc(out, p[name]);
	}
}

static inline void render(struct str *out, const struct made *m)
{
	const char *in = "";

	str_add(out, "{\"format\": \"plumbline-assessment\", \"version\": 1, \"id\": \"one\", "
		     "\"questionnaire\": {\"id\": \"small\", \"version\": \"2026.11\"}");
	for (size_t i = 0, end; i < N_PIECES; i = end) {
		bool written[N_PIECES] = {false};

		for (end = i; end < N_PIECES && !strcmp(pieces[end].in, pieces[i].in);)
			end++;
		for (size_t left = end - i; left--;) {
			size_t best = N_PIECES;

			for (size_t k = i; k < end; k++)
				if (m->value[k] && !written[k] &&
				    (best == N_PIECES || m->stamp[k] < m->stamp[best]))
					best = k;
			if (best == N_PIECES)
				break;
			written[best] = true;
			move_to(out, in, pieces[i].in);
			in = pieces[i].in;
			if (!strchr("{[", out->data[out->len - 1]))
				str_add(out, ", ");
			str_add(out, pieces[best].values[m->value[best] - 1]);
		}
	}
	move_to(out, in, "");
	str_add(out, "}");
}

static inline struct assessment *assessment_made(const struct questionnaire *q,
						 const struct made *m)
{
	struct str text = {0};
	struct diags d = {0};
	struct assessment *a;

	render(&text, m);
	a = assessment_parse(q, "made", str_text(&text), text.len, &d);
	if (!a)
		print_error("%s\n", str_text(&text));
	assert_diags(&d, "");
	diags_release(&d);
	str_release(&text);
	return a;
}

#endif

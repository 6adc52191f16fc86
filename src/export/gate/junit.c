/* How gates came out as JUnit XML, in the form that Ant's schema has and Azure Pipelines reads: a
 * suite for all, a case for each. */
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "export/gate/gate.h"

/* Appends a text as XML; what XML cannot hold is shown otherwise. */
static void put(struct str *out, const char *text)
{
	struct arena arena = {0};

	for (const char *p = utf8_safe(&arena, text, false); *p; p++)
		switch (*p) {
		case '&':
			str_add(out, "&amp;");
			break;
		case '<':
			str_add(out, "&lt;");
			break;
		case '>':
			str_add(out, "&gt;");
			break;
		case '"':
			str_add(out, "&quot;");
			break;
		default:
			str_addc(out, *p);
		}
	arena_release(&arena);
}

static void put_attribute(struct str *out, const char *key, const char *text)
{
	str_addf(out, " %s=\"", key);
	put(out, text);
	str_addc(out, '"');
}

static void put_property(struct str *out, const char *name, const char *value)
{
	str_add(out, "      <property");
	put_attribute(out, "name", name);
	put_attribute(out, "value", value);
	str_add(out, "/>\n");
}

static void put_properties(struct str *out, const struct verdicts *v)
{
	const struct report *r = v->report;
	char day[16], score[64];

	str_add(out, "    <properties>\n");
	put_property(out, "tool", r->tool);
	put_property(out, "title", report_title(r));
	put_property(out, "questionnaire", r->a->questionnaire_version);
	put_property(out, "as-of", date_text(day, r->as_of));
	put_property(out, "overall", range_text(score, &r->score.overall));
	put_property(out, "against", v->against ? v->against : "");
	str_add(out, "    </properties>\n");
}

static void put_case(struct str *out, const struct verdict *it)
{
	static const char *const classes[] = {[GATE_MIN] = "plumbline.min",
					      [GATE_MAX] = "plumbline.max",
					      [GATE_NO_WORSE] = "plumbline.no-worse"};

	str_add(out, "    <testcase");
	put_attribute(out, "name", it->name);
	put_attribute(out, "classname", classes[it->kind]);
	str_add(out, " time=\"0\"");
	if (it->state == VERDICT_MET) {
		str_add(out, "/>\n");
		return;
	}
	str_add(out, it->state == VERDICT_MISSED ? ">\n      <failure" : ">\n      <skipped");
	put_attribute(out, "message", it->says);
	if (it->state == VERDICT_MISSED) {
		str_add(out, " type=\"gate\">");
		put(out, it->says);
		str_add(out, "</failure>\n    </testcase>\n");
	} else {
		str_add(out, "/>\n    </testcase>\n");
	}
}

/* All that each says, and how it was counted, for whoever opens the suite. */
static void put_output(struct str *out, const struct verdicts *v)
{
	struct str words = {0};

	str_add(out, "    <system-out>");
	for (size_t i = 0; i < v->n; i++) {
		put(out, verdict_state_name(v->items[i].state));
		str_add(out, ": ");
		put(out, v->items[i].says);
		str_addc(out, '\n');
	}
	verdicts_accepted(&words, v);
	str_add(&words, "; ");
	verdicts_contradicted(&words, v);
	str_add(&words, "; ");
	verdicts_apart(&words, v);
	put(out, str_text(&words));
	str_release(&words);
	str_add(out, "\n    </system-out>\n    <system-err/>\n");
}

/* The schema has times without a zone: ours are UTC. Checking takes no time worth telling. */
void gate_junit(const struct verdicts *v, struct str *out)
{
	char when[32];

	date_time_text(when, v->report->generated);
	when[strlen(when) - 1] = '\0';
	str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
		     "  <testsuite package=\"plumbline\" id=\"0\" name=\"gates\"");
	put_attribute(out, "timestamp", when);
	str_addf(out,
		 " hostname=\"localhost\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" "
		 "skipped=\"%zu\" time=\"0\">\n",
		 v->n, v->counts[VERDICT_MISSED], v->counts[VERDICT_SKIPPED]);
	put_properties(out, v);
	for (size_t i = 0; i < v->n; i++)
		put_case(out, &v->items[i]);
	put_output(out, v);
	str_add(out, "  </testsuite>\n</testsuites>\n");
}

/* How gates came out, in the formats that pipelines read; see gate.h. */
#include <string.h>

#include "base/date.h"
#include "base/json_write.h"
#include "export/gate/gate.h"
#include "export/text/md.h"

static void (*const counted[])(struct str *out, const struct verdicts *v) = {
	verdicts_accepted, verdicts_contradicted, verdicts_apart};
#define N_COUNTED (sizeof counted / sizeof *counted)

static void put_text(const struct verdicts *v, struct str *out)
{
	char day[16];

	str_addf(out, "%s, as of %s: ", report_title(v->report),
		 date_text(day, v->report->as_of));
	verdicts_total(out, v);
	str_add(out, "\n");
	for (size_t i = 0; i < v->n; i++)
		str_addf(out, "%-7s  %s: %s\n", verdict_state_name(v->items[i].state),
			 v->items[i].name, v->items[i].says);
	for (size_t i = 0; i < N_COUNTED; i++) {
		counted[i](out, v);
		str_add(out, "\n");
	}
}

static void put_ids(struct json_writer *w, const char *key, const struct texts *ids)
{
	json_open(w, key, '[', true);
	for (size_t i = 0; i < ids->n; i++)
		json_text(w, NULL, ids->items[i]);
	json_close(w, ']');
}

static void put_verdicts(struct json_writer *w, const struct verdicts *v)
{
	json_open(w, "gates", '[', false);
	for (size_t i = 0; i < v->n; i++) {
		json_open(w, NULL, '{', false);
		json_text(w, "name", v->items[i].name);
		json_text(w, "state", verdict_state_name(v->items[i].state));
		json_text(w, "says", v->items[i].says);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void put_json(const struct verdicts *v, struct str *out)
{
	const struct report *r = v->report;
	struct json_writer w = {.out = out};
	char day[16], now[32];

	json_open(&w, NULL, '{', false);
	json_text(&w, "format", "plumbline-gates");
	json_integer(&w, "version", 1);
	json_text(&w, "generated", date_time_text(now, r->generated));
	json_text(&w, "tool", r->tool);
	json_text(&w, "title", report_title(r));
	json_text(&w, "as_of", date_text(day, r->as_of));
	json_text(&w, "on", gate_side_name(v->gates->side));
	json_text_or_null(&w, "against", v->against);
	json_bool(&w, "met", !v->counts[VERDICT_MISSED]);
	put_verdicts(&w, v);
	json_bool(&w, "accepted_counted", v->gates->count_accepted);
	put_ids(&w, "accepted_left_out", &v->accepted);
	put_ids(&w, "contradicted", &v->contradicted);
	put_ids(&w, "not_comparable", &v->apart);
	json_close(&w, '}');
}

static void put_ranges(const struct report *r, struct str *out)
{
	char range[64], band[64];

	str_add(out, "\n| section | low to high | band |\n|---|--:|---|\n");
	for (size_t i = 0; i <= r->q->n_sections; i++) {
		bool all = i == r->q->n_sections;
		const struct range *of = all ? &r->score.overall : &r->score.sections[i];

		str_add(out, "| ");
		md(out, all ? "Overall" : r->q->sections[i].title);
		str_addf(out, " | %s | %s |\n", range_text(range, of), range_band_text(band, of));
	}
}

/* For the page of a run: what was missed first, so that nobody has to look for it. */
static void put_md(const struct verdicts *v, struct str *out)
{
	static const enum verdict_state order[] = {VERDICT_MISSED, VERDICT_SKIPPED, VERDICT_MET};
	struct str words = {0};
	char day[16];

	str_add(out, "## ");
	md(out, report_title(v->report));
	verdicts_total(&words, v);
	str_addf(out, "\n\n**%s**, as of %s.\n\n| | gate | how it stands |\n|---|---|---|\n",
		 str_text(&words), date_text(day, v->report->as_of));
	for (size_t k = 0; k < sizeof order / sizeof *order; k++)
		for (size_t i = 0; i < v->n; i++) {
			if (v->items[i].state != order[k])
				continue;
			str_addf(out, "| %s | ", verdict_state_name(order[k]));
			md(out, v->items[i].name);
			str_add(out, " | ");
			md(out, v->items[i].says);
			str_add(out, " |\n");
		}
	str_add(out, "\nHow it was counted:\n\n");
	for (size_t i = 0; i < N_COUNTED; i++) {
		str_truncate(&words, 0);
		counted[i](&words, v);
		str_add(out, "- ");
		md(out, str_text(&words));
		str_add(out, "\n");
	}
	put_ranges(v->report, out);
	str_release(&words);
}

const struct gate_format gate_formats[] = {
	{"junit", gate_junit}, {"md", put_md}, {"json", put_json}, {"text", put_text}, {NULL, NULL},
};

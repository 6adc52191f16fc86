#include "export/text/md.h"

#include <ctype.h>
#include <string.h>

#include "base/date.h"
#include "export/report/answer_words.h"
#include "export/report/caveats.h"
#include "export/report/formats.h"
#include "export/report/plan_facts.h"
#include "model/assessment/conflict.h"
#include "model/questionnaire/glossary.h"

#define FIRST_ACTIONS 5

static void put_head(struct str *out, const struct report *r)
{
	const struct progress *p = &r->score.progress;
	char buf[64], band[64];
	struct str people = {0}, content = {0}, apart = {0};

	str_add(out, "# ");
	md(out, report_title(r));
	str_add(out, "\n\n");
	md(out, r->q->title);
	str_add(out, ", version ");
	md(out, r->q->version);
	str_addf(out, ". State of %s; written by %s", date_text(buf, r->as_of), r->tool);
	str_addf(out, " at %s.\n\n", date_time_text(buf, r->generated));
	content_words(&content, r);
	md(out, str_text(&content));
	str_add(out, content.len ? "\n\n" : "");
	str_truncate(&content, 0);
	conflicts_words(&content, r->a);
	str_add(out, content.len ? "**" : "");
	md(out, str_text(&content));
	str_add(out, content.len ? "; ours counts until then.**\n\n" : "");
	str_release(&content);
	texts_join(&people, &r->a->about.participants, ", ");
	md_item(out, "", "Assessed", r->a->about.date);
	md_item(out, "", "Scope", r->a->about.scope);
	md_item(out, "", "With", str_text(&people));
	str_release(&people);
	str_add(out, "\n## Summary\n\n");
	str_addf(out, "**Overall %s of 100**", range_text(buf, &r->score.overall));
	range_band_text(band, &r->score.overall);
	str_addf(out, "%s%s. %zu of %zu questions answered, %zu of them unknown.\n",
		 *band ? ", " : "", band, p->answered, p->asked, p->unknown);
	str_addf(out, "%zu finding%s, %zu of them critical. The plan: ", r->plan.n_findings,
		 r->plan.n_findings == 1 ? "" : "s", findings_of(r, SEVERITY_CRITICAL));
	plan_totals_words(out, &r->plan.totals, true);
	plan_totals_apart(&apart, &r->plan.totals);
	str_addf(out, "%s%s. Target level %d.\n\n", apart.len ? "; " : "",
		 str_text(&apart), r->plan.target);
	str_release(&apart);
	if (r->plan.has_projected)
		str_addf(out, "Were every action marked done really done: %s.\n\n",
			 range_text(buf, &r->plan.projected));
}

static void put_score_row(struct str *out, const char *title, const struct range *range,
			  const struct progress *p)
{
	char buf[64];

	str_add(out, "| ");
	md(out, title);
	str_addf(out, " | %s", range->any ? score_text(buf, range->low) : "");
	str_addf(out, " | %s", range->any ? score_text(buf, range->high) : "");
	str_addf(out, " | %s",
		 range->any && range->has_so_far ? score_text(buf, range->so_far) : "");
	str_addf(out, " | %s | %zu of %zu |\n",
		 range->any ? range_band_text(buf, range) : "not asked", p->answered,
		 p->asked);
}

static void put_scores(struct str *out, const struct report *r)
{
	str_add(out, "| Section | Low | High | So far | Band | Answered |\n"
		     "|---|---:|---:|---:|---|---:|\n");
	for (size_t i = 0; i < r->q->n_sections; i++)
		put_score_row(out, r->q->sections[i].title, &r->score.sections[i],
			      &r->score.section_progress[i]);
	put_score_row(out, "Overall", &r->score.overall, &r->score.progress);
	str_add(out,
		"\nLow counts what is not answered as 0, high as full marks; so far "
		"leaves it out.\nBelow 33 is critical, below 67 moderate, from there on "
		"excellent.\n\n");
}

/* What to begin with; the plan has everything. */
static void put_first(struct str *out, const struct report *r)
{
	const struct action *list[FIRST_ACTIONS];
	size_t n = first_actions(r, list, FIRST_ACTIONS);
	char effort[32], gain[32];

	if (!n)
		return;
	str_add(out, "### First to do\n\n"
		     "| Id | Action | Severity | Days | Gain | Wave | Owner |\n"
		     "|---|---|---|---:|---:|---|---|\n");
	for (size_t i = 0; i < n; i++) {
		const struct action *act = list[i];

		str_addf(out, "| %s | ", act->id);
		if (act->area >= 0)
			md(out, r->q->areas[act->area].title);
		str_add(out, act->area >= 0 ? " \xe2\x80\x93 " : "");
		md(out, act->title);
		str_addf(out, " | %s", severity_name(act->severity));
		str_addf(out, " | %s | %s | %s | ", effort_text(effort, act->effort),
			 gain_text(gain, act->gain), wave_name(act->wave));
		md(out, act->entry ? act->entry->owner : "");
		str_add(out, " |\n");
	}
	str_add(out, "\n");
}

static void put_findings(struct str *out, const struct report *r)
{
	str_add(out, "## Findings\n\n");
	if (!r->plan.n_findings)
		str_add(out, "No rule fires.\n\n");
	for (size_t i = 0; i < r->plan.n_findings; i++) {
		const struct finding *f = &r->plan.findings[i];
		const struct rule *rule = &r->q->rules[f->rule];
		struct str blames = {0};

		str_addf(out, "### %s (%s): ", rule->id, severity_name(f->severity));
		md(out, rule->finding);
		str_add(out, "\n\n");
		md_item(out, "", "Because", f->facts);
		md_item(out, "", "Fix", rule->fix);
		blames_join(&blames, r->q, rule);
		md_item(out, "", "Blames", str_text(&blames));
		str_release(&blames);
		str_add(out, "\n");
	}
}

static void put_entry(struct str *out, const struct action *act)
{
	const struct plan_entry *e = act->entry;

	if (act->status != PLAN_OPEN)
		md_item(out, "   ", "Status", plan_status_name(act->status));
	if (act->expired)
		str_add(out, "   - The accepted risk has expired.\n");
	if (!e)
		return;
	md_item(out, "   ", "Owner", e->owner);
	md_item(out, "   ", "Due", e->due);
	md_item(out, "   ", "Note", e->note);
	md_item(out, "   ", "Reason", e->reason);
	md_item(out, "   ", "Approver", e->approver);
	md_item(out, "   ", "Until", e->until);
}

static void put_action(struct str *out, const struct report *r, const struct action *act)
{
	char effort[32], gain[32], priority[32];
	struct str needs = {0};

	str_addf(out, "%zu. **%s** ", act->rank, act->id);
	md(out, act->title);
	str_addf(out, "\n   - %s, %s day%s, gain %s, priority %s\n",
		 act->severity ? severity_name(act->severity) : "no gap",
		 effort_text(effort, act->effort), act->effort == 2 ? "" : "s",
		 gain_text(gain, act->gain), priority_text(priority, act->priority));
	md_item(out, "   ", act->kind == ACTION_FINDING ? "Finding" : "Question",
		action_about(r->q, act));
	for (size_t i = 0; i < act->how.n; i++) {
		str_add(out, "   - ");
		md(out, act->how.items[i]);
		str_add(out, "\n");
	}
	actions_join(&needs, &r->plan, &act->needs);
	md_item(out, "   ", "Waits for", str_text(&needs));
	str_truncate(&needs, 0);
	after_join(&needs, r, act);
	md_item(out, "   ", "Better after", str_text(&needs));
	md_item(out, "   ", "Does not wait for", act->passed_over);
	md_item(out, "   ", "Then also asked", act->asks);
	md_item(out, "   ", "Together with findings that stay", act->together);
	put_entry(out, act);
	str_release(&needs);
}

/* What stands below a number belongs to it only when it is set in as far as its text, so
 * "10." takes one blank more than "1.". */
static void put_numbered(struct str *out, const struct report *r,
			 const struct action *act)
{
	struct str item = {0};
	const char *line, *end;
	int more = -1;

	for (size_t rank = act->rank; rank; rank /= 10)
		more++;
	put_action(&item, r, act);
	for (line = str_text(&item); *line; line = end + 1) {
		end = strchr(line, '\n');
		str_addf(out, "%*s", *line == ' ' ? more : 0, "");
		str_addn(out, line, (size_t)(end - line) + 1);
	}
	str_release(&item);
}

/* The order is one list; a heading stands where the wave changes. */
static void put_plan(struct str *out, const struct report *r)
{
	static const char *const titles[] = {
		[WAVE_NOW] = "Now", [WAVE_NEXT] = "Next", [WAVE_LATER] = "Later"};

	str_add(out, "## Plan\n\n");
	if (!r->plan.n_actions)
		str_add(out, "Everything answered so far is at its target.\n\n");
	for (size_t i = 0; i < r->plan.n_actions; i++) {
		const struct action *act = &r->plan.actions[i];

		if (i == 0 || act->wave != act[-1].wave)
			str_addf(out, "%s### %s\n\n", i ? "\n" : "", titles[act->wave]);
		put_numbered(out, r, act);
	}
	str_add(out, "\n");
}

static void put_unverified(struct str *out, const struct report *r)
{
	str_add(out, "## Unverified\n\n");
	if (!r->plan.n_unverified)
		str_add(out, "Nothing was answered with unknown.\n\n");
	for (size_t i = 0; i < r->plan.n_unverified; i++) {
		const struct unverified *u = &r->plan.unverified[i];

		str_addf(out, "- **%s** (%s) ", thing_id(r->q, u->what),
			 severity_name(u->severity));
		md(out, thing_title(r->q, u->what));
		if (u->items && *u->items) {
			str_add(out, ": ");
			md(out, u->items);
		}
		if (u->rule >= 0)
			str_addf(out, ", takes part in %s", r->q->rules[u->rule].id);
		str_add(out, "\n");
	}
	str_add(out, r->plan.n_unverified ? "\n" : "");
}

static void put_open(struct str *out, const struct report *r)
{
	str_add(out, "## Open\n\n");
	if (!r->plan.n_open)
		str_add(out, "Everything that is asked is answered.\n\n");
	for (size_t i = 0; i < r->plan.n_open; i++) {
		str_addf(out, "- **%s** ", thing_id(r->q, r->plan.open[i]));
		md(out, thing_title(r->q, r->plan.open[i]));
		str_add(out, "\n");
	}
	str_add(out, r->plan.n_open ? "\n" : "");
}

static void put_caveat(struct str *out, const struct questionnaire *q,
		       const struct caveat *c)
{
	struct str concerns = {0};

	str_addf(out, "- **%s** ", c->id);
	md(out, c->text);
	str_add(out, c->recheck ? " To be checked again." : "");
	thing_ids_join(&concerns, q, &c->concerns);
	if (concerns.len)
		str_addf(out, " (%s)", str_text(&concerns));
	str_add(out, "\n");
	str_release(&concerns);
}

static void put_caveats(struct str *out, const struct report *r)
{
	struct arena a = {0};
	struct caveats c = caveats_of(&a, r);

	if (c.order.n)
		str_add(out, "## Caveats\n\n");
	for (size_t i = 0; i < c.order.n; i++) {
		if (i == c.n_here)
			str_addf(out, "%sAbout what is not asked here:\n\n",
				 i ? "\n" : "");
		put_caveat(out, r->q, &r->q->caveats[c.order.items[i]]);
	}
	arena_release(&a);
}

/* The terms that the report uses, each once; it begins at that byte. */
static void put_glossary(struct str *out, const struct questionnaire *q, size_t from)
{
	struct arena a = {0};
	bool *used = arena_new(&a, bool, q->n_terms), any = false;
	size_t start = from, len = 0;
	int term;

	while ((term = glossary_find_in(q, str_text(out), start + len, &start, &len)) >= 0)
		used[term] = any = true;
	if (any)
		str_add(out, "\n## Glossary\n\n");
	for (size_t i = 0; i < q->n_terms; i++) {
		if (!used[i])
			continue;
		str_add(out, "- **");
		md(out, q->terms[i].term);
		str_add(out, "** ");
		md(out, q->terms[i].text);
		str_add(out, "\n");
	}
	arena_release(&a);
}

static void put_references(struct str *out, const struct questionnaire *q)
{
	struct arena a = {0};

	if (q->n_references)
		str_add(out, "\n## References\n\n");
	for (size_t i = 0; i < q->n_references; i++) {
		const struct reference *ref = &q->references[i];
		const char *url = source_url(&a, ref->path);

		str_addf(out, "- **%s** ", ref->id);
		md(out, ref->title);
		if (url)
			str_addf(out, ", <%s>", url);
		str_add(out, "\n");
	}
	if (q->n_sources)
		str_addf(out,
			 "\nWhat carries each of the %zu rows of the sources is in the JSON "
			 "report and the workbook.\n",
			 q->n_sources);
	arena_release(&a);
}

/* Where to go on reading: the headings of what follows from there on, as links. */
static void put_contents(struct str *out, size_t at)
{
	struct str rest = {0};
	const char *between = "Contents: ";

	str_add(&rest, str_text(out) + at);
	str_truncate(out, at);
	for (const char *s = str_text(&rest); (s = strstr(s, "\n## ")); s++) {
		int n = (int)strcspn(s + 4, "\n");

		str_addf(out, "%s[%.*s](#%c%.*s)", between, n, s + 4,
			 tolower((unsigned char)s[4]), n - 1, s + 5);
		between = " | ";
	}
	str_add(out, "\n");
	str_add(out, str_text(&rest));
	str_release(&rest);
}

void export_md_text(const struct report *r, struct str *out)
{
	size_t from = out->len, summed;

	put_head(out, r);
	put_scores(out, r);
	put_first(out, r);
	summed = out->len;
	str_add(out, "\n");
	put_findings(out, r);
	put_plan(out, r);
	put_unverified(out, r);
	put_open(out, r);
	md_workshop(out, r);
	md_profile(out, r);
	md_architecture(out, r);
	md_answers(out, r);
	put_caveats(out, r);
	put_glossary(out, r->q, from);
	put_references(out, r->q);
	put_contents(out, summed);
}

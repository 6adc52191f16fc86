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

#define FIRST_ACTIONS 10

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
	redaction_words(&content, r->redaction);
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
	str_addf(out, "**Overall %s**", range_of_100(buf, &r->score.overall));
	range_band_text(band, &r->score.overall);
	str_addf(out, "%s%s. %zu of %zu questions answered, %zu of them unknown.\n",
		 *band ? ", " : "", band, p->answered, p->asked, p->unknown);
	str_addf(out, "%zu finding%s, %zu of them critical. The plan: ", r->plan.n_findings,
		 r->plan.n_findings == 1 ? "" : "s", findings_of(r, SEVERITY_CRITICAL));
	plan_totals_words(out, &r->plan.totals, true);
	plan_totals_apart(&apart, &r->plan.totals);
	str_addf(out, "%s%s. Target level %d%s.\n\n", apart.len ? "; " : "",
		 str_text(&apart), r->plan.target,
		 r->by_gain ? "; in order of points per day" : "");
	str_release(&apart);
	if (r->plan.has_projected)
		str_addf(out, "Were every action marked done really done: %s.\n\n",
			 range_text(buf, &r->plan.projected));
}

static void put_scores(struct str *out, const struct report *r)
{
	static const int columns[] = {SCORE_TITLE, SCORE_LOW, SCORE_HIGH, SCORE_SO_FAR, SCORE_BAND,
				      SCORE_ANSWERED_OF, -1};
	struct arena a = {0};

	md_table(out, score_columns, columns);
	for (size_t i = 0; i <= score_row_overall(r); i++)
		md_row(out, score_columns, columns, &(struct row){&a, r, i, -1});
	arena_release(&a);
	str_add(out,
		"\nLow counts what is not answered as 0, high as full marks; so far "
		"leaves it out.\nBelow 33 is critical, below 67 moderate, from there on "
		"excellent.\n\n");
}

/* What to begin with; the plan has everything. */
static void put_first(struct str *out, const struct report *r)
{
	static const int columns[] = {PLAN_ID, PLAN_TITLE, PLAN_SEVERITY, PLAN_DAYS, PLAN_GAIN,
				      PLAN_WAVE, PLAN_OWNER, PLAN_WHY, -1};
	const struct action *list[FIRST_ACTIONS];
	size_t n = plan_first(&r->plan, list, FIRST_ACTIONS);
	struct arena a = {0};

	if (!n)
		return;
	str_add(out, "### First to do\n\n");
	md_table(out, plan_columns, columns);
	for (size_t i = 0; i < n; i++)
		md_row(out, plan_columns, columns,
		       &(struct row){&a, r, list[i]->rank - 1, -1});
	str_add(out, "\n");
	arena_release(&a);
}

static void put_findings(struct str *out, const struct report *r)
{
	static const int columns[] = {FINDING_FACTS, FINDING_CONTAIN, FINDING_FIX, FINDING_BLAMES,
				      FINDING_PITFALLS, FINDING_VERIFY, -1};
	struct arena a = {0};

	str_add(out, "## Findings\n\n");
	if (!r->plan.n_findings)
		str_add(out, "No rule fires.\n\n");
	for (size_t i = 0; i < r->plan.n_findings; i++) {
		const struct finding *f = &r->plan.findings[i];
		const struct rule *rule = &r->q->rules[f->rule];

		str_addf(out, "### %s (%s): ", rule->id, severity_name(f->severity));
		md(out, rule->finding);
		str_add(out, "\n\n");
		md_items(out, "", finding_columns, columns, &(struct row){&a, r, i, -1});
		str_add(out, "\n");
	}
	arena_release(&a);
}

/* A step as a box to tick, with what is said of it alone. */
static void put_step(struct str *out, const struct row *w)
{
	static const int said[] = {PLAN_OWNER, PLAN_DUE, PLAN_NOTE, -1};
	const struct step *s = &w->r->plan.actions[w->i].steps[w->step];
	struct str id = {0}, title = {0};
	char days[32];

	column_words(&id, &plan_columns[PLAN_ID], w);
	column_words(&title, &plan_columns[PLAN_TITLE], w);
	str_addf(out, "  - [%s] %s%s%s", s->status == PLAN_DONE ? "x" : " ", id.len ? "**" : "",
		 str_text(&id), id.len ? "** " : "");
	md(out, str_text(&title));
	str_addf(out, ", %s day%s", effort_text(days, s->effort), s->effort == 2 ? "" : "s");
	if (s->status == PLAN_IN_PROGRESS || status_is_set_aside(s->status))
		str_addf(out, ", %s", plan_status_name(s->status));
	if (w->r->outlay && w->r->outlay->in[w->i][w->step])
		str_add(out, ", in the budget");
	str_add(out, "\n");
	md_items(out, "    ", plan_columns, said, w);
	str_release(&id);
	str_release(&title);
}

static void put_how(struct str *out, const struct texts *how)
{
	str_add(out, how->n ? "  - How:\n" : "");
	for (size_t i = 0; i < how->n; i++) {
		str_add(out, "    - ");
		md(out, how->items[i]);
		str_add(out, "\n");
	}
}

static void put_action(struct str *out, const struct report *r, const struct action *act)
{
	static const int before[] = {PLAN_REMARK, PLAN_IN_BUDGET, PLAN_WHY, PLAN_ABOUT, -1};
	static const int done[] = {PLAN_DONE_WHEN, -1};
	static const int after[] = {PLAN_AFTER, PLAN_PASSED_OVER, PLAN_ASKS, PLAN_TOGETHER,
				    PLAN_FOLLOWS, PLAN_OWNER, PLAN_DUE, PLAN_NOTE, PLAN_REASON,
				    PLAN_CONTROL, PLAN_APPROVER, PLAN_UNTIL, -1};
	char effort[32], gain[32], risk[32], priority[32], progress[32];
	struct arena a = {0};
	struct row w = {&a, r, act->rank - 1, -1};

	action_progress_text(progress, &r->score, act);
	str_addf(out, "- **%s** ", act->id);
	md(out, act->whole_title);
	str_addf(out, "\n  - Rank %zu, %s, %s day%s, gain %s, risk %s, priority %s", act->rank,
		 act->severity ? severity_name(act->severity) : "no gap",
		 effort_text(effort, act->effort), act->effort == 2 ? "" : "s",
		 action_gain_text(gain, act), risk_text(risk, act->risk),
		 priority_text(priority, act->priority));
	str_addf(out, "%s%s\n", *progress ? ", progress " : "", progress);
	if (act->status != PLAN_OPEN)
		md_item(out, "  ", plan_columns[PLAN_STATUS].title,
			plan_status_name(act->status));
	md_items(out, "  ", plan_columns, before, &w);
	if (act->steps->practice < 0) /* else its boxes say so, each */
		md_items(out, "  ", plan_columns, done, &w);
	for (w.step = 0; step_has_row(act) && w.step < (int)act->n_steps; w.step++)
		put_step(out, &w);
	w.step = -1;
	put_how(out, &act->how);
	md_items(out, "  ", plan_columns, after, &w);
	arena_release(&a);
}

/* An action in progress or overdue is now, wherever it stands in the order: so the groups are
 * put together, and each has its own in order. */
static void put_group(struct str *out, const struct report *r, enum plan_group group)
{
	struct plan_totals of = {0};

	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (action_group(&r->plan.actions[i]) == group)
			plan_totals_add(&of, &r->plan.actions[i]);
	if (!of.actions)
		return;
	str_add(out, "### ");
	group_words(out, r, group, &of);
	str_add(out, "\n\n");
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (action_group(&r->plan.actions[i]) == group)
			put_action(out, r, &r->plan.actions[i]);
	str_add(out, "\n");
}

static void put_plan(struct str *out, const struct report *r)
{
	str_add(out, "## Plan\n\n");
	if (!r->plan.n_actions)
		str_add(out, "Everything answered so far is at its target.\n\n");
	for (enum plan_group group = GROUP_NOW; group < PLAN_GROUPS; group++)
		put_group(out, r, group);
}

static void put_acceptances(struct str *out, const struct report *r)
{
	static const int columns[] = {
		ACCEPTED_SEVERITY, ACCEPTED_FROM, ACCEPTED_UNTIL, ACCEPTED_REASON,
		ACCEPTED_CONTROL, ACCEPTED_RESIDUAL, ACCEPTED_OWNER, ACCEPTED_APPROVER,
		ACCEPTED_REVOKED, ACCEPTED_RECORDED, ACCEPTED_BY, -1};
	struct arena a = {0};

	if (!r->n_acceptances)
		return;
	str_add(out, "## Accepted risks\n\n");
	for (size_t i = 0; i < r->n_acceptances; i++) {
		struct row w = {&a, r, i, -1};
		struct str title = {0};

		column_words(&title, &acceptance_columns[ACCEPTED_TITLE], &w);
		str_add(out, "- **");
		md(out, r->acceptances[i]->of);
		str_addf(out, "** (%s%s) ",
			 acceptance_state_name(report_acceptance_state(r, r->acceptances[i])),
			 *r->acceptances[i]->id ? "" : ", incomplete");
		md(out, str_text(&title));
		str_add(out, "\n");
		md_items(out, "  ", acceptance_columns, columns, &w);
		str_release(&title);
	}
	str_add(out, "\n");
	arena_release(&a);
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

static void put_set_aside(struct str *out, const struct report *r)
{
	if (!r->set_aside.n)
		return;
	str_add(out, "## Set aside\n\n");
	set_asides_words(out, &r->set_aside);
	str_add(out, ".\n\n");
	for (size_t i = 0; i < r->set_aside.n; i++) {
		const struct set_aside *it = &r->set_aside.items[i];
		const struct question *q = &r->q->questions[it->question];

		str_addf(out, "- **%s** (%s) ", q->id, na_reason_name(it->reason));
		md(out, q->ask);
		str_add(out, "\n");
		md_item(out, "  ", "Note", it->note);
	}
	str_add(out, "\n");
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

		str_addf(out, "%s[%.*s](#", between, n, s + 4);
		for (int i = 0; i < n; i++)
			str_addc(out, s[4 + i] == ' ' ? '-'
						      : (char)tolower((unsigned char)s[4 + i]));
		str_add(out, ")");
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
	md_budget(out, r);
	put_plan(out, r);
	put_acceptances(out, r);
	put_unverified(out, r);
	put_set_aside(out, r);
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

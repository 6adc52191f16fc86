/* Decisions as records: a Markdown file each, as MADR has them.
 *
 * All above the mark is written anew by each export; what people write below it stays, and so
 * does the file of a decision that is no longer asked, with another status. */
#include "export/feeds/feeds.h"

#include <string.h>

#include "base/date.h"
#include "base/json_write.h"
#include "base/words.h"
#include "export/report/answer_words.h"
#include "export/report/columns.h"
#include "export/report/formats.h"
#include "export/text/md.h"

/* The same in every language: an export in another one finds it, too. */
static const char mark[] = "<!-- plumbline: all above is written anew; below is yours -->";

static const struct answer *answer_of(const struct report *r, size_t i)
{
	return &r->a->decisions[i];
}

static const struct option *chosen(const struct report *r, size_t i)
{
	const struct answer *x = answer_of(r, i);

	return x->state == ANSWER_SET && x->option >= 0 ? &r->q->decisions[i].options[x->option]
							: NULL;
}

static const char *status(const struct report *r, size_t i)
{
	if (!r->score.decision_asked[i])
		return "deprecated";
	return chosen(r, i) ? "accepted" : "proposed";
}

/* The day is that of the answer, else that of the assessment: nothing in a record changes but
 * with what it says. */
static void put_front(struct str *out, const struct report *r, size_t i, struct arena *arena)
{
	const struct answer *x = answer_of(r, i);
	struct str who = {0};
	int64_t at;
	bool known = date_time_parse(x->at ? x->at : "", &at);
	struct datum day = datum_date(known ? arena_strndup(arena, x->at, 10) : r->a->about.date);
	char buf[16];

	str_addf(out, "---\nstatus: %s\n", status(r, i));
	if (day.kind == DATUM_DAY)
		str_addf(out, "date: %s\n", date_text(buf, (long)day.value));
	feed_line(&who, x->by ? x->by : "", 200);
	if (who.len) {
		str_add(out, "decision-makers: ");
		json_quote(out, str_text(&who));
		str_add(out, "\n");
	}
	str_add(out, "---\n\n");
	str_release(&who);
}

static void put_paragraph(struct str *out, const char *text)
{
	if (!*text)
		return;
	md(out, text);
	str_add(out, "\n\n");
}

static void put_heading(struct str *out, const char *level, const char *title)
{
	str_addf(out, "%s %s\n\n", level, title);
}

static void put_context(struct str *out, const struct report *r, size_t i)
{
	const struct decision *d = &r->q->decisions[i];
	struct str words = {0};

	str_addf(out, "# %s: ", d->id);
	md(out, d->name);
	str_add(out, "\n\n");
	put_heading(out, "##", tr("Context and Problem Statement"));
	put_paragraph(out, d->ask);
	put_paragraph(out, d->why);
	str_addf(&words, tr("Part of %s: %s."), r->q->title, report_title(r));
	put_paragraph(out, str_text(&words));
	str_truncate(&words, 0);
	redaction_words(&words, r->redaction);
	put_paragraph(out, str_text(&words));
	str_release(&words);
}

static void put_options(struct str *out, const struct decision *d)
{
	put_heading(out, "##", tr("Considered Options"));
	for (size_t k = 0; k < d->n_options; k++) {
		str_add(out, "* ");
		md(out, d->options[k].text);
		if (d->options[k].fit >= 0)
			str_addf(out, tr(" (fit %d of 4)"), d->options[k].fit);
		str_add(out, "\n");
	}
	str_add(out, "\n");
}

/* Findings that blame each decision, and what the plan does about it: lines, by decision. */
static struct str *find_remarks(struct arena *arena, const struct report *r)
{
	struct str *lines = arena_new(arena, struct str, r->q->n_decisions);

	for (size_t i = 0; i < r->plan.n_findings; i++) {
		const struct rule *rule = &r->q->rules[r->plan.findings[i].rule];

		for (size_t k = 0; k < rule->decisions.n; k++) {
			struct str *out = &lines[rule->decisions.items[k]];

			str_add(out, "* ");
			str_addf(out, tr("Bad, because %s (%s) fires: "), rule->id,
				 tr(severity_name(r->plan.findings[i].severity)));
			md(out, rule->finding);
			str_add(out, "\n");
		}
	}
	for (size_t i = 0; i < r->plan.n_actions; i++) {
		const struct action *act = &r->plan.actions[i];

		if (act->kind != ACTION_DECISION)
			continue;
		str_add(&lines[act->decision], "* ");
		str_addf(&lines[act->decision], tr("In the plan (%s): "),
			 tr(action_status_name(act)));
		md(&lines[act->decision], act->whole_title);
		str_add(&lines[act->decision], "\n");
	}
	return lines;
}

static void put_consequences(struct str *out, const struct option *o, const char *remarks)
{
	size_t begin = out->len, empty;

	put_heading(out, "###", tr("Consequences"));
	empty = out->len;
	if (o && *o->consequence) {
		str_add(out, "* ");
		md(out, o->consequence);
		str_add(out, "\n");
	}
	for (size_t k = 0; o && k < o->adds.n; k++) {
		str_addf(out, "* %s ", tr("Adds"));
		md(out, o->adds.items[k]);
		str_add(out, "\n");
	}
	str_add(out, remarks);
	if (out->len == empty)
		str_truncate(out, begin);
	else
		str_add(out, "\n");
}

static void put_outcome(struct str *out, const struct report *r, size_t i)
{
	const struct option *o = chosen(r, i);
	const struct answer *x = answer_of(r, i);

	struct str words = {0};

	if (o)
		str_addf(&words, tr("Chosen option: \"%s\""), o->text);
	else
		str_add(&words, x->state == ANSWER_UNKNOWN ? tr("Nobody knows what was chosen")
							   : tr("Nothing is chosen yet"));
	if (x->note && *x->note)
		str_addf(&words, tr(", because: %s"), x->note);
	else
		str_add(&words, ".");
	put_heading(out, "##", tr("Decision Outcome"));
	put_paragraph(out, str_text(&words));
	str_release(&words);
}

static void put_list(struct str *out, const char *level, const char *heading,
		     const struct texts *lines)
{
	if (!lines->n)
		return;
	put_heading(out, level, heading);
	for (size_t k = 0; k < lines->n; k++) {
		str_add(out, "* ");
		md(out, lines->items[k]);
		str_add(out, "\n");
	}
	str_add(out, "\n");
}

static void put_record(struct str *out, const struct report *r, size_t i,
		       const char *remarks, struct arena *arena)
{
	const struct decision *d = &r->q->decisions[i];
	const struct option *o = chosen(r, i);

	put_front(out, r, i, arena);
	put_context(out, r, i);
	put_options(out, d);
	put_outcome(out, r, i);
	put_consequences(out, o, remarks);
	if (o)
		put_list(out, "###", tr("Confirmation"), &o->verify);
	put_heading(out, "##", tr("Pros and Cons of the Options"));
	for (size_t k = 0; k < d->n_options; k++) {
		if (!*d->options[k].consequence)
			continue;
		str_add(out, "### ");
		md(out, d->options[k].text);
		str_add(out, "\n\n");
		put_paragraph(out, d->options[k].consequence);
	}
	put_list(out, "##", tr("Evidence"), &answer_of(r, i)->evidence);
	str_addf(out, "%s\n", mark);
}

void export_madr_files(const struct report *r, struct export_files *files)
{
	struct str *remarks = find_remarks(&files->arena, r);

	for (size_t i = 0; i < r->q->n_decisions; i++) {
		const char *name =
			arena_printf(&files->arena, "%s.md", r->q->decisions[i].id);
		struct export_file *f = export_file_add(files, name);

		f->mark = mark;
		f->only_again = !decision_shown(r, i);
		put_record(&f->text, r, i, str_text(&remarks[i]), &files->arena);
		str_release(&remarks[i]);
	}
}

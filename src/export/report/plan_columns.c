/* The columns of the plan. */
#include "export/report/columns.h"

#include <string.h>

#include "base/words.h"
#include "export/report/answer_words.h"
#include "export/report/plan_facts.h"
#include "import/work.h"

static const struct action *act(const struct row *w)
{
	return &w->r->plan.actions[w->i];
}

static const struct step *step(const struct row *w)
{
	return &act(w)->steps[w->step];
}

/* What the team says of the row: of a step only what it says of the step alone. */
static const struct plan_entry *entry(const struct row *w)
{
	static const struct plan_entry none = {.id = ""};
	const struct plan_entry *e = w->step < 0 ? act(w)->entry : step(w)->entry;

	return e ? e : &none;
}

/* The accepted risk that it is of; one that says nothing for none. */
static const struct acceptance *accepted(const struct row *w)
{
	static const struct acceptance none = {.id = ""};

	return act(w)->acceptance ? act(w)->acceptance : &none;
}

/* Where the answer is that it is about; NULL: nowhere. */
static const struct answer *answer(const struct row *w)
{
	if (act(w)->question >= 0 && act(w)->kind != ACTION_DECISION)
		return &w->r->a->questions[act(w)->question];
	return act(w)->decision >= 0 ? &w->r->a->decisions[act(w)->decision] : NULL;
}

static void put_lines(struct str *out, const struct texts *lines)
{
	for (size_t i = 0; i < lines->n; i++)
		if (lines->n == 1)
			str_add(out, lines->items[i]);
		else
			str_addf(out, "%s%zu. %s", i ? "\n" : "", i + 1, lines->items[i]);
}

static void put_step(struct str *out, const struct step *s)
{
	if (s->level >= 0)
		str_addf(out, tr("Level %d: %s"), s->level, s->text);
	else
		str_add(out, s->text);
}

static void put_progress(struct str *out, const struct row *w)
{
	char buf[32];

	str_add(out, action_progress_text(buf, &w->r->score, act(w)));
}

/* What the action is about: the answer that it changes, or its finding. */
struct thing action_thing(const struct action *a)
{
	if (a->rule >= 0 && (a->kind == ACTION_FINDING || a->kind == ACTION_CONTAIN))
		return (struct thing){THING_RULE, (size_t)a->rule};
	if (a->decision >= 0)
		return (struct thing){THING_DECISION, (size_t)a->decision};
	return (struct thing){THING_QUESTION, (size_t)a->question};
}

/* Why it matters, and on a line of its own why it stands where it stands. */
static void put_cause(struct str *out, const struct row *w)
{
	struct thing t = action_thing(act(w));
	struct str here = {0};

	str_add(out, t.kind == THING_RULE ? w->r->q->rules[t.index].finding
					  : thing_why(w->r->q, t));
	action_why(&here, &w->r->plan, w->r->q, act(w));
	str_addf(out, "%s%s", out->len && here.len ? "\n" : "", str_text(&here));
	str_release(&here);
}

/* The first page that says more of it; of a finding, of what it blames. */
static const char *page(const struct row *w)
{
	static const struct texts none = {NULL, 0};
	struct thing t = action_thing(act(w));
	const struct texts *pages = t.kind == THING_DECISION
					    ? &w->r->q->decisions[t.index].sources
				    : act(w)->question >= 0
					    ? &w->r->q->questions[act(w)->question].sources
					    : &none;

	for (size_t i = 0; i < pages->n; i++)
		if (source_url(w->arena, pages->items[i]))
			return pages->items[i];
	return NULL;
}

static void put_votes(struct str *out, const struct row *w)
{
	if (act(w)->decision >= 0)
		votes_join(out, w->r, (struct thing){THING_DECISION, (size_t)act(w)->decision});
	else if (act(w)->question >= 0)
		votes_join(out, w->r, (struct thing){THING_QUESTION, (size_t)act(w)->question});
}

static void put_remark(struct str *out, const struct action *a, long as_of)
{
	if (a->contradicted)
		str_add(out, tr(REMARK_CONTRADICTED));
	else if (a->expired)
		str_add(out, tr("the accepted risk has expired"));
	else if (action_is_overdue(a, as_of))
		str_add(out, tr("overdue"));
}

/* Level steps are progress, told by the action alone; a practice is a thing of its own. */
static bool is_told(const struct row *w)
{
	return step(w)->practice >= 0;
}

bool step_has_row(const struct action *a)
{
	return a->kind == ACTION_QUESTION;
}

/* Is anything of it in the budget? Nothing where nothing of it would be paid for. */
static struct datum part_in(const struct row *w)
{
	const struct outlay_part *part = w->r->outlay ? &w->r->outlay->parts[w->i] : NULL;
	struct str words = {0};

	if (!part || !part->of)
		return datum_text(NULL);
	if (!part->steps || part->steps == part->of)
		return datum_word(part->steps ? WORD("all") : WORD("none"));
	outlay_part_words(&words, w->r->outlay, w->i);
	return datum_str(w->arena, &words);
}

static const char *step_part(const struct row *w)
{
	if (!w->r->outlay || !budget_pays(act(w), step(w)))
		return NULL;
	return w->r->outlay->in[w->i][w->step] ? WORD("yes") : WORD("no");
}

/* The steps that are paid for, each by the end of its id. */
static void put_steps_in(struct str *out, const struct row *w)
{
	for (size_t k = 0; step_has_row(act(w)) && k < act(w)->n_steps; k++) {
		const char *id = act(w)->steps[k].id, *slash = strchr(id, '/');

		if (w->r->outlay->in[w->i][k])
			str_addf(out, "%s%s", out->len ? ", " : "", slash ? slash + 1 : id);
	}
}

/* clang-format off */
CELL(rank, datum_number((int64_t)act(w)->rank, 0))
CELL(id, datum_text(act(w)->id))
CELL(step_id, datum_text(is_told(w) ? step(w)->id : NULL))
CELL(title, datum_quote(datum_text(act(w)->whole_title), action_is_quoted(act(w))))
CELL_QUOTE_OF(step_title, put_step(out, step(w)))
CELL_TEXT_OF(progress, put_progress(out, w))
CELL(severity, datum_word(severity_name(act(w)->severity)))
CELL(wave, datum_word(wave_name(act(w)->wave)))
CELL(days, datum_number((int64_t)act(w)->effort * 5, 1))
CELL(gain, datum_number(act(w)->gain, 3))
CELL(priority, datum_number(act(w)->priority, 2))
CELL(owner, datum_text(entry(w)->owner))
CELL(status, datum_word(plan_status_name(act(w)->status)))
CELL(step_status, datum_word(is_told(w) ? plan_status_name(step(w)->status) : NULL))
CELL(due, datum_date(entry(w)->due))
CELL(note, datum_text(entry(w)->note))
CELL(part, part_in(w))
CELL(part_of_step, datum_word(step_part(w)))
CELL(spent, datum_number((int64_t)w->r->outlay->parts[w->i].half_days * 5, 1))
CELL_TEXT_OF(steps_in, put_steps_in(out, w))
CELL_TEXT_OF(why_out, outlay_why_out(out, w->r->outlay, &w->r->plan, w->i))
CELL(none, (void)w, datum_text(NULL))
CELL(step_days, datum_number((int64_t)step(w)->effort * 5, 1))
CELL(step_gain, datum_number(step(w)->gain, 3))
CELL(kind, datum_word(action_kind_name(act(w)->kind)))
CELL(step_kind, (void)w, datum_word(WORD("step")))
CELL_TEXT_OF(cause, put_cause(out, w))
CELL(read_on, datum_text(page(w)))
CELL_TEXT_OF(why, action_why(out, &w->r->plan, w->r->q, act(w)))
CELL(done_when,
     datum_quote(datum_text(act(w)->done_when),
		 act(w)->kind == ACTION_QUESTION || act(w)->kind == ACTION_DECISION))
CELL_QUOTE_OF(fix, put_lines(out, &act(w)->how))
CELL_QUOTE(about, datum_text(action_about(w->r->q, act(w))))
CELL(section, datum_text(act(w)->section < 0 ? "" : w->r->q->sections[act(w)->section].title))
CELL(area, datum_text(act(w)->area < 0 ? "" : w->r->q->areas[act(w)->area].title))
CELL(role, datum_text(act(w)->question < 0 ? "" : w->r->q->questions[act(w)->question].owner))
CELL_TEXT_OF(needs, actions_join(out, &w->r->plan, &act(w)->needs))
CELL_TEXT_OF(waits, actions_join(out, &w->r->plan, &act(w)->waits))
CELL_TEXT_OF(after, after_join(out, w->r, act(w)))
CELL(passed_over, datum_text(act(w)->passed_over))
CELL_TEXT_OF(ends, rules_join(out, w->r->q, &act(w)->ends))
CELL_TEXT_OF(opens, rules_join(out, w->r->q, &act(w)->opens))
CELL(asks, datum_text(act(w)->asks))
CELL(together, datum_text(act(w)->together))
CELL_QUOTE(follows, datum_text(act(w)->follows))
CELL(risk, datum_number(act(w)->risk, 1))
CELL_TEXT_OF(terms, priority_words(out, w->r->q, act(w)))
CELL(gain_alone, datum_number(act(w)->gain_alone, 3))
CELL_TEXT_OF(remark, put_remark(out, act(w), w->r->as_of))
CELL(reason, datum_text(accepted(w)->reason))
CELL(control, datum_text(accepted(w)->control))
CELL(approver, datum_text(accepted(w)->approver))
CELL(until, datum_date(accepted(w)->until))
CELL(answer_note, datum_text(answer(w) ? answer(w)->note : ""))
CELL_TEXT_OF(votes, put_votes(out, w))

const struct column plan_columns[PLAN_COLUMNS_END] = {
	[PLAN_RANK] = {WORD("Rank"), 6, LOOK_COUNT, rank, rank},
	[PLAN_ID] = {TITLE_ID, 15, LOOK_LINK, id, step_id},
	[PLAN_TITLE] = {WORD("Action"), 32, LOOK_NAME, title, step_title},
	[PLAN_SEVERITY] = {WORD("Severity"), 9, LOOK_WORD, severity, NULL},
	[PLAN_WAVE] = {WORD("Wave"), 6, LOOK_WORD, wave, NULL},
	[PLAN_DAYS] = {WORD("Days"), 6, LOOK_NUMBER, days, NULL},
	[PLAN_RISK] = {WORD("Risk"), 7, LOOK_NUMBER, risk, NULL},
	[PLAN_GAIN] = {WORD("Gain"), 7, LOOK_GAIN, gain, NULL},
	[PLAN_STATUS] = {TITLE_STATUS, 11, LOOK_WORK_WORD, status, step_status},
	[PLAN_OWNER] = {TITLE_OWNER, 13, LOOK_WORK_TEXT, owner, owner},
	[PLAN_DUE] = {TITLE_DUE, 11, LOOK_WORK_DATE, due, due},
	[PLAN_NOTE] = {TITLE_NOTE, 18, LOOK_WORK_TEXT, note, note},
	[PLAN_CAUSE] = {WORD("Why"), 38, LOOK_SMALL, cause, NULL},
	[PLAN_FIX] = {WORD("How"), 42, LOOK_SMALL, fix, NULL},
	[PLAN_IN_BUDGET] = {WORD("In the budget"), 13, LOOK_WORD, part, part_of_step},
	[PLAN_PROGRESS] = {WORD("Progress"), 9, LOOK_WORD, progress, NULL},
	[PLAN_PRIORITY] = {WORD("Priority"), 9, LOOK_FIXED, priority, NULL},
	[PLAN_READ] = {WORD("Read on"), 30, LOOK_LINK, read_on, NULL},
	[PLAN_STEP_DAYS] = {WORD("Step days"), 8, LOOK_NUMBER, none, step_days},
	[PLAN_STEP_GAIN] = {WORD("Step gain"), 8, LOOK_GAIN, none, step_gain},
	[PLAN_KIND] = {WORD("Kind"), 10, LOOK_MUTED, kind, step_kind},
	[PLAN_WHY] = {WORD("Why here"), 46, LOOK_TEXT, why, NULL},
	[PLAN_DONE_WHEN] = {WORD("Done when"), 60, LOOK_TEXT, done_when, NULL},
	[PLAN_ABOUT] = {WORD("About"), 46, LOOK_TEXT, about, NULL},
	[PLAN_SECTION] = {WORD("Section"), 16, LOOK_TEXT, section, NULL},
	[PLAN_AREA] = {WORD("Area"), 18, LOOK_TEXT, area, NULL},
	[PLAN_ROLE] = {WORD("Suggested role"), 20, LOOK_TEXT, role, NULL},
	[PLAN_NEEDS] = {WORD("Needs"), 18, LOOK_TEXT, needs, NULL},
	[PLAN_WAITS] = {WORD("Waits for"), 18, LOOK_TEXT, waits, NULL},
	[PLAN_AFTER] = {WORD("Better after"), 18, LOOK_TEXT, after, NULL},
	[PLAN_PASSED_OVER] = {WORD("Does not wait for"), 24, LOOK_TEXT, passed_over, NULL},
	[PLAN_ENDS] = {WORD("Ends"), 18, LOOK_TEXT, ends, NULL},
	[PLAN_OPENS] = {WORD("Opens"), 18, LOOK_TEXT, opens, NULL},
	[PLAN_ASKS] = {WORD("Then also asked"), 18, LOOK_TEXT, asks, NULL},
	[PLAN_TOGETHER] = {WORD("Together with"), 18, LOOK_TEXT, together, NULL},
	[PLAN_FOLLOWS] = {WORD("Consequence"), 40, LOOK_TEXT, follows, NULL},
	[PLAN_TERMS] = {WORD("How the priority comes about"), 60, LOOK_TEXT, terms, NULL},
	[PLAN_GAIN_ALONE] = {WORD("Gain alone"), 9, LOOK_GAIN, gain_alone, NULL},
	[PLAN_REMARK] = {WORD("Remark"), 24, LOOK_TEXT, remark, NULL},
	[PLAN_REASON] = {WORD("Reason"), 30, LOOK_TEXT, reason, NULL},
	[PLAN_CONTROL] = {WORD("What holds the line"), 30, LOOK_TEXT, control, NULL},
	[PLAN_APPROVER] = {WORD("Approver"), 18, LOOK_TEXT, approver, NULL},
	[PLAN_UNTIL] = {WORD("Until"), 12, LOOK_DATE, until, NULL},
	[PLAN_ANSWER_NOTE] = {WORD("Answer note"), 40, LOOK_TEXT, answer_note, NULL},
	[PLAN_VOTES] = {WORD("Votes"), 30, LOOK_TEXT, votes, NULL},
	[PLAN_SPENT] = {WORD("Days for it"), 10, LOOK_NUMBER, spent, NULL},
	[PLAN_STEPS_IN] = {WORD("Its steps"), 40, LOOK_TEXT, steps_in, NULL},
	[PLAN_WHY_OUT] = {WORD("Why it is out"), 40, LOOK_TEXT, why_out, NULL},
};
/* clang-format on */

struct columns plan_columns_of(struct arena *arena, const struct report *r)
{
	struct column *list = arena_new(arena, struct column, PLAN_COLUMNS);
	struct columns columns = {list, 0};

	for (int c = 0; c < PLAN_COLUMNS; c++)
		if (c != PLAN_IN_BUDGET || r->outlay)
			list[columns.n++] = plan_columns[c];
	return columns;
}

int plan_column_place(const struct report *r, enum plan_column c)
{
	return (int)c - (c > PLAN_IN_BUDGET && !r->outlay);
}

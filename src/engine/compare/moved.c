#include "engine/compare/moved.h"

#include <string.h>

#include "base/words.h"

/* The lists being made. */
struct making {
	struct arena *arena;
	const struct compare *c;
	struct facts sides[2];  /* of both, of all that stands there, asked or not */
	struct moves *all;
	size_t n;
};

static struct facts facts_of(struct arena *arena, const struct side *side)
{
	const struct questionnaire *q = side->a->questionnaire;
	bool *fields = arena_new(arena, bool, q->n_fields);
	bool *decisions = arena_new(arena, bool, q->n_decisions);

	memset(fields, true, q->n_fields * sizeof *fields);
	memset(decisions, true, q->n_decisions * sizeof *decisions);
	return (struct facts){.q = q, .a = side->a, .field_counts = fields,
			      .decision_asked = decisions};
}

static struct moves *begin(struct making *m, const char *group, const char *key,
			   const char *heading)
{
	struct moves *list = ARENA_PUSH(m->arena, m->all, m->n);

	*list = (struct moves){.group = group, .key = key, .heading = tr(heading)};
	return list;
}

static void add(struct making *m, const struct move *move)
{
	struct moves *list = &m->all[m->n - 1];

	*(struct move *)ARENA_PUSH(m->arena, list->items, list->n) = *move;
	list->n_moved += !move->then;
}

static const char *kept_text(struct making *m, struct str *words)
{
	const char *text = arena_strdup(m->arena, str_text(words));

	str_release(words);
	return text;
}

/* ---- Answers ---- */

/* Appends the items that the other side answers otherwise: "zones partial, replicas open". */
static void items_words(struct str *out, const struct facts *r, size_t i,
			const struct facts *other, size_t at)
{
	const struct question *q = &r->q->questions[i], *oq = &other->q->questions[at];
	const unsigned char *ours = r->a->questions[i].practices,
			    *theirs = other->a->questions[at].practices;
	const char *between = "";

	for (size_t k = 0; k < q->n_practices; k++) {
		int there = q == oq ? (int)k : question_practice(oq, q->practices[k].id);
		int value = ours ? ours[k] : PRACTICE_UNSET;

		if (value == (there >= 0 && theirs ? theirs[there] : PRACTICE_UNSET))
			continue;
		str_addf(out, "%s%s %s", between, q->practices[k].id,
			 value == PRACTICE_UNSET
				 ? tr("open")
				 : tr(practice_value_name((enum practice_value)value)));
		between = ", ";
	}
}

static void question_words(struct str *out, const struct facts *r, size_t i,
			   const struct facts *other, size_t at)
{
	const struct answer *answer = &r->a->questions[i];

	if (answer->state == ANSWER_UNKNOWN)
		str_add(out, tr("unknown"));
	else if (answer->state == ANSWER_NOT_APPLICABLE)
		str_addf(out, tr("not applicable (%s)"), tr(na_reason_name(answer->reason)));
	else if (r->q->questions[i].n_practices)
		items_words(out, r, i, other, at);
	else if (answer->state == ANSWER_SET)
		str_addf(out, tr("level %d"), answer->level);
}

/* Its answer on one side, short. */
static void side_words(struct str *out, const struct making *m, int side, struct thing t,
		       struct thing there)
{
	const struct facts *r = &m->sides[side];
	const struct answer *answer = t.kind == THING_QUESTION	 ? &r->a->questions[t.index]
				      : t.kind == THING_DECISION ? &r->a->decisions[t.index]
								 : NULL;
	size_t start = out->len;

	if (answer && answer_kept(answer))
		answer_kept_words(out, r->q, t, answer);
	else if (t.kind == THING_QUESTION)
		question_words(out, r, t.index, &m->sides[!side], there.index);
	else
		fact_words(out, t, r);
	if (out->len == start)
		str_add(out, tr("not answered"));
}

static void list_answers(struct making *m, enum answer_move move, const char *key,
			 const char *heading)
{
	const struct questionnaire *q = m->c->after.a->questionnaire;

	begin(m, "answers", key, heading);
	for (size_t i = 0; i < m->c->n_answers; i++) {
		const struct compared_answer *a = &m->c->answers[i];
		struct str words = {0};

		if (a->move != move)
			continue;
		if (move != ANSWER_GIVEN) {
			side_words(&words, m, 0, a->before, a->after);
			str_add(&words, tr(", then "));
		}
		side_words(&words, m, 1, a->after, a->before);
		add(m, &(struct move){.id = a->after.kind == THING_FIELD
						    ? q->fields[a->after.index].name
						    : thing_id(q, a->after),
				      .kind = thing_kind_name(a->after.kind),
				      .title = thing_ask(q, a->after),
				      .words = kept_text(m, &words),
				      .by = a->by, .at = a->at});
	}
}

/* ---- Findings, actions, accepted risks ---- */

static void add_finding(struct making *m, const struct compared_finding *f)
{
	add(m, &(struct move){.id = f->rule->id, .kind = thing_kind_name(THING_RULE),
			      .title = f->rule->finding,
			      .words = f->move == FINDING_APART ? f->of_before
									  ? tr("found only then")
									  : tr("found only now")
								: "",
			      .by = "", .at = "", .severity = f->finding->severity,
			      .then = f->move == FINDING_STILL});
}

static void list_findings(struct making *m, enum finding_move move, const char *key,
			  const char *heading)
{
	begin(m, "findings", key, heading);
	for (size_t i = 0; i < m->c->n_findings; i++)
		if (m->c->findings[i].move == move)
			add_finding(m, &m->c->findings[i]);
}

static void action_move_words(struct str *out, const struct compared_action *a)
{
	const struct action *act = a->after ? a->after : a->before;
	const struct plan_entry *e = act->entry;
	const char *due = "";

	for (size_t k = 0; k < act->n_steps && a->move == ACTION_OVERDUE; k++)
		if (act->steps[k].entry && *act->steps[k].entry->due &&
		    (!*due || strcmp(act->steps[k].entry->due, due) < 0))
			due = act->steps[k].entry->due;
	if (e && *e->due)
		due = e->due;
	if (a->move == ACTION_GONE && a->before->status == PLAN_DONE)
		str_add(out, tr("was said to be done"));
	else if (a->move == ACTION_GONE && action_is_set_aside(a->before))
		str_addf(out, tr("was %s"), tr(plan_status_name(a->before->status)));
	else if (a->move == ACTION_APART)
		str_add(out, a->after ? tr("in the plan only now") : tr("in the plan only then"));
	else if (a->move == ACTION_OVERDUE)
		str_addf(out, tr("due %s"), due);
}

static void list_actions(struct making *m, enum action_move move, const char *key,
			 const char *heading)
{
	begin(m, "actions", key, heading);
	for (size_t i = 0; i < m->c->n_actions; i++) {
		const struct compared_action *a = &m->c->actions[i];
		const struct action *act = a->after ? a->after : a->before;
		struct str words = {0};

		if (a->move != move)
			continue;
		action_move_words(&words, a);
		add(m, &(struct move){.id = act->id, .kind = action_kind_name(act->kind),
				      .title = act->title, .words = kept_text(m, &words),
				      .by = act->entry ? act->entry->owner : "",
				      .at = act->entry && (move == ACTION_DONE ||
							   move == ACTION_CONTRADICTED)
						    ? act->entry->at
						    : "",
				      .severity = act->severity, .then = a->then});
	}
}

static void list_acceptances(struct making *m, enum acceptance_move move, const char *key,
			     const char *heading)
{
	const struct questionnaire *q = m->c->after.a->questionnaire;

	begin(m, "acceptances", key, heading);
	for (size_t i = 0; i < m->c->n_acceptances; i++) {
		const struct compared_acceptance *a = &m->c->acceptances[i];
		const struct acceptance *r = a->record;
		bool ended = move == ACCEPTANCE_ENDED;

		if (a->move != move)
			continue;
		add(m, &(struct move){
			       .id = r->of,
			       .kind = thing_kind_name(questionnaire_find(q, r->of).kind),
			       .title = thing_title(q, questionnaire_find(q, r->of)),
			       .words = *r->until ? arena_printf(m->arena, tr("until %s"), r->until)
						  : "",
			       .by = ended ? r->revoked_by : r->approver,
			       .at = ended ? r->revoked_at : r->recorded,
			       .severity = r->severity, .then = a->then});
	}
}

/* ---- What is not compared ---- */

static const char *rest_title(const struct questionnaire *q, struct thing t)
{
	if (t.kind != THING_WITHDRAWN)
		return thing_ask(q, t);
	return q->withdrawn[t.index].decision ? q->withdrawn[t.index].decision->ask
					      : thing_title(q, t);
}

static void list_rest(struct making *m, enum rest_why why, const char *key, const char *heading)
{
	begin(m, "rest", key, heading);
	for (size_t i = 0; i < m->c->n_rest; i++) {
		const struct rest_item *item = &m->c->rest[i];
		const struct questionnaire *q = m->sides[!item->of_before].q;

		if (item->why != why)
			continue;
		add(m, &(struct move){
			       .id = item->what.kind == THING_FIELD
					     ? q->fields[item->what.index].name
					     : thing_id(q, item->what),
			       .kind = thing_kind_name(item->what.kind),
			       .title = rest_title(q, item->what),
			       .words = why != REST_PROFILE && why != REST_DEPTH ? ""
					: item->of_before ? tr("asked only then")
							  : tr("asked only now"),
			       .by = "", .at = ""});
	}
}

size_t moves_list(struct arena *arena, const struct compare *c, struct moves **list)
{
	struct making m = {.arena = arena, .c = c,
			   .sides = {facts_of(arena, &c->before), facts_of(arena, &c->after)}};

	list_answers(&m, ANSWER_GIVEN, "given", WORD("Answered since"));
	list_answers(&m, ANSWER_CHANGED, "changed", WORD("Answered otherwise"));
	list_answers(&m, ANSWER_TAKEN_BACK, "taken_back", WORD("Answers taken back"));
	list_findings(&m, FINDING_GONE, "gone", WORD("Findings that are gone"));
	list_findings(&m, FINDING_NEW, "new", WORD("New findings"));
	list_findings(&m, FINDING_STILL, "still", WORD("Findings that are still there"));
	list_findings(&m, FINDING_APART, "apart", WORD("Findings that cannot be compared"));
	list_actions(&m, ACTION_DONE, "done", WORD("Actions said to be done"));
	list_actions(&m, ACTION_GONE, "gone", WORD("Actions that are needed no more"));
	list_actions(&m, ACTION_NEW, "new", WORD("New actions"));
	list_actions(&m, ACTION_CONTRADICTED, "contradicted",
		     WORD("Contradicted: said to be done, and answered below target since"));
	list_actions(&m, ACTION_OVERDUE, "overdue", WORD("Actions that are overdue"));
	list_actions(&m, ACTION_APART, "apart", WORD("Actions that cannot be compared"));
	list_acceptances(&m, ACCEPTANCE_GIVEN, "given", WORD("Risks accepted since"));
	list_acceptances(&m, ACCEPTANCE_ENDED, "revoked", WORD("Accepted risks taken back"));
	list_acceptances(&m, ACCEPTANCE_RUN_OUT, "expired",
			 WORD("Accepted risks that have run out"));
	list_rest(&m, REST_NEW, "new", WORD("Not compared: not asked by the earlier version"));
	list_rest(&m, REST_CHANGED, "changed", WORD("Not compared: what it asks has changed"));
	list_rest(&m, REST_WITHDRAWN, "withdrawn",
		  WORD("Not compared: withdrawn by the later version"));
	list_rest(&m, REST_DEPTH, "depth", WORD("Not compared: asked at one of the depths only"));
	list_rest(&m, REST_PROFILE, "profile",
		  c->whole ? WORD("Asked of one side only, by profile and decisions; in its score")
			   : WORD("Not compared: asked of one side only, by profile and "
				  "decisions"));
	list_rest(&m, REST_DECISION, "decision",
		  WORD("Not compared: it rests on a decision that is not"));
	*list = m.all;
	return m.n;
}

/* How many questions are compared, where these are not all. */
static void not_whole_words(struct str *out, const struct compare *c)
{
	if (!c->n_compared)
		str_add(out, tr("No question is asked alike by both, so no score is compared."));
	else
		str_addf(out,
			 tr_n(c->n_compared,
			      "Only the %zu question that both ask alike is compared, and scored "
			      "by itself; the rest is listed below.",
			      "Only the %zu questions that both ask alike are compared, and scored "
			      "by themselves; the rest is listed below."),
			 c->n_compared);
	str_addc(out, '\n');
}

void compare_remarks(struct str *out, const struct compare *c)
{
	const struct assessment *b = c->before.a, *a = c->after.a;

	if (!c->same_version)
		str_addf(out, tr("The two are of versions %s and %s. "),
			 b->questionnaire_version, a->questionnaire_version);
	if (!c->same_depth)
		str_addf(out, tr("Then the depth was %s, now it is %s. "),
			 tr(depth_name(assessment_depth(b))), tr(depth_name(assessment_depth(a))));
	if (!c->whole)
		not_whole_words(out, c);
	if (!c->same_rank)
		str_addf(out, "%s\n",
			 tr("The sections weigh otherwise than then, so what the overall moved is "
			    "not comparable."));
	if (!c->same_target) {
		str_addf(out,
			 tr("Then the target was level %d, now it is %d: actions come and go by "
			    "that, too."),
			 c->before.score->target, c->after.score->target);
		str_addc(out, '\n');
	}
	if (compare_is_empty(c))
		str_addf(out, "%s\n", tr("Nothing moved."));
}

void move_words(struct str *out, const struct move *m)
{
	str_add(out, *m->words ? m->words : m->title);
	said_by_words(out, m->by, m->at, str_add);
	if (m->then)
		str_add(out, tr(", already then"));
	if (*m->words)
		str_addf(out, ": %s", m->title);
}

void side_name_words(struct str *out, const struct side_name *name)
{
	if (!name->milestone)
		str_addf(out, tr("%s as it is"), name->file);
	else if (*name->at)
		str_addf(out, tr("%s of %.10s"), name->milestone, name->at);
	else
		str_add(out, name->milestone);
}

void sides_words(struct str *out, const struct side_name names[2])
{
	bool two = strcmp(names[0].file, names[1].file) != 0;

	for (int i = 0; i < 2; i++) {
		str_add(out, i ? " to " : "From ");
		if (!two || names[i].milestone)
			side_name_words(out, &names[i]);
		if (two)
			str_addf(out, "%s%s", names[i].milestone ? " in " : "", names[i].file);
	}
}

void since_words(struct str *out, const struct milestone *is)
{
	str_add(out, tr("What moved since "));
	side_name_words(out, &(struct side_name){.milestone = is->name, .at = is->at});
}

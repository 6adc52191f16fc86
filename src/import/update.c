#include "import/update.h"

#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/utf8.h"
#include "engine/acceptance.h"
#include "engine/saying.h"

static const char *title_of(const struct update_change *c)
{
	return work_layouts[c->row->table].titles[c->field];
}

/* What the file calls it. */
static const char *here(const struct update *u, const char *english)
{
	return work_word_here(&u->file.words, english);
}

static size_t fields_of(enum work_table table)
{
	size_t n = 0;

	while (n < WORK_FIELDS && work_layouts[table].titles[n])
		n++;
	return n;
}

/* Finding what was changed. */

static void refuse(struct update *u, struct diags *d, struct update_change *c, const char *why)
{
	work_fault(d, u->path, c->row, c->field, "%s", why);
	c->refused = true;
}

/* Does it fit by itself? */
static void check_change(struct update *u, struct diags *d, struct update_change *c)
{
	struct err err = {0};

	if (c->row->table != WORK_PLAN)
		return;
	if (!said_check((enum said)c->field, c->theirs, &err))
		refuse(u, d, c, err.text);
	else if (c->field == SAID_STATUS && !strcmp(c->ours, plan_status_name(PLAN_ACCEPTED)))
		refuse(u, d, c, "its risk is accepted; plumbline accept --revoke ends that first");
}

static bool same_fields(const struct work_row *a, const struct work_row *b)
{
	for (size_t f = 0; f < WORK_FIELDS; f++)
		if (!a->values[f] || !b->values[f] || strcmp(a->values[f], b->values[f]) != 0)
			return false;
	return true;
}

/* Why nothing can be said of a row of the file any more; NULL: it can. */
static const char *why_closed(const struct work_row *row, const struct work_row *ours,
			      const struct work_row *next)
{
	if (!ours && row->table == WORK_PLAN)
		return "is not in the plan any more; nothing can be said of it";
	if (!ours)
		return "is no record of this assessment";
	if (ours->record && ours->record->revoked)
		return "was revoked; plumbline accept records a new one";
	return next ? "was superseded; change the record that stands in its place" : NULL;
}

/* The row that took the place of a record by now; NULL: none did. */
static const struct work_row *next_of(const struct work *now, const struct names *after,
				      const struct work_row *row)
{
	size_t i = row->table == WORK_RISKS ? names_find(after, row->id) : NAMES_NONE;

	return i == NAMES_NONE ? NULL : &now->rows[i];
}

/* Does the assessment say the same of a field, for it was taken over before, say? */
static bool is_said(const struct work *now, const struct names *after, const struct work_row *row,
		    size_t f)
{
	const struct work_row *ours = work_find(now, row->table, row->id);
	const struct work_row *next = next_of(now, after, row);

	return (ours && !strcmp(row->values[f], ours->values[f])) ||
	       (next && same_fields(row, next));
}

/* One field that does not say what was exported. */
static void compare_field(struct update *u, struct diags *d, const struct work_row *row, size_t f,
			  const char *was)
{
	const struct work_row *ours = work_find(&u->now, row->table, row->id);
	struct update_change *c;
	const char *closed;

	if (is_said(&u->now, &u->after, row, f))
		return;
	closed = why_closed(row, ours, next_of(&u->now, &u->after, row));
	if (closed) {
		work_fault(d, u->path, row, f, "%.80s %s", row->id, closed);
		return;
	}
	c = ARENA_PUSH(&u->arena, u->changes, u->n);
	*c = (struct update_change){.row = row, .field = f, .base = was, .ours = ours->values[f],
				    .theirs = row->values[f],
				    .name = ours->record ? ours->record->of : row->id,
				    .conflict = strcmp(ours->values[f], was) != 0};
	check_change(u, d, c);
}

static void compare_row(struct update *u, struct diags *d, const struct work_row *row)
{
	const struct work *from = u->base.made ? &u->base : &u->now;
	const struct work_row *base = work_find(from, row->table, row->id);

	if (!base && u->base.made) {
		work_fault(d, u->path, row, WORK_FIELDS,
			   "'%.80s' is none of the ids that were exported; no row can be added",
			   row->id);
		return;
	}
	for (size_t f = 0; f < fields_of(row->table); f++) {
		const char *was = base			      ? base->values[f]
				  : f == SAID_STATUS ? plan_status_name(PLAN_OPEN)
						     : "";

		if (row->values[f] && strcmp(row->values[f], was) != 0)
			compare_field(u, d, row, f, was);
	}
}

/* What was exported has a row still: one taken out says nothing of what it was about. */
static void check_rows(struct update *u, struct diags *d)
{
	for (size_t i = 0; i < u->base.n; i++) {
		const struct work_row *row = &u->base.rows[i];

		if (!work_find(&u->file, row->table, row->id))
			diag_add(d, (struct loc){u->path, 0, 0},
				 "%s: the row of %.80s is missing, and with it what it said; put "
				 "it back (what is dropped has the status %s)",
				 here(u, work_layouts[row->table].sheet), row->id,
				 here(u, plan_status_name(PLAN_REJECTED)));
	}
}

/* Which record stands in the place of which; any in that of what an older file says. */
static void find_successors(const struct work *now, struct names *after)
{
	for (size_t i = now->n; i-- > 0;) {
		const struct acceptance *c = now->rows[i].record;

		if (c && *c->supersedes)
			names_add(after, c->supersedes, i);
		if (c && *c->id)
			names_add(after, work_older_id(after->arena, c->of), i);
	}
}

static bool is_of(const struct update *u, const struct assessment *a, struct diags *d,
		  struct err *err)
{
	if (!u->base.made)
		return true; /* CSV does not say */
	if (strcmp(u->base.assessment, a->id) != 0)
		return err_set(err, EXIT_CODE_DATA,
			       "'%s'!B%d: it was made from another assessment (%.80s)",
			       u->base.made_sheet, MADE_ASSESSMENT + 1, u->base.assessment);
	if (strcmp(u->base.questionnaire, a->questionnaire->id) != 0 ||
	    strcmp(u->base.version, a->questionnaire->version) != 0)
		diag_add(d, (struct loc){u->path, 0, 0},
			 "'%s'!B%d: it was made with %.80s %.80s, and now %.80s %.80s is in use; "
			 "export it anew",
			 u->base.made_sheet, MADE_VERSION + 1, u->base.questionnaire,
			 u->base.version, a->questionnaire->id, a->questionnaire->version);
	return true;
}

bool update_read(struct update *u, const struct assessment *a, const char *path, long as_of,
		 struct diags *d, struct err *err)
{
	long target;

	*u = (struct update){.path = path};
	work_begin(&u->now);
	if (!work_read(&u->file, &u->base, path, d, err) || !is_of(u, a, d, err))
		return false;
	u->target = number_parse(u->base.target, &target) && target > 0 && target < Q_LEVELS
			    ? (int)target
			    : 0;
	work_of_assessment(&u->now, a, u->target, as_of);
	u->after.arena = &u->arena;
	find_successors(&u->now, &u->after);
	for (size_t i = 0; i < u->file.n; i++)
		if (!u->file.rows[i].twice)
			compare_row(u, d, &u->file.rows[i]);
	check_rows(u, d);
	return true;
}

void update_release(struct update *u)
{
	work_release(&u->file);
	work_release(&u->base);
	work_release(&u->now);
	arena_release(&u->arena);
}

/* Taking it over. */

struct applying {
	struct update *u;
	struct assessment *a; /* the copy */
	const struct score *score;
	struct names entries; /* of its plan */
	struct diags *d;
	long today;
	char now[32];
};

/* The entry of an id. One that is made says what was said of its whole question, where that
 * stood for it. */
static struct plan_entry *entry_of(struct applying *w, const struct work_row *row)
{
	const struct plan_entry *from = work_find(&w->u->now, WORK_PLAN, row->id)->entry;
	size_t at = names_add(&w->entries, row->id, w->a->n_plan);
	struct plan_entry *e;

	if (at != NAMES_NONE)
		return &w->a->plan[at];
	e = plan_entry_add(w->a, row->id);
	if (from) {
		e->status = from->status;
		e->at = arena_strdup(&w->a->arena, from->at);
		said_put(w->a, e, SAID_OWNER, from->owner, w->now);
		said_put(w->a, e, SAID_DUE, from->due, w->now);
		said_put(w->a, e, SAID_NOTE, from->note, w->now);
	}
	return e;
}

static bool is_wanted(const struct update_change *c, enum merge_side side)
{
	return !c->refused && !c->left_out && (!c->conflict || side == MERGE_THEIRS);
}

/* The changes of one record from place i on, up to end, as a record that takes its place. */
static void apply_risk(struct applying *w, size_t i, size_t end, enum merge_side side)
{
	static const size_t parts[ACCEPT_PARTS] = {
		[ACCEPT_REASON] = RISK_REASON,	   [ACCEPT_CONTROL] = RISK_CONTROL,
		[ACCEPT_RESIDUAL] = RISK_RESIDUAL, [ACCEPT_OWNER] = RISK_OWNER,
		[ACCEPT_APPROVER] = RISK_APPROVER, [ACCEPT_UNTIL] = RISK_UNTIL};
	struct update_change *all = w->u->changes;
	const struct work_row *ours = work_find(&w->u->now, WORK_RISKS, all[i].row->id);
	const char *values[WORK_FIELDS];
	struct acceptance_request request;
	struct acceptance_verdict v;
	long from;

	memcpy(values, ours->values, sizeof values);
	for (size_t k = i; k < end; k++)
		if ((all[k].taken = is_wanted(&all[k], side)))
			values[all[k].field] = all[k].theirs;
	for (int p = 0; p < ACCEPT_PARTS; p++)
		request.parts[p] = values[parts[p]];
	request.parts[ACCEPT_OF] = ours->record->of;
	request.parts[ACCEPT_FROM] = date_parse(ours->record->from, &from) && from > w->today
					     ? ours->record->from
					     : "";
	acceptance_judge(&v, &w->u->arena, w->score, w->a, &request, w->today);
	for (int p = 0; p < ACCEPT_PARTS; p++)
		if (*v.refused[p])
			work_fault(w->d, w->u->path, all[i].row,
				   p == ACCEPT_OF || p == ACCEPT_FROM ? WORK_FIELDS : parts[p],
				   "%s", v.refused[p]);
	for (size_t k = i; k < end && v.n_refused; k++) {
		all[k].refused = true;
		all[k].taken = false;
	}
	if (v.n_refused)
		return;
	v.record.supersedes = ours->record->id;
	v.record.recorded = w->now;
	acceptance_record(w->a, &v.record);
}

static void apply_all(struct applying *w, enum merge_side side)
{
	struct update *u = w->u;
	size_t end;

	w->entries = (struct names){.arena = &u->arena};
	for (size_t i = 0; i < w->a->n_plan; i++)
		names_add(&w->entries, w->a->plan[i].id, i);
	for (size_t i = 0; i < u->n; i = end) {
		struct update_change *c = &u->changes[i];

		end = i + 1;
		c->taken = false;
		if (c->row->table == WORK_RISKS) {
			bool any = is_wanted(c, side);

			for (; end < u->n && u->changes[end].row == c->row; end++)
				any = is_wanted(&u->changes[end], side) || any;
			if (any)
				apply_risk(w, i, end, side);
		} else if (is_wanted(c, side)) {
			said_put(w->a, entry_of(w, c->row), (enum said)c->field, c->theirs,
				 w->now);
			c->taken = true;
		}
	}
}

/* A status also follows from other rows: of an action from its steps, and the other way round.
 * What would not show then what the file says is refused. true when all do. */
static bool check_shown(struct applying *w)
{
	struct work now;
	bool all = true;

	work_begin(&now);
	work_of_assessment(&now, w->a, w->u->target, w->today);
	for (size_t i = 0; i < w->u->n; i++) {
		struct update_change *c = &w->u->changes[i];
		const struct work_row *row = work_find(&now, c->row->table, c->row->id);

		if (!c->taken || c->row->table != WORK_PLAN || !row ||
		    !strcmp(row->values[c->field], c->theirs))
			continue;
		work_fault(w->d, w->u->path, c->row, c->field,
			   "%.80s cannot be %s while %s; say the same of both", c->row->id,
			   here(w->u, c->theirs),
			   strchr(c->row->id, '/') ? "its action is done, accepted or rejected"
						   : "none of its steps is left to do");
		c->refused = true;
		all = false;
	}
	work_release(&now);
	return all;
}

struct assessment *update_apply(struct update *u, const struct assessment *a,
				enum merge_side side, int64_t now, struct diags *d)
{
	struct applying w = {.u = u, .d = d, .today = date_day(now)};
	struct score s;

	date_time_text(w.now, now);
	score_init(&s, a->questionnaire);
	score_compute(&s, a, 0);
	w.score = &s;
	do { /* what is refused may have held up something else */
		assessment_free(w.a);
		w.a = assessment_copy(a);
		apply_all(&w, side);
	} while (!check_shown(&w));
	score_release(&s);
	u->n_conflicts = 0;
	for (size_t i = 0; i < u->n; i++)
		u->n_conflicts += u->changes[i].conflict && !u->changes[i].refused &&
				  side == MERGE_NEITHER;
	return w.a;
}

size_t updates_taken(const struct update *u)
{
	size_t n = 0;

	for (size_t i = 0; i < u->n; i++)
		n += u->changes[i].taken;
	return n;
}

/* Words. */

static void add_value(struct str *out, const char *text)
{
	struct str line = {0};

	utf8_clean(&line, *text ? text : "nothing", false);
	str_addf(out, line.len > 60 ? "%.57s..." : "%s", str_text(&line));
	str_release(&line);
}

void update_words(struct str *out, const struct update_change *c)
{
	str_addf(out, "%s %s: ", c->name, title_of(c));
	add_value(out, c->ours);
	str_add(out, " -> ");
	add_value(out, c->theirs);
	if (!c->conflict)
		return;
	str_add(out, ", both changed from ");
	add_value(out, c->base);
}

static void count_place(size_t *n, struct str *places, const struct work_row *row, size_t field)
{
	if ((*n)++ >= UPDATE_PLACES)
		return;
	str_add(places, *n > 1 ? ", " : "");
	work_place(places, row, field);
}

static void count_unsaved(size_t *n, struct str *places, const struct work_row *row,
			  const struct work_row *was, const struct work *now,
			  const struct names *after)
{
	if (!was)
		count_place(n, places, row, WORK_FIELDS);
	for (size_t f = 0; was && f < fields_of(row->table); f++)
		if (row->values[f] && strcmp(row->values[f], was->values[f]) != 0 &&
		    !is_said(now, after, row, f))
			count_place(n, places, row, f);
}

size_t update_unsaved(const char *path, const struct work *now, struct str *places)
{
	struct work file, base;
	struct diags d = {0};
	struct err err;
	struct names after = {.arena = &file.arena};
	bool read = work_read(&file, &base, path, &d, &err);
	size_t n = 0;

	find_successors(now, &after);
	for (size_t i = 0; read && base.made && i < file.n; i++)
		count_unsaved(&n, places, &file.rows[i],
			      work_find(&base, file.rows[i].table, file.rows[i].id), now, &after);
	for (size_t i = 0; base.made && i < d.n; i++) /* what cannot be read is something, too */
		if (n++ < UPDATE_PLACES)
			str_addf(places, "%s%.*s", n > 1 ? ", " : "",
				 (int)strcspn(d.items[i].text, ":"), d.items[i].text);
	diags_release(&d);
	work_release(&file);
	work_release(&base);
	return n;
}

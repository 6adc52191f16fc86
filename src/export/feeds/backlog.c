/* The plan as a backlog: what is left to do, for Azure Boards, Jira and GitHub.
 *
 * A section is above its actions, an action above its steps. What a thing is found again by is
 * its key (feeds.h). Only what each tool documents for new items is written: no state, for new
 * items have none but the first; no person, for a name that the tool does not know fails. */
#include "export/feeds/feeds.h"

#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "base/words.h"
#include "export/report/columns.h"
#include "export/report/formats.h"
#include "export/text/csv.h"
#include "export/text/json.h"
#include "export/text/md.h"

#define TITLE_MAX 255 /* characters, in Azure Boards and Jira; in GitHub one more */
#define LABEL_MAX 50  /* in GitHub */

enum item_level { ITEM_SECTION, ITEM_ACTION, ITEM_STEP };

struct item {
	enum item_level level;
	int section;       /* index or -1 */
	size_t parent;     /* the item above; of a section itself */
	const char *key;
	struct row row;    /* of the plan; of a section its first action */
};

struct backlog {
	struct arena arena;
	const struct report *r;
	struct item *items; /* what is above comes first, and what is below follows it */
	size_t n;
};

static const struct action *act(const struct item *it)
{
	return &it->row.r->plan.actions[it->row.i];
}

static const char *section_id(const struct report *r, int section)
{
	return section < 0 ? "other" : r->q->sections[section].id;
}

static size_t add(struct backlog *b, enum item_level level, size_t parent, const char *id,
		  struct row row)
{
	struct item *it = ARENA_PUSH(&b->arena, b->items, b->n);

	*it = (struct item){level, b->r->plan.actions[row.i].section, parent,
			    feed_key(&b->arena, b->r, id), row};
	return b->n - 1;
}

static void add_action(struct backlog *b, size_t parent, size_t i)
{
	const struct action *action = &b->r->plan.actions[i];
	size_t at = add(b, ITEM_ACTION, parent, action->id, (struct row){&b->arena, b->r, i, -1});

	for (size_t k = 0; step_has_row(action) && k < action->n_steps; k++)
		if (action->steps[k].status != PLAN_DONE &&
		    !status_is_set_aside(action->steps[k].status))
			add(b, ITEM_STEP, at, action->steps[k].id,
			    (struct row){&b->arena, b->r, i, (int)k});
}

/* Actions stay in the order of the plan; those of a section are a chain. */
static void backlog_make(struct backlog *b, const struct report *r)
{
	size_t none = r->plan.n_actions, sections = r->q->n_sections;
	size_t *first, *next;

	*b = (struct backlog){.r = r};
	first = arena_new(&b->arena, size_t, sections + 1);
	next = arena_new(&b->arena, size_t, none);
	for (size_t s = 0; s <= sections; s++)
		first[s] = none;
	for (size_t i = none; i-- > 0;) {
		int s = r->plan.actions[i].section;
		size_t chain = s < 0 ? sections : (size_t)s;

		if (!action_is_left(&r->plan.actions[i]))
			continue;
		next[i] = first[chain];
		first[chain] = i;
	}
	for (size_t s = 0; s <= sections; s++) {
		size_t above = b->n;

		if (first[s] == none)
			continue;
		add(b, ITEM_SECTION, above, section_id(r, s < sections ? (int)s : -1),
		    (struct row){&b->arena, r, first[s], -1});
		for (size_t i = first[s]; i != none; i = next[i])
			add_action(b, above, i);
	}
}

/* ---- What stands in it, whichever tool it is for ---- */

static void put_title(struct str *out, const struct item *it)
{
	struct str words = {0};

	if (it->level == ITEM_SECTION)
		str_add(&words, it->section < 0 ? tr("Other actions")
						: it->row.r->q->sections[it->section].title);
	else
		column_words(&words, &plan_columns[PLAN_TITLE], &it->row);
	feed_line(out, str_text(&words), TITLE_MAX);
	str_release(&words);
}

/* Of a section: which plan it is of. */
static void put_origin(struct str *out, const struct report *r)
{
	str_addf(out, tr("%s, part of the plan of %s. Written by %s."), r->q->title,
		 report_title(r), r->tool);
	str_add(out, r->redaction != REDACT_NOTHING ? " " : "");
	redaction_words(out, r->redaction);
}

/* Labelled texts of the item, each handed to put. */
static void describe(struct str *out, const struct item *it,
		     void (*put)(struct str *, const char *label, const char *text))
{
	static const int told[] = {PLAN_TITLE, PLAN_ABOUT, PLAN_WHY, PLAN_DONE_WHEN, PLAN_FIX,
				   PLAN_FOLLOWS, PLAN_NEEDS, PLAN_WAITS, PLAN_ENDS,
				   PLAN_SEVERITY, PLAN_OWNER, PLAN_DUE, PLAN_NOTE};
	struct str words = {0};

	if (it->level == ITEM_SECTION) {
		put_origin(&words, it->row.r);
		put(out, tr("About"), str_text(&words));
	}
	for (size_t i = 0; it->level != ITEM_SECTION && i < sizeof told / sizeof *told; i++) {
		str_truncate(&words, 0);
		column_words(&words, &plan_columns[told[i]], &it->row);
		/* The title says it, unless it was cut. */
		if (words.len > (told[i] == PLAN_TITLE ? TITLE_MAX : 0))
			put(out, tr(plan_columns[told[i]].title), str_text(&words));
	}
	put(out, tr("Key"), it->key);
	str_release(&words);
}

static size_t severity_of(const struct item *it)
{
	return it->level == ITEM_SECTION ? SEVERITY_NONE : act(it)->severity;
}

static int half_days(const struct item *it)
{
	return it->level == ITEM_STEP ? act(it)->steps[it->row.step].effort : act(it)->effort;
}

/* ---- CSV: a table of columns for each tool ---- */

struct backlog_column {
	const char *title;
	void (*put)(struct str *out, const struct backlog *b, const struct item *it);
};

static void put_records(struct str *out, const struct backlog *b,
			const struct backlog_column *columns, int level)
{
	struct str cell = {0};

	for (size_t i = 0; i < b->n; i++) {
		if (level >= 0 && (int)b->items[i].level != level)
			continue;
		for (const struct backlog_column *c = columns; c->title; c++) {
			str_truncate(&cell, 0);
			c->put(&cell, b, &b->items[i]);
			str_add(out, c == columns ? "" : ",");
			csv_text(out, str_text(&cell));
		}
		str_add(out, "\r\n");
	}
	str_release(&cell);
}

static void put_header(struct str *out, const struct backlog_column *columns)
{
	for (const struct backlog_column *c = columns; c->title; c++)
		str_addf(out, "%s%s", c == columns ? "" : ",", c->title);
	str_add(out, "\r\n");
}

static void put_word(struct str *out, const char *const words[], size_t i)
{
	str_add(out, words[i] ? words[i] : "");
}

#define PUT(name, ...) \
	static void name(struct str *out, const struct backlog *b, const struct item *it) \
	{ \
		(void)b, (void)it; \
		__VA_ARGS__; \
	}

/* Azure Boards: the hierarchy stands in columns of titles, a level each; texts are HTML. */

static const char *const azure_types[] = {"Epic", "Feature", "Task"};
static const char *const azure_priorities[] = {NULL, "4", "3", "2", "1"};

static void put_html(struct str *out, const char *text)
{
	struct str clean = {0};

	utf8_clean(&clean, text, true);
	for (const char *s = str_text(&clean); *s; s++)
		if (*s == '<')
			str_add(out, "&lt;");
		else if (*s == '&')
			str_add(out, "&amp;");
		else if (*s == '\n')
			str_add(out, s[1] ? "<br>" : "");
		else
			str_addc(out, *s);
	str_release(&clean);
}

static void put_paragraph(struct str *out, const char *label, const char *text)
{
	str_addf(out, "<p><b>%s:</b> ", label);
	put_html(out, text);
	str_add(out, "</p>");
}

static void title_at(struct str *out, const struct item *it, enum item_level level)
{
	if (it->level == level)
		put_title(out, it);
}

/* Days of a feature, hours of a task: each has one of the two fields. */
static void put_days(struct str *out, const struct item *it)
{
	char buf[32];

	if (it->level == ITEM_ACTION)
		str_add(out, number_text(buf, (int64_t)half_days(it) * 5, 1));
}

static void put_hours(struct str *out, const struct item *it)
{
	if (it->level == ITEM_STEP)
		str_addf(out, "%d", half_days(it) * 4);
}

static void put_tags(struct str *out, const struct item *it)
{
	str_addf(out, "plumbline; %s; %s", it->key, section_id(it->row.r, it->section));
	if (it->level != ITEM_SECTION)
		str_addf(out, "; %s", wave_name(act(it)->wave));
}

PUT(azure_type, put_word(out, azure_types, it->level))
PUT(azure_title_1, title_at(out, it, ITEM_SECTION))
PUT(azure_title_2, title_at(out, it, ITEM_ACTION))
PUT(azure_title_3, title_at(out, it, ITEM_STEP))
PUT(azure_priority, put_word(out, azure_priorities, severity_of(it)))
PUT(azure_effort, put_days(out, it))
PUT(azure_work, put_hours(out, it))
PUT(azure_tags, put_tags(out, it))
PUT(azure_description, describe(out, it, put_paragraph))

static const struct backlog_column azure_columns[] = {
	{"Work Item Type", azure_type}, {"Title 1", azure_title_1},
	{"Title 2", azure_title_2},     {"Title 3", azure_title_3},
	{"Priority", azure_priority},   {"Effort", azure_effort},
	{"Remaining Work", azure_work}, {"Tags", azure_tags},
	{"Description", azure_description}, {NULL, NULL},
};

void export_azure_text(const struct report *r, struct str *out)
{
	struct backlog b;

	backlog_make(&b, r);
	put_header(out, azure_columns);
	put_records(out, &b, azure_columns, -1);
	arena_release(&b.arena);
}

/* Jira: what is above is named by its number and must come first; texts are its markup. */

static const char *const jira_types[] = {"Epic", "Task", "Sub-task"};
static const char *const jira_priorities[] = {NULL, "Low", "Medium", "High", "Highest"};

/* A number that follows from the key: 48 of 128 bits, which programs of all kinds can hold. */
static void put_number(struct str *out, const struct item *it)
{
	char uuid[UUID_TEXT];
	int64_t number = 0;

	uuid_named(uuid, it->row.r->a->id, it->key);
	for (int i = 0; i < 13; i++)
		if (uuid[i] != '-')
			number = number * 16 + uuid[i] - (uuid[i] < 'a' ? '0' : 'a' - 10);
	str_addf(out, "%lld", (long long)number);
}

static void put_markup(struct str *out, const char *label, const char *text)
{
	struct str clean = {0};

	utf8_clean(&clean, text, true);
	str_addf(out, "%s*%s:* ", out->len ? "\n\n" : "", label);
	for (const char *s = str_text(&clean); *s; s++) {
		if (strchr("\\{}[]!|*_~^", *s))
			str_addc(out, '\\');
		str_addc(out, *s);
	}
	str_release(&clean);
}

static void put_parent(struct str *out, const struct backlog *b, const struct item *it)
{
	if (it->level != ITEM_SECTION)
		put_number(out, &b->items[it->parent]);
}

/* Seconds; a person-day has eight hours. */
static void put_estimate(struct str *out, const struct item *it)
{
	if (it->level != ITEM_SECTION)
		str_addf(out, "%d", half_days(it) * 4 * 3600);
}

PUT(jira_type, put_word(out, jira_types, it->level))
PUT(jira_id, put_number(out, it))
PUT(jira_parent, put_parent(out, b, it))
PUT(jira_summary, put_title(out, it))
PUT(jira_description, describe(out, it, put_markup))
PUT(jira_priority, put_word(out, jira_priorities, severity_of(it)))
PUT(jira_label, str_add(out, "plumbline"))
PUT(jira_label_section, str_add(out, section_id(it->row.r, it->section)))
PUT(jira_label_wave, str_add(out, it->level == ITEM_SECTION ? "" : wave_name(act(it)->wave)))
PUT(jira_estimate, put_estimate(out, it))
PUT(jira_key, str_add(out, it->key))

static const struct backlog_column jira_columns[] = {
	{"Issue Type", jira_type},       {"Issue ID", jira_id},
	{"Parent", jira_parent},         {"Summary", jira_summary},
	{"Description", jira_description}, {"Priority", jira_priority},
	{"Labels", jira_label},          {"Labels", jira_label_section},
	{"Labels", jira_label_wave},     {"Original Estimate", jira_estimate},
	{"External issue ID", jira_key}, {NULL, NULL},
};

void export_jira_text(const struct report *r, struct str *out)
{
	struct backlog b;

	backlog_make(&b, r);
	put_header(out, jira_columns);
	for (int level = ITEM_SECTION; level <= ITEM_STEP; level++)
		put_records(out, &b, jira_columns, level);
	arena_release(&b.arena);
}

/* ---- GitHub: an issue an action, its steps as boxes to tick ---- */

static void put_entry(struct str *out, const char *label, const char *text)
{
	md_item(out, "", label, text);
}

static void put_label(struct json_writer *w, const char *kind, const char *name)
{
	struct str words = {0}, label = {0};

	str_addf(&words, "%s%s", kind, name);
	feed_line(&label, str_text(&words), LABEL_MAX);
	json_text(w, NULL, str_text(&label));
	str_release(&words);
	str_release(&label);
}

/* From the item at *i on, which then is the next action or section. */
static void put_issue(struct json_writer *w, const struct backlog *b, size_t *i)
{
	const struct item *it = &b->items[*i];
	struct str title = {0}, body = {0};

	put_title(&title, it);
	describe(&body, it, put_entry);
	str_add(&body, "\n");
	for (++*i; *i < b->n && b->items[*i].level == ITEM_STEP; ++*i) {
		str_truncate(&title, 0);
		put_title(&title, &b->items[*i]);
		str_add(&body, "- [ ] ");
		md(&body, str_text(&title));
		str_addf(&body, " <!-- plumbline: %s -->\n", b->items[*i].key);
	}
	str_addf(&body, "\n<!-- plumbline: %s -->\n", it->key);
	str_truncate(&title, 0);
	put_title(&title, it);
	json_open(w, NULL, '{', false);
	json_text(w, "key", it->key);
	json_open(w, "issue", '{', false);
	json_text(w, "title", str_text(&title));
	json_text(w, "body", str_text(&body));
	json_open(w, "labels", '[', true);
	put_label(w, "", "plumbline");
	put_label(w, "section: ", section_id(it->row.r, it->section));
	put_label(w, "severity: ", severity_name(act(it)->severity));
	put_label(w, "wave: ", wave_name(act(it)->wave));
	json_close(w, ']');
	json_close(w, '}');
	json_close(w, '}');
	str_release(&title);
	str_release(&body);
}

void export_github_text(const struct report *r, struct str *out)
{
	struct backlog b;
	struct str about = {0}, text = {0};
	struct json_writer w = {.out = &text};

	backlog_make(&b, r);
	put_origin(&about, r);
	json_open(&w, NULL, '{', false);
	json_text(&w, "format", "plumbline-github-issues");
	json_integer(&w, "version", 1);
	json_text(&w, "about", str_text(&about));
	json_open(&w, "issues", '[', false);
	for (size_t i = 0; i < b.n;) {
		if (b.items[i].level == ITEM_ACTION)
			put_issue(&w, &b, &i);
		else
			i++;
	}
	json_close(&w, ']');
	json_close(&w, '}');
	json_finish(out, &text);
	str_release(&about);
	arena_release(&b.arena);
}

#include "model/assessment/members.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/names.h"

void reader_fault(struct reader *r, struct loc at, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	if (r->newer)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	diag_add(r->diags, at, "%s", text);
}

const char *reader_shown(struct reader *r, const struct jnode *n)
{
	if (n->kind == JNODE_LIST || n->kind == JNODE_OBJECT || n->raw_len > 60)
		return json_kind_name(n);
	return arena_strndup(r->arena, n->raw, n->raw_len);
}

bool reader_want(struct reader *r, const struct jnode *n, enum jnode_kind kind,
		 const char *what)
{
	if (n->kind == kind)
		return true;
	reader_fault(r, n->at, "\"%.80s\" must be %s, not %s", n->key ? n->key : "item",
		     what, reader_shown(r, n));
	return false;
}

bool reader_allows_misfit(struct reader *r)
{
	return r->other || r->newer;
}

static void keep(struct reader *r, struct raw_members *m, const struct jnode *n,
		 const char *key, size_t key_len)
{
	struct raw_member *kept = raw_keep(r->arena, m, key, key_len, n->raw, n->raw_len);

	kept->line = n->key_at.line;
	kept->col = n->key_at.col;
}

void reader_keep(struct reader *r, struct raw_members *m, const struct jnode *n)
{
	keep(r, m, n, n->key_raw, n->key_raw_len);
}

void reader_keep_plain(struct reader *r, struct raw_members *m, const char *key,
		       const struct jnode *n)
{
	const char *quoted = arena_printf(r->arena, "\"%s\"", key);

	keep(r, m, n, quoted, strlen(quoted));
}

void reader_text(struct reader *r, const struct jnode *n, const char **slot)
{
	if (reader_want(r, n, JNODE_TEXT, "a text") && *n->text)
		*slot = arena_strdup(r->arena, n->text);
}

void reader_note(struct reader *r, const struct jnode *n, const char **slot)
{
	if (n->kind == JNODE_TEXT && strlen(n->text) > NOTE_BYTES_MAX)
		reader_fault(r, n->at,
			     "the note is longer than %u bytes; put it into a document "
			     "and name that here",
			     NOTE_BYTES_MAX);
	else
		reader_text(r, n, slot);
}

void reader_day(struct reader *r, const struct jnode *n, const char **slot)
{
	long day;

	if (n->kind == JNODE_TEXT && *n->text && !date_parse(n->text, &day))
		reader_fault(r, n->at, "\"%s\" must be a date like 2026-11-21, not %s",
			     n->key, reader_shown(r, n));
	else
		reader_text(r, n, slot);
}

void reader_time(struct reader *r, const struct jnode *n, const char **slot)
{
	int64_t seconds;

	/* Nothing but UTC, so that times compare as texts. */
	if (n->kind == JNODE_TEXT && *n->text && !date_time_parse(n->text, &seconds))
		reader_fault(r, n->at,
			     "\"%s\" must be a time in UTC like 2026-11-21T10:00:00Z, "
			     "not %s",
			     n->key, reader_shown(r, n));
	else
		reader_text(r, n, slot);
}

void reader_want_once(struct reader *r, const struct jnode *n, const struct texts *texts)
{
	struct arena scratch = {0};
	struct names seen = {.arena = &scratch};

	for (size_t i = 0; i < texts->n; i++)
		if (names_add(&seen, texts->items[i], i) != NAMES_NONE)
			reader_fault(r, n->at, "\"%s\" holds '%.80s' twice", n->key,
				     texts->items[i]);
	arena_release(&scratch);
}

int reader_word(struct reader *r, const struct jnode *n, const struct word_list *list)
{
	struct choices c = {0};
	struct str text = {0};
	int value = n->kind == JNODE_TEXT ? word_value(list, n->text) : -1;

	if (value >= 0)
		return value;
	if (r->newer || diags_full(r->diags))
		return -1;
	choices_add_words(&c, list);
	choices_refuse(&c, n->kind == JNODE_TEXT ? n->text : reader_shown(r, n), &text);
	reader_fault(r, n->at, "\"%.80s\": %s", n->key, str_text(&text));
	str_release(&text);
	return -1;
}

bool reader_number(struct reader *r, const struct jnode *n, long min, long max, int *slot)
{
	long value;

	if (!json_int(n, min, max, &value)) {
		reader_fault(r, n->at,
			     "\"%s\" must be a whole number from %ld to %ld, not %s",
			     n->key, min, max, reader_shown(r, n));
		return false;
	}
	*slot = (int)value;
	return true;
}

uint64_t reader_present(const struct reader *r, const struct jnode *object)
{
	uint64_t present = 0;

	for (const struct jnode *c = object->first; c; c = c->next) {
		int i = question_practice(r->question, c->key);

		if (i >= 0 && !strcmp(r->question->practices[i].id, c->key))
			present |= UINT64_C(1) << i;
	}
	return present;
}

int reader_practice(const struct reader *r, uint64_t present, const char *key)
{
	int i = question_practice(r->question, key);

	if (i >= 0 && (present >> i & 1) && strcmp(r->question->practices[i].id, key) != 0)
		return -1;
	return i;
}

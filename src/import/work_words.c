#include "import/work_words.h"

#include <string.h>
#include <strings.h>

#include "engine/saying.h"

/* In UTF-16 units, as a spreadsheet counts. */
enum { SHEET_UNITS_MAX = 31, WORD_UNITS_MAX = 100 };

const struct work_layout work_layouts[WORK_TABLES] = {
	[WORK_PLAN] = {"plan", TITLE_ID, PLAN_SHEET,
		       {[SAID_STATUS] = TITLE_STATUS, [SAID_OWNER] = TITLE_OWNER,
			[SAID_DUE] = TITLE_DUE, [SAID_NOTE] = TITLE_NOTE},
		       SAID_DUE, SAID_STATUS, GROUP_STATUSES, GROUP_PLAN},
	[WORK_RISKS] = {"risk", TITLE_RECORD, RISKS_SHEET,
			{[RISK_RESIDUAL] = TITLE_RESIDUAL, [RISK_UNTIL] = TITLE_UNTIL,
			 [RISK_OWNER] = TITLE_OWNER, [RISK_APPROVER] = TITLE_APPROVER,
			 [RISK_REASON] = TITLE_REASON, [RISK_CONTROL] = TITLE_CONTROL},
			RISK_UNTIL, RISK_RESIDUAL, GROUP_SEVERITIES, GROUP_RISKS},
};

static void add(struct work_words *w, const char *english, enum word_group group)
{
	w->items[w->n++] = (struct work_word){english, NULL, group};
}

void work_words_begin(struct work_words *w)
{
	w->n = 0;
	for (int t = WORK_PLAN; t < WORK_TABLES; t++) {
		const struct work_layout *layout = &work_layouts[t];

		add(w, layout->sheet, GROUP_SHEETS);
		add(w, layout->key, layout->columns);
		for (size_t f = 0; f < WORK_FIELDS && layout->titles[f]; f++)
			add(w, layout->titles[f], layout->columns);
	}
	for (int v = PLAN_OPEN; v <= PLAN_REJECTED; v++)
		add(w, plan_status_name((enum plan_status)v), GROUP_STATUSES);
	for (int v = SEVERITY_CRITICAL; v > SEVERITY_NONE; v--)
		add(w, severity_name((enum severity)v), GROUP_SEVERITIES);
}

const char *work_word_here(const struct work_words *w, const char *english)
{
	for (size_t i = 0; i < w->n; i++)
		if (!strcmp(w->items[i].english, english))
			return w->items[i].here;
	return english;
}

const char *work_word_english(const struct work_words *w, enum word_group group, const char *here)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->items[i].group == group && (!strcmp(w->items[i].here, here) ||
						   !strcmp(w->items[i].english, here)))
			return w->items[i].english;
	return NULL;
}

static size_t units_of(const char *text)
{
	size_t n = 0;

	for (const unsigned char *c = (const unsigned char *)text; *c; c++)
		n += (size_t)((*c & 0xc0) != 0x80) + (*c >= 0xf0);
	return n;
}

/* What would mean something else in the name of a sheet, in a formula or around a cell. */
static bool is_plain(const struct work_word *w)
{
	const char *text = w->here;
	size_t last = strlen(text) - 1;

	for (const char *c = text; *c; c++)
		if ((unsigned char)*c < ' ')
			return false;
	if (text[0] == ' ' || text[last] == ' ')
		return false;
	switch (w->group) {
	case GROUP_SHEETS:
		return !strpbrk(text, "[]:*?/\\") && text[0] != '\'' && text[last] != '\'';
	case GROUP_STATUSES:
	case GROUP_SEVERITIES:
		return !strpbrk(text, "\"*?~") && !strchr("<>=", text[0]);
	case GROUP_PLAN:
	case GROUP_RISKS:
	case GROUP_COLUMNS:
		break;
	}
	return true;
}

bool work_word_check(const struct work_word *words, size_t n, size_t i, struct err *err)
{
	const struct work_word *w = &words[i];
	size_t most = w->group == GROUP_SHEETS ? SHEET_UNITS_MAX : WORD_UNITS_MAX;

	if (!w->here || !*w->here)
		return err_set(err, EXIT_CODE_DATA, "nothing stands for '%s'", w->english);
	if (units_of(w->here) > most)
		return err_set(err, EXIT_CODE_DATA,
			       "what stands for '%s' is too long for a workbook: at most %zu "
			       "characters", w->english, most);
	if (!is_plain(w))
		return err_set(err, EXIT_CODE_DATA,
			       "a workbook cannot have '%.80s' for '%s': take its signs and the "
			       "blanks around it out", w->here, w->english);
	for (size_t k = 0; k < n; k++) {
		if (k == i || words[k].group != w->group)
			continue;
		if (words[k].here && !strcasecmp(words[k].here, w->here))
			return err_set(err, EXIT_CODE_DATA,
				       "'%.80s' stands for '%s', and for '%s' too; a workbook "
				       "needs two words", w->here, w->english, words[k].english);
		if (w->group != GROUP_COLUMNS && !strcasecmp(words[k].english, w->here))
			return err_set(err, EXIT_CODE_DATA,
				       "'%.80s' stands for '%s', but is what the program calls "
				       "something else", w->here, w->english);
	}
	return true;
}

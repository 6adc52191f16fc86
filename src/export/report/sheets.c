#include "export/report/sheets.h"

#include "export/report/columns.h"
#include "import/work_read.h"

const char *const sheet_names[SHEETS] = {
	[SHEET_SUMMARY] = WORD("Summary"),
	[SHEET_PLAN] = PLAN_SHEET,
	[SHEET_ROADMAP] = WORD("Roadmap"),
	[SHEET_OWNERS] = WORD("Owners"),
	[SHEET_BUDGET] = WORD("Budget"),
	[SHEET_SCORES] = WORD("Scores"),
	[SHEET_TREND] = WORD("Trend"),
	[SHEET_FINDINGS] = WORD("Findings"),
	[SHEET_RISKS] = WORD("Risks"),
	[SHEET_ACCEPTANCES] = RISKS_SHEET,
	[SHEET_DECISIONS] = WORD("Decisions"),
	[SHEET_ARCHITECTURE] = WORD("Architecture"),
	[SHEET_ANSWERS] = WORD("Answers"),
	[SHEET_WORKSHOP] = WORD("Workshop"),
	[SHEET_METHOD] = WORD("Method"),
	[SHEET_GLOSSARY] = WORD("Glossary"),
	[SHEET_REFERENCES] = WORD("References"),
	[SHEET_SOURCES] = WORD("Sources"),
	[SHEET_LISTS] = WORD("Lists"),
	[SHEET_MADE_FROM] = MADE_SHEET,
	[SHEET_LIVE] = WORD("Live"),
};

/* Those that must differ. */
static void check(const struct work_word *words, size_t n,
		  void (*tell)(void *, const char *, const char *), void *to)
{
	struct err err = {0};

	for (size_t i = 0; i < n; i++)
		if (!work_word_check(words, n, i, &err))
			tell(to, words[i].english, err.text);
}

static void check_titles(const struct column *columns, size_t n,
			 void (*tell)(void *, const char *, const char *), void *to)
{
	struct work_word words[PLAN_COLUMNS];

	for (size_t i = 0; i < n; i++)
		words[i] = (struct work_word){columns[i].title, tr(columns[i].title),
					      GROUP_COLUMNS};
	check(words, n, tell, to);
}

void sheet_words_check(void (*tell)(void *to, const char *english, const char *why), void *to)
{
	struct work_word sheets[SHEETS];
	struct work_words read;

	work_words_begin(&read);
	for (size_t i = 0; i < read.n; i++)
		read.items[i].here = tr(read.items[i].english);
	check(read.items, read.n, tell, to);
	for (size_t i = 0; i < SHEETS; i++)
		sheets[i] = (struct work_word){sheet_names[i], tr(sheet_names[i]), GROUP_SHEETS};
	check(sheets, SHEETS, tell, to);
	check_titles(plan_columns, PLAN_COLUMNS, tell, to);
	check_titles(finding_columns, FINDING_COLUMNS, tell, to);
	check_titles(acceptance_columns, ACCEPTED_COLUMNS, tell, to);
	check_titles(decision_columns, DECISION_COLUMNS, tell, to);
	check_titles(answer_columns, ANSWER_COLUMNS, tell, to);
}

#include "model/assessment/merge_rules.h"

static const struct place_rule rules[] = {
	{"id", OURS, {0}},
	{"part", OURS, {0}},
	{"about/participants", SET, {0}},
	{"settings/rank", RANKED, {0}},
	{"answers/*/evidence", SET, {0}},
	{"acceptances", RECORDS, {"id", NULL}},
	{"acceptances/*", RECORD, {0}},
	{"acceptances/*/revoked", WHOLE, {0}},
	{"workshop/participants", SET, {0}},
	{"workshop/agenda", LINES, {"section", NULL}},
	{"workshop/agenda/*", RECORD, {0}},
	{"workshop/parking_lot", RECORDS, {"at", "text"}},
	{"workshop/parking_lot/*", RECORD, {0}},
	{"scenarios/*", WHOLE, {0}},
	{"milestones", RECORDS, {"at", "name"}},
	{"milestones/*", RECORD, {0}},
	{"milestones/*/*", WHOLE, {0}},
	{"conflicts", SAME, {0}},
	{NULL, BY_MEMBER, {0}},
};

static const struct together together[] = {
	{"answers/*",
	 "practices",
	 {"state", "level", "option", "practices", "reason", "version", "at", "by", NULL},
	 6,
	 NULL},
	{"plan/*", NULL, {"status", "reason", "approver", "until", "at", NULL}, 4, "open"},
	{"acceptances/*", NULL, {"from", "until", NULL}, 2, NULL},
	{"workshop/agenda/*", NULL, {"started", "spent", "stopped", NULL}, 3, NULL},
};
#define N_TOGETHER (sizeof together / sizeof *together)

static bool path_fits(const char *pattern, const char *path)
{
	while (*pattern && *path) {
		if (*pattern == '*') {
			path += strcspn(path, "/");
			pattern++;
		} else if (*pattern++ != *path++) {
			return false;
		}
	}
	return !*pattern && !*path;
}

const struct place_rule *merge_rule(const char *path)
{
	const struct place_rule *rule = rules;

	while (rule->path && !path_fits(rule->path, path))
		rule++;
	return rule;
}

const struct together *merge_together(const char *path)
{
	for (size_t i = 0; i < N_TOGETHER; i++)
		if (path_fits(together[i].path, path))
			return &together[i];
	return NULL;
}

void path_add(struct str *path, const char *segment)
{
	if (path->len)
		str_addc(path, '/');
	for (; *segment; segment++)
		if (*segment == '/' || *segment == '~')
			str_add(path, *segment == '/' ? "~1" : "~0");
		else
			str_addc(path, *segment);
}

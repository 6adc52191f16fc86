#include "export/report/theme.h"

const struct report_part_name report_parts[REPORT_PARTS] = {
	[PART_MESSAGE] = {"message", WORD("Where we stand")},
	[PART_CONTAINED] = {"contained", WORD("Contained for now")},
	[PART_ACCEPTED] = {"accepted", WORD("Accepted risks")},
	[PART_SET_ASIDE] = {"set-aside", WORD("Set aside")},
	[PART_SECTIONS] = {"sections", WORD("Sections")},
	[PART_AREAS] = {"areas", WORD("Areas")},
	[PART_SINCE] = {"since", WORD("Since the last milestone")},
	[PART_FINDINGS] = {"findings", WORD("Findings")},
	[PART_BUDGET] = {"budget", WORD("Budget")},
	[PART_PLAN] = {"plan", WORD("Plan")},
	[PART_UNVERIFIED] = {"unverified", WORD("Unverified")},
	[PART_OPEN] = {"open", WORD("Open")},
	[PART_WORKSHOP] = {"workshop", WORD("Workshop")},
	[PART_PROFILE] = {"profile", WORD("Profile")},
	[PART_DECISIONS] = {"decisions", WORD("Decisions")},
	[PART_ARCHITECTURE] = {"architecture", WORD("Architecture")},
	[PART_ANSWERS] = {"answers", WORD("Answers")},
	[PART_CAVEATS] = {"caveats", WORD("Caveats")},
	[PART_METHOD] = {"method", WORD("Method")},
	[PART_GLOSSARY] = {"glossary", WORD("Glossary")},
	[PART_REFERENCES] = {"references", WORD("References")},
};

const struct export_theme export_theme_plain = {
	.organisation = "",
	.disclaimer = "",
	.logo = "",
	.accent = 0x1F4E79,
	.accent_dark = 0x8EBBE6,
	.language = &words_english,
};

#include "export/report/theme.h"

const struct report_part_name report_parts[REPORT_PARTS] = {
	[PART_MESSAGE] = {"message", "Where we stand"},
	[PART_CONTAINED] = {"contained", "Contained for now"},
	[PART_ACCEPTED] = {"accepted", "Accepted risks"},
	[PART_SET_ASIDE] = {"set-aside", "Set aside"},
	[PART_SECTIONS] = {"sections", "Sections"},
	[PART_AREAS] = {"areas", "Areas"},
	[PART_FINDINGS] = {"findings", "Findings"},
	[PART_BUDGET] = {"budget", "Budget"},
	[PART_PLAN] = {"plan", "Plan"},
	[PART_UNVERIFIED] = {"unverified", "Unverified"},
	[PART_OPEN] = {"open", "Open"},
	[PART_WORKSHOP] = {"workshop", "Workshop"},
	[PART_PROFILE] = {"profile", "Profile"},
	[PART_DECISIONS] = {"decisions", "Decisions"},
	[PART_ARCHITECTURE] = {"architecture", "Architecture"},
	[PART_ANSWERS] = {"answers", "Answers"},
	[PART_CAVEATS] = {"caveats", "Caveats"},
	[PART_METHOD] = {"method", "Method"},
	[PART_GLOSSARY] = {"glossary", "Glossary"},
	[PART_REFERENCES] = {"references", "References"},
};

const struct export_theme export_theme_plain = {
	.organisation = "",
	.disclaimer = "",
	.logo = "",
	.accent = 0x1F4E79,
	.accent_dark = 0x8EBBE6,
};

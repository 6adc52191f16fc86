/* What a self-check looks for, in words. */
#include <string.h>

#include "base/str.h"
#include "engine/lint/lint.h"

const struct lint_words lint_words[LINT_KINDS] = {
	[LINT_NO_EVIDENCE] = {
		"no-evidence", "Answered well without evidence",
		"It meets its target, so nobody looks at it again; what nobody can show "
		"is an opinion.",
		"name a piece of evidence", "evidence", false,
		"plumbline set FILE --evidence ID=TEXT",
	},
	[LINT_NO_REASON] = {
		"no-reason", "Not applicable without a reason",
		"It leaves the score, and whoever reads that will ask why.",
		"say in a note why it does not apply", "note", false,
		"plumbline set FILE ID=na:REASON --note ID=TEXT",
	},
	[LINT_EXPIRED] = {
		"expired", "Accepted and expired",
		"The risk is still there, and nobody carries it any more.",
		"accept it anew, or take it up", "accept-risk", true,
		"plumbline accept FILE ID reason=TEXT control=TEXT residual=SEVERITY "
		"owner=NAME approver=NAME until=DATE",
	},
	[LINT_CONTRADICTED] = {
		"contradicted", "Done and contradicted",
		"It was said to be done, and the answer given since still misses its "
		"target.",
		"take it up again, or answer it again", "status", true,
		"plumbline act FILE ACTION status=open",
	},
	[LINT_NOT_CONFIRMED] = {
		"not-confirmed", "Done and not confirmed",
		"What is done changes no answer: the score knows of it once it is "
		"answered again.",
		"answer it again", "accept", false,
		"plumbline set FILE ID=ANSWER",
	},
	[LINT_NO_DATE] = {
		"no-date", "Owned without a date",
		"What is due at no time is done after all that has one.",
		"say by when", "due", true,
		"plumbline act FILE ACTION due=DATE",
	},
	[LINT_OVERDUE] = {
		"overdue", "The date has passed",
		"A date that passes in silence makes the other dates doubtful.",
		"say by when now", "due", true,
		"plumbline act FILE ACTION due=DATE",
	},
	[LINT_FLAGGED] = {
		"flagged", "Flagged and forgotten",
		"Somebody wanted to come back to it, and nobody has for a month.",
		"take the flag away", "flag", false,
		"plumbline set FILE --unflag ID",
	},
	[LINT_OLD] = {
		"old-answer", "Answered long ago",
		"Workloads change; what was true then need not be true now.",
		"confirm that it still holds", "confirm", false,
		"plumbline set FILE ID=ANSWER",
	},
	[LINT_SPLIT] = {
		"split-votes", "Votes split and taken for consensus",
		"The room did not agree, and no note says why this is the answer.",
		"say in a note why this is the answer", "note", false,
		"plumbline set FILE --note ID=TEXT",
	},
	[LINT_AGAINST] = {
		"against", "Decided against its consequences",
		"A rule that fires blames the decision, and nobody has accepted that "
		"risk.",
		"choose another option", "accept", false,
		"plumbline set FILE ID=OPTION",
	},
};

/* Appends `text` with what stands for the words of the table in their place. */
static void fill_in(struct str *out, const char *text, const char *const words[][2], size_t n)
{
	while (*text) {
		size_t i = 0;

		while (i < n && (!words[i][1] || strncmp(text, words[i][0], strlen(words[i][0]))))
			i++;
		str_addn(out, i < n ? words[i][1] : text, i < n ? strlen(words[i][1]) : 1);
		text += i < n ? strlen(words[i][0]) : 1;
	}
}

void lint_command(struct str *out, const struct questionnaire *q, enum lint_kind kind,
		  const struct lint_finding *f, const char *file)
{
	const char *const words[][2] = {{"FILE", file},
					{"ID", f ? thing_id(q, f->about) : NULL},
					{"ACTION", f ? f->id : NULL}};

	fill_in(out, lint_words[kind].command, words, sizeof words / sizeof *words);
}

void lint_total(struct str *out, const struct lint *l)
{
	if (!l->n)
		str_add(out, "nothing to look at again");
	else
		str_addf(out, "%zu thing%s to look at again", l->n, l->n == 1 ? "" : "s");
}

void lint_limits(struct str *out, const struct lint *l)
{
	str_addf(out, "; answers older than %d days are old, flags older than %d forgotten",
		 l->older_than, LINT_FLAG_DAYS);
}

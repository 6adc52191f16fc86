#include "export/report/method.h"

#include <stddef.h>

#include "base/words.h"

const struct method_line method_lines[METHOD_LINES] = {
	{WORD("Answers"),
	 WORD("A question on levels scores its level of 4. A question on practices scores the "
	      "share of the items that apply: yes counts 1, partial one half, no and unknown "
	      "0. While a must-have is not met, the question scores at most one quarter; a "
	      "checklist is made of must-haves only. A question on decisions scores the mean "
	      "fit of the decisions taken, each 0 to 4; decisions that are facts do not count."),
	 NULL},
	{WORD("Findings"),
	 WORD("A rule fires when profile, decisions and answers together make its condition "
	      "true. What it blames is capped: at 0 for a critical rule, a quarter for high, "
	      "half for medium."),
	 NULL},
	{WORD("Unknown"),
	 WORD("Unknown is an answer: it scores 0, is listed under Findings as unverified, and "
	      "the plan asks for half a day to find out."),
	 NULL},
	{WORD("Not applicable"),
	 WORD("What does not apply leaves the score entirely, and needs a reason."),
	 NULL},
	{WORD("Ranges"),
	 WORD("Low counts everything not yet answered as 0, high as full marks. So far leaves "
	      "it out. The truth lies between low and high for what is asked now; answers that "
	      "open further questions can move both."),
	 NULL},
	{WORD("Sections and overall"),
	 WORD("A section is the mean of its questions, weighted 1 to 5; the overall score is "
	      "the mean of the sections, by their weights. Numbers are rounded once, when "
	      "shown."),
	 WORD("The weights stand on the sheet Scores.")},
	{WORD("Bands"),
	 WORD("Below 33 critical, below 67 moderate, from 67 on excellent."), NULL},
	{WORD("Severity of a gap"),
	 WORD("From the weight of the question and its level, 4 x score. Weight 5: below 1 "
	      "critical in production, else high; below 2 high; below 3 medium. Weight 4: "
	      "below 1 high; below 3 medium. Weight 3: below 2 medium. Any other gap to the "
	      "target is low. In a proof of concept one step lower."),
	 NULL},
	{WORD("Actions and steps"),
	 WORD("An action is what a team takes on: one for each question below its target, each "
	      "decision to change, each thing to find out, each finding that none of these "
	      "ends, and one to contain each critical or high finding until it is ended. Its "
	      "steps are its checklist; their days and gains sum to the action's, so nothing "
	      "is counted twice."),
	 WORD("On the sheet Plan they are folded below it, with columns of their own.")},
	{WORD("Days"),
	 WORD("What is missing of the whole: a question has an effort of 2, 7, 20 or 60 days, "
	      "of which an action costs the share of the levels or items that it takes. "
	      "Finding out takes half a day, containing what the rule says. What is accepted "
	      "or rejected costs nothing."),
	 NULL},
	{WORD("Risk"),
	 WORD("weight x what is missing (1 - score) x criticality x 8, 4, 2 or 1 for critical, "
	      "high, medium or low; and 5 x criticality x the same factor for each finding "
	      "that the action ends. Criticality is 0.7 low, 1 business operational or unset, "
	      "1.3 business critical, 1.5 mission critical. Decisions of one question share "
	      "its risk and its days."),
	 NULL},
	{WORD("Order"),
	 WORD("What contains a finding comes first. Then critical and high actions, then "
	      "medium, then low; among these the one that takes away most risk per day comes "
	      "next, counting all that has to be done before it, which then goes ahead of it "
	      "whatever its own severity. Priority is risk per day of the action alone. Why "
	      "here says what it ends and what goes before it; an action that would make "
	      "another finding waits for what keeps that away."),
	 NULL},
	{WORD("Gain"),
	 WORD("Points on low that the action brings when the plan is done in its order; the "
	      "gains of the plan add up to its whole effect. Gain alone is what it would bring "
	      "today by itself. A gain of 0 means that the action only helps together with "
	      "others, opens the way, or contains until something else ends the finding."),
	 NULL},
	{WORD("Projected"),
	 WORD("What the scores are once all that is marked as done in the plan is really done: "
	      "also which rules fire and what is asked then."),
	 WORD("They follow the statuses on the sheet Plan; the hidden sheet Live works them "
	      "out, and gives what the program itself would.")},
	{WORD("Waves"),
	 WORD("With a capacity, now and next are filled in order and the rest is later. "
	      "Without: now is containing, critical and high, next is medium, later is low; "
	      "what they need is pulled forward. What is in progress or overdue is now. Dates "
	      "follow from the start and the length of a wave, where they are set."),
	 NULL},
	{WORD("Status"),
	 WORD("open, in-progress, done, accepted, rejected. Done does not change an answer: "
	      "answer the question again; an action that was done and is answered below its "
	      "target since is contradicted, and counts as open, as its remark says. A step of "
	      "practices has a status of its own; one that leads to a level has not."),
	 NULL},
	{WORD("Accepted risks"),
	 WORD("A risk is accepted by a record: why, what holds the line meanwhile, what is "
	      "left, who answers for it, from when and until when, at most 90, 180, 365 or 730 "
	      "days for critical, high, medium or low. It changes no score and no finding; it "
	      "takes the action out of the waves and comes back by itself the day after, or "
	      "when its severity rises."),
	 NULL},
	{WORD("Colours"),
	 WORD("Colour repeats what the word beside it says; nothing is said by colour alone."),
	 WORD("Tinted columns on the sheet Plan are yours to fill in.")},
};

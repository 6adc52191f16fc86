/* score_change.h - what a change did to the score, in words. */
#ifndef UI_SESSION_SCORE_CHANGE_H
#define UI_SESSION_SCORE_CHANGE_H

#include "base/str.h"
#include "engine/score.h"

/* Appends what the last update of a score moved: "New finding, high: Data leaves the EU
 * (CR-05); REL-19 is now asked; Reliability 12.5 to 80 (was 10 to 80)", or nothing when
 * nothing moved. What is new stands first. */
void score_change_words(struct str *out, const struct score *s);

#endif

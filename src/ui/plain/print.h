/* print.h - what plain.c reads out: lines, one below the other, without any control
 * of a cursor. All text that comes from files is cleaned. */
#ifndef UI_PLAIN_PRINT_H
#define UI_PLAIN_PRINT_H

#include <stdbool.h>
#include <stdio.h>

#include "ui/session/session.h"

/* What is asked at a place of the order, with its answers, note and votes. */
void plain_print(FILE *out, const struct session *s, size_t at);
/* The score, overall and by section, as ranges; and what the plan comes to. */
void plain_print_score(FILE *out, const struct session *s);
/* What is known beside it: steps, words, what goes with it, sources. */
void plain_print_more(FILE *out, const struct session *s, struct thing about);
/* The findings, worst first. Makes the plan when it is not there. */
void plain_print_findings(FILE *out, struct session *s);
/* What is parked; all of it, or what is open. */
void plain_print_parked(FILE *out, const struct session *s, bool all);

#endif

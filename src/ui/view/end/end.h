/* end.h - what the end of a workshop tells, gathered once for the screen and for the file. */
#ifndef UI_VIEW_END_END_H
#define UI_VIEW_END_END_H

#include "ui/session/session.h"
#include "ui/widget/sheet.h"

/* "Contoso chat, workshop of 2026-11-29". */
const char *end_title(struct arena *arena, const struct session *s);
/* Fills the sheet: who took part, the score before and after, findings, what to do first, who
 * takes what, what is parked. The session has a plan. */
void end_fill(struct sheet *sh, const struct session *s);

#endif

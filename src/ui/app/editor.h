/* editor.h - a text in the user's editor: $VISUAL, $EDITOR, or vi. */
#ifndef UI_APP_EDITOR_H
#define UI_APP_EDITOR_H

#include "base/err.h"
#include "base/str.h"
#include "ui/term/term.h"

/* Gives the terminal to the editor and waits until it ends. text is then what was written,
 * without blank lines at its end. false with err set when it is as it was; what was written
 * but cannot be taken stays in a file that err names. */
bool editor_edit(struct term *t, struct str *text, struct err *err);

#endif

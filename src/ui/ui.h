/* ui.h - the screen, as the command line sees it: run it on a terminal, or play keys
 * against it without one and print what it shows. */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdbool.h>

#include "ui/app/options.h"

/* Does the environment ask for plain mode: ACCESSIBLE, or a TERM that is dumb? */
bool ui_prefers_plain(void);
/* Opens the screen on the terminal and returns when the user leaves: an exit code. Errors
 * go to stderr after the terminal was given back. */
int ui_run(const struct ui_options *options);
/* Plays the keys and prints the resulting screen on stdout, without a terminal: an exit
 * code; 2 for keys that do not parse. */
int ui_screen(const struct ui_options *options);

#endif

/* screen.h - what the screen cannot do itself, because exports stand beside it: writing
 * them. The two commands that show a screen hand it over here. */
#ifndef CLI_SHARED_SCREEN_H
#define CLI_SHARED_SCREEN_H

#include "base/err.h"
#include "ui/ui.h"

/* What the export view offers, in its order: the workbook first. Lives in the arena. */
struct export_kinds screen_exports(struct arena *arena);
/* Calls show (ui_run or ui_screen) with options that can export; its exit code. */
enum exit_code screen_with_exports(const struct ui_options *options,
				   int (*show)(const struct ui_options *options));

#endif

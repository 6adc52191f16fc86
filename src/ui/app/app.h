/* app.h - the program of the screen without a terminal: keys in, a grid of cells out.
 *
 * Owns the session, the state of every view, the stack of what is shown, and the dialog. It
 * performs the effects that views return, through ports: all that it knows of what is
 * outside. Tests bring their own ports. */
#ifndef UI_APP_APP_H
#define UI_APP_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "ui/canvas/grid.h"
#include "ui/keys/keymap.h"
#include "ui/session/session.h"
#include "ui/view/view.h"

/* What is outside. Functions that can fail return false with err set. ctx is passed to each. */
struct ports {
	void *ctx;
	int64_t (*now)(void *ctx);
	/* Milliseconds of a clock that is never set. NULL: `now` has to do. */
	int64_t (*ticks)(void *ctx);
	/* "10:02" for a time, into buf (room for 16). NULL: no clock is shown. */
	void (*clock)(void *ctx, char *buf, int64_t time);
	/* Who answers; NULL for nobody. */
	const char *user;
	/* Hands the session's file to the saving thread. NULL: nothing is ever saved. */
	void (*save)(void *ctx, struct session *s);
	/* Writes a report, and appends its size in words. */
	bool (*export)(void *ctx, const struct session *s, const struct export_order *order,
		       struct str *size, struct err *err);
	/* Shows the screen now, for what takes long. NULL: nobody looks. */
	void (*show)(void *ctx, const struct grid *screen);
	/* Lets the user edit text; the terminal is given away meanwhile. */
	bool (*edit)(void *ctx, struct str *text, struct err *err);
	/* Goes on in a file at path, or (rename) gives the file that name. */
	bool (*move)(void *ctx, struct assessment_file *f, const char *path, bool rename,
		     struct err *err);
	/* Writes what a sheet holds as Markdown to path. */
	bool (*write)(void *ctx, const char *title, const struct sheet *sheet, const char *path,
		      struct err *err);
	bool (*open)(void *ctx, const char *path, struct assessment_file **f,
		     struct err *err);
	bool (*create)(void *ctx, const char *path, const struct beginning *begin,
		       struct assessment_file **f, struct err *err);
	/* The starters, n of them; borrowed as long as the ports. Asked for when the start
	 * view shows, for telling their titles takes reading them. NULL: there are none. */
	const struct starter *(*starters)(void *ctx, size_t *n);
	/* The formats of export; borrowed for ever. */
	struct export_kinds exports;
	struct content_state content; /* of the built-in questionnaire */
	/* Recently opened files, newest first, the first `most` of them with what is known
	 * of them; and: opened just now, or forgotten. */
	void (*recent)(void *ctx, struct arena *a, size_t most, struct recent_files *out);
	void (*remember)(void *ctx, const char *path, bool forget);
	/* Keys as the user wants them; NULL: as they come. */
	const struct keymap *keys;
	/* What to say at first; NULL for nothing. */
	const char *remark;
	bool mouse; /* is it used from the start? */
	enum theme theme; /* that of the start */
	bool mono;        /* and no other: colours are not wanted */
};

struct app;

/* An app of rows × cols that shows file (taken over), or the start view when it is NULL. */
struct app *app_new(const struct ports *ports, struct assessment_file *file, bool ascii,
		    int rows, int cols);
void app_free(struct app *app);

/* Feeds a key. false when the program should end. */
bool app_key(struct app *app, int key);
/* Hands changes to the saving thread; to be called before waiting for a key. */
void app_save(struct app *app);
/* Draws and returns the grid; borrowed until the next call. */
const struct grid *app_draw(struct app *app);
void app_resize(struct app *app, int rows, int cols);
/* How long to wait for a key at most before drawing again: milliseconds, -1 for ever. Only
 * a timer that runs needs it, once a minute. */
int app_timeout(struct app *app);

/* What the loop must do besides, since the last call; each is told once. */
enum app_request { APP_NOTHING, APP_REDRAW, APP_SUSPEND, APP_MOUSE, APP_THEME, APP_BEEP };
enum app_request app_request(struct app *app);

/* For the loop and the tests. */
bool app_uses_mouse(const struct app *app);
enum theme app_theme(const struct app *app);
struct session *app_session(struct app *app);
enum view_id app_view(const struct app *app);

#endif

/* parts.h - what the files of the app share: app.c (keys), effects.c (what views
 * want done), command.c (the command line), search.c (the line behind `/`), idle.c (keys that
 * do nothing), received.c (what is no key), draw.c (the screen around a view). Private to
 * them. */
#ifndef UI_APP_PARTS_H
#define UI_APP_PARTS_H

#include "ui/app/app.h"
#include "ui/widget/command_line.h"
#include "ui/widget/dialog.h"
#include "ui/widget/search.h"

/* A save that takes no longer than this is not spoken of until it is done: writing
 * "saving" and wiping it again would cost more than the answer. */
#define SAVING_UNSAID_MS 200

struct app {
	const struct ports *ports;
	struct session session;
	struct offers offers;
	struct grid grid;
	void *state[VIEW_COUNT];
	enum view_id stack[VIEW_COUNT]; /* each view at most once */
	int depth; /* at least 1 */
	struct dialog dialog;
	struct dialog behind; /* waits until that is closed, when it is open */
	struct command_line command_line;
	struct search search;
	struct received {
		bool pasting;   /* between the begin of a paste and its end */
		bool guessed;   /* it may be keys as well: where no text is typed it is asked */
		bool line_ended; /* in such a one, at last */
		int *keys;      /* those that are asked about; owned */
		size_t n_keys;
		bool too_many;
		int press;      /* a key among what came, to be pressed next */
		enum { BURST_NONE, BURST_PASTED, BURST_TYPED } answer; /* just given */
		size_t n_pressed;
		size_t refused; /* what was pasted and is no character of a text */
		/* What the last Esc closed, in case it was none: open when there is something. */
		struct dialog dialog;
		struct command_line command_line;
		struct search search;
	} received; /* received.c */
	int status_rows; /* that the status line took when it was drawn last */
	bool mouse;
	enum theme theme;
	bool remark; /* the message is the remark of the beginning: it stays for a while */
	bool ended;
	enum app_request request;
	struct idle {       /* idle.c */
		bool watch; /* the last key may have come to nothing */
		int key;
		enum act act;
		const struct view_ops *ops; /* the view that got it, */
		bool scrolls;               /* which was to scroll by it, */
		int place;                  /* from there */
	} idle;
	struct thing parked_about; /* what is being parked is about it */
	uint64_t durable_seen; /* saves known to be on disk */
	int64_t durable_at;    /* since when */
	int64_t unsaved_since; /* ticks; -1 while nothing waits for the disk */
};

extern const struct view_ops *const app_views[VIEW_COUNT];

/* The view that is shown, and its state. */
const struct view_ops *app_top(const struct app *app);
void *app_top_state(const struct app *app);
/* The view whose tab is marked: below what lies over a view and has none. */
enum view_id app_tab(const struct app *app);
/* The session as a view wants it: with a plan when it says so. */
struct session *app_session_for(struct app *app, const struct view_ops *ops);
/* The part of the screen that the view has. */
struct pane app_content(struct app *app);
/* Tables with the keys that the user wants: everywhere; of the view; of the view by what is
 * under its cursor, or NULL. */
const struct binding *app_keys_everywhere(const struct app *app);
const struct binding *app_keys(const struct app *app);
const struct binding *app_more(struct app *app);

/* Takes what the views may offer from the ports; the start view's part only with it. */
void app_take_offers(struct app *app);
/* Templates and recent files, so many at most, from the disk: for the start view. */
void app_load_start(struct app *app, size_t most);
/* Opens the view that is shown, at a place. */
void app_open_top(struct app *app, struct thing where);

/* Opens a dialog; one that is open already waits behind it. */
void app_dialog_over(struct app *app, const struct effect *e);

/* effects.c */
/* Takes over an opened file: shows the profile while nothing is known yet, else the walk. */
void app_show_file(struct app *app, struct assessment_file *file);
void app_perform(struct app *app, const struct effect *e);
/* What an action means when no view wants it. false: nothing changed and nothing was said. */
bool app_global_act(struct app *app, enum act act);
void app_dialog_done(struct app *app, bool accepted);

/* dialog_key.c: a key for the dialog. */
void app_dialog_key(struct app *app, int key);

/* app.c: lets the view handle an action; EFFECT_PASS when it does not. Nothing is performed
 * yet. */
struct effect app_view_act(struct app *app, enum act act, int key);

/* effects.c: shows everything in the colours of a theme. */
void app_set_theme(struct app *app, enum theme theme);

/* mouse.c */
void app_mouse(struct app *app, int key);

/* Tags of dialogs that the app opens; views use numbers above 0. */
enum { APP_TAG_PARK = -2, APP_TAG_BURST = -5, APP_TAG_TIME = -7, APP_TAG_NAME = -8,
       APP_TAG_DROP = -9, APP_TAG_SAVE_AS = -10, APP_TAG_RENAME = -11 };

/* begin.c */
/* Asks what comes before all else when nothing stands in the file yet; goes to the first field
 * of the profile when all that is told already. */
void app_begin(struct app *app);
void app_begin_done(struct app *app, const struct reply *r);
/* Of a file that was made just now, with a profile that is told in part: goes on with that. */
void app_begin_made(struct app *app);

/* filing.c */
/* Asks for another name for the file, and goes on under it. */
void app_ask_file(struct app *app, bool rename);
void app_file_done(struct app *app, const struct reply *r);
/* Writes what a view has gathered, beside the file. */
void app_write_sheet(struct app *app, const struct effect *e);

/* workshop.c */
/* Is a file open? Else says what to do. */
bool app_has_file(struct app *app);
/* Asks the clocks. */
void app_clock(struct app *app);
/* What the cursor of the view is on. */
struct thing app_current(struct app *app);
/* Where the room is: the line of the agenda that runs, else what the cursor is on. */
struct thing app_room(struct app *app);
/* Says when the timer stopped, if the file was left while it ran. */
void app_say_timer(struct app *app);
/* Asks what to park, about what the cursor is on; and what to do with the answer. */
void app_park(struct app *app);
void app_park_done(struct app *app, const struct reply *r);
/* Starts or stops the timer of the section that the cursor is in. */
void app_timer(struct app *app);

/* search.c: the line behind `/` of the view that is shown. */
void app_search_open(struct app *app, const struct effect *e);
void app_search_key(struct app *app, int key);
/* Opens it again with a text that was being typed. */
void app_search_resume(struct app *app, const struct search *was);
/* The whole of it at once: looks for text and stays there. */
void app_search_for(struct app *app, const char *text);

/* idle.c: no key does nothing in silence. */
/* Where the view stands: view_ops.place. */
int app_place(const struct app *app);
/* Before a key: remembers which view gets it, and where that stands. */
void app_idle_begin(struct app *app, int key);
/* After it: it meant that action, in whatever table, and this came of it. */
void app_idle_watch(struct app *app, enum act act, enum effect_kind came);
/* After drawing, which knows how far can be scrolled: says why everything is as it was. */
void app_idle_end(struct app *app);
/* Says why a key that is bound to nothing here, or in the dialog, does nothing. */
void app_idle_unbound(struct app *app, int key);
void app_idle_dialog(struct app *app, int key);

/* received.c */
/* Takes what the terminal sent and is no single key, and what is pasted; false: it is a key. */
bool app_received(struct app *app, int key);
/* The next key to be pressed of what came before, or K_NONE. */
int app_received_press(struct app *app);
/* Says so when a field had no room, or no use, for all that was pasted. */
void app_say_cut(struct app *app);
/* Another key came: the last Esc was one. */
void app_forget_escape(struct app *app);
void app_received_release(struct app *app);

/* command.c */
void app_command_key(struct app *app, int key);

#endif

/* play.h - an app without a terminal for tests of the screen: keys in, cells out. */
#ifndef TESTS_UI_PLAY_H
#define TESTS_UI_PLAY_H

#include "support.h"

#include <locale.h>

#include "base/embedded.h"
#include "cli/shared/screen.h"
#include "model/given.h"
#include "model/store/assessment_file.h"
#include "ui/app/app.h"

/* 2026-11-21T10:02:00Z, for ever. */
#define PLAY_NOW 1795255320

/* What the world was asked for. */
struct play_log {
	int saves, exports;
	char format[32], path[256], seen[1024];
	const char *fail_export; /* the format that fails; NULL: none */
	enum redaction redaction;
	char theme[64], language[16];
	const char *edited; /* what the editor gives back; NULL: it fails */
};

struct play {
	struct app *app;
	struct ports ports;
	struct play_log log;
	struct arena arena; /* the formats of export */
};

static inline int64_t play_now(void *ctx)
{
	(void)ctx;
	return PLAY_NOW;
}

static inline void play_clock(void *ctx, char *buf, int64_t time)
{
	(void)ctx;
	snprintf(buf, 16, "%02d:%02d", (int)(time / 3600 % 24), (int)(time / 60 % 60));
}

static inline void play_save(void *ctx, struct session *s)
{
	((struct play_log *)ctx)->saves++;
	assessment_save(s->file);
}

static inline bool play_export(void *ctx, const struct session *s,
			       const struct export_order *order, struct str *size, struct err *err)
{
	struct play_log *log = ctx;

	(void)s;
	log->exports++;
	snprintf(log->format, sizeof log->format, "%s", order->format);
	snprintf(log->path, sizeof log->path, "%s", order->path);
	log->redaction = order->redaction;
	snprintf(log->theme, sizeof log->theme, "%s", order->theme);
	snprintf(log->language, sizeof log->language, "%s", order->language);
	if (log->fail_export && !strcmp(log->fail_export, order->format))
		return err_set(err, EXIT_CODE_IO, "%s: the disk is full", order->path);
	str_add(size, "48 kB");
	return true;
}

/* Keeps what the screen says while something takes long, a line each time. */
static inline void play_show(void *ctx, const struct grid *screen)
{
	struct play_log *log = ctx;
	struct str text = {0};
	const char *said;
	size_t n = strlen(log->seen);

	grid_text(screen, &text);
	said = strstr(str_text(&text), "writing ");
	assert_non_null(said);
	snprintf(log->seen + n, sizeof log->seen - n, "%.*s\n", (int)strcspn(said, "."), said);
	str_release(&text);
}

static inline bool play_edit(void *ctx, struct str *text, struct err *err)
{
	struct play_log *log = ctx;

	if (!log->edited)
		return err_set(err, EXIT_CODE_IO, "the editor failed");
	str_truncate(text, 0);
	str_add(text, log->edited);
	return true;
}

static const struct starter play_starters[] = {
	{"", "An empty assessment", "", false},
	{"public-rag-assistant", "Ask Finch",
	 "Public RAG assistant: answers customers from own documents", true},
};
static inline const struct starter *play_offer(void *ctx, size_t *n)
{
	(void)ctx;
	*n = COUNT_OF(play_starters);
	return play_starters;
}

/* The formats that the pictures of screens were made with: one more changes none of them. */
static inline struct export_kinds play_exports(struct arena *arena)
{
	static const char *const shown[] = {"json", "xlsx", "csv", "md", "html", "md-board",
					    "html-board", "azure-boards", "jira", "github",
					    "ndjson", "tables", "oscal", "madr"};
	struct export_kinds kinds = screen_exports(arena);
	struct export_kind *kept = NULL;
	size_t n = 0;

	for (size_t i = 0; i < kinds.n; i++)
		for (size_t k = 0; k < COUNT_OF(shown); k++)
			if (!strcmp(kinds.items[i].name, shown[k]))
				*(struct export_kind *)ARENA_PUSH(arena, kept, n) = kinds.items[i];
	kinds.items = kept;
	kinds.n = n;
	return kinds;
}

/* An open app with a file, which it takes over (NULL: the start view), and keys as a user wants
 * them (NULL: as they come). */
static inline struct play *play_open_file(const struct keymap *keys,
					  struct assessment_file *file, int rows, int cols,
					  bool ascii)
{
	struct play *p = calloc(1, sizeof *p);

	setlocale(LC_CTYPE, "C.UTF-8");
	p->ports = (struct ports){.ctx = &p->log,
				  .now = play_now,
				  .clock = play_clock,
				  .save = play_save,
				  .export = play_export,
				  .show = play_show,
				  .edit = play_edit,
				  .starters = play_offer,
				  .content = {"2026-11-21", 6},
				  .keys = keys};
	p->ports.exports = play_exports(&p->arena);
	p->app = app_new(&p->ports, file, ascii, rows, cols);
	return p;
}

/* The same with answers instead of a file, as play_open. */
static inline struct play *play_open_keys(const struct keymap *keys,
					  const char *const *answers, int rows, int cols,
					  bool ascii)
{
	struct assessment_file *file = NULL;

	if (answers) {
		struct questionnaire *q = built_in();
		struct assessment *a;

		assert_non_null(q);
		a = assessment_new(q);
		for (; *answers; answers++) {
			const char *value = strchr(*answers, '=');
			char id[64];

			snprintf(id, sizeof id, "%.*s", (int)(value - *answers),
				 *answers);
			set_answer(a, id, value + 1);
		}
		file = assessment_unfiled(q, a, "");
	}
	return play_open_file(keys, file, rows, cols, ascii);
}

/* A file in which nothing stands but how deep the review goes: it asks nothing first. */
static const char *const play_begun[] = {"depth=deep", NULL};

/* An open app; answers are "ID=VALUE" words, ended by NULL, or NULL for none of it: then
 * the app shows its start view. */
static inline struct play *play_open(const char *const *answers, int rows, int cols,
				     bool ascii)
{
	return play_open_keys(NULL, answers, rows, cols, ascii);
}

static inline void play_close(struct play *p)
{
	app_free(p->app);
	arena_release(&p->arena);
	free(p);
}

/* Plays keys; false when the last of them ended the app. */
static inline bool play(struct play *p, const char *text)
{
	bool goes_on = true;
	size_t n, at;
	int *keys;

	if (!keys_parse(text, &keys, &n, &at))
		fail_msg("no such key: %s", text + at);
	for (size_t i = 0; i < n && goes_on; i++)
		goes_on = app_key(p->app, keys[i]);
	app_save(p->app);
	free(keys);
	return goes_on;
}

/* Types a text as it is, byte by byte. */
static inline void play_text(struct play *p, const char *text)
{
	for (; *text; text++)
		app_key(p->app, (unsigned char)*text);
}

/* The screen as text; freed by the caller (str_release). */
static inline struct str play_screen(struct play *p)
{
	struct str out = {0};

	grid_text(app_draw(p->app), &out);
	return out;
}

static inline void assert_shows_at(struct play *p, const char *part, const char *file,
				   int line)
{
	struct str screen = play_screen(p);

	assert_text_has_at(str_text(&screen), part, file, line);
	str_release(&screen);
}
#define assert_shows(p, part) assert_shows_at(p, part, __FILE__, __LINE__)

/* The line under the cursor; freed by the caller. */
static inline struct str play_cursor_line(struct play *p)
{
	const struct grid *g = app_draw(p->app);
	struct str line = {0};

	for (int col = 0; col < g->cols; col++)
		str_add(&line, grid_cell(g, g->cursor_row, col)->text);
	return line;
}

static inline void assert_cursor_at(struct play *p, const char *part, const char *file,
				    int line)
{
	struct str text = play_cursor_line(p);

	assert_text_has_at(str_text(&text), part, file, line);
	str_release(&text);
}
#define assert_cursor(p, part) assert_cursor_at(p, part, __FILE__, __LINE__)

/* The title in the frame of the dialog that is shown, or NULL when none is; valid until the
 * next call. */
static inline const char *play_dialog(struct play *p)
{
	static char title[200];
	struct str screen = play_screen(p);
	const char *frame = strstr(str_text(&screen), "\u250c\u2500 "), *end;

	if (frame) {
		frame += strlen("\u250c\u2500 ");
		end = strstr(frame, " \u2500");
		snprintf(title, sizeof title, "%.*s", (int)(end - frame), frame);
	}
	str_release(&screen);
	return frame ? title : NULL;
}

static inline bool play_has(struct play *p, const char *part)
{
	struct str screen = play_screen(p);
	bool has = strstr(str_text(&screen), part) != NULL;

	str_release(&screen);
	return has;
}

static inline struct session *play_session(struct play *p)
{
	return app_session(p->app);
}

/* The answers of a team half way through a public assistant that answers from documents. */
static const char *const play_contoso[] = {"name=Contoso chat",
					   "kinds=rag,genai",
					   "stage=prod",
					   "criticality=bcrit",
					   "serving=online",
					   "REL-01=3",
					   "REL-02=2",
					   "REL-09=unknown",
					   "REL-06=replicas:yes,zones:partial",
					   "SEC-01=1",
					   "COST-01=4",
					   "LZN-03=na:out-of-scope",
					   NULL};

#endif

#define _XOPEN_SOURCE 700
#include "ui/ui.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "ui/app/app.h"
#include "ui/app/real_ports.h"
#include "ui/plain/plain.h"
#include "ui/session/leaving.h"
#include "ui/term/term.h"

#define BEFORE_SAVING_MS 1

struct term *(*term_opener)(const struct term_options *o, struct err *err);

static int complain(struct real_ports *real, const struct err *err)
{
	if (real->diags.n) {
		diags_print(&real->diags, stderr);
		return (int)err->code;
	}
	fputs("plumbline: ", stderr);
	utf8_print(stderr, err->text);
	fputc('\n', stderr);
	return (int)err->code;
}

/* Opens the file that the command line names. */
static struct assessment_file *open_given(struct real_ports *real, bool copy,
					  struct err *err)
{
	const char *path = real->options->path;
	struct assessment_file *file = copy ? real_ports_copy(real, path, err)
					    : real_ports_file(real, path, err);

	if (!file && err->code == EXIT_CODE_NOINPUT && !file_exists(path))
		err_set(err, EXIT_CODE_NOINPUT,
			"there is no file %s; begin it with: plumbline new %s", path,
			path);
	return file;
}

/* Nobody tells a program that was stopped, or gave the terminal away, that its window changed
 * meanwhile. */
static void ask_size(struct app *app, struct term *t)
{
	int rows, cols;

	t->ops->size(t, &rows, &cols);
	app_resize(app, rows, cols);
}

/* Does what the app wants of the terminal. */
static void serve(struct app *app, struct term *t)
{
	switch (app_request(app)) {
	case APP_NOTHING:
		return;
	case APP_REDRAW:
		t->ops->redraw(t);
		ask_size(app, t);
		return;
	case APP_MOUSE:
		t->ops->mouse(t, app_uses_mouse(app));
		return;
	case APP_THEME:
		t->ops->theme(t, app_theme(app));
		return;
	case APP_BEEP:
		t->ops->beep(t);
		return;
	case APP_SUSPEND:
		app_save(app);
		t->ops->suspend(t);
		ask_size(app, t);
		return;
	}
}

static bool feed(struct app *app, struct term *t, int key)
{
	bool goes_on;

	if (key == K_RESIZE || key == K_SUSPEND)
		ask_size(app, t);
	goes_on = app_key(app, key);
	serve(app, t);
	return goes_on;
}

/* The next key. After a change saving begins a moment later than showing, because
 * terminal and multiplexer need the processor to bring the frame to the eye. *put_off:
 * last time a key came within that moment, so this time saving does not wait. */
static int next_key(struct app *app, struct term *t, bool *put_off)
{
	struct session *s = app_session(app);

	if (s->dirty && !*put_off) {
		int key = t->ops->key(t, -1, BEFORE_SAVING_MS);

		*put_off = key != K_NONE;
		if (*put_off)
			return key;
	}
	*put_off = false;
	app_save(app);
	return t->ops->key(t, s->file ? assessment_save_fd(s->file) : -1, app_timeout(app));
}

/* Waits for a key only when everything is shown and handed over to be saved; as long as
 * more keys are there already nothing is drawn. */
static void loop(struct app *app, struct term *t)
{
	struct assessment_file *file;
	bool goes_on = true, put_off = false;

	while (goes_on) {
		t->ops->show(t, app_draw(app));
		goes_on = feed(app, t, next_key(app, t, &put_off));
		while (goes_on && t->ops->pending(t))
			goes_on = feed(app, t, t->ops->key(t, -1, 0));
	}
	file = app_session(app)->file;
	if (file && assessment_save_state(file).failed) /* perhaps there is room by now */
		app_session(app)->dirty = true;
	app_save(app);
}

/* Is it all on the disk, and where it belongs? Else says so. */
static int last_words(struct real_ports *real, struct assessment_file *file)
{
	struct err err = {0};

	if (file && (!assessment_save_wait(file, 5000, &err) ||
		     assessment_save_diverted(file, &err)))
		return complain(real, &err);
	return EXIT_CODE_OK;
}

/* Behind the screen, where the shell goes on; unless the terminal is gone. */
static void say_leaving(const struct session *s, bool ascii)
{
	struct str line = {0};

	if (session_is_open(s) && isatty(STDOUT_FILENO)) {
		session_leaving(&line, s, "plumbline");
		str_addc(&line, '\n');
		(ascii ? utf8_print_ascii : utf8_print)(stdout, str_text(&line));
		fflush(stdout);
	}
	str_release(&line);
}

static int run_screen(struct real_ports *real, struct assessment_file *file, bool ascii)
{
	struct term *t = real->term;
	struct app *app;
	int rows, cols, code;

	t->ops->size(t, &rows, &cols);
	app = app_new(&real->ports, file, ascii, rows, cols);
	t->ops->show(t, app_draw(app));
	if (file) /* a slow disk does not hold up the first screen */
		real->ports.remember(real, real->options->path, false);
	loop(app, t);
	t->ops->close(t);
	real->term = NULL;
	code = last_words(real, app_session(app)->file);
	if (code == EXIT_CODE_OK)
		say_leaving(app_session(app), ascii);
	app_free(app);
	return code;
}

/* ACCESSIBLE is set to anything but empty, 0, no, false; or the terminal can do nothing. */
bool ui_prefers_plain(void)
{
	const char *wish = getenv("ACCESSIBLE"), *term = getenv("TERM");

	return (wish && *wish && strcmp(wish, "0") != 0 && strcmp(wish, "no") != 0 &&
		strcmp(wish, "false") != 0) ||
	       (term && !strcmp(term, "dumb"));
}

/* Opens the terminal unless plain mode is wanted; where it cannot carry a screen plain mode
 * has to do, and says why. */
static void open_terminal(struct real_ports *real, const struct term_options *look)
{
	const char *name = getenv("TERM");
	struct err err = {0};

	if (real->options->plain || !term_opener || ui_prefers_plain())
		return;
	real->term = term_opener(look, &err);
	if (real->term)
		return;
	fputs("plumbline: plain mode, because ", stderr);
	if (name && *name) {
		fprintf(stderr, "%s the terminal '", err.text);
		utf8_print(stderr, name);
		fputc('\'', stderr);
	} else {
		fputs("TERM does not say what terminal this is", stderr);
	}
	fputs("; with TERM=xterm-256color it may be the screen\n", stderr);
}

/* NO_COLOR, the command line, the environment, the config: the first that says something. */
static bool wants_mono(const struct ui_options *o)
{
	const char *value = getenv("NO_COLOR");

	return o->mono || (value && *value);
}

/* NO_COLOR, the command line, the environment, the config: the first that says something. */
static enum theme theme_wanted(const struct ui_options *o, const struct config *c)
{
	const char *env = getenv("PLUMBLINE_THEME");
	enum theme theme = THEME_COUNT;

	if (wants_mono(o))
		return THEME_MONO;
	if (o->theme || (env && *env))
		theme = theme_of(o->theme ? o->theme : env);
	return theme == THEME_COUNT ? (enum theme)c->theme : theme;
}

/* Does the environment name a UTF-8 locale, installed here or not? */
static bool wants_utf8(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	const char *value = NULL, *coding;

	for (size_t i = 0; i < sizeof names / sizeof names[0] && !(value && *value); i++)
		value = getenv(names[i]);
	coding = value ? strchr(value, '.') : NULL;
	return coding && (!strncasecmp(coding, ".utf-8", 6) || !strncasecmp(coding, ".utf8", 5));
}

static bool is_coding(const char *name)
{
	return !strcmp(nl_langinfo(CODESET), name);
}

/* Which characters can be printed, and are typed, is up to the locale, and is asked for here
 * alone; numbers, times and messages are the same in every locale. A name that is forwarded
 * to a machine on which that locale is not installed stands for any of its coding. Returns
 * whether UTF-8 can be printed. */
static bool take_locale(struct term_options *look)
{
	static const char *const others[] = {"C.UTF-8", "en_US.UTF-8", "C.utf8", "en_US.utf8"};
	bool utf8;

	setlocale(LC_CTYPE, "");
	utf8 = is_coding("UTF-8");
	for (size_t i = 0; i < sizeof others / sizeof others[0] && !utf8 && wants_utf8(); i++)
		utf8 = setlocale(LC_CTYPE, others[i]) && is_coding("UTF-8");
	/* Where nothing is known but ASCII, whoever types more has a terminal of UTF-8. */
	look->local_characters = !utf8 && !wants_utf8() && !is_coding("ANSI_X3.4-1968") &&
				 !is_coding("US-ASCII") && !is_coding("646");
	return utf8;
}

int ui_run(const struct ui_options *options)
{
	struct real_ports real = {.local_clock = true};
	struct assessment_file *file = NULL;
	struct term_options look = {0};
	struct err err = {0};
	bool ascii;
	int code;

	ascii = !take_locale(&look);
	config_load(&real.config, options->config);
	look.theme = theme_wanted(options, &real.config);
	look.mouse = options->mouse || real.config.mouse;
	ascii |= options->ascii || real.config.ascii;

	real.options = options;
	if (options->path && !(file = open_given(&real, false, &err))) {
		code = complain(&real, &err);
		real_ports_close(&real);
		return code;
	}
	open_terminal(&real, &look);
	real_ports_open(&real, options);
	real.ports.theme = look.theme;
	real.ports.mono = wants_mono(options);
	if (real.term)
		code = run_screen(&real, file, ascii);
	else
		code = plain_run(&real, file, ascii);
	real_ports_close(&real);
	return code;
}

/* Playing keys. */

static int play(struct real_ports *real, struct assessment_file *file, const int *keys,
		size_t n)
{
	const struct ui_options *o = real->options;
	struct app *app = app_new(&real->ports, file, o->ascii || real->config.ascii,
				  o->rows, o->cols);
	const struct grid *g;
	struct str out = {0};
	struct err err = {0};
	int code = EXIT_CODE_OK;
	bool goes_on = true;

	for (size_t i = 0; i < n && goes_on; i++)
		goes_on = app_key(app, keys[i]);
	app_save(app);
	if (o->save)
		code = last_words(real, app_session(app)->file);
	g = app_draw(app);
	grid_text(g, &out);
	if (o->styles)
		grid_styles(g, &out);
	if (!file_print(&out, &err))
		code = complain(real, &err);
	str_release(&out);
	app_free(app);
	return code;
}

int ui_screen(const struct ui_options *options)
{
	const char *text = options->keys ? options->keys : "";
	struct real_ports real = {.options = options};
	struct assessment_file *file = NULL;
	struct err err = {0};
	int *keys, code;
	size_t n, at;

	if (!keys_parse(text, &keys, &n, &at)) {
		fputs("plumbline screen: --keys: no such key: '", stderr);
		utf8_print(stderr, text + at);
		fputs("'; keys are parted by blanks: j 3 <Enter> <Esc> <C-l> <F1>\n", stderr);
		return EXIT_CODE_USAGE;
	}
	if (options->config)
		config_load(&real.config, options->config);
	if (options->path)
		file = open_given(&real, !options->save, &err);
	if (options->path && !file) {
		code = complain(&real, &err);
	} else {
		real_ports_open(&real, options);
		code = play(&real, file, keys, n);
	}
	real_ports_close(&real);
	free(keys);
	return code;
}

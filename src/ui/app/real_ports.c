#define _XOPEN_SOURCE 700
#include "ui/app/real_ports.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/json_read.h"
#include "base/utf8.h"
#include "base/yaml_read.h"
#include "model/store/leftovers.h"
#include "model/store/templates.h"
#include "ui/app/editor.h"
#include "ui/app/recent_files.h"
#include "ui/session/recent.h"

/* Files. */

/* Where keys are only played, nothing is written that nobody asked for. */
static bool may_write(const struct real_ports *real)
{
	return real->term || real->options->save;
}

static void first_fault(struct real_ports *real, struct err *err)
{
	const struct diag *d = real->diags.n ? &real->diags.items[0] : NULL;

	if (d)
		err_set(err, EXIT_CODE_DATA, "%s:%d:%d: %s", d->at.file, d->at.line,
			d->at.col, d->text);
}

struct assessment_file *real_ports_file(struct real_ports *real, const char *path,
					struct err *err)
{
	const struct ui_options *o = real->options;
	struct assessment_file *f;

	diags_release(&real->diags);
	real->diags = (struct diags){0};
	/* To look at a file that another program holds is better than nothing; but not when
	 * keys are played with --save, for then nothing could be saved. */
	f = assessment_open(path, o->questionnaire, o->read_only ? OPEN_READ : OPEN_WRITE,
			    !o->save, &real->diags, err);
	if (!f)
		first_fault(real, err);
	return f;
}

/* Parses the bytes of an assessment with the questionnaire it wants. */
static struct assessment_file *parse_copy(struct real_ports *real, const char *path,
					  const struct str *content, struct err *err)
{
	struct questionnaire *q = NULL;
	struct assessment *a = NULL;
	struct assessment_peek p;

	diags_release(&real->diags);
	real->diags = (struct diags){0};
	if (assessment_peek(&p, path, str_text(content), content->len, &real->diags))
		q = questionnaire_search(path, real->options->questionnaire, p.id,
					 &real->diags, err);
	else
		assessment_point_to_previous(path, content, &real->diags);
	if (q)
		a = assessment_read(q, &p, &real->diags);
	assessment_peek_release(&p);
	if (a)
		return assessment_unfiled(q, a, file_name(path));
	questionnaire_free(q);
	first_fault(real, err);
	return NULL;
}

struct assessment_file *real_ports_copy(struct real_ports *real, const char *path,
					struct err *err)
{
	struct assessment_file *f = NULL;
	struct str bytes = {0};

	if (file_read(path, ASSESSMENT_BYTES_MAX, &bytes, NULL, err))
		f = parse_copy(real, path, &bytes, err);
	str_release(&bytes);
	return f;
}

static bool port_open(void *ctx, const char *path, struct assessment_file **f,
		      struct err *err)
{
	struct real_ports *real = ctx;
	struct str full = {0};

	path_expand(&full, path);
	*f = may_write(real) ? real_ports_file(real, str_text(&full), err)
			     : real_ports_copy(real, str_text(&full), err);
	str_release(&full);
	return *f != NULL;
}

/* Beginning a file. */

/* The assessment of a starter, with an id of its own; or an empty one. */
static bool draft(struct real_ports *real, const char *starter, struct questionnaire **q,
		  struct assessment **a, struct err *err)
{
	const struct embedded_file *f = *starter ? template_file(starter) : NULL;
	struct assessment *fresh;

	if (*starter && !f)
		return err_set(err, EXIT_CODE_USAGE, "there is no template '%s'",
			       starter);
	diags_release(&real->diags);
	real->diags = (struct diags){0};
	*q = questionnaire_load(real->options->questionnaire, &real->diags);
	if (!*q) {
		first_fault(real, err);
		return false;
	}
	fresh = assessment_new(*q);
	*a = f ? assessment_parse(*q, f->name, (const char *)f->bytes, f->n, &real->diags)
	       : fresh;
	if (*a && f)
		(*a)->id = arena_strdup(&(*a)->arena, fresh->id);
	if (f)
		assessment_free(fresh);
	if (*a)
		return true;
	first_fault(real, err);
	questionnaire_free(*q);
	return false;
}

static bool port_create(void *ctx, const char *path, const struct beginning *begin,
			struct assessment_file **f, struct err *err)
{
	struct real_ports *real = ctx;
	struct str full = {0};
	struct questionnaire *q = NULL;
	struct assessment *a = NULL;

	if (!draft(real, begin->starter, &q, &a, err))
		return false;
	if (*begin->name)
		a->name = arena_strdup(&a->arena, begin->name);
	if (begin->depth >= 0) {
		a->settings.has_depth = true;
		a->settings.depth = (enum depth)begin->depth;
	}
	path_expand(&full, path);
	*f = may_write(real) ? assessment_create(str_text(&full), q, a, err)
			     : assessment_unfiled(q, a, file_name(path));
	str_release(&full);
	if (*f)
		return true;
	assessment_free(a);
	questionnaire_free(q);
	return false;
}

/* Called as session_title will call it. */
static struct starter starter_of(struct arena *arena, const struct template *t)
{
	const struct embedded_file *f = template_file(t->name);
	struct diags d = {0};
	const struct jnode *root =
		json_read(arena, f->name, (const char *)f->bytes, f->n, &d);
	const struct jnode *in = root ? json_get(root, "workload") : NULL;
	const struct jnode *name = in ? json_get(in, "name") : NULL;

	diags_release(&d);
	return (struct starter){
		.name = t->name,
		.title = name && name->kind == JNODE_TEXT ? name->text : t->name,
		.what = t->what,
		.example = t->example};
}

static const struct starter *port_starters(void *ctx, size_t *n)
{
	struct real_ports *real = ctx;
	struct starter *all;

	for (*n = 1; templates[*n - 1].name; (*n)++)
		;
	if (real->starters)
		return real->starters;
	all = arena_new(&real->arena, struct starter, *n);
	all[0] = (struct starter){"", "An empty assessment", "", false};
	for (size_t i = 0; templates[i].name; i++)
		all[i + 1] = starter_of(&real->arena, &templates[i]);
	return real->starters = all;
}

/* Parses the one file of the built-in questionnaire that says how current it is; that is
 * quick, and the first screen does not wait for the rest. */
static struct content_state read_content(struct arena *arena)
{
	struct content_state content = {0};
	struct diags d = {0};

	for (size_t i = 0; i < embedded_questionnaire_n && !content.date; i++) {
		const struct embedded_file *f = &embedded_questionnaire[i];
		const struct ynode *root, *date, *list, *recheck;

		if (!strstr((const char *)f->bytes, "\ncontent-date:"))
			continue;
		root = yaml_read((struct yaml_memory){arena, arena}, f->name,
				 (const char *)f->bytes, f->n, &d);
		date = root ? yaml_get(root, "content-date") : NULL;
		content.date = date ? date->text : NULL;
		list = root ? yaml_get(root, "caveats") : NULL;
		for (const struct ynode *c = list ? list->first : NULL; c; c = c->next) {
			recheck = yaml_get(c, "recheck");
			content.n_recheck += recheck && !strcmp(recheck->text, "true");
		}
	}
	diags_release(&d);
	return content;
}

static void port_recent(void *ctx, struct arena *a, size_t most, struct recent_files *out)
{
	struct real_ports *real = ctx;

	recent_files_read(a, real->options->questionnaire, most, out);
}

static void port_remember(void *ctx, const char *path, bool forget)
{
	struct str full = {0};
	struct err err;

	(void)ctx;
	path_expand(&full, path);
	if (forget)
		recent_forget(path, &err);
	else
		recent_remember(str_text(&full), &err);
	str_release(&full);
}

/* Saving, exporting, the clock. */

static void port_save(void *ctx, struct session *s)
{
	(void)ctx;
	assessment_save(s->file);
}

static bool port_export(void *ctx, const struct session *s, const struct export_order *order,
			struct str *size, struct err *err)
{
	struct real_ports *real = ctx;

	if (!may_write(real))
		return err_set(err, EXIT_CODE_USAGE, "nothing is written without --save");
	return real->options->export(s->file, order, size, err);
}

static void port_show(void *ctx, const struct grid *screen)
{
	struct term *t = ((struct real_ports *)ctx)->term;

	t->ops->show(t, screen);
}

/* What a save left beside the file under its old name would not be found any more. */
static bool has_leftovers(const struct assessment_file *f)
{
	struct arena arena = {0};
	struct texts paths;
	bool some;

	leftovers_find(&arena, assessment_file_path(f), &paths);
	some = paths.n > 0;
	arena_release(&arena);
	return some;
}

static bool port_move(void *ctx, struct assessment_file *f, const char *path, bool rename,
		      struct err *err)
{
	if (!may_write(ctx))
		return err_set(err, EXIT_CODE_USAGE, "nothing is written without --save");
	if (rename && has_leftovers(f))
		return err_set(err, EXIT_CODE_CONFLICT,
			       "a save left something beside the file: bring it in first, by "
			       ":merge");
	return rename ? assessment_rename(f, path, err) : assessment_save_as(f, path, err);
}

static bool port_write(void *ctx, const char *title, const struct sheet *sheet, const char *path,
		       struct err *err)
{
	struct real_ports *real = ctx;

	if (!may_write(real))
		return err_set(err, EXIT_CODE_USAGE, "nothing is written without --save");
	return real->options->write(title, sheet, path, err);
}

static int64_t port_now(void *ctx)
{
	(void)ctx;
	return date_now();
}

static int64_t port_ticks(void *ctx)
{
	struct timespec t;

	(void)ctx;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void port_clock(void *ctx, char *buf, int64_t seconds)
{
	struct real_ports *real = ctx;
	time_t time = (time_t)seconds;
	struct tm tm;

	buf[0] = '\0';
	if (real->local_clock ? localtime_r(&time, &tm) : gmtime_r(&time, &tm))
		strftime(buf, 16, "%H:%M", &tm);
}

static bool port_edit(void *ctx, struct str *text, struct err *err)
{
	struct real_ports *real = ctx;

	return editor_edit(real->term, text, err);
}

/* What the user wants of the screen, and the first thing that is wrong with it. */
static void wishes(struct real_ports *real)
{
	const char *theme = getenv("PLUMBLINE_THEME");
	struct str remark = {0};

	if (config_remark(&real->config, &remark))
		real->ports.remark = arena_strdup(&real->arena, str_text(&remark));
	else if (theme && *theme && theme_of(theme) == THEME_COUNT &&
		 !real->options->theme)
		real->ports.remark =
			"PLUMBLINE_THEME names no theme; plumbline --help lists "
			"them";
	str_release(&remark);
	real->ports.keys = &real->config.keys;
	real->ports.mouse = real->options->mouse || real->config.mouse;
}

void real_ports_open(struct real_ports *real, const struct ui_options *options)
{
	real->options = options;
	real->ports =
		(struct ports){.ctx = real,
			       .now = port_now,
			       .ticks = port_ticks,
			       .clock = port_clock,
			       .open = port_open,
			       .move = port_move,
			       .create = port_create,
			       .starters = port_starters,
			       .exports = options->export ? options->exports
							  : (struct export_kinds){0}};
	if (options->export)
		real->ports.export = port_export;
	if (options->write)
		real->ports.write = port_write;
	if (may_write(real))
		real->ports.save = port_save;
	if (real->term) {
		real->ports.edit = port_edit;
		real->ports.show = port_show;
		real->ports.recent = port_recent;
		real->ports.remember = port_remember;
		real->ports.user = getenv("USER") ? getenv("USER") : "";
	}
	wishes(real);
	if (!options->questionnaire && !options->path)
		real->ports.content = read_content(&real->arena);
}

void real_ports_close(struct real_ports *real)
{
	diags_release(&real->diags);
	config_release(&real->config);
	arena_release(&real->arena);
}

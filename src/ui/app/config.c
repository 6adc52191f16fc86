#include "ui/app/config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "model/questionnaire/yaml_keys.h"
#include "ui/app/parts.h"
#include "ui/session/recent.h"

/* A remark is to fit into one row of a terminal of that width. */
#define REMARK_COLS 80

/* Appends where the file is looked for; false when the environment names no place. */
static bool config_path(struct str *out)
{
	static const struct {
		const char *variable, *folder;
	} places[] = {{"XDG_CONFIG_HOME", ""}, {"HOME", "/.config"}};

	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		const char *value = getenv(places[i].variable);

		if (!value || value[0] != '/')
			continue;
		str_addf(out, "%s%s/plumbline/config.yaml", value, places[i].folder);
		return true;
	}
	return false;
}

/* Every view by its title as it stands in the file, and everywhere at the end. */
static size_t make_places(struct arena *a, struct keymap_place places[VIEW_COUNT + 1])
{
	for (int i = 0; i <= VIEW_COUNT; i++) {
		const struct key_tables *keys = keys_of((enum view_id)i);
		char *name = arena_strdup(a, i < VIEW_COUNT ? app_views[i]->title : "everywhere");
		size_t n = 0;

		for (char *p = name; *p; p++)
			*p = *p == ' ' ? '-' : (char)tolower((unsigned char)*p);
		places[i] = (struct keymap_place){.name = name};
		while (keys->contexts && keys->contexts[n] && n + 2 < KEYMAP_TABLES) {
			places[i].tables[n] = keys->contexts[n];
			n++;
		}
		places[i].tables[n] = keys->base;
	}
	return VIEW_COUNT + 1;
}

/* Nothing but blanks and comments? That is a file of someone who changed nothing. */
static bool is_blank(const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (bytes[i] == '#')
			while (i < n && bytes[i] != '\n')
				i++;
		else if (!isspace((unsigned char)bytes[i]))
			return false;
	}
	return true;
}

void config_parse(struct config *c, const char *name, const char *bytes, size_t n)
{
	struct found {
		int theme;
		bool ascii, mouse;
		const struct ynode *keys;
	} found = {.theme = THEME_AUTO};
	const struct key keys[] = {
		{"theme", KEY_WORD, offsetof(struct found, theme), false, theme_names, 0, 0},
		{"ascii", KEY_BOOL, offsetof(struct found, ascii), false, NULL, 0, 0},
		{"mouse", KEY_BOOL, offsetof(struct found, mouse), false, NULL, 0, 0},
		{"keys", KEY_NODE, offsetof(struct found, keys), false, NULL, 0, 0},
		{NULL, KEY_TEXT, 0, false, NULL, 0, 0},
	};
	struct yaml_context context = {
		.arena = &c->arena, .scratch = &c->arena, .diags = &c->diags};
	struct keymap_place places[VIEW_COUNT + 1];
	const struct ynode *root;

	c->path = arena_strdup(&c->arena, name);
	root = is_blank(bytes, n) ? NULL
				  : yaml_read((struct yaml_memory){&c->arena, &c->arena},
					      c->path, bytes, n, &c->diags);
	if (root && yaml_take_keys(&context, root, keys, &found, "the configuration") &&
	    found.keys)
		keymap_read(&c->keys, found.keys, places, make_places(&c->arena, places),
			    &c->diags);
	c->theme = found.theme;
	c->ascii = found.ascii;
	c->mouse = found.mouse;
	diags_sort(&c->diags);
}

void config_load(struct config *c, const char *path)
{
	struct str at = {0}, bytes = {0};
	struct err err = {0};
	bool given = path != NULL;

	*c = (struct config){.theme = THEME_AUTO};
	if (given)
		str_add(&at, path);
	if (!given && (!config_path(&at) || !file_exists(str_text(&at)))) {
		str_release(&at);
		return;
	}
	if (file_read(str_text(&at), CONFIG_BYTES_MAX, &bytes, NULL, &err)) {
		config_parse(c, str_text(&at), str_text(&bytes), bytes.len);
	} else {
		c->path = arena_strdup(&c->arena, str_text(&at));
		c->diags.unreadable = true;
		diag_add(&c->diags, (struct loc){c->path, 0, 0}, "%s", err.text);
	}
	str_release(&at);
	str_release(&bytes);
}

void config_release(struct config *c)
{
	keymap_release(&c->keys);
	diags_release(&c->diags);
	arena_release(&c->arena);
}

bool config_remark(const struct config *c, struct str *out)
{
	const struct diag *d = c->diags.n ? &c->diags.items[0] : NULL;
	const char *name = d ? file_name(d->at.file) : "";

	if (!d)
		return false;
	if (c->diags.n == 1 && d->at.line)
		str_addf(out, "%s:%d:%d: ", name, d->at.line, d->at.col);
	if (c->diags.n == 1)
		str_add(out, d->text);
	if (c->diags.n == 1 && utf8_width(str_text(out)) <= REMARK_COLS)
		return true;
	str_truncate(out, 0);
	str_addf(out, "%zu fault%s in %s: plumbline check ", c->diags.n,
		 c->diags.n == 1 ? "" : "s", name);
	path_shorten(out, d->at.file);
	return true;
}

/* Themes from YAML; see theme.h. */
#include <stddef.h>
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/yaml_read.h"
#include "export/report/carried.h"
#include "export/report/language.h"
#include "export/report/theme.h"
#include "model/questionnaire/yaml_keys.h"

#define LOGO_BYTES (200u << 10)
#define DISCLAIMER_COLS 300 /* so that it leaves a page a page */

static const struct carried themes = {"theme", ".theme.yaml", embedded_themes,
				      &embedded_themes_n, NULL};

/* What a theme says, as it stands in the file. */
struct entry {
	const char *organisation, *disclaimer;
	struct ynode *logo, *colours, *parts, *language;
};
static const struct key theme_keys[] = {
	{"organisation", KEY_TITLE, .offset = offsetof(struct entry, organisation)},
	{"disclaimer", KEY_TEXT, .offset = offsetof(struct entry, disclaimer)},
	{"logo", KEY_NODE, .offset = offsetof(struct entry, logo)},
	{"colours", KEY_NODE, .offset = offsetof(struct entry, colours)},
	{"parts", KEY_NODE, .offset = offsetof(struct entry, parts)},
	{"language", KEY_NODE, .offset = offsetof(struct entry, language)},
	{0},
};

struct colour_nodes {
	struct ynode *accent, *accent_dark;
};
static const struct key colour_keys[] = {
	{"accent", KEY_NODE, .offset = offsetof(struct colour_nodes, accent)},
	{"accent-dark", KEY_NODE, .offset = offsetof(struct colour_nodes, accent_dark)},
	{0},
};

/* A part of light, 0 to 1, as the eye takes it: c^2.4, by the twelfth power of the fifth root,
 * which Newton finds. The program carries no library of powers. */
static double linear(unsigned part)
{
	double c = part / 255.0, x, root = 1;

	if (c <= 0.04045)
		return c / 12.92;
	x = (c + 0.055) / 1.055;
	for (int i = 0; i < 40; i++)
		root -= (root - x / (root * root * root * root)) / 5;
	root *= root * root; /* ^3, of the fifth root: ^12 is its fourth power */
	return root * root * root * root;
}

static double luminance(unsigned rgb)
{
	return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) +
	       0.0722 * linear(rgb & 255);
}

/* The contrast of two colours as the Web Content Accessibility Guidelines reckon it: 10 to 210, in
 * tenths, rounded down. */
static int colour_contrast(unsigned a, unsigned b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

	return (int)((x > y ? x / y : y / x) * 10);
}

static bool hex(const char *text, unsigned *rgb)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";

	*rgb = 0;
	if (text[0] != '#' || strlen(text) != 7)
		return false;
	for (int i = 1; i < 7; i++) {
		const char *at = strchr(digits, text[i]);

		if (!at)
			return false;
		*rgb = *rgb << 4 | (unsigned)(at - digits) % 16;
	}
	return true;
}

/* A colour that is read on both. */
static void take_colour(struct yaml_context *c, const struct ynode *n, unsigned paper,
			unsigned pale, unsigned *to)
{
	unsigned rgb;
	int on_paper, on_pale;

	if (!n || !expect_scalar(c, n, n->key))
		return;
	if (!hex(n->text, &rgb)) {
		diag_add(c->diags, n->at,
			 "'%s' is no colour; write it in quotes, such as '#1f4e79'", n->key);
		return;
	}
	on_paper = colour_contrast(rgb, paper);
	on_pale = colour_contrast(rgb, pale);
	if (on_pale < on_paper)
		on_paper = on_pale;
	if (on_paper < ACCENT_CONTRAST)
		diag_add(c->diags, n->at,
			 "'%s' has a contrast of %d.%d to what it stands on, #%06x and #%06x; it "
			 "needs %d.%d, so make it %s",
			 n->key, on_paper / 10, on_paper % 10, paper, pale, ACCENT_CONTRAST / 10,
			 ACCENT_CONTRAST % 10, paper == ON_PAPER ? "darker" : "lighter");
	*to = rgb;
}

static void take_colours(struct yaml_context *c, const struct ynode *n, struct export_theme *t)
{
	struct colour_nodes e = {0};

	if (!n || !yaml_take_keys(c, n, colour_keys, &e, "the colours"))
		return;
	take_colour(c, e.accent, ON_PAPER, ON_PALE, &t->accent);
	take_colour(c, e.accent_dark, ON_PAPER_DARK, ON_PALE_DARK, &t->accent_dark);
}

static int part_named(struct yaml_context *c, const struct ynode *n)
{
	struct nearest near = {.word = diags_hinted(c->diags, n->text)};

	for (int i = 0; i < REPORT_PARTS; i++)
		if (!strcmp(report_parts[i].id, n->text))
			return i;
	for (int i = 0; near.word && i < REPORT_PARTS; i++)
		nearest_try(&near, report_parts[i].id);
	diag_add(c->diags, n->at, "a report has no part '%s'%s", n->text, nearest_hint(&near));
	return -1;
}

/* Those that are named are shown, and no other. */
static void take_parts(struct yaml_context *c, const struct ynode *n, struct export_theme *t)
{
	if (!n || !expect_list(c, n, "parts"))
		return;
	if (!n->first)
		diag_add(c->diags, n->at, "'parts' names none; leave it out to show all");
	for (int i = 0; i < REPORT_PARTS; i++)
		t->left_out[i] = true;
	for (n = n->first; n; n = n->next) {
		int part = expect_scalar(c, n, "parts") ? part_named(c, n) : -1;

		if (part < 0)
			continue;
		if (!t->left_out[part])
			diag_add(c->diags, n->at, "'%s' is named twice", n->text);
		t->left_out[part] = false;
	}
}

static void add_base64(struct str *out, const unsigned char *s, size_t n)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	str_reserve(out, (n + 2) / 3 * 4);
	for (size_t i = 0; i < n; i += 3) {
		unsigned long bits = (unsigned long)s[i] << 16;

		if (i + 1 < n)
			bits |= (unsigned long)s[i + 1] << 8;
		if (i + 2 < n)
			bits |= s[i + 2];
		for (int k = 0; k < 4; k++)
			str_addc(out, i + (size_t)k > n ? '=' : digits[bits >> (18 - 6 * k) & 63]);
	}
}

/* What kind of picture it is; NULL: none that a report can carry. */
static const char *picture_kind(const struct str *bytes)
{
	static const char png[] = "\x89PNG\r\n\x1a\n";
	const char *s = str_text(bytes);

	if (bytes->len > 8 && !memcmp(s, png, 8))
		return "png";
	if (!strncmp(s, "\xef\xbb\xbf", 3))
		s += 3;
	s += strspn(s, " \t\r\n");
	return (!strncmp(s, "<svg", 4) || !strncmp(s, "<?xml", 5)) && strstr(s, "<svg") ? "svg+xml"
											: NULL;
}

/* A file that is named in a theme stands beside it. */
static const char *path_beside(const struct yaml_context *c, const struct ynode *n)
{
	char folder[FILE_PATH_MAX];

	file_folder(n->at.file, folder);
	return n->text[0] == '/' ? n->text : arena_printf(c->arena, "%s/%s", folder, n->text);
}

/* A language that is carried, or a file. */
static void take_language(struct yaml_context *c, const struct ynode *n, struct export_theme *t)
{
	struct err err = {0};
	size_t before = c->diags->n;
	const struct words *w;

	if (!n || !expect_scalar(c, n, "language") || !*n->text)
		return;
	w = language_read(c->arena, language_is_path(n->text) ? path_beside(c, n) : n->text,
			  c->diags, &err);
	if (w)
		t->language = w;
	else if (c->diags->n == before)
		diag_add(c->diags, n->at, "the language: %s", err.text);
}

static void take_logo(struct yaml_context *c, const struct ynode *n, struct export_theme *t)
{
	struct str bytes = {0}, data = {0};
	struct err err = {0};
	const char *path, *kind;

	if (!n || !expect_scalar(c, n, "logo") || !*n->text)
		return;
	path = path_beside(c, n);
	if (!file_read(path, LOGO_BYTES, &bytes, NULL, &err)) {
		diag_add(c->diags, n->at, "the logo: %s", err.text);
		return;
	}
	kind = picture_kind(&bytes);
	if (kind) {
		str_addf(&data, "data:image/%s;base64,", kind);
		add_base64(&data, (const unsigned char *)str_text(&bytes), bytes.len);
		t->logo = arena_strndup(c->arena, str_text(&data), data.len);
	} else {
		diag_add(c->diags, n->at, "the logo: %s is neither PNG nor SVG", path);
	}
	str_release(&data);
	str_release(&bytes);
}

static void take_theme(struct yaml_context *c, const struct ynode *root, struct export_theme *t)
{
	struct entry e = {.organisation = "", .disclaimer = ""};
	struct ynode *disclaimer;

	if (!yaml_take_keys(c, root, theme_keys, &e, "a theme"))
		return;
	t->organisation = e.organisation;
	t->disclaimer = e.disclaimer;
	disclaimer = yaml_get(root, "disclaimer");
	if (utf8_width(e.disclaimer) > DISCLAIMER_COLS)
		diag_add(c->diags, disclaimer->at,
			 "'disclaimer' has %d characters; at most %d, so that a page stays one",
			 utf8_width(e.disclaimer), DISCLAIMER_COLS);
	take_colours(c, e.colours, t);
	take_parts(c, e.parts, t);
	take_logo(c, e.logo, t);
	take_language(c, e.language, t);
}

bool theme_is_path(const char *path)
{
	return carried_is_path(&themes, path);
}

const struct export_theme *theme_read(struct arena *arena, const char *path, struct diags *d,
				      struct err *err)
{
	struct export_theme *t = arena_new(arena, struct export_theme, 1);
	struct yaml_context c = {.arena = arena, .scratch = arena, .diags = d};
	struct str bytes = {0};
	struct ynode *root;

	*t = export_theme_plain;
	if (!carried_read(&themes, path, &bytes, err))
		return NULL;
	root = yaml_read((struct yaml_memory){arena, arena}, arena_strdup(arena, path),
			 str_text(&bytes), bytes.len, d);
	if (root)
		take_theme(&c, root, t);
	str_release(&bytes);
	return d->n ? NULL : t;
}

bool theme_choose(struct export_theme *t, struct arena *arena, const char *theme,
		  const char *language, struct diags *d, struct err *err)
{
	const struct export_theme *read = &export_theme_plain;

	if (theme)
		read = theme_read(arena, theme, d, err);
	if (!read)
		return false;
	*t = *read;
	if (language)
		t->language = language_read(arena, language, d, err);
	return t->language != NULL;
}

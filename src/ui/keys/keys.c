#include "ui/keys/keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/die.h"
#include "base/utf8.h"

/* The notation inside < >, and how a reader sees it. The first row of a key is what is
 * printed; later ones are only understood. */
static const struct key_row {
	const char *name;
	int key;
	const char *label;
} key_names[] = {
	{"Enter", K_ENTER, "Enter"},
	{"Esc", K_ESC, "Esc"},
	{"Tab", K_TAB, "Tab"},
	{"S-Tab", K_SHIFT_TAB, "Shift-Tab"},
	{"Space", ' ', "Space"},
	{"BS", K_BACKSPACE, "Backspace"},
	{"Del", K_DEL, "Del"},
	{"Ins", K_INS, "Ins"},
	{"Up", K_UP, "Up"},
	{"Down", K_DOWN, "Down"},
	{"Left", K_LEFT, "Left"},
	{"Right", K_RIGHT, "Right"},
	{"Home", K_HOME, "Home"},
	{"End", K_END, "End"},
	{"PgUp", K_PGUP, "PgUp"},
	{"PgDn", K_PGDN, "PgDn"},
	{"lt", '<', "<"},
	{"Return", K_ENTER, NULL},
	{"CR", K_ENTER, NULL},
	{"Backspace", K_BACKSPACE, NULL},
	{"Delete", K_DEL, NULL},
	{"PageUp", K_PGUP, NULL},
	{"PageDown", K_PGDN, NULL},
};
#define N_KEY_NAMES (sizeof key_names / sizeof key_names[0])

/* The key named by the n bytes between < and >, or K_NONE. */
static int named_key(const char *name, size_t n)
{
	if (n == 3 && (name[0] == 'C' || name[0] == 'c') && name[1] == '-') {
		char c = name[2];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		return c >= 'a' && c <= 'z' ? K_CTRL + c : K_NONE;
	}
	if (n >= 2 && n <= 3 && (name[0] == 'F' || name[0] == 'f')) {
		int number = name[1] - '0';

		if (n == 3)
			number = number * 10 + (name[2] - '0');
		if (name[1] != '0' && number >= 1 && number <= 12)
			return K_F1 + number - 1;
	}
	for (size_t i = 0; i < N_KEY_NAMES; i++)
		if (strlen(key_names[i].name) == n &&
		    !strncasecmp(key_names[i].name, name, n))
			return key_names[i].key;
	return K_NONE;
}

bool key_parse(const char **text, int *key)
{
	const char *end = **text == '<' ? strchr(*text, '>') : NULL;
	uint32_t cp;
	size_t len;

	if (**text == '<') {
		*key = end ? named_key(*text + 1, (size_t)(end - *text) - 1) : K_NONE;
		if (*key == K_NONE)
			return false;
		*text = end + 1;
		return true;
	}
	len = utf8_decode(*text, strlen(*text), &cp);
	if (!len || cp <= ' ' || utf8_is_control(cp))
		return false;
	*key = (int)cp;
	*text += len;
	return true;
}

static const struct key_row *row_of(int key)
{
	for (size_t i = 0; i < N_KEY_NAMES; i++)
		if (key_names[i].key == key)
			return &key_names[i];
	return NULL;
}

/* Both forms of a key that is no character of its own: as a reader sees it, or as written. */
static const char *write_key(char *buf, int key, bool label)
{
	const struct key_row *row = row_of(key);

	buf[0] = '\0';
	if (row)
		snprintf(buf, KEY_TEXT_MAX, label ? "%s" : "<%s>", label ? row->label : row->name);
	else if (key >= K_F1 && key <= K_F12)
		snprintf(buf, KEY_TEXT_MAX, label ? "F%d" : "<F%d>", key - K_F1 + 1);
	else if (key == K_ALT && label)
		snprintf(buf, KEY_TEXT_MAX, "Alt with a key");
	else if (key > K_CTRL && key < K_CTRL_END)
		snprintf(buf, KEY_TEXT_MAX, label ? "^%c" : "<C-%c>",
			 (char)(key - K_CTRL - (label ? 'a' - 'A' : 0)));
	else if (key > ' ' && key < K_SPECIAL)
		buf[utf8_encode((uint32_t)key, buf)] = '\0';
	return buf;
}

const char *key_text(char *buf, int key)
{
	return write_key(buf, key, false);
}

const char *key_label(char *buf, int key)
{
	/* Most of them: a character that stands for itself. */
	if (key > ' ' && key < 0x7f) {
		buf[0] = (char)key;
		buf[1] = '\0';
		return buf;
	}
	return write_key(buf, key, true);
}

bool keys_parse(const char *text, int **keys, size_t *n, size_t *at)
{
	const char *p = text;

	*n = 0;
	*keys = xcalloc(strlen(text) + 1, sizeof **keys);
	for (;;) {
		while (*p == ' ' || *p == '\t' || *p == '\n')
			p++;
		if (!*p)
			return true;
		if (!key_parse(&p, &(*keys)[*n])) {
			*at = (size_t)(p - text);
			free(*keys);
			*keys = NULL;
			*n = 0;
			return false;
		}
		++*n;
	}
}

/* The next key or range of a binding: first and last are equal for a single key. */
static bool next_range(const char **p, int *first, int *last)
{
	while (**p == ' ')
		++*p;
	if (!**p || !key_parse(p, first))
		return false;
	*last = *first;
	if (!strncmp(*p, "..", 2)) {
		*p += 2;
		return key_parse(p, last);
	}
	return true;
}

bool keys_match(const char *binding, int key)
{
	int first, last;

	while (next_range(&binding, &first, &last))
		if (key >= first && key <= last)
			return true;
	return false;
}

const char *keys_label(char *buf, size_t size, const char *binding, bool all)
{
	int first, last;
	size_t n = 0;

	buf[0] = '\0';
	while (n + 1 < size && next_range(&binding, &first, &last)) {
		char one[KEY_TEXT_MAX], other[KEY_TEXT_MAX] = "";

		key_label(one, first);
		if (first != last)
			key_label(other, last);
		n += (size_t)snprintf(buf + n, size - n, "%s%s%s%s", n ? " " : "", one,
				      first != last ? "-" : "", other);
		if (!all)
			break;
	}
	return buf;
}

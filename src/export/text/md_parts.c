/* Texts as every part of the Markdown report has them; see md.h. */
#include "export/text/md.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/words.h"

static void put_char(struct str *out, char c)
{
	if (c == '&')
		str_add(out, "&amp;");
	else if (c == '<')
		str_add(out, "&lt;");
	else if (strchr("\\`*_[]|#~!>$", c))
		str_addf(out, "\\%c", c);
	else
		str_addc(out, c);
}

static void put_chars(struct str *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put_char(out, s[i]);
}

/* Does the word hold what many readers make a link of: https://…, www.…, a@b.c? */
static bool holds_address(const char *s, size_t n)
{
	static const char *const signs[] = {"://", "www.", "mailto:", "xmpp:"};
	const char *at = memchr(s, '@', n);

	if (at && at > s && memchr(at, '.', n - (size_t)(at - s)))
		return true;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
			if (strlen(signs[k]) <= n - i &&
			    !strncasecmp(s + i, signs[k], strlen(signs[k])))
				return true;
	return false;
}

/* Addresses are set as code: that stays text whatever reads it, and what a file says is no
 * link that our report recommends. */
static void put_word(struct str *out, const char *s, size_t n)
{
	size_t to = n;

	if (holds_address(s, n)) {
		while (strchr(".,;:!?'*_~", s[to - 1]))
			to--;
		str_addf(out, "`%.*s`", (int)to, s);
		s += to;
		n -= to;
	}
	put_chars(out, s, n);
}

void md(struct str *out, const char *text)
{
	struct str clean = {0};

	utf8_clean(&clean, text ? text : "", true);
	for (const char *s = str_text(&clean); *s; s++) {
		size_t n = strcspn(s, " \n`|()[]{}<>\"");

		put_word(out, s, n);
		s += n;
		if (!*s)
			break;
		if (*s == '\n')
			str_add(out, s[1] ? "<br>" : "");
		else
			put_char(out, *s);
	}
	str_release(&clean);
}

void md_item(struct str *out, const char *indent, const char *label, const char *text)
{
	if (!text || !*text)
		return;
	str_addf(out, "%s- ", indent);
	md(out, label);
	str_add(out, ": ");
	md(out, text);
	str_add(out, "\n");
}

void md_items(struct str *out, const char *indent, const struct column *columns,
	      const int *which, const struct row *w)
{
	struct str words = {0};

	for (; *which >= 0; which++) {
		str_truncate(&words, 0);
		column_words(&words, &columns[*which], w);
		md_item(out, indent, tr(columns[*which].title), str_text(&words));
	}
	str_release(&words);
}

void md_table(struct str *out, const struct column *columns, const int *which)
{
	for (const int *c = which; *c >= 0; c++) {
		str_add(out, c == which ? "| " : " | ");
		md(out, tr(columns[*c].title));
	}
	str_add(out, " |\n");
	for (const int *c = which; *c >= 0; c++)
		str_add(out, look_is_number(columns[*c].look) ? "|---:" : "|---");
	str_add(out, "|\n");
}

void md_row(struct str *out, const struct column *columns, const int *which,
	    const struct row *w)
{
	struct str words = {0};

	for (const int *c = which; *c >= 0; c++) {
		str_truncate(&words, 0);
		column_words(&words, &columns[*c], w);
		str_add(out, c == which ? "| " : " | ");
		md(out, str_text(&words));
	}
	str_add(out, " |\n");
	str_release(&words);
}

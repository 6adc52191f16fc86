/* Texts as every part of the Markdown report has them; see md.h. */
#include "export/text/md.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

void md(struct str *out, const char *text)
{
	struct str clean = {0};

	utf8_clean(&clean, text ? text : "", true);
	for (const char *s = str_text(&clean); *s; s++) {
		if (*s == '\n')
			str_add(out, s[1] ? "<br>" : "");
		else if (*s == '&')
			str_add(out, "&amp;");
		else if (*s == '<')
			str_add(out, "&lt;");
		else if (strchr("\\`*_[]|#~!>$", *s))
			str_addf(out, "\\%c", *s);
		else
			str_addc(out, *s);
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

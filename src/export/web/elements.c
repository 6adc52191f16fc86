/* Texts and tables as every part of the HTML report has them; see web.h. */
#include "export/web/web.h"

#include <string.h>

#include "base/utf8.h"

static void put_text(struct str *out, const char *text, const char *line)
{
	static const char *const names[] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
	};
	struct str clean = {0};
	const char *s;

	utf8_clean(&clean, text ? text : "", true);
	for (s = str_text(&clean); *s; s++) {
		size_t n = strcspn(s, "&<>\"'\n");

		str_addn(out, s, n);
		s += n;
		if (!*s)
			break;
		if (*s != '\n')
			str_add(out, names[(unsigned char)*s]);
		else if (s[1])
			str_add(out, line);
	}
	str_release(&clean);
}

void html(struct str *out, const char *text)
{
	put_text(out, text, "<br>");
}

void html_line(struct str *out, const char *text)
{
	put_text(out, text, " ");
}

void web_id(struct str *out, const char *kind, const char *id)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";

	str_add(out, kind);
	for (const char *s = id; *s; s++)
		if (strchr(plain, *s))
			str_addc(out, *s);
		else
			str_addf(out, *s == '/' ? "_" : "_%02x", (unsigned char)*s);
}

void web_paragraph(struct str *out, const char *class, const char *text)
{
	if (!text || !*text)
		return;
	if (*class)
		str_addf(out, "<p class=\"%s\">", class);
	else
		str_add(out, "<p>");
	html(out, text);
	str_add(out, "</p>\n");
}

void web_item(struct str *out, const char *label, const char *text)
{
	if (!text || !*text)
		return;
	str_add(out, "<dt>");
	html(out, label);
	str_add(out, "</dt><dd>");
	html(out, text);
	str_add(out, "</dd>\n");
}

void web_items(struct str *out, const struct column *columns, const int *which,
	       const struct row *w)
{
	struct str words = {0};

	for (; *which >= 0; which++) {
		str_truncate(&words, 0);
		column_words(&words, &columns[*which], w);
		web_item(out, columns[*which].title, str_text(&words));
	}
	str_release(&words);
}

void web_severity(struct str *out, enum severity s)
{
	static const char *const classes[] = {
		[SEVERITY_NONE] = "low", [SEVERITY_LOW] = "low", [SEVERITY_MEDIUM] = "medium",
		[SEVERITY_HIGH] = "high", [SEVERITY_CRITICAL] = "critical"};

	str_addf(out, "<span class=\"chip %s\">%s</span>", classes[s],
		 s ? severity_name(s) : "no gap");
}

const char *band_class(enum band b)
{
	static const char *const classes[] = {
		[BAND_NONE] = "none", [BAND_CRITICAL] = "critical", [BAND_MODERATE] = "medium",
		[BAND_EXCELLENT] = "good"};

	return classes[b];
}

void web_table(struct str *out, const char *caption, const struct column *columns,
	       const int *which)
{
	str_add(out, "<div class=\"wide\"><table>\n<caption>");
	html(out, caption);
	str_add(out, "</caption>\n<thead><tr>");
	for (; *which >= 0; which++) {
		str_addf(out, "<th scope=\"col\"%s>",
			 look_is_number(columns[*which].look) ? " class=\"n\"" : "");
		html(out, columns[*which].title);
		str_add(out, "</th>");
	}
	str_add(out, "</tr></thead>\n<tbody>\n");
}

static enum severity severity_of(const char *word)
{
	for (int s = SEVERITY_LOW; s <= SEVERITY_CRITICAL; s++)
		if (!strcmp(word, severity_name((enum severity)s)))
			return (enum severity)s;
	return SEVERITY_NONE;
}

static void put_cell(struct str *out, const struct column *c, const char *words)
{
	bool word = c->look == LOOK_WORD || c->look == LOOK_WORK_WORD || c->look == LOOK_DATE ||
		    c->look == LOOK_WORK_DATE;
	/* A band may be called critical, too. */
	enum severity s = strcmp(c->title, "Severity") ? SEVERITY_NONE : severity_of(words);

	str_addf(out, "<td%s>",
		 look_is_number(c->look) ? " class=\"n\"" : word ? " class=\"w\"" : "");
	if (s)
		web_severity(out, s);
	else
		html(out, words);
	str_add(out, "</td>");
}

void web_row(struct str *out, const struct column *columns, const int *which,
	     const struct row *w, const char *to)
{
	struct str words = {0};

	str_add(out, "<tr>");
	for (const int *c = which; *c >= 0; c++) {
		str_truncate(&words, 0);
		column_words(&words, &columns[*c], w);
		if (c != which) {
			put_cell(out, &columns[*c], str_text(&words));
			continue;
		}
		str_addf(out, "<th scope=\"row\"%s>",
			 strcmp(columns[*c].title, "Id") ? "" : " class=\"w\"");
		if (to) {
			str_add(out, "<a href=\"#");
			web_id(out, to, str_text(&words));
			str_add(out, "\">");
		}
		html(out, str_text(&words));
		str_add(out, to ? "</a></th>" : "</th>");
	}
	str_add(out, "</tr>\n");
	str_release(&words);
}

void web_table_end(struct str *out)
{
	str_add(out, "</tbody></table></div>\n");
}

void web_part(struct str *out, enum report_part part)
{
	str_addf(out, "<section id=\"%s\">\n<h2>%s</h2>\n", report_parts[part].id,
		 tr(report_parts[part].title));
}

void web_score(struct str *out, const struct report *r)
{
	char buf[64];

	str_addf(out, "<p class=\"score\"><strong>%s</strong> ",
		 range_of_100(buf, &r->score.overall));
	range_band_text(buf, &r->score.overall);
	str_addf(out, "<span>%s</span></p>\n", buf);
}

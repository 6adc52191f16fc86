/* Texts and tables as every part of the HTML report has them; see web.h. */
#include "export/web/web.h"

#include <stdarg.h>
#include <stdio.h>
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

void htmlf(struct str *out, const char *format, ...)
{
	struct str words = {0};
	va_list args;

	va_start(args, format);
	str_addv(&words, format, args);
	va_end(args);
	html(out, str_text(&words));
	str_release(&words);
}

void web_quote_begin(struct str *out, const struct report *r, const char *element)
{
	const char *language = report_other_language(r);

	if (!language)
		return;
	str_addf(out, "<%s lang=\"", element);
	html_line(out, language);
	str_add(out, "\">");
}

void web_quote_end(struct str *out, const struct report *r, const char *element)
{
	if (report_other_language(r))
		str_addf(out, "</%s>", element);
}

void web_quote(struct str *out, const struct report *r, const char *text)
{
	if (!text || !*text)
		return;
	web_quote_begin(out, r, "span");
	html(out, text);
	web_quote_end(out, r, "span");
}

void web_quoting(struct str *out, const struct report *r, const char *text,
		 const char *const quoted[2])
{
	struct arena a = {0};

	for (int i = 0; i < 2 && quoted[i] && *quoted[i]; i++) {
		const char *at = strstr(text, quoted[i]);

		if (!at)
			break;
		html(out, arena_strndup(&a, text, (size_t)(at - text)));
		web_quote(out, r, quoted[i]);
		text = at + strlen(quoted[i]);
	}
	html(out, text);
	arena_release(&a);
}

void web_heading(struct str *out, int level, const char *text)
{
	str_addf(out, "<h%d>", level);
	html(out, text);
	str_addf(out, "</h%d>\n", level);
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

void web_quote_item(struct str *out, const struct report *r, const char *label, const char *text,
		    bool quoted)
{
	str_add(out, "<dt>");
	web_quote(out, r, label);
	str_add(out, "</dt><dd>");
	if (quoted)
		web_quote(out, r, text);
	else
		html(out, text);
	str_add(out, "</dd>\n");
}

static void put_datum(struct str *out, const struct report *r, const struct datum *d,
		      enum look look)
{
	struct str words = {0};

	datum_words(&words, d, look);
	if (d->quoted)
		web_quote(out, r, str_text(&words));
	else
		html(out, str_text(&words));
	str_release(&words);
}

void web_words(struct str *out, const struct column *c, const struct row *w)
{
	struct datum d = column_cell(c, w);

	put_datum(out, w->r, &d, c->look);
}

void web_items(struct str *out, const struct column *columns, const int *which,
	       const struct row *w)
{
	for (; *which >= 0; which++) {
		struct datum d = column_cell(&columns[*which], w);

		if (d.kind == DATUM_NONE)
			continue;
		str_add(out, "<dt>");
		html(out, tr(columns[*which].title));
		str_add(out, "</dt><dd>");
		put_datum(out, w->r, &d, columns[*which].look);
		str_add(out, "</dd>\n");
	}
}

void web_severity(struct str *out, enum severity s)
{
	static const char *const classes[] = {
		[SEVERITY_NONE] = "low", [SEVERITY_LOW] = "low", [SEVERITY_MEDIUM] = "medium",
		[SEVERITY_HIGH] = "high", [SEVERITY_CRITICAL] = "critical"};

	str_addf(out, "<span class=\"chip %s\">", classes[s]);
	html(out, tr(s ? severity_name(s) : WORD("no gap")));
	str_add(out, "</span>");
}

const char *band_class(enum band b)
{
	static const char *const classes[] = {
		[BAND_NONE] = "none", [BAND_CRITICAL] = "critical", [BAND_MODERATE] = "medium",
		[BAND_EXCELLENT] = "good"};

	return classes[b];
}

void web_table_begin(struct str *out, const char *caption)
{
	str_add(out, "<div class=\"wide\"><table>\n<caption>");
	html(out, caption);
	str_add(out, "</caption>\n<thead><tr>");
}

void web_head(struct str *out, const char *title, bool number)
{
	str_addf(out, "<th scope=\"col\"%s>", number ? " class=\"n\"" : "");
	html(out, title);
	str_add(out, "</th>");
}

void web_table_body(struct str *out)
{
	str_add(out, "</tr></thead>\n<tbody>\n");
}

void web_number(struct str *out, const char *text)
{
	str_add(out, "<td class=\"n\">");
	html(out, text);
	str_add(out, "</td>");
}

void web_table(struct str *out, const char *caption, const struct column *columns,
	       const int *which)
{
	web_table_begin(out, caption);
	for (; *which >= 0; which++)
		web_head(out, tr(columns[*which].title), look_is_number(columns[*which].look));
	web_table_body(out);
}

static enum severity severity_of(const char *word)
{
	for (int s = SEVERITY_LOW; s <= SEVERITY_CRITICAL; s++)
		if (!strcmp(word, severity_name((enum severity)s)))
			return (enum severity)s;
	return SEVERITY_NONE;
}

static void put_cell(struct str *out, const struct report *r, const struct column *c,
		     const struct datum *d)
{
	bool word = c->look == LOOK_WORD || c->look == LOOK_WORK_WORD || c->look == LOOK_DATE ||
		    c->look == LOOK_WORK_DATE;
	/* A band may be called critical, too. */
	enum severity s = !d->text || strcmp(c->title, "Severity") ? SEVERITY_NONE
								   : severity_of(d->text);

	str_addf(out, "<td%s>",
		 look_is_number(c->look) ? " class=\"n\"" : word ? " class=\"w\"" : "");
	if (s)
		web_severity(out, s);
	else
		put_datum(out, r, d, c->look);
	str_add(out, "</td>");
}

void web_row(struct str *out, const struct column *columns, const int *which,
	     const struct row *w, const char *to)
{
	str_add(out, "<tr>");
	for (const int *c = which; *c >= 0; c++) {
		struct datum d = column_cell(&columns[*c], w);

		if (c != which) {
			put_cell(out, w->r, &columns[*c], &d);
			continue;
		}
		str_addf(out, "<th scope=\"row\"%s>",
			 strcmp(columns[*c].title, "Id") ? "" : " class=\"w\"");
		if (to) {
			str_add(out, "<a href=\"#");
			web_id(out, to, d.text);
			str_add(out, "\">");
		}
		put_datum(out, w->r, &d, columns[*c].look);
		str_add(out, to ? "</a></th>" : "</th>");
	}
	str_add(out, "</tr>\n");
}

void web_table_end(struct str *out)
{
	str_add(out, "</tbody></table></div>\n");
}

const char *web_days(char *buf, int half_days)
{
	char days[32];

	snprintf(buf, 64, tr_n(half_days == 2, "%s day", "%s days"), effort_text(days, half_days));
	return buf;
}

void web_part(struct str *out, enum report_part part)
{
	str_addf(out, "<section id=\"%s\">\n", report_parts[part].id);
	web_heading(out, 2, tr(report_parts[part].title));
}

void web_score(struct str *out, const struct report *r)
{
	char buf[64];

	str_add(out, "<p class=\"score\"><strong>");
	html(out, range_of_100(buf, &r->score.overall));
	str_add(out, "</strong> <span>");
	html(out, range_band_text(buf, &r->score.overall));
	str_add(out, "</span></p>\n");
}

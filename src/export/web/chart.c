#include "export/web/chart.h"

#include "base/utf8.h"
#include "export/web/web.h"

void chart_begin(struct str *out, const char *name, int height, const char *title,
		 const char *says)
{
	str_addf(out,
		 "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\">\n"
		 "<title id=\"%s-t\">",
		 CHART_WIDTH, height, name, name, name);
	html_line(out, title);
	str_addf(out, "</title><desc id=\"%s-d\">", name);
	html_line(out, says);
	str_add(out, "</desc>\n");
}

void chart_end(struct str *out, const char *caption)
{
	str_add(out, "</svg>\n");
	if (*caption) {
		str_add(out, "<figcaption>");
		html(out, caption);
		str_add(out, "</figcaption>\n");
	}
	str_add(out, "</figure>\n");
}

static void put_text(struct str *out, int x, int y, const char *class, const char *more,
		     const char *text)
{
	str_addf(out, "<text x=\"%d\" y=\"%d\"%s", x, y, more);
	if (*class)
		str_addf(out, " class=\"%s\"", class);
	str_add(out, ">");
	html_line(out, text);
	str_add(out, "</text>\n");
}

void chart_text(struct str *out, int x, int y, const char *class, const char *text)
{
	put_text(out, x, y, class, "", text);
}

void chart_text_end(struct str *out, int x, int y, const char *class, const char *text)
{
	put_text(out, x, y, class, " text-anchor=\"end\"", text);
}

int chart_wrapped(struct str *out, int x, int y, int cols, int lines, const char *class,
		  const char *text)
{
	struct arena a = {0};
	const char *safe = utf8_safe(&a, text, false);
	size_t n;
	struct utf8_line *line = utf8_wrap(&a, safe, cols, &n);
	int i = 0;

	for (; i < lines && (size_t)i < n; i++) {
		bool cut = i == lines - 1 && n > (size_t)lines;
		size_t fit = utf8_fit(line[i].text, cols - 1);
		size_t len = cut && fit < line[i].len ? fit : line[i].len;

		chart_text(out, x, y + i * CHART_LINE, class,
			   arena_printf(&a, "%.*s%s", (int)len, line[i].text,
					cut ? "\xe2\x80\xa6" : ""));
	}
	arena_release(&a);
	return i;
}

void chart_rect(struct str *out, int x, int y, int width, int height, const char *class)
{
	str_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\"", x, y, width,
		 height);
	if (*class)
		str_addf(out, " class=\"%s\"", class);
	str_add(out, "/>\n");
}

void chart_line(struct str *out, int x1, int y1, int x2, int y2, const char *class)
{
	str_addf(out, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"%s\"/>\n", x1, y1,
		 x2, y2, class);
}

void chart_sign(struct str *out, int x, int y, enum chart_sign sign, const char *class)
{
	static const char *const paths[CHART_SIGNS] = {
		[SIGN_DISC] = "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
		[SIGN_SQUARE] = "m-5-5h10v10h-10z",
		[SIGN_DIAMOND] = "m0-7l7 7l-7 7l-7-7z",
		[SIGN_TRIANGLE] = "m0-5.5l5.5 9.5h-11z",
	};

	str_addf(out, "<path class=\"%s\" d=\"M%d %d%s\"/>", class, x, y, paths[sign]);
}

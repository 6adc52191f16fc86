#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static bool is_noncharacter(uint32_t cp)
{
	return (cp & 0xfffe) == 0xfffe || (cp >= 0xfdd0 && cp <= 0xfdef);
}

/* utf8_decode, noncharacters and all. */
static size_t decode(const char *s, size_t n, uint32_t *cp)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *u = (const unsigned char *)s;
	size_t len;
	uint32_t c;

	if (n == 0)
		return 0;
	if (u[0] < 0x80) {
		*cp = u[0];
		return 1;
	}
	len = u[0] >= 0xf0 && u[0] < 0xf8 ? 4 : u[0] >= 0xe0 ? 3 : u[0] >= 0xc2 ? 2 : 0;
	if (u[0] >= 0xf8 || len == 0 || len > n)
		return 0;
	c = u[0] & (0xffu >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if ((u[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (u[i] & 0x3fu);
	}
	if (c < least[len] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return 0;
	*cp = c;
	return len;
}

size_t utf8_decode(const char *s, size_t n, uint32_t *cp)
{
	uint32_t c = 0;
	size_t len = decode(s, n, &c);

	if (!len || is_noncharacter(c))
		return 0;
	*cp = c;
	return len;
}

const char *utf8_fault(char buf[UTF8_FAULT_MAX], const char *s, size_t n)
{
	uint32_t cp;

	if (decode(s, n, &cp))
		snprintf(buf, UTF8_FAULT_MAX, "U+%04X is a noncharacter, which no text may hold",
			 (unsigned)cp);
	else
		snprintf(buf, UTF8_FAULT_MAX, "byte 0x%02x is not valid UTF-8",
			 (unsigned)(unsigned char)*s);
	return buf;
}

size_t utf8_encode(uint32_t cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t utf8_ascii_run(const char *s, size_t n)
{
	uint64_t word;
	size_t i = 0;

	for (; n - i >= sizeof word; i += sizeof word) {
		memcpy(&word, s + i, sizeof word);
		if (word & 0x8080808080808080u)
			break;
	}
	while (i < n && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

size_t utf8_invalid_at(const char *s, size_t n)
{
	size_t i = utf8_ascii_run(s, n);

	while (i < n) {
		uint32_t cp;
		size_t len = utf8_decode(s + i, n - i, &cp);

		if (!len)
			return i;
		i += len;
		i += utf8_ascii_run(s + i, n - i);
	}
	return n;
}

bool utf8_is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0xad || cp == 0x61c ||
	       cp == 0x180e || cp == 0x200b || cp == 0x200e || cp == 0x200f ||
	       (cp >= 0x2028 && cp <= 0x202e) || (cp >= 0x2060 && cp <= 0x206f) ||
	       cp == 0xfeff || (cp >= 0xfff9 && cp <= 0xfffb) ||
	       (cp >= 0xe0000 && cp <= 0xe0fff);
}

int utf8_width_n(const char *s, size_t n)
{
	int width = 0;
	size_t i = 0;

	while (i < n) {
		uint32_t cp;
		size_t len = utf8_decode(s + i, n - i, &cp);

		width += len ? utf8_width_of(cp) : 1;
		i += len ? len : 1;
	}
	return width;
}

int utf8_width(const char *s)
{
	return utf8_width_n(s, strlen(s));
}

size_t utf8_fit(const char *s, int cols)
{
	size_t n = strlen(s), i = 0;
	int width = 0;

	while (i < n) {
		uint32_t cp;
		size_t len = utf8_decode(s + i, n - i, &cp);

		width += len ? utf8_width_of(cp) : 1;
		if (width > cols)
			break;
		i += len ? len : 1;
	}
	return i;
}

#define JOINER 0x200d

/* Two of these make a flag. */
static bool is_regional(uint32_t cp)
{
	return cp >= 0x1f1e6 && cp <= 0x1f1ff;
}

/* Pictures, which a joiner makes one of; roughly: whole blocks. */
static bool is_picture(uint32_t cp)
{
	return (cp >= 0x1f000 && cp <= 0x1faff && !is_regional(cp)) ||
	       (cp >= 0x2190 && cp <= 0x2bff) || cp == 0xa9 || cp == 0xae;
}

static bool is_skin_tone(uint32_t cp)
{
	return cp >= 0x1f3fb && cp <= 0x1f3ff;
}

size_t utf8_cluster(const char *s)
{
	size_t n = strlen(s), i, len;
	uint32_t first, last, cp;
	bool picture, flag;

	i = utf8_decode(s, n, &first);
	if (!i)
		return n ? 1 : 0;
	picture = is_picture(first);
	flag = is_regional(first);
	for (last = first; (len = utf8_decode(s + i, n - i, &cp)); i += len, last = cp) {
		bool mark = !utf8_is_control(cp) && utf8_width_of(cp) == 0;
		bool joins = picture && (is_skin_tone(cp) || (last == JOINER && is_picture(cp)));

		if (!mark && !joins && !(flag && is_regional(cp)))
			break;
		flag = false;
	}
	return i;
}

static bool is_clean(const char *s, bool keep_lines)
{
	for (const unsigned char *u = (const unsigned char *)s; *u; u++)
		if (*u >= 0x7f || (*u < 0x20 && !(keep_lines && *u == '\n')))
			return false;
	return true;
}

void utf8_clean(struct str *out, const char *s, bool keep_lines)
{
	size_t n = strlen(s), i = 0;

	if (is_clean(s, keep_lines)) {
		str_addn(out, s, n);
		return;
	}
	while (i < n) {
		uint32_t cp;
		size_t len = utf8_decode(s + i, n - i, &cp);

		if (!len) {
			str_add(out, "\xef\xbf\xbd");
			i++;
			continue;
		}
		if (cp == '\n' && keep_lines)
			str_addc(out, '\n');
		else if (cp == '\n' || cp == '\t')
			str_addc(out, ' ');
		else if (cp < 0x20 || cp == 0x7f)
			str_addf(out, "^%c", (char)(cp ^ 0x40));
		else if (utf8_is_control(cp))
			str_addf(out, "<%04X>", (unsigned)cp);
		else
			str_addn(out, s + i, len);
		i += len;
	}
}

const char *utf8_safe(struct arena *a, const char *s, bool keep_lines)
{
	struct str out = {0};
	const char *copy;

	if (is_clean(s, keep_lines))
		return s;
	utf8_clean(&out, s, keep_lines);
	copy = arena_strndup(a, str_text(&out), out.len);
	str_release(&out);
	return copy;
}

void utf8_print(FILE *out, const char *s)
{
	struct str line = {0};

	utf8_clean(&line, s, true);
	fwrite(str_text(&line), 1, line.len, out);
	str_release(&line);
}

/* Columns of the character at p, and its bytes in *len. */
static int width_at(const char *p, const char *end, size_t *len)
{
	uint32_t cp;
	size_t n = utf8_decode(p, (size_t)(end - p), &cp);

	*len = n ? n : 1;
	return n ? utf8_width_of(cp) : 1;
}

/* Where the line that begins at s ends when it may be cols wide: at a blank, else behind the
 * last slash of an address; end is the end of the whole text. */
static const char *line_end(const char *s, const char *end, int cols)
{
	const char *p = s, *blank = NULL, *slash = NULL;
	int width = 0;

	while (p < end && *p != '\n') {
		size_t len = 1;

		width += *p > ' ' && *p < 0x7f ? 1 : width_at(p, end, &len);
		if (*p == ' ')
			blank = p;
		else if (width > cols)
			return blank ? blank : slash ? slash : p > s ? p : s + utf8_cluster(s);
		p += len;
		if (p[-1] == '/' && p - s > 1 && p[-2] != '/' && p < end && *p != '/')
			slash = p;
	}
	return p;
}

struct utf8_line *utf8_wrap(struct arena *a, const char *s, int cols, size_t *n)
{
	const char *end = s + strlen(s);
	struct utf8_line *lines = NULL;
	int indent = 0, beside = cols > 4 ? 2 : 0;
	bool begins = true;

	*n = 0;
	do {
		struct utf8_line *line = ARENA_PUSH(a, lines, *n);
		const char *stop;

		while (*s == ' ')
			s++;
		line->indent = begins ? 0 : indent;
		if (begins)
			indent = strncmp(s, "- ", 2) ? 0 : beside;
		stop = line_end(s, end, cols - line->indent < 1 ? 1 : cols - line->indent);
		line->text = s;
		line->len = (size_t)(stop - s);
		while (line->len && line->text[line->len - 1] == ' ')
			line->len--;
		while (*stop == ' ')
			stop++;
		begins = *stop == '\n';
		s = begins ? stop + 1 : stop;
	} while (*s);
	return lines;
}

#include "import/xlsx/xml_read.h"

#include <string.h>

#include "base/utf8.h"

void xml_begin(struct xml *x, const char *bytes, size_t n)
{
	static const char mark[] = "\xef\xbb\xbf";

	*x = (struct xml){.next = bytes, .end = bytes + n};
	if (n >= 3 && memcmp(bytes, mark, 3) == 0)
		x->next += 3;
}

static enum xml_event bad(struct xml *x, const char *fault)
{
	x->fault = fault;
	x->next = x->end;
	return XML_BAD;
}

static size_t left(const struct xml *x)
{
	return (size_t)(x->end - x->next);
}

static bool stands(const struct xml *x, const char *text)
{
	size_t n = strlen(text);

	return left(x) >= n && memcmp(x->next, text, n) == 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_blanks(struct xml *x)
{
	while (x->next < x->end && is_blank(*x->next))
		x->next++;
}

/* A name ends where markup or a blank begins; letters beyond ASCII count as name. */
static struct xml_span take_name(struct xml *x)
{
	struct xml_span s = {x->next, 0};

	while (x->next < x->end && !is_blank(*x->next) && !strchr("<>/=\"'&?!", *x->next))
		x->next++;
	s.n = (size_t)(x->next - s.at);
	if (s.n && strchr("-.0123456789", *s.at))
		s.n = 0;
	return s;
}

static struct xml_span without_prefix(struct xml_span s)
{
	const char *colon = memchr(s.at, ':', s.n);

	if (!colon)
		return s;
	return (struct xml_span){colon + 1, s.n - (size_t)(colon + 1 - s.at)};
}

static bool is_span(struct xml_span s, const char *text)
{
	return s.n == strlen(text) && memcmp(s.at, text, s.n) == 0;
}

static bool same_span(struct xml_span a, struct xml_span b)
{
	return a.n == b.n && memcmp(a.at, b.at, a.n) == 0;
}

/* Decodes the entity after '&'; returns its length with the semicolon, or 0. */
static size_t entity(const char *s, size_t n, uint32_t *cp)
{
	static const struct {
		const char *name;
		char c;
	} known[] = {{"amp;", '&'},
		     {"lt;", '<'},
		     {"gt;", '>'},
		     {"quot;", '"'},
		     {"apos;", '\''}};
	const char *digits = "0123456789abcdef";
	size_t i = 1;
	uint32_t base = 10, v = 0;

	for (size_t k = 0; k < sizeof known / sizeof *known; k++)
		if (n >= strlen(known[k].name) &&
		    memcmp(s, known[k].name, strlen(known[k].name)) == 0) {
			*cp = (unsigned char)known[k].c;
			return strlen(known[k].name);
		}
	if (n < 3 || s[0] != '#')
		return 0;
	if (s[1] == 'x') {
		base = 16;
		i = 2;
	}
	for (; i < n && s[i] != ';'; i++) {
		char c = s[i] >= 'A' && s[i] <= 'F' ? (char)(s[i] + 32) : s[i];
		const char *d = c ? strchr(digits, c) : NULL;

		if (!d || (uint32_t)(d - digits) >= base || v > 0x10ffff)
			return 0;
		v = v * base + (uint32_t)(d - digits);
	}
	if (i >= n || s[i - 1] == '#' || s[i - 1] == 'x' || v == 0 || v > 0x10ffff)
		return 0;
	*cp = v;
	return i + 1;
}

/* NULL when all characters are ones that XML knows and all entities are good. */
static const char *fault_in(struct xml_span s, bool entities)
{
	for (size_t i = 0; i < s.n;) {
		unsigned char c = (unsigned char)s.at[i];
		uint32_t cp;
		size_t len = 1;

		if (c >= 0x80)
			len = utf8_decode(s.at + i, s.n - i, &cp);
		else if (c < 0x20 && !is_blank((char)c))
			return "a control character";
		else if (c == '&' && entities)
			len = entity(s.at + i + 1, s.n - i - 1, &cp);
		else if (c == '<' && entities)
			return "a bare <";
		if (!len)
			return c == '&' ? "an unknown entity" : "invalid UTF-8";
		i += len + (c == '&' && entities);
	}
	return NULL;
}

/* Passes over everything up to and with the mark; false when it is missing. */
static bool skip_past(struct xml *x, const char *mark)
{
	size_t n = strlen(mark);

	while (left(x) >= n) {
		if (memcmp(x->next, mark, n) == 0) {
			x->next += n;
			return true;
		}
		x->next++;
	}
	return false;
}

static const char *take_attribute(struct xml *x)
{
	struct xml_span key = take_name(x), value;
	const char *quote;

	skip_blanks(x);
	if (!key.n || x->next == x->end || *x->next != '=')
		return "an attribute without a value";
	x->next++;
	skip_blanks(x);
	if (x->next == x->end || (*x->next != '"' && *x->next != '\''))
		return "an attribute without quotes";
	quote = memchr(x->next + 1, *x->next, left(x) - 1);
	if (!quote)
		return "an attribute that does not end";
	value = (struct xml_span){x->next + 1, (size_t)(quote - x->next - 1)};
	x->next = quote + 1;
	for (size_t i = 0; i < x->n_attributes; i++)
		if (same_span(x->keys[i], key))
			return "an attribute given twice";
	if (x->n_attributes == XML_ATTRIBUTES_MAX)
		return "too many attributes";
	x->keys[x->n_attributes] = key;
	x->values[x->n_attributes++] = value;
	return fault_in(value, true);
}

static enum xml_event start_tag(struct xml *x)
{
	struct xml_span name = take_name(x);

	if (!name.n)
		return bad(x, "a tag without a name");
	if (x->depth == 0 && x->had_root)
		return bad(x, "a second root");
	if (x->depth == XML_DEPTH_MAX)
		return bad(x, "nested too deeply");
	x->n_attributes = 0;
	for (;;) {
		const char *before = x->next, *fault;

		skip_blanks(x);
		if (stands(x, ">") || stands(x, "/>"))
			break;
		if (x->next == before || x->next == x->end)
			return bad(x, "a tag that does not end");
		fault = take_attribute(x);
		if (fault)
			return bad(x, fault);
	}
	x->is_empty = *x->next == '/';
	x->next += x->is_empty ? 2 : 1;
	x->names[x->depth++] = name;
	x->had_root = true;
	x->name = without_prefix(name);
	return XML_START;
}

static enum xml_event end_tag(struct xml *x)
{
	struct xml_span name = take_name(x);

	skip_blanks(x);
	if (!stands(x, ">") || !x->depth || !same_span(name, x->names[x->depth - 1]))
		return bad(x, "an end tag that does not match");
	x->next++;
	x->depth--;
	x->name = without_prefix(name);
	return XML_END;
}

static enum xml_event give_text(struct xml *x, struct xml_span s, bool is_cdata)
{
	const char *fault = fault_in(s, !is_cdata);

	if (fault)
		return bad(x, fault);
	x->text = s;
	x->is_cdata = is_cdata;
	return XML_TEXT;
}

static enum xml_event cdata(struct xml *x)
{
	struct xml_span s = {x->next + strlen("<![CDATA["), 0};

	if (!x->depth || !skip_past(x, "]]>"))
		return bad(x, "text in the wrong place");
	s.n = (size_t)(x->next - s.at) - strlen("]]>");
	return give_text(x, s, true);
}

static enum xml_event plain_text(struct xml *x)
{
	const char *tag = memchr(x->next, '<', left(x));
	struct xml_span s = {x->next, 0};

	if (!tag)
		tag = x->end;
	s.n = (size_t)(tag - s.at);
	x->next = tag;
	if (x->depth)
		return give_text(x, s, false);
	for (size_t i = 0; i < s.n; i++)
		if (!is_blank(s.at[i]))
			return bad(x, "text outside the root");
	return xml_next(x);
}

enum xml_event xml_next(struct xml *x)
{
	if (x->fault)
		return XML_BAD;
	if (x->is_empty) {
		x->is_empty = false;
		x->depth--;
		return XML_END;
	}
	while (stands(x, "<?") || stands(x, "<!--"))
		if (!skip_past(x, stands(x, "<?") ? "?>" : "-->"))
			return bad(x, "a remark that does not end");
	if (x->next == x->end)
		return x->depth || !x->had_root ? bad(x, "it is cut off") : XML_DONE;
	if (stands(x, "<![CDATA["))
		return cdata(x);
	if (stands(x, "<!"))
		return bad(x, "a document type");
	if (stands(x, "</")) {
		x->next += 2;
		return end_tag(x);
	}
	if (*x->next == '<') {
		x->next++;
		return start_tag(x);
	}
	return plain_text(x);
}

bool xml_is(const struct xml *x, const char *name)
{
	return is_span(x->name, name);
}

void xml_decode(struct str *out, struct xml_span raw)
{
	size_t from = 0;

	for (size_t i = 0; i < raw.n; i++) {
		char bytes[4];
		uint32_t cp;
		size_t len;

		if (raw.at[i] != '&')
			continue;
		len = entity(raw.at + i + 1, raw.n - i - 1, &cp);
		if (!len)
			continue;
		str_addn(out, raw.at + from, i - from);
		str_addn(out, bytes, utf8_encode(cp, bytes));
		i += len;
		from = i + 1;
	}
	str_addn(out, raw.at + from, raw.n - from);
}

struct xml_span xml_attribute(const struct xml *x, const char *name)
{
	for (size_t i = 0; i < x->n_attributes; i++)
		if (is_span(without_prefix(x->keys[i]), name))
			return x->values[i];
	return (struct xml_span){NULL, 0};
}

#include "import/csv.h"

#include <string.h>

#include "base/utf8.h"

#define CELLS_MAX 16000000u

/* A sign with blanks or quotes before it counts too, and so do the full-width ones, where
 * keyboards have them. */
bool csv_is_formula(const char *text)
{
	static const char *const blanks[] = {" ", "\n", "'", "\u00a0", "\u3000"};
	static const char *const signs[] = {"=",      "+",      "-",      "@",      "\t",
					    "\r",     "\uff1d", "\uff0b", "\uff0d", "\uff20"};
	size_t i = 0;

	while (i < sizeof blanks / sizeof *blanks) {
		bool is = !strncmp(text, blanks[i], strlen(blanks[i]));

		text += is ? strlen(blanks[i]) : 0;
		i = is ? 0 : i + 1;
	}
	for (i = 0; i < sizeof signs / sizeof *signs; i++)
		if (!strncmp(text, signs[i], strlen(signs[i])))
			return true;
	return false;
}

static char separator_of(const char *s, const char *end)
{
	size_t n[3] = {0}, best = 0;

	for (; s < end && *s != '\n'; s++)
		for (size_t i = 0; i < 3; i++)
			n[i] += *s == ",;\t"[i];
	for (size_t i = 1; i < 3; i++)
		if (n[i] > n[best])
			best = i;
	return ",;\t"[best];
}

/* Takes one value from *s on, into out: up to what stands behind it. false when a quote does
 * not end. */
static bool take_value(const char **s, const char *end, char separator, struct str *out)
{
	bool quoted = *s < end && **s == '"';

	*s += quoted;
	while (*s < end && (quoted || (**s != separator && **s != '\n' && **s != '\r'))) {
		if (quoted && **s == '"') {
			if (*s + 1 == end || (*s)[1] != '"') {
				quoted = false;
				++*s;
				continue;
			}
			++*s;
		}
		str_addc(out, *(*s)++);
	}
	return !quoted;
}

static bool take_cells(struct arena *a, const char *s, const char *end, struct xlsx_cell **cells,
		       size_t *n, struct err *err)
{
	char separator = separator_of(s, end);
	struct xlsx_cell at = {.is_text = true, .formula = ""};
	struct str value = {0};
	bool ok = true;

	while (ok && s < end && *n <= CELLS_MAX) {
		const char *text;

		str_truncate(&value, 0);
		ok = take_value(&s, end, separator, &value);
		text = str_text(&value);
		text += *text == '\'' && csv_is_formula(text + 1);
		if (*text) {
			at.text = arena_strdup(a, text);
			*(struct xlsx_cell *)ARENA_PUSH(a, *cells, *n) = at;
		}
		at.col++;
		if (s < end && *s == separator) {
			s++;
			continue;
		}
		s += s < end && *s == '\r';
		s += s < end && *s == '\n';
		at.row++;
		at.col = 0;
	}
	str_release(&value);
	if (!ok)
		return err_set(err, EXIT_CODE_DATA, "row %zu: a quote does not end", at.row);
	return *n <= CELLS_MAX || err_set(err, EXIT_CODE_DATA, "there are more values than can be");
}

bool csv_cells(struct arena *a, const char *bytes, size_t n, struct xlsx_cell **cells,
	       size_t *n_cells, struct err *err)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t bad = utf8_invalid_at(bytes, n);

	*cells = NULL;
	*n_cells = 0;
	if (bad < n || memchr(bytes, '\0', n))
		return err_set(err, EXIT_CODE_DATA,
			       "is no text in UTF-8; save it as \"CSV UTF-8\", or as a workbook");
	if (n >= 3 && !memcmp(bytes, mark, 3)) {
		bytes += 3;
		n -= 3;
	}
	return take_cells(a, bytes, bytes + n, cells, n_cells, err);
}

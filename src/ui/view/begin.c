#include "ui/view/begin.h"

#include <ctype.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "ui/session/recent.h"

/* Of the name of a file, before its suffix: no more is needed to tell it from others. */
#define BEGIN_NAME_MAX 60

#define BEGIN_SUFFIX ".assessment.json"

#define CORE "Ninety minutes (core): what matters most"
#define STANDARD "Half a day (standard): also what production needs"
#define DEEP "Everything (deep): nothing is left out"

const char *const depth_lines[DEPTHS] = {
	[DEPTH_CORE] = CORE,
	[DEPTH_STANDARD] = STANDARD,
	[DEPTH_DEEP] = DEEP,
};

struct effect begin_ask_time(int tag)
{
	static const struct choice choices[DEPTHS] = {
		{"1", CORE},
		{"2", STANDARD},
		{"3", DEEP},
	};
	struct effect e = effect_choose("How much time is there?", choices, DEPTHS, tag);

	e.text = "It says how much is asked. The profile changes it later; no answer is "
		 "lost by that.";
	return e;
}

struct effect begin_ask_name(const char *proposal, int tag)
{
	struct effect e = effect_ask("What is the workload called?", proposal, tag);

	e.accept = "go on";
	e.whole = true;
	return e;
}

/* Letters and digits as they can be typed anywhere, one dash for all between them. */
static void add_typable(struct str *out, const char *name)
{
	size_t n = strlen(name), from = out->len, used;
	bool gap = false;
	uint32_t cp;

	for (; n && (used = utf8_decode(name, n, &cp)); name += used, n -= used) {
		unsigned char c = (unsigned char)utf8_ascii(cp);

		if (!isalnum(c)) {
			gap = out->len > from;
			continue;
		}
		str_addf(out, "%s%c", gap ? "-" : "", tolower(c));
		gap = false;
	}
}

void begin_file_name(struct str *out, const char *name)
{
	size_t from = out->len;

	add_typable(out, name);
	if (out->len > from + BEGIN_NAME_MAX)
		str_truncate(out, from + BEGIN_NAME_MAX);
	str_add(out, out->len == from ? "workload" BEGIN_SUFFIX : BEGIN_SUFFIX);
}

void begin_path(struct str *out, const char *typed, const char *beside)
{
	if (beside && *typed && !strchr(typed, '/'))
		str_addn(out, beside, strlen(beside) - strlen(file_name(beside)));
	path_expand(out, typed);
	if (*typed && !strchr(file_name(typed), '.'))
		str_add(out, BEGIN_SUFFIX);
}

bool begin_is_new(const struct session *s)
{
	if (*s->a->name || s->a->settings.has_depth)
		return false;
	for (size_t i = 0; i < s->q->n_fields; i++)
		if (s->a->fields[i].set)
			return false;
	for (size_t i = 0; i < s->q->n_decisions; i++)
		if (s->a->decisions[i].state != ANSWER_UNSET)
			return false;
	for (size_t i = 0; i < s->q->n_questions; i++)
		if (s->a->questions[i].state != ANSWER_UNSET)
			return false;
	return true;
}

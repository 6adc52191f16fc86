#include "engine/wanted_score.h"

#include <string.h>

#include "base/nearest.h"
#include "base/str.h"

/* Fills *section from the name before '=': a section's id. */
static bool find_section(int *section, const struct questionnaire *q, const char *name, size_t n,
			 struct err *err)
{
	struct str word = {0}, ids = {0};
	struct nearest near = {0};

	str_addn(&word, name, n);
	near.word = str_text(&word);
	for (size_t i = 0; i < q->n_sections; i++) {
		if (!strcmp(q->sections[i].id, near.word))
			*section = (int)i;
		nearest_try(&near, q->sections[i].id);
		str_addf(&ids, "%s%s", i ? ", " : "", q->sections[i].id);
	}
	if (*section < 0)
		err_set(err, EXIT_CODE_USAGE, "there is no section '%s'%s; there are %s", near.word,
			nearest_hint(&near), str_text(&ids));
	str_release(&word);
	str_release(&ids);
	return *section >= 0;
}

bool wanted_score_read(struct wanted_score *w, const struct questionnaire *q, const char *text,
		       struct err *err)
{
	const char *equals = strchr(text, '='), *number = equals ? equals + 1 : text;

	*w = (struct wanted_score){.section = -1};
	if (equals && !find_section(&w->section, q, text, (size_t)(equals - text), err))
		return false;
	if (!number_parse_double(number, &w->points) || w->points < 0 || w->points > 100)
		return err_set(err, EXIT_CODE_USAGE,
			       "a score from 0 to 100, or SECTION=SCORE, is wanted, not '%s'",
			       text);
	return true;
}

struct frac wanted_score_frac(const struct wanted_score *w)
{
	return frac_of((int64_t)(w->points * 1000000 + 0.5), 100000000);
}

#include "cli/shared/fields.h"

#include <string.h>

#include "base/nearest.h"

/* The place of the name of the n bytes, or -1 with a fault. */
static int find(struct fields *f, const struct args *args, const char *const *names,
		const char *word, size_t n)
{
	struct nearest near = {.word = arena_strndup(&f->arena, word, n)};
	struct str list = {0};

	for (int i = 0; names[i]; i++) {
		if (!strcmp(names[i], near.word)) {
			str_release(&list);
			return i;
		}
		nearest_try(&near, names[i]);
		str_addf(&list, "%s%s=", !i ? "" : names[i + 1] ? ", " : " or ", names[i]);
	}
	complain(args, EXIT_CODE_USAGE, "there is no '%s='%s; use %s", near.word,
		 nearest_hint(&near), str_text(&list));
	f->faults++;
	str_release(&list);
	return -1;
}

void fields_read(struct fields *f, const struct args *args, const char *const *names)
{
	*f = (struct fields){0};
	for (size_t i = 1; i < args->n_operands; i++) {
		const char *word = args->operands[i], *equals = strchr(word, '=');
		int k;

		if (!equals) {
			*(const char **)ARENA_PUSH(&f->arena, f->ids, f->n_ids) = word;
			continue;
		}
		k = find(f, args, names, word, (size_t)(equals - word));
		if (k < 0)
			continue;
		if (f->values[k]) {
			complain(args, EXIT_CODE_USAGE, "%s= is given twice; give it once",
				 names[k]);
			f->faults++;
		}
		f->n_values += !f->values[k];
		f->values[k] = equals + 1;
	}
}

void fields_release(struct fields *f)
{
	arena_release(&f->arena);
}

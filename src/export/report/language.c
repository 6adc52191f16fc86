#include "export/report/language.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/yaml_read.h"
#include "export/report/carried.h"
#include "export/report/sheets.h"
#include "model/questionnaire/yaml_keys.h"

static const struct carried languages = {"language", ".language.yaml", embedded_languages,
					 &embedded_languages_n, "en"};

/* What a language says, as it stands in the file. */
struct entry {
	const char *code, *name, *decimal;
	struct ynode *words;
};
static const struct key language_keys[] = {
	{"code", KEY_ID, .offset = offsetof(struct entry, code), .required = true},
	{"name", KEY_TITLE, .offset = offsetof(struct entry, name), .required = true},
	{"decimal", KEY_TEXT, .offset = offsetof(struct entry, decimal), .required = true},
	{"words", KEY_NODE, .offset = offsetof(struct entry, words), .required = true},
	{0},
};

/* A word on its way into the table. */
struct taken {
	struct word word;
	struct loc at, key_at;
};

static int compare_taken(const void *x, const void *y)
{
	return strcmp(((const struct taken *)x)->word.english,
		      ((const struct taken *)y)->word.english);
}

/* The words of the map, sorted; *n of them. */
static struct taken *take_words(struct yaml_context *c, const struct ynode *map, size_t *n)
{
	struct taken *all;

	*n = 0;
	if (map->kind != YNODE_MAP) {
		diag_add(c->diags, map->at, "'words' wants a map: \"English\": \"translated\"");
		return NULL;
	}
	all = arena_new(c->arena, struct taken, map->n);
	for (const struct ynode *w = map->first; w; w = w->next) {
		if (!expect_scalar(c, w, w->key))
			continue;
		if (!*w->text)
			diag_add(c->diags, w->at, "nothing stands for '%.80s'", w->key);
		else if (!word_fits(w->key, w->text))
			diag_add(c->diags, w->at,
				 "what stands here does not have the %%-signs of the English text; "
				 "keep each as it is, or number all of them (%%1$s) to change "
				 "their order");
		all[(*n)++] = (struct taken){{w->key, w->text}, w->at, yaml_key_at(w)};
	}
	qsort(all, *n, sizeof *all, compare_taken);
	return all;
}

static void read_table(struct yaml_context *c, const char *name, const struct str *bytes,
		       struct words *w, struct taken **words)
{
	struct entry e = {.code = "", .name = "", .decimal = "."};
	struct ynode *root = yaml_read((struct yaml_memory){c->arena, c->arena}, name,
				       str_text(bytes), bytes->len, c->diags);
	struct word *items;

	if (!root || !yaml_take_keys(c, root, language_keys, &e, "a language") || !e.words)
		return;
	if (strlen(e.decimal) != 1 || !strchr(".,", *e.decimal))
		diag_add(c->diags, yaml_get(root, "decimal")->at, "'decimal' is \".\" or \",\"");
	*words = take_words(c, e.words, &w->n);
	items = arena_new(c->arena, struct word, w->n);
	for (size_t i = 0; i < w->n; i++)
		items[i] = (*words)[i].word;
	w->code = e.code;
	w->name = e.name;
	w->decimal = e.decimal;
	w->items = items;
}

/* Says what the program says and the language does not, and the reverse: all that one which is
 * carried has is asked for. Both are sorted. */
static void compare_with_carried(struct yaml_context *c, const char *path,
				 const struct taken *words, size_t n)
{
	struct diags none = {0};
	struct yaml_context quiet = {.arena = c->arena, .scratch = c->arena, .diags = &none};
	struct str bytes = {0};
	struct words known = {0};
	struct taken *all = NULL;
	size_t i = 0, k = 0;

	str_addn(&bytes, (const char *)embedded_languages->bytes, embedded_languages->n);
	read_table(&quiet, embedded_languages->name, &bytes, &known, &all);
	while (i < n || k < known.n) {
		int order = i == n ? 1 : k == known.n ? -1
			: strcmp(words[i].word.english, known.items[k].english);

		if (order < 0)
			diag_add(c->diags, words[i].key_at,
				 "no report says '%.80s'; see the languages that are carried",
				 words[i].word.english);
		else if (order > 0)
			diag_add(c->diags, (struct loc){path, 0, 0},
				 "nothing stands for '%.80s'", known.items[k].english);
		i += order <= 0;
		k += order >= 0;
	}
	str_release(&bytes);
	diags_release(&none);
}

/* Where faults that a workbook would have belong. */
struct told {
	struct diags *d;
	struct loc file;
	const struct taken *words;
	size_t n;
};

static void tell(void *to, const char *english, const char *why)
{
	const struct told *t = to;
	const struct taken key = {.word = {english, NULL}};
	const struct taken *word = bsearch(&key, t->words, t->n, sizeof key, compare_taken);

	diag_add(t->d, word ? word->at : t->file, "%s", why);
}

/* A workbook lives by some of its words. */
static void check_for_workbooks(struct yaml_context *c, const char *path, const struct words *w,
				const struct taken *words)
{
	struct told to = {c->diags, {path, 0, 0}, words, w->n};
	const struct words *was = words_in_use();

	words_use(w);
	sheet_words_check(tell, &to);
	words_use(was);
}

const struct words *language_read(struct arena *arena, const char *path, struct diags *d,
				  struct err *err)
{
	struct words *w = arena_new(arena, struct words, 1);
	struct yaml_context c = {.arena = arena, .scratch = arena, .diags = d};
	struct str bytes = {0};
	struct taken *words = NULL;
	const char *name = arena_strdup(arena, path);

	if (!strcmp(path, words_english.code))
		return &words_english;
	if (!carried_read(&languages, path, &bytes, err))
		return NULL;
	read_table(&c, name, &bytes, w, &words);
	if (words && language_is_path(path)) {
		compare_with_carried(&c, name, words, w->n);
		if (!d->n)
			check_for_workbooks(&c, name, w, words);
	}
	str_release(&bytes);
	return d->n ? NULL : w;
}

bool language_is_path(const char *path)
{
	return carried_is_path(&languages, path);
}

const char *const *language_codes(struct arena *arena)
{
	const char **codes = arena_new(arena, const char *, embedded_languages_n + 2);

	codes[0] = words_english.code;
	for (size_t i = 0; i < embedded_languages_n; i++)
		codes[i + 1] = arena_strndup(arena, embedded_languages[i].name,
					     strcspn(embedded_languages[i].name, "."));
	return codes;
}

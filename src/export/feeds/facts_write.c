/* The facts as a folder: a file a table. */
#include "export/feeds/facts.h"

#include <string.h>

#include "base/date.h"
#include "export/report/formats.h"
#include "export/text/csv.h"
#include "export/text/json.h"

/* With all decimals, so that a column has one type in whatever file is read first. */
static void put_number(struct json_writer *json, const char *name, const struct datum *d)
{
	char buf[32];
	const char *digits = number_fixed(buf, d->value, d->decimals);

	json_raw(json, name, digits, strlen(digits));
}

static void json_line(struct str *out, const struct fact_table *t, size_t source,
		      const struct row *w)
{
	struct str text = {0};
	struct json_writer json = {.out = &text};

	json_open(&json, NULL, '{', true);
	for (const struct fact *f = t->facts; f->name; f++) {
		struct datum d = fact_datum(f, source, w);
		char buf[32];

		if (d.kind == DATUM_TEXT)
			json_text(&json, f->name, d.text);
		else if (d.kind == DATUM_DAY)
			json_text(&json, f->name, date_text(buf, (long)d.value));
		else if (d.kind == DATUM_NONE)
			json_null(&json, f->name);
		else if (f->type == FACT_BOOLEAN)
			json_bool(&json, f->name, d.value);
		else
			put_number(&json, f->name, &d);
	}
	json_close(&json, '}');
	json_finish(out, &text);
}

static void csv_line(struct str *out, const struct fact_table *t, size_t source,
		     const struct row *w)
{
	for (const struct fact *f = t->facts; f->name; f++) {
		struct datum d = fact_datum(f, source, w);

		str_add(out, f == t->facts ? "" : ",");
		if (d.kind == DATUM_NUMBER && f->type == FACT_BOOLEAN)
			str_add(out, d.value ? "true" : "false");
		else
			csv_datum(out, &d, LOOK_FIXED);
	}
	str_add(out, "\r\n");
}

static void csv_head(struct str *out, const struct fact_table *t)
{
	for (const struct fact *f = t->facts; f->name; f++)
		str_addf(out, "%s%s", f == t->facts ? "" : ",", f->name);
	str_add(out, "\r\n");
}

static void put_rows(const struct report *r, struct str *out, const struct fact_table *t,
		     void (*put)(struct str *, const struct fact_table *, size_t,
				 const struct row *))
{
	struct arena a = {0};

	for (size_t s = 0; s < FACT_SOURCES && t->sources[s].count; s++)
		for (size_t i = 0; i < t->sources[s].count(r); i++)
			if (!t->sources[s].shown || t->sources[s].shown(r, i))
				put(out, t, s, &(struct row){&a, r, i, -1});
	arena_release(&a);
}

static struct str *add_file(struct export_files *files, const struct fact_table *t,
			    const char *suffix)
{
	const char *name = arena_printf(&files->arena, "%s%s", t->name, suffix);

	return &export_file_add(files, name)->text;
}

void export_ndjson_files(const struct report *r, struct export_files *files)
{
	for (const struct fact_table *t = fact_tables; t->name; t++)
		put_rows(r, add_file(files, t, ".ndjson"), t, json_line);
}

void export_tables_files(const struct report *r, struct export_files *files)
{
	for (const struct fact_table *t = fact_tables; t->name; t++) {
		struct str *out = add_file(files, t, ".csv");

		csv_head(out, t);
		put_rows(r, out, t, csv_line);
	}
}

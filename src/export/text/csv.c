#include "export/text/csv.h"

#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/utf8.h"
#include "export/report/formats.h"
#include "import/csv.h"

void csv_text(struct str *out, const char *text)
{
	struct str clean = {0};
	const char *s;

	if (csv_is_formula(text)) /* with it, it is shown as text */
		str_addc(&clean, '\'');
	utf8_clean(&clean, text, true);
	s = str_text(&clean);
	if (!strpbrk(s, "\",\r\n") && *s != ' ') {
		str_add(out, s);
		str_release(&clean);
		return;
	}
	str_addc(out, '"');
	for (; *s; s++) {
		if (*s == '"')
			str_addc(out, '"');
		str_addc(out, *s);
	}
	str_addc(out, '"');
	str_release(&clean);
}

/* Priorities have two decimals always. */
void csv_datum(struct str *out, const struct datum *d, enum look look)
{
	char buf[32];

	switch (d->kind) {
	case DATUM_TEXT:
	case DATUM_WORD:
		csv_text(out, d->text);
		break;
	case DATUM_NUMBER:
		str_add(out, look == LOOK_FIXED ? number_fixed(buf, d->value, d->decimals)
						: number_text(buf, d->value, d->decimals));
		break;
	case DATUM_DAY:
		str_add(out, date_text(buf, (long)d->value));
		break;
	case DATUM_NONE:
		break;
	}
}

static void csv_row(struct str *out, const struct columns *columns, const struct row *w)
{
	for (size_t c = 0; c < columns->n; c++) {
		struct datum d = column_cell(&columns->items[c], w);

		str_add(out, c ? "," : "");
		csv_datum(out, &d, columns->items[c].look);
	}
	str_add(out, "\r\n");
}

/* How many rows an action has: its steps have some of their own when they are wanted. */
static int steps_of(const struct report *r, const struct action *act)
{
	return r->with_steps && step_has_row(act) ? (int)act->n_steps : 0;
}

void export_csv_text(const struct report *r, struct str *out)
{
	struct arena a = {0};
	struct columns columns = plan_columns_of(&a, r);

	/* Without it spreadsheets take the file for one of the local coding. */
	str_add(out, r->bare_csv ? "" : "\ufeff");
	for (size_t c = 0; c < columns.n; c++) {
		str_add(out, c ? "," : "");
		csv_text(out, columns.items[c].title);
	}
	str_add(out, "\r\n");
	for (size_t i = 0; i < r->plan.n_actions; i++)
		for (int step = -1; step < steps_of(r, &r->plan.actions[i]); step++)
			csv_row(out, &columns, &(struct row){&a, r, i, step});
	arena_release(&a);
}

/* Counts the records: line ends outside quotes. */
bool export_csv_verify(const struct report *r, const char *bytes, size_t n,
		       struct err *err)
{
	size_t records = 0, wanted = 1;
	bool quoted = false;

	for (size_t i = 0; i < r->plan.n_actions; i++)
		wanted += 1 + (size_t)steps_of(r, &r->plan.actions[i]);
	for (size_t i = 0; i < n; i++) {
		if (bytes[i] == '"')
			quoted = !quoted;
		else if (bytes[i] == '\n' && !quoted)
			records++;
	}
	if (quoted || records != wanted)
		return err_set(err, EXIT_CODE_IO,
			       "the written CSV holds %zu records instead of %zu",
			       records, wanted);
	return true;
}

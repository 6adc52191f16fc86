#include "cli/shared/gate.h"

#include <string.h>

#include "base/number.h"
#include "base/str.h"
#include "export/export.h"

static struct gate *push(struct gates *g, enum gate_kind kind, const char *given)
{
	struct gate *gate = ARENA_PUSH(&g->arena, g->items, g->n);

	*gate = (struct gate){.kind = kind, .given = given};
	return gate;
}

static bool read_min(struct gates *g, const struct args *args,
		     const struct questionnaire *q, const char *text)
{
	struct err err = {0};

	if (wanted_score_read(&push(g, GATE_MIN, text)->min, q, text, &err))
		return true;
	complain(args, err.code, "--min: %s", err.text);
	return false;
}

static bool read_max(struct gates *g, const struct args *args, const char *text)
{
	const char *equals = strchr(text, '=');
	struct gate *gate = push(g, GATE_MAX, text);

	for (int i = SEVERITY_LOW; equals && i < GATE_COUNTED_END; i++) {
		const char *name = gate_counted_name(i);

		if (strlen(name) == (size_t)(equals - text) &&
		    !strncmp(name, text, strlen(name)))
			gate->counted = i;
	}
	if (gate->counted && number_parse(equals + 1, &gate->max) && gate->max >= 0)
		return true;
	complain(args, EXIT_CODE_USAGE,
		 "--max takes WHAT=COUNT with critical, high, medium, low, expired, contradicted "
		 "or overdue, like critical=0, not '%s'",
		 text);
	return false;
}

static bool read_no_worse(struct gates *g, const struct args *args)
{
	const char *text;
	size_t n = 0;

	for (size_t i = 0; (text = args_next(args, "no-worse-than", &i)); n++)
		push(g, GATE_NO_WORSE, text);
	if (n > 1)
		complain(args, EXIT_CODE_USAGE,
			 "--no-worse-than compares with one state: give it once");
	return n <= 1;
}

/* "junit=PATH": its format, and its path into *path; NULL with a message. */
static const struct gate_format *format_of(const struct args *args, const char *text,
					   const char **path)
{
	const char *equals = strchr(text, '=');

	*path = equals ? equals + 1 : "";
	for (const struct gate_format *f = gate_formats; f->name && **path; f++)
		if (strlen(f->name) == (size_t)(equals - text) &&
		    !strncmp(f->name, text, strlen(f->name)))
			return f;
	complain(args, EXIT_CODE_USAGE,
		 "--report takes FORMAT=PATH with junit, md, json or text, like junit=gates.xml, "
		 "not '%s'",
		 text);
	return NULL;
}

static bool read_report(struct gating *g, const struct args *args, const char *text)
{
	const char *path;

	if (!format_of(args, text, &path))
		return false;
	if (!g->gates.n) {
		complain(args, EXIT_CODE_USAGE,
			 "--report says how gates came out: give --min, --max or --no-worse-than, "
			 "too");
		return false;
	}
	if (!strcmp(path, "-") && (g->to_stdout || args_has(args, "format"))) {
		complain(args, EXIT_CODE_USAGE,
			 "--report %s: the standard output takes one thing; name a file", text);
		return false;
	}
	g->to_stdout |= !strcmp(path, "-");
	return true;
}

bool gating_read(struct gating *g, const struct args *args, const struct questionnaire *q)
{
	const char *on = args_value(args, "on", gate_side_name(GATE_LOW)), *text;
	bool fine = true;

	g->gates.count_accepted = args_has(args, "count-accepted");
	for (int i = GATE_LOW; i <= GATE_SO_FAR; i++)
		if (!strcmp(on, gate_side_name((enum gate_side)i)))
			g->gates.side = (enum gate_side)i;
	for (size_t i = 0; (text = args_next(args, "min", &i));)
		fine = read_min(&g->gates, args, q, text) && fine;
	for (size_t i = 0; (text = args_next(args, "max", &i));)
		fine = read_max(&g->gates, args, text) && fine;
	fine = read_no_worse(&g->gates, args) && fine;
	for (size_t i = 0; (text = args_next(args, "report", &i));)
		fine = read_report(g, args, text) && fine;
	return fine;
}

/* What the other state is called in sentences. */
static const char *name_of(struct state *s)
{
	struct str words = {0};
	const char *name = s->name.file;

	if (s->name.milestone) {
		side_name_words(&words, &s->name);
		name = arena_strdup(&s->arena, str_text(&words));
		str_release(&words);
	}
	return name;
}

/* Compares with the state of --no-worse-than. */
static enum exit_code open_then(struct gating *g, const struct args *args, const struct report *r)
{
	const char *operand = args_value(args, "no-worse-than", "");
	struct side now = {r->a, &r->score, &r->plan};
	enum exit_code code = state_open(&g->then, args, operand, r->as_of);

	if (code)
		return code;
	if (!compare_possible(g->then.side.a, r->a))
		return complain(args, EXIT_CODE_DATA,
				"--no-worse-than %s: it answers the questionnaire %s, not %s: "
				"nothing can be compared",
				operand, g->then.side.a->questionnaire_id, r->a->questionnaire_id);
	compare_make(&g->c, &g->then.side, &now);
	g->compares = true;
	return EXIT_CODE_OK;
}

/* May the reports go where they are to? Asked before anything is printed. */
static enum exit_code check_paths(const struct args *args)
{
	const char *text, *path;
	struct err err = {0};

	for (size_t i = 0; (text = args_next(args, "report", &i));)
		if (format_of(args, text, &path) && !export_may_write(NULL, path, &err))
			return complain(args, err.code, "%s", err.text);
	return EXIT_CODE_OK;
}

enum exit_code gating_judge(struct gating *g, const struct args *args, const struct report *r)
{
	enum exit_code code = check_paths(args);

	if (code == EXIT_CODE_OK && args_has(args, "no-worse-than"))
		code = open_then(g, args, r);
	if (code == EXIT_CODE_OK)
		gates_judge(&g->v, &g->gates, r, g->compares ? &g->c : NULL,
			    g->compares ? name_of(&g->then) : NULL);
	return code;
}

static void say(const struct gating *g, const struct args *args)
{
	struct str words = {0};

	for (size_t i = 0; i < g->v.n; i++)
		if (g->v.items[i].state == VERDICT_MISSED)
			complain(args, EXIT_CODE_FOUND, "gate not met: %s", g->v.items[i].says);
		else if (g->v.items[i].state == VERDICT_SKIPPED)
			remark(args, "gate not judged: %s", g->v.items[i].says);
	verdicts_total(&words, &g->v);
	str_add(&words, "; ");
	verdicts_accepted(&words, &g->v);
	str_add(&words, "; ");
	verdicts_contradicted(&words, &g->v);
	str_add(&words, "; ");
	verdicts_apart(&words, &g->v);
	remark(args, "%s", str_text(&words));
	str_release(&words);
}

/* All of them are tried; the first that fails is told by its code. */
static enum exit_code write_reports(const struct gating *g, const struct args *args)
{
	enum exit_code code = EXIT_CODE_OK;
	const char *text, *path;

	for (size_t i = 0; (text = args_next(args, "report", &i));) {
		const struct gate_format *f = format_of(args, text, &path);
		struct str out = {0};
		struct err err = {0};

		f->text(&g->v, &out);
		if (!export_text(&out, path, &err)) {
			complain(args, err.code, "%s", err.text);
			code = code ? code : err.code;
		}
		str_release(&out);
	}
	return code;
}

enum exit_code gating_tell(const struct gating *g, const struct args *args)
{
	enum exit_code code;

	if (!g->gates.n)
		return EXIT_CODE_OK;
	say(g, args);
	code = write_reports(g, args);
	return code ? code : g->v.counts[VERDICT_MISSED] ? EXIT_CODE_FOUND : EXIT_CODE_OK;
}

void gating_release(struct gating *g)
{
	verdicts_release(&g->v);
	if (g->compares)
		compare_release(&g->c);
	state_close(&g->then);
	arena_release(&g->gates.arena);
	*g = (struct gating){.compares = false};
}

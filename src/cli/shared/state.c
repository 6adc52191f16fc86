#include "cli/shared/state.h"

#include <string.h>

#include "base/file.h"
#include "engine/compare/trend.h"
#include "model/assessment/milestone.h"

/* The names there are, for a message. */
static void join_names(struct str *out, const struct assessment *a)
{
	struct arena arena = {0};
	struct milestone *all;
	size_t n = milestones_list(&arena, a, &all);

	for (size_t i = 0; i < n; i++)
		str_addf(out, "%s'%s'", i ? ", " : "; there are ", all[i].name);
	if (!n)
		str_add(out, "; it has none at all");
	arena_release(&arena);
}

bool has_milestone(const struct args *args, const struct input *in, const char *name)
{
	struct str names = {0};

	if (milestone_is_there(in->a, name))
		return true;
	join_names(&names, in->a);
	complain(args, EXIT_CODE_USAGE, "%s has no milestone '%s'%s", in->name, name,
		 str_text(&names));
	str_release(&names);
	return false;
}

static bool is_file(const char *path)
{
	return !strcmp(path, "-") || file_exists(path);
}

bool state_names_milestone(struct arena *arena, const char *operand, const char **path)
{
	const char *first = strchr(operand, '@');

	*path = operand;
	if (is_file(operand) || !first)
		return false;
	for (const char *p = first; p; p = strchr(p + 1, '@')) {
		*path = arena_strndup(arena, operand, (size_t)(p - operand));
		if (is_file(*path))
			return true;
	}
	*path = arena_strndup(arena, operand, (size_t)(first - operand));
	return true;
}

/* Of milestones that have one name it is the newest. */
static void find_time(struct state *s)
{
	struct milestone *all;
	size_t n = milestones_list(&s->arena, s->in.a, &all);

	for (size_t i = 0; i < n; i++)
		if (!strcmp(all[i].name, s->name.milestone))
			s->name.at = all[i].at;
}

static enum exit_code open_milestone(struct state *s, const struct args *args, const char *name)
{
	struct diags d = {0};

	if (!has_milestone(args, &s->in, name))
		return EXIT_CODE_USAGE;
	s->name.milestone = arena_strdup(&s->arena, name);
	find_time(s);
	s->kept = milestone_open(s->in.a, name, &d);
	diags_print(&d, stderr);
	diags_release(&d);
	return s->kept ? EXIT_CODE_OK : EXIT_CODE_DATA;
}

static enum exit_code open_path(struct state *s, const struct args *args, const char *path)
{
	enum exit_code code;

	*s = (struct state){.name = {.at = ""}};
	code = input_open(&s->in, args, path, OPEN_READ);
	s->name.file = s->in.is_stdin ? "standard input" : path;
	return code;
}

static void reckon(struct state *s, long as_of)
{
	struct plan_options o = {.only_counted = true};

	s->side.a = s->kept ? s->kept : s->in.a;
	o.as_of = milestone_day(s->name.at, as_of);
	score_init(&s->score, s->in.q);
	score_compute(&s->score, s->side.a, 0);
	plan_compute(&s->plan, &s->score, s->side.a, &o);
	s->side.score = &s->score;
	s->side.plan = &s->plan;
}

enum exit_code state_open(struct state *s, const struct args *args, const char *operand,
			  long as_of)
{
	struct arena arena = {0};
	const char *path;
	bool names = state_names_milestone(&arena, operand, &path);
	enum exit_code code;

	code = open_path(s, args, path);
	if (code == EXIT_CODE_OK && names)
		code = open_milestone(s, args, operand + strlen(path) + 1);
	if (code == EXIT_CODE_OK)
		reckon(s, as_of);
	arena_join(&s->arena, &arena); /* the name of the file lives as long */
	return code;
}

enum exit_code state_open_last(struct state *s, const struct args *args, const char *path,
			       long as_of)
{
	struct milestone *all, *last = NULL;
	enum exit_code code = open_path(s, args, path);
	size_t n = code ? 0 : milestones_list(&s->arena, s->in.a, &all);

	for (size_t i = 0; i < n; i++)
		if (!last || strcmp(all[i].at, last->at) >= 0)
			last = &all[i];
	if (code == EXIT_CODE_OK && !last)
		code = complain(args, EXIT_CODE_USAGE,
				"%s has no milestone to compare with; plumbline milestone %s NAME "
				"keeps one, and two files can be compared as well",
				path, path);
	if (code == EXIT_CODE_OK)
		code = open_milestone(s, args, last->name);
	if (code == EXIT_CODE_OK)
		reckon(s, as_of);
	return code;
}

void state_close(struct state *s)
{
	if (s->side.plan)
		plan_release(&s->plan);
	if (s->side.score)
		score_release(&s->score);
	assessment_free(s->kept);
	input_close(&s->in);
	arena_release(&s->arena);
	*s = (struct state){.kept = NULL};
}

#include "cli/shared/merging.h"

#include "model/assessment/milestone.h"

enum merge_side merging_side(const struct args *args)
{
	return args_has(args, "ours")     ? MERGE_OURS
	       : args_has(args, "theirs") ? MERGE_THEIRS
					  : MERGE_NEITHER;
}

/* What stood in the files already is settled the same way. */
static struct assessment *settle(const struct args *args, const struct assessment *a,
				 struct err *err)
{
	return conflict_settle(a, CONFLICT_ALL, merging_side(args), err);
}

static bool wants_settling(const struct args *args, const struct assessment *a)
{
	return a->n_conflicts && merging_side(args) != MERGE_NEITHER;
}

void merging_number(const struct args *args, struct assessment *merged)
{
	struct str said = {0};

	if (milestones_number(merged, &said))
		remark(args, "several milestones had one name: %s", str_text(&said));
	str_release(&said);
}

enum exit_code merging_do(const struct args *args, const struct assessment *base,
			  const struct assessment *ours, const struct assessment *theirs,
			  struct assessment **merged)
{
	struct err err = {0};
	struct assessment *m =
		assessment_merge(base, ours, theirs, merging_side(args), &err);

	if (m && wants_settling(args, m)) {
		struct assessment *settled = settle(args, m, &err);

		assessment_free(m);
		m = settled;
	}
	if (m)
		merging_number(args, m);
	*merged = m;
	return m ? EXIT_CODE_OK : complain(args, err.code, "%s", err.text);
}

enum exit_code merging_settle(const struct args *args, struct input *in)
{
	struct err err = {0};
	struct assessment *settled;

	if (!wants_settling(args, in->a))
		return EXIT_CODE_OK;
	settled = settle(args, in->a, &err);
	if (!settled)
		return complain(args, err.code, "%s", err.text);
	input_replace(in, settled);
	return EXIT_CODE_OK;
}

enum exit_code merging_report(const struct args *args, const struct assessment *merged,
			      const char *name)
{
	struct arena arena = {0};
	struct conflict *all;
	size_t n = conflicts_list(&arena, merged, &all);

	for (size_t i = 0; i < n; i++) {
		struct str place = {0}, ours = {0}, theirs = {0};

		conflict_place(&place, &all[i]);
		conflict_value(&ours, all[i].ours);
		conflict_value(&theirs, all[i].theirs);
		complain(args, EXIT_CODE_FOUND, "conflict: %s: ours %s; theirs %s",
			 str_text(&place), str_text(&ours), str_text(&theirs));
		str_release(&place);
		str_release(&ours);
		str_release(&theirs);
	}
	arena_release(&arena);
	if (!n)
		return EXIT_CODE_OK;
	remark(args,
	       "%zu conflict%s: ours stands%s, %s keeps both sides; the screen settles them one by "
	       "one, plumbline merge FILE --ours or --theirs all at once",
	       n, n == 1 ? "" : "s", n == 1 ? "" : " in each", name);
	return EXIT_CODE_FOUND;
}

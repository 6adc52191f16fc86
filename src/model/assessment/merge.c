#include "model/assessment/merge.h"

#include <string.h>

#include "model/assessment/merge_tree.h"
#include "model/assessment/parts.h"
#include "model/assessment/upgrade.h"

/* An assessment as the JSON that it is written as. */
struct written {
	struct str text;
	struct arena arena;
	const struct jnode *root;
};

static void write_out(struct written *w, const struct assessment *a)
{
	struct diags d = {0};

	*w = (struct written){0};
	if (!a)
		return;
	assessment_write(a, &w->text);
	w->root = json_read(&w->arena, "", str_text(&w->text), w->text.len, &d);
	diags_release(&d);
}

static void written_release(struct written *w)
{
	str_release(&w->text);
	arena_release(&w->arena);
}

/* The same upgraded, without the milestone that an upgrade keeps: nobody asked for one here. */
static struct assessment *upgraded(const struct assessment *a)
{
	struct assessment *copy = assessment_copy(a);
	struct raw_members tail = copy->tail;
	struct upgrade u;

	assessment_upgrade(&u, copy, "");
	copy->tail = tail;
	upgrade_release(&u);
	return copy;
}

static bool same_version(const struct assessment *a, const struct assessment *b)
{
	return !strcmp(a->questionnaire_id, b->questionnaire_id) &&
	       !strcmp(a->questionnaire_version, b->questionnaire_version);
}

static bool refuse_versions(const struct assessment *a, const struct assessment *b,
			    struct err *err)
{
	return err_set(
		err, EXIT_CODE_DATA,
		"ours is of %s, version %s, theirs of %s, version %s; bring both to the "
		"same version by plumbline upgrade first",
		a->questionnaire_id, a->questionnaire_version, b->questionnaire_id,
		b->questionnaire_version);
}

/* Three assessments to be merged; those made here are freed by three_release. */
struct parties {
	const struct assessment *is[3];
	struct assessment *made[3];
};

static void bring_up(struct parties *p, int i)
{
	if (!p->is[i] || upgrade_state(p->is[i]) != UPGRADE_READY)
		return;
	p->made[i] = upgraded(p->is[i]);
	p->is[i] = p->made[i];
}

/* Ours and theirs must be of one version; the base is brought as near as it can be. */
static bool align(struct parties *p, struct err *err)
{
	const struct assessment *base = p->is[0], *ours = p->is[1], *theirs = p->is[2];

	if (!same_version(ours, theirs)) {
		if (upgrade_state(ours) == UPGRADE_READY)
			bring_up(p, 1);
		else
			bring_up(p, 2);
		if (!same_version(p->is[1], p->is[2]))
			return refuse_versions(ours, theirs, err);
	}
	if (base && !same_version(base, p->is[1]) &&
	    upgrade_state(p->is[1]) == UPGRADE_NONE)
		bring_up(p, 0);
	return true;
}

static struct assessment *merge(const struct parties *p, enum merge_side side,
				struct err *err)
{
	const struct questionnaire *q = p->is[1]->questionnaire;
	struct written w[3];
	struct three roots;
	struct str out = {0};
	struct diags d = {0};
	struct assessment *merged;

	for (int i = 0; i < 3; i++)
		write_out(&w[i], p->is[i]);
	roots = (struct three){w[0].root, w[1].root, w[2].root};
	merge_trees(&out, &roots, side);
	merged = assessment_parse(q, "what the merge came to", str_text(&out), out.len,
				  &d);
	if (!merged)
		err_set(err, EXIT_CODE_INTERNAL,
			"the merge came to what cannot be read: %s",
			d.n ? d.items[0].text : "too many faults");
	diags_release(&d);
	str_release(&out);
	for (int i = 0; i < 3; i++)
		written_release(&w[i]);
	return merged;
}

struct assessment *assessment_merge(const struct assessment *base,
				    const struct assessment *ours,
				    const struct assessment *theirs, enum merge_side side,
				    struct err *err)
{
	struct parties p = {.is = {base, ours, theirs}};
	struct assessment *merged = NULL;

	if (align(&p, err))
		merged = merge(&p, side, err);
	for (int i = 0; i < 3; i++)
		assessment_free(p.made[i]);
	return merged;
}

/* How gates came out, and how things were counted, in words. */
#include "export/gate/gate.h"

static void join(struct str *out, const struct texts *ids)
{
	for (size_t i = 0; i < ids->n; i++)
		str_addf(out, "%s%s", i ? ", " : "", ids->items[i]);
}

void verdicts_accepted(struct str *out, const struct verdicts *v)
{
	if (v->gates->count_accepted) {
		str_add(out, "accepted risks are counted like all others");
		return;
	}
	if (!v->accepted.n) {
		str_add(out, "no accepted risk is left out");
		return;
	}
	str_addf(out, "%zu accepted %s left out (--count-accepted counts %s): ", v->accepted.n,
		 v->accepted.n == 1 ? "is" : "are", v->accepted.n == 1 ? "it" : "them");
	join(out, &v->accepted);
}

void verdicts_contradicted(struct str *out, const struct verdicts *v)
{
	if (!v->contradicted.n) {
		str_add(out, "no action is contradicted");
		return;
	}
	str_addf(out, "%zu contradicted action%s counted by %s: ", v->contradicted.n,
		 v->contradicted.n == 1 ? " is" : "s are",
		 v->contradicted.n == 1 ? "its answer" : "their answers");
	join(out, &v->contradicted);
}

void verdicts_apart(struct str *out, const struct verdicts *v)
{
	if (!v->against) {
		str_add(out, "nothing is compared");
		return;
	}
	if (!v->apart.n) {
		str_addf(out, "all is comparable with %s", v->against);
		return;
	}
	str_addf(out, "%zu not comparable with %s count neither way: ", v->apart.n, v->against);
	join(out, &v->apart);
}

void verdicts_total(struct str *out, const struct verdicts *v)
{
	str_addf(out, "%zu of %zu gate%s met", v->counts[VERDICT_MET], v->n, v->n == 1 ? "" : "s");
	if (v->counts[VERDICT_SKIPPED])
		str_addf(out, ", %zu could not be judged", v->counts[VERDICT_SKIPPED]);
}

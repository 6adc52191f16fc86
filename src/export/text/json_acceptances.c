/* The accepted risks in the JSON report, and alone. */
#include "base/date.h"
#include "engine/acceptance.h"
#include "export/report/formats.h"
#include "export/text/json.h"

static void put_revoked(struct json_writer *w, const struct acceptance *c)
{
	if (!c->revoked) {
		json_null(w, "revoked");
		return;
	}
	json_open(w, "revoked", '{', false);
	json_word(w, "at", c->revoked_at);
	json_word(w, "by", c->revoked_by);
	json_word(w, "reason", c->revoked_reason);
	json_close(w, '}');
}

static void put_acceptance(struct json_writer *w, const struct report *r,
			   const struct acceptance *c)
{
	enum severity now = risk_severity(&r->score, r->a, questionnaire_find(r->q, c->of));

	json_open(w, NULL, '{', false);
	json_word(w, "id", c->id);
	json_text(w, "of", c->of);
	json_text(w, "state", acceptance_state_name(report_acceptance_state(r, c)));
	json_bool(w, "complete", *c->id != '\0');
	json_word(w, "severity", c->severity ? severity_name(c->severity) : "");
	json_word(w, "severity_now", now ? severity_name(now) : "");
	json_word(w, "reason", c->reason);
	json_word(w, "control", c->control);
	json_word(w, "residual", c->residual ? severity_name(c->residual) : "");
	json_word(w, "owner", c->owner);
	json_word(w, "approver", c->approver);
	json_word(w, "from", c->from);
	json_word(w, "until", c->until);
	json_word(w, "recorded", c->recorded);
	json_word(w, "by", c->by);
	json_word(w, "supersedes", c->supersedes);
	put_revoked(w, c);
	json_close(w, '}');
}

void json_acceptances(struct json_writer *w, const struct report *r)
{
	json_open(w, "acceptances", '[', false);
	for (size_t i = 0; i < r->n_acceptances; i++)
		put_acceptance(w, r, r->acceptances[i]);
	json_close(w, ']');
}

void export_json_acceptances(const struct report *r, struct str *out)
{
	struct str text = {0};
	struct json_writer w = {.out = &text};
	char day[16];

	json_open(&w, NULL, '{', false);
	json_text(&w, "as_of", date_text(day, r->as_of));
	json_acceptances(&w, r);
	json_close(&w, '}');
	json_finish(out, &text);
}

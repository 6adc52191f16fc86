/* A canary in every text that a file can hold: no redaction lets one through that it is to
 * leave out, in any format. The canaries are made from the tables by which a file is read, so a
 * new text has one, too. */
#define _GNU_SOURCE
#include "written.h"

#include <glob.h>

#include "base/json_write.h"
#include "model/assessment/members.h"

struct canary {
	char text[64];
	enum text_class class;
};

struct flock {
	struct canary all[120];
	size_t n;
};

/* All tables that can be come to from those of the file and of an answer; filled by find_tables. */
static struct {
	const char *object;
	const struct member *members;
} tables[40];
static size_t n_tables;

static void find_tables(const char *object, const struct member *members)
{
	assert_true(n_tables < COUNT_OF(tables));
	tables[n_tables].object = object;
	tables[n_tables++].members = members;
	for (const struct member *m = members + 1; m->key; m++)
		if (m->members)
			find_tables(m->key, m->members);
}

/* What a customer and a colleague are not to see: said here once more, on purpose. */
static bool is_secret(enum redaction how, enum text_class class)
{
	return class == TEXT_ROOM || class == TEXT_OTHER ||
	       (how == REDACT_CUSTOMER && (class == TEXT_PERSON || class == TEXT_REMARK));
}

static bool is_text(const struct member *m)
{
	return m->kind >= AS_TEXT && m->kind <= AS_TEXTS;
}

static const char *canary(struct flock *flock, const char *object, const char *key,
			  enum text_class class)
{
	char text[64];

	snprintf(text, sizeof text, "canary-%s-%s", object, key);
	for (size_t i = 0; i < flock->n; i++)
		if (!strcmp(flock->all[i].text, text))
			return flock->all[i].text;
	assert_true(flock->n < COUNT_OF(flock->all));
	memcpy(flock->all[flock->n].text, text, sizeof text);
	flock->all[flock->n].class = class;
	return flock->all[flock->n++].text;
}

/* A canary for each text of the object that can hold one, and for a member nobody knows. */
static void put_canaries(struct json_writer *w, struct flock *flock, const char *object)
{
	const struct member *m = NULL;

	for (size_t i = 0; i < n_tables; i++)
		if (!strcmp(tables[i].object, object))
			m = tables[i].members;
	assert_non_null(m);
	for (m++; m->key; m++) {
		if (m->class == TEXT_PLAIN)
			continue;
		if (m->kind == AS_TEXTS) {
			json_open(w, m->key, '[', true);
			json_text(w, NULL, canary(flock, object, m->key, m->class));
			json_close(w, ']');
		} else if (is_text(m)) {
			json_text(w, m->key, canary(flock, object, m->key, m->class));
		}
	}
	json_text(w, "new-in-later-versions", canary(flock, object, "extra", TEXT_OTHER));
}

static void put_answer(struct json_writer *w, struct flock *flock, const char *id,
		       const char *key, const char *value, const char *vote)
{
	json_open(w, id, '{', false);
	json_raw(w, key, value, strlen(value));
	put_canaries(w, flock, "answer");
	json_open(w, "votes", '{', true);
	json_raw(w, canary(flock, "votes", "who", TEXT_ROOM), vote, strlen(vote));
	json_close(w, '}');
	json_close(w, '}');
}

static void put_acceptance(struct json_writer *w, struct flock *flock, const char *id,
			   const char *of, bool revoked)
{
	json_open(w, NULL, '{', false);
	json_text(w, "id", id);
	json_text(w, "of", of);
	json_text(w, "severity", "critical");
	json_text(w, "from", "2020-03-02");
	json_text(w, "until", "2099-12-31");
	put_canaries(w, flock, "acceptances");
	if (revoked) {
		json_open(w, "revoked", '{', false);
		json_text(w, "at", "2021-01-01T00:00:00Z");
		put_canaries(w, flock, "revoked");
		json_close(w, '}');
	}
	json_close(w, '}');
}

static void put_plan(struct json_writer *w, struct flock *flock)
{
	static const char *const entries[][2] = {
		{"REL-01", "in-progress"}, {"REL-06/zones", "open"}, {"SEC-01", "accepted"}};

	json_open(w, "plan", '{', false);
	for (size_t i = 0; i < COUNT_OF(entries); i++) {
		json_open(w, entries[i][0], '{', false);
		json_text(w, "status", entries[i][1]);
		json_text(w, "until", "2099-12-31");
		put_canaries(w, flock, "plan");
		json_close(w, '}');
	}
	json_close(w, '}');
	json_open(w, "acceptances", '[', false);
	put_acceptance(w, flock, "1", "REL-02", false);
	put_acceptance(w, flock, "2", "REL-03", true);
	json_close(w, ']');
}

static void put_workshop(struct json_writer *w, struct flock *flock)
{
	json_open(w, "workshop", '{', false);
	put_canaries(w, flock, "workshop");
	json_open(w, "agenda", '[', false);
	json_open(w, NULL, '{', false);
	put_canaries(w, flock, "agenda");
	json_close(w, '}');
	json_open(w, NULL, '{', true);
	json_text(w, "section", "reliability");
	json_close(w, '}');
	json_close(w, ']');
	json_open(w, "parking_lot", '[', false);
	json_open(w, NULL, '{', false);
	put_canaries(w, flock, "parking_lot");
	json_close(w, '}');
	json_close(w, ']');
	json_close(w, '}');
}

static void put_tail(struct json_writer *w, struct flock *flock)
{
	json_open(w, "scenarios", '{', false);
	json_open(w, canary(flock, "scenarios", "name", TEXT_REMARK), '{', true);
	json_integer(w, "budget", 20);
	json_close(w, '}');
	json_close(w, '}');
	json_open(w, "milestones", '[', false);
	json_open(w, NULL, '{', false);
	json_text(w, "name", canary(flock, "milestones", "name", TEXT_OTHER));
	json_close(w, '}');
	json_close(w, ']');
	json_open(w, "conflicts", '[', false);
	json_open(w, NULL, '{', false);
	json_text(w, "at", "answers/REL-01/note");
	json_text(w, "ours", canary(flock, "conflicts", "ours", TEXT_OTHER));
	json_text(w, "theirs", canary(flock, "conflicts", "theirs", TEXT_OTHER));
	json_close(w, '}');
	json_close(w, ']');
}

static void put_workload(struct json_writer *w, struct flock *flock,
			 const struct questionnaire *q)
{
	static const char *const words[][2] = {
		{"stage", "\"prod\""}, {"serving", "[\"online\"]"}};

	json_open(w, "workload", '{', false);
	json_text(w, "name", canary(flock, "workload", "name", TEXT_SUBJECT));
	for (size_t i = 0; i < COUNT_OF(words); i++)
		json_raw(w, words[i][0], words[i][1], strlen(words[i][1]));
	for (size_t i = 0; i < q->n_fields; i++)
		if (q->fields[i].kind == FIELD_TEXT && strcmp(q->fields[i].name, "name") != 0)
			json_text(w, q->fields[i].name,
				  canary(flock, "workload", "text", TEXT_SUBJECT));
	json_text(w, "not-a-field", canary(flock, "workload", "extra", TEXT_OTHER));
	json_close(w, '}');
}

/* An assessment with all of them, as a file. */
static void put_assessment(struct str *out, struct flock *flock, const struct questionnaire *q)
{
	struct json_writer w = {.out = out};

	json_open(&w, NULL, '{', false);
	json_text(&w, "format", "plumbline-assessment");
	json_integer(&w, "version", 1);
	json_text(&w, "id", "0f8fad5b-d9cb-469f-a165-70867728950e");
	json_open(&w, "questionnaire", '{', false);
	json_text(&w, "id", q->id);
	json_text(&w, "version", q->version);
	put_canaries(&w, flock, "questionnaire");
	json_close(&w, '}');
	json_open(&w, "about", '{', false);
	put_canaries(&w, flock, "about");
	json_close(&w, '}');
	json_open(&w, "settings", '{', false);
	put_canaries(&w, flock, "settings");
	json_open(&w, "waves", '{', false);
	put_canaries(&w, flock, "waves");
	json_close(&w, '}');
	json_close(&w, '}');
	put_workload(&w, flock, q);
	json_open(&w, "answers", '{', false);
	put_answer(&w, flock, "REL-01", "level", "1", "3");
	put_answer(&w, flock, "REL-02", "level", "0", "3");
	put_answer(&w, flock, "SEC-01", "level", "1", "3");
	put_answer(&w, flock, "REL-06", "practices", "{\"zones\": \"no\"}", "{}");
	put_answer(&w, flock, "DT-03", "option", "\"net\"", "\"net\"");
	json_close(&w, '}');
	put_plan(&w, flock);
	put_workshop(&w, flock);
	put_tail(&w, flock);
	put_canaries(&w, flock, "root");
	json_close(&w, '}');
}

static void sample_of(struct sample *s, struct flock *flock, enum redaction how)
{
	struct questionnaire *q = built_in();
	struct str text = {0};
	struct diags d = {0};
	struct assessment *all, *a;

	put_assessment(&text, flock, q);
	all = assessment_parse(q, "a.json", str_text(&text), text.len, &d);
	assert_diags(&d, "");
	diags_release(&d);
	a = assessment_redacted(all, how);
	assessment_free(all);
	*s = (struct sample){.q = q, .a = a};
	s->file = assessment_unfiled(q, a, "contoso.assessment.json");
	sample_report(s);
	s->r.redaction = how;
	str_release(&text);
}

/* Those that are there, by canary. */
static void look_for(const struct str *text, const struct flock *flock, bool *found)
{
	for (size_t i = 0; i < flock->n; i++)
		if (memmem(str_text(text), text->len, flock->all[i].text,
			   strlen(flock->all[i].text)))
			found[i] = true;
}

/* Else the tests below could not fail. */
static void all_that_is_known_is_in_some_export(void **state)
{
	struct flock flock = {0};
	bool found[COUNT_OF(flock.all)] = {false};
	struct sample s;

	sample_of(&s, &flock, REDACT_NOTHING);
	assert_true(flock.n > 30);
	for (const struct export_format *f = export_formats; f->name; f++) {
		struct str text = {0};

		written(&s, f, path_in(state, f->name), &text);
		look_for(&text, &flock, found);
		str_release(&text);
	}
	for (size_t i = 0; i < flock.n; i++)
		if (!found[i] && flock.all[i].class != TEXT_OTHER)
			fail_msg("%s is in no export", flock.all[i].text);
	sample_end(&s);
}

static void no_redaction_lets_through_what_it_leaves_out(void **state)
{
	for (enum redaction how = REDACT_INTERNAL; how <= REDACT_CUSTOMER; how++) {
		struct flock flock = {0};
		struct sample s;

		sample_of(&s, &flock, how);
		for (const struct export_format *f = export_formats; f->name; f++) {
			bool found[COUNT_OF(flock.all)] = {false};
			struct str text = {0};

			written(&s, f, path_in(state, f->name), &text);
			look_for(&text, &flock, found);
			for (size_t i = 0; i < flock.n; i++)
				if (found[i] && is_secret(how, flock.all[i].class))
					fail_msg("%s: %s came through", f->name,
						 flock.all[i].text);
			/* A table of the plan alone says it where the text was. */
			assert_text_has(str_text(&text), strcmp(f->name, "csv")
							       ? "Redacted for "
							       : how == REDACT_CUSTOMER
									 ? TEXT_LEFT_OUT
									 : "");
			str_release(&text);
		}
		sample_end(&s);
	}
}

/* What stays is what was there: dates, numbers, the agenda of sections, how many conflicts. */
static void what_is_no_text_stays(void **state)
{
	struct flock flock = {0};
	struct sample all, s;

	(void)state;
	sample_of(&all, &flock, REDACT_NOTHING);
	sample_of(&s, &flock, REDACT_CUSTOMER);
	assert_int_equal(s.r.plan.n_actions, all.r.plan.n_actions);
	assert_int_equal(s.r.plan.n_findings, all.r.plan.n_findings);
	assert_int_equal(s.r.n_acceptances, all.r.n_acceptances);
	assert_string_equal(s.a->workshop.agenda[0].section, TEXT_LEFT_OUT);
	assert_string_equal(s.a->workshop.agenda[1].section, "reliability");
	assert_int_equal(s.a->n_conflicts, 1);
	assert_string_equal(s.a->name, "canary-workload-name");
	assert_string_equal(s.a->about.participants.items[0], TEXT_LEFT_OUT);
	assert_string_equal(all.a->about.participants.items[0], "canary-about-participants");
	sample_end(&all);
	sample_end(&s);
}

static void every_text_has_a_class(void **state)
{
	(void)state;
	for (size_t i = 0; i < n_tables; i++)
		for (const struct member *m = tables[i].members + 1; m->key; m++)
			if (is_text(m) != (m->class != NO_TEXT) && m->kind != IN_TAIL &&
			    m->kind != AS_VOTES && strcmp(m->key, "rank") != 0)
				fail_msg("%s of %s: is it a text? Give it a class that says who "
					 "may see it",
					 m->key, tables[i].object);
}

/* Nobody's words stand in these. */
static void what_is_plain_is_an_id_or_a_time(void **state)
{
	static const char *const plain[] = {"id", "of", "supersedes", "version", "before", "at",
					    "from", "until", "recorded", "due", "date", "start",
					    "started", "stopped", "rank"};

	(void)state;
	for (size_t i = 0; i < n_tables; i++)
		for (const struct member *m = tables[i].members + 1; m->key; m++) {
			size_t k = 0;

			while (k < COUNT_OF(plain) && strcmp(plain[k], m->key) != 0)
				k++;
			if (m->class == TEXT_PLAIN && k == COUNT_OF(plain))
				fail_msg("%s of %s", m->key, tables[i].object);
		}
}

/* A new table of keys is to be one of those that are redacted. */
static void every_table_of_keys_is_known_here(void **state)
{
	static const char table[] = "_members[] = {";
	glob_t files;
	size_t n = 0;

	(void)state;
	assert_int_equal(glob("src/model/assessment/*.c", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		struct str text = {0};

		file_load(files.gl_pathv[i], &text);
		for (const char *at = str_text(&text); (at = strstr(at, table)); n++)
			at += strlen(table);
		str_release(&text);
	}
	globfree(&files);
	assert_int_equal(n, n_tables);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(all_that_is_known_is_in_some_export),
		IN_FOLDER(no_redaction_lets_through_what_it_leaves_out),
		cmocka_unit_test(what_is_no_text_stays),
		cmocka_unit_test(every_text_has_a_class),
		cmocka_unit_test(what_is_plain_is_an_id_or_a_time),
		cmocka_unit_test(every_table_of_keys_is_known_here),
	};

	find_tables("root", root_members);
	find_tables("answer", answer_members);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* An assessment's JSON as a whole. */
#include <string.h>

#include "base/uuid.h"
#include "model/assessment/members.h"

static void read_tail(struct reader *r, const struct jnode *root)
{
	for (const struct member *m = root_members + 1; m->kind; m++) {
		const struct jnode *n = m->kind == IN_TAIL ? json_get(root, m->key) : NULL;

		if (n)
			reader_keep_plain(r, &r->a->tail, m->key, n);
	}
}

static bool is_assessment(const struct jnode *root, struct diags *d)
{
	const struct jnode *format = json_get(root, "format");

	if (format && format->kind == JNODE_TEXT && !strcmp(format->text, ASSESSMENT_FORMAT))
		return true;
	diag_add(d, format ? format->at : root->at,
		 "this is no assessment: it must be an object with \"format\": "
		 "\"" ASSESSMENT_FORMAT "\"");
	return false;
}

static void read_version(struct reader *r, const struct jnode *root)
{
	const struct jnode *n = json_get(root, "version");
	long version;

	if (!n)
		reader_fault(r, root->at, "\"version\" is missing; the present one is %d",
			     ASSESSMENT_VERSION);
	else if (!json_int(n, 1, 1000000, &version))
		reader_fault(r, n->at, "\"version\" must be a whole number from 1, not %s",
			     reader_shown(r, n));
	else
		r->a->newer = r->newer = version > ASSESSMENT_VERSION;
}

/* The member of root's "questionnaire" when it is a text, else "". */
static const char *questionnaire_text(const struct jnode *root, const char *key)
{
	const struct jnode *n = json_get(json_get(root, "questionnaire"), key);

	return n && n->kind == JNODE_TEXT ? n->text : "";
}

/* Was some of it answered to another version? Also in a file that was upgraded: what did not
 * fit is kept until it is answered anew. */
static bool is_other(const struct questionnaire *q, const struct jnode *root)
{
	const char *id = questionnaire_text(root, "id");
	const char *version = questionnaire_text(root, "version");

	return (*id && strcmp(id, q->id) != 0) ||
	       (*version && strcmp(version, q->version) != 0) ||
	       *questionnaire_text(root, "before");
}

static void read_root(struct reader *r, const struct jnode *root)
{
	char id[UUID_TEXT];

	r->other = is_other(r->a->questionnaire, root);
	read_version(r, root);
	read_object(r, root, root_members, r->a);
	read_tail(r, root);
	acceptances_link(r->a);
	plan_fold(r->a);
	if (*r->a->id)
		return;
	uuid_random(id);
	r->a->id = arena_strdup(r->arena, id);
}

/* Keys in a fixed order, one member a line. An answer or a plan entry that holds words only
 * stands on one line; with a note, evidence or anything else of free length it takes a line for
 * each member, so that a change is a small diff. */
void assessment_write(const struct assessment *a, struct str *out)
{
	struct writer w = {.json.out = out, .a = a};

	write_object(&w, NULL, root_members, a);
}

static void pass_on(const struct diags *from, struct diags *to)
{
	for (size_t i = 0; i < from->n; i++)
		diag_add(to, from->items[i].at, "%s", from->items[i].text);
	to->dropped += from->dropped;
	to->unreadable |= from->unreadable;
}

bool assessment_peek(struct assessment_peek *p, const char *name, const char *bytes, size_t n,
		     struct diags *d)
{
	*p = (struct assessment_peek){.id = "", .version = ""};
	p->root = json_read(&p->nodes, name, bytes, n, &p->faults);
	if (!p->root || !is_assessment(p->root, &p->faults)) {
		pass_on(&p->faults, d);
		return false;
	}
	p->id = questionnaire_text(p->root, "id");
	p->version = questionnaire_text(p->root, "version");
	return true;
}

struct assessment *assessment_read(const struct questionnaire *q, struct assessment_peek *p,
				   struct diags *d)
{
	size_t faults = d->n + d->dropped;
	struct assessment *a = assessment_blank(q);
	struct reader r = {.a = a, .arena = &a->arena, .diags = d};

	pass_on(&p->faults, d);
	read_root(&r, p->root);
	if (d->n + d->dropped == faults)
		return a;
	assessment_free(a);
	return NULL;
}

void assessment_peek_release(struct assessment_peek *p)
{
	diags_release(&p->faults);
	arena_release(&p->nodes);
}

struct assessment *assessment_parse(const struct questionnaire *q, const char *name,
				    const char *bytes, size_t n, struct diags *d)
{
	struct assessment_peek p;
	struct assessment *a = assessment_peek(&p, name, bytes, n, d)
				       ? assessment_read(q, &p, d)
				       : NULL;

	assessment_peek_release(&p);
	return a;
}

/* What follows the key "format": does it say assessment, as far as it goes? */
static bool says_assessment(const char *at)
{
	static const char value[] = "\"" ASSESSMENT_FORMAT "\"";
	const size_t least = sizeof "\"plumbline-a" - 1;
	size_t n = 0;

	at += strspn(at, " \t\r\n");
	if (*at++ != ':')
		return false;
	at += strspn(at, " \t\r\n");
	while (value[n] && at[n] == value[n])
		n++;
	return !value[n] || (!at[n] && n >= least);
}

bool assessment_claimed(const char *bytes, size_t n)
{
	static const char key[] = "\"format\"";
	struct str text = {0};
	const char *at;
	bool is = false;

	/* Some shells write UTF-16: the same letters, each with a NUL. */
	for (size_t i = 0; i < n; i++)
		if (bytes[i])
			str_addc(&text, bytes[i]);
	at = str_text(&text);
	if (*at == '#') /* a report in Markdown, whose notes may quote one */
		at = NULL;
	while (at && !is && (at = strstr(at, key))) {
		at += sizeof key - 1;
		is = says_assessment(at);
	}
	str_release(&text);
	return is;
}

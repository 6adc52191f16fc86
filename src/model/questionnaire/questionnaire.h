/* questionnaire.h - what is asked: sections, profile fields, decisions, questions, rules.
 *
 * Plain data, filled by questionnaire_load and constant afterwards. Everything lives in the
 * questionnaire's own arena; texts are valid UTF-8 without control characters, product
 * names are expanded. Long texts (`why`, consequences, what an area, a term or a caveat
 * says) may hold line feeds: two between paragraphs, one before an item of a list, which
 * begins with "- ". Things refer to each other by index into the arrays below. What was
 * withdrawn stands apart from what is asked. */
#ifndef MODEL_QUESTIONNAIRE_QUESTIONNAIRE_H
#define MODEL_QUESTIONNAIRE_QUESTIONNAIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/names.h"
#include "base/str.h"

struct condition; /* condition.h */

/* Limits of a questionnaire; the checker names the thing that is over. */
enum {
	Q_TEXT_MAX = 4000,  /* characters of one text */
	Q_TEXT_BYTES = 4 * Q_TEXT_MAX,
	Q_TITLE_MAX = 72,   /* columns of the title of an action */
	Q_ID_MAX = 40,      /* bytes of one id */
	Q_ITEMS_MAX = 32,   /* practices of a question, options of a decision */
	Q_LEVELS = 5,       /* levels 0 to 4 */
	Q_VALUES_MAX = 63,  /* values of a profile field: they are kept as bits */
	Q_COUNT_MAX = 20000 /* questions, decisions, rules or fields */
};

enum depth { DEPTH_CORE, DEPTH_STANDARD, DEPTH_DEEP };
enum section_kind { SECTION_PILLAR, SECTION_CROSS, SECTION_FOUNDATION };
enum question_type { TYPE_LEVELS, TYPE_PRACTICES, TYPE_CHECKS, TYPE_DECISIONS };
enum field_kind { FIELD_ONE, FIELD_MANY, FIELD_NUMBER, FIELD_TEXT, FIELD_DECISION };
enum severity { SEVERITY_NONE, SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH,
		SEVERITY_CRITICAL };
enum effort { EFFORT_S, EFFORT_M, EFFORT_L, EFFORT_XL };

/* A list of texts. */
struct texts {
	const char **items;
	size_t n;
};

/* A list of indices. */
struct indices {
	size_t *items;
	size_t n;
};

struct section {
	const char *id, *title;
	enum section_kind kind;
	int weight;             /* at least 1 */
	struct indices areas;   /* in order of first mention */
	struct loc at;
};

/* A part of a section. One that is only named by its questions has the name in kebab-case
 * for an id. */
struct area {
	const char *id, *title, *text; /* text may be "" */
	size_t section;
	int order;                /* AREA_ORDER_LAST when the questionnaire gives none */
	bool declared;            /* under `areas` */
	struct indices questions; /* in file order; never empty */
	struct loc at;            /* when declared */
};
enum { AREA_ORDER_LAST = 1001 };

struct practice {
	const char *id, *text;
	bool must;              /* in checks every item is */
	bool withdrawn;         /* kept for old files; never asked */
	struct texts replaces;  /* ids it was known by */
	struct loc at;
};

struct question {
	const char *id, *ask, *why;     /* why may be "" */
	size_t section, area;
	const struct condition *when;   /* NULL: always */
	enum question_type type;
	const char *levels[Q_LEVELS];   /* NULL where the text is left out; 0 and 4 are there */
	bool only;                      /* a level without a text cannot be chosen */
	struct practice *practices;     /* practices and checks */
	size_t n_practices;
	struct indices decisions;       /* of a decisions question */
	int weight;                     /* 1 to 5 */
	enum effort effort;
	enum depth depth;
	struct indices needs;           /* questions to remediate first */
	struct indices after;           /* better first, but nothing waits for it */
	const char *action, *action4;   /* `do`: what its action is called; to level 4; or "" */
	struct texts fix, evidence, services, sources;
	struct texts pitfalls;          /* how it looks right and is not */
	struct texts verify;            /* where to look, and what to expect there */
	struct texts themes;            /* "Strategic question", a design principle */
	const char *owner;              /* a role, or "" */
	int mirrors;                    /* decision it takes its level from, or -1 */
	signed char *mirror_level;      /* by option of that decision; -1: none */
	struct indices see;             /* related decisions, shown as a hint */
	struct indices replaces;        /* of the withdrawn: what it asks instead of */
	const char *since, *changed;    /* version that first asked it, that last changed what
					   it asks; or "" */
	struct loc at;
};

struct option {
	const char *id, *text, *consequence;
	const char *action;             /* `do`: what moving to it is called; or "" */
	int fit;                        /* 0 to 4, or -1: a fact */
	struct texts adds;              /* "kind: element" of the resulting architecture */
	struct texts pitfalls, verify;
	struct texts replaces;          /* ids of withdrawn ones that meant the same */
	struct loc at;
};

struct decision {
	const char *id, *name, *group, *ask, *why;
	const struct condition *when;
	enum depth depth;
	struct option *options;
	size_t n_options;
	struct option *withdrawn;       /* options that are offered no more */
	size_t n_withdrawn;
	struct texts sources;
	struct indices questions;       /* decisions questions that link to it */
	struct indices replaces;        /* like a question's */
	const char *since, *changed;
	struct loc at;
};

struct rule {
	const char *id, *finding, *fix;
	const char *action;             /* `do`: what ending its finding is called; or "" */
	struct texts contain;           /* what to do this week, before the fix is there */
	int contain_half_days;          /* what that takes; a day unless the rule says */
	struct texts pitfalls, verify;
	enum severity severity;
	enum effort effort;             /* S unless the rule says */
	const struct condition *when;   /* never NULL */
	struct indices decisions;       /* blamed decisions, in the order of `blames` */
	struct indices questions;       /* blamed questions */
	struct loc at;
};

struct value {
	const char *id, *text;
};

struct field {
	const char *id, *name, *title, *ask, *why, *unit;
	enum field_kind kind;
	const struct condition *when;
	struct value *values;           /* one and many */
	size_t n_values;
	int decision;                   /* FIELD_DECISION: what it is an alias of; else -1 */
	const char *since;              /* version that first asked it; or "" */
	bool optional;
	enum depth depth;
	struct loc at;
};

struct reference {
	const char *id, *title, *path;
	struct texts sources;
	struct loc at;
};

/* What an id stands for. */
enum thing_kind { THING_NONE, THING_FIELD, THING_DECISION, THING_QUESTION, THING_RULE,
		  THING_SECTION, THING_REFERENCE, THING_TERM, THING_SOURCE, THING_CAVEAT,
		  THING_WITHDRAWN };
enum { THING_KINDS = THING_WITHDRAWN + 1 };
struct thing {
	enum thing_kind kind;
	size_t index;
};
struct things {
	struct thing *items;
	size_t n;
};

/* What refers to a thing, in the order of the questionnaire. */
struct links {
	struct things named_by;     /* whose condition names it: fields, decisions, questions,
				       rules */
	struct indices blamed_by;   /* rules that blame it itself */
	struct indices mirrored_by; /* of a decision: questions that take their level from it */
	struct indices needed_by;   /* of a question: those to remediate after it */
	struct indices caveats;     /* that concern it */
};

/* A word of the glossary. */
struct glossary_term {
	const char *id, *term, *text;
	struct texts also;      /* other words for it, as texts use them and people look for it */
	struct loc at;
};

/* A row of the documents that the questionnaire was made from, and what carries it. */
struct source_row {
	const char *id, *text;
	struct things carried;
	struct loc at;
};

/* What a reader should know, or check again, about the content. */
struct caveat {
	const char *id, *text, *basis;
	bool recheck;           /* may have moved since the content date */
	struct things concerns;
	struct loc at;
};

/* What an earlier version asked. It is kept so that answers to it can be read for ever; it
 * is never asked, counts nowhere, and its id is never used again. Exactly one of the three
 * is there; what it refers to is not resolved, and a question's area means nothing. */
struct withdrawn {
	const struct question *question;
	const struct decision *decision;
	const struct rule *rule;
	struct things successors; /* what replaces it, in order */
};

/* One of the words that a term of the glossary goes by. */
struct term_word {
	const char *word;
	size_t term;
};

struct questionnaire {
	struct arena arena;
	const char *id, *version, *title;
	const char *language;   /* of its texts, as BCP 47 has it: "en" */
	const char *origin;     /* the folder it was read from, or "built-in" */
	struct section *sections;
	size_t n_sections;
	struct area *areas;
	size_t n_areas;
	struct field *fields;   /* in the order they are asked */
	size_t n_fields;
	struct decision *decisions; /* a decision's condition names earlier ones only */
	size_t n_decisions;
	struct question *questions; /* in order of the sections, then of the files */
	size_t n_questions;
	struct rule *rules;
	size_t n_rules;
	struct reference *references;
	size_t n_references;
	struct glossary_term *terms;         /* in file order */
	size_t n_terms;
	struct source_row *sources;
	size_t n_sources;
	struct caveat *caveats;
	size_t n_caveats;
	struct withdrawn *withdrawn;         /* in file order */
	size_t n_withdrawn;
	const char *content_date;   /* "2026-11-21": what the content is true for; or "" */

	/* Private: what is asked one by one, where that is not decisions, then questions: by its
	 * place, and the place of each. */
	size_t *asked, *places;
	/* Private: what refers to each thing, by kind; see links_of. */
	struct links *links[THING_KINDS];
	/* Private to questionnaire.c: what ids and names of fields stand for, as numbers of
	 * known. */
	struct names names;
	struct thing *known;
	size_t n_known;
	/* Private to glossary.c: all words of all terms, by their small letters. */
	struct term_word *words;
	size_t n_words;
};

/* A file of a questionnaire, as bytes. */
struct questionnaire_file {
	const char *name;       /* for messages; "reliability.yaml" */
	const char *bytes;
	size_t n;
	const char *error;      /* why it could not be read; else NULL */
};

/* Loads a questionnaire. source is NULL for the one built into the program, or a folder
 * that holds questionnaire.yaml, or such a file itself. Every fault is added to d. Returns
 * NULL when there is any; else the questionnaire, owned by the caller
 * (questionnaire_free). */
struct questionnaire *questionnaire_load(const char *source, struct diags *d);
/* The same from files in memory; the first is questionnaire.yaml. origin is for display. */
struct questionnaire *questionnaire_parse(const struct questionnaire_file *files, size_t n,
					  const char *origin, struct diags *d);
void questionnaire_free(struct questionnaire *q);

/* What the id of a question, decision, rule, section, reference or field, or the name of a
 * field, stands for; also one of what was withdrawn. Kind THING_NONE when nothing. */
struct thing questionnaire_find(const struct questionnaire *q, const char *id);
/* Index of the field with that name, or -1. */
int questionnaire_field(const struct questionnaire *q, const char *name);
/* Index of the option, value or practice with that id, or -1. Options and practices are also
 * found by ids they replace, unless one that was withdrawn still has that id. */
int decision_option(const struct decision *d, const char *id);
int field_value(const struct field *f, const char *id);
int question_practice(const struct question *q, const char *id);
/* Are all its options facts, none better than another? */
bool decision_is_fact(const struct decision *d);
/* The withdrawn option with that id, or NULL. */
const struct option *decision_withdrawn(const struct decision *d, const char *id);
/* Can that level be chosen? How many can, and the one in the place item of them. */
bool question_offers(const struct question *q, int level);
size_t question_n_levels(const struct question *q);
int question_level_at(const struct question *q, size_t item);
/* Its place among those that can be chosen, or -1. */
int question_level_place(const struct question *q, int level);
/* Which levels can be chosen: "0 to 4", "0 or 4", "0, 2 or 4". buf: 32. */
const char *question_levels_text(char *buf, const struct question *q);
/* The order of two versions of a questionnaire: below 0 when a is the earlier one. Numbers in
 * them compare as numbers ("2026.9" before "2026.11"); "" comes before all. */
int version_order(const char *a, const char *b);

/* The text of a level; between two given ones, "between '…' and '…'" (in the arena). */
const char *question_level_text(struct arena *a, const struct question *q, int level);

/* Is it answered by one of the levels, 0 to 4? */
bool question_has_levels(const struct question *q);

/* Half-days of work: S 2, M 7, L 20, XL 60 days. */
int effort_half_days(enum effort e);

/* Words as they stand in files and exports: "core", "practices", "critical", "S", … */
const char *depth_name(enum depth d);
const char *type_name(enum question_type t);
const char *severity_name(enum severity s);
const char *section_kind_name(enum section_kind k);
const char *field_kind_name(enum field_kind k);
const char *effort_name(enum effort e);
/* The same as lists, by value; they end with NULL. */
extern const char *const depth_names[], *const type_names[], *const severity_names[],
	*const section_kind_names[], *const field_kind_names[], *const effort_names[];
/* Is it answered by a text or digits, not by choosing? */
bool field_is_typed(const struct field *f);

/* The id of a thing, and what a reader calls it: a field's title, a decision's name, what a
 * question asks, a rule's finding, a term, the text of a source. "" for THING_NONE. */
const char *thing_id(const struct questionnaire *q, struct thing t);
/* What is asked one by one: decisions, then questions, as one row. How many there are, which
 * one stands at a place, and where one stands. */
size_t prompt_count(const struct questionnaire *q);
struct thing prompt_at(const struct questionnaire *q, size_t place);
size_t prompt_place(const struct questionnaire *q, struct thing what);
/* Lets those of some sections stand before all others in that row, each part in its order.
 * ASK_DECISIONS stands for the decisions, which are in no section. */
#define ASK_DECISIONS "decisions"
void questionnaire_ask_first(struct questionnaire *q, const struct texts *sections);
const char *thing_title(const struct questionnaire *q, struct thing t);
/* The byte of a section's or area's title from which on, at the begin of a word, no other has
 * the same. */
size_t title_differs(const struct questionnaire *q, const char *title);
const char *thing_kind_name(enum thing_kind k); /* "field", "decision", … */
/* What a field, decision or question asks. */
const char *thing_ask(const struct questionnaire *q, struct thing t);
/* The version that first asked a field, decision or question, and that last changed what a
 * decision or question asks; "" for ever. */
const char *thing_since(const struct questionnaire *q, struct thing t);
const char *thing_changed(const struct questionnaire *q, struct thing t);
/* Why a question or decision is asked; "" for nothing. */
const char *thing_why(const struct questionnaire *q, struct thing t);
/* A decision that a field is an alias of, else the thing itself. */
struct thing thing_resolve(const struct questionnaire *q, struct thing t);
bool texts_have(const struct texts *list, const char *text);
bool indices_hold(const struct indices *list, size_t index);
/* Appends the ids that a rule blames: decisions first. */
void blames_join(struct str *out, const struct questionnaire *q, const struct rule *rule);
/* What refers to it; to what nothing refers, empty lists. */
const struct links *links_of(const struct questionnaire *q, struct thing t);
/* The worst rule whose condition names the decision, the first of those; or -1. */
int decision_worst_rule(const struct questionnaire *q, size_t decision);

#endif

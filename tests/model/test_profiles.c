/* What the built-in questionnaire asks of whom: fourteen workloads as they occur, counted at
 * each depth, and a search over many more that looks whether what is asked makes sense. What
 * makes sense is written here by hand; the questionnaire's own conditions are not consulted.
 *
 * autonomy is given to agents only, as a team would. */
#define _GNU_SOURCE
#include "support.h"

#include "engine/score.h"
#include "model/given.h"
#include "model/questionnaire/condition.h"

#define SPEC_MAX 1000

static const struct questionnaire *q;

static int setup(void **state)
{
	int result = built_in_setup(state);

	q = *state;
	return result;
}

/* A workload: what is said of it, "name=value" separated by blanks. */
struct profile {
	const char *name, *spec;
};

static const struct profile profiles[] = {
	{"PoC RAG",
	 "stage=poc criticality=low kinds=rag,genai serving=online origin=hosted "
	 "services=foundry,search sensitivity=internal_data traffic=bursty ai_workloads=1 "
	 "autonomy=none_agent flags=user_facing,new_env DT-01=absent DT-02=solo DT-03=int "
	 "DT-08=paas DT-09=no_vnet DT-10=fw DT-15=none_need DT-18=dev_none DT-20=any "
	 "DT-23=global DT-24=std DT-25=direct DT-28=colo"},
	{"production internal RAG",
	 "stage=prod criticality=business kinds=rag,genai serving=online origin=hosted "
	 "services=foundry,search,apim sensitivity=confidential traffic=steady "
	 "ai_workloads=4 autonomy=none_agent flags=user_facing,personal_data DT-01=full "
	 "DT-03=int DT-08=paas DT-09=spoke DT-10=pe DT-15=moderate DT-16=er DT-18=dev_none "
	 "DT-20=eu DT-21=zones DT-23=zone_eu DT-24=std DT-25=apim DT-28=colo"},
	{"public inference API",
	 "stage=prod criticality=bcrit kinds=predictive serving=online origin=custom "
	 "services=aml,apim sensitivity=internal_data traffic=bursty ai_workloads=2 "
	 "autonomy=none_agent flags=untrusted_input,shared_endpoint DT-01=full DT-03=net "
	 "DT-08=paas DT-09=spoke DT-10=pe DT-15=none_need DT-18=dev_none DT-20=eu DT-21=aa"},
	{"training platform",
	 "stage=preprod criticality=business kinds=training,batch serving=batch_s "
	 "origin=custom services=aml,databricks,vm sensitivity=confidential traffic=offline "
	 "ai_workloads=3 autonomy=none_agent flags=analytics_store,nonprod_real DT-01=full "
	 "DT-03=int DT-08=mixed_model DT-32=aml_mc DT-09=vwan DT-10=pe DT-15=high DT-16=erd "
	 "DT-18=dev_none DT-20=eu DT-21=one"},
	{"autonomous agent",
	 "stage=prod criticality=mcrit kinds=agent,genai serving=online origin=hosted "
	 "services=foundry,apim,cosmos sensitivity=regulated traffic=steady ai_workloads=2 "
	 "autonomy=autonomous flags=exec_code,personal_data,untrusted_input DT-01=full "
	 "DT-03=both DT-08=paas DT-09=spoke DT-10=pe DT-15=none_need DT-18=p2s_entra "
	 "DT-20=eu DT-21=ap DT-23=regional DT-24=prov DT-25=apim"},
	{"batch predictive",
	 "stage=prod criticality=business kinds=batch,predictive serving=batch_s "
	 "origin=custom services=aml,adf sensitivity=confidential traffic=offline "
	 "ai_workloads=1 autonomy=none_agent flags=affects_people,personal_data,delay_ok "
	 "DT-01=partial DT-02=env DT-03=int DT-08=paas DT-09=spoke DT-10=pe DT-15=none_need "
	 "DT-18=dev_none DT-20=any DT-21=one"},
	{"fine-tuned model",
	 "stage=preprod criticality=business kinds=finetune,genai serving=online "
	 "origin=tuned services=foundry,aoai sensitivity=confidential traffic=mixed "
	 "ai_workloads=1 autonomy=none_agent flags=external_assets DT-01=full DT-03=b2b "
	 "DT-08=paas DT-09=spoke DT-10=pe DT-15=none_need DT-18=dev_none DT-20=us DT-21=zones "
	 "DT-23=global DT-24=prov_spill DT-25=builtin"},
	{"self-hosted on AKS",
	 "stage=prod criticality=bcrit kinds=genai serving=online origin=selfhost "
	 "services=aks sensitivity=internal_data traffic=steady ai_workloads=1 "
	 "autonomy=none_agent flags=external_assets DT-01=full DT-03=int DT-08=iaas "
	 "DT-32=aks_gpu DT-09=spoke DT-10=pe DT-15=none_need DT-18=dev_none DT-20=ctry "
	 "DT-21=zones"},
	{"hosted chat assistant",
	 "stage=prod criticality=low kinds=genai serving=online origin=hosted "
	 "services=foundry sensitivity=internal_data traffic=bursty ai_workloads=1 "
	 "autonomy=none_agent flags=user_facing DT-01=full DT-03=staff_net DT-08=paas "
	 "DT-09=spoke DT-35=calls_only DT-10=pe DT-15=none_need DT-18=dev_none "
	 "DT-20=eu_efta DT-23=zone_eu DT-24=std DT-25=direct"},
	{"read-only agent with web search",
	 "stage=prod criticality=business kinds=agent,genai serving=online origin=hosted "
	 "services=foundry,search sensitivity=public_data traffic=bursty ai_workloads=1 "
	 "autonomy=read flags=user_facing,untrusted_input DT-01=full DT-03=net DT-08=paas "
	 "DT-09=spoke DT-35=managed_appr DT-10=pe DT-15=none_need DT-18=dev_none DT-20=any "
	 "DT-21=zones DT-23=global DT-24=std DT-25=direct"},
	{"agents without retrieval",
	 "stage=prod criticality=bcrit kinds=agent serving=online origin=hosted "
	 "services=foundry,apim,cosmos sensitivity=confidential traffic=steady ai_workloads=3 "
	 "autonomy=write flags=personal_data DT-01=full DT-03=int DT-08=paas DT-09=vwan "
	 "DT-35=injected DT-10=pe DT-15=none_need DT-18=dev_none DT-20=several DT-21=ap "
	 "DT-23=regional DT-24=prov_spill DT-25=apim"},
	{"customers' agent with tools",
	 "stage=prod criticality=bcrit kinds=rag,genai,agent serving=online origin=hosted "
	 "services=foundry,search,apim,cosmos sensitivity=confidential traffic=bursty "
	 "ai_workloads=2 autonomy=write flags=user_facing,personal_data,untrusted_input "
	 "reach=eu_people DT-01=full DT-03=net DT-08=paas DT-09=spoke DT-35=injected DT-10=pe "
	 "DT-15=none_need DT-18=dev_none DT-20=eu_efta DT-21=ap DT-23=zone_eu DT-24=prov_spill "
	 "DT-25=apim DT-36=own_std DT-37=cloud_only DT-28=colo"},
	{"answers for several tenants",
	 "stage=prod criticality=business kinds=rag,genai serving=online origin=hosted,tuned "
	 "services=foundry,search,apim sensitivity=confidential traffic=mixed ai_workloads=1 "
	 "flags=user_facing,shared_endpoint reach=eu_people,tenants DT-01=full DT-03=b2b "
	 "DT-08=paas DT-09=spoke DT-35=calls_only DT-10=pe DT-15=none_need DT-18=dev_none "
	 "DT-20=eu_efta DT-21=zones DT-23=zone_eu DT-24=std DT-25=apim DT-37=partner_az "
	 "DT-28=colo"},
	{"fleet of agents over MCP",
	 "stage=preprod criticality=business kinds=agent serving=online,batch_s "
	 "origin=hosted,selfhost services=foundry,aks sensitivity=internal_data traffic=steady "
	 "ai_workloads=12 autonomy=autonomous flags=untrusted_input,external_assets reach= "
	 "DT-01=full DT-03=int DT-08=mixed_model DT-32=aks_gpu DT-09=vwan DT-35=managed_appr "
	 "DT-10=pe DT-15=none_need DT-18=ztna DT-20=any DT-21=zones DT-23=global DT-24=std "
	 "DT-25=own_gw DT-36=own_code DT-37=managed_mc"},
};

/* Is "name=…" in the spec with that value? what is "name:value". */
static bool says(const char *spec, const char *what)
{
	size_t n = strcspn(what, ":"), m = strcspn(what + n + 1, " ");
	const char *value = what + n + 1;

	for (const char *p = spec; p; p = strchr(p, ' ')) {
		p += strspn(p, " ");
		if (strncmp(p, what, n) != 0 || p[n] != '=')
			continue;
		for (p += n; *p && *p != ' '; p += strcspn(p, " ,"))
			if (!strncmp(++p, value, m) && strchr(" ,", p[m]))
				return true;
		return false;
	}
	return false;
}

/* Does the spec say any of "name:value name:value !name:value", and none with `!`? */
static bool says_any(const char *spec, const char *list)
{
	bool any = false;

	for (const char *p = list; *p; p += strcspn(p, " "), p += strspn(p, " ")) {
		if (*p == '!' && says(spec, p + 1))
			return false;
		any = any || says(spec, p);
	}
	return any;
}

/* What is asked of such a workload. */
static void ask(struct score *s, const char *spec, enum depth depth)
{
	struct assessment *a = assessment_new(q);

	set_answers(a, spec);
	a->settings.depth = depth;
	a->settings.has_depth = true;
	score_compute(s, a, 0);
	assessment_free(a);
}

static bool is_asked(const struct score *s, struct thing t)
{
	switch (t.kind) {
	case THING_FIELD:
		return s->field_asked[t.index];
	case THING_DECISION:
		return s->decision_asked[t.index];
	case THING_QUESTION:
		return s->questions[t.index].asked;
	default:
		fail_msg("neither a field, a decision nor a question");
		return false;
	}
}

static void add_counts(struct str *out, const struct score *s)
{
	str_addf(out, "%3zu %3zu |", s->fields_asked, s->decisions_asked);
	for (size_t i = 0; i < q->n_sections; i++)
		str_addf(out, " %2zu", s->section_progress[i].asked);
	str_addf(out, " | %3zu\n", s->progress.asked);
}

/* Profile fields and decisions | questions of reliability, security, cost, operations,
 * performance, responsible AI, strategy, landing zone | all questions. */
static const char expected_counts[] =
	"PoC RAG\n"
	"core      5  12 |  6  6  2  5  1  3  1 12 |  36\n"
	"standard 11  20 | 10 12  4  9  1  3  2 17 |  58\n"
	"deep     24  22 | 11 19  8 19  6  9  6 27 | 105\n"
	"production internal RAG\n"
	"core      5  12 |  6  6  2  5  2  3  1 12 |  37\n"
	"standard 11  27 | 11 12  4 10  3  4  2 22 |  68\n"
	"deep     24  29 | 15 22 11 22  9 11  9 42 | 141\n"
	"public inference API\n"
	"core      5  13 |  6  4  2  5  2  2  1 12 |  34\n"
	"standard 11  22 | 15  8  4 11  3  2  2 20 |  65\n"
	"deep     24  24 | 20 16  9 18  5  5  9 35 | 117\n"
	"training platform\n"
	"core      5  12 |  5  4  2  5  2  2  1 11 |  32\n"
	"standard 11  21 |  8  8  4 10  3  2  2 18 |  55\n"
	"deep     24  24 | 14 14 10 17  7  3  9 29 | 103\n"
	"autonomous agent\n"
	"core      5  13 |  6  6  2  5  2  3  1 12 |  37\n"
	"standard 12  29 | 12 13  4 10  3  5  2 24 |  73\n"
	"deep     25  31 | 17 26 11 18  6  9  9 44 | 140\n"
	"batch predictive\n"
	"core      5  13 |  5  4  2  5  2  2  1 13 |  34\n"
	"standard 11  17 | 10  7  4 11  3  4  2 19 |  60\n"
	"deep     24  19 | 15 14 10 18  6  9  8 32 | 112\n"
	"fine-tuned model\n"
	"core      5  13 |  6  5  2  5  2  3  1 11 |  35\n"
	"standard 11  23 | 10 11  4 10  3  3  2 19 |  62\n"
	"deep     24  25 | 13 19  9 17  4  6  8 30 | 106\n"
	"self-hosted on AKS\n"
	"core      5  12 |  6  5  2  5  2  3  1 11 |  35\n"
	"standard 11  16 | 10  9  4 10  3  3  2 18 |  59\n"
	"deep     24  19 | 15 17 10 18  8  7  8 31 | 114\n"
	"hosted chat assistant\n"
	"core      5  12 |  6  5  2  5  2  3  1 11 |  35\n"
	"standard 11  22 |  9 10  4  9  3  3  2 19 |  59\n"
	"deep     24  24 | 12 18 10 18  6 10  8 33 | 115\n"
	"read-only agent with web search\n"
	"core      5  13 |  6  4  2  5  2  3  1 12 |  35\n"
	"standard 12  23 |  9 10  4 10  3  4  2 20 |  62\n"
	"deep     25  25 | 14 19 10 19  7 12  8 36 | 125\n"
	"agents without retrieval\n"
	"core      5  12 |  6  6  2  5  2  3  1 11 |  36\n"
	"standard 12  27 | 12 13  4 10  3  5  2 22 |  71\n"
	"deep     25  29 | 17 24 11 18  6  9  9 42 | 136\n"
	"customers' agent with tools\n"
	"core      5  13 |  6  6  2  5  2  3  1 12 |  37\n"
	"standard 12  30 | 14 14  4 11  3  5  2 24 |  77\n"
	"deep     25  32 | 19 26 11 23 10 14  9 45 | 157\n"
	"answers for several tenants\n"
	"core      5  13 |  6  6  2  5  2  3  1 12 |  37\n"
	"standard 11  25 | 11 12  4 11  3  3  2 22 |  68\n"
	"deep     24  27 | 15 24 10 23  9 11  8 39 | 139\n"
	"fleet of agents over MCP\n"
	"core      5  12 |  6  6  2  5  2  3  1 10 |  35\n"
	"standard 12  23 |  8 13  4 10  3  4  2 20 |  64\n"
	"deep     25  26 | 15 21 10 16  9  8  9 35 | 123\n";

static void the_workloads_are_asked_so_much(void **state)
{
	struct str found = {0};
	struct score s;

	(void)state;
	score_init(&s, q);
	for (size_t i = 0; i < COUNT_OF(profiles); i++) {
		str_addf(&found, "%s\n", profiles[i].name);
		for (int depth = DEPTH_CORE; depth <= DEPTH_DEEP; depth++) {
			ask(&s, profiles[i].spec, (enum depth)depth);
			str_addf(&found, "%-8s", depth_name((enum depth)depth));
			add_counts(&found, &s);
		}
	}
	assert_text_equal(str_text(&found), expected_counts);
	score_release(&s);
	str_release(&found);
}

/* These are asked only of workloads of which one of the facts is said, and none of those with
 * `!`; and those that are `always` then, of each of them. */
#define PRODUCTION "stage:prod"
#define AFTER_POC "stage:preprod stage:prod"
#define HYBRID "DT-15:moderate DT-15:high DT-15:realtime"
#define PUBLISHED "DT-03:staff_net DT-03:net DT-03:b2b DT-03:both"
#define BOUNDED \
	"DT-20:us DT-20:eu DT-20:eu_efta DT-20:apac DT-20:ctry DT-20:several DT-20:sov"
#define TEXT_MODELS "kinds:genai kinds:agent kinds:rag"
#define PUBLIC "sensitivity:public_data"
#define CONFIDED "sensitivity:internal_data sensitivity:confidential sensitivity:regulated"
#define SENSITIVE "sensitivity:confidential sensitivity:regulated"
#define TWO_REGIONS "DT-21:ap DT-21:aa"
static const struct {
	const char *only, *ids;
	bool always;
} senses[] = {
	{"kinds:agent",
	 "RAI-12 LZI-03 SEC-18 PERF-15 SEC-28 SEC-29 SEC-30 OPS-25 REL-25 LZG-08", true},
	{"kinds:agent", "DT-36 LZO-07", false},
	{"services:foundry", "DT-36 LZO-07", false},
	{CONFIDED, "SEC-03 SEC-06", true},
	{"kinds:training kinds:finetune", "REL-05 OPS-22 COST-16", true},
	{"kinds:rag", "PERF-09 PERF-10 OPS-21 OPS-26 LZR-07 DT-28", true},
	{"kinds:rag !" PUBLIC, "SEC-17", true},
	{"kinds:rag kinds:agent !" PUBLIC, "SEC-15", true},
	{"kinds:rag kinds:agent", "REL-10", true},
	{TEXT_MODELS, "SEC-14 SEC-25 OPS-15 RAI-07 COST-09 RAI-08 PERF-17", true},
	{TEXT_MODELS, "SEC-16 SEC-27 SEC-31", false},
	{SENSITIVE, "SEC-31", false},
	{CONFIDED " flags:personal_data", "SEC-16", false},
	{"kinds:predictive", "RAI-05", true},
	{"kinds:predictive", "SEC-09", false},
	{"flags:untrusted_input", "SEC-09", false},
	{"serving:online", "REL-06 REL-08 SEC-12", true},
	{"serving:online", "REL-24", false},
	{"serving:batch_s", "REL-14", true},
	{"serving:batch_s kinds:batch", "PERF-07", true},
	{"origin:selfhost", "PERF-06", true},
	{"origin:custom origin:tuned", "SEC-08", true},
	{"origin:custom origin:tuned origin:selfhost", "OPS-05", true},
	{"origin:custom origin:selfhost", "PERF-16", true},
	{"flags:affects_people kinds:agent sensitivity:regulated", "RAI-13", true},
	{"origin:hosted origin:tuned", "LZR-03 LZG-09 DT-37", true},
	{"origin:hosted origin:tuned", "LZN-13", false},
	{"origin:hosted origin:tuned", "COST-10 SEC-27", false},
	{"services:foundry services:aoai", "DT-23 DT-24 DT-25", true},
	{"services:foundry services:aml", "DT-35", true},
	{"DT-24:prov_spill", "LZR-08", false},
	{"services:foundry", "LZO-05", true},
	{"sensitivity:regulated", "SEC-05", true},
	{PRODUCTION,
	 "REL-16 REL-18 SEC-22 SEC-23 COST-14 OPS-06 OPS-09 OPS-11 PERF-14 RAI-06 "
	 "LZG-07 LZN-12 LZM-02 LZM-03", true},
	{PRODUCTION, "COST-10 LZC-04 LZR-02 REL-15", false},
	{"kinds:predictive kinds:training origin:custom", "REL-15", false},
	{AFTER_POC, "REL-23 REL-26 PERF-02 PERF-03 XC-07 XC-09 LZO-03 LZR-05 DT-27", true},
	{AFTER_POC, "DT-21", false},
	{AFTER_POC, "REL-19 REL-22 LZR-06 LZM-05 DT-26 DT-29 DT-30 DT-31", false},
	{TWO_REGIONS, "REL-19 REL-22 LZM-05 DT-29 DT-31", false},
	{TWO_REGIONS " DT-25:apim DT-25:own_gw", "LZR-06", false},
	{"DT-25:apim DT-25:own_gw", "DT-26", false},
	{"DT-21:ap", "DT-30", false},
	{"criticality:bcrit criticality:mcrit", "REL-21", true},
	{"criticality:bcrit criticality:mcrit", "LZR-04", false},
	{"criticality:business criticality:bcrit criticality:mcrit", "DT-21 LZR-02", false},
	{HYBRID, "LZC-01 LZC-02 DT-16", true},
	{HYBRID, "LZC-03 LZC-04 DT-17 DT-19", false},
	{HYBRID " DT-18:p2s_entra DT-18:p2s_cert", "LZC-05", false},
	{PUBLISHED, "LZN-04 LZN-05 DT-11 DT-12", true},
	{"DT-03:int DT-03:both", "LZG-04", true},
	{"DT-10:pe", "LZN-03", true},
	{BOUNDED, "LZG-05 DT-34", true},
	{"DT-01:partial DT-01:absent", "LZF-01 LZF-03 LZA-01 DT-02", true},
	{"DT-08:iaas DT-08:mixed_model", "DT-32", true},
	{"DT-08:iaas DT-08:mixed_model", "LZM-04", false},
	{"flags:affects_people", "RAI-03 RAI-10", true},
	{"flags:personal_data", "RAI-11", true},
	{"flags:exec_code", "SEC-21", true},
	{"flags:user_facing", "RAI-09 RAI-15 RAI-17 RAI-18 OPS-20 PERF-13", true},
	{"flags:shared_endpoint", "LZO-06", true},
	{"flags:external_assets", "RAI-14", true},
	{"flags:nonprod_real", "SEC-26", true},
	{"flags:new_env", "LZA-02", true},
	{"flags:delay_ok", "COST-12", true},
	{"reach:eu_people", "RAI-16", true},
	{"reach:tenants", "SEC-32", true},
};

static int wrong;

static void expect_sense(const struct score *s, const char *spec, const char *ids, bool may,
			 bool must)
{
	char words[200], *next = NULL;

	snprintf(words, sizeof words, "%s", ids);
	for (char *id = strtok_r(words, " ", &next); id; id = strtok_r(NULL, " ", &next)) {
		bool asked = is_asked(s, questionnaire_find(q, id));

		if ((!asked || may) && (asked || !must))
			continue;
		print_error("%s is %s of %s\n", id, asked ? "asked" : "not asked", spec);
		wrong++;
	}
}

static void expect_senses(const struct score *s, const char *spec)
{
	for (size_t i = 0; i < COUNT_OF(senses); i++) {
		bool said = says_any(spec, senses[i].only);

		expect_sense(s, spec, senses[i].ids, said, said && senses[i].always);
	}
}

static void the_workloads_are_asked_what_makes_sense(void **state)
{
	struct score s;

	(void)state;
	wrong = 0;
	score_init(&s, q);
	for (size_t i = 0; i < COUNT_OF(profiles); i++) {
		ask(&s, profiles[i].spec, DEPTH_DEEP);
		expect_senses(&s, profiles[i].spec);
	}
	score_release(&s);
	assert_int_equal(wrong, 0);
}

static unsigned random_state;

static unsigned next_random(unsigned below)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % below;
}

/* Appends " name=value" or " name=value,value" as the field allows. */
static void add_some_values(struct str *spec, const struct field *f)
{
	size_t chosen = 0;

	str_addf(spec, " %s=", f->name);
	if (f->kind == FIELD_ONE) {
		str_add(spec, f->values[next_random((unsigned)f->n_values)].id);
		return;
	}
	for (size_t i = 0; i < f->n_values; i++)
		if (next_random(3) == 0)
			str_addf(spec, "%s%s", chosen++ ? "," : "", f->values[i].id);
	if (!chosen)
		str_add(spec, f->values[next_random((unsigned)f->n_values)].id);
}

/* A workload with these kinds in this stage; all else by chance. */
static void make_spec(struct str *spec, unsigned kinds, size_t stage)
{
	const struct field *k = &q->fields[questionnaire_field(q, "kinds")];
	const struct field *st = &q->fields[questionnaire_field(q, "stage")];
	bool some = false;

	str_addf(spec, "stage=%s ai_workloads=%u kinds=", st->values[stage].id,
		 1 + next_random(3));
	for (size_t i = 0; i < k->n_values; i++)
		if (kinds >> i & 1) {
			str_addf(spec, "%s%s", some ? "," : "", k->values[i].id);
			some = true;
		}
	for (size_t i = 0; i < q->n_fields; i++) {
		const struct field *f = &q->fields[i];
		bool agents_only = !strcmp(f->name, "autonomy");

		if (f == k || f == st || f->optional || f->n_values == 0 ||
		    (agents_only && !says(str_text(spec), "kinds:agent")))
			continue;
		add_some_values(spec, f);
	}
	for (size_t i = 0; i < q->n_decisions; i++) {
		const struct decision *d = &q->decisions[i];

		str_addf(spec, " %s=%s", d->id,
			 d->options[next_random((unsigned)d->n_options)].id);
	}
}

static void note_asked(bool *asked, const struct score *s)
{
	for (size_t i = 0; i < q->n_questions; i++)
		asked[i] = asked[i] || s->questions[i].asked;
	for (size_t i = 0; i < q->n_decisions; i++)
		asked[q->n_questions + i] = asked[q->n_questions + i] || s->decision_asked[i];
}

/* All sets of kinds in each stage. */
static void what_is_asked_makes_sense_and_everything_is(void **state)
{
	size_t all = q->n_questions + q->n_decisions;
	bool *asked = calloc(all, sizeof *asked);
	struct score s;

	(void)state;
	wrong = 0;
	random_state = 20261121;
	score_init(&s, q);
	for (unsigned kinds = 1; kinds < 1u << 8; kinds++)
		for (size_t stage = 0; stage < 3; stage++) {
			struct str spec = {0};

			make_spec(&spec, kinds, stage);
			ask(&s, str_text(&spec), DEPTH_DEEP);
			expect_senses(&s, str_text(&spec));
			note_asked(asked, &s);
			str_release(&spec);
		}
	for (size_t i = 0; i < all; i++)
		if (!asked[i]) {
			print_error("%s is never asked\n",
				    i < q->n_questions
					    ? q->questions[i].id
					    : q->decisions[i - q->n_questions].id);
			wrong++;
		}
	free(asked);
	score_release(&s);
	assert_int_equal(wrong, 0);
}

/* Takes away, again and again, the questions whose needs are gone; a cycle would stay. */
static void needs_come_to_an_end(void **state)
{
	bool *done = calloc(q->n_questions, sizeof *done);
	size_t left = q->n_questions, before = left + 1;

	(void)state;
	while (left < before) {
		before = left;
		for (size_t i = 0; i < q->n_questions; i++) {
			const struct indices *needs = &q->questions[i].needs;
			bool waits = done[i];

			for (size_t k = 0; k < needs->n; k++)
				waits = waits || !done[needs->items[k]];
			if (!waits) {
				done[i] = true;
				left--;
			}
		}
	}
	free(done);
	assert_int_equal(left, 0);
}

static enum depth depth_of(struct thing t)
{
	return t.kind == THING_FIELD	  ? q->fields[t.index].depth
	       : t.kind == THING_DECISION ? q->decisions[t.index].depth
					  : q->questions[t.index].depth;
}

static void expect_no_deeper(const char *id, enum depth depth, const struct condition *c)
{
	if (!c)
		return;
	expect_no_deeper(id, depth, c->left);
	expect_no_deeper(id, depth, c->right);
	if (c->name.kind == THING_NONE || depth_of(c->name) <= depth)
		return;
	print_error("%s is asked at '%s', its condition names %s\n", id, depth_name(depth),
		    thing_id(q, c->name));
	wrong++;
}

static void nothing_hangs_on_what_is_asked_deeper(void **state)
{
	(void)state;
	wrong = 0;
	for (size_t i = 0; i < q->n_fields; i++)
		expect_no_deeper(q->fields[i].id, q->fields[i].depth, q->fields[i].when);
	for (size_t i = 0; i < q->n_decisions; i++)
		expect_no_deeper(q->decisions[i].id, q->decisions[i].depth,
				 q->decisions[i].when);
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		expect_no_deeper(it->id, it->depth, it->when);
		for (size_t k = 0; k < it->needs.n; k++) {
			const struct question *need = &q->questions[it->needs.items[k]];

			wrong += need->depth > it->depth;
		}
	}
	assert_int_equal(wrong, 0);
}

/* Profile fields, decisions and questions that some workload is asked at this depth. */
static size_t prompts_at(enum depth depth)
{
	size_t n = 0;

	for (size_t i = 0; i < q->n_fields; i++)
		n += q->fields[i].depth <= depth;
	for (size_t i = 0; i < q->n_decisions; i++)
		n += q->decisions[i].depth <= depth;
	for (size_t i = 0; i < q->n_questions; i++)
		n += q->questions[i].depth <= depth;
	return n;
}

static void depths_fit_their_sessions(void **state)
{
	(void)state;
	assert_in_range(prompts_at(DEPTH_CORE), 40, 60);
	assert_in_range(prompts_at(DEPTH_STANDARD), 110, 130);
	assert_int_equal(prompts_at(DEPTH_DEEP), 28 + 37 + 194);
}

/* Core questions that every workload is asked; they may hang on nothing. */
static void core_touches_every_section_and_landing_zone_area(void **state)
{
	struct thing t = questionnaire_find(q, "landing-zone");

	(void)state;
	assert_int_equal(t.kind, THING_SECTION);
	for (size_t i = 0; i < q->n_sections; i++) {
		size_t n = 0;

		for (size_t k = 0; k < q->n_questions; k++)
			n += q->questions[k].section == i && !q->questions[k].when &&
			     q->questions[k].depth == DEPTH_CORE;
		if (!n)
			fail_msg("core has nothing of %s", q->sections[i].id);
	}
	for (size_t i = 0; i < q->sections[t.index].areas.n; i++) {
		const struct area *area = &q->areas[q->sections[t.index].areas.items[i]];
		size_t n = 0;

		for (size_t k = 0; k < area->questions.n; k++)
			n += q->questions[area->questions.items[k]].depth == DEPTH_CORE;
		if (!n)
			fail_msg("core has nothing of %s", area->id);
	}
}

static void optional_fields_come_last(void **state)
{
	bool seen = false;
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < q->n_fields; i++) {
		assert_true(q->fields[i].optional || !seen);
		seen = q->fields[i].optional;
		n += seen;
	}
	assert_true(n > 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_workloads_are_asked_so_much),
		cmocka_unit_test(the_workloads_are_asked_what_makes_sense),
		cmocka_unit_test(what_is_asked_makes_sense_and_everything_is),
		cmocka_unit_test(needs_come_to_an_end),
		cmocka_unit_test(nothing_hangs_on_what_is_asked_deeper),
		cmocka_unit_test(depths_fit_their_sessions),
		cmocka_unit_test(core_touches_every_section_and_landing_zone_area),
		cmocka_unit_test(optional_fields_come_last),
	};

	return cmocka_run_group_tests(tests, setup, built_in_teardown);
}

#include "model/store/templates.h"

#include <string.h>

const struct template templates[] = {
	{"autonomous-agent", "Autonomous agent: rebooks late freight without being asked"},
	{"internal-model-training", "Model training: foresees bearing failures, for own staff"},
	{"internal-rag-landing-zone",
	 "Internal RAG assistant: answers project staff, in a landing zone"},
	{"mission-critical-agent", "Mission-critical agent: takes gas leak reports, sends crews"},
	{"proof-of-concept", "Proof of concept: twenty testers ask for recipes; core only"},
	{"public-inference-api", "Public inference API: names plant diseases in photos"},
	{"public-rag-assistant",
	 "Public RAG assistant: answers customers from own documents"},
	{"reference-two-regions",
	 "Internal RAG assistant in two regions: how a mature one looks"},
	{"training-platform-onprem",
	 "Training platform: five teams, on-premises data, before production"},
	{NULL, NULL},
};

const struct embedded_file *template_file(const char *name)
{
	static const char suffix[] = ".json";
	size_t len = strlen(name);

	for (size_t i = 0; i < embedded_templates_n; i++)
		if (!strncmp(embedded_templates[i].name, name, len) &&
		    !strcmp(embedded_templates[i].name + len, suffix))
			return &embedded_templates[i];
	return NULL;
}

#include "model/store/templates.h"

#include <string.h>

#define BEGIN(name, what) {name, what, false}
#define EXAMPLE(name, what) {name, what, true}

const struct template templates[] = {
	BEGIN("start-agent", "Agents that plan steps and call tools"),
	BEGIN("start-batch", "Scoring or generating in batch runs"),
	BEGIN("start-finetuning", "Fine-tuning of existing models"),
	BEGIN("start-generation", "Generated text, code, images or speech"),
	BEGIN("start-prebuilt", "Prebuilt services for documents, vision or speech"),
	BEGIN("start-prediction", "Prediction, classification or forecast"),
	BEGIN("start-rag", "Answers from own data (RAG)"),
	BEGIN("start-training", "Training of own models"),
	EXAMPLE("assistant-over-a-year",
		"Internal assistant over a year: three milestones, and what moved"),
	EXAMPLE("autonomous-agent", "Autonomous agent: rebooks late freight without being asked"),
	EXAMPLE("customer-agent-with-tools",
		"Customers' agent with tools: changes contracts, books engineers"),
	EXAMPLE("internal-model-training",
		"Model training: foresees bearing failures, for own staff"),
	EXAMPLE("internal-rag-landing-zone",
		"Internal RAG assistant: answers project staff, in a landing zone"),
	EXAMPLE("mission-critical-agent",
		"Mission-critical agent: takes gas leak reports, sends crews"),
	EXAMPLE("proof-of-concept", "Proof of concept: twenty testers ask for recipes; core only"),
	EXAMPLE("public-inference-api", "Public inference API: names plant diseases in photos"),
	EXAMPLE("public-rag-assistant",
		"Public RAG assistant: answers customers from own documents"),
	EXAMPLE("read-only-agent-web-files",
		"Read-only agent: researches on the web and in client files"),
	EXAMPLE("reference-two-regions",
		"Internal RAG assistant in two regions: how a mature one looks"),
	EXAMPLE("training-platform-onprem",
		"Training platform: five teams, on-premises data, before production"),
	{NULL, NULL, false},
};

#undef BEGIN
#undef EXAMPLE

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

/* templates.h - the assessments that the program carries, to begin a file with: kinds of
 * workload without answers, and worked examples. What each of them is, in a line. */
#ifndef MODEL_STORE_TEMPLATES_H
#define MODEL_STORE_TEMPLATES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/embedded.h"

/* A line that is to be read whole, also at 80 columns and behind a number. */
#define TEMPLATE_WHAT_COLS 72

struct template {
	const char *name; /* as it is typed: "public-rag-assistant" */
	const char *what; /* "Public RAG assistant: answers customers from own documents" */
	bool example;     /* its answers are filled in; else a kind of workload is begun */
};

/* Examples last, both by name; ended by NULL. */
extern const struct template templates[];
/* Its file: an assessment. Never NULL for one of those; NULL for another name. */
const struct embedded_file *template_file(const char *name);

#endif

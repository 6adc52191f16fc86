/* embedded.h - the files that the program carries with it: the built-in questionnaire,
 * the templates, themes and languages; and what it was made of.
 *
 * Made from questionnaires/azure-ai-workload and templates by src/embed.sh while building.
 * The bytes are constant, live for ever, and a NUL follows the last one. */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *name; /* without folders: "reliability.yaml" */
	const unsigned char *bytes;
	size_t n;
};

/* questionnaire.yaml first, then by name. */
extern const struct embedded_file embedded_questionnaire[];
extern const size_t embedded_questionnaire_n;
/* By name. */
extern const struct embedded_file embedded_templates[];
extern const size_t embedded_templates_n;
/* Themes of exports, NAME.theme.yaml; by name. */
extern const struct embedded_file embedded_themes[];
extern const size_t embedded_themes_n;
/* Their languages, NAME.language.yaml; by name. At least one. */
extern const struct embedded_file embedded_languages[];
extern const size_t embedded_languages_n;
/* Compiler, flags and libraries, as lines that the Makefile writes. */
extern const char embedded_made_of[];

#endif

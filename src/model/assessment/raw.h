/* raw.h - what a file holds and this version does not know: kept as it was written. */
#ifndef MODEL_ASSESSMENT_RAW_H
#define MODEL_ASSESSMENT_RAW_H

#include <stddef.h>

/* A member of a JSON object that is kept as it was written. Both are in the arena. */
struct raw_member {
	const char *key; /* with its quotes */
	const char *value;
	int line, col; /* of the key, in the file it was read from; else 0 */
};
struct raw_members {
	struct raw_member *items;
	size_t n;
};

#endif

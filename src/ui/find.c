#include "ui/find.h"

#include <ctype.h>

bool find_begins(const char *text, const char *part)
{
	while (*part && *text &&
	       tolower((unsigned char)*text) == tolower((unsigned char)*part)) {
		text++;
		part++;
	}
	return !*part;
}

bool find_in(const char *text, const char *part)
{
	for (; *text; text++)
		if (find_begins(text, part))
			return true;
	return !*part;
}

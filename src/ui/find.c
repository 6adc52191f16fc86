#include "ui/find.h"

#include <ctype.h>
#include <string.h>

static bool begins(const char *text, const char *part, size_t n)
{
	while (n && *text &&
	       tolower((unsigned char)*text) == tolower((unsigned char)*part)) {
		text++;
		part++;
		n--;
	}
	return !n;
}

bool find_begins(const char *text, const char *part)
{
	return begins(text, part, strlen(part));
}

bool find_in_n(const char *text, const char *part, size_t n)
{
	for (; *text; text++)
		if (begins(text, part, n))
			return true;
	return !n;
}

bool find_in(const char *text, const char *part)
{
	return find_in_n(text, part, strlen(part));
}

#define _POSIX_C_SOURCE 200809L
#include "ui/session/leaving.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"

void session_leaving(struct str *out, const struct session *s, const char *command)
{
	struct progress all = session_progress(s);
	char folder[FILE_PATH_MAX];
	const char *path = assessment_file_path(s->file);
	size_t above;

	/* As it can be typed here. */
	if (getcwd(folder, sizeof folder)) {
		above = strlen(folder);
		if (strncmp(path, folder, above) == 0 && path[above] == '/' && path[above + 1])
			path += above + 1;
	}

	if (*session_readonly(s))
		str_addf(out, "Nothing was changed, %s is read-only", path);
	else
		str_addf(out, "Saved in %s", path);
	str_addf(out, ":\n%zu of %zu questions and decisions answered.\nNext: %s ", all.answered,
		 all.asked, all.answered < all.asked ? command : "plumbline plan");
	file_word(out, path);
}

#include "ui/session/leaving.h"

#include "base/file.h"

void session_leaving(struct str *out, const struct session *s, const char *command)
{
	struct progress all = session_progress(s);
	const char *path = assessment_file_path(s->file);

	if (*session_readonly(s))
		str_addf(out, "Nothing was changed, %s is read-only", path);
	else
		str_addf(out, "Saved in %s", path);
	str_addf(out, ": %zu of %zu questions and decisions answered. Next: %s ", all.answered,
		 all.asked, all.answered < all.asked ? command : "plumbline plan");
	file_word(out, path);
}

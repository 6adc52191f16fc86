#include "export/feeds/feeds.h"

#include "base/utf8.h"
#include "base/uuid.h"

void feed_line(struct str *out, const char *text, size_t max)
{
	struct str clean = {0};
	size_t chars = 0;
	bool blank = false;

	utf8_clean(&clean, text, true);
	for (const char *s = str_text(&clean); *s;) {
		uint32_t cp;
		size_t n = utf8_decode(s, 4, &cp);

		if (cp == '\n' || cp == ' ') {
			blank = chars > 0;
		} else if (chars + blank + 1 >= max && s[n]) {
			str_add(out, "\u2026");
			break;
		} else {
			str_add(out, blank ? " " : "");
			str_addn(out, s, n);
			chars += 1 + blank;
			blank = false;
		}
		s += n ? n : 1;
	}
	str_release(&clean);
}

const char *feed_key(struct arena *arena, const struct report *r, const char *id)
{
	char uuid[UUID_TEXT];

	uuid_named(uuid, r->a->id, "backlog");
	return arena_printf(arena, "%.8s/%s", uuid, id);
}

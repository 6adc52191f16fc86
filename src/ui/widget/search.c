#include "ui/widget/search.h"

#include "base/utf8.h"
#include "ui/keys/keys.h"
#include "ui/widget/chrome.h"

/* Columns that are left for the text, whatever is said beside it. */
#define FIELD_COLS_MIN 20
#define GAP 2

void search_open(struct search *f, const char *enter)
{
	search_release(f);
	f->is_open = true;
	f->keys[0] = (struct binding){"<Enter>", ACT_ACCEPT, enter};
	f->keys[1] = (struct binding){"<Esc>", ACT_CANCEL, "back"};
	f->keys[2] = (struct binding){"<Down>", ACT_DOWN, "next"};
	f->keys[3] = (struct binding){"<Up>", ACT_UP, "previous"};
	field_begin(&f->field, "");
}

enum seek search_key(struct search *f, int key, bool *is_for_view)
{
	enum field_result result;

	*is_for_view = true;
	if (key == K_DOWN || key == K_UP)
		return key == K_DOWN ? SEEK_NEXT : SEEK_PREVIOUS;
	if (key == K_BACKSPACE && !f->field.text.len)
		return SEEK_BACK;
	result = field_key(&f->field, key, SEARCH_BYTES_MAX);
	*is_for_view = result != FIELD_IGNORED;
	return result == FIELD_ACCEPTED    ? SEEK_STAY
	       : result == FIELD_CANCELLED ? SEEK_BACK
					   : SEEK_TEXT;
}

void search_draw(const struct search *f, struct pane screen)
{
	int row = screen.rows - 2, most = screen.cols - 1 - FIELD_COLS_MIN - GAP;
	int width = utf8_width(str_text(&f->said));

	chrome_footer(screen, &(struct footer){.tables = {f->keys}});
	if (width > most)
		width = most;
	draw_fit(screen, row, screen.cols - width, width, f->found ? STYLE_DIM : STYLE_WARNING,
		 str_text(&f->said));
	draw_text(screen, row, 0, STYLE_KEY, "/");
	field_draw(&f->field, screen, row, 1, screen.cols - 1 - width - (width ? GAP : 0));
}

void search_release(struct search *f)
{
	field_release(&f->field);
	str_release(&f->said);
	*f = (struct search){0};
}

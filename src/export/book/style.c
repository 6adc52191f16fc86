#include "export/book/style.h"

#include "base/words.h"

/* Keeps numbers off the words in the next column: like the indent of these, which not every
 * program honours at the right. */
#define APART "_)_)"

#define CRITICAL_INK 0x842029

/* clang-format off */
static const struct style styles[LOOK_END] = {
	[LOOK_PLAIN]         = {.size = 10},
	[LOOK_TITLE]         = {.size = 22, .colour = ACCENT, .bold = true, .middle = true},
	[LOOK_SUBTITLE]      = {.size = 10, .colour = MUTED},
	[LOOK_HEADING]       = {.size = 13, .colour = ACCENT, .bold = true},
	[LOOK_LABEL]         = {.size = 9, .colour = MUTED, .bold = true},
	[LOOK_LEAD]          = {.size = 11, .colour = INK, .wrap = true},
	[LOOK_BIG]           = {.size = 36, .colour = ACCENT, .bold = true, .number = "0.0",
				.align = ALIGN_LEFT, .middle = true},
	[LOOK_BIG_FROM]      = {.size = 36, .colour = ACCENT, .bold = true,
				.number = "0.0", .after = WORD("to"), .align = ALIGN_LEFT,
				.middle = true},
	[LOOK_BIG_WORD]      = {.size = 16, .colour = MUTED, .middle = true, .wrap = true,
				.set_in = true},
	[LOOK_HEADER]        = {.size = 10, .colour = PAPER, .fill = ACCENT, .bold = true,
				.wrap = true, .middle = true},
	[LOOK_HEADER_NUMBER] = {.size = 10, .colour = PAPER, .fill = ACCENT, .bold = true,
				.wrap = true, .middle = true, .align = ALIGN_RIGHT},
	[LOOK_TEXT]          = {.size = 10, .colour = INK, .wrap = true, .line = true},
	[LOOK_SMALL]         = {.size = 9, .colour = INK, .wrap = true, .line = true},
	[LOOK_NAME]          = {.size = 10, .colour = INK, .bold = true, .wrap = true,
				.line = true},
	[LOOK_WORD]          = {.size = 10, .colour = INK, .line = true},
	[LOOK_LINK]          = {.size = 10, .colour = ACCENT, .underlined = true, .line = true},
	[LOOK_PAGE]          = {.size = 10, .colour = ACCENT, .underlined = true, .wrap = true,
				.line = true},
	[LOOK_NUMBER]        = {.size = 10, .colour = INK, .number = "#,##0.0" APART, .line = true,
				.align = ALIGN_RIGHT},
	[LOOK_FIXED]         = {.size = 10, .colour = INK, .number = "0.00" APART, .line = true,
				.align = ALIGN_RIGHT},
	[LOOK_GAIN]          = {.size = 10, .colour = INK, .number = "0.000" APART, .line = true,
				.align = ALIGN_RIGHT},
	[LOOK_COUNT]         = {.size = 10, .colour = INK, .number = "#,##0" APART, .line = true,
				.align = ALIGN_RIGHT},
	[LOOK_PLACE]         = {.size = 10, .colour = INK, .number = "0", .line = true,
				.align = ALIGN_LEFT},
	[LOOK_DATE]          = {.size = 10, .colour = INK, .number = "yyyy-mm-dd", .line = true,
				.align = ALIGN_LEFT},
	[LOOK_MUTED]         = {.size = 10, .colour = MUTED, .line = true},
	[LOOK_MUTED_NUMBER]  = {.size = 9, .colour = MUTED, .number = "0.0000000" APART,
				.line = true, .align = ALIGN_RIGHT},
	[LOOK_MUTED_COUNT]   = {.size = 9, .colour = MUTED, .number = "#,##0" APART, .line = true,
				.align = ALIGN_RIGHT},
	[LOOK_STEP]          = {.size = 10, .colour = MUTED, .wrap = true, .line = true},
	[LOOK_TOTAL]         = {.size = 10, .colour = INK, .bold = true, .strong_line = true},
	[LOOK_TOTAL_NUMBER]  = {.size = 10, .colour = INK, .bold = true, .strong_line = true,
				.number = "#,##0.0" APART, .align = ALIGN_RIGHT},
	[LOOK_TOTAL_COUNT]   = {.size = 10, .colour = INK, .bold = true, .strong_line = true,
				.number = "#,##0" APART, .align = ALIGN_RIGHT},
	[LOOK_WORK_TEXT]     = {.size = 10, .colour = INK, .fill = ACCENT_PALE, .wrap = true,
				.line = true, .unlocked = true},
	[LOOK_WORK_WORD]     = {.size = 10, .colour = INK, .fill = ACCENT_PALE, .line = true,
				.unlocked = true},
	[LOOK_WORK_DATE]     = {.size = 10, .colour = INK, .fill = ACCENT_PALE, .line = true,
				.unlocked = true, .number = "yyyy-mm-dd",
				.align = ALIGN_LEFT},
	[LOOK_PROSE]         = {.size = 10, .colour = INK, .wrap = true},
	/* Painted: only colours count. */
	[LOOK_CRITICAL]      = {.colour = CRITICAL_INK, .fill = 0xF5C2C7, .bold = true},
	[LOOK_HIGH]          = {.colour = 0x7A3E00, .fill = 0xFFE0C2},
	[LOOK_MEDIUM]        = {.colour = 0x664D03, .fill = 0xFFF3CD},
	[LOOK_LOW]           = {.colour = 0x41464B, .fill = 0xE9ECEF},
	[LOOK_DONE]          = {.colour = 0x0F5132, .fill = 0xD1E7DD},
	[LOOK_UNDER_WAY]     = {.colour = 0x084298, .fill = 0xCFE2FF},
	[LOOK_SET_ASIDE]     = {.colour = MUTED, .fill = 0xE9ECEF},
};
/* clang-format on */

const struct style *style_of(enum look look)
{
	return &styles[look];
}

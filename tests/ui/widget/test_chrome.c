/* The status line: who gives way to whom when there is no room for all. */
#include "ui/play.h"

#include "ui/widget/chrome.h"

static const struct status saved = {"", "saved 10:02", "saved", STYLE_DIM,
				    "", STYLE_TEXT, false};
static const struct status timed = {
	"Security 3 of 15 min", "saved 10:02", "saved", STYLE_DIM, "", STYLE_TEXT, false};
static const struct status failed = {
	"",        "NOT SAVED: chat.json: the disk is full", "NOT SAVED", STYLE_ERROR, "",
	STYLE_TEXT, false};

static void assert_status(const struct status *st, enum style style, const char *message,
			  const char *expected)
{
	struct status now = *st;
	struct grid g = {0};
	struct str text = {0};

	now.message = message;
	now.message_style = style;
	grid_resize(&g, 6, 60);
	chrome_status(pane_of(&g), &now);
	grid_text(&g, &text);
	assert_text_has(str_text(&text), expected);
	str_release(&text);
	grid_release(&g);
}

/* Sixty columns, and so many for a message. */
#define TEXT_47 "a message of forty seven columns, and not fewer"
#define TEXT_53 "a message of fifty three columns, not more, not fewer"
#define TEXT_60 "a message of all sixty columns that the row of this test has"

static void the_clock_goes_before_the_message_wraps(void **state)
{
	(void)state;
	assert_status(&saved, STYLE_INFO, TEXT_47, "\n" TEXT_47 "  saved 10:02\n");
	assert_status(&saved, STYLE_INFO, TEXT_53, "\n" TEXT_53 "  saved\n");
	assert_status(&saved, STYLE_INFO, TEXT_60, "\n" TEXT_60 "\n");
}

static void a_refusal_may_have_the_whole_row(void **state)
{
	(void)state;
	assert_status(&saved, STYLE_WARNING, TEXT_47, "\n" TEXT_47 "  saved 10:02\n");
	assert_status(&saved, STYLE_WARNING, TEXT_60, "\n" TEXT_60 "\n");
}

static void what_stands_at_the_right_costs_no_row(void **state)
{
	(void)state;
	assert_status(&saved, STYLE_ERROR, TEXT_60 ".",
		      "that the row of\nthis test has.                                   saved 10:02\n");
}

static void the_timer_gives_way_first(void **state)
{
	(void)state;
	assert_status(&timed, STYLE_INFO, "short", "Security 3 of 15 min; saved 10:02\n");
	assert_status(&timed, STYLE_INFO, "a message of thirty columns...",
		      "...   Security 3 of 15 min; saved\n");
	assert_status(&timed, STYLE_INFO, TEXT_47, "\n" TEXT_47 "  saved 10:02\n");
	assert_status(&timed, STYLE_WARNING, TEXT_60, "\n" TEXT_60 "\n");
}

static void not_saved_is_never_cut(void **state)
{
	(void)state;
	assert_status(&failed, STYLE_INFO, TEXT_47,
		      "not fewer             NOT SAVED: chat.json: the disk is full\n");
	assert_status(&failed, STYLE_WARNING, TEXT_47, "\n" TEXT_47 "    NOT SAVED\n");
	assert_status(&failed, STYLE_WARNING, TEXT_60, "\nthis test has                                      NOT SAVED\n");
	assert_status(&failed, STYLE_INFO, "", " NOT SAVED: chat.json: the disk is full\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_clock_goes_before_the_message_wraps),
		cmocka_unit_test(a_refusal_may_have_the_whole_row),
		cmocka_unit_test(what_stands_at_the_right_costs_no_row),
		cmocka_unit_test(the_timer_gives_way_first),
		cmocka_unit_test(not_saved_is_never_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

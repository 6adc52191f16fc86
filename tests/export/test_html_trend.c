/* Scores over milestones as a picture in the HTML report: lines between what can be compared, names
 * that do not stand on each other, and why the rest is not on them. */
#include "sample.h"

#include "markup.h"

/* kick-off: at another depth, if so, than all after it. */
static void keep(struct sample *s, enum depth first, size_t others)
{
	sample_begin(s);
	sample_answers(s);
	s->a->settings.has_depth = true;
	s->a->settings.depth = first;
	milestone_keep(s->a, "<kick-off>", "2026-10-01T10:00:00Z");
	s->a->settings.depth = DEPTH_DEEP;
	for (size_t i = 0; i < others; i++)
		milestone_keep(s->a, "a review", "2026-11-01T10:00:00Z");
	sample_words(s, "REL-01", "3");
	sample_report(s);
}

/* The part of what moved, for the caller to free. */
static void since_of(const struct sample *s, struct str *out)
{
	char *end;

	sample_text(s, "html", out);
	assert_whole(out->data);
	str_truncate(out, (size_t)(strstr(out->data, "<section id=\"findings\"") - out->data));
	end = strstr(out->data, "<section id=\"since\"");
	memmove(out->data, end, strlen(end) + 1);
}

/* Is the low of each section and of the whole in the row of the point, as the engine has it? */
static void assert_row(const char *html, const struct sample *s, size_t point, const char *name)
{
	const struct trend_point *p = &s->r.trend.points[point];
	struct str row = {0};
	char low[32];

	str_addf(&row, "<tr><th scope=\"row\">%s<br><span class=\"muted\">%.10s", name,
		 point + 1 < s->r.trend.n ? p->is.at : "");
	if (point + 1 < s->r.trend.n) {
		str_add(&row, "</span></th>");
		for (size_t i = 0; i <= s->q->n_sections; i++) {
			const struct range *x = i < s->q->n_sections ? &p->sections[i] : &p->overall;

			str_addf(&row, "<td class=\"n\">%s</td>",
				 p->alike ? score_text(low, x->low) : "");
		}
	}
	assert_text_has(html, row.data);
	str_release(&row);
}

static void lines_lead_through_all_that_can_be_compared(void **state)
{
	struct sample s;
	struct str html = {0};
	size_t lines;

	(void)state;
	keep(&s, DEPTH_DEEP, 1);
	assert_int_equal(s.r.trend.n, 3);
	since_of(&s, &html);
	lines = s.q->n_sections + 1;
	assert_row(html.data, &s, 0, "&lt;kick-off&gt;");
	assert_row(html.data, &s, 1, "a review");
	assert_row(html.data, &s, 2, "now");
	assert_text_has(html.data, "aria-labelledby=\"trend-t trend-d\"");
	assert_int_equal(count(html.data, " class=\"trend\"/>"), 2 * lines);
	/* At each point, and before each name. */
	assert_int_equal(count(html.data, "<path class=\"sign\""), 4 * lines);
	assert_int_equal(count(html.data, "<g class=\"series strong\">"), 2);
	assert_null(strstr(html.data, "Not on the lines"));
	str_release(&html);
	sample_end(&s);
}

static void what_cannot_be_compared_is_not_on_them_and_says_why(void **state)
{
	struct sample s;
	struct str html = {0};

	(void)state;
	keep(&s, DEPTH_CORE, 2);
	since_of(&s, &html);
	assert_false(s.r.trend.points[0].alike);
	assert_row(html.data, &s, 0, "&lt;kick-off&gt;");
	assert_int_equal(count(html.data, " class=\"trend\"/>"), 2 * (s.q->n_sections + 1));
	assert_text_has(html.data, "What cannot be compared with now is not on them.</figcaption>");
	assert_text_has(html.data, "<p>Not on the lines</p>\n<ul>\n<li><strong>&lt;kick-off&gt;"
				   "</strong> depth core; of the ");
	assert_int_equal(count(strstr(html.data, "Not on the lines"), "a review"), 0);
	str_release(&html);
	sample_end(&s);
}

/* Also where all lines end alike, at the lower end. */
static void names_stand_below_each_other_within_the_picture(void **state)
{
	struct sample s;
	struct str html = {0};

	(void)state;
	for (int answered = 0; answered < 2; answered++) {
		int before = 0, n = 0;

		if (answered) {
			keep(&s, DEPTH_DEEP, 1);
		} else {
			sample_begin(&s);
			milestone_keep(s.a, "first", "2026-10-01T10:00:00Z");
			sample_report(&s);
		}
		str_truncate(&html, 0);
		since_of(&s, &html);
		for (const char *at = html.data; (at = strstr(at, "<text x=\"512\" y=\"")); n++) {
			int y = atoi(at += strlen("<text x=\"512\" y=\""));

			assert_true(!n || y >= before + 17);
			assert_true(y > 0 && y < 345);
			before = y;
		}
		assert_int_equal(n, s.q->n_sections + 1);
		sample_end(&s);
	}
	str_release(&html);
}

/* So many that not each has room for its name below; now always has. */
static void many_milestones_have_room(void **state)
{
	struct sample s;
	struct str html = {0};
	int before = -100, n = 0;

	(void)state;
	keep(&s, DEPTH_DEEP, 40);
	since_of(&s, &html);
	assert_int_equal(count(html.data, "<tr><th scope=\"row\">a review"), 40);
	for (const char *at = html.data; (at = strstr(at, "\" y=\"380\" class=\"muted\">20")); n++) {
		const char *x = at++;

		while (x[-1] != '"')
			x--;
		assert_true(atoi(x) >= before + 75);
		before = atoi(x);
	}
	assert_true(n > 3);
	assert_int_equal(before, 480);
	str_release(&html);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_lead_through_all_that_can_be_compared),
		cmocka_unit_test(what_cannot_be_compared_is_not_on_them_and_says_why),
		cmocka_unit_test(names_stand_below_each_other_within_the_picture),
		cmocka_unit_test(many_milestones_have_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

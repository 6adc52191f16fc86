/* How scores read: the one place that rounds them. */
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "engine/score.h"

int score_tenths(struct frac score)
{
	return (int)frac_scaled(score, 1000);
}

const char *score_text(char *buf, struct frac score)
{
	number_fixed(buf, score_tenths(score), 1);
	return tr_number(buf);
}

enum band band_of(struct frac score)
{
	int tenths = score_tenths(score);

	return tenths < 330 ? BAND_CRITICAL : tenths < 670 ? BAND_MODERATE : BAND_EXCELLENT;
}

const char *band_name(enum band b)
{
	static const char *const names[] = {"", WORD("critical"), WORD("moderate"),
					   WORD("excellent")};

	return names[b];
}

const char *range_band_name(const struct range *r)
{
	static const char *const names[][BAND_EXCELLENT + 1] = {
		[BAND_CRITICAL] = {[BAND_CRITICAL] = WORD("critical"),
				   [BAND_MODERATE] = WORD("critical to moderate"),
				   [BAND_EXCELLENT] = WORD("critical to excellent")},
		[BAND_MODERATE] = {[BAND_MODERATE] = WORD("moderate"),
				   [BAND_EXCELLENT] = WORD("moderate to excellent")},
		[BAND_EXCELLENT] = {[BAND_EXCELLENT] = WORD("excellent")},
	};

	return r->any ? names[band_of(r->low)][band_of(r->high)] : "";
}

const char *range_band_text(char *buf, const struct range *r)
{
	snprintf(buf, 64, "%s", tr(range_band_name(r)));
	return buf;
}

const char *range_absent(const struct range *r)
{
	return r->excluded ? WORD("not applicable") : WORD("not asked");
}

const char *range_text(char *buf, const struct range *r)
{
	size_t n;

	if (!r->any) {
		snprintf(buf, 64, "%s", tr(range_absent(r)));
		return buf;
	}
	n = strlen(score_text(buf, r->low));
	if (score_tenths(r->low) != score_tenths(r->high)) {
		snprintf(buf + n, 16, "%s", tr(" to "));
		score_text(buf + strlen(buf), r->high);
	}
	return buf;
}

const char *range_of_100(char *buf, const struct range *r)
{
	size_t n = strlen(range_text(buf, r));

	if (r->any)
		snprintf(buf + n, 16, "%s", tr(" of 100"));
	return buf;
}

const char *level_text(char *buf, int halves)
{
	if (halves < 0) {
		buf[0] = '-';
		buf[1] = '\0';
		return buf;
	}
	number_text(buf, halves * 5, 1);
	return tr_number(buf);
}

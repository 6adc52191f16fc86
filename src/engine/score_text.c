/* How scores read: the one place that rounds them. */
#include <stdio.h>
#include <string.h>

#include "engine/score.h"

int score_tenths(struct frac score)
{
	return (int)frac_scaled(score, 1000);
}

const char *score_text(char *buf, struct frac score)
{
	return number_fixed(buf, score_tenths(score), 1);
}

enum band band_of(struct frac score)
{
	int tenths = score_tenths(score);

	return tenths < 330 ? BAND_CRITICAL : tenths < 670 ? BAND_MODERATE : BAND_EXCELLENT;
}

const char *band_name(enum band b)
{
	static const char *const names[] = {"", "critical", "moderate", "excellent"};

	return names[b];
}

const char *range_band_text(char *buf, const struct range *r)
{
	enum band low, high;

	buf[0] = '\0';
	if (!r->any)
		return buf;
	low = band_of(r->low);
	high = band_of(r->high);
	if (low == high)
		snprintf(buf, 64, "%s", band_name(low));
	else
		snprintf(buf, 64, "%s to %s", band_name(low), band_name(high));
	return buf;
}

const char *range_absent(const struct range *r)
{
	return r->excluded ? "not applicable" : "not asked";
}

const char *range_text(char *buf, const struct range *r)
{
	static const char to[] = " to ";
	size_t n;

	if (!r->any) {
		snprintf(buf, 64, "%s", range_absent(r));
		return buf;
	}
	n = strlen(score_text(buf, r->low));
	if (score_tenths(r->low) != score_tenths(r->high)) {
		memcpy(buf + n, to, sizeof to);
		score_text(buf + n + sizeof to - 1, r->high);
	}
	return buf;
}

const char *range_of_100(char *buf, const struct range *r)
{
	static const char scale[] = " of 100";

	range_text(buf, r);
	if (r->any)
		memcpy(buf + strlen(buf), scale, sizeof scale);
	return buf;
}

const char *level_text(char *buf, int halves)
{
	if (halves < 0) {
		buf[0] = '-';
		buf[1] = '\0';
		return buf;
	}
	return number_text(buf, halves * 5, 1);
}

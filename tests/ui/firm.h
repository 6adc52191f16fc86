/* firm.h - for the tests of the score and the plan: a small firm's public assistant, with
 * findings, something unknown and gaps; and goldens of what the screen shows. */
#ifndef TESTS_UI_FIRM_H
#define TESTS_UI_FIRM_H

#include "ui/play.h"

static const char *const firm[] = {
	"name=Contoso chat", "stage=prod", "criticality=business", "sensitivity=confidential",
	"kinds=genai,rag", "serving=online", "origin=hosted", "services=foundry,search",
	"traffic=bursty", "autonomy=none_agent", "ai_workloads=1",
	"DT-01=absent", "DT-02=solo", "DT-03=net", "DT-04=none_mg", "DT-05=mixed",
	"DT-07=none_pol", "DT-08=paas", "DT-09=no_vnet", "DT-10=open", "DT-11=raw",
	"DT-12=none", "DT-13=public_portal", "DT-14=default_out", "DT-20=eu", "DT-21=one",
	"DT-23=global", "DT-27=q_unknown",
	"REL-01=3", "REL-02=1", "REL-09=unknown", "REL-06=replicas:yes,zones:partial",
	"SEC-15=0", "PERF-02=0", "XC-03=2", "COST-01=4",
	NULL,
};

static inline struct play *play_firm(int rows, int cols)
{
	return play_open(firm, rows, cols, false);
}

/* The screen, glyphs and then styles, is that of tests/golden/NAME. */
static inline void assert_screen_at(struct play *p, const char *name, const char *file,
				    int line)
{
	struct str out = {0};
	const struct grid *g = app_draw(p->app);

	grid_text(g, &out);
	grid_styles(g, &out);
	assert_golden_at(name, str_text(&out), file, line);
	str_release(&out);
}
#define assert_screen(p, name) assert_screen_at(p, name, __FILE__, __LINE__)

#endif

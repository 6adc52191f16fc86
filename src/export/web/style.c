/* How the HTML report looks: colours for light and dark, on screen and on paper. */
#include "export/web/web.h"

/* A colour that has one of its name with -back stands on that, each other on paper and pale;
 * a test reckons the contrast of each. Those of bars are held against what is beside them. */
static const struct {
	const char *name;
	unsigned light, dark;
} colours[] = {
	{"paper", ON_PAPER, ON_PAPER_DARK}, {"pale", ON_PALE, ON_PALE_DARK},
	{"ink", 0x1F2933, 0xE4E8EC},	       {"muted", 0x53606D, 0xA9B4BF},
	{"line", 0xCBD3DB, 0x3D4752},	       {"critical", 0x842029, 0xF8BCC2},
	{"critical-back", 0xF9DADD, 0x54202A}, {"high", 0x7A3E00, 0xFFC999},
	{"high-back", 0xFFE2C6, 0x4D2E10},     {"medium", 0x664D03, 0xF4DA85},
	{"medium-back", 0xFFF3CD, 0x423612},   {"low", 0x41464B, 0xCBD1D7},
	{"low-back", 0xE9ECEF, 0x2F3740},      {"good", 0x0F5132, 0xA5DDBF},
	{"good-back", 0xD1E7DD, 0x173D2A},     {"none", 0x53606D, 0xA9B4BF},
	{"none-back", 0xF1F5F9, 0x1E252D},     {"series-0", 0x005A9C, 0x7FB8E6},
	{"series-1", 0xA84A00, 0xF2A26B},      {"series-2", 0x00684A, 0x5CCBA3},
	{"series-3", 0x9C3D78, 0xE3A1C8},      {"series-4", 0x755600, 0xE0BE5A},
	{"series-5", 0x5B4BB3, 0xB3A8F0},      {"series-6", 0x555B61, 0xB8BEC4},
	{"series-7", 0x7A4338, 0xD9A79B},
};

/* clang-format off */
static const char screen[] =
"*{box-sizing:border-box}\n"
"html{font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"
"color:var(--ink);background:var(--paper);overflow-wrap:break-word}\n"
"body{max-width:64rem;margin:0 auto;padding:1.5rem}\n"
"h1,h2,h3{line-height:1.2;color:var(--accent)}\n"
"h1{font-size:2rem;margin:.2rem 0}\n"
"h2{font-size:1.5rem;margin:2.5rem 0 .8rem;padding-bottom:.3rem;"
"border-bottom:2px solid var(--accent)}\n"
"h3{font-size:1.15rem;margin:1.6rem 0 .6rem}\n"
"h4,article h3{font-size:1rem;line-height:1.35;margin:0 0 .3rem;color:var(--ink)}\n"
"p{margin:.4rem 0 .8rem}\n"
"a{color:var(--accent)}\n"
"ul,ol{margin:.3rem 0 .8rem;padding-left:1.4rem}\n"
"li{margin:.2rem 0}\n"
".muted{color:var(--muted)}\n"
".small{font-size:.875rem}\n"
".logo{display:block;max-height:4rem;max-width:16rem;margin:0 0 1rem}\n"
".mark{border-left:4px solid var(--accent);padding:.5rem .9rem;background:var(--pale)}\n"
".score{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline}\n"
".score strong{font-size:2.6rem;line-height:1.1;color:var(--accent)}\n"
".lead{font-size:1.06rem;max-width:52rem}\n"
"nav ul{columns:3;padding-left:1.1rem}\n"
".wide{overflow-x:auto;margin:.6rem 0 1.2rem}\n"
"table{border-collapse:collapse;width:100%;font-size:.875rem}\n"
"caption{text-align:left;font-weight:600;padding:.3rem 0}\n"
"th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;"
"border-bottom:1px solid var(--line)}\n"
"thead th{color:var(--muted);border-bottom:2px solid var(--line);vertical-align:bottom}\n"
".n{padding:.4rem .3rem;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}\n"
"thead .n{white-space:normal}\n"
".w{white-space:nowrap}\n"
".chip{display:inline-block;padding:0 .5rem;border-radius:.7rem;font-size:.8125rem;"
"font-weight:600;white-space:nowrap}\n"
"article{margin:0 0 1rem;padding:.7rem .9rem;border:1px solid var(--line);border-radius:6px}\n"
"article>p{margin:.2rem 0}\n"
"dl{margin:.4rem 0;display:grid;grid-template-columns:10rem 1fr;gap:.15rem .8rem;"
"font-size:.9375rem}\n"
"dt{color:var(--muted)}\n"
"dd{margin:0;min-width:0}\n"
"summary{cursor:pointer;color:var(--accent)}\n"
"figure{margin:1rem 0}\n"
"figcaption{font-size:.875rem;color:var(--muted)}\n"
"svg{display:block;width:100%;height:auto;max-width:60rem}\n"
"svg text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;"
"fill:var(--ink)}\n"
"svg .strong{font-weight:600}\n"
"svg text.muted{fill:var(--muted)}\n"
".track{fill:var(--pale);stroke:var(--line)}\n"
".could{fill:var(--accent);fill-opacity:.4}\n"
".is{fill:var(--accent)}\n"
".tick{stroke:var(--muted);stroke-dasharray:3 3}\n"
".mark-line{stroke:var(--ink);stroke-width:2}\n"
".grid{stroke:var(--line);fill:none}\n"
".dot{fill-opacity:.85;stroke:var(--paper)}\n"
".series{color:var(--ink)}\n"
".sign{fill:currentColor;stroke:var(--paper)}\n"
".trend{stroke:currentColor;stroke-width:2}\n"
".strong .trend{stroke-width:3.5}\n"
"footer{margin-top:3rem;padding-top:.8rem;border-top:1px solid var(--line);"
"font-size:.875rem;color:var(--muted)}\n"
"@media (max-width:40rem){body{padding:1rem}nav ul{columns:1}dl{grid-template-columns:1fr}"
"dd{margin-bottom:.4rem}figure{overflow-x:auto}svg{min-width:36rem}table{min-width:44rem}}\n";

static const char paper[] =
"@page{margin:16mm 15mm}\n"
"@media print{html{font-size:9pt}body{max-width:none;padding:0}"
"nav{display:none}.wide{overflow:visible}"
"h2,h3,h4,caption{break-after:avoid}h2{margin-top:1.6rem}"
"tr,.chip,figure,svg,summary,li,dl>dd,h2,h3,h4,article{break-inside:avoid}"
"thead{display:table-header-group}"
"p{orphans:3;widows:3}article h3,article h4,article h4+p{break-after:avoid}"
"#plan,#answers,#method{break-before:page}"
"details::details-content{content-visibility:visible;block-size:auto;opacity:1;display:block}"
"summary{list-style:none;color:var(--muted);break-after:avoid}"
"a{text-decoration:none}a[href^='https:']::after{content:' ('attr(href)')';"
"color:var(--muted);overflow-wrap:anywhere}"
".chip,.track,svg *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n";

/* One sheet, of A4 as of Letter. */
static const char single[] =
"body.board{max-width:52rem}\n"
".board .logo{float:right;margin:0 0 0 1rem}\n"
".board h2{font-size:1.15rem;margin:1.1rem 0 .4rem}\n"
".board h3{font-size:.9375rem;margin:0 0 .3rem}\n"
".board p,.board li{font-size:.9375rem}\n"
".spans{display:grid;grid-template-columns:1fr 1fr 1fr;gap:1rem}\n"
".spans>div{border:1px solid var(--line);border-radius:6px;padding:.6rem .8rem;min-width:0}\n"
".spans ul{padding-left:1rem}\n"
"@media (max-width:40rem){.spans{grid-template-columns:1fr}}\n"
"@media print{@page{margin:11mm 13mm}"
"body.board{font-size:8.5pt;max-width:none}.board h1{font-size:15pt}"
".board h2{font-size:10.5pt;margin:2.2mm 0 1mm}.board h3{font-size:9pt}"
".board p,.board li,.board table{font-size:8.5pt;line-height:1.3;margin-top:0;"
"margin-bottom:.8mm}.board ul,.board ol{margin:.5mm 0 .8mm}"
".board .score strong{font-size:16pt}.board .logo{max-height:11mm}"
".board figure{margin:1mm 0}.board figcaption{font-size:7.5pt}.board svg{max-width:100mm}"
".stand{display:grid;grid-template:auto 1fr/1fr 100mm;gap:0 5mm}"
".stand figure{grid-area:1/2/3/3}"
".board .spans>div{padding:1.5mm 2mm}.board footer{margin-top:2mm;padding-top:1mm;"
"font-size:7.5pt}.board footer p{font-size:7.5pt}.board .mark{padding:1mm 2mm}}\n";
/* clang-format on */

static void put_colours(struct str *out, const struct export_theme *theme, bool dark)
{
	str_addf(out, ":root{--accent:#%06x", dark ? theme->accent_dark : theme->accent);
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
		str_addf(out, ";--%s:#%06x", colours[i].name,
			 dark ? colours[i].dark : colours[i].light);
	str_add(out, "}\n");
}

void web_style(struct str *out, const struct report *r)
{
	static const char *const pairs[] = {"critical", "high", "medium", "low", "good", "none"};

	str_add(out, "<style>\n:root{color-scheme:light dark}\n");
	put_colours(out, r->theme, false);
	str_add(out, "@media screen and (prefers-color-scheme:dark){\n");
	put_colours(out, r->theme, true);
	str_add(out, "}\n");
	str_add(out, screen);
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const char *p = pairs[i];

		str_addf(out, ".%s{color:var(--%s);background:var(--%s-back)}\n", p, p, p);
		str_addf(out, "svg .%s rect{fill:var(--%s-back);stroke:var(--%s)}\n", p, p, p);
		str_addf(out, "svg .%s text{fill:var(--%s)}\n.dot.%s{fill:var(--%s)}\n", p, p, p,
			 p);
	}
	for (int i = 0; i < WEB_SERIES; i++)
		str_addf(out, ".series-%d{color:var(--series-%d)}\n", i, i);
	str_add(out, paper);
	if (r->board)
		str_add(out, single);
	str_add(out, "</style>\n");
}

/* The report as HTML: what to know about its content and its numbers; see web.h. */
#include "export/report/answer_words.h"
#include "export/report/caveats.h"
#include "export/report/method.h"
#include "export/web/web.h"

static void put_caveat(struct str *out, const struct report *r, const struct caveat *c)
{
	struct str concerns = {0};

	str_add(out, "<li><strong>");
	html(out, c->id);
	str_add(out, "</strong> ");
	web_quote(out, r, c->text);
	html(out, c->recheck ? tr(" To be checked again.") : "");
	thing_ids_join(&concerns, r->q, &c->concerns);
	if (concerns.len)
		str_addf(out, " (%s)", str_text(&concerns));
	str_add(out, "</li>\n");
	str_release(&concerns);
}

static void put_caveats(struct str *out, const struct report *r)
{
	struct arena a = {0};
	struct caveats c = caveats_of(&a, r);

	web_part(out, PART_CAVEATS);
	for (size_t i = 0; i < c.order.n; i++) {
		if (i == c.n_here) {
			str_add(out, i ? "</ul>\n" : "");
			web_paragraph(out, "", tr("About what is not asked here:"));
		}
		str_add(out, !i || i == c.n_here ? "<ul>\n" : "");
		put_caveat(out, r, &r->q->caveats[c.order.items[i]]);
	}
	str_add(out, c.order.n ? "</ul>\n</section>\n" : "</section>\n");
	arena_release(&a);
}

static void put_method(struct str *out)
{
	web_part(out, PART_METHOD);
	str_add(out, "<dl>\n");
	for (int i = 0; i < METHOD_LINES; i++)
		web_item(out, tr(method_lines[i].about), tr(method_lines[i].text));
	str_add(out, "</dl>\n</section>\n");
}

/* The terms that the report uses, each once; it begins at that byte. */
static void put_glossary(struct str *out, const struct report *r, size_t from)
{
	const struct questionnaire *q = r->q;
	struct arena a = {0};
	bool *used = arena_new(&a, bool, q->n_terms);

	if (report_terms(q, str_text(out) + from, used)) {
		web_part(out, PART_GLOSSARY);
		str_add(out, "<dl>\n");
		for (size_t i = 0; i < q->n_terms; i++)
			if (used[i])
				web_quote_item(out, r, q->terms[i].term, q->terms[i].text,
					       true);
		str_add(out, "</dl>\n</section>\n");
	}
	arena_release(&a);
}

static void put_references(struct str *out, const struct report *r)
{
	const struct questionnaire *q = r->q;
	struct arena a = {0};

	web_part(out, PART_REFERENCES);
	str_add(out, "<ul>\n");
	for (size_t i = 0; i < q->n_references; i++) {
		const struct reference *ref = &q->references[i];
		const char *url = source_url(&a, ref->path);

		str_add(out, "<li><strong>");
		html(out, ref->id);
		str_add(out, "</strong> ");
		if (url) {
			str_add(out, "<a href=\"");
			html_line(out, url);
			str_add(out, "\" rel=\"noreferrer\">");
		}
		web_quote(out, r, ref->title);
		str_add(out, url ? "</a></li>\n" : "</li>\n");
	}
	str_add(out, "</ul>\n</section>\n");
	arena_release(&a);
}

void web_about(struct str *out, const struct report *r, size_t from)
{
	if (report_has_part(r, PART_CAVEATS))
		put_caveats(out, r);
	if (report_has_part(r, PART_METHOD))
		put_method(out);
	if (report_has_part(r, PART_GLOSSARY))
		put_glossary(out, r, from);
	if (report_has_part(r, PART_REFERENCES))
		put_references(out, r);
}

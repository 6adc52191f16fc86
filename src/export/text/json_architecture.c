/* The architecture in the JSON report: for each kind its tree of elements, and what may
 * still add to it. */
#include "export/text/json.h"

#include "engine/architecture.h"

static void put_ids(struct json_writer *w, const char *key, const struct report *r,
		    const struct indices *decisions)
{
	json_open(w, key, '[', true);
	for (size_t i = 0; i < decisions->n; i++)
		json_text(w, NULL, r->q->decisions[decisions->items[i]].id);
	json_close(w, ']');
}

/* The elements at that depth from node i on, each with those below it; the node after. */
static size_t put_elements(struct json_writer *w, const struct report *r, size_t i,
			   int depth)
{
	const struct architecture *arch = &r->architecture;

	json_open(w, "elements", '[', false);
	while (i < arch->n && arch->nodes[i].depth == depth && !arch->nodes[i].open) {
		json_open(w, NULL, '{', false);
		json_text(w, "name", arch->nodes[i].text);
		put_ids(w, "decisions", r, &arch->nodes[i].from);
		i = put_elements(w, r, i + 1, depth + 1);
		json_close(w, '}');
	}
	json_close(w, ']');
	return i;
}

void json_architecture(struct json_writer *w, const struct report *r)
{
	const struct architecture *arch = &r->architecture;

	json_open(w, "architecture", '[', false);
	for (size_t i = 0; i < arch->n;) {
		struct indices open = {0};

		json_open(w, NULL, '{', false);
		json_text(w, "kind", arch->nodes[i].kind);
		i = put_elements(w, r, i + 1, 1);
		if (i < arch->n && arch->nodes[i].open)
			open = arch->nodes[i++].from;
		put_ids(w, "open", r, &open);
		json_close(w, '}');
	}
	json_close(w, ']');
}

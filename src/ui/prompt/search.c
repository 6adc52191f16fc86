#include "ui/prompt/search.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "ui/widget/find.h"

void prompt_search_begin(const struct prompt_scope *in)
{
	in->search->before.one = *in->one;
	memcpy(in->search->before.query, in->search->query, sizeof in->search->query);
}

void prompt_search_return(const struct prompt_scope *in)
{
	const struct prompt *before = &in->search->before.one;

	in->one->at = before->at;
	in->one->item = before->item;
	in->one->top = before->top;
	in->one->scroll = before->scroll;
}

void prompt_search_set(const struct prompt_scope *in, const char *query)
{
	snprintf(in->search->query, sizeof in->search->query, "%s", query);
}

static bool holds(const void *context, struct thing what)
{
	const struct prompt_scope *in = context;
	struct hit hit;

	return in->shows(in->view, in->session, what) &&
	       prompt_holds(in->session, what, in->search->query, &hit);
}

bool prompt_search_go(const struct prompt_scope *in, int by)
{
	struct thing found;
	struct hit hit;

	if (!prompt_find(in->session->q, in->one->at, by, true, holds, in, &found))
		return false;
	prompt_go(in->one, in->session, found);
	if (prompt_holds(in->session, found, in->search->query, &hit) && hit.item >= 0)
		in->one->item.cursor = (size_t)hit.item;
	return true;
}

bool prompt_of_id(const struct session *s, const char *id, struct thing *what)
{
	for (size_t i = 0; *id && i < prompt_count(s->q); i++) {
		*what = prompt_at(s->q, i);
		if (!strcasecmp(thing_id(s->q, *what), id))
			return true;
	}
	return false;
}

size_t prompt_search_count(const struct prompt_scope *in, bool shown, size_t *at)
{
	struct hit hit;
	size_t n = 0;

	*at = 0;
	for (size_t i = 0; i < prompt_count(in->session->q); i++) {
		struct thing what = prompt_at(in->session->q, i);

		if (in->shows(in->view, in->session, what) != shown ||
		    !prompt_holds(in->session, what, in->search->query, &hit))
			continue;
		n++;
		if (what.kind == in->one->at.kind && what.index == in->one->at.index)
			*at = n;
	}
	return n;
}

bool prompt_search_place(const struct prompt_scope *in, struct str *said)
{
	const char *query = in->search->query;
	struct hit hit;
	size_t at, n = prompt_search_count(in, true, &at);

	if (!n || !prompt_holds(in->session, in->one->at, query, &hit))
		return false;
	str_addf(said, "%zu of %zu, %s: ", at, n, hit.where);
	find_around(said, hit.text, query);
	return true;
}

void prompt_search_say(const struct prompt_scope *in, struct session *s)
{
	struct str said = {0};

	if (prompt_search_place(in, &said)) {
		session_say(s, STYLE_INFO, "'%s': %s", in->search->query, str_text(&said));
	} else {
		session_say(s, STYLE_WARNING, "'%s' is nowhere to be found",
			    in->search->query);
		in->search->query[0] = '\0';
	}
	str_release(&said);
}

bool prompt_search_end(struct prompt_search *search, struct session *s)
{
	if (!*search->query)
		return false;
	search->query[0] = '\0';
	session_say(s, STYLE_INFO, "search ended");
	return true;
}

/* xml_read.h - a strict reader for the plain XML that workbooks are made of.
 *
 * Pulls one event at a time from bytes in memory and never copies them. Well-formed is
 * checked on the way: matching tags, one root, quoted attributes of different names,
 * entities, valid UTF-8 without control characters. A DTD is refused, so no entity can
 * grow. Namespaces are not looked at: names are told without their prefix. */
#ifndef IMPORT_XLSX_XML_READ_H
#define IMPORT_XLSX_XML_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

#define XML_DEPTH_MAX 64
#define XML_ATTRIBUTES_MAX 64

enum xml_event { XML_START, XML_END, XML_TEXT, XML_DONE, XML_BAD };

/* A piece of the document; borrowed. */
struct xml_span {
	const char *at;
	size_t n;
};

struct xml {
	const char *next, *end;
	struct xml_span names[XML_DEPTH_MAX]; /* of the open elements, with prefix */
	size_t depth;
	bool had_root, is_empty;  /* is_empty: the element that began has no content */
	struct xml_span name;     /* XML_START and XML_END, without its prefix */
	struct xml_span text;     /* XML_TEXT, raw: see xml_decode */
	bool is_cdata;            /* the text stands as it is */
	struct xml_span keys[XML_ATTRIBUTES_MAX], values[XML_ATTRIBUTES_MAX];
	size_t n_attributes;      /* XML_START */
	const char *fault;        /* XML_BAD: what is wrong */
};

/* Begins at the n bytes at bytes, which must outlive it. */
void xml_begin(struct xml *x, const char *bytes, size_t n);
/* The next event; an element without content gives a start and an end. After XML_DONE or
 * XML_BAD there is nothing more. */
enum xml_event xml_next(struct xml *x);
bool xml_is(const struct xml *x, const char *name);
/* Appends raw text or an attribute with its entities as characters. */
void xml_decode(struct str *out, struct xml_span raw);
/* The raw value of an attribute (its name without prefix); n 0 and at NULL when missing. */
struct xml_span xml_attribute(const struct xml *x, const char *name);

#endif

/* method.h - how the numbers of a report are made, for somebody who has only the report. */
#ifndef EXPORT_REPORT_METHOD_H
#define EXPORT_REPORT_METHOD_H

/* Words: what shows them says tr. */
struct method_line {
	const char *about, *text;
	const char *book; /* what more there is to say in a workbook; NULL: nothing */
};

enum { METHOD_LINES = 18 };
extern const struct method_line method_lines[METHOD_LINES];

#endif

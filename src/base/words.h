/* words.h - the words of reports, in the language that somebody chose.
 *
 * Sources say English, each text in one place: tr("Where we stand"). A language is a table of what
 * stands for each of them (templates/NAME.language.yaml, read by export/report/language). Nothing
 * is in use until words_use was called, so screens and commands stay English. What programs read
 * (keys, columns of facts, words that stand in files) is never translated. */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stddef.h>

struct word {
	const char *english, *here;
};

/* A language. */
struct words {
	const char *code;     /* "de": as BCP 47 has it, for HTML and the like */
	const char *name;     /* its own: "Deutsch" */
	const char *decimal;  /* what parts ones from tenths: "," */
	const struct word *items;
	size_t n;             /* sorted by english, as strcmp has it */
};
extern const struct words words_english;

/* What tr says from now on; borrowed. Of the whole process: for as long as a report is made and
 * written, by one thread. */
void words_use(const struct words *w);
const struct words *words_in_use(void);

/* What stands for it in the language in use: that of the table, or English where it has none. A
 * format keeps its conversions, perhaps in another order ("%2$s"). */
const char *tr(const char *english) __attribute__((format_arg(1)));
/* The same of that which n asks for: one, or any other number. */
const char *tr_n(size_t n, const char *one, const char *many)
	__attribute__((format_arg(2), format_arg(3)));
/* Marks a text that stands in a table and is said by tr later; tests look for all of them. */
#define WORD(english) english

/* Writes digits as number_text makes them with the decimal sign in use, in place. */
const char *tr_number(char *digits);

/* Has the other the same conversions as the format, so that it can stand for it? Also when none
 * has any. */
_Bool word_fits(const char *english, const char *other);

#endif

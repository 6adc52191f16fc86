/* uuid.h - UUIDs as texts: random ones, and those that always come out alike. */
#ifndef BASE_UUID_H
#define BASE_UUID_H

#define UUID_TEXT 37 /* 36 letters and NUL */

/* A fresh random one (version 4). */
void uuid_random(char out[UUID_TEXT]);
/* The one that stands for a name within a space (version 5: by SHA-1). space is a UUID as
 * text, or any other text: then the one that stands for that in a space of our own. */
void uuid_named(char out[UUID_TEXT], const char *space, const char *name);

#endif

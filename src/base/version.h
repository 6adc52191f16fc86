/* version.h - the one place that says which version this is. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define PLUMBLINE_VERSION "0.1.0"
#define PLUMBLINE_TOOL "plumbline " PLUMBLINE_VERSION

#endif

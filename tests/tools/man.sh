#!/bin/sh
# man.sh PROGRAM PAGE - puts the program's own words about its commands and options into the
# man page: between the mark and the section ANSWERS.
set -eu
mark=$(printf '%s' '.\" From here to ANSWERS the page is made by `make man`.')
{
	sed "/^[.].\" From here to ANSWERS/,\$d" "$2"
	printf '%s\n' "$mark"
	"$1" help --man
	sed -n '/^[.]Sh ANSWERS/,$p' "$2"
} >"$2.new"
mv "$2.new" "$2"

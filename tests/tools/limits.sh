#!/bin/sh
# shellcheck disable=SC2016 # the dollars are those of awk
# limits.sh - functions of at most 60 lines, files of at most 600, lines of at most 100 columns
# (tabs are 8; aim at 90), no banned calls, and what only GNU has in one file. Prints what is
# over as FILE:LINE: error: …
set -u
cd "${1:-.}" || exit 2

find src -name '*.[ch]' | LC_ALL=C sort | LC_ALL=C xargs awk '
BEGIN {
	function_max = 60
	file_max = 600
	column_max = 100
	banned = "(^|[^a-z_>.])(strcpy|strcat|sprintf|vsprintf|gets|strtok|system|alloca|localtime|atoi|atof)[ ]?\\("
}
function fault(line, text) {
	printf "%s:%d: error: %s\n", file, line, text
	faults++
}
function end_of_file() {
	if (lines > file_max)
		fault(lines, "the file has " lines " lines; at most " file_max)
}
function columns(text,    n, at) {
	gsub(/[\200-\277]/, "", text)
	while ((at = index(text, "\t")) > 0) {
		n += at - 1
		n += 8 - n % 8
		text = substr(text, at + 1)
	}
	return n + length(text)
}
FNR == 1 {
	end_of_file()
	file = FILENAME
	start = 0
}
{ lines = FNR }
columns($0) > column_max { fault(FNR, columns($0) " columns; at most " column_max) }
# A function: its opening brace and its closing one both stand in the first column.
/^[a-z_].*\(/ && !/;$/ { signature = $0 }
/^\{$/ { start = FNR }
/^\}/ && start {
	if (FNR - start - 1 > function_max) {
		name = signature
		sub(/\(.*/, "", name)
		sub(/.*[ *]/, "", name)
		fault(start, name " has " FNR - start - 1 " lines; at most " function_max)
	}
	start = 0
}
$0 ~ banned { fault(FNR, "a banned call: " $0) }
/_GNU_SOURCE/ && FILENAME != "src/ui/term/frame.c" {
	fault(FNR, "other systems have no GNU calls; src/ui/term/frame.c does without them there")
}
/(^|[^A-Za-z])(TODO|FIXME|XXX)([^A-Za-z_]|$)/ { fault(FNR, "a note to oneself; open an issue instead") }
END {
	end_of_file()
	exit faults > 0
}'
